#include "lstm/weights/checkpoint.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <cmath>

#include "bad_input.hpp"

using lstm::Arrays, lstm::Checkpoint, lstm::Facts, lstm::Precision,
    lstm::read_checkpoint, lstm::WeightsError, lstm::write_checkpoint;

namespace {

Checkpoint example() {
  return {{{"program", "a chapter"}, {"--hidden", "32"}, {"empty", ""}},
          {{"W", {{2, 1}, {0.25, -3}, Precision::float32}},
           {"none", {{0}, {}, Precision::float64}},
           {"best", {{}, {INFINITY}, Precision::float64}}}};
}

void refused(std::string_view bytes, const std::string& words) {
  CHECK_THROWS_WITH_AS(read_checkpoint(bytes), words.c_str(), WeightsError);
}

const std::string no_end =
    "it does not end with the checksum of a checkpoint; it is something else, "
    "or its end is missing";

}  // namespace

TEST_CASE("a checkpoint comes back as it was, and gives the same bytes") {
  const auto bytes = write_checkpoint(example());
  const auto back = read_checkpoint(bytes);
  CHECK(back.run == example().run);
  CHECK(back.state == example().state);
  CHECK(write_checkpoint(back) == bytes);
}

TEST_CASE("a checkpoint is an archive like any other") {
  CHECK(lstm::read_npz(write_checkpoint(example())) == example().state);
}

TEST_CASE("facts may say what a comment says") {
  auto odd = example();
  odd.run["odd"] = "lstm checkpoint 1";
  odd.run["checksum 0"] = "=checksum ";
  CHECK(read_checkpoint(write_checkpoint(odd)).run == odd.run);
}

BAD_INPUT("facts that are no lines, or are too many") {
  const auto bad = [](const Facts& facts, const std::string& words) {
    CHECK_THROWS_WITH_AS(write_checkpoint({facts, example().state}),
                         words.c_str(), std::invalid_argument);
  };
  bad({{"a", "b\n"}}, "a fact is one line, and its name has no =: \"a\"");
  bad({{"a\n", "b"}}, "a fact is one line, and its name has no =: \"a\\x0a\"");
  bad({{"a=", "b"}}, "a fact is one line, and its name has no =: \"a=\"");
  const Facts most = {{"a", std::string(65488, 'b')}};
  CHECK(read_checkpoint(write_checkpoint({most, example().state})).run == most);
  bad({{"a", std::string(65489, 'b')}},
      "the facts of a run take 65536 bytes, there is room for 65535");
  CHECK_THROWS_AS(write_checkpoint({{{"a", "b"}}, {}}), std::invalid_argument);
}

BAD_INPUT("a checkpoint that ends anywhere before its end") {
  const auto bytes = write_checkpoint(example());
  for (std::size_t k = 0; k < bytes.size(); ++k)
    refused(std::string_view(bytes).substr(0, k), no_end);
}

BAD_INPUT("a checkpoint with one bit flipped") {
  const auto bytes = write_checkpoint(example());
  for (std::size_t k = 0; k < 8 * bytes.size(); ++k) {
    auto flipped = bytes;
    flipped[k / 8] = static_cast<char>(flipped[k / 8] ^ 1 << k % 8);
    CHECK_THROWS_AS(read_checkpoint(flipped), WeightsError);
  }
  auto flipped = bytes;
  flipped[50] ^= 1;
  const auto right = bytes.substr(bytes.size() - 17, 16);
  std::string words;
  try {
    read_checkpoint(flipped);
  } catch (const WeightsError& error) {
    words = error.what();
  }
  CHECK(words.starts_with("it has the checksum "));
  CHECK(words.ends_with(" and ends with \"" + right + "\": it was damaged"));
}

BAD_INPUT("what is no checkpoint") {
  refused("", no_end);
  for (std::size_t k = 0; k < 16; ++k)
    refused("checksum " + std::string(k, '0') + "\n", no_end);
  refused(lstm::write_npz(example().state), no_end);
  refused(std::string(1000, '\0'), no_end);
  refused("checksum cbf29ce484222325\n",
          "it is no checkpoint of a version that is known here");
  const auto bytes = write_checkpoint(example());
  CHECK_THROWS_WITH_AS(read_checkpoint(bytes, 8),
                       doctest::Contains("the limit is"), WeightsError);
}

BAD_INPUT("another run") {
  const auto refused_as = [](const Facts& there, const Facts& here,
                             const std::string& words) {
    CHECK_THROWS_WITH_AS(lstm::expect_same_run(there, here),
                         ("the checkpoint is of another run: " + words).c_str(),
                         WeightsError);
  };
  CHECK_NOTHROW(lstm::expect_same_run(example().run, example().run));
  refused_as({{"a", "1"}}, {{"a", "2"}}, "a is \"1\" there and \"2\" here");
  refused_as({{"a", "1"}}, {}, "a is \"1\" there and unknown here");
  refused_as({}, {{"a", "unknown"}}, "a is unknown there and \"unknown\" here");
  refused_as(
      {{"a", "1"}, {"b", "1"}}, {{"a", "2"}, {"b", "3"}},
      "a is \"1\" there and \"2\" here; b is \"1\" there and \"3\" here");
}
