import { readFindings, writeFindings } from '../../src/app/link/findings.ts'
import { readLink, writeLink } from '../../src/app/share.ts'
import type { Workspace } from '../../src/contract/desk.ts'
import { quiet, unwrap } from '../../src/contract/wire.ts'
import { disclose } from '../../src/disclosure/disclose.ts'
import { seeded } from '../../workers/numeric/random.ts'
import { sql } from '../../workers/sql/sql.ts'
import type { WarehouseDesk } from '../../workers/warehouse/desk.ts'
import type { Engine } from '../../workers/warehouse/engine.ts'
import { MemoryStore } from '../../workers/warehouse/memory-store.ts'
import { town } from '../disclosure/town.ts'
import { damaged } from '../support/damage.ts'
import { ask, bringIn, csvFile, deskOn } from './house.ts'

/** Opens one thing changed by these dice; what is wrong with what came of it, '' = nothing. */
export type Try = (random: () => number) => Promise<string>

const head = 'Order number,Order date,E-mail,Product,Quantity,Price'
const rows = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => {
    const n = from + i
    return `${n},2025-0${1 + (n % 9)}-17,p${n % 7}@example.org,Thing ${n % 5} 🌿,${1 + (n % 3)},${n % 11}.50`
  })
const files = [
  csvFile('first.csv', [head, ...rows(1000, 1040)]),
  csvFile('second.csv', [head, ...rows(1030, 1060)]),
]

type Stored = Uint8Array<ArrayBuffer>

const pick = <T>(list: readonly T[], random: () => number): T | undefined =>
  list[Math.floor(random() * list.length)]

const rebuilt = 'built again from the files'
const older = 'one save before'

/** All that a person would see of what was opened, but how it was opened. */
async function seen(desk: WarehouseDesk, workspace: Workspace): Promise<string> {
  const marts = await ask(desk, sql`select * exclude (placed_at), placed_at::varchar from mart_orders`)
  const notes = workspace.account.notes.filter(({ text }) => !text.includes(rebuilt) && !text.includes(older))
  return JSON.stringify({ ...workspace, account: { ...workspace.account, notes }, marts })
}

/** A workspace that was saved twice: what is stored, and what is opened of it each time. */
async function saved(engine: Engine) {
  const store = new MemoryStore()
  const desk = deskOn(store, engine)
  const { workspace } = await bringIn(desk, files.slice(0, 1))
  await bringIn(desk, files.slice(1), workspace.id)
  const reopened = async (stored: Iterable<readonly [string, Stored]>) => {
    const again = deskOn(new MemoryStore(stored), engine)
    return seen(again, unwrap(await again.reopen(workspace.id, quiet)))
  }
  const former = [...store.files].filter(([name]) => !name.endsWith('/manifest.json'))
  return {
    stored: store.files,
    id: workspace.id,
    now: await reopened(store.files),
    earlier: await reopened(former),
  }
}

/** One stored file changed, half of the time what tells of all others; or two exchanged. */
function harmed(stored: ReadonlyMap<string, Stored>, random: () => number): [string, MemoryStore] {
  const store = new MemoryStore(stored)
  const names = [...stored.keys()]
  const manifests = names.filter((name) => name.endsWith('.json'))
  const name = pick(random() < 0.5 ? manifests : names, random) ?? ''
  const other = random() < 0.2 ? (pick(names, random) ?? '') : name
  const [one, two] = [stored.get(name), stored.get(other)]
  if (!one || !two) throw new Error('nothing stored')
  if (other === name) store.files.set(name, damaged(one, random))
  else store.files.set(name, two).set(other, one)
  return [`${name} ${other}`, store]
}

/** A stored workspace is opened as it was, or as it was one save before, and says so. */
export async function storedTry(engine: Engine): Promise<Try> {
  const { stored, id, earlier, now } = await saved(engine)
  return async (random) => {
    const [what, store] = harmed(stored, random)
    const desk = deskOn(store, engine)
    const answer = await desk.reopen(id, quiet)
    if (!answer.ok)
      return answer.fault.code === 'broken-file' ? '' : `${what}: ${JSON.stringify(answer.fault)}`
    const told = await seen(desk, answer.value)
    const before = answer.value.account.notes.some(({ text }) => text.includes(older))
    return told === (before ? earlier : now) ? '' : `${what}: opened with other data`
  }
}

/** A workspace file is refused in words, wherever it was changed. */
export async function copyTry(engine: Engine): Promise<Try> {
  const desk = deskOn(new MemoryStore(), engine)
  await bringIn(desk, files)
  const copies = await Promise.all(
    ['', 'a key'].map(async (key) => {
      const copy = unwrap(await desk.copy.write(key, quiet))
      return { key, bytes: new Uint8Array(await copy.arrayBuffer()) }
    }),
  )
  const other = deskOn(new MemoryStore(), engine)
  return async (random) => {
    const { key, bytes } = copies[random() < 0.05 ? 1 : 0] ?? { key: '', bytes: new Uint8Array() }
    const file = new File([damaged(bytes, random)], 'copy.regulars')
    const answer = await other.copy.restore(file, key, quiet)
    if (answer.ok) return 'a changed workspace file was opened'
    return answer.fault.code === 'copy' ? '' : JSON.stringify(answer.fault)
  }
}

/** A link asks and tells what it did, or is refused in a sentence. */
export async function linkTry(): Promise<Try> {
  const told = disclose(town(seeded(7)).report, 11)
  const asks = await writeLink(told.report.recipe)
  const tells = (await writeFindings(told, { least: 11, made: '2026-03-31' })).fragment
  const locked = (await writeFindings(told, { least: 11, made: '2026-03-31', passphrase: 'k' })).fragment
  const right = new Map(
    await Promise.all(
      [asks, tells, locked].map(async (link) => [link, JSON.stringify(await opening(link))] as const),
    ),
  )
  return async (random) => {
    const link = random() < 0.04 ? locked : random() < 0.5 ? asks : tells
    const changed = Buffer.from(damaged(Buffer.from(link), random)).toString('latin1')
    const opened = await opening(changed)
    if (!opened.ok) return 'sentence' in opened && opened.sentence.length < 20 ? 'refused without words' : ''
    return JSON.stringify(opened) === right.get(link)
      ? ''
      : `a changed link was opened: ${changed.slice(0, 40)}`
  }
}

const opening = (link: string) => (link.startsWith('f') ? readFindings(link, 'k') : readLink(link))

/** What went wrong in so many tries, with the number to see it again. An error that is thrown is a crash. */
export async function* broken(attempt: Try, count: number, seed: number): AsyncGenerator<string> {
  for (let k = seed; k < seed + count; k++) {
    const fault = await attempt(seeded(k)).catch((thrown) => `ended in ${thrown}`)
    if (fault !== '') yield `seed ${k}: ${fault}`
  }
}
