#pragma once
#include <doctest/doctest.h>

/// A case of bad input and the exact words that it is refused with.
/// `ctest -L bad_input` runs them all, and with -N counts them.
#define BAD_INPUT(name) TEST_CASE(name* doctest::test_suite("bad_input"))
