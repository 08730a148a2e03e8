export const id = 387;
export const ids = [387];
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
// EXTERNAL MODULE: ./.build/src/messages/errors.js
var errors = __webpack_require__(3969);
// EXTERNAL MODULE: ./.build/src/promote/evidence/identities.js
var identities = __webpack_require__(62540);
// EXTERNAL MODULE: ./.build/src/promote/evidence/projects.js
var evidence_projects = __webpack_require__(240);
;// CONCATENATED MODULE: ./.build/src/promote/evidence/certificate.js



const extensions = { repository: '1.3.6.1.4.1.57264.1.12', ref: '1.3.6.1.4.1.57264.1.14' };
async function certify(bundle, trusted, projects) {
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
            if ((0,identities/* nameOf */.Vb)(trusted, { subject, issuer }) === undefined)
                return { fault: `is signed by ${subject} (${issuer})` };
            const workflow = await workflowIn(bundle);
            const fault = faultOfWorkflow(workflow, issuer, projects);
            return fault === undefined ? { signedBy: subject, ...(workflow && { workflow }) } : { fault };
        }
        catch (error) {
            why ||= (0,errors/* describe */.q0)(error);
        }
    }
    return { fault: `is signed with a certificate that cannot be verified (${why.slice(0, 200)})` };
}
function faultOfWorkflow(workflow, issuer, projects) {
    if (projects === undefined)
        return undefined;
    if (workflow === undefined)
        return issuer === identities/* githubIssuer */.rV ? 'is signed with a certificate that names no repository' : undefined;
    const { repository, ref } = workflow;
    const { origin, pathname } = new URL(repository);
    const project = pathname.replace(/^\//, '');
    const ours = projects.serverUrl === undefined || new URL(projects.serverUrl).origin === origin;
    if (!ours || !(0,evidence_projects/* isTrustedProject */.X7)(projects, project))
        return `is signed by a workflow that ran for ${repository.slice(0, 200)}, which is neither this project nor one of trusted-projects`;
    return /^refs\/(?:pull|merge-requests)\//.test(ref) && ref !== projects.ref
        ? `is signed by a workflow that ran for a pull request (${ref.slice(0, 200)})`
        : undefined;
}
async function workflowIn({ verificationMaterial }) {
    const { content } = verificationMaterial;
    const raw = content.$case === 'certificate'
        ? content.certificate.rawBytes
        : content.$case === 'x509CertificateChain'
            ? content.x509CertificateChain.certificates[0]?.rawBytes
            : undefined;
    if (raw === undefined)
        return undefined;
    const { X509Certificate } = await __webpack_require__.e(/* import() */ 917).then(__webpack_require__.t.bind(__webpack_require__, 83917, 19));
    const certificate = X509Certificate.parse(Buffer.from(raw));
    const text = (oid) => certificate.extension(oid)?.valueObj.subs[0]?.value.toString('utf8');
    const [repository, ref] = [text(extensions.repository), text(extensions.ref)];
    return repository === undefined || ref === undefined || !URL.canParse(repository)
        ? undefined
        : { repository, ref };
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
async function envelope_open(text, { keys, identities, projects }) {
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
    return { statement, ...(await certify(bundle, identities, projects)) };
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
/* harmony export */   Vb: () => (/* binding */ nameOf),
/* harmony export */   d1: () => (/* binding */ readIdentities),
/* harmony export */   rV: () => (/* binding */ githubIssuer)
/* harmony export */ });
/* harmony import */ var _files_read_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(94479);
/* harmony import */ var _messages_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3969);
/* harmony import */ var _name_pattern_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(94746);



