export const id = 30;
export const ids = [30];
export const modules = {

/***/ 54819:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ baseCommitOf)
/* harmony export */ });
/* harmony import */ var _size_baseline_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(14378);
/* harmony import */ var _size_git_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48177);


async function baseCommitOf({ exec, host }) {
    const { facts, workspace } = host;
    if (facts.pullRequest === undefined)
        return undefined;
    const start = await (0,_size_baseline_js__WEBPACK_IMPORTED_MODULE_0__/* .startOf */ .G)(facts, (0,_size_git_js__WEBPACK_IMPORTED_MODULE_1__/* .gitCommits */ .$)(exec, workspace));
    return start?.commit ?? facts.pullRequest.baseCommit;
}


/***/ }),

/***/ 71983:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bv: () => (/* binding */ baselineOf),
/* harmony export */   De: () => (/* binding */ baselineImage),
/* harmony export */   zv: () => (/* binding */ recordOf)
/* harmony export */ });
/* harmony import */ var _files_place_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(26396);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(80764);
/* harmony import */ var _promote_evidence_store_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(31043);
/* harmony import */ var _promote_evidence_trust_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(61682);
/* harmony import */ var _registry_open_transport_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7839);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(39031);
/* harmony import */ var _store_layout_layout_path_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(11134);
/* harmony import */ var _store_open_store_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(10901);








async function baselineOf(record, tools) {
    const image = await imageOf(record, tools);
    return image && recordOf({ ...image, transport: (0,_registry_open_transport_js__WEBPACK_IMPORTED_MODULE_4__/* .openTransport */ .g)(tools) }, tools);
}
async function baselineImage(record, trust, tools) {
    const image = await imageOf(record, tools);
    if (image === undefined)
        return undefined;
    const { scan } = (await recordOf({ ...image, trust, transport: (0,_registry_open_transport_js__WEBPACK_IMPORTED_MODULE_4__/* .openTransport */ .g)(tools) }, tools)) ?? {};
    return { ...image, ...(scan && { scan }) };
}
async function imageOf({ size }, { host }) {
    const { digest, reference } = size?.baseline ?? {};
    if (digest === undefined || reference === undefined)
        return undefined;
    const layout = (0,_store_layout_layout_path_js__WEBPACK_IMPORTED_MODULE_6__/* .layoutPath */ .q8)(reference);
    if (layout !== undefined)
        return { digest, source: { kind: 'layout', path: await (0,_files_place_js__WEBPACK_IMPORTED_MODULE_0__/* .placeOf */ .$t)(host.workspace, layout.path) } };
    const { registry, repository } = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseReference */ .F2)(reference);
    return { digest, source: { kind: 'registry', repository: (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .formatReference */ .FH)({ registry, repository }) } };
}
async function recordOf({ digest, source, transport, trust = _promote_evidence_trust_js__WEBPACK_IMPORTED_MODULE_3__/* .anybody */ .VC, }, tools) {
    try {
        const { sources } = await (0,_promote_evidence_store_js__WEBPACK_IMPORTED_MODULE_2__/* .readEvidence */ .At)((0,_store_open_store_js__WEBPACK_IMPORTED_MODULE_7__/* .openStore */ .C)(source, transport), { digest, trust, now: tools.now() });
        const records = sources.map(evidence => (0,_run_js__WEBPACK_IMPORTED_MODULE_5__/* .parseRun */ .zZ)(JSON.stringify(evidence.record), `of ${digest}`));
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

/***/ 35030:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  scanStage: () => (/* binding */ scanStage)
});

// EXTERNAL MODULE: ./.build/src/promote/evidence/trust.js
var evidence_trust = __webpack_require__(61682);
// EXTERNAL MODULE: ./.build/src/registry/open-transport.js
var open_transport = __webpack_require__(7839);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./.build/src/messages/errors.js
var errors = __webpack_require__(3969);
;// CONCATENATED MODULE: ./.build/src/scan/jail/bounded.js

const graceMs = 1000;
const keptStderr = 64 * 1024;
async function runBounded(command, limits, listen, { exec, signal }) {
    const running = exec.start(command);
    const stdout = [];
    const stderr = [];
    let written = 0;
    let heard = 0;
    const broken = Promise.withResolvers();
    running.stdout.on('data', (chunk) => {
        written += chunk.length;
        if (written <= limits.output)
            stdout.push(chunk);
        else
            broken.resolve(`it wrote more than ${limits.output} bytes`);
    });
    running.stderr.on('data', (chunk) => {
        heard += chunk.length;
        if (heard > limits.output)
            return broken.resolve(`it wrote more than ${limits.output} bytes of messages`);
        if (heard <= keptStderr)
            stderr.push(chunk);
        listen(chunk);
    });
    const timer = setTimeout(() => broken.resolve(`it did not finish within ${limits.milliseconds / 1000} s`), limits.milliseconds);
    const stop = () => broken.resolve('the run was cancelled');
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted)
        stop();
    try {
        const outcome = await Promise.race([running.ended, broken.promise]);
        if (typeof outcome === 'string')
            throw new errors/* UserError */.yo(`the scanner was ended: ${outcome}`);
        return { exitCode: outcome, stdout: utf8(stdout), stderr: Buffer.concat(stderr).toString('utf8') };
    }
    catch (error) {
        await Promise.race([running.end(graceMs).catch(() => { }), pause(2 * graceMs)]);
        running.stdout.destroy();
        running.stderr.destroy();
        throw error;
    }
    finally {
        clearTimeout(timer);
        signal.removeEventListener('abort', stop);
    }
}
function utf8(chunks) {
    try {
        return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
    }
    catch (cause) {
        throw new errors/* UserError */.yo('the scanner wrote something that is not UTF-8', { cause });
    }
}
function pause(ms) {
    return new Promise(resolve => setTimeout(resolve, ms).unref());
}

// EXTERNAL MODULE: ./.build/src/scan/jail/jail.js
var jail_jail = __webpack_require__(12196);
;// CONCATENATED MODULE: ./.build/src/scan/jail/docker.js




const memory = 4 * 1024 ** 3;
const processes = 512;
const proxies = ['HTTP_PROXY', 'HTTPS_PROXY', 'FTP_PROXY', 'NO_PROXY', 'ALL_PROXY'];
const emptyTar = new Uint8Array(1024);
async function dockerJail(tools) {
    const image = `buildonce-sandbox:${(0,external_node_crypto_.randomUUID)()}`;
    tools.registerCleanup({ kind: 'image', name: image });
    const made = await tools.exec.run({ file: 'docker', args: ['import', '-', image], stdin: emptyTar });
    if (made.exitCode !== 0)
        throw new errors/* UserError */.yo(`Docker cannot run the scanner: ${made.stderr.trim()}`);
    return {
        sandbox: 'docker',
        async run(sandboxCommand, limits, listen) {
            const name = `buildonce-scan-${(0,external_node_crypto_.randomUUID)()}`;
            tools.registerCleanup({ kind: 'container', name });
            try {
                const args = containerArgs(sandboxCommand, { name, image });
                return await runBounded({ file: 'docker', args }, limits, listen, tools);
            }
            catch (error) {
                await removeContainer(name, tools);
                throw error;
            }
        },
        close: () => removeImage(image, tools),
    };
}
async function removeContainer(name, { exec }) {
    await exec.run({ file: 'docker', args: ['rm', '--force', '--volumes', name] });
}
async function removeImage(name, { exec }) {
    await exec.run({ file: 'docker', args: ['image', 'rm', '--force', name] });
}
function containerArgs(sandboxCommand, { name, image }) {
    const readable = {
        ...sandboxCommand.readable,
        [(0,jail_jail/* programInside */.Z5)(sandboxCommand.program)]: sandboxCommand.program,
    };
    const env = {
        ...Object.fromEntries(proxies.flatMap(proxy => [
            [proxy, ''],
            [proxy.toLowerCase(), ''],
        ])),
        ...sandboxCommand.env(''),
    };
    return [
        'run',
        '--rm',
        '--name',
        name,
        '--label=buildonce.stage=scan',
        '--pull=never',
        '--network=none',
        '--ipc=none',
        '--read-only',
        '--cap-drop=ALL',
        '--security-opt=no-new-privileges',
        `--user=${jail_jail/* nobody */.eP}:${jail_jail/* nobody */.eP}`,
        `--pids-limit=${processes}`,
        `--memory=${memory}`,
        `--memory-swap=${memory}`,
        '--log-driver=none',
        `--tmpfs=/tmp:rw,noexec,nosuid,nodev,size=${jail_jail/* temporarySpace */.YM},mode=1777`,
        '--workdir=/',
        ...Object.entries(readable).map(([inside, path]) => `--mount=${mount(inside, path)}`),
        ...Object.entries(env).map(([variable, value]) => `--env=${variable}=${value}`),
        `--entrypoint=${(0,jail_jail/* programInside */.Z5)(sandboxCommand.program)}`,
        image,
        ...sandboxCommand.args,
    ];
}
function mount(inside, path) {
    return ['type=bind', `source=${path}`, `target=${inside}`, 'readonly'].map(csvField).join(',');
}
function csvField(text) {
    return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

;// CONCATENATED MODULE: ./.build/src/scan/clean-up.js


const cleanUp = async (kept, tools) => {
    for (const kind of ['container', 'image', 'folder']) {
        for (const item of kept.filter(item => item.kind === kind))
            await remove(item, tools);
    }
};
async function remove({ kind, name }, tools) {
    try {
        if (kind === 'container')
            await removeContainer(name, tools);
        else if (kind === 'image')
            await removeImage(name, tools);
        else
            await (0,promises_.rm)(name, { recursive: true, force: true });
    }
    catch (error) {
        tools.log.debug(`could not remove the ${kind} ${name}: ${error}`);
    }
}

// EXTERNAL MODULE: ./.build/src/scan/outputs.js
var outputs = __webpack_require__(14467);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./.build/src/files/write.js
var write = __webpack_require__(13120);
;// CONCATENATED MODULE: ./.build/src/scan/baseline-scan.js

async function baselineScan({ digest, scan }, now, again) {
    const reason = whyAgain(scan, digest, now);
    if (scan !== undefined && reason === undefined)
        return { baseline: { digest, how: 'stored' }, platforms: scan.platforms };
    try {
        return { baseline: { digest, how: 'again', reason }, platforms: await again() };
    }
    catch (error) {
        const told = `${reason}, and it is not scanned again: ${(0,errors/* describe */.q0)(error)}`;
        return { baseline: { digest, how: 'none', reason: told.slice(0, 4000) } };
    }
}
function whyAgain(scan, digest, { scanner: now, secrets, stored }) {
    const before = scan?.scanner;
    if (before === undefined)
        return 'there is no scan of the baseline';
    if (scan?.digest !== digest)
        return 'the scan of the baseline is of another image';
    if (before.version !== now.version)
        return `the baseline was scanned by Trivy ${before.version}, this one by ${now.version}`;
    const same = before.database === now.database && before.databaseTime === now.databaseTime;
    if (!same)
        return `the baseline was scanned with another database${of(before)}`;
    if (secrets !== 'off' && !scan?.platforms.every(platform => platform.secrets))
        return 'the baseline was not scanned for secrets';
    return stored === 'always' ? 'the stored scan of the baseline is not trusted (baseline-scan)' : undefined;
}
function of({ databaseTime }) {
    return databaseTime === undefined ? '' : ` (of ${databaseTime})`;
}

// EXTERNAL MODULE: ./.build/src/scan/gate.js
var gate = __webpack_require__(42146);
// EXTERNAL MODULE: ./.build/src/scan/inherited.js
var scan_inherited = __webpack_require__(76899);
// EXTERNAL MODULE: ./.build/src/image/platform.js
var image_platform = __webpack_require__(52490);
// EXTERNAL MODULE: ./.build/src/image/units.js
var units = __webpack_require__(68566);
;// CONCATENATED MODULE: ./.build/src/scan/secrets/judge.js


function judgeSecrets(platforms, baseline) {
    const pairs = (0,image_platform/* pairPlatforms */.TO)(platforms, baseline ?? []);
    const marked = platforms.map(platform => {
        const before = pairs.get(platform);
        return before?.secrets && platform.secrets ? markNew(platform, before) : { ...platform, compared: false };
    });
    const counting = marked.flatMap(({ secrets = [], compared }) => compared ? secrets.filter(({ introduced }) => introduced) : secrets);
    const [first] = counting;
    return {
        platforms: marked.map(({ compared: _, ...platform }) => platform),
        counted: counting.length,
        ...(first && { reason: `${(0,units/* plural */.LS)(distinct(counting), 'secret')}, for example ${words(first)}` }),
    };
}
function words({ rule, path, line }) {
    if (path === undefined)
        return `${rule} in the config of the image`;
    return `${rule} in ${path}${line === undefined ? '' : ` (line ${line})`}`;
}
function secretsLine(secrets) {
    const named = [...new Set(secrets.map(words))];
    const shown = named.length > 20 ? [...named.slice(0, 20), `${named.length - 20} more`] : named;
    return named.length === 0 ? 'no secrets' : `${(0,units/* plural */.LS)(named.length, 'secret')}: ${(0,units/* listed */.KE)(shown)}`;
}
function markNew(platform, before) {
    const known = new Map();
    for (const one of [...(before.secrets ?? []), ...(before.suppressedSecrets ?? [])])
        known.set(key(one), (known.get(key(one)) ?? 0) + 1);
    const secrets = platform.secrets?.map(one => {
        const left = known.get(key(one)) ?? 0;
        known.set(key(one), left - 1);
        return left > 0 ? one : { ...one, introduced: true };
    });
    return { ...platform, ...(secrets && { secrets }), compared: true };
}
function key({ rule, path = '' }) {
    return `${rule} ${path}`;
}
function distinct(secrets) {
    return new Set(secrets.map(words)).size;
}

// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(77934);
// EXTERNAL MODULE: ./.build/src/stage/severity.js
var severity = __webpack_require__(97935);
// EXTERNAL MODULE: ./.build/src/scan/foreign-text.js
var foreign_text = __webpack_require__(56709);
;// CONCATENATED MODULE: ./.build/src/scan/report-shape.js




const report_shape_text = dist/* optional */.lqM(dist/* pipe */.FsL(dist/* string */.YjP(), dist/* maxLength */.Ru6(100_000)));
const metadata = dist/* object */.Ikc({
    ImageID: dist/* string */.YjP(),
    DiffIDs: dist/* nullish */.cl6(dist/* array */.YOg(dist/* string */.YjP())),
    ImageConfig: dist/* optional */.lqM(dist/* object */.Ikc({ architecture: report_shape_text, os: report_shape_text })),
});
function parseReport(shape, json) {
    const parsed = dist/* safeParse */.xLC(shape, parseJson(json));
    if (parsed.success)
        return parsed.output;
    const [issue] = parsed.issues;
    throw unusable(`${dist/* getDotPath */.BuJ(issue) ?? 'the whole'}: ${(0,foreign_text/* oneLine */.TN)(issue.message)}`);
}
function assertSame({ ImageID, DiffIDs, ImageConfig }, image) {
    if (ImageID !== image.config)
        throw unusable(`it is about ${(0,foreign_text/* oneLine */.TN)(ImageID)}, not ${image.config}`);
    if (JSON.stringify(DiffIDs ?? []) !== JSON.stringify(image.diffIds))
        throw unusable('it is about other layers');
    const told = ImageConfig && `${ImageConfig.os}/${ImageConfig.architecture}`;
    if (told !== undefined && (0,image_platform/* machineOf */.VT)(told) !== (0,image_platform/* machineOf */.VT)(image.platform))
        throw unusable(`it is about ${(0,foreign_text/* oneLine */.TN)(told)}, not ${image.platform}`);
}
function parseJson(json) {
    try {
        return JSON.parse(json);
    }
    catch (cause) {
        throw unusable(json.trim() === '' ? 'it is empty' : 'it is not JSON', cause);
    }
}
function unusable(why, cause) {
    return new errors/* UserError */.yo(`the scanner's report cannot be used: ${why}`, {
        hint: 'Check the Trivy version; Buildonce is tested with 0.76.0.',
        cause,
    });
}

;// CONCATENATED MODULE: ./.build/src/scan/suppression/numbered.js
function numberedFile(entries) {
    const of = (kind) => entries.flatMap((entry, number) => {
        const { id, paths, purls, statement = '' } = entry;
        const fits = (entry.kind === kind || entry.kind === 'any') && entry.state !== 'expired';
        return fits ? [{ id, paths, purls, statement: `${number}: ${statement}` }] : [];
    });
    return JSON.stringify({ vulnerabilities: of('vulnerability'), secrets: of('secret') });
}
function entryNumber(statement) {
    const digits = /^(\d{1,6}): /.exec(statement ?? '')?.[1];
    return digits === undefined ? undefined : Number(digits);
}

;// CONCATENATED MODULE: ./.build/src/scan/secrets/report.js





const most = 10_000;
const secret = dist/* object */.Ikc({
    RuleID: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^[\w.-]{1,64}$/)),
    Severity: dist/* optional */.lqM(dist/* string */.YjP()),
    StartLine: dist/* optional */.lqM(dist/* pipe */.FsL(dist/* number */.aig(), dist/* integer */.ndf(), dist/* minValue */.Wwf(0))),
    Layer: dist/* nullish */.cl6(dist/* object */.Ikc({ DiffID: dist/* optional */.lqM(dist/* string */.YjP()) })),
});
const report = dist/* object */.Ikc({
    SchemaVersion: dist/* literal */.euz(2),
    Metadata: metadata,
    Results: dist/* nullish */.cl6(dist/* pipe */.FsL(dist/* array */.YOg(dist/* object */.Ikc({
        Target: dist/* optional */.lqM(dist/* string */.YjP(), ''),
        Secrets: dist/* nullish */.cl6(dist/* pipe */.FsL(dist/* array */.YOg(secret), dist/* maxLength */.Ru6(most))),
        ExperimentalModifiedFindings: dist/* nullish */.cl6(dist/* array */.YOg(dist/* object */.Ikc({
            Type: dist/* optional */.lqM(dist/* string */.YjP()),
            Statement: dist/* optional */.lqM(dist/* string */.YjP()),
            Finding: dist/* unknown */.L5J(),
        }))),
    })), dist/* maxLength */.Ru6(most))),
});
function parseSecretReport(json, image) {
    const { Metadata, Results } = parseReport(report, json);
    assertSame(Metadata, image);
    const results = Results ?? [];
    return {
        secrets: results
            .flatMap(({ Target, Secrets }) => (Secrets ?? []).map(one => toSecret(one, Target)))
            .toSorted(bySeverity),
        suppressedSecrets: results.flatMap(({ Target, ExperimentalModifiedFindings: hidden }) => (hidden ?? []).flatMap(({ Type, Statement, Finding }) => {
            const found = dist/* safeParse */.xLC(secret, Finding);
            if (Type !== 'secret' || !found.success)
                return [];
            const entry = entryNumber(Statement);
            return [{ ...toSecret(found.output, Target), ...(entry !== undefined && { entry }) }];
        })),
    };
}
function bySeverity(a, b) {
    const rank = severity/* severities */.g.indexOf(b.severity) - severity/* severities */.g.indexOf(a.severity);
    return rank || ((a.path ?? '') < (b.path ?? '') ? -1 : 1);
}
function toSecret({ RuleID, Severity, StartLine, Layer }, target) {
    const layer = Layer?.DiffID;
    return {
        rule: RuleID,
        severity: severity/* severities */.g.find(severity => severity === Severity?.toLowerCase()) ?? 'unknown',
        ...(layer && {
            path: (0,foreign_text/* oneLine */.TN)(target.replace(/^\/+/, ''), 1024),
            ...(StartLine && { line: StartLine }),
            layer: (0,foreign_text/* oneLine */.TN)(layer),
        }),
    };
}

