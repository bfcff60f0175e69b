import { readFileSync } from 'node:fs'
import type { Plugin } from 'vite'

/** The policy as it stands in the page: the one place where it is written. */
export function policy(): string {
  const html = readFileSync(new URL('../../src/index.html', import.meta.url), 'utf8')
  const found = /http-equiv="Content-Security-Policy"\s+content="([^"]+)"/.exec(html)?.[1]
  if (!found) throw new Error('src/index.html carries no Content-Security-Policy')
  return found
}

/** Headers for hosts that read a `_headers` file; `npm start` sends the same. */
function headers(): string {
  const everywhere = [
    `Content-Security-Policy: ${policy()}; frame-ancestors 'none'`,
    'X-Content-Type-Options: nosniff',
    'Referrer-Policy: no-referrer',
    'Cross-Origin-Opener-Policy: same-origin',
    'Permissions-Policy: camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=()',
  ]
  const lines = (path: string, list: string[]) => [path, ...list.map((line) => `  ${line}`)].join('\n')
  return `${lines('/*', everywhere)}\n${lines('/assets/*', ['Cache-Control: public, max-age=31536000, immutable'])}\n`
}

/** Only the charset may stand before the policy, and no script before the guard. */
function order(html: string): string[] {
  const head = /<head>([\s\S]*?)<\/head>/.exec(html)?.[1] ?? ''
  const tags = [...head.matchAll(/<(meta|script|link|style|base)\b[^>]*>/g)].map(([tag]) => tag)
  const faults: string[] = []
  if (!tags[0]?.includes('charset')) faults.push('the charset is not first in <head>')
  if (!tags[1]?.includes('Content-Security-Policy')) faults.push('the policy is not second in <head>')
  const script = tags.find((tag) => tag.startsWith('<script'))
  if (!script?.includes('guard.js')) faults.push('guard.js is not the first script')
  if (/<script(?![^>]*\ssrc=)/.test(html)) faults.push('there is a script in the page itself')
  if (/<style|\sstyle="|\son\w+="/.test(html)) faults.push('there is a style or a handler in the page itself')
  return faults
}

/** Fails the build where the page would not be sealed; writes the headers for hosts that send them. */
export function seal(): Plugin {
  return {
    name: 'seal',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html) {
        const faults = order(html)
        if (faults.length > 0) throw new Error(`index.html is not sealed: ${faults.join('; ')}`)
      },
    },
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: '_headers', source: headers() })
    },
  }
}
