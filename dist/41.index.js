export const id = 41;
export const ids = [41];
export const modules = {

/***/ 23090:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ dockerList)
/* harmony export */ });
/* harmony import */ var _layout_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(67955);

function dockerList(image, references) {
    const [config, ...layers] = [image.config, ...image.layers].map(({ digest }) => (0,_layout_js__WEBPACK_IMPORTED_MODULE_0__/* .blobPath */ .nD)(digest));
    return JSON.stringify([{ Config: config, RepoTags: references, Layers: layers }]);
}


/***/ }),

/***/ 8041:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  promoteStage: () => (/* binding */ promoteStage)
});

;// CONCATENATED MODULE: ./.build/src/promote/closing-line.js
function closingLine({ reason, digest, tags }) {
    if (reason !== undefined)
        return reason;
    const counts = Object.entries(words).flatMap(([outcome, word]) => {
        const { length } = tags.filter(tag => tag.outcome === outcome);
        return length > 0 ? [`${length} ${length === 1 ? 'tag' : 'tags'} ${word}`] : [];
    });
    return [...(digest === undefined ? [] : [digest]), counts.join(', ') || 'no tag to set'].join(': ');
}
const words = {
    created: 'created',
    moved: 'moved',
    'would-create': 'would be created',
    'would-move': 'would move',
    unchanged: 'unchanged',
    'held-back': 'held back',
};

// EXTERNAL MODULE: ./.build/src/promote/outputs.js
var outputs = __webpack_require__(43070);
// EXTERNAL MODULE: ./.build/src/registry/open-transport.js
var open_transport = __webpack_require__(7839);
// EXTERNAL MODULE: ./.build/src/errors.js
var errors = __webpack_require__(36624);
// EXTERNAL MODULE: ./.build/src/image/manifest.js
var image_manifest = __webpack_require__(9424);
// EXTERNAL MODULE: ./.build/src/image/reference.js
var image_reference = __webpack_require__(80764);
// EXTERNAL MODULE: ./.build/src/store/artifact.js
var artifact = __webpack_require__(68483);
// EXTERNAL MODULE: ./.build/src/store/open-store.js
var open_store = __webpack_require__(10901);
// EXTERNAL MODULE: ./.build/src/promote/evidence/gate.js
var gate = __webpack_require__(73457);
// EXTERNAL MODULE: ./.build/src/promote/evidence/store.js + 1 modules
var evidence_store = __webpack_require__(55942);
// EXTERNAL MODULE: ./.build/src/promote/evidence/trust.js
var evidence_trust = __webpack_require__(61682);
;// CONCATENATED MODULE: ./.build/src/promote/attach-evidence.js








const fresh = 24 * 3_600_000;
async function attachRunEvidence(input, transport) {
    const { evidence: record } = input.request;
    const passed = passedOf(input);
    if (record === undefined || passed.length === 0)
        return [];
    if (input.trust.policy === 'signed' && input.signer === undefined)
        return [
            'the evidence of this run was not attached: signatures are asked for, and nothing signs (signing); no later run takes this image as proven',
        ];
    const warnings = await Promise.all(input.repositories.map(at => attachTo(at, { ...input, record, passed }, transport).catch(error => {
        if (!(error instanceof errors/* UserError */.yo))
            throw error;
        const what = `the evidence could not be attached to ${(0,image_reference/* formatReference */.FH)(at)}: ${(0,errors/* describe */.q0)(error)}`;
        if (input.trust.policy === 'registry')
            return [what];
        throw new errors/* UserError */.yo(what, { hint: 'No tag was moved: run this again.', cause: error });
    })));
    return warnings.flat();
}
async function runEvidence(input, transport) {
    const { request, source, root, trust, signer } = input;
    const { evidence: record } = request;
    const passed = passedOf(input);
    if (record === undefined || passed.length === 0)
        return [];
    if (trust.policy === 'signed' && signer === undefined)
        return [];
    const store = (0,open_store/* openStore */.C)(source.source, transport);
    if (input.referrers !== 'none' && !(await lacks(store, { ...input, record, passed })).lacking)
        return [];
    const content = { subject: (0,image_manifest/* descriptorOf */.nb)(root), record: withoutLogs(record), signer };
    return [(0,artifact/* artifactOf */.qB)(await (0,evidence_store/* evidenceOf */.X1)(store.reader.origin, content))];
}
async function attachTo(at, input, transport) {
    const { root, record, signer } = input;
    const { lacking, warnings } = await lacks((0,open_store/* registryStore */.X)(at, transport), input);
    if (lacking)
        await (0,evidence_store/* attachEvidence */.PJ)(transport, at, { subject: (0,image_manifest/* descriptorOf */.nb)(root), record: withoutLogs(record), signer });
    return [...warnings];
}
function passedOf({ request, source }) {
    const { evidence: record } = request;
    if (!request.attach.includes('evidence'))
        return [];
    return ['scan', 'smoke'].filter(name => record?.[name]?.status === 'passed' && record[name].digest === source.digest);
}
async function lacks(store, { source, now, record, passed, signer }) {
    const { digest } = source;
    const platforms = source.subject?.platforms ?? [];
    const { trust } = signer ?? { trust: evidence_trust/* anybody */.VC };
    const held = await (0,evidence_store/* readEvidence */.At)(store, { digest, trust });
    const ofCommit = held.sources.filter(evidence => evidence.record.commit === record.commit);
    const verdicts = (0,gate/* judge */.S)({ digest, platforms, require: passed, maxAge: fresh, now }, ofCommit);
    return { lacking: verdicts.some(({ status }) => status !== 'passed'), warnings: held.warnings };
}
function withoutLogs(record) {
    const { smoke } = record;
    return smoke
        ? { ...record, smoke: { ...smoke, platforms: smoke.platforms.map(({ log: _, ...rest }) => rest) } }
        : record;
}

// EXTERNAL MODULE: ./.build/src/store/image-reader.js
var image_reader = __webpack_require__(6806);
// EXTERNAL MODULE: ./.build/src/store/subject.js
var store_subject = __webpack_require__(95677);
;// CONCATENATED MODULE: ./.build/src/promote/check-evidence.js






async function checkEvidence(source, record, requirement, transport) {
    if (requirement.require.length === 0)
        return { verdicts: [], warnings: [] };
    const platforms = await platformsOf(source, transport);
    const policy = { ...requirement, digest: source.digest, platforms };
    const own = record === undefined ? [] : [{ record, source: 'this run' }];
    const verdicts = (0,gate/* judge */.S)(policy, own);
    if (verdicts.every(({ status }) => status !== 'missing'))
        return { verdicts, warnings: [] };
    const { trust } = requirement;
    const stored = await (0,evidence_store/* readEvidence */.At)((0,open_store/* openStore */.C)(source.source, transport), { digest: source.digest, trust });
    const again = (0,gate/* judge */.S)(policy, [...own, ...stored.sources]);
    const both = verdicts.map((verdict, at) => verdict.status === 'missing' ? (again[at] ?? verdict) : verdict);
    return {
        verdicts: withSetAside(both, (0,evidence_trust/* explainSetAside */.Cy)([...stored.setAside, ...stored.warnings], trust)),
        warnings: stored.warnings,
    };
}
function withSetAside(verdicts, why) {
    const first = verdicts.findIndex(({ status }) => status === 'missing');
    return verdicts.map((verdict, at) => at === first && why !== undefined ? { ...verdict, reason: `${verdict.reason} (${why})` } : verdict);
}
async function platformsOf({ subject, source, digest }, transport) {
    return subject?.platforms ?? (0,store_subject/* readPlatforms */.tj)((0,image_reader/* openImage */.U)(source, transport), digest);
}

// EXTERNAL MODULE: ./.build/src/registry/error.js
var registry_error = __webpack_require__(51229);
// EXTERNAL MODULE: ./.build/src/registry/parallel.js
var parallel = __webpack_require__(38248);
// EXTERNAL MODULE: ./.build/src/promote/target.js
var promote_target = __webpack_require__(24543);
// EXTERNAL MODULE: ./node_modules/semver/index.js
var semver = __webpack_require__(62088);
;// CONCATENATED MODULE: ./.build/src/promote/version.js

function followsVersions(tag) {
    return /^latest(?:-.+)?$/.test(tag) || lineOf(tag) !== undefined;
}
function readVersion(text, variant) {
    if (text === undefined || text === '')
        return 'nothing';
    const plain = variant !== '' && text.endsWith(variant) ? text.slice(0, -variant.length) : text;
    const version = (0,semver.parse)(plain);
    return version === null ? 'no version' : { version };
}
function variantOf(tags) {
    return tags.map(tag => lineOf(tag)?.variant ?? '').find(variant => variant !== '') ?? '';
}
function versionAmong(tags, variant) {
    return tags
        .map(tag => readVersion(tag, variant))
        .flatMap(said => (typeof said === 'string' ? [] : [said.version]))
        .sort(semver.compare)
        .at(-1);
}
function holdBack(tag, held, next) {
    if (!followsVersions(tag) || next === undefined)
        return undefined;
    if (next.prerelease.length > 0)
        return `${next.version} is a pre-release, and "${tag}" names releases`;
    if (held === 'no version')
        return undefined;
    if (held === 'nothing')
        return `it is not known which version "${tag}" holds: its image has no label org.opencontainers.image.version`;
    return (0,semver.compare)(next, held.version) < 0
        ? `it holds ${held.version.version}, which is higher than ${next.version}`
        : undefined;
}
function lineOf(tag) {
    const [whole, variant = ''] = /^v?\d+(?:\.\d+)?(-[A-Za-z].*)?$/.exec(tag) ?? [];
    return whole === undefined ? undefined : { variant };
}

;// CONCATENATED MODULE: ./.build/src/promote/plan.js


function planFor(looked, policy) {
    return looked.map(target => ({ ...target, ...decide(target, policy) }));
}
function stepsOf(plan) {
    const written = plan.filter(({ action }) => action === 'create' || action === 'move');
    const step = (target) => (target.class === 'immutable' ? 0 : /^latest(?:-|$)/.test(target.tag) ? 2 : 1);
    return [0, 1, 2].map(n => written.filter(target => step(target) === n)).filter(list => list.length > 0);
}
function decide(target, { digest, floating, version }) {
    const { before } = target;
    if (before === undefined) {
        const reason = target.class === 'floating' && floating === 'forward'
            ? holdBack(target.tag, 'no version', version)
            : undefined;
        return reason === undefined ? { action: 'create' } : { action: 'hold-back', reason };
    }
    if (before === digest)
        return { action: 'keep' };
    if (target.class === 'immutable')
        return { action: 'refuse', reason: `${(0,promote_target/* formatTarget */.P4)(target)} is immutable and names ${before} already` };
    const reason = floating === 'forward' ? holdBack(target.tag, target.held ?? 'nothing', version) : undefined;
    return reason === undefined ? { action: 'move' } : { action: 'hold-back', reason };
}

