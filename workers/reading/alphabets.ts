/** A way of writing letters in bytes that is no Unicode. `signs`: how often its letters come, most frequent first, by language. */
export interface Writing {
  /** WHATWG label. */
  label: string
  /** How a person calls it. */
  title: string
  /** The alphabet of each language without ASCII, or bits by first byte where a sign takes two. */
  reads: readonly string[] | ((lead: number, trail: number) => number)
  /** The letters never stand in a word with ASCII letters. */
  apart?: true
}

const western = [
  'éäöüáíóèßñçàãåøæêúõôâîëïùûìòœÿýþð',
  'éèàêçôîûâùëïœ',
  'äüöß',
  'óíáñéúü',
  'àèòùìé',
  'ãçáéíóõêâúàô',
  'åäöøæé',
  'éëïóöü',
  'íáðóéúöþæý',
]
const central = [
  'éáíłóąčžšęřśýöüěżćúőůńţăťňź',
  'ółęążśćńź',
  'íáéěýžščřůúťďňó',
  'áíčéžšýťľúňôďäóĺŕ',
  'áéőöíüóúű',
  'ăâîşţ',
  'čšžćđ',
]
const russian = 'оеаинтсрвлкмдпуыяьгзбчйхжшюцщэфъё'
const cyrillic = [russian, 'оанивтірелкусдмпзяьбгчйхцжїєюшщґф', 'аиоенрстјукдмвлпзгбчшцњћжхђџфљ']
const greek = ['αοιετσνηυρπκμλςόίέάήγώύδχθφβξζψω']

/** A kanji, hanzi or hanja that is in use, and one that is seldom seen, in bits. */
const [usual, rare, odd] = [12, 17, 20]
const within = (value: number, from: number, to: number) => value >= from && value <= to

function shiftJis(lead: number): number {
  if (lead === 0x81) return 9
  if (lead === 0x82) return 7
  if (lead === 0x83) return 7.5
  if (within(lead, 0x88, 0x97)) return usual
  return within(lead, 0x98, 0x9f) || within(lead, 0xe0, 0xea) ? rare : odd
}

function eucJp(lead: number): number {
  if (lead === 0xa4) return 7
  if (lead === 0xa5) return 7.5
  if (lead === 0xa1 || lead === 0xa3) return 9
  if (within(lead, 0xb0, 0xcf)) return usual
  return within(lead, 0xd0, 0xf4) ? rare : odd
}

function gbk(lead: number, trail: number): number {
  if (trail < 0xa1) return odd
  if (lead === 0xa1 || lead === 0xa3) return 9
  if (within(lead, 0xb0, 0xd7)) return usual
  return within(lead, 0xd8, 0xf7) ? rare : odd
}

function big5(lead: number): number {
  if (within(lead, 0xa1, 0xa3)) return 9
  if (within(lead, 0xa4, 0xc6)) return usual
  return within(lead, 0xc9, 0xf9) ? rare : odd
}

function eucKr(lead: number, trail: number): number {
  if (trail < 0xa1) return odd
  if (lead === 0xa1 || lead === 0xa3) return 9
  if (within(lead, 0xb0, 0xc8)) return 11
  return within(lead, 0xca, 0xfd) ? rare : odd
}

/** The first one is what most files without Unicode are written in. */
export const writings: readonly Writing[] = [
  { label: 'windows-1252', title: 'Western European', reads: western },
  { label: 'iso-8859-15', title: 'Western European', reads: western },
  { label: 'macintosh', title: 'Western European of old Macs', reads: western },
  { label: 'windows-1250', title: 'Central European', reads: central },
  { label: 'iso-8859-2', title: 'Central European', reads: central },
  {
    label: 'windows-1257',
    title: 'Baltic',
    reads: ['ėšųįąęžūč', 'āīēšūņļķģžč', 'äõüöšž'],
  },
  { label: 'windows-1254', title: 'Turkish', reads: ['ıişüöğçâî'] },
  { label: 'windows-1251', title: 'Cyrillic', reads: cyrillic, apart: true },
  { label: 'koi8-u', title: 'Cyrillic', reads: cyrillic, apart: true },
  { label: 'ibm866', title: 'Cyrillic', reads: [russian], apart: true },
  { label: 'windows-1253', title: 'Greek', reads: greek, apart: true },
  { label: 'iso-8859-7', title: 'Greek', reads: greek, apart: true },
  { label: 'windows-1255', title: 'Hebrew', reads: ['יולהאמתרבשנדעקחפסגכםטזןצץךף'], apart: true },
  {
    label: 'windows-1256',
    title: 'Arabic',
    reads: ['ايلمنرتبهدوسعفقحجكةشطخصضزذغظثءآأإئؤى'],
    apart: true,
  },
  {
    label: 'windows-874',
    title: 'Thai',
    reads: ['านรอกเงยลมวดทสตปพหแบคใไชจถผซธณศฉฐขภษญฎัิีึืุู่้็์ำะโๆ'],
    apart: true,
  },
  { label: 'shift_jis', title: 'Japanese', reads: shiftJis },
  { label: 'euc-jp', title: 'Japanese', reads: eucJp },
  { label: 'gbk', title: 'Chinese, simplified', reads: gbk },
  { label: 'big5', title: 'Chinese, traditional', reads: big5 },
  { label: 'euc-kr', title: 'Korean', reads: eucKr },
]
