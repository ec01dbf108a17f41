// Preloaded before a program, this makes OpenBLAS say that it fell back to its
// slowest kernel, as it does on processors that are newer than itself.
#include <cstdlib>

extern "C" const char* openblas_get_corename() {
  const char* chosen = std::getenv("OPENBLAS_CORETYPE");
  return chosen ? chosen : "Prescott";
}
