import Cell from '../pictures/Cell.vue'
import { two } from '../numbers.js'

// The steps of chapter 5's `commands`.
const value = [0.9, 0.7, -0.8, 0.4, -0.3, 0.6, -0.5, 0.9, 0.2, -0.6, 0.8, -0.9]
const write = [0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 1, 0]
const show = [0, 0, 0, 0, 1, 0, 0, 0, 1, 0, 1, 0]
const steps = value.length
const untaught = 0

const told = ({ write, show }, t) =>
  [write[t] && 'write', show[t] && 'show'].filter(Boolean).join(' and ')

export default {
  title: 'A cell at work: tell it when to write and when to show',
  controls: [
    { name: 'value', label: 'the value that comes in', each: 'value', min: -1,
      max: 1, step: 0.1, value },
    { name: 'write', label: 'write it?', each: 'write', switches: true, min: 0,
      max: 1, step: 1, value: write },
    { name: 'show', label: 'show what is stored?', each: 'show', switches: true,
      min: 0, max: 1, step: 1, value: show },
    { name: 'weights', label: 'the weights', value: 10, options: [
      { value: 10, label: 'set by hand, sharpness 10' },
      { value: 2, label: 'set by hand, sharpness 2' },
      { value: untaught, label: 'a random start, untaught' },
    ] },
    { name: 'step', label: 'the step to look at', min: 1, max: steps, step: 1, value: 2 },
  ],
  inputs: ({ value, write, show, weights }) => ({ value: [...value],
    write: [...write], show: [...show],
    ...(weights === untaught ? { seed: [1] } : { sharpness: [weights] }) }),
  picture: Cell,
  charts: ({ step }, { c, h }) => [{
    title: 'What is stored, and what is shown',
    x: { label: 'step', values: [...c.keys()], mark: step },
    y: { label: 'c and h', range: [-1.1, 1.1] },
    lines: [
      { label: 'c, the memory', values: [...c] },
      { label: 'h, what is shown', values: [...h] },
    ],
  }],
  sentence: (settings, { f, i, g, o, c, h, tanh_c }) => {
    const t = settings.step - 1
    return `Step ${t + 1}, told to ${told(settings, t) || 'do nothing'}: ` +
      `c = f · old c + i · g = ${two(f[t])} · ${two(c[t])} + ` +
      `${two(i[t])} · ${two(g[t])} = ${two(c[t + 1])}, and ` +
      `h = o · tanh c = ${two(o[t])} · ${two(tanh_c[t])} = ${two(h[t + 1])}.`
  },
}
