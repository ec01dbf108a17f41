// Networks that come with a page.

/** What demos/weights.cpp has written there. */
export async function numbersAt(url) {
  const answer = await fetch(url)
  if (!answer.ok) throw new Error(`the network has not come: ${answer.status}`)
  return new Float32Array(await answer.arrayBuffer())
}
