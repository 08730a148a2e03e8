/**
 * Makes text from elsewhere fit for a log, line by line: only printable characters, tabs and line ends are left. Colours and
 * movements of a terminal are taken out; every other control character, of C0 and of C1, what other programs take for a line
 * end, and what turns the direction of text becomes U+FFFD. The runner skips U+0085 in front of a command, so nothing is
 * simply dropped that could stand there.
 */
export function printable(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(terminal, '')
    .replace(/[^\P{Cc}\n\t]|[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu, '\ufffd')
}

/** Makes one line of text from elsewhere. */
export function printableLine(text: string): string {
  return printable(text).replace(/[\n\t]+/g, ' ')
}

/** Sequences that colour text or move the cursor, and those that give a terminal a title or a link. */
const terminal =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  /\u001b\[[0-9;:<=>?]*[ -/]*[@-~]|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)/g
