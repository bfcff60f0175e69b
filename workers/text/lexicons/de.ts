import { afinn } from './afinn/de.ts'
import type { Lexicon } from './lexicon.ts'

export const german: Lexicon = {
  good: {
    strong:
      'hervorragend* ausgezeichnet* fantastisch* phantastisch* großartig* wunderbar* perfekt* genial* exzellent* spitze spitzen* spitzenmäßig* traumhaft* begeister* liebe liebt lieben überragend* sensationell* wunderschön* bestens beste bester besten bestes weltklasse mega hammer',
    clear:
      'gut gute guter gutes guten gutem super toll tolle toller tolles tollen klasse prima schön schöne schöner schönes schönen freundlich* zufrieden empfehle empfehlen empfehlenswert empfehlung zuverlässig* hochwertig* lecker* gerne freue freuen freut freude danke dank dankbar gefällt gefallen gefiel schnell schneller schnelle schnelles schnellen blitzschnell* angenehm* hilfsbereit* kompetent* liebevoll* bequem* einwandfrei* tadellos* überzeugt überzeugend* überzeugen hübsch* stabil* robust* günstig* lob loben sorgfältig* professionell* herzlich* gemütlich* praktisch* top',
    weak: 'okay ordentlich* solide passt passend* pünktlich* unkompliziert* problemlos* reibungslos* frisch* sauber* einfach fair faire fairer preiswert* weich weiche weicher nett nette netter netten sicher funktioniert hilfreich* flott* interessant* brauchbar* besser wieder_gerne duftet kulant* ruhig',
  },
  bad: {
    strong:
      'katastroph* furchtbar* schrecklich* grauenhaft* grauenvoll* entsetzlich* miserabel* miserable* unverschämt* frechheit betrug betrüger* abzocke* horror mies miese mieser mieses widerlich* ekelhaft* eklig* unbrauchbar* schrott nie_wieder wertlos* unterirdisch* hasse gehasst skandal*',
    clear:
      'schlecht* enttäusch* ärger* ärgerlich* mangelhaft* kaputt* defekt* beschädigt* zerbrochen* gebrochen* zerrissen* unfreundlich* unzufrieden* teuer überteuert* minderwertig* billig* dreck* schmutzig* fehler* fehlt fehlte fehlten falsch* verspät* reklam* beschwer* unzuverlässig* inkompetent* unhöflich* stinkt stinken gestank abgelaufen* verdorben* nervig* nervt problem probleme problemen mangel mängel hässlich* unangenehm* warnung finger_weg mist leider unmöglich* verloren undicht* langsam* ignorier* abgeblätt* frust* wackel* verschwend* geldverschwendung allergisch* ausschlag umständlich*',
    weak: 'spät später warten wartezeit gewartet zurückgeschickt rücksendung zurückschicken umtausch schade dünn dünne dünner kratz* rau hart laut eng zu_klein zu_groß zu_lang zu_kurz schwierig* kompliziert* mühsam* mittelmäßig* mäßig* schwach* schwache* unscharf* chemisch* künstlich* kalt verwirrend* unübersichtlich* hotline bröckel* bricht brach ausgelaufen locker',
  },
  verbs:
    'empfehle empfehlen gefällt gefallen gefiel funktioniert passt überzeugt freut liebe überzeugen duftet',
  not: 'nicht nie niemals kein keine keinen keiner keines keinem ohne weder kaum nix nichts',
  more: 'sehr wirklich absolut total extrem äußerst besonders mega echt so richtig unglaublich ausgesprochen wahnsinnig völlig viel überaus',
  less: 'etwas ein_bisschen ziemlich relativ einigermaßen eher halbwegs leicht bisschen',
  but: 'aber jedoch allerdings leider dennoch trotzdem',
  phrases: {
    nicht_schlecht: 1.5,
    kein_problem: 1.5,
    keine_probleme: 1.5,
    ohne_probleme: 1.5,
    gar_nicht_schlecht: 1.5,
    nichts_auszusetzen: 2.5,
    keine_beanstandung: 2,
    keine_beanstandungen: 2,
    nur_zu_empfehlen: 3,
    nicht_zu_empfehlen: -2.5,
    nie_wieder: -3,
    nie_mehr: -3,
    nicht_mehr: -1,
    immer_wieder: 1,
    gerne_wieder: 2.5,
    wieder_kaufen: 2,
    nicht_wieder: -2.5,
    lässt_zu_wünschen_übrig: -2,
    nicht_zu_gebrauchen: -3,
    nicht_angekommen: -2.5,
    nie_angekommen: -3,
    kommt_nicht: -2,
    viel_zu_spät: -3,
    zu_spät: -2,
    zu_teuer: -2,
    zu_klein: -1.5,
    zu_groß: -1.5,
    zu_eng: -1.5,
    zu_lange: -1.5,
    vielen_dank: 1,
    geht_gar_nicht: -3,
    geld_zurück: -1,
    keine_antwort: -2,
    finger_weg: -3,
    wie_beschrieben: 1.5,
    nicht_wie_beschrieben: -2.5,
  },
  afinn,
  forms: 'e_ en_ er_ es_ em_ n_ r_ s_ m_',
}
