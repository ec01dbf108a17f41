import { onMounted, onUnmounted } from 'vue'
import { onContentUpdated } from 'vitepress'

const mayBeWide = '.vp-doc pre, .vp-doc .wide, .vp-doc .formula'

// Only what is wider than its frame becomes a stop of the tabulator key.
function reach(frame) {
  if (frame.scrollWidth > frame.clientWidth) frame.tabIndex = 0
  else frame.removeAttribute('tabindex')
}

/** Lets the keyboard reach what scrolls sideways. */
export function scrollByKeys() {
  let watcher
  const watch = () => {
    watcher?.disconnect()
    watcher = new ResizeObserver((sizes) =>
      sizes.forEach(({ target }) => reach(target)))
    for (const frame of document.querySelectorAll(mayBeWide))
      watcher.observe(frame)
  }
  onMounted(watch)
  onContentUpdated(watch)
  onUnmounted(() => watcher?.disconnect())
}
