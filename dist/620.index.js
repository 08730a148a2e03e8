export const id = 620;
export const ids = [620];
export const modules = {

/***/ 89522:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MS: () => (/* binding */ unpackCommit),
/* harmony export */   vF: () => (/* binding */ reachCommit),
/* harmony export */   zX: () => (/* binding */ readAtCommit)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _messages_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3969);



const patience = 30_000;
const env = { GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' };
async function reachCommit({ folder, commit }, exec, signal) {
    const git = (...args) => exec.run({ file: 'git', args: ['-C', folder, ...args], env });
    const has = async () => (await git('cat-file', '-e', `${commit}^{commit}`)).exitCode === 0;
    if (await has())
        return true;
    const shallow = (await git('rev-parse', '--is-shallow-repository')).stdout.trim() === 'true';
    if (shallow)
        await fetchCommit({ folder, commit }, exec, signal);
    return has();
}
async function readAtCommit({ folder, commit }, path, exec) {
    const args = ['-C', folder, 'cat-file', 'blob', `${commit}:./${path}`];
    const { exitCode, stdout } = await exec.run({ file: 'git', args, env });
    return exitCode === 0 ? stdout : undefined;
}
async function unpackCommit({ folder, commit }, target, exec) {
    const archive = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(target, 'commit.tar');
    const files = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(target, 'commit');
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(files, { recursive: true, mode: 0o700 });
    const steps = [
        { file: 'git', args: ['-C', folder, 'archive', '--format=tar', `--output=${archive}`, commit], env },
        { file: 'tar', args: ['-x', '-f', archive, '-C', files, '--no-same-owner'] },
    ];
    for (const step of steps) {
        const { exitCode, stderr } = await exec.run(step);
        if (exitCode !== 0)
            throw new _messages_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(`the files of commit ${commit.slice(0, 7)} cannot be read: ${stderr.trim()}`);
    }
    return files;
}
async function fetchCommit({ folder, commit }, exec, signal) {
    const options = ['--quiet', '--depth=1', '--no-tags', '--no-recurse-submodules', '--no-write-fetch-head'];
    const fetching = exec.start({
        file: 'git',
        args: ['-C', folder, 'fetch', ...options, '--end-of-options', 'origin', commit],
        env,
    });
    fetching.stdout.resume();
    fetching.stderr.resume();
    const stop = AbortSignal.any([signal, AbortSignal.timeout(patience)]);
    const end = () => void fetching.end();
    stop.addEventListener('abort', end, { once: true });
    await fetching.ended.catch(() => { });
    stop.removeEventListener('abort', end);
}


/***/ }),

/***/ 95583:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ longestPath),
/* harmony export */   u: () => (/* binding */ createListingBudget)
/* harmony export */ });
/* harmony import */ var _messages_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3969);

const longestPath = 4096;
const deepestPath = 512;
const most = 512 * 1024 * 1024;
const [perEntry, perFolder] = [160, 48];
function createListingBudget(limit = most) {
    let taken = 0;
    return {
        charge({ path, link, attributes }) {
            const depth = depthOf(path);
            if (path.length > longestPath || depth > deepestPath)
                throw new _messages_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`the layer has a path of ${path.length} characters in ${depth} folders, longer than any system takes`);
            taken += perEntry + depth * perFolder + path.length + link.length + attributes.length;
            if (taken > limit)
                throw new _messages_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo('the layers have so many files, or such long names and attributes, that the memory for a comparison would not do');
        },
    };
}
function depthOf(path) {
    let depth = 0;
    for (let at = path.indexOf('/'); at !== -1; at = path.indexOf('/', at + 1))
        depth++;
    return depth;
}


/***/ }),

/***/ 96205:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  G: () => (/* binding */ createTarScanner)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./.build/src/messages/errors.js
var errors = __webpack_require__(3969);
// EXTERNAL MODULE: ./.build/src/image/listing-budget.js
var listing_budget = __webpack_require__(95583);
// EXTERNAL MODULE: ./.build/src/image/tar-header.js
var tar_header = __webpack_require__(48178);
;// CONCATENATED MODULE: ./.build/src/image/pax.js


function parsePax(body) {
    const records = new Map();
    for (let at = 0; at < body.length;) {
        const space = body.indexOf(0x20, at);
        const length = space === -1 ? Number.NaN : Number(body.toString('latin1', at, space));
        const end = at + length;
        if (!Number.isInteger(length) || end > body.length || end <= space || body[end - 1] !== 0x0a)
            throw new errors/* UserError */.yo('the layer has a PAX record with a wrong length');
        const equals = body.indexOf(0x3d, space);
        if (equals === -1 || equals >= end)
            throw new errors/* UserError */.yo('the layer has a PAX record without "="');
        records.set(body.toString('utf8', space + 1, equals), (0,tar_header/* decode */.D4)(body.subarray(equals + 1, end - 1)));
        at = end;
    }
    return records;
}
const keys = new Set(['path', 'linkpath', 'size', 'uid', 'gid', 'GNU.sparse.name', 'GNU.sparse.realsize']);
function isRead(key) {
    return keys.has(key) || isAttribute(key);
}
function isAttribute(key) {
    return key.startsWith('SCHILY.xattr.') || key.startsWith('LIBARCHIVE.xattr.');
}
function paxNumber(records, key) {
    const value = records.get(key);
    if (value === undefined || value === '')
        return undefined;
    if (!/^\d{1,15}$/.test(value))
        throw new errors/* UserError */.yo(`the layer has a PAX record ${key} that is not a number`);
    return Number(value);
}
function paxAttributes(records) {
    return [...records]
        .filter(([key]) => isAttribute(key))
        .map(([key, value]) => `${key}=${value}`)
        .sort()
        .join('\n');
}

;// CONCATENATED MODULE: ./.build/src/image/tar-entry.js


function isPending({ records, path, link }) {
    return records.size > 0 || path !== undefined || link !== undefined;
}
function describe(found, meta, globals) {
    const records = globals.size === 0 ? meta.records : new Map([...globals, ...meta.records]);
    const name = records.get('GNU.sparse.name') || records.get('path') || meta.path || found.name;
    const type = (0,tar_header/* entryType */.d9)(found.flag, name);
    const hasBody = type === 'file' || type === 'other';
    const stored = hasBody ? (paxNumber(records, 'size') ?? found.size) : 0;
    const link = records.get('linkpath') || meta.link || found.linkName;
    return {
        path: cleanPath(name),
        type,
        size: type === 'file' ? (paxNumber(records, 'GNU.sparse.realsize') ?? found.realSize ?? stored) : 0,
        mode: found.mode,
        uid: paxNumber(records, 'uid') ?? found.uid,
        gid: paxNumber(records, 'gid') ?? found.gid,
        link: type === 'hardlink' ? cleanPath(link) : type === 'symlink' ? link : '',
        device: found.device,
        attributes: paxAttributes(records),
        stored,
    };
}
function cleanPath(name) {
    if (!/(^|\/)(\.{0,2})(\/|$)/.test(name))
        return name;
    const parts = [];
    for (const part of name.split('/')) {
        if (part === '..')
            parts.pop();
        else if (part !== '' && part !== '.')
            parts.push(part);
    }
    return parts.join('/');
}

;// CONCATENATED MODULE: ./.build/src/image/tar.js






const longestMeta = 1024 * 1024;
const longestGlobals = 64 * 1024;
function createTarScanner(visitor) {
    const partial = Buffer.alloc(tar_header/* blockSize */.L6);
    let partialLength = 0;
    let position = 0;
    let zeros = 0;
    const globals = createGlobals();
    let meta = { records: new Map() };
    let body;
    let sparse;
    return { write, end };
    function write(chunk) {
        let at = 0;
        while (at < chunk.length) {
            if (zeros > 1) {
                position += chunk.length - at;
                return;
            }
            if (body !== undefined) {
                at += takeBody(body, chunk, at);
                continue;
            }
            if (partialLength === 0 && chunk.length - at >= tar_header/* blockSize */.L6) {
                header(chunk.subarray(at, at + tar_header/* blockSize */.L6));
                at += tar_header/* blockSize */.L6;
                continue;
            }
            const taken = Math.min(tar_header/* blockSize */.L6 - partialLength, chunk.length - at);
            chunk.copy(partial, partialLength, at, at + taken);
            partialLength += taken;
            at += taken;
            if (partialLength < tar_header/* blockSize */.L6)
                continue;
            partialLength = 0;
            header(partial);
        }
    }
    function end() {
        if (partialLength > 0 || body !== undefined || sparse !== undefined || isPending(meta))
            throw new errors/* UserError */.yo(`the layer ends in the middle of a tar entry, at byte ${position + partialLength}`);
        return position;
    }
    function header(block) {
        const at = position;
        position += tar_header/* blockSize */.L6;
        if (sparse !== undefined) {
            if (block[504] !== 1)
                begin(sparse);
            return;
        }
        const found = (0,tar_header/* parseHeader */.RW)(block, at);
        if (found === undefined) {
            zeros++;
            return;
        }
        if (zeros > 0)
            throw new errors/* UserError */.yo(`the layer has an entry behind the end of its tar archive, at byte ${at}`);
        if (found.extended)
            sparse = found;
        else
            begin(found);
    }
    function begin(found) {
        sparse = undefined;
        if ('xgLK'.includes(found.flag)) {
            const named = found.flag === 'L' || found.flag === 'K';
            if (named && found.size > listing_budget/* longestPath */.G + 1)
                throw tooLong(found.size);
            if (found.size > longestMeta)
                throw new errors/* UserError */.yo('the layer has a tar header of more than 1 MiB');
            body = collect(found.size, bytes => metadata(found.flag, bytes));
        }
        else {
            const entry = describe(found, meta, globals.read);
            for (const { length } of [entry.path, entry.link])
                if (length > mostCharacters)
                    throw tooLong(length);
            meta = { records: new Map() };
            const stored = entry.stored;
            const wanted = entry.type === 'file' && visitor.wants?.(entry.path, stored) === true;
            body = wanted ? collect(stored, bytes => finish(entry, sha256(bytes), bytes)) : hashing(entry);
        }
        if (body.left === 0)
            closeBody(body);
    }
    function hashing(entry) {
        const hashed = entry.type === 'file';
        let running;
        let whole = '';
        return {
            left: entry.stored,
            padding: padding(entry.stored),
            take(bytes, isAll) {
                if (!hashed)
                    return;
                if (isAll)
                    whole = sha256(bytes);
                else {
                    running ??= (0,external_node_crypto_.createHash)('sha256');
                    running.update(bytes);
                }
            },
            done() {
                finish(entry, running?.digest('hex') ?? (whole || (hashed ? emptyDigest : '')));
            },
        };
    }
    function finish({ stored, ...entry }, digest, bytes) {
        visitor.entry({ ...entry, digest }, bytes);
    }
    function metadata(flag, bytes) {
        if (flag === 'x')
            meta = { ...meta, records: parsePax(bytes) };
        else if (flag === 'g')
            globals.add(parsePax(bytes));
        else {
            const zero = bytes.indexOf(0);
            const name = (0,tar_header/* decode */.D4)(zero === -1 ? bytes : bytes.subarray(0, zero));
            meta = flag === 'L' ? { ...meta, path: name } : { ...meta, link: name };
        }
    }
    function takeBody(open, chunk, at) {
        if (open.left > 0) {
            const taken = Math.min(open.left, chunk.length - at);
            open.take(chunk.subarray(at, at + taken), !open.begun && taken === open.left);
            open.begun = true;
            open.left -= taken;
            position += taken;
            if (open.left === 0)
                closeBody(open);
            return taken;
        }
        const skipped = Math.min(open.padding, chunk.length - at);
        open.padding -= skipped;
        position += skipped;
        if (open.padding === 0)
            body = undefined;
        return skipped;
    }
    function closeBody(open) {
        open.done();
        if (open.padding === 0)
            body = undefined;
    }
}
const mostCharacters = 4 * listing_budget/* longestPath */.G;
function tooLong(length) {
    return new errors/* UserError */.yo(`the layer has a name of ${length} bytes, longer than the ${listing_budget/* longestPath */.G} that any system takes`);
}
function createGlobals() {
    const all = new Map();
    const read = new Map();
    let length = 0;
    return {
        read: read,
        add(more) {
            for (const [key, value] of more) {
                const taken = key.length + value.length + 32;
                length += taken - (all.get(key) ?? 0);
                if (length > longestGlobals)
                    throw new errors/* UserError */.yo('the layer has global headers of more than 64 KiB');
                all.set(key, taken);
                if (isRead(key))
                    read.set(key, value);
            }
        },
    };
}
const emptyDigest = sha256(Buffer.alloc(0));
function collect(size, done) {
    const chunks = [];
    return {
        left: size,
        padding: padding(size),
        take: bytes => void chunks.push(Buffer.from(bytes)),
        done: () => done(Buffer.concat(chunks)),
    };
}
function padding(size) {
    return (tar_header/* blockSize */.L6 - (size % tar_header/* blockSize */.L6)) % tar_header/* blockSize */.L6;
}
function sha256(bytes) {
    return (0,external_node_crypto_.hash)('sha256', bytes, 'hex');
}


/***/ }),

/***/ 54819:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ baseCommitOf)
/* harmony export */ });
/* harmony import */ var _size_baseline_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(14378);
/* harmony import */ var _size_git_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48177);


async function baseCommitOf({ exec, host }) {
    const { facts, workspace } = host;
    if (facts.pullRequest === undefined)
        return undefined;
    const start = await (0,_size_baseline_js__WEBPACK_IMPORTED_MODULE_0__/* .startOf */ .G)(facts, (0,_size_git_js__WEBPACK_IMPORTED_MODULE_1__/* .gitCommits */ .$)(exec, workspace));
    return start?.commit ?? facts.pullRequest.baseCommit;
}


/***/ }),

/***/ 71983:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bv: () => (/* binding */ baselineOf),
/* harmony export */   De: () => (/* binding */ baselineImage),
/* harmony export */   zv: () => (/* binding */ recordOf)
/* harmony export */ });
/* harmony import */ var _files_place_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(26396);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(80764);
/* harmony import */ var _promote_evidence_store_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(31043);
/* harmony import */ var _promote_evidence_trust_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(61682);
/* harmony import */ var _registry_open_transport_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7839);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(39031);
/* harmony import */ var _store_layout_layout_path_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(11134);
/* harmony import */ var _store_open_store_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(10901);








async function baselineOf(record, tools) {
    const image = await imageOf(record, tools);
    return image && recordOf({ ...image, transport: (0,_registry_open_transport_js__WEBPACK_IMPORTED_MODULE_4__/* .openTransport */ .g)(tools) }, tools);
}
async function baselineImage(record, trust, tools) {
    const image = await imageOf(record, tools);
    if (image === undefined)
        return undefined;
    const { scan } = (await recordOf({ ...image, trust, transport: (0,_registry_open_transport_js__WEBPACK_IMPORTED_MODULE_4__/* .openTransport */ .g)(tools) }, tools)) ?? {};
    return { ...image, ...(scan && { scan }) };
}
async function imageOf({ size }, { host }) {
    const { digest, reference } = size?.baseline ?? {};
    if (digest === undefined || reference === undefined)
        return undefined;
    const layout = (0,_store_layout_layout_path_js__WEBPACK_IMPORTED_MODULE_6__/* .layoutPath */ .q8)(reference);
    if (layout !== undefined)
        return { digest, source: { kind: 'layout', path: await (0,_files_place_js__WEBPACK_IMPORTED_MODULE_0__/* .placeOf */ .$t)(host.workspace, layout.path) } };
    const { registry, repository } = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseReference */ .F2)(reference);
    return { digest, source: { kind: 'registry', repository: (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .formatReference */ .FH)({ registry, repository }) } };
}
async function recordOf({ digest, source, transport, trust = _promote_evidence_trust_js__WEBPACK_IMPORTED_MODULE_3__/* .anybody */ .VC, }, tools) {
    try {
        const { sources } = await (0,_promote_evidence_store_js__WEBPACK_IMPORTED_MODULE_2__/* .readEvidence */ .At)((0,_store_open_store_js__WEBPACK_IMPORTED_MODULE_7__/* .openStore */ .C)(source, transport), { digest, trust, now: tools.now() });
        const records = sources.map(evidence => (0,_run_js__WEBPACK_IMPORTED_MODULE_5__/* .parseRun */ .zZ)(JSON.stringify(evidence.record), `of ${digest}`));
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

/***/ 78620:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  smokeStage: () => (/* binding */ smokeStage)
});