;// CONCATENATED MODULE: ./.build/src/scan/trivy-report.js





const trivy_report_most = 50_000;
const trivy_report_text = dist/* optional */.lqM(dist/* pipe */.FsL(dist/* string */.YjP(), dist/* maxLength */.Ru6(100_000)));
const vulnerability = dist/* object */.Ikc({
    VulnerabilityID: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* minLength */.BpQ(1), dist/* maxLength */.Ru6(256)),
    VendorIDs: dist/* nullish */.cl6(dist/* array */.YOg(dist/* string */.YjP())),
    PkgName: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* minLength */.BpQ(1)),
    PkgPath: trivy_report_text,
    PkgIdentifier: dist/* optional */.lqM(dist/* object */.Ikc({ PURL: trivy_report_text })),
    InstalledVersion: trivy_report_text,
    FixedVersion: trivy_report_text,
    Status: trivy_report_text,
    Layer: dist/* optional */.lqM(dist/* object */.Ikc({ DiffID: trivy_report_text })),
    Severity: trivy_report_text,
    PrimaryURL: trivy_report_text,
    Title: trivy_report_text,
});
const result = dist/* object */.Ikc({
    Target: dist/* optional */.lqM(dist/* string */.YjP(), ''),
    Class: dist/* optional */.lqM(dist/* string */.YjP(), ''),
    Type: dist/* optional */.lqM(dist/* string */.YjP(), ''),
    Packages: dist/* nullish */.cl6(dist/* pipe */.FsL(dist/* array */.YOg(dist/* unknown */.L5J()), dist/* maxLength */.Ru6(trivy_report_most))),
    Vulnerabilities: dist/* nullish */.cl6(dist/* pipe */.FsL(dist/* array */.YOg(vulnerability), dist/* maxLength */.Ru6(trivy_report_most))),
    ExperimentalModifiedFindings: dist/* nullish */.cl6(dist/* array */.YOg(dist/* object */.Ikc({ Type: trivy_report_text, Status: trivy_report_text, Statement: trivy_report_text, Finding: dist/* unknown */.L5J() }))),
});
const trivy_report_report = dist/* object */.Ikc({
    SchemaVersion: dist/* literal */.euz(2),
    Metadata: dist/* object */.Ikc({
        ...metadata.entries,
        OS: dist/* nullish */.cl6(dist/* object */.Ikc({ Family: trivy_report_text, Name: trivy_report_text, EOSL: dist/* optional */.lqM(dist/* boolean */.zMY()) })),
    }),
    Results: dist/* nullish */.cl6(dist/* pipe */.FsL(dist/* array */.YOg(result), dist/* maxLength */.Ru6(10_000))),
});
function parseTrivyReport(json, image) {
    const { Metadata, Results } = parseReport(trivy_report_report, json);
    const results = Results ?? [];
    assertSame(Metadata, image);
    const findings = results.flatMap(found => (found.Vulnerabilities ?? []).map(entry => toFinding(entry, found)));
    return {
        platform: image.platform,
        digest: image.digest,
        ...(Metadata.OS && {
            os: {
                family: (0,foreign_text/* oneLine */.TN)(Metadata.OS.Family ?? ''),
                name: (0,foreign_text/* oneLine */.TN)(Metadata.OS.Name ?? ''),
                endOfLife: Metadata.OS.EOSL ?? false,
            },
        }),
        packages: results.reduce((sum, found) => sum + (found.Packages?.length ?? 0), 0),
        counts: countBySeverity(findings),
        findings: findings.toSorted(trivy_report_bySeverity),
        suppressed: results.flatMap(suppressedIn),
    };
}
function countBySeverity(findings) {
    const counts = { unknown: 0, low: 0, medium: 0, high: 0, critical: 0 };
    for (const { severity } of findings)
        counts[severity]++;
    return counts;
}
function trivy_report_bySeverity(a, b) {
    const rank = severity/* severities */.g.indexOf(b.severity) - severity/* severities */.g.indexOf(a.severity);
    return rank || compare(a.package, b.package) || compare(a.id, b.id) || compare(a.path ?? '', b.path ?? '');
}
function compare(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}
function toFinding(entry, { Target, Class, Type }) {
    const operatingSystem = Class === 'os-pkgs';
    return {
        id: (0,foreign_text/* oneLine */.TN)(entry.VulnerabilityID),
        package: (0,foreign_text/* oneLine */.TN)(entry.PkgName),
        installed: (0,foreign_text/* oneLine */.TN)(entry.InstalledVersion ?? ''),
        severity: toSeverity(entry.Severity),
        target: operatingSystem ? (0,foreign_text/* oneLine */.TN)(Type) : (0,foreign_text/* oneLine */.TN)(Target),
        ...optional('fixed', entry.FixedVersion),
        ...optional('status', entry.Status),
        ...optional('title', entry.Title),
        ...optional('url', entry.PrimaryURL && (0,foreign_text/* trustedLink */.I7)(entry.PrimaryURL)),
        ...optional('purl', entry.PkgIdentifier?.PURL, 1024),
        ...(!operatingSystem && optional('path', entry.PkgPath ?? Target, 1024)),
        ...optional('layer', entry.Layer?.DiffID),
        ...(entry.VendorIDs?.length && { aliases: entry.VendorIDs.slice(0, 20).map(id => (0,foreign_text/* oneLine */.TN)(id)) }),
    };
}
function suppressedIn(found) {
    return (found.ExperimentalModifiedFindings ?? [])
        .filter(({ Type }) => Type === 'vulnerability')
        .flatMap(({ Status, Statement, Finding }) => {
        const hidden = dist/* safeParse */.xLC(vulnerability, Finding);
        if (!hidden.success)
            return [];
        const finding = toFinding(hidden.output, found);
        const entry = Status === 'ignored' ? entryNumber(Statement) : undefined;
        if (Status === 'ignored')
            return [{ ...finding, ...(entry !== undefined && { entry }) }];
        return [{ ...finding, ...optional('statement', Statement), vex: (0,foreign_text/* oneLine */.TN)(Status ?? 'unknown') }];
    });
}
function optional(name, value, limit) {
    const line = (0,foreign_text/* oneLine */.TN)(value ?? '', limit);
    return (line === '' ? {} : { [name]: line });
}
function toSeverity(word) {
    return severity/* severities */.g.find(severity => severity === word?.toLowerCase()) ?? 'unknown';
}

