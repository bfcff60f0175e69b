import { worldConcepts } from './concepts-world.ts'
import { fold } from './fold.ts'

/**
 * What the single words of a header speak of, in English, German, French, Spanish, Italian, Dutch and Portuguese,
 * without accents. A word of several languages may stand in several lines.
 */
const words: Record<string, string> = {
  '': `the of a an our my your and or per pro by in at on is it de du des le la les un une sur par au aux a del della
    delle dello dei degli dell dall all nell sull el los las al en por y o lo il i gli di da dal dalla e ed con su door
    van voor het een op bij te der die das dem den am im vom von zu zum zur und oder fur do dos das da no na em com os
    as ao e s l d st cad qu y n y j ja nee nein yes no oui non si sim nao incl inkl inc including full complete incluse inclus
    inclusa incluso excl exkl ex vat tax mwst ust btw tva iva ttc ht brutto netto lordo bruto liquido gross net eur euro euros usd gbp chf
    brl sek dollar privat private prive privado privato mobil intern current actual aktuell actuel actuelle attuale
    atual huidige what they out dont how many much do does did you we us is are was please quoi que wat was che`,
  by: 'by par por von door da di del della per',
  written: `written writer author verfasser geschrieben autor autora auteur auteure ecrit redige redigee escrito escrita autore
    scritto scritta geschreven reviewer rezensent recensore`,
  refund: `refund refunds refunded returned erstattung erstattet ruckerstattung rembourse remboursement reembolso
    reembolsado devolucion devuelto rimborso rimborsato terugbetaling terugbetaald retour devolvido`,
  fee: `commission fee fees provision gebuhr gebuhren frais comision commissione commissie comissao taxas`,
  number: `number no nr num numero nummer n id ident identifier identifiant identificador kennung kennziffer ref
    reference referenz referencia riferimento rif referentie code cod codigo codice kode key hash`,
  count: `count qty quantity anzahl anz menge quantite qte nombre nb cantidad cant quantita qta quantidade qtd qtde
    aantal aant hoeveelheid antal`,
  pieces: `unit units piece pieces pcs pc stuck stuecke stk unidad unidades ud uds unite unites pezzo pezzi pz stuk stuks
    unidade each unitario unitaria unitaire unit`,
  order: `order ord auftr bestell operacion operacao operazione appointment termin cita orden cde cmde ped enc zam bst ordenes bestellung bestell auftrag auftrags commande cmd pedido ordine bestelling bestel encomenda purchase
    booking book reservation confirmation buchung buchungs reservierung reservierungs buchungsnr reserva
    prenotazione reservering boeking transaction transaktion transaktions transaccion transazione transactie
    transacao`,
  orders: `orders purchases bestellungen auftrage kaufe einkaufe commandes achats pedidos compras ordini acquisti
    bestellingen aankopen encomendas`,
  invoice: `invoice inv rg re rech rechn fatt document documento dokument receipt bill rechnung rechnungs beleg bon kassenbon facture recu factura recibo boleta fattura
    ricevuta scontrino factuur kassabon fatura nota`,
  ticket: 'ticket tickets',
  case: `case conversation conversations konversation conversacion conversazione gesprek conversa enquiry inquiry vorgang vorgangs anfrage fall demande incidencia caso richiesta segnalazione zaak aanvraag
    chamado solicitud support suporte soporte assistenza helpdesk hilfe`,
  customer: `customer customers invitee clt cli klient klientin cust client clients kunde kunden kd kdnr debitor debitoren cliente clienti clientes klant
    klanten buyer shopper consumer donor attendee passenger patient account member mitglied mitglieds adherent adherente socio socia lid tessera requester
    membre abonne guest gast acheteur comprador acquirente kaufer kaufers kaeufer besteller auftraggeber abnehmer koper afnemer`,
  product: `product products item items article articles artikel art produkt produkte ware waren produit produits
    articulo articulos service services leistung prestation servicio servizio dienst servico producto productos articolo articoli prodotto prodotti produto produtos artigo artigos stock`,
  name: `name descr descrip bez names nom noms nombre nombres nome nomi naam bezeichnung libelle designation denomination denominacion
    denominazione designacao omschrijving description beschreibung descripcion descrizione descricao`,
  given: `first given vorname vornamen rufname prenom prenoms pila battesimo voornaam roepnaam proprio primeiro primer
    primo christian`,
  family: `last surname family nachname familienname zuname famille apellido apellidos cognome achternaam familienaam
    sobrenome apelido ultimo`,
  mail: `mail email emails mails courriel mel correo correio elettronica electronico eletronico electronique posta_elettronica
    mailadresse emailadresse mailadres emailadres sender from absender expediteur remitente mittente afzender remetente`,
  address: 'address adresse adres direccion indirizzo endereco addr url',
  phone: `phone telephone tel tlf tfno telefon telefono telefone telefoon mobile mobil mobiel movil cell cellulare celular
    telemovel portable handy rufnummer contact whatsapp`,
  city: `city town stadt ort wohnort ville commune ciudad poblacion localidad municipio citta comune localita plaats
    woonplaats stad cidade localidade municipio`,
  street: 'street strasse str rue calle straat rua hausnummer',
  home: 'home residence domicile domicilio residencia residenza morada',
  post: 'post postal postale zip postcode postleitzahl plz cp cap cep postais',
  date: `date datum day dag tag jour dia giorno fecha data time zeit uhrzeit heure hora ora tijd orario tijdstip zeitpunkt
    timestamp zeitstempel horodatage marca tiempo moment datetime`,
  sold: `sale sales sold verkauf verkaufs verkauft vente vendu vendue venta vendido vendida vendita venduto venduta
    verkoop verkocht venda`,
  bought: `bought purchased gekauft kauf aankoop gekocht achat achete achetee compra comprado comprada acquisto
    acquistato`,
  placed: `placed ordered booked reserved gebucht reserviert bestellt eingegangen eingang passee passe commande commandee commandees realizado realizada
    effettuato ordinato geplaatst besteld feito feita efetuado solicitado`,
  opened: `opened open created received eroffnet geoffnet erstellt empfangen angelegt ouvert ouverte ouverture cree creee recu
    abierto abierta apertura creado creada recibido aperto aperta creato ricevuto geopend aangemaakt ontvangen aberto
    abertura criado criada recebido eingang eroffnung creation creacion creazione criacao opening`,
  solved: `solved resolved closed completed gelost erledigt abgeschlossen geschlossen beendet resolu resolue resolution
    cloture cloturee ferme fermee fermeture resuelto resuelta cerrado cerrada cierre resolucion risolto risolta chiuso
    chiusa chiusura opgelost gesloten afgehandeld resolvido fechado fechada fecho fechamento encerrado`,
  since: 'since seit depuis desde dal sinds als',
  joined: `joined registered registration signup registriert registrierung angemeldet anmeldung inscrit inscrite inscription
    abonne abonnee inscrito alta registro suscrito suscrita registrado iscritto iscritta iscrizione registrazione ingeschreven
    inschrijving registratie registo cadastro cadastrado subscribed subscriber`,
  seen: 'seen visit visita',
  earliest:
    'first erste erst erster erstkauf premier premiere primer primera primo prima eerste primeiro primeira',
  total: `total totals overall gesamt summe sum totale totaal lifetime totalen`,
  amount: `amount amt vlr mt mnt value betrag umsatz wert montant valeur ca importe valor ventas importo valore fatturato bedrag omzet waarde
    revenue turnover due receita faturamento`,
  sofar: 'bisher cumule cumulee acumulado acumulada cumulato complessivo accumulated',
  spent: 'spent spend ausgegeben depense depenses gastado gasto gastos speso spesa besteed uitgegeven gasta',
  price: 'p pu pr price preis prix precio prezzo prijs preco pvp pv vk tarif tarifa rate',
  selling: `selling retail verkauf verkaufs vente venta vendita verkoop venda public publico pubblico catalogue list listen
    consumer`,
  cost: 'cost costs kosten selbstkosten kost cout coste costo custo revient ek einkauf einkaufs inkoop',
  buying: 'buying purchase einkauf einkaufs achat compra acquisto inkoop wholesale supplier',
  stars: `star stars sterne sternen etoile etoiles estrella estrellas stella stelle ster sterren estrela estrelas rating
    ratings score note nota notation puntuacion calificacion voto votazione punteggio bewertung beoordeling avaliacao`,
  review: `review reviews reviewed rezension bewertung bewertet bewertetes bewerteter avis evalue evaluee opinion opiniones
    resena valoracion valorado valorada recensione recensioni recensito recensita recensie beoordeling beoordeeld opinie
    avaliacao avaliado avaliada opiniao comment comments commented kommentar kommentare commentaire commentaires comentario
    comentarios commento commenti opmerking feedback posted published publie publiee publicada publicado pubblicata
    pubblicato geplaatst veroffentlicht testimonial`,
  concerned: 'concerned concerne concernee betroffen interessato',
  title: `title titel titre titulo titolo titular headline heading subject betreff betreffzeile thema objet sujet asunto tema
    oggetto argomento onderwerp betreft kop assunto uberschrift topic`,
  line: 'line zeile ligne linea riga regel linha',
  text: `text texte texto testo tekst body content inhalt message messages nachricht mensaje messaggio bericht mensagem
    question questions frage vraag consulta questao domanda pregunta pergunta anliegen anfrage demande richiesta enquiry inquiry said
    query remark bemerkung`,
  problem: 'problem problems probleme probleem problema issue fehler storung klacht complaint',
  priority: `priority prio prioritat priorite prioridad priorita prioriteit prioridade urgency urgent dringlichkeit urgence
    urgencia urgenza urgentie`,
  level: 'level stufe niveau nivel livello grad',
  status: `status state statut etat estado situacion stato stand situacao situation toestand zustand bearbeitungsstand`,
  payment: 'payment zahlung zahlungs paiement pago pagamento betaling betaal',
  paid: 'paid bezahlt bez paye payee regle reglee pagado pagada pagato pagata betaald pago paga',
  card: 'card karte kundenkarte stempelkarte carte tarjeta tessera kaart klantenkaart stempelkaart cartao cartela',
  visitor: 'visitor visitors besucher visiteur visitante visitatore bezoeker bezoekers cookie',
  session: 'session sessions sitzung sitzungs sesion sessione sessie sessao',
  visit:
    'visit visits visited besuch besuche besuchte besucht visite visitee vue vues visita visitada vista visitata bezoek bezochte bezocht viewed',
  page: `page pages seite seiten webseite pagina paginas pagine webpagina webpage seitenaufruf url`,
  web: 'web website site',
  event:
    'event events action ereignis ereignisses aktion evenement evento eventi gebeurtenis actie accion azione acao taken',
  type: 'type kind sort art typ tipo soort genre',
  category: `category kategorie gruppe group categorie categoria groep famille familia famiglia rayon reparto seccion range
    sortiment merceologica department warengruppe artikelgruppe`,
  newsletter: `newsletter newsletters boletin nieuwsbrief mailing marketing advertising werbung werbe publicite publicidad
    pubblicita publicidade reclame werbemails promotions`,
  accepts: `accepts accept accepted opt optin allowed erlaubt agreed happy receive consent einwilligung zustimmung accepte
    consentement acepta acepto consentimiento consenso accetta toestemming aceita aceito consentimento autoriza autorisation to
    permission`,
  left: `left churned churn cancelled canceled gekundigt kundigung abgewandert ausgetreten parti partie resilie resiliee
    resiliation desabonne ido baja dado cancelado abbandonato disdetta disdetto opgezegd opzegging vertrokken cancelou
    desistiu saiu cancelamento perso perdido perdu verloren lost`,
  still: 'still noch encore todavia ancora nog ainda has hat ha se',
}

const spoken = new Map<string, string[]>()
for (const [concept, list] of [...Object.entries(words), ...Object.entries(worldConcepts)])
  for (const word of new Set(fold(list).split(/\s+/))) {
    const told = spoken.get(word) ?? []
    if (word !== '' && !told.includes(concept)) spoken.set(word, [...told, concept])
  }

/** What a word may speak of; '' for words that say nothing; undefined for words that are not known. */
export const conceptsOf = (word: string): readonly string[] | undefined =>
  /^\d+$/.test(word) ? [''] : spoken.get(word)
