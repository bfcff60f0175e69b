import { type Desk, reply } from '../../src/contract/wire.ts'
import type { Recogniser } from '../recognise/source.ts'
import { driftOf } from './drift.ts'
import type { OpenWorkspace } from './open-workspace.ts'
import { qualityOf } from './quality.ts'
import { repair, rowsOf } from './repair.ts'
import { takeBack, weigh } from './take-back.ts'

type TrustDoor = Pick<Desk, 'weigh' | 'takeBack' | 'rows' | 'repair' | 'quality'>

/** What the page asks to check the open workspace, and to put right what came in. */
export function openTrustDoor(here: OpenWorkspace, recogniser: Recogniser): TrustDoor {
  return {
    weigh: (files, call) => here.inTurn(() => weigh(here, files, call)),
    takeBack: (files, call) => here.inTurn(() => takeBack(here, files, call)),
    rows: (file, lines, call) => reply(() => rowsOf(here, recogniser, file, lines, call)),
    repair: (file, rows, call) => here.inTurn(() => repair(here, file, rows, call)),
    quality: (call) =>
      reply(async () => {
        const held = here.needed()
        const files = await here.loader.looked(held.files, call)
        return { ...(await qualityOf(await here.ready(), held, files)), drift: driftOf(files) }
      }),
  }
}
