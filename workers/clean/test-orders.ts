import type { Meaning } from '../../src/contract/schema.ts'
import type { FileColumns } from '../join/columns.ts'
import { type Change, codesOf, type LeftOut, labelsOf, sales, withTheirOrders } from './change.ts'

/** “Test” as a whole word, or a word made of it as shops name their trials, in seven languages. */
const word =
  '(?:tests?|testing|test[\\s_-]*(?:order|orders|bestellung|auftrag|kauf|mode|modus|purchase|payment|bestelling)|' +
  '(?:commande|pedido|ordine|encomenda|compra|orden)[\\s_-]*(?:de[\\s_-]*|di[\\s_-]*)?(?:test|teste|prueba|prova))'
const somewhere = new RegExp(`(?<![\\p{L}\\p{N}])${word}(?![\\p{L}\\p{N}])`, 'iu')
const whole = new RegExp(`^\\s*${word}[\\s_-]*\\d*\\s*$`, 'iu')
/** People are called Test, and Testa: only a name that is nothing else. */
const nobody =
  /^\s*(?:test(?:er|ing)?[\s_-]*\d*|test[\s_-]+(?:test|tester|user|customer|account|kunde|kundin|client|cliente|klant|order|person|name)[\s_-]*\d*)\s*$/i
const mailbox = /^test(?:er|ing|user|order|account|kunde|bestellung|mail)?(?:[._+-][^@]*|\d*)@|\.test$/

const says: readonly [Meaning, (label: string) => boolean][] = [
  ['status', (label) => somewhere.test(label)],
  ['email', (label) => (label.startsWith('test') || label.endsWith('.test')) && mailbox.test(label)],
  ['customerName', (label) => isTest(label[0]) && nobody.test(label)],
  ['coupon', (label) => whole.test(label)],
  ['tags', (label) => label.split(/[,;|]/).some((tag) => whole.test(tag))],
]

/** Most names are told apart by their first letter. */
const isTest = (letter = '') => letter === 't' || letter === 'T' || letter <= ' '

/** All rows of the orders of which a row says “test”. A workspace of nothing else is being tried out: it stays. */
export function findTestOrders(files: readonly FileColumns[]): Change {
  const out = files.flatMap((file, f): LeftOut[] => {
    const rows = sales.has(file.grain) ? testRows(file) : []
    return rows.length === 0 ? [] : [{ file: f, rows, reason: 'a test order' }]
  })
  const [left, all] = [out, files.filter((file) => sales.has(file.grain))]
  const sum = (counts: number[]) => counts.reduce((a, b) => a + b, 0)
  const nothingElse = sum(left.map(({ rows }) => rows.length)) === sum(all.map(({ rows }) => rows))
  return { renamed: [], out: nothingElse ? [] : out }
}

function testRows(file: FileColumns): number[] {
  const marks = says.map(([meaning, isTest]) => marked(file, meaning, isTest)).filter((mark) => mark !== null)
  if (marks.length === 0) return []
  const own = new Uint8Array(file.rows)
  for (const { codes, isTest } of marks)
    for (let r = 0; r < own.length; r++) if (isTest.has(codes[r] ?? -1)) own[r] = 1
  return withTheirOrders(file, own)
}

/** The labels of a column that say it; null where none does. */
function marked(file: FileColumns, meaning: Meaning, says: (label: string) => boolean) {
  const labels = labelsOf(file, meaning)
  const isTest = new Set<number>()
  for (let code = 0; code < labels.length; code++) if (says(labels[code] ?? '')) isTest.add(code)
  return isTest.size === 0 ? null : { codes: codesOf(file, meaning), isTest }
}
