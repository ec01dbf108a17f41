// How numbers are written in the demonstrations.

/** With at most four digits, as 0.1234 or 1.2e-7. */
export const short = (x) =>
  x !== 0 && (Math.abs(x) < 1e-3 || Math.abs(x) >= 1e5)
    ? x.toExponential(1).replace('-', '−') : `${Number(x.toPrecision(4))}`.replace('-', '−')

/** The values at one place of an axis, to be marked there; none elsewhere. */
export const at = (place, axis, values) =>
  Array.from(axis, (x, k) => (x === place ? values[k] : null))

/** A power of ten, as 10⁻³. */
export const power = (x) =>
  '10' + String(Math.round(Math.log10(x))).replace('-', '⁻')
    .replace(/\d/g, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[digit])

/** The powers of ten from low to high, at most eight of them. */
export function decades(low, high) {
  const first = Math.ceil(Math.log10(low) - 1e-9)
  const last = Math.floor(Math.log10(high) + 1e-9)
  const stride = Math.max(1, Math.ceil((last - first) / 7))
  const all = []
  for (let k = first; k <= last; k += stride) all.push(10 ** k)
  return all
}

/** With two decimals, and no zero below zero. */
export const two = (x) =>
  x.toFixed(2).replace('-0.00', '0.00').replace('-', '−')

/** Of a probability. */
export const percent = (p) =>
  p < 0.0005 ? '< 0.1 %' : `${(100 * p).toFixed(1)} %`
