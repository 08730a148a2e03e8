export const id = 674;
export const ids = [674];
export const modules = {

/***/ 92812:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FY: () => (/* binding */ entryKind),
/* harmony export */   H3: () => (/* binding */ isAttestation),
/* harmony export */   _m: () => (/* binding */ isImageConfig),
/* harmony export */   nu: () => (/* binding */ isFileSystemLayer),
/* harmony export */   z_: () => (/* binding */ deepestIndex),
/* harmony export */   zn: () => (/* binding */ attested)
/* harmony export */ });
/* harmony import */ var _manifest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9424);
/* harmony import */ var _platform_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(52490);


const deepestIndex = 4;
function entryKind({ mediaType, platform }) {
    if (platform !== undefined && (0,_platform_js__WEBPACK_IMPORTED_MODULE_1__/* .isUnknown */ .t8)(platform))
        return 'nothing that runs';
    if (indexTypes.includes(mediaType))
        return 'index';
    const known = mediaType === '' || mediaType.startsWith(schema1) || isOneOf(_manifest_js__WEBPACK_IMPORTED_MODULE_0__/* .manifestTypes */ .Fm, mediaType);
    return known || platform !== undefined ? 'manifest' : 'nothing that runs';
}
function isAttestation({ annotations, platform, }) {
    const annotated = annotations?.['vnd.docker.reference.type'] === 'attestation-manifest';
    return annotated || (platform !== undefined && (0,_platform_js__WEBPACK_IMPORTED_MODULE_1__/* .isUnknown */ .t8)(platform));
}
function attested({ annotations }) {
    return annotations?.['vnd.docker.reference.digest'];
}
function isImageConfig(mediaType) {
    return isOneOf(imageConfigTypes, mediaType);
}
function isFileSystemLayer({ mediaType }) {
    return /^application\/vnd\.(?:oci\.image\.layer|docker\.image\.rootfs)\./.test(mediaType);
}
const [ociIndex, dockerList] = _manifest_js__WEBPACK_IMPORTED_MODULE_0__/* .manifestTypes */ .Fm;
const indexTypes = [ociIndex, dockerList];
const schema1 = 'application/vnd.docker.distribution.manifest.v1+';
const imageConfigTypes = [
    'application/vnd.oci.image.config.v1+json',
    'application/vnd.docker.container.image.v1+json',
    ...['application/octet-stream', 'application/json', 'text/html', ''],
];
function isOneOf(known, mediaType) {
    return known.includes(mediaType);
}


/***/ }),

/***/ 67955:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ layoutImage),
/* harmony export */   Ny: () => (/* binding */ chooseImage),
/* harmony export */   cO: () => (/* binding */ tagOf),
/* harmony export */   cP: () => (/* binding */ hasName),
/* harmony export */   dc: () => (/* binding */ layoutEntries),
/* harmony export */   nD: () => (/* binding */ blobPath),
/* harmony export */   rw: () => (/* binding */ addToLayout)
/* harmony export */ });
/* harmony import */ var _messages_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3969);
/* harmony import */ var _manifest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9424);


function blobPath(digest) {
    return `blobs/sha256/${digest.slice('sha256:'.length)}`;
}
const [tagAnnotation, referenceAnnotation] = ['org.opencontainers.image.ref.name', 'io.containerd.image.name'];
function layoutEntries(indexJson) {
    const index = (0,_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .parseManifest */ .Ng)({ bytes: indexJson, mediaType: '', digest: 'index.json' });
    if (index.kind !== 'index')
        throw new _messages_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo('index.json of the OCI layout is not an index');
    return index.manifests;
}
function tagOf({ annotations }) {
    return annotations?.[tagAnnotation];
}
function hasName({ annotations }, name) {
    const reference = annotations?.[referenceAnnotation];
    return reference === undefined || name.reference === undefined
        ? annotations?.[tagAnnotation] === name.tag
        : reference === name.reference;
}
function layoutImage(indexJson, wanted = {}) {
    return chooseImage(layoutEntries(indexJson), wanted);
}
function chooseImage(listed, { digest, tag } = {}) {
    const named = listed.filter(entry => tag === undefined || tagOf(entry) === tag);
    const found = named.filter(entry => digest === undefined || entry.digest === digest);
    const distinct = [...new Map(found.map(entry => [entry.digest, entry])).values()];
    const [only, ...others] = distinct;
    if (only === undefined) {
        const held = listed.map(entry => entry.digest).join(', ') || 'nothing';
        throw new _messages_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`the OCI layout does not contain ${digest ?? tag ?? 'any image'}: it has ${held}`);
    }
    if (others.length > 0)
        throw new _messages_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`the OCI layout contains ${distinct.length} images`, {
            hint: `Add "@" and one of the digests: ${distinct.map(entry => entry.digest).join(', ')}.`,
        });
    return only;
}
function addToLayout(indexJson, { image, names, referrers = [] }) {
    const taken = [...names, ...referrers.flatMap(({ tag }) => (tag === undefined ? [] : [{ tag }]))];
    const named = names.map(({ tag, reference }) => ({
        ...image,
        annotations: {
            ...(reference !== undefined && { [referenceAnnotation]: reference }),
            [tagAnnotation]: tag,
        },
    }));
    const added = [
        ...(named.length > 0 ? named : [image]),
        ...referrers.map(({ entry, tag }) => tag === undefined ? entry : { ...entry, annotations: { [tagAnnotation]: tag } }),
    ];
    const kept = rawEntries(indexJson).filter(entry => entry.annotations?.[tagAnnotation] === undefined
        ? !added.some(({ digest }) => digest === entry.digest)
        : !taken.some(name => hasName(entry, name)));
    const manifests = [...kept, ...added];
    return JSON.stringify({ schemaVersion: 2, mediaType: _manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .manifestTypes */ .Fm[0], manifests });
}
function rawEntries(indexJson) {
    if (indexJson === undefined)
        return [];
    layoutEntries(indexJson);
    const { manifests } = JSON.parse(Buffer.from(indexJson).toString('utf8'));
    return manifests;
}


/***/ }),

/***/ 48178:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D4: () => (/* binding */ decode),
/* harmony export */   L6: () => (/* binding */ blockSize),
/* harmony export */   RW: () => (/* binding */ parseHeader),
/* harmony export */   d9: () => (/* binding */ entryType)
/* harmony export */ });
/* harmony import */ var _messages_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3969);

const blockSize = 512;
function parseHeader(block, at) {
    const sum = checksum(block);
    if (sum === 256 && isZero(block))
        return undefined;
    if (sum !== number(block, 148, 8))
        throw new _messages_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`the layer is not a tar archive: bad header at byte ${at}`);
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
            throw new _messages_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo('the layer has a tar entry with an impossible number');
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

/***/ 14293:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   lM: () => (/* binding */ bodyFromStream),
/* harmony export */   of: () => (/* binding */ bodyFromBytes),
/* harmony export */   tb: () => (/* binding */ bodyFromFile)
/* harmony export */ });
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(95971);

