// What exchange.py asks of the library: weights to Python and back.
//   exchange save KIND FOLDER             writes a network's weights in each
//                                         layout, inputs and predictions
//   exchange predict KIND LAYOUT FOLDER   loads weights.npz, predicts from
//   x.npz
#include <fmt/core.h>

#include <filesystem>
#include <fstream>
#include <optional>

#include "lstm/layers/bidirectional.hpp"
#include "lstm/layers/dense.hpp"
#include "lstm/layers/embedding.hpp"
#include "lstm/layers/gru.hpp"
#include "lstm/layers/lstm.hpp"
#include "lstm/layers/rnn.hpp"
#include "lstm/layers/stack.hpp"
#include "lstm/weights/weights.hpp"
#include "random_tensors.hpp"
#include "temporary_folder.hpp"

using lstm::Layout;
namespace fs = std::filesystem;

static constexpr std::size_t V = 6, D = 3, H = 5, O = 2;

// A recurrent layer, and a dense one that answers at each of its steps; before
// them a table where x is words.
template <class Layer>
struct Network {
  using Scalar = lstm::ScalarOf<Layer>;
  Layer layer;
  std::optional<lstm::Embedding<Scalar>> embedding = {};
  lstm::Dense<Scalar> dense{layer.outputs(), O};

  lstm::Parameters<Scalar> parameters() {
    auto list = parameters_of(layer, dense);
    if (embedding) list.insert(list.begin(), &embedding->W);
    return list;
  }

  // x is [T, D, B], or words [T, B].
  lstm::Sequence<Scalar> predict(const lstm::Array& x) const {
    lstm::Sequence<Scalar> input({x.shape[0], D, x.shape.back()}), y;
    if (embedding) {
      lstm::Labels words({x.shape[0], x.shape[1]});
      std::copy(x.numbers.begin(), x.numbers.end(), words.begin());
      embedding->forward(words, input);
    } else {
      std::copy(x.numbers.begin(), x.numbers.end(), input.begin());
    }
    typename Layer::Trace trace;
    layer.forward(input, {}, trace);
    dense.forward(trace.outputs(), y);
    return y;
  }
};

// Calls run(network) with a network of this kind.
template <class Scalar, class Run>
static void with_network(const std::string& kind, const Run& run) {
  using Lstm = lstm::Lstm<Scalar>;
  using Gru = lstm::Gru<Scalar>;
  using Rnn = lstm::Rnn<Scalar>;
  const auto made = [&]<class Layer>(Layer layer) {
    run(Network<Layer>{std::move(layer)});
  };
  if (kind == "lstm") return made(Lstm(D, H));
  if (kind == "lstm_stack") return made(lstm::Stack<Lstm>(2, D, H));
  if (kind == "lstm_both")
    return made(lstm::Stack<lstm::Bidirectional<Lstm>>(2, D, H));
  if (kind == "gru_stack") return made(lstm::Stack<Gru>(2, D, H));
  if (kind == "gru_both") return made(lstm::Bidirectional<Gru>(D, H));
  if (kind == "gru_before") return made(Gru(D, H, lstm::Reset::before_product));
  if (kind == "rnn_stack") return made(lstm::Stack<Rnn>(2, D, H));
  if (kind == "words")
    return run(Network<Lstm>{Lstm(D, H), lstm::Embedding<Scalar>(V, D)});
  throw std::invalid_argument("no such kind of network: " + kind);
}

static void write(const fs::path& file, const std::string& bytes) {
  std::ofstream(file, std::ios::binary) << bytes;
}

template <class Tensor>
static lstm::Array array(const Tensor& tensor) {
  return {{tensor.shape().begin(), tensor.shape().end()},
          {tensor.begin(), tensor.end()},
          lstm::Precision::float64};
}

static std::string archive(const lstm::Array& value) {
  return lstm::write_npz({{"value", value}});
}

// Steps that look forward and back, and words that come twice.
static lstm::Array drawn_input(bool words, lstm::Random& random) {
  constexpr std::size_t T = 7, B = 4;
  lstm::Sequence<double> x({T, D, B});
  fill_normal(x, random);
  if (!words) return array(x);
  lstm::Matrix<double> numbers({T, B});
  for (auto& number : numbers) number = static_cast<double>(random.below(V));
  return array(numbers);
}

// Fourteen arrays, more than numbers of one digit can count.
static std::string many() {
  std::vector<lstm::Dense<float>> layers(7, {1, 1});
  lstm::Parameters<float> list;
  for (auto& layer : layers)
    for (auto* p : layer.parameters()) {
      p->value.fill(static_cast<float>(list.size()));
      list.push_back(p);
    }
  return lstm::save_weights(list, Layout::keras);
}

template <class Scalar>
static void save(const std::string& kind, const fs::path& folder) {
  fs::create_directories(folder);
  with_network<Scalar>(kind, [&](auto network) {
    lstm::Random random(1);
    const auto parameters = network.parameters();
    for (auto* p : parameters) fill_normal(p->value, random, 0.5);
    const auto x = drawn_input(network.embedding.has_value(), random);
    write(folder / "own.npz", lstm::save_weights(parameters));
    write(folder / "keras.npz", lstm::save_weights(parameters, Layout::keras));
    if (kind != "gru_before")
      write(folder / "pytorch.npz",
            lstm::save_weights(parameters, Layout::pytorch));
    write(folder / "many.npz", many());
    write(folder / "x.npz", archive(x));
    write(folder / "y.npz", archive(array(network.predict(x))));
  });
}

static void predict(const std::string& kind, const std::string& layout,
                    const fs::path& folder) {
  with_network<double>(kind, [&](auto network) {
    lstm::load_weights(read(folder / "weights.npz"), network.parameters(),
                       layout == "pytorch" ? Layout::pytorch : Layout::keras);
    const auto x = lstm::read_npz(read(folder / "x.npz")).at("value");
    write(folder / "y.npz", archive(array(network.predict(x))));
  });
}

int main(int argc, char** argv) try {
  const std::string task = argc > 1 ? argv[1] : "";
  if (task == "save" && argc == 4) {
    save<float>(argv[2], fs::path(argv[3]) / "float32");
    save<double>(argv[2], fs::path(argv[3]) / "float64");
  } else if (task == "predict" && argc == 5) {
    predict(argv[2], argv[3], argv[4]);
  } else {
    return 2;
  }
} catch (const std::exception& error) {
  fmt::print(stderr, "exchange: {}\n", error.what());
  return 1;
}
