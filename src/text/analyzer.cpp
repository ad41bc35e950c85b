// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/text/analyzer.hpp"

#include <algorithm>
#include <array>
#include <deque>
#include <span>

#include "archive/text/utf8.hpp"
#include "chars.hpp"
#include "chunk_cache.hpp"
#include "context.hpp"
#include "number_neighbours.hpp"
#include "outer_marks.hpp"

namespace archive::text {
namespace {

/// Chunks found before they are looked up, so that the memory they stand in is asked for ahead.
constexpr std::size_t batch_size = 64;
constexpr std::size_t entries_ahead = 6;

/// Words of the longest place whose article an `au` or `du` may hide (data/contracted_places.txt), which a scan reads
/// wherever it has read the article.
constexpr int longest_place = 7;

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
    text_ = text;
    wanted_ = wanted;
    passed_ = false;
    asked_ = false;
    to_read_ = 0;
    if (wanted_ == nullptr) take_all();
    else take_wanted(*wanted_);
    end_line();
    if (!starts_.empty()) apply_context(text, starts_, tokens, forms_);
  }

 private:
  /// A chunk found.
  struct Found {
    std::size_t begin = 0, end = 0;
    std::size_t line_breaks = 0;  ///< before it
    BareWord bare;
    std::uint64_t hash = 0;  ///< of the bare word
  };

  void take_all() {
    for (std::size_t at = 0; at < text_.size();) {
      at = find_batch(at);
      for (std::size_t i = 0; i < found_; ++i) {
        if (i + entries_ahead < found_) cache_.expect_entry(batch_[i + entries_ahead].hash);
        break_lines(batch_[i].line_breaks);
        add(batch_[i]);
      }
    }
  }

  /// Reads what may be looked for and what may change its meaning.
  void take_wanted(const Prefilter& wanted) {
    for (std::size_t at = 0; at < text_.size();) {
      Found found;
      found.begin = skip_space(text_, at, found.line_breaks);
      if (found.begin == text_.size()) return;
      break_lines(found.line_breaks);
      // Of a line that may be one of capitals, what is read is counted.
      const bool numbers = line_has_lower_ && wanted.passes_numbers();
      if (!broken_line_ && to_read_ == 0) {
        const auto passed = wanted.pass(text_, found.begin, numbers);
        if (passed.end > found.begin) {
          // What is read of a line is in capitals alone where the line is, not where what is passed over is not.
          if (!line_has_lower_) line_has_lower_ = has_lower(text_.substr(found.begin, passed.end - found.begin));
          position_ += passed.holds_words ? 1 : 0;
          passed_ |= passed.holds_words;
          sentence_start_ = false;
          at = passed.end;
          continue;
        }
      }
      found.end = at = chunk_end(text_, found.begin);
      const auto bytes = bytes_of(found);
      // What a hyphen ends may be the head of a broken word, and is no word alone; a digit may open a number in groups, and
      // `pour` the unit `pour cent`, which is one word.
      if (broken_line_ || to_read_ > 0 || wanted.may_hold(bytes) || is_head(bytes, numbers, text_.substr(at))) {
        prepare(found);
        add(found);
      } else {
        pass_over(bytes);
      }
    }
  }

  /// Finds chunks from `at` on; gives the byte after them.
  std::size_t find_batch(std::size_t at) {
    for (found_ = 0; found_ < batch_size; ++found_) {
      Found& found = batch_[found_];
      found.line_breaks = 0;
      found.begin = skip_space(text_, at, found.line_breaks);
      found.end = at = chunk_end(text_, found.begin);
      if (found.begin == found.end) break;
      prepare(found);
    }
    return at;
  }

  [[nodiscard]] std::string_view bytes_of(const Found& found) const {
    return text_.substr(found.begin, found.end - found.begin);
  }

  /// Whether a chunk that is not looked for may be one word with the next.
  ///
  /// numbers   whether the next one tells it of numbers and `pour`, which are heads otherwise
  static bool is_head(std::string_view bytes, bool numbers, std::string_view next) {
    if (classify(code_point_before(bytes, bytes.size()).value) == CharClass::Hyphen) return true;
    // A mark keeps a number and its unit no more apart than a space does: `3, pour cent`.
    std::string_view word = bytes;
    while (!word.empty()) {
      const auto last = code_point_before(word, word.size());
      const auto cls = classify(last.value);
      if (cls == CharClass::Digit) return !numbers || may_continue_number(next);
      if (cls == CharClass::Letter) break;
      word.remove_suffix(last.size);
    }
    return ends_with_pour(word) && (!numbers || may_continue_per_cent(next));
  }

