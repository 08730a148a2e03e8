export const id = 90;
export const ids = [90];
export const modules = {

/***/ 7955:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ layoutImage),
/* harmony export */   nD: () => (/* binding */ blobPath),
/* harmony export */   rw: () => (/* binding */ addToLayout)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6624);
/* harmony import */ var _manifest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9424);


function blobPath(digest) {
    return `blobs/sha256/${digest.slice('sha256:'.length)}`;
}
const nameAnnotation = 'org.opencontainers.image.ref.name';
function layoutImage(indexJson, wanted = {}) {
    const listed = entriesOf(indexJson);
    const named = listed.filter(entry => wanted.name === undefined || entry.annotations?.[nameAnnotation] === wanted.name);
    const found = named.filter(entry => wanted.digest === undefined || entry.digest === wanted.digest);
    const distinct = [...new Map(found.map(entry => [entry.digest, entry])).values()];
    const [only, ...others] = distinct;
    if (only === undefined) {
        const held = listed.map(entry => entry.digest).join(', ') || 'nothing';
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`the OCI layout does not hold ${wanted.digest ?? wanted.name ?? 'any image'}: it has ${held}`);
    }
    if (others.length > 0)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`the OCI layout holds ${distinct.length} images`, {
            hint: `Add "@" and one of the digests: ${distinct.map(entry => entry.digest).join(', ')}.`,
        });
    return only;
}
function addToLayout(indexJson, image, names) {
    const listed = indexJson === undefined ? [] : entriesOf(indexJson);
    const kept = listed.filter(entry => {
        const name = entry.annotations?.[nameAnnotation];
        return name === undefined ? entry.digest !== image.digest : !names.includes(name);
    });
    const added = names.map(name => ({ ...image, annotations: { [nameAnnotation]: name } }));
    const manifests = [...kept, ...(added.length > 0 ? added : [image])];
    return JSON.stringify({ schemaVersion: 2, mediaType: _manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .manifestTypes */ .Fm[0], manifests });
}
function entriesOf(indexJson) {
    const index = (0,_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .parseManifest */ .Ng)({ bytes: indexJson, mediaType: '', digest: 'index.json' });
    if (index.kind !== 'index')
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo('index.json of the OCI layout is not an index');
    return index.manifests;
}


/***/ }),

/***/ 9424:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AG: () => (/* binding */ claimedMediaType),
/* harmony export */   Bq: () => (/* binding */ formatPlatform),
/* harmony export */   Fm: () => (/* binding */ manifestTypes),
/* harmony export */   H3: () => (/* binding */ isAttestation),
/* harmony export */   Ng: () => (/* binding */ parseManifest),
/* harmony export */   OR: () => (/* binding */ blobsOf),
/* harmony export */   nb: () => (/* binding */ descriptorOf)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6624);

