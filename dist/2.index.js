export const id = 2;
export const ids = [2];
export const modules = {

/***/ 52490:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bq: () => (/* binding */ formatPlatform),
/* harmony export */   NO: () => (/* binding */ platformIn),
/* harmony export */   TO: () => (/* binding */ pairPlatforms),
/* harmony export */   VT: () => (/* binding */ machineOf),
/* harmony export */   Y8: () => (/* binding */ parsePlatform),
/* harmony export */   _l: () => (/* binding */ canonicalPlatform),
/* harmony export */   my: () => (/* binding */ samePlatform),
/* harmony export */   pC: () => (/* binding */ matchesPlatform),
/* harmony export */   t8: () => (/* binding */ isUnknown)
/* harmony export */ });
/* unused harmony export normalizePlatform */
function platformIn(value) {
    const text = (name) => (typeof value[name] === 'string' ? value[name] : '');
    const [variant, osVersion] = [text('variant'), text('os.version')];
    const features = value['os.features'];
    const osFeatures = Array.isArray(features) ? features.filter(one => typeof one === 'string') : [];
    return {
        os: text('os'),
        architecture: text('architecture'),
        ...(variant !== '' && { variant }),
        ...(osVersion !== '' && { osVersion }),
        ...(osFeatures.length > 0 && { osFeatures }),
    };
}
function parsePlatform(text) {
    const parts = written.exec(text)?.slice(1);
    if (parts === undefined)
        throw new Error(`"${text}" is not a platform: write os/architecture, for example linux/amd64`);
    const [os = '', osVersion = '', features = '', architecture = '', variant = ''] = parts;
    const osFeatures = features.split('+').slice(1);
    return {
        os: decode(os),
        architecture: decode(architecture),
        ...(variant !== '' && { variant: decode(variant) }),
        ...(osVersion !== '' && { osVersion: decode(osVersion) }),
        ...(osFeatures.length > 0 && { osFeatures: osFeatures.map(decode) }),
    };
}
const word = String.raw `(?:[\w.-]|%[\dA-Fa-f]{2})+`;
const written = new RegExp(`^(${word})(?:\\((${word})?((?:\\+${word})*)\\))?/(${word})(?:/(${word}))?$`);
function formatPlatform(platform) {
    const { os, architecture, variant = '', osVersion = '', osFeatures = [] } = normalizePlatform(platform);
    const options = [encode(osVersion), ...osFeatures.map(feature => `+${encode(feature)}`)].join('');
    const system = options === '' ? encode(os) : `${encode(os)}(${options})`;
    return [system, encode(architecture), ...(variant === '' ? [] : [encode(variant)])].join('/');
}
function normalizePlatform({ os, architecture, variant, osVersion, osFeatures }) {
    const system = os.toLowerCase();
    const usual = usualArchitecture(architecture.toLowerCase(), (variant ?? '').toLowerCase());
    const features = [...new Set(osFeatures)].sort();
    return {
        os: system === 'macos' ? 'darwin' : system,
        architecture: usual.architecture,
        ...(usual.variant !== '' && { variant: usual.variant }),
        ...(osVersion && { osVersion }),
        ...(features.length > 0 && { osFeatures: features }),
    };
}
function canonicalPlatform(text) {
    const platform = readPlatform(text);
    return platform === undefined ? text : formatPlatform(platform);
}
function samePlatform(one, other) {
    return canonicalPlatform(one) === canonicalPlatform(other);
}
function machineOf(text) {
    const { os, architecture } = readPlatform(text) ?? { os: text, architecture: '' };
    return `${os}/${architecture}`;
}
function matchesPlatform(asked, platform) {
    const [wanted, given] = [readPlatform(asked), readPlatform(platform)];
    if (wanted === undefined || given === undefined)
        return asked === platform;
    return (samePlace(wanted, given) &&
        (wanted.osVersion === undefined || `${given.osVersion ?? ''}.`.startsWith(`${wanted.osVersion}.`)) &&
        (wanted.osFeatures ?? []).every(feature => given.osFeatures?.includes(feature)));
}
function pairPlatforms(images, others) {
    const pairs = new Map();
    const left = new Set(others);
    const tiers = [
        (one, other) => one.digest !== undefined && one.digest === other.digest,
        () => true,
    ];
    const places = [samePlatform, sameRelease];
    for (const isSame of places)
        for (const fits of tiers)
            for (const one of images) {
                if (pairs.has(one))
                    continue;
                for (const other of left) {
                    if (!isSame(one.platform, other.platform) || !fits(one, other))
                        continue;
                    pairs.set(one, other);
                    left.delete(other);
                    break;
                }
            }
    return pairs;
}
function isUnknown({ os, architecture }) {
    return os === 'unknown' || architecture === 'unknown';
}
function usualArchitecture(architecture, variant) {
    switch (architecture) {
        case 'i386':
            return { architecture: '386', variant: '' };
        case 'x86_64':
        case 'x86-64':
        case 'amd64':
            return { architecture: 'amd64', variant: variant === 'v1' ? '' : variant };
        case 'aarch64':
        case 'arm64':
            return { architecture: 'arm64', variant: ['8', 'v8', 'v8.0'].includes(variant) ? '' : variant };
        case 'armhf':
            return { architecture: 'arm', variant: 'v7' };
        case 'armel':
            return { architecture: 'arm', variant: 'v6' };
        case 'arm':
            return { architecture, variant: variant === '' ? 'v7' : variant.replace(/^(?=\d)/, 'v') };
        default:
            return { architecture, variant };
    }
}
function samePlace(one, other) {
    return one.os === other.os && one.architecture === other.architecture && one.variant === other.variant;
}
function sameRelease(one, other) {
    const [a, b] = [readPlatform(one), readPlatform(other)];
    if (a?.os !== 'windows' || b === undefined || !samePlace(a, b))
        return false;
    const release = ({ osVersion = '' }) => osVersion.split('.').slice(0, 3).join('.');
    return release(a) === release(b) && String(a.osFeatures) === String(b.osFeatures);
}
function readPlatform(text) {
    try {
        return normalizePlatform(parsePlatform(text));
    }
    catch {
        return undefined;
    }
}
function encode(text) {
    const bytes = (part) => [...Buffer.from(part)].map(byte => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
    return text.replace(/[^A-Za-z0-9_.-]+/g, bytes);
}
function decode(text) {
    return text.replace(/(?:%[\dA-Fa-f]{2})+/g, bytes => Buffer.from(bytes.replaceAll('%', ''), 'hex').toString('utf8'));
}


/***/ }),

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
/* harmony import */ var _messages_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3969);

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
        throw invalid(text, `it has the tag "${tag}"`, 'Remove the tag: tags come from the rules.');
    if (digest !== undefined)
        throw invalid(text, 'it has a digest', 'Remove the digest.');
    return { registry, repository };
}
function parseTag(text) {
    if (tagGrammar.test(text))
        return text;
    throw new _messages_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`tag "${text}" is not valid: ${tagFault(text)}`, {
        hint: 'A tag has 1 to 128 letters, digits, "_", "." or "-", and starts with a letter, a digit or "_".',
    });
}
function parseDigest(text) {
    if (/^sha256:[0-9a-f]{64}$/.test(text))
        return text;
    throw new _messages_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`digest "${text}" is not valid: expected sha256: and 64 lower-case hex digits`);
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
    return new _messages_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`image reference "${text}" is not valid: ${why}`, { hint });
}


/***/ }),

/***/ 99885:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ explainReference)
/* harmony export */ });
function explainReference(text) {
    const plain = text.replace(/\{\{[^{}]*\}\}/g, 'x');
    const colon = plain.lastIndexOf(':');
    const tagged = colon > plain.lastIndexOf('/') && !plain.includes('@');
    const image = tagged ? plain.slice(0, colon) : plain.replace(/@.*$/, '');
    const whole = tagged || plain.includes('@sha256:') || hostGrammar.test(plain);
    if (!whole || !imageGrammar.test(image))
        return undefined;
    const written = text.startsWith(image) ? image : '…';
    const tag = tagged ? text.slice(text.lastIndexOf(':') + 1) : undefined;
    const cure = tag ? ` and the tag "${tag}" here` : ', and a tag here';
    return `"${text}" is a whole reference, and a tag is asked for: give the repository "${written}" as the image${cure}`;
}
const imageGrammar = /^(?:[a-z0-9](?:[\w.-]*[a-z0-9])?(?::\d+)?\/)?[a-z0-9]+(?:[._/-]+[a-z0-9]+)*$/i;
const hostGrammar = /^(?:localhost|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}|[a-z0-9.-]+:\d+)(?::\d+)?\/\S/i;


