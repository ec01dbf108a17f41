// The main program of every exercise: it runs the checks that stand in its
// file.
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>
