import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Failure } from '../../src/contract/fault.ts'
import { said } from '../../src/contract/notes.ts'
import { quiet } from '../../src/contract/wire.ts'
import { serve } from '../../workers/reading/away/hand.ts'
import { Hands } from '../../workers/reading/away/hands.ts'
import type { Order } from '../../workers/reading/away/packet.ts'
import { readerWith } from '../../workers/reading/away/reader.ts'
import { fileHash } from '../../workers/reading/fingerprint.ts'
import { reader } from '../../workers/reading/open.ts'
import type { Reader } from '../../workers/reading/table.ts'
import { textFile } from './support.ts'

const served: Promise<void>[] = []
/** The hand in this thread: the ports between the two are real. */
const inThread = { postMessage: (order: Order) => void served.push(serve(order)), terminate: () => {} }
const away = readerWith(new Hands(async () => inThread), { least: 0 })

/** Every row with its texts, line and raw text, and everything else that reading tells. */
async function readAll(by: Reader, file: File) {
  const head = await by.open(file, {})
  const wanted = head.headers.map((_, c) => c).reverse()
  const told: unknown[] = []
  const prints: string[] = []
  const call = { ...quiet, print: (hex: string) => void prints.push(hex) }
  for await (const batch of by.scan(file, head, wanted, call)) {
    for (let r = 0; r < batch.rows; r++)
      told.push([
        batch.lines[r],
        ...batch.columns.map(({ codes, texts }) => texts.text(codes[r] ?? -1)),
        batch.raw(r),
      ])
    told.push(...batch.aside, ...said(batch.notes ?? []))
  }
  return { told, prints }
}

/** What reading tells, or why the file is refused: rows in which nothing stands leave a header alone. */
const toldBy = (by: Reader, file: File) =>
  readAll(by, file).catch((thrown: unknown) => {
    if (thrown instanceof Failure) return { refused: thrown.fault }
    throw thrown
  })

const cell = fc.constantFrom(
  '1',
  'Ann',
  '2.50',
  '',
  'Zoë',
  'a longer name than sixteen',
  '"a ""b"""',
  '"x\ny"',
  'l'.repeat(90),
)
const table = fc
  .array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 60 })
  .map((rows) => ['Order,Name,Amount', ...rows.map((cells) => cells.join(','))].join('\n'))

describe('a file read in a worker of its own', () => {
  test('gives what is read here: rows, lines, raw texts, what is set aside, notes, fingerprint', async () => {
    await fc.assert(
      fc.asyncProperty(table, async (text) => {
        const file = textFile(text)
        const [there, here] = [await toldBy(away, file), await toldBy(reader, file)]
        expect(there).toEqual(here)
        if ('prints' in there) expect(there.prints).toEqual([await fileHash(file)])
      }),
      { numRuns: 60, examples: [['Order,Name,Amount\n,,'], ['Order,Name,Amount\n1,Ann,2.50']] },
    )
  })

  test('comes in many packets, whose memory is used again', async () => {
    const row = (_: unknown, r: number) => `${r},${r % 3 ? `Name ${r % 997}` : 'Zoë'},${(r % 89) / 4}`
    const file = textFile(['Order,Name,Amount', ...Array.from({ length: 300_000 }, row)].join('\n'))
    const [there, here] = [await readAll(away, file), await readAll(reader, file)]
    expect(there.told.length).toBeGreaterThanOrEqual(300_000)
    expect(there).toEqual(here)
  })

  test('can be stopped, and says why it cannot go on', async () => {
    const file = textFile(`Order,Name\n${'1,Ann\n'.repeat(900_000)}`)
    const head = await away.open(file, {})
    const stopper = new AbortController()
    const some = away.scan(file, head, [0, 1], { ...quiet, signal: stopper.signal })
    await some.next()
    stopper.abort()
    await expect(some.next()).rejects.toMatchObject({ fault: { code: 'stopped' } })
    const gone = Object.assign(textFile('Order,Name\n1,Ann\n2,Bea\n'), {
      slice: () => {
        throw new Failure({ code: 'broken-file', name: 'orders.csv', why: 'gone' })
      },
    })
    await expect(away.scan(gone, head, [0], quiet).next()).rejects.toBeInstanceOf(Failure)
  })

  test('whoever looks away early leaves nothing running', async () => {
    const file = textFile(`Order,Name\n${'1,Ann\n'.repeat(900_000)}`)
    const head = await away.open(file, {})
    for await (const batch of away.scan(file, head, [0], quiet)) {
      expect(batch.rows).toBeGreaterThan(0)
      break
    }
    await Promise.all(served)
  })
})
