export const id = 403;
export const ids = [403];
export const modules = {

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

/***/ 9596:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fj: () => (/* binding */ secretsOf),
/* harmony export */   cy: () => (/* binding */ chain),
/* harmony export */   yV: () => (/* binding */ basicText)
/* harmony export */ });
function chain(keychains) {
    return async (at, actions) => {
        for (const keychain of keychains) {
            const found = await keychain(at, actions);
            if (found)
                return found;
        }
        return undefined;
    };
}
function secretsOf(credentials) {
    return credentials.kind === 'basic'
        ? [credentials.password, basicText(credentials)].filter(secret => secret !== '')
        : [credentials.token];
}
function basicText({ username, password }) {
    return Buffer.from(`${username}:${password}`, 'utf8').toString('base64');
}


/***/ }),

/***/ 84132:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  f: () => (/* binding */ createKeychain)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./.build/src/errors.js
var errors = __webpack_require__(36624);
;// CONCATENATED MODULE: ./.build/src/registry/auth/credential-helper.js

async function askHelper({ helper, server }, exec, limitMs = 30_000) {
    const fail = (why) => new errors/* UserError */.yo(`the credential helper "${helper}" failed for ${server}: ${why}`, {
        hint: 'It is named by credHelpers or credsStore in the Docker configuration.',
    });
    if (!/^[A-Za-z0-9._-]+$/.test(helper))
        throw fail('its name is not a program name');
    const running = exec.start({ file: `docker-credential-${helper}`, args: ['get'], stdin: server });
    let timedOut = false;
    const timer = setTimeout(() => {
        timedOut = true;
        void running.end();
    }, limitMs);
    try {
        running.stderr.resume();
        const [output, exitCode] = await Promise.all([credential_helper_text(running.stdout), running.ended]);
        if (timedOut)
            throw fail(`it did not answer within ${limitMs / 1000} s`);
        if (exitCode === 0)
            return read(output, fail);
        if (/credentials not found|no credentials/i.test(output))
            return undefined;
        throw fail(`it ended with ${exitCode}: ${output.trim().slice(0, 200)}`);
    }
    finally {
        clearTimeout(timer);
    }
}
function read(output, fail) {
    let answer;
    try {
        answer = JSON.parse(output);
    }
    catch {
        throw fail('its answer is not JSON');
    }
    const { Username: username, Secret: secret } = answer ?? {};
    if (typeof username !== 'string' || typeof secret !== 'string')
        throw fail('its answer has no Username and Secret');
    if (secret === '')
        return undefined;
    return username === '<token>'
        ? { kind: 'identity', token: secret }
        : { kind: 'basic', username, password: secret };
}
async function credential_helper_text(stream) {
    const chunks = [];
    for await (const chunk of stream)
        chunks.push(chunk);
    return Buffer.concat(chunks).toString('utf8');
}

// EXTERNAL MODULE: ./.build/src/registry/auth/credentials.js
var credentials = __webpack_require__(9596);
;// CONCATENATED MODULE: ./.build/src/registry/auth/docker-config.js

function parseAuthFile(text, path) {
    let value;
    try {
        value = JSON.parse(text);
    }
    catch {
        throw new errors/* UserError */.yo(`the credentials file ${path} is not JSON`);
    }
    if (!isObject(value))
        throw new errors/* UserError */.yo(`the credentials file ${path} is not a JSON object`);
    const auths = Object.entries(isObject(value.auths) ? value.auths : {});
    return {
        path,
        auths: Object.fromEntries(auths.map(([key, entry]) => [key, isObject(entry) ? entry : {}])),
        credHelpers: isObject(value.credHelpers) ? value.credHelpers : {},
        ...(typeof value.credsStore === 'string' && value.credsStore !== '' && { credsStore: value.credsStore }),
    };
}
function findInDockerConfig(file, registry) {
    const keys = keysOf(registry);
    const helped = keys.find(key => typeof file.credHelpers[key] === 'string');
    if (helped !== undefined)
        return { helper: String(file.credHelpers[helped]), server: helped };
    const key = keys.find(name => name in file.auths);
    if (file.credsStore !== undefined)
        return { helper: file.credsStore, server: key ?? serverOf(registry) };
    return key === undefined ? undefined : entryCredentials(file, key);
}
function findInContainersAuth(file, { registry, repository }) {
    const parts = repository.split('/');
    const hosts = registry === 'docker.io' ? ['docker.io', 'index.docker.io'] : [registry];
    for (let length = parts.length; length > 0; length--) {
        for (const host of hosts) {
            const key = [host, ...parts.slice(0, length)].join('/');
            if (key in file.auths)
                return entryCredentials(file, key);
        }
    }
    return findInDockerConfig(file, registry);
}
function keysOf(registry) {
    const hosts = registry === 'docker.io' ? ['docker.io', 'index.docker.io', 'registry-1.docker.io'] : [registry];
    const forms = (host) => [
        host,
        `https://${host}`,
        `https://${host}/`,
        `https://${host}/v1/`,
        `https://${host}/v2/`,
    ];
    const plain = registry === 'docker.io' ? [] : [`http://${registry}`];
    return [...(registry === 'docker.io' ? [serverOf(registry)] : []), ...hosts.flatMap(forms), ...plain];
}
function serverOf(registry) {
    return registry === 'docker.io' ? 'https://index.docker.io/v1/' : registry;
}
function entryCredentials({ auths, path }, key) {
    const { auth, username, password, identitytoken, registrytoken } = auths[key] ?? {};
    if (isText(registrytoken))
        return { credentials: { kind: 'bearer', token: registrytoken } };
    if (isText(identitytoken))
        return { credentials: { kind: 'identity', token: identitytoken } };
    if (isText(auth)) {
        const decoded = Buffer.from(auth, 'base64').toString('utf8').replace(/\0+$/, '');
        const colon = decoded.indexOf(':');
        if (colon < 1)
            throw new errors/* UserError */.yo(`the entry of ${key} in ${path} does not hold user:password in base64`);
        return {
            credentials: { kind: 'basic', username: decoded.slice(0, colon), password: decoded.slice(colon + 1) },
        };
    }
    return isText(username) && isText(password)
        ? { credentials: { kind: 'basic', username, password } }
        : undefined;
}
function isText(value) {
    return typeof value === 'string' && value !== '';
}
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}

