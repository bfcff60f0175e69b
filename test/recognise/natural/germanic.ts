import type { Lists } from './words.ts'

export const english: Lists = {
  lines: `order: Order nr | Sales order # | Invoice num
date: Date of sale | Day of purchase | Ordered
customer: Customer # | Client ref | Cust. code
product: Product sold | Article | Item description
quantity: Quantity sold | No. of units | Qty.
unitPrice: Price per unit (GBP) | Unit price incl. VAT | Price each [£]`,
  orders: `order: Our order no. | Order ID no. | Invoice #
date: Date placed | Order date/time | Purchased on
email: Customer's e-mail | Mail address | Contact e-mail
orderTotal: Order value (£) | Total inc VAT | Amount due
status: Order state | State of order | Current status
paid: Paid? | Payment state | Payment status`,
  customers: `customer: Customer ref. | Client no. | Account no.
firstName: First | Given names | First name(s)
lastName: Last | Surname / family name | Family name
email: E-mail (private) | Email addr. | Contact email
phone: Phone (mobile) | Tel. no. | Contact number
city: Town / City | City of residence | Home town
postcode: Post code | ZIP / postal code | Zip code
customerSince: Customer since | Date joined | First seen
totalSpent: Total spent (GBP) | Lifetime value £ | Total purchases value
totalOrders: No. of orders | Orders placed | Total number of orders
consent: Newsletter (y/n) | Marketing opt-in? | Happy to receive emails`,
  reviews: `date: Date of review | Reviewed on | Posted
customerName: Reviewed by | Customer name | Reviewer
stars: Stars (1-5) | Star rating | Rating out of 5
title: Review title | Headline | Heading
text: What they said | Review text | Customer comments
product: Product reviewed | Item | Product name`,
  tickets: `messageId: Ticket # | Case no. | Ticket ref
date: Opened | Date opened | Created on
title: Subject line | Subject | Ticket subject
text: Customer message | Description of the problem | Enquiry
priority: Priority level | Urgency | Priority
resolvedAt: Date solved | Closed | Resolved on
status: Ticket status | State | Status
email: From (e-mail) | Customer email | Requester e-mail`,
  visits: `date: Time of visit | Visited at | Date and time
visitor: Visitor ID | Cookie | Visitor no.
session: Session no. | Visit ID | Session
page: Page visited | Web page | Page address
event: Action taken | Event name | Type of event`,
  products: `sku: Article code | Stock no. | Product ref.
product: Name of product | Product title | Item name
category: Product category | Type of product | Range
unitPrice: Selling price (£) | Retail price | Price incl. VAT
cost: Purchase cost | Buying price (£) | Cost per unit`,
  labels: `customer: Customer no. | Client ID | Member no.
label: Has left? | Churned (yes/no) | Still a customer`,
}

export const german: Lists = {
  lines: `order: Bestell-Nr. | Auftrags-Nr. | Rechnungs-Nr.
date: Datum der Bestellung | Bestellt am | Verkauft am
customer: Kunden-Nr. | Kundencode | Kunde Nr.
product: Artikel-Bezeichnung | Produktbezeichnung | Ware
quantity: Anz. | Bestellmenge | Menge (Stk.)
unitPrice: Preis/Stück | Einzelpreis (EUR) | Stückpreis in €`,
  orders: `order: Bestellung Nr. | Beleg-Nr. | Auftragsnr.
date: Datum/Uhrzeit | Eingegangen am | Auftragsdatum
email: E-Mail des Kunden | Mailadresse | E-Mail (Rechnung)
orderTotal: Rechnungsbetrag € | Gesamtbetrag brutto | Summe inkl. MwSt.
status: Status der Bestellung | Auftragsstatus | Bestellstatus
paid: Bezahlt? | Zahlungsstatus | Status der Zahlung`,
  customers: `customer: Kd.-Nr. | Kunden-ID | Mitglieds-Nr.
firstName: Vorname | Vorname(n) | Rufname
lastName: Name / Nachname | Familienname | Zuname
email: E-Mail privat | Mail-Adresse | E-Mailadresse
phone: Tel. | Mobilnr. | Telefon (mobil)
city: Wohnort | Ort / Stadt | Stadt
postcode: PLZ | Postleitzahl | PLZ (privat)
customerSince: Kunde seit | Registriert am | Erstkauf
totalSpent: Umsatz gesamt (EUR) | Gesamtumsatz | Umsatz bisher
totalOrders: Anzahl Bestellungen | Bestellungen gesamt | Anz. Bestellungen
consent: Newsletter ja/nein | Werbung erlaubt | Einwilligung Werbung`,
  reviews: `date: Bewertet am | Datum der Bewertung | Bewertungsdatum
customerName: Kundenname | Verfasser | Name des Kunden
stars: Sterne (1-5) | Anzahl Sterne | Bewertung in Sternen
title: Titel | Überschrift der Bewertung | Überschrift
text: Kommentar | Bewertung (Text) | Rezension
product: Bewertetes Produkt | Produkt | Artikel`,
  tickets: `messageId: Ticket-Nr. | Anfrage-Nr. | Vorgang
date: Eröffnet am | Eingang am | Erstellt
title: Betreff | Thema | Betreffzeile
text: Nachricht des Kunden | Anliegen | Beschreibung des Problems
priority: Priorität | Prio | Dringlichkeit
resolvedAt: Erledigt am | Abgeschlossen am | Gelöst am
status: Ticketstatus | Bearbeitungsstand | Status
email: Absender | E-Mail Kunde | Mail`,
  visits: `date: Zeitstempel | Besuch am | Datum/Uhrzeit
visitor: Besucher-ID | Besucher | Besuchernummer
session: Sitzungs-ID | Sitzung | Besuch Nr.
page: Besuchte Seite | Seite (URL) | Seitenaufruf
event: Aktion | Ereignis | Art des Ereignisses`,
  products: `sku: Artikel-Nr. | Art.-Nr. | Produkt-Nr.
product: Artikelname | Produkt | Bezeichnung
category: Warengruppe | Produktkategorie | Artikelgruppe
unitPrice: VK-Preis | Verkaufspreis (brutto) | VK brutto
cost: EK-Preis | Einkaufspreis netto | EK netto`,
  labels: `customer: Kunden-Nr. | Kundennummer | Mitglied Nr.
label: Gekündigt? | Abgewandert | Kündigung`,
}

