export const id = 283;
export const ids = [283];
export const modules = {

/***/ 10450:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ buildOutputs),
/* harmony export */   V: () => (/* binding */ outputs)
/* harmony export */ });
/* harmony import */ var _identity_words_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(82395);

const buildOutputs = {
    digest: 'Digest of the image: of its index, or of its manifest when there is no index.',
    'media-type': 'Media type of the digest.',
    platforms: 'The platforms that were built, separated by commas.',
    layout: 'Folder of the OCI layout, kept until the end of the job.',
    'built-from': 'The commit that the image was built from, `<commit>-dirty` where it holds changes that no commit has; a retagged image keeps it.',
    'local-image': 'Name under which the Docker Engine of this machine has the image until the end of the job.',
};
function outputs(section) {
    return {
        digest: section.digest ?? '',
        'media-type': section.mediaType ?? '',
        platforms: section.platforms.map(({ platform }) => platform).join(','),
        layout: section.source?.kind === 'layout' ? section.source.path : '',
        'built-from': (0,_identity_words_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBuiltFrom */ .IC)(section.builtFrom),
        'local-image': section.localImage ?? '',
    };
}


/***/ }),

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

/***/ 15283:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  buildStage: () => (/* binding */ buildStage)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./.build/src/identity/words.js
var words = __webpack_require__(82395);
// EXTERNAL MODULE: ./.build/src/image/platform.js
var image_platform = __webpack_require__(52490);
// EXTERNAL MODULE: ./.build/src/messages/errors.js
var errors = __webpack_require__(3969);
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

