import { describe, expect, test } from 'vitest'
import { voided } from '../../workers/join/status.ts'
import { totalLike } from '../../workers/reading/shape.ts'
import { draftOf, meansOf, readAll, sum, table } from './fake-reader.ts'

/**
 * Language · header of order, date, who, e-mail, product, pieces, price of one, amount, status · an amount of 1234.5 and one of
 * 90 (or 1234 and 90 in money without cents) · 14 March 2025 and 3 May 2025 · a status that came to nothing · the total's word.
 */
const shops: [string, string, [string, string], [string, string], string, string][] = [
  [
    'Polish',
    'Nr zamówienia|Data złożenia zamówienia|Imię i nazwisko|Adres e-mail|Nazwa produktu|Ilość sztuk|Cena jednostkowa|Wartość|Status zamówienia',
    ['1 234,50 zł', '90,00 zł'],
    ['14 marca 2025', '3 maja 2025'],
    'Anulowane przez klienta',
    'Razem',
  ],
  [
    'Czech',
    'Číslo objednávky|Datum objednávky|Jméno a příjmení|E-mail|Název zboží|Počet kusů|Cena za kus|Částka|Stav objednávky',
    ['1 234,50 Kč', '90,00 Kč'],
    ['14. března 2025', '3. května 2025'],
    'Zrušena',
    'Celkem',
  ],
  [
    'Hungarian',
    'Rendelés száma|Rendelés időpontja|Vevő neve|E-mail cím|Termék neve|Darabszám|Egységár|Összeg|Rendelés állapota',
    ['1234,50 Ft', '90,00 Ft'],
    ['2025. 03. 14.', '2025. 05. 03.'],
    'Törölve',
    'Összesen:',
  ],
  [
    'Turkish',
    'Sipariş Numarası|Sipariş Tarihi|Ad Soyad|E-posta|Ürün|Adet|Birim Fiyatı|Tutar|Durum',
    ['1.234,50 TL', '90,00 TL'],
    ['14 Mart 2025', '3 Mayıs 2025'],
    'İptal Edildi',
    'Toplam',
  ],
  [
    'Greek',
    'Αρ. παραγγελίας|Ημερομηνία παραγγελίας|Ονοματεπώνυμο|Email|Προϊόν|Τεμάχια|Τιμή μονάδας|Ποσό|Κατάσταση παραγγελίας',
    ['1.234,50 €', '90,00 €'],
    ['14 Μαρτίου 2025', '3 Μαΐου 2025'],
    'Ακυρωμένη',
    'Σύνολο',
  ],
  [
    'Russian',
    '№ заказа|Дата заказа|ФИО|Электронная почта|Наименование товара|Кол-во|Цена за шт.|Сумма|Статус',
    ['1 234,50 руб.', '90,00 руб.'],
    ['14 марта 2025 г.', '3 мая 2025 г.'],
    'Отменён',
    'Итого',
  ],
  [
    'Ukrainian',
    'Номер замовлення|Дата замовлення|Покупець|Пошта|Назва товару|Кількість|Ціна|Вартість|Статус замовлення',
    ['1 234,50 грн', '90,00 грн'],
    ['14 березня 2025', '3 травня 2025'],
    'Скасовано',
    'Всього',
  ],
  [
    'Romanian',
    'Număr comandă|Data comenzii|Nume client|Email|Produsul|Cantitate|Preț unitar|Valoare|Starea comenzii',
    ['1.234,50 lei', '90,00 lei'],
    ['14 martie 2025', '3 mai 2025'],
    'Anulată',
    'Total',
  ],
  [
    'Norwegian',
    'Ordrenr.|Ordredato|Kundens navn|E-postadresse|Varenavn|Antall|Pris pr. stk.|Linjesum|Ordrestatus',
    ['1 234,50 kr', '90,00 kr'],
    ['14. mars 2025', '3. mai 2025'],
    'Kansellert',
    'Totalt',
  ],
  [
    'Finnish',
    'Tilauksen numero|Tilauksen päivämäärä|Asiakas|Sähköpostiosoite|Tuotteen nimi|Määrä|Yksikköhinta|Summa|Tilauksen tila',
    ['1 234,50 €', '90,00 €'],
    ['14. maaliskuuta 2025', '3. toukokuuta 2025'],
    'Peruttu',
    'Yhteensä',
  ],
  [
    'Japanese',
    'ご注文番号|ご注文日時|お名前|メールアドレス|商品名|数量|販売単価|金額|注文状況',
    ['1,234円', '90円'],
    ['2025年3月14日(金) 10:22', '2025年5月3日(土) 9:05'],
    'キャンセル済み',
    '合計',
  ],
  [
    'Chinese',
    '订单号|下单时间|客户姓名|电子邮箱|商品名称|数量|单价|金额|订单状态',
    ['1,234.50元', '90.00元'],
    ['2025年3月14日 10:22', '2025年5月3日'],
    '已取消',
    '总计',
  ],
  [
    'Korean',
    '주문번호|주문일자|구매자명|이메일주소|상품명|주문수량|판매단가|결제금액|주문상태',
    ['1,234원', '90원'],
    ['2025년 3월 14일', '2025년 5월 3일'],
    '취소완료',
    '합계',
  ],
]
const meanings = ['order', 'date', 'name', 'email', 'product', 'quantity', 'unitPrice', 'amount', 'status']

describe.each(shops)('a list of lines in %s', (_language, header, [much, little], [first, last], nothing) => {
  const headers = header.split('|')
  const rows = [1, 2, 3, 4].flatMap((n) => [
    [`${n}`, n < 4 ? first : last, 'Ann Berg', `a${n}@example.org`, 'Mug', '1', much, much, nothing],
    [`${n}`, n < 4 ? first : last, 'Ann Berg', `a${n}@example.org`, 'Tea', '2', little, little, nothing],
  ])
  const list = table('a\nb', { headers, rows, delimiter: ';' })

  test('each column says what it means', async () => {
    const { order, date, email, product, quantity, status, amount, unitPrice } = meansOf(await draftOf(list))
    const told = [order, date, headers[2], email, product, quantity, unitPrice, amount, status]
    expect(Object.fromEntries(meanings.map((name, i) => [name, told[i]]))).toEqual(
      Object.fromEntries(meanings.map((name, i) => [name, headers[i]])),
    )
  })

  test('its days and amounts are exact', async () => {
    const { cells } = await readAll(list)
    const days = (cells.get('date') ?? []).map((day) => String(day).slice(0, 10))
    expect([days[0], days.at(-1)]).toEqual(['2025-03-14', '2025-05-03'])
    expect(sum(cells.get('amount'))).toBe(4 * (/[.,]50/.test(much) ? 1234.5 : 1234) + 4 * 90)
  })
})

test.each(shops)('in %s a cancelled order came to nothing, and a total is no product', (...shop) => {
  const [, , , , nothing, total] = shop
  expect([voided(nothing, 'orders'), totalLike(total)]).toEqual([true, true])
})