;// CONCATENATED MODULE: ./.build/src/registry/auth/scoped-config.js


async function scopedFolders(root, { registry, repository }, actions) {
    const host = registry === 'docker.io' ? 'registry-1.docker.io' : registry;
    const whole = await matching(root, host, actions);
    const path = `${host}/${repository}`;
    const slash = path.lastIndexOf('/');
    const exact = await matching((0,external_node_path_.join)(root, path.slice(0, slash)), path.slice(slash + 1), actions);
    return [...exact, ...whole];
}
async function matching(folder, name, actions) {
    const entries = await (0,promises_.readdir)(folder).catch(() => []);
    return entries
        .flatMap(entry => {
        const [base, list] = entry.split('@');
        const listed = list === undefined ? [] : list.split(',');
        const fits = base === name && listed.every(action => actions.includes(action));
        return fits ? [{ entry, count: listed.length }] : [];
    })
        .sort((a, b) => b.count - a.count)
        .map(({ entry }) => (0,external_node_path_.join)(folder, entry));
}

;// CONCATENATED MODULE: ./.build/src/registry/auth/keychain.js







function createKeychain({ exec, variable }) {
    const home = variable('HOME') ?? variable('USERPROFILE');
    const docker = variable('DOCKER_CONFIG') ?? (home && (0,external_node_path_.join)(home, '.docker'));
    const scoped = variable('BUILDX_CONFIG') ?? (docker && (0,external_node_path_.join)(docker, 'buildx'));
    const containers = [
        variable('REGISTRY_AUTH_FILE'),
        variable('XDG_RUNTIME_DIR') && (0,external_node_path_.join)(variable('XDG_RUNTIME_DIR') ?? '', 'containers/auth.json'),
        home && (0,external_node_path_.join)(home, '.config/containers/auth.json'),
    ];
    const asked = new Map();
    const answer = async (found) => {
        if (found === undefined || 'credentials' in found)
            return found?.credentials;
        const key = `${found.helper} ${found.server}`;
        const answered = asked.get(key) ?? askHelper(found, exec);
        asked.set(key, answered);
        return answered;
    };
    return (0,credentials/* chain */.cy)([
        async (at, actions) => {
            const folders = scoped ? await scopedFolders((0,external_node_path_.join)(scoped, 'config'), at, actions) : [];
            return first(folders.map(folder => (0,external_node_path_.join)(folder, 'config.json')), async (file) => answer(findInDockerConfig(file, at.registry)));
        },
        at => first([docker && (0,external_node_path_.join)(docker, 'config.json')], file => answer(findInDockerConfig(file, at.registry))),
        (at) => first(containers, file => answer(findInContainersAuth(file, at))),
    ]);
}
async function first(paths, ask) {
    for (const path of paths) {
        const file = path ? await readAuthFile(path) : undefined;
        const found = file && (await ask(file));
        if (found)
            return found;
    }
    return undefined;
}
async function readAuthFile(path) {
    try {
        return parseAuthFile(await (0,promises_.readFile)(path, 'utf8'), path);
    }
    catch (cause) {
        const { code } = cause;
        if (code === 'ENOENT' || code === 'ENOTDIR')
            return undefined;
        if (cause instanceof errors/* UserError */.yo)
            throw cause;
        throw new errors/* UserError */.yo(`the credentials file ${path} cannot be read: ${(0,errors/* describe */.q0)(cause)}`, { cause });
    }
}


/***/ }),

/***/ 51229:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   TG: () => (/* binding */ transientStatuses),
/* harmony export */   bZ: () => (/* binding */ parseFaults),
/* harmony export */   dg: () => (/* binding */ isTransient),
/* harmony export */   gl: () => (/* binding */ RegistryError)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(36624);
/* harmony import */ var _login_hint_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(53374);