// EXTERNAL MODULE: ./.build/src/build/check.js
var check = __webpack_require__(62816);
// EXTERNAL MODULE: ./.build/src/build/context.js
var build_context = __webpack_require__(52255);
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
            return { warnings: ['there is no Docker Engine on this machine, so the image cannot be run here'] };
        case 'load':
            return loadNative({ place, request, content }, tools);
        default:
            await checkEngineImage(place.name, content.digest, tools).catch(error => {
                if (request.driver !== undefined)
                    throw error;
                throw new errors/* UserError */.yo('the builder in use is not the Docker Engine itself, and it is not known which one it is', {
                    hint: 'Run the setup stage before the build.',
                    cause: error,
                });
            });
            return { localImage: place.name, warnings: [] };
    }
}
async function loadNative({ place, request, content }, tools) {
    const { nativePlatform = '' } = request;
    const native = content.platforms.find(({ platform }) => (0,image_platform/* samePlatform */.my)(platform, nativePlatform));
    const chosen = native ?? content.platforms[0];
    if (chosen === undefined)
        return { warnings: ['the image has no runnable platform'] };
    const config = await loadPlatform(place, chosen.digest, tools);
    await checkEngineImage(place.name, config, tools);
    const others = content.platforms.length - 1;
    return {
        localImage: place.name,
        warnings: [
            `the engine uses the classic image store: it has only ${chosen.platform} of this image, without its digest and attestations` +
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
        ? `the engine has ${id} and the layout ${wanted}, but they must be the same`
        : `the engine does not have the image that was built: ${stderr.trim()}`, { hint: 'Please report this with the versions of Docker and buildx.' });
}

;// CONCATENATED MODULE: ./.build/src/build/failure.js
function buildFailure(output, exitCode) {
    const lines = output.split('\n').map(line => line.trimEnd());
    const message = lines
        .findLast(line => line.startsWith('ERROR: '))
        ?.replace(/^ERROR: (failed to (build|solve): )*/, '');
    const at = lines.findLastIndex(isStep);
    const step = at === -1 ? undefined : shortened(lines[at]?.slice(3, -1) ?? '', 160);
    const line = lines.map(text => /^ *(\d+) \| >>> /.exec(text)?.[1]).find(found => found !== undefined);
    const reason = [
        step === undefined ? 'the build failed' : `step ${step} failed`,
        cause(message) ?? `buildx failed with exit code ${exitCode}`,
        ...lastWords(lines, at),
    ].join(': ');
    return {
        reason,
        hint: hints.find(each => fits(each, reason))?.hint,
        ...(line !== undefined && { line: Number(line) }),
    };
}
function isCacheFailure({ reason }) {
    if (/: exit code \d+(:|$)|unknown cache/.test(reason))
        return false;
    return /cache (exporter|importer|manifest|storage)|\bgha\b|twirp|lease "|\bblob\b|content at |httpReadSeeker/.test(reason);
}
const incomplete = '" did not complete successfully: ';
function isStep(line) {
    return line.startsWith(' > [') && line.includes('] ') && line.endsWith(':');
}
function cause(message) {
    const at = message?.startsWith('process "') ? message.lastIndexOf(incomplete) : -1;
    const exit = at === -1 ? undefined : message?.slice(at + incomplete.length);
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
function fits({ pattern, followedBy }, reason) {
    const found = pattern.exec(reason);
    if (found === null || followedBy === undefined)
        return found !== null;
    return reason.toLowerCase().includes(followedBy, found.index + found[0].length);
}
const hints = [
    {
        pattern: /exec format error/,
        hint: 'The machine cannot run this architecture: set up emulation first (docker/setup-qemu-action), or build on a native runner.',
    },
    {
        pattern: /oci exporter |multiple outputs |multi-platform build /i,
        followedBy: 'not supported',
        hint: 'The builder cannot export OCI layouts: run the setup stage first, which creates one that can.',
    },
    {
        pattern: /target stage /,
        followedBy: ' could not be found',
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
        pattern: /secret /,
        followedBy: ' not found',
        hint: 'Pass the secret in `secrets`, `secret-envs` or `secret-files`.',
    },
    { pattern: /entitlement /, followedBy: ' is not allowed', hint: 'Add it to `allow`.' },
];

// EXTERNAL MODULE: ./.build/src/image/index-entry.js
var index_entry = __webpack_require__(92812);
// EXTERNAL MODULE: ./.build/src/store/image-reader.js
var image_reader = __webpack_require__(6806);
// EXTERNAL MODULE: ./.build/src/store/index-tree.js
var index_tree = __webpack_require__(51598);
;// CONCATENATED MODULE: ./.build/src/build/fetched-commit.js







async function fetchedCommit(told, layout) {
    const provenances = told.length > 0 ? told : await provenancesIn(layout);
    const commits = new Set(provenances.map(provenance => commitIn(provenance)));
    const [commit = ''] = commits;
    return commits.size === 1 && /^[0-9a-f]{40}$/.test(commit) ? commit : undefined;
}
function commitIn({ invocation, buildDefinition }) {
    const source = invocation?.configSource ?? buildDefinition?.externalParameters?.configSource;
    return source?.digest?.sha1;
}
const longest = 64 * 1024 * 1024;
async function provenancesIn(layout) {
    const { digest } = (0,image_layout/* layoutImage */.C)(await (0,promises_.readFile)((0,external_node_path_.join)(layout, 'index.json')));
    const reader = (0,image_reader/* openLayoutReader */.q_)(layout);
    const root = { digest, manifest: (0,image_manifest/* parseManifest */.Ng)(await reader.manifest(digest)) };
    const entries = (await (0,index_tree/* entriesBelow */.y)(reader, root)).filter(index_entry/* isAttestation */.H3);
    const attestations = await Promise.all(entries.map(async (entry) => (0,image_manifest/* parseManifest */.Ng)(await reader.manifest(entry.digest))));
    const layers = attestations.flatMap(manifest => (manifest.kind === 'image' ? manifest.layers : []));
    const statements = layers.filter(({ annotations }) => annotations?.['in-toto.io/predicate-type']?.startsWith('https://slsa.dev/provenance/'));
    return Promise.all(statements.map(async (layer) => {
        const statement = await (0,image_reader/* readBlob */.gm)(reader, layer, longest);
        return JSON.parse(statement.toString('utf8')).predicate ?? {};
    }));
}

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
    return parts.map(part => part.replace(/[^A-Za-z0-9._]+/g, '-').replace(/^-|-$/g, '')).join('-');
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
        return service ? servicePlan(question, service) : nothing('GitHub’s cache service is not available');
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
    return nothing('there is no cache service; `cache: registry` would store layers next to the image');
}
function nothing(reason) {
    return { from: [], to: [], reason };
}
function mayStore({ ref, writing }) {
    return writing.allowed || /^refs\/pull\//.test(ref);
}
function givenPlan({ from, to, access, mayPush, facts }) {
    const allowed = (item, may) => may || !/(^|,)type=gha(,|$)/.test(item);
    const kept = {
        from: from.filter(item => allowed(item, access.read)),
        to: to
            .filter(item => allowed(item, access.write && mayStore(facts)) && (mayPush || !isShared(item)))
            .map(tolerant),
    };
    const dropped = from.length + to.length - kept.from.length - kept.to.length;
    return {
        ...kept,
        reason: dropped === 0 ? 'as given' : `as given, without ${dropped} which this job may not use`,
    };
}
function isShared(item) {
    return !/(^|,)type=(?:gha|local|inline)(,|$)/.test(item);
}
function tolerant(item) {
    const full = item.includes('=') ? item : `type=registry,ref=${item}`;
    return /(^|,)(ignore-error=|type=inline)/.test(full) ? full : `${full},ignore-error=true`;
}
function registryPlan({ subject, mayPush, facts }) {
    if (subject.image === undefined)
        return nothing('no image is named, so there is no registry to store layers in');
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
            : 'registry, read-only: only branches with push rights write it',
    };
}
function servicePlan({ subject, facts, access }, service) {
    const scope = cacheScope(subject);
    const shared = facts.branch !== undefined && facts.branch === facts.defaultBranch && facts.writing.allowed;
    const write = shared && access.write && service.write;
    return {
        from: access.read && service.read ? [`type=gha,scope=${scope}`] : [],
        to: write ? [`type=gha,scope=${scope},mode=max,timeout=3m,ignore-error=true`] : [],
        reason: write
            ? 'GitHub’s cache, written by the default branch'
            : `GitHub’s cache, read-only: ${shared ? 'this job may not write it' : 'only the default branch’s cache can be read everywhere'}`,
    };
}
function folderPlan({ subject, access: granted, facts }) {
    const access = { ...granted, write: granted.write && mayStore(facts) };
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
            throw new Error(`${found} is incomplete`);
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
                tools.log.info(stored ? 'cache: stored' : 'cache: the host did not store it');
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
    const provenances = Object.entries(value).filter(([key]) => key.startsWith('buildx.build.provenance'));
    return {
        digest: value['containerimage.digest'],
        checks,
        provenances: provenances.map(([, provenance]) => provenance ?? {}),
    };
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

// EXTERNAL MODULE: ./.build/src/store/runnable-images.js
var runnable_images = __webpack_require__(31447);
;// CONCATENATED MODULE: ./.build/src/build/read-layout.js








async function readLayout(layout) {
    const { digest, mediaType } = (0,image_layout/* layoutImage */.C)(await (0,promises_.readFile)((0,external_node_path_.join)(layout, 'index.json')));
    const reader = (0,image_reader/* openLayoutReader */.q_)(layout);
    const manifest = (0,image_manifest/* parseManifest */.Ng)(await reader.manifest(digest));
    const [platforms, entries] = await Promise.all([
        (0,runnable_images/* readPlatforms */.tj)(reader, digest),
        (0,index_tree/* entriesBelow */.y)(reader, { digest, manifest }),
    ]);
    return { digest, mediaType, platforms, attestations: entries.filter(index_entry/* isAttestation */.H3).length };
}

// EXTERNAL MODULE: ./.build/src/build/attestations.js
var attestations = __webpack_require__(71173);
// EXTERNAL MODULE: ./.build/src/build/metadata-items.js
var metadata_items = __webpack_require__(60942);
;// CONCATENATED MODULE: ./.build/src/build/arguments.js


function buildArgs(inputs, places) {
    const { values: attests, any: attested } = (0,attestations/* attestations */.e)(inputs, places.builderId);
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
        ...each('--label', (0,metadata_items/* labelItems */.ND)(places.imageLabels, inputs.labels)),
        ...each('--annotation', (0,metadata_items/* annotationItems */.Il)(places.imageAnnotations, inputs.annotations, isIndex)),
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
        const [, step, name] = /^#(\d+) \[(?!internal\b|context\b|auth\b)([^\]]*)\] (?!FROM\b)/.exec(line) ?? [];
        if (step !== undefined && /\d\/\d+$/.test(name ?? ''))
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
function buildEnvironment({ commitTime, buildArgs, identity }, host) {
    const chosen = host.variable(epoch) !== undefined || buildArgs.some(item => item.split('=')[0] === epoch);
    const seconds = Math.floor(Date.parse(commitTime ?? '') / 1000);
    return {
        BUILDX_METADATA_WARNINGS: 'true',
        BUILDX_METADATA_PROVENANCE: identity?.fetched ? 'min' : 'disabled',
        ...(!chosen && seconds > 0 && { [epoch]: String(seconds) }),
    };
}
function neededVariables({ secretEnvs, buildArgs }, { from, to }) {
    const service = [...from, ...to].some(item => /(?:^|,)type=gha(?:,|$)/.test(item));
    return [
        ...secretEnvs.map(({ value }) => value),
        ...buildArgs.filter(item => !item.includes('=')),
        ...(service ? cacheVariables : []),
    ];
}
const cacheVariables = [
    'ACTIONS_RUNTIME_TOKEN',
    'ACTIONS_RESULTS_URL',
    'ACTIONS_CACHE_URL',
    'ACTIONS_CACHE_SERVICE_V2',
];
function builderId({ runUrl, attempt }) {
    return runUrl === undefined ? undefined : `${runUrl}/attempts/${attempt}`;
}

;// CONCATENATED MODULE: ./.build/src/build/revision.js

const key = 'org.opencontainers.image.revision';
function withRevision({ identity, namedCommit, imageLabels = {}, imageAnnotations = [], }) {
    const built = (0,words/* formatBuiltFrom */.IC)(identity?.builtFrom);
    if (built === '' || namedCommit === undefined)
        return { imageLabels, imageAnnotations };
    const ending = `${key}=${namedCommit}`;
    const named = imageLabels[key] === namedCommit;
    return {
        imageLabels: named ? { ...imageLabels, [key]: built } : imageLabels,
        imageAnnotations: imageAnnotations.map(annotation => annotation === ending || annotation.endsWith(`:${ending}`)
            ? `${annotation.slice(0, annotation.length - namedCommit.length)}${built}`
            : annotation),
    };
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
    tools.log.warning(`${failure.reason}; retrying without the cache`);
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
        ...withRevision(request),
        builderId: builderId(host.facts),
    });
    const env = buildEnvironment(request, host);
    return runBuildx({ args, cwd: host.workspace, env, needs: neededVariables(request, cache) }, tools);
}

