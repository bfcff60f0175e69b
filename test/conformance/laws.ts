import type { Value } from '../../src/contract/param.ts'
import type { Report } from '../../src/contract/report.ts'
import { miners } from '../../workers/miners/index.ts'

/** The defaults, and each other option of each choice beside the defaults. */
export function settings(id: string): Record<string, Value>[] {
  const params = miners.find((m) => m.id === id)?.params ?? {}
  const others = Object.entries(params).flatMap(([name, param]) =>
    param.kind === 'choice'
      ? param.options.filter((option) => option !== param.default).map((option) => ({ [name]: option }))
      : [],
  )
  return [{}, ...others]
}

/** A report with its numbers to nine digits. */
export function nineDigits(report: Report): unknown {
  const round = (_: string, v: unknown) => (typeof v === 'number' ? Number(v.toPrecision(9)) : v)
  return JSON.parse(JSON.stringify(report, round))
}

/** Where in a report stand numbers that are none. */
export function badNumbers(value: unknown, path = ''): string[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [path]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => badNumbers(inner, `${path}.${key}`))
}