class RegistryError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo {
    name = 'RegistryError';
    status;
    faults;
    retryAfterMs;
    usedUp;
    constructor(failure) {
        super(sentence(failure), { hint: failure.hint ?? hintFor(failure), cause: failure.cause });
        this.status = failure.status;
        this.faults = failure.faults ?? [];
        this.retryAfterMs = failure.retryAfterMs;
        this.usedUp = isUsedUp(failure);
    }
    has(code) {
        return this.faults.some(fault => fault.code === code);
    }
}
function parseFaults(body) {
    let value;
    try {
        value = JSON.parse(Buffer.from(body).toString('utf8'));
    }
    catch {
        return [];
    }
    const errors = value?.errors;
    if (!Array.isArray(errors))
        return [];
    return errors.slice(0, 5).flatMap((item) => {
        const { code, message } = (item ?? {});
        return typeof code === 'string' ? [{ code: short(code), message: short(message) }] : [];
    });
}
function isTransient(error) {
    if (!(error instanceof RegistryError))
        return false;
    if (error.status === undefined)
        return error.cause !== undefined && !isFinal(error.cause);
    return transientStatuses.includes(error.status) && !error.usedUp;
}
const transientStatuses = [408, 429, 499, 500, 502, 503, 504, 522];
function sentence({ method, url, status, faults = [], requestId, cause, why }) {
    const request = `${method} ${url.protocol}//${url.host}${url.pathname}`;
    const id = requestId === undefined ? '' : ` (request id ${short(requestId)})`;
    if (why !== undefined)
        return `${request}: ${why}${id}`;
    if (status === undefined)
        return `${request} got no answer: ${causeText(cause)}`;
    const words = faults
        .map(fault => (fault.message ? `${fault.code} ${fault.message}` : fault.code))
        .join('; ');
    return `${request} was answered with ${status}${words && `: ${words}`}${id}`;
}
function causeText(cause) {
    const { code, message } = (cause ?? {});
    if (typeof message === 'string' && message !== '')
        return short(message);
    return typeof code === 'string' ? code : 'the connection failed';
}
function isUsedUp({ status, retryAfterMs, remaining }) {
    return status === 429 && retryAfterMs === undefined && /^0\b/.test(remaining ?? '');
}
function hintFor(failure) {
    const { method, status, url, remaining, login, asked, faults = [] } = failure;
    const registry = asked?.registry ?? registryAt(url.host);
    if (isUsedUp(failure)) {
        const seconds = Number(/\bw=(\d+)/.exec(remaining ?? '')?.[1]);
        const hours = Number.isNaN(seconds) ? 'some' : Math.round(seconds / 3600);
        return `All pulls that ${url.host} allows in ${hours} hours are used up: log in with an account that may pull more, or run this again later.`;
    }
    const reads = asked === undefined ? /^(?:GET|HEAD)$/.test(method) : !asked.push;
    const words = faults.map(({ code, message }) => `${code} ${message}`).join(' ');
    const permission = status === 403 && login !== false && (0,_login_hint_js__WEBPACK_IMPORTED_MODULE_1__/* .permissionHint */ .f)({ registry, reads, words });
    if (permission)
        return permission;
    if (login && (status === 401 || (status === 403 && asked)))
        return `The login for ${registry} was not accepted: check its user name, its password, and whether that has run out.`;
    if (status === 403 && login !== false)
        return 'The login is valid but may not do this: check its rights for the repository, and that the repository exists.';
    if (status === 401 || status === 403)
        return (0,_login_hint_js__WEBPACK_IMPORTED_MODULE_1__/* .loginHint */ .t)(registry);
    if (status === 405 && /^(?:POST|PUT)$/.test(method))
        return `${url.host} takes nothing new here: it may be read-only, or only keep copies of another registry.`;
    if (status === 429)
        return 'The registry limits requests: log in, or try again later.';
    return undefined;
}
function registryAt(host) {
    return host === 'registry-1.docker.io' ? 'docker.io' : host;
}
function isFinal(cause) {
    const { code, name } = cause;
    if (name === 'AbortError')
        return true;
    return (typeof code === 'string' &&
        /^(?:ENOTFOUND|ERR_TLS|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|EPROTO|ABORT_ERR)/.test(code));
}
function short(value) {
    const text = typeof value === 'string' ? value : '';
    return text.replace(/[\u0000-\u001f\u007f]+/g, ' ').slice(0, 300);
}


/***/ }),

/***/ 53374:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ permissionHint),
/* harmony export */   t: () => (/* binding */ loginHint)
/* harmony export */ });
function loginHint(registry) {
    const hub = registry === 'docker.io';
    const inputs = hub
        ? '`username` and `password` (from a secret)'
        : `\`registry: ${registry}\`, \`username\` and \`password\` (from a secret)`;
    return `Log in to ${registry} first: give the inputs ${inputs}, or run \`docker login${hub ? '' : ` ${registry}`}\` before.`;
}
function permissionHint({ registry, reads, words }) {
    const named = /installation not allowed|write_package/i.test(words);
    if (registry !== 'ghcr.io' && !(registry.startsWith('containers.') && named))
        return undefined;
    const enough = reads ? ' (`packages: read` where the job only reads)' : '';
    const line = `add \`packages: write\` under \`permissions:\` of the job, beside \`contents: read\`${enough}`;
    const access = 'give this repository the role Write in the settings of the package (Manage Actions access)';
    return /write_package/i.test(words)
        ? `The package does not let this token in: ${access}, and ${line}.`
        : `The token of the job may not do this: ${line}. Where it is there, ${access}.`;
}


/***/ }),

/***/ 7839:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ openTransport)
/* harmony export */ });
/* harmony import */ var _auth_keychain_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(84132);
/* harmony import */ var _transport_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5745);


function openTransport({ http, exec, host, now, signal, plainHttp }) {
    const keychain = (0,_auth_keychain_js__WEBPACK_IMPORTED_MODULE_0__/* .createKeychain */ .f)({ exec, variable: name => host.variable(name) });
    return (0,_transport_js__WEBPACK_IMPORTED_MODULE_1__/* .createTransport */ .o)({ http, keychain, mask: secret => host.mask(secret), now, signal, plainHttp });
}


