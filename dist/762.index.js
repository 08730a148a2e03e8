export const id = 762;
export const ids = [762];
export const modules = {

/***/ 8166:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  u: () => (/* binding */ createTools)
});

// EXTERNAL MODULE: ./.build/src/system/exec.js + 1 modules
var exec = __webpack_require__(91054);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(37067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(44708);
// EXTERNAL MODULE: ./.build/src/messages/errors.js
var errors = __webpack_require__(3969);
;// CONCATENATED MODULE: ./.build/src/system/deadline.js
const usual = { base: 120_000, rate: 16 * 1024 };
const mostInterim = 50;
const unannounced = 16 * 1024 * 1024;
function startDeadline(outgoing, sent, deadline = usual) {
    const { base, rate } = deadline;
    const arm = (stream, what, bytes) => {
        const ms = Math.min(base + (bytes / rate) * 1000, 2 ** 31 - 1);
        const late = () => void stream.destroy(new Error(`${what} took longer than ${Math.round(ms / 1000)} s`));
        return setTimeout(late, ms).unref();
    };
    let timer = arm(outgoing, 'the response', sent);
    let interim = 0;
    let answered = false;
    outgoing.on('information', () => {
        if (++interim > mostInterim)
            outgoing.destroy(new Error(`more than ${mostInterim} interim responses came`));
    });
    outgoing.once('response', incoming => {
        answered = true;
        clearTimeout(timer);
        const announced = Number(incoming.headers['content-length'] ?? unannounced);
        timer = arm(incoming, 'the body of the response', Number.isFinite(announced) ? announced : unannounced);
        incoming.once('close', () => clearTimeout(timer));
    });
    outgoing.once('close', () => {
        if (!answered)
            clearTimeout(timer);
    });
}

// EXTERNAL MODULE: external "node:dns/promises"
var promises_ = __webpack_require__(71553);
// EXTERNAL MODULE: ./.build/src/system/public-address.js
var public_address = __webpack_require__(82217);
;// CONCATENATED MODULE: ./.build/src/system/lookup.js



const resolveName = hostname => (0,promises_.lookup)(hostname, { all: true });
function assertNamed(url, by) {
    if ((0,public_address/* leadsInside */.u)(url.hostname, by.hostname))
        throw inside(url, by);
}
function guardedLookup(url, by, resolve) {
    return (hostname, options, done) => {
        addressesOf(hostname, { url, by }, resolve).then(found => {
            const [first] = found;
            if (options.all)
                done(null, found);
            else
                done(null, first?.address ?? '', first?.family);
        }, error => done(error, '', 0));
    };
}
async function assertAddresses(url, by, resolve) {
    if (url.hostname === by.hostname || (0,public_address/* reachOf */.x)(url.hostname) !== undefined)
        return;
    await addressesOf(url.hostname, { url, by }, resolve).catch(error => {
        if (error instanceof errors/* UserError */.yo)
            throw error;
    });
}
async function addressesOf(hostname, { url, by }, resolve) {
    const found = await resolve(hostname);
    const reaches = new Set(found.map(({ address }) => (0,public_address/* reachOf */.x)(address)));
    if (reaches.has('machine') || reaches.has(undefined))
        throw inside(url, by);
    if (reaches.has('network') && (await reachOfHost(by.hostname, resolve)) !== 'network')
        throw inside(url, by);
    return [...found];
}
async function reachOfHost(hostname, resolve) {
    const literal = (0,public_address/* reachOf */.x)(hostname);
    if (literal !== undefined)
        return literal;
    const found = await resolve(hostname).catch(() => []);
    return found.some(({ address }) => (0,public_address/* reachOf */.x)(address) === 'network') ? 'network' : 'public';
}
function inside(url, by) {
    return new errors/* UserError */.yo(`${by.host} leads to ${url.host}, which is refused: it is an address inside a network or of this machine, and not ${by.host} itself`);
}

// EXTERNAL MODULE: external "node:v8"
var external_node_v8_ = __webpack_require__(78877);
// EXTERNAL MODULE: external "node:vm"
var external_node_vm_ = __webpack_require__(30714);
;// CONCATENATED MODULE: ./.build/src/system/memory.js


const most = 4 * 1024 * 1024;
const watched = new WeakSet();
let arrived = 0;
let collect;
function reclaim(socket) {
    if (watched.has(socket))
        return;
    watched.add(socket);
    socket.on('data', (piece) => {
        arrived += piece.length;
        if (arrived < most)
            return;
        arrived = 0;
        collect ??= collector();
        collect({ type: 'minor' });
    });
}
function collector() {
    (0,external_node_v8_.setFlagsFromString)('--expose-gc');
    const found = (0,external_node_vm_.runInNewContext)('globalThis.gc');
    (0,external_node_v8_.setFlagsFromString)('--no-expose-gc');
    return typeof found === 'function' ? found : () => { };
}

;// CONCATENATED MODULE: ./.build/src/system/http.js






function createHttp(env, { resolve = resolveName, deadline } = {}) {
    const proxyEnv = proxies(env);
    const options = { keepAlive: true, maxSockets: 16, proxyEnv };
    const agents = { 'http:': new external_node_http_.Agent(options), 'https:': new external_node_https_.Agent(options) };
    const guarded = { 'http:': new external_node_http_.Agent(options), 'https:': new external_node_https_.Agent(options) };
    const sendGuarded = async (request, namedBy, agent) => {
        const { url } = request;
        assertNamed(url, namedBy);
        if (proxyEnv === undefined)
            return send(request, { agent, deadline, lookup: guardedLookup(url, namedBy, resolve) });
        await assertAddresses(url, namedBy, resolve);
        return send(request, { agent, deadline });
    };
    return request => {
        const { url, namedBy } = request;
        const { protocol } = url;
        if (protocol !== 'http:' && protocol !== 'https:') {
            throw new errors/* UserError */.yo(`cannot open ${url.host}: "${protocol}" is neither http: nor https:`);
        }
        if (request.direct)
            return send(request, { agent: false, deadline });
        return namedBy === undefined || namedBy.hostname === url.hostname
            ? send(request, { agent: agents[protocol], deadline })
            : sendGuarded(request, namedBy, guarded[protocol]);
    };
}
function send(request, { agent, deadline, lookup }) {
    const module = request.url.protocol === 'https:' ? external_node_https_ : external_node_http_;
    return new Promise((resolve, reject) => {
        const { body, signal, idleMs = 60_000, answerMs = 600_000 } = request;
        const headers = body instanceof Uint8Array ? { 'content-length': body.length, ...request.headers } : request.headers;
        const trust = request.direct && request.anyCertificate ? { rejectUnauthorized: false } : {};
        const outgoing = module.request(request.url, {
            method: request.method,
            headers,
            agent,
            signal,
            ...trust,
            ...(lookup && { lookup }),
        });
        startDeadline(outgoing, Number(headers?.['content-length'] ?? 0), deadline);
        let answered = false;
        outgoing.once('socket', reclaim);
        outgoing.once('response', incoming => {
            answered = true;
            limit = idleMs;
            outgoing.setTimeout(limit);
            resolve({ status: incoming.statusCode ?? 0, headers: incoming.headersDistinct, body: incoming });
        });
        outgoing.on('error', error => {
            if (!answered)
                reject(error);
        });
        let limit = idleMs;
        outgoing.on('timeout', () => outgoing.destroy(new Error(`no answer within ${limit / 1000} s`)));
        outgoing.setTimeout(limit);
        if (body === undefined || body instanceof Uint8Array)
            outgoing.end(body);
        else {
            const waitForAnswer = () => {
                if (answered)
                    return;
                limit = Math.max(answerMs, idleMs);
                outgoing.setTimeout(limit);
            };
            writeAll(body, outgoing).then(waitForAnswer, error => {
                if (!answered)
                    reject(error);
            });
        }
    });
}
async function writeAll(body, outgoing) {
    const underWay = new Set();
    const closed = new Error('the connection was closed while the body was sent');
    outgoing.once('close', () => {
        for (const fail of underWay)
            fail(closed);
    });
    let corked = false;
    const cork = () => {
        if (corked)
            return;
        corked = true;
        outgoing.cork();
        setImmediate(() => {
            corked = false;
            outgoing.uncork();
        });
    };
    const write = (piece) => new Promise((resolve, reject) => {
        if (outgoing.closed)
            return reject(closed);
        underWay.add(reject);
        cork();
        outgoing.write(piece, error => {
            underWay.delete(reject);
            if (error)
                reject(error);
            else
                resolve();
        });
    });
    try {
        await body(write);
        outgoing.end();
    }
    catch (error) {
        outgoing.destroy(error);
        throw error;
    }
}
function proxies(env) {
    const names = ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'http_proxy', 'https_proxy', 'no_proxy'];
    const found = names.flatMap(name => (env[name] ? [[name, env[name]]] : []));
    return found.length === 0 ? undefined : Object.fromEntries(found);
}

;// CONCATENATED MODULE: ./.build/src/entry/tools.js


function createTools({ env, host, signal, registerCleanup }) {
    return {
        exec: (0,exec/* createExec */.k)(env),
        http: createHttp(env),
        host,
        log: host.log,
        now: () => Date.now(),
        signal,
        registerCleanup,
    };
}


/***/ }),

/***/ 26396:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $t: () => (/* binding */ placeOf),
/* harmony export */   BQ: () => (/* binding */ pathInCheckout),
/* harmony export */   UO: () => (/* binding */ isWithin)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _messages_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3969);



const mostLinks = 40;
async function placeOf(workspace, given) {
    const checkout = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(workspace).catch(() => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workspace));
    let links = 0;
    const follow = async (path) => {
        const { root } = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.parse)(path);
        const parts = path.slice(root.length).split(node_path__WEBPACK_IMPORTED_MODULE_1__.sep).filter(Boolean);
        let real = root;
        for (const [at, part] of parts.entries()) {
            const next = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(real, part);
            const kind = await kindOf(next);
            if (kind === undefined)
                return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(real, ...parts.slice(at));
            if (kind === 'link') {
                if (isWithin(checkout, real))
                    throw linkError(given, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(checkout, next));
                if (++links > mostLinks)
                    throw new _messages_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(`${given} leads through more than ${mostLinks} links`);
                real = await follow((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(real, await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readlink)(next)));
            }
            else
                real = next;
        }
        return real;
    };
    return follow((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workspace, given));
}
function isWithin(folder, path) {
    return path === folder || path.startsWith(folder.endsWith(node_path__WEBPACK_IMPORTED_MODULE_1__.sep) ? folder : `${folder}${node_path__WEBPACK_IMPORTED_MODULE_1__.sep}`);
}
async function pathInCheckout(workspace, given) {
    const full = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workspace, given);
    const folders = new Set([(0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workspace), await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(workspace).catch(() => workspace)]);
    for (const folder of folders)
        if (isWithin(folder, full))
            return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(folder, full);
    const parent = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(full)).catch(() => undefined);
    const real = parent && (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(parent, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(full));
    const folder = real && [...folders].find(each => isWithin(each, real));
    return real && folder && (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(folder, real);
}
function linkError(given, link) {
    return new _messages_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(`${given} leads through ${link}, which is a link, and links of the checkout are not followed`, {
        hint: `Put the file or folder itself at ${link}, or name the place where it lies.`,
    });
}
async function kindOf(path) {
    try {
        return (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(path)).isSymbolicLink() ? 'link' : 'other';
    }
    catch (error) {
        const { code } = error;
        if (code === 'ENOENT' || code === 'ENOTDIR')
            return undefined;
        throw error;
    }
}


/***/ }),

/***/ 94479:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Nw: () => (/* binding */ openRegularThroughLinks),
/* harmony export */   Q8: () => (/* binding */ readGiven),
/* harmony export */   VX: () => (/* binding */ readRegular),
/* harmony export */   bb: () => (/* binding */ readRegularThroughLinks),
/* harmony export */   lf: () => (/* binding */ openRegular),
/* harmony export */   tW: () => (/* binding */ readRegularNow)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var _messages_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3969);
/* harmony import */ var _place_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(26396);




const longest = 16 * 1024 * 1024;
const flags = node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY | (node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NONBLOCK ?? 0);
async function openRegular(path) {
    return regular(path, await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(path, flags | (node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NOFOLLOW ?? 0)).catch(error => Promise.reject(inWords(path, error))));
}
async function openRegularThroughLinks(path) {
    return regular(path, await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(path, flags).catch(error => Promise.reject(inWords(path, error))));
}
async function readRegular(path, limit = longest) {
    return readWhole(path, await openRegular(path), limit);
}
async function readRegularThroughLinks(path, limit = longest) {
    return readWhole(path, await openRegularThroughLinks(path), limit);
}
async function readGiven(workspace, given, limit = longest) {
    return (await readRegular(await (0,_place_js__WEBPACK_IMPORTED_MODULE_3__/* .placeOf */ .$t)(workspace, given), limit)).toString('utf8');
}
function readRegularNow(path, limit = longest) {
    let file;
    try {
        file = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(path, flags);
        const found = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.fstatSync)(file);
        if (!found.isFile() || found.size > limit)
            return undefined;
        const content = Buffer.allocUnsafe(found.size);
        let read = 0;
        for (let more = -1; more !== 0 && read < content.length; read += more)
            more = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readSync)(file, content, read, content.length - read, null);
        return content.subarray(0, read);
    }
    catch {
        return undefined;
    }
    finally {
        if (file !== undefined)
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(file);
    }
}
async function readWhole(path, file, limit) {
    try {
        const { size } = await file.stat();
        if (size > limit)
            throw new _messages_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(`${path} has ${size} bytes, more than the ${limit} that are read`);
        const chunks = [];
        let read = 0;
        for (;;) {
            const chunk = Buffer.allocUnsafe(Math.min(Math.max(size - read, 0) + 4096, limit + 1 - read));
            const { bytesRead } = await file.read(chunk, 0, chunk.length, null);
            if (bytesRead === 0)
                return Buffer.concat(chunks);
            read += bytesRead;
            if (read > limit)
                throw new _messages_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(`${path} has more than the ${limit} bytes that are read`);
            chunks.push(chunk.subarray(0, bytesRead));
        }
    }
    finally {
        await file.close();
    }
}
async function regular(path, file) {
    const found = await file.stat();
    if (found.isFile())
        return file;
    await file.close();
    if (found.isDirectory())
        throw Object.assign(new _messages_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(`${path} is a folder and no file`), { code: 'EISDIR' });
    throw notRegular(path);
}
function inWords(path, error) {
    if (error.code === 'ELOOP' || error.code === 'EMLINK')
        return new _messages_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(`${path} is a link, which is not followed`, { cause: error });
    return error.code === 'ENXIO' || error.code === 'ENODEV' ? notRegular(path) : error;
}
function notRegular(path) {
    return new _messages_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(`${path} is no regular file but a pipe, a device or a socket, which is not read`);
}


/***/ }),

/***/ 13120:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U6: () => (/* binding */ writeInto),
/* harmony export */   W7: () => (/* binding */ fileOf),
/* harmony export */   f8: () => (/* binding */ writeWhole),
/* harmony export */   yS: () => (/* binding */ folderOf)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(76760);
/* harmony import */ var _place_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(26396);





const flags = node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_WRONLY | node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_CREAT | node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_EXCL | (node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_NOFOLLOW ?? 0);
async function writeWhole(path, content, { mode = 0o644 } = {}) {
    const partial = `${path}.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)()}.partial`;
    const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.open)(partial, flags, mode);
    try {
        await file.writeFile(content);
        await file.close();
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rename)(partial, path);
    }
    catch (error) {
        await file.close().catch(() => { });
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(partial, { force: true });
        throw error;
    }
}
async function writeInto(workspace, given, files) {
    const folder = await folderOf(workspace, given);
    for (const [name, content] of Object.entries(files))
        await writeWhole((0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(folder, name), content);
    return folder;
}
async function folderOf(workspace, given) {
    const folder = await (0,_place_js__WEBPACK_IMPORTED_MODULE_4__/* .placeOf */ .$t)(workspace, given);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.mkdir)(folder, { recursive: true });
    return folder;
}
async function fileOf(workspace, given) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(await folderOf(workspace, (0,node_path__WEBPACK_IMPORTED_MODULE_3__.dirname)(given)), (0,node_path__WEBPACK_IMPORTED_MODULE_3__.basename)(given));
}


/***/ }),

/***/ 9872:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ parseYaml),
/* harmony export */   v: () => (/* binding */ parseYamlDocuments)
/* harmony export */ });
/* harmony import */ var _messages_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3969);

const longest = 128 * 1024;
async function parseYaml(text) {
    assertShort(text);
    const { parse } = await __webpack_require__.e(/* import() */ 815).then(__webpack_require__.t.bind(__webpack_require__, 38815, 19));
    return parse(text);
}
async function parseYamlDocuments(text) {
    assertShort(text);
    const { parseAllDocuments } = await __webpack_require__.e(/* import() */ 815).then(__webpack_require__.t.bind(__webpack_require__, 38815, 19));
    return [...parseAllDocuments(text, { merge: true })].map(document => {
        const [error] = document.errors;
        if (error !== undefined)
            throw error;
        return document.toJS();
    });
}
function assertShort(text) {
    const length = Buffer.byteLength(text);
    if (length > longest)
        throw new _messages_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`it has ${length} bytes of YAML, more than the ${longest} that are read`);
}


/***/ }),

/***/ 55513:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  _: () => (/* binding */ factsOfNothing),
  M: () => (/* binding */ readFacts)
});

;// CONCATENATED MODULE: ./.build/src/hosts/ci/ci.js
function given(value) {
    return value === '' ? undefined : value;
}
function pullNumber(value) {
    return /^[1-9]\d*$/.test(value ?? '') ? Number(value) : undefined;
}
function commitOf(value) {
    return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(value ?? '') ? value : undefined;
}
function refOf(tag, branch) {
    if (tag)
        return tag.startsWith('refs/') ? tag : `refs/tags/${tag}`;
    if (branch)
        return branch.startsWith('refs/') ? branch : `refs/heads/${branch}`;
    return undefined;
}
function pullRef(number, side) {
    return number === undefined ? undefined : `refs/pull/${number}/${side}`;
}
function firstSign(env, names) {
    const name = names.find(candidate => !/^(?:|0|false|null)$/i.test(env[candidate] ?? ''));
    return name === undefined ? undefined : `${name} is ${env[name]}`;
}
function projectOf(address) {
    return /^(?:[a-z+]+:\/\/[^/]+\/|[^/@]+@[^:]+:)(.+?)(?:\.git)?\/?$/.exec(address ?? '')?.[1];
}

;// CONCATENATED MODULE: ./.build/src/hosts/ci/payload.js
function object(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
}
function payload_text(value) {
    return typeof value === 'string' && value !== '' ? value : undefined;
}

;// CONCATENATED MODULE: ./.build/src/hosts/ci/workflow-run.js


function ofWorkflowRun(payload) {
    const run = object(payload.workflow_run);
    const event = payload_text(run?.event);
    const branch = payload_text(run?.head_branch);
    const commit = commitOf(payload_text(run?.head_sha));
    const from = payload_text(object(run?.head_repository)?.full_name);
    const here = payload_text(object(payload.repository)?.full_name);
    const about = { ...(commit && { commit, headCommit: commit }), ref: branch && `refs/heads/${branch}` };
    if (event === undefined || event.startsWith('pull_request')) {
        const sign = event === undefined
            ? 'the event workflow_run does not tell what started the first run'
            : `the first run was started by ${event}`;
        return { ...about, ref: undefined, sign, pullRequest: { fork: from === undefined || from !== here } };
    }
    if (event !== 'push')
        return { ...about, doubt: `the first run was started by ${event}, and not by a push` };
    if (commit === undefined || from === undefined || from !== here)
        return { ...about, doubt: `the first run was of ${from ?? 'a repository that is gone'}` };
    return about;
}

;// CONCATENATED MODULE: ./.build/src/hosts/ci/github.js



