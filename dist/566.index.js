export const id = 566;
export const ids = [566];
export const modules = {

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

/***/ 70566:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  setupStage: () => (/* binding */ setupStage)
});

// EXTERNAL MODULE: ./.build/src/setup/outputs.js
var outputs = __webpack_require__(99087);
// EXTERNAL MODULE: ./.build/src/errors.js
var errors = __webpack_require__(36624);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./.build/src/setup/inspect.js
function parseInspect(stdout) {
    const fields = stdout.split('\n').map(line => /^(\w[\w ]*):\s+(.*)$/.exec(line));
    const driver = fields.find(match => match?.[1] === 'Driver')?.[2]?.trim();
    const platforms = fields
        .filter(match => match?.[1] === 'Platforms')
        .flatMap(match => (match?.[2] ?? '').split(','))
        .map(platform => platform.trim().replace(/\*$/, ''))
        .filter(platform => platform !== '');
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
    const given = recipe.buildkitdConfig && (0,external_node_path_.resolve)(tools.host.workspace, recipe.buildkitdConfig);
    tools.registerCleanup({ kind: keptBuilder, name });
    if (inline !== undefined)
        await (0,promises_.writeFile)(inlinePath, inline, { mode: 0o600 });
    try {
        const args = createArguments(name, recipe, inline === undefined ? given : inlinePath);
        const { exitCode, stderr } = await tools.exec.run({ file: 'docker', args });
        if (exitCode === 0)
            return name;
        await removeBuilder(name, tools);
        throw new errors/* UserError */.yo(`the builder (${recipe.driver}) could not be made: ${lastLine(stderr)}`, {
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
        hint: '`docker buildx ls` lists the builders of this machine; leave `builder` out to get one.',
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
        ?.replace(/^ERROR: /, '') || 'docker told no reason');
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
            ? { serverError: serverError ?? (beside.trim() || 'it told no version') }
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
                hint: 'Give it as `endpoint`, for example tcp://buildkit.example:1234.',
            });
        return { kind: 'create', driver: wish.driver, because: 'it was asked for' };
    }
    const why = whyNotEngine(engine);
    if (wish.driver === 'docker') {
        if (why === undefined)
            return { kind: 'engine', name: engine.context };
        throw new errors/* UserError */.yo(`driver: \`docker\` cannot do the work here: ${why}`, {
            hint: 'Leave `driver` out to get a BuildKit in a container, or turn on the containerd image store of the engine.',
        });
    }
    if (wish.driver === 'docker-container')
        return { kind: 'create', driver: wish.driver, because: 'it was asked for' };
    if (wish.tailored)
        return { kind: 'create', driver: 'docker-container', because: 'options for a builder were given' };
    if (why === undefined)
        return { kind: 'engine', name: engine.context };
    return { kind: 'create', driver: 'docker-container', because: why };
}
function checkBuildx({ buildx }) {
    if (buildx === undefined)
        throw new errors/* UserError */.yo('Docker here has no buildx', {
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
            hint: 'Start it (for example `sudo systemctl start docker`), set DOCKER_HOST to one that runs, or use `driver: remote` with an `endpoint`.',
        });
    if (server.imageStore === 'classic')
        return 'its image store is the classic one, which cannot export OCI layouts';
    if (!isAtLeast(server.version, oldestEngine))
        return `Docker Engine ${server.version} is older than ${oldestEngine} and runs only one exporter in a build`;
    return undefined;
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
    try {
        return JSON.parse(await (0,promises_.readFile)(path, 'utf8'));
    }
    catch {
        return {};
    }
}
async function putAuth(path, key, auth) {
    const config = await readDockerConfig(path);
    const restored = { ...config, auths: { ...config.auths, [key]: auth } };
    const mode = await (0,promises_.stat)(path).then(({ mode }) => mode & 0o777, () => 0o600);
    const partial = `${path}.${(0,external_node_crypto_.randomUUID)()}`;
    await (0,promises_.writeFile)(partial, JSON.stringify(restored, null, '\t'), { mode });
    await (0,promises_.rename)(partial, path);
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
    throw new errors/* UserError */.yo(`${registry} refused the login of "${username}": ${last || 'docker told no reason'}`, {
        hint: 'Check `username` and `password`; at ghcr.io the job also needs `permissions: packages: write`.',
    });
}
async function removeEnvFile(kept, tools) {
    const { registry, backup } = JSON.parse(kept.name);
    const previous = backup && (await readBackup(backup));
    if (previous)
        await restore(registry, previous, tools);
    else if (backup === undefined)
        await logOut(registry, tools);
    if (backup !== undefined)
        await (0,promises_.rm)(backup, { recursive: true, force: true });
}
async function logOut(registry, tools) {
    const args = ['logout', ...(registry === 'docker.io' ? [] : [registry])];
    const { exitCode, stderr } = await tools.exec.run({ file: 'docker', args });
    if (exitCode !== 0)
        tools.log.warning(`could not log out of ${registry}: ${stderr.trim()}`);
}
async function previousCredentials(registry, tools) {
    const key = credentialKey(registry);
    const config = await readDockerConfig(dockerConfigPath(tools.host));
    const helper = helperFor(config, key);
    if (helper === undefined) {
        const auth = config.auths?.[key];
        return auth === undefined ? undefined : { kind: 'config', auth };
    }
    const get = { file: `docker-credential-${helper}`, args: ['get'], stdin: key };
    const got = await tools.exec.run(get).catch(() => undefined);
    if (got?.exitCode !== 0)
        return undefined;
    return { kind: 'helper', helper, credentials: got.stdout };
}
async function restore(registry, previous, tools) {
    const key = credentialKey(registry);
    if (previous.kind === 'config')
        return putAuth(dockerConfigPath(tools.host), key, previous.auth);
    const { helper, credentials } = previous;
    const stored = await tools.exec.run({
        file: `docker-credential-${helper}`,
        args: ['store'],
        stdin: JSON.stringify({ ServerURL: key, ...JSON.parse(credentials) }),
    });
    if (stored.exitCode !== 0)
        tools.log.warning(`docker-credential-${helper} did not take back the earlier credentials of ${registry}`);
}
async function readBackup(backup) {
    try {
        return JSON.parse(await (0,promises_.readFile)((0,external_node_path_.join)(backup, 'credentials.json'), 'utf8'));
    }
    catch {
        return undefined;
    }
}

