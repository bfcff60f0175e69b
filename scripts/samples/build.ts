import { gzipSync } from 'node:zlib'
import { cafe } from './cafe/cafe.ts'
import { phone } from './phone/phone.ts'
import type { Business, Listed } from './sample.ts'
import type { Planted } from './truths.ts'
import { webshop } from './webshop/webshop.ts'

/** The three businesses and who belongs to their planted groups. Pure: the same each time. */
export function build(): { businesses: Business<unknown>[]; planted: Planted } {
  const [a, b, c] = [cafe(), webshop(), phone()]
  return {
    businesses: [a, b, c],
    planted: { cafe: a.planted, webshop: b.planted, phone: c.planted },
  }
}

/** Gzip without the time and the system it was made on. */
export function pack(text: string): Uint8Array {
  const bytes = gzipSync(text, { level: 9, memLevel: 9 })
  bytes.fill(0, 4, 8)
  bytes[9] = 255
  return bytes
}

/** Where a file of a business lies, relative to the root of the site. */
export function pathOf(business: string, file: string): string {
  return `samples/${business}/${file}.gz`
}

/** The entry of `samples/index.json`; `bytes` tells the packed size of a path. */
export function listing(business: Business<unknown>, bytes: (path: string) => number): Listed {
  const { id, title, about } = business
  const files = business.files.map(({ name }) => {
    const path = pathOf(id, name)
    return { name, path, bytes: bytes(path) }
  })
  return { id, title, about, rows: business.files.reduce((sum, file) => sum + file.rows, 0), files }
}
