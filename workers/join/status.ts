/** Beginnings of the words by which shops say that an order came to nothing, in seven languages. */
const nothing =
  /^(wc-)?(void|cancel|declin|fail|expir|trash|abandon|unpaid-cancel|storn|abgebroch|fehlgeschl|abgelehnt|annul|échou|echou|refus|fallid|rechaz|falhou|recusad|mislukt|geannul|geweigerd|rifiutat|non riuscit)/i

/** True where a status means that no money was made. A refunded order did take place and is not voided. */
export function voided(status: string): boolean {
  return nothing.test(status.trim())
}
