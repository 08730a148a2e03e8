/** The commit that each run is about: the one that was pushed, tagged, or merged for the pull request. */
export const commit = 'c0ffee0000c0ffee0000c0ffee0000c0ffee0000'
/** The head of the pull request. */
export const head = 'beef000000beef000000beef000000beef000000'

/** What starts runs, in the order of the documentation's table. */
export const eventNames = [
  'push',
  'Git tag',
  'pull request',
  'pull request of a fork',
  'schedule',
  'started by hand',
  'merge queue',
  'anything else',
] as const
export type EventName = (typeof eventNames)[number]

/** The variables of one run, as the documentation of its CI names them, and GitHub's event. */
export interface CiRun {
  readonly env: Readonly<Record<string, string>>
  readonly payload?: object
}

/** One CI system: its variables by event; an event that it does not have or cannot tell apart is absent. */
export type CiRuns = Partial<Record<EventName, CiRun>>

const repository = { full_name: 'acme/web', default_branch: 'main' }
const pull = (from: string) => ({
  number: 5,
  repository,
  pull_request: {
    number: 5,
    head: { ref: 'topic', sha: head, repo: { full_name: from } },
    base: { ref: 'main', sha: 'a'.repeat(40), repo: { full_name: 'acme/web' } },
  },
})

function githubLike(marks: Readonly<Record<string, string>>): CiRuns {
  const all = {
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    ...marks,
    GITHUB_SERVER_URL: 'https://git.example',
    GITHUB_REPOSITORY: 'acme/web',
    GITHUB_SHA: commit,
    GITHUB_REF: 'refs/heads/main',
    GITHUB_ACTOR: 'mona',
    GITHUB_RUN_ID: '77',
    GITHUB_RUN_ATTEMPT: '2',
  }
  const run = (event: string, payload: object, more = {}): CiRun => ({
    env: { ...all, GITHUB_EVENT_NAME: event, ...more },
    payload: { repository, ...payload },
  })
  const ofPull = { GITHUB_REF: 'refs/pull/5/merge', GITHUB_HEAD_REF: 'topic', GITHUB_BASE_REF: 'main' }
  return {
    push: run('push', {
      ref: 'refs/heads/main',
      head_commit: { id: commit, timestamp: '2026-01-02T03:04:05Z' },
    }),
    'Git tag': run('push', { ref: 'refs/tags/v1.2.3' }, { GITHUB_REF: 'refs/tags/v1.2.3' }),
    'pull request': run('pull_request', pull('acme/web'), ofPull),
    'pull request of a fork': run('pull_request', pull('stranger/web'), ofPull),
    schedule: run('schedule', { schedule: '0 3 * * *' }),
    'started by hand': run('workflow_dispatch', { inputs: {} }),
    'merge queue': run(
      'merge_group',
      { merge_group: { head_sha: commit, base_ref: 'refs/heads/main' } },
      { GITHUB_REF: 'refs/heads/gh-readonly-queue/main/pr-5-abc' },
    ),
    'anything else': run('repository_dispatch', { client_payload: { pull: 5 } }),
  }
}

const gitlab = {
  CI: 'true',
  GITLAB_CI: 'true',
  CI_SERVER_URL: 'https://gitlab.example',
  CI_PROJECT_PATH: 'acme/team/web',
  CI_COMMIT_SHA: commit,
  CI_DEFAULT_BRANCH: 'main',
  CI_PIPELINE_ID: '77',
}
const onMain = { CI_COMMIT_BRANCH: 'main', CI_COMMIT_REF_NAME: 'main' }
const mergeRequest = {
  ...gitlab,
  CI_PIPELINE_SOURCE: 'merge_request_event',
  CI_MERGE_REQUEST_ID: '99887',
  CI_MERGE_REQUEST_IID: '5',
  CI_MERGE_REQUEST_SOURCE_BRANCH_NAME: 'topic',
  CI_MERGE_REQUEST_SOURCE_BRANCH_SHA: head,
  CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'main',
  CI_MERGE_REQUEST_PROJECT_PATH: 'acme/team/web',
  CI_MERGE_REQUEST_SOURCE_PROJECT_PATH: 'acme/team/web',
  CI_COMMIT_REF_NAME: 'refs/merge-requests/5/merge',
}

