export const id = 412;
export const ids = [412];
export const modules = {

/***/ 80412:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  main: () => (/* binding */ main),
  post: () => (/* binding */ post)
});

// EXTERNAL MODULE: ./.build/src/errors.js
var errors = __webpack_require__(36624);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: ./.build/node_modules/@actions/core/lib/core.js + 3 modules
var core = __webpack_require__(61967);
// EXTERNAL MODULE: ./.build/node_modules/@actions/core/lib/summary.js
var summary = __webpack_require__(62649);
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
            const cache = await Promise.all(/* import() */[__webpack_require__.e(353), __webpack_require__.e(88), __webpack_require__.e(119), __webpack_require__.e(40), __webpack_require__.e(216)]).then(__webpack_require__.bind(__webpack_require__, 91216));
            return await cache.restoreCache([...paths], key, [...restoreKeys]);
        },
        async save(paths, key) {
            const cache = await Promise.all(/* import() */[__webpack_require__.e(353), __webpack_require__.e(88), __webpack_require__.e(119), __webpack_require__.e(40), __webpack_require__.e(216)]).then(__webpack_require__.bind(__webpack_require__, 91216));
            return (await cache.saveCache([...paths], key)) !== -1;
        },
    };
}

// EXTERNAL MODULE: ./.build/src/hosts/github-code-host.js + 3 modules
var github_code_host = __webpack_require__(9909);
// EXTERNAL MODULE: ./.build/src/hosts/github-facts.js
var github_facts = __webpack_require__(84078);
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
    const [{ CIContextProvider, DSSEBundleBuilder, FulcioSigner, RekorWitness, TSAWitness }, { bundleToJSON }] = await Promise.all([Promise.all(/* import() */[__webpack_require__.e(654), __webpack_require__.e(353), __webpack_require__.e(917), __webpack_require__.e(88), __webpack_require__.e(40), __webpack_require__.e(179)]).then(__webpack_require__.t.bind(__webpack_require__, 15179, 19)), Promise.all(/* import() */[__webpack_require__.e(654), __webpack_require__.e(659)]).then(__webpack_require__.t.bind(__webpack_require__, 61040, 19))]);
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
        throw new errors/* UserError */.yo(`${fulcio} gave no signature: ${(0,errors/* describe */.q0)(cause)}`, { cause });
    }
}

// EXTERNAL MODULE: ./.build/src/hosts/job-login.js
var job_login = __webpack_require__(86580);
// EXTERNAL MODULE: ./.build/src/hosts/masking.js
var masking = __webpack_require__(76303);
;// CONCATENATED MODULE: ./.build/src/hosts/github.js