// EXTERNAL MODULE: ./.build/src/smoke/outputs.js
var outputs = __webpack_require__(89475);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: ./.build/src/messages/secrets.js
var secrets = __webpack_require__(85185);
// EXTERNAL MODULE: ./.build/src/smoke/checks/check-file.js + 1 modules
var check_file = __webpack_require__(74688);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./.build/src/files/place.js
var files_place = __webpack_require__(26396);
// EXTERNAL MODULE: ./.build/src/messages/errors.js
var errors = __webpack_require__(3969);
;// CONCATENATED MODULE: ./.build/src/smoke/compose-environment.js

const needed = [
    'PATH',
    'HOME',
    'USERPROFILE',
    'XDG_RUNTIME_DIR',
    'TMPDIR',
    'SSH_AUTH_SOCK',
    'DOCKER_HOST',
    'DOCKER_CONTEXT',
    'DOCKER_CONFIG',
    'DOCKER_CERT_PATH',
    'DOCKER_TLS_VERIFY',
    'DOCKER_API_VERSION',
    'DOCKER_DEFAULT_PLATFORM',
];
function composeEnvironment(names, { variable }) {
    return Object.fromEntries([...needed, ...names].flatMap(name => {
        const value = variable(name);
        return value === undefined ? [] : [[name, value]];
    }));
}
function assertVariables({ file, stderr, config, }, shown, { variable }) {
    const told = /(?:variable is not set|required variable (\w+) is missing)/;
    const asked = stderr.split('\n').flatMap(line => {
        if (!told.test(line))
            return [];
        return told.exec(line)?.[1] ?? /\\?"(\w+)\\?" variable is not set/.exec(line)?.[1] ?? [];
    });
    const passedOn = Object.values(config?.services ?? {}).flatMap(({ environment }) => Object.entries(environment ?? {}).flatMap(([name, value]) => (value === null ? [name] : [])));
    const names = [...new Set([...asked, ...passedOn])].filter(name => variable(name) !== undefined && !(name in shown));
    if (names.length === 0)
        return;
    throw new errors/* UserError */.yo(`the compose file ${file} asks for ${names.join(', ')} of the job, which it is not shown`, {
        hint: `Name what it may see: \`smoke-compose-env: ${names.join(',')}\`.`,
    });
}

// EXTERNAL MODULE: ./.build/src/files/read.js
var read = __webpack_require__(94479);
// EXTERNAL MODULE: ./.build/src/files/yaml.js
var yaml = __webpack_require__(9872);
;// CONCATENATED MODULE: ./.build/src/smoke/compose-files.js





const mostFiles = 100;
async function foreignFiles(path, tree) {
    const problems = [];
    const seen = new Set();
    const own = async (folder, named) => {
        if (typeof named !== 'string')
            problems.push('a path that is no plain text');
        else if (named.includes('$'))
            problems.push(`${named} is put together from variables`);
        else if (/^[a-z][a-z0-9+.-]*:/i.test(named))
            problems.push(`${named} is not in the checkout`);
        else {
            try {
                const place = await (0,files_place/* placeOf */.$t)(tree, (0,external_node_path_.resolve)(folder, named));
                if ((0,files_place/* isWithin */.UO)(tree, place))
                    return place;
                problems.push(`${named} is not in the checkout`);
            }
            catch (error) {
                problems.push((0,errors/* describe */.q0)(error));
            }
        }
        return undefined;
    };
    const read = async (file, folder) => {
        const key = `${folder}\0${file}`;
        if (seen.has(key))
            return;
        if (seen.add(key).size > mostFiles)
            throw new errors/* UserError */.yo(`the compose project has more than ${mostFiles} files`);
        await own(folder, '.env');
        for (const value of await parse(file)) {
            for (const name of variableFiles(value))
                await own(folder, name);
            for (const name of extended(value)) {
                const place = await own(folder, name);
                if (place !== undefined)
                    await read(place, (0,external_node_path_.dirname)(place));
            }
            for (const item of list(fields(value).include))
                await include(item, folder);
        }
    };
    const include = async (item, folder) => {
        const { path, env_file: files, project_directory: project } = fields(item);
        for (const name of paths(files))
            await own(folder, name);
        const names = list(isFields(item) ? path : item);
        const places = [];
        for (const name of names) {
            const place = await own(folder, name);
            if (place !== undefined)
                places.push(place);
        }
        const [first] = places;
        if (first === undefined || places.length < names.length)
            return;
        const base = isNothing(project) ? (0,external_node_path_.dirname)(first) : await own(folder, project);
        if (base !== undefined)
            for (const place of places)
                await read(place, base);
    };
    await read(path, (0,external_node_path_.dirname)(path));
    return [...new Set(problems)];
}
async function parse(file) {
    const text = await (0,read/* readRegular */.VX)(file, 1024 * 1024).catch(error => {
        if (error instanceof errors/* UserError */.yo)
            throw error;
        return undefined;
    });
    if (text === undefined)
        return [];
    try {
        return await (0,yaml/* parseYamlDocuments */.v)(text.toString('utf8'));
    }
    catch (cause) {
        const [line] = (0,errors/* describe */.q0)(cause).split('\n');
        throw new errors/* UserError */.yo(`the compose file ${(0,external_node_path_.basename)(file)} cannot be read: ${line}`, { cause });
    }
}
function extended(value) {
    return services(value).flatMap(service => list(fields(fields(service).extends).file));
}
function variableFiles(value) {
    return services(value).flatMap(service => {
        const { env_file: files, label_file: labels } = fields(service);
        return [...paths(files), ...paths(labels)];
    });
}
function paths(value) {
    return list(value).map(item => (isFields(item) ? item.path : item));
}
function services(value) {
    return Object.values(fields(fields(value).services));
}
function list(value) {
    return Array.isArray(value) ? value : isNothing(value) ? [] : [value];
}
function isNothing(value) {
    return value === undefined || value === null || value === '';
}
function fields(value) {
    return isFields(value) ? value : {};
}
function isFields(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}

// EXTERNAL MODULE: ./.build/src/system/public-address.js
var public_address = __webpack_require__(82217);
;// CONCATENATED MODULE: ./.build/src/smoke/compose-rights.js

function rightsAsked(config, isOwn) {
    const services = Object.entries(config.services).flatMap(([name, service]) => [...hostsOf(service), ...listsOf(service), ...bindsOf(service, isOwn), ...unknownIn(service, known)].map(({ asked, right }) => ({ asked: `service ${name}: ${asked}`, right })));
    return [
        ...services,
        ...ofNetworks(config),
        ...ofVolumes(config),
        ...ofFiles(config, isOwn),
        ...unknownIn(config, topLevel),
    ];
}
function pathsIn({ services, configs, secrets }) {
    const binds = Object.values(services).flatMap(({ volumes }) => array(volumes).map(volume => object(volume)?.source));
    const files = [configs, secrets].flatMap(all => Object.values(all ?? {}).map(item => object(item)?.file));
    return [...binds, ...files].filter(path => typeof path === 'string');
}
const namespaces = {
    network_mode: 'host-network',
    pid: 'host-pid',
    ipc: 'host-ipc',
    uts: 'host-uts',
    userns_mode: 'host-users',
    cgroup: 'host-cgroup',
};
const ownNamespace = /^(?:none|bridge|default|private|shareable|service:.*)?$/;
function hostsOf(service) {
    return Object.entries(namespaces).flatMap(([key, right]) => {
        const value = service[key];
        if (value === undefined || value === null)
            return [];
        const text = String(value);
        if (ownNamespace.test(text))
            return [];
        const asked = `${key}: ${text}`;
        return [{ asked, right: text === 'host' || key === 'userns_mode' ? right : 'other-containers' }];
    });
}
const lists = {
    privileged: 'privileged',
    cap_add: 'capabilities',
    credential_spec: 'security-options',
    cgroup_parent: 'host-cgroup',
    devices: 'devices',
    device_cgroup_rules: 'devices',
    gpus: 'devices',
    volumes_from: 'other-containers',
    external_links: 'other-containers',
    use_api_socket: 'binds',
    provider: 'programs',
    annotations: 'programs',
    runtime: 'programs',
    isolation: 'programs',
};
function listsOf(service) {
    const keys = Object.entries(lists).flatMap(([key, right]) => isEmpty(service[key]) ? [] : [{ asked: `${key}: ${inShort(service[key])}`, right }]);
    const options = array(service.security_opt).filter(option => !/^no-new-privileges(?:[:=]true)?$/.test(String(option)));
    const reserved = object(object(object(service.deploy)?.resources)?.reservations)?.devices;
    const hooks = [...array(service.post_start), ...array(service.pre_stop)].filter(hook => !isEmpty(object(hook)?.privileged));
    const logging = object(service.logging)?.driver;
    return [
        ...keys,
        ...(isEmpty(logging) || ownLogging.has(logging)
            ? []
            : [{ asked: `logging: driver ${inShort(logging)}`, right: 'programs' }]),
        ...(options.length > 0
            ? [{ asked: `security_opt: ${inShort(options)}`, right: 'security-options' }]
            : []),
        ...(isEmpty(reserved)
            ? []
            : [{ asked: 'deploy.resources.reservations.devices', right: 'devices' }]),
        ...(hooks.length > 0 ? [{ asked: 'a privileged hook', right: 'privileged' }] : []),
    ];
}
const ownLogging = new Set(['json-file', 'local', 'none']);
function bindsOf(service, isOwn) {
    return array(service.volumes).flatMap(volume => {
        const { type, source } = object(volume) ?? {};
        if (['volume', 'tmpfs', 'image'].includes(String(type)))
            return [];
        if (type === 'bind' && typeof source === 'string' && isOwn(source))
            return [];
        return [
            { asked: `a ${inShort(type ?? 'volume')} of ${inShort(source ?? volume)}`, right: 'binds' },
        ];
    });
}
const harmless = new Set([
    'attach blkio_config build cap_drop command configs container_name cpu_count cpu_percent cpu_period',
    'cpu_quota cpu_rt_period cpu_rt_runtime cpu_shares cpus cpuset depends_on deploy develop dns dns_opt dns_search',
    'domainname entrypoint env_file environment expose extends extra_hosts group_add healthcheck hostname image init',
    'label_file labels links logging mac_address mem_limit mem_reservation mem_swappiness memswap_limit networks',
    'oom_kill_disable oom_score_adj pids_limit platform ports post_start pre_stop profiles pull_policy read_only restart',
    'scale secrets security_opt shm_size stdin_open stop_grace_period stop_signal storage_opt sysctls tmpfs tty ulimits',
    'user volumes working_dir',
].flatMap(line => line.split(' ')));
const known = new Set([...harmless, ...Object.keys(lists), ...Object.keys(namespaces)]);
const topLevel = new Set(['name', 'version', 'services', 'networks', 'volumes', 'configs', 'secrets']);
function unknownIn(value, known) {
    return Object.keys(value)
        .filter(key => !known.has(key) && !key.startsWith('x-'))
        .map(key => ({ asked: `${inShort(key)}, which is not known to be harmless`, right: 'unknown-keys' }));
}
function ofNetworks({ networks }) {
    return Object.entries(networks ?? {}).flatMap(([key, network]) => {
        const { name, external, driver, driver_opts: options, ipam } = object(network) ?? {};
        const asked = `network ${key}: ${inShort(name ?? driver ?? key)}`;
        if (name === 'host')
            return [{ asked, right: 'host-network' }];
        if (!isEmpty(external))
            return [{ asked: `${asked}, which is external`, right: 'external' }];
        const own = [undefined, null, '', 'bridge', 'default', 'overlay', 'none', 'null'].includes(driver);
        return [
            ...(own ? [] : [`driver ${inShort(driver)}`]),
            ...Object.keys(object(options) ?? {}).filter(option => !ownOptions.has(option)),
            ...(isEmpty(object(ipam)?.driver) || object(ipam)?.driver === 'default'
                ? []
                : [`ipam driver ${inShort(object(ipam)?.driver)}`]),
            ...array(object(ipam)?.config)
                .map(range => object(range)?.subnet)
                .filter(subnet => !isEmpty(subnet) && !isOwnSubnet(String(subnet)))
                .map(subnet => `subnet ${inShort(subnet)}`),
        ].map(what => ({ asked: `network ${key}: ${what}`, right: 'host-network' }));
    });
}
const ownOptions = new Set([
    'com.docker.network.bridge.enable_icc',
    'com.docker.network.bridge.enable_ip_masquerade',
    'com.docker.network.container_iface_prefix',
    'com.docker.network.driver.mtu',
]);
function isOwnSubnet(subnet) {
    const [address = '', prefix = ''] = subnet.split('/');
    return (0,public_address/* reachOf */.x)(address) === 'network' && Number(prefix) >= 16;
}
function ofVolumes({ volumes }) {
    return Object.entries(volumes ?? {}).flatMap(([key, volume]) => {
        const { name, external, driver, driver_opts: options } = object(volume) ?? {};
        if (!isEmpty(external))
            return [{ asked: `volume ${key}: ${inShort(name ?? key)}, which is external`, right: 'external' }];
        if (!isEmpty(driver) && driver !== 'local')
            return [{ asked: `volume ${key}: driver ${inShort(driver)}`, right: 'binds' }];
        const memory = object(options)?.type === 'tmpfs' && object(options)?.device === 'tmpfs';
        return isEmpty(options) || memory
            ? []
            : [{ asked: `volume ${key}: driver_opts ${inShort(options)}`, right: 'binds' }];
    });
}
function ofFiles({ configs, secrets }, isOwn) {
    return Object.entries({ config: configs, secret: secrets }).flatMap(([kind, all]) => Object.entries(all ?? {}).flatMap(([key, item]) => {
        const { file } = object(item) ?? {};
        return typeof file === 'string' && !isOwn(file)
            ? [{ asked: `${kind} ${key}: the file ${inShort(file)}`, right: 'binds' }]
            : [];
    }));
}
function isEmpty(value) {
    if (value === undefined || value === null || value === false || value === '')
        return true;
    return typeof value === 'object' && Object.keys(value).length === 0;
}
function array(value) {
    return Array.isArray(value) ? value : [];
}
function object(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value)
        ? value
        : undefined;
}
function inShort(value) {
    return (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 200);
}

// EXTERNAL MODULE: ./.build/src/files/commit.js
var files_commit = __webpack_require__(89522);
;// CONCATENATED MODULE: ./.build/src/smoke/compose-source.js





