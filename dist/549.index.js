export const id = 549;
export const ids = [549,137];
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

/***/ 47549:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  cli: () => (/* binding */ cli)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./.build/src/errors.js
var errors = __webpack_require__(36624);
;// CONCATENATED MODULE: ./.build/src/hosts/git-facts.js

async function gitFacts(exec, env) {
    const git = async (...args) => {
        const { exitCode, stdout } = await exec.run({ file: 'git', args });
        return exitCode === 0 ? stdout.trim() : '';
    };
    const [commit, ref, project, commitTime] = await Promise.all([
        env.BUILDONCE_COMMIT || git('rev-parse', 'HEAD'),
        env.BUILDONCE_REF || currentRef(git),
        env.BUILDONCE_PROJECT || git('remote', 'get-url', 'origin').then(projectOf),
        git('show', '-s', '--format=%cI', env.BUILDONCE_COMMIT || 'HEAD'),
    ]);
    if (commit === '') {
        throw new errors/* UserError */.yo('the commit is not known: this folder is no Git checkout with a commit', {
            hint: 'Run inside the checkout, or set BUILDONCE_COMMIT to the full commit SHA.',
        });
    }
    return {
        ci: 'local',
        project,
        event: env.BUILDONCE_EVENT || 'push',
        ref,
        commit,
        headCommit: commit,
        gitTag: ref.startsWith('refs/tags/') ? ref.slice('refs/tags/'.length) : undefined,
        branch: ref.startsWith('refs/heads/') ? ref.slice('refs/heads/'.length) : undefined,
        commitTime: commitTime || undefined,
        actor: env.USER,
        runId: `local-${process.pid}`,
        attempt: 1,
        payload: {},
    };
}
async function currentRef(git) {
    const branch = await git('symbolic-ref', '--quiet', 'HEAD');
    if (branch !== '')
        return branch;
    const tag = await git('describe', '--exact-match', '--tags', 'HEAD');
    return tag === '' ? '' : `refs/tags/${tag}`;
}
function projectOf(remote) {
    const path = /^(?:[a-z+]+:\/\/[^/]+\/|[^/@]+@[^:]+:)(.+?)(?:\.git)?\/?$/.exec(remote)?.[1];
    return path ?? 'local/project';
}

// EXTERNAL MODULE: ./.build/src/hosts/github-facts.js
var github_facts = __webpack_require__(84078);
;// CONCATENATED MODULE: ./.build/src/hosts/gitlab-facts.js
function gitlabFacts(env) {
    const commit = env.CI_COMMIT_SHA ?? '';
    const pullRequest = mergeRequest(env);
    const gitTag = env.CI_COMMIT_TAG || undefined;
    const branch = gitTag
        ? undefined
        : env.CI_MERGE_REQUEST_SOURCE_BRANCH_NAME || env.CI_COMMIT_BRANCH || undefined;
    return {
        ci: 'gitlab',
        project: env.CI_PROJECT_PATH ?? '',
        serverUrl: env.CI_SERVER_URL,
        event: pullRequest
            ? 'pull_request'
            : (events[env.CI_PIPELINE_SOURCE ?? ''] ?? env.CI_PIPELINE_SOURCE ?? ''),
        ref: pullRequest
            ? `refs/pull/${pullRequest.number}/merge`
            : gitTag
                ? `refs/tags/${gitTag}`
                : `refs/heads/${branch ?? ''}`,
        commit,
        headCommit: env.CI_MERGE_REQUEST_SOURCE_BRANCH_SHA || commit,
        gitTag,
        branch,
        defaultBranch: env.CI_DEFAULT_BRANCH || undefined,
        pullRequest,
        commitTime: env.CI_COMMIT_TIMESTAMP || undefined,
        actor: env.GITLAB_USER_LOGIN || undefined,
        runUrl: env.CI_PIPELINE_URL || undefined,
        runId: env.CI_PIPELINE_ID ?? '0',
        attempt: 1,
        payload: {},
    };
}
const events = {
    push: 'push',
    schedule: 'schedule',
    web: 'workflow_dispatch',
    api: 'workflow_dispatch',
};
function mergeRequest(env) {
    if (!/^\d+$/.test(env.CI_MERGE_REQUEST_IID ?? ''))
        return undefined;
    return {
        number: Number(env.CI_MERGE_REQUEST_IID),
        baseBranch: env.CI_MERGE_REQUEST_TARGET_BRANCH_NAME ?? '',
        baseCommit: env.CI_MERGE_REQUEST_DIFF_BASE_SHA || undefined,
        fork: env.CI_MERGE_REQUEST_SOURCE_PROJECT_PATH !== env.CI_MERGE_REQUEST_PROJECT_PATH,
    };
}

