import type { Meaning } from '../../src/contract/schema.ts'

/** Header names of reviews, tickets, visits and lists of products; spelled as in `dictionary`. */
export const toldWords: [Meaning, string][] = [
  [
    'title',
    `reviewtitle subject ticketsubject headline summary betreff titel uberschrift objet sujet titre asunto titulo oggetto
    titolo onderwerp assunto rubrik`,
  ],
  [
    'messageId',
    `ticketid reviewid conversationid caseid casenumber messageid bewertungsid idavis idticket idresena idrecensione`,
  ],
  [
    'resolvedAt',
    `resolvedat resolvedon solvedat solvedon closedat closedon resolutiondate dateresolved dateclosed gelostam
    geschlossenam erledigtam abgeschlossenam resolule fermele clotle resueltoel cerradoel risoltoil chiusoil opgelostop
    geslotenop resolvidoem fechadoem`,
  ],
  [
    'repliedAt',
    `firstreplyat firstresponseat repliedat replydate respondedat antwortam erstantwortam repondule respondidoel
    rispostoil beantwoordop respondidoem`,
  ],
  ['firstReply', 'firstreplytimeinminutes firstreplyminutes firstresponseminutes'],
  [
    'reply',
    'reply ownerreply shopreply companyresponse antwort reponse respuesta risposta antwoord resposta',
  ],
  ['priority', 'priority urgency prioritat dringlichkeit priorite prioridad priorita prioriteit prioridade'],
  [
    'satisfaction',
    `satisfaction satisfactionscore csat csatscore nps npsscore zufriedenheit satisfaccion soddisfazione tevredenheid
    satisfacao`,
  ],
  ['event', 'event eventtype action ereignis evenement evento gebeurtenis accion azione actie acao'],
  [
    'session',
    'sessionid session visitid usersession sitzung sitzungsid idsession sesion sessione sessie sessao',
  ],
  [
    'page',
    `pageurl page pagepath pagelocation pagetitle url path seite seitenurl pagina urlpagina paginaurl request requesturl requesturi
    requestpath requestedurl uri uripath uristem csuristem pathname`,
  ],
  [
    'visitor',
    `visitor visitorid cookieid ip ipaddress clientip remoteip remoteaddr remotehost remoteaddress cip ipadresse adresseip anonymousid deviceid userpseudoid besucher besucherid visiteur idvisiteur visitante visitatore
    bezoeker`,
  ],
  [
    'cost',
    `cost unitcost costprice costperitem purchaseprice wholesalecost einkaufspreis ekpreis selbstkosten coutdachat
    prixdachat cout coste preciodecoste costo prezzodiacquisto inkoopprijs kostprijs custo precodecusto`,
  ],
  [
    'packed',
    'productdetails products lineitems orderitems itemlist itemsordered artikelliste produkte produits',
  ],
]
