#pragma once
#include <cstdint>

#include "lstm/layers/cell.hpp"
#include "lstm/layers/lstm.hpp"
#include "lstm/layers/rnn.hpp"

namespace bptt {

/// How far a gradient reaches back through a network. norms[k] is its size k
/// steps before the last, as a multiple of that at the last step.
struct Reach {
  std::vector<double> norms;  // T of them; norms[0] is 1
  double mean_forget = 0;     // the average of the forget gate; 0 without one
};

/// Sends dh_last [H, B] into the last hidden state of a run over x [T, D, B]
/// and follows the gradient: of the hidden state in the plain network, and of
/// the cell state in the LSTM.
Reach reach_of(const lstm::Rnn<double>& network,
               const lstm::Sequence<double>& x,
               const lstm::Matrix<double>& dh_last);
Reach reach_of(const lstm::Lstm<double>& network,
               const lstm::Sequence<double>& x,
               const lstm::Matrix<double>& dh_last);

/// The same where nothing comes back through h.
Reach reach_along_c(const lstm::Lstm<double>& network,
                    const lstm::Sequence<double>& x,
                    const lstm::Matrix<double>& dh_last);

/// The gradient of c after a step, from dh and what has come along c to it:
/// what comes back along c, and what comes through h.
lstm::Matrix<double> whole_dc(const lstm::CellStep<double>& step,
                              const lstm::State<double>& after);

/// The average of the forget gate over units, samples and steps.
double mean_forget(const std::vector<lstm::CellStep<double>>& steps);

/// What depends on chance is the median over so many seeds.
inline constexpr std::size_t seeds = 5;

/// The medians over the seeds, number by number.
Reach median_reach(const std::vector<Reach>& of_seeds);

/// A network of H units after initialize(network, weights), and T normal draws
/// for each of 8 samples, x [T, 1, 8].
template <class Network, class Initialize>
std::pair<Network, lstm::Sequence<double>> fresh(std::size_t T, std::size_t H,
                                                 const lstm::Seed& seed,
                                                 const Initialize& initialize) {
  auto weights = seed.stream("weights"), inputs = seed.stream("inputs");
  Network network(1, H);
  initialize(network, weights);
  lstm::Sequence<double> x(std::array{T, std::size_t{1}, std::size_t{8}});
  for (double& element : x) element = inputs.normal();
  return {std::move(network), std::move(x)};
}

/// How far the gradient of the loss Σ h of the end reaches back in them, as
/// follow(network, x, dh_last) finds it.
template <class Network, class Initialize, class Follow>
Reach fresh_reach(std::size_t T, std::size_t H, const lstm::Seed& seed,
                  const Initialize& initialize, const Follow& follow) {
  std::vector<Reach> of_seeds;
  for (std::size_t k = 0; k < seeds; ++k) {
    const auto [network, x] =
        fresh<Network>(T, H, seed.part("network", k), initialize);
    const lstm::Matrix<double> dh_last = xt::ones<double>({H, x.shape(2)});
    of_seeds.push_back(follow(network, x, dh_last));
  }
  return median_reach(of_seeds);
}

/// The same for the whole gradient.
template <class Network, class Initialize>
Reach fresh_reach(std::size_t T, std::size_t H, const lstm::Seed& seed,
                  const Initialize& initialize) {
  return fresh_reach<Network>(T, H, seed, initialize,
                              [](auto& network, auto& x, auto& dh) {
                                return reach_of(network, x, dh);
                              });
}

}  // namespace bptt