// EXTERNAL MODULE: ./.build/src/files/read.js
var read = __webpack_require__(94479);
// EXTERNAL MODULE: ./.build/src/messages/secrets.js
var secrets = __webpack_require__(85185);
;// CONCATENATED MODULE: ./.build/src/build/secrets.js


const largestFile = 1024 * 1024;
async function hideBuildSecrets(given, host) {
    const variables = given.secretEnvs.map(({ value }) => host.variable(value) ?? '');
    const files = await Promise.all(given.secretFiles.map(({ value }) => readSmall(value, host.workspace)));
    for (const secret of [...variables, ...(0,secrets/* secretLines */._o)(files)])
        host.mask(secret);
    return (0,secrets/* hideSecrets */.s0)([...given.secrets.map(({ value }) => value), ...variables, ...files]);
}
async function readSmall(path, workspace) {
    try {
        return await (0,read/* readGiven */.Q8)(workspace, path, largestFile);
    }
    catch {
        return '';
    }
}

;// CONCATENATED MODULE: ./.build/src/build/build.js
















const build = async (request, tools) => {
    if (request.proven !== undefined)
        return skipped(request.proven);
    const context = (0,build_context/* expandContext */.W)(request.context, tools.host.facts);
    const problems = await (0,check/* checkInputs */.s)(request, context, tools.host);
    if (problems.length > 0)
        throw new errors/* InputError */.dz(problems);
    const hide = await hideBuildSecrets(request, tools.host);
    const cache = await openCache(request, tools);
    const place = await openBuildFolders({ image: request.images?.[0], inEngine: engineExport(request) !== 'none' }, tools);
    try {
        const secretFiles = await writeSecrets(request.secrets, place.folder);
        tools.log.info(`context: ${context}; cache: ${cache.reason}`);
        const { changes } = request.identity?.builtFrom ?? {};
        if (changes !== undefined && changes.count > 0)
            tools.log.info((0,words/* describeChanges */.DT)(changes));
        const contents = request.identity?.contents();
        const built = await runBuild({ place, request, context, cache, secretFiles }, tools);
        if (tools.signal.aborted)
            throw new errors/* UserError */.yo('the build was cancelled');
        const section = built.exitCode === 0
            ? await finish({ place, request, context, hide, contents: await contents }, tools)
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
async function finish({ place, request, context, hide, contents }, tools) {
    const dockerfile = (0,build_context/* dockerfilePath */.S)(request.file, context, tools.host.workspace);
    const metadata = parseMetadata(await (0,promises_.readFile)(place.metadataFile, 'utf8'), dockerfile);
    const content = await readLayout(place.layout);
    if (metadata.digest !== content.digest)
        throw new errors/* UserError */.yo(`the builder reported the digest ${metadata.digest}, and the layout contains ${content.digest}`, {
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
        ...(request.identity && {
            builtFrom: await builtFromOf(request.identity, metadata, { place, contents }),
        }),
        ...(warnings.length > 0 && { warnings: warnings.map(hide) }),
    };
}
async function builtFromOf({ builtFrom, fetched }, { provenances }, { place, contents }) {
    const commit = fetched ? await fetchedCommit(provenances, place.layout) : undefined;
    return {
        ...builtFrom,
        ...(commit !== undefined && { commit, verified: true }),
        ...(contents && { contents }),
    };
}
async function fail({ place, request, context, hide, built }, tools) {
    const failure = buildFailure(hide(built.tail), built.exitCode);
    annotateFailure(failure, (0,build_context/* dockerfilePath */.S)(request.file, context, tools.host.workspace), tools.host);
    await removeBuildFolders(place);
    const reason = failure.hint === undefined ? failure.reason : `${failure.reason}. ${failure.hint}`;
    const askedPlatforms = askedOf(request);
    return { status: 'failed', reason, platforms: [], askedPlatforms, checks: [], attestations: 0 };
}
function askedOf({ platforms, nativePlatform }) {
    const asked = platforms.length > 0 ? platforms : nativePlatform === undefined ? [] : [nativePlatform];
    return asked.map(image_platform/* canonicalPlatform */._l);
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
        ...(proven.builtFrom && { builtFrom: proven.builtFrom }),
        ...(proven.warnings && proven.warnings.length > 0 && { warnings: [...proven.warnings] }),
        ...(proven.checked && { checked: true }),
    };
}

;// CONCATENATED MODULE: ./.build/src/build/declared.js
const standardLabel = /^org\.opencontainers\.image\.(?:title|description|url|source|version|created|revision|licenses)$/;
function declaredBy(inputs, imageLabels = {}) {
    const own = Object.entries(imageLabels).filter(([key]) => !standardLabel.test(key));
    const { secrets, secretEnvs, secretFiles, ssh } = inputs;
    return {
        context: inputs.context,
        file: inputs.file,
        target: inputs.target,
        platforms: inputs.platforms,
        buildContexts: inputs.buildContexts,
        buildArgs: inputs.buildArgs,
        labels: Object.fromEntries([...own, ...inputs.labels.map(pairOf)]),
        secretIds: [
            ...[...secrets, ...secretEnvs, ...secretFiles].map(({ name }) => name),
            ...ssh.map(item => `ssh ${pairOf(item)[0]}`),
        ],
        options: given({
            annotations: inputs.annotations.join('\n'),
            provenance: inputs.provenance,
            sbom: inputs.sbom,
            attests: inputs.attests.join('\n'),
            allow: inputs.allow.join('\n'),
            'add-hosts': inputs.addHosts.join('\n'),
            network: inputs.network,
            ulimit: inputs.ulimit.map(({ name, value }) => `${name}=${value}`).join('\n'),
            'shm-size': inputs.shmSize,
            'cgroup-parent': inputs.cgroupParent,
        }),
    };
}
function pairOf(item) {
    const equals = item.indexOf('=');
    return equals === -1 ? [item, ''] : [item.slice(0, equals), item.slice(equals + 1)];
}
function given(options) {
    return Object.fromEntries(Object.entries(options).filter((entry) => Boolean(entry[1])));
}

// EXTERNAL MODULE: ./.build/src/build/outputs.js
var outputs = __webpack_require__(10450);
// EXTERNAL MODULE: ./.build/src/identity/allowed-tags.js + 1 modules
var allowed_tags = __webpack_require__(74982);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
;// CONCATENATED MODULE: ./.build/src/identity/hidden-changes.js


async function hiddenChanges(root, paths, git) {
    const listed = await git('ls-files', '--stage', '-v', '-z', '--', ...paths);
    const passed = parsePassed(listed ?? '');
    const gone = passed.filter(({ path, kind }) => !isThere((0,external_node_path_.join)(root, path), kind));
    const files = passed.filter(entry => entry.kind === 'file' && !gone.includes(entry));
    const hashed = files.length === 0 ? '' : await git('hash-object', '--', ...files.map(({ path }) => path));
    const blobs = hashed?.trim().split('\n') ?? [];
    const changed = files.filter(({ blob }, at) => blob !== blobs[at]);
    return [...gone, ...changed].map(({ path }) => path);
}
function parsePassed(text) {
    return text.split('\0').flatMap(line => {
        const [, mark = '', mode = '', blob = '', path = ''] = /^(\S) (\d+) ([0-9a-f]+) \d\t(.*)$/s.exec(line) ?? [];
        const kind = mode === '160000' ? 'submodule' : mode === '120000' ? 'link' : 'file';
        return /[a-zS]/.test(mark) || kind === 'submodule' ? [{ path, blob, kind }] : [];
    });
}
function isThere(path, kind) {
    try {
        if (kind === 'submodule')
            return (0,external_node_fs_.lstatSync)((0,external_node_path_.join)(path, '.git')) !== undefined;
        const found = (0,external_node_fs_.lstatSync)(path);
        return kind === 'link' ? found.isSymbolicLink() : found.isFile();
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./.build/src/identity/checkout.js



function checkoutRoot(folder) {
    if ((0,external_node_fs_.existsSync)((0,external_node_path_.join)(folder, '.git')))
        return folder;
    const above = (0,external_node_path_.dirname)(folder);
    return above === folder ? undefined : checkoutRoot(above);
}
async function readCheckout(root, { paths, marked }, exec) {
    const inRoot = paths.map(path => (0,external_node_path_.relative)(root, path) || '.');
    const ask = (...args) => git(root, args, exec);
    const around = checkoutRoot((0,external_node_path_.dirname)(root));
    const [status, pinned, hidden] = await Promise.all([
        ask(...statusArgs, ...inRoot),
        around === undefined
            ? undefined
            : git(around, ['rev-parse', 'HEAD', `HEAD:${(0,external_node_path_.relative)(around, root)}`], exec),
        marked || mayLackFiles(root) ? hiddenChanges(root, inRoot, ask) : [],
    ]);
    const read = status === undefined ? undefined : parseStatus(status);
    if (read === undefined)
        return undefined;
    const [outer, inner] = pinned?.trim().split('\n') ?? [];
    return {
        root,
        commit: read.commit,
        changes: [...read.changes, ...hidden.map(path => ({ path, tracked: true }))],
        ...(outer !== undefined && inner === read.commit && { pinnedBy: outer }),
    };
}
function mayLackFiles(root) {
    const git = gitFolderIn(root);
    return ((0,external_node_fs_.existsSync)((0,external_node_path_.join)(root, '.gitmodules')) ||
        (git !== undefined && (0,external_node_fs_.existsSync)((0,external_node_path_.join)(git, 'info', 'sparse-checkout'))));
}
function gitFolderIn(root) {
    const path = (0,external_node_path_.join)(root, '.git');
    try {
        if ((0,external_node_fs_.statSync)(path).isDirectory())
            return path;
        const named = /^gitdir: (.+)$/m.exec((0,external_node_fs_.readFileSync)(path, 'utf8'))?.[1];
        return named === undefined ? undefined : (0,external_node_path_.resolve)(root, named.trim());
    }
    catch {
        return undefined;
    }
}
const statusArgs = [
    ...['status', '--porcelain=v2', '--branch', '-z', '--no-renames', '--ignore-submodules=none'],
    ...['--untracked-files=all', '--ignored=matching', '--'],
];
function parseStatus(text) {
    let commit = '';
    const changes = [];
    for (const line of text.split('\0')) {
        const [kind = ''] = line;
        const fields = line.split(' ');
        const rest = (count) => fields.slice(count).join(' ');
        if (line.startsWith('# branch.oid '))
            commit = fields[2] ?? '';
        if (kind === '1')
            changes.push({ path: rest(8), tracked: isTracked(fields[2]) });
        if (kind === 'u')
            changes.push({ path: rest(10), tracked: true });
        if (kind === '?' || kind === '!')
            changes.push({ path: rest(1), tracked: false });
    }
    return /^[0-9a-f]{40,64}$/.test(commit) ? { commit, changes } : undefined;
}
function isTracked(submodule = '') {
    return submodule !== 'S..U';
}
async function git(folder, args, exec) {
    const env = {
        GIT_OPTIONAL_LOCKS: '0',
        GIT_NO_LAZY_FETCH: '1',
        GIT_LITERAL_PATHSPECS: '1',
        GIT_DIR: undefined,
        GIT_WORK_TREE: undefined,
        GIT_COMMON_DIR: undefined,
        GIT_INDEX_FILE: undefined,
    };
    try {
        const { exitCode, stdout } = await exec.run({ file: 'git', args: ['-C', folder, ...args], env });
        return exitCode === 0 ? stdout : undefined;
    }
    catch {
        return undefined;
    }
}

// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
;// CONCATENATED MODULE: ./.build/src/identity/content-digest.js





const atOnce = 16;
async function contentDigest(folder, entries) {
    const sorted = entries.toSorted((a, b) => Buffer.compare(Buffer.from(a.path), Buffer.from(b.path)));
    const hash = (0,external_node_crypto_.createHash)('sha256').update('kept-context 1\n');
    for (let at = 0; at < sorted.length; at += atOnce) {
        const lines = await Promise.all(sorted.slice(at, at + atOnce).map(entry => line(folder, entry)));
        for (const each of lines)
            hash.update(each);
    }
    return `sha256:${hash.digest('hex')}`;
}
async function line(folder, { path, kind }) {
    const full = (0,external_node_path_.join)(folder, path);
    const { mode } = await (0,promises_.lstat)(full);
    const held = kind === 'file' ? await fileDigest(full) : kind === 'link' ? await (0,promises_.readlink)(full) : '';
    return [kind, kind === 'link' ? '' : (mode & 0o7777).toString(8), path, held, '\n'].join('\0');
}
async function fileDigest(path) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    const file = await (0,read/* openRegular */.lf)(path);
    await (0,external_node_stream_promises_.pipeline)(file.createReadStream(), hash);
    return hash.digest('hex');
}

// EXTERNAL MODULE: ./.build/src/files/place.js
var place = __webpack_require__(26396);
;// CONCATENATED MODULE: ./.build/src/identity/ignore-file.js

function readIgnoreFile(text) {
    return text
        .replace(/^\uFEFF/, '')
        .split('\n')
        .filter(line => !line.startsWith('#'))
        .map(line => line.trim())
        .filter(line => line !== '')
        .map(line => (line.startsWith('!') ? `!${cleaned(line.slice(1).trim())}` : cleaned(line)));
}
function cleaned(pattern) {
    if (pattern === '')
        return '';
    const path = cleanPath(pattern);
    return path.length > 1 && path.startsWith('/') ? path.slice(1) : path;
}
function cleanPath(path) {
    const short = external_node_path_.posix.normalize(path);
    return short.length > 1 && short.endsWith('/') ? short.slice(0, -1) : short;
}

;// CONCATENATED MODULE: ./.build/src/identity/pattern.js
function compilePattern(text) {
    const exclusion = text.startsWith('!');
    const pattern = exclusion ? text.slice(1) : text;
    if (pattern === '')
        throw new Error(`"${text}" is no pattern`);
    return { exclusion, matches: matcher(pattern) };
}
function matcher(pattern) {
    if (pattern.startsWith('**') && !/[*?[\]\\]/.test(pattern.slice(2))) {
        const end = pattern.slice(2);
        return path => path.endsWith(end) || (end.startsWith('/') && path === end.slice(1));
    }
    const trailing = /^([^*?[\]\\]+)\*\*$/.exec(pattern)?.[1];
    if (trailing !== undefined)
        return path => path.startsWith(trailing);
    const alternatives = alternativesOf(pattern);
    return path => alternatives.some(tokens => matchTokens(tokens, [...path]));
}
function alternativesOf(pattern) {
    if (!/[*?[\]\\]/.test(pattern))
        return [tokensOf(pattern, 'literal')];
    const texts = pattern.match(/(?:\\.|\[(?:\\.|[^\]\\]){0,32}\]|[^|])+/gsu) ?? [];
    return texts.map((text, at) => [
        ...(at === 0 ? [] : [{ kind: 'rest' }]),
        ...tokensOf(at === 0 ? text.replace(/^\^+/, '') : text, 'wildcards'),
        ...(at === texts.length - 1 ? [] : [{ kind: 'rest' }]),
    ]);
}
function tokensOf(pattern, reading) {
    const characters = [...pattern];
    if (reading === 'literal')
        return characters.map(own => ({ kind: 'one', takes: other => other === own }));
    const tokens = [];
    for (let at = 0; at < characters.length; at += 1) {
        const character = characters[at] ?? '';
        if (character === '*' && characters[at + 1] === '*') {
            at += characters[at + 2] === '/' ? 2 : 1;
            tokens.push({ kind: at + 1 >= characters.length ? 'rest' : 'folders' });
        }
        else if (character === '*')
            tokens.push({ kind: 'star' });
        else if (character === '?')
            tokens.push({ kind: 'one', takes: other => other !== '/' });
        else if (character === '[') {
            const end = classEnd(characters, at);
            tokens.push({ kind: 'one', takes: characterClass(characters.slice(at + 1, end).join('')) });
            at = end;
        }
        else {
            const escaped = character === '\\' && at + 1 < characters.length;
            if (escaped)
                at += 1;
            const literal = escaped ? characters[at] : character;
            tokens.push({ kind: 'one', takes: other => other === literal });
        }
    }
    return tokens;
}
function classEnd(characters, start) {
    for (let at = start + 1; at < characters.length; at += 1) {
        if (characters[at] === '\\')
            at += 1;
        else if (characters[at] === ']' && at > start + 1)
            return at;
    }
    throw new Error(`"${characters.join('')}" has a "[" without its "]"`);
}
function characterClass(inner) {
    const expression = new RegExp(`^[${inner.replaceAll('[', '\\[').replaceAll('&&', '&')}]$`, 's');
    return character => expression.test(character);
}
function matchTokens(tokens, path) {
    let open = withSkipped(tokens, new Set([0]));
    for (const character of path) {
        const next = new Set();
        for (const at of open) {
            const token = tokens[Math.floor(at)];
            if (token === undefined)
                continue;
            if (token.kind === 'rest')
                next.add(at);
            else if (token.kind === 'star' && character !== '/')
                next.add(at);
            else if (token.kind === 'folders') {
                next.add(Math.floor(at) + 0.5);
                if (character === '/')
                    next.add(Math.floor(at) + 1);
            }
            else if (token.kind === 'one' && token.takes(character))
                next.add(at + 1);
        }
        open = withSkipped(tokens, next);
    }
    return open.has(tokens.length);
}
function withSkipped(tokens, positions) {
    const all = new Set();
    for (let at of positions) {
        all.add(at);
        while (Number.isInteger(at) && at < tokens.length && tokens[at]?.kind !== 'one') {
            at += 1;
            all.add(at);
        }
    }
    return all;
}

;// CONCATENATED MODULE: ./.build/src/identity/kept.js






const kept_longest = 1024 * 1024;
function readIgnoring(context, dockerfile) {
    return ignoringOf(readIgnoreFile(readText(ignoreFileOf(context, dockerfile)) ?? ''));
}
function ignoreFileOf(context, dockerfile) {
    const own = dockerfile === undefined ? undefined : `${dockerfile}.dockerignore`;
    return own !== undefined && (0,external_node_fs_.existsSync)(own) ? own : (0,external_node_path_.join)(context, '.dockerignore');
}
function ignoringOf(texts) {
    return {
        patterns: texts.flatMap(text => {
            try {
                return [compilePattern(text.startsWith('!') ? `!${cleanPath(text.slice(1))}` : cleanPath(text))];
            }
            catch {
                return [];
            }
        }),
    };
}
function isKept(path, { patterns }) {
    let above = [];
    let left = false;
    const names = path.split('/');
    for (const at of names.keys()) {
        const found = match(names.slice(0, at + 1).join('/'), patterns, above);
        above = found.matched;
        left = found.leftOut;
    }
    return !left;
}
function keptEntries(context, { patterns }) {
    const mayReturn = patterns.some(({ exclusion }) => exclusion);
    const list = (folder, above) => readFolder((0,external_node_path_.join)(context, folder)).flatMap(entry => {
        const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
        const { leftOut, matched } = match(path, patterns, above);
        const kind = kindOf(entry);
        if (kind !== 'folder')
            return leftOut ? [] : [{ path, kind }];
        if (leftOut && !mayReturn)
            return [];
        const inside = list(path, matched);
        return leftOut && inside.length === 0 ? [] : [{ path, kind }, ...inside];
    });
    return list('', []);
}
function match(path, patterns, above) {
    let leftOut = false;
    const matched = patterns.map(({ exclusion, matches }, at) => {
        const hit = above[at] || (exclusion === leftOut && matches(path));
        if (hit)
            leftOut = !exclusion;
        return hit;
    });
    return { leftOut, matched };
}
function readFolder(path) {
    try {
        return (0,external_node_fs_.readdirSync)(path, { withFileTypes: true });
    }
    catch {
        return [];
    }
}
function kindOf(entry) {
    if (entry.isDirectory())
        return 'folder';
    if (entry.isSymbolicLink())
        return 'link';
    return entry.isFile() ? 'file' : 'other';
}
function readText(path) {
    try {
        if (!(0,place/* isWithin */.UO)((0,external_node_fs_.realpathSync)((0,external_node_path_.dirname)(path)), (0,external_node_fs_.realpathSync)(path)))
            return undefined;
    }
    catch {
        return undefined;
    }
    return (0,read/* readRegularNow */.tW)(path, kept_longest)?.toString('utf8');
}

;// CONCATENATED MODULE: ./.build/src/identity/context-changes.js


function changesIn(kept, { root, changes }) {
    const base = (0,external_node_path_.relative)(root, kept.folder);
    const inside = (path) => (base === '' ? path : path.slice(base.length + 1));
    const outside = (path) => (base === '' ? path : `${base}/${path}`);
    const files = kept.entries.filter(({ kind }) => kind !== 'folder').map(({ path }) => path);
    return changes.flatMap(({ path, tracked }) => {
        if (path.endsWith('/')) {
            if (`${base}/`.startsWith(path))
                return files.map(file => ({ path: outside(file), tracked }));
            if (base !== '' && !path.startsWith(`${base}/`))
                return [];
            return files
                .filter(file => file.startsWith(inside(path)))
                .map(file => ({ path: outside(file), tracked }));
        }
        if (base !== '' && !path.startsWith(`${base}/`))
            return [];
        const below = kept.entries.some(entry => entry.path.startsWith(`${inside(path)}/`));
        return below || isKept(inside(path), kept.ignoring) ? [{ path, tracked }] : [];
    });
}
function changeOf(file, { root, changes }) {
    const path = (0,external_node_path_.relative)(root, file);
    const hit = changes.find(change => change.path === path || (change.path.endsWith('/') && path.startsWith(change.path)));
    return hit === undefined ? [] : [{ path, tracked: hit.tracked }];
}
function countChanges(changes) {
    const byPath = new Map(changes.map(change => [change.path, change]));
    const sorted = [...byPath.values()].sort((a, b) => Number(b.tracked) - Number(a.tracked) || (a.path < b.path ? -1 : 1));
    return {
        count: sorted.length,
        tracked: sorted.filter(({ tracked }) => tracked).length,
        names: sorted.slice(0, 3).map(({ path }) => path.slice(0, 4096)),
    };
}

;// CONCATENATED MODULE: ./.build/src/identity/declared.js


function digestInputs(declared, resolved) {
    const { target = '', platforms, buildArgs, labels, secretIds, options } = declared;
    const { context, file, dockerfile, buildContexts, variable } = resolved;
    return {
        context: digestOf('context', context),
        file: digestOf('file', file),
        ...(dockerfile && { dockerfile: digestOf('dockerfile', dockerfile) }),
        target: digestOf('target', target),
        platforms: digestOf('platforms', platforms.map(image_platform/* canonicalPlatform */._l).sort().join(',')),
        buildContexts: mapValues(buildContexts, (value, name) => digestOf(`build-contexts ${name}`, value)),
        buildArgs: Object.fromEntries(buildArgs.map(item => {
            const equals = item.indexOf('=');
            const name = equals === -1 ? item : item.slice(0, equals);
            const value = equals === -1 ? variable(item) : item.slice(equals + 1);
            return [name, declared_checkOf(name, value)];
        })),
        labels: mapValues(labels, (value, key) => declared_checkOf(key, value)),
        secrets: [...new Set(secretIds)].sort(),
        options: mapValues(options, (value, name) => declared_checkOf(name, value)),
    };
}
function digestOf(name, content) {
    return `sha256:${(0,external_node_crypto_.createHash)('sha256').update(`${name}\0`).update(content).digest('hex')}`;
}
function declared_checkOf(name, value) {
    if (value === undefined)
        return 'unset';
    if (looksSecret(name, value))
        return 'hidden';
    return digestOf(name, value).slice('sha256:'.length, 'sha256:'.length + 4);
}
const secretWord = /(?:^|[^a-z])(?:api_?keys?|auth|bearer|certs?|cookies?|creds?|credentials?|dsn|jwt|keys?|netrc|npmrc|pass|passphrase|passwd|password|pat|pin|pw|pwd|pword|salt|sas|secrets?|session|tokens?)(?:$|[^a-z])/i;
const secretEnding = /(?:token|secret|password|passwd|apikey|credentials?)$/i;
const secretValue = /:\/\/[^/\s@:]*:[^/\s@]+@|-----BEGIN|^(?:gh[opsur]_|github_pat_|glpat-|xox[a-z]-|AKIA|ASIA|eyJ|npm_|sk-|dckr_pat_)/;
function looksSecret(name, value) {
    return secretWord.test(name) || secretEnding.test(name) || secretValue.test(value);
}
function mapValues(record, to) {
    return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, to(value, key)]));
}

