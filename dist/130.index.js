export const id = 130;
export const ids = [130];
export const modules = {

/***/ 36624:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dn: () => (/* binding */ isExpected),
/* harmony export */   WE: () => (/* binding */ explain),
/* harmony export */   dz: () => (/* binding */ InputError),
/* harmony export */   q0: () => (/* binding */ describe),
/* harmony export */   yo: () => (/* binding */ UserError)
/* harmony export */ });
class UserError extends Error {
    name = 'UserError';
    hint;
    constructor(message, { hint, cause } = {}) {
        super(message, cause === undefined ? undefined : { cause });
        this.hint = hint;
    }
}
class InputError extends UserError {
    name = 'InputError';
    problems;
    constructor(problems, help = {}) {
        const lines = problems.map(problem => `${problem.input}: ${problem.message}`);
        super(lines.length === 1 ? `${lines[0]}` : `${lines.length} inputs are wrong:\n- ${lines.join('\n- ')}`, help);
        this.problems = problems;
    }
}
function isExpected(error) {
    return error instanceof UserError;
}
function explain(error) {
    if (!isExpected(error))
        return `unexpected error, please report it: ${describe(error)}`;
    const hint = error.hint === undefined ? '' : `\n${error.hint}`;
    return `${error.message}${causeOf(error)}${hint}`;
}
function describe(error) {
    return error instanceof Error ? error.message : String(error);
}
function causeOf(error) {
    const { cause } = error;
    if (!(cause instanceof Error) || error.message.includes(cause.message))
        return '';
    return `: ${cause.message}`;
}


/***/ }),

/***/ 9909:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  x: () => (/* binding */ githubCodeHost)
});

// EXTERNAL MODULE: ./.build/src/errors.js
var errors = __webpack_require__(36624);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
;// CONCATENATED MODULE: ./.build/src/hosts/github-patience.js
const longest = 60_000;
const tries = 4;
function waitAfter(refusal, attempt, now) {
    if (attempt >= tries)
        return undefined;
    const asked = askedFor(refusal, now);
    if (asked !== undefined)
        return asked * attempt <= longest ? asked : undefined;
    const { status, method, path } = refusal;
    const safe = method !== 'POST' || path.endsWith('/graphql');
    return status >= 500 && safe ? 500 * 2 ** attempt : undefined;
}
function askedFor({ status, message, headers }, now) {
    if (status !== 403 && status !== 429 && status !== 503)
        return undefined;
    const after = headers['retry-after'];
    if (after !== undefined)
        return fromRetryAfter(String(after), now);
    const reset = Number(headers['x-ratelimit-reset']);
    if (String(headers['x-ratelimit-remaining']) === '0' && reset > 0)
        return Math.max(0, reset * 1000 - now);
    return status === 429 || /secondary rate limit/i.test(message) ? longest : undefined;
}
function fromRetryAfter(value, now) {
    if (/^\d{1,9}$/.test(value))
        return Number(value) * 1000;
    const date = Date.parse(value);
    return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

;// CONCATENATED MODULE: ./.build/src/hosts/github-api.js



class GithubError extends errors/* UserError */.yo {
    name = 'GithubError';
    status;
    denied;
    constructor({ to, needs }, refusal, cause) {
        const { status, message } = refusal;
        const limited = askedFor(refusal, Date.now());
        const until = limited === undefined ? '' : `; it is welcome again in ${Math.ceil(limited / 1000)} s`;
        const denied = limited === undefined && (status === 403 || status === 404);
        const hint = denied && needs !== undefined ? `The job needs \`permissions: ${needs}\`.` : undefined;
        super(`GitHub did not ${to}: it answered ${status}, ${message}${until}`, { cause, hint });
        this.status = status;
        this.denied = denied;
    }
}
function openGithub(token, { apiUrl, sleep = ms => (0,promises_.setTimeout)(ms) } = {}) {
    let opened;
    return async (purpose, request) => {
        opened ??= github_api_open(token, apiUrl, sleep);
        const octokit = await opened;
        try {
            return await request(octokit);
        }
        catch (cause) {
            const refusal = refusalOf(cause);
            if (refusal !== undefined)
                throw new GithubError(purpose, refusal, cause);
            const reached = isOurs(cause) ? (0,errors/* describe */.q0)(cause) : `its API cannot be reached, ${rootOf(cause)}`;
            throw new errors/* UserError */.yo(`GitHub did not ${purpose.to}: ${reached}`, { cause });
        }
    };
}
async function github_api_open(token, apiUrl, sleep) {
    const { getOctokit } = await Promise.all(/* import() */[__webpack_require__.e(119), __webpack_require__.e(413)]).then(__webpack_require__.bind(__webpack_require__, 92413));
    const octokit = getOctokit(token, {
        userAgent: 'buildonce',
        ...(apiUrl && { baseUrl: apiUrl.replace(/\/+$/, '') }),
    });
    octokit.hook.wrap('request', async (request, options) => {
        options.headers.accept = 'application/vnd.github+json';
        options.headers['x-github-api-version'] = '2022-11-28';
        for (let attempt = 1;; attempt++) {
            try {
                return await request(options);
            }
            catch (error) {
                const unanswered = { ...options, path: options.url, status: 500, message: '', headers: {} };
                const refusal = { ...unanswered, ...refusalOf(error) };
                const wait = isOurs(error) ? undefined : waitAfter(refusal, attempt, Date.now());
                if (wait === undefined)
                    throw error;
                await sleep(wait);
            }
        }
    });
    return octokit;
}
function isOurs(error) {
    return typeof error.status !== 'number';
}
function refusalOf(error) {
    const { status, response, request } = error;
    if (typeof status !== 'number' || response === undefined)
        return undefined;
    const { message } = (response.data ?? {});
    return {
        method: request?.method ?? 'GET',
        path: request?.url ?? '',
        status,
        message: typeof message === 'string' ? message.slice(0, 300) : 'without a reason',
        headers: response.headers ?? {},
    };
}
function rootOf(error) {
    const { cause, message } = error;
    return cause === undefined ? message || (0,errors/* describe */.q0)(error) : rootOf(cause);
}

;// CONCATENATED MODULE: ./.build/src/hosts/github-comments.js

function githubComments(ask, project, pullRequest) {
    const [owner = '', repo = ''] = project.split('/');
    const thread = { owner, repo, issue_number: pullRequest };
    const which = `pull request ${pullRequest} of ${project}`;
    const needs = 'pull-requests: write';
    return {
        async list() {
            const all = await ask({ to: `list the comments of ${which}`, needs }, ({ paginate, rest }) => paginate(rest.issues.listComments, { ...thread, per_page: 100 }));
            return all.map(comment);
        },
        async create(body) {
            const { data } = await ask({ to: `take a comment on ${which}`, needs }, ({ rest }) => rest.issues.createComment({ ...thread, body }));
            return comment(data);
        },
        async update(id, body) {
            const updated = ask({ to: `change the comment of ${which}`, needs }, ({ rest }) => rest.issues.updateComment({ owner, repo, comment_id: id, body }));
            const answer = await updated.catch(unlessGone);
            return answer && comment(answer.data);
        },
        async delete(id) {
            const deleted = ask({ to: `delete a comment of ${which}`, needs }, ({ rest }) => rest.issues.deleteComment({ owner, repo, comment_id: id }));
            await deleted.catch(unlessGone);
        },
        async self() {
            const asked = ask({ to: 'tell whose token this is' }, ({ graphql }) => graphql('query { viewer { login } }').catch(unlessRefused));
            return (await asked)?.viewer.login ?? 'github-actions[bot]';
        },
        async head() {
            const { data } = await ask({ to: `tell the commit of ${which}`, needs }, ({ rest }) => rest.pulls.get({ owner, repo, pull_number: pullRequest }));
            return data.head.sha;
        },
    };
}
function unlessGone(error) {
    if (!(error instanceof GithubError) || error.status !== 404)
        throw error;
    return undefined;
}
function unlessRefused(error) {
    const { name, status = 0 } = error;
    if (name !== 'GraphqlResponseError' && (status < 400 || status > 499))
        throw error;
    return undefined;
}
function comment({ id, body, html_url: url, user }) {
    return { id, author: user?.login ?? '', body: body ?? '', ...(url !== undefined && { url }) };
}

;// CONCATENATED MODULE: ./.build/src/hosts/github-code-host.js



function githubCodeHost(token, project, access) {
    const [owner = '', repo = ''] = project.split('/');
    const ask = openGithub(token, access);
    return {
        async repository() {
            const to = `tell the description of ${project}`;
            return (await ask({ to, needs: 'contents: read' }, ({ rest }) => rest.repos.get({ owner, repo }))).data;
        },
        async commitTime(sha) {
            const { data } = await ask({ to: `tell the commit ${sha} of ${project}`, needs: 'contents: read' }, ({ rest }) => rest.git.getCommit({ owner, repo, commit_sha: sha }));
            return data.committer.date;
        },
        async recordDeployment({ environment, ref, description, url }) {
            const purpose = {
                to: `record the deployment of ${project} to ${environment}`,
                needs: 'deployments: write',
            };
            await ask(purpose, async ({ rest }) => {
                const asked = { environment, ref, description: description.slice(0, 140) };
                const { data } = await rest.repos.createDeployment({
                    ...{ owner, repo, ...asked },
                    ...{ auto_merge: false, required_contexts: [] },
                });
                if (!('id' in data))
                    throw new errors/* UserError */.yo(data.message ?? 'it gave no deployment');
                const status = { deployment_id: data.id, state: 'success', log_url: url };
                await rest.repos.createDeploymentStatus({ owner, repo, ...status });
            });
        },
        async pullRequestsOf({ owner: from, branch, commit }) {
            const { data } = await ask({ to: `tell the pull requests of ${project}`, needs: 'pull-requests: write' }, ({ rest }) => rest.pulls.list({ owner, repo, state: 'open', head: `${from}:${branch}`, per_page: 100 }));
            return data
                .filter(({ head }) => head.sha === commit)
                .map(({ number, head, base }) => ({
                number,
                baseBranch: base.ref,
                fork: head.repo?.full_name.toLowerCase() !== project.toLowerCase(),
            }));
        },
        comments: pullRequest => githubComments(ask, project, pullRequest),
    };
}


/***/ }),

