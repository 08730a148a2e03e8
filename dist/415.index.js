export const id = 415;
export const ids = [415];
export const modules = {

/***/ 9424:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AG: () => (/* binding */ claimedMediaType),
/* harmony export */   Fm: () => (/* binding */ manifestTypes),
/* harmony export */   Ng: () => (/* binding */ parseManifest),
/* harmony export */   OR: () => (/* binding */ blobsOf),
/* harmony export */   nb: () => (/* binding */ descriptorOf),
/* harmony export */   tY: () => (/* binding */ layersElsewhere)
/* harmony export */ });
/* harmony import */ var _messages_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3969);
/* harmony import */ var _platform_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(52490);


const manifestTypes = [
    'application/vnd.oci.image.index.v1+json',
    'application/vnd.docker.distribution.manifest.list.v2+json',
    'application/vnd.oci.image.manifest.v1+json',
    'application/vnd.docker.distribution.manifest.v2+json',
];
function parseManifest(stored) {
    const fail = (why) => new _messages_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`manifest ${stored.digest} cannot be read: ${why}`);
    const value = json(stored.bytes);
    if (!isObject(value))
        throw fail('it is not a JSON object');
    if (value.schemaVersion !== 2)
        throw fail(`schema version ${JSON.stringify(value.schemaVersion)} is not 2`);
    const shared = {
        ...(typeof value.artifactType === 'string' && { artifactType: value.artifactType }),
        ...(value.subject !== undefined && { subject: descriptor(value.subject, 'subject', fail) }),
        annotations: texts(value.annotations),
    };
    if (Array.isArray(value.manifests)) {
        if (value.config !== undefined || value.layers !== undefined)
            throw fail('it is an index and an image at once');
        const manifests = value.manifests.map((item, at) => descriptor(item, `manifests[${at}]`, fail));
        return { kind: 'index', manifests, ...shared };
    }
    if (!Array.isArray(value.layers))
        throw fail('it lists neither manifests nor layers');
    return {
        kind: 'image',
        config: descriptor(value.config, 'config', fail),
        layers: value.layers.map((item, at) => descriptor(item, `layers[${at}]`, fail)),
        ...shared,
    };
}
function claimedMediaType(bytes) {
    const value = json(bytes);
    if (!isObject(value))
        return { mediaType: undefined, named: false };
    if (typeof value.mediaType === 'string')
        return { mediaType: value.mediaType, named: true };
    const shape = Array.isArray(value.manifests)
        ? manifestTypes[0]
        : Array.isArray(value.layers)
            ? manifestTypes[2]
            : undefined;
    return { mediaType: value.schemaVersion === 2 ? shape : undefined, named: false };
}
function descriptorOf({ mediaType, digest, bytes }) {
    return { mediaType, digest, size: bytes.length };
}
function blobsOf({ config, layers }) {
    return distinct([config, ...layers].filter(blob => !livesElsewhere(blob)));
}
function layersElsewhere(manifest) {
    return distinct(manifest.layers.filter(livesElsewhere));
}
function livesElsewhere({ mediaType, urls = [] }) {
    const restricted = mediaType.startsWith('application/vnd.oci.image.layer.nondistributable.') ||
        mediaType.startsWith('application/vnd.docker.image.rootfs.foreign.');
    return restricted && urls.length > 0;
}
function distinct(blobs) {
    return [...new Map(blobs.map(blob => [blob.digest, blob])).values()];
}
function descriptor(value, name, fail) {
    if (!isObject(value))
        throw fail(`${name} is not a descriptor`);
    const { mediaType, digest, size, platform, annotations, artifactType, urls } = value;
    if (typeof digest !== 'string' || !/^sha256:[0-9a-f]{64}$/.test(digest))
        throw fail(`${name} has the digest ${JSON.stringify(digest)}, which is not a SHA-256 digest`);
    if (typeof size !== 'number' || !Number.isSafeInteger(size) || size < 0)
        throw fail(`${name} has the size ${JSON.stringify(size)}`);
    return {
        mediaType: typeof mediaType === 'string' ? mediaType : '',
        digest: digest,
        size,
        ...(isObject(platform) && { platform: (0,_platform_js__WEBPACK_IMPORTED_MODULE_1__/* .platformIn */ .NO)(platform) }),
        ...(isObject(annotations) && { annotations: texts(annotations) }),
        ...(typeof artifactType === 'string' && { artifactType }),
        ...(Array.isArray(urls) && { urls: urls.filter(url => typeof url === 'string') }),
    };
}
function texts(value) {
    if (!isObject(value))
        return {};
    return Object.fromEntries(Object.entries(value).filter((entry) => typeof entry[1] === 'string'));
}
function json(bytes) {
    try {
        return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    }
    catch {
        return undefined;
    }
}
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
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
/* harmony import */ var _messages_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3969);
/* harmony import */ var _messages_printable_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(47351);
/* harmony import */ var _login_hint_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(53374);



