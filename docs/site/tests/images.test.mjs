// A picture has its size on the page before it has come.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { createMarkdownRenderer } from 'vitepress'
import { images } from '../.vitepress/markdown/images.mjs'

const folder = mkdtempSync(join(tmpdir(), 'images-'))
after(() => rmSync(folder, { recursive: true }))

async function shown(svg) {
  writeFileSync(join(folder, 'a.svg'), svg)
  const md = await createMarkdownRenderer(folder)
  images(md, folder)
  return md.render('![A picture](a.svg)')
}

test('plots and drawings tell their size', async () => {
  for (const quote of ['"', "'"]) {
    const box = `viewBox=${quote}0 0 500 320.5${quote}`
    const html = await shown(`<svg ${box} width='1'></svg>`)
    assert.match(html, / width="500" height="320.5"/, quote)
  }
})

test('a picture without a size is shown', async () => {
  const html = await shown('<svg></svg>')
  assert.match(html, /<img src=".*a.svg" alt="A picture"/)
  assert.doesNotMatch(html, /width/)
})
