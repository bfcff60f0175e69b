import type { FileDraft } from '../../src/contract/desk.ts'
import { asFault, quiet } from '../../src/contract/wire.ts'
import { rowsAt } from '../reading/repair.ts'
import { partFile, sheetFile } from '../reading/sheet-file.ts'
import type { Reader } from '../reading/table.ts'
import { letterOf, type Side, sidesOf } from './beside.ts'
import { blocking } from './blocks.ts'
import { faultyDraft, makeDraft, type Understanding } from './draft.ts'
import { unfolding } from './folded.ts'
import { gathering } from './numbered.ts'
import { parting } from './one-column.ts'
import { FileSource, understand } from './read.ts'
import type { Recogniser } from './source.ts'

/** The door of this room: which source a file is, what its columns mean, and its cells by type. */
export function recogniser(plain: Reader): Recogniser {
  const reader = gathering(blocking(unfolding(parting(plain))))
  /** What a draft was made of, so that reading the file need not look at it a second time. */
  const fresh = new WeakMap<FileDraft, Understanding>()
  return {
    async draft(file, corrections, call = quiet) {
      try {
        const head = await reader.open(file, corrections, call)
        const understood = await makeDraft(reader, file, head, corrections, call)
        fresh.set(understood.draft, understood)
        return understood.draft
      } catch (thrown) {
        return faultyDraft(file, asFault(thrown))
      }
    },
    sheet: (file, name, call) => sheetFile(plain, file, name, call),
    async sides(file, corrections, call) {
      const { headerLine: _, ...head } = corrections
      const found = sidesOf(await plain.open(file, corrections, call))
      const parts: File[] = []
      for (const side of found ?? [])
        parts.push(await partFile(plain, file, head, columnsOf(side), nameOf(side), call))
      return parts
    },
    async read(file, draft, corrections, today, call = quiet) {
      const understood = fresh.get(draft) ?? (await understand(reader, file, draft, corrections, call))
      fresh.delete(draft)
      return new FileSource(reader, file, understood, today, new Map(corrections.repairs))
    },
    async rows(file, draft, corrections, lines, call) {
      const { head, plan } = await understand(reader, file, draft, corrections, call)
      const commas = [...plan.numbers.values()].some(({ decimal }) => decimal === ',')
      return { texts: await rowsAt(reader, file, head, lines, call), decimal: commas ? ',' : '.' }
    },
  }
}

const columnsOf = ({ from, to }: Side) => Array.from({ length: to - from + 1 }, (_, k) => from + k)
const nameOf = ({ from, to }: Side) => `columns ${letterOf(from)} to ${letterOf(to)}`
