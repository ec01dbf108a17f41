import { short } from '../numbers.js'

const steps = 12
const row = (first, rest) => [...first, ...Array(steps - first.length).fill(rest)]
const share = { min: 0, max: 1, step: 0.05 }

export default {
  title: 'The conveyor belt: set every step, and watch c',
  controls: [
    { name: 'f', label: 'f, the share of c that stays', ...share,
      value: row([0, 1, 1, 0.5, 0], 1) },
    { name: 'i', label: 'i, the share of g that is added', ...share,
      value: row([1, 0, 1, 0, 0.5], 0) },
    { name: 'g', label: 'g, the new value', min: -1, max: 1, step: 0.1,
      value: row([0.8, -0.5, 0.1, 0.7, -0.6], 0) },
  ],
  charts: (_, { c }) => [{
    title: 'The cell state c',
    x: { label: 'step', values: [...c.keys()] },
    y: { label: 'c', range: (_, low, high) =>
      [Math.min(-1.1, low - 0.1), Math.max(1.1, high + 0.1)] },
    lines: [{ label: 'c', values: [...c] }],
  }],
  sentence: (_, { c }) =>
    `After ${steps} steps c is ${short(c.at(-1))}.`,
}