/***/ }),

/***/ 57838:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HT: () => (/* binding */ learnOneTag),
/* harmony export */   PK: () => (/* binding */ takesOneTag),
/* harmony export */   R5: () => (/* binding */ learnManyTags)
/* harmony export */ });
/* harmony import */ var _response_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(60200);

function takesOneTag({ learned }, registry) {
    return learned.has(fact(registry));
}
function learnManyTags({ learned }, registry, response) {
    if ((0,_response_js__WEBPACK_IMPORTED_MODULE_0__/* .header */ .wx)(response, 'docker-distribution-api-version') !== undefined)
        learned.add(fact(registry));
}
function learnOneTag({ learned }, registry) {
    learned.add(fact(registry));
}
function fact(registry) {
    return `one tag at a time at ${registry}`;
}


/***/ }),

/***/ 60200:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Lf: () => (/* binding */ unexpectedResponse),
/* harmony export */   Uk: () => (/* binding */ readResponse),
/* harmony export */   Ze: () => (/* binding */ drain),
/* harmony export */   wx: () => (/* binding */ header),
/* harmony export */   x8: () => (/* binding */ readBody)
/* harmony export */ });
/* harmony import */ var _error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51229);
/* harmony import */ var _retry_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(89905);


const little = 16 * 1024;
async function readResponse(response, { method, limit = little }) {
    const { url, status } = response;
    let body;
    try {
        body = await readBody(response, status < 400 ? limit : little);
    }
    catch (cause) {
        throw new _error_js__WEBPACK_IMPORTED_MODULE_0__/* .RegistryError */ .gl({ method, url, cause });
    }
    if (body === undefined)
        throw new _error_js__WEBPACK_IMPORTED_MODULE_0__/* .RegistryError */ .gl({ method, url, status, why: `the answer is longer than ${limit} bytes` });
    return { ...response, body, method };
}
function unexpectedResponse(response, now = 0) {
    const { method, url, status, login } = response;
    return new _error_js__WEBPACK_IMPORTED_MODULE_0__/* .RegistryError */ .gl({
        method,
        url,
        status,
        login,
        faults: (0,_error_js__WEBPACK_IMPORTED_MODULE_0__/* .parseFaults */ .bZ)(response.body),
        requestId: header(response, 'x-request-id') ??
            header(response, 'x-github-request-id') ??
            header(response, 'x-amzn-requestid'),
        retryAfterMs: (0,_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .retryAfter */ .P)(header(response, 'retry-after'), now),
        remaining: header(response, 'ratelimit-remaining'),
    });
}
async function readBody({ body }, limit) {
    const chunks = [];
    let size = 0;
    for await (const chunk of body) {
        size += chunk.length;
        if (size > limit)
            return undefined;
        chunks.push(chunk);
    }
    return Buffer.concat(chunks);
}
function drain({ body }) {
    body.on('error', () => { });
    body.resume();
}
function header({ headers }, name) {
    return headers[name]?.[0];
}


/***/ }),

/***/ 89905:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ retryAfter),
/* harmony export */   b: () => (/* binding */ withRetry)
/* harmony export */ });
/* harmony import */ var _error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51229);

const [longestWait, longestSum] = [60_000, 300_000];
async function withRetry(work, patience) {
    const { now, rateLimit } = patience;
    const began = now();
    for (let failures = 0;;) {
        await rateLimit.turn();
        try {
            const result = await work();
            rateLimit.speedUp();
            return result;
        }
        catch (error) {
            if (!(0,_error_js__WEBPACK_IMPORTED_MODULE_0__/* .isTransient */ .dg)(error))
                throw error;
            const asked = error.retryAfterMs;
            const limited = error.status === 429;
            if (!limited)
                failures++;
            const wait = asked ?? backOff(Math.max(failures, 1), patience.random());
            const until = now() + wait;
            if (failures >= patience.tries)
                throw error;
            if (wait > longestWait || until - began > longestSum)
                throw gaveUp(error, until);
            if (limited || error.status === 503 || asked !== undefined)
                rateLimit.slowDown(wait);
            else
                await patience.sleep(wait);
        }
    }
}
function retryAfter(value, now) {
    if (value === undefined)
        return undefined;
    if (/^\d{1,9}$/.test(value.trim()))
        return Number(value) * 1000;
    const date = Date.parse(value);
    return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
function backOff(failures, random) {
    return Math.min(200 * 2 ** (failures - 1), 10_000) * (0.5 + random / 2);
}
function gaveUp(error, until) {
    return Object.assign(error, {
        message: `${error.message}; the next try is welcome at ${new Date(until).toISOString()}`,
    });
}


/***/ }),

/***/ 19688:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ nextPage),
/* harmony export */   c: () => (/* binding */ listTags)
/* harmony export */ });
/* harmony import */ var _error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51229);
/* harmony import */ var _response_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(60200);


