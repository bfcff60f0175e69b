import { describe, expect, test } from 'vitest'
import { draftOf, meansOf, readAll, sum, table } from './fake-reader.ts'

/** Lists of lines as shops of seven countries keep them: header, rows, what the columns mean, first day, sum. */
const lists: [string, string, Record<string, string>][] = [
  [
    'German',
    `Rechnungsnr.;Bestelldatum;Kundennr;Nachname;Artikelbezeichnung;Menge;Einzelpreis brutto;PLZ;Ort
R-100;03.01.2025;K17;Müller;Becher blau;2;1.012,50;01067;Dresden
R-100;03.01.2025;K17;Müller;Tee grün;1;4,00;01067;Dresden
R-101;15.01.2025;K18;Schäfer;Becher blau;1;12,50;50667;Köln`,
    {
      order: 'Rechnungsnr.',
      date: 'Bestelldatum',
      customer: 'Kundennr',
      lastName: 'Nachname',
      product: 'Artikelbezeichnung',
      quantity: 'Menge',
      unitPrice: 'Einzelpreis brutto',
      postcode: 'PLZ',
      city: 'Ort',
    },
  ],
  [
    'French',
    `N° de commande;Date de la commande;Adresse e-mail;Désignation;Qté;Prix unitaire TTC;Code postal;Ville
C100;3 janvier 2025;ann@example.org;Tasse bleue;2;12,50;75008;Paris
C101;15 février 2025;bob@example.org;Thé vert;1;4,00;69001;Lyon`,
    {
      order: 'N° de commande',
      date: 'Date de la commande',
      email: 'Adresse e-mail',
      product: 'Désignation',
      quantity: 'Qté',
      unitPrice: 'Prix unitaire TTC',
      postcode: 'Code postal',
      city: 'Ville',
    },
  ],
  [
    'French, orders',
    `N° de commande;Date;Client;Montant TTC;Statut
C100;03/01/2025;Dupont;25,00;payée
C101;15/02/2025;Rossi;4,00;payée`,
    { order: 'N° de commande', date: 'Date', customer: 'Client', amount: 'Montant TTC', status: 'Statut' },
  ],
  [
    'Spanish',
    `Nº de pedido;Fecha de compra;Correo electrónico;Artículo;Cantidad;Importe;Código postal
P1;03/01/2025;ann@example.org;Taza azul;2;25,00 €;28001
P2;15/01/2025;bob@example.org;Té verde;1;1.004,00 €;28002`,
    {
      order: 'Nº de pedido',
      date: 'Fecha de compra',
      email: 'Correo electrónico',
      product: 'Artículo',
      quantity: 'Cantidad',
      amount: 'Importe',
      postcode: 'Código postal',
    },
  ],
  [
    'Italian',
    `Numero ordine;Data ordine;Codice cliente;Prodotto;Quantità;Importo totale;CAP
1;03/01/2025;C1;Tazza blu;2;25,00;00100
2;15/01/2025;C2;Tè verde;1;4,00;20100`,
    {
      order: 'Numero ordine',
      date: 'Data ordine',
      customer: 'Codice cliente',
      product: 'Prodotto',
      quantity: 'Quantità',
      postcode: 'CAP',
    },
  ],
  [
    'Dutch',
    `Ordernummer;Besteldatum;Klantnummer;Omschrijving;Aantal;Bedrag incl. btw;Woonplaats
1;03-01-2025;K1;Mok blauw;2;25,00;Utrecht
2;15-01-2025;K2;Groene thee;1;4,00;Gent`,
    {
      order: 'Ordernummer',
      date: 'Besteldatum',
      customer: 'Klantnummer',
      product: 'Omschrijving',
      quantity: 'Aantal',
      amount: 'Bedrag incl. btw',
      city: 'Woonplaats',
    },
  ],
  [
    'Portuguese',
    `Nº do pedido;Data da compra;E-mail do cliente;Produto;Quantidade;Preço unitário;Valor total;Cidade
1;03/01/2025;ann@example.org;Caneca azul;2;12,50;25,00;Lisboa
2;15/01/2025;bob@example.org;Chá verde;1;4,00;4,00;Porto`,
    {
      order: 'Nº do pedido',
      date: 'Data da compra',
      email: 'E-mail do cliente',
      product: 'Produto',
      quantity: 'Quantidade',
      unitPrice: 'Preço unitário',
      city: 'Cidade',
    },
  ],
]

/** What the money of each list comes to. */
const comesTo: Record<string, number> = { German: 1029, French: 16.5, Spanish: 1029 }

