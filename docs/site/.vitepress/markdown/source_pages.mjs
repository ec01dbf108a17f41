import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { address, escape } from './html.mjs'

const lines = ({ first, last }) =>
  first === last ? `L${first}` : `L${first}-L${last}`

const element = (tagName, properties, ...children) =>
  ({ type: 'element', tagName, properties, children })

// What stands above a region: a link whose words are not part of the file, so
// that they are neither copied nor taken for code. Where a region is listed
// twice, one of them has the place's name.
const explanation = (base) => ({ page, heading, href, ...region }, k) => {
  const place = heading === page ? page : `${page}, ${heading}`
  const link = element('a', {
    href: address(base, href),
    'aria-label': `Explained in ${place}`,
  })
  const id = k ? undefined : lines(region)
  return element('span', { class: 'explained', id }, link)
}

const nameLink = (base) => ({ line, from, to, href, title }) => ({
  start: { line: line - 1, character: from },
  end: { line: line - 1, character: to },
  tagName: 'a',
  properties: { href: address(base, href), title },
  alwaysWrap: true,
})

// What a line is: a region's marker, a line of one, or neither.
const kind = (regions, n) =>
  regions.some(({ first, last }) => n === first - 1 || n === last + 1)
    ? 'line marker'
    : regions.some(({ first, last }) => n >= first && n <= last)
      ? 'line quoted'
      : 'line'

// Lines with numbers, and between them what stands above them.
const numbered = (file, regions, base) => ({
  line(node, n) {
    node.properties = { class: kind(regions, n), id: `L${n}` }
  },
  // Names have their links by then, which must find the lines as they are.
  pre(node) {
    const [code] = node.children
    const above = (n) =>
      regions.filter(({ first }) => first === n).map(explanation(base))
    let n = 0
    node.properties = { class: 'shiki vp-code', 'v-pre': '' }
    code.properties = { 'data-source': file }
    // Behind the end of the last line there is no further line.
    code.children = code.children.slice(0, -1).flatMap((child) => {
      if (child.type !== 'element') return child
      n += 1
      return [...above(n), child]
    })
  },
})

const frame = (language, code) =>
  `<div class="language-${language} file">` +
  '<button title="Copy Code" class="copy"></button>' +
  `<span class="lang">${language}</span>${code}</div>\n`

/**
 * Shows ```cpp source=FILE as the whole file, each line with its number. The
 * text of the code is the file, byte for byte.
 * @param {{base: string, pages: string, theme: object,
 *   highlighter: () => import('shiki').Highlighter}} options
 */
export function sourcePages(md, { base, pages, highlighter, theme }) {
  const other = md.renderer.rules.fence

  md.renderer.rules.fence = (tokens, k, options, env, self) => {
    const { info, content } = tokens[k]
    const [, lang, file] = info.match(/^(\w+) source=(\S+)$/) ?? []
    if (!file) return other(tokens, k, options, env, self)

    const beside = join(pages, env.relativePath.replace(/\.md$/, '.json'))
    const { links, regions } = JSON.parse(readFileSync(beside, 'utf8'))
    const code = highlighter().codeToHtml(content, {
      lang,
      theme,
      decorations: links.map(nameLink(base)),
      transformers: [numbered(file, regions, base)],
    })
    return frame(lang, code)
  }
}
