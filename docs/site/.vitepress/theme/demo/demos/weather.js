import seattle from '@wasm/seattle.bin?url'
import { numbersAt } from '../trained.js'
import { lines } from '../words.js'

let network

// The network and the days, as demos/weights.cpp writes them. They come once.
async function trained() {
  if (network) return network
  const [names, size, errors, first, test, forecast, target, T, H, ...rest] =
    await numbersAt(seattle)
  const columns = rest.slice(0, names)
  const end = rest.length - errors
  const begin = end - size * lines(columns).length
  network = { columns, first: [first], test: [test], forecast: [forecast],
    target: [target], T: [T], H: [H], weights: rest.slice(names, begin),
    values: rest.slice(begin, end), errors: rest.slice(end) }
  return network
}

const degrees = (x) => x.toFixed(1).replace('-0.0', '0.0').replace('-', '−')

const written = (date, month, year) => date.toLocaleDateString('en-GB',
  { day: 'numeric', month, year, timeZone: 'UTC' })

// A line through the days before and the one that is forecast, which stands
// there twice: the interval has two ends.
const line = (label, past, [low, high = low], look) =>
  ({ label, values: [...past, low, high], ...look })

export default {
  title: 'A network forecasts the days of a year that it has not seen',
  given: trained,
  controls: [
    { name: 'day', label: 'the day of 2015', min: 1, max: 365, step: 1,
      value: 120,
      show: (day) => written(new Date(Date.UTC(2015, 0, day)), 'short') },
  ],
  charts: (_, { past, usual, forecast, interval, persistence, came }) => {
    const none = Array(past.length).fill(null)
    return [{
      title: 'Three weeks of maxima in Seattle, and the day behind them',
      x: { label: 'days from the one that is forecast', range: [-22, 1],
        values: [...none.map((_, k) => k - none.length), 0, 0] },
      y: { label: '°C' },
      lines: [
        line('what was measured', past, [null]),
        line('the forecast', none, forecast, { points: true }),
        line('four times in five', none, interval, { shade: 1, upright: true }),
        line('persistence', [...none.slice(1), past.at(-1)], persistence,
          { dashed: true, shade: 2 }),
        line('climatology', usual.slice(0, -1), usual.slice(-1),
          { dashed: true, shade: 3 }),
        line('what came', none, came, { points: true, shade: 0 }),
      ],
    }]
  },
  sentence(_, { date, usual, forecast, interval, persistence, came }) {
    const [low, high] = interval
    const day = new Date(date[0] * 86_400_000)
    const within = low <= came[0] && came[0] <= high
    return `For ${written(day, 'long', 'numeric')} the network says ` +
      `${degrees(forecast[0])} °C, four times in five ${degrees(low)} to ` +
      `${degrees(high)} °C, persistence ${degrees(persistence[0])} °C and ` +
      `climatology ${degrees(usual.at(-1))} °C; what came, ` +
      `${degrees(came[0])} °C, lies ${within ? 'within' : 'outside'} that interval.`
  },
}
