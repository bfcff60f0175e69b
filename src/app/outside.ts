import type { Call } from '../contract/wire.ts'
import type { Bar } from './bar.ts'
import type { Memory } from './memory.ts'
import type { Sample } from './samples.ts'
import type { Threads } from './threads.ts'
import type { View } from './url.ts'

/** What the session needs from the browser; tests bring their own. */
export interface Outside {
  open(): Promise<Threads>
  bar: Bar
  memory: Memory
  samples: { list(): Promise<Sample[]>; fetch(sample: Sample, call: Call): Promise<File[]> }
}

/** Something to say that is no fault: shown until the person goes on. */
export interface Told {
  tone: 'fact' | 'warn' | 'good'
  what: string
  next?: string
  goes?: { label: string; view: View }
  /** The way back from what was done unasked. */
  undo?: () => void
}
