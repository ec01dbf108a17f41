#pragma once
#include "lstm/training/regressor.hpp"
#include "study/in_order.hpp"
#include "study/sine.hpp"
#include "study/wave.hpp"
#include "support/run_file.hpp"

namespace sine_prediction {

/// Prints the errors of the network, and of rules that know the windows it was
/// trained on, for waves of other heights and steps that begin at the phases of
/// the test.
void report_other_waves(const lstm::Regressor<float>& model,
                        const lstm::Dataset<float>& training,
                        const study::SineWindows<float>& test);

/// Prints the same, as medians, for ten small networks that have met no window
/// that begins in the first quarter of the turn: on windows that begin
/// elsewhere, and there. Keeps the errors in the file.
void report_left_out(lstm::Team& team, const study::WaveTask& task,
                     const lstm::Seed& seed, support::RunFile& file);

}  // namespace sine_prediction