async function listTags(transport, at) {
    const tags = [];
    let target = 'tags/list?n=1000';
    for (let pages = 0; target !== undefined; pages++) {
        const response = await transport.exchange({
            at,
            actions: ['pull'],
            method: 'GET',
            target,
            limit: 8 * 1024 * 1024,
        });
        if (response.status === 404)
            return [];
        if (response.status !== 200)
            throw (0,_response_js__WEBPACK_IMPORTED_MODULE_1__/* .unexpectedResponse */ .Lf)(response);
        if (pages === 1000)
            throw new _error_js__WEBPACK_IMPORTED_MODULE_0__/* .RegistryError */ .gl({ ...response, why: 'the list of tags does not end' });
        tags.push(...pageOf(response));
        target = nextPage(response);
    }
    return [...new Set(tags)];
}
function nextPage(response) {
    const link = (0,_response_js__WEBPACK_IMPORTED_MODULE_1__/* .header */ .wx)(response, 'link');
    const [, target] = /<([^>]*)>\s*;[^,]*rel="?next"?/i.exec(link ?? '') ?? [];
    if (target === undefined)
        return undefined;
    const url = new URL(target, response.url);
    return url.origin === response.url.origin && url.href !== response.url.href ? url : undefined;
}
function pageOf(response) {
    try {
        const { tags } = JSON.parse(response.body.toString('utf8'));
        if (tags === null || tags === undefined)
            return [];
        if (Array.isArray(tags))
            return tags.filter(tag => typeof tag === 'string');
    }
    catch {
    }
    throw new _error_js__WEBPACK_IMPORTED_MODULE_0__/* .RegistryError */ .gl({ ...response, why: 'the answer is not a list of tags' });
}


/***/ }),

/***/ 5745:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  o: () => (/* binding */ createTransport)
});

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
;// CONCATENATED MODULE: ./.build/src/registry/auth/scope.js
function scopeOf({ repository }, actions) {
    return { repository, actions };
}
function formatScope({ repository, actions }) {
    return `repository:${repository}:${actions.join(',')}`;
}
function joinScopes(scopes) {
    const joined = new Map();
    for (const { repository, actions } of scopes) {
        joined.set(repository, (joined.get(repository) ?? new Set()).union(new Set(actions)));
    }
    return [...joined]
        .map(([repository, actions]) => ({
        repository,
        actions: ['pull', 'push'].filter(a => actions.has(a)),
    }))
        .sort((a, b) => b.actions.length - a.actions.length);
}
function covers(scopes, need) {
    return scopes.some(scope => scope.repository === need.repository && need.actions.every(action => scope.actions.includes(action)));
}

;// CONCATENATED MODULE: ./.build/src/registry/auth/challenge.js
const token = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
const parameter = new RegExp(`^(${token})\\s*=\\s*(?:"((?:[^"\\\\]|\\\\.)*)"|(${token}))$`, 's');
const start = new RegExp(`^(${token})(?:\\s+(.*))?$`, 's');
function parseChallenges(lines) {
    const challenges = [];
    for (const item of lines.flatMap(splitAtCommas)) {
        if (addParameter(challenges.at(-1)?.parameters, item))
            continue;
        const [, scheme, rest] = start.exec(item) ?? [];
        if (scheme === undefined)
            continue;
        const parameters = {};
        challenges.push({ scheme: scheme.toLowerCase(), parameters });
        if (rest !== undefined)
            addParameter(parameters, rest);
    }
    return challenges;
}
function addParameter(parameters, item) {
    const [, name, quoted, plain] = parameter.exec(item) ?? [];
    if (name === undefined)
        return false;
    if (parameters)
        parameters[name.toLowerCase()] = quoted?.replace(/\\(.)/gs, '$1') ?? plain ?? '';
    return true;
}
function splitAtCommas(line) {
    const items = line.match(/(?:"(?:[^"\\]|\\.)*"|[^,"]|")+/gs) ?? [];
    return items.map(item => item.trim()).filter(item => item !== '');
}

// EXTERNAL MODULE: ./.build/src/registry/auth/credentials.js
var auth_credentials = __webpack_require__(9596);
;// CONCATENATED MODULE: ./.build/src/registry/auth/scheme.js
function knownScheme(registry) {
    const realm = knownRealms[registry];
    if (realm)
        return { kind: 'bearer', realm, guessed: true };
    return {
        kind: /\.dkr\.ecr(?:-fips)?\.[a-z0-9-]+\.amazonaws\.com(?:\.cn)?$/.test(registry) ? 'basic' : 'unknown',
    };
}
const knownRealms = {
    'docker.io': { url: 'https://auth.docker.io/token', service: 'registry.docker.io' },
    'ghcr.io': { url: 'https://ghcr.io/token', service: 'ghcr.io' },
};

// EXTERNAL MODULE: ./.build/src/registry/error.js
var registry_error = __webpack_require__(51229);
;// CONCATENATED MODULE: ./.build/src/registry/auth/token-cache.js


