import { plainName } from '../evaluate/columns.ts'
import { daysOf, numbersOf, type Trait } from './told-list.ts'

/** What a column foretells: who leaves, when the next order comes, how many do, what they bring, whether one does; a risk not named. */
export type Foretells =
  | 'churnRisk'
  | 'nextOrderOn'
  | 'predictedOrders'
  | 'predictedValue'
  | 'memberRating'
  | 'willOrder'
  | 'risk'

const meant = new Set<string>([
  'churnRisk',
  'nextOrderOn',
  'predictedOrders',
  'predictedValue',
  'memberRating',
])

const word = (words: string) => new RegExp(`(^| )(${words})( |$)`)
const forecast = word(
  'predict|predicts|predicted|prediction|predictive|forecast|forecasted|forecasts|expected|projected|estimated|future|prognose|prognostiziert\\w*|vorhergesagt\\w*|vorhersage|voraussichtlich\\w*|erwartet\\w*|kunftig\\w*|prevu|prevue|prevus|prevision|predit|predite|estime|estimee|attendu|attendue|previst[oa]s?|pronostic\\w*|predich[oa]|estimad[oa]s?|esperad[oa]s?|stimat[oa]|attes[oa]|voorspeld\\w*|voorspelling|verwacht\\w*',
)
const chance = word(
  'probability|prob|proba|likelihood|likely|propensity|chance|wahrscheinlichkeit|\\w+wahrscheinlichkeit|probabilite|probabilidad|probabilita|propensione|kans|probabilidade',
)
const risk = word('risk|risks|score|index|risiko|\\w+risiko|risque|riesgo|rischio|risco|rating|tier|segment')
const leave = word(
  'churn|churns|churned|churning|attrition|attrit|lapse|lapsing|leave|leaves|leaving|abwanderung|abwandern|abwanderungs\\w*|kundigung|kundigungs\\w*|churnrisiko|resiliation|abandon|abandono|abbandono|opzeg|opzegging|vertrek|defection',
)
const stay = word('alive|active|retention|retain|retained|stay|staying|loyalty|bleibe|treue')
const buy = word(
  'buy|buys|buying|purchase|purchases|repurchase|order|orders|reorder|transaction|transactions|convert|conversion|repeat|kauf|kaufs?|kauf\\w*|wiederkauf\\w*|bestell\\w*|achat|achats|commande|commandes|rachat|compra|compras|recompra|pedido|pedidos|acquisto|acquisti|riacquisto|ordine|ordini|aankoop|aankopen|herhaalaankoop|bestelling|bestellingen',
)
const value = word(
  'clv|cltv|ltv|pltv|pclv|value|worth|revenue|spend|spending|sales|gmv|wert|kundenwert|umsatz|valeur|ca|valor|ingresos|gasto|valore|ricavi|spesa|waarde|klantwaarde|omzet',
)
const next = word('next|following|upcoming|nachst\\w*|prochain|prochaine|proxim[oa]|prossim[oa]|volgende')
const day = word(
  'date|day|days|on|datum|tag|tage|jour|jours|fecha|dia|dias|data|giorno|giorni|dag|dagen|when',
)
/** Of the past, of an order and not of a customer, or of another risk. */
const other = word(
  'historic|historical|history|actual|past|previous|last|total|average|avg|mean|annual|company|fraud|credit|chargeback|payment|betrugs?\\w*|fraude|frode|delivery|shipping|ship|arrival|stock|inventory|lieferung|livraison',
)

/** What a column of a list of customers foretells, by its meaning here or else by its name; null where it foretells nothing. */
export function foretells({ name, means }: Pick<Trait, 'name' | 'means'>): Foretells | null {
  if (isMeant(means)) return means
  const plain = plainName(name.replace(/p\(alive\)/i, 'probability alive'))
  const has = (pattern: RegExp) => pattern.test(plain)
  if (/^(pltv|pclv|p clv|p ltv)( |$)/.test(plain)) return 'predictedValue'
  if (has(other)) return null
  const [foretold, likely] = [has(forecast), has(chance)]
  if (has(leave) && (foretold || likely || has(risk))) return 'churnRisk'
  if (/^(customer )?(at )?risk( (score|level|segment|group))?$/.test(plain)) return 'risk'
  if (!foretold && !likely) return null
  if (has(stay)) return 'willOrder'
  if (/(life ?cycle|lifecycle) (status|stage)/.test(plain)) return 'churnRisk'
  if (foretold && has(next) && has(day)) return 'nextOrderOn'
  if (likely && has(buy)) return 'willOrder'
  if (!foretold) return null
  if (has(value) || /spend tier/.test(plain)) return 'predictedValue'
  if (!has(buy)) return null
  return has(day) ? 'nextOrderOn' : 'predictedOrders'
}

const isMeant = (means: string): means is Exclude<Foretells, 'willOrder' | 'risk'> => meant.has(means)

/** Whether another tool foretells in a column for certain: nothing is learned from that. */
export function isForecast(column: Pick<Trait, 'name' | 'means'>): boolean {
  const what = foretells(column)
  return what !== null && what !== 'risk'
}

/** Words in order, the least first; what every label of a column belongs to. */
const scales = [
  [
    'very low|sehr niedrig|minimal|tres faible|muy bajo|molto basso|zeer laag',
    'low|niedrig|gering|faible|bajo|baja|basso|bassa|laag|baixo|baixa|unlikely|unwahrscheinlich',
    'medium|moderate|mid|mittel|moyen|moyenne|medio|media|gemiddeld|possible',
    'high|hoch|eleve|elevee|alto|alta|hoog|likely|wahrscheinlich',
    'very high|sehr hoch|critical|kritisch|tres eleve|muy alto|molto alto|zeer hoog',
  ],
  ['low|basic|standard', 'medium', 'bronze', 'silver|silber', 'gold', 'platinum|platin|diamond|vip'],
  [
    'active|safe|healthy|loyal',
    'cooling down|cooling|slipping',
    'at risk',
    'highly at risk|high risk',
    'lost|churned',
  ],
  ['no|false|nein|non|nee|not at risk', 'yes|true|ja|oui|si|at risk'],
].map((steps) =>
  steps.map((words) => new RegExp(`^(${words})( (risk|risiko|value|spender|chance|likelihood))?$`)),
)
const untold = /^(new|unknown|none|n a|na|null|not enough data|insufficient data|unbekannt|inconnu)$/

/** Numbers, percentages, days or levels of a forecast, NaN where none is told; null where they cannot be ranked. */
export function foretoldValues(column: Trait): Float64Array | null {
  return numbersOf(withoutPercent(column)) ?? daysOf(column) ?? levelsOf(column)
}

const withoutPercent = (column: Trait): Trait => ({
  ...column,
  labels: column.labels.map((label) =>
    label.replace(/^\s*([\d.,]+)\s*%\s*$/, (_, n: string) => n.replace(',', '.')),
  ),
})

function levelsOf({ codes, labels }: Trait): Float64Array | null {
  const plain = labels.map(plainName)
  for (const steps of scales) {
    const places = plain.map((label) => steps.findIndex((words) => words.test(label)))
    const isRead = places.every((place, code) => place >= 0 || untold.test(plain[code] ?? ''))
    if (!isRead || new Set(places.filter((place) => place >= 0)).size < 2) continue
    return Float64Array.from(codes, (code) => ((places[code] ?? -1) < 0 ? Number.NaN : (places[code] ?? 0)))
  }
  return null
}
