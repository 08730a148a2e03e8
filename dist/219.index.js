export const id = 219;
export const ids = [219];
export const modules = {

/***/ 89522:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MS: () => (/* binding */ unpackCommit),
/* harmony export */   vF: () => (/* binding */ reachCommit),
/* harmony export */   zX: () => (/* binding */ readAtCommit)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _messages_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3969);



const patience = 30_000;
const env = { GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' };
async function reachCommit({ folder, commit }, exec, signal) {
    const git = (...args) => exec.run({ file: 'git', args: ['-C', folder, ...args], env });
    const has = async () => (await git('cat-file', '-e', `${commit}^{commit}`)).exitCode === 0;
    if (await has())
        return true;
    const shallow = (await git('rev-parse', '--is-shallow-repository')).stdout.trim() === 'true';
    if (shallow)
        await fetchCommit({ folder, commit }, exec, signal);
    return has();
}
async function readAtCommit({ folder, commit }, path, exec) {
    const args = ['-C', folder, 'cat-file', 'blob', `${commit}:./${path}`];
    const { exitCode, stdout } = await exec.run({ file: 'git', args, env });
    return exitCode === 0 ? stdout : undefined;
}
async function unpackCommit({ folder, commit }, target, exec) {
    const archive = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(target, 'commit.tar');
    const files = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(target, 'commit');
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(files, { recursive: true, mode: 0o700 });
    const steps = [
        { file: 'git', args: ['-C', folder, 'archive', '--format=tar', `--output=${archive}`, commit], env },
        { file: 'tar', args: ['-x', '-f', archive, '-C', files, '--no-same-owner'] },
    ];
    for (const step of steps) {
        const { exitCode, stderr } = await exec.run(step);
        if (exitCode !== 0)
            throw new _messages_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(`the files of commit ${commit.slice(0, 7)} cannot be read: ${stderr.trim()}`);
    }
    return files;
}
async function fetchCommit({ folder, commit }, exec, signal) {
    const options = ['--quiet', '--depth=1', '--no-tags', '--no-recurse-submodules', '--no-write-fetch-head'];
    const fetching = exec.start({
        file: 'git',
        args: ['-C', folder, 'fetch', ...options, '--end-of-options', 'origin', commit],
        env,
    });
    fetching.stdout.resume();
    fetching.stderr.resume();
    const stop = AbortSignal.any([signal, AbortSignal.timeout(patience)]);
    const end = () => void fetching.end();
    stop.addEventListener('abort', end, { once: true });
    await fetching.ended.catch(() => { });
    stop.removeEventListener('abort', end);
}


/***/ }),

/***/ 56709:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I7: () => (/* binding */ trustedLink),
/* harmony export */   TN: () => (/* binding */ oneLine),
/* harmony export */   fM: () => (/* binding */ lastLine)
/* harmony export */ });
const unprintable = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\u2028\u2029]+/gu;
function oneLine(text, limit = 256) {
    const line = text.replace(unprintable, ' ').replace(/\s+/g, ' ').trim();
    return line.length <= limit ? line : `${line.slice(0, limit - 1)}…`;
}
function lastLine(text) {
    const line = text.trim().split('\n').at(-1) ?? '';
    return line === '' ? '' : `: ${oneLine(line, 500)}`;
}
const trusted = [
    'access.redhat.com',
    'avd.aquasec.com',
    'cve.org',
    'errata.almalinux.org',
    'errata.rockylinux.org',
    'github.com',
    'linux.oracle.com',
    'msrc.microsoft.com',
    'nvd.nist.gov',
    'osv.dev',
    'security-tracker.debian.org',
    'security.alpinelinux.org',
    'ubuntu.com',
    'www.cve.org',
    'www.suse.com',
];
function trustedLink(text) {
    if (!URL.canParse(text) || text.length > 512)
        return undefined;
    const { protocol, hostname, username, port, href } = new URL(text);
    const fine = protocol === 'https:' && trusted.includes(hostname) && username === '' && port === '';
    return fine ? href : undefined;
}


