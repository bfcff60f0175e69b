import { Failure } from '../../src/contract/fault.ts'
import { lineAt, type Place, type Scanned, scan } from './scan.ts'

/** A query that may be asked: what is asked, where that begins in the text, and whether only its plan is wanted. */
export interface Allowed {
  body: string
  /** Characters of the text before the body. */
  from: number
  plan: '' | 'explain' | 'explain analyze'
}

const reads = 'select with from values table describe desc summarize show pivot unpivot explain ('.split(' ')
const changes =
  'insert update delete merge truncate drop alter create replace comment vacuum analyze checkpoint'.split(' ')
const outside = 'copy export import attach detach install load force'.split(' ')

/** Functions that reach for files, the network, the engine itself or its memory: the lock refuses most, this says why. */
const closed = new RegExp(
  `^(?:${[
    'read_\\w+|sniff_csv|glob|parquet_\\w+|json_serialize_sql|st_read|iceberg_\\w+|delta_scan|sqlite_\\w+|postgres_\\w+|mysql_\\w+|write_\\w+',
    'query|query_table|checkpoint|force_checkpoint|(?:enable|disable)_\\w+|truncate_duckdb_logs|duckdb_(?:logs|secrets|temporary_files)\\w*|which_secret',
    '(?:arrow|pandas|python_map|seq|index|scan_arrow)_?\\w*scan\\w*|scan_arrow_ipc|arrow_scan_dumb|getenv|set_config',
  ].join('|')})$`,
)

/** What needs a part of the database that is not shipped, and what does the same. */
const absent: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:current_date|today|current_time|localtime|localtimestamp|current_localtimestamp|current_localtime)$/,
    'The database here has no calendar of its own: write the day, as in date ‘2026-01-31’.',
  ],
  [/^(?:timezone|make_timestamptz)$/, 'Times here are the shop’s own clock: leave the time zone out.'],
  [
    /^(?:to_json|from_json|json_\w+|json)$/,
    'JSON is not part of the database here: lists and structs are, as in [1, 2] and {a: 1}.',
  ],
]

/**
 * The one statement of a text, if it is one that reads. Throws Failure `query` in words, with the place, for none, for
 * several, and for what would change tables, settings or files. Not the boundary itself: that is `Engine.ask` and the lock.
 */
export function allow(text: string): Allowed {
  const scanned = scan(text)
  const { first, body, from, second } = scanned
  if (body.trim() === '')
    throw refusal(text, null, 'There is nothing to ask yet.', 'Write a query, or take an example.')
  if (!reads.includes(first)) throw refusal(text, { at: from, length: first.length }, ...whyNot(first))
  if (second)
    throw refusal(
      text,
      second,
      'A second statement begins here; one is asked at a time.',
      'Put it aside, or ask it after this one.',
    )
  refuseFunctions(text, scanned)
  return first === 'explain' ? planOf(text, body, from) : { body, from, plan: '' }
}

function planOf(text: string, body: string, from: number): Allowed {
  const [head = ''] = /^explain(?:\s+analyze)?/i.exec(body) ?? []
  const inner = allow(' '.repeat(from + head.length) + text.slice(from + head.length))
  return { ...inner, plan: /analyze$/i.test(head) ? 'explain analyze' : 'explain' }
}

function whyNot(first: string): [what: string, next: string] {
  const word = first.toUpperCase().slice(0, 20)
  if (changes.includes(first))
    return [
      `${word} would change the tables; here they are only read, and nothing was changed.`,
      'Ask with SELECT.',
    ]
  if (outside.includes(first))
    return [
      `${word} reaches for files, networks or extensions; from here nothing of the kind can be reached.`,
      'Save an answer as CSV or Parquet with the buttons below it.',
    ]
  if (
    /^(?:set|reset|pragma|use|call|begin|start|commit|rollback|abort|prepare|execute|deallocate)$/.test(first)
  )
    return [`${word} would change how the database works; its settings are locked.`, 'Ask with SELECT.']
  return [
    `A query does not begin with ${first.slice(0, 40)}.`,
    'Begin with SELECT, WITH, FROM, DESCRIBE, SUMMARIZE or EXPLAIN.',
  ]
}

/** Words that are followed by a bracket are functions; a column may be called like one. */
function refuseFunctions(text: string, { words }: Scanned): void {
  for (const place of words) {
    const { word, at, length } = place
    const called = /^\s*\(/.test(text.slice(at + length))
    if (called && closed.test(word))
      throw refusal(
        text,
        place,
        `${word} reaches for files, networks or the engine itself; from here nothing of the kind can be reached.`,
        'Ask the tables listed beside the editor.',
      )
    const lacking = absent.find(([name]) => name.test(word) && (called || /^(?:current|local)/.test(word)))
    if (lacking) throw refusal(text, place, `${word} is not part of the database here.`, lacking[1])
  }
  const zone = /\bat\s+time\s+zone\b/i.exec(text)
  if (zone && words.some(({ at }) => at === zone.index))
    throw refusal(
      text,
      { at: zone.index, length: zone[0].length },
      'Time zones are not part of the database here.',
      'Times here are the shop’s own clock: leave the time zone out.',
    )
}

/** A fault with its place in the text. */
export function refusal(text: string, place: Place | null, why: string, next: string): Failure {
  const where = place
    ? { ...lineAt(text, place.at), length: Math.max(1, place.length) }
    : { line: 0, column: 0, length: 0 }
  return new Failure({ code: 'query', why, next, ...where })
}
