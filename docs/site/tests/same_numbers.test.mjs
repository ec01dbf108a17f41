// What WebAssembly computes is what this machine computes: the examples of
// demos/examples.txt, run by both.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { build, webAssembly } from './module.mjs'

const tolerance = 1e-6 // of numbers up to 1, else relative
const noisy = { check: 10 } // shows rounding errors: alike within a factor
const examples = readFileSync(new URL('../demos/examples.txt', import.meta.url),
  'utf8')

function run(module, text) {
  let demonstration, factor
  return text.trim().split('\n').flatMap((line) => {
    const [name, ...words] = line.split(' ')
    if (name !== '+') {
      demonstration?.delete()
      demonstration = new module.Demonstration(name)
      factor = noisy[name]
    }
    const settings = Object.fromEntries(words.map((word) => {
      const [key, numbers] = word.split('=')
      return [key, numbers.split(',').map(Number)]
    }))
    const values = demonstration.run(settings)
    assert.equal(values.error, undefined, line)
    return Object.entries(values).map(([key, numbers]) =>
      ({ factor, all: [key, ...numbers] }))
  })
}

function alike(number, other, factor) {
  if (Math.abs(number - other) <= tolerance * Math.max(1, Math.abs(other)))
    return true
  return number / other >= 1 / factor && number / other <= factor
}

test('the examples have the same numbers in C++ and in WebAssembly', async () => {
  const native = execFileSync(`${build}/docs/site/demos/demo_numbers`,
    { input: examples, encoding: 'utf8' })
  const expected = native.trim().split('\n').map((line) => line.split(' '))
  const actual = run(await webAssembly(), examples)
  assert.deepEqual(actual.map(({ all: [key, ...numbers] }) =>
    [key, numbers.length]), expected.map(([key, ...numbers]) =>
    [key, numbers.length]))
  actual.forEach(({ factor, all: [key, ...numbers] }, row) =>
    numbers.forEach((number, k) => {
      const other = Number(expected[row][k + 1])
      assert.ok(alike(number, other, factor),
        `${key}[${k}] in line ${row + 1}: ${number}, but ${other} in C++`)
    }))
})
