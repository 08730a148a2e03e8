export const id = 867;
export const ids = [867];
export const modules = {

/***/ 1983:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ baselineOf),
/* harmony export */   z: () => (/* binding */ recordOf)
/* harmony export */ });
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(764);
/* harmony import */ var _promote_evidence_store_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7749);
/* harmony import */ var _registry_connect_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9070);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5961);




async function baselineOf(record, tools) {
    const digest = record.size?.baseline?.digest;
    const repository = record.tags?.images[0];
    return digest === undefined || repository === undefined
        ? undefined
        : recordOf({ digest, repository, transport: (0,_registry_connect_js__WEBPACK_IMPORTED_MODULE_2__/* .connect */ .N)(tools) }, tools);
}
async function recordOf({ digest, repository, transport }, tools) {
    try {
        const { witnesses } = await (0,_promote_evidence_store_js__WEBPACK_IMPORTED_MODULE_1__/* .readEvidence */ .A)(transport, (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .parseRepository */ .SU)(repository), digest);
        const records = witnesses.map(witness => (0,_run_js__WEBPACK_IMPORTED_MODULE_3__/* .parseRun */ .zZ)(JSON.stringify(witness.record), `of ${digest}`));
        return records.toSorted((a, b) => timeOf(b) - timeOf(a))[0];
    }
    catch (error) {
        tools.log.debug(`no record of ${digest}: ${error.message}`);
        return undefined;
    }
}
function timeOf({ scan, smoke }) {
    return Math.max(Date.parse(scan?.startedAt ?? '') || 0, Date.parse(smoke?.startedAt ?? '') || 0);
}


/***/ }),

/***/ 4456:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ provenBefore)
/* harmony export */ });
function provenBefore({ build }) {
    return build?.status === 'skipped'
        ? `${build.digest} is proven already, its evidence is in the registry`
        : undefined;
}


/***/ }),

/***/ 3867:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  scanStage: () => (/* binding */ scanStage)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./.build/src/errors.js
var errors = __webpack_require__(6624);
;// CONCATENATED MODULE: ./.build/src/scan/jail/bounded.js

const graceMs = 1000;
const keptStderr = 64 * 1024;
async function runBounded(command, limits, listen, { exec, signal }) {
    const running = exec.start(command);
    const stdout = [];
    const stderr = [];
    let written = 0;
    let heard = 0;
    const broken = Promise.withResolvers();
    running.stdout.on('data', (chunk) => {
        written += chunk.length;
        if (written <= limits.output)
            stdout.push(chunk);
        else
            broken.resolve(`it wrote more than ${limits.output} bytes`);
    });
    running.stderr.on('data', (chunk) => {
        heard += chunk.length;
        if (heard > limits.output)
            return broken.resolve(`it wrote more than ${limits.output} bytes of messages`);
        if (heard <= keptStderr)
            stderr.push(chunk);
        listen(chunk);
    });
    const timer = setTimeout(() => broken.resolve(`it did not end within ${limits.milliseconds / 1000} s`), limits.milliseconds);
    const stop = () => broken.resolve('the run was told to stop');
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted)
        stop();
    try {
        const outcome = await Promise.race([running.ended, broken.promise]);
        if (typeof outcome === 'string')
            throw new errors/* UserError */.yo(`the scanner was ended: ${outcome}`);
        return { exitCode: outcome, stdout: utf8(stdout), stderr: Buffer.concat(stderr).toString('utf8') };
    }
    catch (error) {
        await Promise.race([running.end(graceMs).catch(() => { }), pause(2 * graceMs)]);
        running.stdout.destroy();
        running.stderr.destroy();
        throw error;
    }
    finally {
        clearTimeout(timer);
        signal.removeEventListener('abort', stop);
    }
}
function utf8(chunks) {
    try {
        return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
    }
    catch (cause) {
        throw new errors/* UserError */.yo('the scanner wrote something that is not UTF-8', { cause });
    }
}
function pause(ms) {
    return new Promise(resolve => setTimeout(resolve, ms).unref());
}

// EXTERNAL MODULE: ./.build/src/scan/jail/jail.js
var jail = __webpack_require__(2196);
;// CONCATENATED MODULE: ./.build/src/scan/jail/docker.js




const memory = 4 * 1024 ** 3;
const processes = 512;
const proxies = ['HTTP_PROXY', 'HTTPS_PROXY', 'FTP_PROXY', 'NO_PROXY', 'ALL_PROXY'];
const emptyTar = new Uint8Array(1024);
async function dockerJail(tools) {
    const image = `buildonce-jail:${(0,external_node_crypto_.randomUUID)()}`;
    tools.keep({ kind: 'image', name: image });
    const made = await tools.exec.run({ file: 'docker', args: ['import', '-', image], stdin: emptyTar });
    if (made.exitCode !== 0)
        throw new errors/* UserError */.yo(`Docker cannot hold the scanner: ${made.stderr.trim()}`);
    return {
        sandbox: 'docker',
        async run(inmate, limits, listen) {
            const name = `buildonce-scan-${(0,external_node_crypto_.randomUUID)()}`;
            tools.keep({ kind: 'container', name });
            try {
                const args = containerArgs(inmate, { name, image });
                return await runBounded({ file: 'docker', args }, limits, listen, tools);
            }
            catch (error) {
                await removeContainer(name, tools);
                throw error;
            }
        },
        close: () => removeImage(image, tools),
    };
}
async function removeContainer(name, { exec }) {
    await exec.run({ file: 'docker', args: ['rm', '--force', '--volumes', name] });
}
async function removeImage(name, { exec }) {
    await exec.run({ file: 'docker', args: ['image', 'rm', '--force', name] });
}
function containerArgs(inmate, { name, image }) {
    const readable = { ...inmate.readable, [(0,jail/* programInside */.Z5)(inmate.program)]: inmate.program };
    const env = {
        ...Object.fromEntries(proxies.flatMap(proxy => [
            [proxy, ''],
            [proxy.toLowerCase(), ''],
        ])),
        ...inmate.env(''),
    };
    return [
        'run',
        '--rm',
        '--name',
        name,
        '--label=buildonce.stage=scan',
        '--pull=never',
        '--network=none',
        '--ipc=none',
        '--read-only',
        '--cap-drop=ALL',
        '--security-opt=no-new-privileges',
        `--user=${jail/* nobody */.eP}:${jail/* nobody */.eP}`,
        `--pids-limit=${processes}`,
        `--memory=${memory}`,
        `--memory-swap=${memory}`,
        '--log-driver=none',
        `--tmpfs=/tmp:rw,noexec,nosuid,nodev,size=${jail/* temporarySpace */.YM},mode=1777`,
        '--workdir=/',
        ...Object.entries(readable).map(([inside, path]) => `--mount=${mount(inside, path)}`),
        ...Object.entries(env).map(([variable, value]) => `--env=${variable}=${value}`),
        `--entrypoint=${(0,jail/* programInside */.Z5)(inmate.program)}`,
        image,
        ...inmate.args,
    ];
}
function mount(inside, path) {
    return ['type=bind', `source=${path}`, `target=${inside}`, 'readonly'].map(csvField).join(',');
}
function csvField(text) {
    return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

;// CONCATENATED MODULE: ./.build/src/scan/clean-up.js


const cleanUp = async (kept, tools) => {
    for (const kind of ['container', 'image', 'folder']) {
        for (const item of kept.filter(item => item.kind === kind))
            await remove(item, tools);
    }
};
async function remove({ kind, name }, tools) {
    try {
        if (kind === 'container')
            await removeContainer(name, tools);
        else if (kind === 'image')
            await removeImage(name, tools);
        else
            await (0,promises_.rm)(name, { recursive: true, force: true });
    }
    catch (error) {
        tools.log.debug(`could not remove the ${kind} ${name}: ${error}`);
    }
}

// EXTERNAL MODULE: ./.build/src/scan/outputs.js
var outputs = __webpack_require__(4467);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
;// CONCATENATED MODULE: ./.build/src/scan/database/database.js




const vulnerabilities = {
    name: 'db',
    title: 'vulnerability database',
    file: 'trivy.db',
    schema: 2,
    folderInput: 'trivy-db',
    mirrorsInput: 'trivy-db-mirrors',
};
const javaArchives = {
    name: 'java-db',
    title: 'index of Java archives',
    file: 'trivy-java.db',
    schema: 1,
    folderInput: 'trivy-java-db',
    mirrorsInput: 'trivy-java-db-mirrors',
};
const metadata = dist/* looseObject */._H3({
    Version: dist/* number */.aig(),
    UpdatedAt: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* isoTimestamp */.yhX()),
    NextUpdate: dist/* optional */.lqM(dist/* pipe */.FsL(dist/* string */.YjP(), dist/* isoTimestamp */.yhX())),
});
async function givenDatabase(folder, age) {
    const { updatedAt } = await readMetadata(folder, age.kind);
    assertFresh({ updatedAt, ...age });
    return { folder, updatedAt };
}
async function readMetadata(folder, kind) {
    try {
        const found = dist/* parse */.qgA(metadata, JSON.parse(await (0,promises_.readFile)((0,external_node_path_.join)(folder, 'metadata.json'), 'utf8')));
        if (found.Version !== kind.schema)
            throw new Error(`its version is ${found.Version}, not ${kind.schema}`);
        await assertDatabase((0,external_node_path_.join)(folder, kind.file), kind);
        const nextUpdate = Date.parse(found.NextUpdate ?? found.UpdatedAt);
        return { updatedAt: found.UpdatedAt, nextUpdate, raw: found };
    }
    catch (cause) {
        throw new errors/* UserError */.yo(`${folder} does not hold a ${kind.title}: ${(0,errors/* describe */.q0)(cause)}`, {
            hint: `The folder must hold ${kind.file} and metadata.json, as the folder "${kind.name}" of Trivy's cache does.`,
        });
    }
}
function assertFresh(age) {
    const old = age.now - Date.parse(age.updatedAt);
    if (old <= age.limit)
        return;
    throw new errors/* UserError */.yo(`the ${age.kind.title} is ${days(old)} old, it was made ${age.updatedAt}`, {
        hint: `Renew it, or accept it with "db-max-age: ${Math.ceil(old / 86_400_000)}d".`,
    });
}
async function assertDatabase(path, { name }) {
    const file = await (0,promises_.open)(path);
    try {
        const start = Buffer.alloc(64);
        await file.read(start, 0, start.length, 0);
        const fine = name === 'db'
            ? start.readUInt32LE(16) === 0xed0cdaed
            : start.toString('latin1', 0, 13) === 'SQLite format';
        if (!fine)
            throw new Error(`${path} is not a database of that kind`);
    }
    finally {
        await file.close();
    }
}
function days(ms) {
    return ms < 172_800_000 ? `${Math.floor(ms / 3_600_000)} hours` : `${Math.floor(ms / 86_400_000)} days`;
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(6466);
;// CONCATENATED MODULE: ./.build/src/scan/pinned-file.js






async function pinnedFile(pinned, { host, log, keep }) {
    const folder = storeFolder(host);
    await (0,promises_.mkdir)(folder, { recursive: true });
    const path = (0,external_node_path_.join)(folder, `${pinned.name}.tar.gz`);
    if (await isSame(path, pinned.sha256))
        return path;
    const key = `buildonce-${pinned.name}-${pinned.sha256}`;
    const restored = await tolerant(host.cache?.restore([path], key, []), log);
    if (restored !== undefined) {
        if (await isSame(path, pinned.sha256))
            return path;
        log.warning(`the cache entry ${key} does not hold what it should: it is not used`);
    }
    const part = (0,external_node_path_.join)(folder, `${pinned.name}-${(0,external_node_crypto_.randomUUID)()}.part`);
    keep({ kind: 'folder', name: part });
    try {
        await pinned.bring(part);
        await assertSha256(part, pinned.sha256);
        await (0,promises_.rename)(part, path);
    }
    finally {
        await (0,promises_.rm)(part, { force: true });
    }
    if (mayWrite(host))
        await tolerant(host.cache?.save([path], key), log);
    return path;
}
function storeFolder(host) {
    const home = host.variable('XDG_CACHE_HOME') ?? (0,external_node_path_.join)(host.variable('HOME') ?? host.temp, '.cache');
    return host.facts.ci === 'local'
        ? (0,external_node_path_.join)(home, 'buildonce', 'scan')
        : (0,external_node_path_.join)(host.temp, 'buildonce', 'scan-cache');
}
async function assertSha256(path, expected) {
    const actual = await sha256Of(path);
    if (actual === expected)
        return;
    throw new errors/* UserError */.yo(`${path} has the SHA-256 ${actual}, not ${expected}`, {
        hint: 'It is not the file that was pinned: do not run it before you know why.',
    });
}
async function sha256Of(path) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    await (0,external_node_stream_promises_.pipeline)((0,external_node_fs_.createReadStream)(path), hash);
    return hash.digest('hex');
}
async function isSame(path, expected) {
    return sha256Of(path).then(actual => actual === expected, () => false);
}
function mayWrite({ facts }) {
    return facts.pullRequest === undefined && facts.branch !== undefined && facts.branch === facts.defaultBranch;
}
async function tolerant(work, log) {
    return work?.catch((error) => {
        log.warning(`the cache of this run does not answer: ${(0,errors/* describe */.q0)(error)}`);
        return undefined;
    });
}

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
// EXTERNAL MODULE: ./.build/src/image/tar-header.js
var tar_header = __webpack_require__(8178);
;// CONCATENATED MODULE: ./.build/src/scan/unpack.js







