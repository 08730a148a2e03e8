import { isExpected, UserError } from './errors.ts'

/** What the codes of the system mean for a file or a folder that is named, and what to do. */
const meanings: Readonly<Record<string, readonly [meaning: string, hint: string]>> = {
  ENOENT: ['it is not there', 'Name one that is there; a relative path begins at the checkout.'],
  EACCES: ['this account may not use it', 'Give this account the right to it, or name another place.'],
  EPERM: ['this account may not do that', 'Give this account the right to it, or name another place.'],
  EROFS: ['it cannot be written, since its file system is read-only', 'Name a place that can be written.'],
  ENOSPC: ['no space is left on its disk', 'Free some, or set TMPDIR to a folder of a larger disk.'],
  EDQUOT: ['this account has no space left', 'Free some, or set TMPDIR to a folder of another disk.'],
  EFBIG: ['it would be larger than its file system takes', 'Name a place on another file system.'],
  EISDIR: ['it is a folder', 'Name a file.'],
  ERR_FS_EISDIR: ['it is a folder', 'Remove it, or name a file.'],
  ENOTDIR: ['it, or something above it, is a file', 'Name a folder, or a file below one.'],
  ENOTEMPTY: ['it is a folder that is not empty', 'Empty it, or name another place.'],
  EEXIST: ['it is there already', 'Remove it, or name another place.'],
  ENAMETOOLONG: ['its name is longer than the system takes', 'Name it more briefly.'],
  ELOOP: ['it leads through links that lead back', 'Name the file or folder itself.'],
  EINVAL: ['the system does not take it', 'Name another place.'],
  EMFILE: ['this process has too many files open', 'Raise the limit of open files: ulimit -n 4096.'],
  ENFILE: ['the machine has too many files open', 'End other programs, or raise the limit of the machine.'],
  EBUSY: ['another program uses it', 'Run again when that has ended.'],
  ETXTBSY: ['another program runs it', 'Run again when that has ended.'],
  EIO: ['its disk cannot be read or written', 'Look at the disk of this machine.'],
}

/**
 * Makes an error for users of one that the system has told: what a machine lacks or refuses is no fault of the program.
 * Everything else is given back as it is.
 */
export function inWords(error: unknown): unknown {
  if (isExpected(error) || !isSystemError(error)) return error
  const [meaning, hint] = meanings[error.code] ?? [error.message, 'Look at what this machine allows.']
  // Files are written beside their place first.
  const place = error.dest ?? error.path ?? ''
  const what = `${place === '' ? '' : `${place}: `}${meaning} (${error.code}, ${error.syscall})`
  return new UserError(what, { hint })
}

interface SystemError extends Error {
  readonly code: string
  readonly syscall: string
  readonly path?: string
  readonly dest?: string
}

/** https://nodejs.org/api/errors.html#class-systemerror */
function isSystemError(error: unknown): error is SystemError {
  const { code, errno, syscall } = (error ?? {}) as NodeJS.ErrnoException
  return (
    error instanceof Error &&
    typeof code === 'string' &&
    typeof errno === 'number' &&
    typeof syscall === 'string'
  )
}
