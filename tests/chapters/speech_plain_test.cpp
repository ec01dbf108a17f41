#include <doctest/doctest.h>

#include "18_speech/mfcc.hpp"
#include "18_speech/plain.hpp"
#include "made_sounds.hpp"

TEST_CASE("the plain cepstra are those of the fast functions") {
  using namespace speech;
  for (const double hertz : {210.0, 1333.0}) {
    const auto tone = sine(hertz, 8000, 0.025, 0.8);
    const std::vector<double> x(tone.begin(), tone.end());
    REQUIRE(x.size() == 200);
    const auto fast = cepstra_of(logarithms(mel_energies(
        power_spectrum(windowed({emphasized(x)})), mel_filters())))[0];
    const auto plain = plain_cepstra(x);
    REQUIRE(plain.size() == fast.size());
    for (std::size_t c = 0; c < plain.size(); ++c)
      CHECK(plain[c] == doctest::Approx(fast[c]).epsilon(1e-10));
  }
}
