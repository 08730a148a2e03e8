export const id = 906;
export const ids = [906];
export const modules = {

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

/***/ 18906:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  setupStage: () => (/* binding */ setupStage)
});

// EXTERNAL MODULE: ./.build/src/setup/outputs.js
var outputs = __webpack_require__(99087);
// EXTERNAL MODULE: ./.build/src/image/reference.js
var reference = __webpack_require__(80764);
// EXTERNAL MODULE: ./.build/src/messages/errors.js
var errors = __webpack_require__(3969);
;// CONCATENATED MODULE: ./.build/src/registry/anonymous-push.js
const anonymous_push_closed = [
    ...['docker.io', 'ghcr.io', 'quay.io', 'registry.gitlab.com', 'public.ecr.aws', 'gcr.io'],
    ...['*.gcr.io', '*.pkg.dev', '*.azurecr.io', '*.amazonaws.com', '*.amazonaws.com.cn', '*.ghe.com'],
];
function refusesAnonymousPush(registry) {
    return anonymous_push_closed.some(name => (name.startsWith('*') ? registry.endsWith(name.slice(1)) : registry === name));
}

// EXTERNAL MODULE: ./.build/src/registry/auth/keychain.js + 3 modules
var keychain = __webpack_require__(84132);
// EXTERNAL MODULE: ./.build/src/registry/login-hint.js
var login_hint = __webpack_require__(53374);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./.build/src/files/place.js
var place = __webpack_require__(26396);
;// CONCATENATED MODULE: ./.build/src/setup/inspect.js
function parseInspect(stdout) {
    const fields = stdout.split('\n').map(line => /^(\w[\w ]*):\s(.*)$/s.exec(line));
    const driver = fields.find(match => match?.[1] === 'Driver')?.[2]?.trim();
    const platforms = fields
        .filter(match => match?.[1] === 'Platforms')
        .flatMap(match => (match?.[2] ?? '').split(','))
        .map(platform => platform.trim().replace(/\*$/, ''))
        .filter(named => named !== '');
    return { driver: drivers.find(known => known === driver) ?? 'remote', platforms: [...new Set(platforms)] };
}
const drivers = ['docker', 'docker-container', 'remote', 'kubernetes'];

;// CONCATENATED MODULE: ./.build/src/setup/builder.js






const keptBuilder = 'builder';
function createArguments(name, recipe, configPath) {
    const { driver, driverOpts, buildkitImage, buildkitdFlags, endpoint } = recipe;
    const options = buildkitImage === undefined ? driverOpts : [`image=${buildkitImage}`, ...driverOpts];
    return [
        ...['buildx', 'create', '--name', name, '--driver', driver, '--bootstrap'],
        ...options.flatMap(option => ['--driver-opt', option]),
        ...(configPath === undefined ? [] : ['--buildkitd-config', configPath]),
        ...(buildkitdFlags === undefined ? [] : ['--buildkitd-flags', buildkitdFlags]),
        ...(endpoint === undefined ? [] : [endpoint]),
    ];
}
async function createBuilder(recipe, tools) {
    const name = `buildonce-${(0,external_node_crypto_.randomUUID)().slice(0, 13)}`;
    const inline = recipe.buildkitdConfigInline;
    const inlinePath = (0,external_node_path_.join)(tools.host.temp, `${name}.toml`);
    const given = recipe.buildkitdConfig && (await (0,place/* placeOf */.$t)(tools.host.workspace, recipe.buildkitdConfig));
    tools.registerCleanup({ kind: keptBuilder, name });
    if (inline !== undefined)
        await (0,promises_.writeFile)(inlinePath, inline, { mode: 0o600 });
    try {
        const args = createArguments(name, recipe, inline === undefined ? given : inlinePath);
        const { exitCode, stderr } = await tools.exec.run({ file: 'docker', args });
        if (exitCode === 0)
            return name;
        await removeBuilder(name, tools);
        throw new errors/* UserError */.yo(`the builder (${recipe.driver}) could not be created: ${lastLine(stderr)}`, {
            hint: 'Check `driver-opts`, `buildkit-image` and `endpoint`; the BuildKit image must be reachable from the engine.',
        });
    }
    finally {
        await (0,promises_.rm)(inlinePath, { force: true });
    }
}
async function inspectBuilder(name, tools) {
    const { exitCode, stdout, stderr } = await tools.exec.run({
        file: 'docker',
        args: ['buildx', 'inspect', name],
    });
    if (exitCode === 0)
        return parseInspect(stdout);
    throw new errors/* UserError */.yo(`the builder "${name}" cannot be used: ${lastLine(stderr)}`, {
        hint: '`docker buildx ls` lists the builders of this machine; without `builder` one is created.',
    });
}
async function removeBuilder(name, tools) {
    const { exitCode, stderr } = await tools.exec.run({
        file: 'docker',
        args: ['buildx', 'rm', '--force', name],
    });
    if (exitCode !== 0 && !/no builder|not found/i.test(stderr))
        tools.log.warning(`the builder ${name} could not be removed: ${lastLine(stderr)}`);
}
function lastLine(stderr) {
    return (stderr
        .trim()
        .split('\n')
        .at(-1)
        ?.replace(/^ERROR: /, '') || 'docker reported no reason');
}

