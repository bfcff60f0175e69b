import { Failure } from '../contract/fault.ts'
import type { Call, Stage } from '../contract/wire.ts'

/** What the person sees of a call that is under way. `done` is 0–1, or null while nobody can tell. */
export interface Underway {
  stage: Stage
  done: number | null
  words: string
  stop(): void
}

const stageWords: Record<Stage, string> = {
  start: 'Starting',
  read: 'Reading the rows',
  type: 'Reading dates and amounts',
  join: 'Putting customers and orders together',
  clean: 'Counting what each step changes',
  save: 'Saving on this device',
  open: 'Opening',
  query: 'Asking the database',
  fit: 'Working it out',
  evaluate: 'Checking it on the past',
  explain: 'Putting it into words',
}

/** Milliseconds between two looks at one stage: drawing more of them takes time from the work. */
const seldom = 100

/** A call that tells `show` how far it is and stops when asked to. */
export function watched(show: (underway: Underway) => void): { call: Call; underway: Underway } {
  const stopper = new AbortController()
  const stop = () => stopper.abort()
  const underway = (stage: Stage, done: number | null, words?: string): Underway => ({
    stage,
    done,
    words: words || stageWords[stage],
    stop,
  })
  let shown = { stage: 'start' as Stage, at: Number.NEGATIVE_INFINITY }
  const progress: Call['progress'] = (stage, done, words) => {
    const now = performance.now()
    const soon = stage === shown.stage && done < 1 && now < shown.at + seldom
    if (stopper.signal.aborted || soon) return
    shown = { stage, at: now }
    show(underway(stage, done, words))
  }
  return { call: { signal: stopper.signal, progress }, underway: underway('start', null) }
}

/** Ends a walk whose person has stopped it. */
export function heed(signal: AbortSignal): void {
  if (signal.aborted) throw new Failure({ code: 'stopped' })
}

/** For what the page can do without: `doors.engine` says what is wrong when nothing works. */
export const quietly = (step: () => Promise<void>) => step().catch(() => {})