async function unpack({ archive, folder, files, others }) {
    const seen = new Set();
    const openEntry = async (block, at) => {
        const header = (0,tar_header/* parseHeader */.RW)(block, at);
        if (header === undefined)
            return { left: 0, padding: 0 };
        const padding = (tar_header/* blockSize */.L6 - (header.size % tar_header/* blockSize */.L6)) % tar_header/* blockSize */.L6;
        const name = header.name.replace(/^\.\//, '');
        const limit = files[name];
        const about = ['x', 'g', '5'].includes(header.flag);
        if (limit === undefined || !['0', '\0', '7'].includes(header.flag)) {
            if (others === 'refuse' && !about)
                throw new Error(`it holds ${JSON.stringify(name)}`);
            return { left: header.size, padding };
        }
        if (header.size > limit)
            throw new Error(`${name} has ${header.size} bytes`);
        if (seen.has(name))
            throw new Error(`it holds ${name} twice`);
        seen.add(name);
        return { left: header.size, padding, file: await (0,promises_.open)((0,external_node_path_.join)(folder, name), 'wx', 0o644) };
    };
    try {
        await (0,external_node_stream_promises_.pipeline)((0,external_node_fs_.createReadStream)(archive), (0,external_node_zlib_.createGunzip)({ chunkSize: 256 * 1024 }), source => readEntries(source, openEntry));
        const missing = Object.keys(files).filter(name => !seen.has(name));
        if (missing.length > 0)
            throw new Error(`it does not hold ${missing.join(' and ')}`);
    }
    catch (cause) {
        throw new errors/* UserError */.yo(`the archive ${archive} cannot be used: ${(0,errors/* describe */.q0)(cause)}`, { cause });
    }
}
async function readEntries(source, openEntry) {
    let entry;
    let rest = Buffer.alloc(0);
    let position = 0;
    try {
        for await (const chunk of source) {
            let bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
            for (;;) {
                if (entry === undefined) {
                    if (bytes.length < tar_header/* blockSize */.L6)
                        break;
                    entry = await openEntry(bytes.subarray(0, tar_header/* blockSize */.L6), position);
                    bytes = bytes.subarray(tar_header/* blockSize */.L6);
                    position += tar_header/* blockSize */.L6;
                }
                const body = bytes.subarray(0, entry.left);
                await entry.file?.write(body);
                entry.left -= body.length;
                const skipped = entry.left === 0 ? Math.min(entry.padding, bytes.length - body.length) : 0;
                entry.padding -= skipped;
                position += body.length + skipped;
                bytes = bytes.subarray(body.length + skipped);
                if (entry.left > 0 || entry.padding > 0)
                    break;
                await entry.file?.close();
                entry = undefined;
            }
            rest = bytes;
        }
        if (entry !== undefined)
            throw new Error('it ends in the middle of a file');
    }
    finally {
        await entry?.file?.close();
    }
}

// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./.build/src/image/manifest.js
var image_manifest = __webpack_require__(9424);
// EXTERNAL MODULE: ./.build/src/image/reference.js
var image_reference = __webpack_require__(764);
// EXTERNAL MODULE: ./.build/src/registry/blobs.js
var blobs = __webpack_require__(4939);
// EXTERNAL MODULE: ./.build/src/registry/manifests.js
var manifests = __webpack_require__(7921);
// EXTERNAL MODULE: ./.build/src/registry/transport.js + 8 modules
var transport = __webpack_require__(6285);
;// CONCATENATED MODULE: ./.build/src/scan/database/mirrors.js









const longestLayer = 4 * 1024 ** 3;
const patience = 2000;
async function tryMirrors(mirrors, use, tools) {
    const causes = [];
    for (const mirror of mirrors) {
        try {
            return await use(await offer(mirror, anonymous(tools)));
        }
        catch (error) {
            tools.signal.throwIfAborted();
            causes.push(`${mirror}: ${(0,errors/* describe */.q0)(error)}`);
        }
    }
    throw new errors/* UserError */.yo(causes.length === 0 ? 'no mirror is given' : `no mirror can be used:\n- ${causes.join('\n- ')}`);
}
async function offer(mirror, transport) {
    const reference = (0,image_reference/* parseReference */.F2)(mirror);
    const layer = await onlyLayer(reference, transport);
    return {
        mirror,
        sha256: layer.digest.slice('sha256:'.length),
        bring: path => transport.persist(reference.registry, async () => (0,external_node_stream_promises_.pipeline)(await (0,blobs/* getBlob */.qW)(transport, reference, layer), (0,external_node_fs_.createWriteStream)(path, { flags: 'w' }))),
    };
}
async function onlyLayer(reference, transport) {
    const stored = await (0,manifests/* getManifest */.c2)(transport, reference, reference.digest ?? reference.tag ?? 'latest');
    if (stored === undefined)
        throw new errors/* UserError */.yo(`${(0,image_reference/* formatReference */.FH)(reference)} does not exist`);
    const manifest = (0,image_manifest/* parseManifest */.Ng)(stored);
    const [layer, ...others] = manifest.kind === 'image' ? manifest.layers : [];
    if (layer === undefined ||
        others.length > 0 ||
        !/^application\/vnd\.aquasec\.trivy\./.test(layer.mediaType)) {
        throw new errors/* UserError */.yo(`${(0,image_reference/* formatReference */.FH)(reference)} is not a Trivy database`);
    }
    if (layer.size > longestLayer)
        throw new errors/* UserError */.yo(`its layer has ${layer.size} bytes`);
    return layer;
}
function anonymous({ http, host, now, signal }) {
    let waited = 0;
    let last = '';
    return (0,transport/* createTransport */.o)({
        keychain: async () => undefined,
        mask: secret => host.mask(secret),
        now,
        signal,
        async http(request) {
            try {
                const response = await http(request);
                last = `it answers with ${response.status}`;
                return response;
            }
            catch (error) {
                last = (0,errors/* describe */.q0)(error);
                throw error;
            }
        },
        async sleep(ms) {
            waited += ms;
            if (waited > patience)
                throw new errors/* UserError */.yo(last);
            await (0,external_node_timers_promises_.setTimeout)(ms, undefined, { signal });
        },
    });
}

;// CONCATENATED MODULE: ./.build/src/scan/database/fetched.js








const day = 86_400_000;
const longest = { database: 16 * 1024 ** 3, metadata: 64 * 1024 };
async function fetchedDatabase(wanted, tools) {
    const { host, log, now } = tools;
    const folder = (0,external_node_path_.join)(storeFolder(host), wanted.kind.name);
    await (0,promises_.mkdir)(folder, { recursive: true });
    const before = await newest(folder, wanted);
    if (before !== undefined && now() < before.nextUpdate && isFresh(before, wanted, now()))
        return before;
    try {
        const fresh = await tryMirrors(wanted.mirrors, offered => take(offered, folder, wanted, tools), tools);
        await removeOld(folder, fresh, now());
        return fresh;
    }
    catch (error) {
        tools.signal.throwIfAborted();
        if (before === undefined || !isFresh(before, wanted, now()))
            throw failure(error, wanted);
        log.warning(`${(0,errors/* describe */.q0)(error)}\nThe ${wanted.kind.title} of ${before.updatedAt} is used`);
        return before;
    }
}
async function take(offered, folder, { kind, maxAge }, tools) {
    const target = (0,external_node_path_.join)(folder, offered.sha256);
    const known = await readMetadata(target, kind).catch(() => undefined);
    if (known === undefined) {
        tools.log.info(`Fetching the ${kind.title} sha256:${offered.sha256} of ${offered.mirror}`);
        const archive = await pinnedFile({ ...offered, name: `trivy-${kind.name}` }, tools);
        const work = (0,external_node_path_.join)(folder, `${(0,external_node_crypto_.randomUUID)()}.part`);
        tools.keep({ kind: 'folder', name: work });
        await (0,promises_.mkdir)(work);
        try {
            const files = { [kind.file]: longest.database, 'metadata.json': longest.metadata };
            await unpack({ archive, folder: work, files, others: 'refuse' });
            const { raw } = await readMetadata(work, kind);
            const filled = { ...raw, DownloadedAt: new Date(tools.now()).toISOString() };
            await (0,promises_.writeFile)((0,external_node_path_.join)(work, 'metadata.json'), JSON.stringify(filled));
            await (0,promises_.rm)(target, { recursive: true, force: true });
            await (0,promises_.rename)(work, target);
        }
        finally {
            await (0,promises_.rm)(work, { recursive: true, force: true });
        }
    }
    const { updatedAt } = await readMetadata(target, kind);
    assertFresh({ kind, updatedAt, now: tools.now(), limit: maxAge });
    return { folder: target, digest: `sha256:${offered.sha256}`, updatedAt };
}
async function newest(folder, { kind }) {
    const found = await Promise.all((await (0,promises_.readdir)(folder))
        .filter(name => /^[0-9a-f]{64}$/.test(name))
        .map(async (name) => {
        const path = (0,external_node_path_.join)(folder, name);
        const metadata = await readMetadata(path, kind).catch(() => undefined);
        return metadata && { ...metadata, folder: path, digest: `sha256:${name}` };
    }));
    return found
        .filter(database => database !== undefined)
        .toSorted((a, b) => Date.parse(a.updatedAt) - Date.parse(b.updatedAt))
        .at(-1);
}
async function removeOld(folder, { folder: kept }, now) {
    for (const name of await (0,promises_.readdir)(folder)) {
        const path = (0,external_node_path_.join)(folder, name);
        const { mtimeMs } = await (0,promises_.stat)(path).catch(() => ({ mtimeMs: now }));
        if (path !== kept && now - mtimeMs > day)
            await (0,promises_.rm)(path, { recursive: true, force: true });
    }
}
function isFresh({ updatedAt }, { maxAge }, now) {
    return now - Date.parse(updatedAt) <= maxAge;
}
function failure(cause, { kind }) {
    return new errors/* UserError */.yo(`there is no ${kind.title}: ${(0,errors/* describe */.q0)(cause)}`, {
        hint: `Make one of "${kind.mirrorsInput}" reachable, or give a folder with ${kind.file} and metadata.json as "${kind.folderInput}".`,
        cause,
    });
}

;// CONCATENATED MODULE: ./.build/src/scan/database/find.js



function findDatabase(kind, sources, tools) {
    const { folder, mirrors, maxAge } = chosen(kind, sources);
    if (folder === undefined)
        return fetchedDatabase({ kind, mirrors, maxAge }, tools);
    return givenDatabase((0,external_node_path_.resolve)(tools.host.workspace, folder), { kind, limit: maxAge, now: tools.now() });
}
function chosen({ name }, sources) {
    if (name === 'db')
        return { folder: sources.trivyDb, mirrors: sources.trivyDbMirrors, maxAge: sources.dbMaxAge };
    const maxAge = Number.POSITIVE_INFINITY;
    return { folder: sources.trivyJavaDb, mirrors: sources.trivyJavaDbMirrors, maxAge };
}

// EXTERNAL MODULE: ./.build/src/scan/section.js
var section = __webpack_require__(8466);
;// CONCATENATED MODULE: ./.build/src/scan/diff.js

function diffFindings(base, head) {
    const names = aliasNames([...base, ...head]);
    const key = (finding) => `${packageKey(finding)} ${names.get(finding.id) ?? finding.id}`;
    const before = Map.groupBy(base, key);
    const after = Map.groupBy(head, key);
    return [...new Set([...after.keys(), ...before.keys()])].map(name => classify(before.get(name) ?? [], after.get(name) ?? []));
}
function addedBy(change) {
    if (change.kind === 'introduced' || change.escalated)
        return change.head;
    if (change.kind !== 'more-copies')
        return [];
    const known = new Map();
    for (const finding of change.base)
        known.set(spot(finding), (known.get(spot(finding)) ?? 0) + 1);
    const fresh = change.head.filter(finding => {
        const left = known.get(spot(finding)) ?? 0;
        known.set(spot(finding), left - 1);
        return left <= 0;
    });
    return fresh.slice(0, change.head.length - change.base.length);
}
function packageKey({ purl, target, package: name }) {
    if (purl === undefined)
        return `${target ?? ''}|${name}`;
    const [locator = '', query = ''] = purl.split('#')[0]?.split('?') ?? [];
    const at = locator.lastIndexOf('@');
    const qualifiers = query
        .split('&')
        .filter(pair => pair !== '' && !/^(distro|arch|epoch)=/.test(pair))
        .toSorted();
    return `${at > locator.lastIndexOf('/') ? locator.slice(0, at) : locator}${qualifiers.map(pair => `&${pair}`).join('')}`;
}
function aliasNames(findings) {
    const names = new Map();
    for (const { id, aliases = [] } of findings) {
        const advisories = [id, ...aliases].filter(alias => /^(CVE|GHSA)-/.test(alias));
        const cves = advisories.filter(alias => alias.startsWith('CVE-'));
        if (id.startsWith('CVE-') || cves.length !== 1)
            continue;
        names.set(id, cves[0] ?? id);
    }
    return names;
}
function classify(base, head) {
    const both = base.length > 0 && head.length > 0;
    return {
        kind: kindOf(base, head),
        base,
        head,
        escalated: both && highest(head) > highest(base),
        nowFixable: both && head.some(({ fixed }) => fixed) && !base.some(({ fixed }) => fixed),
    };
}
function kindOf(base, head) {
    if (base.length === 0)
        return 'introduced';
    if (head.length === 0)
        return 'fixed';
    if (head.length > base.length)
        return 'more-copies';
    if (head.length < base.length)
        return 'fewer-copies';
    if (list(base, spot) === list(head, spot))
        return 'unchanged';
    return list(base, version) === list(head, version) ? 'moved' : 'still-vulnerable';
}
function list(findings, name) {
    return JSON.stringify(findings.map(name).toSorted());
}
function spot(finding) {
    return `${finding.path ?? ''} ${finding.installed}`;
}
function version({ installed }) {
    return installed;
}
function highest(findings) {
    return Math.max(...findings.map(({ severity }) => section/* severities */.gO.indexOf(severity)));
}

;// CONCATENATED MODULE: ./.build/src/scan/gate.js


function judge(platforms, rules, compared) {
    const warnings = [];
    const baseline = rules.scope === 'all' ? undefined : comparable(compared, warnings);
    const sides = platforms.map(platform => ({
        platform,
        base: baseline?.platforms.find(other => other.platform === platform.platform),
    }));
    if (baseline) {
        for (const { platform, base } of sides) {
            if (!base)
                warnings.push(`${platform.platform} was not scanned before: all its findings count`);
        }
    }
    const changes = sides.map(({ platform, base }) => base && diffFindings(base.findings, platform.findings));
    const looked = sides.flatMap(({ platform }, index) => changes[index]?.flatMap(addedBy) ?? platform.findings);
    const failing = looked.filter(finding => fails(finding, rules));
    const severe = platforms
        .flatMap(({ findings }) => findings)
        .filter(finding => isSevere(finding, rules.failOn));
    const all = changes.flatMap(change => change ?? []);
    const scope = baseline ? 'introduced' : 'all';
    return {
        failing,
        warnings,
        ...(failing.length > 0 && { reason: reasonFor(failing, scope) }),
        gate: {
            scope,
            onlyFixed: rules.onlyFixed,
            failing: failing.length,
            tolerated: severe.length - failing.length,
            ...(baseline && {
                introduced: all.flatMap(addedBy).length,
                fixed: all.filter(({ kind }) => kind === 'fixed').length,
            }),
        },
    };
}
function comparable({ baseline, scanner }, warnings) {
    if (baseline?.scanner === undefined)
        return undefined;
    const before = baseline.scanner;
    if (before.version !== scanner?.version) {
        warnings.push(`the scan to compare with was made by Trivy ${before.version}, this one by ${scanner?.version}: all findings count`);
        return undefined;
    }
    if (before.database !== scanner.database || before.databaseTime !== scanner.databaseTime) {
        warnings.push('the scan to compare with was made with another database: all findings count');
        return undefined;
    }
    return baseline;
}
function fails(finding, { failOn, onlyFixed }) {
    return isSevere(finding, failOn) && (!onlyFixed || finding.fixed !== undefined);
}
function isSevere({ severity }, failOn) {
    return failOn !== 'none' && section/* severities */.gO.indexOf(severity) >= section/* severities */.gO.indexOf(failOn);
}
function reasonFor(failing, scope) {
    const distinct = new Map(failing.map(finding => [`${finding.package} ${finding.id}`, finding]));
    const [first] = distinct.values();
    const counts = section/* severities */.gO
        .toReversed()
        .map(severity => ({
        severity,
        count: [...distinct.values()].filter(one => one.severity === severity).length,
    }))
        .filter(({ count }) => count > 0)
        .map(({ severity, count }) => `${count} ${severity}`);
    const noun = distinct.size === 1 ? 'finding' : 'findings';
    const example = first
        ? `, for example ${first.id} in ${first.package} ${first.installed}${fixHint(first)}`
        : '';
    return `${counts.join(' and ')} ${noun}${scope === 'introduced' ? ' introduced' : ''}${example}`;
}
function fixHint({ fixed }) {
    return fixed === undefined ? '' : ` (fixed in ${fixed})`;
}

;// CONCATENATED MODULE: ./.build/src/scan/program/find.js



async function findProgram(name, path) {
    for (const folder of (path ?? '').split(':').filter(folder => folder.startsWith('/'))) {
        const candidate = (0,external_node_path_.join)(folder, name);
        if (await isRunnable(candidate))
            return candidate;
    }
    return undefined;
}
function isRunnable(path) {
    return (0,promises_.access)(path, external_node_fs_.constants.X_OK).then(() => true, () => false);
}

;// CONCATENATED MODULE: ./.build/src/scan/jail/bubblewrap.js


function bubblewrapJail(bwrap, tools) {
    return {
        sandbox: 'bubblewrap',
        run: (inmate, limits, listen) => runBounded({ file: bwrap, args: bwrapArgs(inmate), onlyEnv: inmate.env('') }, limits, listen, tools),
        close: async () => { },
    };
}
function bwrapArgs(inmate) {
    const readable = { ...inmate.readable, [(0,jail/* programInside */.Z5)(inmate.program)]: inmate.program };
    return [
        '--unshare-all',
        '--unshare-user',
        '--uid',
        `${jail/* nobody */.eP}`,
        '--gid',
        `${jail/* nobody */.eP}`,
        '--cap-drop',
        'ALL',
        '--new-session',
        '--die-with-parent',
        '--size',
        `${jail/* temporarySpace */.YM}`,
        '--tmpfs',
        '/tmp',
        ...Object.entries(readable).flatMap(([inside, path]) => ['--ro-bind', path, inside]),
        '--remount-ro',
        '/',
        '--chdir',
        '/',
        '--',
        (0,jail/* programInside */.Z5)(inmate.program),
        ...inmate.args,
    ];
}

;// CONCATENATED MODULE: ./.build/src/scan/jail/none.js



async function noJail(tools) {
    const root = await (0,promises_.mkdtemp)((0,external_node_path_.join)(tools.host.temp, 'buildonce-scan-'));
    tools.keep({ kind: 'folder', name: root });
    return {
        sandbox: 'none',
        async run(inmate, limits, listen) {
            await (0,promises_.rm)(root, { recursive: true, force: true });
            await (0,promises_.mkdir)((0,external_node_path_.join)(root, 'tmp'), { recursive: true });
            await (0,promises_.mkdir)((0,external_node_path_.join)(root, 'empty'));
            for (const [inside, path] of Object.entries(inmate.readable))
                await linkTree(path, (0,external_node_path_.join)(root, inside));
            const command = {
                file: inmate.program,
                args: inmate.args,
                onlyEnv: inmate.env(root),
                cwd: (0,external_node_path_.join)(root, 'empty'),
            };
            return runBounded(command, limits, listen, tools);
        },
        close: () => (0,promises_.rm)(root, { recursive: true, force: true }),
    };
}
async function linkTree(source, target) {
    if ((await (0,promises_.stat)(source)).isDirectory()) {
        await (0,promises_.mkdir)(target, { recursive: true });
        for (const name of await (0,promises_.readdir)(source))
            await linkTree((0,external_node_path_.join)(source, name), (0,external_node_path_.join)(target, name));
        return;
    }
    await (0,promises_.mkdir)((0,external_node_path_.dirname)(target), { recursive: true });
    await (0,promises_.link)(source, target).catch(() => (0,promises_.copyFile)(source, target));
}

;// CONCATENATED MODULE: ./.build/src/scan/jail/unshare.js




const script = `
set -eu
PATH=/usr/sbin:/usr/bin:/sbin:/bin
root=$1; space=$2; account=$3; shift 3
mount -t tmpfs -o mode=755,nosuid,nodev jail "$root"
while [ "$1" != -- ]; do
  source=$1; target=$root$2; shift 2
  if [ -d "$source" ]; then mkdir -p "$target"; else mkdir -p "\${target%/*}"; : >"$target"; fi
  mount --bind "$source" "$target"
  mount -o remount,bind,ro,nosuid,nodev "$target"
done
shift
mkdir "$root/tmp"
mount -t tmpfs -o "mode=1777,noexec,nosuid,nodev,size=$space" temporary "$root/tmp"
mount -o remount,ro "$root"
cd /
# Each is found here, since the program gets no PATH, and so do those that start it.
"$(command -v setpriv)" --no-new-privs "$(command -v prlimit)" --nproc=512 --core=0 "$(command -v chroot)" --userspec="$account" --groups= "$root" "$@" || exit $?
`;
async function unshareJail(programs, tools) {
    const root = await (0,promises_.mkdtemp)((0,external_node_path_.join)(tools.host.temp, 'buildonce-jail-'));
    tools.keep({ kind: 'folder', name: root });
    return {
        sandbox: 'unshare',
        run: (inmate, limits, listen) => runBounded({ file: programs.setpriv, args: unshareArgs(inmate, root, programs), onlyEnv: inmate.env('') }, limits, listen, tools),
        close: () => (0,promises_.rm)(root, { recursive: true, force: true }),
    };
}
function unshareArgs(inmate, root, { unshare, sh }) {
    const readable = { ...inmate.readable, [(0,jail/* programInside */.Z5)(inmate.program)]: inmate.program };
    return [
        '--pdeathsig=KILL',
        unshare,
        '--mount',
        '--pid',
        '--net',
        '--ipc',
        '--uts',
        '--fork',
        '--kill-child=KILL',
        sh,
        '-c',
        script,
        'jail',
        root,
        `${jail/* temporarySpace */.YM}`,
        `${jail/* nobody */.eP}:${jail/* nobody */.eP}`,
        ...Object.entries(readable).flatMap(([inside, path]) => [path, inside]),
        '--',
        (0,jail/* programInside */.Z5)(inmate.program),
        ...inmate.args,
    ];
}

;// CONCATENATED MODULE: ./.build/src/scan/jail/open.js






async function openJail(wanted, tryOut, tools) {
    const kinds = wanted === 'auto' ? automatic() : [wanted];
    const causes = [];
    for (const kind of kinds) {
        const opened = await open_open(kind, tryOut, tools).catch((error) => {
            tools.signal.throwIfAborted();
            causes.push(`${kind}: ${(0,errors/* describe */.q0)(error)}`);
        });
        if (opened)
            return opened;
    }
    throw new errors/* UserError */.yo(`the scanner cannot be locked in here:\n- ${causes.join('\n- ')}`, {
        hint: 'Run where Docker works, or install bubblewrap. "scan-sandbox: none" runs the scanner without a jail, with all that this account may read.',
    });
}
async function open_open(kind, tryOut, tools) {
    const jail = await makers[kind](tools);
    try {
        return { jail, trial: await tryOut(jail) };
    }
    catch (error) {
        await jail.close();
        throw error;
    }
}
function automatic() {
    return process.getuid?.() === 0 ? ['docker', 'unshare', 'bubblewrap'] : ['docker', 'bubblewrap'];
}
const makers = {
    docker: dockerJail,
    bubblewrap: async (tools) => bubblewrapJail(await need('bwrap', tools), tools),
    async unshare(tools) {
        if (process.getuid?.() !== 0)
            throw new errors/* UserError */.yo('bare namespaces need root');
        const [unshare, setpriv, sh] = await Promise.all([
            need('unshare', tools),
            need('setpriv', tools),
            need('sh', tools),
        ]);
        return unshareJail({ unshare, setpriv, sh }, tools);
    },
    none: noJail,
};
async function need(name, { host }) {
    const path = await findProgram(name, host.variable('PATH'));
    if (path === undefined)
        throw new errors/* UserError */.yo(`${name} is not installed`);
    return path;
}

;// CONCATENATED MODULE: ./.build/src/scan/foreign-text.js
const unprintable = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\u2028\u2029]+/gu;
function oneLine(text, limit = 256) {
    const line = text.replace(unprintable, ' ').replace(/\s+/g, ' ').trim();
    return line.length <= limit ? line : `${line.slice(0, limit - 1)}…`;
}
function plainLines(text) {
    return text.replace(/\u001b\[[0-9;?]*[ -/]*[@-~]/g, '').replace(/[^\P{Cc}\n\t]/gu, '');
}
const trusted = [
    'access.redhat.com',
    'avd.aquasec.com',
    'cve.org',
    'errata.almalinux.org',
    'errata.rockylinux.org',
    'github.com',
    'linux.oracle.com',
    'msrc.microsoft.com',
    'nvd.nist.gov',
    'osv.dev',
    'security-tracker.debian.org',
    'security.alpinelinux.org',
    'ubuntu.com',
    'www.cve.org',
    'www.suse.com',
];
function trustedLink(text) {
    if (!URL.canParse(text) || text.length > 512)
        return undefined;
    const { protocol, hostname, username, port, href } = new URL(text);
    const fine = protocol === 'https:' && trusted.includes(hostname) && username === '' && port === '';
    return fine ? href : undefined;
}

;// CONCATENATED MODULE: ./.build/src/scan/trivy.js


const reportLimit = 128 * 1024 * 1024;
async function runTrivy(job, jail, listen) {
    const limits = { milliseconds: job.milliseconds, output: reportLimit };
    const { exitCode, stdout, stderr } = await jail.run(inmate(job), limits, listen);
    if (exitCode === 0)
        return stdout;
    if (/java ?db/i.test(stderr) && job.javaDatabase === undefined)
        throw new JavaDatabaseNeeded();
    throw new errors/* UserError */.yo(`Trivy failed with exit code ${exitCode}${lastLine(stderr)}`, {
        hint: 'Its messages are in the log above.',
    });
}
class JavaDatabaseNeeded extends errors/* UserError */.yo {
    constructor() {
        super('the image holds Java archives, and Trivy has no index of them', {
            hint: 'Give the folder of the index as "trivy-java-db".',
        });
    }
}
async function trivyVersion(program, file, jail) {
    const version = {
        program,
        args: ['--version'],
        env: root => ({ ...base(root), TRIVY_CACHE_DIR: `${root}/tmp/cache` }),
        readable: { '/in/file': file },
    };
    const { exitCode, stdout, stderr } = await jail.run(version, { milliseconds: 60_000, output: 64 * 1024 }, () => { });
    const match = /^Version: v?(\d+\.\d+\.\d+\S*)$/m.exec(stdout);
    if (match?.[1] !== undefined)
        return oneLine(match[1]);
    const said = lastLine(stderr || stdout);
    throw new errors/* UserError */.yo(`it does not answer as Trivy does (exit code ${exitCode})${said}`);
}
const compromised = ['0.69.4', '0.69.5', '0.69.6'];
const oldest = [0, 68, 0];
function assertUsableVersion(version) {
    if (compromised.includes(version)) {
        throw new errors/* UserError */.yo(`Trivy ${version} was published by attackers (GHSA-69fq-xp46-6x23) and is not run`, {
            hint: 'Remove it, and change every secret that this machine could read since it was installed.',
        });
    }
    const parts = version.split('.').map(Number.parseFloat);
    const older = oldest.map((part, index) => (parts[index] ?? 0) - part).find(difference => difference !== 0);
    if ((older ?? 0) < 0) {
        throw new errors/* UserError */.yo(`Trivy ${version} is too old`, { hint: `Use ${oldest.join('.')} or newer.` });
    }
}
function inmate(job) {
    const ignorefile = /\.ya?ml$/.test(job.ignorefile ?? '') ? '/ignore/findings.yaml' : '/ignore/findings';
    return {
        program: job.program,
        args: ['image'],
        env: root => ({ ...options(root, job), ...(job.ignorefile && { TRIVY_IGNOREFILE: root + ignorefile }) }),
        readable: {
            '/in/oci-layout': job.marker,
            '/in/index.json': job.index,
            '/in/blobs': job.blobs,
            '/cache/db': job.database,
            ...(job.javaDatabase && { '/cache/java-db': job.javaDatabase }),
            ...(job.ignorefile && { [ignorefile]: job.ignorefile }),
        },
    };
}
function options(root, job) {
    return {
        ...base(root),
        TRIVY_INPUT: `${root}/in`,
        TRIVY_CACHE_DIR: `${root}/cache`,
        TRIVY_CACHE_BACKEND: 'memory',
        TRIVY_FORMAT: 'json',
        TRIVY_SCANNERS: 'vuln',
        TRIVY_LIST_ALL_PKGS: 'true',
        TRIVY_SHOW_SUPPRESSED: 'true',
        TRIVY_TIMEOUT: `${job.milliseconds}ms`,
        TRIVY_NO_PROGRESS: 'true',
        TRIVY_OFFLINE_SCAN: 'true',
        TRIVY_SKIP_DB_UPDATE: 'true',
        TRIVY_SKIP_JAVA_DB_UPDATE: 'true',
        TRIVY_SKIP_CHECK_UPDATE: 'true',
        TRIVY_SKIP_VEX_REPO_UPDATE: 'true',
        TRIVY_SKIP_VERSION_CHECK: 'true',
        TRIVY_DISABLE_TELEMETRY: 'true',
    };
}
function base(root) {
    return { HOME: `${root}/tmp`, TMPDIR: `${root}/tmp` };
}
function lastLine(text) {
    const line = text.trim().split('\n').at(-1) ?? '';
    return line === '' ? '' : `: ${oneLine(line, 500)}`;
}

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
;// CONCATENATED MODULE: ./.build/src/scan/program/download.js




const mostRedirects = 5;
const download_longest = 512 * 1024 * 1024;
async function download(from, path, { http, signal }) {
    const response = await follow(new URL(from), { http, signal });
    let size = 0;
    const counting = new external_node_stream_.Transform({
        transform(chunk, _, done) {
            size += chunk.length;
            done(size > download_longest ? new errors/* UserError */.yo(`${from} has more than ${download_longest} bytes`) : null, chunk);
        },
    });
    await (0,external_node_stream_promises_.pipeline)(response.body, counting, (0,external_node_fs_.createWriteStream)(path));
}
async function follow(first, { http, signal }) {
    let url = first;
    for (let hops = 0; hops <= mostRedirects; hops++) {
        const response = await http({ method: 'GET', url, signal, headers: { 'user-agent': 'buildonce' } });
        if (response.status === 200)
            return response;
        response.body.resume();
        const location = response.headers.location?.[0];
        if (response.status < 300 || response.status > 399 || location === undefined) {
            throw new errors/* UserError */.yo(`${first} was answered with ${response.status}`);
        }
        const next = new URL(location, url);
        if (url.protocol === 'https:' && next.protocol !== 'https:') {
            throw new errors/* UserError */.yo(`${first} leads to ${next.protocol}//${next.host}, which is not https`);
        }
        url = next;
    }
    throw new errors/* UserError */.yo(`${first} redirects more than ${mostRedirects} times`);
}

;// CONCATENATED MODULE: ./.build/src/scan/program/releases.js
const defaultVersion = '0.69.3';
const pinned = {
    '0.69.3': {
        x64: '1816b632dfe529869c740c0913e36bd1629cb7688bd5634f4a858c1d57c88b75',
        arm64: '7e3924a974e912e57b4a99f65ece7931f8079584dae12eb7845024f97087bdfd',
    },
};
const suffixes = {
    x64: '64bit',
    arm64: 'ARM64',
    arm: 'ARM',
    ppc64: 'PPC64LE',
    s390x: 's390x',
};
function releaseFor(version, architecture) {
    const suffix = suffixes[architecture];
    if (suffix === undefined)
        return undefined;
    const sha256 = pinned[version]?.[architecture];
    return { version, archive: `trivy_${version}_Linux-${suffix}.tar.gz`, ...(sha256 && { sha256 }) };
}

;// CONCATENATED MODULE: ./.build/src/scan/program/scanner.js









async function findScanner(wanted, tools) {
    const { trivy, trivyVersion, trivySha256 } = wanted;
    if (trivy !== undefined && trivyVersion !== undefined) {
        throw new errors/* UserError */.yo('"trivy" and "trivy-version" are both given: one names a program, the other a download');
    }
    if (trivyVersion !== undefined)
        return fetchRelease(trivyVersion, wanted, tools);
    const installed = trivy === undefined ? await onPath(tools.host) : await named(trivy, tools.host);
    if (installed === undefined) {
        tools.log.info('There is no Trivy on the PATH');
        return fetchRelease(defaultVersion, wanted, tools);
    }
    if (trivySha256 !== undefined)
        await assertSha256(installed, trivySha256);
    return installed;
}
async function fetchRelease(version, wanted, tools) {
    assertUsableVersion(version);
    const release = releaseFor(version, process.arch);
    if (release === undefined)
        throw missing(version, `there is none for ${process.arch}`);
    const sha256 = wanted.trivySha256 ?? release.sha256;
    if (sha256 === undefined) {
        throw missing(version, 'it is not one of those that are pinned here', {
            hint: `Give the SHA-256 of ${release.archive} as "trivy-sha256", checked by its signature and not only against the list beside it.`,
        });
    }
    const url = `${wanted.trivyReleases.replace(/\/$/, '')}/v${version}/${release.archive}`;
    const bring = async (path) => {
        tools.log.info(`Fetching ${url}`);
        await download(url, path, tools);
    };
    const archive = await pinnedFile({ name: 'trivy', sha256, bring }, tools).catch((cause) => {
        throw missing(version, (0,errors/* describe */.q0)(cause), { cause });
    });
    const folder = (0,external_node_path_.join)(wanted.work, 'release');
    await (0,promises_.mkdir)(folder);
    await unpack({ archive, folder, files: { trivy: 1024 ** 3 }, others: 'skip' });
    const program = (0,external_node_path_.join)(folder, 'trivy');
    await (0,promises_.chmod)(program, 0o755);
    return program;
}
async function named(trivy, host) {
    const path = (0,external_node_path_.isAbsolute)(trivy) ? trivy : (0,external_node_path_.join)(host.workspace, trivy);
    if (await isRunnable(path))
        return path;
    throw new errors/* UserError */.yo(`"trivy" names ${path}, which is not a program that can be run`);
}
function onPath(host) {
    return findProgram('trivy', host.variable('PATH'));
}
function missing(version, why, help = {}) {
    return new errors/* UserError */.yo(`Trivy ${version} cannot be had: ${why}`, {
        hint: 'Install Trivy, name its path as "trivy", or name a reachable copy of its releases as "trivy-releases".',
        ...help,
    });
}

;// CONCATENATED MODULE: ./.build/src/scan/program/static-program.js


const machines = { x64: 62, arm64: 183, arm: 40, ppc64: 21, s390x: 22, riscv64: 243 };
const interpreterSegment = 3;
async function assertStaticProgram(path, architecture) {
    const wrong = (what) => new errors/* UserError */.yo(`${path} cannot run in a jail: ${what}`, {
        hint: 'Use the program of a Trivy release for this machine: it needs no libraries.',
    });
    const header = await readStart(path);
    if (header.toString('latin1', 0, 4) !== '\x7fELF') {
        throw wrong(header.toString('latin1', 0, 2) === '#!' ? 'it is a script' : 'it is not a Linux program');
    }
    const littleEndian64 = header[4] === 2 && header[5] === 1;
    if (!littleEndian64)
        throw wrong('it is not a 64-bit program');
    if (header.readUInt16LE(18) !== machines[architecture])
        throw wrong(`it is not made for ${architecture}`);
    if (segmentTypes(header).includes(interpreterSegment))
        throw wrong('it needs shared libraries');
}
function segmentTypes(header) {
    const offset = Number(header.readBigUInt64LE(32));
    const size = header.readUInt16LE(54);
    const count = header.readUInt16LE(56);
    return Array.from({ length: count }, (_, index) => offset + index * size)
        .filter(at => at + 4 <= header.length)
        .map(at => header.readUInt32LE(at));
}
async function readStart(path) {
    const file = await (0,promises_.open)(path);
    try {
        const buffer = Buffer.alloc(4096);
        const { bytesRead } = await file.read(buffer, 0, buffer.length, 0);
        return bytesRead < 64 ? Buffer.alloc(64) : buffer;
    }
    finally {
        await file.close();
    }
}

;// CONCATENATED MODULE: ./.build/src/scan/sarif.js



const limits = { runs: 20, results: 5000 };
const levels = {
    critical: 'error',
    high: 'error',
    medium: 'warning',
    low: 'note',
    unknown: 'note',
};
const scores = {
    critical: '9.5',
    high: '8.0',
    medium: '5.5',
    low: '2.0',
    unknown: '0.0',
};
function sarif(platforms, scanner) {
    const runs = platforms.slice(0, limits.runs).map(platform => sarifRun(platform, scanner));
    return `${JSON.stringify({
        $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
        version: '2.1.0',
        runs: runs.length > 0 ? runs : [sarifRun({ platform: 'none', findings: [] }, scanner)],
    })}\n`;
}
function sarifRun({ platform, findings }, scanner) {
    const shown = findings.slice(0, limits.results);
    const rules = [...Map.groupBy(shown, ({ id }) => id).values()].map(rule);
    const index = new Map(rules.map(({ id }, at) => [id, at]));
    return {
        tool: {
            driver: {
                name: 'Trivy',
                informationUri: 'https://trivy.dev',
                ...(scanner && { version: scanner.version }),
                rules,
            },
        },
        automationDetails: { id: `buildonce/${platform}/` },
        columnKind: 'utf16CodeUnits',
        results: shown.map(finding => result(finding, index.get(finding.id) ?? 0)),
    };
}
function rule(group) {
    const [finding] = group;
    if (!finding)
        throw new RangeError('a rule has at least one finding');
    const gravest = section/* severities */.gO.findLast(severity => group.some(one => one.severity === severity)) ?? 'unknown';
    const title = finding.title ?? finding.id;
    return {
        id: finding.id,
        name: 'VulnerablePackage',
        shortDescription: { text: title },
        fullDescription: { text: title },
        ...(finding.url && { helpUri: finding.url }),
        help: { text: `${finding.id}: ${title}${finding.url ? `\n${finding.url}` : ''}` },
        defaultConfiguration: { level: levels[gravest] },
        properties: {
            precision: 'very-high',
            'security-severity': scores[gravest],
            tags: ['security', 'vulnerability', gravest],
        },
    };
}
function result(finding, ruleIndex) {
    const { id, package: name, installed, fixed, severity } = finding;
    const remedy = fixed === undefined ? 'There is no fixed version yet.' : `Fixed in ${fixed}.`;
    return {
        ruleId: id,
        ruleIndex,
        level: levels[severity],
        message: { text: `${name} ${installed} has ${id} (${severity}). ${remedy}` },
        locations: [
            {
                physicalLocation: { artifactLocation: { uri: place(finding) }, region: { startLine: 1 } },
                message: { text: finding.path ?? `${name} ${installed}` },
            },
        ],
        partialFingerprints: { primaryLocationLineHash: `${fingerprint(finding)}:1` },
    };
}
function place({ path, target, package: name }) {
    const text = path ?? `${target ?? 'os'}/${name}`;
    return text
        .split('/')
        .filter(part => part !== '' && part !== '.' && part !== '..')
        .map(encodeURIComponent)
        .join('/');
}
function fingerprint(finding) {
    const identity = [finding.id, packageKey(finding), finding.path ?? ''];
    return (0,external_node_crypto_.createHash)('sha256').update(JSON.stringify(identity)).digest('hex').slice(0, 32);
}

// EXTERNAL MODULE: ./.build/src/image/layout.js
var image_layout = __webpack_require__(7955);
// EXTERNAL MODULE: ./.build/src/registry/connect.js + 4 modules
var connect = __webpack_require__(9070);
// EXTERNAL MODULE: ./.build/src/registry/parallel.js
var parallel = __webpack_require__(8248);
// EXTERNAL MODULE: ./.build/src/registry/source.js + 1 modules
var registry_source = __webpack_require__(4090);
;// CONCATENATED MODULE: ./.build/src/scan/layout-of.js









async function layoutOf({ source }, { platform, work }, tools) {
    if (source.kind === 'layout')
        return source.path;
    const folder = (0,external_node_path_.join)(work, `layout-${platform.digest.slice('sha256:'.length)}`);
    await (0,promises_.mkdir)((0,external_node_path_.join)(folder, 'blobs', 'sha256'), { recursive: true });
    await bring((0,registry_source/* openImage */.U)(source, (0,connect/* connect */.N)(tools)), platform.digest, folder);
    return folder;
}
async function bring(reader, digest, folder) {
    const stored = await reader.manifest(digest);
    await (0,promises_.writeFile)((0,external_node_path_.join)(folder, (0,image_layout/* blobPath */.nD)(digest)), stored.bytes);
    const manifest = (0,image_manifest/* parseManifest */.Ng)(stored);
    await (0,parallel/* inParallel */.H)(manifest.kind === 'image' ? (0,image_manifest/* blobsOf */.OR)(manifest) : [], 4, async (blob) => (0,external_node_stream_promises_.pipeline)(await reader.blob(blob), (0,external_node_fs_.createWriteStream)((0,external_node_path_.join)(folder, (0,image_layout/* blobPath */.nD)(blob.digest)))));
}

// EXTERNAL MODULE: ./.build/src/registry/digest.js
var registry_digest = __webpack_require__(5971);
;// CONCATENATED MODULE: ./.build/src/scan/platform-layout.js






const textLimit = 4 * 1024 * 1024;
async function platformLayout(layout, wanted) {
    const manifest = await readJsonBlob(layout, wanted.digest);
    const parsed = (0,image_manifest/* parseManifest */.Ng)({ bytes: manifest, mediaType: '', digest: wanted.digest });
    if (parsed.kind !== 'image')
        throw new errors/* UserError */.yo(`${wanted.digest} is not the manifest of one platform`);
    const config = JSON.parse((await readJsonBlob(layout, parsed.config.digest)).toString('utf8'));
    const diffIds = config?.rootfs?.diff_ids;
    if (!Array.isArray(diffIds) || diffIds.length !== parsed.layers.length) {
        throw new errors/* UserError */.yo(`the config of ${wanted.platform} does not name its layers`);
    }
    const mediaType = JSON.parse(manifest.toString('utf8')).mediaType ?? image_manifest/* manifestTypes */.Fm[2];
    const entry = { mediaType, digest: wanted.digest, size: manifest.length };
    return {
        image: { platform: wanted.platform, digest: wanted.digest, config: parsed.config.digest, diffIds },
        index: JSON.stringify({ schemaVersion: 2, manifests: [entry] }),
    };
}
async function readJsonBlob(layout, digest) {
    const path = (0,external_node_path_.join)(layout, (0,image_layout/* blobPath */.nD)(digest));
    const bytes = await readBounded(path).catch((cause) => {
        throw new errors/* UserError */.yo(`the OCI layout ${layout} does not hold ${digest}: ${(0,errors/* describe */.q0)(cause)}`, { cause });
    });
    if ((0,registry_digest/* digestOf */.ol)(bytes) !== digest)
        throw new errors/* UserError */.yo(`the OCI layout ${layout} is damaged at ${digest}`);
    return bytes;
}
async function readBounded(path) {
    const { size } = await (0,promises_.stat)(path);
    if (size > textLimit)
        throw new Error(`it has ${size} bytes`);
    return (0,promises_.readFile)(path);
}

;// CONCATENATED MODULE: ./.build/src/scan/table.js

const most = 100;
const widest = 40;
function findingsTable({ findings }) {
    const rows = findings.slice(0, most).map(row);
    const header = ['SEVERITY', 'VULNERABILITY', 'PACKAGE', 'INSTALLED', 'FIXED IN', 'WHERE', 'TITLE'];
    const widths = header.map((_, column) => Math.max(...[header, ...rows].map(cells => cells[column]?.length ?? 0)));
    const lines = [header, ...rows].map(cells => cells
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd());
    const rest = findings.length - rows.length;
    return `${[...lines, ...(rest > 0 ? [`… and ${rest} more, none graver`] : [])].join('\n')}\n`;
}
function summaryLine({ platform, os, packages, findings, counts, suppressed, }) {
    const system = os ? `${os.family} ${os.name}, ` : '';
    const found = section/* severities */.gO
        .toReversed()
        .filter(severity => (counts[severity] ?? 0) > 0)
        .map(severity => `${counts[severity]} ${severity}`);
    const hidden = suppressed?.length ? `, ${suppressed.length} suppressed` : '';
    const what = findings.length === 0 ? 'no findings' : found.join(', ');
    return `${platform}: ${system}${packages} package${packages === 1 ? '' : 's'}: ${what}${hidden}`;
}
function row(finding) {
    const { severity, id, package: name, installed, fixed, status, target, path, title } = finding;
    const cells = [severity.toUpperCase(), id, name, installed, fixed ?? status ?? '', path ?? target ?? ''];
    return [...cells.map(clip), (title ?? '').slice(0, 80)];
}
function clip(cell) {
    return cell.length <= widest ? cell : `…${cell.slice(cell.length - widest + 1)}`;
}

;// CONCATENATED MODULE: ./.build/src/scan/trivy-report.js




const trivy_report_most = 50_000;
const trivy_report_text = dist/* optional */.lqM(dist/* pipe */.FsL(dist/* string */.YjP(), dist/* maxLength */.Ru6(100_000)));
const vulnerability = dist/* object */.Ikc({
    VulnerabilityID: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* minLength */.BpQ(1), dist/* maxLength */.Ru6(256)),
    VendorIDs: dist/* nullish */.cl6(dist/* array */.YOg(dist/* string */.YjP())),
    PkgName: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* minLength */.BpQ(1)),
    PkgPath: trivy_report_text,
    PkgIdentifier: dist/* optional */.lqM(dist/* object */.Ikc({ PURL: trivy_report_text })),
    InstalledVersion: trivy_report_text,
    FixedVersion: trivy_report_text,
    Status: trivy_report_text,
    Layer: dist/* optional */.lqM(dist/* object */.Ikc({ DiffID: trivy_report_text })),
    Severity: trivy_report_text,
    PrimaryURL: trivy_report_text,
    Title: trivy_report_text,
});
const trivy_report_result = dist/* object */.Ikc({
    Target: dist/* optional */.lqM(dist/* string */.YjP(), ''),
    Class: dist/* optional */.lqM(dist/* string */.YjP(), ''),
    Type: dist/* optional */.lqM(dist/* string */.YjP(), ''),
    Packages: dist/* nullish */.cl6(dist/* pipe */.FsL(dist/* array */.YOg(dist/* unknown */.L5J()), dist/* maxLength */.Ru6(trivy_report_most))),
    Vulnerabilities: dist/* nullish */.cl6(dist/* pipe */.FsL(dist/* array */.YOg(vulnerability), dist/* maxLength */.Ru6(trivy_report_most))),
    ExperimentalModifiedFindings: dist/* nullish */.cl6(dist/* array */.YOg(dist/* object */.Ikc({ Type: trivy_report_text, Status: trivy_report_text, Statement: trivy_report_text, Finding: dist/* unknown */.L5J() }))),
});
const report = dist/* object */.Ikc({
    SchemaVersion: dist/* literal */.euz(2),
    Trivy: dist/* optional */.lqM(dist/* object */.Ikc({ Version: trivy_report_text })),
    Metadata: dist/* object */.Ikc({
        OS: dist/* nullish */.cl6(dist/* object */.Ikc({ Family: trivy_report_text, Name: trivy_report_text, EOSL: dist/* optional */.lqM(dist/* boolean */.zMY()) })),
        ImageID: dist/* string */.YjP(),
        DiffIDs: dist/* nullish */.cl6(dist/* array */.YOg(dist/* string */.YjP())),
        ImageConfig: dist/* optional */.lqM(dist/* object */.Ikc({ architecture: trivy_report_text, os: trivy_report_text })),
    }),
    Results: dist/* nullish */.cl6(dist/* pipe */.FsL(dist/* array */.YOg(trivy_report_result), dist/* maxLength */.Ru6(10_000))),
});
function parseTrivyReport(json, image) {
    const parsed = dist/* safeParse */.xLC(report, parseJson(json));
    if (!parsed.success) {
        const issue = parsed.issues[0];
        throw unusable(`${dist/* getDotPath */.BuJ(issue) ?? 'the whole'}: ${oneLine(issue.message)}`);
    }
    const { Metadata, Results } = parsed.output;
    const results = Results ?? [];
    assertSame(Metadata, image);
    const findings = results.flatMap(found => (found.Vulnerabilities ?? []).map(entry => toFinding(entry, found)));
    return {
        platform: image.platform,
        digest: image.digest,
        ...(Metadata.OS && {
            os: {
                family: oneLine(Metadata.OS.Family ?? ''),
                name: oneLine(Metadata.OS.Name ?? ''),
                endOfLife: Metadata.OS.EOSL ?? false,
            },
        }),
        packages: results.reduce((sum, found) => sum + (found.Packages?.length ?? 0), 0),
        counts: countBySeverity(findings),
        findings: findings.toSorted(bySeverity),
        suppressed: results.flatMap(suppressedIn),
    };
}
function countBySeverity(findings) {
    const counts = { unknown: 0, low: 0, medium: 0, high: 0, critical: 0 };
    for (const { severity } of findings)
        counts[severity]++;
    return counts;
}
function bySeverity(a, b) {
    const rank = section/* severities */.gO.indexOf(b.severity) - section/* severities */.gO.indexOf(a.severity);
    return rank || compare(a.package, b.package) || compare(a.id, b.id) || compare(a.path ?? '', b.path ?? '');
}
function compare(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}
function toFinding(entry, { Target, Class, Type }) {
    const operatingSystem = Class === 'os-pkgs';
    return {
        id: oneLine(entry.VulnerabilityID),
        package: oneLine(entry.PkgName),
        installed: oneLine(entry.InstalledVersion ?? ''),
        severity: toSeverity(entry.Severity),
        target: operatingSystem ? oneLine(Type) : oneLine(Target),
        ...optional('fixed', entry.FixedVersion),
        ...optional('status', entry.Status),
        ...optional('title', entry.Title),
        ...optional('url', entry.PrimaryURL && trustedLink(entry.PrimaryURL)),
        ...optional('purl', entry.PkgIdentifier?.PURL, 1024),
        ...(!operatingSystem && optional('path', entry.PkgPath ?? Target, 1024)),
        ...optional('layer', entry.Layer?.DiffID),
        ...(entry.VendorIDs?.length && { aliases: entry.VendorIDs.slice(0, 20).map(id => oneLine(id)) }),
    };
}
function suppressedIn(found) {
    return (found.ExperimentalModifiedFindings ?? [])
        .filter(({ Type, Status }) => Type === 'vulnerability' && Status === 'ignored')
        .flatMap(({ Statement, Finding }) => {
        const hidden = dist/* safeParse */.xLC(vulnerability, Finding);
        if (!hidden.success)
            return [];
        const { id, package: name, installed, severity } = toFinding(hidden.output, found);
        return [{ id, package: name, installed, severity, ...optional('statement', Statement) }];
    });
}
function optional(name, value, limit) {
    const line = oneLine(value ?? '', limit);
    return (line === '' ? {} : { [name]: line });
}
function toSeverity(word) {
    return section/* severities */.gO.find(severity => severity === word?.toLowerCase()) ?? 'unknown';
}
function assertSame({ ImageID, DiffIDs, ImageConfig }, image) {
    const [os, architecture] = image.platform.split('/');
    if (ImageID !== image.config)
        throw unusable(`it is about ${oneLine(ImageID)}, not ${image.config}`);
    if (JSON.stringify(DiffIDs ?? []) !== JSON.stringify(image.diffIds))
        throw unusable('it is about other layers');
    if (ImageConfig && (ImageConfig.os !== os || ImageConfig.architecture !== architecture)) {
        throw unusable(`it is about ${oneLine(`${ImageConfig.os}/${ImageConfig.architecture}`)}, not ${image.platform}`);
    }
}
function parseJson(json) {
    try {
        return JSON.parse(json);
    }
    catch (cause) {
        throw unusable(json.trim() === '' ? 'it is empty' : 'it is not JSON', cause);
    }
}
function unusable(why, cause) {
    return new errors/* UserError */.yo(`the scanner's report cannot be used: ${why}`, {
        hint: 'Check the Trivy version; Buildonce is tested with 0.76.0.',
        cause,
    });
}