const github = {
    name: 'github',
    title: 'GitHub Actions',
    runs: env => env.GITHUB_ACTIONS === 'true',
    read: readGithub,
};
function readGithub(env, payload) {
    const event = env.GITHUB_EVENT_NAME ?? '';
    const ref = given(env.GITHUB_REF);
    const pull = object(payload.pull_request);
    const serverUrl = env.GITHUB_SERVER_URL || 'https://github.com';
    const project = env.GITHUB_REPOSITORY ?? '';
    const runId = env.GITHUB_RUN_ID || '0';
    const sign = signOf(env, payload);
    const commit = commitOf(env.GITHUB_SHA);
    const doubt = doubtOf(event, payload);
    return {
        event,
        project,
        serverUrl,
        ref,
        commit: object(payload.issue) && sign ? undefined : commit,
        headCommit: commitOf(payload_text(object(pull?.head)?.sha)),
        headBranch: given(env.GITHUB_HEAD_REF),
        defaultBranch: payload_text(object(payload.repository)?.default_branch),
        ...(sign && { sign, pullRequest: pullRequestOf(env, payload) }),
        ...(doubt && { doubt }),
        commitTime: commitTime(payload, commit),
        actor: given(env.GITHUB_ACTOR),
        runUrl: `${serverUrl}/${project}/actions/runs/${runId}`,
        runId,
        attempt: Number(env.GITHUB_RUN_ATTEMPT || 1),
        ...(event === 'workflow_run' && ofWorkflowRun(payload)),
    };
}
const toldBy = { issue_comment: 'issue' };
function signOf(env, payload) {
    const event = env.GITHUB_EVENT_NAME ?? '';
    if (event.startsWith('pull_request'))
        return `GITHUB_EVENT_NAME is ${event}`;
    const variable = firstSign(env, ['GITHUB_HEAD_REF', 'GITHUB_BASE_REF']);
    if (variable !== undefined)
        return variable;
    if (/^refs\/pull\//.test(env.GITHUB_REF ?? ''))
        return `GITHUB_REF is ${env.GITHUB_REF}`;
    if (payload.pull_request)
        return 'the event names a pull request';
    if (object(payload.issue)?.pull_request)
        return 'the comment is on a pull request';
    const part = toldBy[event];
    if (part !== undefined && object(payload[part]) === undefined)
        return `the event ${event} does not tell what it is about`;
    const pulls = [payload.check_run, payload.check_suite].map(value => object(value)?.pull_requests);
    return pulls.some(value => Array.isArray(value) && value.length > 0)
        ? 'the event names a pull request'
        : undefined;
}
function doubtOf(event, payload) {
    if (event !== 'release' || ['published', 'released', 'prereleased'].includes(String(payload.action)))
        return undefined;
    return `the release was ${payload_text(payload.action) ?? 'changed'}, and not published`;
}
function pullRequestOf(env, payload) {
    const pull = object(payload.pull_request);
    const base = object(pull?.base);
    const headRepository = payload_text(object(object(pull?.head)?.repo)?.full_name);
    const baseRepository = payload_text(object(base?.repo)?.full_name) ?? payload_text(object(payload.repository)?.full_name);
    const inRef = /^refs\/pull\/(\d+)\//.exec(env.GITHUB_REF ?? '')?.[1];
    const number = Number(pull?.number ?? payload.number ?? object(payload.issue)?.number ?? inRef);
    const baseBranch = payload_text(base?.ref) ?? given(env.GITHUB_BASE_REF);
    const baseCommit = commitOf(payload_text(base?.sha));
    return {
        ...(Number.isSafeInteger(number) && number > 0 && { number }),
        ...(baseBranch && { baseBranch }),
        ...(baseCommit && { baseCommit }),
        fork: headRepository === undefined || headRepository !== baseRepository,
    };
}
function commitTime(payload, commit) {
    const pushed = Array.isArray(payload.commits) ? payload.commits : [];
    const entry = [...pushed, payload.head_commit]
        .map(object)
        .find(candidate => candidate !== undefined && candidate.id === commit);
    return payload_text(entry?.timestamp);
}

;// CONCATENATED MODULE: ./.build/src/hosts/ci/act.js

const act = {
    name: 'act',
    title: 'act',
    runs: env => env.ACT === 'true',
    read: (env, payload) => ({
        ...readGithub(env, payload),
        doubt: 'act runs a workflow on a machine of one’s own',
    }),
};

;// CONCATENATED MODULE: ./.build/src/hosts/ci/azure.js

const azure = {
    name: 'azure',
    title: 'Azure Pipelines',
    runs: env => /^true$/i.test(env.TF_BUILD ?? ''),
    read(env) {
        const reason = env.BUILD_REASON ?? '';
        const sign = azure_signOf(env);
        const number = pullNumber(env.SYSTEM_PULLREQUEST_PULLREQUESTNUMBER) ??
            pullNumber(env.SYSTEM_PULLREQUEST_PULLREQUESTID) ??
            pullNumber(/^refs\/pull\/(\d+)\//.exec(env.BUILD_SOURCEBRANCH ?? '')?.[1]);
        const baseBranch = given(env.SYSTEM_PULLREQUEST_TARGETBRANCH)?.replace(/^refs\/heads\//, '');
        const { SYSTEM_COLLECTIONURI: server = env.SYSTEM_TEAMFOUNDATIONCOLLECTIONURI, SYSTEM_TEAMPROJECT: team, } = env;
        const run = given(env.BUILD_BUILDID);
        return {
            event: sign ? 'pull_request' : (events[reason] ?? reason),
            project: given(env.BUILD_REPOSITORY_NAME),
            ref: sign ? pullRef(number, 'merge') : given(env.BUILD_SOURCEBRANCH),
            commit: commitOf(env.BUILD_SOURCEVERSION),
            headCommit: commitOf(env.SYSTEM_PULLREQUEST_SOURCECOMMITID),
            headBranch: given(env.SYSTEM_PULLREQUEST_SOURCEBRANCH)?.replace(/^refs\/heads\//, ''),
            ...(sign && {
                sign,
                pullRequest: {
                    ...(number && { number }),
                    ...(baseBranch && { baseBranch }),
                    fork: !/^false$/i.test(env.SYSTEM_PULLREQUEST_ISFORK ?? ''),
                },
            }),
            actor: given(env.BUILD_REQUESTEDFOR),
            ...(server &&
                team &&
                run && { runUrl: `${server}${encodeURIComponent(team)}/_build/results?buildId=${run}` }),
            runId: run,
            attempt: Number(env.SYSTEM_JOBATTEMPT || 1),
        };
    },
};
const events = {
    IndividualCI: 'push',
    BatchedCI: 'push',
    Manual: 'workflow_dispatch',
    Schedule: 'schedule',
};
function azure_signOf(env) {
    if (env.BUILD_REASON === 'PullRequest')
        return 'BUILD_REASON is PullRequest';
    if (/^refs\/pull\//.test(env.BUILD_SOURCEBRANCH ?? ''))
        return `BUILD_SOURCEBRANCH is ${env.BUILD_SOURCEBRANCH}`;
    return firstSign(env, ['SYSTEM_PULLREQUEST_PULLREQUESTID', 'SYSTEM_PULLREQUEST_PULLREQUESTNUMBER']);
}

;// CONCATENATED MODULE: ./.build/src/hosts/ci/bitbucket.js

const bitbucket = {
    name: 'bitbucket',
    title: 'Bitbucket Pipelines',
    runs: env => !!env.BITBUCKET_BUILD_NUMBER,
    read(env) {
        const sign = firstSign(env, ['BITBUCKET_PR_ID', 'BITBUCKET_PR_DESTINATION_BRANCH']);
        const number = pullNumber(env.BITBUCKET_PR_ID);
        const baseBranch = given(env.BITBUCKET_PR_DESTINATION_BRANCH);
        const baseCommit = commitOf(env.BITBUCKET_PR_DESTINATION_COMMIT);
        const project = given(env.BITBUCKET_REPO_FULL_NAME);
        const run = given(env.BITBUCKET_BUILD_NUMBER);
        return {
            event: sign ? 'pull_request' : 'push',
            project,
            serverUrl: 'https://bitbucket.org',
            ref: sign ? pullRef(number, 'merge') : refOf(env.BITBUCKET_TAG, env.BITBUCKET_BRANCH),
            commit: commitOf(env.BITBUCKET_COMMIT),
            headBranch: given(env.BITBUCKET_BRANCH),
            ...(sign && {
                sign,
                pullRequest: {
                    ...(number && { number }),
                    ...(baseBranch && { baseBranch }),
                    ...(baseCommit && { baseCommit }),
                    fork: false,
                },
            }),
            ...(project && { runUrl: `https://bitbucket.org/${project}/pipelines/results/${run}` }),
            runId: run,
            attempt: Number(env.BITBUCKET_STEP_RUN_NUMBER || 1),
        };
    },
};

;// CONCATENATED MODULE: ./.build/src/hosts/ci/buildkite.js

const buildkite = {
    name: 'buildkite',
    title: 'Buildkite',
    runs: env => env.BUILDKITE === 'true',
    read(env) {
        const sign = buildkite_signOf(env);
        const number = pullNumber(env.BUILDKITE_PULL_REQUEST);
        const baseBranch = given(env.BUILDKITE_PULL_REQUEST_BASE_BRANCH);
        const source = env.BUILDKITE_SOURCE || 'webhook';
        const queue = given(env.BUILDKITE_MERGE_QUEUE_BASE_BRANCH);
        const project = projectOf(env.BUILDKITE_REPO);
        return {
            event: sign ? 'pull_request' : queue ? 'merge_group' : (buildkite_events[source] ?? source),
            project,
            ref: sign ? pullRef(number, 'head') : refOf(env.BUILDKITE_TAG, env.BUILDKITE_BRANCH),
            commit: commitOf(env.BUILDKITE_COMMIT),
            headBranch: given(env.BUILDKITE_BRANCH),
            defaultBranch: given(env.BUILDKITE_PIPELINE_DEFAULT_BRANCH),
            ...(sign && {
                sign,
                pullRequest: {
                    ...(number && { number }),
                    ...(baseBranch && { baseBranch }),
                    fork: projectOf(env.BUILDKITE_PULL_REQUEST_REPO) !== project || project === undefined,
                },
            }),
            actor: given(env.BUILDKITE_BUILD_CREATOR),
            runUrl: given(env.BUILDKITE_BUILD_URL),
            runId: given(env.BUILDKITE_BUILD_ID),
            attempt: Number(env.BUILDKITE_RETRY_COUNT || 0) + 1,
        };
    },
};
const buildkite_events = {
    webhook: 'push',
    ui: 'workflow_dispatch',
    api: 'workflow_dispatch',
    schedule: 'schedule',
};
function buildkite_signOf(env) {
    if (env.BUILDKITE_PULL_REQUEST === undefined)
        return 'BUILDKITE_PULL_REQUEST is not set';
    if (/^pull\/|^refs\/pull\//.test(env.BUILDKITE_BRANCH ?? ''))
        return `BUILDKITE_BRANCH is ${env.BUILDKITE_BRANCH}`;
    return firstSign(env, [
        'BUILDKITE_PULL_REQUEST',
        'BUILDKITE_PULL_REQUEST_BASE_BRANCH',
        'BUILDKITE_PULL_REQUEST_REPO',
    ]);
}

;// CONCATENATED MODULE: ./.build/src/hosts/ci/circleci.js

const circleci = {
    name: 'circleci',
    title: 'CircleCI',
    runs: env => env.CIRCLECI === 'true',
    read(env) {
        const sign = circleci_signOf(env);
        const number = numberOf(env);
        const { CIRCLE_PROJECT_USERNAME: owner, CIRCLE_PROJECT_REPONAME: name } = env;
        const mute = !owner && !env.CIRCLE_REPOSITORY_URL;
        return {
            event: sign === undefined ? 'push' : 'pull_request',
            project: owner && name && `${owner}/${name}`,
            ref: sign === undefined ? refOf(env.CIRCLE_TAG, env.CIRCLE_BRANCH) : pullRef(number, 'head'),
            commit: commitOf(env.CIRCLE_SHA1),
            headBranch: /^pull\//.test(env.CIRCLE_BRANCH ?? '') ? undefined : given(env.CIRCLE_BRANCH),
            ...(sign !== undefined && {
                sign,
                pullRequest: {
                    ...(number && { number }),
                    fork: !!(env.CIRCLE_PR_NUMBER || env.CIRCLE_PR_USERNAME || env.CIRCLE_PR_REPONAME),
                },
            }),
            ...(mute && { doubt: 'CircleCI does not tell this kind of project whether it is a pull request' }),
            actor: given(env.CIRCLE_USERNAME),
            runUrl: given(env.CIRCLE_BUILD_URL),
            runId: given(env.CIRCLE_WORKFLOW_ID) ?? given(env.CIRCLE_BUILD_NUM),
        };
    },
};
function circleci_signOf(env) {
    if (/^pull\//.test(env.CIRCLE_BRANCH ?? ''))
        return `CIRCLE_BRANCH is ${env.CIRCLE_BRANCH}`;
    return firstSign(env, [
        'CIRCLE_PR_NUMBER',
        'CIRCLE_PULL_REQUEST',
        'CIRCLE_PULL_REQUESTS',
        'CIRCLE_PR_USERNAME',
        'CIRCLE_PR_REPONAME',
    ]);
}
function numberOf(env) {
    const address = env.CIRCLE_PULL_REQUEST || env.CIRCLE_PULL_REQUESTS?.split(',')[0];
    const inBranch = /^pull\/(\d+)/.exec(env.CIRCLE_BRANCH ?? '')?.[1];
    return pullNumber(env.CIRCLE_PR_NUMBER) ?? pullNumber(address?.split('/').at(-1)) ?? pullNumber(inBranch);
}

;// CONCATENATED MODULE: ./.build/src/hosts/ci/drone.js

const drone = {
    name: 'drone',
    title: 'Drone',
    runs: env => env.DRONE === 'true',
    read(env) {
        const own = env.DRONE_BUILD_EVENT ?? '';
        const sign = drone_signOf(env);
        const number = pullNumber(env.DRONE_PULL_REQUEST);
        const baseBranch = given(env.DRONE_TARGET_BRANCH);
        return {
            event: sign ? 'pull_request' : (drone_events[own] ?? own),
            project: given(env.DRONE_REPO),
            ref: sign
                ? pullRef(number, 'head')
                : (given(env.DRONE_COMMIT_REF) ?? refOf(env.DRONE_TAG, env.DRONE_BRANCH)),
            commit: commitOf(env.DRONE_COMMIT_SHA) ?? commitOf(env.DRONE_COMMIT),
            headBranch: given(env.DRONE_SOURCE_BRANCH),
            defaultBranch: given(env.DRONE_REPO_BRANCH),
            ...(sign && {
                sign,
                pullRequest: { ...(number && { number }), ...(baseBranch && { baseBranch }), fork: true },
            }),
            actor: given(env.DRONE_COMMIT_AUTHOR),
            runUrl: given(env.DRONE_BUILD_LINK),
            runId: given(env.DRONE_BUILD_NUMBER),
        };
    },
};
const drone_events = {
    push: 'push',
    tag: 'push',
    cron: 'schedule',
    custom: 'workflow_dispatch',
};
function drone_signOf(env) {
    if (/^pull_request/.test(env.DRONE_BUILD_EVENT ?? ''))
        return `DRONE_BUILD_EVENT is ${env.DRONE_BUILD_EVENT}`;
    if (/^refs\/(?:pull|merge-requests|pull-requests)\//.test(env.DRONE_COMMIT_REF ?? ''))
        return `DRONE_COMMIT_REF is ${env.DRONE_COMMIT_REF}`;
    return firstSign(env, ['DRONE_PULL_REQUEST']);
}

;// CONCATENATED MODULE: ./.build/src/hosts/ci/forgejo.js

const forgejo = {
    name: 'forgejo',
    title: 'Forgejo Actions',
    runs: env => env.FORGEJO_ACTIONS === 'true' || env.FORGEJO_TOKEN !== undefined,
    read: readGithub,
};

;// CONCATENATED MODULE: ./.build/src/hosts/ci/gitea.js

const gitea = {
    name: 'gitea',
    title: 'Gitea Actions',
    runs: env => env.GITEA_ACTIONS === 'true',
    read: readGithub,
};

;// CONCATENATED MODULE: ./.build/src/hosts/ci/gitlab.js

const gitlab = {
    name: 'gitlab',
    title: 'GitLab CI',
    runs: env => env.GITLAB_CI === 'true',
    read(env) {
        const source = env.CI_PIPELINE_SOURCE ?? '';
        const sign = gitlab_signOf(env);
        const pullRequest = sign === undefined ? undefined : mergeRequest(env);
        return {
            event: sign === undefined ? (gitlab_events[source] ?? source) : 'pull_request',
            project: given(env.CI_PROJECT_PATH),
            serverUrl: given(env.CI_SERVER_URL),
            ref: pullRequest
                ? pullRef(pullRequest.number, 'merge')
                : refOf(env.CI_COMMIT_TAG, env.CI_COMMIT_BRANCH),
            commit: commitOf(env.CI_COMMIT_SHA),
            headCommit: commitOf(env.CI_MERGE_REQUEST_SOURCE_BRANCH_SHA),
            headBranch: given(env.CI_MERGE_REQUEST_SOURCE_BRANCH_NAME),
            defaultBranch: given(env.CI_DEFAULT_BRANCH),
            ...(pullRequest && { pullRequest, sign }),
            commitTime: given(env.CI_COMMIT_TIMESTAMP),
            actor: given(env.GITLAB_USER_LOGIN),
            runUrl: given(env.CI_PIPELINE_URL),
            runId: given(env.CI_PIPELINE_ID),
        };
    },
};
const gitlab_events = {
    push: 'push',
    webide: 'push',
    schedule: 'schedule',
    web: 'workflow_dispatch',
    api: 'workflow_dispatch',
};
function gitlab_signOf(env) {
    if (/merge_request|pull_request/.test(env.CI_PIPELINE_SOURCE ?? ''))
        return `CI_PIPELINE_SOURCE is ${env.CI_PIPELINE_SOURCE}`;
    const names = ['CI_MERGE_REQUEST_IID', 'CI_MERGE_REQUEST_ID', 'CI_EXTERNAL_PULL_REQUEST_IID'];
    if (/^refs\/(?:merge-requests|pull)\//.test(env.CI_COMMIT_REF_NAME ?? ''))
        return `CI_COMMIT_REF_NAME is ${env.CI_COMMIT_REF_NAME}`;
    return firstSign(env, names);
}
function mergeRequest(env) {
    const number = pullNumber(env.CI_MERGE_REQUEST_IID) ?? pullNumber(env.CI_EXTERNAL_PULL_REQUEST_IID);
    const baseBranch = given(env.CI_MERGE_REQUEST_TARGET_BRANCH_NAME) ?? given(env.CI_EXTERNAL_PULL_REQUEST_TARGET_BRANCH_NAME);
    const baseCommit = commitOf(env.CI_MERGE_REQUEST_DIFF_BASE_SHA);
    const from = given(env.CI_MERGE_REQUEST_SOURCE_PROJECT_PATH);
    return {
        ...(number && { number }),
        ...(baseBranch && { baseBranch }),
        ...(baseCommit && { baseCommit }),
        fork: from === undefined || from !== env.CI_MERGE_REQUEST_PROJECT_PATH,
    };
}

;// CONCATENATED MODULE: ./.build/src/hosts/ci/jenkins.js

const jenkins = {
    name: 'jenkins',
    title: 'Jenkins',
    runs: env => !!env.JENKINS_URL,
    read(env) {
        const sign = jenkins_signOf(env);
        const number = pullNumber(env.CHANGE_ID) ?? pullNumber(env.ghprbPullId);
        const baseBranch = given(env.CHANGE_TARGET) ?? given(env.ghprbTargetBranch);
        const single = !env.BRANCH_NAME && !env.TAG_NAME;
        return {
            event: sign ? 'pull_request' : eventOf(env.BUILD_CAUSE),
            project: projectOf(env.GIT_URL),
            ref: sign ? pullRef(number, 'head') : refOf(env.TAG_NAME, branchOf(env)),
            commit: commitOf(env.GIT_COMMIT),
            headBranch: given(env.CHANGE_BRANCH),
            ...(env.BRANCH_IS_PRIMARY === 'true' && { defaultBranch: given(env.BRANCH_NAME) }),
            ...(sign && {
                sign,
                pullRequest: { ...(number && { number }), ...(baseBranch && { baseBranch }), fork: isFork(env) },
            }),
            ...(single && {
                doubt: 'only a multibranch job of Jenkins tells pull requests (BRANCH_NAME, CHANGE_ID)',
            }),
            actor: given(env.CHANGE_AUTHOR),
            runUrl: given(env.BUILD_URL),
            runId: given(env.BUILD_TAG) ?? given(env.BUILD_NUMBER),
        };
    },
};
function jenkins_signOf(env) {
    const names = [
        ...['CHANGE_ID', 'CHANGE_TARGET', 'CHANGE_BRANCH', 'CHANGE_FORK', 'CHANGE_URL'],
        ...['ghprbPullId', 'GITHUB_PR_NUMBER', 'gitlabMergeRequestIid', 'gitlabMergeRequestId'],
        ...['BITBUCKET_PULL_REQUEST_ID', 'pullRequestId', 'GERRIT_CHANGE_NUMBER', 'GERRIT_CHANGE_ID'],
    ];
    if (/^(?:PR|MR)-\d+/i.test(env.BRANCH_NAME ?? ''))
        return `BRANCH_NAME is ${env.BRANCH_NAME}`;
    if (/(?:^|\/)(?:pr|pull|merge-requests)\//.test(env.GIT_BRANCH ?? ''))
        return `GIT_BRANCH is ${env.GIT_BRANCH}`;
    return firstSign(env, names);
}
function eventOf(cause = '') {
    if (/TIMER/.test(cause))
        return 'schedule';
    return /MANUAL|USERID/.test(cause) ? 'workflow_dispatch' : 'push';
}
function branchOf(env) {
    return env.BRANCH_NAME || env.GIT_LOCAL_BRANCH || env.GIT_BRANCH?.replace(/^[^/]+\//, '');
}
function isFork(env) {
    return !!env.CHANGE_FORK || !env.CHANGE_BRANCH;
}

;// CONCATENATED MODULE: ./.build/src/hosts/ci/travis.js

const travis = {
    name: 'travis',
    title: 'Travis CI',
    runs: env => env.TRAVIS === 'true',
    read(env) {
        const own = env.TRAVIS_EVENT_TYPE || 'push';
        const sign = travis_signOf(env);
        const number = pullNumber(env.TRAVIS_PULL_REQUEST);
        const project = given(env.TRAVIS_REPO_SLUG);
        return {
            event: sign ? 'pull_request' : (travis_events[own] ?? own),
            project,
            ref: sign ? pullRef(number, 'merge') : refOf(env.TRAVIS_TAG, env.TRAVIS_BRANCH),
            commit: commitOf(env.TRAVIS_COMMIT),
            headCommit: commitOf(env.TRAVIS_PULL_REQUEST_SHA),
            headBranch: given(env.TRAVIS_PULL_REQUEST_BRANCH),
            ...(sign && {
                sign,
                pullRequest: {
                    ...(number && { number }),
                    ...(env.TRAVIS_BRANCH && { baseBranch: env.TRAVIS_BRANCH }),
                    fork: !env.TRAVIS_PULL_REQUEST_SLUG || env.TRAVIS_PULL_REQUEST_SLUG !== project,
                },
            }),
            runUrl: given(env.TRAVIS_BUILD_WEB_URL),
            runId: given(env.TRAVIS_BUILD_ID),
        };
    },
};
const travis_events = {
    push: 'push',
    cron: 'schedule',
    api: 'workflow_dispatch',
};
function travis_signOf(env) {
    if (env.TRAVIS_EVENT_TYPE === 'pull_request')
        return 'TRAVIS_EVENT_TYPE is pull_request';
    if (env.TRAVIS_PULL_REQUEST === undefined)
        return 'TRAVIS_PULL_REQUEST is not set';
    return firstSign(env, ['TRAVIS_PULL_REQUEST', 'TRAVIS_PULL_REQUEST_SHA', 'TRAVIS_PULL_REQUEST_SLUG']);
}

;// CONCATENATED MODULE: ./.build/src/hosts/ci/woodpecker.js

const woodpecker = {
    name: 'woodpecker',
    title: 'Woodpecker',
    runs: env => env.CI === 'woodpecker' || env.CI_SYSTEM_NAME === 'woodpecker',
    read(env) {
        const own = env.CI_PIPELINE_EVENT ?? '';
        const sign = woodpecker_signOf(env);
        const number = pullNumber(env.CI_COMMIT_PULL_REQUEST);
        const baseBranch = given(env.CI_COMMIT_TARGET_BRANCH);
        return {
            event: sign ? 'pull_request' : (woodpecker_events[own] ?? own),
            project: given(env.CI_REPO),
            serverUrl: given(env.CI_FORGE_URL)?.replace(/\/$/, ''),
            ref: sign
                ? pullRef(number, 'head')
                : (given(env.CI_COMMIT_REF) ?? refOf(env.CI_COMMIT_TAG, env.CI_COMMIT_BRANCH)),
            commit: commitOf(env.CI_COMMIT_SHA),
            headBranch: given(env.CI_COMMIT_SOURCE_BRANCH),
            defaultBranch: given(env.CI_REPO_DEFAULT_BRANCH),
            ...(sign && {
                sign,
                pullRequest: { ...(number && { number }), ...(baseBranch && { baseBranch }), fork: true },
            }),
            actor: given(env.CI_COMMIT_AUTHOR),
            runUrl: given(env.CI_PIPELINE_URL),
            runId: given(env.CI_PIPELINE_NUMBER),
        };
    },
};
const woodpecker_events = {
    push: 'push',
    tag: 'push',
    cron: 'schedule',
    manual: 'workflow_dispatch',
};
function woodpecker_signOf(env) {
    if (/^pull_request/.test(env.CI_PIPELINE_EVENT ?? ''))
        return `CI_PIPELINE_EVENT is ${env.CI_PIPELINE_EVENT}`;
    if (/^refs\/(?:pull|merge-requests|pull-requests)\//.test(env.CI_COMMIT_REF ?? ''))
        return `CI_COMMIT_REF is ${env.CI_COMMIT_REF}`;
    return firstSign(env, ['CI_COMMIT_PULL_REQUEST', 'CI_COMMIT_SOURCE_BRANCH']);
}

;// CONCATENATED MODULE: ./.build/src/hosts/ci/all.js













const githubs = [forgejo, gitea, act, github];
const others = [
    gitlab,
    woodpecker,
    drone,
    circleci,
    buildkite,
    azure,
    bitbucket,
    travis,
    jenkins,
];
const cis = [...githubs, ...others];
function detect(env) {
    const like = githubs.find(ci => ci.runs(env));
    return [...(like ? [like] : []), ...others.filter(ci => ci.runs(env))];
}
function isCi(env) {
    const marks = ['CI', 'CONTINUOUS_INTEGRATION', 'BUILD_NUMBER', 'TEAMCITY_VERSION', 'CODEBUILD_BUILD_ID'];
    return marks.some(name => !/^(?:|0|false)$/i.test(env[name] ?? ''));
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: ./.build/src/messages/errors.js
var errors = __webpack_require__(3969);
;// CONCATENATED MODULE: ./.build/src/hosts/event-file.js


function readPayload(env) {
    const path = env.GITHUB_EVENT_PATH;
    if (!path)
        return {};
    let content;
    try {
        content = (0,external_node_fs_.readFileSync)(path, 'utf8');
    }
    catch (error) {
        if (error.code === 'ENOENT')
            return {};
        throw new errors/* UserError */.yo(`the event file ${path} cannot be read: ${(0,errors/* describe */.q0)(error)}`, { cause: error });
    }
    let payload;
    try {
        payload = JSON.parse(content);
    }
    catch (error) {
        throw new errors/* UserError */.yo(`the event file ${path} is not JSON: ${(0,errors/* describe */.q0)(error)}`, { cause: error });
    }
    if (typeof payload === 'object' && payload !== null && !Array.isArray(payload))
        return payload;
    throw new errors/* UserError */.yo(`the event file ${path} holds no event, but ${content.slice(0, 40)}`);
}

;// CONCATENATED MODULE: ./.build/src/hosts/git-facts.js


async function gitFacts(folder, exec) {
    const git = (...args) => exec
        .run({ file: 'git', args: ['-C', folder, ...args], env: { LC_ALL: 'C' } })
        .catch(error => ({ exitCode: 127, stdout: '', stderr: `git cannot be run: ${(0,errors/* describe */.q0)(error)}` }));
    const [shown, branch, remote] = await Promise.all([
        git('log', '-1', '--format=%H%n%cI'),
        git('symbolic-ref', '--quiet', 'HEAD'),
        git('remote', 'get-url', 'origin'),
    ]);
    const [commit, commitTime] = shown.exitCode === 0 ? shown.stdout.trim().split('\n') : [];
    const ref = branch.exitCode === 0 ? branch.stdout.trim() : '';
    const project = remote.exitCode === 0 ? projectOf(remote.stdout.trim()) : undefined;
    return {
        ...(commit ? { commit } : { why: reason(shown.stderr, folder) }),
        ...(ref && { ref }),
        ...(project && { project }),
        ...(commitTime && { commitTime }),
    };
}
function reason(stderr, folder) {
    if (/dubious ownership/.test(stderr))
        return `the checkout ${folder} belongs to another user (Git calls it dubious ownership): git config --global --add safe.directory ${folder}`;
    if (/not a git repository/.test(stderr))
        return `${folder} is no Git checkout`;
    if (/does not have any commits/.test(stderr))
        return `the checkout ${folder} has no commit yet`;
    return stderr.trim().split('\n')[0] || `Git tells nothing about ${folder}`;
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./.build/src/hosts/head.js


async function readHeads(folder, exec) {
    const around = gitFolderAround(folder);
    const roots = around === undefined ? checkoutsBelow(folder) : [around];
    if (roots.length === 0)
        return { why: `there is no Git checkout in ${folder}` };
    const heads = await Promise.all(roots.map(async ({ git, root }) => headOf(git) ?? askGit(root, exec)));
    const commits = heads.filter(head => head !== undefined);
    return commits.length > 0 ? { commits } : { why: `the checkout in ${folder} tells no commit` };
}
function gitFolderAround(folder) {
    const git = gitFolderIn(folder);
    if (git !== undefined)
        return { root: folder, git };
    const above = (0,external_node_path_.dirname)(folder);
    return above === folder ? undefined : gitFolderAround(above);
}
function checkoutsBelow(folder) {
    try {
        return (0,external_node_fs_.readdirSync)(folder, { withFileTypes: true })
            .filter(entry => entry.isDirectory())
            .flatMap(({ name }) => {
            const git = gitFolderIn((0,external_node_path_.join)(folder, name));
            return git === undefined ? [] : [{ root: (0,external_node_path_.join)(folder, name), git }];
        });
    }
    catch {
        return [];
    }
}
function gitFolderIn(folder) {
    const path = (0,external_node_path_.join)(folder, '.git');
    try {
        if ((0,external_node_fs_.statSync)(path).isDirectory())
            return (0,external_node_fs_.statSync)((0,external_node_path_.join)(path, 'HEAD')).isFile() ? path : undefined;
        const named = /^gitdir: (.+)$/m.exec((0,external_node_fs_.readFileSync)(path, 'utf8'))?.[1];
        return named === undefined ? undefined : (0,external_node_path_.resolve)(folder, named.trim());
    }
    catch {
        return undefined;
    }
}
function headOf(git) {
    const head = read((0,external_node_path_.join)(git, 'HEAD'));
    const ref = /^ref: (refs\/\S+)$/.exec(head ?? '')?.[1];
    if (ref === undefined)
        return commitIn(head);
    const common = read((0,external_node_path_.join)(git, 'commondir'));
    const shared = common === undefined ? git : (0,external_node_path_.resolve)(git, common);
    const packed = read((0,external_node_path_.join)(shared, 'packed-refs'))
        ?.split('\n')
        .find(line => line.endsWith(` ${ref}`));
    return commitIn(read((0,external_node_path_.join)(shared, ref))) ?? commitIn(packed?.split(' ')[0]);
}
function commitIn(text) {
    return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.exec(text ?? '')?.[0];
}
function read(path) {
    try {
        return (0,external_node_fs_.readFileSync)(path, 'utf8').trim();
    }
    catch {
        return undefined;
    }
}
async function askGit(root, exec) {
    const { stdout } = await exec
        .run({ file: 'git', args: ['-C', root, 'rev-parse', '--verify', 'HEAD'] })
        .catch(() => ({ stdout: '' }));
    return commitIn(stdout.trim());
}

// EXTERNAL MODULE: ./.build/src/hosts/overrides.js
var hosts_overrides = __webpack_require__(626);
;// CONCATENATED MODULE: ./.build/src/hosts/writing.js
function mayWrite(question) {
    const byEvent = whyNotByEvent(question);
    if (byEvent !== undefined)
        return { allowed: false, reason: byEvent };
    const byCheckout = whyNotCheckedOut(question);
    return byCheckout === undefined ? { allowed: true } : { allowed: false, reason: byCheckout, unusual: true };
}
function whyNotByEvent(question) {
    const { cis, inCi, told, event, ref, gitTag, sign } = question;
    if (sign !== undefined)
        return `a pull request writes nothing to a registry (${sign})`;
    const [ci, other] = cis;
    if (told === undefined || ci === undefined)
        return inCi
            ? 'this CI is not known, so nothing tells a push from a pull request'
            : 'outside a CI nothing is published by itself';
    if (other !== undefined)
        return `the variables of ${ci.title} and of ${other.title} are both set`;
    if (told.doubt !== undefined)
        return told.doubt;
    if (event === 'merge_group' ||
        told.event === 'merge_group' ||
        /^refs\/heads\/gh-readonly-queue\//.test(ref))
        return 'a merge queue tries out what may still be rejected';
    const wrong = [told.event ?? '', event].find(word => !mayPublish(word, gitTag));
    if (wrong !== undefined)
        return wrong === ''
            ? `${ci.title} does not tell what started this run`
            : `${wrong} is no push, Git tag, schedule or manual start`;
    if (ref === '')
        return `${ci.title} does not tell which branch or Git tag this run is of`;
    if (!/^refs\/(?:heads|tags)\/./.test(ref))
        return `${ref} is neither a branch nor a Git tag`;
    return undefined;
}
function whyNotCheckedOut({ cis, commit, heads }) {
    if (commit === undefined)
        return `${cis[0]?.title} does not tell the commit of this run`;
    if (!('commits' in heads))
        return `${heads.why} that shows ${writing_short(commit)}, which this run is about`;
    if (!heads.commits.includes(commit))
        return `the checkout is at ${heads.commits.map(writing_short).join(', ')}, and this run is about ${writing_short(commit)}`;
    return undefined;
}
function mayPublish(event, gitTag) {
    if (event === 'release')
        return gitTag !== undefined;
    return ['push', 'schedule', 'workflow_dispatch', 'workflow_run'].includes(event);
}
function writing_short(commit) {
    return commit.slice(0, 12);
}

;// CONCATENATED MODULE: ./.build/src/hosts/facts.js






async function readFacts({ env, folder, exec }) {
    const overrides = (0,hosts_overrides/* readOverrides */.i)(env);
    const found = detect(env);
    const [ci] = found;
    const payload = found.length > 0 ? readPayload(env) : {};
    const told = ci?.read(env, payload);
    const [heads, git] = await Promise.all([
        readHeads(folder, exec),
        told === undefined ? gitFacts(folder, exec) : {},
    ]);
    const checkedOut = 'commits' in heads && heads.commits.length === 1 ? heads.commits[0] : undefined;
    const commit = overrides.commit ?? told?.commit ?? (told === undefined ? git.commit : checkedOut);
    const headCommit = overrides.commit ?? told?.headCommit ?? commit;
    const ref = overrides.ref ?? (told === undefined ? git.ref : told.ref) ?? '';
    const event = overrides.event ?? told?.event ?? (isCi(env) ? 'unknown' : 'local');
    const gitTag = after(ref, 'refs/tags/');
    const pull = facts_pullRequestOf(event, ref, { told, overrides });
    const branch = pull === undefined ? after(ref, 'refs/heads/') : told?.headBranch;
    const defaultBranch = overrides.defaultBranch ?? told?.defaultBranch;
    const commitTime = overrides.commit === undefined ? (told ?? git).commitTime : undefined;
    const actor = told === undefined ? env.USER : told.actor;
    return {
        ci: ci?.name ?? (isCi(env) ? 'unknown' : 'local'),
        project: overrides.project ?? (told === undefined ? git.project : told.project) ?? '',
        ...(told?.serverUrl && { serverUrl: told.serverUrl }),
        event,
        ref,
        ...(commit && { commit }),
        ...(headCommit && { headCommit }),
        ...(commit === undefined && { noCommit: noCommit(git.why ?? ('why' in heads ? heads.why : undefined)) }),
        ...(checkedOut && { checkedOut }),
        ...(gitTag !== undefined && pull === undefined && { gitTag }),
        ...(branch !== undefined && { branch }),
        ...(defaultBranch && { defaultBranch }),
        ...(pull && { pullRequest: pull.pullRequest }),
        writing: mayWrite({
            cis: found,
            inCi: isCi(env),
            told,
            event,
            ref,
            gitTag,
            commit: overrides.commit ?? told?.commit,
            sign: pull?.sign,
            heads,
        }),
        ...(commitTime && { commitTime }),
        ...(actor && { actor }),
        ...(told?.runUrl && { runUrl: told.runUrl }),
        runId: told?.runId ?? (told === undefined ? `local-${process.pid}` : '0'),
        attempt: told?.attempt ?? 1,
        payload,
    };
}
function noCommit(why) {
    return `the commit is not known${why === undefined ? '' : `: ${why}`}. BUILDONCE_COMMIT gives it`;
}
function factsOfNothing(env) {
    return {
        ci: detect(env)[0]?.name ?? 'local',
        project: '',
        event: 'local',
        ref: '',
        noCommit: 'nothing is asked about the commit here',
        writing: { allowed: false, reason: 'this call only cleans up' },
        runId: '0',
        attempt: 1,
        payload: {},
    };
}
function facts_pullRequestOf(event, ref, { told, overrides }) {
    const inRef = /^refs\/(?:pull|merge-requests)\/(\d+)\//.exec(ref)?.[1];
    const sign = told?.sign ??
        (overrides.pullRequest === undefined ? undefined : `BUILDONCE_PR is ${overrides.pullRequest}`) ??
        (event.startsWith('pull_request') || event.startsWith('merge_request')
            ? `the event is ${event}`
            : undefined) ??
        (inRef === undefined ? undefined : `the ref is ${ref}`);
    if (sign === undefined && told?.pullRequest === undefined)
        return undefined;
    const number = overrides.pullRequest ?? told?.pullRequest?.number ?? (inRef && Number(inRef));
    const baseBranch = overrides.baseBranch ?? told?.pullRequest?.baseBranch;
    return {
        sign: sign ?? 'the CI says so',
        pullRequest: {
            fork: true,
            ...told?.pullRequest,
            ...(number && { number }),
            ...(baseBranch && { baseBranch }),
        },
    };
}
function after(value, prefix) {
    return value.startsWith(prefix) ? value.slice(prefix.length) : undefined;
}


/***/ }),

/***/ 9909:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  x: () => (/* binding */ githubCodeHost)
});

// EXTERNAL MODULE: ./.build/src/messages/errors.js
var errors = __webpack_require__(3969);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./.build/src/system/retry-after.js
var retry_after = __webpack_require__(13192);
;// CONCATENATED MODULE: ./.build/src/hosts/github-patience.js

const longest = 60_000;
const tries = 4;
function waitAfter(refusal, attempt, now) {
    if (attempt >= tries)
        return undefined;
    const asked = askedFor(refusal, now);
    if (asked !== undefined)
        return asked * attempt <= longest ? asked : undefined;
    const { status, method, path } = refusal;
    const safe = method !== 'POST' || path.endsWith('/graphql');
    return status >= 500 && safe ? 500 * 2 ** attempt : undefined;
}
function askedFor({ status, message, headers }, now) {
    if (status !== 403 && status !== 429 && status !== 503)
        return undefined;
    const after = headers['retry-after'];
    if (after !== undefined)
        return (0,retry_after/* retryAfter */.P)(String(after), now);
    const reset = Number(headers['x-ratelimit-reset']);
    if (String(headers['x-ratelimit-remaining']) === '0' && reset > 0)
        return Math.max(0, reset * 1000 - now);
    return status === 429 || /secondary rate limit/i.test(message) ? longest : undefined;
}

;// CONCATENATED MODULE: ./.build/src/hosts/github-api.js



class GithubError extends errors/* UserError */.yo {
    name = 'GithubError';
    status;
    denied;
    constructor({ to, needs }, refusal, cause) {
        const { status, message } = refusal;
        const limited = askedFor(refusal, Date.now());
        const until = limited === undefined ? '' : `; retry in ${Math.ceil(limited / 1000)} s`;
        const denied = limited === undefined && (status === 403 || status === 404);
        const hint = denied && needs !== undefined ? `The job needs \`permissions: ${needs}\`.` : undefined;
        super(`GitHub did not ${to}: it answered ${status}, ${message}${until}`, { cause, hint });
        this.status = status;
        this.denied = denied;
    }
}
function openGithub(token, { apiUrl, sleep = ms => (0,promises_.setTimeout)(ms) } = {}) {
    let opened;
    return async (purpose, request) => {
        opened ??= github_api_open(token, apiUrl, sleep);
        const octokit = await opened;
        try {
            return await request(octokit);
        }
        catch (cause) {
            const refusal = refusalOf(cause);
            if (refusal !== undefined)
                throw new GithubError(purpose, refusal, cause);
            const reached = isOurs(cause) ? (0,errors/* describe */.q0)(cause) : `its API cannot be reached, ${rootOf(cause)}`;
            throw new errors/* UserError */.yo(`GitHub did not ${purpose.to}: ${reached}`, { cause });
        }
    };
}
async function github_api_open(token, apiUrl, sleep) {
    const { getOctokit } = await Promise.all(/* import() */[__webpack_require__.e(119), __webpack_require__.e(413)]).then(__webpack_require__.bind(__webpack_require__, 92413));
    const octokit = getOctokit(token, {
        userAgent: 'buildonce',
        ...(apiUrl && { baseUrl: apiUrl.replace(/(?<!\/)\/+$/, '') }),
    });
    octokit.hook.wrap('request', async (request, options) => {
        options.headers.accept = 'application/vnd.github+json';
        options.headers['x-github-api-version'] = '2022-11-28';
        for (let attempt = 1;; attempt++) {
            try {
                return await request(options);
            }
            catch (error) {
                const unanswered = { ...options, path: options.url, status: 500, message: '', headers: {} };
                const refusal = { ...unanswered, ...refusalOf(error) };
                const wait = isOurs(error) ? undefined : waitAfter(refusal, attempt, Date.now());
                if (wait === undefined)
                    throw error;
                await sleep(wait);
            }
        }
    });
    return octokit;
}
function isOurs(error) {
    return typeof error.status !== 'number';
}
function refusalOf(error) {
    const { status, response, request } = error;
    if (typeof status !== 'number' || response === undefined)
        return undefined;
    const { message } = (response.data ?? {});
    return {
        method: request?.method ?? 'GET',
        path: request?.url ?? '',
        status,
        message: typeof message === 'string' ? message.slice(0, 300) : 'without a reason',
        headers: response.headers ?? {},
    };
}
function rootOf(error) {
    const { cause, message } = error;
    return cause === undefined ? message || (0,errors/* describe */.q0)(error) : rootOf(cause);
}

;// CONCATENATED MODULE: ./.build/src/hosts/github-comments.js

function githubComments(ask, project, pullRequest) {
    const [owner = '', repo = ''] = project.split('/');
    const thread = { owner, repo, issue_number: pullRequest };
    const which = `pull request ${pullRequest} of ${project}`;
    const needs = 'pull-requests: write';
    return {
        async list() {
            const all = await ask({ to: `list the comments of ${which}`, needs }, ({ paginate, rest }) => paginate(rest.issues.listComments, { ...thread, per_page: 100 }));
            return all.map(comment);
        },
        async create(body) {
            const { data } = await ask({ to: `accept a comment on ${which}`, needs }, ({ rest }) => rest.issues.createComment({ ...thread, body }));
            return comment(data);
        },
        async update(id, body) {
            const updated = ask({ to: `change the comment of ${which}`, needs }, ({ rest }) => rest.issues.updateComment({ owner, repo, comment_id: id, body }));
            const answer = await updated.catch(unlessGone);
            return answer && comment(answer.data);
        },
        async delete(id) {
            const deleted = ask({ to: `delete a comment of ${which}`, needs }, ({ rest }) => rest.issues.deleteComment({ owner, repo, comment_id: id }));
            await deleted.catch(unlessGone);
        },
        async self() {
            const asked = ask({ to: 'return the login of this token' }, ({ graphql }) => graphql('query { viewer { login } }').catch(unlessRefused));
            return (await asked)?.viewer.login ?? 'github-actions[bot]';
        },
        async head() {
            const { data } = await ask({ to: `return the commit of ${which}`, needs }, ({ rest }) => rest.pulls.get({ owner, repo, pull_number: pullRequest }));
            return data.head.sha;
        },
    };
}
function unlessGone(error) {
    if (!(error instanceof GithubError) || error.status !== 404)
        throw error;
    return undefined;
}
function unlessRefused(error) {
    const { name, status = 0 } = error;
    if (name !== 'GraphqlResponseError' && (status < 400 || status > 499))
        throw error;
    return undefined;
}
function comment({ id, body, html_url: url, user }) {
    return { id, author: user?.login ?? '', body: body ?? '', ...(url !== undefined && { url }) };
}

;// CONCATENATED MODULE: ./.build/src/hosts/github-code-host.js



function githubCodeHost(token, project, access) {
    const [owner = '', repo = ''] = project.split('/');
    const ask = openGithub(token, access);
    return {
        async repository() {
            const to = `return the description of ${project}`;
            return (await ask({ to, needs: 'contents: read' }, ({ rest }) => rest.repos.get({ owner, repo }))).data;
        },
        async commitTime(sha) {
            const { data } = await ask({ to: `return the commit ${sha} of ${project}`, needs: 'contents: read' }, ({ rest }) => rest.git.getCommit({ owner, repo, commit_sha: sha }));
            return data.committer.date;
        },
        async compareCommits(commit, other) {
            const { data } = await ask({ to: `compare ${commit} with ${other} in ${project}`, needs: 'contents: read' }, ({ rest }) => rest.repos.compareCommitsWithBasehead({
                ...{ owner, repo, basehead: `${commit}...${other}` },
                per_page: 1,
            }));
            return orders[data.status];
        },
        async recordDeployment({ environment, ref, description, url }) {
            const purpose = {
                to: `record the deployment of ${project} to ${environment}`,
                needs: 'deployments: write',
            };
            await ask(purpose, async ({ rest }) => {
                const asked = { environment, ref, description: description.slice(0, 140) };
                const { data } = await rest.repos.createDeployment({
                    ...{ owner, repo, ...asked },
                    ...{ auto_merge: false, required_contexts: [] },
                });
                if (!('id' in data))
                    throw new errors/* UserError */.yo(data.message ?? 'it returned no deployment');
                const status = { deployment_id: data.id, state: 'success', log_url: url };
                await rest.repos.createDeploymentStatus({ owner, repo, ...status });
            });
        },
        async pullRequestsOf({ owner: from, branch, commit }) {
            const { data } = await ask({ to: `return the pull requests of ${project}`, needs: 'pull-requests: write' }, ({ rest }) => rest.pulls.list({ owner, repo, state: 'open', head: `${from}:${branch}`, per_page: 100 }));
            return data
                .filter(({ head }) => head.sha === commit)
                .map(({ number, head, base }) => ({
                number,
                baseBranch: base.ref,
                fork: head.repo?.full_name.toLowerCase() !== project.toLowerCase(),
            }));
        },
        comments: pullRequest => githubComments(ask, project, pullRequest),
    };
}
const orders = { ahead: 'later', behind: 'earlier', identical: 'same', diverged: 'diverged' };


/***/ }),

/***/ 86580:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ gitlabJobLogin),
/* harmony export */   q: () => (/* binding */ githubJobLogin)
/* harmony export */ });
function githubJobLogin(env, token) {
    const { GITHUB_SERVER_URL: server = '', GITHUB_ACTOR: username } = env;
    if (!username || !URL.canParse(server))
        return undefined;
    const { protocol, host } = new URL(server);
    if (protocol !== 'https:')
        return undefined;
    return {
        registry: host === 'github.com' ? 'ghcr.io' : `containers.${host}`,
        username,
        ...(token && { password: token }),
        source: 'the token of this job',
        setting: '`github-token`',
        pushNeeds: '`packages: write` under `permissions:`',
    };
}
function gitlabJobLogin(env) {
    const { CI_REGISTRY: registry, CI_REGISTRY_USER: username, CI_REGISTRY_PASSWORD: password } = env;
    if (!registry)
        return undefined;
    return {
        registry: registry.toLowerCase(),
        username: username || 'gitlab-ci-token',
        ...(password && { password }),
        source: 'CI_REGISTRY_USER and CI_REGISTRY_PASSWORD',
        setting: 'CI_REGISTRY_PASSWORD',
    };
}


/***/ }),

/***/ 76303:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ createMasking),
/* harmony export */   m: () => (/* binding */ lineWriter)
/* harmony export */ });
/* harmony import */ var _messages_secrets_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(85185);

function createMasking() {
    let parts = [];
    return {
        add(secret) {
            parts = (0,_messages_secrets_js__WEBPACK_IMPORTED_MODULE_0__/* .secretParts */ .Bm)([...parts, secret]);
        },
        hide: text => (0,_messages_secrets_js__WEBPACK_IMPORTED_MODULE_0__/* .hideParts */ .Ni)(text, parts),
    };
}
const longestLine = 1024 * 1024;
function lineWriter(write) {
    const decoder = new TextDecoder();
    let rest = '';
    return {
        write(chunk) {
            rest += typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
            const end = Math.max(rest.lastIndexOf('\n'), rest.lastIndexOf('\r')) + 1;
            if (end === 0 && rest.length > longestLine) {
                write(`${rest}\n`);
                rest = '';
            }
            if (end === 0)
                return;
            write(rest.slice(0, end));
            rest = rest.slice(end);
        },
        end() {
            rest += decoder.decode();
            if (rest !== '')
                write(`${rest}\n`);
            rest = '';
        },
    };
}


/***/ }),

