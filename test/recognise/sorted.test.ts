import { expect, test } from 'vitest'
import { reader } from '../../workers/reading/open.ts'
import { recogniser } from '../../workers/recognise/recogniser.ts'
import { meansOf } from './fake-reader.ts'

const head = 'Order number,Order date,E-mail,Product,Quantity,Price'
const line = (order: number, buyer: string) =>
  `${order},2024-${String(1 + (order % 12)).padStart(2, '0')}-15,${buyer},"Mug, ${order % 7}",1,${5 + (order % 9)}.00`

async function meanings(buyers: readonly string[]) {
  const file = new File([[head, ...buyers.map((buyer, i) => line(i, buyer))].join('\n')], 'sales.csv')
  return meansOf(await recogniser(reader).draft(file, {}))
}

const till = new Array<string>(15_000).fill('till@shop.example')
const people = Array.from({ length: 900 }, (_, i) => `buyer${i % 300}@example.org`)

test('a long file sorted by customer may begin with thousands of rows of one: they are customers all the same', async () => {
  expect(await meanings([...till, ...people])).toMatchObject({ email: 'E-mail', order: 'Order number' })
})

test('an address that a long file repeats to its end is the shop’s own', async () => {
  expect((await meanings(till)).email).toBeUndefined()
})