const pieceSize = 1024 * 1024;
const mostWaiting = 256 * 1024;
function bodyFromBytes(bytes) {
    const send = async (write) => {
        for (let at = 0; at < bytes.length; at += pieceSize)
            await write(bytes.subarray(at, at + pieceSize));
    };
    return { send, close: () => { } };
}
function bodyFromStream(body, promised, explain) {
    const send = write => new Promise((resolve, reject) => {
        const check = (0,_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .checkOf */ .EG)(promised);
        let waiting = 0;
        let ended = false;
        const fail = (error) => {
            reject(error);
            body.destroy();
        };
        const sent = (bytes) => {
            waiting -= bytes;
            if (waiting < mostWaiting)
                body.resume();
            if (ended && waiting === 0)
                resolve();
        };
        body.on('error', cause => fail(explain(cause)));
        body.on('close', () => {
            if (!ended)
                fail(explain(new Error('the connection was closed')));
        });
        body.on('data', (piece) => {
            try {
                check.take(piece);
            }
            catch (error) {
                return fail(error);
            }
            waiting += piece.length;
            if (waiting >= mostWaiting)
                body.pause();
            write(piece).then(() => sent(piece.length), fail);
        });
        body.on('end', () => {
            try {
                check.end();
                ended = true;
                if (waiting === 0)
                    resolve();
            }
            catch (error) {
                fail(error);
            }
        });
    });
    body.on('error', () => { });
    return { send, close: () => void body.destroy() };
}
function bodyFromFile({ file, start, size }, promised) {
    const short = (given) => new _digest_js__WEBPACK_IMPORTED_MODULE_0__/* .ContentError */ .yg(`${promised.origin} returned ${given} of the ${promised.size} bytes of ${promised.digest}`);
    const send = async (write) => {
        if (size !== promised.size)
            throw short(size);
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
                    throw short(at);
                return;
            }
            sent = write(piece);
            sent.catch(() => { });
        }
    };
    return { send, close: () => void file.close().catch(() => { }) };
}


/***/ }),

/***/ 74939:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HT: () => (/* binding */ putBlob),
/* harmony export */   i4: () => (/* binding */ sendBlob),
/* harmony export */   qW: () => (/* binding */ getBlob)
/* harmony export */ });
/* unused harmony export hasBlob */
/* harmony import */ var _messages_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3969);
/* harmony import */ var _blob_body_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(14293);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(95971);
/* harmony import */ var _error_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(51229);
/* harmony import */ var _manifests_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(53356);
/* harmony import */ var _open_blob_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7363);
/* harmony import */ var _response_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(60200);







async function hasBlob(transport, at, { digest }) {
    const response = await transport.exchange({
        at,
        actions: ['pull'],
        method: 'HEAD',
        target: `blobs/${digest}`,
    });
    if (response.status === 404 || _manifests_js__WEBPACK_IMPORTED_MODULE_4__/* .headUnsupported */ .sQ.includes(response.status))
        return false;
    if (response.status < 400)
        return true;
    throw (0,_response_js__WEBPACK_IMPORTED_MODULE_6__/* .unexpectedResponse */ .Lf)(response);
}
async function getBlob(transport, at, blob) {
    const { body, explain, promised } = await (0,_open_blob_js__WEBPACK_IMPORTED_MODULE_5__/* .openBlob */ .Y)(transport, at, blob);
    const out = (0,_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .verifying */ .MP)(promised);
    body.on('error', cause => out.destroy(explain(cause)));
    out.on('close', () => body.destroy());
    return body.pipe(out);
}
async function sendBlob(transport, at, blob) {
    const { body, promised, explain } = await (0,_open_blob_js__WEBPACK_IMPORTED_MODULE_5__/* .openBlob */ .Y)(transport, at, blob);
    return (0,_blob_body_js__WEBPACK_IMPORTED_MODULE_1__/* .bodyFromStream */ .lM)(body, promised, explain);
}
async function putBlob(transport, at, upload) {
    const { blob, mountFrom } = upload;
    if (mountFrom !== undefined) {
        const response = await mount(transport, at, { blob, from: mountFrom });
        if (response?.status === 201)
            return 'mounted';
        if (response?.status === 202)
            return transport.withRetry(at.registry, resumable(transport, at, upload, response));
        if (response === undefined && (await hasBlob(transport, at, blob)))
            return 'present';
    }
    else if (!upload.absent && (await hasBlob(transport, at, blob)))
        return 'present';
    return transport.withRetry(at.registry, resumable(transport, at, upload));
}
async function mount(transport, at, { blob, from }) {
    const refused = `no mounts from ${from} at ${at.registry}/${at.repository}`;
    let failures = 0;
    return transport.withRetry(at.registry, async () => {
        if (transport.learned.has(refused))
            return undefined;
        try {
            const response = await transport.once({
                ...{ at, actions: ['pull', 'push'], method: 'POST', headers: { 'content-length': '0' } },
                target: `blobs/uploads/?mount=${blob.digest}&from=${encodeURIComponent(from)}`,
            });
            if (response.status !== 401)
                return response;
        }
        catch (error) {
            const broken = error instanceof _error_js__WEBPACK_IMPORTED_MODULE_3__/* .RegistryError */ .gl && (error.status ?? 0) >= 500;
            if (!broken || error.retryAfterMs !== undefined || ++failures < 2)
                throw error;
        }
        transport.learned.add(refused);
        return undefined;
    });
}
function resumable(transport, at, upload, opened) {
    let session = opened;
    let renewed = false;
    let sent = false;
    return async function once() {
        if (sent && (await hasBlob(transport, at, upload.blob)))
            return 'uploaded';
        const start = session ?? (await startUpload(transport, at, ''));
        session = undefined;
        if (start.status !== 202)
            throw (0,_response_js__WEBPACK_IMPORTED_MODULE_6__/* .unexpectedResponse */ .Lf)(start);
        const location = (0,_response_js__WEBPACK_IMPORTED_MODULE_6__/* .header */ .wx)(start, 'location');
        if (location === undefined)
            throw new _error_js__WEBPACK_IMPORTED_MODULE_3__/* .RegistryError */ .gl({ ...start, why: 'it started an upload without a Location' });
        const target = (0,_response_js__WEBPACK_IMPORTED_MODULE_6__/* .locationOf */ .hD)(location, start);
        if (target.protocol !== 'https:' && start.url.protocol === 'https:')
            throw new _error_js__WEBPACK_IMPORTED_MODULE_3__/* .RegistryError */ .gl({
                ...start,
                why: `it takes the upload at ${target.protocol}//${target.host}, which is not https`,
                hint: 'A proxy before the registry has to tell it the scheme of its clients (X-Forwarded-Proto).',
            });
        const blobBody = await upload.open();
        try {
            sent = true;
            const response = await send(transport, at, { blob: upload.blob, blobBody }, target);
            if (response.status === 201 || response.status === 204) {
                if ((0,_response_js__WEBPACK_IMPORTED_MODULE_6__/* .header */ .wx)(response, 'docker-content-digest') !== upload.blob.digest)
                    await blobBody.verify?.();
                return 'uploaded';
            }
            if (response.status === 400)
                await blobBody.verify?.();
            if (response.status === 401 && !renewed) {
                renewed = true;
                return once();
            }
            throw (0,_response_js__WEBPACK_IMPORTED_MODULE_6__/* .unexpectedResponse */ .Lf)(response);
        }
        catch (error) {
            await cancel(transport, at, target);
            throw error;
        }
    };
}
async function send(transport, at, { blob, blobBody }, location) {
    const target = new URL(location);
    target.searchParams.set('digest', blob.digest);
    let broken;
    try {
        return await transport.once({
            at,
            actions: ['pull', 'push'],
            method: 'PUT',
            target,
            headers: { 'content-type': 'application/octet-stream', 'content-length': String(blob.size) },
            body: write => blobBody.send(write).catch(error => {
                broken = error;
                throw error;
            }),
        });
    }
    catch (error) {
        throw broken instanceof _messages_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo ? broken : error;
    }
    finally {
        blobBody.close();
    }
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

/***/ 53356:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  c2: () => (/* binding */ getManifest),
  sy: () => (/* binding */ headManifest),
  sQ: () => (/* binding */ headUnsupported),
  RV: () => (/* binding */ putManifest)
});

