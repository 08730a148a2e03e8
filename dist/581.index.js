export const id = 581;
export const ids = [581];
export const modules = {

/***/ 74982:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  G: () => (/* binding */ allowedTags)
});

// EXTERNAL MODULE: ./.build/src/messages/errors.js
var errors = __webpack_require__(3969);
// EXTERNAL MODULE: ./.build/src/identity/commit-tag.js
var commit_tag = __webpack_require__(62368);
// EXTERNAL MODULE: ./.build/src/identity/words.js
var words = __webpack_require__(82395);
;// CONCATENATED MODULE: ./.build/src/identity/uncommitted.js



function tagsOfUncommitted(tags, { commit = 'of this checkout', changes }, { dirty }) {
    const what = (0,words/* describeChanges */.DT)(changes);
    if (!dirty)
        throw new errors/* UserError */.yo(`nothing is published under the name of the commit ${commit}: ${what}`, {
            hint: `${changes === undefined ? 'Let Git read the checkout (git status)' : 'Commit the changes'}, or publish them as sha-${commit}-dirty with --dirty.`,
        });
    const given = (0,commit_tag/* dirtyTags */.sC)(tags);
    if (given.length === 0)
        throw new errors/* UserError */.yo(`${what}, and no tag of this run names the commit, to which -dirty could be added`, {
            hint: 'Add the line `type=sha,format=long` to the tags.',
        });
    const left = tags.filter(tag => !(0,commit_tag/* isCommitTag */.OU)(tag));
    return {
        tags: given,
        remarks: left.length === 0 ? [] : [`${left.map(({ name }) => name).join(', ')} is not given: ${what}`],
    };
}

;// CONCATENATED MODULE: ./.build/src/identity/allowed-tags.js



function allowedTags(tags, builtFrom, publishing) {
    if (builtFrom.dirty)
        return tagsOfUncommitted(tags, builtFrom, publishing);
    const { right, wrong } = (0,commit_tag/* wrongNames */.G5)(tags, builtFrom, publishing);
    const [first] = wrong;
    if (first === undefined)
        return { tags, remarks: [] };
    const names = wrong.map(({ name }) => name).join(', ');
    const built = sourceOf(builtFrom);
    if (builtFrom.pullRequest !== undefined && right.length > 0)
        return {
            tags: right,
            remarks: [`${names} is not given: it names the commit ${first.names}, and ${built}`],
        };
    throw new errors/* UserError */.yo(`${names} would name the commit ${first.names}, and ${built}`, {
        hint: howToName(builtFrom),
    });
}
function sourceOf({ commit, verified }) {
    if (commit === undefined)
        return 'which commit is built is not known';
    return verified ? `the checkout of the context is at ${commit}` : `the event names ${commit}`;
}
function howToName({ commit }) {
    return commit === undefined
        ? 'Build from a checkout, or name the whole commit in the address of the context (#<commit>). Without rules of type=sha the image needs no commit.'
        : `Check out the commit of the run, or say which one it is about: BUILDONCE_COMMIT=${commit}.`;
}


/***/ }),

/***/ 62368:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G5: () => (/* binding */ wrongNames),
/* harmony export */   OU: () => (/* binding */ isCommitTag),
/* harmony export */   P$: () => (/* binding */ commitInTag),
/* harmony export */   WH: () => (/* binding */ isCommitRule),
/* harmony export */   sC: () => (/* binding */ dirtyTags)
/* harmony export */ });
/* harmony import */ var _compare_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(64469);

function isCommitRule(rule) {
    return /(^|,)\s*type\s*=\s*sha\s*(,|$)/.test(rule) || /\{\{[{&~\s]{0,16}sha[\s}~]/.test(rule);
}
function commitInTag(name) {
    const found = /(?:^|[._-])(?:sha-([0-9a-f]{7,64})|([0-9a-f]{40}))(?![0-9a-z])/.exec(name);
    return found?.[1] ?? found?.[2];
}
function hasWord(name, commit) {
    return name.split(/[._-]/).some(word => /^[0-9a-f]{7,64}$/.test(word) && commit.startsWith(word));
}
function wrongNames(tags, builtFrom, { commit, gitTag }) {
    const named = tags.map(tag => {
        const names = commitInTag(tag.name) ??
            ((tag.rule !== undefined && (isCommitRule(tag.rule) || gitTag !== undefined)) ||
                hasWord(tag.name, commit)
                ? commit
                : undefined);
        return { tag, names };
    });
    return {
        right: named
            .filter(({ names }) => names === undefined || (0,_compare_js__WEBPACK_IMPORTED_MODULE_0__/* .isBuildOf */ .k)(builtFrom, names))
            .map(({ tag }) => tag),
        wrong: named.flatMap(({ tag, names }) => names === undefined || (0,_compare_js__WEBPACK_IMPORTED_MODULE_0__/* .isBuildOf */ .k)(builtFrom, names) ? [] : [{ ...tag, names }]),
    };
}
function dirtyTags(tags) {
    return tags
        .filter(isCommitTag)
        .map(tag => ({ ...tag, name: `${tag.name.slice(0, 122)}-dirty`, class: 'floating' }));
}
function isCommitTag({ name, rule }) {
    return commitInTag(name) !== undefined || (rule !== undefined && isCommitRule(rule));
}


/***/ }),

/***/ 64469:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ compareInputs),
/* harmony export */   k: () => (/* binding */ isBuildOf)
/* harmony export */ });
function compareInputs(now, then, { content }) {
    const other = (name) => now[name] !== then[name];
    return {
        decisive: [
            ...(other('context') ? ['context'] : []),
            ...(other('file') || (content && other('dockerfile')) ? ['file'] : []),
            ...(other('target') ? ['target'] : []),
            ...differing(now.buildContexts, then.buildContexts).map(name => `build-contexts (${name})`),
        ],
        others: [
            ...differing(now.buildArgs, then.buildArgs).map(name => `build-args (${name})`),
            ...differing(now.labels, then.labels).map(key => `labels (${key})`),
            ...(now.secrets.join() === then.secrets.join() ? [] : ['secrets']),
            ...differing(now.options, then.options),
        ],
    };
}
function isBuildOf({ commit, pinnedBy }, named) {
    return named !== '' && [commit, pinnedBy].some(own => own?.startsWith(named.toLowerCase()) === true);
}
function differing(now, then) {
    const names = [...new Set([...Object.keys(now), ...Object.keys(then)])];
    return names.filter(name => now[name] !== then[name]).sort();
}


/***/ }),

/***/ 82395:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DT: () => (/* binding */ describeChanges),
/* harmony export */   IC: () => (/* binding */ formatBuiltFrom),
/* harmony export */   Oi: () => (/* binding */ describeBuiltFrom)
/* harmony export */ });
function formatBuiltFrom(builtFrom) {
    const { commit, dirty } = builtFrom ?? {};
    return commit === undefined ? '' : `${commit}${dirty ? '-dirty' : ''}`;
}
function describeChanges(changes) {
    if (changes === undefined)
        return 'Git does not say what differs from the commit';
    const { count, tracked, names } = changes;
    const more = count > names.length ? ` and ${count - names.length} more` : '';
    const kinds = tracked === 0 ? 'not in the commit' : tracked === count ? 'changed' : `${tracked} of them changed`;
    const what = count === 1 ? 'file of the build differs' : 'files of the build differ';
    return `${count} ${what} from the commit (${kinds}): ${names.join(', ')}${more}`;
}
function describeBuiltFrom(builtFrom) {
    const of = builtFrom.ref.replace(/^refs\/(?:heads|tags|pull)\//, '');
    return `built from ${formatBuiltFrom(builtFrom) || 'an unknown commit'}${of === '' ? '' : ` (${of})`}`;
}


/***/ }),

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

/***/ 72772:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BR: () => (/* binding */ highest),
/* harmony export */   Or: () => (/* binding */ higherAmong),
/* harmony export */   c3: () => (/* binding */ isInLine),
/* harmony export */   x4: () => (/* binding */ versionsOf)
/* harmony export */ });
/* harmony import */ var _tag_version_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(10180);

function higherAmong(line, tags) {
    return highest(versionsOf(line, tags).filter(({ version }) => (0,_tag_version_js__WEBPACK_IMPORTED_MODULE_0__/* .compareVersions */ .Zy)(version, line.version) > 0));
}
function versionsOf(line, tags) {
    const suffixes = [line.suffix, ...(line.otherSuffix === undefined ? [] : [line.otherSuffix])];
    return tags.flatMap(tag => {
        const read = suffixes.flatMap(suffix => (0,_tag_version_js__WEBPACK_IMPORTED_MODULE_0__/* .readAs */ .fd)(line.version.scheme, within({ ...line, suffix }, tag)) ?? []);
        const version = read.find(each => isInLine(line, each));
        return version === undefined ? [] : [{ tag, version }];
    });
}
function highest(versions) {
    return versions
        .toSorted((a, b) => (0,_tag_version_js__WEBPACK_IMPORTED_MODULE_0__/* .compareVersions */ .Zy)(a.version, b.version) || a.version.numbers.length - b.version.numbers.length)
        .at(-1);
}
function isInLine({ version, fixed }, other) {
    return (other.scheme === version.scheme &&
        other.stable &&
        fixed.every(index => (version.numbers[index] ?? 0) === (other.numbers[index] ?? 0)));
}
function within({ prefix, suffix }, tag) {
    const around = tag.startsWith(prefix) && tag.endsWith(suffix);
    return around ? tag.slice(prefix.length, tag.length - suffix.length) : '';
}


/***/ }),

/***/ 88773:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Kl: () => (/* binding */ classOf),
/* harmony export */   PS: () => (/* binding */ readFloating),
/* harmony export */   Sd: () => (/* binding */ movesByHabit),
/* harmony export */   tB: () => (/* binding */ sanitise),
/* harmony export */   vb: () => (/* binding */ readGitTag),
/* harmony export */   zW: () => (/* binding */ readTag)
/* harmony export */ });
/* unused harmony export namesRelease */
/* harmony import */ var _tag_version_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(10180);

function classOf(tag) {
    const once = namesCommit(tag) || namesDate(tag) || namesRelease(tag) || namesStage(tag);
    return once ? 'immutable' : 'floating';
}
function namesRelease(text) {
    return candidates(text).some(({ rest }) => /^v?\d+\.\d+\.\d+(?:[-+._a-z].*)?$/i.test(rest));
}
function movesByHabit(gitTag) {
    return /^(?:v?|.*[-_./@]v)\d+(?:\.\d+)?$/i.test(gitTag) || !/\d/.test(gitTag);
}
function readTag(text) {
    if (namesCommit(text))
        return undefined;
    for (const { component, rest } of candidates(text)) {
        const version = (0,_tag_version_js__WEBPACK_IMPORTED_MODULE_0__/* .readVersion */ .$4)(rest);
        if (version !== undefined && (component === '' || version.numbers.length > 2))
            return { component, version };
    }
    return undefined;
}
function readGitTag(name) {
    const found = readTag(name);
    if (found !== undefined || namesCommit(name))
        return found;
    const last = candidates(name).at(-1);
    const version = last && (0,_tag_version_js__WEBPACK_IMPORTED_MODULE_0__/* .readVersion */ .$4)(last.rest);
    return version && { component: last.component, version };
}
function readFloating(tag) {
    const latest = /^(?:(.+[-_.]))?latest(-.+)?$/.exec(tag);
    if (latest !== null)
        return { component: latest[1] ?? '', numbers: [], variant: latest[2] ?? '' };
    const [, component = '', digits, variant = ''] = /^([a-z](?:.*[a-z])?[-_.])?v?(\d{1,15}(?:\.\d{1,15})?)(?:\.x)?(-[a-z].*)?$/i.exec(tag) ?? [];
    return digits === undefined ? undefined : { component, numbers: digits.split('.').map(Number), variant };
}
function sanitise(text) {
    return text.replace(/[^A-Za-z0-9._-]+/g, '-');
}
function namesCommit(tag) {
    return /^(?:.*-)?sha-[0-9a-f]{7,64}$/.test(tag);
}
function namesDate(tag) {
    return /^(?:.*[-_.])?\d{4}-?(?:0[1-9]|1[0-2])-?(?:0[1-9]|[12]\d|3[01])(?:\d{4}|\d{6})?(?:[-_.T].*)?$/.test(tag);
}
function namesStage(tag) {
    return (/^v?\d+\.\d+[^\d].*\d$/i.test(tag) && /[a-z]/i.test(tag.slice(1)) && (0,_tag_version_js__WEBPACK_IMPORTED_MODULE_0__/* .readVersion */ .$4)(tag)?.stable === false);
}
function candidates(text) {
    const starts = /^[a-z@]/i.test(text)
        ? [...text.matchAll(/[-_./@](?=v?\d)/gi)].map(({ index }) => index + 1)
        : [];
    return [0, ...starts].map(start => ({ component: text.slice(0, start), rest: text.slice(start) }));
}


/***/ }),

/***/ 40755:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   aI: () => (/* binding */ namingOf),
/* harmony export */   iq: () => (/* binding */ commitTagsOf),
/* harmony export */   mk: () => (/* binding */ tagsOfCommit),
/* harmony export */   yE: () => (/* binding */ tagNamesOf)
/* harmony export */ });
/* harmony import */ var _identity_commit_tag_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(62368);
/* harmony import */ var _size_past_images_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48340);


function commitTagsOf({ tags }) {
    return tagsOfCommit(tags?.tags ?? []);
}
function tagsOfCommit(tags) {
    return tags.filter(({ rule }) => (0,_identity_commit_tag_js__WEBPACK_IMPORTED_MODULE_1__/* .isCommitRule */ .WH)(rule)).map(({ name }) => name);
}
function namingOf({ tags }, { commit, gitTag }) {
    return { commit: tags?.commit ?? commit ?? 'that is not known', ...(gitTag !== undefined && { gitTag }) };
}
function tagNamesOf(record) {
    const named = record.tags?.commit ?? record.commit;
    if (named === undefined)
        return undefined;
    const short = named.slice(0, 7);
    const own = commitTagsOf(record).filter(name => name.includes(short));
    const [first] = own;
    if (first === undefined)
        return undefined;
    const suffix = first.slice(first.lastIndexOf(short)).replace(/^[0-9a-f]{40}|^[0-9a-f]{7}/, '');
    return {
        ofCommit: commit => own.map(name => name.includes(named) ? name.replace(named, commit) : name.replace(short, commit.slice(0, 7))),
        ofBranch: branch => `${_size_past_images_js__WEBPACK_IMPORTED_MODULE_0__/* .plainNames */ .D.ofBranch(branch)}${suffix}`.slice(0, 128),
    };
}