;// CONCATENATED MODULE: ./.build/src/hosts/facts.js



async function readFacts(exec, env) {
    if (env.BUILDONCE_COMMIT)
        return await gitFacts(exec, env);
    if (env.GITHUB_ACTIONS === 'true')
        return (0,github_facts/* githubFacts */.J)(env, (0,github_facts/* readPayload */.r)(env));
    if (env.GITLAB_CI === 'true')
        return gitlabFacts(env);
    return await gitFacts(exec, env);
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: ./.build/src/hosts/github-code-host.js + 3 modules
var github_code_host = __webpack_require__(9909);
// EXTERNAL MODULE: ./.build/src/hosts/job-login.js
var job_login = __webpack_require__(86580);
// EXTERNAL MODULE: ./.build/src/hosts/masking.js
var hosts_masking = __webpack_require__(76303);
;// CONCATENATED MODULE: ./.build/src/hosts/local.js






function createLocalHost(env, facts, terminal) {
    const masking = (0,hosts_masking/* createMasking */.bk)();
    const print = (text) => terminal.write(masking.hide(text));
    const info = (message) => print(`${message}\n`);
    let temp;
    return {
        facts,
        workspace: process.cwd(),
        get temp() {
            temp ??= (0,external_node_fs_.mkdtempSync)((0,external_node_path_.join)(env.TMPDIR ?? (0,external_node_os_.tmpdir)(), 'buildonce-'));
            return temp;
        },
        variable: name => env[name],
        mask: secret => masking.add(secret),
        annotate: (level, message, place) => info(`${level}: ${where(place)}${message}`),
        summary: async () => { },
        ...(facts.ci === 'gitlab' && { jobLogin: () => (0,job_login/* gitlabJobLogin */.U)(env) }),
        ...(facts.ci === 'github' && {
            jobLogin: (token) => (0,job_login/* githubJobLogin */.q)(env, token),
            codeHost: (token) => (0,github_code_host/* githubCodeHost */.x)(token, facts.project, { apiUrl: env.GITHUB_API_URL }),
        }),
        log: {
            info,
            warning: message => info(`warning: ${message}`),
            debug: message => {
                if (env.BUILDONCE_DEBUG)
                    info(`debug: ${message}`);
            },
            async group(title, work) {
                info(`▸ ${title}`);
                return await work();
            },
            async foreign(work) {
                const lines = (0,hosts_masking/* lineWriter */.mA)(print);
                try {
                    return await work(chunk => lines.write(chunk));
                }
                finally {
                    lines.end();
                }
            },
        },
    };
}
function where({ title, file, line } = {}) {
    const place = file === undefined ? '' : `${file}${line === undefined ? '' : `:${line}`}: `;
    return `${place}${title === undefined ? '' : `${title}: `}`;
}

// EXTERNAL MODULE: ./.build/src/pipeline/record-file.js
var record_file = __webpack_require__(37604);
// EXTERNAL MODULE: ./.build/src/system/exec.js
var exec = __webpack_require__(18744);
// EXTERNAL MODULE: ./.build/src/tools.js + 2 modules
var tools = __webpack_require__(49723);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./.build/src/pipeline/stages.js
var pipeline_stages = __webpack_require__(27535);
;// CONCATENATED MODULE: ./.build/src/command-line/pending-cleanup.js


async function cleanUpPending(left, toolsFor) {
    const stages = [...new Set(left.map(({ stage }) => stage))].reverse();
    for (const stage of stages) {
        const items = left.filter(item => item.stage === stage);
        if (stage === 'temp')
            for (const { name } of items)
                await (0,promises_.rm)(name, { recursive: true, force: true });
        else
            await (await (0,pipeline_stages/* loadStage */.x)(stage)).cleanUp?.(items, toolsFor(stage));
    }
}
async function addPending(recordPath, left) {
    await (0,promises_.appendFile)(notesOf(recordPath), left.map(item => `${JSON.stringify(item)}\n`).join(''), {
        mode: 0o600,
    });
}
async function takePending(recordPath) {
    const text = await (0,promises_.readFile)(notesOf(recordPath), 'utf8').catch(() => '');
    await (0,promises_.rm)(notesOf(recordPath), { force: true });
    return text
        .split('\n')
        .filter(Boolean)
        .map(line => JSON.parse(line));
}
function notesOf(recordPath) {
    return `${recordPath}.left`;
}

;// CONCATENATED MODULE: ./.build/src/command-line/clean-up.js







async function cleanUp(runFile, env) {
    if (runFile === undefined)
        throw new errors/* InputError */.dz([{ input: '--run-file', message: 'is required' }]);
    const host = createLocalHost(env, await readFacts((0,exec/* createExec */.k)(env), env), {
        write: text => process.stderr.write(text),
    });
    const left = await takePending((0,record_file/* recordFile */.mR)(runFile, host).path);
    const { signal } = new AbortController();
    await cleanUpPending(left, () => (0,tools/* createTools */.u)({ env, host, signal, registerCleanup: () => { } }));
    return 0;
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: ./.build/src/inputs/nearest.js
var nearest = __webpack_require__(9723);
// EXTERNAL MODULE: ./.build/src/inputs/readers.js
var readers = __webpack_require__(94837);
// EXTERNAL MODULE: ./.build/src/inputs/table.js
var inputs_table = __webpack_require__(57369);
;// CONCATENATED MODULE: ./.build/src/command-line/flags.js





function parseFlags(argv, table, env) {
    const names = ['run-file', ...Object.keys(table)];
    const options = Object.fromEntries(names.map(name => [name, { type: 'string', multiple: true }]));
    const { values, positionals, tokens } = (0,external_node_util_.parseArgs)({
        args: withValues(argv, table),
        options,
        strict: false,
        allowPositionals: true,
        tokens: true,
    });
    const problems = positionals.map(text => ({ input: text, message: 'is not a flag' }));
    for (const token of tokens) {
        if (token.kind !== 'option')
            continue;
        if (!names.includes(token.name))
            problems.push({ input: token.rawName, message: unknownFlag(token.name, names) });
        else if (isSecret(table[token.name]))
            problems.push({ input: token.rawName, message: secretFlag(token.name) });
        else if (token.value === undefined)
            problems.push({ input: token.rawName, message: 'needs a value' });
    }
    const flags = Object.entries(values).map(([name, value]) => [name, [value].flat().join('\n')]);
    if (problems.length > 0)
        throw new errors/* InputError */.dz([...problems, ...wrongValues(table, flags)]);
    const secrets = names.filter(name => isSecret(table[name])).map(name => [name, env[variableOf(name)]]);
    return Object.fromEntries([...secrets.filter(([, value]) => value), ...flags]);
}
function wrongValues(table, flags) {
    const known = flags.filter(([name = '']) => name in table && !isSecret(table[name]));
    try {
        (0,inputs_table/* parse */.qg)(table, Object.fromEntries(known));
        return [];
    }
    catch (error) {
        if (error instanceof errors/* InputError */.dz)
            return error.problems;
        throw error;
    }
}
function withValues(argv, table) {
    const isSwitch = (arg = '') => arg.startsWith('--') && table[arg.slice(2)]?.reader === readers/* bool */.lc;
    const isWord = (arg = '') => /^(?:true|false)$/i.test(arg);
    return argv.flatMap((arg, at) => {
        if (isWord(arg) && isSwitch(argv[at - 1]))
            return [];
        return isSwitch(arg) ? `${arg}=${isWord(argv[at + 1]) ? argv[at + 1] : 'true'}` : arg;
    });
}
function isSecret(declared) {
    return declared?.secret === true || declared?.secretsOf !== undefined;
}
function variableOf(name) {
    return `BUILDONCE_${name.replaceAll('-', '_').toUpperCase()}`;
}
function secretFlag(name) {
    return `is a secret, and arguments can be seen by every process: set the variable ${variableOf(name)}`;
}
function unknownFlag(name, names) {
    const near = (0,nearest/* nearest */.p)(name, names);
    return `is not a flag here${near === undefined ? '' : `, did you mean --${near}?`}`;
}

// EXTERNAL MODULE: ./.build/src/pipeline/definition.js
var definition = __webpack_require__(33085);
;// CONCATENATED MODULE: ./.build/src/command-line/help.js


function help(name, table) {
    if (name === undefined || table === undefined) {
        return [
            'Build once. Prove it. Promote it.',
            '',
            'buildonce run --image REPOSITORY [flags]   the whole pipeline',
            ...definition/* stageNames */.h.map(stage => `buildonce ${stage} [flags]`),
            'buildonce cleanup --run-file FILE          removes what single stages have left',
            '',
            'buildonce COMMAND --help lists the flags of a command.',
        ].join('\n');
    }
    const rows = Object.entries(table).map(([flag, declared]) => `  ${isSecret(declared) ? variableOf(flag) : `--${flag}`}\n      ${about(declared)}`);
    return [`buildonce ${name}`, '', ...rows, '  --run-file\n      File of the record of this run.'].join('\n');
}
function about({ description, default: standard, required }) {
    const note = required
        ? ' (required)'
        : standard === undefined
            ? ''
            : ` (default: ${standard.split('\n').join(' | ')})`;
    return `${description}${note}`;
}

;// CONCATENATED MODULE: ./.build/src/command-line/print-error.js

function printError(error) {
    process.stderr.write(`${(0,errors/* explain */.WE)(error)}\n`);
    if ((0,errors/* isExpected */.Dn)(error))
        return 2;
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    return 70;
}

// EXTERNAL MODULE: ./.build/src/build/outputs.js
var outputs = __webpack_require__(10450);
// EXTERNAL MODULE: ./.build/src/promote/outputs.js
var promote_outputs = __webpack_require__(43070);
// EXTERNAL MODULE: ./.build/src/report/outputs.js
var report_outputs = __webpack_require__(42460);
// EXTERNAL MODULE: ./.build/src/scan/outputs.js
var scan_outputs = __webpack_require__(14467);
// EXTERNAL MODULE: ./.build/src/setup/outputs.js
var setup_outputs = __webpack_require__(99087);
// EXTERNAL MODULE: ./.build/src/size/outputs.js
var size_outputs = __webpack_require__(34859);
// EXTERNAL MODULE: ./.build/src/smoke/outputs.js
var smoke_outputs = __webpack_require__(89475);
// EXTERNAL MODULE: ./.build/src/tags/outputs.js
var tags_outputs = __webpack_require__(39075);
;// CONCATENATED MODULE: ./.build/src/pipeline/outputs.js








const outputs_outputs = {
    setup: setup_outputs/* setupOutputs */.W,
    tags: tags_outputs/* tagsOutputs */.Aw,
    build: outputs/* buildOutputs */.J,
    size: size_outputs/* sizeOutputs */.K,
    scan: scan_outputs/* scanOutputs */.qz,
    smoke: smoke_outputs/* smokeOutputs */.q,
    promote: promote_outputs/* promoteOutputs */.zo,
    report: report_outputs/* reportOutputs */.r,
};
const stepOutputs = {
    status: 'How the stage ended: `passed`, `failed`, `skipped`, or `error` when it could not do its work.',
    'run-file': 'File of the record, for later steps and jobs.',
};
const pipelineOutputs = {
    digest: from('build', 'digest'),
    platforms: from('build', 'platforms'),
    version: from('tags', 'version'),
    tags: from('tags', 'tags'),
    'pull-bytes': from('size', 'pull-bytes'),
    budget: from('size', 'budget'),
    critical: from('scan', 'critical'),
    high: from('scan', 'high'),
    sarif: from('scan', 'sarif'),
    'ready-seconds': from('smoke', 'ready-seconds'),
    verdict: from('report', 'verdict'),
    size: from('size', 'size'),
    'size-delta': from('size', 'size-delta'),
    'report-dir': from('report', 'report-dir'),
    'run-file': { stage: 'setup', description: stepOutputs['run-file'] },
};
function from(stage, output) {
    return { stage, description: outputs_outputs[stage][output] ?? '' };
}

// EXTERNAL MODULE: ./.build/src/pipeline/sequence.js
var sequence = __webpack_require__(66137);
;// CONCATENATED MODULE: ./.build/src/command-line/run-command.js










async function runCommand({ command, flags, env, cancel }) {
    const { 'run-file': runFile, ...texts } = flags;
    const only = command === 'run' ? undefined : command;
    if (only !== undefined)
        (0,pipeline_stages/* loadStage */.x)(only).catch(() => { });
    const host = createLocalHost(env, await readFacts((0,exec/* createExec */.k)(env), env), {
        write: text => process.stderr.write(text),
    });
    const left = [{ stage: 'temp', kind: 'folder', name: host.temp }];
    const toolsFor = (stage) => (0,tools/* createTools */.u)({
        env,
        host,
        signal: cancel.signal,
        registerCleanup: (item) => left.push({ stage, ...item }),
    });
    const file = (0,record_file/* recordFile */.mR)(runFile, host);
    const stays = only !== undefined && file.named;
    try {
        const outcome = await (0,sequence/* runStages */.J)({ only, texts, file, host, toolsFor, signal: cancel.signal });
        const shown = Object.entries(outcome.outputs).filter(([name]) => only !== undefined || name in pipelineOutputs);
        for (const [name, value] of shown)
            process.stdout.write(`${name}=${oneLine(value)}\n`);
        return cancel.exitCode() ?? exitCode(outcome);
    }
    finally {
        if (stays && !cancel.signal.aborted)
            await addPending(file.path, left);
        else
            await cleanUpPending(left, toolsFor);
    }
}
function exitCode({ status, errors, failedExitCode = 1 }) {
    const codes = errors.map(printError);
    if (codes.includes(70))
        return 70;
    if (status === 'error')
        return 2;
    return status === 'failed' ? failedExitCode : 0;
}
function oneLine(value) {
    return value.includes('\n') ? JSON.stringify(value) : value;
}

// EXTERNAL MODULE: ./.build/src/pipeline/pipeline-inputs.js
var pipeline_inputs = __webpack_require__(55882);
// EXTERNAL MODULE: ./.build/src/system/cancel.js + 1 modules
var cancel = __webpack_require__(17039);
;// CONCATENATED MODULE: ./.build/src/cli.js












async function cli(argv) {
    try {
        process.exitCode = await dispatch(argv);
    }
    catch (error) {
        process.exitCode = printError(error);
    }
}
async function dispatch([name, ...rest]) {
    const { env } = process;
    if (name === undefined || name === 'help' || name === '--help' || name === '-h')
        return print(help());
    if (name === '--version')
        return print(version());
    if (name === 'cleanup')
        return await cleanUp(parseFlags(rest, {}, env)['run-file'], env);
    const command = commandOf(name);
    const table = command === 'run' ? pipeline_inputs/* pipelineInputs */.ci : pipeline_inputs/* tables */.um[command];
    if (rest.includes('--help') || rest.includes('-h'))
        return print(help(name, table));
    return await runCommand({ command, flags: parseFlags(rest, table, env), env, cancel: (0,cancel/* listenForCancel */.F)() });
}
function commandOf(name) {
    const known = ['run', ...definition/* stageNames */.h].find(command => command === name);
    if (known !== undefined)
        return known;
    const near = (0,nearest/* nearest */.p)(name, ['run', 'cleanup', ...definition/* stageNames */.h]);
    const problem = {
        input: name,
        message: `is not a command${near === undefined ? '' : `, did you mean ${near}?`}`,
    };
    throw new errors/* InputError */.dz([problem], { hint: `The commands are run, ${definition/* stageNames */.h.join(', ')} and cleanup.` });
}
function version() {
    return JSON.parse((0,external_node_fs_.readFileSync)((0,external_node_path_.join)(import.meta.dirname, '..', 'package.json'), 'utf8')).version;
}
function print(text) {
    process.stdout.write(`${text}\n`);
    return 0;
}


/***/ }),