;// CONCATENATED MODULE: ./.build/src/promote/tag-record.js

function asPlanned(plan, outcomes, digest) {
    const names = {
        create: outcomes === 'would' ? 'would-create' : 'not-reached',
        move: outcomes === 'would' ? 'would-move' : 'not-reached',
        keep: 'unchanged',
        'hold-back': 'held-back',
        refuse: 'refused',
    };
    return plan.map(target => {
        const record = tagRecord(target, names[target.action], target.reason);
        const next = target.next?.digest ?? digest;
        return record.outcome.startsWith('would') && next !== undefined ? { ...record, next } : record;
    });
}
function asWritten(plan, next) {
    return plan.map(target => {
        if (target.action === 'create')
            return tagRecord(target, 'created', undefined, next);
        if (target.action === 'move')
            return tagRecord(target, 'moved', undefined, next);
        return asPlanned([target], 'would')[0];
    });
}
function tagRecord(target, outcome, reason, root) {
    const after = root?.digest ?? target.before;
    return {
        reference: (0,promote_target/* formatTarget */.P4)(target),
        class: target.class,
        outcome,
        ...(target.before && { before: target.before }),
        ...(after && { after }),
        ...(reason !== undefined && { reason: reason.slice(0, 4096) }),
    };
}

// EXTERNAL MODULE: ./.build/src/registry/manifests.js + 1 modules
var manifests = __webpack_require__(53356);
;// CONCATENATED MODULE: ./.build/src/promote/undo.js



async function undo(moved, transport, done) {
    let whole = true;
    for (const target of [...moved].reverse()) {
        const { saved } = target;
        if (saved === undefined) {
            whole = false;
            continue;
        }
        try {
            await (0,manifests/* putManifest */.RV)(transport, target.at, saved, { name: target.tag });
            done.set(target, { ...tagRecord(target, 'not-reached', 'moved, and moved back'), after: saved.digest });
        }
        catch (error) {
            whole = false;
            done.set(target, {
                ...done.get(target),
                reason: `it is not known where it is: it could not be moved back: ${(0,errors/* describe */.q0)(error)}`,
            });
        }
    }
    if (moved.length > 0)
        return whole ? 'rolled-back' : 'partial';
    return [...done.values()].some(({ outcome }) => outcome === 'created') ? 'partial' : 'unknown-state';
}

// EXTERNAL MODULE: ./.build/src/registry/refusal.js
var refusal = __webpack_require__(95879);
// EXTERNAL MODULE: ./.build/src/registry/registry-features.js
var registry_features = __webpack_require__(57838);
;// CONCATENATED MODULE: ./.build/src/promote/write-tags.js






class ImmutableTagError extends errors/* UserError */.yo {
}
const most = 10;
async function writeTagsTogether(tags, transport) {
    const groups = Map.groupBy(tags, ({ at, next }) => (0,image_reference/* formatReference */.FH)({ ...at, digest: next.digest }));
    const set = await Promise.all([...groups.values()].map(group => writeGroup(group.slice(0, most), transport)));
    return set.flat();
}
async function writeTag({ at, tag, next }, transport) {
    try {
        await (0,manifests/* putManifest */.RV)(transport, at, next, { name: tag });
    }
    catch (error) {
        if (!(error instanceof registry_error/* RegistryError */.gl))
            throw error;
        const now = await (0,manifests/* headManifest */.sy)(transport, at, tag).catch(() => undefined);
        if (now?.digest === next.digest)
            return;
        if (now === undefined || !(0,refusal/* meansImmutable */.j)(error))
            throw error;
        throw new ImmutableTagError(`it names ${now.digest}, and the registry does not let it move: ${error.message}`);
    }
}
async function writeGroup(group, transport) {
    const [first] = group;
    if (first === undefined || group.length < 2 || (0,registry_features/* takesOneTag */.PK)(transport, first.at.registry))
        return [];
    try {
        const wanted = group.map(({ tag }) => tag);
        const { tags } = await (0,manifests/* putManifest */.RV)(transport, first.at, first.next, {
            name: first.next.digest,
            tags: wanted,
        });
        return group.filter(({ tag }) => tags.includes(tag));
    }
    catch (error) {
        if (error instanceof registry_error/* RegistryError */.gl)
            return [];
        throw error;
    }
}

;// CONCATENATED MODULE: ./.build/src/promote/commit.js








async function commit(plan, transport) {
    const done = new Map();
    const moved = [];
    const steps = stepsOf(plan);
    for (const step of steps) {
        const failures = [];
        const note = (target) => {
            if (target.class === 'floating')
                moved.push(target);
            const outcome = target.action === 'create' ? 'created' : 'moved';
            done.set(target, tagRecord(target, outcome, undefined, target.next));
        };
        for (const target of await writeTagsTogether(step, transport))
            note(target);
        const left = step.filter(target => !done.has(target));
        await (0,parallel/* inParallel */.H)(left, 16, async (target) => {
            if (failures.length > 0)
                return;
            try {
                await writeTag(target, transport);
                note(target);
            }
            catch (error) {
                failures.push({ target, error });
            }
        });
        if (failures.length === 0)
            continue;
        for (const each of failures)
            done.set(each.target, tagRecord(each.target, each.error instanceof ImmutableTagError ? 'refused' : 'not-reached', (0,errors/* describe */.q0)(each.error)));
        const unsure = failures.flatMap(each => each.target.class === 'floating' && (0,registry_error/* isTransient */.dg)(each.error) ? [each.target] : []);
        const back = await undo([...moved, ...unsure], transport, done);
        return {
            tags: plan.map(each => done.get(each) ?? asPlanned([each], 'not-reached')[0]),
            outcome: failures.some(({ error }) => error instanceof ImmutableTagError) ? 'refused-immutable' : back,
            reason: reasonOf(failures),
        };
    }
    return {
        tags: plan.map(each => done.get(each) ?? asPlanned([each], 'would')[0]),
        outcome: steps.length === 0 ? 'unchanged' : 'promoted',
    };
}
function withSaved(committed, saved) {
    const wrote = saved.some(({ outcome }) => outcome === 'created' || outcome === 'moved');
    const outcome = committed.outcome === 'unchanged' && wrote ? 'promoted' : committed.outcome;
    return { ...committed, outcome, tags: [...committed.tags, ...saved] };
}
function withCommitted(section, { outcome, tags, reason }) {
    const passed = outcome === 'promoted' || outcome === 'unchanged';
    return {
        ...section,
        status: passed ? 'passed' : 'failed',
        outcome,
        tags: [...tags],
        ...(reason !== undefined && { reason }),
    };
}
function reasonOf(failures) {
    const firsts = new Map(failures.toReversed().map(failure => [(0,promote_target/* placeOf */.$t)(failure.target), failure]));
    return [...firsts.values()].map(explainFailure).toReversed().join('; ');
}
function explainFailure({ target, error }) {
    const kept = target.class === 'floating' && error instanceof ImmutableTagError
        ? ' (a floating tag needs a repository that lets it move, or an exception from its rule)'
        : '';
    const hint = error instanceof errors/* UserError */.yo && error.hint !== undefined ? `. ${error.hint}` : '';
    return `destination ${(0,promote_target/* formatTarget */.P4)(target)}: ${(0,errors/* describe */.q0)(error)}${kept}${hint}`;
}

// EXTERNAL MODULE: ./.build/src/registry/blobs.js
var registry_blobs = __webpack_require__(74939);
;// CONCATENATED MODULE: ./.build/src/store/copy.js





const [deepest, transfers, requests] = [4, 4, 16];
async function copyContent(copy, transport) {
    const { reader, root, to, mountFrom } = copy;
    const children = await collect(copy, transport, (0,image_manifest/* parseManifest */.Ng)(root), new Set([root.digest]), 1);
    const images = [...(copy.present ? [] : [root]), ...children].map(stored => (0,image_manifest/* parseManifest */.Ng)(stored));
    const blobs = new Map(images.flatMap(image => (image.kind === 'image' ? (0,image_manifest/* blobsOf */.OR)(image) : [])).map(b => [b.digest, b]));
    const sorted = [...blobs.values()].sort((a, b) => a.size - b.size);
    const limit = mountFrom === undefined ? transfers : requests;
    const outcomes = await (0,parallel/* inParallel */.H)(sorted, limit, blob => (0,registry_blobs/* putBlob */.HT)(transport, to, {
        blob,
        mountFrom,
        open: () => reader.openBlob(blob),
    }));
    for (const level of levels(children)) {
        await (0,parallel/* inParallel */.H)(level, requests, child => (0,manifests/* putManifest */.RV)(transport, to, child, { name: child.digest }));
    }
    const count = (kind) => outcomes.filter(outcome => outcome === kind).length;
    return {
        blobs: { mounted: count('mounted'), present: count('present'), uploaded: count('uploaded') },
        uploadedBytes: sorted.reduce((sum, { size }, at) => sum + (outcomes[at] === 'uploaded' ? size : 0), 0),
        manifests: children.length,
    };
}
async function collect(copy, transport, manifest, seen, depth) {
    if (manifest.kind === 'image')
        return [];
    if (depth > deepest)
        throw new errors/* UserError */.yo(`${copy.reader.origin}: ${copy.root.digest} nests indexes more than ${deepest} deep`);
    const fresh = manifest.manifests.filter(({ digest }) => !seen.has(digest) && seen.add(digest));
    const found = await (0,parallel/* inParallel */.H)(fresh, requests, async (entry) => {
        if (copy.present && (await (0,manifests/* headManifest */.sy)(transport, copy.to, entry.digest)) !== undefined)
            return [];
        const stored = await copy.reader.manifest(entry.digest);
        return [{ ...stored, depth }, ...(await collect(copy, transport, (0,image_manifest/* parseManifest */.Ng)(stored), seen, depth + 1))];
    });
    return found.flat();
}
function levels(children) {
    const byDepth = Map.groupBy(children, ({ depth }) => depth);
    return [...byDepth].sort(([a], [b]) => b - a).map(([, level]) => level);
}

// EXTERNAL MODULE: ./.build/src/registry/referrers.js
var referrers = __webpack_require__(89579);
;// CONCATENATED MODULE: ./.build/src/store/copy-referrers.js







