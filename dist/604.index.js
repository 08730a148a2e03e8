export const id = 604;
export const ids = [604];
export const modules = {

/***/ 6804:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  nU: () => (/* binding */ cacheAccess),
  Mq: () => (/* binding */ cacheMode),
  _s: () => (/* binding */ planCache)
});

// EXTERNAL MODULE: ./.build/src/inputs/readers.js
var readers = __webpack_require__(4837);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./.build/src/build/cache-names.js

function cacheScope({ image, project, ...rest }) {
    return shorten(slug([image ?? project, ...variantOf(rest)]), 120);
}
function cacheReference({ image, line, ...rest }) {
    return `${image}:${shorten(`buildcache-${slug([line, ...variantOf(rest)])}`, 128)}`;
}
function variantOf({ file, target, platforms, }) {
    return [file, target, ...platforms].filter(part => part !== undefined);
}
function slug(parts) {
    return parts.map(part => part.replace(/[^A-Za-z0-9._]+/g, '-').replace(/^-+|-+$/g, '')).join('-');
}
function shorten(text, limit) {
    if (text.length <= limit)
        return text;
    const hash = (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex').slice(0, 12);
    return `${text.slice(0, limit - hash.length - 1)}-${hash}`;
}

;// CONCATENATED MODULE: ./.build/src/build/cache.js


const cacheMode = (0,readers/* choice */.Yq)('auto', 'registry', 'gha', 'local', 'none');
function cacheAccess(mode) {
    const word = mode?.trim().toLowerCase();
    return { read: word !== 'write-only' && word !== 'none', write: word !== 'read' && word !== 'none' };
}
function planCache(question) {
    const plan = choosePlan(question);
    return question.fresh
        ? { ...plan, from: [], ...(plan.folder && { folder: { ...plan.folder, read: false } }) }
        : plan;
}
function choosePlan(question) {
    const { mode, driver, facts, service, hasFolders } = question;
    if (question.from.length + question.to.length > 0)
        return givenPlan(question);
    if (mode === 'none')
        return nothing('turned off');
    if (mode === 'registry')
        return registryPlan(question);
    if (mode === 'gha')
        return service ? servicePlan(question, service) : nothing('GitHub’s cache service is not there');
    if (mode === 'local')
        return hasFolders ? folderPlan(question) : nothing('this host stores no folders');
    if (driver === 'remote' || driver === 'kubernetes')
        return nothing('the builder keeps its layers itself');
    if (facts.ci !== 'github' && driver === 'docker')
        return nothing('the engine of this machine keeps its layers itself');
    if (service)
        return servicePlan(question, service);
    if (hasFolders)
        return folderPlan(question);
    return nothing('there is no cache service; `cache: registry` would keep layers beside the image');
}
function nothing(reason) {
    return { from: [], to: [], reason };
}
function givenPlan({ from, to, access }) {
    const allowed = (item, may) => may || !/(^|,)type=gha(,|$)/.test(item);
    const kept = {
        from: from.filter(item => allowed(item, access.read)),
        to: to.filter(item => allowed(item, access.write)).map(tolerant),
    };
    const dropped = from.length + to.length - kept.from.length - kept.to.length;
    return {
        ...kept,
        reason: dropped === 0 ? 'as given' : `as given, less ${dropped} that this job may not use`,
    };
}
function tolerant(item) {
    const full = item.includes('=') ? item : `type=registry,ref=${item}`;
    return /(^|,)(ignore-error=|type=inline)/.test(full) ? full : `${full},ignore-error=true`;
}
function registryPlan({ subject, mayPush, facts }) {
    if (subject.image === undefined)
        return nothing('no image is named, so there is no registry to keep layers in');
    const reference = (line) => cacheReference({ ...subject, line });
    const { branch, defaultBranch, pullRequest } = facts;
    const lines = pullRequest ? [pullRequest.baseBranch, defaultBranch] : [branch, defaultBranch];
    const from = [...new Set(lines.filter(line => line !== undefined).map(reference))];
    const own = pullRequest === undefined && branch !== undefined && mayPush;
    return {
        from: from.map(ref => `type=registry,ref=${ref}`),
        to: own
            ? [
                `type=registry,ref=${reference(branch)},mode=max,image-manifest=true,oci-mediatypes=true,ignore-error=true`,
            ]
            : [],
        reason: own
            ? `registry, written by branch ${branch}`
            : 'registry, read only: just branches with push rights write it',
    };
}
function servicePlan({ subject, facts, access }, service) {
    const scope = cacheScope(subject);
    const shared = facts.branch !== undefined && facts.branch === facts.defaultBranch && facts.pullRequest === undefined;
    const write = shared && access.write && service.write;
    return {
        from: access.read && service.read ? [`type=gha,scope=${scope}`] : [],
        to: write ? [`type=gha,scope=${scope},mode=max,timeout=3m,ignore-error=true`] : [],
        reason: write
            ? 'GitHub’s cache, written by the default branch'
            : `GitHub’s cache, read only: ${shared ? 'this job may not write it' : 'only the default branch is read everywhere'}`,
    };
}
function folderPlan({ subject, access }) {
    if (!access.read && !access.write)
        return nothing('this job may not use the cache');
    return {
        from: [],
        to: [],
        folder: { ...access, scope: cacheScope(subject) },
        reason: 'a folder in the host’s cache',
    };
}


/***/ }),

/***/ 2420:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ lineList),
/* harmony export */   o: () => (/* binding */ commaList)
/* harmony export */ });
/* harmony import */ var csv_parse_sync__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5175);

function lineList(text, { trim = true } = {}) {
    return records(text)
        .map(fields => fields.join(','))
        .map(item => (trim ? item.trim() : item))
        .filter(item => item !== '');
}
function commaList(text) {
    return records(text)
        .flat()
        .map(item => item.trim())
        .filter(item => item !== '');
}
function records(text) {
    try {
        return (0,csv_parse_sync__WEBPACK_IMPORTED_MODULE_0__/* .parse */ .qg)(text, { relaxQuotes: true, relaxColumnCount: true, skipEmptyLines: true, columns: false });
    }
    catch (cause) {
        throw new Error('a quoted item does not end: write a quote inside it twice', { cause });
    }
}


/***/ }),

/***/ 9723:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ nearest)
/* harmony export */ });
function nearest(name, names) {
    const ranked = names
        .map(candidate => ({ candidate, distance: distance(name.toLowerCase(), candidate.toLowerCase()) }))
        .sort((a, b) => a.distance - b.distance);
    const best = ranked[0];
    return best !== undefined && best.distance <= Math.max(1, Math.floor(name.length / 3))
        ? best.candidate
        : undefined;
}
function distance(from, to) {
    let row = Array.from({ length: to.length + 1 }, (_, index) => index);
    for (let i = 1; i <= from.length; i++) {
        const next = [i];
        for (let j = 1; j <= to.length; j++) {
            const replaced = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
            next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
        }
        row = next;
    }
    return row[to.length] ?? 0;
}


/***/ }),

/***/ 4837:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ej: () => (/* binding */ size),
/* harmony export */   Mn: () => (/* binding */ lines),
/* harmony export */   Qq: () => (/* binding */ text),
/* harmony export */   U9: () => (/* binding */ count),
/* harmony export */   Yq: () => (/* binding */ choice),
/* harmony export */   lc: () => (/* binding */ bool),
/* harmony export */   ld: () => (/* binding */ items),
/* harmony export */   p0: () => (/* binding */ duration),
/* harmony export */   qL: () => (/* binding */ listReader),
/* harmony export */   wA: () => (/* binding */ reader)
/* harmony export */ });
/* harmony import */ var _lists_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2420);