;// CONCATENATED MODULE: ./.build/src/setup/engine.js

function parseEngine(stdout, beside = '') {
    let info;
    try {
        info = JSON.parse(stdout);
    }
    catch (cause) {
        throw new errors/* UserError */.yo('`docker info` did not answer with JSON', {
            hint: 'Docker 23 or newer is needed.',
            cause,
        });
    }
    const plugin = info.ClientInfo?.Plugins?.find(({ Name }) => Name === 'buildx');
    const serverError = info.ServerErrors?.[0];
    return {
        context: info.ClientInfo?.Context || 'default',
        ...(plugin?.Version && { buildx: plugin.Version.replace(/^v/, '') }),
        ...(serverError !== undefined || !info.ServerVersion
            ? { serverError: serverError ?? (beside.trim() || 'it reported no version') }
            : { server: serverOf(info) }),
    };
}
function isAtLeast(version, wanted) {
    const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number.parseFloat);
    const [wantedMajor = 0, wantedMinor = 0] = wanted.split('.').map(Number);
    return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
}
function serverOf(info) {
    const containerd = info.DriverStatus?.some(([key, value]) => key === 'driver-type' && value === 'io.containerd.snapshotter.v1');
    const machine = info.Architecture ?? '';
    return {
        version: info.ServerVersion ?? '',
        imageStore: containerd ? 'containerd' : 'classic',
        platform: `${info.OSType || 'linux'}/${architectures[machine] ?? machine}`,
    };
}
const architectures = {
    x86_64: 'amd64',
    aarch64: 'arm64',
    armv7l: 'arm/v7',
    armv6l: 'arm/v6',
    i386: '386',
    i686: '386',
};

;// CONCATENATED MODULE: ./.build/src/setup/choice.js


const oldestBuildx = '0.14';
const oldestEngine = '26.0';
function chooseBuilder(wish, engine) {
    checkBuildx(engine);
    if (wish.builder !== undefined)
        return { kind: 'named', name: wish.builder };
    if (wish.driver === 'remote' || wish.driver === 'kubernetes') {
        if (wish.driver === 'remote' && wish.endpoint === undefined)
            throw new errors/* UserError */.yo('driver: `remote` needs the address of a BuildKit', {
                hint: 'Set `endpoint`, for example tcp://buildkit.example:1234.',
            });
        return { kind: 'create', driver: wish.driver, because: 'it was requested' };
    }
    const why = whyNotEngine(engine);
    if (wish.driver === 'docker') {
        if (why === undefined)
            return { kind: 'engine', name: engine.context };
        throw new errors/* UserError */.yo(`driver: \`docker\` cannot be used on this machine: ${why}`, {
            hint: 'Remove `driver` to use a BuildKit in a container, or enable the containerd image store of the engine.',
        });
    }
    if (wish.driver === 'docker-container')
        return { kind: 'create', driver: wish.driver, because: 'it was requested' };
    if (wish.tailored)
        return { kind: 'create', driver: 'docker-container', because: 'options for a builder were set' };
    if (why === undefined)
        return { kind: 'engine', name: engine.context };
    return { kind: 'create', driver: 'docker-container', because: why };
}
function checkBuildx({ buildx }) {
    if (buildx === undefined)
        throw new errors/* UserError */.yo('Docker on this machine has no buildx', {
            hint: 'Install the package docker-buildx-plugin (docker-buildx in Debian), or put the plugin into ~/.docker/cli-plugins.',
        });
    if (!isAtLeast(buildx, oldestBuildx))
        throw new errors/* UserError */.yo(`buildx ${buildx} is too old, ${oldestBuildx} or newer is needed`, {
            hint: 'Update the package docker-buildx-plugin.',
        });
}
function whyNotEngine({ server, serverError }) {
    if (server === undefined)
        throw new errors/* UserError */.yo(`the Docker Engine does not answer: ${serverError}`, {
            hint: 'Start it (for example `sudo systemctl start docker`), set DOCKER_HOST to a running one, or use `driver: remote` with an `endpoint`.',
        });
    if (server.imageStore === 'classic')
        return 'its image store is the classic one, which cannot export OCI layouts';
    if (!isAtLeast(server.version, oldestEngine))
        return `Docker Engine ${server.version} is older than ${oldestEngine} and supports only one exporter in a build`;
    return undefined;
}

