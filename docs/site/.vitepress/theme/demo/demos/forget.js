import { at, short } from '../numbers.js'

const weight = { min: -6, max: 6, step: 0.5, show: short }

export default {
  title: 'A forget gate decides what stays',
  controls: [
    { name: 'b', label: 'b, the bias', ...weight, value: 3 },
    { name: 'W', label: 'W, the weight of x', ...weight, value: -6 },
    { name: 'x', label: 'x at the marked step', min: 0, max: 1, step: 0.05,
      value: 1 },
  ],
  charts: (_, { z, axis, curve, slopes, marked, c, unmarked }) => [
    {
      title: 'The forget gate: f = σ(z), z = W x + b',
      x: { label: 'z', values: axis, range: [-12.3, 12.3] },
      y: { label: 'f', range: [-0.05, 1.05] },
      lines: [
        { label: 'σ', values: [...curve] },
        { label: 'the marked step', values: at(z[1], axis, curve), points: true },
        { label: 'all other steps, x = 0', values: at(z[0], axis, curve),
          points: true },
        { label: 'its slope', values: [...slopes], dashed: true },
      ],
    },
    {
      title: `The cell: what is left of a 1, with a mark at step ${marked[0]}`,
      x: { label: 'step', values: [...c.keys()] },
      y: { label: 'c', range: [-0.05, 1.05] },
      lines: [
        { label: 'c', values: [...c] },
        { label: 'c at the marked step', values: at(marked[0], c.keys(), c),
          points: true },
        { label: 'c without the mark', values: [...unmarked].map(
          (value, k) => (k < marked[0] - 1 ? null : value)), dashed: true },
      ],
    },
  ],
  sentence: (_, { f, slope, half_life, c, unmarked }) =>
    `Without a mark f is ${short(f[0])}: half is gone after ` +
    `${short(half_life[0])} steps, and the slope is ${short(slope[0])}. At the ` +
    `mark f is ${short(f[1])}. After ${c.length - 1} steps ` +
    `${short(c.at(-1))} is left; without the mark, ${short(unmarked.at(-1))}.`,
}
