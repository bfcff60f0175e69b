interface Wanted {
  customers: number
  rows: number
  /** First order number; another one makes other rows. */
  first?: number
}

/** A plain order export: the same arguments give the same bytes. One order a row, about three a day. */
export function orders({ customers, rows, first = 1000 }: Wanted): string {
  const lines = ['Order ID,Order date,Email,Total']
  for (let i = 0; i < rows; i++) {
    const day = new Date(Date.UTC(2024, 0, 1) + Math.floor(i / 3) * 86_400_000).toISOString().slice(0, 10)
    const buyer = (Math.imul(i + 1, 2_654_435_761) >>> 16) % customers
    lines.push(`${first + i},${day},buyer${buyer}@example.net,${amount(first + i).toFixed(2)}`)
  }
  return `${lines.join('\n')}\n`
}

/** Total of the order of that number. */
export const amount = (order: number) => 5 + ((order * 37) % 9000) / 100

/** What `rows` orders come to, to the cent. */
export function total(rows: number, first: number): number {
  let cents = 0
  for (let i = 0; i < rows; i++) cents += Math.round(amount(first + i) * 100)
  return cents / 100
}
