import { fold } from './fold.ts'

export const dayMs = 86_400_000

const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/**
 * Days since 1970-01-01 of a day of the Gregorian calendar, NaN where there is no such day.
 * Years 1900–2199. Arithmetic: H. Hinnant, “chrono-compatible low-level date algorithms”, days_from_civil.
 */
export function civilDay(year: number, month: number, day: number): number {
  if (!(year >= 1900 && year <= 2199 && month >= 1 && month <= 12 && day >= 1)) return Number.NaN
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 1 : 0
  if (day > (lengths[month - 1] ?? 0) + leap) return Number.NaN
  const y = month <= 2 ? year - 1 : year
  const dayOfYear = (((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) | 0) + day - 1
  return y * 365 + ((y / 4) | 0) - ((y / 100) | 0) + ((y / 400) | 0) + dayOfYear - 719_468
}

/** Two-digit years as POSIX reads them: 69–99 are 1969–1999, 00–68 are 2000–2068. */
export const fullYear = (year: number, digits: number) =>
  digits > 2 ? year : year + (year >= 69 ? 1900 : 2000)

/** ISO date of a moment in milliseconds, wall clock. */
export const isoDay = (ms: number) => new Date(ms).toISOString().slice(0, 10)

/** “3 April 2024”, for sentences. */
export const longDay = (ms: number) =>
  new Date(ms).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  })

const names = [
  'jan january januar janner janvier janv enero ene gennaio gen januari janeiro',
  'feb february februar feber fevrier fevr fev febrero febbraio februari fevereiro',
  'mar march marz maerz mrz mars marzo maart mrt marco',
  'apr april avril avr abril abr aprile',
  'may mai mayo maggio mag mei maio',
  'jun june juni juin junio giugno giu junho',
  'jul july juli juillet juil julio luglio lug julho',
  'aug august aout agosto ago augustus',
  'sep sept september septembre septiembre set settembre setembro',
  'oct october oktober okt octobre octubre ottobre ott outubro out',
  'nov november novembre noviembre novembro',
  'dec december dezember dez decembre diciembre dic dicembre dezembro',
]
/** Polish, Czech and Slovak, Hungarian, Romanian, Turkish, Greek, Russian, Ukrainian, Nordic; also as they stand behind a day. */
const more = [
  'styczeń stycznia sty leden ledna január januára januar ianuarie ian ocak oca ιανουάριος ιανουαρίου ιαν январь января янв січень січня tammikuu tammikuuta',
  'luty lutego lut únor února február februára februar februarie şubat şub φεβρουάριος φεβρουαρίου φεβ февраль февраля фев лютий лютого helmikuu helmikuuta',
  'marzec marca březen března marec március márciusa martie mart μάρτιος μαρτίου μαρ март марта березень березня marts maaliskuu maaliskuuta',
  'kwiecień kwietnia kwi duben dubna apríl apríla április aprilie nisan nis απρίλιος απριλίου απρ апрель апреля апр квітень квітня huhtikuu huhtikuuta',
  'maja květen května máj mája május mayıs μάιος μαΐου μαϊ май мая травень травня maj toukokuu toukokuuta',
  'czerwiec czerwca cze červen června jún júna június iunie iun haziran haz ιούνιος ιουνίου ιουν июнь июня червень червня kesäkuu kesäkuuta',
  'lipiec lipca lip červenec července júl júla július iulie iul temmuz tem ιούλιος ιουλίου ιουλ июль июля липень липня heinäkuu heinäkuuta',
  'sierpień sierpnia sie srpen srpna augusta augusztus ağustos ağu αύγουστος αυγούστου αυγ август августа авг серпень серпня augusti elokuu elokuuta',
  'wrzesień września wrz září septembra szeptember szept septembrie eylül eyl σεπτέμβριος σεπτεμβρίου σεπ сентябрь сентября сен вересень вересня syyskuu syyskuuta',
  'październik października paź říjen října októbra október októbre octombrie ekim eki οκτώβριος οκτωβρίου οκτ октябрь октября окт жовтень жовтня lokakuu lokakuuta',
  'listopad listopada listopadu lis novembra noiembrie kasım kas νοέμβριος νοεμβρίου νοε ноябрь ноября ноя листопад листопада marraskuu marraskuuta',
  'grudzień grudnia gru prosinec prosince decembra decembrie aralık ara δεκέμβριος δεκεμβρίου δεκ декабрь декабря дек грудень грудня desember des joulukuu joulukuuta',
]
const months = new Map(
  [...more, ...names].flatMap((line, i) =>
    fold(line)
      .split(' ')
      .map((name) => [name, (i % 12) + 1] as const),
  ),
)

/** 1–12 of a month's name in the languages above, with or without accents; 0 for any other word. */
export function monthOf(word: string): number {
  return months.get(fold(word)) ?? 0
}