// EXTERNAL MODULE: ./.build/src/image/manifest.js
var manifest = __webpack_require__(9424);
// EXTERNAL MODULE: ./.build/src/image/reference.js
var reference = __webpack_require__(80764);
// EXTERNAL MODULE: ./.build/src/registry/digest.js
var registry_digest = __webpack_require__(95971);
// EXTERNAL MODULE: ./.build/src/registry/error.js
var error = __webpack_require__(51229);
// EXTERNAL MODULE: ./.build/src/registry/response.js
var registry_response = __webpack_require__(60200);
;// CONCATENATED MODULE: ./.build/src/registry/media-type.js




function mediaTypeOf(response, origin) {
    const sent = withoutParameters((0,registry_response/* header */.wx)(response, 'content-type'));
    const { mediaType, named } = (0,manifest/* claimedMediaType */.AG)(response.body);
    const known = (type) => manifest/* manifestTypes */.Fm.includes(type);
    if (known(sent) && named && mediaType !== sent)
        throw new registry_digest/* ContentError */.yg(`${origin} was sent as ${sent} but calls itself ${mediaType}`);
    const type = known(sent) ? sent : mediaType;
    if (type !== undefined && known(type))
        return type;
    const what = sent ?? mediaType ?? 'document without a type';
    throw new error/* RegistryError */.gl({
        ...response,
        why: `${origin} is of the type ${what}, which is not a known image manifest`,
        hint: /\.distribution\.manifest\.v1\b/.test(what)
            ? 'That is the format of Docker before 2016 (schema 1), which engines no longer support: build the image again.'
            : undefined,
    });
}
function withoutParameters(contentType) {
    return contentType?.split(';')[0]?.trim().toLowerCase();
}

// EXTERNAL MODULE: ./.build/src/registry/redirect.js
var redirect = __webpack_require__(68707);
// EXTERNAL MODULE: ./.build/src/registry/registry-features.js
var registry_features = __webpack_require__(57838);
;// CONCATENATED MODULE: ./.build/src/registry/manifests.js







const longestManifest = 8 * 1024 * 1024;
async function getManifest(transport, at, name) {
    const response = await lookUp(transport, 'GET', at, name);
    if (response === undefined)
        return undefined;
    const origin = (0,reference/* formatReference */.FH)({
        ...at,
        ...(name.includes(':') ? { digest: name } : { tag: name }),
    });
    const digest = (0,registry_digest/* digestOf */.ol)(response.body);
    const announced = (0,registry_response/* header */.wx)(response, 'docker-content-digest');
    const wanted = name.includes(':') ? name : announced;
    if (wanted !== undefined && wanted !== digest)
        throw new registry_digest/* ContentError */.yg(`${origin} returned the bytes of ${digest} where ${wanted} was ${name === wanted ? 'requested' : 'announced'}`);
    const mediaType = mediaTypeOf(response, origin);
    const stored = { bytes: response.body, mediaType, digest };
    (0,manifest/* parseManifest */.Ng)(stored);
    return stored;
}
async function headManifest(transport, at, name) {
    const response = await lookUp(transport, 'HEAD', at, name);
    if (response === undefined)
        return undefined;
    const announced = (0,registry_response/* header */.wx)(response, 'docker-content-digest');
    if (response.status !== 200 || announced === undefined) {
        const stored = await getManifest(transport, at, name);
        return stored && { digest: stored.digest, mediaType: stored.mediaType, size: stored.bytes.length };
    }
    const digest = (0,reference/* parseDigest */.m)(announced);
    if (name.includes(':') && digest !== name)
        throw new registry_digest/* ContentError */.yg(`${(0,reference/* formatReference */.FH)({ ...at, digest: name })} was announced as ${digest}`);
    const length = (0,registry_response/* header */.wx)(response, 'content-length');
    return {
        digest,
        mediaType: withoutParameters((0,registry_response/* header */.wx)(response, 'content-type')) ?? '',
        size: length === undefined ? undefined : Number(length),
    };
}
async function putManifest(transport, at, stored, { name, tags = [] }) {
    const query = tags.map(tag => `tag=${encodeURIComponent(tag)}`).join('&');
    const response = await transport.exchange({
        at,
        actions: ['pull', 'push'],
        method: 'PUT',
        target: `manifests/${name}${query && `?${query}`}`,
        headers: { 'content-type': stored.mediaType },
        body: stored.bytes,
    });
    if (response.status < 200 || response.status > 299)
        throw (0,registry_response/* unexpectedResponse */.Lf)(response);
    const named = (0,registry_response/* header */.wx)(response, 'docker-content-digest');
    const digest = named === stored.digest ? named : (await headManifest(transport, at, name))?.digest;
    if (digest !== stored.digest)
        throw new registry_digest/* ContentError */.yg(`${at.registry}/${at.repository} stored ${digest ?? 'nothing'} where ${stored.digest} was pushed as ${name}`);
    const taken = (response.headers['oci-tag'] ?? []).flatMap(line => line.split(',').map(tag => tag.trim()));
    if (tags.length > 0 && taken.length === 0)
        (0,registry_features/* learnOneTag */.HT)(transport, at.registry);
    return { keepsReferrers: response.headers['oci-subject'] !== undefined, tags: taken };
}
const absenceCodes = /"(?:MANIFEST|NAME)_UNKNOWN"/;
const headUnsupported = [400, 403, 405, 406, 501];
async function lookUp(transport, method, at, name) {
    const response = await (0,redirect/* exchangeFollowing */.Jz)(transport, {
        at,
        actions: ['pull'],
        method,
        target: `manifests/${name}`,
        headers: { accept: manifest/* manifestTypes */.Fm.join(', ') },
        limit: longestManifest,
    });
    const { status, url } = response;
    const elsewhere = url.origin !== transport.endpoint(at.registry).url.origin;
    if (status === 404 && elsewhere && method === 'HEAD')
        return response;
    const absent = !elsewhere || absenceCodes.test(response.body.toString('utf8'));
    if (status === 404 && absent)
        return undefined;
    const unclear = method === 'HEAD' && (headUnsupported.includes(status) || elsewhere);
    if (status !== 200 && !unclear)
        throw (0,registry_response/* unexpectedResponse */.Lf)(response);
    return response;
}


/***/ }),

/***/ 7363:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ openBlob),
/* harmony export */   t: () => (/* binding */ blobEnd)
/* harmony export */ });
/* harmony import */ var _error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51229);
/* harmony import */ var _redirect_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(68707);
/* harmony import */ var _response_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(60200);



