import { heed } from '../../app/call.ts'
import { Failure } from '../../contract/fault.ts'
import type { Call } from '../../contract/wire.ts'
import { type Head, writeHtml } from './write-html.ts'

/** Pictures are drawn one after the other once the page is laid out. */
const patience = 10_000

/** The report as a file once all its pictures are drawn; null when it was stopped. */
export async function saveReport(paper: Element, head: Head, call: Call): Promise<Blob | null> {
  try {
    await drawn(paper, () => heed(call.signal))
    return await writeHtml(
      paper,
      head,
      () => heed(call.signal),
      (done) => call.progress('explain', done),
    )
  } catch (thrown) {
    if (thrown instanceof Failure && thrown.fault.code === 'stopped') return null
    throw thrown
  }
}

/** Resolves once all of the report is there, or none more comes. */
export async function drawn(paper: Element, stopped: () => void = () => {}): Promise<void> {
  const end = performance.now() + patience
  const waits = () =>
    paper.querySelector('[data-awaited]') !== null ||
    [...paper.querySelectorAll('figure .picture')].some((place) => place.childElementCount === 0)
  while (waits() && performance.now() < end) {
    stopped()
    await new Promise((go) => setTimeout(go, 50))
  }
}
