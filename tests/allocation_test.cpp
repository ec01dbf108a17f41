// Counts what the program allocates: malloc and its kind are replaced for all
// of it, which the sanitizers do, too.
#include <doctest/doctest.h>

#include <atomic>

#include "lstm/data/sine.hpp"
#include "lstm/training.hpp"

#ifdef __has_feature
#if __has_feature(address_sanitizer)
#define SANITIZED
#endif
#endif
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define SANITIZED
#endif

#ifndef SANITIZED
namespace {
std::atomic<std::size_t> allocations = 0;
}

extern "C" {
void* __libc_malloc(std::size_t);
void* __libc_memalign(std::size_t, std::size_t);

void* malloc(std::size_t size) {
  ++allocations;
  return __libc_malloc(size);
}
void* aligned_alloc(std::size_t alignment, std::size_t size) {
  ++allocations;
  return __libc_memalign(alignment, size);
}
int posix_memalign(void** result, std::size_t alignment, std::size_t size) {
  ++allocations;
  *result = __libc_memalign(alignment, size);
  return *result ? 0 : 12;  // ENOMEM
}
}

TEST_CASE("tensors and vectors are counted") {
  const std::size_t before = allocations;
  const std::vector<int> numbers(100);
  CHECK(allocations == before + 1);
  const lstm::Matrix<float> matrix({10, 10});
  CHECK(allocations == before + 2);
}

TEST_CASE("no step allocates after the first epoch") {
  for (const std::size_t threads : {1u, 2u}) {
    lstm::Random random(1);
    const auto windows = lstm::sine_windows<float>(112, 10, random);
    lstm::Regressor<float> model(1, 8, 1);
    model.initialize(lstm::Recipe::keras, random);
    lstm::Adam<float> adam(lstm::AdamOptions{});
    std::size_t batch = 0, last = 0, in_steps = 0;
    const std::size_t batches = 4;  // of 32, 32, 32 and 16 windows
    const lstm::Observer observer = {.on_batch = [&](double, double) {
      const std::size_t now = allocations;
      if (batch > batches && batch % batches != 0) in_steps += now - last;
      last = allocations;
      ++batch;
    }};
    lstm::fit(model, adam, windows.data, windows.data,
              {.epochs = 4, .batch = 32, .threads = threads}, random, observer);
    CHECK(batch == 16);
    CHECK(in_steps == 0);
  }
}
#endif
