#include "lstm/weights/python_cursor.hpp"

#include <fmt/format.h>

#include <charconv>

#include "lstm/weights/error.hpp"

namespace lstm {

// #region fail
void Cursor::fail(std::string_view expected) const {
  const auto rest = line_.substr(place_);
  throw WeightsError(fmt::format(
      "at byte {} the header has {}, expected {}", place_,
      rest.empty() ? "nothing" : shown(rest.substr(0, 12)), expected));
}
// #endregion

// #region marks
bool Cursor::at(char mark) {
  while (place_ < line_.size() && line_[place_] == ' ') ++place_;
  return place_ < line_.size() && line_[place_] == mark;
}

bool Cursor::take(char mark) {
  if (!at(mark)) return false;
  ++place_;
  return true;
}

void Cursor::expect(char mark) {
  if (!take(mark)) fail(fmt::format("'{}'", mark));
}
// #endregion

// #region text
std::string_view Cursor::text() {
  const char quote = at('"') ? '"' : '\'';
  if (!take(quote)) fail("a text in quotes");
  const auto end = line_.find(quote, place_);
  if (end == line_.npos) fail("a text that ends");
  const auto text = line_.substr(place_, end - place_);
  place_ = end + 1;
  return text;
}
// #endregion

// #region truth
bool Cursor::truth() {
  at('T');
  const bool yes = line_.substr(place_).starts_with("True");
  if (!yes && !line_.substr(place_).starts_with("False")) fail("True or False");
  place_ += yes ? 4 : 5;
  return yes;
}
// #endregion

// #region number
std::size_t Cursor::number() {
  at('0');
  std::size_t number = 0;
  const char* begin = line_.data() + place_;
  const auto [stop, error] =
      std::from_chars(begin, line_.data() + line_.size(), number);
  if (error != std::errc()) fail("a whole number below 2^64");
  place_ += static_cast<std::size_t>(stop - begin);
  return number;
}
// #endregion

// #region extents
Extents Cursor::extents() {
  Extents extents;
  expect('(');
  while (!take(')')) {
    if (extents.size() == max_rank) fail("at most 8 extents");
    extents.push_back(number());
    if (extents.size() == 1 || !at(')')) expect(',');
  }
  return extents;
}

void Cursor::expect_end() {
  if (at(' ') || place_ < line_.size()) fail("the end");
}
// #endregion

}  // namespace lstm