async function composeSource(file, { smokeAllow, baseCommit: commit, }, tools) {
    const { host, exec, signal } = tools;
    const folder = host.workspace;
    const path = await (0,files_place/* pathInCheckout */.BQ)(folder, file);
    if (host.facts.pullRequest === undefined ||
        smokeAllow.includes('pull-request-file') ||
        path === undefined) {
        const [place, tree] = [await (0,files_place/* placeOf */.$t)(folder, file), await (0,promises_.realpath)(folder)];
        return { path: place, tree: (0,files_place/* isWithin */.UO)(tree, place) ? tree : (0,external_node_path_.join)(place, '..') };
    }
    const refuse = (why, hint) => new errors/* UserError */.yo(`on a pull request the compose file ${file} of the base branch counts, and ${why}`, {
        hint,
    });
    const allow = 'or let the file of the pull request count with `smoke-allow: pull-request-file`';
    if (commit === undefined || !(await (0,files_commit/* reachCommit */.vF)({ folder, commit }, exec, signal)))
        throw refuse('its commit is not in this clone', `Check out with \`fetch-depth: 2\`, ${allow}.`);
    const work = await (0,promises_.mkdtemp)((0,external_node_path_.join)(host.temp, 'smoke-base-'));
    tools.registerCleanup({ kind: 'folder', name: work });
    const tree = await (0,promises_.realpath)(await (0,files_commit/* unpackCommit */.MS)({ folder, commit }, work, exec));
    const place = await (0,files_place/* placeOf */.$t)(tree, path);
    if (!(await exists(place)))
        throw refuse('it has none there', `It counts once it is merged, ${allow}.`);
    tools.log.info(`compose: ${file} as commit ${commit.slice(0, 7)} of the base branch has it`);
    return { path: place, tree, work };
}
function exists(path) {
    return (0,promises_.access)(path).then(() => true, () => false);
}

;// CONCATENATED MODULE: ./.build/src/smoke/engine/docker.js

function docker(exec, args, env) {
    return exec.run({ file: 'docker', args, ...(env && { env }) });
}
const longestOutput = 65_536;
async function dockerUntil(exec, args, signal) {
    const running = startDocker(exec, args);
    let output = '';
    for (const stream of [running.stdout, running.stderr])
        stream.on('data', (chunk) => {
            if (output.length < longestOutput)
                output += chunk.toString('utf8');
        });
    const end = () => void running.end(500).catch(() => undefined);
    if (signal.aborted)
        end();
    signal.addEventListener('abort', end, { once: true });
    try {
        const exitCode = await running.ended;
        return signal.aborted ? undefined : { exitCode, output };
    }
    finally {
        signal.removeEventListener('abort', end);
    }
}
function startDocker(exec, args) {
    return exec.start({ file: 'docker', args });
}
async function dockerJson(exec, args, doing) {
    const finished = await docker(exec, args);
    if (finished.exitCode !== 0)
        throw dockerError(finished, doing);
    return JSON.parse(finished.stdout);
}
function dockerError({ stderr, exitCode }, doing) {
    const said = dockerMessage(stderr);
    const down = /Cannot connect to the Docker daemon|error during connect|docker daemon is not running/i.test(stderr);
    return new errors/* UserError */.yo(`${doing}: ${said || `docker exited with ${exitCode}`}`, {
        hint: down ? 'Start the Docker Engine, or set DOCKER_HOST to one that runs.' : undefined,
    });
}
function dockerMessage(stderr) {
    return stderr
        .split('\n')
        .map(line => line.replace(/^docker: |^Error response from daemon: |^error: /i, '').trim())
        .map(line => line.replace(/^Error response from daemon: /, ''))
        .filter(line => line !== '' && !/^(Run|See) 'docker .*--help'/.test(line) && !/^[0-9a-f]{64}$/.test(line))
        .join(' ')
        .slice(0, 1500);
}

;// CONCATENATED MODULE: ./.build/src/smoke/container/compose-config.js

function chooseService({ services }, name) {
    const names = Object.keys(services);
    if (name !== undefined) {
        if (names.includes(name))
            return name;
        throw new errors/* UserError */.yo(`the compose file has no service "${name}": it has ${names.join(', ')}`);
    }
    const built = names.filter(each => services[each]?.build !== undefined);
    if (built[0] !== undefined && built.length === 1)
        return built[0];
    throw new errors/* UserError */.yo(built.length === 0
        ? 'no service of the compose file has a `build`, so it is not known which one the image is for'
        : `${built.length} services of the compose file are built: ${built.join(', ')}`, { hint: 'Set `smoke-compose-service`.' });
}
function replaceService(config, { service, plan, variables }) {
    const services = Object.fromEntries(Object.entries(config.services).map(([name, { ports: _, container_name: __, ...kept }]) => [
        name,
        name === service ? underTest(kept, plan, variables) : kept,
    ]));
    const { networks, volumes } = config;
    return {
        ...config,
        services,
        ...(networks && { networks: withoutNames(networks) }),
        ...(volumes && { volumes: withoutNames(volumes) }),
    };
}
function withoutNames(all) {
    return Object.fromEntries(Object.entries(all).map(([key, each]) => {
        if (each === null || each.external)
            return [key, each];
        const { name: _, ...kept } = each;
        return [key, kept];
    }));
}
function underTest({ build: _, deploy: __, restart: ___, scale: ____, ...kept }, plan, variables) {
    const given = Object.fromEntries(variables.map(({ name, value }) => [name, literal(value)]));
    return {
        ...kept,
        image: plan.image,
        pull_policy: 'never',
        platform: plan.platform,
        container_name: plan.name,
        restart: 'no',
        labels: { ...kept.labels, ...Object.fromEntries(plan.labels.map(label => label.split('=', 2))) },
        environment: { ...kept.environment, ...given },
        ports: plan.publish.map(port => `${plan.publishAt}::${port}`),
        logging: { driver: 'json-file', options: { 'max-size': '8m', 'max-file': '2' } },
        ...(plan.memory !== undefined && { mem_limit: plan.memory, memswap_limit: plan.memory }),
        ...(plan.args.length > 0 && { command: plan.args.map(literal) }),
        ...healthcheckOf(kept.healthcheck, plan),
    };
}
function literal(text) {
    return text.replaceAll('$', '$$$$');
}
function healthcheckOf(own, { health }) {
    switch (health.kind) {
        case 'off':
            return { healthcheck: { disable: true } };
        case 'image':
            return {};
        case 'start-period':
            return {
                healthcheck: { ...own, start_period: `${health.seconds}s`, start_interval: `${health.intervalMs}ms` },
            };
        case 'retries':
            return { healthcheck: { ...own, interval: '1s', retries: health.seconds } };
    }
}

;// CONCATENATED MODULE: ./.build/src/smoke/container/compose.js










async function readCompose(request, key, tools) {
    const { smokeComposeFile: file } = request;
    const smokeAllow = request.smokeAllow;
    if (!file)
        return undefined;
    if (request.smokeNetwork)
        throw new errors/* UserError */.yo('`smoke-network` and `smoke-compose-file` exclude each other', {
            hint: 'Name the network in the compose file.',
        });
    const { path, tree, work } = await composeSource(file, request, tools);
    const foreign = smokeAllow.includes('files') ? [] : await foreignFiles(path, tree);
    if (foreign.length > 0)
        throw new errors/* UserError */.yo(`the compose file ${file} reads what it may not: ${foreign.join('; ')}`, {
            hint: 'Write the paths out, below the checkout, or allow them with `smoke-allow: files`.',
        });
    const project = `buildonce-smoke-${key}`;
    const environment = composeEnvironment(request.smokeComposeEnv, tools.host);
    const { exitCode, stdout, stderr } = await compose(project, ['--file', path, 'config', '--format', 'json'], environment, tools);
    if (/is not a docker command|unknown command|unknown shorthand flag/i.test(stderr))
        throw new errors/* UserError */.yo('a compose file needs docker compose, which is not installed here', {
            hint: 'Install the Docker Compose plugin, version 2.20 or newer.',
        });
    const config = exitCode === 0 ? JSON.parse(stdout) : undefined;
    assertVariables({ file, stderr, config }, environment, tools.host);
    if (config === undefined)
        throw new errors/* UserError */.yo(`the compose file ${file}: ${dockerMessage(stderr)}`);
    await assertRights({ file, config, tree, allowed: smokeAllow });
    const service = chooseService(config, request.smokeComposeService);
    const variables = [...request.smokeEnv, ...request.smokeSecrets];
    return { project, service, config, variables, environment, ...(work !== undefined && { work }) };
}
async function assertRights({ file, config, tree, allowed, }) {
    const places = new Map(await Promise.all(pathsIn(config).map(async (path) => [path, await (0,files_place/* placeOf */.$t)(tree, path).catch(() => undefined)])));
    const isOwn = (path) => {
        const place = places.get(path);
        return place !== undefined && (0,files_place/* isWithin */.UO)(tree, place);
    };
    const refused = rightsAsked(config, isOwn).filter(({ right }) => !allowed.includes(right));
    if (refused.length === 0)
        return;
    const rights = [...new Set(refused.map(({ right }) => right))];
    throw new errors/* UserError */.yo(`the compose file ${file} asks for what it may not have: ${refused.map(({ asked }) => asked).join('; ')}`, { hint: `Take it out, or allow it with \`smoke-allow: ${rights.join(',')}\`.` });
}
async function composeUp({ project, service, config, variables, environment }, plan, tools) {
    tools.registerCleanup({ kind: 'compose', name: project });
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(tools.host.temp, 'smoke-'));
    tools.registerCleanup({ kind: 'folder', name: folder });
    const file = (0,external_node_path_.join)(folder, 'compose.json');
    await (0,promises_.writeFile)(file, JSON.stringify(replaceService(config, { service, plan, variables })), { mode: 0o600 });
    const up = ['--file', file, '--progress', 'quiet', 'up', '--detach', '--no-build', '--', service];
    return await compose(project, up, environment, tools);
}
async function printServices({ project, service, config, environment }, tools) {
    const others = Object.keys(config.services).filter(name => name !== service);
    if (others.length === 0)
        return;
    const { stdout } = await compose(project, ['logs', '--no-color', '--tail', '30', '--', ...others], environment, tools);
    if (stdout.trim() === '')
        return;
    tools.log.info('the last lines of the other services:');
    await tools.log.foreign(async (write) => write(stdout));
}
async function composeDown(project, tools) {
    const down = ['down', '--volumes', '--remove-orphans', '--timeout', '1'];
    await compose(project, down, composeEnvironment([], tools.host), tools);
}
async function removeComposeFiles(compose) {
    if (compose?.work !== undefined)
        await (0,promises_.rm)(compose.work, { recursive: true, force: true }).catch(() => undefined);
}
function compose(project, args, environment, { exec }) {
    return exec.run({
        file: 'docker',
        args: ['compose', '--project-name', project, ...args],
        onlyEnv: environment,
        cwd: (0,external_node_path_.parse)(process.cwd()).root,
    });
}

;// CONCATENATED MODULE: ./.build/src/smoke/container/env-file.js



async function writeEnvFile(variables, tools) {
    if (variables.length === 0)
        return { byName: {} };
    const severalLines = variables.filter(({ value }) => /[\r\n]/.test(value));
    for (const { name } of severalLines) {
        if (!/^(PATH|HOME|DOCKER_.*|.*_proxy|LD_.*|SSH_.*)$/i.test(name))
            continue;
        throw new errors/* UserError */.yo(`the variable ${name} cannot span lines`, {
            hint: 'The docker command itself would read it. Use a value of one line, or another name.',
        });
    }
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(tools.host.temp, 'smoke-'));
    tools.registerCleanup({ kind: 'folder', name: folder });
    await (0,promises_.chmod)(folder, 0o700);
    const file = (0,external_node_path_.join)(folder, 'env');
    const lines = variables
        .filter(variable => !severalLines.includes(variable))
        .map(({ name, value }) => `${name}=${value}\n`);
    await (0,promises_.writeFile)(file, lines.join(''), { mode: 0o600 });
    return { file, byName: Object.fromEntries(severalLines.map(({ name, value }) => [name, value])) };
}
async function removeEnvFile({ file }) {
    if (file !== undefined)
        await (0,promises_.rm)((0,external_node_path_.join)(file, '..'), { recursive: true, force: true });
}

// EXTERNAL MODULE: external "node:readline"
var external_node_readline_ = __webpack_require__(80481);
;// CONCATENATED MODULE: ./.build/src/smoke/container/event-stream.js


