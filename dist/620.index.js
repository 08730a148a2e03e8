export const id = 620;
export const ids = [620];
export const modules = {

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
        throw new errors/* UserError */.yo('its bundle holds no statement');
    const { payload, payloadType, signatures } = bundle.content.dsseEnvelope;
    if (payloadType !== evidence_statement/* statementType */.qB)
        throw new errors/* UserError */.yo(`it holds ${payloadType.slice(0, 80)} and no statement`);
    const statement = payload.toString('utf8');
    const signed = dsse.preAuthEncoding(payloadType, payload);
    const signer = keys.find(({ key }) => isSigned(signed, key, signatures[0]?.sig ?? Buffer.alloc(0)));
    if (signer !== undefined)
        return { statement, signedBy: signer.id };
    const { content } = bundle.verificationMaterial;
    if (content.$case === 'publicKey')
        return { statement, fault: faultOf(content.publicKey.hint, keys) };
    if (identities === undefined)
        return { statement, fault: 'is signed with a certificate, and no trusted-identities are given' };
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
    return Promise.all([Promise.all(/* import() */[__webpack_require__.e(654), __webpack_require__.e(659)]).then(__webpack_require__.t.bind(__webpack_require__, 61040, 19)), __webpack_require__.e(/* import() */ 917).then(__webpack_require__.t.bind(__webpack_require__, 83917, 19))]);
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
            hint: 'Make it with `gh attestation trusted-root > trusted-root.jsonl`.',
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
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(77934);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(36624);
/* harmony import */ var _stage_section_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(31653);



const evidenceType = 'application/vnd.buildonce.evidence.v1+json';
const statementType = 'application/vnd.in-toto+json';
const predicateType = 'urn:buildonce:evidence:1';
const checked = {
    status: valibot__WEBPACK_IMPORTED_MODULE_2__/* .picklist */ .KIO(['passed', 'failed', 'skipped']),
    startedAt: _stage_section_js__WEBPACK_IMPORTED_MODULE_1__/* .shortText */ .os,
    reason: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(_stage_section_js__WEBPACK_IMPORTED_MODULE_1__/* .shortText */ .os),
    digest: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(_stage_section_js__WEBPACK_IMPORTED_MODULE_1__/* .digestText */ .M6),
};
const evidenceRecord = valibot__WEBPACK_IMPORTED_MODULE_2__/* .looseObject */ ._H3({
    version: valibot__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz(1),
    project: _stage_section_js__WEBPACK_IMPORTED_MODULE_1__/* .shortText */ .os,
    commit: _stage_section_js__WEBPACK_IMPORTED_MODULE_1__/* .shortText */ .os,
    event: valibot__WEBPACK_IMPORTED_MODULE_2__/* .looseObject */ ._H3({ runId: _stage_section_js__WEBPACK_IMPORTED_MODULE_1__/* .shortText */ .os, attempt: valibot__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig(), runUrl: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(_stage_section_js__WEBPACK_IMPORTED_MODULE_1__/* .shortText */ .os) }),
    scan: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .looseObject */ ._H3({ ...checked, platforms: valibot__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_2__/* .looseObject */ ._H3({ digest: _stage_section_js__WEBPACK_IMPORTED_MODULE_1__/* .digestText */ .M6 })) })),
    smoke: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .looseObject */ ._H3({
        ...checked,
        platforms: valibot__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_2__/* .looseObject */ ._H3({ status: valibot__WEBPACK_IMPORTED_MODULE_2__/* .picklist */ .KIO(['passed', 'failed']) })),
    })),
});
const statement = valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    _type: valibot__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz('https://in-toto.io/Statement/v1'),
    subject: valibot__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
        name: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(_stage_section_js__WEBPACK_IMPORTED_MODULE_1__/* .shortText */ .os),
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

/***/ 55942:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  PJ: () => (/* binding */ attachEvidence),
  X1: () => (/* binding */ evidenceOf),
  At: () => (/* binding */ readEvidence)
});

