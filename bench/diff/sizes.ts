import { toolsFor } from '../../__tests__/promote/tools.ts'
import { parse } from '../../src/inputs/table.ts'
import { openTransport } from '../../src/registry/open-transport.ts'
import { sizeInputs } from '../../src/size/inputs.ts'
import { size } from '../../src/size/size.ts'
import { openImage } from '../../src/store/image-reader.ts'
import { findImage } from '../../src/store/subject.ts'
import { createHttp } from '../../src/system/http.ts'

// One comparison by manifests alone, as a process of its own: references of the image and of its baseline as arguments.
// Prints what it took without the start of Node.
const [after = '', before = ''] = process.argv.slice(2)
const tools = toolsFor({ http: createHttp({}) })
const began = performance.now()
const transport = openTransport(tools)
const open = async (reference: string) => {
  const { digest, source } = await findImage(reference, transport)
  return { reference, digest, reader: openImage(source, transport) }
}
const section = await size(
  {
    ...parse(sizeInputs, { diff: 'sizes' }),
    image: await open(after),
    against: await open(before),
    labels: [],
  },
  tools,
)
const milliseconds = performance.now() - began
process.stdout.write(JSON.stringify({ ...section.cost, milliseconds }))
process.exit(0)
