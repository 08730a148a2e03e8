export const id = 235;
export const ids = [235];
export const modules = {

/***/ 95001:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  m: () => (/* binding */ decompress)
});

// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(78474);
// EXTERNAL MODULE: external "node:stream/promises"
var promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
// EXTERNAL MODULE: ./.build/src/messages/errors.js
var errors = __webpack_require__(3969);
;// CONCATENATED MODULE: ./.build/src/image/pieces.js
const pieceSize = 256 * 1024;
async function* joined(source) {
    const buffers = [];
    let turn = 0;
    let filled = 0;
    for await (const chunk of source) {
        for (let at = 0; at < chunk.length;) {
            const buffer = buffers[turn] ?? Buffer.allocUnsafeSlow(pieceSize);
            buffers[turn] = buffer;
            const copied = chunk.copy(buffer, filled, at);
            at += copied;
            filled += copied;
            if (filled < pieceSize)
                continue;
            yield buffer;
            turn = (turn + 1) % 3;
            filled = 0;
        }
    }
    if (filled > 0)
        yield buffers[turn].subarray(0, filled);
}

;// CONCATENATED MODULE: ./.build/src/image/zstd-frames.js

async function* zstdFrames(source) {
    const reader = createReader(source);
    while (await reader.has(4)) {
        const magic = reader.peek(4).readUInt32LE(0);
        if ((magic & 0xfffffff0) >>> 0 === 0x184d2a50) {
            const start = await reader.need(8);
            for await (const _ of reader.take(8 + start.readUInt32LE(4)))
                ;
        }
        else if (magic === 0xfd2fb528)
            yield* zstd_frames_frame(reader);
        else
            throw new errors/* UserError */.yo('the layer has bytes that are not a Zstandard frame');
    }
    if (await reader.has(1))
        throw truncated();
}
async function* zstd_frames_frame(reader) {
    const descriptor = (await reader.need(5))[4];
    const single = (descriptor & 0x20) !== 0;
    const dictionary = [0, 1, 2, 4][descriptor & 3];
    const contentSize = [single ? 1 : 0, 2, 4, 8][descriptor >> 6];
    yield* parts(reader, 5 + (single ? 0 : 1) + dictionary + contentSize);
    for (let last = false; !last;) {
        const header = (await reader.need(3)).readUIntLE(0, 3);
        last = (header & 1) === 1;
        const isRle = ((header >> 1) & 3) === 1;
        yield* parts(reader, 3 + (isRle ? 1 : header >> 3));
    }
    for await (const bytes of reader.take((descriptor & 4) === 0 ? 0 : 4))
        yield { bytes, last: false };
    yield { bytes: Buffer.alloc(0), last: true };
}
async function* parts(reader, length) {
    for await (const bytes of reader.take(length))
        yield { bytes, last: false };
}
function createReader(source) {
    const iterator = source[Symbol.asyncIterator]();
    let held = Buffer.alloc(0);
    async function has(length) {
        while (held.length < length) {
            const next = await iterator.next();
            if (next.done)
                return false;
            held = held.length === 0 ? next.value : Buffer.concat([held, next.value]);
        }
        return true;
    }
    return {
        has,
        peek: (length) => held.subarray(0, length),
        async need(length) {
            if (!(await has(length)))
                throw truncated();
            return held.subarray(0, length);
        },
        async *take(length) {
            for (let left = length; left > 0;) {
                if (!(await has(1)))
                    throw truncated();
                const bytes = held.subarray(0, Math.min(left, held.length));
                held = held.subarray(bytes.length);
                left -= bytes.length;
                yield bytes;
            }
        },
    };
}
function truncated() {
    return new errors/* UserError */.yo('the layer cannot be decompressed: it ends inside a Zstandard frame');
}

;// CONCATENATED MODULE: ./.build/src/image/decompress.js