// EXTERNAL MODULE: ./.build/src/scan/suppression/suppression-state.js
var suppression_state = __webpack_require__(98414);
;// CONCATENATED MODULE: ./.build/src/scan/suppression/apply-suppressions.js




function applySuppressions(platform, entries) {
    const { back, kept } = sort(platform.suppressed ?? [], entries);
    const findings = [...platform.findings, ...back].toSorted(trivy_report_bySeverity);
    const secrets = sort(platform.suppressedSecrets ?? [], entries);
    return {
        ...platform,
        findings,
        counts: countBySeverity(findings),
        suppressed: kept,
        ...(platform.secrets && {
            secrets: [...platform.secrets, ...secrets.back].toSorted(bySeverity),
            suppressedSecrets: secrets.kept,
        }),
    };
}
function sort(hidden, entries) {
    const back = [];
    const kept = [];
    for (const one of hidden) {
        if (one.vex !== undefined) {
            kept.push(one);
            continue;
        }
        const by = one.entry === undefined ? undefined : entries[one.entry];
        const { entry, statement, vex, ...found } = one;
        if (by && (0,suppression_state/* hides */.A)(by))
            kept.push({ ...one, ...(by.statement && { statement: by.statement }) });
        else
            back.push(found);
    }
    return { back, kept };
}
function tellEntries(entries, platforms) {
    const fitted = platforms.flatMap(({ suppressed = [], suppressedSecrets = [] }) => [...suppressed, ...suppressedSecrets].map(({ entry }) => entry));
    const counts = new Map();
    for (const entry of fitted)
        counts.set(entry, (counts.get(entry) ?? 0) + 1);
    return entries.map(({ kind, id, paths, purls, statement, expires, state }, number) => ({
        kind,
        id,
        ...(paths.length > 0 && { paths: [...paths] }),
        ...(purls.length > 0 && { purls: [...purls] }),
        ...(statement && { statement }),
        ...(expires && { expires }),
        state,
        findings: counts.get(number) ?? 0,
    }));
}
function suppressionWarnings(entries) {
    const said = (what, fits) => {
        const rows = entries.filter(fits);
        return rows.length === 0 ? [] : [`suppressions that ${what}: ${names(rows)}`];
    };
    return [
        ...said('have expired', ({ state }) => state === 'expired'),
        ...said('will expire soon', ({ state }) => state === 'expiring'),
        ...said('this pull request adds, which count once it is merged or with trust-head-suppressions', ({ state }) => state === 'untrusted'),
        ...said('do not count, because they lack what suppression-require asks for', ({ state }) => state === 'incomplete'),
    ];
}
function unusedLine(entries) {
    const unused = entries.filter(entry => (0,suppression_state/* hides */.A)(entry) && entry.findings === 0);
    return unused.length === 0 ? undefined : `suppressions that hide nothing here: ${names(unused)}`;
}
function names(rows) {
    const first = rows.slice(0, 10).map(({ id, expires }) => (expires ? `${id} (until ${expires})` : id));
    return (0,units/* listed */.KE)(rows.length > 10 ? [...first, `${rows.length - 10} more`] : first);
}

;// CONCATENATED MODULE: ./.build/src/scan/conclude.js




function conclude(results, { log }) {
    const { request, scanner, before, reports } = results;
    const { failOn, onlyFixed, scanGate: scope, inheritedFindings: inherited, scanDeny: deny } = request;
    const platforms = results.platforms
        .map(platform => applySuppressions(platform, results.suppressions.entries))
        .map(platform => (0,scan_inherited/* markInherited */.u)(platform, request.bases?.[platform.platform]));
    const suppressions = tellEntries(results.suppressions.entries, results.platforms);
    const verdict = (0,gate/* judge */.S4)(platforms, { failOn, onlyFixed, scope, inherited, deny }, before?.platforms);
    const secrets = judgeSecrets(verdict.platforms, scope === 'introduced' ? before?.platforms : undefined);
    const { scanSecrets } = request;
    const empty = platforms.filter(({ packages }) => packages === 0).map(nothingScanned);
    const emptyFails = request.scanEmpty === 'fail' && empty.length > 0;
    const secretsFail = scanSecrets === 'fail' && secrets.reason !== undefined;
    const reasons = [
        ...(emptyFails ? empty : []),
        ...(verdict.reason ? [verdict.reason] : []),
        ...(secretsFail && secrets.reason ? [secrets.reason] : []),
    ];
    const warnings = [
        ...(emptyFails ? [] : empty),
        ...platforms.filter(({ os }) => os?.endOfLife).map(outdated),
        ...(before?.baseline.how === 'none' ? [`${before.baseline.reason}: all findings count`] : []),
        ...verdict.warnings,
        ...(!secretsFail && secrets.reason ? [secrets.reason] : []),
        ...results.suppressions.warnings,
        ...suppressionWarnings(suppressions),
    ];
    for (const warning of warnings)
        log.warning(warning);
    const unused = unusedLine(suppressions);
    if (unused !== undefined)
        log.info(unused);
    return {
        status: reasons.length > 0 ? 'failed' : 'passed',
        ...(reasons.length > 0 && { reason: reasons.join('; ') }),
        ...(warnings.length > 0 && { warnings }),
        digest: request.subject.digest,
        failOn,
        policy: {
            onlyFixed,
            scope,
            inherited,
            deny: [...deny],
            secrets: scanSecrets,
            empty: request.scanEmpty,
            ...(results.suppressions.digest && { ignoreFile: results.suppressions.digest }),
            vex: [...results.vex],
        },
        scanner,
        platforms: secrets.platforms,
        gate: verdict.gate,
        ...(scanSecrets !== 'off' && { secrets: { mode: scanSecrets, counted: secrets.counted } }),
        ...(suppressions.length > 0 && { suppressions }),
        ...(before && { baseline: before.baseline }),
        reports,
    };
}
function nothingScanned({ platform, os }) {
    const seen = os ? `${os.family} ${os.name}, but no package` : 'neither an operating system nor a package';
    return `nothing was scanned in ${platform}: Trivy recognised ${seen}`;
}
function outdated({ platform, os }) {
    return `${os?.family} ${os?.name} (${platform}) no longer gets security updates: findings may be missing`;
}

// EXTERNAL MODULE: ./.build/src/files/read.js
var read = __webpack_require__(94479);
;// CONCATENATED MODULE: ./.build/src/scan/database/database.js




const vulnerabilities = {
    name: 'db',
    title: 'vulnerability database',
    file: 'trivy.db',
    schema: 2,
    folderInput: 'trivy-db',
    mirrorsInput: 'trivy-db-mirrors',
};
const javaArchives = {
    name: 'java-db',
    title: 'index of Java archives',
    file: 'trivy-java.db',
    schema: 1,
    folderInput: 'trivy-java-db',
    mirrorsInput: 'trivy-java-db-mirrors',
};
const database_metadata = dist/* looseObject */._H3({
    Version: dist/* number */.aig(),
    UpdatedAt: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* isoTimestamp */.yhX()),
    NextUpdate: dist/* optional */.lqM(dist/* pipe */.FsL(dist/* string */.YjP(), dist/* isoTimestamp */.yhX())),
});
async function givenDatabase(folder, age) {
    const { updatedAt } = await readMetadata(folder, age.kind);
    assertFresh({ updatedAt, ...age });
    return { folder, updatedAt };
}
async function readMetadata(folder, kind) {
    try {
        const found = dist/* parse */.qgA(database_metadata, JSON.parse((await (0,read/* readRegularThroughLinks */.bb)((0,external_node_path_.join)(folder, 'metadata.json'))).toString('utf8')));
        if (found.Version !== kind.schema)
            throw new Error(`its version is ${found.Version}, not ${kind.schema}`);
        await assertDatabase((0,external_node_path_.join)(folder, kind.file), kind);
        const nextUpdate = Date.parse(found.NextUpdate ?? found.UpdatedAt);
        return { updatedAt: found.UpdatedAt, nextUpdate, raw: found };
    }
    catch (cause) {
        throw new errors/* UserError */.yo(`${folder} does not contain a ${kind.title}: ${(0,errors/* describe */.q0)(cause)}`, {
            hint: `The folder must contain ${kind.file} and metadata.json, as the folder "${kind.name}" of Trivy's cache does.`,
        });
    }
}
function assertFresh(age) {
    const old = age.now - Date.parse(age.updatedAt);
    if (old <= age.limit)
        return;
    throw new errors/* UserError */.yo(`the ${age.kind.title} is ${days(old)} old, it was created ${age.updatedAt}`, {
        hint: `Update it, or accept it with "db-max-age: ${Math.ceil(old / 86_400_000)}d".`,
    });
}
async function assertDatabase(path, { name }) {
    const file = await (0,read/* openRegularThroughLinks */.Nw)(path);
    try {
        const start = Buffer.alloc(64);
        await file.read(start, 0, start.length, 0);
        const fine = name === 'db'
            ? start.readUInt32LE(16) === 0xed0cdaed
            : start.toString('latin1', 0, 13) === 'SQLite format';
        if (!fine)
            throw new Error(`${path} is not a database of that kind`);
    }
    finally {
        await file.close();
    }
}
function days(ms) {
    return ms < 172_800_000 ? `${Math.floor(ms / 3_600_000)} hours` : `${Math.floor(ms / 86_400_000)} days`;
}

// EXTERNAL MODULE: ./.build/src/files/place.js
var place = __webpack_require__(26396);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
;// CONCATENATED MODULE: ./.build/src/scan/pinned-file.js






async function pinnedFile(pinned, { host, log, registerCleanup }) {
    const folder = storeFolder(host);
    await (0,promises_.mkdir)(folder, { recursive: true });
    const path = (0,external_node_path_.join)(folder, `${pinned.name}.tar.gz`);
    if (await isSame(path, pinned.sha256))
        return path;
    const key = `buildonce-${pinned.name}-${pinned.sha256}`;
    const restored = await tolerant(host.cache?.restore([path], key, []), log);
    if (restored !== undefined) {
        if (await isSame(path, pinned.sha256))
            return path;
        log.warning(`the cache entry ${key} does not have the expected content: it is not used`);
    }
    const part = (0,external_node_path_.join)(folder, `${pinned.name}-${(0,external_node_crypto_.randomUUID)()}.part`);
    registerCleanup({ kind: 'folder', name: part });
    try {
        await pinned.download(part);
        await assertSha256(part, pinned.sha256);
        await (0,promises_.rename)(part, path);
    }
    finally {
        await (0,promises_.rm)(part, { force: true });
    }
    if (mayWrite(host))
        await tolerant(host.cache?.save([path], key), log);
    return path;
}
function storeFolder(host) {
    const home = host.variable('XDG_CACHE_HOME') ?? (0,external_node_path_.join)(host.variable('HOME') ?? host.temp, '.cache');
    return newForEachJob.includes(host.facts.ci)
        ? (0,external_node_path_.join)(host.temp, 'buildonce', 'scan-cache')
        : (0,external_node_path_.join)(home, 'buildonce', 'scan');
}
const newForEachJob = ['github', 'forgejo', 'gitea', 'act', 'gitlab'];
async function assertSha256(path, expected) {
    const actual = await sha256Of(path);
    if (actual === expected)
        return;
    throw new errors/* UserError */.yo(`${path} has the SHA-256 ${actual}, not ${expected}`, {
        hint: 'It is not the pinned file: do not run it before you know why.',
    });
}
async function sha256Of(path) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    await (0,external_node_stream_promises_.pipeline)((0,external_node_fs_.createReadStream)(path), hash);
    return hash.digest('hex');
}
async function isSame(path, expected) {
    return sha256Of(path).then(actual => actual === expected, () => false);
}
function mayWrite({ facts }) {
    return facts.writing.allowed && facts.branch !== undefined && facts.branch === facts.defaultBranch;
}
async function tolerant(work, log) {
    return work?.catch((error) => {
        log.warning(`the cache of this run is not available: ${(0,errors/* describe */.q0)(error)}`);
        return undefined;
    });
}

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
// EXTERNAL MODULE: ./.build/src/image/tar-header.js
var tar_header = __webpack_require__(48178);
;// CONCATENATED MODULE: ./.build/src/scan/unpack.js







