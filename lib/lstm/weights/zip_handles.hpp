#pragma once
#include <fmt/format.h>
#include <zip.h>

#include <memory>

#include "lstm/weights/error.hpp"

namespace lstm {

// #region handles
/// Gives libzip's handles back. An archive is discarded: nothing is written.
struct Close {
  void operator()(zip_t* archive) const { zip_discard(archive); }
  void operator()(zip_file_t* file) const { zip_fclose(file); }
  void operator()(zip_source_t* source) const { zip_source_free(source); }
};
using Archive = std::unique_ptr<zip_t, Close>;
using File = std::unique_ptr<zip_file_t, Close>;
using Source = std::unique_ptr<zip_source_t, Close>;
// #endregion

// #region error
/// libzip's own words for what went wrong.
struct ZipFailure {
  zip_error_t error{};
  ZipFailure() { zip_error_init(&error); }
  ~ZipFailure() { zip_error_fini(&error); }
  ZipFailure(const ZipFailure&) = delete;
  ZipFailure& operator=(const ZipFailure&) = delete;

  [[noreturn]] void raise(std::string_view what) {
    throw WeightsError(fmt::format("{}: {}", what, zip_error_strerror(&error)));
  }
};
// #endregion

}  // namespace lstm
