import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Failure, speak } from '../../src/contract/fault.ts'
import { said } from '../../src/contract/notes.ts'
import { readAll, textFile } from './support.ts'

const read = (text: string, name = 'orders.json') => readAll(textFile(text, name))
const told = async (text: string) => {
  const { head, lines, rows } = await read(text)
  return { format: head.format, headers: head.headers, lines, rows }
}
const outcome = (text: string) =>
  read(text).then(
    () => 'it was read',
    (thrown) => (thrown instanceof Failure ? speak(thrown.fault).what : String(thrown)),
  )

describe('records', () => {
  it('a key that comes late is a column, a key that is missing is an empty cell', async () => {
    expect(await told('[{"id":1},{"name":"Ann","id":"2"},{}]')).toEqual({
      format: 'json',
      headers: ['id', 'name'],
      lines: [1, 2, 3],
      rows: [
        ['1', ''],
        ['2', 'Ann'],
        ['', ''],
      ],
    })
  })

  it.each([
    ['lists', '{"id":[1,2,3],"name":["Ann","Bo",null],"sum":[5.50,6,12345678901234567890]}'],
    [
      'lists within an object',
      '{"shop":"x","data":{"id":[1,2,3],"name":["Ann","Bo",null],"sum":[5.50,6,12345678901234567890]}}',
    ],
    [
      'objects by row number',
      '{"id":{"0":1,"1":2,"2":3},"name":{"0":"Ann","1":"Bo","2":null},"sum":{"0":5.50,"1":6,"2":12345678901234567890}}',
    ],
  ])('a table written column by column, as %s', async (_, text) => {
    expect(await told(text)).toEqual({
      format: 'json',
      headers: ['id', 'name', 'sum'],
      lines: [1, 2, 3],
      rows: [
        ['1', 'Ann', '5.50'],
        ['2', 'Bo', '6'],
        ['3', '', '12345678901234567890'],
      ],
    })
  })

  it('what stands beside its columns is told as left out', async () => {
    const { head } = await read('{"shop":"x","data":{"id":[1,2],"sum":[5,6]}}')
    expect(said(head.notes)).toEqual(['Left out, because it stands beside the list: shop.'])
  })

  it.each([
    ['columns of different length', '{"id":[1,2,3],"name":["Ann","Bo"]}', 1],
    ['a record with two lists', '{"id":7,"tags":["a","b"],"sizes":["S","M"]}', 1],
    ['records by their number', '{"11":{"a":1,"b":2},"12":{"a":3,"b":4},"13":{"a":5,"b":6}}', 3],
  ])('%s is no such table', async (_, text, rows) => {
    expect((await told(text)).rows).toHaveLength(rows)
  })

  it('a document a line, whatever the name; the line is that of the file', async () => {
    const { format, headers, lines } = await told('\n{"id":1}\n\n{"id":2,"a":{"b":true}}\r\n')
    expect([format, headers, lines]).toEqual(['ndjson', ['id', 'a.b'], [2, 4]])
  })

  it('one document that is written a record a line is one document', async () => {
    const { format, headers, rows } = await told(
      '{"object":"list","data":[\n{"id":1},\n{"id":2},\n{"id":3}\n],"more":false}\n',
    )
    expect([format, headers, rows]).toEqual(['json', ['id'], [['1'], ['2'], ['3']]])
  })

  it('a line of several pieces that are no record is set aside once, with its first piece', async () => {
    const { lines, aside } = await read('{"a":1}\n"x","y",2\n{"a":3}\n"z"; 4\n')
    expect([lines, aside.map(({ line }) => line)]).toEqual([
      [1, 3],
      [2, 4],
    ])
  })

  it('reviews beside an average: the list is read, what is left out is told', async () => {
    const google = '{"reviews":[{"starRating":"FIVE","reviewer":{"displayName":"A"}}],"averageRating":5}'
    const { head, rows } = await read(google)
    expect([head.headers, rows]).toEqual([['starRating', 'reviewer.displayName'], [['FIVE', 'A']]])
    expect(said(head.notes)).toEqual(['Left out, because it stands beside the list: averageRating.'])
  })

  it('several lists are several sheets, the longest unless chosen', async () => {
    const file = textFile('{"data":{"orders":[{"a":1}],"people":[{"b":1},{"b":2}]}}', 'a.json')
    const { head } = await readAll(file)
    expect(head.sheets.map((s) => [s.name, s.rows])).toEqual([
      ['data.people', 2],
      ['data.orders', 1],
    ])
    expect((await readAll(file, { sheet: 'data.orders' })).head.headers).toEqual(['a'])
  })

  it('lists of cells: the first names the columns', async () => {
    expect(await told('[["id","name"],[1,"Ann"]]')).toMatchObject({ headers: ['id', 'name'], lines: [2] })
    expect(await told('[[1,"Ann"],[2,"Ben"]]')).toMatchObject({
      headers: ['Column 1', 'Column 2'],
      lines: [1, 2],
    })
  })

  it('digits are kept, exponents written out', async () => {
    const numbers = ['9007199254740993', '1.50', '0.1', '-12345678901234567890.12', '1e3', '1.5E-3']
    const { rows } = await read(`[{"n":${numbers.join('},{"n":')}}]`)
    expect(rows.flat()).toEqual([...numbers.slice(0, 4), '1000', '0.0015'])
  })

  it('a name that stands twice in a record is a column of its own, and told', async () => {
    const { head, rows } = await read('[{"id":1,"id":2,"a.b":3,"a":{"b":4}}]')
    expect([head.headers, rows]).toEqual([['id', 'id (2)', 'a.b', 'a.b (2)'], [['1', '2', '3', '4']]])
    expect(said(head.notes).join()).toContain('1 row names something twice')
  })

  it('names of objects are ordinary columns', async () => {
    expect((await told('[{"__proto__":1,"constructor":2,"length":3,"":4}]')).headers).toEqual([
      '__proto__',
      'constructor',
      'length',
      'Column 4',
    ])
  })
})

