import { describe, expect, test } from 'vitest'
import { voided } from '../../workers/join/status.ts'
import { all, days, every, sumsOf, who } from './kept.ts'

describe('the words of a status, whatever stands around them', () => {
  test.each([
    ...['3 - Cancelled', '[90] Storniert', 'Denegada 190', 'declined (05)', 'Storno 2', '✗ declined'],
    ...['ORDER_CANCELLED', 'PaymentDeclined', 'Order cancelled by customer', 'Booking has been canceled'],
    ...['Bestellung storniert', 'Zahlung abgelehnt', 'vom Kunden storniert', 'Commande annulée'],
    ...['Paiement refusé', 'Pedido cancelado', 'Pago rechazado', 'Ordine annullato', 'Pagamento rifiutato'],
    ...['Bestelling geannuleerd', 'Betaling geweigerd', 'Pagamento recusado', 'Zamówienie anulowane'],
    ...['Objednávka zrušena', 'Заказ отменён', 'Sipariş iptal edildi', '订单已取消', 'ご注文キャンセル'],
    ...['ملغي', 'تم الإلغاء', 'בוטלה', 'ยกเลิก', 'Đã hủy', 'Otkazano'],
  ])('%s is no sale', (label) => expect(voided(label, '')).toBe(true))

  test.each([
    ...[
      'not cancelled',
      'nicht storniert',
      'non annulée',
      'no cancelado',
      'niet geannuleerd',
      'não cancelado',
    ],
    ...[
      'Cancellation protection',
      'Stornoschutz',
      'Free cancellation',
      'Kostenlose Stornierung',
      'Cancellable',
    ],
    ...[
      'Partially cancelled',
      'Teilweise storniert',
      'Refund declined',
      'Retoure abgelehnt',
      'Return rejected',
    ],
    ...['Cancellation request rejected', 'Delivery failed', '1 - Paid', 'approved (100)', 'Order completed'],
    ...['Anna Cancellara', 'Reembolso rechazado'],
  ])('%s is one', (label) => expect(voided(label, '')).toBe(false))

  test.each([
    ['Resultado operación y código', 'Denegada 190', (i: number) => `Autorizada ${100_000 + i}`],
    ['Response', 'declined (05)', (i: number) => `approved (${1000 + i})`],
    ['Status', '3 - Cancelled', (i: number) => ['1 - Paid', '2 - Shipped'][i % 2] ?? ''],
    ['Vorgang', 'Storno 2', (i: number) => `OK ${i % 2}`],
  ])('a column called %s that says %s is a status', async (header, off, on) => {
    const rows = days.map((day, i) => [`A${i}`, day, who(i), 10 + i, i % 6 === 0 ? off : on(i)])
    const sums = await sumsOf([['Order', 'Date', 'Customer', 'Total', header], ...rows])
    expect(sums).toMatchObject([{ sums: { orders: 24, revenue: all - every(6), voidedOrders: 4 } }])
  })
})
