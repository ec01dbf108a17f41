// Any bytes, as an archive, a single array and a checkpoint: they are read or
// refused with a WeightsError, what was read can be written, and a model
// changes as a whole or not at all. libFuzzer thinks the bytes up.
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <stdexcept>

#include "lstm/numbers/fingerprint.hpp"
#include "lstm/weights/checkpoint.hpp"
#include "lstm/weights/weights.hpp"

using lstm::Arrays, lstm::Layout, lstm::Parameter;

namespace {

using List = std::vector<Parameter<float>>;

// The smallest regressor, and the smallest tagger that reads both ways.
const List models[] = {{{"lstm.W", 4, 1},
                        {"lstm.U", 4, 1},
                        {"lstm.b", 4, 1},
                        {"dense.W", 1, 1},
                        {"dense.b", 1, 1}},
                       {{"embedding.W", 2, 1},
                        {"gru.0.forward.W", 3, 1},
                        {"gru.0.forward.U", 3, 1},
                        {"gru.0.forward.b", 3, 1},
                        {"gru.0.forward.b_h", 1, 1},
                        {"gru.0.backward.W", 3, 1},
                        {"gru.0.backward.U", 3, 1},
                        {"gru.0.backward.b", 3, 1},
                        {"gru.0.backward.b_h", 1, 1}}};

lstm::Parameters<float> parameters_of(List& list) {
  lstm::Parameters<float> parameters;
  for (auto& p : list) parameters.push_back(&p);
  return parameters;
}

void expect(bool holds) {
  if (!holds) std::abort();
}

void load(const Arrays& arrays, List model, Layout layout) {
  for (auto& p : model) p.value.fill(0.5f);
  bool loaded = true;
  try {
    lstm::from_arrays(arrays, parameters_of(model), layout);
  } catch (const lstm::WeightsError&) {
    loaded = false;
  }
  for (const auto& p : model)
    for (const float number : p.value)
      expect(loaded ? std::isfinite(number) : number == 0.5f);
}

// The numbers are as many as the shape says; a double overflows nowhere.
void check_shape(const lstm::Array& array) {
  double count = 1;
  for (const auto extent : array.shape) count *= static_cast<double>(extent);
  expect(count == static_cast<double>(array.numbers.size()));
}

void read_archive(std::string_view bytes) {
  const auto arrays = lstm::read_npz(bytes, 1 << 20);
  for (const auto& [name, array] : arrays) check_shape(array);
  for (const auto& model : models)
    for (const auto layout :
         {Layout::own, Layout::pytorch, Layout::keras, Layout::onnx})
      load(arrays, model, layout);
  if (arrays.empty()) return;
  const auto written = lstm::write_npz(arrays);
  expect(lstm::write_npz(lstm::read_npz(written)) == written);
}

// The checksums of an archive keep most changes from the reader of arrays, so
// it gets the bytes by themselves, too.
void read_array(std::string_view bytes) {
  const auto array = lstm::read_npy(bytes);
  check_shape(array);
  const auto written = lstm::write_npy(array);
  expect(lstm::write_npy(lstm::read_npy(written)) == written);
  for (auto model : models) {
    auto arrays = lstm::to_arrays(parameters_of(model), Layout::pytorch);
    for (auto& [name, numbers] : arrays)
      if (name.ends_with(".bias_hh_l0")) numbers = array;
    load(arrays, model, Layout::pytorch);
  }
}

// A checkpoint, of which the bytes lack the last line: its checksum would keep
// all changes away.
void read_run(std::string_view bytes) {
  const auto whole =
      fmt::format("{}checksum {:016x}\n", bytes, lstm::fingerprint(bytes));
  const auto run = lstm::read_checkpoint(whole, 1 << 20);
  if (run.state.empty()) return;
  const auto written = lstm::write_checkpoint(run);
  expect(lstm::write_checkpoint(lstm::read_checkpoint(written)) == written);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  for (const auto read : {read_archive, read_array, read_run}) try {
      read(bytes);
    } catch (const lstm::WeightsError&) {
    }
  return 0;
}