describe('lines in an order', () => {
  const orders =
    '[{"id":1,"total":9,"line_items":[{"sku":"x","quantity":2},{"sku":"y","quantity":1}],"tags":["a","b"]},' +
    '{"id":2,"total":0,"line_items":[]}]'

  it('are a row each, what the order tells is repeated; an order without lines stays', async () => {
    const { head, lines, rows } = await read(orders)
    expect(head.headers).toEqual(['id', 'total', 'tags', 'line_items.sku', 'line_items.quantity'])
    expect(lines).toEqual([1, 1, 2])
    expect(rows.map((r) => r.join('|'))).toEqual([
      '1|9|["a","b"]|x|2',
      '1|9|["a","b"]|y|1',
      '2|0||'.padEnd(6, '|'),
    ])
    expect(said(head.notes)).toEqual([
      'One row per entry of line_items; what else its record tells is repeated in each.',
      'Lists inside a record are kept as text: tags.',
    ])
  })

  it('one order that is the whole file reads as the same order in a list', async () => {
    const order = '{"id":1,"lines":[{"sku":"x"},{"sku":"y"}],"buyer":{"email":"a@b.example"}}'
    const [alone, listed] = [await told(order), await told(`[${order}]`)]
    expect(alone.headers).toEqual(listed.headers)
    expect(alone.rows).toEqual(listed.rows)
  })

  it('things with a quantity are lines under any name; reviews are not', async () => {
    expect((await told('[{"id":1,"wares":[{"title":"x","qty":2},{"title":"y","qty":1}]}]')).lines).toEqual([
      1, 1,
    ])
    expect((await told('[{"id":1,"replies":[{"text":"x"},{"text":"y"}]}]')).lines).toEqual([1])
  })
})

describe('bad JSON', () => {
  it('cut off anywhere: the whole rows before, and where it ended', async () => {
    const whole = JSON.stringify(Array.from({ length: 20 }, (_, k) => ({ id: `n${k}`, sum: { all: k } })))
    for (let size = 40; size < whole.length; size += 7) {
      const { rows, head, aside } = await read(whole.slice(0, size))
      expect(rows).toEqual(rows.map((_, k) => [`n${k}`, `${k}`]))
      const count = `${rows.length} whole row${rows.length === 1 ? '' : 's'}`
      expect(said(head.notes)).toEqual([`The file ends in the middle (after ${count}).`])
      expect(aside.map((a) => a.line)).toEqual([rows.length + 1])
    }
    expect(await outcome(whole.slice(0, 9))).toBe(
      'orders.json cannot be read: the file ends in the middle, before its first whole row.',
    )
  })

  it('a line that is no JSON is set aside, those below are read', async () => {
    const { lines, aside } = await read('{"id":1}\n{"id":\n{"id":"x\n}\n{"id":4}\n{"id')
    expect(lines).toEqual([1, 5])
    expect(aside.map((a) => [a.line, a.raw])).toEqual([
      [2, '{"id":'],
      [3, '{"id":"x'],
      [6, '{"id'],
    ])
  })

  it('what is no record in a list of records is set aside', async () => {
    const { lines, aside } = await read('[null,{"a":1},7,{"a":2},"x"]')
    expect(lines).toEqual([2, 4])
    expect(aside.map((a) => [a.line, a.raw])).toEqual([
      [1, 'null'],
      [3, '7'],
      [5, '"x"'],
    ])
  })

  it.each([500, 100_000])('%i levels deep', async (levels) => {
    const deep = 'orders.json cannot be read: it is nested more than 200 levels deep.'
    expect(await outcome('['.repeat(levels))).toBe(deep)
    expect(await outcome('{"a":'.repeat(levels))).toBe(deep)
    expect(await outcome(`[{"a":1},{"a":${'['.repeat(levels)}`)).toBe(deep)
  })

  it.each([
    ['[]', 'orders.json is empty: 2 bytes and 0 rows.'],
    ['{"a":[]}', 'orders.json is empty: 8 bytes and 0 rows.'],
    ['[1,2]', 'orders.json is a JSON file without a list of records, not a table: 0 rows were read.'],
    ['[{"a" 1}]', 'orders.json cannot be read: it is no sound JSON on line 1.'],
  ])('%s', async (text, what) => expect(await outcome(text)).toBe(what))
})

const cell = fc.oneof(fc.string({ unit: 'binary' }), fc.boolean(), fc.constant(null), fc.integer())
const names = fc.uniqueArray(
  fc.string({ minLength: 1, maxLength: 8 }).filter((n) => n.trim() === n && n !== ''),
  {
    minLength: 1,
    maxLength: 5,
  },
)

it('whatever JSON.stringify writes is read again, a list or a document a line', async () => {
  await fc.assert(
    fc.asyncProperty(
      names,
      fc.array(fc.array(cell, { minLength: 5, maxLength: 5 }), { minLength: 2 }),
      async (n, t) => {
        const records = t.map((row) => new Map(n.map((name, c) => [name, row[c] ?? null])))
        const lines = records.map(
          (r) => `{${[...r].map(([k, v]) => `${JSON.stringify(k)}:${JSON.stringify(v)}`)}}`,
        )
        const wanted = records.map((r) => [...r.values()].map((v) => String(v ?? '').replaceAll('\0', '')))
        expect((await read(`[${lines}]`)).rows).toEqual(wanted)
        expect((await read(lines.join('\n'))).rows).toEqual(wanted)
      },
    ),
    { numRuns: 60 },
  )
})
