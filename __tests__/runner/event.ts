/** The event that started a workflow. */
export type WorkflowEvent = {
  readonly name?: string
  readonly payload?: unknown
  readonly ref?: string
  readonly sha?: string
  readonly actor?: string
  /** Branch names of a pull request. */
  readonly headRef?: string
  readonly baseRef?: string
  /** More values of the `github` context, such as `run_id`. */
  readonly github?: Readonly<Record<string, unknown>>
}

/** Returns the `github` context that an event makes in a repository. */
export function describeEvent(
  event: WorkflowEvent,
  repository: string,
): Record<string, unknown> & { sha: string } {
  const {
    ref = 'refs/heads/main',
    sha = '0123456789abcdef0123456789abcdef01234567',
    actor = 'octocat',
  } = event
  const workflow = '.github/workflows/ci.yml'
  return {
    event_name: event.name ?? 'push',
    event: event.payload ?? {},
    sha,
    ...{ ref, actor, triggering_actor: actor, actor_id: '1' },
    ref_name: ref.replace(/^refs\/(heads|tags|pull)\//, ''),
    ref_type: ref.startsWith('refs/tags/') ? 'tag' : 'branch',
    ref_protected: 'false',
    head_ref: event.headRef ?? '',
    base_ref: event.baseRef ?? '',
    ...{
      repository,
      repository_id: '1',
      repository_owner: repository.split('/')[0],
      repository_owner_id: '1',
    },
    ...{ job: 'build', run_id: '1', run_number: '1', run_attempt: '1', retention_days: '90' },
    ...{ workflow: 'CI', workflow_ref: `${repository}/${workflow}@${ref}`, workflow_sha: sha },
    ...event.github,
  }
}
