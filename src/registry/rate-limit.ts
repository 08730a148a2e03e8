/** Spaces the requests to one host as the host requested; shared by all requests to it. */
export interface RateLimit {
  /** Waits for the next slot. */
  turn(): Promise<void>
  /** Pauses all requests for this long; waiting ones are then spaced, not sent at once. */
  slowDown(ms: number): void
  /** A request succeeded: speed up again. */
  speedUp(): void
}

/** Time as an effect. */
export interface Clock {
  readonly now: () => number
  /** Resolves after this many milliseconds, rejects when the run is cancelled. */
  readonly sleep: (ms: number) => Promise<void>
}

/** Milliseconds between two requests after the first 429, and at most. */
const [firstGap, longestGap] = [50, 1000]

/** Creates the rate limit of one host. */
export function createRateLimit({ now, sleep }: Clock): RateLimit {
  let openAt = 0
  let nextSlot = 0
  let gap = 0
  return {
    async turn() {
      for (;;) {
        const time = now()
        const slot = Math.max(openAt, nextSlot)
        if (slot <= time) {
          nextSlot = time + gap
          return
        }
        await sleep(slot - time)
      }
    },
    slowDown(ms) {
      openAt = Math.max(openAt, now() + ms)
      gap = gap === 0 ? firstGap : Math.min(gap * 2, longestGap)
    },
    speedUp() {
      gap = gap < 10 ? 0 : gap * 0.9
    },
  }
}
