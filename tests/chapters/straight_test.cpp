// A network that shows its memory without a tanh, beside the library's.
#include "study/straight.hpp"

#include <doctest/doctest.h>

#include <complex>

#include "04_output_gate/asked.hpp"
#include "lstm/numbers/gradient_check.hpp"
#include "lstm/training/model.hpp"
#include "random_tensors.hpp"
#include "study/gate_study.hpp"

using lstm::Matrix;
using study::Straight;

namespace {

template <class S>
struct Case {
  Straight<S> model;
  lstm::Dataset<S> data;

  Case(std::size_t T, std::size_t H, std::size_t B) : model(2, H, 1) {
    lstm::Random random(T + 10 * H + 100 * B);
    data = {xt::zeros<S>({T, std::size_t{2}, B}),
            xt::zeros<S>({std::size_t{1}, B})};
    fill_normal(data.x, random);
    fill_normal(data.y, random);
    for (auto* p : model.parameters()) fill_normal(p->value, random);
  }
};

const std::array<std::size_t, 3> shapes[] = {
    {1, 1, 1}, {2, 1, 3}, {5, 3, 2}, {9, 4, 1}};

double gradient_error(Case<double>& c) {
  const auto parameters = c.model.parameters();
  zero_gradients(parameters);
  c.model.pass(c.data);
  double worst = 0;
  for (auto* p : parameters) {
    const auto loss = [&] { return c.model.loss(c.data).sum; };
    worst = std::max(
        worst, lstm::relative_error(p->gradient,
                                    lstm::central_differences(loss, p->value)));
  }
  return worst;
}

}  // namespace

TEST_CASE("without tanh the gradients are central differences") {
  for (const auto& [T, H, B] : shapes) {
    Case<double> c(T, H, B);
    CHECK(gradient_error(c) < 1e-7);
    c.model.squashed = true;
    CHECK(gradient_error(c) < 1e-7);
  }
}

TEST_CASE("with tanh it computes what the library does") {
  for (const auto& [T, H, B] : shapes) {
    Case<double> c(T, H, B);
    c.model.squashed = true;
    lstm::Regressor<double> library = c.model;
    CHECK(lstm::relative_error(c.model.predict(c.data.x),
                               library.predict(c.data.x)) < 1e-13);
    lstm::loss_and_gradients(library, c.data);
    lstm::loss_and_gradients(c.model, c.data);
    const auto ours = c.model.parameters(), its = library.parameters();
    for (std::size_t k = 0; k < ours.size(); ++k)
      CHECK(lstm::relative_error(ours[k]->gradient, its[k]->gradient) < 1e-12);
  }
}

TEST_CASE("without tanh a memory is shown that is larger than 1") {
  Case<double> c(9, 1, 1);
  for (auto* p : c.model.parameters()) p->value.fill(0);
  c.model.layer.b.value.fill(100);
  const auto straight = c.model.run(c.data.x);
  CHECK(straight.h(9, 0, 0) == 9);
  c.model.squashed = true;
  CHECK(c.model.run(c.data.x).h(9, 0, 0) == std::tanh(9.0));
}

TEST_CASE("the study trains a network without tanh") {
  study::GateStudy study;
  study.make = [](std::size_t n, lstm::Random random) {
    return output_gate::asked_values<float>(n, 4, random);
  };
  study.sequences = 64;
  study.epochs = 2;
  const lstm::Seed seed(1);
  const auto error = [&](study::Kind kind) {
    return study.errors({{"", {}, kind}, 3, 0.01}, seed, study.tests(seed))[0];
  };
  CHECK(error(study::Kind::straight) != error(study::Kind::lstm));
  CHECK(error(study::Kind::straight) < 0.3);
}
