// What ranks say to each other.
#include "lstm/training/group.hpp"

#include <doctest/doctest.h>
#include <fmt/ranges.h>

#include <cmath>

#include "thread_ranks.hpp"

using lstm::Group;

namespace {

// What rank 0 says of its facts and of what the other rank tells it.
std::string said(const lstm::Facts& facts,
                 const std::function<void(Group&)>& other) {
  std::string words;
  ThreadRanks(2).run([&](Group& group) {
    try {
      group.rank() == 0 ? expect_same_ranks(group, facts) : other(group);
    } catch (const lstm::RanksDiffer& error) {
      if (group.rank() == 0) words = error.what();
    }
  });
  return words;
}

std::string said(const lstm::Facts& facts, const lstm::Facts& others) {
  return said(facts, [&](Group& group) { expect_same_ranks(group, others); });
}

const std::string begin = "rank 1 trains something else: its ";

}  // namespace

TEST_CASE("a text of any length and any bytes is heard by all") {
  ThreadRanks(3).run([](Group& group) {
    const std::vector<std::string> texts = {std::string((3 << 20) + 7, 'a'), "",
                                            std::string(1 << 20, 'b')};
    if (say_to_all(group, texts[group.rank()]) != texts)
      throw std::runtime_error("something else was heard");
  });
}

TEST_CASE("arrays of any shape are heard by all") {
  const std::vector<lstm::Arrays> said = {
      {},
      {{"a", {{}, {1.5}, lstm::Precision::float32}},
       {"none", {{0, 3}, {}, lstm::Precision::float64}}},
      {{"", {{2}, {NAN, -0.0}, lstm::Precision::float64}}}};
  const auto text = [](const lstm::Arrays& arrays) {
    std::string all;
    for (const auto& [name, array] : arrays)
      all += fmt::format("{} [{}] {} {}\n", name, fmt::join(array.shape, " "),
                         fmt::join(array.numbers, " "),
                         static_cast<int>(array.precision));
    return all;
  };
  ThreadRanks(3).run([&](Group& group) {
    const auto heard = say_to_all(group, said[group.rank()]);
    for (std::size_t r = 0; r < 3; ++r)
      if (text(heard[r]) != text(said[r]))
        throw std::runtime_error("something else was heard");
  });
}

TEST_CASE("a difference may have any number of lines") {
  for (const std::string fact : {"", "\n", "one\ntwo", "\n\n\n"}) {
    CHECK(said({{"it", fact}, {"\n", "x\n"}}, {{"it", fact}, {"\n", "x\n"}})
              .empty());
    CHECK(said({{"it", "a"}}, {{"it", fact}}) ==
          begin + "it is " + fact + ", that of rank 0 is a");
  }
}

TEST_CASE("a fact that one rank has alone differs, whatever it is") {
  const auto words = begin + "it is nothing, that of rank 0 is nothing";
  CHECK(said({{"a", "b"}}, {{"a", "b"}, {"it", "nothing"}}) == words);
  CHECK(said({{"a", "b"}, {"it", "nothing"}}, {{"a", "b"}}) == words);
}

TEST_CASE("bytes that are no facts are those of another build") {
  for (const std::size_t size : {0u, 3u, 8u, 9u, 40u}) {
    CAPTURE(size);
    const auto words = said({{"a", "b"}}, [&](Group& group) {
      say_to_all(group, std::string(size, '\7'));
    });
    CHECK(words == (size == 0 ? begin + "a is nothing, that of rank 0 is b"
                              : "what another rank says has no end: it is "
                                "another build"));
  }
}
