#include "study.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <limits>

#include "predict.hpp"
#include "rivals.hpp"
#include "splits.hpp"
#include "study/bootstrap.hpp"
#include "study/in_order.hpp"
#include "support/interrupt.hpp"
#include "tables.hpp"

namespace language_model {
namespace {

// One training of the study, on a single thread: several go side by side.
struct Trial {
  std::size_t hidden, epochs;
  double rate;
};

constexpr std::size_t sizes[] = {32, 64, 128, 256};
constexpr double rates[] = {0.005, 0.01, 0.02, 0.04, 0.08};
constexpr std::size_t lengths[] = {1, 4, 12};

// Of the rates that `report_rates` compares, the best or the one beside it.
double best_rate(std::size_t hidden) {
  return hidden < 128 ? 0.04 : hidden < 256 ? 0.02 : 0.01;
}

// What the trials lose on the validation and the test text: two numbers each.
class Trials {
 public:
  Trials(const study::Numbers& numbers, const study::Alphabet& alphabet,
         const support::Options& options, support::RunFile& file,
         const lstm::Seed& seed)
      : numbers_(numbers),
        symbols_(alphabet.size()),
        team_(options.threads),
        file_(file),
        seed_(seed) {}

  // The longest trials are the last, and begin first.
  std::vector<std::vector<double>> run(const std::vector<Trial>& trials) {
    const auto last = trials.size() - 1;
    auto losses = study::in_order(team_, trials.size(), [&](std::size_t k) {
      return losses_of(trials[last - k]);
    });
    std::ranges::reverse(losses);
    return losses;
  }

 private:
  std::vector<double> losses_of(const Trial& trial) {
    const auto name = fmt::format("{} units, {} epochs, rate {}", trial.hidden,
                                  trial.epochs, trial.rate);
    return file_.once(name, [&] { return train_one(trial); });
  }
  std::vector<double> train_one(const Trial& trial) {
    const Training training{
        .hidden = trial.hidden, .epochs = trial.epochs, .rate = trial.rate};
    const auto seed = seed_.part("units", trial.hidden);
    auto network = make_network(training, symbols_, seed);
    lstm::Observer observer;
    observer.stop = support::interrupted;
    train(network, training, numbers_.training, seed, observer);
    support::leave_if_interrupted();
    return {-study::mean(log_probabilities(network, numbers_.validation)),
            -study::mean(log_probabilities(network, numbers_.test))};
  }

  const study::Numbers& numbers_;
  std::size_t symbols_;
  lstm::Team team_;
  support::RunFile& file_;
  lstm::Seed seed_;
};

}  // namespace

void report_rates(const study::Numbers& numbers,
                  const study::Alphabet& alphabet,
                  const support::Options& options, support::RunFile& file) {
  std::vector<Trial> trials;
  for (const auto hidden : sizes)
    for (const auto rate : rates) trials.push_back({hidden, 1, rate});
  Trials all(numbers, alphabet, options, file,
             lstm::Seed(options.seed).part("rates"));
  const auto losses = all.run(trials);

  fmt::print("One epoch, nats a letter of the validation text:\n");
  fmt::print("{:>7}", "units");
  for (const auto rate : rates) fmt::print("  rate {:<5}", rate);
  for (std::size_t k = 0; k < trials.size(); ++k) {
    if (trials[k].rate == rates[0]) fmt::print("\n{:7}", trials[k].hidden);
    fmt::print("{:12.3f}", losses[k][0]);
  }
  fmt::print("\n");
}

static figures::Figure sizes_figure(const std::vector<Trial>& trials,
                                    const std::vector<std::vector<double>>& y,
                                    const std::vector<Order>& counts,
                                    double letters) {
  figures::Figure figure{.name = "13-sizes",
                         .title =
                             "The loss of networks of four sizes by how "
                             "long they were trained",
                         .x_label = "million letters read"};
  figures::Panel panel{"nats a letter", {}};
  for (const auto epochs : lengths)
    figure.x.push_back(static_cast<double>(epochs) * letters / 1e6);
  figure.x.push_back(1.6 * figure.x.back());  // room for the counts' names
  for (const auto hidden : sizes) {
    figures::Curve curve{fmt::format("{} units", hidden), {}};
    for (std::size_t k = 0; k < trials.size(); ++k)
      if (trials[k].hidden == hidden) curve.y.push_back(y[k][1]);
    curve.y.push_back(std::numeric_limits<double>::quiet_NaN());
    panel.curves.push_back(curve);
  }
  for (const std::size_t n : {3u, 4u, 5u, 6u})
    panel.curves.push_back(
        {fmt::format("counts of {} letters", n),
         std::vector(figure.x.size(), counts[n - 1].kneser_ney),
         figures::Mark::reference});
  figure.panels = {panel};
  return figure;
}

figures::Figure report_sizes(const study::Numbers& numbers,
                             const study::Alphabet& alphabet,
                             const support::Options& options,
                             support::RunFile& file) {
  std::vector<Trial> trials;
  for (const auto hidden : sizes)
    for (const auto epochs : lengths)
      trials.push_back({hidden, epochs, best_rate(hidden)});
  Trials all(numbers, alphabet, options, file,
             lstm::Seed(options.seed).part("sizes"));
  const auto losses = all.run(trials);
  const auto counts =
      count_letters(alphabet, numbers, options.threads, file).orders;

  fmt::print("{:>7} {:>7} {:>7} {:>12} {:>9}\n", "units", "rate", "epochs",
             "validation", "test");
  for (std::size_t k = 0; k < trials.size(); ++k)
    fmt::print("{:7} {:7} {:7} {:12.3f} {:9.3f}\n", trials[k].hidden,
               trials[k].rate, trials[k].epochs, losses[k][0], losses[k][1]);
  return sizes_figure(trials, losses, counts,
                      static_cast<double>(numbers.training.size()));
}

void report_mixed_books(const study::Texts& texts,
                        const study::Alphabet& alphabet,
                        const support::Options& options,
                        support::RunFile& file) {
  const auto seed = lstm::Seed(options.seed).part("splits");
  const auto splits = make_splits(texts, alphabet, seed.stream("lines"));
  lstm::Team team(options.threads);
  std::vector<SplitLosses> losses;
  for (const auto& split : splits)
    losses.push_back(train_split(split, {}, alphabet.size(), team, seed, file));
  report_splits(splits, losses, "networks, tested on");
}

}  // namespace language_model
