import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { nasty } from './nasty.ts'
import { shared } from './support.ts'

const largest = 60_000
const folders = [
  'messy/csv-spectrum/',
  'messy/duckdb/',
  'messy/pollock/',
  'messy/pollock-survey/',
  'exports/',
]

/** What is mutated: the nasty files of these tests, and the small public ones where they are at hand. */
export function seeds(): Uint8Array[] {
  const made = nasty.map(({ body }) => (typeof body === 'string' ? new TextEncoder().encode(body) : body))
  const found = folders
    .filter((folder) => existsSync(shared + folder))
    .flatMap((folder) => readdirSync(shared + folder).map((name) => shared + folder + name))
    .filter((path) => /\.csv$/i.test(path) && statSync(path).size < largest)
  return [...made.filter((body) => body.length < largest), ...found.map((path) => readFileSync(path))]
}