class RegistryError extends _messages_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo {
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
        return `The login for ${registry} was not accepted: check its user name, its password, and whether it has expired.`;
    if (status === 403 && login !== false)
        return 'The login is valid but not authorized for this: check its permissions for the repository, and that the repository exists.';
    if (status === 401 || status === 403)
        return (0,_login_hint_js__WEBPACK_IMPORTED_MODULE_1__/* .loginHint */ .t)(registry);
    if (status === 405 && /^(?:POST|PUT)$/.test(method))
        return `${url.host} does not accept uploads here: it may be read-only, or a pull-through cache.`;
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
    return (0,_messages_printable_js__WEBPACK_IMPORTED_MODULE_2__/* .printableLine */ .o)(text).slice(0, 300);
}


/***/ }),

/***/ 59403:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $k: () => (/* binding */ OutdatedLookupError),
/* harmony export */   DG: () => (/* binding */ authorizeAbsence),
/* harmony export */   id: () => (/* binding */ confirmAbsence),
/* harmony export */   lY: () => (/* binding */ isOutdated),
/* harmony export */   x3: () => (/* binding */ lookupHeaders)
/* harmony export */ });
/* harmony import */ var _image_manifest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9424);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(80764);
/* harmony import */ var _error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51229);
/* harmony import */ var _response_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(60200);




