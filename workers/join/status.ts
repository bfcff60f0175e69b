/** Beginnings of the words by which shops say that an order came to nothing, in seven languages. */
const nothing =
  /^(wc-)?(void|cancel|declin|fail|expir|trash|delet|reject|uncaptur|block|abandon|storn|abgebroch|fehlgeschl|abgelehnt|annul|échou|echou|refus|anulad|fallid|rechaz|falhou|recusad|mislukt|geannul|geweigerd|rifiutat)/i

const givenBack = /^(wc-)?(refunded$|(rück)?erstattet|rembours|rimborsat|reembols|terugbetaald)/i

/** True where a status means that no money was made. Shopify says it by `voided` alone: its cancelled orders may be paid. */
export function voided(status: string, recognisedAs: string): boolean {
  const word = status.trim()
  return recognisedAs.startsWith('shopify') ? /^voided$/i.test(word) : nothing.test(word)
}

/** True where a status means that all the money was given back. */
export function whollyRefunded(status: string): boolean {
  return givenBack.test(status.trim())
}
