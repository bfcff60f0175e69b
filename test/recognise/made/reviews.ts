import { clock, iso } from './file.ts'
import { type Expected, type Tale, type Telling, talesOf } from './telling.ts'

const tales = talesOf(21)
const stamp = (d: Date) => `${iso(d)} ${clock(d)}`
const european = (d: Date) => iso(d).split('-').reverse().join('/')
const american = (d: Date) => `${iso(d).slice(5, 7)}/${iso(d).slice(8)}/${iso(d).slice(0, 4)}`
const midnight = (d: Date) => Date.parse(`${iso(d)}T00:00:00Z`)
const mail = (t: Tale) => t.order.buyer.email
const name = (t: Tale) => `${t.order.buyer.first} ${t.order.buyer.last}`
const product = (t: Tale) => t.order.lines[0]?.product ?? ''
const sku = (t: Tale) => t.order.lines[0]?.sku ?? ''

/** What every review tells: when, how many stars, its words. */
const said = (t: Tale): Expected => ({
  told_at: t.at.getTime(),
  stars: t.stars,
  text: t.text,
  author: name(t),
})
const byDay = (t: Tale): Expected => ({ ...said(t), told_at: midnight(t.at) })

type Shape = Omit<Telling, 'table' | 'rows' | 'expected'> & {
  cells(t: Tale): Record<string, string>
  truth(t: Tale): Expected
}
const telling = ({ cells, truth, ...rest }: Shape): Telling => ({
  ...rest,
  table: 'message',
  rows: tales.map(cells),
  expected: tales.map(truth),
})

