import type { Lists } from './words.ts'

export const french: Lists = {
  lines: `order: N° commande | Réf. commande | Numéro de facture
date: Date de vente | Date d’achat | Commandé le
customer: N° client | Code client | Réf. client
product: Article | Nom de l’article | Libellé produit
quantity: Qté vendue | Quantité commandée | Nombre
unitPrice: P.U. TTC | Prix à l’unité (€) | Prix unit.`,
  orders: `order: Commande n° | Référence commande | Facture n°
date: Passée le | Date et heure | Date commande
email: E-mail du client | Adresse mail | Mél
orderTotal: Total TTC (€) | Montant total | Total de la commande
status: État de la commande | Statut de la commande | Statut commande
paid: Payé ? | Statut du paiement | Réglée (oui/non)`,
  customers: `customer: Numéro client | Identifiant client | N° d’adhérent
firstName: Prénom | Prénom du client | Prénoms
lastName: Nom | Nom de famille | Nom du client
email: Adresse e-mail | Courriel | Mail
phone: N° de téléphone | Tél. | Portable
city: Ville | Commune | Ville de résidence
postcode: C.P. | Code postal | Code postal (domicile)
customerSince: Client depuis | Date d’inscription | Inscrit le
totalSpent: Total dépensé (€) | CA total | Montant cumulé
totalOrders: Nb de commandes | Nombre d’achats | Nombre de commandes
consent: Newsletter (oui/non) | Accepte la publicité | Abonné newsletter`,
  reviews: `date: Date de l’avis | Publié le | Date du commentaire
customerName: Nom du client | Auteur | Rédigé par
stars: Note sur 5 | Nombre d’étoiles | Étoiles
title: Titre de l’avis | Titre | Objet
text: Avis client | Texte de l’avis | Commentaires
product: Produit | Produit concerné | Article`,
  tickets: `messageId: N° de ticket | Réf. demande | Numéro du ticket
date: Ouvert le | Créé le | Date d’ouverture
title: Objet | Sujet | Objet de la demande
text: Message du client | Description du problème | Demande
priority: Priorité | Urgence | Niveau de priorité
resolvedAt: Résolu le | Clôturé le | Date de résolution
status: Statut du ticket | État | Statut
email: E-mail du client | Expéditeur | Courriel`,
  visits: `date: Horodatage | Date de visite | Date et heure
visitor: ID visiteur | Visiteur | N° de visiteur
session: ID de session | Session | N° de session
page: Page visitée | Page vue | Adresse de la page
event: Action | Événement | Type d’événement`,
  products: `sku: Réf. article | Code article | Référence produit
product: Nom du produit | Désignation | Libellé
category: Famille de produits | Catégorie | Rayon
unitPrice: Prix de vente TTC | PV TTC | Prix public
cost: Prix d’achat HT | Coût d’achat | Prix de revient`,
  labels: `customer: N° client | ID client | Code adhérent
label: Parti ? | Résilié | A résilié`,
}

