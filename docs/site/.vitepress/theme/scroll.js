import { onMounted, onUnmounted } from 'vue'
import { onContentUpdated } from 'vitepress'

const mayBeWide = '.vp-doc pre, .vp-doc .wide, .vp-doc .formula'

// Only what is wider than its frame becomes a stop of the tabulator key.
function reach(frame) {
  if (frame.scrollWidth > frame.clientWidth) frame.tabIndex = 0
  else frame.removeAttribute('tabindex')
}

/**
 * Lets the keyboard reach what scrolls sideways. A frame says when it has
 * another size, but not when a font that comes late makes wider what it holds.
 */
export function scrollByKeys() {
  let watcher
  const frames = () => document.querySelectorAll(mayBeWide)
  const reachAll = () => frames().forEach(reach)
  const watch = () => {
    watcher?.disconnect()
    watcher = new ResizeObserver((sizes) =>
      sizes.forEach(({ target }) => reach(target)))
    for (const frame of frames()) watcher.observe(frame)
  }
  onMounted(() => {
    watch()
    document.fonts.addEventListener('loadingdone', reachAll)
  })
  onContentUpdated(watch)
  onUnmounted(() => {
    watcher?.disconnect()
    document.fonts.removeEventListener('loadingdone', reachAll)
  })
}