export const reviewTellings: Telling[] = [
  telling({
    id: 'trustpilot',
    header:
      'Domain URL,Webshop Name,Business Unit Id,Review ID,Review Created (UTC),Review Consumer User Id,Review Username,Review User Email,Review Title,Review Content,Review Stars,Source Of Review,Reference Id,Company Response,Business Reply Date (UTC),Location Name,Review Language',
    cells: (t) => ({
      'Domain URL': 'shop.example.org',
      'Review ID': t.id,
      'Review Created (UTC)': stamp(t.at),
      'Review Username': name(t),
      'Review Title': t.title,
      'Review Content': t.text,
      'Review Stars': String(t.stars),
      'Reference Id': t.order.number,
      'Company Response': t.reply,
      'Business Reply Date (UTC)': t.reply === '' ? '' : stamp(t.repliedAt),
    }),
    truth: (t) => ({ ...said(t), message_id: t.id, customer: mail(t), order: `#${t.order.number}` }),
  }),
  telling({
    id: 'judgeme',
    header:
      'title,body,rating,review_date,source,curated,reviewer_name,reviewer_email,product_id,product_handle,reply,reply_date,picture_urls,ip_address,location',
    cells: (t) => ({
      title: t.title,
      body: t.text,
      rating: String(t.stars),
      review_date: `${stamp(t.at)} UTC`,
      source: 'web',
      curated: t.stars === 1 ? 'spam' : 'ok',
      reviewer_name: name(t),
      reviewer_email: mail(t).toUpperCase(),
      product_id: `82${sku(t).slice(-1)}`,
      product_handle: product(t).toLowerCase().replaceAll(' ', '-'),
      reply: t.reply,
    }),
    truth: (t) => ({ ...said(t), customer: mail(t), status: t.stars === 1 ? 'spam' : 'ok', reply: t.reply }),
  }),
  telling({
    id: 'loox',
    header:
      'id,status,rating,email,nickname,full_name,review,date,productId,handle,img,variant,verified_purchase',
    cells: (t) => ({
      id: t.id,
      status: t.stars < 3 ? 'Hidden' : 'Active',
      rating: String(t.stars),
      email: mail(t),
      nickname: `${t.order.buyer.first} ${t.order.buyer.last.slice(0, 1)}.`,
      full_name: name(t),
      review: t.text,
      date: `${iso(t.at)}T${clock(t.at)}.000Z`,
      productId: '771',
      handle: 'blue-mug',
      verified_purchase: 'true',
    }),
    truth: (t) => ({ ...said(t), message_id: t.id, customer: mail(t), product: 'blue-mug' }),
  }),
  telling({
    id: 'yotpo',
    delimiter: ';',
    header:
      'Review Title;Review Content;Review Score;Date;Product ID;Product Title;Product URL;Display Name;Email;Verified Purchase',
    cells: (t) => ({
      'Review Title': t.title,
      'Review Content': t.text,
      'Review Score': String(t.stars),
      Date: european(t.at),
      'Product ID': sku(t),
      'Product Title': product(t),
      'Display Name': name(t),
      Email: mail(t),
    }),
    truth: (t) => ({ ...byDay(t), customer: mail(t), product: product(t), sku: sku(t) }),
  }),
  telling({
    id: 'okendo',
    shape: 'with titles',
    header:
      'Review ID,Product ID,Product Name,Rating,Title,Body,Reviewer Name,Is Verified Buyer,Date Created,Status',
    cells: (t) => ({
      'Review ID': t.id,
      'Product ID': 'gid://shopify/Product/555',
      'Product Name': product(t),
      Rating: String(t.stars),
      Title: t.title,
      Body: t.text,
      'Reviewer Name': name(t),
      'Date Created': `${iso(t.at)}T${clock(t.at)}Z`,
      Status: 'Approved',
    }),
    truth: (t) => ({ ...said(t), message_id: t.id, sku: 'gid://shopify/Product/555', customer: '' }),
  }),
  telling({
    id: 'okendo',
    shape: 'dotted',
    header: 'reviewId,productId,rating,title,body,reviewer.name,reviewer.email,dateCreated',
    cells: (t) => ({
      reviewId: t.id,
      productId: 'gid://shopify/Product/555',
      rating: String(t.stars),
      title: t.title,
      body: t.text,
      'reviewer.name': name(t),
      'reviewer.email': mail(t),
      dateCreated: `${iso(t.at)}T${clock(t.at)}Z`,
    }),
    truth: (t) => ({ ...said(t), message_id: t.id, customer: mail(t) }),
  }),
  telling({
    id: 'shopify_reviews',
    header: 'product_handle,state,rating,title,author,email,location,body,reply,created_at,replied_at',
    cells: (t) => ({
      product_handle: 'blue-mug',
      state: 'published',
      rating: String(t.stars),
      title: t.title,
      author: name(t),
      email: mail(t),
      body: t.text,
      reply: t.reply,
      created_at: `${stamp(t.at)} UTC`,
    }),
    truth: (t) => ({ ...said(t), customer: mail(t), status: 'published' }),
  }),
  telling({
    id: 'trustpilot_products',
    header: 'review_id,stars,product_name,product_sku,content,consumer_name,created_at',
    cells: (t) => ({
      review_id: t.id,
      stars: String(t.stars),
      product_name: product(t),
      product_sku: sku(t),
      content: t.text,
      consumer_name: name(t),
      created_at: `${iso(t.at)}T${clock(t.at)}Z`,
    }),
    truth: (t) => ({ ...said(t), message_id: t.id, product: product(t), customer: '' }),
  }),
  telling({
    id: 'etsy_reviews',
    header: 'reviewer,date_reviewed,star_rating,message,order_id',
    cells: (t) => ({
      reviewer: t.order.buyer.last,
      date_reviewed: american(t.at),
      star_rating: String(t.stars),
      message: t.text,
      order_id: t.order.number,
    }),
    truth: (t) => ({
      ...{ told_at: midnight(t.at), stars: t.stars, text: t.text },
      order: `#${t.order.number}`,
    }),
  }),
  telling({
    id: 'olist_reviews',
    header:
      'review_id,order_id,review_score,review_comment_title,review_comment_message,review_creation_date,review_answer_timestamp',
    cells: (t) => ({
      review_id: t.id,
      order_id: t.order.number,
      review_score: String(t.stars),
      review_comment_title: t.title,
      review_comment_message: t.text,
      review_creation_date: `${iso(t.at)} 00:00:00`,
      review_answer_timestamp: stamp(t.repliedAt),
    }),
    truth: (t) => ({
      ...{ told_at: midnight(t.at), stars: t.stars, text: t.text, message_id: t.id },
      ...{ replied_at: t.repliedAt.getTime(), order: `#${t.order.number}`, customer: mail(t) },
    }),
  }),
]

/** As Takeout writes it: JSON, stars in words, a review of stars alone has no comment. */
export const googleReviews = {
  text: JSON.stringify({
    reviews: tales.map((t, i) => ({
      name: `accounts/1/locations/2/reviews/${t.id}`,
      reviewId: t.id,
      reviewer: { displayName: name(t), isAnonymous: false },
      starRating: ['ONE', 'TWO', 'THREE', 'FOUR', 'FIVE'][t.stars - 1],
      ...(i % 5 === 4 ? {} : { comment: t.text }),
      createTime: `${iso(t.at)}T${clock(t.at)}.123456Z`,
      ...(t.reply === '' ? {} : { reviewReply: { comment: t.reply, updateTime: t.repliedAt.toISOString() } }),
    })),
    averageRating: 3.4,
    totalReviewCount: tales.length,
  }),
  expected: tales.map(
    (t, i): Expected => ({
      ...{ message_id: t.id, stars: t.stars, text: i % 5 === 4 ? '' : t.text, reply: t.reply },
      author: name(t),
    }),
  ),
}
