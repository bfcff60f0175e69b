import { type Column, groupsOf, plainName } from './columns.ts'

/** What a column looks to be about, by its name; people are protected from being judged by it. */
export type Protected =
  | 'age'
  | 'gender'
  | 'origin'
  | 'religion'
  | 'health'
  | 'orientation'
  | 'family'
  | 'politics'
  | 'place'

/** English, German, French, Spanish, Italian, Dutch, Portuguese. Whole words; * = how a word begins or ends. */
const words: Record<Protected, string> = {
  age: 'age ages alter altersgruppe geburt* birth* dob yob edad anos eta leeftijd idade nascimento naissance nacimiento nascita geboorte* jahrgang senior* agegroup ageband *birthday',
  gender:
    'gender sex sexe sexo sesso geschlecht genre genero genere geslacht anrede salutation title civilite tratamiento titolo aanhef tratamento herr frau male female',
  origin:
    'race ethnic* rasse herkunft nationality nationalitat nationalite nacionalidad nazionalita nationaliteit nacionalidade citizenship staatsangehorigkeit etnia ethnie raza razza raca origin birthplace geburtsort language sprache langue idioma lingua taal migration*',
  religion: 'religion religi* konfession faith glaube croyance fe credo geloof fede',
  health:
    'health gesundheit sante salud salute gezondheid saude disab* behinder* handicap* discapacid* disabilita invalid* deficien* krank* pregnan* schwanger* enceinte embaraz* incinta zwanger*',
  orientation: 'orientation orientierung orientacion orientamento orientacao sexuality sexualitat lgbt*',
  family:
    'marital married marriage familienstand verheiratet spouse partner partners dependents dependants children child kinder kind enfants hijos figli filhos kinderen conjoint matrimonial estadocivil civilstatus burgerlijkestaat*',
  politics:
    'politic* partei parti partido partito partij union gewerkschaft syndicat sindicato sindacato vakbond',
  place:
    'postcode postalcode zip zipcode plz postleitzahl codepostal codigopostal cap cep postnummer district stadtteil quartier barrio quartiere wijk bairro neighbourhood neighborhood stadtviertel',
}

const patterns = Object.entries(words).map(([kind, list]) => {
  const parts = list.split(' ').map((word) => word.replaceAll('*', '[a-z]*'))
  return [kind as Protected, new RegExp(`^(${parts.join('|')})$`)] as const
})

/** What a column looks to be about, in seven languages; null where nothing protected is in its name. */
export function protectedName(name: string): Protected | null {
  const parts = plainName(name).split(' ')
  const pairs = parts.slice(1).map((word, i) => `${parts[i]}${word}`)
  const found = patterns.find(([, pattern]) => [...parts, ...pairs].some((word) => pattern.test(word)))
  return found?.[0] ?? null
}

/** A column that tells a protected one. Association 0–1. */
export interface Proxy {
  readonly column: string
  readonly tells: string
  readonly association: number
}

/**
 * Cramér's V with the correction of Bergsma (2013), numbers in eight quantiles: 0 = independent, 1 = the one gives the other.
 * Rows where either is not known are left out.
 */
export function association(a: Column, b: Column): number {
  const [left, right] = [groupsOf(a, 8), groupsOf(b, 8)]
  const cells = new Float64Array(left.groups * right.groups)
  for (let i = 0; i < left.codes.length; i++) {
    const [x, y] = [left.codes[i] ?? -1, right.codes[i] ?? -1]
    if (x >= 0 && y >= 0) cells[x * right.groups + y] = (cells[x * right.groups + y] ?? 0) + 1
  }
  return corrected(cells, left.groups, right.groups)
}

function corrected(cells: Float64Array, rows: number, columns: number): number {
  const ofRow = Float64Array.from({ length: rows }, (_, x) =>
    sum(cells.subarray(x * columns, (x + 1) * columns)),
  )
  const ofColumn = new Float64Array(columns)
  cells.forEach((n, at) => {
    ofColumn[at % columns] = (ofColumn[at % columns] ?? 0) + n
  })
  const [all, r, c] = [sum(ofRow), used(ofRow), used(ofColumn)]
  if (all < 2 || r < 2 || c < 2) return 0
  let phi = -1
  cells.forEach((n, at) => {
    if (n > 0) phi += (n / (ofRow[Math.floor(at / columns)] ?? 1)) * (n / (ofColumn[at % columns] ?? 1))
  })
  const bias = ((r - 1) * (c - 1)) / (all - 1)
  const less = (k: number) => k - (k - 1) ** 2 / (all - 1)
  const room = Math.min(less(r), less(c)) - 1
  return room > 0 ? Math.min(1, Math.sqrt(Math.max(0, phi - bias) / room)) : 0
}

const sum = (values: Float64Array) => values.reduce((s, n) => s + n, 0)
const used = (values: Float64Array) => values.filter((n) => n > 0).length

/** Columns that tell a protected one too well to be let in without a word, strongest first. Yields the share done. */
export function* proxies(
  columns: readonly Column[],
  shielded: readonly Column[],
  limit = 0.5,
): Generator<number, Proxy[]> {
  const found: Proxy[] = []
  for (const [k, other] of shielded.entries())
    for (const [c, column] of columns.entries()) {
      yield (k + c / columns.length) / shielded.length
      const strength = column === other ? 0 : association(column, other)
      if (strength >= limit) found.push({ column: column.name, tells: other.name, association: strength })
    }
  return found.sort((a, b) => b.association - a.association)
}
