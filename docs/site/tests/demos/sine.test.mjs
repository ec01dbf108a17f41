// Chapter 8: a network learns a sine in the page.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { demonstrations, native, says, step, still } from './demo.mjs'

const show = demonstrations()
const chapter = '08-sine-prediction.html'

test('by itself it trains to the end, and is better than a straight line', async (t) => {
  const { demo, sentence } = await show(t, chapter, 'sine', 'sine.T=10&sine.H=4')
  await says(sentence, /^Epoch 500: .* smaller than the straight line/)
  await demo.getByRole('button', { name: 'Train again' }).waitFor()
})

test('its errors are those of the C++ on this machine', async (t) => {
  const { demo, sentence } = await show(t, chapter, 'sine',
    'sine.T=10&sine.H=4&sine.rate=0.01&sine.seed=3', still)
  await step(demo, sentence, 2)
  const text = await step(demo, sentence, 3)
  const lines = ['sine T=10 H=4 rate=0.01 seed=3', '+', '+']
  const losses = native(lines).filter(([name]) => name === 'validation').at(-1)[1]
  const shown = Number(text.match(/it has not seen is ([\d.]+(e−\d+)?)/)[1]
    .replace('−', '-'))
  assert.ok(Math.abs(shown / losses.at(-1) - 1) < 0.05, `${text} ${losses.at(-1)}`)
})

test('it waits, goes on, stops, and begins anew with other settings', async (t) => {
  const { demo, sentence } = await show(t, chapter, 'sine', 'sine.T=5', still)
  const goes = demo.locator('.buttons button').first()
  await says(sentence, /Epoch 1:/)
  await step(demo, sentence, 2)

  // Stopped in its first epoch, it trains for no other, or the next step would
  // be a later one.
  await goes.evaluate((button) => { button.click(); button.click() })
  await says(sentence, /Epoch 3:/)
  await step(demo, sentence, 4)
  await demo.getByLabel('H, units').selectOption('2')
  await says(sentence, /Epoch 1:/)
  await step(demo, sentence, 2)

  await demo.getByRole('button', { name: 'Continue' }).click()
  await says(sentence, /Epoch 500:/)
  assert.equal(await goes.textContent().then((text) => text.trim()), 'Train again')
  await goes.evaluate((button) => { button.click(); button.click() })
  await says(sentence, /Epoch 1:/)
  await step(demo, sentence, 2)
})

test('settings that change while it trains begin one training, and it goes on', async (t) => {
  const { demo, sentence } = await show(t, chapter, 'sine', 'sine.T=10&sine.H=4')
  await demo.getByLabel('H, units').selectOption('2')
  await demo.getByLabel('the seed').press('ArrowRight')
  await demo.getByLabel('T, values').press('ArrowLeft')
  await says(sentence, /Epoch 500:/)
})
