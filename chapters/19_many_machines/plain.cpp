#include "plain.hpp"

#include <fmt/core.h>

#include "lstm/training/optimizers.hpp"
#include "lstm/training/shards.hpp"

namespace many_machines {

// #region plain
void train_plainly(lstm::Regressor<float>& model,
                   const lstm::Dataset<float>& data, std::size_t epochs,
                   std::size_t batch, std::size_t shards, lstm::Group& group,
                   lstm::Random masks) {
  const auto parameters = model.parameters();
  lstm::Adam<float> adam({.rate = 0.001});
  const auto order = lstm::numbers_below(data.size());
  lstm::Dataset<float> shard;
  for (std::size_t epoch = 1; epoch <= epochs; ++epoch) {
    double sum = 0;
    for (const auto& samples : lstm::batches(order, batch)) {
      // A rank computes some of the shards, and tells of each its gradients,
      const std::size_t n = lstm::shard_count(samples.size(), shards);
      lstm::Arrays mine, all;
      for (std::size_t k = group.rank(); k < n; k += group.size()) {
        const auto part = lstm::shard_columns(k, n, samples.size());
        lstm::gather(data, samples.subspan(part.first, part.count()), shard);
        zero_gradients(parameters);
        std::vector<double> told = {pass(model, shard, masks).sum};
        for (const auto* p : parameters)
          told.insert(told.end(), p->gradient.begin(), p->gradient.end());
        mine[fmt::format("shard {:05}", k)].numbers = told;
      }
      // and adds up those of all, in the order of the shards: that of a map.
      for (auto& arrays : say_to_all(group, mine)) all.merge(arrays);
      zero_gradients(parameters);
      for (const auto& [_, array] : all) {
        auto told = array.numbers.begin();
        sum += *told++;
        for (auto* p : parameters)
          for (float& d : p->gradient) d += static_cast<float>(*told++);
      }
      divide_gradients(parameters, static_cast<double>(samples.size()));
      adam.step(parameters);
    }
    fmt::print("{:5} {:14.1e}\n", epoch, sum / double(data.size()));
  }
}
// #endregion

}  // namespace many_machines