async function unpack({ archive, folder, files, others }) {
    const seen = new Set();
    const openEntry = async (block, at) => {
        const header = (0,tar_header/* parseHeader */.RW)(block, at);
        if (header === undefined)
            return { left: 0, padding: 0 };
        const padding = (tar_header/* blockSize */.L6 - (header.size % tar_header/* blockSize */.L6)) % tar_header/* blockSize */.L6;
        const name = header.name.replace(/^\.\//, '');
        const limit = files[name];
        const about = ['x', 'g', '5'].includes(header.flag);
        if (limit === undefined || !['0', '\0', '7'].includes(header.flag)) {
            if (others === 'refuse' && !about)
                throw new Error(`it contains ${JSON.stringify(name)}`);
            return { left: header.size, padding };
        }
        if (header.size > limit)
            throw new Error(`${name} has ${header.size} bytes`);
        if (seen.has(name))
            throw new Error(`it contains ${name} twice`);
        seen.add(name);
        return { left: header.size, padding, file: await (0,promises_.open)((0,external_node_path_.join)(folder, name), 'wx', 0o644) };
    };
    try {
        await (0,external_node_stream_promises_.pipeline)((0,external_node_fs_.createReadStream)(archive), (0,external_node_zlib_.createGunzip)({ chunkSize: 256 * 1024 }), source => readEntries(source, openEntry));
        const missing = Object.keys(files).filter(name => !seen.has(name));
        if (missing.length > 0)
            throw new Error(`it does not contain ${missing.join(' and ')}`);
    }
    catch (cause) {
        throw new errors/* UserError */.yo(`the archive ${archive} cannot be used: ${(0,errors/* describe */.q0)(cause)}`, { cause });
    }
}
async function readEntries(source, openEntry) {
    let entry;
    let rest = Buffer.alloc(0);
    let position = 0;
    try {
        for await (const chunk of source) {
            let bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
            for (;;) {
                if (entry === undefined) {
                    if (bytes.length < tar_header/* blockSize */.L6)
                        break;
                    entry = await openEntry(bytes.subarray(0, tar_header/* blockSize */.L6), position);
                    bytes = bytes.subarray(tar_header/* blockSize */.L6);
                    position += tar_header/* blockSize */.L6;
                }
                const body = bytes.subarray(0, entry.left);
                await entry.file?.write(body);
                entry.left -= body.length;
                const skipped = entry.left === 0 ? Math.min(entry.padding, bytes.length - body.length) : 0;
                entry.padding -= skipped;
                position += body.length + skipped;
                bytes = bytes.subarray(body.length + skipped);
                if (entry.left > 0 || entry.padding > 0)
                    break;
                await entry.file?.close();
                entry = undefined;
            }
            rest = bytes;
        }
        if (entry !== undefined)
            throw new Error('it ends in the middle of a file');
    }
    finally {
        await entry?.file?.close();
    }
}

// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./.build/src/image/manifest.js
var image_manifest = __webpack_require__(9424);
// EXTERNAL MODULE: ./.build/src/image/reference.js
var image_reference = __webpack_require__(80764);
// EXTERNAL MODULE: ./.build/src/registry/blobs.js
var blobs = __webpack_require__(74939);
// EXTERNAL MODULE: ./.build/src/registry/manifests.js + 1 modules
var manifests = __webpack_require__(53356);
// EXTERNAL MODULE: ./.build/src/registry/transport.js + 11 modules
var transport = __webpack_require__(40874);
;// CONCATENATED MODULE: ./.build/src/scan/database/mirrors.js









const longestLayer = 4 * 1024 ** 3;
const patience = 2000;
async function tryMirrors(mirrors, use, tools) {
    const causes = [];
    for (const mirror of mirrors) {
        try {
            return await use(await offer(mirror, anonymous(tools)));
        }
        catch (error) {
            tools.signal.throwIfAborted();
            causes.push(`${mirror}: ${(0,errors/* describe */.q0)(error)}`);
        }
    }
    throw new errors/* UserError */.yo(causes.length === 0 ? 'no mirror is given' : `no mirror can be used:\n- ${causes.join('\n- ')}`);
}
async function offer(mirror, transport) {
    const reference = (0,image_reference/* parseReference */.F2)(mirror);
    const layer = await onlyLayer(reference, transport);
    return {
        mirror,
        sha256: layer.digest.slice('sha256:'.length),
        download: path => transport.withRetry(reference.registry, async () => (0,external_node_stream_promises_.pipeline)(await (0,blobs/* getBlob */.qW)(transport, reference, layer), (0,external_node_fs_.createWriteStream)(path, { flags: 'w' }))),
    };
}
async function onlyLayer(reference, transport) {
    const stored = await (0,manifests/* getManifest */.c2)(transport, reference, reference.digest ?? reference.tag ?? 'latest');
    if (stored === undefined)
        throw new errors/* UserError */.yo(`${(0,image_reference/* formatReference */.FH)(reference)} does not exist`);
    const manifest = (0,image_manifest/* parseManifest */.Ng)(stored);
    const [layer, ...others] = manifest.kind === 'image' ? manifest.layers : [];
    if (layer === undefined ||
        others.length > 0 ||
        !/^application\/vnd\.aquasec\.trivy\./.test(layer.mediaType)) {
        throw new errors/* UserError */.yo(`${(0,image_reference/* formatReference */.FH)(reference)} is not a Trivy database`);
    }
    if (layer.size > longestLayer)
        throw new errors/* UserError */.yo(`its layer has ${layer.size} bytes`);
    return layer;
}
function anonymous({ http, host, now, signal }) {
    let waited = 0;
    let last = '';
    return (0,transport/* createTransport */.o)({
        keychain: async () => undefined,
        mask: secret => host.mask(secret),
        now,
        signal,
        async http(request) {
            try {
                const response = await http(request);
                last = `it answered with ${response.status}`;
                return response;
            }
            catch (error) {
                last = (0,errors/* describe */.q0)(error);
                throw error;
            }
        },
        async sleep(ms) {
            waited += ms;
            if (waited > patience)
                throw new errors/* UserError */.yo(last);
            await (0,external_node_timers_promises_.setTimeout)(ms, undefined, { signal });
        },
    });
}

;// CONCATENATED MODULE: ./.build/src/scan/database/fetched.js








const day = 86_400_000;
const longest = { database: 16 * 1024 ** 3, metadata: 64 * 1024 };
async function fetchedDatabase(wanted, tools) {
    const { host, log, now } = tools;
    const folder = (0,external_node_path_.join)(storeFolder(host), wanted.kind.name);
    await (0,promises_.mkdir)(folder, { recursive: true });
    const before = await newest(folder, wanted);
    if (before !== undefined && now() < before.nextUpdate && isFresh(before, wanted, now()))
        return before;
    try {
        const fresh = await tryMirrors(wanted.mirrors, offered => take(offered, folder, wanted, tools), tools);
        await removeOld(folder, fresh, now());
        return fresh;
    }
    catch (error) {
        tools.signal.throwIfAborted();
        if (before === undefined || !isFresh(before, wanted, now()))
            throw failure(error, wanted);
        log.warning(`${(0,errors/* describe */.q0)(error)}\nThe ${wanted.kind.title} of ${before.updatedAt} is used`);
        return before;
    }
}
async function take(offered, folder, { kind, maxAge }, tools) {
    const target = (0,external_node_path_.join)(folder, offered.sha256);
    const known = await readMetadata(target, kind).catch(() => undefined);
    if (known === undefined) {
        tools.log.info(`Fetching the ${kind.title} sha256:${offered.sha256} of ${offered.mirror}`);
        const archive = await pinnedFile({ ...offered, name: `trivy-${kind.name}` }, tools);
        const work = (0,external_node_path_.join)(folder, `${(0,external_node_crypto_.randomUUID)()}.part`);
        tools.registerCleanup({ kind: 'folder', name: work });
        await (0,promises_.mkdir)(work);
        try {
            const files = { [kind.file]: longest.database, 'metadata.json': longest.metadata };
            await unpack({ archive, folder: work, files, others: 'refuse' });
            const { raw } = await readMetadata(work, kind);
            const filled = { ...raw, DownloadedAt: new Date(tools.now()).toISOString() };
            await (0,promises_.writeFile)((0,external_node_path_.join)(work, 'metadata.json'), JSON.stringify(filled));
            await (0,promises_.rm)(target, { recursive: true, force: true });
            await (0,promises_.rename)(work, target);
        }
        finally {
            await (0,promises_.rm)(work, { recursive: true, force: true });
        }
    }
    const { updatedAt } = await readMetadata(target, kind);
    assertFresh({ kind, updatedAt, now: tools.now(), limit: maxAge });
    return { folder: target, digest: `sha256:${offered.sha256}`, updatedAt };
}
async function newest(folder, { kind }) {
    const found = await Promise.all((await (0,promises_.readdir)(folder))
        .filter(name => /^[0-9a-f]{64}$/.test(name))
        .map(async (name) => {
        const path = (0,external_node_path_.join)(folder, name);
        const metadata = await readMetadata(path, kind).catch(() => undefined);
        return metadata && { ...metadata, folder: path, digest: `sha256:${name}` };
    }));
    return found
        .filter(database => database !== undefined)
        .toSorted((a, b) => Date.parse(a.updatedAt) - Date.parse(b.updatedAt))
        .at(-1);
}
async function removeOld(folder, { folder: kept }, now) {
    for (const name of await (0,promises_.readdir)(folder)) {
        const path = (0,external_node_path_.join)(folder, name);
        const { mtimeMs } = await (0,promises_.stat)(path).catch(() => ({ mtimeMs: now }));
        if (path !== kept && now - mtimeMs > day)
            await (0,promises_.rm)(path, { recursive: true, force: true });
    }
}
function isFresh({ updatedAt }, { maxAge }, now) {
    return now - Date.parse(updatedAt) <= maxAge;
}
function failure(cause, { kind }) {
    return new errors/* UserError */.yo(`there is no ${kind.title}: ${(0,errors/* describe */.q0)(cause)}`, {
        hint: `Make one of the repositories in "${kind.mirrorsInput}" reachable, or set a folder with ${kind.file} and metadata.json as "${kind.folderInput}".`,
        cause,
    });
}

;// CONCATENATED MODULE: ./.build/src/scan/database/find.js




async function findDatabase(kind, sources, tools) {
    const { folder, mirrors, maxAge } = chosen(kind, sources);
    if (folder === undefined)
        return fetchedDatabase({ kind, mirrors, maxAge }, tools);
    const { workspace } = tools.host;
    for (const name of [kind.file, 'metadata.json'])
        await (0,place/* placeOf */.$t)(workspace, (0,external_node_path_.join)(folder, name));
    return givenDatabase(await (0,place/* placeOf */.$t)(workspace, folder), { kind, limit: maxAge, now: tools.now() });
}
function chosen({ name }, sources) {
    if (name === 'db')
        return { folder: sources.trivyDb, mirrors: sources.trivyDbMirrors, maxAge: sources.dbMaxAge };
    const maxAge = Number.POSITIVE_INFINITY;
    return { folder: sources.trivyJavaDb, mirrors: sources.trivyJavaDbMirrors, maxAge };
}

;// CONCATENATED MODULE: ./.build/src/scan/program/find.js



async function findProgram(name, path) {
    for (const folder of (path ?? '').split(':').filter(folder => folder.startsWith('/'))) {
        const candidate = (0,external_node_path_.join)(folder, name);
        if (await isRunnable(candidate))
            return candidate;
    }
    return undefined;
}
function isRunnable(path) {
    return (0,promises_.access)(path, external_node_fs_.constants.X_OK).then(() => true, () => false);
}

;// CONCATENATED MODULE: ./.build/src/scan/jail/bubblewrap.js


function bubblewrapJail(bwrap, tools) {
    return {
        sandbox: 'bubblewrap',
        run: (sandboxCommand, limits, listen) => runBounded({ file: bwrap, args: bwrapArgs(sandboxCommand), onlyEnv: sandboxCommand.env('') }, limits, listen, tools),
        close: async () => { },
    };
}
function bwrapArgs(sandboxCommand) {
    const readable = {
        ...sandboxCommand.readable,
        [(0,jail_jail/* programInside */.Z5)(sandboxCommand.program)]: sandboxCommand.program,
    };
    return [
        '--unshare-all',
        '--unshare-user',
        '--uid',
        `${jail_jail/* nobody */.eP}`,
        '--gid',
        `${jail_jail/* nobody */.eP}`,
        '--cap-drop',
        'ALL',
        '--new-session',
        '--die-with-parent',
        '--size',
        `${jail_jail/* temporarySpace */.YM}`,
        '--tmpfs',
        '/tmp',
        ...Object.entries(readable).flatMap(([inside, path]) => ['--ro-bind', path, inside]),
        '--remount-ro',
        '/',
        '--chdir',
        '/',
        '--',
        (0,jail_jail/* programInside */.Z5)(sandboxCommand.program),
        ...sandboxCommand.args,
    ];
}

;// CONCATENATED MODULE: ./.build/src/scan/jail/none.js



async function noJail(tools) {
    const root = await (0,promises_.mkdtemp)((0,external_node_path_.join)(tools.host.temp, 'buildonce-scan-'));
    tools.registerCleanup({ kind: 'folder', name: root });
    return {
        sandbox: 'none',
        async run(sandboxCommand, limits, listen) {
            await (0,promises_.rm)(root, { recursive: true, force: true });
            await (0,promises_.mkdir)((0,external_node_path_.join)(root, 'tmp'), { recursive: true });
            await (0,promises_.mkdir)((0,external_node_path_.join)(root, 'empty'));
            for (const [inside, path] of Object.entries(sandboxCommand.readable))
                await linkTree(path, (0,external_node_path_.join)(root, inside));
            const command = {
                file: sandboxCommand.program,
                args: sandboxCommand.args,
                onlyEnv: sandboxCommand.env(root),
                cwd: (0,external_node_path_.join)(root, 'empty'),
            };
            return runBounded(command, limits, listen, tools);
        },
        close: () => (0,promises_.rm)(root, { recursive: true, force: true }),
    };
}
async function linkTree(source, target) {
    const found = await (0,promises_.stat)(source);
    if (found.isDirectory()) {
        await (0,promises_.mkdir)(target, { recursive: true });
        for (const entry of await (0,promises_.readdir)(source, { withFileTypes: true }))
            if (entry.isFile() || entry.isDirectory())
                await linkTree((0,external_node_path_.join)(source, entry.name), (0,external_node_path_.join)(target, entry.name));
        return;
    }
    await (0,promises_.mkdir)((0,external_node_path_.dirname)(target), { recursive: true });
    await (0,promises_.link)(source, target).catch(() => (0,promises_.copyFile)(source, target));
}

;// CONCATENATED MODULE: ./.build/src/scan/jail/unshare.js




const script = `
set -eu
PATH=/usr/sbin:/usr/bin:/sbin:/bin
root=$1; space=$2; account=$3; shift 3
mount -t tmpfs -o mode=755,nosuid,nodev jail "$root"
while [ "$1" != -- ]; do
  source=$1; target=$root$2; shift 2
  if [ -d "$source" ]; then mkdir -p "$target"; else mkdir -p "\${target%/*}"; : >"$target"; fi
  mount --bind "$source" "$target"
  mount -o remount,bind,ro,nosuid,nodev "$target"
done
shift
mkdir "$root/tmp"
mount -t tmpfs -o "mode=1777,noexec,nosuid,nodev,size=$space" temporary "$root/tmp"
mount -o remount,ro "$root"
cd /
# Resolved here, since the program and those that start it get no PATH.
"$(command -v setpriv)" --no-new-privs "$(command -v prlimit)" --nproc=512 --core=0 "$(command -v chroot)" --userspec="$account" --groups= "$root" "$@" || exit $?
`;
async function unshareJail(programs, tools) {
    const root = await (0,promises_.mkdtemp)((0,external_node_path_.join)(tools.host.temp, 'buildonce-sandbox-'));
    tools.registerCleanup({ kind: 'folder', name: root });
    return {
        sandbox: 'unshare',
        run: (sandboxCommand, limits, listen) => runBounded({
            file: programs.setpriv,
            args: unshareArgs(sandboxCommand, root, programs),
            onlyEnv: sandboxCommand.env(''),
        }, limits, listen, tools),
        close: () => (0,promises_.rm)(root, { recursive: true, force: true }),
    };
}
function unshareArgs(sandboxCommand, root, { unshare, sh }) {
    const readable = {
        ...sandboxCommand.readable,
        [(0,jail_jail/* programInside */.Z5)(sandboxCommand.program)]: sandboxCommand.program,
    };
    return [
        '--pdeathsig=KILL',
        unshare,
        '--mount',
        '--pid',
        '--net',
        '--ipc',
        '--uts',
        '--fork',
        '--kill-child=KILL',
        sh,
        '-c',
        script,
        'jail',
        root,
        `${jail_jail/* temporarySpace */.YM}`,
        `${jail_jail/* nobody */.eP}:${jail_jail/* nobody */.eP}`,
        ...Object.entries(readable).flatMap(([inside, path]) => [path, inside]),
        '--',
        (0,jail_jail/* programInside */.Z5)(sandboxCommand.program),
        ...sandboxCommand.args,
    ];
}

;// CONCATENATED MODULE: ./.build/src/scan/jail/open.js






async function openJail(wanted, tryOut, tools) {
    const kinds = wanted === 'auto' ? automatic() : [wanted];
    const causes = [];
    for (const kind of kinds) {
        const opened = await open_open(kind, tryOut, tools).catch((error) => {
            tools.signal.throwIfAborted();
            causes.push(`${kind}: ${(0,errors/* describe */.q0)(error)}`);
        });
        if (opened)
            return opened;
    }
    throw new errors/* UserError */.yo(`no sandbox for the scanner works on this machine:\n- ${causes.join('\n- ')}`, {
        hint: 'Run where Docker works, or install bubblewrap. "scan-sandbox: none" runs the scanner without a sandbox, with access to every file that this account may read.',
    });
}
async function open_open(kind, tryOut, tools) {
    const jail = await makers[kind](tools);
    try {
        return { jail, trial: await tryOut(jail) };
    }
    catch (error) {
        await jail.close();
        throw error;
    }
}
function automatic() {
    return process.getuid?.() === 0 ? ['docker', 'unshare', 'bubblewrap'] : ['docker', 'bubblewrap'];
}
const makers = {
    docker: dockerJail,
    bubblewrap: async (tools) => bubblewrapJail(await need('bwrap', tools), tools),
    async unshare(tools) {
        if (process.getuid?.() !== 0)
            throw new errors/* UserError */.yo('plain namespaces need root');
        const [unshare, setpriv, sh] = await Promise.all([
            need('unshare', tools),
            need('setpriv', tools),
            need('sh', tools),
        ]);
        return unshareJail({ unshare, setpriv, sh }, tools);
    },
    none: noJail,
};
async function need(name, { host }) {
    const path = await findProgram(name, host.variable('PATH'));
    if (path === undefined)
        throw new errors/* UserError */.yo(`${name} is not installed`);
    return path;
}

;// CONCATENATED MODULE: ./.build/src/scan/trivy-version.js



async function trivyVersion(program, file, jail) {
    const version = {
        program,
        args: ['--version'],
        env: root => ({ ...(0,jail_jail/* temporaryHome */.Rr)(root), TRIVY_CACHE_DIR: `${root}/tmp/cache` }),
        readable: { '/in/file': file },
    };
    const { exitCode, stdout, stderr } = await jail.run(version, { milliseconds: 60_000, output: 64 * 1024 }, () => { });
    const match = /^Version: v?(\d+\.\d+\.\d\S*)$/m.exec(stdout);
    if (match?.[1] !== undefined)
        return (0,foreign_text/* oneLine */.TN)(match[1]);
    const said = (0,foreign_text/* lastLine */.fM)(stderr || stdout);
    throw new errors/* UserError */.yo(`it does not answer as Trivy does (exit code ${exitCode})${said}`);
}
const compromised = ['0.69.4', '0.69.5', '0.69.6'];
const oldest = [0, 68, 0];
function assertUsableVersion(version) {
    if (compromised.includes(version)) {
        throw new errors/* UserError */.yo(`Trivy ${version} was published by attackers (GHSA-69fq-xp46-6x23) and is not run`, {
            hint: 'Remove it, and change every secret that this machine could read since it was installed.',
        });
    }
    const parts = version.split('.').map(Number.parseFloat);
    const older = oldest.map((part, index) => (parts[index] ?? 0) - part).find(difference => difference !== 0);
    if ((older ?? 0) < 0) {
        throw new errors/* UserError */.yo(`Trivy ${version} is too old`, { hint: `Use ${oldest.join('.')} or newer.` });
    }
}

// EXTERNAL MODULE: ./.build/src/system/retry-after.js
var retry_after = __webpack_require__(13192);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
;// CONCATENATED MODULE: ./.build/src/scan/program/download.js




const mostRedirects = 5;
const download_longest = 512 * 1024 * 1024;
class DownloadError extends errors/* UserError */.yo {
    status;
    retryAfter;
    constructor(status, retryAfter) {
        super(`the server answered with ${status}`);
        this.status = status;
        this.retryAfter = retryAfter;
    }
}
async function download(from, path, { http, signal }) {
    const response = await follow(new URL(from), { http, signal });
    let size = 0;
    const counting = new external_node_stream_.Transform({
        transform(chunk, _, done) {
            size += chunk.length;
            done(size > download_longest ? new errors/* UserError */.yo(`it has more than ${download_longest} bytes`) : null, chunk);
        },
    });
    await (0,external_node_stream_promises_.pipeline)(response.body, counting, (0,external_node_fs_.createWriteStream)(path));
}
async function follow(first, { http, signal }) {
    let url = first;
    for (let hops = 0; hops <= mostRedirects; hops++) {
        const response = await http({
            method: 'GET',
            url,
            signal,
            namedBy: first,
            headers: { 'user-agent': 'buildonce' },
        });
        if (response.status === 200)
            return response;
        response.body.resume();
        const location = response.headers.location?.[0];
        if (response.status < 300 || response.status > 399 || location === undefined) {
            throw new DownloadError(response.status, response.headers['retry-after']?.[0]);
        }
        if (!URL.canParse(location, url.href))
            throw new errors/* UserError */.yo('it redirects to what is not a URL');
        const next = new URL(location, url);
        if (url.protocol === 'https:' && next.protocol !== 'https:') {
            throw new errors/* UserError */.yo(`it redirects to ${next.protocol}//${next.host}, which is not https`);
        }
        url = next;
    }
    throw new errors/* UserError */.yo(`it redirects more than ${mostRedirects} times`);
}

;// CONCATENATED MODULE: ./.build/src/scan/program/fetch.js





const tries = { another: 2, last: 4 };
const [firstPause, longestPause] = [500, 30_000];
async function fetchFrom({ addresses, sha256 }, path, tools) {
    const causes = [];
    for (const [at, address] of addresses.entries()) {
        const most = at < addresses.length - 1 ? tries.another : tries.last;
        tools.log.info(`Fetching ${address}`);
        try {
            await persistently(() => download(address, path, tools), most, tools);
            return await assertSha256(path, sha256);
        }
        catch (error) {
            tools.signal.throwIfAborted();
            causes.push(`${address}: ${(0,errors/* describe */.q0)(error)}`);
        }
    }
    throw new errors/* UserError */.yo(causes.length === 0 ? 'no address is given' : `no address provides it:\n- ${causes.join('\n- ')}`);
}
async function persistently(work, most, { log, now, signal }) {
    for (let done = 1;; done++) {
        try {
            return await work();
        }
        catch (error) {
            signal.throwIfAborted();
            if (!mayPass(error))
                throw error;
            if (done === most)
                throw new errors/* UserError */.yo(`${(0,errors/* describe */.q0)(error)} (${most} tries)`, { cause: error });
            const asked = error instanceof DownloadError ? (0,retry_after/* retryAfter */.P)(error.retryAfter, now()) : undefined;
            const pause = Math.min(asked ?? firstPause * 2 ** (done - 1), longestPause);
            log.info(`${(0,errors/* describe */.q0)(error)}: retrying in ${pause / 1000} s`);
            await (0,external_node_timers_promises_.setTimeout)(pause, undefined, { signal });
        }
    }
}
function mayPass(error) {
    if (!(error instanceof DownloadError))
        return !(error instanceof errors/* UserError */.yo);
    return error.status === 408 || error.status === 429 || error.status >= 500;
}

;// CONCATENATED MODULE: ./.build/src/scan/program/releases.js
const defaultVersion = '0.69.3';
const pinned = {
    '0.69.3': {
        x64: '1816b632dfe529869c740c0913e36bd1629cb7688bd5634f4a858c1d57c88b75',
        arm64: '7e3924a974e912e57b4a99f65ece7931f8079584dae12eb7845024f97087bdfd',
    },
};
const suffixes = {
    x64: '64bit',
    arm64: 'ARM64',
    arm: 'ARM',
    ppc64: 'PPC64LE',
    s390x: 's390x',
};
function releaseFor(version, architecture) {
    const suffix = suffixes[architecture];
    if (suffix === undefined)
        return undefined;
    const sha256 = pinned[version]?.[architecture];
    return { version, archive: `trivy_${version}_Linux-${suffix}.tar.gz`, ...(sha256 && { sha256 }) };
}

;// CONCATENATED MODULE: ./.build/src/scan/program/scanner.js










async function findScanner(wanted, tools) {
    const { trivy, trivyVersion, trivySha256 } = wanted;
    if (trivy !== undefined && trivyVersion !== undefined) {
        throw new errors/* UserError */.yo('"trivy" and "trivy-version" are both given: one names a program, the other a download');
    }
    if (trivyVersion !== undefined)
        return fetchRelease(trivyVersion, wanted, tools);
    const installed = trivy === undefined ? await onPath(tools.host) : await named(trivy, tools.host);
    if (installed === undefined) {
        tools.log.info('There is no Trivy on the PATH');
        return fetchRelease(defaultVersion, wanted, tools);
    }
    if (trivySha256 !== undefined)
        await assertSha256(installed, trivySha256);
    return installed;
}
async function fetchRelease(version, wanted, tools) {
    assertUsableVersion(version);
    const release = releaseFor(version, process.arch);
    if (release === undefined)
        throw missing(version, `there is none for ${process.arch}`);
    const sha256 = wanted.trivySha256 ?? release.sha256;
    if (sha256 === undefined) {
        throw missing(version, 'it is not one of the pinned releases', {
            hint: `Set "trivy-sha256" to the SHA-256 of ${release.archive}, verified by its signature and not only against the checksums of the release.`,
        });
    }
    const addresses = wanted.trivyReleases.map(address => `${address.replace(/\/$/, '')}/v${version}/${release.archive}`);
    const download = (path) => fetchFrom({ addresses, sha256 }, path, tools);
    const archive = await pinnedFile({ name: 'trivy', sha256, download }, tools).catch((cause) => {
        throw missing(version, (0,errors/* describe */.q0)(cause), { cause });
    });
    const folder = (0,external_node_path_.join)(wanted.work, 'release');
    await (0,promises_.mkdir)(folder);
    await unpack({ archive, folder, files: { trivy: 1024 ** 3 }, others: 'skip' });
    const program = (0,external_node_path_.join)(folder, 'trivy');
    await (0,promises_.chmod)(program, 0o755);
    return program;
}
async function named(trivy, host) {
    const path = await (0,place/* placeOf */.$t)(host.workspace, trivy);
    if (await isRunnable(path))
        return path;
    throw new errors/* UserError */.yo(`"trivy" names ${path}, which is not an executable file`);
}
function onPath(host) {
    return findProgram('trivy', host.variable('PATH'));
}
function missing(version, why, help = {}) {
    return new errors/* UserError */.yo(`Trivy ${version} cannot be provided: ${why}`, {
        hint: 'Install Trivy, name its path as "trivy", or set "trivy-releases" to a mirror of its releases that can be reached.',
        ...help,
    });
}

;// CONCATENATED MODULE: ./.build/src/scan/program/static-program.js


const machines = { x64: 62, arm64: 183, arm: 40, ppc64: 21, s390x: 22, riscv64: 243 };
const interpreterSegment = 3;
async function assertStaticProgram(path, architecture) {
    const wrong = (what) => new errors/* UserError */.yo(`${path} cannot run in a sandbox: ${what}`, {
        hint: 'Use the program of a Trivy release for this machine: it needs no libraries.',
    });
    const header = await readStart(path);
    if (header.toString('latin1', 0, 4) !== '\x7fELF') {
        throw wrong(header.toString('latin1', 0, 2) === '#!' ? 'it is a script' : 'it is not a Linux program');
    }
    const littleEndian64 = header[4] === 2 && header[5] === 1;
    if (!littleEndian64)
        throw wrong('it is not a 64-bit program');
    if (header.readUInt16LE(18) !== machines[architecture])
        throw wrong(`it is not made for ${architecture}`);
    if (segmentTypes(header).includes(interpreterSegment))
        throw wrong('it needs shared libraries');
}
function segmentTypes(header) {
    const offset = Number(header.readBigUInt64LE(32));
    const size = header.readUInt16LE(54);
    const count = header.readUInt16LE(56);
    return Array.from({ length: count }, (_, index) => offset + index * size)
        .filter(at => at + 4 <= header.length)
        .map(at => header.readUInt32LE(at));
}
async function readStart(path) {
    const file = await (0,promises_.open)(path);
    try {
        const buffer = Buffer.alloc(4096);
        const { bytesRead } = await file.read(buffer, 0, buffer.length, 0);
        return bytesRead < 64 ? Buffer.alloc(64) : buffer;
    }
    finally {
        await file.close();
    }
}

// EXTERNAL MODULE: ./.build/src/stage/finding-diff.js
var finding_diff = __webpack_require__(75103);
;// CONCATENATED MODULE: ./.build/src/scan/secrets/sarif.js


function secretRule(name) {
    const text = `The image contains a secret of the kind ${name}.`;
    return {
        id: `secret/${name}`,
        name: 'SecretInImage',
        shortDescription: { text },
        fullDescription: { text },
        help: {
            text: `${text} Everyone who can pull the image can read it: revoke and replace it, and build without it.`,
        },
        defaultConfiguration: { level: 'error' },
        properties: { precision: 'high', 'security-severity': '9.0', tags: ['security', 'secret'] },
    };
}
function secretResult(secret, ruleIndex) {
    const { rule, path, line = 1 } = secret;
    const uri = (path ?? 'image-config').split('/').map(encodeURIComponent).join('/');
    const identity = (0,external_node_crypto_.createHash)('sha256')
        .update(JSON.stringify([rule, path ?? '']))
        .digest('hex');
    return {
        ruleId: `secret/${rule}`,
        ruleIndex,
        level: 'error',
        message: { text: `The image contains a secret: ${words(secret)}.` },
        locations: [
            { physicalLocation: { artifactLocation: { uri }, region: { startLine: Math.max(line, 1) } } },
        ],
        partialFingerprints: { primaryLocationLineHash: `${identity.slice(0, 32)}:1` },
    };
}

;// CONCATENATED MODULE: ./.build/src/scan/sarif.js




const limits = { runs: 20, results: 5000 };
const levels = {
    critical: 'error',
    high: 'error',
    medium: 'warning',
    low: 'note',
    unknown: 'note',
};
const scores = {
    critical: '9.5',
    high: '8.0',
    medium: '5.5',
    low: '2.0',
    unknown: '0.0',
};
function sarif(platforms, scanner) {
    const runs = platforms.slice(0, limits.runs).map(platform => sarifRun(platform, scanner));
    return `${JSON.stringify({
        $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
        version: '2.1.0',
        runs: runs.length > 0 ? runs : [sarifRun({ platform: 'none', findings: [] }, scanner)],
    })}\n`;
}
function sarifRun({ platform, findings, secrets = [] }, scanner) {
    const lying = secrets.slice(0, limits.results);
    const shown = findings.slice(0, limits.results - lying.length);
    const rules = [
        ...[...Map.groupBy(shown, ({ id }) => id).values()].map(rule),
        ...[...new Set(lying.map(({ rule }) => rule))].map(secretRule),
    ];
    const index = new Map(rules.map(({ id }, at) => [id, at]));
    return {
        tool: {
            driver: {
                name: 'Trivy',
                informationUri: 'https://trivy.dev',
                ...(scanner && { version: scanner.version }),
                rules,
            },
        },
        automationDetails: { id: `buildonce/${platform}/` },
        columnKind: 'utf16CodeUnits',
        results: [
            ...shown.map(finding => sarif_result(finding, index.get(finding.id) ?? 0)),
            ...lying.map(secret => secretResult(secret, index.get(`secret/${secret.rule}`) ?? 0)),
        ],
    };
}
function rule(group) {
    const [finding] = group;
    if (!finding)
        throw new RangeError('a rule has at least one finding');
    const gravest = severity/* severities */.g.findLast(severity => group.some(one => one.severity === severity)) ?? 'unknown';
    const title = finding.title ?? finding.id;
    return {
        id: finding.id,
        name: 'VulnerablePackage',
        shortDescription: { text: title },
        fullDescription: { text: title },
        ...(finding.url && { helpUri: finding.url }),
        help: { text: `${finding.id}: ${title}${finding.url ? `\n${finding.url}` : ''}` },
        defaultConfiguration: { level: levels[gravest] },
        properties: {
            precision: 'very-high',
            'security-severity': scores[gravest],
            tags: ['security', 'vulnerability', gravest],
        },
    };
}
function sarif_result(finding, ruleIndex) {
    const { id, package: name, installed, fixed, severity } = finding;
    const remedy = fixed === undefined ? 'There is no fixed version yet.' : `Fixed in ${fixed}.`;
    return {
        ruleId: id,
        ruleIndex,
        level: levels[severity],
        message: { text: `${name} ${installed} has ${id} (${severity}). ${remedy}` },
        locations: [
            {
                physicalLocation: { artifactLocation: { uri: sarif_place(finding) }, region: { startLine: 1 } },
                message: { text: finding.path ?? `${name} ${installed}` },
            },
        ],
        partialFingerprints: { primaryLocationLineHash: `${fingerprint(finding)}:1` },
    };
}
function sarif_place({ path, target, package: name }) {
    const text = path ?? `${target ?? 'os'}/${name}`;
    return text
        .split('/')
        .filter(part => part !== '' && part !== '.' && part !== '..')
        .map(encodeURIComponent)
        .join('/');
}
function fingerprint(finding) {
    const identity = [finding.id, (0,finding_diff/* packageKey */.MO)(finding), finding.path ?? ''];
    return (0,external_node_crypto_.createHash)('sha256').update(JSON.stringify(identity)).digest('hex').slice(0, 32);
}

// EXTERNAL MODULE: ./.build/src/store/cached-reader.js
var cached_reader = __webpack_require__(12191);
// EXTERNAL MODULE: ./.build/src/store/image-reader.js
var image_reader = __webpack_require__(6806);
// EXTERNAL MODULE: ./.build/src/store/runnable-images.js
var runnable_images = __webpack_require__(31447);
// EXTERNAL MODULE: ./.build/src/image/layout.js
var image_layout = __webpack_require__(67955);
// EXTERNAL MODULE: ./.build/src/registry/parallel.js
var parallel = __webpack_require__(38248);
// EXTERNAL MODULE: ./.build/src/image/decompress.js + 2 modules
var decompress = __webpack_require__(95001);
// EXTERNAL MODULE: ./.build/src/registry/digest.js
var registry_digest = __webpack_require__(95971);
;// CONCATENATED MODULE: ./.build/src/scan/hashed-layers.js










const atOnce = 4;
async function assertLayers(folder, digest, hashed) {
    const bytes = await (0,promises_.readFile)((0,external_node_path_.join)(folder, (0,image_layout/* blobPath */.nD)(digest)));
    if ((0,registry_digest/* digestOf */.ol)(bytes) !== digest)
        throw new errors/* UserError */.yo(`${digest} is not what its digest says`);
    const manifest = (0,image_manifest/* parseManifest */.Ng)({ bytes, digest, mediaType: '' });
    if (manifest.kind !== 'image')
        throw new errors/* UserError */.yo(`${digest} is not the manifest of one platform`);
    const diffIds = await diffIdsIn(folder, manifest.config);
    if (diffIds.length !== manifest.layers.length)
        throw new errors/* UserError */.yo(`the config of ${digest} does not name its layers`);
    const layers = manifest.layers.map((layer, at) => ({ layer, diffId: diffIds[at] }));
    await (0,parallel/* inParallel */.H)(layers, atOnce, async ({ layer, diffId }) => {
        if ((layer.urls?.length ?? 0) > 0)
            return;
        const { ino } = await (0,promises_.lstat)((0,external_node_path_.join)(folder, (0,image_layout/* blobPath */.nD)(layer.digest)));
        const key = `${layer.digest} ${ino}`;
        const found = hashed.get(key) ?? (await diffIdOf(folder, layer));
        hashed.set(key, found);
        if (diffId !== found)
            throw new errors/* UserError */.yo(`the layer ${layer.digest} of ${digest} is ${found} uncompressed, and its config says ${diffId}`, { hint: 'No engine runs such an image. Build it again.' });
    });
}
async function diffIdsIn(folder, config) {
    const chunks = [];
    for await (const chunk of opened(folder, config))
        chunks.push(chunk);
    try {
        const diffIds = JSON.parse(Buffer.concat(chunks).toString('utf8'))?.rootfs?.diff_ids;
        return Array.isArray(diffIds) ? diffIds : [];
    }
    catch {
        return [];
    }
}
async function diffIdOf(folder, layer) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    await (0,decompress/* decompress */.m)(opened(folder, layer), chunk => void hash.update(chunk));
    return `sha256:${hash.digest('hex')}`;
}
function opened(folder, blob) {
    const origin = 'the layout';
    const file = (0,external_node_fs_.createReadStream)((0,external_node_path_.join)(folder, (0,image_layout/* blobPath */.nD)(blob.digest)), { highWaterMark: 512 * 1024 });
    const out = (0,registry_digest/* verifying */.MP)({ ...blob, origin });
    file.on('error', cause => out.destroy(cause));
    out.on('close', () => file.destroy());
    return file.pipe(out);
}

