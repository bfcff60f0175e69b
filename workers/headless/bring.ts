import type { Decisions } from '../../src/contract/decisions.ts'
import type { Corrections, Draft, FileDraft, Question, Workspace } from '../../src/contract/desk.ts'
import { Failure } from '../../src/contract/fault.ts'
import { type Meaning, meanings } from '../../src/contract/schema.ts'
import { type Call, type Desk, unwrap } from '../../src/contract/wire.ts'
import { fileAt } from './open-headless.ts'
import { Misuse, type Request } from './request.ts'

/** Reads the files as asked. Throws Failure, or Misuse with the open question and how to answer it. */
export async function bring(desk: Desk, request: Request, call: Call): Promise<Workspace> {
  const files: File[] = []
  for (const path of request.files) files.push(await fileOrMisuse(path))
  let draft = unwrap(await desk.draft(files, call))
  refuseUnknownColumns(draft, request)
  for (let i = 0; i < draft.files.length; i++) {
    const file = draft.files[i]
    const corrections = file ? correctionsFor(file, request) : {}
    if (Object.keys(corrections).length > 0) draft = unwrap(await desk.correct(draft.id, i, corrections))
  }
  for (const { fault, name, questions } of draft.files) {
    if (fault) throw new Failure(fault)
    const [open] = questions
    if (open) throw new Misuse(asked(name, open, draft))
  }
  const workspace = unwrap(await desk.adopt(draft.id, '', '', call))
  const decisions = { ...ratesOf(workspace, request), ...(request.zone && { zone: request.zone }) }
  return Object.keys(decisions).length > 0 ? unwrap(await desk.decide(decisions, call)) : workspace
}

/** Into the currency that is asked for, else the one most orders have. */
function ratesOf({ currencies }: Workspace, { currency, rates }: Request): Decisions {
  const into = currency ?? currencies[0] ?? ''
  const odd = rates.find(([code]) => code === into || !currencies.includes(code))
  if (odd)
    throw new Misuse(
      `--rate ${odd[0]} converts nothing here. ${into ? `Orders are counted in ${into}` : 'No currency is named'}; there is: ${currencies.map((c) => c || 'none named').join(', ')}.`,
    )
  return rates.length > 0 ? { rates: { into, each: rates } } : {}
}

async function fileOrMisuse(path: string): Promise<File> {
  try {
    return await fileAt(path)
  } catch {
    throw new Misuse(`There is no file called ${path} that can be read. Check the path.`)
  }
}

function correctionsFor(file: FileDraft, request: Request): Corrections {
  const means: [number, Meaning | null][] = []
  for (const [column, meaning] of request.means) {
    const at = file.columns.findIndex((c) => c.name === column)
    if (at >= 0) means.push([at, meaningOf(meaning)])
  }
  return { ...request.corrections, ...(means.length > 0 && { means }) }
}

function meaningOf(text: string): Meaning | null {
  if (text === 'none') return null
  if (isMeaning(text)) return text
  throw new Misuse(`There is no meaning called ${text}. There is: ${Object.keys(meanings).join(', ')}, none.`)
}

const isMeaning = (text: string): text is Meaning => Object.hasOwn(meanings, text)

function refuseUnknownColumns(draft: Draft, request: Request): void {
  const known = draft.files.flatMap((f) => f.columns.map((c) => c.name))
  const readable = draft.files.some((f) => f.fault === null || f.columns.length > 0)
  for (const [column] of request.means)
    if (readable && !known.includes(column))
      throw new Misuse(`There is no column called ${column}. There is: ${known.join(', ')}.`)
}

function asked(name: string, question: Question, draft: Draft): string {
  const columns = draft.files.find((f) => f.name === name)?.columns ?? []
  const answers = question.options.map((o) => {
    const flags = flagsOf(o.corrections, columns)
    return flags ? `${flags} (${o.label})` : ''
  })
  const how = answers.filter((a) => a !== '').join(', or ') || '--means COLUMN=meaning'
  return `${name}: ${question.ask} Answer with ${how}.`
}

function flagsOf(c: Corrections, columns: FileDraft['columns']): string {
  const quoted = (text: string) => (/^[\w.-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`)
  const means = (c.means ?? []).map(
    ([at, m]) => `--means ${quoted(`${columns[at]?.name ?? at}=${m ?? 'none'}`)}`,
  )
  return [
    ...(c.dateOrder ? [`--date-order ${c.dateOrder}`] : []),
    ...(c.year ? [`--year ${c.year.replace(/-01$/, '')}`] : []),
    ...(c.decimal ? [`--decimal '${c.decimal}'`] : []),
    ...(c.headerLine === undefined ? [] : [`--header-line ${c.headerLine}`]),
    ...(c.currency ? [`--default-currency ${c.currency}`] : []),
    ...(c.cents === undefined ? [] : [`--amounts ${c.cents ? 'cents' : 'whole'}`]),
    ...(c.agree ? [`--agree ${quoted(c.agree.join(','))}`] : []),
    ...(c.encoding ? [`--encoding ${c.encoding}`] : []),
    ...(c.sheet ? [`--sheet ${quoted(c.sheet)}`] : []),
    ...means,
  ].join(' ')
}
