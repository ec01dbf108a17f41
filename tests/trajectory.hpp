#pragma once
#include "fixtures.hpp"
#include "lstm/loss.hpp"
#include "lstm/optimizer.hpp"
#include "lstm/regressor.hpp"

/// A regressor on its way by another system's steps of Adam.
template <class Scalar>
struct Trajectory {
  const Fixture& fixture;
  std::vector<std::string> keys;  // in the order of the parameters
  lstm::Matrix<double> (*read)(const lstm::Array&);  // a parameter's value

  lstm::Matrix<double> theirs(std::size_t parameter, std::size_t step) const {
    return read(part(fixture[keys[parameter]], step));
  }

  std::size_t step_count() const { return fixture["loss"].numbers.size(); }

  /// The regressor with the weights of the trajectory's beginning.
  lstm::Regressor<Scalar> start() const {
    const auto W = theirs(0, 0), dense = theirs(3, 0);
    lstm::Regressor<Scalar> model(W.shape(1), dense.shape(1), dense.shape(0));
    for (std::size_t k = 0; k < keys.size(); ++k)
      model.parameters()[k]->value = xt::cast<Scalar>(theirs(k, 0));
    return model;
  }

  struct Distance {
    std::string key;
    double largest = 0;

    void note(double distance) {
      if (distance > largest || std::isnan(distance)) largest = distance;
    }
  };

  /// Takes the steps. How far the numbers of each parameter, and the loss, are
  /// from theirs where they are furthest.
  std::vector<Distance> distances(const lstm::AdamOptions& options) const {
    auto model = start();
    lstm::Adam<Scalar> adam(options);
    const auto x = steps<Scalar>(fixture["x"]);
    const auto target = turned<Scalar>(fixture["target"]);
    std::vector<Distance> seen;
    for (const auto& key : keys) seen.push_back({key});
    Distance loss{"loss"};
    for (std::size_t step = 0; step < step_count(); ++step) {
      const double ours = model.loss_and_gradients(x, target);
      loss.note(std::abs(ours - fixture["loss"].numbers[step]));
      adam.step(model.parameters());
      for (std::size_t k = 0; k < keys.size(); ++k)
        seen[k].note(
            distance(model.parameters()[k]->value, theirs(k, step + 1)));
    }
    seen.push_back(loss);
    return seen;
  }

  /// Names the case and the parameter that left the trajectory.
  void check(const lstm::AdamOptions& options, double tolerance) const {
    CHECK(step_count() >= 10);
    for (const auto& distance : distances(options)) {
      INFO(fixture.name << ": " << distance.key);
      CHECK(distance.largest <= tolerance);
    }
  }
};
