import { copyFile, link, mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { makeFolder } from '../../files/folder.ts'
import type { Tools } from '../../stage/stage.ts'
import { runBounded } from './bounded.ts'
import type { Jail } from './jail.ts'
import type { Resources } from './resources.ts'
import { excess } from './usage.ts'

/**
 * Runs the program without a sandbox, in an empty folder with a clean environment. It can read whatever this process
 * can; the size of its temporary folder is not limited.
 */
export async function noJail(resources: Resources, tools: Tools): Promise<Jail> {
  const root = await mkdtemp(join(tools.host.temp, 'buildonce-scan-'))
  tools.registerCleanup({ kind: 'folder', name: root })
  return {
    sandbox: 'none',
    async run(sandboxCommand, limits, listen) {
      await rm(root, { recursive: true, force: true })
      await makeFolder(join(root, 'tmp'))
      await mkdir(join(root, 'empty'))
      for (const [inside, path] of Object.entries(sandboxCommand.readable))
        await linkTree(path, join(root, inside))
      const command = {
        file: sandboxCommand.program,
        args: sandboxCommand.args,
        onlyEnv: sandboxCommand.env(root),
        cwd: join(root, 'empty'),
      }
      return runBounded({ command, limits, listen, excess: pid => excess(pid, resources) }, tools)
    },
    close: () => rm(root, { recursive: true, force: true }),
  }
}

/** Hard-links the files of a folder into another, so that what is removed there is kept here. */
async function linkTree(source: string, target: string): Promise<void> {
  const found = await stat(source)
  if (found.isDirectory()) {
    await makeFolder(target)
    // Links and pipes of a layout that somebody else made stay outside.
    for (const entry of await readdir(source, { withFileTypes: true }))
      if (entry.isFile() || entry.isDirectory())
        await linkTree(join(source, entry.name), join(target, entry.name))
    return
  }
  await makeFolder(dirname(target))
  await link(source, target).catch(() => copyFile(source, target))
}
