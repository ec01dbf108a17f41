import { short, two } from '../numbers.js'

export default {
  title: 'How much of the gradient is left, further and further back',
  controls: [
    { name: 'bias', label: 'the forget gate’s bias', min: -1, max: 6, step: 0.5,
      value: 1 },
    { name: 'T', label: 'T, steps in the sequence', min: 20, max: 200, step: 20,
      value: 100 },
    { name: 'uniform', label: 'the first weights', value: 0, options: [
      { value: 0, label: 'orthogonal, as Keras begins' },
      { value: 1, label: 'uniform, as PyTorch begins' },
    ] },
  ],
  charts: (_, { lstm, plain, f_alone }) => [{
    title: 'The gradient, as a multiple of that at the last step',
    x: { label: 'steps back', values: [...lstm.keys()] },
    y: { label: 'size of gradient', log: true, range: (_, low, high) =>
      [Math.min(1e-24, low), Math.max(1e4, high)] },
    lines: [
      { label: 'LSTM', values: [...lstm] },
      { label: 'plain network', values: [...plain] },
      { label: 'what f alone would keep', values: [...f_alone], dashed: true },
    ],
  }],
  sentence: (_, { lstm, plain, f }) =>
    `${lstm.length - 1} steps back, the LSTM’s gradient is ` +
    `${short(lstm.at(-1))} times what it was at the end, the plain network’s ` +
    `${short(plain.at(-1))} times. The LSTM’s forget gates are ${two(f[0])} on ` +
    'average.',
}