async function openBlob(transport, at, { range, ...blob }) {
    const secure = transport.endpoint(at.registry).url.protocol === 'https:';
    let target = `blobs/${blob.digest}`;
    for (let hops = 0;; hops++) {
        const response = await transport.open({
            at,
            actions: ['pull'],
            method: 'GET',
            target,
            ...(range !== undefined && { headers: { range } }),
        });
        const { status, url } = response;
        if (status === 200 || (status === 206 && range !== undefined)) {
            const explain = (cause) => new _error_js__WEBPACK_IMPORTED_MODULE_0__/* .RegistryError */ .gl({ method: 'GET', url, cause });
            return {
                response,
                body: response.body,
                explain,
                promised: { digest: blob.digest, size: blob.size, origin: `${at.registry}/${at.repository}` },
            };
        }
        (0,_response_js__WEBPACK_IMPORTED_MODULE_2__/* .drain */ .Ze)(response);
        const next = (0,_redirect_js__WEBPACK_IMPORTED_MODULE_1__/* .redirectTarget */ .ET)(response, { registry: at.registry, secure });
        if (next === undefined)
            throw new _error_js__WEBPACK_IMPORTED_MODULE_0__/* .RegistryError */ .gl({ method: 'GET', url, status });
        (0,_redirect_js__WEBPACK_IMPORTED_MODULE_1__/* .countHop */ .P)(hops, response);
        target = next;
    }
}
async function blobEnd(transport, at, { blob, length }) {
    const start = blob.size - length;
    if (start < 0)
        return undefined;
    const { response } = await openBlob(transport, at, { ...blob, range: `bytes=${start}-${blob.size - 1}` });
    const told = (0,_response_js__WEBPACK_IMPORTED_MODULE_2__/* .header */ .wx)(response, 'content-range');
    if (response.status !== 206 || !told?.startsWith(`bytes ${start}-${blob.size - 1}/`)) {
        response.body.on('error', () => { });
        response.body.destroy();
        return undefined;
    }
    const bytes = await (0,_response_js__WEBPACK_IMPORTED_MODULE_2__/* .readBody */ .x8)(response, length);
    return bytes?.length === length ? bytes : undefined;
}


/***/ }),

/***/ 38248:
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

/***/ 89579:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   It: () => (/* binding */ addReferrers),
/* harmony export */   Ms: () => (/* binding */ entryOf),
/* harmony export */   Xg: () => (/* binding */ addReferrer),
/* harmony export */   fH: () => (/* binding */ fallbackTag),
/* harmony export */   xt: () => (/* binding */ listReferrers)
/* harmony export */ });
/* harmony import */ var _image_manifest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9424);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(80764);
/* harmony import */ var _messages_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3969);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(95971);
/* harmony import */ var _late_login_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(59403);
/* harmony import */ var _link_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(39979);
/* harmony import */ var _manifests_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(53356);
/* harmony import */ var _redirect_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(68707);
/* harmony import */ var _refusal_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(95879);
/* harmony import */ var _response_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(60200);










async function listReferrers(transport, at, digest) {
    const listed = await byApi(transport, at, digest);
    if (listed !== undefined && listed.length > 0)
        return listed;
    return (await readFallback(transport, at, digest))?.manifests.slice() ?? [];
}
async function addReferrer(transport, at, subject, added) {
    return addReferrers(transport, at, subject, [added]);
}
async function addReferrers(transport, at, subject, added) {
    const announced = added.some(({ keepsReferrers }) => keepsReferrers);
    const served = announced && (await byApi(transport, at, subject)) !== undefined;
    const entries = added.filter(each => !(served && each.keepsReferrers)).map(({ stored }) => entryOf(stored));
    const missingIn = (list) => {
        const held = new Set(list?.manifests.map(({ digest }) => digest));
        return entries.filter(({ digest }) => !held.has(digest));
    };
    if (entries.length === 0)
        return;
    for (let tries = 0; tries < 4; tries++) {
        const list = await readFallback(transport, at, subject);
        const missing = missingIn(list);
        if (missing.length === 0)
            return;
        const bytes = fallbackIndex([...(list?.raw ?? []), ...missing]);
        const next = { bytes, mediaType: _image_manifest_js__WEBPACK_IMPORTED_MODULE_0__/* .manifestTypes */ .Fm[0], digest: (0,_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .digestOf */ .ol)(bytes) };
        const name = fallbackTag(subject);
        await (0,_manifests_js__WEBPACK_IMPORTED_MODULE_6__/* .putManifest */ .RV)(transport, at, next, { name }).catch(cause => {
            if (cause instanceof _late_login_js__WEBPACK_IMPORTED_MODULE_4__/* .OutdatedLookupError */ .$k)
                return;
            throw (0,_refusal_js__WEBPACK_IMPORTED_MODULE_8__/* .meansImmutable */ .j)(cause) ? onlyOneList((0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .formatReference */ .FH)({ ...at, tag: name }), cause) : cause;
        });
    }
    if (missingIn(await readFallback(transport, at, subject)).length > 0)
        throw new _messages_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(`${(0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .formatReference */ .FH)({ ...at, tag: fallbackTag(subject) })} is being changed by other writers all the time`);
}
function onlyOneList(list, cause) {
    return new _messages_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(`${list} lists the referrers of the image and has to move with each addition, but the registry does not allow that`, {
        cause,
        hint: 'Where all tags of a repository are immutable, this list can have only one version: exempt tags that begin with "sha256-", or attach all signatures and documents before the image is promoted to it.',
    });
}
function fallbackTag(digest) {
    return digest.replace(':', '-');
}
const longestList = 16 * 1024 * 1024;
async function byApi(transport, at, subject) {
    const none = `no referrers at ${at.registry}`;
    const probes = probesOf(transport);
    const probe = probes.get(at.registry);
    if (probe !== undefined)
        await probe;
    if (transport.learned.has(none))
        return undefined;
    const asking = pagesOf(transport, at, subject);
    if (probe === undefined)
        probes.set(at.registry, asking.then(noValue, noValue));
    const found = await asking;
    if (found === undefined)
        transport.learned.add(none);
    return found;
}
const noValue = () => undefined;
const allProbes = new WeakMap();
function probesOf({ learned }) {
    const probes = allProbes.get(learned) ?? new Map();
    allProbes.set(learned, probes);
    return probes;
}
async function pagesOf(transport, at, subject) {
    const found = [];
    let served = true;
    await (0,_link_js__WEBPACK_IMPORTED_MODULE_5__/* .readPages */ .n4)(`referrers/${subject}`, async (target, page) => {
        const request = {
            ...{ at, actions: ['pull'], method: 'GET', target, headers: { accept: _image_manifest_js__WEBPACK_IMPORTED_MODULE_0__/* .manifestTypes */ .Fm[0] } },
            limit: 8 * 1024 * 1024,
        };
        const response = await (0,_redirect_js__WEBPACK_IMPORTED_MODULE_7__/* .exchangeFollowing */ .Jz)(transport, request, ({ pathname }) => pathname.endsWith(`/referrers/${subject}`));
        const entries = response.status === 200 && isIndex(response) ? parsePage(response) : undefined;
        if (entries !== undefined) {
            found.push(...entries);
            return response;
        }
        if (page > 0 || [401, 403].includes(response.status))
            throw (0,_response_js__WEBPACK_IMPORTED_MODULE_9__/* .unexpectedResponse */ .Lf)(response);
        served = false;
        return undefined;
    }, longestList);
    return served ? found : undefined;
}
function isIndex(response) {
    return (0,_response_js__WEBPACK_IMPORTED_MODULE_9__/* .header */ .wx)(response, 'content-type')?.startsWith(_image_manifest_js__WEBPACK_IMPORTED_MODULE_0__/* .manifestTypes */ .Fm[0]) === true;
}
function parsePage(response) {
    const page = (0,_image_manifest_js__WEBPACK_IMPORTED_MODULE_0__/* .parseManifest */ .Ng)({
        bytes: response.body,
        mediaType: _image_manifest_js__WEBPACK_IMPORTED_MODULE_0__/* .manifestTypes */ .Fm[0],
        digest: response.url.pathname,
    });
    return page.kind === 'index' ? page.manifests : undefined;
}
async function readFallback(transport, at, subject) {
    const stored = await (0,_manifests_js__WEBPACK_IMPORTED_MODULE_6__/* .getManifest */ .c2)(transport, at, fallbackTag(subject));
    if (stored === undefined)
        return undefined;
    const list = (0,_image_manifest_js__WEBPACK_IMPORTED_MODULE_0__/* .parseManifest */ .Ng)(stored);
    if (list.kind !== 'index' || list.manifests.some(({ artifactType, platform }) => platform && !artifactType))
        throw new _messages_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(`${(0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .formatReference */ .FH)({ ...at, tag: fallbackTag(subject) })} should list the referrers of the image, but is an image itself`, {
            hint: 'A copy with another tool may have caused this. Remove this tag, or copy the referrers again.',
        });
    const { manifests } = JSON.parse(Buffer.from(stored.bytes).toString('utf8'));
    return { manifests: list.manifests, raw: manifests };
}
function entryOf({ bytes, mediaType, digest }) {
    const manifest = (0,_image_manifest_js__WEBPACK_IMPORTED_MODULE_0__/* .parseManifest */ .Ng)({ bytes, mediaType, digest });
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
    return Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType: _image_manifest_js__WEBPACK_IMPORTED_MODULE_0__/* .manifestTypes */ .Fm[0], manifests }));
}