  static bool has_lower(std::string_view bytes) {
    for (std::size_t at = 0; at < bytes.size();) {
      const auto point = code_point_at(bytes, at);
      if (is_lower(point.value)) return true;
      at += point.size;
    }
    return false;
  }

  static bool ends_with_pour(std::string_view bytes) {
    constexpr std::string_view pour = "pour";
    if (bytes.size() < pour.size()) return false;
    const auto end = bytes.substr(bytes.size() - pour.size());
    return std::equal(end.begin(), end.end(), pour.begin(), [](char a, char b) { return (a | 0x20) == b; });
  }

  void prepare(Found& found) {
    found.bare = bare_word(bytes_of(found));
    found.hash = ChunkCache::hash_of(bare_bytes(found));
    cache_.expect(found.hash);
  }

  [[nodiscard]] std::string_view bare_bytes(const Found& found) const {
    return text_.substr(found.begin + found.bare.begin, found.bare.end - found.bare.begin);
  }

  /// A line break ends a line, a blank line a paragraph.
  void break_lines(std::size_t line_breaks) {
    broken_line_ = broken_line_ && line_breaks == 1;
    if (line_breaks > 0) end_line();
    if (line_breaks > 1 && position_ > 0) {
      position_ += paragraph_gap;
      sentence_start_ = true;
    }
  }

  /// The byte where the next chunk begins.
  static std::size_t skip_space(std::string_view text, std::size_t at, std::size_t& line_breaks) {
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

  void add(const Found& found) {
    const auto bytes = bare_bytes(found);
    if (bytes.size() <= ChunkCache::longest) {
      const KnownChunk& chunk = cache_.get(bytes, found.hash);
      add_chunk(chunk, {chunk.pieces(), chunk.piece_count}, found);
    } else {
      // Cut and forgotten, so that a line without spaces cannot fill the cache.
      const Chunk& chunk = uncached_.emplace_back(cut_chunk(bytes));
      add_chunk(chunk, chunk.pieces, found);
    }
  }

  template <typename AnyChunk>
  void add_chunk(const AnyChunk& chunk, std::span<const Piece> pieces, const Found& found) {
    if (broken_line_ && !pieces.empty()) starts_.push_back({tokens_->size() - 1, true});
    broken_line_ = chunk.ends_with_hyphen && !pieces.empty();
    const std::size_t begin = found.begin + found.bare.begin;
    for (const Piece& piece : pieces) {
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
    using After = BareWord::After;
    sentence_start_ |=
        chunk.ends_sentence || found.bare.after == After::End || (found.bare.after == After::Stop && chunk.stop_ends);
    passed_ = false;
    // After what may be an article one chunk tells whether a name follows.
    const bool name = to_read_ > 0 && asked_ && !pieces.empty() && pieces.back().form.letter_case != Case::Lower;
    to_read_ = name ? longest_place : std::max(chunk.asks_neighbours ? 1 : 0, to_read_ - 1);
    asked_ = chunk.asks_neighbours;
  }

  /// A chunk nobody looks for: it takes a position if it holds a word, so that its neighbours are none of each other.
  /// But none where it may be part of the word before it, which is passed over too: a group of a number, `pour cent`. So two
  /// words never stand further apart than in the whole text.
  void pass_over(std::string_view bytes) {
    const bool continues =
        passed_ && (bytes.starts_with("cent") || classify(code_point_at(bytes, 0).value) == CharClass::Digit);
    broken_line_ = false;
    // What is read of a line is in capitals alone where the line is, not where what is passed over is not.
    if (!line_has_lower_) line_has_lower_ = has_lower(bytes);
    for (std::size_t at = 0; at < bytes.size();) {
      const auto point = code_point_at(bytes, at);
      const auto cls = classify(point.value);
      if (cls == CharClass::Letter || cls == CharClass::Digit || cls == CharClass::Complex ||
          is_sign_word(point.value)) {
        if (!continues) ++position_;
        passed_ = true;
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
  std::string_view text_;
  const Prefilter* wanted_ = nullptr;
  std::array<Found, batch_size> batch_;
  std::size_t found_ = 0;  ///< chunks in the batch
  bool passed_ = false;    ///< the last chunk was passed over, and held a word
  bool asked_ = false;     ///< the meaning of the last chunk depends on the next
  int to_read_ = 0;        ///< chunks to read whatever they hold
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
