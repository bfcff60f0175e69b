import { expect, test } from 'vitest'
import type { Sql } from '../../src/contract/frame.ts'
import { sharedEngine } from '../support/duckdb.ts'

const engine = await sharedEngine()

const escapes = [
  `select * from read_csv('https://canary.invalid/x.csv')`,
  `select * from read_text('https://canary.invalid/x')`,
  `select * from read_blob('https://canary.invalid/x')`,
  `select * from 'https://canary.invalid/x.csv'`,
  `select * from read_text('/etc/hostname')`,
  `select * from read_csv('../package.json')`,
  `select * from read_csv('in/../package.json')`,
  `select * from 'package.json'`,
  `select * from glob('*')`,
  `copy (select 1) to 'out.csv'`,
  `copy (select 1) to '/tmp/out.csv'`,
  `copy (select 1) to 'https://canary.invalid/out.csv'`,
  `attach 'opfs://other.db'`,
  `attach 'https://canary.invalid/x.db'`,
  `attach '/tmp/other.db'`,
  `install httpfs; load httpfs`,
  `load parquet`,
  `set enable_external_access = true`,
  `set allowed_directories = ['/']`,
  `set lock_configuration = false`,
  `set autoload_known_extensions = true`,
  `set memory_limit = '4GB'`,
  `export database 'out'`,
  `import database 'in2'`,
]

test.each(escapes)('refused: %s', async (statement) => {
  await expect(engine.rows(statement as Sql)).rejects.toThrow()
  expect(await engine.rows('select 1::integer' as Sql)).toEqual([[1]])
})
