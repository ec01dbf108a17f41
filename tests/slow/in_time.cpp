// A program that leaves xtensor-blas to the library.
#include "lstm/numbers/xtensor.hpp"
