export const id = 743;
export const ids = [743];
export const modules = {

/***/ 10450:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ buildOutputs),
/* harmony export */   V: () => (/* binding */ outputs)
/* harmony export */ });
const buildOutputs = {
    digest: 'Digest of the image: of its index, or of its manifest when there is no index.',
    'media-type': 'Media type of what the digest names.',
    platforms: 'The platforms that were built, separated by commas.',
    layout: 'Folder of the OCI layout, there until the end of the job.',
    'local-image': 'Name under which the Docker Engine of this machine has the image until the end of the job.',
};
function outputs(section) {
    return {
        digest: section.digest ?? '',
        'media-type': section.mediaType ?? '',
        platforms: section.platforms.map(({ platform }) => platform).join(','),
        layout: section.source?.kind === 'layout' ? section.source.path : '',
        'local-image': section.localImage ?? '',
    };
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

/***/ 29040:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ secretLines),
/* harmony export */   s: () => (/* binding */ hideSecrets)
/* harmony export */ });
const shortest = 4;
function secretLines(secrets) {
    const lines = secrets.flatMap(secret => [secret, ...secret.split(/\r?\n/)]).map(line => line.trim());
    return [...new Set(lines)]
        .filter(({ length }) => length >= shortest)
        .sort((one, other) => other.length - one.length);
}
function hideSecrets(secrets) {
    const lines = secretLines(secrets);
    return text => lines.reduce((hidden, line) => hidden.replaceAll(line, '***'), text);
}


/***/ }),

