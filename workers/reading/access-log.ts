import type { Dialect } from './cut.ts'

/** Blanks part the cells, and what the visitor sent stands in quotes. */
export const ofLogs: Dialect = { delimiter: ' ', quote: '"', escape: '\\', padded: false, single: true }

/** A line as Apache and nginx write it ("common" and "combined"; with the host before it, too). */
const line = /^(?:\S+ )?\S+ \S+ \S.* \[\d{2}\/[A-Z][a-z]{2}\/\d{4}:\d{2}:\d{2}:\d{2} [+-]\d{4}\] "/
const least = 0.8
const looked = 50

const common = ['ip', 'identity', 'user', 'logged_at', 'zone', 'request', 'http_status', 'response_bytes']
const combined = [...common, 'referer', 'user_agent']

/** Names of the columns of a server's access log, which bears none; null for any other text. */
export function logColumns(text: string): string[] | null {
  const lines = text
    .slice(0, 65_536)
    .split(/\r?\n/, looked)
    .filter((one) => one !== '' && !one.startsWith('#'))
  const logged = lines.filter((one) => line.test(one))
  if (logged.length === 0 || logged.length < least * lines.length) return null
  const host = logged.every((one) => /^\S+ \S+ \S+ \S+ \[/.test(one)) ? ['host'] : []
  return [...host, ...combined]
}
