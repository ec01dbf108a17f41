import Memory from '../pictures/Memory.vue'
import { percent, two } from '../numbers.js'

const size = { min: -1, max: 1, step: 0.05, show: two }
const limit = (x, least, most) => Math.min(most, Math.max(least, x))

const learned = ({ sequences, wrong, solved }) => sequences.length
  ? `After ${sequences.at(-1)} sequences ${percent(wrong.at(-1))} of new sums are ` +
    `wrong${solved[0] ? ': the task is solved' : ''}.`
  : 'It has learned nothing.'

export default {
  title: 'Draw a lag, and a network carries a number across it',
  training: true,
  portion: 'Some sequences',
  controls: [
    { name: 'T', label: 'T, the steps of your sequence', min: 10, max: 200,
      step: 1, value: 50 },
    { name: 'first', label: 'the first mark’s step', min: 2, max: 198, step: 1,
      value: 5 },
    { name: 'X1', label: 'X₁, its number', ...size, value: 0.5 },
    { name: 'second', label: 'the second mark’s step', min: 3, max: 199, step: 1,
      value: 20 },
    { name: 'X2', label: 'X₂, its number', ...size, value: -0.3 },
    { name: 'seed', label: 'the seed', min: 1, max: 9, step: 1, value: 1 },
  ],
  asks: ['T', 'first', 'X1', 'second', 'X2'],
  fit({ T, first, second }) {
    const before = Math.min(first, T - 2)
    return { first: before, second: limit(second, before + 1, T - 1) }
  },
  picture: Memory,
  charts: (_, { sequences, wrong }) => [{
    title: 'What it has learned',
    x: { label: 'sequences', values: [0, ...sequences],
      range: (_, low, high) => [0, Math.max(16000, high)] },
    y: { label: 'share wrong', range: [0, 1.02] },
    lines: [{ label: 'of new sums, those that are off by more than the task allows',
      values: [1, ...wrong] }],
  }],
  sentence({ T, X1, X2 }, values) {
    const { unit, carries, said, sum, off, tolerance } = values
    const right = off[0] <= tolerance[0]
    return `${learned(values)} Of your sequence it says after ${T} steps that ` +
      `${two(X1)} and ${two(X2)} make ${two(said.at(-1))}. The sum is ` +
      `${two(sum[0])}: ${right ? 'right' : 'wrong'}, since it may be off by ` +
      `${two(4 * tolerance[0])}. Unit ${unit[0]} carries X₁ best: the correlation ` +
      `with its c, right before the second mark, is ${two(carries[0])}.`
  },
}
