// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/text/sketch.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <numeric>
#include <span>
#include <utility>

#include "archive/text/stable_hash.hpp"
#include "archive/text/utf8.hpp"
#include "chars.hpp"

namespace archive::text {
namespace {

/// What all keys are below but those always kept: one in sixteen.
constexpr std::uint32_t key_limit = UINT32_MAX / 16;

/// splitmix64's last step (Steele, Lea, Flood 2014): every bit of the result hangs on every bit.
constexpr std::uint64_t mix(std::uint64_t x) {
  x = (x ^ x >> 30) * 0xBF58476D1CE4E5B9u;
  x = (x ^ x >> 27) * 0x94D049BB133111EBu;
  return x ^ x >> 31;
}

/// What the ASCII characters give to a word; 0 for those that stand between words.
constexpr auto ascii_letters = [] {
  std::array<char, 128> letters{};
  for (int c = 0; c < 128; ++c) {
    const bool small = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    if (small) letters[static_cast<std::size_t>(c)] = static_cast<char>(c);
    if (c >= 'A' && c <= 'Z') letters[static_cast<std::size_t>(c)] = static_cast<char>(c - 'A' + 'a');
  }
  return letters;
}();

std::string folded_letters(char32_t c) {
  switch (classify(c)) {
    case CharClass::Letter:
    case CharClass::Digit:
    case CharClass::Complex: break;
    default: return {};
  }
  std::string term, folded;
  append_term_letters(term, c);
  for (std::size_t at = 0; at < term.size();) {
    const auto point = code_point_at(term, at);
    append_folded_letters(folded, point.value);
    at += point.size;
  }
  return folded;
}

/// What a character of the words of a text is: what it gives to a word, and whether it stands between words.
struct Letters {
  std::string text;
  bool inside = false;
};

Letters letters_of(char32_t c) {
  const auto kind = classify(c);
  const bool joined = kind == CharClass::Mark || kind == CharClass::Invisible;
  std::string text = joined ? std::string() : folded_letters(c);
  const bool inside = joined || !text.empty();
  return {std::move(text), inside};
}

/// The letters of French and its neighbours are looked up once.
const Letters& common_letters(char32_t c) {
  static const auto table = [] {
    std::array<Letters, 0x180 - 0x80> letters;
    for (char32_t each = 0x80; each < 0x180; ++each) letters[each - 0x80] = letters_of(each);
    return letters;
  }();
  return table[c - 0x80];
}

/// Calls `visit` with the hash (FNV-1a) of each word, and whether it may say what a text is about: three letters, or a number.
template <class Visit>
void for_each_word(std::string_view text, Visit visit) {
  StableHash hash;
  std::size_t size = 0;
  bool number = false;
  const auto add = [&](char c) {
    hash.add(c);
    if (size++ == 0) number = c >= '0' && c <= '9';
  };
  const auto end = [&] {
    if (size > 0) visit(hash.value(), number || size > 2);
    hash = {};
    size = 0;
  };
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) {
      if (const char c = ascii_letters[byte]) add(c);
      else end();
      ++at;
      continue;
    }
    const auto point = code_point_at(text, at);
    at += point.size;
    const auto use = [&](const Letters& letters) {
      if (!letters.inside) end();
      for (const char c : letters.text) add(c);
    };
    if (point.value < 0x180) use(common_letters(point.value));
    else use(letters_of(point.value));
  }
  end();
}

std::uint64_t combine(std::uint64_t a, std::uint64_t b, std::uint64_t c) { return mix(mix(mix(a) + b) + c); }

std::uint32_t key_of(std::uint64_t shingle) { return static_cast<std::uint32_t>(shingle >> 32); }

/// Every 3-gram whose key is below this is in the sample.
std::uint64_t cover(const Sketch& sketch) {
  if (sketch.shingles <= always_kept_keys || sketch.keys.empty()) return std::uint64_t{UINT32_MAX} + 1;
  return std::max<std::uint64_t>(key_limit, std::uint64_t{sketch.keys.back()} + 1);
}

/// Sorts hashes, whose first bits part them evenly, so that little is left to compare.
void sort_hashes(std::vector<std::uint64_t>& hashes) {
  constexpr std::size_t few = 64;
  if (hashes.size() < few) {
    std::sort(hashes.begin(), hashes.end());
    return;
  }
  const auto bits = std::min(16, static_cast<int>(std::bit_width(hashes.size())) - 1);  // one to three hashes a part
  const auto part_of = [bits](std::uint64_t hash) { return static_cast<std::size_t>(hash >> (64 - bits)); };
  std::vector<std::uint32_t> ends((std::size_t{1} << bits) + 1);
  for (const auto hash : hashes) ++ends[part_of(hash) + 1];
  std::partial_sum(ends.begin(), ends.end(), ends.begin());
  std::vector<std::uint64_t> parted(hashes.size());
  // Where each part begins, which is where it ends when all of it has been moved.
  for (const auto hash : hashes) parted[ends[part_of(hash)]++] = hash;
  std::size_t begin = 0;
  for (const std::size_t end : std::span(ends).first(ends.size() - 1)) {
    std::sort(parted.begin() + static_cast<std::ptrdiff_t>(begin), parted.begin() + static_cast<std::ptrdiff_t>(end));
    begin = end;
  }
  hashes = std::move(parted);
}