class OutdatedLookupError extends _error_js__WEBPACK_IMPORTED_MODULE_2__/* .RegistryError */ .gl {
}
async function authorizeAbsence(asking) {
    const { at, actions, method, url, session } = asking;
    if (!isLookup(method) || !(await session.hasLogin(at, actions)))
        return undefined;
    const challenges = await session.challengesOf(() => challengesAt(new URL('/v2/', url), asking));
    const authorization = await session.reauthorize({ at, actions, challenges, refused: undefined });
    if (authorization === undefined)
        session.absentWithout.add(url.pathname);
    return authorization;
}
async function confirmAbsence(asking, authorization) {
    const { at, method, url, session, send } = asking;
    if (session.absentWithout.size === 0)
        return;
    if (isLookup(method))
        return void session.absentWithout.delete(url.pathname);
    if (method !== 'PUT')
        return;
    const tags = url.searchParams.getAll('tag').map(tag => url.pathname.replace(/[^/]+$/, tag));
    for (const path of [url.pathname, ...tags]) {
        if (!session.absentWithout.has(path))
            continue;
        const target = new URL(path, url);
        let response = await send('HEAD', target, authorization);
        if (response.status >= 400 && response.status !== 404) {
            (0,_response_js__WEBPACK_IMPORTED_MODULE_3__/* .drain */ .Ze)(response);
            response = await send('GET', target, authorization);
        }
        (0,_response_js__WEBPACK_IMPORTED_MODULE_3__/* .drain */ .Ze)(response);
        const { status } = response;
        if (status === 404)
            session.absentWithout.delete(path);
        else if (status >= 400)
            throw new _error_js__WEBPACK_IMPORTED_MODULE_2__/* .RegistryError */ .gl({ method: 'GET', url: target, status });
        else
            throw outdated(at, target);
    }
}
async function isOutdated(at, session, exchange) {
    const paths = `/v2/${at.repository}/manifests/`;
    const absent = () => [...session.absentWithout].some(path => path.startsWith(paths));
    if (!absent())
        return false;
    const write = { at, actions: ['pull', 'push'] };
    if ((await session.authorize(at, write.actions)) !== undefined)
        return true;
    const response = await exchange({ ...write, method: 'POST', target: 'blobs/uploads/', headers: noBody });
    const location = (0,_response_js__WEBPACK_IMPORTED_MODULE_3__/* .header */ .wx)(response, 'location');
    if (response.status === 202 && location !== undefined)
        await exchange({ ...write, method: 'DELETE', target: new URL(location, response.url) }).catch(() => { });
    return (await session.authorize(at, write.actions)) !== undefined;
}
const noBody = { 'content-length': '0' };
const lookupHeaders = { accept: _image_manifest_js__WEBPACK_IMPORTED_MODULE_0__/* .manifestTypes */ .Fm.join(', ') };
function outdated(at, url) {
    const tag = url.pathname.split('/').at(-1);
    return new OutdatedLookupError({
        method: 'PUT',
        url,
        why: `${(0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .formatReference */ .FH)({ ...at, tag })} exists: it was looked up before the registry asked for the login`,
        hint: 'Nothing was written there: run this again.',
    });
}
async function challengesAt(url, { send }) {
    const response = await send('GET', url);
    (0,_response_js__WEBPACK_IMPORTED_MODULE_3__/* .drain */ .Ze)(response);
    const { status } = response;
    if (_error_js__WEBPACK_IMPORTED_MODULE_2__/* .transientStatuses */ .TG.includes(status))
        throw new _error_js__WEBPACK_IMPORTED_MODULE_2__/* .RegistryError */ .gl({ method: 'GET', url, status });
    return status === 401 ? (response.headers['www-authenticate'] ?? []) : [];
}
function isLookup(method) {
    return method === 'GET' || method === 'HEAD';
}


/***/ }),

/***/ 39979:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n4: () => (/* binding */ readPages)
/* harmony export */ });
/* unused harmony exports nextPage, parseLinks */
/* harmony import */ var _error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51229);
/* harmony import */ var _response_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(60200);


const mostPages = 1000;
async function readPages(first, read, longest) {
    let bytes = 0;
    const seen = new Set();
    let target = first;
    for (let page = 0; target !== undefined; page++) {
        const response = await read(target, page);
        if (response === undefined)
            return;
        bytes += response.body.length;
        if (bytes > longest)
            throw new _error_js__WEBPACK_IMPORTED_MODULE_0__/* .RegistryError */ .gl({ ...response, why: `the list is longer than ${longest / 2 ** 20} MiB` });
        const next = nextPage(response);
        const again = next !== undefined && (seen.has(next.href) || next.href === response.url.href);
        if (again || page === mostPages)
            throw new _error_js__WEBPACK_IMPORTED_MODULE_0__/* .RegistryError */ .gl({ ...response, why: 'the list does not end' });
        if (next !== undefined)
            seen.add(next.href);
        target = next;
    }
}
function nextPage(response) {
    const { url } = response;
    const link = parseLinks(response.headers.link ?? []).find(({ parameters }) => (parameters.rel ?? '').toLowerCase().split(/\s+/).includes('next'));
    if (link === undefined)
        return undefined;
    const next = (0,_response_js__WEBPACK_IMPORTED_MODULE_1__/* .locationOf */ .hD)(link.target, response);
    const place = `${next.protocol}//${next.host}`;
    if (/^https?:$/.test(next.protocol))
        next.protocol = url.protocol;
    if (next.origin !== url.origin)
        throw new _error_js__WEBPACK_IMPORTED_MODULE_0__/* .RegistryError */ .gl({
            ...response,
            why: `the list goes on at ${place}, which is not this registry`,
            hint: 'The registry, or a proxy before it, has to name its own address in the header Link.',
        });
    next.hash = '';
    return next;
}
function parseLinks(lines) {
    return lines.flatMap(linksIn);
}
function linksIn(line) {
    const links = [];
    for (let at = 0;;) {
        const open = line.indexOf('<', at);
        const close = open === -1 ? -1 : line.indexOf('>', open);
        if (close === -1)
            return links;
        const end = endOfLink(line, close + 1);
        links.push({
            target: line.slice(open + 1, close).trim(),
            parameters: parameters(line.slice(close + 1, end)),
        });
        at = end;
    }
}
function endOfLink(line, from) {
    let endless = false;
    let at = from;
    while (at < line.length && line[at] !== ',') {
        const end = line[at] === '"' && !endless ? endOfQuoted(line, at + 1) : at;
        endless ||= end === -1;
        at = Math.max(end, at) + 1;
    }
    return at;
}
function endOfQuoted(line, from) {
    for (let at = from; at < line.length; at += line[at] === '\\' ? 2 : 1)
        if (line[at] === '"')
            return at;
    return -1;
}
function parameters(text) {
    const found = {};
    for (const [, name = '', quoted, plain] of text.matchAll(/;\s*([^\s=;,"]+)\s*(?:=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;,]*)))?/g))
        found[name.toLowerCase()] ??= quoted?.replace(/\\(.)/gs, '$1') ?? plain ?? '';
    return found;
}


/***/ }),

/***/ 7839:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ openTransport)
/* harmony export */ });
/* harmony import */ var _auth_keychain_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(84132);
/* harmony import */ var _transport_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(40874);


