import { writeInto } from '../files/write.ts'
import { describe, UserError } from '../messages/errors.ts'

/** Writes the report's files into a folder, which is made when it is not there; gives the folder's real path. */
export async function writeFiles(
  workspace: string,
  folder: string,
  files: Readonly<Record<string, string>>,
): Promise<string> {
  try {
    return await writeInto(workspace, folder, files)
  } catch (cause) {
    throw new UserError(`the report cannot be written to ${folder}: ${describe(cause)}`, {
      hint: 'Set report-dir to a folder that can be written.',
      cause,
    })
  }
}
