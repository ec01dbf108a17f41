#include "19_many_machines/started.hpp"

#include <fmt/format.h>
#include <mpi.h>

#include <cstdlib>
#include <limits>
#include <stdexcept>

namespace many_machines {

// MPI counts bytes in ints, and says so only by computing something else.
static int as_int(std::size_t size) {
  if (size > static_cast<std::size_t>(std::numeric_limits<int>::max()))
    throw std::length_error(
        fmt::format("a message of {} bytes is too long for MPI", size));
  return static_cast<int>(size);
}

static void expect_success(int code) {
  if (code == MPI_SUCCESS) return;
  std::string text(MPI_MAX_ERROR_STRING, ' ');
  int length = 0;
  MPI_Error_string(code, text.data(), &length);
  text.resize(static_cast<std::size_t>(length));
  throw std::runtime_error("MPI: " + text);
}

namespace {

// Where the parcel of each rank begins, and how long it is.
struct Places {
  std::vector<int> sizes, begins;

  void take(const lstm::Parcels& parcels) {
    sizes.clear();
    begins.clear();
    std::size_t begin = 0;
    for (const auto size : parcels.sizes) {
      sizes.push_back(as_int(size));
      begins.push_back(as_int(begin));
      begin += size;
    }
  }
};

class Mpi : public lstm::Group {
 public:
  Mpi() {
    int provided = 0, rank = 0, size = 0;
    expect_success(
        MPI_Init_thread(nullptr, nullptr, MPI_THREAD_FUNNELED, &provided));
    if (provided < MPI_THREAD_FUNNELED)
      throw std::runtime_error("this MPI allows no threads");
    MPI_Comm_set_errhandler(MPI_COMM_WORLD, MPI_ERRORS_RETURN);
    expect_success(MPI_Comm_rank(MPI_COMM_WORLD, &rank));
    expect_success(MPI_Comm_size(MPI_COMM_WORLD, &size));
    rank_ = static_cast<std::size_t>(rank);
    size_ = static_cast<std::size_t>(size);
  }
  ~Mpi() override { MPI_Finalize(); }
  std::size_t rank() const override { return rank_; }
  std::size_t size() const override { return size_; }

  void exchange(const lstm::Parcels& out, lstm::Parcels& in) override {
    to_.take(out);
    from_.take(in);
    expect_success(MPI_Alltoallv(out.bytes.data(), to_.sizes.data(),
                                 to_.begins.data(), MPI_BYTE, in.bytes.data(),
                                 from_.sizes.data(), from_.begins.data(),
                                 MPI_BYTE, MPI_COMM_WORLD));
  }

 private:
  std::size_t rank_ = 0, size_ = 1;
  Places to_, from_;
};

}  // namespace

std::unique_ptr<lstm::Group> started_ranks() {
  return std::make_unique<Mpi>();
}

const char* mpi_name() {
#ifdef OPEN_MPI
  return "Open MPI";
#else
  return "another MPI";
#endif
}

void end_all(int status) {
  MPI_Abort(MPI_COMM_WORLD, status);
  std::abort();
}

}  // namespace many_machines
