import { expect, test } from 'vitest'
import { saySource } from '../../src/views/bring/words.ts'

test.each([
  ['shopify_orders', 'Shopify orders'],
  ['judgeme', 'Judge.me'],
  ['ebay_tx', 'eBay transactions'],
  ['woo_adv_order_export', 'WooCommerce advanced order export'],
  ['ga4_ui', 'Google Analytics 4'],
  ['orders', 'Orders'],
])('the source %s is called %s', (id, name) => {
  expect(saySource(id)).toBe(name)
})
