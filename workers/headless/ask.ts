import { readerWith } from '../reading/away/reader.ts'
import { nodeHands } from './hand-node.ts'
import { openHeadless } from './open-headless.ts'
import { say } from './say.ts'

const hands = nodeHands()
const reader = readerWith(hands, { least: Number.POSITIVE_INFINITY })
const open = () => openHeadless(null, undefined, reader)
const { code, out } = await say(process.argv.slice(2), (line) => process.stderr.write(`${line}\n`), open)
hands.close()
process.stdout.write(out)
process.exitCode = code
