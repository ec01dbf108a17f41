#include "lstm/weights/npz.hpp"

#include <fmt/format.h>
#include <zip.h>

#include <algorithm>
#include <array>
#include <memory>

#include "lstm/weights/internal/words.hpp"

namespace lstm {

namespace {

// Gives libzip's handles back. An archive is discarded: nothing is written.
struct Close {
  void operator()(zip_t* archive) const { zip_discard(archive); }
  void operator()(zip_file_t* file) const { zip_fclose(file); }
  void operator()(zip_source_t* source) const { zip_source_free(source); }
};
using Archive = std::unique_ptr<zip_t, Close>;
using File = std::unique_ptr<zip_file_t, Close>;
using Source = std::unique_ptr<zip_source_t, Close>;

// What went wrong, with libzip's words for it as a remark.
[[noreturn]] void fail(std::string_view what, const char* remark) {
  throw WeightsError(fmt::format("{} ({})", what, remark));
}

constexpr auto unreadable = "the archive cannot be read";
constexpr auto unwritten = "the archive cannot be written";

// Where libzip puts what went wrong while there is no archive yet.
struct ZipFailure {
  zip_error_t error{};
  ZipFailure() { zip_error_init(&error); }
  ~ZipFailure() { zip_error_fini(&error); }
  ZipFailure(const ZipFailure&) = delete;
  ZipFailure& operator=(const ZipFailure&) = delete;

