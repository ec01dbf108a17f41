#include <vector>

#include "lstm/weights/npz.hpp"
#include "lstm/weights/zip_handles.hpp"

namespace lstm {

// #region add
// Adds a file as it is, not compressed, with the time from which zip counts, so
// that the same weights give the same bytes. libzip reads it only at the close.
static void add(zip_t* archive, const std::string& name,
                const std::string& bytes) {
  constexpr std::uint16_t january_1980 = 0 << 9 | 1 << 5 | 1;
  Source source(zip_source_buffer(archive, bytes.data(), bytes.size(), 0));
  if (!source) throw WeightsError(zip_strerror(archive));
  const auto index =
      zip_file_add(archive, name.c_str(), source.get(), ZIP_FL_ENC_UTF_8);
  if (index < 0) throw WeightsError(zip_strerror(archive));
  source.release();  // the archive's from here on
  const auto entry = static_cast<zip_uint64_t>(index);
  if (zip_set_file_compression(archive, entry, ZIP_CM_STORE, 0) != 0 ||
      zip_file_set_dostime(archive, entry, 0, january_1980, 0) != 0)
    throw WeightsError(zip_strerror(archive));
}
// #endregion

// #region content
static std::string content(zip_source_t* source) {
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
// #endregion

// #region write_npz
std::string write_npz(const Arrays& arrays) {
  if (arrays.empty())
    throw std::invalid_argument("an archive needs at least one array");
  ZipFailure failure;
  Source source(zip_source_buffer_create(nullptr, 0, 0, &failure.error));
  if (!source) failure.raise("the archive cannot be written");
  Archive archive(zip_open_from_source(source.get(), ZIP_CREATE | ZIP_TRUNCATE,
                                       &failure.error));
  if (!archive) failure.raise("the archive cannot be written");
  zip_source_keep(source.get());  // ours and the archive's
  // #endregion

  // #region add_all
  std::vector<std::string> files;
  files.reserve(arrays.size());  // a file must not move
  for (const auto& [name, array] : arrays) {
    files.push_back(write_npy(array));
    add(archive.get(), name + ".npy", files.back());
  }
  if (zip_close(archive.get()) != 0)
    throw WeightsError(zip_strerror(archive.get()));
  archive.release();
  return content(source.get());
}
// #endregion

}  // namespace lstm