/***/ 84078:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ githubFacts),
/* harmony export */   r: () => (/* binding */ readPayload)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(36624);


function readPayload(env) {
    const path = env.GITHUB_EVENT_PATH;
    if (!path)
        return {};
    let content;
    try {
        content = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(path, 'utf8');
    }
    catch (error) {
        if (error.code === 'ENOENT')
            return {};
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`the event file ${path} cannot be read: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .describe */ .q0)(error)}`, { cause: error });
    }
    try {
        return JSON.parse(content);
    }
    catch (error) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`the event file ${path} is not JSON: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .describe */ .q0)(error)}`, { cause: error });
    }
}
function githubFacts(env, payload) {
    const ref = env.GITHUB_REF ?? '';
    const commit = env.GITHUB_SHA ?? '';
    const pull = object(payload.pull_request);
    const head = text(object(pull?.head)?.sha);
    const serverUrl = env.GITHUB_SERVER_URL ?? 'https://github.com';
    const project = env.GITHUB_REPOSITORY ?? '';
    const runId = env.GITHUB_RUN_ID ?? '0';
    return {
        ci: 'github',
        project,
        serverUrl,
        event: env.GITHUB_EVENT_NAME ?? '',
        ref,
        commit,
        headCommit: head ?? commit,
        gitTag: after(ref, 'refs/tags/'),
        branch: env.GITHUB_HEAD_REF || after(ref, 'refs/heads/'),
        defaultBranch: text(object(payload.repository)?.default_branch),
        pullRequest: pull === undefined ? undefined : pullRequest(payload, pull),
        commitTime: commitTime(payload, commit),
        actor: env.GITHUB_ACTOR,
        runUrl: `${serverUrl}/${project}/actions/runs/${runId}`,
        runId,
        attempt: Number(env.GITHUB_RUN_ATTEMPT ?? 1),
        payload,
    };
}
function pullRequest(payload, pull) {
    const base = object(pull.base);
    const headRepository = text(object(object(pull.head)?.repo)?.full_name);
    const baseRepository = text(object(base?.repo)?.full_name) ?? text(object(payload.repository)?.full_name);
    return {
        number: Number(pull.number ?? payload.number),
        baseBranch: text(base?.ref) ?? '',
        baseCommit: text(base?.sha),
        fork: headRepository === undefined || headRepository !== baseRepository,
    };
}
function commitTime(payload, commit) {
    const pushed = Array.isArray(payload.commits) ? payload.commits : [];
    const entry = [...pushed, payload.head_commit].map(object).find(candidate => candidate?.id === commit);
    return text(entry?.timestamp);
}
function after(value, prefix) {
    return value.startsWith(prefix) ? value.slice(prefix.length) : undefined;
}
function object(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
}
function text(value) {
    return typeof value === 'string' && value !== '' ? value : undefined;
}


/***/ }),

/***/ 86580:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ gitlabJobLogin),
/* harmony export */   q: () => (/* binding */ githubJobLogin)
/* harmony export */ });
function githubJobLogin(env, token) {
    const { GITHUB_SERVER_URL: server = '', GITHUB_ACTOR: username } = env;
    if (!username || !URL.canParse(server))
        return undefined;
    const { protocol, host } = new URL(server);
    if (protocol !== 'https:')
        return undefined;
    return {
        registry: host === 'github.com' ? 'ghcr.io' : `containers.${host}`,
        username,
        ...(token && { password: token }),
        source: 'the token of this job',
        setting: '`github-token`',
        pushNeeds: '`packages: write` under `permissions:`',
    };
}
function gitlabJobLogin(env) {
    const { CI_REGISTRY: registry, CI_REGISTRY_USER: username, CI_REGISTRY_PASSWORD: password } = env;
    if (!registry)
        return undefined;
    return {
        registry: registry.toLowerCase(),
        username: username || 'gitlab-ci-token',
        ...(password && { password }),
        source: 'CI_REGISTRY_USER and CI_REGISTRY_PASSWORD',
        setting: 'CI_REGISTRY_PASSWORD',
    };
}


/***/ }),

/***/ 76303:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bm: () => (/* binding */ secretParts),
/* harmony export */   bk: () => (/* binding */ createMasking),
/* harmony export */   mA: () => (/* binding */ lineWriter)
/* harmony export */ });
function createMasking() {
    const secrets = new Set();
    return {
        add(secret) {
            for (const part of secretParts(secret))
                secrets.add(part);
        },
        hide(text) {
            let hidden = text;
            for (const secret of [...secrets].sort((a, b) => b.length - a.length))
                hidden = hidden.replaceAll(secret, '***');
            return hidden;
        },
    };
}
function secretParts(secret) {
    const parts = [secret, ...secret.split(/\r?\n/)].map(part => part.trim()).filter(part => part !== '');
    return [...new Set(parts)];
}
function lineWriter(write) {
    const decoder = new TextDecoder();
    let rest = '';
    return {
        write(chunk) {
            rest += typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
            const end = Math.max(rest.lastIndexOf('\n'), rest.lastIndexOf('\r')) + 1;
            if (end === 0)
                return;
            write(rest.slice(0, end));
            rest = rest.slice(end);
        },
        end() {
            rest += decoder.decode();
            if (rest !== '')
                write(`${rest}\n`);
            rest = '';
        },
    };
}


/***/ }),

/***/ 12420:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ lineList),
/* harmony export */   o: () => (/* binding */ commaList)
/* harmony export */ });
/* harmony import */ var csv_parse_sync__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(25175);

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

/***/ 94837:
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
/* harmony import */ var _lists_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12420);

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

/***/ 33085:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ inPipeline),
/* harmony export */   h: () => (/* binding */ stageNames)
/* harmony export */ });
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77278);

function inPipeline(stage, pipeline) {
    return { ...stage, run: (given, tools) => stage.run({ ...given, pipeline }, tools) };
}
const stageNames = [..._run_js__WEBPACK_IMPORTED_MODULE_0__/* .sectionNames */ .QN, 'report'];


/***/ }),

/***/ 1093:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ execute)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(36624);
/* harmony import */ var _inputs_readers_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(94837);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(77278);



