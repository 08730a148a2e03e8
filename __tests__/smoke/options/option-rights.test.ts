import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from '@jest/globals'
import { parse } from '../../../src/inputs/table.ts'
import { smokeInputs } from '../../../src/smoke/inputs.ts'
import { runOptionArguments } from '../../../src/smoke/options/option-rights.ts'
import { formatRunOption } from '../../../src/smoke/options/run-options.ts'
import { temporaryFolder } from '../../temporary-folder.ts'

let checkout: string
beforeEach(() => {
  checkout = temporaryFolder('run-options')
  mkdirSync(join(checkout, 'fixtures'))
  symlinkSync('/etc', join(checkout, 'linked'))
})

function args(options: string, more: Record<string, string> = {}): Promise<readonly string[]> {
  return runOptionArguments(parse(smokeInputs, { 'smoke-run-options': options, ...more }), checkout)
}

describe('options that an image needs', () => {
  test.each<[string, string[]]>([
    ['--shm-size 256m', ['--shm-size', '256m']],
    ['--shm-size=256m --tmpfs /run:mode=1777', ['--shm-size', '256m', '--tmpfs', '/run:mode=1777']],
    ['--cap-add NET_ADMIN\n--cap-add=CAP_SYS_NICE', ['--cap-add', 'NET_ADMIN', '--cap-add', 'CAP_SYS_NICE']],
    ['-u 1000:1000', ['--user', '1000:1000']],
    ['-u1000', ['--user', '1000']],
    ['--ulimit nofile=1024:2048', ['--ulimit', 'nofile=1024:2048']],
    ['--hostname db -t --init', ['--hostname', 'db', '--tty', '--init']],
    ['--add-host "api:10.0.0.7"', ['--add-host', 'api:10.0.0.7']],
    ['--sysctl net.core.somaxconn=1024', ['--sysctl', 'net.core.somaxconn=1024']],
    ['--security-opt no-new-privileges', ['--security-opt', 'no-new-privileges']],
    ['--ipc shareable', ['--ipc', 'shareable']],
    ['--read-only=true --tty=false', ['--read-only']],
    ['--volume /data', ['--mount', 'type=volume,target=/data']],
    // A name would reach into a volume that somebody else has on the machine.
    ['-v data:/data:ro', ['--mount', 'type=volume,target=/data,readonly']],
    ['--mount type=volume,src=data,dst=/data', ['--mount', 'type=volume,target=/data']],
    ['--mount type=tmpfs,target=/x,tmpfs-size=1m', ['--mount', 'type=tmpfs,target=/x,tmpfs-size=1m']],
  ])('%j', async (options, expected) => {
    expect(await args(options)).toEqual(expected)
  })

  test('a folder of the checkout is mounted by its real path', async () => {
    const source = join(checkout, 'fixtures')
    const bind = ['--mount', `type=bind,source=${source},target=/f,readonly`]
    expect(await args('--volume ./fixtures:/f:ro')).toEqual(bind)
    expect(await args('--mount type=bind,source=fixtures,target=/f,readonly')).toEqual(bind)
    await expect(args('--volume ./nowhere:/f')).rejects.toThrow(/there is no \.\/nowhere in the checkout/)
  })

  test('they are written down as they were given', () => {
    const { smokeRunOptions } = parse(smokeInputs, { 'smoke-run-options': '-v data:/data\n--init' })
    expect(smokeRunOptions.map(formatRunOption)).toEqual(['--volume data:/data', '--init'])
  })
})

test('everything that is wrong with them is told at once, and a value of an unknown one is none of it', () => {
  const texts = { 'smoke-run-options': '--env A=b\n--foo 1\n--init=yes\nplain\n--user' }
  expect(() => parse(smokeInputs, texts)).toThrow(
    /--env cannot be given here.*"--foo" is not an option.*--init takes no value.*"plain" is not an option.*--user needs a value/,
  )
  expect(() => parse(smokeInputs, texts)).not.toThrow(/"1"|"A=b"/)
})

