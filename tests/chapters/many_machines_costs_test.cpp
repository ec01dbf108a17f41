// What ranks cost, as chapter 19 reckons it.
#include <doctest/doctest.h>

#include "19_many_machines/costs.hpp"
#include "19_many_machines/times.hpp"
#include "lib/training/thread_ranks.hpp"
#include "lstm/training/fit.hpp"
#include "lstm/training/regressor.hpp"
#include "study/data_file.hpp"
#include "study/sine.hpp"
#include "temporary_folder.hpp"

using namespace many_machines;
using doctest::Approx;

namespace {

const Work work{1000, 16, 0.5};
const Network made{"made", 2e-5, 3e-9};

// The bytes that rank 0 sends in a step of training, and its exchanges.
std::array<double, 2> counted(std::size_t units, std::size_t shards,
                              std::size_t ranks, std::size_t batch = 64) {
  const auto windows =
      study::sine_windows<float>(batch, 3, lstm::Seed(1).stream("windows"));
  const auto after = [&](std::size_t epochs) {
    ThreadRanks threads(ranks);
    threads.run([&](lstm::Group& group) {
      lstm::Regressor<float> model(1, units, 1);
      lstm::Adam<float> adam;
      lstm::fit(
          model, adam, windows.data,
          {.epochs = epochs, .batch = 64, .shards = shards, .group = &group},
          lstm::Seed(1));
    });
    return std::array{double(threads.bytes_sent), double(threads.exchanges)};
  };
  const auto one = after(1), two = after(2);
  return {two[0] - one[0], two[1] - one[1]};
}

}  // namespace

TEST_CASE("the parameters of chapter 19 are those of its network") {
  for (const std::size_t units : {1u, 5u, 64u}) {
    lstm::Regressor<float> model(1, units, 1);
    CHECK(parameters_of(units) == count(model.parameters()));
  }
}

// Besides gradients there are the loss of each shard, for each other rank, a
// byte that says what is wished for, and at the end of an epoch, which here has
// one step, two exchanges of what it came to.
TEST_CASE("the bytes and the messages of a step are those that are sent") {
  constexpr std::size_t units = 24, shards = 12;
  const Work some{parameters_of(units), shards, 0};
  for (const std::size_t ranks : {1u, 2u, 3u, 4u}) {
    CAPTURE(ranks);
    const auto [bytes, exchanges] = counted(units, shards, ranks);
    const double others = double(ranks) - 1;
    const double small = others * (double(shards) / double(ranks) * 16 + 74);
    CHECK(bytes_sent(some, ranks) == Approx(bytes - small).epsilon(0.002));
    CHECK(messages_sent(ranks) == (exchanges - 2) * others);
  }
}

TEST_CASE("where a batch has fewer shards than were asked for, all are dealt") {
  constexpr std::size_t units = 24, batch = 8;
  const Work some{parameters_of(units), batch, 0};
  const auto [bytes, exchanges] = counted(units, 16, 2, batch);
  CHECK(bytes_sent(some, 2) == Approx(bytes - 4 * 16 - 74).epsilon(0.002));
}

TEST_CASE("in rounds a rank has a partner for each doubling of the ranks") {
  const std::vector<std::pair<std::size_t, double>> rounds = {
      {1, 0}, {2, 3}, {3, 6}, {4, 6}, {5, 9}, {1024, 30}};
  for (const auto& [ranks, messages] : rounds)
    CHECK(messages_sent(ranks, Told::in_rounds) == messages);
}

TEST_CASE("a rank that tells its own sums sends two parts of the gradients") {
  for (const auto told : {Told::own_sums, Told::in_rounds})
    for (const std::size_t ranks : {2u, 4u, 16u})
      CHECK(bytes_sent(work, ranks, told) ==
            Approx(2 * 4000 * double(ranks - 1) / double(ranks)));
  CHECK(bytes_sent(work, 16, Told::own_sums) == bytes_sent(work, 16));
}

TEST_CASE("a step lasts as long as the rank with the most shards") {
  CHECK(compute_seconds(work, 1) == 8);
  CHECK(compute_seconds(work, 4) == 2);
  CHECK(compute_seconds(work, 5) == 2);
  CHECK(compute_seconds(work, 6) == 1.5);
  CHECK(compute_seconds(work, 100) == 0.5);
}

TEST_CASE("the speed-up is what the costs leave of the number of ranks") {
  CHECK(speed_up(work, 8, {"none", 0, 0}) == 8);
  CHECK(exchange_seconds(work, 1, made) == 0);
  CHECK(exchange_seconds(work, 2, made) == Approx(3 * 2e-5 + 9 * 2000 * 3e-9));
  const Network slow{"slow", 0.5, 0};
  CHECK(speed_up(work, 4, slow) == Approx(8 / (2 + 4.5)));
  CHECK(speed_up(work, 4, slow, Told::own_sums) == Approx(8 / (2 + 4.5)));
  CHECK(speed_up(work, 4, slow, Told::in_rounds) == Approx(8 / (2 + 3.0)));
  CHECK(speed_up(work, 4, slow, Told::in_rounds, true) == Approx(8 / 3.0));
  CHECK(speed_up(work, 2, slow, Told::in_rounds, true) == Approx(2));
}