const chunkSize = 512 * 1024;
const options = { chunkSize, writableHighWaterMark: 2 * pieceSize };
const smallFrame = 64 * 1024;
async function decompress(source, write) {
    const iterator = source[Symbol.asyncIterator]();
    try {
        const start = await firstBytes(iterator);
        const all = rejoin(start, iterator);
        if (start[0] === 0x1f && start[1] === 0x8b)
            await through((0,external_node_zlib_.createGunzip)(options), all, write);
        else if (isZstd(start))
            await unzstd(zstdFrames(all), write);
        else
            for await (const chunk of all)
                write(chunk);
        for await (const _ of all)
            ;
    }
    finally {
        source.destroy();
    }
}
async function unzstd(frames, write) {
    for (;;) {
        const held = [];
        let size = 0;
        let ended = false;
        for (let next = await frames.next(); !ended;) {
            if (next.done)
                return;
            held.push(next.value.bytes);
            size += next.value.bytes.length;
            ended = next.value.last;
            if (ended || size > smallFrame)
                break;
            next = await frames.next();
        }
        const whole = ended ? atOnce(Buffer.concat(held)) : undefined;
        if (whole !== undefined)
            write(whole);
        else {
            const rest = ended ? rejoin(Buffer.concat(held)) : restOf(held, frames);
            await through((0,external_node_zlib_.createZstdDecompress)(options), rest, write);
        }
    }
}
function atOnce(frame) {
    try {
        return (0,external_node_zlib_.zstdDecompressSync)(frame, { maxOutputLength: 16 * 1024 * 1024 });
    }
    catch (cause) {
        if (cause.code === 'ERR_BUFFER_TOO_LARGE')
            return undefined;
        throw broken(cause);
    }
}
async function* restOf(held, frames) {
    yield* held;
    for (let next = await frames.next(); !next.done && !next.value.last; next = await frames.next())
        yield next.value.bytes;
}
async function through(decoder, source, write) {
    let failure;
    const take = (chunk) => {
        if (failure !== undefined)
            return;
        try {
            write(chunk);
            release(chunk);
        }
        catch (error) {
            failure = error;
            decoder.destroy(error);
        }
    };
    decoder.on('data', (chunk) => queueMicrotask(() => take(chunk)));
    try {
        await Promise.all([(0,promises_.pipeline)(joined(source), decoder), (0,external_node_events_.once)(decoder, 'end')]);
    }
    catch (error) {
        throw failure === undefined && isDecoderError(error) ? broken(error) : error;
    }
    if (failure !== undefined)
        throw failure;
}
function release({ buffer, byteOffset, length }) {
    if (buffer.byteLength === chunkSize && byteOffset + length === chunkSize)
        buffer.transfer(0);
}
function isZstd(start) {
    const magic = start.length >= 4 ? start.readUInt32LE(0) : 0;
    return magic === 0xfd2fb528 || (magic & 0xfffffff0) >>> 0 === 0x184d2a50;
}
async function firstBytes(iterator) {
    let start = Buffer.alloc(0);
    while (start.length < 4) {
        const next = await iterator.next();
        if (next.done)
            break;
        start = start.length === 0 ? next.value : Buffer.concat([start, next.value]);
    }
    return start;
}
async function* rejoin(start, iterator) {
    if (start.length > 0)
        yield start;
    if (iterator === undefined)
        return;
    for (let next = await iterator.next(); !next.done; next = await iterator.next())
        yield next.value;
}
function broken(cause) {
    return new errors/* UserError */.yo(`the layer cannot be decompressed: ${(0,errors/* describe */.q0)(cause)}`, { cause });
}
function isDecoderError(error) {
    const code = error?.code ?? '';
    return code.startsWith('Z_') || code.startsWith('ZSTD_') || code === 'ERR_ZLIB_BUF_ERROR';
}


/***/ }),

/***/ 36024:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $d: () => (/* binding */ sizeOf),
/* harmony export */   rk: () => (/* binding */ newToPull),
/* harmony export */   w: () => (/* binding */ layersOf)
/* harmony export */ });
function sizeOf({ config, layers }) {
    return sum(distinct([config, ...layers]));
}
function newToPull(image, there) {
    const held = new Set(there.layers.map(({ digest }) => digest));
    return sum(distinct(image.layers.filter(({ digest }) => !held.has(digest))));
}
function layersOf({ manifest, history }) {
    if (manifest.layers.length !== history.diffIds.length)
        return [];
    return manifest.layers.map((descriptor, index) => {
        const instruction = history.instructions[index];
        const diffId = history.diffIds[index];
        return { descriptor, diffId, ...(instruction !== undefined && { instruction }) };
    });
}
function distinct(blobs) {
    return [...new Map(blobs.map(blob => [blob.digest, blob])).values()];
}
function sum(blobs) {
    return blobs.reduce((total, { size }) => total + size, 0);
}


/***/ }),

