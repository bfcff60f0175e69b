import type { Entry } from './dictionary.ts'

const customerKey = 'Key of the customer; -1 where nobody is named'
const day = 'Day as a number: days since 1970-01-01'
const currency = 'Currency; the main one where you gave rates'

/** The tables made of the others, ready to be asked; questions ask these. */
export const martEntries: Readonly<Record<string, Entry>> = {
  mart_orders: {
    about: 'One row for each order that counts, with what most questions ask of it.',
    columns: {
      order_key: 'Key in orders',
      customer_key: customerKey,
      placed_at: 'When it was placed, by the clock of the shop',
      day,
      revenue: 'What it came to after refunds',
      gross: 'Before refunds',
      refund: 'What was given back',
      items: 'Pieces',
      lines: 'Lines',
      nth: '1 = first order of the customer, 2 = second; 0 where nobody is named',
      currency,
      channel: 'Channel',
      country: 'Country',
      coupon: 'Coupon',
      first_product: 'Product of its dearest line',
    },
    examples: [
      {
        title: 'Revenue by month',
        text: "select strftime(placed_at, '%Y-%m') as month, round(sum(revenue), 2) as revenue, count(*) as orders\nfrom mart_orders\ngroup by month\norder by month",
      },
      {
        title: 'First and later orders',
        text: "select case when nth = 1 then 'first' else 'later' end as which, count(*) as orders, round(avg(revenue), 2) as each\nfrom mart_orders\nwhere nth > 0\ngroup by which",
      },
      {
        title: 'Days between a first and a second order',
        text: 'select b.day - a.day as days, count(*) as customers\nfrom mart_orders a join mart_orders b using (customer_key)\nwhere a.nth = 1 and b.nth = 2\ngroup by days\norder by days',
      },
    ],
  },
  mart_baskets: {
    about:
      'One row for each product of an order that counts; shipping, gift cards and what was given back are out.',
    columns: {
      order_key: 'Key of the order',
      customer_key: customerKey,
      placed_at: 'When it was placed',
      day,
      nth: 'Which order of the customer it is in; 0 where nobody is named',
      product_key: 'Key of the product',
      product: 'Product',
      category: 'Category',
      quantity: 'Pieces',
      amount: 'What they came to',
      currency,
    },
    examples: [
      {
        title: 'Best sellers',
        text: 'select product, count(*) as orders, round(sum(amount), 2) as revenue\nfrom mart_baskets\ngroup by product\norder by revenue desc\nlimit 20',
      },
      {
        title: 'Bought in one order',
        text: 'select a.product, b.product as other, count(*) as orders\nfrom mart_baskets a join mart_baskets b using (order_key)\nwhere a.product_key < b.product_key\ngroup by a.product, other\norder by orders desc\nlimit 20',
      },
    ],
  },
  mart_customers: {
    about: 'One row for each customer, with what they ordered in all.',
    columns: {
      customer_key: 'Key of the customer, from 0',
      customer: 'What the customer is called here',
      name: 'Full name',
      email: 'E-mail address',
      phone: 'Phone number',
      city: 'City',
      postcode: 'Postcode',
      country: 'Country',
      consent: 'May be written to: yes, no, or empty where it is not told',
      first_day: 'Day of the first order (days since 1970-01-01); -1 without one',
      last_day: 'Day of the last order (days since 1970-01-01); -1 without one',
      orders: 'Orders that count',
      revenue: 'What they came to after refunds',
    },
    examples: [
      {
        title: 'The hundred of most revenue',
        text: "select customer_key, customer, orders, round(revenue, 2) as revenue, date '1970-01-01' + last_day as last_order\nfrom mart_customers\nwhere orders > 0\norder by revenue desc\nlimit 100",
      },
      {
        title: 'How many ordered how often',
        text: 'select orders, count(*) as customers, round(sum(revenue), 2) as revenue\nfrom mart_customers\ngroup by orders\norder by orders',
      },
    ],
  },
  mart_events: {
    about: 'One row for each web visit with a date, in the order of its visitor.',
    columns: {
      visit_key: 'Place in visit',
      visitor_key: 'Key of the visitor, from 0; -1 where nobody is told apart',
      customer_key: customerKey,
      seen_at: 'When it happened',
      day,
      second: 'Second of the day',
      event: 'What happened',
      page: 'The page',
      product: 'Product',
      category: 'Category',
      amount: 'Amount; 0 where none is told',
    },
    examples: [
      {
        title: 'Pages seen most',
        text: 'select page, count(*) as times, count(distinct visitor_key) as visitors\nfrom mart_events\ngroup by page\norder by times desc\nlimit 20',
      },
      {
        title: 'Events by hour',
        text: 'select second // 3600 as hour, count(*) as events\nfrom mart_events\ngroup by hour\norder by hour',
      },
    ],
  },
  mart_messages: {
    about: 'One row for each review or ticket, with what its writer ordered before and after.',
    columns: {
      message_key: 'Place in message',
      customer_key: customerKey,
      order_key: 'Key of the order it is about; -1 where it cannot be told',
      told_at: 'When it was written',
      day: 'Day as a number (days since 1970-01-01); -1 where it is not told',
      kind: 'review or ticket',
      stars: 'Stars from 1 to 5; 0 = none given',
      scale: 'How many stars the file has at most; 0 = none given',
      title: 'Title',
      text: 'What was written',
      product: 'Product',
      nth: 'Orders of the writer until that day',
      next_day: 'Day of their next order; -1 = none since',
      refunded: '1 = money was given back for the order it is about, 0 = not, -1 = no such order',
      file: 'The file it came in',
      line: 'The line of that file',
    },
    examples: [
      {
        title: 'Who came back, by stars',
        text: 'select stars, count(*) as messages, round(100 * avg((next_day >= 0)::integer), 1) as per_cent_came_back\nfrom mart_messages\nwhere stars > 0 and customer_key >= 0\ngroup by stars\norder by stars',
      },
      {
        title: 'Messages by month',
        text: "select strftime(told_at, '%Y-%m') as month, kind, count(*) as messages\nfrom mart_messages\nwhere told_at is not null\ngroup by month, kind\norder by month",
      },
    ],
  },
  mart_signs: {
    about:
      'What customers share, what was paid, who was at the till and what tools foretold, as numbers without names.',
    columns: {
      what: '2 = something customers share, 3 = a payment, 4 = an order at the till, 5 = an order with a foretold risk',
      customer_key: 'Key of the customer; of 4: who was at the till, as a number',
      order_key: 'Key of the order; of 2: what is shared, as a number',
      day,
      second: 'Second of the day; of 5: 1 where files tell of disputes',
      amount: 'Amount; of 5: 2 where disputed, plus 1 where money was given back',
      currency: 'Currency',
      word: 'address, phone or card; kind of payment; void or discount; the foretold risk',
    },
    examples: [
      {
        title: 'Addresses, phones and cards that several share',
        text: 'select word, order_key as shared, count(distinct customer_key) as customers\nfrom mart_signs\nwhere what = 2\ngroup by word, shared\nhaving customers > 1\norder by customers desc',
      },
      {
        title: 'How many rows of each kind',
        text: 'select what, word, count(*) as rows\nfrom mart_signs\ngroup by what, word\norder by what, rows desc',
      },
    ],
  },
  mart_traits: {
    about: 'One row for each customer and thing told of them, also columns that mean nothing here.',
    columns: {
      customer_key: 'Key of the customer',
      name: 'Header of the column',
      value: 'What it says',
      means: 'What it means here; empty where nothing',
    },
    examples: [
      {
        title: 'What is told of how many',
        text: 'select name, count(*) as customers, count(distinct value) as different\nfrom mart_traits\ngroup by name\norder by customers desc',
      },
      {
        title: 'Revenue by a thing told',
        text: 'select t.name, t.value, count(*) as customers, round(avg(c.revenue), 2) as revenue\nfrom mart_traits t join mart_customers c using (customer_key)\ngroup by t.name, t.value\nhaving customers >= 11\norder by t.name, revenue desc',
      },
    ],
  },
}
