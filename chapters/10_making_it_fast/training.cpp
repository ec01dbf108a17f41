#include "training.hpp"

#include <algorithm>
#include <stdexcept>

#include "lstm/numbers/gradient_check.hpp"
#include "passes.hpp"

namespace making_it_fast {

Training::Training(const lstm::Regressor<float>& model,
                   const lstm::Dataset<float>& batch, const lstm::Seed& seed,
                   std::size_t threads, std::size_t shards)
    : batch_(batch),
      samples_(lstm::numbers_below(batch.size())),
      count_(shards),
      model_(model),
      parameters_(model_.parameters()),
      team_(threads),
      shards_(model_, seed) {}

void Training::step() {
  shards_.loss_and_gradients(batch_, samples_, team_, count_);
  adam_.step(parameters_);
}

double expect_close(const std::string& name, lstm::Regressor<float> model,
                    lstm::Regressor<float> first) {
  const auto ours = model.parameters(), theirs = first.parameters();
  double error = 0;
  for (std::size_t k = 0; k < ours.size(); ++k)
    error = std::max(error, expect_rounding(name, lstm::relative_error(
                                                      ours[k]->gradient,
                                                      theirs[k]->gradient)));
  return error;
}

void expect_same_bits(lstm::Regressor<float> one, lstm::Regressor<float> more) {
  const auto ours = one.parameters(), theirs = more.parameters();
  for (std::size_t k = 0; k < ours.size(); ++k)
    if (ours[k]->value != theirs[k]->value)
      throw std::runtime_error("the threads have changed " + ours[k]->name);
}

}  // namespace making_it_fast
