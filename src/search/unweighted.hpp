// SPDX-License-Identifier: GPL-3.0-or-later
/// For queries whose articles are counted, or sorted by their day.
#pragma once

#include <xapian.h>

#include <string>

namespace archive::search {

/// No article weighs anything, as with Xapian::BoolWeight. That one does not ask how often a word occurs, and then Xapian
/// 1.4.22 takes a word of every article for the list of all articles and fails at its end ("Unexpected end of posting
/// list") once an article was removed. This one asks.
class Unweighted : public Xapian::Weight {
 public:
  Unweighted() { need_stat(WDF); }
  // Xapian takes the clone over, one for each word.
  [[nodiscard]] Unweighted* clone() const override { return new Unweighted; }
  [[nodiscard]] std::string name() const override { return "unweighted"; }
  [[nodiscard]] double get_sumpart(Xapian::termcount, Xapian::termcount, Xapian::termcount) const override { return 0; }
  [[nodiscard]] double get_maxpart() const override { return 0; }
  [[nodiscard]] double get_sumextra(Xapian::termcount, Xapian::termcount) const override { return 0; }
  [[nodiscard]] double get_maxextra() const override { return 0; }

 private:
  void init(double) override {}
};

}  // namespace archive::search
