import { cameToNothing, nothing, wordsOfStatus } from '../recognise/status-words.ts'
import { vendor } from './role.ts'

const givenBack =
  /^(wc-)?((fully )?refunded$|(rück)?erstattet|rembours|rimborsat|reembols|terugbetaald|zwrócon|vrácen|vráten|visszatérítve|iade edil|rambursat|επιστράφ|возвращ|повернен|återbetald|tilbagebetalt|refundert|palautettu|返金済|已退款|退款成功|환불)/iu

/** Sources that say it in words of their own. Shopify's cancelled orders may be paid; a deal is money once it is won. */
const nothingOf: Record<string, RegExp> = {
  shopify: /^(voided|expired)$/i,
  woo: new RegExp(`${nothing.source}|^(wc-)?pending`, 'i'),
  paypal: /^(?!(partially )?(completed|cleared|refunded|abgeschlossen|erstattet)\b)./i,
  hubspot: /^(?!.*(won\b|gewonnen|gagné|ganad|vinto|gewonnen|ganho)).|not won/i,
  pipedrive: /^(?!won$|gewonnen|gagné|ganad|vint|vencid|gewonnen)/i,
  mercadolibre: /cancel|devol|devuel|mediaci|reclamo abierto|reembols/i,
  lightspeed: /^(void|open|layby|saved)/i,
  eventbrite: /^(not attending|deleted|cancel|transferred)/i,
}
const givenBackOf: Record<string, RegExp> = {
  gumroad: /^(1|true|yes)$/i,
  eventbrite: /refunded/i,
}

/** How a column that says whether somebody paid says no; parts of a payment are one. */
const open =
  /^((no|n|false|0|nein|non|não|nao|nee|nie|ne|nem|hay[ıi]r|nu|нет|ні|nej|nei|ei|いいえ|否|아니오|open|openstaand|due|offen)$|unpaid|not (yet )?paid|pending|overdue|outstanding|await|waiting|requires_|processing|ausstehend|überfällig|unbezahlt|(noch )?nicht bezahlt|en attente|impay|non (pay|régl|regl)|(à|a) (payer|régler|regler)|pendiente|impagad|no pagad|sin pagar|in attesa|non pagat|da pagare|insolut|in sospeso|onbetaald|(nog )?niet betaald|wacht|pendente|por pagar|em aberto|aguard|(não|nao) pag|niezapłac|nieopłac|do zapłaty|nezaplac|neuhrazen|nezaplaten|kifizetetlen|nincs fizetve|ödenmedi|neplătit|neachitat|απλήρωτ|εκκρεμ|не оплач|неоплач|obetald|ej betald|ubetalt|ikke betalt|maksamatta|maksamaton|未払|未入金|未付|未支付|미결제|미입금)/iu

/** Sources whose status is that of the payment; Shopify counts what it waits for, as bank transfers. */
const ofPayment = new Set(['squarespace', 'wix', 'stripe'])

/** True where what stands in a column on payment means that nobody paid. */
export const unpaid = (label: string): boolean => open.test(label.trim())

/** How the status of an order says that it waits for the money, not for the goods. */
const waits = new RegExp(
  [
    'un-?paid|not (yet )?paid|(pending|await\\w*|waiting for|outstanding|open) (\\w+ )?payment|payment (is )?(pending|outstanding|due|required)',
    'unbezahlt|nicht bezahlt|zahlung (ist )?(ausstehend|offen|erwartet)|(ausstehende|offene|warten? auf( die)?) zahlung|zahlungseingang offen',
    'impay|non (payé|réglé)|en attente (de|du) (paiement|règlement)|(paiement|règlement) en attente',
    'pendiente de pago|pago pendiente|esperando (el )?pago|no pagad|sin pagar|impagad',
    'in attesa (di|del) pagamento|pagamento in (attesa|sospeso)|non pagat|da pagare',
    'onbetaald|niet betaald|wacht(en)? op betaling|betaling (openstaand|in afwachting|verwacht)',
    'aguard\\w+ (o )?pagamento|pagamento pendente|pendente de pagamento|por pagar|não pag|nao pag',
    'ocz?ek\\w+ na (płatność|wpłatę)|niezapłac|nieopłac|čeká na (platbu|zaplacení)|nezaplacen|fizetésre vár|ödeme bekl|în așteptarea plății|neplătit',
    'αναμονή πληρωμής|απλήρωτ|ожида\\S+ оплат|очіку\\S+ оплат|не оплачен|väntar på betalning|venter på betaling|afventer betaling|obetald|ubetalt|odottaa maksua',
    '(支払|入金)い?待ち|未払|未入金|待付款|等待(买家)?付款|未付款|(입금|결제) ?대기|미결제',
  ].join('|'),
  'iu',
)

/** True where the status of an order means that nobody paid, in the words of its source. */
export const statusUnpaid = (label: string, recognisedAs: string): boolean =>
  ofPayment.has(vendor(recognisedAs)) ? unpaid(label) : waits.test(label)

const settled =
  /^(?:fully )?(?:paid|bezahlt|pay[ée]e?|r[ée]gl[ée]e?|pagad[oa]|pago|pagat[oa]|betaald|zapłacon|opłacon|zaplacen|fizetve|betalt|betald|maksettu|succeeded)/iu
const stillOpen = /^(?:open|offen|ouvert|abiert[oa]|apert[oa]|openstaand|abert[oa]|otwart)/iu

const isSettled = (label: string) => settled.test(wordsOfStatus(label))
const isStillOpen = (label: string) => stillOpen.test(wordsOfStatus(label))

const won = /(?<!not )\bwon\b|gewonnen|gagné|ganad|vint[oa]|vencid|ganho|wygran|vyhran/iu

/** Those of the labels by which a deal brought nothing, or not yet: all others where some are won. */
export const notWonAmong = (labels: readonly string[]): ReadonlySet<string> =>
  new Set(labels.some((label) => won.test(label)) ? labels.filter((label) => !won.test(label)) : [])

/** Those of the labels of a file's status by which nobody paid yet: “open” where others are “paid”. */
export const openAmong = (labels: readonly string[]): ReadonlySet<string> =>
  new Set(labels.some(isSettled) ? labels.filter(isStillOpen) : [])

/** True where a status means that no money was made, in the words of its source. */
export function voided(status: string, recognisedAs: string): boolean {
  const own = nothingOf[vendor(recognisedAs)]
  return own ? own.test(status.trim()) : cameToNothing(status)
}

/** True where a status means that all the money was given back. */
export function whollyRefunded(status: string, recognisedAs: string): boolean {
  const own = givenBackOf[vendor(recognisedAs)]
  return own
    ? own.test(status.trim())
    : givenBack.test(status.trim()) || givenBack.test(wordsOfStatus(status))
}