async function execute(stage, texts, record, tools) {
    const startedAt = tools.now();
    const seconds = () => Math.round(tools.now() - startedAt) / 1000;
    try {
        const result = await tools.log.group(titles[stage.name], () => stage.run({ texts, record }, reaching(tools, texts)));
        const { section, failure } = result;
        const status = section?.status ?? (failure === undefined ? 'passed' : 'failed');
        tools.log.info(closingLine(stage.name, status, seconds(), result.line ?? section?.reason));
        if (section === undefined)
            return { record, status, result };
        const timed = { ...section, startedAt: new Date(startedAt).toISOString(), seconds: seconds() };
        return { record: (0,_run_js__WEBPACK_IMPORTED_MODULE_2__/* .withSection */ .iG)(record, stage.name, timed), status, result };
    }
    catch (error) {
        tools.log.info(closingLine(stage.name, 'error', seconds()));
        return { record: (0,_run_js__WEBPACK_IMPORTED_MODULE_2__/* .withError */ .jT)(record, stage.name, (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .explain */ .WE)(error)), status: 'error', error };
    }
}
function reaching(tools, { 'plain-http': hosts }) {
    return hosts === undefined ? tools : { ...tools, plainHttp: _inputs_readers_js__WEBPACK_IMPORTED_MODULE_1__/* .lines */ .Mn.read(hosts) };
}
const titles = {
    setup: 'Setup: engine, builder, registry login',
    tags: 'Tags: what this run is called',
    build: 'Build: one digest',
    size: 'Size: what grew, and why',
    scan: 'Scan: known vulnerabilities',
    smoke: 'Smoke: does it run',
    promote: 'Promote: move the tags',
    report: 'Report: what came out',
};
const marks = { passed: '✓', failed: '✗', skipped: '–', error: '✗' };
function closingLine(name, status, seconds, line) {
    const what = status === 'error' ? 'could not be done' : status;
    return `${marks[status]} ${name} ${what} in ${seconds.toFixed(1)} s${line === undefined ? '' : `: ${line}`}`;
}


/***/ }),

/***/ 37604:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W7: () => (/* binding */ newRecordFile),
/* harmony export */   aE: () => (/* binding */ readRecord),
/* harmony export */   mR: () => (/* binding */ recordFile),
/* harmony export */   rh: () => (/* binding */ writeRecord)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(36624);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(77278);





function recordFile(given, host) {
    if (given)
        return { path: (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(host.workspace, given), named: true };
    return { path: (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(host.temp, 'buildonce', 'run.json'), named: false };
}
function newRecordFile(host) {
    return { path: (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(host.temp, 'buildonce', `run-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(4).toString('hex')}.json`), named: true };
}
async function readRecord({ path, named }, host) {
    let text;
    try {
        text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)(path, 'utf8');
    }
    catch (error) {
        if (error.code === 'ENOENT')
            return (0,_run_js__WEBPACK_IMPORTED_MODULE_4__/* .startRun */ .AD)(host.facts);
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo(`the record ${path} cannot be read: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .describe */ .q0)(error)}`, { cause: error });
    }
    const record = (0,_run_js__WEBPACK_IMPORTED_MODULE_4__/* .parseRun */ .zZ)(text, path);
    const { runId, attempt } = host.facts;
    const ours = record.event.runId === runId && record.event.attempt === attempt;
    return named || ours ? record : (0,_run_js__WEBPACK_IMPORTED_MODULE_4__/* .startRun */ .AD)(host.facts);
}
async function writeRecord({ path }, record) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(path), { recursive: true });
    const partial = `${path}.${process.pid}.partial`;
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)(partial, (0,_run_js__WEBPACK_IMPORTED_MODULE_4__/* .formatRun */ .TI)(record), { mode: 0o600 });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)(partial, path);
}


/***/ }),

/***/ 27535:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ loadStage)
/* harmony export */ });
const definitions = {
    setup: async () => (await Promise.all(/* import() */[__webpack_require__.e(22), __webpack_require__.e(906)]).then(__webpack_require__.bind(__webpack_require__, 18906))).setupStage,
    tags: async () => (await Promise.all(/* import() */[__webpack_require__.e(22), __webpack_require__.e(403), __webpack_require__.e(864)]).then(__webpack_require__.bind(__webpack_require__, 76864))).tagsStage,
    build: async () => (await Promise.all(/* import() */[__webpack_require__.e(22), __webpack_require__.e(403), __webpack_require__.e(971), __webpack_require__.e(620), __webpack_require__.e(743)]).then(__webpack_require__.bind(__webpack_require__, 36743))).buildStage,
    size: async () => (await Promise.all(/* import() */[__webpack_require__.e(22), __webpack_require__.e(403), __webpack_require__.e(971), __webpack_require__.e(357)]).then(__webpack_require__.bind(__webpack_require__, 49357))).sizeStage,
    scan: async () => (await Promise.all(/* import() */[__webpack_require__.e(22), __webpack_require__.e(403), __webpack_require__.e(971), __webpack_require__.e(620), __webpack_require__.e(672)]).then(__webpack_require__.bind(__webpack_require__, 94672))).scanStage,
    smoke: async () => (await Promise.all(/* import() */[__webpack_require__.e(22), __webpack_require__.e(403), __webpack_require__.e(971), __webpack_require__.e(620), __webpack_require__.e(847)]).then(__webpack_require__.bind(__webpack_require__, 11847))).smokeStage,
    promote: async () => (await Promise.all(/* import() */[__webpack_require__.e(353), __webpack_require__.e(88), __webpack_require__.e(22), __webpack_require__.e(403), __webpack_require__.e(971), __webpack_require__.e(620), __webpack_require__.e(41)]).then(__webpack_require__.bind(__webpack_require__, 8041))).promoteStage,
    report: async () => (await Promise.all(/* import() */[__webpack_require__.e(22), __webpack_require__.e(403), __webpack_require__.e(971), __webpack_require__.e(620), __webpack_require__.e(474)]).then(__webpack_require__.bind(__webpack_require__, 18474))).reportStage,
};
function loadStage(name) {
    return definitions[name]();
}


/***/ }),

/***/ 3091:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ promoteSection),
/* harmony export */   P: () => (/* binding */ promotedTag)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77934);
/* harmony import */ var _stage_section_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31653);


const promotedTag = valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    reference: _stage_section_js__WEBPACK_IMPORTED_MODULE_0__/* .shortText */ .os,
    class: valibot__WEBPACK_IMPORTED_MODULE_1__/* .picklist */ .KIO(['immutable', 'floating']),
    outcome: valibot__WEBPACK_IMPORTED_MODULE_1__/* .picklist */ .KIO([
        'created',
        'moved',
        'unchanged',
        'would-create',
        'would-move',
        'refused',
        'held-back',
        'not-reached',
    ]),
    before: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(_stage_section_js__WEBPACK_IMPORTED_MODULE_0__/* .digestText */ .M6),
    after: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(_stage_section_js__WEBPACK_IMPORTED_MODULE_0__/* .digestText */ .M6),
    next: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(_stage_section_js__WEBPACK_IMPORTED_MODULE_0__/* .digestText */ .M6),
    reason: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(_stage_section_js__WEBPACK_IMPORTED_MODULE_0__/* .shortText */ .os),
});
const promoteSection = valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    ..._stage_section_js__WEBPACK_IMPORTED_MODULE_0__/* .sectionEntries */ .as,
    digest: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(_stage_section_js__WEBPACK_IMPORTED_MODULE_0__/* .digestText */ .M6),
    from: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(_stage_section_js__WEBPACK_IMPORTED_MODULE_0__/* .shortText */ .os),
    dryRun: valibot__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY(),
    outcome: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .picklist */ .KIO([
        'promoted',
        'unchanged',
        'would-change',
        'refused-evidence',
        'refused-immutable',
        'unknown-state',
        'partial',
        'rolled-back',
    ])),
    tags: valibot__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(promotedTag),
    evidence: valibot__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
        section: _stage_section_js__WEBPACK_IMPORTED_MODULE_0__/* .shortText */ .os,
        status: _stage_section_js__WEBPACK_IMPORTED_MODULE_0__/* .shortText */ .os,
        source: _stage_section_js__WEBPACK_IMPORTED_MODULE_0__/* .shortText */ .os,
        signedBy: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(_stage_section_js__WEBPACK_IMPORTED_MODULE_0__/* .shortText */ .os),
    })),
});


