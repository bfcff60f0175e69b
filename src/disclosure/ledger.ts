import type { Unit } from '../contract/param.ts'
import type { Secret } from './mask.ts'
import { countsPeople, isSmall, type Least, tellsSmall } from './small.ts'

type Told = number | string | null | undefined
/** Numbers that are withheld, by the name of their group. */
export type Labels = ReadonlyMap<string, ReadonlySet<number>>

/** How many people the report is about, and how much they did; 0 = not told. `wholes`: all such figures. */
export interface Totals {
  people: number
  deeds: number
  wholes: readonly number[]
}

/** A number of a group by its name, and the block that tells it. */
export interface Count {
  readonly block: number
  readonly count: number
  readonly isPeople: boolean
}
export type Counts = ReadonlyMap<string, readonly Count[]>

/** What is known while a report is gone through, and what has been withheld so far. */
export class Ledger {
  readonly least: Least
  readonly totals: Totals
  readonly secrets: Secret[] = []
  /** Numbers of a group that are withheld somewhere: beside its name they are withheld everywhere. */
  readonly labels: Labels
  readonly found = new Map<string, Set<number>>()
  readonly counts: Counts
  /** Numbers, rows and marks left out. */
  left = 0
  /** The block that is gone through. */
  block = -1

  constructor(least: Least, totals: Totals, labels: Labels, counts: Counts) {
    this.least = least
    this.totals = totals
    this.labels = labels
    this.counts = counts
  }

  /** A count is small, or what is left of a known total is. */
  gives(count: number, unit: Unit | undefined): boolean {
    const total = countsPeople(unit) ? this.totals.people : this.totals.deeds
    return this.small(count) || this.small(total - count)
  }

  small(count: number): boolean {
    return isSmall(count, this.least)
  }

  tells(share: number, of: number): boolean {
    return tellsSmall(share, of, this.least)
  }

  /** One of these numbers of the group of that name is withheld elsewhere, or a block before this tells all but few of it. */
  named(label: string, values: readonly Told[]): boolean {
    const away = this.labels.get(label)
    const numbers = values.flatMap((value) => (typeof value === 'number' ? [value] : []))
    return numbers.some((value) => away?.has(value) || this.#isNear(label, value))
  }

  /** What is told of the group before this number is told the first time is all but few of it, or few more. */
  #isNear(label: string, value: number): boolean {
    const told = this.counts.get(label) ?? []
    const own = told.find(({ block, count }) => block === this.block && count === value)
    if (!own) return false
    const alike = told.filter(({ isPeople }) => isPeople === own.isPeople)
    const from = alike.findIndex(({ count }) => count === value)
    return alike
      .slice(0, from)
      .some(({ block, count }) => block < this.block && this.small(Math.abs(count - value)))
  }

  /** A sum over the group of that name is withheld elsewhere, or all but few of what any block tells of it, or few more. */
  gathers(label: string, sum: number, isPeople: boolean): boolean {
    const told = (this.counts.get(label) ?? []).filter((one) => one.isPeople === isPeople)
    const isNear = told.some(({ count }) => this.small(Math.abs(count - sum)))
    return isNear || (this.labels.get(label)?.has(sum) ?? false)
  }

  /** Notes what is withheld of a cell, a row or a mark: sentences and other blocks must not tell it either. */
  withhold(label: string, values: readonly Told[], unit: Unit | undefined): void {
    this.left++
    for (const value of values) {
      if (typeof value !== 'number') continue
      this.secrets.push({ value, unit, label })
      if (label) this.found.set(label, (this.found.get(label) ?? new Set()).add(value))
    }
  }
}
