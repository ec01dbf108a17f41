// Files that are not what was written, and graphs that do not fit together.
#include <functional>
#include <limits>

#include "bad_input.hpp"
#include "onnx_models.hpp"

using lstm::OnnxGraph, lstm::WeightsError, lstm::values;
using onnx::ModelProto, onnx::TensorProto;

// Reads bytes into a model, which must be refused and stay what it was.
static void check_bytes(const std::string& bytes, const std::string& message) {
  auto model = random_model<float>(2, 3, 1, 5);
  auto before = model;
  CHECK_THROWS_WITH_AS(
      lstm::read_onnx(bytes, lstm::onnx_graph(model), model.parameters()),
      message.c_str(), WeightsError);
  CHECK(equal(model, before));
}

static std::string file(std::size_t D = 2, std::size_t H = 3) {
  const auto model = random_model<float>(D, H, 1, 6);
  return lstm::write_onnx(lstm::onnx_graph(model), values(model));
}

// The same with the file of another model, changed.
static void check_refused(const std::function<void(ModelProto&)>& change,
                          const std::string& message) {
  auto model = parsed(file());
  change(model);
  check_bytes(model.SerializeAsString(), message);
}

static auto& layer(ModelProto& model) {
  return *model.mutable_graph()->mutable_node(0);
}

// The weights: dense.W, dense.b, lstm.B, lstm.R and lstm.W.
static auto& bias(ModelProto& model) {
  return *model.mutable_graph()->mutable_initializer(2);
}

BAD_INPUT("bytes that are no ONNX file") {
  check_bytes("", "it is not an ONNX file of opset 14 alone");
  check_bytes("\x93NUMPY", "it is not a whole ONNX file");
  check_bytes("PK\x03\x04", "it is not a whole ONNX file");
  const auto model = random_model<float>(2, 3, 1, 6);
  check_bytes(lstm::save_weights(values(model)), "it is not a whole ONNX file");
}

BAD_INPUT("a file that is cut off anywhere") {
  const auto bytes = file();
  auto model = random_model<float>(2, 3, 1, 5);
  auto before = model;
  const auto graph = lstm::onnx_graph(model);
  for (std::size_t size = 0; size < bytes.size(); ++size)
    CHECK_THROWS_AS(
        lstm::read_onnx(bytes.substr(0, size), graph, model.parameters()),
        WeightsError);
  CHECK(equal(model, before));
}

BAD_INPUT("a file that is far too large") {
  const auto bytes = file();
  check_bytes(std::string(4 * bytes.size() + 65537, '\0'),
              fmt::format("it takes {} bytes, expected about {}",
                          4 * bytes.size() + 65537, bytes.size()));
}

BAD_INPUT("another set of operators") {
  const std::string message = "it is not an ONNX file of opset 14 alone";
  check_refused([](auto& m) { m.clear_opset_import(); }, message);
  check_refused([](auto& m) { m.mutable_opset_import(0)->set_version(13); },
                message);
  check_refused([](auto& m) { m.add_opset_import()->set_domain("more"); },
                message);
  check_refused([](auto& m) { m.add_functions()->set_name("LSTM"); },
                "it has functions of its own");
}

BAD_INPUT("another network") {
  check_refused([](auto& m) { layer(m).set_op_type("GRU"); },
                "lstm.Y comes from \"GRU\", expected \"LSTM\"");
  check_refused([](auto& m) { m.mutable_graph()->add_node(); },
                "it has 11 operators, expected 10");
  check_refused([](auto& m) { m.clear_graph(); },
                "it has 0 inputs, expected 1");
  check_refused([](auto& m) { layer(m).set_input(2, "lstm.W"); },
                "lstm.Y: input 2 is \"lstm.W\", expected \"lstm.R\"");
  check_refused([](auto& m) { layer(m).add_input("lengths"); },
                "lstm.Y: input 4 is \"lengths\", expected nothing");
  check_refused([](auto& m) { layer(m).mutable_output()->RemoveLast(); },
                "lstm.Y: output 1 is nothing, expected \"lstm.Y_h\"");
}

BAD_INPUT("a layer that is told something else") {
  check_refused([](auto& m) { layer(m).mutable_attribute(0)->set_i(4); },
                "lstm.Y: the attribute hidden_size is another, or none");
  check_refused([](auto& m) { layer(m).clear_attribute(); },
                "lstm.Y: the attribute hidden_size is another, or none");
  const std::string message = "lstm.Y: the operator says more than expected";
  check_refused(
      [](auto& m) {
        auto& clip = *layer(m).add_attribute();
        clip.set_name("clip");
        clip.set_type(onnx::AttributeProto::FLOAT);
        clip.set_f(1);
      },
      message);
  check_refused([](auto& m) { layer(m).set_domain("another"); }, message);
}

