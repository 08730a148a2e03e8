export const id = 22;
export const ids = [22];
export const modules = {

/***/ 80764:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ED: () => (/* binding */ parseTag),
/* harmony export */   F2: () => (/* binding */ parseReference),
/* harmony export */   FH: () => (/* binding */ formatReference),
/* harmony export */   RB: () => (/* binding */ sameRepository),
/* harmony export */   SU: () => (/* binding */ parseRepository),
/* harmony export */   m: () => (/* binding */ parseDigest)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(36624);

const tagGrammar = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/;
const pathGrammar = /^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*$/;
const hostGrammar = /^(?:[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|\[[0-9a-fA-F:]+\])(?::\d{1,5})?$/;
function parseReference(text) {
    const trimmed = text.trim();
    const [named, digestText, ...more] = trimmed.split('@');
    if (named === undefined || named === '' || more.length > 0)
        throw invalid(text, 'it is not registry/repository[:tag][@digest]');
    const scheme = /^[a-z][a-z0-9+.-]*:\/\//i.exec(named)?.[0];
    if (scheme !== undefined)
        throw invalid(text, `it begins with "${scheme}"`, `Write ${trimmed.slice(scheme.length)}.`);
    const digest = digestText === undefined ? undefined : parseDigest(digestText);
    const colon = named.lastIndexOf(':');
    const tagged = colon > named.lastIndexOf('/');
    const tag = tagged ? parseTag(named.slice(colon + 1)) : undefined;
    return {
        ...splitHost(tagged ? named.slice(0, colon) : named, text),
        ...(tag && { tag }),
        ...(digest && { digest }),
    };
}
function parseRepository(text) {
    const { registry, repository, tag, digest } = parseReference(text);
    if (tag !== undefined)
        throw invalid(text, `it has the tag "${tag}"`, 'Leave the tag out: tags are given by rules.');
    if (digest !== undefined)
        throw invalid(text, 'it has a digest', 'Leave the digest out.');
    return { registry, repository };
}
function parseTag(text) {
    if (tagGrammar.test(text))
        return text;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`tag "${text}" is not valid: ${tagFault(text)}`, {
        hint: 'A tag has 1 to 128 letters, digits, "_", "." or "-", and starts with a letter, a digit or "_".',
    });
}
function parseDigest(text) {
    if (/^sha256:[0-9a-f]{64}$/.test(text))
        return text;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`digest "${text}" is not valid: expected sha256: and 64 lower-case hex digits`);
}
function formatReference({ registry, repository, tag, digest }) {
    return `${registry}/${repository}${tag === undefined ? '' : `:${tag}`}${digest === undefined ? '' : `@${digest}`}`;
}
function sameRepository(a, b) {
    return a.registry === b.registry && a.repository === b.repository;
}
function splitHost(name, text) {
    const slash = name.indexOf('/');
    const first = slash === -1 ? '' : name.slice(0, slash);
    const isHost = first.includes('.') || first.includes(':') || first === 'localhost';
    const registry = isHost ? hubAlias(first) : 'docker.io';
    const written = isHost ? name.slice(slash + 1) : name;
    const path = registry === 'ghcr.io' ? written.toLowerCase() : written;
    if (!hostGrammar.test(registry) || !URL.canParse(`https://${registry}/`))
        throw invalid(text, `"${registry}" is not a host name`);
    for (const component of path.split('/')) {
        if (pathGrammar.test(component))
            continue;
        const upper = component !== component.toLowerCase();
        const why = upper
            ? `repository names are lower case, "${component}" is not`
            : `"${component}" is not a path component`;
        throw invalid(text, why, upper ? `Write ${text.replace(name, name.toLowerCase())}.` : undefined);
    }
    const repository = registry === 'docker.io' && !path.includes('/') ? `library/${path}` : path;
    if (repository.length > 255)
        throw invalid(text, 'the repository is longer than 255 characters');
    return { registry, repository };
}
function hubAlias(host) {
    return host === 'index.docker.io' || host === 'registry-1.docker.io' ? 'docker.io' : host;
}
function tagFault(text) {
    if (text === '')
        return 'it is empty';
    if (text.length > 128)
        return `it has ${text.length} characters`;
    const bad = /[^A-Za-z0-9._-]/.exec(text)?.[0];
    if (bad !== undefined)
        return bad === ' ' ? 'it has a space' : `it has ${JSON.stringify(bad)}`;
    return `it starts with "${text[0]}"`;
}
function invalid(text, why, hint) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`image reference "${text}" is not valid: ${why}`, { hint });
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

