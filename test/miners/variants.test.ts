import { expect, test } from 'vitest'
import { collapsed, withoutTail } from '../../workers/miners/variants.ts'

test.each([
  ['Linen shirt - M / White', 'Linen shirt'],
  ['Linen shirt, XL, navy', 'Linen shirt'],
  ['House blend 250 g', 'House blend'],
  ['House blend 1kg', 'House blend'],
  ['Sneaker (size 42)', 'Sneaker'],
  ['Latte large', 'Latte'],
  ['Teekanne 500ml blau', 'Teekanne'],
  ['Blend 12', 'Blend 12'],
  ['Product 3', 'Product 3'],
  ['Black', 'Black'],
  ['7 Up', '7 Up'],
  ['Chemise rouge', 'Chemise'],
])('%s is %s', (name, base) => {
  expect(withoutTail(name)).toBe(base)
})

test('only names that share what is left become one, whatever their order', () => {
  const names = ['Shirt - M', 'Shirt - L', 'Wine red', 'shirt XL', 'Tea']
  expect(collapsed(names)).toEqual(['Shirt', 'Shirt', 'Wine red', 'Shirt', 'Tea'])
  expect(collapsed([...names].reverse())).toEqual(['Tea', 'Shirt', 'Wine red', 'Shirt', 'Shirt'])
})
