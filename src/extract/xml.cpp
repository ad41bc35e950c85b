// SPDX-License-Identifier: GPL-3.0-or-later
#include "xml.hpp"

#include <fmt/format.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/uri.h>

#include <array>
#include <exception>
#include <memory>
#include <new>

#include "archive/core/error.hpp"
#include "html/parse.hpp"
#include "xml_scanner.hpp"

namespace archive::extract {
namespace {

using namespace std::string_view_literals;

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(text));
}

/// Entities of HTML as their characters, and an ampersand that begins none as a reference; CDATA as it is.
std::string with_known_entities(std::string_view text) {
  constexpr std::size_t longest_name = 12;
  constexpr std::array own{"amp"sv, "lt"sv, "gt"sv, "quot"sv, "apos"sv};
  std::string result;
  result.reserve(text.size());
  while (!text.empty()) {
    const auto mark = std::min(text.find_first_of("&<"), text.size());
    result += text.substr(0, mark);
    text.remove_prefix(mark);
    if (text.empty()) break;
    if (text.front() == '<') {
      const bool cdata = text.starts_with("<![CDATA[");
      const auto end = cdata ? text.find("]]>") : 0;
      const auto size = std::min(end, text.size() - 1) + 1;
      result += text.substr(0, size);
      text.remove_prefix(size);
      continue;
    }
    const auto end = text.substr(0, longest_name).find(';');
    const auto name = end == text.npos ? std::string_view() : text.substr(1, end - 1);
    if (std::find(own.begin(), own.end(), name) != own.end() || name.starts_with('#')) {
      result += text.substr(0, end + 1);
    } else if (const auto known = html::without_references(text.substr(0, name.size() + 2));
               !name.empty() && known.front() != '&') {
      result += known;
    } else {
      result += "&amp;";
      text.remove_prefix(1);
      continue;
    }
    text.remove_prefix(end + 1);
  }
  return result;
}

/// The parser is C: nothing may be thrown through it, so the first exception is kept and the parser stopped.
class Reader {
 public:
  Reader(const XmlVisitor& visitor, unsigned depth) : visitor_(visitor), most_deep_(depth) {}

  void read(std::string_view text) {
    static const bool initialised = (xmlInitParser(), true);
    static_cast<void>(initialised);
    const std::unique_ptr<xmlParserCtxt, FreeContext> context(
        text.empty() ? nullptr : xmlCreateMemoryParserCtxt(text.data(), static_cast<int>(text.size())));
    if (!context) throw core::InputError("malformed", core::tr("is no XML"));
    context_ = context.get();
    // Sizes are limited before, so that the parser's own limits, which end it within a text, are not needed.
    xmlCtxtUseOptions(context_, XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
                                    XML_PARSE_HUGE | XML_PARSE_IGNORE_ENC);
    *context_->sax = xmlSAXHandler{};
    context_->sax->initialized = XML_SAX2_MAGIC;
    context_->sax->startElementNs = on_start;
    context_->sax->endElementNs = on_end;
    context_->sax->characters = on_text;
    context_->sax->cdataBlock = on_text;
    context_->sax->ignorableWhitespace = on_text;
    context_->sax->internalSubset = on_document_type;
    context_->userData = this;
    xmlSwitchEncoding(context_, XML_CHAR_ENCODING_UTF8);
    xmlParseDocument(context_);
    if (failure_) std::rethrow_exception(failure_);
    if (!some_) throw core::InputError("malformed", core::tr("is no XML"));
  }

 private:
  struct FreeContext {
    void operator()(xmlParserCtxtPtr context) const {
      if (context->myDoc != nullptr) xmlFreeDoc(context->myDoc);
      xmlFreeParserCtxt(context);
    }
  };

  template <typename Call>
  static void guarded(void* self, Call call) {
    auto& reader = *static_cast<Reader*>(self);
    if (reader.failure_) return;
    try {
      call(reader);
    } catch (...) {
      reader.failure_ = std::current_exception();
      xmlStopParser(reader.context_);
    }
  }

  static void on_start(void* self, const xmlChar* name, const xmlChar*, const xmlChar* space, int, const xmlChar**,
                       int attributes, int, const xmlChar** values) {
    guarded(self, [&](Reader& reader) {
      reader.some_ = true;
      if (++reader.depth_ > reader.most_deep_)
        throw core::InputError("too-deep", core::tr("more than {} levels of nesting", reader.most_deep_));
      XmlElement element{view(space), view(name), {}};
      // Each is name, prefix, name space, and the ends of its value.
      for (int i = 0; i < attributes; ++i, values += 5) {
        const auto* begin = reinterpret_cast<const char*>(values[3]);
        element.attributes.emplace_back(view(values[0]), std::string(begin, reinterpret_cast<const char*>(values[4])));
      }
      reader.visitor_.start(element);
    });
  }

  static void on_end(void* self, const xmlChar* name, const xmlChar*, const xmlChar* space) {
    guarded(self, [&](Reader& reader) {
      if (reader.depth_ > 0) --reader.depth_;
      reader.visitor_.end({view(space), view(name), {}});
    });
  }

  static void on_text(void* self, const xmlChar* text, int size) {
    guarded(self, [&](Reader& reader) {
      if (size > 0) reader.visitor_.text({reinterpret_cast<const char*>(text), static_cast<std::size_t>(size)});
    });
  }

  static void on_document_type(void* self, const xmlChar*, const xmlChar*, const xmlChar*) {
    guarded(self,
            [](Reader&) { throw core::InputError("malformed", core::tr("XML with a document type is not read")); });
  }

  const XmlVisitor& visitor_;
  unsigned most_deep_;
  unsigned depth_ = 0;
  bool some_ = false;
  xmlParserCtxtPtr context_ = nullptr;
  std::exception_ptr failure_;
};

}  // namespace

void read_xml(std::string_view text, unsigned depth, const XmlVisitor& visitor) {
  if (text.starts_with("<?xml")) text.remove_prefix(std::min(text.find("?>"), text.size() - 2) + 2);
  text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
  XmlScanner scanner(text);
  while (scanner.next()) {}
  Reader(visitor, depth).read(with_known_entities(text));
}

std::string resolved(std::string_view address, std::string_view base) {
  const std::string reference(address), from(base);
  if (base.empty()) return reference;
  const auto bytes = [](const std::string& text) { return reinterpret_cast<const xmlChar*>(text.c_str()); };
  const std::unique_ptr<xmlChar, void (*)(void*)> built(xmlBuildURI(bytes(reference), bytes(from)),
                                                        [](void* text) { xmlFree(text); });
  return built ? std::string(view(built.get())) : reference;
}

}  // namespace archive::extract
