export const id = 966;
export const ids = [966];
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
/* harmony import */ var _identity_remote_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9050);
/* harmony import */ var _attestations_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(71173);
/* harmony import */ var _metadata_items_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(60942);





async function checkInputs(inputs, context, host) {
    const found = await Promise.all([
        checkContext(inputs, context, host),
        ...inputs.buildContexts
            .filter(({ value }) => !(0,_identity_remote_js__WEBPACK_IMPORTED_MODULE_2__/* .isForeignContext */ .mJ)(value))
            .map(({ name, value }) => missing('build-contexts', value, host, `the context "${name}"`)),
        ...inputs.secretFiles.map(({ name, value }) => missing('secret-files', value, host, `the secret "${name}"`)),
        ...inputs.ssh.map(item => checkSsh(item, host)),
    ]);
    return [...found.flat(), ...checkSecrets(inputs, host), ...checkAnnotations(inputs)];
}
async function checkContext({ file }, context, host) {
    if ((0,_identity_remote_js__WEBPACK_IMPORTED_MODULE_2__/* .isRemoteContext */ .uN)(context))
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
    const names = await Promise.all(['Dockerfile', 'dockerfile'].map(name => kindOf((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, name))));
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
    const [id = '', ...rest] = item.split('=');
    const paths = rest.join('=').split(',').filter(Boolean);
    if (paths.length === 0)
        return host.variable('SSH_AUTH_SOCK')
            ? []
            : [{ input: 'ssh', message: `"${id}" needs an SSH agent, and SSH_AUTH_SOCK is not set` }];
    return (await Promise.all(paths.map(path => missing('ssh', path, host, `"${id}"`)))).flat();
}
function checkAnnotations(inputs) {
    if ((0,_attestations_js__WEBPACK_IMPORTED_MODULE_3__/* .attestations */ .e)(inputs, undefined).any || inputs.platforms.length > 1)
        return [];
    return inputs.annotations.filter(_metadata_items_js__WEBPACK_IMPORTED_MODULE_4__/* .isOfIndex */ .iM).map(item => ({
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
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(36624);
/* harmony import */ var _identity_remote_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9050);



function expandContext(context, facts) {
    const folder = (0,_identity_remote_js__WEBPACK_IMPORTED_MODULE_2__/* .inDefaultContext */ .gm)(context);
    if (folder === undefined)
        return context;
    const missing = [
        ...(facts.commit === undefined ? [facts.noCommit ?? 'the commit is not known'] : []),
        ...(facts.project === '' ? ['the repository is not known. BUILDONCE_PROJECT gives it'] : []),
    ];
    if (missing.length > 0)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .dz(missing.map(message => ({ input: 'context', message })));
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
/* harmony export */   P$: () => (/* binding */ commitInTag),
/* harmony export */   WH: () => (/* binding */ isCommitRule),
/* harmony export */   sC: () => (/* binding */ dirtyTags)
/* harmony export */ });
/* harmony import */ var _compare_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(64469);

function isCommitRule(rule) {
    return /(^|,)\s*type\s*=\s*sha\s*(,|$)/.test(rule) || /\{\{[{&~\s]*sha[\s}~]/.test(rule);
}
function commitInTag(name) {
    return /(?:^|[._-])sha-([0-9a-f]{7,64})(?![0-9a-z])/.exec(name)?.[1];
}
function wrongNames(tags, builtFrom, { commit, gitTag }) {
    const named = tags.map(tag => {
        const names = commitInTag(tag.name) ??
            (tag.rule !== undefined && (isCommitRule(tag.rule) || gitTag !== undefined) ? commit : undefined);
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
        .filter(({ name, rule }) => commitInTag(name) !== undefined || (rule !== undefined && isCommitRule(rule)))
        .map(tag => ({ ...tag, name: `${tag.name.slice(0, 122)}-dirty`, class: 'floating' }));
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

/***/ 68601:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  checkAll: () => (/* binding */ checkAll),
  wrongInputs: () => (/* binding */ wrongInputs)
});

// EXTERNAL MODULE: ./.build/src/errors.js
var errors = __webpack_require__(36624);
// EXTERNAL MODULE: ./.build/src/inputs/push.js
var push = __webpack_require__(85365);
// EXTERNAL MODULE: ./.build/src/inputs/table.js
var table = __webpack_require__(57369);
// EXTERNAL MODULE: ./.build/src/build/check.js
var check = __webpack_require__(62816);
// EXTERNAL MODULE: ./.build/src/build/context.js
var context = __webpack_require__(52255);
// EXTERNAL MODULE: ./.build/src/promote/destinations.js
var destinations = __webpack_require__(47611);
// EXTERNAL MODULE: ./.build/src/promote/evidence/signer.js
var signer = __webpack_require__(96612);
// EXTERNAL MODULE: ./.build/src/promote/evidence/trust.js
var evidence_trust = __webpack_require__(61682);
// EXTERNAL MODULE: ./.build/src/promote/request.js
var request = __webpack_require__(4469);
// EXTERNAL MODULE: ./.build/src/report/artifact/upload.js + 2 modules
var upload = __webpack_require__(58117);
// EXTERNAL MODULE: ./.build/src/tags/tags.js + 31 modules
var tags = __webpack_require__(68788);
// EXTERNAL MODULE: ./.build/src/pipeline/commit-tags.js
var commit_tags = __webpack_require__(40755);
// EXTERNAL MODULE: ./.build/src/pipeline/problems.js
var pipeline_problems = __webpack_require__(88764);
;// CONCATENATED MODULE: ./.build/src/pipeline/contradictions.js












async function contradictions(values, tools) {
    const { facts } = tools.host;
    const { promote } = values;
    const writes = (0,push/* whyNotWritten */.z)(promote, facts) === undefined;
    const promotes = writes || (promote.dryRun && promote.push !== 'never') || (0,request/* asksForLayout */.us)(promote);
    const other = promote.from !== undefined || promote.rollback !== undefined;
    const checks = await Promise.all([
        promotes && !other ? unmet(values, facts.gitTag) : [],
        promotes ? unfinished(promote, writes, tools.host) : [],
        other ? [] : tagProblems(values, promotes, tools),
        signing(values, writes, tools),
        facts.gitTag !== undefined || other ? [] : (0,pipeline_problems/* found */.F)('context', () => buildProblems(values, tools)),
        values.report.uploadArtifact === 'none'
            ? []
            : (0,pipeline_problems/* found */.F)('upload-artifact', () => (0,upload/* artifactServiceOf */.b)(tools.host)),
    ]);
    return checks.flat();
}
function unmet({ scan, smoke, build, promote }, gitTag) {
    if (gitTag !== undefined && build.onExisting === 'reuse')
        return [];
    const off = { scan: !scan.scan, smoke: smoke.smoke === 'off' };
    const missing = promote.require.filter(name => off[name]);
    const rest = promote.require.filter(name => !off[name]);
    return missing.map(name => ({
        input: name,
        message: `is false, and require asks for its evidence: nothing could be promoted. Leave ${name} on, or set require: ${rest.join(', ') || 'none'}`,
    }));
}
function unfinished({ from, to, save, rollback, deployment, githubToken, signingKey, signingPassword, }, writes, host) {
    const nowhere = from !== undefined && rollback === undefined && to.length === 0 && save === undefined;
    const unrecorded = writes && deployment !== undefined && (githubToken === undefined || host.codeHost === undefined);
    return [
        ...(nowhere ? [{ input: 'from', message: `is "${from}", and nothing says where it goes: give to` }] : []),
        ...(unrecorded
            ? [{ input: 'deployment', message: 'is recorded by GitHub only, with a github-token that may do it' }]
            : []),
        ...(writes && signingPassword !== undefined && signingKey === undefined
            ? [{ input: 'signing-password', message: 'is given, and there is no signing-key that it is for' }]
            : []),
    ];
}
async function tagProblems({ tags: request, promote }, promotes, tools) {
    const { host } = tools;
    const github = request.githubToken === undefined ? undefined : host.codeHost?.(request.githubToken);
    return await (0,pipeline_problems/* found */.F)('tags', async () => {
        const { images, made } = await (0,tags/* makeTags */.a)({ ...request, github }, { ...tools, log: quiet });
        if (!promotes)
            return;
        const release = host.facts.gitTag !== undefined;
        if (release && promote.onMissing === 'fail' && (0,commit_tags/* tagsOfCommit */.mk)(made.tags).length === 0)
            throw new errors/* InputError */.dz([
                {
                    input: 'tags',
                    message: 'no rule names the commit (type=sha), so this release cannot find its image, and on-missing is fail. Add the line type=sha,format=long',
                },
            ]);
        if (made.tags.length > 0) {
            (0,destinations/* destinationsOf */.N)({ ...promote, images, tags: made.tags });
            return;
        }
        const why = made.silent.map(({ rule, reason }) => `${rule}: ${reason}`).join('; ');
        const problems = await (0,pipeline_problems/* found */.F)('tags', () => (0,destinations/* destinationsOf */.N)({ ...promote, images, tags: [] }));
        if (problems.length > 0) {
            const message = `no rule makes a tag on this event (${host.facts.event} of ${host.facts.ref || 'an unknown ref'}), so nothing could be promoted${why && ` (${why})`}`;
            throw new errors/* InputError */.dz([{ input: 'tags', message }]);
        }
    });
}
async function signing({ promote }, writes, { host }) {
    return await (0,pipeline_problems/* found */.F)('signing', async () => {
        const trust = await (0,evidence_trust/* trustOf */.An)(promote, host.workspace);
        (0,signer/* signerOf */.K)(promote, trust, { ...host, writes });
    });
}
async function buildProblems({ build }, { host }) {
    const problems = await (0,check/* checkInputs */.s)(build, (0,context/* expandContext */.W)(build.context, host.facts), host);
    if (problems.length > 0)
        throw new errors/* InputError */.dz(problems);
}
const quiet = {
    info() { },
    warning() { },
    debug() { },
    group: (_, work) => work(),
    foreign: work => work(() => { }),
};

// EXTERNAL MODULE: ./.build/src/pipeline/pipeline-inputs.js
var pipeline_inputs = __webpack_require__(55882);
// EXTERNAL MODULE: ./.build/src/pipeline/tables.js + 13 modules
var tables = __webpack_require__(72022);
;// CONCATENATED MODULE: ./.build/src/pipeline/pipeline-values.js



function valuesOf(texts) {
    return {
        tags: (0,table/* parse */.qg)(tables/* stageInputs */.M.tags, (0,pipeline_inputs/* textsFor */.g4)('tags', texts)),
        build: (0,table/* parse */.qg)(tables/* stageInputs */.M.build, (0,pipeline_inputs/* textsFor */.g4)('build', texts)),
        scan: (0,table/* parse */.qg)(tables/* stageInputs */.M.scan, (0,pipeline_inputs/* textsFor */.g4)('scan', texts)),
        smoke: (0,table/* parse */.qg)(tables/* stageInputs */.M.smoke, (0,pipeline_inputs/* textsFor */.g4)('smoke', texts)),
        promote: (0,table/* parse */.qg)(tables/* stageInputs */.M.promote, (0,pipeline_inputs/* textsFor */.g4)('promote', texts)),
        report: (0,table/* parse */.qg)(tables/* stageInputs */.M.report, (0,pipeline_inputs/* textsFor */.g4)('report', texts)),
    };
}

;// CONCATENATED MODULE: ./.build/src/pipeline/check.js







async function checkAll(texts, tools) {
    const wrong = wrongInputs(texts, tools);
    const rest = Object.fromEntries(Object.entries(texts).filter(([name]) => !wrong.some(({ input }) => input === name)));
    const values = wrongInputs(rest, tools).length > 0 ? undefined : valuesOf(rest);
    const clashes = values === undefined ? [] : await contradictions(values, tools);
    const of = new Set(wrong.map(({ input }) => input));
    const problems = [...wrong, ...clashes.filter(({ input }) => !of.has(input))];
    if (problems.length > 0)
        throw new errors/* InputError */.dz(problems);
    const unwritten = values && (0,push/* whyNotWritten */.z)(values.promote, tools.host.facts);
    if (unwritten !== undefined)
        tools.log.info(`nothing is published: ${unwritten}`);
}
function wrongInputs(texts, { host }) {
    return (0,pipeline_problems/* problemsOf */.G)(() => (0,table/* parse */.qg)(pipeline_inputs/* pipelineInputs */.ci, texts, { mask: secret => host.mask(secret) }));
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
function namingOf({ tags }, { commit = '', gitTag }) {
    return { commit: tags?.commit ?? commit, ...(gitTag !== undefined && { gitTag }) };
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

/***/ 55882:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Pt: () => (/* binding */ jobToken),
/* harmony export */   ci: () => (/* binding */ pipelineInputs),
/* harmony export */   g4: () => (/* binding */ textsFor),
/* harmony export */   um: () => (/* binding */ tables)
/* harmony export */ });
/* unused harmony exports defaultRules, forwarded */
/* harmony import */ var _inputs_readers_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(94837);
/* harmony import */ var _inputs_table_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57369);
/* harmony import */ var _tables_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(72022);



const tables = _tables_js__WEBPACK_IMPORTED_MODULE_2__/* .stageInputs */ .M;
const defaultRules = [
    'type=ref,event=branch',
    'type=ref,event=pr',
    'type=semver,pattern={{version}}',
    'type=semver,pattern={{major}}.{{minor}}',
    'type=semver,pattern={{major}}',
    'type=sha,format=long',
].join('\n');
const defaults = {
    tags: {
        default: defaultRules,
        description: 'Rules for tags, one per line, in the language of docker/metadata-action, for example `type=semver,pattern={{version}}`.',
    },
    require: { default: 'scan, smoke' },
};
const ownInputs = {
    image: (0,_inputs_table_js__WEBPACK_IMPORTED_MODULE_1__/* .input */ .hF)(_inputs_readers_js__WEBPACK_IMPORTED_MODULE_0__/* .lines */ .Mn, {
        description: 'Repository of the image, for example `ghcr.io/acme/web`; several, one per line, are promoted together.',
        required: true,
    }),
};
const renamed = { images: 'image' };
const pipelineInputs = Object.fromEntries([
    ...Object.entries(ownInputs),
    ...Object.values(tables).flatMap(table => Object.entries(table)
        .filter(([name, declared]) => !declared.alone && renamed[name] === undefined)
        .map(([name, declared]) => [name, { ...declared, ...defaults[name] }])),
]);
function forwarded(stage) {
    const names = Object.entries(tables[stage]).filter(([, declared]) => !declared.alone);
    return new Map(names.map(([name]) => [name, renamed[name] ?? name]));
}
function jobToken(texts) {
    return texts['github-token'] || undefined;
}
function textsFor(stage, texts) {
    const picked = [...forwarded(stage)].map(([name, from]) => [
        name,
        texts[from] ?? pipelineInputs[from]?.default,
    ]);
    return Object.fromEntries(picked.filter(([, value]) => value !== undefined && value !== ''));
}


/***/ }),

/***/ 88764:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ found),
/* harmony export */   G: () => (/* binding */ problemsOf)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(36624);

function problemsOf(work) {
    try {
        work();
        return [];
    }
    catch (error) {
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz)
            return error.problems;
        throw error;
    }
}
async function found(input, work) {
    try {
        await work();
        return [];
    }
    catch (error) {
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz)
            return error.problems.map(problem => withHint(problem, error.hint));
        if (!(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isExpected */ .Dn)(error))
            throw error;
        return [withHint({ input, message: error.message }, error.hint)];
    }
}
function withHint({ input, message }, hint) {
    return { input, message: hint === undefined ? message : `${message}. ${hint}` };
}


