// SPDX-License-Identifier: GPL-3.0-or-later
#include "container.hpp"

#include <fmt/format.h>
#include <sys/stat.h>
#include <sys/types.h>

#include <algorithm>
#include <cerrno>
#include <cinttypes>
#include <clocale>
#include <cstddef>
#include <ctime>
#include <exception>
#include <memory>
#include <new>

#include "archive/core/error.hpp"
#include "ascii.hpp"
#include "splitters.hpp"

// The library calls its handle `struct archive`, as this program calls its name space; so its declarations stand in one of
// their own. What its headers include has to be included before.
namespace libarchive {
#include <archive.h>
#include <archive_entry.h>
}  // namespace libarchive

namespace archive::extract {
namespace {

using namespace libarchive;

constexpr std::size_t piece = 64 << 10;

/// Why a file of a container is not opened; empty where it may be. Names are names only: nothing is ever written.
std::string objection(archive_entry* entry, std::string_view name) {
  if (name.empty()) return core::tr("has no name");
  if (name.front() == '/' || name.front() == '\\' || (name.size() > 1 && name[1] == ':'))
    return core::tr("has an absolute name");
  for (auto rest = name; !rest.empty();) {
    const auto part = rest.substr(0, rest.find_first_of("/\\"));
    rest.remove_prefix(std::min(rest.size(), part.size() + 1));
    if (part == "..") return core::tr("has a name that leads out of the container");
  }
  const auto type = archive_entry_filetype(entry);
  if (archive_entry_hardlink(entry) != nullptr || type == AE_IFLNK) return core::tr("is a link");
  // Some formats tell no type of a plain file.
  if (type != AE_IFREG && type != AE_IFDIR && type != 0) return core::tr("is a device");
  return {};
}

/// Whether a name belongs to what programs leave beside the files of people.
bool is_hidden(std::string_view name) {
  while (!name.empty()) {
    const auto part = name.substr(0, name.find('/'));
    name.remove_prefix(std::min(name.size(), part.size() + 1));
    if ((part.starts_with('.') && part != ".") || part == "__MACOSX") return true;
  }
  return false;
}

/// The name without the ending that tells how it is packed: `a.html.gz` is `a.html`.
std::string unpacked_name(const std::string& name) {
  for (const auto* ending : {".gz", ".zst", ".xz", ".bz2"})
    if (ends_with_any_case(name, ending)) return name.substr(0, name.size() - std::string_view(ending).size());
  return name;
}

/// While one lives, this thread reads names as UTF-8, which the library asks the locale for; cron has none.
class Utf8Names {
 public:
  Utf8Names() : before_(uselocale(utf8())) {}
  Utf8Names(const Utf8Names&) = delete;
  Utf8Names& operator=(const Utf8Names&) = delete;
  ~Utf8Names() { uselocale(before_); }

 private:
  static locale_t utf8() {
    static const locale_t locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
    return locale;
  }
  locale_t before_;
};

/// Tar ends in two blocks of zeros, and programs fill up to 20 blocks of 512 bytes; what begins with more zeros is none.
constexpr std::size_t most_zeros = 20 * 512;

/// Bytes of a packed file that more zeros than a tar has are told from.
constexpr std::size_t zeros_head = 4096;

struct FreeReader {
  void operator()(libarchive::archive* archive) const { archive_read_free(archive); }
};
using Reader = std::unique_ptr<libarchive::archive, FreeReader>;

void support_packing(libarchive::archive* archive) {
  archive_read_support_filter_gzip(archive);
  archive_read_support_filter_zstd(archive);
  archive_read_support_filter_xz(archive);
  archive_read_support_filter_bzip2(archive);
}

/// Whether what is packed begins with zeros that the library would take for an empty tar, whatever follows them.
bool is_packed_zeros(std::string_view head) {
  const Reader reader(archive_read_new());
  if (!reader) throw std::bad_alloc();
  support_packing(reader.get());
  archive_read_support_format_raw(reader.get());
  archive_entry* entry = nullptr;
  if (archive_read_open_memory(reader.get(), head.data(), head.size()) != ARCHIVE_OK ||
      archive_read_next_header(reader.get(), &entry) != ARCHIVE_OK || archive_filter_count(reader.get()) < 2)
    return false;
  std::string bytes(most_zeros + 1, '\1');
  for (std::size_t filled = 0; filled < bytes.size();) {
    const auto got = archive_read_data(reader.get(), bytes.data() + filled, bytes.size() - filled);
    if (got <= 0) break;
    filled += static_cast<std::size_t>(got);
  }
  return bytes.find_first_not_of('\0') == bytes.npos;
}

/// The library is C: nothing may be thrown through it, so the first exception is kept and its call fails.
class Container {
 public:
  Container(ByteStream& stream, Outlet& outlet)
      : stream_(stream),
        outlet_(outlet),
        unpacking_(outlet.unpacking),
        outermost_(unpacking_.level == 0),
        archive_(archive_read_new()) {
    if (!archive_) throw std::bad_alloc();
    const Utf8Names names;
    auto* archive = archive_.get();
    support_packing(archive);
    if (!is_packed_zeros(stream.peek(zeros_head))) archive_read_support_format_tar(archive);
    archive_read_support_format_zip(archive);
    archive_read_support_format_7zip(archive);
    archive_read_support_format_raw(archive);
    archive_read_support_format_empty(archive);
    archive_read_set_read_callback(archive, on_read);
    if (stream.can_seek()) {
      archive_read_set_seek_callback(archive, on_seek);
      stream.seek(0);
    }
    archive_read_set_callback_data(archive, this);
    check(archive_read_open1(archive));
    enter();
  }
  Container(const Container&) = delete;
  Container& operator=(const Container&) = delete;
  ~Container() { unpacking_.level -= levels_; }