describe('what reaches beyond the container is refused by name, as in a compose file', () => {
  test.each<[string, string, RegExp]>([
    ['--privileged', 'privileged', /every right on this machine/],
    ['--cap-add SYS_ADMIN', 'capabilities', /beyond the container/],
    ['--cap-add all', 'capabilities', /beyond the container/],
    ['--cap-add DAC_READ_SEARCH', 'capabilities', /beyond the container/],
    ['--security-opt seccomp=unconfined', 'security-options', /protection/],
    ['--pid host', 'host-pid', /processes of this machine/],
    ['--ipc=host', 'host-ipc', /shared memory/],
    ['--uts host', 'host-uts', /host name/],
    ['--userns host', 'host-users', /users/],
    ['--cgroupns host', 'host-cgroup', /control groups/],
    ['--cgroup-parent /', 'host-cgroup', /control groups/],
    ['--device /dev/kvm', 'devices', /devices/],
    ['--device-cgroup-rule "c 1:3 rwm"', 'devices', /devices/],
    ['--gpus all', 'devices', /devices/],
    ['--pid container:other', 'other-containers', /other containers/],
    ['--volumes-from other', 'other-containers', /other containers/],
    ['--link other', 'other-containers', /other containers/],
    ['--runtime crun', 'programs', /programs that run on this machine/],
    ['--annotation run.oci.hooks.stdout=/x', 'programs', /programs/],
    ['--use-api-socket', 'binds', /socket of the engine/],
    ['-v /var/run/docker.sock:/var/run/docker.sock', 'binds', /socket of the engine/],
    ['-v /:/host', 'binds', /outside of the checkout/],
    ['-v ..:/above', 'binds', /outside of the checkout/],
    ['--mount type=bind,src=/etc,dst=/x,readonly', 'binds', /outside of the checkout/],
    ['--mount type=bind,src=fixtures,dst=/x,bind-propagation=shared', 'binds', /outside of the checkout/],
    ['--mount type=volume,dst=/x,volume-opt=type=none,volume-opt=device=/', 'binds', /outside/],
    ['--mount type=npipe,src=x,dst=/x', 'binds', /outside/],
  ])('%s needs %s', async (options, right, why) => {
    const refusal = args(options)
    await expect(refusal).rejects.toThrow(why)
    await expect(refusal).rejects.toThrow(`smoke-allow: ${right}`)
    expect(await args(options, { 'smoke-allow': right })).not.toEqual([])
  })

  test('all of them at once', async () => {
    await expect(args('--privileged\n-v /:/host\n--shm-size 1m')).rejects.toThrow(
      /--privileged gives.*\n.*--volume \/:\/host gives/s,
    )
  })

  test('a link of the checkout leads nowhere', async () => {
    await expect(args('-v ./linked:/x')).rejects.toThrow(/linked, which is a link/)
  })

  test('a capability over the network reaches further at the network of this machine', async () => {
    await expect(args('--cap-add NET_ADMIN', { 'smoke-network': 'host' })).rejects.toThrow(
      /smoke-allow: capabilities/,
    )
  })

  test('beside a compose file, which says it itself', async () => {
    await expect(args('--shm-size 1m', { 'smoke-compose-file': 'compose.yaml' })).rejects.toThrow(
      /excludes smoke-compose-file: write shm_size/,
    )
  })
})

describe('an option that is not known, or set by another input, is refused when the inputs are read', () => {
  test.each<[string, RegExp]>([
    ['--env A=b', /--env cannot be given here: set `smoke-env`/],
    ['-e A=b', /set `smoke-env`/],
    ['--network host', /set `smoke-network`/],
    ['-p 80:80', /set `smoke-port`/],
    ['-m 1g', /set `smoke-memory`/],
    ['--entrypoint sh', /`run` check/],
    ['--health-cmd true', /`command` check/],
    ['--shm-sise 1m', /did you mean --shm-size\?/],
    ['--new-in-docker x', /not an option that the image may be given/],
    ['alpine', /"alpine" is not an option of docker run/],
    ['--shm-size', /--shm-size needs a value/],
    ['--user --init', /--user needs a value/],
    ['--init=yes', /--init takes no value/],
    ['--hostname "db', /a " is not closed/],
  ])('%s', (options, message) => {
    expect(() => parse(smokeInputs, { 'smoke-run-options': options })).toThrow(message)
  })

  test.each<[string, RegExp]>([
    ['-v data', /no target that starts with "\/"/],
    ['-v a:/b:z', /the option "z"/],
    ['-v a:/b:ro:x', /more than source, target and options/],
    ['--mount type=volume', /no target/],
    ['--mount type=bind,target=/x', /it has no source/],
  ])('%s', async (options, message) => {
    await expect(args(options)).rejects.toThrow(message)
  })
})