/***/ }),

/***/ 43581:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  promoteStage: () => (/* binding */ promoteStage)
});

// EXTERNAL MODULE: ./.build/src/identity/allowed-tags.js + 1 modules
var allowed_tags = __webpack_require__(74982);
// EXTERNAL MODULE: ./.build/src/identity/commit-tag.js
var commit_tag = __webpack_require__(62368);
// EXTERNAL MODULE: ./.build/src/inputs/push.js
var push = __webpack_require__(85365);
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
// EXTERNAL MODULE: ./.build/src/identity/words.js
var identity_words = __webpack_require__(82395);
// EXTERNAL MODULE: ./.build/src/registry/open-transport.js
var open_transport = __webpack_require__(7839);
// EXTERNAL MODULE: ./.build/src/stage/pre-release.js
var pre_release = __webpack_require__(21219);
// EXTERNAL MODULE: ./.build/src/image/manifest.js
var image_manifest = __webpack_require__(9424);
// EXTERNAL MODULE: ./.build/src/image/reference.js
var image_reference = __webpack_require__(80764);
// EXTERNAL MODULE: ./.build/src/messages/errors.js
var errors = __webpack_require__(3969);
// EXTERNAL MODULE: ./.build/src/store/artifact.js
var artifact = __webpack_require__(68483);
// EXTERNAL MODULE: ./.build/src/store/open-store.js
var open_store = __webpack_require__(10901);
// EXTERNAL MODULE: ./.build/src/promote/evidence/build-of.js
var build_of = __webpack_require__(18604);
// EXTERNAL MODULE: ./.build/src/promote/evidence/gate.js
var gate = __webpack_require__(73457);
// EXTERNAL MODULE: ./.build/src/promote/evidence/store.js + 2 modules
var evidence_store = __webpack_require__(31043);
// EXTERNAL MODULE: ./.build/src/promote/evidence/trust.js
var evidence_trust = __webpack_require__(61682);
// EXTERNAL MODULE: ./.build/src/registry/manifests.js + 1 modules
var manifests = __webpack_require__(53356);
// EXTERNAL MODULE: ./.build/src/store/image-reader.js
var image_reader = __webpack_require__(6806);
// EXTERNAL MODULE: ./.build/src/store/layout/layout-path.js
var layout_path = __webpack_require__(11134);
// EXTERNAL MODULE: ./.build/src/store/runnable-images.js
var runnable_images = __webpack_require__(31447);
// EXTERNAL MODULE: ./.build/src/store/subject.js
var subject = __webpack_require__(95677);
;// CONCATENATED MODULE: ./.build/src/promote/source.js







async function findSource(named, transport) {
    const text = sourceText(named);
    if (text === undefined) {
        const { subject } = named;
        if (subject === undefined)
            throw new errors/* UserError */.yo('there is no image to promote', {
                hint: 'Set the image input, or run the build stage first in the same job.',
            });
        const { digest, source, platforms } = subject;
        return { digest, source, subject, platforms };
    }
    try {
        const [found, warnings] = await Promise.all([(0,subject/* findImage */.F)(text, transport), movedTag(text, transport)]);
        return { ...found, warnings: [...assumedTag(text, found.digest), ...warnings] };
    }
    catch (cause) {
        throw ofSource(text, cause);
    }
}
function assumedTag(text, digest) {
    if ((0,layout_path/* layoutPath */.q8)(text) !== undefined)
        return [];
    const { tag, digest: named } = (0,image_reference/* parseReference */.F2)(text);
    if (tag !== undefined || named !== undefined)
        return [];
    return [`the image ${text} names no tag: what its tag latest names now was taken, ${digest}`];
}
async function readTop(found, transport) {
    try {
        return await (0,image_reader/* openImage */.UY)(found.source, transport).manifest(found.digest);
    }
    catch (cause) {
        throw ofSource(formatSource(found), cause);
    }
}
async function platformsOf(found, transport) {
    try {
        return found.platforms ?? (await (0,runnable_images/* readPlatforms */.tj)((0,image_reader/* openImage */.UY)(found.source, transport), found.digest));
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
    if ((0,layout_path/* layoutPath */.q8)(text))
        return undefined;
    const { registry, repository } = (0,image_reference/* parseReference */.F2)(text);
    return { registry, repository };
}
function tagNamed(named) {
    const text = sourceText(named);
    return text === undefined ? undefined : ((0,layout_path/* layoutPath */.q8)(text) ?? (0,image_reference/* parseReference */.F2)(text)).tag;
}
function formatSource({ source, digest }) {
    return source.kind === 'registry' ? `${source.repository}@${digest}` : `${source.path}@${digest}`;
}
async function movedTag(text, transport) {
    if ((0,layout_path/* layoutPath */.q8)(text))
        return [];
    const { tag, digest, ...at } = (0,image_reference/* parseReference */.F2)(text);
    if (tag === undefined || digest === undefined)
        return [];
    const head = await (0,manifests/* headManifest */.sy)(transport, at, tag);
    return head?.digest === digest
        ? []
        : [`${(0,image_reference/* formatReference */.FH)({ ...at, tag })} now names ${head?.digest ?? 'nothing'}; ${digest} was requested`];
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
            hint: 'Set the image input.',
        });
    const layout = (0,layout_path/* layoutPath */.q8)(place);
    if (layout)
        return (0,layout_path/* formatLayoutPath */.Dw)({ path: layout.path, tag: from });
    const { registry, repository } = (0,image_reference/* parseReference */.F2)(place);
    return (0,image_reference/* formatReference */.FH)({ registry, repository, tag: from });
}

;// CONCATENATED MODULE: ./.build/src/promote/attach-evidence.js











