import { describe, expect, it } from 'vitest'
import { fingerprint, ngramFingerprint } from '../../workers/clean/fingerprint.ts'
import { findProductNames, nameKey } from '../../workers/clean/variants.ts'
import { file } from '../join/people.ts'

describe('fingerprints as OpenRefine publishes them', () => {
  it.each([
    ['the multi multi word test', 'multi test the word'],
    [' école ÉCole ecoLe ', 'ecole'],
    ['a b c d', 'a b c d'],
    [' d c b a ', 'a b c d'],
    ['\tABC \t DEF ', 'abc def'],
    ['bbb\taaa', 'aaa bbb'],
    ['æø', 'aeoe'],
    ['©ß', 'css'],
    ['ÐðÞþǷƿ', 'ddththww'],
    ['ﬀﬁﬂﬃﬅﬆ', 'fffiflffistst'],
    ['a\tb\nc\u0085f\u00a0g\u1680h\u2003l\u2028t\u202fv\u3000z', 'a b c f g h l t v z'],
    [
      'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿ',
      'aaaaaaaeceeeeiiiidnooooooeuuuuythssaaaaaaaeceeeeiiiidnooooooeuuuuythy',
    ],
    [
      'ĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĳĴĵĶķĸĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŋŌōŎŏŐőŒœŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſ',
      'aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiijijjjkkkllllllllllnnnnnnnnnoooooooeoerrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs',
    ],
  ])('%j has the key %j', (text, key) => {
    expect(fingerprint(text)).toBe(key)
  })

  it.each([
    [2, 'Paris', 'arispari'],
    [1, 'Paris', 'aiprs'],
    [2, 'abcdefg', 'abbccddeeffg'],
    [1, 'hello', 'ehlo'],
    [1, 'he!llo,. world', 'dehlorw'],
    [3, '\u0001a, !b-c_d\u00a0d\tz\u0003', 'abcbcdcddddz'],
    [2, '', ''],
  ])('pieces of %i letters of %j are %j', (n, text, key) => {
    expect(ngramFingerprint(text, n)).toBe(key)
  })

  it('finds the three ways to write Krzysztof in pieces of one letter', () => {
    const keys = ['Krzysztof', 'Kryzysztof', 'Krzystof'].map((name) => ngramFingerprint(name, 1))
    expect(new Set(keys).size).toBe(1)
  })
})

describe('one product or two', () => {
  it.each([
    ['T-shirt L 10', '10 L T-shirt'],
    ['Blue mug', 'MUG, blue'],
    ['Café crème', 'cafe  creme.'],
    ['Tea (green)', 'green tea'],
    ['Oil 1,5 l', '1.5 l oil'],
  ])('%j is %j', (a, b) => {
    expect(nameKey(a)).toBe(nameKey(b))
  })

  it.each([
    ['Coffee 250g', 'Coffee 500g'],
    ['Oil 1.5 l', 'Oil 15 l'],
    ['Board 20 x 30', 'Board 30 x 20'],
    ['Pack 10 x 10', 'Pack 10 x'],
    ['Shirt M', 'Shirt L'],
    ['C++ primer', 'C primer'],
    ['Cocoa 70%', 'Cocoa 70'],
    ['Screw M1/2', 'Screw M12'],
  ])('%j is not %j', (a, b) => {
    expect(nameKey(a)).not.toBe(nameKey(b))
  })

  it('lets article numbers that differ tell two articles apart', () => {
    const mugs = (first: string, second: string) =>
      file('a.csv', 'order line', [
        { order: '1', date: '2024-01-02', product: 'Blue mug', sku: first, amount: 1 },
        { order: '2', date: '2024-01-02', product: 'Mug, blue', sku: second, amount: 1 },
      ])
    expect(findProductNames([mugs('B1', 'B2')]).renamed).toEqual([])
    expect(findProductNames([mugs('B1', 'B1')]).renamed).toHaveLength(1)
  })
})