export const spanish: Lists = {
  lines: `order: N.º de pedido | Nº factura | Número de ticket
date: Fecha de la venta | Día de compra | Comprado el
customer: N.º cliente | Código de cliente | ID cliente
product: Artículo vendido | Nombre del producto | Descripción del artículo
quantity: Cant. | Nº de unidades | Uds.
unitPrice: P. unitario | Precio por unidad (€) | Precio/ud.`,
  orders: `order: Pedido nº | Ref. pedido | Factura nº
date: Fecha y hora | Fecha pedido | Realizado el
email: Correo del cliente | E-mail cliente | Dirección de correo
orderTotal: Total con IVA | Total (€) | Importe total
status: Estado del pedido | Estado pedido | Situación
paid: ¿Pagado? | Estado del pago | Pagada`,
  customers: `customer: Nº de cliente | Código cliente | Nº de socio
firstName: Nombre | Nombre de pila | Nombre(s)
lastName: Apellidos | Primer apellido | Apellido(s)
email: Correo electrónico | E-mail | Correo-e
phone: Tfno. | Teléfono móvil | Nº de teléfono
city: Población | Ciudad | Localidad
postcode: C.P. | Código postal | Cód. postal
customerSince: Cliente desde | Fecha de alta | Alta
totalSpent: Total gastado (€) | Gasto total | Importe acumulado
totalOrders: Nº de pedidos | Número de compras | Total pedidos
consent: Boletín (sí/no) | Acepta publicidad | Suscrito al boletín`,
  reviews: `date: Fecha de la reseña | Publicada el | Fecha de la opinión
customerName: Nombre del cliente | Autor | Escrito por
stars: Estrellas (1-5) | Puntuación | Nº de estrellas
title: Título | Título de la reseña | Titular
text: Opinión del cliente | Comentarios | Texto de la reseña
product: Producto | Artículo | Producto valorado`,
  tickets: `messageId: Nº de incidencia | Nº de ticket | ID de caso
date: Abierto el | Fecha de apertura | Creado el
title: Asunto | Tema | Asunto del mensaje
text: Mensaje del cliente | Descripción del problema | Consulta
priority: Prioridad | Urgencia | Nivel de prioridad
resolvedAt: Resuelto el | Cerrado el | Fecha de cierre
status: Estado del ticket | Estado | Situación
email: Correo del cliente | Remitente | E-mail`,
  visits: `date: Marca de tiempo | Fecha de visita | Fecha y hora
visitor: ID visitante | Visitante | Nº de visitante
session: ID de sesión | Sesión | Nº de sesión
page: Página visitada | Página vista | Página
event: Acción | Evento | Tipo de evento`,
  products: `sku: Ref. artículo | Código de artículo | Cód. producto
product: Nombre del artículo | Producto | Denominación
category: Familia | Categoría de producto | Categoría
unitPrice: Precio de venta (€) | PVP | Precio con IVA
cost: Precio de coste | Coste unitario | Precio de compra`,
  labels: `customer: Nº de cliente | ID de cliente | Nº de socio
label: ¿Se ha ido? | Baja | Dado de baja`,
}

export const italian: Lists = {
  lines: `order: N. ordine | Nr. fattura | N° scontrino
date: Data di vendita | Data acquisto | Ordinato il
customer: Cod. cliente | N. cliente | ID cliente
product: Articolo venduto | Descrizione articolo | Nome prodotto
quantity: Q.tà | Quantità venduta | N. pezzi
unitPrice: Prezzo unit. | Prezzo cad. (€) | Prezzo unitario IVA incl.`,
  orders: `order: Ordine n. | Rif. ordine | Fattura n.
date: Data e ora | Data dell’ordine | Effettuato il
email: E-mail del cliente | Indirizzo mail | Posta elettronica
orderTotal: Totale (€) | Totale IVA inclusa | Importo totale ordine
status: Stato dell’ordine | Stato dell’ordine | Stato ordine
paid: Pagato? | Stato pagamento | Pagata (sì/no)`,
  customers: `customer: Codice cliente | N. tessera | Nr. cliente
firstName: Nome | Nome di battesimo | Nome cliente
lastName: Cognome | Cognome cliente | Cognome/i
email: E-mail | Indirizzo e-mail | Mail
phone: Tel. | Cellulare | N. di telefono
city: Città | Comune | Località
postcode: CAP | C.A.P. | Codice postale
customerSince: Cliente dal | Data di iscrizione | Iscritto dal
totalSpent: Totale speso (€) | Spesa totale | Fatturato totale
totalOrders: N. ordini | Numero di acquisti | Numero di ordini
consent: Newsletter (sì/no) | Consenso marketing | Iscritto alla newsletter`,
  reviews: `date: Data della recensione | Pubblicata il | Data recensione
customerName: Nome del cliente | Autore | Scritta da
stars: Stelle (1-5) | Numero di stelle | Voto
title: Titolo | Titolo della recensione | Oggetto
text: Recensione | Testo della recensione | Commenti
product: Prodotto | Articolo | Prodotto recensito`,
  tickets: `messageId: N. ticket | Numero richiesta | ID ticket
date: Aperto il | Data di apertura | Creato il
title: Oggetto | Argomento | Oggetto del messaggio
text: Messaggio del cliente | Descrizione del problema | Richiesta
priority: Priorità | Urgenza | Livello di priorità
resolvedAt: Risolto il | Chiuso il | Data di chiusura
status: Stato del ticket | Stato | Stato richiesta
email: E-mail cliente | Mittente | Mail`,
  visits: `date: Data e ora | Data visita | Orario della visita
visitor: ID visitatore | Visitatore | N. visitatore
session: ID sessione | Sessione | N. sessione
page: Pagina visitata | Pagina vista | Pagina
event: Azione | Evento | Tipo di evento`,
  products: `sku: Cod. articolo | Codice prodotto | Rif. articolo
product: Nome articolo | Prodotto | Denominazione
category: Categoria merceologica | Reparto | Categoria
unitPrice: Prezzo di vendita (€) | Prezzo al pubblico | Prezzo IVA incl.
cost: Prezzo di acquisto | Costo unitario | Costo`,
  labels: `customer: Cod. cliente | N. tessera | ID cliente
label: Abbandonato | Disdetta | Ha disdetto?`,
}

