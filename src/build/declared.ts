import type { Declared } from '../identity/declared.ts'
import type { Values } from '../inputs/table.ts'
import type { buildInputs } from './inputs.ts'
import { imageOptions } from './output-items.ts'
import { pairOf } from './pairs.ts'
import { secretsOf } from './secret-items.ts'

/** Labels that the tags stage makes for every run; what they say follows from the run, not from an input. */
const standardLabel =
  /^org\.opencontainers\.image\.(?:title|description|url|source|version|created|revision|licenses)$/

/** Returns what a build is declared to be made of, with the labels of the tags stage that the workflow gives. */
export function declaredBy(
  inputs: Values<typeof buildInputs>,
  imageLabels: Readonly<Record<string, string>> = {},
): Declared {
  const own = Object.entries(imageLabels).filter(([key]) => !standardLabel.test(key))
  const { values, variables, files } = secretsOf(inputs)
  return {
    context: inputs.context,
    file: inputs.file,
    target: inputs.target,
    platforms: inputs.platforms,
    buildContexts: inputs.buildContexts,
    buildArgs: inputs.buildArgs,
    labels: Object.fromEntries([...own, ...inputs.labels.map(pairOf)]),
    secretIds: [
      ...[...values, ...variables, ...files].map(({ name }) => name),
      ...(inputs.sshKey === undefined ? [] : ['ssh default']),
      ...inputs.ssh.map(item => `ssh ${pairOf(item)[0]}`),
    ],
    options: given({
      annotations: inputs.annotations.join('\n'),
      provenance: inputs.provenance,
      sbom: inputs.sbom,
      attests: inputs.attests.join('\n'),
      outputs: imageOptions(inputs.outputs).join(','),
      allow: inputs.allow.join('\n'),
      'add-hosts': inputs.addHosts.join('\n'),
      network: inputs.network,
      ulimit: inputs.ulimit.map(({ name, value }) => `${name}=${value}`).join('\n'),
      'shm-size': inputs.shmSize,
      'cgroup-parent': inputs.cgroupParent,
    }),
  }
}

function given(options: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(options).filter((entry): entry is [string, string] => Boolean(entry[1])),
  )
}