/***/ 626:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ readOverrides)
/* harmony export */ });
/* harmony import */ var _messages_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3969);

function readOverrides(env) {
    const problems = [];
    const take = (name, check) => {
        const text = env[name]?.trim();
        if (!text)
            return undefined;
        const fault = check(text);
        if (fault !== undefined)
            problems.push({ input: name, message: `"${text}" ${fault}` });
        return text;
    };
    for (const [name, meant] of Object.entries(otherNames))
        if (env[name]?.trim())
            problems.push({ input: name, message: `is no variable of Buildonce: did you mean ${meant}?` });
    const commit = take('BUILDONCE_COMMIT', commitFault);
    const ref = take('BUILDONCE_REF', refFault);
    const event = take('BUILDONCE_EVENT', eventFault);
    const project = take('BUILDONCE_PROJECT', projectFault);
    const number = take('BUILDONCE_PR', numberFault);
    const baseBranch = take('BUILDONCE_BASE', branchFault);
    const defaultBranch = take('BUILDONCE_DEFAULT_BRANCH', branchFault);
    if (problems.length > 0)
        throw new _messages_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz(problems);
    return {
        ...(commit && { commit }),
        ...(ref && { ref }),
        ...(event && { event }),
        ...(project && { project }),
        ...(number && { pullRequest: Number(number) }),
        ...(baseBranch && { baseBranch }),
        ...(defaultBranch && { defaultBranch }),
    };
}
const otherNames = {
    BUILDONCE_SHA: 'BUILDONCE_COMMIT',
    BUILDONCE_BRANCH: 'BUILDONCE_REF',
    BUILDONCE_TAG: 'BUILDONCE_REF',
    BUILDONCE_GIT_TAG: 'BUILDONCE_REF',
    BUILDONCE_EVENT_NAME: 'BUILDONCE_EVENT',
    BUILDONCE_REPOSITORY: 'BUILDONCE_PROJECT',
    BUILDONCE_REPO: 'BUILDONCE_PROJECT',
    BUILDONCE_PULL_REQUEST: 'BUILDONCE_PR',
    BUILDONCE_PR_NUMBER: 'BUILDONCE_PR',
    BUILDONCE_BASE_BRANCH: 'BUILDONCE_BASE',
    BUILDONCE_BASE_REF: 'BUILDONCE_BASE',
};
function commitFault(text) {
    if (/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text))
        return undefined;
    const lower = text.toLowerCase();
    if (lower !== text && commitFault(lower) === undefined)
        return `has capitals: did you mean ${lower}?`;
    return 'is not the full SHA of a commit: 40 hex digits, as git rev-parse HEAD prints them';
}
function refFault(text) {
    if (/^refs\/(?:heads|tags)\/[^\s~^:?*[\\]+$/.test(text) && isRefName(text))
        return undefined;
    if (/^refs\/(?:pull|merge-requests)\/\d+\/\w+$/.test(text))
        return undefined;
    if (text.startsWith('refs/'))
        return 'is not a ref of a branch, a Git tag or a pull request';
    const pull = /^(?:pull|merge-requests)\/\d+\/\w+$/.test(text);
    const [, bare = text] = /^(?:tags|heads)\/(.+)$/.exec(text) ?? [];
    const kind = /^v?\d/.test(bare) || text.startsWith('tags/') ? 'tags' : 'heads';
    return `is not a full ref: did you mean ${pull ? `refs/${text}` : `refs/${kind}/${bare}`}?`;
}
function isRefName(text) {
    return !/\.\.|@\{|\/\/|\/\.|\.lock(?:\/|$)|[/.]$/.test(text);
}
const events = ['push', 'pull_request', 'schedule', 'workflow_dispatch', 'merge_group', 'release'];
function eventFault(text) {
    if (/^[a-z][a-z0-9_]*$/.test(text))
        return undefined;
    const word = text.toLowerCase().replace(/[^a-z0-9]+/g, '_');
    const near = events.find(event => event === word);
    return `is not the name of an event${near ? `: did you mean ${near}?` : `: it is one such as ${events.join(', ')}`}`;
}
function projectFault(text) {
    if (/^[\w.~-]+(?:\/[\w.~-]+)+$/.test(text))
        return undefined;
    const path = /^(?:[a-z+]+:\/\/[^/]+\/|[^/@]+@[^:]+:)(.+?)(?:\.git)?\/?$/.exec(text)?.[1];
    return `is not the name of a repository${path ? `: did you mean ${path}?` : ', owner/name'}`;
}
function numberFault(text) {
    if (/^[1-9]\d{0,8}$/.test(text))
        return undefined;
    const digits = /[1-9]\d*/.exec(text)?.[0];
    return `is not the number of a pull request${digits ? `: did you mean ${digits}?` : ''}`;
}
function branchFault(text) {
    if (text.startsWith('refs/heads/'))
        return `is a ref: did you mean ${text.slice('refs/heads/'.length)}?`;
    return /[\s~^:?*[\\]/.test(text) || !isRefName(text) ? 'is not the name of a branch' : undefined;
}


/***/ }),

/***/ 59913:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ builtFrom)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77934);
/* harmony import */ var _stage_section_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31653);


