import { afinn } from './afinn/it.ts'
import type { Lexicon } from './lexicon.ts'

export const italian: Lexicon = {
  good: {
    strong:
      'ottim* eccellent* perfett* meraviglios* fantastic* stupend* splendid* favolos* eccezional* magnific* straordinari* bellissim* buonissim* squisit* adoro amo impeccabil* strepitos* spettacolar* miglior migliore migliori entusiast* bravissim* velocissim*',
    clear:
      'buon buona buono buone buoni bene bello bella belli belle bel gradevol* gentil* cortes* content* soddisfatt* soddisfacent* consiglio consigliat* consigliatissim* raccomand* veloc* rapid* qualità grazie piace piaciono piaciuto piaciuta profession* affidabil* comod* accoglient* disponibil* simpatic* felice felici delizios* gustos* morbid* resistent* puntual* apprezz* bravo brava bravi super top elegant* cordial* curat* robust* efficient* competent* serio seria seri preciso precisa precisi precise',
    weak: 'corrett* pratic* facil* semplic* funziona funzionano util* pulit* fresc* economic* conform* discret* interessant* carino carina ok adatt* profum*',
  },
  bad: {
    strong:
      'pessim* orribil* terribil* schifo schifos* disastr* truffa* truffator* vergogn* orrend* penos* inaccettabil* inutilizzabil* odio peggio peggior* disgust* ladri mai_più scandalos* vergognos* spazzatura',
    clear:
      'mal male cattiv* brutt* delus* delusion* deludent* rott* rompe danneggiat* difettos* difetto difetti caro cara cari care costos* problem* error* sbagliat* ritard* manca mancava mancante mancano sporc* maleducat* scortes* incompetent* insoddisfatt* scontent* lament* reclam* inutil* pers* lent* lentezza scadut* scadent* fals* sgradevol* puzza* evit* peccato purtroppo strappat* perde irrita* allergi* fastidi* ingann* arrabbiat* antipatic* guasto guasta',
    weak: 'aspett* attesa reso restitu* difficil* complicat* rumoros* fragil* sottil* strett* mediocr* scars* debol* dur* piccol* chimic* fredd* confus* deboluccio',
  },
  verbs: 'consiglio piace piaciono piaciuto funziona funzionano raccomando soddisfatto',
  not: 'non mai nessun nessuna nessuno senza né niente nulla neanche',
  more: 'molto davvero veramente estremamente troppo assolutamente totalmente così tanto super proprio completamente assai',
  less: 'un_po abbastanza poco leggermente piuttosto relativamente',
  but: 'ma però tuttavia purtroppo peccato',
  phrases: {
    non_male: 1.5,
    niente_male: 1.5,
    nessun_problema: 1.5,
    senza_problemi: 1.5,
    nessun_difetto: 1.5,
    mai_più: -3,
    mai_arrivato: -3,
    mai_arrivata: -3,
    non_arrivato: -2.5,
    non_è_arrivato: -2.5,
    non_ho_ricevuto: -2.5,
    in_ritardo: -2,
    troppo_caro: -2,
    troppo_tardi: -2,
    troppo_piccolo: -1.5,
    troppo_grande: -1.5,
    da_evitare: -3,
    lo_consiglio: 2.5,
    vale_la_pena: 2,
    nessuna_risposta: -2,
    non_rispondono: -2,
    soldi_buttati: -3,
    come_descritto: 1.5,
    molto_bene: 2.5,
    niente_da_dire: 2,
  },
  afinn,
  forms: 'a_o i_o e_o i_e',
}
