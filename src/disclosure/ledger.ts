import type { Unit } from '../contract/param.ts'
import type { Secret } from './mask.ts'
import { countsPeople, isSmall, type Least, tellsSmall } from './small.ts'

type Told = number | string | null | undefined
/** Numbers that are withheld, by the name of their group. */
export type Labels = ReadonlyMap<string, ReadonlySet<number>>

/** How many people the report is about, and how much they did; 0 = not told. */
export interface Totals {
  people: number
  deeds: number
}

/** What is known while a report is gone through, and what has been withheld so far. */
export class Ledger {
  readonly least: Least
  readonly totals: Totals
  readonly secrets: Secret[] = []
  /** Numbers of a group that are withheld somewhere: beside its name they are withheld everywhere. */
  readonly labels: Labels
  readonly found = new Map<string, Set<number>>()
  /** Numbers, rows and marks left out. */
  left = 0

  constructor(least: Least, totals: Totals, labels: Labels) {
    this.least = least
    this.totals = totals
    this.labels = labels
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

  /** One of these numbers of the group of that name is withheld elsewhere. */
  named(label: string, values: readonly Told[]): boolean {
    const away = this.labels.get(label)
    return away !== undefined && values.some((value) => typeof value === 'number' && away.has(value))
  }

  /** Notes what is withheld of a cell, a row or a mark: sentences and other blocks must not tell it either. */
  withhold(label: string, values: readonly Told[], unit: Unit | undefined): void {
    this.left++
    for (const value of values) {
      if (typeof value !== 'number') continue
      this.secrets.push({ value, unit })
      if (label) this.found.set(label, (this.found.get(label) ?? new Set()).add(value))
    }
  }
}