function createTokenCache(tools) {
    const { credentialsFor } = tools;
    let oneScopeOnly = false;
    let tokens = [];
    const pending = new Map();
    const scopesFor = async (need, identity) => {
        if (oneScopeOnly)
            return [need];
        const owners = await Promise.all(tools.announced().map(async (scope) => ({ scope, owner: identityOf(await credentialsFor(scope)) })));
        return joinScopes([need, ...owners.filter(({ owner }) => owner === identity).map(({ scope }) => scope)]);
    };
    const newToken = async (realm, need, credentials) => {
        const identity = identityOf(credentials);
        const wanted = await scopesFor(need, identity);
        let asked = wanted;
        const got = await tools.fetchToken({ realm, credentials, scopes: wanted }).catch(error => {
            const picky = error instanceof registry_error/* RegistryError */.gl && [400, 401, 403].includes(error.status ?? 0) && wanted.length > 1;
            if (!picky)
                throw error;
            oneScopeOnly = true;
            asked = [need];
            return tools.fetchToken({ realm, credentials, scopes: asked });
        });
        tools.mask(got.text);
        const token = { ...got, scopes: asked, identity };
        tokens = [...tokens.filter(old => old.renewAt > tools.now()), token];
        return token;
    };
    const bearer = async (realm, need) => {
        const credentials = await credentialsFor(need);
        if (credentials?.kind === 'bearer')
            return `Bearer ${credentials.token}`;
        const identity = identityOf(credentials);
        const held = tokens.find(token => token.identity === identity && token.renewAt > tools.now() && covers(token.scopes, need));
        if (held)
            return `Bearer ${held.text}`;
        const waiting = pending.get(identity);
        if (waiting)
            return waiting.then(() => bearer(realm, need));
        const fetching = newToken(realm, need, credentials).finally(() => pending.delete(identity));
        pending.set(identity, fetching);
        return `Bearer ${(await fetching).text}`;
    };
    return {
        bearer,
        forget(refused) {
            if (tokens.some(token => `Bearer ${token.text}` === refused && token.scopes.length > 1))
                oneScopeOnly = true;
            tokens = tokens.filter(token => `Bearer ${token.text}` !== refused);
        },
    };
}
function identityOf(credentials) {
    return JSON.stringify(credentials ?? null);
}

;// CONCATENATED MODULE: ./.build/src/registry/auth/session.js





function createSession(endpoint, tools) {
    let scheme = knownScheme(endpoint.registry);
    let scopes = [];
    let probe;
    const known = new Map();
    const widest = (need) => scopes.find(scope => covers([scope], need)) ?? need;
    const credentialsFor = async ({ repository, actions }) => {
        const key = `${repository} ${actions}`;
        const found = known.get(key) ?? tools.keychain({ registry: endpoint.registry, repository }, actions);
        known.set(key, found);
        const credentials = await found;
        for (const secret of credentials ? (0,auth_credentials/* secretsOf */.Fj)(credentials) : [])
            tools.mask(secret);
        return credentials;
    };
    const tokens = createTokenCache({
        ...tools,
        fetchToken: request => tools.fetchToken({ ...request, endpoint }),
        credentialsFor,
        announced: () => scopes,
    });
    const authorize = async (need) => {
        if (scheme.kind === 'basic')
            return basic(await credentialsFor(widest(need)));
        if (scheme.kind !== 'bearer')
            return undefined;
        const { realm, guessed } = scheme;
        return tokens.bearer(realm, widest(need)).catch(error => {
            if (!guessed)
                throw error;
            scheme = { kind: 'unknown' };
            return undefined;
        });
    };
    const enter = async (at, actions) => {
        while (scheme.kind === 'unknown' && probe !== undefined)
            await probe;
        const asks = scheme.kind === 'unknown' && (await credentialsFor(widest(scopeOf(at, actions)))) !== undefined;
        if (scheme.kind === 'unknown' && probe !== undefined)
            return enter(at, actions);
        let leave = () => { };
        if (asks) {
            probe = new Promise(resolve => {
                leave = () => {
                    leave = () => { };
                    probe = undefined;
                    resolve();
                };
            });
        }
        return status => {
            const answered = status !== undefined && status < 500 && status !== 429 && status !== 401;
            if (scheme.kind === 'unknown' && answered)
                scheme = { kind: 'open' };
            leave();
        };
    };
    return {
        enter,
        declare(more) {
            scopes = joinScopes([...scopes, ...more]);
        },
        authorize: (at, actions) => authorize(scopeOf(at, actions)),
        hasLogin: async (at, actions) => (await credentialsFor(widest(scopeOf(at, actions)))) !== undefined,
        async reauthorize({ at, actions, challenges, refused }) {
            const offered = parseChallenges(challenges);
            const offer = offered.find(({ scheme, parameters }) => scheme === 'bearer' && parameters.realm !== undefined);
            if (offer?.parameters.realm !== undefined) {
                scheme = { kind: 'bearer', realm: { url: offer.parameters.realm, service: offer.parameters.service } };
                tokens.forget(refused);
            }
            else if (offered.some(({ scheme }) => scheme === 'basic'))
                scheme = { kind: 'basic' };
            else
                return undefined;
            const authorization = await authorize(scopeOf(at, actions));
            return authorization === refused ? undefined : authorization;
        },
    };
}
function basic(credentials) {
    return credentials?.kind === 'basic' ? `Basic ${(0,auth_credentials/* basicText */.yV)(credentials)}` : undefined;
}

