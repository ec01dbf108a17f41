#include "lstm/weights/internal/npy_header.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <set>

#include "lstm/weights/internal/words.hpp"

namespace lstm {

namespace {

// #region cursor
// A place in a line of Python. Throws WeightsError where something else stands
// there than is asked for. Blanks before it are skipped.
class Cursor {
 public:
  explicit Cursor(std::string_view line) : line_(line), rest_(line) {}

  // Whether this comes next.
  bool at(std::string_view mark) {
    rest_.remove_prefix(std::min(rest_.find_first_not_of(' '), rest_.size()));
    return rest_.starts_with(mark);
  }

  // If it does, goes on behind it.
  bool take(std::string_view mark) {
    if (!at(mark)) return false;
    rest_.remove_prefix(mark.size());
    return true;
  }

  void expect(std::string_view mark) {
    if (!take(mark)) fail(fmt::format("'{}'", mark));
  }
  // #endregion

  std::string_view text() {  // in quotes, of either kind
    const std::string_view quote = at("\"") ? "\"" : "'";
    if (!take(quote)) fail("a text in quotes");
    const auto text = rest_.substr(0, rest_.find(quote));
    if (text.size() == rest_.size()) fail("a text that ends");
    rest_.remove_prefix(text.size() + 1);
    return text;
  }

  bool truth() {
    if (take("True")) return true;
    if (take("False")) return false;
    fail("True or False");
  }

  std::size_t number() {  // whole, not negative
    at("");
    std::size_t number = 0;
    const auto [stop, error] =
        std::from_chars(rest_.data(), rest_.data() + rest_.size(), number);
    if (error != std::errc()) fail("a whole number below 2^64");
    rest_.remove_prefix(static_cast<std::size_t>(stop - rest_.data()));
    return number;
  }

  Extents extents() {  // a tuple of numbers
    Extents extents;
    expect("(");
    while (!take(")")) {
      if (extents.size() == max_rank) fail("at most 8 extents");
      extents.push_back(number());
      if (extents.size() == 1 || !at(")")) expect(",");
    }
    return extents;
  }

  void expect_end() {
    at("");
    if (!rest_.empty()) fail("the end");
  }

 private:
  [[noreturn]] void fail(std::string_view expected) const {
    throw WeightsError(fmt::format(
        "at byte {} the header has {}, expected {}",
        line_.size() - rest_.size(),
        rest_.empty() ? "nothing" : shown(rest_.substr(0, 12)), expected));
  }

  std::string_view line_, rest_;
};

}  // namespace

static Precision precision(std::string_view descr) {
  if (descr == "<f4") return Precision::float32;
  if (descr == "<f8") return Precision::float64;
  throw WeightsError(
      fmt::format("the numbers are of the type {}, expected \"<f4\" or \"<f8\"",
                  shown(descr)));
}

// #region read_npy_header
NpyHeader read_npy_header(std::string_view line) {
  NpyHeader header;
  std::set<std::string_view> missing = {"descr", "fortran_order", "shape"};
  Cursor cursor(line);
  cursor.expect("{");
  while (!cursor.take("}")) {
    const auto key = cursor.text();
    if (missing.erase(key) == 0)
      throw WeightsError(fmt::format(
          "the header holds {}, which is unknown or there twice", shown(key)));
    cursor.expect(":");
    if (key == "descr") header.precision = precision(cursor.text());
    if (key == "fortran_order") header.fortran_order = cursor.truth();
    if (key == "shape") header.shape = cursor.extents();
    if (!cursor.at("}")) cursor.expect(",");
  }
  cursor.expect_end();
  if (!missing.empty())
    throw WeightsError(
        fmt::format("the header lacks {}", fmt::join(missing, ", ")));
  return header;
}
// #endregion

std::string write_npy_header(const NpyHeader& header) {
  return fmt::format("{{'descr': '<f{}', 'fortran_order': {}, 'shape': {}, }}",
                     static_cast<std::size_t>(header.precision),
                     header.fortran_order ? "True" : "False",
                     tuple(header.shape));
}

}  // namespace lstm