;// CONCATENATED MODULE: ./.build/src/setup/job-login.js
async function chooseJobLogin(choice) {
    const { job, given, facts, pushes, keychain } = choice;
    const here = choice.repositories.filter(({ registry }) => registry === job?.registry);
    if (job === undefined || here.length === 0 || given.includes(job.registry))
        return undefined;
    const { registry, username, password, source, setting, pushNeeds } = job;
    const held = await Promise.all(here.map(at => keychain(at, ['pull', 'push'])));
    if (held.every(credentials => credentials !== undefined))
        return { line: `uses the login for ${registry} that this machine has` };
    if (facts.pullRequest?.fork)
        return {
            line: `not logged in to ${registry}: the token of a pull request from a fork may not push; the image is built and checked, but not pushed`,
        };
    if (password === undefined)
        return { line: `not logged in to ${registry}: ${setting} is empty, so only public images can be read` };
    const needs = pushNeeds && pushes ? `; to push, the job needs ${pushNeeds}` : '';
    const line = `logged in to ${registry} as ${username} with ${source}${needs}`;
    return { login: { registry, username, password }, line };
}

;// CONCATENATED MODULE: ./.build/src/setup/docker-config.js




function dockerConfigPath(host) {
    return (0,external_node_path_.join)(host.variable('DOCKER_CONFIG') || (0,external_node_path_.join)(host.variable('HOME') ?? '', '.docker'), 'config.json');
}
function credentialKey(registry) {
    return registry === 'docker.io' ? 'https://index.docker.io/v1/' : registry;
}
function helperFor(config, key) {
    return config.credHelpers?.[key] || config.credsStore || undefined;
}
async function readDockerConfig(path) {
    let text;
    try {
        text = await (0,promises_.readFile)(path, 'utf8');
    }
    catch (cause) {
        if (cause.code === 'ENOENT')
            return {};
        throw new errors/* UserError */.yo(`the Docker configuration ${path} cannot be read: ${(0,errors/* describe */.q0)(cause)}`, { cause });
    }
    try {
        return JSON.parse(text);
    }
    catch {
        throw new errors/* UserError */.yo(`the Docker configuration ${path} is not JSON`);
    }
}
async function putAuth(path, key, auth) {
    const config = await readDockerConfig(path);
    if (auth === undefined && !(key in (config.auths ?? {})))
        return;
    const { [key]: _, ...others } = config.auths ?? {};
    const changed = { ...config, auths: auth === undefined ? others : { ...others, [key]: auth } };
    await (0,promises_.mkdir)((0,external_node_path_.dirname)(path), { recursive: true, mode: 0o700 });
    const file = await (0,promises_.realpath)(path).catch(() => path);
    const mode = await (0,promises_.stat)(file).then(({ mode }) => mode & 0o777, () => 0o600);
    const partial = `${file}.${(0,external_node_crypto_.randomUUID)()}`;
    await (0,promises_.writeFile)(partial, JSON.stringify(changed, null, '\t'), { mode });
    await (0,promises_.rename)(partial, file);
}

;// CONCATENATED MODULE: ./.build/src/setup/login.js





