/** Reads what script/bootstrap tells; a test without its real parts must fail and not pass silently. */
export function bootstrapped(name: string): string {
  const value = process.env[name]
  if (value) return value
  throw new Error(`${name} is not set: run the tests with script/test, which prepares their real parts`)
}