const fresh = 24 * 3_600_000;
async function attachRunEvidence(input, transport) {
    const { evidence: record } = input.request;
    const passed = passedOf(input);
    if (record === undefined || !speaks(input, passed))
        return [];
    if (input.trust.policy === 'signed' && input.signer === undefined)
        return [
            'the evidence of this run was not attached: signatures are required, but this run does not sign (signing); no later run accepts this image as proven',
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
    if (record === undefined || !speaks(input, passed))
        return [];
    if (trust.policy === 'signed' && signer === undefined)
        return [];
    const store = (0,open_store/* openStore */.C)(source.source, transport);
    if (input.referrers !== 'none' && !(await lacks(store, { ...input, record, passed }, transport)).lacking)
        return [];
    const content = { subject: (0,image_manifest/* descriptorOf */.nb)(root), record: asEvidence(record, source.digest), signer };
    return [(0,artifact/* artifactOf */.qB)(await (0,evidence_store/* evidenceOf */.X1)(store.reader.origin, content))];
}
async function attachTo(at, input, transport) {
    const { root, record, source, signer } = input;
    const { lacking, warnings } = await lacks((0,open_store/* registryStore */.X)(at, transport), input, transport);
    if (lacking)
        await (0,evidence_store/* attachEvidence */.PJ)(transport, at, {
            subject: (0,image_manifest/* descriptorOf */.nb)(root),
            record: asEvidence(record, source.digest),
            signer,
        });
    return [...warnings];
}
function passedOf({ request, source }) {
    const { evidence: record } = request;
    if (!request.attach.includes('evidence'))
        return [];
    return ['scan', 'smoke'].filter(name => record?.[name]?.status === 'passed' && record[name].digest === source.digest);
}
function speaks({ request, source }, passed) {
    const { build } = request.evidence ?? {};
    const built = build?.status === 'passed' && build.digest === source.digest && build.builtFrom !== undefined;
    return passed.length > 0 || (built && request.attach.includes('evidence'));
}
async function lacks(store, input, transport) {
    const { source, now, record, passed, signer } = input;
    const { digest } = source;
    const platforms = await platformsOf(source, transport);
    const { trust } = signer ?? { trust: { ...evidence_trust/* anybody */.VC, projects: input.trust.projects } };
    const { commit, build } = asEvidence(record, digest);
    const ofOther = (revision) => revision !== undefined && commit !== undefined && revision !== commit;
    const held = await (0,evidence_store/* readEvidence */.At)(store, {
        ...{ digest, trust, now },
        only: ({ annotations }) => !ofOther(annotations?.['org.opencontainers.image.revision']),
    });
    const ofCommit = held.sources.filter(evidence => evidence.record.commit === commit);
    const named = build?.builtFrom === undefined ||
        ofCommit.some(evidence => sameBuild((0,build_of/* builtFromIn */.U9)(evidence.record, digest), build.builtFrom));
    const verdicts = (0,gate/* judge */.S)({ digest, platforms, require: passed, maxAge: fresh, now, judgeAgain: input.request.judgeAgain }, ofCommit);
    return { lacking: !named || verdicts.some(({ status }) => status !== 'passed'), warnings: held.warnings };
}
function sameBuild(held, own) {
    return (held !== undefined &&
        (0,identity_words/* formatBuiltFrom */.IC)(held) === (0,identity_words/* formatBuiltFrom */.IC)(own) &&
        (held.pullRequest === undefined) === (own?.pullRequest === undefined));
}
function asEvidence(record, digest) {
    const { build, ...rest } = withoutLogs(record);
    if (build === undefined || build.digest !== digest)
        return rest;
    const { commit } = build.builtFrom ?? {};
    return { ...rest, build, ...(commit !== undefined && { commit }) };
}
function withoutLogs(record) {
    const { smoke } = record;
    return smoke
        ? { ...record, smoke: { ...smoke, platforms: smoke.platforms.map(({ log: _, ...rest }) => rest) } }
        : record;
}

// EXTERNAL MODULE: ./.build/src/identity/compare.js
var compare = __webpack_require__(64469);
;// CONCATENATED MODULE: ./.build/src/promote/evidence-commit.js





function commitNames(targets, image) {
    const source = image === undefined ? undefined : ((0,layout_path/* layoutPath */.q8)(image) ?? (0,image_reference/* parseReference */.F2)(image)).tag;
    const tags = [...targets.map(({ tag }) => tag), ...(source === undefined ? [] : [source])];
    return [...new Set(tags)].flatMap(tag => {
        const commit = (0,commit_tag/* commitInTag */.P$)(tag);
        return commit === undefined || tag.endsWith('-dirty') ? [] : [{ tag, commit }];
    });
}
function misnamed(names, builds) {
    const [first] = builds;
    if (first === undefined)
        return [];
    return names
        .filter(({ commit }) => !builds.some(build => !build.dirty && (0,compare/* isBuildOf */.k)(build, commit)))
        .map(({ tag, commit }) => `the tag ${tag} names the commit ${commit}, and the image was built from ${(0,identity_words/* formatBuiltFrom */.IC)(first) || 'an unknown one'}`);
}

;// CONCATENATED MODULE: ./.build/src/promote/check-evidence.js







async function checkEvidence(source, record, requirement, transport) {
    const { trust, names = [] } = requirement;
    const ownBuild = record === undefined ? [] : buildsIn([record], source);
    const named = (builds) => ({
        misnamed: misnamed(names, builds),
        ...(builds[0] && { builtFrom: builds[0] }),
    });
    const read = (enough) => (0,evidence_store/* readEvidence */.At)((0,open_store/* openStore */.C)(source.source, transport), {
        digest: source.digest,
        trust,
        now: requirement.now,
        ...(enough && { enough }),
    });
    if (requirement.require.length === 0) {
        if (names.length === 0 || ownBuild.length > 0)
            return { verdicts: [], warnings: [], ...named(ownBuild) };
        const { sources } = await read();
        return {
            verdicts: [],
            warnings: [],
            ...named(buildsIn(sources.map(found => found.record), source)),
        };
    }
    const platforms = await platformsOf(source, transport);
    const policy = { ...requirement, digest: source.digest, platforms };
    const own = record === undefined ? [] : [{ record, source: 'this run', own: true }];
    const verdicts = (0,gate/* judge */.S)(policy, own);
    if (verdicts.every(({ status }) => status !== 'missing'))
        return { verdicts, warnings: [], platforms, ...named(ownBuild) };
    const recordsOf = (sources) => sources.map(found => found.record);
    const stored = await read(sources => (0,gate/* judge */.S)(policy, [...own, ...sources]).every(({ status }) => status !== 'missing') &&
        (names.length === 0 || buildsIn(recordsOf(sources), source).length > 0));
    const again = (0,gate/* judge */.S)(policy, [...own, ...stored.sources]);
    const both = verdicts.map((verdict, at) => verdict.status === 'missing' ? (again[at] ?? verdict) : verdict);
    return {
        verdicts: withSetAside(both, (0,evidence_trust/* explainSetAside */.Cy)([...stored.setAside, ...stored.warnings], trust) ?? told(stored.warnings)),
        warnings: stored.warnings,
        platforms,
        ...named([
            ...ownBuild,
            ...buildsIn(stored.sources.map(found => found.record), source),
        ]),
    };
}
function buildsIn(records, { digest }) {
    return records.flatMap(record => (0,build_of/* builtFromIn */.U9)(record, digest) ?? []);
}
function told(warnings) {
    return warnings.length === 0 ? undefined : warnings.join('; ');
}
function withSetAside(verdicts, why) {
    const first = verdicts.findIndex(({ status }) => status === 'missing');
    return verdicts.map((verdict, at) => at === first && why !== undefined ? { ...verdict, reason: `${verdict.reason} (${why})` } : verdict);
}

;// CONCATENATED MODULE: ./.build/src/promote/commit-order.js

function commitOrder({ commit, facts, exec, folder, codeHost }) {
    const asked = new Map();
    const git = async (...args) => {
        try {
            return await exec.run({ file: 'git', args, cwd: folder, env: { GIT_NO_LAZY_FETCH: '1' } });
        }
        catch {
            return { exitCode: 127, stdout: '' };
        }
    };
    const isAncestor = async (ancestor, of) => (await git('merge-base', '--is-ancestor', ancestor, of)).exitCode === 0;
    const find = async (other) => {
        if (commit === undefined)
            return 'unknown';
        if (other === commit)
            return 'same';
        if (pushedOver(facts, commit).includes(other))
            return 'earlier';
        const { stdout } = await git('cat-file', 'commit', commit);
        if (parentsIn(stdout).includes(other))
            return 'earlier';
        return (await atHost(codeHost, other, commit)) ?? (await locally(isAncestor, other, commit));
    };
    return {
        commit,
        ref: facts.ref,
        orderOf(other) {
            const order = asked.get(other) ?? find(other);
            asked.set(other, order);
            return order;
        },
    };
}
function pushedOver({ payload }, commit) {
    const { before, after, commits } = payload;
    if (typeof after === 'string' && after !== commit)
        return [];
    const pushed = Array.isArray(commits) ? commits.map((each) => each?.id) : [];
    return [before, ...pushed].filter(id => typeof id === 'string');
}
function parentsIn(commit) {
    const [head = ''] = commit.split('\n\n');
    return [...head.matchAll(/^parent ([0-9a-f]+)$/gm)].map(([, id = '']) => id);
}
async function atHost(codeHost, other, commit) {
    try {
        return await codeHost?.compareCommits?.(commit, other);
    }
    catch (error) {
        if (!(0,errors/* isExpected */.Dn)(error))
            throw error;
        return undefined;
    }
}
async function locally(isAncestor, other, commit) {
    if (await isAncestor(commit, other))
        return 'later';
    return (await isAncestor(other, commit)) ? 'earlier' : 'unknown';
}

// EXTERNAL MODULE: ./.build/src/image/index-entry.js
var index_entry = __webpack_require__(92812);
// EXTERNAL MODULE: ./.build/src/registry/blobs.js
var registry_blobs = __webpack_require__(74939);
// EXTERNAL MODULE: ./.build/src/registry/error.js
var registry_error = __webpack_require__(51229);
// EXTERNAL MODULE: ./.build/src/registry/parallel.js
var parallel = __webpack_require__(38248);
;// CONCATENATED MODULE: ./.build/src/store/copy.js







const [transfers, requests] = [4, 16];
async function copyContent({ root, ...copy }, transport) {
    return copyContents({ ...copy, roots: [root] }, transport);
}
async function copyContents(copy, transport) {
    const { reader, roots, to, mountFrom } = copy;
    const seen = new Set(roots.map(({ digest }) => digest));
    const found = await (0,parallel/* inParallel */.H)(roots, requests, root => collect({ ...copy, root }, transport, (0,image_manifest/* parseManifest */.Ng)(root), seen, 1));
    const children = found.flat();
    const images = [...(copy.present ? [] : roots), ...children].map(stored => (0,image_manifest/* parseManifest */.Ng)(stored));
    const blobs = new Map(images.flatMap(image => (image.kind === 'image' ? (0,image_manifest/* blobsOf */.OR)(image) : [])).map(b => [b.digest, b]));
    const sorted = [...blobs.values()].sort((a, b) => a.size - b.size);
    const limit = mountFrom === undefined ? transfers : requests;
    const skipped = images.flatMap(image => (image.kind === 'image' ? (0,image_manifest/* layersElsewhere */.tY)(image) : []));
    const optional = distinctBlobs(skipped);
    const copied = new Set();
    if (copy.everything)
        await (0,parallel/* inParallel */.H)(optional, limit, async (blob) => {
            if (await copyOptional(transport, to, { blob, mountFrom, open: () => reader.openBlob(blob) }))
                copied.add(blob.digest);
        });
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
        elsewhere: optional.flatMap(({ digest }) => (copied.has(digest) ? [] : [digest])),
    };
}
async function copyOptional(transport, to, upload) {
    try {
        await (0,registry_blobs/* putBlob */.HT)(transport, to, upload);
        return true;
    }
    catch (error) {
        const absent = error instanceof registry_error/* RegistryError */.gl ? error.status === 404 : isMissingFile(error);
        if (absent)
            return false;
        throw error;
    }
}
function isMissingFile(error) {
    const { cause } = error;
    return error instanceof errors/* UserError */.yo && cause?.code === 'ENOENT';
}
function distinctBlobs(blobs) {
    return [...new Map(blobs.map(blob => [blob.digest, blob])).values()];
}
async function collect(copy, transport, manifest, seen, depth) {
    if (manifest.kind === 'image')
        return [];
    if (depth > index_entry/* deepestIndex */.z_)
        throw new errors/* UserError */.yo(`${copy.reader.origin}: ${copy.root.digest} nests indexes more than ${index_entry/* deepestIndex */.z_} deep`);
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
// EXTERNAL MODULE: ./.build/src/registry/refusal.js
var refusal = __webpack_require__(95879);
;// CONCATENATED MODULE: ./.build/src/store/copy-referrers.js








const copy_referrers_requests = 16;
async function copyReferrers(transport, { found, ...way }) {
    const { reader, to, mountFrom } = way;
    const lists = await listedAt(transport, to, found);
    const states = await (0,parallel/* inParallel */.H)(found, copy_referrers_requests, async (referrer) => {
        const { stored, subject, tag } = referrer;
        const listed = subject !== undefined && lists.get(subject)?.has(stored.digest) === true;
        const there = tag !== undefined || listed ? await (0,manifests/* headManifest */.sy)(transport, to, tag ?? stored.digest) : undefined;
        return { ...referrer, there };
    });
    const missing = states.filter(({ there }) => there === undefined);
    await copyContents({ reader, roots: missing.map(({ stored }) => stored), to, mountFrom }, transport);
    const results = [];
    for (const level of levelsOf(missing))
        results.push(...(await (0,parallel/* inParallel */.H)(level, copy_referrers_requests, referrer => put(transport, referrer, way))));
    const added = Map.groupBy(results.flatMap(({ added }) => added ?? []), ({ subject }) => subject);
    await (0,parallel/* inParallel */.H)([...added], copy_referrers_requests, async ([subject, all]) => {
        if (subject !== undefined)
            await (0,referrers/* addReferrers */.It)(transport, to, subject, all);
    });
    const strange = states.filter(({ there, stored }) => there !== undefined && there.digest !== stored.digest);
    return [
        ...strange.map(({ there, tag }) => `${(0,image_reference/* formatReference */.FH)({ ...to, tag })} has other signatures (${there?.digest}) and was not changed`),
        ...results.flatMap(({ warning }) => warning ?? []),
    ];
}
async function put(transport, { stored, subject, tag }, way) {
    try {
        const { keepsReferrers } = await (0,manifests/* putManifest */.RV)(transport, way.to, stored, { name: tag ?? stored.digest });
        return { added: { stored, subject, keepsReferrers } };
    }
    catch (cause) {
        if (!(0,refusal/* meansUnsupported */.U)(cause) || subject === undefined)
            throw cause;
        const own = way.tagFor(stored, subject);
        if (own !== undefined) {
            await (0,manifests/* putManifest */.RV)(transport, way.to, (0,artifact/* standingAlone */.Mz)(stored), { name: own });
            return {};
        }
        const why = `${(0,image_reference/* formatReference */.FH)(way.to)} does not accept ${stored.digest}, which refers to ${subject}: ${cause.message}`;
        if (way.refused === 'warning')
            return { warning: why };
        throw new errors/* UserError */.yo(why, {
            cause,
            hint: 'With `referrers: accepted` the image is copied without the referrers that the registry refuses.',
        });
    }
}
async function listedAt(transport, to, found) {
    const subjects = [...new Set(found.flatMap(({ subject }) => subject ?? []))];
    const lists = await (0,parallel/* inParallel */.H)(subjects, copy_referrers_requests, async (subject) => {
        const listed = await (0,referrers/* listReferrers */.xt)(transport, to, subject);
        return [subject, new Set(listed.map(({ digest }) => digest))];
    });
    return new Map(lists);
}
function levelsOf(referrers) {
    const depths = new Map();
    for (const { stored, subject } of referrers)
        depths.set(stored.digest, subject === undefined ? 0 : (depths.get(subject) ?? -1) + 1);
    const levels = Map.groupBy(referrers, ({ stored }) => depths.get(stored.digest) ?? 0);
    return [...levels].sort(([a], [b]) => a - b).map(([, level]) => level);
}

// EXTERNAL MODULE: ./.build/src/store/referrers.js
var store_referrers = __webpack_require__(79717);
// EXTERNAL MODULE: ./.build/src/promote/evidence/statement.js
var statement = __webpack_require__(12445);
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

;// CONCATENATED MODULE: ./.build/src/promote/copy-image.js












async function copyImage(copyPlan, transport) {
    const home = repositoryHolding(copyPlan.source);
    const targets = copyPlan.repositories.filter(at => home === undefined || !(0,image_reference/* sameRepository */.RB)(at, home));
    const { source, root, referrers } = copyPlan;
    const beside = targets.length === 0 || referrers === 'none'
        ? Promise.resolve(store_referrers/* noReferrers */.uL)
        : (0,store_referrers/* findReferrers */.SX)((0,open_store/* openStore */.C)(source.source, transport), root);
    const firsts = new Map();
    const works = targets.map(at => {
        const first = firsts.get(at.registry);
        const work = copyTo(at, { ...copyPlan, beside, first }, transport);
        if (first === undefined)
            firsts.set(at.registry, work.then(() => at, () => undefined));
        return { place: (0,image_reference/* formatReference */.FH)(at), work };
    });
    const results = await settleAll(works);
    return {
        lines: results.flatMap(({ lines }) => lines),
        warnings: [...(await beside).warnings, ...results.flatMap(({ warnings }) => warnings)],
    };
}
async function copyTo(to, copyPlan, transport) {
    const { source, root, plan, repositories, beside } = copyPlan;
    const from = repositoryHolding(source);
    const everything = copyPlan.nondistributableLayers === 'copy';
    const holder = from?.registry === to.registry ? from : await copyPlan.first;
    const mountFrom = holder?.repository;
    const present = plan.some(({ at, before }) => (0,image_reference/* sameRepository */.RB)(at, to) && before === source.digest);
    try {
        const reader = (0,image_reader/* openImage */.UY)(source.source, transport);
        const [copied, { found }] = await Promise.all([
            copyContent({ reader, root, to, mountFrom, present, everything }, transport),
            beside,
        ]);
        if (!present && (repositories.length > 1 || found.length > 0))
            await (0,manifests/* putManifest */.RV)(transport, to, root, { name: root.digest });
        const refused = copyPlan.referrers === 'all' ? 'error' : 'warning';
        const warnings = await copyReferrers(transport, { reader, to, mountFrom, found, refused, tagFor });
        const lines = [lineOf(to, copied, found.length - warnings.length)];
        return { lines, warnings: [...notCopied(to, copied), ...warnings] };
    }
    catch (cause) {
        const hint = cause instanceof errors/* UserError */.yo ? cause.hint : undefined;
        throw new errors/* UserError */.yo(`copying ${formatSource(source)} to ${(0,image_reference/* formatReference */.FH)(to)}: ${(0,errors/* describe */.q0)(cause)}`, {
            cause,
            hint,
        });
    }
}
function notCopied(to, { elsewhere }) {
    const what = elsewhere.length === 1 ? 'a layer that is' : `${elsewhere.length} layers that are`;
    const text = `${(0,image_reference/* formatReference */.FH)(to)}: ${what} not distributable by media type (${elsewhere.join(', ')}) was not copied; pulls get it from its urls`;
    return elsewhere.length === 0 ? [] : [text];
}
function tagFor(stored, subject) {
    const { annotations } = (0,image_manifest/* parseManifest */.Ng)(stored);
    return annotations['in-toto.io/predicate-type'] === statement/* predicateType */.W3 ? (0,store_referrers/* evidenceTag */.GE)(subject) : undefined;
}
function lineOf(to, { blobs, uploadedBytes, manifests }, referrers) {
    const parts = [
        blobs.uploaded > 0 ? `${blobs.uploaded} blobs uploaded (${(uploadedBytes / 1e6).toFixed(1)} MB)` : '',
        blobs.mounted > 0 ? `${blobs.mounted} mounted` : '',
        blobs.present > 0 ? `${blobs.present} already there` : '',
        manifests > 0 ? `${manifests} manifests` : '',
        referrers > 0 ? `${referrers} signatures and other referrers` : '',
    ].filter(Boolean);
    return `${(0,image_reference/* formatReference */.FH)(to)}: ${parts.join(', ') || 'already has the image'}`;
}

// EXTERNAL MODULE: ./.build/src/registry/digest.js
var digest = __webpack_require__(95971);
;// CONCATENATED MODULE: ./.build/src/promote/label.js







async function readLabel(stored, reader, key) {
    const root = (0,image_manifest/* parseManifest */.Ng)(stored);
    if (root.annotations[key] !== undefined)
        return root.annotations[key];
    try {
        if (root.kind === 'image')
            return (0,index_entry/* isImageConfig */._m)(root.config.mediaType)
                ? labelsIn(await (0,image_reader/* readBlob */.gm)(reader, root.config))[key]
                : undefined;
        const image = await (0,runnable_images/* firstRunnable */.qu)(reader, stored);
        return image && (image.manifest.annotations[key] ?? labelsIn(image.config)[key]);
    }
    catch (error) {
        if (!(0,errors/* isExpected */.Dn)(error) || isFailure(error))
            throw error;
        return undefined;
    }
}
function isFailure(error) {
    return error instanceof digest/* ContentError */.yg || (error instanceof registry_error/* RegistryError */.gl && error.status !== 404);
}
function labelsIn(bytes) {
    const labels = Object.entries(configIn(bytes)?.config?.Labels ?? {});
    return Object.fromEntries(labels.filter(([, value]) => typeof value === 'string'));
}
function configIn(bytes) {
    try {
        return JSON.parse(new TextDecoder().decode(bytes));
    }
    catch {
        return null;
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
        return warn(`the deployment to ${environment} is not recorded: this needs GitHub and a github-token`);
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
    log.info(`recorded the deployment to ${environment}`);
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
    if ((0,layout_path/* layoutPath */.q8)(reference))
        return { digest, revision: undefined };
    const { registry, repository } = (0,image_reference/* parseReference */.F2)(reference);
    const source = { kind: 'registry', repository: (0,image_reference/* formatReference */.FH)({ registry, repository }) };
    const reader = (0,image_reader/* openImage */.UY)(source, transport);
    const revision = await readLabel(await reader.manifest(digest), reader, revisionKey);
    return { digest, revision: /^[0-9a-f]{40}$/.test(revision ?? '') ? revision : undefined };
}

// EXTERNAL MODULE: ./.build/src/promote/destinations.js
var destinations = __webpack_require__(47611);
// EXTERNAL MODULE: ./.build/src/promote/evidence/identities.js
var identities = __webpack_require__(62540);
// EXTERNAL MODULE: ./.build/src/promote/evidence/name-pattern.js
var name_pattern = __webpack_require__(94746);
;// CONCATENATED MODULE: ./.build/src/promote/evidence/identity-warnings.js


function identityWarnings(trust) {
    const { names = [] } = (trust.policy === 'signed' && trust.identities) || {};
    const everywhere = (trust.projects?.named ?? []).filter(name => /^\*/.test(name));
    return [
        ...names.flatMap(warningsOf),
        ...everywhere.map(name => `trusted-projects: ${name} trusts projects of other owners: write the owner out`),
    ];
}
function warningsOf({ text, issuer }) {
    const [name = ''] = text.split(/\s+/);
    const said = (what) => `trusted-identities: ${text} ${what}`;
    if (/^\**$/.test(name))
        return [said(`trusts everybody to whom ${issuer} gives a certificate: name the workflow and its branch`)];
    if (issuer !== identities/* githubIssuer */.rV)
        return [];
    const owner = name.split('/')[3] ?? '*';
    return [
        ...(owner.includes('*')
            ? [said('trusts workflows of other owners: write the owner, the repository and the workflow out')]
            : []),
        ...(admitsPullRequests(name)
            ? [said('trusts workflows that ran for a pull request: end it with a branch, such as @refs/heads/main')]
            : []),
    ];
}
function admitsPullRequests(name) {
    const at = name.lastIndexOf('@');
    return at < 0 ? name.includes('**') : (0,name_pattern/* namePattern */._)(name.slice(at + 1)).test('refs/pull/1/merge');
}

// EXTERNAL MODULE: ./.build/src/promote/evidence/signer.js
var evidence_signer = __webpack_require__(96612);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./.build/src/files/read.js
var read = __webpack_require__(94479);
// EXTERNAL MODULE: ./.build/src/image/docker-archive.js
var docker_archive = __webpack_require__(23090);
// EXTERNAL MODULE: ./.build/src/image/layout.js
var image_layout = __webpack_require__(67955);
// EXTERNAL MODULE: ./.build/src/image/platform.js
var image_platform = __webpack_require__(52490);
;// CONCATENATED MODULE: ./.build/src/store/layout/content.js




async function contentOf(reader, tops) {
    const manifests = new Map();
    const blobs = new Map();
    const take = async (stored, depth) => {
        if (manifests.has(stored.digest))
            return;
        const manifest = (0,image_manifest/* parseManifest */.Ng)(stored);
        if (manifest.kind === 'index' && depth > index_entry/* deepestIndex */.z_)
            throw new errors/* UserError */.yo(`${reader.origin}: ${stored.digest} nests indexes more than ${index_entry/* deepestIndex */.z_} deep`);
        manifests.set(stored.digest, stored);
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
        ...[...manifests.values()].map(({ digest, bytes }) => ({ name: (0,image_layout/* blobPath */.nD)(digest), bytes })),
        ...[...blobs.values()].map(({ digest, size }) => ({ name: (0,image_layout/* blobPath */.nD)(digest), blob: { digest, size } })),
    ];
}
function sizeOf(file) {
    return 'bytes' in file ? file.bytes.length : file.blob.size;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
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

// EXTERNAL MODULE: ./.build/src/files/write.js
var write = __webpack_require__(13120);
;// CONCATENATED MODULE: ./.build/src/store/layout/write-folder.js









const write_folder_transfers = 4;
const highWaterMark = 512 * 1024;
async function holdsLayout(folder) {
    const names = await (0,promises_.readdir)(folder).catch((error) => {
        if (error.code === 'ENOENT')
            return [];
        throw error;
    });
    if (names.length > 0 && !names.includes('index.json'))
        throw new errors/* UserError */.yo(`${folder} contains other files and no OCI layout (it has no index.json)`, {
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
    await (0,promises_.mkdir)(folder, { recursive: true });
    for (const name of new Set(files.map(file => (0,external_node_path_.dirname)(file.name))))
        await (0,write/* folderOf */.yS)(folder, name);
    const blobs = files.filter(file => 'blob' in file);
    await (0,parallel/* inParallel */.H)(blobs, write_folder_transfers, file => writeOne(folder, file, reader));
    for (const file of files)
        if (!('blob' in file))
            await writeOne(folder, file, reader);
}
async function writeOne(folder, file, reader) {
    const path = (0,external_node_path_.join)(folder, file.name);
    if ('blob' in file && (await holds(path, file.blob)))
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
async function holds(path, blob) {
    try {
        const file = await (0,read/* openRegular */.lf)(path);
        const { size } = await file.stat();
        if (size !== blob.size) {
            await file.close();
            return false;
        }
        const check = (0,digest/* checkOf */.EG)({ ...blob, origin: path });
        for await (const piece of file.createReadStream({ highWaterMark }))
            check.take(piece);
        check.end();
        return true;
    }
    catch {
        return false;
    }
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
            await writeArchive(path, [version, index((0,image_layout/* addToLayout */.rw)(undefined, listing)), ...list, ...content], reader);
        }
        else {
            const held = (await holdsLayout(path)) ? await (0,read/* readRegular */.VX)((0,external_node_path_.join)(path, 'index.json')) : undefined;
            await writeFolder(path, [...content, version, index((0,image_layout/* addToLayout */.rw)(held, listing))], reader);
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
    return all.map(([digest, bytes]) => ({ name: (0,image_layout/* blobPath */.nD)(digest), bytes }));
}
const version = textFile('oci-layout', '{"imageLayoutVersion":"1.0.0"}');
function index(text) {
    return textFile('index.json', text);
}
async function dockerFile(reader, root, names) {
    const images = await (0,runnable_images/* listRunnable */.i)(reader, root.digest);
    const image = images.find(({ platform }) => (0,image_platform/* samePlatform */.my)(platform, 'linux/amd64')) ?? images[0];
    if (image === undefined)
        return [];
    const references = names.flatMap(({ reference }) => (reference === undefined ? [] : [reference]));
    return [textFile('manifest.json', (0,docker_archive/* dockerList */.z)(image.manifest, references))];
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

// EXTERNAL MODULE: ./.build/src/promote/target.js
var promote_target = __webpack_require__(24543);
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

;// CONCATENATED MODULE: ./.build/src/promote/outcome.js




function startSection(source, { evidenceCheck, plan, dryRun, warnings = [], }) {
    return {
        status: 'passed',
        digest: source.digest,
        from: formatSource(source),
        ...(evidenceCheck.builtFrom && { builtFrom: (0,identity_words/* formatBuiltFrom */.IC)(evidenceCheck.builtFrom) }),
        dryRun,
        tags: [],
        evidence: evidenceIn(evidenceCheck),
        warnings: [...(source.warnings ?? []), ...evidenceCheck.warnings, ...warnings, ...heldBack(plan)],
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
    const misnamed = evidenceCheck?.misnamed ?? [];
    if (!unproven && misnamed.length === 0 && refused.length === 0)
        return undefined;
    const reasons = [
        ...(unproven && evidenceCheck ? [howToAttachEvidence(section, evidenceCheck)] : []),
        ...misnamed,
        ...refused,
        ...(refused.length > 0 ? ['an immutable tag never moves: use another tag for this image'] : []),
    ];
    return {
        ...section,
        status: 'failed',
        outcome: unproven || misnamed.length > 0 ? 'refused-evidence' : 'refused-immutable',
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
    return plan.flatMap(({ action, tag, reason }) => action === 'hold-back' ? [`${tag} is not moved: ${reason} (floating: always moves it)`] : []);
}
function howToAttachEvidence({ digest }, { verdicts }) {
    return `${digest} may not be promoted: ${(0,gate/* reasonOf */.A)(verdicts)}. Run these stages on this digest first, in this job or in the run that built it.`;
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
            ...(section.builtFrom && { builtFrom: section.builtFrom }),
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
// EXTERNAL MODULE: ./.build/src/image/tag.js
var image_tag = __webpack_require__(88773);
// EXTERNAL MODULE: ./.build/src/image/tag-line.js
var tag_line = __webpack_require__(72772);
// EXTERNAL MODULE: ./.build/src/image/tag-version.js
var tag_version = __webpack_require__(10180);
;// CONCATENATED MODULE: ./.build/src/image/tag-follow.js



function linesOf(tags, own) {
    const names = tag_follow_namesIn(tags);
    const found = tags.flatMap(given => {
        if (given.class !== 'floating')
            return [];
        const follows = given.line === undefined ? guessed(given, { tags, names, own }) : whole(given.line);
        return follows === undefined ? [] : [[given.tag, follows]];
    });
    return new Map(found);
}
function asksImage(tags) {
    const names = tag_follow_namesIn(tags);
    return tags.some(given => given.class === 'floating' && given.line === undefined && lacksVersion(formOf(given, names), tags));
}
function lacksVersion(form, tags) {
    return form !== undefined && mayAskImage(form) && versionsBeside(form, tags).length === 0;
}
function whole({ fixed, ...line }) {
    return fixed && { ...line, fixed };
}
function guessed(given, { own, ...beside }) {
    const form = formOf(given, beside.names);
    if (form === undefined)
        return undefined;
    const { numbers, variant } = form;
    const found = versionsBeside(form, beside.tags);
    const otherwise = () => (given.branch ? [] : (ownVersion(own, form) ?? shortOnes(form, beside.tags)));
    const named = found.length > 0 ? found : otherwise();
    const [first] = named;
    const best = (0,tag_line/* highest */.BR)(named.filter(({ version }) => version.scheme === first?.version.scheme));
    if (best === undefined || !numbers.every((number, at) => number === best.version.numbers[at]))
        return undefined;
    const { version, prefix, suffix } = best;
    const other = suffix === variant ? {} : { otherSuffix: suffix };
    return { version, fixed: numbers.map((_, at) => at), prefix, suffix: variant, ...other };
}
function versionsBeside({ component, variant }, tags) {
    const ofVariant = (suffix) => tags.flatMap(each => namedBy(each, suffix) ?? []);
    const mine = ofVariant(variant);
    const all = mine.length > 0 ? mine : ofVariant('');
    const own = all.filter(({ prefix }) => prefix === component);
    return component === '' && own.length === 0 ? all : own;
}
function namedBy({ tag, class: kind, line }, variant) {
    if (line !== undefined)
        return line.suffix === variant ? line : undefined;
    if (!tag.endsWith(variant))
        return undefined;
    const parts = (0,image_tag/* readTag */.zW)(tag.slice(0, tag.length - variant.length));
    if (kind === 'floating' && (parts?.version.numbers.length ?? 0) < 3)
        return undefined;
    return parts && { version: parts.version, prefix: parts.component, suffix: variant };
}
function mayAskImage({ component, numbers }) {
    return component === '' || numbers.length === 0;
}
function ownVersion(own, form) {
    const { component, variant } = form;
    if (own === undefined || !mayAskImage(form))
        return undefined;
    const parts = (0,image_tag/* readTag */.zW)(own.endsWith(variant) ? own.slice(0, own.length - variant.length) : own);
    return parts && [{ version: parts.version, prefix: component || parts.component, suffix: variant }];
}
function shortOnes({ component, variant }, tags) {
    if (component !== '')
        return [];
    return tags
        .flatMap(({ tag }) => {
        const form = (0,image_tag/* readFloating */.PS)(tag);
        if (form?.component !== '' || form.variant !== variant)
            return [];
        return (0,tag_version/* readVersion */.$4)(form.numbers.join('.')) ?? [];
    })
        .toSorted((a, b) => b.numbers.length - a.numbers.length)
        .map(version => ({ version, prefix: '', suffix: variant }));
}
function tag_follow_namesIn(tags) {
    const components = tags.flatMap(({ tag, class: kind, line }) => kind === 'immutable' ? (line?.prefix ?? (0,image_tag/* readTag */.zW)(tag)?.component ?? []) : []);
    return { components: components.filter(Boolean), variants: variantsOf(tags) };
}
function formOf({ tag, branch }, { components, variants }) {
    if (!branch && variants.includes(`-${tag}`))
        return { component: '', numbers: [], variant: `-${tag}` };
    const named = branch ? undefined : components.find(name => name.slice(0, -1) === tag);
    if (named !== undefined)
        return { component: named, numbers: [], variant: '' };
    const component = components.find(name => tag.startsWith(name)) ?? '';
    const form = (0,image_tag/* readFloating */.PS)(tag.slice(component.length));
    return form?.component === '' ? { ...form, component } : (0,image_tag/* readFloating */.PS)(tag);
}
function variantsOf(tags) {
    const named = tags.filter(({ tag: name, class: kind }) => kind === 'floating' && /^[a-z]/i.test(name) && tags.some(other => hasVariant(other, `-${name}`)));
    return named.map(({ tag }) => `-${tag}`);
}
function hasVariant({ tag, class: kind }, variant) {
    if (!tag.endsWith(variant))
        return false;
    const moves = kind === 'floating' && (0,image_tag/* readFloating */.PS)(tag)?.variant === variant;
    return moves || (0,image_tag/* readTag */.zW)(tag.slice(0, -variant.length))?.version.stable === true;
}

;// CONCATENATED MODULE: ./.build/src/promote/read-held-version.js







const versionLabel = 'org.opencontainers.image.version';
async function heldVersion(held, line, transport) {
    const attested = versionIn(await tagsInEvidence(held, transport), line);
    if (attested !== undefined)
        return attested;
    const label = await readLabel(held.stored, (0,image_reader/* openImage */.UY)((0,promote_target/* sourceAt */.Pf)(held.target), transport), versionLabel);
    if (label === undefined || label === '')
        return undefined;
    return versionIn([label, `${line.prefix}${label}`, `${label}${line.suffix}`], line) ?? 'no version';
}
function versionIn(tags, line) {
    return (0,tag_line/* highest */.BR)((0,tag_line/* versionsOf */.x4)({ ...line, fixed: [] }, tags))?.version;
}
async function tagsInEvidence({ target, stored, trust }, transport) {
    const records = await heldRecords({ target, digest: stored.digest, trust }, transport);
    return records.flatMap(({ tags }) => {
        const made = tags?.tags ?? [];
        return Array.isArray(made) ? made.flatMap(({ name }) => (typeof name === 'string' ? [name] : [])) : [];
    });
}
async function heldRecords({ target, digest, trust }, transport) {
    try {
        const now = Number.POSITIVE_INFINITY;
        const { sources } = await (0,evidence_store/* readEvidence */.At)((0,open_store/* openStore */.C)((0,promote_target/* sourceAt */.Pf)(target), transport), { digest, trust, now });
        return sources.map(({ record }) => record).filter(({ event }) => event.pullRequest === undefined);
    }
    catch (error) {
        if (!(0,errors/* isExpected */.Dn)(error))
            throw error;
        return [];
    }
}

;// CONCATENATED MODULE: ./.build/src/promote/forward-only-commit.js




async function behindCommit(target, held, { order, notes }) {
    const moves = `${(0,promote_target/* formatTarget */.P4)(target)} moves`;
    if (held.length === 0)
        notes.add(`${moves}: the commit of the image that it holds is not known`);
    for (const commit of held) {
        const found = await order.orderOf(commit);
        if (found === 'later')
            return `it holds ${commit}, which descends from ${order.commit}`;
        if (found === 'diverged')
            notes.add(`${moves} from ${commit}, which is on another line of history`);
        if (found === 'unknown')
            notes.add(`${moves}: how ${commit}, which it holds, stands to ${order.commit ?? 'the promoted commit'} is not known`);
    }
    return undefined;
}
async function heldCommits({ target, stored, trust, ref }, transport) {
    const records = await heldRecords({ target, digest: stored.digest, trust }, transport);
    const here = records.filter(({ event }) => event.ref === ref);
    const attested = [...new Set((here.length > 0 ? here : records).flatMap(commitsIn))];
    if (attested.length > 0)
        return attested.filter(isCommit);
    const reader = (0,image_reader/* openImage */.UY)((0,promote_target/* sourceAt */.Pf)(target), transport);
    const label = await readLabel(stored, reader, 'org.opencontainers.image.revision');
    return label !== undefined && isCommit(label) ? [label] : [];
}
function isCommit(text) {
    return /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(text);
}
function commitsIn({ commit, build }) {
    const { builtFrom } = build ?? {};
    return [commit, builtFrom?.commit].flatMap(known => known ?? []);
}

// EXTERNAL MODULE: ./.build/src/registry/tag-list.js
var tag_list = __webpack_require__(19688);
;// CONCATENATED MODULE: ./.build/src/promote/forward-only-version.js











function explainPreRelease({ tag }, { version }, gitTag) {
    const marked = gitTag === undefined ? undefined : (0,image_tag/* readTag */.zW)(gitTag);
    if (marked?.version.numbers.every((number, at) => number === version.numbers[at]))
        return `GitHub marks ${gitTag} as a pre-release`;
    if (version.stable)
        return undefined;
    const kind = /post\d/.test(version.text) ? 'post-release' : 'pre-release';
    return `${version.text} is a ${kind}, and "${tag}" names releases`;
}
async function tagsAt(target, warnings, transport) {
    try {
        return (0,promote_target/* isAtRegistry */.JN)(target) ? await (0,tag_list/* listTags */.c)(transport, target.at) : await tagsInLayout(target);
    }
    catch (error) {
        if (!(0,errors/* isExpected */.Dn)(error))
            throw error;
        warnings.add(`the tags of ${(0,promote_target/* placeOf */.$t)(target)} cannot be listed, so a floating tag is compared with what its own image says: ${(0,errors/* describe */.q0)(error)}`);
        return undefined;
    }
}
async function tagsInLayout({ layout, tag, reference }) {
    if (isArchive(layout) || !(await holdsLayout(layout)))
        return [];
    const named = (name) => reference && `${reference.slice(0, -tag.length)}${name}`;
    return (await (0,layout_store/* readEntries */.$2)(layout)).flatMap(entry => {
        const name = (0,image_layout/* tagOf */.cO)(entry);
        return name !== undefined && (0,image_layout/* hasName */.cP)(entry, { tag: name, reference: named(name) }) ? [name] : [];
    });
}
async function behindVersion(target, line, { list: listed, trust }, transport) {
    const list = listed?.length === 0 && target.before !== undefined ? undefined : listed;
    const higher = list && (0,tag_line/* higherAmong */.Or)(line, list);
    if (higher)
        return `${line.version.text} is lower than ${higher.version.text}, which ${(0,promote_target/* placeOf */.$t)(target)} has`;
    const { saved } = target;
    if (saved === undefined || (list && namesReleases(line, list)))
        return undefined;
    const held = await heldVersion({ target, stored: saved, trust }, line, transport);
    if (held === 'no version')
        return undefined;
    if (held !== undefined)
        return (0,tag_version/* compareVersions */.Zy)(held, line.version) > 0
            ? `it holds ${held.text}, which is higher than ${line.version.text}`
            : undefined;
    return list === undefined
        ? `it is not known which version "${target.tag}" holds: its image has neither evidence nor a label ${versionLabel}`
        : undefined;
}
function namesReleases(line, list) {
    const { length } = line.version.numbers;
    return (0,tag_line/* versionsOf */.x4)({ ...line, fixed: [] }, list).some(({ version }) => version.numbers.length >= length);
}

;// CONCATENATED MODULE: ./.build/src/promote/held-order.js








const most = 64;
async function orderOfHeld({ target, line, digest, tags = [], trust }, transport) {
    const known = (0,tag_line/* versionsOf */.x4)({ ...line, fixed: [] }, tags)
        .filter(({ tag }) => tag !== target.tag)
        .toSorted((a, b) => (0,tag_version/* compareVersions */.Zy)(b.version, a.version));
    const below = known.filter(({ version }) => (0,tag_version/* compareVersions */.Zy)(version, line.version) <= 0).slice(0, most);
    const heads = await (0,parallel/* inParallel */.H)(below, 16, async ({ tag, version }) => {
        const head = await (0,manifests/* headManifest */.sy)(transport, target.at, tag);
        return head?.digest === digest ? [version] : [];
    });
    const [named] = heads.flat();
    if (named !== undefined)
        return (0,tag_version/* compareVersions */.Zy)(named, line.version) < 0 ? 'lower' : 'not lower';
    const stored = await (0,manifests/* getManifest */.c2)(transport, target.at, digest);
    const held = stored && (await heldVersion({ target, stored, trust }, line, transport));
    if (held === undefined || held === 'no version')
        return 'unknown';
    return (0,tag_version/* compareVersions */.Zy)(held, line.version) < 0 ? 'lower' : 'not lower';
}
async function versionTagOf({ at, digest }, transport) {
    try {
        const versions = (await (0,tag_list/* listTags */.c)(transport, at)).flatMap(tag => {
            const version = (0,image_tag/* readTag */.zW)(tag)?.version;
            return version && version.numbers.length > 2 ? [{ tag, version }] : [];
        });
        const schemes = Object.values(Object.groupBy(versions, ({ version }) => version.scheme));
        const asked = schemes.flatMap(list => list.toSorted((a, b) => (0,tag_version/* compareVersions */.Zy)(b.version, a.version)).slice(0, most));
        const heads = await (0,parallel/* inParallel */.H)(asked, 16, async ({ tag }) => {
            const head = await (0,manifests/* headManifest */.sy)(transport, at, tag);
            return head?.digest === digest ? [tag] : [];
        });
        return heads.flat()[0];
    }
    catch (error) {
        if (!(0,errors/* isExpected */.Dn)(error))
            throw error;
        return undefined;
    }
}

;// CONCATENATED MODULE: ./.build/src/promote/forward-only.js










async function holdBack(found, promoted, transport) {
    const { trust, commits } = promoted;
    const { digest } = promoted.source;
    const moving = (target) => target.class === 'floating' && target.before !== digest;
    if (!found.some(moving))
        return { targets: found, warnings: [], notes: [] };
    const tags = found.map(({ tag, class: kind, line, branch }) => ({ tag, class: kind, line, branch }));
    const asking = tags.filter((_, n) => found[n]?.class === 'immutable' || (moving(found[n]) && !found[n]?.branch));
    const own = asksImage(asking) ? await forward_only_ownVersion(promoted, transport) : undefined;
    const lines = linesOf(tags, own);
    const warnings = new Set();
    const notes = new Set();
    const lists = new Map();
    const listAt = (target) => {
        const place = (0,promote_target/* placeOf */.$t)(target);
        const list = lists.get(place) ?? tagsAt(target, warnings, transport);
        lists.set(place, list);
        return list;
    };
    const heldBy = new Map();
    const commitsAt = (target) => {
        const image = `${(0,promote_target/* placeOf */.$t)(target)}@${target.saved.digest}`;
        const held = heldBy.get(image) ?? heldCommits({ target, stored: target.saved, trust, ref: commits.ref }, transport);
        heldBy.set(image, held);
        return held;
    };
    const targets = await Promise.all(found.map(async (target) => {
        if (!moving(target))
            return target;
        const follows = lines.get(target.tag);
        if (follows) {
            const stays = explainPreRelease(target, follows, promoted.preRelease) ??
                (await behindVersion(target, follows, { list: await listAt(target), trust }, transport));
            return { ...target, follows, ...(stays !== undefined && { stays }) };
        }
        const { saved, branch } = target;
        if (!branch || saved === undefined)
            return target;
        const held = await commitsAt({ ...target, saved });
        const stays = await behindCommit(target, held, { order: commits, notes });
        return stays === undefined ? target : { ...target, stays };
    }));
    return { targets, warnings: [...warnings], notes: [...notes] };
}
async function forward_only_ownVersion({ source, root, named }, transport) {
    if (named !== undefined && (0,image_tag/* readTag */.zW)(named) !== undefined)
        return named;
    const label = await readLabel(root, (0,image_reader/* openImage */.UY)(source.source, transport), versionLabel);
    if (label !== undefined && (0,image_tag/* readTag */.zW)(label) !== undefined)
        return label;
    const home = repositoryHolding(source);
    return home && versionTagOf({ at: home, digest: source.digest }, transport);
}

;// CONCATENATED MODULE: ./.build/src/promote/plan.js


function planFor(looked, policy) {
    return looked.map(target => ({ ...target, ...decide(target, policy) }));
}
function stepsOf(plan) {
    const written = plan.filter(({ action }) => action === 'create' || action === 'move');
    const step = (target) => target.class === 'immutable' ? 0 : (0,image_tag/* readFloating */.PS)(target.tag)?.numbers.length === 0 ? 2 : 1;
    return [0, 1, 2].map(n => written.filter(target => step(target) === n)).filter(list => list.length > 0);
}
function decide(target, { digest, floating }) {
    const { before, class: kind, stays } = target;
    if (before === digest)
        return { action: 'keep' };
    if (kind === 'immutable' && before !== undefined)
        return { action: 'refuse', reason: `${(0,promote_target/* formatTarget */.P4)(target)} is immutable and names ${before} already` };
    if (kind === 'floating' && floating === 'forward' && stays !== undefined)
        return { action: 'hold-back', reason: stays };
    return { action: before === undefined ? 'create' : 'move' };
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
    const entry = (await (0,layout_store/* readEntries */.$2)(target.layout)).find(each => (0,image_layout/* hasName */.cP)(each, target));
    if (entry === undefined)
        return {};
    const saved = await (0,image_reader/* openImage */.UY)((0,promote_target/* sourceAt */.Pf)(target), transport).manifest(entry.digest);
    return { before: saved.digest, saved };
}
async function resolveTargets(targets, { root, floating, newRepository, ...promoted }, transport) {
    const looking = settleAll(targets.map(target => ({
        place: (0,promote_target/* placeOf */.$t)(target),
        work: resolveTarget(target, transport, { newRepository }),
    })));
    const [found, stored] = await Promise.all([looking, root]);
    const policy = { digest: promoted.source.digest, floating };
    if (floating === 'always')
        return { plan: planFor(found, policy), warnings: [], notes: [] };
    const { targets: ordered, ...said } = await holdBack(found, { ...promoted, root: stored }, transport);
    return { plan: planFor(ordered, policy), ...said };
}

// EXTERNAL MODULE: ./.build/src/promote/promotion-file.js
var promotion_file = __webpack_require__(57392);
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
    const all = [['tag', 'class', 'current', 'new', 'action'], ...rows];
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

;// CONCATENATED MODULE: ./.build/src/promote/reread.js









async function overwritten(created, transport) {
    const read = await (0,parallel/* inParallel */.H)(created, 16, async (target) => {
        try {
            const now = (await (0,manifests/* headManifest */.sy)(transport, target.at, target.tag))?.digest;
            return now === undefined || now === target.next.digest ? undefined : { target, now };
        }
        catch (error) {
            if (!(0,errors/* isExpected */.Dn)(error))
                throw error;
            return `${(0,promote_target/* formatTarget */.P4)(target)} could not be read once more: ${(0,errors/* describe */.q0)(error)}`;
        }
    });
    return {
        lost: read.filter(one => typeof one === 'object'),
        warnings: read.filter(one => typeof one === 'string'),
    };
}
const mostRounds = 8;
async function putRight(written, { transport, trust, done }) {
    const warnings = [];
    let open = written.flatMap(target => target.follows ? [{ target, line: target.follows, stored: target.next }] : []);
    for (let round = 0; open.length > 0; round++) {
        const again = [];
        const lists = listsOf(open, transport);
        const heads = headsOf(transport);
        const first = round === 0 ? await inDoubt(open, { lists, heads }) : open;
        await (0,parallel/* inParallel */.H)(first, 16, async (wanted) => {
            const { target } = wanted;
            try {
                const finding = await reread(wanted, { list: lists.get((0,promote_target/* placeOf */.$t)(target)), heads, trust, transport });
                if (finding === undefined)
                    return;
                if (round === mostRounds) {
                    warnings.push(`${(0,promote_target/* formatTarget */.P4)(target)} was set by other runs again and again: ${finding.reason}`);
                    return;
                }
                if (finding.wanted) {
                    await (0,manifests/* putManifest */.RV)(transport, target.at, finding.wanted.stored, { name: target.tag });
                    again.push(finding.wanted);
                }
                warnings.push(`${(0,promote_target/* formatTarget */.P4)(target)}: ${finding.reason}`);
                note(target, finding, done);
            }
            catch (error) {
                if (!(0,errors/* isExpected */.Dn)(error))
                    throw error;
                warnings.push(`${(0,promote_target/* formatTarget */.P4)(target)} could not be read once more: ${(0,errors/* describe */.q0)(error)}`);
            }
        });
        open = again;
    }
    return warnings;
}
async function inDoubt(open, { lists, heads }) {
    const places = [...Map.groupBy(open, ({ target }) => (0,promote_target/* placeOf */.$t)(target)).values()];
    const doubtful = await Promise.all(places.map(async (wanted) => {
        const last = wanted.at(-1);
        const reading = heads(last.target).catch(() => undefined);
        const [tags, now] = await Promise.all([lists.get((0,promote_target/* placeOf */.$t)(last.target)), reading]);
        const isQuiet = now === last.stored.digest && wanted.every(({ line }) => tags && isHighest(line, tags));
        return isQuiet ? [] : wanted;
    }));
    return doubtful.flat();
}
function isHighest(line, tags) {
    const own = (0,tag_line/* versionsOf */.x4)(line, tags).some(({ version }) => (0,tag_version/* compareVersions */.Zy)(version, line.version) === 0);
    return own && (0,tag_line/* higherAmong */.Or)(line, tags) === undefined;
}
function headsOf(transport) {
    const read = new Map();
    return ({ at, tag }) => {
        const key = (0,promote_target/* formatTarget */.P4)({ at, tag });
        const head = read.get(key) ?? (0,manifests/* headManifest */.sy)(transport, at, tag).then(found => found?.digest);
        read.set(key, head);
        return head;
    };
}
function listsOf(open, transport) {
    const places = new Map(open.map(({ target }) => [(0,promote_target/* placeOf */.$t)(target), target.at]));
    return new Map([...places].map(([place, at]) => {
        const list = (0,tag_list/* listTags */.c)(transport, at).catch((error) => {
            if (!(0,errors/* isExpected */.Dn)(error))
                throw error;
            return undefined;
        });
        return [place, list];
    }));
}
async function reread({ target, line, stored }, { list, heads, trust, transport }) {
    const { at } = target;
    const [now, tags] = await Promise.all([heads(target), list]);
    if (now === undefined)
        return undefined;
    const higher = tags && (0,tag_line/* higherAmong */.Or)(line, tags);
    if (higher !== undefined) {
        const { text } = higher.version;
        const came = `${text} was released at the same time, and is higher than ${line.version.text}`;
        if (now !== stored.digest)
            return { reason: `${came}: the tag names ${now}, and stays`, now };
        const next = await (0,manifests/* getManifest */.c2)(transport, at, higher.tag);
        if (next === undefined || next.digest === now)
            return undefined;
        const wanted = { target, line: { ...line, version: higher.version }, stored: next };
        return { reason: `${came}: the tag is set to ${next.digest}`, wanted };
    }
    if (now === stored.digest)
        return undefined;
    const order = await orderOfHeld({ target, line, digest: now, tags, trust }, transport);
    if (order === 'lower')
        return {
            reason: `another run had set it to a lower version (${now}): it is set to ${line.version.text} again`,
            wanted: { target, line, stored },
        };
    const doubt = order === 'unknown' ? ', of which no version is known' : '';
    return { reason: `another run has set it to ${now}${doubt}, and it stays there`, now };
}
function note(target, { reason, wanted, now }, done) {
    const after = wanted?.stored.digest ?? now;
    const own = after === target.next.digest;
    const outcome = own ? (target.action === 'create' ? 'created' : 'moved') : 'held-back';
    done.set(target, { ...tagRecord(target, outcome, reason), ...(after && { after }) });
}

;// CONCATENATED MODULE: ./.build/src/promote/undo.js



async function undo(moved, transport, done) {
    let whole = true;
    for (const target of [...moved].reverse()) {
        const { saved } = target;
        if (saved === undefined) {
            whole = false;
            continue;
        }
        const other = await setByOthers(target, transport);
        if (other !== undefined) {
            const reason = 'moved; another run has set it since, and it stays there';
            done.set(target, { ...tagRecord(target, 'not-reached', reason), after: other });
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
                reason: `its state is not known: it could not be moved back: ${(0,errors/* describe */.q0)(error)}`,
            });
        }
    }
    if (moved.length > 0)
        return whole ? 'rolled-back' : 'partial';
    return [...done.values()].some(({ outcome }) => outcome === 'created') ? 'partial' : 'unknown-state';
}
async function setByOthers({ at, tag, next, saved }, transport) {
    const now = await (0,manifests/* headManifest */.sy)(transport, at, tag).catch((error) => {
        if (!(0,errors/* isExpected */.Dn)(error))
            throw error;
        return undefined;
    });
    return now === undefined || now.digest === next.digest || now.digest === saved?.digest
        ? undefined
        : now.digest;
}

// EXTERNAL MODULE: ./.build/src/registry/registry-features.js
var registry_features = __webpack_require__(57838);
;// CONCATENATED MODULE: ./.build/src/promote/write-tags.js






class ImmutableTagError extends errors/* UserError */.yo {
}
const write_tags_most = 10;
async function writeTagsTogether(tags, transport) {
    const groups = Map.groupBy(tags, ({ at, next }) => (0,image_reference/* formatReference */.FH)({ ...at, digest: next.digest }));
    const set = await Promise.all([...groups.values()].map(group => writeGroup(group.slice(0, write_tags_most), transport)));
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
        throw new ImmutableTagError(`it names ${now.digest}, and the registry does not allow it to move: ${error.message}`);
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

;// CONCATENATED MODULE: ./.build/src/promote/transaction.js










async function commit(plan, { transport, trust }) {
    const done = new Map();
    const moved = [];
    const warnings = [];
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
        if (failures.length === 0) {
            const created = step.filter(target => target.class === 'immutable');
            const { lost, warnings: unread } = await overwritten(created, transport);
            failures.push(...lost.map(failureOf));
            warnings.push(...unread);
        }
        if (failures.length === 0)
            continue;
        for (const each of failures)
            done.set(each.target, tagRecord(each.target, each.error instanceof ImmutableTagError ? 'refused' : 'not-reached', (0,errors/* describe */.q0)(each.error), each.now));
        const unsure = failures.flatMap(each => each.target.class === 'floating' && ((0,registry_error/* isTransient */.dg)(each.error) || each.error instanceof digest/* ContentError */.yg)
            ? [each.target]
            : []);
        const back = await undo([...moved, ...unsure], transport, done);
        return {
            tags: plan.map(each => done.get(each) ?? asPlanned([each], 'not-reached')[0]),
            outcome: failures.some(({ error }) => error instanceof ImmutableTagError) ? 'refused-immutable' : back,
            reason: reasonOf(failures),
            warnings,
        };
    }
    warnings.push(...(await putRight(moved, { transport, trust, done })));
    return {
        tags: plan.map(each => done.get(each) ?? asPlanned([each], 'would')[0]),
        outcome: steps.length === 0 ? 'unchanged' : 'promoted',
        warnings,
    };
}
function failureOf({ target, now }) {
    const why = `another run has set it to ${now} at the same time, and ${target.next.digest} has no tag of this name`;
    return { target, now: { digest: now }, error: new ImmutableTagError(why) };
}
function withSaved(committed, saved) {
    const wrote = saved.some(({ outcome }) => outcome === 'created' || outcome === 'moved');
    const outcome = committed.outcome === 'unchanged' && wrote ? 'promoted' : committed.outcome;
    return { ...committed, outcome, tags: [...committed.tags, ...saved] };
}
function withCommitted(section, { outcome, tags, reason, warnings = [] }) {
    const passed = outcome === 'promoted' || outcome === 'unchanged';
    return {
        ...section,
        status: passed ? 'passed' : 'failed',
        outcome,
        tags: [...tags],
        ...(reason !== undefined && { reason }),
        ...(warnings.length > 0 && { warnings: [...(section.warnings ?? []), ...warnings] }),
    };
}
function reasonOf(failures) {
    const firsts = new Map(failures.toReversed().map(failure => [(0,promote_target/* placeOf */.$t)(failure.target), failure]));
    return [...firsts.values()].map(explainFailure).toReversed().join('; ');
}
function explainFailure({ target, error }) {
    const kept = target.class === 'floating' && error instanceof ImmutableTagError
        ? ' (a floating tag needs a repository with mutable tags, or an exception from its rule)'
        : '';
    const hint = error instanceof errors/* UserError */.yo && error.hint !== undefined ? `. ${error.hint}` : '';
    return `destination ${(0,promote_target/* formatTarget */.P4)(target)}: ${(0,errors/* describe */.q0)(error)}${kept}${hint}`;
}

;// CONCATENATED MODULE: ./.build/src/promote/rollback.js













async function rollBack(path, options, { transport, tools }) {
    const tags = await (0,promotion_file/* readPromotion */.e)(path, tools.host.workspace);
    const back = tags.filter(({ class: kind, outcome, before, reference }) => kind === 'floating' && outcome === 'moved' && before !== undefined && !(0,layout_path/* layoutPath */.q8)(reference));
    const { dryRun, floating } = options;
    const begun = { status: 'passed', dryRun, from: path, tags: [], evidence: [] };
    if (back.length === 0)
        return {
            ...begun,
            outcome: 'unchanged',
            warnings: [`the promotion in ${path} moved no floating tag`],
        };
    transport.declare(back.map(tag => ({ at: (0,promotion_file/* targetOf */.$)(tag).at, push: true })));
    const plan = await settleAll(back.map(tag => ({
        place: (0,image_reference/* formatReference */.FH)((0,promotion_file/* targetOf */.$)(tag).at),
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
    const ended = withCommitted({ ...section, evidence }, await commit(plan, { transport, trust: options.trust }));
    return ended.outcome === 'promoted' ? { ...ended, outcome: 'rolled-back' } : ended;
}
async function planBack(tag, floating, transport) {
    const target = { ...(0,promotion_file/* targetOf */.$)(tag), class: 'floating' };
    const { before: digest = '' } = tag;
    const [next, seen] = await Promise.all([
        (0,manifests/* getManifest */.c2)(transport, target.at, digest),
        resolveTarget(target, transport, { newRepository: false }),
    ]);
    if (next === undefined)
        throw new errors/* UserError */.yo(`${(0,promote_target/* formatTarget */.P4)(target)} cannot go back: ${digest} is no longer in the registry`, {
            hint: 'Some registries delete a manifest with its last tag: set an immutable tag for every promoted digest too.',
        });
    if (seen.before === next.digest)
        return { ...seen, next, action: 'keep' };
    const expected = seen.before === tag.after || floating === 'always';
    if (expected)
        return { ...seen, next, action: seen.before === undefined ? 'create' : 'move' };
    const reason = `${(0,promote_target/* formatTarget */.P4)(target)} names ${seen.before ?? 'nothing'} now, and not ${tag.after} as after the promotion (floating: always moves it back anyway)`;
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
    const reason = unwritten(request, tools);
    const { writing } = tools.host.facts;
    if (reason !== undefined && !writing.allowed && writing.unusual)
        tools.log.warning(reason);
    if (reason !== undefined && (request.rollback !== undefined || !(0,promote_request/* asksForLayout */.us)(request))) {
        (0,promote_request/* checkComplete */.gb)(request, tools.host.facts);
        return { status: 'skipped', reason, dryRun: request.dryRun, tags: [], evidence: [] };
    }
    const transport = (0,open_transport/* openTransport */.g)(tools);
    const promoted = await promoteThrough(transport, request, tools);
    const section = reason === undefined ? await recordDeployment(promoted, { ...request, transport }, tools) : promoted;
    for (const warning of section.warnings ?? [])
        tools.log.warning(warning);
    return section;
};
async function promoteThrough(transport, given, tools) {
    const request = await (0,promote_request/* atWorkspace */.he)(given, tools.host.workspace);
    const trust = await (0,evidence_trust/* trustOf */.An)(request, tools.host);
    const signer = (0,evidence_signer/* signerOf */.K)(request, trust, {
        ...tools.host,
        writes: (0,push/* whyNotWritten */.z)(request, tools.host.facts) === undefined,
    });
    if (request.rollback !== undefined)
        return rollBack(request.rollback, { ...request, trust }, { transport, tools });
    (0,promote_request/* checkGiven */.Gu)(request);
    for (const meant of (0,promote_request/* inLowerCase */.T)(request))
        tools.log.info(meant);
    const home = repositoryNamed(request);
    const saved = home === undefined ? await findSource(request, transport) : undefined;
    const { facts } = tools.host;
    const tags = (0,promote_request/* tagsToGive */.O)(request, { inLayout: saved?.tags, branch: facts.branch });
    const { targets: wanted, layouts } = (0,destinations/* destinationsOf */.N)({ ...request, tags, home });
    const offline = unwritten(request, tools);
    const targets = offline === undefined ? wanted : wanted.filter(promote_target/* isInLayout */.UV);
    const repositories = (0,promote_target/* repositoriesOf */.Ub)(targets.filter(promote_target/* isAtRegistry */.JN));
    transport.declare([
        ...repositories.map(at => ({ at, push: true })),
        ...(home ? [{ at: home, push: false }] : []),
    ]);
    const source = saved ?? (await findSource(request, transport));
    const { dryRun, require, maxAge, judgeAgain } = request;
    const names = commitNames(targets, request.from === undefined ? request.image : undefined);
    const began = tools.now();
    const reading = readTop(source, transport);
    const purpose = {
        ...request,
        source,
        root: reading,
        trust,
        commits: commitsOf(request, tools),
        preRelease: (0,pre_release/* preReleaseTag */.R)(facts),
        named: tagNamed(request),
    };
    const [root, { plan, ...said }, evidenceCheck] = await Promise.all([
        reading,
        resolveTargets(targets, purpose, transport),
        checkEvidence(source, request.evidence, { require, maxAge, now: began, trust, names, judgeAgain }, transport),
    ]);
    const { builtFrom } = evidenceCheck;
    if (builtFrom !== undefined)
        tools.log.info(`${source.digest} was ${(0,identity_words/* describeBuiltFrom */.Oi)(builtFrom)}`);
    if (plan.length > 0)
        tools.log.info(formatPlan(plan, source.digest));
    for (const line of said.notes)
        tools.log.info(line);
    const started = startSection(source, { evidenceCheck, plan, dryRun, warnings: said.warnings });
    const unpublished = offline !== undefined && wanted.some(promote_target/* isAtRegistry */.JN) ? [offline] : [];
    const planned = {
        ...started,
        warnings: [...(started.warnings ?? []), ...identityWarnings(trust), ...unpublished],
    };
    const refused = outcome_refusal(planned, plan, evidenceCheck);
    if (refused || dryRun)
        return refused ?? wouldBe(planned, plan);
    const inLayouts = plan.filter(promote_target/* isInLayout */.UV);
    const { platforms = source.platforms } = evidenceCheck;
    const copyPlan = {
        source: { ...source, ...(platforms && { platforms }) },
        root,
        repositories,
        referrers: request.referrers,
        nondistributableLayers: request.nondistributableLayers,
    };
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
    const outdated = await Promise.all(repositories.map(at => transport.isOutdated(at)));
    const stale = outdated.includes(true) || tools.now() - began > freshFor;
    const again = stale ? await resolveTargets(targets, purpose, transport) : undefined;
    const last = again?.plan ?? plan;
    const section = again === undefined
        ? planned
        : startSection(source, {
            evidenceCheck,
            dryRun,
            plan: last,
            warnings: [...again.warnings, ...identityWarnings(trust)],
        });
    const overtaken = outcome_refusal(section, last);
    if (overtaken)
        return overtaken;
    const moves = last.filter(promote_target/* isAtRegistry */.JN).map(target => ({ ...target, next: root }));
    const ended = withCommitted(section, withSaved(await commit(moves, { transport, trust }), asWritten(inLayouts, root)));
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
function unwritten(request, { host }) {
    if (request.dryRun && request.push !== 'never')
        return undefined;
    const reason = (0,push/* whyNotWritten */.z)(request, host.facts);
    return reason === undefined || request.push === 'never' ? reason : `proven, not published: ${reason}`;
}
function commitsOf({ evidence, codeHost }, { exec, host }) {
    const { facts, workspace: folder } = host;
    return commitOrder({ commit: evidence?.commit ?? facts.headCommit, facts, exec, folder, codeHost });
}
const freshFor = 5000;

// EXTERNAL MODULE: ./.build/src/pipeline/commit-tags.js
var commit_tags = __webpack_require__(40755);
// EXTERNAL MODULE: ./.build/src/pipeline/read.js
var pipeline_read = __webpack_require__(71656);
// EXTERNAL MODULE: ./.build/src/pipeline/rule-inputs.js
var rule_inputs = __webpack_require__(59146);
// EXTERNAL MODULE: ./.build/src/pipeline/tables.js + 10 modules
var tables = __webpack_require__(51188);
;// CONCATENATED MODULE: ./.build/src/pipeline/promote.js











const inputs = tables/* stageInputs */.M.promote;
const refused = { 'refused-evidence': 1, 'refused-immutable': 3 };
const undone = 2;
const promoteStage = {
    name: 'promote',
    inputs,
    async run({ texts, record }, tools) {
        const { rules, others } = (0,rule_inputs/* withoutRules */.m)((0,pipeline_read/* read */.L)(inputs, texts, tools));
        const { githubToken, dirty, ...values } = others;
        const alone = values.tags.length > 0;
        const named = (values.image ?? values.from) !== undefined;
        const consent = (named && (alone || values.to.length > 0)) || values.rollback !== undefined;
        const given = alone
            ? values.tags.map(name => ({ name }))
            : (record.tags?.tags ?? []);
        const { tags, remarks } = allowed(given, { ...values, record, dirty }, tools.host.facts);
        for (const remark of remarks)
            tools.log.info(remark);
        const section = await promote({
            ...values,
            tags: tags.map(tag => ('class' in tag ? givenTag(tag) : tag.name)),
            images: record.tags?.images ?? [],
            subject: subjectIn(record),
            consent,
            evidence: record,
            ...(values.require.length > 0 && { judgeAgain: await judging(rules, tools) }),
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
async function judging(rules, tools) {
    const { judgeAgainBy } = await Promise.all(/* import() */[__webpack_require__.e(219), __webpack_require__.e(462)]).then(__webpack_require__.bind(__webpack_require__, 83462));
    return judgeAgainBy(rules, tools);
}
function allowed(tags, asked, facts) {
    const { record, image, from, rollback, to, dirty } = asked;
    const { builtFrom } = record.build ?? {};
    const other = image ?? from ?? rollback;
    const idle = (0,push/* whyNotWritten */.z)(asked, facts) !== undefined && !asked.dryRun && !(0,promote_request/* asksForLayout */.us)(asked);
    if (builtFrom === undefined || other !== undefined || idle)
        return { tags, remarks: [] };
    const named = to.map(text => ({ name: text.slice(text.lastIndexOf(':') + 1) }));
    const { wrong } = (0,commit_tag/* wrongNames */.G5)(named, builtFrom, (0,commit_tags/* namingOf */.aI)(record, facts));
    if (wrong.length > 0)
        (0,allowed_tags/* allowedTags */.G)(wrong, { ...builtFrom, pullRequest: undefined }, { ...(0,commit_tags/* namingOf */.aI)(record, facts), dirty });
    return (0,allowed_tags/* allowedTags */.G)(tags, builtFrom, { ...(0,commit_tags/* namingOf */.aI)(record, facts), dirty });
}
function givenTag({ name, class: kind, version, branch }) {
    return { name, class: kind, ...(version && { line: promote_lineOf(version) }), ...(branch && { branch }) };
}
function promote_lineOf({ prefix, suffix, fixed, ...version }) {
    return { version, prefix, suffix, ...(fixed && { fixed }) };
}
function subjectIn({ build }) {
    if (build?.digest === undefined || build.source === undefined)
        return undefined;
    return { digest: build.digest, source: build.source, platforms: build.platforms };
}


/***/ }),

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

/***/ 47611:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ destinationsOf)
/* harmony export */ });
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(80764);
/* harmony import */ var _image_tag_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88773);
/* harmony import */ var _messages_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3969);
/* harmony import */ var _store_layout_layout_path_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(11134);
/* harmony import */ var _target_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(24543);





function destinationsOf({ images, tags, to, home, save }) {
    const files = to.flatMap(text => (0,_store_layout_layout_path_js__WEBPACK_IMPORTED_MODULE_3__/* .layoutPath */ .q8)(text) ?? []);
    const others = to.filter(text => (0,_store_layout_layout_path_js__WEBPACK_IMPORTED_MODULE_3__/* .layoutPath */ .q8)(text) === undefined);
    const places = others.filter(text => text.includes('/')).map(text => (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .parseReference */ .F2)(text));
    const names = others
        .filter(text => !text.includes('/'))
        .map(text => ({ name: (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .parseTag */ .ED)(text), class: (0,_image_tag_js__WEBPACK_IMPORTED_MODULE_1__/* .classOf */ .Kl)(text) }));
    const whole = places.filter(({ tag }) => tag === undefined);
    const elsewhere = places.length > 0 || files.length > 0;
    const repositories = elsewhere
        ? whole
        : images.length > 0
            ? images.map(_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .parseRepository */ .SU)
            : home
                ? [home]
                : [];
    const [lost] = names;
    if (lost !== undefined &&
        elsewhere &&
        repositories.length === 0 &&
        files.every(({ tag }) => tag !== undefined))
        throw new _messages_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .dz([
            {
                input: 'to',
                message: `the tag "${lost.name}" has no repository, because the others here have a tag already`,
            },
        ]);
    const all = [...tags.map(tag => ({ ...tag, name: (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .parseTag */ .ED)(tag.name) })), ...names];
    const [repository] = [...images.map(_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .parseRepository */ .SU), ...(home ? [home] : [])];
    const inLayout = (layout, { name: tag, ...given }) => ({
        layout,
        tag,
        ...given,
        ...(repository && { reference: (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .formatReference */ .FH)({ ...repository, tag }) }),
    });
    const saved = [...files, ...(save === undefined ? [] : [{ path: save, tag: undefined }])];
    const targets = [
        ...repositories.flatMap(({ registry, repository }) => all.map(({ name: tag, ...given }) => ({ at: { registry, repository }, tag, ...given }))),
        ...places.flatMap(({ registry, repository, tag }) => tag === undefined ? [] : [{ at: { registry, repository }, tag, class: (0,_image_tag_js__WEBPACK_IMPORTED_MODULE_1__/* .classOf */ .Kl)(tag) }]),
        ...saved.flatMap(({ path, tag }) => tag === undefined
            ? all.map(given => inLayout(path, given))
            : [inLayout(path, { name: tag, class: (0,_image_tag_js__WEBPACK_IMPORTED_MODULE_1__/* .classOf */ .Kl)(tag) })]),
    ];
    if (targets.length === 0 && saved.length === 0)
        throw new _messages_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo('there is nothing to promote to: no tag, or no repository for it', {
            hint: 'Set tags (the tags input, or run the tags stage first) and a repository (image, or to).',
        });
    return {
        targets: [...new Map(targets.map(target => [(0,_target_js__WEBPACK_IMPORTED_MODULE_4__/* .formatTarget */ .P4)(target), target])).values()],
        layouts: [...new Set(saved.map(({ path }) => path))],
    };
}


/***/ }),

/***/ 18604:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IC: () => (/* binding */ isOthersPullRequest),
/* harmony export */   U9: () => (/* binding */ builtFromIn),
/* harmony export */   Yy: () => (/* binding */ buildOf)
/* harmony export */ });
/* harmony import */ var _identity_compare_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(64469);
/* harmony import */ var _identity_words_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(82395);


function buildOf(sources, wanted) {
    const builds = sources
        .flatMap(({ record }) => {
        const builtFrom = builtFromIn(record, wanted.digest);
        return builtFrom === undefined ? [] : [{ builtFrom, record }];
    })
        .toSorted((a, b) => newestTime(b.record) - newestTime(a.record));
    const faults = builds.map(({ builtFrom }) => faultOf(builtFrom, wanted));
    const good = builds[faults.indexOf(undefined)];
    if (good !== undefined)
        return good;
    const [first] = faults;
    return {
        fault: first ?? `nothing says what ${wanted.digest} was built from`,
        untold: first === undefined,
    };
}
function builtFromIn({ build }, digest) {
    return build?.digest === digest ? build.builtFrom : undefined;
}
function isOthersPullRequest(record, own) {
    const made = record.event.pullRequest ?? record.build?.builtFrom?.pullRequest;
    return made !== undefined && (own?.number === undefined || own.number !== made.number);
}
function faultOf(builtFrom, { commit, pullRequest }) {
    const { pullRequest: made } = builtFrom;
    if (made !== undefined && (pullRequest?.number === undefined || pullRequest.number !== made.number))
        return `it was made by a pull request${made.number === undefined ? '' : ` (${made.number})`}, and what a pull request makes is taken by nobody else`;
    if (!(0,_identity_compare_js__WEBPACK_IMPORTED_MODULE_0__/* .isBuildOf */ .k)(builtFrom, commit))
        return `it was built from ${(0,_identity_words_js__WEBPACK_IMPORTED_MODULE_1__/* .formatBuiltFrom */ .IC)(builtFrom) || 'an unknown commit'}, not from ${commit}`;
    return builtFrom.dirty ? `it holds changes that the commit ${commit} does not have` : undefined;
}
function newestTime({ build, scan, smoke }) {
    const times = [build, scan, smoke].map(section => Date.parse(String(section?.startedAt ?? '')));
    return Math.max(0, ...times.filter(Number.isFinite));
}


/***/ }),

/***/ 73457:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ reasonOf),
/* harmony export */   S: () => (/* binding */ judge)
/* harmony export */ });
/* harmony import */ var _image_platform_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(52490);

function judge(policy, sources) {
    return policy.require.map(section => {
        const speaking = sources
            .filter(({ record }) => record[section] !== undefined && record[section].status !== 'skipped')
            .sort((a, b) => time(b.record[section]?.startedAt) - time(a.record[section]?.startedAt));
        const newest = speaking.find(({ record }) => record[section]?.digest === policy.digest);
        if (newest === undefined)
            return missing(section, policy, speaking[0]);
        const found = { section, source: newest.source, ...(newest.signedBy && { signedBy: newest.signedBy }) };
        const reason = faultOf(section, newest.record, policy);
        if (reason !== undefined)
            return { ...found, status: 'failed', reason };
        const weaker = newest.own ? undefined : policy.judgeAgain?.(section, newest.record);
        if (weaker === undefined)
            return { ...found, status: 'passed' };
        return {
            ...found,
            status: 'missing',
            reason: `there is no ${section} of ${policy.digest} that counts here: of ${newest.source}, ${weaker}`,
        };
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
        return `the ${section} is ${days(age)} old, but evidence may be at most ${days(policy.maxAge)} old (max-age)`;
    if (policy.platforms.length === 0)
        return `${policy.digest} has no image that runs, so nothing was proven`;
    if (section === 'smoke') {
        const ran = (record.smoke?.platforms ?? []).filter(({ status }) => status === 'passed');
        return ran.some(one => policy.platforms.some(own => (0,_image_platform_js__WEBPACK_IMPORTED_MODULE_0__/* .samePlatform */ .my)(own.platform, one.platform)))
            ? undefined
            : 'the smoke test ran no platform of this digest';
    }
    const scanned = new Set(record.scan?.platforms.map(platform => platform.digest));
    const left = policy.platforms.filter(platform => !scanned.has(platform.digest));
    return left.length === 0 ? undefined : `the scan skipped ${left.map(({ platform }) => platform).join(', ')}`;
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

/***/ 96612:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ signerOf)
/* harmony export */ });
/* harmony import */ var _messages_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3969);
/* harmony import */ var _envelope_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(54584);
/* harmony import */ var _keys_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(67064);
/* harmony import */ var _statement_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(12445);
/* harmony import */ var _trust_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(61682);





