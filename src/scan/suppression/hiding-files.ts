/** The inputs that name files with a say about findings. */
export interface HidingInputs {
  readonly trivyIgnorefile: readonly string[]
  readonly trivyVex: readonly string[]
  readonly ignorePolicy?: string | undefined
  readonly trivyConfig?: string | undefined
}

/** Lists the files that can hide findings, each with the input that names it. */
export function hidingFiles(inputs: HidingInputs): { readonly input: string; readonly path: string }[] {
  const { trivyIgnorefile, trivyVex, ignorePolicy, trivyConfig } = inputs
  return [
    ...trivyIgnorefile.map(path => ({ input: 'trivy-ignorefile', path })),
    ...trivyVex.map(path => ({ input: 'trivy-vex', path })),
    ...(ignorePolicy === undefined ? [] : [{ input: 'ignore-policy', path: ignorePolicy }]),
    ...(trivyConfig === undefined ? [] : [{ input: 'trivy-config', path: trivyConfig }]),
  ]
}