/***/ 36743:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  buildStage: () => (/* binding */ buildStage)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./.build/src/errors.js
var errors = __webpack_require__(36624);
;// CONCATENATED MODULE: ./.build/src/build/annotate.js
const shownChecks = 5;
function annotateChecks(checks, host) {
    for (const { rule, message, url, file, line } of checks.slice(0, shownChecks))
        host.annotate('warning', url ? `${message}\n${url}` : message, { title: rule, file, line });
    const more = checks.length - shownChecks;
    if (more > 0)
        host.annotate('notice', `${more} more findings of the build checks are in the report`);
}
function annotateFailure({ reason, line }, file, host) {
    if (file === undefined || line === undefined)
        return;
    host.annotate('error', reason, { title: 'Build failed', file, line });
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(58500);
;// CONCATENATED MODULE: ./.build/src/build/stop-builds.js


async function stopBuilds(folders, tools) {
    for (const signal of ['-TERM', '-KILL']) {
        const pids = await pidsWith(folders);
        if (pids.length === 0)
            return;
        await tools.exec.run({ file: 'kill', args: [signal, ...pids] });
        for (let tenth = 0; tenth < 30 && (await pidsWith(folders)).length > 0; tenth++)
            await (0,external_node_timers_promises_.setTimeout)(100);
    }
}
async function pidsWith(folders) {
    const pids = (await (0,promises_.readdir)('/proc').catch(() => [])).filter(name => /^\d+$/.test(name));
    const found = await Promise.all(pids.map(async (pid) => {
        const line = await (0,promises_.readFile)(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
        return folders.some(folder => line.includes(`${folder}/`)) ? [pid] : [];
    }));
    return found.flat();
}

;// CONCATENATED MODULE: ./.build/src/build/build-folders.js




const keptFolder = 'folder';
const keptImage = 'image';
async function openBuildFolders({ image, inEngine }, tools) {
    const id = (0,external_node_crypto_.randomUUID)();
    const folder = (0,external_node_path_.join)(tools.host.temp, `buildonce-build-${id}`);
    const layout = (0,external_node_path_.join)(tools.host.temp, `buildonce-layout-${id}`);
    const name = `${image ?? 'buildonce.local/image'}:buildonce-${id.replaceAll('-', '').slice(0, 12)}`;
    registerFolder(folder, tools);
    registerFolder(layout, tools);
    if (inEngine)
        tools.registerCleanup({ kind: keptImage, name });
    await (0,promises_.mkdir)(folder, { recursive: true, mode: 0o700 });
    return { folder, metadataFile: (0,external_node_path_.join)(folder, 'metadata.json'), layout, name };
}
function registerFolder(path, { registerCleanup }) {
    registerCleanup({ kind: keptFolder, name: path });
}
async function writeSecrets(secrets, folder) {
    return Promise.all(secrets.map(async ({ name, value }, at) => {
        const path = (0,external_node_path_.join)(folder, `secret-${at}`);
        await (0,promises_.writeFile)(path, value, { mode: 0o600, flag: 'wx' });
        return { id: name, path };
    }));
}
async function closeBuildFolders({ folder }) {
    await (0,promises_.rm)(folder, { recursive: true, force: true });
}
async function removeBuildFolders({ folder, layout }) {
    await Promise.all([folder, layout].map(path => (0,promises_.rm)(path, { recursive: true, force: true })));
}
const cleanUp = async (kept, tools) => {
    const folders = kept.filter(({ kind }) => kind === keptFolder).map(({ name }) => name);
    if (folders.length > 0)
        await stopBuilds(folders, tools);
    for (const folder of folders)
        await (0,promises_.rm)(folder, { recursive: true, force: true });
    const images = kept.filter(({ kind }) => kind === keptImage).map(({ name }) => name);
    if (images.length === 0)
        return;
    const { exitCode, stderr } = await tools.exec.run({
        file: 'docker',
        args: ['image', 'rm', '--force', ...images],
    });
    if (exitCode !== 0 && !/no such image/i.test(stderr))
        tools.log.warning(`the image ${images.join(', ')} could not be removed: ${stderr.trim()}`);
};

;// CONCATENATED MODULE: ./.build/src/build/attestations.js
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

;// CONCATENATED MODULE: ./.build/src/build/context.js

function isRemoteContext(context) {
    return /^(https?:\/\/|git:\/\/|ssh:\/\/|git@|github\.com\/)/.test(context);
}
function isForeignContext(value) {
    return /^[a-z][a-z0-9+.-]*:/.test(value) || isRemoteContext(value);
}
function expandContext(context, facts) {
    const match = /^\{\{\s*defaultContext\s*\}\}(?::(.*))?$/.exec(context);
    if (!match)
        return context;
    const folder = match[1] ? `:${match[1]}` : '';
    return `${facts.serverUrl ?? 'https://github.com'}/${facts.project}.git#${facts.commit}${folder}`;
}
function dockerfilePath(file, context, workspace) {
    if (isRemoteContext(context))
        return undefined;
    const path = (0,external_node_path_.relative)(workspace, (0,external_node_path_.resolve)(workspace, file ?? (0,external_node_path_.join)(context, 'Dockerfile')));
    return path.startsWith('..') ? undefined : path;
}

;// CONCATENATED MODULE: ./.build/src/build/metadata-items.js
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

;// CONCATENATED MODULE: ./.build/src/build/check.js





async function checkInputs(inputs, context, host) {
    const found = await Promise.all([
        checkContext(inputs, context, host),
        ...inputs.buildContexts
            .filter(({ value }) => !isForeignContext(value))
            .map(({ name, value }) => missing('build-contexts', value, host, `the context "${name}"`)),
        ...inputs.secretFiles.map(({ name, value }) => missing('secret-files', value, host, `the secret "${name}"`)),
        ...inputs.ssh.map(item => checkSsh(item, host)),
    ]);
    return [...found.flat(), ...checkSecrets(inputs, host), ...checkAnnotations(inputs)];
}
async function checkContext({ file }, context, host) {
    if (isRemoteContext(context))
        return [];
    const folder = (0,external_node_path_.resolve)(host.workspace, context);
    const kind = await kindOf(folder);
    if (kind !== 'folder')
        return [
            {
                input: 'context',
                message: `there is ${kind === undefined ? 'no folder' : 'a file, no folder,'} ${folder}`,
            },
        ];
    if (file !== undefined) {
        if ((await kindOf((0,external_node_path_.resolve)(host.workspace, file))) === 'file')
            return [];
        const inside = (await kindOf((0,external_node_path_.join)(folder, file))) === 'file';
        const path = (0,external_node_path_.join)(context, file);
        return [
            {
                input: 'file',
                message: `there is no file ${(0,external_node_path_.resolve)(host.workspace, file)}${inside ? `, did you mean ${path}?` : ''}`,
            },
        ];
    }
    const names = await Promise.all(['Dockerfile', 'dockerfile'].map(name => kindOf((0,external_node_path_.join)(folder, name))));
    return names.includes('file')
        ? []
        : [{ input: 'file', message: `there is no Dockerfile in ${folder}: name it here` }];
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
    if (attestations(inputs, undefined).any || inputs.platforms.length > 1)
        return [];
    return inputs.annotations.filter(isOfIndex).map(item => ({
        input: 'annotations',
        message: `"${item}" is for an index, and one platform without attestations makes none`,
    }));
}
async function missing(input, path, host, what) {
    const full = (0,external_node_path_.resolve)(host.workspace, path);
    return (await kindOf(full)) === undefined
        ? [{ input, message: `${what} is at ${full}, and nothing is there` }]
        : [];
}
async function kindOf(path) {
    try {
        return (await (0,promises_.stat)(path)).isDirectory() ? 'folder' : 'file';
    }
    catch {
        return undefined;
    }
}

// EXTERNAL MODULE: ./.build/src/image/docker-archive.js
var docker_archive = __webpack_require__(23090);
// EXTERNAL MODULE: ./.build/src/image/layout.js
var image_layout = __webpack_require__(67955);
// EXTERNAL MODULE: ./.build/src/image/manifest.js
var image_manifest = __webpack_require__(9424);
;// CONCATENATED MODULE: ./.build/src/build/load.js






async function loadPlatform(place, manifest, tools) {
    const bytes = await (0,promises_.readFile)((0,external_node_path_.join)(place.layout, (0,image_layout/* blobPath */.nD)(manifest)));
    const image = (0,image_manifest/* parseManifest */.Ng)({ bytes, mediaType: '', digest: manifest });
    if (image.kind !== 'image')
        throw new errors/* UserError */.yo(`${manifest} is not an image`);
    const paths = [image.config, ...image.layers].map(({ digest }) => (0,image_layout/* blobPath */.nD)(digest));
    const list = (0,external_node_path_.join)(place.folder, 'list');
    const archive = (0,external_node_path_.join)(place.folder, 'image.tar');
    await (0,promises_.mkdir)(list, { recursive: true });
    await (0,promises_.writeFile)((0,external_node_path_.join)(list, 'manifest.json'), (0,docker_archive/* dockerList */.z)(image, [place.name]));
    await must('tar', ['-cf', archive, '-C', list, 'manifest.json', '-C', place.layout, ...new Set(paths)], tools);
    await must('docker', ['load', '--quiet', '--input', archive], tools);
    return image.config.digest;
}
async function must(file, args, { exec }) {
    const { exitCode, stderr } = await exec.run({ file, args });
    if (exitCode === 0)
        return;
    throw new errors/* UserError */.yo(`the image could not be loaded into the engine: ${stderr.trim() || `${file} ended with ${exitCode}`}`);
}

;// CONCATENATED MODULE: ./.build/src/build/engine-image.js


function engineExport({ driver, imageStore, }) {
    if (driver === undefined || driver === 'docker')
        return 'image';
    if (imageStore === undefined)
        return 'none';
    return imageStore === 'containerd' ? 'docker' : 'load';
}
async function intoEngine({ place, request, content }, tools) {
    switch (engineExport(request)) {
        case 'none':
            return { warnings: ['there is no Docker Engine here, so the image cannot be run on this machine'] };
        case 'load':
            return loadNative({ place, request, content }, tools);
        default:
            await checkEngineImage(place.name, content.digest, tools).catch(error => {
                if (request.driver !== undefined)
                    throw error;
                throw new errors/* UserError */.yo('the builder in use is not the Docker Engine itself, and nothing tells which it is', {
                    hint: 'Run the setup stage before the build.',
                    cause: error,
                });
            });
            return { localImage: place.name, warnings: [] };
    }
}
async function loadNative({ place, request, content }, tools) {
    const native = content.platforms.find(({ platform }) => platform === request.nativePlatform);
    const chosen = native ?? content.platforms[0];
    if (chosen === undefined)
        return { warnings: ['the image has no platform that runs'] };
    const config = await loadPlatform(place, chosen.digest, tools);
    await checkEngineImage(place.name, config, tools);
    const others = content.platforms.length - 1;
    return {
        localImage: place.name,
        warnings: [
            `the engine keeps images in the classic store: it has only ${chosen.platform} of this image, without its digest and attestations` +
                (others > 0 ? `; ${others} other ${others === 1 ? 'platform' : 'platforms'} cannot be run here` : ''),
        ],
    };
}
async function checkEngineImage(name, wanted, tools) {
    const { exitCode, stdout, stderr } = await tools.exec.run({
        file: 'docker',
        args: ['image', 'inspect', '--format', '{{.Id}}', name],
    });
    const id = stdout.trim();
    if (exitCode === 0 && id === wanted)
        return;
    throw new errors/* UserError */.yo(exitCode === 0
        ? `the engine has ${id} and the layout ${wanted}, and they must be the same`
        : `the engine does not have the image that was built: ${stderr.trim()}`, { hint: 'Please report this with the versions of Docker and buildx.' });
}

;// CONCATENATED MODULE: ./.build/src/build/failure.js
function buildFailure(output, exitCode) {
    const lines = output.split('\n').map(line => line.trimEnd());
    const message = lines
        .findLast(line => line.startsWith('ERROR: '))
        ?.replace(/^ERROR: (failed to (build|solve): )*/, '');
    const at = lines.findLastIndex(line => /^ > \[.*\] .*:$/.test(line));
    const step = at === -1 ? undefined : shortened(lines[at]?.slice(3, -1) ?? '', 160);
    const line = lines.map(text => /^ *(\d+) \| >>> /.exec(text)?.[1]).find(found => found !== undefined);
    const reason = [
        step === undefined ? 'the build failed' : `step ${step} failed`,
        cause(message) ?? `buildx ended with exit code ${exitCode}`,
        ...lastWords(lines, at),
    ].join(': ');
    return {
        reason,
        hint: hints.find(({ pattern }) => pattern.test(reason))?.hint,
        ...(line !== undefined && { line: Number(line) }),
    };
}
function isCacheFailure({ reason }) {
    if (/: exit code \d+(:|$)|unknown cache/.test(reason))
        return false;
    return /cache (exporter|importer|manifest|storage)|\bgha\b|twirp|lease "|\bblob\b|content at |httpReadSeeker/.test(reason);
}
function cause(message) {
    const exit = /^process ".*" did not complete successfully: (.*)$/.exec(message ?? '')?.[1];
    return exit?.replace('exit code:', 'exit code') ?? (message && shortened(message, 1000));
}
function lastWords(lines, at) {
    if (at === -1)
        return [];
    const end = lines.findIndex((line, index) => index > at && /^-+$/.test(line));
    const last = lines
        .slice(at + 1, end)
        .findLast(line => line !== '')
        ?.replace(/^\d+\.\d+ /, '');
    return last === undefined ? [] : [shortened(last, 300)];
}
function shortened(text, limit) {
    const line = text.replace(/\s+/g, ' ').trim();
    return line.length <= limit ? line : `${line.slice(0, limit - 1)}…`;
}
const hints = [
    {
        pattern: /exec format error/,
        hint: 'The machine cannot run this architecture: set up emulation first (docker/setup-qemu-action), or build on a native runner.',
    },
    {
        pattern: /(OCI exporter|oci exporter|multiple outputs|Multi-platform build) .*not supported/i,
        hint: 'The builder cannot export OCI layouts: run the setup stage first, which makes one that can.',
    },
    {
        pattern: /target stage .* could not be found/,
        hint: 'Check the `target` input against the names after AS.',
    },
    {
        pattern: /pull access denied|401 Unauthorized|403 Forbidden|insufficient_scope/,
        hint: 'The base image is private or does not exist: log in with `registry`, `username` and `password`.',
    },
    {
        pattern: /no space left on device/,
        hint: 'The disk is full: `docker system prune` frees space of the engine.',
    },
    {
        pattern: /secret .*: not found|secret .* not found/,
        hint: 'Give the secret in `secrets`, `secret-envs` or `secret-files`.',
    },
    { pattern: /entitlement .* is not allowed/, hint: 'Name it in `allow`.' },
];

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

;// CONCATENATED MODULE: ./.build/src/build/cache-folder.js



async function folderDigest(folder) {
    try {
        return (0,external_node_crypto_.createHash)('sha256')
            .update(await (0,promises_.readFile)((0,external_node_path_.join)(folder, 'index.json')))
            .digest('hex');
    }
    catch {
        return undefined;
    }
}
async function isWhole(folder) {
    try {
        const [reached, held] = await Promise.all([reachedBlobs(folder), (0,promises_.readdir)(blobsOf(folder))]);
        return [...reached].every(name => held.includes(name));
    }
    catch {
        return false;
    }
}
async function pruneFolder(folder) {
    const reached = await reachedBlobs(folder);
    const dead = (await (0,promises_.readdir)(blobsOf(folder))).filter(name => !reached.has(name));
    await Promise.all(dead.map(name => (0,promises_.rm)((0,external_node_path_.join)(blobsOf(folder), name))));
    await (0,promises_.rm)((0,external_node_path_.join)(folder, 'ingest'), { recursive: true, force: true });
}
function blobsOf(folder) {
    return (0,external_node_path_.join)(folder, 'blobs', 'sha256');
}
async function reachedBlobs(folder) {
    const reached = new Set();
    await reach(JSON.parse(await (0,promises_.readFile)((0,external_node_path_.join)(folder, 'index.json'), 'utf8')), blobsOf(folder), reached);
    return reached;
}
async function reach({ manifests = [], layers = [], config }, blobs, reached) {
    for (const { digest, mediaType } of [...manifests, ...layers, ...(config ? [config] : [])]) {
        const name = digest?.replace('sha256:', '');
        if (name === undefined || reached.has(name))
            continue;
        reached.add(name);
        if (/\.(index|manifest|manifest\.list)\.v\d\+json$/.test(mediaType ?? ''))
            await reach(JSON.parse(await (0,promises_.readFile)((0,external_node_path_.join)(blobs, name), 'utf8')), blobs, reached);
    }
}

;// CONCATENATED MODULE: ./.build/src/build/cache-service.js
function serviceAccess(variable) {
    if (!variable('ACTIONS_RESULTS_URL') || !variable('ACTIONS_CACHE_SERVICE_V2'))
        return undefined;
    try {
        const [header, payload, signature] = variable('ACTIONS_RUNTIME_TOKEN')?.split('.') ?? [];
        if (![header, payload, signature].every(part => /^[\w-]+$/.test(part ?? '')))
            return undefined;
        const { exp, ac } = JSON.parse(Buffer.from(payload ?? '', 'base64url').toString('utf8'));
        if (typeof exp !== 'number' || typeof ac !== 'string')
            return undefined;
        const scopes = JSON.parse(ac);
        const may = (bit) => scopes.some(({ Permission = 0 }) => (Permission & bit) !== 0);
        return { read: may(1), write: may(2) };
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./.build/src/build/layer-cache.js







async function openCache(request, tools) {
    const { host } = tools;
    const plan = planCache({
        mode: request.cache,
        from: request.cacheFrom,
        to: request.cacheTo,
        driver: request.driver ?? 'docker',
        fresh: request.noCache,
        subject: { ...request, image: request.images?.[0], project: host.facts.project },
        mayPush: request.mayPush ?? false,
        facts: host.facts,
        service: serviceAccess(name => host.variable(name)),
        hasFolders: host.cache !== undefined,
        access: cacheAccess(host.variable('ACTIONS_CACHE_MODE')),
    });
    if (plan.folder !== undefined && host.cache !== undefined)
        return openFolder(plan.reason, plan.folder, host.cache, tools);
    return { from: [...plan.from], to: [...plan.to], reason: plan.reason, save: async () => { } };
}
async function openFolder(reason, { scope, read, write }, cache, tools) {
    const folder = (0,external_node_path_.join)(tools.host.temp, `buildonce-layers-${scope}`);
    const prefix = `buildonce-layers-${scope}-`;
    registerFolder(folder, tools);
    if (read) {
        await tolerate('restored', tools, async () => {
            const found = await cache.restore([folder], `${prefix}newest`, [prefix]);
            if (found === undefined || (await isWhole(folder)))
                return;
            await (0,promises_.rm)(folder, { recursive: true, force: true });
            throw new Error(`${found} is not whole`);
        });
    }
    const before = await folderDigest(folder);
    return {
        from: before === undefined ? [] : [`type=local,src=${folder}`],
        to: write ? [`type=local,dest=${folder},mode=max,ignore-error=true`] : [],
        reason: `${reason}, ${before === undefined ? 'empty so far' : 'restored'}${write ? '' : ', read only'}`,
        async save({ steps, cachedSteps }) {
            if (!write)
                return;
            const after = await folderDigest(folder);
            const same = after === before || (before !== undefined && cachedSteps === steps);
            if (after === undefined || same)
                return tools.log.info('cache: nothing new to store');
            await tolerate('stored', tools, async () => {
                await pruneFolder(folder);
                const stored = await cache.save([folder], `${prefix}${after}`);
                tools.log.info(stored ? 'cache: stored' : 'cache: the host did not take it');
            });
        },
    };
}
async function tolerate(what, { log }, work) {
    try {
        await work();
    }
    catch (error) {
        log.warning(`the layer cache could not be ${what}: ${(0,errors/* describe */.q0)(error)}`);
    }
}

;// CONCATENATED MODULE: ./.build/src/build/metadata.js
function parseMetadata(text, dockerfile) {
    const value = JSON.parse(text);
    const checks = (value['buildx.build.warnings'] ?? []).map(warning => checkOf(warning, dockerfile));
    return { digest: value['containerimage.digest'], checks };
}
function checkOf({ short = '', url, sourceInfo, range }, dockerfile) {
    const text = Buffer.from(short, 'base64').toString('utf8');
    const [, rule, message] = /^(\w+): ([\s\S]*)$/.exec(text) ?? [undefined, 'BuildCheck', text];
    const file = dockerfile ?? sourceInfo?.filename;
    const line = range?.[0]?.start?.line;
    return {
        rule: rule ?? 'BuildCheck',
        message: (message ?? '').replace(/ \(line \d+\)$/, '').slice(0, 4000),
        ...(url && { url }),
        ...(file && { file }),
        ...(line !== undefined && { line }),
    };
}

;// CONCATENATED MODULE: ./.build/src/build/read-layout.js






async function readLayout(layout) {
    const root = (0,image_layout/* layoutImage */.C)(await (0,promises_.readFile)((0,external_node_path_.join)(layout, 'index.json')));
    const manifest = await readManifest(layout, root);
    if (manifest.kind === 'image') {
        return {
            digest: root.digest,
            mediaType: root.mediaType,
            platforms: [await platformOf(layout, root, manifest)],
            attestations: 0,
        };
    }
    const images = manifest.manifests.filter(entry => !(0,image_manifest/* isAttestation */.H3)(entry));
    return {
        digest: root.digest,
        mediaType: root.mediaType,
        platforms: await Promise.all(images.map(async (entry) => platformOf(layout, entry, await readManifest(layout, entry)))),
        attestations: manifest.manifests.length - images.length,
    };
}
async function platformOf(layout, entry, manifest) {
    if (manifest.kind !== 'image')
        throw new errors/* UserError */.yo(`${entry.digest} is an index inside an index`);
    const platform = entry.platform ?? (await configPlatform(layout, manifest));
    return {
        platform: (0,image_manifest/* formatPlatform */.Bq)(platform),
        digest: entry.digest,
        size: (0,image_manifest/* blobsOf */.OR)(manifest).reduce((sum, blob) => sum + blob.size, 0),
    };
}
async function configPlatform(layout, { config }) {
    const { os, architecture, variant } = JSON.parse(new TextDecoder().decode(await readBlob(layout, config)));
    return { os, architecture, variant };
}
async function readManifest(layout, entry) {
    return (0,image_manifest/* parseManifest */.Ng)({
        bytes: await readBlob(layout, entry),
        mediaType: entry.mediaType,
        digest: entry.digest,
    });
}
async function readBlob(layout, { digest }) {
    const bytes = await (0,promises_.readFile)((0,external_node_path_.join)(layout, (0,image_layout/* blobPath */.nD)(digest))).catch(cause => {
        throw new errors/* UserError */.yo(`the OCI layout does not hold ${digest}, which it names`, { cause });
    });
    const actual = `sha256:${(0,external_node_crypto_.createHash)('sha256').update(bytes).digest('hex')}`;
    if (actual !== digest)
        throw new errors/* UserError */.yo(`the OCI layout holds ${actual} where ${digest} should be`);
    return bytes;
}

;// CONCATENATED MODULE: ./.build/src/build/arguments.js


function buildArgs(inputs, places) {
    const { values: attests, any: attested } = attestations(inputs, places.builderId);
    const isIndex = attested || inputs.platforms.length > 1;
    const each = (flag, values) => values.flatMap(value => [flag, value]);
    const one = (flag, value) => (value === undefined ? [] : [flag, value]);
    return [
        ...['buildx', 'build', '--progress', 'plain'],
        ...one('--builder', places.builder),
        ...one('--file', inputs.file),
        ...one('--target', inputs.target),
        ...one('--platform', inputs.platforms.length === 0 ? undefined : inputs.platforms.join(',')),
        ...each('--build-arg', inputs.buildArgs),
        ...each('--build-context', inputs.buildContexts.map(({ name, value }) => `${name}=${value}`)),
        ...each('--secret', secretItems(inputs, places)),
        ...each('--ssh', inputs.ssh),
        ...each('--label', labelItems(places.imageLabels, inputs.labels)),
        ...each('--annotation', annotationItems(places.imageAnnotations, inputs.annotations, isIndex)),
        ...each('--attest', attests),
        ...each('--cache-from', places.cacheFrom),
        ...each('--cache-to', places.cacheTo),
        ...each('--no-cache-filter', inputs.noCacheFilters),
        ...each('--allow', inputs.allow),
        ...each('--add-host', inputs.addHosts),
        ...each('--ulimit', inputs.ulimit.map(({ name, value }) => `${name}=${value}`)),
        ...one('--network', inputs.network),
        ...one('--shm-size', inputs.shmSize),
        ...one('--cgroup-parent', inputs.cgroupParent),
        ...(inputs.pull ? ['--pull'] : []),
        ...(inputs.noCache ? ['--no-cache'] : []),
        ...each('--output', outputItems(places)),
        ...['--metadata-file', places.metadataFile],
        places.context,
    ];
}
function outputItems({ layout, name, engineExport }) {
    const shared = `${field(`name=${name}`)},oci-mediatypes=true`;
    return [
        `type=oci,tar=false,${field(`dest=${layout}`)},${shared}`,
        ...(engineExport === 'image' ? [`type=image,push=false,${shared}`] : []),
        ...(engineExport === 'docker' ? [`type=docker,${shared}`] : []),
    ];
}
function secretItems({ secretEnvs, secretFiles }, places) {
    return [
        ...places.secretFiles.map(({ id, path }) => `id=${id},${field(`src=${path}`)}`),
        ...secretEnvs.map(({ name, value }) => `id=${name},${field(`env=${value}`)}`),
        ...secretFiles.map(({ name, value }) => `id=${name},${field(`src=${value}`)}`),
    ];
}
function field(text) {
    return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

;// CONCATENATED MODULE: ./.build/src/build/progress.js
function countSteps(progress) {
    const steps = new Set();
    const cached = new Set();
    for (const line of progress.split('\n')) {
        const step = /^#(\d+) \[(?!internal\b|context\b|auth\b)[^\]]*\d+\/\d+\] (?!FROM\b)/.exec(line)?.[1];
        if (step !== undefined)
            steps.add(step);
        const hit = /^#(\d+) CACHED$/.exec(line)?.[1];
        if (hit !== undefined)
            cached.add(hit);
    }
    return { steps: steps.size, cachedSteps: [...cached].filter(step => steps.has(step)).length };
}

;// CONCATENATED MODULE: ./.build/src/build/buildx.js

const tailLength = 65_536;
async function runBuildx(command, { exec, log, signal }) {
    return log.foreign(async (write) => {
        const running = exec.start({ ...command, file: 'docker' });
        const stop = () => void running.end().catch(() => { });
        signal.addEventListener('abort', stop, { once: true });
        if (signal.aborted)
            stop();
        let tail = '';
        let marks = '';
        let partial = '';
        const read = (chunk) => {
            write(chunk);
            const text = chunk.toString('utf8');
            tail = (tail + text).slice(-tailLength);
            const lines = (partial + text).split('\n');
            partial = lines.pop() ?? '';
            for (const line of lines)
                if (/^#\d+ (\[|CACHED$)/.test(line))
                    marks += `${line}\n`;
        };
        running.stdout.on('data', read);
        running.stderr.on('data', read);
        try {
            return { exitCode: await running.ended, tail, ...countSteps(marks) };
        }
        finally {
            signal.removeEventListener('abort', stop);
        }
    });
}

;// CONCATENATED MODULE: ./.build/src/build/environment.js
const epoch = 'SOURCE_DATE_EPOCH';
function buildEnvironment({ commitTime, buildArgs }, host) {
    const chosen = host.variable(epoch) !== undefined || buildArgs.some(item => item.split('=')[0] === epoch);
    const seconds = Math.floor(Date.parse(commitTime ?? '') / 1000);
    return {
        BUILDX_METADATA_WARNINGS: 'true',
        BUILDX_METADATA_PROVENANCE: 'disabled',
        ...(!chosen && seconds > 0 && { [epoch]: String(seconds) }),
    };
}
function builderId({ runUrl, attempt }) {
    return runUrl === undefined ? undefined : `${runUrl}/attempts/${attempt}`;
}

;// CONCATENATED MODULE: ./.build/src/build/run-build.js






async function runBuild(attempt, tools) {
    const { place, cache } = attempt;
    const built = await runOnce(attempt, tools);
    if (built.exitCode === 0 || tools.signal.aborted || cache.from.length + cache.to.length === 0)
        return built;
    const failure = buildFailure(built.tail, built.exitCode);
    if (!isCacheFailure(failure))
        return built;
    tools.log.warning(`${failure.reason}; trying once more without the cache`);
    await (0,promises_.rm)(place.layout, { recursive: true, force: true });
    return runOnce({ ...attempt, cache: { from: [], to: [] } }, tools);
}
function runOnce({ place, request, context, secretFiles, cache }, tools) {
    const { host } = tools;
    const args = buildArgs(request, {
        ...place,
        context,
        secretFiles,
        builder: request.builder,
        engineExport: engineExport(request),
        cacheFrom: cache.from,
        cacheTo: cache.to,
        imageLabels: request.imageLabels ?? {},
        imageAnnotations: request.imageAnnotations ?? [],
        builderId: builderId(host.facts),
    });
    return runBuildx({ args, cwd: host.workspace, env: buildEnvironment(request, host) }, tools);
}

// EXTERNAL MODULE: ./.build/src/inputs/secrets.js
var secrets = __webpack_require__(29040);
;// CONCATENATED MODULE: ./.build/src/build/secrets.js



const largestFile = 1024 * 1024;
async function hideBuildSecrets(given, host) {
    const variables = given.secretEnvs.map(({ value }) => host.variable(value) ?? '');
    const files = await Promise.all(given.secretFiles.map(({ value }) => readSmall((0,external_node_path_.resolve)(host.workspace, value))));
    for (const secret of [...variables, ...(0,secrets/* secretLines */._)(files)])
        host.mask(secret);
    return (0,secrets/* hideSecrets */.s)([...given.secrets.map(({ value }) => value), ...variables, ...files]);
}
async function readSmall(path) {
    try {
        return (await (0,promises_.stat)(path)).size > largestFile ? '' : await (0,promises_.readFile)(path, 'utf8');
    }
    catch {
        return '';
    }
}

;// CONCATENATED MODULE: ./.build/src/build/build.js













const build = async (request, tools) => {
    if (request.proven !== undefined)
        return skipped(request.proven);
    const context = expandContext(request.context, tools.host.facts);
    const problems = await checkInputs(request, context, tools.host);
    if (problems.length > 0)
        throw new errors/* InputError */.dz(problems);
    const hide = await hideBuildSecrets(request, tools.host);
    const cache = await openCache(request, tools);
    const place = await openBuildFolders({ image: request.images?.[0], inEngine: engineExport(request) !== 'none' }, tools);
    try {
        const secretFiles = await writeSecrets(request.secrets, place.folder);
        tools.log.info(`context: ${context}; cache: ${cache.reason}`);
        const built = await runBuild({ place, request, context, cache, secretFiles }, tools);
        if (tools.signal.aborted)
            throw new errors/* UserError */.yo('the build was stopped');
        const section = built.exitCode === 0
            ? await finish({ place, request, context, hide }, tools)
            : await fail({ place, request, context, hide, built }, tools);
        if (section.status === 'passed')
            await cache.save(built);
        const { from, to, reason } = cache;
        return { ...section, cache: { from, to, reason, cachedSteps: built.cachedSteps, steps: built.steps } };
    }
    catch (error) {
        await removeBuildFolders(place);
        throw error;
    }
    finally {
        await closeBuildFolders(place);
    }
};
async function finish({ place, request, context, hide }, tools) {
    const dockerfile = dockerfilePath(request.file, context, tools.host.workspace);
    const metadata = parseMetadata(await (0,promises_.readFile)(place.metadataFile, 'utf8'), dockerfile);
    const content = await readLayout(place.layout);
    if (metadata.digest !== content.digest)
        throw new errors/* UserError */.yo(`the builder told the digest ${metadata.digest}, and the layout holds ${content.digest}`, {
            hint: 'Please report this with the versions of Docker and buildx.',
        });
    const checks = metadata.checks.map(check => ({ ...check, message: hide(check.message) }));
    annotateChecks(checks, tools.host);
    const { localImage, warnings } = await intoEngine({ place, request, content }, tools);
    for (const warning of warnings)
        tools.log.warning(warning);
    return {
        status: 'passed',
        ...content,
        source: { kind: 'layout', path: place.layout },
        ...(localImage && { localImage }),
        checks,
        ...(warnings.length > 0 && { warnings: warnings.map(hide) }),
    };
}
async function fail({ place, request, context, hide, built }, tools) {
    const failure = buildFailure(hide(built.tail), built.exitCode);
    annotateFailure(failure, dockerfilePath(request.file, context, tools.host.workspace), tools.host);
    await removeBuildFolders(place);
    const reason = failure.hint === undefined ? failure.reason : `${failure.reason}. ${failure.hint}`;
    return { status: 'failed', reason, platforms: [], checks: [], attestations: 0 };
}
function skipped(proven) {
    const { digest, mediaType, platforms, source, localImage, attestations = 0 } = proven;
    return {
        status: 'skipped',
        reason: proven.reason ?? `${digest} is proven for this commit already`,
        digest,
        ...(mediaType && { mediaType }),
        platforms: [...platforms],
        source,
        ...(localImage && { localImage }),
        checks: [],
        attestations,
        ...(proven.checked && { checked: true }),
    };
}

// EXTERNAL MODULE: ./.build/src/build/outputs.js
var outputs = __webpack_require__(10450);
// EXTERNAL MODULE: ./.build/src/promote/evidence/trust.js
var evidence_trust = __webpack_require__(61682);
// EXTERNAL MODULE: ./.build/src/pipeline/commit-tags.js
var commit_tags = __webpack_require__(40755);
// EXTERNAL MODULE: ./.build/src/image/reference.js
var reference = __webpack_require__(80764);
// EXTERNAL MODULE: ./.build/src/registry/manifests.js + 1 modules
var manifests = __webpack_require__(53356);
// EXTERNAL MODULE: ./.build/src/store/image-reader.js
var image_reader = __webpack_require__(6806);
// EXTERNAL MODULE: ./.build/src/store/open-store.js
var open_store = __webpack_require__(10901);
// EXTERNAL MODULE: ./.build/src/store/subject.js
var subject = __webpack_require__(95677);
// EXTERNAL MODULE: ./.build/src/promote/evidence/gate.js
var gate = __webpack_require__(73457);
// EXTERNAL MODULE: ./.build/src/promote/evidence/store.js + 1 modules
var store = __webpack_require__(55942);
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
        (0,subject/* readPlatforms */.tj)((0,image_reader/* openImage */.U)(source, transport), digest),
        (0,store/* readEvidence */.At)((0,open_store/* registryStore */.X)(at, transport), { digest, trust }),
    ]);
    const foreign = foreignness(search, evidence, { trust, digest });
    if (foreign !== undefined)
        return {
            status: 'foreign',
            reason: `${search.image}:${tag} cannot be taken: ${foreign}`,
            hint: foreignHint,
        };
    const verdicts = (0,gate/* judge */.S)({ ...search, digest, platforms }, evidence.sources);
    if (verdicts.some(({ status }) => status !== 'passed')) {
        const reason = [`${search.image}:${tag} is not proven: ${(0,gate/* reasonOf */.A)(verdicts)}`, ...evidence.warnings].join('; ');
        return { status: 'unproven', subject: { digest, source, platforms }, tag, reason, hint };
    }
    const newest = evidence.sources
        .toSorted((a, b) => newestTime(b.record) - newestTime(a.record))
        .find(({ record }) => record.commit === search.commit);
    const { warnings } = evidence;
    return { status: 'proven', subject: { digest, source, platforms }, record: newest?.record, tag, warnings };
}
const foreignHint = 'Let the run that builds the commit sign its evidence (signing-key, or signing: identity). If the tag is a mistake, remove it and run this again.';
function foreignness({ commit, require }, { sources, setAside, warnings }, { trust, digest }) {
    if (trust.policy === 'registry' || require.length === 0)
        return undefined;
    if (sources.some(({ record }) => record.commit === commit))
        return undefined;
    const others = [...new Set(sources.map(({ record }) => record.commit))].slice(0, 3);
    const about = others.length > 0 ? `what is signed of ${digest} speaks of ${others.join(', ')}` : undefined;
    const why = (0,evidence_trust/* explainSetAside */.Cy)([...setAside, ...warnings], trust) ??
        about ??
        `nothing that is signed speaks of ${digest}`;
    return `nobody who is trusted says that it was built from ${commit}; ${why}`;
}
async function findTagged(at, tags, transport) {
    for (const tag of tags) {
        const head = await (0,manifests/* headManifest */.sy)(transport, at, tag);
        if (head !== undefined)
            return { tag, digest: head.digest };
    }
    return undefined;
}
function newestTime({ scan, smoke }) {
    return Math.max(...[scan, smoke].map(section => Date.parse(section?.startedAt ?? '') || 0));
}

// EXTERNAL MODULE: ./.build/src/registry/error.js
var registry_error = __webpack_require__(51229);
// EXTERNAL MODULE: ./.build/src/registry/open-transport.js
var open_transport = __webpack_require__(7839);
;// CONCATENATED MODULE: ./.build/src/pipeline/existing.js




async function findExisting(search, tools) {
    const { facts } = tools.host;
    const { image } = search;
    if (image === undefined || search.onExisting === 'build' || search.push === 'never' || facts.pullRequest)
        return undefined;
    const release = facts.gitTag !== undefined;
    if (search.commitTags.length === 0) {
        const reason = 'no rule of `tags` names the commit (type=sha), so its image cannot be found in the registry';
        if (release && search.onMissing === 'fail')
            throw new errors/* UserError */.yo(reason, { hint: 'Add the line `type=sha,format=long`.' });
        tools.log.info(reason);
        return undefined;
    }
    const found = await lookUp({ ...search, image }, tools).catch((error) => {
        if (release || !(error instanceof registry_error/* RegistryError */.gl))
            throw error;
        tools.log.info(`the registry does not tell whether this commit's image exists: ${error.message}`);
        return undefined;
    });
    if (found === undefined)
        return undefined;
    if (found.status === 'proven') {
        assertOtherRun(found.record, found.tag, facts);
        const reason = `the image of this commit is in the registry and proven (${found.tag})`;
        return { ...found.subject, reason, checked: true };
    }
    if (found.status === 'foreign' || (release && search.onMissing === 'fail'))
        throw new errors/* UserError */.yo(found.reason, { hint: found.hint });
    if (found.status === 'missing') {
        if (release)
            tools.log.info(`${found.reason}; it is made now, because on-missing is build`);
        return undefined;
    }
    return {
        ...found.subject,
        reason: `the image of this commit is in the registry (${found.tag}); what is not proven is checked again`,
    };
}
function assertOtherRun(record, tag, { ci, runId, attempt }) {
    const { event } = (record ?? {});
    if (ci !== 'github' || event?.runId !== runId || event.attempt !== attempt)
        return;
    throw new errors/* UserError */.yo(`the tag ${tag} was pushed by this very run: two of its builds would share it`, {
        hint: 'Give each build of the workflow its own `image`, or its own tags with `flavor: suffix=-…`.',
    });
}
function lookUp({ image, commitTags: tags, require, maxAge, trust }, tools) {
    const { headCommit: commit } = tools.host.facts;
    const search = { image, commit, tags, require, maxAge, trust, now: tools.now() };
    return findProven(search, (0,open_transport/* openTransport */.g)(tools));
}

// EXTERNAL MODULE: ./.build/src/pipeline/read.js
var read = __webpack_require__(71656);
// EXTERNAL MODULE: ./.build/src/pipeline/tables.js + 13 modules
var tables = __webpack_require__(72022);
;// CONCATENATED MODULE: ./.build/src/pipeline/build.js








const inputs = tables/* stageInputs */.M.build;
const buildStage = {
    name: 'build',
    inputs,
    cleanUp: cleanUp,
    async run({ texts, record }, tools) {
        const { onExisting, onMissing, require, maxAge, push, ...given } = (0,read/* read */.L)(inputs, texts, tools);
        const { trustedKeys, trustedIdentities, trustedRoot, evidenceTrust, ...values } = given;
        const whom = { trustedKeys, trustedIdentities, trustedRoot, evidenceTrust };
        const trust = await (0,evidence_trust/* trustOf */.An)(whom, tools.host.workspace);
        const { facts } = tools.host;
        const image = record.tags?.images[0];
        const section = await build({
            ...values,
            builder: values.builder ?? record.setup?.builder,
            driver: record.setup?.driver,
            imageStore: record.setup?.imageStore,
            nativePlatform: record.setup?.nativePlatform,
            images: record.tags?.images,
            imageLabels: record.tags?.labels,
            imageAnnotations: record.tags?.annotations,
            proven: await findExisting({
                image,
                commitTags: (0,commit_tags/* commitTagsOf */.i)(record),
                onExisting,
                onMissing,
                require,
                maxAge,
                push,
                trust,
            }, tools),
            commitTime: facts.commitTime,
            mayPush: facts.pullRequest === undefined && push !== 'never',
        }, tools);
        return { section, outputs: (0,outputs/* outputs */.V)(section), line: section.digest ?? section.reason };
    },
};


/***/ }),

/***/ 40755:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ commitTagsOf),
/* harmony export */   y: () => (/* binding */ tagNamesOf)
/* harmony export */ });
/* harmony import */ var _size_past_images_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48340);