const keptLogin = 'login';
async function logIn({ registry, username, password }, tools) {
    const previous = await previousCredentials(registry, tools);
    const backup = previous && (0,external_node_path_.join)(tools.host.temp, `buildonce-login-${(0,external_node_crypto_.randomUUID)()}`);
    tools.registerCleanup({ kind: keptLogin, name: JSON.stringify({ registry, backup }) });
    if (backup !== undefined) {
        await (0,promises_.mkdir)(backup, { recursive: true, mode: 0o700 });
        await (0,promises_.writeFile)((0,external_node_path_.join)(backup, 'credentials.json'), JSON.stringify(previous), { mode: 0o600 });
    }
    const { exitCode, stderr } = await tools.exec.run({
        file: 'docker',
        args: [
            'login',
            '--username',
            username,
            '--password-stdin',
            ...(registry === 'docker.io' ? [] : [registry]),
        ],
        stdin: password,
    });
    if (exitCode === 0)
        return;
    const last = stderr.trim().split('\n').at(-1)?.replaceAll(password, '***');
    throw new errors/* UserError */.yo(`the login of "${username}" at ${registry} failed: ${last || 'docker reported no reason'}`, {
        hint: 'Check `registry`, `username` and `password`; at ghcr.io the job also needs `permissions: packages: write`.',
    });
}
async function storeLogin({ registry, username, password }, tools) {
    const auth = Buffer.from(`${username}:${password}`).toString('base64');
    for (const secret of [password, auth])
        tools.host.mask(secret);
    tools.registerCleanup({
        kind: keptLogin,
        name: JSON.stringify({ registry, stored: true }),
    });
    const key = credentialKey(registry);
    const path = dockerConfigPath(tools.host);
    const helper = helperFor(await readDockerConfig(path), key);
    if (helper === undefined)
        return putAuth(path, key, { auth });
    const credentials = { ServerURL: key, Username: username, Secret: password };
    const { exitCode } = await askHelper(helper, 'store', JSON.stringify(credentials), tools);
    if (exitCode !== 0)
        throw new errors/* UserError */.yo(`docker-credential-${helper} did not store the login for ${registry}`, {
            hint: 'It is named by credHelpers or credsStore in the Docker configuration.',
        });
}
async function undoLogin(kept, tools) {
    const { registry, backup, stored } = JSON.parse(kept.name);
    if (stored)
        return removeStored(registry, tools);
    const previous = backup && (await readBackup(backup));
    if (previous)
        await restore(registry, previous, tools);
    else if (backup === undefined)
        await logOut(registry, tools);
    if (backup !== undefined)
        await (0,promises_.rm)(backup, { recursive: true, force: true });
}
async function removeStored(registry, tools) {
    const key = credentialKey(registry);
    const path = dockerConfigPath(tools.host);
    const helper = helperFor(await readDockerConfig(path), key);
    if (helper === undefined)
        return putAuth(path, key, undefined);
    const { exitCode } = await askHelper(helper, 'erase', key, tools);
    if (exitCode !== 0)
        tools.log.warning(`docker-credential-${helper} did not remove the login for ${registry}`);
}
async function logOut(registry, tools) {
    const args = ['logout', ...(registry === 'docker.io' ? [] : [registry])];
    const { exitCode, stderr } = await tools.exec.run({ file: 'docker', args });
    if (exitCode !== 0)
        tools.log.warning(`could not log out of ${registry}: ${stderr.trim()}`);
}
async function previousCredentials(registry, tools) {
    const key = credentialKey(registry);
    const config = await readDockerConfig(dockerConfigPath(tools.host)).catch(() => ({}));
    const helper = helperFor(config, key);
    if (helper === undefined) {
        const auth = config.auths?.[key];
        return auth === undefined ? undefined : { kind: 'config', auth };
    }
    const got = await askHelper(helper, 'get', key, tools).catch(() => undefined);
    if (got?.exitCode !== 0)
        return undefined;
    return { kind: 'helper', helper, credentials: got.stdout };
}
async function restore(registry, previous, tools) {
    const key = credentialKey(registry);
    if (previous.kind === 'config')
        return putAuth(dockerConfigPath(tools.host), key, previous.auth);
    const { helper, credentials } = previous;
    const again = JSON.stringify({ ServerURL: key, ...JSON.parse(credentials) });
    const stored = await askHelper(helper, 'store', again, tools);
    if (stored.exitCode !== 0)
        tools.log.warning(`docker-credential-${helper} did not restore the previous credentials of ${registry}`);
}
function askHelper(helper, verb, stdin, { exec }) {
    return exec.run({ file: `docker-credential-${helper}`, args: [verb], stdin });
}
async function readBackup(backup) {
    try {
        return JSON.parse(await (0,promises_.readFile)((0,external_node_path_.join)(backup, 'credentials.json'), 'utf8'));
    }
    catch {
        return undefined;
    }
}

