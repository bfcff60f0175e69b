import { expect, test } from 'vitest'
import { saySource } from '../../src/views/bring/words.ts'
import { draftOf, table } from '../recognise/fake-reader.ts'

test('a known source is called as a person writes it, any other by its plain kind', async () => {
  const known = table(
    'title,body,rating,review_date,source,curated,reviewer_name,reviewer_email,product_handle\na,b,5,2024-01-02,web,ok,Ann,a@x.org,soap',
  )
  expect(saySource(await draftOf(known))).toBe('Judge.me reviews')
  const plain = table('Order number,Date,E-mail,Total\n1,2024-01-02,a@x.org,5\n2,2024-01-03,b@x.org,6')
  expect(saySource(await draftOf(plain))).toBe('Orders')
})