function signerOf(inputs, trust, host) {
    const { signing = inputs.signingKey === undefined ? 'none' : 'key' } = inputs;
    const means = { none: undefined, key: inputs.signingKey, identity: host.sign }[signing];
    if (signing === 'none' || (means === undefined && host.writes === false))
        return undefined;
    return signing === 'key' ? withKey(inputs, trust) : asThisRun(trust, host);
}
function withKey({ signingKey, signingPassword }, trust) {
    if (signingKey === undefined)
        throw new _messages_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz([{ input: 'signing-key', message: 'is missing, but signing is key' }]);
    const key = (0,_keys_js__WEBPACK_IMPORTED_MODULE_2__/* .openSigningKey */ .bc)(signingKey, signingPassword);
    if (trust.policy === 'signed' && !trust.keys.some(({ id }) => id === key.id)) {
        const message = `its public key (${key.id}) is not among trusted-keys, so its signatures would not count`;
        throw new _messages_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz([{ input: 'signing-key', message }], {
            hint: 'Add its public key to trusted-keys: openssl pkey -in signing.key -pubout',
        });
    }
    return {
        sign: statement => (0,_envelope_js__WEBPACK_IMPORTED_MODULE_1__/* .seal */ .od)(statement, key),
        trust: { policy: 'signed', keys: [key], projects: trust.projects },
    };
}
function asThisRun(trust, { sign }) {
    if (sign === undefined) {
        const message = 'is identity, but this run has none';
        throw new _messages_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz([{ input: 'signing', message }], {
            hint: 'Give the job `id-token: write`. Outside of GitHub set a signing-key.',
        });
    }
    const { projects } = trust;
    const identities = trust.policy === 'signed' ? trust.identities : undefined;
    return {
        trust: identities === undefined
            ? { ..._trust_js__WEBPACK_IMPORTED_MODULE_4__/* .anybody */ .VC, projects }
            : { policy: 'signed', keys: [], identities, projects },
        async sign(statement) {
            const bundle = await sign({ bytes: Buffer.from(statement), type: _statement_js__WEBPACK_IMPORTED_MODULE_3__/* .statementType */ .qB });
            if (trust.policy === 'registry')
                return bundle;
            const opened = await (0,_envelope_js__WEBPACK_IMPORTED_MODULE_1__/* .open */ .ho)(bundle, trust);
            if ('fault' in opened)
                throw new _messages_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`signatures of this run would not count: the evidence ${opened.fault}`);
            return bundle;
        },
    };
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
    digest: 'The digest of the tags.',
    'built-from': 'The commit that the image was built from, where evidence tells it; a retagged image keeps it.',
    outcome: 'How it ended: `promoted`, `unchanged`, `would-change` (dry run), `refused-evidence`, `refused-immutable`, `unknown-state`, `partial` or `rolled-back`.',
    changed: '`true` when a tag was created or moved.',
    references: 'The references that name the digest now, one per line.',
    plan: 'JSON list of all tags: `reference`, `class`, `outcome`, `before`, `after`, in a dry run `next`, `reason`.',
};
function outputs(section) {
    const named = section.tags.filter(({ after }) => after !== undefined && after === section.digest);
    return {
        digest: section.digest ?? '',
        'built-from': section.builtFrom ?? '',
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
        .filter(({ after, reference }) => after === digest && !(0,_store_layout_layout_path_js__WEBPACK_IMPORTED_MODULE_0__/* .layoutPath */ .q8)(reference))
        .map(({ reference }) => reference);
    return [
        ...new Set(named.map(reference => `oci://${reference.slice(0, reference.lastIndexOf(':'))}@${digest}`)),
    ];
}


/***/ }),

