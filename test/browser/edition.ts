import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { dist } from './support.ts'

const hashOf = (text: string) => createHash('sha256').update(text).digest('base64')
const mark = (edition: number) => (text: string) => text.replace('<html ', `<html data-edition="${edition}" `)

/**
 * The build as a later edition of itself: its page says which one it is, and its service worker knows that page by its
 * hash. Edition 0 is the build as it stands.
 */
export function alteredTo(edition: number, path: string, text: string): string | null {
  if (edition === 0) return null
  if (path === '/' || path === '/index.html') return mark(edition)(text)
  if (path !== '/service-worker.js') return null
  const page = readFileSync(new URL('index.html', dist), 'utf8')
  const [before, after] = [hashOf(page), hashOf(mark(edition)(page))]
  const short = (hash: string) => hash.replace(/\W/g, '').slice(0, 16)
  return text.replaceAll(before, after).replaceAll(short(before), short(after))
}
