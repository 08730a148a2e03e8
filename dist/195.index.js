export const id = 195;
export const ids = [195];
export const modules = {

/***/ 6024:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $d: () => (/* binding */ sizeOf),
/* harmony export */   rk: () => (/* binding */ newToPull),
/* harmony export */   w: () => (/* binding */ layersOf)
/* harmony export */ });
function sizeOf({ config, layers }) {
    return sum(distinct([config, ...layers]));
}
function newToPull(image, there) {
    const held = new Set(there.layers.map(({ digest }) => digest));
    return sum(distinct(image.layers.filter(({ digest }) => !held.has(digest))));
}
function layersOf({ manifest, history }) {
    if (manifest.layers.length !== history.diffIds.length)
        return [];
    return manifest.layers.map((descriptor, index) => {
        const instruction = history.instructions[index];
        const diffId = history.diffIds[index];
        return { descriptor, diffId, ...(instruction !== undefined && { instruction }) };
    });
}
function distinct(blobs) {
    return [...new Map(blobs.map(blob => [blob.digest, blob])).values()];
}
function sum(blobs) {
    return blobs.reduce((total, { size }) => total + size, 0);
}


/***/ }),

/***/ 8566:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KE: () => (/* binding */ listed),
/* harmony export */   LS: () => (/* binding */ plural),
/* harmony export */   YA: () => (/* binding */ seconds),
/* harmony export */   ee: () => (/* binding */ bytes),
/* harmony export */   ii: () => (/* binding */ movement),
/* harmony export */   iv: () => (/* binding */ difference)
/* harmony export */ });
/* unused harmony export percent */
function bytes(value) {
    const size = Math.abs(value);
    const sign = value < 0 ? '−' : '';
    if (size < 1000)
        return `${sign}${size} B`;
    if (size < 999_500)
        return `${sign}${(size / 1e3).toFixed(size < 9950 ? 1 : 0)} kB`;
    if (size < 9_999_500_000)
        return `${sign}${grouped((size / 1e6).toFixed(1))} MB`;
    return `${sign}${(size / 1e9).toFixed(2)} GB`;
}
function difference(value) {
    if (value === 0)
        return '±0';
    return value > 0 ? `+${bytes(value)}` : bytes(value);
}
function movement(after, before) {
    const delta = after - before;
    if (delta === 0 || Math.abs(delta) < before / 1000)
        return '±0';
    const arrow = delta > 0 ? '▲' : '▼';
    const share = before === 0 ? '' : ` (${percent(delta / before)})`;
    return `${arrow} ${difference(delta)}${share}`;
}
function percent(share) {
    const value = Math.abs(share * 100);
    const digits = value < 10 ? 1 : 0;
    return `${share < 0 ? '−' : '+'}${value.toFixed(digits)} %`;
}
function seconds(value) {
    if (value < 0.0995)
        return `${Math.round(value * 1000)} ms`;
    if (value < 9.95)
        return `${value.toFixed(1)} s`;
    const whole = Math.round(value);
    if (whole < 60)
        return `${whole} s`;
    if (whole < 3600)
        return `${Math.floor(whole / 60)} min ${whole % 60} s`;
    return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}
function plural(count, one, many = `${one}s`) {
    return `${grouped(String(count))} ${count === 1 ? one : many}`;
}
function listed(words, last = 'and') {
    if (words.length < 2)
        return words.join('');
    return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}
function grouped(digits) {
    return digits.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}


/***/ }),

/***/ 1983:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ baselineOf),
/* harmony export */   z: () => (/* binding */ recordOf)
/* harmony export */ });
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(764);
/* harmony import */ var _promote_evidence_store_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7749);
/* harmony import */ var _registry_connect_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9070);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5961);




async function baselineOf(record, tools) {
    const digest = record.size?.baseline?.digest;
    const repository = record.tags?.images[0];
    return digest === undefined || repository === undefined
        ? undefined
        : recordOf({ digest, repository, transport: (0,_registry_connect_js__WEBPACK_IMPORTED_MODULE_2__/* .connect */ .N)(tools) }, tools);
}
async function recordOf({ digest, repository, transport }, tools) {
    try {
        const { witnesses } = await (0,_promote_evidence_store_js__WEBPACK_IMPORTED_MODULE_1__/* .readEvidence */ .A)(transport, (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .parseRepository */ .SU)(repository), digest);
        const records = witnesses.map(witness => (0,_run_js__WEBPACK_IMPORTED_MODULE_3__/* .parseRun */ .zZ)(JSON.stringify(witness.record), `of ${digest}`));
        return records.toSorted((a, b) => timeOf(b) - timeOf(a))[0];
    }
    catch (error) {
        tools.log.debug(`no record of ${digest}: ${error.message}`);
        return undefined;
    }
}
function timeOf({ scan, smoke }) {
    return Math.max(Date.parse(scan?.startedAt ?? '') || 0, Date.parse(smoke?.startedAt ?? '') || 0);
}


/***/ }),

/***/ 755:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ commitTagsOf),
/* harmony export */   y: () => (/* binding */ tagNamesOf)
/* harmony export */ });
/* harmony import */ var _size_past_images_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8340);

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

/***/ 7195:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  reportStage: () => (/* binding */ reportStage)
});

// EXTERNAL MODULE: ./.build/src/report/outputs.js
var outputs = __webpack_require__(2460);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./.build/src/errors.js
var errors = __webpack_require__(6624);
;// CONCATENATED MODULE: ./.build/src/report/records.js



const mostFiles = 256;
const longest = 16 * 1024 * 1024;
const deepest = 4;
async function findRecords(workspace, folder) {
    const paths = await walk((0,external_node_path_.resolve)(workspace, folder), folder, 0);
    if (paths.length === 0)
        throw new errors/* UserError */.yo(`there is no record below ${folder}`, {
            hint: 'Each job uploads its report-dir as an artifact; download them all into one folder.',
        });
    if (paths.length > mostFiles)
        throw new errors/* UserError */.yo(`there are more than ${mostFiles} records below ${folder}`);
    return Promise.all(paths.sort().map(async (path) => {
        const { size } = await (0,promises_.lstat)(path);
        if (size > longest)
            throw new errors/* UserError */.yo(`the record ${path} has ${size} bytes, more than ${longest}`);
        return { text: await (0,promises_.readFile)(path, 'utf8'), origin: path };
    }));
}
async function walk(path, named, depth) {
    const entries = await (0,promises_.readdir)(path, { withFileTypes: true }).catch(cause => {
        throw new errors/* UserError */.yo(`the folder of the records ${named} cannot be read`, { cause });
    });
    const found = await Promise.all(entries.map(async (entry) => {
        const below = (0,external_node_path_.join)(path, entry.name);
        if (entry.isFile())
            return entry.name === 'run.json' ? [below] : [];
        return entry.isDirectory() && depth < deepest ? walk(below, named, depth + 1) : [];
    }));
    return found.flat();
}

