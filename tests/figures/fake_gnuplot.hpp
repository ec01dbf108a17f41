#pragma once
#include <cstdlib>
#include <string>

#include "temporary_folder.hpp"

/// Replaces gnuplot by a script, for as long as the object lives.
struct FakeGnuplot {
  TemporaryFolder folder;
  std::string path = std::getenv("PATH");

  explicit FakeGnuplot(const std::string& script) {
    write_script(folder.path / "gnuplot", "#!/bin/sh\n" + script);
    setenv("PATH", (folder.path.string() + ":" + path).c_str(), 1);
  }
  ~FakeGnuplot() { setenv("PATH", path.c_str(), 1); }
};
