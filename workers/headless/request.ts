import { parseArgs } from 'node:util'
import type { Corrections } from '../../src/contract/desk.ts'
import { isCurrencyCode, type Rates, readRate } from '../../src/contract/rates.ts'
import { isZone } from '../../src/contract/zones.ts'

/** What the command line asks for. */
export interface Request {
  list: boolean
  files: string[]
  question: string
  set: [name: string, value: string][]
  asOf: string
  from: string | undefined
  currency: string | undefined
  seed: number
  audience: string | undefined
  csv: string | undefined
  corrections: Corrections
  /** Column names and what they mean, to be looked up in the files. */
  means: [column: string, meaning: string][]
  /** What other currencies are worth in the main one. */
  rates: Rates['each']
  /** The shop's time zone; '' for times as they are written. */
  zone: string
}

/** Something only the person at the command line can put right: one sentence of what, one of what to do. */
export class Misuse extends Error {}

const usage = 'It goes: ask FILE… --question ID, or ask --list.'

/** Throws Misuse. */
export function readRequest(args: string[]): Request {
  const { values, positionals } = parsed(args)
  if (!values.list && values.question === undefined) throw new Misuse(`No question was given. ${usage}`)
  if (!values.list && positionals.length === 0) throw new Misuse(`No file was given. ${usage}`)
  if ((values.audience === undefined) !== (values.csv === undefined))
    throw new Misuse('A list to save needs both its name and a file: add --audience LABEL --csv FILE.')
  return {
    list: values.list ?? false,
    files: positionals,
    question: values.question ?? '',
    set: (values.set ?? []).map((s) => pair(s, '--set', 'name=value')),
    asOf: values['as-of'] === undefined ? '' : date(values['as-of'], '--as-of'),
    from: values.from === undefined ? undefined : date(values.from, '--from'),
    currency: values.currency?.toUpperCase(),
    seed: whole(values.seed ?? '1', '--seed'),
    audience: values.audience,
    csv: values.csv,
    corrections: corrections(values),
    means: (values.means ?? []).map((m) => pair(m, '--means', 'COLUMN=meaning')),
    rates: (values.rate ?? []).map(rate),
    zone: zone(values['time-zone'] ?? ''),
  }
}

function parsed(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        list: { type: 'boolean' },
        question: { type: 'string' },
        set: { type: 'string', multiple: true },
        'as-of': { type: 'string' },
        from: { type: 'string' },
        currency: { type: 'string' },
        seed: { type: 'string' },
        audience: { type: 'string' },
        csv: { type: 'string' },
        'date-order': { type: 'string' },
        year: { type: 'string' },
        decimal: { type: 'string' },
        means: { type: 'string', multiple: true },
        rate: { type: 'string', multiple: true },
        'time-zone': { type: 'string' },
        sheet: { type: 'string' },
        encoding: { type: 'string' },
        agree: { type: 'string' },
        amounts: { type: 'string' },
        'header-line': { type: 'string' },
        'default-currency': { type: 'string' },
      },
    })
  } catch (thrown) {
    const why = thrown instanceof Error ? (thrown.message.split(/[.\n]/)[0] ?? '') : ''
    throw new Misuse(`${why}. ${usage}`)
  }
}

function corrections(values: ReturnType<typeof parsed>['values']): Corrections {
  const order = values['date-order']
  const { decimal, sheet, encoding, amounts, year } = values
  if (year !== undefined && !/^(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2]))?$/.test(year))
    throw new Misuse(
      `--year cannot be ${year}. It is a year such as 2024, or a month that one begins with: 2024-07.`,
    )
  if (amounts !== undefined && amounts !== 'cents' && amounts !== 'whole')
    throw new Misuse(`--amounts cannot be ${amounts}. It is cents or whole.`)
  if (order !== undefined && order !== 'day-first' && order !== 'month-first')
    throw new Misuse(`--date-order cannot be ${order}. It is day-first or month-first.`)
  if (decimal !== undefined && decimal !== '.' && decimal !== ',')
    throw new Misuse(`--decimal cannot be ${decimal}. It is . or ,`)
  const header = values['header-line']
  const currency = values['default-currency']
  if (currency !== undefined && !/^[a-z]{3}$/i.test(currency))
    throw new Misuse(`--default-currency cannot be ${currency}. It is three letters, such as EUR.`)
  return {
    ...(order && { dateOrder: order }),
    ...(year !== undefined && { year: year.length > 4 ? year : `${year}-01` }),
    ...(decimal && { decimal }),
    ...(sheet !== undefined && { sheet }),
    ...(encoding !== undefined && { encoding }),
    ...(amounts && { cents: amounts === 'cents' }),
    ...(values.agree !== undefined && { agree: values.agree.split(',').filter(Boolean) }),
    ...(header !== undefined && { headerLine: whole(header, '--header-line') }),
    ...(currency && { currency: currency.toUpperCase() }),
  }
}

function pair(text: string, option: string, form: string): [string, string] {
  const at = text.lastIndexOf('=')
  if (at < 1) throw new Misuse(`${option} was given ${text || 'nothing'}. It goes: ${option} ${form}.`)
  return [text.slice(0, at), text.slice(at + 1)]
}

function zone(name: string): string {
  if (name !== '' && !isZone(name))
    throw new Misuse(`--time-zone cannot be ${name}. It is a name such as Europe/Berlin.`)
  return name
}

/** `USD=0.92`, or with the day it was read: `USD=0.92@2026-03-01`. */
function rate(text: string): Rates['each'][number] {
  const [code, worth] = pair(text, '--rate', 'USD=0.92')
  const [value = '', on = ''] = worth.split('@')
  const read = readRate(value)
  if ('why' in read) throw new Misuse(`--rate cannot be ${text}. ${read.why}`)
  if (!isCurrencyCode(code.toUpperCase()))
    throw new Misuse(`--rate cannot be for ${code}. A currency is three letters, such as USD.`)
  return [code.toUpperCase(), read.rate, on && date(on, '--rate')]
}

function date(text: string, option: string): string {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN
  const real = !Number.isNaN(day) && new Date(day).toISOString().startsWith(text)
  if (!real)
    throw new Misuse(`${option} cannot be ${text}: there is no such day. It goes: ${option} 2025-01-31.`)
  return text
}

function whole(text: string, option: string): number {
  const value = Number(text)
  if (!/^\d{1,15}$/.test(text))
    throw new Misuse(`${option} cannot be ${text}. It is a whole number from 0 up.`)
  return value
}