const manifestTypes = [
    'application/vnd.oci.image.index.v1+json',
    'application/vnd.docker.distribution.manifest.list.v2+json',
    'application/vnd.oci.image.manifest.v1+json',
    'application/vnd.docker.distribution.manifest.v2+json',
];
function parseManifest(stored) {
    const fail = (why) => new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`manifest ${stored.digest} cannot be read: ${why}`);
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
function isAttestation({ annotations, platform }) {
    return (annotations?.['vnd.docker.reference.type'] === 'attestation-manifest' ||
        (platform?.os === 'unknown' && platform.architecture === 'unknown'));
}
function descriptorOf({ mediaType, digest, bytes }) {
    return { mediaType, digest, size: bytes.length };
}
function formatPlatform({ os, architecture, variant }) {
    return `${os}/${architecture}${variant ? `/${variant}` : ''}`;
}
function blobsOf(manifest) {
    const all = [manifest.config, ...manifest.layers].filter(blob => (blob.urls?.length ?? 0) === 0);
    return [...new Map(all.map(blob => [blob.digest, blob])).values()];
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
        ...(isObject(platform) && { platform: platformOf(platform) }),
        ...(isObject(annotations) && { annotations: texts(annotations) }),
        ...(typeof artifactType === 'string' && { artifactType }),
        ...(Array.isArray(urls) && { urls: urls.filter(url => typeof url === 'string') }),
    };
}
function platformOf({ os, architecture, variant }) {
    return {
        os: typeof os === 'string' ? os : 'unknown',
        architecture: typeof architecture === 'string' ? architecture : 'unknown',
        ...(typeof variant === 'string' && variant !== '' && { variant }),
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

/***/ 8178:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D4: () => (/* binding */ decode),
/* harmony export */   L6: () => (/* binding */ blockSize),
/* harmony export */   RW: () => (/* binding */ parseHeader),
/* harmony export */   d9: () => (/* binding */ entryType)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6624);

const blockSize = 512;
function parseHeader(block, at) {
    const sum = checksum(block);
    if (sum === 256 && isZero(block))
        return undefined;
    if (sum !== number(block, 148, 8))
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`the layer is not a tar archive: bad header at byte ${at}`);
    const flag = String.fromCharCode(block[156] ?? 0);
    const gnu = block.toString('latin1', 257, 265) === 'ustar  \0';
    const prefix = !gnu && block.toString('latin1', 257, 262) === 'ustar' ? text(block, 345, 155) : '';
    const name = text(block, 0, 100);
    return {
        name: prefix === '' ? name : `${prefix}/${name}`,
        flag,
        size: number(block, 124, 12),
        mode: number(block, 100, 8) & 0o7777,
        uid: number(block, 108, 8),
        gid: number(block, 116, 8),
        linkName: flag === '1' || flag === '2' ? text(block, 157, 100) : '',
        device: flag === '3' || flag === '4' ? `${number(block, 329, 8)}:${number(block, 337, 8)}` : '',
        extended: flag === 'S' && block[482] === 1,
        realSize: flag === 'S' ? number(block, 483, 12) : undefined,
    };
}
function entryType(flag, name) {
    if (flag === '0' || flag === '\0')
        return name.endsWith('/') ? 'directory' : 'file';
    return types[flag] ?? 'other';
}
function decode(bytes) {
    const decoded = bytes.toString('utf8');
    if (!decoded.includes('\ufffd') || bytes.equals(Buffer.from(decoded)))
        return decoded;
    return Array.from(bytes, byte => byte < 0x80 ? String.fromCharCode(byte) : `\\x${byte.toString(16).padStart(2, '0')}`).join('');
}
const types = {
    '1': 'hardlink',
    '2': 'symlink',
    '3': 'character',
    '4': 'block',
    '5': 'directory',
    '6': 'fifo',
    '7': 'file',
    S: 'file',
};
function text(block, start, length) {
    const end = block.indexOf(0, start);
    return decode(block.subarray(start, end === -1 || end > start + length ? start + length : end));
}
function number(block, start, length) {
    const first = block[start] ?? 0;
    let value = 0;
    if ((first & 0x80) !== 0) {
        value = (first & 0x40) === 0 ? first & 0x3f : Number.NaN;
        for (let at = start + 1; at < start + length; at++)
            value = value * 256 + (block[at] ?? 0);
        if (!Number.isSafeInteger(value))
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo('the layer has a tar entry with an impossible number');
        return value;
    }
    for (let at = start; at < start + length; at++) {
        const digit = (block[at] ?? 0) - 48;
        if (digit >= 0 && digit < 8)
            value = value * 8 + digit;
        else if (value !== 0 || block[at] === 0)
            break;
    }
    return value;
}
function checksum(block) {
    let sum = 256;
    for (let at = 0; at < 148; at++)
        sum += block[at];
    for (let at = 156; at < blockSize; at++)
        sum += block[at];
    return sum;
}
function isZero(block) {
    for (let at = 0; at < blockSize; at++)
        if (block[at] !== 0)
            return false;
    return true;
}


/***/ }),

/***/ 4939:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HT: () => (/* binding */ putBlob),
/* harmony export */   qW: () => (/* binding */ getBlob)
/* harmony export */ });
/* unused harmony export hasBlob */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6624);
/* harmony import */ var _body_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4095);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5971);
/* harmony import */ var _error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1229);
/* harmony import */ var _transport_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6285);





