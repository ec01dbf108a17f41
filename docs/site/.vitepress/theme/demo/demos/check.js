import Losses from '../pictures/Losses.vue'
import { short } from '../numbers.js'

// The C++ does not tell smaller errors apart.
const bounded = (error) => error > 1e-14 ? short(error) : 'at most 1e−14'
const step = (k) => Number.isInteger(k) ? `1e−${-k}` : short(10 ** k)

export default {
  title: 'How small should the step of a gradient check be?',
  controls: [
    { name: 'power', label: 'the step s', min: -12, max: -1, step: 0.5,
      value: -5, show: step },
  ],
  charts: ({ power: k }, values) => [{
    title: 'The error of the measured gradient',
    x: { label: 'step s', values: [...values.step], log: true,
      mark: values.step[(k + 12) * 2] },
    y: { label: 'error of the worst gate', log: true, range: [1e-15, 10] },
    lines: [
      { label: 'differences in double', values: [...values.double] },
      { label: 'differences in float', values: [...values.float] },
      { label: 'complex step', values: [...values.complex], dashed: true },
    ],
  }],
  picture: Losses,
  sentence: ({ power: k }, { here: [double, float, complex] }) =>
    `With a step of ${step(k)} the error is ${short(double)} in double, ` +
    `${short(float)} in float, and ${bounded(complex)} with the complex step.`,
}
