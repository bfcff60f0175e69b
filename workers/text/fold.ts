const letters = /[\p{L}\p{N}]+/gu
const marks = /\p{M}+/gu
const plain = /^[\x20-\x7f]*$/

/** Words are looked up without accents and in small letters: people leave both out. German umlauts may be written ae, oe, ue. */
export function fold(text: string): string {
  const lower = text.toLowerCase()
  if (plain.test(lower)) return lower
  return lower.normalize('NFD').replace(marks, '').replaceAll('ß', 'ss').replaceAll('œ', 'oe')
}

/** The words of a folded text, in order. */
export const wordsOf = (folded: string): string[] => folded.match(letters) ?? []