export const portuguese: Lists = {
  lines: `order: N.º da encomenda | Pedido nº | Nº da fatura
date: Data de venda | Data de compra | Comprado em
customer: N.º de cliente | Cód. cliente | ID do cliente
product: Artigo | Nome do artigo | Descrição do produto
quantity: Qtd. | Quantidade vendida | Nº de unidades
unitPrice: Preço unit. | Preço por unidade (€) | Valor unitário`,
  orders: `order: Encomenda n.º | Ref. do pedido | Número da encomenda
date: Data e hora | Data da encomenda | Feito em
email: E-mail do cliente | Correio eletrónico | Endereço de e-mail
orderTotal: Total com IVA | Valor total (R$) | Total da encomenda
status: Estado da encomenda | Status do pedido | Situação
paid: Pago? | Status do pagamento | Estado do pagamento`,
  customers: `customer: Código do cliente | Nº de cliente | Nº de sócio
firstName: Nome próprio | Primeiro nome | Nome
lastName: Apelido | Sobrenome | Último nome
email: E-mail | Correio eletrônico | Email do cliente
phone: Tel. | Telemóvel | Celular
city: Cidade | Localidade | Município
postcode: CEP | Código postal | Cód. postal
customerSince: Cliente desde | Data de registo | Data de cadastro
totalSpent: Total gasto (€) | Gasto total | Valor gasto
totalOrders: Nº de encomendas | Número de pedidos | Total de compras
consent: Newsletter (sim/não) | Aceita publicidade | Aceita marketing`,
  reviews: `date: Data da avaliação | Publicada em | Data do comentário
customerName: Nome do cliente | Autor | Escrito por
stars: Estrelas (1-5) | Número de estrelas | Nota
title: Título | Título da avaliação | Assunto
text: Comentário | Texto da avaliação | Opinião do cliente
product: Produto | Artigo | Produto avaliado`,
  tickets: `messageId: Nº do ticket | Nº do chamado | Número do pedido de suporte
date: Aberto em | Data de abertura | Criado em
title: Assunto | Tema | Assunto da mensagem
text: Mensagem do cliente | Descrição do problema | Questão
priority: Prioridade | Urgência | Nível de prioridade
resolvedAt: Resolvido em | Fechado em | Data de fecho
status: Estado do ticket | Estado | Situação
email: E-mail do cliente | Remetente | E-mail`,
  visits: `date: Data e hora | Data da visita | Visitado em
visitor: ID do visitante | Visitante | Nº de visitante
session: ID da sessão | Sessão | Nº da sessão
page: Página visitada | Página vista | Página
event: Ação | Evento | Tipo de evento`,
  products: `sku: Ref. do artigo | Código do produto | Cód. artigo
product: Nome do produto | Artigo | Designação
category: Família | Categoria do produto | Categoria
unitPrice: Preço de venda (€) | PVP | Preço com IVA
cost: Preço de custo | Custo unitário | Preço de compra`,
  labels: `customer: N.º de cliente | Código do cliente | Nº de sócio
label: Cancelou? | Desistiu | Saiu`,
}
