// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

#include "archive/core/error.hpp"
#include "archive/extract/extract.hpp"
#include "confined.hpp"
#include "pdf_pages.hpp"

namespace archive::extract {
namespace {

using namespace std::string_view_literals;

/// A program that is known, with the arguments that make it print or write a text.
struct Known {
  std::string_view name;
  Format from;
  std::string_view package;
  std::vector<std::string> (*arguments)();
  Format to;
  std::string_view output;
};

constexpr std::array known{
    Known{"pdftotext", Format::Pdf, "poppler-utils",
          [] {
            return std::vector<std::string>{"-q", "-enc", "UTF-8", "input.pdf", "-"};
          },
          Format::Text, ""},
    Known{"pandoc", Format::Docx, "pandoc",
          [] {
            return std::vector<std::string>{"--sandbox",   "--from=docx",  "--to=markdown-smart-raw_html-raw_attribute",
                                            "--wrap=none", "--standalone", "input.docx"};
          },
          Format::Markdown, ""},
    Known{"libreoffice", Format::Docx, "libreoffice-writer-nogui",
          [] {
            return std::vector<std::string>{"--headless", "--norestore", "--convert-to", "html:HTML", "input.docx"};
          },
          Format::Html, "input.html"}};

std::string name_of(Format format) { return format == Format::Pdf ? "pdf" : "docx"; }

const Known& converter_for(Format format, const std::string& wanted) {
  if (wanted.empty()) {
    throw core::InputError("converter-failed",
                           core::tr("no converter is named for {} files: set {} under [converters] in config.toml",
                                    name_of(format), name_of(format)));
  }
  const auto found = std::find_if(known.begin(), known.end(),
                                  [&](const Known& one) { return one.name == wanted && one.from == format; });
  if (found == known.end())
    throw core::InputError("converter-failed",
                           core::tr("no converter for {} files is called {}", name_of(format), wanted));
  return *found;
}

}  // namespace

std::vector<std::string> converters_for(Format format) {
  std::vector<std::string> names;
  for (const Known& one : known)
    if (one.from == format) names.emplace_back(one.name);
  return names;
}

core::Article read_converted(Format format, std::string_view bytes, const Context& context, const Limits& limits) {
  if (bytes.size() > limits.input)
    throw core::InputError("too-large", core::tr("{} bytes, the limit is {}", bytes.size(), limits.input));
  const Known& converter =
      converter_for(format, format == Format::Pdf ? context.converters.pdf : context.converters.docx);
  const auto program = find_program(converter.name);
  if (!program) {
    throw core::InputError("converter-failed",
                           core::tr("{} is not installed (Debian package {})", converter.name, converter.package));
  }
  Job job;
  job.command = converter.arguments();
  job.command.insert(job.command.begin(), *program);
  job.input_name = "input." + name_of(format);
  job.output_name = converter.output;
  Confinement confinement;
  confinement.time = std::chrono::seconds(limits.seconds);
  confinement.output = limits.input;
  JoinedPages pages{run_confined(job, bytes, confinement), {}};
  if (converter.from == Format::Pdf) pages = join_pages(pages.text);
  const std::string& text = pages.text;
  if (text.find_first_not_of(" \t\r\n\f") == std::string::npos)
    throw core::InputError("no-text", core::tr("{} finds no text in it", converter.name));
  Context converted = context;
  converted.charset = "utf-8";
  core::Article article = read_document(converter.to, text, converted, limits);
  article.removed.insert(article.removed.end(), std::make_move_iterator(pages.removed.begin()),
                         std::make_move_iterator(pages.removed.end()));
  article.provenance.push_back({"text", "converter", std::string(converter.name)});
  return article;
}

}  // namespace archive::extract
