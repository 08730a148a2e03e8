import { act } from './act.ts'
import { azure } from './azure.ts'
import { bitbucket } from './bitbucket.ts'
import { buildkite } from './buildkite.ts'
import type { Ci, Environment } from './ci.ts'
import { circleci } from './circleci.ts'
import { drone } from './drone.ts'
import { forgejo } from './forgejo.ts'
import { gitea } from './gitea.ts'
import { github } from './github.ts'
import { gitlab } from './gitlab.ts'
import { jenkins } from './jenkins.ts'
import { travis } from './travis.ts'
import { woodpecker } from './woodpecker.ts'

/**
 * Systems that set the variables of GitHub too; only the first that fits counts. The runners of Forgejo and Gitea are made of
 * act and say so, so they come before it.
 */
const githubs: readonly Ci[] = [forgejo, gitea, act, github]

const others: readonly Ci[] = [
  gitlab,
  woodpecker,
  drone,
  circleci,
  buildkite,
  azure,
  bitbucket,
  travis,
  jenkins,
]

/** Every CI system that is known. */
export const cis: readonly Ci[] = [...githubs, ...others]

/** Finds the CI systems whose variables are set; more than one where an agent of one runs inside another. */
export function detect(env: Environment): readonly Ci[] {
  const like = githubs.find(ci => ci.runs(env))
  return [...(like ? [like] : []), ...others.filter(ci => ci.runs(env))]
}

/** Returns whether a job of some CI system runs here, known or not. */
export function isCi(env: Environment): boolean {
  const marks = ['CI', 'CONTINUOUS_INTEGRATION', 'BUILD_NUMBER', 'TEAMCITY_VERSION', 'CODEBUILD_BUILD_ID']
  return marks.some(name => !/^(?:|0|false)$/i.test(env[name] ?? ''))
}