/***/ 57392:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ targetOf),
/* harmony export */   e: () => (/* binding */ readPromotion)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(77934);
/* harmony import */ var _files_read_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(94479);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(80764);
/* harmony import */ var _messages_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3969);
/* harmony import */ var _section_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3091);





const recorded = valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({ promote: valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({ tags: valibot__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(_section_js__WEBPACK_IMPORTED_MODULE_3__/* .promotedTag */ .P) }) });
async function readPromotion(given, workspace) {
    const fail = (why, cause) => new _messages_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .dz([{ input: 'rollback', message: `${given} is not the record of a promotion: ${why}` }], {
        hint: 'Set it to the record file (run.json) of the run whose promotion is to be undone.',
        cause,
    });
    let value;
    try {
        value = JSON.parse(await (0,_files_read_js__WEBPACK_IMPORTED_MODULE_0__/* .readGiven */ .Q8)(workspace, given, 64 * 1024 * 1024));
    }
    catch (cause) {
        throw fail((0,_messages_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .describe */ .q0)(cause), cause);
    }
    const parsed = valibot__WEBPACK_IMPORTED_MODULE_4__/* .safeParse */ .xLC(recorded, value);
    if (parsed.success)
        return parsed.output.promote.tags;
    throw fail(`${valibot__WEBPACK_IMPORTED_MODULE_4__/* .getDotPath */ .BuJ(parsed.issues[0]) ?? 'the whole'}: ${parsed.issues[0].message}`);
}
function targetOf({ reference }) {
    const { registry, repository, tag } = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseReference */ .F2)(reference);
    if (tag === undefined)
        throw new _messages_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(`the record names ${(0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .formatReference */ .FH)({ registry, repository })} without a tag`);
    return { at: { registry, repository }, tag };
}


