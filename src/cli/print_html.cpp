// SPDX-License-Identifier: GPL-3.0-or-later
/// Hits as a press review: one file of HTML without script and without anything to fetch.
#include <nettle/base64.h>
#include <nettle/sha2.h>

#include <algorithm>
#include <cstdlib>

#include "archive/store/store.hpp"
#include "article_id.hpp"
#include "data/review.hpp"
#include "link.hpp"
#include "review.hpp"

namespace archive::cli {
namespace {

/// The hash by which the policy of the document allows its one style sheet.
std::string style_hash(std::string_view css) {
  sha256_ctx context;
  sha256_init(&context);
  sha256_update(&context, css.size(), reinterpret_cast<const std::uint8_t*>(css.data()));
  std::uint8_t digest[SHA256_DIGEST_SIZE];
  sha256_digest(&context, sizeof digest, digest);
  std::string encoded(BASE64_ENCODE_RAW_LENGTH(sizeof digest), '\0');
  base64_encode_raw(encoded.data(), sizeof digest, digest);
  return encoded;
}

constexpr std::size_t most_copies = 20;  // named below an article

/// A path as people know it: `~` for the home.
std::string short_path(const std::filesystem::path& path) {
  const char* home = std::getenv("HOME");
  const std::string text = path.string();
  const std::string start = home == nullptr || *home == '\0' ? std::string() : std::string(home) + '/';
  return !start.empty() && text.starts_with(start) ? "~/" + text.substr(start.size()) : text;
}

class Review {
 public:
  Review(const Answer& answer, const Context& context)
      : answer_(answer), hits_(answer.results.hits), context_(context), words_(context.language) {
    facets_ = find_facets(answer_);
    classes_.resize(hits_.size());
    for (const auto* list : {&facets_.people, &facets_.places, &facets_.sources}) {
      for (const auto& facet : *list) {
        if (facet.hits.empty()) continue;
        ++facets_count_;
        for (const std::size_t hit : facet.hits) {
          classes_[hit] += (classes_[hit].empty() ? "f" : " f") + std::to_string(facets_count_);
        }
      }
    }
    if (hits_.size() < 2 && !some()) {  // nothing to pick from
      facets_ = {};
      facets_count_ = 0;
    }
  }

  std::string write() {
    head();
    html_.markup("<body>\n<div class=\"page\">\n");
    for (std::size_t i = 0; facets_count_ > 0 && i <= facets_count_; ++i) pick(i);
    header();
    html_.append(timeline(answer_, by_date(), words_));
    if (!facets_.empty()) facets();
    articles();
    footer();
    html_.markup("</div>\n</body>\n</html>\n");
    return html_.bytes();
  }

 private:
  [[nodiscard]] bool by_date() const { return answer_.asked.sort != search::Sort::Relevance; }

  [[nodiscard]] std::string title() const {
    if (answer_.asked.query.empty()) return words_.of("Press review", "Revue de presse");
    return words_.quoted(answer_.asked.query);
  }

  /// The sheet of all reviews, and the rules that let a picked name hide what does not name it.
  [[nodiscard]] std::string css() const {
    std::string css(data::review);
    for (std::size_t i = 1; i <= facets_count_; ++i) css += fmt::format("#p{0}:checked~main article:not(.f{0}),", i);
    if (facets_count_ > 0) {
      css.back() = '{';
      css += "display:none}\n";
      for (std::size_t i = 0; i <= facets_count_; ++i) css += fmt::format("#p{0}:checked~.facets [for=p{0}],", i);
      css.back() = '{';
      css += "background:var(--ink);color:var(--paper)}\n";
      for (std::size_t i = 0; i <= facets_count_; ++i) css += fmt::format("#p{0}:checked~.facets [for=p{0}] span,", i);
      css.back() = '{';
      css += "color:inherit}\n";
      for (std::size_t i = 0; i <= facets_count_; ++i) {
        css += fmt::format("#p{0}:focus-visible~.facets [for=p{0}],", i);
      }
      css.back() = '{';
      css += "outline:3px solid var(--accent);outline-offset:2px}\n";
    }
    return css;
  }

