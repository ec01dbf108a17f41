// The C++ of a demonstration, in a thread of its own: the page never waits.
import { expose } from 'comlink'
import create from '@wasm/demos.mjs'
import wasm from '@wasm/demos.wasm?url'

const module = create({ locateFile: () => wasm })
let demonstration, first

expose({
  // Begins anew with the demonstration of this name, whose first call brings
  // what is given besides the reader's settings.
  async open(name, given) {
    const { Demonstration } = await module
    demonstration?.delete()
    demonstration = new Demonstration(name)
    first = given
  },
  // From an object of arrays to an object of arrays.
  run(settings) {
    const values = demonstration.run({ ...first, ...settings })
    if (values.error) throw new Error(values.error)
    first = undefined
    return values
  },
})