/***/ }),

/***/ 4469:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gu: () => (/* binding */ checkGiven),
/* harmony export */   O: () => (/* binding */ tagsToGive),
/* harmony export */   T: () => (/* binding */ inLowerCase),
/* harmony export */   gb: () => (/* binding */ checkComplete),
/* harmony export */   he: () => (/* binding */ atWorkspace),
/* harmony export */   us: () => (/* binding */ asksForLayout)
/* harmony export */ });
/* harmony import */ var _files_place_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(26396);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(80764);
/* harmony import */ var _image_tag_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(88773);
/* harmony import */ var _messages_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3969);
/* harmony import */ var _store_layout_layout_path_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(11134);





async function atWorkspace(request, workspace) {
    const { image, to, save } = request;
    return {
        ...request,
        to: await Promise.all(to.map(text => (0,_store_layout_layout_path_js__WEBPACK_IMPORTED_MODULE_4__/* .placeLayout */ .o0)(text, workspace))),
        ...(image !== undefined && { image: await (0,_store_layout_layout_path_js__WEBPACK_IMPORTED_MODULE_4__/* .placeLayout */ .o0)(image, workspace) }),
        ...(save !== undefined && { save: await (0,_files_place_js__WEBPACK_IMPORTED_MODULE_0__/* .placeOf */ .$t)(workspace, save) }),
    };
}
function checkGiven({ image, from, subject, tags, to, save }) {
    const what = image ?? from ?? subject;
    if (what !== undefined || tags.length > 0 || to.length > 0 || save !== undefined)
        return;
    throw new _messages_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .dz([
        { input: 'image', message: 'is missing, and no earlier build created an image' },
        { input: 'tags', message: 'are missing, and neither to nor save names a destination' },
    ]);
}
function checkComplete({ image, from, subject, rollback, tags, to, save, push }, { pullRequest }) {
    if (rollback !== undefined || pullRequest !== undefined || push === 'never')
        return;
    if ((image ?? from ?? subject) === undefined)
        throw new _messages_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .dz([{ input: 'image', message: 'is missing, and no earlier build created an image' }]);
    if ((image ?? from) !== undefined && tags.length === 0 && to.length === 0 && save === undefined)
        throw new _messages_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .dz([
            { input: 'tags', message: 'are missing, and neither to nor save names a destination' },
        ]);
}
function inLowerCase({ image, to }) {
    const references = [image ?? '', ...to].filter(text => text.includes('/') && !(0,_store_layout_layout_path_js__WEBPACK_IMPORTED_MODULE_4__/* .layoutPath */ .q8)(text));
    return references.flatMap(text => {
        const meant = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .formatReference */ .FH)((0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseReference */ .F2)(text));
        const capitals = meant !== text && meant.toLowerCase() === text.toLowerCase();
        return capitals ? [`${text} is ${meant}: the names of repositories are lower case`] : [];
    });
}
function asksForLayout({ save, to }) {
    return save !== undefined || to.some(text => (0,_store_layout_layout_path_js__WEBPACK_IMPORTED_MODULE_4__/* .layoutPath */ .q8)(text) !== undefined);
}
function tagsToGive({ from, tags, to }, { inLayout = [], branch } = {}) {
    const named = to.some(text => {
        const { tag } = (0,_store_layout_layout_path_js__WEBPACK_IMPORTED_MODULE_4__/* .layoutPath */ .q8)(text) ?? (text.includes('/') ? (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseReference */ .F2)(text) : { tag: text });
        return tag !== undefined;
    });
    const given = from !== undefined ? [] : tags.length > 0 || named ? tags : inLayout;
    const own = branch === undefined ? undefined : (0,_image_tag_js__WEBPACK_IMPORTED_MODULE_2__/* .sanitise */ .tB)(branch);
    return given.map(tag => typeof tag === 'string' ? { name: tag, class: (0,_image_tag_js__WEBPACK_IMPORTED_MODULE_2__/* .classOf */ .Kl)(tag), ...(tag === own && { branch: true }) } : tag);
}


