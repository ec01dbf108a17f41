import { short } from '../numbers.js'

const penalty = { min: 0, max: 0.1, step: 0.001, value: 0 }
const held = ({ dropout, l1, l2 }) => dropout > 0 || l1 > 0 || l2 > 0

function lowest(errors) {
  const error = Math.min(...errors)
  return { error, epoch: errors.indexOf(error) + 1 }
}

export default {
  title: 'A network too large for its data: hold it back',
  training: true,
  controls: [
    { name: 'dropout', label: 'p, the share that is dropped', min: 0, max: 0.75,
      step: 0.05, value: 0 },
    { name: 'l2', label: 'λ₂, the strength of L2', ...penalty },
    { name: 'l1', label: 'λ₁, the strength of L1', ...penalty },
    { name: 'H', label: 'H, units', value: 20,
      options: [1, 2, 4, 8, 20, 40].map((value) => ({ value, label: value })) },
    { name: 'seed', label: 'the seed', min: 101, max: 105, step: 1, value: 101 },
  ],
  charts: (settings, { training, validation, free, noise }) => [{
    title: 'The error after each epoch',
    x: { label: 'epoch', values: validation.map((_, k) => k + 1), range: [1, 250] },
    y: { label: 'mean squared error', range: [0, 0.6] },
    lines: [
      { label: 'on its 40 training windows', values: [...training] },
      { label: 'on the 60 validation windows', values: [...validation] },
      { label: 'the noise alone', values: [...validation].fill(noise[0]),
        dashed: true },
      ...(held(settings) ? [{ label: 'validation, with nothing holding it back',
        values: [...free], dashed: true, shade: 1 }] : []),
    ],
  }],
  sentence: (settings, { training, validation, free }) => {
    const best = lowest(validation)
    return `Epoch ${validation.length}: the error is ${short(training.at(-1))} on ` +
      `the windows it learns from and ${short(validation.at(-1))} on the others` +
      (held(settings) ? `; with nothing holding it back, ${short(free.at(-1))}` : '') +
      `. The lowest on the others was ${short(best.error)}, in epoch ${best.epoch}.`
  },
}