/***/ 55882:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Pt: () => (/* binding */ jobToken),
/* harmony export */   ci: () => (/* binding */ pipelineInputs),
/* harmony export */   g4: () => (/* binding */ textsFor),
/* harmony export */   um: () => (/* binding */ tables)
/* harmony export */ });
/* unused harmony exports defaultRules, forwarded */
/* harmony import */ var _inputs_readers_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(94837);
/* harmony import */ var _inputs_table_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57369);
/* harmony import */ var _tables_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(72022);



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
        description: 'Rules that make tags, one per line, in the language of docker/metadata-action, for example `type=semver,pattern={{version}}`.',
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
    ...Object.values(tables).flatMap(table => Object.entries(table)
        .filter(([name, declared]) => !declared.alone && renamed[name] === undefined)
        .map(([name, declared]) => [name, { ...declared, ...defaults[name] }])),
]);
function forwarded(stage) {
    const names = Object.entries(tables[stage]).filter(([, declared]) => !declared.alone);
    return new Map(names.map(([name]) => [name, renamed[name] ?? name]));
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

/***/ 66137:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ runStages),
/* harmony export */   checkAll: () => (/* binding */ checkAll)
/* harmony export */ });
/* harmony import */ var _inputs_table_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57369);
/* harmony import */ var _definition_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(33085);
/* harmony import */ var _execute_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1093);
/* harmony import */ var _pipeline_inputs_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(55882);
/* harmony import */ var _record_file_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(37604);
/* harmony import */ var _stages_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(27535);