/***/ }),

/***/ 77278:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  TI: () => (/* binding */ formatRun),
  zZ: () => (/* binding */ parseRun),
  QN: () => (/* binding */ sectionNames),
  AD: () => (/* binding */ startRun),
  jT: () => (/* binding */ withError),
  iG: () => (/* binding */ withSection)
});

// UNUSED EXPORTS: run

// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(77934);
// EXTERNAL MODULE: ./.build/src/stage/section.js
var section = __webpack_require__(31653);
;// CONCATENATED MODULE: ./.build/src/build/section.js


const builtPlatform = dist/* object */.Ikc({
    platform: section/* shortText */.os,
    digest: section/* digestText */.M6,
    size: section/* amount */.vj,
});
const buildSection = dist/* object */.Ikc({
    ...section/* sectionEntries */.as,
    digest: dist/* optional */.lqM(section/* digestText */.M6),
    mediaType: dist/* optional */.lqM(section/* shortText */.os),
    platforms: dist/* array */.YOg(builtPlatform),
    source: dist/* optional */.lqM(dist/* variant */.Oxt('kind', [
        dist/* object */.Ikc({ kind: dist/* literal */.euz('layout'), path: section/* shortText */.os }),
        dist/* object */.Ikc({ kind: dist/* literal */.euz('registry'), repository: section/* shortText */.os }),
    ])),
    localImage: dist/* optional */.lqM(section/* shortText */.os),
    checks: dist/* array */.YOg(dist/* object */.Ikc({
        rule: section/* shortText */.os,
        message: section/* shortText */.os,
        url: dist/* optional */.lqM(section/* shortText */.os),
        file: dist/* optional */.lqM(section/* shortText */.os),
        line: dist/* optional */.lqM(section/* amount */.vj),
    })),
    cache: dist/* optional */.lqM(dist/* object */.Ikc({
        from: dist/* array */.YOg(section/* shortText */.os),
        to: dist/* array */.YOg(section/* shortText */.os),
        cachedSteps: section/* amount */.vj,
        steps: section/* amount */.vj,
        reason: dist/* optional */.lqM(section/* shortText */.os),
    })),
    attestations: section/* amount */.vj,
    checked: dist/* optional */.lqM(dist/* boolean */.zMY()),
});

// EXTERNAL MODULE: ./.build/src/errors.js
var errors = __webpack_require__(36624);
// EXTERNAL MODULE: ./.build/src/promote/section.js
var promote_section = __webpack_require__(3091);
// EXTERNAL MODULE: ./.build/src/scan/severity.js
var severity = __webpack_require__(88946);
;// CONCATENATED MODULE: ./.build/src/scan/secrets/section.js



const foundSecret = dist/* object */.Ikc({
    rule: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^[\w.-]{1,64}$/)),
    severity: dist/* picklist */.KIO(severity/* severities */.g),
    path: dist/* optional */.lqM(section/* shortText */.os),
    line: dist/* optional */.lqM(section/* amount */.vj),
    layer: dist/* optional */.lqM(section/* shortText */.os),
    introduced: dist/* optional */.lqM(dist/* boolean */.zMY()),
    inherited: dist/* optional */.lqM(dist/* boolean */.zMY()),
});
const suppressedSecret = dist/* object */.Ikc({
    ...foundSecret.entries,
    statement: dist/* optional */.lqM(section/* shortText */.os),
    entry: dist/* optional */.lqM(section/* amount */.vj),
});

;// CONCATENATED MODULE: ./.build/src/scan/suppression/section.js


const suppression = dist/* object */.Ikc({
    kind: dist/* picklist */.KIO(['vulnerability', 'secret', 'any']),
    id: section/* shortText */.os,
    paths: dist/* optional */.lqM(dist/* array */.YOg(section/* shortText */.os)),
    purls: dist/* optional */.lqM(dist/* array */.YOg(section/* shortText */.os)),
    statement: dist/* optional */.lqM(section/* shortText */.os),
    expires: dist/* optional */.lqM(section/* shortText */.os),
    state: dist/* picklist */.KIO(['active', 'expiring', 'expired', 'untrusted', 'incomplete']),
    findings: section/* amount */.vj,
});

;// CONCATENATED MODULE: ./.build/src/scan/section.js





const finding = dist/* object */.Ikc({
    id: section/* shortText */.os,
    package: section/* shortText */.os,
    installed: section/* shortText */.os,
    fixed: dist/* optional */.lqM(section/* shortText */.os),
    severity: dist/* picklist */.KIO(severity/* severities */.g),
    title: dist/* optional */.lqM(section/* shortText */.os),
    url: dist/* optional */.lqM(section/* shortText */.os),
    target: dist/* optional */.lqM(section/* shortText */.os),
    status: dist/* optional */.lqM(section/* shortText */.os),
    purl: dist/* optional */.lqM(section/* shortText */.os),
    path: dist/* optional */.lqM(section/* shortText */.os),
    layer: dist/* optional */.lqM(section/* shortText */.os),
    aliases: dist/* optional */.lqM(dist/* array */.YOg(section/* shortText */.os)),
    introduced: dist/* optional */.lqM(dist/* boolean */.zMY()),
    inherited: dist/* optional */.lqM(dist/* boolean */.zMY()),
});
const suppressedFinding = dist/* object */.Ikc({
    ...finding.entries,
    statement: dist/* optional */.lqM(section/* shortText */.os),
    entry: dist/* optional */.lqM(section/* amount */.vj),
    vex: dist/* optional */.lqM(section/* shortText */.os),
});
const scannedPlatform = dist/* object */.Ikc({
    platform: section/* shortText */.os,
    digest: section/* digestText */.M6,
    packages: section/* amount */.vj,
    counts: dist/* record */.g1P(dist/* picklist */.KIO(severity/* severities */.g), section/* amount */.vj),
    findings: dist/* array */.YOg(finding),
    os: dist/* optional */.lqM(dist/* object */.Ikc({ family: section/* shortText */.os, name: section/* shortText */.os, endOfLife: dist/* boolean */.zMY() })),
    suppressed: dist/* optional */.lqM(dist/* array */.YOg(suppressedFinding)),
    secrets: dist/* optional */.lqM(dist/* array */.YOg(foundSecret)),
    suppressedSecrets: dist/* optional */.lqM(dist/* array */.YOg(suppressedSecret)),
    base: dist/* optional */.lqM(dist/* object */.Ikc({ name: section/* shortText */.os, digest: section/* digestText */.M6, findings: section/* amount */.vj })),
});
const scanGate = dist/* object */.Ikc({
    scope: dist/* picklist */.KIO(['introduced', 'all']),
    onlyFixed: dist/* boolean */.zMY(),
    failing: section/* amount */.vj,
    tolerated: section/* amount */.vj,
    introduced: dist/* optional */.lqM(section/* amount */.vj),
    fixed: dist/* optional */.lqM(section/* amount */.vj),
    denied: dist/* optional */.lqM(section/* amount */.vj),
});
const scanSection = dist/* object */.Ikc({
    ...section/* sectionEntries */.as,
    digest: dist/* optional */.lqM(section/* digestText */.M6),
    failOn: dist/* picklist */.KIO([...severity/* severities */.g, 'none']),
    scanner: dist/* optional */.lqM(dist/* object */.Ikc({
        name: section/* shortText */.os,
        version: section/* shortText */.os,
        database: dist/* optional */.lqM(section/* shortText */.os),
        databaseTime: dist/* optional */.lqM(section/* shortText */.os),
        sandbox: dist/* optional */.lqM(section/* shortText */.os),
    })),
    platforms: dist/* array */.YOg(scannedPlatform),
    gate: dist/* optional */.lqM(scanGate),
    baseline: dist/* optional */.lqM(dist/* object */.Ikc({
        digest: section/* digestText */.M6,
        how: dist/* picklist */.KIO(['stored', 'again', 'none']),
        reason: dist/* optional */.lqM(section/* shortText */.os),
    })),
    secrets: dist/* optional */.lqM(dist/* object */.Ikc({ mode: dist/* picklist */.KIO(['warn', 'fail']), counted: section/* amount */.vj })),
    suppressions: dist/* optional */.lqM(dist/* array */.YOg(suppression)),
    reports: dist/* optional */.lqM(section/* shortText */.os),
});

