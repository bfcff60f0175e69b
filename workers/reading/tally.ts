/** Oddities that lose nothing, counted while reading. */
export interface Tally {
  short: number
  /** Lines of the first short rows. */
  shortOn: number[]
  stray: number
  empty: number
  spare: number
}

const mostLines = 5

export const newTally = (): Tally => ({ short: 0, shortOn: [], stray: 0, empty: 0, spare: 0 })

/** Counts a row with fewer cells than the header has. */
export function countShort(tally: Tally, line: number): void {
  if (tally.short++ < mostLines) tally.shortOn.push(line)
}
