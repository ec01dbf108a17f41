#include "model.hpp"

#include <fmt/ranges.h>

#include <algorithm>

#include "figures/file.hpp"
#include "lstm/weights/onnx.hpp"
#include "study/kept_model.hpp"
#include "study/rows.hpp"
#include "study/word_array.hpp"

namespace text_classification {

void save(const Model& model, const std::string& file) {
  auto network = model.network;
  std::visit(
      [&](auto& kept) {
        auto arrays = lstm::to_arrays(kept.parameters(), lstm::Layout::own);
        arrays["vocabulary"] = as_array(model.vocabulary);
        const lstm::Facts facts = {
            {"classes", fmt::format("{}", fmt::join(model.classes, "\t"))},
            {"pooling", std::string(name_of(kept.form.pooling))}};
        figures::write_file(file, lstm::write_checkpoint({facts, arrays}));
      },
      network);
}

static Pooling pooling_from(const std::string& name) {
  for (const auto pooling : poolings)
    if (name == name_of(pooling)) return pooling;
  throw lstm::WeightsError("its pooling cannot be read");
}

// The extents of a matrix, as the file has it; nothing where there is none.
static lstm::Extents extents(const lstm::Arrays& arrays,
                             const std::string& name) {
  const auto found = arrays.find(name);
  return found == arrays.end() ? lstm::Extents{} : found->second.shape;
}

static Training form_of(const study::KeptModel& kept) {
  const auto& arrays = kept.arrays();
  const auto has = [&](std::string_view part) {
    return std::any_of(arrays.begin(), arrays.end(), [=](const auto& array) {
      return array.first.starts_with(part);
    });
  };
  const bool both = has("lstm.forward.") || has("lstm.backward.");
  const std::size_t directions = both ? 2 : has("lstm.") ? 1 : 0;
  const char* const names[][2] = {{"embedding.W", "embedding.W"},
                                  {"lstm.W", "lstm.U"},
                                  {"lstm.forward.W", "lstm.forward.U"}};
  const auto W = extents(arrays, names[directions][0]),
             U = extents(arrays, names[directions][1]);
  constexpr std::size_t most = 4096;
  if (W.size() != 2 || U.size() != 2 || W[1] < 1 || U[1] < 1 || W[1] > most ||
      U[1] > most)
    throw lstm::WeightsError(fmt::format(
        "it has no layer of 1 to {0} units that reads 1 to {0} numbers", most));
  return {.width = W[1],
          .hidden = U[1],
          .directions = directions,
          .pooling = pooling_from(kept.fact("pooling"))};
}

static Model from(study::KeptModel kept) {
  std::vector<std::string> classes;
  const auto names = kept.fact("classes");
  for (const auto name : study::split(names, '\t')) classes.emplace_back(name);
  auto vocabulary = study::vocabulary_from(kept.take("vocabulary"));
  auto network = make_network(form_of(kept), vocabulary.size(), classes.size(),
                              lstm::Seed(0));
  std::visit(
      [&](auto& made) {
        lstm::from_arrays(kept.arrays(), made.parameters(), lstm::Layout::own);
      },
      network);
  return {std::move(vocabulary), std::move(classes), std::move(network)};
}

Model load(const std::string& file) {
  return study::load_model(file, from);
}

template <class Layer>
static std::string as_onnx(Classifier<Layer> network) {
  lstm::OnnxGraph graph;
  const auto x = graph.add(network.embedding, graph.words("words"));
  auto h = x;
  if constexpr (requires { graph.add(network.layer, x); })
    h = graph.add(network.layer, x);
  const auto v = network.form.pooling == Pooling::last   ? graph.last(h)
                 : network.form.pooling == Pooling::mean ? graph.mean(h)
                                                         : graph.largest(h);
  graph.output("p", graph.softmax(graph.add(network.dense, v)));
  return lstm::write_onnx(graph, lstm::values(network.parameters()));
}

static std::string as_onnx(const Network& network) {
  return std::visit([](const auto& model) { return as_onnx(model); }, network);
}

void expect_onnx(const Network& network, const std::string& file) {
  figures::expect_writable(file);
  as_onnx(network);  // not every build can
}

void save_onnx(const Network& network, const std::string& file) {
  figures::write_file(file, as_onnx(network));
  fmt::print("\nThe network is in {} as ONNX\n", file);
}

}  // namespace text_classification