;// CONCATENATED MODULE: ./.build/src/report/markdown/escape.js
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
function escape_text(value, limit = 400) {
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
        return escape_text(value, limit);
    return parts.map((part, index) => (index % 2 === 1 ? code(part, limit) : spaced(part))).join('');
}
function spaced(part) {
    if (part.trim() === '')
        return part;
    const [, before = '', inner = '', after = ''] = /^( *)(.*?)( *)$/s.exec(part) ?? [];
    return `${before}${escape_text(inner)}${after}`;
}
function escape_link(label, address) {
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

;// CONCATENATED MODULE: ./.build/src/report/markdown/limits.js
const commentLimit = 60_000;
const summaryLimit = 900_000;
const annotationLimit = 3500;
function richest(limit, renderings) {
    let last = '';
    for (const render of renderings) {
        last = render();
        if (Buffer.byteLength(last) <= limit)
            return last;
    }
    throw new RangeError(`the barest rendering has ${Buffer.byteLength(last)} bytes, more than ${limit}`);
}

// EXTERNAL MODULE: ./.build/src/image/units.js
var units = __webpack_require__(8566);
;// CONCATENATED MODULE: ./.build/src/report/view.js
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
function hasFailed({ legs, missing }) {
    return missing.length > 0 || legs.some(({ run }) => firstFailure(run) !== undefined);
}
function imageName(run) {
    const repository = run.tags?.images[0] ?? registryOf(run) ?? run.project;
    return repository.split('/').at(-1) || run.project;
}
function repositoryOf(run) {
    return run.tags?.images[0] ?? registryOf(run);
}
function toLegs(records, baselines = []) {
    return records
        .map(run => {
        const name = imageName(run);
        const baseline = baselines.find(candidate => imageName(candidate) === name);
        return { name, run, ...(baseline && { baseline }) };
    })
        .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}
function registryOf({ build }) {
    return build?.source?.kind === 'registry' ? build.source.repository : undefined;
}

;// CONCATENATED MODULE: ./.build/src/report/verdict.js



function verdict(view) {
    const failed = view.legs.filter(({ run }) => firstFailure(run) !== undefined);
    const missing = view.missing.map(name => name);
    if (failed.length === 1 && missing.length === 0 && failed[0])
        return failure(failed[0]);
    const bad = [...failed.map(({ name }) => name), ...missing];
    if (bad.length > 0) {
        const total = view.legs.length + missing.length;
        return `**${bad.length} of ${(0,units/* plural */.LS)(total, 'image')} failed**: ${names(bad)}`;
    }
    if (view.legs.length === 1 && view.legs[0])
        return success(view.legs[0]);
    const promoted = view.legs.filter(({ run }) => isPromoted(run)).length;
    const what = promoted === 0 ? 'passed' : promoted === view.legs.length ? 'passed and are promoted' : 'passed';
    return `**${(0,units/* plural */.LS)(view.legs.length, 'image')} ${what}**: ${names(view.legs.map(({ name }) => name))}`;
}
function plainFailure({ name, run }) {
    const ended = firstFailure(run);
    if (ended === undefined)
        return undefined;
    const why = cause(run, ended);
    return `${oneLine(name)} ${failures[ended.stage]}${why === undefined ? '' : `: ${oneLine(why)}`}`;
}
function cause(run, { stage, reason }) {
    if (stage === 'size')
        return reason ?? run.size?.budgets.filter(isExceeded).map(excess)[0];
    if (stage === 'smoke')
        return run.smoke?.platforms.find(({ status }) => status === 'failed')?.cause ?? reason;
    return reason;
}
function excess({ budget, platform, sentence }) {
    return sentence ?? `${platform} exceeds ${budget}`;
}
function isExceeded({ outcome }) {
    return outcome !== 'passed';
}
function isPromoted({ promote }) {
    return promote?.status === 'passed' && !promote.dryRun && promote.tags.length > 0;
}
const failures = {
    setup: 'has no builder',
    tags: 'has no valid tags',
    build: 'did not build',
    size: 'is over its size budget',
    scan: 'has vulnerabilities that block it',
    smoke: 'failed its smoke test',
    promote: 'was not promoted',
};
function failure({ name, run }) {
    const ended = firstFailure(run);
    const why = cause(run, ended);
    const what = ended.outcome === 'error' ? `could not be done: ${ended.stage}` : failures[ended.stage];
    return `**${escape_text(name)} ${what}**${why === undefined ? '' : `: ${prose(why, 240)}`}`;
}
function success({ name, run }) {
    if (isPromoted(run)) {
        const tags = run.promote?.tags ?? [];
        const version = run.tags?.version;
        const title = version ? `${escape_text(name)}:${escape_text(version)}` : escape_text(name);
        return `**${title} is promoted**: ${(0,units/* plural */.LS)(tags.length, 'tag')} on one digest${proofs(run)}`;
    }
    return `**${escape_text(name)} passed**${proofs(run)}`;
}
function proofs({ build, scan, smoke }) {
    const facts = [];
    const [platform] = build?.platforms ?? [];
    if (platform && build?.platforms.length === 1)
        facts.push((0,units/* bytes */.ee)(platform.size));
    else if (build && build.platforms.length > 1)
        facts.push((0,units/* plural */.LS)(build.platforms.length, 'platform'));
    if (scan?.status === 'passed')
        facts.push(findings(scan));
    const ready = smoke?.status === 'passed' ? smoke.platforms.find(({ emulated }) => !emulated) : undefined;
    if (ready?.readySeconds !== undefined)
        facts.push(`ready in ${(0,units/* seconds */.YA)(ready.readySeconds)}`);
    return facts.length === 0 ? '' : `, ${(0,units/* listed */.KE)(facts)}`;
}
function findings(scan) {
    const total = scan.platforms.flatMap(({ counts }) => Object.values(counts)).reduce((sum, n) => sum + n, 0);
    if (total === 0)
        return 'no known vulnerability';
    return scan.failOn === 'none' ? (0,units/* plural */.LS)(total, 'finding') : `nothing ${scan.failOn} or worse`;
}
function names(values) {
    const shown = values.slice(0, 6).map(value => escape_text(value, 60));
    return values.length > 6 ? `${shown.join(', ')} and ${values.length - 6} more` : (0,units/* listed */.KE)(shown);
}

;// CONCATENATED MODULE: ./.build/src/report/annotations.js



const most = 5;
function annotationsOf(view, from) {
    const errors = from === 'this job' ? [] : view.legs.flatMap(failureOf);
    const absent = view.missing.map((name) => ({ level: 'error', message: `${name} has no record` }));
    const warnings = view.legs.flatMap(({ name, run }) => (run.size?.budgets ?? [])
        .filter(({ outcome }) => outcome === 'warned')
        .map((budget) => ({ level: 'warning', title: 'Size', message: `${name}: ${excess(budget)}` })));
    return [...most5([...errors, ...absent]), ...most5(warnings)];
}
function failureOf(leg) {
    const message = plainFailure(leg);
    return message === undefined
        ? []
        : [{ level: 'error', title: 'Buildonce', message: clip(message, annotationLimit) }];
}
function most5(annotations) {
    if (annotations.length <= most)
        return [...annotations];
    const rest = annotations.length - most + 1;
    const level = annotations[0]?.level ?? 'notice';
    return [
        ...annotations.slice(0, most - 1),
        { level, message: `${rest} more are in the summary of this run` },
    ];
}

// EXTERNAL MODULE: ./.build/src/registry/body.js
var registry_body = __webpack_require__(4095);
;// CONCATENATED MODULE: ./.build/src/report/comment/github-client.js


const longestAnswer = 32 * 1024 * 1024;
const wait = ms => new Promise(resolve => setTimeout(resolve, ms));
class GithubError extends errors/* UserError */.yo {
    name = 'GithubError';
    status;
    constructor(what, status, message) {
        super(`GitHub answered ${status} to ${what}${message === '' ? '' : `: ${message}`}`);
        this.status = status;
    }
}
function createGithubClient(http, { apiUrl, token }, sleep = wait) {
    const base = apiUrl.replace(/\/+$/, '');
    return (method, path, body) => patiently(() => send(method, path, body), sleep, method);
    async function send(method, path, body) {
        const response = await http({
            method,
            url: new URL(`${base}${path}`),
            headers: {
                accept: 'application/vnd.github+json',
                authorization: `Bearer ${token}`,
                'user-agent': 'buildonce',
                'x-github-api-version': '2022-11-28',
                ...(body && { 'content-type': 'application/json; charset=utf-8' }),
            },
            ...(body && { body: Buffer.from(JSON.stringify(body)) }),
        }).catch((cause) => {
            throw new errors/* UserError */.yo(`GitHub's API at ${base} cannot be reached: ${(0,errors/* describe */.q0)(cause)}`, { cause });
        });
        const bytes = await (0,registry_body/* readBody */.x8)(response, longestAnswer);
        if (bytes === undefined)
            throw new errors/* UserError */.yo(`GitHub's answer to ${method} ${path} is too long`);
        if (response.status < 200 || response.status > 299)
            throw new Refused(`${method} ${path}`, response, bytes);
        return bytes.length === 0 ? undefined : JSON.parse(bytes.toString('utf8'));
    }
}
async function askForSelf(ask, apiUrl) {
    const path = apiUrl.replace(/\/+$/, '').endsWith('/api/v3') ? '/../graphql' : '/graphql';
    const answer = (await ask('POST', path, { query: 'query { viewer { login } }' }).catch(() => undefined));
    return answer?.data?.viewer?.login ?? 'github-actions[bot]';
}
class Refused extends GithubError {
    retryAfter;
    constructor(what, { status, headers }, body) {
        super(what, status, messageOf(body));
        const seconds = Number(headers['retry-after']?.[0]);
        this.retryAfter = Number.isFinite(seconds) && seconds >= 0 ? seconds : undefined;
    }
}
function messageOf(body) {
    try {
        const { message } = JSON.parse(body.toString('utf8'));
        return typeof message === 'string' ? message.slice(0, 300) : '';
    }
    catch {
        return '';
    }
}
async function patiently(work, sleep, method) {
    for (let attempt = 1;; attempt++) {
        try {
            return await work();
        }
        catch (error) {
            const wait = attempt < 4 ? waitFor(error, method, attempt) : undefined;
            if (wait === undefined)
                throw error;
            await sleep(wait);
        }
    }
}
function waitFor(error, method, attempt) {
    if (!(error instanceof Refused))
        return undefined;
    const { status, retryAfter } = error;
    const limited = status === 429 || (status === 403 && retryAfter !== undefined);
    const failed = status >= 500 && method !== 'POST';
    if (!limited && !failed)
        return undefined;
    const ms = retryAfter === undefined ? 500 * 2 ** attempt : retryAfter * 1000;
    return ms <= 60_000 ? ms : undefined;
}

;// CONCATENATED MODULE: ./.build/src/report/comment/github.js

const mostPages = 100;
const pageSize = 100;
function createGithubComments(ask, { apiUrl, project, pullRequest }) {
    const repository = repositoryPath(project);
    const thread = `${repository}/issues/${pullRequest}/comments`;
    return {
        async list() {
            const all = [];
            for (let page = 1; page <= mostPages; page++) {
                const items = (await ask('GET', `${thread}?per_page=${pageSize}&page=${page}`));
                all.push(...items.map(comment));
                if (items.length < pageSize)
                    break;
            }
            return all;
        },
        create: async (body) => comment((await ask('POST', thread, { body }))),
        update: async (id, body) => comment((await ask('PATCH', `${repository}/issues/comments/${id}`, { body }))),
        async delete(id) {
            await ask('DELETE', `${repository}/issues/comments/${id}`).catch(error => {
                if (!(error instanceof GithubError) || error.status !== 404)
                    throw error;
            });
        },
        self: () => askForSelf(ask, apiUrl),
        async head() {
            const pull = (await ask('GET', `${repository}/pulls/${pullRequest}`));
            return pull.head?.sha;
        },
    };
}
async function findPullRequest(ask, project, { owner, branch, commit }) {
    const head = encodeURIComponent(`${owner}:${branch}`);
    const pulls = (await ask('GET', `${repositoryPath(project)}/pulls?state=open&head=${head}&per_page=100`));
    const pull = pulls.find(candidate => candidate.head.sha === commit);
    if (pull === undefined)
        return undefined;
    const fork = pull.head.repo?.full_name?.toLowerCase() !== project.toLowerCase();
    return { number: pull.number, baseBranch: pull.base.ref, fork };
}
function comment({ id, body, html_url: url, user }) {
    return { id, author: user?.login ?? '', body: body ?? '', ...(url !== undefined && { url }) };
}
function repositoryPath(project) {
    return `/repos/${project.split('/').map(encodeURIComponent).join('/')}`;
}

;// CONCATENATED MODULE: ./.build/src/report/markdown/blocks.js
function table(columns, rows) {
    const line = (cells) => `| ${cells.map(unbroken).join(' | ')} |`;
    const align = columns.map(([, side]) => (side === 'right' ? '--:' : ':--'));
    return [line(columns.map(([title]) => title)), `|${align.join('|')}|`, ...rows.map(line)].join('\n');
}
function trimmedTable(columns, rows) {
    const used = columns.map((_, index) => rows.some(row => (row[index] ?? '') !== ''));
    return table(columns.filter((_, index) => used[index]), rows.map(row => row.filter((_, index) => used[index])));
}
function fold(title, body, state = 'closed') {
    return `<details${state === 'open' ? ' open' : ''}><summary>${title}</summary>\n\n${body}\n\n</details>`;
}
function blocks(...parts) {
    return parts.filter(part => part !== undefined && part !== '').join('\n\n');
}
function limited(items, limit, row, rest) {
    const shown = items.slice(0, limit).map(row);
    return items.length > limit ? [...shown, rest(items.slice(limit))] : shown;
}
function unbroken(cell) {
    return cell.replace(/(\d) (?=(?:[kMG]?B|m?s|min)\b|%)/g, '$1\u00a0');
}

;// CONCATENATED MODULE: ./.build/src/report/markdown/marks.js
const marks = { passed: '✅', failed: '❌', skipped: '➖', error: '❌' };

;// CONCATENATED MODULE: ./.build/src/report/parts/scan.js



const severities = ['critical', 'high', 'medium', 'low', 'unknown'];
function scanPart({ run }, limit = 20) {
    const { scan } = run;
    if (scan === undefined || scan.platforms.length === 0)
        return undefined;
    const columns = [
        ['Platform', 'left'],
        ...severities.map((severity) => [severity, 'right']),
        ['Packages', 'right'],
    ];
    const rows = scan.platforms.map(({ platform, counts, packages }) => [
        code(platform),
        ...severities.map(severity => String(counts[severity] ?? 0)),
        String(packages),
    ]);
    return [table(columns, rows), findingsPart(scan, limit), scannerLine(scan)].filter(Boolean).join('\n\n');
}
function rankedFindings(scan) {
    const all = scan.platforms.flatMap(({ findings }) => findings);
    const distinct = [...new Map(all.map(finding => [identity(finding), finding])).values()];
    const rank = ({ severity, fixed }) => severities.indexOf(severity) * 2 + (fixed === undefined ? 1 : 0);
    return distinct.sort((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1));
}
function severityWords(counts) {
    return severities
        .flatMap(severity => (counts[severity] ? [`${counts[severity]} ${severity}`] : []))
        .slice(0, 2)
        .join(', ');
}
function identity({ id, package: name, installed }) {
    return `${id}\n${name}\n${installed}`;
}
const findingColumns = [
    ['Vulnerability', 'left'],
    ['Severity', 'left'],
    ['Package', 'left'],
    ['Installed', 'left'],
    ['Fixed in', 'left'],
    ['', 'left'],
];
function findingTable(findings, limit) {
    const rows = limited(findings, limit, finding => [
        escape_link(escape_text(finding.id, 60), finding.url),
        finding.severity,
        code(finding.package, 60),
        code(finding.installed, 40),
        finding.fixed === undefined ? 'no fix yet' : code(finding.fixed, 60),
        escape_text(finding.title ?? '', 120),
    ], rest => [`and ${rest.length} more`, '', '', '', '', '']);
    return trimmedTable(findingColumns, rows);
}
function findingsPart(scan, limit) {
    const findings = rankedFindings(scan);
    if (findings.length === 0 || limit === 0)
        return undefined;
    const title = `${(0,units/* plural */.LS)(findings.length, 'finding')}, worst first`;
    return fold(title, findingTable(findings, limit), scan.status === 'failed' ? 'open' : 'closed');
}
function scannerLine({ scanner, failOn, gate, platforms }) {
    const blocked = failOn === 'none' ? 'No severity blocks' : `Blocks from ${failOn} on`;
    const scope = gate?.scope === 'introduced' && failOn !== 'none' ? ', what is new alone' : '';
    const counted = [
        gate?.introduced !== undefined && `${gate.introduced} new`,
        gate?.fixed !== undefined && `${gate.fixed} fixed`,
        gate && gate.tolerated > 0 && `${gate.tolerated} of that severity tolerated`,
    ].filter(Boolean);
    const suppressed = platforms.reduce((sum, row) => sum + (row.suppressed?.length ?? 0), 0);
    const old = platforms.find(({ os }) => os?.endOfLife)?.os;
    const sentences = [
        `${blocked}${scope}.`,
        counted.length > 0 ? `${(0,units/* listed */.KE)(counted)}.` : '',
        suppressed > 0 ? `${(0,units/* plural */.LS)(suppressed, 'finding')} hidden by an ignore file.` : '',
        old === undefined ? '' : `⚠️ ${escape_text(old.family, 40)} ${escape_text(old.name, 40)} gets no more fixes.`,
        scanner === undefined
            ? ''
            : `${escape_text(scanner.name, 40)} ${escape_text(scanner.version, 40)}${databaseOf(scanner)}.`,
    ];
    return `<sub>${sentences.filter(sentence => sentence !== '').join(' ')}</sub>`;
}
function databaseOf({ databaseTime }) {
    const time = databaseTime === undefined ? undefined : /^\d{4}-\d\d-\d\dT\d\d:\d\d/.exec(databaseTime)?.[0];
    return time === undefined ? '' : `, database of ${time.replace('T', ' ')} UTC`;
}

;// CONCATENATED MODULE: ./.build/src/report/parts/size-tables.js



function layerTable(layers, which) {
    const changed = layers.filter(({ state }) => which === 'all' || state !== 'unchanged');
    if (changed.length === 0)
        return undefined;
    const rest = layers.filter(layer => !changed.includes(layer));
    const restSize = rest.reduce((sum, { size }) => sum + (size ?? 0), 0);
    const rows = changed.map(layer => [
        `${layer.instruction === undefined ? code(layer.digest?.slice(0, 19) ?? 'removed layer') : code(layer.instruction, 70)}${layer.base ? ' (base)' : ''}`,
        layer.before === undefined ? '' : (0,units/* bytes */.ee)(layer.before),
        layer.size === undefined ? '' : (0,units/* bytes */.ee)(layer.size),
        layerChange(layer),
        layer.files === undefined ? '' : counts(layer.files),
    ]);
    const unchanged = [`${(0,units/* plural */.LS)(rest.length, 'layer')} unchanged`, (0,units/* bytes */.ee)(restSize), (0,units/* bytes */.ee)(restSize), '', ''];
    return trimmedTable(layerColumns, rest.length > 0 ? [...rows, unchanged] : rows);
}
const layerColumns = [
    ['Layer', 'left'],
    ['Before', 'right'],
    ['After', 'right'],
    ['Change', 'right'],
    ['Files', 'left'],
];
function layerChange({ state, size, before }) {
    if (state === 'unchanged')
        return '±0';
    if (state === 'recompressed')
        return 'recompressed';
    if (state === 'rebuilt')
        return 'rebuilt';
    if (before === undefined)
        return `▲ ${(0,units/* difference */.iv)(size ?? 0)}`;
    if (size === undefined)
        return `▼ ${(0,units/* difference */.iv)(-before)}`;
    const delta = size - before;
    return delta === 0 ? '±0' : `${delta > 0 ? '▲' : '▼'} ${(0,units/* difference */.iv)(delta)}`;
}
function changeTable(changes, limit, more) {
    const rows = limited(changes, limit, ({ state, path, bytes: size, files, sameAs }) => {
        const many = files > 1 ? ` (${(0,units/* plural */.LS)(files, 'file')})` : '';
        const same = sameAs === undefined ? '' : `, same content as ${code(sameAs, 60)}`;
        return [`${state} ${code(path, 90)}${many}${same}`, (0,units/* difference */.iv)(size)];
    }, rest => [
        `and ${(0,units/* plural */.LS)(rest.length + more, 'more change')}`,
        (0,units/* difference */.iv)(rest.reduce((sum, change) => sum + change.bytes, 0)),
    ]);
    return trimmedTable([
        ['Largest changes, uncompressed', 'left'],
        ['', 'right'],
    ], rows);
}
function packageTable(packages, limit) {
    if (packages.length === 0 || limit === 0)
        return undefined;
    const rows = limited(packages, limit, ({ kind, name, before, after }) => [
        code(name, 60),
        kind,
        before === undefined ? 'added' : code(before, 50),
        after === undefined ? 'removed' : code(after, 50),
    ], rest => [`and ${rest.length} more`, '', '', '']);
    return trimmedTable([
        ['Package', 'left'],
        ['', 'left'],
        ['Before', 'left'],
        ['After', 'left'],
    ], rows);
}
function wasteFold({ waste }) {
    if (waste === undefined || waste.bytes === 0)
        return undefined;
    const rows = waste.paths
        .slice(0, 50)
        .map(({ path, bytes: size, writtenBy, hiddenBy }) => [
        code(path, 90),
        (0,units/* bytes */.ee)(size),
        writtenBy === undefined ? '' : code(writtenBy, 60),
        hiddenBy === undefined ? '' : code(hiddenBy, 60),
    ]);
    const columns = [
        ['Hidden file, uncompressed', 'left'],
        ['', 'right'],
        ['Written by', 'left'],
        ['Hidden by', 'left'],
    ];
    return fold(`${(0,units/* bytes */.ee)(waste.bytes)} in layers that nobody can see`, trimmedTable(columns, rows));
}
function counts({ added, removed, modified }) {
    const words = [added && `+${added}`, removed && `−${removed}`, modified && `~${modified}`].filter(Boolean);
    return words.length === 0 ? 'no file changed' : words.join(' ');
}

;// CONCATENATED MODULE: ./.build/src/report/parts/size.js





function sizePart({ run }, detail) {
    const { size } = run;
    if (size === undefined)
        return undefined;
    const platforms = size.platforms.filter(({ state }) => state === 'compared');
    return blocks(baselineLine(size), budgetLines(size), ...platforms.map(platform => platformPart(platform, detail, platforms.length > 1)));
}
function baselineLine({ baseline, noBaseline }) {
    if (baseline === undefined)
        return prose(noBaseline ?? 'There is nothing to compare with.');
    const { branch, commit, distance, reference } = baseline;
    const at = commit === undefined ? code(reference, 160) : code(commit.slice(0, 7));
    const name = branch === undefined ? at : `${code(branch)} at ${at}`;
    const behind = distance === undefined || distance === 0 ? '' : `, ${(0,units/* plural */.LS)(distance, 'commit')} behind`;
    const how = { 'merge-parent': ', parent of this merge', 'branch-tag': ', by its branch tag' };
    return `Baseline: ${name}${behind}${how[baseline.how] ?? ''}.`;
}
function budgetLines({ budgets }) {
    const exceeded = budgets.filter(isExceeded);
    if (exceeded.length === 0)
        return undefined;
    const mark = { failed: '❌', warned: '⚠️', accepted: '➖', passed: '' };
    return exceeded
        .map(budget => {
        const by = budget.outcome === 'accepted' ? ` (accepted by ${code(budget.label ?? 'a label')})` : '';
        return `- ${mark[budget.outcome]} ${escape_text(excess(budget))}${by}`;
    })
        .join('\n');
}
function platformPart(platform, detail, titled) {
    const { layers, contents } = platform;
    const shown = detail.layers === 'none' ? undefined : layerTable(layers, detail.layers);
    const name = titled ? `**${escape_text(platform.platform)}** ` : '';
    const moved = platform.before === undefined ? '' : (0,units/* movement */.ii)(platform.size, platform.before);
    return blocks(name && `${name}${moved}`, baseLine(platform), shown, contents?.read === false ? `<sub>No file list: ${prose(contents.reason)}</sub>` : undefined, contents?.read && contents.changes.length > 0 && detail.files > 0
        ? changeTable(contents.changes, detail.files, contents.more)
        : undefined, contents?.read ? packageTable(contents.packages, detail.packages) : undefined, contents?.read ? wasteFold(contents) : undefined);
}
function baseLine({ size, before, base }) {
    if (base === undefined || before === undefined)
        return undefined;
    const own = size - base.size;
    const baseMoved = (0,units/* difference */.iv)(base.size - base.before);
    return `Base image ${(0,units/* bytes */.ee)(base.size)}: ${baseMoved}. Everything else ${(0,units/* bytes */.ee)(own)}: ${(0,units/* difference */.iv)(own - before + base.before)}.`;
}

;// CONCATENATED MODULE: ./.build/src/report/parts/smoke.js




const columns = [
    ['Platform', 'left'],
    ['Result', 'left'],
    ['Ready in', 'right'],
    ['Before', 'right'],
    ['Proved by', 'left'],
    ['Stopped in', 'right'],
    ['Exit code', 'right'],
    ['Peak memory', 'right'],
];
function smokePart({ run, baseline }, logLines = 60) {
    const { smoke } = run;
    if (smoke === undefined || smoke.platforms.length === 0)
        return undefined;
    const rows = smoke.platforms.map(row => {
        const before = readyBefore(row, baseline);
        return [
            `${code(row.platform)}${row.emulated ? ' emulated' : ''}`,
            `${marks[row.status]} ${row.status}`,
            row.readySeconds === undefined ? '' : `**${(0,units/* seconds */.YA)(row.readySeconds)}**`,
            before === undefined ? '' : (0,units/* seconds */.YA)(before),
            row.readyBy ?? '',
            row.stopSeconds === undefined ? '' : (0,units/* seconds */.YA)(row.stopSeconds),
            row.exitCode === undefined ? '' : String(row.exitCode),
            row.peakMemory === undefined ? '' : (0,units/* bytes */.ee)(row.peakMemory),
        ];
    });
    const failures = smoke.platforms.filter(({ status }) => status === 'failed');
    return blocks(trimmedTable(columns, rows), notes(smoke), ...failures.flatMap(row => [failureLine(row), lastLines(row, '', logLines)]));
}
function readyWords(row, before) {
    if (row.status === 'failed')
        return '❌ failed';
    if (row.readySeconds === undefined)
        return 'passed';
    const ready = `ready in ${(0,units/* seconds */.YA)(row.readySeconds)}`;
    if (before === undefined || (0,units/* seconds */.YA)(before) === (0,units/* seconds */.YA)(row.readySeconds))
        return ready;
    return `${ready} (was ${(0,units/* seconds */.YA)(before)})`;
}
function readyBefore(row, baseline) {
    if (row.before !== undefined)
        return row.before.readySeconds;
    const before = baseline?.smoke?.platforms.find(({ platform }) => platform === row.platform);
    return before?.emulated === row.emulated ? before.readySeconds : undefined;
}
function failureLine({ platform, cause, advice }) {
    const why = cause === undefined ? '' : `: ${prose(cause)}`;
    return `${code(platform)} failed${why}${advice === undefined ? '' : ` ${prose(advice)}`}`;
}
function lastLines({ platform, log }, name, lines) {
    const last = log?.trimEnd().split('\n').slice(-lines).join('\n') ?? '';
    if (last === '' || lines === 0)
        return undefined;
    return fold(`${name}the container’s last lines on ${escape_text(platform)}`, fence(last), 'open');
}
function notes({ platforms, notRun = [] }) {
    const lines = [
        ...platforms.flatMap(({ platform, restart }) => restart === undefined ? [] : [`${code(platform)} ${restartWords(restart)}`]),
        ...platforms.flatMap(({ platform, hardening = [] }) => {
            const named = (works) => hardening.filter(item => item.works === works).map(({ measure }) => hardeningWords[measure]);
            const [bears, fails] = [named(true), named(false)];
            const parts = [
                bears.length > 0 && `runs ${(0,units/* listed */.KE)(bears)}`,
                fails.length > 0 && `does not run ${(0,units/* listed */.KE)(fails, 'or')}`,
            ];
            return hardening.length === 0 ? [] : [`${code(platform)} ${parts.filter(Boolean).join(', ')}`];
        }),
        ...notRun.map(({ platform, reason }) => `${code(platform)} was not run: ${prose(reason, 200)}`),
    ];
    return lines.length === 0 ? undefined : lines.map(line => `- ${line}`).join('\n');
}
function restartWords({ works, seconds: time, note }) {
    const again = works ? 'becomes ready again after a restart' : 'does not become ready again after a restart';
    const within = works && time !== undefined ? ` in ${(0,units/* seconds */.YA)(time)}` : '';
    return `${again}${within}${note === undefined ? '' : `: ${prose(note, 200)}`}`;
}
const hardeningWords = {
    'other-user': 'as another user',
    'read-only': 'on a read-only file system',
    'no-new-privileges': 'without new privileges',
    'no-capabilities': 'without capabilities',
};

;// CONCATENATED MODULE: ./.build/src/report/parts/promote.js



const promote_columns = [
    ['Tag', 'left'],
    ['', 'left'],
    ['Outcome', 'left'],
    ['Before', 'left'],
    ['After', 'left'],
    ['Why', 'left'],
];
function promotePart(leg, limit = 100) {
    return blocks(tagsPart(leg, limit), heldBackPart(leg.run));
}
function tagsPart({ run }, limit) {
    const { promote } = run;
    if (promote === undefined || promote.tags.length === 0)
        return plannedPart(run);
    const rows = promote.tags
        .slice(0, limit)
        .map(tag => [
        code(tag.reference, 120),
        tag.class,
        outcomeWords[tag.outcome],
        tag.before === undefined ? '' : code(promote_short(tag.before)),
        tag.after === undefined ? '' : code(promote_short(tag.after)),
        prose(tag.reason ?? '', 200),
    ]);
    const more = promote.tags.length > limit ? `and ${promote.tags.length - limit} more tags` : undefined;
    const plan = promote.dryRun ? 'A plan: nothing was written.' : undefined;
    return [plan, trimmedTable(promote_columns, rows), more, evidenceLine(promote)].filter(Boolean).join('\n\n');
}
const outcomeWords = {
    created: '**created**',
    moved: '**moved**',
    unchanged: 'unchanged',
    'would-create': 'would be created',
    'would-move': 'would move',
    refused: '❌ refused',
    'held-back': 'held back',
    'not-reached': '❌ not reached',
};
function heldBackPart({ tags }) {
    const held = tags?.heldBack ?? [];
    if (held.length === 0)
        return undefined;
    return held
        .slice(0, 20)
        .map(({ name, version, blockedBy }) => `- ${code(name)} stays where it is: ${code(blockedBy)} is higher than ${code(version)}`)
        .join('\n');
}
function plannedPart({ tags, promote }) {
    if (tags === undefined || tags.tags.length === 0)
        return undefined;
    const names = tags.tags.slice(0, 20).map(({ name }) => code(name));
    const more = tags.tags.length > 20 ? ` and ${tags.tags.length - 20} more` : '';
    const why = promote?.reason === undefined ? '' : ` ${prose(promote.reason)}`;
    return `No tag was moved.${why} The tags of this run: ${more === '' ? (0,units/* listed */.KE)(names) : names.join(', ')}${more}.`;
}
function evidenceLine({ evidence }) {
    if (evidence.length === 0)
        return '';
    const words = evidence.slice(0, 20).map(({ section, status }) => `${escape_text(section, 60)} ${escape_text(status, 60)}`);
    return `<sub>Evidence: ${words.join(', ')}.</sub>`;
}
function promote_short(digest) {
    return digest.slice(0, 'sha256:'.length + 12);
}

;// CONCATENATED MODULE: ./.build/src/report/comment/causes.js





const leastPull = 1_000_000;
function causeLine(leg, said) {
    const sentences = [
        failureSentence(leg, said),
        ...growthSentences(leg),
        ...twinSentences(leg),
        rebuiltSentence(leg),
        checksSentence(leg),
        planSentence(leg),
    ].filter(sentence => sentence !== undefined);
    return sentences.length === 0 ? undefined : `**${escape_text(leg.name)}**: ${sentences.join(' ')}`;
}
function failureSentence({ run }, said) {
    const ended = firstFailure(run);
    if (ended === undefined || ended.stage === 'size')
        return undefined;
    const why = said === 'nothing yet' ? cause(run, ended) : undefined;
    const advice = ended.stage === 'smoke' ? run.smoke?.platforms.find(row => row.advice !== undefined)?.advice : undefined;
    const parts = [why && sentence(prose(why)), advice && sentence(prose(advice))].filter(Boolean);
    return parts.length === 0 ? undefined : parts.join(' ');
}
function growthSentences({ run }) {
    const exceeded = (run.size?.budgets ?? []).filter(isExceeded);
    const causes = new Set(exceeded.flatMap(budget => budget.cause ?? []));
    return [...causes].slice(0, 3).map(top => sentence(instructionFirst(top)));
}
function instructionFirst(top) {
    const [, instruction, rest] = /^(.*) (brings [\d.,]+ (?:%|B|kB|MB|GB)(?: of it)?)$/s.exec(top) ?? [];
    return instruction === undefined || rest === undefined ? prose(top) : `${code(instruction, 70)} ${rest}`;
}
function twinSentences({ run }) {
    const changes = (run.size?.platforms ?? []).flatMap(({ contents }) => contents?.read ? contents.changes : []);
    const twins = changes.filter(({ sameAs, bytes: size }) => sameAs !== undefined && size > 0);
    return twins
        .slice(0, 2)
        .map(({ sameAs = '', bytes: size }) => `${code(sameAs, 70)} is stored twice, ${(0,units/* bytes */.ee)(size)} each uncompressed.`);
}
function rebuiltSentence({ run }) {
    const rebuilt = (run.size?.platforms ?? []).flatMap(({ layers }) => layers.filter(({ state }) => state === 'rebuilt' || state === 'recompressed'));
    const size = rebuilt.reduce((sum, layer) => sum + (layer.size ?? 0), 0);
    if (size < leastPull)
        return undefined;
    const what = rebuilt.length === 1 ? 'one layer was' : `${(0,units/* plural */.LS)(rebuilt.length, 'layer')} were`;
    return `${sentence(`${what} built anew with **0 files changed**, and every host downloads ${(0,units/* bytes */.ee)(size)} for it`)} Probably a cache miss.`;
}
function checksSentence({ run }) {
    const checks = run.build?.checks ?? [];
    if (checks.length === 0)
        return undefined;
    const rules = [...new Set(checks.map(({ rule }) => rule))].slice(0, 3).map(rule => code(rule, 60));
    return `${(0,units/* plural */.LS)(checks.length, 'build check')} ${checks.length === 1 ? 'warns' : 'warn'}: ${(0,units/* listed */.KE)(rules)}.`;
}
function planSentence({ run }) {
    const { promote } = run;
    if (promote === undefined || !promote.dryRun)
        return undefined;
    const planned = promote.tags.filter(({ outcome }) => outcome === 'would-create' || outcome === 'would-move');
    if (planned.length === 0)
        return undefined;
    const names = planned
        .slice(0, 5)
        .map(({ reference, outcome }) => `${code(reference, 80)} ${outcomeWords[outcome]}`);
    const more = planned.length > 5 ? ` and ${planned.length - 5} more` : '';
    return `Planned: ${names.join(', ')}${more}.`;
}
function sentence(words) {
    return /[.!?…]$/.test(words) ? words : `${words}.`;
}

;// CONCATENATED MODULE: ./.build/src/report/comment/findings.js

function introducedCount(leg) {
    const { gate } = leg.run.scan ?? {};
    if (gate?.introduced !== undefined)
        return gate.introduced;
    return leg.baseline?.scan === undefined ? undefined : newFindings(leg).length;
}
function fixedCount(leg) {
    const { gate } = leg.run.scan ?? {};
    if (gate?.fixed !== undefined)
        return gate.fixed;
    return leg.baseline?.scan === undefined ? undefined : fixedFindings(leg).length;
}
function newFindings({ run, baseline }) {
    return difference(run, baseline);
}
function fixedFindings({ run, baseline }) {
    return baseline === undefined ? [] : difference(baseline, run);
}
function difference(one, other) {
    if (one.scan === undefined || other?.scan === undefined)
        return [];
    const known = new Set(rankedFindings(other.scan).map(key));
    return rankedFindings(one.scan).filter(finding => !known.has(key(finding)));
}
function key(finding) {
    return identity({ ...finding, installed: '' });
}

;// CONCATENATED MODULE: ./.build/src/report/comment/headline.js





function headline(view) {
    const failed = view.legs.filter(({ run }) => firstFailure(run) !== undefined);
    const [only] = failed;
    if (only !== undefined && failed.length === 1 && view.missing.length === 0)
        return overBudget(only) ?? verdict(view);
    if (failed.length > 0 || view.missing.length > 0)
        return verdict(view);
    return introduced(view) ?? moved(view) ?? verdict(view);
}
function mostMoved(legs) {
    return legs
        .flatMap(leg => (leg.run.size?.platforms ?? []).flatMap(platform => platform.before === undefined || platform.state !== 'compared'
        ? []
        : [{ leg, platform, delta: platform.size - platform.before }]))
        .sort((a, b) => Math.abs(b.delta) - Math.abs(a.delta))[0];
}
function overBudget({ name, run }) {
    if (firstFailure(run)?.stage !== 'size')
        return undefined;
    const worst = run.size?.budgets.find(budget => isExceeded(budget) && budget.outcome === 'failed');
    if (worst === undefined)
        return undefined;
    const more = `, ${(0,units/* bytes */.ee)(worst.measured - worst.limit)} more than allowed`;
    const what = {
        'max-size': `**${escape_text(name)} has ${(0,units/* bytes */.ee)(worst.measured)}**`,
        'max-increase': `**${escape_text(name)} grew by ${(0,units/* bytes */.ee)(worst.measured)}**`,
        'max-pull': `**${escape_text(name)} makes hosts download ${(0,units/* bytes */.ee)(worst.measured)}**`,
    }[worst.budget];
    return `${what}${more}`;
}
function introduced({ legs }) {
    const counts = legs.map(leg => ({ leg, count: introducedCount(leg) ?? 0 })).filter(({ count }) => count > 0);
    const total = counts.reduce((sum, { count }) => sum + count, 0);
    const [first] = counts;
    if (first === undefined)
        return undefined;
    const who = counts.length === 1 ? escape_text(first.leg.name) : (0,units/* plural */.LS)(counts.length, 'image');
    const verb = counts.length === 1 ? 'brings' : 'bring';
    return `**${who} ${verb} ${(0,units/* plural */.LS)(total, 'new vulnerability', 'new vulnerabilities')}**, none of them blocks`;
}
function moved({ legs }) {
    const most = mostMoved(legs);
    if (most === undefined || (0,units/* movement */.ii)(most.platform.size, most.platform.before ?? 0) === '±0')
        return undefined;
    const direction = most.delta > 0 ? 'grew' : 'shrank';
    return `**${escape_text(most.leg.name)} ${direction} by ${(0,units/* bytes */.ee)(Math.abs(most.delta))}**, all checks passed`;
}

;// CONCATENATED MODULE: ./.build/src/report/comment/marker.js
const marker_longest = 6000;
const pattern = /^<!-- buildonce:v1 (\{[^\n]{0,8000}\}) -->(?:\r?\n|$)/;
function formatMarker({ key, run, attempt, commit, sizes, earlier }) {
    const least = { key, run, attempt, commit };
    const texts = [{ ...least, sizes, earlier }, { ...least, sizes }, least].map(value => JSON.stringify(value).replace(/[-<>&\u007f-\uffff]/g, unicode));
    return `<!-- buildonce:v1 ${texts.find(({ length }) => length <= marker_longest) ?? texts.at(-1)} -->`;
}
function parseMarker(body) {
    const text = pattern.exec(body)?.[1];
    if (text === undefined)
        return undefined;
    try {
        const value = JSON.parse(text);
        const { key, run, attempt, commit } = value;
        if (typeof key !== 'string' || typeof commit !== 'string')
            return undefined;
        if (typeof run !== 'string' || !/^\d{1,20}$/.test(run))
            return undefined;
        if (typeof attempt !== 'number' || !Number.isSafeInteger(attempt))
            return undefined;
        const sizes = parseSizes(value.sizes);
        const earlier = parseMeasured(value.earlier);
        return { key, run, attempt, commit, ...(sizes && { sizes }), ...(earlier && { earlier }) };
    }
    catch {
        return undefined;
    }
}
function isNewer(one, other) {
    const [a, b] = [BigInt(one.run), BigInt(other.run)];
    return a === b ? one.attempt > other.attempt : a > b;
}
function parseMeasured(value) {
    const { commit, sizes: given } = (value ?? {});
    const sizes = parseSizes(given);
    return typeof commit === 'string' && sizes ? { commit, sizes } : undefined;
}
function parseSizes(value) {
    if (typeof value !== 'object' || value === null)
        return undefined;
    const good = Object.values(value).every(size => Number.isSafeInteger(size) && size >= 0);
    return good ? value : undefined;
}
function unicode(char) {
    return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

;// CONCATENATED MODULE: ./.build/src/report/comment/rows.js







const rows_columns = [
    ['Image', 'left'],
    ['Size', 'right'],
    ['Change', 'right'],
    ['New to pull ¹', 'right'],
    ['Budget', 'left'],
    ['Scan', 'left'],
    ['Smoke', 'left'],
];
function imageTable(legs, missing, most) {
    const rows = legs.flatMap(rowsOf);
    const absent = missing.map(name => [`**${escape_text(name)}**`, '❌ no record', '', '', '', '', '']);
    const all = [...absent, ...rows];
    if (all.length === 0)
        return undefined;
    return trimmedTable(rows_columns, limited(all, most, row => row, rest => [`and ${rest.length} more`, '', '', '', '', '', '']));
}
function showsPull(legs) {
    return legs.some(({ run }) => run.size?.platforms.some(({ pull }) => pull !== undefined));
}
function rowsOf(leg) {
    const { run } = leg;
    const measured = run.size?.platforms ??
        (run.build?.platforms ?? []).map(({ platform, size }) => ({ platform, size, state: 'first' }));
    if (measured.length === 0) {
        const ended = firstFailure(run);
        return [[`**${escape_text(leg.name)}**`, ended ? `❌ ${ended.stage}` : '', '', '', '', '', '']];
    }
    return measured.map(({ platform, size, before, pull, state }) => [
        `**${escape_text(leg.name)}** ${code(platform, 60)}`,
        state === 'removed' ? '' : (0,units/* bytes */.ee)(size),
        state === 'removed' ? `removed (was ${(0,units/* bytes */.ee)(size)})` : state === 'added' ? 'new' : changeOf(size, before),
        pull === undefined ? '' : (0,units/* bytes */.ee)(pull),
        budgetWords(leg, platform),
        state === 'removed' ? '' : scanWords(leg, platform),
        state === 'removed' ? '' : smokeWords(leg, platform),
    ]);
}
function changeOf(size, before) {
    return before === undefined ? '' : (0,units/* movement */.ii)(size, before);
}
function budgetWords({ run }, platform) {
    const own = (run.size?.budgets ?? []).filter(budget => budget.platform === platform);
    const worst = ['failed', 'warned', 'accepted'].flatMap(outcome => own.filter(budget => budget.outcome === outcome))[0];
    if (worst === undefined)
        return own.length === 0 ? '' : 'passed';
    const mark = { failed: '❌', warned: '⚠️', accepted: 'accepted:', passed: '' }[worst.outcome];
    const limit = { 'max-size': '≤ ', 'max-increase': '+', 'max-pull': 'pull ≤ ' }[worst.budget];
    return `${mark}\u00a0${limit}${(0,units/* bytes */.ee)(worst.limit)}`;
}
function scanWords(leg, platform) {
    const { scan } = leg.run;
    const row = scan?.platforms.find(candidate => candidate.platform === platform);
    if (scan === undefined || row === undefined)
        return scan?.status === 'failed' ? '❌ failed' : '';
    const [came, gone] = [introducedCount(leg), fixedCount(leg)];
    const changes = [came && `${came} new`, gone && `${gone} fixed`].filter(Boolean).join(', ');
    const words = changes || severityWords(row.counts);
    const verdict = scan.status === 'failed' ? '❌ failed' : 'passed';
    return words === '' ? verdict : `${verdict}: ${words}`;
}
function smokeWords({ run, baseline }, platform) {
    const row = run.smoke?.platforms.find(candidate => candidate.platform === platform);
    if (row === undefined)
        return '';
    return readyWords(row, readyBefore(row, baseline));
}

;// CONCATENATED MODULE: ./.build/src/report/comment/since.js


function sizesOf(legs) {
    const rows = legs.flatMap(({ name, run }) => (run.size?.platforms ?? [])
        .filter(({ state }) => state !== 'removed')
        .map(({ platform, size }) => [`${name} ${platform}`.slice(0, 200), size]));
    return Object.fromEntries(rows.slice(0, 12));
}
function measuredBefore(marker, previous) {
    const { commit, sizes, earlier } = previous;
    if (commit === marker.commit)
        return earlier;
    return sizes && { commit, sizes };
}
function sinceLine({ earlier, sizes = {} }) {
    if (earlier === undefined)
        return '';
    const both = Object.entries(sizes).flatMap(([name, size]) => {
        const before = Object.hasOwn(earlier.sizes, name) ? earlier.sizes[name] : undefined;
        return before === undefined ? [] : [{ name, delta: size - before }];
    });
    if (both.length === 0)
        return '';
    const since = `Since the last push (${code(earlier.commit.slice(0, 7))})`;
    const moved = both
        .filter(({ delta }) => delta !== 0)
        .sort((a, b) => Math.abs(b.delta) - Math.abs(a.delta))
        .slice(0, 3);
    if (moved.length === 0)
        return `${since} no size has changed.`;
    const parts = moved.map(({ name, delta }) => both.length === 1 ? (0,units/* difference */.iv)(delta) : `${code(name, 80)} ${(0,units/* difference */.iv)(delta)}`);
    return `${since}: ${parts.join(', ')}.`;
}

;// CONCATENATED MODULE: ./.build/src/report/comment/worth.js


const leastBytes = 1_000_000;
const leastShare = 0.01;
function isWorthAComment(view) {
    return (hasFailed(view) ||
        view.legs.some(leg => hasMoved(leg) || hasWarned(leg) || (introducedCount(leg) ?? 0) > 0));
}
function hasMoved({ run }) {
    return (run.size?.platforms ?? []).some(({ state, size, before, pull }) => {
        if (state === 'added' || state === 'removed')
            return true;
        if (before === undefined)
            return false;
        return isMuch(size - before, before) || isMuch(pull ?? 0, before);
    });
}
function isMuch(bytes, whole) {
    const size = Math.abs(bytes);
    return size >= leastBytes || (size >= leastBytes / 20 && size >= whole * leastShare);
}
function hasWarned({ run }) {
    return (run.size?.budgets ?? []).some(({ outcome }) => outcome !== 'passed');
}

;// CONCATENATED MODULE: ./.build/src/report/comment/comment.js
















const details = [
    { images: 40, findings: 20, logLines: 40, size: { files: 25, packages: 25, layers: 'changed' } },
    { images: 40, findings: 10, logLines: 20, size: { files: 0, packages: 15, layers: 'changed' } },
    { images: 40, findings: 5, logLines: 10, size: { files: 0, packages: 0, layers: 'changed' } },
    { images: 40, findings: 0, logLines: 0, size: { files: 0, packages: 0, layers: 'none' } },
];
function renderComment(view, marker) {
    const first = formatMarker(marker);
    if (!isWorthAComment(view))
        return `${first}\n${quiet(view, marker)}\n`;
    const title = `### Buildonce: ${mark(view)}${headline(view)}`;
    return richest(commentLimit, [
        ...details.map((detail, index) => () => `${first}\n${blocks(title, body(view, detail, marker), cutNote(index, view))}\n`),
        () => `${first}\n${blocks(title, imageTable(view.legs, view.missing, 20), cutNote(details.length, view))}\n`,
        () => `${first}\n${blocks(title, cutNote(details.length, view))}\n`,
    ]);
}
function mark(view) {
    return hasFailed(view) ? `${marks.failed} ` : '';
}
function body(view, detail, marker) {
    const { legs, missing } = view;
    const failed = legs.filter(({ run }) => firstFailure(run) !== undefined);
    const said = failed.length === 1 && missing.length === 0 ? 'cause is in the headline' : 'nothing yet';
    return blocks(imageTable(legs, missing, detail.images), legs
        .map(leg => causeLine(leg, said))
        .filter(Boolean)
        .slice(0, detail.images)
        .join('<br>\n'), ...legs.flatMap(leg => folds(leg, detail)), `<sub>${footer(view, marker).join(' ')}</sub>`);
}
function folds(leg, detail) {
    return [...smokeFolds(leg, detail), findingsFold(leg, detail), ...sizeFolds(leg, detail)];
}
function smokeFolds({ name, run }, { logLines }) {
    const failed = (run.smoke?.platforms ?? []).filter(({ status }) => status === 'failed');
    return failed.map(row => lastLines(row, `<b>${escape_text(name)}</b>: `, logLines));
}
function findingsFold(leg, { findings }) {
    const { scan } = leg.run;
    if (scan === undefined || findings === 0)
        return undefined;
    const fresh = newFindings(leg);
    const shown = fresh.length > 0 ? fresh : scan.status === 'failed' ? rankedFindings(scan) : [];
    if (shown.length === 0)
        return undefined;
    const title = fresh.length > 0
        ? (0,units/* plural */.LS)(shown.length, 'new vulnerability', 'new vulnerabilities')
        : (0,units/* plural */.LS)(shown.length, 'vulnerability', 'vulnerabilities');
    const state = scan.status === 'failed' ? 'open' : 'closed';
    return fold(`<b>${escape_text(leg.name)}</b>: ${title}, worst first`, findingTable(shown, findings), state);
}
function sizeFolds({ name, run }, { size: detail }) {
    const platforms = (run.size?.platforms ?? []).filter(({ state }) => state === 'compared');
    return platforms.flatMap(platform => {
        const changed = platform.layers.filter(({ state }) => state !== 'unchanged');
        const part = platformPart(platform, detail, false);
        if (changed.length === 0 || part === '' || part === undefined)
            return [];
        const { contents } = platform;
        const files = contents?.read
            ? `; files: ${contents.files.added} added, ${contents.files.removed} removed, ${contents.files.modified} modified`
            : '';
        const which = platforms.length > 1 ? ` ${escape_text(platform.platform, 60)}` : '';
        const title = `<b>${escape_text(name)}</b>${which}: ${changed.length} of ${(0,units/* plural */.LS)(platform.layers.length, 'layer')} changed${files}`;
        return [fold(title, part, run.size?.status === 'failed' ? 'open' : 'closed')];
    });
}
function footer(view, marker) {
    const { legs } = view;
    const sizes = legs.flatMap(({ run }) => run.size ?? []);
    const baselines = [...new Set(sizes.map(baselineLine))];
    const exceeded = sizes.some(({ budgets }) => budgets.some(({ outcome }) => outcome === 'failed'));
    return [
        showsPull(legs) ? '¹ What a host running the baseline downloads.' : '',
        'Sizes are compressed, 1 MB = 10⁶ bytes.',
        sinceLine(marker),
        ...(baselines.length > 3 ? ['Baselines differ by image.'] : baselines),
        runLink(view),
        exceeded && view.acceptLabel !== undefined
            ? `To accept the growth, add the label ${code(view.acceptLabel)}.`
            : '',
    ].filter(part => part !== '');
}
function runLink({ legs }) {
    const event = legs[0]?.run.event;
    return event?.runUrl === undefined ? '' : `${escape_link('The whole report', event.runUrl)}.`;
}
function quiet(view, marker) {
    const most = mostMoved(view.legs);
    const who = view.legs.length === 1 ? `${escape_text(view.legs[0]?.name ?? '')} passed` : (0,units/* plural */.LS)(view.legs.length, 'image');
    const change = most === undefined
        ? firstSizes(view)
        : `Largest change ${code(most.leg.name, 60)} ${(0,units/* difference */.iv)(most.delta)}; ${(0,units/* bytes */.ee)(most.platform.pull ?? 0)} new to pull. `;
    const [size] = view.legs.flatMap(({ run }) => run.size ?? []);
    const baseline = size === undefined ? '' : `${baselineLine(size)} `;
    const since = sinceLine(marker);
    return `### Buildonce: ${who}, nothing worth a look\n\n${change}<sub>${baseline}${since === '' ? '' : `${since} `}${runLink(view)}</sub>`;
}
function firstSizes({ legs }) {
    const sizes = legs.flatMap(({ name, run }) => (run.size?.platforms ?? []).map(({ platform, size }) => `${escape_text(name)} ${code(platform, 60)} has ${(0,units/* bytes */.ee)(size)}`));
    return sizes.length === 0 ? '' : `${sizes.slice(0, 4).join(', ')} (first measurement). `;
}
function cutNote(step, view) {
    if (step === 0)
        return undefined;
    const run = view.legs[0]?.run.event.runUrl;
    const left = ['', 'The files are', 'Files and packages are', 'All details are', 'All details are'][step] ??
        'Details are';
    return `<sub>${left} left out here because a comment cannot be longer: ${escape_link('the whole report', run)}.</sub>`;
}

;// CONCATENATED MODULE: ./.build/src/report/comment/keep.js

async function keepComment(comments, given) {
    const self = await comments.self();
    const ours = async () => mine(await comments.list(), self, given.marker.key);
    const before = await ours();
    const [last] = before;
    const wanted = last && given.after ? { ...given, body: given.after(last.marker) } : given;
    if (before.some(({ marker }) => isNewer(marker, wanted.marker)))
        return { outcome: 'superseded' };
    if (before.length === 0 && wanted.worth === 'existing comment only')
        return { outcome: 'quiet' };
    const head = await comments.head();
    if (head !== undefined && head !== wanted.marker.commit)
        return { outcome: 'superseded' };
    const [kept, ...others] = before;
    const posted = await write(comments, kept, wanted.body);
    for (const other of others)
        await comments.delete(other.id);
    return settle(comments, await ours(), wanted, posted);
}
function mine(comments, self, key) {
    return comments
        .flatMap(comment => {
        const marker = comment.author === self ? parseMarker(comment.body) : undefined;
        return marker?.key === key ? [{ ...comment, marker }] : [];
    })
        .sort((a, b) => a.id - b.id);
}
async function write(comments, kept, body) {
    if (kept === undefined) {
        const { url } = await comments.create(body);
        return { outcome: 'created', ...(url !== undefined && { url }) };
    }
    const at = kept.url === undefined ? {} : { url: kept.url };
    if (sameBody(kept.body, body))
        return { outcome: 'unchanged', ...at };
    await comments.update(kept.id, body);
    return { outcome: 'updated', ...at };
}
async function settle(comments, after, wanted, posted) {
    const [kept, ...others] = after;
    if (kept === undefined)
        return posted;
    const newest = after.reduce((one, other) => (isNewer(other.marker, one.marker) ? other : one));
    const superseded = isNewer(newest.marker, wanted.marker);
    const body = superseded ? newest.body : wanted.body;
    if (!sameBody(kept.body, body))
        await comments.update(kept.id, body);
    for (const other of others)
        await comments.delete(other.id);
    const at = kept.url === undefined ? {} : { url: kept.url };
    return superseded ? { outcome: 'superseded', ...at } : { ...posted, ...at };
}
function sameBody(one, other) {
    return one.replace(/\r\n/g, '\n').trim() === other.replace(/\r\n/g, '\n').trim();
}

;// CONCATENATED MODULE: ./.build/src/report/comment/post.js





function commentOf(view, key) {
    const run = view.legs[0]?.run;
    if (run?.event.pullRequest === undefined)
        return undefined;
    const { runId, attempt } = run.event;
    const sizes = sizesOf(view.legs);
    const marker = {
        key,
        run: /^\d{1,20}$/.test(runId) ? runId : '0',
        attempt,
        commit: run.commit,
        ...(Object.keys(sizes).length > 0 && { sizes }),
    };
    const after = (previous) => {
        const earlier = measuredBefore(marker, previous);
        return renderComment(view, earlier ? { ...marker, earlier } : marker);
    };
    return { body: renderComment(view, marker), after, marker };
}
async function postComment({ view, key, mode, comments, }, { host, log }) {
    const comment = mode === 'never' ? undefined : commentOf(view, key);
    if (comment === undefined || comments === undefined)
        return { outcome: 'none' };
    const worth = mode === 'always' || isWorthAComment(view) ? 'new comment' : 'existing comment only';
    try {
        const posted = await keepComment(comments, { ...comment, worth });
        log.info(sentences[posted.outcome] + (posted.url === undefined ? '' : ` ${posted.url}`));
        return posted;
    }
    catch (error) {
        if (!isDenied(error)) {
            if (!(error instanceof errors/* UserError */.yo))
                throw error;
            log.warning(`The pull request has no comment: ${error.message}`);
            return { outcome: 'denied' };
        }
        const fork = view.legs.some(({ run }) => run.event.pullRequest?.fork);
        host.annotate('notice', fork
            ? 'A pull request from a fork gets no comment from here: its token may only read. The summary of the run has the report.'
            : 'The pull request gets no comment: give the job the permission "pull-requests: write". The summary of the run has the report.');
        return { outcome: 'denied' };
    }
}
const sentences = {
    created: 'The pull request has a comment:',
    updated: 'The comment of the pull request is up to date:',
    unchanged: 'The comment of the pull request says this already:',
    quiet: 'Nothing is worth a comment.',
    superseded: 'A later run or commit has the comment; it is left alone.',
};
function isDenied(error) {
    const status = error?.status;
    return error instanceof errors/* UserError */.yo && (status === 403 || status === 404);
}

;// CONCATENATED MODULE: ./.build/src/report/comment/workflow-run.js
function parseWorkflowRun(payload) {
    const run = object(payload.workflow_run);
    const commit = workflow_run_text(run?.head_sha);
    const branch = workflow_run_text(run?.head_branch);
    const owner = workflow_run_text(object(object(run?.head_repository)?.owner)?.login);
    const id = run?.id;
    if (typeof id !== 'number' || commit === undefined || branch === undefined || owner === undefined)
        return undefined;
    const url = workflow_run_text(run?.html_url);
    const actor = workflow_run_text(object(run?.actor)?.login);
    return {
        id: String(id),
        attempt: typeof run?.run_attempt === 'number' ? run.run_attempt : 1,
        commit,
        owner,
        branch,
        event: workflow_run_text(run?.event) ?? '',
        ...(url !== undefined && { url }),
        ...(actor !== undefined && { actor }),
    };
}
function adopt(record, run, { project, pullRequest }) {
    return {
        ...withoutLinks(record),
        project,
        commit: run.commit,
        event: {
            name: run.event,
            ref: `refs/heads/${run.branch}`,
            runId: run.id,
            attempt: run.attempt,
            ...(pullRequest && { pullRequest }),
            ...(run.url !== undefined && { runUrl: run.url }),
            ...(run.actor !== undefined && { actor: run.actor }),
        },
    };
}
function withoutLinks(record) {
    const { build, scan } = record;
    return {
        ...record,
        ...(build && { build: { ...build, checks: build.checks.map(({ url: _, ...check }) => check) } }),
        ...(scan && {
            scan: {
                ...scan,
                platforms: scan.platforms.map(row => ({
                    ...row,
                    findings: row.findings.map(({ url: _, ...finding }) => finding),
                })),
            },
        }),
    };
}
function object(value) {
    return typeof value === 'object' && value !== null ? value : undefined;
}
function workflow_run_text(value) {
    return typeof value === 'string' && value !== '' ? value : undefined;
}

;// CONCATENATED MODULE: ./.build/src/report/files.js



async function writeFiles(workspace, folder, files) {
    const path = (0,external_node_path_.resolve)(workspace, folder);
    try {
        await (0,promises_.mkdir)(path, { recursive: true });
        for (const [name, content] of Object.entries(files))
            await (0,promises_.writeFile)((0,external_node_path_.join)(path, name), content);
    }
    catch (cause) {
        throw new errors/* UserError */.yo(`the report cannot be written to ${path}: ${(0,errors/* describe */.q0)(cause)}`, {
            hint: 'Set report-dir to a folder that can be written.',
            cause,
        });
    }
    return path;
}

;// CONCATENATED MODULE: ./.build/src/report/junit.js



function renderJunit({ legs, missing }) {
    const suites = legs.map(leg => suite(leg.name, casesOf(leg)));
    const absent = missing.map(name => suite(name, [{ name: 'build', error: 'there is no record of this image' }]));
    return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="buildonce">\n${[...suites, ...absent].join('\n')}\n</testsuites>\n`;
}
function casesOf({ run }) {
    const stages = stagesOf(run).map((stage) => {
        const why = cause(run, stage) ?? `${stage.stage} ${stage.outcome}`;
        return {
            name: stage.stage,
            ...(stage.seconds !== undefined && { seconds: stage.seconds }),
            ...(stage.outcome === 'failed' && { failure: why }),
            ...(stage.outcome === 'error' && { error: why }),
            ...(stage.outcome === 'skipped' && { skipped: why }),
        };
    });
    const smoked = (run.smoke?.platforms ?? []).map((row) => {
        const failed = row.status === 'failed';
        return {
            name: `smoke ${row.platform}`,
            ...(row.readySeconds !== undefined && { seconds: row.readySeconds }),
            ...(failed && { failure: row.cause ?? 'it failed' }),
            ...(failed && row.log !== undefined && { output: row.log }),
        };
    });
    const budgets = (run.size?.budgets ?? []).map((budget) => {
        const bad = isExceeded(budget) ? excess(budget) : undefined;
        return {
            name: `${budget.budget} ${budget.platform}`,
            ...(bad && budget.outcome === 'failed' && { failure: bad }),
            ...(bad && budget.outcome !== 'failed' && { output: bad }),
        };
    });
    return [...stages, ...smoked, ...budgets];
}
function suite(name, cases) {
    const count = (kind) => cases.filter(item => item[kind] !== undefined).length;
    const time = cases.reduce((sum, { seconds }) => sum + (seconds ?? 0), 0);
    const numbers = `tests="${cases.length}" failures="${count('failure')}" errors="${count('error')}" skipped="${count('skipped')}" time="${time.toFixed(3)}"`;
    const lines = cases.map(item => testcase(name, item));
    return `  <testsuite name="${attribute(name)}" ${numbers}>\n${lines.join('\n')}\n  </testsuite>`;
}
function testcase(suiteName, { name, seconds, failure, error, skipped, output }) {
    const message = (kind, value) => value === undefined ? '' : `<${kind} message="${attribute(value)}"/>`;
    const inside = [
        message('failure', failure),
        message('error', error),
        message('skipped', skipped),
        output === undefined ? '' : `<system-out>${content(output)}</system-out>`,
    ].join('');
    const time = seconds === undefined ? '' : ` time="${seconds.toFixed(3)}"`;
    return `    <testcase classname="${attribute(suiteName)}" name="${attribute(name)}"${time}${inside === '' ? '/>' : `>${inside}</testcase>`}`;
}
function attribute(value) {
    return content(oneLine(value)).replace(/"/g, '&quot;');
}
function content(value) {
    return value
        .toWellFormed()
        .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
        .replace(/&/g, '&amp;')
        .replace(/</g, '&lt;')
        .replace(/>/g, '&gt;');
}

;// CONCATENATED MODULE: ./.build/src/report/parts/checks.js


const checks_columns = [
    ['Rule', 'left'],
    ['Where', 'left'],
    ['', 'left'],
];
function checksPart({ run }, limit = 20) {
    const checks = run.build?.checks ?? [];
    if (checks.length === 0)
        return undefined;
    const rows = limited(checks, limit, ({ rule, message, url, file, line }) => [
        escape_link(escape_text(rule, 80), url),
        file === undefined ? '' : code(`${file}${line === undefined ? '' : `:${line}`}`),
        escape_text(message, 300),
    ], rest => [`and ${rest.length} more`, '', '']);
    return trimmedTable(checks_columns, rows);
}
function warningsPart({ run }, limit = 20) {
    const sections = [run.setup, run.tags, run.build, run.size, run.scan, run.smoke, run.promote];
    const warnings = sections.flatMap(section => section?.warnings ?? []);
    if (warnings.length === 0)
        return undefined;
    const rest = warnings.length > limit ? [`- and ${warnings.length - limit} more`] : [];
    return [...warnings.slice(0, limit).map(warning => `- ${prose(warning)}`), ...rest].join('\n');
}

;// CONCATENATED MODULE: ./.build/src/report/parts/image.js




function factsPart({ run }) {
    const { build } = run;
    if (build?.digest === undefined)
        return undefined;
    const repository = repositoryOf(run);
    const rows = [
        ['Image', repository === undefined ? escape_text(run.project) : code(repository, 200)],
        ['Digest', code(build.digest)],
        ['Commit', `${code(run.commit.slice(0, 12))} of ${escape_text(run.project)}${cameFrom(run)}`],
        ['Attestations', build.attestations > 0 ? String(build.attestations) : ''],
    ];
    const lines = rows.filter(([, value]) => value !== '').map(([name, value]) => `**${name}** ${value}`);
    return lines.join(' <br>\n');
}
const image_columns = [
    ['Platform', 'left'],
    ['Size', 'right'],
    ['Change', 'right'],
    ['New to pull', 'right'],
    ['Digest', 'left'],
];
function platformsPart({ run }) {
    const built = run.build?.platforms ?? [];
    const measured = run.size?.platforms ?? [];
    const rows = built.map(({ platform, size, digest }) => {
        const row = measured.find(candidate => candidate.platform === platform);
        return [
            code(platform),
            (0,units/* bytes */.ee)(size),
            change(row),
            row?.pull === undefined ? '' : (0,units/* bytes */.ee)(row.pull),
            code(digest),
        ];
    });
    const removed = measured.filter(({ state }) => state === 'removed');
    const gone = removed.map(({ platform, size }) => [
        code(platform),
        '',
        `removed (was ${(0,units/* bytes */.ee)(size)})`,
        '',
        '',
    ]);
    return rows.length + gone.length === 0 ? undefined : trimmedTable(image_columns, [...rows, ...gone]);
}
function change(row) {
    if (row === undefined)
        return '';
    if (row.state === 'added')
        return 'new';
    return row.before === undefined ? '' : (0,units/* movement */.ii)(row.size, row.before);
}
function cameFrom({ event }) {
    const { pullRequest, runUrl, runId } = event;
    const pull = pullRequest
        ? `, pull request ${pullRequest.number}${pullRequest.fork ? ' from a fork' : ''}`
        : '';
    return `${pull}, ${escape_link(`run ${escape_text(runId)}`, runUrl)}`;
}

;// CONCATENATED MODULE: ./.build/src/report/parts/rules.js



const made = [
    ['Tag', 'left'],
    ['', 'left'],
    ['Rule', 'left'],
];
const silent = [
    ['Rule without a tag', 'left'],
    ['Why', 'left'],
];
function rulesPart({ tags }, limit) {
    if (tags === undefined || limit === 0 || tags.tags.length + tags.silent.length === 0)
        return undefined;
    const rows = tags.tags.slice(0, limit).map(tag => [code(tag.name), tag.class, code(tag.rule, 200)]);
    const none = tags.silent.slice(0, limit).map(({ rule, reason }) => [code(rule, 200), prose(reason, 200)]);
    const images = tags.images.length > 1
        ? `Each at ${tags.images
            .slice(0, 20)
            .map(image => code(image))
            .join(', ')}.`
        : undefined;
    const title = `${(0,units/* plural */.LS)(tags.tags.length, 'tag')} by rule${none.length > 0 ? `, ${(0,units/* plural */.LS)(tags.silent.length, 'rule')} without one` : ''}`;
    return fold(title, blocks(rows.length > 0 ? table(made, rows) : undefined, images, none.length > 0 ? table(silent, none) : undefined));
}

;// CONCATENATED MODULE: ./.build/src/report/parts/stages.js








const stages_columns = [
    ['Stage', 'left'],
    ['Result', 'left'],
    ['Time', 'right'],
    ['', 'left'],
];
function stagesPart({ run }) {
    const ended = stagesOf(run);
    if (ended.length === 0)
        return undefined;
    const total = ended.reduce((sum, stage) => sum + (stage.seconds ?? 0), 0);
    const rows = ended.map(stage => [
        stage.stage,
        `${marks[stage.outcome]} ${words[stage.outcome]}`,
        stage.seconds === undefined ? '' : (0,units/* seconds */.YA)(stage.seconds),
        note(run, stage),
    ]);
    return trimmedTable(stages_columns, [...rows, ['**all**', '', `**${(0,units/* seconds */.YA)(total)}**`, '']]);
}
const words = {
    passed: 'passed',
    failed: '**failed**',
    skipped: 'skipped',
    error: '**could not be done**',
};
function note(run, stage) {
    const bad = stage.outcome === 'failed' || stage.outcome === 'error';
    const reason = bad ? cause(run, stage) : stage.reason;
    return reason === undefined ? remark(run, stage.stage) : prose(reason, 300);
}
function remark({ setup, tags, build, size, scan, smoke, promote }, stage) {
    const [measured] = size?.platforms ?? [];
    const [scanned] = scan?.platforms ?? [];
    const ready = smoke?.platforms.find(({ emulated }) => !emulated) ?? smoke?.platforms[0];
    const words = {
        setup: setup && `${setup.driver} driver${setup.created ? ', builder made for this run' : ''}`,
        tags: tags && `${(0,units/* plural */.LS)(tags.tags.length, 'tag')}${tags.version === '' ? '' : `, ${escape_text(tags.version, 60)}`}`,
        build: build?.cache && build.cache.steps > 0
            ? `${build.cache.cachedSteps} of ${build.cache.steps} steps from the cache`
            : undefined,
        size: measured?.before === undefined ? undefined : (0,units/* movement */.ii)(measured.size, measured.before),
        scan: scanned && (severityWords(scanned.counts) || 'nothing known'),
        smoke: ready && readyWords(ready, ready.before?.readySeconds),
        promote: promote && promote.tags.length > 0 ? `${(0,units/* plural */.LS)(promote.tags.length, 'tag')} on one digest` : undefined,
    };
    return words[stage] ?? '';
}

;// CONCATENATED MODULE: ./.build/src/report/parts/trend.js
const trend_most = 30;
function trendPart(history) {
    const recent = history.slice(-trend_most);
    const charts = [
        chart('Compressed size', 'MB', recent, ({ size }) => (size === undefined ? undefined : size / 1e6)),
        chart('Time to ready', 'seconds', recent, ({ readySeconds }) => readySeconds),
    ].filter(text => text !== undefined);
    return charts.length === 0 ? undefined : charts.join('\n\n');
}
function chart(title, unit, history, value) {
    const points = history.flatMap(point => {
        const number = value(point);
        const known = number !== undefined && Number.isFinite(number);
        return known && /^[0-9a-f]{7,64}$/.test(point.commit)
            ? [{ commit: point.commit.slice(0, 7), number }]
            : [];
    });
    if (points.length < 3)
        return undefined;
    const numbers = points.map(({ number }) => number);
    const [low, high] = range(numbers);
    return [
        '```mermaid',
        'xychart-beta',
        `  title "${title}"`,
        `  x-axis [${points.map(({ commit }) => `"${commit}"`).join(', ')}]`,
        `  y-axis "${unit}" ${low} --> ${high}`,
        `  line [${numbers.map(number => Number(number.toFixed(3))).join(', ')}]`,
        '```',
    ].join('\n');
}
function range(numbers) {
    const low = Math.min(...numbers);
    const high = Math.max(...numbers);
    const air = Math.max((high - low) * 0.2, high * 0.05, 0.01);
    return [Math.max(0, Number((low - air).toPrecision(3))), Number((high + air).toPrecision(3))];
}

;// CONCATENATED MODULE: ./.build/src/report/summary.js















const summary_details = [
    { rows: 200, logLines: 100, size: { files: 200, packages: 200, layers: 'all' } },
    { rows: 30, logLines: 40, size: { files: 25, packages: 25, layers: 'changed' } },
    { rows: 0, logLines: 0, size: { files: 0, packages: 0, layers: 'none' } },
];
function renderSummary(view) {
    return richest(summaryLimit, [
        ...summary_details.map(detail => () => page(view, leg => legPart(leg, detail))),
        () => page({ ...view, legs: view.legs.slice(0, 200) }, stagesPart),
        () => heading(view),
    ]);
}
function heading(view) {
    return `### Buildonce: ${hasFailed(view) ? marks.failed : marks.passed} ${verdict(view)}`;
}
function page(view, part) {
    const several = view.legs.length > 1;
    const legs = view.legs.map(leg => blocks(several ? `### ${escape_text(leg.name)}` : undefined, part(leg)));
    const missing = view.missing.map(name => `### ${escape_text(name)}\n\n❌ There is no record: its job ended before it built anything.`);
    return `${blocks(heading(view), ...legs, ...missing, titled('Trend', trendPart(view.history)))}\n`;
}
function legPart(leg, { rows, logLines, size }) {
    return blocks(factsPart(leg), stagesPart(leg), titled('Platforms', platformsPart(leg)), titled('Smoke test', smokePart(leg, logLines)), titled('Vulnerabilities', scanPart(leg, rows)), titled('Size', sizePart(leg, size)), titled('Tags', blocks(promotePart(leg, Math.max(rows, 20)), rulesPart(leg.run, rows))), titled('Build checks', checksPart(leg, rows)), titled('Warnings', warningsPart(leg, Math.max(rows, 5))), `<sub>1 MB = 10⁶ bytes. Sizes are compressed, as a registry stores them, unless they say otherwise.</sub>`);
}
function titled(title, part) {
    return part === undefined || part === '' ? undefined : `#### ${title}\n\n${part}`;
}

;// CONCATENATED MODULE: ./.build/src/report/report.js









async function report(request, tools) {
    const records = await trusted(recordsOf(request), request, tools);
    const view = viewOf(records, request);
    const summary = renderSummary(view);
    const failed = hasFailed(view);
    const folder = await writeFiles(tools.host.workspace, request.reportDir, {
        'run.json': recordJson(records),
        'summary.md': summary,
        'junit.xml': renderJunit(view),
        ...commentFile(view, request.commentKey),
    });
    if (request.summary === 'always' || (request.summary === 'on-failure' && failed))
        await tools.host.summary(summary);
    for (const { level, message, title } of annotationsOf(view, request.runs?.length ? 'other jobs' : 'this job'))
        tools.host.annotate(level, message, title === undefined ? undefined : { title });
    const comment = await postComment({
        view,
        key: request.commentKey,
        mode: request.comment,
        comments: request.comments ?? githubComments(records, request, tools),
    }, tools);
    return { status: failed ? 'failed' : 'passed', folder, summaryFile: `${folder}/summary.md`, comment };
}
function recordsOf({ run, runs }) {
    return runs === undefined || runs.length === 0 ? [run] : runs;
}
function viewOf(records, request) {
    const { baselines, history, expect, sizeLabel } = request;
    const legs = toLegs(records, baselines);
    const missing = expect.filter(name => !legs.some(leg => leg.name === name));
    return { legs, missing, history: history ?? [], ...(sizeLabel !== undefined && { acceptLabel: sizeLabel }) };
}
function commentFile(view, key) {
    const comment = commentOf(view, key);
    return comment === undefined ? {} : { 'comment.md': comment.body };
}
async function trusted(records, { githubToken: token }, { http, host }) {
    const { event, payload, project } = host.facts;
    const run = event === 'workflow_run' ? parseWorkflowRun(payload) : undefined;
    if (run === undefined)
        return records;
    const ask = token ? createGithubClient(http, { apiUrl: apiUrlOf(host), token }) : undefined;
    const pullRequest = ask && run.event.startsWith('pull_request') ? await findPullRequest(ask, project, run) : undefined;
    return records.map(record => adopt(record, run, { project, pullRequest }));
}
function githubComments([first], { githubToken: token }, { http, host }) {
    const pullRequest = first?.event.pullRequest?.number;
    if (host.facts.ci !== 'github' || pullRequest === undefined || !token)
        return undefined;
    const apiUrl = apiUrlOf(host);
    const ask = createGithubClient(http, { apiUrl, token });
    return createGithubComments(ask, { apiUrl, project: host.facts.project, pullRequest });
}
function apiUrlOf(host) {
    return host.variable('GITHUB_API_URL') || 'https://api.github.com';
}
function recordJson(runs) {
    return `${JSON.stringify(runs.length === 1 ? runs[0] : runs, null, 2)}\n`;
}

// EXTERNAL MODULE: ./.build/src/run.js + 6 modules
var run = __webpack_require__(5961);
// EXTERNAL MODULE: ./.build/src/pipeline/baseline.js
var pipeline_baseline = __webpack_require__(1983);
// EXTERNAL MODULE: ./.build/src/pipeline/read.js
var read = __webpack_require__(1656);
// EXTERNAL MODULE: ./.build/src/pipeline/tables.js + 10 modules
var tables = __webpack_require__(5604);
// EXTERNAL MODULE: ./.build/src/image/size.js
var size = __webpack_require__(6024);
// EXTERNAL MODULE: ./.build/src/registry/connect.js + 4 modules
var connect = __webpack_require__(9070);
// EXTERNAL MODULE: ./.build/src/registry/parallel.js
var parallel = __webpack_require__(8248);
// EXTERNAL MODULE: ./.build/src/registry/source.js + 1 modules
var source = __webpack_require__(4090);
// EXTERNAL MODULE: ./.build/src/size/git.js
var git = __webpack_require__(8177);
// EXTERNAL MODULE: ./.build/src/size/past-images.js
var past_images = __webpack_require__(8340);
// EXTERNAL MODULE: ./.build/src/size/platforms.js + 1 modules
var platforms = __webpack_require__(990);
// EXTERNAL MODULE: ./.build/src/pipeline/commit-tags.js
var commit_tags = __webpack_require__(755);
;// CONCATENATED MODULE: ./.build/src/pipeline/trend.js









const pipeline_trend_most = 20;
const usual = 10;
const trend_longest = 15_000;
function trendLength(asked, event) {
    const { branch, defaultBranch, pullRequest } = event;
    const main = pullRequest === undefined && branch !== undefined && branch === defaultBranch;
    return Math.min(asked ?? (main ? usual : 0), pipeline_trend_most);
}
async function trendOf(record, asked, tools) {
    const { facts, workspace } = tools.host;
    const length = trendLength(asked, facts);
    const repository = record.tags?.images[0];
    if (length === 0 || repository === undefined)
        return [];
    const [, ...earlier] = await (0,git/* gitCommits */.$)(tools.exec, workspace).line(facts.commit, length + 1);
    const signal = AbortSignal.any([tools.signal, AbortSignal.timeout(trend_longest)]);
    const transport = (0,connect/* connect */.N)({ ...tools, signal });
    const names = (0,commit_tags/* tagNamesOf */.y)(record);
    const past = await (0,parallel/* inParallel */.H)(earlier, 8, commit => pointOf(commit, { repository, transport, names }, tools).catch((error) => {
        tools.log.debug(`no image of ${commit} for the charts: ${error.message}`);
        return undefined;
    }));
    return [...past.flatMap(found => found ?? []).reverse(), point(record.commit, record)];
}
async function pointOf(commit, { repository, transport, names }, tools) {
    const image = await (0,past_images/* pastImages */.x)(repository, transport, names).ofCommit(commit);
    if (image === undefined)
        return undefined;
    const { digest } = image;
    const known = point(commit, await (0,pipeline_baseline/* recordOf */.z)({ digest, repository, transport }, tools));
    if (known.size !== undefined)
        return known;
    const [first] = await (0,platforms/* loadPlatforms */.h)((0,source/* openImage */.U)({ kind: 'registry', repository }, transport), digest);
    return first === undefined ? known : { ...known, size: (0,size/* sizeOf */.$d)(first.manifest) };
}
function point(commit, record) {
    const size = record?.size?.platforms.find(({ state }) => state !== 'removed')?.size;
    const ready = record?.smoke?.platforms.find(({ emulated }) => !emulated)?.readySeconds;
    return {
        commit,
        ...(size !== undefined && { size }),
        ...(ready !== undefined && { readySeconds: ready }),
    };
}

;// CONCATENATED MODULE: ./.build/src/pipeline/report.js








const inputs = tables/* stageInputs */.M.report;
const reportStage = {
    name: 'report',
    inputs,
    async run({ texts, record }, tools) {
        const values = (0,read/* read */.L)(inputs, texts, tools);
        const runs = await recordsIn(values.records, tools);
        const [baseline, history] = runs === undefined
            ? await Promise.all([(0,pipeline_baseline/* baselineOf */.B)(record, tools), trendOf(record, values.trend, tools)])
            : [];
        const result = await report({ ...values, run: record, runs, history, ...(baseline && { baselines: [baseline] }) }, tools);
        return { outputs: (0,outputs/* outputs */.V)(result), line: result.folder };
    },
};
async function recordsIn(folder, { host }) {
    if (folder === undefined)
        return undefined;
    const found = await findRecords(host.workspace, folder);
    return found.map(({ text, origin }) => (0,run/* parseRun */.zZ)(text, origin));
}


/***/ }),

