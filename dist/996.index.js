export const id = 996;
export const ids = [996];
export const modules = {

/***/ 71173:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ attestations)
/* harmony export */ });
function attestations({ provenance, sbom, attests }, builderId) {
    const given = (type) => attests.some(item => isType(item, type));
    const values = [
        ...(provenance !== undefined || !given('provenance') ? [provenanceValue(provenance, builderId)] : []),
        ...(sbom === undefined ? [] : [`type=sbom,${flagOr(sbom, '')}`.replace(/,$/, '')]),
        ...attests.filter(item => !(provenance !== undefined && isType(item, 'provenance')) &&
            !(sbom !== undefined && isType(item, 'sbom'))),
    ];
    return { values, any: values.some(value => !/(^|,)disabled=true(,|$)/.test(value)) };
}
function provenanceValue(text, builderId) {
    const attributes = flagOr(text ?? 'true', 'mode=min');
    const named = builderId === undefined || /(^|,)(builder-id|disabled)=/.test(attributes);
    return `type=provenance,${attributes}${named ? '' : `,builder-id=${builderId}`}`;
}
function flagOr(text, whenTrue) {
    const word = text.trim().toLowerCase();
    if (word === 'true')
        return whenTrue;
    if (word === 'false')
        return 'disabled=true';
    return text.trim();
}
function isType(item, type) {
    return item.split(',').some(field => field.trim() === `type=${type}`);
}


/***/ }),

/***/ 62816:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ checkInputs)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _files_place_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(26396);
/* harmony import */ var _identity_remote_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9050);
/* harmony import */ var _inputs_lists_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(12420);
/* harmony import */ var _messages_errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3969);
/* harmony import */ var _attestations_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(71173);
/* harmony import */ var _metadata_items_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(60942);








