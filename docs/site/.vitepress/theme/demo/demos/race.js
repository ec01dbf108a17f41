import { short } from '../numbers.js'
import RaceMap, { walkers } from '../RaceMap.vue'

const rates = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1]
  .map((value) => ({ value, label: value }))
const high = 1e4 // above it a walker is lost

const heightOf = (values, name, step) => values[`${name}.height`][step]
const lost = (height) => !(height < high)

function result(settings, values) {
  const heights = walkers.map((name) => heightOf(values, name, settings.step))
  const each = walkers.map((name, k) => lost(heights[k])
    ? `${name} has flown off` : `${name} is at ${short(heights[k])}`)
  const best = heights.indexOf(Math.min(...heights.filter((h) => !lost(h))))
  return `${each.join(', ')}. ` + (best < 0 ? 'Nobody is left.'
    : `The lowest is ${walkers[best]}.`)
}

export default {
  title: 'A race to the star: click where it should start',
  picture: RaceMap,
  controls: [
    { name: 'x', label: 'the start, x', min: -2, max: 2, step: 0.05, value: -1.2 },
    { name: 'y', label: 'the start, y', min: -0.5, max: 2.5, step: 0.05, value: 1 },
    { name: 'descent', label: "descent's rate", options: rates, value: 0.002 },
    { name: 'momentum', label: "momentum's rate", options: rates, value: 0.002 },
    { name: 'Adam', label: "Adam's rate", options: rates, value: 0.5 },
    { name: 'step', label: 'steps taken', min: 0, max: 1000, step: 10, value: 1000 },
  ],
  inputs: ({ x, y, descent, momentum, Adam }) =>
    ({ x: [x], y: [y], descent: [descent], momentum: [momentum], Adam: [Adam] }),
  charts: ({ step }, values) => {
    const steps = Array.from({ length: step + 1 }, (_, k) => k)
    return [{
      title: 'The height after each step',
      x: { label: 'step', values: steps, range: [0, 1000] },
      y: { label: 'height', log: true, range: [1e-14, high] },
      lines: walkers.map((name) => ({ label: name, values:
        steps.map((k) => heightOf(values, name, k) || null) })),
    }]
  },
  sentence: (settings, values) =>
    `After ${settings.step} steps ` + result(settings, values),
}
