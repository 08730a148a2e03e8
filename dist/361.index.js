export const id = 361;
export const ids = [361];
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

/***/ 69361:
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
// EXTERNAL MODULE: ./.build/src/inputs/nearest.js
var nearest = __webpack_require__(9723);
// EXTERNAL MODULE: ./.build/src/messages/errors.js
var errors = __webpack_require__(3969);
// EXTERNAL MODULE: ./.build/src/pipeline/pipeline-inputs.js
var pipeline_inputs = __webpack_require__(55882);
// EXTERNAL MODULE: ./.build/src/stage/names.js
var names = __webpack_require__(22222);
// EXTERNAL MODULE: ./.build/src/system/cancel.js + 1 modules
var cancel = __webpack_require__(17039);
// EXTERNAL MODULE: ./.build/src/hosts/facts.js + 21 modules
var hosts_facts = __webpack_require__(55513);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: ./.build/src/messages/printable.js
var printable = __webpack_require__(47351);
// EXTERNAL MODULE: ./.build/src/hosts/github-code-host.js + 3 modules
var github_code_host = __webpack_require__(9909);
// EXTERNAL MODULE: ./.build/src/hosts/job-login.js
var job_login = __webpack_require__(86580);
// EXTERNAL MODULE: ./.build/src/hosts/masking.js
var hosts_masking = __webpack_require__(76303);
;// CONCATENATED MODULE: ./.build/src/hosts/local.js







function createLocalHost(env, facts, terminal) {
    const masking = (0,hosts_masking/* createMasking */.b)();
    const print = (text) => terminal.write(masking.hide((0,printable/* printable */.g)(text)));
    const info = (message) => print(`${message}\n`);
    const jobTemp = env.TMPDIR || env.RUNNER_TEMP || (0,external_node_os_.tmpdir)();
    let temp;
    return {
        facts,
        workspace: process.cwd(),
        get temp() {
            temp ??= (0,external_node_fs_.mkdtempSync)((0,external_node_path_.join)(jobTemp, 'buildonce-'));
            return temp;
        },
        jobTemp,
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
                const lines = (0,hosts_masking/* lineWriter */.m)(print);
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
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(77934);
// EXTERNAL MODULE: ./.build/src/files/read.js
var read = __webpack_require__(94479);
// EXTERNAL MODULE: ./.build/src/files/write.js
var write = __webpack_require__(13120);
// EXTERNAL MODULE: ./.build/src/pipeline/job-folder.js
var job_folder = __webpack_require__(19970);
// EXTERNAL MODULE: ./.build/src/pipeline/stages.js
var pipeline_stages = __webpack_require__(27535);
;// CONCATENATED MODULE: ./.build/src/entry/pending-cleanup.js








const pending = dist/* object */.Ikc({
    stage: dist/* picklist */.KIO([...names/* stageNames */.h, 'temp']),
    kind: dist/* string */.YjP(),
    name: dist/* string */.YjP(),
});
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
async function addPending(file, left) {
    const notes = (0,external_node_path_.join)(await (0,job_folder/* jobFolder */.O)(file.jobTemp), (0,job_folder/* nameFor */.F)(file.path, 'left'));
    const lines = left.map(item => `${JSON.stringify(item)}\n`).join('');
    await (0,write/* writeWhole */.f8)(notes, `${await notesAt(notes)}${lines}`, { mode: 0o600 });
}
async function takePending({ path, jobTemp }) {
    const folder = await (0,job_folder/* jobFolder */.O)(jobTemp);
    const notes = (0,external_node_path_.join)(folder, (0,job_folder/* nameFor */.F)(path, 'left'));
    const text = await notesAt(notes);
    await (0,promises_.rm)(notes, { force: true });
    await (0,promises_.rm)((0,external_node_path_.join)(folder, (0,job_folder/* nameFor */.F)(path, 'made')), { force: true });
    await (0,promises_.rmdir)(folder).catch(() => undefined);
    const items = text.split('\n').filter(Boolean).flatMap(itemIn);
    const temps = items.filter(({ stage, name }) => stage === 'temp' && isCommandFolder(name, jobTemp));
    const roots = temps.map(({ name }) => name);
    return items.filter(item => (item.stage === 'temp' ? temps.includes(item) : isOurs(item, roots)));
}
function notesAt(path) {
    return (0,read/* readRegular */.VX)(path).then(bytes => bytes.toString('utf8'), () => '');
}
function itemIn(line) {
    try {
        return [dist/* parse */.qgA(pending, JSON.parse(line))];
    }
    catch {
        return [];
    }
}
function isCommandFolder(name, jobTemp) {
    return (0,external_node_path_.dirname)(name) === jobTemp && /^buildonce-[A-Za-z0-9]{6}$/.test((0,external_node_path_.basename)(name));
}
function isOurs({ stage, kind, name }, roots) {
    switch (`${stage} ${kind}`) {
        case 'build folder':
        case 'scan folder':
        case 'smoke folder':
            return isBelow(name, roots) || (name === (0,external_node_path_.resolve)(name) && /[/-][0-9a-f-]{36}\.part$/.test(name));
        case 'setup builder':
            return /^buildonce-[0-9a-f-]{13}$/.test(name);
        case 'setup login':
            return isLogin(name, roots);
        case 'build image':
            return /^[a-z0-9][\w./:-]*:buildonce-[0-9a-f]{12}$/i.test(name);
        case 'scan container':
            return /^buildonce-scan-[0-9a-f-]{36}$/.test(name);
        case 'smoke label':
            return /^buildonce\.smoke=[0-9a-f]+$/.test(name);
        case 'scan image':
            return /^buildonce-sandbox:[0-9a-f-]{36}$/.test(name);
        case 'smoke compose':
            return /^buildonce-smoke-[\w-]+$/.test(name);
        case 'smoke image':
            return /^[a-z0-9][\w./:@-]*$/i.test(name);
        default:
            return false;
    }
}
function isBelow(path, roots) {
    return path === (0,external_node_path_.resolve)(path) && roots.some(root => path.startsWith(`${root}${external_node_path_.sep}`));
}
const login = dist/* object */.Ikc({
    registry: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^[a-z0-9][\w.:/[\]-]*$/i)),
    backup: dist/* optional */.lqM(dist/* string */.YjP()),
});
function isLogin(text, roots) {
    const { success, output } = dist/* safeParse */.xLC(dist/* pipe */.FsL(dist/* string */.YjP(), dist/* parseJson */.qFJ(), login), text);
    return success && (output.backup === undefined || isBelow(output.backup, roots));
}

