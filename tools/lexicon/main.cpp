// SPDX-License-Identifier: GPL-3.0-or-later
// Compiles the French lexicon: dictionary, supplement and spelling pairs in, one table out. Runs while the program is
// built; reads nothing but its arguments, so that the same inputs give the same bytes.
#include <exception>
#include <fstream>
#include <iostream>
#include <stdexcept>
#include <string>

#include "affix.hpp"
#include "dictionary.hpp"
#include "merge.hpp"
#include "table.hpp"

namespace {

void write(const std::string& file, const std::string& bytes) {
  std::ofstream out(file, std::ios::binary);
  out << bytes;
  out.close();
  if (!out) throw std::runtime_error("cannot write " + file);
}

}  // namespace

int main(int count, char** arguments) {
  using namespace archive::lexicon;
  if (count != 7) {
    std::cerr << "usage: compile_lexicon AFF DIC SUPPLEMENT PAIRS TABLE REPORT\n";
    return 2;
  }
  try {
    const AffixRules rules(arguments[1]);
    std::ofstream report(arguments[6]);
    auto headwords =
        merge(read_headwords(rules, arguments[2], arguments[3]), read_spelling_pairs(arguments[4]), report);
    mark_shadowed(headwords, report);
    write(arguments[5], make_table(headwords));
  } catch (const std::exception& error) {
    std::cerr << "compile_lexicon: " << error.what() << '\n';
    return 1;
  }
  return 0;
}