const defaultFiles = ['Dockerfile', 'dockerfile'];
async function checkInputs(inputs, context, host) {
    const found = await Promise.all([
        checkContext(inputs, context, host),
        checkLinks(inputs, context, host),
        ...inputs.buildContexts
            .filter(({ value }) => !(0,_identity_remote_js__WEBPACK_IMPORTED_MODULE_5__/* .isForeignContext */ .mJ)(value))
            .map(({ name, value }) => missing('build-contexts', value, host, `the context "${name}"`)),
        ...inputs.secretFiles.map(({ name, value }) => missing('secret-files', value, host, `the secret "${name}"`)),
        ...inputs.ssh.map(item => checkSsh(item, host)),
    ]);
    return [...found.flat(), ...checkSecrets(inputs, host), ...checkAnnotations(inputs)];
}
async function checkLinks(inputs, context, { workspace }) {
    const local = !(0,_identity_remote_js__WEBPACK_IMPORTED_MODULE_5__/* .isRemoteContext */ .uN)(context);
    const dockerfile = inputs.file ?? (local ? await defaultFile(context, workspace) : undefined);
    const named = [
        ...(local ? [['context', context]] : []),
        ...(local && dockerfile !== undefined ? [['file', dockerfile]] : []),
        ...inputs.buildContexts
            .filter(({ value }) => !(0,_identity_remote_js__WEBPACK_IMPORTED_MODULE_5__/* .isForeignContext */ .mJ)(value))
            .map(({ value }) => ['build-contexts', value]),
        ...inputs.secretFiles.map(({ value }) => ['secret-files', value]),
        ...inputs.ssh.flatMap(item => keysOf(item).map((path) => ['ssh', path])),
        ...cacheFolders(inputs.cacheFrom).map((path) => ['cache-from', path]),
        ...cacheFolders(inputs.cacheTo).map((path) => ['cache-to', path]),
    ];
    const found = await Promise.all(named.map(async ([input, path]) => {
        const message = await (0,_files_place_js__WEBPACK_IMPORTED_MODULE_2__/* .placeOf */ .$t)(workspace, path).then(() => undefined, _messages_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .describe */ .q0);
        return message === undefined ? [] : [{ input, message }];
    }));
    return found.flat();
}
async function defaultFile(context, workspace) {
    const [usual, lower] = defaultFiles.map(name => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(context, name));
    const there = async (path) => (await kindOf((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workspace, path))) !== undefined;
    return !(await there(usual)) && (await there(lower)) ? lower : usual;
}
async function checkContext({ file }, context, host) {
    if ((0,_identity_remote_js__WEBPACK_IMPORTED_MODULE_5__/* .isRemoteContext */ .uN)(context))
        return [];
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(host.workspace, context);
    const kind = await kindOf(folder);
    if (kind !== 'folder')
        return [
            {
                input: 'context',
                message: `there is ${kind === undefined ? 'no folder' : 'a file, no folder,'} ${folder}`,
            },
        ];
    if (file !== undefined) {
        if ((await kindOf((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(host.workspace, file))) === 'file')
            return [];
        const inside = (await kindOf((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, file))) === 'file';
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(context, file);
        return [
            {
                input: 'file',
                message: `there is no file ${(0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(host.workspace, file)}${inside ? `, did you mean ${path}?` : ''}`,
            },
        ];
    }
    const names = await Promise.all(defaultFiles.map(name => kindOf((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, name))));
    return names.includes('file')
        ? []
        : [{ input: 'file', message: `there is no Dockerfile in ${folder}: set its path` }];
}
function checkSecrets({ secrets, secretEnvs, secretFiles }, host) {
    const unset = secretEnvs.filter(({ value }) => !host.variable(value));
    const ids = [...secrets, ...secretEnvs, ...secretFiles].map(({ name }) => name);
    const twice = [...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))];
    return [
        ...unset.map(({ name, value }) => ({
            input: 'secret-envs',
            message: `the variable ${value} of the secret "${name}" is not set, or empty`,
        })),
        ...twice.map(id => ({ input: 'secrets', message: `the secret "${id}" is given twice` })),
    ];
}
async function checkSsh(item, host) {
    const [id = ''] = item.split('=');
    const paths = keysOf(item);
    if (paths.length === 0)
        return host.variable('SSH_AUTH_SOCK')
            ? []
            : [{ input: 'ssh', message: `"${id}" needs an SSH agent, and SSH_AUTH_SOCK is not set` }];
    return (await Promise.all(paths.map(path => missing('ssh', path, host, `"${id}"`)))).flat();
}
function cacheFolders(items) {
    return items.flatMap(item => {
        const fields = (0,_inputs_lists_js__WEBPACK_IMPORTED_MODULE_3__/* .commaList */ .o)(item);
        if (!fields.includes('type=local'))
            return [];
        return fields.flatMap(field => /^(?:src|dest)=(.+)$/s.exec(field)?.[1] ?? []);
    });
}
function keysOf(item) {
    const [, ...rest] = item.split('=');
    return rest.join('=').split(',').filter(Boolean);
}
function checkAnnotations(inputs) {
    if ((0,_attestations_js__WEBPACK_IMPORTED_MODULE_6__/* .attestations */ .e)(inputs, undefined).any || inputs.platforms.length > 1)
        return [];
    return inputs.annotations.filter(_metadata_items_js__WEBPACK_IMPORTED_MODULE_7__/* .isOfIndex */ .iM).map(item => ({
        input: 'annotations',
        message: `"${item}" is for an index, but one platform without attestations has none`,
    }));
}
async function missing(input, path, host, what) {
    const full = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(host.workspace, path);
    return (await kindOf(full)) === undefined
        ? [{ input, message: `${what} is at ${full}, which does not exist` }]
        : [];
}
async function kindOf(path) {
    try {
        return (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(path)).isDirectory() ? 'folder' : 'file';
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 52255:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ dockerfilePath),
/* harmony export */   W: () => (/* binding */ expandContext)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _identity_remote_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9050);
/* harmony import */ var _messages_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3969);



function expandContext(context, facts) {
    const folder = (0,_identity_remote_js__WEBPACK_IMPORTED_MODULE_2__/* .inDefaultContext */ .gm)(context);
    if (folder === undefined)
        return context;
    const missing = [
        ...(facts.commit === undefined ? [facts.noCommit ?? 'the commit is not known'] : []),
        ...(facts.project === '' ? ['the repository is not known. BUILDONCE_PROJECT gives it'] : []),
    ];
    if (missing.length > 0)
        throw new _messages_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .dz(missing.map(message => ({ input: 'context', message })));
    const below = folder === '' ? '' : `:${folder}`;
    return `${facts.serverUrl ?? 'https://github.com'}/${facts.project}.git#${facts.commit}${below}`;
}
function dockerfilePath(file, context, workspace) {
    if ((0,_identity_remote_js__WEBPACK_IMPORTED_MODULE_2__/* .isRemoteContext */ .uN)(context))
        return undefined;
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.relative)(workspace, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(workspace, file ?? (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(context, 'Dockerfile')));
    return path.startsWith('..') ? undefined : path;
}