async function copyReferrers(transport, { found, ...way }) {
    const warnings = [];
    for (const referrer of found) {
        const warning = await copyOne(transport, referrer, way);
        if (warning !== undefined)
            warnings.push(warning);
    }
    return warnings;
}
async function copyOne(transport, referrer, way) {
    try {
        return await store(transport, referrer, way);
    }
    catch (cause) {
        const { stored, subject } = referrer;
        if (!(0,refusal/* meansUnsupported */.U)(cause) || subject === undefined)
            throw cause;
        const tag = way.tagFor(stored, subject);
        if (tag !== undefined) {
            await (0,manifests/* putManifest */.RV)(transport, way.to, (0,artifact/* standingAlone */.Mz)(stored), { name: tag });
            return undefined;
        }
        const why = `${(0,image_reference/* formatReference */.FH)(way.to)} does not take ${stored.digest}, which refers to ${subject}: ${cause.message}`;
        if (way.refused === 'warning')
            return why;
        throw new errors/* UserError */.yo(why, {
            cause,
            hint: 'With `referrers: accepted` the image goes there without what the registry refuses.',
        });
    }
}
async function store(transport, { stored, subject, tag }, { reader, to, mountFrom }) {
    const name = tag ?? stored.digest;
    const there = await (0,manifests/* headManifest */.sy)(transport, to, name);
    let keepsReferrers = false;
    if (there !== undefined && there.digest !== stored.digest)
        return `${(0,image_reference/* formatReference */.FH)({ ...to, tag })} holds other signatures (${there.digest}) and was left as it is`;
    if (there === undefined) {
        await copyContent({ reader, root: stored, to, mountFrom }, transport);
        keepsReferrers = (await (0,manifests/* putManifest */.RV)(transport, to, stored, { name })).keepsReferrers;
    }
    if (subject === undefined)
        return undefined;
    const listed = there !== undefined &&
        (await (0,referrers/* listReferrers */.xt)(transport, to, subject)).some(({ digest }) => digest === stored.digest);
    if (!listed)
        await (0,referrers/* addReferrer */.Xg)(transport, to, subject, { stored, keepsReferrers });
    return undefined;
}

// EXTERNAL MODULE: ./.build/src/store/referrers.js
var store_referrers = __webpack_require__(79717);
// EXTERNAL MODULE: ./.build/src/promote/evidence/statement.js
var evidence_statement = __webpack_require__(12445);
;// CONCATENATED MODULE: ./.build/src/promote/settle-all.js

async function settleAll(works) {
    const ended = await Promise.allSettled(works.map(({ work }) => work));
    const failures = new Map();
    for (const [n, { place }] of works.entries()) {
        const result = ended[n];
        if (result?.status === 'rejected' && !failures.has(place))
            failures.set(place, result.reason);
    }
    if (failures.size > 0)
        throw together([...failures.values()]);
    return ended.flatMap(result => (result.status === 'fulfilled' ? [result.value] : []));
}
function together(failures) {
    const [first, ...more] = failures;
    const bug = failures.find(failure => !(0,errors/* isExpected */.Dn)(failure));
    if (bug !== undefined || more.length === 0)
        return bug ?? first;
    return new errors/* UserError */.yo(failures.map(errors/* explain */.WE).join('\n'), { cause: first });
}

// EXTERNAL MODULE: ./.build/src/store/layout/layout-path.js
var layout_path = __webpack_require__(11134);
;// CONCATENATED MODULE: ./.build/src/promote/source.js






async function findSource(named, transport) {
    const text = sourceText(named);
    if (text === undefined) {
        const { subject } = named;
        if (subject === undefined)
            throw new errors/* UserError */.yo('there is no image to promote', {
                hint: 'Give the image input, or run the build stage before in the same job.',
            });
        return { digest: subject.digest, source: subject.source, subject };
    }
    try {
        const [found, warnings] = await Promise.all([(0,store_subject/* findImage */.F1)(text, transport), movedTag(text, transport)]);
        return { ...found, warnings };
    }
    catch (cause) {
        throw ofSource(text, cause);
    }
}
async function readTop(found, transport) {
    try {
        return await (0,image_reader/* openImage */.U)(found.source, transport).manifest(found.digest);
    }
    catch (cause) {
        throw ofSource(formatSource(found), cause);
    }
}
function repositoryHolding({ source }) {
    if (source.kind !== 'registry')
        return undefined;
    const { registry, repository } = (0,image_reference/* parseReference */.F2)(source.repository);
    return { registry, repository };
}
function repositoryNamed(named) {
    const text = sourceText(named);
    if (text === undefined)
        return named.subject && repositoryHolding(named.subject);
    if ((0,layout_path/* layoutPath */.q)(text))
        return undefined;
    const { registry, repository } = (0,image_reference/* parseReference */.F2)(text);
    return { registry, repository };
}
function formatSource({ source, digest }) {
    return source.kind === 'registry' ? `${source.repository}@${digest}` : `${source.path}@${digest}`;
}
async function movedTag(text, transport) {
    if ((0,layout_path/* layoutPath */.q)(text))
        return [];
    const { tag, digest, ...at } = (0,image_reference/* parseReference */.F2)(text);
    if (tag === undefined || digest === undefined)
        return [];
    const head = await (0,manifests/* headManifest */.sy)(transport, at, tag);
    return head?.digest === digest
        ? []
        : [`${(0,image_reference/* formatReference */.FH)({ ...at, tag })} names ${head?.digest ?? 'nothing'} now; ${digest} was asked for`];
}
function ofSource(text, cause) {
    const hint = cause instanceof errors/* UserError */.yo ? cause.hint : undefined;
    const why = (0,errors/* describe */.q0)(cause);
    return new errors/* UserError */.yo(`source ${why.startsWith(text) ? why : `${text}: ${why}`}`, { cause, hint });
}
function sourceText({ image, from, images }) {
    if (from === undefined)
        return image;
    const place = image ?? images[0];
    if (place === undefined)
        throw new errors/* UserError */.yo(`from: "${from}" is a tag, but no repository is named`, {
            hint: 'Give the image input.',
        });
    const layout = (0,layout_path/* layoutPath */.q)(place);
    if (layout)
        return (0,layout_path/* formatLayoutPath */.D)({ path: layout.path, tag: from });
    const { registry, repository } = (0,image_reference/* parseReference */.F2)(place);
    return (0,image_reference/* formatReference */.FH)({ registry, repository, tag: from });
}

;// CONCATENATED MODULE: ./.build/src/promote/copy-image.js












async function copyImage(copyPlan, transport) {
    const home = repositoryHolding(copyPlan.source);
    const targets = copyPlan.repositories.filter(at => home === undefined || !(0,image_reference/* sameRepository */.RB)(at, home));
    const { source, root, referrers } = copyPlan;
    const beside = targets.length === 0 || referrers === 'none'
        ? Promise.resolve(store_referrers/* noReferrers */.uL)
        : (0,store_referrers/* findReferrers */.SX)((0,open_store/* openStore */.C)(source.source, transport), root);
    const results = await settleAll(targets.map(at => ({ place: (0,image_reference/* formatReference */.FH)(at), work: copyTo(at, { ...copyPlan, beside }, transport) })));
    return {
        lines: results.flatMap(({ lines }) => lines),
        warnings: [...(await beside).warnings, ...results.flatMap(({ warnings }) => warnings)],
    };
}
async function copyTo(to, copyPlan, transport) {
    const { source, root, plan, repositories, beside } = copyPlan;
    const from = repositoryHolding(source);
    const mountFrom = from?.registry === to.registry ? from.repository : undefined;
    const present = plan.some(({ at, before }) => (0,image_reference/* sameRepository */.RB)(at, to) && before === source.digest);
    try {
        const reader = (0,image_reader/* openImage */.U)(source.source, transport);
        const [copied, { found }] = await Promise.all([
            copyContent({ reader, root, to, mountFrom, present }, transport),
            beside,
        ]);
        if (!present && (repositories.length > 1 || found.length > 0))
            await (0,manifests/* putManifest */.RV)(transport, to, root, { name: root.digest });
        const refused = copyPlan.referrers === 'all' ? 'error' : 'warning';
        const warnings = await copyReferrers(transport, { reader, to, mountFrom, found, refused, tagFor });
        return { lines: [copy_image_lineOf(to, copied, found.length - warnings.length)], warnings: warnings };
    }
    catch (cause) {
        const hint = cause instanceof errors/* UserError */.yo ? cause.hint : undefined;
        throw new errors/* UserError */.yo(`copying ${formatSource(source)} to ${(0,image_reference/* formatReference */.FH)(to)}: ${(0,errors/* describe */.q0)(cause)}`, {
            cause,
            hint,
        });
    }
}
function tagFor(stored, subject) {
    const { annotations } = (0,image_manifest/* parseManifest */.Ng)(stored);
    return annotations['in-toto.io/predicate-type'] === evidence_statement/* predicateType */.W3 ? (0,store_referrers/* evidenceTag */.GE)(subject) : undefined;
}
function copy_image_lineOf(to, { blobs, uploadedBytes, manifests }, referrers) {
    const parts = [
        blobs.uploaded > 0 ? `${blobs.uploaded} blobs uploaded (${(uploadedBytes / 1e6).toFixed(1)} MB)` : '',
        blobs.mounted > 0 ? `${blobs.mounted} mounted` : '',
        blobs.present > 0 ? `${blobs.present} there already` : '',
        manifests > 0 ? `${manifests} manifests` : '',
        referrers > 0 ? `${referrers} signatures and other referrers` : '',
    ].filter(Boolean);
    return `${(0,image_reference/* formatReference */.FH)(to)}: ${parts.join(', ') || 'holds the image already'}`;
}

;// CONCATENATED MODULE: ./.build/src/promote/label.js


async function readLabel(stored, reader, key) {
    const root = (0,image_manifest/* parseManifest */.Ng)(stored);
    if (root.annotations[key] !== undefined)
        return root.annotations[key];
    const image = root.kind === 'image' ? root : await firstChild(root.manifests, reader);
    if (image?.kind !== 'image')
        return undefined;
    return image.annotations[key] ?? labelsIn(await (0,image_reader/* readBlob */.g)(reader, image.config))[key];
}
async function firstChild(entries, reader) {
    const entry = entries.find(candidate => !(0,image_manifest/* isAttestation */.H3)(candidate));
    return entry && (0,image_manifest/* parseManifest */.Ng)(await reader.manifest(entry.digest));
}
function labelsIn(config) {
    try {
        const { config: own } = JSON.parse(config.toString('utf8'));
        const labels = Object.entries(own?.Labels ?? {});
        return Object.fromEntries(labels.filter(([, value]) => typeof value === 'string'));
    }
    catch {
        return {};
    }
}

;// CONCATENATED MODULE: ./.build/src/promote/deployment.js





