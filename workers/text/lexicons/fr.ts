import { afinn } from './afinn/fr.ts'
import type { Lexicon } from './lexicon.ts'

export const french: Lexicon = {
  good: {
    strong:
      'excellent* parfait* magnifique* merveilleu* formidable* génial* extraordinaire* superbe* exceptionnel* fantastique* impeccable* adore adoré adorons adorent ravi ravie ravis ravies splendide* sublime* meilleur meilleure meilleurs meilleures délicieu* régal bluffant*',
    clear:
      'bon bonne bons bonnes bien super beau belle beaux belles agréable* content contente contents satisfait* satisfaite* recommande recommander recommandons rapide* rapidement aimable* gentil* accueillant* professionnel* professionnelle* qualité sérieu* efficace* merci bravo plaisir plaît aime aiment aimé apprécie apprécié appréciable* solide* joli* douce doux confortable* fiable* chaleureu* souriant* sympathique* sympa réactif* réactive* conforme* top enchant* réuss* serviable* soigné* élégant* cool heureu* compétent*',
    weak: 'correct* pratique* facile* facilement simple* ponctuel* frais fraîche propre* convient fonctionne utile* bonne_idée intéressant* abordable* raisonnable* mieux sent_bon attentif* attentionné*',
  },
  bad: {
    strong:
      'horrible* affreu* catastroph* nul nulle nuls nulles désastr* honteu* arnaque* arnaqueur* escroc* escroquerie inadmissible* inacceptable* scandaleu* dégoût* exécrable* ignoble* infect* lamentable* déteste détesté abominable* médiocre* minable* pire plus_jamais immonde* voleur*',
    clear:
      'mauvais* déçu* déception* décevant* cassé* abîmé* défectueu* endommagé* déchiré* mécontent* insatisfait* cher chère problème* erreur* faux retard* manque manquant* manquait sale* désagréable* impoli* malpoli* incompétent* laid* moche* puant* pue périmé* trompeu* réclamation* plainte* perdu* inutile* inutilisable* dommage malheureusement fuite fuit lent lente lents lentes lenteur agressi* regrett* éviter fuir mal irrit* allergi* panne arrogant* froid* mensong* gâch*',
    weak: 'attendre attendu attente renvoyé retour remboursement difficile* compliqué* bruyant* fragile* fin fine étroit* trop_petit trop_grand serré* moyen moyenne bof chimique* tiède* dur dure rugueux rugueuse abandonné gras grasse confus*',
  },
  verbs: 'recommande recommander aime aiment fonctionne convient plaît apprécie adore',
  not: 'ne n pas jamais aucun aucune sans ni rien plus',
  more: 'très vraiment trop extrêmement absolument totalement tellement si particulièrement tout complètement super hyper ultra',
  less: 'un_peu assez plutôt peu légèrement relativement moyennement',
  but: 'mais cependant pourtant toutefois hélas malheureusement néanmoins',
  phrases: {
    pas_mal: 1.5,
    pas_de_problème: 1.5,
    aucun_problème: 1.5,
    sans_problème: 1.5,
    sans_souci: 1.5,
    aucun_souci: 1.5,
    rien_à_dire: 2,
    rien_à_redire: 2.5,
    je_recommande: 2.5,
    plus_jamais: -3,
    jamais_reçu: -3,
    jamais_arrivé: -3,
    pas_reçu: -2.5,
    pas_arrivé: -2.5,
    à_éviter: -3,
    à_fuir: -3,
    trop_cher: -2,
    trop_tard: -2,
    trop_long: -1.5,
    trop_petit: -1.5,
    trop_grand: -1.5,
    pas_terrible: -1.5,
    pas_conforme: -2.5,
    non_conforme: -2.5,
    en_retard: -2,
    aucune_réponse: -2,
    pas_de_réponse: -2,
    très_bien: 2.5,
    de_mal_en_pis: -2,
    plus_que_satisfait: 3,
    ça_sent_bon: 2,
  },
  afinn,
  forms: 'e_ s_ es_',
}