const circle = {
  CI: 'true',
  CIRCLECI: 'true',
  CIRCLE_SHA1: commit,
  CIRCLE_PROJECT_USERNAME: 'acme',
  CIRCLE_PROJECT_REPONAME: 'web',
  CIRCLE_WORKFLOW_ID: '77',
}

const buildkite = {
  CI: 'true',
  BUILDKITE: 'true',
  BUILDKITE_COMMIT: commit,
  BUILDKITE_BRANCH: 'main',
  BUILDKITE_TAG: '',
  BUILDKITE_PULL_REQUEST: 'false',
  BUILDKITE_PULL_REQUEST_BASE_BRANCH: '',
  BUILDKITE_PULL_REQUEST_REPO: '',
  BUILDKITE_PIPELINE_DEFAULT_BRANCH: 'main',
  BUILDKITE_REPO: 'git@git.example:acme/web.git',
  BUILDKITE_SOURCE: 'webhook',
  BUILDKITE_BUILD_ID: '77',
  BUILDKITE_RETRY_COUNT: '1',
}
const buildkitePull = (from: string) => ({
  ...buildkite,
  BUILDKITE_BRANCH: 'topic',
  BUILDKITE_PULL_REQUEST: '5',
  BUILDKITE_PULL_REQUEST_BASE_BRANCH: 'main',
  BUILDKITE_PULL_REQUEST_REPO: `https://git.example/${from}.git`,
})

const jenkins = {
  CI: 'true',
  JENKINS_URL: 'https://jenkins.example/',
  BUILD_TAG: 'jenkins-web-77',
  BUILD_NUMBER: '77',
  GIT_COMMIT: commit,
  GIT_URL: 'https://git.example/acme/web.git',
}
const jenkinsPull = {
  ...jenkins,
  BRANCH_NAME: 'PR-5',
  CHANGE_ID: '5',
  CHANGE_TARGET: 'main',
  CHANGE_BRANCH: 'topic',
}

const woodpecker = {
  CI: 'woodpecker',
  CI_SYSTEM_NAME: 'woodpecker',
  CI_FORGE_URL: 'https://git.example',
  CI_REPO: 'acme/web',
  CI_REPO_DEFAULT_BRANCH: 'main',
  CI_COMMIT_SHA: commit,
  CI_COMMIT_REF: 'refs/heads/main',
  CI_COMMIT_BRANCH: 'main',
  CI_PIPELINE_NUMBER: '77',
}
const woodpeckerPull = {
  ...woodpecker,
  CI_PIPELINE_EVENT: 'pull_request',
  CI_COMMIT_REF: 'refs/pull/5/head',
  CI_COMMIT_PULL_REQUEST: '5',
  CI_COMMIT_SOURCE_BRANCH: 'topic',
  CI_COMMIT_TARGET_BRANCH: 'main',
}

const drone = {
  CI: 'true',
  DRONE: 'true',
  DRONE_REPO: 'acme/web',
  DRONE_REPO_BRANCH: 'main',
  DRONE_COMMIT: commit,
  DRONE_COMMIT_SHA: commit,
  DRONE_COMMIT_REF: 'refs/heads/main',
  DRONE_BRANCH: 'main',
  DRONE_BUILD_NUMBER: '77',
}
const dronePull = {
  ...drone,
  DRONE_BUILD_EVENT: 'pull_request',
  DRONE_COMMIT_REF: 'refs/pull/5/head',
  DRONE_PULL_REQUEST: '5',
  DRONE_SOURCE_BRANCH: 'topic',
  DRONE_TARGET_BRANCH: 'main',
}

const azure = {
  TF_BUILD: 'True',
  SYSTEM_COLLECTIONURI: 'https://dev.azure.com/acme/',
  SYSTEM_TEAMPROJECT: 'web',
  BUILD_REPOSITORY_NAME: 'acme/web',
  BUILD_SOURCEVERSION: commit,
  BUILD_SOURCEBRANCH: 'refs/heads/main',
  BUILD_SOURCEBRANCHNAME: 'main',
  BUILD_BUILDID: '77',
}
const azurePull = {
  ...azure,
  BUILD_REASON: 'PullRequest',
  BUILD_SOURCEBRANCH: 'refs/pull/5/merge',
  SYSTEM_PULLREQUEST_PULLREQUESTID: '1234567',
  SYSTEM_PULLREQUEST_PULLREQUESTNUMBER: '5',
  SYSTEM_PULLREQUEST_SOURCEBRANCH: 'refs/heads/topic',
  SYSTEM_PULLREQUEST_SOURCECOMMITID: head,
  SYSTEM_PULLREQUEST_TARGETBRANCH: 'refs/heads/main',
}

