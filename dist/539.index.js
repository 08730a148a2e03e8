export const id = 539;
export const ids = [539];
export const modules = {

/***/ 36024:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $d: () => (/* binding */ sizeOf),
/* harmony export */   rk: () => (/* binding */ newToPull),
/* harmony export */   w: () => (/* binding */ layersOf)
/* harmony export */ });
function sizeOf({ config, layers }) {
    return sum(distinct([config, ...layers]));
}
function newToPull(image, there) {
    const held = new Set(there.layers.map(({ digest }) => digest));
    return sum(distinct(image.layers.filter(({ digest }) => !held.has(digest))));
}
function layersOf({ manifest, history }) {
    if (manifest.layers.length !== history.diffIds.length)
        return [];
    return manifest.layers.map((descriptor, index) => {
        const instruction = history.instructions[index];
        const diffId = history.diffIds[index];
        return { descriptor, diffId, ...(instruction !== undefined && { instruction }) };
    });
}
function distinct(blobs) {
    return [...new Map(blobs.map(blob => [blob.digest, blob])).values()];
}
function sum(blobs) {
    return blobs.reduce((total, { size }) => total + size, 0);
}


/***/ }),

/***/ 68566:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KE: () => (/* binding */ listed),
/* harmony export */   LS: () => (/* binding */ plural),
/* harmony export */   YA: () => (/* binding */ seconds),
/* harmony export */   ee: () => (/* binding */ bytes),
/* harmony export */   ii: () => (/* binding */ movement),
/* harmony export */   iv: () => (/* binding */ difference)
/* harmony export */ });
/* unused harmony export percent */
function bytes(value) {
    const size = Math.abs(value);
    const sign = value < 0 ? '−' : '';
    if (size < 1000)
        return `${sign}${size} B`;
    if (size < 999_500)
        return `${sign}${(size / 1e3).toFixed(size < 9950 ? 1 : 0)} kB`;
    if (size < 9_999_500_000)
        return `${sign}${grouped((size / 1e6).toFixed(1))} MB`;
    return `${sign}${(size / 1e9).toFixed(2)} GB`;
}
function difference(value) {
    if (value === 0)
        return '±0';
    return value > 0 ? `+${bytes(value)}` : bytes(value);
}
function movement(after, before) {
    const delta = after - before;
    if (delta === 0 || Math.abs(delta) < before / 1000)
        return '±0';
    const arrow = delta > 0 ? '▲' : '▼';
    const share = before === 0 ? '' : ` (${percent(delta / before)})`;
    return `${arrow} ${difference(delta)}${share}`;
}
function percent(share) {
    const value = Math.abs(share * 100);
    const digits = value < 10 ? 1 : 0;
    return `${share < 0 ? '−' : '+'}${value.toFixed(digits)} %`;
}
function seconds(value) {
    if (value < 0.0995)
        return `${Math.round(value * 1000)} ms`;
    if (value < 9.95)
        return `${value.toFixed(1)} s`;
    const whole = Math.round(value);
    if (whole < 60)
        return `${whole} s`;
    if (whole < 3600)
        return `${Math.floor(whole / 60)} min ${whole % 60} s`;
    return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}
function plural(count, one, many = `${one}s`) {
    return `${grouped(String(count))} ${count === 1 ? one : many}`;
}
function listed(words, last = 'and') {
    if (words.length < 2)
        return words.join('');
    return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}
function grouped(digits) {
    return digits.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}


/***/ }),

/***/ 71983:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bv: () => (/* binding */ baselineOf),
/* harmony export */   De: () => (/* binding */ baselineImage),
/* harmony export */   zv: () => (/* binding */ recordOf)
/* harmony export */ });
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(80764);
/* harmony import */ var _promote_evidence_store_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(55942);
/* harmony import */ var _registry_open_transport_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7839);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(77278);
/* harmony import */ var _store_layout_layout_path_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(11134);
/* harmony import */ var _store_open_store_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(10901);






