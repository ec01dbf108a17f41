// A quotation that begins with **Aside: TITLE.** is folded; others are not.
import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { createMarkdownRenderer } from 'vitepress'
import { asides } from '../.vitepress/markdown/asides.mjs'

let md
before(async () => {
  md = await createMarkdownRenderer('.')
  asides(md)
})

// What a text becomes, on one line.
const html = (text) =>
  md.render(text).replace(/>\n+</g, '><').replace(/\n/g, ' ').trim()

const folded = (title, text) =>
  `<details class="note"><summary>${title}</summary>${text}</details>`

test('the title of an aside is its summary', () => {
  assert.equal(
    html('> **Aside: Why const.** It may not\n> change.\n>\n> Nor here.'),
    folded('Why const', '<p>It may not change.</p><p>Nor here.</p>'))
})

test('a title has code in it, and ends where it ends', () => {
  assert.equal(html('> **Aside: The `auto` of C++.** It is `a` **type**.'),
    folded('The <code>auto</code> of C++',
      '<p>It is <code>a</code> <strong>type</strong>.</p>'))
  assert.equal(html('> **Aside: `auto`.** A type.'),
    folded('<code>auto</code>', '<p>A type.</p>'))
  assert.equal(html('> **Aside: `auto`** A type.'),
    folded('<code>auto</code>', '<p>A type.</p>'))
})

test('a title may stand alone on its line or in its paragraph', () => {
  const aside = folded('Sums', '<p>They add up.</p>')
  assert.equal(html('> **Aside: Sums.**\n> They add up.'), aside)
  assert.equal(html('> **Aside: Sums.**\n>\n> They add up.'), aside)
})

test('a list in an aside is folded, and what follows it is not', () => {
  assert.equal(html('> **Aside: Two.** See\n> - one\n> - two\n\nText.'),
    folded('Two', '<p>See</p><ul><li>one</li><li>two</li></ul>') +
      '<p>Text.</p>')
})

test('an aside may quote, and stand in a list', () => {
  const quote = '<blockquote><p>b</p></blockquote>'
  assert.equal(html('> **Aside: A.** a\n>\n> > b\n>\n> c'),
    folded('A', `<p>a</p>${quote}<p>c</p>`))
  assert.equal(html('- x\n\n  > **Aside: A.** a'),
    `<ul><li><p>x</p>${folded('A', '<p>a</p>')}</li></ul>`)
})

test('other quotations stay quotations', () => {
  for (const text of ['> Aside: No.', '> **Note: No.** Text.', '> **Aside:** No.',
    '> x **Aside: No.**', '> - **Aside: No.**', '> ## Aside: No.',
    '> ```\n> x\n> ```', '>'])
    assert.match(html(text), /^<blockquote>.*<\/blockquote>$/, text)
})