// EXTERNAL MODULE: ./.build/src/identity/remote.js
var identity_remote = __webpack_require__(9050);
;// CONCATENATED MODULE: ./.build/src/identity/place.js




function placeOf({ context, file, buildContexts }, workspace) {
    const ofRun = (0,identity_remote/* inDefaultContext */.gm)(context);
    if (ofRun === undefined && !(0,identity_remote/* isRemoteContext */.uN)(context)) {
        const folder = real((0,external_node_path_.resolve)(workspace, context));
        const root = checkoutRoot(folder) ?? real(workspace);
        const dockerfile = file === undefined ? defaultDockerfile(folder) : real((0,external_node_path_.resolve)(workspace, file));
        return {
            folder,
            dockerfile,
            context: (0,external_node_path_.relative)(root, folder),
            file: (0,external_node_path_.relative)(root, dockerfile),
            ...namedOf(buildContexts, workspace, root),
        };
    }
    const remote = ofRun === undefined
        ? (0,identity_remote/* readRemoteContext */.A2)(context)
        : { address: '', folder: (0,identity_remote/* folderOf */.yS)(ofRun), ofRun: true };
    return {
        context: remote.address === '' ? remote.folder : `${remote.address}#:${remote.folder}`,
        file: (0,identity_remote/* folderOf */.yS)(`${remote.folder}/${file ?? 'Dockerfile'}`),
        ...namedOf(buildContexts, workspace, checkoutRoot(real(workspace)) ?? real(workspace)),
        remote,
    };
}
function namedOf(contexts, workspace, root) {
    const local = contexts
        .filter(({ value }) => !(0,identity_remote/* isForeignContext */.mJ)(value))
        .map(({ name, value }) => ({ name, folder: real((0,external_node_path_.resolve)(workspace, value)) }));
    const paths = new Map(local.map(({ name, folder }) => [name, (0,external_node_path_.relative)(root, folder)]));
    return {
        named: local,
        buildContexts: Object.fromEntries(contexts.map(({ name, value }) => [name, paths.get(name) ?? value.replace(/\/\/[^/@]*@/, '//')])),
    };
}
function defaultDockerfile(folder) {
    const [usual, lower] = ['Dockerfile', 'dockerfile'].map(name => (0,external_node_path_.join)(folder, name));
    return real((0,external_node_fs_.existsSync)(usual) || !(0,external_node_fs_.existsSync)(lower) ? usual : lower);
}
function real(path) {
    try {
        return (0,external_node_fs_.realpathSync)(path);
    }
    catch {
        return path;
    }
}