export const dutch: Lists = {
  lines: `order: Bestelnr. | Order nr. | Factuurnr.
date: Datum bestelling | Besteld op | Datum van aankoop
customer: Klantnr. | Klant-ID | Klantcode
product: Artikel | Productnaam | Artikelomschrijving
quantity: Aantal stuks | Aant. | Hoeveelheid
unitPrice: Prijs per stuk (€) | Stukprijs | Prijs p/st`,
  orders: `order: Bestelling nr. | Ordernr. | Bonnummer
date: Orderdatum | Geplaatst op | Datum/tijd
email: E-mail klant | Mailadres | E-mailadres van de klant
orderTotal: Totaal incl. btw | Totaalbedrag (EUR) | Bedrag totaal
status: Status bestelling | Bestelstatus | Orderstatus
paid: Betaald? | Betaalstatus | Status betaling`,
  customers: `customer: Klantnr. | Klantcode | Lidnummer
firstName: Voornaam | Roepnaam | Voornaam klant
lastName: Achternaam | Familienaam | Achternaam klant
email: E-mail | Mailadres | E-mail adres
phone: Tel.nr. | Mobiel nummer | Telefoonnr.
city: Plaats | Woonplaats | Stad
postcode: Postcode | Post code | Postcode klant
customerSince: Klant sinds | Ingeschreven op | Eerste aankoop
totalSpent: Totaal besteed | Totale omzet (€) | Omzet totaal
totalOrders: Aantal bestellingen | Aantal orders | Bestellingen totaal
consent: Nieuwsbrief ja/nee | Toestemming mailing | Nieuwsbrief`,
  reviews: `date: Datum beoordeling | Beoordeeld op | Geplaatst op
customerName: Naam klant | Geschreven door | Klantnaam
stars: Aantal sterren | Sterren (1-5) | Score (1-5)
title: Titel | Kop | Onderwerp
text: Opmerking | Recensie | Beoordeling (tekst)
product: Product | Artikel | Productnaam`,
  tickets: `messageId: Ticketnr. | Zaaknummer | Ticket nummer
date: Geopend op | Aangemaakt op | Ontvangen op
title: Onderwerp | Betreft | Titel
text: Bericht van klant | Vraag | Omschrijving van het probleem
priority: Prioriteit | Urgentie | Prio
resolvedAt: Opgelost op | Gesloten op | Afgehandeld op
status: Status ticket | Status | Stand
email: E-mail klant | Afzender | Mailadres`,
  visits: `date: Tijdstip | Datum bezoek | Datum en tijd
visitor: Bezoeker-ID | Bezoeker | Bezoekernummer
session: Sessie-ID | Sessienummer | Sessie
page: Bezochte pagina | Pagina | Webpagina
event: Actie | Gebeurtenis | Soort gebeurtenis`,
  products: `sku: Artikelnr. | Artikelcode | Productcode
product: Productnaam | Artikelnaam | Omschrijving
category: Productgroep | Categorie | Artikelgroep
unitPrice: Verkoopprijs (€) | Prijs incl. btw | Verkoopprijs
cost: Inkoopprijs (€) | Kostprijs | Inkoop`,
  labels: `customer: Klantnr. | Klantnummer | Lidnr.
label: Opgezegd | Vertrokken? | Opzegging`,
}
