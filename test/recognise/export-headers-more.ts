/** Header rows of further tools, [signature, grain, header, delimiter]. */
export const moreHeaders: [string, string, string, string?][] = [
  [
    'bigcommerce_orders',
    'order',
    'Order ID,Customer ID,Customer Name,Customer Email,Customer Phone,Order Date,Order Status,Subtotal (inc tax),Subtotal (ex tax),Tax Total,Shipping Cost (inc tax),Shipping Cost (ex tax),Coupon Details,Order Total (inc tax),Order Total (ex tax),Payment Method,Total Quantity,Total Shipped,Date Shipped,Order Currency Code,Product Details',
  ],
  [
    'wix_orders',
    'order line',
    'Order number,Date created,Time,Total order quantity,Contact email,Note from customer,Additional checkout info,Item,Variant,SKU,Qty,Quantity refunded,Price,Weight,Custom text,Payment status,Payment method,Coupon code,Total tax,Total,Currency,Refunded amount,Net amount,Fulfillment status',
  ],
  [
    'shopify_products',
    'product',
    'Handle,Title,Body (HTML),Vendor,Product Category,Type,Tags,Published,Option1 Name,Option1 Value,Variant SKU,Variant Grams,Variant Inventory Qty,Variant Price,Variant Compare At Price,Cost per item,Status',
  ],
  [
    'etsy_listings',
    'product',
    'TITLE,DESCRIPTION,PRICE,CURRENCY_CODE,QUANTITY,TAGS,MATERIALS,IMAGE1,IMAGE2,VARIATION 1 TYPE,VARIATION 1 NAME,VARIATION 1 VALUES,SKU',
  ],
  [
    'lightspeed_sales',
    'order line',
    'Date,Receipt Number,Line Type,Customer Code,Customer Name,Note,Quantity,Subtotal,Sales Tax,Discount,Loyalty,Total,Paid,Details,Register,User,Status,Sku,AccountCodeSale,AccountCodePurchase',
  ],
  [
    'lightspeed_customers',
    'customer',
    'customer_code,first_name,last_name,company_name,email,phone,mobile,date_of_birth,customer_group_name,loyalty_balance,year_to_date,balance',
  ],
  [
    'square_customers',
    'customer',
    'Reference ID,First Name,Last Name,Email Address,Phone Number,Nickname,Company Name,Street Address 1,Street Address 2,City,State,Postal Code,Birthday,Memo,Square Customer ID,Creation Source,First Visit,Last Visit,Transaction Count,Lifetime Spend,Email Subscription Status,Instant Profile',
  ],
  [
    'faire_orders',
    'order line',
    'Order Number,Order Date,Retailer Name,Product Name,SKU,Quantity,Wholesale Price,Retail Price,Status',
  ],
  [
    'gumroad',
    'order line',
    'Purchase ID,Item Name,Buyer Name,Purchase Email,Purchase Date,Purchase Time (UTC timezone),Subtotal ($),Taxes ($),Shipping ($),Sale Price ($),Fees ($),Net Total ($),Refunded?,Partial Refund ($),Fully Refunded?,Discount Code,Country,Quantity',
  ],
  [
    'payhip',
    'order',
    'Date,Transaction ID,Product,Customer Email,Amount,Currency,Payhip Fee,Payment Processor Fee,Coupon,Country',
  ],
  [
    'fourthwall',
    'order line',
    'Order ID,Created At,Status,Product,Variant,Quantity,Subtotal,Shipping,Tax,Total,Base Cost,Your Earnings',
  ],
  ['kofi', 'order', 'DateTime (UTC),From,Item,Received,Currency,TransactionId,BuyerCountry'],
  [
    'eventbrite',
    'order line',
    'Order #,Order Date,First Name,Surname,Email,Event Name,Ticket Type,Attendee Status',
  ],
  ['patreon', 'customer', 'Name,Email,Twitter,Patron Status,Lifetime Amount,Pledge Amount,Tier'],
  ['etsy_statement', 'payment', 'Date,Type,Title,Info,Currency,Amount,Fees & Taxes,Net,Tax Details'],
  [
    'tiktok_settlement',
    'payment',
    'Order/adjustment ID,Type,Order created time,Order settled time,Currency,Total settlement amount,Total revenue,Subtotal after seller discounts,Total fees',
  ],
  [
    'salesforce_leads',
    'customer',
    'Lead ID,FirstName,LastName,Email,Phone,Company,LeadSource,Status,OwnerId',
  ],
  [
    'salesforce_leads',
    'customer',
    'Lead Source,First Name,Last Name,Email,Phone,Lead Status,Owner Alias,Created Date',
  ],
  [
    'salesforce_contacts',
    'customer',
    'Salutation,First Name,Last Name,Email,Phone,Account Name,Title,Mailing City',
  ],
  ['pipedrive_people', 'customer', 'Name,Email,Phone,Organization,Owner,Label'],
  [
    'google_contacts',
    'customer',
    'Name,Given Name,Family Name,Birthday,Notes,E-mail 1 - Value,Phone 1 - Value,Organization 1 - Name',
  ],
  [
    'outlook_contacts',
    'customer',
    'First Name,Middle Name,Last Name,E-mail Address,Mobile Phone,Company,Birthday',
  ],
  [
    'linkedin_connections',
    'customer',
    'First Name,Last Name,URL,Email Address,Company,Position,Connected On',
  ],
  [
    'facebook_leads',
    'customer',
    'id\tcreated_time\tad_name\tform_name\tfull_name\temail\tphone_number',
    '\t',
  ],
  ['kit', 'customer', 'first_name,email_address,state,created_at,tags'],
  ['beehiiv', 'customer', 'Email,Status,Created At,Subscription Tier'],
  ['substack', 'customer', 'email,active_subscription,expiry,email_disabled,created_at'],
  ['activecampaign', 'customer', 'Email,First Name,Last Name,Phone,Tags,Date Created,IP,Status,Organization'],
  ['systemeio', 'customer', "Email,Prénom,Nom de famille,Numéro de téléphone,Pays,Tags,Date d'inscription"],
  [
    'freshservice',
    'ticket',
    'Ticket Id,Subject,Description,Status,Priority,Source,Type,Agent,Group,Created Time,Due by Time,Resolved Time,Closed Time,Last Updated Time,Initial Response Time,Agent interactions,Requester Name,Requester Email,Requester VIP,Tags,Survey Result',
  ],
  [
    'conversations',
    'ticket',
    'Ticket id,Customer email,Customer name,Subject,Channel,Created datetime,Closed datetime,Status,Satisfaction score,Tags',
  ],
  [
    'trustpilot_products',
    'review',
    'review_id,stars,product_name,product_sku,content,consumer_name,created_at',
  ],
  [
    'shopify_reviews',
    'review',
    'product_handle,state,rating,title,author,email,location,body,reply,created_at,replied_at',
  ],
  ['etsy_reviews', 'review', 'reviewer,date_reviewed,star_rating,message,order_id'],
  [
    'google_reviews',
    'review',
    'name,reviewId,reviewer.displayName,reviewer.isAnonymous,starRating,comment,createTime,updateTime,reviewReply.comment,reviewReply.updateTime',
  ],
  [
    'rees46',
    'event',
    'event_time,event_type,product_id,category_id,category_code,brand,price,user_id,user_session',
  ],
  [
    'access_log',
    'event',
    'ip,identity,user,logged_at,zone,request,http_status,response_bytes,referer,user_agent',
  ],
  ['retailrocket', 'event', 'timestamp,visitorid,event,itemid,transactionid'],
  [
    'ua_report',
    'other',
    'Landing Page,Sessions,% New Sessions,New Users,Bounce Rate,Pages / Session,Avg. Session Duration,Goal Conversion Rate',
  ],
  [
    'meta_ads',
    'other',
    'Reporting starts,Reporting ends,Campaign name,Amount spent (USD),Impressions,Reach,Link clicks,Results,Purchases conversion value',
  ],
  [
    'uci_online_retail',
    'order line',
    'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country',
  ],
  [
    'uci_online_retail',
    'order line',
    'Invoice,StockCode,Description,Quantity,InvoiceDate,Price,Customer ID,Country',
  ],
  [
    'olist_orders',
    'order',
    'order_id,customer_id,order_status,order_purchase_timestamp,order_approved_at,order_delivered_carrier_date,order_delivered_customer_date,order_estimated_delivery_date',
  ],
  [
    'olist_items',
    'order line',
    'order_id,order_item_id,product_id,seller_id,shipping_limit_date,price,freight_value',
  ],
  [
    'olist_payments',
    'payment',
    'order_id,payment_sequential,payment_type,payment_installments,payment_value',
  ],
  [
    'olist_customers',
    'customer',
    'customer_id,customer_unique_id,customer_zip_code_prefix,customer_city,customer_state',
  ],
  [
    'olist_reviews',
    'review',
    'review_id,order_id,review_score,review_comment_title,review_comment_message,review_creation_date,review_answer_timestamp',
  ],
  [
    'clothing_reviews',
    'review',
    'Column 1,Clothing ID,Age,Title,Review Text,Rating,Recommended IND,Positive Feedback Count,Division Name,Department Name,Class Name',
  ],
  [
    'amazon_reviews',
    'review',
    'Id,ProductId,UserId,ProfileName,HelpfulnessNumerator,HelpfulnessDenominator,Score,Time,Summary,Text',
  ],
  [
    'instacart_orders',
    'other',
    'order_id,user_id,eval_set,order_number,order_dow,order_hour_of_day,days_since_prior_order',
  ],
  [
    'toast_items',
    'order line',
    'Location,Order Id,Order #,Sent Date,Order Date,Check Id,Server,Table,Dining Area,Service,Dining Option,Item Selection Id,Item Id,Master Id,SKU,PLU,Menu Item,Menu Subgroup(s),Menu Group,Menu,Sales Category,Gross Price,Discount,Net Price,Qty,Tax,Void?,Deferred,Tax Exempt,Tab Name',
  ],
  [
    'toast_orders',
    'order',
    'Location,Order Id,Order #,Checks,Opened,# of Guests,Tab Names,Server,Table,Revenue Center,Dining Area,Service,Dining Options,Discount Amount,Amount,Tax,Tip,Gratuity,Total,Voided,Paid,Closed,Duration (Opened to Paid),Order Source',
  ],
  [
    'amazon_settlement',
    'order line',
    'settlement-id,settlement-start-date,settlement-end-date,deposit-date,total-amount,currency,transaction-type,order-id,merchant-order-id,adjustment-id,shipment-id,marketplace-name,amount-type,amount-description,amount,fulfillment-id,posted-date,posted-date-time,order-item-code,merchant-order-item-id,merchant-adjustment-item-id,sku,quantity-purchased,promotion-id',
  ],
  [
    'klarna_settlement',
    'payment',
    'type,capture_date,initial_payment_method_type,short_order_id,order_id,merchant_reference1,merchant_reference2,amount,currency,purchase_country,shipping_country,sale_date,vat_amount,payout',
  ],
  [
    'stripe_balance',
    'payment',
    'id,Type,Source,Amount,Fee,Net,Currency,Created (UTC),Available On (UTC),Description,customer_email',
  ],
  [
    'matomo_visits',
    'event',
    'idSite,idVisit,visitIp,visitorId,serverDate,serverTimePretty,actions,referrerName,country,entryPage',
  ],
  ['stripe_interface', 'payment', 'id,object,amount,amount_refunded,currency,created,customer,paid,status'],
  ['web_totals', 'other', 'date,visitors,pageviews,visits,views_per_visit,bounce_rate,visit_duration'],
  ['instacart_items', 'other', 'order_id,product_id,add_to_cart_order,reordered'],
  ['cdnow_summary', 'customer', 'ID,frequency,recency,T,monetary_value'],
  [
    'hillstrom',
    'customer',
    'recency,history_segment,history,mens,womens,zip_code,newbie,channel,segment,visit,conversion,spend',
  ],
]