/***/ }),

/***/ 60951:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ reasonFor)
/* harmony export */ });
/* harmony import */ var _stage_severity_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(97935);

function reasonFor(failing, scope) {
    const distinct = new Map(failing.map(finding => [`${finding.package} ${finding.id}`, finding]));
    const [first] = distinct.values();
    const counts = _stage_severity_js__WEBPACK_IMPORTED_MODULE_0__/* .severities */ .g
        .toReversed()
        .map(severity => ({
        severity,
        count: [...distinct.values()].filter(one => one.severity === severity).length,
    }))
        .filter(({ count }) => count > 0)
        .map(({ severity, count }) => `${count} ${severity}`);
    const noun = distinct.size === 1 ? 'finding' : 'findings';
    const example = first
        ? `, for example ${first.id} in ${first.package} ${first.installed}${fixHint(first)}`
        : '';
    return `${counts.join(' and ')} ${noun}${scope === 'introduced' ? ' introduced' : ''}${example}`;
}
function fixHint({ fixed }) {
    return fixed === undefined ? '' : ` (fixed in ${fixed})`;
}


/***/ }),

/***/ 42146:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GZ: () => (/* binding */ isDenied),
/* harmony export */   S4: () => (/* binding */ judge),
/* harmony export */   c6: () => (/* binding */ fails)
/* harmony export */ });
/* harmony import */ var _stage_finding_diff_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(75103);
/* harmony import */ var _stage_severity_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(97935);
/* harmony import */ var _gate_reason_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(60951);
/* harmony import */ var _inherited_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76899);




function judge(platforms, rules, base) {
    const before = rules.scope === 'all' ? undefined : base;
    const sides = (0,_stage_finding_diff_js__WEBPACK_IMPORTED_MODULE_0__/* .compareScans */ .sw)(platforms, before ?? []);
    const alone = before ? sides.filter(({ changes }) => changes === undefined) : [];
    const looked = sides.flatMap(({ platform, added }) => added ?? platform.findings);
    const denied = platforms.flatMap(all).filter(finding => isDenied(finding, rules.deny));
    const counting = looked.filter(finding => fails(finding, rules));
    const failing = [...new Set([...counting, ...denied])];
    const severe = platforms
        .flatMap(({ findings }) => findings)
        .filter(finding => isSevere(finding, rules.failOn));
    const scope = before ? 'introduced' : 'all';
    const failed = new Set(failing);
    return {
        failing,
        platforms: sides.map(({ platform, added }) => marked(platform, added)),
        warnings: alone.map(({ platform: { platform } }) => `${platform} was not scanned before: all its findings count`),
        ...(failing.length > 0 && { reason: whole(counting, denied, { scope, platforms }) }),
        gate: {
            scope,
            onlyFixed: rules.onlyFixed,
            failing: failing.length,
            tolerated: severe.filter(finding => !failed.has(finding)).length,
            ...(rules.deny.length > 0 && { denied: denied.length }),
            ...(before && {
                introduced: sides.flatMap(({ added = [] }) => added).length,
                fixed: sides.flatMap(({ changes = [] }) => changes).filter(({ kind }) => kind === 'fixed').length,
            }),
        },
    };
}
function all({ findings, suppressed = [] }) {
    return [...findings, ...suppressed];
}
function marked(platform, added) {
    if (added === undefined)
        return platform;
    const fresh = new Set(added);
    const findings = platform.findings.map(one => (fresh.has(one) ? { ...one, introduced: true } : one));
    return { ...platform, findings, compared: true };
}
function whole(counting, denied, { scope, platforms }) {
    const listed = [...new Set(denied.map(({ id, package: name }) => `${id} in ${name}`))].slice(0, 5);
    return [
        ...(counting.length > 0 ? [(0,_gate_reason_js__WEBPACK_IMPORTED_MODULE_1__/* .reasonFor */ .q)(counting, scope)] : []),
        ...(listed.length > 0 ? [`denied by scan-deny: ${listed.join(', ')}`] : []),
        ...[(0,_inherited_js__WEBPACK_IMPORTED_MODULE_2__/* .updateHint */ .x)([...counting, ...denied], platforms)].filter(hint => hint !== undefined),
    ].join('; ');
}
function fails(finding, { failOn, onlyFixed, inherited }) {
    if (finding.inherited && inherited === 'warn')
        return false;
    return isSevere(finding, failOn) && (!onlyFixed || finding.fixed !== undefined);
}
function isDenied({ id, aliases = [] }, deny) {
    return deny.some(name => name === id || aliases.includes(name));
}
function isSevere({ severity }, failOn) {
    return failOn !== 'none' && _stage_severity_js__WEBPACK_IMPORTED_MODULE_3__/* .severities */ .g.indexOf(severity) >= _stage_severity_js__WEBPACK_IMPORTED_MODULE_3__/* .severities */ .g.indexOf(failOn);
}