async function runStages({ only, texts, file, host, toolsFor, signal }) {
    if (only === undefined)
        checkAll(texts, host);
    const ended = new Map();
    const outputs = {};
    const errors = [];
    let failedExitCode;
    let record = await (0,_record_file_js__WEBPACK_IMPORTED_MODULE_4__/* .readRecord */ .aE)(file, host);
    for (const name of only === undefined ? _definition_js__WEBPACK_IMPORTED_MODULE_1__/* .stageNames */ .h : [only]) {
        if (signal.aborted || (only === undefined && !due(name, ended)))
            continue;
        const given = only === undefined ? (0,_pipeline_inputs_js__WEBPACK_IMPORTED_MODULE_3__/* .textsFor */ .g4)(name, texts) : texts;
        const stage = await (0,_stages_js__WEBPACK_IMPORTED_MODULE_5__/* .loadStage */ .x)(name);
        const part = only === undefined ? (0,_definition_js__WEBPACK_IMPORTED_MODULE_1__/* .inPipeline */ .G)(stage, texts) : stage;
        const executed = await (0,_execute_js__WEBPACK_IMPORTED_MODULE_2__/* .execute */ .g)(part, given, record, toolsFor(name));
        record = executed.record;
        ended.set(name, executed.status);
        Object.assign(outputs, executed.result?.outputs);
        if (executed.error !== undefined)
            errors.push(executed.error);
        if (executed.status === 'failed')
            failedExitCode ??= executed.result?.failedExitCode;
        await (0,_record_file_js__WEBPACK_IMPORTED_MODULE_4__/* .writeRecord */ .rh)(file, record);
    }
    const all = [...ended.values()];
    const status = all.includes('error') ? 'error' : all.includes('failed') ? 'failed' : 'passed';
    return { status, outputs, errors, failedExitCode };
}
function checkAll(texts, host) {
    (0,_inputs_table_js__WEBPACK_IMPORTED_MODULE_0__/* .parse */ .qg)(_pipeline_inputs_js__WEBPACK_IMPORTED_MODULE_3__/* .pipelineInputs */ .ci, texts, { mask: secret => host.mask(secret) });
}
function due(name, ended) {
    const well = (status) => status === 'passed' || status === 'skipped';
    if (name === 'report')
        return true;
    if (name === 'size' || name === 'scan' || name === 'smoke')
        return well(ended.get('build'));
    return [...ended.values()].every(well);
}


