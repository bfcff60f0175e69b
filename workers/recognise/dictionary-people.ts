import type { Meaning } from '../../src/contract/schema.ts'

/** Header names of where people live and what is known of them; spelled as in `dictionary`. */
export const peopleWords: [Meaning, string][] = [
  [
    'country',
    `country countrycode countryregion countryname billingcountry land landercode laendercode landkurzel pays
    codepays pais paese landcode cc nation`,
  ],
  [
    'region',
    `region state province stateregion statecode provincecode county stateprovince bundesland kanton departement
    regione provincia comunidad provincie estado lan billingprovince billingstate`,
  ],
  [
    'city',
    `city town towncity billingcity stadt ort wohnort ville commune ciudad localidad poblacion citta comune plaats
    woonplaats stad cidade localidade`,
  ],
  [
    'postcode',
    `postcode postalcode zip zipcode billingzip postleitzahl plz codepostal cp codigopostal cap postnummer
    codicepostale cep`,
  ],
  [
    'street',
    `street streetaddress address address1 addressline1 billingaddress streetname strasse strassehausnummer
    strasseundhausnummer adresse adresse1 anschrift rue adressepostale calle direccion domicilio indirizzo straat
    straatnaam adres straathuisnummer rua endereco morada gatuadress`,
  ],
  [
    'consent',
    `acceptsmarketing acceptsemailmarketing emailmarketingconsent marketingconsent optin emailoptin subscribed
    newsletter acceptsnewsletter consent doubleoptin emailsubscriptionstatus unsubscribed optout emailblacklisted
    blacklisted einwilligung werbeeinwilligung newsletterabo consentement abonne suscrito consentimiento consenso
    iscritto toestemming nieuwsbrief`,
  ],
  ['tags', 'tags tag labels customertags schlagworte stichworte etiquettes etiquetas etichette'],
  [
    'customerSince',
    `customersince membersince clientsince joined joindate joinedat dateadded addedtime signup signupdate
    registeredat registrationdate dateregistered createdate optintime confirmtime profilecreatedon firstvisit
    subscribedat startdate contractstart vertragsbeginn kundeseit registriertam anmeldedatum dateinscription datedinscription clientdepuis fechaderegistro
    fechadealta clientedesde dataregistrazione clientedal klantsinds registratiedatum dataderegisto subscribedon
    subscriptionstart subscriptionstartdate subscriptiondate membershipstart membershipstartdate abobeginn abostart abonnementsbeginn mitgliedseit
    vertragsstart eintrittsdatum eintritt debutabonnement debutdabonnement datededebut iniciosuscripcion fechadeinicio inizioabbonamento startabonnement`,
  ],
  [
    'totalSpent',
    `totalspent totalspend lifetimespend lifetimevalue lifetimeamount amountspent totalcharges ltv clv
    totalrevenue moneyspent spend spent historiccustomerlifetimevalue monetaryvalue gesamtumsatz totaldepense gastototal
    spesatotale totaalbesteed`,
  ],
  [
    'totalOrders',
    `totalorders orderscount ordercount numberoforders orders purchases transactioncount paymentcount visits
    historicnumberoforders anzahlbestellungen bestellungen nombredecommandes commandes numerodepedidos pedidos
    numeroordini ordini aantalbestellingen`,
  ],
  [
    'plan',
    `plan planname subscription subscriptionplan membership membershiptype membershipplan contract contracttype abo abotyp
    abonnement tarif tarifname vertrag vertragsart mitgliedschaft formule forfait suscripcion tipodesuscripcion contrato
    abbonamento piano contratto lidmaatschap assinatura plano`,
  ],
  [
    'planFee',
    `monthlyfee feepermonth monthlyprice pricepermonth monthlyamount membershipfee subscriptionfee subscriptionprice planfee
    planprice yearlyfee annualfee monatsbeitrag beitrag mitgliedsbeitrag monatspreis abopreis jahresbeitrag cotisation
    mensualite tarifmensuel cuota cuotamensual precioalmes quota quotamensile canone canonemensile maandbedrag
    contributie abonnementsprijs mensalidade valormensal`,
  ],
  [
    'endsOn',
    `enddate endson endsat end ends ended endedon endedat expirydate expires expireson expiry validuntil contractend contractenddate membershipend
    vertragsende ende enddatum laufzeitende gultigbis ablaufdatum endetam datedefin datefin fin finducontrat findecontrat
    expirele fechafin fechadefin fechadevencimiento vencimiento findecontrato datafine datadifine scadenza einddatum
    eindigtop einde datadefim datafim termino validade subscriptionend subscriptionenddate churndate churnedat churnedon leftat
    lefton leftdate kundigungsdatum kundigungzum gekundigtam gekundigtzum austritt austrittsdatum mitgliedbis aboende dateresiliation
    datederesiliation resiliele fechabaja fechadebaja datadisdetta opzegdatum opgezegdop`,
  ],
  [
    'stamps',
    'stamps stampcount stampscollected stampsoncard stempel anzahlstempel tampons nombredetampons sellos timbri stempels carimbos selos',
  ],
  [
    'points',
    `points pointsbalance loyaltypoints bonuspoints punkte punktestand bonuspunkte treuepunkte pointsdefidelite soldedepoints
    puntos saldodepuntos punti saldopunti punten spaarpunten pontos saldodepontos`,
  ],
  [
    'label',
    `label churn churned left exited attrition target outcome class y response converted conversion segment
    lifecyclestage leadstatus customertype kundentyp abgewandert gekundigt cancelled canceled active aktiv`,
  ],
  [
    'stars',
    `stars rating starrating reviewstars reviewscore overallscore reviewrating score sterne bewertung note etoiles
    evaluation estrellas calificacion puntuacion stelle valutazione voto sterren beoordeling estrelas avaliacao`,
  ],
  [
    'text',
    `reviewtext reviewcontent reviewbody bewertungstext rezensionstext review body comment comments content message feedback text reviewcomment
    reviewcommentmessage kommentar rezension nachricht avis commentaire texte comentario opinion mensaje resena
    recensione commento testo opmerking bericht tekst mensagem description note sentence tweet`,
  ],
]
