// SPDX-License-Identifier: GPL-3.0-or-later
#include <set>

#include "archive/core/error.hpp"
#include "archive/index/record.hpp"
#include "archive/ingest/keep.hpp"
#include "archive/store/store.hpp"

namespace archive::ingest {
namespace {

using Ids = std::set<core::ArticleId>;
using Visit = std::function<bool(const core::ArticleId& id, const core::Article& article)>;

/// So many reasons are told; a lost page would repeat one for each article on it.
constexpr std::size_t most_damages = 20;

/// An export as it goes on.
class Exporter {
 public:
  Exporter(const std::filesystem::path& archive, const Visit& visit) : archive_(archive), visit_(visit) {}

  Exported run() {
    try {
      from_store();
    } catch (const core::Error& error) {
      if (error.status() == core::Status::Usage) throw;
      damage(error.what());
    }
    // A sound store has said all.
    if (!exported_.damages.empty() && !stopped_) from_index();
    exported_.lost.assign(lost_.begin(), lost_.end());
    return std::move(exported_);
  }

 private:
  void damage(const std::string& why) {
    if (exported_.damages.size() < most_damages) exported_.damages.push_back(why);
  }

  bool give(const core::ArticleId& id, const core::Article& article) {
    settled_.insert(id);
    ++exported_.articles;
    stopped_ = !visit_(id, article);
    return !stopped_;
  }

  void from_store() {
    const auto store = store::Store::open(archive_, store::Mode::Read);
    store::Rescuer rescuer;
    rescuer.article = [&](store::Record&& record) { return give(record.id, record.article); };
    rescuer.removed = [&](const core::ArticleId& id) { settled_.insert(id); };
    rescuer.lost = [&](const core::ArticleId& id, const std::string& why) {
      lost_.insert(id);
      damage(why);
    };
    rescuer.unreadable = [&](const std::string& why) {
      ++exported_.nameless;
      damage(why);
    };
    store.rescue(rescuer);
  }

  void from_index() {
    const auto take = [&](index::ShownArticle&& shown) {
      if (settled_.contains(shown.id)) return true;
      // What the store does not know by name is one of those it could not read.
      if (lost_.erase(shown.id) == 0 && exported_.nameless > 0) --exported_.nameless;
      ++exported_.from_index;
      return give(shown.id, shown.article);
    };
    try {
      index::for_each_shown(archive_, take, [&](const std::string& why) { damage(why); });
    } catch (const core::Error& error) {
      damage(error.what());
    }
  }

  const std::filesystem::path& archive_;
  const Visit& visit_;
  Exported exported_;
  Ids settled_;  ///< given, or removed
  Ids lost_;
  bool stopped_ = false;
};

}  // namespace

Exported export_articles(const std::filesystem::path& archive, const Visit& visit) {
  return Exporter(archive, visit).run();
}

}  // namespace archive::ingest
