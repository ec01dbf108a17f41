import { at, short } from '../numbers.js'

const weight = { min: -6, max: 6, step: 0.5, show: short }

export default {
  title: 'What the cell knows, and what it shows',
  controls: [
    { name: 'c', label: 'c, what the cell knows', min: -4, max: 4, step: 0.1,
      value: 0.9, show: short },
    { name: 'W', label: 'W, the weight of the question', ...weight, value: 6 },
    { name: 'b', label: 'b, the bias', ...weight, value: -3 },
  ],
  charts: (_, { c, z, axis, curve, cells, tanh, asked, silent }) => [
    {
      title: 'The output gate: o = σ(z)',
      x: { label: 'z', values: axis, range: [-12.3, 12.3] },
      y: { label: 'o', range: [-0.05, 1.05] },
      lines: [
        { label: 'σ', values: [...curve] },
        { label: 'asked, x = 1', values: at(z[1], axis, curve), points: true },
        { label: 'not asked, x = 0', values: at(z[0], axis, curve),
          points: true },
      ],
    },
    {
      title: 'The cell: what it shows, h = o tanh(c)',
      x: { label: 'c', values: cells, range: [-4.1, 4.1] },
      y: { label: 'h', range: [-1.1, 1.1] },
      lines: [
        { label: 'tanh(c)', values: [...tanh], dashed: true, shade: 0 },
        { label: 'asked', values: [...asked], shade: 1 },
        { label: 'for this c', values: at(c[0], cells, asked), points: true,
          shade: 1 },
        { label: 'not asked', values: [...silent], shade: 2 },
        { label: 'for this c', values: at(c[0], cells, silent), points: true,
          shade: 2 },
      ],
    },
  ],
  sentence: (_, { c, cells, o, asked, silent }) => {
    const k = cells.indexOf(c[0])
    return `The cell knows ${short(c[0])}. Asked, o is ${short(o[1])} and h is ` +
      `${short(asked[k])}. Not asked, o is ${short(o[0])} and h is ` +
      `${short(silent[k])}. c is ${short(c[0])} both times.`
  },
}