/***/ 68566:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KE: () => (/* binding */ listed),
/* harmony export */   LS: () => (/* binding */ plural),
/* harmony export */   YA: () => (/* binding */ seconds),
/* harmony export */   ee: () => (/* binding */ bytes),
/* harmony export */   ii: () => (/* binding */ movement),
/* harmony export */   iv: () => (/* binding */ difference)
/* harmony export */ });
/* unused harmony export percent */
function bytes(value) {
    const size = Math.abs(value);
    const sign = value < 0 ? '−' : '';
    if (size < 1000)
        return `${sign}${size} B`;
    if (size < 999_500)
        return `${sign}${(size / 1e3).toFixed(size < 9950 ? 1 : 0)} kB`;
    if (size < 9_999_500_000)
        return `${sign}${grouped((size / 1e6).toFixed(1))} MB`;
    return `${sign}${(size / 1e9).toFixed(2)} GB`;
}
function difference(value) {
    if (value === 0)
        return '±0';
    return value > 0 ? `+${bytes(value)}` : bytes(value);
}
function movement(after, before) {
    const delta = after - before;
    if (delta === 0 || Math.abs(delta) < before / 1000)
        return '±0';
    const arrow = delta > 0 ? '▲' : '▼';
    const share = before === 0 ? '' : ` (${percent(delta / before)})`;
    return `${arrow} ${difference(delta)}${share}`;
}
function percent(share) {
    const value = Math.abs(share * 100);
    const digits = value < 10 ? 1 : 0;
    return `${share < 0 ? '−' : '+'}${value.toFixed(digits)} %`;
}
function seconds(value) {
    if (value < 0.0995)
        return `${Math.round(value * 1000)} ms`;
    if (value < 9.95)
        return `${value.toFixed(1)} s`;
    const whole = Math.round(value);
    if (whole < 60)
        return `${whole} s`;
    if (whole < 3600)
        return `${Math.floor(whole / 60)} min ${whole % 60} s`;
    return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}
function plural(count, one, many = `${one}s`) {
    return `${grouped(String(count))} ${count === 1 ? one : many}`;
}
function listed(words, last = 'and') {
    if (words.length < 2)
        return words.join('');
    return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}
function grouped(number) {
    const [digits = '', ...decimals] = number.split('.');
    const head = digits.length % 3 || 3;
    const groups = [digits.slice(0, head)];
    for (let at = head; at < digits.length; at += 3)
        groups.push(digits.slice(at, at + 3));
    return [groups.join(','), ...decimals].join('.');
}


/***/ }),

/***/ 99598:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  c: () => (/* binding */ basesOf)
});

// EXTERNAL MODULE: ./.build/src/registry/open-transport.js
var open_transport = __webpack_require__(7839);
// EXTERNAL MODULE: ./.build/src/image/index-entry.js
var index_entry = __webpack_require__(92812);
// EXTERNAL MODULE: ./.build/src/image/manifest.js
var image_manifest = __webpack_require__(9424);
// EXTERNAL MODULE: ./.build/src/image/platform.js
var platform = __webpack_require__(52490);
// EXTERNAL MODULE: ./.build/src/image/reference.js
var reference = __webpack_require__(80764);
// EXTERNAL MODULE: ./.build/src/store/image-reader.js
var image_reader = __webpack_require__(6806);
// EXTERNAL MODULE: ./.build/src/store/index-tree.js
var index_tree = __webpack_require__(51598);
// EXTERNAL MODULE: ./.build/src/size/platforms.js + 1 modules
var size_platforms = __webpack_require__(80990);
;// CONCATENATED MODULE: ./.build/src/size/base.js







