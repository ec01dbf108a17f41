#define DOCTEST_CONFIG_IMPLEMENT
#include <cblas.h>
#include <doctest/doctest.h>

// The sizes of the tests are too small for threads to pay.
int main(int argc, char** argv) {
  openblas_set_num_threads(1);
  return doctest::Context(argc, argv).run();
}