async function hasBlob(transport, at, { digest }) {
    const answer = await transport.exchange({
        at,
        actions: ['pull'],
        method: 'HEAD',
        target: `blobs/${digest}`,
    });
    if (answer.status === 404)
        return false;
    if (answer.status < 400)
        return true;
    throw (0,_transport_js__WEBPACK_IMPORTED_MODULE_3__/* .unexpected */ .X)(answer);
}
async function getBlob(transport, at, blob) {
    const secure = transport.endpoint(at.registry).url.protocol === 'https:';
    let response;
    let target = `blobs/${blob.digest}`;
    for (let hops = 0;; hops++) {
        response = await transport.open({ at, actions: ['pull'], method: 'GET', target });
        if (response.status === 200)
            break;
        (0,_body_js__WEBPACK_IMPORTED_MODULE_4__/* .drain */ .Ze)(response);
        const location = (0,_body_js__WEBPACK_IMPORTED_MODULE_4__/* .header */ .wx)(response, 'location');
        const { status, url } = response;
        if (status < 300 || location === undefined)
            throw new _error_js__WEBPACK_IMPORTED_MODULE_2__/* .RegistryError */ .gl({ method: 'GET', url, status });
        if (hops === 5)
            throw new _error_js__WEBPACK_IMPORTED_MODULE_2__/* .RegistryError */ .gl({ method: 'GET', url, status, why: 'it redirects more than 5 times' });
        target = new URL(location, url);
        if (target.protocol !== 'https:' && (secure || target.protocol !== 'http:'))
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`${at.registry} redirects a download to ${target.protocol}//${target.host}, which is not https`);
    }
    return checked(response, blob, `${at.registry}/${at.repository}`);
}
async function putBlob(transport, at, upload) {
    const { blob, mountFrom } = upload;
    if (mountFrom !== undefined) {
        const query = `?mount=${blob.digest}&from=${encodeURIComponent(mountFrom)}`;
        const answer = await startUpload(transport, at, query);
        if (answer.status === 201)
            return 'mounted';
        if (answer.status === 202)
            return transport.persist(at.registry, resumable(transport, at, upload, answer));
        if (answer.status === 401 || answer.status >= 500)
            throw (0,_transport_js__WEBPACK_IMPORTED_MODULE_3__/* .unexpected */ .X)(answer);
    }
    else if (!upload.absent && (await hasBlob(transport, at, blob)))
        return 'present';
    return transport.persist(at.registry, resumable(transport, at, upload));
}
function resumable(transport, at, upload, opened) {
    let session = opened;
    let renewed = false;
    return async function once() {
        const start = session ?? (await startUpload(transport, at, ''));
        session = undefined;
        if (start.status !== 202)
            throw (0,_transport_js__WEBPACK_IMPORTED_MODULE_3__/* .unexpected */ .X)(start);
        const location = (0,_body_js__WEBPACK_IMPORTED_MODULE_4__/* .header */ .wx)(start, 'location');
        if (location === undefined)
            throw new _error_js__WEBPACK_IMPORTED_MODULE_2__/* .RegistryError */ .gl({ ...start, why: 'it opened an upload without a Location' });
        const target = new URL(location, start.url);
        try {
            const answer = await send(transport, at, upload, target);
            if (answer.status === 201 || answer.status === 204) {
                if ((0,_body_js__WEBPACK_IMPORTED_MODULE_4__/* .header */ .wx)(answer, 'docker-content-digest') !== upload.blob.digest)
                    await upload.verify?.();
                return 'uploaded';
            }
            if (answer.status === 400)
                await upload.verify?.();
            if (answer.status === 401 && !renewed) {
                renewed = true;
                return once();
            }
            throw (0,_transport_js__WEBPACK_IMPORTED_MODULE_3__/* .unexpected */ .X)(answer);
        }
        catch (error) {
            await cancel(transport, at, target);
            throw error;
        }
    };
}
async function send(transport, at, { blob, open }, location) {
    const target = new URL(location);
    target.searchParams.set('digest', blob.digest);
    const opened = await open();
    let broken;
    const body = typeof opened === 'function'
        ? write => opened(write).catch(error => {
            broken = error;
            throw error;
        })
        : opened.on('error', error => {
            broken = error;
        });
    try {
        return await transport.once({
            at,
            actions: ['pull', 'push'],
            method: 'PUT',
            target,
            headers: { 'content-type': 'application/octet-stream', 'content-length': String(blob.size) },
            body,
        });
    }
    catch (error) {
        throw broken instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo ? broken : error;
    }
    finally {
        if (typeof opened !== 'function')
            opened.destroy();
    }
}
function checked({ body, url }, blob, origin) {
    const out = (0,_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .verifying */ .MP)(blob, origin);
    body.on('error', cause => out.destroy(new _error_js__WEBPACK_IMPORTED_MODULE_2__/* .RegistryError */ .gl({ method: 'GET', url, cause })));
    out.on('close', () => body.destroy());
    return body.pipe(out);
}
function startUpload(transport, at, query) {
    return transport.exchange({
        at,
        actions: ['pull', 'push'],
        method: 'POST',
        target: `blobs/uploads/${query}`,
        headers: { 'content-length': '0' },
    });
}
async function cancel(transport, at, target) {
    await transport.once({ at, actions: ['pull', 'push'], method: 'DELETE', target }).catch(() => undefined);
}


