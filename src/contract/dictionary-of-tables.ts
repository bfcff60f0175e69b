import type { Entry } from './dictionary.ts'

const customerKey = 'Key of the customer; -1 where nobody is named'
const place = { file: 'The file it came in', line: 'The line of that file' }

/** The tables that orders, customers and products are read into. */
export const tableEntries: Readonly<Record<string, Entry>> = {
  customer: {
    about: 'One row for each customer, with what files tell of them.',
    columns: {
      customer_key: 'Key of the customer, from 0',
      customer: 'What the customer is called here: a number, an e-mail or a name',
      name: 'Full name',
      email: 'E-mail address',
      phone: 'Phone number',
      first_name: 'First name',
      last_name: 'Last name',
      street: 'Street and number',
      city: 'City',
      postcode: 'Postcode',
      region: 'Region or state',
      country: 'Country',
      consent: 'May be written to: yes, no, or empty where it is not told',
      tags: 'Tags of the shop system',
      label: 'A label of your own',
      customer_since: 'The day they became a customer, as the file says',
    },
    examples: [
      {
        title: 'Customers by country',
        text: 'select country, count(*) as customers\nfrom customer\ngroup by country\norder by customers desc',
      },
      {
        title: 'Who may be written to',
        text: "select customer_key, customer, email\nfrom customer\nwhere consent = 'yes' and email <> ''\norder by customer",
      },
    ],
  },
  customer_alias: {
    about: 'Under which numbers and names files know each customer, and why they are held to be one person.',
    columns: {
      customer_key: 'Key of the customer',
      source_key: 'How a file calls them: the kind of name, a colon, and the name',
      rule: 'Why it is held to be the same person',
      weight: 'How much speaks for it; more is surer',
    },
    examples: [
      {
        title: 'Customers known under most names',
        text: 'select customer_key, count(*) as names\nfrom customer_alias\ngroup by customer_key\norder by names desc\nlimit 20',
      },
      {
        title: 'How often each rule was used',
        text: 'select rule, count(*) as times\nfrom customer_alias\ngroup by rule\norder by times desc',
      },
    ],
  },
  product: {
    about: 'One row for each product that was sold or is listed.',
    columns: {
      product_key: 'Key of the product, from 0',
      product: 'Name of the product',
      sku: 'Article number',
      variant: 'Variant, such as size or colour',
      category: 'Category',
      price: 'Price in a list of products, the least where there are several',
      cost: 'What one costs you, where a list tells it',
    },
    examples: [
      {
        title: 'Products by category',
        text: 'select category, count(*) as products\nfrom product\ngroup by category\norder by products desc',
      },
      {
        title: 'What was sold most',
        text: 'select p.product, sum(l.quantity) as pieces\nfrom order_line l join product p using (product_key)\ngroup by p.product\norder by pieces desc\nlimit 20',
      },
    ],
  },
  orders: {
    about:
      'One row for each order as files tell it, also those that do not count. Amounts are in the currency of the row.',
    columns: {
      order_key: 'Key of the order, from 0',
      order_id: 'Number of the order in its file',
      customer_key: customerKey,
      placed_at: 'When it was placed, by the clock of the shop',
      status: 'Status in the file',
      counted: 'Whether it counts: cancelled and voided orders do not',
      currency: 'Currency, three letters; empty where none is told',
      gross: 'What it came to, before refunds',
      refund: 'What was given back',
      revenue: 'What it came to after refunds',
      lines: 'Lines of the order',
      items: 'Pieces in it',
      subtotal: 'Sum of the goods',
      shipping: 'Shipping',
      tax: 'Tax',
      discount: 'Discount',
      coupon: 'Coupon that was used',
      channel: 'Channel, such as web or shop',
      location: 'Shop or location',
      staff: 'Who was at the till',
      country: 'Country it went to',
    },
    examples: [
      {
        title: 'Orders that do not count, by status',
        text: 'select status, count(*) as orders, sum(gross) as amount\nfrom orders\nwhere not counted\ngroup by status\norder by orders desc',
      },
      {
        title: 'What coupons gave away',
        text: "select coupon, count(*) as orders, round(sum(discount), 2) as given\nfrom orders\nwhere coupon <> '' and counted\ngroup by coupon\norder by given desc",
      },
      {
        title: 'Orders by hour of the day',
        text: 'select hour(placed_at) as hour, count(*) as orders\nfrom orders\nwhere counted and placed_at is not null\ngroup by hour\norder by hour',
      },
    ],
  },
  order_line: {
    about: 'One row for each product line of an order.',
    columns: {
      order_key: 'Key of the order',
      product_key: 'Key of the product',
      quantity: 'Pieces; empty where none is told',
      unit_price: 'Price of one',
      amount: 'What the line came to',
      ...place,
    },
    examples: [
      { title: 'Lines given back', text: 'select *\nfrom order_line\nwhere quantity < 0 or amount < 0' },
      {
        title: 'Products at several prices',
        text: 'select p.product, count(distinct l.unit_price) as prices, min(l.unit_price) as least, max(l.unit_price) as most\nfrom order_line l join product p using (product_key)\ngroup by p.product\nhaving prices > 1\norder by prices desc\nlimit 20',
      },
    ],
  },
}