  [[noreturn]] void raise(std::string_view what) {
    fail(what, zip_error_strerror(&error));
  }
};

// #region open
Archive open(std::string_view bytes) {
  if (!bytes.starts_with("PK\x03\x04"))
    throw WeightsError(
        fmt::format("an .npz archive begins \"PK\\x03\\x04\", this begins {}",
                    bytes.empty() ? "nothing" : shown(bytes.substr(0, 4))));

  ZipFailure failure;
  Source source(
      zip_source_buffer_create(bytes.data(), bytes.size(), 0, &failure.error));
  if (!source) failure.raise(unreadable);
  Archive archive(zip_open_from_source(source.get(), ZIP_RDONLY | ZIP_CHECKCONS,
                                       &failure.error));
  if (zip_error_code_zip(&failure.error) == ZIP_ER_EXISTS)
    throw WeightsError("two files of the archive have the same name");
  if (!archive) failure.raise(unreadable);
  source.release();  // the archive's from here on
  return archive;
}
// #endregion

// #region expect_readable
// What is refused before a byte of it is unpacked.
void expect_readable(const zip_stat_t& entry, std::size_t limit) {
  if (entry.encryption_method != ZIP_EM_NONE)
    throw WeightsError("it is encrypted");
  if (entry.comp_method != ZIP_CM_STORE && entry.comp_method != ZIP_CM_DEFLATE)
    throw WeightsError(fmt::format(
        "it is packed by method {}, expected 0 (stored) or 8 (deflate)",
        entry.comp_method));
  if (entry.size > limit)
    throw WeightsError(
        fmt::format("it claims {} bytes, the limit is {}", entry.size, limit));
}
// #endregion

// #region unpack
// Grows with what comes out, never with what the archive claims.
std::string unpack(zip_t* archive, const zip_stat_t& entry) {
  File file(zip_fopen_index(archive, entry.index, 0));
  if (!file) fail("it cannot be unpacked", zip_strerror(archive));
  std::string bytes;
  std::array<char, 1 << 16> piece;
  zip_int64_t count = 0;
  while ((count = zip_fread(file.get(), piece.data(), piece.size())) > 0) {
    bytes.append(piece.data(), static_cast<std::size_t>(count));
    if (bytes.size() > entry.size) break;
  }

  if (count < 0) fail("it cannot be unpacked", zip_file_strerror(file.get()));
  if (bytes.size() != entry.size)
    throw WeightsError(fmt::format(
        "it unpacks to {}{} bytes, expected {}", count > 0 ? "more than " : "",
        count > 0 ? entry.size : bytes.size(), entry.size));
  return bytes;
}
// #endregion

// What the array in the file NAME.npy is called.
std::string array_name(std::string_view file) {
  constexpr std::string_view ending = ".npy";
  if (!file.ends_with(ending))
    throw WeightsError("its name does not end in .npy");
  file.remove_suffix(ending.size());
  return std::string(file);
}

// #region read_entry
// Puts one array to the others, and takes its bytes off the limit.
void read_entry(zip_t* archive, const zip_stat_t& entry, std::size_t& limit,
                Arrays& arrays) {
  const auto name = array_name(entry.name);
  expect_readable(entry, limit);
  limit -= entry.size;
  arrays[name] = read_npy(unpack(archive, entry));
}
// #endregion

// Adds a file as it is, not compressed, with the time from which zip counts, so
// that the same weights give the same bytes. libzip reads it only at the close.
void add(zip_t* archive, const std::string& name, const std::string& bytes) {
  constexpr std::uint16_t january_1980 = 0 << 9 | 1 << 5 | 1;
  Source source(zip_source_buffer(archive, bytes.data(), bytes.size(), 0));
  if (!source) fail(unwritten, zip_strerror(archive));
  const auto index =
      zip_file_add(archive, name.c_str(), source.get(), ZIP_FL_ENC_UTF_8);
  if (index < 0) fail(unwritten, zip_strerror(archive));
  source.release();  // the archive's from here on
  const auto entry = static_cast<zip_uint64_t>(index);
  if (zip_set_file_compression(archive, entry, ZIP_CM_STORE, 0) != 0 ||
      zip_file_set_dostime(archive, entry, 0, january_1980, 0) != 0)
    fail(unwritten, zip_strerror(archive));
}

std::string content(zip_source_t* source) {
  zip_stat_t stat;
  if (zip_source_stat(source, &stat) != 0 || zip_source_open(source) != 0)
    throw WeightsError("the archive was not written");
  std::string bytes(stat.size, '\0');
  const auto count = zip_source_read(source, bytes.data(), bytes.size());
  zip_source_close(source);
  if (count != static_cast<zip_int64_t>(bytes.size()))
    throw WeightsError("the archive was not written whole");
  return bytes;
}

}  // namespace

// #region read_npz
Arrays read_npz(std::string_view bytes, std::size_t limit) {
  const auto archive = open(bytes);
  Arrays arrays;
  const auto entries = zip_get_num_entries(archive.get(), 0);
  for (zip_uint64_t k = 0; k < static_cast<zip_uint64_t>(entries); ++k) {
    zip_stat_t entry;
    if (zip_stat_index(archive.get(), k, ZIP_FL_ENC_RAW, &entry) != 0)
      fail(unreadable, zip_strerror(archive.get()));
    try {
      read_entry(archive.get(), entry, limit, arrays);
    } catch (const WeightsError& error) {
      throw WeightsError(
          fmt::format("{}: {}", shown(entry.name), error.what()));
    }
  }
  return arrays;
}
// #endregion

std::string write_npz(const Arrays& arrays) {
  if (arrays.empty())
    throw std::invalid_argument("an archive needs at least one array");
  ZipFailure failure;
  Source source(zip_source_buffer_create(nullptr, 0, 0, &failure.error));
  if (!source) failure.raise(unwritten);
  Archive archive(zip_open_from_source(source.get(), ZIP_CREATE | ZIP_TRUNCATE,
                                       &failure.error));
  if (!archive) failure.raise(unwritten);
  zip_source_keep(source.get());  // ours and the archive's

  std::vector<std::string> files;
  files.reserve(arrays.size());  // a file must not move
  for (const auto& [name, array] : arrays) {
    files.push_back(write_npy(array));
    add(archive.get(), name + ".npy", files.back());
  }
  if (zip_close(archive.get()) != 0)
    fail(unwritten, zip_strerror(archive.get()));
  archive.release();
  return content(source.get());
}

}  // namespace lstm
