/** Letters that carry no accent of their own but stand for one that does. */
const plain: Record<string, string> = {
  ß: 'ss',
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ı: 'i',
  æ: 'ae',
  œ: 'oe',
  ς: 'σ',
}
const special = new RegExp(`[${Object.keys(plain).join('')}]`, 'g')

/** Lower case without accents, in any script: «Número», «Zamówienie», «Αριθμός» and «İptal» as they are looked up. */
export function fold(text: string): string {
  const bare = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\p{M}/gu, '')
  return bare.replace(special, (letter) => plain[letter] ?? letter)
}