/***/ }),

/***/ 47611:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ destinationsOf)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(36624);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(80764);
/* harmony import */ var _image_tag_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(88773);
/* harmony import */ var _store_layout_layout_path_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(11134);
/* harmony import */ var _target_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(24543);





function destinationsOf({ images, tags, to, home, save }) {
    const files = to.flatMap(text => (0,_store_layout_layout_path_js__WEBPACK_IMPORTED_MODULE_3__/* .layoutPath */ .q)(text) ?? []);
    const others = to.filter(text => (0,_store_layout_layout_path_js__WEBPACK_IMPORTED_MODULE_3__/* .layoutPath */ .q)(text) === undefined);
    const places = others.filter(text => text.includes('/')).map(text => (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseReference */ .F2)(text));
    const names = others
        .filter(text => !text.includes('/'))
        .map(text => ({ name: (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseTag */ .ED)(text), class: (0,_image_tag_js__WEBPACK_IMPORTED_MODULE_2__/* .classOf */ .Kl)(text) }));
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
    const all = [...tags.map(tag => ({ ...tag, name: (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseTag */ .ED)(tag.name) })), ...names];
    const [repository] = [...images.map(_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseRepository */ .SU), ...(home ? [home] : [])];
    const inLayout = (layout, { name: tag, ...given }) => ({
        layout,
        tag,
        ...given,
        ...(repository && { reference: (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .formatReference */ .FH)({ ...repository, tag }) }),
    });
    const saved = [...files, ...(save === undefined ? [] : [{ path: save, tag: undefined }])];
    const targets = [
        ...repositories.flatMap(({ registry, repository }) => all.map(({ name: tag, ...given }) => ({ at: { registry, repository }, tag, ...given }))),
        ...places.flatMap(({ registry, repository, tag }) => tag === undefined ? [] : [{ at: { registry, repository }, tag, class: (0,_image_tag_js__WEBPACK_IMPORTED_MODULE_2__/* .classOf */ .Kl)(tag) }]),
        ...saved.flatMap(({ path, tag }) => tag === undefined
            ? all.map(given => inLayout(path, given))
            : [inLayout(path, { name: tag, class: (0,_image_tag_js__WEBPACK_IMPORTED_MODULE_2__/* .classOf */ .Kl)(tag) })]),
    ];
    if (targets.length === 0 && saved.length === 0)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo('there is nothing to promote to: no tag, or no repository for it', {
            hint: 'Set tags (the tags input, or run the tags stage first) and a repository (image, or to).',
        });
    return {
        targets: [...new Map(targets.map(target => [(0,_target_js__WEBPACK_IMPORTED_MODULE_4__/* .formatTarget */ .P4)(target), target])).values()],
        layouts: [...new Set(saved.map(({ path }) => path))],
    };
}