/***/ }),

/***/ 60942:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Il: () => (/* binding */ annotationItems),
/* harmony export */   ND: () => (/* binding */ labelItems),
/* harmony export */   iM: () => (/* binding */ isOfIndex)
/* harmony export */ });
function labelItems(derived, given) {
    const own = new Set(given.map(keyOf));
    return [
        ...Object.entries(derived)
            .filter(([key]) => !own.has(key))
            .map(([key, value]) => `${key}=${value}`),
        ...given,
    ];
}
function annotationItems(derived, given, isIndex) {
    const own = new Set(given.map(keyOf));
    return [...derived.filter(item => (isIndex || !isOfIndex(item)) && !own.has(keyOf(item))), ...given];
}
function isOfIndex(annotation) {
    const levels = /^([a-z,[\]/0-9-]+):/.exec(annotation.split('=')[0] ?? '')?.[1]?.split(',') ?? [];
    return levels.length > 0 && levels.every(level => level === 'index' || level === 'index-descriptor');
}
function keyOf(item) {
    return item.split('=')[0] ?? '';
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

/***/ 9050:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A2: () => (/* binding */ readRemoteContext),
/* harmony export */   gm: () => (/* binding */ inDefaultContext),
/* harmony export */   mJ: () => (/* binding */ isForeignContext),
/* harmony export */   uN: () => (/* binding */ isRemoteContext),
/* harmony export */   yS: () => (/* binding */ folderOf)
/* harmony export */ });
function readRemoteContext(text) {
    const [before = '', fragment = ''] = splitOnce(text, '#');
    const [address = '', query = ''] = splitOnce(before, '?');
    const [ref = '', folder = ''] = splitOnce(fragment, ':');
    const given = new URLSearchParams(query);
    const commit = [given.get('commit') ?? '', given.get('checksum') ?? '', ref].find(isCommit);
    return {
        address: address.replace(/\/\/[^/@]*@/, '//'),
        folder: folderOf(given.get('subdir') ?? folder),
        ...(commit !== undefined && { commit }),
    };
}
function isCommit(text) {
    return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text);
}
function folderOf(text) {
    return text
        .split('/')
        .filter(part => part !== '' && part !== '.')
        .join('/');
}
function splitOnce(text, separator) {
    const at = text.indexOf(separator);
    return at === -1 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}
function isRemoteContext(context) {
    return /^(https?:\/\/|git:\/\/|ssh:\/\/|git@|github\.com\/)/.test(context);
}
function isForeignContext(value) {
    return /^[a-z][a-z0-9+.-]*:/.test(value) || isRemoteContext(value);
}
function inDefaultContext(context) {
    const match = /^\{\{\s*defaultContext\s*\}\}(?::(.*))?$/.exec(context);
    return match ? (match[1] ?? '') : undefined;
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

/***/ 81561:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  x: () => (/* binding */ findExisting),
  h: () => (/* binding */ notLookedFor)
});

// EXTERNAL MODULE: ./.build/src/identity/words.js
var words = __webpack_require__(82395);
// EXTERNAL MODULE: ./.build/src/messages/errors.js
var errors = __webpack_require__(3969);
// EXTERNAL MODULE: ./.build/src/image/reference.js
var reference = __webpack_require__(80764);
// EXTERNAL MODULE: ./.build/src/registry/manifests.js + 1 modules
var manifests = __webpack_require__(53356);
// EXTERNAL MODULE: ./.build/src/store/image-reader.js
var image_reader = __webpack_require__(6806);
// EXTERNAL MODULE: ./.build/src/store/open-store.js
var open_store = __webpack_require__(10901);
// EXTERNAL MODULE: ./.build/src/store/runnable-images.js
var runnable_images = __webpack_require__(31447);
// EXTERNAL MODULE: ./.build/src/promote/evidence/build-of.js
var build_of = __webpack_require__(18604);
// EXTERNAL MODULE: ./.build/src/promote/evidence/gate.js
var gate = __webpack_require__(73457);
// EXTERNAL MODULE: ./.build/src/promote/evidence/store.js + 2 modules
var store = __webpack_require__(31043);
// EXTERNAL MODULE: ./.build/src/promote/evidence/trust.js
var evidence_trust = __webpack_require__(61682);
;// CONCATENATED MODULE: ./.build/src/promote/evidence/proven.js