;// CONCATENATED MODULE: ./.build/src/scan/layout-of.js












const transfers = 4;
async function layoutOf(wanted, tools) {
    const { source, digest, work } = wanted;
    const folder = (0,external_node_path_.join)(work, `layout-${digest.slice('sha256:'.length)}`);
    await (0,promises_.mkdir)((0,external_node_path_.join)(folder, 'blobs', 'sha256'), { recursive: true });
    await writeImage(wanted.reader ?? (0,image_reader/* openImage */.UY)(source, (0,open_transport/* openTransport */.g)(tools)), wanted, folder);
    await assertLayers(folder, digest, wanted.hashed);
    return folder;
}
async function writeImage(reader, { source, digest, here = [], limit = Number.POSITIVE_INFINITY }, folder) {
    const stored = await reader.manifest(digest);
    await (0,promises_.writeFile)((0,external_node_path_.join)(folder, (0,image_layout/* blobPath */.nD)(digest)), stored.bytes);
    const manifest = (0,image_manifest/* parseManifest */.Ng)(stored);
    const near = source.kind === 'layout' ? [...here, source.path] : here;
    const missing = [];
    for (const blob of manifest.kind === 'image' ? (0,image_manifest/* blobsOf */.OR)(manifest) : []) {
        if (!(await borrow((0,image_layout/* blobPath */.nD)(blob.digest), near, folder)))
            missing.push(blob);
    }
    const bytes = missing.reduce((sum, { size }) => sum + size, 0);
    if (bytes > limit)
        throw new errors/* UserError */.yo(`${(0,units/* bytes */.ee)(bytes)} of its layers are not here, more than ${(0,units/* bytes */.ee)(limit)}`);
    await (0,parallel/* inParallel */.H)(missing, transfers, async (blob) => (0,external_node_stream_promises_.pipeline)(await reader.blob(blob), (0,external_node_fs_.createWriteStream)((0,external_node_path_.join)(folder, (0,image_layout/* blobPath */.nD)(blob.digest)))));
}
async function borrow(blob, layouts, folder) {
    for (const layout of layouts) {
        const [from, to] = [(0,external_node_path_.join)(layout, blob), (0,external_node_path_.join)(folder, blob)];
        const has = await (0,promises_.lstat)(from).then(found => found.isFile(), () => false);
        if (!has)
            continue;
        await (0,promises_.link)(from, to).catch(() => (0,promises_.copyFile)(from, to));
        return true;
    }
    return false;
}

