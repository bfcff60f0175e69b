import type { Workspace } from '../contract/desk.ts'
import { said } from '../contract/notes.ts'
import { meanings } from '../contract/schema.ts'

/** What is known of what was done here, beside the workspace itself. */
export interface Done {
  /** Questions that were answered since the page was opened. */
  questions: readonly string[]
  /** Queries kept with the workspace. */
  queries: number
  /** The rule that stopped the attempt to send at this start; '' = not checked. */
  stoppedBy: string
  /** ISO day on which it is written. */
  today: string
}

export interface Section {
  title: string
  lines: string[]
}

const n = (value: number) => value.toLocaleString('en-GB')
const some = (value: number, word: string) => `${n(value)} ${word}${value === 1 ? '' : 's'}`

/** A record of processing (Art. 30 GDPR) drafted from what was really done; what only the business knows is left to fill in. */
export function recordOf(workspace: Workspace, done: Done): Section[] {
  const { account } = workspace
  return [
    {
      title: 'Who is responsible',
      lines: [
        'Name and contact of the business: …',
        'Data protection officer, where there is one: …',
        `Written on: ${done.today}`,
      ],
    },
    { title: 'Purposes', lines: purposes(done) },
    { title: 'Whose data', lines: people(workspace) },
    { title: 'Which data', lines: categories(workspace) },
    {
      title: 'Who receives them',
      lines: [
        'Nobody through this program: it runs in the browser of this device, has no server and is forbidden to send.',
        'Files that are saved from it (lists, reports, exports) go where you bring them: …',
        'No transfer to third countries through this program.',
      ],
    },
    {
      title: 'Where they are, and how long',
      lines: [
        `In the storage of this browser on this device, as the workspace “${workspace.title}”: ${account.files.map((f) => `${f.name} (${some(f.rowsIn, 'row')})`).join(', ')}.`,
        'They stay until the workspace is forgotten or a person is erased. Your own time limit: …',
      ],
    },
    { title: 'Rights that were exercised here', lines: rights(workspace) },
    {
      title: 'How they are protected',
      lines: [
        done.stoppedBy
          ? `At this start an attempt to send was refused by the browser (${done.stoppedBy}).`
          : 'Whether sending is refused was not checked yet at this start.',
        'Whoever can use this account of the computer can read them: lock it, and encrypt its disk.',
      ],
    },
  ]
}

function purposes({ questions, queries }: Done): string[] {
  const asked = [...new Set(questions)].map((question) => `Answered: ${question}`)
  const own = queries > 0 ? [`Own queries of the tables: ${n(queries)}`] : []
  return asked.length + own.length > 0
    ? [...asked, ...own]
    : ['No question was answered yet since this page was opened.']
}

function people({ account, customers, orders }: Workspace): string[] {
  const rows = (name: string) => account.tables.find((table) => table.name === name)?.rows ?? 0
  const told = [
    { of: 'message', words: (count: number) => `Writers of ${some(count, 'message')}` },
    { of: 'visit', words: (count: number) => `Visitors of the web shop: ${some(count, 'event')}` },
  ]
  return [
    `Customers: ${n(customers)}, with ${some(orders, 'order')}.`,
    ...told.flatMap(({ of, words }) => (rows(of) > 0 ? [`${words(rows(of))}.`] : [])),
  ]
}

function categories({ account }: Workspace): string[] {
  const present = new Set(account.files.flatMap((file) => file.columns.flatMap(({ means }) => means ?? [])))
  const known = [...present].map((means) => meanings[means].label)
  const unused = account.files.reduce(
    (sum, file) => sum + file.columns.filter(({ means }) => means === null).length,
    0,
  )
  return [...known.sort(), ...(unused > 0 ? [`Columns of files that mean nothing here: ${n(unused)}`] : [])]
}

/** Notes of erasures and objections name nobody. */
function rights({ account }: Workspace): string[] {
  const notes = said(account.notes.filter(({ kind }) => kind === 'erasure' || kind === 'objection'))
  return notes.length > 0 ? notes : ['No erasure and no objection so far.']
}

const title = 'Record of processing (draft)'

/** As plain text. */
export const recordText = (sections: readonly Section[]): string =>
  [title, ...sections.map((s) => [s.title, ...s.lines.map((line) => `- ${line}`)].join('\n'))].join('\n\n')

const safe = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** As a page that can be printed: no script, nothing fetched. */
export function recordPage(sections: readonly Section[]): string {
  const body = sections.map(
    (s) => `<h2>${safe(s.title)}</h2><ul>${s.lines.map((line) => `<li>${safe(line)}</li>`).join('')}</ul>`,
  )
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>${title}</title><style>body{max-width:42rem;margin:3rem auto;padding:0 1rem;font:1rem/1.5 Georgia,serif}h2{margin-bottom:.25rem;font-size:1.1rem}ul{margin-top:0}</style><h1>${title}</h1>${body.join('')}</html>\n`
}
