// @ts-check
import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'

const dist = fileURLToPath(new URL('../dist', import.meta.url))

/** @type {Record<string, string>} */
const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.txt': 'text/plain; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/**
 * The `_headers` file of the build: a path, then indented `Name: value` lines; a `*` at the end of a path matches
 * the rest of it.
 * @param {string} text
 * @returns {(path: string) => [string, string][]}
 */
export function headerRules(text) {
  /** @type {{ path: string, headers: [string, string][] }[]} */
  const rules = []
  for (const line of text.split('\n').filter((l) => l.trim())) {
    const [, name, value] = /^\s+([^:]+):\s*(.*)$/.exec(line) ?? []
    if (name && value !== undefined) rules.at(-1)?.headers.push([name, value])
    else rules.push({ path: line.trim(), headers: [] })
  }
  /** @param {string} rule @param {string} path */
  const fits = (rule, path) => (rule.endsWith('*') ? path.startsWith(rule.slice(0, -1)) : rule === path)
  return (path) => rules.filter((rule) => fits(rule.path, path)).flatMap((rule) => rule.headers)
}

/**
 * Serves a folder on the loopback address. `base` is the path it is served under, `headers` whether the security
 * headers are sent, `alter` may change a file on its way out (its text, or null to leave it alone), `extra` answers
 * paths that are no file.
 * @param {{ root?: string, port?: number, base?: string, headers?: boolean,
 *   alter?: (path: string, text: string) => string | null,
 *   extra?: Record<string, import('node:http').RequestListener> }} [options]
 * @returns {Promise<{ url: string, origin: string, close: () => Promise<void> }>}
 */
export async function serve(options = {}) {
  const { root = dist, port = 0, base = '/', headers = true, alter, extra = {} } = options
  const rules = headers ? headerRules(readFileSync(join(root, '_headers'), 'utf8')) : () => []

  /** @type {import('node:http').RequestListener} */
  const listener = async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const other = extra[pathname]
    if (other) return other(request, response)
    const path = pathname.startsWith(base) ? `/${decode(pathname.slice(base.length))}` : ''
    const file = normalize(join(root, path.endsWith('/') ? `${path}index.html` : path))
    const wanted = path !== '' && file.startsWith(join(root, '/')) && !path.endsWith('/_headers')
    const body = wanted && (request.method === 'GET' || request.method === 'HEAD') ? await read(file) : null
    if (!body) return void response.writeHead(404, { 'content-type': 'text/plain' }).end('not found')
    response.setHeader('content-type', types[extname(file)] ?? 'application/octet-stream')
    response.setHeader('cache-control', 'no-cache')
    for (const [name, value] of rules(path)) response.setHeader(name, value)
    const altered = alter?.(path, body.toString('utf8'))
    const sent = altered === null || altered === undefined ? body : Buffer.from(altered)
    response.setHeader('content-length', sent.length)
    response.end(request.method === 'HEAD' ? undefined : sent)
  }

  const server = createServer(listener)
  await new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve(undefined))
  })
  const address = server.address()
  const origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : port}`
  return {
    origin,
    url: origin + base,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve(undefined))
      }),
  }
}

/** @param {string} file */
async function read(file) {
  return readFile(file).catch(() => null)
}

/** @param {string} path */
function decode(path) {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
