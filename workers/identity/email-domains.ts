/** Providers that many people write to, most used first; what is near one of them and none itself is likely a slip. */
const providers =
  'gmail.com yahoo.com hotmail.com outlook.com icloud.com aol.com live.com msn.com googlemail.com hotmail.co.uk yahoo.co.uk btinternet.com protonmail.com proton.me gmx.de web.de t-online.de freenet.de gmx.net gmx.at gmx.ch bluewin.ch yahoo.de hotmail.de outlook.de orange.fr wanadoo.fr free.fr laposte.net hotmail.fr yahoo.fr outlook.fr sfr.fr libero.it virgilio.it tiscali.it hotmail.it yahoo.it hotmail.es yahoo.es outlook.es ziggo.nl kpnmail.nl hotmail.nl hetnet.nl telenet.be skynet.be sapo.pt comcast.net verizon.net sbcglobal.net att.net bellsouth.net yahoo.ca'.split(
    ' ',
  )
const known = new Set([
  ...providers,
  ...'mail.com ymail.com email.com gmx.com gmx.fr gmx.es gmx.co.uk me.com mac.com pm.me live.de live.fr live.it live.nl live.co.uk live.ca live.at online.de online.fr yahoo.at yahoo.ie yahoo.pt yahoo.nl hotmail.at hotmail.ch hotmail.be hotmail.ca outlook.at outlook.it outlook.pt outlook.be outlook.nl web.com free.com aon.at msn.de msn.nl lite.com fmail.com hotmail.se live.se telia.com tele2.nl chello.nl'.split(
    ' ',
  ),
])
/** Letters that look like Latin ones and are not. */
const others = /[^\p{Script=Latin}\p{N}.-]/u
const latin = /\p{Script=Latin}/u

/**
 * The provider that a domain in lower case was likely meant to be: one letter added, left out, swapped or changed
 * (Damerau 1964), the first letter standing. '' where it is known, or near none.
 */
export function likelyMeant(domain: string): string {
  if (known.has(domain) || domain.length < 6 || domain.length > 30) return ''
  return providers.find((name) => name.charAt(0) === domain.charAt(0) && isOneSlip(domain, name)) ?? ''
}

/** True where letters of another alphabet stand among Latin ones: a domain that only looks like another. */
export const isMixed = (domain: string): boolean =>
  domain.split('.').some((part) => latin.test(part) && others.test(part))

function isOneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  let from = 0
  while (from < a.length && a[from] === b[from]) from++
  const rest = (text: string, at: number) => text.slice(from + at)
  if (a.length !== b.length)
    return a.length > b.length ? rest(a, 1) === rest(b, 0) : rest(a, 0) === rest(b, 1)
  if (rest(a, 1) === rest(b, 1)) return true
  return a[from] === b[from + 1] && a[from + 1] === b[from] && rest(a, 2) === rest(b, 2)
}
