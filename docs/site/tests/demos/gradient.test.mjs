// Chapter 6: how far gradients reach back.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { demonstrations, native, says } from './demo.mjs'

const show = demonstrations()
const chapter = '06-bptt.html'

test('it begins with the numbers of the page’s table', async (t) => {
  const { sentence } = await show(t, chapter, 'gradient')
  await says(sentence, /^99 steps back, .* is 5\.1e−8 times .* network’s 6\.4e−5 times\. .* 0\.73 on/)
})

test('a key raises the bias, and the gradient; Reset undoes it', async (t) => {
  const { page, demo, sentence } = await show(t, chapter, 'gradient')
  await demo.getByLabel('forget gate’s bias').press('ArrowRight')
  await says(sentence, /0\.82 on average/)
  await page.waitForURL(/gradient\.bias=1\.5/)
  await demo.getByRole('button', { name: 'Reset' }).click()
  await says(sentence, /is 5\.1e−8 times .* 0\.73 on average/)
})

test('the address sets it: the numbers are the C++’s here', async (t) => {
  const { sentence } = await show(t, chapter, 'gradient',
    'gradient.bias=5&gradient.T=40&gradient.uniform=1')
  const text = await says(sentence, /^39 steps back/)
  const numbers = Object.fromEntries(native(['gradient bias=5 T=40 uniform=1']))
  const [lstm, plain] = [...text.matchAll(/(\d[\d.]*(e−\d+)?) times/g)]
    .map(([, number]) => Number(number.replace('−', '-')))
  assert.ok(Math.abs(lstm / numbers.lstm.at(-1) - 1) < 0.05, text)
  assert.ok(Math.abs(plain / numbers.plain.at(-1) - 1) < 0.05, text)
})