function reader(shape, read) {
    return { shape, read, absent: undefined };
}
function listReader(shape, read) {
    return { shape, read, absent: [] };
}
const text = reader('text', value => value);
const bool = reader('true or false', value => {
    const word = value.trim();
    if (['true', 'True', 'TRUE'].includes(word))
        return true;
    if (['false', 'False', 'FALSE'].includes(word))
        return false;
    throw new Error(`"${value}" is neither true nor false`);
});
const count = reader('number', value => {
    if (!/^\d{1,15}$/.test(value.trim()))
        throw new Error(`"${value}" is not a whole number`);
    return Number(value);
});
const duration = reader('time, for example 30s', value => {
    const match = /^(\d+(?:\.\d+)?)\s*(ms|s|m|h|d)$/.exec(value.trim());
    if (!match)
        throw new Error(`"${value}" is not a time: write a number with ms, s, m, h or d, for example 30s`);
    const units = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };
    return Number(match[1]) * (units[match[2] ?? ''] ?? 0);
});
const size = reader('size, for example 20MB', value => {
    const match = /^(\d+(?:\.\d+)?)\s*([kKMGT]?)(i?)B?$/.exec(value.trim());
    if (!match)
        throw new Error(`"${value}" is not a size: write bytes, or a number with kB, MB, GB, KiB, MiB or GiB`);
    const power = ' KMGT'.indexOf((match[2] ?? '').toUpperCase() || ' ');
    return Math.round(Number(match[1]) * (match[3] === 'i' ? 1024 : 1000) ** power);
});
function choice(...words) {
    return reader(words.map(word => `\`${word}\``).join(', '), value => {
        const word = words.find(known => known === value.trim());
        if (word === undefined)
            throw new Error(`"${value}" is not one of ${words.join(', ')}`);
        return word;
    });
}
const lines = listReader('list, one per line', value => (0,_lists_js__WEBPACK_IMPORTED_MODULE_0__/* .lineList */ .X)(value));
const items = listReader('list, by line or comma', value => (0,_lists_js__WEBPACK_IMPORTED_MODULE_0__/* .commaList */ .o)(value));


/***/ }),

/***/ 7369:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   hF: () => (/* binding */ input),
/* harmony export */   qg: () => (/* binding */ parse)
/* harmony export */ });
/* unused harmony export camel */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6624);
/* harmony import */ var _nearest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9723);


function input(reader, about) {
    return { ...about, reader: reader };
}
function parse(table, texts, options = {}) {
    const problems = unknown(table, texts);
    const values = {};
    for (const [name, declared] of Object.entries(table)) {
        const given = texts[name];
        const text = given === undefined || given === '' ? declared.default : given;
        try {
            values[camel(name)] = read(declared, text, options);
        }
        catch (error) {
            problems.push({ input: name, message: error.message });
        }
    }
    if (problems.length > 0)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz(problems);
    return values;
}
function camel(name) {
    return name.replace(/-([a-z0-9])/g, (_, letter) => letter.toUpperCase());
}
function read(declared, text, { mask }) {
    if (text === undefined || text === '') {
        if (declared.required)
            throw new Error('is required');
        return declared.reader.absent;
    }
    if (declared.secret)
        mask?.(text);
    const value = declared.reader.read(text);
    for (const secret of declared.secretsOf?.(value) ?? [])
        mask?.(secret);
    return value;
}
function unknown(table, texts) {
    const names = Object.keys(table);
    return Object.keys(texts)
        .filter(name => !names.includes(name))
        .map(name => {
        const near = (0,_nearest_js__WEBPACK_IMPORTED_MODULE_1__/* .nearest */ .p)(name, names);
        return {
            input: name,
            message: `is not an input here${near === undefined ? '' : `, did you mean ${near}?`}`,
        };
    });
}


/***/ }),

/***/ 5604:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  M: () => (/* binding */ stageInputs)
});

// EXTERNAL MODULE: ./.build/src/inputs/lists.js
var lists = __webpack_require__(2420);
// EXTERNAL MODULE: ./.build/src/inputs/readers.js
var readers = __webpack_require__(4837);
// EXTERNAL MODULE: ./.build/src/inputs/table.js
var table = __webpack_require__(7369);
// EXTERNAL MODULE: ./.build/src/build/cache.js + 1 modules
var cache = __webpack_require__(6804);
;// CONCATENATED MODULE: ./.build/src/build/pairs.js


function pairs({ names, split = 'lines', secret, name = /^\S+$/, }) {
    return (0,readers/* listReader */.qL)(`list of ${names}=value, ${split === 'lines' ? 'one per line' : 'by line or comma'}`, text => (split === 'lines' ? (0,lists/* lineList */.X)(text, { trim: secret === undefined }) : (0,lists/* commaList */.o)(text)).map((item, at) => {
        const equals = item.indexOf('=');
        const shown = secret ? `item ${at + 1}` : `"${item}"`;
        if (equals === -1)
            throw new Error(`${shown} has no "=": ${secret ? multiLineHint : `write ${names}=value`}`);
        const pair = { name: item.slice(0, equals).trim(), value: item.slice(equals + 1) };
        if (pair.name === '')
            throw new Error(`${shown} has no ${names} before the "="`);
        if (!name.test(pair.name))
            throw new Error(`"${pair.name}" is not a valid ${names}`);
        if (pair.value === '' && secret)
            throw new Error(`"${pair.name}" is empty: is the secret defined for this repository?`);
        return pair;
    }));
}
const uncommented = (0,readers/* listReader */.qL)('list, one per line', text => (0,lists/* lineList */.X)(text).map(item => {
    if (item.startsWith('#'))
        throw new Error(`"${item}" is a comment, and there are none in this list`);
    if (item.startsWith('='))
        throw new Error(`"${item}" has no name before the "="`);
    return item;
}));
const multiLineHint = 'write id=value; a value of several lines needs quotes around the whole item';

// EXTERNAL MODULE: ./.build/src/inputs/nearest.js
var nearest = __webpack_require__(9723);
;// CONCATENATED MODULE: ./.build/src/build/platform.js



const platforms = (0,readers/* listReader */.qL)('platforms, by line or comma', value => [
    ...new Set((0,lists/* commaList */.o)(value).map(readPlatform)),
]);
function readPlatform(text) {
    const [os = '', architecture = '', variant, ...more] = text.split('/');
    const wrong = (why) => new Error(`"${text}" is not a platform: ${why}`);
    if (more.length > 0 || architecture === '')
        throw wrong('write os/architecture, for example linux/amd64');
    if (!systems.includes(os))
        throw wrong(`the system "${os}" is unknown${didYouMean(os, systems)}`);
    const known = kernelNames[architecture];
    if (known !== undefined)
        throw wrong(`images call "${architecture}" ${known}, write ${os}/${known}`);
    if (!architectures.includes(architecture))
        throw wrong(`the architecture "${architecture}" is unknown${didYouMean(architecture, architectures)}`);
    if (variant !== undefined && !/^v\d+$/.test(variant))
        throw wrong(`the variant "${variant}" is not v and a number, for example v7`);
    return text;
}
const systems = ['linux', 'windows', 'darwin', 'freebsd', 'wasip1', 'wasi'];
const architectures = [
    ...['386', 'amd64', 'arm', 'arm64', 'loong64', 'mips64', 'mips64le'],
    ...['ppc64le', 'riscv64', 's390x', 'wasm'],
];
const kernelNames = {
    x86_64: 'amd64',
    'x86-64': 'amd64',
    aarch64: 'arm64',
    armhf: 'arm/v7',
    armv7l: 'arm/v7',
    i386: '386',
};
function didYouMean(word, words) {
    const near = (0,nearest/* nearest */.p)(word, words);
    return near === undefined ? `, known are ${words.join(', ')}` : `, did you mean ${near}?`;
}

;// CONCATENATED MODULE: ./.build/src/build/inputs.js






