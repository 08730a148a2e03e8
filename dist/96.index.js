export const id = 96;
export const ids = [96];
export const modules = {

/***/ 7096:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  promoteStage: () => (/* binding */ promoteStage)
});

// EXTERNAL MODULE: ./.build/src/promote/outputs.js
var outputs = __webpack_require__(3070);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./.build/src/registry/connect.js + 4 modules
var connect = __webpack_require__(9070);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(6466);
// EXTERNAL MODULE: ./.build/src/errors.js
var errors = __webpack_require__(6624);
// EXTERNAL MODULE: ./.build/src/image/layout.js
var layout = __webpack_require__(7955);
// EXTERNAL MODULE: ./.build/src/image/manifest.js
var image_manifest = __webpack_require__(9424);
// EXTERNAL MODULE: ./.build/src/registry/parallel.js
var parallel = __webpack_require__(8248);
;// CONCATENATED MODULE: ./.build/src/registry/layout-writer.js








async function writeLayout({ reader, top, folder, names }) {
    try {
        await (0,promises_.mkdir)((0,external_node_path_.join)(folder, 'blobs/sha256'), { recursive: true });
        await writeContent(reader, top, folder);
        const index = await (0,promises_.readFile)((0,external_node_path_.join)(folder, 'index.json')).catch(() => undefined);
        await replace((0,external_node_path_.join)(folder, 'oci-layout'), '{"imageLayoutVersion":"1.0.0"}');
        await replace((0,external_node_path_.join)(folder, 'index.json'), (0,layout/* addToLayout */.rw)(index, (0,image_manifest/* descriptorOf */.nb)(top), names));
    }
    catch (cause) {
        if (cause instanceof errors/* UserError */.yo)
            throw cause;
        throw new errors/* UserError */.yo(`the OCI layout ${folder} cannot be written: ${(0,errors/* describe */.q0)(cause)}`, { cause });
    }
}
async function writeContent(reader, stored, folder) {
    const manifest = (0,image_manifest/* parseManifest */.Ng)(stored);
    if (manifest.kind === 'index')
        for (const { digest } of manifest.manifests)
            await writeContent(reader, await reader.manifest(digest), folder);
    else
        await (0,parallel/* inParallel */.H)((0,image_manifest/* blobsOf */.OR)(manifest), 4, async (blob) => {
            const path = (0,external_node_path_.join)(folder, (0,layout/* blobPath */.nD)(blob.digest));
            await (0,promises_.mkdir)((0,external_node_path_.dirname)(path), { recursive: true });
            await (0,external_node_stream_promises_.pipeline)(await reader.blob(blob), (0,external_node_fs_.createWriteStream)(`${path}.partial`));
            await (0,promises_.rename)(`${path}.partial`, path);
        });
    await replace((0,external_node_path_.join)(folder, (0,layout/* blobPath */.nD)(stored.digest)), stored.bytes);
}
async function replace(path, content) {
    await (0,promises_.writeFile)(`${path}.partial`, content);
    await (0,promises_.rename)(`${path}.partial`, path);
}

// EXTERNAL MODULE: ./.build/src/registry/source.js + 1 modules
var registry_source = __webpack_require__(4090);
// EXTERNAL MODULE: ./.build/src/image/reference.js
var image_reference = __webpack_require__(764);
// EXTERNAL MODULE: ./.build/src/promote/evidence/gate.js
var gate = __webpack_require__(3457);
// EXTERNAL MODULE: ./.build/src/promote/evidence/store.js
var store = __webpack_require__(7749);
;// CONCATENATED MODULE: ./.build/src/promote/attach.js





const fresh = 24 * 3_600_000;
async function attachProof(proving, transport) {
    const { request, source } = proving;
    const { evidence: record } = request;
    if (!request.attach.includes('evidence') || record === undefined)
        return [];
    const passed = ['scan', 'smoke'].filter(name => record[name]?.status === 'passed' && record[name].digest === source.digest);
    if (passed.length === 0)
        return [];
    const warnings = await Promise.all(proving.repositories.map(at => attachTo(at, { ...proving, record, passed }, transport).catch(error => {
        if (!(error instanceof errors/* UserError */.yo))
            throw error;
        return [`the evidence could not be attached to ${(0,image_reference/* formatReference */.FH)(at)}: ${(0,errors/* describe */.q0)(error)}`];
    })));
    return warnings.flat();
}
async function attachTo(at, { source, top, now, record, passed }, transport) {
    const { digest } = source;
    const platforms = source.subject?.platforms ?? [];
    const held = await (0,store/* readEvidence */.A)(transport, at, digest);
    const verdicts = (0,gate/* judge */.S)({ digest, platforms, require: passed, maxAge: fresh, now }, held.witnesses);
    if (verdicts.some(({ status }) => status !== 'passed')) {
        await (0,store/* attachEvidence */.P)(transport, at, (0,image_manifest/* descriptorOf */.nb)(top), withoutLogs(record));
    }
    return [...held.warnings];
}
function withoutLogs(record) {
    const { smoke } = record;
    return smoke
        ? { ...record, smoke: { ...smoke, platforms: smoke.platforms.map(({ log: _, ...rest }) => rest) } }
        : record;
}

// EXTERNAL MODULE: ./.build/src/registry/blobs.js
var registry_blobs = __webpack_require__(4939);
// EXTERNAL MODULE: ./.build/src/registry/manifests.js
var manifests = __webpack_require__(7921);
;// CONCATENATED MODULE: ./.build/src/registry/copy.js






