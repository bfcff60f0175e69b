import type { Reader, TableHead, TextBatch, TextColumn } from '../reading/table.ts'
import { Texts } from '../reading/texts.ts'

/** A column each for the first, the second, … line of an order: `line_item_1`, `line_item_2`. */
const numbered = /^(?:line|order|product)[ _]?items?[ _]\d{1,3}$/i
/** Fields packed in one cell: `name:Mug|quantity:2|total:25`. */
const packed = /(?:^|\|)(?:quantity|qty):/i
const called = 'line items'

/** Columns that hold a line of the order each, packed; [] where there are none. */
function columnsIn({ headers, sample }: TableHead): number[] {
  const columns = headers.flatMap((header, c) => (numbered.test(header.trim()) ? [c] : []))
  const told = sample.flatMap(({ cells }) => columns.map((c) => cells[c] ?? '')).filter((cell) => cell !== '')
  return told.length > 0 && told.every((cell) => packed.test(cell)) ? columns : []
}

/** A reader that gathers such columns in one more at the end, a line of its cells for each. */
export function gathering(reader: Reader): Reader {
  return {
    open: async (file, corrections, call) => {
      const head = await reader.open(file, corrections, call)
      const columns = columnsIn(head)
      if (columns.length === 0) return head
      const sample = head.sample.map(({ line, cells }) => ({
        line,
        cells: [...head.headers.map((_, c) => cells[c] ?? ''), joined(columns.map((c) => cells[c] ?? ''))],
      }))
      return { ...head, headers: [...head.headers, called], sample, gathered: columns }
    },
    scan: async function* (file, head, wanted, call) {
      const { gathered } = head
      const last = head.headers.length - 1
      if (!gathered || !wanted.includes(last)) return yield* reader.scan(file, head, wanted, call)
      const plain = wanted.filter((c) => c !== last)
      const texts = new Texts()
      for await (const batch of reader.scan(file, head, [...plain, ...gathered], call)) {
        const parts = batch.columns.slice(plain.length)
        const one = oneOf(batch, parts, texts)
        const columns = wanted.flatMap((c) => (c === last ? one : (batch.columns[plain.indexOf(c)] ?? [])))
        yield { ...batch, columns }
      }
    },
  }
}

const joined = (cells: readonly string[]) => cells.filter((cell) => cell.trim() !== '').join('\n')

function oneOf({ rows }: TextBatch, parts: readonly TextColumn[], texts: Texts): TextColumn {
  const codes = Int32Array.from({ length: rows }, (_, r) =>
    texts.add(joined(parts.map((part) => part.texts.text(part.codes[r] ?? 0)))),
  )
  return { codes, texts }
}
