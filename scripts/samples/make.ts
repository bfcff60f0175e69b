import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, listing, pack, pathOf } from './build.ts'

/** Writes the samples to `public/samples` and who is planted where to `scripts/samples/truths.json`. */
const root = fileURLToPath(new URL('../../', import.meta.url))

function write(path: string, content: Uint8Array | string) {
  mkdirSync(dirname(root + path), { recursive: true })
  writeFileSync(root + path, content)
}

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`

const { businesses, planted } = build()
const sizes = new Map<string, number>()
for (const business of businesses)
  for (const file of business.files) {
    const path = pathOf(business.id, file.name)
    const bytes = pack(file.text)
    sizes.set(path, bytes.length)
    write(`public/${path}`, bytes)
    console.log(`${path}: ${file.rows} rows, ${bytes.length} bytes`)
  }
write('public/samples/index.json', json(businesses.map((b) => listing(b, (path) => sizes.get(path) ?? 0))))
write('scripts/samples/truths.json', json(planted))
console.log(`together ${[...sizes.values()].reduce((sum, bytes) => sum + bytes, 0)} bytes`)
