/** One thing that people write and that is wrong: how it is called here, the call, and what the first error says. */
export interface Wrong {
  readonly what: string
  readonly argv: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  readonly says: string
}

const digest = `sha256:${'a'.repeat(64)}`

/** Calls of every stage, as people write them: pasted lines of other actions, other spellings, missing and broken files. */
export const wrongInputs: readonly Wrong[] = [
  {
    what: 'run: no image',
    argv: ['run'],
    says: 'image: is required: set it',
  },
  {
    what: 'run: image with a tag',
    argv: ['run', '--image=ghcr.io/acme/web:latest'],
    says: '"ghcr.io/acme/web:latest" is not valid: it has the tag "latest". Remove the tag: tags come from the rules.',
  },
  {
    what: 'run: image with a digest',
    argv: ['run', `--image=ghcr.io/acme/web@${digest}`],
    says: 'it has a digest. Remove the digest.',
  },
  {
    what: 'run: image with a scheme',
    argv: ['run', '--image=https://ghcr.io/acme/web'],
    says: 'image reference "https://ghcr.io/acme/web" is not valid: it begins with "https://". Write ghcr.io/acme/web.',
  },
  {
    what: 'run: image docker://',
    argv: ['run', '--image=docker://ghcr.io/acme/web'],
    says: 'image reference "docker://ghcr.io/acme/web" is not valid: it begins with "docker://". Write ghcr.io/acme/web.',
  },
  {
    what: 'run: image an expression that was not resolved',
    argv: ['run', '--image=ghcr.io/${{ github.repository }}'],
    says: 'image "ghcr.io/${{ github.repository }}" has an expression: names do not support them, write the name itself',
  },
  {
    what: 'run: image of an empty expression',
    argv: ['run', '--image=ghcr.io/'],
    says: 'a path component. Write host/repository in letters, digits, ".", "_" and "-", for example ghcr.io/acme/web.',
  },
  {
    what: 'run: image with a slash at the end',
    argv: ['run', '--image=ghcr.io/acme/web/'],
    says: 'a path component. Write host/repository in letters, digits, ".", "_" and "-", for example ghcr.io/acme/web.',
  },
  {
    what: 'run: image with a blank in it',
    argv: ['run', '--image=ghcr.io/acme/my web'],
    says: 'a path component. Write host/repository in letters, digits, ".", "_" and "-", for example ghcr.io/acme/web.',
  },
  {
    what: 'run: image with a backslash',
    argv: ['run', '--image=ghcr.io\\acme\\web'],
    says: 'is not a path component. Write host/repository in letters',
  },
  {
    what: 'run: image as a list of YAML',
    argv: ['run', '--image=- ghcr.io/acme/web\n- docker.io/acme/web'],
    says: 'is not valid: "- ghcr.io" is not a host name. Write host/repository, for example ghcr.io/acme/web.',
  },
  {
    what: 'run: image in quotes',
    argv: ['run', '--image="ghcr.io/acme/web'],
    says: 'image: a quoted item is not closed: close it, or write a quote inside it twice',
  },
  {
    what: 'run: the commonest pasted line: push true',
    argv: ['run', '--image=ghcr.io/acme/web', '--push=true'],
    says: 'push: "true" is not one of auto, always, never: write auto or always',
  },
  {
    what: 'run: push false',
    argv: ['run', '--image=ghcr.io/acme/web', '--push=false'],
    says: 'push: "false" is not one of auto, always, never: write never',
  },
  {
    what: 'run: push an expression',
    argv: ['run', '--image=ghcr.io/acme/web', "--push=${{ github.event_name != 'pull_request' }}"],
    says: "them. Write the value itself: nothing has resolved the expression ${{ github.event_name != 'pull_request' }}",
  },
  {
    what: 'run: push yes',
    argv: ['run', '--image=ghcr.io/acme/web', '--push=yes'],
    says: 'push: "yes" is not one of auto, always, never: write auto or always',
  },
  {
    what: 'run: load true, as docker/build-push-action has it',
    argv: ['run', '--image=ghcr.io/acme/web', '--load=true'],
    says: '--load: is not a flag of this command: remove it, the smoke test gets the image into the engine by itself',
  },
  {
    what: 'run: cache true',
    argv: ['run', '--image=ghcr.io/acme/web', '--cache=true'],
    says: 'cache: "true" is not one of auto, registry, gha, local, none: write auto',
  },
  {
    what: 'run: cache unknown kind',
    argv: ['run', '--image=ghcr.io/acme/web', '--cache=s3'],
    says: 'cache: "s3" is not one of auto, registry, gha, local, none: write one of them',
  },
  {
    what: 'run: tags with a reference, as build-push-action has it',
    argv: ['run', '--image=ghcr.io/acme/web', '--tags=ghcr.io/acme/web:latest'],
    says: 'and a tag is asked for: give the repository "ghcr.io/acme/web" as the image and the tag "latest" here',
  },
  {
    what: 'run: tags unknown type',
    argv: ['run', '--image=ghcr.io/acme/web', '--tags=type=semvar,pattern={{version}}'],
    says: '"semvar" is not known, did you mean semver? (known: schedule, semver, pep440, match, edge, ref, raw, sha)',
  },
  {
    what: 'run: tags without pattern',
    argv: ['run', '--image=ghcr.io/acme/web', '--tags=type=semver'],
    says: 'tags: line 1, "type=semver": type=semver needs pattern=…',
  },
  {
    what: 'run: tags with a wrong event',
    argv: ['run', '--image=ghcr.io/acme/web', '--tags=type=ref,event=merge'],
    says: 'tags: line 1, "type=ref,event=merge": event "merge" is not one of branch, tag, pr: write one of them',
  },
  {
    what: 'run: tags enable with expression',
    argv: [
      'run',
      '--image=ghcr.io/acme/web',
      "--tags=type=raw,value=latest,enable=${{ github.ref == 'refs/heads/main' }}",
    ],
    says: "}}\": {{ github.ref == 'refs/heads/main' }} cannot be read: write {{name}} or {{name 'argument'}}",
  },
  {
    what: 'run: tags with a bad expression in pattern',
    argv: ['run', '--image=ghcr.io/acme/web', '--tags=type=semver,pattern={{versoin}}'],
    says: 'known in this place, did you mean {{version}}? (known: raw, version, major, minor, patch, prerelease, build)',
  },
  {
    what: 'run: tags a regex that is none',
    argv: ['run', '--image=ghcr.io/acme/web', '--tags=type=match,pattern=(\\d+'],
    says: 'pattern "(\\d+" is not a regular expression. Write it plainly or as /text/flags, in the syntax of JavaScript.',
  },
  {
    what: 'run: tags value of expression',
    argv: ['run', '--image=ghcr.io/acme/web', '--tags=type=raw,value=${{ steps.meta.outputs.version }}'],
    says: "}}\": {{ steps.meta.outputs.version }} cannot be read: write {{name}} or {{name 'argument'}}",
  },
  {
    what: 'run: tags too long',
    argv: ['run', '--image=ghcr.io/acme/web', `--tags=type=raw,value=${'a'.repeat(129)}`],
    says: 'is not valid: it has 129 characters. Write 1 to 128 letters',
  },
  {
    what: 'run: tags a date of another format',
    argv: ['run', '--image=ghcr.io/acme/web', "--tags=type=schedule,pattern={{date 'YYYY'"],
    says: "1, \"type=schedule,pattern={{date 'YYYY'\": {{date 'YYYY' cannot be read: write {{name}} or {{name 'argument'}}",
  },
  {
    what: 'run: flavor latest wrong',
    argv: ['run', '--image=ghcr.io/acme/web', '--flavor=latest=yes'],
    says: 'flavor: line 1, "latest=yes": latest "yes" is not one of auto, true, false: write one of them',
  },
  {
    what: 'run: flavor as YAML',
    argv: ['run', '--image=ghcr.io/acme/web', '--flavor=latest: true'],
    says: 'flavor: line 1, "latest: true": "latest: true" is not key=value: write for example latest=false',
  },
  {
    what: 'run: flavor unknown',
    argv: ['run', '--image=ghcr.io/acme/web', '--flavor=prefx=a'],
    says: 'line 1, "prefx=a": "prefx" is not known, did you mean prefix? (known: latest, prefix, suffix, onlatest)',
  },
  {
    what: 'run: annotation-levels wrong',
    argv: ['run', '--image=ghcr.io/acme/web', '--annotation-levels=manifest,indx'],
    says: '"indx" is not one of manifest, index, manifest-descriptor, index-descriptor: write one of them',
  },
  {
    what: 'run: platforms unknown',
    argv: ['run', '--image=ghcr.io/acme/web', '--platforms=linux/amd46'],
    says: 'the architecture "amd46" is unknown: write one of 386, amd64',
  },
  {
    what: 'run: platforms YAML list',
    argv: ['run', '--image=ghcr.io/acme/web', '--platforms=[linux/amd64, linux/arm64]'],
    says: 'platforms: "[linux/amd64" is not a platform: write os/architecture, for example linux/amd64',
  },
  {
    what: 'run: platforms with semicolons',
    argv: ['run', '--image=ghcr.io/acme/web', '--platforms=linux/amd64;linux/arm64'],
    says: 'platforms: "linux/amd64;linux/arm64" is not a platform: write os/architecture, for example linux/amd64',
  },
  {
    what: 'run: file not there',
    argv: ['run', '--image=ghcr.io/acme/web', '--file=docker/Dockerfile.prod'],
    says: '/docker/Dockerfile.prod: set it to the path of the Dockerfile from the checkout',
  },
  {
    what: 'run: file a folder',
    argv: ['run', '--image=ghcr.io/acme/web', '--file=folder'],
    says: '/folder: set it to the path of the Dockerfile from the checkout',
  },
  {
    what: 'run: file with windows path',
    argv: ['run', '--image=ghcr.io/acme/web', '--file=docker\\Dockerfile'],
    says: '/docker\\Dockerfile: set it to the path of the Dockerfile from the checkout',
  },
  {
    what: 'run: file outside',
    argv: ['run', '--image=ghcr.io/acme/web', '--file=../Dockerfile'],
    says: '/Dockerfile: set it to the path of the Dockerfile from the checkout',
  },
  {
    what: 'run: context not there',
    argv: ['run', '--image=ghcr.io/acme/web', '--context=./ap'],
    says: '/ap: set it to a folder below the checkout, or to an address',
  },
  {
    what: 'run: context a file',
    argv: ['run', '--image=ghcr.io/acme/web', '--context=Dockerfile'],
    says: '/Dockerfile: set it to a folder below the checkout, or to an address',
  },
  {
    what: 'run: context a dash',
    argv: ['run', '--image=ghcr.io/acme/web', '--context=-f'],
    says: 'context: "-f" starts with "-" and would be taken for an option: write ./-f for a path',
  },
  {
    what: 'run: context expression',
    argv: ['run', '--image=ghcr.io/acme/web', '--context=${{ matrix.context }}'],
    says: '/${{ matrix.context }}: set it to a folder below the checkout, or to an address',
  },
  {
    what: 'run: context windows',
    argv: ['run', '--image=ghcr.io/acme/web', '--context=C:\\src'],
    says: '/C:\\src: set it to a folder below the checkout, or to an address',
  },
  {
    what: 'run: build-args as YAML',
    argv: ['run', '--image=ghcr.io/acme/web', '--build-args=VERSION: 1'],
    says: 'build-args: "VERSION: 1" has no "=": write VERSION=1',
  },
  {
    what: 'run: build-args a flag',
    argv: ['run', '--image=ghcr.io/acme/web', '--build-args=--build-arg VERSION=1'],
    says: 'build-args: "--build-arg VERSION=1" starts with "-": write name=value, without a flag of docker',
  },
  {
    what: 'run: secrets without value',
    argv: ['run', '--image=ghcr.io/acme/web', '--secrets=token='],
    says: '--secrets: is a secret, and arguments are visible to every process: set the variable BUILDONCE_SECRETS',
  },
  {
    what: 'run: secrets bare',
    argv: ['run', '--image=ghcr.io/acme/web', '--secrets=token'],
    says: '--secrets: is a secret, and arguments are visible to every process: set the variable BUILDONCE_SECRETS',
  },
  {
    what: 'run: secrets as buildx',
    argv: ['run', '--image=ghcr.io/acme/web', '--secrets=id=token,env=TOKEN'],
    says: '--secrets: is a secret, and arguments are visible to every process: set the variable BUILDONCE_SECRETS',
  },
  {
    what: 'run: secret-files not there',
    argv: ['run', '--image=ghcr.io/acme/web', '--secret-files=npm=.npmrc'],
    says: '/.npmrc, which does not exist: set its path from the checkout',
  },
  {
    what: 'run: secret-files folder',
    argv: ['run', '--image=ghcr.io/acme/web', '--secret-files=npm=folder'],
    says: '/folder, which is a folder: set the path of a file',
  },
  {
    what: 'run: secret-envs not set',
    argv: ['run', '--image=ghcr.io/acme/web', '--secret-envs=token=NO_SUCH_VARIABLE'],
    says: 'variable NO_SUCH_VARIABLE of the secret "token" is not set, or empty: set it in the environment of this step',
  },
  {
    what: 'run: secret-envs with dollar',
    argv: ['run', '--image=ghcr.io/acme/web', '--secret-envs=token=$TOKEN'],
    says: 'the variable $TOKEN of the secret "token" is not set, or empty: set it in the environment of this step',
  },
  {
    what: 'run: ssh yes',
    argv: ['run', '--image=ghcr.io/acme/web', '--ssh=yes'],
    says: 'ssh: "yes" needs an SSH agent, and SSH_AUTH_SOCK is not set: start one, or name a key with id=path',
  },
  {
    what: 'run: ssh file absent',
    argv: ['run', '--image=ghcr.io/acme/web', '--ssh=default=~/.ssh/id_rsa'],
    says: '/~/.ssh/id_rsa, which does not exist: set its path from the checkout',
  },
  {
    what: 'run: add-hosts wrong',
    argv: ['run', '--image=ghcr.io/acme/web', '--add-hosts=example.com'],
    says: 'add-hosts: "example.com" is not a host: write name:address',
  },
  {
    what: 'run: network bridge',
    argv: ['run', '--image=ghcr.io/acme/web', '--network=bridge'],
    says: 'network: "bridge" is not one of default, none, host: write one of them',
  },
  {
    what: 'run: shm-size',
    argv: ['run', '--image=ghcr.io/acme/web', '--shm-size=2 gigs'],
    says: 'shm-size: "2 gigs" is not a size: write bytes, or a number with k, m or g, for example 128m',
  },
  {
    what: 'run: ulimit',
    argv: ['run', '--image=ghcr.io/acme/web', '--ulimit=nofile'],
    says: 'ulimit: "nofile" has no "=": write name=value',
  },
  {
    what: 'run: ulimit YAML',
    argv: ['run', '--image=ghcr.io/acme/web', '--ulimit=nofile: 1024'],
    says: 'ulimit: "nofile: 1024" has no "=": write name=value',
  },
  {
    what: 'run: pull always',
    argv: ['run', '--image=ghcr.io/acme/web', '--pull=always'],
    says: 'pull: "always" is neither true nor false: write one of them',
  },
  {
    what: 'run: no-cache 1',
    argv: ['run', '--image=ghcr.io/acme/web', '--no-cache=1'],
    says: 'no-cache: "1" is neither true nor false: write true',
  },
  {
    what: 'run: provenance mode maximum',
    argv: ['run', '--image=ghcr.io/acme/web', '--provenance=mode=maximum'],
    says: 'provenance: "mode=maximum" has another mode than min and max: write true, false or mode=max',
  },
  {
    what: 'run: provenance yes',
    argv: ['run', '--image=ghcr.io/acme/web', '--provenance=yes'],
    says: 'provenance: "yes" is neither true, false nor name=value: write true, false or mode=max',
  },
  {
    what: 'run: sbom maybe',
    argv: ['run', '--image=ghcr.io/acme/web', '--sbom=maybe'],
    says: 'sbom: "maybe" is neither true, false nor name=value: write true, false or generator=IMAGE',
  },
  {
    what: 'run: attests',
    argv: ['run', '--image=ghcr.io/acme/web', '--attests=provenance'],
    says: 'attests: "provenance" has no type: write for example type=sbom',
  },
  {
    what: 'run: build-contexts',
    argv: ['run', '--image=ghcr.io/acme/web', '--build-contexts=alpine'],
    says: 'build-contexts: "alpine" has no "=": write name=value',
  },
  {
    what: 'run: scan no',
    argv: ['run', '--image=ghcr.io/acme/web', '--scan=no'],
    says: 'scan: "no" is neither true nor false: write false',
  },
  {
    what: 'run: scan no, as two words',
    argv: ['run', '--image=ghcr.io/acme/web', '--scan', 'no'],
    says: 'scan: "no" is neither true nor false: write false',
  },
  {
    what: 'run: scan off',
    argv: ['run', '--image=ghcr.io/acme/web', '--scan=off'],
    says: 'scan: "off" is neither true nor false: write false',
  },
  {
    what: 'run: fail-on severe',
    argv: ['run', '--image=ghcr.io/acme/web', '--fail-on=severe'],
    says: 'fail-on: "severe" is not one of unknown, low, medium, high, critical, none',
  },
  {
    what: 'run: severity of trivy-action',
    argv: ['run', '--image=ghcr.io/acme/web', '--severity=CRITICAL,HIGH'],
    says: 'of this command: write `--fail-on high` (it and every severity above it fail; findings of all are reported)',
  },
  {
    what: 'run: scan-timeout bare',
    argv: ['run', '--image=ghcr.io/acme/web', '--scan-timeout=300'],
    says: 'scan-timeout: "300" is not a time: write a number with ms, s, m, h or d, for example 30s',
  },
  {
    what: 'run: scan-timeout negative',
    argv: ['run', '--image=ghcr.io/acme/web', '--scan-timeout=-5m'],
    says: 'scan-timeout: "-5m" is not a time: write a number with ms, s, m, h or d, for example 30s',
  },
  {
    what: 'run: scan-timeout words',
    argv: ['run', '--image=ghcr.io/acme/web', '--scan-timeout=5 minutes'],
    says: 'scan-timeout: "5 minutes" is not a time: write a number with ms, s, m, h or d, for example 30s',
  },
  {
    what: 'run: scan-timeout huge',
    argv: ['run', '--image=ghcr.io/acme/web', '--scan-timeout=99999999999999999999h'],
    says: 'scan-timeout: "99999999999999999999h" is too long a time: write at most 36500d',
  },
  {
    what: 'run: trivy-ignorefile absent',
    argv: ['run', '--image=ghcr.io/acme/web', '--trivy-ignorefile=.trivyignore.yml'],
    says: 'trivy-ignorefile: there is no file .trivyignore.yml: set it to the path of one, from the checkout',
  },
  {
    what: 'run: ignore-policy absent',
    argv: ['run', '--image=ghcr.io/acme/web', '--ignore-policy=policy.rego'],
    says: 'ignore-policy: there is no file policy.rego: set it to the path of one, from the checkout',
  },
  {
    what: 'run: trivy-config absent',
    argv: ['run', '--image=ghcr.io/acme/web', '--trivy-config=trivy.yaml'],
    says: 'trivy-config: there is no file trivy.yaml: set it to the path of one, from the checkout',
  },
  {
    what: 'run: trivy-vex absent',
    argv: ['run', '--image=ghcr.io/acme/web', '--trivy-vex=vex.json'],
    says: 'trivy-vex: there is no file vex.json: set it to the path of one, from the checkout',
  },
  {
    what: 'run: trivy absent',
    argv: ['run', '--image=ghcr.io/acme/web', '--trivy=/nowhere/trivy'],
    says: 'trivy: there is no file /nowhere/trivy: set it to the path of one, from the checkout',
  },
  {
    what: 'run: max-age',
    argv: ['run', '--image=ghcr.io/acme/web', '--max-age=7'],
    says: 'max-age: "7" is not a time: write a number with ms, s, m, h or d, for example 30s',
  },
  {
    what: 'run: db-max-age',
    argv: ['run', '--image=ghcr.io/acme/web', '--db-max-age=a week'],
    says: 'db-max-age: "a week" is not a time: write a number with ms, s, m, h or d, for example 30s',
  },
  {
    what: 'run: smoke yes',
    argv: ['run', '--image=ghcr.io/acme/web', '--smoke=maybe'],
    says: '"maybe": "maybe" is not a kind of check: use http, https, command, run, log, file, user, port, env, exit',
  },
  {
    what: 'run: smoke line',
    argv: ['run', '--image=ghcr.io/acme/web', '--smoke=http 8080'],
    says: 'smoke: the check "http 8080": http needs a path that starts with "/"',
  },
  {
    what: 'run: smoke-port name',
    argv: ['run', '--image=ghcr.io/acme/web', '--smoke-port=http'],
    says: 'smoke-port: "http" is not a port: write the one inside the container, a number up to 65535',
  },
  {
    what: 'run: smoke-port mapping',
    argv: ['run', '--image=ghcr.io/acme/web', '--smoke-port=8080:80'],
    says: 'smoke-port: "8080:80" is not a port: write the one inside the container, a number up to 65535',
  },
  {
    what: 'run: smoke-port huge',
    argv: ['run', '--image=ghcr.io/acme/web', '--smoke-port=99999'],
    says: 'smoke-port: "99999" is not a port: write the one inside the container, a number up to 65535',
  },
  {
    what: 'run: smoke-port negative',
    argv: ['run', '--image=ghcr.io/acme/web', '--smoke-port=-1'],
    says: 'smoke-port: "-1" is not a port: write the one inside the container, a number up to 65535',
  },
  {
    what: 'run: smoke-path without slash',
    argv: ['run', '--image=ghcr.io/acme/web', '--smoke-path=healthz'],
    says: 'smoke-path: "healthz" is not a path: write /healthz',
  },
  {
    what: 'run: smoke-path url',
    argv: ['run', '--image=ghcr.io/acme/web', '--smoke-path=http://localhost:8080/healthz'],
    says: 'smoke-path: "http://localhost:8080/healthz" is not a path: write /healthz',
  },
  {
    what: 'run: smoke-timeout bare',
    argv: ['run', '--image=ghcr.io/acme/web', '--smoke-timeout=30'],
    says: 'smoke-timeout: "30" is not a time: write a number with ms, s, m, h or d, for example 30s',
  },
  {
    what: 'run: smoke-timeout zero',
    argv: ['run', '--image=ghcr.io/acme/web', '--smoke-timeout=0s'],
    says: 'smoke-timeout: "0s" leaves no time: write for example 30s',
  },
  {
    what: 'run: smoke-env bare',
    argv: ['run', '--image=ghcr.io/acme/web', '--smoke-env==x'],
    says: 'smoke-env: an item is not NAME=value: write one NAME=value in each line',
  },
  {
    what: 'run: smoke-memory',
    argv: ['run', '--image=ghcr.io/acme/web', '--smoke-memory=lots'],
    says: 'smoke-memory: "lots" is not a size: write bytes, or a number with kB, MB, GB, KiB, MiB or GiB',
  },
  {
    what: 'run: smoke-memory small',
    argv: ['run', '--image=ghcr.io/acme/web', '--smoke-memory=1'],
    says: 'smoke-memory: "1" is less memory than a container can have: write at least 6MiB',
  },
  {
    what: 'run: smoke-file absent',
    argv: ['run', '--image=ghcr.io/acme/web', '--smoke-file=smoke.yaml'],
    says: "smoke-file: the check file smoke.yaml cannot be read: ENOENT: no such file or directory, open '",
  },
  {
    what: 'run: smoke-file folder',
    argv: ['run', '--image=ghcr.io/acme/web', '--smoke-file=folder'],
    says: '/folder is a folder and no file. Set smoke-file to the path of a file, from the checkout.',
  },
  {
    what: 'run: smoke-compose-file absent',
    argv: ['run', '--image=ghcr.io/acme/web', '--smoke-compose-file=compose.yml'],
    says: 'smoke-compose-file: there is no file compose.yml: set it to the path of one, from the checkout',
  },
  {
    what: 'run: smoke-platforms',
    argv: ['run', '--image=ghcr.io/acme/web', '--smoke-platforms=arm'],
    says: 'smoke-platforms: "arm" is not a platform: write os/architecture, for example linux/amd64',
  },
  {
    what: 'run: smoke-healthcheck',
    argv: ['run', '--image=ghcr.io/acme/web', '--smoke-healthcheck=none'],
    says: 'smoke-healthcheck: "none" is not one of fast, image, off: write off',
  },
  {
    what: 'run: smoke-args',
    argv: ['run', '--image=ghcr.io/acme/web', '--smoke-args="unclosed'],
    says: 'smoke-args: a quoted item is not closed: close it, or write a quote inside it twice',
  },
  {
    what: 'run: max-size words',
    argv: ['run', '--image=ghcr.io/acme/web', '--max-size=big'],
    says: 'max-size: "big" is not a size: write bytes, or a number with kB, MB, GB, KiB, MiB or GiB',
  },
  {
    what: 'run: max-size no unit negative',
    argv: ['run', '--image=ghcr.io/acme/web', '--max-size=-20MB'],
    says: 'max-size: "-20MB" is not a size: write bytes, or a number with kB, MB, GB, KiB, MiB or GiB',
  },
  {
    what: 'run: max-size comma',
    argv: ['run', '--image=ghcr.io/acme/web', '--max-size=1,5GB'],
    says: '"1,5GB" would be two limits: write the decimals of a number behind a point (1.5GB), and a blank between limits',
  },
  {
    what: 'run: max-size mib',
    argv: ['run', '--image=ghcr.io/acme/web', '--max-size=20mb'],
    says: 'max-size: "20mb" is not a size: write bytes, or a number with kB, MB, GB, KiB, MiB or GiB',
  },
  {
    what: 'run: max-increase percent word',
    argv: ['run', '--image=ghcr.io/acme/web', '--max-increase=five percent'],
    says: 'max-increase: "five percent" is not a size: write bytes, or a number with kB, MB, GB, KiB, MiB or GiB',
  },
  {
    what: 'run: max-increase percent 500',
    argv: ['run', '--image=ghcr.io/acme/web', '--max-increase=-5%'],
    says: 'max-increase: "-5%" is not a size: write bytes, or a number with kB, MB, GB, KiB, MiB or GiB',
  },
  {
    what: 'run: diff',
    argv: ['run', '--image=ghcr.io/acme/web', '--diff=all'],
    says: 'diff: "all" is not one of sizes, files, waste, none: write one of them',
  },
  {
    what: 'run: require unknown',
    argv: ['run', '--image=ghcr.io/acme/web', '--require=scans'],
    says: 'require: "scans" is neither scan nor smoke: write scan, smoke, both, or none',
  },
  {
    what: 'run: require true',
    argv: ['run', '--image=ghcr.io/acme/web', '--require=true'],
    says: 'require: "true" is neither scan nor smoke: write scan, smoke, both, or none',
  },
  {
    what: 'run: from with commit',
    argv: ['run', '--image=ghcr.io/acme/web', '--from=latest please'],
    says: 'it has a space. Write 1 to 128 letters, digits, "_", "." or "-", beginning with a letter, a digit or "_".',
  },
  {
    what: 'run: from digest short',
    argv: [
      'run',
      '--image=ghcr.io/acme/web',
      '--from=ghcr.io/acme/web@sha256:abc',
      '--to=ghcr.io/acme/web:1',
    ],
    says: 'valid: it has "/". Write 1 to 128 letters, digits, "_", "." or "-", beginning with a letter, a digit or "_".',
  },
  {
    what: 'run: rollback absent',
    argv: ['run', '--image=ghcr.io/acme/web', '--rollback=promotion.json', '--push=always'],
    says: "rollback: promotion.json is not the record of a promotion: ENOENT: no such file or directory, open '",
  },
  {
    what: 'run: rollback empty object',
    argv: ['run', '--image=ghcr.io/acme/web', '--rollback=empty-object.json', '--push=always'],
    says: 'no section of a promotion. Set it to the record file (run.json) of the run whose promotion is to be undone.',
  },
  {
    what: 'run: rollback not JSON',
    argv: ['run', '--image=ghcr.io/acme/web', '--rollback=broken.json', '--push=always'],
    says: '14 (line 1 column 15). Set it to the record file (run.json) of the run whose promotion is to be undone.',
  },
  {
    what: 'run: deployment without token',
    argv: ['run', '--image=ghcr.io/acme/web', '--deployment=production', '--push=always'],
    says: 'is recorded by GitHub only: leave it out elsewhere, and give a github-token that may write deployments',
  },
  {
    what: 'run: report-dir proc',
    argv: ['run', '--image=ghcr.io/acme/web', '--report-dir=/proc/x'],
    says: 'report-dir: /proc/x cannot be written: /proc belongs to the system. Set it to another folder',
  },
  {
    what: 'run: report-dir file',
    argv: ['run', '--image=ghcr.io/acme/web', '--report-dir=Dockerfile'],
    says: '/Dockerfile is no folder. Set it to another folder',
  },
  {
    what: 'run: report-dir below file',
    argv: ['run', '--image=ghcr.io/acme/web', '--report-dir=Dockerfile/report'],
    says: '/Dockerfile is no folder. Set it to another folder',
  },
  {
    what: 'run: comment true',
    argv: ['run', '--image=ghcr.io/acme/web', '--comment=true'],
    says: 'comment: "true" is not one of auto, always, never: write auto or always',
  },
  {
    what: 'run: summary false',
    argv: ['run', '--image=ghcr.io/acme/web', '--summary=false'],
    says: 'summary: "false" is not one of always, on-failure, never: write never',
  },
  {
    what: 'run: upload-artifact',
    argv: ['run', '--image=ghcr.io/acme/web', '--upload-artifact=yes'],
    says: 'a step of GitHub Actions that `uses:` Buildonce. Elsewhere store report-dir with the means of the CI system.',
  },
  {
    what: 'run: trend',
    argv: ['run', '--image=ghcr.io/acme/web', '--trend=ten'],
    says: 'trend: "ten" is not a whole number: write digits only, for example 10',
  },
  {
    what: 'run: trend 1.5',
    argv: ['run', '--image=ghcr.io/acme/web', '--trend=1.5'],
    says: 'trend: "1.5" is not a whole number: write digits only, for example 10',
  },
  {
    what: 'run: builder with blanks',
    argv: ['run', '--image=ghcr.io/acme/web', '--builder=my builder'],
    says: 'builder: "my builder" is not a name: use letters, digits, ".", "_" and "-", and start with a letter or digit',
  },
  {
    what: 'run: driver cloud',
    argv: ['run', '--image=ghcr.io/acme/web', '--driver=cloud'],
    says: 'driver: "cloud" is not one of auto, docker, docker-container, remote, kubernetes: write one of them',
  },
  {
    what: 'run: endpoint dash',
    argv: ['run', '--image=ghcr.io/acme/web', '--endpoint=--all'],
    says: 'endpoint: "--all" starts with "-" and would be taken for an option: write ./--all for a path',
  },
  {
    what: 'run: driver-opts',
    argv: ['run', '--image=ghcr.io/acme/web', '--driver-opts=network'],
    says: 'driver-opts: "network" is not key=value: write for example network=host',
  },
  {
    what: 'run: registry scheme',
    argv: ['run', '--image=ghcr.io/acme/web', '--registry=https://ghcr.io', '--username=me'],
    says: 'registry: "https://ghcr.io" is an address, not a host: write ghcr.io',
  },
  {
    what: 'run: registry path',
    argv: ['run', '--image=ghcr.io/acme/web', '--registry=ghcr.io/acme', '--username=me'],
    says: 'registry: "ghcr.io/acme" is a repository, not a host: write ghcr.io',
  },
  {
    what: 'run: username without password',
    argv: ['run', '--image=ghcr.io/acme/web', '--username=me'],
    says: 'password: is needed to log in to the registry',
  },
  {
    what: 'run: password as flag',
    argv: ['run', '--image=ghcr.io/acme/web', '--password=hunter2'],
    says: '--password: is a secret, and arguments are visible to every process: set the variable BUILDONCE_PASSWORD',
  },
  {
    what: 'run: username twice one password',
    argv: ['run', '--image=ghcr.io/acme/web', '--username=a\nb', '--registry=ghcr.io'],
    says: 'username: has 2 lines for 1 registry',
  },
  {
    what: 'run: trusted-keys absent',
    argv: ['run', '--image=ghcr.io/acme/web', '--trusted-keys=cosign.pub', '--evidence-trust=signed'],
    says: 'trusted-keys: is not the text of public keys in PEM (BEGIN PUBLIC KEY) only; a path is not accepted',
  },
  {
    what: 'run: trusted-keys not PEM',
    argv: ['run', '--image=ghcr.io/acme/web', '--trusted-keys=Dockerfile', '--evidence-trust=signed'],
    says: 'trusted-keys: is not the text of public keys in PEM (BEGIN PUBLIC KEY) only; a path is not accepted',
  },
  {
    what: 'run: evidence-trust',
    argv: ['run', '--image=ghcr.io/acme/web', '--evidence-trust=full'],
    says: 'evidence-trust: "full" is not one of registry, signed: write one of them',
  },
  {
    what: 'run: signing',
    argv: ['run', '--image=ghcr.io/acme/web', '--signing=yes'],
    says: 'signing: "yes" is not one of key, identity, none: write one of them',
  },
  {
    what: 'run: plain-http url',
    argv: ['run', '--image=ghcr.io/acme/web', '--plain-http=http://registry.local:5000'],
    says: 'plain-http: "http://registry.local:5000" is an address, not a host: write registry.local:5000',
  },
  {
    what: 'run: trusted-realms url',
    argv: ['run', '--image=ghcr.io/acme/web', '--trusted-realms=https://auth.example/token'],
    says: 'trusted-realms: "https://auth.example/token" is not the host of a token server: write auth.example',
  },
  {
    what: 'run: typo',
    argv: ['run', '--image=ghcr.io/acme/web', '--platfroms=linux/amd64'],
    says: '--platfroms: is not a flag of this command, did you mean --platforms?',
  },
  {
    what: 'run: underscore',
    argv: ['run', '--image=ghcr.io/acme/web', '--build--args=A=b'],
    says: '--build--args: is not a flag of this command, did you mean --build-args?',
  },
  {
    what: 'run: --image without value',
    argv: ['run', '--image'],
    says: '--image: needs a value: write --image=…',
  },
  {
    what: 'run: a positional argument',
    argv: ['run', 'ghcr.io/acme/web'],
    says: 'ghcr.io/acme/web: is not a flag: write --name=value, with quotes around a value with blanks',
  },
  {
    what: 'run: single dash',
    argv: ['run', '-image', 'ghcr.io/acme/web'],
    says: 'ghcr.io/acme/web: is not a flag: write --name=value, with quotes around a value with blanks',
  },
  {
    what: 'run: en dash pasted',
    argv: ['run', '–image=ghcr.io/acme/web'],
    says: '–image=ghcr.io/acme/web: is not a flag: write --image=ghcr.io/acme/web',
  },
  {
    what: 'run: commit short',
    argv: ['run', '--image=ghcr.io/acme/web'],
    env: { BUILDONCE_COMMIT: '9f3c2ab' },
    says: '"9f3c2ab" is not the full SHA of a commit: write all 40 hex digits, as git rev-parse HEAD prints them',
  },
  {
    what: 'run: ref short',
    argv: ['run', '--image=ghcr.io/acme/web'],
    env: { BUILDONCE_REF: 'main' },
    says: 'BUILDONCE_REF: "main" is not a full ref: did you mean refs/heads/main?',
  },
  {
    what: 'run: project url',
    argv: ['run', '--image=ghcr.io/acme/web'],
    env: { BUILDONCE_PROJECT: 'https://github.com/acme/web' },
    says: 'BUILDONCE_PROJECT: "https://github.com/acme/web" is not the name of a repository: did you mean acme/web?',
  },
  {
    what: 'run: pr number',
    argv: ['run', '--image=ghcr.io/acme/web'],
    env: { BUILDONCE_PR: '#7' },
    says: 'BUILDONCE_PR: "#7" is not the number of a pull request: did you mean 7?',
  },
  {
    what: 'run: event',
    argv: ['run', '--image=ghcr.io/acme/web'],
    env: { BUILDONCE_EVENT: 'Pull Request' },
    says: 'BUILDONCE_EVENT: "Pull Request" is not the name of an event: did you mean pull_request?',
  },
  {
    what: 'run: TMPDIR absent',
    argv: ['run', '--image=ghcr.io/acme/web'],
    env: { TMPDIR: '/nowhere/tmp' },
    says: "can be made in /nowhere/tmp: ENOENT: no such file or directory, mkdtemp '/nowhere/tmp/buildonce-XXXXXX'",
  },
  {
    what: 'run: TMPDIR is a file',
    argv: ['run', '--image=ghcr.io/acme/web'],
    env: { TMPDIR: 'Dockerfile' },
    says: '/Dockerfile: ENOTDIR: not a directory, mkdtemp',
  },
  {
    what: 'run: run-file is a folder',
    argv: ['run', '--image=ghcr.io/acme/web', '--run-file=folder'],
    says: '/folder: it is a folder (EISDIR, rename)',
  },
  {
    what: 'run: run-file in proc',
    argv: ['run', '--image=ghcr.io/acme/web', '--run-file=/proc/x/run.json'],
    says: '/proc/x: it is not there (ENOENT, mkdir)',
  },
  {
    what: 'run: a smoke file with a tab in its YAML',
    argv: ['run', '--image=ghcr.io/acme/web', '--smoke-file=tab.yaml'],
    says: 'smoke-file: the check file tab.yaml is not YAML: Tabs are not allowed as indentation at line 2, column 1:',
  },
  {
    what: 'run: a smoke file that is nested without end',
    argv: ['run', '--image=ghcr.io/acme/web', '--smoke-file=deep.yaml'],
    says: 'smoke-file: the check file deep.yaml is not YAML: line 1 has more lists or maps in each other than are read',
  },
  {
    what: 'run: a smoke file of broken JSON',
    argv: ['run', '--image=ghcr.io/acme/web', '--smoke-file=broken.json'],
    says: 'smoke-file: the check file broken.json is not YAML: Flow map must end with a } at line 1, column 15:',
  },
  {
    what: 'run: a smoke file that is a device',
    argv: ['run', '--image=ghcr.io/acme/web', '--smoke-file=/dev/zero'],
    says: 'but a pipe, a device or a socket, which is not read. Set smoke-file to the path of a file, from the checkout.',
  },
  {
    what: 'run: a smoke file with a wrong line',
    argv: ['run', '--image=ghcr.io/acme/web', '--smoke-file=wrong.txt'],
    says: 'smoke-file: wrong.txt, check 2 "htp /x": "htp" is not a kind of check, did you mean http?',
  },
  {
    what: 'run: a record to roll back that is a device',
    argv: ['run', '--image=ghcr.io/acme/web', '--rollback=/dev/zero', '--push=always'],
    says: 'a socket, which is not read. Set it to the record file (run.json) of the run whose promotion is to be undone.',
  },
  {
    what: 'run: a date as an age',
    argv: ['run', '--image=ghcr.io/acme/web', '--max-age=2026-01-01'],
    says: 'max-age: "2026-01-01" is not a time: write a number with ms, s, m, h or d, for example 30s',
  },
  {
    what: 'run: a trend out of range',
    argv: ['run', '--image=ghcr.io/acme/web', '--trend=-3'],
    says: 'trend: "-3" is not a whole number: write digits only, for example 10',
  },
  {
    what: 'run: a Windows path to a report',
    argv: ['run', '--image=ghcr.io/acme/web', `--report-dir=C:\\reports\\x${'y'.repeat(300)}`],
    says: "cannot be written: ENAMETOOLONG: name too long, lstat '",
  },
  {
    what: 'setup: record broken',
    argv: ['setup', '--run-file=broken.json'],
    says: '/broken.json is not JSON: Expected double-quoted property name in JSON at position 14 (line 1 column 15)',
  },
  {
    what: 'setup: record empty object',
    argv: ['setup', '--run-file=empty-object.json'],
    says: '/empty-object.json cannot be read: it is not a record of Buildonce',
  },
  {
    what: 'setup: record of a later version',
    argv: ['setup', '--run-file=version9.json'],
    says: '/version9.json cannot be read: it is of version 9, and this Buildonce reads version 1',
  },
  {
    what: 'setup: record deep',
    argv: ['setup', '--run-file=deep.json'],
    says: '/deep.json cannot be read: it is not a record of Buildonce',
  },
  {
    what: 'setup: run-file below a file',
    argv: ['setup', '--run-file=Dockerfile/run.json'],
    says: "/Dockerfile/run.json cannot be read: ENOTDIR: not a directory, open '",
  },
  {
    what: 'setup: buildkitd-config absent',
    argv: ['setup', '--buildkitd-config=nowhere.toml', '--driver=docker-container'],
    says: 'docker',
  },
  {
    what: 'setup: no docker',
    argv: ['setup'],
    says: 'docker',
  },
  {
    what: 'tags: record broken',
    argv: ['tags', '--run-file=broken.json'],
    says: '/broken.json is not JSON: Expected double-quoted property name in JSON at position 14 (line 1 column 15)',
  },
  {
    what: 'tags: record empty object',
    argv: ['tags', '--run-file=empty-object.json'],
    says: '/empty-object.json cannot be read: it is not a record of Buildonce',
  },
  {
    what: 'tags: record of a later version',
    argv: ['tags', '--run-file=version9.json'],
    says: '/version9.json cannot be read: it is of version 9, and this Buildonce reads version 1',
  },
  {
    what: 'tags: record deep',
    argv: ['tags', '--run-file=deep.json'],
    says: '/deep.json cannot be read: it is not a record of Buildonce',
  },
  {
    what: 'tags: run-file below a file',
    argv: ['tags', '--run-file=Dockerfile/run.json'],
    says: "/Dockerfile/run.json cannot be read: ENOTDIR: not a directory, open '",
  },
  {
    what: 'tags: images with tag',
    argv: ['tags', '--images=ghcr.io/acme/web:1'],
    says: 'reference "ghcr.io/acme/web:1" is not valid: it has the tag "1". Remove the tag: tags come from the rules.',
  },
  {
    what: 'tags: context git outside a checkout',
    argv: ['tags', '--context=git', '--tags=type=sha'],
    says: ': git says: fatal: not a git repository (or any of the parent directories): .git',
  },
  {
    what: 'build: record broken',
    argv: ['build', '--run-file=broken.json'],
    says: '/broken.json is not JSON: Expected double-quoted property name in JSON at position 14 (line 1 column 15)',
  },
  {
    what: 'build: record empty object',
    argv: ['build', '--run-file=empty-object.json'],
    says: '/empty-object.json cannot be read: it is not a record of Buildonce',
  },
  {
    what: 'build: record of a later version',
    argv: ['build', '--run-file=version9.json'],
    says: '/version9.json cannot be read: it is of version 9, and this Buildonce reads version 1',
  },
  {
    what: 'build: record deep',
    argv: ['build', '--run-file=deep.json'],
    says: '/deep.json cannot be read: it is not a record of Buildonce',
  },
  {
    what: 'build: run-file below a file',
    argv: ['build', '--run-file=Dockerfile/run.json'],
    says: "/Dockerfile/run.json cannot be read: ENOTDIR: not a directory, open '",
  },
  {
    what: 'build: no docker',
    argv: ['build'],
    says: 'docker is not installed on this machine: could not start docker: there is no such program on the PATH',
  },
  {
    what: 'build: push true',
    argv: ['build', '--push=true'],
    says: 'push: "true" is not one of auto, always, never: write auto or always',
  },
  {
    what: 'size: record broken',
    argv: ['size', '--run-file=broken.json'],
    says: '/broken.json is not JSON: Expected double-quoted property name in JSON at position 14 (line 1 column 15)',
  },
  {
    what: 'size: record empty object',
    argv: ['size', '--run-file=empty-object.json'],
    says: '/empty-object.json cannot be read: it is not a record of Buildonce',
  },
  {
    what: 'size: record of a later version',
    argv: ['size', '--run-file=version9.json'],
    says: '/version9.json cannot be read: it is of version 9, and this Buildonce reads version 1',
  },
  {
    what: 'size: record deep',
    argv: ['size', '--run-file=deep.json'],
    says: '/deep.json cannot be read: it is not a record of Buildonce',
  },
  {
    what: 'size: run-file below a file',
    argv: ['size', '--run-file=Dockerfile/run.json'],
    says: "/Dockerfile/run.json cannot be read: ENOTDIR: not a directory, open '",
  },
  {
    what: 'size: no image',
    argv: ['size'],
    says: 'image: is not set, and this run has built no image',
  },
  {
    what: 'size: image with scheme',
    argv: ['size', '--image=https://ghcr.io/acme/web:1'],
    says: 'image reference "https://ghcr.io/acme/web:1" is not valid: it begins with "https://"',
  },
  {
    what: 'size: image docker://',
    argv: ['size', '--image=docker://ghcr.io/acme/web:1'],
    says: 'image reference "docker://ghcr.io/acme/web:1" is not valid: it begins with "docker://"',
  },
  {
    what: 'size: image digest short',
    argv: ['size', '--image=ghcr.io/acme/web@sha256:abcd'],
    says: 'digest "sha256:abcd" is not valid: expected sha256: and 64 lower-case hex digits',
  },
  {
    what: 'size: image digest upper',
    argv: [
      'size',
      '--image=ghcr.io/acme/web@sha256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
    ],
    says: 'is not valid: expected sha256: and 64 lower-case hex digits',
  },
  {
    what: 'size: image sha512-ish',
    argv: ['size', '--image=ghcr.io/acme/web@sha1:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'],
    says: '"sha1:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" is not valid: expected sha256: and 64 lower-case hex digits',
  },
  {
    what: 'size: image expression',
    argv: ['size', '--image=${{ steps.build.outputs.digest }}'],
    says: '"${{ steps.build.outputs.digest }}" is not valid: "${{ steps.build.outputs.digest }}" is not a path component',
  },
  {
    what: 'size: image bare digest',
    argv: ['size', `--image=${digest}`],
    says: 'is not valid: it is a digest without a repository',
  },
  {
    what: 'size: image absent layout',
    argv: ['size', '--image=./nowhere'],
    says: '/nowhere is not an OCI layout: there is no such file or folder',
  },
  {
    what: 'size: image is a file',
    argv: ['size', '--image=./Dockerfile'],
    says: '/Dockerfile is neither a folder nor a tar archive with an OCI layout: it does not start with a file',
  },
  {
    what: 'size: image is an empty folder',
    argv: ['size', '--image=./folder'],
    says: '/folder is not an OCI layout: it has no file index.json',
  },
  {
    what: 'size: image a folder without ./',
    argv: ['size', '--image=image'],
    says: '"image" may be the OCI layout in this folder, or an image of a registry',
  },
  {
    what: 'size: image a broken layout',
    argv: ['size', '--image=./brokenlayout'],
    says: 'is not an OCI layout: its index.json: manifest index.json cannot be read: it is not a JSON object',
  },
  {
    what: 'size: image a layout whose index is deep',
    argv: ['size', '--image=./deeplayout'],
    says: 'is not an OCI layout: its index.json: manifest index.json cannot be read: manifests[0] is not a descriptor',
  },
  {
    what: 'size: image two lines',
    argv: ['size', '--image=ghcr.io/acme/web:1\nghcr.io/acme/web:2'],
    says: 'image reference "ghcr.io/acme/web:1',
  },
  {
    what: 'size: registry refuses connection',
    argv: ['size', '--image=127.0.0.1:1/acme/web:1'],
    says: 'HEAD http://127.0.0.1:1/v2/acme/web/manifests/1 got no answer: connect ECONNREFUSED 127.0.0.1:1',
  },
  {
    what: 'size: unknown flag',
    argv: ['size', '--imag=x'],
    says: '--imag: is not a flag of this command, did you mean --image?',
  },
  {
    what: 'size: baseline nonsense',
    argv: ['size', '--image=./image', '--baseline=https://x'],
    says: 'image reference "https://x" is not valid: it begins with "https://"',
  },
  {
    what: 'size: baseline absent layout',
    argv: ['size', '--image=./image', '--baseline=./nowhere'],
    says: '/nowhere is not an OCI layout: there is no such file or folder',
  },
  {
    what: 'size: max-size percent',
    argv: ['size', '--image=./image', '--max-size=10%'],
    says: 'max-size: "10%" is a share: only max-increase can be one, write bytes here, for example 600MB',
  },
  {
    what: 'size: a record that is a device',
    argv: ['size', '--run-file=/dev/zero'],
    says: '/dev/zero cannot be read: /dev/zero is no regular file but a pipe, a device or a socket, which is not read',
  },
  {
    what: 'scan: record broken',
    argv: ['scan', '--run-file=broken.json'],
    says: '/broken.json is not JSON: Expected double-quoted property name in JSON at position 14 (line 1 column 15)',
  },
  {
    what: 'scan: record empty object',
    argv: ['scan', '--run-file=empty-object.json'],
    says: '/empty-object.json cannot be read: it is not a record of Buildonce',
  },
  {
    what: 'scan: record of a later version',
    argv: ['scan', '--run-file=version9.json'],
    says: '/version9.json cannot be read: it is of version 9, and this Buildonce reads version 1',
  },
  {
    what: 'scan: record deep',
    argv: ['scan', '--run-file=deep.json'],
    says: '/deep.json cannot be read: it is not a record of Buildonce',
  },
  {
    what: 'scan: run-file below a file',
    argv: ['scan', '--run-file=Dockerfile/run.json'],
    says: "/Dockerfile/run.json cannot be read: ENOTDIR: not a directory, open '",
  },
  {
    what: 'scan: no image',
    argv: ['scan'],
    says: 'image: is not set, and this run has built no image',
  },
  {
    what: 'scan: image with scheme',
    argv: ['scan', '--image=https://ghcr.io/acme/web:1'],
    says: 'image reference "https://ghcr.io/acme/web:1" is not valid: it begins with "https://"',
  },
  {
    what: 'scan: image docker://',
    argv: ['scan', '--image=docker://ghcr.io/acme/web:1'],
    says: 'image reference "docker://ghcr.io/acme/web:1" is not valid: it begins with "docker://"',
  },
  {
    what: 'scan: image digest short',
    argv: ['scan', '--image=ghcr.io/acme/web@sha256:abcd'],
    says: 'digest "sha256:abcd" is not valid: expected sha256: and 64 lower-case hex digits',
  },
  {
    what: 'scan: image digest upper',
    argv: [
      'scan',
      '--image=ghcr.io/acme/web@sha256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
    ],
    says: 'is not valid: expected sha256: and 64 lower-case hex digits',
  },
  {
    what: 'scan: image sha512-ish',
    argv: ['scan', '--image=ghcr.io/acme/web@sha1:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'],
    says: '"sha1:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" is not valid: expected sha256: and 64 lower-case hex digits',
  },
  {
    what: 'scan: image expression',
    argv: ['scan', '--image=${{ steps.build.outputs.digest }}'],
    says: '"${{ steps.build.outputs.digest }}" is not valid: "${{ steps.build.outputs.digest }}" is not a path component',
  },
  {
    what: 'scan: image bare digest',
    argv: ['scan', `--image=${digest}`],
    says: 'is not valid: it is a digest without a repository',
  },
  {
    what: 'scan: image absent layout',
    argv: ['scan', '--image=./nowhere'],
    says: '/nowhere is not an OCI layout: there is no such file or folder',
  },
  {
    what: 'scan: image is a file',
    argv: ['scan', '--image=./Dockerfile'],
    says: '/Dockerfile is neither a folder nor a tar archive with an OCI layout: it does not start with a file',
  },
  {
    what: 'scan: image is an empty folder',
    argv: ['scan', '--image=./folder'],
    says: '/folder is not an OCI layout: it has no file index.json',
  },
  {
    what: 'scan: image a folder without ./',
    argv: ['scan', '--image=image'],
    says: '"image" may be the OCI layout in this folder, or an image of a registry',
  },
  {
    what: 'scan: image a broken layout',
    argv: ['scan', '--image=./brokenlayout'],
    says: 'is not an OCI layout: its index.json: manifest index.json cannot be read: it is not a JSON object',
  },
  {
    what: 'scan: image a layout whose index is deep',
    argv: ['scan', '--image=./deeplayout'],
    says: 'is not an OCI layout: its index.json: manifest index.json cannot be read: manifests[0] is not a descriptor',
  },
  {
    what: 'scan: image two lines',
    argv: ['scan', '--image=ghcr.io/acme/web:1\nghcr.io/acme/web:2'],
    says: 'image reference "ghcr.io/acme/web:1',
  },
  {
    what: 'scan: registry refuses connection',
    argv: ['scan', '--image=127.0.0.1:1/acme/web:1'],
    says: 'HEAD http://127.0.0.1:1/v2/acme/web/manifests/1 got no answer: connect ECONNREFUSED 127.0.0.1:1',
  },
  {
    what: 'scan: unknown flag',
    argv: ['scan', '--imag=x'],
    says: '--imag: is not a flag of this command, did you mean --image?',
  },
  {
    what: 'scan: trivy absent',
    argv: ['scan', '--image=./image', '--trivy=/nowhere/trivy'],
    says: '"trivy" names /nowhere/trivy, which is not an executable file',
  },
  {
    what: 'scan: trivy a folder',
    argv: ['scan', '--image=./image', '--trivy=folder'],
    says: '/folder, which is not an executable file',
  },
  {
    what: 'scan: no trivy-db',
    argv: ['scan', '--image=./image', '--trivy=bin/git', '--trivy-db=./nowhere'],
    says: 'bin/git leads through bin/git, which is a link, and links of the checkout are not followed',
  },
  {
    what: 'scan: sandbox',
    argv: ['scan', '--image=./image', '--scan-sandbox=podman'],
    says: 'scan-sandbox: "podman" is not one of auto, docker, bubblewrap, unshare, none: write one of them',
  },
  {
    what: 'scan: a layout that is a pipe',
    argv: ['scan', '--image=./pipe'],
    says: '/pipe is not an OCI layout: it is neither a folder nor a file but a pipe, a device or a socket',
  },
  {
    what: 'smoke: record broken',
    argv: ['smoke', '--run-file=broken.json'],
    says: '/broken.json is not JSON: Expected double-quoted property name in JSON at position 14 (line 1 column 15)',
  },
  {
    what: 'smoke: record empty object',
    argv: ['smoke', '--run-file=empty-object.json'],
    says: '/empty-object.json cannot be read: it is not a record of Buildonce',
  },
  {
    what: 'smoke: record of a later version',
    argv: ['smoke', '--run-file=version9.json'],
    says: '/version9.json cannot be read: it is of version 9, and this Buildonce reads version 1',
  },
  {
    what: 'smoke: record deep',
    argv: ['smoke', '--run-file=deep.json'],
    says: '/deep.json cannot be read: it is not a record of Buildonce',
  },
  {
    what: 'smoke: run-file below a file',
    argv: ['smoke', '--run-file=Dockerfile/run.json'],
    says: "/Dockerfile/run.json cannot be read: ENOTDIR: not a directory, open '",
  },
  {
    what: 'smoke: no image',
    argv: ['smoke'],
    says: 'image: is not set, and this run has built no image',
  },
  {
    what: 'smoke: image with scheme',
    argv: ['smoke', '--image=https://ghcr.io/acme/web:1'],
    says: 'image reference "https://ghcr.io/acme/web:1" is not valid: it begins with "https://"',
  },
  {
    what: 'smoke: image docker://',
    argv: ['smoke', '--image=docker://ghcr.io/acme/web:1'],
    says: 'image reference "docker://ghcr.io/acme/web:1" is not valid: it begins with "docker://"',
  },
  {
    what: 'smoke: image digest short',
    argv: ['smoke', '--image=ghcr.io/acme/web@sha256:abcd'],
    says: 'digest "sha256:abcd" is not valid: expected sha256: and 64 lower-case hex digits',
  },
  {
    what: 'smoke: image digest upper',
    argv: [
      'smoke',
      '--image=ghcr.io/acme/web@sha256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
    ],
    says: 'is not valid: expected sha256: and 64 lower-case hex digits',
  },
  {
    what: 'smoke: image sha512-ish',
    argv: ['smoke', '--image=ghcr.io/acme/web@sha1:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'],
    says: '"sha1:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" is not valid: expected sha256: and 64 lower-case hex digits',
  },
  {
    what: 'smoke: image expression',
    argv: ['smoke', '--image=${{ steps.build.outputs.digest }}'],
    says: '"${{ steps.build.outputs.digest }}" is not valid: "${{ steps.build.outputs.digest }}" is not a path component',
  },
  {
    what: 'smoke: image bare digest',
    argv: ['smoke', `--image=${digest}`],
    says: 'is not valid: it is a digest without a repository',
  },
  {
    what: 'smoke: image absent layout',
    argv: ['smoke', '--image=./nowhere'],
    says: '/nowhere is not an OCI layout: there is no such file or folder',
  },
  {
    what: 'smoke: image is a file',
    argv: ['smoke', '--image=./Dockerfile'],
    says: '/Dockerfile is neither a folder nor a tar archive with an OCI layout: it does not start with a file',
  },
  {
    what: 'smoke: image is an empty folder',
    argv: ['smoke', '--image=./folder'],
    says: '/folder is not an OCI layout: it has no file index.json',
  },
  {
    what: 'smoke: image a folder without ./',
    argv: ['smoke', '--image=image'],
    says: '"image" may be the OCI layout in this folder, or an image of a registry',
  },
  {
    what: 'smoke: image a broken layout',
    argv: ['smoke', '--image=./brokenlayout'],
    says: 'is not an OCI layout: its index.json: manifest index.json cannot be read: it is not a JSON object',
  },
  {
    what: 'smoke: image a layout whose index is deep',
    argv: ['smoke', '--image=./deeplayout'],
    says: 'is not an OCI layout: its index.json: manifest index.json cannot be read: manifests[0] is not a descriptor',
  },
  {
    what: 'smoke: image two lines',
    argv: ['smoke', '--image=ghcr.io/acme/web:1\nghcr.io/acme/web:2'],
    says: 'image reference "ghcr.io/acme/web:1',
  },
  {
    what: 'smoke: registry refuses connection',
    argv: ['smoke', '--image=127.0.0.1:1/acme/web:1'],
    says: 'HEAD http://127.0.0.1:1/v2/acme/web/manifests/1 got no answer: connect ECONNREFUSED 127.0.0.1:1',
  },
  {
    what: 'smoke: unknown flag',
    argv: ['smoke', '--imag=x'],
    says: '--imag: is not a flag of this command, did you mean --image?',
  },
  {
    what: 'promote: record broken',
    argv: ['promote', '--run-file=broken.json'],
    says: '/broken.json is not JSON: Expected double-quoted property name in JSON at position 14 (line 1 column 15)',
  },
  {
    what: 'promote: record empty object',
    argv: ['promote', '--run-file=empty-object.json'],
    says: '/empty-object.json cannot be read: it is not a record of Buildonce',
  },
  {
    what: 'promote: record of a later version',
    argv: ['promote', '--run-file=version9.json'],
    says: '/version9.json cannot be read: it is of version 9, and this Buildonce reads version 1',
  },
  {
    what: 'promote: record deep',
    argv: ['promote', '--run-file=deep.json'],
    says: '/deep.json cannot be read: it is not a record of Buildonce',
  },
  {
    what: 'promote: run-file below a file',
    argv: ['promote', '--run-file=Dockerfile/run.json'],
    says: "/Dockerfile/run.json cannot be read: ENOTDIR: not a directory, open '",
  },
  {
    what: 'promote: nothing',
    argv: ['promote'],
    says: 'image: is missing, and no earlier build created an image',
  },
  {
    what: 'promote: tags with reference',
    argv: ['promote', `--image=ghcr.io/acme/web@${digest}`, '--tags=ghcr.io/acme/web:1.0.0'],
    says: 'and a tag is asked for: give the repository "ghcr.io/acme/web" as the image and the tag "1.0.0" here',
  },
  {
    what: 'promote: tag illegal',
    argv: ['promote', `--image=ghcr.io/acme/web@${digest}`, '--tags=1.0.0+build'],
    says: 'valid: it has "+". Write 1 to 128 letters, digits, "_", "." or "-", beginning with a letter, a digit or "_"',
  },
  {
    what: 'promote: tag v and blank',
    argv: ['promote', `--image=ghcr.io/acme/web@${digest}`, '--tags=v 1.0'],
    says: 'it has a space. Write 1 to 128 letters, digits, "_", "." or "-", beginning with a letter, a digit or "_"',
  },
  {
    what: 'promote: digest short',
    argv: ['promote', '--image=ghcr.io/acme/web@sha256:abc', '--tags=1.0.0'],
    says: 'and 64 lower-case hex digits. Write the whole digest, as `docker buildx imagetools inspect` prints it.',
  },
  {
    what: 'promote: refused connection',
    argv: ['promote', `--image=127.0.0.1:1/acme/web@${digest}`, '--tags=1.0.0'],
    says: 'Nothing listens at 127.0.0.1:1: check the name and the port of the registry',
  },
  {
    what: 'promote: to nonsense',
    argv: ['promote', '--image=./image', '--to=https://ghcr.io/acme/web'],
    says: 'to: image reference "https://ghcr.io/acme/web" is not valid: it begins with "https://". Write ghcr.io/acme/web',
  },
  {
    what: 'promote: to file',
    argv: ['promote', '--image=./image', '--to=./Dockerfile', '--tags=1.0.0'],
    says: '/Dockerfile: it, or something above it, is a file (ENOTDIR, scandir)',
  },
  {
    what: 'promote: to proc',
    argv: ['promote', '--image=./image', '--to=/proc/x/layout', '--tags=1.0.0'],
    says: 'tag                                class      current  new                  action',
  },
  {
    what: 'promote: to proc archive',
    argv: ['promote', '--image=./image', '--to=/proc/x/layout.tar', '--tags=1.0.0'],
    says: 'tag                                    class      current  new                  action',
  },
  {
    what: 'promote: from without image',
    argv: ['promote', '--from=1.0.0'],
    says: 'tags: are missing, and neither to nor save names a destination',
  },
  {
    what: 'promote: rollback empty',
    argv: ['promote', '--rollback=empty-object.json'],
    says: 'rollback: empty-object.json is not the record of a promotion: it has no section of a promotion',
  },
  {
    what: 'promote: rollback list',
    argv: ['promote', '--rollback=list.json'],
    says: 'rollback: list.json is not the record of a promotion: it has no section of a promotion',
  },
  {
    what: 'promote: rollback broken',
    argv: ['promote', '--rollback=broken.json'],
    says: 'not the record of a promotion: Expected double-quoted property name in JSON at position 14 (line 1 column 15)',
  },
  {
    what: 'promote: rollback deep',
    argv: ['promote', '--rollback=deep.json'],
    says: 'rollback: deep.json is not the record of a promotion: it has no section of a promotion',
  },
  {
    what: 'promote: rollback absent',
    argv: ['promote', '--rollback=nowhere.json'],
    says: "rollback: nowhere.json is not the record of a promotion: ENOENT: no such file or directory, open '",
  },
  {
    what: 'promote: rollback folder',
    argv: ['promote', '--rollback=folder'],
    says: 'rollback: folder is not the record of a promotion: ',
  },
  {
    what: 'promote: require',
    argv: ['promote', '--image=./image', '--to=./out', '--tags=1.0.0', '--require=tests'],
    says: 'require: "tests" is neither scan nor smoke: write scan, smoke, both, or none',
  },
  {
    what: 'promote: save',
    argv: ['promote', '--image=./image', '--tags=1.0.0', '--save=/proc/x'],
    says: 'tag                         class      current  new                  action',
  },
  {
    what: 'promote: a destination with a digest',
    argv: ['promote', '--image=./image', `--to=ghcr.io/acme/web@${digest}`],
    says: 'has a digest, but a destination gets the digest of the image: leave it out',
  },
  {
    what: 'promote: a tag given as a version with a sign',
    argv: ['promote', '--image=./image', '--to=./out', '--tags=v1.0.0, 1.0.0+2'],
    says: 'valid: it has "+". Write 1 to 128 letters, digits, "_", "." or "-", beginning with a letter, a digit or "_"',
  },
  {
    what: 'promote: an image of a layout that it lacks',
    argv: ['promote', '--image=oci-layout://image:9.9.9', '--to=./out'],
    says: 'layout does not contain 9.9.9: it has sha256:6dfda532e629c3196edd33de19629b9a8934aab11e5b047ed1a7452cb6f70707',
  },
  {
    what: 'promote: a digest that a layout lacks',
    argv: ['promote', `--image=./image@${digest}`, '--to=./out', '--tags=1'],
    says: 'it has sha256:6dfda532e629',
  },
  {
    what: 'report: record broken',
    argv: ['report', '--run-file=broken.json'],
    says: '/broken.json is not JSON: Expected double-quoted property name in JSON at position 14 (line 1 column 15)',
  },
  {
    what: 'report: record empty object',
    argv: ['report', '--run-file=empty-object.json'],
    says: '/empty-object.json cannot be read: it is not a record of Buildonce',
  },
  {
    what: 'report: record of a later version',
    argv: ['report', '--run-file=version9.json'],
    says: '/version9.json cannot be read: it is of version 9, and this Buildonce reads version 1',
  },
  {
    what: 'report: record deep',
    argv: ['report', '--run-file=deep.json'],
    says: '/deep.json cannot be read: it is not a record of Buildonce',
  },
  {
    what: 'report: run-file below a file',
    argv: ['report', '--run-file=Dockerfile/run.json'],
    says: "/Dockerfile/run.json cannot be read: ENOTDIR: not a directory, open '",
  },
  {
    what: 'report: records absent',
    argv: ['report', '--records=nowhere'],
    says: "the folder of the records nowhere cannot be read: ENOENT: no such file or directory, scandir '",
  },
  {
    what: 'report: records a file',
    argv: ['report', '--records=Dockerfile'],
    says: "the folder of the records Dockerfile cannot be read: ENOTDIR: not a directory, scandir '",
  },
  {
    what: 'report: records empty',
    argv: ['report', '--records=folder'],
    says: 'there is no record below folder',
  },
  {
    what: 'report: report-dir proc',
    argv: ['report', '--report-dir=/proc/x'],
    says: "the report cannot be written to /proc/x: ENOENT: no such file or directory, mkdir '/proc/x'",
  },
  {
    what: 'report: report-dir file',
    argv: ['report', '--report-dir=Dockerfile'],
    says: "the report cannot be written to Dockerfile: EEXIST: file already exists, mkdir '",
  },
  {
    what: 'report: a record that is a pipe',
    argv: ['report', '--run-file=pipe'],
    says: '/pipe is no regular file but a pipe, a device or a socket, which is not read',
  },
  {
    what: 'cleanup: no run-file',
    argv: ['cleanup'],
    says: '--run-file: is required',
  },
  {
    what: 'cleanup: unknown flag',
    argv: ['cleanup', '--all'],
    says: '--all: is not a flag of this command: leave it out',
  },
  {
    what: 'cleanup: empty',
    argv: ['cleanup', '--run-file='],
    says: '--run-file: is required',
  },
  {
    what: 'command: unknown command',
    argv: ['biuld'],
    says: 'biuld: is not a command',
  },
  {
    what: 'command: no command',
    argv: [],
    says: 'buildonce: needs a command',
  },
  {
    what: 'command: flag before the command',
    argv: ['--image=x', 'run'],
    says: '--image=x: is not a command',
  },
]
