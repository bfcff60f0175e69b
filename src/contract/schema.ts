/** What a column can mean. `kind` says how its cells are read; `label` is what the person sees in the menu. */
export type CellKind = 'text' | 'key' | 'money' | 'number' | 'date' | 'flag'

const meaning = <K extends CellKind>(kind: K, label: string) => ({ kind, label }) as const

/** The order is the order of the menu. */
export const meanings = {
  customer: meaning('key', 'Customer number or name'),
  email: meaning('key', 'E-mail'),
  phone: meaning('key', 'Phone'),
  customerName: meaning('text', 'Customer name'),
  firstName: meaning('text', 'First name'),
  lastName: meaning('text', 'Last name'),
  order: meaning('key', 'Order number'),
  date: meaning('date', 'Date of the order'),
  time: meaning('text', 'Time of day'),
  zone: meaning('key', 'Time zone of the date'),
  amount: meaning('money', 'Amount of this row'),
  orderTotal: meaning('money', 'Total of the order'),
  subtotal: meaning('money', 'Subtotal of the order'),
  shipping: meaning('money', 'Shipping of the order'),
  tax: meaning('money', 'Tax of the order'),
  discount: meaning('money', 'Discount'),
  refund: meaning('money', 'Refunded amount'),
  leftTotal: meaning('money', 'Total of the order after refunds'),
  fee: meaning('money', 'Fee'),
  quantity: meaning('number', 'Quantity'),
  unitPrice: meaning('money', 'Price of one'),
  product: meaning('key', 'Product'),
  sku: meaning('key', 'Article number'),
  variant: meaning('text', 'Variant'),
  category: meaning('key', 'Category'),
  currency: meaning('key', 'Currency'),
  status: meaning('key', 'Status of the order'),
  paid: meaning('key', 'Paid or not'),
  cancelledAt: meaning('date', 'Cancelled on'),
  coupon: meaning('key', 'Coupon'),
  channel: meaning('key', 'Channel'),
  location: meaning('key', 'Shop or location'),
  staff: meaning('key', 'Who was at the till'),
  card: meaning('key', 'Number that stands for a card'),
  country: meaning('key', 'Country'),
  region: meaning('key', 'Region'),
  city: meaning('key', 'City'),
  postcode: meaning('key', 'Postcode'),
  street: meaning('key', 'Street and number'),
  consent: meaning('flag', 'May be written to'),
  tags: meaning('text', 'Tags'),
  customerSince: meaning('date', 'Customer since'),
  totalSpent: meaning('money', 'Spent so far'),
  totalOrders: meaning('number', 'Orders so far'),
  label: meaning('key', 'A label of your own'),
  plan: meaning('key', 'Plan or contract'),
  planFee: meaning('money', 'Fee of the plan'),
  endsOn: meaning('date', 'Contract ends on'),
  stamps: meaning('number', 'Stamps'),
  points: meaning('number', 'Points'),
  alias: meaning('key', 'Another number of the customer'),
  packed: meaning('key', 'All products of the order'),
  tip: meaning('money', 'Tip'),
  cost: meaning('money', 'What one costs you'),
  handle: meaning('key', 'Short name of the product'),
  kind: meaning('key', 'What kind of row it is'),
  direction: meaning('key', 'Money in or out'),
  paysFor: meaning('key', 'Order that is paid'),
  refundOf: meaning('key', 'Payment that is given back'),
  messageId: meaning('key', 'Number of the review or ticket'),
  stars: meaning('number', 'Stars'),
  title: meaning('text', 'Title or subject'),
  text: meaning('text', 'Review or message'),
  reply: meaning('text', 'Your reply'),
  repliedAt: meaning('date', 'First reply on'),
  firstReply: meaning('number', 'Minutes to the first reply'),
  resolvedAt: meaning('date', 'Solved on'),
  satisfaction: meaning('key', 'Satisfaction'),
  priority: meaning('key', 'Priority'),
  replies: meaning('number', 'Replies'),
  reopens: meaning('number', 'Times opened again'),
  event: meaning('key', 'Event'),
  visitor: meaning('key', 'Visitor'),
  session: meaning('key', 'Session'),
  page: meaning('key', 'Page'),
  predictedValue: meaning('money', 'Value foretold by the tool'),
  predictedOrders: meaning('number', 'Orders foretold by the tool'),
  churnRisk: meaning('key', 'Risk of leaving, says the tool'),
  nextOrderOn: meaning('date', 'Next order, says the tool'),
  memberRating: meaning('number', 'Rating by the tool'),
  riskLevel: meaning('key', 'Risk of fraud, says the tool'),
  disputed: meaning('key', 'Dispute about the payment'),
} as const

export type Meaning = keyof typeof meanings

/** Columns that say what became of a customer or an order, or what a tool foretells: kept as labels, to be scored later. */
export const labelMeanings = [
  'label',
  'plan',
  'planFee',
  'endsOn',
  'stamps',
  'points',
  'predictedValue',
  'predictedOrders',
  'churnRisk',
  'nextOrderOn',
  'memberRating',
  'riskLevel',
  'disputed',
] as const satisfies readonly Meaning[]

/** What one row of a file is. */
export type Grain =
  | 'order'
  | 'order line'
  | 'transaction'
  | 'customer'
  | 'product'
  | 'review'
  | 'ticket'
  | 'event'
  | 'payment'
  | 'other'

/** Every canonical table of the warehouse and the marts made of them; names as in SQL. */
export const tables = [
  'customer',
  'customer_alias',
  'product',
  'orders',
  'order_line',
  'payment',
  'message',
  'visit',
  'label',
  'set_aside',
  'import_file',
] as const
export type TableName = (typeof tables)[number]
