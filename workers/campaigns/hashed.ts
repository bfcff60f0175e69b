/** SHA-256 in small hexadecimal digits; '' stays ''. Worked out on the device. */
async function sha256(text: string): Promise<string> {
  if (text === '') return ''
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** An e-mail as Meta and Google ask for it: small letters, no blanks. */
export const hashedEmail = (email: string): Promise<string> => sha256(email.toLowerCase().replace(/\s/g, ''))

/** A phone of which the country is known, its digits behind `before`: Meta asks for digits alone, Google for E.164. */
export function hashedPhone(e164: string, before: '' | '+'): Promise<string> {
  return sha256(e164.startsWith('+') ? `${before}${e164.replace(/\D/g, '')}` : '')
}

/** A name as Google asks for it: small letters, no blanks around it. */
export const hashedName = (name: string): Promise<string> => sha256(name.trim().toLowerCase())

/** A name, postcode or country as Meta asks for it: small letters and digits, neither blanks nor punctuation. */
export const hashedMeta = (words: string): Promise<string> =>
  sha256(words.toLowerCase().replace(/[^\p{L}\p{M}\p{N}]/gu, ''))

/** A city as Meta asks for it: letters alone. */
export const hashedCity = (city: string): Promise<string> =>
  sha256(city.toLowerCase().replace(/[^\p{L}\p{M}]/gu, ''))

/** A postcode as Meta asks for it: small letters and digits, in the United States the first five alone. */
export function hashedPostcode(postcode: string, country: string): Promise<string> {
  const five = country === 'US' ? /^\s*\d{5}(?=\D|$)/.exec(postcode)?.[0] : undefined
  return hashedMeta(five ?? postcode)
}