/***/ }),

/***/ 76899:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ markInherited),
/* harmony export */   x: () => (/* binding */ updateHint)
/* harmony export */ });
function markInherited(platform, base) {
    if (base === undefined)
        return platform;
    const layers = new Set(base.layers);
    const mark = (one) => one.layer !== undefined && layers.has(one.layer) ? { ...one, inherited: true } : one;
    const findings = platform.findings.map(mark);
    return {
        ...platform,
        findings,
        ...(platform.suppressed && { suppressed: platform.suppressed.map(mark) }),
        ...(platform.secrets && { secrets: platform.secrets.map(mark) }),
        base: {
            name: base.name,
            digest: base.digest,
            findings: findings.filter(({ inherited }) => inherited).length,
        },
    };
}
function updateHint(findings, platforms) {
    const name = platforms.find(({ base }) => base !== undefined)?.base?.name;
    const count = distinct(findings.filter(({ inherited }) => inherited));
    if (count === 0 || name === undefined)
        return undefined;
    const share = count === distinct(findings) ? (count === 1 ? 'it' : 'all of them') : `${count} of them`;
    return `the base image ${name} contains ${share}: update the base`;
}
function distinct(findings) {
    return new Set(findings.map(({ id, package: name }) => `${name} ${id}`)).size;
}


/***/ }),

/***/ 18381:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ entryKey),
/* harmony export */   p: () => (/* binding */ endOf)
/* harmony export */ });
function entryKey({ kind, id, paths, purls }) {
    return JSON.stringify([kind, id, paths.toSorted(), purls.toSorted()]);
}
function endOf({ expires }) {
    return expires === undefined ? Number.POSITIVE_INFINITY : Date.parse(expires);
}


/***/ }),

/***/ 98414:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ hides),
/* harmony export */   z: () => (/* binding */ suppressionState)
/* harmony export */ });
/* harmony import */ var _entry_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(18381);

