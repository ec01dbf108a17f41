#include "systems.hpp"

#include <fmt/core.h>

#include <cmath>
#include <cstdlib>
#include <stdexcept>

#include "support/blas_kernel.hpp"
#include "support/interrupt.hpp"
#include "temporary_folder.hpp"

namespace bench {

static double request(const System& system, const char* task, Shape s,
                      std::size_t count) {
  support::leave_if_interrupted();
  return std::stod(system.process->ask(
      fmt::format("{} {} {} {} {}", task, s.T, s.H, s.B, count)));
}

double System::train(Shape shape, std::size_t windows) const {
  return request(*this, "train", shape, windows);
}

double System::predict(Shape shape, std::size_t times) const {
  return request(*this, "predict", shape, times);
}

// The first Python that has PyTorch; empty without one.
static std::string python() {
  for (const std::string name : {"python3", "/usr/bin/python3"})
    if (std::system((name + " -c 'import numpy, torch' 2>/dev/null").c_str()) ==
        0)
      return name;
  return {};
}

// One thread for each call of OpenBLAS: its own threads do not pay here, for
// PyTorch no more than for us. OpenMP's threads wait awake, which suits oneDNN
// best; nobody else is at work.
static void start(Systems& systems, const std::string& name,
                  std::vector<std::string> command, std::size_t threads,
                  Process::Environment changes = {}) {
  changes.insert({{"OPENBLAS_NUM_THREADS", "1"},
                  {"OMP_NUM_THREADS", std::to_string(threads)},
                  {"OMP_WAIT_POLICY", "active"}});
  command.push_back(std::to_string(threads));
  systems.push_back(
      {name, threads, std::make_unique<Process>(command, changes)});
  if (threads == 1)
    fmt::print("  {}: {}\n", name, systems.back().process->ask("about"));
}

static void start_all(Systems& systems, const std::string& python,
                      const std::string& against, std::size_t threads) {
  start(systems, library, {LSTM_WORKER}, threads);
  if (!against.empty()) start(systems, earlier, {against}, threads);
  if (!python.empty())
    start(systems, pytorch, {python, PYTORCH_WORKER}, threads);
  if (!python.empty() && threads == 1 && support::cpu_features().avx512)
    start(systems, pytorch_avx512, {python, PYTORCH_WORKER}, threads,
          {{"ATEN_CPU_CAPABILITY", "avx512"}});
#ifdef ONEDNN_WORKER
  start(systems, onednn, {ONEDNN_WORKER}, threads);
#endif
  start(systems, products, {PRODUCTS_WORKER}, threads);
}

// The worker of another build; requests and answers are the same in all.
static std::string worker_of(const std::filesystem::path& build) {
  if (build.empty()) return {};
  const auto worker =
      std::filesystem::absolute(build) / "tests/bench/lstm_worker";
  if (!std::filesystem::is_regular_file(worker))
    throw std::runtime_error("there is no " + worker.string() +
                             ", which the preset bench builds");
  return worker.string();
}

Systems start_systems(std::size_t threads,
                      const std::filesystem::path& against) {
  const auto other = worker_of(against);
  Systems systems;
  const auto found = python();
  fmt::print("Systems\n");
  start_all(systems, found, other, 1);
  if (threads > 1) start_all(systems, found, other, threads);
  if (found.empty())
    fmt::print("  skipped: PyTorch (Debian's package: python3-torch)\n");
#ifndef ONEDNN_WORKER
  fmt::print("  skipped: oneDNN (Debian's package: libdnnl-dev)\n");
#endif
  std::fflush(stdout);
  return systems;
}

void expect_agreement(const Systems& systems) {
  const TemporaryFolder folder;
  double loss = 0, norm = 0;
  fmt::print(
      "\nThe same weights, the same batch: loss, size of the gradient\n");
  for (const auto& system : systems) {
    // An earlier build would choose weights of its own.
    if (system.name == products || system.name == earlier) continue;
    const auto answer = system.process->ask("check " + folder.path.string());
    double its_loss = 0, its_norm = 0;
    if (std::sscanf(answer.c_str(), "%lf %lf", &its_loss, &its_norm) != 2)
      throw std::runtime_error(system.name + " answered " + answer);
    fmt::print("  {:<20} {}  {:.6f}  {:.6f}\n", system.name, system.threads,
               its_loss, its_norm);
    if (&system == &systems.front()) loss = its_loss, norm = its_norm;
    if (!(std::abs(its_loss - loss) <= 1e-4 * loss &&
          std::abs(its_norm - norm) <= 1e-4 * norm))
      throw std::runtime_error(system.name + " computes something else");
  }
}

std::vector<Measurement> compare(const Systems& systems, Shape shape,
                                 std::size_t windows, std::size_t repetitions) {
  std::vector<Measurement> results;
  for (const auto& system : systems) {
    system.train(shape, windows);
    results.push_back({system.name, system.threads, {}, 0});
  }
  for (std::size_t k = 0; k < repetitions; ++k)
    for (std::size_t s = 0; s < systems.size(); ++s)
      results[s].seconds.push_back(systems[s].train(shape, windows));
  for (std::size_t s = 0; s < systems.size(); ++s)
    results[s].memory = systems[s].process->peak_memory();
  return results;
}

}  // namespace bench
