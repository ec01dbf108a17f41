// The built site has the whole program: the weaver gets it back from there, and
// sees where a page does not show its file.
import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import {
  cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { pagesOf, sites, sourcePagesOf } from './browser.mjs'

const cwd = fileURLToPath(new URL('../../../', import.meta.url))
const weaver = join(process.env.LSTM_SITE_BUILD, 'docs/weave')
const folders = ['lib', 'chapters', 'figures', 'docs/site/demos']

let temporary
before(() => (temporary = mkdtempSync(join(tmpdir(), 'site-'))))
after(() => rmSync(temporary, { recursive: true }))

const weave = (...options) =>
  spawnSync(weaver, options, { cwd, encoding: 'utf8' })

for (const { base, folder } of sites)
  test(`the pages under ${base} give the program back`, () => {
    const out = join(temporary, `program${base.replaceAll('/', '-')}`)
    assert.equal(weave('--tangle', folder, out).stderr, '')
    for (const part of folders)
      execFileSync('diff', ['-r', part, join(out, part)], { cwd })
  })

const site = { ...sites[0] }
const faults = {
  'a word is changed': (html) =>
    html.replace(/(<span style="color:[^>]*>)([a-z])/, '$1$2$2'),
  'the last line is missing': (html) =>
    html.replace(/<span class="line[^\n]*\n<\/code>/, '</code>'),
  'a space is added': (html) => html.replace('\n<span class="line', ' $&'),
}

const check = () => weave('--check', '--built', site.folder)

test('a page that differs from its file is seen', () => {
  site.folder = join(temporary, 'copy')
  cpSync(sites[0].folder, site.folder, { recursive: true })
  assert.equal(check().status, 0)

  const name = sourcePagesOf(site).at(-1)
  const path = join(site.folder, name)
  const html = readFileSync(path, 'utf8')
  for (const [what, spoil] of Object.entries(faults)) {
    assert.notEqual(spoil(html), html, what)
    writeFileSync(path, spoil(html))
    const { status, stderr } = check()
    assert.equal(status, 1, what)
    assert.match(stderr, new RegExp(name.split('/').at(-1)), what)
  }
  rmSync(path)
  assert.equal(check().status, 1, 'a page is missing')
  writeFileSync(path, html)
  assert.equal(check().status, 0)
})

test('a listing that does not lead to its lines is seen', () => {
  const has = (name) =>
    /class="place"/.test(readFileSync(join(site.folder, name), 'utf8'))
  const path = join(site.folder, pagesOf(site).find(has))
  const html = readFileSync(path, 'utf8')
  writeFileSync(path, html.replace(/class="place" href="[^"#]*#L/, '$&9'))
  assert.equal(check().status, 1)
})