  void head() {
    const std::string css = this->css();
    html_.markup("<!DOCTYPE html>\n<html").attribute("lang", words_.of("en", "fr")).markup(">\n<head>\n");
    html_.markup("<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\"");
    html_.attribute("content", "default-src 'none'; style-src 'sha256-" + style_hash(css) +
                                   "'; base-uri 'none'; form-action 'none'");
    html_.markup(">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    html_.markup(
        "<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"color-scheme\" content=\"light dark\">\n");
    html_.markup("<meta name=\"generator\" content=\"archive\">\n<title>");
    if (!answer_.asked.query.empty()) {
      html_.text(words_.colon(words_.of("Press review", "Revue de presse"))).markup(" ");
    }
    html_.text(title()).markup("</title>\n<style>").style(css).markup("</style>\n</head>\n");
  }

  void pick(std::size_t number) {
    html_.markup("<input class=\"pick\" type=\"radio\" name=\"pick\"").attribute("id", "p" + std::to_string(number));
    if (number == 0) html_.markup(" checked");
    html_.markup(">\n");
  }

  void header() {
    html_.markup("<header>\n");
    if (!answer_.asked.query.empty()) {
      html_.markup("<p class=\"kicker\">").text(words_.of("Press review", "Revue de presse")).markup("</p>\n");
    }
    html_.markup("<h1>").text(title()).markup("</h1>\n");
    counts();
    html_.markup("<dl class=\"about\">\n");
    if (!answer_.asked.query.empty()) {
      line("Query", "Requête", [&] { html_.text(answer_.asked.query); });
      line("Reading", "Lecture", [&] { html_.markup("<code>").text(answer_.asked.reading).markup("</code>"); });
    }
    if (!answer_.asked.filters.empty()) {
      line("Filters", "Filtres", [&] {
        bool first = true;
        for (const auto& [name, value] : answer_.asked.filters) {
          if (!first) html_.markup(", ");
          if (value.empty()) html_.text(name);
          else html_.text(words_.colon(name.c_str())).markup(" ").text(value);
          first = false;
        }
      });
    }
    line("Archive", "Archive", [&] { html_.text(short_path(context_.archive)); });
    line("As of", "État au", [&] { now(); });
    html_.markup("</dl>\n</header>\n");
  }

  template <class Value>
  void line(const char* english, const char* french, const Value& value) {
    html_.markup("<dt>").text(words_.of(english, french)).markup("</dt><dd>");
    value();
    html_.markup("</dd>\n");
  }

  /// The day alone where the clock is the machine's, so that two reviews of one day are the same bytes.
  void now() {
    const auto moment = context_.now();
    const std::string day = words_.day(core::day_of(moment));
    if (!context_.fixed_now) {
      html_.text(day);
      return;
    }
    const std::string time = core::to_rfc3339(moment);
    html_.markup("<time").attribute("datetime", time).markup(">").text(day);
    html_.text(words_.french() ? fmt::format(" à {}\u00A0h\u00A0{}", time.substr(11, 2), time.substr(14, 2))
                               : fmt::format(", {}", time.substr(11, 5)));
    html_.markup("</time>");
  }

  void counts() {
    std::uint64_t duplicates = 0;
    for (const auto& hit : hits_) duplicates += hit.duplicates;
    const auto days = count_days(answer_);
    html_.markup("<p class=\"counts\"><strong>").text(words_.counted(hits_.size(), "article", "articles"));
    html_.markup("</strong>");
    const auto found = articles_found();
    if (found > hits_.size()) {
      html_.text(words_.of(" of ", " sur ")).text(words_.counted(found, "found", words_.of("found", "trouvés")));
    }
    if (!days.articles.empty()) {
      const auto first = days.articles.begin()->first, last = days.articles.rbegin()->first;
      if (first == last) html_.text(words_.of(", ", ", le ")).text(words_.day(first));
      else {
        html_.text(words_.of(", from ", ", du ")).text(words_.day(first));
        html_.text(words_.of(" to ", " au ")).text(words_.day(last));
      }
    }
    if (days.undated > 0) {
      const char* undated = words_.of("without a date", "sans date");
      html_.text(", ").text(words_.counted(days.undated, undated, undated));
    }
    if (duplicates > 0) {
      html_.text(", ").text(words_.counted(duplicates, words_.of("duplicate folded", "doublon replié"),
                                           words_.of("duplicates folded", "doublons repliés")));
    }
    html_.markup("</p>\n");
  }