// EXTERNAL MODULE: ./.build/src/setup/logins.js
var setup_logins = __webpack_require__(10675);
;// CONCATENATED MODULE: ./.build/src/setup/setup.js






const setup = async (request, tools) => {
    const logins = loginsOf(request, tools);
    const engine = await readEngine(tools);
    const choice = chooseBuilder(wishOf(request, tools), engine);
    for (const login of logins) {
        await logIn(login, tools);
        tools.log.info(`logged in to ${login.registry} as ${login.username}`);
    }
    const builder = await builderOf(choice, request, tools);
    const { server, buildx = '' } = engine;
    tools.log.info(`builder ${builder.builder} (driver ${builder.driver}), buildx ${buildx}` +
        (server ? `, Docker Engine ${server.version}, ${server.imageStore} image store` : ', no Docker Engine'));
    return {
        status: 'passed',
        ...builder,
        buildx,
        ...(server && { engine: server.version, imageStore: server.imageStore, nativePlatform: server.platform }),
        registries: logins.map(({ registry }) => registry),
    };
};
const cleanUp = async (kept, tools) => {
    for (const item of [...kept].reverse()) {
        try {
            if (item.kind === keptBuilder)
                await removeBuilder(item.name, tools);
            if (item.kind === keptLogin)
                await removeEnvFile(item, tools);
        }
        catch (error) {
            tools.log.warning(`clean-up after setup: ${error.message}`);
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
            tools.log.info(`making a builder with the driver ${choice.driver}: ${choice.because}`);
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
    const { logins, problems } = (0,setup_logins/* pairLogins */.J)(request);
    if (problems.length > 0)
        throw new errors/* InputError */.dz(problems);
    return logins;
}
async function readEngine(tools) {
    const info = { file: 'docker', args: ['info', '--format', 'json'] };
    const { stdout, stderr } = await tools.exec.run(info).catch(cause => {
        throw new errors/* UserError */.yo('there is no docker on this machine', {
            hint: 'Install Docker Engine with buildx, or run on a runner that has it, for example ubuntu-latest.',
            cause,
        });
    });
    if (stdout.trim() !== '')
        return parseEngine(stdout, stderr);
    throw new errors/* UserError */.yo(`\`docker info\` told nothing: ${stderr.trim().split('\n').at(-1)}`, {
        hint: 'Docker 23 or newer is needed.',
    });
}

// EXTERNAL MODULE: ./.build/src/pipeline/read.js
var read = __webpack_require__(71656);
// EXTERNAL MODULE: ./.build/src/pipeline/tables.js + 13 modules
var tables = __webpack_require__(72022);
;// CONCATENATED MODULE: ./.build/src/pipeline/setup.js




const inputs = tables/* stageInputs */.M.setup;
const setupStage = {
    name: 'setup',
    inputs,
    cleanUp: cleanUp,
    async run({ texts }, tools) {
        const section = await setup((0,read/* read */.L)(inputs, texts, tools), tools);
        return { section, outputs: (0,outputs/* outputs */.V)(section), line: `builder ${section.builder} (${section.driver})` };
    },
};


/***/ }),

/***/ 99087:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ outputs),
/* harmony export */   W: () => (/* binding */ setupOutputs)
/* harmony export */ });
const setupOutputs = {
    builder: 'Name of the buildx builder that does the work.',
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


/***/ })

};
