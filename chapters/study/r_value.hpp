#pragma once
#include <limits>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace study {

/// Thrown for bytes that are not what R writes, or of R's more than data sets
/// need. The message is one line that says what and where.
struct RBaseError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// R's missing whole number, or neither true nor false. A missing real number
/// is a NaN.
constexpr int r_missing = std::numeric_limits<int>::min();

/// A string, or R's missing one.
using RString = std::optional<std::string>;

/// A value of R: nothing, a vector of whole numbers (which truth values are,
/// too), of real ones, of strings, or a list of values. Its attributes, such as
/// the `names` of a list or the `levels` of a factor, are values by name.
struct RValue {
  std::variant<std::monostate, std::vector<int>, std::vector<double>,
               std::vector<RString>, std::vector<RValue>>
      data = {};
  std::vector<std::pair<std::string, RValue>> attributes = {};

  /// The attribute of that name, or none.
  const RValue* attribute(std::string_view name) const;
};

/// The value that R has serialised into these bytes: XDR of version 2 or 3 (R
/// Internals, 1.8 Serialization Formats). Strings that are marked as Latin-1
/// become UTF-8; all others keep their bytes. The memory is bounded by the
/// number of bytes. Throws RBaseError for bytes that end early or go on behind
/// the value, and for types that data sets are not made of: functions,
/// environments, complex numbers and compact forms.
RValue read_r_value(std::string_view bytes);

/// The strings of a vector that lacks none, or RBaseError.
std::vector<std::string> r_strings(const RValue& value);

/// A column of a table, which R keeps as a list with names, or RBaseError.
const RValue& r_column(const RValue& table, std::string_view name);

}  // namespace study
