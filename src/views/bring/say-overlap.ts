import type { FileAccount, Overlap, Repeated } from '../../contract/desk.ts'
import { count } from './words.ts'

/** "412 orders known, 37 changed, 551 new", for what a further file tells again: orders, their lines, customers. */
export function sayOverlap({ orders, lines, customers }: Overlap): string {
  const parts = [say(orders, 'order'), say(lines, 'line'), say(customers, 'customer')]
  return `${parts.filter((part) => part !== '').join('; ')}.`
}

function say({ known, changed, fresh }: Repeated, what: string): string {
  const all = known + changed + fresh
  if (all === 0) return ''
  return `${count(known)} ${known === 1 ? what : `${what}s`} known, ${count(changed)} changed, ${count(fresh)} new`
}

/** Files that tell again what was here, each with what it told. */
export function repeats(files: readonly FileAccount[]): { name: string; says: string }[] {
  return files.flatMap(({ name, overlap }) => (overlap ? [{ name, says: sayOverlap(overlap) }] : []))
}
