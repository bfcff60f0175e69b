/** "orders.csv", or "orders.csv and 2 more". */
export function nameOf(files: readonly { name: string }[]): string {
  const [first] = files
  if (!first) return 'nothing'
  return files.length === 1 ? first.name : `${first.name} and ${files.length - 1} more`
}

/** What a new workspace is called until the person says otherwise: its first file without the ending. */
export function titleOf(files: readonly { name: string }[]): string {
  return nameOf(files).replace(/\.[a-z0-9]{2,5}(?=$| and )/i, '')
}
