import { fold } from './fold.ts'

/** Beginnings of the words by which shops say that an order came to nothing, in the languages files are read in. */
export const nothing =
  /^(wc-)?((buyer|seller|customer|merchant|shop|user|guest|order|system|auto)[ _-]?(is |was |has )?(void|cancel|declin|reject)|void|cancel|draft|quote[ds]?$|quotation|estimate$|pro-?\s?forma|entwurf|angebot$|brouillon|devis$|borrador|presupuesto|bozza|preventivo|concept$|offerte$|rascunho|or[cç]amento$|szkic|oferta$|koncept|declin|denied|deneg|fail|expir|trash|delet|reject|uncaptur|unpaid|incomplete|requires_|block|abandon|(closed?[ -_]*)?lost$|no[- _]?show|did ?n[o']t (come|show)|absent|nicht erschienen|storn|abgebroch|fehlgeschl|abgelehnt|annul|échou|echou|refus|non honor|non présent|anul|no (se )?present|ausente|fallid|rechaz|falhou|recusad|mislukt|geannul|geweigerd|niet (verschenen|gekomen)|rifiutat|non present|assente|faltou|não comparec|makuler|avbrut|kanseller|peru(ut|tt)|avbestil|afbestil|zruš|odwołan|odrzucon|nieopłacon|zamietnut|zamítnut|töröl|lemond|sztorn|visszavon|meghiús|iptal|reddedil|anulat|ακυρ|απορρ|відмін|скасов|отмен|аннулир|отклон|キャンセル|取消|取り消|不成立|취소|已?取消|已关闭|交易关闭|關閉|作废|失败)/iu

/** A word of its own, in any alphabet. */
const word = (words: string) => new RegExp(`(?<![\\p{L}\\d])(?:${words})(?![\\p{L}\\d])`, 'u')
const off =
  'cancell?ed|voided|storniert|storno|annullier?t|annulee?s?|cancelad[oa]s?|anulad[oa]s?|annullat[oaie]|stornat[oaie]|geannuleerd|anulowan[eyoa]|zrusen[aoy]?|storn(?:ovan[aoy]?|ovano)|peruttu|peruutettu|makulera[dt]s?|annulleret|afbestilt|kansellert|avbestilt|torolve|sztornozva|lemondva|iptal(?: edildi)?|anulata?|ακυρωθηκε|ακυρωμεν[ηοα]|отменен[аоы]?|аннулирован[аоы]?|скасован[аоы]?'
const turnedDown =
  'declined|denied|rejected|refused|failed|expired|abgelehnt|fehlgeschlagen|gescheitert|abgelaufen|refusee?|rejetee?|echouee?|expiree?|rechazad[oa]|denegad[oa]|fallid[oa]|caducad[oa]|rifiutat[oa]|negat[oa]|fallit[oa]|scadut[oa]|geweigerd|afgewezen|mislukt|verlopen|recusad[oa]|rejeitad[oa]|negad[oa]|falhou|falhad[oa]|expirad[oa]|odrzucon[aey]|nieudan[aey]|zamitnut[aoy]?|selhala?|avvis(?:t|ad)|nekad|mislykket|elutasitva|sikertelen|reddedildi|basarisiz|отклонен[аоы]?|відхилен[аоо]?'
const ofMoney =
  'payment|transaction|charge|order|sale|booking|reservation|purchase|checkout|card|authori[sz]ation|zahlung|transaktion|bestellung|auftrag|buchung|karte|paiement|transaction|commande|reservation|carte|pago|transaccion|operacion|pedido|reserva|tarjeta|cobro|pagamento|transazione|ordine|prenotazione|carta|betaling|transactie|bestelling|boeking|reservering|transacao|encomenda|cartao|platnosc|transakcja|zamowienie|platba|transakce|objednavka|betalning|ordre|bestilling|fizetes|rendeles|odeme|siparis|оплата|платеж|заказ|замовлення'
const not =
  'not|never|nicht|nie|non|pas|no|niet|geen|nao|sem|nebyla?|nem|inte|ikke|ei|not (?:be|been|yet|to be)|nicht mehr|не|δεν'

const cancelled = word(off)
const negated = new RegExp(`(?<!\\p{L})(?:${not})[\\s-]+(?:${off})(?!\\p{L})`, 'u')
const refused = word(turnedDown)
const money = new RegExp(`(?<!\\p{L})(?:${ofMoney})`, 'u')
/** Arabic, Hebrew, Thai, Vietnamese, Indonesian, Bulgarian, South Slavic, Baltic. */
const elsewhere =
  /(?<!\p{L})(?:تم الإلغاء|تم إلغاء|ملغي|ملغى|ملغاة|ملغية|مرفوض|مرفوضة|בוטל|בוטלה|מבוטל|מבוטלת|נדחה|đã hủy|đã huỷ|bị hủy|dibatalkan|otkazan[oa]?|stornirano|preklican[oa]?|отказан[ао]?|анулиран[ао]?|atšaukt[ai]s?|atcelts|tühistatud)(?!\p{L})|ยกเลิก(?!ไม่ได้|ได้)/iu
const asian = /(?<![未非])(?:已?取消|取り?消し?|キャンセル|취소)(?!不可|待|保険|保护|保護|可能|可)/u

/** Part of an order only. */
const partly =
  /(?<!\p{L})(?:part(?:ial(?:ly)?|ly|iell\p{L}*)?|teil(?:weise)?|parcial\p{L}*|parzial\p{L}*|gedeeltelijk|deels|czesciowo|castecne|delvis|osittain|reszben|kismen)(?:[\s-]|$)|(?<!\p{L})teil-?storn/u
/** What can be called off, and what is sold to make it so: nothing was. */
const spared =
  /(?:cancell?ation|storno|stornierung|annulation|annullierung|cancelacion|annullamento|annulering|cancelamento)s?[\s-]*(?:protect|insur|cover|polic|fee\b|free|possib|allow|window|deadline|guarant|terms|until|schutz|versicher|gebuhr|frist|bedingung|moglich|kostenlos|frei|option|gratuit|gratis|possible|posible|possibile|possivel|mogelijk|verzeker)|(?:cancell?able|stornierbar|annulable|cancelable|annullabile|annuleerbaar|cancelavel)|(?:free|flexible|kostenlos\p{L}*|gratis|gratuit\p{L}*|incl\p{L}*|inkl\p{L}*|including|with|without|mit|ohne|avec|sans|con|sin|senza|met|zonder|com|sem|assurance|insurance|seguro|assicurazione|verzekering)[\s-]+(?:\p{L}+[\s-]+)?(?:cancell?ation|storno|stornierung|annulation|cancelacion|annullamento|annulering|cancelamento)(?!\p{L})/u
/** Money that was to go back, or the calling off itself, was refused: the order stands. */
const stands =
  /(?:refund|return|charge ?back|dispute|cancell?ation|storno|stornierung|ruckerstattung|erstattung|retoure|remboursement|retour|annulation|devolucion|reembolso|cancelacion|anulacion|rimborso|reso|annullamento|terugbetaling|annulering|devolucao|cancelamento)(?:s|\p{L}*anfrage|\p{L}*antrag| requests?| request was)?[\s:,-]+(?:\p{L}+[\s-]+){0,2}(?:declin|denied|reject|refus|fail|expir|abgelehnt|fehlgeschlagen|rechazad|denegad|rifiutat|negat|geweigerd|afgewezen|mislukt|recusad|rejeitad|negad)/u

/** `3 - Cancelled`, `[90] Storniert`, `Denegada 190`, `declined (05)`, `ORDER_CANCELLED`, `✗ declined`: the words without signs and codes. */
export function wordsOfStatus(label: string): string {
  const words = label
    .replace(/(?<=\p{Ll})(?=\p{Lu}\p{Ll})|_/gu, ' ')
    .replace(/^[^\p{L}]+/u, '')
    .replace(/[\s:#([-]+[\d.]+[^\p{L}\d]*$/u, '')
    .trim()
  return words === '' ? label.trim() : words
}

/** True where the words of a status say that no money was made: in its beginning, or anywhere as words of their own. */
export function cameToNothing(label: string): boolean {
  const words = wordsOfStatus(label)
  const plain = fold(words)
  if (spared.test(plain) || partly.test(plain) || stands.test(plain) || negated.test(plain)) return false
  if ([label.trim(), words, plain].some((one) => nothing.test(one))) return true
  return (
    cancelled.test(plain) ||
    asian.test(words) ||
    elsewhere.test(words) ||
    (refused.test(plain) && money.test(plain))
  )
}
