import Kinds, { kinds, rightOf } from '../pictures/Kinds.vue'
import { percent } from '../numbers.js'

const portion = 320 // sequences

// Where the reader has not clicked.
const bits = Array.from('1011010010111000110100101100111010001011' +
  '011100101001101011000101110100110010111000101101001110100101', Number)

const padded = (all, length) => Array.from({ length }, (_, k) => all[k] ?? null)

export default {
  title: 'Odd or even? The same bits through three kinds of cell',
  training: true,
  portion: `${portion} sequences`,
  controls: [
    { name: 'T', label: 'how many bits', min: 10, max: 100, step: 1, value: 40 },
    { name: 'seed', label: 'the seed', min: 1, max: 9, step: 1, value: 1 },
    { name: 'bits', drawn: true, min: 0, max: 1, step: 1, value: bits },
  ],
  asks: ['T', 'bits'],
  inputs: ({ T, seed, bits }) => ({ seed: [seed], bits: bits.slice(0, T) }),
  picture: Kinds,
  charts(_, { wrong0, wrong1, wrong2 }) {
    const all = [wrong0, wrong1, wrong2]
    const looks = Math.max(...all.map(({ length }) => length))
    return [{
      title: 'What they have learned, on new sequences of 40 bits',
      x: { label: 'sequences', range: [0, 12800],
        values: Array.from({ length: looks + 1 }, (_, k) => k * portion) },
      y: { label: 'share wrong', range: [0, 1.02] },
      lines: all.map((wrong, k) =>
        ({ label: kinds[k], values: padded([1, ...wrong], looks + 1) })),
    }]
  },
  sentence({ T }, values) {
    const each = kinds.map((name, k) => {
      const wrong = values[`wrong${k}`]
      const after = wrong.length * portion
      return `${name}: ${rightOf(values, k)} of ${T} right, and ` +
        `${percent(wrong.at(-1) ?? 1)} of new sequences wrong ` +
        (values.solved[k] ? `(solved after ${after})` : `after ${after}`)
    })
    return `${each.join('; ')}.`
  },
}
