// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/core/compressor.hpp"

#define ZSTD_STATIC_LINKING_ONLY  // a dictionary that is not copied
#include <zstd.h>

#include <new>
#include <utility>

#include "archive/core/error.hpp"

namespace archive::core {
namespace {

constexpr unsigned most_unprepared = 2;

/// Appends what `make` writes into the room it is given.
template <typename Make>
void append_frame(std::string& packed, std::size_t bytes, Make make) {
  const std::size_t begin = packed.size();
  packed.resize(begin + ZSTD_compressBound(bytes));
  const std::size_t size = make(packed.data() + begin, packed.size() - begin);
  packed.resize(begin + (ZSTD_isError(size) != 0 ? 0 : size));
  if (ZSTD_isError(size) != 0) throw Error(Status::Damaged, tr("zstd: {}", ZSTD_getErrorName(size)));
}

}  // namespace

Dictionary make_dictionary(std::string bytes) {
  return bytes.empty() ? nullptr : std::make_shared<const std::string>(std::move(bytes));
}

Compressor::Compressor(Dictionary dictionary) : dictionary_(std::move(dictionary)) {}

ZSTD_CCtx_s* Compressor::context() {
  if (!context_) context_.reset(ZSTD_createCCtx());
  if (!context_) throw std::bad_alloc();
  return context_.get();
}

void Compressor::use(Dictionary dictionary) {
  prepared_.reset();
  dictionary_ = std::move(dictionary);
  unprepared_ = 0;
}

std::size_t Compressor::compress(char* into, std::size_t room, std::string_view bytes) {
  if (!dictionary_) return ZSTD_compressCCtx(context(), into, room, bytes.data(), bytes.size(), level);
  if (!prepared_ && unprepared_++ < most_unprepared)
    return ZSTD_compress_usingDict(context(), into, room, bytes.data(), bytes.size(), dictionary_->data(),
                                   dictionary_->size(), level);
  if (!prepared_) prepared_.reset(ZSTD_createCDict_byReference(dictionary_->data(), dictionary_->size(), level));
  if (!prepared_) throw std::bad_alloc();
  return ZSTD_compress_usingCDict(context(), into, room, bytes.data(), bytes.size(), prepared_.get());
}

void Compressor::append(std::string& packed, std::string_view bytes) {
  append_frame(packed, bytes.size(), [&](char* into, std::size_t room) { return compress(into, room, bytes); });
}

bool Compressor::has_made(std::string_view frame) const {
  const auto number = dictionary_ ? ZSTD_getDictID_fromDict(dictionary_->data(), dictionary_->size()) : 0;
  return ZSTD_getDictID_fromFrame(frame.data(), frame.size()) == number;
}

void Compressor::append_patch(std::string& packed, std::string_view bytes, std::string_view from) {
  ZSTD_CCtx_reset(context(), ZSTD_reset_session_and_parameters);
  ZSTD_CCtx_setParameter(context(), ZSTD_c_compressionLevel, level);
  ZSTD_CCtx_refPrefix(context(), from.data(), from.size());
  append_frame(packed, bytes.size(), [&](char* into, std::size_t room) {
    return ZSTD_compress2(context(), into, room, bytes.data(), bytes.size());
  });
}

void Compressor::Free::operator()(ZSTD_CCtx_s* context) const { ZSTD_freeCCtx(context); }
void Compressor::Free::operator()(ZSTD_CDict_s* dictionary) const { ZSTD_freeCDict(dictionary); }

}  // namespace archive::core
