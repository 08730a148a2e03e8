import { pushInput } from '../inputs/push-input.ts'
import { reachInputs } from '../inputs/reach-inputs.ts'
import { bool, choice, duration, items, reader, text } from '../inputs/readers.ts'
import { input } from '../inputs/table.ts'
import { signingInputs, trustInputs } from './evidence/inputs.ts'
import { destinations, image, tag, tags } from './readers.ts'

const sections = ['scan', 'smoke'] as const

/** Accepts names of sections; `none` requires nothing, because an empty input means the default. */
const required = reader('`scan`, `smoke`, or `none`', value => {
  const names = items.read(value)
  if (names.length === 1 && names[0] === 'none') return []
  return names.map(name => {
    const known = sections.find(section => section === name)
    if (known === undefined)
      throw new Error(`"${name}" is neither scan nor smoke: write scan, smoke, both, or none`)
    return known
  })
})

/** The inputs of the promote stage. */
export const promoteInputs = {
  image: input(image, {
    description:
      'The image to promote when the action is used alone: a reference with digest or tag, or an OCI layout: a folder or archive such as `./web.tar`, or one of its images as `oci-layout://web.tar:1.4.0`. A tag is resolved once, then only its digest counts.',
    alone: true,
  }),
  tags: input(tags, {
    description:
      'Tags to set when the action is used alone. Whole versions, dates and `sha-…` never move once set.',
    alone: true,
  }),
  from: input(tag, {
    description:
      'Tag of the image to promote instead of that of this run, for example the environment `staging`; it is resolved in the first repository. The tags to set are then those of `to` and of `tags`, not those of this run.',
  }),
  to: input(destinations, {
    description:
      'Where to promote to: further tags such as the environment `production`, repositories (`registry.example/web`), both in one (`registry.example/web:production`), or OCI layouts for transport without a network: an archive (`./web.tar`) or a folder (`./images`). With a repository or a layout here, the image is promoted only to these destinations.',
  }),
  'dry-run': input(bool, {
    description: 'Looks up every tag and shows its current and new digest, but writes nothing.',
    default: 'false',
  }),
  require: input(required, {
    description:
      'Sections that must have passed for exactly this digest, in this run or in the evidence in the registry: `scan`, `smoke`, or `none`.',
    default: 'none',
  }),
  'max-age': input(duration, {
    description: 'Maximum age of evidence, for example `30d`.',
    default: '30d',
  }),
  floating: input(choice('forward', 'always'), {
    description:
      'Whether a tag may move backwards. With `forward` `latest`, `1` and `1.4` stay where the repository has a higher version, and the tag of a branch stays where it holds a later commit.',
    default: 'forward',
  }),
  push: pushInput,
  dirty: input(bool, {
    description:
      'Publishes a build of a developer’s machine although files that Git tracks were changed: as `sha-<commit>-dirty`, and under no other name. In CI such changes are recorded and said.',
    default: 'false',
  }),
  'on-missing': input(choice('build', 'fail'), {
    description:
      'What to do for a Git tag when its commit has no proven image in the registry: `build` one now, or `fail` with instructions.',
    default: 'build',
  }),
  attach: input(
    reader('`evidence`, `record`, `sbom`, or `none`', value => {
      const names = items.read(value)
      const wrong = names.find(name => !['evidence', 'record', 'sbom', 'none'].includes(name))
      if (wrong !== undefined)
        throw new Error(`"${wrong}" is neither evidence, record, sbom nor none: write one of them`)
      return names.filter(name => name !== 'none') as readonly ('evidence' | 'record' | 'sbom')[]
    }),
    {
      description:
        'What to attach to the digest in the registry: the `evidence` of the checks, which a later release needs, the `record` of the promotion, and the bills of materials (`sbom`) that `scan-sbom` has written, each to the digest of its platform.',
      default: 'evidence',
    },
  ),
  ...signingInputs,
  ...trustInputs,
  referrers: input(choice('all', 'accepted', 'none'), {
    description:
      'What is copied to another repository with the image: `all` signatures, SBOMs and other referrers of it and its platforms, those `accepted` by the registry (a refused one is a warning then, otherwise an error before any tag is set), or `none`.',
    default: 'all',
  }),
  'nondistributable-layers': input(choice('skip', 'copy'), {
    description:
      'What happens to layers whose media type forbids to distribute them, as those of Windows base images did: `skip` them with a warning, because pulls get them from their `urls`, or `copy` them where the source holds them and the licence allows it.',
    default: 'skip',
  }),
  rollback: input(text, {
    description:
      'File with the record of an earlier promotion: its floating tags are moved back to their previous digests.',
  }),
  save: input(text, {
    description:
      'Archive (`web.tar`) or folder to write the image to as well, with its tags, signatures and evidence, as an OCI layout; also on a pull request. It can be the `image` of another promotion, and `docker load` accepts the archive.',
  }),
  'new-repository': input(bool, {
    description:
      'The repository may not exist yet: a registry that denies the lookup of a tag is then read as "no such tag".',
    default: 'false',
  }),
  deployment: input(text, {
    description:
      'Environment, for example `production`, for which GitHub records a deployment of the commit after the tags have moved; the job needs `deployments: write`.',
  }),
  'github-token': input(text, {
    description:
      'Token for the GitHub API, which is asked where a deployment is to be recorded, and where only GitHub knows which of two commits of a branch is the later.',
    expression: '${{ github.token }}',
    secret: true,
  }),
  'trusted-realms': reachInputs['trusted-realms'],
  'plain-http': reachInputs['plain-http'],
}