/***/ }),

/***/ 96612:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ signerOf)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(36624);
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
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz([{ input: 'signing-key', message: 'is missing, but signing is key' }]);
    const key = (0,_keys_js__WEBPACK_IMPORTED_MODULE_2__/* .openSigningKey */ .bc)(signingKey, signingPassword);
    if (trust.policy === 'signed' && !trust.keys.some(({ id }) => id === key.id)) {
        const message = `its public key (${key.id}) is not among trusted-keys, so its signatures would not count`;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz([{ input: 'signing-key', message }], {
            hint: 'Add its public key to trusted-keys: openssl pkey -in signing.key -pubout',
        });
    }
    return { sign: statement => (0,_envelope_js__WEBPACK_IMPORTED_MODULE_1__/* .seal */ .od)(statement, key), trust: { policy: 'signed', keys: [key] } };
}
function asThisRun(trust, { sign }) {
    if (sign === undefined) {
        const message = 'is identity, but this run has none';
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz([{ input: 'signing', message }], {
            hint: 'Give the job `id-token: write`. Outside of GitHub set a signing-key.',
        });
    }
    const identities = trust.policy === 'signed' ? trust.identities : undefined;
    return {
        trust: identities === undefined ? _trust_js__WEBPACK_IMPORTED_MODULE_4__/* .anybody */ .VC : { policy: 'signed', keys: [], identities },
        async sign(statement) {
            const bundle = await sign({ bytes: Buffer.from(statement), type: _statement_js__WEBPACK_IMPORTED_MODULE_3__/* .statementType */ .qB });
            if (trust.policy === 'registry')
                return bundle;
            const opened = await (0,_envelope_js__WEBPACK_IMPORTED_MODULE_1__/* .open */ .ho)(bundle, trust);
            if ('fault' in opened)
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`signatures of this run would not count: the evidence ${opened.fault}`);
            return bundle;
        },
    };
}


