#include "study/drawn.hpp"

#include "lstm/numbers/fingerprint.hpp"

namespace study {

std::uint64_t drawn(std::string_view text) {
  auto number = lstm::fingerprint(text);
  number = (number ^ number >> 33) * 0xff51afd7ed558ccd;
  number = (number ^ number >> 33) * 0xc4ceb9fe1a85ec53;
  return number ^ number >> 33;
}

}  // namespace study
