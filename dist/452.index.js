export const id = 452;
export const ids = [452];
export const modules = {

/***/ 9424:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AG: () => (/* binding */ claimedMediaType),
/* harmony export */   Fm: () => (/* binding */ manifestTypes),
/* harmony export */   Ng: () => (/* binding */ parseManifest),
/* harmony export */   OR: () => (/* binding */ blobsOf),
/* harmony export */   nb: () => (/* binding */ descriptorOf)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(36624);
/* harmony import */ var _platform_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(52490);


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
function descriptorOf({ mediaType, digest, bytes }) {
    return { mediaType, digest, size: bytes.length };
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

/***/ 54584:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  $7: () => (/* binding */ bundleType),
  ho: () => (/* binding */ envelope_open),
  od: () => (/* binding */ seal)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./.build/src/errors.js
var errors = __webpack_require__(36624);
// EXTERNAL MODULE: ./.build/src/promote/evidence/identities.js
var identities = __webpack_require__(62540);
;// CONCATENATED MODULE: ./.build/src/promote/evidence/certificate.js


async function certify(bundle, trusted) {
    const [{ toSignedEntity, toTrustMaterial, Verifier }, { TrustedRoot }] = await Promise.all([
        Promise.all(/* import() */[__webpack_require__.e(654), __webpack_require__.e(917), __webpack_require__.e(187)]).then(__webpack_require__.t.bind(__webpack_require__, 54187, 19)),
        __webpack_require__.e(/* import() */ 654).then(__webpack_require__.t.bind(__webpack_require__, 19654, 19)),
    ]);
    let why = '';
    for (const root of trusted.roots) {
        try {
            const material = toTrustMaterial(TrustedRoot.fromJSON(root));
            const thresholds = {
                ctlogThreshold: Math.min(material.ctlogs.length, 1),
                tlogThreshold: Math.min(material.tlogs.length, 1),
                timestampThreshold: 1,
            };
            const { identity } = new Verifier(material, thresholds).verify(toSignedEntity(bundle));
            const subject = identity?.subjectAlternativeName ?? '';
            const issuer = identity?.extensions?.issuer ?? '';
            return (0,identities/* nameOf */.V)(trusted, { subject, issuer }) === undefined
                ? { fault: `is signed by ${subject} (${issuer})` }
                : { signedBy: subject };
        }
        catch (error) {
            why ||= (0,errors/* describe */.q0)(error);
        }
    }
    return { fault: `is signed with a certificate that cannot be verified (${why.slice(0, 200)})` };
}

// EXTERNAL MODULE: ./.build/src/promote/evidence/statement.js
var evidence_statement = __webpack_require__(12445);
;// CONCATENATED MODULE: ./.build/src/promote/evidence/envelope.js




const bundleType = 'application/vnd.dev.sigstore.bundle.v0.3+json';
async function seal(statement, { id, privateKey }) {
    const [{ bundleToJSON, toDSSEBundle }, { dsse }] = await sigstore();
    const artifact = Buffer.from(statement);
    const signature = (0,external_node_crypto_.sign)(hashFor(privateKey), dsse.preAuthEncoding(evidence_statement/* statementType */.qB, artifact), privateKey);
    const bundle = toDSSEBundle({ artifact, artifactType: evidence_statement/* statementType */.qB, signature, keyHint: id });
    bundle.content.dsseEnvelope.signatures = [{ keyid: '', sig: signature }];
    return JSON.stringify(bundleToJSON(bundle));
}
async function envelope_open(text, { keys, identities }) {
    const [{ bundleFromJSON, isBundleWithDsseEnvelope }, { dsse }] = await sigstore();
    const bundle = parse(text, bundleFromJSON);
    if (!isBundleWithDsseEnvelope(bundle))
        throw new errors/* UserError */.yo('its bundle does not contain a statement');
    const { payload, payloadType, signatures } = bundle.content.dsseEnvelope;
    if (payloadType !== evidence_statement/* statementType */.qB)
        throw new errors/* UserError */.yo(`it contains ${payloadType.slice(0, 80)}, not a statement`);
    const statement = payload.toString('utf8');
    const signed = dsse.preAuthEncoding(payloadType, payload);
    const signer = keys.find(({ key }) => isSigned(signed, key, signatures[0]?.sig ?? Buffer.alloc(0)));
    if (signer !== undefined)
        return { statement, signedBy: signer.id };
    const { content } = bundle.verificationMaterial;
    if (content.$case === 'publicKey')
        return { statement, fault: faultOf(content.publicKey.hint, keys) };
    if (identities === undefined)
        return { statement, fault: 'is signed with a certificate, but no trusted-identities are set' };
    return { statement, ...(await certify(bundle, identities)) };
}
function faultOf(claimed, keys) {
    return keys.some(({ id }) => id === claimed)
        ? `was changed after it was signed with ${claimed}`
        : `is signed with ${claimed.slice(0, 100) || 'another key'}`;
}
function parse(text, read) {
    try {
        return read(JSON.parse(text));
    }
    catch (cause) {
        throw new errors/* UserError */.yo('it is not a Sigstore bundle', { cause });
    }
}
function isSigned(signed, key, signature) {
    try {
        return (0,external_node_crypto_.verify)(hashFor(key), signed, key, signature);
    }
    catch {
        return false;
    }
}
function hashFor({ asymmetricKeyType }) {
    return asymmetricKeyType === 'ed25519' ? null : 'sha256';
}
function sigstore() {
    return Promise.all([Promise.all(/* import() */[__webpack_require__.e(654), __webpack_require__.e(40)]).then(__webpack_require__.t.bind(__webpack_require__, 61040, 19)), __webpack_require__.e(/* import() */ 917).then(__webpack_require__.t.bind(__webpack_require__, 83917, 19))]);
}


/***/ }),