/***/ }),

/***/ 85365:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ pushInput),
/* harmony export */   z: () => (/* binding */ whyNotWritten)
/* harmony export */ });
/* harmony import */ var _readers_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(94837);
/* harmony import */ var _table_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57369);


const pushInput = (0,_table_js__WEBPACK_IMPORTED_MODULE_1__/* .input */ .hF)((0,_readers_js__WEBPACK_IMPORTED_MODULE_0__/* .choice */ .Yq)('auto', 'always', 'never'), {
    description: 'Whether anything is written to a registry. `auto` writes where the CI says that this is a push, a Git tag, a schedule or a manual start and its commit is checked out, and never on a pull request; elsewhere the image is proven and not published. `always` publishes anywhere.',
    default: 'auto',
});
function whyNotWritten({ push, consent = false }, { writing, pullRequest }) {
    if (push === 'never')
        return 'push is never';
    if (push === 'always' || writing.allowed || (consent && pullRequest === undefined))
        return undefined;
    return `${writing.reason}; push: always publishes it`;
}


/***/ }),

/***/ 59146:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ ruleInputs),
/* harmony export */   m: () => (/* binding */ withoutRules)
/* harmony export */ });
/* harmony import */ var _inputs_table_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57369);
/* harmony import */ var _scan_inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4717);
/* harmony import */ var _smoke_inputs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(85517);



function asked({ reader }, what) {
    return {
        reader,
        description: `${what} Checks of another run are judged again by it; where it is not given, by the rule of that run.`,
    };
}
const ruleInputs = {
    'fail-on': asked(_scan_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .scanInputs */ .L['fail-on'], 'The lowest severity that may not be found.'),
    'only-fixed': asked(_scan_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .scanInputs */ .L['only-fixed'], 'Whether only findings that a newer version fixes count.'),
    'scan-gate': asked(_scan_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .scanInputs */ .L['scan-gate'], 'Whether only findings count that the baseline of that run did not have (`introduced`), or `all`.'),
    'inherited-findings': asked(_scan_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .scanInputs */ .L['inherited-findings'], 'Whether findings of the base image count, or only `warn`.'),
    'scan-secrets': asked(_scan_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .scanInputs */ .L['scan-secrets'], 'With `fail` an image that was not scanned for secrets, or has any, is not proven.'),
    'scan-empty': asked(_scan_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .scanInputs */ .L['scan-empty'], 'With `fail` an image in which nothing was recognised is not proven.'),
    'db-max-age': asked(_scan_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .scanInputs */ .L['db-max-age'], 'How old the vulnerability database may have been when the image was scanned.'),
    'scan-deny': _scan_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .scanInputs */ .L['scan-deny'],
    'trivy-ignorefile': _scan_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .scanInputs */ .L['trivy-ignorefile'],
    'trivy-vex': _scan_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .scanInputs */ .L['trivy-vex'],
    'suppression-require': _scan_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .scanInputs */ .L['suppression-require'],
    smoke: asked(_smoke_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .smokeInputs */ .N.smoke, 'Checks that the smoke test must have made.'),
    'smoke-file': _smoke_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .smokeInputs */ .N['smoke-file'],
    'smoke-path': _smoke_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .smokeInputs */ .N['smoke-path'],
    'smoke-healthcheck': asked(_smoke_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .smokeInputs */ .N['smoke-healthcheck'], 'Unless it is `off`, the smoke test must have used the `HEALTHCHECK` of the image.'),
    'smoke-stay-up': asked(_smoke_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .smokeInputs */ .N['smoke-stay-up'], 'How long the container must have kept running.'),
    'smoke-require': _smoke_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .smokeInputs */ .N['smoke-require'],
};
function withoutRules(values) {
    const names = new Set(Object.keys(ruleInputs).map(_inputs_table_js__WEBPACK_IMPORTED_MODULE_0__/* .camel */ .nJ));
    const pick = (wanted) => Object.fromEntries(Object.entries(values).filter(([name]) => names.has(name) === wanted));
    return { rules: pick(true), others: pick(false) };
}


/***/ }),

/***/ 51188:
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

// EXTERNAL MODULE: ./.build/src/image/platform.js
var image_platform = __webpack_require__(52490);
// EXTERNAL MODULE: ./.build/src/inputs/nearest.js
var nearest = __webpack_require__(9723);
;// CONCATENATED MODULE: ./.build/src/build/platform.js




