import { describe, expect, it } from 'vitest'
import index from '../../public/samples/index.json' with { type: 'json' }
import { build, listing, pack, pathOf } from '../../scripts/samples/build.ts'
import planted from '../../scripts/samples/truths.json' with { type: 'json' }
import { packed, rows, text } from './rows.ts'

const made = build()
const files = made.businesses.flatMap((b) =>
  b.files.map((file) => ({ ...file, path: pathOf(b.id, file.name) })),
)

describe('the samples', () => {
  it('come out byte for byte as they are kept', () => {
    for (const file of files) expect(file.text === text(file.path), file.path).toBe(true)
    expect(made.planted).toEqual(planted)
  })

  it('come out the same twice', () => {
    const again = build().businesses.flatMap((b) => b.files)
    for (const [i, file] of files.entries()) {
      expect(again[i]?.text === file.text, file.path).toBe(true)
      expect(Buffer.compare(pack(file.text), pack(again[i]?.text ?? '')), file.path).toBe(0)
    }
  })

  it('weigh at most 940 kB together', () => {
    const bytes = files.map((file) => packed(file.path).length)
    expect(bytes.reduce((a, b) => a + b, 0)).toBeLessThanOrEqual(940_000)
  })

  it('are packed without a time', () => {
    for (const file of files) expect([...packed(file.path).slice(3, 10)]).toEqual([0, 0, 0, 0, 0, 2, 255])
  })

  it('are listed as they lie there', () => {
    expect(index).toEqual(made.businesses.map((b) => listing(b, (path) => packed(path).length)))
  })

  it('end no later than 2026-10-31', () => {
    const stamps = files.flatMap((f) => f.text.match(/\b20\d\d-\d\d-\d\d\b/g) ?? [])
    const written = files.flatMap((f) => f.text.match(/\b\d\d\.\d\d\.20\d\d\b/g) ?? [])
    const days = [...stamps, ...written.map((d) => d.split('.').reverse().join('-'))]
    expect(days.length).toBeGreaterThan(10_000)
    expect(days.filter((d) => d > '2026-10-31')).toHaveLength(0)
  })

  it('name nobody: reserved mail domains and phones without an exchange', () => {
    const mails = files.flatMap((f) => f.text.match(/[^\s,;@]+@[^\s,;]+/g) ?? [])
    expect(mails.length).toBeGreaterThan(5000)
    expect(mails.filter((m) => !/^[a-z]+\.[a-z]+@example\.(com|net|org)$/.test(m))).toHaveLength(0)
    const phones = rows('samples/phone/customers.csv.gz', ';').map((r) => r('Phone'))
    expect(phones.filter((p) => !/^\+1555\d{7}$/.test(p))).toHaveLength(0)
    expect(new Set(phones).size).toBe(phones.length)
  })
})
