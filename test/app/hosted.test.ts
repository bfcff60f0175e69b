import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hosted } from '../../src/app/hosted.ts'
import { nowhere, read, write } from '../../src/app/url.ts'

const base = 'https://shop.example/regulars/index.html'
const opened = (...names: string[]) => hosted(names, base).files.map(({ path }) => path)

describe('data that a link names', () => {
  it('are files of this site, in the folder of the page or below it', () => {
    expect(opened('orders.csv', './demo/2025 sales.xlsx', '/regulars/a.csv.gz')).toEqual([
      'https://shop.example/regulars/orders.csv',
      'https://shop.example/regulars/demo/2025%20sales.xlsx',
      'https://shop.example/regulars/a.csv.gz',
    ])
    expect(hosted(['demo/2025%20sales.xlsx'], base).files[0]?.name).toBe('2025 sales.xlsx')
  })

  it.each([
    'https://elsewhere.example/regulars/a.csv',
    '//elsewhere.example/a.csv',
    '\\\\elsewhere.example\\a.csv',
    'http://shop.example/regulars/a.csv',
    'https://me:pass@shop.example/regulars/a.csv',
    '../secret.csv',
    '/other/a.csv',
    'data:text/csv,a.csv',
    'blob:https://shop.example/a.csv',
    'javascript:alert(1)//a.csv',
    'file:///etc/a.csv',
    'https://shop.example:8443/regulars/a.csv',
    'orders.csv.exe',
    'http://[::/a.csv',
  ])('never %s', (name) => {
    expect(hosted([name], base)).toEqual({ files: [], refused: [name] })
  })

  it('never lead off the site or out of the folder, whatever is written', () => {
    const piece = fc.constantFrom(
      '..',
      '.',
      '/',
      '\\',
      '%2e%2e',
      '@',
      ':',
      '//',
      'a',
      'https:',
      '?',
      '#',
      '\t',
    )
    const name = fc.array(fc.oneof(piece, fc.string({ maxLength: 4 })), { maxLength: 12 })
    fc.assert(
      fc.property(name, (pieces) => {
        for (const { path } of hosted([`${pieces.join('')}.csv`], base).files)
          expect(path.startsWith('https://shop.example/regulars/')).toBe(true)
      }),
      { numRuns: 2_000 },
    )
  })

  it('are twelve at most, each once, and stand in the address until something is open', () => {
    const names = Array.from({ length: 20 }, (_, i) => `orders-${i}.csv`)
    expect(hosted([...names, ...names], base)).toMatchObject({ refused: names.slice(12) })
    const address = { ...nowhere, hosted: ['demo/größe & maß.csv', 'b.csv'] }
    expect(read(write(address))).toEqual(address)
    expect(read('?data=a.csv&ask=rfm&data=0f3a')).toMatchObject({
      hosted: ['a.csv'],
      asked: { data: '0f3a' },
    })
    expect(write({ ...address, workspace: 'w1' })).not.toContain('csv')
    expect(write({ ...address, ...nowhere })).toBe('')
  })
})