/***/ }),

/***/ 95879:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ meansUnsupported),
/* harmony export */   j: () => (/* binding */ meansImmutable)
/* harmony export */ });
/* harmony import */ var _error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51229);

function meansImmutable(error) {
    if (!(error instanceof _error_js__WEBPACK_IMPORTED_MODULE_0__/* .RegistryError */ .gl))
        return false;
    const { status, message } = error;
    return status === 409 || status === 412 || (status === 400 && /immutab|already exists/i.test(message));
}
function meansUnsupported(error) {
    if (!(error instanceof _error_js__WEBPACK_IMPORTED_MODULE_0__/* .RegistryError */ .gl))
        return false;
    if (error.status === 405 || error.status === 415 || error.has('UNSUPPORTED'))
        return true;
    return error.status === 400 && error.has('MANIFEST_INVALID');
}


/***/ }),

/***/ 6806:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   UY: () => (/* binding */ openImage),
/* harmony export */   gm: () => (/* binding */ readBlob),
/* harmony export */   q_: () => (/* binding */ openLayoutReader)
/* harmony export */ });
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(46466);
/* harmony import */ var _image_layout_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(67955);
/* harmony import */ var _image_manifest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9424);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(80764);
/* harmony import */ var _messages_errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3969);
/* harmony import */ var _registry_blob_body_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(14293);
/* harmony import */ var _registry_blobs_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(74939);
/* harmony import */ var _registry_digest_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(95971);
/* harmony import */ var _registry_manifests_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(53356);
/* harmony import */ var _registry_open_blob_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(7363);
/* harmony import */ var _layout_open_layout_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(92537);











function openImage(source, transport) {
    return source.kind === 'layout'
        ? openLayoutReader(source.path)
        : registryReader(source.repository, transport);
}
async function readBlob(reader, blob, limit = 4 * 1024 * 1024) {
    if (blob.size > limit)
        throw new _messages_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .yo(`${blob.digest} in ${reader.origin} has ${blob.size} bytes, more than the ${limit} that are read`);
    const chunks = [];
    for await (const chunk of await reader.blob(blob))
        chunks.push(chunk);
    return Buffer.concat(chunks);
}
function openLayoutReader(path) {
    const origin = `the OCI layout ${path}`;
    let opened;
    const files = () => {
        opened ??= (0,_layout_open_layout_js__WEBPACK_IMPORTED_MODULE_10__/* .openLayout */ .B)(path);
        return opened;
    };
    const blob = async (blob) => {
        const file = await (await files()).stream((0,_image_layout_js__WEBPACK_IMPORTED_MODULE_1__/* .blobPath */ .nD)(blob.digest)).catch(cause => {
            throw missing(blob.digest, origin, cause);
        });
        const out = (0,_registry_digest_js__WEBPACK_IMPORTED_MODULE_7__/* .verifying */ .MP)({ ...blob, origin });
        file.on('error', cause => out.destroy(missing(blob.digest, origin, cause)));
        out.on('close', () => file.destroy());
        return file.pipe(out);
    };
    return {
        origin,
        blob,
        async manifest(digest) {
            const bytes = await (await files()).read((0,_image_layout_js__WEBPACK_IMPORTED_MODULE_1__/* .blobPath */ .nD)(digest)).catch(cause => {
                throw missing(digest, origin, cause);
            });
            if ((0,_registry_digest_js__WEBPACK_IMPORTED_MODULE_7__/* .digestOf */ .ol)(bytes) !== digest)
                throw new _registry_digest_js__WEBPACK_IMPORTED_MODULE_7__/* .ContentError */ .yg(`${origin} returned ${(0,_registry_digest_js__WEBPACK_IMPORTED_MODULE_7__/* .digestOf */ .ol)(bytes)} where ${digest} was requested`);
            const stored = { bytes, digest, mediaType: (0,_image_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .claimedMediaType */ .AG)(bytes).mediaType ?? '' };
            (0,_image_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .parseManifest */ .Ng)(stored);
            return stored;
        },
        async end(wanted, length) {
            const { file, start, size } = await (await files()).open((0,_image_layout_js__WEBPACK_IMPORTED_MODULE_1__/* .blobPath */ .nD)(wanted.digest));
            try {
                const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, start + size - length);
                return bytesRead === length ? buffer : undefined;
            }
            finally {
                await file.close();
            }
        },
        async openBlob(wanted) {
            const opened = await (await files()).open((0,_image_layout_js__WEBPACK_IMPORTED_MODULE_1__/* .blobPath */ .nD)(wanted.digest)).catch(cause => {
                throw missing(wanted.digest, origin, cause);
            });
            const verify = async () => (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_0__.finished)((await blob(wanted)).resume());
            return { ...(0,_registry_blob_body_js__WEBPACK_IMPORTED_MODULE_5__/* .bodyFromFile */ .tb)(opened, { ...wanted, origin }), verify };
        },
    };
}
function registryReader(repository, transport) {
    const at = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .parseRepository */ .SU)(repository);
    return {
        origin: repository,
        async manifest(digest) {
            const stored = await (0,_registry_manifests_js__WEBPACK_IMPORTED_MODULE_8__/* .getManifest */ .c2)(transport, at, digest);
            if (stored === undefined)
                throw missing(digest, repository);
            return stored;
        },
        blob: blob => (0,_registry_blobs_js__WEBPACK_IMPORTED_MODULE_6__/* .getBlob */ .qW)(transport, at, blob),
        end: (blob, length) => (0,_registry_open_blob_js__WEBPACK_IMPORTED_MODULE_9__/* .blobEnd */ .t)(transport, at, { blob, length }),
        openBlob: blob => (0,_registry_blobs_js__WEBPACK_IMPORTED_MODULE_6__/* .sendBlob */ .i4)(transport, at, blob),
    };
}
function missing(digest, origin, cause) {
    const why = cause === undefined || cause.code === 'ENOENT' ? '' : `: ${(0,_messages_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .describe */ .q0)(cause)}`;
    return new _messages_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .yo(`${digest} is not in ${origin}${why}`, { cause });
}


/***/ }),

/***/ 51598:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ entriesBelow)
/* harmony export */ });
/* harmony import */ var _image_index_entry_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92812);
/* harmony import */ var _image_manifest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9424);
/* harmony import */ var _messages_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3969);
/* harmony import */ var _registry_parallel_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(38248);