async function findProven(search, transport) {
    const { trust = evidence_trust/* anybody */.VC } = search;
    const at = (0,reference/* parseRepository */.SU)(search.image);
    const names = search.tags ?? [`sha-${search.commit}`, `sha-${search.commit.slice(0, 7)}`];
    const found = await findTagged(at, names, transport);
    const hint = `Push the commit to a branch whose workflow builds, checks and promotes it (tag sha-${search.commit}), and run this again.`;
    if (found === undefined)
        return { status: 'missing', reason: `${search.image} has no image of commit ${search.commit}`, hint };
    const { tag, digest } = found;
    const source = { kind: 'registry', repository: search.image };
    const [platforms, evidence] = await Promise.all([
        (0,runnable_images/* readPlatforms */.tj)((0,image_reader/* openImage */.UY)(source, transport), digest),
        (0,store/* readEvidence */.At)((0,open_store/* registryStore */.X)(at, transport), { digest, trust, now: search.now }),
    ]);
    const build = (0,build_of/* buildOf */.Yy)(evidence.sources, { ...search, digest });
    const byTagAlone = search.byTagAlone === true && trust.policy === 'registry';
    if ('fault' in build && !(build.untold && byTagAlone)) {
        const reason = `${search.image}:${tag} cannot be taken: ${foreignness(build, evidence, trust)}`;
        return { status: 'foreign', reason, hint: trust.policy === 'signed' ? unsignedHint : foreignHint };
    }
    const image = { subject: { digest, source, platforms }, tag, ...('fault' in build ? {} : build) };
    const sources = evidence.sources.filter(({ record }) => !(0,build_of/* isOthersPullRequest */.IC)(record, search.pullRequest));
    const verdicts = (0,gate/* judge */.S)({ ...search, digest, platforms }, sources);
    const { warnings } = evidence;
    if (verdicts.every(({ status }) => status === 'passed'))
        return { status: 'proven', ...image, warnings };
    const reason = [`${search.image}:${tag} is not proven: ${(0,gate/* reasonOf */.A)(verdicts)}`, ...warnings].join('; ');
    return { status: 'unproven', ...image, reason, hint };
}
const unsignedHint = 'Let the run that builds the commit sign its evidence (signing-key, or signing: identity). If the tag is a mistake, remove it and run this again.';
const foreignHint = 'If the tag is a mistake, remove it and run this again; else give the image of this run a tag of its own with `flavor: suffix=-…`. With `attach: none`, where no run attaches evidence, the tag alone counts.';
function foreignness({ fault }, evidence, trust) {
    const { setAside, warnings } = evidence;
    const aside = (0,evidence_trust/* explainSetAside */.Cy)([...setAside, ...warnings], trust);
    if (aside !== undefined)
        return `no trusted evidence shows that it was built from this commit; ${aside}`;
    return [fault, ...(trust.policy === 'signed' ? ['only what is signed counts'] : []), ...warnings].join('; ');
}
async function findTagged(at, tags, transport) {
    for (const tag of tags) {
        const head = await (0,manifests/* headManifest */.sy)(transport, at, tag);
        if (head !== undefined)
            return { tag, digest: head.digest };
    }
    return undefined;
}

// EXTERNAL MODULE: ./.build/src/registry/error.js
var registry_error = __webpack_require__(51229);
// EXTERNAL MODULE: ./.build/src/registry/open-transport.js
var open_transport = __webpack_require__(7839);
// EXTERNAL MODULE: ./.build/src/identity/compare.js
var compare = __webpack_require__(64469);
// EXTERNAL MODULE: ./.build/src/image/platform.js
var platform = __webpack_require__(52490);
;// CONCATENATED MODULE: ./.build/src/pipeline/take-existing.js



