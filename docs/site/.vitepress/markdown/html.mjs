/** Text as it stands in HTML. */
export const escape = (text) =>
  text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')

/**
 * The address of a page that the weaver names by its file, as in
 * source/lib/lstm/lstm.hpp.md#L42.
 */
export const address = (base, page) =>
  base + page.replace(/(^|\/)index\.md(?=#|$)/, '$1')
    .replace(/\.md(?=#|$)/, '.html')
