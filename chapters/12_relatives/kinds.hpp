#pragma once
#include <memory>
#include <string>
#include <vector>

#include "lstm/layers/loss.hpp"
#include "lstm/layers/parameters.hpp"
#include "lstm/numbers/random.hpp"
#include "lstm/numbers/steps.hpp"
#include "study/task.hpp"

namespace relatives {

/// A study::Reader of any kind of layer: what study::learn asks for.
class Network {
 public:
  virtual ~Network() = default;
  virtual lstm::Parameters<float> parameters() = 0;
  virtual void initialize(lstm::Random& random) = 0;
  virtual const lstm::Sequence<float>& read(const lstm::Steps<float>& x) = 0;
  virtual lstm::Summed<float> pass(const study::Examples<float>& examples) = 0;
};

/// What becomes of D inputs, H units and O outputs.
using Make = std::unique_ptr<Network> (*)(std::size_t D, std::size_t H,
                                          std::size_t O);

/// A relative of the LSTM.
struct Kind {
  std::string name;
  Make make;     // of the library's layer where it has one
  Make on_tape;  // of the formulas: the same for all
};

/// The LSTM first, then the others.
const std::vector<Kind>& all_kinds();

/// The numbers that such a network for a task learns.
std::size_t parameters_of(const Kind& kind, const study::Task& task,
                          std::size_t hidden);

/// So many units that this number is nearest to that of an LSTM of `hidden`
/// units; the fewest of equals.
std::size_t equal_units(const Kind& kind, const study::Task& task,
                        std::size_t hidden);

}  // namespace relatives
