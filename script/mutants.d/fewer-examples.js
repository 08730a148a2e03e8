import fc from 'fast-check'

/** A property that a mutant breaks is seen in a few examples; hundreds for each of them cost hours, and memory. */
fc.configureGlobal({ numRuns: 25, seed: 1, endOnFailure: true })