const [deepest, transfers, requests] = [4, 4, 16];
async function copyContent(copy, transport) {
    const { reader, top, to, mountFrom } = copy;
    const children = await collect(copy, transport, (0,image_manifest/* parseManifest */.Ng)(top), new Set([top.digest]), 1);
    const images = [...(copy.present ? [] : [top]), ...children].map(stored => (0,image_manifest/* parseManifest */.Ng)(stored));
    const blobs = new Map(images.flatMap(image => (image.kind === 'image' ? (0,image_manifest/* blobsOf */.OR)(image) : [])).map(b => [b.digest, b]));
    const sorted = [...blobs.values()].sort((a, b) => a.size - b.size);
    const limit = mountFrom === undefined ? transfers : requests;
    const outcomes = await (0,parallel/* inParallel */.H)(sorted, limit, blob => (0,registry_blobs/* putBlob */.HT)(transport, to, {
        blob,
        mountFrom,
        open: async () => reader.pour?.(blob) ?? reader.blob(blob),
        verify: reader.pour && (async () => void (await (0,external_node_stream_promises_.finished)((await reader.blob(blob)).resume()))),
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
        throw new errors/* UserError */.yo(`${copy.reader.origin}: ${copy.top.digest} nests indexes more than ${deepest} deep`);
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
var referrers = __webpack_require__(9579);
;// CONCATENATED MODULE: ./.build/src/registry/carry.js








const [carry_deepest, suffixes] = [3, ['sig', 'att', 'sbom']];
async function findCompanions(transport, at, top) {
    const manifest = (0,image_manifest/* parseManifest */.Ng)(top);
    const children = manifest.kind === 'index' ? manifest.manifests.filter(entry => !(0,image_manifest/* isAttestation */.H3)(entry)) : [];
    const subjects = [top.digest, ...children.map(({ digest }) => digest)];
    const [lists, tagged] = await Promise.all([
        (0,parallel/* inParallel */.H)(subjects, 8, subject => referrersOf(transport, at, subject, 1)),
        (0,parallel/* inParallel */.H)(subjects.flatMap(tagsOf), 8, async (tag) => ({
            tag,
            stored: await (0,manifests/* getManifest */.c2)(transport, at, tag),
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
async function bringCompanions(transport, { from, to, found, }) {
    const reader = (0,registry_source/* openImage */.U)({ kind: 'registry', repository: (0,image_reference/* formatReference */.FH)(from) }, transport);
    const mountFrom = from.registry === to.registry ? from.repository : undefined;
    const warnings = [];
    for (const companion of found) {
        const warning = await bringOne(transport, companion, { reader, to, mountFrom });
        if (warning !== undefined)
            warnings.push(warning);
    }
    return warnings;
}
async function bringOne(transport, { stored, subject, tag }, { reader, to, mountFrom }) {
    const name = tag ?? stored.digest;
    const there = await (0,manifests/* headManifest */.sy)(transport, to, name);
    let keepsReferrers = false;
    if (there !== undefined && there.digest !== stored.digest)
        return `${(0,image_reference/* formatReference */.FH)({ ...to, tag })} holds other signatures (${there.digest}) and was left as it is`;
    if (there === undefined) {
        await copyContent({ reader, top: stored, to, mountFrom }, transport);
        keepsReferrers = (await (0,manifests/* putManifest */.RV)(transport, to, stored, { name })).keepsReferrers;
    }
    if (subject === undefined)
        return undefined;
    const listed = there !== undefined &&
        (await (0,referrers/* listReferrers */.xt)(transport, to, subject)).some(({ digest }) => digest === stored.digest);
    if (!listed)
        await (0,referrers/* enterReferrer */.Ai)(transport, to, subject, { stored, keepsReferrers });
    return undefined;
}
async function referrersOf(transport, at, subject, depth) {
    const listed = await (0,referrers/* listReferrers */.xt)(transport, at, subject);
    const read = await (0,parallel/* inParallel */.H)(listed, 8, async ({ digest }) => {
        const place = (0,image_reference/* formatReference */.FH)({ ...at, digest });
        const stored = await (0,manifests/* getManifest */.c2)(transport, at, digest);
        if (stored === undefined)
            throw new errors/* UserError */.yo(`${place} is listed as a referrer of ${subject} but is not there`, {
                hint: 'Repair the list at the source, or promote with referrers: none.',
            });
        const named = (0,image_manifest/* parseManifest */.Ng)(stored).subject?.digest;
        if (named !== subject)
            return {
                found: [],
                warnings: [
                    `${place} is listed as a referrer of ${subject} but names ${named ?? 'nothing'}; it was not copied`,
                ],
            };
        const further = depth < carry_deepest ? await referrersOf(transport, at, digest, depth + 1) : { found: [], warnings: [] };
        return { found: [{ stored, subject }, ...further.found], warnings: further.warnings };
    });
    return { found: read.flatMap(({ found }) => found), warnings: read.flatMap(({ warnings }) => warnings) };
}
function tagsOf(digest) {
    return suffixes.map(suffix => `${(0,referrers/* fallbackTag */.fH)(digest)}.${suffix}`);
}

// EXTERNAL MODULE: ./.build/src/registry/subject.js
var registry_subject = __webpack_require__(8131);
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
        return await (0,registry_subject/* findImage */.F1)(text, transport);
    }
    catch (cause) {
        const hint = cause instanceof errors/* UserError */.yo ? cause.hint : undefined;
        throw new errors/* UserError */.yo(`source ${text}: ${(0,errors/* describe */.q0)(cause)}`, { cause, hint });
    }
}
function homeOf({ source }) {
    if (source.kind !== 'registry')
        return undefined;
    const { registry, repository } = (0,image_reference/* parseReference */.F2)(source.repository);
    return { registry, repository };
}
function homeOfNamed(named) {
    const text = sourceText(named);
    if (text === undefined)
        return named.subject && homeOf(named.subject);
    if ((0,registry_subject/* layoutPath */.q8)(text))
        return undefined;
    const { registry, repository } = (0,image_reference/* parseReference */.F2)(text);
    return { registry, repository };
}
function formatSource({ source, digest }) {
    return source.kind === 'registry' ? `${source.repository}@${digest}` : `${source.path}@${digest}`;
}
function sourceText({ image, from, images }) {
    if (from === undefined)
        return image;
    const place = image ?? images[0];
    if (place === undefined)
        throw new errors/* UserError */.yo(`from: "${from}" is a tag, but no repository is named`, {
            hint: 'Give the image input.',
        });
    const { registry, repository } = (0,image_reference/* parseReference */.F2)(place);
    return (0,image_reference/* formatReference */.FH)({ registry, repository, tag: from });
}

;// CONCATENATED MODULE: ./.build/src/promote/bring.js







async function bring(shipment, transport) {
    const home = homeOf(shipment.source);
    const abroad = shipment.repositories.filter(at => home === undefined || !(0,image_reference/* sameRepository */.RB)(at, home));
    const ended = await Promise.allSettled(abroad.map(at => bringTo(at, shipment, transport)));
    const failed = ended.find(result => result.status === 'rejected');
    if (failed)
        throw failed.reason;
    const brought = ended.flatMap(result => (result.status === 'fulfilled' ? [result.value] : []));
    return {
        lines: brought.flatMap(({ lines }) => lines),
        warnings: brought.flatMap(({ warnings }) => warnings),
    };
}
async function bringTo(to, shipment, transport) {
    const { source, top, plan, repositories } = shipment;
    const from = homeOf(source);
    const mountFrom = from?.registry === to.registry ? from.repository : undefined;
    const present = plan.some(({ at, before }) => (0,image_reference/* sameRepository */.RB)(at, to) && before === source.digest);
    try {
        const reader = (0,registry_source/* openImage */.U)(source.source, transport);
        const [copied, companions] = await Promise.all([
            copyContent({ reader, top, to, mountFrom, present }, transport),
            from && shipment.referrers === 'all' ? findCompanions(transport, from, top) : nothingBeside,
        ]);
        const { found, warnings } = companions;
        if (!present && (repositories.length > 1 || found.length > 0))
            await (0,manifests/* putManifest */.RV)(transport, to, top, { name: top.digest });
        const left = from ? await bringCompanions(transport, { from, to, found }) : [];
        return { lines: [lineOf(to, copied, found.length)], warnings: [...warnings, ...left] };
    }
    catch (cause) {
        const hint = cause instanceof errors/* UserError */.yo ? cause.hint : undefined;
        throw new errors/* UserError */.yo(`copying ${formatSource(source)} to ${(0,image_reference/* formatReference */.FH)(to)}: ${(0,errors/* describe */.q0)(cause)}`, {
            cause,
            hint,
        });
    }
}
const nothingBeside = { found: [], warnings: [] };
function lineOf(to, { blobs, uploadedBytes, manifests }, companions) {
    const parts = [
        blobs.uploaded > 0 ? `${blobs.uploaded} blobs uploaded (${(uploadedBytes / 1e6).toFixed(1)} MB)` : '',
        blobs.mounted > 0 ? `${blobs.mounted} mounted` : '',
        blobs.present > 0 ? `${blobs.present} there already` : '',
        manifests > 0 ? `${manifests} manifests` : '',
        companions > 0 ? `${companions} signatures and other referrers` : '',
    ].filter(Boolean);
    return `${(0,image_reference/* formatReference */.FH)(to)}: ${parts.join(', ') || 'holds the image already'}`;
}

// EXTERNAL MODULE: ./.build/src/registry/error.js
var registry_error = __webpack_require__(1229);
;// CONCATENATED MODULE: ./.build/src/promote/target.js


function targetsOf({ images, tags, to, home, saved }) {
    const places = to.filter(text => text.includes('/')).map(text => (0,image_reference/* parseReference */.F2)(text));
    const names = to
        .filter(text => !text.includes('/'))
        .map(text => ({ name: (0,image_reference/* parseTag */.ED)(text), class: classOf(text) }));
    for (const { digest } of places) {
        if (digest !== undefined)
            throw new errors/* UserError */.yo(`to: a destination has no digest, "${digest}" is the image's own`, {
                hint: 'Write a repository or a repository and a tag.',
            });
    }
    const whole = places.filter(({ tag }) => tag === undefined);
    const repositories = places.length > 0 ? whole : images.length > 0 ? images.map(image_reference/* parseRepository */.SU) : home ? [home] : [];
    const all = [...tags.map(tag => ({ name: (0,image_reference/* parseTag */.ED)(tag.name), class: tag.class })), ...names];
    const targets = [
        ...repositories.flatMap(({ registry, repository }) => all.map(({ name, class: kind }) => ({ at: { registry, repository }, tag: name, class: kind }))),
        ...places.flatMap(({ registry, repository, tag }) => tag === undefined ? [] : [{ at: { registry, repository }, tag, class: classOf(tag) }]),
    ];
    if (targets.length === 0 && !saved)
        throw new errors/* UserError */.yo('there is nothing to promote to: no tag, or no repository for it', {
            hint: 'Give tags (the tags input, or the tags stage before) and a repository (image, or to).',
        });
    return [...new Map(targets.map(target => [formatTarget(target), target])).values()];
}
function formatTarget({ at, tag }) {
    return (0,image_reference/* formatReference */.FH)({ ...at, tag });
}
function classOf(tag) {
    if (/^v?\d+\.\d+\.\d+(?:[-+._a-z].*)?$/i.test(tag))
        return 'immutable';
    if (/^(?:.*-)?\d{4}-?(?:0[1-9]|1[0-2])-?(?:0[1-9]|[12]\d|3[01])(?:[-.T].*)?$/.test(tag))
        return 'immutable';
    return /^(?:.*-)?sha-[0-9a-f]{7,64}$/.test(tag) ? 'immutable' : 'floating';
}
function repositoriesOf(targets) {
    return [...new Map(targets.map(({ at }) => [(0,image_reference/* formatReference */.FH)(at), at])).values()];
}

// EXTERNAL MODULE: ./node_modules/semver/index.js
var semver = __webpack_require__(2088);
;// CONCATENATED MODULE: ./.build/src/promote/version.js

function followsVersions(tag) {
    return /^latest(?:-.+)?$/.test(tag) || version_lineOf(tag) !== undefined;
}
function readVersion(text, variant) {
    if (text === undefined || text === '')
        return 'nothing';
    const plain = variant !== '' && text.endsWith(variant) ? text.slice(0, -variant.length) : text;
    const version = (0,semver.parse)(plain);
    return version === null ? 'no version' : { version };
}
function variantOf(tags) {
    return tags.map(tag => version_lineOf(tag)?.variant ?? '').find(variant => variant !== '') ?? '';
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
function version_lineOf(tag) {
    const [whole, variant = ''] = /^v?\d+(?:\.\d+)?(-[A-Za-z].*)?$/.exec(tag) ?? [];
    return whole === undefined ? undefined : { variant };
}

;// CONCATENATED MODULE: ./.build/src/promote/plan.js


function planFor(looked, policy) {
    return looked.map(target => ({ ...target, ...decide(target, policy) }));
}
function stepsOf(plan) {
    const written = plan.filter(({ action }) => action === 'create' || action === 'move');
    const step = (target) => target.class === 'immutable' ? 0 : /^latest(?:-|$)/.test(target.tag) ? 2 : 1;
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
        return { action: 'refuse', reason: `${formatTarget(target)} is immutable and names ${before} already` };
    const reason = floating === 'forward' ? holdBack(target.tag, target.held ?? 'nothing', version) : undefined;
    return reason === undefined ? { action: 'move' } : { action: 'hold-back', reason };
}

// EXTERNAL MODULE: ./.build/src/registry/many-tags.js
var many_tags = __webpack_require__(5232);
;// CONCATENATED MODULE: ./.build/src/promote/set-tags.js





class Immovable extends errors/* UserError */.yo {
}
const most = 10;
async function setTogether(tags, transport) {
    const groups = Map.groupBy(tags, ({ at, next }) => (0,image_reference/* formatReference */.FH)({ ...at, digest: next.digest }));
    const set = await Promise.all([...groups.values()].map(group => setGroup(group.slice(0, most), transport)));
    return set.flat();
}
async function setTag({ at, tag, next }, transport) {
    try {
        await (0,manifests/* putManifest */.RV)(transport, at, next, { name: tag });
    }
    catch (error) {
        if (!(error instanceof registry_error/* RegistryError */.gl))
            throw error;
        const now = await (0,manifests/* headManifest */.sy)(transport, at, tag).catch(() => undefined);
        if (now?.digest === next.digest)
            return;
        if (now === undefined || !meansImmutable(error))
            throw error;
        throw new Immovable(`it names ${now.digest}, and the registry does not let it move: ${error.message}`);
    }
}
async function setGroup(group, transport) {
    const [first] = group;
    if (first === undefined || group.length < 2 || (0,many_tags/* takesOneTag */.PK)(transport, first.at.registry))
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
function meansImmutable({ status, message }) {
    return status === 409 || status === 412 || (status === 400 && /immutab|already exists/i.test(message));
}

;// CONCATENATED MODULE: ./.build/src/promote/commit.js







function asPlanned(plan, outcomes) {
    const names = {
        create: outcomes === 'would' ? 'would-create' : 'not-reached',
        move: outcomes === 'would' ? 'would-move' : 'not-reached',
        keep: 'unchanged',
        'hold-back': 'held-back',
        refuse: 'refused',
    };
    return plan.map(target => tagRecord(target, names[target.action], target.reason));
}
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
        for (const target of await setTogether(step, transport))
            note(target);
        const left = step.filter(target => !done.has(target));
        await (0,parallel/* inParallel */.H)(left, 16, async (target) => {
            if (failures.length > 0)
                return;
            try {
                await setTag(target, transport);
                note(target);
            }
            catch (error) {
                failures.push({ target, error });
            }
        });
        const [failure] = failures;
        if (failure === undefined)
            continue;
        const { target, error } = failure;
        for (const each of failures)
            done.set(each.target, tagRecord(each.target, each.error instanceof Immovable ? 'refused' : 'not-reached', (0,errors/* describe */.q0)(each.error)));
        const unsure = failures.flatMap(each => each.target.class === 'floating' && (0,registry_error/* isTransient */.dg)(each.error) ? [each.target] : []);
        const back = await putBack([...moved, ...unsure], transport, done);
        return {
            tags: plan.map(each => done.get(each) ?? asPlanned([each], 'not-reached')[0]),
            outcome: error instanceof Immovable ? 'refused-immutable' : back,
            reason: `destination ${formatTarget(target)}: ${(0,errors/* describe */.q0)(error)}`,
        };
    }
    return {
        tags: plan.map(each => done.get(each) ?? asPlanned([each], 'would')[0]),
        outcome: steps.length === 0 ? 'unchanged' : 'promoted',
    };
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
async function putBack(moved, transport, done) {
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
function tagRecord(target, outcome, reason, top) {
    const after = top?.digest ?? target.before;
    return {
        reference: formatTarget(target),
        class: target.class,
        outcome,
        ...(target.before && { before: target.before }),
        ...(after && { after }),
        ...(reason !== undefined && { reason: reason.slice(0, 4096) }),
    };
}

;// CONCATENATED MODULE: ./.build/src/promote/deployment.js

async function announce(section, { deployment: environment, codeHost }, { host, log }) {
    if (environment === undefined || section.status !== 'passed' || section.outcome !== 'promoted')
        return section;
    const warn = (warning) => ({ ...section, warnings: [...(section.warnings ?? []), warning] });
    if (codeHost === undefined)
        return warn(`the deployment to ${environment} is not recorded: that takes GitHub, and a github-token`);
    const { headCommit: ref, runUrl: url } = host.facts;
    try {
        await codeHost.recordDeployment({ environment, ref, description: `promoted ${section.digest}`, url });
    }
    catch (error) {
        if (!(0,errors/* isExpected */.Dn)(error))
            throw error;
        return warn((0,errors/* explain */.WE)(error));
    }
    log.info(`GitHub has recorded the deployment to ${environment}`);
    return section;
}

;// CONCATENATED MODULE: ./.build/src/promote/outcome.js



function startSection(source, { proof, plan, dryRun, }) {
    return {
        status: 'passed',
        digest: source.digest,
        from: formatSource(source),
        dryRun,
        tags: [],
        evidence: proof.verdicts.map(({ section, status, source: place }) => ({
            section,
            status,
            source: place,
        })),
        warnings: [...proof.warnings, ...heldBack(plan)],
    };
}
function refusal(section, plan, proof) {
    const unproven = proof?.verdicts.some(({ status }) => status !== 'passed') ?? false;
    const refused = plan.filter(({ action }) => action === 'refuse').map(({ reason }) => reason ?? '');
    if (!unproven && refused.length === 0)
        return undefined;
    const reasons = unproven && proof ? [howToProve(section, proof), ...refused] : refused;
    return {
        ...section,
        status: 'failed',
        outcome: unproven ? 'refused-evidence' : 'refused-immutable',
        tags: asPlanned(plan, section.dryRun ? 'would' : 'not-reached'),
        reason: reasons.join('; '),
    };
}
function wouldBe(section, plan) {
    const writes = plan.some(({ action }) => action === 'create' || action === 'move');
    return { ...section, outcome: writes ? 'would-change' : 'unchanged', tags: asPlanned(plan, 'would') };
}
function heldBack(plan) {
    return plan.flatMap(({ action, tag, reason }) => action === 'hold-back' ? [`${tag} stays where it is: ${reason} (floating: always moves it)`] : []);
}
function howToProve({ digest }, { verdicts }) {
    return `${digest} may not be promoted: ${(0,gate/* reasonOf */.A)(verdicts)}. Run these stages on this digest before, in this job or in the run that built it.`;
}

;// CONCATENATED MODULE: ./.build/src/promote/prove.js





async function prove(source, record, requirement, transport) {
    if (requirement.require.length === 0)
        return { verdicts: [], warnings: [] };
    const platforms = await platformsOf(source, transport);
    const demand = { ...requirement, digest: source.digest, platforms };
    const own = record === undefined ? [] : [{ record, source: 'this run' }];
    const verdicts = (0,gate/* judge */.S)(demand, own);
    const home = homeOf(source);
    if (home === undefined || verdicts.every(({ status }) => status !== 'missing'))
        return { verdicts, warnings: [] };
    const stored = await (0,store/* readEvidence */.A)(transport, home, source.digest);
    const again = (0,gate/* judge */.S)(demand, stored.witnesses);
    return {
        verdicts: verdicts.map((verdict, at) => verdict.status === 'missing' ? (again[at] ?? verdict) : verdict),
        warnings: stored.warnings,
    };
}
async function platformsOf({ subject, source, digest }, transport) {
    return subject?.platforms ?? (0,registry_subject/* readPlatforms */.tj)((0,registry_source/* openImage */.U)(source, transport), digest);
}

// EXTERNAL MODULE: ./.build/src/registry/artifact.js
var artifact = __webpack_require__(5761);
// EXTERNAL MODULE: ./.build/src/promote/evidence/statement.js
var statement = __webpack_require__(2445);
;// CONCATENATED MODULE: ./.build/src/promote/record.js





const promotionType = 'application/vnd.buildonce.promotion.v1+json';
const promotionPredicate = 'urn:buildonce:promotion:1';
async function attachRecord(ended, transport) {
    if (ended.section.outcome === 'unchanged')
        return [];
    const warnings = await Promise.all(ended.repositories.map(async (at) => {
        try {
            await (0,artifact/* attach */.K)(transport, at, {
                subject: (0,image_manifest/* descriptorOf */.nb)(ended.top),
                artifactType: promotionType,
                document: { bytes: Buffer.from(promotionStatement(at, ended)), mediaType: statement/* statementType */.qB },
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
function promotionStatement(at, { section, top, record, tools }) {
    const { facts } = tools.host;
    return JSON.stringify({
        _type: 'https://in-toto.io/Statement/v1',
        subject: [{ name: (0,image_reference/* formatReference */.FH)(at), digest: { sha256: top.digest.slice('sha256:'.length) } }],
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

// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
;// CONCATENATED MODULE: ./.build/src/promote/look.js




async function lookAt(target, transport, { newRepository }) {
    try {
        if (target.class === 'immutable') {
            const head = await (0,manifests/* headManifest */.sy)(transport, target.at, target.tag);
            return { ...target, ...(head && { before: head.digest }) };
        }
        const saved = await (0,manifests/* getManifest */.c2)(transport, target.at, target.tag);
        return { ...target, ...(saved && { before: saved.digest, saved }) };
    }
    catch (cause) {
        if (newRepository && cause instanceof registry_error/* RegistryError */.gl && (cause.status === 403 || cause.status === 401))
            return target;
        throw new errors/* UserError */.yo(`destination ${formatTarget(target)}: it is not known whether the tag exists`, {
            cause,
            hint: cause instanceof errors/* UserError */.yo ? cause.hint : undefined,
        });
    }
}

// EXTERNAL MODULE: ./.build/src/promote/section.js
var section = __webpack_require__(3091);
;// CONCATENATED MODULE: ./.build/src/promote/rollback.js










const recorded = dist/* object */.Ikc({ promote: dist/* object */.Ikc({ tags: dist/* array */.YOg(section/* promotedTag */.P) }) });
async function rollBack(path, { dryRun, floating }, { transport, tools }) {
    const tags = await readPromotion((0,external_node_path_.resolve)(tools.host.workspace, path), path);
    const back = tags.filter(tag => tag.class === 'floating' && tag.outcome === 'moved' && tag.before !== undefined);
    const section = { status: 'passed', dryRun, from: path, tags: [], evidence: [] };
    if (back.length === 0)
        return {
            ...section,
            outcome: 'unchanged',
            warnings: [`the promotion in ${path} moved no floating tag`],
        };
    transport.declare(back.map(tag => ({ at: placeOf(tag).at, push: true })));
    const plan = await Promise.all(back.map(tag => planBack(tag, floating, transport)));
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
    const writes = plan.some(({ action }) => action !== 'keep');
    if (dryRun)
        return { ...section, outcome: writes ? 'would-change' : 'unchanged', tags: asPlanned(plan, 'would') };
    const ended = withCommitted(section, await commit(plan, transport));
    return ended.outcome === 'promoted' ? { ...ended, outcome: 'rolled-back' } : ended;
}
async function planBack(tag, floating, transport) {
    const target = { ...placeOf(tag), class: 'floating' };
    const { before: digest = '' } = tag;
    const [next, seen] = await Promise.all([
        (0,manifests/* getManifest */.c2)(transport, target.at, digest),
        lookAt(target, transport, { newRepository: false }),
    ]);
    if (next === undefined)
        throw new errors/* UserError */.yo(`${formatTarget(target)} cannot go back: ${digest} is no longer in the registry`, {
            hint: 'Some registries drop a manifest with its last tag: give every promoted digest an immutable tag too.',
        });
    if (seen.before === next.digest)
        return { ...seen, next, action: 'keep' };
    const expected = seen.before === tag.after || floating === 'always';
    if (expected)
        return { ...seen, next, action: seen.before === undefined ? 'create' : 'move' };
    const reason = `${formatTarget(target)} names ${seen.before ?? 'nothing'} now, and not ${tag.after} as after the promotion (floating: always takes it back all the same)`;
    return { ...seen, next, action: 'refuse', reason };
}
function placeOf({ reference }) {
    const { registry, repository, tag } = (0,image_reference/* parseReference */.F2)(reference);
    if (tag === undefined)
        throw new errors/* UserError */.yo(`the record names ${(0,image_reference/* formatReference */.FH)({ registry, repository })} without a tag`);
    return { at: { registry, repository }, tag };
}
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

;// CONCATENATED MODULE: ./.build/src/promote/versions.js




async function readVersions(found, { source, top, floating }, transport) {
    const following = found.filter(({ tag, class: kind }) => kind === 'floating' && followsVersions(tag));
    if (floating === 'always' || following.length === 0)
        return { seen: found };
    const names = found.map(({ tag }) => tag);
    const variant = variantOf(names);
    const version = versionAmong(names, variant) ?? (await ownVersion({ source, top }, variant, transport));
    const moving = following.filter(({ before }) => before !== undefined && before !== source.digest);
    if (version === undefined || moving.length === 0)
        return { seen: found, version };
    const asked = new Map();
    const seen = await Promise.all(found.map(async (target) => {
        const { saved, at } = target;
        if (saved === undefined || !moving.includes(target))
            return target;
        const repository = (0,image_reference/* formatReference */.FH)(at);
        const key = `${repository}@${saved.digest}`;
        const said = asked.get(key) ?? versionSaid(saved, (0,registry_source/* openImage */.U)({ kind: 'registry', repository }, transport), variant);
        asked.set(key, said);
        return { ...target, held: await said };
    }));
    return { seen, version };
}
async function ownVersion({ source, top }, variant, transport) {
    const said = await versionSaid(top, (0,registry_source/* openImage */.U)(source.source, transport), variant);
    return typeof said === 'string' ? undefined : said.version;
}
async function versionSaid(stored, reader, variant) {
    const top = (0,image_manifest/* parseManifest */.Ng)(stored);
    const annotated = annotatedVersion(top);
    if (annotated !== undefined)
        return readVersion(annotated, variant);
    const image = top.kind === 'image' ? top : await firstChild(top.manifests, reader);
    if (image?.kind !== 'image')
        return 'nothing';
    const inChild = annotatedVersion(image);
    if (inChild !== undefined)
        return readVersion(inChild, variant);
    const config = JSON.parse((await (0,registry_source/* readBlob */.g)(reader, image.config)).toString('utf8'));
    const label = config?.config?.Labels?.[versionKey];
    return readVersion(typeof label === 'string' ? label : undefined, variant);
}
const versionKey = 'org.opencontainers.image.version';
function annotatedVersion({ annotations }) {
    return annotations[versionKey];
}
async function firstChild(entries, reader) {
    const entry = entries.find(candidate => !(0,image_manifest/* isAttestation */.H3)(candidate));
    return entry && (0,image_manifest/* parseManifest */.Ng)(await reader.manifest(entry.digest));
}

;// CONCATENATED MODULE: ./.build/src/promote/survey.js



async function survey(targets, { source, top, floating, newRepository }, transport) {
    const [found, stored] = await Promise.all([
        Promise.all(targets.map(target => lookAt(target, transport, { newRepository }))),
        top,
    ]);
    const { seen, version } = await readVersions(found, { source, top: stored, floating }, transport);
    return planFor(seen, { digest: source.digest, floating, version });
}

;// CONCATENATED MODULE: ./.build/src/promote/table.js

function formatPlan(plan, digest) {
    const rows = plan.map(target => [
        formatTarget(target),
        target.class,
        table_short(target.before),
        target.action === 'create' || target.action === 'move' ? table_short(digest) : table_short(target.before),
        words[target.action],
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
const words = {
    create: 'create',
    move: 'move',
    keep: 'nothing to do',
    'hold-back': 'stays (would go backwards)',
    refuse: 'REFUSED (immutable)',
};
function table_short(digest) {
    return digest === undefined ? '-' : digest.slice(0, 19);
}

;// CONCATENATED MODULE: ./.build/src/promote/promote.js
















const promote = async (request, tools) => {
    const nothing = reasonToSkip(request, tools.host.facts.pullRequest !== undefined);
    if (nothing !== undefined)
        return { status: 'skipped', reason: nothing, dryRun: request.dryRun, tags: [], evidence: [] };
    const transport = (0,connect/* connect */.N)(tools, { plainHttp: request.plainHttp });
    return announce(await promoteThrough(transport, request, tools), request, tools);
};
async function promoteThrough(transport, request, tools) {
    if (request.rollback !== undefined)
        return rollBack(request.rollback, request, { transport, tools });
    const tags = request.from === undefined ? request.tags.map(withClass) : [];
    const home = homeOfNamed(request);
    const targets = targetsOf({ ...request, tags, home, saved: request.save !== undefined });
    const repositories = repositoriesOf(targets);
    transport.declare([
        ...repositories.map(at => ({ at, push: true })),
        ...(home ? [{ at: home, push: false }] : []),
    ]);
    const source = await findSource(request, transport);
    const { dryRun, require, maxAge } = request;
    const began = tools.now();
    const reading = (0,registry_source/* openImage */.U)(source.source, transport).manifest(source.digest);
    const purpose = { ...request, source, top: reading };
    const [top, plan, proof] = await Promise.all([
        reading,
        survey(targets, purpose, transport),
        prove(source, request.evidence, { require, maxAge, now: began }, transport),
    ]);
    tools.log.info(formatPlan(plan, source.digest));
    const section = startSection(source, { proof, plan, dryRun });
    const refused = refusal(section, plan, proof);
    if (refused || dryRun)
        return refused ?? wouldBe(section, plan);
    if (request.save !== undefined)
        await save(request.save, { source, top, targets }, { transport, tools });
    const brought = await bring({ source, top, plan, repositories, referrers: request.referrers }, transport);
    for (const line of brought.lines)
        tools.log.info(line);
    const unattached = await attachProof({ request, source, top, repositories, now: tools.now() }, transport);
    const last = tools.now() - began > freshFor ? await survey(targets, purpose, transport) : plan;
    const overtaken = refusal(section, last);
    if (overtaken)
        return overtaken;
    const ended = withCommitted(section, await commit(last.map(target => ({ ...target, next: top })), transport));
    const record = { section: ended, top, repositories, record: request.evidence, tools };
    const unrecorded = request.attach.includes('record') ? await attachRecord(record, transport) : [];
    const warnings = [...(ended.warnings ?? []), ...brought.warnings, ...unattached, ...unrecorded];
    return { ...ended, warnings };
}
const freshFor = 5000;
function reasonToSkip({ push, dryRun }, pullRequest) {
    if (push === 'never')
        return 'push is never';
    if (push === 'auto' && pullRequest && !dryRun)
        return 'a pull request writes nothing to a registry';
    return undefined;
}
function withClass(tag) {
    return typeof tag === 'string' ? { name: tag, class: classOf(tag) } : tag;
}
async function save(path, { source, top, targets }, { transport, tools }) {
    const folder = (0,external_node_path_.resolve)(tools.host.workspace, path);
    const names = [...new Set(targets.map(({ tag }) => tag))];
    await writeLayout({ reader: (0,registry_source/* openImage */.U)(source.source, transport), top, folder, names });
    tools.log.info(`${folder} holds ${source.digest}`);
}

// EXTERNAL MODULE: ./.build/src/pipeline/read.js
var read = __webpack_require__(1656);
// EXTERNAL MODULE: ./.build/src/pipeline/tables.js + 10 modules
var tables = __webpack_require__(5604);
;// CONCATENATED MODULE: ./.build/src/pipeline/promote.js




const inputs = tables/* stageInputs */.M.promote;
const refusedTag = 3;
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
        const named = section.tags.filter(({ after }) => after === section.digest).length;
        return {
            section,
            outputs: (0,outputs/* outputs */.V4)(section),
            failedExitCode: section.outcome === 'refused-immutable' ? refusedTag : 1,
            line: section.reason ?? `${named} tags name ${section.digest}`,
        };
    },
};
function subjectIn({ build }) {
    if (build?.digest === undefined || build.source === undefined)
        return undefined;
    return { digest: build.digest, source: build.source, platforms: build.platforms };
}


/***/ }),

/***/ 3457:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ reasonOf),
/* harmony export */   S: () => (/* binding */ judge)
/* harmony export */ });
function judge(demand, witnesses) {
    return demand.require.map(section => {
        const speaking = witnesses
            .filter(({ record }) => record[section] !== undefined && record[section].status !== 'skipped')
            .sort((a, b) => time(b.record[section]?.startedAt) - time(a.record[section]?.startedAt));
        const newest = speaking.find(({ record }) => record[section]?.digest === demand.digest);
        if (newest === undefined)
            return missing(section, demand, speaking[0]);
        const reason = faultOf(section, newest.record, demand);
        const { source } = newest;
        return reason === undefined
            ? { section, status: 'passed', source }
            : { section, status: 'failed', source, reason };
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
function faultOf(section, record, demand) {
    const { status, startedAt, reason } = record[section] ?? {};
    if (status !== 'passed')
        return `the ${section} of this digest ${status ?? 'is missing'}${reason ? `: ${reason}` : ''}`;
    const age = demand.now - time(startedAt);
    if (!(age <= demand.maxAge))
        return `the ${section} is ${days(age)} old, and evidence may be ${days(demand.maxAge)} old (max-age)`;
    if (section === 'smoke')
        return record.smoke?.platforms.some(platform => platform.status === 'passed')
            ? undefined
            : 'the smoke test ran no platform of this digest';
    const scanned = new Set(record.scan?.platforms.map(platform => platform.digest));
    const left = demand.platforms.filter(platform => !scanned.has(platform.digest));
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

/***/ 2445:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   By: () => (/* binding */ parseStatement),
/* harmony export */   W3: () => (/* binding */ predicateType),
/* harmony export */   j8: () => (/* binding */ formatStatement),
/* harmony export */   qB: () => (/* binding */ statementType),
/* harmony export */   w9: () => (/* binding */ evidenceType)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7934);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6624);
/* harmony import */ var _section_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5080);



const evidenceType = 'application/vnd.buildonce.evidence.v1+json';
const statementType = 'application/vnd.in-toto+json';
const predicateType = 'urn:buildonce:evidence:1';
const checked = {
    status: valibot__WEBPACK_IMPORTED_MODULE_2__/* .picklist */ .KIO(['passed', 'failed', 'skipped']),
    startedAt: _section_js__WEBPACK_IMPORTED_MODULE_1__/* .shortText */ .os,
    reason: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(_section_js__WEBPACK_IMPORTED_MODULE_1__/* .shortText */ .os),
    digest: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(_section_js__WEBPACK_IMPORTED_MODULE_1__/* .digestText */ .M6),
};
const evidenceRecord = valibot__WEBPACK_IMPORTED_MODULE_2__/* .looseObject */ ._H3({
    version: valibot__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz(1),
    project: _section_js__WEBPACK_IMPORTED_MODULE_1__/* .shortText */ .os,
    commit: _section_js__WEBPACK_IMPORTED_MODULE_1__/* .shortText */ .os,
    event: valibot__WEBPACK_IMPORTED_MODULE_2__/* .looseObject */ ._H3({ runId: _section_js__WEBPACK_IMPORTED_MODULE_1__/* .shortText */ .os, attempt: valibot__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig(), runUrl: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(_section_js__WEBPACK_IMPORTED_MODULE_1__/* .shortText */ .os) }),
    scan: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .looseObject */ ._H3({ ...checked, platforms: valibot__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_2__/* .looseObject */ ._H3({ digest: _section_js__WEBPACK_IMPORTED_MODULE_1__/* .digestText */ .M6 })) })),
    smoke: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .looseObject */ ._H3({
        ...checked,
        platforms: valibot__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_2__/* .looseObject */ ._H3({ status: valibot__WEBPACK_IMPORTED_MODULE_2__/* .picklist */ .KIO(['passed', 'failed']) })),
    })),
});
const statement = valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    _type: valibot__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz('https://in-toto.io/Statement/v1'),
    subject: valibot__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
        name: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(_section_js__WEBPACK_IMPORTED_MODULE_1__/* .shortText */ .os),
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

/***/ 7749:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ readEvidence),
/* harmony export */   P: () => (/* binding */ attachEvidence)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6624);
/* harmony import */ var _image_manifest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9424);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(764);
/* harmony import */ var _registry_artifact_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5761);
/* harmony import */ var _registry_parallel_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(8248);
/* harmony import */ var _registry_referrers_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9579);
/* harmony import */ var _registry_source_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4090);
/* harmony import */ var _statement_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2445);








const longest = 8 * 1024 * 1024;
async function readEvidence(transport, at, digest) {
    const entries = await (0,_registry_referrers_js__WEBPACK_IMPORTED_MODULE_4__/* .listReferrers */ .xt)(transport, at, digest);
    const likely = entries.filter(({ artifactType }) => artifactType === undefined || /buildonce|empty/.test(artifactType));
    const read = await (0,_registry_parallel_js__WEBPACK_IMPORTED_MODULE_7__/* .inParallel */ .H)(likely.slice(-50), 8, entry => readOne(transport, at, digest, entry));
    return {
        witnesses: read.flatMap(result => (result && 'record' in result ? [result] : [])),
        warnings: read.flatMap(result => (result && 'warning' in result ? [result.warning] : [])),
    };
}
async function attachEvidence(transport, at, subject, record) {
    const name = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .formatReference */ .FH)(at);
    let text = (0,_statement_js__WEBPACK_IMPORTED_MODULE_6__/* .formatStatement */ .j8)(subject.digest, [name], record);
    if (text.length > longest)
        text = (0,_statement_js__WEBPACK_IMPORTED_MODULE_6__/* .formatStatement */ .j8)(subject.digest, [name], withoutFindings(record));
    return (0,_registry_artifact_js__WEBPACK_IMPORTED_MODULE_3__/* .attach */ .K)(transport, at, {
        subject,
        artifactType: _statement_js__WEBPACK_IMPORTED_MODULE_6__/* .evidenceType */ .w9,
        document: { bytes: Buffer.from(text), mediaType: _statement_js__WEBPACK_IMPORTED_MODULE_6__/* .statementType */ .qB },
        annotations: {
            'in-toto.io/predicate-type': _statement_js__WEBPACK_IMPORTED_MODULE_6__/* .predicateType */ .W3,
            'org.opencontainers.image.revision': record.commit,
            ...(record.event.runUrl && { 'org.opencontainers.image.url': record.event.runUrl }),
        },
    });
}
async function readOne(transport, at, digest, entry) {
    const source = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .formatReference */ .FH)({ ...at, digest: entry.digest });
    try {
        const reader = (0,_registry_source_js__WEBPACK_IMPORTED_MODULE_5__/* .openImage */ .U)({ kind: 'registry', repository: (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .formatReference */ .FH)(at) }, transport);
        const manifest = (0,_image_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .parseManifest */ .Ng)(await reader.manifest(entry.digest));
        if (manifest.kind !== 'image' || manifest.artifactType !== _statement_js__WEBPACK_IMPORTED_MODULE_6__/* .evidenceType */ .w9)
            return undefined;
        if (manifest.subject?.digest !== digest)
            return {
                warning: `the evidence ${source} is listed for ${digest} but attached to ${manifest.subject?.digest ?? 'nothing'}`,
            };
        const [layer] = manifest.layers;
        if (layer?.mediaType !== _statement_js__WEBPACK_IMPORTED_MODULE_6__/* .statementType */ .qB)
            return { warning: `the evidence ${source} holds no statement` };
        const text = (await (0,_registry_source_js__WEBPACK_IMPORTED_MODULE_5__/* .readBlob */ .g)(reader, layer, longest)).toString('utf8');
        return { record: (0,_statement_js__WEBPACK_IMPORTED_MODULE_6__/* .parseStatement */ .By)(text, digest, source), source };
    }
    catch (error) {
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo)
            return { warning: (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .describe */ .q0)(error) };
        throw error;
    }
}
function withoutFindings(record) {
    const { scan } = record;
    return scan
        ? { ...record, scan: { ...scan, platforms: scan.platforms.map(p => ({ ...p, findings: [] })) } }
        : record;
}


/***/ }),

/***/ 3070:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V4: () => (/* binding */ outputs),
/* harmony export */   sm: () => (/* binding */ artifactLines),
/* harmony export */   zo: () => (/* binding */ promoteOutputs)
/* harmony export */ });
const promoteOutputs = {
    digest: 'The digest that the tags name.',
    outcome: 'How it ended: `promoted`, `unchanged`, `would-change` (dry run), `refused-evidence`, `refused-immutable`, `unknown-state`, `partial` or `rolled-back`.',
    changed: '`true` when a tag was created or moved.',
    references: 'The references that name the digest now, one per line.',
    plan: 'JSON list of all tags: `reference`, `class`, `outcome`, `before`, `after`, `reason`.',
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
    const named = tags.filter(({ after }) => after === digest).map(({ reference }) => reference);
    return [
        ...new Set(named.map(reference => `oci://${reference.slice(0, reference.lastIndexOf(':'))}@${digest}`)),
    ];
}


