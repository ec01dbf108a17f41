#include "looks.hpp"

#include <algorithm>
#include <iterator>

#include "support/interrupt.hpp"
#include "tables.hpp"

namespace language_model {

Looks::Looks(Network<float>& network, const study::Numbers& numbers,
             support::RunFile& file)
    : network_(network), numbers_(numbers), file_(file) {}

// How many looks are due when so much of an epoch is done.
static std::size_t looks_due(std::size_t epochs, double share) {
  constexpr double early[] = {0.01, 0.02, 0.05, 0.1};
  const auto passed =
      std::count_if(std::begin(early), std::end(early),
                    [&](double place) { return epochs > 0 || place <= share; });
  return 5 * epochs + static_cast<std::size_t>(5 * share) +
         static_cast<std::size_t>(passed);
}

void Looks::look(double share, double training_loss) {
  const auto letters = static_cast<double>(numbers_.training.size());
  const auto now = [&]() -> std::vector<double> {
    return {(static_cast<double>(epochs_) + share) * letters, training_loss,
            loss(network_, numbers_.validation)};
  };

  // Those before the run was taken up again are in its file.
  const auto due = looks_due(epochs_, share);
  while (looks_ < due) {
    const auto seen = file_.once(fmt::format("look {}", ++looks_), now);
    if (!all_.empty() && all_.back().letters == seen[0]) continue;
    all_.push_back({seen[0], seen[1], seen[2]});
    report_look(all_.back());
  }
}

lstm::Observer Looks::observer() {
  lstm::Observer observer;
  observer.on_batch = [this](double share, double loss) { look(share, loss); };
  observer.on_epoch = [this](const auto& epoch) { epochs_ = epoch.number; };
  observer.on_resume = [this](const auto& history) {
    epochs_ = history.size();
    if (epochs_ > 0) look(0, 0);
  };
  observer.stop = support::interrupted;
  return observer;
}

}  // namespace language_model
