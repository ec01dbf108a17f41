#pragma once
#include <string>

namespace support {

/// What a program is made of, for whoever compares numbers that it measured:
/// the book's version, the compiler, the processors it was compiled for, the
/// threads of this machine and the libraries; some lines of text. To be called
/// after `use_fast_kernel`.
std::string made_of();

}  // namespace support
