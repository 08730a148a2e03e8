import { bool, choice, duration, items, lines, reader, text } from '../inputs/readers.ts'
import { input } from '../inputs/table.ts'
import { signingInputs, trustInputs } from './evidence/inputs.ts'
import { destinations, image, tag, tags } from './readers.ts'

const sections = ['scan', 'smoke'] as const

/** Takes names of sections; `none` asks for nothing, because an empty input means the default. */
const required = reader('`scan`, `smoke`, or `none`', value => {
  const names = items.read(value)
  if (names.length === 1 && names[0] === 'none') return []
  return names.map(name => {
    const known = sections.find(section => section === name)
    if (known === undefined) throw new Error(`"${name}" is neither scan nor smoke`)
    return known
  })
})

/** The inputs of the promote stage. */
export const promoteInputs = {
  image: input(image, {
    description:
      'The image to promote when the action is used alone: a reference with digest or tag, or an OCI layout: a folder or archive such as `./web.tar`, or one of its images as `oci-layout://web.tar:1.4.0`. A tag is looked up once, then only its digest counts.',
    alone: true,
  }),
  tags: input(tags, {
    description:
      'Tags to give when the action is used alone. Whole versions, dates and `sha-…` never move once set.',
    alone: true,
  }),
  from: input(tag, {
    description:
      'Tag of the image to promote instead of the one of this run, for example the environment `staging`; it is looked up in the first repository. The tags to give are then those of `to`.',
  }),
  to: input(destinations, {
    description:
      'Where to promote to: further tags such as the environment `production`, repositories (`registry.example/web`), both in one (`registry.example/web:production`), or OCI layouts for a way without a network: an archive (`./web.tar`) or a folder (`./images`). With a repository or a layout here, the image goes only to the places named.',
  }),
  'dry-run': input(bool, {
    description: 'Looks everything up and shows each tag with its old and new digest, but writes nothing.',
    default: 'false',
  }),
  require: input(required, {
    description:
      'Sections that must have passed for exactly this digest, in this run or in the evidence that the registry holds: `scan`, `smoke`, or `none`.',
    default: 'none',
  }),
  'max-age': input(duration, {
    description: 'How old evidence may be, for example `30d`.',
    default: '30d',
  }),
  floating: input(choice('forward', 'always'), {
    description:
      'Whether `latest`, `1` and `1.4` may move to a lower version than they hold: with `forward` they stay where they are.',
    default: 'forward',
  }),
  push: input(choice('auto', 'always', 'never'), {
    description: 'Whether anything is written to a registry; `auto` writes nothing on a pull request.',
    default: 'auto',
  }),
  dirty: input(bool, {
    description:
      'Publishes a build of a developer’s machine although files that Git tracks were changed: as `sha-<commit>-dirty`, and under no other name. In CI such changes are recorded and said.',
    default: 'false',
  }),
  'on-missing': input(choice('build', 'fail'), {
    description:
      'What a Git tag does when its commit has no proven image in the registry: `build` one now, or `fail` and say how to get one.',
    default: 'build',
  }),
  attach: input(
    reader('`evidence`, `record`, or `none`', value => {
      const names = items.read(value)
      const wrong = names.find(name => !['evidence', 'record', 'none'].includes(name))
      if (wrong !== undefined) throw new Error(`"${wrong}" is neither evidence, record nor none`)
      return names.filter(name => name !== 'none') as readonly ('evidence' | 'record')[]
    }),
    {
      description:
        'What is attached to the digest in the registry: the `evidence` of the checks, by which a later release finds it proven, and the `record` of the promotion.',
      default: 'evidence',
    },
  ),
  ...signingInputs,
  ...trustInputs,
  referrers: input(choice('all', 'accepted', 'none'), {
    description:
      'What travels to another repository with the image: `all` signatures, SBOMs and other referrers of it and its platforms, those that are `accepted` by the registry (what it refuses is a warning then, and otherwise an error before any tag is set), or `none`.',
    default: 'all',
  }),
  rollback: input(text, {
    description:
      'File with the record of an earlier promotion: its floating tags go back to the digests they had before it.',
  }),
  save: input(text, {
    description:
      'Archive (`web.tar`) or folder that gets the image besides, with its tags, signatures and evidence, as an OCI layout; also on a pull request. It is the `image` of another promotion, and `docker load` takes the archive.',
  }),
  'new-repository': input(bool, {
    description:
      'The repository may not exist yet: a registry that denies the lookup of a tag is then read as "no such tag".',
    default: 'false',
  }),
  deployment: input(text, {
    description:
      'Environment, for example `production`, in which GitHub records a deployment of the commit once the tags have moved; the job needs `deployments: write`.',
  }),
  'github-token': input(text, {
    description: 'Token for the GitHub API, which is asked only where a deployment is to be recorded.',
    expression: '${{ github.token }}',
    secret: true,
  }),
  'plain-http': input(lines, {
    description: 'Registries that are reached without TLS, one per line; this machine needs no mention.',
  }),
}
