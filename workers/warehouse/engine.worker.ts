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