async function recordDeployment(section, { deployment: environment, codeHost, transport }, { host, log }) {
    const { outcome, status } = section;
    const back = outcome === 'rolled-back';
    if (environment === undefined || status !== 'passed' || (outcome !== 'promoted' && !back))
        return section;
    const warn = (warning) => ({ ...section, warnings: [...(section.warnings ?? []), warning] });
    if (codeHost === undefined)
        return warn(`the deployment to ${environment} is not recorded: that takes GitHub, and a github-token`);
    try {
        const { digest, revision } = await imageNow(section, transport);
        const ref = revision ?? (back ? undefined : host.facts.headCommit);
        if (ref === undefined)
            return warn(`the deployment to ${environment} is not recorded: ${unlabelled(digest)}`);
        const description = `${back ? 'rolled back to' : 'promoted'} ${digest}`;
        await codeHost.recordDeployment({ environment, ref, description, url: host.facts.runUrl });
    }
    catch (error) {
        if (!(0,errors/* isExpected */.Dn)(error))
            throw error;
        return warn((0,errors/* explain */.WE)(error));
    }
    log.info(`GitHub has recorded the deployment to ${environment}`);
    return section;
}
const revisionKey = 'org.opencontainers.image.revision';
function unlabelled(digest) {
    return `${digest} has no label ${revisionKey}, so its commit is not known`;
}
async function imageNow({ tags }, transport) {
    const written = tags.filter(({ outcome }) => outcome === 'moved' || outcome === 'created');
    const [first, ...others] = written;
    if (first?.after === undefined || others.some(({ after }) => after !== first.after))
        throw new errors/* UserError */.yo('no deployment is recorded: the tags name different images now');
    const { after: digest, reference } = first;
    if ((0,layout_path/* layoutPath */.q)(reference))
        return { digest, revision: undefined };
    const { registry, repository } = (0,image_reference/* parseReference */.F2)(reference);
    const source = { kind: 'registry', repository: (0,image_reference/* formatReference */.FH)({ registry, repository }) };
    const reader = (0,image_reader/* openImage */.U)(source, transport);
    const revision = await readLabel(await reader.manifest(digest), reader, revisionKey);
    return { digest, revision: /^[0-9a-f]{40}$/.test(revision ?? '') ? revision : undefined };
}

// EXTERNAL MODULE: ./.build/src/promote/destinations.js
var destinations = __webpack_require__(47611);
// EXTERNAL MODULE: ./.build/src/promote/evidence/envelope.js + 1 modules
var envelope = __webpack_require__(54584);
// EXTERNAL MODULE: ./.build/src/promote/evidence/keys.js + 2 modules
var keys = __webpack_require__(67064);
;// CONCATENATED MODULE: ./.build/src/promote/evidence/signer.js





