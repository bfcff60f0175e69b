import { Failure } from '../../src/contract/fault.ts'
import { quiet } from '../../src/contract/wire.ts'
import { gather } from '../../workers/join/columns.ts'
import { join } from '../../workers/join/join.ts'
import { reader } from '../../workers/reading/open.ts'
import { recogniser } from '../../workers/recognise/recogniser.ts'
import { readAll } from './support.ts'

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function dice(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

type Bytes = Uint8Array<ArrayBuffer>
type Mutation = (bytes: Bytes, at: number, length: number, random: () => number) => Bytes

function joined(...parts: ArrayLike<number>[]): Bytes {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

const put =
  (text: string): Mutation =>
  (bytes, at) =>
    joined(bytes.subarray(0, at), new TextEncoder().encode(text), bytes.subarray(at))
const lineAt = (bytes: Bytes, at: number): [number, number] => {
  const from = bytes.lastIndexOf(10, at - 1) + 1
  const to = bytes.indexOf(10, at)
  return [from, to < 0 ? bytes.length : to + 1]
}

const signs = [
  '"',
  "'",
  ',',
  ';',
  '\t',
  '|',
  '\n',
  '\r',
  '\r\n',
  '\0',
  '\uFEFF',
  '""',
  ' ',
  '#',
  '\\',
  '\\"',
  'é',
  '€',
  '\u202E',
]
const heads = [
  'sep=;\n',
  'Report\n\n',
  '# made\n',
  'a,b\n',
  ',,,\n',
  '\n\n\n',
  '__proto__,then,length\n',
  '"',
  '[{',
  '{"a":1}\n',
]

const mutations: readonly Mutation[] = [
  (bytes, at) => bytes.slice(0, at),
  (bytes, at, length) => joined(bytes.subarray(0, at), bytes.subarray(at + length)),
  (bytes, at, length) => joined(bytes.subarray(0, at + length), bytes.subarray(at)),
  (bytes, at, length) =>
    joined(bytes.subarray(0, at), bytes.slice(at, at + length).reverse(), bytes.subarray(at + length)),
  (bytes, at, _, random) => bytes.map((byte, k) => (k === at ? Math.floor(random() * 256) : byte)),
  (bytes, at, length, random) =>
    bytes.map((byte, k) => (k >= at && k < at + length ? Math.floor(random() * 256) : byte)),
  (bytes, _, __, random) => put(heads[Math.floor(random() * heads.length)] ?? '')(bytes, 0, 0, random),
  (bytes, at) => {
    const [from, to] = lineAt(bytes, at)
    return joined(bytes.subarray(0, to), bytes.subarray(from, to), bytes.subarray(to))
  },
  (bytes) => joined(bytes, bytes),
  (bytes) =>
    joined(
      [0xff, 0xfe],
      [...bytes].flatMap((byte) => [byte, 0]),
    ),
  (bytes, at) =>
    joined(
      bytes.subarray(0, at),
      [...bytes.subarray(at)].flatMap((byte) => [byte, 0]),
    ),
  ...signs.map(put),
]

const longest = 15_000

/** One to four changes of a file, the same for the same dice. */
export function mutated(seed: Uint8Array, random: () => number): Bytes {
  let bytes: Bytes = Uint8Array.from(seed.subarray(0, longest))
  for (let left = 1 + Math.floor(random() * 4); left > 0 && bytes.length > 0; left--) {
    const at = Math.floor(random() * bytes.length)
    const length = 1 + Math.floor(random() ** 3 * Math.min(2_000, bytes.length))
    bytes = (mutations[Math.floor(random() * mutations.length)] ?? put('"'))(bytes, at, length, random)
  }
  return bytes
}

/** What is wrong with how a file was taken; '' = nothing. A refusal in words is sound. */
export async function faultIn(bytes: Bytes): Promise<string> {
  const file = new File([bytes], 'orders.csv')
  try {
    return (await lineFault(file, bytes)) || (await rowFault(file))
  } catch (thrown) {
    if (thrown instanceof Failure && thrown.fault.code !== 'bug') return ''
    return String(thrown instanceof Error ? thrown.stack : thrown)
  }
}

/** Every line below the header is a row, set aside, or blank; each once, in the order of the file. */
async function lineFault(file: File, bytes: Bytes): Promise<string> {
  const { head, lines, aside, rows } = await readAll(file)
  const all = [...lines, ...aside.map((a) => a.line)].sort((a, b) => a - b)
  if (new Set(all).size < all.length) return 'a line was read twice'
  const csv = head.format === 'csv'
  if (csv && (all[0] ?? Number.POSITIVE_INFINITY) <= head.headerLine) return 'the header was read as a row'
  if (rows.some((row) => row.length !== head.headers.length)) return 'a row has not the cells of the header'
  if (!csv || head.encoding !== 'utf-8' || bytes.includes(34) || bytes.includes(39)) return ''
  const text = new TextDecoder().decode(bytes).replaceAll('\0', '')
  const first = head.sample[0]?.line ?? all[0] ?? 0
  const filled = text
    .split(/\r\n|\r|\n/)
    .flatMap((line, k) => (k + 1 >= first && hasText(line, head.delimiter) ? [k + 1] : []))
  const known = new Set(all)
  const lost = filled.filter((line) => !known.has(line))
  return lost.length > 0 ? `line ${lost[0]} is neither row nor set aside` : ''
}

const hasText = (line: string, delimiter: string) =>
  [...line].some((letter) => letter !== delimiter && letter.charCodeAt(0) > 32)

/** From the file to the joined tables: rows in = rows used + rows set aside. */
async function rowFault(file: File): Promise<string> {
  const door = recogniser(reader)
  const draft = await door.draft(file, {})
  if (draft.fault) return draft.fault.code === 'bug' ? draft.fault.trace : ''
  const source = await door.read(file, draft, {}, '2026-06-30')
  const [counts] = join([await gather(source, quiet, () => {})]).files
  if (!counts) return 'a file without an account'
  const { rowsIn, rowsUsed, rowsSetAside } = counts
  return rowsIn === rowsUsed + rowsSetAside ? '' : `${rowsIn} rows in, ${rowsUsed} + ${rowsSetAside} out`
}

/** Mutates the seeds in turn and gives what went wrong, with the number to see it again. */
export async function* hunt(
  seeds: readonly Uint8Array[],
  count: number,
  seed: number,
): AsyncGenerator<string> {
  for (let k = 0; k < count; k++) {
    const bytes = mutated(seeds[k % seeds.length] ?? new Uint8Array(), dice(seed + k))
    const fault = await faultIn(bytes)
    if (fault !== '') yield `seed ${seed + k}, file ${k % seeds.length}: ${fault}`
  }
}
