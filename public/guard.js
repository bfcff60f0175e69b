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
    'documentPictureInPicture',
  ]
  for (const name of gone) fix(self, name, undefined)
  fix(Navigator.prototype, 'sendBeacon', () => false)
  fix(Navigator.prototype, 'registerProtocolHandler', undefined)

  // A window or a frame of its own would come with all of these again.
  fix(self, 'open', () => null)
  const frames = new Set(['iframe', 'frame', 'frameset', 'fencedframe', 'object', 'embed', 'portal'])
  for (const name of ['createElement', 'createElementNS']) {
    const create = Document.prototype[name]
    const at = name.endsWith('NS') ? 1 : 0
    fix(Document.prototype, name, function (...given) {
      const tag = String(given[at]).toLowerCase().split(':').pop()
      if (frames.has(tag)) throw new TypeError(`no ${tag} on this page`)
      return create.apply(this, given)
    })
  }

  self.navigation?.addEventListener('navigate', (event) => {
    if (foreign(event.destination.url) && event.cancelable) event.preventDefault()
  })

  const leadsOut = (el) => {
    const link = el instanceof Element ? el.closest('a, area') : null
    const href = link?.getAttribute('href') ?? link?.getAttribute('xlink:href')
    link?.removeAttribute('ping')
    return Boolean(href) && foreign(href)
  }
  const onclick = (event) => {
    if (event.composedPath().some(leadsOut)) event.preventDefault()
  }
  addEventListener('click', onclick, true)
  addEventListener('auxclick', onclick, true)
  addEventListener('submit', (event) => event.preventDefault(), true)
  fix(HTMLFormElement.prototype, 'submit', () => {})

  // A link outside the document can be followed by a script, and no listener hears of it.
  const { click } = HTMLElement.prototype
  const { dispatchEvent } = EventTarget.prototype
  fix(HTMLElement.prototype, 'click', function () {
    if (!leadsOut(this)) click.call(this)
  })
  fix(EventTarget.prototype, 'dispatchEvent', function (event) {
    return !(event?.type === 'click' && leadsOut(this)) && dispatchEvent.call(this, event)
  })

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

  // The colours chosen here stand before the first paint; key and values are those of src/app/theme.ts.
  try {
    const theme = localStorage.getItem('regulars.theme')
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
  } catch {
    // Storage is refused: the colours of the system stand.
  }
})()
