#pragma once
#include <cstdint>
#include <string_view>

namespace lstm {

// #region fingerprint
/// A number that changes whenever one of the bytes does (FNV-1a, 64 bits). More
/// bytes may follow those of another one.
inline std::uint64_t fingerprint(std::string_view bytes,
                                 std::uint64_t before = 0xcbf29ce484222325) {
  for (const char byte : bytes)
    before = (before ^ static_cast<unsigned char>(byte)) * 0x100000001b3;
  return before;
}
// #endregion

/// That of all bits of the numbers in a tensor, or in a list.
template <class Tensor>
std::uint64_t fingerprint_of(const Tensor& tensor,
                             std::uint64_t before = fingerprint("")) {
  return fingerprint({reinterpret_cast<const char*>(tensor.data()),
                      tensor.size() * sizeof(*tensor.data())},
                     before);
}

}  // namespace lstm
