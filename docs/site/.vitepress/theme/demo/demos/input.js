import { at, short } from '../numbers.js'

export default {
  title: 'The gate chooses the moment, the candidate the content',
  controls: [
    { name: 'v', label: 'v, the value read', min: -1, max: 1, step: 0.1,
      value: 0.5, show: short },
    { name: 'Wg', label: 'the candidate’s weight of v', min: -4, max: 4,
      step: 0.5, value: 1, show: short },
    { name: 'Wi', label: 'the gate’s weight of the mark', min: 0, max: 20,
      step: 1, value: 20 },
    { name: 'bi', label: 'the gate’s bias', min: -10, max: 0, step: 0.5,
      value: -10, show: short },
  ],
  charts: (_, { v, zi, zg, axis, sigmoid, tanh, values, write, unmarked }) => [
    {
      title: 'The input gate i = σ(z) and the candidate g = tanh(z)',
      x: { label: 'z', values: axis, range: [-10.3, 10.3] },
      y: { label: 'i and g', range: [-1.1, 1.1] },
      lines: [
        { label: 'σ', values: [...sigmoid], shade: 0 },
        { label: 'i with the mark', values: at(zi[1], axis, sigmoid),
          points: true, shade: 1 },
        { label: 'i without it', values: at(zi[0], axis, sigmoid),
          points: true, shade: 2 },
        { label: 'tanh', values: [...tanh], dashed: true, shade: 3 },
        { label: 'g', values: at(zg[0], axis, tanh), points: true, shade: 3 },
      ],
    },
    {
      title: 'What a step writes, i g, for each value',
      x: { label: 'v', values, range: [-1.03, 1.03] },
      y: { label: 'i g', range: [-1.1, 1.1] },
      lines: [
        { label: 'with the mark', values: [...write], shade: 1 },
        { label: 'for this v', values: at(v[0], values, write), points: true,
          shade: 1 },
        { label: 'without it', values: [...unmarked], shade: 2 },
        { label: 'for this v', values: at(v[0], values, unmarked), points: true,
          shade: 2 },
      ],
    },
  ],
  sentence: (_, { v, values, i, g, write, unmarked }) => {
    const k = values.indexOf(v[0])
    return `g is ${short(g[k])}. With the mark i is ${short(i[1])}, and the ` +
      `step adds ${short(write[k])} to c. Without it i is ${short(i[0])}, and ` +
      `the step adds ${short(unmarked[k])}.`
  },
}