const commitText = valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_1__/* .regex */ .yGV(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/));
const checkText = valibot__WEBPACK_IMPORTED_MODULE_1__/* .picklist */ .KIO(['hidden', 'unset', '']);
const check = valibot__WEBPACK_IMPORTED_MODULE_1__/* .union */ .KCZ([checkText, valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_1__/* .regex */ .yGV(/^[0-9a-f]{4}$/))]);
const declaredInputs = valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    context: _stage_section_js__WEBPACK_IMPORTED_MODULE_0__/* .digestText */ .M6,
    file: _stage_section_js__WEBPACK_IMPORTED_MODULE_0__/* .digestText */ .M6,
    dockerfile: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(_stage_section_js__WEBPACK_IMPORTED_MODULE_0__/* .digestText */ .M6),
    target: _stage_section_js__WEBPACK_IMPORTED_MODULE_0__/* .digestText */ .M6,
    platforms: _stage_section_js__WEBPACK_IMPORTED_MODULE_0__/* .digestText */ .M6,
    buildContexts: valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(_stage_section_js__WEBPACK_IMPORTED_MODULE_0__/* .shortText */ .os, _stage_section_js__WEBPACK_IMPORTED_MODULE_0__/* .digestText */ .M6), valibot__WEBPACK_IMPORTED_MODULE_1__/* .maxEntries */ .bIj(1000)),
    buildArgs: valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(_stage_section_js__WEBPACK_IMPORTED_MODULE_0__/* .shortText */ .os, check), valibot__WEBPACK_IMPORTED_MODULE_1__/* .maxEntries */ .bIj(1000)),
    labels: valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(_stage_section_js__WEBPACK_IMPORTED_MODULE_0__/* .shortText */ .os, check), valibot__WEBPACK_IMPORTED_MODULE_1__/* .maxEntries */ .bIj(1000)),
    secrets: valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(_stage_section_js__WEBPACK_IMPORTED_MODULE_0__/* .shortText */ .os), valibot__WEBPACK_IMPORTED_MODULE_1__/* .maxLength */ .Ru6(1000)),
    options: valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(_stage_section_js__WEBPACK_IMPORTED_MODULE_0__/* .shortText */ .os, check), valibot__WEBPACK_IMPORTED_MODULE_1__/* .maxEntries */ .bIj(1000)),
});
const builtFrom = valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    commit: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(commitText),
    pinnedBy: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(commitText),
    verified: valibot__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY(),
    event: _stage_section_js__WEBPACK_IMPORTED_MODULE_0__/* .shortText */ .os,
    ref: _stage_section_js__WEBPACK_IMPORTED_MODULE_0__/* .shortText */ .os,
    pullRequest: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ number: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(_stage_section_js__WEBPACK_IMPORTED_MODULE_0__/* .amount */ .vj) })),
    changes: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
        count: _stage_section_js__WEBPACK_IMPORTED_MODULE_0__/* .amount */ .vj,
        tracked: _stage_section_js__WEBPACK_IMPORTED_MODULE_0__/* .amount */ .vj,
        names: valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(_stage_section_js__WEBPACK_IMPORTED_MODULE_0__/* .shortText */ .os), valibot__WEBPACK_IMPORTED_MODULE_1__/* .maxLength */ .Ru6(3)),
    })),
    dirty: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY()),
    contents: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(_stage_section_js__WEBPACK_IMPORTED_MODULE_0__/* .shortText */ .os, _stage_section_js__WEBPACK_IMPORTED_MODULE_0__/* .digestText */ .M6), valibot__WEBPACK_IMPORTED_MODULE_1__/* .maxEntries */ .bIj(1000))),
    inputs: declaredInputs,
});


/***/ }),

/***/ 10180:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $4: () => (/* binding */ readVersion),
/* harmony export */   Pv: () => (/* binding */ readSemver),
/* harmony export */   Sj: () => (/* binding */ ordered),
/* harmony export */   UM: () => (/* binding */ readPep440WithCommas),
/* harmony export */   WV: () => (/* binding */ readPep440),
/* harmony export */   Zy: () => (/* binding */ compareVersions),
/* harmony export */   fd: () => (/* binding */ readAs),
/* harmony export */   fw: () => (/* binding */ schemes)
/* harmony export */ });
/* harmony import */ var _renovatebot_pep440__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(99687);
/* harmony import */ var semver_functions_compare_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(78469);
/* harmony import */ var semver_functions_parse_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(16353);



const schemes = ['semver', 'pep440', 'calendar', 'number'];
function readVersion(text) {
    return readCalendar(text) ?? readRelease(text) ?? readNumber(text) ?? readPep440(text);
}
function readAs(scheme, text) {
    if (scheme === 'calendar')
        return readCalendar(text);
    if (scheme === 'number')
        return readNumber(text);
    if (readCalendar(text) !== undefined)
        return undefined;
    return scheme === 'semver' ? readRelease(text) : readPep440(text);
}
function ordered(version) {
    const date = readCalendar(version.text);
    return date === undefined ? version : { ...date, raw: version.raw, stable: version.stable && date.stable };
}
function readSemver(text) {
    const found = semver_functions_parse_js__WEBPACK_IMPORTED_MODULE_2__(text);
    if (found === null)
        return undefined;
    const { major, minor, patch, prerelease, build } = found;
    return {
        scheme: 'semver',
        raw: text,
        text: found.version,
        stable: prerelease.length === 0,
        numbers: [major, minor, patch],
        fields: {
            ...fieldsOf([major, minor, patch]),
            prerelease: prerelease.join(','),
            build: build.join(','),
        },
    };
}
function readPep440(text) {
    const found = (0,_renovatebot_pep440__WEBPACK_IMPORTED_MODULE_0__/* .explain */ .WE)(text);
    if (found === null)
        return undefined;
    const { release, local } = found;
    return {
        scheme: 'pep440',
        raw: text,
        text: local === null ? found.public : `${found.public}+${local}`,
        stable: !found.is_prerelease && !found.is_postrelease && !found.is_devrelease,
        numbers: release,
        fields: fieldsOf(release),
    };
}
function readPep440WithCommas(text) {
    const version = readPep440(text);
    return version && { ...version, text: (0,_renovatebot_pep440__WEBPACK_IMPORTED_MODULE_0__/* .clean */ .uH)(text) ?? version.text };
}
function compareVersions(a, b) {
    if (a.scheme !== b.scheme)
        throw new TypeError(`${a.scheme} and ${b.scheme} have no common order`);
    if (a.scheme === 'pep440')
        return (0,_renovatebot_pep440__WEBPACK_IMPORTED_MODULE_0__/* .compare */ .UD)(a.text, b.text);
    for (let index = 0; index < Math.max(a.numbers.length, b.numbers.length); index++) {
        const difference = (a.numbers[index] ?? 0) - (b.numbers[index] ?? 0);
        if (difference !== 0)
            return difference;
    }
    if (a.stable || b.stable)
        return Number(a.stable) - Number(b.stable);
    if (a.scheme === 'semver')
        return semver_functions_compare_js__WEBPACK_IMPORTED_MODULE_1__(a.text, b.text);
    return a.text.localeCompare(b.text, 'en', { numeric: true });
}
function readRelease(text) {
    const short = /^v?(\d{1,15})\.(\d{1,15})$/.exec(text);
    if (short !== null)
        return dotted('semver', text, short.slice(1).map(Number));
    const version = readSemver(text) ?? readSemver(text.replace('_', '+'));
    return version && { ...version, raw: text };
}
function readNumber(text) {
    const [, digits] = /^v?(\d{1,15})$/.exec(text) ?? [];
    return digits === undefined ? undefined : dotted('number', text, [Number(digits)]);
}
const calendarGrammar = /^v?((?:19[789]|2[01]\d)\d)(?:((?:\.\d{1,9})+)|((?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?))|((?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])))(.*)$/i;
const countersGrammar = /^((?:[-._]?T?(?:\d{1,6}|\d{8,9})(?:[-._](?:\d{1,6}|\d{8,9}))*)?)Z?$/i;
const commitBehind = /[-._]g?[0-9a-f]{7,40}$/;
function readCalendar(text) {
    const [, year, dots, dashes, compact, rest = ''] = calendarGrammar.exec(text) ?? [];
    if (year === undefined)
        return undefined;
    const date = (dots ?? dashes ?? compact?.replace(/^../, '$&.') ?? '').split(/[.-]/).filter(Boolean);
    const behind = rest.replace(commitBehind, '');
    const [, counted] = dots === undefined ? (countersGrammar.exec(behind) ?? []) : [];
    if (counted === undefined && !/^(?:[-+._a-z].*)?$/i.test(rest))
        return undefined;
    const counters = counted?.match(/\d+/g) ?? [];
    const numbers = [year, ...date, ...counters].map(Number);
    return {
        ...dotted('calendar', text, numbers),
        text: text.replace(/^v/i, '').replace(/\+.*$/, ''),
        stable: counted !== undefined || behind === '' || behind.startsWith('+'),
    };
}
function dotted(scheme, raw, numbers) {
    const text = raw.replace(/^v/i, '');
    return { scheme, raw, text, stable: true, numbers, fields: fieldsOf(numbers) };
}
function fieldsOf([major = 0, minor = 0, patch = 0]) {
    return { major: String(major), minor: String(minor), patch: String(patch) };
}


/***/ }),

/***/ 12420:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ lineList),
/* harmony export */   o: () => (/* binding */ commaList)
/* harmony export */ });
/* harmony import */ var csv_parse_sync__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(25175);

function lineList(text, { trim = true } = {}) {
    return records(text)
        .map(fields => fields.join(','))
        .map(item => (trim ? item.trim() : item))
        .filter(item => item !== '');
}
function commaList(text) {
    return records(text)
        .flat()
        .map(item => item.trim())
        .filter(item => item !== '');
}
function records(text) {
    try {
        return (0,csv_parse_sync__WEBPACK_IMPORTED_MODULE_0__/* .parse */ .qg)(text, { relaxQuotes: true, relaxColumnCount: true, skipEmptyLines: true, columns: false });
    }
    catch (cause) {
        throw new Error('a quoted item is not closed: write a quote inside it twice', { cause });
    }
}


/***/ }),

/***/ 9723:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ didYouMean)
/* harmony export */ });
function nearest(name, names) {
    const ranked = names
        .map(candidate => ({ candidate, distance: distance(name.toLowerCase(), candidate.toLowerCase()) }))
        .sort((a, b) => a.distance - b.distance);
    const best = ranked[0];
    return best !== undefined && best.distance <= Math.max(1, Math.floor(name.length / 3))
        ? best.candidate
        : undefined;
}
function didYouMean(name, names, show = (near) => near) {
    const near = nearest(name, names);
    return near === undefined ? '' : `, did you mean ${show(near)}?`;
}
function distance(from, to) {
    let row = Array.from({ length: to.length + 1 }, (_, index) => index);
    for (let i = 1; i <= from.length; i++) {
        const next = [i];
        for (let j = 1; j <= to.length; j++) {
            const replaced = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
            next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
        }
        row = next;
    }
    return row[to.length] ?? 0;
}


/***/ }),

/***/ 94837:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ej: () => (/* binding */ size),
/* harmony export */   Mn: () => (/* binding */ lines),
/* harmony export */   Qq: () => (/* binding */ text),
/* harmony export */   U9: () => (/* binding */ count),
/* harmony export */   Yq: () => (/* binding */ choice),
/* harmony export */   id: () => (/* binding */ operand),
/* harmony export */   lc: () => (/* binding */ bool),
/* harmony export */   ld: () => (/* binding */ items),
/* harmony export */   p0: () => (/* binding */ duration),
/* harmony export */   qL: () => (/* binding */ listReader),
/* harmony export */   wA: () => (/* binding */ reader)
/* harmony export */ });
/* harmony import */ var _lists_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12420);

function reader(shape, read) {
    return { shape, read, absent: undefined };
}
function listReader(shape, read) {
    return { shape, read, absent: [] };
}
const text = reader('text', value => value);
const operand = reader('text', value => {
    if (!value.trim().startsWith('-'))
        return value;
    throw new Error(`"${value}" starts with "-" and would be taken for an option`);
});
const bool = reader('true or false', value => {
    const word = value.trim();
    if (['true', 'True', 'TRUE'].includes(word))
        return true;
    if (['false', 'False', 'FALSE'].includes(word))
        return false;
    throw new Error(`"${value}" is neither true nor false`);
});
const count = reader('number', value => {
    if (!/^\d{1,15}$/.test(value.trim()))
        throw new Error(`"${value}" is not a whole number`);
    return Number(value);
});
const duration = reader('time, for example 30s', value => {
    const match = /^(\d+(?:\.\d+)?)\s*(ms|s|m|h|d)$/.exec(value.trim());
    if (!match)
        throw new Error(`"${value}" is not a time: write a number with ms, s, m, h or d, for example 30s`);
    const units = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };
    return Number(match[1]) * (units[match[2] ?? ''] ?? 0);
});
const size = reader('size, for example 20MB', value => {
    const match = /^(\d+(?:\.\d+)?)\s*([kKMGT]?)(i?)B?$/.exec(value.trim());
    if (!match)
        throw new Error(`"${value}" is not a size: write bytes, or a number with kB, MB, GB, KiB, MiB or GiB`);
    const power = ' KMGT'.indexOf((match[2] ?? '').toUpperCase() || ' ');
    return Math.round(Number(match[1]) * (match[3] === 'i' ? 1024 : 1000) ** power);
});
function choice(...words) {
    return reader(words.map(word => `\`${word}\``).join(', '), value => {
        const word = words.find(known => known === value.trim());
        if (word === undefined)
            throw new Error(`"${value}" is not one of ${words.join(', ')}`);
        return word;
    });
}
const lines = listReader('list, one per line', value => (0,_lists_js__WEBPACK_IMPORTED_MODULE_0__/* .lineList */ .X)(value));
const items = listReader('list, by line or comma', value => (0,_lists_js__WEBPACK_IMPORTED_MODULE_0__/* .commaList */ .o)(value));


/***/ }),

/***/ 57369:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   hF: () => (/* binding */ input),
/* harmony export */   nJ: () => (/* binding */ camel),
/* harmony export */   qg: () => (/* binding */ parse)
/* harmony export */ });
/* harmony import */ var _messages_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3969);
/* harmony import */ var _nearest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9723);


function input(reader, about) {
    return { ...about, reader: reader };
}
function parse(table, texts, options = {}) {
    const problems = unknown(table, texts);
    const values = {};
    for (const [name, declared] of Object.entries(table)) {
        const given = texts[name];
        const text = given === undefined || given === '' ? declared.default : given;
        try {
            values[camel(name)] = read(declared, text, options);
        }
        catch (error) {
            problems.push({ input: name, message: error.message });
        }
    }
    if (problems.length > 0)
        throw new _messages_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz(problems);
    return values;
}
function camel(name) {
    return name.replace(/-([a-z0-9])/g, (_, letter) => letter.toUpperCase());
}
function read(declared, text, { mask }) {
    if (text === undefined || text === '') {
        if (declared.required)
            throw new Error('is required');
        return declared.reader.absent;
    }
    if (declared.secret)
        mask?.(text);
    const value = declared.reader.read(text);
    for (const secret of declared.secretsOf?.(value) ?? [])
        mask?.(secret);
    return value;
}
function unknown(table, texts) {
    const names = Object.keys(table);
    return Object.keys(texts)
        .filter(name => !names.includes(name))
        .map(name => ({ input: name, message: `is not an input of this action${(0,_nearest_js__WEBPACK_IMPORTED_MODULE_1__/* .didYouMean */ .a)(name, names)}` }));
}


/***/ }),

/***/ 3969:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dn: () => (/* binding */ isExpected),
/* harmony export */   WE: () => (/* binding */ explain),
/* harmony export */   dz: () => (/* binding */ InputError),
/* harmony export */   q0: () => (/* binding */ describe),
/* harmony export */   yo: () => (/* binding */ UserError)
/* harmony export */ });
class UserError extends Error {
    name = 'UserError';
    hint;
    constructor(message, { hint, cause } = {}) {
        super(message, cause === undefined ? undefined : { cause });
        this.hint = hint;
    }
}
class InputError extends UserError {
    name = 'InputError';
    problems;
    constructor(problems, help = {}) {
        const lines = problems.map(problem => `${problem.input}: ${problem.message}`);
        super(lines.length === 1 ? `${lines[0]}` : `${lines.length} inputs are wrong:\n- ${lines.join('\n- ')}`, help);
        this.problems = problems;
    }
}
function isExpected(error) {
    return error instanceof UserError;
}
function explain(error) {
    if (!isExpected(error))
        return `unexpected error, please report it: ${describe(error)}`;
    const hint = hintOf(error);
    return `${error.message}${causeOf(error)}${hint === undefined ? '' : `\n${hint}`}`;
}
function describe(error) {
    return error instanceof Error ? error.message : String(error);
}
function causeOf(error) {
    const { cause } = error;
    if (!(cause instanceof Error) || error.message.includes(cause.message))
        return '';
    return `: ${cause.message}`;
}
function hintOf({ hint, cause }) {
    return hint ?? (isExpected(cause) ? hintOf(cause) : undefined);
}


/***/ }),

/***/ 47351:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ printable),
/* harmony export */   o: () => (/* binding */ printableLine)
/* harmony export */ });
function printable(text) {
    return text
        .replace(/\r\n?/g, '\n')
        .replace(terminal, '')
        .replace(/[^\P{Cc}\n\t]|[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu, '\ufffd');
}
function printableLine(text) {
    return printable(text).replace(/[\n\t]+/g, ' ');
}
const terminal = /\u001b\[[0-9;:<=>?]*[ -/]*[@-~]|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)/g;


/***/ }),

/***/ 85185:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bm: () => (/* binding */ secretParts),
/* harmony export */   Ni: () => (/* binding */ hideParts),
/* harmony export */   _o: () => (/* binding */ secretLines),
/* harmony export */   s0: () => (/* binding */ hideSecrets)
/* harmony export */ });
const shortest = 4;
function secretParts(secrets) {
    const lines = secrets.flatMap(secret => [secret, ...secret.split(/\r?\n/)]).map(line => line.trim());
    return [...new Set(lines)].filter(line => line !== '').sort((one, other) => other.length - one.length);
}
function secretLines(secrets) {
    return secretParts(secrets).filter(({ length }) => length >= shortest);
}
function hideSecrets(secrets) {
    const lines = secretLines(secrets);
    return text => hideParts(text, lines);
}
function hideParts(text, parts) {
    return parts.reduce((hidden, part) => hidden.replaceAll(part, '***'), text);
}


/***/ }),

