import * as v from 'valibot'
import type { Recipe } from '../contract/report.ts'
import { deflated, fromBase64, inflated, refusals, sayLength, toBase64, type Unpacked } from './link/pack.ts'
import type { Asked } from './url.ts'

const format = 1

const day = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/))
const short = v.pipe(v.string(), v.maxLength(200))
/** A question and its settings, as links hold them. */
const questionFields = {
  miner: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,60}$/)),
  version: v.pipe(v.number(), v.integer(), v.minValue(0)),
  values: v.array(
    v.tuple([short, v.union([v.number(), v.pipe(v.string(), v.maxLength(4000)), v.boolean()])]),
  ),
  asOf: v.union([v.literal(''), day]),
  from: v.optional(day),
  segment: v.optional(v.pipe(v.string(), v.maxLength(4000))),
  currency: v.optional(v.pipe(v.string(), v.regex(/^([A-Z]{3})?$/))),
  seed: v.pipe(v.number(), v.integer(), v.minValue(0)),
  data: short,
}
const linkSchema = v.object({ format: v.literal(format), ...questionFields })
/** What a link holds of a recipe. */
export const questionSchema = v.object(questionFields)
type Link = v.InferOutput<typeof linkSchema>

export type Opened = { ok: true; asked: Asked } | { ok: false; sentence: string }

/** The fragment of a link that asks this question: `r=…`. It holds the question and its settings, no customer. */
export async function writeLink(recipe: Recipe): Promise<string> {
  const link: Link = { format, ...asLinked(recipe) }
  return `r=${toBase64(await deflated(link))}`
}

/** The settings of a recipe as pairs, so that no name of one is the name of a field. */
export function asLinked({
  miner,
  version,
  values,
  scope,
  seed,
  data,
}: Recipe): v.InferOutput<typeof questionSchema> {
  return { miner, version, values: Object.entries(values), ...scope, seed, data }
}

/** Total: any fragment gives a question or one sentence. Nothing of it is run here. */
export async function readLink(fragment: string): Promise<Opened> {
  const packed = /^#?r=(.*)$/s.exec(fragment)?.[1] ?? ''
  if (sayLength(packed)) return refuse(refusals.long)
  const bytes = fromBase64(packed)
  const unpacked: Unpacked = bytes ? await inflated(bytes) : { ok: false, why: 'damaged' }
  return unpacked.ok ? check(unpacked.value) : refuse(refusals[unpacked.why])
}

const refuse = (sentence: string): Opened => ({ ok: false, sentence })

function check(given: unknown): Opened {
  const stated = v.safeParse(v.object({ format: v.pipe(v.number(), v.minValue(format + 1)) }), given)
  if (stated.success) return refuse(refusals.newer)
  const link = v.safeParse(linkSchema, given)
  if (!link.success) return refuse('This link holds no question that this page knows, so nothing was run.')
  return { ok: true, asked: asAsked(link.output) }
}

/** The question of a link, not yet held against the card of its miner. */
export function asAsked(link: v.InferOutput<typeof questionSchema>): Asked {
  const { miner, version, values, asOf, from, segment, currency, seed, data } = link
  const given = values.map(([name, value]) => [name, String(value)] as const)
  const scope = {
    asOf,
    ...(from !== undefined && { from }),
    ...(segment !== undefined && { segment }),
    ...(currency !== undefined && { currency }),
  }
  return { miner, version, given, scope, seed, data }
}
