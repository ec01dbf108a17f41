#pragma once
#include <string_view>
#include <variant>

#include "translator.hpp"

namespace translation {

/// What a decoder looks at: the encoder's last state alone, or all of its
/// outputs with one of two scores.
enum class Look { nothing, dot, additive };
constexpr Look looks[] = {Look::nothing, Look::dot, Look::additive};
std::string_view name_of(Look look);

/// How a network is made and trained.
struct Training {
  Look look = Look::dot;
  Form form;
  bool reversed = false;  // the source is read from its end
  double rate = 0.01;
  std::size_t batch = 32, epochs = 20;
  std::size_t threads = 1;
};

using Network =
    std::variant<Translator<NoAttention<float>>,
                 Translator<lstm::Attention<lstm::DotScore<float>>>,
                 Translator<lstm::Attention<lstm::AdditiveScore<float>>>>;

/// A network with weights that are drawn from the seed.
Network make_network(const Training& training, const Languages& languages,
                     const lstm::Seed& seed);

}  // namespace translation