async function baselineOf(record, tools) {
    const image = imageOf(record);
    return image && recordOf({ ...image, transport: (0,_registry_open_transport_js__WEBPACK_IMPORTED_MODULE_2__/* .openTransport */ .g)(tools) }, tools);
}
async function baselineImage(record, tools) {
    const image = imageOf(record);
    if (image === undefined)
        return undefined;
    const { scan } = (await baselineOf(record, tools)) ?? {};
    return { ...image, ...(scan && { scan }) };
}
function imageOf({ size }) {
    const { digest, reference } = size?.baseline ?? {};
    if (digest === undefined || reference === undefined)
        return undefined;
    const layout = (0,_store_layout_layout_path_js__WEBPACK_IMPORTED_MODULE_4__/* .layoutPath */ .q)(reference);
    if (layout !== undefined)
        return { digest, source: { kind: 'layout', path: layout.path } };
    const { registry, repository } = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .parseReference */ .F2)(reference);
    return { digest, source: { kind: 'registry', repository: (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .formatReference */ .FH)({ registry, repository }) } };
}
async function recordOf({ digest, source, transport }, tools) {
    try {
        const { sources } = await (0,_promote_evidence_store_js__WEBPACK_IMPORTED_MODULE_1__/* .readEvidence */ .At)((0,_store_open_store_js__WEBPACK_IMPORTED_MODULE_5__/* .openStore */ .C)(source, transport), { digest });
        const records = sources.map(evidence => (0,_run_js__WEBPACK_IMPORTED_MODULE_3__/* .parseRun */ .zZ)(JSON.stringify(evidence.record), `of ${digest}`));
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
            return { warning: `the evidence ${source} does not contain a statement` };
        const text = (await (0,image_reader/* readBlob */.gm)(reader, layer, longest)).toString('utf8');
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
    const opened = await (0,envelope/* open */.ho)((await (0,image_reader/* readBlob */.gm)(reader, layer, longest)).toString('utf8'), signers);
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
            ...(record.commit && { 'org.opencontainers.image.revision': record.commit }),
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

/***/ 14467:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V4: () => (/* binding */ outputs),
/* harmony export */   VM: () => (/* binding */ sarifName),
/* harmony export */   qz: () => (/* binding */ scanOutputs)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _stage_severity_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(97935);


const scanOutputs = {
    gate: '`pass` or `fail`.',
    failing: 'Number of findings that fail the scan.',
    total: 'Number of findings in all platforms together.',
    critical: 'Number of critical findings in all platforms together.',
    high: 'Number of high findings in all platforms together.',
    medium: 'Number of medium findings in all platforms together.',
    low: 'Number of low findings in all platforms together.',
    unknown: 'Number of findings whose severity is not known.',
    secrets: 'Number of secrets in all platforms together; empty when they were not scanned for.',
    sarif: 'Path of the findings as SARIF, ready for `github/codeql-action/upload-sarif`.',
    reports: "Folder with the SARIF file and Trivy's own JSON of each platform.",
};
const sarifName = 'scan.sarif';
function outputs(section) {
    const count = (name) => section.platforms.reduce((sum, { counts }) => sum + (counts[name] ?? 0), 0);
    const counts = Object.fromEntries(_stage_severity_js__WEBPACK_IMPORTED_MODULE_1__/* .severities */ .g.map(name => [name, `${count(name)}`]));
    return {
        ...counts,
        gate: section.status === 'failed' ? 'fail' : 'pass',
        failing: `${section.gate?.failing ?? 0}`,
        total: `${_stage_severity_js__WEBPACK_IMPORTED_MODULE_1__/* .severities */ .g.reduce((sum, name) => sum + count(name), 0)}`,
        secrets: section.secrets === undefined
            ? ''
            : `${section.platforms.reduce((sum, { secrets = [] }) => sum + secrets.length, 0)}`,
        sarif: section.reports === undefined ? '' : (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(section.reports, sarifName),
        reports: section.reports ?? '',
    };
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

/***/ 80990:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  n: () => (/* binding */ isComparable),
  h: () => (/* binding */ loadPlatforms)
});

// EXTERNAL MODULE: ./.build/src/errors.js
var errors = __webpack_require__(36624);
;// CONCATENATED MODULE: ./.build/src/image/history.js

function parseHistory(config) {
    const value = json(config);
    const ids = value?.rootfs?.diff_ids;
    if (!Array.isArray(ids) || !ids.every(isDigest))
        throw new errors/* UserError */.yo('the image config cannot be read: it has no list of diff IDs');
    const steps = Array.isArray(value?.history) ? value.history : [];
    const made = steps.filter(step => isObject(step) && step.empty_layer !== true);
    const texts = made.map(step => (typeof step.created_by === 'string' ? step.created_by : ''));
    const instructions = texts.map(text => instructionText(text) || undefined);
    return { diffIds: ids, instructions: instructions.length === ids.length ? instructions : [] };
}
function instructionText(createdBy) {
    return createdBy
        .replace(/\s*# buildkit\s*$/, '')
        .replace(/^(?:RUN )?\|\d+ .*?(?=\S*\/(?:ba|da|a)?sh -)/s, 'RUN ')
        .replace(/^(?:RUN )?\S*\/(?:ba|da|a)?sh -c #\(nop\)\s+/, '')
        .replace(/^(?:RUN )?\S*\/(?:ba|da|a)?sh (?:-[a-z]+ (?:pipefail )?)+/, 'RUN ')
        .replace(/^(ADD|COPY) (?:--\S+ )*(file|dir|multi):[0-9a-f]{64} in /, '$1 $2 in ')
        .replace(/\s+/g, ' ')
        .trim();
}
function isDigest(value) {
    return typeof value === 'string' && /^sha256:[0-9a-f]{64}$/.test(value);
}
function isObject(value) {
    return typeof value === 'object' && value !== null;
}
function json(bytes) {
    try {
        const value = JSON.parse(new TextDecoder().decode(bytes));
        return isObject(value) ? value : undefined;
    }
    catch {
        return undefined;
    }
}

// EXTERNAL MODULE: ./.build/src/image/size.js
var size = __webpack_require__(36024);
// EXTERNAL MODULE: ./.build/src/store/runnable-images.js
var runnable_images = __webpack_require__(31447);
;// CONCATENATED MODULE: ./.build/src/size/platforms.js




async function loadPlatforms(reader, digest) {
    const images = await (0,runnable_images/* listRunnable */.i)(reader, digest);
    return images.map(({ config, ...image }) => ({ ...image, history: historyOf(image.digest, config) }));
}
function historyOf(digest, config) {
    try {
        return parseHistory(config);
    }
    catch (cause) {
        throw new errors/* UserError */.yo(`${digest}: ${(0,errors/* describe */.q0)(cause)}`, { cause });
    }
}
function isComparable(platform) {
    return platform.manifest.layers.length === 0 || (0,size/* layersOf */.w)(platform).length > 0;
}


/***/ }),

/***/ 75103:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H2: () => (/* binding */ distinctFindings),
/* harmony export */   MO: () => (/* binding */ packageKey),
/* harmony export */   sw: () => (/* binding */ compareScans)
/* harmony export */ });
/* unused harmony exports diffFindings, addedBy */
/* harmony import */ var _image_platform_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(52490);
/* harmony import */ var _severity_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(97935);


