/**
 * What the single words of a header speak of, in languages beyond those of `concepts`: Polish, Czech and Slovak, Hungarian,
 * Romanian, Turkish, Greek, Russian and Ukrainian, Swedish, Danish and Norwegian, Finnish, Japanese, Chinese, Korean.
 * Folded when they are read; Chinese, Japanese and Korean headers are cut into these words.
 */
export const worldConcepts: Record<string, string> = {
  '': `i w z ze od za przez oraz zł v s bez dph kč az es és áfa ft și cu fără ve ile kdv dahil hariç tl του της των το η ο με
    χωρίς φπα και и в на за от с по без ндс руб рублей во та грн och av med utan moms og af uden ekskl ekskluderet pr mva kr
    à alv sis の お ご 税込 税抜 円 様 的 元 含税 实际 의 원 электронная електронна эл ел elektroniczna elektronický elektronikus`,
  number: `numer numeru numery kod kodu číslo čísla čísla szám száma azonosító kód kódja număr numărul cod codul numarası
    numara kodu αριθμός αρ κωδικός номер номера код ид идентификатор nummer nr tunnus 番号 コード 号 编号 号码 编码 代码 編號
    單號 번호 코드`,
  count: `ilość liczba množství množstvo počet mennyiség darabszám darab db cantitate cantitatea bucăți miktar adet adedi
    sayısı ποσότητα τεμάχια τεμ количество кол кількість к antall antal mängd mængde kvantitet määrä lukumäärä kpl 数量 個数 数
    点数 件数 數量 수량 개수`,
  pieces: `szt sztuk sztuka sztukę jednostkowa jedn ks kus kusy kusů kusov jednotková jednotku jednotka darab db egység egységár bucată buc
    unitar unitară birim adet τεμάχιο τεμάχια μονάδας μονάδα шт штуку штука штук единицу единица одиницю styck st stk stykk
    styk enhed enhet yksikkö kpl 個 개당`,
  order: `zamówienie zamówienia objednávka objednávky objednávku rendelés rendelési
    megrendelés comandă comanda comenzii comenzi sipariş siparişin παραγγελία παραγγελίας заказ заказа замовлення ordre
    ordren ordrens bestilling bestillings beställning beställnings tilaus tilauksen 注文 受注 オーダー 予約 取引 订单 訂單 交易
    下单 주문 예약 거래`,
  orders: `zamówień objednávek objednávok rendelések comenzi comenzilor siparişler sipariş παραγγελιών заказов замовлень bestillinger
    beställningar ordrar ordrer tilauksia tilausten`,
  invoice: `faktura faktury faktúra faktúry paragon paragonu rachunek dokumentu doklad dokladu účtenka účtenky számla
    számlaszám bizonylat nyugta factură facturii chitanță fiş fiş belge τιμολόγιο τιμολογίου απόδειξη απόδειξης παραστατικό
    счет счёт чек чека рахунок рахунку kvitto kvittering bilag lasku laskun kuitti 請求 請求書 伝票 領収書 レシート 发票 单据 小票
    영수증 송장`,
  customer: `klient klienta klienci kupujący kupującego nabywca nabywcy kontrahent zamawiający zákazník zákazníka zákazníci
    odběratel odberateľ kupující vevő vevői ügyfél vásárló cumpărător cumpărătorului clientului müşteri müşterinin alıcı
    πελάτης πελάτη αγοραστής клиент клиента покупатель покупателя заказчик контрагент клієнт клієнта покупець покупця kund
    kunds kundens kunden køber kjøper köpare asiakas asiakkaan ostaja 顧客 お客様 客 注文者 購入者 会員 客户 客戶 买家 買家 会员 顾客
    고객 구매자 주문자 회원`,
  product: `produkt produktu produkty towar towaru artykuł artykułu usługa usługi zboží položka položky výrobek tovar tovaru
    služba termék terméknév cikk áru szolgáltatás produs produsul produsului articol serviciu ürün ürünün hizmet προϊόν
    προϊόντος είδος υπηρεσία товар товара товару продукт услуга послуга номенклатура vara varan varans vare varen varens
    tjänst ydelse tjeneste tuote tuotteen palvelu 商品 品 品目 アイテム 製品 产品 產品 宝贝 货品 상품 제품 품목`,
  name: `nazwa nazwisko název názov jméno meno név neve megnevezés nume numele denumire denumirea adı isim ismi όνομα
    ονομασία ονοματεπώνυμο περιγραφή имя название наименование фио назва найменування піб navn namn benämning betegnelse
    beskrivning beskrivelse nimi nimike kuvaus 名 名前 名称 氏名 名字 姓名 名稱 명 이름 성함 성명`,
  given: 'imię křestní krstné keresztnév utónév prenume förnamn fornavn etunimi',
  family: `nazwisko příjmení priezvisko vezetéknév családnév soyadı soyad επώνυμο επίθετο фамилия прізвище efternamn
    efternavn etternavn sukunimi`,
  mail: `mailu emailová mailová почта почты пошта пошти sähköposti sähköpostiosoite メール メールアドレス 邮箱 邮件 电子邮件 電子郵件
    信箱 이메일 메일`,
  address: 'adresa adresu cím címe adresi διεύθυνση адрес адреса adress osoite アドレス 地址 주소',
  phone: `telefonu telefonní telefónne telefonszám τηλέφωνο τηλεφώνου κινητό телефон телефона mobilnr telefonnr puhelin
    puhelinnumero 電話 携帯 手机 手机号 电话 전화 연락처 휴대폰`,
  city: `miasto miejscowość město mesto obec város település oraș orașul localitate şehir πόλη город місто postort poststed
    kaupunki 都市 城市 도시`,
  date: `dzień dnia czas dátum dátuma időpont idő kelt den čas dňa tarih tarihi zaman zamanı saat saati ημερομηνία ημνία ώρα
    дата даты дати время час dato tid tidspunkt päivämäärä pvm päivä aika 日 日時 日付 時間 年月日 日期 时间 일 일시 일자 날짜 시간`,
  sold: `sprzedaż sprzedaży prodej prodeje predaj predaja eladás értékesítés vânzare vânzării satış satışın πώληση πώλησης
    продажа продажи продажу salg salgs försäljning försäljnings myynti myynnin 売上 販売 销售 판매`,
  bought: `zakup zakupu kupna nákup nákupu vásárlás cumpărare αγορά αγοράς покупка покупки køb købs köp köps kjøp kjøps osto
    oston 購入 购买 구매`,
  placed: 'złożenia leadás plasare plasării verilen оформления оформлення lagd lagt bestilt beställd',
  opened: `utworzenia utworzono dodania wystawienia vytvoření vytvorenia založení prijatia přijetí vystavení létrehozás
    creării creare oluşturma δημιουργίας создания створення skapad oprettet opprettet luotu 作成 创建 생성`,
  since: 'fra från od',
  joined: `rejestracji rejestracja registrace registrácie regisztráció regisztrálva înregistrare înregistrării kayıt
    εγγραφής регистрации реєстрації registrerad registreret registrert rekisteröitynyt 登録 注册 가입`,
  total: `razem łącznie łączna całkowita suma celkem celková celkový spolu összesen össz végösszeg totală toplam toplamı genel
    σύνολο συνολικό συνολική итого всего общая всього загальна totalt sum summa samlet yhteensä loppusumma 合計 総 総額 合计 总 总计
    总额 总价 總計 합계 총`,
  amount: `kwota wartość suma částka hodnota čiastka összeg érték valoare valoarea suma sumă tutar tutarı bedel bedeli ποσό
    αξία сумма сума стоимость вартість beløb beløp belopp radsumma linjesum linjebeløb värde verdi værdi omsättning
    omsætning summa arvo 金額 売上 小計 額 代金 金额 小计 额 实付 金額 금액 매출`,
  price: `cena ceny ár ára egységár preț prețul fiyat fiyatı τιμή цена цены ціна pris prisen hinta 価格 単価 値段 单价 價格 单價 單價 价格 价 售价
    가격 단가 판매가`,
  selling:
    'sprzedaży prodejní predajná eladási satış πώλησης продажи salgs försäljnings myynti 販売 销售 판매',
  cost: `koszt náklad náklady önköltség maliyet κόστος себестоимость собівартість kostpris självkostnad omakustannus 原価 成本
    원가`,
  refund: `zwrot zwrotu vrácení vrátenie visszatérítés rambursare iade επιστροφή возврат возврата повернення återbetalning
    tilbagebetaling refusjon palautus 返金 退款 환불`,
  stars: `ocena gwiazdki hodnocení hodnotenie pontszám csillag puan yıldız βαθμολογία αστέρια оценка рейтинг оцінка betyg
    bedømmelse karakter arvosana 評価 星 评分 星级 별점 평점`,
  review: `opinia opinii recenzja recenze recenzia vélemény értékelés recenzie yorum değerlendirme κριτική αξιολόγηση отзыв
    отзыва відгук omdöme anmeldelse omtale arvostelu arvio レビュー 評価 口コミ 评价 评论 리뷰 평가`,
  text: 'treść obsah szöveg metin κείμενο текст innehåll indhold innhold kommentti 内容 本文 コメント 내용',
  title:
    'tytuł předmět predmet tárgy başlık konu τίτλος θέμα заголовок тема emne ämne otsikko 件名 タイトル 标题 제목',
  status: `stan stav állapot állapota stare starea durum durumu κατάσταση статус состояние стан tila 状態 ステータス 状況 状态 狀態 상태`,
  payment: `płatność płatności platba platby fizetés plată plății ödeme πληρωμή πληρωμής оплата оплаты платеж оплати betalning
    betalings maksu maksun 支払 決済 入金 支付 付款 결제 입금`,
  paid: 'zapłacono opłacone zaplaceno zaplatené fizetve achitat ödendi πληρωμένο оплачено оплачен betalt betald maksettu',
  category: `kategoria kategorii kategorie kategória kategori kategorisi κατηγορία категория категорія varugrupp varegruppe
    tuoteryhmä ryhmä カテゴリ カテゴリー 分類 类别 分类 카테고리 분류`,
  newsletter: 'biuletyn hírlevél bülten рассылка розсилка nyhetsbrev nyhedsbrev uutiskirje メルマガ',
  accepts:
    'zgoda souhlas súhlas hozzájárulás acord onay συγκατάθεση согласие згода samtykke samtycke suostumus 同意 동의',
}