// EXTERNAL MODULE: ./.build/src/image/reference.js
var reference = __webpack_require__(80764);
// EXTERNAL MODULE: ./.build/src/registry/parallel.js
var parallel = __webpack_require__(38248);
// EXTERNAL MODULE: ./.build/src/store/artifact.js
var artifact = __webpack_require__(68483);
// EXTERNAL MODULE: ./.build/src/store/referrers.js
var referrers = __webpack_require__(79717);
// EXTERNAL MODULE: ./.build/src/promote/evidence/envelope.js + 1 modules
var envelope = __webpack_require__(54584);
// EXTERNAL MODULE: ./.build/src/errors.js
var errors = __webpack_require__(36624);
// EXTERNAL MODULE: ./.build/src/image/manifest.js
var image_manifest = __webpack_require__(9424);
// EXTERNAL MODULE: ./.build/src/store/image-reader.js
var image_reader = __webpack_require__(6806);
// EXTERNAL MODULE: ./.build/src/promote/evidence/statement.js
var evidence_statement = __webpack_require__(12445);
;// CONCATENATED MODULE: ./.build/src/promote/evidence/read.js





const longest = 8 * 1024 * 1024;
const bundledPredicate = 'dev.sigstore.bundle.predicateType';
function mayBeEvidence({ artifactType, annotations }) {
    if (artifactType === undefined || /buildonce\.evidence|empty/.test(artifactType))
        return true;
    const bundled = annotations?.[bundledPredicate];
    return artifactType.includes('sigstore.bundle') && (bundled === undefined || bundled === evidence_statement/* predicateType */.W3);
}
async function readOne({ digest: named }, { digest, trust }, { reader }) {
    const source = `${reader.origin}@${named}`;
    try {
        const manifest = (0,image_manifest/* parseManifest */.Ng)(await reader.manifest(named));
        const [layer] = manifest.kind === 'image' ? manifest.layers : [];
        const sealed = layer?.mediaType === envelope/* bundleType */.$7;
        if (manifest.kind !== 'image')
            return undefined;
        if (!sealed && (manifest.artifactType ?? manifest.config.mediaType) !== evidence_statement/* evidenceType */.w9)
            return undefined;
        if (manifest.subject !== undefined && manifest.subject.digest !== digest)
            return {
                warning: `the evidence ${source} is listed for ${digest} but attached to ${manifest.subject.digest}`,
            };
        if (sealed)
            return await readSealed(reader, layer, { digest, trust, source });
        if (trust.policy === 'signed')
            return { setAside: `${source} is not signed` };
        if (layer?.mediaType !== evidence_statement/* statementType */.qB)
            return { warning: `the evidence ${source} holds no statement` };
        const text = (await (0,image_reader/* readBlob */.g)(reader, layer, longest)).toString('utf8');
        return { record: (0,evidence_statement/* parseStatement */.By)(text, digest, source), source };
    }
    catch (error) {
        if (error instanceof errors/* UserError */.yo)
            return { warning: (0,errors/* describe */.q0)(error) };
        throw error;
    }
}
async function readSealed(reader, layer, { digest, trust, source }) {
    const signers = trust.policy === 'signed' ? trust : { keys: [] };
    const opened = await (0,envelope/* open */.ho)((await (0,image_reader/* readBlob */.g)(reader, layer, longest)).toString('utf8'), signers);
    if (!(0,evidence_statement/* isOurs */.MU)(opened.statement))
        return undefined;
    if (trust.policy === 'signed' && 'fault' in opened)
        return { setAside: `${source} ${opened.fault}` };
    const record = (0,evidence_statement/* parseStatement */.By)(opened.statement, digest, source);
    return { record, source, ...('signedBy' in opened && { signedBy: opened.signedBy }) };
}

// EXTERNAL MODULE: ./.build/src/promote/evidence/trust.js
var evidence_trust = __webpack_require__(61682);
;// CONCATENATED MODULE: ./.build/src/promote/evidence/store.js








