import { describe, expect, test } from 'vitest'
import {
  looking,
  nothing,
  pageTypes,
  typeOfEvent,
  typeOfPage,
} from '../../workers/miners/journeys/page-types.ts'

const page = (address: string) => pageTypes[typeOfPage(address)] ?? 'nothing'
const event = (name: string) => {
  const code = typeOfEvent(name)
  return code === looking ? 'looking' : code === nothing ? 'nothing' : pageTypes[code]
}

describe('an address names the kind of its page', () => {
  test.each([
    [
      'home',
      '/ https://shop.example https://shop.example/?utm_source=x /de/ /en-gb /index.html /home /index.php',
    ],
    [
      'search',
      '/search?q=mug /?s=mug /catalogsearch/result/?q=mug /suche /de/suche?query=x /recherche /zoeken /buscar',
    ],
    [
      'category',
      '/collections/mugs /category/mugs /c/mugs /kategorie/tassen /produkte /shop /categorie/tasses /products /catalogo/tazze',
    ],
    [
      'product',
      '/products/blue-mug /collections/mugs/products/blue-mug /product/shopping-bag /p/12 /dp/B000X /produkt/tasse-blau /shoes/red-shoe-p1234.html /item/99 /index.php?route=product/product&product_id=4 /produit/panier-pique-nique /en/producto/taza-azul',
    ],
    [
      'cart',
      '/cart /basket /warenkorb /panier /carrito /de/warenkorb /shopping-cart /index.php?route=checkout/cart /winkelwagen /carrello /?add-to-cart=12 /my-bag',
    ],
    [
      'checkout',
      '/checkout /checkouts/c/1a2b3c/information /kasse /checkout/shipping /commande /checkout/payment /afrekenen /onepage',
    ],
    [
      'purchase',
      '/checkout/order-received/123 /thank-you /checkouts/123/thank_you /checkout/onepage/success/ /danke /order-confirmation /bestellbestaetigung /bestellung/bestätigung /commande/confirmation /orders/9/confirmed',
    ],
    ['account', '/account /account/orders/12 /login /my-account /konto /mein-konto /register /wishlist'],
    [
      'other',
      '/about /contact/thank-you /blog/new-cart-design /datenschutz /pages/our-story /newsletter/confirmed /tasse-blau',
    ],
    ['nothing', '/style.css /logo.png /api/cart /robots.txt /wp-json/wc/v3'],
  ])('%s', (type, addresses) => {
    for (const address of addresses.split(' ')) expect([address, page(address)]).toEqual([address, type])
  })

  test('a request line, a broken escape and a hash route are read', () => {
    expect(page('GET /warenkorb HTTP/1.1')).toBe('cart')
    expect(page('/suche/%E0%A4%A')).toBe('search')
    expect(page('https://shop.example/#/checkout')).toBe('checkout')
  })
})

describe('an event names what was done', () => {
  test.each([
    ['looking', 'page_view,view,pageview,GET,session_start,scroll,user_engagement,first_visit,Page Viewed'],
    ['product', 'view_item,ViewContent,Product Viewed,viewed_product,productDetail'],
    ['category', 'view_item_list,Product List Viewed,view_category,collection_viewed'],
    [
      'cart',
      'add_to_cart,addtocart,AddToCart,cart,Product Added,remove_from_cart,view_cart,product_added_to_cart,removeFromCart',
    ],
    [
      'checkout',
      'begin_checkout,checkout,InitiateCheckout,Checkout Started,add_payment_info,add_shipping_info,checkout_step_2,order started',
    ],
    [
      'purchase',
      'purchase,transaction,Order Completed,Placed Order,order,checkout_completed,Kauf,achat,order_paid',
    ],
    ['search', 'search,view_search_results,Products Searched'],
    ['account', 'login,sign_up,Signed Up account'],
    ['nothing', 'refund,video_start,add_to_wishlist,select_item,order_cancelled'],
  ])('%s', (type, names) => {
    for (const name of names.split(',')) expect([name, event(name)]).toEqual([name, type])
  })
})