// EXTERNAL MODULE: ./.build/src/messages/printable.js
var printable = __webpack_require__(47351);
;// CONCATENATED MODULE: ./.build/src/scan/forward-output.js

function forwardOutput({ log }, work) {
    return log.foreign(write => {
        const decoder = new TextDecoder();
        return work(chunk => write((0,printable/* printable */.g)(decoder.decode(chunk, { stream: true }))));
    });
}

;// CONCATENATED MODULE: ./.build/src/scan/platform-layout.js






const textLimit = 4 * 1024 * 1024;
async function platformLayout(layout, wanted) {
    const { image, manifest } = await storedPlatform(layout, wanted);
    return { image, index: indexOf(manifest, wanted.digest) };
}
async function storedPlatform(layout, wanted) {
    const manifest = await readJsonBlob(layout, wanted.digest);
    const parsed = (0,image_manifest/* parseManifest */.Ng)({ bytes: manifest, mediaType: '', digest: wanted.digest });
    if (parsed.kind !== 'image')
        throw new errors/* UserError */.yo(`${wanted.digest} is not the manifest of one platform`);
    const config = await readJsonBlob(layout, parsed.config.digest);
    const diffIds = JSON.parse(config.toString('utf8'))?.rootfs?.diff_ids;
    if (!Array.isArray(diffIds) || diffIds.length !== parsed.layers.length) {
        throw new errors/* UserError */.yo(`the config of ${wanted.platform} does not name its layers`);
    }
    const { platform, digest } = wanted;
    return { image: { platform, digest, config: parsed.config.digest, diffIds }, manifest, config };
}
function indexOf(manifest, digest) {
    const mediaType = JSON.parse(manifest.toString('utf8')).mediaType ?? image_manifest/* manifestTypes */.Fm[2];
    return JSON.stringify({ schemaVersion: 2, manifests: [{ mediaType, digest, size: manifest.length }] });
}
async function readJsonBlob(layout, digest) {
    const path = (0,external_node_path_.join)(layout, (0,image_layout/* blobPath */.nD)(digest));
    const bytes = await (0,read/* readRegular */.VX)(path, textLimit).catch((cause) => {
        throw new errors/* UserError */.yo(`the OCI layout ${layout} does not contain ${digest}: ${(0,errors/* describe */.q0)(cause)}`, { cause });
    });
    if ((0,registry_digest/* digestOf */.ol)(bytes) !== digest)
        throw new errors/* UserError */.yo(`the OCI layout ${layout} is damaged at ${digest}`);
    return bytes;
}

