// Runs the networks that onnx_files wrote and compares what they put out with
// what the library did. Run as: node compare.mjs FOLDER

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ort from 'onnxruntime-node';

const TOLERANCE = 1e-5;
const ARRAYS = { float32: Float32Array, int32: Int32Array, int64: BigInt64Array };

function tensor({ type, dims, data }) {
  const numbers = type === 'int64' ? data.map(BigInt) : data;
  return new ort.Tensor(type, ARRAYS[type].from(numbers), dims);
}

// The largest difference of two outputs; NaN is no small one.
function difference(ours, theirs) {
  if (ours.dims.join() !== theirs.dims.join()) return Infinity;
  return ours.data.reduce((most, number, k) => {
    const apart = Math.abs(number - theirs.data[k]);
    return apart <= most ? most : apart;
  }, 0);
}

const [folder] = process.argv.slice(2);
const files = readdirSync(folder);
let outputs = 0, most = 0, failed = 0;
for (const kind of files.filter((file) => file.endsWith('.onnx'))) {
  const session = await ort.InferenceSession.create(join(folder, kind));
  const stem = kind.replace(/onnx$/, '');
  for (const run of files.filter((f) => f.startsWith(stem) && f.endsWith('.json'))) {
    const values = JSON.parse(readFileSync(join(folder, run), 'utf8'));
    const feeds = session.inputNames.map((name) => [name, tensor(values[name])]);
    const results = await session.run(Object.fromEntries(feeds));
    for (const [name, result] of Object.entries(results)) {
      const apart = difference(tensor(values[name]), result);
      outputs += 1;
      most = Math.max(most, apart);
      if (apart <= TOLERANCE) continue;
      failed += 1;
      console.log(`${run}: ${name} [${result.dims}] is apart by ${apart}`);
    }
  }
}
console.log(`${outputs} outputs, apart by at most ${most}; ${failed} failed`);
process.exitCode = outputs > 0 && failed === 0 ? 0 : 1;