;// CONCATENATED MODULE: ./.build/src/scan/scan-platform.js










async function scanPlatform(scan, jail, tools) {
    const { platform, request, work, reports } = scan;
    return tools.log.group(`Scan ${platform.platform}`, async () => {
        const layout = await layoutOf(request.subject, { platform, work }, tools);
        const { image, index } = await platformLayout(layout, platform);
        const folder = (0,external_node_path_.join)(work, `scan-${platform.digest.slice('sha256:'.length)}`);
        await (0,promises_.mkdir)(folder);
        const indexFile = (0,external_node_path_.join)(folder, 'index.json');
        await (0,promises_.writeFile)(indexFile, index, { mode: 0o644 });
        const blobs = await scan.share((0,external_node_path_.join)(layout, 'blobs'));
        const json = await runWithJava({ ...scan, index: indexFile, blobs, milliseconds: request.scanTimeout }, jail, tools);
        const found = parseTrivyReport(json, image);
        await (0,promises_.writeFile)((0,external_node_path_.join)(reports, `trivy-${platform.platform.replaceAll('/', '-')}.json`), json);
        if (found.findings.length > 0)
            await tools.log.foreign(async (write) => write(findingsTable(found)));
        tools.log.info(summaryLine(found));
        return found;
    });
}
async function runWithJava(job, jail, tools) {
    const { request, share } = job;
    const run = (more) => listening(tools, listen => runTrivy({ ...job, ...more }, jail, listen));
    const withJava = async () => {
        const { folder } = await findDatabase(javaArchives, request, tools);
        return run({ javaDatabase: await share(folder) });
    };
    if (request.trivyJavaDb !== undefined)
        return withJava();
    return run({}).catch(async (error) => {
        if (!(error instanceof JavaDatabaseNeeded))
            throw error;
        tools.log.info('The image holds Java archives: their index is needed');
        return withJava();
    });
}
function listening({ log }, work) {
    return log.foreign(write => {
        const decoder = new TextDecoder();
        return work(chunk => write(plainLines(decoder.decode(chunk, { stream: true }))));
    });
}

