import * as v from 'valibot'
import { scannerNames } from '../check-names.ts'
import { digestText, shortText } from './section.ts'

/** The rules by which a scan was judged, so that a later run can tell whether they were as strict as its own. */
export const scanPolicy = v.object({
  onlyFixed: v.boolean(),
  scope: v.picklist(['introduced', 'all']),
  inherited: v.picklist(['count', 'warn']),
  deny: v.pipe(v.array(shortText), v.maxLength(1000)),
  secrets: v.picklist(['off', 'warn', 'fail']),
  empty: v.picklist(['warn', 'fail']),
  /** Digest of the ignore file that counted; absent where none was named. */
  ignoreFile: v.optional(digestText),
  /** Digests of the VEX documents that counted. */
  vex: v.pipe(v.array(digestText), v.maxLength(1000)),
  /** What was looked for; absent in older records, which looked for vulnerabilities, and secrets by `secrets`. */
  scanners: v.optional(v.array(v.picklist(scannerNames))),
  /** Digest of the policy that hid findings. */
  ignorePolicy: v.optional(digestText),
  /** Digest of the file with settings. */
  trivyConfig: v.optional(digestText),
  /** What of the image was not scanned. */
  skipDirs: v.optional(v.pipe(v.array(shortText), v.maxLength(1000))),
  skipFiles: v.optional(v.pipe(v.array(shortText), v.maxLength(1000))),
})
export type ScanPolicy = v.InferOutput<typeof scanPolicy>
