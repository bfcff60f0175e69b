import { fold } from './person-name.ts'

const short = new Map(
  [
    ['str', 'strasse street strase'],
    ['pl', 'platz place plaza piazza plaats plein'],
    ['av', 'avenue ave avenida'],
    ['rd', 'road'],
    ['ln', 'lane'],
    ['dr', 'drive'],
    ['ct', 'court'],
    ['bd', 'boulevard blvd bvd'],
    ['st', 'saint sankt sint'],
    ['apt', 'apartment appartement'],
  ].flatMap(([as = '', words = '']) => words.split(' ').map((word): [string, string] => [word, as])),
)

/** Street and number in one form, whatever the capitals, accents, usual short forms and order: Hauptstraße 5 is 5 haupt str. */
export function streetKey(written: string): string {
  const apart = fold(written)
    .replace(/(?<=\p{L}{3})(?:strasse|strase|str|straat)(?!\p{L})/gu, ' str')
    .replace(/(?<=\d) (?=[a-z](?: |$))/g, '')
  const words = apart.split(' ').map((word) => short.get(word) ?? word)
  return words.sort().join(' ')
}
