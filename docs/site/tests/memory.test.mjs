// Training for hundreds of epochs, and beginning anew many times, takes no more
// memory than a few epochs do.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { webAssembly } from './module.mjs'

const settings = { T: [10], H: [8], rate: [0.01], seed: [1] }

test('a long training does not need more and more memory', async () => {
  const module = await webAssembly()
  const train = (demonstration, epochs) => {
    for (let k = 0; k < epochs; ++k) demonstration.run(settings)
  }
  const first = new module.Demonstration('sine')
  train(first, 10)
  const bytes = module.HEAPU8.length
  train(first, 400)
  first.delete()
  for (let k = 0; k < 50; ++k) {
    const next = new module.Demonstration('sine')
    train(next, 2)
    next.delete()
  }
  assert.equal(module.HEAPU8.length, bytes)
})
