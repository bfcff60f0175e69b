import { workbookOf } from '../workbook/write.ts'
import { save } from './image.ts'
import { fileName, type Sheet, sheetCells, sheetCsv } from './sheet.ts'

/** The numbers as a CSV file, with the mark that Excel needs to read UTF-8. */
export const saveCsv = (title: string, sheet: Sheet): void =>
  save(new Blob([`\uFEFF${sheetCsv(sheet)}`], { type: 'text/csv' }), fileName(title, 'csv'))

export const saveWorkbook = async (title: string, sheet: Sheet): Promise<void> =>
  save(await workbookOf(title, sheetCells(sheet)), fileName(title, 'xlsx'))