;// CONCATENATED MODULE: ./.build/src/scan/trivy.js



const javaFolder = '/cache/java-db';
const reportLimit = 128 * 1024 * 1024;
async function runTrivy(job, jail, listen) {
    const limits = { milliseconds: job.milliseconds, output: reportLimit };
    const { exitCode, stdout, stderr } = await jail.run(sandboxCommand(job), limits, listen);
    if (exitCode === 0)
        return stdout;
    if (/java ?db/i.test(stderr) && !(javaFolder in job.readable))
        throw new JavaDatabaseNeeded();
    throw new errors/* UserError */.yo(`Trivy failed with exit code ${exitCode}${(0,foreign_text/* lastLine */.fM)(stderr)}`, {
        hint: 'Its messages are in the log above.',
    });
}
class JavaDatabaseNeeded extends errors/* UserError */.yo {
    constructor() {
        super('the image contains Java archives, and Trivy does not have the index for them', {
            hint: 'Set "trivy-java-db" to the folder of the index.',
        });
    }
}
function sandboxCommand(job) {
    const ignorefile = '/ignore/findings.yaml';
    const vex = Object.fromEntries((job.vex ?? []).map((path, at) => [`/vex/${at}.json`, path]));
    return {
        program: job.program,
        args: ['image'],
        env: root => ({
            ...options(root, job),
            ...(job.ignorefile && { TRIVY_IGNOREFILE: root + ignorefile }),
            ...(job.vex?.length && {
                TRIVY_VEX: Object.keys(vex)
                    .map(path => root + path)
                    .join(','),
            }),
        }),
        readable: { ...job.readable, ...(job.ignorefile && { [ignorefile]: job.ignorefile }), ...vex },
    };
}
function options(root, job) {
    return {
        ...(0,jail_jail/* temporaryHome */.Rr)(root),
        TRIVY_INPUT: `${root}/in`,
        TRIVY_CACHE_DIR: job.scanner === 'vuln' ? `${root}/cache` : `${root}/tmp/cache`,
        TRIVY_CACHE_BACKEND: 'memory',
        TRIVY_FORMAT: 'json',
        TRIVY_SCANNERS: job.scanner,
        ...(job.scanner === 'secret' && { TRIVY_IMAGE_CONFIG_SCANNERS: 'secret' }),
        TRIVY_LIST_ALL_PKGS: 'true',
        TRIVY_SHOW_SUPPRESSED: 'true',
        TRIVY_TIMEOUT: `${job.milliseconds}ms`,
        TRIVY_NO_PROGRESS: 'true',
        TRIVY_OFFLINE_SCAN: 'true',
        TRIVY_SKIP_DB_UPDATE: 'true',
        TRIVY_SKIP_JAVA_DB_UPDATE: 'true',
        TRIVY_SKIP_CHECK_UPDATE: 'true',
        TRIVY_SKIP_VEX_REPO_UPDATE: 'true',
        TRIVY_SKIP_VERSION_CHECK: 'true',
        TRIVY_DISABLE_TELEMETRY: 'true',
    };
}

;// CONCATENATED MODULE: ./.build/src/scan/scan-platform.js










async function scanPlatform(scan, jail, tools) {
    const { platform, work, layout } = scan;
    const { image, index } = await platformLayout(layout, platform);
    const folder = (0,external_node_path_.join)(work, `scan-${platform.digest.slice('sha256:'.length)}`);
    await (0,promises_.mkdir)(folder);
    const indexFile = (0,external_node_path_.join)(folder, 'index.json');
    await (0,promises_.writeFile)(indexFile, index, { mode: 0o644 });
    const blobs = await scan.share((0,external_node_path_.join)(layout, 'blobs'));
    const readable = {
        '/in/oci-layout': scan.marker,
        '/in/index.json': indexFile,
        '/in/blobs': blobs,
        '/cache/db': scan.database,
    };
    const json = await runWithJava(scan, readable, { jail, tools });
    const found = parseTrivyReport(json, image);
    await (0,write/* writeWhole */.f8)(scan.report, withoutConfig(json));
    return found;
}
function withoutConfig(json) {
    const report = JSON.parse(json);
    const { ImageConfig: config } = report.Metadata;
    if (config)
        report.Metadata.ImageConfig = { ...config, config: undefined, history: undefined };
    try {
        return `${JSON.stringify(report)}\n`;
    }
    catch (cause) {
        throw unusable('it is nested too deeply', cause);
    }
}
async function runWithJava(scan, readable, { jail, tools }) {
    const { program, ignorefile, vex, request, share } = scan;
    const job = { program, ignorefile, vex, scanner: 'vuln', milliseconds: request.scanTimeout };
    const run = (more) => forwardOutput(tools, listen => runTrivy({ ...job, readable: { ...readable, ...more } }, jail, listen));
    const withJava = async () => {
        const { folder } = await findDatabase(javaArchives, request, tools);
        return run({ [javaFolder]: await share(folder) });
    };
    if (request.trivyJavaDb !== undefined)
        return withJava();
    return run({}).catch(async (error) => {
        if (!(error instanceof JavaDatabaseNeeded))
            throw error;
        tools.log.info('The image contains Java archives: their index is needed');
        return withJava();
    });
}

;// CONCATENATED MODULE: ./.build/src/scan/secrets/layout.js





async function secretsLayout(layout, wanted) {
    const { image, manifest, config } = await storedPlatform(layout, wanted);
    const { layers } = (0,image_manifest/* parseManifest */.Ng)({ bytes: manifest, mediaType: '', digest: wanted.digest });
    const shownConfig = withoutCommands(config);
    const described = JSON.parse(manifest.toString('utf8'));
    const shown = Buffer.from(JSON.stringify({
        ...described,
        config: { ...described.config, digest: (0,registry_digest/* digestOf */.ol)(shownConfig), size: shownConfig.length },
    }));
    return {
        image: { ...image, config: (0,registry_digest/* digestOf */.ol)(shownConfig) },
        made: {
            'index.json': indexOf(shown, (0,registry_digest/* digestOf */.ol)(shown)),
            [(0,image_layout/* blobPath */.nD)((0,registry_digest/* digestOf */.ol)(shown))]: shown,
            [(0,image_layout/* blobPath */.nD)((0,registry_digest/* digestOf */.ol)(shownConfig))]: shownConfig,
        },
        kept: Object.fromEntries(layers.map(({ digest }) => [(0,image_layout/* blobPath */.nD)(digest), (0,external_node_path_.join)(layout, (0,image_layout/* blobPath */.nD)(digest))])),
    };
}
function withoutCommands(config) {
    const value = JSON.parse(config.toString('utf8'));
    const steps = Array.isArray(value.history) ? value.history : [];
    const history = steps.filter(step => {
        const { empty_layer: empty, created_by: by } = (step ?? {});
        return empty !== true || !/\b(?:CMD|ENTRYPOINT)\b/.test(String(by));
    });
    return Buffer.from(JSON.stringify({ ...value, history }));
}

;// CONCATENATED MODULE: ./.build/src/scan/secrets/scan-secrets.js






async function scanSecrets(scan, jail, tools) {
    const { platform, layout, work, share, program, ignorefile } = scan;
    const { image, made, kept } = await secretsLayout(layout, platform);
    const folder = (0,external_node_path_.join)(work, `secrets-${platform.digest.slice('sha256:'.length)}`);
    const readable = { '/in/oci-layout': scan.marker };
    for (const [name, content] of Object.entries(made)) {
        const path = (0,external_node_path_.join)(folder, name);
        await (0,promises_.mkdir)((0,external_node_path_.dirname)(path), { recursive: true });
        await (0,promises_.writeFile)(path, content, { mode: 0o644 });
        readable[`/in/${name}`] = path;
    }
    for (const [name, path] of Object.entries(kept))
        readable[`/in/${name}`] = await share(path);
    const milliseconds = scan.request.scanTimeout;
    const json = await forwardOutput(tools, listen => runTrivy({ program, ignorefile, readable, milliseconds, scanner: 'secret' }, jail, listen));
    return parseSecretReport(json, image);
}

;// CONCATENATED MODULE: ./.build/src/scan/table.js

const table_most = 100;
const widest = 40;
function findingsTable({ findings }) {
    const rows = findings.slice(0, table_most).map(row);
    const header = ['SEVERITY', 'VULNERABILITY', 'PACKAGE', 'INSTALLED', 'FIXED IN', 'WHERE', 'TITLE'];
    const widths = header.map((_, column) => Math.max(...[header, ...rows].map(cells => cells[column]?.length ?? 0)));
    const lines = [header, ...rows].map(cells => cells
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd());
    const rest = findings.length - rows.length;
    return `${[...lines, ...(rest > 0 ? [`… and ${rest} more, none more severe`] : [])].join('\n')}\n`;
}
function summaryLine({ platform, os, packages, findings, counts, suppressed, }) {
    const system = os ? `${os.family} ${os.name}, ` : '';
    const found = severity/* severities */.g
        .toReversed()
        .filter(severity => (counts[severity] ?? 0) > 0)
        .map(severity => `${counts[severity]} ${severity}`);
    const hidden = suppressed?.length ? `, ${suppressed.length} suppressed` : '';
    const what = findings.length === 0 ? 'no findings' : found.join(', ');
    return `${platform}: ${system}${packages} package${packages === 1 ? '' : 's'}: ${what}${hidden}`;
}
function row(finding) {
    const { severity, id, package: name, installed, fixed, status, target, path, title } = finding;
    const cells = [severity.toUpperCase(), id, name, installed, fixed ?? status ?? '', path ?? target ?? ''];
    return [...cells.map(clip), (title ?? '').slice(0, 80)];
}
function clip(cell) {
    return cell.length <= widest ? cell : `…${cell.slice(cell.length - widest + 1)}`;
}