/***/ 62540:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ nameOf),
/* harmony export */   d: () => (/* binding */ readIdentities)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(36624);


const github = 'https://token.actions.githubusercontent.com';
async function readIdentities(lines, rootFile) {
    if (lines.length === 0)
        return undefined;
    if (rootFile === undefined)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .dz([{ input: 'trusted-root', message: 'is missing: trusted-identities need it' }], {
            hint: 'Create it with `gh attestation trusted-root > trusted-root.jsonl`.',
        });
    return { names: lines.map(readName), roots: await readRoots(rootFile) };
}
function nameOf({ names }, { subject, issuer }) {
    return names.find(name => name.issuer === issuer && name.subject.test(subject));
}
function readName(text) {
    const [name = '', issuer = github, ...more] = text.split(/\s+/);
    if (more.length > 0 || !issuer.startsWith('https://'))
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .dz([
            {
                input: 'trusted-identities',
                message: `"${text}" is neither a name, nor a name and the https address of its issuer`,
            },
        ]);
    const pattern = name
        .split(/(\*+)/)
        .map(part => (/^\*+$/.test(part) ? (part === '*' ? '[^/]*' : '.*') : escaped(part)))
        .join('');
    return { text, subject: new RegExp(`^${pattern}$`), issuer };
}
function escaped(text) {
    return text.replace(/[\\^$.|?+()[\]{}]/g, '\\$&');
}
async function readRoots(path) {
    const fail = (why) => new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .dz([{ input: 'trusted-root', message: `${path} is not a trusted root of Sigstore: ${why}` }]);
    const text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(path, 'utf8').catch(cause => {
        throw fail((0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .describe */ .q0)(cause));
    });
    let values;
    try {
        values = /^\{.*\}\s*\n\s*\{/.test(text)
            ? text
                .trim()
                .split('\n')
                .map(one => JSON.parse(one))
            : [JSON.parse(text)];
    }
    catch {
        throw fail('it is neither JSON nor JSON lines');
    }
    const wrong = values.find(value => !Array.isArray(value?.certificateAuthorities));
    if (wrong !== undefined)
        throw fail('it names no certificate authorities');
    return values;
}


/***/ }),

