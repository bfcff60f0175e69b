import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { said } from '../../src/contract/notes.ts'
import { western } from '../../workers/reading/western.ts'
import { readAll, textFile, written } from './support.ts'

const text = 'Name,Town,Sum\nChloé,München,5 €\nGarcía,Łódź,12 €\nΧρήστος,Αθήνα,7 €\n'
const latin = 'Name,Town,Sum\nChloé,München,5 €\nGarcía,Köln,12 €\n'

const utf16 = (s: string, little: boolean) => {
  const bytes = new Uint8Array(s.length * 2)
  const view = new DataView(bytes.buffer)
  for (let k = 0; k < s.length; k++) view.setUint16(2 * k, s.charCodeAt(k), little)
  return bytes
}

const fromWestern = new Map(Array.from({ length: 256 }, (_, byte) => [western(byte), byte]))
const bytes1252 = (s: string) => Uint8Array.from([...s].map((letter) => fromWestern.get(letter) ?? 63))
const join = (...parts: Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]))
const utf8 = (s: string) => new TextEncoder().encode(s)
const cells = (s: string) =>
  s
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','))

describe('encodings are told by the bytes', () => {
  const bom = '\uFEFF'
  it.each([
    ['UTF-8', 'utf-8', utf8(text), text],
    ['UTF-8 with a mark', 'utf-8', utf8(bom + text), text],
    ['UTF-16 LE with a mark', 'utf-16le', utf16(bom + text, true), text],
    ['UTF-16 BE with a mark', 'utf-16be', utf16(bom + text, false), text],
    ['UTF-16 LE without', 'utf-16le', utf16(text, true), text],
    ['UTF-16 BE without', 'utf-16be', utf16(text, false), text],
    ['windows-1252', 'windows-1252', bytes1252(latin), latin],
  ])('%s', async (_, label, bytes, expected) => {
    for (const size of [1, 2, 3, 5, 1 << 20]) {
      const { head, rows } = await readAll(textFile(bytes), {}, size)
      expect(head.encoding).toBe(label)
      expect(head.headers).toEqual(['Name', 'Town', 'Sum'])
      expect(rows).toEqual(cells(expected))
    }
  })

  it('says that letters were read as Western European', async () => {
    const { head } = await readAll(textFile(bytes1252(latin)))
    expect(said(head.notes).join(' ')).toContain('Western European')
  })

  it('reads every letter of windows-1252', async () => {
    const all = Array.from({ length: 128 }, (_, k) => western(128 + k)).join('')
    const { rows } = await readAll(textFile(bytes1252(`Id,Letters\n1,${all}\n`)), {
      encoding: 'windows-1252',
    })
    expect(rows).toEqual([['1', all]])
  })

  it('half UTF-8, half windows-1252: every row right, the first odd line named', async () => {
    const file = textFile(
      join(utf8('Name,Town,Sum\nChloé,Łódź,5 €\n'), bytes1252('García,Köln,12 €\n'), utf8('Zoë,Øre,1\n')),
    )
    for (const size of [4, 7, 1 << 20]) {
      const { rows, notes } = await readAll(file, {}, size)
      expect(rows).toEqual([
        ['Chloé', 'Łódź', '5 €'],
        ['García', 'Köln', '12 €'],
        ['Zoë', 'Øre', '1'],
      ])
      expect(notes).toEqual(['3 odd letters read as Western European, the first on line 3.'])
    }
  })

  it('letters that show up late are found: no row of a long file is lost', async () => {
    const plain = `Id,Name\n${Array.from({ length: 60_000 }, (_, k) => `${k},plain name ${k}\n`).join('')}`
    const { rows, notes } = await readAll(
      textFile(join(utf8(plain), bytes1252('60000,José\n'), utf8(plain.slice(8).repeat(2)))),
    )
    expect(rows.length).toBe(180_001)
    expect(rows[60_000]).toEqual(['60000', 'José'])
    expect(notes.join(' ')).toContain('line 60,002')
  })

  it.each([
    ['shift_jis', '注文番号,氏名\n1,山田太郎\n2,鈴木さくら\n3,佐藤ケンジ\n'],
    ['euc-kr', '주문번호,고객명\n1,김민수\n2,이영희\n3,박지훈\n4,최수진\n'],
    ['gbk', '订单号,客户姓名,商品\n1,张伟,绿茶\n2,王芳,咖啡杯\n3,李娜,苹果酱\n4,刘洋,红茶\n'],
    ['big5', '訂單編號,客戶姓名,金額\n1,張偉,綠茶\n2,陳美玲,蘋果醬\n'],
    ['windows-1251', 'Номер,Клиент\n1,Иванов Пётр\n2,Смирнова Анна\n'],
    ['koi8-u', 'Номер,Клиент\n1,Иванов Пётр\n2,Смирнова Анна\n'],
    ['windows-1253', 'Αριθμός,Πελάτης\n1,Γιώργος\n2,Ελένη\n'],
    ['windows-1250', 'Numer,Klient\n1,Łukasz Wiśniewski\n2,Małgorzata Dąbrowska\n3,Jiří Růžička\n'],
    ['windows-1254', 'Sipariş,Müşteri\n1,Ayşe Yılmaz\n2,Çağrı Işık\n3,Gökhan Şahin\n'],
    ['macintosh', 'Número,Cliente\n1,José García\n2,Íñigo Muñoz\n'],
  ])('%s is found by what its letters spell', async (label, spelled) => {
    for (const size of [1, 7, 1 << 20]) {
      const { head, rows } = await readAll(textFile(written(label, spelled)), {}, size)
      expect([head.encoding, rows]).toEqual([label, cells(spelled)])
    }
  })

  it.each([
    'Zoë',
    'Müller,Groß',
    'Søren Ærø',
    'Niccolò,Città',
    'João Conceição',
    'Þórður Guðrún',
    '5 € – 10 €',
  ])('Western letters stay Western, however few or often: %s', async (words) => {
    for (const times of [1, 300]) {
      const { head } = await readAll(textFile(bytes1252(`Id,Name\n${`1,${words}\n`.repeat(times)}`)))
      expect([head.encoding, head.letters]).toEqual(['windows-1252', undefined])
    }
  })

  it('the person is believed, and an unknown encoding is said', async () => {
    const sjis = Uint8Array.from([...utf8('Id,Name\n1,'), 0x93, 0xfa, 0x96, 0x7b, 10])
    expect((await readAll(textFile(sjis), { encoding: 'shift_jis' })).rows).toEqual([['1', '日本']])
    await expect(readAll(textFile(sjis), { encoding: 'klingon' })).rejects.toMatchObject({
      fault: { code: 'unknown' },
    })
  })

  it('zero bytes are left out and counted', async () => {
    const { rows, notes } = await readAll(textFile('Id,Name\n1,An\0n\n2,Bob\n'))
    expect(rows).toEqual([
      ['1', 'Ann'],
      ['2', 'Bob'],
    ])
    expect(notes).toEqual(['1 zero byte left out.'])
  })

  it('law: any bytes at all are read or refused, whatever the cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ minLength: 1, maxLength: 200 }),
        fc.integer({ min: 1, max: 9 }),
        async (bytes, size) => {
          const outcome = async (cut?: number) =>
            readAll(textFile(bytes), {}, cut).then(
              ({ rows, lines }) => ({ rows, lines }),
              (thrown) => thrown.fault.code as string,
            )
          expect(await outcome(size)).toEqual(await outcome())
        },
      ),
      { numRuns: 300 },
    )
  })
})
