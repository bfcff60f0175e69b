import type { Line } from './line.ts'
import type { Word } from './words.ts'

/** How a text sounds. */
export interface Tone {
  /** −1 … 1. */
  compound: number
  /** Shares of the text, 0 … 1; together 1, or all 0 for a text without a word. */
  positive: number
  neutral: number
  negative: number
}

/** Approximates the largest sum that is expected (α of the paper). */
const alpha = 15

/** The tone of a text whose words have these valences; `text` for its exclamation and question marks. */
export function toneOf(valences: readonly number[], text: string): Tone {
  if (valences.length === 0) return { compound: 0, positive: 0, neutral: 0, negative: 0 }
  let sum = 0
  for (const valence of valences) sum += valence
  const emphasis = emphasisOf(text)
  if (sum !== 0) sum += sum > 0 ? emphasis : -emphasis
  const compound = Math.max(-1, Math.min(1, sum / Math.sqrt(sum * sum + alpha)))
  return { compound, ...shares(valences, emphasis) }
}

/** Up to four exclamation marks count; question marks from the second on. */
function emphasisOf(text: string): number {
  let exclamations = 0
  let questions = 0
  for (let i = 0; i < text.length; i++) {
    const sign = text.charCodeAt(i)
    if (sign === 33) exclamations++
    else if (sign === 63) questions++
  }
  const asked = questions > 3 ? 0.96 : questions * 0.18
  return Math.min(exclamations, 4) * 0.292 + (questions > 1 ? asked : 0)
}

/** A rated word counts for itself and for its strength, a word without a rating for itself. */
function shares(valences: readonly number[], emphasis: number): Omit<Tone, 'compound'> {
  let [positive, negative, neutral] = [0, 0, 0]
  for (const valence of valences) {
    if (valence > 0) positive += valence + 1
    else if (valence < 0) negative += 1 - valence
    else neutral++
  }
  if (positive > negative) positive += emphasis
  else if (positive < negative) negative += emphasis
  const all = positive + negative + neutral
  return { positive: positive / all, neutral: neutral / all, negative: negative / all }
}

/**
 * What stands before "but" weighs half, what stands after it half as much again. As in the reference implementation a valence
 * that occurs twice is changed where it occurs first.
 */
export function contrasted(line: Line, valences: number[], but: Word): void {
  const turn = line.words.indexOf(but)
  if (turn < 0) return
  for (let i = 0; i < valences.length; i++) {
    const valence = valences[i] ?? 0
    const place = valences.indexOf(valence)
    if (place < turn) valences[place] = valence * 0.5
    else if (place > turn) valences[place] = valence * 1.5
  }
}