const requests = 16;
async function entriesBelow(reader, { digest, manifest }) {
    let entries = [];
    const seen = new Set([digest]);
    let level = [manifest];
    for (let depth = 1; level.length > 0; depth++) {
        if (depth > _image_index_entry_js__WEBPACK_IMPORTED_MODULE_0__/* .deepestIndex */ .z_)
            throw new _messages_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(`${digest} in ${reader.origin} nests indexes more than ${_image_index_entry_js__WEBPACK_IMPORTED_MODULE_0__/* .deepestIndex */ .z_} deep`);
        const listed = level.flatMap(each => (each.kind === 'index' ? each.manifests : []));
        entries = [...entries, ...listed];
        const inner = listed.filter(entry => (0,_image_index_entry_js__WEBPACK_IMPORTED_MODULE_0__/* .entryKind */ .FY)(entry) === 'index' && !seen.has(entry.digest) && seen.add(entry.digest));
        level = await (0,_registry_parallel_js__WEBPACK_IMPORTED_MODULE_3__/* .inParallel */ .H)(inner, requests, async (entry) => (0,_image_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .parseManifest */ .Ng)(await reader.manifest(entry.digest)));
    }
    return [...entries];
}


/***/ }),

/***/ 48492:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $2: () => (/* binding */ readEntries),
/* harmony export */   b3: () => (/* binding */ imagesAmong),
/* harmony export */   i4: () => (/* binding */ layoutStore)
/* harmony export */ });
/* harmony import */ var _image_layout_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(67955);
/* harmony import */ var _image_manifest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9424);
/* harmony import */ var _messages_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3969);
/* harmony import */ var _registry_parallel_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(38248);
/* harmony import */ var _registry_referrers_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(89579);
/* harmony import */ var _index_tree_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(51598);
/* harmony import */ var _open_layout_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(92537);







const most = 10_000;
function layoutStore(path, reader) {
    let listed;
    let referring;
    const entries = () => {
        listed ??= readEntries(path);
        return listed;
    };
    const find = async (name) => {
        if (name.includes(':'))
            return present(reader.manifest(name));
        const entry = (await entries()).find(each => (0,_image_layout_js__WEBPACK_IMPORTED_MODULE_0__/* .tagOf */ .cO)(each) === name);
        return entry && reader.manifest(entry.digest);
    };
    return {
        reader,
        find,
        async referrers(digest) {
            referring ??= entries().then(all => bySubject(all.slice(0, most), reader));
            const list = await find((0,_registry_referrers_js__WEBPACK_IMPORTED_MODULE_3__/* .fallbackTag */ .fH)(digest));
            const further = list && (0,_image_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .parseManifest */ .Ng)(list);
            const found = [
                ...((await referring).get(digest) ?? []),
                ...(further?.kind === 'index' ? further.manifests : []),
            ];
            return [...new Map(found.map(entry => [entry.digest, entry])).values()];
        },
    };
}
async function readEntries(path) {
    const files = await (0,_open_layout_js__WEBPACK_IMPORTED_MODULE_5__/* .openLayout */ .B)(path);
    const index = await files.read('index.json').catch(cause => {
        if (cause.code === 'ENOENT')
            throw new _messages_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(`${path} is not an OCI layout: it has no file index.json`);
        throw new _messages_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(`${path} is not an OCI layout: ${(0,_messages_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .describe */ .q0)(cause)}`, { cause });
    });
    return (0,_image_layout_js__WEBPACK_IMPORTED_MODULE_0__/* .layoutEntries */ .dc)(index);
}
async function imagesAmong(entries, reader) {
    const distinct = new Set(entries.map(({ digest }) => digest));
    if (distinct.size < 2)
        return entries;
    const read = await (0,_registry_parallel_js__WEBPACK_IMPORTED_MODULE_6__/* .inParallel */ .H)([...distinct].slice(0, most), 16, async (digest) => (0,_image_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .parseManifest */ .Ng)(await reader.manifest(digest)));
    const below = await Promise.all([...distinct]
        .slice(0, most)
        .map((digest, at) => (0,_index_tree_js__WEBPACK_IMPORTED_MODULE_4__/* .entriesBelow */ .y)(reader, { digest, manifest: read[at] })));
    const children = below.flat();
    const others = new Set([
        ...children.map(({ digest }) => digest),
        ...[...distinct].filter((_, at) => read[at]?.subject !== undefined),
    ]);
    const images = entries.filter(entry => !others.has(entry.digest) && !/^sha256-[0-9a-f]{64}(?:\.|$)/.test((0,_image_layout_js__WEBPACK_IMPORTED_MODULE_0__/* .tagOf */ .cO)(entry) ?? ''));
    return images.length > 0 ? images : entries;
}
function present(reading) {
    return reading.catch((error) => {
        if (error.cause?.code === 'ENOENT')
            return undefined;
        throw error;
    });
}
async function bySubject(entries, reader) {
    const distinct = [...new Map(entries.map(entry => [entry.digest, entry])).values()];
    const read = await (0,_registry_parallel_js__WEBPACK_IMPORTED_MODULE_6__/* .inParallel */ .H)(distinct, 16, async ({ digest }) => {
        const stored = await reader.manifest(digest);
        const { subject, artifactType } = (0,_image_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .parseManifest */ .Ng)(stored);
        const { mediaType, bytes } = stored;
        return {
            subject,
            entry: { mediaType, digest, size: bytes.length, ...(artifactType && { artifactType }) },
        };
    });
    const found = new Map();
    for (const { subject, entry } of read)
        if (subject)
            found.set(subject.digest, [...(found.get(subject.digest) ?? []), entry]);
    return found;
}


/***/ }),

/***/ 92537:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  B: () => (/* binding */ openLayout)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./.build/src/messages/errors.js
var errors = __webpack_require__(3969);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./.build/src/image/layout.js
var layout = __webpack_require__(67955);
// EXTERNAL MODULE: ./.build/src/image/manifest.js
var manifest = __webpack_require__(9424);
// EXTERNAL MODULE: ./.build/src/image/reference.js
var image_reference = __webpack_require__(80764);
// EXTERNAL MODULE: ./.build/src/registry/digest.js
var digest = __webpack_require__(95971);
;// CONCATENATED MODULE: ./.build/src/store/layout/docker-archive.js






