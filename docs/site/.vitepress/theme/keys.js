import { onMounted, onUnmounted } from 'vue'

// What the arrows move when it has the focus: controls, and what scrolls.
const takesArrows =
  'input, textarea, select, summary, button, audio, video, ' +
  '[contenteditable], [tabindex="0"], [role="dialog"]'

const direction = { ArrowLeft: 'prev', ArrowRight: 'next' }

function turn(event) {
  const way = direction[event.key]
  const held = event.ctrlKey || event.altKey || event.metaKey || event.shiftKey
  if (!way || held || event.defaultPrevented) return
  if (event.target.closest?.(takesArrows)) return
  document.querySelector(`.pager-link.${way}`)?.click()
}

/** The left and right arrows turn the page. */
export function turnPagesByKeys() {
  onMounted(() => addEventListener('keydown', turn))
  onUnmounted(() => removeEventListener('keydown', turn))
}
