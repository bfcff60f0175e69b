import { type Mart, sayLacks } from './marts.ts'
import { sayTooFew, type TooFew } from './too-few.ts'

/** Whatever goes wrong, as data: it crosses threads and is spoken by `words`. */
export type Fault =
  | { code: 'stopped' }
  | { code: 'bug'; trace: string }
  | { code: 'empty-file'; name: string; bytes: number }
  | { code: 'header-only'; name: string; columns: number }
  | { code: 'not-a-table'; name: string; looksLike: string }
  | { code: 'protected'; name: string }
  | { code: 'broken-file'; name: string; why: string }
  /** A file that a link names on this site. `status` of HTTP; 0 = the host did not answer. */
  | { code: 'not-there'; name: string; status: number }
  | { code: 'bad-file'; name: string; rows: number; reason: string; line: number }
  | {
      code: 'too-large'
      name: string
      have: number
      most: number
      unit: 'bytes' | 'unpacked' | 'columns' | 'cells'
      /** There are more: `have` are those of the part looked at. */
      counting?: boolean
    }
  | { code: 'missing-meaning'; name: string; meaning: string; columns: number }
  | { code: 'summary'; name: string; columns: number; first: string; last: string }
  | { code: 'totals'; name: string; first: string; last: string }
  | { code: 'all-future'; name: string; rows: number; first: string; today: string }
  | { code: 'same-file'; name: string; as: string; rows: number }
  | { code: 'last-file'; files: number }
  | TooFew
  /** A label that cannot be learned. one: all are alike; many: more labels than can be told apart; few: too few of the second label. */
  | { code: 'unfit'; why: 'one' | 'many' | 'few'; column: string; have: number; need: number }
  /** Amounts that are numbers of something: whole, large and hardly two alike. */
  | { code: 'not-money'; have: number; different: number }
  /** Texts of which too few can be judged: in other languages, or without a word. */
  | { code: 'unjudged'; texts: number; judged: number; need: number; foreign: number; wordless: number }
  | { code: 'lacks'; missing: Mart[][] }
  | { code: 'other-data'; have: string; want: string }
  | { code: 'no-signal' }
  | { code: 'out-of-memory'; rows: number }
  | { code: 'no-room'; need: number; free: number }
  | { code: 'no-engine'; why: string }
  | { code: 'broken-engine' }
  | { code: 'not-sealed'; why: string }
  | { code: 'nobody-left' }
  | { code: 'read-only' }
  /** A workspace file. newer: its form and ours; damaged: bytes that are as they were written, of all. */
  | { code: 'copy'; name: string; why: 'newer' | 'damaged' | 'passphrase'; have: number; want: number }
  | { code: 'unknown'; what: string; given: string; known: string[] }
  /** A typed query: what is wrong, what to do, and where it stands (lines and columns from 1; 0 = nowhere). */
  | { code: 'query'; why: string; next: string; line: number; column: number; length: number }

/** A code without words does not compile; a stop needs none. Fact with both numbers, then a next step. */
export type Words = {
  readonly [C in Exclude<Fault['code'], 'stopped'>]: (f: Extract<Fault, { code: C }>) => {
    what: string
    next: string
  }
}

/** Thrown inside a worker; `reply` turns it into data at the border. */
export class Failure extends Error {
  readonly fault: Fault
  constructor(fault: Fault) {
    super(fault.code)
    this.fault = fault
  }
}

const n = (value: number) => value.toLocaleString('en-GB')
const size = (bytes: number) =>
  bytes < 1e6 ? `${n(Math.ceil(bytes / 1e3))} kB` : `${n(Math.round(bytes / 1e5) / 10)} MB`

