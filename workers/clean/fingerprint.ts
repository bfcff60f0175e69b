/** Letters that Unicode does not take apart into a Latin letter and a mark. */
const letters: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', æ: 'ae', ø: 'oe', œ: 'oe', ð: 'd', đ: 'd', þ: 'th', ƿ: 'w', ħ: 'h', ı: 'i', ĸ: 'k', ł: 'l' },
  ...{ ŋ: 'n', ŧ: 't', '©': 'c' },
}
const odd = /[ßæøœðđþƿħıĸłŋŧ©]/g
const marks = /[\p{M}ʼʾ]/gu
const signs = /[\p{P}\p{S}\p{Cc}\p{Cf}]/gu
const asciiSigns = /[!-/:-@[-`{-\x7f]/g

/** Small letters without marks; Western letters as ASCII. */
function plain(text: string): string {
  const small = text.toLowerCase()
  if (/^[\t-\r -\x7f]*$/.test(small)) return small
  return small
    .normalize('NFKD')
    .replace(marks, '')
    .replace(odd, (letter) => letters[letter] ?? '')
}

const bare = (text: string) => text.replace(asciiSigns, '').replace(signs, '')

/** White space of any kind, the next-line control among it. */
const blanks = /[\s\x85]+/

/**
 * Key collision: small letters, no marks and punctuation, the words sorted and each once (OpenRefine, Clustering In
 * Depth, “fingerprint”). Two texts of one key are most often one thing.
 */
export function fingerprint(text: string): string {
  return words(text).sort().filter(unlikeLast).join(' ')
}

/** The words of a text as its fingerprint has them, in the order in which they stand. */
export function words(text: string): string[] {
  return plain(text)
    .split(blanks)
    .map(bare)
    .filter((word) => word !== '')
}

const unlikeLast = (word: string, i: number, all: readonly string[]) => word !== all[i - 1]

/** N-gram fingerprint: the same without blanks, as sorted pieces of `n` letters, each once (OpenRefine, ibid.). */
export function ngramFingerprint(text: string, n: number): string {
  const letters = words(text).join('')
  const grams: string[] = []
  for (let i = 0; i + n <= letters.length; i++) grams.push(letters.slice(i, i + n))
  return grams.sort().filter(unlikeLast).join('')
}

/** Numbers in the order they stand, and signs that make another thing: a size or a grade is never a spelling. */
export function sizes(text: string): string {
  if (!/[\d+#%½¼¾²³]/.test(text)) return ''
  const found = text.normalize('NFKC').match(/\d+(?:[.,⁄]\d+)*|[+#%]/g) ?? []
  return found.join(' ').replaceAll(',', '.')
}