function compareScans(platforms, others) {
    const pairs = (0,_image_platform_js__WEBPACK_IMPORTED_MODULE_0__/* .pairPlatforms */ .TO)(platforms, others);
    const all = ({ findings, suppressed = [] }) => [...findings, ...suppressed];
    return platforms.map(platform => {
        const before = pairs.get(platform);
        if (before === undefined)
            return { platform };
        const changes = diffFindings(all(before), all(platform));
        const visible = new Set(platform.findings);
        return { platform, changes, added: changes.flatMap(addedBy).filter(finding => visible.has(finding)) };
    });
}
function distinctFindings(findings) {
    const name = namesIn(findings);
    return [...Map.groupBy(findings, name).values()].flatMap(([first]) => first ?? []);
}
function diffFindings(base, head) {
    const key = namesIn([...base, ...head]);
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
function namesIn(findings) {
    const names = aliasNames(findings);
    return finding => `${packageKey(finding)} ${names.get(finding.id) ?? finding.id}`;
}
function aliasNames(findings) {
    const names = new Map();
    for (const { id, aliases = [] } of findings) {
        const all = new Set([id, ...aliases]);
        const cves = [...all].filter(alias => alias.startsWith('CVE-'));
        const advisories = [...all].filter(alias => alias.startsWith('GHSA-') || (alias === id && !cves.includes(id)));
        for (const advisory of advisories)
            names.set(advisory, new Set([...(names.get(advisory) ?? []), ...cves]));
    }
    return new Map([...names].flatMap(([advisory, cves]) => {
        const [only, ...others] = cves;
        return only === undefined || others.length > 0 ? [] : [[advisory, only]];
    }));
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
    return Math.max(...findings.map(({ severity }) => _severity_js__WEBPACK_IMPORTED_MODULE_1__/* .severities */ .g.indexOf(severity)));
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
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(36624);
/* harmony import */ var _image_index_entry_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(92812);
/* harmony import */ var _image_manifest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9424);
/* harmony import */ var _registry_parallel_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(38248);
/* harmony import */ var _registry_referrers_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(89579);
/* harmony import */ var _index_tree_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(51598);






const noReferrers = { found: [], warnings: [] };
const [deepest, suffixes] = [3, ['sig', 'att', 'sbom']];
function evidenceTag(digest) {
    return `${(0,_registry_referrers_js__WEBPACK_IMPORTED_MODULE_3__/* .fallbackTag */ .fH)(digest)}.evidence`;
}
async function findReferrers(home, root) {
    const entries = await (0,_index_tree_js__WEBPACK_IMPORTED_MODULE_4__/* .entriesBelow */ .y)(home.reader, { digest: root.digest, manifest: (0,_image_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .parseManifest */ .Ng)(root) });
    const running = entries.filter(entry => (0,_image_index_entry_js__WEBPACK_IMPORTED_MODULE_1__/* .entryKind */ .FY)(entry) !== 'nothing that runs');
    const subjects = [...new Set([root.digest, ...running.map(({ digest }) => digest)])];
    const [lists, tagged] = await Promise.all([
        (0,_registry_parallel_js__WEBPACK_IMPORTED_MODULE_5__/* .inParallel */ .H)(subjects, 8, subject => referrersOf(home, subject, 1)),
        (0,_registry_parallel_js__WEBPACK_IMPORTED_MODULE_5__/* .inParallel */ .H)([...subjects.flatMap(tagsOf), evidenceTag(root.digest)], 8, async (tag) => ({
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
    return subject === undefined ? (0,_image_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .descriptorOf */ .nb)(stored) : (0,_registry_referrers_js__WEBPACK_IMPORTED_MODULE_3__/* .entryOf */ .Ms)(stored);
}
async function referrersOf(home, subject, depth) {
    const listed = await home.referrers(subject);
    const read = await (0,_registry_parallel_js__WEBPACK_IMPORTED_MODULE_5__/* .inParallel */ .H)(listed, 8, async ({ digest }) => {
        const place = `${home.reader.origin}@${digest}`;
        const stored = await home.find(digest);
        if (stored === undefined)
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`${place} is listed as a referrer of ${subject} but does not exist`, {
                hint: 'Repair the list at the source, or promote with referrers: none.',
            });
        const named = (0,_image_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .parseManifest */ .Ng)(stored).subject?.digest;
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
    return suffixes.map(suffix => `${(0,_registry_referrers_js__WEBPACK_IMPORTED_MODULE_3__/* .fallbackTag */ .fH)(digest)}.${suffix}`);
}


/***/ })

};
