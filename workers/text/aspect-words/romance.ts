import type { Vocabulary } from './vocabulary.ts'

export const french: Vocabulary = {
  delivery: {
    about: 'livr* expedi* colis transporteur recu arriv* delai* retard* poste chronopost colissimo envoi',
    bad: 'en_retard pas_recu jamais_recu pas_arrive',
  },
  quality: {
    about:
      'qualite* matiere* casse* abime* defectu* solide* fragile* odeur parfum sent gout frais fraiche finition* dechir*',
    bad: 'casse* abime* defectu* dechir*',
  },
  fit: {
    about: 'taille* petit* grand* serre* large coupe longueur etroit*',
    bad: 'trop_petit trop_grand trop_serre trop_large trop_court',
  },
  price: { about: 'prix cher chere tarif* argent cout* rapport_qualite promotion', bad: 'trop_cher' },
  service: {
    about: 'service* client accueil personnel vendeu* equipe reponse repond* conseil* sav aimable* serveu*',
    bad: 'aucune_reponse pas_de_reponse',
  },
  packaging: { about: 'emball* carton boite flacon bouteille couvercle', bad: 'ecras*' },
  returns: { about: 'retour* renvoy* rembours* echang* garantie remplac*' },
  range: { about: 'choix gamme stock rupture couleur* disponib*', bad: 'rupture_de_stock' },
  use: {
    about: 'facile* utilis* fonctionne* notice site application installation nettoy*',
    bad: 'ne_fonctionne_pas',
  },
}

export const spanish: Vocabulary = {
  delivery: {
    about: 'entreg* envi* envio llego llegar llegado paquete mensajer* correos retras* tarde plazo',
    bad: 'llego_tarde no_llego nunca_llego retras*',
  },
  quality: {
    about:
      'calidad material* roto rota rotos rompio dañad* defect* estropead* olor huele sabor fresc* resistent* acabado',
    bad: 'roto rota rotos rompio danad* defectuos* estropead*',
  },
  fit: {
    about: 'talla* tamano pequen* grande* ajust* ancho larg* cort* estrech*',
    bad: 'muy_pequeno demasiado_pequeno demasiado_grande muy_grande',
  },
  price: {
    about: 'precio* car* caro cara barat* dinero cuesta coste costo oferta',
    bad: 'muy_caro demasiado_caro',
  },
  service: {
    about: 'servicio atencion personal trato respuesta respond* contest* amable* camarer* soporte cliente',
    bad: 'sin_respuesta no_contestan no_responden',
  },
  packaging: { about: 'embal* empaquet* caja envoltorio botella tapa', bad: 'aplastad*' },
  returns: { about: 'devol* devuel* reembols* cambi* garantia' },
  range: { about: 'variedad surtido eleccion stock agotad* colores disponib*', bad: 'agotad*' },
  use: { about: 'facil* uso usar funciona* instrucciones web aplicacion limpi*', bad: 'no_funciona' },
}

export const italian: Vocabulary = {
  delivery: {
    about: 'consegn* spedi* arrivat* arrivo pacco corriere ritard* tempi poste',
    bad: 'in_ritardo mai_arrivato non_arrivato non_e_arrivato',
  },
  quality: {
    about:
      'qualita material* rott* difett* danneggiat* resistent* odore profum* sapore gusto fresc* finitur*',
    bad: 'rott* difettos* danneggiat*',
  },
  fit: {
    about: 'taglia taglie misura misure piccol* grande grandi strett* larg* veste vestibilita lung* cort*',
    bad: 'troppo_piccolo troppo_grande troppo_stretto',
  },
  price: { about: 'prezz* car* caro cara economic* soldi costo costa offerta', bad: 'troppo_caro' },
  service: {
    about:
      'servizio assistenza personale staff risposta rispond* venditore cortes* gentil* cameriere cliente clienti',
    bad: 'nessuna_risposta non_rispondono',
  },
  packaging: { about: 'imball* confezion* scatola bottiglia tappo pacchetto', bad: 'schiacciat*' },
  returns: { about: 'reso resi restitu* rimbors* cambio garanzia sostitu*' },
  range: { about: 'scelta assortimento esaurit* disponibil* colori', bad: 'esaurit*' },
  use: { about: 'facil* uso usare funziona* istruzioni sito app puli*', bad: 'non_funziona' },
}

export const portuguese: Vocabulary = {
  delivery: {
    about: 'entreg* envi* chegou chegar encomenda transportadora correios atras* prazo frete recebi',
    bad: 'atrasad* nao_chegou nunca_chegou nao_recebi fora_do_prazo',
  },
  quality: {
    about:
      'qualidade materia* quebrad* quebrou defeit* danificad* estragad* cheiro sabor fresc* resistent* acabamento',
    bad: 'quebrad* quebrou defeit* danificad* estragad*',
  },
  fit: {
    about: 'tamanho* pequen* grande* apertad* larg* serve serviu curt* longo',
    bad: 'muito_pequeno muito_grande',
  },
  price: { about: 'preco* caro cara barat* dinheiro custo custa desconto valor', bad: 'muito_caro' },
  service: {
    about: 'atend* servico suporte funcionari* resposta respond* vendedor equipe cliente',
    bad: 'sem_resposta nao_respondem',
  },
  packaging: { about: 'embal* caixa frasco garrafa tampa', bad: 'amassad*' },
  returns: { about: 'devol* troca trocar reembols* garantia estorno' },
  range: { about: 'variedade opcoes estoque esgotad* cores disponi*', bad: 'esgotad*' },
  use: { about: 'facil* uso usar funciona* instrucoes site aplicativo limp*', bad: 'nao_funciona' },
}