template <class Set>
Overlap overlap_of(const Set& a, std::size_t a_size, const Set& b, std::size_t b_size) {
  Overlap overlap{0, a_size, b_size};
  for (std::size_t i = 0, j = 0; i < a_size && j < b_size;) {
    if (a[i] == b[j]) ++overlap.common;
    const auto left = a[i], right = b[j];
    i += left <= right ? 1 : 0;
    j += right <= left ? 1 : 0;
  }
  return overlap;
}

template <class Number>
void put(std::string& bytes, Number value) {
  for (std::size_t i = 0; i < sizeof value; ++i)
    bytes += static_cast<char>(static_cast<std::uint64_t>(value) >> 8 * i & 0xFF);
}

template <class Number>
Number take(std::string_view& bytes) {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < sizeof(Number); ++i)
    value |= std::uint64_t{static_cast<unsigned char>(bytes[i])} << 8 * i;
  bytes.remove_prefix(sizeof(Number));
  return static_cast<Number>(value);
}

constexpr std::size_t head_size = 1 + 8 + 4 + 4;

}  // namespace

Shingles make_shingles(std::string_view text) {
  Shingles shingles;
  shingles.reserve(text.size() / 6 + 1);
  std::uint64_t before_last = 0, last = 0;
  std::size_t words = 0;
  for_each_word(text, [&](std::uint64_t word, bool) {
    if (++words > 2) shingles.push_back(combine(before_last, last, word));
    before_last = last;
    last = word;
  });
  if (words == 1 || words == 2) shingles.push_back(combine(before_last, last, 0));
  sort_hashes(shingles);
  shingles.erase(std::unique(shingles.begin(), shingles.end()), shingles.end());
  return shingles;
}

Words make_words(std::string_view text) {
  Words words;
  for_each_word(text, [&](std::uint64_t word, bool telling) {
    if (telling) words.push_back(word);
  });
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

std::uint64_t title_hash(std::string_view title) {
  std::uint64_t hash = 0;
  std::size_t words = 0;
  for_each_word(title, [&](std::uint64_t word, bool) {
    hash = mix(hash + word);
    ++words;
  });
  return words < least_title_words ? hash & ~std::uint64_t{1} : hash | 1;
}

double Overlap::resemblance() const {
  const std::size_t all = first + second - common;
  return all == 0 ? 0 : static_cast<double>(common) / static_cast<double>(all);
}

double Overlap::containment() const {
  const std::size_t smaller = std::min(first, second);
  return smaller == 0 ? 0 : static_cast<double>(common) / static_cast<double>(smaller);
}

Overlap compare(const Shingles& a, const Shingles& b) { return overlap_of(a, a.size(), b, b.size()); }

Sketch make_sketch(std::uint64_t title, std::int32_t day, const Shingles& shingles) {
  Sketch sketch{title, day, static_cast<std::uint32_t>(shingles.size()), {}};
  // The high halves of sorted numbers are sorted.
  for (const auto shingle : shingles) {
    const auto key = key_of(shingle);
    if (sketch.keys.size() >= always_kept_keys && key >= key_limit) break;
    if (sketch.keys.empty() || sketch.keys.back() != key) sketch.keys.push_back(key);
  }
  return sketch;
}

Overlap estimate(const Sketch& a, const Sketch& b) {
  const std::uint64_t limit = std::min(cover(a), cover(b));
  const auto below = [&](const Sketch& sketch) {
    return static_cast<std::size_t>(std::lower_bound(sketch.keys.begin(), sketch.keys.end(), limit) -
                                    sketch.keys.begin());
  };
  return overlap_of(a.keys, below(a), b.keys, below(b));
}

std::string pack(const Sketch& sketch) {
  std::string bytes;
  bytes.reserve(head_size + 4 * sketch.keys.size());
  put(bytes, static_cast<std::uint8_t>(sketch_version));
  put(bytes, sketch.title);
  put(bytes, static_cast<std::uint32_t>(sketch.day));
  put(bytes, sketch.shingles);
  for (const auto key : sketch.keys) put(bytes, key);
  return bytes;
}

bool unpack(std::string_view bytes, Sketch& sketch) {
  if (bytes.size() < head_size || (bytes.size() - head_size) % 4 != 0) return false;
  if (take<std::uint8_t>(bytes) != sketch_version) return false;
  sketch.title = take<std::uint64_t>(bytes);
  sketch.day = static_cast<std::int32_t>(take<std::uint32_t>(bytes));
  sketch.shingles = take<std::uint32_t>(bytes);
  sketch.keys.clear();
  sketch.keys.reserve(bytes.size() / 4);
  while (!bytes.empty()) sketch.keys.push_back(take<std::uint32_t>(bytes));
  return true;
}

}  // namespace archive::text
