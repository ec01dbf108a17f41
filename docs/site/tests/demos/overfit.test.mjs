// Chapter 9: a network too large for its data.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { demonstrations, native, says, step, still } from './demo.mjs'

const show = demonstrations()
const chapter = '09-overfitting.html'
const errors = (text) => text.match(/\d\.\d+/g).map(Number)

test('left alone, it overfits', async (t) => {
  const { sentence } = await show(t, chapter, 'overfit')
  const text = await says(sentence, /Epoch 250:/)
  const [training, validation, lowest] = errors(text)
  assert.ok(training < 0.09 && validation > 1.3 * lowest, text)
})

test('with dropout it learns its own windows less exactly', async (t) => {
  const last = async (settings) => {
    const { sentence } = await show(t, chapter, 'overfit', settings)
    return errors(await says(sentence, /Epoch 250:/))
  }
  const [alone] = await last('')
  const [training, validation, free] = await last('overfit.dropout=0.5')
  assert.ok(training > 2 * alone && validation !== free, `${training} ${alone}`)
})

test('its errors are those of the C++ on this machine', async (t) => {
  const { demo, sentence } = await show(t, chapter, 'overfit',
    'overfit.H=8&overfit.l2=0.01&overfit.l1=0.002&overfit.seed=103', still)
  await step(demo, sentence, 2)
  const text = await step(demo, sentence, 3)
  const lines = ['overfit H=8 dropout=0 l1=0.002 l2=0.01 seed=103', '+', '+']
  const values = Object.fromEntries(native(lines)) // of the last epoch
  ;['training', 'validation', 'free'].forEach((name, k) => {
    const error = values[name].at(-1)
    assert.ok(Math.abs(errors(text)[k] / error - 1) < 0.01, `${text} ${error}`)
  })
})

test('a key begins anew, beside the network left alone; Reset undoes it', async (t) => {
  const { page, demo, sentence } = await show(t, chapter, 'overfit', '', still)
  await step(demo, sentence, 2)
  await demo.getByLabel('the strength of L2').press('ArrowRight')
  await says(sentence, /Epoch 1: .*with nothing holding it back/)
  await step(demo, sentence, 2)
  await page.waitForURL(/overfit\.l2=0\.001/)
  await demo.getByRole('button', { name: 'Reset' }).click()
  await says(sentence, /Epoch 1: (?!.*with nothing)/)
  await page.waitForURL((url) => !/overfit\.l2/.test(url))
})