/***/ }),

/***/ 43070:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V4: () => (/* binding */ outputs),
/* harmony export */   sm: () => (/* binding */ artifactLines),
/* harmony export */   zo: () => (/* binding */ promoteOutputs)
/* harmony export */ });
/* harmony import */ var _store_layout_layout_path_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(11134);

const promoteOutputs = {
    digest: 'The digest that the tags name.',
    outcome: 'How it ended: `promoted`, `unchanged`, `would-change` (dry run), `refused-evidence`, `refused-immutable`, `unknown-state`, `partial` or `rolled-back`.',
    changed: '`true` when a tag was created or moved.',
    references: 'The references that name the digest now, one per line.',
    plan: 'JSON list of all tags: `reference`, `class`, `outcome`, `before`, `after`, in a dry run `next`, `reason`.',
};
function outputs(section) {
    const named = section.tags.filter(({ after }) => after !== undefined && after === section.digest);
    return {
        digest: section.digest ?? '',
        outcome: section.outcome ?? section.status,
        changed: String(section.tags.some(({ outcome }) => outcome === 'created' || outcome === 'moved')),
        references: named.map(({ reference }) => reference).join('\n'),
        plan: JSON.stringify(section.tags),
    };
}
function artifactLines({ digest, tags }) {
    if (digest === undefined)
        return [];
    const named = tags
        .filter(({ after, reference }) => after === digest && !(0,_store_layout_layout_path_js__WEBPACK_IMPORTED_MODULE_0__/* .layoutPath */ .q)(reference))
        .map(({ reference }) => reference);
    return [
        ...new Set(named.map(reference => `oci://${reference.slice(0, reference.lastIndexOf(':'))}@${digest}`)),
    ];
}


