#pragma once
#include "study/text.hpp"
#include "support/run_file.hpp"
#include "train.hpp"

namespace language_model {

/// The losses of a network on its way.
struct Look {
  double letters;               // read so far
  double training, validation;  // nats a letter
};

/// Looks at the validation text five times in each epoch of a training, and
/// four times more at the very beginning, and prints what it sees. All of that
/// is kept in the run's file.
class Looks {
 public:
  Looks(Network<float>& network, const study::Numbers& numbers,
        support::RunFile& file);

  /// The callbacks for `train`; they hold on to this object.
  lstm::Observer observer();

  const std::vector<Look>& all() const { return all_; }

 private:
  void look(double share, double training_loss);

  Network<float>& network_;
  const study::Numbers& numbers_;
  support::RunFile& file_;
  std::size_t epochs_ = 0, looks_ = 0;  // that are done
  std::vector<Look> all_;
};

}  // namespace language_model
