import type { Blocks, Figure } from '../contract/report.ts'
import type { Ledger } from './ledger.ts'
import { counts, isSmall, namesPeople } from './small.ts'

/** More figures than stand above a picture are looked at in pairs only. */
const mostSubsets = 10

/** Figures that tell few people, or are all but few of the others beside them, lose their value. */
export function discloseFigures(figures: Blocks['figures'], ledger: Ledger): Blocks['figures'] {
  const told = figures.map((f) => !ledger.named(f.label, [f.value]) && !tooFew(f, figures, ledger))
  for (let more = true; more; ) {
    more = false
    const left = figures.flatMap((f, i) => (told[i] && isCount(f) ? [i] : []))
    const remainder = leaving(left, figures, ledger)
    if (remainder !== undefined) {
      told[remainder] = false
      more = true
    }
  }
  return figures.map((f, i) => (told[i] ? f : emptied(f, ledger)))
}

const isCount = (f: Figure) =>
  counts(f.unit) &&
  (f.unit !== 'count' || namesPeople(f.label)) &&
  f.value !== null &&
  Number.isInteger(f.value)

function tooFew(f: Figure, all: Blocks['figures'], ledger: Ledger): boolean {
  const values = [f.value, f.before ?? null].filter((value) => value !== null)
  if (isCount(f))
    return (
      values.some((value) => ledger.gives(value, f.unit)) || ledger.small((values[1] ?? 0) - (values[0] ?? 0))
    )
  if (f.unit !== 'share') return false
  const wholes = all.filter(isCount).map((other) => other.value ?? 0)
  return values.some((share) => wholes.some((whole) => ledger.tells(share, whole)))
}

/** The smallest of some figures that together are all but few of another one. */
function leaving(at: readonly number[], figures: Blocks['figures'], { least }: Ledger): number | undefined {
  const value = (i: number) => figures[i]?.value ?? 0
  const few = at.slice(0, mostSubsets)
  for (const total of few) {
    const parts = few.filter((i) => i !== total && 0 < value(i) && value(i) <= value(total))
    for (let set = 1; set < 1 << parts.length; set++) {
      const some = parts.filter((_, bit) => set & (1 << bit))
      const rest = value(total) - some.reduce((sum, i) => sum + value(i), 0)
      if (isSmall(rest, least)) return some.sort((a, b) => value(a) - value(b))[0]
    }
  }
  return undefined
}

function emptied(figure: Figure, ledger: Ledger): Figure {
  ledger.withhold(figure.label, [figure.value, figure.before], figure.unit)
  const { before: _, beforeIs: __, ...rest } = figure
  return { ...rest, value: null }
}
