// The order in which xtensor-blas 0.21 includes its parts, whichever is here.
#include <complex>
#include <cstdlib>
// clang-format off
#include <xflens/cxxblas/cxxblas.cxx>
#include <xtensor-blas/xblas_config.hpp>
#include_next <xtensor-blas/xblas.hpp>
