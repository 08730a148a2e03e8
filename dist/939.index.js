export const id = 939;
export const ids = [939];
export const modules = {

/***/ 45939:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  main: () => (/* binding */ main),
  post: () => (/* binding */ post)
});

// EXTERNAL MODULE: ./.build/src/hosts/facts.js + 21 modules
var facts = __webpack_require__(55513);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: ./.build/node_modules/@actions/core/lib/summary.js
var summary = __webpack_require__(62649);
// EXTERNAL MODULE: ./.build/node_modules/@actions/core/lib/core.js + 3 modules
var core = __webpack_require__(61967);
// EXTERNAL MODULE: ./.build/src/messages/printable.js
var printable = __webpack_require__(47351);
// EXTERNAL MODULE: ./.build/src/messages/secrets.js
var secrets = __webpack_require__(85185);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
;// CONCATENATED MODULE: ./.build/src/hosts/github-artifacts.js

function declareArtifacts(lines, env) {
    const file = env.GITHUB_ARTIFACTS;
    if (!file)
        return;
    const declared = declaredNames(env.GITHUB_ARTIFACTS_LIST);
    const fresh = lines.filter(line => !declared.has(line.replace(/^oci:\/\//, '').replace(/@[^@]*$/, '')));
    if (fresh.length > 0)
        (0,external_node_fs_.appendFileSync)(file, fresh.map(line => `${line}\n`).join(''));
}
function declaredNames(path) {
    if (!path)
        return new Set();
    try {
        const { subjects } = JSON.parse((0,external_node_fs_.readFileSync)(path, 'utf8'));
        return new Set((subjects ?? []).map(({ name }) => name));
    }
    catch {
        return new Set();
    }
}

;// CONCATENATED MODULE: ./.build/src/hosts/github-cache.js
function githubCache(env) {
    if (!env.ACTIONS_RUNTIME_TOKEN || !(env.ACTIONS_RESULTS_URL || env.ACTIONS_CACHE_URL))
        return undefined;
    return {
        async restore(paths, key, restoreKeys) {
            const cache = await Promise.all(/* import() */[__webpack_require__.e(119), __webpack_require__.e(401), __webpack_require__.e(216)]).then(__webpack_require__.bind(__webpack_require__, 91216));
            return await cache.restoreCache([...paths], key, [...restoreKeys]);
        },
        async save(paths, key) {
            const cache = await Promise.all(/* import() */[__webpack_require__.e(119), __webpack_require__.e(401), __webpack_require__.e(216)]).then(__webpack_require__.bind(__webpack_require__, 91216));
            return (await cache.saveCache([...paths], key)) !== -1;
        },
    };
}

// EXTERNAL MODULE: ./.build/src/hosts/github-code-host.js + 3 modules
var github_code_host = __webpack_require__(9909);
// EXTERNAL MODULE: ./.build/src/messages/errors.js
var errors = __webpack_require__(3969);
;// CONCATENATED MODULE: ./.build/src/hosts/github-sigstore.js

function githubSigner(env, facts) {
    if (!env.ACTIONS_ID_TOKEN_REQUEST_URL || !env.ACTIONS_ID_TOKEN_REQUEST_TOKEN)
        return undefined;
    return payload => sign(payload, placesOf(env, facts));
}
function placesOf(env, { payload, serverUrl = 'https://github.com' }) {
    if (env.SIGSTORE_FULCIO_URL)
        return {
            fulcio: env.SIGSTORE_FULCIO_URL,
            rekor: env.SIGSTORE_REKOR_URL,
            timestamps: env.SIGSTORE_TSA_URL,
        };
    const { visibility } = (payload.repository ?? {});
    if (visibility === 'public')
        return { fulcio: 'https://fulcio.sigstore.dev', rekor: 'https://rekor.sigstore.dev' };
    const { hostname } = new URL(serverUrl);
    const domain = hostname === 'github.com' ? 'githubapp.com' : hostname;
    return { fulcio: `https://fulcio.${domain}`, timestamps: `https://timestamp.${domain}` };
}
async function sign({ bytes: data, type }, { fulcio, rekor, timestamps }) {
    const [{ CIContextProvider, DSSEBundleBuilder, FulcioSigner, RekorWitness, TSAWitness }, { bundleToJSON }] = await Promise.all([Promise.all(/* import() */[__webpack_require__.e(654), __webpack_require__.e(917), __webpack_require__.e(401), __webpack_require__.e(179)]).then(__webpack_require__.t.bind(__webpack_require__, 15179, 19)), Promise.all(/* import() */[__webpack_require__.e(654), __webpack_require__.e(40)]).then(__webpack_require__.t.bind(__webpack_require__, 61040, 19))]);
    const patience = { timeout: 10_000, retry: 3 };
    const signer = new FulcioSigner({
        fulcioBaseURL: fulcio,
        identityProvider: new CIContextProvider('sigstore'),
        ...patience,
    });
    const witnesses = [
        ...(rekor ? [new RekorWitness({ rekorBaseURL: rekor, fetchOnConflict: true, ...patience })] : []),
        ...(timestamps ? [new TSAWitness({ tsaBaseURL: timestamps, ...patience })] : []),
    ];
    try {
        const bundle = await new DSSEBundleBuilder({ signer, witnesses }).create({ data, type });
        return JSON.stringify(bundleToJSON(bundle));
    }
    catch (cause) {
        throw new errors/* UserError */.yo(`${fulcio} returned no signature: ${(0,errors/* describe */.q0)(cause)}`, { cause });
    }
}

// EXTERNAL MODULE: ./.build/src/hosts/job-login.js
var job_login = __webpack_require__(86580);
// EXTERNAL MODULE: ./.build/src/hosts/masking.js
var hosts_masking = __webpack_require__(76303);
;// CONCATENATED MODULE: ./.build/src/hosts/github.js











function createGithubHost(env, facts) {
    const output = createOutput();
    const log = githubLog(output);
    return {
        facts,
        workspace: workspaceOf(env),
        temp: env.RUNNER_TEMP ?? (0,external_node_os_.tmpdir)(),
        inputs: readInputs(env),
        variable: name => env[name],
        log,
        mask: secret => output.mask(secret),
        annotate(level, message, place = {}) {
            const { title, file, line } = place;
            const properties = {
                title: title && (0,printable/* printableLine */.o)(title),
                file: file && (0,printable/* printableLine */.o)(file),
                startLine: line,
            };
            output.command(() => annotations[level](cut(message), properties));
        },
        async summary(markdown) {
            if (env.GITHUB_STEP_SUMMARY)
                await summary/* summary */.z.addRaw(markdown, true).write();
            else
                log.info('This runner has no job summary; the report is in the report files.');
        },
        recordArtifacts: lines => declareArtifacts(lines, env),
        cache: githubCache(env),
        sign: githubSigner(env, facts),
        ...(facts.ci === 'github' && {
            jobLogin: (token) => (0,job_login/* githubJobLogin */.q)(env, token),
        }),
        codeHost: token => (0,github_code_host/* githubCodeHost */.x)(token, facts.project, { apiUrl: env.GITHUB_API_URL }),
        setOutput: (name, value) => (0,core/* setOutput */.uH)(name, value),
        exportVariable: (name, value) => (0,core/* exportVariable */.dN)(name, value),
        saveState: (name, value) => (0,core/* saveState */.LZ)(name, value),
        readState: name => (0,core/* getState */.Gu)(name),
    };
}
function workspaceOf(env) {
    return env.GITHUB_WORKSPACE || process.cwd();
}
const annotations = { error: core/* error */.z3, warning: core/* warning */.$e, notice: core/* notice */.lm };
function readInputs(env) {
    const given = Object.entries(env).flatMap(([name, value]) => name.startsWith('INPUT_') && value ? [[name.slice('INPUT_'.length).toLowerCase(), value]] : []);
    return Object.fromEntries(given);
}
function githubLog(output) {
    return {
        info: message => output.print(`${inert(message)}\n`),
        warning: message => output.command(() => (0,core/* warning */.$e)(cut(message))),
        debug: message => output.command(() => (0,core/* debug */.Yz)((0,printable/* printable */.g)(message))),
        async group(title, work) {
            output.command(() => (0,core/* startGroup */.Oh)((0,printable/* printableLine */.o)(title)));
            try {
                return await work();
            }
            finally {
                output.command(() => (0,core/* endGroup */.N4)());
            }
        },
        async foreign(work) {
            const lines = (0,hosts_masking/* lineWriter */.m)(text => output.print((0,printable/* printable */.g)(text)));
            output.stop();
            try {
                return await work(chunk => lines.write(chunk));
            }
            finally {
                lines.end();
                output.resume();
            }
        },
    };
}
function inert(message) {
    return (0,printable/* printable */.g)(message)
        .split('\n')
        .map(line => (line.trimStart().startsWith('::') ? line.replace('::', ': :') : line).replaceAll('##[', '# #['))
        .join('\n');
}
function createOutput() {
    const waiting = [];
    const masks = [];
    const masking = (0,hosts_masking/* createMasking */.b)();
    let printers = 0;
    let token = '';
    const print = (text) => void process.stdout.write(masking.hide(text));
    return {
        print,
        command(command) {
            if (printers > 0)
                waiting.push(command);
            else
                command();
        },
        mask(secret) {
            for (const part of (0,secrets/* secretParts */.Bm)([secret])) {
                if (printers === 0)
                    (0,core/* setSecret */.Pq)(part);
                else {
                    masking.add(part);
                    masks.push(part);
                }
            }
        },
        stop() {
            printers++;
            if (printers > 1)
                return;
            token = (0,external_node_crypto_.randomBytes)(16).toString('hex');
            process.stdout.write(`::stop-commands::${token}\n`);
        },
        resume() {
            printers--;
            if (printers > 0)
                return;
            process.stdout.write(`::${token}::\n`);
            for (const part of masks.splice(0))
                (0,core/* setSecret */.Pq)(part);
            for (const command of waiting.splice(0))
                command();
        },
    };
}
function cut(message) {
    const text = (0,printable/* printable */.g)(message);
    return text.length <= 3500 ? text : `${text.slice(0, 3500)} … (the rest is in the summary)`;
}

// EXTERNAL MODULE: ./.build/src/pipeline/definition.js
var definition = __webpack_require__(33085);
// EXTERNAL MODULE: ./.build/src/pipeline/execute.js
var execute = __webpack_require__(1093);
// EXTERNAL MODULE: ./.build/src/pipeline/record-file.js
var record_file = __webpack_require__(37604);
// EXTERNAL MODULE: ./.build/src/pipeline/stages.js
var stages = __webpack_require__(27535);
// EXTERNAL MODULE: ./.build/src/system/cancel.js + 1 modules
var system_cancel = __webpack_require__(17039);
// EXTERNAL MODULE: ./.build/src/system/exec.js + 1 modules
var exec = __webpack_require__(91054);
// EXTERNAL MODULE: ./.build/src/entry/tools.js + 4 modules
var entry_tools = __webpack_require__(8166);
;// CONCATENATED MODULE: ./.build/src/entry/main.js










async function main(name) {
    const { env } = process;
    const cancel = (0,system_cancel/* listenForCancel */.F)();
    const reading = (0,facts/* readFacts */.M)({ env, folder: workspaceOf(env), exec: (0,exec/* createExec */.k)(env) });
    const stageRead = (0,stages/* loadStage */.x)(name);
    stageRead.catch(() => { });
    let host = createGithubHost(env, (0,facts/* factsOfNothing */._)(env));
    const kept = [];
    try {
        host = createGithubHost(env, await factsOr(reading, host));
        const tools = (0,entry_tools/* createTools */.u)({
            env,
            host,
            signal: cancel.signal,
            registerCleanup(item) {
                kept.push(item);
                host.saveState('kept', JSON.stringify(kept));
            },
        });
        host.saveState('stage', name);
        const { 'run-file': runFile, 'run-file-digest': digest, 'all-inputs': allInputs, ...texts } = host.inputs;
        const pipeline = allInputs === undefined ? undefined : readPipeline(allInputs);
        if (pipeline !== undefined)
            await checkSuite(pipeline, tools);
        const file = allInputs === undefined ? (0,record_file/* recordFile */.mR)(runFile, host, digest) : (0,record_file/* newRecordFile */.W7)(host);
        const stage = await stageRead;
        const part = pipeline === undefined ? stage : (0,definition/* inPipeline */.G)(stage, pipeline);
        const { record, own } = await (0,record_file/* readRecord */.aE)(file, host, name);
        const executed = await (0,execute/* execute */.g)(part, texts, record, tools);
        const written = await (0,record_file/* writeRecord */.rh)(file, { record: executed.record, own }, host);
        if (stage.leavesNothing && executed.status === 'passed')
            host.saveState('kept', '[]');
        deliver(host, executed, { path: file.path, digest: written });
        if (cancel.signal.aborted)
            await stage.cleanUp?.(kept, tools);
    }
    catch (error) {
        fail(host, error);
    }
    const cancelled = cancel.exitCode();
    if (cancelled !== undefined)
        process.exit(cancelled);
}
function readPipeline(allInputs) {
    const given = Object.entries(JSON.parse(allInputs));
    return Object.fromEntries(given.filter(([, value]) => value !== ''));
}
async function factsOr(reading, host) {
    try {
        return await reading;
    }
    catch (error) {
        const { 'all-inputs': allInputs } = host.inputs;
        if (!(error instanceof errors/* InputError */.dz) || allInputs === undefined)
            throw error;
        const { wrongInputs } = await Promise.all(/* import() */[__webpack_require__.e(2), __webpack_require__.e(415), __webpack_require__.e(674), __webpack_require__.e(387), __webpack_require__.e(788), __webpack_require__.e(996), __webpack_require__.e(601)]).then(__webpack_require__.bind(__webpack_require__, 68601));
        throw new errors/* InputError */.dz([...wrongInputs(readPipeline(allInputs), { host }), ...error.problems]);
    }
}
async function checkSuite(pipeline, tools) {
    const { checkAll } = await Promise.all(/* import() */[__webpack_require__.e(2), __webpack_require__.e(415), __webpack_require__.e(674), __webpack_require__.e(387), __webpack_require__.e(788), __webpack_require__.e(996), __webpack_require__.e(601)]).then(__webpack_require__.bind(__webpack_require__, 68601));
    await checkAll(pipeline, tools);
}
async function post() {
    const kept = JSON.parse(process.env.STATE_kept || '[]');
    if (kept.length === 0)
        return;
    const host = createGithubHost(process.env, (0,facts/* factsOfNothing */._)(process.env));
    const tools = (0,entry_tools/* createTools */.u)({
        env: process.env,
        host,
        signal: (0,system_cancel/* listenForCancel */.F)().signal,
        registerCleanup: () => { },
    });
    try {
        const stage = await (0,stages/* loadStage */.x)(host.readState('stage'));
        await stage.cleanUp?.(kept, tools);
    }
    catch (error) {
        host.annotate('warning', `cleanup may be incomplete: ${(0,errors/* explain */.WE)(error)}`);
    }
}
function deliver(host, { status, result, error }, { path, digest }) {
    host.setOutput('run-file', path);
    host.setOutput('run-file-digest', digest);
    host.setOutput('status', status);
    for (const [name, value] of Object.entries(result?.outputs ?? {}))
        host.setOutput(name, value);
    for (const [name, value] of Object.entries(result?.exports ?? {}))
        host.exportVariable(name, value);
    if (status === 'error')
        fail(host, error);
    if (status !== 'failed')
        return;
    host.annotate('error', result?.section?.reason ?? result?.failure ?? 'the check failed');
    process.exitCode = result?.failedExitCode ?? 1;
}
function fail(host, error) {
    host.annotate('error', (0,errors/* explain */.WE)(error));
    if (!(0,errors/* isExpected */.Dn)(error) && error instanceof Error)
        host.log.info(error.stack ?? error.message);
    process.exitCode = (0,errors/* isExpected */.Dn)(error) ? 2 : 70;
}


/***/ })

};
