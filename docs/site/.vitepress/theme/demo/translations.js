// What the translator of chapter 15 has answered.
import { lines } from './words.js'

/** What stands behind a translation. */
export const edge = 'the end'

/** The words that were read. */
export const readWords = ({ words, is_known }) =>
  lines(words).map((word, s) => ({ word, known: !!is_known[s] }))

/** What was said step by step, and how much was looked at each word read. */
export function steps({ words, said, alpha }) {
  const T = lines(words).length
  const names = [...lines(said), edge]
  return Array.from({ length: alpha.length / T }, (_, t) =>
    ({ word: names[t], alpha: Array.from(alpha.slice(t * T, (t + 1) * T)) }))
}
