// SPDX-License-Identifier: GPL-3.0-or-later
#include "print_correction.hpp"

#include "paint.hpp"

namespace archive::cli {
namespace {

using Kind = store::Event::Kind;
using store::Operation;

constexpr std::size_t widest_value = 60;  // columns; a corrected body would fill the screen

Visible joined(const std::vector<std::string>& values) {
  Visible line;
  for (const auto& value : values) {
    if (!line.empty()) line += "; ";
    line += fit(value, {}, widest_value, {});
  }
  return line.empty() ? say("nothing") : line;
}

const char* word_of(Operation operation) {
  switch (operation) {
    case Operation::Add: return "add";
    case Operation::Drop: return "drop";
    case Operation::Set: break;
  }
  return "set";
}

const char* word_of(Kind kind) {
  switch (kind) {
    case Kind::Version: return "version";
    case Kind::Correction: return "correction";
    case Kind::Undo: return "undo";
    case Kind::Removal: return "removal";
    case Kind::Return: break;
  }
  return "return";
}

Visible decider_words(const store::Decider& decider) {
  Visible line = say("at {} by {}", Visible::own(core::to_rfc3339(decider.at)), visible(decider.author));
  if (!decider.reason.empty()) line += ": " + visible(decider.reason);
  return line;
}

Visible event_words(const store::Event& event) {
  switch (event.kind) {
    case Kind::Version:
      return say("version {} from {} at {}, by archive {}{}", event.version, visible(event.input),
                 Visible::own(core::to_rfc3339(event.decider.at)), visible(event.program),
                 event.erased ? say(" (erased)") : Visible());
    case Kind::Correction:
      return correction_words(event.correction, event.old_values) + " " + decider_words(event.decider) +
             (event.undone ? say(" (undone)") : Visible());
    case Kind::Undo: return say("change {} taken back {}", event.undoes, decider_words(event.decider));
    case Kind::Removal: return say("version {} removed", event.version);
    case Kind::Return: break;
  }
  return say("brought back");
}

void write_decider(Json& json, const store::Decider& decider) {
  json.key("author").string(decider.author).key("reason").string_or_null(decider.reason);
  json.key("at").string(core::to_rfc3339(decider.at));
}

}  // namespace

Visible correction_words(const store::Correction& correction, const std::vector<std::string>& old) {
  const Visible field = visible(correction.field);
  switch (correction.operation) {
    case Operation::Add: return say("{}: added {}", field, joined(correction.values));
    case Operation::Drop: return say("{}: took away {}", field, joined(correction.values));
    case Operation::Set: break;
  }
  if (old.empty()) return say("{}: {}", field, joined(correction.values));
  return say("{}: {} -> {}", field, joined(old), joined(correction.values));
}

void print_history(const std::vector<store::Event>& events, Context& context) {
  for (const auto& event : events) context.out.show_line(say("change {}: {}", event.change, event_words(event)));
}

void write_history(Json& json, const std::vector<store::Event>& events) {
  json.open_array();
  for (const auto& event : events) {
    json.open_object().key("change").number(event.change).key("kind").string(word_of(event.kind));
    if (event.kind == Kind::Version) {
      json.key("version").number(event.version).key("input").string(event.input);
      json.key("program").string(event.program).key("sha256").string(event.sha256);
      json.key("at").string(core::to_rfc3339(event.decider.at)).key("erased").boolean(event.erased);
    } else if (event.kind == Kind::Correction) {
      json.key("field").string(event.correction.field).key("operation").string(word_of(event.correction.operation));
      json.key("values").strings(event.correction.values).key("old").strings(event.old_values);
      json.key("undone").boolean(event.undone);
      write_decider(json, event.decider);
    } else if (event.kind == Kind::Undo) {
      json.key("undoes").number(event.undoes);
      write_decider(json, event.decider);
    }
    json.close_object();
  }
  json.close_array();
}

}  // namespace archive::cli
