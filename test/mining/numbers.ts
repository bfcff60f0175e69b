import type { Report } from '../../src/contract/report.ts'

const token = /\d+(?:,\d{3})*(?:\.\d+)?%?/g
const plain = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 3 })
const whole = new Intl.NumberFormat('en-GB')
const percent = new Intl.NumberFormat('en-GB', { style: 'percent', maximumSignificantDigits: 3 })

/** Every sentence of a report, with the place it stands in. */
export function sentences(report: Report): [place: string, sentence: string][] {
  return [
    ['headline', report.headline],
    ...report.caveats.map((c, i): [string, string] => [`caveat ${i}`, c]),
    ...report.blocks.flatMap((b): [string, string][] => [
      [`title of ${b.kind}`, b.title],
      [`reading of ${b.title}`, b.reading],
    ]),
    ...report.audiences.flatMap((a): [string, string][] => [[`audience ${a.id}`, `${a.label}. ${a.about}`]]),
  ]
}

/**
 * Numbers that a report's sentences name and that stand nowhere in its blocks, yardsticks or settings. A number of a
 * sentence is one of theirs, whole or rounded to three digits, bare or as a share.
 */
export function homelessNumbers(report: Report): string[] {
  const known = new Set<string>()
  collect(known, [
    report.blocks.map((b) => b.data),
    report.yardsticks,
    report.recipe.values,
    report.recipe.scope,
  ])
  return sentences(report).flatMap(([place, sentence]) =>
    (sentence.match(token) ?? []).filter((t) => !known.has(t)).map((t) => `${t} in ${place}: ${sentence}`),
  )
}

function collect(known: Set<string>, value: unknown): void {
  if (typeof value === 'number') {
    known.add(plain.format(Math.abs(value)))
    if (Number.isInteger(value)) known.add(whole.format(Math.abs(value)))
    known.add(percent.format(Math.abs(value)))
  } else if (typeof value === 'string') {
    for (const t of value.match(token) ?? []) known.add(t)
  } else if (typeof value === 'object' && value !== null) {
    for (const inner of Object.values(value)) collect(known, inner)
  }
}
