#pragma once
#include <cstddef>
#include <map>
#include <span>
#include <vector>

using String = std::vector<int>;

inline String cut(const String& text, std::size_t begin, std::size_t length) {
  const auto symbols = std::span(text).subspan(begin, length);
  return {symbols.begin(), symbols.end()};
}

/// The formulas as they are written, by maps from strings to their counts.
struct NGramFormulas {
  std::size_t symbols;
  std::vector<std::map<String, double>> N;  // N[k]: of strings of k + 1

  NGramFormulas(const String& text, std::size_t V, std::size_t n)
      : symbols(V), N(n) {
    for (std::size_t k = 0; k < n; ++k)
      for (std::size_t i = 0; i + k < text.size(); ++i)
        ++N[k][cut(text, i, k + 1)];
  }

  // How many different symbols precede each string.
  std::map<String, double> preceded(std::size_t k) const {
    std::map<String, double> all;
    for (const auto& entry : N[k + 1])
      ++all[String(entry.first.begin() + 1, entry.first.end())];
    return all;
  }

  // What follows a context: how often each symbol does.
  static std::map<int, double> after(const std::map<String, double>& counts,
                                     const String& context) {
    std::map<int, double> all;
    for (const auto& [string, count] : counts)
      if (String(string.begin(), string.end() - 1) == context)
        all[string.back()] = count;
    return all;
  }

  double witten_bell(const String& context, int x) const {
    const double lower =
        context.empty() ? 1 / static_cast<double>(symbols)
                        : witten_bell({context.begin() + 1, context.end()}, x);
    auto next = after(N[context.size()], context);
    if (next.empty()) return lower;
    double sum = 0;
    for (const auto& entry : next) sum += entry.second;
    const auto T = static_cast<double>(next.size());
    return (next[x] + T * lower) / (sum + T);
  }

  // What is taken from a count of r.
  static double discount(const std::map<String, double>& counts, double r) {
    std::map<double, double> n;
    for (const auto& entry : counts) ++n[entry.second];
    const double Y = n[1] / (n[1] + 2 * n[2]);
    if (r == 0) return 0;
    if (n[1] == 0 || n[2] == 0) return 0.5;
    const double D1 = 1 - 2 * Y * n[2] / n[1], D2 = 2 - 3 * Y * n[3] / n[2],
                 D3 = 3 - 4 * Y * n[4] / n[3];
    if (n[3] == 0 || n[4] == 0 || D2 <= 0 || D3 <= 0) return Y;
    return r == 1 ? D1 : r == 2 ? D2 : D3;
  }

  double kneser_ney(const String& context, int x) const {
    const double lower =
        context.empty() ? 1 / static_cast<double>(symbols)
                        : kneser_ney({context.begin() + 1, context.end()}, x);
    const auto k = context.size();
    const auto counts = k + 1 == N.size() ? N[k] : preceded(k);
    auto next = after(counts, context);
    if (next.empty()) return lower;
    double sum = 0, taken = 0;
    for (const auto& entry : next) {
      sum += entry.second;
      taken += discount(counts, entry.second);
    }
    return (next[x] - discount(counts, next[x]) + taken * lower) / sum;
  }
};
