import { breathe } from '../contract/breath.ts'

/** Time on the page’s own thread after which it gets its turn, in ms. */
const slice = 12

/** Runs steps to their end, the page moving on between them; null once they are `wanted` no longer. */
export async function inSlices<T>(steps: Generator<unknown, T>, wanted: () => boolean): Promise<T | null> {
  for (let begun = performance.now(); wanted(); ) {
    const { done, value } = steps.next()
    if (done) return value
    if (performance.now() - begun < slice) continue
    await breathe()
    begun = performance.now()
  }
  return null
}
