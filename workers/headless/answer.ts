import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import type { Account, Workspace } from '../../src/contract/desk.ts'
import { Failure } from '../../src/contract/fault.ts'
import type { Card } from '../../src/contract/miner.ts'
import { said } from '../../src/contract/notes.ts'
import { type Param, restore } from '../../src/contract/param.ts'
import type { Recipe, Report } from '../../src/contract/report.ts'
import { type Call, unwrap } from '../../src/contract/wire.ts'
import { cards } from '../miners/index.ts'
import { bring } from './bring.ts'
import { type Headless, openHeadless } from './open-headless.ts'
import { Misuse, type Request } from './request.ts'

/** What is printed for a request. Throws Failure or Misuse. */
export async function answer(
  request: Request,
  call: Call,
  open: () => Headless = openHeadless,
): Promise<unknown> {
  if (request.list) return cards.map(({ id, question, needs, params }) => ({ id, question, needs, params }))
  const card = request.question === 'data' ? null : cardOf(request.question)
  if (card) checkSettings(card, request)
  const headless = open()
  const workspace = await bring(headless.desk, request, call)
  if (!card)
    return {
      ...accountShown(workspace.account),
      cleaning: await cleaningOf(headless, call),
      quality: unwrap(await headless.desk.quality(call)),
    }
  checkCurrency(workspace, request)
  const report = await headless.run(recipeOf(card, request), call)
  return request.audience === undefined ? report : saveList(headless, report, request, call)
}

function cardOf(id: string): Card {
  const card = cards.find((c) => c.id === id)
  const known = [...cards.map((c) => c.id), 'data']
  if (!card) throw new Failure({ code: 'unknown', what: 'question', given: id, known })
  return card
}

function checkSettings(card: Card, request: Request): void {
  const [repair] = restore(card.params, request.set).repairs
  if (!repair) return
  const param = Object.hasOwn(card.params, repair.name) ? card.params[repair.name] : undefined
  const known = Object.keys(card.params)
  if (!param) throw new Failure({ code: 'unknown', what: 'setting', given: repair.name, known })
  throw new Misuse(`${repair.name} cannot be ${repair.given || 'empty'}. It is ${rangeOf(param)}.`)
}

function rangeOf(param: Param): string {
  if (param.kind === 'flag') return 'true or false'
  if (param.kind === 'column') return 'the name of a column'
  if (param.kind === 'choice') return `one of ${param.options.join(', ')}`
  return `a number from ${param.min} to ${param.max}`
}

function checkCurrency({ currencies }: Workspace, { currency }: Request): void {
  if (currency === undefined || currencies.includes(currency)) return
  const known = currencies.map((c) => c || 'no named currency')
  throw new Failure({
    code: 'unknown',
    what: 'currency of these orders',
    given: currency || 'nothing',
    known,
  })
}

function recipeOf(card: Card, request: Request): Recipe {
  const { asOf, from, currency, seed } = request
  const scope = { asOf, ...(from !== undefined && { from }), ...(currency !== undefined && { currency }) }
  const { values } = restore(card.params, request.set)
  return { miner: card.id, version: card.version, values, scope, seed, data: '' }
}

function accountShown(account: Account) {
  const { files, tables, sums, period, setAside, notes } = account
  return {
    files: files.map((f) => ({
      name: f.name,
      recognisedAs: f.recognisedAs,
      evidence: f.evidence,
      grain: f.grain,
      rowsIn: f.rowsIn,
      rowsUsed: f.rowsUsed,
      rowsSetAside: f.rowsSetAside,
      ...(f.overlap && { overlap: f.overlap }),
      meanings: Object.fromEntries(f.columns.flatMap((c) => (c.means ? [[c.name, c.means]] : []))),
      notes: said(f.notes),
    })),
    tables: Object.fromEntries(tables.map((t) => [t.name, t.rows])),
    sums: Object.fromEntries(sums.map((s) => [s.currency, s.sums])),
    period,
    setAside: Object.fromEntries(setAside.map((s) => [s.reason, s.rows])),
    notes: said(notes),
  }
}

/** The steps of the recipe: whether each is on, and the rows it changes, or would. */
async function cleaningOf({ desk }: Headless, call: Call) {
  return unwrap(await desk.cleaning(call)).map(({ id, on, rows }) => ({ id, on, rows }))
}

async function saveList({ desk }: Headless, report: Report, request: Request, call: Call) {
  const wanted = request.audience?.toLowerCase() ?? ''
  const found = report.audiences.find(
    (a) => a.id.toLowerCase() === wanted || a.label.toLowerCase() === wanted,
  )
  const known = report.audiences.map((a) => a.label)
  if (!found) throw new Failure({ code: 'unknown', what: 'list', given: request.audience ?? '', known })
  const file = request.csv ?? ''
  const blob = unwrap(await desk.csv(found.table, { bom: false, separator: ',' }, call))
  try {
    await pipeline(piecesOf(blob), createWriteStream(file))
  } catch {
    throw new Misuse(`The list cannot be written to ${file}. Choose another place.`)
  }
  return { audience: found.label, customers: found.customers, file }
}

async function* piecesOf(blob: Blob): AsyncGenerator<Uint8Array> {
  const piece = 1 << 20
  for (let at = 0; at < blob.size; at += piece)
    yield new Uint8Array(await blob.slice(at, at + piece).arrayBuffer())
}