;// CONCATENATED MODULE: ./.build/src/scan/shareable.js


const othersRead = 0o004;
const othersEnter = 0o005;
function sharing(folder) {
    const shared = new Map();
    return path => {
        const known = shared.get(path) ?? shareable(path, (0,external_node_path_.join)(folder, `shared-${shared.size}${(0,external_node_path_.extname)(path)}`));
        shared.set(path, known);
        return known;
    };
}
async function shareable(path, copy) {
    if (await isShared(path))
        return path;
    await share(path, copy);
    return copy;
}
async function isShared(path) {
    const { mode, isFolder } = await look(path);
    if (!isFolder)
        return (mode & othersRead) !== 0;
    if ((mode & othersEnter) !== othersEnter)
        return false;
    const inside = await Promise.all((await (0,promises_.readdir)(path)).map(name => isShared((0,external_node_path_.join)(path, name))));
    return inside.every(Boolean);
}
async function share(path, copy) {
    const { mode, isFolder } = await look(path);
    if (!isFolder) {
        await (0,promises_.copyFile)(path, copy);
        return (0,promises_.chmod)(copy, 0o444 | (mode & 0o111 ? 0o111 : 0));
    }
    await (0,promises_.mkdir)(copy);
    for (const name of await (0,promises_.readdir)(path))
        await share((0,external_node_path_.join)(path, name), (0,external_node_path_.join)(copy, name));
    await (0,promises_.chmod)(copy, 0o755);
}
async function look(path) {
    const found = await (0,promises_.stat)(path);
    return { mode: found.mode, isFolder: found.isDirectory() };
}