/***/ }),

/***/ 5971:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MP: () => (/* binding */ verifying),
/* harmony export */   ol: () => (/* binding */ digestOf),
/* harmony export */   yg: () => (/* binding */ ContentError)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7075);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6624);



function digestOf(bytes) {
    return `sha256:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(bytes).digest('hex')}`;
}
class ContentError extends _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo {
}
function verifying(promised, origin) {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    let size = 0;
    const checked = new node_stream__WEBPACK_IMPORTED_MODULE_1__.Transform({
        transform(chunk, _encoding, done) {
            size += chunk.length;
            if (size > promised.size)
                return done(new ContentError(`${origin} gave more than the ${promised.size} bytes of ${promised.digest}`));
            hash.update(chunk);
            done(null, chunk);
        },
        flush(done) {
            const digest = `sha256:${hash.digest('hex')}`;
            if (size !== promised.size)
                return done(new ContentError(`${origin} gave ${size} of the ${promised.size} bytes of ${promised.digest}`));
            done(digest === promised.digest
                ? null
                : new ContentError(`${origin} gave ${digest} where ${promised.digest} was asked for`));
        },
    });
    return checked.on('error', () => { });
}


/***/ }),

/***/ 6463:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ openLayout)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6624);
/* harmony import */ var _image_tar_header_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8178);





const highWaterMark = 512 * 1024;
async function openLayout(path) {
    const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)(path).catch(cause => {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo(`${path} is not an OCI layout: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .describe */ .q0)(cause)}`, { cause });
    });
    return found.isDirectory() ? folderFiles(path) : archiveFiles(path);
}
function folderFiles(folder) {
    return {
        read: name => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, name)),
        stream: async (name) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.createReadStream)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, name), { highWaterMark }),
        async open(name) {
            const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, name));
            return { file, start: 0, size: (await file.stat()).size };
        },
    };
}
async function archiveFiles(path) {
    const places = await listArchive(path);
    const locate = async (name) => {
        const place = places.get(name);
        if (place === undefined)
            throw Object.assign(new Error(`${name} is not in ${path}`), { code: 'ENOENT' });
        return place;
    };
    const stream = async (name) => {
        const { start, size } = await locate(name);
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.createReadStream)(path, size === 0 ? { start: 0, end: -1 } : { start, end: start + size - 1, highWaterMark });
    };
    return {
        stream,
        open: async (name) => ({ ...(await locate(name)), file: await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(path) }),
        async read(name) {
            const chunks = [];
            for await (const chunk of await stream(name))
                chunks.push(chunk);
            return Buffer.concat(chunks);
        },
    };
}
async function listArchive(path) {
    const places = new Map();
    const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(path);
    try {
        const block = Buffer.alloc(_image_tar_header_js__WEBPACK_IMPORTED_MODULE_4__/* .blockSize */ .L6);
        for (let at = 0;;) {
            const { bytesRead } = await file.read(block, 0, _image_tar_header_js__WEBPACK_IMPORTED_MODULE_4__/* .blockSize */ .L6, at);
            const header = bytesRead === _image_tar_header_js__WEBPACK_IMPORTED_MODULE_4__/* .blockSize */ .L6 ? (0,_image_tar_header_js__WEBPACK_IMPORTED_MODULE_4__/* .parseHeader */ .RW)(block, at) : undefined;
            if (header === undefined && places.size > 0)
                return places;
            if (header === undefined)
                throw new Error('it begins with no file');
            const { name, size } = header;
            places.set(name.replace(/^\.\//, ''), { start: at + _image_tar_header_js__WEBPACK_IMPORTED_MODULE_4__/* .blockSize */ .L6, size });
            at += _image_tar_header_js__WEBPACK_IMPORTED_MODULE_4__/* .blockSize */ .L6 + Math.ceil(size / _image_tar_header_js__WEBPACK_IMPORTED_MODULE_4__/* .blockSize */ .L6) * _image_tar_header_js__WEBPACK_IMPORTED_MODULE_4__/* .blockSize */ .L6;
        }
    }
    catch (cause) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo(`${path} is neither a folder nor a tar archive with an OCI layout`, {
            hint: 'A compressed archive has to be unpacked first (gunzip).',
            cause,
        });
    }
    finally {
        await file.close();
    }
}


/***/ }),