const most = 1000;
async function readEvidence(home, { digest, trust = evidence_trust/* anybody */.VC }) {
    const likely = (await home.referrers(digest)).filter(mayBeEvidence);
    const read = await (0,parallel/* inParallel */.H)(likely.slice(-most), 8, entry => readOne(entry, { digest, trust }, home));
    const listed = read.filter(one => one !== undefined);
    const found = listed.some(one => 'record' in one)
        ? listed
        : [...listed, ...(await readTagged(home, { digest, trust }))];
    const unread = likely.length > most ? [`of ${likely.length} pieces of evidence ${most} were read`] : [];
    return {
        sources: found.filter(one => 'record' in one),
        warnings: shortened([...unread, ...found.flatMap(one => ('warning' in one ? [one.warning] : []))]),
        setAside: shortened(found.flatMap(one => ('setAside' in one ? [one.setAside] : []))),
    };
}
async function readTagged(home, wanted) {
    const tagged = await home.find((0,referrers/* evidenceTag */.GE)(wanted.digest));
    const one = tagged && (await readOne(tagged, wanted, home));
    return one === undefined ? [] : [one];
}
async function attachEvidence(transport, at, evidence) {
    return (0,artifact/* attach */.K0)(transport, at, await evidenceOf((0,reference/* formatReference */.FH)(at), evidence));
}
async function evidenceOf(name, { subject, record, signer }) {
    const state = (what) => (0,evidence_statement/* formatStatement */.j8)(subject.digest, [name], what);
    const whole = state(record);
    const room = signer === undefined ? longest : longest * 0.75 - 65_536;
    const statement = Buffer.byteLength(whole) > room ? state(withoutFindings(record)) : whole;
    const bytes = Buffer.from(signer === undefined ? statement : await signer.sign(statement));
    return {
        subject,
        artifactType: signer === undefined ? evidence_statement/* evidenceType */.w9 : envelope/* bundleType */.$7,
        otherwise: (0,referrers/* evidenceTag */.GE)(subject.digest),
        document: { bytes, mediaType: signer === undefined ? evidence_statement/* statementType */.qB : envelope/* bundleType */.$7 },
        annotations: {
            'in-toto.io/predicate-type': evidence_statement/* predicateType */.W3,
            ...(signer && { [bundledPredicate]: evidence_statement/* predicateType */.W3, 'dev.sigstore.bundle.content': 'dsse-envelope' }),
            'org.opencontainers.image.revision': record.commit,
            ...(record.event.runUrl && { 'org.opencontainers.image.url': record.event.runUrl }),
        },
    };
}
function shortened(texts) {
    const some = texts.slice(0, 5);
    return texts.length > some.length ? [...some, `${texts.length - some.length} more`] : some;
}
function withoutFindings(record) {
    const { scan } = record;
    return scan
        ? { ...record, scan: { ...scan, platforms: scan.platforms.map(p => ({ ...p, findings: [] })) } }
        : record;
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
    const message = 'is signed, and nobody is named whose signature counts';
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .dz([{ input: 'evidence-trust', message }], {
        hint: 'Give the public key as trusted-keys, or the workflow that signs as trusted-identities.',
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
    return `found and not counted: ${setAside.join(', ')}; it has to be signed ${asked.join(' or ')}: let the run that makes the evidence sign it, or take what is not signed with evidence-trust: registry`;
}


/***/ }),

/***/ 68483:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K0: () => (/* binding */ attach),
/* harmony export */   Mz: () => (/* binding */ standingAlone),
/* harmony export */   qB: () => (/* binding */ artifactOf)
/* harmony export */ });
/* harmony import */ var _image_manifest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9424);
/* harmony import */ var _registry_blob_body_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(14293);
/* harmony import */ var _registry_blobs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(74939);
/* harmony import */ var _registry_digest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(95971);
/* harmony import */ var _registry_manifests_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(53356);
/* harmony import */ var _registry_referrers_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(89579);
/* harmony import */ var _registry_refusal_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(95879);







