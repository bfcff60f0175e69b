import { createSocket } from 'node:dgram'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Stands for the rest of the world: another origin that writes down whatever reaches it. */
export interface Outside {
  origin: string
  udp: number
  /** Paths asked for, and 'connection' or 'datagram' for what asked for none. */
  heard: string[]
  close(): Promise<void>
}

const answers: Readonly<Record<string, string>> = {
  'access-control-allow-origin': '*',
  'access-control-allow-private-network': 'true',
  'content-type': 'text/javascript',
}

/** Milliseconds after which a connection without a request is told as one. */
const patience = 300

/** Listens on one HTTP and one UDP port of the loopback address. */
export async function listen(): Promise<Outside> {
  const heard: string[] = []
  const silent = new Set<object>()
  const server = createServer((request, response) => {
    silent.delete(request.socket)
    heard.push(request.url ?? '')
    response.writeHead(200, answers).end()
  })
  server.on('upgrade', (request, socket) => {
    silent.delete(socket)
    heard.push(request.url ?? '')
    socket.destroy()
  })
  server.on('connection', (socket) => {
    silent.add(socket)
    setTimeout(() => silent.delete(socket) && heard.push('connection'), patience)
  })
  const udp = createSocket('udp4')
  udp.on('message', () => heard.push('datagram'))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  await new Promise<void>((resolve) => udp.bind(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${port}`,
    udp: udp.address().port,
    heard,
    async close() {
      udp.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