const secretId = /^[A-Za-z0-9._-]+$/;
const shmSize = (0,readers/* reader */.wA)('size as docker writes it, for example 128m', value => {
    if (/^\d+(\.\d+)?\s*([kmgtp]i?b?|b)?$/i.test(value.trim()))
        return value.trim();
    throw new Error(`"${value}" is not a size: write bytes, or a number with k, m or g, for example 128m`);
});
const hosts = (0,readers/* listReader */.qL)('list of name:address, by line or comma', value => (0,lists/* commaList */.o)(value).map(item => {
    if (/^[^\s:=]+[:=]\S+$/.test(item))
        return item;
    throw new Error(`"${item}" is not a host: write name:address`);
}));
const buildInputs = {
    context: (0,table/* input */.hF)(readers/* text */.Qq, {
        description: 'The build context: a folder below the workspace, or a Git or HTTP address. `{{defaultContext}}` is the repository at the commit of this run, without the checkout.',
        default: '.',
    }),
    file: (0,table/* input */.hF)(readers/* text */.Qq, {
        description: 'Path of the Dockerfile; `Dockerfile` in the context when it is not given.',
    }),
    target: (0,table/* input */.hF)(readers/* text */.Qq, {
        description: 'The stage of the Dockerfile to build; the last one when it is not given.',
    }),
    platforms: (0,table/* input */.hF)(platforms, {
        description: 'Platforms to build for, for example `linux/amd64,linux/arm64`; the builder’s own when it is not given.',
    }),
    'build-args': (0,table/* input */.hF)(uncommented, {
        description: 'Build arguments as `NAME=value`, one per line; a bare `NAME` takes its value from the environment.',
    }),
    'build-contexts': (0,table/* input */.hF)(pairs({ names: 'name' }), {
        description: 'Further contexts as `name=path`, one per line, for example `alpine=docker-image://alpine:3.24`.',
    }),
    secrets: (0,table/* input */.hF)(pairs({ names: 'id', secret: true, name: secretId }), {
        description: 'Secrets for `RUN --mount=type=secret` as `id=value`, one per line. A value of several lines needs quotes around the whole item.',
        secretsOf: value => value.map(secret => secret.value),
    }),
    'secret-envs': (0,table/* input */.hF)(pairs({ names: 'id', split: 'items', name: secretId }), {
        description: 'Secrets from the environment as `id=VARIABLE`.',
    }),
    'secret-files': (0,table/* input */.hF)(pairs({ names: 'id', name: secretId }), {
        description: 'Secrets from files as `id=path`, one per line.',
    }),
    ssh: (0,table/* input */.hF)(readers/* items */.ld, {
        description: 'SSH agent or keys for `RUN --mount=type=ssh`: `default`, `id=socket` or `id=key`; several keys as one quoted item.',
    }),
    labels: (0,table/* input */.hF)(uncommented, {
        description: 'Labels as `key=value`, one per line; they win over those of the tags stage.',
        alone: true,
    }),
    annotations: (0,table/* input */.hF)(uncommented, {
        description: 'Annotations as `key=value` or `level:key=value`, one per line; they win over those of the tags stage.',
        alone: true,
    }),
    cache: (0,table/* input */.hF)(cache/* cacheMode */.Mq, {
        description: 'Where layers are kept between runs: `registry` beside the image, `gha` in GitHub’s cache, `local` as a folder in the host’s cache, `none`, or `auto`, which takes what helps here and never writes to a registry.',
        default: 'auto',
    }),
    'cache-from': (0,table/* input */.hF)(readers/* lines */.Mn, {
        description: 'Cache sources as buildx takes them, one per line; replaces what `cache` would choose.',
    }),
    'cache-to': (0,table/* input */.hF)(readers/* lines */.Mn, {
        description: 'Cache destinations as buildx takes them, one per line; replaces what `cache` would choose. A failing export never fails the build.',
    }),
    provenance: (0,table/* input */.hF)(readers/* text */.Qq, {
        description: 'Provenance: `true` (the same as `mode=min`), `false`, or attributes such as `mode=max`, which also records the values of build arguments.',
    }),
    sbom: (0,table/* input */.hF)(readers/* text */.Qq, {
        description: 'Bill of materials made by BuildKit: `true`, `false`, or attributes such as `generator=image`.',
    }),
    attests: (0,table/* input */.hF)(readers/* lines */.Mn, { description: 'Further attestations as buildx takes them, one per line.' }),
    pull: (0,table/* input */.hF)(readers/* bool */.lc, {
        description: 'Asks for newer base images even when they are there.',
        default: 'false',
    }),
    'no-cache': (0,table/* input */.hF)(readers/* bool */.lc, { description: 'Builds every step anew.', default: 'false' }),
    'no-cache-filters': (0,table/* input */.hF)(readers/* items */.ld, { description: 'Stages of the Dockerfile that are built anew.' }),
    allow: (0,table/* input */.hF)(readers/* items */.ld, {
        description: 'Entitlements of the build, for example `network.host` or `security.insecure`.',
    }),
    'add-hosts': (0,table/* input */.hF)(hosts, { description: 'Host names for the build as `name:address`.' }),
    network: (0,table/* input */.hF)((0,readers/* choice */.Yq)('default', 'none', 'host'), { description: 'Network of `RUN` steps.' }),
    ulimit: (0,table/* input */.hF)(pairs({ names: 'name' }), {
        description: 'Limits for `RUN` steps as `name=soft[:hard]`, one per line.',
    }),
    'shm-size': (0,table/* input */.hF)(shmSize, { description: 'Size of `/dev/shm` in `RUN` steps, for example `128m`.' }),
    'cgroup-parent': (0,table/* input */.hF)(readers/* text */.Qq, { description: 'The cgroup that `RUN` steps run in.' }),
    builder: (0,table/* input */.hF)(readers/* text */.Qq, {
        description: 'Name of the buildx builder; what the setup stage found when it is not given.',
        alone: true,
    }),
};

;// CONCATENATED MODULE: ./.build/src/promote/inputs.js