const bitbucket = {
  CI: 'true',
  BITBUCKET_BUILD_NUMBER: '77',
  BITBUCKET_COMMIT: commit,
  BITBUCKET_REPO_FULL_NAME: 'acme/web',
}

const travis = {
  CI: 'true',
  TRAVIS: 'true',
  TRAVIS_REPO_SLUG: 'acme/web',
  TRAVIS_COMMIT: commit,
  TRAVIS_BRANCH: 'main',
  TRAVIS_TAG: '',
  TRAVIS_PULL_REQUEST: 'false',
  TRAVIS_PULL_REQUEST_SHA: '',
  TRAVIS_PULL_REQUEST_SLUG: '',
  TRAVIS_BUILD_ID: '77',
}
const travisPull = (from: string) => ({
  ...travis,
  TRAVIS_EVENT_TYPE: 'pull_request',
  TRAVIS_PULL_REQUEST: '5',
  TRAVIS_PULL_REQUEST_SHA: head,
  TRAVIS_PULL_REQUEST_BRANCH: 'topic',
  TRAVIS_PULL_REQUEST_SLUG: from,
})

/** Every CI system with what its runs are told. */
export const ciRuns: Readonly<Record<string, CiRuns>> = {
  'GitHub Actions': githubLike({}),
  'Forgejo Actions': githubLike({ FORGEJO_ACTIONS: 'true', GITEA_ACTIONS: 'true', ACT: 'true' }),
  'Gitea Actions': githubLike({ GITEA_ACTIONS: 'true', ACT: 'true' }),
  'GitLab CI': {
    push: { env: { ...gitlab, ...onMain, CI_PIPELINE_SOURCE: 'push' } },
    'Git tag': {
      env: { ...gitlab, CI_PIPELINE_SOURCE: 'push', CI_COMMIT_TAG: 'v1.2.3', CI_COMMIT_REF_NAME: 'v1.2.3' },
    },
    'pull request': { env: mergeRequest },
    'pull request of a fork': {
      env: { ...mergeRequest, CI_MERGE_REQUEST_SOURCE_PROJECT_PATH: 'stranger/web' },
    },
    schedule: { env: { ...gitlab, ...onMain, CI_PIPELINE_SOURCE: 'schedule' } },
    'started by hand': { env: { ...gitlab, ...onMain, CI_PIPELINE_SOURCE: 'web' } },
    'merge queue': { env: { ...mergeRequest, CI_MERGE_REQUEST_EVENT_TYPE: 'merge_train' } },
    'anything else': { env: { ...gitlab, ...onMain, CI_PIPELINE_SOURCE: 'parent_pipeline' } },
  },
  CircleCI: {
    push: { env: { ...circle, CIRCLE_BRANCH: 'main' } },
    'Git tag': { env: { ...circle, CIRCLE_TAG: 'v1.2.3' } },
    'pull request': {
      env: {
        ...circle,
        CIRCLE_BRANCH: 'topic',
        CIRCLE_PULL_REQUEST: 'https://git.example/acme/web/pull/5',
        CIRCLE_PULL_REQUESTS: 'https://git.example/acme/web/pull/5',
      },
    },
    'pull request of a fork': {
      env: {
        ...circle,
        CIRCLE_BRANCH: 'pull/5',
        CIRCLE_PR_NUMBER: '5',
        CIRCLE_PR_USERNAME: 'stranger',
        CIRCLE_PR_REPONAME: 'web',
      },
    },
  },
  Buildkite: {
    push: { env: buildkite },
    'Git tag': { env: { ...buildkite, BUILDKITE_BRANCH: 'v1.2.3', BUILDKITE_TAG: 'v1.2.3' } },
    'pull request': { env: buildkitePull('acme/web') },
    'pull request of a fork': { env: buildkitePull('stranger/web') },
    schedule: { env: { ...buildkite, BUILDKITE_SOURCE: 'schedule' } },
    'started by hand': { env: { ...buildkite, BUILDKITE_SOURCE: 'ui' } },
    'merge queue': {
      env: {
        ...buildkite,
        BUILDKITE_BRANCH: 'gh-readonly-queue/main/pr-5-abc',
        BUILDKITE_MERGE_QUEUE_BASE_BRANCH: 'main',
      },
    },
    'anything else': { env: { ...buildkite, BUILDKITE_SOURCE: 'trigger_job' } },
  },
  Jenkins: {
    push: { env: { ...jenkins, BRANCH_NAME: 'main' } },
    'Git tag': { env: { ...jenkins, BRANCH_NAME: 'v1.2.3', TAG_NAME: 'v1.2.3' } },
    'pull request': { env: jenkinsPull },
    'pull request of a fork': { env: { ...jenkinsPull, CHANGE_FORK: 'stranger' } },
    // A job that is no multibranch one.
    'anything else': { env: { ...jenkins, GIT_BRANCH: 'origin/main' } },
  },
  Woodpecker: {
    push: { env: { ...woodpecker, CI_PIPELINE_EVENT: 'push' } },
    'Git tag': {
      env: {
        ...woodpecker,
        CI_PIPELINE_EVENT: 'tag',
        CI_COMMIT_REF: 'refs/tags/v1.2.3',
        CI_COMMIT_TAG: 'v1.2.3',
      },
    },
    'pull request': { env: woodpeckerPull },
    'pull request of a fork': { env: woodpeckerPull },
    schedule: { env: { ...woodpecker, CI_PIPELINE_EVENT: 'cron' } },
    'started by hand': { env: { ...woodpecker, CI_PIPELINE_EVENT: 'manual' } },
    'anything else': { env: { ...woodpecker, CI_PIPELINE_EVENT: 'deployment' } },
  },
  Drone: {
    push: { env: { ...drone, DRONE_BUILD_EVENT: 'push' } },
    'Git tag': {
      env: {
        ...drone,
        DRONE_BUILD_EVENT: 'tag',
        DRONE_COMMIT_REF: 'refs/tags/v1.2.3',
        DRONE_TAG: 'v1.2.3',
      },
    },
    'pull request': { env: dronePull },
    'pull request of a fork': { env: dronePull },
    schedule: { env: { ...drone, DRONE_BUILD_EVENT: 'cron' } },
    'started by hand': { env: { ...drone, DRONE_BUILD_EVENT: 'custom' } },
    'anything else': { env: { ...drone, DRONE_BUILD_EVENT: 'promote' } },
  },
  'Azure Pipelines': {
    push: { env: { ...azure, BUILD_REASON: 'IndividualCI' } },
    'Git tag': { env: { ...azure, BUILD_REASON: 'IndividualCI', BUILD_SOURCEBRANCH: 'refs/tags/v1.2.3' } },
    'pull request': { env: { ...azurePull, SYSTEM_PULLREQUEST_ISFORK: 'False' } },
    'pull request of a fork': { env: { ...azurePull, SYSTEM_PULLREQUEST_ISFORK: 'True' } },
    schedule: { env: { ...azure, BUILD_REASON: 'Schedule' } },
    'started by hand': { env: { ...azure, BUILD_REASON: 'Manual' } },
    'anything else': { env: { ...azure, BUILD_REASON: 'ResourceTrigger' } },
  },
  'Bitbucket Pipelines': {
    push: { env: { ...bitbucket, BITBUCKET_BRANCH: 'main' } },
    'Git tag': { env: { ...bitbucket, BITBUCKET_TAG: 'v1.2.3' } },
    'pull request': {
      env: {
        ...bitbucket,
        BITBUCKET_BRANCH: 'topic',
        BITBUCKET_PR_ID: '5',
        BITBUCKET_PR_DESTINATION_BRANCH: 'main',
      },
    },
  },
  'Travis CI': {
    push: { env: { ...travis, TRAVIS_EVENT_TYPE: 'push' } },
    'Git tag': {
      env: { ...travis, TRAVIS_EVENT_TYPE: 'push', TRAVIS_BRANCH: 'v1.2.3', TRAVIS_TAG: 'v1.2.3' },
    },
    'pull request': { env: travisPull('acme/web') },
    'pull request of a fork': { env: travisPull('stranger/web') },
    schedule: { env: { ...travis, TRAVIS_EVENT_TYPE: 'cron' } },
    'started by hand': { env: { ...travis, TRAVIS_EVENT_TYPE: 'api' } },
  },
}