/***/ }),

/***/ 4469:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gu: () => (/* binding */ checkGiven),
/* harmony export */   O: () => (/* binding */ tagsToGive),
/* harmony export */   T: () => (/* binding */ inLowerCase),
/* harmony export */   he: () => (/* binding */ atWorkspace),
/* harmony export */   us: () => (/* binding */ asksForLayout)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(36624);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(80764);
/* harmony import */ var _image_tag_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(88773);
/* harmony import */ var _store_layout_layout_path_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(11134);





function atWorkspace(request, workspace) {
    const located = (text) => {
        const layout = (0,_store_layout_layout_path_js__WEBPACK_IMPORTED_MODULE_4__/* .layoutPath */ .q)(text);
        return layout ? (0,_store_layout_layout_path_js__WEBPACK_IMPORTED_MODULE_4__/* .formatLayoutPath */ .D)({ ...layout, path: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(workspace, layout.path) }) : text;
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
        { input: 'image', message: 'is missing, and no earlier build created an image' },
        { input: 'tags', message: 'are missing, and neither to nor save names a destination' },
    ]);
}
function inLowerCase({ image, to }) {
    const references = [image ?? '', ...to].filter(text => text.includes('/') && !(0,_store_layout_layout_path_js__WEBPACK_IMPORTED_MODULE_4__/* .layoutPath */ .q)(text));
    return references.flatMap(text => {
        const meant = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .formatReference */ .FH)((0,_image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .parseReference */ .F2)(text));
        const capitals = meant !== text && meant.toLowerCase() === text.toLowerCase();
        return capitals ? [`${text} is ${meant}: the names of repositories are lower case`] : [];
    });
}
function asksForLayout({ save, to }) {
    return save !== undefined || to.some(text => (0,_store_layout_layout_path_js__WEBPACK_IMPORTED_MODULE_4__/* .layoutPath */ .q)(text) !== undefined);
}
function tagsToGive({ from, tags, to }, { inLayout = [], branch } = {}) {
    const named = to.some(text => {
        const { tag } = (0,_store_layout_layout_path_js__WEBPACK_IMPORTED_MODULE_4__/* .layoutPath */ .q)(text) ?? (text.includes('/') ? (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .parseReference */ .F2)(text) : { tag: text });
        return tag !== undefined;
    });
    const given = from !== undefined ? [] : tags.length > 0 || named ? tags : inLayout;
    const own = branch === undefined ? undefined : (0,_image_tag_js__WEBPACK_IMPORTED_MODULE_3__/* .sanitise */ .tB)(branch);
    return given.map(tag => typeof tag === 'string' ? { name: tag, class: (0,_image_tag_js__WEBPACK_IMPORTED_MODULE_3__/* .classOf */ .Kl)(tag), ...(tag === own && { branch: true }) } : tag);
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
function repositoriesOf(targets) {
    return [...new Map(targets.map(({ at }) => [(0,_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .formatReference */ .FH)(at), at])).values()];
}


/***/ }),