const platforms = (0,readers/* listReader */.qL)('platforms, by line or comma', value => {
    const all = (0,lists/* commaList */.o)(value).map(readPlatform);
    return all.filter((platform, at) => all.findIndex(other => (0,image_platform/* samePlatform */.my)(other, platform)) === at);
});
function readPlatform(text) {
    const { os, architecture, variant } = (0,image_platform/* parsePlatform */.Y8)(text);
    const wrong = (why) => new Error(`"${text}" is not a platform: ${why}`);
    if (!systems.includes(os))
        throw wrong(`the system "${os}" is unknown${meantOrKnown(os, systems)}`);
    const known = kernelNames[architecture];
    if (known !== undefined)
        throw wrong(`images call "${architecture}" ${known}, write ${os}/${known}`);
    if (!architectures.includes(architecture))
        throw wrong(`the architecture "${architecture}" is unknown${meantOrKnown(architecture, architectures)}`);
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
function meantOrKnown(word, words) {
    return (0,nearest/* didYouMean */.a)(word, words) || `, known are ${words.join(', ')}`;
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
    context: (0,table/* input */.hF)(readers/* operand */.id, {
        description: 'The build context: a folder below the workspace, or a Git or HTTP address. `{{defaultContext}}` is the repository at the commit of this run, without the checkout.',
        default: '.',
    }),
    file: (0,table/* input */.hF)(readers/* text */.Qq, {
        description: 'Path of the Dockerfile. Default: `Dockerfile` in the context.',
    }),
    target: (0,table/* input */.hF)(readers/* text */.Qq, {
        description: 'The stage of the Dockerfile to build. Default: the last one.',
    }),
    platforms: (0,table/* input */.hF)(platforms, {
        description: 'Platforms to build for, for example `linux/amd64,linux/arm64`; default: the builder’s own.',
    }),
    'build-args': (0,table/* input */.hF)(uncommented, {
        description: 'Build arguments as `NAME=value`, one per line; a bare `NAME` gets its value from the environment.',
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
        description: 'Labels as `key=value`, one per line; they override those of the tags stage.',
        alone: true,
    }),
    annotations: (0,table/* input */.hF)(uncommented, {
        description: 'Annotations as `key=value` or `level:key=value`, one per line; they override those of the tags stage.',
        alone: true,
    }),
    cache: (0,table/* input */.hF)((0,readers/* choice */.Yq)('auto', 'registry', 'gha', 'local', 'none'), {
        description: 'Where layers are stored between runs: `registry` next to the image, `gha` in GitHub’s cache, `local` as a folder in the host’s cache, `none`, or `auto`, which selects what works here and never writes to a registry.',
        default: 'auto',
    }),
    'cache-from': (0,table/* input */.hF)(readers/* lines */.Mn, {
        description: 'Cache sources in the syntax of buildx, one per line; replaces what `cache` would select.',
    }),
    'cache-to': (0,table/* input */.hF)(readers/* lines */.Mn, {
        description: 'Cache destinations as buildx takes them, one per line; replaces what `cache` would choose. A run that publishes nothing writes to none that others read. A failing export never fails the build.',
    }),
    provenance: (0,table/* input */.hF)(readers/* text */.Qq, {
        description: 'Provenance: `true` (the same as `mode=min`), `false`, or attributes such as `mode=max`, which also records the values of build arguments.',
    }),
    sbom: (0,table/* input */.hF)(readers/* text */.Qq, {
        description: 'Bill of materials generated by BuildKit: `true`, `false`, or attributes such as `generator=image`.',
    }),
    attests: (0,table/* input */.hF)(readers/* lines */.Mn, { description: 'Further attestations in the syntax of buildx, one per line.' }),
    pull: (0,table/* input */.hF)(readers/* bool */.lc, {
        description: 'Always checks for newer base images.',
        default: 'false',
    }),
    'no-cache': (0,table/* input */.hF)(readers/* bool */.lc, { description: 'Builds every step without the cache.', default: 'false' }),
    'no-cache-filters': (0,table/* input */.hF)(readers/* items */.ld, { description: 'Stages of the Dockerfile to build without the cache.' }),
    allow: (0,table/* input */.hF)(readers/* items */.ld, {
        description: 'Entitlements of the build, for example `network.host` or `security.insecure`.',
    }),
    'add-hosts': (0,table/* input */.hF)(hosts, { description: 'Host names for the build as `name:address`.' }),
    network: (0,table/* input */.hF)((0,readers/* choice */.Yq)('default', 'none', 'host'), { description: 'Network of `RUN` steps.' }),
    ulimit: (0,table/* input */.hF)(pairs({ names: 'name' }), {
        description: 'Limits for `RUN` steps as `name=soft[:hard]`, one per line.',
    }),
    'shm-size': (0,table/* input */.hF)(shmSize, { description: 'Size of `/dev/shm` in `RUN` steps, for example `128m`.' }),
    'cgroup-parent': (0,table/* input */.hF)(readers/* text */.Qq, { description: 'The cgroup of `RUN` steps.' }),
    builder: (0,table/* input */.hF)(readers/* text */.Qq, {
        description: 'Name of the buildx builder. Default: the one of the setup stage.',
        alone: true,
    }),
};

// EXTERNAL MODULE: ./.build/src/promote/evidence/keys.js + 2 modules
var keys = __webpack_require__(67064);
;// CONCATENATED MODULE: ./.build/src/promote/evidence/inputs.js



const signingInputs = {
    signing: (0,table/* input */.hF)((0,readers/* choice */.Yq)('key', 'identity', 'none'), {
        description: 'How the evidence is signed when it is attached: with the `signing-key` (the default where that is set), as the `identity` of the workflow (GitHub, with `id-token: write`; for a public repository the names of repository and workflow are recorded in the public log of Sigstore), or not at all (`none`).',
    }),
    'signing-key': (0,table/* input */.hF)((0,readers/* reader */.wA)('private key (PEM)', keys/* checkedPrivateKey */.k$), {
        description: 'Private key for signing the evidence: EC P-256 or Ed25519 in PEM (PKCS#8), or the base64 of that.',
        secret: true,
        secretsOf: value => (value === undefined ? [] : [value]),
    }),
    'signing-password': (0,table/* input */.hF)(readers/* text */.Qq, {
        description: 'Password of the `signing-key`, if it is encrypted.',
        secret: true,
    }),
};
const trustInputs = {
    'trusted-keys': (0,table/* input */.hF)((0,readers/* listReader */.qL)('public keys (PEM)', keys/* readPublicKeys */.eK), {
        description: 'Public keys, one PEM block after the other: evidence in the registry then counts only when one of them verifies its signature. Without them unsigned evidence counts too, and everyone who can push can attach it.',
    }),
    'trusted-identities': (0,table/* input */.hF)(readers/* lines */.Mn, {
        description: 'Identities that may sign evidence without a key, one per line, as named in the certificate: `https://github.com/acme/web/.github/workflows/image.yml@refs/heads/main`. `*` stands for any text without a slash, `**` for any text; after a space the issuer, if it is not GitHub.',
    }),
    'trusted-root': (0,table/* input */.hF)(readers/* text */.Qq, {
        description: 'File with the certificate authorities for `trusted-identities`: a trusted root of Sigstore, as `gh attestation trusted-root` prints it.',
    }),
    'evidence-trust': (0,table/* input */.hF)((0,readers/* choice */.Yq)('registry', 'signed'), {
        description: 'Which evidence in the registry counts: only what is `signed` with one of `trusted-keys` or by one of `trusted-identities` (the default where these are set), or all evidence in the `registry`. Results of this run always count.',
    }),
    'trusted-projects': (0,table/* input */.hF)(readers/* items */.ld, {
        description: 'Other projects (`owner/name`) whose evidence counts beside that of this one, for example where one repository builds and another one deploys; `*` stands for any text without a slash.',
    }),
};

// EXTERNAL MODULE: ./.build/src/inputs/push.js
var push = __webpack_require__(85365);
// EXTERNAL MODULE: ./.build/src/image/reference.js
var image_reference = __webpack_require__(80764);
// EXTERNAL MODULE: ./.build/src/image/tag-reference.js
var tag_reference = __webpack_require__(99885);
// EXTERNAL MODULE: ./.build/src/messages/errors.js
var errors = __webpack_require__(3969);
// EXTERNAL MODULE: ./.build/src/store/layout/layout-path.js
var layout_path = __webpack_require__(11134);
;// CONCATENATED MODULE: ./.build/src/promote/readers.js





const readers_image = (0,readers/* reader */.wA)('text', value => {
    checkPlace(value);
    return value;
});
const tag = (0,readers/* reader */.wA)('text', image_reference/* parseTag */.ED);
const tags = (0,readers/* listReader */.qL)(readers/* items */.ld.shape, value => checked(readers/* items */.ld.read(value), text => {
    const reference = (0,tag_reference/* explainReference */.f)(text);
    if (reference !== undefined)
        throw new Error(reference);
    return (0,image_reference/* parseTag */.ED)(text);
}));
const destinations = (0,readers/* listReader */.qL)(readers/* items */.ld.shape, value => checked(readers/* items */.ld.read(value), text => {
    if (!text.includes('/') && (0,layout_path/* layoutPath */.q8)(text) === undefined)
        return (0,image_reference/* parseTag */.ED)(text);
    if (checkPlace(text).digest !== undefined)
        throw new Error(`"${text}" has a digest, but a destination gets the digest of the image`);
    return text;
}));
function checkPlace(text) {
    return (0,layout_path/* layoutPath */.q8)(text) ?? (0,image_reference/* parseReference */.F2)(text);
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
        description: 'The image to promote when the action is used alone: a reference with digest or tag, or an OCI layout: a folder or archive such as `./web.tar`, or one of its images as `oci-layout://web.tar:1.4.0`. A tag is resolved once, then only its digest counts.',
        alone: true,
    }),
    tags: (0,table/* input */.hF)(tags, {
        description: 'Tags to set when the action is used alone. Whole versions, dates and `sha-…` never move once set.',
        alone: true,
    }),
    from: (0,table/* input */.hF)(tag, {
        description: 'Tag of the image to promote instead of that of this run, for example the environment `staging`; it is resolved in the first repository. The tags to set are then those of `to`.',
    }),
    to: (0,table/* input */.hF)(destinations, {
        description: 'Where to promote to: further tags such as the environment `production`, repositories (`registry.example/web`), both in one (`registry.example/web:production`), or OCI layouts for transport without a network: an archive (`./web.tar`) or a folder (`./images`). With a repository or a layout here, the image is promoted only to these destinations.',
    }),
    'dry-run': (0,table/* input */.hF)(readers/* bool */.lc, {
        description: 'Looks up every tag and shows its current and new digest, but writes nothing.',
        default: 'false',
    }),
    require: (0,table/* input */.hF)(required, {
        description: 'Sections that must have passed for exactly this digest, in this run or in the evidence in the registry: `scan`, `smoke`, or `none`.',
        default: 'none',
    }),
    'max-age': (0,table/* input */.hF)(readers/* duration */.p0, {
        description: 'Maximum age of evidence, for example `30d`.',
        default: '30d',
    }),
    floating: (0,table/* input */.hF)((0,readers/* choice */.Yq)('forward', 'always'), {
        description: 'Whether a tag may move backwards. With `forward` `latest`, `1` and `1.4` stay where the repository has a higher version, and the tag of a branch stays where it holds a later commit.',
        default: 'forward',
    }),
    push: push/* pushInput */.J,
    dirty: (0,table/* input */.hF)(readers/* bool */.lc, {
        description: 'Publishes a build of a developer’s machine although files that Git tracks were changed: as `sha-<commit>-dirty`, and under no other name. In CI such changes are recorded and said.',
        default: 'false',
    }),
    'on-missing': (0,table/* input */.hF)((0,readers/* choice */.Yq)('build', 'fail'), {
        description: 'What to do for a Git tag when its commit has no proven image in the registry: `build` one now, or `fail` with instructions.',
        default: 'build',
    }),
    attach: (0,table/* input */.hF)((0,readers/* reader */.wA)('`evidence`, `record`, or `none`', value => {
        const names = readers/* items */.ld.read(value);
        const wrong = names.find(name => !['evidence', 'record', 'none'].includes(name));
        if (wrong !== undefined)
            throw new Error(`"${wrong}" is neither evidence, record nor none`);
        return names.filter(name => name !== 'none');
    }), {
        description: 'What to attach to the digest in the registry: the `evidence` of the checks, which a later release needs, and the `record` of the promotion.',
        default: 'evidence',
    }),
    ...signingInputs,
    ...trustInputs,
    referrers: (0,table/* input */.hF)((0,readers/* choice */.Yq)('all', 'accepted', 'none'), {
        description: 'What is copied to another repository with the image: `all` signatures, SBOMs and other referrers of it and its platforms, those `accepted` by the registry (a refused one is a warning then, otherwise an error before any tag is set), or `none`.',
        default: 'all',
    }),
    'nondistributable-layers': (0,table/* input */.hF)((0,readers/* choice */.Yq)('skip', 'copy'), {
        description: 'What happens to layers whose media type forbids to distribute them, as those of Windows base images did: `skip` them with a warning, because pulls get them from their `urls`, or `copy` them where the source holds them and the licence allows it.',
        default: 'skip',
    }),
    rollback: (0,table/* input */.hF)(readers/* text */.Qq, {
        description: 'File with the record of an earlier promotion: its floating tags are moved back to their previous digests.',
    }),
    save: (0,table/* input */.hF)(readers/* text */.Qq, {
        description: 'Archive (`web.tar`) or folder to write the image to as well, with its tags, signatures and evidence, as an OCI layout; also on a pull request. It can be the `image` of another promotion, and `docker load` accepts the archive.',
    }),
    'new-repository': (0,table/* input */.hF)(readers/* bool */.lc, {
        description: 'The repository may not exist yet: a registry that denies the lookup of a tag is then read as "no such tag".',
        default: 'false',
    }),
    deployment: (0,table/* input */.hF)(readers/* text */.Qq, {
        description: 'Environment, for example `production`, for which GitHub records a deployment of the commit after the tags have moved; the job needs `deployments: write`.',
    }),
    'github-token': (0,table/* input */.hF)(readers/* text */.Qq, {
        description: 'Token for the GitHub API, which is asked where a deployment is to be recorded, and where only GitHub knows which of two commits of a branch is the later.',
        expression: '${{ github.token }}',
        secret: true,
    }),
    'trusted-realms': (0,table/* input */.hF)(readers/* lines */.Mn, {
        description: 'Token servers, one `host:port` per line, to which logins are sent although a registry names them at another address inside a network (`http://host:port` where it has no TLS); the host of the registry itself needs no mention.',
    }),
    'plain-http': (0,table/* input */.hF)(readers/* lines */.Mn, {
        description: 'Registries that are reached without TLS, one per line; this machine is always included.',
    }),
};

