import { Scanner } from './csv.ts'
import { bytesOf, headText } from './pieces.ts'
import type { Plan } from './plan.ts'
import { lettersOf } from './written.ts'

const pieceBytes = 65_536
const most = 500

/**
 * Rows from the end of a text file of which the head is only the beginning: a file sorted by customer begins with one of them for
 * thousands of rows. Rows of an odd width are left out, as those cut in the middle of a quoted cell are.
 */
export async function laterRows(file: File, { whole, form, headers, encoding }: Plan): Promise<string[][]> {
  if (whole || Number.isFinite(form.to)) return []
  const from = Math.floor((file.size - pieceBytes) / 4) * 4
  const text = headText(await bytesOf(file, from, file.size), encoding.label, true)
  const scanner = new Scanner(
    form,
    headers.map((_, c) => c),
    1,
  )
  scanner.feed(lettersOf(text.slice(text.indexOf('\n') + 1)), true)
  scanner.run(most)
  const { lines, columns } = scanner.take()
  return Array.from(lines, (_, r) => columns.map(({ codes, texts }) => texts.text(codes[r] ?? 0)))
}
