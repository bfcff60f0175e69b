import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { type Fault, speak } from '../../src/contract/fault.ts'
import { type Call, quiet } from '../../src/contract/wire.ts'
import { takeIn } from '../../workers/reading/take-in.ts'
import { textFile } from './support.ts'
import { packedZip, zipOf } from './zip-tool.ts'

const csv = 'Id,Name\n1,Ann\n'
const bring = async (file: File) =>
  Promise.all(
    (await takeIn(file, quiet)).map(async (one) => [
      one.file.name,
      one.fault ? said(one.fault) : await one.file.text(),
    ]),
  )
const said = (fault: Fault) => speak(fault).what
const zipped = (parts: [string, string | Uint8Array][], name = 'export.zip') => textFile(zipOf(parts), name)

describe('what is packed', () => {
  it('a file that is not packed is itself', async () => {
    const file = textFile(csv)
    expect((await takeIn(file, quiet)).map((one) => one.file)).toEqual([file])
  })

  it('gzip, by its bytes, with the name it had before', async () => {
    expect(await bring(textFile(gzipSync(csv), 'orders.csv.gz'))).toEqual([['orders.csv', csv]])
    expect(await bring(textFile(gzipSync(csv), 'orders.csv'))).toEqual([['orders.csv', csv]])
  })

  it('gzip of several members, as `cat a.gz b.gz` and bgzip write it', async () => {
    const lines = Array.from({ length: 9_000 }, (_, k) => `${k},Ann ${(k * 7919) % 1013}\n`)
    const text = ['Id,Name\n', ...lines].join('')
    const members: Buffer[] = []
    for (let at = 0; at < text.length; at += 997) members.push(gzipSync(text.slice(at, at + 997)))
    const whole = Buffer.concat([...members, gzipSync('')])
    expect(await bring(textFile(whole, 'orders.csv.gz'))).toEqual([['orders.csv', text]])
    const bent = Uint8Array.from(whole)
    bent[bent.length >> 1] = (bent[bent.length >> 1] ?? 0) ^ 0x10
    expect((await bring(textFile(bent, 'orders.csv.gz')))[0]?.[1]).toMatch(/cut off or damaged/)
    expect((await bring(textFile(whole.subarray(0, -35), 'orders.csv.gz')))[0]?.[1]).toMatch(
      /cut off or damaged/,
    )
  })

  it('what looks like a member inside a member is a part of it', async () => {
    const inner = gzipSync('inner')
    const text = Buffer.concat([Buffer.from('Id,Name\n'), inner, Buffer.from('\n')])
    const stored = gzipSync(text, { level: 0 })
    expect(stored.includes(inner)).toBe(true)
    const [one] = await takeIn(textFile(Buffer.concat([stored, gzipSync(csv)]), 'orders.gz'), quiet)
    expect(
      Buffer.from((await one?.file.arrayBuffer()) ?? new ArrayBuffer(0)).equals(
        Buffer.concat([text, Buffer.from(csv)]),
      ),
    ).toBe(true)
  })

  it('every table of a zip file, in order of its names, without what systems leave there', async () => {
    const parts: [string, string][] = [
      ['b/orders.csv', csv],
      ['__MACOSX/b/._orders.csv', 'x'],
      ['.DS_Store', 'x'],
      ['b/Thumbs.db', 'x'],
      ['readme.txt', 'hello'],
      ['a\\cafe\u0301.json', '[{"a":1}]'],
      ['photo.jpg', 'x'],
      ['a/', ''],
    ]
    expect(await bring(zipped(parts))).toEqual([
      ['export.zip › café.json', '[{"a":1}]'],
      ['export.zip › orders.csv', csv],
    ])
  })

  it('files of one name keep their folders', async () => {
    expect(
      (
        await bring(
          zipped([
            ['a/o.csv', csv],
            ['b/o.csv', csv],
          ]),
        )
      ).map(([name]) => name),
    ).toEqual(['export.zip › a/o.csv', 'export.zip › b/o.csv'])
  })

  it('packed by any of the two methods, gzip inside, an archive inside', async () => {
    const inner = packedZip([['c.csv', csv]])
    const parts: [string, string | Uint8Array][] = [
      ['a.csv.gz', gzipSync(csv)],
      ['b.zip', inner],
    ]
    const wanted = [
      ['export.zip › a.csv', csv],
      ['export.zip › b.zip › c.csv', csv],
    ]
    expect(await bring(zipped(parts))).toEqual(wanted)
    expect(await bring(textFile(packedZip(parts), 'export.zip'))).toEqual(wanted)
  })

  it('files without an ending are looked into', async () => {
    expect(
      await bring(
        zipped([
          ['orders', csv],
          ['logo', 'GIF89a'],
        ]),
      ),
    ).toEqual([['export.zip › orders', csv]])
  })
})