// EXTERNAL MODULE: ./.build/src/report/artifact/name.js
var artifact_name = __webpack_require__(59806);
;// CONCATENATED MODULE: ./.build/src/report/inputs.js



const artifact = (0,readers/* reader */.wA)('`true`, `false` or a name', artifact_name/* readArtifactChoice */.us);
const reportInputs = {
    'report-dir': (0,table/* input */.hF)(readers/* text */.Qq, {
        description: 'Folder for the report as files: `run.json` (`runs.json` when it is about several jobs), `summary.md`, `comment.md`, `junit.xml` and `scan.sarif`. It is created where needed; relative paths start at the checkout.',
        default: 'buildonce-report',
    }),
    'upload-artifact': (0,table/* input */.hF)(artifact, {
        description: 'Whether to store the files of the report as an artifact of the run, for a job that reports on a whole matrix or on pull requests from forks: `true` names it `buildonce-report-<image>-<platform>` (with a number where another job has that name), any other value is its name. It needs no permission.',
        default: 'false',
    }),
    summary: (0,table/* input */.hF)((0,readers/* choice */.Yq)('always', 'on-failure', 'never'), {
        description: 'When the report is shown on the page of the run.',
        default: 'always',
    }),
    comment: (0,table/* input */.hF)((0,readers/* choice */.Yq)('auto', 'always', 'never'), {
        description: "Whether the pull request gets a comment. `auto` creates one for a failure, a new vulnerability or a significant change of size, and keeps an existing one up to date; it needs the permission `pull-requests: write`, and without it the report is only on the run's page.",
        default: 'auto',
    }),
    'comment-key': (0,table/* input */.hF)(readers/* text */.Qq, {
        description: 'Distinguishes the comments of several workflows in one pull request: each key has one comment for the same images. Reports about different images that share a key are all kept, with a warning.',
        default: 'default',
    }),
    records: (0,table/* input */.hF)(readers/* text */.Qq, {
        description: 'Folder with the records of several jobs, for example the downloaded artifacts of a matrix, for one report on all of them.',
    }),
    expect: (0,table/* input */.hF)(readers/* items */.ld, {
        description: 'Images that must have a record, so that a job that ended early is shown as failed: by name (`web`), or by name and platform (`web linux/arm64`) where each platform has a job.',
    }),
    'fail-on-verdict': (0,table/* input */.hF)(readers/* bool */.lc, {
        description: 'Whether the step fails when an image of the report failed or has no record, so that the job that reports on a matrix can be the only required check of a branch rule.',
        default: 'false',
    }),
    trend: (0,table/* input */.hF)(readers/* count */.U9, {
        description: 'Number of earlier images, at most 20, in the charts of size and time to ready, as far as the history of the clone reaches (`fetch-depth`). Default: 10 on the default branch and none elsewhere; each needs at most eight small requests to the registry.',
    }),
    'github-token': (0,table/* input */.hF)(readers/* text */.Qq, {
        description: 'Token that reads and writes the comments of the pull request.',
        expression: '${{ github.token }}',
        secret: true,
    }),
};

// EXTERNAL MODULE: ./.build/src/scan/inputs.js + 1 modules
var inputs = __webpack_require__(4717);
// EXTERNAL MODULE: ./.build/src/setup/login-inputs.js
var login_inputs = __webpack_require__(73240);
;// CONCATENATED MODULE: ./.build/src/setup/inputs.js