// EXTERNAL MODULE: ./.build/src/setup/login-inputs.js
var login_inputs = __webpack_require__(73240);
;// CONCATENATED MODULE: ./.build/src/setup/setup.js











const setup = async (request, tools) => {
    const logins = loginsOf(request, tools);
    const engine = await readEngine(tools);
    const choice = chooseBuilder(wishOf(request, tools), engine);
    for (const login of logins) {
        await logIn(login, tools);
        tools.log.info(`logged in to ${login.registry} as ${login.username}`);
    }
    const own = await logInAsJob(request, tools);
    await checkLogins(request.pushesTo ?? [], tools);
    const builder = await builderOf(choice, request, tools);
    const { server, buildx = '' } = engine;
    tools.log.info(`builder ${builder.builder} (driver ${builder.driver}), buildx ${buildx}` +
        (server ? `, Docker Engine ${server.version}, ${server.imageStore} image store` : ', no Docker Engine'));
    return {
        status: 'passed',
        ...builder,
        buildx,
        ...(server && { engine: server.version, imageStore: server.imageStore, nativePlatform: server.platform }),
        registries: [...logins.map(({ registry }) => registry), ...own],
    };
};
const cleanUp = async (kept, tools) => {
    for (const item of [...kept].reverse()) {
        try {
            if (item.kind === keptBuilder)
                await removeBuilder(item.name, tools);
            if (item.kind === keptLogin)
                await undoLogin(item, tools);
        }
        catch (error) {
            tools.log.warning(`cleanup after setup: ${error.message}`);
        }
    }
};
async function builderOf(choice, request, tools) {
    switch (choice.kind) {
        case 'engine':
            return { builder: choice.name, driver: 'docker', created: false, platforms: [] };
        case 'named':
            return { builder: choice.name, created: false, ...(await inspectBuilder(choice.name, tools)) };
        case 'create': {
            tools.log.info(`creating a builder with the driver ${choice.driver}: ${choice.because}`);
            const builder = await createBuilder({ ...request, driver: choice.driver }, tools);
            return { builder, driver: choice.driver, created: true, platforms: [] };
        }
    }
}
function wishOf(request, { host }) {
    const { driver, driverOpts, buildkitImage, buildkitdFlags, buildkitdConfig, buildkitdConfigInline } = request;
    const tailored = driverOpts.length > 0 || !!(buildkitImage || buildkitdFlags || buildkitdConfig || buildkitdConfigInline);
    const chosen = driver === 'auto' && !tailored ? host.variable('BUILDX_BUILDER') || undefined : undefined;
    return { builder: request.builder ?? chosen, driver, endpoint: request.endpoint, tailored };
}
function loginsOf(request, { host, log }) {
    if (host.facts.pullRequest?.fork && request.password === undefined && request.username.length > 0) {
        log.info('no registry login: this pull request comes from a fork, which gets no secrets');
        return [];
    }
    const { logins, problems } = (0,login_inputs/* pairLogins */.J)(request);
    if (problems.length > 0)
        throw new errors/* InputError */.dz(problems);
    return logins;
}
async function logInAsJob({ repositories = [], registry: given, token, pushesTo }, tools) {
    const { host, log } = tools;
    const job = host.jobLogin?.(token);
    const pushes = pushesTo?.some(({ registry }) => registry === job?.registry) ?? host.facts.writing.allowed;
    const chosen = await chooseJobLogin({
        repositories,
        given,
        job,
        pushes,
        facts: host.facts,
        keychain: keychainOf(tools),
    });
    if (chosen === undefined)
        return [];
    if ('login' in chosen)
        await storeLogin(chosen.login, tools);
    log.info(chosen.line);
    return 'login' in chosen ? [chosen.login.registry] : [];
}
async function checkLogins(pushesTo, tools) {
    const keychain = keychainOf(tools);
    const closed = pushesTo.filter(({ registry }) => refusesAnonymousPush(registry));
    const found = await Promise.all(closed.map(at => keychain(at, ['pull', 'push'])));
    const missing = closed.filter((_, index) => found[index] === undefined);
    if (missing.length === 0)
        return;
    const problems = missing.map(at => ({
        input: 'image',
        message: `${(0,reference/* formatReference */.FH)(at)} cannot be pushed, because there is no login for ${at.registry}`,
    }));
    const registries = [...new Set(missing.map(({ registry }) => registry))];
    const hints = [...registries.map(login_hint/* loginHint */.t), 'With `push: never` the image is only built and checked.'];
    throw new errors/* InputError */.dz(problems, { hint: hints.join('\n') });
}
function keychainOf({ exec, host }) {
    return (0,keychain/* createKeychain */.f)({ exec, variable: name => host.variable(name) });
}
async function readEngine(tools) {
    const info = { file: 'docker', args: ['info', '--format', 'json'] };
    const { stdout, stderr } = await tools.exec.run(info).catch(cause => {
        throw new errors/* UserError */.yo('docker is not installed on this machine', {
            hint: 'Install Docker Engine with buildx, or run on a runner that has it, for example ubuntu-latest.',
            cause,
        });
    });
    if (stdout.trim() !== '')
        return parseEngine(stdout, stderr);
    throw new errors/* UserError */.yo(`\`docker info\` returned nothing: ${stderr.trim().split('\n').at(-1)}`, {
        hint: 'Docker 23 or newer is needed.',
    });
}