;// CONCATENATED MODULE: ./.build/src/setup/section.js


const setupSection = dist/* object */.Ikc({
    ...section/* sectionEntries */.as,
    builder: section/* shortText */.os,
    driver: dist/* picklist */.KIO(['docker', 'docker-container', 'remote', 'kubernetes']),
    created: dist/* boolean */.zMY(),
    engine: dist/* optional */.lqM(section/* shortText */.os),
    imageStore: dist/* optional */.lqM(dist/* picklist */.KIO(['containerd', 'classic'])),
    buildx: section/* shortText */.os,
    platforms: dist/* array */.YOg(section/* shortText */.os),
    nativePlatform: dist/* optional */.lqM(section/* shortText */.os),
    registries: dist/* array */.YOg(section/* shortText */.os),
});

;// CONCATENATED MODULE: ./.build/src/size/section.js


const pathText = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* maxLength */.Ru6(1024));
const counted = dist/* object */.Ikc({ added: section/* amount */.vj, removed: section/* amount */.vj, modified: section/* amount */.vj });
const measuredLayer = dist/* object */.Ikc({
    state: dist/* picklist */.KIO(['unchanged', 'recompressed', 'rebuilt', 'modified', 'added', 'removed']),
    instruction: dist/* optional */.lqM(pathText),
    base: dist/* optional */.lqM(dist/* boolean */.zMY()),
    digest: dist/* optional */.lqM(section/* digestText */.M6),
    size: dist/* optional */.lqM(section/* amount */.vj),
    before: dist/* optional */.lqM(section/* amount */.vj),
    unpacked: dist/* optional */.lqM(section/* amount */.vj),
    files: dist/* optional */.lqM(counted),
});
const measuredChange = dist/* object */.Ikc({
    state: dist/* picklist */.KIO(['added', 'removed', 'modified']),
    path: pathText,
    bytes: dist/* pipe */.FsL(dist/* number */.aig(), dist/* integer */.ndf()),
    files: section/* amount */.vj,
    below: dist/* optional */.lqM(dist/* boolean */.zMY()),
    sameAs: dist/* optional */.lqM(pathText),
});
const measuredPackage = dist/* object */.Ikc({
    kind: dist/* picklist */.KIO(['deb', 'apk', 'python', 'npm']),
    name: pathText,
    before: dist/* optional */.lqM(pathText),
    after: dist/* optional */.lqM(pathText),
});
const measuredContents = dist/* variant */.Oxt('read', [
    dist/* object */.Ikc({
        read: dist/* literal */.euz(true),
        files: counted,
        changes: dist/* pipe */.FsL(dist/* array */.YOg(measuredChange), dist/* maxLength */.Ru6(500)),
        more: section/* amount */.vj,
        packages: dist/* pipe */.FsL(dist/* array */.YOg(measuredPackage), dist/* maxLength */.Ru6(500)),
        unpacked: dist/* optional */.lqM(dist/* object */.Ikc({ before: dist/* optional */.lqM(section/* amount */.vj), after: section/* amount */.vj })),
        waste: dist/* optional */.lqM(dist/* object */.Ikc({
            bytes: section/* amount */.vj,
            paths: dist/* pipe */.FsL(dist/* array */.YOg(dist/* object */.Ikc({
                path: pathText,
                bytes: section/* amount */.vj,
                writtenBy: dist/* optional */.lqM(pathText),
                hiddenBy: dist/* optional */.lqM(pathText),
            })), dist/* maxLength */.Ru6(200)),
        })),
    }),
    dist/* object */.Ikc({ read: dist/* literal */.euz(false), reason: section/* shortText */.os }),
]);
const measuredPlatform = dist/* object */.Ikc({
    platform: section/* shortText */.os,
    state: dist/* picklist */.KIO(['compared', 'added', 'removed', 'first']),
    digest: dist/* optional */.lqM(section/* digestText */.M6),
    size: section/* amount */.vj,
    before: dist/* optional */.lqM(section/* amount */.vj),
    pull: dist/* optional */.lqM(section/* amount */.vj),
    unpacked: dist/* optional */.lqM(dist/* object */.Ikc({ before: dist/* optional */.lqM(section/* amount */.vj), after: dist/* optional */.lqM(section/* amount */.vj) })),
    base: dist/* optional */.lqM(dist/* object */.Ikc({ size: section/* amount */.vj, before: section/* amount */.vj })),
    layers: dist/* pipe */.FsL(dist/* array */.YOg(measuredLayer), dist/* maxLength */.Ru6(300)),
    contents: dist/* optional */.lqM(measuredContents),
});
const measuredBudget = dist/* object */.Ikc({
    platform: section/* shortText */.os,
    budget: dist/* picklist */.KIO(['max-size', 'max-increase', 'max-pull']),
    outcome: dist/* picklist */.KIO(['passed', 'warned', 'failed', 'accepted']),
    limit: section/* amount */.vj,
    measured: dist/* pipe */.FsL(dist/* number */.aig(), dist/* integer */.ndf()),
    rule: dist/* optional */.lqM(section/* shortText */.os),
    cause: dist/* optional */.lqM(section/* shortText */.os),
    sentence: dist/* optional */.lqM(section/* shortText */.os),
    label: dist/* optional */.lqM(section/* shortText */.os),
});
const measuredBaseline = dist/* object */.Ikc({
    reference: section/* shortText */.os,
    digest: dist/* optional */.lqM(section/* digestText */.M6),
    branch: dist/* optional */.lqM(section/* shortText */.os),
    commit: dist/* optional */.lqM(section/* shortText */.os),
    distance: dist/* optional */.lqM(section/* amount */.vj),
    how: dist/* optional */.lqM(dist/* picklist */.KIO(['merge-parent', 'merge-base', 'previous', 'branch-tag', 'given'])),
});
const sizeSection = dist/* object */.Ikc({
    ...section/* sectionEntries */.as,
    digest: dist/* optional */.lqM(section/* digestText */.M6),
    baseline: dist/* optional */.lqM(measuredBaseline),
    noBaseline: dist/* optional */.lqM(section/* shortText */.os),
    platforms: dist/* pipe */.FsL(dist/* array */.YOg(measuredPlatform), dist/* maxLength */.Ru6(100)),
    budgets: dist/* pipe */.FsL(dist/* array */.YOg(measuredBudget), dist/* maxLength */.Ru6(300)),
    cost: dist/* optional */.lqM(dist/* object */.Ikc({ requests: section/* amount */.vj, bytes: section/* amount */.vj, seconds: dist/* number */.aig() })),
});

// EXTERNAL MODULE: ./.build/src/smoke/container/cause.js
var cause = __webpack_require__(43190);
;// CONCATENATED MODULE: ./.build/src/smoke/section.js



const smokedPlatform = dist/* object */.Ikc({
    platform: section/* shortText */.os,
    status: dist/* picklist */.KIO(['passed', 'failed']),
    emulated: dist/* boolean */.zMY(),
    readyBy: dist/* optional */.lqM(dist/* picklist */.KIO(['healthcheck', 'http', 'command', 'log', 'port', 'exit', 'running'])),
    readySeconds: dist/* optional */.lqM(dist/* number */.aig()),
    stopSeconds: dist/* optional */.lqM(dist/* number */.aig()),
    exitCode: dist/* optional */.lqM(dist/* number */.aig()),
    peakMemory: dist/* optional */.lqM(section/* amount */.vj),
    runsAs: dist/* optional */.lqM(section/* amount */.vj),
    restart: dist/* optional */.lqM(dist/* object */.Ikc({ works: dist/* boolean */.zMY(), seconds: dist/* optional */.lqM(dist/* number */.aig()), note: dist/* optional */.lqM(section/* shortText */.os) })),
    hardening: dist/* optional */.lqM(dist/* array */.YOg(dist/* object */.Ikc({
        measure: dist/* picklist */.KIO(['other-user', 'read-only', 'no-new-privileges', 'no-capabilities']),
        works: dist/* boolean */.zMY(),
        needs: dist/* optional */.lqM(section/* shortText */.os),
        note: dist/* optional */.lqM(section/* shortText */.os),
    }))),
    before: dist/* optional */.lqM(dist/* object */.Ikc({
        readySeconds: dist/* optional */.lqM(dist/* number */.aig()),
        stopSeconds: dist/* optional */.lqM(dist/* number */.aig()),
        peakMemory: dist/* optional */.lqM(section/* amount */.vj),
    })),
    cause: dist/* optional */.lqM(section/* shortText */.os),
    causeKind: dist/* optional */.lqM(dist/* picklist */.KIO(cause/* causeKinds */.hd)),
    advice: dist/* optional */.lqM(section/* shortText */.os),
    log: dist/* optional */.lqM(dist/* pipe */.FsL(dist/* string */.YjP(), dist/* maxLength */.Ru6(65_536))),
});
const smokeSection = dist/* object */.Ikc({
    ...section/* sectionEntries */.as,
    digest: dist/* optional */.lqM(section/* digestText */.M6),
    platforms: dist/* array */.YOg(smokedPlatform),
    notRun: dist/* optional */.lqM(dist/* array */.YOg(dist/* object */.Ikc({ platform: section/* shortText */.os, reason: section/* shortText */.os }))),
});

