import { connect, createServer, type Socket } from 'node:net'

/** Passes connections on to a port of this machine, each direction late by half of the round trip. */
function delay(from: Socket, to: Socket, ms: number): void {
  from.on('data', chunk => setTimeout(() => to.writable && to.write(chunk), ms))
  from.on('end', () => setTimeout(() => to.end(), ms))
  from.on('error', () => to.destroy())
}

const [target = '', roundTrip = '25'] = process.argv.slice(2)
const server = createServer({ noDelay: true }, near => {
  const far = connect({ host: '127.0.0.1', port: Number(target), noDelay: true })
  delay(near, far, Number(roundTrip) / 2)
  delay(far, near, Number(roundTrip) / 2)
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.stdout.write(`${typeof address === 'object' ? address?.port : ''}\n`)
})