function signerOf(inputs, trust, host) {
    const { signing = inputs.signingKey === undefined ? 'none' : 'key' } = inputs;
    const means = { none: undefined, key: inputs.signingKey, identity: host.sign }[signing];
    if (signing === 'none' || (means === undefined && host.facts?.pullRequest))
        return undefined;
    return signing === 'key' ? withKey(inputs, trust) : asThisRun(trust, host);
}
function withKey({ signingKey, signingPassword }, trust) {
    if (signingKey === undefined)
        throw new errors/* InputError */.dz([{ input: 'signing-key', message: 'is missing, and signing is key' }]);
    const key = (0,keys/* openSigningKey */.bc)(signingKey, signingPassword);
    if (trust.policy === 'signed' && !trust.keys.some(({ id }) => id === key.id)) {
        const message = `its public key (${key.id}) is not among trusted-keys, so what it signs would not count`;
        throw new errors/* InputError */.dz([{ input: 'signing-key', message }], {
            hint: 'Add its public key to trusted-keys: openssl pkey -in signing.key -pubout',
        });
    }
    return { sign: statement => (0,envelope/* seal */.od)(statement, key), trust: { policy: 'signed', keys: [key] } };
}
function asThisRun(trust, { sign }) {
    if (sign === undefined) {
        const message = 'is identity, and this run has none';
        throw new errors/* InputError */.dz([{ input: 'signing', message }], {
            hint: 'Give the job `id-token: write`. Elsewhere than on GitHub give a signing-key.',
        });
    }
    const identities = trust.policy === 'signed' ? trust.identities : undefined;
    return {
        trust: identities === undefined ? evidence_trust/* anybody */.VC : { policy: 'signed', keys: [], identities },
        async sign(statement) {
            const bundle = await sign({ bytes: Buffer.from(statement), type: evidence_statement/* statementType */.qB });
            if (trust.policy === 'registry')
                return bundle;
            const opened = await (0,envelope/* open */.ho)(bundle, trust);
            if ('fault' in opened)
                throw new errors/* UserError */.yo(`what this run signs would not count: it ${opened.fault}`);
            return bundle;
        },
    };
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./.build/src/image/docker-archive.js
var docker_archive = __webpack_require__(23090);
// EXTERNAL MODULE: ./.build/src/image/layout.js
var layout = __webpack_require__(67955);
;// CONCATENATED MODULE: ./.build/src/store/layout/content.js



const content_deepest = 4;
async function contentOf(reader, tops) {
    const manifests = new Map();
    const blobs = new Map();
    const take = async (stored, depth) => {
        if (manifests.has(stored.digest))
            return;
        if (depth > content_deepest)
            throw new errors/* UserError */.yo(`${reader.origin}: ${stored.digest} nests indexes more than ${content_deepest} deep`);
        manifests.set(stored.digest, stored);
        const manifest = (0,image_manifest/* parseManifest */.Ng)(stored);
        if (manifest.kind === 'image')
            for (const blob of (0,image_manifest/* blobsOf */.OR)(manifest))
                blobs.set(blob.digest, blob);
        else
            for (const { digest } of manifest.manifests)
                await take(await reader.manifest(digest), depth + 1);
    };
    for (const root of tops)
        await take(root, 1);
    return [
        ...[...manifests.values()].map(({ digest, bytes }) => ({ name: (0,layout/* blobPath */.nD)(digest), bytes })),
        ...[...blobs.values()].map(({ digest, size }) => ({ name: (0,layout/* blobPath */.nD)(digest), blob: { digest, size } })),
    ];
}
function sizeOf(file) {
    return 'bytes' in file ? file.bytes.length : file.blob.size;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./.build/src/image/tar-header.js
var tar_header = __webpack_require__(48178);
;// CONCATENATED MODULE: ./.build/src/image/tar-writer.js

const mostOctal = 8 ** 11 - 1;
const tarEnd = Buffer.alloc(2 * tar_header/* blockSize */.L6);
function tarHeader({ name, size }) {
    const block = Buffer.alloc(tar_header/* blockSize */.L6);
    block.write(name, 0, 100);
    block.write('0000644\0', 100);
    block.write('0000000\0', 108);
    block.write('0000000\0', 116);
    if (size <= mostOctal)
        block.write(`${size.toString(8).padStart(11, '0')}\0`, 124);
    else {
        block.writeBigUInt64BE(BigInt(size), 128);
        block[124] = 0x80;
    }
    block.write('00000000000\0', 136);
    block.write('        ', 148);
    block.write('0', 156);
    block.write('ustar\x0000', 257);
    const sum = block.reduce((total, byte) => total + byte, 0);
    block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
    return block;
}
function tarSpace(size) {
    return tar_header/* blockSize */.L6 + Math.ceil(size / tar_header/* blockSize */.L6) * tar_header/* blockSize */.L6;
}

// EXTERNAL MODULE: ./.build/src/registry/digest.js
var digest = __webpack_require__(95971);
;// CONCATENATED MODULE: ./.build/src/store/layout/write-blob.js

async function writeBlob({ file, start }, blob, reader) {
    const blobBody = await reader.openBlob(blob);
    const check = blobBody.verify && (0,digest/* checkOf */.EG)({ ...blob, origin: reader.origin });
    let next = start;
    try {
        await blobBody.send(async (piece) => {
            check?.take(piece);
            const at = next;
            next += piece.length;
            await writeBytes({ file, start: at }, piece);
        });
        check?.end();
    }
    finally {
        blobBody.close();
    }
}
async function writeBytes({ file, start }, bytes) {
    for (let at = 0; at < bytes.length;) {
        const { bytesWritten } = await file.write(bytes, at, bytes.length - at, start + at);
        at += bytesWritten;
    }
}

;// CONCATENATED MODULE: ./.build/src/store/layout/write-archive.js







const write_archive_transfers = 4;
async function writeArchive(path, files, reader) {
    await (0,promises_.mkdir)((0,external_node_path_.dirname)(path), { recursive: true });
    const partial = `${path}.${(0,external_node_crypto_.randomUUID)()}.partial`;
    const archive = await (0,promises_.open)(partial, 'wx');
    try {
        let end = 0;
        const placed = files.map(file => {
            const start = end;
            end += tarSpace(sizeOf(file));
            return { file, start };
        });
        await (0,parallel/* inParallel */.H)(placed, write_archive_transfers, ({ file, start }) => writeAt({ file: archive, start }, file, reader));
        await writeBytes({ file: archive, start: end }, tarEnd);
        await archive.sync();
        await archive.close();
        await (0,promises_.rename)(partial, path);
    }
    catch (error) {
        await archive.close().catch(() => { });
        await (0,promises_.rm)(partial, { force: true });
        throw error;
    }
}
async function writeAt({ file: archive, start }, file, reader) {
    const header = tarHeader({ name: file.name, size: sizeOf(file) });
    await writeBytes({ file: archive, start }, header);
    const content = { file: archive, start: start + header.length };
    if ('bytes' in file)
        await writeBytes(content, file.bytes);
    else
        await writeBlob(content, file.blob, reader);
}

;// CONCATENATED MODULE: ./.build/src/store/layout/write-folder.js







const write_folder_transfers = 4;
async function holdsLayout(folder) {
    const names = await (0,promises_.readdir)(folder).catch((error) => {
        if (error.code === 'ENOENT')
            return [];
        throw error;
    });
    if (names.length > 0 && !names.includes('index.json'))
        throw new errors/* UserError */.yo(`${folder} holds other files and no OCI layout (it has no index.json)`, {
            hint: 'Name a folder that is empty, or that does not exist yet.',
        });
    return names.length > 0;
}
async function writeFolder(folder, files, reader) {
    if (await holdsLayout(folder))
        return writeInto(folder, files, reader);
    const partial = `${folder}.${(0,external_node_crypto_.randomUUID)()}.partial`;
    try {
        await writeInto(partial, files, reader);
        await (0,promises_.rename)(partial, folder);
    }
    catch (error) {
        await (0,promises_.rm)(partial, { recursive: true, force: true });
        throw error;
    }
}
async function writeInto(folder, files, reader) {
    for (const name of new Set(files.map(file => (0,external_node_path_.dirname)((0,external_node_path_.join)(folder, file.name)))))
        await (0,promises_.mkdir)(name, { recursive: true });
    const blobs = files.filter(file => 'blob' in file);
    await (0,parallel/* inParallel */.H)(blobs, write_folder_transfers, file => writeOne(folder, file, reader));
    for (const file of files)
        if (!('blob' in file))
            await writeOne(folder, file, reader);
}
async function writeOne(folder, file, reader) {
    const path = (0,external_node_path_.join)(folder, file.name);
    if ('blob' in file && (await sizeAt(path)) === sizeOf(file))
        return;
    const partial = `${path}.${(0,external_node_crypto_.randomUUID)()}.partial`;
    try {
        if ('bytes' in file)
            await (0,promises_.writeFile)(partial, file.bytes);
        else
            await writeNew(partial, file.blob, reader);
        await (0,promises_.rename)(partial, path);
    }
    catch (error) {
        await (0,promises_.rm)(partial, { force: true });
        throw error;
    }
}
async function writeNew(path, blob, reader) {
    const file = await (0,promises_.open)(path, 'wx');
    try {
        await writeBlob({ file, start: 0 }, blob, reader);
    }
    finally {
        await file.close();
    }
}
async function sizeAt(path) {
    return (await (0,promises_.stat)(path).catch(() => undefined))?.size;
}

;// CONCATENATED MODULE: ./.build/src/store/layout/write-layout.js










async function writeLayout(writing) {
    const { reader, root, referrers, artifacts, names, path } = writing;
    const listing = listingOf(writing);
    try {
        const carried = await contentOf(reader, [root, ...referrers.map(({ stored }) => stored)]);
        const all = [...carried, ...artifacts.flatMap(filesOf)];
        const content = [...new Map(all.map(file => [file.name, file])).values()];
        if (isArchive(path)) {
            const list = await dockerFile(reader, root, names);
            await writeArchive(path, [version, index((0,layout/* addToLayout */.rw)(undefined, listing)), ...list, ...content], reader);
        }
        else {
            const held = (await holdsLayout(path)) ? await (0,promises_.readFile)((0,external_node_path_.join)(path, 'index.json')) : undefined;
            await writeFolder(path, [...content, version, index((0,layout/* addToLayout */.rw)(held, listing))], reader);
        }
    }
    catch (cause) {
        if (cause instanceof errors/* UserError */.yo)
            throw cause;
        throw new errors/* UserError */.yo(`the OCI layout ${path} cannot be written: ${(0,errors/* describe */.q0)(cause)}`, { cause });
    }
}
function isArchive(path) {
    return path.endsWith('.tar');
}
function listingOf({ root, names, referrers, artifacts }) {
    return {
        image: (0,image_manifest/* descriptorOf */.nb)(root),
        names,
        referrers: [...referrers, ...artifacts].map(referrer => ({
            entry: (0,store_referrers/* descriptorOfReferrer */.OD)(referrer),
            ...('tag' in referrer && { tag: referrer.tag }),
        })),
    };
}
function filesOf({ stored, blobs }) {
    const all = [[stored.digest, stored.bytes], ...blobs];
    return all.map(([digest, bytes]) => ({ name: (0,layout/* blobPath */.nD)(digest), bytes }));
}
const version = textFile('oci-layout', '{"imageLayoutVersion":"1.0.0"}');
function index(text) {
    return textFile('index.json', text);
}
async function dockerFile(reader, root, names) {
    const image = await onePlatform(reader, root);
    if (image === undefined)
        return [];
    const references = names.flatMap(({ reference }) => (reference === undefined ? [] : [reference]));
    return [textFile('manifest.json', (0,docker_archive/* dockerList */.z)(image, references))];
}
async function onePlatform(reader, root) {
    const manifest = (0,image_manifest/* parseManifest */.Ng)(root);
    if (manifest.kind === 'image')
        return manifest;
    const running = manifest.manifests.filter(entry => !(0,image_manifest/* isAttestation */.H3)(entry));
    const usual = running.find(({ platform }) => platform?.os === 'linux' && platform.architecture === 'amd64');
    const [entry] = usual ? [usual] : running;
    const child = entry && (0,image_manifest/* parseManifest */.Ng)(await reader.manifest(entry.digest));
    return child?.kind === 'image' ? child : undefined;
}
function textFile(name, text) {
    return { name, bytes: Buffer.from(text) };
}

;// CONCATENATED MODULE: ./.build/src/promote/export-layout.js





async function exportLayout(saving, transport) {
    const { source, root, layouts, referrers, artifacts } = saving;
    if (layouts.length === 0)
        return { lines: [], warnings: [] };
    const { reader, ...home } = (0,open_store/* openStore */.C)(source.source, transport);
    try {
        const { found, warnings } = referrers === 'none' ? store_referrers/* noReferrers */.uL : await (0,store_referrers/* findReferrers */.SX)({ reader, ...home }, root);
        const lines = [];
        for (const path of layouts) {
            const names = namesIn(path, saving);
            await writeLayout({ reader, root, referrers: found, artifacts, names, path });
            const beside = found.length + artifacts.length;
            lines.push(`${path}: ${source.digest}${beside > 0 ? `, ${beside} signatures and other referrers` : ''}`);
        }
        return { lines, warnings };
    }
    catch (cause) {
        if (!(cause instanceof errors/* UserError */.yo))
            throw cause;
        throw new errors/* UserError */.yo(`copying ${formatSource(source)} to ${layouts.join(', ')}: ${(0,errors/* describe */.q0)(cause)}`, {
            cause,
            hint: cause.hint,
        });
    }
}
function namesIn(path, { plan }) {
    return plan.filter(({ layout, action }) => layout === path && action !== 'hold-back');
}

;// CONCATENATED MODULE: ./.build/src/promote/outcome.js



function startSection(source, { evidenceCheck, plan, dryRun, }) {
    return {
        status: 'passed',
        digest: source.digest,
        from: formatSource(source),
        dryRun,
        tags: [],
        evidence: evidenceIn(evidenceCheck),
        warnings: [...(source.warnings ?? []), ...evidenceCheck.warnings, ...heldBack(plan)],
    };
}
function evidenceIn({ verdicts }) {
    return verdicts.map(({ section, status, source, signedBy }) => ({
        section,
        status,
        source,
        ...(signedBy !== undefined && { signedBy }),
    }));
}
function outcome_refusal(section, plan, evidenceCheck) {
    const unproven = evidenceCheck?.verdicts.some(({ status }) => status !== 'passed') ?? false;
    const refused = plan.filter(({ action }) => action === 'refuse').map(({ reason }) => reason ?? '');
    if (!unproven && refused.length === 0)
        return undefined;
    const reasons = [
        ...(unproven && evidenceCheck ? [howToAttachEvidence(section, evidenceCheck)] : []),
        ...refused,
        ...(refused.length > 0 ? ['what is immutable never moves: give this image another tag'] : []),
    ];
    return {
        ...section,
        status: 'failed',
        outcome: unproven ? 'refused-evidence' : 'refused-immutable',
        tags: asPlanned(plan, section.dryRun ? 'would' : 'not-reached', section.digest),
        reason: reasons.join('; '),
    };
}
function wouldBe(section, plan) {
    const writes = plan.some(({ action }) => action === 'create' || action === 'move');
    return {
        ...section,
        outcome: writes ? 'would-change' : 'unchanged',
        tags: asPlanned(plan, 'would', section.digest),
    };
}
function heldBack(plan) {
    return plan.flatMap(({ action, tag, reason }) => action === 'hold-back' ? [`${tag} stays where it is: ${reason} (floating: always moves it)`] : []);
}
function howToAttachEvidence({ digest }, { verdicts }) {
    return `${digest} may not be promoted: ${(0,gate/* reasonOf */.A)(verdicts)}. Run these stages on this digest before, in this job or in the run that built it.`;
}

;// CONCATENATED MODULE: ./.build/src/promote/record.js





const promotionType = 'application/vnd.buildonce.promotion.v1+json';
const promotionPredicate = 'urn:buildonce:promotion:1';
async function attachRecord(ended, transport) {
    if (ended.section.outcome === 'unchanged')
        return [];
    const warnings = await Promise.all(ended.repositories.map(async (at) => {
        try {
            await (0,artifact/* attach */.K0)(transport, at, {
                subject: (0,image_manifest/* descriptorOf */.nb)(ended.root),
                artifactType: promotionType,
                document: { bytes: Buffer.from(promotionStatement(at, ended)), mediaType: evidence_statement/* statementType */.qB },
                annotations: { 'in-toto.io/predicate-type': promotionPredicate },
            });
            return [];
        }
        catch (error) {
            if (!(error instanceof errors/* UserError */.yo))
                throw error;
            return [`the record could not be attached to ${(0,image_reference/* formatReference */.FH)(at)}: ${(0,errors/* describe */.q0)(error)}`];
        }
    }));
    return warnings.flat();
}
function promotionStatement(at, { section, root, record, tools }) {
    const { facts } = tools.host;
    return JSON.stringify({
        _type: 'https://in-toto.io/Statement/v1',
        subject: [{ name: (0,image_reference/* formatReference */.FH)(at), digest: { sha256: root.digest.slice('sha256:'.length) } }],
        predicateType: promotionPredicate,
        predicate: {
            project: record?.project ?? facts.project,
            commit: record?.commit ?? facts.headCommit,
            event: facts.event,
            runId: facts.runId,
            attempt: facts.attempt,
            ...(facts.runUrl && { runUrl: facts.runUrl }),
            ...(facts.actor && { actor: facts.actor }),
            endedAt: new Date(tools.now()).toISOString(),
            from: section.from,
            outcome: section.outcome,
            tags: section.tags,
            evidence: section.evidence,
            warnings: section.warnings ?? [],
        },
    });
}

// EXTERNAL MODULE: ./.build/src/promote/request.js
var promote_request = __webpack_require__(4469);
// EXTERNAL MODULE: ./.build/src/store/layout/layout-store.js
var layout_store = __webpack_require__(48492);
;// CONCATENATED MODULE: ./.build/src/promote/versions.js




async function readVersions(found, { source, root, floating }, transport) {
    const following = found.filter(({ tag, class: kind }) => kind === 'floating' && followsVersions(tag));
    if (floating === 'always' || following.length === 0)
        return { seen: found };
    const names = found.map(({ tag }) => tag);
    const variant = variantOf(names);
    const version = versionAmong(names, variant) ?? (await ownVersion({ source, root }, variant, transport));
    const moving = following.filter(({ before }) => before !== undefined && before !== source.digest);
    if (version === undefined || moving.length === 0)
        return { seen: found, version };
    const asked = new Map();
    const seen = await Promise.all(found.map(async (target) => {
        const { saved } = target;
        if (saved === undefined || !moving.includes(target))
            return target;
        const reader = (0,image_reader/* openImage */.U)((0,promote_target/* sourceAt */.Pf)(target), transport);
        const key = `${reader.origin}@${saved.digest}`;
        const said = asked.get(key) ?? versionSaid(saved, reader, variant);
        asked.set(key, said);
        return { ...target, held: await said };
    }));
    return { seen, version };
}
async function ownVersion({ source, root }, variant, transport) {
    const said = await versionSaid(root, (0,image_reader/* openImage */.U)(source.source, transport), variant);
    return typeof said === 'string' ? undefined : said.version;
}
async function versionSaid(stored, reader, variant) {
    return readVersion(await readLabel(stored, reader, 'org.opencontainers.image.version'), variant);
}

;// CONCATENATED MODULE: ./.build/src/promote/resolve-targets.js












async function resolveTarget(target, transport, { newRepository }) {
    if ((0,promote_target/* isInLayout */.UV)(target))
        return { ...target, ...(await resolveInLayout(target, transport)) };
    try {
        const { at, tag } = target;
        if (target.class === 'immutable') {
            const head = await (0,manifests/* headManifest */.sy)(transport, at, tag);
            return { ...target, ...(head && { before: head.digest }) };
        }
        const saved = await (0,manifests/* getManifest */.c2)(transport, at, tag);
        return { ...target, ...(saved && { before: saved.digest, saved }) };
    }
    catch (cause) {
        if (newRepository && cause instanceof registry_error/* RegistryError */.gl && (cause.status === 403 || cause.status === 401))
            return target;
        throw new errors/* UserError */.yo(`destination ${(0,promote_target/* formatTarget */.P4)(target)}: it is not known whether the tag exists`, {
            cause,
            hint: cause instanceof errors/* UserError */.yo ? cause.hint : undefined,
        });
    }
}
async function resolveInLayout(target, transport) {
    if (isArchive(target.layout) || !(await holdsLayout(target.layout)))
        return {};
    const entry = (await (0,layout_store/* readEntries */.$2)(target.layout)).find(each => (0,layout/* hasName */.cP)(each, target));
    if (entry === undefined)
        return {};
    const saved = await (0,image_reader/* openImage */.U)((0,promote_target/* sourceAt */.Pf)(target), transport).manifest(entry.digest);
    return { before: saved.digest, saved };
}
async function resolveTargets(targets, { source, root, floating, newRepository }, transport) {
    const looking = settleAll(targets.map(target => ({
        place: (0,promote_target/* placeOf */.$t)(target),
        work: resolveTarget(target, transport, { newRepository }),
    })));
    const [found, stored] = await Promise.all([looking, root]);
    const { seen, version } = await readVersions(found, { source, root: stored, floating }, transport);
    return planFor(seen, { digest: source.digest, floating, version });
}

// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(77934);
// EXTERNAL MODULE: ./.build/src/promote/section.js
var section = __webpack_require__(3091);
;// CONCATENATED MODULE: ./.build/src/promote/promotion-file.js





const recorded = dist/* object */.Ikc({ promote: dist/* object */.Ikc({ tags: dist/* array */.YOg(section/* promotedTag */.P) }) });
async function readPromotion(path, given) {
    const fail = (why, cause) => new errors/* UserError */.yo(`rollback: ${given} is not the record of a promotion: ${why}`, {
        hint: 'Give the record file (run.json) of the run whose promotion is to be taken back.',
        cause,
    });
    let value;
    try {
        value = JSON.parse(await (0,promises_.readFile)(path, 'utf8'));
    }
    catch (cause) {
        throw fail((0,errors/* describe */.q0)(cause), cause);
    }
    const parsed = dist/* safeParse */.xLC(recorded, value);
    if (parsed.success)
        return parsed.output.promote.tags;
    throw fail(`${dist/* getDotPath */.BuJ(parsed.issues[0]) ?? 'the whole'}: ${parsed.issues[0].message}`);
}
function targetOf({ reference }) {
    const { registry, repository, tag } = (0,image_reference/* parseReference */.F2)(reference);
    if (tag === undefined)
        throw new errors/* UserError */.yo(`the record names ${(0,image_reference/* formatReference */.FH)({ registry, repository })} without a tag`);
    return { at: { registry, repository }, tag };
}

;// CONCATENATED MODULE: ./.build/src/promote/table.js

function formatPlan(plan, digest) {
    const rows = plan.map(target => [
        (0,promote_target/* formatTarget */.P4)(target),
        target.class,
        table_short(target.before),
        table_short(target.action === 'create' || target.action === 'move'
            ? (target.next?.digest ?? digest)
            : target.before),
        table_words[target.action],
    ]);
    const all = [['tag', 'class', 'now', 'then', 'action'], ...rows];
    const widths = all[0]?.map((_, column) => Math.max(...all.map(row => row[column]?.length ?? 0))) ?? [];
    return all
        .map(row => row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd())
        .join('\n');
}
const table_words = {
    create: 'create',
    move: 'move',
    keep: 'nothing to do',
    'hold-back': 'stays',
    refuse: 'REFUSED',
};
function table_short(digest) {
    return digest === undefined ? '-' : digest.slice(0, 19);
}

;// CONCATENATED MODULE: ./.build/src/promote/rollback.js














async function rollBack(path, options, { transport, tools }) {
    const tags = await readPromotion((0,external_node_path_.resolve)(tools.host.workspace, path), path);
    const back = tags.filter(({ class: kind, outcome, before, reference }) => kind === 'floating' && outcome === 'moved' && before !== undefined && !(0,layout_path/* layoutPath */.q)(reference));
    const { dryRun, floating } = options;
    const begun = { status: 'passed', dryRun, from: path, tags: [], evidence: [] };
    if (back.length === 0)
        return {
            ...begun,
            outcome: 'unchanged',
            warnings: [`the promotion in ${path} moved no floating tag`],
        };
    transport.declare(back.map(tag => ({ at: targetOf(tag).at, push: true })));
    const plan = await settleAll(back.map(tag => ({
        place: (0,image_reference/* formatReference */.FH)(targetOf(tag).at),
        work: planBack(tag, floating, transport),
    })));
    tools.log.info(formatPlan(plan));
    const [digest, ...others] = new Set(plan.map(({ next }) => next.digest));
    const section = others.length === 0 ? { ...begun, digest } : begun;
    const refused = plan.filter(({ action }) => action === 'refuse');
    if (refused.length > 0) {
        const reason = refused.map(target => target.reason).join('; ');
        return {
            ...section,
            status: 'failed',
            outcome: 'unknown-state',
            tags: asPlanned(plan, 'not-reached'),
            reason,
        };
    }
    const { unproven, evidence } = await checkAllEvidence(plan, { ...options, now: tools.now() }, transport);
    if (unproven.length > 0) {
        const reason = unproven.join('; ');
        const tags = asPlanned(plan, 'not-reached');
        return { ...section, status: 'failed', outcome: 'refused-evidence', tags, evidence, reason };
    }
    const writes = plan.some(({ action }) => action !== 'keep');
    if (dryRun) {
        const outcome = writes ? 'would-change' : 'unchanged';
        return { ...section, outcome, tags: asPlanned(plan, 'would'), evidence };
    }
    const ended = withCommitted({ ...section, evidence }, await commit(plan, transport));
    return ended.outcome === 'promoted' ? { ...ended, outcome: 'rolled-back' } : ended;
}
async function planBack(tag, floating, transport) {
    const target = { ...targetOf(tag), class: 'floating' };
    const { before: digest = '' } = tag;
    const [next, seen] = await Promise.all([
        (0,manifests/* getManifest */.c2)(transport, target.at, digest),
        resolveTarget(target, transport, { newRepository: false }),
    ]);
    if (next === undefined)
        throw new errors/* UserError */.yo(`${(0,promote_target/* formatTarget */.P4)(target)} cannot go back: ${digest} is no longer in the registry`, {
            hint: 'Some registries drop a manifest with its last tag: give every promoted digest an immutable tag too.',
        });
    if (seen.before === next.digest)
        return { ...seen, next, action: 'keep' };
    const expected = seen.before === tag.after || floating === 'always';
    if (expected)
        return { ...seen, next, action: seen.before === undefined ? 'create' : 'move' };
    const reason = `${(0,promote_target/* formatTarget */.P4)(target)} names ${seen.before ?? 'nothing'} now, and not ${tag.after} as after the promotion (floating: always takes it back all the same)`;
    return { ...seen, next, action: 'refuse', reason };
}
async function checkAllEvidence(plan, requirement, transport) {
    const written = plan.filter(({ action }) => action !== 'keep');
    const distinct = new Map(written.map(move => [`${(0,image_reference/* formatReference */.FH)(move.at)}@${move.next.digest}`, move]));
    const found = await Promise.all([...distinct.values()].map(async ({ at, next }) => {
        const source = {
            digest: next.digest,
            source: { kind: 'registry', repository: (0,image_reference/* formatReference */.FH)(at) },
        };
        const evidenceCheck = await checkEvidence(source, undefined, requirement, transport);
        const failed = evidenceCheck.verdicts.some(({ status }) => status !== 'passed');
        return {
            evidence: evidenceIn(evidenceCheck),
            unproven: failed ? [howToAttachEvidence(source, evidenceCheck)] : [],
        };
    }));
    return {
        evidence: found.flatMap(({ evidence }) => evidence),
        unproven: found.flatMap(({ unproven }) => unproven),
    };
}

;// CONCATENATED MODULE: ./.build/src/promote/promote.js



















const promote = async (request, tools) => {
    const reason = (0,promote_request/* reasonToSkip */.bk)(request, tools.host.facts);
    if (reason !== undefined && !(0,promote_request/* asksForLayout */.us)(request))
        return { status: 'skipped', reason, dryRun: request.dryRun, tags: [], evidence: [] };
    const transport = (0,open_transport/* openTransport */.g)(tools);
    const promoted = await promoteThrough(transport, request, tools);
    const section = await recordDeployment(promoted, { ...request, transport }, tools);
    for (const warning of section.warnings ?? [])
        tools.log.warning(warning);
    return section;
};
async function promoteThrough(transport, given, tools) {
    const request = (0,promote_request/* atWorkspace */.he)(given, tools.host.workspace);
    const trust = await (0,evidence_trust/* trustOf */.An)(request, tools.host.workspace);
    const signer = signerOf(request, trust, tools.host);
    if (request.rollback !== undefined)
        return rollBack(request.rollback, { ...request, trust }, { transport, tools });
    (0,promote_request/* checkGiven */.Gu)(request);
    for (const meant of (0,promote_request/* inLowerCase */.T)(request))
        tools.log.info(meant);
    const home = repositoryNamed(request);
    const saved = home === undefined ? await findSource(request, transport) : undefined;
    const tags = (0,promote_request/* tagsToGive */.O)(request, saved?.tags);
    const { targets: wanted, layouts } = (0,destinations/* destinationsOf */.N)({ ...request, tags, home });
    const offline = (0,promote_request/* reasonToSkip */.bk)(request, tools.host.facts) !== undefined;
    const targets = offline ? wanted.filter(promote_target/* isInLayout */.UV) : wanted;
    const repositories = (0,promote_target/* repositoriesOf */.Ub)(targets.filter(promote_target/* isAtRegistry */.JN));
    transport.declare([
        ...repositories.map(at => ({ at, push: true })),
        ...(home ? [{ at: home, push: false }] : []),
    ]);
    const source = saved ?? (await findSource(request, transport));
    const { dryRun, require, maxAge } = request;
    const began = tools.now();
    const reading = readTop(source, transport);
    const purpose = { ...request, source, root: reading };
    const [root, plan, evidenceCheck] = await Promise.all([
        reading,
        resolveTargets(targets, purpose, transport),
        checkEvidence(source, request.evidence, { require, maxAge, now: began, trust }, transport),
    ]);
    if (plan.length > 0)
        tools.log.info(formatPlan(plan, source.digest));
    const section = startSection(source, { evidenceCheck, plan, dryRun });
    const refused = outcome_refusal(section, plan, evidenceCheck);
    if (refused || dryRun)
        return refused ?? wouldBe(section, plan);
    const inLayouts = plan.filter(promote_target/* isInLayout */.UV);
    const copyPlan = { source, root, repositories, referrers: request.referrers };
    const evidenceInput = { request, ...copyPlan, now: tools.now(), trust, signer };
    const artifacts = layouts.length > 0 ? await runEvidence(evidenceInput, transport) : [];
    const saving = { ...copyPlan, layouts, plan: inLayouts, artifacts };
    const copied = [
        await exportLayout(saving, transport),
        await copyImage({ ...copyPlan, plan: plan.filter(promote_target/* isAtRegistry */.JN) }, transport),
    ];
    for (const line of copied.flatMap(({ lines }) => lines))
        tools.log.info(line);
    const unattached = await attachRunEvidence(evidenceInput, transport);
    const last = tools.now() - began > freshFor ? await resolveTargets(targets, purpose, transport) : plan;
    const overtaken = outcome_refusal(section, last);
    if (overtaken)
        return overtaken;
    const moves = last.filter(promote_target/* isAtRegistry */.JN).map(target => ({ ...target, next: root }));
    const ended = withCommitted(section, withSaved(await commit(moves, transport), asWritten(inLayouts, root)));
    const record = { section: ended, root, repositories, record: request.evidence, tools };
    const unrecorded = request.attach.includes('record') ? await attachRecord(record, transport) : [];
    const warnings = [
        ...(ended.warnings ?? []),
        ...copied.flatMap(each => each.warnings),
        ...unattached,
        ...unrecorded,
    ];
    return { ...ended, warnings };
}
const freshFor = 5000;

// EXTERNAL MODULE: ./.build/src/pipeline/read.js
var read = __webpack_require__(71656);
// EXTERNAL MODULE: ./.build/src/pipeline/tables.js + 13 modules
var tables = __webpack_require__(72022);
;// CONCATENATED MODULE: ./.build/src/pipeline/promote.js





const inputs = tables/* stageInputs */.M.promote;
const refused = { 'refused-evidence': 1, 'refused-immutable': 3 };
const undone = 2;
const promoteStage = {
    name: 'promote',
    inputs,
    async run({ texts, record }, tools) {
        const { githubToken, ...values } = (0,read/* read */.L)(inputs, texts, tools);
        const alone = values.tags.length > 0;
        const section = await promote({
            ...values,
            tags: alone ? values.tags : (record.tags?.tags ?? []),
            images: record.tags?.images ?? [],
            subject: subjectIn(record),
            evidence: record,
            codeHost: githubToken === undefined ? undefined : tools.host.codeHost?.(githubToken),
        }, tools);
        if (!section.dryRun)
            tools.host.recordArtifacts?.((0,outputs/* artifactLines */.sm)(section));
        return {
            section,
            outputs: (0,outputs/* outputs */.V4)(section),
            failedExitCode: refused[section.outcome ?? ''] ?? undone,
            line: closingLine(section),
        };
    },
};
function subjectIn({ build }) {
    if (build?.digest === undefined || build.source === undefined)
        return undefined;
    return { digest: build.digest, source: build.source, platforms: build.platforms };
}


/***/ }),