  void run(const std::string& name) {
    archive_entry* entry = nullptr;
    bool some = false;
    for (std::size_t number = 1; !outlet_.ended && next(entry); ++number) {
      if (number > outlet_.limits.entries)
        throw core::InputError("too-large", core::tr("holds more than {} files", outlet_.limits.entries));
      const bool raw = archive_format(archive_.get()) == ARCHIVE_FORMAT_RAW;
      if (raw) take({}, unpacked_name(name));
      else take_file(entry, number);
      some = true;
    }
    if (!some && !outlet_.ended) throw core::InputError("empty", core::tr("holds no file"));
  }

 private:
  /// Counts the levels of this one: each way it is packed beyond the first is one more.
  void enter() {
    const auto filters = static_cast<unsigned>(std::max(1, archive_filter_count(archive_.get())) - 1);
    levels_ = std::max(1u, filters);
    level_ = unpacking_.level += levels_;
    if (level_ > outlet_.limits.levels)
      throw core::InputError("too-deep", core::tr("more than {} containers in containers", outlet_.limits.levels));
  }

  /// Throws what made a call fail.
  void check(int status) {
    if (status == ARCHIVE_OK || status == ARCHIVE_WARN) return;
    if (failure_) std::rethrow_exception(failure_);
    fatal_ = fatal_ || status == ARCHIVE_FATAL;
    const char* text = archive_error_string(archive_.get());
    throw core::InputError("malformed",
                           text == nullptr ? core::tr("is damaged")
                                           : core::Message(core::translated(lowered_first(text)), lowered_first(text)));
  }

  static std::string lowered_first(std::string text) {
    if (text.size() > 1 && lower(text[1]) == text[1]) text[0] = lower(text[0]);
    return text;
  }

  bool next(archive_entry*& entry) {
    const Utf8Names names;
    int status = archive_read_next_header(archive_.get(), &entry);
    for (int tries = 0; status == ARCHIVE_RETRY && tries < 10; ++tries)
      status = archive_read_next_header(archive_.get(), &entry);
    if (status == ARCHIVE_EOF) return false;
    if (status != ARCHIVE_OK && status != ARCHIVE_WARN) fatal_ = true;
    check(status);
    return true;
  }

  static std::string name_of(archive_entry* entry, std::size_t number) {
    const Utf8Names names;
    const char* name = archive_entry_pathname_utf8(entry);
    if (name == nullptr) name = archive_entry_pathname(entry);
    return name == nullptr ? fmt::format("{}", number) : std::string(name);
  }

  void take_file(archive_entry* entry, std::size_t number) {
    const std::string name = name_of(entry, number);
    const std::string place = '!' + name;
    if (const std::string why = objection(entry, name); !why.empty()) {
      outlet_.refuse(place, "unsafe-path", why);
      return;
    }
    if (archive_entry_filetype(entry) == AE_IFDIR || is_hidden(name) || is_never_document(name)) return;
    if (archive_entry_is_data_encrypted(entry) == 1) {
      outlet_.refuse(place, "unreadable", core::tr("is encrypted"));
      return;
    }
    take(place, name);
  }

  void take(const std::string& place, const std::string& name) {
    Outlet inner{outlet_.visitor, outlet_.limits, outlet_.wanted, unpacking_, outlet_.place + place, false, false};
    ByteStream content([this](char* buffer, std::size_t size) { return read(buffer, size); });
    try {
      split_input(content, name, inner);
    } catch (const core::InputError& error) {
      // What ends the container is told of it alone.
      if (fatal_ || failure_ || unpacking_.bomb) throw;
      inner.refuse({}, error.code(), error.message());
    }
    outlet_.ended = inner.ended;
  }

