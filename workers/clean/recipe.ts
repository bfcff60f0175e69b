import { type CleaningStep, isOn, type StepId, stepIds, usualSteps } from '../../src/contract/cleaning.ts'
import type { Decisions } from '../../src/contract/decisions.ts'
import type { FileColumns } from '../join/columns.ts'
import { apply } from './apply.ts'
import type { Change } from './change.ts'
import { tellNotProducts, tellRefunds, tellZeroOrders } from './counted.ts'
import { tellMissing } from './missing.ts'
import { tellOutliers } from './outliers.ts'
import { findSameLines, findSameRows } from './same.ts'
import { findSpellings } from './spellings.ts'
import { findStrayDates } from './stray-dates.ts'
import { type Told, tellChange } from './tell.ts'
import { findTestOrders } from './test-orders.ts'
import { findTrim } from './trim.ts'
import { findCategories, findCities, findProductNames, findProductTypos } from './variants.ts'

type Files = readonly FileColumns[]

/** A step that changes cells or rows finds its change; one that others obey, or nobody has to, only tells. */
interface Step {
  title: string
  says: string
  find?: (files: Files) => Change
  tell?: (files: Files, decisions: Decisions) => Told
}

const steps: Record<StepId, Step> = {
  trim: {
    title: 'Blanks and invisible signs',
    says: 'Blanks at the ends, double blanks and signs nobody sees are taken out of names.',
    find: findTrim,
  },
  spellings: {
    title: 'Statuses, countries, currencies, channels',
    says: 'What differs only in capitals, or in the language of a country, gets the spelling that stands most often.',
    find: findSpellings,
  },
  'product-names': {
    title: 'Spellings of a product',
    says: 'Names with the same words in other capitals, order or punctuation are one product; another size or number is another product.',
    find: findProductNames,
  },
  'product-typos': {
    title: 'Products that look alike',
    says: 'Names with nearly the same letters may be typing errors; look at them before you switch this on.',
    find: findProductTypos,
  },
  categories: {
    title: 'Spellings of a category',
    says: 'Categories that differ only in capitals or punctuation are one.',
    find: findCategories,
  },
  cities: {
    title: 'Spellings of a city',
    says: 'Cities that differ only in capitals, accents or punctuation are one.',
    find: findCities,
  },
  'same-rows': {
    title: 'Rows that stand twice',
    says: 'A row with its own order or customer number that is equal in every cell to one before it is set aside.',
    find: findSameRows,
  },
  'same-lines': {
    title: 'Equal lines',
    says: 'Lines equal in every cell may be two purchases, so they count; switch this on if your export wrote them twice.',
    find: findSameLines,
  },
  refunds: {
    title: 'Refunds and cancellations',
    says: 'Cancelled orders do not count and money given back is taken off; off, all of it counts as sold.',
    tell: tellRefunds,
  },
  'test-orders': {
    title: 'Test orders',
    says: 'Orders that call themselves a test in status, e-mail, name, coupon or tag are set aside.',
    find: findTestOrders,
  },
  'stray-dates': {
    title: 'Dates far from all others',
    says: 'A few orders more than 90 days from all others, and five times the longest pause, are dated wrong or ahead and set aside; switch this off if they are right.',
    find: findStrayDates,
  },
  'zero-orders': {
    title: 'Orders over nothing',
    says: 'They bring no money but a customer came, so they count; switch this on if they are no visits.',
    tell: tellZeroOrders,
  },
  'not-products': {
    title: 'Shipping, gift cards, tips and fees',
    says: 'They stay in the total of the order but are no product that somebody chose.',
    tell: tellNotProducts,
  },
  outliers: {
    title: 'Prices and quantities far off',
    says: 'More than 20 times off what is usual for the product: told, never changed.',
    tell: tellOutliers,
  },
  missing: {
    title: 'What is missing',
    says: 'It stays missing: money and dates are never filled in.',
    tell: tellMissing,
  },
}

const tellsOnly = new Set<StepId>(['outliers', 'missing'])

/** The files cleaned by the steps that are on. The same objects where nothing is to be cleaned. */
export function clean(files: Files, { steps: switched }: Decisions): Files {
  return stepIds.reduce((now, id) => {
    const { find } = steps[id]
    return find && isOn(id, switched) ? apply(now, find(now)) : now
  }, files)
}

/** What each step comes to, one after the other; for one that is off, what it would. Walks over all rows. */
export function* recipe(files: Files, decisions: Decisions): Generator<CleaningStep> {
  let now = files
  for (const id of stepIds) {
    const { title, says, find, tell } = steps[id]
    const on = isOn(id, decisions.steps)
    const change = find?.(now)
    const told = change ? tellChange(now, change) : tell?.(now, decisions)
    if (told) yield { id, title, says, on, usual: usualSteps[id], switchable: !tellsOnly.has(id), ...told }
    if (change && on) now = apply(now, change)
  }
}
