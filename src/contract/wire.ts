import type { Alike } from './alike.ts'
import type { CampaignDoor } from './campaigns.ts'
import type { CleaningStep } from './cleaning.ts'
import type { CopyDoor } from './copy.ts'
import type { Decisions } from './decisions.ts'
import type { Account, Corrections, Draft, Listed, RowsWritten, TakenBack, Workspace } from './desk.ts'
import { Failure, type Fault } from './fault.ts'
import type { Seen, Sql, View } from './frame.ts'
import type { Pointed, RuleMarks, Verdict } from './marks.ts'
import type { Mart, Span } from './marts.ts'
import type { Card, Scope } from './miner.ts'
import type { Person, PersonEvent } from './person.ts'
import type { Quality } from './quality.ts'
import type { Converted } from './rates.ts'
import type { ListColumn, Recipe, Report } from './report.ts'
import type { SqlDoor } from './sql.ts'

/** A call across threads answers with a Reply: Comlink would strip the fields of a thrown error. */
export type Reply<T> = { ok: true; value: T } | { ok: false; fault: Fault }

export type Stage =
  | 'start'
  | 'read'
  | 'type'
  | 'join'
  | 'clean'
  | 'save'
  | 'open'
  | 'query'
  | 'fit'
  | 'evaluate'
  | 'explain'

/** Travels with every call that may take over 300 ms. `done` is 0–1; `words` say what is being done. */
export interface Call {
  signal: AbortSignal
  progress(stage: Stage, done: number, words?: string): void
}

/** The one method beside the treaty that the workers' doors have: the two are joined by a port, once. */
export interface Joined {
  join(port: MessagePort): void
}

/** A call nobody watches and nobody stops. */
export const quiet: Call = { signal: new AbortController().signal, progress: () => {} }

/** What the page asks of the warehouse. */
export interface Desk {
  /** A person's own queries. */
  readonly sql: SqlDoor
  /** Starts the engine; asked again, answers at once. Drafting does not wait for it. */
  start(call: Call): Promise<Reply<{ version: string }>>
  draft(files: File[], call: Call): Promise<Reply<Draft>>
  /** Draft again a file of the open workspace, as it was confirmed. */
  revise(file: string, call: Call): Promise<Reply<Draft>>
  correct(draft: string, file: number, corrections: Corrections): Promise<Reply<Draft>>
  /** `into` = '' makes a new workspace; otherwise the open one grows. */
  adopt(draft: string, into: string, title: string, call: Call): Promise<Reply<Workspace>>
  discard(draft: string): Promise<Reply<void>>
  /** Makes the open workspace anew with these decisions in place of the ones before; fewer take some back. */
  decide(decisions: Decisions, call: Call): Promise<Reply<Workspace>>
  /** What taking these files out of the open workspace would change; nothing is changed by asking. */
  weigh(files: string[], call: Call): Promise<Reply<TakenBack>>
  /** Takes files out of the open workspace: it is then exactly as if they had never come. */
  takeBack(files: string[], call: Call): Promise<Reply<Workspace>>
  /** Rows of a file of the open workspace, to be written anew. */
  rows(file: string, lines: number[], call: Call): Promise<Reply<RowsWritten>>
  /** Reads the rows at these lines as they are written here, or, with null, as they stand in the file. The file itself stays as it is. */
  repair(file: string, rows: [line: number, text: string | null][], call: Call): Promise<Reply<Workspace>>
  shelf(): Promise<Reply<Listed[]>>
  reopen(workspace: string, call: Call): Promise<Reply<Workspace>>
  rename(workspace: string, title: string): Promise<Reply<void>>
  forget(workspace: string): Promise<Reply<void>>
  eraseAll(): Promise<Reply<void>>
  account(): Promise<Reply<Account>>
  /** What each step of the cleaning recipe comes to; walks over all rows, and reads files again that are not in memory. */
  cleaning(call: Call): Promise<Reply<CleaningStep[]>>
  /** Customers who may be the same, for the screen alone; joins the files again where they are not in memory. */
  alike(call: Call): Promise<Reply<Alike>>
  /** How good the data are, and how each file differs from the last one like it; waits for the database. */
  quality(call: Call): Promise<Reply<Quality>>
  /** Rows `from` (0-based) to `to` (excluded) of a table of people or of rows set aside, as `sight` orders them. */
  peek(table: string, from: number, to: number, sight?: Sight): Promise<Reply<Page>>
  csv(table: string, options: CsvOptions, call: Call): Promise<Reply<Blob>>
  /** One person by the opaque key that a page of people gives; Failure `unknown` for a key that nobody has. */
  person(key: number, call: Call): Promise<Reply<Person>>
  /** Events `from` (0-based) to `to` (excluded) of a person, the latest first. */
  timeline(key: number, from: number, to: number, call: Call): Promise<Reply<PersonEvent[]>>
  /** Everything about a person, to be saved and given to them. Beside `csv` the one door for files. */
  personFile(key: number, format: PersonFormat, call: Call): Promise<Reply<Blob>>
  /** Takes a person out of the files, the tables and all that was kept of them; `keepOut`: of later files, too. A stop or a fault leaves what was. */
  erasePerson(key: number, call: Call, keepOut?: boolean): Promise<Reply<Workspace>>
  /** Notes, or with `yes` false forgets, that a person asked not to be written to; a salted hash of what names them is kept. */
  object(key: number, yes: boolean, call: Call): Promise<Reply<Workspace>>
  /** Verdicts on the cases of an answer (`Report.cases`), in their order; Failure `unknown` for a list that is not kept. */
  verdicts(table: string): Promise<Reply<(Verdict | null)[]>>
  /** Says of a case what it is, or with null takes back what was said; answers as `verdicts`. Kept with the workspace. */
  mark(table: string, place: number, verdict: Verdict | null): Promise<Reply<(Verdict | null)[]>>
  /** The whole workspace as a file, and back. */
  readonly copy: CopyDoor
  /** Plans, lists and results of campaigns. */
  readonly campaigns: CampaignDoor
}