function suppressionState({ head, base, ...rules }) {
    if (base === undefined)
        return ordered(head.map(entry => ({ ...entry, state: stateOf(entry, rules) })));
    const wanted = Map.groupBy(head, _entry_js__WEBPACK_IMPORTED_MODULE_0__/* .entryKey */ .k);
    const trusted = base.filter(entry => wanted.has((0,_entry_js__WEBPACK_IMPORTED_MODULE_0__/* .entryKey */ .k)(entry)));
    const lasting = new Map();
    for (const known of trusted) {
        const key = (0,_entry_js__WEBPACK_IMPORTED_MODULE_0__/* .entryKey */ .k)(known);
        lasting.set(key, Math.max((0,_entry_js__WEBPACK_IMPORTED_MODULE_0__/* .endOf */ .p)(known), lasting.get(key) ?? Number.NEGATIVE_INFINITY));
    }
    const added = head.filter(entry => {
        const end = lasting.get((0,_entry_js__WEBPACK_IMPORTED_MODULE_0__/* .entryKey */ .k)(entry));
        return end === undefined || (0,_entry_js__WEBPACK_IMPORTED_MODULE_0__/* .endOf */ .p)(entry) > end;
    });
    const earliest = new Map([...wanted].map(([key, entries]) => [key, earliestOf(entries)]));
    const kept = trusted.map(known => sooner(known, earliest.get((0,_entry_js__WEBPACK_IMPORTED_MODULE_0__/* .entryKey */ .k)(known))));
    return ordered([
        ...kept.map(entry => ({ ...entry, state: stateOf(entry, rules) })),
        ...added.map((entry) => {
            const state = stateOf(entry, rules);
            return { ...entry, state: state === 'expired' || state === 'incomplete' ? state : 'untrusted' };
        }),
    ]);
}
function hides({ state }) {
    return state === 'active' || state === 'expiring';
}
function sooner(known, head) {
    return head !== undefined && (0,_entry_js__WEBPACK_IMPORTED_MODULE_0__/* .endOf */ .p)(head) < (0,_entry_js__WEBPACK_IMPORTED_MODULE_0__/* .endOf */ .p)(known) ? head : known;
}
function earliestOf(entries) {
    let [earliest] = entries;
    for (const entry of entries)
        if (earliest && (0,_entry_js__WEBPACK_IMPORTED_MODULE_0__/* .endOf */ .p)(entry) < (0,_entry_js__WEBPACK_IMPORTED_MODULE_0__/* .endOf */ .p)(earliest))
            earliest = entry;
    return earliest;
}
function ordered(entries) {
    return [...entries.filter(hides), ...entries.filter(entry => !hides(entry))];
}
function stateOf(entry, { require, now, notice }) {
    if ((0,_entry_js__WEBPACK_IMPORTED_MODULE_0__/* .endOf */ .p)(entry) < now)
        return 'expired';
    const lacks = { statement: entry.statement === undefined, expiry: entry.expires === undefined };
    if (require.some(what => lacks[what]))
        return 'incomplete';
    return (0,_entry_js__WEBPACK_IMPORTED_MODULE_0__/* .endOf */ .p)(entry) - notice < now ? 'expiring' : 'active';
}


/***/ }),

/***/ 20270:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  A: () => (/* binding */ findSuppressions)
});

// EXTERNAL MODULE: ./.build/src/messages/errors.js
var errors = __webpack_require__(3969);
// EXTERNAL MODULE: ./.build/src/registry/digest.js
var digest = __webpack_require__(95971);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(77934);
// EXTERNAL MODULE: ./.build/src/files/yaml.js
var yaml = __webpack_require__(9872);
// EXTERNAL MODULE: ./.build/src/scan/foreign-text.js
var foreign_text = __webpack_require__(56709);
;// CONCATENATED MODULE: ./.build/src/scan/suppression/ignore-file.js




