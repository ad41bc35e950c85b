// SPDX-License-Identifier: GPL-3.0-or-later
#include "mime.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "archive/core/error.hpp"
#include "ascii.hpp"

namespace archive::extract {
namespace {

constexpr std::size_t most_parts = 10'000;
constexpr std::size_t longest_boundary = 200;  // bytes; RFC 2046 says 70

/// Goes over the lines once, with the boundaries that are open.
class Parts {
 public:
  Parts(std::string_view content, unsigned depth) : rest_(content), most_deep_(depth) {}

  std::vector<MimePart> run(const MailHeaders& headers) {
    begin_part(headers);
    while (!rest_.empty()) {
      const auto line = rest_.substr(0, rest_.find('\n'));
      if (line.starts_with("--") && take_boundary(line)) continue;
      skip(line);
    }
    end_part(rest_.data());
    return std::move(parts_);
  }

 private:
  struct Open {
    std::string boundary;
    bool forwarded;
  };

  void skip(std::string_view line) { rest_.remove_prefix(std::min(rest_.size(), line.size() + 1)); }

  /// Begins what the headers tell: a part, or the text before the first of several. A mail inside the mail has its
  /// headers at once, and may hold another.
  void begin_part(MailHeaders headers) {
    for (;;) {
      MailValue type = parse_mail_value(headers.raw("content-type"));
      if (type.value.find('/') == std::string::npos) type.value = "text/plain";
      const std::string boundary = type.parameter("boundary");
      if (type.value.starts_with("multipart/") && !boundary.empty() && places_.emplace(boundary, open_.size()).second) {
        if (open_.size() >= most_deep_)
          throw core::InputError("too-deep", core::tr("more than {} levels of parts in parts", most_deep_));
        open_.push_back({boundary, forwarded_});
        return;
      }
      if (type.value != "message/rfc822" || lowered(headers.raw("content-transfer-encoding")) == "base64")
        return add_part(std::move(type), headers);
      if (++messages_ > most_deep_) throw core::InputError("too-deep", core::tr("too many mails in mails"));
      forwarded_ = true;
      headers = MailHeaders::take(rest_);
    }
  }

  void add_part(MailValue type, const MailHeaders& headers) {
    if (parts_.size() >= most_parts) throw core::InputError("too-large", core::tr("more than {} parts", most_parts));
    const MailValue disposition = parse_mail_value(headers.raw("content-disposition"));
    parts_.push_back({std::move(type),
                      std::string(headers.raw("content-transfer-encoding")),
                      disposition.value == "attachment",
                      forwarded_,
                      {}});
    begin_ = rest_.data();
  }

  void end_part(const char* end) {
    if (begin_ == nullptr) return;
    std::string_view content(begin_, static_cast<std::size_t>(end - begin_));
    // The line break before a boundary belongs to it.
    if (content.ends_with('\n')) content.remove_suffix(1);
    if (content.ends_with('\r')) content.remove_suffix(1);
    parts_.back().content = content;
    begin_ = nullptr;
  }

  bool take_boundary(std::string_view line) {
    if (line.size() > longest_boundary) return false;
    auto name = line.substr(2);
    name = name.substr(0, name.find_last_not_of(" \t\r") + 1);
    auto found = places_.find(std::string(name));
    const bool last = found == places_.end() && name.ends_with("--");
    if (last) found = places_.find(std::string(name.substr(0, name.size() - 2)));
    if (found == places_.end()) return false;
    end_part(rest_.data());
    const std::size_t place = found->second;
    forwarded_ = open_[place].forwarded;
    while (open_.size() > place + (last ? 0 : 1)) {
      places_.erase(open_.back().boundary);
      open_.pop_back();
    }
    skip(line);
    if (!last) begin_part(MailHeaders::take(rest_));
    return true;
  }

  std::string_view rest_;
  std::size_t most_deep_;
  std::vector<MimePart> parts_;
  std::vector<Open> open_;
  std::unordered_map<std::string, std::size_t> places_;  ///< of the boundaries in `open_`
  const char* begin_ = nullptr;                          ///< of the part that is open
  bool forwarded_ = false;
  std::size_t messages_ = 0;
};

}  // namespace

std::vector<MimePart> read_parts(const MailHeaders& headers, std::string_view content, unsigned depth) {
  return Parts(content, depth).run(headers);
}

}  // namespace archive::extract