const sections = ['scan', 'smoke'];
const required = (0,readers/* reader */.wA)('`scan`, `smoke`, or `none`', value => {
    const names = readers/* items */.ld.read(value);
    if (names.length === 1 && names[0] === 'none')
        return [];
    return names.map(name => {
        const known = sections.find(section => section === name);
        if (known === undefined)
            throw new Error(`"${name}" is neither scan nor smoke`);
        return known;
    });
});
const promoteInputs = {
    image: (0,table/* input */.hF)(readers/* text */.Qq, {
        description: 'The image to promote when the action is used alone: a reference with digest or tag, or the folder of an OCI layout. A tag is looked up once, then only its digest counts.',
        alone: true,
    }),
    tags: (0,table/* input */.hF)(readers/* items */.ld, {
        description: 'Tags to give when the action is used alone. Whole versions, dates and `sha-…` never move once set.',
        alone: true,
    }),
    from: (0,table/* input */.hF)(readers/* text */.Qq, {
        description: 'Tag of the image to promote instead of the one of this run, for example the environment `staging`; it is looked up in the first repository. The tags to give are then those of `to`.',
    }),
    to: (0,table/* input */.hF)(readers/* items */.ld, {
        description: 'Where to promote to: further tags such as the environment `production`, repositories (`registry.example/web`), or both in one (`registry.example/web:production`). With a repository here, the image goes only to the places named.',
    }),
    'dry-run': (0,table/* input */.hF)(readers/* bool */.lc, {
        description: 'Looks everything up and shows each tag with its old and new digest, but writes nothing.',
        default: 'false',
    }),
    require: (0,table/* input */.hF)(required, {
        description: 'Sections that must have passed for exactly this digest, in this run or in the evidence that the registry holds: `scan`, `smoke`, or `none`.',
        default: 'none',
    }),
    'max-age': (0,table/* input */.hF)(readers/* duration */.p0, {
        description: 'How old evidence may be, for example `30d`.',
        default: '30d',
    }),
    floating: (0,table/* input */.hF)((0,readers/* choice */.Yq)('forward', 'always'), {
        description: 'Whether `latest`, `1` and `1.4` may move to a lower version than they hold: with `forward` they stay where they are.',
        default: 'forward',
    }),
    push: (0,table/* input */.hF)((0,readers/* choice */.Yq)('auto', 'always', 'never'), {
        description: 'Whether anything is written to a registry; `auto` writes nothing on a pull request.',
        default: 'auto',
    }),
    'on-missing': (0,table/* input */.hF)((0,readers/* choice */.Yq)('build', 'fail'), {
        description: 'What a Git tag does when its commit has no proven image in the registry: `build` one now, or `fail` and say how to get one.',
        default: 'build',
    }),
    attach: (0,table/* input */.hF)((0,readers/* reader */.wA)('`evidence`, `record`, or `none`', value => {
        const names = readers/* items */.ld.read(value);
        const wrong = names.find(name => !['evidence', 'record', 'none'].includes(name));
        if (wrong !== undefined)
            throw new Error(`"${wrong}" is neither evidence, record nor none`);
        return names.filter(name => name !== 'none');
    }), {
        description: 'What is attached to the digest in the registry: the `evidence` of the checks, by which a later release finds it proven, and the `record` of the promotion.',
        default: 'evidence',
    }),
    referrers: (0,table/* input */.hF)((0,readers/* choice */.Yq)('all', 'none'), {
        description: 'What travels to another repository with the image: `all` signatures, SBOMs and other referrers of it and its platforms, or `none`.',
        default: 'all',
    }),
    rollback: (0,table/* input */.hF)(readers/* text */.Qq, {
        description: 'File with the record of an earlier promotion: its floating tags go back to the digests they had before it.',
    }),
    save: (0,table/* input */.hF)(readers/* text */.Qq, {
        description: 'Folder that gets the image as an OCI layout, to be carried to a place without a network; there it is the `image` of another promotion.',
    }),
    'new-repository': (0,table/* input */.hF)(readers/* bool */.lc, {
        description: 'The repository may not exist yet: a registry that denies the lookup of a tag is then read as "no such tag".',
        default: 'false',
    }),
    deployment: (0,table/* input */.hF)(readers/* text */.Qq, {
        description: 'Environment, for example `production`, in which GitHub records a deployment of the commit once the tags have moved; the job needs `deployments: write`.',
    }),
    'github-token': (0,table/* input */.hF)(readers/* text */.Qq, {
        description: 'Token for the GitHub API, which is asked only where a deployment is to be recorded.',
        expression: '${{ github.token }}',
        secret: true,
    }),
    'plain-http': (0,table/* input */.hF)(readers/* lines */.Mn, {
        description: 'Registries that are reached without TLS, one per line; this machine needs no mention.',
    }),
};

;// CONCATENATED MODULE: ./.build/src/report/inputs.js


const reportInputs = {
    'report-dir': (0,table/* input */.hF)(readers/* text */.Qq, {
        description: 'Folder for the report as files: `run.json`, `summary.md`, `comment.md` and `junit.xml`. It is made when it is not there; relative paths start at the checkout.',
        default: 'buildonce-report',
    }),
    summary: (0,table/* input */.hF)((0,readers/* choice */.Yq)('always', 'on-failure', 'never'), {
        description: 'When the report is shown on the page of the run.',
        default: 'always',
    }),
    comment: (0,table/* input */.hF)((0,readers/* choice */.Yq)('auto', 'always', 'never'), {
        description: "Whether the pull request gets a comment. `auto` writes one when there is something to say (a failure, a new vulnerability, a size that moved) and keeps an existing one up to date; it needs the permission `pull-requests: write`, and without it the report is on the run's page alone.",
        default: 'auto',
    }),
    'comment-key': (0,table/* input */.hF)(readers/* text */.Qq, {
        description: 'Tells the comments of several workflows in one pull request apart: each key has one comment.',
        default: 'default',
    }),
    records: (0,table/* input */.hF)(readers/* text */.Qq, {
        description: 'Folder with the records of several jobs, for example the downloaded artifacts of a matrix: one report is made of all of them.',
    }),
    expect: (0,table/* input */.hF)(readers/* items */.ld, {
        description: 'Names of the images that must have a record, so that a job that died early shows as failed and does not just lack.',
    }),
    trend: (0,table/* input */.hF)(readers/* count */.U9, {
        description: 'How many earlier images, at most 20, the charts of size and time to ready show, as far as the history of the clone reaches (`fetch-depth`). By default 10 on the default branch and none elsewhere; each takes at most eight small requests to the registry.',
    }),
    'github-token': (0,table/* input */.hF)(readers/* text */.Qq, {
        description: 'Token that reads and writes the comments of the pull request.',
        expression: '${{ github.token }}',
        secret: true,
    }),
};

// EXTERNAL MODULE: ./.build/src/scan/jail/jail.js
var jail = __webpack_require__(2196);
// EXTERNAL MODULE: ./.build/src/scan/section.js
var section = __webpack_require__(8466);
;// CONCATENATED MODULE: ./.build/src/scan/inputs.js




const sha256 = (0,readers/* reader */.wA)('SHA-256, 64 hex digits', value => {
    const digits = value
        .trim()
        .toLowerCase()
        .replace(/^sha256:/, '');
    if (!/^[0-9a-f]{64}$/.test(digits))
        throw new Error(`"${value}" is not a SHA-256 of 64 hex digits`);
    return digits;
});
const version = (0,readers/* reader */.wA)('version, for example 0.76.0', value => {
    const plain = value.trim().replace(/^v/, '');
    if (!/^\d+\.\d+\.\d+$/.test(plain))
        throw new Error(`"${value}" is not a version such as 0.76.0`);
    return plain;
});
const scanInputs = {
    scan: (0,table/* input */.hF)(readers/* bool */.lc, { description: '`false` leaves the scan out.', default: 'true' }),
    'fail-on': (0,table/* input */.hF)((0,readers/* choice */.Yq)(...section/* severities */.gO, 'none'), {
        description: 'Findings of this severity or a higher one fail the scan; `none` only reports. Findings below it are reported as well.',
        default: 'high',
    }),
    'only-fixed': (0,table/* input */.hF)(readers/* bool */.lc, {
        description: 'Only findings that a newer version of the package fixes can fail the scan; the others are reported.',
        default: 'true',
    }),
    'scan-gate': (0,table/* input */.hF)((0,readers/* choice */.Yq)('introduced', 'all'), {
        description: '`introduced` looks at what this image adds to the scan it is compared with, and at everything where there is none; `all` looks at every finding.',
        default: 'introduced',
    }),
    'scan-empty': (0,table/* input */.hF)((0,readers/* choice */.Yq)('warn', 'fail'), {
        description: 'What to do when the scanner recognises nothing in the image, neither an operating system nor a package.',
        default: 'warn',
    }),
    'scan-sandbox': (0,table/* input */.hF)((0,readers/* choice */.Yq)('auto', ...jail/* sandboxes */.WG), {
        description: 'How the scanner is locked in. `auto` takes the first that works here (a container without network, `bubblewrap`, bare namespaces) and fails where none does. `none` runs it without a jail, which only you can choose.',
        default: 'auto',
    }),
    'scan-timeout': (0,table/* input */.hF)(readers/* duration */.p0, {
        description: 'The scan of one platform is ended after this time.',
        default: '10m',
    }),
    'scan-reports': (0,table/* input */.hF)(readers/* text */.Qq, {
        description: "Folder for the report files: `scan.sarif`, and Trivy's own JSON for each platform. By default a folder of this run.",
    }),
    'trivy-ignorefile': (0,table/* input */.hF)(readers/* text */.Qq, {
        description: 'File with findings to leave out, `.trivyignore` or `.trivyignore.yaml`. No ignore file is read unless it is named here.',
    }),
    trivy: (0,table/* input */.hF)(readers/* text */.Qq, {
        description: 'Path of the Trivy program to use. By default the `trivy` on the PATH, and where there is none a release that Buildonce pins by its SHA-256.',
    }),
    'trivy-version': (0,table/* input */.hF)(version, {
        description: 'Trivy release to download, even where a Trivy is installed. Releases that Buildonce does not pin need `trivy-sha256`.',
    }),
    'trivy-releases': (0,table/* input */.hF)(readers/* text */.Qq, {
        description: 'Address below which the release archives of Trivy are, for networks with a copy of their own.',
        default: 'https://github.com/aquasecurity/trivy/releases/download',
    }),
    'trivy-sha256': (0,table/* input */.hF)(sha256, {
        description: 'SHA-256 that the Trivy program must have; with `trivy-version` the one of the release archive for this machine.',
    }),
    'trivy-db': (0,table/* input */.hF)(readers/* text */.Qq, {
        description: "Folder with Trivy's vulnerability database (`trivy.db` and `metadata.json`). By default it is fetched from `trivy-db-mirrors`.",
    }),
    'trivy-java-db': (0,table/* input */.hF)(readers/* text */.Qq, {
        description: "Folder with Trivy's index of Java archives (`trivy-java.db` and `metadata.json`), needed only for images with jar files. By default it is fetched when it is needed.",
    }),
    'trivy-db-mirrors': (0,table/* input */.hF)(readers/* items */.ld, {
        description: 'Repositories of the vulnerability database; each is tried in order, whatever the cause the one before failed for.',
        default: 'mirror.gcr.io/aquasec/trivy-db:2, ghcr.io/aquasecurity/trivy-db:2, public.ecr.aws/aquasecurity/trivy-db:2',
    }),
    'trivy-java-db-mirrors': (0,table/* input */.hF)(readers/* items */.ld, {
        description: 'Repositories of the index of Java archives.',
        default: 'mirror.gcr.io/aquasec/trivy-java-db:1, ghcr.io/aquasecurity/trivy-java-db:1, public.ecr.aws/aquasecurity/trivy-java-db:1',
    }),
    'db-max-age': (0,table/* input */.hF)(readers/* duration */.p0, {
        description: 'A vulnerability database that was made longer ago than this is refused.',
        default: '72h',
    }),
};