/***/ 47611:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ destinationsOf)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(36624);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(80764);
/* harmony import */ var _store_layout_layout_path_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(11134);
/* harmony import */ var _target_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(24543);




function destinationsOf({ images, tags, to, home, save }) {
    const files = to.flatMap(text => (0,_store_layout_layout_path_js__WEBPACK_IMPORTED_MODULE_2__/* .layoutPath */ .q)(text) ?? []);
    const others = to.filter(text => (0,_store_layout_layout_path_js__WEBPACK_IMPORTED_MODULE_2__/* .layoutPath */ .q)(text) === undefined);
    const places = others.filter(text => text.includes('/')).map(text => (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseReference */ .F2)(text));
    const names = others
        .filter(text => !text.includes('/'))
        .map(text => ({ name: (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseTag */ .ED)(text), class: (0,_target_js__WEBPACK_IMPORTED_MODULE_3__/* .classOf */ .Kl)(text) }));
    const whole = places.filter(({ tag }) => tag === undefined);
    const elsewhere = places.length > 0 || files.length > 0;
    const repositories = elsewhere
        ? whole
        : images.length > 0
            ? images.map(_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseRepository */ .SU)
            : home
                ? [home]
                : [];
    const [lost] = names;
    if (lost !== undefined &&
        elsewhere &&
        repositories.length === 0 &&
        files.every(({ tag }) => tag !== undefined))
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz([
            {
                input: 'to',
                message: `the tag "${lost.name}" has no repository, because the others here have a tag already`,
            },
        ]);
    const all = [...tags.map(tag => ({ name: (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseTag */ .ED)(tag.name), class: tag.class })), ...names];
    const [repository] = [...images.map(_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseRepository */ .SU), ...(home ? [home] : [])];
    const inLayout = (layout, tag, kind) => ({
        layout,
        tag,
        class: kind,
        ...(repository && { reference: (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .formatReference */ .FH)({ ...repository, tag }) }),
    });
    const saved = [...files, ...(save === undefined ? [] : [{ path: save, tag: undefined }])];
    const targets = [
        ...repositories.flatMap(({ registry, repository }) => all.map(({ name, class: kind }) => ({ at: { registry, repository }, tag: name, class: kind }))),
        ...places.flatMap(({ registry, repository, tag }) => tag === undefined ? [] : [{ at: { registry, repository }, tag, class: (0,_target_js__WEBPACK_IMPORTED_MODULE_3__/* .classOf */ .Kl)(tag) }]),
        ...saved.flatMap(({ path, tag }) => tag === undefined
            ? all.map(({ name, class: kind }) => inLayout(path, name, kind))
            : [inLayout(path, tag, (0,_target_js__WEBPACK_IMPORTED_MODULE_3__/* .classOf */ .Kl)(tag))]),
    ];
    if (targets.length === 0 && saved.length === 0)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo('there is nothing to promote to: no tag, or no repository for it', {
            hint: 'Give tags (the tags input, or the tags stage before) and a repository (image, or to).',
        });
    return {
        targets: [...new Map(targets.map(target => [(0,_target_js__WEBPACK_IMPORTED_MODULE_3__/* .formatTarget */ .P4)(target), target])).values()],
        layouts: [...new Set(saved.map(({ path }) => path))],
    };
}


