#include "kinds.hpp"

#include "cells.hpp"
#include "lstm/layers/gru.hpp"
#include "lstm/layers/lstm.hpp"
#include "lstm/layers/rnn.hpp"
#include "study/reader.hpp"

namespace relatives {
namespace {

// As an LSTM's forget gate begins with a bias of 1, so does what keeps the
// state of a GRU; the cells do it themselves.
void keep_most(lstm::Gru<float>& layer) {
  const auto H = layer.hidden();
  xt::view(layer.b.value, xt::range(H, 2 * H), xt::all()) = 1;
}
template <class Layer>
void keep_most(Layer&) {}

template <class Layer>
class Of : public Network {
 public:
  Of(Layer layer, std::size_t outputs) : reader_(std::move(layer), outputs) {}
  lstm::Parameters<float> parameters() override { return reader_.parameters(); }
  void initialize(lstm::Random& random) override {
    reader_.initialize(random);
    keep_most(reader_.layer);
  }
  const lstm::Sequence<float>& read(const lstm::Steps<float>& x) override {
    return reader_.read(x);
  }
  lstm::Summed<float> pass(const study::Examples<float>& examples) override {
    return reader_.pass(examples);
  }

 private:
  study::Reader<Layer> reader_;
};

template <class Layer>
std::unique_ptr<Network> make(std::size_t D, std::size_t H, std::size_t O) {
  return std::make_unique<Of<Layer>>(Layer(D, H), O);
}

template <template <class> class Cell>
constexpr Make taped = make<study::Taped<Cell, float>>;

std::unique_ptr<Network> make_gru_before(std::size_t D, std::size_t H,
                                         std::size_t O) {
  using Layer = lstm::Gru<float>;
  return std::make_unique<Of<Layer>>(Layer(D, H, lstm::Reset::before_product),
                                     O);
}

std::size_t distance(std::size_t a, std::size_t b) {
  return a > b ? a - b : b - a;
}

}  // namespace

const std::vector<Kind>& all_kinds() {
  static const std::vector<Kind> all = {
      {"LSTM", make<lstm::Lstm<float>>, taped<Lstm>},
      {"peepholes", taped<Peephole>, taped<Peephole>},
      {"coupled", taped<Coupled>, taped<Coupled>},
      {"GRU", make<lstm::Gru<float>>, taped<Gru>},
      {"GRU before", make_gru_before, taped<GruBefore>},
      {"MGU", taped<Mgu>, taped<Mgu>},
      {"RNN", make<lstm::Rnn<float>>, taped<Rnn>},
      {"sLSTM", taped<Slstm>, taped<Slstm>},
      {"linear", taped<Linear>, taped<Linear>},
      {"z sees h", taped<SeeingGate>, taped<SeeingGate>},
      {"n sees h", taped<SeeingCandidate>, taped<SeeingCandidate>}};
  return all;
}

std::size_t parameters_of(const Kind& kind, const study::Task& task,
                          std::size_t hidden) {
  return lstm::count(
      kind.make(task.inputs(), hidden, task.outputs())->parameters());
}

std::size_t equal_units(const Kind& kind, const study::Task& task,
                        std::size_t hidden) {
  const auto wanted = parameters_of(all_kinds()[0], task, hidden);
  std::size_t H = 1;
  while (distance(parameters_of(kind, task, H + 1), wanted) <
         distance(parameters_of(kind, task, H), wanted))
    ++H;
  return H;
}

}  // namespace relatives