/***/ 57369:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   hF: () => (/* binding */ input),
/* harmony export */   qg: () => (/* binding */ parse)
/* harmony export */ });
/* unused harmony export camel */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(36624);
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

/***/ 72022:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  M: () => (/* binding */ stageInputs)
});

// EXTERNAL MODULE: ./.build/src/inputs/lists.js
var lists = __webpack_require__(12420);
// EXTERNAL MODULE: ./.build/src/inputs/readers.js
var readers = __webpack_require__(94837);
// EXTERNAL MODULE: ./.build/src/inputs/table.js
var table = __webpack_require__(57369);
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
    cache: (0,table/* input */.hF)((0,readers/* choice */.Yq)('auto', 'registry', 'gha', 'local', 'none'), {
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

// EXTERNAL MODULE: ./.build/src/promote/evidence/keys.js + 2 modules
var keys = __webpack_require__(67064);
;// CONCATENATED MODULE: ./.build/src/promote/evidence/inputs.js



const signingInputs = {
    signing: (0,table/* input */.hF)((0,readers/* choice */.Yq)('key', 'identity', 'none'), {
        description: 'How the evidence is signed when it is attached: with the `signing-key`, which is so where that is given, as the `identity` of the workflow (GitHub, with `id-token: write`; for a public repository the names of repository and workflow get into the public log of Sigstore), or not at all (`none`).',
    }),
    'signing-key': (0,table/* input */.hF)((0,readers/* reader */.wA)('private key (PEM)', keys/* checkedPrivateKey */.k$), {
        description: 'Private key, EC P-256 or Ed25519 in PEM (PKCS#8) or the base64 of that, that the evidence is signed with when it is attached.',
        secret: true,
        secretsOf: value => (value === undefined ? [] : [value]),
    }),
    'signing-password': (0,table/* input */.hF)(readers/* text */.Qq, {
        description: 'Password of the `signing-key`, where that is encrypted.',
        secret: true,
    }),
};
const trustInputs = {
    'trusted-keys': (0,table/* input */.hF)((0,readers/* listReader */.qL)('public keys (PEM)', keys/* readPublicKeys */.eK), {
        description: 'Public keys, one PEM block after the other: evidence in the registry then counts only when one of them verifies its signature. Without them it counts as it is, and whoever can push can attach it.',
    }),
    'trusted-identities': (0,table/* input */.hF)(readers/* lines */.Mn, {
        description: 'Who may sign evidence without a key, one per line, as the certificate names it: `https://github.com/acme/web/.github/workflows/image.yml@refs/heads/main`. `*` stands for any text without a slash, `**` for any text; behind a space the issuer, when it is not GitHub.',
    }),
    'trusted-root': (0,table/* input */.hF)(readers/* text */.Qq, {
        description: 'File that tells which certificates of `trusted-identities` are genuine: a trusted root of Sigstore, as `gh attestation trusted-root` prints it.',
    }),
    'evidence-trust': (0,table/* input */.hF)((0,readers/* choice */.Yq)('registry', 'signed'), {
        description: 'Which evidence in the registry counts: only what is `signed` with one of `trusted-keys` or by one of `trusted-identities`, which is so where these are given, or all that the `registry` holds. What this very run found out counts in any case.',
    }),
};

// EXTERNAL MODULE: ./.build/src/errors.js
var errors = __webpack_require__(36624);
// EXTERNAL MODULE: ./.build/src/image/reference.js
var reference = __webpack_require__(80764);
// EXTERNAL MODULE: ./.build/src/store/layout/layout-path.js
var layout_path = __webpack_require__(11134);
;// CONCATENATED MODULE: ./.build/src/promote/readers.js




const readers_image = (0,readers/* reader */.wA)('text', value => {
    checkPlace(value);
    return value;
});
const tag = (0,readers/* reader */.wA)('text', reference/* parseTag */.ED);
const tags = (0,readers/* listReader */.qL)(readers/* items */.ld.shape, value => checked(readers/* items */.ld.read(value), reference/* parseTag */.ED));
const destinations = (0,readers/* listReader */.qL)(readers/* items */.ld.shape, value => checked(readers/* items */.ld.read(value), text => {
    if (!text.includes('/') && (0,layout_path/* layoutPath */.q)(text) === undefined)
        return (0,reference/* parseTag */.ED)(text);
    if (checkPlace(text).digest !== undefined)
        throw new Error(`"${text}" has a digest, and a destination gets that of the image`);
    return text;
}));
function checkPlace(text) {
    return (0,layout_path/* layoutPath */.q)(text) ?? (0,reference/* parseReference */.F2)(text);
}
function checked(texts, check) {
    const wrong = texts.flatMap(text => {
        try {
            check(text);
            return [];
        }
        catch (error) {
            return [(0,errors/* describe */.q0)(error)];
        }
    });
    if (wrong.length > 0)
        throw new Error(wrong.join('; '));
    return texts;
}

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
    image: (0,table/* input */.hF)(readers_image, {
        description: 'The image to promote when the action is used alone: a reference with digest or tag, or an OCI layout: a folder or archive such as `./web.tar`, or one of its images as `oci-layout://web.tar:1.4.0`. A tag is looked up once, then only its digest counts.',
        alone: true,
    }),
    tags: (0,table/* input */.hF)(tags, {
        description: 'Tags to give when the action is used alone. Whole versions, dates and `sha-…` never move once set.',
        alone: true,
    }),
    from: (0,table/* input */.hF)(tag, {
        description: 'Tag of the image to promote instead of the one of this run, for example the environment `staging`; it is looked up in the first repository. The tags to give are then those of `to`.',
    }),
    to: (0,table/* input */.hF)(destinations, {
        description: 'Where to promote to: further tags such as the environment `production`, repositories (`registry.example/web`), both in one (`registry.example/web:production`), or OCI layouts for a way without a network: an archive (`./web.tar`) or a folder (`./images`). With a repository or a layout here, the image goes only to the places named.',
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
    ...signingInputs,
    ...trustInputs,
    referrers: (0,table/* input */.hF)((0,readers/* choice */.Yq)('all', 'accepted', 'none'), {
        description: 'What travels to another repository with the image: `all` signatures, SBOMs and other referrers of it and its platforms, those that are `accepted` by the registry (what it refuses is a warning then, and otherwise an error before any tag is set), or `none`.',
        default: 'all',
    }),
    rollback: (0,table/* input */.hF)(readers/* text */.Qq, {
        description: 'File with the record of an earlier promotion: its floating tags go back to the digests they had before it.',
    }),
    save: (0,table/* input */.hF)(readers/* text */.Qq, {
        description: 'Archive (`web.tar`) or folder that gets the image besides, with its tags, signatures and evidence, as an OCI layout; also on a pull request. It is the `image` of another promotion, and `docker load` takes the archive.',
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

// EXTERNAL MODULE: ./.build/src/report/artifact/name.js
var artifact_name = __webpack_require__(59806);
;// CONCATENATED MODULE: ./.build/src/report/inputs.js



const artifact = (0,readers/* reader */.wA)('`true`, `false` or a name', artifact_name/* readArtifactChoice */.us);
const reportInputs = {
    'report-dir': (0,table/* input */.hF)(readers/* text */.Qq, {
        description: 'Folder for the report as files: `run.json` (`runs.json` when it is about several jobs), `summary.md`, `comment.md`, `junit.xml` and `scan.sarif`. It is made when it is not there; relative paths start at the checkout.',
        default: 'buildonce-report',
    }),
    'upload-artifact': (0,table/* input */.hF)(artifact, {
        description: 'Whether the files of the report are kept as an artifact of the run, for a job that reports on a whole matrix or on pull requests from forks: `true` names it `buildonce-report-<image>-<platform>` (and gives it a number where another job has that name), anything else is its name. It needs no permission.',
        default: 'false',
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
        description: 'Images that must have a record, so that a job that died early shows as failed and does not just lack: by name (`web`), or by name and platform (`web linux/arm64`) where each platform has a job.',
    }),
    'fail-on-verdict': (0,table/* input */.hF)(readers/* bool */.lc, {
        description: 'Whether the step fails when an image of the report failed or has no record, so that the job which reports on a matrix can be the one check that a branch rule asks for.',
        default: 'false',
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
var jail = __webpack_require__(12196);
// EXTERNAL MODULE: ./.build/src/scan/severity.js
var severity = __webpack_require__(88946);
;// CONCATENATED MODULE: ./.build/src/scan/trivy-inputs.js


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
const trivyInputs = {
    trivy: (0,table/* input */.hF)(readers/* text */.Qq, {
        description: 'Path of the Trivy program to use. By default the `trivy` on the PATH, and where there is none a release that Buildonce pins by its SHA-256.',
    }),
    'trivy-version': (0,table/* input */.hF)(version, {
        description: 'Trivy release to download, even where a Trivy is installed. Releases that Buildonce does not pin need `trivy-sha256`.',
    }),
    'trivy-releases': (0,table/* input */.hF)(readers/* items */.ld, {
        description: 'Addresses below which the release archives of Trivy are, for networks with a copy of their own; each is tried in order, whatever the one before failed for.',
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

;// CONCATENATED MODULE: ./.build/src/scan/inputs.js





const suppressionNeeds = (0,readers/* listReader */.qL)('list of `statement`, `expiry`', value => readers/* items */.ld.read(value).map(item => (0,readers/* choice */.Yq)('statement', 'expiry').read(item)));
const scanInputs = {
    scan: (0,table/* input */.hF)(readers/* bool */.lc, { description: '`false` leaves the scan out.', default: 'true' }),
    'fail-on': (0,table/* input */.hF)((0,readers/* choice */.Yq)(...severity/* severities */.g, 'none'), {
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
    'inherited-findings': (0,table/* input */.hF)((0,readers/* choice */.Yq)('count', 'warn'), {
        description: 'Whether findings of packages that the base image (`FROM`) brings can fail the scan, or are only reported. The base image is known by its annotations or the provenance of the build.',
        default: 'count',
    }),
    'scan-secrets': (0,table/* input */.hF)((0,readers/* choice */.Yq)('off', 'warn', 'fail'), {
        description: "Whether to look for secrets in all layers and in the image's config, in a run of its own, and what to do about those found. `scan-gate` and the ignore file apply to them too. Only what a secret looks like and where it lies is told, never the secret.",
        default: 'off',
    }),
    'scan-deny': (0,table/* input */.hF)(readers/* items */.ld, {
        description: 'Ids (`CVE-…`, `GHSA-…`) that fail the scan wherever they are found, whatever their severity, also when they were there before, have no fix, or an ignore file hides them; for example those known to be exploited.',
    }),
    'baseline-scan': (0,table/* input */.hF)((0,readers/* choice */.Yq)('auto', 'always'), {
        description: '`auto` compares with the scan that is stored with the baseline where it can be compared; `always` scans the baseline again, since whoever may push may change what is stored.',
        default: 'auto',
    }),
    'baseline-scan-limit': (0,table/* input */.hF)(readers/* size */.Ej, {
        description: 'Where the scan that this image is compared with was made with another database or another Trivy, the baseline is scanned again, unless more than this must be fetched for one of its platforms; then every finding counts. Layers that both images share are not fetched. `0` never fetches.',
        default: '1GB',
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
        description: "Folder for the report files: `scan.sarif`, and Trivy's own JSON for each platform, without the config of the image (which may hold secrets). By default a folder of this run.",
    }),
    'trivy-ignorefile': (0,table/* input */.hF)(readers/* text */.Qq, {
        description: 'File with findings to leave out, `.trivyignore` or `.trivyignore.yaml`. No ignore file is read unless it is named here. On a pull request those of its entries count that the base branch has too.',
    }),
    'trivy-vex': (0,table/* input */.hF)(readers/* items */.ld, {
        description: 'VEX documents (OpenVEX, CycloneDX or CSAF files) that say which findings do not apply. On a pull request they are read from the base branch. Trivy compares products by package URL.',
    }),
    'trust-head-suppressions': (0,table/* input */.hF)(readers/* bool */.lc, {
        description: 'Whether entries that a pull request adds to the ignore file, or lets last longer, and its VEX documents count before it is merged.',
        default: 'false',
    }),
    'suppression-require': (0,table/* input */.hF)(suppressionNeeds, {
        description: 'What each entry of the ignore file must have to count: `statement` (why), `expiry` (until when). A plain `.trivyignore` has no statements.',
    }),
    'suppression-notice': (0,table/* input */.hF)(readers/* duration */.p0, {
        description: 'Entries of the ignore file that expire within this time are named in a warning.',
        default: '14d',
    }),
    ...trivyInputs,
};

// EXTERNAL MODULE: ./.build/src/setup/logins.js
var logins = __webpack_require__(10675);
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
        description: 'Registry to log in to, for example `ghcr.io`; several, one per line, with as many lines in `username` and `password`. Docker Hub when only `username` is given. Not needed for an image at ghcr.io on GitHub, or at `CI_REGISTRY` on GitLab: the job logs in there by itself.',
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
        description: 'Largest compressed size of a platform. An item may begin with `warn` or `fail` (the default), and before that with a platform, whose own limits replace the general ones: `warn 500MB, fail 600MB, linux/arm64 550MB`.',
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
    const [, platform, word, amount = ''] = /^(?:(\w+\/\S+)\s+)?(?:(warn|fail)\s+)?(.*)$/s.exec(item) ?? [];
    const bound = { level: word === 'warn' ? 'warn' : 'fail', ...(platform && { platform }) };
    const share = /^(\d+(?:\.\d+)?)\s*%$/.exec(amount.trim());
    if (share === null)
        return { ...bound, bytes: readers/* size */.Ej.read(amount) };
    if (kind === 'bytes')
        throw new Error(`"${item}" is a share: only max-increase can be one`);
    return { ...bound, share: Number(share[1]) / 100 };
}

// EXTERNAL MODULE: ./.build/src/smoke/checks/check-lines.js + 1 modules
var check_lines = __webpack_require__(37801);
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
    ...trustInputs,
    push: promoteInputs.push,
};
const reachInputs = { 'plain-http': promoteInputs['plain-http'] };
const jobLoginInputs = {
    images: {
        ...tagsInputs.images,
        description: 'Repositories of the image, one per line, when the action is used alone. The job logs in by itself to the registry of the code host (ghcr.io on GitHub, `CI_REGISTRY` on GitLab) where they are there and no other login is given.',
        alone: true,
    },
    'github-token': (0,table/* input */.hF)(readers/* text */.Qq, {
        description: 'Token of the job, which is the login at ghcr.io (`containers.HOST` with GitHub Enterprise) for `images` there. To push, the job needs `packages: write`.',
        expression: '${{ github.token }}',
        secret: true,
        alone: true,
    }),
};
const stageInputs = {
    setup: { ...setupInputs, ...jobLoginInputs },
    tags: { ...tagsInputs, ...reachInputs },
    build: { ...buildInputs, ...reuseInputs, ...reachInputs },
    size: { ...subjectInputs, ...sizeInputs, ...reachInputs },
    scan: { ...subjectInputs, ...scanInputs, ...reachInputs },
    smoke: { ...subjectInputs, ...smokeInputs, ...reachInputs },
    promote: promoteInputs,
    report: { ...reportInputs, 'size-label': sizeInputs['size-label'], ...reachInputs },
};


/***/ }),

/***/ 67064:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  k$: () => (/* binding */ checkedPrivateKey),
  bc: () => (/* binding */ openSigningKey),
  eK: () => (/* binding */ readPublicKeys)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./.build/src/errors.js
var errors = __webpack_require__(36624);
;// CONCATENATED MODULE: ./.build/src/promote/evidence/key-faults.js
function notPrivate(label) {
    if (['PRIVATE KEY', 'ENCRYPTED PRIVATE KEY', 'EC PRIVATE KEY'].includes(label))
        return undefined;
    if (label === 'PUBLIC KEY')
        return 'is a public key: it belongs into trusted-keys, and here the private one that it was made from';
    if (/^ENCRYPTED (SIGSTORE|COSIGN) PRIVATE KEY$/.test(label))
        return "is in cosign's own encryption, which cosign alone reads: make one with openssl, and cosign takes it too (cosign import-key-pair)";
    if (label === 'OPENSSH PRIVATE KEY')
        return 'is a key of OpenSSH, and PKCS#8 is read, which begins with BEGIN PRIVATE KEY';
    return `is a ${label}, and not a private key in PKCS#8`;
}
function notPublic(label) {
    if (label === 'PUBLIC KEY')
        return 'cannot be read: its PEM block is damaged';
    return label.includes('PRIVATE')
        ? `is a ${label}: only public keys belong here, and this one should be replaced, because what stands here is no secret`
        : `is a ${label}, and not a PUBLIC KEY`;
}
function unfitness({ asymmetricKeyType: type, asymmetricKeyDetails: details, }) {
    if (type === 'ed25519' || (type === 'ec' && details?.namedCurve === 'prime256v1'))
        return undefined;
    const kind = type === 'ec' ? `EC ${details?.namedCurve}` : type?.toUpperCase();
    return `is a key of the kind ${kind}, and EC P-256 or Ed25519 is asked for`;
}

;// CONCATENATED MODULE: ./.build/src/promote/evidence/pem.js
function pemText(given) {
    const text = given.trim();
    if (text.includes('-----BEGIN') || !/^[A-Za-z0-9+/=\s]+$/.test(text))
        return text;
    const decoded = Buffer.from(text, 'base64').toString('utf8').trim();
    return decoded.startsWith('-----BEGIN') ? decoded : text;
}
function pemBlocks(text) {
    const whole = /-----BEGIN ([A-Z0-9 ]+)-----[\s\S]+?-----END \1-----/g;
    const between = text.replace(whole, '').split(/\r?\n/);
    if (between.some(line => line.trim() !== '' && !line.trim().startsWith('#')))
        return [];
    return [...text.matchAll(whole)].map(match => ({ label: match[1] ?? '', text: match[0] }));
}

;// CONCATENATED MODULE: ./.build/src/promote/evidence/keys.js




function checkedPrivateKey(given) {
    const text = pemText(given);
    const [block, ...more] = pemBlocks(text);
    if (block === undefined || more.length > 0)
        throw new Error('is not the text of one private key in PEM, which begins with BEGIN PRIVATE KEY; a path will not do');
    const other = notPrivate(block.label);
    if (other !== undefined)
        throw new Error(other);
    if (!isEncrypted(text))
        fitPrivateKey(text, undefined);
    return text;
}
function openSigningKey(pem, password) {
    if (isEncrypted(pem) && password === undefined)
        throw new errors/* InputError */.dz([{ input: 'signing-password', message: 'is missing, and the signing-key is encrypted' }], { hint });
    try {
        const privateKey = fitPrivateKey(pem, password);
        return { ...withId((0,external_node_crypto_.createPublicKey)(privateKey)), privateKey };
    }
    catch (error) {
        throw new errors/* InputError */.dz([{ input: 'signing-key', message: (0,errors/* describe */.q0)(error) }], { hint });
    }
}
function readPublicKeys(given) {
    const blocks = pemBlocks(pemText(given));
    if (blocks.length === 0)
        throw new Error('is not the text of public keys in PEM (BEGIN PUBLIC KEY) and nothing else; a path will not do');
    const problems = [];
    const keys = blocks.flatMap(({ label, text }, at) => {
        const key = label === 'PUBLIC KEY' ? openPublic(text) : undefined;
        const why = key === undefined ? notPublic(label) : unfitness(key);
        if (why !== undefined)
            problems.push(`key ${at + 1} ${why}`);
        return key === undefined ? [] : [withId(key)];
    });
    if (problems.length > 0)
        throw new Error(problems.join('; '));
    return keys;
}
const hint = 'Give the password that the key was made with, as signing-password.';
function isEncrypted(pem) {
    return pem.includes('ENCRYPTED');
}
function fitPrivateKey(pem, passphrase) {
    const key = openPrivate(pem, passphrase);
    const unfit = unfitness(key);
    if (unfit !== undefined)
        throw new Error(unfit);
    return key;
}
function openPrivate(pem, passphrase) {
    try {
        return (0,external_node_crypto_.createPrivateKey)({ key: pem, passphrase: passphrase ?? '' });
    }
    catch {
        throw new Error(isEncrypted(pem) ? 'is not opened by the signing-password' : 'cannot be read: its PEM block is damaged');
    }
}
function openPublic(pem) {
    try {
        return (0,external_node_crypto_.createPublicKey)(pem);
    }
    catch {
        return undefined;
    }
}
function withId(key) {
    const id = (0,external_node_crypto_.createHash)('sha256')
        .update(key.export({ type: 'spki', format: 'der' }))
        .digest('base64');
    return { id, key };
}


/***/ }),

/***/ 59806:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cs: () => (/* binding */ artifactName),
/* harmony export */   cm: () => (/* binding */ artifactPart),
/* harmony export */   dT: () => (/* binding */ imageOf),
/* harmony export */   us: () => (/* binding */ readArtifactChoice)
/* harmony export */ });
/* harmony import */ var _markdown_escape_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88859);
/* harmony import */ var _view_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(82161);


const refused = /["<>|*?\\/:\r\n]/;
const prefix = 'buildonce-report';
function readArtifactChoice(value) {
    const word = value.trim();
    if (/^false$/i.test(word))
        return 'none';
    if (/^true$/i.test(word))
        return 'automatic';
    const bad = refused.exec(word)?.[0];
    if (bad !== undefined)
        throw new Error(`"${(0,_markdown_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(word)}" cannot name an artifact: ${JSON.stringify(bad)} is not allowed in it, nor are ${'" < > | * ? \\ / :'} and line ends`);
    return { name: word };
}
function artifactName(imageReports) {
    const [only] = imageReports;
    if (only === undefined || imageReports.length > 1)
        return prefix;
    const platforms = (0,_view_js__WEBPACK_IMPORTED_MODULE_1__/* .platformsOf */ .Wt)(only.run);
    const parts = [prefix, only.name, ...(platforms.length > 2 ? [] : platforms)];
    return artifactPart(parts.join('-')).slice(0, 100);
}
function artifactPart(name) {
    return name.replace(/[^A-Za-z0-9._-]+/g, '-');
}
function imageOf(artifact) {
    return artifact.startsWith(`${prefix}-`) ? artifact.slice(prefix.length + 1) : artifact;
}


/***/ }),

/***/ 88859:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $Q: () => (/* binding */ clip),
/* harmony export */   CS: () => (/* binding */ prose),
/* harmony export */   EU: () => (/* binding */ fence),
/* harmony export */   Qq: () => (/* binding */ text),
/* harmony export */   TN: () => (/* binding */ oneLine),
/* harmony export */   aY: () => (/* binding */ code),
/* harmony export */   em: () => (/* binding */ sentence),
/* harmony export */   ml: () => (/* binding */ shorten),
/* harmony export */   nf: () => (/* binding */ link)
/* harmony export */ });
const unprintable = /[\p{Cc}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu;
function oneLine(value) {
    return value
        .toWellFormed()
        .replace(/\s*[\r\n\u2028\u2029]+\s*/g, ' ')
        .replace(/\t/g, ' ')
        .replace(unprintable, '\ufffd')
        .trim();
}
function shorten(value, limit) {
    const characters = [...value];
    if (characters.length <= limit)
        return value;
    const tail = Math.floor((limit - 1) / 3);
    const head = limit - 1 - tail;
    return `${characters.slice(0, head).join('')}…${tail === 0 ? '' : characters.slice(-tail).join('')}`;
}
function clip(value, limit) {
    const characters = [...value];
    if (characters.length <= limit)
        return value;
    const cut = characters.slice(0, limit - 1).join('');
    const space = cut.lastIndexOf(' ');
    return `${(space > limit / 2 ? cut.slice(0, space) : cut).trimEnd()}…`;
}
function text(value, limit = 400) {
    return entities(clip(oneLine(value), limit), /[#$&*+<=>[\\\]^_`{|}~@]/g)
        .replace(/&#64;/g, '@&#8203;')
        .replace(/&#35;/g, '#&#8203;')
        .replace(/:\/\//g, ':&#8203;//')
        .replace(/\bwww\./gi, match => `${match.slice(0, 3)}&#8203;.`)
        .replace(/\bGH-/gi, match => `${match.slice(0, 2)}&#8203;-`)
        .replace(/^(\d+)([.)]) /, '$1&#8203;$2 ')
        .replace(/^([-:])/, '&#8203;$1');
}
function code(value, limit = 100) {
    const line = shorten(oneLine(value), limit);
    if (line === '')
        return '*(empty)*';
    if (!/[`|\\]/.test(line))
        return `\`${line}\``;
    return `<code>${entities(line, /[^\p{L}\p{N} ,…\ufffd-]/gu)}</code>`;
}
function prose(value, limit = 400) {
    const parts = clip(oneLine(value), limit).split('`');
    if (parts.length % 2 === 0)
        return text(value, limit);
    return parts.map((part, index) => (index % 2 === 1 ? code(part, limit) : spaced(part))).join('');
}
function sentence(words) {
    return /[.!?…]$/.test(words) ? words : `${words}.`;
}
function spaced(part) {
    if (part.trim() === '')
        return part;
    const [, before = '', inner = '', after = ''] = /^( *)(.*?)( *)$/s.exec(part) ?? [];
    return `${before}${text(inner)}${after}`;
}
function link(label, address) {
    const url = webAddress(address);
    return url === undefined ? label : `[${label}](${url})`;
}
function fence(value, language = 'text') {
    const lines = value
        .toWellFormed()
        .replace(/\r\n?/g, '\n')
        .split('\n')
        .map(line => line.replace(/\t/g, '  ').replace(unprintable, '\ufffd'))
        .join('\n')
        .replace(/^\n+|\s+$/g, '');
    const longest = Math.max(2, ...[...lines.matchAll(/`+/g)].map(match => match[0].length));
    const ticks = '`'.repeat(longest + 1);
    return `${ticks}${language}\n${lines}\n${ticks}`;
}
function webAddress(address) {
    if (address === undefined || address.length > 2048 || !URL.canParse(address))
        return undefined;
    const url = new URL(address);
    if (url.protocol !== 'https:' && url.protocol !== 'http:')
        return undefined;
    if (url.username !== '' || url.password !== '')
        return undefined;
    return url.href.replace(/[()<>[\]|`\\*_"'\s]/g, char => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}
function entities(value, special) {
    return value.replace(special, char => `&#${char.codePointAt(0)};`);
}


/***/ }),

/***/ 82161:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   WN: () => (/* binding */ hasFailed),
/* harmony export */   Wt: () => (/* binding */ platformsOf),
/* harmony export */   ZL: () => (/* binding */ stagesOf),
/* harmony export */   _M: () => (/* binding */ repositoryOf),
/* harmony export */   fx: () => (/* binding */ firstFailure),
/* harmony export */   rI: () => (/* binding */ aboutOf),
/* harmony export */   tO: () => (/* binding */ imageName),
/* harmony export */   wP: () => (/* binding */ toImageReports)
/* harmony export */ });
const stages = ['setup', 'tags', 'build', 'size', 'scan', 'smoke', 'promote'];
function stagesOf(run) {
    return stages.flatMap((stage) => {
        const error = run.errors?.find(candidate => candidate.stage === stage);
        if (error)
            return [{ stage, outcome: 'error', reason: error.message }];
        const section = run[stage];
        if (section === undefined)
            return [];
        const { status, seconds, reason } = section;
        return [{ stage, outcome: status, seconds, ...(reason !== undefined && { reason }) }];
    });
}
function firstFailure(run) {
    return stagesOf(run).find(({ outcome }) => outcome === 'failed' || outcome === 'error');
}
function hasFailed({ imageReports, missing }) {
    return missing.length > 0 || imageReports.some(({ run }) => firstFailure(run) !== undefined);
}
function aboutOf({ imageReports, about }) {
    return imageReports[0]?.run ?? about;
}
function imageName(run) {
    const repository = run.tags?.images[0] ?? registryOf(run) ?? run.project;
    return repository.split('/').at(-1) || run.project;
}
function repositoryOf(run) {
    return run.tags?.images[0] ?? registryOf(run);
}
function platformsOf({ build }) {
    return (build?.platforms ?? []).map(({ platform }) => platform);
}
function toImageReports(records, baselines = []) {
    const images = records.map(imageName);
    const used = new Map();
    return records
        .map(run => {
        const image = imageName(run);
        const shared = images.filter(other => other === image).length > 1;
        const baseline = baselines.find(candidate => imageName(candidate) === image);
        return { name: shared ? [image, ...platformsOf(run).slice(0, 2)].join(' ') : image, run, baseline };
    })
        .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
        .map(({ name, run, baseline }) => {
        const count = (used.get(name) ?? 0) + 1;
        used.set(name, count);
        return { name: count === 1 ? name : `${name} (${count})`, run, ...(baseline && { baseline }) };
    });
}
function registryOf({ build }) {
    return build?.source?.kind === 'registry' ? build.source.repository : undefined;
}


/***/ }),

/***/ 12196:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Rr: () => (/* binding */ temporaryHome),
/* harmony export */   WG: () => (/* binding */ sandboxes),
/* harmony export */   YM: () => (/* binding */ temporarySpace),
/* harmony export */   Z5: () => (/* binding */ programInside),
/* harmony export */   eP: () => (/* binding */ nobody)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);

const sandboxes = ['docker', 'bubblewrap', 'unshare', 'none'];
function programInside(program) {
    return `/scanner/${(0,node_path__WEBPACK_IMPORTED_MODULE_0__.basename)(program)}`;
}
const temporarySpace = 2 * 1024 ** 3;
const nobody = 65534;
function temporaryHome(root) {
    return { HOME: `${root}/tmp`, TMPDIR: `${root}/tmp` };
}


/***/ }),

/***/ 10675:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ pairLogins),
/* harmony export */   j: () => (/* binding */ registryHosts)
/* harmony export */ });
/* harmony import */ var _inputs_lists_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12420);
/* harmony import */ var _inputs_readers_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(94837);


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

/***/ 37801:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  W: () => (/* binding */ parseCheckLine)
});

