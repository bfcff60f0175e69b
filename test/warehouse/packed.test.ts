import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { quiet, unwrap } from '../../src/contract/wire.ts'
import { MemoryStore } from '../../workers/warehouse/memory-store.ts'
import { packedZip } from '../reading/zip-tool.ts'
import { sharedEngine } from '../support/duckdb.ts'
import { bringIn, csvFile, deskOn } from './house.ts'

const engine = await sharedEngine()
const month = (m: number) =>
  `Order number,Order date,E-mail,Product,Quantity,Price\n${m}001,2025-0${m}-02,ann@example.org,Mug,1,10.00\n`
const parts: [string, string][] = [1, 2, 3].map((m) => [`month-${m}.csv`, month(m)])
const zip = (more: [string, string][] = []) =>
  new File([packedZip([...parts, ...more]) as BlobPart], 'export.zip')
const names = ['export.zip › month-1.csv', 'export.zip › month-2.csv', 'export.zip › month-3.csv']

describe('an archive of several tables', () => {
  test('acts as the files in it, and is stored and opened again as these', async () => {
    const store = new MemoryStore()
    const { workspace } = await bringIn(deskOn(store, engine), [zip()])
    const plain = await bringIn(
      deskOn(null, engine),
      parts.map(([name, text]) => csvFile(name, text.trimEnd().split('\n'))),
    )
    expect(workspace.account.files.map((f) => f.name)).toEqual(names)
    expect([workspace.orders, workspace.customers]).toEqual([3, 1])
    expect(plain.workspace.account.sums).toEqual(workspace.account.sums)
    const opened = deskOn(store, engine)
    unwrap(await opened.reopen(workspace.id, quiet))
    const file = workspace.account.files[1]?.id ?? ''
    const draft = unwrap(await opened.revise(file, quiet))
    expect(draft.files.map((f) => [f.name, f.fault])).toEqual([[names[1], null]])
    expect(unwrap(await opened.adopt(draft.id, workspace.id, '', quiet))).toMatchObject({
      data: workspace.data,
    })
  })

  test('a table that is here already is known, packed or not', async () => {
    const desk = deskOn(null, engine)
    const { workspace } = await bringIn(desk, [zip()])
    const again = new File([gzipSync(month(2)) as BlobPart], 'february.csv.gz')
    const draft = unwrap(await desk.draft([again], quiet))
    expect(await desk.adopt(draft.id, workspace.id, '', quiet)).toMatchObject({
      fault: { code: 'same-file', name: 'february.csv', as: names[1] },
    })
  })

  test('what is no table in it is told, and in nobody’s way; what cannot be opened is a fault', async () => {
    const desk = deskOn(null, engine)
    const draft = unwrap(await desk.draft([zip([['void.csv', 'Id,Name,Sum\n']])], quiet))
    expect(draft.files.map((f) => f.name)).toEqual(names)
    expect(draft.files[0]?.notes.at(-1)?.text).toBe(
      'Left out: export.zip › void.csv has a header of 3 columns and 0 rows below it.',
    )
    const cut = (await zip().arrayBuffer()).slice(0, 200)
    const { files } = unwrap(await desk.draft([new File([cut], 'export.zip')], quiet))
    expect(files).toMatchObject([{ name: 'export.zip', fault: { code: 'broken-file' } }])
    const corrected = await desk.correct('draft-2', 0, { dateOrder: 'day-first' })
    expect(unwrap(corrected).files).toMatchObject([{ fault: { code: 'broken-file' } }])
  })
})
