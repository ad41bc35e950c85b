// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "html/facts.hpp"
#include "html/parse.hpp"
#include "json.hpp"
#include "lines.hpp"

namespace archive::extract::html {
namespace {

using namespace std::string_view_literals;

constexpr unsigned deepest = 64;           // levels; real ones have under ten
constexpr std::size_t most_objects = 500;  // looked at for an article

/// What stands from the first bracket to the last, raw line ends in strings as spaces: pages wrap JSON in comments and
/// paste texts into it.
Json parse_loosely(std::string_view script) {
  const auto begin = script.find_first_of("{[");
  const auto end = script.find_last_of("}]");
  if (begin == script.npos || end == script.npos || end < begin) return Json::value_t::discarded;
  std::string text(script.substr(begin, end - begin + 1));
  for (char& c : text)
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  if (find_too_deep(text, deepest)) return Json::value_t::discarded;
  Json json = Json::parse(text, nullptr, false);
  if (json.is_discarded() && text.ends_with(';')) json = Json::parse(text.substr(0, text.size() - 1), nullptr, false);
  return json;
}

/// A string as readers see it; that of the first element of a list.
std::string text_of(const Json* value) {
  if (value != nullptr && value->is_array() && !value->empty()) value = &value->front();
  if (value == nullptr || !value->is_string()) return {};
  return on_one_line(without_references(value->get_ref<const std::string&>()));
}

bool is_article(const Json& object) {
  const Json* type = find_member(object, "@type");
  if (type == nullptr) return false;
  const auto fits = [](const Json& name) {
    if (!name.is_string()) return false;
    const std::string_view text = name.get_ref<const std::string&>();
    return text.ends_with("Article") || text.ends_with("BlogPosting") || text.ends_with("Report") ||
           text == "CreativeWork";
  };
  if (type->is_array()) return std::any_of(type->begin(), type->end(), fits);
  return fits(*type);
}

class Graph {
 public:
  explicit Graph(const Json& json) {
    std::vector<const Json*> waiting{&json};
    while (!waiting.empty() && objects_.size() < most_objects) {
      const Json* at = waiting.back();
      waiting.pop_back();
      if (at->is_array()) {
        for (auto item = at->rbegin(); item != at->rend(); ++item) waiting.push_back(&*item);
      } else if (at->is_object()) {
        objects_.push_back(at);
        for (const char* key : {"mainEntity", "@graph"})
          if (const Json* inner = find_member(*at, key)) waiting.push_back(inner);
      }
    }
  }

  [[nodiscard]] const Json* article() const {
    const auto found =
        std::find_if(objects_.begin(), objects_.end(), [](const Json* object) { return is_article(*object); });
    return found == objects_.end() ? nullptr : *found;
  }

  /// The object itself, or the one of the graph that its @id names.
  [[nodiscard]] const Json& resolved(const Json& value) const {
    const Json* id = find_member(value, "@id");
    if (id == nullptr || find_member(value, "name") != nullptr) return value;
    for (const Json* object : objects_)
      if (const Json* own = find_member(*object, "@id"); own != nullptr && *own == *id && object->size() > 1)
        return *object;
    return value;
  }

  /// Names of people and organisations: a string, an object with a name, or a list of such.
  [[nodiscard]] std::vector<std::string> names(const Json* value) const {
    std::vector<std::string> result;
    if (value == nullptr) return result;
    const auto add = [&](const Json& item) {
      const Json& one = resolved(item);
      const auto text = text_of(one.is_object() ? find_member(one, "name") : &one);
      for (auto& name : split_names(text)) result.push_back(std::move(name));
    };
    if (value->is_array()) std::for_each(value->begin(), value->end(), add);
    else add(*value);
    return result;
  }

 private:
  std::vector<const Json*> objects_;
};

std::vector<std::string> words_of(const Json* value) {
  std::vector<std::string> words;
  if (value == nullptr) return words;
  if (value->is_array()) {
    for (const Json& item : *value) words.push_back(text_of(item.is_object() ? find_member(item, "name") : &item));
    return words;
  }
  std::string_view rest;
  const std::string all = text_of(value);
  for (rest = all; !rest.empty();) {
    const auto word = rest.substr(0, rest.find(','));
    rest.remove_prefix(std::min(rest.size(), word.size() + 1));
    words.emplace_back(trimmed(word));
  }
  return words;
}

void add_date(std::vector<Candidate>& dates, const Json* value) {
  const std::string text = text_of(value);
  if (const auto dated = read_stamp(text)) dates.push_back({"json-ld", dated->day, dated->moment, text, Trust::JsonLd});
}

}  // namespace

void read_json_ld(std::string_view script, Facts& facts) {
  const Json json = parse_loosely(script);
  if (json.is_discarded()) return;
  const Graph graph(json);
  const Json* article = graph.article();
  if (article == nullptr) return;
  const auto from = "json-ld"sv;
  facts.headline.offer(text_of(find_member(*article, "headline")), from);
  facts.offer_authors(graph.names(find_member(*article, "author")), from);
  const auto publisher = graph.names(find_member(*article, "publisher"));
  if (!publisher.empty()) facts.source.offer(publisher.front(), from);
  facts.section.offer(text_of(find_member(*article, "articleSection")), from);
  facts.offer_tags(words_of(find_member(*article, "keywords")), from);
  facts.language.offer(text_of(find_member(*article, "inLanguage")), from);
  for (const char* key : {"url", "mainEntityOfPage"}) {
    const Json* value = find_member(*article, key);
    if (value != nullptr && value->is_object()) value = find_member(*value, "@id");
    facts.url.offer(text_of(value), from);
  }
  add_date(facts.published, find_member(*article, "datePublished"));
  add_date(facts.updated, find_member(*article, "dateModified"));
  if (const Json* body = find_member(*article, "articleBody");
      facts.body.empty() && body != nullptr && body->is_string())
    facts.body = without_references(body->get_ref<const std::string&>());
}

}  // namespace archive::extract::html
