const gap = '…'

/** What may tell who wrote, or whom it is about. */
const traces: readonly RegExp[] = [
  /\b(?:https?:\/\/|www\.)\S+/giu,
  /[^\s<>()]+@[^\s<>()]+/gu,
  /(?<!\p{L})@\w+/gu,
  /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,4})?\b/gu,
  /#\s?\w*\d\w*/gu,
  /\+?\d(?:[\d\s()./-]{5,}\d)/gu,
  /\b(?=\w*\d)\w*\d{4,}\w*\b/gu,
  /\b(?=[A-Z\d-]*\d)(?=[A-Z\d-]*[A-Z])[A-Z\d]+(?:-[A-Z\d]+)+\b/gu,
]
const name = String.raw`\p{Lu}[\p{L}'’.-]*`
const names = `${name}(?:\\s+${name}){0,2}`
const titled = `(?:Mrs?|Ms|Miss|Dr|Prof|Herrn?|Frau|Monsieur|Madame|Mme|Mlle|Señora?|Sra?|Signora?|Sig|Dott|Meneer|Mevrouw|Dhr|Mevr|Senhora?|Dona)`
const greeting = `(?:hi|hello|dear|hey|hallo|liebe[rs]?|sehr geehrte[rs]?|bonjour|chère?|cher|hola|estimad[oa]|querid[oa]|ciao|gentile|caro|cara|beste|geachte|olá|ola|prezad[oa]|thanks|thank you|danke|merci|gracias|grazie|bedankt|obrigad[oa])`
const signing = `(?:regards|wishes|sincerely|yours|cheers|love from|thanks from|signed|grüße|gruß|grüsse|lg|mfg|cordialement|amicalement|bien à vous|saludos|atentamente|saluti|groet|groeten|groetjes|abraços?|atenciosamente|cumprimentos)`
const called = `(?:my name is|i am called|ich heiße|mein name ist|je m['’]appelle|me llamo|mi chiamo|mijn naam is|ik heet|meu nome é|me chamo)`
const afterWords = [
  new RegExp(`(\\b${titled}\\.?\\s+)${names}`, 'gu'),
  new RegExp(`((?<![\\p{L}])(?:${cased(greeting)})[\\s,]+)${names}`, 'gu'),
  new RegExp(
    `((?<![\\p{L}])(?:${cased(signing)})[\\s,.:-]+(?:(?:from|von|de|da|van)\\s+)?)${name}(?:\\s+${name}){0,2}`,
    'gu',
  ),
  new RegExp(`((?<![\\p{L}])(?:${cased(called)})\\s+)${names}`, 'gu'),
]

/** Either case of each first letter: names are told by their capital, so the whole cannot ignore case. */
function cased(words: string): string {
  return words.replace(/(^|[(|:])([a-zäöüáéç])/gu, (_, before: string, first: string) =>
    before === ':' ? `:[${first}${first.toUpperCase()}]` : `${before}[${first}${first.toUpperCase()}]`,
  )
}

const capital = /(?<![\p{L}\p{N}'’])\p{Lu}[\p{L}'’-]*/gu
const small = /(?<![\p{L}\p{N}'’])\p{Ll}{3,}(?![\p{L}'’-])/gu

/**
 * A sentence without what may tell a person: addresses, links, numbers of telephones, cards and orders, names after a greeting, a
 * title or a farewell. Of words with a capital only those stay that `common` knows (`first`: it begins
 * the sentence), so that names inside a sentence go, too; of words in small letters those go that `isName` knows as names.
 */
export function masked(
  text: string,
  common: (word: string, first: boolean) => boolean,
  isName: (word: string) => boolean = () => false,
): string {
  let out = text
  for (const trace of traces) out = out.replace(trace, gap)
  for (const rule of afterWords) out = out.replace(rule, `$1${gap}`)
  out = out.replace(capital, (word, at: number) =>
    word === 'I' || /^I['’]/.test(word) || common(word.toLowerCase(), at === 0) ? word : gap,
  )
  out = out.replace(small, (word) => (isName(word) ? gap : word))
  return out
    .replace(/…(?:\s*…)+/gu, gap)
    .replace(/\s+/gu, ' ')
    .trim()
}