const actions = ['start', 'die', 'oom', 'kill', 'health_status'];
function followEvents({ exec, now }, label) {
    const filters = [`label=${label}`, 'type=container', ...actions.map(action => `event=${action}`)];
    const running = startDocker(exec, [
        'events',
        '--since',
        String(Math.floor(now() / 1000) - 60),
        ...filters.flatMap(filter => ['--filter', filter]),
        '--format',
        '{{json .}}',
    ]);
    const events = [];
    const listeners = new Set();
    running.stderr.resume();
    (0,external_node_readline_.createInterface)({ input: running.stdout }).on('line', line => {
        const event = parseEvent(line, now());
        if (event === undefined)
            return;
        events.push(event);
        for (const listener of [...listeners])
            listener(event);
    });
    return {
        events,
        listen(listener) {
            listeners.add(listener);
            for (const event of [...events])
                listener(event);
            return () => listeners.delete(listener);
        },
        end: () => running.end(500).catch(() => undefined),
    };
}
function parseEvent(line, seenAt) {
    try {
        const { Action, Actor, timeNano } = JSON.parse(line);
        const exitCode = Actor?.Attributes?.exitCode;
        return {
            container: String(Actor?.Attributes?.name ?? ''),
            action: String(Action),
            at: Number(timeNano) / 1e6,
            seenAt,
            ...(exitCode !== undefined && { exitCode: Number(exitCode) }),
        };
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./.build/src/smoke/container/remove.js



async function removeContainers(names, tools, { late = 0 } = {}) {
    if (names.length === 0)
        return;
    await docker(tools.exec, ['rm', '--force', '--volumes', ...names]);
    for (let again = 0; again < late; again++) {
        await new Promise(resolve => setTimeout(resolve, 300));
        await docker(tools.exec, ['rm', '--force', '--volumes', ...names]);
    }
}
const cleanUpSmoke = async (kept, tools) => {
    const named = (kind) => kept.filter(item => item.kind === kind).map(item => item.name);
    for (const label of named('label')) {
        const { stdout } = await docker(tools.exec, ['ps', '--all', '--quiet', '--filter', `label=${label}`]);
        await removeContainers(stdout.split('\n').filter(Boolean), tools);
    }
    for (const project of named('compose')) {
        await composeDown(project, tools);
    }
    const images = named('image');
    if (images.length > 0)
        await docker(tools.exec, ['image', 'rm', ...images]);
    for (const folder of named('folder'))
        await (0,promises_.rm)(folder, { recursive: true, force: true });
};

// EXTERNAL MODULE: ./.build/src/image/platform.js
var image_platform = __webpack_require__(52490);
;// CONCATENATED MODULE: ./.build/src/smoke/container/listening.js

async function listeningPorts(pid, containerId) {
    if (!(await isHere(pid, containerId)))
        return undefined;
    const tables = await Promise.all(['tcp', 'tcp6'].map(table => (0,promises_.readFile)(`/proc/${pid}/net/${table}`, 'utf8').catch(() => '')));
    return tables.flatMap(parseSockets);
}
async function isHere(pid, containerId) {
    if (pid <= 0)
        return false;
    const groups = await (0,promises_.readFile)(`/proc/${pid}/cgroup`, 'utf8').catch(() => '');
    if (groups.includes(containerId.slice(0, 32)))
        return true;
    const mounts = await (0,promises_.readFile)(`/proc/${pid}/mountinfo`, 'utf8').catch(() => '');
    return mounts.includes(containerId.slice(0, 32));
}
function parseSockets(table) {
    return (table
        .split('\n')
        .slice(1)
        .map(line => line.trim().split(/\s+/))
        .filter(fields => fields[3] === '0A' && !fields[1]?.startsWith('0B00007F:'))
        .map(fields => {
        const [address = '', port = ''] = (fields[1] ?? '').split(':');
        const loopback = /^[0-9A-F]{6}7F$/.test(address) || /^0{24}01000000$|7F$/.test(address);
        return { port: Number.parseInt(port, 16), loopbackOnly: loopback };
    }));
}

;// CONCATENATED MODULE: ./.build/src/smoke/emulation.js




const folder = '/proc/sys/fs/binfmt_misc';
const emulators = {
    amd64: ['x86_64'],
    arm64: ['aarch64'],
    386: ['i386'],
    loong64: ['loongarch64'],
};
function emulatesHere(platform) {
    if (!(0,external_node_fs_.existsSync)(`${folder}/status`))
        return undefined;
    const arch = (0,image_platform/* machineOf */.VT)(platform).split('/')[1] ?? '';
    return (emulators[arch] ?? [arch]).some(name => (0,external_node_fs_.existsSync)(`${folder}/qemu-${name}`) || (0,external_node_fs_.existsSync)(`${folder}/${name}`));
}
async function runsNatively(pid, containerId) {
    if (!(await isHere(pid, containerId)))
        return undefined;
    const names = await (0,promises_.readdir)(folder).catch(() => []);
    const rules = await Promise.all(names.map(name => (0,promises_.readFile)(`${folder}/${name}`, 'utf8').catch(() => '')));
    const interpreters = rules.flatMap(rule => /^interpreter (.+)$/m.exec(rule)?.[1] ?? []);
    const program = await (0,promises_.readlink)(`/proc/${pid}/exe`).catch(() => undefined);
    if (interpreters.length === 0 || program === undefined)
        return undefined;
    return !interpreters.map(basename).includes(basename(program));
}
function basename(path) {
    return path.slice(path.lastIndexOf('/') + 1);
}

;// CONCATENATED MODULE: ./.build/src/smoke/engine/engine-facts.js


async function askEngine(exec) {
    const server = (await dockerJson(exec, ['version', '--format', '{{json .Server}}'], 'asking the Docker Engine for its version'));
    return {
        nativePlatform: `${server?.Os ?? 'linux'}/${server?.Arch ?? 'amd64'}`,
        startInterval: apiAtLeast(server?.ApiVersion ?? '0.0', 1, 44),
    };
}
function isNative(platform, nativePlatform) {
    const [own, here] = [(0,image_platform/* machineOf */.VT)(platform), (0,image_platform/* machineOf */.VT)(nativePlatform)];
    return own === here || (here.endsWith('/amd64') && own === here.replace(/amd64$/, '386'));
}
function apiAtLeast(version, major, minor) {
    const [ownMajor = 0, ownMinor = 0] = version.split('.').map(Number);
    return ownMajor > major || (ownMajor === major && ownMinor >= minor);
}

// EXTERNAL MODULE: ./.build/src/image/layout.js
var layout = __webpack_require__(67955);
// EXTERNAL MODULE: ./.build/src/registry/digest.js
var registry_digest = __webpack_require__(95971);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(77934);
;// CONCATENATED MODULE: ./.build/src/smoke/engine/image-config.js

const words = dist/* optional */.lqM(dist/* nullable */.mee(dist/* array */.YOg(dist/* string */.YjP())));
const inspected = dist/* object */.Ikc({
    Id: dist/* string */.YjP(),
    RepoDigests: dist/* optional */.lqM(dist/* nullable */.mee(dist/* array */.YOg(dist/* string */.YjP()))),
    Descriptor: dist/* optional */.lqM(dist/* nullable */.mee(dist/* object */.Ikc({ digest: dist/* string */.YjP() }))),
    Os: dist/* optional */.lqM(dist/* string */.YjP()),
    Architecture: dist/* optional */.lqM(dist/* string */.YjP()),
    Config: dist/* nullish */.cl6(dist/* object */.Ikc({
        User: dist/* optional */.lqM(dist/* string */.YjP()),
        ExposedPorts: dist/* optional */.lqM(dist/* nullable */.mee(dist/* record */.g1P(dist/* string */.YjP(), dist/* unknown */.L5J()))),
        Volumes: dist/* optional */.lqM(dist/* nullable */.mee(dist/* record */.g1P(dist/* string */.YjP(), dist/* unknown */.L5J()))),
        Labels: dist/* optional */.lqM(dist/* nullable */.mee(dist/* record */.g1P(dist/* string */.YjP(), dist/* string */.YjP()))),
        Env: words,
        Entrypoint: words,
        Cmd: words,
        WorkingDir: dist/* optional */.lqM(dist/* string */.YjP()),
        StopSignal: dist/* optional */.lqM(dist/* string */.YjP()),
        Healthcheck: dist/* optional */.lqM(dist/* nullable */.mee(dist/* object */.Ikc({ Test: words, StartInterval: dist/* optional */.lqM(dist/* number */.aig()), Retries: dist/* optional */.lqM(dist/* number */.aig()) }))),
    })),
});
function parseEngineImage(value) {
    const { Id, RepoDigests, Descriptor, Os, Architecture, Config } = dist/* parse */.qgA(inspected, value);
    const test = Config?.Healthcheck?.Test ?? [];
    return {
        id: Id,
        digests: [
            ...new Set([
                Id,
                ...(Descriptor ? [Descriptor.digest] : []),
                ...(RepoDigests ?? []).map(reference => reference.slice(reference.indexOf('@') + 1)),
            ]),
        ],
        platform: `${Os ?? 'linux'}/${Architecture ?? ''}`,
        user: Config?.User ?? '',
        exposedPorts: Object.keys(Config?.ExposedPorts ?? {})
            .filter(port => !port.endsWith('/udp') && !port.endsWith('/sctp'))
            .map(port => Number.parseInt(port, 10)),
        volumes: Object.keys(Config?.Volumes ?? {}),
        labels: Config?.Labels ?? {},
        env: Config?.Env ?? [],
        entrypoint: Config?.Entrypoint ?? [],
        cmd: Config?.Cmd ?? [],
        workdir: Config?.WorkingDir ?? '',
        stopSignal: Config?.StopSignal || 'SIGTERM',
        ...(test.length > 0 && test[0] !== 'NONE' && { healthcheck: test }),
    };
}

;// CONCATENATED MODULE: ./.build/src/smoke/engine/engine-image.js







async function findImage({ subject, platform, native }, tools) {
    const { localImage, source, digest } = subject;
    const configOf = async (image, name) => native ? image : ((await inspect(name, platform.platform, tools)) ?? image);
    if (localImage !== undefined) {
        const image = await inspect(localImage, undefined, tools);
        if (image !== undefined) {
            await assertSame(image, { subject, platform, localImage });
            return { ...(await configOf(image, localImage)), run: image.id };
        }
        if (source.kind === 'layout')
            throw missing(localImage, digest);
    }
    if (source.kind === 'layout') {
        throw new errors/* UserError */.yo(`the image ${digest} is in ${source.path} only, and a container needs it in the Docker Engine`, {
            hint: 'Let the build export it to the engine too (a builder with access to it), or set `smoke: false`.',
        });
    }
    const reference = `${source.repository}@${digest}`;
    const held = await inspect(reference, undefined, tools);
    const here = held && (native ? held : await inspect(reference, platform.platform, tools));
    if (here !== undefined)
        return { ...here, run: reference };
    if (held === undefined)
        tools.registerCleanup({ kind: 'image', name: reference });
    return { ...(await pull(reference, platform.platform, tools)), run: reference };
}
async function inspect(name, platform, { exec }) {
    const ask = (extra) => docker(exec, ['image', 'inspect', ...extra, '--format', '{{json .}}', name]);
    let answer = await ask(platform === undefined ? [] : ['--platform', platform]);
    if (platform !== undefined && /unknown flag|API version|not supported/i.test(answer.stderr))
        answer = await ask([]);
    if (answer.exitCode === 0)
        return parseEngineImage(JSON.parse(answer.stdout));
    if (/no such image|not found|does not (exist|provide)|no suitable/i.test(answer.stderr))
        return undefined;
    throw dockerError(answer, `looking for ${name} in the Docker Engine`);
}
async function pull(reference, platform, tools) {
    const pulled = await docker(tools.exec, ['pull', '--quiet', '--platform', platform, reference]);
    if (pulled.exitCode !== 0)
        throw dockerError(pulled, `pulling ${reference} for ${platform}`);
    const image = await inspect(reference, platform, tools);
    if (image === undefined)
        throw missing(reference, reference.slice(reference.indexOf('@') + 1));
    return image;
}
async function assertSame(image, { subject, platform, localImage }) {
    const same = [subject.digest, platform.digest];
    if (image.digests.some(digest => same.includes(digest)))
        return;
    const config = await configDigest(subject, platform);
    if (config !== undefined && image.id === config)
        return;
    throw new errors/* UserError */.yo(`${localImage} in the Docker Engine is ${image.id}, but the image to test is ${subject.digest}`, { hint: 'Something else has moved that name since the build. Build again, or name the image by digest.' });
}
async function configDigest({ source }, { digest }) {
    if (source.kind !== 'layout')
        return undefined;
    try {
        const bytes = await (0,read/* readRegular */.VX)((0,external_node_path_.join)(source.path, (0,layout/* blobPath */.nD)(digest)));
        return (0,registry_digest/* digestOf */.ol)(bytes) === digest ? JSON.parse(bytes.toString('utf8')).config?.digest : undefined;
    }
    catch {
        return undefined;
    }
}
function missing(name, digest) {
    return new errors/* UserError */.yo(`the Docker Engine does not have ${name} (${digest})`, {
        hint: 'Run the build on the same machine and engine first, or name an image that is in a registry.',
    });
}

;// CONCATENATED MODULE: ./.build/src/smoke/container/memory.js


async function peakMemory(pid, containerId) {
    if (!(await isHere(pid, containerId)))
        return undefined;
    const groups = await (0,promises_.readFile)(`/proc/${pid}/cgroup`, 'utf8').catch(() => '');
    for (const path of peakFiles(groups)) {
        const value = Number.parseInt(await (0,promises_.readFile)(path, 'utf8').catch(() => ''), 10);
        if (value > 0)
            return value;
    }
    return undefined;
}
function peakFiles(groups) {
    return groups
        .split('\n')
        .map(line => /^\d+:([^:]*):(.+)$/.exec(line))
        .flatMap(parts => {
        const [, controllers = '', path = ''] = parts ?? [];
        if (path === '' || path === '/')
            return [];
        if (controllers === '')
            return [`/sys/fs/cgroup${path}/memory.peak`, `/sys/fs/cgroup/unified${path}/memory.peak`];
        if (controllers.split(',').includes('memory'))
            return [`/sys/fs/cgroup/memory${path}/memory.max_usage_in_bytes`];
        return [];
    });
}

;// CONCATENATED MODULE: ./.build/src/smoke/container/process-user.js


async function userOf(pid, containerId) {
    if (!(await isHere(pid, containerId)))
        return undefined;
    const [status, map] = await Promise.all(['status', 'uid_map'].map(file => (0,promises_.readFile)(`/proc/${pid}/${file}`, 'utf8').catch(() => '')));
    return insideUser(status ?? '', map ?? '');
}
function insideUser(status, map) {
    const outside = /^Uid:\s+\d+\s+(\d+)/m.exec(status)?.[1];
    if (outside === undefined)
        return undefined;
    const uid = Number(outside);
    for (const line of map.split('\n')) {
        const [inside = Number.NaN, start = Number.NaN, count = 0] = line.trim().split(/\s+/).map(Number);
        if (uid >= start && uid < start + count)
            return inside + uid - start;
    }
    return uid;
}

// EXTERNAL MODULE: ./.build/src/smoke/container/cause.js
var container_cause = __webpack_require__(43190);
;// CONCATENATED MODULE: ./.build/src/smoke/container/container-address.js
function publishAddress({ dockerHost }) {
    return remoteHost(dockerHost) === undefined ? '127.0.0.1' : '0.0.0.0';
}
function originOf(state, port, { network, ...vantage }) {
    const remote = remoteHost(vantage.dockerHost);
    if (network === 'host')
        return `${remote ?? '127.0.0.1'}:${port}`;
    if (vantage.insideContainer && remote === undefined) {
        const address = Object.values(state.addresses).find(each => each !== '');
        return address === undefined ? undefined : `${address}:${port}`;
    }
    const published = state.published.get(port);
    return published === undefined ? undefined : `${remote ?? '127.0.0.1'}:${published.port}`;
}
function remoteHost(dockerHost) {
    const host = /^(?:tcp|ssh|https?):\/\/(?:[^@/]*@)?(\[[^\]]+\]|[^:/]+)/.exec(dockerHost ?? '')?.[1];
    return host === undefined || host === 'localhost' || host === '127.0.0.1' ? undefined : host;
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
;// CONCATENATED MODULE: ./.build/src/smoke/container/log-follower.js


const keptLines = 200;
const longestLine = 2000;
function followLog(exec, container, hide) {
    const running = startDocker(exec, ['logs', '--follow', '--timestamps', container]);
    const tail = [];
    const listeners = new Set();
    const add = (raw) => {
        const line = parseLogLine(raw);
        const kept = { at: line.at, text: hide(line.text) };
        if (tail.push(kept) > keptLines)
            tail.shift();
        for (const listener of [...listeners])
            listener(kept);
    };
    const closed = [running.stdout, running.stderr].map(input => readLines(input, add));
    return {
        tail,
        listen(listener) {
            listeners.add(listener);
            for (const line of [...tail])
                listener(line);
            return () => listeners.delete(listener);
        },
        async settle() {
            let timer;
            const patience = new Promise(resolve => {
                timer = setTimeout(resolve, 1000);
            });
            await Promise.race([Promise.all(closed), patience]);
            clearTimeout(timer);
        },
        end: () => running.end(500).catch(() => undefined),
    };
}
async function readLines(input, add) {
    const decoder = new TextDecoder();
    let line = '';
    const take = (text) => {
        const room = longestLine + 64 - line.length;
        if (room > 0)
            line += text.slice(0, room);
    };
    try {
        for await (const chunk of input) {
            const [first = '', ...more] = decoder.decode(chunk, { stream: true }).split('\n');
            take(first);
            for (const next of more) {
                add(line);
                line = '';
                take(next);
            }
        }
    }
    catch {
    }
    if (line !== '')
        add(line);
}
function parseLogLine(raw) {
    const stamp = /^(\d{4}-\d\d-\d\dT\S+Z) ?/.exec(raw);
    const text = (0,external_node_util_.stripVTControlCharacters)(raw.slice(stamp?.[0].length ?? 0));
    return {
        at: stamp?.[1] === undefined ? 0 : Date.parse(stamp[1]),
        text: text.replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '').slice(0, longestLine),
    };
}
function formatLog(lines, startedAt, limit = 65_000) {
    const written = [];
    let length = 0;
    for (const { at, text } of [...lines].sort((a, b) => a.at - b.at).reverse()) {
        const line = `${at === 0 ? '' : `${((at - startedAt) / 1000).toFixed(1)} s  `}${text}`;
        length += line.length + 1;
        if (length > limit)
            break;
        written.unshift(line);
    }
    return written.join('\n');
}

;// CONCATENATED MODULE: ./.build/src/smoke/container/run-arguments.js
function runArguments(plan, verb = 'run') {
    return [
        ...(verb === 'run' ? ['run', '--detach'] : ['create']),
        ...['--pull', 'never', '--restart', 'no', '--name', plan.name],
        ...plan.labels.flatMap(label => ['--label', label]),
        ...['--platform', plan.platform],
        ...['--log-driver', 'json-file', '--log-opt', 'max-size=8m', '--log-opt', 'max-file=2'],
        ...plan.publish.flatMap(port => ['--publish', `${plan.publishAt}::${port}`]),
        ...(plan.envFile === undefined ? [] : ['--env-file', plan.envFile]),
        ...plan.envNames.flatMap(name => ['--env', name]),
        ...(plan.network === undefined ? [] : ['--network', plan.network]),
        ...(plan.memory === undefined
            ? []
            : ['--memory', String(plan.memory), '--memory-swap', String(plan.memory)]),
        ...healthArguments(plan.health),
        ...plan.options,
        plan.image,
        ...plan.args,
    ];
}
function healthArguments(health) {
    switch (health.kind) {
        case 'off':
            return ['--no-healthcheck'];
        case 'start-period':
            return [`--health-start-period=${health.seconds}s`, `--health-start-interval=${health.intervalMs}ms`];
        case 'retries':
            return ['--health-interval=1s', `--health-retries=${health.seconds}`];
        case 'image':
            return [];
    }
}

// EXTERNAL MODULE: ./.build/src/smoke/container/container-state.js
var container_state = __webpack_require__(25934);
;// CONCATENATED MODULE: ./.build/src/smoke/container/watch.js


const netMs = 2000;
function watch({ name, events, since, patienceMs, unhealthyIsFinal, ignoresHealth = false }, tools) {
    const controller = new AbortController();
    const listeners = new Set();
    let healthyAt;
    const over = (reason) => controller.abort(reason);
    const healthy = (at) => {
        healthyAt ??= at;
        for (const listener of listeners)
            listener(healthyAt);
    };
    const unlisten = events.listen(({ container, action, at, exitCode = 0 }) => {
        if (container !== name || at < since)
            return;
        if (action === 'oom')
            over({ kind: 'oom', at });
        if (action === 'die')
            over({ kind: 'exited', exitCode, at });
        if (action === 'health_status: healthy')
            healthy(at);
        if (action === 'health_status: unhealthy' && unhealthyIsFinal && !ignoresHealth)
            over({ kind: 'unhealthy' });
    });
    const timer = setTimeout(over, patienceMs, { kind: 'timeout' });
    const cancel = () => over({ kind: 'cancelled' });
    if (tools.signal.aborted)
        cancel();
    tools.signal.addEventListener('abort', cancel);
    const net = setInterval(async () => {
        const state = await inspectContainer(name, tools).catch(() => undefined);
        if (state === undefined || controller.signal.aborted)
            return;
        if (state.status === 'exited' || state.status === 'dead')
            over({ kind: 'exited', exitCode: state.exitCode, at: state.finishedAt });
        else if (state.health === 'healthy')
            healthy(tools.now());
        else if (!ignoresHealth && state.lastProbe && (0,container_state/* probeIsMissing */.HK)(state.lastProbe))
            over({ kind: 'no-probe' });
    }, netMs);
    return {
        over: controller.signal,
        onHealthy(listener) {
            listeners.add(listener);
            if (healthyAt !== undefined)
                listener(healthyAt);
        },
        stop() {
            clearTimeout(timer);
            clearInterval(net);
            unlisten();
            tools.signal.removeEventListener('abort', cancel);
        },
    };
}
async function inspectContainer(name, { exec }) {
    const { exitCode, stdout } = await docker(exec, ['container', 'inspect', '--format', container_state/* stateFormat */.Bo, name]);
    return exitCode === 0 ? (0,container_state/* parseContainerState */.O2)(stdout) : undefined;
}
function pause(ms, signal) {
    return new Promise(resolve => {
        if (signal.aborted)
            return resolve();
        const done = () => {
            clearTimeout(timer);
            signal.removeEventListener('abort', done);
            resolve();
        };
        const timer = setTimeout(done, ms);
        signal.addEventListener('abort', done);
    });
}

;// CONCATENATED MODULE: ./.build/src/smoke/container/container.js







async function startContainer({ plan, env, defaultPort, compose }, around, tools) {
    const run = compose
        ? await composeUp(compose, plan, tools)
        : await docker(tools.exec, runArguments(plan), env);
    if (run.exitCode !== 0) {
        tools.signal.throwIfAborted();
        const message = around.hide(dockerMessage(run.stderr));
        const cause = (0,container_cause/* startFailure */.xn)(message, { platform: plan.platform, program: around.program });
        if (cause.kind === 'not-started' && run.exitCode === 125 && !(0,container_cause/* isImageFault */.Sb)(message))
            throw dockerError({ ...run, stderr: message }, 'starting the container');
        return cause;
    }
    return await resolveTarget({ name: plan.name, network: plan.network, defaultPort }, around, tools);
}
async function createContainer({ plan, env }, { hide }, tools) {
    const made = await docker(tools.exec, runArguments(plan, 'create'), env);
    if (made.exitCode !== 0)
        throw dockerError({ ...made, stderr: hide(made.stderr) }, 'creating the container');
}
async function startAgain(name, { network, defaultPort }, around, tools) {
    const run = await docker(tools.exec, ['start', name]);
    if (run.exitCode !== 0) {
        tools.signal.throwIfAborted();
        return {
            kind: 'behavior',
            sentence: `it could not be started again: ${around.hide(dockerMessage(run.stderr))}`,
        };
    }
    return await resolveTarget({ name, network, defaultPort }, around, tools);
}
async function resolveTarget({ name, network, defaultPort, }, around, tools) {
    const log = followLog(tools.exec, name, around.hide);
    const state = await inspectContainer(name, tools);
    if (state === undefined) {
        await log.end();
        tools.signal.throwIfAborted();
        throw new Error(`the container ${name} has disappeared`);
    }
    const { events } = around;
    return {
        name,
        id: state.id,
        pid: state.pid,
        log,
        state,
        startedAt: state.startedAt,
        defaultPort,
        hide: around.hide,
        origin: port => originOf(state, port, { ...around.vantage, network }),
        clock: () => tools.now() - skew(events),
    };
}
function skew({ events }) {
    const delays = events.map(({ at, seenAt }) => seenAt - at);
    const least = delays.length === 0 ? 0 : Math.min(...delays);
    return Math.abs(least) < 1000 ? 0 : least;
}

// EXTERNAL MODULE: ./.build/src/smoke/checks/checks.js
var checks = __webpack_require__(17650);
;// CONCATENATED MODULE: ./.build/src/smoke/checks/http-probe.js


const longestBody = 65_536;
async function probeHttp(http, { check, origin, patienceMs, signal }) {
    const late = AbortSignal.timeout(patienceMs);
    try {
        const response = await http({
            method: check.method,
            url: new URL(`${check.scheme}://${origin}${check.path}`),
            headers: { 'user-agent': 'buildonce-smoke', accept: '*/*', connection: 'close' },
            signal: AbortSignal.any([signal, late]),
            direct: true,
            ...(check.insecure && { anyCertificate: true }),
        });
        return judge(check, response, await bodyStart(response));
    }
    catch (error) {
        return {
            kind: 'silent',
            error: late.aborted ? `no answer within ${patienceMs / 1000} s` : socketError(error),
        };
    }
}
function judge(check, { status, headers }, body) {
    const wrong = (detail) => ({ kind: 'wrong', status, detail });
    if (!check.statuses.some(([low, high]) => status >= low && status <= high)) {
        const location = headers.location?.[0];
        const start = body.replace(/\s+/g, ' ').trim().slice(0, 200);
        return wrong(`status ${status}${location === undefined ? '' : ` to ${location}`} instead of ${formatStatuses(check)}${start === '' ? '' : `, body "${start}"`}`);
    }
    for (const { name, value } of check.headers) {
        const found = headers[name]?.join(', ');
        if (found === undefined)
            return wrong(`status ${status}, but no header ${name}`);
        if (!(0,checks/* matches */.cK)(value, found))
            return wrong(`status ${status}, but the header ${name} is "${found}", not ${(0,checks/* formatMatch */.fU)(value)}`);
    }
    for (const match of check.body) {
        if (!(0,checks/* matches */.cK)(match, body))
            return wrong(`status ${status}, but ${(0,checks/* formatMatch */.fU)(match)} is not in the body "${body.replace(/\s+/g, ' ').trim().slice(0, 200)}"`);
    }
    return { kind: 'ok', status };
}
function formatStatuses({ statuses }) {
    return statuses.map(([low, high]) => (low === high ? `${low}` : `${low}-${high}`)).join(', ');
}
async function bodyStart({ body }) {
    const chunks = [];
    let length = 0;
    for await (const chunk of body) {
        chunks.push(chunk);
        length += chunk.length;
        if (length >= longestBody)
            break;
    }
    return Buffer.concat(chunks).toString('utf8', 0, longestBody);
}
function socketError(error) {
    const code = error.code;
    if (code === 'ECONNREFUSED')
        return 'connection refused';
    if (code === 'ECONNRESET' || code === 'UND_ERR_SOCKET')
        return 'the connection was closed without an answer';
    return (0,errors/* describe */.q0)(error) || String(code);
}

;// CONCATENATED MODULE: ./.build/src/smoke/readiness/condition.js





async function until(condition, { target, watch, attempts, signal }, tools) {
    const over = signal === undefined ? watch.over : AbortSignal.any([watch.over, signal]);
    switch (condition.kind) {
        case 'healthcheck':
            return await called(over, done => watch.onHealthy(done));
        case 'log':
            return await called(over, done => {
                target.log.listen(line => {
                    attempts.count++;
                    if ((0,checks/* matches */.cK)(condition.match, line.text))
                        done(line.at || target.clock());
                });
            });
        case 'http':
            return await repeat(over, 50, () => tryHttp(condition, { target, attempts, signal: over }, tools));
        case 'command':
            return await repeat(over, 200, () => tryCommand(condition, { target, attempts, signal: over }, tools));
        case 'port':
            return await repeat(over, 50, () => tryPort(condition.port, { target, attempts }));
        default:
            throw new Error(`${condition.kind} is not waited for`);
    }
}
async function tryHttp(check, { target, attempts, signal }, tools) {
    const port = check.port ?? target.defaultPort ?? (check.scheme === 'https' ? 443 : 80);
    const origin = target.origin(port);
    const slow = attempts.http?.kind === 'silent' && /no answer within/.test(attempts.http.error);
    const patienceMs = slow ? 10_000 : 2000;
    const tried = origin === undefined
        ? { kind: 'silent', error: `port ${port} cannot be reached from here` }
        : await probeHttp(tools.http, { check, origin, patienceMs, signal });
    if (signal.aborted && tried.kind !== 'ok')
        return undefined;
    note(attempts, target.clock(), tried.kind === 'ok' ? undefined : tried.kind === 'wrong' ? tried.detail : tried.error);
    attempts.http = tried;
    return tried.kind === 'ok' ? target.clock() : undefined;
}
async function tryCommand(check, { target, attempts, signal }, tools) {
    const run = await dockerUntil(tools.exec, ['exec', target.name, ...check.argv], signal);
    const failure = run === undefined
        ? (attempts.failure ?? 'it had not exited')
        : commandFailure(check, run.exitCode, target.hide(run.output));
    note(attempts, target.clock(), failure);
    return failure === undefined ? target.clock() : undefined;
}
function commandFailure({ exitCodes, output: expected, notOutput, }, exitCode, output) {
    const said = dockerMessage(output).slice(0, 300);
    if (!exitCodes.includes(exitCode))
        return `exit code ${exitCode} instead of ${exitCodes.join(' or ')}${said === '' ? '' : `, output "${said}"`}`;
    const absent = expected.find(match => !(0,checks/* matches */.cK)(match, output));
    if (absent !== undefined)
        return `${(0,checks/* formatMatch */.fU)(absent)} is not in its output "${said}"`;
    const present = notOutput.find(match => (0,checks/* matches */.cK)(match, output));
    return present === undefined ? undefined : `${(0,checks/* formatMatch */.fU)(present)} is in its output "${said}"`;
}
async function tryPort(port, { target, attempts }) {
    const ports = await listeningPorts(target.pid, target.id);
    const failure = ports === undefined
        ? 'the processes of the Docker Engine cannot be seen from here'
        : ports.some(each => each.port === port && !each.loopbackOnly)
            ? undefined
            : describeListening(ports);
    note(attempts, target.clock(), failure);
    return failure === undefined ? target.clock() : undefined;
}
function describeListening(ports) {
    if (ports.length === 0)
        return 'nothing in the container listens on any TCP port';
    const names = [
        ...new Set(ports.map(({ port, loopbackOnly }) => (loopbackOnly ? `127.0.0.1:${port}` : `${port}`))),
    ];
    return `it listens on ${names.join(', ')}`;
}
function note(attempts, at, failure) {
    attempts.count++;
    attempts.lastAt = at;
    if (failure === undefined)
        delete attempts.failure;
    else
        attempts.failure = failure;
}
async function repeat(over, everyMs, attempt) {
    while (!over.aborted) {
        const at = await attempt();
        if (at !== undefined)
            return at;
        await pause(everyMs, over);
    }
    return undefined;
}
function called(over, start) {
    return new Promise(resolve => {
        if (over.aborted)
            return resolve(undefined);
        over.addEventListener('abort', () => resolve(undefined), { once: true });
        start(resolve);
    });
}

;// CONCATENATED MODULE: ./.build/src/smoke/readiness/timeout-cause.js


function timeoutCause(waited) {
    const { condition, patienceMs, attempts } = waited;
    switch (condition.kind) {
        case 'healthcheck':
            return (0,container_cause/* unhealthyCause */.UO)(waited.state, patienceMs, waited.over);
        case 'http':
            return httpCause(waited, condition.line);
        case 'port':
            return {
                kind: 'port-not-bound',
                sentence: `nothing listened on port ${condition.port} within ${(0,container_cause/* seconds */.YA)(patienceMs)}: ${attempts.failure ?? 'it was never tried'}`,
                ...listenAdvice(waited.listening, condition.port),
            };
        case 'log':
            return {
                kind: 'check-failed',
                sentence: `the check \`${condition.line}\` did not hold within ${(0,container_cause/* seconds */.YA)(patienceMs)}: ${attempts.count} lines were printed, none of them matches`,
            };
        default:
            return {
                kind: 'check-failed',
                sentence: `the check \`${condition.line}\` did not hold: ${attempts.failure ?? 'it was never tried'}`,
            };
    }
}
function httpCause({ attempts, patienceMs, startedAt, listening, port }, line) {
    const { http, count, lastAt } = attempts;
    const tries = `${count} ${count === 1 ? 'try' : 'tries'}`;
    const lastTry = `second ${((lastAt - startedAt) / 1000).toFixed(1)}`;
    if (http?.kind === 'wrong')
        return {
            kind: 'wrong-answer',
            sentence: `\`${line}\` had a wrong answer for ${(0,container_cause/* seconds */.YA)(patienceMs)}: ${http.detail} at ${lastTry} (${tries})`,
            ...(/^status 3\d\d/.test(http.detail) && {
                advice: 'Redirects are not followed: check the path it leads to, or expect that status.',
            }),
        };
    const bound = listening?.some(each => each.port === port && !each.loopbackOnly);
    const seen = listening === undefined || bound ? '' : `; ${describeListening(listening)}`;
    return {
        kind: bound === false ? 'port-not-bound' : 'no-answer',
        sentence: `\`${line}\` was not answered at port ${port} within ${(0,container_cause/* seconds */.YA)(patienceMs)}: ${http?.kind === 'silent' ? http.error : 'no attempt finished'} at ${lastTry} (${tries})${seen}`,
        ...listenAdvice(listening, port),
    };
}
function listenAdvice(listening, port) {
    if (listening === undefined || listening.some(each => each.port === port && !each.loopbackOnly))
        return {};
    if (listening.some(each => each.port === port))
        return {
            advice: `127.0.0.1:${port} cannot be reached from outside the container: let the application listen on 0.0.0.0.`,
        };
    const other = listening.find(each => !each.loopbackOnly);
    return other === undefined ? {} : { advice: `Set \`smoke-port\` to ${other.port} if that is the one.` };
}

;// CONCATENATED MODULE: ./.build/src/smoke/readiness/readiness.js





const settleMs = 5000;
async function awaitReadiness(container, { checkPlan, events, ...patience }, tools) {
    const observer = watch({
        name: container.name,
        events,
        since: container.startedAt,
        patienceMs: patience.patienceMs,
        unhealthyIsFinal: patience.unhealthyIsFinal,
        ignoresHealth: checkPlan.exitCode !== undefined,
    }, tools);
    try {
        if (checkPlan.exitCode !== undefined)
            return await awaitExit(container, checkPlan, { observer, patience }, tools);
        let ready = {};
        for (const wait of checkPlan.waits) {
            const attempts = { count: 0, lastAt: container.startedAt };
            const impatient = ready.readyAt !== undefined && (wait.kind === 'command' || wait.kind === 'port');
            const signal = impatient ? AbortSignal.timeout(settleMs) : undefined;
            const at = await until(wait, { target: container, watch: observer, attempts, ...(signal && { signal }) }, tools);
            if (at === undefined)
                return {
                    ...ready,
                    ...(await failure(container, { wait, attempts, observer, ready, patience }, tools)),
                };
            if (ready.readyAt === undefined)
                ready = { readyBy: wait.kind, readyAt: at };
        }
        const stay = ready.readyAt === undefined ? patience.runningMs : 0;
        await pause(Math.max(stay, patience.stayUpMs), observer.over);
        if (observer.over.aborted && overOf(observer).kind !== 'timeout')
            return { ...ready, ...(await failure(container, { observer, ready, patience }, tools)) };
        return ready.readyAt === undefined ? { readyBy: 'running' } : ready;
    }
    finally {
        observer.stop();
    }
}
async function awaitExit(container, { exitCode: expected }, { observer, patience }, tools) {
    await pause(patience.patienceMs + 1000, observer.over);
    const over = overOf(observer);
    if (over.kind === 'cancelled')
        throw tools.signal.reason;
    if (over.kind === 'oom')
        return { cause: (0,container_cause/* memoryCause */.n7)(over.at - container.startedAt) };
    if (over.kind !== 'exited') {
        const sentence = `the container was still running after ${patience.patienceMs / 1000} s, but it should have exited with code ${expected}`;
        return { cause: { kind: 'did-not-exit', sentence } };
    }
    const { exitCode, at } = over;
    if (exitCode === expected)
        return { readyBy: 'exit', readyAt: at, exitCode };
    const { cause } = await failure(container, { observer, ready: {}, patience }, tools);
    if (cause?.kind !== 'exited')
        return { exitCode, ...(cause && { cause }) };
    const sentence = `the container exited with code ${exitCode} instead of ${expected}`;
    return { exitCode, cause: { kind: 'wrong-exit-code', sentence } };
}
async function failure(container, { wait = { kind: 'healthcheck' }, attempts = { count: 0, lastAt: container.startedAt }, observer, ready, patience, }, tools) {
    const over = overOf(observer);
    if (over.kind === 'cancelled')
        throw tools.signal.reason;
    const state = await inspectContainer(container.name, tools);
    if (over.kind === 'exited') {
        await container.log.settle();
        const exited = {
            exitCode: over.exitCode,
            state,
            startedAt: container.startedAt,
            endedAt: state?.finishedAt || over.at,
            lastLines: container.log.tail.slice(-20).map(line => line.text),
            wasReady: ready.readyAt !== undefined,
        };
        return { exitCode: over.exitCode, cause: (0,container_cause/* exitCause */.GO)(exited, patience) };
    }
    if (over.kind === 'oom')
        return { cause: (0,container_cause/* memoryCause */.n7)(over.at - container.startedAt) };
    const asksPort = wait.kind === 'http' || wait.kind === 'port';
    const listening = asksPort ? await listeningPorts(container.pid, container.id) : undefined;
    const port = wait.kind === 'http' || wait.kind === 'port' ? (wait.port ?? container.defaultPort) : undefined;
    const { patienceMs } = patience;
    const { startedAt } = container;
    return {
        cause: timeoutCause({
            condition: wait,
            over: over.kind,
            patienceMs,
            startedAt,
            attempts,
            state,
            listening,
            port,
        }),
    };
}
function overOf({ over }) {
    return over.aborted ? over.reason : { kind: 'timeout' };
}

;// CONCATENATED MODULE: ./.build/src/smoke/behavior/written-folders.js
function writtenFolders(lines) {
    const paths = lines.map(line => ({ kind: line[0], path: line.slice(2) }));
    const added = new Set(paths.filter(({ kind }) => kind === 'A').map(({ path }) => path));
    const parents = new Set(paths.flatMap(({ path }) => above(path)));
    const folders = new Set();
    for (const { kind, path } of paths) {
        if (kind === 'C' && parents.has(path))
            continue;
        const parent = path.slice(0, path.lastIndexOf('/'));
        if (kind === 'A' && added.has(parent))
            continue;
        if (kind === 'C' && parent === '')
            folders.add(path);
        else if (parent !== '')
            folders.add(parent);
    }
    const own = [...folders].filter(folder => !/^\/(dev|proc|sys)(\/|$)/.test(folder)).sort();
    const outer = new Set(own);
    return own.filter(folder => !above(folder).some(each => outer.has(each)));
}
function above(path) {
    const found = [];
    for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1))
        found.push(path.slice(0, at));
    return found;
}