;// CONCATENATED MODULE: ./.build/src/identity/identify.js









async function identify(declared, { exec, host, }) {
    const { facts, workspace } = host;
    const place = placeOf(declared, workspace);
    const folders = foldersOf(place);
    const local = ['local', 'act', 'unknown'].includes(facts.ci);
    const checkouts = await checkoutsOf(place, folders, { exec, marked: local });
    const changes = findChanges(place, folders, checkouts);
    const counted = changes === undefined ? undefined : countChanges(changes);
    const builtFrom = {
        ...commitOf(place, checkouts, { facts, workspace }),
        event: facts.event,
        ref: facts.ref,
        ...(facts.pullRequest && { pullRequest: numbered(facts.pullRequest.number) }),
        ...(counted && { changes: counted }),
        ...(local && ((counted?.tracked ?? 0) > 0 || isUnread(place, checkouts)) && { dirty: true }),
        inputs: digestInputs(declared, {
            ...place,
            dockerfile: readBytes(place.dockerfile),
            variable: name => host.variable(name),
        }),
    };
    const fetched = place.remote !== undefined && builtFrom.commit === undefined;
    return { builtFrom, fetched, contents: () => digestContents(folders) };
}
function foldersOf({ folder, dockerfile, named }) {
    const main = folder === undefined ? [] : [{ name: 'context', folder, dockerfile }];
    const others = named.map(({ name, folder }) => ({
        name: `build-contexts ${name}`,
        folder,
        dockerfile: undefined,
    }));
    return [...main, ...others].flatMap(({ name, folder, dockerfile }) => {
        if (!isFolder(folder))
            return [];
        const ignoring = readIgnoring(folder, dockerfile);
        return [{ name, folder, ignoring, entries: keptEntries(folder, ignoring) }];
    });
}
async function checkoutsOf(place, folders, { exec, marked }) {
    const paths = [...folders.map(({ folder }) => folder), ...filesOf(place)];
    const byRoot = Map.groupBy(paths, path => rootOf(path) ?? '');
    byRoot.delete('');
    const read = await Promise.all([...byRoot].map(([root, inside]) => readCheckout(root, { paths: inside, marked }, exec)));
    return new Map(read.flatMap(checkout => (checkout ? [[checkout.root, checkout]] : [])));
}
function filesOf({ folder, dockerfile }) {
    if (folder === undefined || dockerfile === undefined || !isFolder(folder))
        return [];
    return [dockerfile, `${dockerfile}.dockerignore`, ignoreFileOf(folder, dockerfile)];
}
function rootOf(path) {
    return checkoutRoot(isFolder(path) ? path : (0,external_node_path_.dirname)(path));
}
function findChanges(place, folders, checkouts) {
    if (checkouts.size === 0)
        return undefined;
    const inFolders = folders.flatMap(folder => {
        const checkout = checkouts.get(rootOf(folder.folder) ?? '');
        return checkout === undefined ? [] : changesIn(folder, checkout);
    });
    const inFiles = filesOf(place).flatMap(file => {
        const root = rootOf(file);
        const checkout = checkouts.get(root ?? '');
        if (checkout !== undefined)
            return changeOf(file, checkout).filter(({ tracked }) => tracked || readBytes(file) !== undefined);
        return root === undefined && file === place.dockerfile && readBytes(file)
            ? [{ path: (0,external_node_path_.basename)(file), tracked: false }]
            : [];
    });
    return [...inFolders, ...inFiles];
}
function commitOf({ folder, remote }, checkouts, { facts, workspace }) {
    const ofEvent = /^[0-9a-f]{40,64}$/.test(facts.commit ?? '') ? { commit: facts.commit } : {};
    if (remote !== undefined) {
        const commit = remote.ofRun ? ofEvent.commit : remote.commit;
        return commit === undefined ? { verified: false } : { commit, verified: true };
    }
    const root = folder === undefined ? undefined : checkoutRoot(folder);
    const checkout = checkouts.get(root ?? '');
    if (checkout === undefined && root !== undefined && facts.checkedOut && isOfRun(root, workspace))
        return { commit: facts.checkedOut, verified: true };
    if (checkout === undefined)
        return { ...ofEvent, verified: false };
    const { commit, pinnedBy } = checkout;
    return { commit, ...(pinnedBy !== undefined && { pinnedBy }), verified: true };
}
function isUnread({ folder }, checkouts) {
    const root = folder === undefined ? undefined : checkoutRoot(folder);
    return root !== undefined && !checkouts.has(root);
}
function isOfRun(root, workspace) {
    const folder = (0,external_node_fs_.realpathSync)(workspace);
    const around = checkoutRoot(folder);
    return around === undefined ? (0,external_node_path_.dirname)(root) === folder : around === root;
}
function numbered(number) {
    return number !== undefined && Number.isSafeInteger(number) ? { number } : {};
}
async function digestContents(folders) {
    if (folders.length === 0)
        return undefined;
    const digests = {};
    for (const { name, folder, entries } of folders) {
        try {
            digests[name] = await contentDigest(folder, entries);
        }
        catch {
        }
    }
    return digests;
}
function isFolder(path) {
    try {
        return (0,external_node_fs_.statSync)(path).isDirectory();
    }
    catch {
        return false;
    }
}
function readBytes(path) {
    return path === undefined ? undefined : (0,read/* readRegularNow */.tW)(path);
}

