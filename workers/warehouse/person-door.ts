import { type Desk, reply } from '../../src/contract/wire.ts'
import type { Recogniser } from '../recognise/source.ts'
import { workspaceOf } from './account.ts'
import { erase } from './erase.ts'
import type { OpenWorkspace } from './open-workspace.ts'
import { find, tellPerson, timelineOf } from './person.ts'
import { personFile } from './person-file.ts'

type PersonDoor = Pick<Desk, 'person' | 'timeline' | 'personFile' | 'erasePerson'>

/** What the page asks of one customer of the open workspace. `forget`: nothing that waits may hold an erased person's rows. */
export function openPersonDoor(here: OpenWorkspace, recogniser: Recogniser, forget: () => void): PersonDoor {
  return {
    person: (key, call) =>
      reply(async () => tellPerson(await find(here, key, call), here.lists.holding(key))),
    timeline: (key, from, to, call) => reply(async () => timelineOf(await find(here, key, call), from, to)),
    personFile: (key, format, call) =>
      reply(async () => personFile(await find(here, key, call), format, call)),
    erasePerson: (key, call) =>
      here.inTurn(async () => {
        const held = await erase(here, recogniser, key, call)
        forget()
        return workspaceOf(held)
      }),
  }
}
