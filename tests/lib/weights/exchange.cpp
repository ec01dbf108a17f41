// What exchange.py asks of the library: weights to Python and back.
//   exchange save FOLDER             writes a model, inputs and predictions
//   exchange predict LAYOUT FOLDER   loads weights.npz, predicts from x.npz
#include <fmt/core.h>

#include <filesystem>
#include <fstream>

#include "lstm/training/regressor.hpp"
#include "lstm/weights/weights.hpp"
#include "random_tensors.hpp"
#include "temporary_folder.hpp"

using lstm::Layout;
namespace fs = std::filesystem;

static constexpr std::size_t T = 7, D = 3, H = 5, O = 2, B = 4;

static void write(const fs::path& file, const std::string& bytes) {
  std::ofstream(file, std::ios::binary) << bytes;
}

template <class Tensor>
static std::string archive(const Tensor& tensor) {
  return lstm::write_npz({{"value",
                           {{tensor.shape().begin(), tensor.shape().end()},
                            {tensor.begin(), tensor.end()},
                            lstm::Precision::float64}}});
}

// Fourteen arrays, more than numbers of one digit can count.
static std::string many() {
  std::vector<lstm::Parameter<float>> biases(14, {"many.b", 1, 1});
  lstm::Parameters<float> list;
  for (auto& bias : biases) {
    bias.value.fill(static_cast<float>(list.size()));
    list.push_back(&bias);
  }
  return lstm::save_weights(list, Layout::keras);
}

template <class Scalar>
static void save(const fs::path& folder) {
  lstm::Random random(1);
  lstm::Regressor<Scalar> model(D, H, O);
  for (auto* p : model.parameters()) fill_normal(p->value, random, 0.5);
  lstm::Sequence<Scalar> x({T, D, B});
  fill_normal(x, random);
  const auto parameters = model.parameters();
  write(folder / "own.npz", lstm::save_weights(parameters));
  write(folder / "pytorch.npz",
        lstm::save_weights(parameters, Layout::pytorch));
  write(folder / "keras.npz", lstm::save_weights(parameters, Layout::keras));
  write(folder / "many.npz", many());
  write(folder / "x.npz", archive(x));
  write(folder / "y.npz", archive(model.predict(x)));
}

static void predict(const std::string& layout, const fs::path& folder) {
  lstm::Regressor<double> model(D, H, O);
  lstm::load_weights(read(folder / "weights.npz"), model.parameters(),
                     layout == "pytorch" ? Layout::pytorch : Layout::keras);
  const auto x = lstm::read_npz(read(folder / "x.npz")).at("value");
  lstm::Sequence<double> input({T, D, B});
  lstm::expect_shape("x", input, std::array{T, D, B});
  std::copy(x.numbers.begin(), x.numbers.end(), input.begin());
  write(folder / "y.npz", archive(model.predict(input)));
}

int main(int argc, char** argv) try {
  const std::string task = argc > 1 ? argv[1] : "";
  if (task == "save" && argc == 3) {
    for (const std::string width : {"float32", "float64"})
      fs::create_directory(fs::path(argv[2]) / width);
    save<float>(fs::path(argv[2]) / "float32");
    save<double>(fs::path(argv[2]) / "float64");
  } else if (task == "predict" && argc == 4) {
    predict(argv[2], argv[3]);
  } else {
    return 2;
  }
} catch (const std::exception& error) {
  fmt::print(stderr, "exchange: {}\n", error.what());
  return 1;
}
