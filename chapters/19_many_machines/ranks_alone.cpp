#include <cstdlib>

#include "ranks.hpp"

namespace many_machines {

namespace {

class Alone : public lstm::Group {
 public:
  std::size_t rank() const override { return 0; }
  std::size_t size() const override { return 1; }
  void exchange(const lstm::Parcels& out, lstm::Parcels& in) override {
    in.bytes = out.bytes;
  }
};

}  // namespace

std::unique_ptr<lstm::Group> ranks() {
  return std::make_unique<Alone>();
}

void end_all(int status) {
  std::exit(status);
}

}  // namespace many_machines
