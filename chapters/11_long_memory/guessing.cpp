#include "guessing.hpp"

#include <cmath>

#include "lstm/layers/lstm.hpp"
#include "lstm/layers/rnn.hpp"
#include "study/trial.hpp"

namespace long_memory {
namespace {

// The share of sequences that a drawn network gets wrong. One that is wrong in
// more than a tenth of the first is not asked about others.
template <class Layer>
double drawn(const study::Task& task, const study::Examples<float>& first,
             lstm::Random& chance, lstm::Random& looks) {
  const auto H = 1 + chance.below(4);
  const double width = std::pow(10, chance.below(3));
  study::Reader<Layer> network(Layer(task.inputs(), H), task.outputs());
  for (auto* p : network.parameters())
    lstm::fill_uniform(p->value, width, chance);
  const auto share = study::share_wrong(network, first, task.tolerance());
  return share > 0.1 ? share : study::look(network, task, looks);
}

}  // namespace

Guessed guess(const study::Task& task, std::size_t most,
              const lstm::Seed& seed) {
  auto chance = seed.stream("guesses"), looks = seed.stream("looks");
  const auto first = task.draw(32, looks);
  Guessed all;
  while (!all.solved && all.draws < most) {
    support::leave_if_interrupted();
    const auto share =
        all.draws++ % 2 == 0
            ? drawn<lstm::Lstm<float>>(task, first, chance, looks)
            : drawn<lstm::Rnn<float>>(task, first, chance, looks);
    all.wrong = std::min(all.wrong, share);
    all.solved = share <= task.may_fail();
  }
  return all;
}

}  // namespace long_memory
