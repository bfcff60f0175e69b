import type { Limits } from './sequences.ts'
import { Grower, type Step } from './sequences-grow.ts'
import { breath, type Firsts, leadsOn, type Pairs, type Reduced } from './sequences-pairs.ts'
import { Projection } from './sequences-project.ts'
import { Best, PatternStore } from './sequences-store.ts'

/** Depth first over all patterns, item by item: each is kept, then extended by what frequently follows it. */
export class SequenceSearch {
  readonly found: PatternStore = new PatternStore()
  /** Sequences a pattern must be in; rises as patterns come in where only the most frequent are asked for. */
  minCount: number
  readonly #db: Reduced
  readonly #pairs: Pairs | null
  readonly #projection: Projection
  readonly #grower: Grower
  readonly #best: Best | null
  readonly #topFrom: number
  readonly #maxLength: number
  readonly #maxElements: number
  /** Items looked at since the last breath. */
  #work = 0

  constructor(db: Reduced, pairs: Pairs | null, limits: Limits) {
    const { top, topFrom = 1, maxLength = Infinity, maxElements = Infinity } = limits
    this.minCount = limits.minCount
    this.#db = db
    this.#pairs = pairs
    this.#projection = new Projection(db)
    this.#grower = new Grower(db.count.length, limits)
    this.#best = top === undefined ? null : new Best(top)
    this.#topFrom = topFrom
    this.#maxLength = maxLength
    this.#maxElements = maxElements
  }

  /** Yields the share done, at least every 65,536 items. */
  *run(firsts: Firsts): Generator<number, void> {
    for (const [item, count] of this.#db.count.entries()) {
      if (count < this.minCount) continue
      const node = this.#keep(-1, item, 1, count, 1)
      if (this.#maxLength < 2 || !this.#leads(item)) continue
      const done = (firsts.from[item] ?? 0) / Math.max(1, firsts.at.length)
      yield* this.#project(item, firsts, done)
      this.#grower.begin(this.#projection, item)
      const { top } = this.#grower
      const places = { from: 0, to: top, mark: top }
      yield* this.#grow({ node, last: item, length: 1, elements: 1, next: 0, end: 0, ...places }, done)
    }
  }

  #leads(item: number): boolean {
    return !this.#pairs || leadsOn(item, this.#pairs, this.minCount)
  }

  #keep(parent: number, item: number, opens: number, count: number, elements: number): number {
    if (this.#best && elements >= this.#topFrom)
      this.minCount = Math.max(this.minCount, this.#best.offer(count))
    return this.found.put(parent, item, opens, count)
  }

  *#project(item: number, firsts: Firsts, done: number): Generator<number, void> {
    const piece = 4096
    const end = firsts.from[item + 1] ?? 0
    this.#projection.clear()
    for (let at = firsts.from[item] ?? 0; at < end; at += piece) {
      const to = Math.min(end, at + piece)
      const looked = this.#projection.take(item, firsts, at, to, this.#pairs, this.minCount)
      if (this.#tires(looked)) yield done
    }
  }

  /** All patterns that begin with `first`; a stack, as patterns can be longer than calls may nest. */
  *#grow(first: Step, done: number): Generator<number, void> {
    const path = [first]
    yield* this.#extend(first, done)
    for (let step = path.at(-1); step; step = path.at(-1)) {
      if (step.next >= step.end) {
        path.pop()
        this.#grower.leave(step, path.at(-1))
        continue
      }
      const child = this.#next(step)
      if (!child) continue
      path.push(child)
      yield* this.#extend(child, done)
    }
  }

  /** What a pattern can frequently be extended by: its places are walked to count, then again to hand them on. */
  *#extend(step: Step, done: number): Generator<number, void> {
    if (step.from >= step.to) return
    const { found } = this.#grower
    yield* this.#walk('count', step, done)
    step.next = found.size
    this.#grower.list(this.minCount)
    step.end = found.size
    yield* this.#walk('fill', step, done)
  }

  *#walk(way: 'count' | 'fill', step: Step, done: number): Generator<number, void> {
    const onward = step.elements < this.#maxElements
    for (let at = step.from; at < step.to; ) {
      const from = at
      at = this.#grower[way](this.#projection, step, from, step.to, breath, onward)
      if (this.#tires(at - from + (at < step.to ? breath : 16))) yield done
    }
  }

  /** Keeps the next extension of a pattern; null where it is too rare by now, or may not grow. */
  #next(step: Step): Step | null {
    const { found, top: mark } = this.#grower
    const at = step.next++
    const count = found.count[at] ?? 0
    if (count < this.minCount) return null
    const [last, opens] = [found.item[at] ?? 0, found.opens[at] ?? 0]
    const elements = step.elements + opens
    const node = this.#keep(step.node, last, opens, count, elements)
    this.#work += 64
    if (step.length + 1 >= this.#maxLength) return null
    const places = { from: found.from[at] ?? 0, to: found.to[at] ?? 0, mark }
    return { node, last, length: step.length + 1, elements, next: 0, end: 0, ...places }
  }

  /** Whether a breath is due after so much more work. */
  #tires(work: number): boolean {
    this.#work += work
    if (this.#work < breath) return false
    this.#work = 0
    return true
  }
}
