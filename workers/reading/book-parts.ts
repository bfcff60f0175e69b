import { insideOf, Odd, tagsOf } from './book-markup.ts'
import type { Part } from './zip.ts'

/** The parts of a workbook that are needed to read its cells. */
export interface Layout {
  sheets: { name: string; hidden: boolean; part: Part }[]
  strings: Part | undefined
  styles: Part | undefined
  from1904: boolean
}

/** Text of a part. */
type Ask = (part: Part) => Promise<string>

/** Finds the sheets of a workbook by its relations (ECMA-376, part 2). Throws Odd where one does not lead anywhere. */
export async function layoutOf(parts: Part[], ask: Ask): Promise<Layout> {
  const byName = new Map(parts.map((part) => [part.name.replace(/^\//, '').toLowerCase(), part]))
  const part = (path: string | undefined) => byName.get((path ?? '').toLowerCase())
  const main = await workbookPath(part('_rels/.rels'), ask)
  const workbook = part(main)
  const relations = part(relationsOf(main))
  if (!workbook || !relations) throw new Odd('no workbook, or nothing leads to its sheets')
  const xml = await ask(workbook)
  const targets = targetsOf(await ask(relations), main)
  const typed = (type: string) => [...targets.values()].find((t) => t.type === type)
  const sheets = tagsOf(insideOf(xml, 'sheets'), 'sheet').flatMap((tag) => {
    const target = targets.get(tag.get('id') ?? '')
    const found = part(target?.path)
    if (!target || (target.type === 'worksheet' && !found)) throw new Odd('a sheet is not there')
    const hidden = /hidden/i.test(tag.get('state') ?? '')
    return found && target.type === 'worksheet' ? [{ name: tag.get('name') ?? '', hidden, part: found }] : []
  })
  const from1904 = /^(1|true|on)$/.test(tagsOf(xml, 'workbookPr')[0]?.get('date1904') ?? '')
  const [strings, styles] = [typed('sharedStrings'), typed('styles')].map((t) => part(t?.path))
  return { sheets, strings, styles, from1904 }
}

async function workbookPath(relations: Part | undefined, ask: Ask): Promise<string> {
  const targets = relations ? targetsOf(await ask(relations), '') : new Map()
  for (const { type, path } of targets.values()) if (type === 'officeDocument') return path
  return 'xl/workbook.xml'
}

const relationsOf = (path: string) => path.replace(/([^/]*)$/, '_rels/$1.rels')

/** Where the relations of a part lead, by their ids; `type` is the last word of its address. What lies outside is left out. */
function targetsOf(xml: string, from: string): Map<string, { type: string; path: string }> {
  const targets = new Map<string, { type: string; path: string }>()
  for (const tag of tagsOf(xml, 'Relationship')) {
    if (/external/i.test(tag.get('TargetMode') ?? '')) continue
    const type = (tag.get('Type') ?? '').split('/').at(-1) ?? ''
    targets.set(tag.get('Id') ?? '', { type, path: resolved(tag.get('Target') ?? '', from) })
  }
  return targets
}

function resolved(target: string, from: string): string {
  const path = target.replaceAll('\\', '/')
  const steps = path.startsWith('/') ? [] : from.split('/').slice(0, -1)
  for (const step of path.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '' && step !== '.') steps.push(step)
  }
  return steps.join('/')
}

/** Formats of days and times that every workbook knows by number (18.8.30). */
const known = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
] as const

/** For every style of cells, whether its numbers are days or times. */
export function dayStyles(xml: string): boolean[] {
  const own = new Map(
    tagsOf(xml, 'numFmt').map((tag) => [Number(tag.get('numFmtId')), isDay(tag.get('formatCode') ?? '')]),
  )
  return tagsOf(insideOf(xml, 'cellXfs'), 'xf').map((tag) => {
    const format = Number(tag.get('numFmtId') ?? 0)
    return own.get(format) ?? known.some(([from, to]) => format >= from && format <= to)
  })
}

/** True for a format that shows days, hours or seconds; a month by its number alone may be a minute, or a letter. */
function isDay(format: string): boolean {
  if (/\[(h+|m+|s+)\]/i.test(format)) return true
  const bare = format.replace(/"[^"]*"|\\.|[*_].|\[[^\]]*\]/g, '').toLowerCase()
  if (/general/.test(bare)) return false
  return /[yd]|mmm|am\/pm|a\/p/.test(bare) || /(^|[^a-z])(hh?|ss?)([^a-z]|$)/.test(bare)
}