;// CONCATENATED MODULE: ./.build/src/smoke/behavior/behavior.js





async function measureRestart({ plan, checkPlan, patience, around }, tools) {
    const again = await startAgain(plan.name, { ...(plan.network && { network: plan.network }), defaultPort: checkPlan.defaultPort }, around, tools);
    if (!('log' in again))
        return { fault: again.sentence };
    try {
        const { readyAt, cause } = await awaitReadiness(again, { checkPlan, events: around.events, ...patience }, tools);
        if (cause)
            return { fault: `after a restart: ${cause.sentence}` };
        return readyAt === undefined ? {} : { seconds: Math.max(0, Math.round(readyAt - again.startedAt)) / 1000 };
    }
    finally {
        await again.log.end();
    }
}
async function measureHardening(extra, { written, deadline }, tools) {
    const measures = measuresFor(extra.image, writtenFolders(written));
    const all = await tryRun(extra, { suffix: 'hard', options: measures.flatMap(each => each.options) }, tools);
    if (all.cause === undefined)
        return measures.map(({ measure, needs }) => ({ measure, works: true, ...(needs && { needs }) }));
    const results = [];
    for (const { measure, options, needs } of measures) {
        if (tools.now() > deadline)
            break;
        const { cause, lastLine } = await tryRun(extra, { suffix: measure, options }, tools);
        const note = cause && `${cause.sentence}${lastLine === '' ? '' : `; last output: ${lastLine}`}`;
        results.push({
            measure,
            works: !cause,
            ...(needs && { needs }),
            ...(note && { note: note.slice(0, 1000) }),
        });
    }
    return results;
}
function measuresFor(image, folders) {
    const tmpfs = folders.flatMap(folder => ['--tmpfs', folder]);
    const other = image.user.startsWith('65532') ? '65533:65533' : '65532:65532';
    return [
        { measure: 'other-user', options: ['--user', other], needs: '' },
        { measure: 'read-only', options: ['--read-only', ...tmpfs], needs: tmpfs.join(' ') },
        { measure: 'no-new-privileges', options: ['--security-opt', 'no-new-privileges'], needs: '' },
        { measure: 'no-capabilities', options: ['--cap-drop', 'ALL'], needs: '' },
    ];
}
async function tryRun({ plan, env, checkPlan, patience, around }, { suffix, options }, tools) {
    const name = `${plan.name}-${suffix}`;
    let settled = false;
    try {
        const started = await startContainer({ plan: { ...plan, name, options }, env, defaultPort: checkPlan.defaultPort }, around, tools);
        settled = true;
        if (!('log' in started))
            return { cause: started, lastLine: '' };
        try {
            const readiness = await awaitReadiness(started, { checkPlan, events: around.events, ...patience }, tools);
            const lastLine = started.log.tail.at(-1)?.text ?? '';
            return { ...(readiness.cause && { cause: readiness.cause }), lastLine };
        }
        finally {
            await started.log.end();
        }
    }
    finally {
        await removeContainers([name], tools, { late: settled ? 0 : 3 });
    }
}
async function changedPaths(name, { exec }) {
    const { exitCode, stdout } = await docker(exec, ['diff', name]);
    return exitCode === 0 ? stdout.split('\n').filter(Boolean) : [];
}