/***/ }),

/***/ 24543:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $t: () => (/* binding */ placeOf),
/* harmony export */   JN: () => (/* binding */ isAtRegistry),
/* harmony export */   P4: () => (/* binding */ formatTarget),
/* harmony export */   Pf: () => (/* binding */ sourceAt),
/* harmony export */   UV: () => (/* binding */ isInLayout),
/* harmony export */   Ub: () => (/* binding */ repositoriesOf)
/* harmony export */ });
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(80764);
/* harmony import */ var _store_layout_layout_path_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(11134);


function formatTarget(target) {
    return 'layout' in target
        ? (0,_store_layout_layout_path_js__WEBPACK_IMPORTED_MODULE_1__/* .formatLayoutPath */ .Dw)({ path: target.layout, tag: target.tag })
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
function repositoriesOf(targets) {
    return [...new Map(targets.map(({ at }) => [(0,_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .formatReference */ .FH)(at), at])).values()];
}


/***/ }),

/***/ 19688:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ listTags)
/* harmony export */ });
/* harmony import */ var _error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51229);
/* harmony import */ var _link_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(39979);
/* harmony import */ var _redirect_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(68707);
/* harmony import */ var _response_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(60200);




const longest = 64 * 1024 * 1024;
async function listTags(transport, at) {
    const tags = new Set();
    const ask = (target) => (0,_redirect_js__WEBPACK_IMPORTED_MODULE_2__/* .exchangeFollowing */ .Jz)(transport, { at, actions: ['pull'], method: 'GET', target, limit: 8 * 1024 * 1024 });
    await (0,_link_js__WEBPACK_IMPORTED_MODULE_1__/* .readPages */ .n4)('tags/list?n=1000', async (target, page) => {
        let response = await ask(target instanceof URL ? withSize(target) : target);
        if (response.status === 400)
            response = await ask(page === 0 ? 'tags/list' : target);
        if (response.status === 404 && page === 0)
            return undefined;
        if (response.status !== 200)
            throw (0,_response_js__WEBPACK_IMPORTED_MODULE_3__/* .unexpectedResponse */ .Lf)(response);
        for (const tag of pageOf(response))
            tags.add(tag);
        return response;
    }, longest);
    return [...tags];
}
function withSize(target) {
    const url = new URL(target);
    if (!url.searchParams.has('n'))
        url.searchParams.set('n', '1000');
    return url;
}
function pageOf(response) {
    try {
        const { name, tags } = JSON.parse(response.body.toString('utf8'));
        if (tags === null || (tags === undefined && name !== undefined))
            return [];
        if (Array.isArray(tags))
            return tags.filter(tag => typeof tag === 'string');
    }
    catch {
    }
    throw new _error_js__WEBPACK_IMPORTED_MODULE_0__/* .RegistryError */ .gl({ ...response, why: 'the response is not a list of tags' });
}


