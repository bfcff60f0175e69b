/** A pasted table as a file, or null when the text holds no table (fewer than two lines, or one column only). */
export function pastedFile(text: string): File | null {
  const [first, second] = text.split(/\r?\n/, 2)
  if (!first || !second) return null
  const separator = ['\t', ';', ','].find((letter) => first.includes(letter))
  if (!separator) return null
  return new File([text], separator === '\t' ? 'Pasted table.tsv' : 'Pasted table.csv', {
    type: 'text/plain',
  })
}

/** True where a person is typing: keys and pastes there are theirs. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null
  )
}
