// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>

#include "archive/fetch/fetch.hpp"

namespace archive::fetch {
namespace {

struct Range {
  std::array<std::uint8_t, 16> start;
  unsigned bits;
};

/// https://www.iana.org/assignments/iana-ipv4-special-registry, and groups and the reserved rest above 224.
constexpr Range special4[] = {
    {{0}, 8},              // this network
    {{10}, 8},             // private
    {{100, 64}, 10},       // shared by carriers
    {{127}, 8},            // this machine
    {{169, 254}, 16},      // link-local
    {{172, 16}, 12},       // private
    {{192, 0, 0}, 24},     // protocol assignments
    {{192, 0, 2}, 24},     // documentation
    {{192, 88, 99}, 24},   // the former relay of 6to4
    {{192, 168}, 16},      // private
    {{198, 18}, 15},       // benchmarks
    {{198, 51, 100}, 24},  // documentation
    {{203, 0, 113}, 24},   // documentation
    {{224}, 3},            // groups, reserved, broadcast
};

/// https://www.iana.org/assignments/iana-ipv6-special-registry, inside 2000::/3, which alone is public.
constexpr Range special6[] = {
    {{0x20, 0x01}, 23},              // protocol assignments, Teredo
    {{0x20, 0x01, 0x0d, 0xb8}, 32},  // documentation
    {{0x3f, 0xff}, 20},              // documentation
};

constexpr Range global6{{0x20}, 3};
constexpr Range six_to_four{{0x20, 0x02}, 16};             // the IPv4 address is behind it
constexpr Range translated{{0x00, 0x64, 0xff, 0x9b}, 96};  // NAT64: the IPv4 address is at the end
constexpr Range mapped{{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff}, 96};

bool is_in(AddressBytes address, const Range& range) {
  for (unsigned at = 0; at < range.bits; at += 8) {
    const unsigned width = std::min(8u, range.bits - at);
    const auto mask = static_cast<std::uint8_t>(0xFF << (8 - width));
    if ((static_cast<std::uint8_t>(address[at / 8]) & mask) != (range.start[at / 8] & mask)) return false;
  }
  return true;
}

template <std::size_t Size>
bool is_in_any(AddressBytes address, const Range (&ranges)[Size]) {
  return std::any_of(std::begin(ranges), std::end(ranges), [&](const Range& range) { return is_in(address, range); });
}

}  // namespace

bool is_public(AddressBytes address) {
  if (address.size() == 4) return !is_in_any(address, special4);
  if (address.size() != 16) return false;
  if (is_in(address, mapped) || is_in(address, translated)) return is_public(address.substr(12));
  if (is_in(address, six_to_four)) return is_public(address.substr(2, 4));
  return is_in(address, global6) && !is_in_any(address, special6);
}

}  // namespace archive::fetch