/***/ }),

/***/ 42460:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ outputs),
/* harmony export */   r: () => (/* binding */ reportOutputs)
/* harmony export */ });
const reportOutputs = {
    verdict: '`passed`, or `failed` when any stage of any image failed.',
    'report-dir': 'Full path of the folder with the files of the report.',
    'artifact-name': 'Name of the artifact that holds the files of the report; empty without `upload-artifact`.',
    'artifact-url': 'Web address of that artifact.',
};
function outputs({ status, folder, artifact, }) {
    return {
        verdict: status,
        'report-dir': folder,
        'artifact-name': artifact?.name ?? '',
        'artifact-url': artifact?.url ?? '',
    };
}


/***/ }),

/***/ 14467:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V4: () => (/* binding */ outputs),
/* harmony export */   VM: () => (/* binding */ sarifName),
/* harmony export */   qz: () => (/* binding */ scanOutputs)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _severity_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88946);


const scanOutputs = {
    gate: '`pass` or `fail`.',
    failing: 'Number of findings that fail the scan.',
    total: 'Number of findings in all platforms together.',
    critical: 'Number of critical findings in all platforms together.',
    high: 'Number of high findings in all platforms together.',
    medium: 'Number of medium findings in all platforms together.',
    low: 'Number of low findings in all platforms together.',
    unknown: 'Number of findings whose severity is not known.',
    secrets: 'Number of secrets in all platforms together; empty where they were not looked for.',
    sarif: 'Path of the findings as SARIF, ready for `github/codeql-action/upload-sarif`.',
    reports: "Folder with the SARIF file and Trivy's own JSON of each platform.",
};
const sarifName = 'scan.sarif';
function outputs(section) {
    const count = (name) => section.platforms.reduce((sum, { counts }) => sum + (counts[name] ?? 0), 0);
    const counts = Object.fromEntries(_severity_js__WEBPACK_IMPORTED_MODULE_1__/* .severities */ .g.map(name => [name, `${count(name)}`]));
    return {
        ...counts,
        gate: section.status === 'failed' ? 'fail' : 'pass',
        failing: `${section.gate?.failing ?? 0}`,
        total: `${_severity_js__WEBPACK_IMPORTED_MODULE_1__/* .severities */ .g.reduce((sum, name) => sum + count(name), 0)}`,
        secrets: section.secrets === undefined
            ? ''
            : `${section.platforms.reduce((sum, { secrets = [] }) => sum + secrets.length, 0)}`,
        sarif: section.reports === undefined ? '' : (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(section.reports, sarifName),
        reports: section.reports ?? '',
    };
}


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


/***/ }),

