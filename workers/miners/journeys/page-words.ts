const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter(Boolean))

/** What addresses and events of web shops are made of: without accents, English, German, French, Spanish, Italian, Dutch, Portuguese, Polish and the North. */
export const vocabulary = {
  cart: words(`cart carts basket bag trolley minicart shoppingcart shoppingbag warenkorb einkaufswagen einkaufskorb korb
    winkelwagen winkelmand winkelmandje panier carrito cesta cestino carrello carrinho sacola cesto koszyk varukorg varekorg
    kundvagn indkobskurv kurv handlekurv ostoskori sepet kosik`),
  checkout:
    words(`checkout checkouts onepage onestepcheckout opc kasse zurkasse kassa caisse cassa caja payment payments pay paying
    billing zahlung bezahlen bezahlung paiement pago pagos pagamento pagamenti betaling betalen afrekenen finalizar
    bestellubersicht bestelluebersicht platnosc zamowienie kassan betala`),
  order: words(
    'order ordered bestellung bestellen commande commander pedido ordine bestelling encomenda bestallning ordre tilaus',
  ),
  orders: words(`orders bestellungen commandes pedidos ordini bestellingen encomendas myorders orderhistory`),
  bought:
    words(`purchase purchased purchases transaction transactions buy bought kauf gekauft achat achete compra comprado acquisto
    acquistato aankoop gekocht koop kop zakup conversion sold orderconfirmation orderreceived orderconfirmed ordercomplete
    ordersuccess bestellbestatigung bestellbestaetigung bestellabschluss auftragsbestatigung auftragsbestaetigung
    orderbekraftelse ordrebekraeftelse`),
  thanks:
    words(`thank thanks thankyou danke dankeseite vielendank merci remerciement gracias grazie bedankt dank obrigado
    obrigada tack tak takk kiitos dziekujemy`),
  done: words(`success successful succeeded complete completed completion confirmation confirmed confirm received placed paid accepted finished
    submitted bestatigung bestaetigung bestatigt bestaetigt abgeschlossen erfolgreich erfolg confirme confirmee recu recue
    reussi reussie confirmacion confirmado recibido exito conferma confermato successo ricevuto bevestiging bevestigd gelukt
    confirmacao sucesso potwierdzenie bekraftelse bekraeftelse`),
  search:
    words(`search searching searched searchresults catalogsearch find suche suchen suchergebnis suchergebnisse gesucht recherche
    rechercher chercher buscar busqueda busca pesquisa pesquisar cerca ricerca zoeken zoek zoekresultaten szukaj sok sog
    haku`),
  account:
    words(`account accounts myaccount login logout log signin signup sign register registration profile password konto kundenkonto
    meinkonto mein kundenbereich anmelden anmeldung registrieren passwort compte connexion inscription cuenta registro
    accedi registrazione inloggen aanmelden minkonto mypage conta entrar cadastro logowanie rejestracja kirjaudu`),
  product:
    words(`product products produkt produkte produktdetail productdetail productdetails produit produits producto productos prodotto
    prodotti produto produtos item items artikel detail details p i dp pd pdp sku prod produkty tuote tuotteet vare varer vara
    varor content`),
  list: words(`category categories tag tags kategorie kategorien categoria categorias categorie cat c collection collections kollektion
    kollektionen coleccion colecciones collezione collezioni list lists listing listings plp dept department departments brand
    brands marke marken marque marques marca marcas merk merken sortiment assortiment assortment catalog catalogue katalog
    catalogo catalogus shop store boutique tienda negozio winkel loja sklep butik sale sales outlet angebote angebot offers
    deals promotions promo aanbiedingen ofertas offerte soldes neu neuheiten new nouveautes novedades novita bestseller
    bestsellers kategoria kategori`),
  home: words(`home homepage index default main start startseite accueil inicio hjem hem etusivu`),
  info: words(`blog blogs news magazin magazine ratgeber journal about contact contacts kontakt contacto contatto faq help hilfe
    aide ayuda support impressum imprint agb privacy datenschutz terms policies policy legal newsletter subscribe careers jobs
    press returns shipping versand livraison envio spedizione verzending guide guides recipes rezepte`),
  wish: words('wish wishlist wishlists favorite favorites favourite favourites merkliste merkzettel compare'),
} as const

/** Words that say nothing by themselves beside one of the others. */
export const helpers =
  words(`view show open go to the a my your our mi mon ma mio mijn min meine meinen der die das den zum zur le la les el il lo de du
  da do dos di del della for por para per pour and und et y e all alle alles toutes todos tutti page pages site seite shopping
  add added adding remove removed update updated new step steps index id no nr info method methods mini quick of in on us you
  web ecommerce event click clicked viewed views begin began start started initiate initiated started proceed progress
  created create submit result results online www en es compras achats`)

/** Only to look at something, or nothing a person does: the page says what it is. */
export const neutral =
  words(`page pages pageview view viewed views screen screenview visit visits visited hit hits get post head put options click
  clicked clicks load loaded open opened scroll scrolled user engagement session start started end first virtual event auto
  exit leave unload pageload web vitals dom ready impression impressions ping heartbeat link timing request seen browse
  navigation navigate besuch aufruf seitenaufruf visite vista visita bezoek js gtm`)