/***/ 7921:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   RV: () => (/* binding */ putManifest),
/* harmony export */   c2: () => (/* binding */ getManifest),
/* harmony export */   sy: () => (/* binding */ headManifest)
/* harmony export */ });
/* harmony import */ var _image_manifest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9424);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(764);
/* harmony import */ var _body_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4095);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5971);
/* harmony import */ var _error_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1229);
/* harmony import */ var _many_tags_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5232);
/* harmony import */ var _transport_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6285);







const longestManifest = 8 * 1024 * 1024;
async function getManifest(transport, at, name) {
    const answer = await lookUp(transport, 'GET', at, name);
    if (answer === undefined)
        return undefined;
    const origin = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .formatReference */ .FH)({
        ...at,
        ...(name.includes(':') ? { digest: name } : { tag: name }),
    });
    const digest = (0,_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .digestOf */ .ol)(answer.body);
    const announced = (0,_body_js__WEBPACK_IMPORTED_MODULE_5__/* .header */ .wx)(answer, 'docker-content-digest');
    const wanted = name.includes(':') ? name : announced;
    if (wanted !== undefined && wanted !== digest)
        throw new _digest_js__WEBPACK_IMPORTED_MODULE_2__/* .ContentError */ .yg(`${origin} gave the bytes of ${digest} where ${wanted} was ${name === wanted ? 'asked for' : 'announced'}`);
    const mediaType = mediaTypeOf(answer, origin);
    const stored = { bytes: answer.body, mediaType, digest };
    (0,_image_manifest_js__WEBPACK_IMPORTED_MODULE_0__/* .parseManifest */ .Ng)(stored);
    return stored;
}
async function headManifest(transport, at, name) {
    const answer = await lookUp(transport, 'HEAD', at, name, [405]);
    if (answer === undefined)
        return undefined;
    const announced = (0,_body_js__WEBPACK_IMPORTED_MODULE_5__/* .header */ .wx)(answer, 'docker-content-digest');
    if (answer.status === 405 || announced === undefined) {
        const stored = await getManifest(transport, at, name);
        return stored && { digest: stored.digest, mediaType: stored.mediaType, size: stored.bytes.length };
    }
    const digest = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseDigest */ .m)(announced);
    if (name.includes(':') && digest !== name)
        throw new _digest_js__WEBPACK_IMPORTED_MODULE_2__/* .ContentError */ .yg(`${(0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .formatReference */ .FH)({ ...at, digest: name })} was announced as ${digest}`);
    const length = (0,_body_js__WEBPACK_IMPORTED_MODULE_5__/* .header */ .wx)(answer, 'content-length');
    return {
        digest,
        mediaType: withoutParameters((0,_body_js__WEBPACK_IMPORTED_MODULE_5__/* .header */ .wx)(answer, 'content-type')) ?? '',
        size: length === undefined ? undefined : Number(length),
    };
}
async function putManifest(transport, at, stored, { name, tags = [] }) {
    const query = tags.map(tag => `tag=${encodeURIComponent(tag)}`).join('&');
    const answer = await transport.exchange({
        at,
        actions: ['pull', 'push'],
        method: 'PUT',
        target: `manifests/${name}${query && `?${query}`}`,
        headers: { 'content-type': stored.mediaType },
        body: stored.bytes,
    });
    if (![200, 201, 202].includes(answer.status))
        throw (0,_transport_js__WEBPACK_IMPORTED_MODULE_4__/* .unexpected */ .X)(answer);
    const digest = (0,_body_js__WEBPACK_IMPORTED_MODULE_5__/* .header */ .wx)(answer, 'docker-content-digest') ?? (await headManifest(transport, at, name))?.digest;
    if (digest !== stored.digest)
        throw new _digest_js__WEBPACK_IMPORTED_MODULE_2__/* .ContentError */ .yg(`${at.registry}/${at.repository} stored ${digest ?? 'nothing'} where ${stored.digest} was put under ${name}`);
    const taken = (answer.headers['oci-tag'] ?? []).flatMap(line => line.split(',').map(tag => tag.trim()));
    if (tags.length > 0 && taken.length === 0)
        (0,_many_tags_js__WEBPACK_IMPORTED_MODULE_6__/* .learnOneTag */ .HT)(transport, at.registry);
    return { keepsReferrers: answer.headers['oci-subject'] !== undefined, tags: taken };
}
async function lookUp(transport, method, at, name, also = []) {
    const answer = await transport.exchange({
        at,
        actions: ['pull'],
        method,
        target: `manifests/${name}`,
        headers: { accept: _image_manifest_js__WEBPACK_IMPORTED_MODULE_0__/* .manifestTypes */ .Fm.join(', ') },
        limit: longestManifest,
    });
    if (answer.status === 404)
        return undefined;
    if (answer.status !== 200 && !also.includes(answer.status))
        throw (0,_transport_js__WEBPACK_IMPORTED_MODULE_4__/* .unexpected */ .X)(answer);
    return answer;
}
function mediaTypeOf(answer, origin) {
    const sent = withoutParameters((0,_body_js__WEBPACK_IMPORTED_MODULE_5__/* .header */ .wx)(answer, 'content-type'));
    const { mediaType, named } = (0,_image_manifest_js__WEBPACK_IMPORTED_MODULE_0__/* .claimedMediaType */ .AG)(answer.body);
    const known = (type) => _image_manifest_js__WEBPACK_IMPORTED_MODULE_0__/* .manifestTypes */ .Fm.includes(type);
    if (known(sent) && named && mediaType !== sent)
        throw new _digest_js__WEBPACK_IMPORTED_MODULE_2__/* .ContentError */ .yg(`${origin} was sent as ${sent} but calls itself ${mediaType}`);
    const type = known(sent) ? sent : mediaType;
    if (type !== undefined && known(type))
        return type;
    const what = sent ?? mediaType ?? 'document without a type';
    throw new _error_js__WEBPACK_IMPORTED_MODULE_3__/* .RegistryError */ .gl({ ...answer, why: `${origin} is a ${what}, which is no image manifest we know` });
}
function withoutParameters(contentType) {
    return contentType?.split(';')[0]?.trim().toLowerCase();
}


