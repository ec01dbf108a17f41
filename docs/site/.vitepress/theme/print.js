import { onMounted, onUnmounted } from 'vue'

let unfolded = []

function unfold() {
  unfolded = [...document.querySelectorAll('.vp-doc details:not([open])')]
  for (const details of unfolded) details.open = true
}

function fold() {
  for (const details of unfolded) details.open = false
}

/** What is folded on the screen is open on paper. */
export function unfoldOnPaper() {
  onMounted(() => {
    addEventListener('beforeprint', unfold)
    addEventListener('afterprint', fold)
  })
  onUnmounted(() => {
    removeEventListener('beforeprint', unfold)
    removeEventListener('afterprint', fold)
  })
}
