import { expect, test } from 'vitest'
import { join } from '../../workers/join/join.ts'
import { draftOf, meansOf, table } from './fake-reader.ts'
import { columnsOf } from './house.ts'

const sumsOf = async (...files: [string, string | File][]) => {
  const all = join(await Promise.all(files.map(([name, text]) => columnsOf(name, text))))
  return { ...all.summary.sums[0]?.sums, customers: all.customer.rows }
}
const latin9 = (text: string) =>
  new File([Uint8Array.from(text, (sign) => (sign === '€' ? 0xa4 : sign.charCodeAt(0)))], 'commandes.csv')

test('the euro of Latin-9 is a euro', async () => {
  const rows = ['101;Ève;04/03/2025;12,50 €', '102;Zoé;25/03/2025;1 030,00 €', '103;Ève;28/03/2025;8,00 €']
  const file = await columnsOf('commandes.csv', latin9(`Référence;Client;Date;Total\n${rows.join('\n')}\n`))
  expect(join([file]).summary.sums).toMatchObject([{ currency: 'EUR', sums: { revenue: 1050.5, orders: 3 } }])
})

test('of prices with and without tax, customers pay the one with it, whichever stands first', async () => {
  for (const header of [
    'Nr;Datum;Artikel;Menge;VK Netto;VK Brutto',
    'Nr;Datum;Artikel;Menge;VK Brutto;VK Netto',
  ]) {
    const rows = [
      '1;03.03.2025;Tee;2;4,20;5,00',
      '1;03.03.2025;Kanne;1;8,40;10,00',
      '2;24.03.2025;Tee;1;4,20;5,00',
    ]
    const draft = await draftOf(table([header, ...rows].join('\n'), { delimiter: ';' }))
    expect(meansOf(draft)).toMatchObject({ unitPrice: 'VK Brutto' })
  }
  const dutch = table(
    'Factuurnr;Datum;Artikel;Bedrag excl. btw;Btw;Bedrag incl. btw\n1;03-03-2025;Thee;4,20;0,80;5,00\n2;24-03-2025;Kan;8,40;1,60;10,00',
    { delimiter: ';' },
  )
  expect(meansOf(await draftOf(dutch))).toMatchObject({ amount: 'Bedrag incl. btw', tax: 'Btw' })
})

test('a till is no customer', async () => {
  const rows = Array.from({ length: 30 }, (_, i) => `${100 + i},2025-03-${String(1 + i)},D${i % 3},12.50`)
  const draft = await draftOf(table(['Order ID,Order Date,Device ID,Order Total', ...rows].join('\n')))
  expect(meansOf(draft).customer).toBeUndefined()
})

test('what an adjusted total of an Etsy order lost was given back', async () => {
  const head = 'Sale Date,Order ID,Buyer User ID,Order Value,Order Total,Adjusted Order Total,Currency'
  const rows = [
    '03/04/25,1,ann,20.00,24.90,,EUR',
    '03/25/25,2,bob,30.00,34.90,4.90,EUR',
    '03/26/25,3,ann,8.00,8.00,0.00,EUR',
  ]
  expect(await sumsOf(['EtsySoldOrders.csv', `${head}\n${rows.join('\n')}\n`])).toMatchObject({
    ...{ revenue: 67.8, refunds: 38, orders: 3, customers: 2 },
  })
})

test('lines of no day take that of their orders, from a file of its own', async () => {
  const orders =
    'AuftragNr;KundenNr;Datum;Status;Summe\n1;7;03.03.2025;erledigt;15,00\n2;8;24.03.2025;storniert;5,00\n'
  const lines = 'AuftragNr;Pos;Artikel;Menge;Preis\n1;1;Tee;1;5,00\n1;2;Kanne;1;10,00\n2;1;Tee;1;5,00\n'
  for (const files of [
    [orders, lines],
    [lines, orders],
  ])
    expect(await sumsOf(...files.map((text, i): [string, string] => [`${i}.csv`, text]))).toMatchObject({
      ...{ revenue: 15, orders: 2, lines: 3, voidedOrders: 1, voidedAmount: 5, customers: 2 },
    })
})

test('a credit note of the same day, and money given back to nobody named, are no orders of their own', async () => {
  const head = 'Document No,Document Date,Account,Item,Qty,Line Value\n'
  const named =
    'INV1,24/03/2025,A7,Mug,1,12.00\nCN1,24/03/2025,A7,Mug,-1,-12.00\nINV2,25/03/2025,A8,Tea,1,5.00\n'
  expect(await sumsOf(['ledger.csv', head + named])).toMatchObject({ orders: 2, revenue: 17, refunds: 12 })
  const till = 'T1,24/03/2025,Mug,1,12.00\nT2,25/03/2025,Tea,1,5.00\nR1,26/03/2025,Mug,-1,-12.00\n'
  expect(await sumsOf(['till.csv', head.replace(',Account', '') + till])).toMatchObject({
    ...{ orders: 2, revenue: 17, refunds: 12, customers: 0 },
  })
})

test('Amazon’s transactions are known in the language of the seller', async () => {
  const head =
    'Datum/Uhrzeit,Abrechnungsnummer,Typ,Bestellnummer,SKU,Beschreibung,Menge,Umsätze,Verkaufsgebühren,Gesamt'
  const rows = [
    '13.01.2025 10:00:00 UTC,9,Bestellung,303-1,T1,Tee,1,"1.012,50","-2,00","1.010,50"',
    '14.01.2025 10:00:00 UTC,9,Erstattung,303-1,T1,Tee,1,"-12,50","1,00","-11,50"',
    '20.01.2025 10:00:00 UTC,9,Übertrag,,,An Konto,,0,0,"-900,00"',
  ]
  expect(await sumsOf(['Monat.csv', `${head}\n${rows.join('\n')}\n`])).toMatchObject({
    ...{ orders: 1, revenue: 1012.5, refunds: 12.5 },
  })
})

test('payouts of a Stripe balance are no money given back', async () => {
  const head =
    'id,Type,Source,Amount,Fee,Net,Currency,Created (UTC),Available On (UTC),Description,customer_email'
  const rows = [
    'txn_1,charge,ch_1,20.00,0.60,19.40,eur,2025-03-01 10:00,2025-03-04 00:00,Order 1,a@x.org',
    'txn_2,refund,re_1,-20.00,0.00,-20.00,eur,2025-03-02 10:00,2025-03-04 00:00,REFUND FOR CHARGE,a@x.org',
    'txn_3,payout,po_1,-500.00,0.00,-500.00,eur,2025-03-03 10:00,2025-03-04 00:00,STRIPE PAYOUT,',
  ]
  expect(await sumsOf(['balance_history.csv', `${head}\n${rows.join('\n')}\n`])).toMatchObject({
    ...{ orders: 1, revenue: 20, refunds: 20 },
  })
})

test.each(['Absente', 'Makulerad', 'Ausente', 'Annullato', 'Non honoré'])(
  '%s came to nothing',
  async (word) => {
    const rows = ['1;04/03/2025;Ann;12,00;OK', `2;25/03/2025;Bob;20,00;${word}`, '3;26/03/2025;Ann;8,00;OK']
    const text = `Nr;Date;Client;Total;Statut\n${rows.join('\n')}\n`
    expect(await sumsOf(['rdv.csv', text])).toMatchObject({ revenue: 20, voidedOrders: 1, voidedAmount: 20 })
  },
)