TEST_CASE("costs are found again in times that they have made") {
  const Network limited{"1 Gbit/s", made.message, 8e-9};
  const Network open{"no limit", made.message, made.byte};
  std::vector<Time> times = {{"memory", 1, 16, 256, 16, 0.32, 0},
                             {"made", 4, 16, 256, 16, 9, 9},
                             {"other", 2, 16, 256, 16, 9, 9},
                             {"1 Gbit/s", 2, 16, 256, 16, 9, 9}};  // too short
  for (const std::size_t units : {2u, 16u, 90u})
    for (const std::size_t shards : {2u, 16u})
      for (const auto& network : {made, open, limited}) {
        const Work one{parameters_of(units), shards, 0};
        if (network.name == "1 Gbit/s" && bytes_sent(one, 2) < 1e5) continue;
        times.push_back({network.name, 2, units, 256, shards, 1,
                         exchange_seconds(one, 2, network)});
      }
  for (const auto& network : {made, open, limited}) {
    const auto found = fitted(network.name, times);
    CHECK(found.message == Approx(network.message));
    CHECK(found.byte == Approx(network.byte));
  }
  CHECK(work_of(times, 16, 16).shard == Approx(0.02));
  CHECK_THROWS_WITH_AS(
      work_of(times, 17, 16),
      "times: 1 ranks, 17 units, 16 shards, memory were not measured",
      study::DataError);
}

TEST_CASE("a time is read as it was written") {
  const TemporaryFolder folder;
  const auto file = (folder.path / "time").string();
  write_time(file, {"1 Gbit/s or,more", 2, 64, 256, 16, 0.0125, 3e-05});
  const auto times = read_times(read(file));
  REQUIRE(times.size() == 1);
  CHECK(times[0].network == "1 Gbit/s or more");
  CHECK(times[0].ranks == 2);
  CHECK(times[0].units == 64);
  CHECK(times[0].batch == 256);
  CHECK(times[0].shards == 16);
  CHECK(times[0].step == 0.0125);
  CHECK(times[0].exchange == 3e-5);
}

TEST_CASE("times that are none are refused") {
  const std::string names = "network,ranks,units,batch,shards,step,exchange\n";
  CHECK(read_times(names).empty());
  const auto refused = [](const std::string& text, const char* words) {
    CAPTURE(text);
    CHECK_THROWS_WITH_AS(read_times(text), words, study::DataError);
  };
  refused("",
          "times do not begin with "
          "network,ranks,units,batch,shards,step,exchange");
  for (const std::string time : {"x", "-1", "0", "nan", "inf"}) {
    const auto words = "times, line 2: \"" + time + "\" is no time";
    refused(names + "memory,1,2,3,4," + time + ",6\n", words.c_str());
    refused(names + "memory,1,2,3,4,5," + time + "\n", words.c_str());
  }
  for (const std::string count : {"x", "-1", "0", "2.5", "1e30"}) {
    const auto words =
        "times, line 2: \"" + count + "\" is no number of things";
    for (const auto* line : {"{},1,1,1", "1,{},1,1", "1,1,{},1", "1,1,1,{}"})
      refused(
          names + "memory," + fmt::format(fmt::runtime(line), count) + ",5,6\n",
          words.c_str());
  }
}

TEST_CASE("of the recorded times each case has three, and all are there") {
  const auto all = read_times(read(TIMES));
  const auto times = measured();
  for (const auto& [units, shards] :
       {std::pair<std::size_t, std::size_t>{16, 16},
        {64, 16},
        {256, 16},
        {64, 1024}})
    for (const auto* network : {"memory", "no limit", "1 Gbit/s", "100 Mbit/s"})
      for (const std::size_t ranks : {1u, 2u, 4u}) {
        if (ranks == 1 && network != std::string("memory")) continue;
        const auto median = time_of(times, network, ranks, units, shards);
        std::vector<double> steps;
        for (const auto& time : all)
          if (time.network == network && time.ranks == ranks &&
              time.units == units && time.shards == shards) {
            CHECK(time.batch == 16 * shards);
            steps.push_back(time.step);
          }
        REQUIRE(steps.size() == 3);
        std::ranges::sort(steps);
        CHECK(median.step == steps[1]);
      }
  CHECK(times.size() == 4 * 9);
  CHECK_THROWS_AS(time_of(times, "memory", 3, 64, 1024), study::DataError);
}