/***/ 51229:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   TG: () => (/* binding */ transientStatuses),
/* harmony export */   bZ: () => (/* binding */ parseFaults),
/* harmony export */   dg: () => (/* binding */ isTransient),
/* harmony export */   gl: () => (/* binding */ RegistryError)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(36624);
/* harmony import */ var _login_hint_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(53374);


class RegistryError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo {
    name = 'RegistryError';
    status;
    faults;
    retryAfterMs;
    usedUp;
    constructor(failure) {
        super(sentence(failure), { hint: failure.hint ?? hintFor(failure), cause: failure.cause });
        this.status = failure.status;
        this.faults = failure.faults ?? [];
        this.retryAfterMs = failure.retryAfterMs;
        this.usedUp = isUsedUp(failure);
    }
    has(code) {
        return this.faults.some(fault => fault.code === code);
    }
}
function parseFaults(body) {
    let value;
    try {
        value = JSON.parse(Buffer.from(body).toString('utf8'));
    }
    catch {
        return [];
    }
    const errors = value?.errors;
    if (!Array.isArray(errors))
        return [];
    return errors.slice(0, 5).flatMap((item) => {
        const { code, message } = (item ?? {});
        return typeof code === 'string' ? [{ code: short(code), message: short(message) }] : [];
    });
}
function isTransient(error) {
    if (!(error instanceof RegistryError))
        return false;
    if (error.status === undefined)
        return error.cause !== undefined && !isFinal(error.cause);
    return transientStatuses.includes(error.status) && !error.usedUp;
}
const transientStatuses = [408, 429, 499, 500, 502, 503, 504, 522];
function sentence({ method, url, status, faults = [], requestId, cause, why }) {
    const request = `${method} ${url.protocol}//${url.host}${url.pathname}`;
    const id = requestId === undefined ? '' : ` (request id ${short(requestId)})`;
    if (why !== undefined)
        return `${request}: ${why}${id}`;
    if (status === undefined)
        return `${request} got no answer: ${causeText(cause)}`;
    const words = faults
        .map(fault => (fault.message ? `${fault.code} ${fault.message}` : fault.code))
        .join('; ');
    return `${request} was answered with ${status}${words && `: ${words}`}${id}`;
}
function causeText(cause) {
    const { code, message } = (cause ?? {});
    if (typeof message === 'string' && message !== '')
        return short(message);
    return typeof code === 'string' ? code : 'the connection failed';
}
function isUsedUp({ status, retryAfterMs, remaining }) {
    return status === 429 && retryAfterMs === undefined && /^0\b/.test(remaining ?? '');
}
function hintFor(failure) {
    const { method, status, url, remaining, login, asked, faults = [] } = failure;
    const registry = asked?.registry ?? registryAt(url.host);
    if (isUsedUp(failure)) {
        const seconds = Number(/\bw=(\d+)/.exec(remaining ?? '')?.[1]);
        const hours = Number.isNaN(seconds) ? 'some' : Math.round(seconds / 3600);
        return `All pulls that ${url.host} allows in ${hours} hours are used up: log in with an account that may pull more, or run this again later.`;
    }
    const reads = asked === undefined ? /^(?:GET|HEAD)$/.test(method) : !asked.push;
    const words = faults.map(({ code, message }) => `${code} ${message}`).join(' ');
    const permission = status === 403 && login !== false && (0,_login_hint_js__WEBPACK_IMPORTED_MODULE_1__/* .permissionHint */ .f)({ registry, reads, words });
    if (permission)
        return permission;
    if (login && (status === 401 || (status === 403 && asked)))
        return `The login for ${registry} was not accepted: check its user name, its password, and whether it has expired.`;
    if (status === 403 && login !== false)
        return 'The login is valid but not authorized for this: check its permissions for the repository, and that the repository exists.';
    if (status === 401 || status === 403)
        return (0,_login_hint_js__WEBPACK_IMPORTED_MODULE_1__/* .loginHint */ .t)(registry);
    if (status === 405 && /^(?:POST|PUT)$/.test(method))
        return `${url.host} does not accept uploads here: it may be read-only, or a pull-through cache.`;
    if (status === 429)
        return 'The registry limits requests: log in, or try again later.';
    return undefined;
}
function registryAt(host) {
    return host === 'registry-1.docker.io' ? 'docker.io' : host;
}
function isFinal(cause) {
    const { code, name } = cause;
    if (name === 'AbortError')
        return true;
    return (typeof code === 'string' &&
        /^(?:ENOTFOUND|ERR_TLS|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|EPROTO|ABORT_ERR)/.test(code));
}
function short(value) {
    const text = typeof value === 'string' ? value : '';
    return text.replace(/[\u0000-\u001f\u007f]+/g, ' ').slice(0, 300);
}


