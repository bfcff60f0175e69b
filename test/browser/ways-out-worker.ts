import type { Target, Way } from './ways-out-page.ts'

/** `leak` is a same-origin script that fetches the other origin: a worker started from it has no policy. */
export interface WorkerTarget extends Target {
  leak: string
}
type WorkerWay = (target: WorkerTarget) => unknown

const shared: Readonly<Record<string, Way>> = {
  fetch: ({ to }) => fetch(to),
  fetchPost: ({ to }) => fetch(to, { method: 'POST', mode: 'no-cors', body: 'chloe@example.com' }),
  fetchKeepalive: ({ to }) => fetch(to, { keepalive: true, mode: 'no-cors' }),
  fetchRedirected: ({ own }) => fetch(own),
  xhr: ({ to }) => {
    const request = new XMLHttpRequest()
    request.open('GET', to)
    request.send()
  },
  xhrSync: ({ to }) => {
    const request = new XMLHttpRequest()
    request.open('GET', to, false)
    request.send()
  },
  webSocket: ({ to }) => void new WebSocket(to.replace('http', 'ws')),
  eventSource: ({ to }) => void new EventSource(to),
  webTransport: ({ to }) => void new WebTransport(to.replace('http:', 'https:')),
  cacheAdd: async ({ to }) => (await caches.open('x')).add(new Request(to, { mode: 'no-cors' })),
  fontFace: ({ to }) => new FontFace('x', `url(${to})`).load(),
  nested: ({ to }) => void new Worker(to),
  nestedText: ({ to }) =>
    void new Worker(
      URL.createObjectURL(new Blob([`fetch(${JSON.stringify(to)})`], { type: 'text/javascript' })),
    ),
  nestedData: ({ to }) => void new Worker(`data:text/javascript,fetch(${JSON.stringify(to)})`),
}

/** The ways out of a worker; each runs inside it. */
export const workerWays: Readonly<Record<string, WorkerWay>> = {
  ...shared,
  importScripts: ({ to }) => (self as unknown as { importScripts(u: string): void }).importScripts(to),
  importScriptsRedirected: ({ own }) =>
    (self as unknown as { importScripts(u: string): void }).importScripts(own),
  nestedOwn: ({ leak }) => void new Worker(leak),
  nestedOwnModule: ({ leak }) => void new Worker(leak, { type: 'module' }),
}