/***/ 12445:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   By: () => (/* binding */ parseStatement),
/* harmony export */   MU: () => (/* binding */ isOurs),
/* harmony export */   W3: () => (/* binding */ predicateType),
/* harmony export */   j8: () => (/* binding */ formatStatement),
/* harmony export */   qB: () => (/* binding */ statementType),
/* harmony export */   w9: () => (/* binding */ evidenceType)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(77934);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(36624);
/* harmony import */ var _identity_section_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(59913);
/* harmony import */ var _stage_section_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(31653);




const evidenceType = 'application/vnd.buildonce.evidence.v1+json';
const statementType = 'application/vnd.in-toto+json';
const predicateType = 'urn:buildonce:evidence:1';
const checked = {
    status: valibot__WEBPACK_IMPORTED_MODULE_3__/* .picklist */ .KIO(['passed', 'failed', 'skipped']),
    startedAt: _stage_section_js__WEBPACK_IMPORTED_MODULE_2__/* .shortText */ .os,
    reason: valibot__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(_stage_section_js__WEBPACK_IMPORTED_MODULE_2__/* .shortText */ .os),
    digest: valibot__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(_stage_section_js__WEBPACK_IMPORTED_MODULE_2__/* .digestText */ .M6),
};
const evidenceRecord = valibot__WEBPACK_IMPORTED_MODULE_3__/* .looseObject */ ._H3({
    version: valibot__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .euz(1),
    project: _stage_section_js__WEBPACK_IMPORTED_MODULE_2__/* .shortText */ .os,
    commit: valibot__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(_stage_section_js__WEBPACK_IMPORTED_MODULE_2__/* .shortText */ .os),
    event: valibot__WEBPACK_IMPORTED_MODULE_3__/* .looseObject */ ._H3({
        runId: _stage_section_js__WEBPACK_IMPORTED_MODULE_2__/* .shortText */ .os,
        attempt: valibot__WEBPACK_IMPORTED_MODULE_3__/* .number */ .aig(),
        runUrl: valibot__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(_stage_section_js__WEBPACK_IMPORTED_MODULE_2__/* .shortText */ .os),
        pullRequest: valibot__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_3__/* .looseObject */ ._H3({ number: valibot__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_3__/* .number */ .aig()) })),
    }),
    build: valibot__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_3__/* .looseObject */ ._H3({ digest: valibot__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(_stage_section_js__WEBPACK_IMPORTED_MODULE_2__/* .digestText */ .M6), builtFrom: valibot__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(_identity_section_js__WEBPACK_IMPORTED_MODULE_1__/* .builtFrom */ .d) })),
    scan: valibot__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_3__/* .looseObject */ ._H3({ ...checked, platforms: valibot__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_3__/* .looseObject */ ._H3({ digest: _stage_section_js__WEBPACK_IMPORTED_MODULE_2__/* .digestText */ .M6 })) })),
    smoke: valibot__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_3__/* .looseObject */ ._H3({
        ...checked,
        platforms: valibot__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_3__/* .looseObject */ ._H3({ platform: _stage_section_js__WEBPACK_IMPORTED_MODULE_2__/* .shortText */ .os, status: valibot__WEBPACK_IMPORTED_MODULE_3__/* .picklist */ .KIO(['passed', 'failed']) })),
    })),
});
const statement = valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({
    _type: valibot__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .euz('https://in-toto.io/Statement/v1'),
    subject: valibot__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({
        name: valibot__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(_stage_section_js__WEBPACK_IMPORTED_MODULE_2__/* .shortText */ .os),
        digest: valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ sha256: valibot__WEBPACK_IMPORTED_MODULE_3__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_3__/* .regex */ .yGV(/^[0-9a-f]{64}$/)) }),
    })),
    predicateType: valibot__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .euz(predicateType),
    predicate: valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ record: evidenceRecord }),
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
function isOurs(text) {
    try {
        return JSON.parse(text)?.predicateType === predicateType;
    }
    catch {
        return false;
    }
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
    const parsed = valibot__WEBPACK_IMPORTED_MODULE_3__/* .safeParse */ .xLC(statement, value);
    if (!parsed.success)
        throw fail(`${valibot__WEBPACK_IMPORTED_MODULE_3__/* .getDotPath */ .BuJ(parsed.issues[0]) ?? 'the whole'}: ${parsed.issues[0].message}`);
    const { subject, predicate } = parsed.output;
    const other = subject.find(({ digest: { sha256 } }) => `sha256:${sha256}` !== digest);
    if (subject.length === 0 || other !== undefined)
        throw fail(`it is about ${other === undefined ? 'nothing' : `sha256:${other.digest.sha256}`}, not ${digest}`);
    return predicate.record;
}


