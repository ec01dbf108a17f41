#include "tables.hpp"

#include <fmt/core.h>

#include <cmath>
#include <numbers>

#include "support/program.hpp"

namespace language_model {

static double bits(double nats) {
  return nats / std::numbers::ln2;
}

void report_texts(const study::Texts& texts, const study::Numbers& numbers,
                  const study::Alphabet& alphabet) {
  fmt::print(
      "{}: {} letters to learn from, {} to choose on,\n"
      "{} for the test; {} different ones, and one for all others\n\n",
      texts.name, numbers.training.size(), numbers.validation.size(),
      numbers.test.size(), alphabet.size() - 1);
  support::flush_report();
}

void report_rivals(const Rivals& rivals) {
  fmt::print("{:24} {:>11} {:>10} {:>6} {:>9}\n", "nats a letter, test",
             "Witten-Bell", "Kneser-Ney", "bits", "counts");
  for (std::size_t k = 0; k < rivals.orders.size(); ++k) {
    const auto& order = rivals.orders[k];
    fmt::print("{:24} {:11.3f} {:10.3f} {:6.2f} {:9}\n",
               fmt::format("{} letter{}", k + 1, k == 0 ? "" : "s"),
               order.witten_bell, order.kneser_ney, bits(order.kneser_ney),
               order.counts);
  }
  if (rivals.xz)
    fmt::print("{:24} {:11} {:10.3f} {:6.2f}\n", "xz, given the novels", "",
               *rivals.xz, bits(*rivals.xz));
  else
    fmt::print("xz is not on this machine\n");
  fmt::print("Least on the text to choose on: {} letters\n\n", rivals.best);
  support::flush_report();
}

void report_network(const Network<float>& network, const Training& training,
                    std::size_t letters, std::uint64_t seed) {
  auto copy = network;
  std::size_t count = 0;
  for (const auto* p : copy.parameters()) count += p->value.size();
  fmt::print("An LSTM of {} units, {} parameters, seed {}\n", network.hidden(),
             count, seed);
  fmt::print("{} epoch{} of {} batches of {} x {} letters\n", training.epochs,
             training.epochs == 1 ? "" : "s", batches(training, letters),
             training.batch, training.steps);
  fmt::print("{:>15} {:>9} {:>12}\n", "million letters", "training",
             "validation");
}

void report_look(const Look& look) {
  fmt::print("{:15.2f} {:9.3f} {:12.3f}\n", look.letters / 1e6, look.training,
             look.validation);
  support::flush_report();
}

void report_verdict(const Verdict& verdict, const Rivals& rivals) {
  const auto row = [](std::string_view name, double nats) {
    fmt::print("{:36} {:7.3f} {:6.2f}\n", name, nats, bits(nats));
  };
  fmt::print("\n{:36} {:>7} {:>6}\n", "On the test text", "nats", "bits");
  row("the network", verdict.loss);
  for (std::size_t k = 3; k <= rivals.orders.size(); ++k)
    row(fmt::format("counts of {} letters", k),
        rivals.orders[k - 1].kneser_ney);
  row("the network and the best of these", verdict.mixed);
  fmt::print("The network's share of that mixture is {:.2f}.\n\n",
             verdict.share);
  const auto gain = [](std::string_view name, const study::Interval& interval) {
    fmt::print("{:42} {:6.3f} to {:6.3f}\n", name, interval.low, interval.high);
  };
  fmt::print("Gains in nats, 95 % intervals\n");
  gain("the network, over counts of 4 letters", verdict.over_four);
  gain("the network, over counts of 5 letters", verdict.over_five);
  gain("the mixture, over the best of the counts", verdict.of_mixture);
  fmt::print("\n");
  support::flush_report();
}

void report_reaches(const std::vector<Reach>& reaches) {
  fmt::print("{:>20} {:>6}\n", "letters that it sees", "nats");
  for (const auto& reach : reaches)
    fmt::print("{:20} {:6.3f}\n", reach.letters, reach.loss);
  fmt::print("\n");
  support::flush_report();
}

void report_writers(const std::vector<Written>& rows) {
  fmt::print("{:24} {:>11} {:>12} {:>9}\n", "who writes", "known words",
             "mean copy", "longest");
  for (const auto& row : rows)
    fmt::print("{:24} {:9.1f} % {:12.1f} {:9}\n", row.writer, 100 * row.known,
               row.mean_copy, row.longest);
  fmt::print("\n");
  support::flush_report();
}

void report_units(const std::vector<Unit>& trained,
                  const std::vector<Unit>& untrained) {
  fmt::print("{:32} {:>6} {:>11} {:>6} {:>10}\n",
             "the unit that goes best with", "unit", "validation", "test",
             "untrained");
  for (std::size_t k = 0; k < trained.size(); ++k)
    fmt::print("{:32} {:6} {:11.2f} {:6.2f} {:10.2f}\n", trained[k].feature,
               trained[k].number, std::abs(trained[k].chosen_on),
               std::abs(trained[k].tested_on),
               std::abs(untrained[k].tested_on));
  fmt::print("\n");
  support::flush_report();
}

void report_splits(const std::vector<Split>& splits,
                   const std::vector<SplitLosses>& losses,
                   std::string_view model) {
  fmt::print("{:24} {:>16} {:>16}\n", model, "from other books",
             "and its rest");
  for (std::size_t k = 0; k < splits.size(); ++k)
    fmt::print("{:24} {:16.3f} {:16.3f}\n", splits[k].tested_on,
               losses[k].apart, losses[k].mixed);
}

}  // namespace language_model
