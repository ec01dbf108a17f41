// The C++ of a demonstration, in a thread of its own: the page never waits.
import { expose } from 'comlink'
import create from '@wasm/demos.mjs'
import wasm from '@wasm/demos.wasm?url'

const module = create({ locateFile: () => wasm })
let demonstration

expose({
  // Begins anew with the demonstration of this name.
  async open(name) {
    const { Demonstration } = await module
    demonstration?.delete()
    demonstration = new Demonstration(name)
  },
  // From an object of arrays to an object of arrays.
  run(settings) {
    const values = demonstration.run(settings)
    if (values.error) throw new Error(values.error)
    return values
  },
})