  /// Whether more was found than is shown.
  [[nodiscard]] bool some() const { return articles_found() > hits_.size(); }

  /// Copies that are folded count once.
  [[nodiscard]] std::uint64_t articles_found() const {
    if (!answer_.spread) return hits_.size();
    std::uint64_t articles = answer_.spread->days.undated;
    for (const auto& [day, count] : answer_.spread->days.articles) articles += count;
    return articles;
  }

  void facets() {
    html_.markup("<nav class=\"facets\"").attribute("aria-label", words_.of("Pick articles", "Choisir des articles"));
    html_.markup(">\n");
    if (facets_count_ > 0) {
      html_.markup("<p class=\"all group\"><label for=\"p0\">");
      html_.text(some() ? words_.of("All articles shown", "Tous les articles montrés")
                        : words_.of("All articles", "Tous les articles"));
      html_.markup("</label></p>\n");
    }
    if (some()) {
      html_.markup("<p class=\"key\">");
      html_.text(
          words_.of("Beside a name: articles shown / found. A name without a frame is in none of those shown.",
                    "À côté d’un nom\u00A0: articles montrés / trouvés. Un nom sans cadre n’est dans aucun de ceux qui "
                    "sont montrés."));
      html_.markup("</p>\n");
    }
    std::size_t number = 0;
    facet_list(words_.of("People", "Personnes"), facets_.people, number);
    facet_list(words_.of("Places", "Lieux"), facets_.places, number);
    facet_list(words_.of("Sources", "Sources"), facets_.sources, number);
    html_.markup("</nav>\n");
  }

  void facet_list(const char* name, const std::vector<Facet>& facets, std::size_t& number) {
    if (facets.empty()) return;
    html_.markup("<section>\n<h2>").text(name).markup("</h2>\n<ul>\n");
    for (const auto& facet : facets) {
      html_.markup("<li>");
      const bool picks = !facet.hits.empty();
      if (picks) html_.markup("<label").attribute("for", "p" + std::to_string(++number)).markup(">");
      else html_.markup("<span class=\"elsewhere\">");
      html_.text(facet.name).markup(" <span>").number(facet.hits.size());
      if (some()) html_.markup(" / ").number(facet.articles);
      if (picks) html_.markup("</span></label></li>\n");
      else html_.markup("</span></span></li>\n");
    }
    html_.markup("</ul>\n</section>\n");
  }

  void articles() {
    html_.markup("<main>\n");
    std::string section;
    for (std::size_t i = 0; i < hits_.size(); ++i) {
      const auto& day = hits_[i].article.date;
      const std::string anchor = !by_date() ? "articles" : day ? month_anchor(*day) : "undated";
      if (anchor != section) {
        html_.markup("<h2").attribute("id", anchor).markup(">");
        html_.text(!by_date() ? "Articles" : day ? capitalised(words_.month(*day)) : words_.of("Undated", "Sans date"));
        html_.markup("</h2>\n");
        section = anchor;
      }
      article(hits_[i], classes_[i]);
    }
    html_.markup("</main>\n");
  }

  [[nodiscard]] static std::string capitalised(std::string text) {
    if (text.starts_with("é")) return "É" + text.substr(2);
    if (text.front() >= 'a' && text.front() <= 'z') text.front() = static_cast<char>(text.front() - 'a' + 'A');
    return text;
  }