export const words: Words = {
  bug: () => ({
    what: 'Something in the program is wrong. Your data are as they were.',
    next: 'Copy the details and try again.',
  }),
  'empty-file': (f) => ({
    what: `${f.name} is empty: ${n(f.bytes)} bytes and 0 rows.`,
    next: 'Export it again, or choose another file.',
  }),
  'header-only': (f) => ({
    what: `${f.name} has a header of ${n(f.columns)} column${f.columns === 1 ? '' : 's'} and 0 rows below it.`,
    next: 'Check the period of the export and export it again.',
  }),
  'not-a-table': (f) => ({
    what: `${f.name} is ${f.looksLike}, not a table: 0 rows were read.`,
    next: 'Export the data as CSV or Excel and bring that file.',
  }),
  protected: (f) => ({
    what: `${f.name} is protected by a password: 0 rows were read.`,
    next: /\.zip$/i.test(f.name)
      ? 'Unpack it with the password, and bring the files that are in it.'
      : 'Open it in Excel, save it without the password, and bring that file.',
  }),
  'broken-file': (f) => ({
    what: `${f.name} cannot be read: ${f.why}.`,
    next: 'Export it again; saving it as CSV often helps.',
  }),
  'not-there': (f) => ({
    what:
      f.status === 0
        ? `${f.name} was not fetched: the host did not answer, or sent the page elsewhere.`
        : `${f.name} was not fetched: the host answered ${f.status}.`,
    next: 'Ask who made the link whether the file still lies on this site.',
  }),
  'bad-file': (f) => ({
    what: `None of the ${n(f.rows)} rows of ${f.name} can be used. The first, line ${n(f.line)}: ${f.reason}.`,
    next: 'Check what the columns mean, or export the file again.',
  }),
  'too-large': (f) => ({
    what:
      f.unit === 'unpacked'
        ? `${f.name} unpacks to more than ${size(f.most)}, and was not opened.`
        : `${f.name} has ${f.counting ? 'more than ' : ''}${f.unit === 'bytes' ? size(f.have) : `${n(f.have)} ${f.unit}`}; this device can take ${
            f.unit === 'bytes' ? size(f.most) : n(f.most)
          }.`,
    next:
      f.unit === 'columns'
        ? 'Export fewer columns: order number, date, customer, product and amount are enough.'
        : 'Export a shorter period, for instance the last 24 months.',
  }),
  summary: (f) => ({
    what: `${f.name} is a summary: its ${n(f.columns)} columns from ‘${f.first}’ to ‘${f.last}’ are sums by period.`,
    next: 'Bring the list of orders that it was made from.',
  }),
  totals: (f) => ({
    what: `${f.name} is a report: each row from ‘${f.first}’ to ‘${f.last}’ is a sum with its number of orders, not an order.`,
    next: 'Bring the list of orders that it was made from.',
  }),
  'missing-meaning': (f) => ({
    what:
      f.columns === 1
        ? `The 1 column of ${f.name} does not tell ${f.meaning}.`
        : `None of the ${n(f.columns)} columns of ${f.name} tells ${f.meaning}.`,
    next: 'Choose the column that does.',
  }),
  'all-future': (f) => ({
    what: `All ${n(f.rows)} dates of ${f.name} lie after today (${f.today}); the first is ${f.first}.`,
    next: 'Check which column is the date, and whether the day or the month comes first.',
  }),
  'same-file': (f) => ({
    what: `${f.name} is already here as ${f.as}, with the same ${n(f.rows)} rows. Nothing was added.`,
    next: 'Bring a newer export, or carry on.',
  }),
  'last-file': (f) => ({
    what: `Nothing would be left: ${f.files === 1 ? 'this is the only file' : `these are all ${n(f.files)} files`} of the workspace.`,
    next: 'Forget the workspace instead, from its menu.',
  }),
  'too-few': sayTooFew,
  unfit: (f) => ({
    what: {
      one: `“${f.column}” tells nobody apart: ${n(f.have)} different label${f.have === 1 ? '' : 's'}, and ${n(f.need)} are needed.`,
      many: `“${f.column}” has ${n(f.have)} different labels; at most ${n(f.need)} can be told apart.`,
      few: `Only one label of “${f.column}” has enough customers: the next one has ${n(f.have)}, and ${n(f.need)} are needed.`,
    }[f.why],
    next: `${f.why === 'many' ? 'Give labels that mean much the same one name in the file, or choose' : 'Choose'} another column under Settings${f.why === 'few' ? ', or bring a list with more customers' : ''}.`,
  }),
  'not-money': (f) => ({
    what: `The amounts look like numbers of something, not money: ${n(f.have)} orders have ${n(f.different)} different amounts, all whole and very large.`,
    next: 'Look under Data which column is read as the amount, and choose another.',
  }),
  unjudged: (f) => ({
    what: `Of ${n(f.texts)} texts ${n(f.judged)} can be judged, and ${n(f.need)} are needed: ${n(f.foreign)} are in other languages, and ${n(f.wordless)} have no words.`,
    next: 'English, German, French, Spanish, Italian, Dutch and Portuguese are read. Look under Data whether the right column is read as what people wrote.',
  }),
  lacks: (f) => ({
    what: `This question needs ${sayLacks(f.missing)}; nothing of the kind is here.`,
    next: f.missing.every(([mart]) => mart === 'customers')
      ? 'Choose under Data the column that tells who ordered, or add a file that does.'
      : 'Add such a file to this workspace.',
  }),
  'other-data': () => ({
    what: 'This link was made with other data than the one open here.',
    next: 'Bring that file, or read the answer for this one.',
  }),
  'no-signal': () => ({
    what: 'Nothing was found that chance would not also produce.',
    next: 'That is an answer too. More months may change it.',
  }),
  'out-of-memory': (f) => ({
    what: `The browser ran out of room at ${n(f.rows)} rows. What was here before is untouched.`,
    next: 'Bring a shorter period, for instance the last 24 months.',
  }),
  'no-room': (f) => ({
    what: `The browser will not store this: ${size(f.need)} needed, ${f.free < f.need ? `${size(f.free)} free` : 'and it gives less'}. It stays until this tab is closed.`,
    next: 'Free some space, or forget a workspace.',
  }),
  'no-engine': (f) => ({
    what: `The database did not start: ${f.why}.`,
    next: 'Reload the page; if it stays, try a current Chrome, Edge or Firefox.',
  }),
  'broken-engine': () => ({
    what: 'The database could not do this, and was started again. Your data are as they were.',
    next: 'Ask it in another way.',
  }),
  'not-sealed': (f) => ({
    what: `This page could not prove that nothing leaves it (${f.why}), so no file is opened.`,
    next: 'Reload the page. If it stays, this host or an extension weakens the page.',
  }),
  'nobody-left': () => ({
    what: 'This is the only person here: without them 0 rows would be left.',
    next: 'Forget the whole workspace on Start instead.',
  }),
  'read-only': () => ({
    what: 'This workspace is open in another tab, which is the one that may change it.',
    next: 'Go on there, or close that tab and reload this one.',
  }),
  copy: (f) => ({
    what: {
      newer: `${f.name} was written by a newer version of Regulars: its form is ${n(f.have)}, and this page reads up to ${n(f.want)}.`,
      damaged: `${f.name} is cut off or was changed: only ${n(f.have)} of its ${n(f.want)} bytes are as they were written. Nothing was opened.`,
      passphrase: `This passphrase does not open ${f.name}, or the file was changed. Nothing was opened.`,
    }[f.why],
    next: {
      newer: 'Reload the page to get the newer version, and open the file again.',
      damaged: 'Take another copy of it; what is on this device is as it was.',
      passphrase: 'Try again; capitals and spaces count.',
    }[f.why],
  }),
  unknown: (f) => ({
    what: `There is no ${f.what} called ${f.given}.`,
    next: f.known.length > 0 ? `There is: ${f.known.join(', ')}.` : 'There is none of that kind here.',
  }),
  query: (f) => ({
    what: f.line > 0 ? `Line ${n(f.line)}, column ${n(f.column)}: ${f.why}` : f.why,
    next: f.next,
  }),
}

/** What a person reads. A stop says nothing. */
export function speak(fault: Fault): { what: string; next: string } {
  if (fault.code === 'stopped') return { what: '', next: '' }
  const say = words[fault.code] as (f: Fault) => { what: string; next: string }
  return say(fault)
}