// EXTERNAL MODULE: ./.build/src/setup/logins.js
var logins = __webpack_require__(675);
;// CONCATENATED MODULE: ./.build/src/setup/inputs.js



const inputs_name = (0,readers/* reader */.wA)('name', value => {
    if (/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(value.trim()))
        return value.trim();
    throw new Error(`"${value}" is not a name: use letters, digits, ".", "_" and "-", and begin with a letter or digit`);
});
const setupInputs = {
    builder: (0,table/* input */.hF)(inputs_name, {
        description: 'Name of a buildx builder that is there already. Without it the Docker Engine builds by itself where it can, and otherwise a builder is made for this run and removed after it.',
    }),
    driver: (0,table/* input */.hF)((0,readers/* choice */.Yq)('auto', 'docker', 'docker-container', 'remote', 'kubernetes'), {
        description: 'How a builder is made. `auto` takes the Docker Engine itself when its image store is containerd, and `docker-container` otherwise.',
        default: 'auto',
    }),
    endpoint: (0,table/* input */.hF)(readers/* text */.Qq, {
        description: 'Where the new builder lives: the address of a BuildKit (`tcp://…`, `unix://…`) with `driver: remote`, else a Docker context.',
    }),
    'driver-opts': (0,table/* input */.hF)(readers/* lines */.Mn, {
        description: 'Options of the driver as `key=value`, one per line, for example `network=host`.',
    }),
    'buildkit-image': (0,table/* input */.hF)(readers/* text */.Qq, {
        description: 'BuildKit image for the drivers `docker-container` and `kubernetes`, for example `moby/buildkit:v0.33.0`.',
    }),
    'buildkitd-flags': (0,table/* input */.hF)(readers/* text */.Qq, { description: 'Flags for the BuildKit daemon of a new builder.' }),
    'buildkitd-config': (0,table/* input */.hF)(readers/* text */.Qq, {
        description: 'Path of a BuildKit configuration file (TOML) for a new builder.',
    }),
    'buildkitd-config-inline': (0,table/* input */.hF)(readers/* text */.Qq, {
        description: 'The BuildKit configuration itself (TOML) for a new builder, instead of a file.',
    }),
    registry: (0,table/* input */.hF)(logins/* registryHosts */.j, {
        description: 'Registry to log in to, for example `ghcr.io`; several, one per line, with as many lines in `username` and `password`. Docker Hub when only `username` is given.',
    }),
    username: (0,table/* input */.hF)(readers/* lines */.Mn, { description: 'User name at the registry.' }),
    password: (0,table/* input */.hF)(readers/* text */.Qq, {
        description: 'Password or token at the registry. It is handed over on standard input, and the login is taken back at the end of the job.',
        secret: true,
    }),
};

;// CONCATENATED MODULE: ./.build/src/size/inputs.js



const limits = (0,readers/* listReader */.qL)('limit, for example `600MB` or `warn 500MB, fail 600MB`', value => (0,lists/* commaList */.o)(value).map(item => limit(item, 'bytes')));
const increases = (0,readers/* listReader */.qL)('limit, for example `20MB`, `5%` or `warn 2%, fail 20MB`', value => (0,lists/* commaList */.o)(value).map(item => limit(item, 'bytes or share')));
const sizeInputs = {
    diff: (0,table/* input */.hF)((0,readers/* choice */.Yq)('sizes', 'files', 'waste', 'none'), {
        description: 'How far the image is compared with its baseline. `sizes` reads manifests only; `files` also the layers that differ; `waste` every layer, to find bytes that later layers hide.',
        default: 'files',
    }),
    'diff-limit': (0,table/* input */.hF)(readers/* size */.Ej, {
        description: 'Compressed bytes of layers that are read at most; beyond it the file lists are left out.',
        default: '500MB',
    }),
    baseline: (0,table/* input */.hF)(readers/* text */.Qq, {
        description: 'Image to compare with, as reference. Without it: the image of the commit the change starts from, else that of the nearest commit before it.',
    }),
    'max-size': (0,table/* input */.hF)(limits, {
        description: 'Largest compressed size of a platform. An item may begin with `warn` or `fail` (the default): `warn 500MB, fail 600MB`.',
    }),
    'max-increase': (0,table/* input */.hF)(increases, {
        description: 'Most that a platform may grow against its baseline, in bytes or per cent; without a baseline it always passes.',
    }),
    'max-increase-floor': (0,table/* input */.hF)(readers/* size */.Ej, {
        description: 'Growth below this passes whatever its share: per cent of a small image are noise.',
        default: '1MB',
    }),
    'max-pull': (0,table/* input */.hF)(limits, {
        description: 'Most that a host running the baseline may have to download.',
    }),
    'size-label': (0,table/* input */.hF)(readers/* text */.Qq, {
        description: 'Label of the pull request that accepts what exceeds the limits.',
        default: 'size-ok',
    }),
};
function limit(item, kind) {
    const [, word, amount = ''] = /^(?:(warn|fail)\s+)?(.*)$/s.exec(item) ?? [];
    const level = word === 'warn' ? 'warn' : 'fail';
    const share = /^(\d+(?:\.\d+)?)\s*%$/.exec(amount.trim());
    if (share === null)
        return { level, bytes: readers/* size */.Ej.read(amount) };
    if (kind === 'bytes')
        throw new Error(`"${item}" is a share: only max-increase can be one`);
    return { level, share: Number(share[1]) / 100 };
}

