import { onMounted, onUnmounted } from 'vue'

// The lines that the address names: #L42, or #L42-L60.
function named() {
  const [, first, last = first] =
    location.hash.match(/^#L(\d+)(?:-L(\d+))?$/) ?? []
  const lines = document.querySelectorAll('.file .line')
  return first ? [...lines].slice(first - 1, last) : []
}

function show() {
  for (const line of document.querySelectorAll('.file .named'))
    line.classList.remove('named')
  const lines = named()
  for (const line of lines) line.classList.add('named')

  // A range that is no place of its own begins with its first line.
  if (!document.getElementById(location.hash.slice(1)))
    lines[0]?.scrollIntoView()
}

// The sidebar is long: the page's own line in it comes into sight.
const showInSidebar = () =>
  requestAnimationFrame(() =>
    document
      .querySelector('.VPSidebarItem.is-link.is-active')
      ?.scrollIntoView({ block: 'nearest' }))

function arrive() {
  show()
  showInSidebar()
}

/** Shows on a source page which lines the address names, and goes there. */
export function showNamedLines() {
  const events = ['page', 'hashchange']
  onMounted(() => {
    arrive()
    for (const event of events) addEventListener(event, arrive)
  })
  onUnmounted(() => {
    for (const event of events) removeEventListener(event, arrive)
  })
}