// EXTERNAL MODULE: ./.build/src/errors.js
var errors = __webpack_require__(36624);
// EXTERNAL MODULE: ./.build/src/registry/response.js
var registry_response = __webpack_require__(60200);
// EXTERNAL MODULE: ./.build/src/registry/retry.js
var retry = __webpack_require__(89905);
;// CONCATENATED MODULE: ./.build/src/registry/endpoint.js
function endpointOf(registry, plainHttp = []) {
    const host = registry === 'docker.io' ? 'registry-1.docker.io' : registry;
    const plain = isLoopback(new URL(`http://${host}/`).hostname) || plainHttp.includes(registry);
    return { registry, url: new URL(`${plain ? 'http' : 'https'}://${host}/`) };
}
function isLoopback(hostname) {
    return hostname === 'localhost' || /^127(?:\.\d{1,3}){3}$/.test(hostname) || hostname === '[::1]';
}
function isPrivateAddress(hostname) {
    if (isLoopback(hostname))
        return true;
    const v4 = /^(\d{1,3})\.(\d{1,3})\.\d{1,3}\.\d{1,3}$/.exec(hostname);
    if (v4) {
        const [a, b] = [Number(v4[1]), Number(v4[2])];
        if (a === 0 || a === 10 || a === 127)
            return true;
        if (a === 169 && b === 254)
            return true;
        if (a === 172 && b >= 16 && b <= 31)
            return true;
        return (a === 192 && b === 168) || (a === 100 && b >= 64 && b <= 127);
    }
    if (!hostname.startsWith('['))
        return false;
    const v6 = hostname.slice(1, -1).toLowerCase();
    return v6 === '::' || v6 === '::1' || /^(?:f[cd]|fe[89ab]|::ffff:)/.test(v6);
}

;// CONCATENATED MODULE: ./.build/src/registry/auth/realm.js


function checkRealm(text, { registry, url: endpoint }) {
    const fail = (why) => new errors/* UserError */.yo(`the registry ${registry} asks to log in at "${text.split('?')[0]}", which is refused: ${why}`);
    if (!URL.canParse(text))
        throw fail('it is not a web address');
    const realm = new URL(text);
    if (realm.username !== '' || realm.password !== '')
        throw fail('it holds credentials');
    if (realm.protocol !== 'https:' && !(realm.protocol === 'http:' && endpoint.protocol === 'http:'))
        throw fail('it is not https');
    if (realm.host !== endpoint.host && isPrivateAddress(realm.hostname))
        throw fail('it is an address inside a network, and not the registry itself');
    return realm;
}

;// CONCATENATED MODULE: ./.build/src/registry/auth/token.js







async function fetchToken(request, tools) {
    const askedAt = tools.now();
    const { credentials } = request;
    let response;
    if (credentials?.kind === 'identity') {
        response = await post(request, credentials.token, tools);
        if ([404, 405].includes(response.answer.status)) {
            (0,registry_response/* drain */.Ze)(response.answer);
            const username = '00000000-0000-0000-0000-000000000000';
            response = await get(request, { kind: 'basic', username, password: credentials.token }, tools);
        }
    }
    else
        response = await get(request, credentials, tools);
    const { answer, url, method } = response;
    const { status } = answer;
    const body = await (0,registry_response/* readBody */.x8)(answer, 64 * 1024);
    const retryAfterMs = (0,retry/* retryAfter */.P)((0,registry_response/* header */.wx)(answer, 'retry-after'), tools.now());
    if (status !== 200) {
        const faults = (0,registry_error/* parseFaults */.bZ)(body ?? new Uint8Array());
        const push = request.scopes.some(({ actions }) => actions.includes('push'));
        const asked = { registry: request.endpoint.registry, push };
        throw new registry_error/* RegistryError */.gl({
            ...{ method, url, status, faults, retryAfterMs, asked },
            login: credentials !== undefined,
        });
    }
    const { text, expiresIn } = parseToken(body, () => new registry_error/* RegistryError */.gl({ method, url, status, why: 'the answer holds no token' }));
    return { text, renewAt: askedAt + expiresIn * 800 };
}
async function get({ endpoint, realm, scopes }, credentials, { http, signal }) {
    const origin = checkRealm(realm.url, endpoint);
    if (realm.service !== undefined)
        origin.searchParams.set('service', realm.service);
    for (const scope of scopes)
        origin.searchParams.append('scope', formatScope(scope));
    let url = origin;
    for (let hops = 0;; hops++) {
        const trusted = url.origin === origin.origin;
        const headers = credentials?.kind === 'basic' && trusted ? { authorization: `Basic ${(0,auth_credentials/* basicText */.yV)(credentials)}` } : {};
        const answer = await ask(http, { method: 'GET', url, headers, signal });
        const location = (0,registry_response/* header */.wx)(answer, 'location');
        if (answer.status < 300 || answer.status > 399 || location === undefined)
            return { answer, url, method: 'GET' };
        (0,registry_response/* drain */.Ze)(answer);
        if (hops === 5)
            throw new errors/* UserError */.yo(`the token server ${origin.host} redirects more than 5 times`);
        url = checkRealm(new URL(location, url).href, endpoint);
    }
}
async function post({ endpoint, realm, scopes }, refreshToken, { http, signal }) {
    const url = checkRealm(realm.url, endpoint);
    const form = new URLSearchParams({
        grant_type: 'refresh_token',
        client_id: 'buildonce',
        refresh_token: refreshToken,
        ...(realm.service !== undefined && { service: realm.service }),
        scope: scopes.map(formatScope).join(' '),
    });
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const answer = await ask(http, { method: 'POST', url, headers, body: Buffer.from(form.toString()), signal });
    return { answer, url, method: 'POST' };
}
async function ask(http, request) {
    try {
        return await http(request);
    }
    catch (cause) {
        throw new registry_error/* RegistryError */.gl({ method: request.method, url: request.url, cause });
    }
}
function parseToken(body, fail) {
    let value;
    try {
        value = JSON.parse((body ?? Buffer.alloc(0)).toString('utf8'));
    }
    catch {
        throw fail();
    }
    const text = value?.token || value?.access_token;
    if (typeof text !== 'string' || text === '' || /[^\x21-\x7e]/.test(text))
        throw fail();
    const lifetime = value?.expires_in;
    return { text, expiresIn: typeof lifetime === 'number' && lifetime > 0 ? lifetime : 60 };
}

