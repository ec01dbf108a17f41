#pragma once
#include <array>
#include <cstdint>
#include <string>

namespace figures {

/// A colour, 0xRRGGBB.
using Color = std::uint32_t;

/// What is drawn in one colour on a light page and in another on a dark one.
struct Tone {
  Color light, dark;
};
inline constexpr Tone ink = {0x24292F, 0xD0D7DE};    // axes and text
inline constexpr Tone faded = {0x767E87, 0x8B949E};  // what stands back
inline constexpr Tone faint = {0xD8DEE4, 0x3D444D};  // the grid

// Okabe and Ito's colours for every kind of colour vision: those of them that
// stand out on white, and on black the lighter of their two blues.
inline constexpr std::array<Tone, 4> palette = {{{0x0072B2, 0x56B4E9},
                                                 {0xD55E00, 0xD55E00},
                                                 {0x009E73, 0x009E73},
                                                 {0xCC79A7, 0xCC79A7}}};

// A phone shows 360 pixels: at this width its text is still 10 of them high.
inline constexpr int width = 500, height = 340, font_size = 14;

/// The colour as gnuplot and CSS write it: #rrggbb.
std::string hex(Color color);

}  // namespace figures
