import type { Meaning } from '../../src/contract/schema.ts'
import type { FileColumns } from '../join/columns.ts'
import type { Change } from './change.ts'
import { countryOf } from './countries.ts'
import { words } from './fingerprint.ts'
import { alike, fold } from './fold.ts'

const few = ['status', 'paid', 'country', 'currency', 'channel'] as const satisfies readonly Meaning[]

/** Small letters and digits in a row: `Partially Refunded`, `partially_refunded` and `PARTIALLY-REFUNDED` are one. */
const squashed = (label: string) => words(label).join('')

const keyOf = {
  status: squashed,
  paid: squashed,
  country: (label: string) => countryOf(squashed(label)),
  currency: squashed,
  channel: squashed,
}

/** Statuses, countries, currencies and channels that differ in capitals, blanks or the language of a country only. */
export function findSpellings(files: readonly FileColumns[]): Change {
  return {
    renamed: few.flatMap((meaning) => fold(files, meaning, alike(files, meaning, keyOf[meaning]))),
    out: [],
  }
}