/***/ 33085:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ inPipeline)
/* harmony export */ });
function inPipeline(stage, pipeline) {
    return { ...stage, run: (given, tools) => stage.run({ ...given, pipeline }, tools) };
}


/***/ }),

/***/ 1093:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ execute)
/* harmony export */ });
/* harmony import */ var _inputs_readers_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(94837);
/* harmony import */ var _messages_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3969);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(39031);



async function execute(stage, texts, record, tools) {
    const startedAt = tools.now();
    const seconds = () => Math.round(tools.now() - startedAt) / 1000;
    const ended = new AbortController();
    try {
        const result = await tools.log.group(titles[stage.name], () => stage.run({ texts, record }, endingWith(ended.signal, reaching(tools, texts))));
        const { section, failure } = result;
        const status = section?.status ?? (failure === undefined ? 'passed' : 'failed');
        tools.log.info(closingLine(stage.name, status, seconds(), result.line ?? section?.reason));
        if (section === undefined)
            return { record, status, result };
        const timed = { ...section, startedAt: new Date(startedAt).toISOString(), seconds: seconds() };
        return { record: (0,_run_js__WEBPACK_IMPORTED_MODULE_2__/* .withSection */ .iG)(record, stage.name, timed), status, result };
    }
    catch (error) {
        tools.log.info(closingLine(stage.name, 'error', seconds()));
        return { record: (0,_run_js__WEBPACK_IMPORTED_MODULE_2__/* .withError */ .jT)(record, stage.name, (0,_messages_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .explain */ .WE)(error)), status: 'error', error };
    }
    finally {
        ended.abort();
    }
}
function endingWith(ended, tools) {
    const signal = AbortSignal.any([tools.signal, ended]);
    return { ...tools, signal, http: request => tools.http({ signal, ...request }) };
}
function reaching(tools, texts) {
    const { 'plain-http': hosts, 'trusted-realms': realms } = texts;
    return {
        ...tools,
        ...(hosts !== undefined && { plainHttp: _inputs_readers_js__WEBPACK_IMPORTED_MODULE_0__/* .lines */ .Mn.read(hosts) }),
        ...(realms !== undefined && { trustedRealms: _inputs_readers_js__WEBPACK_IMPORTED_MODULE_0__/* .lines */ .Mn.read(realms) }),
    };
}
const titles = {
    setup: 'Setup: engine, builder, registry login',
    tags: 'Tags: names of this run',
    build: 'Build: one digest',
    size: 'Size: what grew, and why',
    scan: 'Scan: known vulnerabilities',
    smoke: 'Smoke: does it run',
    promote: 'Promote: move the tags',
    report: 'Report: results',
};
const marks = { passed: '✓', failed: '✗', skipped: '–', error: '✗' };
function closingLine(name, status, seconds, line) {
    const what = status === 'error' ? 'could not be done' : status;
    return `${marks[status]} ${name} ${what} in ${seconds.toFixed(1)} s${line === undefined ? '' : `: ${line}`}`;
}


/***/ }),

/***/ 19970:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ nameFor),
/* harmony export */   O: () => (/* binding */ jobFolder)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _messages_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3969);




async function jobFolder(temp) {
    const uid = process.getuid?.();
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(temp, uid === undefined ? 'buildonce-job' : `buildonce-job-${uid}`);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(temp, { recursive: true });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(folder, { mode: 0o700 }).catch((error) => {
        if (error.code !== 'EEXIST')
            throw error;
    });
    const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)(folder);
    const ours = uid === undefined || (found.uid === uid && (found.mode & 0o077) === 0);
    if (found.isDirectory() && ours)
        return folder;
    throw new _messages_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo(`${folder} is not a folder that only this account may write`, {
        hint: 'Remove it, or set TMPDIR to a folder of this account.',
    });
}
function nameFor(recordPath, what) {
    return `${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(recordPath).digest('hex')}.${what}`;
}


/***/ }),

/***/ 37604:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W7: () => (/* binding */ newRecordFile),
/* harmony export */   aE: () => (/* binding */ readRecord),
/* harmony export */   mR: () => (/* binding */ recordFile),
/* harmony export */   rh: () => (/* binding */ writeRecord)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _files_read_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(94479);
/* harmony import */ var _files_write_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(13120);
/* harmony import */ var _messages_errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3969);
/* harmony import */ var _registry_digest_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(95971);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(39031);
/* harmony import */ var _job_folder_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(19970);








const longest = 64 * 1024 * 1024;
function recordFile(given, host, digest) {
    if (!given)
        return { path: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(host.temp, 'buildonce', 'run.json'), named: false, jobTemp: host.temp };
    const jobTemp = host.jobTemp ?? host.temp;
    return { path: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(host.workspace, given), named: true, jobTemp, ...(digest && { digest }) };
}
function newRecordFile({ temp }) {
    const name = `run-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(4).toString('hex')}.json`;
    return { path: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(temp, 'buildonce', name), named: true, jobTemp: temp };
}
async function readRecord(file, host, stage) {
    const { path, named } = file;
    const text = await (0,_files_read_js__WEBPACK_IMPORTED_MODULE_2__/* .readGiven */ .Q8)(host.workspace, path, longest).catch((error) => {
        if (error.code === 'ENOENT')
            return undefined;
        throw new _messages_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .yo(`the record ${path} cannot be read: ${(0,_messages_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .describe */ .q0)(error)}`, { cause: error });
    });
    if (text === undefined)
        return { record: (0,_run_js__WEBPACK_IMPORTED_MODULE_6__/* .startRun */ .AD)(host.facts), own: true };
    const record = (0,_run_js__WEBPACK_IMPORTED_MODULE_6__/* .parseRun */ .zZ)(text, path);
    const fault = await faultOf(record, (0,_registry_digest_js__WEBPACK_IMPORTED_MODULE_5__/* .digestOf */ .ol)(Buffer.from(text)), file, host.facts);
    if (fault === undefined)
        return { record, own: true };
    if (!named)
        return { record: (0,_run_js__WEBPACK_IMPORTED_MODULE_6__/* .startRun */ .AD)(host.facts), own: true };
    if (stage === 'report')
        return { record };
    throw new _messages_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .yo(`the record ${path} does not count as this run’s: ${fault}`, {
        hint: 'Name the image by its digest, so that its signed evidence in the registry counts. To take the record of another job of this run, give run-file-digest from an output of that job. To begin a new record, remove the file.',
    });
}
async function writeRecord({ path, jobTemp }, { record, own }, { workspace }) {
    const text = (0,_run_js__WEBPACK_IMPORTED_MODULE_6__/* .formatRun */ .TI)(record);
    const digest = (0,_registry_digest_js__WEBPACK_IMPORTED_MODULE_5__/* .digestOf */ .ol)(Buffer.from(text));
    const mode = 0o600;
    if (own)
        await (0,_files_write_js__WEBPACK_IMPORTED_MODULE_3__/* .writeWhole */ .f8)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(await (0,_job_folder_js__WEBPACK_IMPORTED_MODULE_7__/* .jobFolder */ .O)(jobTemp), (0,_job_folder_js__WEBPACK_IMPORTED_MODULE_7__/* .nameFor */ .F)(path, 'made')), digest, { mode });
    await (0,_files_write_js__WEBPACK_IMPORTED_MODULE_3__/* .writeWhole */ .f8)(await (0,_files_write_js__WEBPACK_IMPORTED_MODULE_3__/* .fileOf */ .W7)(workspace, path), text, { mode });
    return digest;
}
async function faultOf(record, digest, { path, jobTemp, digest: told }, facts) {
    const { project, server, commit, event } = record;
    if (project !== facts.project)
        return `it is of the project ${project}, and this run of ${facts.project}`;
    if (server !== facts.serverUrl)
        return `it is of ${server ?? 'no server'}, and this run of ${facts.serverUrl ?? 'none'}`;
    if (commit !== facts.headCommit)
        return `it is of the commit ${commit}, and this run of ${facts.headCommit}`;
    if (!facts.runId.startsWith('local-') && event.runId !== facts.runId)
        return `it is of the run ${event.runId}, and this one is ${facts.runId}`;
    if (told !== undefined)
        return told === digest ? undefined : `its digest is ${digest}, and run-file-digest is ${told}`;
    if (event.attempt !== facts.attempt)
        return `it is of attempt ${event.attempt}, and this is ${facts.attempt}`;
    const made = await (0,_files_read_js__WEBPACK_IMPORTED_MODULE_2__/* .readRegular */ .VX)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(await (0,_job_folder_js__WEBPACK_IMPORTED_MODULE_7__/* .jobFolder */ .O)(jobTemp), (0,_job_folder_js__WEBPACK_IMPORTED_MODULE_7__/* .nameFor */ .F)(path, 'made'))).then(bytes => bytes.toString('utf8'), () => undefined);
    if (made === digest)
        return undefined;
    return made === undefined ? 'this job has not made it' : 'it was changed after this job wrote it';
}


/***/ }),

/***/ 27535:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ loadStage)
/* harmony export */ });
const definitions = {
    setup: async () => (await Promise.all(/* import() */[__webpack_require__.e(2), __webpack_require__.e(906)]).then(__webpack_require__.bind(__webpack_require__, 18906))).setupStage,
    tags: async () => (await Promise.all(/* import() */[__webpack_require__.e(2), __webpack_require__.e(415), __webpack_require__.e(788), __webpack_require__.e(301)]).then(__webpack_require__.bind(__webpack_require__, 37301))).tagsStage,
    build: async () => (await Promise.all(/* import() */[__webpack_require__.e(2), __webpack_require__.e(415), __webpack_require__.e(674), __webpack_require__.e(387), __webpack_require__.e(996), __webpack_require__.e(283)]).then(__webpack_require__.bind(__webpack_require__, 15283))).buildStage,
    size: async () => (await Promise.all(/* import() */[__webpack_require__.e(2), __webpack_require__.e(415), __webpack_require__.e(674), __webpack_require__.e(235), __webpack_require__.e(698)]).then(__webpack_require__.bind(__webpack_require__, 60698))).sizeStage,
    scan: async () => (await Promise.all(/* import() */[__webpack_require__.e(2), __webpack_require__.e(415), __webpack_require__.e(674), __webpack_require__.e(387), __webpack_require__.e(235), __webpack_require__.e(219), __webpack_require__.e(30)]).then(__webpack_require__.bind(__webpack_require__, 35030))).scanStage,
    smoke: async () => (await Promise.all(/* import() */[__webpack_require__.e(2), __webpack_require__.e(415), __webpack_require__.e(674), __webpack_require__.e(387), __webpack_require__.e(620)]).then(__webpack_require__.bind(__webpack_require__, 78620))).smokeStage,
    promote: async () => (await Promise.all(/* import() */[__webpack_require__.e(2), __webpack_require__.e(415), __webpack_require__.e(674), __webpack_require__.e(387), __webpack_require__.e(581)]).then(__webpack_require__.bind(__webpack_require__, 43581))).promoteStage,
    report: async () => (await Promise.all(/* import() */[__webpack_require__.e(2), __webpack_require__.e(415), __webpack_require__.e(674), __webpack_require__.e(387), __webpack_require__.e(559)]).then(__webpack_require__.bind(__webpack_require__, 96559))).reportStage,
};
function loadStage(name) {
    return definitions[name]();
}


/***/ }),

/***/ 3091:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ promoteSection),
/* harmony export */   P: () => (/* binding */ promotedTag)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77934);
/* harmony import */ var _stage_section_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31653);


const promotedTag = valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    reference: _stage_section_js__WEBPACK_IMPORTED_MODULE_0__/* .shortText */ .os,
    class: valibot__WEBPACK_IMPORTED_MODULE_1__/* .picklist */ .KIO(['immutable', 'floating']),
    outcome: valibot__WEBPACK_IMPORTED_MODULE_1__/* .picklist */ .KIO([
        'created',
        'moved',
        'unchanged',
        'would-create',
        'would-move',
        'refused',
        'held-back',
        'not-reached',
    ]),
    before: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(_stage_section_js__WEBPACK_IMPORTED_MODULE_0__/* .digestText */ .M6),
    after: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(_stage_section_js__WEBPACK_IMPORTED_MODULE_0__/* .digestText */ .M6),
    next: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(_stage_section_js__WEBPACK_IMPORTED_MODULE_0__/* .digestText */ .M6),
    reason: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(_stage_section_js__WEBPACK_IMPORTED_MODULE_0__/* .shortText */ .os),
});
const promoteSection = valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    ..._stage_section_js__WEBPACK_IMPORTED_MODULE_0__/* .sectionEntries */ .as,
    digest: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(_stage_section_js__WEBPACK_IMPORTED_MODULE_0__/* .digestText */ .M6),
    from: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(_stage_section_js__WEBPACK_IMPORTED_MODULE_0__/* .shortText */ .os),
    builtFrom: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(_stage_section_js__WEBPACK_IMPORTED_MODULE_0__/* .shortText */ .os),
    dryRun: valibot__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY(),
    outcome: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .picklist */ .KIO([
        'promoted',
        'unchanged',
        'would-change',
        'refused-evidence',
        'refused-immutable',
        'unknown-state',
        'partial',
        'rolled-back',
    ])),
    tags: valibot__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(promotedTag),
    evidence: valibot__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
        section: _stage_section_js__WEBPACK_IMPORTED_MODULE_0__/* .shortText */ .os,
        status: _stage_section_js__WEBPACK_IMPORTED_MODULE_0__/* .shortText */ .os,
        source: _stage_section_js__WEBPACK_IMPORTED_MODULE_0__/* .shortText */ .os,
        signedBy: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(_stage_section_js__WEBPACK_IMPORTED_MODULE_0__/* .shortText */ .os),
    })),
});


/***/ }),

/***/ 95971:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EG: () => (/* binding */ checkOf),
/* harmony export */   MP: () => (/* binding */ verifying),
/* harmony export */   ol: () => (/* binding */ digestOf),
/* harmony export */   yg: () => (/* binding */ ContentError)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57075);
/* harmony import */ var _messages_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3969);



function digestOf(bytes) {
    return `sha256:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(bytes).digest('hex')}`;
}
class ContentError extends _messages_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo {
}
function checkOf({ digest, size, origin }) {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    let passed = 0;
    const compare = () => {
        const found = `sha256:${hash.digest('hex')}`;
        if (found !== digest)
            throw new ContentError(`${origin} returned ${found} where ${digest} was requested`);
    };
    return {
        take(piece) {
            passed += piece.length;
            if (passed > size)
                throw new ContentError(`${origin} returned more than the ${size} bytes of ${digest}`);
            hash.update(piece);
            if (passed === size && piece.length > 0)
                compare();
        },
        end() {
            if (passed !== size)
                throw new ContentError(`${origin} returned ${passed} of the ${size} bytes of ${digest}`);
            if (size === 0)
                compare();
        },
    };
}
function verifying(promised) {
    const check = checkOf(promised);
    const attempt = (step, done, chunk) => {
        try {
            step();
        }
        catch (error) {
            return done(error);
        }
        done(null, chunk);
    };
    const checked = new node_stream__WEBPACK_IMPORTED_MODULE_1__.Transform({
        transform: (chunk, _encoding, done) => attempt(() => check.take(chunk), done, chunk),
        flush: done => attempt(check.end, done),
    });
    return checked.on('error', () => { });
}


/***/ }),

/***/ 39031:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  TI: () => (/* binding */ formatRun),
  zZ: () => (/* binding */ parseRun),
  AD: () => (/* binding */ startRun),
  jT: () => (/* binding */ withError),
  iG: () => (/* binding */ withSection)
});

// UNUSED EXPORTS: run

// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(77934);
// EXTERNAL MODULE: ./.build/src/identity/section.js
var section = __webpack_require__(59913);
// EXTERNAL MODULE: ./.build/src/stage/section.js
var stage_section = __webpack_require__(31653);
;// CONCATENATED MODULE: ./.build/src/build/section.js



const builtPlatform = dist/* object */.Ikc({
    platform: stage_section/* shortText */.os,
    digest: stage_section/* digestText */.M6,
    size: stage_section/* amount */.vj,
});
const buildSection = dist/* object */.Ikc({
    ...stage_section/* sectionEntries */.as,
    digest: dist/* optional */.lqM(stage_section/* digestText */.M6),
    mediaType: dist/* optional */.lqM(stage_section/* shortText */.os),
    platforms: dist/* array */.YOg(builtPlatform),
    askedPlatforms: dist/* optional */.lqM(dist/* array */.YOg(stage_section/* shortText */.os)),
    source: dist/* optional */.lqM(dist/* variant */.Oxt('kind', [
        dist/* object */.Ikc({ kind: dist/* literal */.euz('layout'), path: stage_section/* shortText */.os }),
        dist/* object */.Ikc({ kind: dist/* literal */.euz('registry'), repository: stage_section/* shortText */.os }),
    ])),
    localImage: dist/* optional */.lqM(stage_section/* shortText */.os),
    checks: dist/* array */.YOg(dist/* object */.Ikc({
        rule: stage_section/* shortText */.os,
        message: stage_section/* shortText */.os,
        url: dist/* optional */.lqM(stage_section/* shortText */.os),
        file: dist/* optional */.lqM(stage_section/* shortText */.os),
        line: dist/* optional */.lqM(stage_section/* amount */.vj),
    })),
    cache: dist/* optional */.lqM(dist/* object */.Ikc({
        from: dist/* array */.YOg(stage_section/* shortText */.os),
        to: dist/* array */.YOg(stage_section/* shortText */.os),
        cachedSteps: stage_section/* amount */.vj,
        steps: stage_section/* amount */.vj,
        reason: dist/* optional */.lqM(stage_section/* shortText */.os),
    })),
    attestations: stage_section/* amount */.vj,
    builtFrom: dist/* optional */.lqM(section/* builtFrom */.d),
    checked: dist/* optional */.lqM(dist/* boolean */.zMY()),
});

// EXTERNAL MODULE: ./.build/src/messages/errors.js
var errors = __webpack_require__(3969);
// EXTERNAL MODULE: ./.build/src/promote/section.js
var promote_section = __webpack_require__(3091);
// EXTERNAL MODULE: ./.build/src/scan/section.js + 2 modules
var scan_section = __webpack_require__(98022);
;// CONCATENATED MODULE: ./.build/src/setup/section.js


const setupSection = dist/* object */.Ikc({
    ...stage_section/* sectionEntries */.as,
    builder: stage_section/* shortText */.os,
    driver: dist/* picklist */.KIO(['docker', 'docker-container', 'remote', 'kubernetes']),
    created: dist/* boolean */.zMY(),
    engine: dist/* optional */.lqM(stage_section/* shortText */.os),
    imageStore: dist/* optional */.lqM(dist/* picklist */.KIO(['containerd', 'classic'])),
    buildx: stage_section/* shortText */.os,
    platforms: dist/* array */.YOg(stage_section/* shortText */.os),
    nativePlatform: dist/* optional */.lqM(stage_section/* shortText */.os),
    registries: dist/* array */.YOg(stage_section/* shortText */.os),
});

;// CONCATENATED MODULE: ./.build/src/size/section.js


const pathText = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* maxLength */.Ru6(1024));
const counted = dist/* object */.Ikc({ added: stage_section/* amount */.vj, removed: stage_section/* amount */.vj, modified: stage_section/* amount */.vj });
const measuredLayer = dist/* object */.Ikc({
    state: dist/* picklist */.KIO(['unchanged', 'recompressed', 'rebuilt', 'modified', 'added', 'removed']),
    instruction: dist/* optional */.lqM(pathText),
    base: dist/* optional */.lqM(dist/* boolean */.zMY()),
    digest: dist/* optional */.lqM(stage_section/* digestText */.M6),
    size: dist/* optional */.lqM(stage_section/* amount */.vj),
    before: dist/* optional */.lqM(stage_section/* amount */.vj),
    unpacked: dist/* optional */.lqM(stage_section/* amount */.vj),
    files: dist/* optional */.lqM(counted),
});
const measuredChange = dist/* object */.Ikc({
    state: dist/* picklist */.KIO(['added', 'removed', 'modified']),
    path: pathText,
    bytes: dist/* pipe */.FsL(dist/* number */.aig(), dist/* integer */.ndf()),
    files: stage_section/* amount */.vj,
    below: dist/* optional */.lqM(dist/* boolean */.zMY()),
    sameAs: dist/* optional */.lqM(pathText),
});
const measuredPackage = dist/* object */.Ikc({
    kind: dist/* picklist */.KIO(['deb', 'apk', 'python', 'npm']),
    name: pathText,
    before: dist/* optional */.lqM(pathText),
    after: dist/* optional */.lqM(pathText),
});
const measuredContents = dist/* variant */.Oxt('read', [
    dist/* object */.Ikc({
        read: dist/* literal */.euz(true),
        files: counted,
        changes: dist/* pipe */.FsL(dist/* array */.YOg(measuredChange), dist/* maxLength */.Ru6(500)),
        more: stage_section/* amount */.vj,
        packages: dist/* pipe */.FsL(dist/* array */.YOg(measuredPackage), dist/* maxLength */.Ru6(500)),
        unpacked: dist/* optional */.lqM(dist/* object */.Ikc({ before: dist/* optional */.lqM(stage_section/* amount */.vj), after: stage_section/* amount */.vj })),
        waste: dist/* optional */.lqM(dist/* object */.Ikc({
            bytes: stage_section/* amount */.vj,
            paths: dist/* pipe */.FsL(dist/* array */.YOg(dist/* object */.Ikc({
                path: pathText,
                bytes: stage_section/* amount */.vj,
                writtenBy: dist/* optional */.lqM(pathText),
                hiddenBy: dist/* optional */.lqM(pathText),
            })), dist/* maxLength */.Ru6(200)),
        })),
    }),
    dist/* object */.Ikc({ read: dist/* literal */.euz(false), reason: stage_section/* shortText */.os }),
]);
const measuredPlatform = dist/* object */.Ikc({
    platform: stage_section/* shortText */.os,
    state: dist/* picklist */.KIO(['compared', 'added', 'removed', 'first']),
    digest: dist/* optional */.lqM(stage_section/* digestText */.M6),
    size: stage_section/* amount */.vj,
    before: dist/* optional */.lqM(stage_section/* amount */.vj),
    pull: dist/* optional */.lqM(stage_section/* amount */.vj),
    unpacked: dist/* optional */.lqM(dist/* object */.Ikc({ before: dist/* optional */.lqM(stage_section/* amount */.vj), after: dist/* optional */.lqM(stage_section/* amount */.vj) })),
    base: dist/* optional */.lqM(dist/* object */.Ikc({ size: stage_section/* amount */.vj, before: stage_section/* amount */.vj })),
    layers: dist/* pipe */.FsL(dist/* array */.YOg(measuredLayer), dist/* maxLength */.Ru6(300)),
    contents: dist/* optional */.lqM(measuredContents),
});
const measuredBudget = dist/* object */.Ikc({
    platform: stage_section/* shortText */.os,
    budget: dist/* picklist */.KIO(['max-size', 'max-increase', 'max-pull']),
    outcome: dist/* picklist */.KIO(['passed', 'warned', 'failed', 'accepted']),
    limit: stage_section/* amount */.vj,
    measured: dist/* pipe */.FsL(dist/* number */.aig(), dist/* integer */.ndf()),
    rule: dist/* optional */.lqM(stage_section/* shortText */.os),
    cause: dist/* optional */.lqM(stage_section/* shortText */.os),
    sentence: dist/* optional */.lqM(stage_section/* shortText */.os),
    label: dist/* optional */.lqM(stage_section/* shortText */.os),
});
const measuredBaseline = dist/* object */.Ikc({
    reference: stage_section/* shortText */.os,
    digest: dist/* optional */.lqM(stage_section/* digestText */.M6),
    branch: dist/* optional */.lqM(stage_section/* shortText */.os),
    commit: dist/* optional */.lqM(stage_section/* shortText */.os),
    distance: dist/* optional */.lqM(stage_section/* amount */.vj),
    how: dist/* optional */.lqM(dist/* picklist */.KIO(['merge-parent', 'merge-base', 'previous', 'branch-tag', 'given'])),
});
const sizeSection = dist/* object */.Ikc({
    ...stage_section/* sectionEntries */.as,
    digest: dist/* optional */.lqM(stage_section/* digestText */.M6),
    baseline: dist/* optional */.lqM(measuredBaseline),
    noBaseline: dist/* optional */.lqM(stage_section/* shortText */.os),
    platforms: dist/* pipe */.FsL(dist/* array */.YOg(measuredPlatform), dist/* maxLength */.Ru6(100)),
    budgets: dist/* pipe */.FsL(dist/* array */.YOg(measuredBudget), dist/* maxLength */.Ru6(300)),
    cost: dist/* optional */.lqM(dist/* object */.Ikc({ requests: stage_section/* amount */.vj, bytes: stage_section/* amount */.vj, seconds: dist/* number */.aig() })),
});