const mostCandidates = 8;
async function findBases({ digest, reader }, open) {
    const root = (0,image_manifest/* parseManifest */.Ng)(await reader.manifest(digest));
    const platforms = await (0,size_platforms/* loadPlatforms */.h)(reader, digest);
    const attestations = (await (0,index_tree/* entriesBelow */.y)(reader, { digest, manifest: root })).filter(index_entry/* isAttestation */.H3);
    const found = await Promise.all(platforms.map(async (platform) => {
        const annotated = [platform.manifest.annotations, root.annotations].flatMap(annotationBase);
        const provenance = attestations.find(entry => (0,index_entry/* attested */.zn)(entry) === platform.digest);
        const candidates = annotated.length > 0 || !provenance ? annotated : await provenBases(reader, provenance);
        const bases = candidates
            .slice(0, mostCandidates)
            .map(candidate => layersBelow(platform, candidate, open));
        const [longest] = (await Promise.all(bases))
            .flat()
            .toSorted((a, b) => b.layers.length - a.layers.length);
        return longest === undefined ? [] : [[platform.platform, longest]];
    }));
    return Object.fromEntries(found.flat());
}
function annotationBase(annotations) {
    const name = annotations['org.opencontainers.image.base.name'];
    return candidate(name, annotations['org.opencontainers.image.base.digest']);
}
async function provenBases(reader, provenance) {
    const manifest = (0,image_manifest/* parseManifest */.Ng)(await reader.manifest(provenance.digest));
    const layer = manifest.kind === 'image' &&
        manifest.layers.find(({ annotations }) => annotations?.['in-toto.io/predicate-type']?.startsWith('https://slsa.dev/provenance/'));
    if (!layer)
        return [];
    const { predicate } = JSON.parse((await (0,image_reader/* readBlob */.gm)(reader, layer)).toString('utf8'));
    const materials = predicate?.materials ?? predicate?.buildDefinition?.resolvedDependencies;
    if (!Array.isArray(materials))
        return [];
    return materials.flatMap((material) => {
        const [, path, tag] = /^pkg:docker\/([^@?#]+)(?:@([\w.-]+))?(?=$|[?#])/.exec(String(material?.uri)) ?? [];
        const name = path && `${decodeURIComponent(path)}${tag ? `:${tag}` : ''}`;
        return candidate(name, `sha256:${material?.digest?.sha256}`);
    });
}
function candidate(name, digest) {
    if (name === undefined || digest === undefined)
        return [];
    try {
        const { registry, repository } = (0,reference/* parseReference */.F2)(name);
        return [{ name, repository: (0,reference/* formatReference */.FH)({ registry, repository }), digest: (0,reference/* parseDigest */.m)(digest) }];
    }
    catch {
        return [];
    }
}
async function layersBelow(image, { name, repository, digest }, open) {
    const loaded = await (0,size_platforms/* loadPlatforms */.h)(open(repository), digest).catch(() => []);
    const { history } = image;
    const layers = (0,platform/* pairPlatforms */.TO)([image], loaded).get(image)?.history.diffIds ?? [];
    const fits = layers.length < history.diffIds.length && layers.every((id, at) => id === history.diffIds[at]);
    return fits && layers.length > 0 ? [{ name, digest, layers }] : [];
}

;// CONCATENATED MODULE: ./.build/src/pipeline/base-images.js



const longest = 5000;
async function basesOf(image, tools) {
    const transport = (0,open_transport/* openTransport */.g)({
        ...tools,
        signal: AbortSignal.any([tools.signal, AbortSignal.timeout(longest)]),
    });
    try {
        return await findBases(image, name => (0,image_reader/* openImage */.UY)({ kind: 'registry', repository: name }, transport));
    }
    catch (error) {
        tools.log.debug(`the base image is not known: ${error.message}`);
        return undefined;
    }
}


/***/ }),

/***/ 84456:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ provenBefore)
/* harmony export */ });
function provenBefore({ build }) {
    return build?.status === 'skipped'
        ? `${build.digest} has passed already, its evidence is in the registry`
        : undefined;
}


/***/ }),

/***/ 71656:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ read)
/* harmony export */ });
/* harmony import */ var _inputs_table_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57369);

function read(table, texts, { host }) {
    return (0,_inputs_table_js__WEBPACK_IMPORTED_MODULE_0__/* .parse */ .qg)(table, texts, { mask: secret => host.mask(secret) });
}


/***/ }),

/***/ 14510:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ foundOf),
/* harmony export */   e: () => (/* binding */ subjectOf)
/* harmony export */ });
/* harmony import */ var _messages_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3969);
/* harmony import */ var _registry_open_transport_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7839);
/* harmony import */ var _store_layout_layout_path_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(11134);
/* harmony import */ var _store_subject_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(95677);