// EXTERNAL MODULE: ./.build/src/inputs/nearest.js
var nearest = __webpack_require__(9723);
// EXTERNAL MODULE: ./.build/src/smoke/checks/checks.js
var checks = __webpack_require__(17650);
;// CONCATENATED MODULE: ./.build/src/smoke/checks/shell-words.js
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

;// CONCATENATED MODULE: ./.build/src/smoke/checks/check-lines.js



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

/***/ 17650:
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


/***/ }),

/***/ 11134:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ formatLayoutPath),
/* harmony export */   q: () => (/* binding */ layoutPath)
/* harmony export */ });
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(80764);

function layoutPath(text) {
    const marked = /^oci-layout:\/\/(.+)$/.exec(text)?.[1];
    const whole = marked ?? (/^[./]/.test(text) ? text : undefined);
    if (whole === undefined)
        return undefined;
    const [, named = whole, digest] = /^(.*)@(sha256:[^@/]*)$/.exec(whole) ?? [];
    const [, path = named, tag] = (marked === undefined ? null : /^(.*):([^:/]+)$/.exec(named)) ?? [];
    return {
        path,
        ...(tag !== undefined && { tag: (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .parseTag */ .ED)(tag) }),
        ...(digest !== undefined && { digest: (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDigest */ .m)(digest) }),
    };
}
function formatLayoutPath({ path, tag, digest }) {
    const named = tag === undefined && /^[./]/.test(path) ? path : `oci-layout://${path}`;
    return `${named}${tag === undefined ? '' : `:${tag}`}${digest === undefined ? '' : `@${digest}`}`;
}


/***/ })

};
