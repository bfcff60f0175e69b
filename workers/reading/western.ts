/** Letters of windows-1252 from 0x80 to 0x9F; the five unused codes stay control characters, as in the WHATWG table. */
const upper =
  '\u20AC\x81\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\x8D\u017D\x8F' +
  '\x90\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\x9D\u017E\u0178'

/** The letter of a byte in windows-1252. */
export const western = (byte: number) =>
  byte >= 0x80 && byte < 0xa0 ? upper.charAt(byte - 0x80) : String.fromCharCode(byte)
