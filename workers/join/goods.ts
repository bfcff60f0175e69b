/** Words that name what is no product when they are all there is: what is sold beside goods, in seven languages. */
const heads = `shipping shipment postage delivery handling freight versand versandkosten lieferung lieferkosten zustellung
expressversand standardversand versandkostenpauschale portokosten livraison envio envios entrega spedizione consegna
verzending verzendkosten bezorging bezorgkosten levering frete
giftcard giftcards giftvoucher geschenkgutschein geschenkkarte gutschein wertgutschein geschenkgutscheine
cadeaubon cadeaukaart kadobon buonoregalo
tip tips gratuity trinkgeld pourboire propina gorjeta mancia fooi
fee fees surcharge gebuhr gebuehr gebuhren bearbeitungsgebuhr nachnahmegebuhr servicegebuhr zuschlag toeslag
servicekosten transactiekosten`

/** Words that say nothing of their own beside one of these. */
const beside = `and und et y e en de des du del della di da do dos la le les el los il the a fur voor per pour para with mit inkl incl
standard express expresso economy priority regular free gratis kostenlos kostenloser gratuite gratuit international internationaler
national nationaler domestic worldwide local home store pickup cost costs charge charges flat rate rates fees fee service
frais kosten pauschale gastos coste costes spese costo costi taxa custo custos versicherter insured tracked next day same
payment transaction processing booking cod cash on nachnahme dhl ups dpd gls hermes fedex usps royal mail colissimo chronopost
postnl bpost correos poste post eu eur euro euros usd gbp chf`

/** Names that are no product only as they stand: their words alone are goods. */
const names = `gift card|gift cards|gift voucher|gift certificate|e gift card|egift card|digital gift card|carte cadeau|cartes cadeaux|
cheque cadeau|bon cadeau|tarjeta regalo|tarjeta de regalo|buono regalo|carta regalo|cartao presente|vale presente|cartao oferta|
cheque prenda|cadeau bon|frais de port|frais de livraison|frais d envoi|frais de dossier|port et emballage|bank charges|bank charge|
service charge|service charges|porto und verpackung|versand und verpackung|shipping and handling|postage and packing|packing fee|
gastos de envio|costes de envio|spese di spedizione|costi di spedizione|portes de envio|custos de envio|custo de envio|taxa de entrega|
gastos de gestion|taxa de servico|frais de service|frais d expedition`

const headWords = new Set(heads.split(/\s+/))
const besideWords = new Set(beside.split(/\s+/))
const wholeNames = new Set(names.split('|').map((name) => name.trim()))
const firstWords = new Set([
  ...headWords,
  ...besideWords,
  ...[...wholeNames].map((name) => name.split(' ')[0]),
])
const money = new Set(['eur', 'euro', 'euros', 'usd', 'gbp', 'chf'])

/** True for shipping, gift cards, tips and fees: the whole name must say so. A gift box or a tip jar is sold. */
export function isNoProduct(label: string): boolean {
  const first = /[A-Za-z]+/.exec(label)?.[0] ?? ''
  if (label.length > 60 || (isAscii.test(label) && !firstWords.has(first.toLowerCase()))) return false
  const words = wordsOf(label).filter((word) => !/^\d+$/.test(word))
  if (wholeNames.has(words.filter((word) => !money.has(word)).join(' '))) return true
  const known = (word: string) => headWords.has(word) || besideWords.has(word)
  return words.some((word) => headWords.has(word)) && words.every(known)
}

const isAscii = /^[ -~]*$/

const wordsOf = (label: string) =>
  label
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
