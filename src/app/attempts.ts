/** A way out of the page that is tried on purpose. */
export interface Attempt {
  label: string
  /** Tries to reach the address; may throw, return or never answer. */
  run(to: string): unknown
}

/** What became of it: stopped by the policy, by the guard, or by nothing. */
export interface Outcome {
  label: string
  by: 'policy' | 'guard' | 'nothing'
  /** The rule that stopped it, or what the browser said. */
  words: string
}

/** A reserved name that leads nowhere: nothing would arrive even if a way were open. */
const nowhere = 'https://canary.invalid'
const patience = 700

const put = (tag: string, name: string, to: string, more: Readonly<Record<string, string>> = {}) => {
  const element = document.createElement(tag)
  for (const [key, value] of Object.entries({ ...more, [name]: to })) element.setAttribute(key, value)
  document.body.append(element)
  setTimeout(() => element.remove(), patience)
}
/** What the guard takes away is asked for by name: then it is undefined. */
const made = (name: string, ...given: unknown[]) => {
  const Kind: unknown = Reflect.get(globalThis, name)
  if (typeof Kind !== 'function') throw new TypeError(`${name} is not there`)
  return Reflect.construct(Kind, given)
}

/** Ways by which pages send: each must be refused. */
export const attempts: readonly Attempt[] = [
  { label: 'Fetch an address', run: (to) => fetch(to, { mode: 'no-cors' }) },
  { label: 'Send a request the older way (XHR)', run: (to) => sendOld(to) },
  { label: 'Open a web socket', run: (to) => made('WebSocket', to.replace('https', 'wss')) },
  { label: 'Listen to a stream of events', run: (to) => made('EventSource', to) },
  { label: 'Send a beacon', run: (to) => refusedIf(navigator.sendBeacon(to, 'x') === false) },
  { label: 'Load a picture', run: (to) => Object.assign(new Image(), { src: to }) },
  { label: 'Load a script', run: (to) => put('script', 'src', to) },
  { label: 'Load a style sheet', run: (to) => put('link', 'href', to, { rel: 'stylesheet' }) },
  { label: 'Load a font', run: (to) => made('FontFace', 'x', `url(${to})`).load() },
  { label: 'Play a sound', run: (to) => put('audio', 'src', to) },
  { label: 'Open a frame', run: (to) => put('iframe', 'src', to) },
  { label: 'Open a window', run: (to) => refusedIf(open(to) === null) },
  { label: 'Start a worker from elsewhere', run: (to) => made('Worker', to) },
  { label: 'Connect directly to another device (WebRTC)', run: () => made('RTCPeerConnection') },
  { label: 'Open a web transport', run: (to) => made('WebTransport', to) },
  { label: 'Share a worker with other pages', run: (to) => made('SharedWorker', to) },
]

function sendOld(to: string): void {
  const request = new XMLHttpRequest()
  request.open('GET', to)
  request.send()
}

function refusedIf(refused: boolean): void {
  if (refused) throw new TypeError('taken away')
}

let tried = 0

/** Tries one way, and waits until the browser has said what it makes of it. */
export function attempt({ label, run }: Attempt): Promise<Outcome> {
  tried++
  const mark = `/${tried}`
  return new Promise((resolve) => {
    let thrown = ''
    const told = ({ blockedURI, disposition, effectiveDirective }: SecurityPolicyViolationEvent) => {
      const mine = blockedURI.endsWith(mark) || blockedURI === 'trusted-types-sink'
      if (mine && disposition === 'enforce') done('policy', effectiveDirective)
    }
    const done = (by: Outcome['by'], words: string) => {
      document.removeEventListener('securitypolicyviolation', told)
      resolve({ label, by, words })
    }
    document.addEventListener('securitypolicyviolation', told)
    setTimeout(() => done(thrown ? 'guard' : 'nothing', thrown), patience)
    try {
      Promise.resolve(run(`${nowhere}${mark}`)).catch(() => {})
    } catch (error) {
      thrown = error instanceof TypeError && isGuard.test(error.message) ? error.message : ''
    }
  })
}

/** Words of the guard (`public/guard.js`), and of what is not there because of it. */
const isGuard = /^no \w+ on this page$|is not there$|taken away/
