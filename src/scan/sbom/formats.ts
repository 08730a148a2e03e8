/** The forms of a bill of materials. */
export const sbomFormats = ['cyclonedx', 'spdx'] as const
export type SbomFormat = (typeof sbomFormats)[number]

/** The media type of each form, and how its files are called. */
export const sbomTypes: Readonly<
  Record<SbomFormat, { readonly mediaType: string; readonly ending: string }>
> = {
  cyclonedx: { mediaType: 'application/vnd.cyclonedx+json', ending: 'cdx.json' },
  spdx: { mediaType: 'application/spdx+json', ending: 'spdx.json' },
}