const inputs_name = (0,readers/* reader */.wA)('name', value => {
    if (/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(value.trim()))
        return value.trim();
    throw new Error(`"${value}" is not a name: use letters, digits, ".", "_" and "-", and start with a letter or digit`);
});
const setupInputs = {
    builder: (0,table/* input */.hF)(inputs_name, {
        description: 'Name of an existing buildx builder. Default: the builder of the Docker Engine where it is sufficient, otherwise a builder that is created for this run and removed after it.',
    }),
    driver: (0,table/* input */.hF)((0,readers/* choice */.Yq)('auto', 'docker', 'docker-container', 'remote', 'kubernetes'), {
        description: 'Driver of the builder. `auto` uses the Docker Engine itself when its image store is containerd, and `docker-container` otherwise.',
        default: 'auto',
    }),
    endpoint: (0,table/* input */.hF)(readers/* operand */.id, {
        description: 'Endpoint of the new builder: the address of a BuildKit (`tcp://…`, `unix://…`) with `driver: remote`, else a Docker context.',
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
    registry: (0,table/* input */.hF)(login_inputs/* registryHosts */.j, {
        description: 'Registry to log in to, for example `ghcr.io`; several, one per line, with as many lines in `username` and `password`. Docker Hub when only `username` is set. Not needed for an image at ghcr.io on GitHub, or at `CI_REGISTRY` on GitLab: the job logs in there by itself.',
    }),
    username: (0,table/* input */.hF)(readers/* lines */.Mn, { description: 'User name at the registry.' }),
    password: (0,table/* input */.hF)(readers/* text */.Qq, {
        description: 'Password or token at the registry. It is passed on standard input, and the login is removed at the end of the job.',
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
        description: 'Maximum compressed bytes of layers to read; above it the file lists are omitted.',
        default: '500MB',
    }),
    baseline: (0,table/* input */.hF)(readers/* text */.Qq, {
        description: 'Reference of the image to compare with. Default: the image of the commit the change starts from, else that of the nearest commit before it.',
    }),
    'max-size': (0,table/* input */.hF)(limits, {
        description: 'Largest compressed size of a platform. An item may start with `warn` or `fail` (the default), preceded by a platform, whose own limits replace the general ones: `warn 500MB, fail 600MB, linux/arm64 550MB`.',
    }),
    'max-increase': (0,table/* input */.hF)(increases, {
        description: 'Largest growth of a platform compared with its baseline, in bytes or per cent; without a baseline it always passes.',
    }),
    'max-increase-floor': (0,table/* input */.hF)(readers/* size */.Ej, {
        description: 'Growth below this passes whatever its percentage: a few per cent of a small image are noise.',
        default: '1MB',
    }),
    'max-pull': (0,table/* input */.hF)(limits, {
        description: 'Largest download for a host running the baseline.',
    }),
    'size-label': (0,table/* input */.hF)(readers/* text */.Qq, {
        description: 'Label of the pull request that accepts exceeded limits.',
        default: 'size-ok',
    }),
};
function limit(item, kind) {
    const [, platform, word, amount = ''] = /^(?:([^\s/]+\/\S+)\s+)?(?:(warn|fail)\s+)?(.*)$/s.exec(item) ?? [];
    if (platform !== undefined)
        (0,image_platform/* parsePlatform */.Y8)(platform);
    const bound = { level: word === 'warn' ? 'warn' : 'fail', ...(platform && { platform }) };
    const share = /^(\d+(?:\.\d+)?)\s*%$/.exec(amount.trim());
    if (share === null)
        return { ...bound, bytes: readers/* size */.Ej.read(amount) };
    if (kind === 'bytes')
        throw new Error(`"${item}" is a share: only max-increase can be one`);
    return { ...bound, share: Number(share[1]) / 100 };
}

// EXTERNAL MODULE: ./.build/src/smoke/inputs.js + 1 modules
var smoke_inputs = __webpack_require__(85517);
;// CONCATENATED MODULE: ./.build/src/tags/inputs.js


const list = { shape: 'list, one per line', read: value => value, absent: '' };
const tagsInputs = {
    images: (0,table/* input */.hF)(list, {
        description: 'Repositories that the tags are for, one per line, for example `ghcr.io/acme/web`. `name=…,enable=false` disables one. Without images the outputs have bare tag names.',
    }),
    tags: (0,table/* input */.hF)(list, {
        description: 'Rules for tags, one per line, in the language of docker/metadata-action, for example `type=semver,pattern={{version}}`. Default: `type=schedule` and `type=ref` for branches, Git tags and pull requests.',
    }),
    flavor: (0,table/* input */.hF)(list, {
        description: 'Settings for all rules: `latest=auto|true|false`, `prefix=…`, `suffix=…`, each with `,onlatest=true`.',
    }),
    labels: (0,table/* input */.hF)(list, {
        description: 'Further labels, one `key=value` per line; they override those generated from the project.',
    }),
    annotations: (0,table/* input */.hF)(list, {
        description: 'Further annotations, one `key=value` per line; they override those generated from the project.',
    }),
    'annotation-levels': (0,table/* input */.hF)(readers/* text */.Qq, {
        description: 'Levels of annotations, separated by commas: `manifest`, `index`, `manifest-descriptor`, `index-descriptor`. Default: the variable `DOCKER_METADATA_ANNOTATIONS_LEVELS`, or else `manifest`.',
    }),
    context: (0,table/* input */.hF)((0,readers/* choice */.Yq)('workflow', 'git'), {
        description: 'Source of ref and commit: the event of the `workflow`, or the checked-out `git` commit.',
        default: 'workflow',
        alone: true,
    }),
    'pull-request-sha': (0,table/* input */.hF)((0,readers/* choice */.Yq)('head', 'merge'), {
        description: 'The commit that the report calls a pull request by: its `head`, which people know, or the `merge` commit that the host made for the run. Tags and labels name what was built, the merge commit, in any case; only with `strict: false` they follow this, as in docker/metadata-action. By default the variable `DOCKER_METADATA_PR_HEAD_SHA` decides where it is set, else it is `head` (`merge` with `strict: false`).',
    }),
    floating: (0,table/* input */.hF)((0,readers/* choice */.Yq)('forward', 'always'), {
        description: 'Whether `latest`, `1` and `1.4` may move to a lower version than an already released one: with `forward` they do not.',
        default: 'forward',
    }),
    'immutable-tags': (0,table/* input */.hF)(readers/* lines */.Mn, {
        description: 'Patterns of tags that never move once they are set, one per line, for example `2026*`; a leading `!` makes tags floating. The last match overrides the class from the rule.',
    }),
    created: (0,table/* input */.hF)((0,readers/* choice */.Yq)('commit', 'now'), {
        description: 'The time in the label `org.opencontainers.image.created`: of the `commit`, so that a rebuild can have the same digest, or `now`. `SOURCE_DATE_EPOCH` overrides the commit. Default: `commit` (`now` with `strict: false`).',
    }),
    strict: (0,table/* input */.hF)(readers/* bool */.lc, {
        description: 'With `false`, doubtful input that docker/metadata-action accepts has the same result as there and a warning instead of an error.',
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
        description: 'Token for the GitHub API, which is used only for facts that the event does not have.',
        expression: '${{ github.token }}',
        secret: true,
    }),
};

// EXTERNAL MODULE: ./.build/src/pipeline/rule-inputs.js
var rule_inputs = __webpack_require__(59146);
;// CONCATENATED MODULE: ./.build/src/pipeline/tables.js












const subjectInputs = {
    image: (0,table/* input */.hF)(readers/* text */.Qq, {
        description: 'The image: a reference such as `ghcr.io/acme/web:1.4`, or the folder of an OCI layout. Default: the one that this run has built.',
        alone: true,
    }),
};
const reuseInputs = {
    'on-existing': (0,table/* input */.hF)((0,readers/* choice */.Yq)('reuse', 'build'), {
        description: 'What to do when the registry already has the image of this commit (its tag `sha-…`), as on a release by Git tag or when a workflow runs again: `reuse` it, so that nothing is built and only checks without evidence are run, or `build` another.',
        default: 'reuse',
    }),
    'on-missing': promoteInputs['on-missing'],
    require: promoteInputs.require,
    'max-age': promoteInputs['max-age'],
    ...trustInputs,
    push: promoteInputs.push,
    dirty: promoteInputs.dirty,
    attach: promoteInputs.attach,
};
const reachInputs = {
    'plain-http': promoteInputs['plain-http'],
    'trusted-realms': promoteInputs['trusted-realms'],
};
const jobLoginInputs = {
    images: {
        ...tagsInputs.images,
        description: 'Repositories of the image, one per line, when the action is used alone. The job logs in by itself to the registry of the code host (ghcr.io on GitHub, `CI_REGISTRY` on GitLab) for repositories there when no other login is given.',
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
    build: { ...buildInputs, ...reuseInputs, ...rule_inputs/* ruleInputs */.S, ...reachInputs },
    size: { ...subjectInputs, ...sizeInputs, ...reachInputs },
    scan: { ...subjectInputs, ...inputs/* scanInputs */.L, ...trustInputs, ...reachInputs },
    smoke: { ...subjectInputs, ...smoke_inputs/* smokeInputs */.N, ...reachInputs },
    promote: { ...promoteInputs, ...rule_inputs/* ruleInputs */.S },
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
// EXTERNAL MODULE: ./.build/src/messages/errors.js
var errors = __webpack_require__(3969);
;// CONCATENATED MODULE: ./.build/src/promote/evidence/key-faults.js
function notPrivate(label) {
    if (['PRIVATE KEY', 'ENCRYPTED PRIVATE KEY', 'EC PRIVATE KEY'].includes(label))
        return undefined;
    if (label === 'PUBLIC KEY')
        return 'is a public key: it belongs in trusted-keys, and its private key here';
    if (/^ENCRYPTED (SIGSTORE|COSIGN) PRIVATE KEY$/.test(label))
        return "is in cosign's own encryption, which only cosign reads: create one with openssl, which cosign can import too (cosign import-key-pair)";
    if (label === 'OPENSSH PRIVATE KEY')
        return 'is a key of OpenSSH, but PKCS#8 is required, which begins with BEGIN PRIVATE KEY';
    return `is a ${label}, not a private key in PKCS#8`;
}
function notPublic(label) {
    if (label === 'PUBLIC KEY')
        return 'cannot be read: its PEM block is damaged';
    return label.includes('PRIVATE')
        ? `is a ${label}: only public keys belong here; replace this key, because this input is not a secret`
        : `is a ${label}, not a PUBLIC KEY`;
}
function unfitness({ asymmetricKeyType: type, asymmetricKeyDetails: details, }) {
    if (type === 'ed25519' || (type === 'ec' && details?.namedCurve === 'prime256v1'))
        return undefined;
    const kind = type === 'ec' ? `EC ${details?.namedCurve}` : type?.toUpperCase();
    return `is a key of the kind ${kind}, but EC P-256 or Ed25519 is required`;
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
    const blocks = [];
    const between = [];
    let at = 0;
    for (const { index, 0: first, 1: label = '' } of text.matchAll(/-----BEGIN ([A-Z0-9 ]{1,64})-----/g)) {
        if (index < at)
            continue;
        const last = `-----END ${label}-----`;
        const end = text.indexOf(last, index + first.length + 1);
        if (end === -1)
            return [];
        between.push(text.slice(at, index));
        at = end + last.length;
        blocks.push({ label, text: text.slice(index, at) });
    }
    const others = [...between, text.slice(at)].flatMap(part => part.split(/\r?\n/));
    return others.every(line => line.trim() === '' || line.trim().startsWith('#')) ? blocks : [];
}

;// CONCATENATED MODULE: ./.build/src/promote/evidence/keys.js




function checkedPrivateKey(given) {
    const text = pemText(given);
    const [block, ...more] = pemBlocks(text);
    if (block === undefined || more.length > 0)
        throw new Error('is not the text of one private key in PEM, which begins with BEGIN PRIVATE KEY; a path is not accepted');
    const other = notPrivate(block.label);
    if (other !== undefined)
        throw new Error(other);
    if (!isEncrypted(text))
        fitPrivateKey(text, undefined);
    return text;
}
function openSigningKey(pem, password) {
    if (isEncrypted(pem) && password === undefined)
        throw new errors/* InputError */.dz([{ input: 'signing-password', message: 'is missing, but the signing-key is encrypted' }], { hint });
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
        throw new Error('is not the text of public keys in PEM (BEGIN PUBLIC KEY) only; a path is not accepted');
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
const hint = 'Set signing-password to the password of the key.';
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
        throw new Error(isEncrypted(pem)
            ? 'cannot be decrypted with the signing-password'
            : 'cannot be read: its PEM block is damaged');
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

/***/ 9596:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fj: () => (/* binding */ secretsOf),
/* harmony export */   cy: () => (/* binding */ chain),
/* harmony export */   yV: () => (/* binding */ basicText)
/* harmony export */ });
function chain(keychains) {
    return async (at, actions) => {
        for (const keychain of keychains) {
            const found = await keychain(at, actions);
            if (found)
                return found;
        }
        return undefined;
    };
}
function secretsOf(credentials) {
    return credentials.kind === 'basic'
        ? [credentials.password, basicText(credentials)].filter(secret => secret.length > 1)
        : [credentials.token];
}
function basicText({ username, password }) {
    return Buffer.from(`${username}:${password}`, 'utf8').toString('base64');
}


/***/ }),

/***/ 84132:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  f: () => (/* binding */ createKeychain)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./.build/src/messages/errors.js
var errors = __webpack_require__(3969);
;// CONCATENATED MODULE: ./.build/src/registry/auth/credential-helper.js

async function askHelper({ helper, server }, exec, limitMs = 30_000) {
    const fail = (why) => new errors/* UserError */.yo(`the credential helper "${helper}" failed for ${server}: ${why}`, {
        hint: 'It is named by credHelpers or credsStore in the Docker configuration.',
    });
    if (!/^[A-Za-z0-9._-]+$/.test(helper))
        throw fail('its name is not a valid program name');
    const running = exec.start({ file: `docker-credential-${helper}`, args: ['get'], stdin: server });
    let timedOut = false;
    const timer = setTimeout(() => {
        timedOut = true;
        void running.end();
    }, limitMs);
    try {
        running.stderr.resume();
        const [output, exitCode] = await Promise.all([credential_helper_text(running.stdout), running.ended]);
        if (timedOut)
            throw fail(`it did not answer within ${limitMs / 1000} s`);
        if (exitCode === 0)
            return read(output, fail);
        if (/credentials not found|no credentials/i.test(output))
            return undefined;
        throw fail(`it exited with ${exitCode}: ${output.trim().slice(0, 200)}`);
    }
    finally {
        clearTimeout(timer);
    }
}
function read(output, fail) {
    let answer;
    try {
        answer = JSON.parse(output);
    }
    catch {
        throw fail('its output is not JSON');
    }
    const { Username: username, Secret: secret } = answer ?? {};
    if (typeof username !== 'string' || typeof secret !== 'string')
        throw fail('its output has no Username and Secret');
    if (secret === '')
        return undefined;
    return username === '<token>'
        ? { kind: 'identity', token: secret }
        : { kind: 'basic', username, password: secret };
}
async function credential_helper_text(stream) {
    const chunks = [];
    for await (const chunk of stream)
        chunks.push(chunk);
    return Buffer.concat(chunks).toString('utf8');
}

// EXTERNAL MODULE: ./.build/src/registry/auth/credentials.js
var credentials = __webpack_require__(9596);
;// CONCATENATED MODULE: ./.build/src/registry/auth/docker-config.js

const authVariable = 'DOCKER_AUTH_CONFIG';
function parseAuthFile(text, path) {
    let value;
    try {
        value = JSON.parse(text);
    }
    catch {
        throw new errors/* UserError */.yo(`${nameOf(path)} not JSON`);
    }
    if (!isObject(value))
        throw new errors/* UserError */.yo(`${nameOf(path)} not a JSON object`);
    const auths = Object.entries(isObject(value.auths) ? value.auths : {});
    return {
        path,
        auths: Object.fromEntries(auths.map(([key, entry]) => [key, isObject(entry) ? entry : {}])),
        credHelpers: isObject(value.credHelpers) ? value.credHelpers : {},
        ...(typeof value.credsStore === 'string' && value.credsStore !== '' && { credsStore: value.credsStore }),
    };
}
function findInDockerConfig(file, registry) {
    return findByKeys(file, registry, name => keysOf(registry).some(key => !key.includes('/') && key === hostOf(name)));
}
function findByKeys(file, registry, matches) {
    const keys = keysOf(registry);
    const helped = keys.find(key => typeof file.credHelpers[key] === 'string');
    if (helped !== undefined)
        return { helper: String(file.credHelpers[helped]), server: helped };
    const key = keys.find(name => Object.hasOwn(file.auths, name)) ?? Object.keys(file.auths).find(matches);
    if (file.credsStore !== undefined)
        return { helper: file.credsStore, server: key ?? serverOf(registry) };
    return key === undefined ? undefined : entryCredentials(file, key);
}
function findInContainersAuth(file, { registry, repository }) {
    const parts = repository.split('/');
    const hosts = registry === 'docker.io' ? ['docker.io', 'index.docker.io'] : [registry];
    for (let length = parts.length; length > 0; length--) {
        for (const host of hosts) {
            const key = [host, ...parts.slice(0, length)].join('/');
            if (key in file.auths)
                return entryCredentials(file, key);
        }
    }
    return findByKeys(file, registry, name => /^https?:\/\//.test(name) && registry === hostOf(name));
}
function keysOf(registry) {
    const hosts = registry === 'docker.io' ? ['docker.io', 'index.docker.io', 'registry-1.docker.io'] : [registry];
    const forms = (host) => [
        host,
        `https://${host}`,
        `https://${host}/`,
        `https://${host}/v1/`,
        `https://${host}/v2/`,
    ];
    const plain = registry === 'docker.io' ? [] : [`http://${registry}`];
    return [...(registry === 'docker.io' ? [serverOf(registry)] : []), ...hosts.flatMap(forms), ...plain];
}
function hostOf(key) {
    return key.replace(/^https?:\/\//, '').split('/')[0] ?? '';
}
function serverOf(registry) {
    return registry === 'docker.io' ? 'https://index.docker.io/v1/' : registry;
}
function entryCredentials({ auths, path }, key) {
    const { auth, username, password, identitytoken, registrytoken } = auths[key] ?? {};
    if (isText(registrytoken))
        return { credentials: { kind: 'bearer', token: registrytoken } };
    if (isText(identitytoken))
        return { credentials: { kind: 'identity', token: identitytoken } };
    if (isText(auth)) {
        const decoded = Buffer.from(auth, 'base64')
            .toString('utf8')
            .replace(/(?<!\0)\0+$/, '');
        const colon = decoded.indexOf(':');
        if (colon < 0)
            throw new errors/* UserError */.yo(`the entry of ${key} in ${path} does not contain user:password in base64`);
        return {
            credentials: { kind: 'basic', username: decoded.slice(0, colon), password: decoded.slice(colon + 1) },
        };
    }
    return isText(password)
        ? { credentials: { kind: 'basic', username: isText(username) ? username : '', password } }
        : undefined;
}
function nameOf(path) {
    return path === authVariable ? `the credentials in ${path} are` : `the credentials file ${path} is`;
}
function isText(value) {
    return typeof value === 'string' && value !== '';
}
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}

;// CONCATENATED MODULE: ./.build/src/registry/auth/scoped-config.js


async function scopedFolders(root, { registry, repository }, actions) {
    const host = registry === 'docker.io' ? 'registry-1.docker.io' : registry;
    const whole = await matching(root, host, actions);
    const path = `${host}/${repository}`;
    const slash = path.lastIndexOf('/');
    const exact = await matching((0,external_node_path_.join)(root, path.slice(0, slash)), path.slice(slash + 1), actions);
    return [...exact, ...whole];
}
async function matching(folder, name, actions) {
    const entries = await (0,promises_.readdir)(folder).catch(() => []);
    return entries
        .flatMap(entry => {
        const [base, list] = entry.split('@');
        const listed = list === undefined ? [] : list.split(',');
        const fits = base === name && listed.every(action => actions.includes(action));
        return fits ? [{ entry, count: listed.length }] : [];
    })
        .sort((a, b) => b.count - a.count)
        .map(({ entry }) => (0,external_node_path_.join)(folder, entry));
}

;// CONCATENATED MODULE: ./.build/src/registry/auth/keychain.js







function createKeychain({ exec, variable }) {
    const home = variable('HOME') ?? variable('USERPROFILE');
    const docker = variable('DOCKER_CONFIG') ?? (home && (0,external_node_path_.join)(home, '.docker'));
    const scoped = variable('BUILDX_CONFIG') ?? (docker && (0,external_node_path_.join)(docker, 'buildx'));
    const containers = [
        variable('REGISTRY_AUTH_FILE'),
        variable('XDG_RUNTIME_DIR') && (0,external_node_path_.join)(variable('XDG_RUNTIME_DIR') ?? '', 'containers/auth.json'),
        home && (0,external_node_path_.join)(home, '.config/containers/auth.json'),
    ];
    const asked = new Map();
    const answer = async (found) => {
        if (found === undefined || 'credentials' in found)
            return found?.credentials;
        const key = `${found.helper} ${found.server}`;
        const answered = asked.get(key) ?? askHelper(found, exec);
        asked.set(key, answered);
        return answered;
    };
    return (0,credentials/* chain */.cy)([
        async (at, actions) => {
            const folders = scoped ? await scopedFolders((0,external_node_path_.join)(scoped, 'config'), at, actions) : [];
            return first(folders.map(folder => (0,external_node_path_.join)(folder, 'config.json')), async (file) => answer(findInDockerConfig(file, at.registry)));
        },
        async (at) => {
            const text = variable(authVariable);
            if (!text)
                return undefined;
            const { path, auths } = parseAuthFile(text, authVariable);
            return answer(findInDockerConfig({ path, auths, credHelpers: {} }, at.registry));
        },
        at => first([docker && (0,external_node_path_.join)(docker, 'config.json')], file => answer(findInDockerConfig(file, at.registry))),
        (at) => first(containers, file => answer(findInContainersAuth(file, at))),
    ]);
}
async function first(paths, ask) {
    for (const path of paths) {
        const file = path ? await readAuthFile(path) : undefined;
        const found = file && (await ask(file));
        if (found)
            return found;
    }
    return undefined;
}
async function readAuthFile(path) {
    try {
        return parseAuthFile(await (0,promises_.readFile)(path, 'utf8'), path);
    }
    catch (cause) {
        const { code } = cause;
        if (code === 'ENOENT' || code === 'ENOTDIR')
            return undefined;
        if (cause instanceof errors/* UserError */.yo)
            throw cause;
        throw new errors/* UserError */.yo(`the credentials file ${path} cannot be read: ${(0,errors/* describe */.q0)(cause)}`, { cause });
    }
}


/***/ }),

