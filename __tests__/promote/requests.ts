import { parse } from '../../src/inputs/table.ts'
import { promoteInputs } from '../../src/promote/inputs.ts'
import type { PromoteRequest } from '../../src/promote/request.ts'

/** Creates a request from input texts as a user writes them, and from what the record would hold. */
export function requestFor(
  texts: Readonly<Record<string, string>>,
  record: Partial<Pick<PromoteRequest, 'subject' | 'tags' | 'images' | 'evidence' | 'codeHost'>> = {},
): PromoteRequest {
  const values = parse(promoteInputs, texts)
  return { images: [], ...values, ...record }
}