// EXTERNAL MODULE: ./.build/src/smoke/check-lines.js + 1 modules
var check_lines = __webpack_require__(2172);
;// CONCATENATED MODULE: ./.build/src/smoke/inputs.js




const behaviors = [
    'stop',
    'restart',
    'non-root',
    'other-user',
    'read-only',
    'no-new-privileges',
    'no-capabilities',
];
const wanted = (0,readers/* reader */.wA)('`auto`, `false`, or checks, one per line', value => {
    if (value.trim() === 'auto' || value.trim() === 'true')
        return 'auto';
    if (value.trim() === 'false')
        return 'off';
    return value
        .split('\n')
        .map(line => line.trim())
        .filter(line => line !== '' && !line.startsWith('#'))
        .map(line => {
        try {
            return (0,check_lines/* parseCheckLine */.W)(line);
        }
        catch (error) {
            throw new Error(`the check "${line}": ${error.message}`);
        }
    });
});
const variables = (0,readers/* listReader */.qL)('list of NAME=value, one per line', given => (0,lists/* lineList */.X)(given, { trim: false }).map((item) => {
    const parts = /^\s*([A-Za-z_][A-Za-z0-9_.-]*)=(.*)$/s.exec(item);
    if (!parts?.[1])
        throw new Error('an item is not NAME=value');
    return { name: parts[1], value: parts[2] ?? '' };
}));
const inputs_required = (0,readers/* listReader */.qL)('list, by line or comma', given => readers/* items */.ld.read(given).map(name => (0,readers/* choice */.Yq)(...behaviors).read(name)));
const smokeInputs = {
    smoke: (0,table/* input */.hF)(wanted, {
        description: 'How to prove that the image runs. `auto` waits for its `HEALTHCHECK`, or for `smoke-path`; `false` switches the smoke test off; a list adds checks, one per line: `http /healthz status=200 body~ok`, `command php -v`, `run php -v` (in a container of its own, for images that are tools), `log "ready"`, `file /etc/app.conf mode=0640`, `user !root`, `port 8080`, `env APP_MODE=production`, or `exit 0` for an image that does its work and ends.',
        default: 'auto',
    }),
    'smoke-file': (0,table/* input */.hF)(readers/* text */.Qq, {
        description: 'A file with further checks, below the workspace: lines as in `smoke`, a YAML or JSON list of them, or a container-structure-test file.',
    }),
    'smoke-port': (0,table/* input */.hF)(readers/* count */.U9, {
        description: 'The port inside the container that HTTP checks ask. Without it, the only port that the image exposes. It is published at a free port of the loopback interface.',
    }),
    'smoke-path': (0,table/* input */.hF)(readers/* text */.Qq, {
        description: 'A path that must answer over HTTP with a status from 200 to 399, for example `/healthz`. Short for the check `http /healthz`.',
    }),
    'smoke-timeout': (0,table/* input */.hF)(readers/* duration */.p0, {
        description: 'How long the container may take until it is ready and every check holds. Emulated platforms get five times as long.',
        default: '60s',
    }),
    'smoke-stay-up': (0,table/* input */.hF)(readers/* duration */.p0, {
        description: 'How long the container must keep running after it became ready. An image without any check must stay up for at least 3 s.',
        default: '0s',
    }),
    'smoke-stop-timeout': (0,table/* input */.hF)(readers/* duration */.p0, {
        description: 'How long the container may take to end after its stop signal, before it is killed.',
        default: '10s',
    }),
    'smoke-healthcheck': (0,table/* input */.hF)((0,readers/* choice */.Yq)('fast', 'image', 'off'), {
        description: 'What to do with the `HEALTHCHECK` of the image: `fast` asks it several times a second while the container starts, with its own command, timeout and retries; `image` leaves its times alone; `off` does not use it.',
        default: 'fast',
    }),
    'smoke-env': (0,table/* input */.hF)(variables, {
        description: 'Variables for the container, one `NAME=value` per line.',
    }),
    'smoke-secrets': (0,table/* input */.hF)(variables, {
        description: 'Secret variables for the container, one `NAME=value` per line (a whole item in quotes may span lines). They are hidden in all output and never appear in arguments.',
        secretsOf: given => given.map(({ value }) => value),
    }),
    'smoke-args': (0,table/* input */.hF)(readers/* lines */.Mn, {
        description: 'Arguments for the container in place of the `CMD` of the image, one per line.',
    }),
    'smoke-network': (0,table/* input */.hF)(readers/* text */.Qq, {
        description: 'The network to join: `none`, `host`, or the name of one that exists, for example that of the job to reach the `services` of the job.',
    }),
    'smoke-compose-file': (0,table/* input */.hF)(readers/* text */.Qq, {
        description: 'A compose file with the services that the image needs. The image takes the place of its service; fixed ports and names are dropped, so that runs do not collide.',
    }),
    'smoke-compose-service': (0,table/* input */.hF)(readers/* text */.Qq, {
        description: 'The service of the compose file that the image is for. Without it, the only one that is built.',
    }),
    'smoke-memory': (0,table/* input */.hF)(readers/* size */.Ej, {
        description: 'The memory that the container may use. What needs more is killed, and the cause is named.',
    }),
    'smoke-platforms': (0,table/* input */.hF)(readers/* items */.ld, {
        description: 'The platforms to run: `all` that this machine can run, natively or through an emulator, `native`, or a list such as `linux/amd64,linux/arm64`.',
        default: 'all',
    }),
    'smoke-behavior': (0,table/* input */.hF)((0,readers/* choice */.Yq)('auto', 'all', 'stop'), {
        description: 'What to measure beside being ready: `stop` only how it stops; `all` also whether it survives a restart and which hardening it bears (another user, read-only root, no new privileges, no capabilities); `auto` measures all of it where the container is ready within 5 s and runs natively.',
        default: 'auto',
    }),
    'smoke-require': (0,table/* input */.hF)(inputs_required, {
        description: 'Measured behaviour that the image must have, or the smoke test fails: any of `stop`, `restart`, `non-root`, `other-user`, `read-only`, `no-new-privileges`, `no-capabilities`.',
    }),
};

;// CONCATENATED MODULE: ./.build/src/tags/inputs.js


