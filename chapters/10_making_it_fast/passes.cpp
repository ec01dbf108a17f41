#include "passes.hpp"

#include <algorithm>
#include <stdexcept>

#include "lstm/numbers/gradient_check.hpp"
#include "lstm/numbers/product.hpp"

namespace making_it_fast {

using lstm::add_product, lstm::at, lstm::transposed;

Task::Task(std::size_t T, std::size_t H, std::size_t B, const lstm::Seed& seed)
    : layer(1, H), x({T, 1, B}), dh_loss({T, H, B}) {
  auto weights = seed.stream("weights"), inputs = seed.stream("inputs"),
       gradients = seed.stream("gradients");
  layer.initialize(lstm::Recipe::keras, weights);
  for (float& value : x) value = static_cast<float>(inputs.uniform(-1, 1));
  for (float& d : dh_loss) d = static_cast<float>(gradients.normal());
}

lstm::State<float> Task::start() const {
  return lstm::State<float>::zeros(layer.hidden(), x.shape(2));
}

double expect_rounding(const std::string& name, double error) {
  if (!(error <= 1e-4))  // so that NaN does not pass
    throw std::runtime_error(
        fmt::format("{} computes something else: a relative error of {:.1e}, "
                    "expected at most 1e-04",
                    name, error));
  return error;
}

double expect_same(const std::string& name, const Answer& answer,
                   const Answer& first) {
  double error = 0;
  const auto look = [&](const auto& part, const auto& other) {
    error = std::max(error,
                     expect_rounding(name, lstm::relative_error(part, other)));
  };
  look(answer.h, first.h);
  look(answer.dx, first.dx);
  look(answer.dW, first.dW);
  look(answer.dU, first.dU);
  look(answer.db, first.db);
  return error;
}

GateByGate::GateByGate(const Task& task)
    : task_(task), cell_(lstm::taken_apart(task.layer)) {}

void GateByGate::pass() {
  zero_gradients(cell_.parameters());
  steps_ = run(cell_, task_.x, task_.start());
  flow_ = run_back(cell_, steps_, task_.dh_loss);
}

Answer GateByGate::answer() const {
  const auto layer = stacked(cell_);
  return {steps_.back().after.h, flow_.dx, layer.W.gradient, layer.U.gradient,
          layer.b.gradient};
}

void Library::pass() {
  zero_gradients(layer_.parameters());
  layer_.forward(task_.x, task_.start(), trace_);
  layer_.backward(task_.x, trace_, task_.dh_loss, flow_);
}

Answer Library::answer() const {
  return {at(trace_.h, trace_.steps()), flow_.dx, layer_.W.gradient,
          layer_.U.gradient, layer_.b.gradient};
}

Products::Products(const Task& task, bool packed)
    : U_(task.layer.U.value),
      dU_(xt::zeros<float>(U_.shape())),
      h_(task.dh_loss),
      packed_(packed) {
  const std::size_t T = h_.shape(0), H = h_.shape(1), B = h_.shape(2);
  dh_ = xt::zeros<float>({H, B});
  Z_ = xt::zeros<float>({4 * H, B});
  some_ = lstm::steps_at_once(T, B);
  dZs_ = xt::ones<float>({4 * H, some_ * B});
  hs_ = xt::ones<float>({H, some_ * B});
}

double Products::operations() const {
  return 2.0 * 3 * static_cast<double>(U_.size() * h_.size() / U_.shape(1));
}

// The sums grow from pass to pass; nobody reads them.
void Products::forward() {
  const std::size_t T = h_.shape(0);
  if (packed_) U_packed_.pack(U_, T, h_.shape(2));
  for (std::size_t t = 0; t < T; ++t) {
    if (packed_)
      U_packed_.add_product(Z_, at(h_, t));
    else
      add_product(Z_, U_, at(h_, t));
  }
}

void Products::back() {
  const std::size_t T = h_.shape(0);
  if (packed_) U_t_packed_.pack(transposed(U_), T, h_.shape(2));
  for (std::size_t t = T; t-- > 0;) {
    if (t % some_ == 0) add_product(dU_, dZs_, transposed(hs_));
    if (packed_)
      U_t_packed_.add_product(dh_, Z_);
    else
      add_product(dh_, transposed(U_), Z_);
  }
}

}  // namespace making_it_fast
