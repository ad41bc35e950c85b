// SPDX-License-Identifier: GPL-3.0-or-later
#include "alert_run.hpp"

#include <algorithm>
#include <map>

#include "alert_delivery.hpp"
#include "command.hpp"
#include "config.hpp"
#include "hit_fields.hpp"
#include "print_error.hpp"
#include "saved_queries.hpp"
#include "telling.hpp"
#include "typed_query.hpp"

namespace archive::cli {
namespace {

/// Days after which an article has lost half of what age costs, where the configuration names none: a digest is about what is
/// new (query.md section 6).
constexpr std::size_t usual_half_life = 90;

using Names = std::vector<std::string>;

class Alerts {
 public:
  Alerts(const AlertRun& options, Context& context)
      : options_(options), context_(context), telling_("archive alert run", options.wait, context) {
    printer_options_ = {.format = options.format, .fields = split_fields(options.fields), .spreadsheet_safe = false};
    printer_ = make_printer(printer_options_, context);
  }

  int run() {
    for (const auto& search : chosen()) prepare(search);
    // What was begun and broken off is told again as it was, before anything newer.
    std::map<store::ChangeNumber, Names> begun;
    for (const auto& [name, asked] : asked_)
      if (const auto cursor = cursor_of(name); cursor.begun) begun[*cursor.begun].push_back(name);
    for (const auto& [until, names] : begun) {
      if (!context_.quiet)
        for (const auto& name : names)
          context_.err.show_line(say("remark: {}: a delivery that was broken off is made again", visible(name)));
      tell(names, until);
    }
    Names all;
    for (const auto& [name, asked] : asked_)
      if (!asked.failed) all.push_back(name);
    // A press review is one document.
    if (begun.empty() || options_.format != HitFormat::Html || !prints()) tell(all, telling_.until());
    if (prints()) printer_->end();
    return exit_code(status_);
  }

 private:
  struct Due {
    store::SavedSearch search;
    search::Request request;
    bool failed = false;
  };

  [[nodiscard]] bool prints() const { return options_.mail.empty() && options_.exec.empty(); }

  [[nodiscard]] store::Cursor cursor_of(const std::string& name) const {
    return telling_.store().saved().cursor(name).value_or(store::Cursor{});
  }

  [[nodiscard]] std::vector<store::SavedSearch> chosen() const {
    if (options_.names.empty()) return telling_.store().saved().all();
    std::vector<store::SavedSearch> searches;
    for (const auto& name : options_.names) searches.push_back(find_saved(telling_.store(), name));
    return searches;
  }

  void prepare(const store::SavedSearch& search) {
    const auto today = core::day_of(context_.now());
    const auto& config = config_of(context_);
    try {
      search::Request request;
      request.query = typed_query(Names{search.query}, {}, today, saved_queries(telling_.store())).query;
      request.recency = search::Recency{config.recency > 0 ? config.recency : usual_half_life, today};
      request.snippets = config.snippets;
      request.snippet_width = config.snippet_width;
      request.short_ids = options_.format == HitFormat::Text || options_.format == HitFormat::Markdown;
      asked_[search.name] = {search, std::move(request)};
    } catch (const QueryError& error) {
      refuse(search.name, error);
    }
  }

  void refuse(const std::string& name, const QueryError& error) {
    print_query_error(context_, error, false, name);
    status_ = worse(status_, core::Status::Usage);
  }

  void tell(const Names& names, store::ChangeNumber until) {
    std::vector<Asker> askers;
    for (const auto& name : names) {
      const auto after = cursor_of(name).change;
      if (after < until) askers.push_back({name, after, asked_.at(name).request});
    }
    if (askers.empty() || context_.out.is_over()) return;
    auto news = find_news(context_.archive, telling_.store(), askers, until);
    std::vector<Digest> digests;
    std::vector<Telling::Told> nothing;
    for (std::size_t i = 0; i < askers.size(); ++i) {
      auto& asked = asked_.at(askers[i].name);
      if (news[i].refused) {
        asked.failed = true;
        refuse(askers[i].name, QueryError(asked.search.query, *news[i].refused));
      } else if (news[i].hits.empty()) {
        nothing.push_back({askers[i].name, {}});
      } else {
        digests.push_back({asked.search, askers[i].after, until, std::move(news[i].hits)});
      }
    }
    Names begun;
    for (const auto& digest : digests) begun.push_back(digest.search.name);
    if (!begun.empty()) telling_.begin(begun, until);
    if (prints()) {
      print(digests, std::move(nothing), until);
      return;
    }
    telling_.end(nothing, until);
    for (const auto& digest : digests) deliver(digest);
  }

  /// All at once, and the cursors move at once when the last byte is out.
  void print(const std::vector<Digest>& digests, std::vector<Telling::Told> told, store::ChangeNumber until) {
    for (const auto& digest : digests) {
      search::Results results;
      results.hits = digest.hits;
      results.total = digest.hits.size();
      results.exact = true;
      Asked words;
      words.query = digest.search.query;
      words.reading = query::to_string(asked_.at(digest.search.name).request.query.tree);
      printer_->print({.results = results, .offset = 0, .qid = digest.search.name, .asked = std::move(words)});
      told.push_back({digest.search.name, ids_of(digest.hits)});
    }
    context_.out.flush();
    if (!context_.out.is_over()) telling_.end(told, until);
  }

  void deliver(const Digest& digest) {
    context_.out.flush();
    const auto wrong = options_.mail.empty() ? run_command_of(digest, options_.exec)
                                             : send_mail(digest, options_.mail, printer_options_, context_);
    if (!wrong) {
      telling_.end({{digest.search.name, ids_of(digest.hits)}}, digest.until);
      return;
    }
    asked_.at(digest.search.name).failed = true;
    status_ = worse(status_, core::Status::Refused);
    context_.err.show_line(
        say("archive: {}: {}; it is told again the next time", visible(digest.search.name), visible(wrong->shown())));
  }

  const AlertRun& options_;
  Context& context_;
  Telling telling_;
  PrinterOptions printer_options_;
  std::unique_ptr<HitPrinter> printer_;
  std::map<std::string, Due> asked_;
  core::Status status_ = core::Status::Done;
};

bool has_control(const std::string& text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < ' ' || c == 0x7F; });
}

}  // namespace

store::SavedSearch find_saved(const store::Store& store, const std::string& name) {
  if (auto search = store.saved().find(name)) return std::move(*search);
  const auto near = nearest_saved(store, name);
  throw core::Error(core::Status::Usage, core::tr("there is no saved search \"{}\"", name),
                    near.empty() ? core::tr("archive alert list prints them") : core::tr("did you mean \"{}\"?", near));
}

int run_alerts(const AlertRun& options, Context& context) {
  if (!options.mail.empty() && !options.exec.empty())
    throw core::Error(core::Status::Usage, core::tr("--mail stands beside --exec"), core::tr("give one or the other"));
  if (!options.exec.empty() && (options.format != HitFormat::Text || !options.fields.empty()))
    throw core::Error(core::Status::Usage, core::tr("--exec gives JSON to the command"),
                      core::tr("leave --format and --fields out"));
  if (has_control(options.mail))
    throw core::Error(core::Status::Usage, core::tr("--mail is no address: \"{}\"", options.mail));
  if (options.format == HitFormat::Html && options.mail.empty() && options.names.size() != 1)
    throw core::Error(core::Status::Usage, core::tr("--format html prints one saved search"),
                      core::tr("archive alert run NAME --format html, or --mail, which sends one mail for each"));
  return Alerts(options, context).run();
}

}  // namespace archive::cli
