import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** @typedef {{first: number, last: number}} Lines of a file, counted from 1 */

const cache = new Map()

// What follows `// #` or `# #`: "region NAME", "endregion"; else nothing.
const marker = (line) => line.match(/^\s*(?:\/\/|#) #(\w.*?)\s*$/)?.[1] ?? ''

function readRegions(path) {
  const regions = new Map()
  let name, first
  readFileSync(path, 'utf8')
    .split('\n')
    .forEach((line, k) => {
      const mark = marker(line)
      if (mark.startsWith('region ')) {
        name = mark.slice('region '.length).trim()
        first = k + 2
      } else if (mark === 'endregion') {
        regions.set(name, { first, last: k })
      }
    })
  return regions
}

/**
 * The lines that a region has in its file.
 * @param {string} root the project's folder
 * @returns {Lines}
 */
export function linesOf(root, file, region) {
  const path = join(root, file)
  if (!cache.has(path)) cache.set(path, readRegions(path))
  const lines = cache.get(path).get(region)
  if (!lines) throw new Error(`${file} has no region ${region}`)
  return lines
}
