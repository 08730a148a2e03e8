import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Http } from '../../src/system/http.ts'

/** Counts HTTP requests, and the rounds in which they go: those of a round wait for no other. */
export function inRounds(http: Http) {
  const requests: string[] = []
  const waiting: (() => void)[] = []
  let rounds = 0
  let away = 0
  const release = async () => {
    // Whoever does not ask by now waits for an answer of the next round.
    for (let asked = -1; asked !== waiting.length; ) {
      asked = waiting.length
      await sleep(12)
    }
    if (away > 0 || waiting.length === 0) return
    rounds++
    for (const go of waiting.splice(0)) go()
  }
  const door: Http = async request => {
    requests.push(`${request.method} ${request.url.pathname}`)
    await new Promise<void>(resolve => {
      waiting.push(resolve)
      if (waiting.length === 1 && away === 0) void release()
    })
    away++
    try {
      const answer = await http(request)
      return { ...answer, body: Readable.from([await buffer(answer.body)]) }
    } finally {
      away--
      if (away === 0) void release()
    }
  }
  return {
    http: door,
    requests,
    get rounds() {
      return rounds
    },
  }
}
