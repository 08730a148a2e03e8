import { buildInputs } from '../build/inputs.ts'
import { bool, choice, text } from '../inputs/readers.ts'
import { input, type Table } from '../inputs/table.ts'
import { trustInputs } from '../promote/evidence/inputs.ts'
import { promoteInputs } from '../promote/inputs.ts'
import { reportInputs } from '../report/inputs.ts'
import { scanInputs } from '../scan/inputs.ts'
import { replacedByImage } from '../scan/trivy-action.ts'
import { emulatorInputs } from '../setup/emulators.ts'
import { setupInputs } from '../setup/inputs.ts'
import { sizeInputs } from '../size/inputs.ts'
import { smokeInputs } from '../smoke/inputs.ts'
import type { StageName } from '../stage/names.ts'
import { tagsInputs } from '../tags/inputs.ts'
import { watchInputs } from '../watch/inputs.ts'
import { ruleInputs } from './rule-inputs.ts'

/** The input for the image of a stage that is used alone. */
const subjectInputs = {
  image: input(text, {
    description:
      'The image: a reference such as `ghcr.io/acme/web:1.4`, or the folder of an OCI layout. Default: the one that this run has built.',
    alone: true,
    replaces: replacedByImage,
  }),
} satisfies Table

/** The inputs for finding this commit's image in the registry. */
const reuseInputs = {
  'on-existing': input(choice('reuse', 'build'), {
    description:
      'What to do when the registry already has the image of this commit (its tag `sha-…`), as on a release by Git tag or when a workflow runs again: `reuse` it, so that nothing is built and only checks without evidence are run, or `build` another.',
    default: 'reuse',
  }),
  'on-missing': promoteInputs['on-missing'],
  require: promoteInputs.require,
  scan: input(bool, {
    description:
      'Whether the `scan` stage checks the image, as its own input says. A release that finds no image with evidence is not built where a check that `require` asks for is switched off.',
    default: 'true',
  }),
  'max-age': promoteInputs['max-age'],
  ...trustInputs,
  push: promoteInputs.push,
  dirty: promoteInputs.dirty,
  attach: promoteInputs.attach,
} satisfies Table

/** How registries are reached; every stage that reads from one is told. */
const reachInputs = {
  'plain-http': promoteInputs['plain-http'],
  'trusted-realms': promoteInputs['trusted-realms'],
} satisfies Table

/** The inputs for the login of the job. */
const jobLoginInputs = {
  images: {
    ...tagsInputs.images,
    description:
      'Repositories of the image, one per line, when the action is used alone. The job logs in by itself to the registry of the code host (ghcr.io on GitHub, `CI_REGISTRY` on GitLab) for repositories there when no other login is given.',
    alone: true as const,
  },
  'github-token': input(text, {
    description:
      'Token of the job, which is the login at ghcr.io (`containers.HOST` with GitHub Enterprise) for `images` there. To push, the job needs `packages: write`.',
    expression: '${{ github.token }}',
    secret: true,
    alone: true,
  }),
} satisfies Table

/** Of the inputs of the scan, those that say nothing about a baseline, other findings or where an image comes from. */
const {
  scan: _scan,
  'scan-gate': _gate,
  'scan-source': _source,
  'from-sbom': _sbom,
  'scan-secrets': _secrets,
  scanners: _scanners,
  'baseline-scan': _baseline,
  'baseline-scan-limit': _limit,
  'scan-empty': _empty,
  'scan-sbom': _written,
  ...watchedScanInputs
} = scanInputs

/** The inputs that each stage declares. */
export const ownTables: Readonly<Record<StageName, Table>> = {
  setup: setupInputs,
  tags: tagsInputs,
  build: buildInputs,
  size: sizeInputs,
  scan: scanInputs,
  smoke: smokeInputs,
  promote: promoteInputs,
  report: reportInputs,
  watch: watchInputs,
}

/** The inputs of each stage: its own, and those with which the pipeline finds its image. */
export const stageInputs = {
  setup: { ...setupInputs, ...jobLoginInputs },
  tags: { ...tagsInputs, ...reachInputs },
  build: { ...buildInputs, ...emulatorInputs, ...reuseInputs, ...ruleInputs, ...reachInputs },
  size: { ...subjectInputs, ...sizeInputs, ...reachInputs },
  scan: { ...subjectInputs, ...scanInputs, ...trustInputs, ...reachInputs },
  smoke: { ...subjectInputs, ...smokeInputs, ...reachInputs },
  promote: { ...promoteInputs, ...ruleInputs },
  watch: { ...watchInputs, ...watchedScanInputs, ...trustInputs, ...reachInputs },
  report: { ...reportInputs, 'size-label': sizeInputs['size-label'], ...reachInputs },
} satisfies Readonly<Record<StageName, Table>>