/***/ 53374:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ permissionHint),
/* harmony export */   t: () => (/* binding */ loginHint)
/* harmony export */ });
function loginHint(registry) {
    const hub = registry === 'docker.io';
    const inputs = hub
        ? '`username` and `password` (from a secret)'
        : `\`registry: ${registry}\`, \`username\` and \`password\` (from a secret)`;
    return `Log in to ${registry} first: set the inputs ${inputs}, or run \`docker login${hub ? '' : ` ${registry}`}\` before.`;
}
function permissionHint({ registry, reads, words }) {
    const named = /installation not allowed|write_package/i.test(words);
    if (registry !== 'ghcr.io' && !(registry.startsWith('containers.') && named))
        return undefined;
    const enough = reads ? ' (`packages: read` where the job only reads)' : '';
    const line = `add \`packages: write\` under \`permissions:\` of the job, next to \`contents: read\`${enough}`;
    const access = 'give this repository the role Write in the settings of the package (Manage Actions access)';
    return /write_package/i.test(words)
        ? `The package does not grant access to this token: ${access}, and ${line}.`
        : `The token of the job is not authorized for this: ${line}. If it is already set, ${access}.`;
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
/* harmony import */ var _markdown_escape_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88859);
/* harmony import */ var _view_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(82161);


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
        throw new Error(`"${(0,_markdown_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .oneLine */ .TN)(word)}" cannot name an artifact: ${JSON.stringify(bad)} is not allowed, nor are ${'" < > | * ? \\ / :'} and line ends`);
    return { name: word };
}
function artifactName(imageReports) {
    const [only] = imageReports;
    if (only === undefined || imageReports.length > 1)
        return prefix;
    const platforms = (0,_view_js__WEBPACK_IMPORTED_MODULE_0__/* .platformsOf */ .Wt)(only.run);
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
        .replace(/\s+/g, blank => (/[\r\n\u2028\u2029]/.test(blank) ? ' ' : blank))
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
    const [start, end] = [part.length - part.trimStart().length, part.trimEnd().length];
    return `${part.slice(0, start)}${text(part.slice(start, end))}${part.slice(end)}`;
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
        .replace(/^\n+/, '')
        .trimEnd();
    let longest = 2;
    for (const [run] of lines.matchAll(/`+/g))
        longest = Math.max(longest, run.length);
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
/* harmony export */   _X: () => (/* binding */ saysNothing),
/* harmony export */   ev: () => (/* binding */ isNamed),
/* harmony export */   fx: () => (/* binding */ firstFailure),
/* harmony export */   rI: () => (/* binding */ aboutOf),
/* harmony export */   tO: () => (/* binding */ imageName),
/* harmony export */   wP: () => (/* binding */ toImageReports)
/* harmony export */ });
/* harmony import */ var _stage_names_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22222);

function stagesOf(run) {
    return _stage_names_js__WEBPACK_IMPORTED_MODULE_0__/* .sectionNames */ .Q.flatMap((stage) => {
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
function saysNothing(run) {
    const about = ['build', 'size', 'scan', 'smoke', 'promote'];
    return about.every(name => run[name] === undefined) && firstFailure(run) === undefined;
}
function hasFailed({ imageReports, missing }) {
    return missing.length > 0 || imageReports.some(({ run }) => firstFailure(run) !== undefined);
}
function aboutOf({ imageReports, about }) {
    return imageReports[0]?.run ?? about;
}
function imageName(run) {
    const repository = run.tags?.images[0] ?? registryOf(run) ?? run.project;
    return repository.split('/').at(-1) || run.project || 'image';
}
function repositoryOf(run) {
    return run.tags?.images[0] ?? registryOf(run);
}
function isNamed(run) {
    return repositoryOf(run) !== undefined || run.build !== undefined || run.tags?.status === 'passed';
}
function platformsOf({ build }) {
    const built = (build?.platforms ?? []).map(({ platform }) => platform);
    return [...new Set(built.length > 0 ? built : (build?.askedPlatforms ?? []))];
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

/***/ 4717:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  L: () => (/* binding */ scanInputs)
});

// EXTERNAL MODULE: ./.build/src/inputs/readers.js
var readers = __webpack_require__(94837);
// EXTERNAL MODULE: ./.build/src/inputs/table.js
var table = __webpack_require__(57369);
// EXTERNAL MODULE: ./.build/src/stage/severity.js
var severity = __webpack_require__(97935);
// EXTERNAL MODULE: ./.build/src/scan/jail/jail.js
var jail = __webpack_require__(12196);
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
        description: 'Path of the Trivy program to use. Default: the `trivy` on the PATH, or else a release that Buildonce pins by its SHA-256.',
    }),
    'trivy-version': (0,table/* input */.hF)(version, {
        description: 'Trivy release to download, even where Trivy is installed. Releases that Buildonce does not pin need `trivy-sha256`.',
    }),
    'trivy-releases': (0,table/* input */.hF)(readers/* items */.ld, {
        description: 'Base URLs of the Trivy release archives, for networks with a mirror; tried in order, whatever the previous one failed with.',
        default: 'https://github.com/aquasecurity/trivy/releases/download',
    }),
    'trivy-sha256': (0,table/* input */.hF)(sha256, {
        description: 'Required SHA-256 of the Trivy program; with `trivy-version` that of the release archive for this machine.',
    }),
    'trivy-db': (0,table/* input */.hF)(readers/* text */.Qq, {
        description: "Folder with Trivy's vulnerability database (`trivy.db` and `metadata.json`). By default it is fetched from `trivy-db-mirrors`.",
    }),
    'trivy-java-db': (0,table/* input */.hF)(readers/* text */.Qq, {
        description: "Folder with Trivy's index of Java archives (`trivy-java.db` and `metadata.json`), needed only for images with jar files. By default it is fetched when it is needed.",
    }),
    'trivy-db-mirrors': (0,table/* input */.hF)(readers/* items */.ld, {
        description: 'Repositories of the vulnerability database; tried in order, whatever the previous one failed with.',
        default: 'mirror.gcr.io/aquasec/trivy-db:2, ghcr.io/aquasecurity/trivy-db:2, public.ecr.aws/aquasecurity/trivy-db:2',
    }),
    'trivy-java-db-mirrors': (0,table/* input */.hF)(readers/* items */.ld, {
        description: 'Repositories of the index of Java archives.',
        default: 'mirror.gcr.io/aquasec/trivy-java-db:1, ghcr.io/aquasecurity/trivy-java-db:1, public.ecr.aws/aquasecurity/trivy-java-db:1',
    }),
    'db-max-age': (0,table/* input */.hF)(readers/* duration */.p0, {
        description: 'Maximum age of the vulnerability database; an older one is refused.',
        default: '72h',
    }),
};

;// CONCATENATED MODULE: ./.build/src/scan/inputs.js





const suppressionNeeds = (0,readers/* listReader */.qL)('list of `statement`, `expiry`', value => readers/* items */.ld.read(value).map(item => (0,readers/* choice */.Yq)('statement', 'expiry').read(item)));
const scanInputs = {
    scan: (0,table/* input */.hF)(readers/* bool */.lc, { description: '`false` skips the scan.', default: 'true' }),
    'fail-on': (0,table/* input */.hF)((0,readers/* choice */.Yq)(...severity/* severities */.g, 'none'), {
        description: 'Findings of this severity or a higher one fail the scan; `none` only reports. Findings below it are reported as well.',
        default: 'high',
    }),
    'only-fixed': (0,table/* input */.hF)(readers/* bool */.lc, {
        description: 'Only findings that a newer version of the package fixes can fail the scan; the others are reported.',
        default: 'true',
    }),
    'scan-gate': (0,table/* input */.hF)((0,readers/* choice */.Yq)('introduced', 'all'), {
        description: '`introduced` judges the findings that the baseline does not have, or all of them without a baseline; `all` judges every finding.',
        default: 'introduced',
    }),
    'inherited-findings': (0,table/* input */.hF)((0,readers/* choice */.Yq)('count', 'warn'), {
        description: 'Whether findings of packages from the base image (`FROM`) can fail the scan, or are only reported. The base image is known by its annotations or the provenance of the build.',
        default: 'count',
    }),
    'scan-secrets': (0,table/* input */.hF)((0,readers/* choice */.Yq)('off', 'warn', 'fail'), {
        description: "Whether to scan all layers and the image's config for secrets, in a separate run, and what to do about those found. `scan-gate` and the ignore file apply to them too. Only the kind of a secret and its place are reported, never the secret.",
        default: 'off',
    }),
    'scan-deny': (0,table/* input */.hF)(readers/* items */.ld, {
        description: 'Ids (`CVE-…`, `GHSA-…`) that fail the scan wherever they are found, whatever their severity, even when the baseline has them, no fix exists, or an ignore file hides them; for example vulnerabilities known to be exploited.',
    }),
    'baseline-scan': (0,table/* input */.hF)((0,readers/* choice */.Yq)('auto', 'always'), {
        description: '`auto` uses the scan that is stored with the baseline where it is comparable; `always` scans the baseline again, since everyone who may push can change what is stored.',
        default: 'auto',
    }),
    'baseline-scan-limit': (0,table/* input */.hF)(readers/* size */.Ej, {
        description: 'Where the stored scan of the baseline was made with another database or another Trivy version, the baseline is scanned again, unless more than this must be fetched for one of its platforms; then every finding counts. Layers that both images share are not fetched. `0` never fetches.',
        default: '1GB',
    }),
    'scan-empty': (0,table/* input */.hF)((0,readers/* choice */.Yq)('warn', 'fail'), {
        description: 'What to do when the scanner recognises nothing in the image, neither an operating system nor a package.',
        default: 'warn',
    }),
    'scan-sandbox': (0,table/* input */.hF)((0,readers/* choice */.Yq)('auto', ...jail/* sandboxes */.WG), {
        description: 'How the scanner is isolated. `auto` uses the first sandbox that works on this machine (a container without network, `bubblewrap`, plain namespaces) and fails where none does. `none` runs it without a sandbox; it is never chosen automatically.',
        default: 'auto',
    }),
    'scan-timeout': (0,table/* input */.hF)(readers/* duration */.p0, {
        description: 'Time limit for the scan of one platform.',
        default: '10m',
    }),
    'scan-reports': (0,table/* input */.hF)(readers/* text */.Qq, {
        description: "Folder for the report files: `scan.sarif`, and Trivy's own JSON for each platform, without the config of the image (which may hold secrets). Default: a folder of this run.",
    }),
    'trivy-ignorefile': (0,table/* input */.hF)(readers/* text */.Qq, {
        description: 'File with findings to ignore, `.trivyignore` or `.trivyignore.yaml`. No ignore file is read unless it is named here. On a pull request only entries that the base branch has too count.',
    }),
    'trivy-vex': (0,table/* input */.hF)(readers/* items */.ld, {
        description: 'VEX documents (OpenVEX, CycloneDX or CSAF files) that say which findings do not apply. On a pull request they are read from the base branch. Trivy compares products by package URL.',
    }),
    'trust-head-suppressions': (0,table/* input */.hF)(readers/* bool */.lc, {
        description: 'Whether entries that a pull request adds to the ignore file or extends, and its VEX documents, count before it is merged.',
        default: 'false',
    }),
    'suppression-require': (0,table/* input */.hF)(suppressionNeeds, {
        description: 'What each entry of the ignore file must have to count: `statement` (the reason), `expiry` (the end date). A plain `.trivyignore` has no statements.',
    }),
    'suppression-notice': (0,table/* input */.hF)(readers/* duration */.p0, {
        description: 'Entries of the ignore file that expire within this time are named in a warning.',
        default: '14d',
    }),
    ...trivyInputs,
};


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

/***/ 73240:
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
    if (!/^[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::\d{1,5})?$/.test(host) ||
        !URL.canParse(`https://${host}/`))
        throw new Error(`"${host}" is not a host name`);
    return host;
}));
function pairLogins({ registry, username, password }) {
    const registries = registry.length === 0 && username.length > 0 ? ['docker.io'] : registry;
    const passwords = passwordsFor(registries.length, password);
    const problems = [];
    if (registries.length === 0 && passwords.length > 0)
        problems.push({ input: 'username', message: 'is missing, but `password` is set' });
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

/***/ 22222:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ sectionNames),
/* harmony export */   h: () => (/* binding */ stageNames)
/* harmony export */ });
const sectionNames = ['setup', 'tags', 'build', 'size', 'scan', 'smoke', 'promote'];
const stageNames = [...sectionNames, 'report'];


