import type { Listed } from '../../src/contract/desk.ts'

interface Told {
  id: string
  title: string
  opened: string
  files: readonly { name: string; rows: number; bytes: number }[]
}

/** A workspace as the shelf shows it. */
export function listing({ id, title, opened, files }: Told): Listed {
  const sum = (values: number[]) => values.reduce((a, b) => a + b, 0)
  return {
    id,
    title,
    opened,
    files: files.map((f) => f.name),
    rows: sum(files.map((f) => f.rows)),
    bytes: sum(files.map((f) => f.bytes)),
    sample: false,
  }
}