// EXTERNAL MODULE: ./.build/src/smoke/container/cause.js
var cause = __webpack_require__(43190);
// EXTERNAL MODULE: ./.build/src/smoke/policy.js
var policy = __webpack_require__(54127);
;// CONCATENATED MODULE: ./.build/src/smoke/section.js




const smokedPlatform = dist/* object */.Ikc({
    platform: stage_section/* shortText */.os,
    status: dist/* picklist */.KIO(['passed', 'failed']),
    emulated: dist/* boolean */.zMY(),
    readyBy: dist/* optional */.lqM(dist/* picklist */.KIO(['healthcheck', 'http', 'command', 'log', 'port', 'exit', 'running'])),
    readySeconds: dist/* optional */.lqM(dist/* number */.aig()),
    stopSeconds: dist/* optional */.lqM(dist/* number */.aig()),
    exitCode: dist/* optional */.lqM(dist/* number */.aig()),
    peakMemory: dist/* optional */.lqM(stage_section/* amount */.vj),
    runsAs: dist/* optional */.lqM(stage_section/* amount */.vj),
    restart: dist/* optional */.lqM(dist/* object */.Ikc({ works: dist/* boolean */.zMY(), seconds: dist/* optional */.lqM(dist/* number */.aig()), note: dist/* optional */.lqM(stage_section/* shortText */.os) })),
    hardening: dist/* optional */.lqM(dist/* array */.YOg(dist/* object */.Ikc({
        measure: dist/* picklist */.KIO(['other-user', 'read-only', 'no-new-privileges', 'no-capabilities']),
        works: dist/* boolean */.zMY(),
        needs: dist/* optional */.lqM(stage_section/* shortText */.os),
        note: dist/* optional */.lqM(stage_section/* shortText */.os),
    }))),
    before: dist/* optional */.lqM(dist/* object */.Ikc({
        readySeconds: dist/* optional */.lqM(dist/* number */.aig()),
        stopSeconds: dist/* optional */.lqM(dist/* number */.aig()),
        peakMemory: dist/* optional */.lqM(stage_section/* amount */.vj),
    })),
    cause: dist/* optional */.lqM(stage_section/* shortText */.os),
    causeKind: dist/* optional */.lqM(dist/* picklist */.KIO(cause/* causeKinds */.hd)),
    advice: dist/* optional */.lqM(stage_section/* shortText */.os),
    log: dist/* optional */.lqM(dist/* pipe */.FsL(dist/* string */.YjP(), dist/* maxLength */.Ru6(65_536))),
});
const smokeSection = dist/* object */.Ikc({
    ...stage_section/* sectionEntries */.as,
    digest: dist/* optional */.lqM(stage_section/* digestText */.M6),
    policy: dist/* optional */.lqM(policy/* smokePolicy */.IP),
    platforms: dist/* array */.YOg(smokedPlatform),
    notRun: dist/* optional */.lqM(dist/* array */.YOg(dist/* object */.Ikc({ platform: stage_section/* shortText */.os, reason: stage_section/* shortText */.os }))),
});

// EXTERNAL MODULE: ./.build/src/image/tag-version.js
var tag_version = __webpack_require__(10180);
;// CONCATENATED MODULE: ./.build/src/tags/section.js



const taggedVersion = dist/* object */.Ikc({
    scheme: dist/* picklist */.KIO(tag_version/* schemes */.fw),
    text: stage_section/* shortText */.os,
    stable: dist/* boolean */.zMY(),
    numbers: dist/* array */.YOg(dist/* number */.aig()),
    prefix: stage_section/* shortText */.os,
    suffix: stage_section/* shortText */.os,
    fixed: dist/* optional */.lqM(dist/* array */.YOg(stage_section/* amount */.vj)),
});
const recordedTag = dist/* object */.Ikc({
    name: stage_section/* shortText */.os,
    class: dist/* picklist */.KIO(['immutable', 'floating']),
    rule: stage_section/* shortText */.os,
    version: dist/* optional */.lqM(taggedVersion),
    branch: dist/* optional */.lqM(dist/* literal */.euz(true)),
});
const heldBackTag = dist/* object */.Ikc({
    name: stage_section/* shortText */.os,
    rule: stage_section/* shortText */.os,
    version: stage_section/* shortText */.os,
    blockedBy: stage_section/* shortText */.os,
});
const tagsSection = dist/* object */.Ikc({
    ...stage_section/* sectionEntries */.as,
    images: dist/* array */.YOg(stage_section/* shortText */.os),
    version: stage_section/* shortText */.os,
    commit: dist/* optional */.lqM(stage_section/* shortText */.os),
    calledCommit: dist/* optional */.lqM(stage_section/* shortText */.os),
    tags: dist/* array */.YOg(recordedTag),
    silent: dist/* array */.YOg(dist/* object */.Ikc({ rule: stage_section/* shortText */.os, reason: stage_section/* shortText */.os })),
    heldBack: dist/* optional */.lqM(dist/* array */.YOg(heldBackTag)),
    labels: dist/* record */.g1P(dist/* string */.YjP(), dist/* string */.YjP()),
    annotations: dist/* array */.YOg(dist/* string */.YjP()),
    bakeFiles: dist/* optional */.lqM(dist/* object */.Ikc({ whole: stage_section/* shortText */.os, tags: stage_section/* shortText */.os, labels: stage_section/* shortText */.os, annotations: stage_section/* shortText */.os })),
});

;// CONCATENATED MODULE: ./.build/src/run.js










const run = dist/* object */.Ikc({
    version: dist/* literal */.euz(1),
    project: stage_section/* shortText */.os,
    server: dist/* optional */.lqM(stage_section/* shortText */.os),
    commit: dist/* optional */.lqM(stage_section/* shortText */.os),
    event: dist/* object */.Ikc({
        name: stage_section/* shortText */.os,
        ref: stage_section/* shortText */.os,
        pullRequest: dist/* optional */.lqM(dist/* object */.Ikc({
            number: dist/* optional */.lqM(dist/* number */.aig()),
            baseBranch: dist/* optional */.lqM(stage_section/* shortText */.os),
            fork: dist/* boolean */.zMY(),
        })),
        actor: dist/* optional */.lqM(stage_section/* shortText */.os),
        runUrl: dist/* optional */.lqM(stage_section/* shortText */.os),
        runId: stage_section/* shortText */.os,
        attempt: dist/* number */.aig(),
    }),
    setup: dist/* optional */.lqM(setupSection),
    tags: dist/* optional */.lqM(tagsSection),
    build: dist/* optional */.lqM(buildSection),
    size: dist/* optional */.lqM(sizeSection),
    scan: dist/* optional */.lqM(scan_section/* scanSection */.Z$),
    smoke: dist/* optional */.lqM(smokeSection),
    promote: dist/* optional */.lqM(promote_section/* promoteSection */.C),
    errors: dist/* optional */.lqM(dist/* array */.YOg(dist/* object */.Ikc({ stage: stage_section/* shortText */.os, message: stage_section/* shortText */.os }))),
});
const aboutTheBuild = ['size', 'scan', 'smoke', 'promote'];
function startRun(facts) {
    const { pullRequest: pull } = facts;
    return {
        version: 1,
        project: facts.project,
        ...(facts.serverUrl && { server: facts.serverUrl }),
        ...(facts.headCommit && { commit: facts.headCommit }),
        event: {
            name: facts.event,
            ref: facts.ref,
            ...(pull && { pullRequest: recorded(pull) }),
            ...(facts.actor && { actor: facts.actor }),
            ...(facts.runUrl && { runUrl: facts.runUrl }),
            runId: facts.runId,
            attempt: facts.attempt,
        },
    };
}
function recorded({ number, baseBranch, fork }) {
    return { ...(number && { number }), ...(baseBranch && { baseBranch }), fork };
}
function withSection(record, name, section) {
    const stale = name === 'build' ? aboutTheBuild : [];
    const kept = Object.fromEntries(Object.entries(record).filter(([key]) => !stale.includes(key)));
    const errors = record.errors?.filter(error => error.stage !== name);
    return { ...kept, ...(errors && { errors }), [name]: section };
}
function withError(record, stage, message) {
    return { ...record, errors: [...(record.errors ?? []), { stage, message: message.slice(0, 4096) }] };
}
function parseRun(text, origin) {
    let value;
    try {
        value = JSON.parse(text);
    }
    catch (cause) {
        throw new errors/* UserError */.yo(`the record ${origin} is not JSON: ${(0,errors/* describe */.q0)(cause)}`, { cause });
    }
    const parsed = dist/* safeParse */.xLC(run, value);
    if (parsed.success)
        return parsed.output;
    const issue = parsed.issues[0];
    const path = quoted(dist/* getDotPath */.BuJ(issue) ?? 'the whole');
    throw new errors/* UserError */.yo(`the record ${origin} cannot be read: ${path}: ${quoted(issue.message)}`, {
        hint: 'It must come from the same major version of Buildonce.',
    });
}
function quoted(words) {
    const line = words.toWellFormed().replace(/\s+/g, ' ');
    return line.length <= 200 ? line : `${line.slice(0, 199).toWellFormed()}…`;
}
function formatRun(record) {
    return `${JSON.stringify(record, null, 2)}\n`;
}


/***/ }),

/***/ 15:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ scanPolicy),
/* harmony export */   t: () => (/* binding */ weakerRules)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77934);
/* harmony import */ var _stage_section_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31653);
/* harmony import */ var _stage_severity_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(97935);



const scanPolicy = valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    onlyFixed: valibot__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY(),
    scope: valibot__WEBPACK_IMPORTED_MODULE_1__/* .picklist */ .KIO(['introduced', 'all']),
    inherited: valibot__WEBPACK_IMPORTED_MODULE_1__/* .picklist */ .KIO(['count', 'warn']),
    deny: valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(_stage_section_js__WEBPACK_IMPORTED_MODULE_0__/* .shortText */ .os), valibot__WEBPACK_IMPORTED_MODULE_1__/* .maxLength */ .Ru6(1000)),
    secrets: valibot__WEBPACK_IMPORTED_MODULE_1__/* .picklist */ .KIO(['off', 'warn', 'fail']),
    empty: valibot__WEBPACK_IMPORTED_MODULE_1__/* .picklist */ .KIO(['warn', 'fail']),
    ignoreFile: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(_stage_section_js__WEBPACK_IMPORTED_MODULE_0__/* .digestText */ .M6),
    vex: valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(_stage_section_js__WEBPACK_IMPORTED_MODULE_0__/* .digestText */ .M6), valibot__WEBPACK_IMPORTED_MODULE_1__/* .maxLength */ .Ru6(1000)),
});
function weakerRules({ failOn, policy }, asked) {
    const undenied = asked.deny.filter(id => !policy.deny.includes(id));
    const { hiding } = asked;
    const unknownVex = hiding === undefined ? [] : policy.vex.filter(digest => !hiding.vex.has(digest));
    const otherFile = hiding !== undefined && policy.ignoreFile !== undefined && policy.ignoreFile !== hiding.ignoreFile;
    return [
        ...(asked.failOn !== undefined && rank(failOn) > rank(asked.failOn)
            ? [`fail-on was ${failOn}, and is ${asked.failOn}`]
            : []),
        ...(asked.onlyFixed === false && policy.onlyFixed ? ['only-fixed was true, and is false'] : []),
        ...(asked.scope === 'all' && policy.scope === 'introduced'
            ? ['scan-gate was introduced, and is all']
            : []),
        ...(asked.inherited === 'count' && policy.inherited === 'warn'
            ? ['inherited-findings was warn, and is count']
            : []),
        ...(undenied.length > 0 ? [`scan-deny did not have ${undenied.slice(0, 5).join(', ')}`] : []),
        ...(otherFile ? ['trivy-ignorefile was another file'] : []),
        ...(unknownVex.length > 0 ? ['trivy-vex had other documents'] : []),
    ];
}
function rank(failOn) {
    return failOn === 'none' ? _stage_severity_js__WEBPACK_IMPORTED_MODULE_2__/* .severities */ .g.length : _stage_severity_js__WEBPACK_IMPORTED_MODULE_2__/* .severities */ .g.indexOf(failOn);
}


/***/ }),

/***/ 98022:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Z$: () => (/* binding */ scanSection)
});

// UNUSED EXPORTS: finding, scanGate, scannedPlatform, suppressedFinding

// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(77934);
// EXTERNAL MODULE: ./.build/src/stage/section.js
var section = __webpack_require__(31653);
// EXTERNAL MODULE: ./.build/src/stage/severity.js
var severity = __webpack_require__(97935);
// EXTERNAL MODULE: ./.build/src/scan/policy.js
var policy = __webpack_require__(15);
;// CONCATENATED MODULE: ./.build/src/scan/secrets/section.js



const foundSecret = dist/* object */.Ikc({
    rule: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^[\w.-]{1,64}$/)),
    severity: dist/* picklist */.KIO(severity/* severities */.g),
    path: dist/* optional */.lqM(section/* shortText */.os),
    line: dist/* optional */.lqM(section/* amount */.vj),
    layer: dist/* optional */.lqM(section/* shortText */.os),
    introduced: dist/* optional */.lqM(dist/* boolean */.zMY()),
    inherited: dist/* optional */.lqM(dist/* boolean */.zMY()),
});
const suppressedSecret = dist/* object */.Ikc({
    ...foundSecret.entries,
    statement: dist/* optional */.lqM(section/* shortText */.os),
    entry: dist/* optional */.lqM(section/* amount */.vj),
});

;// CONCATENATED MODULE: ./.build/src/scan/suppression/section.js


const suppression = dist/* object */.Ikc({
    kind: dist/* picklist */.KIO(['vulnerability', 'secret', 'any']),
    id: section/* shortText */.os,
    paths: dist/* optional */.lqM(dist/* array */.YOg(section/* shortText */.os)),
    purls: dist/* optional */.lqM(dist/* array */.YOg(section/* shortText */.os)),
    statement: dist/* optional */.lqM(section/* shortText */.os),
    expires: dist/* optional */.lqM(section/* shortText */.os),
    state: dist/* picklist */.KIO(['active', 'expiring', 'expired', 'untrusted', 'incomplete']),
    findings: section/* amount */.vj,
});

;// CONCATENATED MODULE: ./.build/src/scan/section.js






const finding = dist/* object */.Ikc({
    id: section/* shortText */.os,
    package: section/* shortText */.os,
    installed: section/* shortText */.os,
    fixed: dist/* optional */.lqM(section/* shortText */.os),
    severity: dist/* picklist */.KIO(severity/* severities */.g),
    title: dist/* optional */.lqM(section/* shortText */.os),
    url: dist/* optional */.lqM(section/* shortText */.os),
    target: dist/* optional */.lqM(section/* shortText */.os),
    status: dist/* optional */.lqM(section/* shortText */.os),
    purl: dist/* optional */.lqM(section/* shortText */.os),
    path: dist/* optional */.lqM(section/* shortText */.os),
    layer: dist/* optional */.lqM(section/* shortText */.os),
    aliases: dist/* optional */.lqM(dist/* array */.YOg(section/* shortText */.os)),
    introduced: dist/* optional */.lqM(dist/* boolean */.zMY()),
    inherited: dist/* optional */.lqM(dist/* boolean */.zMY()),
});
const suppressedFinding = dist/* object */.Ikc({
    ...finding.entries,
    statement: dist/* optional */.lqM(section/* shortText */.os),
    entry: dist/* optional */.lqM(section/* amount */.vj),
    vex: dist/* optional */.lqM(section/* shortText */.os),
});
const scannedPlatform = dist/* object */.Ikc({
    platform: section/* shortText */.os,
    digest: section/* digestText */.M6,
    packages: section/* amount */.vj,
    counts: dist/* record */.g1P(dist/* picklist */.KIO(severity/* severities */.g), section/* amount */.vj),
    findings: dist/* array */.YOg(finding),
    compared: dist/* optional */.lqM(dist/* boolean */.zMY()),
    os: dist/* optional */.lqM(dist/* object */.Ikc({ family: section/* shortText */.os, name: section/* shortText */.os, endOfLife: dist/* boolean */.zMY() })),
    suppressed: dist/* optional */.lqM(dist/* array */.YOg(suppressedFinding)),
    secrets: dist/* optional */.lqM(dist/* array */.YOg(foundSecret)),
    suppressedSecrets: dist/* optional */.lqM(dist/* array */.YOg(suppressedSecret)),
    base: dist/* optional */.lqM(dist/* object */.Ikc({ name: section/* shortText */.os, digest: section/* digestText */.M6, findings: section/* amount */.vj })),
});
const scanGate = dist/* object */.Ikc({
    scope: dist/* picklist */.KIO(['introduced', 'all']),
    onlyFixed: dist/* boolean */.zMY(),
    failing: section/* amount */.vj,
    tolerated: section/* amount */.vj,
    introduced: dist/* optional */.lqM(section/* amount */.vj),
    fixed: dist/* optional */.lqM(section/* amount */.vj),
    denied: dist/* optional */.lqM(section/* amount */.vj),
});
const scanSection = dist/* object */.Ikc({
    ...section/* sectionEntries */.as,
    digest: dist/* optional */.lqM(section/* digestText */.M6),
    failOn: dist/* picklist */.KIO([...severity/* severities */.g, 'none']),
    policy: dist/* optional */.lqM(policy/* scanPolicy */.I),
    findingsLeftOut: dist/* optional */.lqM(dist/* boolean */.zMY()),
    scanner: dist/* optional */.lqM(dist/* object */.Ikc({
        name: section/* shortText */.os,
        version: section/* shortText */.os,
        database: dist/* optional */.lqM(section/* shortText */.os),
        databaseTime: dist/* optional */.lqM(section/* shortText */.os),
        sandbox: dist/* optional */.lqM(section/* shortText */.os),
    })),
    platforms: dist/* array */.YOg(scannedPlatform),
    gate: dist/* optional */.lqM(scanGate),
    baseline: dist/* optional */.lqM(dist/* object */.Ikc({
        digest: section/* digestText */.M6,
        how: dist/* picklist */.KIO(['stored', 'again', 'none']),
        reason: dist/* optional */.lqM(section/* shortText */.os),
    })),
    secrets: dist/* optional */.lqM(dist/* object */.Ikc({ mode: dist/* picklist */.KIO(['warn', 'fail']), counted: section/* amount */.vj })),
    suppressions: dist/* optional */.lqM(dist/* array */.YOg(suppression)),
    reports: dist/* optional */.lqM(section/* shortText */.os),
});


/***/ }),

/***/ 74688:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  v: () => (/* binding */ readCheckFile)
});

// EXTERNAL MODULE: ./.build/src/files/read.js
var read = __webpack_require__(94479);
// EXTERNAL MODULE: ./.build/src/files/yaml.js
var yaml = __webpack_require__(9872);
// EXTERNAL MODULE: ./.build/src/messages/errors.js
var errors = __webpack_require__(3969);
// EXTERNAL MODULE: ./.build/src/smoke/checks/check-lines.js + 1 modules
var check_lines = __webpack_require__(37801);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(77934);
// EXTERNAL MODULE: ./.build/src/smoke/checks/checks.js
var checks = __webpack_require__(17650);
;// CONCATENATED MODULE: ./.build/src/smoke/checks/structure-tests.js



