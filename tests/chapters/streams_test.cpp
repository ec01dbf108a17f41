// No stream of chance in a chapter's program, from whatever seed, has anything
// to do with another one.
//     streams_test RECORDED_PROGRAM FOLDER [OPTIONS...]
// Each stream is recorded from its first draws on, however few of them the
// program needs, so options may make it small.
#include <fmt/core.h>

#include <array>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace {

struct Stream {
  std::string seed, purpose;
  std::vector<double> draws;

  std::string name() const { return seed + ", " + purpose; }
};

std::vector<Stream> streams_of(const std::string& program,
                               const std::filesystem::path& folder,
                               const std::string& seed,
                               const std::string& options) {
  const auto file = folder / seed;
  const auto command =
      fmt::format("STREAMS={} {} --quick{} --seed {} > {}.out", file.string(),
                  program, options, seed, file.string());
  if (std::system(command.c_str()) != 0)
    throw std::runtime_error(command + " fails");
  std::vector<Stream> streams;
  std::ifstream in(file);
  for (std::string purpose, line;
       std::getline(in, purpose) && std::getline(in, line);) {
    Stream stream{seed, purpose, {}};
    std::istringstream words(line);
    for (std::string word; words >> word;)
      stream.draws.push_back(std::strtod(word.c_str(), nullptr));
    streams.push_back(std::move(stream));
  }
  return streams;
}

// Of draws from [0, 1), whose mean is 1/2 and whose variance is 1/12, one
// stream `lag` draws behind the other.
double correlation(const Stream& a, const Stream& b, std::size_t lag) {
  double sum = 0;
  for (std::size_t k = lag; k < a.draws.size(); ++k)
    sum += (a.draws[k] - 0.5) * (b.draws[k - lag] - 0.5);
  return 12 * sum / static_cast<double>(a.draws.size() - lag);
}

// Among independent streams of 512 draws the standard deviation is 0.044, and
// 0.3 nearly seven times as much.
void expect_independent(const Stream& a, const Stream& b) {
  for (std::size_t lag = 0; lag < 4; ++lag)
    for (const double r : {correlation(a, b, lag), correlation(b, a, lag)})
      if (!(std::abs(r) < 0.3))
        throw std::runtime_error(fmt::format(
            "the correlation of seed {} and seed {}, {} draws apart, is {:.4f}",
            a.name(), b.name(), lag, r));
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc < 3)
    throw std::runtime_error("streams_test PROGRAM FOLDER [OPTIONS...]");
  std::string options;
  for (int k = 3; k < argc; ++k) options += std::string(" ") + argv[k];
  std::filesystem::create_directories(argv[2]);
  std::vector<Stream> all;
  for (const char* seed : {"1", "2", "18446744073709551615"})
    for (auto& stream : streams_of(argv[1], argv[2], seed, options))
      all.push_back(std::move(stream));
  if (all.empty()) throw std::runtime_error("no stream was recorded");
  for (std::size_t a = 0; a < all.size(); ++a)
    for (std::size_t b = 0; b < a; ++b) expect_independent(all[a], all[b]);
  fmt::print("{} streams, no two alike\n", all.size());
} catch (const std::exception& error) {
  fmt::print(stderr, "{}\n", error.what());
  return 1;
}
