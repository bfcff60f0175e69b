import { afinn } from './afinn/nl.ts'
import type { Lexicon } from './lexicon.ts'

export const dutch: Lexicon = {
  good: {
    strong:
      'uitstekend* perfect* geweldig* fantastisch* prachtig* schitterend* super superblij topkwaliteit heerlijk* voortreffelijk* briljant* uitmuntend* beste houd_van hou geniaal geniale aanrader onberispelijk* subliem* fenomenaal* dolblij',
    clear:
      'goed goede fijn fijne mooi mooie leuk leuke lekker* vriendelijk* tevreden blij aanbevel* aanbevolen snel snelle netjes kwaliteit dank bedankt betrouwbaar* prettig* behulpzaam* professioneel* comfortabel* zacht zachte stevig* genieten genoten deskundig* correct* klantvriendelijk* top prima gelukkig* plezier* vlot vlotte zorgvuldig* duurzaam* gastvrij* hartelijk* compliment* keurig* eerlijk*',
    weak: 'oké ok handig* makkelijk* eenvoudig* werkt bevalt past aardig* schoon vers betaalbaar* voordelig* duidelijk* nuttig* praktisch* punctueel* interessant* beter netjes_verpakt ruikt',
  },
  bad: {
    strong:
      'verschrikkelijk* vreselijk* waardeloos* waardeloze rampzalig* ramp oplicht* schandalig* schandalige afschuwelijk* walgelijk* belachelijk* nooit_meer drama dramatisch* hopeloos* hopeloze bagger haat fraude bedrog onacceptabel*',
    clear:
      'slecht* teleurgesteld* teleurstell* kapot kapotte defect* beschadigd* gebroken gescheurd* onvriendelijk* ontevreden duur dure probleem problemen fout foute fouten verkeerd* vertraag* vertraging* ontbreekt ontbrak ontbreken vies vieze onbeschoft* incompetent* lelijk* klacht* klagen nutteloos* nutteloze kwijt traag trage bedorven namaak vervelend* stinkt stank helaas jammer lekt lekken irrit* allergi* misleid* onbetrouwbaar* ergernis* ergerlijk* boos spijt rommel onbruikbaar*',
    weak: 'laat wachten gewacht wachttijd retour teruggestuurd terugsturen moeilijk* ingewikkeld* lawaai dun dunne krap matig* zwak zwakke hard ruw chemisch* koud onduidelijk* breekt verwarrend*',
  },
  verbs: 'werkt bevalt past aanbevelen houd hou',
  not: 'niet nooit geen zonder noch niks niets nauwelijks',
  more: 'heel erg zeer echt enorm ontzettend absoluut totaal zo super bijzonder extreem helemaal veel',
  less: 'een_beetje beetje redelijk vrij tamelijk ietwat enigszins',
  but: 'maar echter helaas toch jammer',
  phrases: {
    niet_slecht: 1.5,
    geen_probleem: 1.5,
    geen_problemen: 1.5,
    zonder_problemen: 1.5,
    niks_mis_mee: 2,
    niets_mis_mee: 2,
    nooit_meer: -3,
    nooit_aangekomen: -3,
    niet_aangekomen: -2.5,
    niet_ontvangen: -2.5,
    te_laat: -2,
    te_duur: -2,
    te_klein: -1.5,
    te_groot: -1.5,
    te_lang: -1.5,
    geen_aanrader: -3,
    geen_reactie: -2,
    geen_antwoord: -2,
    weggegooid_geld: -3,
    doet_het_niet: -2.5,
    zoals_beschreven: 1.5,
    niet_zoals_beschreven: -2.5,
    een_aanrader: 3,
    weer_bestellen: 2,
  },
  afinn,
  forms: 'e_ en_',
}