// EXTERNAL MODULE: ./.build/src/pipeline/pipeline-inputs.js
var pipeline_inputs = __webpack_require__(55882);
// EXTERNAL MODULE: ./.build/src/pipeline/read.js
var read = __webpack_require__(71656);
// EXTERNAL MODULE: ./.build/src/inputs/push.js
var push = __webpack_require__(85365);
// EXTERNAL MODULE: ./.build/src/promote/destinations.js
var destinations = __webpack_require__(47611);
// EXTERNAL MODULE: ./.build/src/promote/target.js
var target = __webpack_require__(24543);
// EXTERNAL MODULE: ./.build/src/tags/images.js
var tags_images = __webpack_require__(8007);
// EXTERNAL MODULE: ./.build/src/tags/remarks.js
var remarks = __webpack_require__(94580);
// EXTERNAL MODULE: ./.build/src/pipeline/tables.js + 10 modules
var tables = __webpack_require__(51188);
;// CONCATENATED MODULE: ./.build/src/pipeline/repositories.js









function repositoriesIn(text) {
    return (0,tags_images/* readImages */.H)(text, (0,remarks/* noRemarks */.j4)(false)).flatMap(name => {
        try {
            return [(0,reference/* parseRepository */.SU)(name)];
        }
        catch {
            return [];
        }
    });
}
function pushedRepositories(pipeline, { host }) {
    const request = (0,read/* read */.L)(tables/* stageInputs */.M.promote, (0,pipeline_inputs/* textsFor */.g4)('promote', pipeline), { host });
    const images = repositoriesIn((0,pipeline_inputs/* textsFor */.g4)('tags', pipeline).images ?? '').map(reference/* formatReference */.FH);
    if (request.dryRun || request.rollback !== undefined || images.length === 0)
        return [];
    if ((0,push/* whyNotWritten */.z)(request, host.facts) !== undefined)
        return [];
    const tags = request.from === undefined ? [{ name: 'any', class: 'floating' }] : [];
    const { targets } = (0,destinations/* destinationsOf */.N)({ images, tags, to: request.to });
    return (0,target/* repositoriesOf */.Ub)(targets.filter(target/* isAtRegistry */.JN));
}

;// CONCATENATED MODULE: ./.build/src/pipeline/setup.js






const inputs = tables/* stageInputs */.M.setup;
const setupStage = {
    name: 'setup',
    inputs,
    cleanUp: cleanUp,
    async run({ texts, pipeline }, tools) {
        const { images, githubToken, ...values } = (0,read/* read */.L)(inputs, texts, tools);
        const section = await setup({
            ...values,
            repositories: repositoriesIn(pipeline ? ((0,pipeline_inputs/* textsFor */.g4)('tags', pipeline).images ?? '') : images),
            pushesTo: pipeline ? pushedRepositories(pipeline, tools) : undefined,
            token: githubToken ?? (pipeline && (0,pipeline_inputs/* jobToken */.Pt)(pipeline)),
        }, tools);
        return { section, outputs: (0,outputs/* outputs */.V)(section), line: `builder ${section.builder} (${section.driver})` };
    },
};


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

