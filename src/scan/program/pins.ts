/** A release of Trivy whose archives are known. */
export interface Pin {
  readonly version: string
  /** The day on which it was published, or by which it is known to have been. */
  readonly released: string
  /** SHA-256 of its archives for Linux, by architecture as Node names it. */
  readonly sha256: Readonly<Record<string, string>>
}

/**
 * The pinned releases, the one that is used first. `script/trivy-pin` proposes an entry: each value was hashed from the
 * archive or is the same in several unrelated projects, and never only in the checksums published next to the archive,
 * because who can replace the one can replace the other. A wrong value makes the download fail.
 *
 * 0.75.0: the same values in ten unrelated projects for each architecture; one of them says that it verified the list of
 * checksums with Sigstore against Trivy's release workflow. 0.74.0: in eight. 0.69.3, the last release before the
 * compromise of March 2026: in about ten, two of which say that they checked the signature of the x64 archive.
 */
export const pins: readonly Pin[] = [
  {
    version: '0.75.0',
    released: '2026-10-01',
    sha256: {
      x64: 'c6e65abddb348e25f10549df887045629cf28cc72453cd1c63acb717316b3f3f',
      arm64: 'a1ee9f6ffb7d112b64ff726a2a0717c21175c1114361391f4a132956751a13b3',
    },
  },
  {
    version: '0.74.0',
    released: '2026-08-14',
    sha256: {
      x64: '2ae6fe3ee734b7fdf11335663e18c75ea12dccc76062f09f164a3b0f8be4371a',
      arm64: 'b94ce1976bbf3c15b514b605ee88be7c6d94a29be2302847ff01cb794d47aad5',
    },
  },
  {
    version: '0.69.3',
    released: '2026-03-18',
    sha256: {
      x64: '1816b632dfe529869c740c0913e36bd1629cb7688bd5634f4a858c1d57c88b75',
      arm64: '7e3924a974e912e57b4a99f65ece7931f8079584dae12eb7845024f97087bdfd',
    },
  },
]