/** The list of all customers; every other list of people comes from a report. */
export const everybody = 'audience_everybody'

/** `json` has all, `csv` the lines of the orders. */
export type PersonFormat = 'json' | 'csv'

/** How a table is looked at: the whole of it ordered by a column, and only rows in which some cell holds the words. */
export interface Sight {
  sort?: { column: string; down: boolean }
  find?: string
}

export interface Page {
  columns: string[]
  rows: (string | number | null)[][]
  total: number
  /** Of a list of people: the key of each row. */
  keys?: number[]
}

export interface CsvOptions {
  /** Excel reads UTF-8 only behind a byte order mark. */
  bom: boolean
  separator: ',' | ';' | '\t'
  /** A workbook instead: texts stay texts, and numbers numbers. */
  workbook?: true
}

/** What a run must know of the open workspace. `currencies` has the one with the most orders first. */
export interface OpenData {
  data: string
  marts: Mart[]
  lastDay: string
  /** Days with a web visit. */
  visits: Span | null
  /** Days with a review or ticket. */
  messages?: Span | null
  currencies: string[]
  /** What was converted by the person's rates. */
  converted?: Converted | null
  /** The reader's, BCP 47; the worker's own where absent. */
  locale?: string
}

/** What the miners ask of the warehouse: a view of what stands in memory, or Arrow IPC bytes of a query; both transferred. */
export interface Dock {
  /** Of the workspace that is open; Failure `unknown` where none is. */
  facts(): Promise<Reply<OpenData>>
  /** Null where what it asks is not in memory: the database answers the same view. */
  see(view: View): Promise<Reply<Seen | null>>
  arrow(query: Sql, call: Call): Promise<Reply<Uint8Array>>
  /** Keeps customer keys as tables of people with what they did in the scope, ready to be shown or saved. */
  keep(lists: readonly KeptList[], scope: Scope): Promise<Reply<void>>
  drop(table: string): Promise<Reply<void>>
  /** What the person has said of cases of a question so far, by rule. */
  marks(miner: string): Promise<Reply<RuleMarks[]>>
  /** Keeps cases under the name of a table, to be marked, and answers the verdicts on them. */
  point(table: string, miner: string, cases: readonly Pointed[]): Promise<Reply<(Verdict | null)[]>>
}

/** Customers under the name of a table, and what stands beside each. */
export interface KeptList {
  table: string
  keys: Int32Array
  columns?: readonly ListColumn[]
}

/** What the page asks of the miners. */
export interface Mining {
  cards(): Promise<Card[]>
  run(recipe: Recipe, call: Call): Promise<Reply<Report>>
  /** Asks every question once of orders that nobody made: a first run takes several times as long as a second one. */
  rehearse(): Promise<void>
}

/** Runs a worker's body; whatever is thrown becomes data. */
export async function reply<T>(body: () => Promise<T> | T): Promise<Reply<T>> {
  try {
    return { ok: true, value: await body() }
  } catch (thrown) {
    return { ok: false, fault: asFault(thrown) }
  }
}

/** The value, or the fault thrown again on this side. */
export function unwrap<T>(answer: Reply<T>): T {
  if (answer.ok) return answer.value
  throw new Failure(answer.fault)
}

/** Quoted values are blanked: the engine's messages cite cells. */
export function asFault(thrown: unknown): Fault {
  if (thrown instanceof Failure) return thrown.fault
  if (thrown instanceof Error && thrown.name === 'AbortError') return { code: 'stopped' }
  const trace =
    thrown instanceof Error ? `${thrown.name}: ${thrown.message}\n${thrown.stack ?? ''}` : String(thrown)
  return { code: 'bug', trace: trace.replace(/"[^"\n]*"|'[^'\n]*'/g, '"…"').slice(0, 4000) }
}

interface CallWire {
  port: MessagePort
}

/** Comlink transfer handler of a Call: one port, progress flows back, a stop flows in. */
export const callHandler = {
  canHandle: (value: unknown): value is Call =>
    typeof value === 'object' && value !== null && 'signal' in value && 'progress' in value,
  serialize(call: Call): [CallWire, Transferable[]] {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = ({ data }) => call.progress(data[0], data[1], data[2])
    const stop = () => port1.postMessage('stop')
    if (call.signal.aborted) stop()
    else call.signal.addEventListener('abort', stop, { once: true })
    return [{ port: port2 }, [port2]]
  },
  deserialize({ port }: CallWire): Call {
    const stopper = new AbortController()
    port.onmessage = () => stopper.abort()
    return {
      signal: stopper.signal,
      progress: (stage, done, words) => port.postMessage([stage, done, words]),
    }
  },
}