// EXTERNAL MODULE: ./.build/src/inputs/push.js
var inputs_push = __webpack_require__(85365);
// EXTERNAL MODULE: ./.build/src/promote/evidence/trust.js
var evidence_trust = __webpack_require__(61682);
// EXTERNAL MODULE: ./.build/src/pipeline/commit-tags.js
var commit_tags = __webpack_require__(40755);
// EXTERNAL MODULE: ./.build/src/pipeline/existing.js + 2 modules
var existing = __webpack_require__(81561);
// EXTERNAL MODULE: ./.build/src/pipeline/read.js
var pipeline_read = __webpack_require__(71656);
// EXTERNAL MODULE: ./.build/src/pipeline/rule-inputs.js
var rule_inputs = __webpack_require__(59146);
// EXTERNAL MODULE: ./.build/src/pipeline/tables.js + 10 modules
var tables = __webpack_require__(51188);
;// CONCATENATED MODULE: ./.build/src/pipeline/build.js














const inputs = tables/* stageInputs */.M.build;
const buildStage = {
    name: 'build',
    inputs,
    cleanUp: cleanUp,
    async run({ texts, record }, tools) {
        const all = (0,pipeline_read/* read */.L)(inputs, texts, tools);
        const { rules, others } = (0,rule_inputs/* withoutRules */.m)(all);
        const { onExisting, onMissing, require, maxAge, push, dirty, attach, ...given } = others;
        const { trustedKeys, trustedIdentities, trustedRoot, evidenceTrust, trustedProjects, ...values } = given;
        const whom = { trustedKeys, trustedIdentities, trustedRoot, evidenceTrust, trustedProjects };
        const trust = await (0,evidence_trust/* trustOf */.An)(whom, tools.host);
        const { facts } = tools.host;
        const writes = (0,inputs_push/* whyNotWritten */.z)({ push }, facts) === undefined;
        const image = record.tags?.images[0];
        const identity = await identify(declaredBy(values, record.tags?.labels), tools);
        const { builtFrom } = identity;
        const proven = await (0,existing/* findExisting */.x)({
            image,
            commitTags: (0,commit_tags/* commitTagsOf */.iq)(record),
            onExisting,
            onMissing,
            require,
            maxAge,
            writes,
            trust,
            judging: async () => (await Promise.all(/* import() */[__webpack_require__.e(219), __webpack_require__.e(462)]).then(__webpack_require__.bind(__webpack_require__, 83462))).judgeAgainBy(rules, tools),
            attach,
            builtFrom,
            platforms: wantedPlatforms(values.platforms, record),
        }, tools);
        const tags = record.tags?.tags ?? [];
        if (proven === undefined && !identity.fetched && writes)
            (0,allowed_tags/* allowedTags */.G)(tags, builtFrom, { ...(0,commit_tags/* namingOf */.aI)(record, facts), dirty });
        const section = await build({
            ...values,
            builder: values.builder ?? record.setup?.builder,
            driver: record.setup?.driver,
            imageStore: record.setup?.imageStore,
            nativePlatform: record.setup?.nativePlatform,
            images: record.tags?.images,
            imageLabels: record.tags?.labels,
            imageAnnotations: record.tags?.annotations,
            namedCommit: record.tags?.commit,
            identity,
            proven,
            commitTime: facts.commitTime,
            mayPush: writes,
        }, tools);
        const source = proven?.builtFrom === undefined ? '' : `, ${(0,words/* describeBuiltFrom */.Oi)(proven.builtFrom)}`;
        const line = section.digest === undefined ? section.reason : `${section.digest}${source}`;
        return { section, outputs: (0,outputs/* outputs */.V)(section), line };
    },
};
function wantedPlatforms(given, { setup }) {
    if (given.length > 0)
        return given;
    return setup?.nativePlatform === undefined ? [] : [setup.nativePlatform];
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


/***/ })

};
