// What the reader has set. It stands in the page's address, as far as it is not
// what the page begins with, so that a sentence can link to an exact setting.

export const defaults = (controls) =>
  Object.fromEntries(controls.map(({ name, value }) =>
    [name, Array.isArray(value) ? [...value] : value]))

// A number into the range and onto the grid of its control; NaN is none.
function fit(text, { value, min, max, step, options }) {
  const number = Number(text)
  if (text === '' || !Number.isFinite(number)) return value
  if (options)
    return options.some((option) => option.value === number) ? number : value
  const on = min + Math.round((number - min) / step) * step
  return Number(Math.min(max, Math.max(min, on)).toPrecision(12))
}

function parse(text, control) {
  if (typeof control.value === 'string') return text.slice(0, control.longest)
  if (!Array.isArray(control.value)) return fit(text, control)
  const parts = text.split(',')
  return control.value.map((value, k) =>
    fit(parts[k] ?? '', { ...control, value }))
}

export function fromAddress(demo, controls) {
  const query = new URLSearchParams(location.search)
  const settings = defaults(controls)
  for (const control of controls) {
    const text = query.get(`${demo}.${control.name}`)
    if (text !== null) settings[control.name] = parse(text, control)
  }
  return settings
}

export function toAddress(demo, controls, settings) {
  const url = new URL(location.href)
  const before = defaults(controls)
  for (const { name } of controls) {
    const text = String(settings[name])
    if (text === String(before[name])) url.searchParams.delete(`${demo}.${name}`)
    else url.searchParams.set(`${demo}.${name}`, text)
  }
  const address = url.href.replaceAll('%2C', ',')
  if (address !== location.href) history.replaceState(history.state, '', address)
}