/***/ 2445:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   By: () => (/* binding */ parseStatement),
/* harmony export */   W3: () => (/* binding */ predicateType),
/* harmony export */   j8: () => (/* binding */ formatStatement),
/* harmony export */   qB: () => (/* binding */ statementType),
/* harmony export */   w9: () => (/* binding */ evidenceType)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7934);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6624);
/* harmony import */ var _section_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5080);



const evidenceType = 'application/vnd.buildonce.evidence.v1+json';
const statementType = 'application/vnd.in-toto+json';
const predicateType = 'urn:buildonce:evidence:1';
const checked = {
    status: valibot__WEBPACK_IMPORTED_MODULE_2__/* .picklist */ .KIO(['passed', 'failed', 'skipped']),
    startedAt: _section_js__WEBPACK_IMPORTED_MODULE_1__/* .shortText */ .os,
    reason: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(_section_js__WEBPACK_IMPORTED_MODULE_1__/* .shortText */ .os),
    digest: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(_section_js__WEBPACK_IMPORTED_MODULE_1__/* .digestText */ .M6),
};
const evidenceRecord = valibot__WEBPACK_IMPORTED_MODULE_2__/* .looseObject */ ._H3({
    version: valibot__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz(1),
    project: _section_js__WEBPACK_IMPORTED_MODULE_1__/* .shortText */ .os,
    commit: _section_js__WEBPACK_IMPORTED_MODULE_1__/* .shortText */ .os,
    event: valibot__WEBPACK_IMPORTED_MODULE_2__/* .looseObject */ ._H3({ runId: _section_js__WEBPACK_IMPORTED_MODULE_1__/* .shortText */ .os, attempt: valibot__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig(), runUrl: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(_section_js__WEBPACK_IMPORTED_MODULE_1__/* .shortText */ .os) }),
    scan: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .looseObject */ ._H3({ ...checked, platforms: valibot__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_2__/* .looseObject */ ._H3({ digest: _section_js__WEBPACK_IMPORTED_MODULE_1__/* .digestText */ .M6 })) })),
    smoke: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .looseObject */ ._H3({
        ...checked,
        platforms: valibot__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_2__/* .looseObject */ ._H3({ status: valibot__WEBPACK_IMPORTED_MODULE_2__/* .picklist */ .KIO(['passed', 'failed']) })),
    })),
});
const statement = valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    _type: valibot__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz('https://in-toto.io/Statement/v1'),
    subject: valibot__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
        name: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(_section_js__WEBPACK_IMPORTED_MODULE_1__/* .shortText */ .os),
        digest: valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ sha256: valibot__WEBPACK_IMPORTED_MODULE_2__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_2__/* .regex */ .yGV(/^[0-9a-f]{64}$/)) }),
    })),
    predicateType: valibot__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz(predicateType),
    predicate: valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ record: evidenceRecord }),
});
function formatStatement(digest, names, record) {
    const sha256 = digest.slice('sha256:'.length);
    return JSON.stringify({
        _type: 'https://in-toto.io/Statement/v1',
        subject: names.map(name => ({ name, digest: { sha256 } })),
        predicateType,
        predicate: { record },
    });
}
function parseStatement(text, digest, origin) {
    const fail = (why) => new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`the evidence ${origin} cannot be used: ${why}`);
    let value;
    try {
        value = JSON.parse(text);
    }
    catch {
        throw fail('it is not JSON');
    }
    const parsed = valibot__WEBPACK_IMPORTED_MODULE_2__/* .safeParse */ .xLC(statement, value);
    if (!parsed.success)
        throw fail(`${valibot__WEBPACK_IMPORTED_MODULE_2__/* .getDotPath */ .BuJ(parsed.issues[0]) ?? 'the whole'}: ${parsed.issues[0].message}`);
    const { subject, predicate } = parsed.output;
    const other = subject.find(({ digest: { sha256 } }) => `sha256:${sha256}` !== digest);
    if (subject.length === 0 || other !== undefined)
        throw fail(`it speaks of ${other === undefined ? 'nothing' : `sha256:${other.digest.sha256}`} and not of ${digest}`);
    return predicate.record;
}


