/** Header rows as the tools write them, [signature, grain, header, delimiter]. Seen in public importers of these exports. */
export const exportHeaders: [string, string, string, string?][] = [
  [
    'shopify_orders',
    'order line',
    'Name,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Accepts Marketing,Currency,Subtotal,Shipping,Taxes,Total,Discount Code,Discount Amount,Shipping Method,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem compare-at price,Lineitem SKU,Lineitem requires shipping,Billing Name,Billing City,Billing Zip,Billing Province,Billing Country,Billing Phone,Canceled at,Refunded Amount,Location,Id,Tags,Source',
  ],
  [
    'squarespace_orders',
    'order line',
    'Order ID,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Currency,Subtotal,Shipping,Taxes,Amount Refunded,Total,Discount Code,Discount Amount,Shipping Method,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Lineitem variant,Lineitem requires shipping,Billing Name,Billing Address1,Billing City,Billing Zip,Billing Province,Billing Country,Billing Phone,Cancelled at',
  ],
  [
    'shopify_customers',
    'customer',
    'First Name,Last Name,Email,Accepts Email Marketing,Company,Address1,Address2,City,Province,Province Code,Country,Country Code,Zip,Phone,Accepts SMS Marketing,Total Spent,Total Orders,Tags,Note,Tax Exempt',
  ],
  [
    'shopify_payouts',
    'payment',
    'Transaction Date,Type,Order,Card Brand,Card Source,Payout Status,Payout Date,Payout ID,Available On,Amount,Fee,Net,Checkout,Payment Method Name,Presentment Amount,Presentment Currency,Currency',
  ],
  [
    'woo_adv_order_export',
    'order line',
    'Order Number,Order Status,Order Date,Customer Note,First Name (Billing),Last Name (Billing),Company (Billing),Address 1&2 (Billing),City (Billing),State Code (Billing),Postcode (Billing),Country Code (Billing),Email (Billing),Phone (Billing),First Name (Shipping),Payment Method Title,Cart Discount Amount,Order Subtotal Amount,Shipping Method Title,Order Shipping Amount,Order Refund Amount,Order Total Amount,Order Total Tax Amount,SKU,Item #,Item Name,Quantity (- Refund),Item Cost,Coupon Code,Discount Amount,Discount Amount Tax',
  ],
  [
    'woo_analytics_orders',
    'order',
    'Date,Order #,N. Revenue (formatted),Status,Customer,Customer type,Product(s),Items sold,Coupon(s),Net Sales,Attribution',
  ],
  [
    'woo_customers',
    'customer',
    'Name,Username,Last active,Sign up,Email,Orders,Total spend,AOV,Country / Region,City,Region,Postal code',
  ],
  [
    'square_items',
    'order line',
    'Date,Time,Time Zone,Category,Item,Qty,Price Point Name,SKU,Modifiers Applied,Gross Sales,Discounts,Net Sales,Tax,Transaction ID,Payment ID,Device Name,Notes,Details,Event Type,Location,Dining Option,Customer ID,Customer Name,Customer Reference ID,Unit,Count',
  ],
  [
    'square_tx',
    'transaction',
    'Date,Time,Time Zone,Gross Sales,Discounts,Service Charges,Net Sales,Gift Card Sales,Tax,Tip,Partial Refunds,Total Collected,Source,Card,Card Entry Methods,Cash,Fees,Net Total,Transaction ID,Payment ID,Card Brand,Device Name,Event Type,Location,Customer ID,Customer Name,Transaction Status,Channel',
  ],
  [
    'stripe_payments',
    'payment',
    'id,Created date (UTC),Amount,Amount Refunded,Currency,Captured,Converted Amount,Description,Fee,Is Link,Status,Seller Message,Customer ID,Customer Description,Customer Email,Customer Phone,Shipping Name,Card ID',
  ],
  [
    'stripe_customers',
    'customer',
    'id,Email,Name,Phone,Description,Created (UTC),Default Card,Card Number,Card Last 4,Card Type,Card Country,Currency,Delinquent,Total Spend',
  ],
  [
    'stripe_payouts',
    'other',
    'id,Amount,Created (UTC),Currency,Livemode,Arrival Date (UTC),Source Type,Destination,Status,Type,Method,Description,Balance Transaction',
  ],
  [
    'paypal_activity',
    'payment',
    'Date,Time,TimeZone,Name,Type,Status,Currency,Gross,Fee,Net,From Email Address,To Email Address,Transaction ID,Item Title,Quantity,Balance,Country,Balance Impact',
  ],
  [
    'etsy_items',
    'order line',
    'Sale Date,Item Name,Buyer,Quantity,Price,Coupon Code,Coupon Details,Discount Amount,Shipping Discount,Order Shipping,Order Sales Tax,Item Total,Currency,Transaction ID,Listing ID,Date Paid,Date Shipped,Ship Name,Ship Address1,Ship City,Ship State,Ship Zipcode,Ship Country,Order ID,Variations,Order Type,SKU',
  ],
  [
    'etsy_orders',
    'order',
    'Sale Date,Order ID,Buyer User ID,Full Name,First Name,Last Name,Number of Items,Payment Method,Date Shipped,Street 1,Ship City,Ship State,Ship Zipcode,Ship Country,Currency,Order Value,Coupon Code,Discount Amount,Shipping,Sales Tax,Order Total,Status,Card Processing Fees,Order Net,Adjusted Order Total,Buyer',
  ],
  [
    'amazon_all_orders',
    'order line',
    'amazon-order-id\tmerchant-order-id\tpurchase-date\tlast-updated-date\torder-status\tfulfillment-channel\tsales-channel\turl\tship-service-level\tproduct-name\tsku\tasin\titem-status\tquantity\tcurrency\titem-price\titem-tax\tshipping-price\tship-city\tship-state\tship-postal-code\tship-country\tpromotion-ids',
    '\t',
  ],
  [
    'amazon_unshipped',
    'order line',
    'order-id\torder-item-id\tpurchase-date\tpayments-date\tbuyer-email\tbuyer-name\tbuyer-phone-number\tsku\tproduct-name\tquantity-purchased\tcurrency\titem-price\titem-tax\tship-city\tship-country',
    '\t',
  ],
  [
    'amazon_tx',
    'payment',
    'date/time,settlement id,type,order id,sku,description,quantity,marketplace,fulfillment,order city,order state,order postal,product sales,product sales tax,selling fees,fba fees,other,total',
  ],
  [
    'ebay_orders',
    'order line',
    'Sales Record Number,Order Number,Buyer Username,Buyer Name,Buyer Email,Buyer Note,Buyer Address 1,Buyer City,Buyer State,Buyer Zip,Buyer Country,Ship To Name,Ship To Phone,Item Number,Item Title,Custom Label,Quantity,Sold For,Shipping And Handling,Seller Collected Tax,Total Price,Payment Method,Sale Date,Paid On Date,Variation Details',
  ],
  [
    'ebay_tx',
    'payment',
    'Transaction creation date,Type,Order number,Buyer username,Buyer name,Net amount,Payout currency,Item title,Custom label,Quantity,Item subtotal,Final Value Fee - fixed,Final Value Fee - variable,Gross transaction amount',
  ],
  [
    'hubspot_contacts',
    'customer',
    'Record ID,First Name,Last Name,Email,Phone Number,Contact owner,Lead Status,Create Date,Last Modified Date,Contact Type,Lifecycle Stage,Lead Source,Associated Company',
  ],
  [
    'zoho_contacts',
    'customer',
    'Record Id,Contact Owner.id,Contact Owner,Lead Source,First Name,Last Name,Account Name.id,Account Name,Email,Phone,Mobile,Created Time,Modified Time,Mailing Street,Mailing City,Mailing Zip,Mailing Country,Email Opt Out',
  ],
  [
    'pipedrive_deals',
    'order',
    'Deal - ID,Deal - Title,Deal - Value,Deal - Currency of Value,Deal - Status,Deal - Deal created,Deal - Won time,Deal - Contact person,Person - Email - Work',
  ],
  [
    'amazon_vat',
    'order line',
    'Marketplace ID,Merchant ID,Order Date,Transaction Type,Order ID,Shipment ID,ASIN,SKU,Quantity,Currency,OUR_PRICE Tax Inclusive Selling Price,OUR_PRICE Tax Amount,Ship To City,Ship To Country,Ship To Postal Code',
  ],
  [
    'mercadolibre_sales',
    'order line',
    '# de venta,Fecha de venta,Estado,Unidades,Ingresos por productos (ARS),Cargo por venta e impuestos,Total (ARS),SKU,Título de la publicación,Comprador,Ciudad,País',
  ],
  [
    'salesforce_opportunities',
    'order',
    'Opportunity Name,Account Name,Stage,Amount Currency,Amount,Close Date,Created Date,Opportunity Owner',
  ],
  [
    'hubspot_deals',
    'order',
    'Record ID,Deal Name,Deal Stage,Amount,Close Date,Pipeline,Deal owner,Associated Company IDs,Associated Contact IDs',
  ],
  [
    'mailchimp',
    'customer',
    'Email Address,First Name,Last Name,Address,Phone Number,Birthday,MEMBER_RATING,OPTIN_TIME,OPTIN_IP,CONFIRM_TIME,CC,REGION,LAST_CHANGED,LEID,EUID,NOTES,TAGS',
  ],
  [
    'klaviyo',
    'customer',
    'Email,Klaviyo ID,First Name,Last Name,Organization,Phone Number,City,State / Region,Country,Zip Code,Source,Email Marketing Consent,Profile Created On,Date Added,Historic Customer Lifetime Value,Historic Number Of Orders,Expected Date Of Next Order',
  ],
  [
    'brevo',
    'customer',
    'CONTACT ID,EMAIL,LASTNAME,FIRSTNAME,SMS,WHATSAPP,EMAIL_BLACKLISTED,SMS_BLACKLISTED,ADDED_TIME,MODIFIED_TIME',
  ],
  [
    'zendesk',
    'ticket',
    'Summation column,Id,Requester,Requester id,Requester email,Submitter,Assignee,Group,Subject,Tags,Status,Priority,Via,Ticket type,Created at,Solved at,Satisfaction Score,Full resolution time in minutes',
  ],
  [
    'freshdesk',
    'ticket',
    'Ticket ID,Subject,Description,Status,Priority,Source,Type,Agent,Group,Created time,Due by Time,Resolved time,Initial response time,Agent interactions,Customer interactions,Tags,Full name,Email',
  ],
  [
    'trustpilot',
    'review',
    'Domain Url,Webshop Name,Business Unit Id,Review Id,Review Created (UTC),Review Consumer User Id,Review Username,Review User Email,Review Title,Review Content,Review Stars,Source Of Review,Reference Id',
  ],
  [
    'judgeme',
    'review',
    'title,body,rating,review_date,source,curated,reviewer_name,reviewer_email,product_id,product_handle,reply,reply_date,picture_urls,ip_address,location',
  ],
  [
    'loox',
    'review',
    'id,status,rating,email,nickname,full_name,review,date,productId,handle,img,variant,verified_purchase',
  ],
  [
    'yotpo',
    'review',
    'Review Title;Review Content;Review Score;Date;Product ID;Product Title;Product URL;Display Name;Email',
    ';',
  ],
  ['okendo', 'review', 'reviewId,productId,rating,title,body,reviewer.name,reviewer.email,dateCreated'],
  ['ga4_ui', 'other', 'Event name,Event count,Total users,Event count per active user,Total revenue'],
  [
    'ga4_bq',
    'event',
    'event_date,event_timestamp,event_name,event_value_in_usd,user_id,user_pseudo_id,stream_id,platform',
  ],
]