/***/ }),

/***/ 57838:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HT: () => (/* binding */ learnOneTag),
/* harmony export */   PK: () => (/* binding */ takesOneTag),
/* harmony export */   R5: () => (/* binding */ learnManyTags)
/* harmony export */ });
/* harmony import */ var _response_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(60200);

function takesOneTag({ learned }, registry) {
    return learned.has(fact(registry));
}
function learnManyTags({ learned }, registry, response) {
    if ((0,_response_js__WEBPACK_IMPORTED_MODULE_0__/* .header */ .wx)(response, 'docker-distribution-api-version') !== undefined)
        learned.add(fact(registry));
}
function learnOneTag({ learned }, registry) {
    learned.add(fact(registry));
}
function fact(registry) {
    return `one tag at a time at ${registry}`;
}


/***/ }),

/***/ 60200:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Lf: () => (/* binding */ unexpectedResponse),
/* harmony export */   Uk: () => (/* binding */ readResponse),
/* harmony export */   Ze: () => (/* binding */ drain),
/* harmony export */   wx: () => (/* binding */ header),
/* harmony export */   x8: () => (/* binding */ readBody)
/* harmony export */ });
/* harmony import */ var _retry_after_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6670);
/* harmony import */ var _error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51229);


const little = 16 * 1024;
async function readResponse(response, { method, limit = little }) {
    const { url, status } = response;
    let body;
    try {
        body = await readBody(response, status < 400 ? limit : little);
    }
    catch (cause) {
        throw new _error_js__WEBPACK_IMPORTED_MODULE_0__/* .RegistryError */ .gl({ method, url, cause });
    }
    if (body === undefined)
        throw new _error_js__WEBPACK_IMPORTED_MODULE_0__/* .RegistryError */ .gl({ method, url, status, why: `the response is longer than ${limit} bytes` });
    return { ...response, body, method };
}
function unexpectedResponse(response, now = 0) {
    const { method, url, status, login } = response;
    return new _error_js__WEBPACK_IMPORTED_MODULE_0__/* .RegistryError */ .gl({
        method,
        url,
        status,
        login,
        faults: (0,_error_js__WEBPACK_IMPORTED_MODULE_0__/* .parseFaults */ .bZ)(response.body),
        requestId: header(response, 'x-request-id') ??
            header(response, 'x-github-request-id') ??
            header(response, 'x-amzn-requestid'),
        retryAfterMs: (0,_retry_after_js__WEBPACK_IMPORTED_MODULE_1__/* .retryAfter */ .P)(header(response, 'retry-after'), now),
        remaining: header(response, 'ratelimit-remaining'),
    });
}
async function readBody({ body }, limit) {
    const chunks = [];
    let size = 0;
    for await (const chunk of body) {
        size += chunk.length;
        if (size > limit)
            return undefined;
        chunks.push(chunk);
    }
    return Buffer.concat(chunks);
}
function drain({ body }) {
    body.on('error', () => { });
    body.resume();
}
function header({ headers }, name) {
    return headers[name]?.[0];
}


