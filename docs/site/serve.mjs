// A plain static file server: node serve.mjs FOLDER [BASE [PORT]]
import { createServer } from 'node:http'
import { pathToFileURL } from 'node:url'
import sirv from 'sirv'

/**
 * Serves a folder under a base path, on this machine alone.
 * @param {number} port 0: any that is free
 * @returns {Promise<{address: string, close: () => void}>}
 */
export function serve(folder, base = '/', port = 0) {
  // No page is guessed: what is not a file is not there.
  const files = sirv(folder, { dev: true, extensions: [] })
  const server = createServer((request, response) => {
    const missing = () => response.writeHead(404).end('not found')
    if (!request.url.startsWith(base)) return missing()
    request.url = request.url
      .slice(base.length - 1)
      .replace(/\/(?=$|[?#])/, '/index.html')
    files(request, response, missing)
  })
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () =>
      resolve({
        address: `http://127.0.0.1:${server.address().port}${base}`,
        close: () => server.close(),
      }))
  })
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [folder, base, port = '8080'] = process.argv.slice(2)
  const { address } = await serve(folder, base, Number(port))
  console.log(`The book is at ${address} until Ctrl-C.`)
}