function createGithubHost(env) {
    const queue = commandQueue();
    const log = githubLog(queue);
    const facts = (0,github_facts/* githubFacts */.J)(env, (0,github_facts/* readPayload */.r)(env));
    return {
        facts,
        workspace: env.GITHUB_WORKSPACE ?? process.cwd(),
        temp: env.RUNNER_TEMP ?? (0,external_node_os_.tmpdir)(),
        inputs: readInputs(env),
        variable: name => env[name],
        log,
        mask(secret) {
            for (const part of (0,masking/* secretParts */.Bm)(secret))
                (0,core/* setSecret */.Pq)(part);
        },
        annotate(level, message, place = {}) {
            const properties = { title: place.title, file: place.file, startLine: place.line };
            queue.run(() => annotations[level](cut(message), properties));
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
        jobLogin: token => (0,job_login/* githubJobLogin */.q)(env, token),
        codeHost: token => (0,github_code_host/* githubCodeHost */.x)(token, facts.project, { apiUrl: env.GITHUB_API_URL }),
        setOutput: (name, value) => (0,core/* setOutput */.uH)(name, value),
        exportVariable: (name, value) => (0,core/* exportVariable */.dN)(name, value),
        saveState: (name, value) => (0,core/* saveState */.LZ)(name, value),
        readState: name => (0,core/* getState */.Gu)(name),
    };
}
const annotations = { error: core/* error */.z3, warning: core/* warning */.$e, notice: core/* notice */.lm };
function readInputs(env) {
    const given = Object.entries(env).flatMap(([name, value]) => name.startsWith('INPUT_') && value ? [[name.slice('INPUT_'.length).toLowerCase(), value]] : []);
    return Object.fromEntries(given);
}
function githubLog(queue) {
    return {
        info: message => (0,core/* info */.pq)(inert(message)),
        warning: message => queue.run(() => (0,core/* warning */.$e)(cut(message))),
        debug: message => queue.run(() => (0,core/* debug */.Yz)(message)),
        group: (title, work) => (0,core/* group */.Os)(title, work),
        async foreign(work) {
            const token = (0,external_node_crypto_.randomBytes)(16).toString('hex');
            const lines = (0,masking/* lineWriter */.mA)(text => process.stdout.write(text));
            process.stdout.write(`::stop-commands::${token}\n`);
            queue.hold();
            try {
                return await work(chunk => lines.write(chunk));
            }
            finally {
                lines.end();
                process.stdout.write(`::${token}::\n`);
                queue.release();
            }
        },
    };
}
function inert(message) {
    return message.replace(/^(\s*):(?=:)/gm, '$1: ').replaceAll('##[', '# #[');
}
function commandQueue() {
    const waiting = [];
    let holders = 0;
    return {
        run(command) {
            if (holders > 0)
                waiting.push(command);
            else
                command();
        },
        hold() {
            holders++;
        },
        release() {
            holders--;
            if (holders === 0)
                for (const command of waiting.splice(0))
                    command();
        },
    };
}
function cut(message) {
    return message.length <= 3500 ? message : `${message.slice(0, 3500)} … (the rest is in the summary)`;
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
// EXTERNAL MODULE: ./.build/src/tools.js + 2 modules
var src_tools = __webpack_require__(49723);
;// CONCATENATED MODULE: ./.build/src/main.js








async function main(name) {
    const host = createGithubHost(process.env);
    const cancel = (0,system_cancel/* listenForCancel */.F)();
    const kept = [];
    const tools = (0,src_tools/* createTools */.u)({
        env: process.env,
        host,
        signal: cancel.signal,
        registerCleanup(item) {
            kept.push(item);
            host.saveState('kept', JSON.stringify(kept));
        },
    });
    try {
        host.saveState('stage', name);
        const { 'run-file': runFile, 'all-inputs': allInputs, ...texts } = host.inputs;
        const pipeline = allInputs === undefined ? undefined : readPipeline(allInputs);
        if (pipeline !== undefined)
            await checkSuite(pipeline, host);
        const file = allInputs === undefined ? (0,record_file/* recordFile */.mR)(runFile, host) : (0,record_file/* newRecordFile */.W7)(host);
        const stage = await (0,stages/* loadStage */.x)(name);
        const part = pipeline === undefined ? stage : (0,definition/* inPipeline */.G)(stage, pipeline);
        const executed = await (0,execute/* execute */.g)(part, texts, await (0,record_file/* readRecord */.aE)(file, host), tools);
        await (0,record_file/* writeRecord */.rh)(file, executed.record);
        if (stage.leavesNothing && executed.status === 'passed')
            host.saveState('kept', '[]');
        deliver(host, executed, file.path);
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
async function checkSuite(pipeline, host) {
    const { checkAll } = await Promise.all(/* import() */[__webpack_require__.e(22), __webpack_require__.e(137)]).then(__webpack_require__.bind(__webpack_require__, 66137));
    checkAll(pipeline, host);
}
async function post() {
    const kept = JSON.parse(process.env.STATE_kept || '[]');
    if (kept.length === 0)
        return;
    const host = createGithubHost(process.env);
    const tools = (0,src_tools/* createTools */.u)({
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
        host.annotate('warning', `something may be left behind: ${(0,errors/* explain */.WE)(error)}`);
    }
}
function deliver(host, { status, result, error }, runFile) {
    host.setOutput('run-file', runFile);
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