const texts = dist/* optional */.lqM(dist/* array */.YOg(dist/* string */.YjP()), []);
const variable = dist/* object */.Ikc({
    key: dist/* string */.YjP(),
    value: dist/* optional */.lqM(dist/* string */.YjP()),
    isRegex: dist/* optional */.lqM(dist/* boolean */.zMY()),
});
const numeric = dist/* union */.KCZ([dist/* number */.aig(), dist/* string */.YjP()]);
const commandTest = dist/* looseObject */._H3({
    name: dist/* string */.YjP(),
    command: dist/* string */.YjP(),
    args: texts,
    expectedOutput: texts,
    excludedOutput: texts,
    expectedError: texts,
    excludedError: texts,
    exitCode: dist/* optional */.lqM(dist/* number */.aig(), 0),
});
const existenceTest = dist/* looseObject */._H3({
    name: dist/* string */.YjP(),
    path: dist/* string */.YjP(),
    shouldExist: dist/* optional */.lqM(dist/* boolean */.zMY(), true),
    permissions: dist/* optional */.lqM(dist/* string */.YjP()),
    uid: dist/* optional */.lqM(dist/* number */.aig()),
    gid: dist/* optional */.lqM(dist/* number */.aig()),
    isExecutableBy: dist/* optional */.lqM(dist/* picklist */.KIO(['owner', 'group', 'other', 'any'])),
});
const contentTest = dist/* looseObject */._H3({
    name: dist/* string */.YjP(),
    path: dist/* string */.YjP(),
    expectedContents: texts,
    excludedContents: texts,
});
const metadataTest = dist/* looseObject */._H3({
    envVars: dist/* optional */.lqM(dist/* array */.YOg(variable), []),
    unboundEnvVars: dist/* optional */.lqM(dist/* array */.YOg(variable), []),
    labels: dist/* optional */.lqM(dist/* array */.YOg(variable), []),
    entrypoint: dist/* optional */.lqM(dist/* array */.YOg(dist/* string */.YjP())),
    cmd: dist/* optional */.lqM(dist/* array */.YOg(dist/* string */.YjP())),
    exposedPorts: dist/* optional */.lqM(dist/* array */.YOg(numeric), []),
    unexposedPorts: dist/* optional */.lqM(dist/* array */.YOg(numeric), []),
    volumes: texts,
    unmountedVolumes: texts,
    workdir: dist/* optional */.lqM(dist/* string */.YjP()),
    user: dist/* optional */.lqM(dist/* string */.YjP()),
});
const file = dist/* looseObject */._H3({
    schemaVersion: dist/* string */.YjP(),
    commandTests: dist/* optional */.lqM(dist/* array */.YOg(commandTest), []),
    fileExistenceTests: dist/* optional */.lqM(dist/* array */.YOg(existenceTest), []),
    fileContentTests: dist/* optional */.lqM(dist/* array */.YOg(contentTest), []),
    metadataTest: dist/* optional */.lqM(metadataTest),
});
function readStructureTests(value, origin) {
    const parsed = dist/* safeParse */.xLC(file, value);
    if (!parsed.success) {
        const issue = parsed.issues[0];
        throw new errors/* UserError */.yo(`${origin} is no container-structure-test file: ${dist/* getDotPath */.BuJ(issue) ?? ''}: ${issue.message}`);
    }
    const { commandTests, fileExistenceTests, fileContentTests, metadataTest: metadata } = parsed.output;
    const checks = [
        ...commandTests.map(commandCheck),
        ...fileExistenceTests.map(existenceCheck),
        ...fileContentTests.map(contentCheck),
        ...(metadata ? metadataChecks(metadata) : []),
    ];
    const ignored = ['licenseTests', 'globalEnvVars', 'containerRunOptions'].filter(name => name in parsed.output);
    const perTest = ['setup', 'teardown', 'envVars'].flatMap(name => commandTests.filter(each => name in each).map(each => `${name} of "${each.name}"`));
    return { checks, left: [...ignored, ...perTest] };
}
function commandCheck(test) {
    return {
        kind: 'run',
        argv: [test.command, ...test.args],
        exitCodes: [test.exitCode],
        output: [...test.expectedOutput, ...test.expectedError].map(goPattern),
        notOutput: [...test.excludedOutput, ...test.excludedError].map(goPattern),
        line: test.name,
    };
}
function existenceCheck(test) {
    const bits = { owner: 0o100, group: 0o010, other: 0o001, any: 0o111 };
    return {
        kind: 'file',
        path: test.path,
        exists: test.shouldExist,
        content: [],
        notContent: [],
        ...(test.permissions && { mode: symbolicMode(test.permissions) }),
        ...(test.isExecutableBy && { anyOf: bits[test.isExecutableBy] }),
        ...(test.uid !== undefined && {
            owner: { uid: test.uid, ...(test.gid !== undefined && { gid: test.gid }) },
        }),
        line: test.name,
    };
}
function contentCheck(test) {
    return {
        kind: 'file',
        path: test.path,
        exists: true,
        content: test.expectedContents.map(goPattern),
        notContent: test.excludedContents.map(goPattern),
        line: test.name,
    };
}
function metadataChecks(test) {
    const image = (property, value, not = false) => ({
        kind: 'image',
        property,
        value: typeof value === 'string' ? { by: 'text', text: value } : value,
        not,
        line: `metadata: ${not ? 'no ' : ''}${property}`,
    });
    const port = (text) => String(text).replace(/\/tcp$/, '');
    return [
        ...test.envVars.map(({ key, value = '', isRegex }) => {
            const match = isRegex ? goPattern(value) : { by: 'text', text: value };
            return { kind: 'env', name: key, value: match, line: `metadata: variable ${key}` };
        }),
        ...test.unboundEnvVars.map(({ key }) => {
            return { kind: 'env', name: key, absent: true, line: `metadata: no variable ${key}` };
        }),
        ...test.labels.map(({ key, value = '', isRegex }) => image('label', isRegex ? goPattern(`^${literal(key)}=(?:${value.replace(/^\^/, '')})`) : `${key}=${value}`)),
        ...(test.entrypoint ? [image('entrypoint', JSON.stringify(test.entrypoint))] : []),
        ...(test.cmd ? [image('cmd', JSON.stringify(test.cmd))] : []),
        ...test.exposedPorts.map(text => image('exposed-port', port(text))),
        ...test.unexposedPorts.map(text => image('exposed-port', port(text), true)),
        ...test.volumes.map(path => image('volume', path)),
        ...test.unmountedVolumes.map(path => image('volume', path, true)),
        ...(test.workdir === undefined ? [] : [image('workdir', test.workdir)]),
        ...(test.user === undefined ? [] : [image('user', test.user)]),
    ];
}
function goPattern(source) {
    const flags = /^\(\?([ims]+)\)(.*)$/s.exec(source);
    return (0,checks/* pattern */.T1)(flags ? `(?${flags[1]}:${flags[2]})` : source);
}
function literal(text) {
    return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
function symbolicMode(text) {
    const bits = text.slice(-9);
    if (!/^[r-][w-][xsS-][r-][w-][xsS-][r-][w-][xtT-]$/.test(bits))
        throw new errors/* UserError */.yo(`"${text}" is not a mode like -rw-r--r--`);
    const permissions = [...bits].reduce((mode, bit) => mode * 2 + (/[-ST]/.test(bit) ? 0 : 1), 0);
    const special = [/[sS]/.test(bits[2] ?? ''), /[sS]/.test(bits[5] ?? ''), /[tT]/.test(bits[8] ?? '')];
    return special.reduce((mode, set, index) => mode + (set ? 0o4000 >> index : 0), permissions);
}

;// CONCATENATED MODULE: ./.build/src/smoke/checks/check-file.js





const longest = 1024 * 1024;
async function readCheckFile(path, workspace) {
    let text;
    try {
        text = await (0,read/* readGiven */.Q8)(workspace, path, longest);
    }
    catch (cause) {
        throw new errors/* UserError */.yo(`the check file ${path} cannot be read: ${(0,errors/* describe */.q0)(cause)}`, { cause });
    }
    if (!/\.(ya?ml|json)$/i.test(path))
        return fromLines(text.split('\n'), path);
    const value = await parseFile(text, path);
    if (isObject(value) && 'schemaVersion' in value)
        return readStructureTests(value, path);
    const list = isObject(value) && 'checks' in value ? value.checks : value;
    if (!Array.isArray(list) || !list.every(each => typeof each === 'string'))
        throw new errors/* UserError */.yo(`the check file ${path} has neither a list of checks nor a schemaVersion`, {
            hint: 'Write `checks:` with one check line per item, or use a container-structure-test file.',
        });
    return fromLines(list, path);
}
function fromLines(lines, path) {
    const checks = lines.flatMap((line, index) => {
        const trimmed = line.trim();
        if (trimmed === '' || trimmed.startsWith('#'))
            return [];
        try {
            return [(0,check_lines/* parseCheckLine */.W)(trimmed)];
        }
        catch (error) {
            throw new errors/* UserError */.yo(`${path}, check ${index + 1} "${trimmed}": ${(0,errors/* describe */.q0)(error)}`);
        }
    });
    return { checks, left: [] };
}
async function parseFile(text, path) {
    try {
        return await (0,yaml/* parseYaml */.h)(text);
    }
    catch (cause) {
        throw new errors/* UserError */.yo(`the check file ${path} is not YAML: ${(0,errors/* describe */.q0)(cause)}`, { cause });
    }
}
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}


/***/ }),

/***/ 37801:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  W: () => (/* binding */ parseCheckLine)
});

// EXTERNAL MODULE: ./.build/src/inputs/nearest.js
var nearest = __webpack_require__(9723);
// EXTERNAL MODULE: ./.build/src/smoke/checks/checks.js
var checks = __webpack_require__(17650);
;// CONCATENATED MODULE: ./.build/src/smoke/checks/shell-words.js
function splitWords(line) {
    const words = [];
    let word;
    let quote = '';
    for (let i = 0; i < line.length; i++) {
        const letter = line[i] ?? '';
        const next = line[i + 1];
        if (letter === '\\' && quote !== "'" && next !== undefined && /["'\\\s]/.test(next)) {
            word = (word ?? '') + next;
            i++;
        }
        else if (quote !== '' ? letter === quote : letter === '"' || letter === "'") {
            quote = quote === '' ? letter : '';
            word ??= '';
        }
        else if (quote === '' && /\s/.test(letter)) {
            if (word !== undefined)
                words.push(word);
            word = undefined;
        }
        else
            word = (word ?? '') + letter;
    }
    if (quote !== '')
        throw new Error(`a ${quote} is not closed`);
    if (word !== undefined)
        words.push(word);
    return words;
}

;// CONCATENATED MODULE: ./.build/src/smoke/checks/check-lines.js



const kinds = ['http', 'https', 'command', 'run', 'log', 'file', 'user', 'port', 'env', 'exit'];
function parseCheckLine(line) {
    const [kind = '', ...words] = splitWords(line);
    return { ...parseKind(kind, words), line };
}
function parseKind(kind, words) {
    switch (kind) {
        case 'http':
        case 'https':
            return http(kind, words);
        case 'command':
        case 'run':
            return command(kind, words);
        case 'log':
            return { kind, ...log(words) };
        case 'file':
            return file(words);
        case 'user':
            return { kind, user: only(words, 'a user, for example 65532 or !root') };
        case 'port':
            return { kind, port: port(only(words, 'a port')) };
        case 'env':
            return env(only(words, 'NAME or NAME=value'));
        case 'exit':
            return { kind, code: whole(only(words, 'an exit code'), 255) };
        default: {
            const meant = (0,nearest/* didYouMean */.a)(kind, kinds) || `: use ${kinds.join(', ')}`;
            throw new Error(`"${kind}" is not a kind of check${meant}`);
        }
    }
}
function http(scheme, words) {
    const [path, ...rest] = words;
    if (!path?.startsWith('/'))
        throw new Error(`${scheme} needs a path that starts with "/"`);
    const options = rest.map(check_lines_option);
    const named = (name) => options.filter(each => each.name === name);
    const last = (name) => named(name).at(-1)?.value;
    refuseOthers(options, ['status', 'body', 'method', 'port', 'insecure', /^header:/]);
    const statuses = last('status');
    const portText = last('port');
    return {
        kind: 'http',
        scheme,
        method: last('method') ?? 'GET',
        path,
        ...(portText && { port: port(portText) }),
        statuses: statuses === undefined ? checks/* answering */.Vk : statuses.split(',').map(statusRange),
        headers: options
            .filter(each => each.name.startsWith('header:'))
            .map(each => ({ name: each.name.slice(7).toLowerCase(), value: match(each) })),
        body: named('body').map(match),
        insecure: named('insecure').length > 0,
    };
}
function command(kind, words) {
    const dashes = /[=~]/.test(words[0] ?? '') || words[0] === '--' ? words.indexOf('--') : -1;
    const options = dashes === -1 ? [] : words.slice(0, dashes).map(check_lines_option);
    const argv = words.slice(dashes + 1);
    if (argv.length === 0)
        throw new Error(`${kind} needs a program`);
    refuseOthers(options, ['exit', 'output']);
    const output = options.filter(({ name }) => name === 'output');
    const codes = options.filter(({ name }) => name === 'exit').at(-1)?.value;
    return {
        kind,
        argv,
        exitCodes: (codes ?? '0').split(',').map(code => whole(code, 255)),
        output: output.filter(each => !each.not).map(match),
        notOutput: output.filter(each => each.not).map(match),
    };
}
function log(words) {
    const said = words.join(' ');
    const sign = /^(!~|!=|!|~|=)?\s*(.+)$/s.exec(said);
    if (!sign?.[2])
        throw new Error('log needs a text, or a regular expression after "~"');
    const never = sign[1]?.startsWith('!') ?? false;
    const match = sign[1]?.endsWith('~') ? (0,checks/* pattern */.T1)(sign[2]) : { by: 'text', text: sign[2] };
    return { match, never };
}
function file(words) {
    const [path, ...rest] = words;
    if (!path?.startsWith('/'))
        throw new Error('file needs a path that starts with "/"');
    const options = rest.map(check_lines_option);
    refuseOthers(options, ['exists', 'absent', 'mode', 'owner', 'contains']);
    const last = (name) => options.filter(each => each.name === name).at(-1);
    const mode = last('mode')?.value;
    const owner = last('owner')?.value.split(':');
    if (mode !== undefined && !/^[0-7]{3,5}$/.test(mode))
        throw new Error(`"${mode}" is not an octal mode`);
    const contents = options.filter(({ name }) => name === 'contains');
    return {
        kind: 'file',
        path,
        exists: last('absent') === undefined,
        ...(mode && { mode: Number.parseInt(mode, 8) }),
        ...(owner && {
            owner: { uid: whole(owner[0], 2 ** 32), ...(owner[1] && { gid: whole(owner[1], 2 ** 32) }) },
        }),
        content: contents.filter(each => !each.not).map(match),
        notContent: contents.filter(each => each.not).map(match),
    };
}
function env(word) {
    const { name, value, operator, ...rest } = check_lines_option(word);
    if (rest.not)
        throw new Error('env accepts "=" and "~" only');
    return { kind: 'env', name, ...(operator !== '' && { value: match({ name, value, operator }) }) };
}
function check_lines_option(word) {
    const parts = /^([^=~!]+)(?:(!?)([=~])(.*))?$/s.exec(word);
    if (!parts?.[1])
        throw new Error(`"${word}" is not name=value or name~pattern`);
    return {
        name: parts[1],
        not: parts[2] === '!',
        operator: parts[3] ?? '',
        value: parts[4] ?? '',
    };
}
function match({ name, operator, value }) {
    if (operator === '')
        throw new Error(`${name} needs "=" and a text or "~" and a regular expression`);
    return operator === '~' ? (0,checks/* pattern */.T1)(value) : { by: 'text', text: value };
}
function refuseOthers(options, known) {
    const names = known.filter(name => typeof name === 'string');
    for (const { name } of options) {
        if (known.some(each => (typeof each === 'string' ? each === name : each.test(name))))
            continue;
        throw new Error(`"${name}" is not known for this check${(0,nearest/* didYouMean */.a)(name, names)}`);
    }
}
function statusRange(text) {
    const family = /^([1-5])xx$/i.exec(text);
    if (family)
        return [Number(family[1]) * 100, Number(family[1]) * 100 + 99];
    const range = /^([1-5]\d\d)(?:-([1-5]\d\d))?$/.exec(text);
    if (!range)
        throw new Error(`"${text}" is not a status: write 200, 2xx or 200-399`);
    return [Number(range[1]), Number(range[2] ?? range[1])];
}
function port(text) {
    const number = whole(text.replace(/\/tcp$/, ''), 65_535);
    if (number === 0)
        throw new Error('"0" is not a port');
    return number;
}
function whole(text, highest) {
    const number = /^\d{1,10}$/.test(text ?? '') ? Number(text) : Number.NaN;
    if (!(number <= highest))
        throw new Error(`"${text}" is not a number from 0 to ${highest}`);
    return number;
}
function only(words, what) {
    const [word, ...more] = words;
    if (word === undefined)
        throw new Error(`needs ${what}`);
    if (more.length > 0)
        throw new Error(`takes ${what}, and nothing after it ("${more.join(' ')}")`);
    return word;
}


/***/ }),

/***/ 17650:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T1: () => (/* binding */ pattern),
/* harmony export */   Vk: () => (/* binding */ answering),
/* harmony export */   cK: () => (/* binding */ matches),
/* harmony export */   fU: () => (/* binding */ formatMatch)
/* harmony export */ });
const answering = [[200, 399]];
function matches(match, text) {
    return match.by === 'text' ? text.includes(match.text) : new RegExp(match.source, 'm').test(text);
}
function formatMatch(match) {
    return match.by === 'text' ? JSON.stringify(match.text) : `/${match.source}/`;
}
function pattern(source) {
    try {
        new RegExp(source, 'm');
    }
    catch {
        throw new Error(`"${source}" is not a regular expression`);
    }
    return { by: 'pattern', source };
}


/***/ }),

/***/ 43190:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GO: () => (/* binding */ exitCause),
/* harmony export */   Sb: () => (/* binding */ isImageFault),
/* harmony export */   UO: () => (/* binding */ unhealthyCause),
/* harmony export */   YA: () => (/* binding */ seconds),
/* harmony export */   hd: () => (/* binding */ causeKinds),
/* harmony export */   n7: () => (/* binding */ memoryCause),
/* harmony export */   sc: () => (/* binding */ nativeProgram),
/* harmony export */   xn: () => (/* binding */ startFailure)
/* harmony export */ });
/* harmony import */ var _container_state_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(25934);

const causeKinds = [
    'not-started',
    'program-not-found',
    'program-not-executable',
    'wrong-platform',
    'out-of-memory',
    'exited',
    'crashed-after-ready',
    'did-not-exit',
    'wrong-exit-code',
    'port-not-bound',
    'no-answer',
    'wrong-answer',
    'unhealthy',
    'probe-not-found',
    'check-failed',
    'behavior',
];
function startFailure(message, { platform, program }) {
    if (/exec format error/i.test(message))
        return wrongPlatform(platform);
    if (/executable file not found|no such file or directory|not a directory/i.test(message) &&
        /exec|stat|runc|OCI/i.test(message)) {
        const named = /exec: "([^"]+)"/.exec(message)?.[1] ?? program;
        return {
            kind: 'program-not-found',
            sentence: `the image's program ${quote(named)} does not exist in it`,
            advice: 'Check ENTRYPOINT and CMD, and that the final stage of the Dockerfile copies the program there.',
        };
    }
    if (/permission denied|is a directory/i.test(message) && /exec/i.test(message)) {
        const named = /exec: "([^"]+)"/.exec(message)?.[1] ?? program;
        return {
            kind: 'program-not-executable',
            sentence: `the image's program ${quote(named)} cannot be executed: permission denied`,
            advice: 'Give it the executable bit (COPY --chmod=755), also for the user it runs as.',
        };
    }
    return { kind: 'not-started', sentence: `the container could not be started: ${message}` };
}
function isImageFault(message) {
    return /no command specified|unable to find (user|group)|no matching entries in (passwd|group)/i.test(message);
}
function exitCause({ exitCode, state, startedAt, endedAt, lastLines, wasReady }, started) {
    const log = lastLines.join('\n');
    const after = `after ${seconds(endedAt - startedAt)}`;
    if (state?.outOfMemory)
        return memoryCause(endedAt - startedAt);
    if (!wasReady && /exec format error/i.test(log))
        return wrongPlatform(started.platform);
    const shebang = /exec (\S+): no such file or directory/.exec(log);
    if (!wasReady && shebang && [1, 127, 255].includes(exitCode))
        return {
            kind: 'program-not-found',
            sentence: `the image's program ${quote(shebang[1] ?? '')} is there, but its interpreter or loader is not`,
            advice: 'Check the interpreter in its first line, Windows line ends, and the dynamic loader it was linked for.',
        };
    const words = exitWords(exitCode);
    const when = wasReady ? 'after it had become ready' : 'before it was ready';
    return {
        kind: wasReady ? 'crashed-after-ready' : 'exited',
        sentence: `the container exited with code ${exitCode}${words} ${after}, ${when}`,
        ...exitAdvice(exitCode, log),
    };
}
function memoryCause(afterMs) {
    return {
        kind: 'out-of-memory',
        sentence: `out of memory: killed after ${seconds(afterMs)}: it needed more than its limit`,
        advice: 'Raise `smoke-memory`, or make the application need less.',
    };
}
function unhealthyCause(state, patienceMs, over) {
    const { exitCode, output } = state?.lastProbe ?? {};
    const said = (output ?? '').replace(/\s+/g, ' ').trim().slice(0, 600);
    const when = over === 'unhealthy'
        ? 'it became unhealthy by the intervals of its HEALTHCHECK'
        : `not healthy within ${seconds(patienceMs)}`;
    if (exitCode === undefined)
        return {
            kind: 'unhealthy',
            sentence: `${when}: no HEALTHCHECK probe has finished yet`,
            advice: 'A single probe takes longer than that: raise `smoke-timeout`, or make the probe faster.',
        };
    if (state?.lastProbe && (0,_container_state_js__WEBPACK_IMPORTED_MODULE_0__/* .probeIsMissing */ .HK)(state.lastProbe)) {
        return {
            kind: 'probe-not-found',
            sentence: `the program of its HEALTHCHECK cannot be run (${exitCode}): ${said}`,
            advice: 'The image does not contain that program: use one that it contains, or `smoke-path` with `smoke-healthcheck: off`.',
        };
    }
    const last = exitCode === -1 ? 'the last probe took too long' : `the last probe exited with ${exitCode}`;
    return { kind: 'unhealthy', sentence: `${when}: ${last}${said === '' ? ' without output' : `: ${said}`}` };
}
function nativeProgram(platform) {
    return {
        kind: 'wrong-platform',
        sentence: `the image is labelled ${platform}, but its program is built for this machine and would not start on ${platform}`,
        advice: 'The final stage is `FROM --platform=$BUILDPLATFORM`, or copies programs from a stage that is: build them for `$TARGETPLATFORM`.',
    };
}
function wrongPlatform(platform) {
    return {
        kind: 'wrong-platform',
        sentence: `the image's program is not for ${platform} (exec format error)`,
        advice: 'Build every stage that ends in the image for the target: `FROM --platform=$BUILDPLATFORM` belongs to stages that cross-compile, and scripts need a "#!" line.',
    };
}
function exitWords(exitCode) {
    const names = {
        126: ' (not executable)',
        127: ' (command not found)',
        132: ' (SIGILL)',
        134: ' (SIGABRT)',
        135: ' (SIGBUS)',
        136: ' (SIGFPE)',
        137: ' (SIGKILL)',
        139: ' (SIGSEGV)',
        143: ' (SIGTERM)',
    };
    return names[exitCode] ?? '';
}
function exitAdvice(exitCode, log) {
    if (/read-only file system|EROFS/i.test(log))
        return { advice: 'It writes to a read-only file system.' };
    if (exitCode === 0)
        return {
            advice: 'For an image that does its work and exits, use the check `exit 0` in `smoke`.',
        };
    if (exitCode === 132 || exitCode === 139)
        return { advice: 'The program may be built for a newer processor, or for another libc.' };
    return {};
}
function seconds(ms) {
    return `${(Math.max(0, ms) / 1000).toFixed(1)} s`;
}
function quote(text) {
    return `"${text}"`;
}


/***/ }),

/***/ 25934:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bo: () => (/* binding */ stateFormat),
/* harmony export */   HK: () => (/* binding */ probeIsMissing),
/* harmony export */   O2: () => (/* binding */ parseContainerState)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77934);

const inspected = valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    Id: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    State: valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
        Status: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
        OOMKilled: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY(), false),
        ExitCode: valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
        Error: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), ''),
        Pid: valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
        StartedAt: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
        FinishedAt: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
        Health: valibot__WEBPACK_IMPORTED_MODULE_0__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
            Status: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
            Log: valibot__WEBPACK_IMPORTED_MODULE_0__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ ExitCode: valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), Output: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() }))),
        })),
    }),
    NetworkSettings: valibot__WEBPACK_IMPORTED_MODULE_0__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
        Ports: valibot__WEBPACK_IMPORTED_MODULE_0__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1P(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .nullable */ .mee(valibot__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ HostIp: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), HostPort: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() }))))),
        Networks: valibot__WEBPACK_IMPORTED_MODULE_0__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1P(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ IPAddress: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), '') }))),
    })),
});
function probeIsMissing({ exitCode, output }) {
    return (exitCode === 127 || (exitCode !== 0 && /executable file not found|OCI runtime exec failed/i.test(output)));
}
const stateFormat = '{"Id":{{json .Id}},"State":{{json .State}},"NetworkSettings":{{json .NetworkSettings}}}';
function parseContainerState(text) {
    const { Id, State, NetworkSettings } = valibot__WEBPACK_IMPORTED_MODULE_0__/* .parse */ .qgA(inspected, JSON.parse(text));
    const probe = State.Health?.Log?.at(-1);
    const ports = Object.entries(NetworkSettings?.Ports ?? {}).flatMap(([port, bindings]) => {
        const binding = bindings?.[0];
        const place = { host: binding?.HostIp ?? '', port: Number(binding?.HostPort) };
        return binding ? [[Number.parseInt(port, 10), place]] : [];
    });
    return {
        id: Id,
        status: State.Status,
        outOfMemory: State.OOMKilled,
        exitCode: State.ExitCode,
        error: State.Error,
        pid: State.Pid,
        startedAt: Date.parse(State.StartedAt),
        finishedAt: Date.parse(State.FinishedAt),
        ...(State.Health && { health: State.Health.Status }),
        ...(probe && { lastProbe: { exitCode: probe.ExitCode, output: probe.Output } }),
        published: new Map(ports),
        addresses: Object.fromEntries(Object.entries(NetworkSettings?.Networks ?? {}).map(([name, { IPAddress }]) => [name, IPAddress])),
    };
}


