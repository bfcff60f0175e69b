import type { Entry } from './dictionary.ts'

const customerKey = 'Key of the customer; -1 where nobody is named'
const orderKey = 'Key of the order; -1 where it cannot be told'
const place = { file: 'The file it came in', line: 'The line of that file' }
const source = 'What the file was recognised as'

/** The tables of what files tell beside orders, and of the files themselves. */
export const toldEntries: Readonly<Record<string, Entry>> = {
  payment: {
    about: 'One row for each payment or refund that a payment file tells of.',
    columns: {
      customer_key: customerKey,
      order_key: orderKey,
      source,
      payment_id: 'Number of the payment',
      paid_at: 'When it was paid',
      kind: 'Kind of payment',
      status: 'Status in the file',
      amount: 'Amount; below zero where money went out',
      refund: 'What was given back',
      card: 'Number that stands for a card',
      fee: 'Fee',
      currency: 'Currency, three letters',
      ...place,
    },
    examples: [
      {
        title: 'Payments by kind',
        text: 'select kind, status, count(*) as payments, round(sum(amount), 2) as amount\nfrom payment\ngroup by kind, status\norder by payments desc',
      },
      {
        title: 'Fees by month',
        text: "select strftime(paid_at, '%Y-%m') as month, round(sum(fee), 2) as fees\nfrom payment\nwhere paid_at is not null\ngroup by month\norder by month",
      },
    ],
  },
  message: {
    about: 'One row for each review, ticket or survey answer, word for word.',
    columns: {
      customer_key: customerKey,
      order_key: orderKey,
      source,
      author: 'Who wrote it, as the file calls them',
      kind: 'review or ticket',
      rating: 'Stars from 1 to 5, whatever the scale of the file',
      scale: 'How many stars the file has at most',
      message_id: 'Number of the review or ticket',
      told_at: 'When it was written',
      stars: 'Stars as the file has them',
      title: 'Title or subject',
      text: 'What was written',
      product: 'The product it is about',
      sku: 'Its article number',
      status: 'Status in the file',
      channel: 'Channel',
      priority: 'Priority',
      tags: 'Tags',
      reply: 'Your reply',
      replied_at: 'First reply on',
      first_reply_minutes: 'Minutes to the first reply',
      resolved_at: 'Solved on',
      satisfaction: 'Satisfaction',
      replies: 'Number of replies',
      reopens: 'Times opened again',
      ...place,
    },
    examples: [
      {
        title: 'Stars by product',
        text: 'select product, count(*) as messages, round(avg(rating), 2) as stars\nfrom message\nwhere rating is not null\ngroup by product\norder by stars',
      },
      {
        title: 'Messages without a reply',
        text: "select told_at, kind, title, text\nfrom message\nwhere reply = ''\norder by told_at desc",
      },
    ],
  },
  visit: {
    about: 'One row for each event on the web shop: a page seen, a product put into the cart.',
    columns: {
      customer_key: customerKey,
      order_key: orderKey,
      source,
      seen_at: 'When it happened',
      visitor: 'The visitor, as the file calls them',
      session: 'Their session',
      event: 'What happened',
      page: 'The page',
      product: 'Product',
      sku: 'Article number',
      category: 'Category',
      amount: 'Amount, where something was bought',
      ...place,
    },
    examples: [
      {
        title: 'What happens how often',
        text: 'select event, count(*) as times\nfrom visit\ngroup by event\norder by times desc',
      },
      {
        title: 'Visits by day',
        text: 'select seen_at::date as day, count(*) as events, count(distinct visitor) as visitors\nfrom visit\nwhere seen_at is not null\ngroup by day\norder by day',
      },
    ],
  },
  label: {
    about: 'What became of customers and orders, and what other tools foretell of them.',
    columns: {
      customer_key: customerKey,
      order_key: orderKey,
      source,
      name: 'Header of the column',
      value: 'What it says',
      means: 'What kind of label it is',
      ...place,
    },
    examples: [
      {
        title: 'Labels and how often each is given',
        text: 'select name, value, count(*) as times\nfrom label\ngroup by name, value\norder by name, times desc',
      },
      {
        title: 'Labels of customers',
        text: 'select name, count(distinct customer_key) as customers\nfrom label\nwhere customer_key >= 0\ngroup by name',
      },
    ],
  },
  set_aside: {
    about: 'Rows of files that are not used, each with its reason.',
    columns: { ...place, reason: 'Why it is not used', raw: 'The row as it stands in the file' },
    examples: [
      {
        title: 'Reasons',
        text: 'select reason, count(*) as rows\nfrom set_aside\ngroup by reason\norder by rows desc',
      },
      {
        title: 'The rows themselves',
        text: 'select file, line, reason, raw\nfrom set_aside\norder by file, line',
      },
    ],
  },
  import_file: {
    about: 'One row for each file that was brought.',
    columns: {
      name: 'Name of the file',
      recognised_as: 'What it was recognised as',
      grain: 'What one row of it is',
      rows_in: 'Rows that came in',
      rows_used: 'Rows that are used',
      rows_set_aside: 'Rows that were set aside',
    },
    examples: [
      {
        title: 'What came in and what is used',
        text: 'select name, rows_in, rows_used, rows_set_aside\nfrom import_file\norder by rows_in desc',
      },
      {
        title: 'Share that is used',
        text: 'select name, round(100 * rows_used / nullif(rows_in, 0), 1) as per_cent\nfrom import_file',
      },
    ],
  },
}