describe('what is not opened, in words', () => {
  const refused = async (file: File) => (await bring(file)).map(([, words]) => words)

  it('archives three deep', async () => {
    const deep = zipOf([['b.zip', zipOf([['c.zip', zipOf([['d.csv', csv]])]])]])
    expect(await refused(textFile(deep, 'a.zip'))).toEqual([
      'a.zip › b.zip › c.zip cannot be read: it is an archive in an archive in an archive; unpack it first.',
    ])
  })

  it('an archive without a table: what is in it', async () => {
    expect(
      await refused(
        zipped([
          ['a.jpg', 'GIF89a'],
          ['b.jpg', '%PDF'],
          ['c.html', '<html>'],
        ]),
      ),
    ).toEqual(['export.zip is an archive of 3 files (2 jpg, 1 html), not a table: 0 rows were read.'])
    expect(await refused(zipped([['a/', '']]))).toEqual([
      'export.zip is an archive with nothing in it, not a table: 0 rows were read.',
    ])
  })

  it('a password', async () => {
    const bytes = zipOf([['a.csv', csv]])
    const view = new DataView(bytes.buffer)
    for (let at = 0; at < bytes.length - 4; at++)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint16(at + 8, 1, true)
    expect(await refused(textFile(bytes, 'export.zip'))).toEqual([
      'export.zip is protected by a password: 0 rows were read.',
    ])
  })

  it('4,000 names', async () => {
    const parts = (n: number) => Array.from({ length: n }, (_, k): [string, string] => [`${k}.csv`, csv])
    expect(await refused(zipped(parts(1500)))).toEqual([
      'export.zip cannot be read: it holds 1,500 files, and at most 1,000 are opened.',
    ])
    expect(await refused(zipped(parts(4000)))).toEqual([
      'export.zip cannot be read: it is packed in more than 2000 parts.',
    ])
  })

  it('a gigabyte of nothing, whatever size it states', async () => {
    const nothing = Buffer.alloc(1 << 20)
    const bomb = gzipSync(Buffer.concat(Array.from({ length: 300 }, () => nothing)))
    const words = (name: string) => [`${name} unpacks to more than 200 MB, and was not opened.`]
    expect(await refused(textFile(bomb, 'a.csv.gz'))).toEqual(words('a.csv.gz'))
    expect(await refused(zipped([['a.csv.gz', bomb]]))).toEqual(words('export.zip › a.csv.gz'))
    const lying = packedZip([['a.csv', Buffer.concat([nothing, nothing])]], 10)
    expect((await refused(textFile(lying, 'a.zip')))[0]).toContain('cut off or damaged')
  })

  it('cut off, or one bit other: never read as if it were whole', async () => {
    const words = /cut off or damaged|damaged|its end is missing|not a table/
    const text = Array.from({ length: 200 }, (_, k) => `${k},Ann ${k * 7919}`).join('\n')
    for (const bytes of [gzipSync(text), packedZip([['a.csv', text]])]) {
      const kept = async (some: Uint8Array) => (await refused(textFile(some, 'a.zip')))[0]
      for (let size = 20; size < bytes.length; size += 171)
        expect(await kept(bytes.slice(0, size))).toMatch(words)
      for (let at = 60; at < bytes.length - 120; at += 173) {
        const bent = Uint8Array.from(bytes)
        bent[at] = (bent[at] ?? 0) ^ 0x10
        expect(await kept(bent)).toMatch(words)
      }
    }
  })

  it('a stop stops', async () => {
    const stopper = new AbortController()
    stopper.abort()
    const call: Call = { ...quiet, signal: stopper.signal }
    await expect(takeIn(zipped([['a.csv', csv]]), call)).rejects.toMatchObject({ fault: { code: 'stopped' } })
  })
})
