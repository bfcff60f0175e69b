import type { Meaning } from '../../src/contract/schema.ts'
import { peopleWords } from './dictionary-people.ts'
import { toldWords } from './dictionary-told.ts'
import { worldWords } from './dictionary-world.ts'

/**
 * Header names by meaning, squashed (no blanks, signs or accents), plainest first:
 * English, German, French, Spanish, Italian, Dutch, Portuguese; `dictionary-world` for others.
 */
export const dictionary: [Meaning, string][] = [
  ...peopleWords,
  ...toldWords,
  [
    'customer',
    `customerid customernumber customerno custid custno customercode customer customeruniqueid clientid clientnumber
    clientno client userid user buyerid buyeruserid buyerusername buyer contactid memberid membernumber member
    accountid accountnumber shopperid shopper householdid guestid guest patientid patient visitorid retailername
    kundennummer kundennr kundenid kdnr kunde kundin debitor debitorennummer gast patientnr mitgliedsnummer
    numeroclient nclient noclient codeclient idclient acheteur idcliente codigocliente codigodecliente numerocliente
    numerodecliente nocliente cliente comprador codicecliente acquirente klantnummer klantnr klantid klant
    numerodocliente codigodocliente kundnummer kund personid person who wer qui quien chi wie quem`,
  ],
  [
    'email',
    `email emailaddress mail emailadresse mailadresse adresseemail adressemail adressecourriel courriel mel correo
    correoelectronico direcciondecorreo postaelettronica indirizzoemail emailadres eposta epost customeremail
    buyeremail contactemail purchaseemail emailbilling billingemail requesteremail revieweremail reviewuseremail
    kundenemail kundenmail emailclient emailcliente email1value fromemailaddress useremail paypalemail`,
  ],
  [
    'phone',
    `phone phonenumber telephone telephonenumber tel mobile mobilephone mobilenumber cell cellphone sms telefon
    telefonnummer telefonnr handy handynummer mobil mobilnummer rufnummer numerodetelephone portable telefono
    numerodetelefono movil celular cellulare telefoon telefoonnummer mobiel telefone telemovel contactphonenumber
    customerphone buyerphonenumber billingphone phonebilling phone1value whatsapp`,
  ],
  [
    'customerName',
    `customername partyname kundnamn fullname buyername billingname clientname contactname name displayname guestname kundenname
    namedeskunden rechnungsname nomclient nomduclient nomcomplet nom nombrecliente nombredelcliente nombrecompleto
    nominativo nomecliente nomecompleto nome klantnaam naam volledigenaam nomedocliente namn reviewername
    reviewusername nickname author bookedby orderedby purchasedby soldto billto billtoname shipname recipientname shippingname ragsoc ragionesociale nachnamevorname company
    companyname firma entreprise empresa azienda bedrijf profilename cardname`,
  ],
  [
    'firstName',
    `firstname givenname forename fname vorname prenom nombre nombres primernombre primonome voornaam primeironome
    fornamn firstnamebilling billingfirstname`,
  ],
  [
    'lastName',
    `lastname surname familyname lname nachname familienname zuname nomdefamille apellido apellidos cognome
    achternaam sobrenome apelido efternamn lastnamebilling billinglastname`,
  ],
  [
    'order',
    `orderid ordernumber orderno order ordername orderref orderreference amazonorderid purchaseid saleid salesid saleno salenumber salenr saleref verkaufsnummer verkaufsnr numerodeventa numeroventa noventa nventa idventa numerodevente numerovendita numerodavenda numerodeorden numeroorden nodeorden norden idorden idpedido
    salesrecordnumber bookingnumber booknumber bookingref bookingreference bookingcode confirmationcode
    confirmationnumber reservationid reservationnumber transaktionsid transaktionsnummer transaktionsnr buchungsnummer reservierungsnummer basketid transactionid transactionnumber transaction invoiceno invoicenumber invoiceid invoice
    receiptnumber receiptno receiptid receipt billno billnumber checknumber checkno checkid checknum ticketnumber ticketnummer ticketnr bookingid bookingnumber docno referenceid
    bestellnummer bestellnr bestellung auftragsnummer auftragsnr auftrag rechnungsnummer rechnungsnr rechnung
    belegnummer belegnr beleg bonnummer bonnr bon vorgangsnummer numerodecommande nocommande ncommande commande
    numcommande numordine nordine ncde numcde numped nped nordem idcommande numerocommande numerofacture facture numeropedido numerodepedido npedido nopedido idpedido pedido factura nofactura
    numerofactura numeroordine nordine idordine ordine fattura numerofattura scontrino bestelnummer bestelling
    ordernummer factuurnummer factuur bonnetje numerodopedido fatura encomenda reference ref referenz id no nr num number nummer numero`,
  ],
  [
    'date',
    `orderdate dateoforder orderedat orderedon orderplaced placedat placedon orderdatetime ordertime purchasedate
    purchasedat purchasedon dateofpurchase purchasetime saledate datesold soldat soldon orderpurchasetimestamp
    transactiondate transactiontime transactiondatetime trxdate txdate date datetime dateandtime day invoicedate
    issuedate dateissued issuedon issuedat dateofissue ausstellungsdatum ausgestelltam datedemission fechaemision fechadeemision
    datadiemissione dataemissione dataemissao datadeemissao uitgiftedatum
    billingdate receiptdate bookingdate bookedat appointmentdate visitdate createdat created createdon createddate
    datecreated creationdate createdutc createddateutc createdtime orderdatecreated paymentdate paidat paidon datepaid
    paymentsdate docdate documentdate postingdate timestamp eventtime reviewdate reviewcreatedutc when
    bestelldatum datum auftragsdatum kaufdatum rechnungsdatum belegdatum buchungsdatum verkaufsdatum umsatzdatum
    bestelltam erstelltam angelegtam gekauftam zahlungsdatum bezahltam tag zeitpunkt datedecommande datecommande
    commandele dateachat datedachat datedevente datevente datefacture datedefacture creele datedecreation
    datepaiement fecha fechadepedido fechapedido fechadelpedido fechadecompra fechacompra fechaventa fechadeventa
    fechafactura fechadecreacion creadoel data dataordine datadellordine dataacquisto datadacquisto datavendita
    datafattura datadicreazione besteldatum aankoopdatum factuurdatum verkoopdatum datumbestelling aangemaaktop
    openedat openedon requestedat submittedat datedelavis fechadelaresena datadopedido datapedido datadacompra datacompra datadavenda datavenda datafatura criadoem kopdatum bestalldatum rgdatum redatum starttime startdatetime appointmentstart`,
  ],
  [
    'time',
    'time timeofday saletime uhrzeit zeit heure hora ora tijd tijdstip horario klockslag godzina hodina čas óra saat время час klokkeslett tidspunkt kello',
  ],
  [
    'amount',
    `linetotal itemtotal rowtotal lineamount amount netsales revenue sales sale salesamount turnover value
    dollarvalue dollars ordervalue purchaseamount transactionamount amountpaid paid spend spent gross grosssales
    grossamount net netamount payment price_paid betrag umsatz positionssumme zeilensumme wert bruttobetrag
    nettobetrag brutto netto zahlbetrag einnahme erlos montant montantttc montantht chiffredaffaires ca valeur prixtotal
    importe importetotal valor ventas ingresos importo valore fatturato ricavo vendite bedrag omzet waarde regeltotaal
    valortotal receita vendas belopp summa finalprice slutpris received freight_value moneyspent howmuch`,
  ],
  [
    'orderTotal',
    `checktotal ordertotal total grandtotal totalprice totalamount totalvalue totalpaid totalcollected orderamount totalsales
    ordertotalamount razemdozapłaty dozapłaty kcelkovejúhrade fizetendő totaltopay amounttopay amountpayable ordertotalinctax invoicetotal invoiceamount baskettotal basketvalue gesamt gesamtbetrag
    gesamtsumme summe endbetrag endsumme rechnungsbetrag bestellwert bestellsumme auftragswert gesamtpreis
    totalttc totalht totalcommande montanttotal totaldelacommande totalpedido totaldelpedido totale totaleordine
    importototale totaal totaalbedrag ordertotaal orderbedrag totaldopedido totalgeral`,
  ],
  [
    'subtotal',
    `subtotal ordersubtotal ordersubtotalamount subtotalamount zwischensumme nettosumme warenwert soustotal
    subtotale subtotaal imponibile baseimponible`,
  ],
  [
    'shipping',
    `shipping shippingcost shippingamount shippingcosts ordershipping ordershippingamount shippingandhandling
    shippingprice postage freight deliverycharge deliveryfee versand versandkosten porto lieferkosten fraisdeport
    fraisdelivraison livraison gastosdeenvio envio speseditrasporto spedizione spesedispedizione verzendkosten frete portes`,
  ],
  [
    'tax',
    `tax taxes taxamount totaltax taxtotal salestax ordertax ordertotaltaxamount vat vatamount gst steuer
    steuerbetrag mwst mehrwertsteuer ust umsatzsteuer tva montanttva taxe iva impuesto impuestos imposta btw imposto moms`,
  ],
  [
    'discount',
    `discount discounts discountamount totaldiscount cartdiscountamount orderdiscount rabatt rabattbetrag nachlass
    remise reduction descuento sconto korting desconto`,
  ],
  [
    'refund',
    `refundedamount amountrefunded totalrefunded refundtotal refundstotal refund refundamount refunds refunded orderrefundamount partialrefunds returned
    erstattung erstattet erstattungsbetrag ruckerstattung gutschrift remboursement rembourse reembolso rimborso
    terugbetaling terugbetaald`,
  ],
  [
    'leftTotal',
    'adjustedordertotal adjustedtotal totalafterrefunds totalafterrefund ordertotalafterrefunds nettotalafterrefunds',
  ],
  [
    'fee',
    `fee fees transactionfee processingfee paymentfee cardprocessingfees totalfees gebuhr gebuhren frais
    commission comision commissione kosten taxas`,
  ],
  [
    'quantity',
    `quantity qty itemquantity lineitemquantity quantitypurchased quantityordered units unitssold itemssold netitemssold netquantity items
    itemcount numberofitems pieces pcs count menge anzahl stuckzahl stuck stk quantite qte nombredarticles
    cantidad unidades cant quantita qta pezzi aantal stuks quantidade qtd antal`,
  ],
  [
    'unitPrice',
    `unitprice baseprice originalunitprice priceperunit priceeach itemprice lineitemprice itemcost price listprice saleprice retailprice rate
    einzelpreis stuckpreis preis artikelpreis prixunitaire prix pu preciounitario precio prezzounitario prezzo
    stuksprijs eenheidsprijs prijs precounitario preco pris`,
  ],
  [
    'product',
    `productname product what itemname item lineitemname itemtitle producttitle articlename article productdescription
    itemdescription service servicename treatment eventname tickettype title description name artikel artikelname
    artikelbezeichnung produkt produktname bezeichnung beschreibung leistung behandlung warenbezeichnung produit
    nomduproduit designation libelle prestation producto nombredelproducto articulo descripcion servicio prodotto
    nomeprodotto articolo descrizione servizio productnaam omschrijving dienst produto nomedoproduto descricao produktnamn namn`,
  ],
  [
    'sku',
    `sku itemsku lineitemsku variantsku productsku productid stockcode itemid itemno itemnumber articlenumber
    productcode itemcode barcode gtin ean upc asin customlabel plu artikelnummer artikelnr artnr artikelid
    produktnummer warennummer referenceproduit codeproduit codearticle refproduit codigodeproducto codigoproducto
    referencia codicearticolo codiceprodotto productcode codigodoproduto`,
  ],
  [
    'variant',
    `variant variantname variation variations variationdetails option options size lineitemvariant pricepointname
    modifiersapplied variante ausfuhrung grosse taille talla taglia maat tamanho`,
  ],
  [
    'category',
    `category productcategory categoryname itemcategory producttype productgroup department departmentname
    collection kategorie warengruppe produktgruppe artikelgruppe sparte categorie rayon famille categoria familia
    reparto productgroep artikelgroep kategori`,
  ],
  [
    'currency',
    `currency currencycode ordercurrency ordercurrencycode wahrung waehrung devise monnaie moneda divisa valuta
    moeda`,
  ],
  [
    'status',
    `orderstatus status state stage dealstage opportunitystage salesstage transactionstatus fulfillmentstatus bestellstatus
    auftragsstatus statut statutdelacommande estado estadodelpedido stato statoordine statusorder
    bestelstatus situacao statuswizyty result ergebnis resultat resultado risultato esito resultaat`,
  ],
  [
    'paid',
    `paid ispaid paymentstatus financialstatus paymentstate paidunpaid bezahlt zahlungsstatus zahlstatus paye payee regle
    statutdupaiement statutpaiement pagado pagada estadodelpago estadopago pagato pagata statopagamento betaald
    betaalstatus pago statusdopagamento statuspagamento`,
  ],
  [
    'cancelledAt',
    `cancelledat canceledat cancelledon cancellationdate canceldate storniertam stornodatum dateannulation annulele
    fechacancelacion datacancellazione annuleringsdatum`,
  ],
  [
    'coupon',
    `coupon couponcode coupons discountcode vouchercode voucher promocode promo promotion promotionids gutschein
    gutscheincode rabattcode aktionscode codepromo bonreduction cupon codigopromocional buono codicesconto
    kortingscode cupom`,
  ],
  [
    'channel',
    `channel saleschannel channelname channeltype source ordersource leadsource originalsource orderchannel
    trafficsource origin kanal vertriebskanal verkaufskanal quelle canal canaldevente origine canaldeventa canale
    kanaal verkoopkanaal attribution utmsource acquisitionchannel referralsource`,
  ],
  [
    'location',
    `location locationname store storename shop shopname branch outlet site register filiale standort laden markt
    magasin boutique succursale tienda sucursal negozio puntovendita winkel vestiging loja inpersonlocation`,
  ],
  [
    'staff',
    `staff staffname staffid staffmember employee employeename employeeid cashier cashiername tilluser soldby servedby
    operator mitarbeiter mitarbeiterin kassierer kassiererin bediener kassenbenutzer verkauftvon caissier caissiere vendeur
    vendeuse empleado cajero cajera cassiere operatore medewerker kassamedewerker verkochtdoor funcionario operadordecaixa`,
  ],
  [
    'riskLevel',
    `risklevel riskscore fraudrisk fraudrisklevel fraudscore fraudlevel betrugsrisiko risikostufe niveauderisque risquedefraude
    nivelderiesgo riesgodefraude livellodirischio rischiodifrode risiconiveau frauderisico nivelderisco riscodefraude`,
  ],
  [
    'disputed',
    `disputed disputestatus dispute chargeback chargebackstatus chargebacks ruckbuchung ruckbelastung litige statutdulitige
    contracargo disputa contestazione stornodellabanca terugboeking contestacao`,
  ],
  ['card', `cardfingerprint cardhash cardtoken`],
  ...worldWords,
]