/***/ }),

/***/ 5761:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ attach)
/* harmony export */ });
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7075);
/* harmony import */ var _image_manifest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9424);
/* harmony import */ var _blobs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4939);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5971);
/* harmony import */ var _manifests_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7921);
/* harmony import */ var _referrers_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9579);






async function attach(transport, at, attachment) {
    const { subject, artifactType, document, annotations } = attachment;
    const empty = Buffer.from('{}');
    const config = {
        mediaType: 'application/vnd.oci.empty.v1+json',
        digest: (0,_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .digestOf */ .ol)(empty),
        size: empty.length,
    };
    const layer = {
        mediaType: document.mediaType,
        digest: (0,_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .digestOf */ .ol)(document.bytes),
        size: document.bytes.length,
        annotations,
    };
    await Promise.all([
        (0,_blobs_js__WEBPACK_IMPORTED_MODULE_2__/* .putBlob */ .HT)(transport, at, { blob: config, open: async () => node_stream__WEBPACK_IMPORTED_MODULE_0__.Readable.from([empty]) }),
        (0,_blobs_js__WEBPACK_IMPORTED_MODULE_2__/* .putBlob */ .HT)(transport, at, { blob: layer, absent: true, open: async () => node_stream__WEBPACK_IMPORTED_MODULE_0__.Readable.from([document.bytes]) }),
    ]);
    const bytes = Buffer.from(JSON.stringify({
        schemaVersion: 2,
        mediaType: _image_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .manifestTypes */ .Fm[2],
        artifactType,
        config,
        layers: [layer],
        subject: { mediaType: subject.mediaType, digest: subject.digest, size: subject.size },
        annotations,
    }));
    const stored = { bytes, mediaType: _image_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .manifestTypes */ .Fm[2], digest: (0,_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .digestOf */ .ol)(bytes) };
    const { keepsReferrers } = await (0,_manifests_js__WEBPACK_IMPORTED_MODULE_4__/* .putManifest */ .RV)(transport, at, stored, { name: stored.digest });
    await (0,_referrers_js__WEBPACK_IMPORTED_MODULE_5__/* .enterReferrer */ .Ai)(transport, at, subject.digest, { stored, keepsReferrers });
    return stored.digest;
}


