// What the network of chapter 18 has answered.
import { lines } from './words.js'

export const filters = 24, features = 26
const step = 0.01          // seconds from frame to frame
const lowest = 80, highest = 3800

/** The words, the likeliest first, with their probabilities p. */
export const ranked = ({ words, p }) =>
  lines(words).map((word, k) => ({ word, p: p[k] }))
    .sort((one, other) => other.p - one.p)

/** Numbers that came row by row, in rows. */
export const rowsOf = (all, width) =>
  Array.from({ length: all.length / width }, (_, t) =>
    Array.from(all.slice(t * width, (t + 1) * width)))

/** When a frame begins, in seconds. */
export const seconds = (frame) => frame * step

const mel = (hertz) => 2595 * Math.log10(1 + hertz / 700)

/** The filter whose peak is at a frequency, from 0 on, and back. */
export const filterAt = (hertz) => (filters + 1) * (mel(hertz) - mel(lowest)) /
  (mel(highest) - mel(lowest)) - 1
export function peakOf(filter) {
  const at = mel(lowest) + (filter + 1) / (filters + 1) * (mel(highest) - mel(lowest))
  return 700 * (10 ** (at / 2595) - 1)
}