async function attach(transport, at, attachment) {
    const { stored, subject, blobs } = artifactOf(attachment);
    const uploads = [...blobs].map(([digest, bytes]) => (0,_registry_blobs_js__WEBPACK_IMPORTED_MODULE_2__/* .putBlob */ .HT)(transport, at, {
        blob: { digest, size: bytes.length },
        ...(bytes === attachment.document.bytes && { absent: true }),
        open: async () => (0,_registry_blob_body_js__WEBPACK_IMPORTED_MODULE_1__/* .bodyFromBytes */ .of)(bytes),
    }));
    await Promise.all(uploads);
    const { otherwise } = attachment;
    try {
        const { keepsReferrers } = await (0,_registry_manifests_js__WEBPACK_IMPORTED_MODULE_4__/* .putManifest */ .RV)(transport, at, stored, { name: stored.digest });
        await (0,_registry_referrers_js__WEBPACK_IMPORTED_MODULE_5__/* .addReferrer */ .Xg)(transport, at, subject, { stored, keepsReferrers });
        return stored.digest;
    }
    catch (error) {
        if (otherwise === undefined || !(0,_registry_refusal_js__WEBPACK_IMPORTED_MODULE_6__/* .meansUnsupported */ .U)(error))
            throw error;
        const alone = standingAlone(stored);
        await (0,_registry_manifests_js__WEBPACK_IMPORTED_MODULE_4__/* .putManifest */ .RV)(transport, at, alone, { name: otherwise });
        return alone.digest;
    }
}
function standingAlone({ bytes, mediaType }) {
    const { subject: _, artifactType, ...rest } = JSON.parse(Buffer.from(bytes).toString('utf8'));
    const config = { ...rest.config, ...(artifactType !== undefined && { mediaType: artifactType }) };
    const alone = Buffer.from(JSON.stringify({ ...rest, config }));
    return { bytes: alone, mediaType, digest: (0,_registry_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .digestOf */ .ol)(alone) };
}
function artifactOf({ subject, artifactType, document, annotations }) {
    const empty = Buffer.from('{}');
    const config = {
        mediaType: 'application/vnd.oci.empty.v1+json',
        digest: (0,_registry_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .digestOf */ .ol)(empty),
        size: empty.length,
    };
    const layer = {
        mediaType: document.mediaType,
        digest: (0,_registry_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .digestOf */ .ol)(document.bytes),
        size: document.bytes.length,
        annotations,
    };
    const bytes = Buffer.from(JSON.stringify({
        schemaVersion: 2,
        mediaType: _image_manifest_js__WEBPACK_IMPORTED_MODULE_0__/* .manifestTypes */ .Fm[2],
        artifactType,
        config,
        layers: [layer],
        subject: { mediaType: subject.mediaType, digest: subject.digest, size: subject.size },
        annotations,
    }));
    return {
        stored: { bytes, mediaType: _image_manifest_js__WEBPACK_IMPORTED_MODULE_0__/* .manifestTypes */ .Fm[2], digest: (0,_registry_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .digestOf */ .ol)(bytes) },
        subject: subject.digest,
        blobs: new Map([
            [config.digest, empty],
            [layer.digest, document.bytes],
        ]),
    };
}


/***/ }),

/***/ 10901:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ openStore),
/* harmony export */   X: () => (/* binding */ registryStore)
/* harmony export */ });
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(80764);
/* harmony import */ var _registry_manifests_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(53356);
/* harmony import */ var _registry_referrers_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(89579);
/* harmony import */ var _image_reader_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6806);
/* harmony import */ var _layout_layout_store_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(48492);





function openStore(source, transport) {
    return source.kind === 'layout'
        ? (0,_layout_layout_store_js__WEBPACK_IMPORTED_MODULE_4__/* .layoutStore */ .i4)(source.path, (0,_image_reader_js__WEBPACK_IMPORTED_MODULE_3__/* .openImage */ .U)(source, transport))
        : registryStore((0,_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .parseRepository */ .SU)(source.repository), transport);
}
function registryStore(at, transport) {
    return {
        reader: (0,_image_reader_js__WEBPACK_IMPORTED_MODULE_3__/* .openImage */ .U)({ kind: 'registry', repository: (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .formatReference */ .FH)(at) }, transport),
        referrers: digest => (0,_registry_referrers_js__WEBPACK_IMPORTED_MODULE_2__/* .listReferrers */ .xt)(transport, at, digest),
        find: name => (0,_registry_manifests_js__WEBPACK_IMPORTED_MODULE_1__/* .getManifest */ .c2)(transport, at, name),
    };
}