/***/ }),

/***/ 8248:
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

/***/ 9579:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ai: () => (/* binding */ enterReferrer),
/* harmony export */   fH: () => (/* binding */ fallbackTag),
/* harmony export */   xt: () => (/* binding */ listReferrers)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6624);
/* harmony import */ var _image_manifest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9424);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(764);
/* harmony import */ var _body_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(4095);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5971);
/* harmony import */ var _manifests_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7921);
/* harmony import */ var _tag_list_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9688);
/* harmony import */ var _transport_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6285);








async function listReferrers(transport, at, digest) {
    const listed = await byApi(transport, at, digest);
    if (listed !== undefined && listed.length > 0)
        return listed;
    return (await readFallback(transport, at, digest))?.manifests.slice() ?? [];
}
async function enterReferrer(transport, at, subject, { stored, keepsReferrers }) {
    if (keepsReferrers && (await byApi(transport, at, subject)) !== undefined)
        return;
    const entry = entryOf(stored);
    for (let tries = 0; tries < 4; tries++) {
        const list = await readFallback(transport, at, subject);
        if (list?.manifests.some(({ digest }) => digest === stored.digest))
            return;
        const bytes = fallbackIndex([...(list?.raw ?? []), entry]);
        const next = { bytes, mediaType: _image_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .manifestTypes */ .Fm[0], digest: (0,_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .digestOf */ .ol)(bytes) };
        await (0,_manifests_js__WEBPACK_IMPORTED_MODULE_4__/* .putManifest */ .RV)(transport, at, next, { name: fallbackTag(subject) });
    }
    const list = await readFallback(transport, at, subject);
    if (!list?.manifests.some(({ digest }) => digest === stored.digest))
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`${(0,_image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .formatReference */ .FH)({ ...at, tag: fallbackTag(subject) })} is written by somebody else all the time`);
}
function fallbackTag(digest) {
    return digest.replace(':', '-');
}
async function byApi(transport, at, subject) {
    const none = `no referrers at ${at.registry}`;
    if (transport.learned.has(none))
        return undefined;
    const found = [];
    let target = `referrers/${subject}`;
    for (let pages = 0; target !== undefined && pages < 100; pages++) {
        const answer = await transport.exchange({
            at,
            actions: ['pull'],
            method: 'GET',
            target,
            headers: { accept: _image_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .manifestTypes */ .Fm[0] },
            limit: 8 * 1024 * 1024,
        });
        if ([401, 403].includes(answer.status))
            throw (0,_transport_js__WEBPACK_IMPORTED_MODULE_6__/* .unexpected */ .X)(answer);
        const page = answer.status === 200 && isIndex(answer) ? parsePage(answer) : undefined;
        if (page === undefined) {
            transport.learned.add(none);
            return undefined;
        }
        found.push(...page);
        target = (0,_tag_list_js__WEBPACK_IMPORTED_MODULE_5__/* .nextPage */ .Z)(answer);
    }
    return found;
}
function isIndex(answer) {
    return (0,_body_js__WEBPACK_IMPORTED_MODULE_7__/* .header */ .wx)(answer, 'content-type')?.startsWith(_image_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .manifestTypes */ .Fm[0]) === true;
}
function parsePage(answer) {
    const page = (0,_image_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .parseManifest */ .Ng)({ bytes: answer.body, mediaType: _image_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .manifestTypes */ .Fm[0], digest: answer.url.pathname });
    return page.kind === 'index' ? page.manifests : undefined;
}
async function readFallback(transport, at, subject) {
    const stored = await (0,_manifests_js__WEBPACK_IMPORTED_MODULE_4__/* .getManifest */ .c2)(transport, at, fallbackTag(subject));
    if (stored === undefined)
        return undefined;
    const list = (0,_image_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .parseManifest */ .Ng)(stored);
    if (list.kind !== 'index' || list.manifests.some(({ artifactType, platform }) => platform && !artifactType))
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`${(0,_image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .formatReference */ .FH)({ ...at, tag: fallbackTag(subject) })} should list what refers to the image, but is an image itself`, { hint: 'A copy with another tool can have done that. Remove this tag, or copy the referrers again.' });
    const { manifests } = JSON.parse(Buffer.from(stored.bytes).toString('utf8'));
    return { manifests: list.manifests, raw: manifests };
}
function entryOf({ bytes, mediaType, digest }) {
    const manifest = (0,_image_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .parseManifest */ .Ng)({ bytes, mediaType, digest });
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
    return Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType: _image_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .manifestTypes */ .Fm[0], manifests }));
}


