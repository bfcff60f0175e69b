import { clock, day, iso } from '../calendar.ts'
import type { Cell } from '../csv.ts'
import type { Dice } from '../random.ts'
import { webshop } from '../truths.ts'
import type { Entry } from './ledger.ts'
import { type Language, sayings } from './sayings.ts'
import type { Shopper } from './shoppers.ts'

const header =
  'title,body,rating,review_date,source,curated,reviewer_name,reviewer_email,product_id,product_handle,reply,reply_date,picture_urls'.split(
    ',',
  )

/** Judge.me’s export: some buyers write about one product of an order, a week or two after it was sent. */
export function reviewRows(dice: Dice, ledger: readonly Entry[]): Cell[][] {
  const days = new Map<Shopper, number[]>()
  for (const { shopper, day: at } of ledger) days.set(shopper, [...(days.get(shopper) ?? []), at])
  const rows = ledger.flatMap((entry) => {
    const written = entry.day + dice.between(6, 16)
    if (entry.status === 'voided' || written > day(webshop.lastDay)) return []
    const { days: within, share } = webshop.reviews
    const back = (days.get(entry.shopper) ?? []).some((at) => at > written && at <= written + within)
    const line = dice.pick(entry.lines)
    const turned = line.product.name === webshop.reviews.turned.product
    return dice.chance(turned ? 2 * share : share) ? [review(dice, entry, line.product, written, back)] : []
  })
  return [header, ...rows]
}

/** What a review is about, in whatever language. */
export type Topic = 'late' | 'turned' | 'bad' | 'fine' | 'good'

function review(
  dice: Dice,
  { shopper }: Entry,
  product: { name: string; sku: string },
  written: number,
  back: boolean,
): Cell[] {
  const { delivery, turned } = webshop.reviews
  const from = day(turned.from)
  const spoiled =
    product.name === turned.product && dice.chance(written >= from ? turned.after : turned.before)
  const late = dice.chance(back ? delivery.cameBack : delivery.stayedAway)
  const rest = dice.weighted([
    ['good', 80],
    ['fine', 13],
    ['bad', 7],
  ] as const)
  const topic: Topic = spoiled ? 'turned' : late ? 'late' : rest
  const { person } = shopper
  const language = languageOf(dice, person.town.country)
  const body = bodyOf(dice, topic, language, person.first)
  const stars = dice.weighted(starsFor[topic])
  return [
    ...['', body, stars, `${iso(written)} ${clock(dice.between(7 * 3600, 22 * 3600))} UTC`, 'email', 'ok'],
    ...[`${person.first} ${person.last}`, person.email, product.sku, handle(product.name), '', '', ''],
  ]
}

const starsFor = {
  late: [
    [1, 3],
    [2, 5],
    [3, 2],
  ],
  turned: [
    [1, 5],
    [2, 4],
    [3, 1],
  ],
  bad: [
    [1, 4],
    [2, 5],
    [3, 1],
  ],
  fine: [
    [3, 7],
    [4, 3],
  ],
  good: [
    [4, 3],
    [5, 9],
    [1, 0.15],
  ],
} as const satisfies Record<Topic, readonly (readonly [number, number])[]>

const handle = (name: string) => name.toLowerCase().replaceAll(',', '').replaceAll(' ', '-')

function languageOf(dice: Dice, country: string): Language {
  if (dice.chance(0.5)) return 'en'
  return country === 'DE' || country === 'AT'
    ? 'de'
    : country === 'NL'
      ? 'nl'
      : country === 'FR'
        ? 'fr'
        : 'en'
}

/** One or two sentences, now and then signed. */
function bodyOf(dice: Dice, topic: Topic, language: Language, first: string): string {
  const { sayings: said, more, signed } = sayings[language]
  const second = dice.chance(0.45)
    ? ` ${dice.pick(more[topic === 'good' || topic === 'fine' ? 'good' : 'bad'])}`
    : ''
  const name = dice.chance(0.06) ? ` ${signed} ${first}` : ''
  return `${dice.pick(said[topic])}${second}${name}`
}
