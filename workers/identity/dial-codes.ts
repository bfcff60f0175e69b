/** Country, dial code, and the trunk prefix that is dialled only inside the country (ITU-T E.164 and E.123). */
const table =
  'AT 43 0|AU 61 0|BE 32 0|BG 359 0|BR 55 0|CA 1 1|CH 41 0|CN 86 0|CY 357 |CZ 420 |DE 49 0|DK 45 |EE 372 |ES 34 |FI 358 0|FR 33 0|GB 44 0|GR 30 |HR 385 0|HU 36 06|IE 353 0|IL 972 0|IN 91 0|IS 354 |IT 39 |JP 81 0|KR 82 0|LI 423 |LT 370 0|LU 352 |LV 371 |MT 356 |MX 52 |NL 31 0|NO 47 |NZ 64 0|PL 48 |PT 351 |RO 40 0|RS 381 0|SE 46 0|SG 65 |SI 386 0|SK 421 0|TR 90 0|UA 380 0|US 1 1|ZA 27 0'

export interface Dialling {
  code: string
  trunk: string
}

/** How to dial into a country, ISO 3166 alpha-2. */
export const dialling: ReadonlyMap<string, Dialling> = new Map(
  table.split('|').map((line) => {
    const [country = '', code = '', trunk = ''] = line.split(' ')
    return [country, { code, trunk }]
  }),
)

const names =
  'austria AT|osterreich AT|oesterreich AT|australia AU|belgium BE|belgien BE|belgique BE|belgie BE|brazil BR|canada CA|switzerland CH|schweiz CH|suisse CH|svizzera CH|czechia CZ|czech republic CZ|germany DE|deutschland DE|allemagne DE|denmark DK|danmark DK|spain ES|espana ES|spanien ES|finland FI|suomi FI|france FR|frankreich FR|united kingdom GB|great britain GB|england GB|uk GB|gbr GB|ireland IE|italy IT|italia IT|italien IT|luxembourg LU|mexico MX|netherlands NL|nederland NL|the netherlands NL|niederlande NL|norway NO|norge NO|new zealand NZ|poland PL|polska PL|portugal PT|sweden SE|sverige SE|united states US|united states of america US|usa US|deu DE|aut AT|che CH|fra FR|esp ES|ita IT|nld NL'
const called = new Map(names.split('|').map((line) => [line.slice(0, -3), line.slice(-2)]))

/** ISO 3166 alpha-2 of a country that is told by code or name; '' where it is not known. */
export function countryCode(told: string): string {
  const upper = told.trim().toUpperCase()
  if (dialling.has(upper)) return upper
  return called.get(told.trim().toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')) ?? ''
}