/***/ }),

/***/ 7749:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ readEvidence),
/* harmony export */   P: () => (/* binding */ attachEvidence)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6624);
/* harmony import */ var _image_manifest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9424);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(764);
/* harmony import */ var _registry_artifact_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5761);
/* harmony import */ var _registry_parallel_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(8248);
/* harmony import */ var _registry_referrers_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9579);
/* harmony import */ var _registry_source_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4090);
/* harmony import */ var _statement_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2445);








const longest = 8 * 1024 * 1024;
async function readEvidence(transport, at, digest) {
    const entries = await (0,_registry_referrers_js__WEBPACK_IMPORTED_MODULE_4__/* .listReferrers */ .xt)(transport, at, digest);
    const likely = entries.filter(({ artifactType }) => artifactType === undefined || /buildonce|empty/.test(artifactType));
    const read = await (0,_registry_parallel_js__WEBPACK_IMPORTED_MODULE_7__/* .inParallel */ .H)(likely.slice(-50), 8, entry => readOne(transport, at, digest, entry));
    return {
        witnesses: read.flatMap(result => (result && 'record' in result ? [result] : [])),
        warnings: read.flatMap(result => (result && 'warning' in result ? [result.warning] : [])),
    };
}
async function attachEvidence(transport, at, subject, record) {
    const name = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .formatReference */ .FH)(at);
    let text = (0,_statement_js__WEBPACK_IMPORTED_MODULE_6__/* .formatStatement */ .j8)(subject.digest, [name], record);
    if (text.length > longest)
        text = (0,_statement_js__WEBPACK_IMPORTED_MODULE_6__/* .formatStatement */ .j8)(subject.digest, [name], withoutFindings(record));
    return (0,_registry_artifact_js__WEBPACK_IMPORTED_MODULE_3__/* .attach */ .K)(transport, at, {
        subject,
        artifactType: _statement_js__WEBPACK_IMPORTED_MODULE_6__/* .evidenceType */ .w9,
        document: { bytes: Buffer.from(text), mediaType: _statement_js__WEBPACK_IMPORTED_MODULE_6__/* .statementType */ .qB },
        annotations: {
            'in-toto.io/predicate-type': _statement_js__WEBPACK_IMPORTED_MODULE_6__/* .predicateType */ .W3,
            'org.opencontainers.image.revision': record.commit,
            ...(record.event.runUrl && { 'org.opencontainers.image.url': record.event.runUrl }),
        },
    });
}
async function readOne(transport, at, digest, entry) {
    const source = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .formatReference */ .FH)({ ...at, digest: entry.digest });
    try {
        const reader = (0,_registry_source_js__WEBPACK_IMPORTED_MODULE_5__/* .openImage */ .U)({ kind: 'registry', repository: (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .formatReference */ .FH)(at) }, transport);
        const manifest = (0,_image_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .parseManifest */ .Ng)(await reader.manifest(entry.digest));
        if (manifest.kind !== 'image' || manifest.artifactType !== _statement_js__WEBPACK_IMPORTED_MODULE_6__/* .evidenceType */ .w9)
            return undefined;
        if (manifest.subject?.digest !== digest)
            return {
                warning: `the evidence ${source} is listed for ${digest} but attached to ${manifest.subject?.digest ?? 'nothing'}`,
            };
        const [layer] = manifest.layers;
        if (layer?.mediaType !== _statement_js__WEBPACK_IMPORTED_MODULE_6__/* .statementType */ .qB)
            return { warning: `the evidence ${source} holds no statement` };
        const text = (await (0,_registry_source_js__WEBPACK_IMPORTED_MODULE_5__/* .readBlob */ .g)(reader, layer, longest)).toString('utf8');
        return { record: (0,_statement_js__WEBPACK_IMPORTED_MODULE_6__/* .parseStatement */ .By)(text, digest, source), source };
    }
    catch (error) {
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo)
            return { warning: (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .describe */ .q0)(error) };
        throw error;
    }
}
function withoutFindings(record) {
    const { scan } = record;
    return scan
        ? { ...record, scan: { ...scan, platforms: scan.platforms.map(p => ({ ...p, findings: [] })) } }
        : record;
}


