import { parentPort } from 'node:worker_threads'
import { serve } from '../reading/away/hand.ts'
import type { Letter } from './hand-node.ts'

let known = new File([], '')

parentPort?.on('message', ({ order, file }: Letter) => {
  if (file) known = new File([file.bytes], file.name)
  void serve({ ...order, file: known })
})
parentPort?.postMessage('ready')