;// CONCATENATED MODULE: ./.build/src/smoke/behavior/stop.js




async function stopContainer({ name, id, pid, signal, patienceMs, events }, tools) {
    const unhandled = (await handlesSignal(pid, id, signal)) === false;
    const patience = unhandled ? 1 : Math.max(1, Math.ceil(patienceMs / 1000));
    const before = tools.now();
    const { exitCode } = await docker(tools.exec, ['stop', '-t', String(patience), name]);
    if (exitCode !== 0)
        return undefined;
    const died = (await lastDeath(events, name)) ?? (await inspectedDeath(name, tools));
    const kill = events.events.find(event => event.container === name && event.action === 'kill');
    if (died === undefined)
        return undefined;
    const ms = kill === undefined ? tools.now() - before : Math.max(0, died.at - kill.at);
    return {
        seconds: round(ms / 1000),
        exitCode: died.exitCode ?? 0,
        killed: died.exitCode === 137 && ms >= patience * 1000 - 100,
        unhandled,
    };
}
function stopFault({ seconds, exitCode, killed, unhandled }, signal, entrypoint) {
    if (killed) {
        const shell = /^(.*\/)?(sh|bash|ash|dash)$/.test(entrypoint[0] ?? '');
        const advice = shell
            ? 'Its process 1 is a shell: use the exec form of ENTRYPOINT or CMD, or `exec` in the script.'
            : 'Handle the signal in the application, or start it through tini (`--init`).';
        return unhandled
            ? `process 1 has no handler for ${signal} and ignores it. ${advice}`
            : `it did not stop within ${seconds.toFixed(1)} s of ${signal} and was killed. ${advice}`;
    }
    if (exitCode === 0 || exitCode === 128 + signalNumber(signal))
        return undefined;
    return `it exited with code ${exitCode} after ${signal}; a clean stop exits with 0 or ${128 + signalNumber(signal)}`;
}
async function handlesSignal(pid, id, signal) {
    if (!(await isHere(pid, id)))
        return undefined;
    const status = await (0,promises_.readFile)(`/proc/${pid}/status`, 'utf8').catch(() => '');
    return catches(status, signalNumber(signal));
}
function catches(status, signal) {
    const mask = /^SigCgt:\s*([0-9a-f]+)$/m.exec(status)?.[1];
    return mask === undefined ? undefined : ((BigInt(`0x${mask}`) >> BigInt(signal - 1)) & 1n) === 1n;
}
function signalNumber(signal) {
    const names = {
        HUP: 1,
        INT: 2,
        QUIT: 3,
        KILL: 9,
        USR1: 10,
        USR2: 12,
        TERM: 15,
        WINCH: 28,
    };
    return (names[signal.replace(/^SIG/i, '').toUpperCase()] ??
        (Number.parseInt(signal.replace(/^SIGRTMIN\+/i, ''), 10) || 15));
}
async function lastDeath(events, name) {
    for (let tries = 0; tries < 40; tries++) {
        const died = events.events.findLast(event => event.container === name && event.action === 'die');
        if (died !== undefined)
            return died;
        await new Promise(resolve => setTimeout(resolve, 25));
    }
    return undefined;
}
async function inspectedDeath(name, tools) {
    const state = await inspectContainer(name, tools);
    return state?.status === 'exited' ? { at: state.finishedAt, exitCode: state.exitCode } : undefined;
}
function round(value) {
    return Math.round(value * 1000) / 1000;
}

;// CONCATENATED MODULE: ./.build/src/smoke/behavior/measure.js





const quickMs = 5000;
const hardeningMs = 30_000;
async function measure(container, { request, emulated, readiness, extra }, tools) {
    const { id, pid, name } = container;
    const [peak, runsAs] = await Promise.all([peakMemory(pid, id), userOf(pid, id)]);
    const seen = { ...(peak !== undefined && { peak }), ...(runsAs !== undefined && { runsAs }) };
    const oneShot = readiness.readyBy === 'exit';
    const { image, around } = extra;
    const stopped = oneShot
        ? undefined
        : await stopContainer({
            name,
            id,
            pid,
            signal: image.stopSignal,
            patienceMs: request.smokeStopTimeout,
            events: around.events,
        }, tools);
    const required = request.smokeRequire;
    const readyMs = (readiness.readyAt ?? container.startedAt) - container.startedAt;
    const cheap = readiness.readyAt !== undefined && readyMs <= quickMs && !emulated && !oneShot;
    const wanted = request.smokeBehavior === 'all' || (request.smokeBehavior === 'auto' && cheap);
    const quicker = {
        ...extra,
        patience: { ...extra.patience, patienceMs: Math.min(extra.patience.patienceMs, 2 * readyMs + 3000) },
    };
    const restart = (wanted && !oneShot) || required.includes('restart') ? await measureRestart(quicker, tools) : undefined;
    const hardening = extra.plan.composed
        ? undefined
        : wanted || required.some(each => hardenings.includes(each))
            ? await harden(quicker, tools)
            : undefined;
    return {
        ...seen,
        ...(stopped && { stopped }),
        ...(restart && { restart }),
        ...(hardening && { hardening }),
    };
}
const hardenings = ['other-user', 'read-only', 'no-new-privileges', 'no-capabilities'];
async function harden(extra, tools) {
    const written = await changedPaths(extra.plan.name, tools);
    await removeContainers([extra.plan.name], tools);
    return await measureHardening(extra, { written, deadline: tools.now() + hardeningMs }, tools);
}

;// CONCATENATED MODULE: ./.build/src/smoke/checks/check-plan.js