/***/ }),

/***/ 4090:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  U: () => (/* binding */ openImage),
  g: () => (/* binding */ readBlob)
});

// EXTERNAL MODULE: ./.build/src/errors.js
var errors = __webpack_require__(6624);
// EXTERNAL MODULE: ./.build/src/image/layout.js
var layout = __webpack_require__(7955);
// EXTERNAL MODULE: ./.build/src/image/manifest.js
var manifest = __webpack_require__(9424);
// EXTERNAL MODULE: ./.build/src/image/reference.js
var reference = __webpack_require__(764);
// EXTERNAL MODULE: ./.build/src/registry/blobs.js
var blobs = __webpack_require__(4939);
// EXTERNAL MODULE: ./.build/src/registry/digest.js
var registry_digest = __webpack_require__(5971);
// EXTERNAL MODULE: ./.build/src/registry/layout-files.js
var layout_files = __webpack_require__(6463);
// EXTERNAL MODULE: ./.build/src/registry/manifests.js
var manifests = __webpack_require__(7921);
;// CONCATENATED MODULE: ./.build/src/registry/pour.js

const pieceSize = 1024 * 1024;
async function pourFile({ file, start, size }, { digest, size: promised, origin }, write) {
    try {
        if (size !== promised)
            throw new registry_digest/* ContentError */.yg(`${origin} gave ${size} of the ${promised} bytes of ${digest}`);
        const length = Math.min(pieceSize, size);
        const buffers = [Buffer.allocUnsafeSlow(length), Buffer.allocUnsafeSlow(length)];
        let sent = Promise.resolve();
        for (let at = 0, turn = 0;; turn = turn === 0 ? 1 : 0) {
            const { bytesRead } = await file.read(buffers[turn], 0, Math.min(length, size - at), start + at);
            const piece = buffers[turn].subarray(0, bytesRead);
            at += bytesRead;
            await sent;
            if (bytesRead === 0) {
                if (at !== size)
                    throw new registry_digest/* ContentError */.yg(`${origin} gave ${at} of the ${size} bytes of ${digest}`);
                return;
            }
            sent = write(piece);
            sent.catch(() => { });
        }
    }
    finally {
        await file.close();
    }
}

