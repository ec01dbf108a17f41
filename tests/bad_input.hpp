#pragma once
#include <doctest/doctest.h>

#include <string>

/// A case of bad input and the exact words that it is refused with.
/// `ctest -L bad_input` runs them all, and with -N counts them.
#define BAD_INPUT(name) TEST_CASE(name* doctest::test_suite("bad_input"))

/// Whether a message is one line of these words with a remark in brackets: what
/// another library says, whose words are its own affair.
inline bool is_remarked(const std::string& message, const std::string& words) {
  return message.starts_with(words + " (") && message.ends_with(")") &&
         message.find('\n') == std::string::npos &&
         message.size() > words.size() + 3;
}