/***/ }),

/***/ 48340:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ plainNames),
/* harmony export */   x: () => (/* binding */ pastImages)
/* harmony export */ });
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(80764);
/* harmony import */ var _registry_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51229);
/* harmony import */ var _registry_manifests_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(53356);



const plainNames = {
    ofCommit: commit => [`sha-${commit}`, `sha-${commit.slice(0, 7)}`],
    ofBranch: branch => branch.replace(/[^\w.-]/g, '-').slice(0, 128),
};
function pastImages(repository, transport, names = plainNames) {
    const at = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .parseReference */ .F2)(repository);
    const find = async (tag) => {
        const head = await (0,_registry_manifests_js__WEBPACK_IMPORTED_MODULE_2__/* .headManifest */ .sy)(transport, at, tag).catch((error) => {
            if (error instanceof _registry_error_js__WEBPACK_IMPORTED_MODULE_1__/* .RegistryError */ .gl && [401, 403, 404].includes(error.status ?? 0))
                return undefined;
            throw error;
        });
        return head && { reference: `${at.registry}/${at.repository}:${tag}`, digest: head.digest };
    };
    return {
        async ofCommit(commit) {
            const found = await Promise.all(names.ofCommit(commit).map(find));
            return found.find(image => image !== undefined);
        },
        async ofBranch(branch) {
            const tag = names.ofBranch(branch);
            return /^[\w]/.test(tag) ? find(tag) : undefined;
        },
    };
}


/***/ }),

/***/ 21219:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ preReleaseTag)
/* harmony export */ });
function preReleaseTag({ event, payload }) {
    const { release } = payload;
    if (event !== 'release' || release?.prerelease !== true)
        return undefined;
    return typeof release.tag_name === 'string' ? release.tag_name : undefined;
}


/***/ }),

/***/ 95677:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ readSubject),
/* harmony export */   F: () => (/* binding */ findImage)
/* harmony export */ });
/* harmony import */ var _image_layout_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(67955);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(80764);
/* harmony import */ var _messages_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3969);
/* harmony import */ var _registry_manifests_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(53356);
/* harmony import */ var _image_reader_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6806);
/* harmony import */ var _layout_layout_path_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(11134);
/* harmony import */ var _layout_layout_store_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(48492);
/* harmony import */ var _runnable_images_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(31447);








async function findImage(text, transport) {
    const layout = (0,_layout_layout_path_js__WEBPACK_IMPORTED_MODULE_5__/* .layoutPath */ .q8)(text);
    if (layout)
        return findInLayout(layout, transport);
    const reference = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseReference */ .F2)(text);
    const { registry, repository, digest } = reference;
    const source = { kind: 'registry', repository: (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .formatReference */ .FH)({ registry, repository }) };
    if (digest !== undefined)
        return { digest, source };
    const tag = reference.tag ?? 'latest';
    const head = await (0,_registry_manifests_js__WEBPACK_IMPORTED_MODULE_3__/* .headManifest */ .sy)(transport, reference, tag);
    if (head === undefined)
        throw new _messages_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(`${(0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .formatReference */ .FH)({ ...reference, tag })} does not exist`, { hint: missing(tag) });
    return { digest: head.digest, source };
}
function missing(tag) {
    return /^sha-[0-9a-f]{4,39}$/.test(tag)
        ? 'By default the tag of a commit names the whole commit: sha- and the 40 hex digits that `git rev-parse` prints.'
        : 'Check repository and tag, and that a run has published the image.';
}
async function readSubject(text, transport) {
    const { digest, source } = await findImage(text, transport);
    return { digest, source, platforms: await (0,_runnable_images_js__WEBPACK_IMPORTED_MODULE_7__/* .readPlatforms */ .tj)((0,_image_reader_js__WEBPACK_IMPORTED_MODULE_4__/* .openImage */ .UY)(source, transport), digest) };
}
async function findInside(entries, { path, tag, digest }) {
    if (digest === undefined || tag !== undefined || entries.some(entry => entry.digest === digest))
        return undefined;
    const reader = (0,_image_reader_js__WEBPACK_IMPORTED_MODULE_4__/* .openLayoutReader */ .q_)(path);
    const held = await reader.manifest(digest).catch(error => {
        if (error instanceof _messages_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo)
            return undefined;
        throw error;
    });
    return held?.digest;
}
async function findInLayout(wanted, transport) {
    const { path } = wanted;
    const source = { kind: 'layout', path };
    const entries = await (0,_layout_layout_store_js__WEBPACK_IMPORTED_MODULE_6__/* .readEntries */ .$2)(path);
    const inside = await findInside(entries, wanted);
    if (inside !== undefined)
        return { digest: inside, source, tags: [] };
    const named = wanted.digest !== undefined || wanted.tag !== undefined;
    const images = named ? entries : await (0,_layout_layout_store_js__WEBPACK_IMPORTED_MODULE_6__/* .imagesAmong */ .b3)(entries, (0,_image_reader_js__WEBPACK_IMPORTED_MODULE_4__/* .openImage */ .UY)(source, transport));
    const { digest } = (0,_image_layout_js__WEBPACK_IMPORTED_MODULE_0__/* .chooseImage */ .Ny)(images, wanted);
    const names = entries.flatMap(entry => (entry.digest === digest ? ((0,_image_layout_js__WEBPACK_IMPORTED_MODULE_0__/* .tagOf */ .cO)(entry) ?? []) : []));
    return { digest, source, tags: [...new Set(names)] };
}


/***/ })

};