/***/ 34859:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ sizeOutputs),
/* harmony export */   V: () => (/* binding */ outputs)
/* harmony export */ });
const sizeOutputs = {
    size: 'Compressed bytes of the first platform.',
    'size-delta': 'Bytes that the first platform grew (or, below zero, shrank) since the baseline; empty without one.',
    'pull-bytes': 'Bytes that a host running the baseline downloads for the first platform; empty without a baseline.',
    budget: '`passed`, `warned`, `failed` or `accepted`: the worst of all size limits; empty when there are none.',
    baseline: 'The image it was compared with; empty without one.',
};
function outputs(section) {
    const first = section.platforms.find(({ state }) => state !== 'removed');
    const delta = first?.before === undefined ? '' : String(first.size - first.before);
    const worst = ['failed', 'warned', 'accepted', 'passed'].find(outcome => section.budgets.some(budget => budget.outcome === outcome));
    return {
        size: first === undefined ? '' : String(first.size),
        'size-delta': delta,
        'pull-bytes': first?.pull === undefined ? '' : String(first.pull),
        budget: worst ?? '',
        baseline: section.baseline?.reference ?? '',
    };
}


/***/ }),

/***/ 89475:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ outputs),
/* harmony export */   q: () => (/* binding */ smokeOutputs)
/* harmony export */ });
const smokeOutputs = {
    'ready-seconds': 'Seconds from the start of the container until it was ready, on the native platform.',
    'stop-seconds': 'Seconds from its stop signal to its end, on the native platform.',
    'peak-memory': 'The most memory it used, in bytes, where the machine tells it.',
    cause: 'Why it failed, in one sentence; empty when it did not.',
};
function outputs({ platforms }) {
    const native = platforms.find(({ emulated }) => !emulated);
    return {
        'ready-seconds': String(native?.readySeconds ?? ''),
        'stop-seconds': String(native?.stopSeconds ?? ''),
        'peak-memory': String(native?.peakMemory ?? ''),
        cause: platforms.find(({ cause }) => cause !== undefined)?.cause ?? '',
    };
}


