#include "network.hpp"

#include <type_traits>

namespace translation {

std::string_view name_of(Look look) {
  return look == Look::nothing ? "nothing"
         : look == Look::dot   ? "dot"
                               : "additive";
}

Network make_network(const Training& training, const Languages& languages,
                     const lstm::Seed& seed) {
  const auto make = [&]<class Kind>(std::type_identity<Kind>) {
    Translator<Kind> network(languages.source.size(), languages.signs(),
                             training.form);
    auto random = seed.stream("weights");
    network.initialize(random);
    return Network(std::move(network));
  };
  using namespace lstm;
  switch (training.look) {
    case Look::nothing:
      return make(std::type_identity<NoAttention<float>>());
    case Look::dot:
      return make(std::type_identity<Attention<DotScore<float>>>());
    default:
      return make(std::type_identity<Attention<AdditiveScore<float>>>());
  }
}

}  // namespace translation