/***/ }),

/***/ 79717:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GE: () => (/* binding */ evidenceTag),
/* harmony export */   OD: () => (/* binding */ descriptorOfReferrer),
/* harmony export */   SX: () => (/* binding */ findReferrers),
/* harmony export */   uL: () => (/* binding */ noReferrers)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(36624);
/* harmony import */ var _image_manifest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9424);
/* harmony import */ var _registry_parallel_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(38248);
/* harmony import */ var _registry_referrers_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(89579);




const noReferrers = { found: [], warnings: [] };
const [deepest, suffixes] = [3, ['sig', 'att', 'sbom']];
function evidenceTag(digest) {
    return `${(0,_registry_referrers_js__WEBPACK_IMPORTED_MODULE_2__/* .fallbackTag */ .fH)(digest)}.evidence`;
}
async function findReferrers(home, root) {
    const manifest = (0,_image_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .parseManifest */ .Ng)(root);
    const children = manifest.kind === 'index' ? manifest.manifests.filter(entry => !(0,_image_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .isAttestation */ .H3)(entry)) : [];
    const subjects = [root.digest, ...children.map(({ digest }) => digest)];
    const [lists, tagged] = await Promise.all([
        (0,_registry_parallel_js__WEBPACK_IMPORTED_MODULE_3__/* .inParallel */ .H)(subjects, 8, subject => referrersOf(home, subject, 1)),
        (0,_registry_parallel_js__WEBPACK_IMPORTED_MODULE_3__/* .inParallel */ .H)([...subjects.flatMap(tagsOf), evidenceTag(root.digest)], 8, async (tag) => ({
            tag,
            stored: await home.find(tag),
        })),
    ]);
    return {
        found: [
            ...lists.flatMap(({ found }) => found),
            ...tagged.flatMap(({ tag, stored }) => (stored ? [{ tag, stored }] : [])),
        ],
        warnings: lists.flatMap(({ warnings }) => warnings),
    };
}
function descriptorOfReferrer({ stored, subject }) {
    return subject === undefined ? (0,_image_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .descriptorOf */ .nb)(stored) : (0,_registry_referrers_js__WEBPACK_IMPORTED_MODULE_2__/* .entryOf */ .Ms)(stored);
}
async function referrersOf(home, subject, depth) {
    const listed = await home.referrers(subject);
    const read = await (0,_registry_parallel_js__WEBPACK_IMPORTED_MODULE_3__/* .inParallel */ .H)(listed, 8, async ({ digest }) => {
        const place = `${home.reader.origin}@${digest}`;
        const stored = await home.find(digest);
        if (stored === undefined)
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`${place} is listed as a referrer of ${subject} but is not there`, {
                hint: 'Repair the list at the source, or promote with referrers: none.',
            });
        const named = (0,_image_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .parseManifest */ .Ng)(stored).subject?.digest;
        if (named !== subject)
            return {
                found: [],
                warnings: [
                    `${place} is listed as a referrer of ${subject} but names ${named ?? 'nothing'}; it was not copied`,
                ],
            };
        const further = depth < deepest ? await referrersOf(home, digest, depth + 1) : { found: [], warnings: [] };
        return { found: [{ stored, subject }, ...further.found], warnings: further.warnings };
    });
    return { found: read.flatMap(({ found }) => found), warnings: read.flatMap(({ warnings }) => warnings) };
}
function tagsOf(digest) {
    return suffixes.map(suffix => `${(0,_registry_referrers_js__WEBPACK_IMPORTED_MODULE_2__/* .fallbackTag */ .fH)(digest)}.${suffix}`);
}


/***/ })

};
