// What a security policy cannot forbid: ways out that need no request the policy sees.
;(() => {
  const foreign = (url) => {
    try {
      const to = new URL(url, document.baseURI)
      if (to.protocol === 'blob:' || to.protocol === 'data:') return false
      return to.origin !== location.origin
    } catch {
      return true
    }
  }
  const fix = (on, name, value) => {
    if (name in on) Object.defineProperty(on, name, { value, writable: false, configurable: false })
  }
  const gone = [
    'RTCPeerConnection',
    'webkitRTCPeerConnection',
    'RTCDataChannel',
    'WebTransport',
    'SharedWorker',
    'fetchLater',
    'PaymentRequest',
    'PresentationRequest',
    'IdentityCredential',
    'FederatedCredential',
  ]
  for (const name of gone) fix(self, name, undefined)
  fix(Navigator.prototype, 'sendBeacon', () => false)
  fix(Navigator.prototype, 'registerProtocolHandler', undefined)

  const open = self.open.bind(self)
  fix(self, 'open', (url, ...rest) => (foreign(url ?? '') ? null : open(url, ...rest)))

  self.navigation?.addEventListener('navigate', (event) => {
    if (foreign(event.destination.url) && event.cancelable) event.preventDefault()
  })

  const link = (event) => {
    const on = event.composedPath().find((el) => el instanceof Element && el.matches('a, area'))
    const href = on?.getAttribute('href') ?? on?.getAttribute('xlink:href')
    if (href && foreign(href)) event.preventDefault()
    if (on?.hasAttribute('ping')) on.removeAttribute('ping')
  }
  addEventListener('click', link, true)
  addEventListener('auxclick', link, true)
  addEventListener(
    'submit',
    (event) => {
      event.preventDefault()
    },
    true,
  )

  const suspect = 'link[href], base[href], meta[http-equiv="refresh" i], iframe, object, embed'
  const sweep = (node) => {
    if (!(node instanceof Element)) return
    for (const el of [node, ...node.querySelectorAll(suspect)]) {
      if (!el.matches(suspect)) continue
      const href = el.getAttribute('href')
      if (!href || foreign(href)) el.remove()
    }
  }
  new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === 'attributes') sweep(change.target)
      for (const node of change.addedNodes) sweep(node)
    }
  }).observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ['href'] })
})()
