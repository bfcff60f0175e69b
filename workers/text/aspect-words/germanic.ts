import type { Vocabulary } from './vocabulary.ts'

export const english: Vocabulary = {
  delivery: {
    about:
      'deliver* shipping shipped ship arriv* courier parcel postage post carrier dispatch* transit tracking dhl ups fedex dpd hermes late',
    bad: 'late delayed delay delays overdue lost_in_post never_arrived not_arrived still_waiting took_weeks took_forever',
  },
  quality: {
    about:
      'quality material materials made broke broken break breaks fell_apart durable sturdy flimsy cheaply defect* faulty damaged crack* worn wore torn stitching finish solid freshness fresh stale taste tastes smell smells scent fragrance',
    bad: 'broke broken flimsy defective faulty cracked torn stale fell_apart stopped_working leaks leaking leaked',
  },
  fit: {
    about:
      'fit fits fitted fitting size sizes sizing tight loose narrow wide too_small too_big too_large runs_small runs_large snug',
    bad: 'too_small too_big too_large too_tight too_loose too_narrow runs_small runs_large wrong_size',
  },
  price: {
    about:
      'price prices priced pricing expensive cheap overpriced value money cost costs worth bargain affordable pricey discount',
    bad: 'overpriced expensive pricey too_expensive rip_off waste_of_money not_worth',
  },
  service: {
    about:
      'service staff support helpful customer_service customer_care team employee* waiter waitress barista rude friendly reply replied answer answered response responded polite call called hotline chat',
    bad: 'rude unfriendly unhelpful ignored no_answer no_reply no_response never_replied never_answered',
  },
  packaging: {
    about: 'packag* packed packing box boxed wrapped wrapping wrapper carton bottle lid jar',
    bad: 'squashed crushed dented poorly_packed badly_packed',
  },
  returns: {
    about:
      'return returns returned returning refund* exchange exchanged money_back sent_back send_back warranty replacement replaced',
    bad: 'no_refund refused_refund',
  },
  range: {
    about:
      'selection choice range variety assortment stock out_of_stock sold_out available unavailable colours colors menu',
    bad: 'out_of_stock sold_out unavailable',
  },
  use: {
    about:
      'easy use using used works work working worked setup install* instructions app website checkout clean cleaning cleans login',
    bad: 'not_work not_working stopped_working useless complicated confusing crashes',
  },
}

export const german: Vocabulary = {
  delivery: {
    about:
      'liefer* geliefert versand* versend* paket* zustell* zusteller bote dhl hermes dpd gls post angekommen ankunft sendung* lieferzeit verspat* unterwegs spat',
    bad: 'verspat* zu_spat viel_zu_spat nicht_angekommen nie_angekommen',
  },
  quality: {
    about:
      'qualitat* material* verarbeit* kaputt* defekt* beschadigt* zerbrochen* gebrochen haltbar* stabil* robust* duft* riecht geruch schmeckt geschmack frisch* ausgelaufen minderwertig*',
    bad: 'kaputt* defekt* beschadigt* zerbrochen* ausgelaufen minderwertig*',
  },
  fit: {
    about: 'passt passform grosse grossen zu_klein zu_gross zu_weit zu_eng sitz sitzt gross',
    bad: 'zu_klein zu_gross zu_eng zu_weit',
  },
  price: {
    about: 'preis* teuer* billig* gunstig* kosten kostet wert geld preiswert* rabatt uberteuert*',
    bad: 'uberteuert* zu_teuer',
  },
  service: {
    about:
      'service kundenservice kundendienst support mitarbeiter* personal beratung bedienung freundlich* unfreundlich* antwort* hotline hilfsbereit* kontakt',
    bad: 'unfreundlich* keine_antwort',
  },
  packaging: {
    about: 'verpack* karton schachtel flasche deckel dose eingepackt',
    bad: 'zerdruckt* eingedruckt*',
  },
  returns: {
    about:
      'rucksend* retour* zuruckgeschickt zuruckschicken erstatt* umtausch* reklam* garantie ersatz geld_zuruck',
  },
  range: { about: 'auswahl sortiment verfugbar* ausverkauft farben angebot* lager', bad: 'ausverkauft' },
  use: {
    about:
      'einfach* bedien* anwend* funktioniert funktionier* anleitung app webseite website aufbau handhabung benutz* reinig*',
    bad: 'funktioniert_nicht',
  },
}

export const dutch: Vocabulary = {
  delivery: {
    about: 'lever* geleverd verzend* verzonden bezorg* pakket* postnl aangekomen binnen vertrag* laat',
    bad: 'te_laat vertrag* niet_aangekomen nooit_aangekomen',
  },
  quality: {
    about: 'kwaliteit* materia* kapot* defect* beschadigd* gebroken geur ruikt smaak vers stevig* afwerking',
    bad: 'kapot* defect* beschadigd* gebroken',
  },
  fit: {
    about: 'maat maten past pasvorm te_klein te_groot strak wijd',
    bad: 'te_klein te_groot te_strak',
  },
  price: { about: 'prijs* duur dure goedkoop* geld kost* waard korting', bad: 'te_duur' },
  service: {
    about:
      'service klantenservice personeel medewerker* reactie antwoord* vriendelijk* onvriendelijk* bediening contact',
    bad: 'onvriendelijk* geen_reactie geen_antwoord',
  },
  packaging: { about: 'verpak* doos doosje fles deksel ingepakt', bad: 'ingedeukt' },
  returns: { about: 'retour* teruggestuurd terugsturen terugbetal* ruil* garantie vervang*' },
  range: { about: 'keuze assortiment voorraad uitverkocht kleuren aanbod', bad: 'uitverkocht' },
  use: { about: 'makkelijk* gebruik* werkt handleiding site app installatie schoonmaken', bad: 'werkt_niet' },
}
