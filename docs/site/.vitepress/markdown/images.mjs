import { readFileSync } from 'node:fs'
import { join } from 'node:path'

// The size of an SVG, so that the page keeps its place before it has come.
function size(path) {
  const box = readFileSync(path, 'utf8').match(
    /viewBox=["']0 0 ([\d.]+) ([\d.]+)["']/)
  return box ? { width: box[1], height: box[2] } : {}
}

/** @param {string} pages the folder of the pages */
export function images(md, pages) {
  const plain = md.renderer.rules.image
  md.renderer.rules.image = (tokens, k, ...rest) => {
    const file = tokens[k].attrGet('src')
    if (file.endsWith('.svg'))
      for (const [name, value] of Object.entries(size(join(pages, file))))
        tokens[k].attrSet(name, value)
    return plain(tokens, k, ...rest)
  }
}
