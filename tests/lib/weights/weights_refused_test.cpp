// Archives that are not the weights of the model they are loaded into.
#include <cmath>
#include <limits>

#include "bad_input.hpp"
#include "lstm/weights/weights.hpp"
#include "weights_models.hpp"

using lstm::Arrays, lstm::Layout, lstm::Precision, lstm::WeightsError;

static Arrays arrays(Layout layout) {
  auto model = random_model<float>(2, 3, 1, 6);
  return lstm::to_arrays(model.parameters(), layout);
}

// Loads changed arrays; the message must be this one, the model what it was.
static void check_refused(const Arrays& arrays, Layout layout,
                          const std::string& message) {
  auto model = random_model<float>(2, 3, 1, 5);
  auto before = model;
  CHECK_THROWS_WITH_AS(
      lstm::load_weights(lstm::write_npz(arrays), model.parameters(), layout),
      ("the weights do not fit: " + message).c_str(), WeightsError);
  CHECK(equal(model, before));
}

BAD_INPUT("parameters of one name") {
  lstm::Parameter<float> strange("lstm.V", 2, 2), twin("lstm.V", 2, 2);
  CHECK_THROWS_WITH_AS(
      lstm::to_arrays(lstm::Parameters<float>{&strange, &twin}, Layout::own),
      "two parameters are called lstm.V", std::invalid_argument);
}

BAD_INPUT("two layers of one name are not told apart, saved or loaded") {
  auto one = random_model<float>(2, 3, 1, 1),
       two = random_model<float>(2, 3, 1, 2);
  const auto before = two.layer.W.value;
  auto both = one.layer.parameters();
  for (auto* p : two.layer.parameters()) both.push_back(p);
  const auto refused = [&](Layout layout, const std::string& name) {
    const auto bytes = lstm::save_weights(one.layer.parameters(), layout);
    const auto message = "two parameters are called " + name;
    CHECK_THROWS_WITH_AS(lstm::load_weights(bytes, both, layout),
                         message.c_str(), std::invalid_argument);
    CHECK_THROWS_WITH_AS(lstm::save_weights(both, layout), message.c_str(),
                         std::invalid_argument);
  };
  refused(Layout::own, "lstm.W");
  refused(Layout::pytorch, "lstm.weight_ih_l0");
  CHECK(two.layer.W.value == before);

  const auto bytes = lstm::save_weights(one.layer.parameters(), Layout::keras);
  CHECK_THROWS_WITH_AS(lstm::load_weights(bytes, both, Layout::keras),
                       "the weights do not fit: arr_3 is missing; arr_4 is "
                       "missing; arr_5 is missing",
                       WeightsError);
  CHECK(two.layer.W.value == before);
}

BAD_INPUT("a parameter that is in the list twice") {
  lstm::Parameter<float> U("lstm.U", 2, 2);
  const lstm::Parameters<float> twice = {&U, &U};
  const char* message = "twice in the list of parameters: lstm.U";
  for (const auto layout :
       {Layout::own, Layout::pytorch, Layout::keras, Layout::onnx}) {
    CHECK_THROWS_WITH_AS(lstm::save_weights(twice, layout), message,
                         std::invalid_argument);
    CHECK_THROWS_WITH_AS(lstm::from_arrays({}, twice, layout), message,
                         std::invalid_argument);
  }
}

BAD_INPUT("names that are missing or too much") {
  auto changed = arrays(Layout::own);
  changed.erase("lstm.U");
  check_refused(changed, Layout::own, "lstm.U is missing");
  changed["lstm.V"] = changed.at("lstm.W");
  check_refused(changed, Layout::own,
                "lstm.U is missing; \"lstm.V\" is not one of the model's");
  check_refused(arrays(Layout::own), Layout::keras,
                "arr_0 is missing; arr_1 is missing; arr_2 is missing; arr_3 "
                "is missing; arr_4 is missing; \"dense.W\" is not one of the "
                "model's; \"dense.b\" is not one of the model's; \"lstm.U\" is "
                "not one of the model's; and 2 more faults");
  changed = arrays(Layout::pytorch);
  changed.erase("lstm.bias_hh_l0");
  check_refused(changed, Layout::pytorch, "lstm.bias_hh_l0 is missing");
}

BAD_INPUT("shapes that do not fit") {
  auto changed = arrays(Layout::own);
  changed["lstm.b"].shape = {12};
  changed["dense.W"].shape = {3, 1};
  check_refused(changed, Layout::own,
                "lstm.b has shape (12,), expected (12, 1); dense.W has shape "
                "(3, 1), expected (1, 3)");
  changed = arrays(Layout::keras);
  changed["arr_4"] = {{0}, {}, Precision::float32};
  check_refused(changed, Layout::keras, "arr_4 has shape (0,), expected (1,)");
}

BAD_INPUT("numbers that are not finite or not in the model's type") {
  const double inf = std::numeric_limits<double>::infinity();
  auto changed = arrays(Layout::own);
  changed["lstm.U"].numbers[4] = std::nan("");
  changed["dense.b"].numbers[0] = -inf;
  check_refused(changed, Layout::own,
                "lstm.U has nan at place 4, expected a finite float32; dense.b "
                "has -inf at place 0, expected a finite float32");
  changed = arrays(Layout::own);
  changed["lstm.W"].precision = Precision::float64;
  changed["lstm.W"].numbers[3] = 1e39;
  check_refused(changed, Layout::own,
                "lstm.W has 1e+39 at place 3, expected a finite float32");
  changed = arrays(Layout::pytorch);
  changed["lstm.bias_ih_l0"].numbers[0] = 3e38f;
  changed["lstm.bias_hh_l0"].numbers[0] = 3e38f;
  check_refused(changed, Layout::pytorch,
                "lstm.bias_hh_l0 has 6.0000000109955115e+38 at place 0, "
                "expected a finite float32");
}

BAD_INPUT("arrays that were never in a file may be short of numbers") {
  auto changed = arrays(Layout::own);
  changed["lstm.W"].numbers.pop_back();
  auto model = random_model<float>(2, 3, 1, 5);
  CHECK_THROWS_AS(lstm::from_arrays(changed, model.parameters(), Layout::own),
                  std::out_of_range);
}

BAD_INPUT("an archive cut anywhere changes nothing in the model") {
  auto model = random_model<float>(1, 1, 1, 1);
  const auto bytes =
      lstm::save_weights(random_model<float>(1, 1, 1, 2).parameters());
  auto before = model;
  for (std::size_t length = 0; length < bytes.size(); ++length)
    CHECK_THROWS_AS(
        lstm::load_weights(bytes.substr(0, length), model.parameters()),
        WeightsError);
  CHECK(equal(model, before));
}
