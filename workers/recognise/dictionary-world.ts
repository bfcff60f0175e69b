import type { Meaning } from '../../src/contract/schema.ts'

/** Header names as a whole in the languages of `concepts-world`, where their words alone do not tell. */
export const worldWords: [Meaning, string][] = [
  [
    'totalOrders',
    'liczbazamówień početobjednávek rendelésekszáma siparişsayısı количествозаказов antalordrer antalordrar tilausmäärä 購入回数 注文回数 购买次数 订单数 구매횟수',
  ],
  [
    'totalSpent',
    'sumazakupów sumazamówień wartośćzamówień celkováútrata összesköltés toplamharcama суммазаказов суммапокупок 購入金額 累計購入金額 累计消费 消费金额 구매금액',
  ],
  [
    'customerName',
    `klient kupujący nabywca imięinazwisko zákazník jménoapříjmení menoapriezvisko vevőneve ügyfélneve numeclient adsoyad
    adısoyadı müşteriadı ονοματεπώνυμο фио покупатель клиент піб kundnamn kundenavn asiakas asiakkaannimi 氏名 お名前 姓名 收货人 성명`,
  ],
  ['firstName', 'imię jméno keresztnév prenume ad adı όνομα имя förnamn fornavn etunimi 名'],
  [
    'lastName',
    'nazwisko příjmení priezvisko vezetéknév soyad soyadı επώνυμο фамилия прізвище efternamn efternavn etternavn sukunimi 姓',
  ],
  [
    'email',
    'epostadress epostadresse epostadresi eposta sähköposti メールアドレス 电子邮箱 邮箱地址 이메일주소',
  ],
  [
    'sku',
    'артикул sku varenr varenummer artikelnr tuotenumero kodproduktu kódzboží cikkszám codprodus 品番 型番 货号',
  ],
  ['category', 'kategoria kategorie kategória kategori категория категорія カテゴリ 类别 카테고리'],
  ['status', 'stan stav állapot durum κατάσταση статус tila 状态 状態 상태'],
  [
    'street',
    'ulica adresa cím διεύθυνση адрес адреса adress adresse osoite katuosoite gatuadress 住所 地址 주소',
  ],
  [
    'postcode',
    `kodpocztowy psč irányítószám irsz codpoștal postakodu τκ ταχυδρομικόςκώδικας индекс почтовыйиндекс поштовийіндекс
    postnr postinumero 郵便番号 邮编 邮政编码 우편번호`,
  ],
  ['country', 'kraj země krajina ország țara țară ülke χώρα страна країна maa 国 国家 국가'],
  [
    'currency',
    'waluta měna mena pénznem monedă parabirimi νόμισμα валюта valutta valuutta 通貨 货币 币种 통화',
  ],
  [
    'shipping',
    `wysyłka kosztwysyłki kosztdostawy doprava poštovné szállítás szállításiköltség transport costlivrare kargo kargoücreti
    μεταφορικά доставка стоимостьдоставки вартістьдоставки frakt fraktkostnad fragt toimituskulut 送料 配送料 运费 運費 배송비`,
  ],
  ['tax', 'podatek dph áfa tva kdv φπα ндс пдв moms momsbelopp mva alv 消費税 税额 稅額 세금 부가세'],
  [
    'discount',
    'rabat zniżka sleva zľava kedvezmény reducere indirim έκπτωση скидка знижка rabatt alennus 割引 値引 优惠 折扣 优惠金额 할인',
  ],
  [
    'coupon',
    'kodrabatowy slevovýkód kuponkód kupon промокод rabattkod rabattkode alennuskoodi クーポン 优惠券 쿠폰',
  ],
  [
    'paid',
    'statuspłatności stavplatby fizetésállapota ödemedurumu статусоплаты статусоплати betalningsstatus betalingsstatus maksuntila',
  ],
]
