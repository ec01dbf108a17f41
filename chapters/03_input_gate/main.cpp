// Chapter 3: the input gate and the candidate, and why a write takes both.

// #region includes
#include "by_hand.hpp"
#include "figures.hpp"
#include "figures/folder.hpp"
#include "study/gate_means.hpp"
#include "study/gate_table.hpp"
#include "study/marked.hpp"
#include "support/program.hpp"

namespace input_gate {
// #endregion

using study::GateStudy, study::Variant;

// #region variants
static const std::vector<Variant> variants = {
    {"the LSTM", {}},
    {"i fixed at 1", lstm::Gate::input},
    {"g fixed at 1", lstm::Gate::candidate}};
// #endregion

// #region task
static GateStudy marked_study(const std::size_t& steps) {
  return {.make = [&steps](std::size_t n, lstm::Random& random) {
    return study::marked_sums<float>(n, steps, random);
  }};
}
// #endregion

// #region rule
// The best answer that sees no marks: of the values' sum the share that is
// marked on average.
static lstm::Matrix<float> share_of_all(const lstm::Dataset<float>& data) {
  lstm::Matrix<float> sums = xt::zeros_like(data.y);
  for (std::size_t t = 0; t < data.x.shape(0); ++t)
    for (std::size_t n = 0; n < data.size(); ++n)
      sums(0, n) += static_cast<float>(study::mark_share) * data.x(t, 0, n);
  return sums;
}
// #endregion

// #region chapter
static void chapter(const GateStudy& study, const support::Options& options) {
  std::optional<figures::Folder> folder;
  if (!options.figures.empty()) folder.emplace(options.figures);

  print_writes_by_hand();
  check_write(options.seed);
  // #endregion
  // #region chapter_study
  lstm::Team team(options.threads);
  const auto networks = print_errors(team, study, "1/4 of all", share_of_all,
                                     variants, options.seed);
  lstm::Random random(options.seed);
  const auto test = study.make(1'000, random);
  study::print_gate_means(networks, "marked", "unmarked", test.x);
  if (!folder) return;
  folder->draw(writes_figure());
  folder->draw(answers_figure(study.make(1, random), networks));
}
// #endregion

}  // namespace input_gate

// #region main
int main(int argc, char** argv) {
  using namespace input_gate;
  support::Options options("03_input_gate",
                           "Shows why an LSTM writes with two gates, checks "
                           "their gradients and takes each of them away.");
  std::size_t steps = 10;
  auto study = marked_study(steps);
  options.whole("--steps", steps, {1, 10'000, 10}, "values in a sequence");
  study.declare(options);
  return support::run(options, argc, argv, [&] { chapter(study, options); });
}
// #endregion
