#pragma once
#include "study/r_value.hpp"

namespace study {

// R keeps the data sets of a package in a lazy-load base: `Rdata.rdb` holds
// each of them compressed, and `Rdata.rdx`, the index, says where it lies. Both
// are given as the bytes of the files. All throw RBaseError, which names the
// index or the variable.

/// The names of the variables, in the order of the index.
std::vector<std::string> r_variables(std::string_view rdx);

/// One variable. Of the three ways to compress it zlib's and LZMA2 (xz) are
/// read. None may be longer than 64 MB, as the index may not.
RValue read_r_variable(std::string_view rdb, std::string_view rdx,
                       std::string_view name);

/// One that is a vector of strings, such as the lines of a text.
std::vector<std::string> read_r_strings(std::string_view rdb,
                                        std::string_view rdx,
                                        std::string_view name);

}  // namespace study