const longestName = 1024;
const githubIssuer = 'https://token.actions.githubusercontent.com';
async function readIdentities(lines, rootFile) {
    if (lines.length === 0)
        return undefined;
    if (rootFile === undefined)
        throw new _messages_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .dz([{ input: 'trusted-root', message: 'is missing: trusted-identities need it' }], {
            hint: 'Create it with `gh attestation trusted-root > trusted-root.jsonl`.',
        });
    return { names: lines.map(readName), roots: await readRoots(rootFile) };
}
function nameOf({ names }, { subject, issuer }) {
    if (subject.length > longestName)
        return undefined;
    return names.find(name => name.issuer === issuer && name.subject.test(subject));
}
function readName(text) {
    const [name = '', issuer = githubIssuer, ...more] = text.split(/\s+/);
    if (more.length > 0 || !issuer.startsWith('https://'))
        throw new _messages_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .dz([
            {
                input: 'trusted-identities',
                message: `"${text}" is neither a name, nor a name and the https address of its issuer`,
            },
        ]);
    return { text, subject: (0,_name_pattern_js__WEBPACK_IMPORTED_MODULE_2__/* .namePattern */ ._)(name), issuer };
}
function isJson(text) {
    try {
        JSON.parse(text);
        return true;
    }
    catch {
        return false;
    }
}
async function readRoots(path) {
    const fail = (why) => new _messages_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .dz([{ input: 'trusted-root', message: `${path} is not a trusted root of Sigstore: ${why}` }]);
    const bytes = await (0,_files_read_js__WEBPACK_IMPORTED_MODULE_0__/* .readRegular */ .VX)(path).catch(cause => {
        throw fail((0,_messages_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .describe */ .q0)(cause));
    });
    const text = bytes.toString('utf8');
    let values;
    try {
        values = isJson(text)
            ? [JSON.parse(text)]
            : text
                .trim()
                .split('\n')
                .map(one => JSON.parse(one));
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

/***/ 94746:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ namePattern)
/* harmony export */ });
function namePattern(name) {
    const pattern = name
        .split(/(\*+)/)
        .map(part => (/^\*+$/.test(part) ? (part === '*' ? '[^/]*' : '.*') : escaped(part)))
        .join('');
    return new RegExp(`^${pattern}$`, 's');
}
function escaped(text) {
    return text.replace(/[\\^$.|?+()[\]{}]/g, '\\$&');
}


/***/ }),

/***/ 240:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B7: () => (/* binding */ futureTime),
/* harmony export */   X7: () => (/* binding */ isTrustedProject)
/* harmony export */ });
/* unused harmony export clockSkew */
/* harmony import */ var _name_pattern_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(94746);

const clockSkew = 5 * 60_000;
function isTrustedProject({ own, named, serverUrl }, project, server) {
    const same = (pattern) => (0,_name_pattern_js__WEBPACK_IMPORTED_MODULE_0__/* .namePattern */ ._)(pattern.toLowerCase()).test(project.toLowerCase());
    const elsewhere = server !== undefined && serverUrl !== undefined && server !== serverUrl;
    return (!elsewhere && own.toLowerCase() === project.toLowerCase()) || named.some(same);
}
function futureTime(record, now) {
    const times = [record.build, record.scan, record.smoke].map(section => String(section?.startedAt ?? ''));
    return times.find(text => Date.parse(text) > now + clockSkew);
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
/* harmony import */ var _identity_section_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(59913);
/* harmony import */ var _messages_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3969);
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
    server: valibot__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(_stage_section_js__WEBPACK_IMPORTED_MODULE_2__/* .shortText */ .os),
    commit: valibot__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(_stage_section_js__WEBPACK_IMPORTED_MODULE_2__/* .shortText */ .os),
    event: valibot__WEBPACK_IMPORTED_MODULE_3__/* .looseObject */ ._H3({
        runId: _stage_section_js__WEBPACK_IMPORTED_MODULE_2__/* .shortText */ .os,
        attempt: valibot__WEBPACK_IMPORTED_MODULE_3__/* .number */ .aig(),
        ref: valibot__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(_stage_section_js__WEBPACK_IMPORTED_MODULE_2__/* .shortText */ .os),
        runUrl: valibot__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(_stage_section_js__WEBPACK_IMPORTED_MODULE_2__/* .shortText */ .os),
        pullRequest: valibot__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_3__/* .looseObject */ ._H3({ number: valibot__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_3__/* .number */ .aig()) })),
    }),
    build: valibot__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_3__/* .looseObject */ ._H3({
        startedAt: valibot__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(_stage_section_js__WEBPACK_IMPORTED_MODULE_2__/* .shortText */ .os),
        digest: valibot__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(_stage_section_js__WEBPACK_IMPORTED_MODULE_2__/* .digestText */ .M6),
        builtFrom: valibot__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(_identity_section_js__WEBPACK_IMPORTED_MODULE_0__/* .builtFrom */ .d),
    })),
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
    const fail = (why) => new _messages_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`the evidence ${origin} cannot be used: ${why}`);
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

