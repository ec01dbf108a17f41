#pragma once
#include <map>

#include "lstm/weights/npy.hpp"

namespace lstm {

// #region arrays
/// The order of the alphabet, but for whole numbers in the names: arr_2 comes
/// before arr_10. Of two numbers the one with fewer digits is the smaller.
struct ByNumber {
  bool operator()(std::string_view a, std::string_view b) const;
};

/// Named arrays, in the order of their names.
using Arrays = std::map<std::string, Array, ByNumber>;

/// Reads an .npz archive: what numpy.savez and savez_compressed write, a zip
/// archive of .npy files. Throws WeightsError where it is anything else, or
/// takes more than `limit` bytes when it is unpacked.
Arrays read_npz(std::string_view bytes, std::size_t limit = 1u << 30);

/// An archive that numpy.load reads. The same arrays give the same bytes.
std::string write_npz(const Arrays& arrays);
// #endregion

}  // namespace lstm
