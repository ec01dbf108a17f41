#pragma once
#include <sys/types.h>

#include <functional>
#include <utility>

/// What the test program calls in the place of the system's functions, where
/// that is set.
struct SystemFunctions {
  std::function<int(int)> fsync;
  std::function<int(int, int)> flock;
  std::function<int(int, off_t)> ftruncate;
};
SystemFunctions& system_functions();

int real_fsync(int handle);
int real_flock(int handle, int how);

/// Replaces one of them for as long as it lives.
template <class Function>
struct Replaced {
  Function& place;
  Replaced(Function& function, Function other) : place(function) {
    place = std::move(other);
  }
  ~Replaced() { place = nullptr; }
  Replaced(const Replaced&) = delete;
  Replaced& operator=(const Replaced&) = delete;
};
template <class Function, class Other>
Replaced(Function&, Other) -> Replaced<Function>;
