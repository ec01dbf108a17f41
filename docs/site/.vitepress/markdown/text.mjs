const tags = /^<\/?(details|summary|br|sub|sup|a|Demo)(\s[^>]*)?\/?>/
const comment = /^<!--/

// A C++ type such as vector<float> is text. Only tags that a page means as such
// stay tags, and comments stay comments.
const only_tags = (html) =>
  html.replace(/<!--[\s\S]*?-->|<[^>]*>?/g, (tag) =>
    comment.test(tag) || tags.test(tag) ? tag : tag.replace(/</g, '&lt;'))

// Two opening braces would begin an expression of Vue's.
const without_braces = (html) => html.replace(/\{\{/g, '&#123;&#123;')

// A link to `?belt.f=1#belt` sets a demonstration of its own page, which
// VitePress wants to be named.
const name_page = ({ tokens, env }) => {
  for (const { children } of tokens)
    for (const token of children ?? [])
      if (token.type === 'link_open' && token.attrGet('href')?.startsWith('?'))
        token.attrSet('href', env.relativePath + token.attrGet('href'))
}

/** Makes prose mean in VitePress what it means on a code host. */
export function text(md) {
  md.disable('emoji', true)
  md.core.ruler.push('name_page', name_page)
  const { rules } = md.renderer
  const plain = rules.text
  rules.text = (...args) => without_braces(plain(...args))

  // A short name in the text, such as --help, stays on one line.
  const code = rules.code_inline
  rules.code_inline = (tokens, k, ...rest) => {
    if (tokens[k].content.length <= 24) tokens[k].attrSet('class', 'short')
    return code(tokens, k, ...rest)
  }
  rules.html_inline = (tokens, k) => only_tags(tokens[k].content)
  rules.html_block = (tokens, k) => only_tags(tokens[k].content)
}

// What a reader sees of a cell: no tags, and not where its links lead to.
const seen = ({ children }) =>
  children
    .filter(({ type }) => type !== 'html_inline')
    .map(({ content }) => content)
    .join('')

/**
 * What is wider than the page scrolls in a frame of its own; the frame can be
 * reached by keyboard (theme/scroll.js sees to that).
 */
export function tables(md) {
  const { rules } = md.renderer
  rules.table_open = () => '<div class="wide"><table>\n'
  rules.table_close = () => '</table></div>\n'

  // A cell with a sentence keeps some room for it beside the others.
  rules.td_open = (tokens, k, options, env, self) => {
    if (seen(tokens[k + 1]).length > 30) tokens[k].attrSet('class', 'long')
    return self.renderToken(tokens, k, options)
  }
}

/** The name under which code hosts reach a heading; docs/weave has it, too. */
export const anchor = (heading) =>
  heading
    .replace(/[^A-Za-z0-9\-_ ]/g, '')
    .toLowerCase()
    .replace(/ /g, '-')