/***/ }),

/***/ 39075:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Aw: () => (/* binding */ tagsOutputs),
/* harmony export */   Ft: () => (/* binding */ references),
/* harmony export */   Lt: () => (/* binding */ wantsVariables),
/* harmony export */   V4: () => (/* binding */ outputs),
/* harmony export */   kD: () => (/* binding */ inJson),
/* harmony export */   n4: () => (/* binding */ exportedVariables)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(36624);

const tagsOutputs = {
    version: 'The main tag, empty when no rule made one.',
    tags: 'Full references, or bare tags where no image is given, joined with `sep-tags`.',
    'tag-names': 'Tags without the names of images, joined with `sep-tags`.',
    labels: 'Labels as `key=value`, joined with `sep-labels`.',
    annotations: 'Annotations as `level:key=value`, joined with `sep-annotations`.',
    json: 'Tags, tag names, labels and annotations as one line of JSON.',
    'bake-file': 'Path of a definition for docker/bake-action with tags and labels.',
    'bake-file-tags': 'Path of a definition for docker/bake-action with the tags alone.',
    'bake-file-labels': 'Path of a definition for docker/bake-action with the labels alone.',
    'bake-file-annotations': 'Path of a definition for docker/bake-action with the annotations alone.',
    'held-back-tags': 'Floating tags that stay where they are because a higher version holds them, joined with `sep-tags`.',
};
function references({ images, tags }) {
    const names = tags.map(tag => tag.name);
    if (images.length === 0)
        return names;
    return images.flatMap(image => names.map(name => (image === '' ? name : `${image}:${name}`)));
}
function inJson(labels, { strict }) {
    if (strict)
        return labels;
    return Object.fromEntries(Object.entries(labels).map(([key, value]) => [key, value.replace(/\n.*$/s, '')]));
}
function outputs(section, separators) {
    const { sepTags, sepLabels, sepAnnotations, strict } = separators;
    const full = references(section);
    const names = section.tags.map(tag => tag.name);
    const labels = Object.entries(section.labels).map(([key, value]) => `${key}=${value}`);
    const line = (text) => (strict && text.includes('\n') ? `"${text.replaceAll('"', '""')}"` : text);
    return {
        version: section.version,
        tags: full.join(sepTags),
        'tag-names': names.join(sepTags),
        labels: labels.map(line).join(sepLabels),
        annotations: section.annotations.map(line).join(sepAnnotations),
        json: JSON.stringify({
            tags: full,
            'tag-names': names,
            labels: inJson(section.labels, separators),
            annotations: section.annotations,
        }),
        'bake-file': section.bakeFiles?.whole ?? '',
        'bake-file-tags': section.bakeFiles?.tags ?? '',
        'bake-file-labels': section.bakeFiles?.labels ?? '',
        'bake-file-annotations': section.bakeFiles?.annotations ?? '',
        'held-back-tags': (section.heldBack ?? []).map(tag => tag.name).join(sepTags),
    };
}
function exportedVariables(given, setting) {
    if (!wantsVariables(setting))
        return {};
    return Object.fromEntries(Object.entries(given)
        .filter(([name]) => name !== 'held-back-tags')
        .map(([name, value]) => [`DOCKER_METADATA_OUTPUT_${name.replace(/\W/g, '_').toUpperCase()}`, value]));
}
function wantsVariables(setting) {
    if (!setting || ['1', 't', 'T', 'true', 'TRUE', 'True'].includes(setting))
        return true;
    if (['0', 'f', 'F', 'false', 'FALSE', 'False'].includes(setting))
        return false;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz([
        { input: 'DOCKER_METADATA_SET_OUTPUT_ENV', message: `"${setting}" is neither true nor false` },
    ]);
}


/***/ })

};
