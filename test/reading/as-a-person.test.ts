import { describe, expect, it } from 'vitest'
import { Failure } from '../../src/contract/fault.ts'
import { fileAt, haveShared, readAll } from './support.ts'

/** Line of the header (0 = none), columns, rows, rows set aside, and a cell of the last row: its column and text. */
type Seen = [header: number, columns: number, rows: number, aside: number, column: number, text: string]

const duckdb: { [name: string]: Seen } = {
  '14512': [1, 2, 1, 0, 1, ','],
  auto__backslash_escape: [0, 3, 3, 0, 0, '567'],
  auto__duplicate_header_collision: [1, 4, 2, 0, 3, 'text2'],
  auto__empty_header: [0, 3, 2, 0, 2, 'text2'],
  auto__missing_header_col: [1, 3, 2, 0, 1, 'TEST1'],
  auto__multi_column_string_mix: [0, 4, 9, 0, 3, 'p9'],
  auto__no_header: [0, 3, 2, 0, 2, '2000-12-13'],
  auto__normalize_names_4: [1, 3, 2, 0, 2, 'text2'],
  auto__quote_escape: [0, 3, 3, 0, 0, '567'],
  auto__single_quote_backslash: [0, 3, 3, 0, 0, '567'],
  auto__tab: [0, 3, 3, 0, 2, 'text3'],
  'auto__time_date_timestamp_mm-dd-yy': [1, 5, 3, 0, 3, '12-13-04'],
  auto__unnamed_columns: [0, 13, 2, 0, 12, 'value2'],
  auto__varchar_multi_line: [0, 3, 2, 0, 1, 'StreetB'],
  bad_date_timestamp_mix: [1, 5, 1, 0, 2, '41_10_1'],
  blank_line: [1, 1, 10, 0, 0, '11'],
  comments__mid_line: [0, 3, 2, 0, 1, '7'],
  conflict_timestamp: [1, 2, 1, 0, 1, '01-01-2020 01:02:03'],
  decimal_separators__decimal_separators_csv: [1, 2, 1, 0, 0, '1,2345'],
  double_quoted_header: [1, 2, 2, 0, 1, 'sally'],
  empty_first_line: [0, 2, 3, 0, 1, '3'],
  encodings__only_utf16: [0, 2, 6, 0, 1, 'ŁŁ'],
  headers__unescaped_quote: [1, 2, 2, 0, 1, '456'],
  inconsistencies__line_with_spaces: [2, 4, 4, 0, 3, '4'],
  invalid_utf8: [0, 1, 3, 0, 0, '\uFFFD'],
  later_quotes: [1, 2, 2049, 0, 1, '",'],
  locations_header_trailing_comma: [1, 4, 1, 0, 3, '0'],
  mixed_dates: [1, 2, 5, 0, 1, '2024-03-12'],
  mixed_double: [1, 2, 5, 0, 1, 'not_a_double_:('],
  mixed_timestamps: [1, 2, 5, 0, 1, '2024-03-12 01:25:58'],
  no_quote: [1, 2, 3, 0, 1, '"here"'],
  nullpadding_header: [2, 4, 2, 0, 2, 'bob'],
  quoted_newline: [1, 1, 1, 0, 0, 'cell with\nnewline'],
  real__imdb_movie_info_escaped: [0, 4, 201, 0, 0, '29980'],
  real__ontime_sample: [1, 109, 9, 0, 5, '1988-01-09'],
  rejects__dr_who: [1, 5, 1, 0, 0, 'not-a-date'],
  small_bad: [0, 2, 4, 0, 1, 'B'],
  special_date: [1, 2, 3, 0, 1, '2004.12.13'],
  test__mixed_line_endings: [0, 3, 3, 0, 1, 'test'],
  test__too_many_values: [0, 4, 1, 0, 3, '4'],
  test__windows_newline_empty: [0, 1, 1, 0, 0, '1'],
  thousands_separator__multi_column_quote: [1, 3, 5, 0, 1, '9999999999.20'],
  timestamp_timezone: [1, 2, 8, 0, 1, 'Canada/Newfoundland'],
  unescaped_quotes__end_quote_mixed: [0, 1, 3, 0, 0, 'Pedro "the'],
  venue_pipe: [1, 5, 202, 0, 1, 'Los Angeles Opera'],
  wrongtype: [1, 2, 22, 0, 1, 'world'],
}