const mostLayers = 10_000;
async function asLayout(files, path) {
    const listed = parseList(await files.read('manifest.json'), path);
    const made = new Map();
    const places = new Map();
    const described = new Map();
    const describe = async (name, kind) => {
        const key = `${kind} ${await placeIn(files, name)}`;
        const describing = described.get(key) ?? describeFile(files, name, kind);
        described.set(key, describing);
        const found = await describing;
        places.set((0,layout/* blobPath */.nD)(found.digest), name);
        return found;
    };
    let index;
    for (const { Config, RepoTags, Layers } of listed) {
        const config = await describe(Config, 'config');
        const layers = [];
        for (const name of Layers)
            layers.push(await describe(name, 'layer'));
        const stored = manifestOf(config, layers);
        made.set((0,layout/* blobPath */.nD)(stored.digest), Buffer.from(stored.bytes));
        const listing = { image: (0,manifest/* descriptorOf */.nb)(stored), names: (RepoTags ?? []).map(nameOf) };
        index = (0,layout/* addToLayout */.rw)(index === undefined ? undefined : Buffer.from(index), listing);
    }
    made.set('index.json', Buffer.from(index ?? ''));
    const place = (name) => places.get(name) ?? name;
    return {
        read: async (name) => made.get(name) ?? (await files.read(place(name))),
        stream: name => files.stream(place(name)),
        open: name => files.open(place(name)),
    };
}
function parseList(bytes, path) {
    const fail = () => new errors/* UserError */.yo(`${path} has a manifest.json that lists no images`);
    let value;
    try {
        value = JSON.parse(bytes.toString('utf8'));
    }
    catch {
        throw fail();
    }
    const images = Array.isArray(value) ? value : [];
    const whole = images.filter((image) => typeof image?.Config === 'string' && Array.isArray(image.Layers));
    if (whole.length === 0)
        throw fail();
    const layers = whole.reduce((sum, { Layers }) => sum + Layers.length, 0);
    if (layers > mostLayers)
        throw new errors/* UserError */.yo(`${path} lists ${layers} layers, more than the ${mostLayers} that are read`);
    return whole;
}
async function placeIn(files, name) {
    const { file, start, size } = await files.open(name);
    await file.close();
    return `${start} ${size}`;
}
async function describeFile(files, name, kind) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    let size = 0;
    let magic = '';
    for await (const chunk of await files.stream(name)) {
        const bytes = chunk;
        if (size === 0)
            magic = bytes.toString('hex', 0, 4);
        size += bytes.length;
        hash.update(bytes);
    }
    const layer = `application/vnd.oci.image.layer.v1.tar${compressionOf(magic)}`;
    const mediaType = kind === 'config' ? 'application/vnd.oci.image.config.v1+json' : layer;
    return { mediaType, digest: `sha256:${hash.digest('hex')}`, size };
}
function compressionOf(magic) {
    if (magic.startsWith('1f8b'))
        return '+gzip';
    return magic === '28b52ffd' ? '+zstd' : '';
}
function manifestOf(config, layers) {
    const [, , mediaType] = manifest/* manifestTypes */.Fm;
    const bytes = Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType, config, layers }));
    return { bytes, mediaType, digest: (0,digest/* digestOf */.ol)(bytes) };
}
function nameOf(reference) {
    return { tag: (0,image_reference/* parseReference */.F2)(reference).tag ?? 'latest', reference };
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./.build/src/files/place.js
var place = __webpack_require__(26396);
// EXTERNAL MODULE: ./.build/src/files/read.js
var read = __webpack_require__(94479);
// EXTERNAL MODULE: ./.build/src/image/tar-header.js
var tar_header = __webpack_require__(48178);
;// CONCATENATED MODULE: ./.build/src/store/layout/files.js





const highWaterMark = 512 * 1024;
const longest = 16 * 1024 * 1024;
const mostEntries = 100_000;
function folderFiles(folder) {
    const folders = new Map();
    const pathOf = async (name) => {
        const below = external_node_path_.posix.dirname(name);
        const found = folders.get(below) ?? (0,place/* placeOf */.$t)(folder, below);
        folders.set(below, found);
        return (0,external_node_path_.join)(await found, external_node_path_.posix.basename(name));
    };
    return {
        read: async (name) => (0,read/* readRegular */.VX)(await pathOf(name), longest),
        async stream(name) {
            const file = await (0,read/* openRegular */.lf)(await pathOf(name));
            return file.createReadStream({ highWaterMark });
        },
        async open(name) {
            const file = await (0,read/* openRegular */.lf)(await pathOf(name));
            return { file, start: 0, size: (await file.stat()).size };
        },
    };
}
async function archiveFiles(path) {
    const places = await listArchive(path);
    const locate = async (name) => {
        let place = places.get(name);
        for (let links = 0; place !== undefined && 'link' in place && links < 8; links++)
            place = places.get(place.link);
        if (place === undefined || 'link' in place)
            throw Object.assign(new Error(`${name} is not in ${path}`), { code: 'ENOENT' });
        return place;
    };
    const stream = async (name) => {
        const { start, size } = await locate(name);
        const file = await (0,read/* openRegular */.lf)(path);
        return file.createReadStream(size === 0 ? { start: 0, end: -1 } : { start, end: start + size - 1, highWaterMark });
    };
    return {
        stream,
        open: async (name) => ({ ...(await locate(name)), file: await (0,read/* openRegular */.lf)(path) }),
        async read(name) {
            assertSmall(name, (await locate(name)).size);
            const chunks = [];
            for await (const chunk of await stream(name))
                chunks.push(chunk);
            return Buffer.concat(chunks);
        },
    };
}
function assertSmall(name, size) {
    if (size > longest)
        throw new errors/* UserError */.yo(`${name} has ${size} bytes, more than the ${longest} that are read`);
}
async function listArchive(path) {
    const places = new Map();
    const file = await (0,read/* openRegular */.lf)(path);
    try {
        const block = Buffer.alloc(tar_header/* blockSize */.L6);
        for (let at = 0;;) {
            const { bytesRead } = await file.read(block, 0, tar_header/* blockSize */.L6, at);
            const header = bytesRead === tar_header/* blockSize */.L6 ? (0,tar_header/* parseHeader */.RW)(block, at) : undefined;
            if (header === undefined && places.size > 0)
                return places;
            if (header === undefined)
                throw new Error('it does not start with a file');
            const { name, size, flag, linkName } = header;
            const plain = name.replace(/^\.\//, '');
            const target = flag === '2' ? external_node_path_.posix.join(external_node_path_.posix.dirname(plain), linkName) : linkName;
            if (places.size >= mostEntries)
                throw new Error(`it has more than ${mostEntries} entries`);
            places.set(plain, linkName === '' ? { start: at + tar_header/* blockSize */.L6, size } : { link: target });
            at += tar_header/* blockSize */.L6 + Math.ceil(size / tar_header/* blockSize */.L6) * tar_header/* blockSize */.L6;
        }
    }
    catch (cause) {
        throw new errors/* UserError */.yo(`${path} is neither a folder nor a tar archive with an OCI layout`, {
            hint: 'A compressed archive has to be unpacked first (gunzip).',
            cause,
        });
    }
    finally {
        await file.close();
    }
}

;// CONCATENATED MODULE: ./.build/src/store/layout/open-layout.js




async function openLayout(path) {
    const found = await (0,promises_.stat)(path).catch(cause => {
        if (cause.code === 'ENOENT')
            throw new errors/* UserError */.yo(`${path} is not an OCI layout: there is no such file or folder`);
        throw new errors/* UserError */.yo(`${path} is not an OCI layout: ${(0,errors/* describe */.q0)(cause)}`, { cause });
    });
    if (found.isDirectory())
        return folderFiles(path);
    if (!found.isFile())
        throw new errors/* UserError */.yo(`${path} is not an OCI layout: it is neither a folder nor a file but a pipe, a device or a socket`);
    const files = await archiveFiles(path);
    if ((await has(files, 'index.json')) || !(await has(files, 'manifest.json')))
        return files;
    const key = `${path} ${found.ino} ${found.size} ${found.mtimeMs}`;
    const opened = converted.get(key) ?? asLayout(files, path);
    converted.set(key, opened);
    return opened;
}
const converted = new Map();
async function has(files, name) {
    return files.open(name).then(async ({ file }) => {
        await file.close();
        return true;
    }, (error) => {
        if (error.code === 'ENOENT')
            return false;
        throw error;
    });
}


/***/ }),

/***/ 31447:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ listRunnable),
/* harmony export */   qu: () => (/* binding */ firstRunnable),
/* harmony export */   tj: () => (/* binding */ readPlatforms)
/* harmony export */ });
/* unused harmony export subjectPlatform */
/* harmony import */ var _image_index_entry_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92812);
/* harmony import */ var _image_manifest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9424);
/* harmony import */ var _image_platform_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(52490);
/* harmony import */ var _messages_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3969);
/* harmony import */ var _registry_digest_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(95971);
/* harmony import */ var _registry_error_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(51229);
/* harmony import */ var _registry_parallel_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(38248);
/* harmony import */ var _image_reader_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6806);