/***/ }),

/***/ 73457:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ reasonOf),
/* harmony export */   S: () => (/* binding */ judge)
/* harmony export */ });
function judge(policy, sources) {
    return policy.require.map(section => {
        const speaking = sources
            .filter(({ record }) => record[section] !== undefined && record[section].status !== 'skipped')
            .sort((a, b) => time(b.record[section]?.startedAt) - time(a.record[section]?.startedAt));
        const newest = speaking.find(({ record }) => record[section]?.digest === policy.digest);
        if (newest === undefined)
            return missing(section, policy, speaking[0]);
        const reason = faultOf(section, newest.record, policy);
        const found = { section, source: newest.source, ...(newest.signedBy && { signedBy: newest.signedBy }) };
        return reason === undefined ? { ...found, status: 'passed' } : { ...found, status: 'failed', reason };
    });
}
function reasonOf(verdicts) {
    return verdicts.flatMap(({ reason }) => (reason === undefined ? [] : [reason])).join('; ');
}
function missing(section, { digest }, other) {
    const found = other?.record[section]?.digest;
    const about = found === undefined ? '' : `, only one of ${found} (${other?.source})`;
    return {
        section,
        status: 'missing',
        source: 'nowhere',
        reason: `there is no ${section} of ${digest}${about}`,
    };
}
function faultOf(section, record, policy) {
    const { status, startedAt, reason } = record[section] ?? {};
    if (status !== 'passed')
        return `the ${section} of this digest ${status ?? 'is missing'}${reason ? `: ${reason}` : ''}`;
    const age = policy.now - time(startedAt);
    if (!(age <= policy.maxAge))
        return `the ${section} is ${days(age)} old, and evidence may be ${days(policy.maxAge)} old (max-age)`;
    if (section === 'smoke')
        return record.smoke?.platforms.some(platform => platform.status === 'passed')
            ? undefined
            : 'the smoke test ran no platform of this digest';
    const scanned = new Set(record.scan?.platforms.map(platform => platform.digest));
    const left = policy.platforms.filter(platform => !scanned.has(platform.digest));
    return left.length === 0
        ? undefined
        : `the scan left out ${left.map(({ platform }) => platform).join(', ')}`;
}
function time(text) {
    const value = Date.parse(text ?? '');
    return Number.isNaN(value) ? Number.NEGATIVE_INFINITY : value;
}
function days(ms) {
    if (!Number.isFinite(ms))
        return 'of unknown age, too';
    return ms < 172_800_000 ? `${Math.round(ms / 3_600_000)} hours` : `${Math.floor(ms / 86_400_000)} days`;
}


/***/ }),

/***/ 43070:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V4: () => (/* binding */ outputs),
/* harmony export */   sm: () => (/* binding */ artifactLines),
/* harmony export */   zo: () => (/* binding */ promoteOutputs)
/* harmony export */ });
/* harmony import */ var _store_layout_layout_path_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(11134);

