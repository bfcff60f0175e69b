import { unpacked } from './unpack.ts'

/** Runs in the worker of the engine before its own file: what that fetches is unpacked and compiled while it arrives. */
const ask = self.fetch.bind(self)

/** The engine says nothing where its file cannot be had, and waits for ever: an error of the worker is heard. */
function fail(thrown: unknown): Promise<never> {
  setTimeout(() => {
    throw thrown
  })
  return new Promise(() => {})
}

self.fetch = (what, how) => ask(what, how).then(unpacked).catch(fail)

const space = 2 ** 25
const often = 12

/**
 * Starting leaves the packed pieces and the compiler's own copies behind, some 80 MB, and nobody collects a worker that
 * rests. Space that is asked for and never touched costs nothing, and makes the browser look for what can be let go.
 */
async function sweep(): Promise<void> {
  for (let asked = 0; asked < often; asked += 1) {
    void new ArrayBuffer(space)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

let heard = 0

/** The first message starts the engine, the second is sent when that is done. */
function listen(): void {
  heard += 1
  if (heard < 2) return
  self.removeEventListener('message', listen)
  sweep().catch(() => {})
}

self.addEventListener('message', listen)