async function subjectOf(image, record, tools) {
    if (image !== undefined) {
        const placed = await (0,_store_layout_layout_path_js__WEBPACK_IMPORTED_MODULE_2__/* .placeLayout */ .o0)(image, tools.host.workspace);
        return await (0,_store_subject_js__WEBPACK_IMPORTED_MODULE_3__/* .readSubject */ .$)(placed, (0,_registry_open_transport_js__WEBPACK_IMPORTED_MODULE_1__/* .openTransport */ .g)(tools));
    }
    const { digest, source, platforms, localImage } = builtOf(record);
    return { digest, source, platforms, ...(localImage !== undefined && { localImage }) };
}
async function foundOf(image, record, tools) {
    if (image === undefined)
        return builtOf(record);
    return await (0,_store_subject_js__WEBPACK_IMPORTED_MODULE_3__/* .findImage */ .F)(await (0,_store_layout_layout_path_js__WEBPACK_IMPORTED_MODULE_2__/* .placeLayout */ .o0)(image, tools.host.workspace), (0,_registry_open_transport_js__WEBPACK_IMPORTED_MODULE_1__/* .openTransport */ .g)(tools));
}
function builtOf({ build }) {
    if (build?.digest === undefined || build.source === undefined) {
        const message = 'is not set, and this run has built no image';
        throw new _messages_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz([{ input: 'image', message }], {
            hint: 'Name the image, or run the build stage first and pass its record on with run-file.',
        });
    }
    return { ...build, digest: build.digest, source: build.source };
}


/***/ }),

/***/ 14378:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ startOf),
/* harmony export */   X: () => (/* binding */ findBaseline)
/* harmony export */ });
const farthest = 50;
const atOnce = 8;
async function findBaseline(event, commits, images) {
    const branch = event.pullRequest?.baseBranch ?? event.branch ?? event.defaultBranch;
    const start = await startOf(event, commits);
    if (start !== undefined) {
        const line = await commits.line(start.commit, farthest + 1);
        const candidates = line.length === 0 ? [start.commit] : line;
        const found = await nearest(candidates, images);
        if (found !== undefined) {
            const { image, distance, commit } = found;
            return { against: { ...image, commit, distance, how: start.how, ...(branch && { branch }) } };
        }
    }
    const moving = branch === undefined ? undefined : await images.ofBranch(branch);
    if (moving !== undefined)
        return { against: { ...moving, how: 'branch-tag', ...(branch && { branch }) } };
    return { noBaseline: await reason(branch, start?.commit, commits) };
}
async function startOf({ commit, headCommit, pullRequest }, commits) {
    if (commit === undefined)
        return undefined;
    const [first, second, ...more] = (await commits.parents(commit)) ?? [];
    if (pullRequest === undefined)
        return first === undefined ? undefined : { commit: first, how: 'previous' };
    if (first !== undefined && second === headCommit && more.length === 0)
        return { commit: first, how: 'merge-parent' };
    const { baseBranch, baseCommit } = pullRequest;
    const tip = baseBranch === undefined ? [] : [`refs/remotes/origin/${baseBranch}`];
    const bases = [...tip, ...(baseCommit === undefined ? [] : [baseCommit])];
    for (const base of bases) {
        const found = await commits.mergeBase(headCommit ?? commit, base);
        if (found !== undefined)
            return { commit: found, how: 'merge-base' };
    }
    return undefined;
}
async function nearest(commits, images) {
    for (let at = 0; at < commits.length; at += atOnce) {
        const group = commits.slice(at, at + atOnce);
        const found = await Promise.all(group.map(commit => images.ofCommit(commit)));
        const index = found.findIndex(image => image !== undefined);
        const image = found[index];
        if (image !== undefined)
            return { image, distance: at + index, commit: group[index] };
    }
    return undefined;
}
async function reason(branch, start, commits) {
    const of = branch === undefined ? '' : ` for \`${branch}\``;
    if (start === undefined)
        return `The commit that the change starts from is not in this clone, and no image was found${of}: check out with more history (fetch-depth), unless this is the first commit.`;
    const line = await commits.line(start, farthest + 1);
    const looked = line.length;
    const where = `of \`${start.slice(0, 7)}\``;
    if (looked > farthest)
        return `No image was found${of} within ${farthest} commits ${where}, so there is nothing to compare with.`;
    return `No image was found${of} at ${looked <= 1 ? 'the commit' : `the ${looked} commits`} of this clone's history ${where}, so there is nothing to compare with.`;
}


/***/ }),

