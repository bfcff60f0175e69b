import { detectAll } from 'tinyld/light'
import { fold, wordsOf } from './fold.ts'
import { german } from './lexicons/de.ts'
import { spanish } from './lexicons/es.ts'
import { french } from './lexicons/fr.ts'
import { italian } from './lexicons/it.ts'
import type { Lexicon } from './lexicons/lexicon.ts'
import { dutch } from './lexicons/nl.ts'
import { portuguese } from './lexicons/pt.ts'

/** Languages whose texts are judged; '' stands for every other one, and for texts too short to tell. */
export const languages = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pt'] as const
export type Language = (typeof languages)[number]

export const languageNames: Readonly<Record<Language, string>> = {
  en: 'English',
  de: 'German',
  fr: 'French',
  es: 'Spanish',
  it: 'Italian',
  nl: 'Dutch',
  pt: 'Portuguese',
}

export const lexicons: Readonly<Record<Exclude<Language, 'en'>, Lexicon>> = {
  de: german,
  fr: french,
  es: spanish,
  it: italian,
  nl: dutch,
  pt: portuguese,
}

/** Small words that nearly every sentence of a language has, and words of trade; folded. */
const small: Readonly<Record<Language | 'other', string>> = {
  en: 'the and is was it this very not for with my have has are they but you of so would had i we our your that from their will be as at just been me again product delivery quality service great good to by if when out up were can could on',
  de: 'der die das und ist nicht ich mit sehr fur auf ein eine es war habe sie wir den dem zu von auch aber wie bei nach nur wurde sind hat noch mir mich immer wieder einen im am leider schon kann alles gut lieferung ware qualitat bestellung bestellt produkt geht wenig kein keine uns zum zur doch durch wird werden haben diese dieser was so man hier dort bekommt',
  fr: 'le la les et est pas je tres pour avec une un des du que qui sur mais nous vous au plus ce c j l d n ai mon ma mes etait il elle dans produit bien qu a livraison commande qualite bon peut trouve cette chez deux votre notre sont ont aux fait meme apres on',
  es: 'el la los las y es no muy para con una un que de por lo me pero esta mi su se como mas en del al he ha todo fue era producto nada entrega pedido envio calidad fui algo desde hasta dentro hay tambien cuando donde muchas estoy tengo despues veces',
  it: 'il lo la gli e non molto per con una un che di sono mi ma come del della ho nel ha prodotto anche ottimo tutto era stato piu si i le da spedizione consegna qualita ordine ti dopo dal nella ancora loro fanno questo questa hanno nei perche abbiamo nostro dei delle quando',
  nl: 'de het een en is niet ik met heel voor op van dat zeer maar was mijn zijn wij ook bij te om goed aan snel nog wel erg heb naar levering lang kwaliteit bestelling besteld product je staan jullie deze mij geen veel twee dagen uur hebben worden kwam krijg dan door',
  pt: 'o a os as e nao muito para com uma um que de do da mas eu meu minha foi em no na produto ele ela muito mais por chegou bem tudo entrega pedido qualidade prazo tambem tres vezes fiquei isso ate voce pela pelo sou sao somos estao quando dois desde',
  other:
    'og jeg er det att och som til ikke inte ar pa med var den men nie jest sie bardzo jak bir ve cok icin este foarte si nu je se na velmi ja ale hogy nem az egy levering',
}

const kinds = [...languages, 'other'] as const
const votes = new Map<string, number>()
for (const [place, kind] of kinds.entries())
  for (const word of small[kind].split(' ')) votes.set(word, (votes.get(word) ?? 0) | (1 << place))

/** A small word of some language judged, folded. */
export const isSmall = (word: string): boolean => votes.has(word)

const mostLooked = 400
/** Letters that none of the languages judged has. */
const foreign = /[łżźćńśąęřěůőűşğıåøæčšžđț]/iu
const latin = /\p{Script=Latin}/u
const others =
  /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Devanagari}]/gu

/** What a text can be told to be: a language, 'short' where it says too little to tell, 'other' where it is none of them. */
export type Told = Language | 'short' | 'other'

/**
 * The language of a text by its small words, and by tinyld (n-grams of letters) where these do not settle it. Where the `main`
 * language of all texts is known and a text has words of it and of no other more, that settles it, too: tinyld takes a
 * hundred times as long. Looks at the first 400 signs.
 */
export function languageOf(text: string, main?: Language): Told {
  const start = text.length > mostLooked ? text.slice(0, mostLooked) : text
  const told = byWords(start)
  if (told !== undefined) return told
  if (main !== undefined && leads(languages.indexOf(main))) return main
  return byLetters(start, main)
}

/** The same by small words alone; nothing where they do not settle it. */
export function quickly(text: string): Told | undefined {
  return byWords(text.length > mostLooked ? text.slice(0, mostLooked) : text)
}

const counts = new Int32Array(kinds.length)
const notLatin = /[\u0250-\u1fff\u2c00-\ud7ff\uf900-\uffff]/
const letter = /\p{L}/u

function byWords(start: string): Told | undefined {
  counts.fill(0)
  if (!letter.test(start)) return 'short'
  if (notLatin.test(start)) {
    const strange = start.match(others)?.length ?? 0
    if (strange > 0 && (!latin.test(start) || strange * 2 > start.length)) return 'other'
  }
  const words = wordsOf(fold(start))
  for (const word of words) {
    const mask = votes.get(word) ?? 0
    for (let l = 0; mask >> l; l++) if ((mask >> l) & 1) counts[l] = (counts[l] ?? 0) + 1
  }
  if (foreign.test(start)) return undefined
  let best = 0
  for (let l = 1; l < counts.length; l++) if ((counts[l] ?? 0) > (counts[best] ?? 0)) best = l
  const most = counts[best] ?? 0
  return most >= 2 && most >= words.length / 6 && leads(best) ? kinds[best] : undefined
}

/** Whether the text just counted has words of a language, and more than of each other one. */
function leads(place: number): boolean {
  const own = counts[place] ?? 0
  return own > 0 && counts.every((n, l) => l === place || n < own)
}

const isJudged = (found: string): found is Language => (languages as readonly string[]).includes(found)
const severalWords = /(?:\p{L}+\P{L}+){3}\p{L}/u

/** Below it letters tell next to nothing; and how much less than the likeliest the main language may then seem. */
const [unsure, nearly] = [0.3, 0.5]

function byLetters(start: string, main: Language | undefined): Told {
  const found = detectAll(start)
  const [first] = found
  if (first === undefined) return 'short'
  const isUnsure = first.accuracy < unsure
  const own = found.find(({ lang }) => lang === main)?.accuracy ?? 0
  if (main !== undefined && isUnsure && own >= nearly * first.accuracy) return main
  if (isJudged(first.lang)) return first.lang
  return (isUnsure && !foreign.test(start)) || !severalWords.test(start) ? 'short' : 'other'
}
