import type { Check } from './checks/checks.ts'
import type { Compose } from './container/compose.ts'
import type { Surroundings } from './container/container.ts'
import type { EnvFile } from './container/env-file.ts'
import type { RunnableImage } from './engine/engine-image.ts'
import type { SmokeRequest } from './request.ts'

/** One platform of the image, ready to be run. */
export interface PlatformRun {
  readonly request: SmokeRequest
  /** Of the inputs and of the check file. */
  readonly checks: readonly Check[]
  readonly image: RunnableImage
  readonly compose?: Compose
  readonly platform: string
  readonly emulated: boolean
  readonly startInterval: boolean
  readonly name: string
  readonly labels: readonly string[]
  readonly handover: EnvFile
  /** Arguments of `docker run` that the image needs. */
  readonly given: readonly string[]
  readonly around: Omit<Surroundings, 'program'>
}