/***/ 99087:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ outputs),
/* harmony export */   W: () => (/* binding */ setupOutputs)
/* harmony export */ });
const setupOutputs = {
    builder: 'Name of the buildx builder that is used.',
    driver: 'Driver of the builder: `docker`, `docker-container`, `remote` or `kubernetes`.',
    buildx: 'Version of buildx.',
    engine: 'Version of the Docker Engine; empty where there is none.',
    'image-store': 'How the engine stores images: `containerd` or `classic`.',
    'native-platform': "The engine's own platform, for example `linux/amd64`.",
};
function outputs(section) {
    return {
        builder: section.builder,
        driver: section.driver,
        buildx: section.buildx,
        engine: section.engine ?? '',
        'image-store': section.imageStore ?? '',
        'native-platform': section.nativePlatform ?? '',
    };
}


/***/ }),

/***/ 8007:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ readImages)
/* harmony export */ });
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(80764);
/* harmony import */ var _messages_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3969);
/* harmony import */ var _lines_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(92662);
/* harmony import */ var _remarks_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(94580);




function readImages(text, remarks) {
    const lines = (0,_lines_js__WEBPACK_IMPORTED_MODULE_2__/* .splitLines */ .u)('images', text, remarks);
    const [only, ...more] = lines;
    if (only === undefined)
        return [];
    const single = more.length === 0 ? (0,_lines_js__WEBPACK_IMPORTED_MODULE_2__/* .splitFields */ .K)(only, remarks) : [];
    const named = more.length === 0 && single.every(field => !field.includes('='))
        ? single.map(field => checked(field, only.place, remarks))
        : lines.flatMap(line => readImage(line, remarks));
    return remarks.strict ? [...new Set(named)] : named;
}
function readImage(line, remarks) {
    const image = { name: '', enable: true };
    let names = 0;
    for (const field of (0,_lines_js__WEBPACK_IMPORTED_MODULE_2__/* .splitFields */ .K)(line, remarks)) {
        if (field === '' && remarks.strict)
            continue;
        const equals = field.indexOf('=');
        const key = equals === -1 ? 'name' : field.slice(0, equals).trim().toLowerCase();
        const value = field.slice(equals + 1).trim();
        if (key === 'name') {
            if (++names > 1)
                (0,_remarks_js__WEBPACK_IMPORTED_MODULE_3__/* .doubt */ .B2)(remarks, line.place, 'it has several names: put each image on its own line');
            image.name = value;
        }
        else if (key === 'enable') {
            if (value !== 'true' && value !== 'false')
                (0,_remarks_js__WEBPACK_IMPORTED_MODULE_3__/* .wrong */ .Qm)(remarks, line.place, `enable "${value}" is neither true nor false`);
            image.enable = value === 'true';
        }
        else
            (0,_remarks_js__WEBPACK_IMPORTED_MODULE_3__/* .wrong */ .Qm)(remarks, line.place, `"${key}" is not known (known: name, enable)`);
    }
    if (image.name === '')
        (0,_remarks_js__WEBPACK_IMPORTED_MODULE_3__/* .wrong */ .Qm)(remarks, line.place, 'the name is empty');
    else if (image.enable)
        return [checked(image.name, line.place, remarks)];
    return [];
}
function checked(name, place, remarks) {
    const lower = name.toLowerCase();
    const fault = faultOf(lower);
    if (fault !== undefined)
        (0,_remarks_js__WEBPACK_IMPORTED_MODULE_3__/* .doubt */ .B2)(remarks, place, fault);
    return lower;
}
function faultOf(name) {
    if (name === '')
        return 'an image name is empty';
    if (name.includes('{{'))
        return `image "${name}" has an expression: names do not support them`;
    try {
        (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .parseRepository */ .SU)(name);
        return undefined;
    }
    catch (error) {
        const hint = (0,_messages_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .isExpected */ .Dn)(error) ? error.hint : undefined;
        return hint === undefined ? (0,_messages_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .describe */ .q0)(error) : `${(0,_messages_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .describe */ .q0)(error)}. ${hint}`;
    }
}


/***/ }),

/***/ 92662:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ splitFields),
/* harmony export */   u: () => (/* binding */ splitLines)
/* harmony export */ });
/* harmony import */ var csv_parse_sync__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(25175);
/* harmony import */ var _remarks_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(94580);


