/** Keeps the requests to one host as far apart as the host has asked for; shared by all that talk to it. */
export interface RateLimit {
  /** Waits for the next slot. */
  turn(): Promise<void>
  /** Nothing goes out for this long, and what waited does not rush afterwards. */
  slowDown(ms: number): void
  /** An answer came as wished: speed up again. */
  speedUp(): void
}

/** Time as an effect. */
export interface Clock {
  readonly now: () => number
  /** Resolves after this many milliseconds, rejects when the run is told to stop. */
  readonly sleep: (ms: number) => Promise<void>
}

/** Milliseconds between two requests after the first complaint, and at most. */
const [firstGap, longestGap] = [50, 1000]

/** Makes the pace of one host. */
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
