import { say } from './say.ts'

const { code, out } = await say(process.argv.slice(2), (line) => process.stderr.write(`${line}\n`))
process.stdout.write(out)
process.exitCode = code
