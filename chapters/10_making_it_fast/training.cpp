#include "training.hpp"

#include <algorithm>
#include <stdexcept>

#include "lstm/numbers/gradient_check.hpp"
#include "passes.hpp"

namespace making_it_fast {

void Training::step() {
  gradients();
  adam_.step(model_.parameters());
}

void Training::gradients() {
  model_.loss_and_gradients(batch_.x, batch_.y, team_);
}

void CutOtherwise::gradients() {
  const std::size_t n = shards_.size(), B = batch_.size();
  const auto columns = [&](std::size_t k) {
    return lstm::Columns{k * B / n, (k + 1) * B / n};
  };
  team_.run(n, [&](std::size_t k) {
    shards_[k].take(model_.lstm, model_.dense, batch_.x, batch_.y, columns(k));
    shards_[k].pass();
  });
  zero_gradients(model_.parameters());
  for (std::size_t k = 0; k < n; ++k)
    shards_[k].add_to(
        model_.lstm, model_.dense,
        static_cast<float>(columns(k).count()) / static_cast<float>(B));
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