  /// Reads on in the file at hand.
  std::size_t read(char* buffer, std::size_t size) {
    const auto got = archive_read_data(archive_.get(), buffer, size);
    // Here a warning, too, says that the file is damaged.
    if (got < 0) check(got == ARCHIVE_WARN ? ARCHIVE_FAILED : static_cast<int>(got));
    count(static_cast<std::uint64_t>(got));
    return static_cast<std::size_t>(got);
  }

  void count(std::uint64_t bytes) {
    auto& unpacked = unpacking_.unpacked[std::min<std::size_t>(level_, unpacking_.unpacked.size() - 1)];
    unpacked += bytes;
    // What is passed over was unpacked, too.
    const auto seen = static_cast<std::uint64_t>(std::max<la_int64_t>(0, archive_filter_bytes(archive_.get(), 0)));
    const auto all = std::max(unpacked, seen);
    if (all <= outlet_.limits.unpacked || all / outlet_.limits.ratio <= unpacking_.packed) return;
    unpacking_.bomb = true;
    throw core::InputError("bomb", core::tr("unpacks to more than {} times its size", outlet_.limits.ratio));
  }

  template <typename Call>
  static la_int64_t guarded(void* self, libarchive::archive* archive, Call call) {
    auto& container = *static_cast<Container*>(self);
    try {
      if (!container.failure_) return call(container);
    } catch (...) {
      container.failure_ = std::current_exception();
    }
    archive_set_error(archive, EIO, "%s", core::to_translate("cannot be read"));
    return ARCHIVE_FATAL;
  }

  static la_ssize_t on_read(libarchive::archive* archive, void* self, const void** bytes) {
    return guarded(self, archive, [&](Container& container) -> la_int64_t {
      container.count(0);
      container.buffer_.resize(piece);
      const std::size_t got = container.stream_.read(container.buffer_.data(), piece);
      if (container.outermost_) {
        // The same bytes read again, as entries that overlap are, count once.
        auto& packed = container.unpacking_.packed;
        packed += got;
        if (container.stream_.can_seek()) packed = std::min(packed, container.stream_.size());
      }
      *bytes = container.buffer_.data();
      return static_cast<la_int64_t>(got);
    });
  }

  static la_int64_t on_seek(libarchive::archive* archive, void* self, la_int64_t offset, int whence) {
    return guarded(self, archive, [&](Container& container) -> la_int64_t {
      const auto size = static_cast<la_int64_t>(container.stream_.size());
      if (whence == SEEK_END) offset += size;
      if (whence == SEEK_CUR) return ARCHIVE_FATAL;
      offset = std::clamp<la_int64_t>(offset, 0, size);
      container.stream_.seek(static_cast<std::uint64_t>(offset));
      return offset;
    });
  }

  ByteStream& stream_;
  Outlet& outlet_;
  Unpacking& unpacking_;
  std::exception_ptr failure_;  ///< thrown inside a callback
  std::string buffer_;
  bool outermost_;
  unsigned level_ = 0;   ///< of this container
  unsigned levels_ = 0;  ///< it takes
  bool fatal_ = false;   ///< nothing more comes out of it
  Reader archive_;
};

/// Zip and 7z have their table of contents at the end.
bool needs_seek(std::string_view head) { return head.starts_with("PK") || head.starts_with("7z"); }

}  // namespace

void split_container(ByteStream& stream, const std::string& name, Outlet& outlet) {
  if (!needs_seek(stream.peek(2)) || stream.can_seek()) return Container(stream, outlet).run(name);
  const std::string bytes = stream.read_all(outlet.limits.input);
  ByteStream seekable(input_from(bytes));
  Container(seekable, outlet).run(name);
}

bool is_packed(std::string_view bytes) {
  return bytes.starts_with("\x1F\x8B") || bytes.starts_with("\x28\xB5\x2F\xFD");
}

std::string unpack(std::string_view bytes, const Limits& limits) {
  std::string result;
  RecordVisitor visitor;
  visitor.record = [&](Record&& record) {
    result = std::move(record.bytes);
    return true;
  };
  visitor.refused = [](const RefusedRecord& refused) -> bool { throw core::InputError(refused.code, refused.message); };
  Unpacking unpacking;
  Outlet outlet{visitor, limits, Format::Html, unpacking, {}, false, false};
  ByteStream stream(read_from(bytes));
  Container(stream, outlet).run({});
  return result;
}

}  // namespace archive::extract
