import { PrecacheController } from 'workbox-precaching/PrecacheController.js'

/** Put in by the build: every file that is shipped, with its hash, and the policy of the page. */
declare const __PRECACHE__: { url: string; revision: string | null; integrity: string }[]
declare const __POLICY__: string

const scope = self as unknown as ServiceWorkerGlobalScope

const sealed: Readonly<Record<string, string>> = {
  'content-security-policy': `${__POLICY__}; frame-ancestors 'none'`,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
}

/** Redirects are never followed: they are the one way out of this origin a service worker has by itself. */
const ownOnly = {
  requestWillFetch: async ({ request }: { request: Request }) =>
    new Request(request, { redirect: 'error', credentials: 'omit' }),
}

const shipped = new PrecacheController({ plugins: [ownOnly] })
shipped.addToCacheList(__PRECACHE__)

scope.addEventListener('install', (event) => event.waitUntil(shipped.install(event)))

scope.addEventListener('activate', (event) => {
  event.waitUntil(shipped.activate(event).then(() => scope.clients.claim()))
})

scope.addEventListener('fetch', (event) => event.respondWith(answer(event.request)))

/** Takes over only where one tab is open: another may be in the middle of an import with the old files. */
scope.addEventListener('message', (event) => {
  if (event.data === 'take over') event.waitUntil(takeOver(event.ports[0]))
  if (event.data === 'serve me') event.waitUntil(scope.clients.claim())
})

async function takeOver(port: MessagePort | undefined): Promise<void> {
  const tabs = await scope.clients.matchAll({ type: 'window', includeUncontrolled: true })
  const alone = tabs.length <= 1
  port?.postMessage(alone)
  if (alone) await scope.skipWaiting()
}

async function answer(request: Request): Promise<Response> {
  const url = new URL(request.url)
  if (url.origin !== scope.location.origin || request.method !== 'GET') return Response.error()
  const kept = await keptResponse(url)
  return seal(kept ?? (await fetch(url.pathname + url.search, { redirect: 'error', credentials: 'omit' })))
}

/** Looks without opening the cache: opening one that was erased would make it again. */
async function keptResponse(url: URL): Promise<Response | undefined> {
  const path = url.pathname.replace(/index\.html$/, '')
  const key = shipped.getCacheKeyForURL(url.origin + path)
  return key ? caches.match(key, { cacheName: shipped.strategy.cacheName }) : undefined
}

/** The same response with the headers that a static host cannot be asked for. */
function seal(response: Response): Response {
  if (response.type === 'error') return response
  const headers = new Headers(response.headers)
  for (const [name, value] of Object.entries(sealed)) headers.set(name, value)
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers })
}
