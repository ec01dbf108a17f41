#include "lstm/training/snapshot.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "bad_input.hpp"

using lstm::Arrays, lstm::Matrix, lstm::Snapshot;

namespace {

// Something of each kind that a snapshot takes.
struct Things {
  double number = 0.1;
  std::size_t whole = 3;
  std::vector<double> numbers;
  std::vector<std::size_t> wholes;
  lstm::Random random{1};
  Matrix<float> free, fixed = xt::zeros<float>({2, 3});
  std::vector<Matrix<float>> list;
  lstm::Parameter<float> p{"p", 2, 1}, q{"q", 1, 4};

  void remember(Snapshot all) {
    all("number", number);
    all("whole", whole);
    all("numbers", numbers);
    all("wholes", wholes);
    all("random", random);
    auto part = all.part("part");
    part("free", free);
    part("fixed", fixed, {2, 3});
    part("list", list, lstm::Parameters<float>{&p, &q});
  }
};

Things others() {
  Things things;
  things.number = -std::numeric_limits<double>::infinity();
  things.whole = std::size_t{1} << 53;
  things.numbers = {0.1, -0.0, 1e300};
  things.wholes = {7, 0};
  things.random = lstm::Random(2);
  things.free = {{1, 2}, {3, 4}, {5, 6}};
  things.fixed.fill(0.1f);
  things.list = {{{1}, {2}}, {{3, 4, 5, 6}}};
  return things;
}

Arrays kept(Things things) {
  Arrays arrays;
  things.remember(Snapshot::into(arrays));
  return arrays;
}

void refused(const std::string& name, const lstm::Array& array,
             const std::string& words) {
  auto arrays = kept(others());
  arrays[name] = array;
  Things things;
  CHECK_THROWS_WITH_AS(things.remember(Snapshot::out_of(arrays)), words.c_str(),
                       lstm::WeightsError);
}

}  // namespace

TEST_CASE("everything comes back from a snapshot as it was") {
  for (const auto& first : {Things(), others()}) {
    auto arrays = kept(first);
    auto things = others();
    things.remember(Snapshot::out_of(arrays));
    CHECK(arrays.empty());
    CHECK(kept(things) == kept(first));
    CHECK(things.random.uniform() == lstm::Random(first.random).uniform());
  }
}

TEST_CASE("what belongs to nothing is left") {
  auto arrays = kept(others());
  arrays["other"] = {{}, {1}};
  Things().remember(Snapshot::out_of(arrays));
  CHECK(arrays.size() == 1);
}

BAD_INPUT("two things of the same name") {
  Arrays arrays;
  auto all = Snapshot::into(arrays).part("a");
  double number = 1;
  all("b", number);
  CHECK_THROWS_WITH_AS(all("b", number), "twice in a snapshot: a.b",
                       std::invalid_argument);
}

BAD_INPUT("arrays that are nothing of the kind") {
  const std::string whole =
      " in the checkpoint, expected whole numbers up to 2^53";
  refused("number", {{1}, {1}},
          "number has shape (1,) in the checkpoint, expected a single number");
  refused("whole", {{}, {0.5}}, "whole has 0.5" + whole);
  refused("whole", {{}, {-1}}, "whole has -1" + whole);
  refused("whole", {{}, {0x1p54}}, "whole has 1.8014398509481984e+16" + whole);
  refused("whole", {{}, {NAN}}, "whole has nan" + whole);
  refused("wholes", {{2}, {1, INFINITY}}, "wholes has inf" + whole);
  refused("numbers", {{1, 2}, {1, 2}},
          "numbers has shape (1, 2) in the checkpoint, expected one extent");
  refused("random", {{}, {1}},
          "random has shape () in the checkpoint, expected one extent");
  refused("random", {{1}, {1}},
          "random: 0 words are not the state of a source of chance");
  refused("part.free", {{}, {1}},
          "part.free has shape () in the checkpoint, expected rows and "
          "columns");
  refused("part.fixed", {{3, 2}, {1, 2, 3, 4, 5, 6}},
          "part.fixed has shape (3, 2) in the checkpoint, expected (2, 3)");
  refused("part.list.count", {{}, {1}},
          "part.list has 1 matrices in the checkpoint, expected one for each "
          "of 2 parameters");
  refused("part.list.1", {{1, 1}, {1}},
          "part.list.1 has shape (1, 1) in the checkpoint, expected (1, 4)");
}