function planChecks({ checks: given, smokePath, smokePort, smokeHealthcheck }, image) {
    const checks = [...(smokePath ? [pathCheck(smokePath)] : []), ...given];
    const exit = checks.find(check => check.kind === 'exit');
    const asked = checks.filter(check => check.kind === 'http');
    const waits = checks.filter((check) => check.kind === 'http' ||
        check.kind === 'command' ||
        check.kind === 'port' ||
        (check.kind === 'log' && !check.never));
    const contrary = waits.find(check => check.kind !== 'log');
    if (exit && contrary)
        throw new errors/* UserError */.yo(`the checks \`${exit.line}\` and \`${contrary.line}\` exclude each other`, {
            hint: 'A container that is expected to exit is not checked while it runs.',
        });
    const defaultPort = smokePort ?? (image.exposedPorts.length === 1 ? image.exposedPorts[0] : undefined);
    const portless = asked.find(check => check.port === undefined);
    if (portless && defaultPort === undefined)
        throw unknownPort(portless, image.exposedPorts);
    const health = image.healthcheck !== undefined && smokeHealthcheck !== 'off' && !exit;
    const runs = checks.filter(check => check.kind === 'run');
    const never = checks.filter(check => check.kind === 'log' && check.never);
    return {
        runs,
        idle: runs.length > 0 && !health && !exit && waits.length === 0 && never.length === 0,
        waits: [...(health ? [{ kind: 'healthcheck' }] : []), ...waits],
        looks: checks.filter((check) => ['file', 'user', 'env', 'image'].includes(check.kind)),
        never: never,
        ...(exit && { exitCode: exit.code }),
        ...(defaultPort !== undefined && { defaultPort }),
        ports: [...new Set(asked.flatMap(check => check.port ?? defaultPort ?? []))],
    };
}
function pathCheck(path) {
    const rooted = path.startsWith('/') ? path : `/${path}`;
    return {
        kind: 'http',
        scheme: 'http',
        method: 'GET',
        path: rooted,
        statuses: checks/* answering */.Vk,
        headers: [],
        body: [],
        insecure: false,
        line: `http ${rooted}`,
    };
}
function unknownPort({ line }, exposed) {
    const why = exposed.length === 0 ? 'the image exposes none' : `the image exposes ${exposed.join(', ')}`;
    return new errors/* UserError */.yo(`the check \`${line}\` needs a port: ${why}`, {
        hint: 'Set `smoke-port`, or write `port=8080` in the check.',
    });
}

// EXTERNAL MODULE: ./.build/src/image/tar.js + 2 modules
var tar = __webpack_require__(96205);
;// CONCATENATED MODULE: ./.build/src/smoke/checks/copied-file.js


const longestContent = 1024 * 1024;
async function copyFile(exec, container, path) {
    const running = startDocker(exec, ['cp', '--follow-link', `${container}:${path}`, '-']);
    let found;
    const scanner = (0,tar/* createTarScanner */.G)({
        wants: (_, size) => size <= longestContent,
        entry(entry, body) {
            found ??= { entry, ...(body && { content: body.toString('utf8') }) };
        },
    });
    const said = [];
    running.stderr.on('data', (chunk) => said.push(chunk));
    try {
        for await (const chunk of running.stdout) {
            scanner.write(chunk);
            if (found !== undefined)
                break;
        }
    }
    catch {
    }
    if (found !== undefined) {
        await running.end(500);
        return found;
    }
    await running.ended;
    const message = dockerMessage(Buffer.concat(said).toString('utf8'));
    return /could not find|no such file|not found/i.test(message) ? { absent: true } : { error: message };
}

;// CONCATENATED MODULE: ./.build/src/smoke/checks/inspect-checks.js




async function inspectCheck(check, looked, tools) {
    switch (check.kind) {
        case 'file':
            return await fileFault(check, looked, tools);
        case 'user':
            return await userFault(check, looked);
        case 'env':
            return envFault(check, looked);
        case 'image':
            return imageFault(check, looked.image);
    }
}
async function fileFault(check, { target }, { exec }) {
    const copied = await copyFile(exec, target.name, check.path);
    if ('error' in copied)
        return `it cannot be read: ${copied.error}`;
    if ('absent' in copied)
        return check.exists ? 'it does not exist' : undefined;
    if (!check.exists)
        return 'it exists';
    const { mode, uid, gid } = copied.entry;
    if (check.mode !== undefined && mode !== check.mode)
        return `its mode is 0${mode.toString(8)}, not 0${check.mode.toString(8)}`;
    if (check.anyOf !== undefined && (mode & check.anyOf) === 0)
        return `its mode is 0${mode.toString(8)}, which has none of the bits 0${check.anyOf.toString(8)}`;
    const { owner } = check;
    if (owner && (uid !== owner.uid || gid !== (owner.gid ?? gid)))
        return `its owner is ${uid}:${gid}, not ${owner.uid}${owner.gid === undefined ? '' : `:${owner.gid}`}`;
    if (check.content.length + check.notContent.length === 0)
        return undefined;
    const { content } = copied;
    if (content === undefined)
        return 'its content cannot be read: it is not a regular file, or larger than 1 MiB';
    const absent = check.content.find(match => !(0,checks/* matches */.cK)(match, content));
    if (absent)
        return `${(0,checks/* formatMatch */.fU)(absent)} is not in it`;
    const present = check.notContent.find(match => (0,checks/* matches */.cK)(match, content));
    return present && `${(0,checks/* formatMatch */.fU)(present)} is in it`;
}
async function userFault({ user }, { target, image }) {
    const uid = await userOf(target.pid, target.id);
    const named = image.user.split(':')[0] || 'root';
    const seen = uid === undefined ? named : `${uid}${named === String(uid) ? '' : ` (${named})`}`;
    if (user === '!root' || user === '!0') {
        const root = uid === undefined ? ['root', '0'].includes(named) : uid === 0;
        return root ? 'it runs as root' : undefined;
    }
    const wanted = user === 'root' ? '0' : user;
    const is = [named, uid === undefined ? '' : String(uid), named === 'root' ? '0' : ''];
    return is.includes(wanted) ? undefined : `it runs as ${seen}`;
}
function envFault({ name, value, absent }, { image, variables }) {
    const fromImage = image.env.find(each => each.startsWith(`${name}=`))?.slice(name.length + 1);
    const found = variables.findLast(each => each.name === name)?.value ?? fromImage;
    if (absent)
        return found === undefined ? undefined : 'it is set';
    if (found === undefined)
        return 'it is not set';
    if (value === undefined)
        return undefined;
    const same = value.by === 'text' ? found === value.text : (0,checks/* matches */.cK)(value, found);
    return same ? undefined : 'it has another value';
}
function imageFault({ property, value, not }, image) {
    const lists = {
        entrypoint: [JSON.stringify(image.entrypoint)],
        cmd: [JSON.stringify(image.cmd)],
        workdir: [image.workdir || '/'],
        user: [image.user || 'root'],
        'exposed-port': image.exposedPorts.map(String),
        volume: image.volumes,
        label: Object.entries(image.labels).map(([key, text]) => `${key}=${text}`),
    };
    const found = lists[property];
    const has = found.some(each => (value.by === 'text' ? each === value.text : (0,checks/* matches */.cK)(value, each)));
    if (has !== not)
        return undefined;
    return not
        ? 'the image has it'
        : `the image has ${found.length === 0 ? 'none' : found.slice(0, 5).join(', ')}`;
}
const patienceMs = 5000;
async function inspectChecks({ looks }, looked, { ended }, tools) {
    const until = tools.now() + (ended ? 0 : patienceMs);
    for (const check of looks) {
        let fault = await inspectCheck(check, looked, tools);
        while (fault !== undefined && check.kind === 'file' && tools.now() < until) {
            tools.signal.throwIfAborted();
            await pause(250, tools.signal);
            fault = await inspectCheck(check, looked, tools);
        }
        if (fault !== undefined)
            return {
                kind: 'check-failed',
                sentence: `the check \`${looked.target.hide(check.line)}\` does not hold: ${fault}`,
            };
    }
    return undefined;
}
function watchForForbidden(container, { never }) {
    const seen = new Map();
    container.log.listen(line => {
        for (const check of never) {
            if (!seen.has(check) && (0,checks/* matches */.cK)(check.match, line.text))
                seen.set(check, line);
        }
    });
    return () => {
        const [first] = seen;
        if (first === undefined)
            return undefined;
        const [check, line] = first;
        return {
            kind: 'check-failed',
            sentence: `the log contains ${(0,checks/* formatMatch */.fU)(check.match)}, which must not be printed: "${line.text.slice(0, 300)}"`,
        };
    };
}

;// CONCATENATED MODULE: ./.build/src/smoke/checks/run-check.js




async function runCheck(check, { plan, env, patience, around, index }, tools) {
    const [program = '', ...args] = check.argv;
    const name = `${plan.name}-run${index}`;
    const own = {
        ...plan,
        name,
        publish: [],
        health: { kind: 'off' },
        options: ['--entrypoint', program],
        args,
    };
    const wrong = (fault) => ({
        kind: 'check-failed',
        sentence: `the check \`${check.line}\` did not hold: ${fault}`,
    });
    let settled = false;
    try {
        const started = await startContainer({ plan: own, env, defaultPort: undefined }, { ...around, program }, tools);
        settled = true;
        if (!('log' in started))
            return wrong(started.sentence);
        const { patienceMs } = patience;
        const observer = watch({ name, events: around.events, since: started.startedAt, patienceMs, unhealthyIsFinal: false }, tools);
        try {
            await pause(patienceMs + 1000, observer.over);
            const over = observer.over.reason;
            if (over.kind === 'cancelled')
                throw tools.signal.reason;
            if (over.kind !== 'exited')
                return wrong(`it was still running after ${patienceMs / 1000} s`);
            await started.log.settle();
            const output = started.log.tail.map(line => line.text).join('\n');
            const fault = commandFailure(check, over.exitCode, output);
            return fault === undefined ? undefined : wrong(fault);
        }
        finally {
            observer.stop();
            await started.log.end();
        }
    }
    finally {
        await removeContainers([name], tools, { late: settled ? 0 : 3 });
    }
}
async function runChecks(extra, tools) {
    for (const [index, check] of extra.checkPlan.runs.entries()) {
        const cause = await runCheck(check, { ...extra, index }, tools);
        if (cause !== undefined)
            return cause;
    }
    return undefined;
}

// EXTERNAL MODULE: ./.build/src/messages/printable.js
var printable = __webpack_require__(47351);
;// CONCATENATED MODULE: ./.build/src/smoke/quotable.js

function quotable(text, hide) {
    return (0,printable/* printable */.g)(hide(text)).replace(/\s+/g, ' ').replaceAll('##[', '## [').trim();
}

;// CONCATENATED MODULE: ./.build/src/smoke/verdict.js



function missingBehavior(required, measured, { stopSignal, words }) {
    for (const behavior of required) {
        const fault = behaviorFault(behavior, measured, { stopSignal, words });
        if (fault !== undefined)
            return { kind: 'behavior', sentence: `required behaviour \`${behavior}\`: ${fault}` };
    }
    return undefined;
}
function behaviorFault(behavior, { stopped, restart, runsAs, hardening }, { stopSignal, words }) {
    const unknown = 'it could not be measured here';
    switch (behavior) {
        case 'stop':
            return stopped === undefined ? unknown : stopFault(stopped, stopSignal, words);
        case 'restart':
            return restart === undefined ? unknown : restart.fault;
        case 'non-root':
            return runsAs === undefined ? unknown : runsAs === 0 ? 'it runs as root' : undefined;
        default: {
            const found = hardening?.find(({ measure }) => measure === behavior);
            return found === undefined ? unknown : found.works ? undefined : (found.note ?? 'it does not');
        }
    }
}
function measuredEntries({ peak, runsAs, stopped, restart, hardening }, hide) {
    return {
        ...(stopped && { stopSeconds: stopped.seconds, exitCode: stopped.exitCode }),
        ...(peak !== undefined && { peakMemory: peak }),
        ...(runsAs !== undefined && { runsAs }),
        ...(restart && {
            restart: {
                works: restart.fault === undefined,
                ...(restart.seconds !== undefined && { seconds: restart.seconds }),
                ...(restart.fault !== undefined && { note: quotable(restart.fault, hide).slice(0, 1000) }),
            },
        }),
        ...(hardening && {
            hardening: hardening.map(each => ({ ...each, ...(each.note && { note: quotable(each.note, hide) }) })),
        }),
    };
}
function beforeOf(baseline, { platform, emulated }) {
    const own = { platform };
    const found = (0,image_platform/* pairPlatforms */.TO)([own], baseline?.platforms ?? []).get(own);
    if (emulated || found === undefined || found.emulated || found.status === 'failed')
        return undefined;
    const { readySeconds, stopSeconds, peakMemory } = found;
    return {
        ...(readySeconds !== undefined && { readySeconds }),
        ...(stopSeconds !== undefined && { stopSeconds }),
        ...(peakMemory !== undefined && { peakMemory }),
    };
}
function worsened({ platforms }) {
    return platforms.flatMap(({ platform, before, readySeconds, peakMemory }) => {
        const slower = before?.readySeconds !== undefined &&
            readySeconds !== undefined &&
            readySeconds > before.readySeconds * 1.5 &&
            readySeconds > before.readySeconds + 0.5;
        const bigger = before?.peakMemory !== undefined &&
            peakMemory !== undefined &&
            peakMemory > before.peakMemory * 1.5 &&
            peakMemory > before.peakMemory + 16 * 2 ** 20;
        return [
            ...(slower ? [`${platform}: ready after ${readySeconds} s, before ${before.readySeconds} s`] : []),
            ...(bigger
                ? [`${platform}: needs ${mebibytes(peakMemory)} of memory, before ${mebibytes(before.peakMemory)}`]
                : []),
        ];
    });
}
function mebibytes(bytes) {
    return `${((bytes ?? 0) / 2 ** 20).toFixed(0)} MiB`;
}
function quoted({ sentence, ...cause }, hide) {
    return { ...cause, sentence: quotable(sentence, hide) };
}
function failed(entries, { kind, sentence, advice }, log) {
    return {
        status: 'failed',
        ...entries,
        cause: sentence.slice(0, 3000),
        causeKind: kind,
        ...(advice !== undefined && { advice }),
        ...(log !== '' && { log }),
    };
}

;// CONCATENATED MODULE: ./.build/src/smoke/checks/static-checks.js





async function checkIdleImage(run, extra, tools) {
    const { request, image, platform, emulated, name } = run;
    const { checkPlan, around } = extra;
    const variables = [...request.smokeEnv, ...request.smokeSecrets];
    try {
        if (checkPlan.looks.some(({ kind }) => kind === 'file'))
            await createContainer({ plan: extra.plan, env: extra.env }, around, tools);
        const target = { name, id: '', pid: 0, hide: around.hide };
        const cause = (await runChecks(extra, tools)) ??
            (await inspectChecks(checkPlan, { target, image, variables }, { ended: true }, tools));
        if (cause !== undefined)
            return failed({ platform, emulated }, quoted(cause, around.hide), '');
        tools.log.info(checkPlan.runs.length === 1 ? 'its program ran' : `its ${checkPlan.runs.length} programs ran`);
        return { status: 'passed', platform, emulated, readyBy: 'command' };
    }
    finally {
        await removeContainers([name], tools);
    }
}

;// CONCATENATED MODULE: ./.build/src/smoke/run-plan.js

const emulatedFactor = 5;
const runningMs = 3000;
const intervalMs = { native: 100, emulated: 500 };
function patienceOf(request, { image, platform, emulated }) {
    return {
        patienceMs: request.smokeTimeout * (emulated ? emulatedFactor : 1),
        stayUpMs: request.smokeStayUp,
        runningMs,
        unhealthyIsFinal: request.smokeHealthcheck === 'image',
        platform,
        program: [...image.entrypoint, ...image.cmd][0] ?? '',
    };
}
function planRun(request, { image, compose, platform, emulated, startInterval, name, labels, handover, vantage, checkPlan, patienceMs, }) {
    const { smokeMemory: memory } = request;
    const network = request.smokeNetwork ?? compose?.config.networks?.default?.name;
    return {
        name,
        labels,
        image: image.run,
        platform,
        publish: network === 'none' || network === 'host' ? [] : checkPlan.ports,
        publishAt: publishAddress(vantage),
        ...(handover.file !== undefined && { envFile: handover.file }),
        envNames: Object.keys(handover.byName),
        ...(network && { network }),
        ...(memory !== undefined && { memory }),
        health: healthPlan(request.smokeHealthcheck, checkPlan, { startInterval, emulated, patienceMs }),
        options: [],
        args: request.smokeArgs,
        ...(compose && { composed: true }),
    };
}
function healthPlan(wanted, { waits }, { startInterval, emulated, patienceMs }) {
    if (!waits.some(({ kind }) => kind === 'healthcheck'))
        return { kind: wanted === 'off' ? 'off' : 'image' };
    if (wanted === 'image')
        return { kind: 'image' };
    const seconds = Math.ceil(patienceMs / 1000);
    return startInterval
        ? { kind: 'start-period', seconds, intervalMs: emulated ? intervalMs.emulated : intervalMs.native }
        : { kind: 'retries', seconds };
}

