# SPDX-License-Identifier: GPL-3.0-or-later
# A corpus for measuring: awk -v articles=N [-v first=M] -f corpus.awk prints N articles of about 3.7 kB as JSON lines,
# numbered from M. Words are made of syllables and drawn by Zipf's law between the common words of French; each article has
# a name of its own, so that the vocabulary grows. The same arguments print the same bytes.
function letters(number, word) {
  word = ""
  do { word = word syllables[number % count + 1]; number = int(number / count) } while (number > 0)
  return word
}
function draw(u) { u = rand(); return letters(int(exp(u * log(20000))) + int(rand() * 3)) }
function sentence(words, i, line) {
  words = 8 + int(rand() * 16)
  line = toupper(substr(starts[1 + int(rand() * start_count)], 1, 1)) "a " draw()
  for (i = 2; i < words; ++i) line = line " " (rand() < .45 ? common[1 + int(rand() * common_count)] : draw())
  return line "."
}
BEGIN {
  count = split("ba ré tion mi ca dé leur pro vi sé né mon tra lu co ma fi ri pa té no do sa li che ra me ti po la gé bou", syllables, " ")
  common_count = split("le la les de des du un une et à en que qui dans pour par sur au aux avec ce cette il elle ne pas plus a est été", common, " ")
  start_count = split("l m s d", starts, " ")
  if (first == "") first = 0
  for (number = first; number < first + articles; ++number) {
    srand(number + 1)
    body = ""
    while (length(body) < 3500) {
      paragraph = sentence()
      for (i = 1; i < 4; ++i) paragraph = paragraph " " sentence()
      body = body (body == "" ? "" : "\\n\\n") paragraph
    }
    body = body " Selon " toupper(substr(letters(number), 1, 1)) letters(number * 7 + 70000) " " number ", rien ne change."
    printf "{\"id\":\"n%d\",\"title\":\"%s\",\"date\":\"%04d-%02d-%02d\",\"source\":\"Le Banc\",\"body\":\"%s\"}\n", number,
      draw() " " draw(), 1990 + number % 35, 1 + number % 12, 1 + number % 28, body
  }
}
