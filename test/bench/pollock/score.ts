import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { Failure } from '../../../src/contract/fault.ts'
import { readAll, shared } from '../../reading/support.ts'
import type { Row } from '../experience.ts'
import { measure, points, scores } from './metric.ts'
import { cellsOf, type Polluted, pollute } from './pollute.ts'

export const folder = `${shared}messy/pollock/`

export interface Scored {
  name: string
  weight: number
  points: number
}

const tables = (text: string) => cellsOf(text).map((row) => row.map((cell) => cell.text))

/** All 2,290 files of the benchmark, made of its source; null where that is not at hand. */
export function allFiles(): Polluted[] | null {
  return existsSync(`${folder}source.csv`) ? pollute(readFileSync(`${folder}source.csv`, 'utf8')) : null
}

/** The files as the benchmark gives them away, with their own expectations; the weights are those of the survey. */
export function filesAtHand(all: readonly Polluted[]): Polluted[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.csv') && !name.endsWith('.clean.csv'))
    .map((name) => {
      const known = all.find((file) => `${file.name}.csv` === name)
      const clean = `${folder}${name.replace('.csv', '.clean.csv')}`
      const text = readFileSync(folder + name, 'utf8')
      const expected = existsSync(clean) ? tables(readFileSync(clean, 'utf8')) : (known?.clean ?? [])
      return { name: name.replace('.csv', ''), text, clean: expected, weight: known?.weight ?? 0 }
    })
}

/** What the reader gives, header first; a refusal in words is an empty table, anything else thrown is no success. */
async function loaded(text: string): Promise<string[][] | null> {
  try {
    const { head, rows } = await readAll(new File([text], 'file.csv'))
    const named = head.headers.map((name, c) => (name === `Column ${c + 1}` ? '' : name))
    return head.headerLine === 0 ? rows : [named, ...rows]
  } catch (thrown) {
    return thrown instanceof Failure ? [] : null
  }
}

/** The points of each file. */
export async function scored(files: readonly Polluted[]): Promise<Scored[]> {
  const found: Scored[] = []
  for (const { name, text, clean, weight } of files)
    found.push({ name, weight, points: points(measure(clean, await loaded(text))) })
  return found
}

/** Rows of the table of figures. Empty where the benchmark's files are not at hand. */
export async function pollockRows(): Promise<Row[]> {
  const all = allFiles()
  if (!all) return []
  const rows = [
    ...rowsOf('the files at hand', await scored(filesAtHand(all))),
    ...rowsOf('all 2,290 files', await scored(all)),
  ]
  return rows
}

function rowsOf(which: string, files: Scored[]): Row[] {
  const { simple, weighted } = scores(files)
  const worst = files.filter((file) => file.points < 9.9).toSorted((a, b) => a.points - b.points)
  const why = worst.slice(0, 12).map(({ name, points }) => `${name} ${points.toFixed(2)}`)
  const row = { unit: '' as const, better: 'higher' as const }
  return [
    { ...row, what: `Pollock, ${which}: simple`, value: simple, must: 9.65, aim: 9.8, why: why.join(', ') },
    { ...row, what: `Pollock, ${which}: weighted`, value: weighted, must: 9.05, aim: 9.4 },
  ]
}
