import { readFileSync, writeFileSync } from 'node:fs'
import type { Row } from './experience.ts'

const begin = '<!-- bench -->'
const end = '<!-- /bench -->'

function figure(value: number | null, unit: Row['unit']): string {
  if (value === null) return 'not measured'
  const digits = unit === 'ms' ? 0 : unit === '' ? 2 : 1
  return `${value.toLocaleString('en-GB', { maximumFractionDigits: digits })} ${unit}`.trim()
}

function verdict({ value, must, aim, better }: Row): string {
  if (value === null) return '–'
  const reaches = (goal: number) => (better === 'higher' ? value >= goal : value <= goal)
  if (reaches(aim)) return 'aim reached'
  return reaches(must) ? 'as it must be' : 'short of it'
}

/** The rows as a table in Markdown. */
export function markdown(rows: readonly Row[]): string {
  const head = '| what | measured | must | aim | |\n| --- | ---: | ---: | ---: | --- |'
  const lines = rows.map((row) => {
    const [value, must, aim] = [row.value, row.must, row.aim].map((n) => figure(n, row.unit))
    return `| ${row.what} | ${value} | ${must} | ${aim} | ${verdict(row)} |`
  })
  return [head, ...lines].join('\n')
}

/** The rows that were kept, with the fresh ones in their places; what is new comes last. */
export function merged(results: URL, fresh: readonly Row[]): Row[] {
  const { rows: kept } = JSON.parse(readFileSync(results, 'utf8')) as { rows: Row[] }
  const byName = new Map([...kept, ...fresh].map((row) => [row.what, row]))
  return [...byName.values()]
}

/** Puts a text between the two marks of a file; everything else stays as it is. Throws where a mark is missing. */
export function between(text: string, inner: string): string {
  const [from, to] = [text.indexOf(begin), text.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`no ${begin} … ${end} in the text`)
  return `${text.slice(0, from + begin.length)}\n${inner}\n${text.slice(to)}`
}

/** Writes the table into README.md. */
export function writeTable(readme: URL, inner: string): void {
  writeFileSync(readme, between(readFileSync(readme, 'utf8'), inner))
}