  void article(const search::Hit& hit, const std::string& classes) {
    const auto& article = hit.article;
    html_.markup("<article").attribute("id", "a" + short_id(hit.id));
    if (!classes.empty() && facets_count_ > 0) html_.attribute("class", classes);
    html_.attribute("lang", article.language.empty() ? "fr" : article.language).markup(">\n<h3>");
    const bool linked = is_web_address(article.url);
    if (linked) html_.markup("<a").attribute("href", percent_encoded(article.url)).markup(">");
    if (article.title.empty()) html_.text(words_.of("(untitled)", "(sans titre)"));
    else html_.marked(article.title, hit.title_highlights);
    if (linked) html_.markup("</a>");
    html_.markup("</h3>\n");
    meta(article);
    if (!hit.snippets.empty()) {
      html_.markup("<blockquote>\n");
      for (const auto& snippet : hit.snippets) {
        html_.markup("<p>").marked(snippet.text, snippet.highlights).markup("</p>\n");
      }
      html_.markup("</blockquote>\n");
    }
    if (hit.duplicates > 0) copies(hit);
    html_.markup("</article>\n");
  }

  /// How many copies are folded into an article, and who printed it too.
  void copies(const search::Hit& hit) {
    html_.markup("<p class=\"also\"").attribute("lang", words_.of("en", "fr")).markup(">");
    html_.text(words_.counted(hit.duplicates, words_.of("duplicate", "doublon"), words_.of("duplicates", "doublons")));
    const char* separator = words_.french() ? "\u00A0: " : ": ";
    for (const auto& copy : find_copies(hit.id)) {
      html_.text(separator).markup("<cite>");
      html_.text(copy.source.empty() ? std::string_view(words_.of("(no source)", "(sans source)")) : copy.source);
      html_.markup("</cite>");
      if (copy.date) {
        html_.markup(" (<time").attribute("datetime", core::to_iso(*copy.date)).markup(">");
        html_.text(words_.day(*copy.date)).markup("</time>)");
      }
      separator = ", ";
    }
    html_.markup("</p>\n");
  }

  [[nodiscard]] std::vector<core::Article> find_copies(const core::ArticleId& id) {
    if (!store_) store_ = store::Store::open(context_.archive, store::Mode::Read);
    std::vector<core::Article> copies;
    const auto record = store_->find(id);
    if (!record || record->cluster == 0) return copies;
    for (const auto& row : store_->sketches().members(record->cluster)) {
      if (row.article == id || copies.size() == most_copies) continue;
      if (auto copy = store_->find(row.article)) copies.push_back(std::move(copy->article));
    }
    std::stable_sort(copies.begin(), copies.end(), [](const auto& a, const auto& b) { return a.date < b.date; });
    return copies;
  }

  void meta(const core::Article& article) {
    html_.markup("<p class=\"meta\"").attribute("lang", words_.of("en", "fr")).markup(">");
    if (!article.source.empty()) html_.markup("<cite>").text(article.source).markup("</cite>");
    if (article.date) {
      html_.markup("<time").attribute("datetime", core::to_iso(*article.date)).markup(">");
      html_.text(words_.day(*article.date)).markup("</time>");
    } else {
      html_.markup("<span>").text(words_.of("undated", "sans date")).markup("</span>");
    }
    if (!article.section.empty()) html_.markup("<span>").text(article.section).markup("</span>");
    for (const auto& author : article.authors) html_.markup("<span>").text(author).markup("</span>");
    for (const auto& tag : article.tags) html_.markup("<span class=\"tag\"><b>#</b>").text(tag).markup("</span>");
    html_.markup("</p>\n");
  }

  void footer() {
    html_.markup("<footer>");
    html_.text(words_.of("Articles belong to those who wrote and published them.",
                         "Les articles appartiennent à celles et ceux qui les ont écrits et publiés."));
    html_.markup("</footer>\n");
  }

  const Answer& answer_;
  const std::vector<search::Hit>& hits_;
  const Context& context_;
  ReviewWords words_;
  Facets facets_;
  std::vector<std::string> classes_;  ///< of each hit
  std::size_t facets_count_ = 0;
  std::optional<store::Store> store_;  ///< opened where copies are told
  Html html_;
};

class HtmlPrinter : public HitPrinter {
 public:
  explicit HtmlPrinter(Context& context) : context_(context) {}

  void print(const Answer& answer) override {
    if (!answer.results.hits.empty()) context_.out.write(Review(answer, context_).write());
  }

 private:
  Context& context_;
};

}  // namespace

std::unique_ptr<HitPrinter> make_html_printer(Context& context) { return std::make_unique<HtmlPrinter>(context); }

}  // namespace archive::cli
