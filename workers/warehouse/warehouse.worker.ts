import * as Comlink from 'comlink'
import { callHandler, type Desk, type Dock, type Joined } from '../../src/contract/wire.ts'
import { readerWith } from '../reading/away/reader.ts'
import { recogniser } from '../recognise/recogniser.ts'
import { WarehouseDesk } from './desk.ts'
import { openEngineBrowser } from './engine-browser.ts'
import { browserHands } from './hand-browser.ts'
import { openStore } from './snapshot.ts'

Comlink.transferHandlers.set('call', callHandler)

const hands = browserHands()

const desk = openStore().then(
  (store) =>
    new WarehouseDesk({
      engine: openEngineBrowser,
      recogniser: recogniser(readerWith(hands)),
      away: recogniser(readerWith(hands, { least: 0, rehearsal: true })),
      store,
      now: () => new Date().toISOString(),
    }),
)

/** The store opens while the page is already asking: each call waits for it. */
const door: Desk & Joined = {
  start: async (...given) => (await desk).start(...given),
  draft: async (...given) => (await desk).draft(...given),
  revise: async (...given) => (await desk).revise(...given),
  correct: async (...given) => (await desk).correct(...given),
  adopt: async (...given) => (await desk).adopt(...given),
  decide: async (...given) => (await desk).decide(...given),
  weigh: async (...given) => (await desk).weigh(...given),
  takeBack: async (...given) => (await desk).takeBack(...given),
  rows: async (...given) => (await desk).rows(...given),
  repair: async (...given) => (await desk).repair(...given),
  discard: async (...given) => (await desk).discard(...given),
  shelf: async () => (await desk).shelf(),
  reopen: async (...given) => (await desk).reopen(...given),
  rename: async (...given) => (await desk).rename(...given),
  forget: async (...given) => (await desk).forget(...given),
  eraseAll: async () => (await desk).eraseAll(),
  account: async () => (await desk).account(),
  alike: async (...given) => (await desk).alike(...given),
  cleaning: async (...given) => (await desk).cleaning(...given),
  quality: async (...given) => (await desk).quality(...given),
  peek: async (...given) => (await desk).peek(...given),
  csv: async (...given) => (await desk).csv(...given),
  person: async (...given) => (await desk).person(...given),
  timeline: async (...given) => (await desk).timeline(...given),
  personFile: async (...given) => (await desk).personFile(...given),
  erasePerson: async (...given) => (await desk).erasePerson(...given),
  object: async (...given) => (await desk).object(...given),
  verdicts: async (...given) => (await desk).verdicts(...given),
  mark: async (...given) => (await desk).mark(...given),
  copy: {
    write: async (...given) => (await desk).copy.write(...given),
    restore: async (...given) => (await desk).copy.restore(...given),
  },
  campaigns: {
    plan: async (...given) => (await desk).campaigns.plan(...given),
    make: async (...given) => (await desk).campaigns.make(...given),
    told: async () => (await desk).campaigns.told(),
    change: async (...given) => (await desk).campaigns.change(...given),
    drop: async (...given) => (await desk).campaigns.drop(...given),
    restore: async () => (await desk).campaigns.restore(),
    setMargin: async (...given) => (await desk).campaigns.setMargin(...given),
    look: async (...given) => (await desk).campaigns.look(...given),
    file: async (...given) => (await desk).campaigns.file(...given),
  },
  sql: {
    schema: async (...given) => (await desk).sql.schema(...given),
    ask: async (...given) => (await desk).sql.ask(...given),
    asked: async () => (await desk).sql.asked(),
    forgetAsked: async () => (await desk).sql.forgetAsked(),
    parquet: async (...given) => (await desk).sql.parquet(...given),
    takeAway: async (...given) => (await desk).sql.takeAway(...given),
  },
  join: (port) => Comlink.expose(throughPort(), port),
}

/** Results are transferred to the miners, not copied. */
function throughPort(): Dock {
  const dock = desk.then((d) => d.dock)
  return {
    facts: async () => (await dock).facts(),
    async see(view) {
      const answer = await (await dock).see(view)
      if (!answer.ok || !answer.value) return answer
      const columns = Object.values(answer.value.columns)
      return Comlink.transfer(
        answer,
        columns.map((c) => (c.type === 'text' ? c.codes.buffer : c.values.buffer)),
      )
    },
    async arrow(query, call) {
      const answer = await (await dock).arrow(query, call)
      return answer.ok ? Comlink.transfer(answer, [answer.value.buffer]) : answer
    },
    keep: async (...given) => (await dock).keep(...given),
    drop: async (...given) => (await dock).drop(...given),
    marks: async (...given) => (await dock).marks(...given),
    point: async (...given) => (await dock).point(...given),
  }
}

Comlink.expose(door)
