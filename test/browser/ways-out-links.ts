import type { Way } from './ways-out-page.ts'

/** Ways that go somewhere: links, forms, frames, windows and the address of the page itself. */
export const linkWays: Readonly<Record<string, Way>> = {
  linkStyle: ({ to }) => {
    const link = document.createElement('link')
    link.rel = 'stylesheet'
    link.href = to
    document.head.append(link)
  },
  linkPreload: ({ to }) => {
    const link = document.createElement('link')
    link.rel = 'preload'
    link.as = 'image'
    link.href = to
    document.head.append(link)
  },
  linkPrefetch: ({ to }) => {
    const link = document.createElement('link')
    link.rel = 'prefetch'
    link.href = to
    document.head.append(link)
  },
  linkPreconnect: ({ to }) => {
    const link = document.createElement('link')
    link.rel = 'preconnect'
    link.href = to
    document.head.append(link)
  },
  linkModule: ({ to }) => {
    const link = document.createElement('link')
    link.rel = 'modulepreload'
    link.href = to
    document.head.append(link)
  },
  linkIcon: ({ to }) => {
    const link = document.createElement('link')
    link.rel = 'icon'
    link.href = to
    document.head.append(link)
  },
  linkManifest: ({ to }) => {
    document.querySelector('link[rel=manifest]')?.remove()
    const link = document.createElement('link')
    link.rel = 'manifest'
    link.href = to
    document.head.append(link)
  },
  frame: ({ to }) => {
    const frame = document.createElement('iframe')
    frame.src = to
    document.body.append(frame)
  },
  frameText: ({ to }) => {
    const frame = document.createElement('iframe')
    frame.srcdoc = `<img src="${to}">`
    document.body.append(frame)
  },
  frameBlank: ({ to }) => {
    const frame = document.createElement('iframe')
    document.body.append(frame)
    frame.contentWindow?.open(to)
  },
  windowBlank: ({ to }) => window.open('')?.open(to),
  object: ({ to }) => {
    const object = document.createElement('object')
    object.data = to
    document.body.append(object)
  },
  embed: ({ to }) => {
    const embed = document.createElement('embed')
    embed.src = to
    document.body.append(embed)
  },
  formGet: ({ to }) => {
    const form = document.createElement('form')
    form.action = to
    document.body.append(form)
    form.submit()
  },
  formPost: ({ to }) => {
    const form = document.createElement('form')
    form.action = to
    form.method = 'post'
    document.body.append(form)
    form.requestSubmit()
  },
  formBlank: ({ to }) => {
    const form = document.createElement('form')
    form.action = to
    form.target = '_blank'
    document.body.append(form)
    form.submit()
  },
  open: ({ to }) => void window.open(to),
  openThenGo: ({ to }) => {
    const other = window.open('about:blank')
    if (other) other.location.href = to
  },
  link: ({ to }) => {
    const link = document.createElement('a')
    link.href = to
    document.body.append(link)
    link.click()
  },
  linkBlank: ({ to }) => {
    const link = document.createElement('a')
    link.href = to
    link.target = '_blank'
    document.body.append(link)
    link.click()
  },
  linkDownload: ({ to }) => {
    const link = document.createElement('a')
    link.href = to
    link.download = 'x'
    document.body.append(link)
    link.click()
  },
  linkDetached: ({ to }) => {
    const link = document.createElement('a')
    link.href = to
    link.target = '_blank'
    link.click()
  },
  linkDispatched: ({ to }) => {
    const link = document.createElement('a')
    link.href = to
    link.target = '_blank'
    link.append(document.createElement('b'))
    link.firstChild?.dispatchEvent(new MouseEvent('click', { bubbles: true }))
  },
  linkPing: ({ to }) => {
    const link = document.createElement('a')
    link.href = '#here'
    link.ping = to
    document.body.append(link)
    link.click()
  },
  location: ({ to }) => {
    location.href = to
  },
  locationReplace: ({ to }) => location.replace(to),
  navigate: ({ to }) =>
    (self as unknown as { navigation: { navigate(u: string): void } }).navigation.navigate(to),
  refresh: ({ to }) => {
    const meta = document.createElement('meta')
    meta.httpEquiv = 'refresh'
    meta.content = `0;url=${to}`
    document.head.append(meta)
  },
  base: ({ to }) => {
    const base = document.createElement('base')
    base.href = to
    document.head.prepend(base)
    new Image().src = 'base'
  },
}
