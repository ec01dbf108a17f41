#include "plain_run.hpp"

#include <fmt/core.h>

#include "study/median.hpp"
#include "weights.hpp"

namespace overfitting {

Windows plain(const lstm::Dataset<float>& data) {
  Windows windows;
  for (std::size_t n = 0; n < data.size(); ++n) {
    std::vector<double> x;
    for (std::size_t t = 0; t < data.x.shape(0); ++t)
      x.push_back(data.x(t, 0, n));
    windows.x.push_back(x);
    windows.y.push_back(data.y(0, n));
  }
  return windows;
}

static const std::vector<std::pair<std::string, Remedies>> remedies = {
    {"nothing", {}},
    {"dropout, p = 0.25", {.p = 0.25}},
    {"L2, 0.1", {.l2 = 0.1}},
    {"L1, 0.03", {.l1 = 0.03}},
    {"patience of 20", {.patience = 20}}};

void report_plain(std::size_t draws, const lstm::Seed& seed) {
  const Task task{.windows = 20};
  fmt::print(
      "A rule with {} weights on {} windows, medians of {} draws\n"
      "                     training      test   typical weight\n",
      task.steps, task.windows, draws);
  for (const auto& [name, remedy] : remedies) {
    std::vector<double> training, test, size;
    for (std::size_t k = 0; k < draws; ++k) {
      const auto part = seed.part("plain", k);
      const auto splits = draw(task, part);
      const auto known = plain(splits.training);
      auto random = part.stream("masks");
      const auto w =
          train(known, plain(splits.validation), remedy, 3000, 0.05, random);
      training.push_back(mean_error(w, known));
      test.push_back(mean_error(w, plain(splits.test)));
      size.push_back(typical_size(w));
    }
    fmt::print("  {:<18} {:>9.3f} {:>9.3f} {:>16.3f}\n", name,
               study::median(training), study::median(test),
               study::median(size));
  }
}

}  // namespace overfitting
