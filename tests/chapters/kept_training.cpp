// kept_training CHECKPOINT WEIGHTS THREADS: trains two layers with dropout, and
// writes a checkpoint after every batch. Goes on from there if there is one.
#include <fmt/core.h>

#include <cstdlib>
#include <filesystem>

#include "figures/file.hpp"
#include "lib/training/checkpoint_models.hpp"
#include "lstm/weights/weights.hpp"

int main(int argc, char** argv) try {
  if (argc != 4) return 2;
  const std::filesystem::path file = argv[1];
  Training training;
  training.options.epochs = 6;
  training.options.threads = std::strtoul(argv[3], nullptr, 10);
  auto& checkpoints = training.options.checkpoints;
  checkpoints.every = 0;
  checkpoints.write = [&](const lstm::Checkpoint& checkpoint) {
    figures::write_file(file, lstm::write_checkpoint(checkpoint));
  };
  if (std::filesystem::exists(file))
    checkpoints.from =
        lstm::read_checkpoint(figures::read_file(file, 1'000'000));
  for (const auto& epoch : training.run())
    fmt::print("{} {:a} {:a}\n", epoch.number, epoch.training_loss,
               epoch.validation_loss);
  figures::write_file(argv[2], lstm::save_weights(training.model.parameters()));
} catch (const std::exception& error) {
  fmt::print(stderr, "{}\n", error.what());
  return 1;
}