function takeExisting({ record, builtFrom, subject, tag }, { image, builtFrom: now, platforms }, { host: { facts }, log }) {
    assertOtherRun(record, tag, facts);
    if (builtFrom === undefined) {
        const warning = `${image}:${tag} is taken by its name alone: no evidence says what it was built from (attach)`;
        log.warning(warning);
        return { ...subject, warnings: [warning] };
    }
    const { decisive, others } = (0,compare/* compareInputs */.R)(now.inputs, builtFrom.inputs, {
        content: facts.gitTag === undefined,
    });
    const missing = platforms.filter(wanted => !subject.platforms.some(has => (0,platform/* matchesPlatform */.pC)(wanted, has.platform)));
    const differing = [
        ...decisive,
        ...(missing.length > 0 ? [`platforms (without ${missing.join(', ')})`] : []),
    ];
    if (differing.length > 0)
        throw new errors/* UserError */.yo(`${image}:${tag} is another image of this commit: it was built with other ${differing.join(', ')}`, {
            hint: 'Give this build tags of its own with `flavor: suffix=-…`. `on-existing: build` needs them, too: the tag of a commit never moves.',
        });
    const warnings = others.length === 0
        ? []
        : [`${image}:${tag} is taken as it was built, with other ${others.join(', ')} than this run gives`];
    for (const warning of warnings)
        log.warning(warning);
    return { ...subject, builtFrom, warnings };
}
function assertOtherRun(record, tag, { ci, runId, attempt }) {
    const { event } = (record ?? {});
    if (ci !== 'github' || event?.runId !== runId || event.attempt !== attempt)
        return;
    throw new errors/* UserError */.yo(`the tag ${tag} was pushed by this very run: two of its builds would share it`, {
        hint: 'Give each build of the workflow its own `image`, or its own tags with `flavor: suffix=-…`.',
    });
}

;// CONCATENATED MODULE: ./.build/src/pipeline/existing.js






const notLookedFor = 'is build, so no image is looked for, and on-missing is fail: this release could never find its own. Leave on-existing at reuse, or set on-missing: build';
async function findExisting(search, tools) {
    const { facts } = tools.host;
    const { image } = search;
    if (image === undefined || !search.writes)
        return undefined;
    const release = facts.gitTag !== undefined;
    if (search.onExisting === 'build') {
        if (release && search.onMissing === 'fail')
            throw new errors/* InputError */.dz([{ input: 'on-existing', message: notLookedFor }]);
        return undefined;
    }
    if (search.builtFrom.dirty && !release) {
        tools.log.info(`no image is looked for: ${(0,words/* describeChanges */.DT)(search.builtFrom.changes)}`);
        return undefined;
    }
    if (search.commitTags.length === 0) {
        const reason = 'no rule of `tags` names the commit (type=sha), so its image cannot be found in the registry';
        if (release && search.onMissing === 'fail')
            throw new errors/* UserError */.yo(reason, { hint: 'Add the line `type=sha,format=long`.' });
        tools.log.info(reason);
        return undefined;
    }
    const { commit } = facts;
    if (commit === undefined) {
        tools.log.info(`no image is looked for: ${facts.noCommit}`);
        return undefined;
    }
    const found = await lookUp({ ...search, image, commit }, tools).catch((error) => {
        if (release || !(error instanceof registry_error/* RegistryError */.gl))
            throw error;
        tools.log.info(`it cannot be determined whether the registry has this commit's image: ${error.message}`);
        return undefined;
    });
    if (found === undefined)
        return undefined;
    if (found.status === 'proven') {
        const reason = `the image of this commit is in the registry and proven (${found.tag})${from(found)}`;
        return { ...takeExisting(found, { ...search, image }, tools), reason, checked: true };
    }
    if (found.status === 'foreign' || (release && search.onMissing === 'fail'))
        throw new errors/* UserError */.yo(found.reason, { hint: found.hint });
    if (found.status === 'missing') {
        if (release)
            tools.log.info(`${found.reason}; it is built now, because on-missing is build`);
        return undefined;
    }
    const reason = `the image of this commit is in the registry (${found.tag})${from(found)}; checks without evidence are run again`;
    return { ...takeExisting(found, { ...search, image }, tools), reason };
}
async function lookUp({ image, commit, commitTags: tags, require, maxAge, trust, judging, attach, }, tools) {
    const { pullRequest } = tools.host.facts;
    const byTagAlone = !attach.includes('evidence');
    const now = tools.now();
    const judgeAgain = await judging();
    const search = { image, commit, tags, require, maxAge, trust, judgeAgain, now, pullRequest, byTagAlone };
    return await findProven(search, (0,open_transport/* openTransport */.g)(tools));
}
function from({ builtFrom }) {
    return builtFrom === undefined ? '' : `, ${(0,words/* describeBuiltFrom */.Oi)(builtFrom)}`;
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


/***/ })

};