function commitTagsOf({ tags }) {
    return (tags?.tags ?? [])
        .filter(({ rule }) => /(^|,)\s*type\s*=\s*sha\s*(,|$)/.test(rule))
        .map(({ name }) => name);
}
function tagNamesOf(record) {
    const short = record.commit.slice(0, 7);
    const own = commitTagsOf(record).filter(name => name.includes(short));
    const [first] = own;
    if (first === undefined)
        return undefined;
    const suffix = first.slice(first.lastIndexOf(short)).replace(/^[0-9a-f]{40}|^[0-9a-f]{7}/, '');
    return {
        ofCommit: commit => own.map(name => name.includes(record.commit)
            ? name.replace(record.commit, commit)
            : name.replace(short, commit.slice(0, 7))),
        ofBranch: branch => `${_size_past_images_js__WEBPACK_IMPORTED_MODULE_0__/* .plainNames */ .D.ofBranch(branch)}${suffix}`.slice(0, 128),
    };
}


/***/ }),

/***/ 73457:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ reasonOf),
/* harmony export */   S: () => (/* binding */ judge)
/* harmony export */ });
function judge(policy, sources) {
    return policy.require.map(section => {
        const speaking = sources
            .filter(({ record }) => record[section] !== undefined && record[section].status !== 'skipped')
            .sort((a, b) => time(b.record[section]?.startedAt) - time(a.record[section]?.startedAt));
        const newest = speaking.find(({ record }) => record[section]?.digest === policy.digest);
        if (newest === undefined)
            return missing(section, policy, speaking[0]);
        const reason = faultOf(section, newest.record, policy);
        const found = { section, source: newest.source, ...(newest.signedBy && { signedBy: newest.signedBy }) };
        return reason === undefined ? { ...found, status: 'passed' } : { ...found, status: 'failed', reason };
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
        return `the ${section} is ${days(age)} old, and evidence may be ${days(policy.maxAge)} old (max-age)`;
    if (section === 'smoke')
        return record.smoke?.platforms.some(platform => platform.status === 'passed')
            ? undefined
            : 'the smoke test ran no platform of this digest';
    const scanned = new Set(record.scan?.platforms.map(platform => platform.digest));
    const left = policy.platforms.filter(platform => !scanned.has(platform.digest));
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

/***/ 95677:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $e: () => (/* binding */ readSubject),
/* harmony export */   F1: () => (/* binding */ findImage),
/* harmony export */   tj: () => (/* binding */ readPlatforms)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(36624);
/* harmony import */ var _image_layout_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(67955);
/* harmony import */ var _image_manifest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9424);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(80764);
/* harmony import */ var _registry_manifests_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(53356);
/* harmony import */ var _image_reader_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6806);
/* harmony import */ var _layout_layout_path_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(11134);
/* harmony import */ var _layout_layout_store_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(48492);








async function findImage(text, transport) {
    const layout = (0,_layout_layout_path_js__WEBPACK_IMPORTED_MODULE_6__/* .layoutPath */ .q)(text);
    if (layout)
        return findInLayout(layout, transport);
    const reference = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .parseReference */ .F2)(text);
    const { registry, repository, digest } = reference;
    const source = { kind: 'registry', repository: (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .formatReference */ .FH)({ registry, repository }) };
    if (digest !== undefined)
        return { digest, source };
    const tag = reference.tag ?? 'latest';
    const head = await (0,_registry_manifests_js__WEBPACK_IMPORTED_MODULE_4__/* .headManifest */ .sy)(transport, reference, tag);
    if (head === undefined)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`${(0,_image_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .formatReference */ .FH)({ ...reference, tag })} does not exist`);
    return { digest: head.digest, source };
}
async function readSubject(text, transport) {
    const { digest, source } = await findImage(text, transport);
    return { digest, source, platforms: await readPlatforms((0,_image_reader_js__WEBPACK_IMPORTED_MODULE_5__/* .openImage */ .U)(source, transport), digest) };
}
async function readPlatforms(reader, digest) {
    const root = (0,_image_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .parseManifest */ .Ng)(await reader.manifest(digest));
    if (root.kind === 'image')
        return [await readPlatform(reader, digest, root)];
    const found = await Promise.all(root.manifests
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
    const bytes = await (0,_image_reader_js__WEBPACK_IMPORTED_MODULE_5__/* .readBlob */ .g)(reader, config);
    try {
        const { os, architecture, variant } = JSON.parse(bytes.toString('utf8'));
        if (typeof os === 'string' && typeof architecture === 'string')
            return { os, architecture, variant };
    }
    catch {
    }
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`the config ${config.digest} in ${reader.origin} names no platform: it is not an image that runs`);
}
async function findInLayout(wanted, transport) {
    const { path } = wanted;
    const source = { kind: 'layout', path };
    const entries = await (0,_layout_layout_store_js__WEBPACK_IMPORTED_MODULE_7__/* .readEntries */ .$2)(path);
    const named = wanted.digest !== undefined || wanted.tag !== undefined;
    const images = named ? entries : await (0,_layout_layout_store_js__WEBPACK_IMPORTED_MODULE_7__/* .imagesAmong */ .b3)(entries, (0,_image_reader_js__WEBPACK_IMPORTED_MODULE_5__/* .openImage */ .U)(source, transport));
    const { digest } = (0,_image_layout_js__WEBPACK_IMPORTED_MODULE_1__/* .chooseImage */ .Ny)(images, wanted);
    const names = entries.flatMap(entry => (entry.digest === digest ? ((0,_image_layout_js__WEBPACK_IMPORTED_MODULE_1__/* .tagOf */ .cO)(entry) ?? []) : []));
    return { digest, source, tags: [...new Set(names)] };
}


/***/ })

};
