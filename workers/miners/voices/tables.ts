import type { Block } from '../../../src/contract/report.ts'
import { languageNames, languages } from '../../text/language.ts'
import { rounded, type Say } from '../say.ts'
import { linkWords, strongest } from './found.ts'
import type { Link } from './links.ts'
import type { Rules, VoicesModel } from './model.ts'
import { figuresOf } from './proof.ts'
import { aspectName } from './words.ts'

/** What unhappy buyers did afterwards, beside all others who wrote. */
export function linkTable(model: VoicesModel, rules: Rules, s: Say): Block[] {
  const { links } = model.links
  if (links.length === 0) return []
  const days = s.count(rules.followDays, 'day')
  const twice = s.count(2 * rules.followDays, 'day')
  const called: Record<Link['what'], string> = {
    'came back': `Ordered again within ${days}`,
    'stayed away': `No order for ${twice}`,
    'money back': 'Got money back for the order',
  }
  const finite = (value: number) => (Number.isFinite(value) ? rounded(value, 3) : null)
  const rows = links.map((l) => [
    ...[aspectName(l.aspect), called[l.what], l.people, rounded(l.did / l.people), l.others],
    ...[rounded(l.othersDid / l.others), ...[l.ratio, l.low, l.high].map((x) => finite(x - 1))],
    l.found ? 'yes' : 'may be chance',
  ])
  const link = strongest(model, 'came back')
  const title = link
    ? 'Unhappy buyers, and what they did next'
    : 'What unhappy buyers did next: no clear link'
  const reading = link
    ? linkWords(link, rules, s)
    : 'Each buyer’s first text, followed for the same time; no difference in coming back is beyond chance.'
  return [
    {
      kind: 'table',
      title,
      reading,
      data: {
        columns: [
          { label: 'Unhappy about' },
          { label: 'What happened' },
          { label: 'Buyers', unit: 'customers' },
          { label: 'Did so', unit: 'share' },
          { label: 'Other writers', unit: 'customers' },
          { label: 'Did so', unit: 'share' },
          { label: 'More often (− less)', unit: 'share' },
          { label: 'at least', unit: 'share' },
          { label: 'at most', unit: 'share' },
          { label: 'Beyond chance' },
        ],
        rows,
      },
      place: link ? 'main' : 'sure',
    },
  ]
}

/** How the tone agrees with the stars. */
export function starTable({ proof, counts }: VoicesModel, s: Say): Block[] {
  if (!proof) return []
  const found = figuresOf(proof)
  const { mismatch } = counts
  const share = (value: number | null) => (value === null ? null : rounded(value))
  const rows = [
    ['Different texts with clear stars', proof.rows, null],
    ['Right by the rules', null, share(found.byRules)],
    ['Right by words learned from the stars, on texts not seen', null, share(found.byStars)],
    ['Right by calling all what most are', null, share(found.majority)],
    ['Learned words ahead of the rules', null, found.byStars === null ? null : share(proof.ahead.value)],
    ['… at least', null, found.byStars === null ? null : share(proof.ahead.low)],
    ['… at most', null, found.byStars === null ? null : share(proof.ahead.high)],
    ['Good stars, unhappy text', mismatch.praised, null],
    ['Bad stars, happy text', mismatch.blamed, null],
  ]
  const differ = mismatch.praised + mismatch.blamed
  return [
    {
      kind: 'table',
      title: 'The tone beside the stars',
      reading:
        differ === 0
          ? 'Where stars are clear, no text says the opposite.'
          : `Where stars are clear, tone and stars say the opposite in ${s.count(differ, 'text')}; read those yourself, the list is below.`,
      data: {
        columns: [{ label: 'What' }, { label: 'Texts', unit: 'count' }, { label: 'Share', unit: 'share' }],
        rows: [...rows, ['Stars and tone opposite', differ, null]],
      },
      place: 'sure',
    },
  ]
}

/** Texts by language, and those not judged. */
export function languageTable({ letters, read }: VoicesModel, s: Say): Block {
  const counts = new Int32Array(languages.length)
  let left = 0
  for (const t of letters.of) {
    const at = read.language[t] ?? -1
    if (at < 0) left++
    else counts[at] = (counts[at] ?? 0) + 1
  }
  const told = languages.map((language, l): [string, number] => [languageNames[language], counts[l] ?? 0])
  const rows: [string, number][] = [
    ...told.filter(([, n]) => n > 0).sort((a, b) => b[1] - a[1]),
    ['Not judged', left],
    ['Without a word', letters.wordless],
  ]
  return {
    kind: 'table',
    title: 'Languages',
    reading:
      left === 0
        ? 'Every text could be judged.'
        : `${s.count(left, 'text')} could not be judged: another language, or nothing to read.`,
    data: { columns: [{ label: 'Language' }, { label: 'Texts', unit: 'count' }], rows },
    place: 'details',
  }
}
