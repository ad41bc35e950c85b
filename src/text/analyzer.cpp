// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/text/analyzer.hpp"

#include <algorithm>
#include <array>
#include <deque>

#include "archive/text/utf8.hpp"
#include "chars.hpp"
#include "chunk_cache.hpp"
#include "context.hpp"

namespace archive::text {
namespace {

/// Longer chunks are cut and forgotten, so that a line without spaces cannot fill the cache.
constexpr std::size_t longest_cached = 64;  // bytes

/// What the first byte of a character tells of white space: nothing, an ASCII space, or that the character decides.
enum class Lead : std::uint8_t { Word, Space, Ask };

constexpr std::array<Lead, 256> make_leads() {
  std::array<Lead, 256> leads{};
  for (std::size_t byte = 0; byte <= 0x20; ++byte) leads[byte] = Lead::Space;
  leads[0x7F] = Lead::Space;
  // U+0080-U+00A0, U+1680, U+2000-U+200A U+2028 U+2029 U+202F U+205F, U+3000
  for (const std::size_t byte : {0xC2, 0xE1, 0xE2, 0xE3}) leads[byte] = Lead::Ask;
  return leads;
}

constexpr auto leads = make_leads();

}  // namespace

class Analyzer::Impl {
 public:
  void analyse(std::string_view text, const Prefilter* wanted, std::vector<Token>& tokens) {
    cache_.trim();
    uncached_.clear();
    forms_.clear();
    starts_.clear();
    broken_line_ = false;
    tokens.clear();
    tokens_ = &tokens;
    position_ = 0;
    sentence_start_ = true;
    line_first_token_ = 0;
    line_has_lower_ = false;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t begin = skip_space(text, at);
      if (begin == text.size()) break;
      const std::size_t end = chunk_end(text, begin);
      const auto bytes = text.substr(begin, end - begin);
      if (wanted == nullptr || broken_line_ || wanted->may_hold(bytes)) add_chunk(bytes, begin);
      else pass_over(bytes);
      at = end;
    }
    end_line();
    if (!starts_.empty()) apply_context(text, starts_, tokens, forms_);
  }

 private:
  /// The byte where the next chunk begins. A line break ends a line, a blank line a paragraph.
  std::size_t skip_space(std::string_view text, std::size_t at) {
    std::size_t line_breaks = 0;
    while (at < text.size()) {
      const Lead lead = leads[static_cast<unsigned char>(text[at])];
      if (lead == Lead::Word) break;
      if (lead == Lead::Space) {
        line_breaks += text[at] == '\n';
        ++at;
        continue;
      }
      const auto point = code_point_at(text, at);
      if (classify(point.value) != CharClass::Space) break;
      at += point.size;
    }
    broken_line_ = broken_line_ && line_breaks == 1;
    if (line_breaks > 0) end_line();
    if (line_breaks > 1 && position_ > 0) {
      position_ += paragraph_gap;
      sentence_start_ = true;
    }
    return at;
  }

  static std::size_t chunk_end(std::string_view text, std::size_t at) {
    while (at < text.size()) {
      const Lead lead = leads[static_cast<unsigned char>(text[at])];
      if (lead == Lead::Word) {
        ++at;
        continue;
      }
      if (lead == Lead::Space) break;
      const auto point = code_point_at(text, at);
      if (classify(point.value) == CharClass::Space) break;
      at += point.size;
    }
    return at;
  }

  void add_chunk(std::string_view bytes, std::size_t begin) {
    const Chunk& chunk = bytes.size() <= longest_cached ? cache_.get(bytes) : uncached_.emplace_back(cut_chunk(bytes));
    if (broken_line_ && !chunk.pieces.empty()) starts_.push_back({tokens_->size() - 1, true});
    broken_line_ = chunk.ends_with_hyphen && !chunk.pieces.empty();
    for (const Piece& piece : chunk.pieces) {
      if (chunk.asks_neighbours && begins_context(piece.form)) starts_.push_back({tokens_->size(), false});
      tokens_->push_back({{begin + piece.begin, begin + piece.end},
                          ++position_,
                          &piece.form,
                          sentence_start_ || piece.starts_sentence,
                          false});
      // An elided article leaves the start of the sentence to the word after it.
      sentence_start_ = sentence_start_ && piece.form.elided;
    }
    line_has_lower_ |= chunk.has_lower;
    sentence_start_ |= chunk.ends_sentence;
  }

  /// A chunk nobody looks for: it takes a position if it holds a word, so that its neighbours are none of each other.
  void pass_over(std::string_view bytes) {
    broken_line_ = false;
    for (std::size_t at = 0; at < bytes.size();) {
      const auto point = code_point_at(bytes, at);
      const auto cls = classify(point.value);
      if (cls == CharClass::Letter || cls == CharClass::Digit || cls == CharClass::Complex || is_sign_word(point.value)) {
        ++position_;
        break;
      }
      at += point.size;
    }
    sentence_start_ = false;
  }

  void end_line() {
    if (!line_has_lower_ && tokens_->size() > line_first_token_ + 1) {
      for (std::size_t i = line_first_token_; i < tokens_->size(); ++i) (*tokens_)[i].capitals_line = true;
    }
    line_first_token_ = tokens_->size();
    line_has_lower_ = false;
  }

  ChunkCache cache_;
  std::deque<Chunk> uncached_;
  std::deque<Form> forms_;  ///< of tokens whose neighbours gave them one of their own
  std::vector<ContextStart> starts_;
  bool broken_line_ = false;  ///< the last chunk ended with a hyphen
  std::vector<Token>* tokens_ = nullptr;
  std::uint32_t position_ = 0;
  bool sentence_start_ = true;
  bool line_has_lower_ = false;
  std::size_t line_first_token_ = 0;
};

Analyzer::Analyzer() : impl_(std::make_unique<Impl>()) {}
Analyzer::Analyzer(Analyzer&&) noexcept = default;
Analyzer& Analyzer::operator=(Analyzer&&) noexcept = default;
Analyzer::~Analyzer() = default;

void Analyzer::analyse(std::string_view text, std::vector<Token>& tokens) { impl_->analyse(text, nullptr, tokens); }

void Analyzer::scan(std::string_view text, const Prefilter& wanted, std::vector<Token>& tokens) {
  impl_->analyse(text, &wanted, tokens);
}

}  // namespace archive::text
