/** Where an attempt goes: `to` is another origin, `own` a same-origin path that redirects there. */
export interface Target {
  to: string
  own: string
  udp: number
}

/** One way a page could send something away. Runs inside the page, so it may name nothing outside itself. */
export type Way = (target: Target) => unknown

/** Sources, for the test's own build would rewrite an `import()` in a function. */
export const importWays: Readonly<Record<string, (target: Target) => string>> = {
  dynamicImport: ({ to }) => `import(${JSON.stringify(to)})`,
  dynamicImportRedirected: ({ own }) => `import(${JSON.stringify(own)})`,
}

/** Ways that ask for something; each tries to take a customer's address with it. */
export const pageWays: Readonly<Record<string, Way>> = {
  fetch: ({ to }) => fetch(to),
  fetchPost: ({ to }) => fetch(to, { method: 'POST', mode: 'no-cors', body: 'chloe@example.com' }),
  fetchKeepalive: ({ to }) => fetch(to, { keepalive: true, mode: 'no-cors' }),
  fetchRedirected: ({ own }) => fetch(own),
  fetchLater: ({ to }) =>
    (self as unknown as { fetchLater(u: string, o: object): void }).fetchLater(to, { activateAfter: 0 }),
  xhr: ({ to }) => {
    const request = new XMLHttpRequest()
    request.open('GET', to)
    request.send()
  },
  xhrSync: ({ to }) => {
    const request = new XMLHttpRequest()
    request.open('GET', to, false)
    request.send()
  },
  webSocket: ({ to }) => void new WebSocket(to.replace('http', 'ws')),
  webSocketStream: ({ to }) =>
    new (
      self as unknown as { WebSocketStream: new (u: string) => { opened: Promise<unknown> } }
    ).WebSocketStream(to.replace('http', 'ws')).opened,
  eventSource: ({ to }) => void new EventSource(to),
  beacon: ({ to }) => navigator.sendBeacon(to, 'chloe@example.com'),
  webTransport: ({ to }) => void new WebTransport(to.replace('http:', 'https:')),
  rtc: ({ udp }) => {
    const peer = new RTCPeerConnection({ iceServers: [{ urls: `stun:127.0.0.1:${udp}` }] })
    peer.createDataChannel('x')
    return peer.createOffer().then((offer) => peer.setLocalDescription(offer))
  },
  image: ({ to }) => {
    new Image().src = to
  },
  imageRedirected: ({ own }) => {
    new Image().src = own
  },
  imageSet: ({ to }) => {
    new Image().srcset = `${to} 1x`
  },
  picture: ({ to }) => {
    const picture = document.createElement('picture')
    const source = document.createElement('source')
    source.srcset = to
    picture.append(source, document.createElement('img'))
    document.body.append(picture)
  },
  imageInput: ({ to }) => {
    const input = document.createElement('input')
    input.type = 'image'
    input.src = to
    document.body.append(input)
  },
  svgImage: ({ to }) => {
    const name = 'http://www.w3.org/2000/svg'
    const svg = document.createElementNS(name, 'svg')
    const image = document.createElementNS(name, 'image')
    image.setAttribute('href', to)
    svg.append(image)
    document.body.append(svg)
  },
  svgUse: ({ to }) => {
    const name = 'http://www.w3.org/2000/svg'
    const svg = document.createElementNS(name, 'svg')
    const use = document.createElementNS(name, 'use')
    use.setAttribute('href', `${to}#x`)
    svg.append(use)
    document.body.append(svg)
  },
  background: ({ to }) => {
    document.body.style.backgroundImage = `url(${to})`
  },
  cursor: ({ to }) => {
    document.body.style.cursor = `url(${to}), auto`
  },
  borderImage: ({ to }) => {
    document.body.style.borderImage = `url(${to}) 1`
    document.body.style.border = '1px solid'
  },
  mask: ({ to }) => {
    document.body.style.maskImage = `url(${to})`
  },
  bullet: ({ to }) => {
    const item = document.createElement('li')
    item.style.listStyleImage = `url(${to})`
    document.body.append(item)
  },
  styleElement: ({ to }) => {
    const style = document.createElement('style')
    style.textContent = `@import url(${to});`
    document.head.append(style)
  },
  adoptedSheet: ({ to }) => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(`body { background: url(${to}) }`)
    document.adoptedStyleSheets = [sheet]
  },
  fontFace: ({ to }) => new FontFace('x', `url(${to})`).load(),
  script: ({ to }) => {
    const script = document.createElement('script')
    script.src = to
    document.head.append(script)
  },
  scriptText: ({ to }) => {
    const script = document.createElement('script')
    script.textContent = `fetch(${JSON.stringify(to)})`
    document.head.append(script)
  },
  speculation: ({ to }) => {
    const script = document.createElement('script')
    script.type = 'speculationrules'
    script.textContent = JSON.stringify({
      prefetch: [{ source: 'list', urls: [to], eagerness: 'immediate' }],
    })
    document.head.append(script)
  },
  markup: ({ to }) => {
    document.body.innerHTML = `<img src="${to}">`
  },
  audio: ({ to }) => {
    const audio = new Audio(to)
    audio.load()
  },
  poster: ({ to }) => {
    const video = document.createElement('video')
    video.poster = to
    document.body.append(video)
  },
  worker: ({ to }) => void new Worker(to),
  workerText: ({ to }) =>
    void new Worker(
      URL.createObjectURL(new Blob([`fetch(${JSON.stringify(to)})`], { type: 'text/javascript' })),
    ),
  sharedWorker: ({ to }) =>
    void new SharedWorker(
      URL.createObjectURL(new Blob([`fetch(${JSON.stringify(to)})`], { type: 'text/javascript' })),
    ),
  serviceWorker: ({ to }) => navigator.serviceWorker.register(to),
  cacheAdd: async ({ to }) => (await caches.open('x')).add(new Request(to, { mode: 'no-cors' })),
  credential: ({ to }) =>
    navigator.credentials.get({
      identity: { providers: [{ configURL: to, clientId: 'x' }] },
    } as unknown as CredentialRequestOptions),
  payment: ({ to }) =>
    new PaymentRequest([{ supportedMethods: to }], {
      total: { label: 'x', amount: { currency: 'EUR', value: '1' } },
    }).canMakePayment(),
}
