/** Hands a file to the person; the browser puts it with the downloads. */
export function download(content: Blob, name: string): void {
  const address = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

/** A file name any system takes, made of words on screen. */
export function fileName(words: string, ending: string): string {
  const plain = words.replace(/[^\p{L}\p{N} ._-]+/gu, ' ').trim()
  return `${plain.slice(0, 80) || 'regulars'}.${ending}`
}