/***/ }),

/***/ 85517:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  G: () => (/* binding */ behaviors),
  N: () => (/* binding */ smokeInputs)
});

// EXTERNAL MODULE: ./.build/src/inputs/lists.js
var lists = __webpack_require__(12420);
// EXTERNAL MODULE: ./.build/src/inputs/readers.js
var readers = __webpack_require__(94837);
// EXTERNAL MODULE: ./.build/src/inputs/table.js
var table = __webpack_require__(57369);
;// CONCATENATED MODULE: ./.build/src/smoke/allowed.js
const composeRights = [
    'privileged',
    'capabilities',
    'security-options',
    'host-network',
    'host-pid',
    'host-ipc',
    'host-uts',
    'host-users',
    'host-cgroup',
    'devices',
    'binds',
    'external',
    'other-containers',
    'programs',
    'unknown-keys',
    'files',
    'pull-request-file',
];

// EXTERNAL MODULE: ./.build/src/smoke/checks/check-lines.js + 1 modules
var check_lines = __webpack_require__(37801);
;// CONCATENATED MODULE: ./.build/src/smoke/inputs.js





const behaviors = [
    'stop',
    'restart',
    'non-root',
    'other-user',
    'read-only',
    'no-new-privileges',
    'no-capabilities',
];
const wanted = (0,readers/* reader */.wA)('`auto`, `false`, or checks, one per line', value => {
    if (value.trim() === 'auto' || value.trim() === 'true')
        return 'auto';
    if (value.trim() === 'false')
        return 'off';
    return value
        .split('\n')
        .map(line => line.trim())
        .filter(line => line !== '' && !line.startsWith('#'))
        .map(line => {
        try {
            return (0,check_lines/* parseCheckLine */.W)(line);
        }
        catch (error) {
            throw new Error(`the check "${line}": ${error.message}`);
        }
    });
});
const variables = (0,readers/* listReader */.qL)('list of NAME=value, one per line', given => (0,lists/* lineList */.X)(given, { trim: false }).map((item) => {
    const parts = /^\s*([A-Za-z_][A-Za-z0-9_.-]*)=(.*)$/s.exec(item);
    if (!parts?.[1])
        throw new Error('an item is not NAME=value');
    return { name: parts[1], value: parts[2] ?? '' };
}));
const required = (0,readers/* listReader */.qL)('list, by line or comma', given => readers/* items */.ld.read(given).map(name => (0,readers/* choice */.Yq)(...behaviors).read(name)));
const variableNames = (0,readers/* listReader */.qL)('list of names of variables, by line or comma', given => readers/* items */.ld.read(given).map(name => {
    if (/^[A-Za-z_][A-Za-z0-9_]*$/.test(name))
        return name;
    throw new Error(`"${name}" is not the name of a variable`);
}));
const allowed = (0,readers/* listReader */.qL)('list, by line or comma', given => readers/* items */.ld.read(given).map(name => (0,readers/* choice */.Yq)(...composeRights).read(name)));
const smokeInputs = {
    smoke: (0,table/* input */.hF)(wanted, {
        description: 'How to test that the image runs. `auto` waits for its `HEALTHCHECK`, or for `smoke-path`; `false` switches the smoke test off; a list adds checks, one per line: `http /healthz status=200 body~ok`, `command php -v`, `run php -v` (in a container of its own, for images that are tools), `log "ready"`, `file /etc/app.conf mode=0640`, `user !root`, `port 8080`, `env APP_MODE=production`, or `exit 0` for an image that does its work and exits.',
        default: 'auto',
    }),
    'smoke-file': (0,table/* input */.hF)(readers/* text */.Qq, {
        description: 'A file with further checks, below the workspace: lines as in `smoke`, a YAML or JSON list of them, or a container-structure-test file.',
    }),
    'smoke-port': (0,table/* input */.hF)(readers/* count */.U9, {
        description: 'The port inside the container for HTTP checks. Default: the only port that the image exposes. It is published on a free port of the loopback interface.',
    }),
    'smoke-path': (0,table/* input */.hF)(readers/* text */.Qq, {
        description: 'A path that must answer over HTTP with a status from 200 to 399, for example `/healthz`. Shorthand for the check `http /healthz`.',
    }),
    'smoke-timeout': (0,table/* input */.hF)(readers/* duration */.p0, {
        description: 'Timeout until the container is ready and every check holds. Emulated platforms get five times as long.',
        default: '60s',
    }),
    'smoke-stay-up': (0,table/* input */.hF)(readers/* duration */.p0, {
        description: 'How long the container must keep running after it became ready. An image without any check must stay up for at least 3 s.',
        default: '0s',
    }),
    'smoke-stop-timeout': (0,table/* input */.hF)(readers/* duration */.p0, {
        description: 'Grace period between the stop signal and the kill.',
        default: '10s',
    }),
    'smoke-healthcheck': (0,table/* input */.hF)((0,readers/* choice */.Yq)('fast', 'image', 'off'), {
        description: 'What to do with the `HEALTHCHECK` of the image: `fast` runs it several times a second while the container starts, with its own command, timeout and retries; `image` keeps its intervals; `off` does not use it.',
        default: 'fast',
    }),
    'smoke-env': (0,table/* input */.hF)(variables, {
        description: 'Variables for the container, one `NAME=value` per line.',
    }),
    'smoke-secrets': (0,table/* input */.hF)(variables, {
        description: 'Secret variables for the container, one `NAME=value` per line (a whole item in quotes may span lines). They are hidden in all output and never appear in arguments.',
        secretsOf: given => given.map(({ value }) => value),
    }),
    'smoke-args': (0,table/* input */.hF)(readers/* lines */.Mn, {
        description: 'Arguments for the container in place of the `CMD` of the image, one per line.',
    }),
    'smoke-network': (0,table/* input */.hF)(readers/* text */.Qq, {
        description: 'The network to join: `none`, `host`, or the name of an existing one, for example the network of the job to reach its `services`.',
    }),
    'smoke-compose-file': (0,table/* input */.hF)(readers/* text */.Qq, {
        description: 'A compose file with the services that the image needs. The image replaces its service; fixed ports and names are removed, so that runs do not collide.',
    }),
    'smoke-compose-service': (0,table/* input */.hF)(readers/* text */.Qq, {
        description: 'The service of the compose file that the image is for. Default: the only one with a `build`.',
    }),
    'smoke-compose-env': (0,table/* input */.hF)(variableNames, {
        description: 'Variables of the job, by name, that the compose file may use as `${NAME}`. It sees no others, apart from what the docker command itself needs.',
    }),
    'smoke-allow': (0,table/* input */.hF)(allowed, {
        description: 'What the compose file may ask of this machine: `privileged`, `capabilities`, `security-options`, `devices`, the namespaces `host-network` `host-pid` `host-ipc` `host-uts` `host-users` `host-cgroup`, `binds` of folders outside of the checkout (the socket of the engine too), `external` networks and volumes, `other-containers`, `programs` (`runtime`, `provider`, `annotations`, other logging drivers), `unknown-keys`, `files` outside of the checkout that compose reads, and `pull-request-file`: that of the pull request instead of the one of its base branch.',
    }),
    'smoke-memory': (0,table/* input */.hF)(readers/* size */.Ej, {
        description: 'Memory limit of the container. A container that needs more is killed, and the report says so.',
    }),
    'smoke-platforms': (0,table/* input */.hF)(readers/* items */.ld, {
        description: 'The platforms to run: `all` that this machine can run, natively or through an emulator, `native`, or a list such as `linux/amd64,linux/arm64`.',
        default: 'all',
    }),
    'smoke-behavior': (0,table/* input */.hF)((0,readers/* choice */.Yq)('auto', 'all', 'stop'), {
        description: 'What to measure besides readiness: `stop` only how it stops; `all` also whether it survives a restart and which hardening it works with (another user, read-only root, no new privileges, no capabilities); `auto` measures all of this where the container is ready within 5 s and runs natively.',
        default: 'auto',
    }),
    'smoke-require': (0,table/* input */.hF)(required, {
        description: 'Measured behaviour that the image must have, or the smoke test fails: any of `stop`, `restart`, `non-root`, `other-user`, `read-only`, `no-new-privileges`, `no-capabilities`.',
    }),
};


/***/ }),

/***/ 54127:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IP: () => (/* binding */ smokePolicy),
/* harmony export */   JX: () => (/* binding */ policyFrom),
/* harmony export */   MX: () => (/* binding */ judgeStoredSmoke),
/* harmony export */   xE: () => (/* binding */ smokePolicyOf)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(77934);
/* harmony import */ var _stage_section_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(31653);
/* harmony import */ var _checks_check_file_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(74688);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(85517);





const smokePolicy = valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({
    checks: valibot__WEBPACK_IMPORTED_MODULE_4__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_4__/* .pipe */ .FsL(_stage_section_js__WEBPACK_IMPORTED_MODULE_1__/* .shortText */ .os, valibot__WEBPACK_IMPORTED_MODULE_4__/* .regex */ .yGV(/^[0-9a-f]{16}$/))), valibot__WEBPACK_IMPORTED_MODULE_4__/* .maxLength */ .Ru6(10_000)),
    require: valibot__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_4__/* .picklist */ .KIO(_inputs_js__WEBPACK_IMPORTED_MODULE_3__/* .behaviors */ .G)),
    healthcheck: valibot__WEBPACK_IMPORTED_MODULE_4__/* .picklist */ .KIO(['fast', 'image', 'off']),
    stayUp: valibot__WEBPACK_IMPORTED_MODULE_4__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_4__/* .number */ .aig(), valibot__WEBPACK_IMPORTED_MODULE_4__/* .minValue */ .Wwf(0)),
});
async function smokePolicyOf(asked, workspace) {
    const file = asked.smokeFile === undefined ? undefined : await (0,_checks_check_file_js__WEBPACK_IMPORTED_MODULE_2__/* .readCheckFile */ .v)(asked.smokeFile, workspace);
    const given = Array.isArray(asked.smoke) ? asked.smoke : [];
    return policyFrom(asked, [...given, ...(file?.checks ?? [])]);
}
function policyFrom({ smokePath, smokeHealthcheck, smokeStayUp, smokeRequire }, checks) {
    const all = [
        ...checks.map(({ line: _, ...check }) => JSON.stringify(check)),
        ...(smokePath === undefined ? [] : [JSON.stringify({ path: smokePath })]),
    ];
    return {
        checks: [...new Set(all.map(short))].toSorted(),
        require: [...new Set(smokeRequire)].toSorted(),
        healthcheck: smokeHealthcheck ?? 'fast',
        stayUp: smokeStayUp ?? 0,
    };
}
function judgeStoredSmoke(stored, asked) {
    const parsed = valibot__WEBPACK_IMPORTED_MODULE_4__/* .safeParse */ .xLC(valibot__WEBPACK_IMPORTED_MODULE_4__/* .looseObject */ ._H3({ policy: smokePolicy }), stored);
    if (!parsed.success)
        return 'it does not say what it asked of the image';
    const { policy } = parsed.output;
    const unchecked = asked.checks.filter(check => !policy.checks.includes(check)).length;
    const unasked = asked.require.filter(name => !policy.require.includes(name));
    const less = [
        ...(unchecked > 0
            ? [`without ${unchecked === 1 ? 'one' : unchecked} of the checks of this run (smoke)`]
            : []),
        ...(unasked.length > 0 ? [`without ${unasked.join(', ')} (smoke-require)`] : []),
        ...(policy.healthcheck === 'off' && asked.healthcheck !== 'off'
            ? ['without the HEALTHCHECK (smoke-healthcheck)']
            : []),
        ...(policy.stayUp < asked.stayUp
            ? [`for ${policy.stayUp} ms, and not ${asked.stayUp} (smoke-stay-up)`]
            : []),
    ];
    return less.length === 0 ? undefined : `it was tested ${less.join(', ')}`;
}
function short(text) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(text).digest('hex').slice(0, 16);
}


/***/ }),

/***/ 31653:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M6: () => (/* binding */ digestText),
/* harmony export */   as: () => (/* binding */ sectionEntries),
/* harmony export */   os: () => (/* binding */ shortText),
/* harmony export */   vj: () => (/* binding */ amount)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77934);

const digestText = valibot__WEBPACK_IMPORTED_MODULE_0__/* .custom */ .IeY(value => typeof value === 'string' && /^sha256:[0-9a-f]{64}$/.test(value), 'expected sha256: and 64 hex digits');
const amount = valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .integer */ .ndf(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .minValue */ .Wwf(0));
const shortText = valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .maxLength */ .Ru6(4096));
const sectionEntries = {
    status: valibot__WEBPACK_IMPORTED_MODULE_0__/* .picklist */ .KIO(['passed', 'failed', 'skipped']),
    startedAt: shortText,
    seconds: valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .minValue */ .Wwf(0)),
    reason: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(shortText),
    warnings: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(shortText)),
};


/***/ }),

/***/ 97935:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ severities)
/* harmony export */ });
const severities = ['unknown', 'low', 'medium', 'high', 'critical'];


/***/ }),

/***/ 17039:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  F: () => (/* binding */ listenForCancel)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
;// CONCATENATED MODULE: ./.build/src/system/children.js

async function signalChildren(signal) {
    const pids = await childrenOf(process.pid);
    for (const pid of pids) {
        try {
            process.kill(pid, signal);
        }
        catch {
        }
    }
    return pids.length;
}
async function childrenOf(pid) {
    const tasks = await (0,promises_.readdir)(`/proc/${pid}/task`).catch(() => []);
    const lists = await Promise.all(tasks.map(task => (0,promises_.readFile)(`/proc/${pid}/task/${task}/children`, 'utf8').catch(() => '')));
    return lists.flatMap(list => list.split(' ').filter(Boolean).map(Number));
}

;// CONCATENATED MODULE: ./.build/src/system/cancel.js

function listenForCancel() {
    const controller = new AbortController();
    let exitCode;
    const stop = (signal) => {
        exitCode ??= signal === 'SIGINT' ? 130 : 143;
        controller.abort(new Error('the run was cancelled'));
        void signalChildren('SIGTERM');
    };
    process.on('SIGINT', stop);
    process.on('SIGTERM', stop);
    return { signal: controller.signal, exitCode: () => exitCode };
}


/***/ }),

/***/ 91054:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  k: () => (/* binding */ createExec)
});

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(31421);
// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(78474);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: ./node_modules/@actions/exec/lib/exec.js + 1 modules
var exec = __webpack_require__(41955);
// EXTERNAL MODULE: ./.build/src/messages/errors.js
var errors = __webpack_require__(3969);
;// CONCATENATED MODULE: ./.build/src/system/git-settings.js
const settings = {
    'core.fsmonitor': 'false',
    'core.hooksPath': '/dev/null',
    'log.showSignature': 'false',
    'safe.bareRepository': 'explicit',
};
function withGitSettings(env) {
    const given = Number(env.GIT_CONFIG_COUNT ?? 0);
    if (!Number.isSafeInteger(given) || given < 0)
        return env;
    const added = Object.entries(settings).flatMap(([key, value], at) => [
        [`GIT_CONFIG_KEY_${given + at}`, key],
        [`GIT_CONFIG_VALUE_${given + at}`, value],
    ]);
    return {
        ...env,
        ...Object.fromEntries(added),
        GIT_CONFIG_COUNT: String(given + Object.keys(settings).length),
    };
}

;// CONCATENATED MODULE: ./.build/src/system/exec.js






const killed = 137;
const longestOutput = 256 * 1024 * 1024;
const lateOutput = 5000;
const nothing = (() => { });
function createExec(env) {
    return {
        run: (command, watch) => run(command, environment(env, command), watch),
        start: command => start(command, environment(env, command)),
    };
}
async function run(command, env, watch = {}) {
    const stdout = [];
    const stderr = [];
    let total = 0;
    const keep = (chunks, stream) => (chunk) => {
        const own = Buffer.from(chunk);
        endLine(chunk);
        total += own.length;
        if (total > longestOutput)
            return;
        chunks.push(own);
        watch.onOutput?.(own, stream);
    };
    let exitCode;
    try {
        exitCode = await (0,exec/* exec */.m)(quoted(command.file), [...command.args], {
            env,
            cwd: command.cwd,
            input: command.stdin ? Buffer.from(command.stdin) : nothing,
            silent: true,
            ignoreReturnCode: true,
            delay: lateOutput,
            listeners: { stdout: keep(stdout, 'stdout'), stderr: keep(stderr, 'stderr') },
        });
    }
    catch (error) {
        throw notStarted(command.file, error);
    }
    if (total > longestOutput)
        throw new errors/* UserError */.yo(`${command.file} wrote more than the ${longestOutput} bytes that are read`);
    return { exitCode: exitCode ?? killed, stdout: exec_text(stdout), stderr: exec_text(stderr) };
}
function endLine(piece) {
    piece.write(external_node_os_.EOL, Math.max(0, piece.length - external_node_os_.EOL.length));
}
function start(command, env) {
    const child = (0,external_node_child_process_.spawn)(command.file, command.args, { env, cwd: command.cwd, stdio: ['pipe', 'pipe', 'pipe'] });
    child.stdin.on('error', () => { });
    child.stdin.end(command.stdin ?? '');
    const ended = new Promise((resolve, reject) => {
        child.once('error', error => reject(notStarted(command.file, error)));
        child.once('close', (code, signal) => resolve(code ?? 128 + (signal ? external_node_os_.constants.signals[signal] : 9)));
    });
    ended.catch(() => { });
    return {
        pid: child.pid ?? -1,
        stdout: child.stdout,
        stderr: child.stderr,
        ended,
        async end(graceMs = 2000) {
            if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined)
                return ended;
            child.kill('SIGTERM');
            const timer = setTimeout(() => child.kill('SIGKILL'), graceMs);
            await (0,external_node_events_.once)(child, 'close').finally(() => clearTimeout(timer));
            return ended;
        },
    };
}
const withheld = /^(?:INPUT_|STATE_|ACTIONS_|BUILDONCE_|GITHUB_(?:OUTPUT|STATE|ENV|PATH|STEP_SUMMARY|ARTIFACTS(?:_LIST)?)$)/i;
function environment(env, command) {
    const { needs = [] } = command;
    const inherited = Object.entries(env).filter(([name]) => !withheld.test(name) || needs.includes(name));
    const all = command.onlyEnv ?? withGitSettings({ ...Object.fromEntries(inherited), ...command.env });
    return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}
function quoted(file) {
    return `"${file}"`;
}
function notStarted(file, cause) {
    return new errors/* UserError */.yo(`could not start ${file}: ${(0,errors/* describe */.q0)(cause)}`, {
        hint: `Install ${file} or put it on the PATH of this runner.`,
        cause,
    });
}
function exec_text(chunks) {
    return Buffer.concat(chunks).toString('utf8');
}


/***/ }),

/***/ 82217:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ leadsInside),
/* harmony export */   x: () => (/* binding */ reachOf)
/* harmony export */ });
function reachOf(address) {
    const text = address.replace(/^\[|\]$/g, '').replace(/%.*$/, '');
    const v4 = parseV4(text);
    if (v4 !== undefined)
        return reachOfV4(v4);
    const v6 = parseV6(text);
    return v6 && reachOfV6(v6);
}
function reachOfName(hostname) {
    const name = hostname.toLowerCase().replace(/\.{1,2}$/, '');
    if (machineName.test(name))
        return 'machine';
    return !name.includes('.') || networkName.test(name) ? 'network' : undefined;
}
const machineName = /^(?:(?:.*\.)?localhost|(?:.*\.)?metadata(?:\.google\.internal|\.goog|\.azure\.internal|\.tencentyun\.com)?|instance-data(?:\..*)?)$/;
const networkName = /\.(?:local|localdomain|internal|intranet|lan|home|corp|svc)$/;
function leadsInside(hostname, by) {
    if (hostname === by)
        return false;
    const reach = reachOf(hostname) ?? reachOfName(hostname);
    if (reach === 'machine')
        return true;
    return reach === 'network' && (reachOf(by) ?? reachOfName(by)) !== 'network';
}
const ranges = [
    [0x646464c8, 32, 'machine'],
    [0xa83f8110, 32, 'machine'],
    [0x00000000, 8, 'machine'],
    [0x0a000000, 8, 'network'],
    [0x64400000, 10, 'network'],
    [0x7f000000, 8, 'machine'],
    [0xa9fe0000, 16, 'machine'],
    [0xac100000, 12, 'network'],
    [0xc0000000, 24, 'machine'],
    [0xc0000200, 24, 'machine'],
    [0xc0586300, 24, 'machine'],
    [0xc0a80000, 16, 'network'],
    [0xc6120000, 15, 'machine'],
    [0xc6336400, 24, 'machine'],
    [0xcb007100, 24, 'machine'],
    [0xe0000000, 4, 'machine'],
    [0xf0000000, 4, 'machine'],
];
function reachOfV4(address) {
    const found = ranges.find(([first, length]) => address >>> (32 - length) === first >>> (32 - length));
    return found?.[2] ?? 'public';
}
function reachOfV6(groups) {
    const [a = 0, b = 0, c = 0] = groups;
    const v4 = (at) => reachOfV4((((groups[at] ?? 0) << 16) | (groups[at + 1] ?? 0)) >>> 0);
    const zeros = (count) => groups.slice(0, count).every(group => group === 0);
    if (zeros(5) && groups[5] === 0xffff)
        return v4(6);
    if (a === 0x64 && b === 0xff9b && groups.slice(2, 6).every(group => group === 0))
        return v4(6);
    if (a === 0x2002)
        return v4(1);
    const [g = 0, h = 0] = groups.slice(6);
    const rest = groups.slice(2, 6).every(group => group === 0);
    if (a === 0xfd00 && b === 0xec2 && rest && g === 0)
        return 'machine';
    if (a === 0xfd20 && b === 0xce && rest && g === 0 && h === 0x254)
        return 'machine';
    if ((a & 0xfe00) === 0xfc00 || (a === 0x64 && b === 0xff9b && c === 1))
        return 'network';
    if ((a & 0xe000) !== 0x2000)
        return 'machine';
    const special = (a === 0x2001 && (b < 0x200 || b === 0xdb8)) || (a === 0x3fff && b < 0x1000);
    return special ? 'machine' : 'public';
}
function parseV4(text) {
    const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text)?.slice(1).map(Number);
    if (parts === undefined || parts.some(part => part > 255))
        return undefined;
    return parts.reduce((all, part) => all * 256 + part, 0);
}
function parseV6(text) {
    if (!text.includes(':') || !/^[0-9a-f:.]{2,45}$/i.test(text))
        return undefined;
    const dotted = text.slice(text.lastIndexOf(':') + 1);
    const v4 = parseV4(dotted);
    const plain = v4 === undefined
        ? text
        : `${text.slice(0, -dotted.length)}${(v4 >>> 16).toString(16)}:${(v4 & 0xffff).toString(16)}`;
    const [head = '', tail] = plain.split('::');
    const groupsOf = (part) => part === '' ? [] : part.split(':').map(group => Number.parseInt(group, 16));
    const [before, after] = [groupsOf(head), groupsOf(tail ?? '')];
    const missing = 8 - before.length - after.length;
    if (tail === undefined ? missing !== 0 : missing < 0)
        return undefined;
    return [...before, ...Array(missing).fill(0), ...after];
}


/***/ }),

/***/ 13192:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ retryAfter)
/* harmony export */ });
function retryAfter(value, now) {
    if (value === undefined)
        return undefined;
    if (/^\d{1,9}$/.test(value.trim()))
        return Number(value) * 1000;
    const date = Date.parse(value);
    return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}


/***/ })

};
