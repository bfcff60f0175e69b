import { writeXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import { said } from '../../src/contract/notes.ts'
import { reader } from '../../workers/reading/open.ts'
import { recogniser } from '../../workers/recognise/recogniser.ts'
import { readAll, textFile } from './support.ts'

const read = (text: string, headerLine?: number) =>
  readAll(textFile(text), headerLine === undefined ? {} : { headerLine })

const analytics = `# ----------------------------------------
# Events: Event name
# My shop
# ----------------------------------------
#
# All Users
# Start date: 20260910
Event name,Event count,Total users,Total revenue
page_view,1200,300,0
purchase,40,35,812.50
add_to_cart,80,60,0
view_item,90,50,0

# ----------------------------------------
#
Nth day,Active users
0000,11
0001,12
`

describe('several tables in one file', () => {
  it('web analytics: comments are passed over, the larger table is read, the other one listed line by line', async () => {
    const { head, rows, aside } = await read(analytics)
    expect([head.headerLine, head.headers[0], rows.length]).toEqual([8, 'Event name', 4])
    expect(aside.map((a) => a.line)).toEqual([14, 15, 16, 17, 18])
    expect(new Set(aside.map((a) => a.reason))).toEqual(new Set(['belongs to another table of the file']))
    expect(said(head.notes)).toContain(
      'The file holds 2 tables; the one from line 8 is read, not line 16 on.',
    )
  })

  it('the person is asked once, and the other table is read when it is chosen', async () => {
    const draft = await recogniser(reader).draft(textFile(analytics, 'ga.csv'), {})
    const [question] = draft.questions
    expect(question?.ask).toBe('ga.csv holds 2 tables. Which one is meant?')
    expect(question?.options.map((o) => o.label)).toEqual([
      'Line 8: Event name, Event count, Total users (4 rows)',
      'Line 16: Nth day, Active users (2 rows)',
    ])
    const { head, rows } = await readAll(textFile(analytics), question?.options[1]?.corrections)
    expect([head.headers, rows]).toEqual([
      ['Nth day', 'Active users'],
      [
        ['0000', '11'],
        ['0001', '12'],
      ],
    ])
    const again = await recogniser(reader).draft(textFile(analytics, 'ga.csv'), { headerLine: 16 })
    expect(again.questions.filter((q) => q.id === 'header')).toEqual([])
  })

  it('one below the other without a gap, told apart by their cells', async () => {
    const orders = 'Order,Town,Sum\n1,York,5\n2,Bath,6\n3,Hull,7\n'
    const { head, rows, aside } = await read(`${orders}Town,People\nYork,200\nBath,90\n`)
    expect([head.headers, rows.length]).toEqual([['Order', 'Town', 'Sum'], 3])
    expect(aside.map((a) => a.line)).toEqual([5, 6, 7])
  })

  it('the same table twice is read once: no sale is counted twice', async () => {
    const orders = 'Order,Town,Sum\n1,York,5\n2,Bath,6\n3,Hull,7\n'
    const { rows, head, aside } = await read(orders + orders)
    expect([rows.length, aside.length]).toEqual([3, 4])
    expect(said(head.notes).join(' ')).toContain('line 5 on (the same table again)')
    expect(head.tables).toHaveLength(1)
  })

  it('the same header above other rows is a page that goes on', async () => {
    const { rows, aside, head } = await read('Order,Sum\n1,5\n2,6\nOrder,Sum\n3,7\n4,8\n')
    expect([rows.length, aside.map((a) => a.reason)]).toEqual([4, ['repeats the header']])
    expect(head.tables).toBeUndefined()
  })

  it('short rows, long rows, blank lines and rows of words are no second table', async () => {
    const { rows, aside, head } = await read(
      'Name,Town,Note\nAnn,York,hi\n\nBob,Bath\nCy,Hull\nDee,Ely\n\nEve,Ayr,yes\nFay,Oban,no\n',
    )
    expect([head.tables, rows.length + aside.length]).toEqual([undefined, 6])
  })

  it('a second table that goes on beyond the first look is the longer one', async () => {
    const small = 'Kind,Count\nold,3\nnew,4\n\n'
    const body = Array.from({ length: 60_000 }, (_, k) => `${k},York,${k % 90}.50\n`).join('')
    const { head, rows } = await read(`${small}Order,Town,Sum\n${body}`)
    expect([head.headerLine, rows.length]).toEqual([5, 60_000])
  })
})

describe('a header of two rows', () => {
  const body = 'Ann,York,1,2.5,3,4.5\nBob,Bath,2,3.5,3,4.5\nCy,Ely,2,3.5,3,4.5\n'

  it.each([
    ['groups above', `,,2023,,2024,\nName,City,Orders,Sum,Orders,Sum\n${body}`],
    [
      'groups above, with a gap in the first columns',
      `,,2023,2023,2024,2024\nName,City,Orders,Sum,Orders,Sum\n${body}`,
    ],
  ])('%s: names are joined, and both lines are header', async (_, text) => {
    const { head, rows } = await read(text)
    expect(head.headers).toEqual(['Name', 'City', '2023 Orders', '2023 Sum', '2024 Orders', '2024 Sum'])
    expect(rows).toHaveLength(3)
    expect(said(head.notes).join(' ')).toContain('lines 1 and 2')
  })

  it('groups in every column, and units below names', async () => {
    const rows = '1,2024-01-01,Ann,4.50\n2,2024-01-02,Bob,5.50\n3,2024-01-03,Cy,6\n'
    const groups = await read(`Order,Order,Customer,Amount\nNumber,Date,Name,EUR\n${rows}`)
    expect(groups.head.headers).toEqual(['Order Number', 'Order Date', 'Customer Name', 'Amount EUR'])
    const chosen = await read(`Order,Order,Customer,Amount\nNumber,Date,Name,EUR\n${rows}`, 2)
    expect([chosen.head.headers, chosen.rows.length]).toEqual([['Number', 'Date', 'Name', 'EUR'], 3])
  })

  const people = (k: number) => `${11 + k},7,2026-01-${10 + k} 09:00,a${k}@x.org`
  const answered = (k: number) =>
    `${people(k)},${k},${k % 2 ? 'Soap' : ''},${k % 3 ? '' : 'Bath salts'},Quick and kind ${k}`
  const told = Array.from({ length: 8 }, (_, k) => answered(k)).join('\n')
  const questions =
    'Respondent ID,Collector ID,Start Date,Email,How likely are you to come back?,What do you use?,,Why?'
  const asked = ['Respondent ID', 'Collector ID', 'Start Date', 'Email', 'How likely are you to come back?']
  const names = [...asked, 'What do you use? Soap', 'What do you use? Other', 'Why?']

  it('questions above the answers they allow: choices are joined, the word for any answer is not', async () => {
    const { head, rows } = await read(`${questions}\n,,,,Response,Soap,Other,Open-Ended Response\n${told}\n`)
    expect([head.headers, rows.length]).toEqual([names, 8])
  })

  it('the same in a sheet', async () => {
    const cells = `${questions}\n,,,,Response,Soap,Other,Open-Ended Response\n${told}`
      .split('\n')
      .map((row) => row.split(','))
    const bytes = await writeXlsx({ sheets: [{ name: 'Answers', rows: cells }] })
    const { head, rows } = await readAll(new File([bytes as BlobPart], 'answers.xlsx'))
    expect([head.headers, rows.length]).toEqual([names, 8])
    expect(said(head.notes)).toContain('The header takes rows 1 and 2; their names are joined.')
  })

  it('names of a program, questions, and marks of a program: three rows, each said once', async () => {
    const marks = ['endDate', 'progress', '_recordId', 'QID1'].map((id) => `"{""ImportId"":""${id}""}"`)
    const body = Array.from({ length: 6 }, (_, k) => `2026-01-${10 + k},100,R_${k},${k}`).join('\n')
    const { head, rows } = await read(
      `EndDate,Progress,ResponseId,Q1\nEnd Date,Progress,Response ID,How likely?\n${marks}\n${body}\n`,
    )
    expect([head.headers, rows.length]).toEqual([
      ['End Date', 'Progress', 'Response ID', 'Q1 How likely?'],
      6,
    ])
  })

  it.each([
    ['a name is missing', 'ID,Day,Name,Town,'],
    ['no name is missing', 'ID,Day,Name,Town,Note'],
  ])('a first row without number and day stays a row: %s', async (_, header) => {
    const body = Array.from({ length: 9 }, (_, k) => `${k},2026-01-${10 + k},Ann ${k},York,`).join('\n')
    expect((await read(`${header}\n,,Walk-in,York,new\n${body}\n`)).rows).toHaveLength(10)
  })

  it('a first row with a word for a missing number stays a row', async () => {
    const { head, rows } = await read('Order,Town,Sum\nA1,York,unknown\nA2,Bath,6\nA3,Hull,7\nA4,Ely,8\n')
    expect([head.headers, rows.length]).toEqual([['Order', 'Town', 'Sum'], 4])
  })
})

describe('what stands above a header', () => {
  it('a title with separators in it is not taken for the header', async () => {
    const { head, rows } = await read('Made for Ann, Bob, Wednesday\nweight,size\n4.0,1\n3.9,2\n3.8,3\n')
    expect([head.headerLine, head.headers, rows.length]).toEqual([2, ['weight', 'size'], 3])
  })

  it('comments above rows without a header are no rows', async () => {
    const { head, rows } = await read('# made by a till\n# version 2\n1,2024-01-01,5\n2,2024-01-02,6\n')
    expect([head.headerLine, rows.length]).toEqual([0, 2])
  })

  it('a list of words in which the first comes again has no header', async () => {
    const { head, rows } = await read('York\nBath\nYork\nEly\n')
    expect([head.headerLine, rows.length]).toEqual([0, 4])
  })
})

describe('a pivot table', () => {
  it.each([
    ['years', '2023,2024,2025'],
    ['months', '2024-01,2024-02,2024-03'],
    ['months, the year last', '01/2024,02/2024,03/2024'],
    ['days', '2024-01-01,2024-02-01,2024-03-01'],
  ])('has its %s as names of columns', async (_, names) => {
    const { head } = await read(`Customer,${names}\nAnn,12,3,5\nBob,4,7,1\nCara,4,,2\n`)
    expect([head.headerLine, head.headers]).toEqual([1, ['Customer', ...names.split(',')]])
  })

  it('days over days are rows, not names', async () => {
    const { head } = await read('1001,2024-01-05,12.50\n1002,2024-01-06,3.75\n1003,2024-01-07,8.00\n')
    expect(head.headerLine).toBe(0)
  })
})
