#pragma once
#include <cstdint>
#include <string_view>

namespace study {

/// A number that belongs to a text and looks as if it were drawn: every bit of
/// it depends on all bytes (the text's fingerprint, mixed by the last steps of
/// Appleby's MurmurHash3). What is split or put in an order by it is so on
/// every machine, whatever seed a program has.
std::uint64_t drawn(std::string_view text);

}  // namespace study