function openTransport({ exec, host, ...access }) {
    const keychain = (0,_auth_keychain_js__WEBPACK_IMPORTED_MODULE_0__/* .createKeychain */ .f)({ exec, variable: name => host.variable(name) });
    return (0,_transport_js__WEBPACK_IMPORTED_MODULE_1__/* .createTransport */ .o)({ ...access, keychain, mask: secret => host.mask(secret) });
}


/***/ }),

/***/ 68707:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ET: () => (/* binding */ redirectTarget),
/* harmony export */   Jz: () => (/* binding */ exchangeFollowing),
/* harmony export */   P: () => (/* binding */ countHop)
/* harmony export */ });
/* harmony import */ var _messages_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3969);
/* harmony import */ var _error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51229);
/* harmony import */ var _response_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(60200);



const mostHops = 5;
const moved = [301, 302, 307, 308];
function redirectTarget({ status, url, headers }, { registry, secure }) {
    const location = (0,_response_js__WEBPACK_IMPORTED_MODULE_2__/* .header */ .wx)({ headers }, 'location');
    if (status < 300 || status > 399 || location === undefined)
        return undefined;
    const target = (0,_response_js__WEBPACK_IMPORTED_MODULE_2__/* .locationOf */ .hD)(location, { url, method: 'GET' });
    if (target.protocol !== 'https:' && (secure || target.protocol !== 'http:'))
        throw new _messages_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`${registry} redirects a download to ${target.protocol}//${target.host}, which is not https`);
    return target;
}
function countHop(hops, response) {
    if (hops < mostHops)
        return;
    const { url, status } = response;
    throw new _error_js__WEBPACK_IMPORTED_MODULE_1__/* .RegistryError */ .gl({ method: 'GET', url, status, why: `it redirects more than ${mostHops} times` });
}
async function exchangeFollowing(transport, request, accepts = () => true) {
    const { registry } = request.at;
    const secure = transport.endpoint(registry).url.protocol === 'https:';
    let target = request.target;
    for (let hops = 0;; hops++) {
        const response = await transport.exchange({ ...request, target });
        if (!moved.includes(response.status))
            return response;
        const next = redirectTarget(response, { registry, secure });
        if (next === undefined || !accepts(next))
            return response;
        countHop(hops, response);
        target = next;
    }
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
    const tagged = (0,_response_js__WEBPACK_IMPORTED_MODULE_0__/* .header */ .wx)(response, 'etag')?.replace(/^W\//, '');
    const ours = tagged !== undefined && tagged === `"${(0,_response_js__WEBPACK_IMPORTED_MODULE_0__/* .header */ .wx)(response, 'docker-content-digest')}"`;
    if (ours && (0,_response_js__WEBPACK_IMPORTED_MODULE_0__/* .header */ .wx)(response, 'docker-distribution-api-version') !== undefined)
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
/* harmony export */   hD: () => (/* binding */ locationOf),
/* harmony export */   wx: () => (/* binding */ header),
/* harmony export */   x8: () => (/* binding */ readBody)
/* harmony export */ });
/* harmony import */ var _messages_printable_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(47351);
/* harmony import */ var _system_retry_after_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(13192);
/* harmony import */ var _error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51229);



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
        throw new _error_js__WEBPACK_IMPORTED_MODULE_0__/* .RegistryError */ .gl({ method, url, status, why: `the response is longer than ${limit} bytes` });
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
        retryAfterMs: (0,_system_retry_after_js__WEBPACK_IMPORTED_MODULE_1__/* .retryAfter */ .P)(header(response, 'retry-after'), now),
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
function locationOf(location, { url, method }) {
    if (URL.canParse(location, url.href))
        return new URL(location, url);
    const shown = (0,_messages_printable_js__WEBPACK_IMPORTED_MODULE_2__/* .printableLine */ .o)(location).split('?')[0]?.slice(0, 200);
    throw new _error_js__WEBPACK_IMPORTED_MODULE_0__/* .RegistryError */ .gl({ method, url, why: `it leads to "${shown}", which is not a URL` });
}


