import { settled } from '../../src/contract/decisions.ts'
import { Failure } from '../../src/contract/fault.ts'
import { type Desk, reply } from '../../src/contract/wire.ts'
import type { Recogniser } from '../recognise/source.ts'
import { workspaceOf } from './account.ts'
import { decided } from './adopt.ts'
import { erase } from './erase.ts'
import { namesOf, objecting, objects } from './objections.ts'
import type { OpenWorkspace } from './open-workspace.ts'
import { find, tellPerson, timelineOf } from './person.ts'
import { personFile } from './person-file.ts'
import { put } from './take-back.ts'

type PersonDoor = Pick<Desk, 'person' | 'timeline' | 'personFile' | 'erasePerson' | 'object'>

/** What the page asks of one customer of the open workspace. `forget`: nothing that waits may hold an erased person's rows. */
export function openPersonDoor(here: OpenWorkspace, recogniser: Recogniser, forget: () => void): PersonDoor {
  return {
    person: (key, call) =>
      reply(async () => {
        const found = await find(here, key, call)
        const { decisions, standing } = found.held
        const objected = await objects(decisions.objections, namesOf(standing)(key))
        return tellPerson(found, here.lists.holding(key), objected)
      }),
    timeline: (key, from, to, call) => reply(async () => timelineOf(await find(here, key, call), from, to)),
    personFile: (key, format, call) =>
      reply(async () => personFile(await find(here, key, call), format, call)),
    erasePerson: (key, call, keepOut = false) =>
      here.inTurn(async () => {
        const held = await erase(here, recogniser, key, call, keepOut)
        forget()
        return workspaceOf(held)
      }),
    object: (key, yes, call) =>
      here.inTurn(async () => {
        const held = here.needed()
        if (!held.writer) throw new Failure({ code: 'read-only' })
        const { objections: former, ...others } = held.decisions
        const objections = await objecting(former, namesOf(held.standing)(key), 'contact', yes)
        const decisions = settled({ ...others, ...(objections && { objections }) })
        const standing = await here.loader.open(held.files, [], decisions, call)
        return put(here, await decided(held, decisions, standing), call)
      }),
  }
}
