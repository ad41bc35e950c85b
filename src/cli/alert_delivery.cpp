// SPDX-License-Identifier: GPL-3.0-or-later
#include "alert_delivery.hpp"

#include <fmt/format.h>
#include <nettle/sha2.h>
#include <unistd.h>

#include <array>

#include "deliver.hpp"
#include "hit_fields.hpp"
#include "json.hpp"

namespace archive::cli {
namespace {

/// Columns of a mail: RFC 5322 section 2.1.1.
constexpr std::size_t mail_width = 78;

/// Prints into a string as for a reader without a terminal.
std::string print(const Digest& digest, const PrinterOptions& options, const Context& context) {
  std::string bytes;
  Output sink(bytes);
  Context plain(sink, context.err);
  plain.archive = context.archive;
  plain.fixed_now = context.now();
  plain.language = context.language;
  plain.width = mail_width;
  plain.config = context.config;
  const auto printer = make_printer(options, plain);
  search::Results results;
  results.hits = digest.hits;
  results.total = digest.hits.size();
  results.exact = true;
  Asked asked;
  asked.query = digest.search.query;
  printer->print({.results = results, .offset = 0, .qid = {}, .asked = std::move(asked)});
  printer->end();
  return bytes;
}

std::string media_type_of(HitFormat format) {
  switch (format) {
    case HitFormat::Html: return "text/html";
    case HitFormat::Json: return "application/json";
    case HitFormat::Csv: return "text/csv";
    case HitFormat::Tsv: return "text/tab-separated-values";
    case HitFormat::Markdown: return "text/markdown";
    default: return "text/plain";
  }
}

/// Unique in the world (RFC 5322 section 3.6.4): host, archive, name and changes go into it.
std::string message_id(const Digest& digest, const Context& context) {
  std::array<char, 256> host{};
  if (gethostname(host.data(), host.size() - 1) != 0) host = {"localhost"};
  std::error_code ignored;
  const std::string text =
      std::filesystem::weakly_canonical(context.archive, ignored).string() + '\n' + delivery_name(digest);
  sha256_ctx hash;
  sha256_init(&hash);
  sha256_update(&hash, text.size(), reinterpret_cast<const std::uint8_t*>(text.data()));
  std::array<std::uint8_t, 16> bytes{};
  sha256_digest(&hash, bytes.size(), bytes.data());
  std::string id;
  for (const auto byte : bytes) id += fmt::format("{:02x}", byte);
  return id + ".archive@" + host.data();
}

}  // namespace

std::string delivery_name(const Digest& digest) {
  return fmt::format("{}:{}-{}", digest.search.name, digest.after, digest.until);
}

std::optional<core::Message> send_mail(const Digest& digest, const std::string& to, const PrinterOptions& options,
                                       const Context& context) {
  const auto sendmail = find_sendmail();
  if (!sendmail) return core::tr("there is no sendmail: install a mail system, or use --exec");
  Mail mail;
  mail.to = to;
  mail.subject = core::ntr("{} new article: {}", "{} new articles: {}", digest.hits.size(), digest.search.name).shown();
  mail.id = message_id(digest, context);
  mail.media_type = media_type_of(options.format);
  mail.text = print(digest, options, context);
  mail.at = context.now();
  return run_program_with({*sendmail, "-i", "--", to}, mail_bytes(mail));
}

std::optional<core::Message> run_command_of(const Digest& digest, const std::string& command) {
  Json json;
  json.open_object().key("schema").number(json_schema).key("alert").string(digest.search.name);
  json.key("query").string(digest.search.query).key("delivery").string(delivery_name(digest));
  json.key("articles").open_array();
  std::size_t rank = 0;
  for (const auto& hit : digest.hits) {
    ++rank;
    json.open_object();
    for (const auto* field : pick_fields({}, false)) {
      json.key(field->name);
      field->write(json, {hit, rank});
    }
    json.close_object();
  }
  return run_program_with({"/bin/sh", "-c", command}, json.close_array().close_object().text() + '\n');
}

}  // namespace archive::cli