/***/ }),

/***/ 40874:
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
function formatScope({ repository, actions, words }) {
    return words ?? `repository:${repository}:${actions.join(',')}`;
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

// EXTERNAL MODULE: ./.build/src/registry/error.js
var registry_error = __webpack_require__(51229);
;// CONCATENATED MODULE: ./.build/src/registry/auth/challenge.js
const parameter = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([!#$%&'*+.^_`|~0-9A-Za-z-]+))$/s;
const start = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+)(?:\s+(\S.*)?)?$/s;
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
    const items = [];
    let begun = 0;
    for (let at = 0; at < line.length; at++) {
        if (line[at] === '"')
            at = endOfQuote(line, at);
        else if (line[at] === ',') {
            items.push(line.slice(begun, at));
            begun = at + 1;
        }
    }
    return [...items, line.slice(begun)].map(item => item.trim()).filter(item => item !== '');
}
function endOfQuote(line, start) {
    for (let at = start + 1; at < line.length; at++) {
        if (line[at] === '\\')
            at++;
        else if (line[at] === '"')
            return at;
    }
    return start;
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

;// CONCATENATED MODULE: ./.build/src/registry/auth/token-cache.js


function createTokenCache(tools) {
    const { credentialsFor } = tools;
    let oneScopeOnly = false;
    let tokens = [];
    const pending = new Map();
    const scopesFor = async (need, identity) => {
        if (oneScopeOnly || need.words !== undefined)
            return [need];
        const owners = await Promise.all(tools.announced().map(async (scope) => ({ scope, owner: identityOf(await credentialsFor(scope)) })));
        return joinScopes([need, ...owners.filter(({ owner }) => owner === identity).map(({ scope }) => scope)]);
    };
    const newToken = async (realm, need, credentials) => {
        const identity = identityOf(credentials);
        const wanted = await scopesFor(need, identity);
        let asked = wanted;
        const got = await tools.fetchToken({ realm, credentials, scopes: wanted }).catch(error => {
            const picky = error instanceof registry_error/* RegistryError */.gl && error.status !== undefined && wanted.length > 1;
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
            const rejected = tokens.filter(token => `Bearer ${token.text}` === refused);
            const several = rejected.some(token => token.scopes.length > 1);
            if (several)
                oneScopeOnly = true;
            tokens = tokens.filter(token => `Bearer ${token.text}` !== refused);
            return rejected.length > 0 && !several;
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
    let offered;
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
    const words = new Map();
    const inWords = (need) => {
        const named = words.get(formatScope(need));
        return named === undefined ? need : { ...need, words: named };
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
        return tokens.bearer(realm, inWords(widest(need))).catch(error => {
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
        absentWithout: new Set(),
        async challengesOf(ask) {
            offered ??= await ask();
            return offered;
        },
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
                const single = tokens.forget(refused);
                const need = scopeOf(at, actions);
                const own = formatScope(widest(need));
                const named = offer.parameters.scope?.trim().replace(/\s+/g, ' ');
                const other = named && named !== formatScope(need) && named !== own && words.get(own) !== named;
                if (other && single)
                    words.set(own, named);
                return await authorize(need)
                    .catch(error => {
                    const denied = error instanceof registry_error/* RegistryError */.gl && [400, 403, 404].includes(error.status ?? 0);
                    if (!other || !denied || words.get(own) === named)
                        throw error;
                    words.set(own, named);
                    return authorize(need).catch(() => {
                        words.delete(own);
                        throw error;
                    });
                })
                    .then(authorization => (authorization === refused ? undefined : authorization));
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

// EXTERNAL MODULE: ./.build/src/messages/errors.js
var errors = __webpack_require__(3969);
// EXTERNAL MODULE: ./.build/src/system/retry-after.js
var retry_after = __webpack_require__(13192);
// EXTERNAL MODULE: ./.build/src/registry/response.js
var registry_response = __webpack_require__(60200);
// EXTERNAL MODULE: ./.build/src/system/public-address.js
var public_address = __webpack_require__(82217);
;// CONCATENATED MODULE: ./.build/src/registry/auth/realm.js


function checkRealm(text, { registry, url: endpoint, trustedRealms }) {
    const fail = (why, hint) => new errors/* UserError */.yo(`the registry ${registry} asks to log in at "${text.split('?')[0]}", which is refused: ${why}`, { hint });
    if (!URL.canParse(text))
        throw fail('it is not a URL');
    const realm = new URL(text);
    if (realm.username !== '' || realm.password !== '')
        throw fail('it contains credentials');
    if (realm.protocol !== 'https:' && realm.protocol !== 'http:')
        throw fail('it is not https');
    if (isTrusted(realm, trustedRealms))
        return realm;
    const hint = `Where this is your token server, name it in the input \`trusted-realms\`: ${realm.origin}`;
    if (realm.protocol === 'http:' && endpoint.protocol === 'https:')
        throw fail('it is not https', hint);
    if ((0,public_address/* leadsInside */.u)(realm.hostname, endpoint.hostname))
        throw fail('it is an address inside a network, and not the host of the registry', hint);
    return realm;
}
function isTrusted(realm, trustedRealms = []) {
    return trustedRealms.some(entry => names(entry, realm));
}
function names(entry, realm) {
    const text = entry.includes('://') ? entry : `https://${entry}`;
    return URL.canParse(text) && new URL(text).origin === realm.origin;
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
    const body = await (0,registry_response/* readBody */.x8)(answer, 64 * 1024).catch(cause => {
        throw new registry_error/* RegistryError */.gl({ method, url, cause });
    });
    const retryAfterMs = (0,retry_after/* retryAfter */.P)((0,registry_response/* header */.wx)(answer, 'retry-after'), tools.now());
    if (status !== 200) {
        const faults = (0,registry_error/* parseFaults */.bZ)(body ?? new Uint8Array());
        const push = request.scopes.some(({ actions }) => actions.includes('push'));
        const asked = { registry: request.endpoint.registry, push };
        throw new registry_error/* RegistryError */.gl({
            ...{ method, url, status, faults, retryAfterMs, asked },
            login: credentials !== undefined,
        });
    }
    const { text, expiresIn } = parseToken(body, cut => cut
        ? new registry_error/* RegistryError */.gl({ method, url, cause: new Error('the response was cut off') })
        : new registry_error/* RegistryError */.gl({ method, url, status, why: 'the response has no token' }));
    return { text, renewAt: askedAt + expiresIn * 800 };
}
async function get({ endpoint, realm, scopes }, credentials, { http, signal }) {
    const origin = checkRealm(realm.url, endpoint);
    if (realm.service !== undefined)
        origin.searchParams.set('service', realm.service);
    for (const scope of scopes.flatMap(each => formatScope(each).split(' ')))
        origin.searchParams.append('scope', scope);
    let url = origin;
    for (let hops = 0;; hops++) {
        const trusted = url.origin === origin.origin;
        const headers = credentials?.kind === 'basic' && trusted ? { authorization: `Basic ${(0,auth_credentials/* basicText */.yV)(credentials)}` } : {};
        const answer = await ask(http, { method: 'GET', url, headers, signal, ...named(url, endpoint) });
        const location = (0,registry_response/* header */.wx)(answer, 'location');
        if (answer.status < 300 || answer.status > 399 || location === undefined)
            return { answer, url, method: 'GET' };
        (0,registry_response/* drain */.Ze)(answer);
        if (hops === 5)
            throw new errors/* UserError */.yo(`the token server ${origin.host} redirects more than 5 times`);
        url = checkRealm((0,registry_response/* locationOf */.hD)(location, { url, method: 'GET' }).href, endpoint);
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
    const body = Buffer.from(form.toString());
    const answer = await ask(http, { method: 'POST', url, headers, body, signal, ...named(url, endpoint) });
    return { answer, url, method: 'POST' };
}
function named(url, { url: namedBy, trustedRealms }) {
    return isTrusted(url, trustedRealms) ? {} : { namedBy };
}
async function ask(http, request) {
    try {
        return await http(request);
    }
    catch (cause) {
        if (cause instanceof errors/* UserError */.yo)
            throw cause;
        throw new registry_error/* RegistryError */.gl({ method: request.method, url: request.url, cause });
    }
}
function parseToken(body, fail) {
    let value;
    try {
        value = JSON.parse((body ?? Buffer.alloc(0)).toString('utf8'));
    }
    catch {
        throw fail(body?.[0] === 0x7b);
    }
    const text = value?.token || value?.access_token;
    if (typeof text !== 'string' || text === '' || /[^\x21-\x7e]/.test(text))
        throw fail(false);
    const lifetime = value?.expires_in;
    return { text, expiresIn: typeof lifetime === 'number' && lifetime > 0 ? lifetime : 60 };
}

;// CONCATENATED MODULE: ./.build/src/registry/endpoint.js
function endpointOf(registry, plainHttp = []) {
    const host = registry === 'docker.io' ? 'registry-1.docker.io' : registry;
    const plain = isLoopback(new URL(`http://${host}/`).hostname) || plainHttp.includes(registry);
    return { registry, url: new URL(`${plain ? 'http' : 'https'}://${host}/`) };
}
function isLoopback(hostname) {
    return hostname === 'localhost' || /^127(?:\.\d{1,3}){3}$/.test(hostname) || hostname === '[::1]';
}

// EXTERNAL MODULE: ./.build/src/registry/late-login.js
var late_login = __webpack_require__(59403);
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
;// CONCATENATED MODULE: ./.build/src/registry/retry.js

const [longestWait, longestSum] = [60_000, 300_000];
async function withRetry(work, patience) {
    const { now, rateLimit } = patience;
    const began = now();
    let limits = 0;
    for (let failures = 0;;) {
        await rateLimit.turn();
        try {
            const result = await work();
            rateLimit.speedUp();
            return result;
        }
        catch (error) {
            if (!(0,registry_error/* isTransient */.dg)(error))
                throw error;
            const asked = error.retryAfterMs;
            const limited = error.status === 429;
            if (limited)
                limits++;
            else
                failures++;
            const wait = asked ?? backOff(failures + limits, patience.random());
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
function backOff(failures, random) {
    return Math.min(200 * 2 ** (failures - 1), 10_000) * (0.5 + random / 2);
}
function gaveUp(error, until) {
    return Object.assign(error, {
        message: `${error.message}; retry after ${new Date(until).toISOString()}`,
    });
}

;// CONCATENATED MODULE: ./.build/src/registry/send.js




async function sendOnce(request, { endpoint, session }, way) {
    const { at, actions, target } = request;
    const url = target instanceof URL ? target : new URL(`/v2/${at.repository}/${target}`, endpoint.url);
    if (url.origin !== endpoint.url.origin) {
        if (url.protocol !== 'https:' && endpoint.url.protocol === 'https:')
            throw new errors/* UserError */.yo(`${endpoint.registry} leads to ${url.protocol}//${url.host}, which is not https`);
        return { ...(await send_ask(request, { url, namedBy: endpoint.url }, way)), url };
    }
    const ended = async (response) => response.status === 401 || response.status === 403
        ? { ...response, url, login: await session.hasLogin(at, actions) }
        : { ...response, url };
    const asking = {
        ...{ at, actions, method: request.method, url, session },
        send: (method, to, proof) => send_ask({ at, actions, method, target: to, headers: late_login/* lookupHeaders */.x3 }, { url: to, proof }, way),
    };
    const leave = await session.enter(at, actions);
    let status;
    try {
        let authorization = await session.authorize(at, actions);
        for (let refusals = 0;; refusals++) {
            if (authorization !== undefined)
                await (0,late_login/* confirmAbsence */.id)(asking, authorization);
            const response = await send_ask(request, { url, proof: authorization }, way);
            status = response.status;
            if (status === 404 && authorization === undefined) {
                authorization = await (0,late_login/* authorizeAbsence */.DG)(asking).catch(error => {
                    (0,registry_response/* drain */.Ze)(response);
                    throw error;
                });
                if (authorization === undefined)
                    return await ended(response);
                (0,registry_response/* drain */.Ze)(response);
                continue;
            }
            if (status !== 401 || refusals === 3)
                return await ended(response);
            const challenges = response.headers['www-authenticate'] ?? [];
            const renewing = session.reauthorize({ at, actions, challenges, refused: authorization });
            leave(status);
            const better = await renewing.catch(error => {
                (0,registry_response/* drain */.Ze)(response);
                throw error;
            });
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
async function send_ask({ method, body, headers }, { url, proof: authorization, namedBy, }, { http, signal }) {
    const all = {
        'user-agent': 'buildonce',
        ...headers,
        ...(authorization && { authorization: authorization }),
    };
    try {
        return await http({ method, url, headers: all, body, signal, ...(namedBy && { namedBy }) });
    }
    catch (cause) {
        if (cause instanceof errors/* UserError */.yo)
            throw cause;
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
        const endpoint = { ...endpointOf(registry, tools.plainHttp), trustedRealms: tools.trustedRealms };
        const realmPace = createRateLimit(clock);
        const session = createSession(endpoint, {
            ...tools,
            fetchToken: request => withRetry(() => fetchToken(request, tools), patience(realmPace, 5)),
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
    const exchange = (request) => withRetry(async () => read(request, await send(request)), patience(line(request.at.registry).rateLimit, 5));
    return {
        clock,
        learned,
        isOutdated: at => (0,late_login/* isOutdated */.lY)(at, line(at.registry).session, exchange),
        endpoint: registry => line(registry).endpoint,
        declare(rights) {
            for (const { at, push } of rights)
                line(at.registry).session.declare([scopeOf(at, push ? ['pull', 'push'] : ['pull'])]);
        },
        exchange,
        open: request => withRetry(async () => {
            const response = await send(request);
            if (response.status < 400)
                return response;
            throw (0,registry_response/* unexpectedResponse */.Lf)(await read(request, response), now());
        }, patience(line(request.at.registry).rateLimit, 5)),
        once: async (request) => read(request, await send(request)),
        withRetry: (registry, work) => withRetry(work, patience(line(registry).rateLimit, 4)),
    };
}


/***/ })

};
