import { short } from '../numbers.js'

export default {
  title: 'An LSTM learns to continue a sine wave, here and now',
  training: true,
  controls: [
    { name: 'T', label: 'T, values in a window', min: 5, max: 50, step: 5,
      value: 25 },
    { name: 'H', label: 'H, units', value: 16,
      options: [1, 2, 4, 8, 16, 32, 64].map((value) => ({ value, label: value })) },
    { name: 'rate', label: 'the learning rate', value: 0.002,
      options: [0.0005, 0.001, 0.002, 0.005, 0.01, 0.05, 0.2, 0.5]
        .map((value) => ({ value, label: value })) },
    { name: 'seed', label: 'the seed', min: 1, max: 9, step: 1, value: 1 },
  ],
  charts: ({ T }, { training, validation, line, sine, window, wave }) => [
    {
      title: 'The error after each epoch',
      x: { label: 'epoch', values: validation.map((_, k) => k + 1),
        range: (_, low, high) => [1, Math.max(20, high)] },
      y: { label: 'mean squared error', log: true },
      lines: [
        { label: 'the network, on new windows', values: [...validation] },
        { label: 'on its training windows', values: [...training] },
        { label: 'a straight line', values: [...validation].fill(line[0]), dashed: true },
      ],
    },
    {
      title: 'A new window, and how it goes on',
      x: { label: 'step', values: [...sine.keys()] },
      y: { label: 'x', range: [-1.6, 1.6] },
      lines: [
        { label: 'the network, reading its own answers',
          values: [...Array(window.length).fill(null), ...wave] },
        { label: 'the sine', values: [...sine], dashed: true },
        { label: 'what it was given', values:
          [...window, ...Array(wave.length).fill(null)] },
      ],
    },
  ],
  sentence: (_, { validation, line }) => {
    const error = validation.at(-1)
    const times = line[0] / error
    return `Epoch ${validation.length}: its error on windows it has not seen is ` +
      `${short(error)}, ` + (times > 1
        ? `${times.toPrecision(2)} times smaller than the straight line's.`
        : `${(1 / times).toPrecision(2)} times the straight line's.`)
  },
}
