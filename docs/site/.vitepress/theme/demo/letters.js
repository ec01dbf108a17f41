// Letters, in the demonstration of chapter 13.

const names = { ' ': 'space', '\n': 'line end' }
const marks = { '.': 'full stop', ',': 'comma', ';': 'semicolon', ':': 'colon',
  '!': 'exclamation mark', '?': 'question mark', '"': 'quotation mark',
  "'": 'apostrophe', '-': 'hyphen', '(': 'left bracket', ')': 'right bracket' }

/** A letter that stands alone, and what is read aloud besides. */
export const shown = (letter) => names[letter] ?? letter
export const said = (letter) => marks[letter]

/** A letter in a sentence. */
export const quoted = (letter) =>
  names[letter] ? `a ${names[letter]}` : `“${letter}”`

/** What the network reads: where there is nothing, a paragraph begins. */
export function codePoints({ text, written }) {
  const letters = [...text, ...written.map(({ letter }) => letter)]
  return (letters.length ? letters : ['\n']).map((one) => one.codePointAt(0))
}

/** The letters that may follow, the likeliest first, with their chances p. */
export const ranked = ({ letters, p }) =>
  Array.from(p, (chance, k) =>
    ({ letter: String.fromCodePoint(letters[k]), p: chance }))
    .sort((one, other) => other.p - one.p)
