#pragma once
#include <cstdint>
#include <string_view>

namespace lstm {

// #region fingerprint
/// A number that changes whenever one of the bytes does (FNV-1a, 64 bits). More
/// bytes may follow: what came out before is then what they begin with.
inline std::uint64_t fingerprint(std::string_view bytes,
                                 std::uint64_t before = 0xcbf29ce484222325) {
  for (const char byte : bytes)
    before = (before ^ static_cast<unsigned char>(byte)) * 0x100000001b3;
  return before;
}
// #endregion

/// That of the numbers of a tensor, and of their bits alone.
template <class Tensor>
std::uint64_t fingerprint_of(const Tensor& tensor, std::uint64_t before) {
  return fingerprint({reinterpret_cast<const char*>(tensor.data()),
                      tensor.size() * sizeof(*tensor.data())},
                     before);
}

}  // namespace lstm
