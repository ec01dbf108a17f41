// Chapter 8: a network learns a sine in the page.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { demonstrations, native, says, stop } from './demo.mjs'

const show = demonstrations()
const chapter = '08-sine-prediction.html'
const epoch = (text) => Number(text.match(/Epoch (\d+)/)[1])

test('its error falls below that of a straight line', async (t) => {
  const { sentence } = await show(t, chapter, 'sine')
  await says(sentence, /smaller than the straight line/, 60)
})

test('its errors are those of the C++ on this machine', async (t) => {
  const { demo, sentence } = await show(t, chapter, 'sine',
    'sine.T=10&sine.H=4&sine.rate=0.01&sine.seed=3')
  await says(sentence, /Epoch [2-9]/, 20)
  const text = await stop(demo, sentence)
  const lines = Array(epoch(text)).fill('+')
  lines[0] = 'sine T=10 H=4 rate=0.01 seed=3'
  const losses = native(lines).filter(([name]) => name === 'validation').at(-1)[1]
  const shown = Number(text.match(/it has not seen is ([\d.]+(e−\d+)?)/)[1]
    .replace('−', '-'))
  assert.ok(Math.abs(shown / losses.at(-1) - 1) < 0.05, `${text} ${losses.at(-1)}`)
})

test('it stops, goes on, and begins anew with other settings', async (t) => {
  const { demo, sentence } = await show(t, chapter, 'sine', 'sine.T=10')
  await says(sentence, /Epoch \d\d/, 30)
  const at = epoch(await stop(demo, sentence))
  await new Promise((resolve) => setTimeout(resolve, 500))
  assert.equal(epoch(await sentence.textContent()), at)
  await demo.getByRole('button', { name: 'Continue' }).click()
  await says(sentence, new RegExp(`Epoch (?!${at}:)`), 20)
  await demo.getByLabel('H, units').selectOption('2')
  await says(sentence, /Epoch \d:/, 20)
})