;// CONCATENATED MODULE: ./.build/src/tags/section.js


const recordedTag = dist/* object */.Ikc({
    name: section/* shortText */.os,
    class: dist/* picklist */.KIO(['immutable', 'floating']),
    rule: section/* shortText */.os,
});
const heldBackTag = dist/* object */.Ikc({
    name: section/* shortText */.os,
    rule: section/* shortText */.os,
    version: section/* shortText */.os,
    blockedBy: section/* shortText */.os,
});
const tagsSection = dist/* object */.Ikc({
    ...section/* sectionEntries */.as,
    images: dist/* array */.YOg(section/* shortText */.os),
    version: section/* shortText */.os,
    tags: dist/* array */.YOg(recordedTag),
    silent: dist/* array */.YOg(dist/* object */.Ikc({ rule: section/* shortText */.os, reason: section/* shortText */.os })),
    heldBack: dist/* optional */.lqM(dist/* array */.YOg(heldBackTag)),
    labels: dist/* record */.g1P(dist/* string */.YjP(), dist/* string */.YjP()),
    annotations: dist/* array */.YOg(dist/* string */.YjP()),
    bakeFiles: dist/* optional */.lqM(dist/* object */.Ikc({ whole: section/* shortText */.os, tags: section/* shortText */.os, labels: section/* shortText */.os, annotations: section/* shortText */.os })),
});

;// CONCATENATED MODULE: ./.build/src/run.js










const run = dist/* object */.Ikc({
    version: dist/* literal */.euz(1),
    project: section/* shortText */.os,
    commit: section/* shortText */.os,
    event: dist/* object */.Ikc({
        name: section/* shortText */.os,
        ref: section/* shortText */.os,
        pullRequest: dist/* optional */.lqM(dist/* object */.Ikc({ number: dist/* number */.aig(), baseBranch: section/* shortText */.os, fork: dist/* boolean */.zMY() })),
        actor: dist/* optional */.lqM(section/* shortText */.os),
        runUrl: dist/* optional */.lqM(section/* shortText */.os),
        runId: section/* shortText */.os,
        attempt: dist/* number */.aig(),
    }),
    setup: dist/* optional */.lqM(setupSection),
    tags: dist/* optional */.lqM(tagsSection),
    build: dist/* optional */.lqM(buildSection),
    size: dist/* optional */.lqM(sizeSection),
    scan: dist/* optional */.lqM(scanSection),
    smoke: dist/* optional */.lqM(smokeSection),
    promote: dist/* optional */.lqM(promote_section/* promoteSection */.C),
    errors: dist/* optional */.lqM(dist/* array */.YOg(dist/* object */.Ikc({ stage: section/* shortText */.os, message: section/* shortText */.os }))),
});
const sectionNames = ['setup', 'tags', 'build', 'size', 'scan', 'smoke', 'promote'];
const aboutTheBuild = ['size', 'scan', 'smoke', 'promote'];
function startRun(facts) {
    const { pullRequest: pull } = facts;
    return {
        version: 1,
        project: facts.project,
        commit: facts.headCommit,
        event: {
            name: facts.event,
            ref: facts.ref,
            ...(pull && { pullRequest: { number: pull.number, baseBranch: pull.baseBranch, fork: pull.fork } }),
            ...(facts.actor && { actor: facts.actor }),
            ...(facts.runUrl && { runUrl: facts.runUrl }),
            runId: facts.runId,
            attempt: facts.attempt,
        },
    };
}
function withSection(record, name, section) {
    const stale = name === 'build' ? aboutTheBuild : [];
    const kept = Object.fromEntries(Object.entries(record).filter(([key]) => !stale.includes(key)));
    const errors = record.errors?.filter(error => error.stage !== name);
    return { ...kept, ...(errors && { errors }), [name]: section };
}
function withError(record, stage, message) {
    return { ...record, errors: [...(record.errors ?? []), { stage, message: message.slice(0, 4096) }] };
}
function parseRun(text, origin) {
    let value;
    try {
        value = JSON.parse(text);
    }
    catch (cause) {
        throw new errors/* UserError */.yo(`the record ${origin} is not JSON: ${(0,errors/* describe */.q0)(cause)}`, { cause });
    }
    const parsed = dist/* safeParse */.xLC(run, value);
    if (parsed.success)
        return parsed.output;
    const issue = parsed.issues[0];
    const path = quoted(dist/* getDotPath */.BuJ(issue) ?? 'the whole');
    throw new errors/* UserError */.yo(`the record ${origin} cannot be read: ${path}: ${quoted(issue.message)}`, {
        hint: 'It must come from the same major version of Buildonce.',
    });
}
function quoted(words) {
    const line = words.toWellFormed().replace(/\s+/g, ' ');
    return line.length <= 200 ? line : `${line.slice(0, 199).toWellFormed()}…`;
}
function formatRun(record) {
    return `${JSON.stringify(record, null, 2)}\n`;
}


/***/ }),

/***/ 88946:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ severities)
/* harmony export */ });
const severities = ['unknown', 'low', 'medium', 'high', 'critical'];


/***/ }),

/***/ 43190:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GO: () => (/* binding */ exitCause),
/* harmony export */   Sb: () => (/* binding */ isImageFault),
/* harmony export */   UO: () => (/* binding */ unhealthyCause),
/* harmony export */   YA: () => (/* binding */ seconds),
/* harmony export */   hd: () => (/* binding */ causeKinds),
/* harmony export */   n7: () => (/* binding */ memoryCause),
/* harmony export */   sc: () => (/* binding */ nativeProgram),
/* harmony export */   xn: () => (/* binding */ startFailure)
/* harmony export */ });
/* harmony import */ var _container_state_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(25934);