const ignore_file_text = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* minLength */.BpQ(1), dist/* maxLength */.Ru6(2048));
const texts = dist/* pipe */.FsL(dist/* array */.YOg(ignore_file_text), dist/* maxLength */.Ru6(1000));
const time = dist/* pipe */.FsL(ignore_file_text, dist/* check */.z6Y(value => !Number.isNaN(Date.parse(value)), 'expected a date such as 2027-01-31'));
const idShape = /^[\w.:+-]{1,128}$/;
const listed = dist/* strictObject */.rej({
    id: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(idShape, 'expected an id such as CVE-2024-12345')),
    paths: dist/* nullish */.cl6(texts),
    purls: dist/* nullish */.cl6(texts),
    expired_at: dist/* nullish */.cl6(time),
    statement: dist/* nullish */.cl6(ignore_file_text),
});
const mostEntries = 10_000;
const list = dist/* nullish */.cl6(dist/* pipe */.FsL(dist/* array */.YOg(listed), dist/* maxLength */.Ru6(mostEntries)));
const ignore_file_document = dist/* nullish */.cl6(dist/* strictObject */.rej({
    vulnerabilities: list,
    secrets: list,
    misconfigurations: dist/* optional */.lqM(dist/* unknown */.L5J()),
    licenses: dist/* optional */.lqM(dist/* unknown */.L5J()),
}));
async function parseIgnoreFile(content, name) {
    try {
        const entries = /\.ya?ml$/.test(name)
            ? await parseEntries(content)
            : content.split('\n').flatMap(parseLine);
        if (entries.length > mostEntries)
            throw new Error(`it has ${entries.length} entries, more than the ${mostEntries} that are read`);
        return entries;
    }
    catch (cause) {
        throw new errors/* UserError */.yo(`the ignore file ${name} cannot be read: ${(0,errors/* describe */.q0)(cause)}`, { cause });
    }
}
function parseLine(line, at) {
    const [id = '', ...fields] = line.trim().split(/\s+/);
    if (!idShape.test(id))
        return [];
    const given = fields.find(field => field.startsWith('exp:'))?.slice('exp:'.length);
    if (given !== undefined && !(/^\d{4}-\d\d-\d\d$/.test(given) && !Number.isNaN(Date.parse(given))))
        throw new Error(`line ${at + 1}: "exp:${given}" is not a date such as exp:2027-01-31`);
    return [{ kind: 'any', id, paths: [], purls: [], ...(given && { expires: given }) }];
}
async function parseEntries(content) {
    const parsed = dist/* safeParse */.xLC(ignore_file_document, await (0,yaml/* parseYaml */.h)(content));
    if (!parsed.success) {
        const [issue] = parsed.issues;
        throw new Error(`${dist/* getDotPath */.BuJ(issue) ?? 'the whole'}: ${issue.message}`);
    }
    const of = (kind, items) => (items ?? []).map(({ id, paths, purls, expired_at: expires, statement }) => ({
        kind,
        id,
        paths: paths ?? [],
        purls: purls ?? [],
        ...(expires && { expires }),
        ...(statement && { statement: (0,foreign_text/* oneLine */.TN)(statement, 1000) }),
    }));
    return [...of('vulnerability', parsed.output?.vulnerabilities), ...of('secret', parsed.output?.secrets)];
}

// EXTERNAL MODULE: ./.build/src/scan/suppression/suppression-state.js
var suppression_state = __webpack_require__(98414);
// EXTERNAL MODULE: ./.build/src/scan/suppression/trusted-file.js + 1 modules
var trusted_file = __webpack_require__(12179);
;// CONCATENATED MODULE: ./.build/src/scan/suppression/suppressions.js





async function findSuppressions(wanted, tools) {
    const { trivyIgnorefile: path } = wanted;
    if (path === undefined)
        return { entries: [], warnings: [] };
    const file = { ...wanted, path, input: 'trivy-ignorefile' };
    const content = await (0,trusted_file/* headFile */.H)(file, tools);
    const head = await parseIgnoreFile(content, path);
    const { base, warnings } = await entriesOfBase(path, await (0,trusted_file/* baseFile */.c)(file, tools));
    const { suppressionRequire: require, suppressionNotice: notice } = wanted;
    const entries = (0,suppression_state/* suppressionState */.z)({ head, base, require, notice, now: tools.now() });
    return { entries, warnings, digest: (0,digest/* digestOf */.ol)(Buffer.from(content)) };
}
async function entriesOfBase(path, found) {
    if (found === undefined)
        return { warnings: [] };
    const unknown = (why) => ({
        base: [],
        warnings: [
            `the ignore file ${path} of the base branch is not known, so none of its entries counts: ${why}`,
        ],
    });
    if ('absent' in found)
        return found.absent === undefined ? { base: [], warnings: [] } : unknown(found.absent);
    return parseIgnoreFile(found.content, path).then(base => ({ base, warnings: [] }), (error) => unknown((0,errors/* describe */.q0)(error)));
}


/***/ }),

/***/ 12179:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  c: () => (/* binding */ baseFile),
  H: () => (/* binding */ headFile)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./.build/src/files/place.js