const [mostManifests, mostImages] = [1000, 100];
const requests = 16;
async function listRunnable(reader, digest) {
    const images = await listFrom({ ...newWalk(reader, digest), wanted: 'all' });
    if (images.length > mostImages)
        throw new _messages_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo(`${digest} in ${reader.origin} consists of ${images.length} images, more than the ${mostImages} that are looked at`);
    return images;
}
async function firstRunnable(reader, root) {
    const walk = { ...newWalk(reader, root.digest), wanted: 'first' };
    walk.known.set(root.digest, Promise.resolve((0,_image_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .parseManifest */ .Ng)(root)));
    const [first] = await listFrom(walk);
    return first;
}
async function readPlatforms(reader, digest) {
    return (await listRunnable(reader, digest)).map(subjectPlatform);
}
function subjectPlatform({ platform, digest, manifest }) {
    return { platform, digest, size: (0,_image_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .blobsOf */ .OR)(manifest).reduce((sum, blob) => sum + blob.size, 0) };
}
function newWalk(reader, root) {
    return { reader, root, known: new Map(), indexes: new Map() };
}
async function listFrom(walk) {
    const { reader, root: digest } = walk;
    const manifest = await readOnce(walk, digest);
    if (manifest.kind === 'index')
        return listIndex(walk, digest, manifest.manifests, 1);
    const image = await imageOf(reader, { digest }, manifest, 'alone');
    return image === undefined ? [] : [image];
}
async function listIndex(walk, index, listed, depth) {
    const { reader, root } = walk;
    if (depth > _image_index_entry_js__WEBPACK_IMPORTED_MODULE_0__/* .deepestIndex */ .z_)
        throw new _messages_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo(`${root} in ${reader.origin} nests indexes more than ${_image_index_entry_js__WEBPACK_IMPORTED_MODULE_0__/* .deepestIndex */ .z_} deep, at ${index}`);
    const entries = distinctEntries(listed.filter(entry => (0,_image_index_entry_js__WEBPACK_IMPORTED_MODULE_0__/* .entryKind */ .FY)(entry) !== 'nothing that runs'));
    const listEntry = async (entry) => {
        const manifest = await readOnce(walk, entry.digest).catch(cause => {
            throw unreadable(reader, index, entry, cause);
        });
        if (manifest.kind === 'image')
            return [(await imageOf(reader, entry, manifest, 'listed')) ?? []].flat();
        const key = `${depth} ${entry.digest}`;
        const below = walk.indexes.get(key) ?? listIndex(walk, entry.digest, manifest.manifests, depth + 1);
        walk.indexes.set(key, below);
        return below;
    };
    if (walk.wanted === 'all')
        return distinct((await (0,_registry_parallel_js__WEBPACK_IMPORTED_MODULE_7__/* .inParallel */ .H)(entries, requests, listEntry)).flat());
    for (const entry of entries) {
        const found = await listEntry(entry);
        if (found.length > 0)
            return found;
    }
    return [];
}
async function readOnce({ reader, root, known: manifests }, digest) {
    const known = manifests.get(digest);
    if (known !== undefined)
        return known;
    if (manifests.size >= mostManifests)
        throw new _messages_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo(`${root} in ${reader.origin} lists more than the ${mostManifests} manifests that are read`);
    const reading = reader.manifest(digest).then(_image_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .parseManifest */ .Ng);
    manifests.set(digest, reading);
    return reading;
}
async function imageOf(reader, { digest, platform, annotations }, manifest, place) {
    if (!(0,_image_index_entry_js__WEBPACK_IMPORTED_MODULE_0__/* .isImageConfig */ ._m)(manifest.config.mediaType))
        return undefined;
    const config = await (0,_image_reader_js__WEBPACK_IMPORTED_MODULE_6__/* .readBlob */ .gm)(reader, manifest.config);
    const own = platformOf(config, manifest.config.digest, reader);
    const isListed = platform !== undefined && isWhole(platform);
    if (isListed)
        assertSame(platform, own, { digest, reader });
    const chosen = isListed ? platform : own;
    if (isWhole(chosen) && !(0,_image_platform_js__WEBPACK_IMPORTED_MODULE_2__/* .isUnknown */ .t8)(chosen))
        return { platform: (0,_image_platform_js__WEBPACK_IMPORTED_MODULE_2__/* .formatPlatform */ .Bq)(chosen), digest, manifest, config };
    const files = manifest.layers.length === 0 || manifest.layers.some(_image_index_entry_js__WEBPACK_IMPORTED_MODULE_0__/* .isFileSystemLayer */ .nu);
    if (place === 'listed' && ((0,_image_platform_js__WEBPACK_IMPORTED_MODULE_2__/* .isUnknown */ .t8)(own) || (0,_image_index_entry_js__WEBPACK_IMPORTED_MODULE_0__/* .isAttestation */ .H3)({ annotations }) || !files))
        return undefined;
    throw new _messages_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo(`the config ${manifest.config.digest} of ${digest} in ${reader.origin} names no platform: it is not an image that runs`, { hint: 'Build the image anew: every builder writes `os` and `architecture` into the config.' });
}
function platformOf(config, digest, { origin }) {
    try {
        return (0,_image_platform_js__WEBPACK_IMPORTED_MODULE_2__/* .platformIn */ .NO)(JSON.parse(new TextDecoder().decode(config)) ?? {});
    }
    catch (cause) {
        throw new _messages_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo(`the config ${digest} in ${origin} cannot be read: ${(0,_messages_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .describe */ .q0)(cause)}`, { cause });
    }
}
function assertSame(listed, own, at) {
    if (!isWhole(own) || (0,_image_platform_js__WEBPACK_IMPORTED_MODULE_2__/* .isUnknown */ .t8)(own))
        return;
    const [said, meant] = [listed, own].map(({ os, architecture }) => (0,_image_platform_js__WEBPACK_IMPORTED_MODULE_2__/* .formatPlatform */ .Bq)({ os, architecture }));
    if (said === meant)
        return;
    throw new _messages_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo(`the index lists ${at.digest} in ${at.reader.origin} for ${said}, and its config says ${meant}`, {
        hint: 'Hosts would pull an image that is for others: make the index anew, or build that platform again.',
    });
}
function isWhole({ os, architecture }) {
    return os !== '' && architecture !== '';
}
function unreadable({ origin }, index, { digest, platform }, cause) {
    if (cause instanceof _registry_error_js__WEBPACK_IMPORTED_MODULE_5__/* .RegistryError */ .gl || cause instanceof _registry_digest_js__WEBPACK_IMPORTED_MODULE_4__/* .ContentError */ .yg)
        return cause;
    const what = platform && isWhole(platform) ? `${digest} (${(0,_image_platform_js__WEBPACK_IMPORTED_MODULE_2__/* .formatPlatform */ .Bq)(platform)})` : digest;
    return new _messages_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo(`${what}, which the index ${index} lists, cannot be read: ${(0,_messages_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .describe */ .q0)(cause)}`, {
        hint: (cause instanceof _messages_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo ? cause.hint : undefined) ??
            `Copy the image with all its platforms to ${origin}, or name the digest of one platform.`,
        cause,
    });
}
function distinctEntries(entries) {
    const key = ({ digest, platform }) => `${digest} ${platform ? (0,_image_platform_js__WEBPACK_IMPORTED_MODULE_2__/* .formatPlatform */ .Bq)(platform) : ''}`;
    return [...new Map(entries.map(entry => [key(entry), entry])).values()];
}
function distinct(images) {
    return [...new Map(images.map(image => [`${image.digest} ${image.platform}`, image])).values()];
}


/***/ })

};
