import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { read, utils, write } from '@e965/xlsx'
import { quiet } from '../../src/contract/wire.ts'
import { reader } from '../../workers/reading/open.ts'
import { packedZip, unzip } from '../reading/zip-tool.ts'
import type { Row } from './experience.ts'
import { quantile } from './measure.ts'

const rows = 100_000
const header = 'Order,Order date,Customer email,Customer,Product,SKU,Quantity,Price,Total,Country'.split(',')

/** A row of orders: two lines an order, another time for each, some customers often. */
function row(k: number) {
  const customer = (k * 7_919) % 20_011
  const product = (k * 31) % 211
  const quantity = 1 + (k % 3)
  const price = (500 + product * 37) / 100
  return [
    `#${1_001 + (k >> 1)}`,
    new Date(Date.UTC(2022, 0, 1) + (k >> 1) * 900_000),
    `customer${customer}@example.com`,
    `First${customer % 97} Last${customer % 1_013}`,
    `Product ${product} & more`,
    `SKU-${product}`,
    quantity,
    price,
    Math.round(quantity * price * 100) / 100,
    ['GB', 'DE', 'FR', 'US'][customer % 4],
  ]
}

/** The workbook, packed as Excel packs. */
async function workbook(): Promise<Uint8Array> {
  const sheet = utils.aoa_to_sheet([header, ...Array.from({ length: rows }, (_, k) => row(k))], {
    dense: true,
  })
  const book = utils.book_new()
  utils.book_append_sheet(book, sheet, 'Orders')
  const bytes: ArrayBuffer = write(book, { type: 'array', bookType: 'xlsx', bookSST: true })
  return packedZip(await unzip(new Uint8Array(bytes)))
}

async function ours(bytes: Uint8Array): Promise<number> {
  const file = new File([bytes as BlobPart], 'orders.xlsx')
  const head = await reader.open(file, {})
  const wanted = head.headers.map((_, c) => c)
  let count = 0
  for await (const batch of reader.scan(file, head, wanted, quiet)) count += batch.rows
  return count
}

function theirs(bytes: Uint8Array): number {
  const { Sheets, SheetNames } = read(bytes, { dense: true })
  return utils.sheet_to_json(Sheets[SheetNames[0] ?? ''] ?? {}, { header: 1 }).length - 1
}

async function took(read: () => number | Promise<number>): Promise<number> {
  const from = performance.now()
  const count = await read()
  if (count !== rows) throw new Error(`${count} rows of ${rows} were read`)
  return performance.now() - from
}

const median = (list: number[]) => quantile(list, 0.5)

/** How much faster a workbook is read than by SheetJS in the same process, and what a process takes that reads it. */
export async function workbookRows(rounds: number): Promise<Row[]> {
  const bytes = await workbook()
  const [own, other]: [number[], number[]] = [[], []]
  for (let round = 0; round < rounds; round++) {
    own.push(await took(() => ours(bytes)))
    other.push(await took(() => theirs(bytes)))
  }
  const what = `${rows.toLocaleString('en-GB')} rows of XLSX`
  const times = median(other) / median(own)
  return [
    { what: `${what}: read, in Node`, unit: 'ms', value: median(own), must: 3_000, aim: 1_500 },
    { what: `${what}: times as fast as SheetJS`, unit: '', value: times, must: 3, aim: 4, better: 'higher' },
    {
      what: `${what}: memory of the process that reads`,
      unit: 'MB',
      value: memory(bytes),
      must: 450,
      aim: 350,
    },
  ]
}

/** Most resident MB of a process of its own. */
function memory(bytes: Uint8Array): number | null {
  const folder = mkdtempSync(join(tmpdir(), 'regulars-xlsx-'))
  try {
    const path = join(folder, 'orders.xlsx')
    writeFileSync(path, bytes)
    const tsx = fileURLToPath(new URL('../../node_modules/tsx/dist/cli.mjs', import.meta.url))
    const { stdout } = spawnSync(process.execPath, [tsx, fileURLToPath(import.meta.url), path], {
      encoding: 'utf8',
    })
    return Number(stdout) / 1_024 || null
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const [, script, path] = process.argv
if (script === fileURLToPath(import.meta.url) && path) {
  await ours(readFileSync(path))
  console.log(process.resourceUsage().maxRSS)
}
