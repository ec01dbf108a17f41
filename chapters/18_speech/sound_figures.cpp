#include "sound_figures.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "resample.hpp"

namespace speech {

using figures::Area, figures::Diagram, figures::Point, figures::Tint;

namespace {

constexpr double left = 74, right = 20, wide = 560;

// A map of numbers, drawn row by row from the top. Cells beside one another
// whose colours can hardly be told apart are one.
struct Map {
  double top, high;   // of all rows, and of one
  double begin, end;  // from left to right
  std::string name;   // of a row, before its number
};

struct Shade {
  double fill;
  Tint tint;
  bool operator==(const Shade&) const = default;
};

// In fifths.
Shade shade(double number) {
  return {std::round(5 * std::min(1.0, std::abs(number))) / 5,
          number < 0 ? Tint::orange : Tint::blue};
}

void add_run(Diagram& diagram, const Map& map, std::size_t row,
             std::size_t first, std::size_t last, std::size_t count,
             const Shade& shade) {
  const double cell = (map.end - map.begin) / static_cast<double>(count);
  const double x0 = map.begin + cell * static_cast<double>(first),
               x1 = map.begin + cell * static_cast<double>(last),
               y0 = map.top + map.high * static_cast<double>(row);
  const double y1 = y0 + map.high;
  diagram.areas.push_back(
      {{{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}},
       shade.tint,
       shade.fill,
       false,
       fmt::format("{} {} in {} to {}{}", map.name, row + 1, first + 1, last,
                   shade.tint == Tint::orange ? ", below 0" : "")});
}

// numbers[row][column], from -1 to 1.
void add_map(Diagram& diagram, const Map& map, const Rows& numbers) {
  for (std::size_t row = 0; row < numbers.size(); ++row) {
    const auto& line = numbers[row];
    for (std::size_t first = 0, last; first < line.size(); first = last) {
      const auto one = shade(line[first]);
      last = first;
      while (last < line.size() && shade(line[last]) == one) ++last;
      if (one.fill > 0)
        add_run(diagram, map, row, first, last, line.size(), one);
    }
  }
}

// [n, T] of [T, n].
Rows turned(const Rows& rows) {
  Rows result(rows.front().size());
  for (const auto& row : rows)
    for (std::size_t k = 0; k < row.size(); ++k) result[k].push_back(row[k]);
  return result;
}

// The samples as a band between the least and the largest of each place.
Area wave(const std::vector<double>& samples, double middle, double half) {
  constexpr std::size_t places = 280;
  Area area{{}, Tint::ink, 1, false};
  std::vector<Point> below;
  for (std::size_t k = 0; k < places; ++k) {
    const auto from = samples.begin() +
                      std::ptrdiff_t(k * samples.size() / places),
               to = samples.begin() +
                    std::ptrdiff_t((k + 1) * samples.size() / places);
    const auto [low, high] = std::minmax_element(from, std::max(from + 1, to));
    const double x = left + wide * (static_cast<double>(k) + 0.5) / places;
    area.corners.push_back(
        {x, std::round(10 * (middle - half * *high)) / 10 - 0.5});
    below.push_back({x, std::round(10 * (middle - half * *low)) / 10 + 0.5});
  }
  area.corners.insert(area.corners.end(), below.rbegin(), below.rend());
  return area;
}

std::size_t loudest(const Features& features) {
  std::size_t best = 0;
  double most = 0;
  for (std::size_t t = 0; t < features.power.size(); ++t) {
    const auto& row = features.power[t];
    const double energy = std::accumulate(row.begin(), row.end(), 0.0);
    if (energy > most) best = t;
    most = std::max(most, energy);
  }
  return best;
}

// Of the silence behind a word a tenth of a second.
std::span<const float> without_silence(std::span<const float> samples) {
  const auto end =
      features_of(samples).kept.end * frame_step + sample_rate / 10;
  return samples.first(std::min(samples.size(), end));
}

// From 0, what is softer than 60 dB below the loudest, to 1.
Rows loudness(const Rows& logarithms) {
  double most = logarithms[0][0];
  for (const auto& row : logarithms)
    most = std::max(most, std::ranges::max(row));
  constexpr double range = 13.8;  // 60 dB
  auto shares = logarithms;
  for (auto& row : shares)
    for (double& x : row) x = std::max(0.0, 1 + (x - most) / range);
  return shares;
}

void add_times(Diagram& diagram, double seconds, double y) {
  for (int tenth = 0; tenth < 10 * seconds; tenth += 2)
    diagram.words.push_back({.place = {left + wide * tenth / 10 / seconds, y},
                             .text = fmt::format("{:.1f}", tenth / 10.0)});
  diagram.words.push_back({.place = {left + wide / 2, y + 18},
                           .text = "seconds",
                           .name = "seconds",
                           .number = seconds});
}

}  // namespace

Diagram sound_diagram(std::span<const float> samples, const std::string& word) {
  constexpr double high = 9, map_top = 140;
  samples = without_silence(samples);
  const auto f = features_of(samples);
  const auto T = static_cast<double>(f.frames.size());
  const double seconds = static_cast<double>(samples.size()) / sample_rate;
  Diagram diagram{
      .name = "18-sound",
      .title = fmt::format("The samples of \"{}\" above the logarithms of its "
                           "mel energies",
                           word),
      .width = left + wide + right,
      .height = map_top + high * filter_count + 54};
  diagram.areas.push_back(wave(scaled(samples), 68, 56));
  const double frame = wide / static_cast<double>(samples.size());
  const double begin = left + frame * (frame_size - frame_step) / 2;
  const double end = begin + frame * frame_step * T;
  auto map = turned(loudness(f.logarithms));
  std::ranges::reverse(map);
  add_map(diagram, {map_top, high, begin, end, "filter from above"}, map);
  for (const auto t : {f.kept.begin, f.kept.end}) {
    const double x = begin + (end - begin) * static_cast<double>(t) / T;
    diagram.lines.push_back(
        {{x, 6}, {x, map_top + high * filter_count}, Tint::pink});
  }
  for (const std::size_t m : {0u, 8u, 16u, 23u}) {
    const double step =
        (to_mel(highest_hertz) - to_mel(lowest_hertz)) / (filter_count + 1);
    const double hertz =
        to_hertz(to_mel(lowest_hertz) + step * static_cast<double>(m + 1));
    diagram.words.push_back(
        {.place = {left - 6, map_top + high * (23.5 - static_cast<double>(m))},
         .text = fmt::format("{:.0f} Hz", hertz),
         .side = figures::Side::left});
  }
  add_times(diagram, seconds, map_top + high * filter_count + 16);
  return diagram;
}

figures::Figure frame_figure(std::span<const float> samples) {
  const auto f = features_of(samples);
  const auto t = loudest(f);
  const auto before = frames_of(f.samples)[t];
  return {.name = "18-frame",
          .title = "A frame of 25 ms, and behind Hamming's window",
          .x_label = "ms",
          .x = figures::series(frame_size,
                               [](std::size_t n) {
                                 return 1000 * static_cast<double>(n) /
                                        sample_rate;
                               }),
          .panels = {{"as it is", {{"samples", before}}},
                     {"windowed", {{"times the window", f.frames[t]}}}}};
}

figures::Figure spectrum_figure(std::span<const float> samples) {
  const auto f = features_of(samples);
  const auto filters = mel_filters();
  std::vector<figures::Curve> some;
  for (const std::size_t m : {3u, 9u, 15u, 21u})
    some.push_back({fmt::format("filter {}", m + 1), filters[m]});
  return {.name = "18-spectrum",
          .title =
              "The power of a frame over the frequencies, and four of the "
              "24 filters that sum it",
          .x_label = "Hz",
          .x = figures::series(spectrum_size / 2 + 1,
                               [](std::size_t k) {
                                 return static_cast<double>(k) * sample_rate /
                                        spectrum_size;
                               }),
          .panels = {{"power", {{"|X|²", f.power[loudest(f)]}}, true},
                     {"weight", some}}};
}

Diagram cepstra_diagram(std::span<const float> samples,
                        const std::string& word) {
  constexpr double high = 12, gap = 14, top = 10;
  const auto rows = turned(features_of(samples).rows);
  const auto seconds =
      static_cast<double>(rows[0].size() * frame_step) / sample_rate;
  const double below = top + high * cepstrum_size + gap;
  Diagram diagram{
      .name = "18-cepstra",
      .title = fmt::format("The 13 cepstra of \"{}\", a row each, above their "
                           "differences",
                           word),
      .width = left + wide + right,
      .height = below + high * cepstrum_size + 54};
  for (const bool second : {false, true}) {
    Rows part(rows.begin() + (second ? 13 : 0),
              rows.begin() + (second ? 26 : 13));
    for (auto& row : part)
      for (double& x : row) x /= second ? 1 : 2.5;
    add_map(diagram,
            {second ? below : top, high, left, left + wide,
             second ? "difference" : "cepstrum"},
            part);
    for (const int k : {0, 12})
      diagram.words.push_back(
          {.place = {left - 6, (second ? below : top) + high * (k + 0.5)},
           .text = fmt::format("{}{}", second ? "Δ" : "c", k),
           .side = figures::Side::left});
  }
  add_times(diagram, seconds, below + high * cepstrum_size + 16);
  return diagram;
}

}  // namespace speech