/***/ }),

/***/ 5761:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ attach)
/* harmony export */ });
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7075);
/* harmony import */ var _image_manifest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9424);
/* harmony import */ var _blobs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4939);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5971);
/* harmony import */ var _manifests_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7921);
/* harmony import */ var _referrers_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9579);






async function attach(transport, at, attachment) {
    const { subject, artifactType, document, annotations } = attachment;
    const empty = Buffer.from('{}');
    const config = {
        mediaType: 'application/vnd.oci.empty.v1+json',
        digest: (0,_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .digestOf */ .ol)(empty),
        size: empty.length,
    };
    const layer = {
        mediaType: document.mediaType,
        digest: (0,_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .digestOf */ .ol)(document.bytes),
        size: document.bytes.length,
        annotations,
    };
    await Promise.all([
        (0,_blobs_js__WEBPACK_IMPORTED_MODULE_2__/* .putBlob */ .HT)(transport, at, { blob: config, open: async () => node_stream__WEBPACK_IMPORTED_MODULE_0__.Readable.from([empty]) }),
        (0,_blobs_js__WEBPACK_IMPORTED_MODULE_2__/* .putBlob */ .HT)(transport, at, { blob: layer, absent: true, open: async () => node_stream__WEBPACK_IMPORTED_MODULE_0__.Readable.from([document.bytes]) }),
    ]);
    const bytes = Buffer.from(JSON.stringify({
        schemaVersion: 2,
        mediaType: _image_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .manifestTypes */ .Fm[2],
        artifactType,
        config,
        layers: [layer],
        subject: { mediaType: subject.mediaType, digest: subject.digest, size: subject.size },
        annotations,
    }));
    const stored = { bytes, mediaType: _image_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .manifestTypes */ .Fm[2], digest: (0,_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .digestOf */ .ol)(bytes) };
    const { keepsReferrers } = await (0,_manifests_js__WEBPACK_IMPORTED_MODULE_4__/* .putManifest */ .RV)(transport, at, stored, { name: stored.digest });
    await (0,_referrers_js__WEBPACK_IMPORTED_MODULE_5__/* .enterReferrer */ .Ai)(transport, at, subject.digest, { stored, keepsReferrers });
    return stored.digest;
}


