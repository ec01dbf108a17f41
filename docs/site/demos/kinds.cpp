#include "12_relatives/kinds.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <deque>
#include <stdexcept>

#include "12_relatives/parity.hpp"
#include "demonstrations.hpp"
#include "study/trial.hpp"

namespace demos {
namespace {

constexpr std::size_t learned = 40, shortest = 10, longest = 100, units = 8;

// In the order in which the page names them.
constexpr std::array names = {"LSTM", "GRU", "linear"};

const relatives::Kind& kind(std::string_view name) {
  const auto& all = relatives::all_kinds();
  return *std::find_if(all.begin(), all.end(),
                       [&](const auto& one) { return one.name == name; });
}

// Bits of the reader's own.
struct Bits {
  explicit Bits(const Values& settings)
      : bits(list(settings, "bits", longest)) {
    if (bits.size() < shortest)
      throw std::invalid_argument(
          fmt::format("bits has {} numbers, expected {} to {}", bits.size(),
                      shortest, longest));
    for (const double bit : bits)
      if (bit != 0 && bit != 1)
        throw std::invalid_argument(
            fmt::format("bits has {}, expected 0 or 1", bit));
  }

  lstm::Sequence<float> x() const {
    lstm::Sequence<float> x(
        std::array{bits.size(), std::size_t{1}, std::size_t{1}});
    std::copy(bits.begin(), bits.end(), x.begin());
    return x;
  }
  // Whether there were an odd number of ones so far.
  std::vector<double> odd() const {
    std::vector<double> odd;
    for (const double bit : bits)
      odd.push_back(odd.empty() ? bit : std::abs(odd.back() - bit));
    return odd;
  }

  std::vector<double> bits;
};

// A network of one kind on its way.
class Pupil {
 public:
  Pupil(const relatives::Kind& kind, const relatives::Parity& parity,
        const lstm::Seed& seed)
      : H(relatives::equal_units(kind, parity, units)),
        numbers(relatives::parameters_of(kind, parity, H)),
        network_(kind.make(parity.inputs(), H, parity.outputs())),
        learner_(*network_, parity, {.batch = 16, .look = 320, .most = 12'800},
                 seed) {
    auto weights = seed.stream("weights");
    network_->initialize(weights);
  }

  void advance() {
    if (over()) return;
    learner_.go_on();
    wrong.push_back(learner_.trial().wrong);
  }
  bool over() const { return learner_.over(); }
  bool solved() const { return learner_.trial().solved; }

  // The probability of an odd number of ones behind each bit.
  std::vector<double> odd(const Bits& bits) {
    const auto& z = network_->read(bits.x());
    std::vector<double> p;
    for (std::size_t t = 0; t < bits.bits.size(); ++t)
      p.push_back(1 / (1 + std::exp(z(t, 0, 0) - z(t, 1, 0))));
    return p;
  }

  std::size_t H, numbers;
  std::vector<double> wrong;

 private:
  std::unique_ptr<relatives::Network> network_;
  study::Learner<relatives::Network> learner_;
};

// All learn from the same sequences, one after the other.
class Contest {
 public:
  using Question = Bits;

  explicit Contest(const Values& settings) {
    const lstm::Seed seed(count(settings, "seed", 0, 1'000'000));
    for (const auto* name : names)
      pupils_.emplace_back(kind(name), parity_, seed);
  }

  void advance() {
    for (auto& pupil : pupils_) pupil.advance();
  }

  Values answer(const Question& question) {
    Values values = {{"odd", question.odd()}};
    bool done = true;
    for (std::size_t k = 0; k < pupils_.size(); ++k) {
      auto& pupil = pupils_[k];
      values[fmt::format("p{}", k)] = pupil.odd(question);
      values[fmt::format("wrong{}", k)] = pupil.wrong;
      values["units"].push_back(static_cast<double>(pupil.H));
      values["numbers"].push_back(static_cast<double>(pupil.numbers));
      values["solved"].push_back(pupil.solved() ? 1 : 0);
      done = done && pupil.over();
    }
    values["done"] = {done ? 1.0 : 0.0};
    return values;
  }

 private:
  relatives::Parity parity_{learned, learned};
  std::deque<Pupil> pupils_;
};

}  // namespace

Demonstration kinds() {
  return asking<Contest>();
}

}  // namespace demos
