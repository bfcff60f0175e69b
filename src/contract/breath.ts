/**
 * Lets messages in: through one reused MessageChannel in a browser, `setImmediate` in Node, where such a channel
 * starves the other ports.
 */
export const breathe: () => Promise<void> = makeBreath()

function makeBreath(): () => Promise<void> {
  const immediate: unknown = Reflect.get(globalThis, 'setImmediate')
  if (typeof immediate === 'function') return () => new Promise((go) => immediate(go))
  const { port1, port2 } = new MessageChannel()
  const waiting: (() => void)[] = []
  port1.onmessage = () => waiting.shift()?.()
  return () =>
    new Promise((go) => {
      waiting.push(go)
      port2.postMessage(0)
    })
}
