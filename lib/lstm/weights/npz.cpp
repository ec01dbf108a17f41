#include "lstm/weights/npz.hpp"

#include <array>

#include "lstm/weights/zip_handles.hpp"

namespace lstm {

namespace {

// #region open
Archive open(std::string_view bytes) {
  if (!bytes.starts_with("PK\x03\x04"))
    throw WeightsError(
        fmt::format("an .npz archive begins \"PK\\x03\\x04\", this begins {}",
                    bytes.empty() ? "nothing" : shown(bytes.substr(0, 4))));
  // #endregion

  // #region open_archive
  ZipFailure failure;
  Source source(
      zip_source_buffer_create(bytes.data(), bytes.size(), 0, &failure.error));
  if (!source) failure.raise("the archive cannot be read");
  Archive archive(zip_open_from_source(source.get(), ZIP_RDONLY | ZIP_CHECKCONS,
                                       &failure.error));
  if (zip_error_code_zip(&failure.error) == ZIP_ER_EXISTS)
    throw WeightsError("two files of the archive have the same name");
  if (!archive) failure.raise("the archive cannot be read");
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
  if (!file) throw WeightsError(zip_strerror(archive));
  std::string bytes;
  std::array<char, 1 << 16> piece;
  zip_int64_t count = 0;
  while ((count = zip_fread(file.get(), piece.data(), piece.size())) > 0) {
    bytes.append(piece.data(), static_cast<std::size_t>(count));
    if (bytes.size() > entry.size) break;
  }
  // #endregion

  // #region unpacked
  if (count < 0) throw WeightsError(zip_file_strerror(file.get()));
  if (bytes.size() != entry.size)
    throw WeightsError(fmt::format(
        "it unpacks to {}{} bytes, expected {}", count > 0 ? "more than " : "",
        count > 0 ? entry.size : bytes.size(), entry.size));
  return bytes;
}
// #endregion

// #region array_name
// What the array in the file NAME.npy is called.
std::string array_name(std::string_view file) {
  constexpr std::string_view ending = ".npy";
  if (!file.ends_with(ending))
    throw WeightsError("its name does not end in .npy");
  file.remove_suffix(ending.size());
  return std::string(file);
}
// #endregion

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

}  // namespace

// #region read_npz
Arrays read_npz(std::string_view bytes, std::size_t limit) {
  const auto archive = open(bytes);
  Arrays arrays;
  const auto entries = zip_get_num_entries(archive.get(), 0);
  for (zip_uint64_t k = 0; k < static_cast<zip_uint64_t>(entries); ++k) {
    zip_stat_t entry;
    if (zip_stat_index(archive.get(), k, ZIP_FL_ENC_RAW, &entry) != 0)
      throw WeightsError(zip_strerror(archive.get()));
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

}  // namespace lstm