/***/ }),

/***/ 8248:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ inParallel)
/* harmony export */ });
async function inParallel(items, limit, work) {
    const results = [];
    const errors = [];
    let next = 0;
    const worker = async () => {
        while (next < items.length && errors.length === 0) {
            const at = next++;
            try {
                results[at] = await work(items[at]);
            }
            catch (error) {
                errors.push(error);
            }
        }
    };
    await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
    if (errors.length > 0)
        throw errors[0];
    return results;
}


/***/ }),

/***/ 9579:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ai: () => (/* binding */ enterReferrer),
/* harmony export */   fH: () => (/* binding */ fallbackTag),
/* harmony export */   xt: () => (/* binding */ listReferrers)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6624);
/* harmony import */ var _image_manifest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9424);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(764);
/* harmony import */ var _body_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(4095);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5971);
/* harmony import */ var _manifests_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7921);
/* harmony import */ var _tag_list_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9688);
/* harmony import */ var _transport_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6285);








async function listReferrers(transport, at, digest) {
    const listed = await byApi(transport, at, digest);
    if (listed !== undefined && listed.length > 0)
        return listed;
    return (await readFallback(transport, at, digest))?.manifests.slice() ?? [];
}
async function enterReferrer(transport, at, subject, { stored, keepsReferrers }) {
    if (keepsReferrers && (await byApi(transport, at, subject)) !== undefined)
        return;
    const entry = entryOf(stored);
    for (let tries = 0; tries < 4; tries++) {
        const list = await readFallback(transport, at, subject);
        if (list?.manifests.some(({ digest }) => digest === stored.digest))
            return;
        const bytes = fallbackIndex([...(list?.raw ?? []), entry]);
        const next = { bytes, mediaType: _image_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .manifestTypes */ .Fm[0], digest: (0,_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .digestOf */ .ol)(bytes) };
        await (0,_manifests_js__WEBPACK_IMPORTED_MODULE_4__/* .putManifest */ .RV)(transport, at, next, { name: fallbackTag(subject) });
    }
    const list = await readFallback(transport, at, subject);
    if (!list?.manifests.some(({ digest }) => digest === stored.digest))
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`${(0,_image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .formatReference */ .FH)({ ...at, tag: fallbackTag(subject) })} is written by somebody else all the time`);
}
function fallbackTag(digest) {
    return digest.replace(':', '-');
}
async function byApi(transport, at, subject) {
    const none = `no referrers at ${at.registry}`;
    if (transport.learned.has(none))
        return undefined;
    const found = [];
    let target = `referrers/${subject}`;
    for (let pages = 0; target !== undefined && pages < 100; pages++) {
        const answer = await transport.exchange({
            at,
            actions: ['pull'],
            method: 'GET',
            target,
            headers: { accept: _image_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .manifestTypes */ .Fm[0] },
            limit: 8 * 1024 * 1024,
        });
        if ([401, 403].includes(answer.status))
            throw (0,_transport_js__WEBPACK_IMPORTED_MODULE_6__/* .unexpected */ .X)(answer);
        const page = answer.status === 200 && isIndex(answer) ? parsePage(answer) : undefined;
        if (page === undefined) {
            transport.learned.add(none);
            return undefined;
        }
        found.push(...page);
        target = (0,_tag_list_js__WEBPACK_IMPORTED_MODULE_5__/* .nextPage */ .Z)(answer);
    }
    return found;
}
function isIndex(answer) {
    return (0,_body_js__WEBPACK_IMPORTED_MODULE_7__/* .header */ .wx)(answer, 'content-type')?.startsWith(_image_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .manifestTypes */ .Fm[0]) === true;
}
function parsePage(answer) {
    const page = (0,_image_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .parseManifest */ .Ng)({ bytes: answer.body, mediaType: _image_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .manifestTypes */ .Fm[0], digest: answer.url.pathname });
    return page.kind === 'index' ? page.manifests : undefined;
}
async function readFallback(transport, at, subject) {
    const stored = await (0,_manifests_js__WEBPACK_IMPORTED_MODULE_4__/* .getManifest */ .c2)(transport, at, fallbackTag(subject));
    if (stored === undefined)
        return undefined;
    const list = (0,_image_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .parseManifest */ .Ng)(stored);
    if (list.kind !== 'index' || list.manifests.some(({ artifactType, platform }) => platform && !artifactType))
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`${(0,_image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .formatReference */ .FH)({ ...at, tag: fallbackTag(subject) })} should list what refers to the image, but is an image itself`, { hint: 'A copy with another tool can have done that. Remove this tag, or copy the referrers again.' });
    const { manifests } = JSON.parse(Buffer.from(stored.bytes).toString('utf8'));
    return { manifests: list.manifests, raw: manifests };
}
function entryOf({ bytes, mediaType, digest }) {
    const manifest = (0,_image_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .parseManifest */ .Ng)({ bytes, mediaType, digest });
    const artifactType = manifest.artifactType ?? (manifest.kind === 'image' ? manifest.config.mediaType : undefined);
    const { annotations } = manifest;
    return {
        mediaType,
        digest,
        size: bytes.length,
        ...(artifactType !== undefined && { artifactType }),
        ...(Object.keys(annotations).length > 0 && { annotations }),
    };
}
function fallbackIndex(manifests) {
    return Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType: _image_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .manifestTypes */ .Fm[0], manifests }));
}


