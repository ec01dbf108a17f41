// The words of a quotation's first paragraph when they begin with
// **Aside: TITLE.**: the title's parts and what comes behind them.
function aside({ children }) {
  const parts =
    children.filter(({ type, content }) => type !== 'text' || content)
  const end = parts.findIndex(({ type }) => type === 'strong_close')
  if (parts[0]?.type !== 'strong_open' || !/^Aside: /.test(parts[1].content))
    return
  const title = parts.slice(1, end)
  const text = parts.slice(end + 1)
  const last = title.at(-1)
  title[0].content = title[0].content.replace('Aside: ', '')
  if (last.type === 'text') last.content = last.content.replace(/\.$/, '')
  if (text[0]?.type === 'softbreak') text.shift()
  if (text[0]?.type === 'text') text[0].content = text[0].content.trimStart()
  return { title, text }
}

const closing = (tokens, { level }, from) =>
  tokens.findIndex((token, k) =>
    k > from && token.type === 'blockquote_close' && token.level === level)

/**
 * Folds a quotation that begins with **Aside: TITLE.**, so that its title is
 * seen and the rest waits for those who want it. Other quotations stay.
 */
export function asides(md) {
  md.core.ruler.push('asides', ({ tokens, Token }) => {
    for (let k = 0; k + 2 < tokens.length; ++k) {
      if (tokens[k].type !== 'blockquote_open' ||
          tokens[k + 1].type !== 'paragraph_open') continue
      const found = aside(tokens[k + 2])
      if (!found) continue
      const last = closing(tokens, tokens[k], k)
      tokens[k].tag = tokens[last].tag = 'details'
      tokens[k].attrSet('class', 'note')
      const summary = [
        new Token('summary_open', 'summary', 1),
        Object.assign(new Token('inline', '', 0), { children: found.title }),
        new Token('summary_close', 'summary', -1),
      ]
      tokens[k + 2].children = found.text
      // Where the title stood alone, no paragraph is left of it.
      tokens.splice(k + 1, found.text.length ? 0 : 3, ...summary)
    }
  })
}
