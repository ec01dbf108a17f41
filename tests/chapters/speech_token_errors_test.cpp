#include <doctest/doctest.h>

#include "18_speech/token_errors.hpp"
#include "bad_input.hpp"

using lstm::Labelling;
using speech::edit_distance, speech::token_errors;

using Strings = std::vector<Labelling>;

TEST_CASE("an edit distance counts what is put in or left out or replaced") {
  CHECK(edit_distance({}, {}) == 0);
  CHECK(edit_distance({1, 2, 3}, {1, 2, 3}) == 0);
  CHECK(edit_distance({}, {1, 2}) == 2);
  CHECK(edit_distance({1, 2}, {}) == 2);
  CHECK(edit_distance({1, 3}, {1, 2, 3}) == 1);
  CHECK(edit_distance({1, 2, 3}, {1, 3}) == 1);
  CHECK(edit_distance({1, 2, 3}, {1, 4, 3}) == 1);
  CHECK(edit_distance({1, 2}, {2, 1}) == 2);
  // kitten and sitting: two are replaced, one is put in.
  CHECK(edit_distance({1, 2, 3, 3, 4, 5}, {6, 2, 3, 3, 2, 5, 7}) == 3);
}

TEST_CASE("token errors are errors of all strings over their labels") {
  const Strings heard = {{1, 2}, {}, {1, 1, 1}}, said = {{1, 2}, {3}, {1, 2}};
  const auto found = token_errors(heard, said, lstm::Random(1));
  CHECK(found.rate == 3.0 / 5);
  CHECK(found.exact == 1.0 / 3);
  CHECK(found.interval.low == 0);
  CHECK(found.interval.high == 1);
}

TEST_CASE("whole voices are drawn") {
  // Half of all labels are wrong, by strings or by voices. Of two voices that
  // are wrong in half of theirs any draw is; of one that is never wrong and one
  // that always is some draws are all of one.
  const Strings said(8, {1}), heard = {{1}, {2}, {1}, {2}, {1}, {2}, {1}, {2}};
  const std::vector<std::size_t> alike = {4, 4, 4, 4, 9, 9, 9, 9},
                                 apart = {4, 9, 4, 9, 4, 9, 4, 9};
  const auto same = token_errors(heard, said, lstm::Random(2), alike);
  CHECK(same.rate == 0.5);
  CHECK(same.interval.low == 0.5);
  CHECK(same.interval.high == 0.5);
  const auto other = token_errors(heard, said, lstm::Random(2), apart);
  CHECK(other.rate == 0.5);
  CHECK(other.interval.low == 0);
  CHECK(other.interval.high == 1);
  const auto strings = token_errors(heard, said, lstm::Random(2));
  CHECK(strings.interval.low > 0);
  CHECK(strings.interval.low < 0.4);
  CHECK(strings.interval.high > 0.6);
  CHECK(strings.interval.high < 1);
}

BAD_INPUT("strings that are not those that were said") {
  const auto refused = [](const Strings& heard, const Strings& said,
                          const std::vector<std::size_t>& voices,
                          const char* message) {
    CHECK_THROWS_WITH_AS(token_errors(heard, said, lstm::Random(1), voices),
                         message, std::invalid_argument);
  };
  refused({{1}}, {{1}, {2}}, {},
          "1 strings were heard, expected the 2 that were said");
  refused({{1}, {2}}, {{1}, {2}}, {7}, "there are voices of 1 strings of 2");
  refused({{1}, {2}}, {{1}, {}}, {},
          "string 1 says nothing, expected one label or more");
  refused({{1}, {2}}, {{1}, {2}}, {7, 7},
          "blocks of 1 of a series of 1, expected two or more");
}