const list = { shape: 'list, one per line', read: value => value, absent: '' };
const tagsInputs = {
    images: (0,table/* input */.hF)(list, {
        description: 'Repositories that the tags are for, one per line, for example `ghcr.io/acme/web`. `name=…,enable=false` leaves one out. Without images the tags are given as bare names.',
    }),
    tags: (0,table/* input */.hF)(list, {
        description: 'Rules that make tags, one per line, in the language of docker/metadata-action, for example `type=semver,pattern={{version}}`. By default `type=schedule` and `type=ref` for branches, Git tags and pull requests.',
    }),
    flavor: (0,table/* input */.hF)(list, {
        description: 'What holds for all rules: `latest=auto|true|false`, `prefix=…`, `suffix=…`, each with `,onlatest=true`.',
    }),
    labels: (0,table/* input */.hF)(list, {
        description: 'Further labels, one `key=value` per line; they win over the ones made from the project.',
    }),
    annotations: (0,table/* input */.hF)(list, {
        description: 'Further annotations, one `key=value` per line; they win over the ones made from the project.',
    }),
    'annotation-levels': (0,table/* input */.hF)(readers/* text */.Qq, {
        description: 'Where annotations go, with commas: `manifest`, `index`, `manifest-descriptor`, `index-descriptor`. By default the variable `DOCKER_METADATA_ANNOTATIONS_LEVELS`, or else `manifest`.',
    }),
    context: (0,table/* input */.hF)((0,readers/* choice */.Yq)('workflow', 'git'), {
        description: 'Where ref and commit come from: the event of the `workflow`, or the checked-out `git` commit.',
        default: 'workflow',
        alone: true,
    }),
    'pull-request-sha': (0,table/* input */.hF)((0,readers/* choice */.Yq)('head', 'merge'), {
        description: 'The commit that a pull request is named by: its `head`, which people know, or the `merge` commit that the host made for the run. By default the variable `DOCKER_METADATA_PR_HEAD_SHA` decides where it is set, else it is `head` (`merge` with `strict: false`).',
    }),
    floating: (0,table/* input */.hF)((0,readers/* choice */.Yq)('forward', 'always'), {
        description: 'Whether `latest`, `1` and `1.4` may move to a lower version than one that is released already: with `forward` they stay where they are.',
        default: 'forward',
    }),
    'immutable-tags': (0,table/* input */.hF)(readers/* lines */.Mn, {
        description: 'Patterns of tags that never move once they are set, one per line, for example `2026*`; `!` in front makes tags floating. The last that matches wins over the class that the rule gives.',
    }),
    created: (0,table/* input */.hF)((0,readers/* choice */.Yq)('commit', 'now'), {
        description: 'The time in the label `org.opencontainers.image.created`: of the `commit`, so that a rebuild can have the same digest, or `now`. `SOURCE_DATE_EPOCH` wins over the commit. By default `commit` (`now` with `strict: false`).',
    }),
    strict: (0,table/* input */.hF)(readers/* bool */.lc, {
        description: 'With `false`, input that docker/metadata-action lets through gives its result and a warning instead of an error.',
        default: 'true',
    }),
    'sep-tags': (0,table/* input */.hF)(readers/* text */.Qq, {
        description: 'Text between the tags of the outputs.',
        default: '\n',
        alone: true,
    }),
    'sep-labels': (0,table/* input */.hF)(readers/* text */.Qq, {
        description: 'Text between the labels of the output.',
        default: '\n',
        alone: true,
    }),
    'sep-annotations': (0,table/* input */.hF)(readers/* text */.Qq, {
        description: 'Text between the annotations of the output.',
        default: '\n',
        alone: true,
    }),
    'bake-target': (0,table/* input */.hF)(readers/* text */.Qq, {
        description: 'Name of the target in the bake files.',
        default: 'docker-metadata-action',
        alone: true,
    }),
    'github-token': (0,table/* input */.hF)(readers/* text */.Qq, {
        description: 'Token for the GitHub API, which is asked only for what the event does not tell.',
        expression: '${{ github.token }}',
        secret: true,
    }),
};

;// CONCATENATED MODULE: ./.build/src/pipeline/tables.js










const subjectInputs = {
    image: (0,table/* input */.hF)(readers/* text */.Qq, {
        description: 'The image: a reference such as `ghcr.io/acme/web:1.4`, or the folder of an OCI layout. By default the one that this run has built.',
        alone: true,
    }),
};
const reuseInputs = {
    'on-existing': (0,table/* input */.hF)((0,readers/* choice */.Yq)('reuse', 'build'), {
        description: 'What to do when the registry holds the image of this commit (its tag `sha-…`) already, as on a release by Git tag or when a workflow runs again: `reuse` it, so that nothing is built and only checks without evidence are made, or `build` another.',
        default: 'reuse',
    }),
    'on-missing': promoteInputs['on-missing'],
    require: promoteInputs.require,
    'max-age': promoteInputs['max-age'],
    push: promoteInputs.push,
    'plain-http': promoteInputs['plain-http'],
};
const stageInputs = {
    setup: setupInputs,
    tags: tagsInputs,
    build: { ...buildInputs, ...reuseInputs },
    size: { ...subjectInputs, ...sizeInputs },
    scan: { ...subjectInputs, ...scanInputs },
    smoke: { ...subjectInputs, ...smokeInputs },
    promote: promoteInputs,
    report: { ...reportInputs, 'size-label': sizeInputs['size-label'] },
};


/***/ }),

/***/ 2196:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   WG: () => (/* binding */ sandboxes),
/* harmony export */   YM: () => (/* binding */ temporarySpace),
/* harmony export */   Z5: () => (/* binding */ programInside),
/* harmony export */   eP: () => (/* binding */ nobody)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);

const sandboxes = ['docker', 'bubblewrap', 'unshare', 'none'];
function programInside(program) {
    return `/scanner/${(0,node_path__WEBPACK_IMPORTED_MODULE_0__.basename)(program)}`;
}
const temporarySpace = 2 * 1024 ** 3;
const nobody = 65534;


/***/ }),

/***/ 675:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ pairLogins),
/* harmony export */   j: () => (/* binding */ registryHosts)
/* harmony export */ });
/* harmony import */ var _inputs_lists_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2420);
/* harmony import */ var _inputs_readers_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4837);


const registryHosts = (0,_inputs_readers_js__WEBPACK_IMPORTED_MODULE_1__/* .listReader */ .qL)('list of hosts, one per line', value => (0,_inputs_lists_js__WEBPACK_IMPORTED_MODULE_0__/* .lineList */ .X)(value).map(host => {
    const scheme = /^(https?:\/\/)(.*)$/.exec(host);
    if (scheme)
        throw new Error(`"${host}" is an address, not a host: write ${scheme[2]?.split('/')[0]}`);
    if (host.includes('/'))
        throw new Error(`"${host}" is a repository, not a host: write ${host.split('/')[0]}`);
    if (!/^[A-Za-z0-9.-]+(:\d{1,5})?$/.test(host))
        throw new Error(`"${host}" is not a host name`);
    return host;
}));
function pairLogins({ registry, username, password }) {
    const registries = registry.length === 0 && username.length > 0 ? ['docker.io'] : registry;
    const passwords = passwordsFor(registries.length, password);
    const problems = [];
    if (registries.length === 0 && passwords.length > 0)
        problems.push({ input: 'username', message: 'is missing, `password` is given' });
    if (username.length !== registries.length)
        problems.push({ input: 'username', message: mismatch(username.length, registries.length) });
    if (registries.length > 0 && passwords.length !== registries.length)
        problems.push({ input: 'password', message: mismatch(passwords.length, registries.length) });
    if (problems.length > 0)
        return { logins: [], problems };
    const logins = registries.map((host, at) => ({
        registry: host,
        username: username[at] ?? '',
        password: passwords[at] ?? '',
    }));
    return { logins, problems };
}
function passwordsFor(registries, password) {
    if (password === undefined)
        return [];
    if (registries < 2)
        return [password.replace(/\r?\n$/, '')];
    return password.split(/\r?\n/).filter(line => line !== '');
}
function mismatch(given, wanted) {
    if (given === 0)
        return wanted === 1 ? 'is needed to log in to the registry' : `needs ${wanted} lines`;
    return `has ${given} ${given === 1 ? 'line' : 'lines'} for ${wanted} ${wanted === 1 ? 'registry' : 'registries'}`;
}


/***/ }),

/***/ 2172:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  W: () => (/* binding */ parseCheckLine)
});

