import { expect, test } from 'vitest'
import { said } from '../../src/contract/notes.ts'
import { quiet, unwrap } from '../../src/contract/wire.ts'
import { reader } from '../../workers/reading/open.ts'
import { recogniser } from '../../workers/recognise/recogniser.ts'
import { WarehouseDesk } from '../../workers/warehouse/desk.ts'
import { MemoryStore } from '../../workers/warehouse/memory-store.ts'
import { csvFile } from './house.ts'

const header = 'Who it was,Bought on,Stars of the day,Paid'
const may = csvFile('may.csv', [header, 'ann,2025-05-01,3,10.00', 'bob,2025-05-02,4,20.00'])
const june = csvFile('june.csv', [header, 'ann,2025-06-01,3,30.00', 'eve,2025-06-02,5,40.00'])
const turned = csvFile('other.csv', ['Bought on,Who it was,Stars of the day,Paid', '2025-06-01,ann,3,30.00'])
const note = 'Read as you set it on the last file like this.'

/** A desk of a browser that was opened anew: what it knows is what is stored. */
const deskOf = (store: MemoryStore | null) =>
  new WarehouseDesk({
    engine: () => Promise.reject(new Error('no database is needed')),
    recogniser: recogniser(reader),
    store,
    now: () => '2026-03-01T12:00:00.000Z',
  })

const look = async (desk: WarehouseDesk, file: File) => unwrap(await desk.draft([file], quiet))
const meansOf = (draft: Awaited<ReturnType<typeof look>>) => draft.files[0]?.columns.map((c) => c.means)

async function taught(store: MemoryStore): Promise<void> {
  const desk = deskOf(store)
  const draft = await look(desk, may)
  expect(draft.files[0]?.remembered).toBeUndefined()
  unwrap(await desk.correct(draft.id, 0, { means: [[2, 'label']] }))
  unwrap(await desk.adopt(draft.id, '', '', quiet))
}

test('the next file with the same columns in the same order is read as the last one was set', async () => {
  const store = new MemoryStore()
  await taught(store)
  const desk = deskOf(store)
  const draft = await look(desk, june)
  expect([meansOf(draft)?.[2], draft.files[0]?.remembered]).toEqual(['label', true])
  expect(said(draft.files[0]?.notes ?? [])).toContain(note)
  expect((await look(desk, turned)).files[0]?.remembered).toBeUndefined()
  const more = unwrap(await desk.correct(draft.id, 0, { means: [[0, 'customerName']] }))
  expect([meansOf(more)?.[0], meansOf(more)?.[2]]).toEqual(['customerName', 'label'])
})

test('it can be taken back, and is then forgotten', async () => {
  const store = new MemoryStore()
  await taught(store)
  const desk = deskOf(store)
  const draft = await look(desk, june)
  const afresh = unwrap(await desk.correct(draft.id, 0, { afresh: true }))
  expect([meansOf(afresh)?.[2] === 'label', said(afresh.files[0]?.notes ?? []).includes(note)]).toEqual([
    false,
    false,
  ])
  unwrap(await desk.adopt(draft.id, '', '', quiet))
  expect((await look(deskOf(store), may)).files[0]?.remembered).toBeUndefined()
})

test('what is stored names no column; erasing all erases it; without a store nothing is remembered', async () => {
  const store = new MemoryStore()
  await taught(store)
  const stored = new TextDecoder().decode(store.files.get('shapes/known.json'))
  expect(stored).not.toMatch(/bought|stars|ann/i)
  const desk = deskOf(store)
  unwrap(await desk.eraseAll())
  expect(store.files.size).toBe(0)
  expect((await look(desk, june)).files[0]?.remembered).toBeUndefined()
  expect((await look(deskOf(null), june)).files[0]?.remembered).toBeUndefined()
})

test('a file of shapes that cannot be read is no hindrance', async () => {
  const store = new MemoryStore([['shapes/known.json', new TextEncoder().encode('{"a":3')]])
  expect((await look(deskOf(store), june)).files[0]?.fault).toBeNull()
})

const off: [string, boolean][] = [
  ['refunds', false],
  ['same-lines', true],
]

async function switched(store: MemoryStore) {
  const desk = deskOf(store)
  const made = unwrap(await desk.adopt((await look(desk, may)).id, '', '', quiet))
  expect([made.decisions, made.replayed]).toEqual([{}, undefined])
  return { desk, after: unwrap(await desk.decide({ steps: off, zone: 'Europe/Berlin' }, quiet)) }
}

test('steps of cleaning that were switched are switched for the next file like it, in a new workspace', async () => {
  const store = new MemoryStore()
  await switched(store)
  const desk = deskOf(store)
  const next = unwrap(await desk.adopt((await look(desk, june)).id, '', '', quiet))
  expect([next.decisions, next.replayed]).toEqual([{ steps: off }, 2])
  const other = unwrap(await desk.adopt((await look(desk, turned)).id, '', '', quiet))
  expect([other.decisions, other.replayed]).toEqual([{}, undefined])
})

test('taken back, they are forgotten; in a workspace that grows its own switches hold', async () => {
  const store = new MemoryStore()
  const { desk, after } = await switched(store)
  const grown = unwrap(await desk.adopt((await look(desk, june)).id, after.id, '', quiet))
  expect([grown.decisions, grown.replayed]).toEqual([after.decisions, undefined])
  unwrap(await desk.decide({}, quiet))
  const again = deskOf(store)
  const fresh = unwrap(await again.adopt((await look(again, may)).id, '', '', quiet))
  expect([fresh.decisions, fresh.replayed]).toEqual([{}, undefined])
})