/***/ }),

/***/ 9688:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ nextPage),
/* harmony export */   c: () => (/* binding */ listTags)
/* harmony export */ });
/* harmony import */ var _body_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4095);
/* harmony import */ var _error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1229);
/* harmony import */ var _transport_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6285);



async function listTags(transport, at) {
    const tags = [];
    let target = 'tags/list?n=1000';
    for (let pages = 0; target !== undefined; pages++) {
        const answer = await transport.exchange({
            at,
            actions: ['pull'],
            method: 'GET',
            target,
            limit: 8 * 1024 * 1024,
        });
        if (answer.status === 404)
            return [];
        if (answer.status !== 200)
            throw (0,_transport_js__WEBPACK_IMPORTED_MODULE_1__/* .unexpected */ .X)(answer);
        if (pages === 1000)
            throw new _error_js__WEBPACK_IMPORTED_MODULE_0__/* .RegistryError */ .gl({ ...answer, why: 'the list of tags does not end' });
        tags.push(...pageOf(answer));
        target = nextPage(answer);
    }
    return [...new Set(tags)];
}
function nextPage(answer) {
    const link = (0,_body_js__WEBPACK_IMPORTED_MODULE_2__/* .header */ .wx)(answer, 'link');
    const [, target] = /<([^>]*)>\s*;[^,]*rel="?next"?/i.exec(link ?? '') ?? [];
    if (target === undefined)
        return undefined;
    const url = new URL(target, answer.url);
    return url.origin === answer.url.origin && url.href !== answer.url.href ? url : undefined;
}
function pageOf(answer) {
    try {
        const { tags } = JSON.parse(answer.body.toString('utf8'));
        if (tags === null || tags === undefined)
            return [];
        if (Array.isArray(tags))
            return tags.filter(tag => typeof tag === 'string');
    }
    catch {
    }
    throw new _error_js__WEBPACK_IMPORTED_MODULE_0__/* .RegistryError */ .gl({ ...answer, why: 'the answer is not a list of tags' });
}