/***/ }),

/***/ 61682:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   An: () => (/* binding */ trustOf),
/* harmony export */   Cy: () => (/* binding */ explainSetAside),
/* harmony export */   VC: () => (/* binding */ anybody)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(36624);
/* harmony import */ var _identities_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(62540);



const anybody = { policy: 'registry' };
async function trustOf({ trustedKeys: keys, trustedIdentities, trustedRoot, evidenceTrust }, workspace) {
    const root = trustedRoot === undefined ? undefined : (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(workspace, trustedRoot);
    const identities = await (0,_identities_js__WEBPACK_IMPORTED_MODULE_2__/* .readIdentities */ .d)(trustedIdentities, root);
    const named = keys.length > 0 || identities !== undefined;
    const policy = evidenceTrust ?? (named ? 'signed' : 'registry');
    if (policy === 'registry')
        return anybody;
    if (named)
        return { policy, keys, identities };
    const message = 'is signed, but neither trusted-keys nor trusted-identities are set';
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .dz([{ input: 'evidence-trust', message }], {
        hint: 'Set trusted-keys to the public key, or trusted-identities to the workflow that signs.',
    });
}
function explainSetAside(setAside, trust) {
    if (trust.policy === 'registry' || setAside.length === 0)
        return undefined;
    const { keys, identities } = trust;
    const asked = [
        ...keys.map(({ id }) => `with ${id} (trusted-keys)`),
        ...(identities?.names ?? []).map(({ text }) => `by ${text} (trusted-identities)`),
    ];
    return `found but not counted: ${setAside.join(', ')}; it has to be signed ${asked.join(' or ')}: let the run that creates the evidence sign it, or accept unsigned evidence with evidence-trust: registry`;
}


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
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(36624);



function digestOf(bytes) {
    return `sha256:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(bytes).digest('hex')}`;
}
class ContentError extends _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo {
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

/***/ 53356:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  c2: () => (/* binding */ getManifest),
  sy: () => (/* binding */ headManifest),
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
    const response = await lookUp(transport, 'HEAD', at, name, [405]);
    if (response === undefined)
        return undefined;
    const announced = (0,registry_response/* header */.wx)(response, 'docker-content-digest');
    if (response.status === 405 || announced === undefined) {
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
    if (![200, 201, 202].includes(response.status))
        throw (0,registry_response/* unexpectedResponse */.Lf)(response);
    const digest = (0,registry_response/* header */.wx)(response, 'docker-content-digest') ?? (await headManifest(transport, at, name))?.digest;
    if (digest !== stored.digest)
        throw new registry_digest/* ContentError */.yg(`${at.registry}/${at.repository} stored ${digest ?? 'nothing'} where ${stored.digest} was pushed as ${name}`);
    const taken = (response.headers['oci-tag'] ?? []).flatMap(line => line.split(',').map(tag => tag.trim()));
    if (tags.length > 0 && taken.length === 0)
        (0,registry_features/* learnOneTag */.HT)(transport, at.registry);
    return { keepsReferrers: response.headers['oci-subject'] !== undefined, tags: taken };
}
async function lookUp(transport, method, at, name, also = []) {
    const response = await transport.exchange({
        at,
        actions: ['pull'],
        method,
        target: `manifests/${name}`,
        headers: { accept: manifest/* manifestTypes */.Fm.join(', ') },
        limit: longestManifest,
    });
    if (response.status === 404)
        return undefined;
    if (response.status !== 200 && !also.includes(response.status))
        throw (0,registry_response/* unexpectedResponse */.Lf)(response);
    return response;
}


/***/ })

};
