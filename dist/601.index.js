export const id = 601;
export const ids = [601];
export const modules = {

/***/ 68601:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  checkAll: () => (/* binding */ checkAll),
  wrongInputs: () => (/* binding */ wrongInputs)
});

// EXTERNAL MODULE: ./.build/src/inputs/push.js
var push = __webpack_require__(85365);
// EXTERNAL MODULE: ./.build/src/inputs/table.js
var table = __webpack_require__(57369);
// EXTERNAL MODULE: ./.build/src/messages/errors.js
var errors = __webpack_require__(3969);
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
// EXTERNAL MODULE: ./.build/src/promote/promotion-file.js
var promotion_file = __webpack_require__(57392);
// EXTERNAL MODULE: ./.build/src/promote/request.js
var request = __webpack_require__(4469);
// EXTERNAL MODULE: ./.build/src/report/artifact/upload.js + 2 modules
var upload = __webpack_require__(58117);
// EXTERNAL MODULE: ./.build/src/tags/tags.js + 31 modules
var tags = __webpack_require__(68788);
// EXTERNAL MODULE: ./.build/src/pipeline/commit-tags.js
var commit_tags = __webpack_require__(40755);
// EXTERNAL MODULE: ./.build/src/pipeline/existing.js + 2 modules
var existing = __webpack_require__(81561);
// EXTERNAL MODULE: ./.build/src/pipeline/pipeline-inputs.js
var pipeline_inputs = __webpack_require__(55882);
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
        promotes && !other ? unlooked(values, facts.gitTag) : [],
        writes && promote.rollback !== undefined ? unreadable(promote.rollback, tools.host) : [],
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
function unlooked({ build: { onExisting, onMissing } }, gitTag) {
    if (gitTag === undefined || onExisting !== 'build' || onMissing !== 'fail')
        return [];
    return [{ input: 'on-existing', message: existing/* notLookedFor */.h }];
}
function unreadable(rollback, { workspace }) {
    return (0,pipeline_problems/* found */.F)('rollback', () => (0,promotion_file/* readPromotion */.e)(rollback, workspace));
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
    const problems = await (0,pipeline_problems/* found */.F)('tags', async () => {
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
        const untagged = await (0,pipeline_problems/* found */.F)('tags', () => (0,destinations/* destinationsOf */.N)({ ...promote, images, tags: [] }));
        if (untagged.length > 0) {
            const why = whyNoTag(made.silent, host.facts);
            const message = `no rule makes a tag on this event (${host.facts.event} of ${host.facts.ref || 'an unknown ref'}), so nothing could be promoted${why}`;
            throw new errors/* InputError */.dz([{ input: 'tags', message }]);
        }
    });
    return problems.map(({ input, message }) => ({ input: (0,pipeline_inputs/* pipelineName */.am)(input), message }));
}
function whyNoTag(silent, { commit, noCommit, ref }) {
    if (commit === undefined && ref === '' && noCommit !== undefined)
        return `: ${noCommit}, and BUILDONCE_REF gives the branch or Git tag`;
    return silent.length === 0 ? '' : ` (${silent.map(({ rule, reason }) => `${rule}: ${reason}`).join('; ')})`;
}
async function signing({ promote }, writes, { host }) {
    return await (0,pipeline_problems/* found */.F)('signing', async () => {
        const trust = await (0,evidence_trust/* trustOf */.An)(promote, host);
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

// EXTERNAL MODULE: ./.build/src/pipeline/tables.js + 10 modules
var tables = __webpack_require__(51188);
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

/***/ 55882:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Pt: () => (/* binding */ jobToken),
/* harmony export */   am: () => (/* binding */ pipelineName),
/* harmony export */   ci: () => (/* binding */ pipelineInputs),
/* harmony export */   g4: () => (/* binding */ textsFor),
/* harmony export */   um: () => (/* binding */ tables)
/* harmony export */ });
/* unused harmony exports defaultRules, forwarded */
/* harmony import */ var _inputs_readers_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(94837);
/* harmony import */ var _inputs_table_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57369);
/* harmony import */ var _tables_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51188);



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
    ...byDefault(Object.values(tables).flatMap(table => Object.entries(table)
        .filter(([name, declared]) => !declared.alone && renamed[name] === undefined)
        .map(([name, declared]) => [name, { ...declared, ...defaults[name] }]))),
]);
function byDefault(declarations) {
    const withDefault = new Set(declarations.flatMap(([name, declared]) => (declared.default === undefined ? [] : [name])));
    return declarations.filter(([name, declared]) => !withDefault.has(name) || declared.default !== undefined);
}
function forwarded(stage) {
    const names = Object.entries(tables[stage]).filter(([, declared]) => !declared.alone);
    return new Map(names.map(([name]) => [name, pipelineName(name)]));
}
function pipelineName(name) {
    return renamed[name] ?? name;
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
/* harmony import */ var _messages_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3969);

function problemsOf(work) {
    try {
        work();
        return [];
    }
    catch (error) {
        if (error instanceof _messages_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz)
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
        if (error instanceof _messages_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz)
            return error.problems.map(problem => withHint(problem, error.hint));
        if (!(0,_messages_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isExpected */ .Dn)(error))
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

/***/ 58117:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  b: () => (/* binding */ artifactServiceOf),
  m: () => (/* binding */ uploadArtifact)
});

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./.build/src/messages/errors.js
var errors = __webpack_require__(3969);
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


/***/ })

};