/***/ 31043:
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
// EXTERNAL MODULE: ./.build/src/image/manifest.js
var image_manifest = __webpack_require__(9424);
// EXTERNAL MODULE: ./.build/src/messages/errors.js
var errors = __webpack_require__(3969);
// EXTERNAL MODULE: ./.build/src/store/image-reader.js
var image_reader = __webpack_require__(6806);
// EXTERNAL MODULE: ./.build/src/promote/evidence/projects.js
var projects = __webpack_require__(240);
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
async function readOne({ digest: named }, { digest, trust, now, budget }, { reader }) {
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
            return await readSealed(reader, layer, { digest, trust, now, budget, source });
        if (trust.policy === 'signed')
            return { setAside: `${source} is not signed` };
        if (layer?.mediaType !== evidence_statement/* statementType */.qB)
            return { warning: `the evidence ${source} does not contain a statement` };
        const text = (await (0,image_reader/* readBlob */.gm)(reader, layer, longest)).toString('utf8');
        budget.charge(text, source);
        return counting({ record: (0,evidence_statement/* parseStatement */.By)(text, digest, source), source }, { trust, now });
    }
    catch (error) {
        if (error instanceof errors/* UserError */.yo)
            return { warning: (0,errors/* describe */.q0)(error) };
        throw error;
    }
}
async function readSealed(reader, layer, { digest, trust, now, budget, source }) {
    const signers = trust.policy === 'signed' ? trust : { keys: [] };
    const text = (await (0,image_reader/* readBlob */.gm)(reader, layer, longest)).toString('utf8');
    budget.charge(text, source);
    const opened = await (0,envelope/* open */.ho)(text, signers).finally(() => budget.refund(text));
    if (!(0,evidence_statement/* isOurs */.MU)(opened.statement))
        return undefined;
    if (trust.policy === 'signed' && 'fault' in opened)
        return { setAside: `${source} ${opened.fault}` };
    budget.charge(opened.statement, source);
    const record = (0,evidence_statement/* parseStatement */.By)(opened.statement, digest, source);
    const wrong = 'workflow' in opened && opened.workflow ? contradiction(record, opened.workflow) : undefined;
    if (wrong !== undefined)
        return { warning: `the evidence ${source} ${wrong}` };
    return counting({ record, source, ...('signedBy' in opened && { signedBy: opened.signedBy }) }, { trust, now });
}
function counting(found, { trust, now }) {
    const { record, source } = found;
    if (trust.projects !== undefined && !(0,projects/* isTrustedProject */.X7)(trust.projects, record.project, record.server))
        return {
            warning: `the evidence ${source} is of the project ${quoted(record.project)}${record.server ? ` on ${quoted(record.server)}` : ''}, and only that of ${[trust.projects.own, ...trust.projects.named].join(', ')} counts (trusted-projects)`,
        };
    const ahead = (0,projects/* futureTime */.B7)(record, now);
    if (ahead !== undefined)
        return {
            warning: `the evidence ${source} is dated in the future (${quoted(ahead)}), so it counts for nothing`,
        };
    return found;
}
function contradiction(record, { repository, ref }) {
    const project = new URL(repository).pathname.replace(/^\//, '');
    if (project.toLowerCase() !== record.project.toLowerCase())
        return `says that it is of ${quoted(record.project)}, and a workflow of ${quoted(project)} signed it`;
    const told = record.event.ref;
    return typeof told === 'string' && told === ref
        ? undefined
        : `says that it is of ${quoted(String(told ?? 'no ref'))}, and a workflow that ran for ${quoted(ref)} signed it`;
}
function quoted(text) {
    return JSON.stringify(text.slice(0, 200)).slice(1, -1);
}

;// CONCATENATED MODULE: ./.build/src/promote/evidence/reading-budget.js

const most = 96 * 1024 * 1024;
const perPart = 40;
function createReadingBudget(limit = most) {
    let left = limit;
    return {
        charge(text, source) {
            const cost = costOf(text);
            if (cost > left)
                throw new errors/* UserError */.yo(`the evidence ${source} is not read, for all of it together is more than is read`);
            left -= cost;
        },
        refund(text) {
            left += costOf(text);
        },
    };
}
function costOf(text) {
    let parts = 0;
    for (let at = 0; at < text.length; at++) {
        const code = text.charCodeAt(at);
        if (code === 0x2c || code === 0x5b || code === 0x7b)
            parts++;
    }
    return text.length + parts * perPart;
}

// EXTERNAL MODULE: ./.build/src/promote/evidence/trust.js
var evidence_trust = __webpack_require__(61682);
;// CONCATENATED MODULE: ./.build/src/promote/evidence/store.js









const store_most = 1000;
const [firstBatch, laterBatch] = [2, 8];
function createdAt({ annotations }) {
    const time = Date.parse(annotations?.[created] ?? '');
    return Number.isNaN(time) ? 0 : time;
}
const created = 'org.opencontainers.image.created';
async function readEvidence(home, { digest, trust = evidence_trust/* anybody */.VC, now, only = () => true, enough = () => false }) {
    const listed = (await home.referrers(digest)).filter(entry => mayBeEvidence(entry) && only(entry));
    const likely = listed.toSorted((a, b) => createdAt(a) - createdAt(b));
    const wanted = { digest, trust, now, budget: createReadingBudget() };
    const newest = likely.slice(-store_most).reverse();
    const read = [];
    let next = 0;
    for (let satisfied = false; next < newest.length && !satisfied;) {
        const batch = newest.slice(next, next + (next === 0 ? firstBatch : laterBatch));
        next += batch.length;
        const more = await (0,parallel/* inParallel */.H)(batch, laterBatch, entry => readOne(entry, wanted, home));
        read.unshift(...more.filter(one => one !== undefined).reverse());
        const sources = read.filter(one => 'record' in one);
        const latest = Math.max(0, ...sources.map(({ record }) => checkedAt(record)));
        const rest = newest[next];
        satisfied = enough(sources) && (rest === undefined || createdAt(rest) <= latest);
    }
    const found = read.some(one => 'record' in one) ? read : [...read, ...(await readTagged(home, wanted))];
    const unread = likely.length > store_most && next === newest.length
        ? [`of ${likely.length} pieces of evidence ${store_most} were read`]
        : [];
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
            ...createdOf(record),
            ...(record.commit && { 'org.opencontainers.image.revision': record.commit }),
            ...(record.event.runUrl && { 'org.opencontainers.image.url': record.event.runUrl }),
        },
    };
}
function createdOf(record) {
    const time = checkedAt(record);
    return time === 0 ? {} : { [created]: new Date(time).toISOString() };
}
function checkedAt({ scan, smoke }) {
    return Math.max(0, ...[scan, smoke].flatMap(section => Date.parse(section?.startedAt ?? '') || []));
}
function shortened(texts) {
    const some = texts.slice(0, 5);
    return texts.length > some.length ? [...some, `${texts.length - some.length} more`] : some;
}
function withoutFindings(record) {
    const { scan } = record;
    return scan
        ? {
            ...record,
            scan: {
                ...scan,
                findingsLeftOut: true,
                platforms: scan.platforms.map(p => ({ ...p, findings: [], suppressed: [] })),
            },
        }
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
/* harmony import */ var _files_place_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(26396);
/* harmony import */ var _messages_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3969);
/* harmony import */ var _identities_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(62540);



