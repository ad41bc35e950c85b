// SPDX-License-Identifier: GPL-3.0-or-later
#include "verified_source.hpp"

#include <algorithm>
#include <optional>

#include "archive/core/error.hpp"

namespace archive::search {

class Deadline {
 public:
  explicit Deadline(std::chrono::milliseconds longest) : longest_(longest) {}

  void check() {
    const auto now = std::chrono::steady_clock::now();
    if (!end_) end_ = now + longest_;
    if (now <= *end_) return;
    throw core::Error(core::Status::Usage, core::tr("the query takes too long: it has to read too many articles"),
                      core::tr("add a rarer word or a filter such as date:"));
  }

 private:
  std::chrono::milliseconds longest_;
  std::optional<std::chrono::steady_clock::time_point> end_;
};

std::shared_ptr<Deadline> make_deadline(std::chrono::milliseconds longest) {
  return std::make_shared<Deadline>(longest);
}

void check(Deadline& deadline) { deadline.check(); }

namespace {

/// A list of all articles that meet the condition. It claims to be as long as the database, so that Xapian asks it last.
class VerifiedSource : public Xapian::PostingSource {
 public:
  VerifiedSource(std::shared_ptr<const Condition> condition, std::shared_ptr<Deadline> deadline)
      : condition_(std::move(condition)), deadline_(std::move(deadline)) {}

  // Xapian takes the clone over, one for each part of a database.
  [[nodiscard]] PostingSource* clone() const override { return new VerifiedSource(condition_, deadline_); }

  void init(const Xapian::Database& database) override {
    database_ = database;
    place_ = 0;
    stands_ = false;
    all_ = database_.postlist_begin("");
    at_end_ = all_ == database_.postlist_end("");
  }

  [[nodiscard]] Xapian::doccount get_termfreq_min() const override { return 0; }
  [[nodiscard]] Xapian::doccount get_termfreq_est() const override { return database_.get_doccount(); }
  [[nodiscard]] Xapian::doccount get_termfreq_max() const override { return database_.get_doccount(); }

  void next(double) override { advance(place_ + 1); }
  void skip_to(Xapian::docid least, double) override {
    if (least > place_ || !stands_) advance(std::max(least, place_ + 1));
  }

  bool check(Xapian::docid asked, double) override {
    if (asked <= place_) return stands_;
    place_ = asked;
    stands_ = meets(asked);
    return stands_;
  }

  [[nodiscard]] bool at_end() const override { return at_end_; }
  [[nodiscard]] Xapian::docid get_docid() const override { return place_; }
  [[nodiscard]] std::string get_description() const override { return "verified"; }

 private:
  bool meets(Xapian::docid article) {
    deadline_->check();
    // Xapian has just met the article in a list: it need not look whether it is there.
    return (*condition_)(database_.get_document(article, Xapian::DOC_ASSUME_VALID).get_data());
  }

  /// To the first article from `least` on that meets the condition.
  void advance(Xapian::docid least) {
    const auto end = database_.postlist_end("");
    if (at_end_) return;
    all_.skip_to(least);
    while (all_ != end && !meets(*all_)) ++all_;
    at_end_ = all_ == end;
    stands_ = !at_end_;
    if (stands_) place_ = *all_;
  }

  std::shared_ptr<const Condition> condition_;
  std::shared_ptr<Deadline> deadline_;
  Xapian::Database database_;
  Xapian::PostingIterator all_;
  Xapian::docid place_ = 0;  ///< all up to here are settled
  bool stands_ = false;      ///< the article at place_ meets the condition
  bool at_end_ = false;
};

}  // namespace

Xapian::Query verified(const Xapian::Query& candidates, Condition condition, std::shared_ptr<Deadline> deadline) {
  auto* source = new VerifiedSource(std::make_shared<const Condition>(std::move(condition)), std::move(deadline));
  return {Xapian::Query::OP_FILTER, candidates, Xapian::Query(source->release())};
}

}  // namespace archive::search