var place = __webpack_require__(26396);
// EXTERNAL MODULE: ./.build/src/files/read.js
var read = __webpack_require__(94479);
// EXTERNAL MODULE: ./.build/src/messages/errors.js
var errors = __webpack_require__(3969);
// EXTERNAL MODULE: ./.build/src/files/commit.js
var commit = __webpack_require__(89522);
;// CONCATENATED MODULE: ./.build/src/scan/suppression/at-commit.js

async function fileAtCommit({ path, ...at }, exec, signal) {
    if (!(await (0,commit/* reachCommit */.vF)(at, exec, signal)))
        return { missing: 'commit' };
    const content = await (0,commit/* readAtCommit */.zX)(at, path, exec);
    return content === undefined ? { missing: 'file' } : { content };
}

;// CONCATENATED MODULE: ./.build/src/scan/suppression/trusted-file.js





const longest = 4 * 1024 * 1024;
async function headFile({ path, input }, { host }) {
    try {
        return await (0,read/* readGiven */.Q8)(host.workspace, path, longest);
    }
    catch (cause) {
        throw new errors/* UserError */.yo(`"${input}" names ${(0,external_node_path_.resolve)(host.workspace, path)}, which cannot be read: ${(0,errors/* describe */.q0)(cause)}`, { hint: 'Name a file of the checkout.', cause });
    }
}
async function baseFile({ path: named, trustHeadSuppressions, baseCommit: commit }, { exec, host, signal }) {
    if (host.facts.pullRequest === undefined || trustHeadSuppressions)
        return undefined;
    const path = await (0,place/* pathInCheckout */.BQ)(host.workspace, named);
    if (path === undefined)
        return undefined;
    const help = 'check out with fetch-depth: 2, or set trust-head-suppressions';
    if (commit === undefined)
        return { absent: `the commit is not known: ${help}` };
    try {
        const found = await fileAtCommit({ folder: host.workspace, path, commit }, exec, signal);
        if ('content' in found)
            return found;
        if (found.missing === 'file')
            return { absent: undefined };
        return { absent: `commit ${commit.slice(0, 7)} is not in this clone: ${help}` };
    }
    catch (error) {
        signal.throwIfAborted();
        return { absent: (0,errors/* describe */.q0)(error) };
    }
}


/***/ }),

/***/ 75103:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H2: () => (/* binding */ distinctFindings),
/* harmony export */   MO: () => (/* binding */ packageKey),
/* harmony export */   sw: () => (/* binding */ compareScans)
/* harmony export */ });
/* unused harmony exports diffFindings, addedBy */
/* harmony import */ var _image_platform_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(52490);
/* harmony import */ var _severity_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(97935);