const promoteOutputs = {
    digest: 'The digest that the tags name.',
    outcome: 'How it ended: `promoted`, `unchanged`, `would-change` (dry run), `refused-evidence`, `refused-immutable`, `unknown-state`, `partial` or `rolled-back`.',
    changed: '`true` when a tag was created or moved.',
    references: 'The references that name the digest now, one per line.',
    plan: 'JSON list of all tags: `reference`, `class`, `outcome`, `before`, `after`, in a dry run `next`, `reason`.',
};
function outputs(section) {
    const named = section.tags.filter(({ after }) => after !== undefined && after === section.digest);
    return {
        digest: section.digest ?? '',
        outcome: section.outcome ?? section.status,
        changed: String(section.tags.some(({ outcome }) => outcome === 'created' || outcome === 'moved')),
        references: named.map(({ reference }) => reference).join('\n'),
        plan: JSON.stringify(section.tags),
    };
}
function artifactLines({ digest, tags }) {
    if (digest === undefined)
        return [];
    const named = tags
        .filter(({ after, reference }) => after === digest && !(0,_store_layout_layout_path_js__WEBPACK_IMPORTED_MODULE_0__/* .layoutPath */ .q)(reference))
        .map(({ reference }) => reference);
    return [
        ...new Set(named.map(reference => `oci://${reference.slice(0, reference.lastIndexOf(':'))}@${digest}`)),
    ];
}


/***/ }),

/***/ 4469:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gu: () => (/* binding */ checkGiven),
/* harmony export */   O: () => (/* binding */ tagsToGive),
/* harmony export */   T: () => (/* binding */ inLowerCase),
/* harmony export */   bk: () => (/* binding */ reasonToSkip),
/* harmony export */   he: () => (/* binding */ atWorkspace),
/* harmony export */   us: () => (/* binding */ asksForLayout)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(36624);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(80764);
/* harmony import */ var _store_layout_layout_path_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(11134);
/* harmony import */ var _target_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(24543);





function atWorkspace(request, workspace) {
    const located = (text) => {
        const layout = (0,_store_layout_layout_path_js__WEBPACK_IMPORTED_MODULE_3__/* .layoutPath */ .q)(text);
        return layout ? (0,_store_layout_layout_path_js__WEBPACK_IMPORTED_MODULE_3__/* .formatLayoutPath */ .D)({ ...layout, path: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(workspace, layout.path) }) : text;
    };
    const { image, to, save } = request;
    return {
        ...request,
        to: to.map(located),
        ...(image !== undefined && { image: located(image) }),
        ...(save !== undefined && { save: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(workspace, save) }),
    };
}
function checkGiven({ image, from, subject, tags, to, save }) {
    const what = image ?? from ?? subject;
    if (what !== undefined || tags.length > 0 || to.length > 0 || save !== undefined)
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .dz([
        { input: 'image', message: 'is missing, and no build before it made an image' },
        { input: 'tags', message: 'are missing, and there is no place in to or save' },
    ]);
}
function inLowerCase({ image, to }) {
    const references = [image ?? '', ...to].filter(text => text.includes('/') && !(0,_store_layout_layout_path_js__WEBPACK_IMPORTED_MODULE_3__/* .layoutPath */ .q)(text));
    return references.flatMap(text => {
        const meant = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .formatReference */ .FH)((0,_image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .parseReference */ .F2)(text));
        const capitals = meant !== text && meant.toLowerCase() === text.toLowerCase();
        return capitals ? [`${text} is ${meant}: the names of repositories are lower case`] : [];
    });
}
function reasonToSkip({ push, dryRun }, { pullRequest }) {
    if (push === 'never')
        return 'push is never';
    if (push === 'auto' && pullRequest && !dryRun)
        return 'a pull request writes nothing to a registry';
    return undefined;
}
function asksForLayout({ save, to }) {
    return save !== undefined || to.some(text => (0,_store_layout_layout_path_js__WEBPACK_IMPORTED_MODULE_3__/* .layoutPath */ .q)(text) !== undefined);
}
function tagsToGive({ from, tags, to }, inLayout = []) {
    const named = to.some(text => {
        const { tag } = (0,_store_layout_layout_path_js__WEBPACK_IMPORTED_MODULE_3__/* .layoutPath */ .q)(text) ?? (text.includes('/') ? (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .parseReference */ .F2)(text) : { tag: text });
        return tag !== undefined;
    });
    const given = from !== undefined ? [] : tags.length > 0 || named ? tags : inLayout;
    return given.map(tag => (typeof tag === 'string' ? { name: tag, class: (0,_target_js__WEBPACK_IMPORTED_MODULE_4__/* .classOf */ .Kl)(tag) } : tag));
}


/***/ }),

/***/ 24543:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $t: () => (/* binding */ placeOf),
/* harmony export */   JN: () => (/* binding */ isAtRegistry),
/* harmony export */   Kl: () => (/* binding */ classOf),
/* harmony export */   P4: () => (/* binding */ formatTarget),
/* harmony export */   Pf: () => (/* binding */ sourceAt),
/* harmony export */   UV: () => (/* binding */ isInLayout),
/* harmony export */   Ub: () => (/* binding */ repositoriesOf)
/* harmony export */ });
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(80764);
/* harmony import */ var _store_layout_layout_path_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(11134);


function formatTarget(target) {
    return 'layout' in target
        ? (0,_store_layout_layout_path_js__WEBPACK_IMPORTED_MODULE_1__/* .formatLayoutPath */ .D)({ path: target.layout, tag: target.tag })
        : (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .formatReference */ .FH)({ ...target.at, tag: target.tag });
}
function placeOf(target) {
    return 'layout' in target ? target.layout : (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .formatReference */ .FH)(target.at);
}
function sourceAt(target) {
    const place = placeOf(target);
    return 'layout' in target ? { kind: 'layout', path: place } : { kind: 'registry', repository: place };
}
function isInLayout(target) {
    return 'layout' in target;
}
function isAtRegistry(target) {
    return 'at' in target;
}
function classOf(tag) {
    if (/^v?\d+\.\d+\.\d+(?:[-+._a-z].*)?$/i.test(tag))
        return 'immutable';
    if (/^(?:.*-)?\d{4}-?(?:0[1-9]|1[0-2])-?(?:0[1-9]|[12]\d|3[01])(?:[-.T].*)?$/.test(tag))
        return 'immutable';
    return /^(?:.*-)?sha-[0-9a-f]{7,64}$/.test(tag) ? 'immutable' : 'floating';
}
function repositoriesOf(targets) {
    return [...new Map(targets.map(({ at }) => [(0,_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .formatReference */ .FH)(at), at])).values()];
}


/***/ }),

/***/ 95677:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $e: () => (/* binding */ readSubject),
/* harmony export */   F1: () => (/* binding */ findImage),
/* harmony export */   tj: () => (/* binding */ readPlatforms)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(36624);
/* harmony import */ var _image_layout_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(67955);
/* harmony import */ var _image_manifest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9424);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(80764);
/* harmony import */ var _registry_manifests_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(53356);
/* harmony import */ var _image_reader_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6806);
/* harmony import */ var _layout_layout_path_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(11134);
/* harmony import */ var _layout_layout_store_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(48492);








async function findImage(text, transport) {
    const layout = (0,_layout_layout_path_js__WEBPACK_IMPORTED_MODULE_6__/* .layoutPath */ .q)(text);
    if (layout)
        return findInLayout(layout, transport);
    const reference = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .parseReference */ .F2)(text);
    const { registry, repository, digest } = reference;
    const source = { kind: 'registry', repository: (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .formatReference */ .FH)({ registry, repository }) };
    if (digest !== undefined)
        return { digest, source };
    const tag = reference.tag ?? 'latest';
    const head = await (0,_registry_manifests_js__WEBPACK_IMPORTED_MODULE_4__/* .headManifest */ .sy)(transport, reference, tag);
    if (head === undefined)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`${(0,_image_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .formatReference */ .FH)({ ...reference, tag })} does not exist`);
    return { digest: head.digest, source };
}
async function readSubject(text, transport) {
    const { digest, source } = await findImage(text, transport);
    return { digest, source, platforms: await readPlatforms((0,_image_reader_js__WEBPACK_IMPORTED_MODULE_5__/* .openImage */ .U)(source, transport), digest) };
}
async function readPlatforms(reader, digest) {
    const root = (0,_image_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .parseManifest */ .Ng)(await reader.manifest(digest));
    if (root.kind === 'image')
        return [await readPlatform(reader, digest, root)];
    const found = await Promise.all(root.manifests
        .filter(entry => !(0,_image_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .isAttestation */ .H3)(entry))
        .map(async (entry) => {
        const manifest = (0,_image_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .parseManifest */ .Ng)(await reader.manifest(entry.digest));
        return manifest.kind === 'image'
            ? [await readPlatform(reader, entry.digest, manifest, entry.platform)]
            : [];
    }));
    return found.flat();
}
async function readPlatform(reader, digest, manifest, listed) {
    const platform = (0,_image_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .formatPlatform */ .Bq)(listed ?? (await configPlatform(reader, manifest)));
    const size = (0,_image_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .blobsOf */ .OR)(manifest).reduce((sum, blob) => sum + blob.size, 0);
    return { platform, digest, size };
}
async function configPlatform(reader, { config }) {
    const bytes = await (0,_image_reader_js__WEBPACK_IMPORTED_MODULE_5__/* .readBlob */ .g)(reader, config);
    try {
        const { os, architecture, variant } = JSON.parse(bytes.toString('utf8'));
        if (typeof os === 'string' && typeof architecture === 'string')
            return { os, architecture, variant };
    }
    catch {
    }
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`the config ${config.digest} in ${reader.origin} names no platform: it is not an image that runs`);
}
async function findInLayout(wanted, transport) {
    const { path } = wanted;
    const source = { kind: 'layout', path };
    const entries = await (0,_layout_layout_store_js__WEBPACK_IMPORTED_MODULE_7__/* .readEntries */ .$2)(path);
    const named = wanted.digest !== undefined || wanted.tag !== undefined;
    const images = named ? entries : await (0,_layout_layout_store_js__WEBPACK_IMPORTED_MODULE_7__/* .imagesAmong */ .b3)(entries, (0,_image_reader_js__WEBPACK_IMPORTED_MODULE_5__/* .openImage */ .U)(source, transport));
    const { digest } = (0,_image_layout_js__WEBPACK_IMPORTED_MODULE_1__/* .chooseImage */ .Ny)(images, wanted);
    const names = entries.flatMap(entry => (entry.digest === digest ? ((0,_image_layout_js__WEBPACK_IMPORTED_MODULE_1__/* .tagOf */ .cO)(entry) ?? []) : []));
    return { digest, source, tags: [...new Set(names)] };
}


/***/ })

};
