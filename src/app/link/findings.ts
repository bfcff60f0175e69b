import * as v from 'valibot'
import { lock, unlock } from '../../contract/passphrase.ts'
import type { Block, Report } from '../../contract/report.ts'
import type { Disclosed } from '../../disclosure/disclose.ts'
import type { Least } from '../../disclosure/small.ts'
import { asAsked, asLinked, questionSchema } from '../share.ts'
import type { Asked } from '../url.ts'
import { readBlock, text, unit } from './block-schema.ts'
import { deflated, fromBase64, inflated, longestLink, refusals, toBase64 } from './pack.ts'

const format = 1

/** Findings that came by a link: shown, never stored, never run. */
export interface Received {
  report: Report
  asked: Asked
  /** Smallest group that is told. */
  least: Least
  /** Day the link was made. */
  made: string
  /** What was withheld or left out of it, and what of it could not be read. */
  notes: string[]
}

export type Opening =
  | { ok: true; received: Received }
  | { ok: false; sentence: string }
  /** Locked: to be tried again with a passphrase. */
  | { ok: false; locked: true }

/** A link that was made, and what of the report is in it. */
export interface Made {
  fragment: string
  received: Received
}

/**
 * The fragment of a link with findings, `f=1…`: what `disclose` lets out, with as many of the blocks as fit: all, those
 * not behind a fold, or those at the head. With a passphrase nobody reads it without.
 */
export async function writeFindings(
  { report, withheld }: Disclosed,
  { least, made, passphrase = '' }: { least: Least; made: string; passphrase?: string },
): Promise<Made> {
  for (const places of [['main', 'sure', 'details'], ['main', 'sure'], ['main']]) {
    const blocks = report.blocks.filter((block) => places.includes(block.place))
    const part = { ...report, blocks }
    const notes = [...withheld, ...leftOut(report.blocks.length - blocks.length)]
    const fragment = await sealed({ ...content(part), least, made, notes }, passphrase)
    const received = { report: part, asked: asAsked(asLinked(report.recipe)), least, made, notes }
    if (fragment.length <= longestLink || places.length === 1) return { fragment, received }
  }
  throw new RangeError('no places')
}

function leftOut(blocks: number): string[] {
  if (blocks === 0) return []
  const what = blocks === 1 ? '1 further picture or table did' : `${blocks} further pictures and tables did`
  return [`${what} not fit into a link; a report file holds them.`]
}

function content({ recipe, question, headline, currency, caveats, yardsticks, audiences, blocks }: Report) {
  const lists = audiences.map(({ label, about, customers }) => ({ label, about, customers }))
  return { recipe: asLinked(recipe), question, headline, currency, caveats, yardsticks, lists, blocks }
}

async function sealed(findings: object, passphrase: string): Promise<string> {
  const plain = await deflated(findings)
  if (passphrase === '') return `f=${format}.${toBase64(plain)}`
  return `f=${format}k.${toBase64(await lock(plain, passphrase))}`
}

const schema = v.object({
  recipe: questionSchema,
  question: text,
  headline: text,
  currency: v.pipe(v.string(), v.maxLength(10)),
  caveats: v.pipe(v.array(text), v.maxLength(60)),
  yardsticks: v.pipe(
    v.array(
      v.object({
        measure: text,
        value: v.pipe(v.number(), v.finite()),
        baseline: v.pipe(v.number(), v.finite()),
        baselineIs: text,
        better: v.picklist(['higher', 'lower']),
        unit,
        beyondChance: v.optional(v.nullable(v.boolean()), null),
        untested: v.optional(v.literal(true)),
      }),
    ),
    v.maxLength(60),
  ),
  lists: v.pipe(v.array(v.object({ label: text, about: text, customers: v.number() })), v.maxLength(200)),
  blocks: v.pipe(v.array(v.unknown()), v.maxLength(100)),
  least: v.picklist([5, 11]),
  made: v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/)),
  notes: v.pipe(v.array(text), v.maxLength(20)),
})

const refuse = (sentence: string): Opening => ({ ok: false, sentence })

/** Total: any fragment gives findings, one sentence, or the wish for a passphrase. */
export async function readFindings(fragment: string, passphrase?: string): Promise<Opening> {
  const [, version = '', key = '', packed = ''] = /^#?f=(\d{1,6})(k?)\.(.*)$/s.exec(fragment) ?? []
  if (version === '') return refuse(refusals.damaged)
  if (Number(version) > format) return refuse(refusals.newer)
  if (fragment.length > longestLink + 10) return refuse(refusals.long)
  const bytes = fromBase64(packed)
  if (!bytes || bytes.length === 0) return refuse(refusals.damaged)
  if (key === '') return opened(bytes)
  if (passphrase === undefined) return { ok: false, locked: true }
  const plain = await unlock(bytes, passphrase)
  return plain ? opened(plain) : refuse(wrongKey)
}

/** A wrong key and a changed link look alike: that is what the lock is for. */
const wrongKey = 'This passphrase does not open the link, or the link was changed on its way.'

async function opened(bytes: Uint8Array<ArrayBuffer>): Promise<Opening> {
  const unpacked = await inflated(bytes)
  if (!unpacked.ok) return refuse(refusals[unpacked.why])
  const given = v.safeParse(schema, unpacked.value)
  if (!given.success) return refuse('This link holds no findings that this page can show.')
  const { recipe, question, headline, currency, caveats, yardsticks, lists, least, made, notes } =
    given.output
  const asked = asAsked(recipe)
  const read = given.output.blocks.map(readBlock)
  const blocks = read.filter((block): block is Block => block !== null)
  const { miner, version, seed, data } = recipe
  const values = Object.fromEntries(recipe.values)
  const report: Report = {
    recipe: { miner, version, values, scope: asked.scope, seed, data },
    ...{ question, headline, currency, caveats, yardsticks, blocks },
    audiences: lists.map((one, i) => ({ ...one, id: String(i), table: '' })),
    sql: '',
  }
  return {
    ok: true,
    received: { report, asked, least, made, notes: [...notes, ...unread(read.length - blocks.length)] },
  }
}

function unread(blocks: number): string[] {
  if (blocks === 0) return []
  return [
    `${blocks} ${blocks === 1 ? 'picture or table' : 'pictures and tables'} of this link could not be read and ${blocks === 1 ? 'is' : 'are'} left out.`,
  ]
}