function splitLines(input, text, remarks) {
    const skipped = /^\s*/.exec(text)?.[0].split('\n').length ?? 1;
    return rows(input, text.trim(), remarks)
        .filter(row => !(remarks.strict && isComment(row)))
        .map(({ record, info }) => ({
        text: record.join(',').trim(),
        parts: record,
        place: { input, line: `line ${info.lines + skipped - 1}, "${shorten(record.join(',').trim())}"` },
    }))
        .filter(line => line.text !== '');
}
function splitFields(line, remarks) {
    const fields = remarks.strict && line.parts.length > 1 ? protectedFields(line, remarks) : again(line, line.text, remarks);
    return fields.map(field => field.trim());
}
function protectedFields(line, remarks) {
    return line.parts.flatMap(part => again(line, part.trim(), remarks, 'whole'));
}
function again(line, text, remarks, mode = 'split') {
    if (mode === 'whole' && !text.includes('"'))
        return [text];
    try {
        const records = (0,csv_parse_sync__WEBPACK_IMPORTED_MODULE_0__/* .parse */ .qg)(text, { relaxColumnCount: true, skipEmptyLines: true });
        if (records.length > 1)
            (0,_remarks_js__WEBPACK_IMPORTED_MODULE_1__/* .doubt */ .B2)(remarks, line.place, 'it spans several lines: only the first would count');
        return records[0] ?? [];
    }
    catch {
        (0,_remarks_js__WEBPACK_IMPORTED_MODULE_1__/* .wrong */ .Qm)(remarks, line.place, `it has a quote inside a field: write '…' in expressions, or quote the whole field`);
        return [];
    }
}
function isComment({ raw }) {
    return raw
        .replace(/^(?:(?:#.*)?\r?\n)*/, '')
        .trimStart()
        .startsWith('#');
}
function rows(input, text, remarks) {
    try {
        return (0,csv_parse_sync__WEBPACK_IMPORTED_MODULE_0__/* .parse */ .qg)(text, {
            relaxQuotes: true,
            relaxColumnCount: true,
            skipEmptyLines: true,
            comment: '#',
            comment_no_infix: true,
            info: true,
            raw: true,
        });
    }
    catch {
        (0,_remarks_js__WEBPACK_IMPORTED_MODULE_1__/* .wrong */ .Qm)(remarks, { input }, 'a quoted item is not closed: write a quote inside it twice');
        return [];
    }
}
function shorten(text) {
    const end = text.indexOf('\n');
    const first = end === -1 ? text : `${text.slice(0, end).trimEnd()} …`;
    return first.length > 120 ? `${first.slice(0, 119)}…` : first;
}


/***/ }),

/***/ 94580:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B2: () => (/* binding */ doubt),
/* harmony export */   CD: () => (/* binding */ attempt),
/* harmony export */   Qm: () => (/* binding */ wrong),
/* harmony export */   R8: () => (/* binding */ warn),
/* harmony export */   j4: () => (/* binding */ noRemarks),
/* harmony export */   ye: () => (/* binding */ attemptLater)
/* harmony export */ });
/* harmony import */ var _messages_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3969);

function noRemarks(strict) {
    return { strict, problems: [], warnings: [] };
}
function wrong(remarks, place, message) {
    remarks.problems.push({ input: place.input, message: at(place, message) });
}
function doubt(remarks, place, message) {
    if (remarks.strict)
        wrong(remarks, place, message);
    else
        warn(remarks, place, message);
}
function warn(remarks, place, message) {
    const text = `${place.input}: ${at(place, message)}`;
    if (!remarks.warnings.includes(text))
        remarks.warnings.push(text);
}
function attempt(place, remarks, work) {
    try {
        return work();
    }
    catch (error) {
        note(place, remarks, error);
        return undefined;
    }
}
async function attemptLater(place, remarks, work) {
    try {
        return await work();
    }
    catch (error) {
        note(place, remarks, error);
        return undefined;
    }
}
function note(place, remarks, error) {
    if (!(0,_messages_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isExpected */ .Dn)(error))
        throw error;
    wrong(remarks, place, error.hint === undefined ? error.message : `${error.message}. ${error.hint}`);
}
function at({ line }, message) {
    return line === undefined ? message : `${line}: ${message}`;
}


/***/ })

};