const survey: { [name: string]: Seen } = {
  '0Al-Sn.CSV': [0, 2, 1869, 0, 0, '4001.632'],
  '1% nano+20% micro.csv': [2, 2, 3401, 0, 0, '600.00'],
  '100mAOne.CSV': [0, 2, 2500, 0, 1, '-1.032'],
  'AL5083-emissivity.csv': [1, 2, 139, 0, 0, '4.7929'],
  'Auto_Tone_sub242_nov.csv': [0, 8, 280, 0, 2, 'ma2-iN.wav'],
  'Copy_of_2016-17_Q3_Final_V2.csv': [1, 12, 748, 0, 0, 'Oppenheim, Mr. Jeremy'],
  'GPC_DCLG_December_2015_for_Publication.csv': [1, 10, 8, 0, 9, '147.50'],
  'Kokad pollen.csv': [1, 211, 69, 0, 0, '6115.2'],
  'NBA_scores_out.csv': [1, 19, 18, 0, 1, '2017'],
  'O18_air.csv': [1, 2, 1001, 0, 0, '100.0'],
  'Oct_2013.csv': [1, 67, 326, 0, 0, 'Zurich'],
  'ResultsOR30x100-0.50_10.dat__m28Infos.csv': [1, 16, 1, 0, 1, '1440'],
  'S39.csv': [1, 9, 5664, 0, 0, '5664'],
  'Sustainability_-_Water_consumption_P_56.csv': [2, 3, 1, 0, 0, '44,761'],
  'W32.csv': [1, 9, 5300, 0, 0, '5300'],
  'download (6).csv': [3, 4, 67, 0, 3, '9863'],
  'epcs-dwp-cmg-spend-july-2017.csv': [6, 6, 5, 0, 4, '£518.40'],
  'fr_RG65_pageid.csv': [1, 2, 41, 0, 1, 'ficelle_(corde)'],
  'hist_2000_15O.csv': [0, 80, 80, 0, 0, '339.46830728378666'],
  'mordenite-dh-2.csv': [1, 4, 38, 0, 3, '1.99284e+006'],
  'pssave_traindata_m=10_n=10_timelow=15_timehight=30_numofloop=2000.csv': [0, 10, 10, 0, 0, '27'],
  'tetranatrolite.csv': [1, 4, 18, 0, 3, '72463'],
  'vissim_data_conf2473_i12_v2026.csv': [1, 8, 101, 0, 0, '10.000000'],
  'wairakite-dh.csv': [1, 4, 33, 0, 3, '207448'],
}

async function seen(path: string, column: number): Promise<Seen> {
  const { head, rows, aside } = await readAll(fileAt(path))
  return [
    head.headerLine,
    head.headers.length,
    rows.length,
    aside.length,
    column,
    rows.at(-1)?.[column] ?? '',
  ]
}

describe.skipIf(!haveShared)('files of other projects read as a person reads them', () => {
  it.each(Object.entries(duckdb))('%s', async (name, expected) => {
    expect(await seen(`messy/duckdb/${name}.csv`, expected[4])).toEqual(expected)
  })

  it.each(Object.entries(survey))('%s', async (name, expected) => {
    expect(await seen(`messy/pollock-survey/${name}`, expected[4])).toEqual(expected)
  })

  it('a header and nothing below is refused', async () => {
    const thrown: unknown = await readAll(fileAt('messy/duckdb/header_only.csv')).catch(
      (error: unknown) => error,
    )
    expect(thrown instanceof Failure && thrown.fault).toMatchObject({ code: 'header-only', columns: 1 })
  })

  it('totals at the foot of a list of two columns are set aside', async () => {
    const path = 'messy/pollock-survey/20170320-ePC_Data-Travel-Stationery.csv'
    const { head, rows, aside } = await readAll(fileAt(path))
    expect(head.headers).toEqual(['Row Labels', 'Sum of Transaction - Billing Amount'])
    expect(rows.some((row) => row[0] === 'Grand Total')).toBe(false)
    expect(aside.map((a) => a.line)).toEqual([10, 14, 17])
  })
})
