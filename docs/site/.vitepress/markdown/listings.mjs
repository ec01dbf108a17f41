import { linesOf } from './sources.mjs'

const escape = (text) =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')

const figure = (kind, caption, body) =>
  `<figure class="${kind}"><figcaption>${caption}</figcaption>\n` +
  `${body}</figure>\n`

// v-pre: what stands in braces is text, not an expression of Vue's.
const preformatted = (kind, text) =>
  `<pre class="${kind}" v-pre><code>${escape(text.trimEnd())}</code></pre>\n`

function place(file, region, { root, repository }) {
  const lines = region && linesOf(root, file, region)
  const name = escape(file) + (region ? `<i>#${escape(region)}</i>` : '')
  const which = !lines
    ? 'outline'
    : lines.first === lines.last
      ? `line ${lines.first}`
      : `lines ${lines.first} to ${lines.last}`
  const at = lines ? `#L${lines.first}-L${lines.last}` : ''
  const link = `${repository}/blob/HEAD/${file}${at}`
  const linked = repository
    ? `<a href="${escape(link)}">${name}</a>`
    : `<span>${name}</span>`
  return `${linked}, <span>${which}</span>`
}

/**
 * Shows a fence ```cpp FILE#region with its file and lines above the code, and
 * ```console $ COMMAND as what the command printed.
 * @param {{root: string, repository: string}} options the project's folder, and
 *   its address on a code host (empty: no links)
 */
export function listings(md, options) {
  const plain = md.renderer.rules.fence

  // VitePress reads braces behind the language as lines to be marked.
  const highlighted = (tokens, k, language, ...rest) => {
    tokens[k].info = language
    return plain(tokens, k, ...rest).replace(' tabindex="0"', '')
  }

  md.renderer.rules.fence = (tokens, k, ...rest) => {
    const { info, content } = tokens[k]
    const [language = '', ...words] = info.trim().split(/\s+/)
    if (language === 'text') return preformatted('diagram', content)
    if (language === 'console') {
      const [, command, goesOn] = info.match(/\$ (.*?)( \.\.\.)?(?: \{.*\})?$/)
      const title = `<code>$ ${escape(command)}</code>`
      return figure('console', title + (goesOn ? ', continued' : ''),
                    preformatted('output', content))
    }
    const code = highlighted(tokens, k, language, ...rest)
    if (!words.length || words[0] === 'illustrative') return code
    const [file, region] = words[0].split('#')
    const again = words[1] === 'recap' ? ', shown again' : ''
    return figure('listing', place(file, region, options) + again, code)
  }
}
