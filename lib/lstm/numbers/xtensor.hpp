#pragma once
// The only file that includes xtensor.

// gcc 12 takes the undefined registers of its own AVX-512 header for mistakes.
#if defined(__GNUC__) && !defined(__clang__) && defined(__AVX512F__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wuninitialized"
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#include <immintrin.h>
#pragma GCC diagnostic pop
#endif

// xtensor 0.26 moved its headers into folders.
#if __has_include(<xtensor/containers/xtensor.hpp>)
#include <xtensor/containers/xadapt.hpp>
#include <xtensor/containers/xtensor.hpp>
#include <xtensor/core/xmath.hpp>
#include <xtensor/core/xnoalias.hpp>
#include <xtensor/generators/xbuilder.hpp>
#include <xtensor/views/xview.hpp>
#else
#include <xtensor/xadapt.hpp>
#include <xtensor/xbuilder.hpp>
#include <xtensor/xmath.hpp>
#include <xtensor/xnoalias.hpp>
#include <xtensor/xtensor.hpp>
#include <xtensor/xview.hpp>
#endif

// xtensor-blas 0.21 asks whether there is a BLAS before its own configuration
// says so. Where it found none, it computes products in loops of its own, which
// take ten times as long and more.
// clang-format off
#include <xtensor-blas/xblas_config.hpp>
#include <xtensor-blas/xblas.hpp>
// clang-format on
#if defined(HAVE_CBLAS) && !defined(CXXBLAS_DRIVERS_CBLAS_H)
#error "products do not reach BLAS: include lstm/ before xtensor-blas/"
#endif
