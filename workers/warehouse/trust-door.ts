import { type Desk, reply } from '../../src/contract/wire.ts'
import type { Recogniser } from '../recognise/source.ts'
import { driftOf } from './drift.ts'
import type { OpenWorkspace } from './open-workspace.ts'
import { qualityOf } from './quality.ts'
import { repair, rowOf } from './repair.ts'
import { takeBack, weigh } from './take-back.ts'

type TrustDoor = Pick<Desk, 'weigh' | 'takeBack' | 'row' | 'repair' | 'quality'>

/** What the page asks to check the open workspace, and to put right what came in. */
export function openTrustDoor(here: OpenWorkspace, recogniser: Recogniser): TrustDoor {
  return {
    weigh: (files, call) => here.inTurn(() => weigh(here, files, call)),
    takeBack: (files, call) => here.inTurn(() => takeBack(here, files, call)),
    row: (file, line, call) => reply(() => rowOf(here, recogniser, file, line, call)),
    repair: (file, line, text, call) => here.inTurn(() => repair(here, file, line, text, call)),
    quality: (call) =>
      reply(async () => {
        const held = here.needed()
        const files = await here.loader.looked(held.files, call)
        return { ...(await qualityOf(await here.ready(), held, files)), drift: driftOf(files) }
      }),
  }
}
