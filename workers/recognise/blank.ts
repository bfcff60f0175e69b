const nothing = new Set([
  'null',
  'n/a',
  '#n/a',
  'none',
  'nan',
  'undefined',
  '-',
  '--',
  '–',
  '—',
  '?',
  '(blank)',
  '(not set)',
  '<na>',
  '0000-00-00',
  '0000-00-00 00:00:00',
])

/** True for a cell that holds nothing, or a word that stands for nothing (NULL, N/A, -). */
export function isBlank(text: string): boolean {
  if (text === '') return true
  if (text.length > 24) return text.trim() === ''
  const bare = text.trim()
  return bare === '' || nothing.has(bare.toLowerCase())
}

const shortened = /^-?\d(?:[.,]\d{1,14})?E\+\d{2,3}$/i

/** True for a number as a spreadsheet shows one that is too long for its column (1.23457E+11): its digits are lost. */
export function isShortened(text: string): boolean {
  const second = text.charCodeAt(1)
  return (
    (second === 46 || second === 44 || second === 69 || second === 101 || text.charCodeAt(0) === 45) &&
    shortened.test(text.trim())
  )
}