/***/ 48177:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ gitCommits)
/* harmony export */ });
function gitCommits(exec, workspace) {
    const git = async (...args) => {
        const { exitCode, stdout } = await exec
            .run({ file: 'git', args: ['-C', workspace, ...args], env: { GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' } })
            .catch(() => ({ exitCode: 127, stdout: '' }));
        return exitCode === 0 ? stdout : undefined;
    };
    return {
        async parents(commit) {
            const object = await git('cat-file', 'commit', commit);
            const header = object?.split('\n\n', 1)[0];
            return header?.split('\n').flatMap(line => (line.startsWith('parent ') ? [line.slice(7)] : []));
        },
        async mergeBase(one, other) {
            const found = (await git('merge-base', '--end-of-options', one, other))?.trim();
            return found === '' ? undefined : found;
        },
        async line(commit, most) {
            const found = await git('rev-list', '--first-parent', `--max-count=${most}`, commit, '--');
            return found?.split('\n').filter(line => line !== '') ?? [];
        },
    };
}


/***/ }),

/***/ 80990:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  n: () => (/* binding */ isComparable),
  h: () => (/* binding */ loadPlatforms)
});

// EXTERNAL MODULE: ./.build/src/messages/errors.js
var errors = __webpack_require__(3969);
;// CONCATENATED MODULE: ./.build/src/image/history.js

function parseHistory(config) {
    const value = json(config);
    const ids = value?.rootfs?.diff_ids;
    if (!Array.isArray(ids) || !ids.every(isDigest))
        throw new errors/* UserError */.yo('the image config cannot be read: it has no list of diff IDs');
    const steps = Array.isArray(value?.history) ? value.history : [];
    const made = steps.filter(step => isObject(step) && step.empty_layer !== true);
    const texts = made.map(step => (typeof step.created_by === 'string' ? step.created_by : ''));
    const instructions = texts.map(text => instructionText(text) || undefined);
    return { diffIds: ids, instructions: instructions.length === ids.length ? instructions : [] };
}
function instructionText(createdBy) {
    return withoutArguments(withoutComment(createdBy))
        .replace(/^(?:RUN )?\S*\/(?:ba|da|a)?sh -c #\(nop\)\s+/, '')
        .replace(/^(?:RUN )?\S*\/(?:ba|da|a)?sh (?:-[a-z]+ (?:pipefail )?)+/, 'RUN ')
        .replace(/^(ADD|COPY) (?:--\S+ )*(file|dir|multi):[0-9a-f]{64} in /, '$1 $2 in ')
        .replace(/\s+/g, ' ')
        .trim();
}
const comment = '# buildkit';
function withoutComment(text) {
    const trimmed = text.trimEnd();
    return trimmed.endsWith(comment) ? trimmed.slice(0, -comment.length).trimEnd() : text;
}
function withoutArguments(text) {
    if (!/^(?:RUN )?\|\d+ /.test(text))
        return text;
    const shell = /\/(?:ba|da|a)?sh -/.exec(text)?.index;
    if (shell === undefined)
        return text;
    let start = shell;
    while (start > 0 && /\S/.test(text.charAt(start - 1)))
        start--;
    return `RUN ${text.slice(start)}`;
}
function isDigest(value) {
    return typeof value === 'string' && /^sha256:[0-9a-f]{64}$/.test(value);
}
function isObject(value) {
    return typeof value === 'object' && value !== null;
}
function json(bytes) {
    try {
        const value = JSON.parse(new TextDecoder().decode(bytes));
        return isObject(value) ? value : undefined;
    }
    catch {
        return undefined;
    }
}

// EXTERNAL MODULE: ./.build/src/image/size.js
var size = __webpack_require__(36024);
// EXTERNAL MODULE: ./.build/src/store/runnable-images.js
var runnable_images = __webpack_require__(31447);
;// CONCATENATED MODULE: ./.build/src/size/platforms.js




async function loadPlatforms(reader, digest) {
    const images = await (0,runnable_images/* listRunnable */.i)(reader, digest);
    return images.map(({ config, ...image }) => ({ ...image, history: historyOf(image.digest, config) }));
}
function historyOf(digest, config) {
    try {
        return parseHistory(config);
    }
    catch (cause) {
        throw new errors/* UserError */.yo(`${digest}: ${(0,errors/* describe */.q0)(cause)}`, { cause });
    }
}
const mostLayers = 1000;
function isComparable(platform) {
    const { length } = platform.manifest.layers;
    return length === 0 || (length <= mostLayers && (0,size/* layersOf */.w)(platform).length > 0);
}


/***/ }),

/***/ 12191:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ cachedReader)
/* harmony export */ });
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57075);
/* harmony import */ var _image_reader_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6806);