const anybody = { policy: 'registry' };
async function trustOf({ trustedKeys: keys, trustedIdentities, trustedRoot, evidenceTrust, trustedProjects = [] }, { workspace, facts: { project, serverUrl, ref } }) {
    const projects = {
        own: project,
        named: trustedProjects,
        ...(serverUrl && { serverUrl }),
        ...(ref && { ref }),
    };
    const root = trustedRoot === undefined ? undefined : await (0,_files_place_js__WEBPACK_IMPORTED_MODULE_0__/* .placeOf */ .$t)(workspace, trustedRoot);
    const identities = await (0,_identities_js__WEBPACK_IMPORTED_MODULE_2__/* .readIdentities */ .d1)(trustedIdentities, root);
    const named = keys.length > 0 || identities !== undefined;
    const policy = evidenceTrust ?? (named ? 'signed' : 'registry');
    if (policy === 'registry')
        return { policy, projects };
    if (named)
        return { policy, keys, identities, projects };
    const message = 'is signed, but neither trusted-keys nor trusted-identities are set';
    throw new _messages_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .dz([{ input: 'evidence-trust', message }], {
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
        ? (0,_layout_layout_store_js__WEBPACK_IMPORTED_MODULE_4__/* .layoutStore */ .i4)(source.path, (0,_image_reader_js__WEBPACK_IMPORTED_MODULE_3__/* .openImage */ .UY)(source, transport))
        : registryStore((0,_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .parseRepository */ .SU)(source.repository), transport);
}
function registryStore(at, transport) {
    return {
        reader: (0,_image_reader_js__WEBPACK_IMPORTED_MODULE_3__/* .openImage */ .UY)({ kind: 'registry', repository: (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .formatReference */ .FH)(at) }, transport),
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
/* harmony import */ var _image_manifest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9424);
/* harmony import */ var _messages_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3969);
/* harmony import */ var _registry_parallel_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(38248);
/* harmony import */ var _registry_referrers_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(89579);
/* harmony import */ var _index_tree_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(51598);





const noReferrers = { found: [], warnings: [] };
const [deepest, suffixes] = [3, ['sig', 'att', 'sbom']];
function evidenceTag(digest) {
    return `${(0,_registry_referrers_js__WEBPACK_IMPORTED_MODULE_2__/* .fallbackTag */ .fH)(digest)}.evidence`;
}
async function findReferrers(home, root) {
    const entries = await (0,_index_tree_js__WEBPACK_IMPORTED_MODULE_3__/* .entriesBelow */ .y)(home.reader, { digest: root.digest, manifest: (0,_image_manifest_js__WEBPACK_IMPORTED_MODULE_0__/* .parseManifest */ .Ng)(root) });
    const subjects = [...new Set([root.digest, ...entries.map(({ digest }) => digest)])];
    const [lists, tagged] = await Promise.all([
        (0,_registry_parallel_js__WEBPACK_IMPORTED_MODULE_4__/* .inParallel */ .H)(subjects, 16, subject => referrersOf(home, subject, 1)),
        (0,_registry_parallel_js__WEBPACK_IMPORTED_MODULE_4__/* .inParallel */ .H)([...subjects.flatMap(tagsOf), evidenceTag(root.digest)], 16, async (tag) => ({
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
    return subject === undefined ? (0,_image_manifest_js__WEBPACK_IMPORTED_MODULE_0__/* .descriptorOf */ .nb)(stored) : (0,_registry_referrers_js__WEBPACK_IMPORTED_MODULE_2__/* .entryOf */ .Ms)(stored);
}
async function referrersOf(home, subject, depth) {
    const listed = await home.referrers(subject);
    const read = await (0,_registry_parallel_js__WEBPACK_IMPORTED_MODULE_4__/* .inParallel */ .H)(listed, 16, async ({ digest }) => {
        const place = `${home.reader.origin}@${digest}`;
        const stored = await home.find(digest);
        if (stored === undefined)
            throw new _messages_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`${place} is listed as a referrer of ${subject} but does not exist`, {
                hint: 'Repair the list at the source, or promote with referrers: none.',
            });
        const named = (0,_image_manifest_js__WEBPACK_IMPORTED_MODULE_0__/* .parseManifest */ .Ng)(stored).subject?.digest;
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