/***/ }),

/***/ 58117:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  b: () => (/* binding */ artifactServiceOf),
  m: () => (/* binding */ uploadArtifact)
});

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./.build/src/errors.js
var errors = __webpack_require__(36624);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./.build/src/registry/response.js
var response = __webpack_require__(60200);
;// CONCATENATED MODULE: ./.build/src/report/artifact/service.js



class NameTaken extends errors/* UserError */.yo {
    name = 'NameTaken';
}
const longestAnswer = 1024 * 1024;
const tries = 4;
async function storeArtifact(service, { name, archive }) {
    const artifact = {
        workflow_run_backend_id: service.run,
        workflow_job_run_backend_id: service.job,
        name,
    };
    const created = await call(service, 'CreateArtifact', {
        ...artifact,
        version: 7,
        mime_type: 'application/zip',
    });
    await send(service, String(created.signed_upload_url), archive);
    const hash = (0,external_node_crypto_.createHash)('sha256').update(archive).digest('hex');
    const size = String(archive.length);
    const stored = await call(service, 'FinalizeArtifact', { ...artifact, size, hash: `sha256:${hash}` });
    return String(stored.artifact_id);
}
async function call(service, method, message) {
    const request = {
        method: 'POST',
        url: new URL(`/twirp/github.actions.results.api.v1.ArtifactService/${method}`, service.url),
        headers: {
            authorization: `Bearer ${service.token}`,
            'content-type': 'application/json',
            'user-agent': 'buildonce',
        },
        body: Buffer.from(JSON.stringify(message)),
    };
    const { status, text } = await patiently(service, request);
    const answer = parsed(text);
    if (status === 409)
        throw new NameTaken(`the run already has an artifact of that name`);
    if (status < 200 || status > 299)
        throw new errors/* UserError */.yo(refusal(method, status, answer.msg));
    if (answer.ok !== true)
        throw new errors/* UserError */.yo(`the artifact service did not accept ${method}`);
    return answer;
}
async function send(service, address, archive) {
    if (!URL.canParse(address))
        throw new errors/* UserError */.yo('the artifact service returned no upload address');
    const { status } = await patiently(service, {
        method: 'PUT',
        url: new URL(address),
        headers: {
            'content-type': 'application/zip',
            'x-ms-blob-type': 'BlockBlob',
            'x-ms-blob-content-type': 'application/zip',
            'x-ms-version': '2023-11-03',
        },
        body: archive,
    });
    if (status !== 201)
        throw new errors/* UserError */.yo(refusal('the upload', status, undefined));
}
async function patiently({ http, sleep }, request) {
    for (let attempt = 1;; attempt++) {
        const last = attempt === tries;
        const answer = await http(request).catch((cause) => {
            if (last)
                throw new errors/* UserError */.yo(`${request.url.host} cannot be reached: ${(0,errors/* describe */.q0)(cause)}`, { cause });
        });
        const busy = answer === undefined || answer.status === 429 || answer.status >= 500;
        const body = answer && (await (0,response/* readBody */.x8)(answer, longestAnswer));
        if (answer !== undefined && (last || !busy))
            return { status: answer.status, text: body?.toString('utf8') ?? '' };
        await sleep(1000 * 2 ** (attempt - 1));
    }
}
function parsed(text) {
    try {
        const value = JSON.parse(text);
        return typeof value === 'object' && value !== null ? value : {};
    }
    catch {
        return {};
    }
}
function refusal(what, status, why) {
    const words = typeof why === 'string' && why !== '' ? `: ${why.slice(0, 300)}` : '';
    return `the artifact service answered ${status} to ${what}${words}`;
}