describe.each(lists)('%s', (language, text, means) => {
  const list = table(text, { delimiter: ';' })

  test('its columns are understood without a question', async () => {
    const draft = await draftOf(list)
    expect(meansOf(draft)).toMatchObject(means)
    expect([draft.fault, draft.questions]).toEqual([null, []])
  })

  test('its dates are read day first, its amounts with a decimal comma', async () => {
    const all = await readAll(list)
    expect(all.aside).toEqual([])
    expect(String(all.cells.get('date')?.[0]).slice(0, 10)).toBe('2025-01-03')
    const money = all.cells.get('amount') ?? all.cells.get('orderTotal') ?? all.cells.get('unitPrice')
    expect(sum(money)).toBe(comesTo[language] ?? 29)
  })
})

/** Lists of other things than sales: header, a row, the grain, what must be understood. */
const others: [string, string, string, Record<string, string>][] = [
  [
    'German customers',
    'Kundennummer;Vorname;Nachname;E-Mail-Adresse;Telefon;Kunde seit;Newsletter\nK1;Ann;Maier;ann@example.org;+49 170 1234567;03.01.2020;ja',
    'customer',
    { customer: 'Kundennummer', email: 'E-Mail-Adresse', customerSince: 'Kunde seit', consent: 'Newsletter' },
  ],
  [
    'German reviews',
    'Datum;Sterne;Titel;Bewertungstext;Name\n03.01.2025;5;Sehr gut;Der Becher ist sehr schön und kam schnell an;Ann Maier',
    'review',
    { date: 'Datum', stars: 'Sterne', text: 'Bewertungstext', title: 'Titel' },
  ],
  [
    'French reviews',
    "Date de l'avis;Note;Commentaire;Nom du client\n03/01/2025;5;Très bonne tasse, livrée rapidement;Ann D",
    'review',
    { stars: 'Note', text: 'Commentaire' },
  ],
  [
    'tickets',
    'Ticket number;Subject;Opened on;Closed on;Priority;Status;Customer email\n5;Where is my order;2025-01-03;2025-01-04;High;closed;ann@example.org',
    'ticket',
    {
      messageId: 'Ticket number',
      title: 'Subject',
      date: 'Opened on',
      resolvedAt: 'Closed on',
      priority: 'Priority',
    },
  ],
  [
    'German tickets',
    'Ticketnummer;Betreff;Erstellt am;Gelöst am;Priorität;Status;E-Mail\n5;Wo ist mein Becher;03.01.2025;04.01.2025;hoch;erledigt;ann@example.org',
    'ticket',
    { messageId: 'Ticketnummer', title: 'Betreff', resolvedAt: 'Gelöst am', priority: 'Priorität' },
  ],
  [
    'visits',
    'Timestamp,Session ID,Page URL,Event,User ID\n2025-01-03 10:00:00,s1,/mug,view,u1\n2025-01-03 10:01:00,s1,/cart,add,u1',
    'event',
    { date: 'Timestamp', session: 'Session ID', page: 'Page URL', event: 'Event', customer: 'User ID' },
  ],
  [
    'products',
    'SKU,Product name,Category,Price,Cost,Stock\nA1,Blue mug,Mugs,12.50,4.00,7\nA2,Green tea,Tea,4.00,1.00,9',
    'product',
    { sku: 'SKU', product: 'Product name', category: 'Category', unitPrice: 'Price', cost: 'Cost' },
  ],
]

test.each(others)('%s', async (_, text, grain, means) => {
  const delimiter = text.includes(';') ? ';' : ','
  const draft = await draftOf(table(text, { delimiter }))
  expect([draft.grain, draft.fault, meansOf(draft)]).toMatchObject([grain, null, means])
})

test('lines within the orders of a document go by the name of their list', async () => {
  const text =
    'id,created_at,customer.email,currency,total_price,line_items.title,line_items.quantity,line_items.price\nA1,2024-03-01 10:00:00,a@example.org,USD,30.00,Mug,2,10.00\nA1,2024-03-01 10:00:00,a@example.org,USD,30.00,Card,1,10.00\nA2,2024-03-05 10:00:00,b@example.org,USD,10.00,Mug,1,10.00'
  const draft = await draftOf(table(text, { delimiter: ',' }))
  expect([draft.grain, meansOf(draft)]).toMatchObject([
    'order line',
    { order: 'id', orderTotal: 'total_price', product: 'line_items.title', unitPrice: 'line_items.price' },
  ])
})
