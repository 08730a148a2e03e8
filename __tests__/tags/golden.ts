/** One row of the published examples: `;` separates input lines, the first name is the version. */
export interface Golden {
  readonly ref: string
  readonly event?: string
  readonly payload?: Record<string, unknown>
  readonly images?: string
  readonly tags?: string
  readonly flavor?: string
  readonly names: string
  readonly references?: string
}

const semver = (pattern: string, more = '') => `type=semver,pattern=${pattern}${more}`

export const golden: readonly Golden[] = [
  { ref: 'heads/my/feature#1245', names: 'my-feature-1245' },
  { ref: 'heads/banner-utils-test-#5', names: 'banner-utils-test--5' },
  { ref: 'heads/a..b//c', names: 'a..b-c' },
  { ref: 'pull/15/merge', event: 'pull_request', names: 'pr-15' },
  { ref: 'heads/master', event: 'pull_request_target', payload: { number: 9 }, names: 'pr-9' },
  { ref: 'heads/master', event: 'schedule', names: 'nightly master' },
  { ref: 'tags/v1.2.3', names: 'v1.2.3 latest' },
  { ref: 'tags/v2.1.8-beta.67', names: 'v2.1.8-beta.67 latest' },
  {
    ref: 'heads/master',
    event: 'schedule',
    tags: `type=schedule,pattern={{date 'YYYYMMDD'}}`,
    names: '20261121',
  },
  {
    ref: 'heads/master',
    event: 'schedule',
    tags: 'type=schedule,prefix=x-,suffix=-{{sha}}',
    names: 'x-nightly-860c190',
  },
  {
    ref: 'tags/v1.2.3',
    tags: [
      semver('{{version}}'),
      semver('{{major}}.{{minor}}'),
      semver('v{{major}}'),
      semver('{{raw}}'),
      'type=ref,event=tag',
      'type=sha',
    ].join(';'),
    names: '1.2.3 1.2 v1 v1.2.3 sha-860c190 latest',
  },
  {
    ref: 'tags/v2.0.8-beta.67',
    tags: [semver('{{version}}'), semver('{{major}}.{{minor}}'), semver('{{raw}}'), semver('x{{raw}}')].join(
      ';',
    ),
    names: '2.0.8-beta.67 v2.0.8-beta.67',
  },
  {
    ref: 'tags/v1.2.3+b.7',
    tags: `${semver('{{version}}')};${semver('{{raw}}')}`,
    names: '1.2.3 v1.2.3-b.7 latest',
  },
  {
    ref: 'tags/v0.4.0',
    tags: `${semver('{{major}}')};${semver('{{major}}.{{minor}}')}`,
    names: '0 0.4 latest',
  },
  { ref: 'tags/v1.2', tags: semver('{{version}}'), names: '' },
  { ref: 'tags/p1/v1.0.0', tags: semver('{{version}}'), names: '' },
  { ref: 'tags/p1/v1.0.0', tags: semver('{{version}}', ',match=v(\\d.\\d.\\d)$'), names: '1.0.0 latest' },
  { ref: 'tags/v1.0.0/p1', tags: semver('{{version}}'), names: '1.0.0-p1' },
  { ref: 'heads/master', tags: semver('{{version}}', ',value=v1.0.0'), names: '1.0.0 latest' },
  {
    ref: 'tags/1.2',
    tags: 'type=pep440,pattern={{version}};type=pep440,pattern={{major}}.{{minor}}.{{patch}};type=pep440,pattern={{raw}}',
    names: '1.2 1.2.0 latest',
  },
  {
    ref: 'tags/1.2post1',
    tags: 'type=pep440,pattern={{major}}.{{minor}};type=pep440,pattern={{raw}}',
    names: '1.2.post1 1.2post1',
  },
  {
    ref: 'tags/v1.2.3rc2',
    tags: 'type=pep440,pattern={{version}};type=pep440,pattern={{raw}}',
    names: '1.2.3rc2 v1.2.3rc2',
  },
  {
    ref: 'tags/v2.0.8-beta.67',
    tags: 'type=match,pattern=v(\\d.\\d),group=1;type=match,pattern=\\d.\\d.\\d;type=match,pattern=/V(.*)/i,group=1',
    names: '2.0 2.0.8 2.0.8-beta.67 latest',
  },
  { ref: 'heads/v1', tags: 'type=match,pattern=v(.*),group=1,value={{branch}}', names: '1 latest' },
  {
    ref: 'heads/master',
    tags: 'type=edge;type=ref,event=branch;type=sha;type=raw,value=latest,enable={{is_default_branch}}',
    names: 'edge master latest sha-860c190',
  },
  {
    ref: 'heads/dev',
    tags: 'type=edge;type=ref,event=branch;type=sha;type=raw,value=latest,enable={{is_default_branch}}',
    names: 'dev sha-860c190',
  },
  { ref: 'heads/x', tags: 'a;b;type=sha,priority=200;c', names: 'a b sha-860c190 c' },
  { ref: 'tags/v1.2.3', tags: `${semver('{{version}}')};type=raw,value=x,priority=1000`, names: 'x 1.2.3' },
  {
    ref: 'tags/v1.2.3',
    tags: `${semver('{{version}}')};type=raw,value=x,priority=1000,enable=false`,
    names: '1.2.3 latest',
  },
  {
    ref: 'tags/v1.2.3',
    tags: `${semver('{{version}}')};type=sha`,
    flavor: 'prefix=foo-,onlatest=true;suffix=-bar',
    names: 'foo-1.2.3-bar sha-860c190-bar foo-latest',
  },
  {
    ref: 'tags/v1.2.3',
    tags: `${semver('{{version}}')};${semver('{{major}}.{{minor}}')}`,
    flavor: 'suffix=-alpine,onlatest=true',
    names: '1.2.3-alpine 1.2-alpine latest-alpine',
  },
  {
    ref: 'tags/v1.2.3',
    tags: `${semver('{{version}}', ',prefix=x-')};${semver('{{major}}')}`,
    flavor: 'prefix=f-',
    names: 'x-1.2.3 f-1 latest',
  },
  {
    ref: 'pull/7/merge',
    event: 'pull_request',
    tags: 'type=ref,event=pr;type=sha',
    flavor: 'prefix=f-;suffix=-alpine',
    names: 'pr-7-alpine sha-860c190-alpine',
  },
  { ref: 'heads/master', tags: 'type=ref,event=branch', flavor: 'latest=true', names: 'master latest' },
  {
    ref: 'heads/x',
    tags: 'type=sha,format=long;type=sha;type=sha,prefix=',
    names: 'sha-860c1904a1ce19322e91ac35af1ab07466440c37 sha-860c190 860c190',
  },
  { ref: 'heads/dev', tags: 'type=raw,value={{tag}},prefix=v', names: 'v' },
  {
    ref: 'heads/dev',
    images: 'name=a/b;name=ghcr.io/x/Y,enable=false;name=quay.io/x/Y',
    tags: 'type=ref,event=branch',
    names: 'dev',
    references: 'a/b:dev quay.io/x/y:dev',
  },
]
