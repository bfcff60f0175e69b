import * as v from 'valibot'
import type { Corrections, FileDraft } from '../../src/contract/desk.ts'
import { normalise } from '../recognise/names.ts'
import type { Drafted } from './drafts.ts'
import { correctionsSchema } from './manifest.ts'
import type { Store } from './store.ts'

/** In a folder of its own, beside those of the workspaces. */
const path = 'shapes/known.json'
const most = 500
const known = v.record(v.string(), correctionsSchema)

export const asBefore = 'Read as you set it on the last file like this.'

/** How files of a shape are to be read, as the person said when one like them was taken in. Kept on this device only. */
export class Shapes {
  readonly #store: Store | null
  #known: Promise<Map<string, Corrections>> | null = null

  constructor(store: Store | null) {
    this.#store = store
  }

  /** What was said of the last file with these columns in this order; null where nothing was. */
  async of(draft: FileDraft): Promise<Corrections | null> {
    if (!this.#store || draft.headerLine === 0 || draft.columns.length === 0) return null
    return (await this.#all()).get(await shapeOf(draft)) ?? null
  }

  /** Remembers what was said of these files, and forgets what was taken back. Never throws: it is a convenience. */
  async learn(drafted: readonly Drafted[]): Promise<void> {
    if (!this.#store) return
    try {
      const all = await this.#all()
      const before = JSON.stringify([...all])
      const shaped = drafted.filter(({ draft }) => draft.headerLine > 0 && !draft.fault)
      const shapes = await Promise.all(shaped.map(({ draft }) => shapeOf(draft)))
      for (const shape of shapes) all.delete(shape)
      for (const [i, { corrections }] of shaped.entries()) {
        const said = lasting(corrections)
        if (Object.keys(said).length > 0) all.set(shapes[i] ?? '', said)
      }
      const latest = [...all].slice(-most)
      if (JSON.stringify([...all]) === before) return
      await this.#store.write(path, new TextEncoder().encode(JSON.stringify(Object.fromEntries(latest))))
    } catch {
      this.#known = null
    }
  }

  /** Nothing is known any more; the file went with everything else. */
  forget(): void {
    this.#known = null
  }

  #all(): Promise<Map<string, Corrections>> {
    this.#known ??= this.#read()
    return this.#known
  }

  async #read(): Promise<Map<string, Corrections>> {
    try {
      const body = await this.#store?.read(path)
      return new Map(body ? Object.entries(v.parse(known, JSON.parse(await body.text()))) : [])
    } catch {
      return new Map()
    }
  }
}

/** What holds for every file of the shape: where its table stands and how its letters are written may differ. */
function lasting({ means, dateOrder, decimal, currency, grain }: Corrections): Corrections {
  return {
    ...(means && means.length > 0 && { means }),
    ...(dateOrder && { dateOrder }),
    ...(decimal && { decimal }),
    ...(currency && { currency }),
    ...(grain && { grain }),
  }
}

/** SHA-256 of the names of the columns, in hex: the names themselves are not kept. */
async function shapeOf({ columns }: FileDraft): Promise<string> {
  const names = new TextEncoder().encode(columns.map((c) => normalise(c.name)).join('\n'))
  const sum = new Uint8Array(await crypto.subtle.digest('SHA-256', names))
  return Array.from(sum, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
