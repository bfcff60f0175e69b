import { Line } from './line.ts'
import { contrasted, type Tone, toneOf } from './tone.ts'
import { Rules } from './valence.ts'
import { Vocabulary, vaderRatings } from './words.ts'

const vocabulary = new Vocabulary(vaderRatings)
const rules = new Rules(vocabulary)
const but = vocabulary.part('but')
const line = new Line()
const valences: number[] = []

/**
 * The tone of an English text by VADER's rules as published, failures included: Hutto and Gilbert 2014, reference
 * implementation 3.3, without its names for pictures of faces. Any text, also an empty one; never throws.
 */
export function faithful(text: string): Tone {
  line.cut(text, vocabulary)
  valences.length = 0
  for (let at = 0; at < line.words.length; at++) valences.push(rules.valenceAt(line, at))
  contrasted(line, valences, but)
  return toneOf(valences, text)
}
