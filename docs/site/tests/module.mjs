// The demonstrations' WebAssembly in Node.js.
import { readFileSync } from 'node:fs'

export const build = process.env.LSTM_SITE_BUILD

/** Emscripten's script expects the surroundings of a web worker. */
export async function webAssembly() {
  globalThis.self = globalThis
  globalThis.location = { href: 'file:///' }
  const { default: create } = await import(`${build}/site/wasm/demos.mjs`)
  return create({ wasmBinary: readFileSync(`${build}/site/wasm/demos.wasm`) })
}