/***/ }),

/***/ 8131:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $e: () => (/* binding */ readSubject),
/* harmony export */   F1: () => (/* binding */ findImage),
/* harmony export */   q8: () => (/* binding */ layoutPath),
/* harmony export */   tj: () => (/* binding */ readPlatforms)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6624);
/* harmony import */ var _image_layout_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7955);
/* harmony import */ var _image_manifest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9424);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(764);
/* harmony import */ var _layout_files_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6463);
/* harmony import */ var _manifests_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7921);
/* harmony import */ var _source_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4090);







async function findImage(text, transport) {
    const layout = layoutPath(text);
    if (layout)
        return findInLayout(layout.path, layout.digest);
    const reference = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .parseReference */ .F2)(text);
    const { registry, repository, digest } = reference;
    const source = { kind: 'registry', repository: (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .formatReference */ .FH)({ registry, repository }) };
    if (digest !== undefined)
        return { digest, source };
    const tag = reference.tag ?? 'latest';
    const head = await (0,_manifests_js__WEBPACK_IMPORTED_MODULE_5__/* .headManifest */ .sy)(transport, reference, tag);
    if (head === undefined)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`${(0,_image_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .formatReference */ .FH)({ ...reference, tag })} does not exist`);
    return { digest: head.digest, source };
}
async function readSubject(text, transport) {
    const { digest, source } = await findImage(text, transport);
    return { digest, source, platforms: await readPlatforms((0,_source_js__WEBPACK_IMPORTED_MODULE_6__/* .openImage */ .U)(source, transport), digest) };
}
async function readPlatforms(reader, digest) {
    const top = (0,_image_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .parseManifest */ .Ng)(await reader.manifest(digest));
    if (top.kind === 'image')
        return [await readPlatform(reader, digest, top)];
    const found = await Promise.all(top.manifests
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
    const bytes = await (0,_source_js__WEBPACK_IMPORTED_MODULE_6__/* .readBlob */ .g)(reader, config);
    try {
        const { os, architecture, variant } = JSON.parse(bytes.toString('utf8'));
        if (typeof os === 'string' && typeof architecture === 'string')
            return { os, architecture, variant };
    }
    catch {
    }
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`the config ${config.digest} in ${reader.origin} names no platform: it is not an image that runs`);
}
function layoutPath(text) {
    const marked = /^oci-layout:\/\/(.+)$/.exec(text)?.[1] ?? (/^[./]/.test(text) ? text : undefined);
    if (marked === undefined)
        return undefined;
    const [, path = marked, digest] = /^(.*)@(sha256:[^@/]*)$/.exec(marked) ?? [];
    return { path, ...(digest !== undefined && { digest: (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .parseDigest */ .m)(digest) }) };
}
async function findInLayout(path, digest) {
    const files = await (0,_layout_files_js__WEBPACK_IMPORTED_MODULE_4__/* .openLayout */ .B)(path);
    const index = await files.read('index.json').catch(cause => {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`${path} is not an OCI layout: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .describe */ .q0)(cause)}`, { cause });
    });
    return { digest: (0,_image_layout_js__WEBPACK_IMPORTED_MODULE_1__/* .layoutImage */ .C)(index, { digest }).digest, source: { kind: 'layout', path } };
}


