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
