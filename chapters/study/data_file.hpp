#pragma once
#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>

namespace study {

/// Thrown for data that are there and cannot be used. The message names the
/// file, the line and what is wrong with it.
struct DataError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Thrown for data that are not there. The message names them and what gets
/// them.
struct MissingData : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// The folder of the data that .ci/data gets: what the environment variable
/// LSTM_DATA says, or build/data.
std::filesystem::path data_folder();

/// The bytes of a file of that folder, "austen/Rdata.rdb". Throws MissingData
/// where it is not there, and figures::FileError where it cannot be read or has
/// more bytes than `most`.
std::string read_data(const std::filesystem::path& file, std::size_t most);

/// The bytes of a reader's own text without the mark that some programs begin
/// one in UTF-8 with, where `most` is how many are read. Throws
/// figures::FileError, and DataError as decode_utf8 does.
std::string read_own_text(const std::string& file, std::size_t most);

/// The symbols of a text, where `name` is what to call it. Throws DataError
/// unless all of it is UTF-8 (RFC 3629), in lines of at most a million bytes,
/// and has no control character but tabs and ends of lines.
std::u32string decode_utf8(std::string_view text, std::string_view name);

}  // namespace study