/***/ }),

/***/ 9688:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ nextPage),
/* harmony export */   c: () => (/* binding */ listTags)
/* harmony export */ });
/* harmony import */ var _body_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4095);
/* harmony import */ var _error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1229);
/* harmony import */ var _transport_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6285);



async function listTags(transport, at) {
    const tags = [];
    let target = 'tags/list?n=1000';
    for (let pages = 0; target !== undefined; pages++) {
        const answer = await transport.exchange({
            at,
            actions: ['pull'],
            method: 'GET',
            target,
            limit: 8 * 1024 * 1024,
        });
        if (answer.status === 404)
            return [];
        if (answer.status !== 200)
            throw (0,_transport_js__WEBPACK_IMPORTED_MODULE_1__/* .unexpected */ .X)(answer);
        if (pages === 1000)
            throw new _error_js__WEBPACK_IMPORTED_MODULE_0__/* .RegistryError */ .gl({ ...answer, why: 'the list of tags does not end' });
        tags.push(...pageOf(answer));
        target = nextPage(answer);
    }
    return [...new Set(tags)];
}
function nextPage(answer) {
    const link = (0,_body_js__WEBPACK_IMPORTED_MODULE_2__/* .header */ .wx)(answer, 'link');
    const [, target] = /<([^>]*)>\s*;[^,]*rel="?next"?/i.exec(link ?? '') ?? [];
    if (target === undefined)
        return undefined;
    const url = new URL(target, answer.url);
    return url.origin === answer.url.origin && url.href !== answer.url.href ? url : undefined;
}
function pageOf(answer) {
    try {
        const { tags } = JSON.parse(answer.body.toString('utf8'));
        if (tags === null || tags === undefined)
            return [];
        if (Array.isArray(tags))
            return tags.filter(tag => typeof tag === 'string');
    }
    catch {
    }
    throw new _error_js__WEBPACK_IMPORTED_MODULE_0__/* .RegistryError */ .gl({ ...answer, why: 'the answer is not a list of tags' });
}


/***/ })

};
