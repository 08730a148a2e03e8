/** The step outputs of the watch. */
export const watchOutputs = {
  vulnerable: 'References of the released tags with findings that their release did not have, one per line.',
  findings: 'Number of those findings.',
  issues: 'Addresses of the issues, one per line.',
} as const
