// Chapter 6: how far gradients reach back.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { demonstrations, native, printed, says } from './demo.mjs'

const show = demonstrations()
const chapter = '06-bptt.html'

// The last column of the page's table, 99 steps back, as the page writes it.
const kept = (network) =>
  printed('06-bptt.md', network).at(-1).toExponential(1).replace('e-', 'e−')
const lstm = kept('LSTM forget bias 1'), plain = kept('plain orthogonal')

test('it begins with the numbers of the page’s table', async (t) => {
  const { sentence } = await show(t, chapter, 'gradient')
  await says(sentence, new RegExp(
    `^99 steps back, .* is ${lstm} times .* network’s ${plain} times\\. .* 0\\.73 on`))
})

test('a key raises the bias, and the gradient; Reset undoes it', async (t) => {
  const { page, demo, sentence } = await show(t, chapter, 'gradient')
  await demo.getByLabel('forget gate’s bias').press('ArrowRight')
  await says(sentence, /0\.82 on average/)
  await page.waitForURL(/gradient\.bias=1\.5/)
  await demo.getByRole('button', { name: 'Reset' }).click()
  await says(sentence, new RegExp(`is ${lstm} times .* 0\\.73 on average`))
})

test('the address sets it: the numbers are the C++’s here', async (t) => {
  const { sentence } = await show(t, chapter, 'gradient',
    'gradient.bias=5&gradient.T=40&gradient.uniform=1')
  const text = await says(sentence, /^39 steps back/)
  const numbers = Object.fromEntries(native(['gradient bias=5 T=40 uniform=1']))
  const [shown, other] = [...text.matchAll(/(\d[\d.]*(e−\d+)?) times/g)]
    .map(([, number]) => Number(number.replace('−', '-')))
  assert.ok(Math.abs(shown / numbers.lstm.at(-1) - 1) < 0.05, text)
  assert.ok(Math.abs(other / numbers.plain.at(-1) - 1) < 0.05, text)
})
