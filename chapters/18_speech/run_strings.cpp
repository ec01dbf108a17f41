#include "run_strings.hpp"

#include <fmt/core.h>

#include "plain_ctc.hpp"
#include "strings_figures.hpp"
#include "strings_model.hpp"
#include "strings_study.hpp"

namespace speech {

StringTask string_task_of(const Sounds& sounds, const support::Options& options,
                          lstm::Team& team) {
  const StringAmounts amounts =
      options.quick ? StringAmounts{1, 1, 100, 20} : StringAmounts{};
  return make_string_task(spoken_strings(team, options.quick ? 3 : 1),
                          sounds.words, sounds.real, amounts,
                          lstm::Seed(options.seed).part("strings"), team);
}

// Without --part these options are about words.
static void keep(const StringNetwork<float>& network, const Settings& s) {
  if (s.part != "strings") return;
  if (!s.save.empty()) save(network, s.save);
  if (!s.onnx.empty()) save_onnx(network, s.onnx);
}

Mistake hear_strings(const Run& run, const StringTask& task) {
  learn_plain_ctc(run.seed.stream("plain"));
  const auto found =
      compare_strings(task, run.sounds.words.parts.training,
                      string_plan_for(run.settings, run.options.quick),
                      run.seed.part("strings"), run.team, run.file);
  keep(found.ctc.first, run.settings);
  report_strings(task, found);
  run.options.draw(lattice_diagram());
  run.options.draw(alignment_figure(task, found));
  run.options.draw(curve_figure(found));
  const auto& pieces = found.together.outcomes.at(0).greedy;
  return {"strings put together, judged so", "tokens wrong",
          pieces.at(on_test).rate, pieces.at(on_test_together).rate};
}

void hear_string(const Run& run, const StringTask& task, const Clip& clip) {
  const auto learnt = joined(task.spoken, task.together).said;
  const auto plan = string_plan_for(run.settings, run.options.quick);
  const auto trials =
      run_string_trials({{"strings", &learnt, plan.training}}, task,
                        run.seed.part("strings"), run.team, run.file);
  keep(trials[0].first, run.settings);
  fmt::print("{}\n", text_heard(trials[0].first, clip));
}

void use_strings(const Settings& s, const std::optional<Clip>& clip,
                 const support::Options& options) {
  const auto network = load_string_network(s.load);
  if (!s.onnx.empty()) save_onnx(network, s.onnx);
  if (clip) return fmt::print("{}\n", text_heard(network, *clip));
  lstm::Team team(options.threads);
  const auto task = string_task_of(sounds_of(s, options, team), options, team);
  const auto seed = lstm::Seed(options.seed).part("strings");
  report_loaded(task, judge(network, task, seed));
}

void study_strings(const Run& run, const StringTask& task) {
  const auto plan = string_plan_for(run.settings, run.options.quick);
  report_string_settings(task, plan.training, run.options, run.file);
  report_cutting(task, run.sounds.words.parts.training, plan, run.options,
                 run.file);
}

void expect_string_onnx(const Settings& s, const lstm::Seed& seed) {
  expect_onnx(make_string_network(string_plan_for(s, false).training, seed),
              s.onnx);
}

}  // namespace speech