BAD_INPUT("another way in or out") {
  using Model = ModelProto;
  const auto x = [](Model& m) { return m.mutable_graph()->mutable_input(0); };
  const auto y = [](Model& m) { return m.mutable_graph()->mutable_output(0); };
  check_refused([&](auto& m) { x(m)->set_name("z\n"); },
                R"(it has "z\x0a" among its inputs, expected "x")");
  check_refused(
      [&](auto& m) {
        x(m)->mutable_type()->mutable_tensor_type()->set_elem_type(
            TensorProto::DOUBLE);
      },
      "x has another type or shape");
  check_refused([&](auto& m) { m.mutable_graph()->add_input(); },
                "it has 2 inputs, expected 1");
  check_refused([&](auto& m) { y(m)->set_name("x"); },
                "it has \"x\" among its outputs, expected \"y\"");
  check_refused([&](auto& m) { y(m)->clear_type(); },
                "y has another type or shape");
  check_refused([&](auto& m) { m.mutable_graph()->clear_output(); },
                "it has 0 outputs, expected 1");
}

BAD_INPUT("weights that are missing or too much") {
  check_refused(
      [](auto& m) { m.mutable_graph()->mutable_initializer()->RemoveLast(); },
      "the weights do not fit: lstm.W is missing");
  check_refused([](auto& m) { m.mutable_graph()->add_initializer(); },
                "\"\" is not one of the model's");
  check_refused(
      [](auto& m) { *m.mutable_graph()->add_initializer() = bias(m); },
      "lstm.B is there twice");
  check_refused([](auto& m) { m.mutable_graph()->add_sparse_initializer(); },
                "it has sparse weights");
}

BAD_INPUT("weights of another shape") {
  check_refused([](auto& m) { bias(m).set_dims(1, 23); },
                "the weights do not fit: lstm.B has shape (1, 23), expected "
                "(1, 24)");
  check_refused([](auto& m) { bias(m).set_dims(0, -1); },
                "the weights do not fit: lstm.B has shape "
                "(18446744073709551615, 24), expected (1, 24)");
  check_refused(
      [](auto& m) {
        bias(m).add_dims(1);
        bias(m).add_dims(1);
      },
      "lstm.B has 4 dimensions");
}

BAD_INPUT("weights whose numbers are not those of their shape") {
  check_refused([](auto& m) { bias(m).clear_raw_data(); },
                "lstm.B has 0 numbers, expected 24");
  check_refused([](auto& m) { bias(m).mutable_raw_data()->append(4, 'a'); },
                "lstm.B has 25 numbers, expected 24");
  check_refused([](auto& m) { bias(m).mutable_raw_data()->append(3, 'a'); },
                "the numbers of lstm.B are damaged");
  check_refused([](auto& m) { bias(m).add_float_data(1); },
                "the numbers of lstm.B are damaged");
}

BAD_INPUT("weights of another type or in another file") {
  check_refused([](auto& m) { bias(m).set_data_type(TensorProto::DOUBLE); },
                "lstm.B has numbers of type 11, expected 1");
  const std::string message = "lstm.B is not in the file itself";
  check_refused(
      [](auto& m) { bias(m).set_data_location(TensorProto::EXTERNAL); },
      message);
  check_refused([](auto& m) { bias(m).add_external_data()->set_key("a"); },
                message);
  check_refused([](auto& m) { bias(m).mutable_segment()->set_begin(0); },
                message);
}

BAD_INPUT("weights that are not finite") {
  for (const float number : {std::numeric_limits<float>::quiet_NaN(),
                             std::numeric_limits<float>::infinity()})
    check_refused(
        [&](auto& m) {
          bias(m).mutable_raw_data()->replace(
              8, 4, reinterpret_cast<const char*>(&number), 4);
        },
        fmt::format("the weights do not fit: lstm.B has {} at place 2, "
                    "expected a finite float32",
                    number));
}

BAD_INPUT("parameters that are not those of the graph") {
  const auto model = random_model<float>(2, 3, 1, 1);
  const auto graph = lstm::onnx_graph(model);
  const auto wider = random_model<float>(2, 4, 1, 1);
  CHECK_THROWS_WITH_AS(lstm::write_onnx(graph, values(wider)),
                       "the graph has dense.W of shape (3, 1), the parameters "
                       "(4, 1)",
                       std::invalid_argument);
  CHECK_THROWS_WITH_AS(lstm::write_onnx(graph, values(model.layer)),
                       "the graph has dense.W of shape (3, 1), the parameters "
                       "none",
                       std::invalid_argument);
  auto more = values(model);
  const lstm::Dense<float> another(3, 1, "another");
  for (const auto* p : values(another)) more.push_back(p);
  CHECK_THROWS_WITH_AS(lstm::write_onnx(graph, more),
                       "the parameters have another.W, the graph has none",
                       std::invalid_argument);
}
