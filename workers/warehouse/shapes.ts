import * as v from 'valibot'
import { type Decisions, settled } from '../../src/contract/decisions.ts'
import type { Corrections, FileDraft } from '../../src/contract/desk.ts'
import { normalise } from '../recognise/names.ts'
import type { Drafted } from './drafts.ts'
import { correctionsSchema } from './manifest.ts'
import type { Store } from './store.ts'

const readings = v.record(v.string(), correctionsSchema)
const switches = v.record(v.string(), v.array(v.tuple([v.string(), v.boolean()])))
const most = 500

export const asBefore = 'Read as you set it on the last file like this.'

type Switches = [name: string, on: boolean][]

/** Something that was said of files of a shape. Kept on this device only. */
class Remembered<T> {
  readonly #store: Store | null
  readonly #path: string
  readonly #schema: v.GenericSchema<unknown, Record<string, T>>
  #known: Promise<Map<string, T>> | null = null

  constructor(store: Store | null, path: string, schema: v.GenericSchema<unknown, Record<string, T>>) {
    this.#store = store
    this.#path = path
    this.#schema = schema
  }

  /** What was said of the last file with these columns in this order; null where nothing was. */
  async of(draft: FileDraft): Promise<T | null> {
    if (!this.#store || !hasShape(draft) || draft.columns.length === 0) return null
    return (await this.#all()).get(await shapeOf(draft)) ?? null
  }

  /** Remembers what was said of these files, and forgets what was taken back (null). Never throws: it is a convenience. */
  async learn(said: readonly { draft: FileDraft; is: T | null }[]): Promise<void> {
    if (!this.#store) return
    try {
      const all = await this.#all()
      const before = JSON.stringify([...all])
      const shaped = said.filter(({ draft }) => hasShape(draft))
      const shapes = await Promise.all(shaped.map(({ draft }) => shapeOf(draft)))
      for (const shape of shapes) all.delete(shape)
      for (const [i, { is }] of shaped.entries()) if (is !== null) all.set(shapes[i] ?? '', is)
      const latest = [...all].slice(-most)
      if (JSON.stringify([...all]) === before) return
      const text = JSON.stringify(Object.fromEntries(latest))
      await this.#store.write(this.#path, new TextEncoder().encode(text))
    } catch {
      this.#known = null
    }
  }

  /** Nothing is known any more; the file went with everything else. */
  forget(): void {
    this.#known = null
  }

  #all(): Promise<Map<string, T>> {
    this.#known ??= this.#read()
    return this.#known
  }

  async #read(): Promise<Map<string, T>> {
    try {
      const body = await this.#store?.read(this.#path)
      return new Map(body ? Object.entries(v.parse(this.#schema, JSON.parse(await body.text()))) : [])
    } catch {
      return new Map()
    }
  }
}

/** How files of a shape are to be read and cleaned, as the person said when one like them was here. */
export class Shapes {
  readonly #readings: Remembered<Corrections>
  readonly #switches: Remembered<Switches>

  constructor(store: Store | null) {
    // In a folder of its own, beside those of the workspaces.
    this.#readings = new Remembered(store, 'shapes/known.json', readings)
    this.#switches = new Remembered(store, 'shapes/steps.json', switches)
  }

  /** How the last file with these columns in this order was read; null where nobody said how. */
  of(draft: FileDraft): Promise<Corrections | null> {
    return this.#readings.of(draft)
  }

  learn(drafted: readonly Drafted[]): Promise<void> {
    const good = drafted.filter(({ draft }) => !draft.fault)
    return this.#readings.learn(
      good.map(({ draft, corrections }) => {
        const is = lasting(corrections)
        return { draft, is: Object.keys(is).length > 0 ? is : null }
      }),
    )
  }

  /** The steps of cleaning that were switched for files like these; of two that differ, the shape later in order stands. */
  async switched(drafts: readonly FileDraft[]): Promise<Switches> {
    const told = await Promise.all(
      drafts.map(async (draft) => ({ shape: await shapeOf(draft), is: await this.#switches.of(draft) })),
    )
    const ordered = told.sort((a, b) => (a.shape < b.shape ? -1 : 1))
    return settled({ steps: ordered.flatMap(({ is }) => is ?? []) }).steps ?? []
  }

  /** Remembers the switches of a workspace for files like its own. */
  learnSwitches(drafts: readonly FileDraft[], { steps = [] }: Decisions): Promise<void> {
    return this.#switches.learn(drafts.map((draft) => ({ draft, is: steps.length > 0 ? steps : null })))
  }

  forget(): void {
    this.#readings.forget()
    this.#switches.forget()
  }
}

const hasShape = ({ headerLine }: FileDraft) => headerLine > 0

/** What holds for every file of the shape: where its table stands and how its letters are written may differ. */
function lasting(corrections: Corrections): Corrections {
  const { agree, means, strict, dateOrder, decimal, currency, grain, cents } = corrections
  return {
    ...(means && means.length > 0 && { means }),
    ...(dateOrder && { dateOrder }),
    ...(decimal && { decimal }),
    ...(agree && { agree }),
    ...(strict && { strict }),
    ...(currency && { currency }),
    ...(grain && { grain }),
    ...(cents !== undefined && { cents }),
  }
}

/** SHA-256 of the names of the columns, in hex: the names themselves are not kept. */
async function shapeOf({ columns }: FileDraft): Promise<string> {
  const names = new TextEncoder().encode(columns.map((c) => normalise(c.name)).join('\n'))
  const sum = new Uint8Array(await crypto.subtle.digest('SHA-256', names))
  return Array.from(sum, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
