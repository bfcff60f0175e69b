import { scriptUrl, serviceWorkerUrl } from './policy.ts'

/** Loads the new version and opens the page again; false where another tab still works with the old one. */
export type Apply = () => Promise<boolean>

/**
 * Keeps every file of the program on this device and tells when a newer version waits. It never takes over by
 * itself: what runs goes on with the files it began with. Without service workers nothing happens.
 */
export function updates(onready: (apply: Apply) => void): void {
  if (!('serviceWorker' in navigator)) return
  navigator.serviceWorker
    .register(scriptUrl(serviceWorkerUrl))
    .then(async (registration) => {
      watch(registration, onready)
      await beServed()
    })
    .catch(() => {
      // A private window or a host without https: the page works, only not without a network.
    })
}

/** True once every file is kept on this device; stays pending where that never happens. */
export async function offlineReady(): Promise<boolean> {
  if (!('serviceWorker' in navigator)) return new Promise(() => {})
  await navigator.serviceWorker.ready
  return true
}

/** A page that was loading while the service worker took its clients on was missed: it asks to be taken on too. */
async function beServed(): Promise<void> {
  const { active } = await navigator.serviceWorker.ready
  if (navigator.serviceWorker.controller === null) active?.postMessage('serve me')
}

function watch(registration: ServiceWorkerRegistration, onready: (apply: Apply) => void): void {
  if (registration.waiting) onready(applying(registration.waiting))
  registration.addEventListener('updatefound', () => {
    const worker = registration.installing
    worker?.addEventListener('statechange', () => {
      if (worker.state === 'installed' && navigator.serviceWorker.controller) onready(applying(worker))
    })
  })
}

function applying(worker: ServiceWorker): Apply {
  return () =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = ({ data }) => resolve(data === true)
      navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
      worker.postMessage('take over', [port2])
    })
}
