import { mailbox, mayBeSpelled } from '../identity/email.ts'
import type { Coded } from './rows.ts'

/** An address that leads to the box of another one; both are nodes. */
export interface Spelling {
  node: number
  of: number
}

/** Gives all addresses of one box the same code. Most files have none, and their codes stand as they are. */
export function oneBox({ codes, labels }: Coded, decided: readonly [string, string, boolean][]) {
  const refused = new Set(decided.flatMap(([a, b, is]) => (is ? [] : [`${a} ${b}`, `${b} ${a}`])))
  const spellings = spelled(labels, refused)
  if (spellings.length === 0) return { codes, spellings }
  const to = Int32Array.from(labels, (_, node) => node)
  for (const { node, of } of spellings) to[node] = of
  return { codes: codes.map((code) => (code < 0 ? code : (to[code] ?? code))), spellings }
}

function spelled(labels: readonly string[], refused: ReadonlySet<string>): Spelling[] {
  const boxes = new Map<string, number[]>()
  for (let node = 0; node < labels.length; node++) {
    const label = labels[node] ?? ''
    if (!mayBeSpelled(label)) continue
    const box = mailbox(label)
    boxes.set(box, [...(boxes.get(box) ?? []), node])
  }
  if (boxes.size > 0) addPlain(labels, boxes)
  const name = (node: number) => `email:${labels[node]}`
  return [...boxes.values()].flatMap((nodes) => {
    const [of = 0, ...rest] = nodes.sort((a, b) => ((labels[a] ?? '') < (labels[b] ?? '') ? -1 : 1))
    return rest.flatMap((node) => (refused.has(`${name(of)} ${name(node)}`) ? [] : [{ node, of }]))
  })
}

/** An address without a tag is the box of those with one. */
function addPlain(labels: readonly string[], boxes: Map<string, number[]>): void {
  labels.forEach((label, node) => {
    const tagged = boxes.get(label)
    if (tagged && !mayBeSpelled(label)) tagged.push(node)
  })
}
