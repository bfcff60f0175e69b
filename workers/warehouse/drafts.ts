import type { Corrections, Draft, FileDraft } from '../../src/contract/desk.ts'
import { Failure } from '../../src/contract/fault.ts'
import type { Call } from '../../src/contract/wire.ts'
import type { Recogniser } from '../recognise/source.ts'

export interface Drafted {
  file: File
  draft: FileDraft
  /** What had been decided before this look, and what was decided since. */
  base: Corrections
  corrections: Corrections
  /** Id of the file of the open workspace that this look is to replace; '' for a new one. */
  replaces: string
}

/** Files that were looked at and not yet adopted. */
export class Drafts {
  readonly #recogniser: Recogniser
  readonly #open = new Map<string, Drafted[]>()
  #next = 1
  constructor(recogniser: Recogniser) {
    this.#recogniser = recogniser
  }

  async make(
    files: readonly { file: File; base: Corrections; replaces: string }[],
    call: Call,
  ): Promise<Draft> {
    const drafted: Drafted[] = []
    for (const [i, { file, base, replaces }] of files.entries()) {
      if (call.signal.aborted) throw new Failure({ code: 'stopped' })
      const draft = await this.#recogniser.draft(file, base)
      drafted.push({ file, draft, base, corrections: base, replaces })
      call.progress('read', (i + 1) / files.length)
    }
    if (call.signal.aborted) throw new Failure({ code: 'stopped' })
    const id = `draft-${this.#next++}`
    this.#open.set(id, drafted)
    return shown(id, drafted)
  }

  /** The corrections are all that were made in this draft, not one more: taking one back is giving fewer. */
  async correct(id: string, file: number, corrections: Corrections): Promise<Draft> {
    const drafted = this.get(id)
    const one = drafted[file]
    if (!one)
      throw new Failure({
        code: 'unknown',
        what: 'file of this draft',
        given: String(file),
        known: drafted.map((d) => d.file.name),
      })
    const together = merge(one.base, corrections)
    const draft = await this.#recogniser.draft(one.file, together)
    drafted[file] = { ...one, corrections: together, draft }
    return shown(id, drafted)
  }

  get(id: string): Drafted[] {
    const found = this.#open.get(id)
    if (!found)
      throw new Failure({
        code: 'unknown',
        what: 'draft',
        given: id.slice(0, 80),
        known: [...this.#open.keys()],
      })
    return found
  }

  discard(id: string): void {
    this.#open.delete(id)
  }
}

/** The later word stands, column by column. */
function merge(earlier: Corrections, later: Corrections): Corrections {
  const means = new Map([...(earlier.means ?? []), ...(later.means ?? [])])
  return { ...earlier, ...later, ...(means.size > 0 && { means: [...means] }) }
}

function shown(id: string, drafted: readonly Drafted[]): Draft {
  const files = drafted.map((d) => d.draft)
  return { id, files, ready: files.every((f) => f.fault === null && f.questions.length === 0) }
}
