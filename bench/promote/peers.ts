/** One promotion: where the image is, and where its tags go. */
export interface Job {
  readonly source: string
  readonly target: string
  readonly digest: string
  readonly tags: readonly string[]
}

type Commands = (job: Job) => readonly (readonly string[])[]

const skopeo: Commands = ({ source, target, digest, tags }) =>
  tags.map(tag => [
    'skopeo',
    '--insecure-policy',
    ...['copy', '--all', '--preserve-digests', '--src-tls-verify=false', '--dest-tls-verify=false'],
    `docker://${source}@${digest}`,
    `docker://${target}:${tag}`,
  ])

const imagetools: Commands = ({ source, target, digest, tags }) => [
  [
    ...['docker', 'buildx', 'imagetools', 'create', '--prefer-index=false'],
    ...tags.flatMap(tag => ['-t', `${target}:${tag}`]),
    `${source}@${digest}`,
  ],
]

/** Says of each registry that it has no TLS: regctl has no flag for a single call. */
const withoutTls = (...references: readonly string[]) =>
  [...new Set(references.map(reference => reference.split('/')[0] ?? ''))].flatMap(host => [
    '--host',
    `reg=${host},tls=disabled`,
  ])

const regctl =
  (...flags: readonly string[]): Commands =>
  ({ source, target, digest, tags }) =>
    tags.map(tag => [
      ...['regctl', ...withoutTls(source, target), 'image', 'copy', ...flags],
      `${source}@${digest}`,
      `${target}:${tag}`,
    ])

/** What people write to give an image more tags in its repository; a tool without many tags runs once for each. */
export const retagging: Readonly<Record<string, Commands>> = {
  'oras tag': ({ source, digest, tags }) => [['oras', 'tag', '--plain-http', `${source}@${digest}`, ...tags]],
  'crane tag': ({ source, digest, tags }) =>
    tags.map(tag => ['crane', 'tag', '--insecure', `${source}@${digest}`, tag]),
  'regctl copy': regctl(),
  'skopeo copy': skopeo,
  imagetools,
}

/** What people write to bring an image to another repository or registry. */
export const copying: Readonly<Record<string, Commands>> = {
  'oras cp': ({ source, target, digest, tags }) => [
    [
      'oras',
      'cp',
      '--from-plain-http',
      '--to-plain-http',
      `${source}@${digest}`,
      `${target}:${tags.join(',')}`,
    ],
  ],
  'crane copy': ({ source, target, digest, tags }) =>
    tags.map(tag => ['crane', 'copy', '--insecure', `${source}@${digest}`, `${target}:${tag}`]),
  'regctl copy': regctl(),
  'skopeo copy': skopeo,
  imagetools,
}

/** The same with what is attached to it, by those that copy it; crane copies the image alone. */
export const copyingAll: Readonly<Record<string, Commands>> = {
  'oras cp -r': ({ source, target, digest, tags }) => [
    [
      ...['oras', 'cp', '-r', '--from-plain-http', '--to-plain-http'],
      `${source}@${digest}`,
      `${target}:${tags.join(',')}`,
    ],
  ],
  'regctl copy': regctl('--referrers', '--digest-tags'),
  'cosign copy': ({ source, target, digest, tags }) =>
    tags.map(tag => [
      ...['cosign', 'copy', '--force', '--allow-insecure-registry', '--allow-http-registry'],
      `${source}@${digest}`,
      `${target}:${tag}`,
    ]),
}

/** The same from an OCI layout. */
export const pushing: Readonly<Record<string, Commands>> = {
  'crane push': ({ source, target, tags }) => [
    ['crane', 'push', '--insecure', source, `${target}:${tags[0]}`],
  ],
  'skopeo copy': ({ source, target, tags }) => [
    [
      'skopeo',
      '--insecure-policy',
      ...['copy', '--all', '--preserve-digests', '--dest-tls-verify=false'],
      `oci:${source}`,
      `docker://${target}:${tags[0]}`,
    ],
  ],
}