function compareScans(platforms, others) {
    const pairs = (0,_image_platform_js__WEBPACK_IMPORTED_MODULE_0__/* .pairPlatforms */ .TO)(platforms, others);
    const all = ({ findings, suppressed = [] }) => [...findings, ...suppressed];
    return platforms.map(platform => {
        const before = pairs.get(platform);
        if (before === undefined)
            return { platform };
        const changes = diffFindings(all(before), all(platform));
        const visible = new Set(platform.findings);
        return { platform, changes, added: changes.flatMap(addedBy).filter(finding => visible.has(finding)) };
    });
}
function distinctFindings(findings) {
    const name = namesIn(findings);
    return [...Map.groupBy(findings, name).values()].flatMap(([first]) => first ?? []);
}
function diffFindings(base, head) {
    const key = namesIn([...base, ...head]);
    const before = Map.groupBy(base, key);
    const after = Map.groupBy(head, key);
    return [...new Set([...after.keys(), ...before.keys()])].map(name => classify(before.get(name) ?? [], after.get(name) ?? []));
}
function addedBy(change) {
    if (change.kind === 'introduced' || change.escalated)
        return change.head;
    if (change.kind !== 'more-copies')
        return [];
    const known = new Map();
    for (const finding of copiesIn(change.base))
        known.set(spot(finding), (known.get(spot(finding)) ?? 0) + 1);
    const [before, after] = [copiesIn(change.base), copiesIn(change.head)];
    const fresh = after.filter(finding => {
        const left = known.get(spot(finding)) ?? 0;
        known.set(spot(finding), left - 1);
        return left <= 0;
    });
    return fresh.slice(0, after.length - before.length);
}
function copiesIn(findings) {
    const spots = [...Map.groupBy(findings, spot).values()];
    return spots.flatMap(same => {
        const names = [...Map.groupBy(same, ({ id }) => id).values()];
        return names.toSorted((a, b) => b.length - a.length)[0] ?? [];
    });
}
function packageKey({ purl, target, package: name }) {
    if (purl === undefined)
        return `${target ?? ''}|${name}`;
    const [locator = '', query = ''] = purl.split('#')[0]?.split('?') ?? [];
    const at = locator.lastIndexOf('@');
    const qualifiers = query
        .split('&')
        .filter(pair => pair !== '' && !/^(distro|arch|epoch)=/.test(pair))
        .toSorted();
    return `${canonical(at > locator.lastIndexOf('/') ? locator.slice(0, at) : locator)}${qualifiers.map(pair => `&${pair}`).join('')}`;
}
function canonical(locator) {
    const [, type = '', rest = ''] = /^pkg:\/*([^/]*)(.*)$/is.exec(locator) ?? [];
    if (type === '')
        return locator;
    const name = decoded(rest).replaceAll('@', '%40');
    const kind = type.toLowerCase();
    return `pkg:${kind}${kind === 'pypi' ? name.toLowerCase().replace(/[-_.]+/g, '-') : name}`;
}
function decoded(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}
function namesIn(findings) {
    const names = aliasNames(findings);
    return finding => `${packageKey(finding)} ${names.get(finding.id) ?? finding.id}`;
}
function aliasNames(findings) {
    const names = new Map();
    for (const { id, aliases = [] } of findings) {
        const all = new Set([id, ...aliases]);
        const cves = [...all].filter(alias => alias.startsWith('CVE-'));
        const advisories = [...all].filter(alias => alias.startsWith('GHSA-') || (alias === id && !cves.includes(id)));
        for (const advisory of advisories)
            names.set(advisory, new Set([...(names.get(advisory) ?? []), ...cves]));
    }
    const known = new Map([...names].flatMap(([advisory, cves]) => {
        const [only, ...others] = cves;
        return only === undefined || others.length > 0 ? [] : [[advisory, only]];
    }));
    const vendors = findings.flatMap(({ id, aliases = [] }) => {
        const [only, ...others] = [...new Set(aliases)].filter(alias => /^(?:CVE|GHSA)-/.test(alias));
        const isOther = !/^(?:CVE|GHSA)-/.test(id) && !known.has(id);
        return isOther && only?.startsWith('GHSA-') && others.length === 0
            ? [[id, known.get(only) ?? only]]
            : [];
    });
    return new Map([...vendors, ...known]);
}
function classify(base, head) {
    const both = base.length > 0 && head.length > 0;
    return {
        kind: kindOf(copiesIn(base), copiesIn(head)),
        base,
        head,
        escalated: both && highest(head) > highest(base),
        nowFixable: both && head.some(({ fixed }) => fixed) && !base.some(({ fixed }) => fixed),
    };
}
function kindOf(base, head) {
    if (base.length === 0)
        return 'introduced';
    if (head.length === 0)
        return 'fixed';
    if (head.length > base.length)
        return 'more-copies';
    if (head.length < base.length)
        return 'fewer-copies';
    if (list(base, spot) === list(head, spot))
        return 'unchanged';
    return list(base, version) === list(head, version) ? 'moved' : 'still-vulnerable';
}
function list(findings, name) {
    return JSON.stringify(findings.map(name).toSorted());
}
function spot(finding) {
    return `${finding.path ?? ''} ${finding.installed}`;
}
function version({ installed }) {
    return installed;
}
function highest(findings) {
    return Math.max(...findings.map(({ severity }) => _severity_js__WEBPACK_IMPORTED_MODULE_1__/* .severities */ .g.indexOf(severity)));
}


/***/ })

};