;// CONCATENATED MODULE: ./.build/src/scan/scan.js













const scan = async (request, tools) => {
    const work = await (0,promises_.mkdtemp)((0,external_node_path_.join)(tools.host.temp, 'buildonce-scan-'));
    tools.keep({ kind: 'folder', name: work });
    try {
        await (0,promises_.chmod)(work, 0o755);
        return await scanIn(work, request, tools);
    }
    finally {
        await (0,promises_.rm)(work, { recursive: true, force: true });
    }
};
async function scanIn(work, request, tools) {
    const found = await findScanner({ ...request, work }, tools);
    if (request.scanSandbox !== 'none')
        await assertStaticProgram(found, process.arch);
    const share = sharing(work);
    const database = await findDatabase(vulnerabilities, request, tools);
    const shared = {
        program: await share(found),
        database: await share(database.folder),
        ...(request.trivyIgnorefile && {
            ignorefile: await share((0,external_node_path_.resolve)(tools.host.workspace, request.trivyIgnorefile)),
        }),
    };
    const reports = (0,external_node_path_.resolve)(tools.host.workspace, request.scanReports ?? (0,external_node_path_.join)(tools.host.temp, 'buildonce', 'scan'));
    await (0,promises_.mkdir)(reports, { recursive: true });
    const marker = (0,external_node_path_.join)(work, 'oci-layout');
    await (0,promises_.writeFile)(marker, '{"imageLayoutVersion":"1.0.0"}', { mode: 0o644 });
    const { jail, trial } = await openJail(request.scanSandbox, jail => trivyVersion(shared.program, marker, jail), tools);
    const platforms = [];
    try {
        assertUsableVersion(trial);
        tools.log.info(`Trivy ${trial}, database of ${database.updatedAt}, sandbox ${jail.sandbox}`);
        for (const platform of request.subject.platforms) {
            platforms.push(await scanPlatform({ ...shared, marker, platform, share, work, reports, request }, jail, tools));
        }
    }
    finally {
        await jail.close();
    }
    const scanner = {
        name: 'trivy',
        version: trial,
        ...(database.digest && { database: database.digest }),
        databaseTime: database.updatedAt,
        sandbox: jail.sandbox,
    };
    await (0,promises_.writeFile)((0,external_node_path_.join)(reports, outputs/* sarifName */.VM), sarif(platforms, scanner));
    return conclude({ request, platforms, scanner, reports }, tools);
}
function conclude({ request, platforms, scanner, reports }, tools) {
    const { failOn, onlyFixed, scanGate: scope, baseline } = request;
    const verdict = judge(platforms, { failOn, onlyFixed, scope }, { baseline, scanner });
    const empty = platforms.filter(({ packages }) => packages === 0).map(nothingScanned);
    const emptyFails = request.scanEmpty === 'fail' && empty.length > 0;
    const reasons = [...(emptyFails ? empty : []), ...(verdict.reason ? [verdict.reason] : [])];
    const warnings = [
        ...(emptyFails ? [] : empty),
        ...platforms.filter(({ os }) => os?.endOfLife).map(outdated),
        ...verdict.warnings,
    ];
    for (const warning of warnings)
        tools.log.warning(warning);
    return {
        status: reasons.length > 0 ? 'failed' : 'passed',
        ...(reasons.length > 0 && { reason: reasons.join('; ') }),
        ...(warnings.length > 0 && { warnings }),
        digest: request.subject.digest,
        failOn,
        scanner,
        platforms,
        gate: verdict.gate,
        reports,
    };
}
function nothingScanned({ platform, os }) {
    const seen = os ? `${os.family} ${os.name}, but no package` : 'neither an operating system nor a package';
    return `nothing was scanned in ${platform}: Trivy recognised ${seen}`;
}
function outdated({ platform, os }) {
    return `${os?.family} ${os?.name} (${platform}) gets no security updates any more: findings may be missing`;
}

