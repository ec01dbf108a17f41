#pragma once
#include <cstddef>
#include <string_view>
#include <vector>

namespace lstm {

// #region extents
/// The extents of an array; one of rank 0 is a single number.
using Extents = std::vector<std::size_t>;
constexpr std::size_t max_rank = 8;
// #endregion

// #region cursor
/// A place in a line of Python. Throws WeightsError where something else stands
/// there than is asked for.
class Cursor {
 public:
  explicit Cursor(std::string_view line) : line_(line) {}
  bool at(char mark);       // after blanks
  bool take(char mark);     // goes on behind it
  void expect(char mark);   // must be there
  std::string_view text();  // 'in quotes'
  bool truth();             // True or False
  std::size_t number();     // whole, not negative
  Extents extents();        // a tuple of numbers
  void expect_end();

 private:
  [[noreturn]] void fail(std::string_view expected) const;
  std::string_view line_;
  std::size_t place_ = 0;
};
// #endregion

}  // namespace lstm