;// CONCATENATED MODULE: ./.build/src/scan/scan-image.js












async function scanImage(shared, jail, tools) {
    const { source, platforms } = shared.request.subject;
    const scanned = [];
    for (const platform of platforms) {
        const known = scanned.find(({ found }) => found.digest === platform.digest);
        if (known !== undefined) {
            scanned.push({ ...known, found: { ...known.found, platform: platform.platform } });
            continue;
        }
        const one = await tools.log.group(`Scan ${platform.platform}`, async () => {
            const layout = await layoutOf({
                source,
                digest: platform.digest,
                work: shared.work,
                here: scanned.map(({ layout }) => layout),
                hashed: shared.hashed,
            }, tools);
            const report = reportFile(shared, { name: 'trivy', platform, platforms });
            const found = await look({ ...shared, platform, layout, report }, jail, tools);
            const shown = applySuppressions(found, shared.suppressions.entries);
            if (shown.findings.length > 0)
                await tools.log.foreign(async (write) => write(findingsTable(shown)));
            tools.log.info(summaryLine(shown));
            if (shown.secrets)
                await tools.log.foreign(async (write) => write(`${secretsLine(shown.secrets ?? [])}\n`));
            return { found, layout };
        });
        scanned.push(one);
    }
    return scanned;
}
async function scanBaseline({ source, digest }, scanned, { shared, jail, tools }) {
    const reader = (0,cached_reader/* cachedReader */.I)((0,image_reader/* openImage */.UY)(source, (0,open_transport/* openTransport */.g)(tools)));
    const platforms = await (0,runnable_images/* readPlatforms */.tj)(reader, digest);
    const { baselineScanLimit: limit } = shared.request;
    const here = scanned.map(({ layout }) => layout);
    const before = [];
    const pairs = (0,image_platform/* pairPlatforms */.TO)(scanned.map(({ found }) => found), platforms);
    for (const [now, platform] of pairs) {
        const known = [now, ...before].find(({ digest }) => digest === platform.digest);
        if (known !== undefined) {
            before.push({ ...known, platform: platform.platform });
            continue;
        }
        const one = await tools.log.group(`Scan ${platform.platform} of the baseline`, async () => {
            const layout = await layoutOf({ source, reader, digest: platform.digest, work: shared.work, here, limit, hashed: shared.hashed }, tools);
            const report = reportFile(shared, { name: 'baseline-trivy', platform, platforms });
            const found = await look({ ...shared, platform, layout, report }, jail, tools);
            tools.log.info(summaryLine(found));
            return found;
        });
        before.push(one);
    }
    return before;
}
async function look(scan, jail, tools) {
    const found = await scanPlatform(scan, jail, tools);
    return scan.request.scanSecrets === 'off' ? found : { ...found, ...(await scanSecrets(scan, jail, tools)) };
}
function reportFile({ reports }, { name, platform, platforms }) {
    const alike = platforms.filter(other => (0,image_platform/* samePlatform */.my)(other.platform, platform.platform));
    const which = alike.length > 1 ? [platform.digest.slice('sha256:'.length).slice(0, 12)] : [];
    return (0,external_node_path_.join)(reports, `${[name, platform.platform.replaceAll('/', '-'), ...which].join('-')}.json`);
}

// EXTERNAL MODULE: ./.build/src/scan/suppression/suppressions.js + 1 modules
var suppression_suppressions = __webpack_require__(20270);
// EXTERNAL MODULE: ./.build/src/scan/suppression/trusted-file.js + 1 modules
var trusted_file = __webpack_require__(12179);
;// CONCATENATED MODULE: ./.build/src/scan/suppression/vex.js




async function findVex(wanted, tools) {
    const files = [];
    const digests = [];
    const warnings = [];
    for (const path of wanted.trivyVex) {
        const file = { ...wanted, path, input: 'trivy-vex' };
        const ofBase = await (0,trusted_file/* baseFile */.c)(file, tools);
        if (ofBase && 'absent' in ofBase) {
            const why = ofBase.absent ?? 'it does not exist there';
            warnings.push(`the VEX document ${path} of the base branch is not used: ${why}`);
            continue;
        }
        const written = (0,external_node_path_.join)(wanted.work, `vex-${files.length}.json`);
        const content = ofBase?.content ?? (await (0,trusted_file/* headFile */.H)(file, tools));
        await (0,promises_.writeFile)(written, content, { mode: 0o644 });
        files.push(written);
        digests.push((0,registry_digest/* digestOf */.ol)(Buffer.from(content)));
    }
    return { files, warnings, digests };
}

;// CONCATENATED MODULE: ./.build/src/scan/world-readable.js



const othersRead = 0o004;
const othersEnter = 0o005;
function worldReadable(folder) {
    const shared = new Map();
    return path => {
        const known = shared.get(path) ?? readableCopy(path, (0,external_node_path_.join)(folder, `shared-${shared.size}${(0,external_node_path_.extname)(path)}`));
        shared.set(path, known);
        return known;
    };
}
async function readableCopy(given, copy) {
    const path = await (0,promises_.realpath)(given);
    if (await isShared(path))
        return path;
    await copyReadable(path, copy);
    return copy;
}
async function isShared(path) {
    const { mode, isFolder } = await permissionsOf(path);
    if (!isFolder)
        return (mode & othersRead) !== 0;
    if ((mode & othersEnter) !== othersEnter)
        return false;
    const inside = await Promise.all((await (0,promises_.readdir)(path)).map(name => isShared((0,external_node_path_.join)(path, name))));
    return inside.every(Boolean);
}
async function copyReadable(path, copy) {
    const { mode, isFolder } = await permissionsOf(path);
    if (!isFolder) {
        await (0,promises_.copyFile)(path, copy);
        return (0,promises_.chmod)(copy, 0o444 | (mode & 0o111 ? 0o111 : 0));
    }
    await (0,promises_.mkdir)(copy);
    for (const name of await (0,promises_.readdir)(path))
        await copyReadable((0,external_node_path_.join)(path, name), (0,external_node_path_.join)(copy, name));
    await (0,promises_.chmod)(copy, 0o755);
}
async function permissionsOf(path) {
    const found = await (0,promises_.lstat)(path);
    if (!found.isFile() && !found.isDirectory())
        throw new errors/* UserError */.yo(`${path} is neither a file nor a folder, so the scanner does not get it`);
    return { mode: found.mode, isFolder: found.isDirectory() };
}

;// CONCATENATED MODULE: ./.build/src/scan/scan.js


















const scan = async (request, tools) => {
    const { failOn, subject } = request;
    if (subject.platforms.length === 0) {
        const reason = `${subject.digest} has no image that runs, so nothing was scanned`;
        return { status: 'failed', reason, digest: subject.digest, failOn, platforms: [] };
    }
    const work = await (0,promises_.mkdtemp)((0,external_node_path_.join)(tools.host.temp, 'buildonce-scan-'));
    tools.registerCleanup({ kind: 'folder', name: work });
    try {
        await (0,promises_.chmod)(work, 0o755);
        return await scanIn(work, request, tools);
    }
    finally {
        await (0,promises_.rm)(work, { recursive: true, force: true });
    }
};
async function scanIn(work, request, tools) {
    const found = await findScanner({ ...request, work }, tools);
    if (request.scanSandbox !== 'none')
        await assertStaticProgram(found, process.arch);
    const share = worldReadable(work);
    const database = await findDatabase(vulnerabilities, request, tools);
    const { workspace, temp } = tools.host;
    const reports = await (0,write/* folderOf */.yS)(workspace, request.scanReports ?? (0,external_node_path_.join)(temp, 'buildonce', 'scan'));
    const marker = (0,external_node_path_.join)(work, 'oci-layout');
    await (0,promises_.writeFile)(marker, '{"imageLayoutVersion":"1.0.0"}', { mode: 0o644 });
    const [ignored, vex] = [await (0,suppression_suppressions/* findSuppressions */.A)(request, tools), await findVex({ ...request, work }, tools)];
    const suppressions = { ...ignored, warnings: [...ignored.warnings, ...vex.warnings] };
    const { entries } = ignored;
    const ignorefile = (0,external_node_path_.join)(work, 'ignore.yaml');
    await (0,promises_.writeFile)(ignorefile, numberedFile(entries), { mode: 0o644 });
    const shared = {
        request,
        suppressions,
        hashed: new Map(),
        work,
        share,
        reports,
        marker,
        program: await share(found),
        database: await share(database.folder),
        ...(entries.length > 0 && { ignorefile }),
        vex: vex.files,
    };
    const { jail, trial } = await openJail(request.scanSandbox, jail => trivyVersion(shared.program, marker, jail), tools);
    try {
        assertUsableVersion(trial);
        tools.log.info(`Trivy ${trial}, database of ${database.updatedAt}, sandbox ${jail.sandbox}`);
        const scanner = {
            name: 'trivy',
            version: trial,
            ...(database.digest && { database: database.digest }),
            databaseTime: database.updatedAt,
            sandbox: jail.sandbox,
        };
        const scanned = await scanImage(shared, jail, tools);
        const { baseline, scanGate } = request;
        const now = { scanner, secrets: request.scanSecrets, stored: request.baselineScan };
        const again = () => scanBaseline(baseline, scanned, { shared, jail, tools });
        const before = baseline && scanGate === 'introduced' ? await baselineScan(baseline, now, again) : undefined;
        tools.signal.throwIfAborted();
        const section = conclude({
            request,
            platforms: scanned.map(({ found }) => found),
            scanner,
            before,
            suppressions,
            vex: vex.digests,
            reports,
        }, tools);
        await (0,write/* writeWhole */.f8)((0,external_node_path_.join)(reports, outputs/* sarifName */.VM), sarif(section.platforms, scanner));
        return section;
    }
    finally {
        await jail.close();
    }
}

// EXTERNAL MODULE: ./.build/src/pipeline/base-commit.js
var base_commit = __webpack_require__(54819);
// EXTERNAL MODULE: ./.build/src/pipeline/base-images.js + 1 modules
var base_images = __webpack_require__(99598);
// EXTERNAL MODULE: ./.build/src/pipeline/baseline.js
var pipeline_baseline = __webpack_require__(71983);
// EXTERNAL MODULE: ./.build/src/pipeline/proven.js
var proven = __webpack_require__(84456);
// EXTERNAL MODULE: ./.build/src/pipeline/read.js
var pipeline_read = __webpack_require__(71656);
// EXTERNAL MODULE: ./.build/src/pipeline/subject.js
var pipeline_subject = __webpack_require__(14510);
// EXTERNAL MODULE: ./.build/src/pipeline/tables.js + 10 modules
var tables = __webpack_require__(51188);
;// CONCATENATED MODULE: ./.build/src/pipeline/scan.js













const inputs = tables/* stageInputs */.M.scan;
const scanStage = {
    name: 'scan',
    inputs,
    cleanUp: cleanUp,
    leavesNothing: true,
    async run({ texts, record }, tools) {
        const { image, trustedKeys, trustedIdentities, trustedRoot, evidenceTrust, trustedProjects, ...values } = (0,pipeline_read/* read */.L)(inputs, texts, tools);
        const reason = whyNot(values.scan, image, record);
        if (reason !== undefined) {
            const section = { status: 'skipped', reason, failOn: values.failOn, platforms: [] };
            return { section, outputs: {} };
        }
        const whom = { trustedKeys, trustedIdentities, trustedRoot, evidenceTrust, trustedProjects };
        const trust = await (0,evidence_trust/* trustOf */.An)(whom, tools.host);
        const subject = await (0,pipeline_subject/* subjectOf */.e)(image, record, tools);
        const hides = values.trivyIgnorefile !== undefined || values.trivyVex.length > 0;
        const reader = (0,image_reader/* openImage */.UY)(subject.source, (0,open_transport/* openTransport */.g)(tools));
        const [baseline, bases, baseCommit] = await Promise.all([
            image === undefined
                ? (0,pipeline_baseline/* baselineImage */.De)(record, trust.policy === 'signed' ? trust : evidence_trust/* anybody */.VC, tools)
                : undefined,
            (0,base_images/* basesOf */.c)({ digest: subject.digest, reader }, tools),
            hides ? (0,base_commit/* baseCommitOf */.s)(tools) : undefined,
        ]);
        const known = {
            ...(baseline && { baseline }),
            ...(bases && { bases }),
            ...(baseCommit && { baseCommit }),
        };
        const section = await scan({ ...values, ...known, subject }, tools);
        return { section, outputs: (0,outputs/* outputs */.V4)(section), line: section.reason };
    },
};
function whyNot(wanted, image, record) {
    if (!wanted)
        return 'it is switched off';
    if (image !== undefined || record.event.name === 'schedule')
        return undefined;
    return (0,proven/* provenBefore */.k)(record);
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


/***/ })

};
