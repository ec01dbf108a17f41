// A program that includes xtensor-blas before the library does.
#include <xtensor-blas/xblas.hpp>

#include "lstm/numbers/xtensor.hpp"