/***/ }),

/***/ 2460:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ outputs),
/* harmony export */   r: () => (/* binding */ reportOutputs)
/* harmony export */ });
const reportOutputs = {
    verdict: '`passed`, or `failed` when any stage of any image failed.',
    'report-dir': 'Full path of the folder with the files of the report.',
};
function outputs({ status, folder }) {
    return { verdict: status, 'report-dir': folder };
}


/***/ }),

/***/ 8177:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ gitCommits)
/* harmony export */ });
function gitCommits(exec, workspace) {
    const git = async (...args) => {
        const { exitCode, stdout } = await exec
            .run({ file: 'git', args: ['-C', workspace, ...args], env: { GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' } })
            .catch(() => ({ exitCode: 127, stdout: '' }));
        return exitCode === 0 ? stdout : undefined;
    };
    return {
        async parents(commit) {
            const object = await git('cat-file', 'commit', commit);
            const header = object?.split('\n\n', 1)[0];
            return header?.split('\n').flatMap(line => (line.startsWith('parent ') ? [line.slice(7)] : []));
        },
        async mergeBase(one, other) {
            const found = (await git('merge-base', '--end-of-options', one, other))?.trim();
            return found === '' ? undefined : found;
        },
        async line(commit, most) {
            const found = await git('rev-list', '--first-parent', `--max-count=${most}`, commit, '--');
            return found?.split('\n').filter(line => line !== '') ?? [];
        },
    };
}


/***/ }),

/***/ 8340:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ plainNames),
/* harmony export */   x: () => (/* binding */ pastImages)
/* harmony export */ });
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(764);
/* harmony import */ var _registry_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1229);
/* harmony import */ var _registry_manifests_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7921);



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

/***/ 990:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  n: () => (/* binding */ isComparable),
  h: () => (/* binding */ loadPlatforms)
});

// EXTERNAL MODULE: ./.build/src/errors.js
var errors = __webpack_require__(6624);
;// CONCATENATED MODULE: ./.build/src/image/history.js

function parseHistory(config) {
    const value = json(config);
    const ids = value?.rootfs?.diff_ids;
    if (!Array.isArray(ids) || !ids.every(isDigest))
        throw new errors/* UserError */.yo('the image config cannot be read: it has no list of diff IDs');
    const steps = Array.isArray(value?.history) ? value.history : [];
    const made = steps.filter(step => isObject(step) && step.empty_layer !== true);
    const texts = made.map(step => (typeof step.created_by === 'string' ? step.created_by : ''));
    const instructions = texts.map(text => instructionText(text) || undefined);
    return { diffIds: ids, instructions: instructions.length === ids.length ? instructions : [] };
}
function instructionText(createdBy) {
    return createdBy
        .replace(/\s*# buildkit\s*$/, '')
        .replace(/^(?:RUN )?\|\d+ .*?(?=\S*\/(?:ba|da|a)?sh -)/s, 'RUN ')
        .replace(/^(?:RUN )?\S*\/(?:ba|da|a)?sh -c #\(nop\)\s+/, '')
        .replace(/^(?:RUN )?\S*\/(?:ba|da|a)?sh (?:-[a-z]+ (?:pipefail )?)+/, 'RUN ')
        .replace(/^(ADD|COPY) (?:--\S+ )*(file|dir|multi):[0-9a-f]{64} in /, '$1 $2 in ')
        .replace(/\s+/g, ' ')
        .trim();
}
function isDigest(value) {
    return typeof value === 'string' && /^sha256:[0-9a-f]{64}$/.test(value);
}
function isObject(value) {
    return typeof value === 'object' && value !== null;
}
function json(bytes) {
    try {
        const value = JSON.parse(new TextDecoder().decode(bytes));
        return isObject(value) ? value : undefined;
    }
    catch {
        return undefined;
    }
}

// EXTERNAL MODULE: ./.build/src/image/manifest.js
var image_manifest = __webpack_require__(9424);
// EXTERNAL MODULE: ./.build/src/image/size.js
var size = __webpack_require__(6024);
// EXTERNAL MODULE: ./.build/src/registry/source.js + 1 modules
var source = __webpack_require__(4090);
;// CONCATENATED MODULE: ./.build/src/size/platforms.js





async function loadPlatforms(reader, digest) {
    const stored = await reader.manifest(digest);
    const top = (0,image_manifest/* parseManifest */.Ng)(stored);
    if (top.kind === 'image')
        return [await loadOne(reader, digest, top, undefined)];
    const entries = top.manifests.filter(entry => !(0,image_manifest/* isAttestation */.H3)(entry));
    const loaded = await Promise.all(entries.map(entry => loadEntry(reader, entry)));
    return loaded.flat();
}
async function loadEntry(reader, entry) {
    if (entry.artifactType !== undefined && entry.platform === undefined)
        return [];
    const manifest = (0,image_manifest/* parseManifest */.Ng)(await reader.manifest(entry.digest));
    if (manifest.kind === 'image')
        return [await loadOne(reader, entry.digest, manifest, entry.platform)];
    throw new errors/* UserError */.yo(`${entry.digest} in ${reader.origin} is an index inside an index, which has no size`);
}
async function loadOne(reader, digest, manifest, platform) {
    const config = await (0,source/* readBlob */.g)(reader, manifest.config);
    const named = platform ?? platformOf(config);
    return { platform: (0,image_manifest/* formatPlatform */.Bq)(named), digest, manifest, history: parseHistory(config) };
}
function platformOf(config) {
    const { os, architecture, variant } = JSON.parse(new TextDecoder().decode(config));
    return {
        os: typeof os === 'string' ? os : 'unknown',
        architecture: typeof architecture === 'string' ? architecture : 'unknown',
        ...(typeof variant === 'string' && { variant }),
    };
}
function isComparable(platform) {
    return platform.manifest.layers.length === 0 || (0,size/* layersOf */.w)(platform).length > 0;
}


/***/ })

};
