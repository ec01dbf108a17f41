import { address, escape } from './html.mjs'

const figure = (kind, caption, body) =>
  `<figure class="${kind}"><figcaption>${caption}</figcaption>\n` +
  `${body}</figure>\n`

// v-pre: what stands in braces is text, not an expression of Vue's.
const preformatted = (kind, text) =>
  `<pre class="${kind}" v-pre><code>${escape(text.trimEnd())}</code></pre>\n`

// FILE#REGION with the region in a quieter colour.
const name = (file, region) =>
  escape(file) + (region ? `<i>#${escape(region)}</i>` : '')

// "42-60" as a place on a source page and in words; "42" likewise.
const range = (lines) => {
  const [first, last] = lines.split('-')
  return last
    ? { place: `#L${first}-L${last}`, words: `lines ${first} to ${last}` }
    : { place: `#L${first}`, words: `line ${first}` }
}

// "3,7-9" in words.
const inWords = (lines) =>
  lines
    .replace(/-/g, ' to ')
    .replace(/,/g, ', ')
    .replace(/, ([^,]*)$/, ' and $1')

function caption({ file, region, lines, href, since, again, marked }, base) {
  const { place, words } = range(lines)
  const page = address(base, href.replace(/#.*/, '')) + place
  const parts = [
    `<a class="place" href="${escape(page)}">${name(file, region)}</a>`,
    `<span>${words}</span>`,
  ]
  if (again) parts.push('shown again')
  if (since)
    parts.push(`new since <span class="since">${name(...since.split('#'))}` +
      `</span>: ${inWords(marked)}`)
  return parts.join(', ')
}

// What the weaver writes behind the language: {3,7-9} key=value flag.
function read(info) {
  const listing = {}
  for (const word of info) {
    const [key, ...value] = word.split('=')
    if (/^\{.*\}$/.test(word)) listing.marked = word.slice(1, -1)
    else listing[key] = value.length ? value.join('=') : true
  }
  return listing
}

/**
 * Shows a listing with its file and lines above the code, and
 * ```console $ COMMAND as what the command printed.
 * @param {{base: string}} options the path under which the site stands
 */
export function listings(md, { base }) {
  const plain = md.renderer.rules.fence

  // VitePress reads braces behind the language as lines to be marked.
  const highlighted = (tokens, k, language, marked, ...rest) => {
    tokens[k].info = language + (marked ? ` {${marked}}` : '')
    return plain(tokens, k, ...rest).replace(' tabindex="0"', '')
  }

  md.renderer.rules.fence = (tokens, k, ...rest) => {
    const { info, content } = tokens[k]
    const [language = '', ...words] = info.trim().split(/\s+/)
    const said = words.join(' ')
    if (language === 'text') return preformatted('diagram', content)
    if (language === 'console') {
      const [, command, goesOn] =
        said.match(/^\$ (.*?)( \.\.\.)?(?: *\{.*\})?$/)
      const title = `<code>$ ${escape(command)}</code>`
      return figure('console', title + (goesOn ? ', continued' : ''),
                    preformatted('output', content))
    }
    const listing = read(words)
    const code = highlighted(tokens, k, language, listing.marked, ...rest)
    return listing.lines
      ? figure('listing', caption(listing, base), code)
      : code
  }
}