// EXTERNAL MODULE: ./.build/src/pipeline/baseline.js
var pipeline_baseline = __webpack_require__(1983);
// EXTERNAL MODULE: ./.build/src/pipeline/proven.js
var proven = __webpack_require__(4456);
// EXTERNAL MODULE: ./.build/src/pipeline/read.js
var read = __webpack_require__(1656);
// EXTERNAL MODULE: ./.build/src/pipeline/subject.js
var pipeline_subject = __webpack_require__(4510);
// EXTERNAL MODULE: ./.build/src/pipeline/tables.js + 10 modules
var tables = __webpack_require__(5604);
;// CONCATENATED MODULE: ./.build/src/pipeline/scan.js








const inputs = tables/* stageInputs */.M.scan;
const scanStage = {
    name: 'scan',
    inputs,
    cleanUp: cleanUp,
    leavesNothing: true,
    async run({ texts, record }, tools) {
        const { image, ...values } = (0,read/* read */.L)(inputs, texts, tools);
        const reason = whyNot(values.scan, image, record);
        if (reason !== undefined) {
            const section = { status: 'skipped', reason, failOn: values.failOn, platforms: [] };
            return { section, outputs: {} };
        }
        const subject = await (0,pipeline_subject/* subjectOf */.e)(image, record, tools);
        const baseline = image === undefined ? (await (0,pipeline_baseline/* baselineOf */.B)(record, tools))?.scan : undefined;
        const section = await scan({ ...values, subject, baseline }, tools);
        return { section, outputs: (0,outputs/* outputs */.V4)(section), line: section.reason };
    },
};
function whyNot(wanted, image, record) {
    if (!wanted)
        return 'it is switched off';
    if (image !== undefined || record.event.name === 'schedule')
        return undefined;
    return (0,proven/* provenBefore */.k)(record);
}