;// CONCATENATED MODULE: ./.build/src/report/artifact/zip.js
const firstDay = new Date(1980, 0, 1);
async function zip(files) {
    const { strToU8, zipSync } = await __webpack_require__.e(/* import() */ 306).then(__webpack_require__.bind(__webpack_require__, 51306));
    const entries = Object.entries(files).map(([name, text]) => [name, strToU8(text)]);
    return zipSync(Object.fromEntries(entries), { mtime: firstDay });
}

;// CONCATENATED MODULE: ./.build/src/report/artifact/upload.js




const mostOfOneName = 50;
async function uploadArtifact({ name, named, files, sleep = ms => (0,promises_.setTimeout)(ms) }, { http, host, log }) {
    const service = { ...artifactServiceOf(host), http, sleep };
    const archive = await zip(files);
    for (let number = 1;; number++) {
        const tried = number === 1 ? name : `${name}-${number}`;
        try {
            const id = await storeArtifact(service, { name: tried, archive });
            const url = `${host.facts.runUrl}/artifacts/${id}`;
            log.info(`Stored the files as the artifact ${tried} of the run: ${url}`);
            return { name: tried, url };
        }
        catch (cause) {
            if (cause instanceof NameTaken && named === 'by us' && number < mostOfOneName)
                continue;
            throw failure(tried, cause);
        }
    }
}
function failure(name, cause) {
    const taken = cause instanceof NameTaken;
    return new errors/* UserError */.yo(`the report was not stored as the artifact "${name}": ${(0,errors/* describe */.q0)(cause)}`, {
        hint: taken
            ? 'Set upload-artifact to a different name in each job, for example with a value of the matrix, or to true.'
            : 'The report is still on the page of the run and in report-dir. Run the job again, or remove upload-artifact.',
        cause,
    });
}
function artifactServiceOf(host) {
    const server = new URL(host.variable('GITHUB_SERVER_URL') || 'https://github.com').hostname;
    if (host.facts.ci === 'github' && !/^github\.com$|\.ghe\.com$|\.localhost$/i.test(server))
        throw new errors/* UserError */.yo(`the report was not stored: ${server} is a GitHub Enterprise Server, which lacks this service`, {
            hint: 'There, remove upload-artifact and upload report-dir with actions/upload-artifact@v3.',
        });
    const [url, token] = [host.variable('ACTIONS_RESULTS_URL'), host.variable('ACTIONS_RUNTIME_TOKEN')];
    if (!url || !token)
        throw new errors/* UserError */.yo('the report was not stored: there is no artifact service here', {
            hint: 'upload-artifact works in a step of GitHub Actions that `uses:` Buildonce. Elsewhere store report-dir with the means of the CI system.',
        });
    const [, run, job] = scopeOf(token);
    if (!run || !job)
        throw new errors/* UserError */.yo('the report was not stored: the token of the runner does not name run and job', {
            hint: 'Upload report-dir with actions/upload-artifact instead.',
        });
    return { url: new URL(url), token, run, job };
}
function scopeOf(token) {
    try {
        const payload = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8');
        const { scp } = JSON.parse(payload);
        const scopes = typeof scp === 'string' ? scp.split(' ') : [];
        return scopes.find(scope => scope.startsWith('Actions.Results:'))?.split(':') ?? [];
    }
    catch {
        return [];
    }
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
