import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { bootstrapped } from '../bootstrapped.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { output } from './parts.ts'

/** Makes a folder with a site whose image needs no input: no secret, no other name for its base. */
export function smallSite(): string {
  const folder = temporaryFolder('site')
  mkdirSync(join(folder, 'site'))
  writeFileSync(join(folder, 'site', 'health.txt'), 'ok\n')
  writeFileSync(
    join(folder, 'Dockerfile'),
    [
      `FROM ${bootstrapped('BUILDONCE_TEST_BASE')}`,
      'COPY site /srv/www',
      'USER 65534:65534',
      'EXPOSE 8080',
      'HEALTHCHECK CMD ["wget", "-q", "-O", "/dev/null", "http://127.0.0.1:8080/health.txt"]',
      'CMD ["sh", "-c", "trap \'exit 0\' TERM; httpd -f -p 8080 -h /srv/www & wait"]',
    ].join('\n'),
  )
  return folder
}

/** Makes a configuration of docker with buildx and the given logins, by default none. */
export function newDockerConfig(auths?: Readonly<Record<string, { readonly auth: string }>>): string {
  const folder = temporaryFolder('docker-config')
  const plugins: { Name: string; Path: string }[] = JSON.parse(output('docker', 'info', '--format', 'json'))
    .ClientInfo.Plugins
  const buildx = plugins.find(({ Name }) => Name === 'buildx')?.Path
  mkdirSync(join(folder, 'cli-plugins'))
  symlinkSync(buildx ?? '', join(folder, 'cli-plugins', 'docker-buildx'))
  if (auths) writeFileSync(join(folder, 'config.json'), JSON.stringify({ auths }), { mode: 0o600 })
  return folder
}