/***/ }),

/***/ 4510:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ foundOf),
/* harmony export */   e: () => (/* binding */ subjectOf)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6624);
/* harmony import */ var _registry_connect_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9070);
/* harmony import */ var _registry_subject_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8131);



async function subjectOf(image, record, tools) {
    if (image !== undefined)
        return await (0,_registry_subject_js__WEBPACK_IMPORTED_MODULE_2__/* .readSubject */ .$e)(image, (0,_registry_connect_js__WEBPACK_IMPORTED_MODULE_1__/* .connect */ .N)(tools));
    const { digest, source, platforms, localImage } = builtOf(record);
    return { digest, source, platforms, ...(localImage !== undefined && { localImage }) };
}
async function foundOf(image, record, tools) {
    return image === undefined ? builtOf(record) : await (0,_registry_subject_js__WEBPACK_IMPORTED_MODULE_2__/* .findImage */ .F1)(image, (0,_registry_connect_js__WEBPACK_IMPORTED_MODULE_1__/* .connect */ .N)(tools));
}
function builtOf({ build }) {
    if (build?.digest === undefined || build.source === undefined) {
        const message = 'is not given, and this run has built no image';
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz([{ input: 'image', message }], {
            hint: 'Name the image, or run the build stage before and hand its record on with run-file.',
        });
    }
    return { ...build, digest: build.digest, source: build.source };
}


/***/ }),

/***/ 2445:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   By: () => (/* binding */ parseStatement),
/* harmony export */   W3: () => (/* binding */ predicateType),
/* harmony export */   j8: () => (/* binding */ formatStatement),
/* harmony export */   qB: () => (/* binding */ statementType),
/* harmony export */   w9: () => (/* binding */ evidenceType)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7934);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6624);
/* harmony import */ var _section_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5080);



const evidenceType = 'application/vnd.buildonce.evidence.v1+json';
const statementType = 'application/vnd.in-toto+json';
const predicateType = 'urn:buildonce:evidence:1';
const checked = {
    status: valibot__WEBPACK_IMPORTED_MODULE_2__/* .picklist */ .KIO(['passed', 'failed', 'skipped']),
    startedAt: _section_js__WEBPACK_IMPORTED_MODULE_1__/* .shortText */ .os,
    reason: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(_section_js__WEBPACK_IMPORTED_MODULE_1__/* .shortText */ .os),
    digest: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(_section_js__WEBPACK_IMPORTED_MODULE_1__/* .digestText */ .M6),
};
const evidenceRecord = valibot__WEBPACK_IMPORTED_MODULE_2__/* .looseObject */ ._H3({
    version: valibot__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz(1),
    project: _section_js__WEBPACK_IMPORTED_MODULE_1__/* .shortText */ .os,
    commit: _section_js__WEBPACK_IMPORTED_MODULE_1__/* .shortText */ .os,
    event: valibot__WEBPACK_IMPORTED_MODULE_2__/* .looseObject */ ._H3({ runId: _section_js__WEBPACK_IMPORTED_MODULE_1__/* .shortText */ .os, attempt: valibot__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig(), runUrl: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(_section_js__WEBPACK_IMPORTED_MODULE_1__/* .shortText */ .os) }),
    scan: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .looseObject */ ._H3({ ...checked, platforms: valibot__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_2__/* .looseObject */ ._H3({ digest: _section_js__WEBPACK_IMPORTED_MODULE_1__/* .digestText */ .M6 })) })),
    smoke: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .looseObject */ ._H3({
        ...checked,
        platforms: valibot__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_2__/* .looseObject */ ._H3({ status: valibot__WEBPACK_IMPORTED_MODULE_2__/* .picklist */ .KIO(['passed', 'failed']) })),
    })),
});
const statement = valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    _type: valibot__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz('https://in-toto.io/Statement/v1'),
    subject: valibot__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
        name: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(_section_js__WEBPACK_IMPORTED_MODULE_1__/* .shortText */ .os),
        digest: valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ sha256: valibot__WEBPACK_IMPORTED_MODULE_2__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_2__/* .regex */ .yGV(/^[0-9a-f]{64}$/)) }),
    })),
    predicateType: valibot__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz(predicateType),
    predicate: valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ record: evidenceRecord }),
});
function formatStatement(digest, names, record) {
    const sha256 = digest.slice('sha256:'.length);
    return JSON.stringify({
        _type: 'https://in-toto.io/Statement/v1',
        subject: names.map(name => ({ name, digest: { sha256 } })),
        predicateType,
        predicate: { record },
    });
}
function parseStatement(text, digest, origin) {
    const fail = (why) => new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`the evidence ${origin} cannot be used: ${why}`);
    let value;
    try {
        value = JSON.parse(text);
    }
    catch {
        throw fail('it is not JSON');
    }
    const parsed = valibot__WEBPACK_IMPORTED_MODULE_2__/* .safeParse */ .xLC(statement, value);
    if (!parsed.success)
        throw fail(`${valibot__WEBPACK_IMPORTED_MODULE_2__/* .getDotPath */ .BuJ(parsed.issues[0]) ?? 'the whole'}: ${parsed.issues[0].message}`);
    const { subject, predicate } = parsed.output;
    const other = subject.find(({ digest: { sha256 } }) => `sha256:${sha256}` !== digest);
    if (subject.length === 0 || other !== undefined)
        throw fail(`it speaks of ${other === undefined ? 'nothing' : `sha256:${other.digest.sha256}`} and not of ${digest}`);
    return predicate.record;
}


/***/ }),

/***/ 7749:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ readEvidence),
/* harmony export */   P: () => (/* binding */ attachEvidence)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6624);
/* harmony import */ var _image_manifest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9424);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(764);
/* harmony import */ var _registry_artifact_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5761);
/* harmony import */ var _registry_parallel_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(8248);
/* harmony import */ var _registry_referrers_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9579);
/* harmony import */ var _registry_source_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4090);
/* harmony import */ var _statement_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2445);








const longest = 8 * 1024 * 1024;
async function readEvidence(transport, at, digest) {
    const entries = await (0,_registry_referrers_js__WEBPACK_IMPORTED_MODULE_4__/* .listReferrers */ .xt)(transport, at, digest);
    const likely = entries.filter(({ artifactType }) => artifactType === undefined || /buildonce|empty/.test(artifactType));
    const read = await (0,_registry_parallel_js__WEBPACK_IMPORTED_MODULE_7__/* .inParallel */ .H)(likely.slice(-50), 8, entry => readOne(transport, at, digest, entry));
    return {
        witnesses: read.flatMap(result => (result && 'record' in result ? [result] : [])),
        warnings: read.flatMap(result => (result && 'warning' in result ? [result.warning] : [])),
    };
}
async function attachEvidence(transport, at, subject, record) {
    const name = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .formatReference */ .FH)(at);
    let text = (0,_statement_js__WEBPACK_IMPORTED_MODULE_6__/* .formatStatement */ .j8)(subject.digest, [name], record);
    if (text.length > longest)
        text = (0,_statement_js__WEBPACK_IMPORTED_MODULE_6__/* .formatStatement */ .j8)(subject.digest, [name], withoutFindings(record));
    return (0,_registry_artifact_js__WEBPACK_IMPORTED_MODULE_3__/* .attach */ .K)(transport, at, {
        subject,
        artifactType: _statement_js__WEBPACK_IMPORTED_MODULE_6__/* .evidenceType */ .w9,
        document: { bytes: Buffer.from(text), mediaType: _statement_js__WEBPACK_IMPORTED_MODULE_6__/* .statementType */ .qB },
        annotations: {
            'in-toto.io/predicate-type': _statement_js__WEBPACK_IMPORTED_MODULE_6__/* .predicateType */ .W3,
            'org.opencontainers.image.revision': record.commit,
            ...(record.event.runUrl && { 'org.opencontainers.image.url': record.event.runUrl }),
        },
    });
}
async function readOne(transport, at, digest, entry) {
    const source = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .formatReference */ .FH)({ ...at, digest: entry.digest });
    try {
        const reader = (0,_registry_source_js__WEBPACK_IMPORTED_MODULE_5__/* .openImage */ .U)({ kind: 'registry', repository: (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .formatReference */ .FH)(at) }, transport);
        const manifest = (0,_image_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .parseManifest */ .Ng)(await reader.manifest(entry.digest));
        if (manifest.kind !== 'image' || manifest.artifactType !== _statement_js__WEBPACK_IMPORTED_MODULE_6__/* .evidenceType */ .w9)
            return undefined;
        if (manifest.subject?.digest !== digest)
            return {
                warning: `the evidence ${source} is listed for ${digest} but attached to ${manifest.subject?.digest ?? 'nothing'}`,
            };
        const [layer] = manifest.layers;
        if (layer?.mediaType !== _statement_js__WEBPACK_IMPORTED_MODULE_6__/* .statementType */ .qB)
            return { warning: `the evidence ${source} holds no statement` };
        const text = (await (0,_registry_source_js__WEBPACK_IMPORTED_MODULE_5__/* .readBlob */ .g)(reader, layer, longest)).toString('utf8');
        return { record: (0,_statement_js__WEBPACK_IMPORTED_MODULE_6__/* .parseStatement */ .By)(text, digest, source), source };
    }
    catch (error) {
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo)
            return { warning: (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .describe */ .q0)(error) };
        throw error;
    }
}
function withoutFindings(record) {
    const { scan } = record;
    return scan
        ? { ...record, scan: { ...scan, platforms: scan.platforms.map(p => ({ ...p, findings: [] })) } }
        : record;
}


/***/ }),

/***/ 5761:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ attach)
/* harmony export */ });
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7075);
/* harmony import */ var _image_manifest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9424);
/* harmony import */ var _blobs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4939);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5971);
/* harmony import */ var _manifests_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7921);
/* harmony import */ var _referrers_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9579);






async function attach(transport, at, attachment) {
    const { subject, artifactType, document, annotations } = attachment;
    const empty = Buffer.from('{}');
    const config = {
        mediaType: 'application/vnd.oci.empty.v1+json',
        digest: (0,_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .digestOf */ .ol)(empty),
        size: empty.length,
    };
    const layer = {
        mediaType: document.mediaType,
        digest: (0,_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .digestOf */ .ol)(document.bytes),
        size: document.bytes.length,
        annotations,
    };
    await Promise.all([
        (0,_blobs_js__WEBPACK_IMPORTED_MODULE_2__/* .putBlob */ .HT)(transport, at, { blob: config, open: async () => node_stream__WEBPACK_IMPORTED_MODULE_0__.Readable.from([empty]) }),
        (0,_blobs_js__WEBPACK_IMPORTED_MODULE_2__/* .putBlob */ .HT)(transport, at, { blob: layer, absent: true, open: async () => node_stream__WEBPACK_IMPORTED_MODULE_0__.Readable.from([document.bytes]) }),
    ]);
    const bytes = Buffer.from(JSON.stringify({
        schemaVersion: 2,
        mediaType: _image_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .manifestTypes */ .Fm[2],
        artifactType,
        config,
        layers: [layer],
        subject: { mediaType: subject.mediaType, digest: subject.digest, size: subject.size },
        annotations,
    }));
    const stored = { bytes, mediaType: _image_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .manifestTypes */ .Fm[2], digest: (0,_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .digestOf */ .ol)(bytes) };
    const { keepsReferrers } = await (0,_manifests_js__WEBPACK_IMPORTED_MODULE_4__/* .putManifest */ .RV)(transport, at, stored, { name: stored.digest });
    await (0,_referrers_js__WEBPACK_IMPORTED_MODULE_5__/* .enterReferrer */ .Ai)(transport, at, subject.digest, { stored, keepsReferrers });
    return stored.digest;
}


/***/ }),

