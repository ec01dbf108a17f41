import Prices, { testFrom } from '../pictures/Prices.vue'
import { two } from '../numbers.js'

const shown = 40 // days, from near
const changes = 1

function verdict([low, high]) {
  if (high < 0) return 'it does worse than to say yesterday’s price again.'
  if (low > 0) return 'it knows something of tomorrow.'
  return 'nothing shows that it knows more than yesterday’s price does.'
}

const three = (x) => x.toFixed(3).replace('-', '−')
const last = (all) => [...all].slice(-shown)

export default {
  title: 'Draw a price: can a network forecast it?',
  training: true,
  controls: [
    { name: 'process', label: 'the days of the price', value: 0, options: [
      { value: 0, label: 'a random walk' },
      { value: 1, label: 'an AR(2) process' },
    ] },
    { name: 'says', label: 'the network says', value: 0, options: [
      { value: 0, label: 'the price' },
      { value: changes, label: 'its change' },
    ] },
    { name: 'seed', label: 'the seed', min: 1, max: 9, step: 1, value: 4 },
    { name: 'bend', label: 'bends of the price, at every hundredth day; or draw ' +
      'them below', each: 'bend', min: -100, max: 100, step: 2,
      value: Array(9).fill(0),
      show: (percent) => `×${Math.exp(percent / 100).toFixed(2)}` },
  ],
  picture: Prices,
  charts: (_, { price, forecast, r2, skill, yesterday }) => [
    {
      title: `The last ${shown} days from near`,
      x: { label: 'day', values: last(price.keys()) },
      y: { label: 'price' },
      lines: [
        { label: 'the price', values: last(price) },
        { label: 'what the network said of it', values: last(forecast) },
        { label: 'yesterday’s price', dashed: true,
          values: last(price.slice(0, -1)) },
      ],
    },
    {
      title: `R² and skill from day ${testFrom} on, where above −1`,
      x: { label: 'epoch', values: [...r2.keys()].map((k) => k + 1),
        range: [1, 60] },
      y: { label: 'R² and skill', range: [-1, 1.05] },
      lines: [
        { label: 'skill over yesterday’s price', values: [...skill], shade: 3 },
        { label: 'R² of the network', values: [...r2], shade: 1 },
        { label: 'R² of yesterday’s price', dashed: true, shade: 2,
          values: [...r2].fill(yesterday[0]) },
      ],
    },
  ],
  sentence: (_, { r2, skill, interval, yesterday }) =>
    `Epoch ${r2.length}: on the 300 days that it has not learned from, R² is ` +
    `${three(r2.at(-1))}, and that of yesterday’s price ${three(yesterday[0])}. ` +
    `The skill over yesterday’s price is ${two(skill.at(-1))} (95 % interval ` +
    `${two(interval[0])} to ${two(interval[1])}): ${verdict(interval)}`,
}
