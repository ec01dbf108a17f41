#pragma once
#include <string>

/// An .npy file with any dictionary, its header not padded.
inline std::string npy_file(const std::string& dictionary,
                            const std::string& numbers = "", char version = 1) {
  std::string bytes = "\x93NUMPY";
  bytes += {version, 0, static_cast<char>(dictionary.size() + 1), 0};
  if (version > 1) bytes += {0, 0};
  return bytes + dictionary + "\n" + numbers;
}

inline const std::string good =
    "{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }";
inline const std::string eight(8, '\0');

inline std::string with_shape(const std::string& shape, std::size_t bytes = 8) {
  return npy_file(
      "{'descr': '<f4', 'fortran_order': False, 'shape': " + shape + ", }",
      std::string(bytes, '\0'));
}
