/**
 * What Git is told whatever a checkout says of itself. It asks for the state of files, and never to run something: no monitor
 * of files, no hook, no check of signatures by a program that the configuration names. A folder of the checkout that looks
 * like a repository without a working tree is none: with a commit that holds one comes its configuration.
 */
const settings = {
  'core.fsmonitor': 'false',
  'core.hooksPath': '/dev/null',
  'log.showSignature': 'false',
  'safe.bareRepository': 'explicit',
}

/**
 * Adds these to an environment; Git hands them on to the Git it starts for submodules, as other programs do. Those that are
 * there already stay, in front. https://git-scm.com/docs/git-config#Documentation/git-config.txt-GITCONFIGCOUNT
 */
export function withGitSettings(
  env: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string | undefined>> {
  const given = Number(env.GIT_CONFIG_COUNT ?? 0)
  if (!Number.isSafeInteger(given) || given < 0) return env
  const added = Object.entries(settings).flatMap(([key, value], at) => [
    [`GIT_CONFIG_KEY_${given + at}`, key],
    [`GIT_CONFIG_VALUE_${given + at}`, value],
  ])
  return {
    ...env,
    ...Object.fromEntries(added),
    GIT_CONFIG_COUNT: String(given + Object.keys(settings).length),
  }
}