;// CONCATENATED MODULE: ./.build/src/registry/source.js









function openImage(source, transport) {
    return source.kind === 'layout' ? layoutReader(source.path) : registryReader(source.repository, transport);
}
async function readBlob(reader, blob, limit = 4 * 1024 * 1024) {
    if (blob.size > limit)
        throw new errors/* UserError */.yo(`${blob.digest} in ${reader.origin} has ${blob.size} bytes, more than the ${limit} that are read`);
    const chunks = [];
    for await (const chunk of await reader.blob(blob))
        chunks.push(chunk);
    return Buffer.concat(chunks);
}
function layoutReader(path) {
    const origin = `the OCI layout ${path}`;
    let opened;
    const files = () => {
        opened ??= (0,layout_files/* openLayout */.B)(path);
        return opened;
    };
    return {
        origin,
        async manifest(digest) {
            const bytes = await (await files()).read((0,layout/* blobPath */.nD)(digest)).catch(cause => {
                throw missing(digest, origin, cause);
            });
            if ((0,registry_digest/* digestOf */.ol)(bytes) !== digest)
                throw new registry_digest/* ContentError */.yg(`${origin} gave ${(0,registry_digest/* digestOf */.ol)(bytes)} where ${digest} was asked for`);
            const stored = { bytes, digest, mediaType: (0,manifest/* claimedMediaType */.AG)(bytes).mediaType ?? '' };
            (0,manifest/* parseManifest */.Ng)(stored);
            return stored;
        },
        async blob(blob) {
            const file = await (await files()).stream((0,layout/* blobPath */.nD)(blob.digest)).catch(cause => {
                throw missing(blob.digest, origin, cause);
            });
            const out = (0,registry_digest/* verifying */.MP)(blob, origin);
            file.on('error', cause => out.destroy(missing(blob.digest, origin, cause)));
            out.on('close', () => file.destroy());
            return file.pipe(out);
        },
        pour: blob => async (write) => {
            const opened = await (await files()).open((0,layout/* blobPath */.nD)(blob.digest)).catch(cause => {
                throw missing(blob.digest, origin, cause);
            });
            await pourFile(opened, { ...blob, origin }, write);
        },
    };
}
function registryReader(repository, transport) {
    const at = (0,reference/* parseRepository */.SU)(repository);
    return {
        origin: repository,
        async manifest(digest) {
            const stored = await (0,manifests/* getManifest */.c2)(transport, at, digest);
            if (stored === undefined)
                throw missing(digest, repository);
            return stored;
        },
        blob: blob => (0,blobs/* getBlob */.qW)(transport, at, blob),
    };
}
function missing(digest, origin, cause) {
    const why = cause === undefined || cause.code === 'ENOENT' ? '' : `: ${(0,errors/* describe */.q0)(cause)}`;
    return new errors/* UserError */.yo(`${digest} is not in ${origin}${why}`, { cause });
}


/***/ })

};
