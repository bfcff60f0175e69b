/** A name in its parts, folded: lower case without accents and titles. `generation` tells father from son: 0 = not told. */
export interface PersonName {
  first: string
  last: string
  generation: number
}

const titles = new Set(
  'mr mrs ms miss mx dr prof sir herr frau hr fr dipl ing mag med phil monsieur madame mme mlle senor senora sr.a sra srta signor signora sig dott dhr mevr mevrouw'.split(
    ' ',
  ),
)
const particles = new Set(
  'von van der den de del della di da dos du la le ter ten zu zum zur af bin al el st'.split(' '),
)
const generations = new Map([
  ...['sr', 'sen', 'senior', 'pere'].map((word) => [word, 1] as const),
  ...['jr', 'jun', 'junior', 'ii', 'fils'].map((word) => [word, 2] as const),
  ['iii', 3],
])
const strokes: Record<string, string> = {
  ß: 'ss',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
}

/** Lower case, accents off, letters and digits only, words one space apart: Müller is muller, which is not mueller. */
export function fold(text: string): string {
  const lower = text.toLowerCase()
  if (/^[a-z0-9]+(?: [a-z0-9]+)*$/.test(lower)) return lower
  const plain = lower.replace(/[ßøæœłđðþı]/g, (letter) => strokes[letter] ?? letter)
  const bare = plain.normalize('NFD').replace(/[\p{M}'’`´]/gu, '')
  return bare.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
}

/** First and last name of a whole name, also of "Last, First"; particles go with the last name. */
export function parseName(whole: string): PersonName {
  const comma = whole.indexOf(',')
  const [head, tail] = comma < 0 ? ['', ''] : [whole.slice(0, comma), whole.slice(comma + 1)]
  const afterwards = generations.has(fold(tail))
  if (comma >= 0 && !afterwards && fold(tail) !== '') return given(words(tail), words(head))
  const all = words(whole)
  return splitAt(all.kept, all.generation)
}

interface Words {
  kept: string[]
  generation: number
}

function words(text: string): Words {
  const kept: string[] = []
  let generation = 0
  const split = fold(text).split(' ')
  split.forEach((word, at) => {
    const told = at > 0 ? generations.get(word) : undefined
    if (told !== undefined) generation = told
    else if (word !== '' && !titles.has(word)) kept.push(word)
  })
  return { kept, generation }
}

const given = (first: Words, last: Words): PersonName => ({
  first: first.kept.join(' '),
  last: last.kept.join(' '),
  generation: first.generation || last.generation,
})

function splitAt(kept: readonly string[], generation: number): PersonName {
  let cut = kept.length - 1
  while (cut > 1 && particles.has(kept[cut - 1] ?? '')) cut--
  return { first: kept.slice(0, cut).join(' '), last: kept.slice(cut).join(' '), generation }
}

/** One form for a name whatever the order of its words, its accents and capitals. */
export function nameKey(whole: string): string {
  const { kept, generation } = words(whole)
  return `${kept.sort().join(' ')}${generation > 0 ? ` ${generation}` : ''}`
}