;// CONCATENATED MODULE: ./.build/src/registry/rate-limit.js
const [firstGap, longestGap] = [50, 1000];
function createRateLimit({ now, sleep }) {
    let openAt = 0;
    let nextSlot = 0;
    let gap = 0;
    return {
        async turn() {
            for (;;) {
                const time = now();
                const slot = Math.max(openAt, nextSlot);
                if (slot <= time) {
                    nextSlot = time + gap;
                    return;
                }
                await sleep(slot - time);
            }
        },
        slowDown(ms) {
            openAt = Math.max(openAt, now() + ms);
            gap = gap === 0 ? firstGap : Math.min(gap * 2, longestGap);
        },
        speedUp() {
            gap = gap < 10 ? 0 : gap * 0.9;
        },
    };
}

// EXTERNAL MODULE: ./.build/src/registry/registry-features.js
var registry_features = __webpack_require__(57838);
;// CONCATENATED MODULE: ./.build/src/registry/send.js


async function sendOnce(request, { endpoint, session }, way) {
    const { at, actions, target } = request;
    const url = target instanceof URL ? target : new URL(`/v2/${at.repository}/${target}`, endpoint.url);
    if (url.origin !== endpoint.url.origin)
        return { ...(await send_ask(request, { url }, way)), url };
    const ended = async (response) => response.status === 401 || response.status === 403
        ? { ...response, url, login: await session.hasLogin(at, actions) }
        : { ...response, url };
    const leave = await session.enter(at, actions);
    let status;
    try {
        let authorization = await session.authorize(at, actions);
        for (let refusals = 0;; refusals++) {
            const response = await send_ask(request, { url, proof: authorization }, way);
            status = response.status;
            if (status !== 401 || refusals === 2)
                return await ended(response);
            const challenges = response.headers['www-authenticate'] ?? [];
            const renewing = session.reauthorize({ at, actions, challenges, refused: authorization });
            leave(status);
            const better = await renewing;
            const streamed = request.body !== undefined && !(request.body instanceof Uint8Array);
            if (better === undefined || streamed)
                return await ended(response);
            (0,registry_response/* drain */.Ze)(response);
            authorization = better;
        }
    }
    finally {
        leave(status);
    }
}
async function send_ask({ method, body, headers }, { url, proof: authorization }, { http, signal }) {
    const all = {
        'user-agent': 'buildonce',
        ...headers,
        ...(authorization && { authorization: authorization }),
    };
    try {
        return await http({ method, url, headers: all, body, signal });
    }
    catch (cause) {
        throw new registry_error/* RegistryError */.gl({ method, url, cause });
    }
}

;// CONCATENATED MODULE: ./.build/src/registry/transport.js











function createTransport(tools) {
    const { now, http, signal } = tools;
    const clock = { now, sleep: tools.sleep ?? (ms => (0,promises_.setTimeout)(ms, undefined, { signal })) };
    const lines = new Map();
    const learned = new Set();
    const patience = (rateLimit, tries) => ({
        ...clock,
        rateLimit,
        tries,
        random: tools.random ?? Math.random,
    });
    const line = (registry) => {
        const known = lines.get(registry);
        if (known)
            return known;
        const endpoint = endpointOf(registry, tools.plainHttp);
        const realmPace = createRateLimit(clock);
        const session = createSession(endpoint, {
            ...tools,
            fetchToken: request => (0,retry/* withRetry */.b)(() => fetchToken(request, tools), patience(realmPace, 5)),
        });
        const made = { endpoint, rateLimit: createRateLimit(clock), session };
        lines.set(registry, made);
        return made;
    };
    const send = (request) => sendOnce(request, line(request.at.registry), { http, signal });
    const read = async (request, opened) => {
        const response = await (0,registry_response/* readResponse */.Uk)(opened, request);
        (0,registry_features/* learnManyTags */.R5)({ learned }, request.at.registry, response);
        if (registry_error/* transientStatuses */.TG.includes(response.status))
            throw (0,registry_response/* unexpectedResponse */.Lf)(response, now());
        return response;
    };
    return {
        clock,
        learned,
        endpoint: registry => line(registry).endpoint,
        declare(rights) {
            for (const { at, push } of rights)
                line(at.registry).session.declare([scopeOf(at, push ? ['pull', 'push'] : ['pull'])]);
        },
        exchange: request => (0,retry/* withRetry */.b)(async () => read(request, await send(request)), patience(line(request.at.registry).rateLimit, 5)),
        open: request => (0,retry/* withRetry */.b)(async () => {
            const response = await send(request);
            if (response.status < 400)
                return response;
            throw (0,registry_response/* unexpectedResponse */.Lf)(await read(request, response), now());
        }, patience(line(request.at.registry).rateLimit, 5)),
        once: async (request) => read(request, await send(request)),
        withRetry: (registry, work) => (0,retry/* withRetry */.b)(work, patience(line(registry).rateLimit, 4)),
    };
}


/***/ })

};