// EXTERNAL MODULE: ./.build/src/entry/tools.js + 4 modules
var tools = __webpack_require__(8166);
;// CONCATENATED MODULE: ./.build/src/entry/clean-up.js






async function cleanUp(runFile, env) {
    if (runFile === undefined)
        throw new errors/* InputError */.dz([{ input: '--run-file', message: 'is required' }]);
    const host = createLocalHost(env, (0,hosts_facts/* factsOfNothing */._)(env), {
        write: text => process.stderr.write(text),
    });
    const left = await takePending((0,record_file/* recordFile */.mR)(runFile, host));
    const { signal } = new AbortController();
    await cleanUpPending(left, () => (0,tools/* createTools */.u)({ env, host, signal, registerCleanup: () => { } }));
    return 0;
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: ./.build/src/inputs/readers.js
var readers = __webpack_require__(94837);
// EXTERNAL MODULE: ./.build/src/inputs/table.js
var inputs_table = __webpack_require__(57369);
;// CONCATENATED MODULE: ./.build/src/entry/flags.js





function parseFlags(argv, table, env) {
    const names = ['run-file', 'run-file-digest', ...Object.keys(table)];
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
    return `is a secret, and arguments are visible to every process: set the variable ${variableOf(name)}`;
}
function unknownFlag(name, names) {
    return `is not a flag of this command${(0,nearest/* didYouMean */.a)(name, names, near => `--${near}`)}`;
}

;// CONCATENATED MODULE: ./.build/src/entry/help.js


const purpose = {
    setup: 'finds or creates a builder, logs in to registries',
    tags: 'makes tags, labels and annotations by rules',
    build: 'builds the image once',
    size: 'compares the size with that of an earlier image',
    scan: 'looks for known vulnerabilities',
    smoke: 'starts the image and waits until it is ready',
    promote: 'gives a tested digest its tags',
    report: 'writes summary, comment and files',
};
function help(name, table) {
    if (name === undefined || table === undefined) {
        return [
            'Build once. Prove it. Promote it.',
            '',
            'buildonce run --image REPOSITORY [flags]   the whole pipeline',
            ...names/* stageNames */.h.map(stage => `${`buildonce ${stage} [flags]`.padEnd(43)}${purpose[stage]}`),
            'buildonce cleanup --run-file FILE          removes what single stages have left behind',
            '',
            'buildonce COMMAND --help lists the flags of a command.',
        ].join('\n');
    }
    const rows = Object.entries(table).map(([flag, declared]) => `  ${isSecret(declared) ? variableOf(flag) : `--${flag}`}\n      ${about(declared)}`);
    return [
        `buildonce ${name}`,
        '',
        ...rows,
        '  --run-file\n      File of the record of this run.',
        '  --run-file-digest\n      Its SHA-256 digest as another job of this run has told it: the record then counts as of this run.',
    ].join('\n');
}
function about({ description, default: standard, required }) {
    const note = required
        ? ' (required)'
        : standard === undefined
            ? ''
            : ` (default: ${standard.split('\n').join(' | ')})`;
    return `${description}${note}`;
}

;// CONCATENATED MODULE: ./.build/src/entry/print-error.js


function printError(error) {
    process.stderr.write(`${(0,printable/* printable */.g)((0,errors/* explain */.WE)(error))}\n`);
    if ((0,errors/* isExpected */.Dn)(error))
        return 2;
    process.stderr.write(`${(0,printable/* printable */.g)((error instanceof Error && error.stack) || String(error))}\n`);
    return 70;
}

// EXTERNAL MODULE: ./.build/src/hosts/overrides.js
var overrides = __webpack_require__(626);
// EXTERNAL MODULE: ./.build/src/pipeline/problems.js
var problems = __webpack_require__(88764);
;// CONCATENATED MODULE: ./.build/src/entry/read-call.js





function readCall(argv, table, env) {
    let flags;
    const ofFlags = (0,problems/* problemsOf */.G)(() => {
        flags = parseFlags(argv, table, env);
    });
    const ofFacts = (0,problems/* problemsOf */.G)(() => (0,overrides/* readOverrides */.i)(env));
    if (flags !== undefined && ofFacts.length === 0)
        return flags;
    const { 'run-file': _, ...texts } = flags ?? {};
    const ofValues = flags === undefined ? [] : (0,problems/* problemsOf */.G)(() => (0,inputs_table/* parse */.qg)(table, texts));
    throw new errors/* InputError */.dz([...ofFlags, ...ofValues, ...ofFacts]);
}

// EXTERNAL MODULE: ./.build/src/run.js + 5 modules
var run = __webpack_require__(39031);
// EXTERNAL MODULE: ./.build/src/pipeline/check.js + 2 modules
var check = __webpack_require__(68601);
// EXTERNAL MODULE: ./.build/src/pipeline/definition.js
var definition = __webpack_require__(33085);
// EXTERNAL MODULE: ./.build/src/pipeline/execute.js
var execute = __webpack_require__(1093);
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
    status: 'How the stage ended: `passed`, `failed`, `skipped`, or `error` when it could not be run.',
    'run-file': 'File of the record, for later steps and jobs.',
    'run-file-digest': 'Digest of that file as this step has written it: an output of the job, by which another job of the run takes the file.',
};
const pipelineOutputs = {
    digest: from('build', 'digest'),
    platforms: from('build', 'platforms'),
    'built-from': from('build', 'built-from'),
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

;// CONCATENATED MODULE: ./.build/src/pipeline/sequence.js









async function runStages({ only, texts, file, host, toolsFor, signal }) {
    if (only === undefined)
        await (0,check.checkAll)(texts, toolsFor('setup'));
    const ended = new Map();
    const outputs = {};
    const errors = [];
    let failedExitCode;
    let { record, own } = only === undefined
        ? { record: (0,run/* startRun */.AD)(host.facts), own: true }
        : await (0,record_file/* readRecord */.aE)(file, host, only);
    for (const name of only === undefined ? names/* stageNames */.h : [only]) {
        if (signal.aborted || (only === undefined && !due(name, ended)))
            continue;
        const given = only === undefined ? (0,pipeline_inputs/* textsFor */.g4)(name, texts) : texts;
        const stage = await (0,pipeline_stages/* loadStage */.x)(name);
        const part = only === undefined ? (0,definition/* inPipeline */.G)(stage, texts) : stage;
        const executed = await (0,execute/* execute */.g)(part, given, record, toolsFor(name));
        record = executed.record;
        ended.set(name, executed.status);
        const made = executed.result?.outputs ?? {};
        Object.assign(outputs, only === undefined ? ofPipeline(name, made) : made);
        if (executed.error !== undefined)
            errors.push(executed.error);
        if (executed.status === 'failed')
            failedExitCode ??= executed.result?.failedExitCode;
        await (0,record_file/* writeRecord */.rh)(file, { record, own }, host);
    }
    const all = [...ended.values()];
    const status = all.includes('error') ? 'error' : all.includes('failed') ? 'failed' : 'passed';
    return { status, outputs, errors, failedExitCode };
}
function ofPipeline(stage, made) {
    return Object.fromEntries(Object.entries(made).filter(([name]) => pipelineOutputs[name]?.stage === stage));
}
function due(name, ended) {
    const well = (status) => status === 'passed' || status === 'skipped';
    if (name === 'report')
        return true;
    if (name === 'size' || name === 'scan' || name === 'smoke')
        return well(ended.get('build'));
    return [...ended.values()].every(well);
}

// EXTERNAL MODULE: ./.build/src/system/exec.js + 1 modules
var exec = __webpack_require__(91054);
;// CONCATENATED MODULE: ./.build/src/entry/lasting-outputs.js


function lastingOutputs(outputs, removed) {
    const isGone = (value) => removed.some(({ name }) => value === name || value.startsWith(`${name}${external_node_path_.sep}`));
    const copyOf = (value) => {
        const copy = (0,external_node_path_.join)(outputs['report-dir'] ?? '', (0,external_node_path_.basename)(value));
        return outputs['report-dir'] !== undefined && (0,external_node_fs_.existsSync)(copy) ? copy : undefined;
    };
    const entries = Object.entries(outputs).map(([name, value]) => [name, isGone(value) ? copyOf(value) : value]);
    const lasting = entries.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
    return {
        lasting: Object.fromEntries(lasting),
        gone: entries.flatMap(([name, value]) => (value === undefined ? [name] : [])),
    };
}

;// CONCATENATED MODULE: ./.build/src/entry/run-command.js











async function runCommand({ command, flags, env, cancel }) {
    const { 'run-file': runFile, 'run-file-digest': digest, ...texts } = flags;
    const only = command === 'run' ? undefined : command;
    if (only !== undefined)
        (0,pipeline_stages/* loadStage */.x)(only).catch(() => { });
    const facts = await (0,hosts_facts/* readFacts */.M)({ env, folder: process.cwd(), exec: (0,exec/* createExec */.k)(env) });
    const host = createLocalHost(env, facts, {
        write: text => process.stderr.write(text),
    });
    const left = [{ stage: 'temp', kind: 'folder', name: host.temp }];
    const toolsFor = (stage) => (0,tools/* createTools */.u)({
        env,
        host,
        signal: cancel.signal,
        registerCleanup: (item) => left.push({ stage, ...item }),
    });
    const file = (0,record_file/* recordFile */.mR)(runFile, host, digest);
    const stays = only !== undefined && file.named;
    try {
        const outcome = await runStages({ only, texts, file, host, toolsFor, signal: cancel.signal });
        const { lasting, gone } = lastingOutputs(outcome.outputs, stays ? [] : left);
        for (const [name, value] of Object.entries(lasting))
            process.stdout.write(`${name}=${oneLine(value)}\n`);
        if (gone.length > 0)
            host.log.info(`what ${gone.join(', ')} would name is removed now${only === undefined ? '' : ': --run-file keeps it'}`);
        return cancel.exitCode() ?? exitCode(outcome);
    }
    finally {
        if (stays && !cancel.signal.aborted)
            await addPending(file, left);
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
    return (0,printable/* printableLine */.o)(value) === value ? value : JSON.stringify(value);
}

;// CONCATENATED MODULE: ./.build/src/entry/cli.js













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
    return await runCommand({ command, flags: readCall(rest, table, env), env, cancel: (0,cancel/* listenForCancel */.F)() });
}
function commandOf(name) {
    const known = ['run', ...names/* stageNames */.h].find(command => command === name);
    if (known !== undefined)
        return known;
    const meant = (0,nearest/* didYouMean */.a)(name, ['run', 'cleanup', ...names/* stageNames */.h]);
    const problem = { input: name, message: `is not a command${meant}` };
    throw new errors/* InputError */.dz([problem], { hint: `The commands are run, ${names/* stageNames */.h.join(', ')} and cleanup.` });
}
function version() {
    for (let folder = import.meta.dirname; folder !== (0,external_node_path_.dirname)(folder); folder = (0,external_node_path_.dirname)(folder)) {
        const file = (0,external_node_path_.join)(folder, 'package.json');
        const found = (0,external_node_fs_.existsSync)(file) ? JSON.parse((0,external_node_fs_.readFileSync)(file, 'utf8')) : {};
        if (found.name === 'buildonce')
            return found.version;
    }
    throw new errors/* UserError */.yo('the version is not known: the file package.json of Buildonce is not above its program', {
        hint: 'Keep dist/ in the folder that it came in.',
    });
}
function print(text) {
    process.stdout.write(`${text}\n`);
    return 0;
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
    digest: 'The digest of the tags.',
    'built-from': 'The commit that the image was built from, where evidence tells it; a retagged image keeps it.',
    outcome: 'How it ended: `promoted`, `unchanged`, `would-change` (dry run), `refused-evidence`, `refused-immutable`, `unknown-state`, `partial` or `rolled-back`.',
    changed: '`true` when a tag was created or moved.',
    references: 'The references that name the digest now, one per line.',
    plan: 'JSON list of all tags: `reference`, `class`, `outcome`, `before`, `after`, in a dry run `next`, `reason`.',
};
function outputs(section) {
    const named = section.tags.filter(({ after }) => after !== undefined && after === section.digest);
    return {
        digest: section.digest ?? '',
        'built-from': section.builtFrom ?? '',
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
        .filter(({ after, reference }) => after === digest && !(0,_store_layout_layout_path_js__WEBPACK_IMPORTED_MODULE_0__/* .layoutPath */ .q8)(reference))
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
    'artifact-name': 'Name of the artifact with the files of the report; empty without `upload-artifact`.',
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
/* harmony import */ var _stage_severity_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(97935);


const scanOutputs = {
    gate: '`pass` or `fail`.',
    failing: 'Number of findings that fail the scan.',
    total: 'Number of findings in all platforms together.',
    critical: 'Number of critical findings in all platforms together.',
    high: 'Number of high findings in all platforms together.',
    medium: 'Number of medium findings in all platforms together.',
    low: 'Number of low findings in all platforms together.',
    unknown: 'Number of findings whose severity is not known.',
    secrets: 'Number of secrets in all platforms together; empty when they were not scanned for.',
    sarif: 'Path of the findings as SARIF, ready for `github/codeql-action/upload-sarif`.',
    reports: "Folder with the SARIF file and Trivy's own JSON of each platform.",
};
const sarifName = 'scan.sarif';
function outputs(section) {
    const count = (name) => section.platforms.reduce((sum, { counts }) => sum + (counts[name] ?? 0), 0);
    const counts = Object.fromEntries(_stage_severity_js__WEBPACK_IMPORTED_MODULE_1__/* .severities */ .g.map(name => [name, `${count(name)}`]));
    return {
        ...counts,
        gate: section.status === 'failed' ? 'fail' : 'pass',
        failing: `${section.gate?.failing ?? 0}`,
        total: `${_stage_severity_js__WEBPACK_IMPORTED_MODULE_1__/* .severities */ .g.reduce((sum, name) => sum + count(name), 0)}`,
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
    'stop-seconds': 'Seconds from its stop signal to its exit, on the native platform.',
    'peak-memory': 'Peak memory usage in bytes, where the machine reports it.',
    cause: 'Why it failed, in one sentence; empty when it passed.',
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


/***/ })

};
