// Words, in the demonstrations of chapters 14 and 15.

/** A text as its bytes; where there is none, a space, which has no word. */
export const bytes = (text) => new TextEncoder().encode(text || ' ')

/** What stands in the lines of a text that came as its bytes. */
export const lines = (some) =>
  some.length ? new TextDecoder().decode(Uint8Array.from(some)).split('\n') : []

/** Which of the words that were read are not known, where there is one. */
export function warning(words) {
  const unknown = [...new Set(words.filter(({ known }) => !known)
    .map(({ word }) => word))]
  if (!unknown.length) return ''
  const [are, each] = unknown.length > 1 ? ['are', 'each '] : ['is', '']
  return ` The network does not know ${unknown.join(' ')}, which ${are} ${each}` +
    'read as the one sign for all that is unknown.'
}
