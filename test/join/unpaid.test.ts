import { describe, expect, test } from 'vitest'
import { said } from '../../src/contract/notes.ts'
import { join } from '../../workers/join/join.ts'
import { columnsOf } from '../recognise/house.ts'

const sums = (all: ReturnType<typeof join>) => all.summary.sums[0]?.sums

/** Header of the column on payment, what it says where money came in, and where none did. */
const spellings: [string, string, string[], string][] = [
  ['English', 'Paid?', ['yes'], 'no'],
  ['English, in words', 'Payment status', ['Paid', 'partially paid'], 'Awaiting payment'],
  ['German', 'Zahlungsstatus', ['bezahlt', 'teilweise bezahlt'], 'noch nicht bezahlt'],
  ['French', 'Payé (oui/non)', ['oui'], 'non'],
  ['French, in words', 'Statut du paiement', ['payé'], 'En attente de paiement'],
  ['Spanish', 'Estado del pago', ['pagado'], 'PENDIENTE'],
  ['Italian', 'Stato pagamento', ['pagato'], 'in attesa'],
  ['Dutch', 'Betaald?', ['ja'], 'nee'],
  ['Portuguese', 'Status do pagamento', ['pago'], 'aguardando pagamento'],
]

describe.each(spellings)('%s', (_, header, yes, no) => {
  const row = (i: number, paid: string) => `A${i};2025-03-${10 + i};K${i % 3};${10 * (i + 1)}.00;${paid}`
  const rows = Array.from({ length: 12 }, (_, i) => row(i, i % 4 === 1 ? no : (yes[i % yes.length] ?? '')))
  const text = `Order no;Date;Customer no;Total;${header}\n${rows.join('\n')}\n`

  test('what nobody paid for is no revenue, and is said with count and money', async () => {
    const all = join([await columnsOf('orders.csv', text)])
    expect(sums(all)).toMatchObject({ orders: 12, revenue: 600, voidedOrders: 3, voidedAmount: 180 })
    expect(said(all.notes).join(' ')).toContain('3 orders are not paid and do not count: 180.00')
  })

  test('with refunds and cancellations switched off all of it is sold', async () => {
    const all = join([await columnsOf('orders.csv', text)], { steps: [['refunds', false]] })
    expect(sums(all)).toMatchObject({ revenue: 780, voidedOrders: 0 })
    expect(said(all.notes).join(' ')).not.toContain('not paid')
  })
})

test('money given back is told by the column on payment, too', async () => {
  const text =
    'Order no,Date,Email,Total,Order status,Payment status\n1,2025-03-01,a@x.org,10.00,shipped,paid\n2,2025-03-02,b@x.org,20.00,shipped,refunded\n3,2025-03-03,c@x.org,40.00,cancelled,unpaid\n4,2025-03-04,d@x.org,80.00,shipped,unpaid'
  const all = join([await columnsOf('orders.csv', text)])
  expect(sums(all)).toMatchObject({ revenue: 30, refunds: 20, voidedOrders: 2, voidedAmount: 120 })
})

test('a column of paid amounts is money, not a word on payment', async () => {
  const text =
    'Order no,Date,Email,Paid\n1,2025-03-01,a@x.org,10.00\n2,2025-03-02,b@x.org,0\n3,2025-03-03,c@x.org,5'
  expect(sums(join([await columnsOf('orders.csv', text)]))).toMatchObject({ revenue: 15, voidedOrders: 0 })
})

test('each order that waits for its money is told in its own currency', async () => {
  const text =
    'Order no,Date,Email,Total,Currency,Paid?\n1,2025-03-01,a@x.org,10.00,EUR,no\n2,2025-03-02,b@x.org,20.00,USD,no\n3,2025-03-03,c@x.org,40.00,EUR,yes'
  const { notes } = join([await columnsOf('orders.csv', text)])
  expect(said(notes).join(' ')).toContain('10.00 EUR, 20.00 USD')
})

test.each([
  ['Status', 'Pending payment'],
  ['Order status', 'Awaiting bank payment'],
  ['Bestellstatus', 'Zahlung ausstehend'],
  ['Statut de la commande', 'En attente de paiement'],
  ['Estado del pedido', 'Pendiente de pago'],
  ["Stato dell'ordine", 'In attesa di pagamento'],
  ['Bestelstatus', 'Wacht op betaling'],
  ['Estado da encomenda', 'Aguardando pagamento'],
])('an order whose ‘%s’ is ‘%s’ brought nothing yet', async (header, waiting) => {
  const row = (i: number, said: string) => `A${i};2025-03-${10 + i};c${i}@x.org;${10 * (i + 1)}.00;${said}`
  const statuses = ['Shipped', 'Pending delivery', waiting, 'Awaiting pickup, paid']
  const text = `Order no;Date;E-mail;Total;${header}\n${statuses.map((one, i) => row(i, one)).join('\n')}\n`
  const all = join([await columnsOf('orders.csv', text)])
  expect(sums(all)).toMatchObject({ orders: 4, revenue: 70, voidedOrders: 1, voidedAmount: 30 })
  expect(said(all.notes).join(' ')).toContain('1 order is not paid')
})