const causeKinds = [
    'not-started',
    'program-not-found',
    'program-not-executable',
    'wrong-platform',
    'out-of-memory',
    'exited',
    'crashed-after-ready',
    'did-not-exit',
    'wrong-exit-code',
    'port-not-bound',
    'no-answer',
    'wrong-answer',
    'unhealthy',
    'probe-not-found',
    'check-failed',
    'behavior',
];
function startFailure(message, { platform, program }) {
    if (/exec format error/i.test(message))
        return wrongPlatform(platform);
    if (/executable file not found|no such file or directory|not a directory/i.test(message) &&
        /exec|stat|runc|OCI/i.test(message)) {
        const named = /exec: "([^"]+)"/.exec(message)?.[1] ?? program;
        return {
            kind: 'program-not-found',
            sentence: `the image's program ${quote(named)} does not exist in it`,
            advice: 'Check ENTRYPOINT and CMD, and that the final stage of the Dockerfile copies the program there.',
        };
    }
    if (/permission denied|is a directory/i.test(message) && /exec/i.test(message)) {
        const named = /exec: "([^"]+)"/.exec(message)?.[1] ?? program;
        return {
            kind: 'program-not-executable',
            sentence: `the image's program ${quote(named)} cannot be executed: permission denied`,
            advice: 'Give it the executable bit (COPY --chmod=755), also for the user it runs as.',
        };
    }
    return { kind: 'not-started', sentence: `the container could not be started: ${message}` };
}
function isImageFault(message) {
    return /no command specified|unable to find (user|group)|no matching entries in (passwd|group)/i.test(message);
}
function exitCause({ exitCode, state, startedAt, endedAt, lastLines, wasReady }, started) {
    const log = lastLines.join('\n');
    const after = `after ${seconds(endedAt - startedAt)}`;
    if (state?.outOfMemory)
        return memoryCause(endedAt - startedAt);
    if (!wasReady && /exec format error/i.test(log))
        return wrongPlatform(started.platform);
    const shebang = /exec (\S+): no such file or directory/.exec(log);
    if (!wasReady && shebang && [1, 127, 255].includes(exitCode))
        return {
            kind: 'program-not-found',
            sentence: `the image's program ${quote(shebang[1] ?? '')} is there, but what it needs to run is not`,
            advice: 'Check the interpreter in its first line, Windows line ends, and the dynamic loader it was linked for.',
        };
    const words = exitWords(exitCode);
    const when = wasReady ? 'after it had become ready' : 'before it was ready';
    return {
        kind: wasReady ? 'crashed-after-ready' : 'exited',
        sentence: `the container exited with code ${exitCode}${words} ${after}, ${when}`,
        ...exitAdvice(exitCode, log),
    };
}
function memoryCause(afterMs) {
    return {
        kind: 'out-of-memory',
        sentence: `killed for memory after ${seconds(afterMs)}: it needed more than it was given`,
        advice: 'Raise `smoke-memory`, or make the application need less.',
    };
}
function unhealthyCause(state, patienceMs, over) {
    const { exitCode, output } = state?.lastProbe ?? {};
    const said = (output ?? '').replace(/\s+/g, ' ').trim().slice(0, 600);
    const when = over === 'unhealthy'
        ? 'it became unhealthy by its own times'
        : `not healthy within ${seconds(patienceMs)}`;
    if (exitCode === undefined)
        return {
            kind: 'unhealthy',
            sentence: `${when}: its HEALTHCHECK has not given an answer yet`,
            advice: 'A single probe takes longer than that: raise `smoke-timeout`, or make the probe quicker.',
        };
    if (state?.lastProbe && (0,_container_state_js__WEBPACK_IMPORTED_MODULE_0__/* .probeIsMissing */ .HK)(state.lastProbe)) {
        return {
            kind: 'probe-not-found',
            sentence: `the program of its HEALTHCHECK cannot be run (${exitCode}): ${said}`,
            advice: 'The image does not hold that program: use one that it holds, or `smoke-path` with `smoke-healthcheck: off`.',
        };
    }
    const last = exitCode === -1 ? 'the last probe took too long' : `the last probe ended with ${exitCode}`;
    return { kind: 'unhealthy', sentence: `${when}: ${last}${said === '' ? ' and said nothing' : `: ${said}`}` };
}
function nativeProgram(platform) {
    return {
        kind: 'wrong-platform',
        sentence: `the image says ${platform}, but its program is for this machine and would not start on ${platform}`,
        advice: 'The final stage is `FROM --platform=$BUILDPLATFORM`, or copies programs from a stage that is: build them for `$TARGETPLATFORM`.',
    };
}
function wrongPlatform(platform) {
    return {
        kind: 'wrong-platform',
        sentence: `the image's program is not for ${platform} (exec format error)`,
        advice: 'Build every stage that ends in the image for the target: `FROM --platform=$BUILDPLATFORM` belongs to stages that cross-compile, and scripts need a "#!" line.',
    };
}
function exitWords(exitCode) {
    const names = {
        126: ' (not executable)',
        127: ' (command not found)',
        132: ' (SIGILL)',
        134: ' (SIGABRT)',
        135: ' (SIGBUS)',
        136: ' (SIGFPE)',
        137: ' (SIGKILL)',
        139: ' (SIGSEGV)',
        143: ' (SIGTERM)',
    };
    return names[exitCode] ?? '';
}
function exitAdvice(exitCode, log) {
    if (/read-only file system|EROFS/i.test(log))
        return { advice: 'It writes to a read-only place.' };
    if (exitCode === 0)
        return {
            advice: 'An image that does its work and ends is proven by the check `exit 0` in `smoke`.',
        };
    if (exitCode === 132 || exitCode === 139)
        return { advice: 'The program may be built for a newer processor, or against another libc.' };
    return {};
}
function seconds(ms) {
    return `${(Math.max(0, ms) / 1000).toFixed(1)} s`;
}
function quote(text) {
    return `"${text}"`;
}


/***/ }),

/***/ 25934:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bo: () => (/* binding */ stateFormat),
/* harmony export */   HK: () => (/* binding */ probeIsMissing),
/* harmony export */   O2: () => (/* binding */ parseContainerState)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77934);

const inspected = valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    Id: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    State: valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
        Status: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
        OOMKilled: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY(), false),
        ExitCode: valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
        Error: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), ''),
        Pid: valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
        StartedAt: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
        FinishedAt: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
        Health: valibot__WEBPACK_IMPORTED_MODULE_0__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
            Status: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
            Log: valibot__WEBPACK_IMPORTED_MODULE_0__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ ExitCode: valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), Output: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() }))),
        })),
    }),
    NetworkSettings: valibot__WEBPACK_IMPORTED_MODULE_0__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
        Ports: valibot__WEBPACK_IMPORTED_MODULE_0__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1P(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .nullable */ .mee(valibot__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ HostIp: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), HostPort: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() }))))),
        Networks: valibot__WEBPACK_IMPORTED_MODULE_0__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1P(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ IPAddress: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), '') }))),
    })),
});
function probeIsMissing({ exitCode, output }) {
    return (exitCode === 127 || (exitCode !== 0 && /executable file not found|OCI runtime exec failed/i.test(output)));
}
const stateFormat = '{"Id":{{json .Id}},"State":{{json .State}},"NetworkSettings":{{json .NetworkSettings}}}';
function parseContainerState(text) {
    const { Id, State, NetworkSettings } = valibot__WEBPACK_IMPORTED_MODULE_0__/* .parse */ .qgA(inspected, JSON.parse(text));
    const probe = State.Health?.Log?.at(-1);
    const ports = Object.entries(NetworkSettings?.Ports ?? {}).flatMap(([port, bindings]) => {
        const binding = bindings?.[0];
        const place = { host: binding?.HostIp ?? '', port: Number(binding?.HostPort) };
        return binding ? [[Number.parseInt(port, 10), place]] : [];
    });
    return {
        id: Id,
        status: State.Status,
        outOfMemory: State.OOMKilled,
        exitCode: State.ExitCode,
        error: State.Error,
        pid: State.Pid,
        startedAt: Date.parse(State.StartedAt),
        finishedAt: Date.parse(State.FinishedAt),
        ...(State.Health && { health: State.Health.Status }),
        ...(probe && { lastProbe: { exitCode: probe.ExitCode, output: probe.Output } }),
        published: new Map(ports),
        addresses: Object.fromEntries(Object.entries(NetworkSettings?.Networks ?? {}).map(([name, { IPAddress }]) => [name, IPAddress])),
    };
}


/***/ }),

/***/ 31653:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M6: () => (/* binding */ digestText),
/* harmony export */   as: () => (/* binding */ sectionEntries),
/* harmony export */   os: () => (/* binding */ shortText),
/* harmony export */   vj: () => (/* binding */ amount)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77934);

const digestText = valibot__WEBPACK_IMPORTED_MODULE_0__/* .custom */ .IeY(value => typeof value === 'string' && /^sha256:[0-9a-f]{64}$/.test(value), 'expected sha256: and 64 hex digits');
const amount = valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .integer */ .ndf(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .minValue */ .Wwf(0));
const shortText = valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .maxLength */ .Ru6(4096));
const sectionEntries = {
    status: valibot__WEBPACK_IMPORTED_MODULE_0__/* .picklist */ .KIO(['passed', 'failed', 'skipped']),
    startedAt: shortText,
    seconds: valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .minValue */ .Wwf(0)),
    reason: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(shortText),
    warnings: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(shortText)),
};


/***/ }),

/***/ 17039:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  F: () => (/* binding */ listenForCancel)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
;// CONCATENATED MODULE: ./.build/src/system/children.js

