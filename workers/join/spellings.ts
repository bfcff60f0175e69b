import { boxHash, mailbox, mayBeSpelled } from '../identity/email.ts'
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
  const { boxes, tagged } = boxesOf(labels)
  if (tagged) addPlain(labels, boxes)
  const name = (node: number) => `email:${labels[node]}`
  const found: Spelling[] = []
  for (const nodes of boxes.values()) {
    if (typeof nodes === 'number') continue
    const [of = 0, ...rest] = nodes.sort((a, b) => ((labels[a] ?? '') < (labels[b] ?? '') ? -1 : 1))
    for (const node of rest) if (!refused.has(`${name(of)} ${name(node)}`)) found.push({ node, of })
  }
  return found
}

/** The nodes of each box, one or several; most boxes have one, and few addresses can be written otherwise. */
type Boxes = Map<string, number | number[]>

function boxesOf(labels: readonly string[]): { boxes: Boxes; tagged: boolean } {
  const boxes: Boxes = new Map()
  const first = new Map<number, number>()
  let tagged = false
  for (let node = 0; node < labels.length; node++) {
    const label = labels[node] ?? ''
    const hasTag = label.includes('+')
    if (mayBeSpelled(label)) meet(labels, node, first, boxes)
    else if (hasTag) put(boxes, mailbox(label), node)
    tagged ||= hasTag
  }
  return { boxes, tagged }
}

/** Only where the numbers of two addresses are equal are their boxes spelled out. */
function meet(labels: readonly string[], node: number, first: Map<number, number>, boxes: Boxes): void {
  const hash = boxHash(labels[node] ?? '')
  const before = first.get(hash)
  if (before === undefined) {
    first.set(hash, node)
    return
  }
  if (before >= 0) put(boxes, mailbox(labels[before] ?? ''), before)
  first.set(hash, -1)
  put(boxes, mailbox(labels[node] ?? ''), node)
}

function put(boxes: Boxes, box: string, node: number): void {
  const before = boxes.get(box)
  if (before === undefined) boxes.set(box, node)
  else boxes.set(box, typeof before === 'number' ? [before, node] : [...before, node])
}

/** An address without a tag is the box of those with one. */
function addPlain(labels: readonly string[], boxes: Boxes): void {
  labels.forEach((label, node) => {
    if (boxes.has(label) && !label.includes('+') && !mayBeSpelled(label)) put(boxes, label, node)
  })
}
