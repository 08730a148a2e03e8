import type { Outcome } from '../view.ts'

/** The mark in front of a result; the word after it means the same. */
export const marks: Record<Outcome, string> = { passed: '✅', failed: '❌', skipped: '➖', error: '❌' }