async function signalChildren(signal) {
    const pids = await childrenOf(process.pid);
    for (const pid of pids) {
        try {
            process.kill(pid, signal);
        }
        catch {
        }
    }
    return pids.length;
}
async function childrenOf(pid) {
    const tasks = await (0,promises_.readdir)(`/proc/${pid}/task`).catch(() => []);
    const lists = await Promise.all(tasks.map(task => (0,promises_.readFile)(`/proc/${pid}/task/${task}/children`, 'utf8').catch(() => '')));
    return lists.flatMap(list => list.split(' ').filter(Boolean).map(Number));
}

;// CONCATENATED MODULE: ./.build/src/system/cancel.js

function listenForCancel() {
    const controller = new AbortController();
    let exitCode;
    const stop = (signal) => {
        exitCode ??= signal === 'SIGINT' ? 130 : 143;
        controller.abort(new Error('the run was cancelled'));
        void signalChildren('SIGTERM');
    };
    process.on('SIGINT', stop);
    process.on('SIGTERM', stop);
    return { signal: controller.signal, exitCode: () => exitCode };
}


/***/ }),

/***/ 18744:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ createExec)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31421);
/* harmony import */ var node_events__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(78474);
/* harmony import */ var _actions_exec__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(41955);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(36624);




const killed = 137;
const nothing = (() => { });
function createExec(env) {
    return {
        run: (command, watch) => run(command, environment(env, command), watch),
        start: command => start(command, environment(env, command)),
    };
}
async function run(command, env, watch = {}) {
    const stdout = [];
    const stderr = [];
    const keep = (chunks, stream) => (chunk) => {
        chunks.push(chunk);
        watch.onOutput?.(chunk, stream);
    };
    try {
        const exitCode = await (0,_actions_exec__WEBPACK_IMPORTED_MODULE_2__/* .exec */ .m)(quoted(command.file), [...command.args], {
            env,
            cwd: command.cwd,
            input: command.stdin ? Buffer.from(command.stdin) : nothing,
            silent: true,
            ignoreReturnCode: true,
            listeners: { stdout: keep(stdout, 'stdout'), stderr: keep(stderr, 'stderr') },
        });
        return { exitCode: exitCode ?? killed, stdout: text(stdout), stderr: text(stderr) };
    }
    catch (error) {
        throw notStarted(command.file, error);
    }
}
function start(command, env) {
    const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(command.file, command.args, { env, cwd: command.cwd, stdio: ['pipe', 'pipe', 'pipe'] });
    child.stdin.on('error', () => { });
    child.stdin.end(command.stdin ?? '');
    const ended = new Promise((resolve, reject) => {
        child.once('error', error => reject(notStarted(command.file, error)));
        child.once('close', (code, signal) => resolve(code ?? 128 + (signal === 'SIGKILL' ? 9 : 15)));
    });
    ended.catch(() => { });
    return {
        pid: child.pid ?? -1,
        stdout: child.stdout,
        stderr: child.stderr,
        ended,
        async end(graceMs = 2000) {
            if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined)
                return ended;
            child.kill('SIGTERM');
            const timer = setTimeout(() => child.kill('SIGKILL'), graceMs);
            await (0,node_events__WEBPACK_IMPORTED_MODULE_1__.once)(child, 'close').finally(() => clearTimeout(timer));
            return ended;
        },
    };
}
function environment(env, command) {
    const inherited = Object.entries(env).filter(([name]) => !name.startsWith('INPUT_'));
    const all = command.onlyEnv ?? { ...Object.fromEntries(inherited), ...command.env };
    return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}
function quoted(file) {
    return `"${file}"`;
}
function notStarted(file, cause) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo(`could not start ${file}: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .describe */ .q0)(cause)}`, {
        hint: `Install ${file} or put it on the PATH of this runner.`,
        cause,
    });
}
function text(chunks) {
    return Buffer.concat(chunks).toString('utf8');
}


/***/ }),

/***/ 49723:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  u: () => (/* binding */ createTools)
});

// EXTERNAL MODULE: ./.build/src/system/exec.js
var exec = __webpack_require__(18744);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(37067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(44708);
// EXTERNAL MODULE: ./.build/src/errors.js
var errors = __webpack_require__(36624);
// EXTERNAL MODULE: external "node:v8"
var external_node_v8_ = __webpack_require__(78877);
// EXTERNAL MODULE: external "node:vm"
var external_node_vm_ = __webpack_require__(30714);
;// CONCATENATED MODULE: ./.build/src/system/memory.js


const most = 4 * 1024 * 1024;
const watched = new WeakSet();
let arrived = 0;
let collect;
function reclaim(socket) {
    if (watched.has(socket))
        return;
    watched.add(socket);
    socket.on('data', (piece) => {
        arrived += piece.length;
        if (arrived < most)
            return;
        arrived = 0;
        collect ??= collector();
        collect({ type: 'minor' });
    });
}
function collector() {
    (0,external_node_v8_.setFlagsFromString)('--expose-gc');
    const found = (0,external_node_vm_.runInNewContext)('globalThis.gc');
    (0,external_node_v8_.setFlagsFromString)('--no-expose-gc');
    return typeof found === 'function' ? found : () => { };
}

;// CONCATENATED MODULE: ./.build/src/system/http.js




function createHttp(env) {
    const options = { keepAlive: true, maxSockets: 16, proxyEnv: proxies(env) };
    const agents = { 'http:': new external_node_http_.Agent(options), 'https:': new external_node_https_.Agent(options) };
    return request => {
        const { protocol } = request.url;
        if (protocol !== 'http:' && protocol !== 'https:') {
            throw new errors/* UserError */.yo(`cannot open ${request.url.host}: "${protocol}" is neither http: nor https:`);
        }
        return send(request, request.direct ? false : agents[protocol]);
    };
}
function send(request, agent) {
    const module = request.url.protocol === 'https:' ? external_node_https_ : external_node_http_;
    return new Promise((resolve, reject) => {
        const { body, signal, idleMs = 60_000 } = request;
        const headers = body instanceof Uint8Array ? { 'content-length': body.length, ...request.headers } : request.headers;
        const trust = request.direct && request.anyCertificate ? { rejectUnauthorized: false } : {};
        const outgoing = module.request(request.url, { method: request.method, headers, agent, signal, ...trust });
        let answered = false;
        outgoing.once('socket', reclaim);
        outgoing.once('response', incoming => {
            answered = true;
            resolve({ status: incoming.statusCode ?? 0, headers: incoming.headersDistinct, body: incoming });
        });
        outgoing.on('error', error => {
            if (!answered)
                reject(error);
        });
        outgoing.setTimeout(idleMs, () => outgoing.destroy(new Error(`no answer within ${idleMs / 1000} s`)));
        if (body === undefined || body instanceof Uint8Array)
            outgoing.end(body);
        else {
            writeAll(body, outgoing).catch(error => {
                if (!answered)
                    reject(error);
            });
        }
    });
}
async function writeAll(body, outgoing) {
    const underWay = new Set();
    const closed = new Error('the connection was closed while the body was sent');
    outgoing.once('close', () => {
        for (const fail of underWay)
            fail(closed);
    });
    let corked = false;
    const cork = () => {
        if (corked)
            return;
        corked = true;
        outgoing.cork();
        setImmediate(() => {
            corked = false;
            outgoing.uncork();
        });
    };
    const write = (piece) => new Promise((resolve, reject) => {
        if (outgoing.closed)
            return reject(closed);
        underWay.add(reject);
        cork();
        outgoing.write(piece, error => {
            underWay.delete(reject);
            if (error)
                reject(error);
            else
                resolve();
        });
    });
    try {
        await body(write);
        outgoing.end();
    }
    catch (error) {
        outgoing.destroy(error);
        throw error;
    }
}
function proxies(env) {
    const names = ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'http_proxy', 'https_proxy', 'no_proxy'];
    const found = names.flatMap(name => (env[name] ? [[name, env[name]]] : []));
    return found.length === 0 ? undefined : Object.fromEntries(found);
}

;// CONCATENATED MODULE: ./.build/src/tools.js


function createTools({ env, host, signal, registerCleanup }) {
    return {
        exec: (0,exec/* createExec */.k)(env),
        http: createHttp(env),
        host,
        log: host.log,
        now: () => Date.now(),
        signal,
        registerCleanup,
    };
}


/***/ })

};