;// CONCATENATED MODULE: ./.build/src/smoke/platform-run.js
















async function runPlatform(run, tools) {
    const { request, platform, emulated, name, compose } = run;
    const image = asService(run);
    const checkPlan = planChecks({ ...request, checks: run.checks }, image);
    const patience = patienceOf(request, run);
    const around = { ...run.around, program: patience.program };
    const { patienceMs } = patience;
    const plan = planRun(request, { ...run, image, vantage: around.vantage, checkPlan, patienceMs });
    const env = run.handover.byName;
    const extra = { plan, env, checkPlan, patience, image, around };
    if (checkPlan.idle)
        return { result: await checkIdleImage(run, extra, tools), warnings: [] };
    let interrupted = true;
    let container;
    try {
        const started = await startContainer({ plan, env, defaultPort: checkPlan.defaultPort, ...(compose && { compose }) }, around, tools);
        interrupted = false;
        if (!('log' in started) && compose)
            await printServices(compose, tools);
        if (!('log' in started))
            return { result: failed({ platform, emulated }, quoted(started, around.hide), ''), warnings: [] };
        container = started;
        const readiness = await prove(started, { run, extra }, tools);
        sayReady(readiness, started, tools);
        const measured = readiness.cause
            ? {}
            : await measure(started, { request, emulated, readiness, extra }, tools);
        const concluded = await conclude({ run, container: started, readiness, measured }, tools);
        if (compose && concluded.result.status === 'failed')
            await printServices(compose, tools);
        return concluded;
    }
    finally {
        await container?.log.end();
        if (compose)
            await composeDown(compose.project, tools);
        await removeContainers([name], tools, { late: interrupted ? 3 : 0 });
    }
}
function asService({ image, compose }) {
    const own = compose?.config.services[compose.service]?.healthcheck;
    if (!own?.disable && !own?.test)
        return image;
    const { healthcheck: _, ...without } = image;
    return own.disable || own.test?.[0] === 'NONE' || !own.test
        ? without
        : { ...without, healthcheck: own.test };
}
async function prove(container, { run, extra }, tools) {
    const { checkPlan, patience } = extra;
    const forbidden = watchForForbidden(container, checkPlan);
    const readiness = await awaitReadiness(container, { checkPlan, events: run.around.events, ...patience }, tools);
    if (readiness.cause)
        return readiness;
    const ended = readiness.readyBy === 'exit';
    if (run.emulated && !ended && (await runsNatively(container.pid, container.id)))
        return { ...readiness, cause: (0,container_cause/* nativeProgram */.sc)(run.platform) };
    if (ended)
        await container.log.settle();
    const variables = [...run.request.smokeEnv, ...run.request.smokeSecrets];
    const looked = { target: container, image: run.image, variables };
    const cause = (await inspectChecks(checkPlan, looked, { ended }, tools)) ??
        (await runChecks(extra, tools)) ??
        forbidden();
    return cause === undefined ? readiness : { ...readiness, cause };
}
function sayReady({ readyBy, readyAt, cause }, { startedAt }, tools) {
    if (cause !== undefined || readyBy === undefined)
        return;
    const after = readyAt === undefined ? '' : ` after ${secondsOf(readyAt - startedAt)} s`;
    tools.log.info(readyBy === 'running' ? 'it stays up' : `ready${after}, by ${readyBy}`);
}
async function conclude({ run, container, readiness, measured }, tools) {
    const { request, image, platform, emulated } = run;
    const { readyBy, readyAt, cause, exitCode } = readiness;
    const words = [...image.entrypoint, ...image.cmd];
    const before = beforeOf(request.baseline, run);
    const entries = {
        platform,
        emulated,
        ...(readyBy && { readyBy }),
        ...(readyAt !== undefined && { readySeconds: secondsOf(readyAt - container.startedAt) }),
        ...(exitCode !== undefined && { exitCode }),
        ...measuredEntries(measured, container.hide),
        ...(before && { before }),
    };
    const found = cause ?? missingBehavior(request.smokeRequire, measured, { stopSignal: image.stopSignal, words });
    const fault = found === undefined && measured.stopped && stopFault(measured.stopped, image.stopSignal, words);
    const warnings = [
        ...(fault ? [`${platform}: ${fault}`] : []),
        ...(measured.restart?.fault && !found
            ? [`${platform}: ${quotable(measured.restart.fault, container.hide)}`]
            : []),
        ...(readyBy === 'running' ? [`${platform}: ${nothingProven}`] : []),
    ];
    if (found === undefined)
        return { result: { status: 'passed', ...entries }, warnings };
    await removeContainers([run.name], tools);
    await container.log.settle();
    const log = formatLog(container.log.tail, container.startedAt);
    return { result: failed(entries, quoted(found, container.hide), log), warnings };
}
const nothingProven = 'the image has no HEALTHCHECK and no check was given: the test only shows that it stays up for a few seconds. Add a HEALTHCHECK to the Dockerfile, set `smoke-path: /healthz`, or list checks in `smoke` (`exit 0` for an image that does its work and exits).';
function secondsOf(ms) {
    return Math.max(0, Math.round(ms)) / 1000;
}

;// CONCATENATED MODULE: ./.build/src/smoke/platforms.js



function choosePlatforms({ platforms }, wanted, { nativePlatform, emulates, }) {
    const byWord = wanted.length === 0 || wanted[0] === 'all' || wanted[0] === 'native';
    const native = (each) => isNative(each.platform, nativePlatform);
    const runs = (each) => native(each) || emulates(each.platform) !== false;
    if (!byWord) {
        for (const name of wanted) {
            const found = platforms.filter(({ platform }) => (0,image_platform/* matchesPlatform */.pC)(name, platform));
            if (found.length === 0)
                throw new errors/* UserError */.yo(`the image does not have the platform ${name}: it has ${platforms.map(each => each.platform).join(', ')}`);
            if (!found.some(runs))
                throw new errors/* UserError */.yo(`${name} cannot run here: ${noEmulator}`, { hint: emulatorHint });
        }
    }
    const asked = platforms.filter(each => byWord
        ? wanted[0] !== 'native' || native(each)
        : wanted.some(name => (0,image_platform/* matchesPlatform */.pC)(name, each.platform)));
    const hidden = (each) => platforms.find(other => (0,image_platform/* samePlatform */.my)(other.platform, each.platform)) !== each;
    const reasonOf = (each) => {
        if (!asked.includes(each))
            return 'not asked for';
        if (!runs(each))
            return noEmulator;
        return hidden(each) ? `${each.digest} is the second image for it, and engines run the first` : undefined;
    };
    const notRun = platforms.flatMap(each => {
        const reason = reasonOf(each);
        return reason === undefined ? [] : [{ platform: each.platform, reason }];
    });
    const run = asked
        .filter(each => reasonOf(each) === undefined)
        .sort((a, b) => Number(native(b)) - Number(native(a)));
    return { run, notRun };
}
const noEmulator = 'this machine has no emulator for it';
const emulatorHint = 'Register QEMU with binfmt_misc (on GitHub: docker/setup-qemu-action), or remove it from `smoke-platforms`.';

// EXTERNAL MODULE: ./.build/src/smoke/policy.js
var policy = __webpack_require__(54127);
;// CONCATENATED MODULE: ./.build/src/smoke/smoke.js
















const smoke = async (request, tools) => {
    const { subject } = request;
    if (request.smoke === 'off')
        return { status: 'skipped', reason: 'it is switched off', digest: subject.digest, platforms: [] };
    if (subject.platforms.length === 0) {
        const reason = `${subject.digest} has no image that runs, so nothing was tested`;
        return { status: 'failed', reason, digest: subject.digest, platforms: [] };
    }
    const file = request.smokeFile
        ? await (0,check_file/* readCheckFile */.v)(request.smokeFile, tools.host.workspace)
        : { checks: [], left: [] };
    const checks = [...(typeof request.smoke === 'string' ? [] : request.smoke), ...file.checks];
    const key = (0,external_node_crypto_.randomBytes)(6).toString('hex');
    const label = `buildonce.smoke=${key}`;
    const { exec } = tools;
    const engine = await askEngine(exec);
    const nativePlatform = request.nativePlatform ?? engine.nativePlatform;
    const { run, notRun } = choosePlatforms(subject, request.smokePlatforms, {
        nativePlatform,
        emulates: emulatesHere,
    });
    const compose = await readCompose(request, key, tools);
    tools.registerCleanup({ kind: 'label', name: label });
    const handover = await writeEnvFile([...request.smokeEnv, ...request.smokeSecrets], tools);
    const events = followEvents(tools, label);
    const vantage = {
        dockerHost: tools.host.variable('DOCKER_HOST'),
        insideContainer: (0,external_node_fs_.existsSync)('/.dockerenv'),
    };
    const around = { events, vantage, hide: (0,secrets/* hideSecrets */.s0)(request.smokeSecrets.map(({ value }) => value)) };
    const results = [];
    try {
        for (const [index, platform] of run.entries()) {
            const emulated = !isNative(platform.platform, nativePlatform);
            tools.log.info(`${platform.platform}${emulated ? ' (emulated)' : ''}: ${platform.digest}`);
            const image = await findImage({ subject, platform, native: !emulated }, tools);
            const { startInterval } = engine;
            const name = `buildonce-smoke-${key}-${index}`;
            const labels = [
                label,
                `buildonce.run=${tools.host.facts.runId}`,
                `buildonce.attempt=${tools.host.facts.attempt}`,
            ];
            const one = {
                request,
                checks,
                ...(compose && { compose }),
                image,
                platform: platform.platform,
                emulated,
                startInterval,
                name,
                labels,
                handover,
                around,
            };
            const result = await runPlatform(one, tools);
            results.push(result);
            await sayFailure(result.result, tools);
            for (const warning of result.warnings)
                tools.log.info(`warning: ${warning}`);
        }
    }
    finally {
        await Promise.all([events.end(), removeEnvFile(handover), removeComposeFiles(compose)]);
    }
    const left = file.left.map(name => `${request.smokeFile}: ${name} cannot be checked here`);
    return sectionOf(request, { results, notRun, left, policy: (0,policy/* policyFrom */.JX)(request, checks) });
};
function sectionOf({ subject }, { results, notRun, left, policy, }) {
    const platforms = results.map(({ result }) => result);
    const failures = platforms.filter(({ status }) => status === 'failed');
    const warnings = [...left, ...results.flatMap(result => result.warnings), ...worsened({ platforms })];
    const none = platforms.length === 0 ? 'no platform of the image can run here' : undefined;
    const reason = failures.length > 0
        ? failures.map(failure => reasonOf(failure, subject.platforms.length)).join('; ')
        : none;
    return {
        status: failures.length > 0 ? 'failed' : none === undefined ? 'passed' : 'skipped',
        ...(reason !== undefined && { reason: reason.slice(0, 4000) }),
        ...(warnings.length > 0 && { warnings }),
        digest: subject.digest,
        policy,
        platforms,
        ...(notRun.length > 0 && { notRun: [...notRun] }),
    };
}
function reasonOf({ platform, cause, advice, log }, platforms) {
    const where = platforms > 1 ? `${platform}: ` : '';
    return `${where}${cause}.${advice === undefined ? '' : ` ${advice}`}${lastWords(log)}`;
}
function lastWords(log = '') {
    const lines = log
        .split('\n')
        .map(line => line.trim())
        .filter(line => line !== '');
    return lines.length === 0
        ? ''
        : ` Its log ends with: ${quotable(lines.slice(-3).join(' / ').slice(-600), text => text)}`;
}
async function sayFailure({ status, cause, advice, log }, tools) {
    if (status === 'passed')
        return;
    tools.log.info(`${cause}${advice === undefined ? '' : `\n${advice}`}`);
    if (log === undefined)
        return;
    const lines = log.split('\n').slice(-50);
    tools.log.info(`the last ${lines.length === 1 ? 'line' : `${lines.length} lines`} of the container's log:`);
    await tools.log.foreign(async (write) => write(`${lines.join('\n')}\n`));
}
const cleanUp = cleanUpSmoke;

// EXTERNAL MODULE: ./.build/src/pipeline/base-commit.js
var base_commit = __webpack_require__(54819);
// EXTERNAL MODULE: ./.build/src/pipeline/baseline.js
var pipeline_baseline = __webpack_require__(71983);
// EXTERNAL MODULE: ./.build/src/pipeline/proven.js
var proven = __webpack_require__(84456);
// EXTERNAL MODULE: ./.build/src/pipeline/read.js
var pipeline_read = __webpack_require__(71656);
// EXTERNAL MODULE: ./.build/src/pipeline/subject.js
var pipeline_subject = __webpack_require__(14510);
// EXTERNAL MODULE: ./.build/src/pipeline/tables.js + 10 modules
var tables = __webpack_require__(51188);
;// CONCATENATED MODULE: ./.build/src/pipeline/smoke.js








const inputs = tables/* stageInputs */.M.smoke;
const smokeStage = {
    name: 'smoke',
    inputs,
    cleanUp: cleanUp,
    leavesNothing: true,
    async run({ texts, record }, tools) {
        const { image, ...values } = (0,pipeline_read/* read */.L)(inputs, texts, tools);
        const reason = image === undefined ? (0,proven/* provenBefore */.k)(record) : undefined;
        if (reason !== undefined)
            return { section: { status: 'skipped', reason, platforms: [] }, outputs: {} };
        const subject = await (0,pipeline_subject/* subjectOf */.e)(image, record, tools);
        const baseline = image === undefined ? (await (0,pipeline_baseline/* baselineOf */.Bv)(record, tools))?.smoke : undefined;
        const { nativePlatform } = record.setup ?? {};
        const baseCommit = values.smokeComposeFile === undefined ? undefined : await (0,base_commit/* baseCommitOf */.s)(tools);
        const section = await smoke({ ...values, subject, nativePlatform, baseline, ...(baseCommit && { baseCommit }) }, tools);
        return { section, outputs: (0,outputs/* outputs */.V)(section), line: section.reason ?? readyLine(section.platforms) };
    },
};
function readyLine(platforms) {
    return platforms
        .map(({ platform, readySeconds }) => readySeconds === undefined ? platform : `${platform} ready in ${readySeconds.toFixed(1)} s`)
        .join(', ');
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

/***/ 89475:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ outputs),
/* harmony export */   q: () => (/* binding */ smokeOutputs)
/* harmony export */ });
const smokeOutputs = {
    'ready-seconds': 'Seconds from the start of the container until it was ready, on the native platform.',
    'stop-seconds': 'Seconds from its stop signal to its exit, on the native platform.',
    'peak-memory': 'Peak memory usage in bytes, where the machine reports it.',
    cause: 'Why it failed, in one sentence; empty when it passed.',
};
function outputs({ platforms }) {
    const native = platforms.find(({ emulated }) => !emulated);
    return {
        'ready-seconds': String(native?.readySeconds ?? ''),
        'stop-seconds': String(native?.stopSeconds ?? ''),
        'peak-memory': String(native?.peakMemory ?? ''),
        cause: platforms.find(({ cause }) => cause !== undefined)?.cause ?? '',
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