const small = 64 * 1024;
function cachedReader(reader) {
    const manifests = new Map();
    const blobs = new Map();
    return {
        ...reader,
        manifest(digest) {
            const found = manifests.get(digest) ?? reader.manifest(digest);
            manifests.set(digest, found);
            return found;
        },
        async blob(blob) {
            if (blob.size > small)
                return reader.blob(blob);
            const found = blobs.get(blob.digest) ?? (0,_image_reader_js__WEBPACK_IMPORTED_MODULE_1__/* .readBlob */ .gm)(reader, blob);
            blobs.set(blob.digest, found);
            return node_stream__WEBPACK_IMPORTED_MODULE_0__.Readable.from([await found]);
        },
    };
}


/***/ }),

/***/ 95677:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ readSubject),
/* harmony export */   F: () => (/* binding */ findImage)
/* harmony export */ });
/* harmony import */ var _image_layout_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(67955);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(80764);
/* harmony import */ var _messages_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3969);
/* harmony import */ var _registry_manifests_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(53356);
/* harmony import */ var _image_reader_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6806);
/* harmony import */ var _layout_layout_path_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(11134);
/* harmony import */ var _layout_layout_store_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(48492);
/* harmony import */ var _runnable_images_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(31447);








async function findImage(text, transport) {
    const layout = (0,_layout_layout_path_js__WEBPACK_IMPORTED_MODULE_5__/* .layoutPath */ .q8)(text);
    if (layout)
        return findInLayout(layout, transport);
    const reference = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseReference */ .F2)(text);
    const { registry, repository, digest } = reference;
    const source = { kind: 'registry', repository: (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .formatReference */ .FH)({ registry, repository }) };
    if (digest !== undefined)
        return { digest, source };
    const tag = reference.tag ?? 'latest';
    const head = await (0,_registry_manifests_js__WEBPACK_IMPORTED_MODULE_3__/* .headManifest */ .sy)(transport, reference, tag);
    if (head === undefined)
        throw new _messages_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(`${(0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .formatReference */ .FH)({ ...reference, tag })} does not exist`, { hint: missing(tag) });
    return { digest: head.digest, source };
}
function missing(tag) {
    return /^sha-[0-9a-f]{4,39}$/.test(tag)
        ? 'By default the tag of a commit names the whole commit: sha- and the 40 hex digits that `git rev-parse` prints.'
        : 'Check repository and tag, and that a run has published the image.';
}
async function readSubject(text, transport) {
    const { digest, source } = await findImage(text, transport);
    return { digest, source, platforms: await (0,_runnable_images_js__WEBPACK_IMPORTED_MODULE_7__/* .readPlatforms */ .tj)((0,_image_reader_js__WEBPACK_IMPORTED_MODULE_4__/* .openImage */ .UY)(source, transport), digest) };
}
async function findInside(entries, { path, tag, digest }) {
    if (digest === undefined || tag !== undefined || entries.some(entry => entry.digest === digest))
        return undefined;
    const reader = (0,_image_reader_js__WEBPACK_IMPORTED_MODULE_4__/* .openLayoutReader */ .q_)(path);
    const held = await reader.manifest(digest).catch(error => {
        if (error instanceof _messages_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo)
            return undefined;
        throw error;
    });
    return held?.digest;
}
async function findInLayout(wanted, transport) {
    const { path } = wanted;
    const source = { kind: 'layout', path };
    const entries = await (0,_layout_layout_store_js__WEBPACK_IMPORTED_MODULE_6__/* .readEntries */ .$2)(path);
    const inside = await findInside(entries, wanted);
    if (inside !== undefined)
        return { digest: inside, source, tags: [] };
    const named = wanted.digest !== undefined || wanted.tag !== undefined;
    const images = named ? entries : await (0,_layout_layout_store_js__WEBPACK_IMPORTED_MODULE_6__/* .imagesAmong */ .b3)(entries, (0,_image_reader_js__WEBPACK_IMPORTED_MODULE_4__/* .openImage */ .UY)(source, transport));
    const { digest } = (0,_image_layout_js__WEBPACK_IMPORTED_MODULE_0__/* .chooseImage */ .Ny)(images, wanted);
    const names = entries.flatMap(entry => (entry.digest === digest ? ((0,_image_layout_js__WEBPACK_IMPORTED_MODULE_0__/* .tagOf */ .cO)(entry) ?? []) : []));
    return { digest, source, tags: [...new Set(names)] };
}


/***/ })

};