/***/ 8248:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ inParallel)
/* harmony export */ });
async function inParallel(items, limit, work) {
    const results = [];
    const errors = [];
    let next = 0;
    const worker = async () => {
        while (next < items.length && errors.length === 0) {
            const at = next++;
            try {
                results[at] = await work(items[at]);
            }
            catch (error) {
                errors.push(error);
            }
        }
    };
    await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
    if (errors.length > 0)
        throw errors[0];
    return results;
}


/***/ }),

/***/ 9579:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ai: () => (/* binding */ enterReferrer),
/* harmony export */   fH: () => (/* binding */ fallbackTag),
/* harmony export */   xt: () => (/* binding */ listReferrers)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6624);
/* harmony import */ var _image_manifest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9424);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(764);
/* harmony import */ var _body_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(4095);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5971);
/* harmony import */ var _manifests_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7921);
/* harmony import */ var _tag_list_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9688);
/* harmony import */ var _transport_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6285);








async function listReferrers(transport, at, digest) {
    const listed = await byApi(transport, at, digest);
    if (listed !== undefined && listed.length > 0)
        return listed;
    return (await readFallback(transport, at, digest))?.manifests.slice() ?? [];
}
async function enterReferrer(transport, at, subject, { stored, keepsReferrers }) {
    if (keepsReferrers && (await byApi(transport, at, subject)) !== undefined)
        return;
    const entry = entryOf(stored);
    for (let tries = 0; tries < 4; tries++) {
        const list = await readFallback(transport, at, subject);
        if (list?.manifests.some(({ digest }) => digest === stored.digest))
            return;
        const bytes = fallbackIndex([...(list?.raw ?? []), entry]);
        const next = { bytes, mediaType: _image_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .manifestTypes */ .Fm[0], digest: (0,_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .digestOf */ .ol)(bytes) };
        await (0,_manifests_js__WEBPACK_IMPORTED_MODULE_4__/* .putManifest */ .RV)(transport, at, next, { name: fallbackTag(subject) });
    }
    const list = await readFallback(transport, at, subject);
    if (!list?.manifests.some(({ digest }) => digest === stored.digest))
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`${(0,_image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .formatReference */ .FH)({ ...at, tag: fallbackTag(subject) })} is written by somebody else all the time`);
}
function fallbackTag(digest) {
    return digest.replace(':', '-');
}
async function byApi(transport, at, subject) {
    const none = `no referrers at ${at.registry}`;
    if (transport.learned.has(none))
        return undefined;
    const found = [];
    let target = `referrers/${subject}`;
    for (let pages = 0; target !== undefined && pages < 100; pages++) {
        const answer = await transport.exchange({
            at,
            actions: ['pull'],
            method: 'GET',
            target,
            headers: { accept: _image_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .manifestTypes */ .Fm[0] },
            limit: 8 * 1024 * 1024,
        });
        if ([401, 403].includes(answer.status))
            throw (0,_transport_js__WEBPACK_IMPORTED_MODULE_6__/* .unexpected */ .X)(answer);
        const page = answer.status === 200 && isIndex(answer) ? parsePage(answer) : undefined;
        if (page === undefined) {
            transport.learned.add(none);
            return undefined;
        }
        found.push(...page);
        target = (0,_tag_list_js__WEBPACK_IMPORTED_MODULE_5__/* .nextPage */ .Z)(answer);
    }
    return found;
}
function isIndex(answer) {
    return (0,_body_js__WEBPACK_IMPORTED_MODULE_7__/* .header */ .wx)(answer, 'content-type')?.startsWith(_image_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .manifestTypes */ .Fm[0]) === true;
}
function parsePage(answer) {
    const page = (0,_image_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .parseManifest */ .Ng)({ bytes: answer.body, mediaType: _image_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .manifestTypes */ .Fm[0], digest: answer.url.pathname });
    return page.kind === 'index' ? page.manifests : undefined;
}
async function readFallback(transport, at, subject) {
    const stored = await (0,_manifests_js__WEBPACK_IMPORTED_MODULE_4__/* .getManifest */ .c2)(transport, at, fallbackTag(subject));
    if (stored === undefined)
        return undefined;
    const list = (0,_image_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .parseManifest */ .Ng)(stored);
    if (list.kind !== 'index' || list.manifests.some(({ artifactType, platform }) => platform && !artifactType))
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`${(0,_image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .formatReference */ .FH)({ ...at, tag: fallbackTag(subject) })} should list what refers to the image, but is an image itself`, { hint: 'A copy with another tool can have done that. Remove this tag, or copy the referrers again.' });
    const { manifests } = JSON.parse(Buffer.from(stored.bytes).toString('utf8'));
    return { manifests: list.manifests, raw: manifests };
}
function entryOf({ bytes, mediaType, digest }) {
    const manifest = (0,_image_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .parseManifest */ .Ng)({ bytes, mediaType, digest });
    const artifactType = manifest.artifactType ?? (manifest.kind === 'image' ? manifest.config.mediaType : undefined);
    const { annotations } = manifest;
    return {
        mediaType,
        digest,
        size: bytes.length,
        ...(artifactType !== undefined && { artifactType }),
        ...(Object.keys(annotations).length > 0 && { annotations }),
    };
}
function fallbackIndex(manifests) {
    return Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType: _image_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .manifestTypes */ .Fm[0], manifests }));
}


/***/ }),

/***/ 8131:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $e: () => (/* binding */ readSubject),
/* harmony export */   F1: () => (/* binding */ findImage),
/* harmony export */   q8: () => (/* binding */ layoutPath),
/* harmony export */   tj: () => (/* binding */ readPlatforms)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6624);
/* harmony import */ var _image_layout_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7955);
/* harmony import */ var _image_manifest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9424);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(764);
/* harmony import */ var _layout_files_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6463);
/* harmony import */ var _manifests_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7921);
/* harmony import */ var _source_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4090);







async function findImage(text, transport) {
    const layout = layoutPath(text);
    if (layout)
        return findInLayout(layout.path, layout.digest);
    const reference = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .parseReference */ .F2)(text);
    const { registry, repository, digest } = reference;
    const source = { kind: 'registry', repository: (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .formatReference */ .FH)({ registry, repository }) };
    if (digest !== undefined)
        return { digest, source };
    const tag = reference.tag ?? 'latest';
    const head = await (0,_manifests_js__WEBPACK_IMPORTED_MODULE_5__/* .headManifest */ .sy)(transport, reference, tag);
    if (head === undefined)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`${(0,_image_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .formatReference */ .FH)({ ...reference, tag })} does not exist`);
    return { digest: head.digest, source };
}
async function readSubject(text, transport) {
    const { digest, source } = await findImage(text, transport);
    return { digest, source, platforms: await readPlatforms((0,_source_js__WEBPACK_IMPORTED_MODULE_6__/* .openImage */ .U)(source, transport), digest) };
}
async function readPlatforms(reader, digest) {
    const top = (0,_image_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .parseManifest */ .Ng)(await reader.manifest(digest));
    if (top.kind === 'image')
        return [await readPlatform(reader, digest, top)];
    const found = await Promise.all(top.manifests
        .filter(entry => !(0,_image_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .isAttestation */ .H3)(entry))
        .map(async (entry) => {
        const manifest = (0,_image_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .parseManifest */ .Ng)(await reader.manifest(entry.digest));
        return manifest.kind === 'image'
            ? [await readPlatform(reader, entry.digest, manifest, entry.platform)]
            : [];
    }));
    return found.flat();
}
async function readPlatform(reader, digest, manifest, listed) {
    const platform = (0,_image_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .formatPlatform */ .Bq)(listed ?? (await configPlatform(reader, manifest)));
    const size = (0,_image_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .blobsOf */ .OR)(manifest).reduce((sum, blob) => sum + blob.size, 0);
    return { platform, digest, size };
}
async function configPlatform(reader, { config }) {
    const bytes = await (0,_source_js__WEBPACK_IMPORTED_MODULE_6__/* .readBlob */ .g)(reader, config);
    try {
        const { os, architecture, variant } = JSON.parse(bytes.toString('utf8'));
        if (typeof os === 'string' && typeof architecture === 'string')
            return { os, architecture, variant };
    }
    catch {
    }
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`the config ${config.digest} in ${reader.origin} names no platform: it is not an image that runs`);
}
function layoutPath(text) {
    const marked = /^oci-layout:\/\/(.+)$/.exec(text)?.[1] ?? (/^[./]/.test(text) ? text : undefined);
    if (marked === undefined)
        return undefined;
    const [, path = marked, digest] = /^(.*)@(sha256:[^@/]*)$/.exec(marked) ?? [];
    return { path, ...(digest !== undefined && { digest: (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .parseDigest */ .m)(digest) }) };
}
async function findInLayout(path, digest) {
    const files = await (0,_layout_files_js__WEBPACK_IMPORTED_MODULE_4__/* .openLayout */ .B)(path);
    const index = await files.read('index.json').catch(cause => {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`${path} is not an OCI layout: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .describe */ .q0)(cause)}`, { cause });
    });
    return { digest: (0,_image_layout_js__WEBPACK_IMPORTED_MODULE_1__/* .layoutImage */ .C)(index, { digest }).digest, source: { kind: 'layout', path } };
}


/***/ }),

/***/ 9688:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ nextPage),
/* harmony export */   c: () => (/* binding */ listTags)
/* harmony export */ });
/* harmony import */ var _body_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4095);
/* harmony import */ var _error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1229);
/* harmony import */ var _transport_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6285);



async function listTags(transport, at) {
    const tags = [];
    let target = 'tags/list?n=1000';
    for (let pages = 0; target !== undefined; pages++) {
        const answer = await transport.exchange({
            at,
            actions: ['pull'],
            method: 'GET',
            target,
            limit: 8 * 1024 * 1024,
        });
        if (answer.status === 404)
            return [];
        if (answer.status !== 200)
            throw (0,_transport_js__WEBPACK_IMPORTED_MODULE_1__/* .unexpected */ .X)(answer);
        if (pages === 1000)
            throw new _error_js__WEBPACK_IMPORTED_MODULE_0__/* .RegistryError */ .gl({ ...answer, why: 'the list of tags does not end' });
        tags.push(...pageOf(answer));
        target = nextPage(answer);
    }
    return [...new Set(tags)];
}
function nextPage(answer) {
    const link = (0,_body_js__WEBPACK_IMPORTED_MODULE_2__/* .header */ .wx)(answer, 'link');
    const [, target] = /<([^>]*)>\s*;[^,]*rel="?next"?/i.exec(link ?? '') ?? [];
    if (target === undefined)
        return undefined;
    const url = new URL(target, answer.url);
    return url.origin === answer.url.origin && url.href !== answer.url.href ? url : undefined;
}
function pageOf(answer) {
    try {
        const { tags } = JSON.parse(answer.body.toString('utf8'));
        if (tags === null || tags === undefined)
            return [];
        if (Array.isArray(tags))
            return tags.filter(tag => typeof tag === 'string');
    }
    catch {
    }
    throw new _error_js__WEBPACK_IMPORTED_MODULE_0__/* .RegistryError */ .gl({ ...answer, why: 'the answer is not a list of tags' });
}


/***/ }),

/***/ 4467:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V4: () => (/* binding */ outputs),
/* harmony export */   VM: () => (/* binding */ sarifName),
/* harmony export */   qz: () => (/* binding */ scanOutputs)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _section_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8466);


const scanOutputs = {
    gate: '`pass` or `fail`.',
    failing: 'Number of findings that fail the scan.',
    total: 'Number of findings in all platforms together.',
    critical: 'Number of critical findings in all platforms together.',
    high: 'Number of high findings in all platforms together.',
    medium: 'Number of medium findings in all platforms together.',
    low: 'Number of low findings in all platforms together.',
    unknown: 'Number of findings whose severity is not known.',
    sarif: 'Path of the findings as SARIF, ready for `github/codeql-action/upload-sarif`.',
    reports: "Folder with the SARIF file and Trivy's own JSON of each platform.",
};
const sarifName = 'scan.sarif';
function outputs(section) {
    const count = (name) => section.platforms.reduce((sum, { counts }) => sum + (counts[name] ?? 0), 0);
    const counts = Object.fromEntries(_section_js__WEBPACK_IMPORTED_MODULE_1__/* .severities */ .gO.map(name => [name, `${count(name)}`]));
    return {
        ...counts,
        gate: section.status === 'failed' ? 'fail' : 'pass',
        failing: `${section.gate?.failing ?? 0}`,
        total: `${_section_js__WEBPACK_IMPORTED_MODULE_1__/* .severities */ .gO.reduce((sum, name) => sum + count(name), 0)}`,
        sarif: section.reports === undefined ? '' : (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(section.reports, sarifName),
        reports: section.reports ?? '',
    };
}


/***/ })

};