// EXTERNAL MODULE: ./.build/src/inputs/nearest.js
var nearest = __webpack_require__(9723);
// EXTERNAL MODULE: ./.build/src/smoke/checks.js
var checks = __webpack_require__(3580);
;// CONCATENATED MODULE: ./.build/src/smoke/words.js
function splitWords(line) {
    const words = [];
    let word;
    let quote = '';
    for (let i = 0; i < line.length; i++) {
        const letter = line[i] ?? '';
        const next = line[i + 1];
        if (letter === '\\' && quote !== "'" && next !== undefined && /["'\\\s]/.test(next)) {
            word = (word ?? '') + next;
            i++;
        }
        else if (quote !== '' ? letter === quote : letter === '"' || letter === "'") {
            quote = quote === '' ? letter : '';
            word ??= '';
        }
        else if (quote === '' && /\s/.test(letter)) {
            if (word !== undefined)
                words.push(word);
            word = undefined;
        }
        else
            word = (word ?? '') + letter;
    }
    if (quote !== '')
        throw new Error(`a ${quote} does not end`);
    if (word !== undefined)
        words.push(word);
    return words;
}

;// CONCATENATED MODULE: ./.build/src/smoke/check-lines.js



const kinds = ['http', 'https', 'command', 'run', 'log', 'file', 'user', 'port', 'env', 'exit'];
function parseCheckLine(line) {
    const [kind = '', ...words] = splitWords(line);
    return { ...parseKind(kind, words), line };
}
function parseKind(kind, words) {
    switch (kind) {
        case 'http':
        case 'https':
            return http(kind, words);
        case 'command':
        case 'run':
            return command(kind, words);
        case 'log':
            return { kind, ...log(words) };
        case 'file':
            return file(words);
        case 'user':
            return { kind, user: only(words, 'a user, for example 65532 or !root') };
        case 'port':
            return { kind, port: port(only(words, 'a port')) };
        case 'env':
            return env(only(words, 'NAME or NAME=value'));
        case 'exit':
            return { kind, code: whole(only(words, 'an exit code'), 255) };
        default: {
            const near = (0,nearest/* nearest */.p)(kind, kinds);
            throw new Error(`"${kind}" is not a kind of check${near === undefined ? `: use ${kinds.join(', ')}` : `, did you mean ${near}?`}`);
        }
    }
}
function http(scheme, words) {
    const [path, ...rest] = words;
    if (!path?.startsWith('/'))
        throw new Error(`${scheme} needs a path that starts with "/"`);
    const options = rest.map(check_lines_option);
    const named = (name) => options.filter(each => each.name === name);
    const last = (name) => named(name).at(-1)?.value;
    refuseOthers(options, ['status', 'body', 'method', 'port', 'insecure', /^header:/]);
    const statuses = last('status');
    const portText = last('port');
    return {
        kind: 'http',
        scheme,
        method: last('method') ?? 'GET',
        path,
        ...(portText && { port: port(portText) }),
        statuses: statuses === undefined ? checks/* answering */.Vk : statuses.split(',').map(statusRange),
        headers: options
            .filter(each => each.name.startsWith('header:'))
            .map(each => ({ name: each.name.slice(7).toLowerCase(), value: match(each) })),
        body: named('body').map(match),
        insecure: named('insecure').length > 0,
    };
}
function command(kind, words) {
    const dashes = /[=~]/.test(words[0] ?? '') || words[0] === '--' ? words.indexOf('--') : -1;
    const options = dashes === -1 ? [] : words.slice(0, dashes).map(check_lines_option);
    const argv = words.slice(dashes + 1);
    if (argv.length === 0)
        throw new Error(`${kind} needs a program`);
    refuseOthers(options, ['exit', 'output']);
    const output = options.filter(({ name }) => name === 'output');
    const codes = options.filter(({ name }) => name === 'exit').at(-1)?.value;
    return {
        kind,
        argv,
        exitCodes: (codes ?? '0').split(',').map(code => whole(code, 255)),
        output: output.filter(each => !each.not).map(match),
        notOutput: output.filter(each => each.not).map(match),
    };
}
function log(words) {
    const said = words.join(' ');
    const sign = /^(!~|!=|!|~|=)?\s*(.+)$/s.exec(said);
    if (!sign?.[2])
        throw new Error('log needs a text, or a regular expression after "~"');
    const never = sign[1]?.startsWith('!') ?? false;
    const match = sign[1]?.endsWith('~') ? (0,checks/* pattern */.T1)(sign[2]) : { by: 'text', text: sign[2] };
    return { match, never };
}
function file(words) {
    const [path, ...rest] = words;
    if (!path?.startsWith('/'))
        throw new Error('file needs a path that starts with "/"');
    const options = rest.map(check_lines_option);
    refuseOthers(options, ['exists', 'absent', 'mode', 'owner', 'contains']);
    const last = (name) => options.filter(each => each.name === name).at(-1);
    const mode = last('mode')?.value;
    const owner = last('owner')?.value.split(':');
    if (mode !== undefined && !/^[0-7]{3,5}$/.test(mode))
        throw new Error(`"${mode}" is not an octal mode`);
    const contents = options.filter(({ name }) => name === 'contains');
    return {
        kind: 'file',
        path,
        exists: last('absent') === undefined,
        ...(mode && { mode: Number.parseInt(mode, 8) }),
        ...(owner && {
            owner: { uid: whole(owner[0], 2 ** 32), ...(owner[1] && { gid: whole(owner[1], 2 ** 32) }) },
        }),
        content: contents.filter(each => !each.not).map(match),
        notContent: contents.filter(each => each.not).map(match),
    };
}
function env(word) {
    const { name, value, operator, ...rest } = check_lines_option(word);
    if (rest.not)
        throw new Error('env knows "=" and "~" only');
    return { kind: 'env', name, ...(operator !== '' && { value: match({ name, value, operator }) }) };
}
function check_lines_option(word) {
    const parts = /^([^=~!]+)(?:(!?)([=~])(.*))?$/s.exec(word);
    if (!parts?.[1])
        throw new Error(`"${word}" is not name=value or name~pattern`);
    return {
        name: parts[1],
        not: parts[2] === '!',
        operator: parts[3] ?? '',
        value: parts[4] ?? '',
    };
}
function match({ name, operator, value }) {
    if (operator === '')
        throw new Error(`${name} needs "=" and a text or "~" and a regular expression`);
    return operator === '~' ? (0,checks/* pattern */.T1)(value) : { by: 'text', text: value };
}
function refuseOthers(options, known) {
    const names = known.filter(name => typeof name === 'string');
    for (const { name } of options) {
        if (known.some(each => (typeof each === 'string' ? each === name : each.test(name))))
            continue;
        const near = (0,nearest/* nearest */.p)(name, names);
        throw new Error(`"${name}" is not known here${near === undefined ? '' : `, did you mean ${near}?`}`);
    }
}
function statusRange(text) {
    const family = /^([1-5])xx$/i.exec(text);
    if (family)
        return [Number(family[1]) * 100, Number(family[1]) * 100 + 99];
    const range = /^([1-5]\d\d)(?:-([1-5]\d\d))?$/.exec(text);
    if (!range)
        throw new Error(`"${text}" is not a status: write 200, 2xx or 200-399`);
    return [Number(range[1]), Number(range[2] ?? range[1])];
}
function port(text) {
    const number = whole(text.replace(/\/tcp$/, ''), 65_535);
    if (number === 0)
        throw new Error('"0" is not a port');
    return number;
}
function whole(text, highest) {
    const number = /^\d{1,10}$/.test(text ?? '') ? Number(text) : Number.NaN;
    if (!(number <= highest))
        throw new Error(`"${text}" is not a number from 0 to ${highest}`);
    return number;
}
function only(words, what) {
    const [word, ...more] = words;
    if (word === undefined)
        throw new Error(`needs ${what}`);
    if (more.length > 0)
        throw new Error(`takes ${what}, and nothing after it ("${more.join(' ')}")`);
    return word;
}


/***/ }),

/***/ 3580:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T1: () => (/* binding */ pattern),
/* harmony export */   Vk: () => (/* binding */ answering),
/* harmony export */   cK: () => (/* binding */ matches),
/* harmony export */   fU: () => (/* binding */ formatMatch)
/* harmony export */ });
const answering = [[200, 399]];
function matches(match, text) {
    return match.by === 'text' ? text.includes(match.text) : new RegExp(match.source, 'm').test(text);
}
function formatMatch(match) {
    return match.by === 'text' ? JSON.stringify(match.text) : `/${match.source}/`;
}
function pattern(source) {
    try {
        new RegExp(source, 'm');
    }
    catch {
        throw new Error(`"${source}" is not a regular expression`);
    }
    return { by: 'pattern', source };
}


/***/ })

};