/***/ }),

/***/ 11134:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dw: () => (/* binding */ formatLayoutPath),
/* harmony export */   o0: () => (/* binding */ placeLayout),
/* harmony export */   q8: () => (/* binding */ layoutPath)
/* harmony export */ });
/* harmony import */ var _files_place_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(26396);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(80764);


function layoutPath(text) {
    const marked = /^oci-layout:\/\/(.+)$/.exec(text)?.[1];
    const whole = marked ?? (/^[./]/.test(text) ? text : undefined);
    if (whole === undefined)
        return undefined;
    const [, named = whole, digest] = /^(.*)@(sha256:[^@/]*)$/.exec(whole) ?? [];
    const [, path = named, tag] = (marked === undefined ? null : /^(.*):([^:/]+)$/.exec(named)) ?? [];
    return {
        path,
        ...(tag !== undefined && { tag: (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseTag */ .ED)(tag) }),
        ...(digest !== undefined && { digest: (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseDigest */ .m)(digest) }),
    };
}
async function placeLayout(text, workspace) {
    const layout = layoutPath(text);
    return layout ? formatLayoutPath({ ...layout, path: await (0,_files_place_js__WEBPACK_IMPORTED_MODULE_0__/* .placeOf */ .$t)(workspace, layout.path) }) : text;
}
function formatLayoutPath({ path, tag, digest }) {
    const named = tag === undefined && /^[./]/.test(path) ? path : `oci-layout://${path}`;
    return `${named}${tag === undefined ? '' : `:${tag}`}${digest === undefined ? '' : `@${digest}`}`;
}


/***/ })

};
