import type { Corrections } from '../../src/contract/desk.ts'
import { note } from '../../src/contract/notes.ts'
import type { Reader, TableHead, TextBatch, TextColumn } from '../reading/table.ts'
import { Texts } from '../reading/texts.ts'
import { packLines, type WideLines, wideIn } from './wide-lines.ts'

/** A column each for the first, the second, … line of an order: `line_item_1`, `line_item_2`. */
const numbered = /^(?:line|order|product)[ _]?items?[ _]\d{1,3}$/i
/** Fields packed in one cell: `name:Mug|quantity:2|total:25`. */
const packed = /(?:^|\|)(?:quantity|qty):/i
const called = 'line items'

/** How people pay, as a column each: what was paid stands in one of them. */
const ways =
  /^(?:in |per |mit |en |by )?(?:cash|card|cheque|check|bacs|bar|barzahlung|karte|ec|ec-karte|giro|(?:bank)?(?:überweisung|transfer)|paypal|twint|sumup|espèces|especes|carte|cb|chèque|virement|efectivo|tarjeta|bizum|transferencia|contanti|carta|pos|bonifico|contant|pin|tikkie|dinheiro|cartão|pix|mbway|gotówka|karta|blik)\s*(?:[€£$]|\([^)]*\))?$/iu
const sums = /total|summe|gesamt|betrag|amount|somme|importe?|bedrag|valor|brutto|price|preis|prix/iu

interface Gathered {
  columns: number[]
  called: string
  wide?: WideLines
  said: string
}

function gatheredIn(head: TableHead, { decimal }: Corrections): Gathered | null {
  const packed = columnsIn(head)
  if (packed.length > 0) return { columns: packed, called, said: '' }
  const wide = wideIn(head, decimal)
  if (wide) return gatheredLines(head, wide)
  const paid = waysIn(head)
  const names = paid.map((c) => head.headers[c] ?? '')
  return paid.length > 0 ? { columns: paid, called: 'Amount', said: paidNote(names) } : null
}

function gatheredLines({ headers }: TableHead, wide: WideLines): Gathered {
  const columns = wide.lines.flat().filter((c) => c >= 0)
  const [first = '', last = ''] = [headers[Math.min(...columns)], headers[Math.max(...columns)]]
  const said = `‘${first.slice(0, 40)}’ to ‘${last.slice(0, 40)}’ hold up to ${wide.lines.length} lines of an order; each is read as a line of its own.`
  return { columns, called, wide, said }
}

const paidNote = (names: readonly string[]) =>
  `What was paid stands in ${names.map((name) => `‘${name.slice(0, 40)}’`).join(' or ')}; ‘Amount’ has it in each row.`

/** Columns by way of payment, where each row has one of them filled in and no other tells what was paid; [] where there are none. */
function waysIn({ headers, sample }: TableHead): number[] {
  const columns = headers.flatMap((header, c) => (ways.test(header.trim()) ? [c] : []))
  if (columns.length < 2 || headers.some((header) => sums.test(header))) return []
  const filled = sample.map(({ cells }) => columns.filter((c) => (cells[c] ?? '').trim() !== ''))
  const one = filled.filter((list) => list.length === 1)
  const all = columns.every((c) => one.some(([only]) => only === c))
  const money = sample.every(({ cells }) => columns.every((c) => /^[^\p{L}]*$|\d/u.test(cells[c] ?? '')))
  return all && money && one.length > 0.9 * filled.length && filled.every((list) => list.length <= 1)
    ? columns
    : []
}

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
      const found = gatheredIn(head, corrections)
      if (!found) return head
      const { columns, wide } = found
      const one = (cells: readonly string[]) => gatheredCell(columns, wide, (c) => cells[c] ?? '')
      const sample = head.sample.map(({ line, cells }) => ({
        line,
        cells: [...head.headers.map((_, c) => cells[c] ?? ''), one(cells)],
      }))
      const headers = [...head.headers, found.called]
      const notes = found.said === '' ? head.notes : [...head.notes, note('plain', found.said)]
      return { ...head, headers, sample, gathered: columns, ...(wide && { wide }), notes }
    },
    scan: async function* (file, head, wanted, call) {
      const { gathered, wide } = head
      const last = head.headers.length - 1
      if (!gathered || !wanted.includes(last)) return yield* reader.scan(file, head, wanted, call)
      const plain = wanted.filter((c) => c !== last)
      const texts = new Texts()
      for await (const batch of reader.scan(file, head, [...plain, ...gathered], call)) {
        const parts = batch.columns.slice(plain.length)
        const one = oneOf(batch, gathered, parts, texts, wide)
        const columns = wanted.flatMap((c) => (c === last ? one : (batch.columns[plain.indexOf(c)] ?? [])))
        yield { ...batch, columns }
      }
    },
  }
}

function gatheredCell(
  columns: readonly number[],
  wide: WideLines | undefined,
  cellOf: (column: number) => string,
): string {
  if (wide) return packLines(wide, cellOf)
  return columns
    .map(cellOf)
    .filter((cell) => cell.trim() !== '')
    .join('\n')
}

function oneOf(
  { rows }: TextBatch,
  columns: readonly number[],
  parts: readonly TextColumn[],
  texts: Texts,
  wide: WideLines | undefined,
): TextColumn {
  const at = new Map(columns.map((column, k) => [column, parts[k]]))
  const codes = Int32Array.from({ length: rows }, (_, r) =>
    texts.add(
      gatheredCell(columns, wide, (c) => {
        const part = at.get(c)
        return part?.texts.text(part.codes[r] ?? 0) ?? ''
      }),
    ),
  )
  return { codes, texts }
}
