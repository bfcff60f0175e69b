import type { Decisions } from '../../src/contract/decisions.ts'
import { Failure, speak } from '../../src/contract/fault.ts'
import { type Note, note } from '../../src/contract/notes.ts'
import { fileHash } from '../reading/fingerprint.ts'
import { noCampaigns } from './campaign-book.ts'
import type { Drafted } from './drafts.ts'
import { dataHash } from './fingerprint.ts'
import type { Held, HeldFile } from './held.ts'
import type { Standing } from './standing.ts'

/** The files of the workspace to be: those that stay, those that are new (their `id` may still be empty), and what is left out. */
export interface Gathered {
  files: HeldFile[]
  fresh: HeldFile[]
  notes: Note[]
}

/** Throws Failure `same-file` where a file's bytes are already there, or the first fault where no file can be read. */
export async function gather(
  drafted: readonly Drafted[],
  target: Held | null,
  now: string,
): Promise<Gathered> {
  const good = drafted.filter((d) => d.draft.fault === null)
  const [bad] = drafted.flatMap((d) => d.draft.fault ?? [])
  if (good.length === 0) throw new Failure(bad ?? { code: 'bug', trace: 'a draft without files' })
  const replaced = new Set(good.map((d) => d.replaces))
  const files = (target?.files ?? []).filter((f) => !replaced.has(f.id))
  const fresh: HeldFile[] = []
  const batch = (target?.files ?? []).reduce((most, f) => Math.max(most, f.batch + 1), 0)
  for (const one of good) {
    const former = target?.files.find((f) => f.id === one.replaces)
    const place = former?.place ?? nextPlace([...(target?.files ?? []), ...fresh])
    const held = heldFile(one, place, former?.batch ?? batch, now)
    await refuseTwin(held, [...files, ...fresh])
    fresh.push(held)
  }
  const notes = drafted.flatMap(({ draft }) =>
    draft.fault ? [note('loss', `${draft.name} was left out. ${speak(draft.fault).what}`)] : [],
  )
  return { files: [...files, ...fresh].sort((a, b) => a.place - b.place), fresh, notes }
}

/** Only files of one size can be the same; all others get their fingerprint while they are read. */
async function refuseTwin(held: HeldFile, others: readonly HeldFile[]): Promise<void> {
  for (const other of others.filter((f) => f.bytes === held.bytes)) {
    for (const one of [held, other]) if (one.id === '' && one.file) one.id = await fileHash(one.file)
    const { name, rows } = other
    if (other.id === held.id) throw new Failure({ code: 'same-file', name: held.name, as: name, rows })
  }
}

const nextPlace = (files: readonly HeldFile[]) => files.reduce((most, f) => Math.max(most, f.place + 1), 0)

function heldFile(
  { file, draft, corrections }: Drafted,
  place: number,
  batch: number,
  now: string,
): HeldFile {
  const { name, size: bytes } = file
  const today = now.slice(0, 10)
  return {
    id: '',
    name,
    bytes,
    place,
    batch,
    today,
    draft,
    corrections,
    notes: [],
    rows: 0,
    file,
    columns: null,
  }
}

/** The workspace after its files were opened. */
export async function adopted(
  gathered: Gathered,
  standing: Standing,
  target: Held | null,
  decisions: Decisions,
  title: string,
  now: string,
): Promise<Omit<Held, 'writer'>> {
  return {
    id: target?.id ?? `ws-${crypto.randomUUID()}`,
    title: title || target?.title || (gathered.files[0]?.name ?? ''),
    opened: now,
    data: await dataHash(gathered.files, decisions),
    notes: gathered.notes,
    decisions,
    erased: target?.erased ?? [],
    marks: target?.marks ?? [],
    book: target?.book ?? noCampaigns,
    asked: target?.asked ?? [],
    standing,
    files: gathered.files,
    saved: '',
    unsaved: '',
  }
}

/** The workspace after its files were joined anew. */
export async function decided(held: Held, decisions: Decisions, standing: Standing): Promise<Held> {
  const data = await dataHash(held.files, decisions)
  return { ...held, data, decisions, standing, saved: '', unsaved: '' }
}
