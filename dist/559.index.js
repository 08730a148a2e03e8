export const id = 559;
export const ids = [559];
export const modules = {

/***/ 62368:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G5: () => (/* binding */ wrongNames),
/* harmony export */   OU: () => (/* binding */ isCommitTag),
/* harmony export */   P$: () => (/* binding */ commitInTag),
/* harmony export */   WH: () => (/* binding */ isCommitRule),
/* harmony export */   sC: () => (/* binding */ dirtyTags)
/* harmony export */ });
/* harmony import */ var _compare_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(64469);

function isCommitRule(rule) {
    return /(^|,)\s*type\s*=\s*sha\s*(,|$)/.test(rule) || /\{\{[{&~\s]{0,16}sha[\s}~]/.test(rule);
}
function commitInTag(name) {
    const found = /(?:^|[._-])(?:sha-([0-9a-f]{7,64})|([0-9a-f]{40}))(?![0-9a-z])/.exec(name);
    return found?.[1] ?? found?.[2];
}
function hasWord(name, commit) {
    return name.split(/[._-]/).some(word => /^[0-9a-f]{7,64}$/.test(word) && commit.startsWith(word));
}
function wrongNames(tags, builtFrom, { commit, gitTag }) {
    const named = tags.map(tag => {
        const names = commitInTag(tag.name) ??
            ((tag.rule !== undefined && (isCommitRule(tag.rule) || gitTag !== undefined)) ||
                hasWord(tag.name, commit)
                ? commit
                : undefined);
        return { tag, names };
    });
    return {
        right: named
            .filter(({ names }) => names === undefined || (0,_compare_js__WEBPACK_IMPORTED_MODULE_0__/* .isBuildOf */ .k)(builtFrom, names))
            .map(({ tag }) => tag),
        wrong: named.flatMap(({ tag, names }) => names === undefined || (0,_compare_js__WEBPACK_IMPORTED_MODULE_0__/* .isBuildOf */ .k)(builtFrom, names) ? [] : [{ ...tag, names }]),
    };
}
function dirtyTags(tags) {
    return tags
        .filter(isCommitTag)
        .map(tag => ({ ...tag, name: `${tag.name.slice(0, 122)}-dirty`, class: 'floating' }));
}
function isCommitTag({ name, rule }) {
    return commitInTag(name) !== undefined || (rule !== undefined && isCommitRule(rule));
}


/***/ }),

/***/ 64469:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ compareInputs),
/* harmony export */   k: () => (/* binding */ isBuildOf)
/* harmony export */ });
function compareInputs(now, then, { content }) {
    const other = (name) => now[name] !== then[name];
    return {
        decisive: [
            ...(other('context') ? ['context'] : []),
            ...(other('file') || (content && other('dockerfile')) ? ['file'] : []),
            ...(other('target') ? ['target'] : []),
            ...differing(now.buildContexts, then.buildContexts).map(name => `build-contexts (${name})`),
        ],
        others: [
            ...differing(now.buildArgs, then.buildArgs).map(name => `build-args (${name})`),
            ...differing(now.labels, then.labels).map(key => `labels (${key})`),
            ...(now.secrets.join() === then.secrets.join() ? [] : ['secrets']),
            ...differing(now.options, then.options),
        ],
    };
}
function isBuildOf({ commit, pinnedBy }, named) {
    return named !== '' && [commit, pinnedBy].some(own => own?.startsWith(named.toLowerCase()) === true);
}
function differing(now, then) {
    const names = [...new Set([...Object.keys(now), ...Object.keys(then)])];
    return names.filter(name => now[name] !== then[name]).sort();
}


/***/ }),

/***/ 36024:
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

/***/ 68566:
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
function grouped(number) {
    const [digits = '', ...decimals] = number.split('.');
    const head = digits.length % 3 || 3;
    const groups = [digits.slice(0, head)];
    for (let at = head; at < digits.length; at += 3)
        groups.push(digits.slice(at, at + 3));
    return [groups.join(','), ...decimals].join('.');
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

/***/ 40755:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   aI: () => (/* binding */ namingOf),
/* harmony export */   iq: () => (/* binding */ commitTagsOf),
/* harmony export */   mk: () => (/* binding */ tagsOfCommit),
/* harmony export */   yE: () => (/* binding */ tagNamesOf)
/* harmony export */ });
/* harmony import */ var _identity_commit_tag_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(62368);
/* harmony import */ var _size_past_images_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48340);


function commitTagsOf({ tags }) {
    return tagsOfCommit(tags?.tags ?? []);
}
function tagsOfCommit(tags) {
    return tags.filter(({ rule }) => (0,_identity_commit_tag_js__WEBPACK_IMPORTED_MODULE_1__/* .isCommitRule */ .WH)(rule)).map(({ name }) => name);
}
function namingOf({ tags }, { commit, gitTag }) {
    return { commit: tags?.commit ?? commit ?? 'that is not known', ...(gitTag !== undefined && { gitTag }) };
}
function tagNamesOf(record) {
    const named = record.tags?.commit ?? record.commit;
    if (named === undefined)
        return undefined;
    const short = named.slice(0, 7);
    const own = commitTagsOf(record).filter(name => name.includes(short));
    const [first] = own;
    if (first === undefined)
        return undefined;
    const suffix = first.slice(first.lastIndexOf(short)).replace(/^[0-9a-f]{40}|^[0-9a-f]{7}/, '');
    return {
        ofCommit: commit => own.map(name => name.includes(named) ? name.replace(named, commit) : name.replace(short, commit.slice(0, 7))),
        ofBranch: branch => `${_size_past_images_js__WEBPACK_IMPORTED_MODULE_0__/* .plainNames */ .D.ofBranch(branch)}${suffix}`.slice(0, 128),
    };
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


/***/ }),

/***/ 96559:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  reportStage: () => (/* binding */ reportStage)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./.build/src/files/read.js
var read = __webpack_require__(94479);
// EXTERNAL MODULE: ./.build/src/messages/errors.js
var errors = __webpack_require__(3969);
// EXTERNAL MODULE: ./.build/src/report/outputs.js
var outputs = __webpack_require__(42460);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./.build/src/files/place.js
var place = __webpack_require__(26396);
// EXTERNAL MODULE: ./.build/src/report/artifact/name.js
var artifact_name = __webpack_require__(59806);
;// CONCATENATED MODULE: ./.build/src/report/records.js






const mostFiles = 256;
const longest = 16 * 1024 * 1024;
const longestTogether = 64 * 1024 * 1024;
const deepest = 4;
class NoRecords extends errors/* UserError */.yo {
    name = 'NoRecords';
}
async function findRecords(workspace, folder) {
    const root = await (0,place/* placeOf */.$t)(workspace, folder);
    const paths = await walk(root, folder, 0);
    if (paths.length === 0)
        throw new NoRecords(`there is no record below ${folder}`, {
            hint: 'Store the record of each job with `upload-artifact: true`, and download them all into one folder.',
        });
    if (paths.length > mostFiles)
        throw new errors/* UserError */.yo(`there are more than ${mostFiles} records below ${folder}`);
    const records = await Promise.all(paths.sort().map(async (path) => ({ path, size: (await (0,promises_.lstat)(path)).size })));
    const together = records.reduce((sum, { size }) => sum + (size > longest ? 0 : size), 0);
    if (together > longestTogether)
        throw new errors/* UserError */.yo(`the records below ${folder} have ${together} bytes, more than ${longestTogether}`);
    return Promise.all(records.map(async ({ path, size }) => {
        const name = (0,artifact_name/* imageOf */.dT)((0,external_node_path_.basename)((0,external_node_path_.dirname)(path)));
        const origin = (0,external_node_path_.join)(folder, (0,external_node_path_.relative)(root, path));
        return size > longest
            ? { name, reason: `the record ${origin} has ${size} bytes, more than ${longest}` }
            : { name, text: (await (0,read/* readRegular */.VX)(path, longest)).toString('utf8'), origin };
    }));
}
async function walk(path, named, depth) {
    const entries = await (0,promises_.readdir)(path, { withFileTypes: true }).catch(cause => {
        const absent = cause.code === 'ENOENT';
        throw new (absent ? NoRecords : errors/* UserError */.yo)(`the folder of the records ${named} cannot be read`, { cause });
    });
    const found = await Promise.all(entries.map(async (entry) => {
        const below = (0,external_node_path_.join)(path, entry.name);
        if (entry.isFile())
            return entry.name === 'run.json' ? [below] : [];
        return entry.isDirectory() && depth < deepest ? walk(below, named, depth + 1) : [];
    }));
    return found.flat();
}

// EXTERNAL MODULE: ./.build/src/report/markdown/escape.js
var markdown_escape = __webpack_require__(88859);
// EXTERNAL MODULE: ./.build/src/report/view.js
var report_view = __webpack_require__(82161);
;// CONCATENATED MODULE: ./.build/src/report/failure.js


function failure({ name, run }, ended) {
    const why = cause(run, ended);
    return `**${(0,markdown_escape/* text */.Qq)(name)}${ending(ended)}**${why === undefined ? '' : `: ${(0,markdown_escape/* prose */.CS)(why, 240)}`}`;
}
function absence({ name, reason }) {
    return reason === undefined
        ? `**${(0,markdown_escape/* text */.Qq)(name)} has no record**: ${noRecord}`
        : `**${(0,markdown_escape/* text */.Qq)(name)} failed**: ${(0,markdown_escape/* prose */.CS)(reason, 240)}`;
}
function plainFailure({ name, run }) {
    const ended = (0,report_view/* firstFailure */.fx)(run);
    if (ended === undefined)
        return undefined;
    const why = cause(run, ended);
    return `${(0,markdown_escape/* oneLine */.TN)(name)}${ending(ended)}${why === undefined ? '' : `: ${(0,markdown_escape/* oneLine */.TN)(why)}`}`;
}
function plainAbsence({ name, reason }) {
    return reason === undefined
        ? `${(0,markdown_escape/* oneLine */.TN)(name)} has no record`
        : `${(0,markdown_escape/* oneLine */.TN)(name)} failed: ${(0,markdown_escape/* oneLine */.TN)(reason)}`;
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
const noRecord = 'its job ended before it built anything';
function isExceeded({ outcome }) {
    return outcome !== 'passed';
}
const failures = {
    setup: 'has no builder',
    tags: 'has no valid tags',
    build: 'did not build',
    size: 'is over its size budget',
    scan: 'is blocked by its scan',
    smoke: 'failed its smoke test',
    promote: 'was not promoted',
};
function ending({ stage, outcome }) {
    return outcome === 'error' ? `: the ${stage} stage could not be run` : ` ${failures[stage]}`;
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
    throw new RangeError(`the least detailed rendering has ${Buffer.byteLength(last)} bytes, more than ${limit}`);
}

;// CONCATENATED MODULE: ./.build/src/report/annotations.js




const most = 5;
function annotationsOf(view, from) {
    const failed = from === 'this job' ? [] : view.imageReports.toSorted(byStage).flatMap(failureOf);
    const absent = view.missing.map((image) => ({
        level: 'error',
        title: 'Buildonce',
        message: (0,markdown_escape/* clip */.$Q)(plainAbsence(image), annotationLimit),
    }));
    const warnings = view.imageReports.flatMap(({ name, run }) => (run.size?.budgets ?? [])
        .filter(({ outcome }) => outcome === 'warned')
        .map(budget => ({
        level: 'warning',
        title: 'Size',
        message: (0,markdown_escape/* clip */.$Q)(`${name}: ${excess(budget)}`, annotationLimit),
        over: budget.measured - budget.limit,
    })));
    return [...most5([...absent, ...failed]), ...most5(warnings.toSorted(byExcess))];
}
function byStage(one, other) {
    const at = ({ run }) => (0,report_view/* stagesOf */.ZL)(run).findIndex(({ stage }) => stage === (0,report_view/* firstFailure */.fx)(run)?.stage);
    return at(one) - at(other);
}
function byExcess(one, other) {
    return other.over - one.over;
}
function failureOf(imageReport) {
    const message = plainFailure(imageReport);
    return message === undefined
        ? []
        : [{ level: 'error', title: 'Buildonce', message: (0,markdown_escape/* clip */.$Q)(message, annotationLimit) }];
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

// EXTERNAL MODULE: ./.build/src/report/artifact/upload.js + 2 modules
var upload = __webpack_require__(58117);
// EXTERNAL MODULE: ./.build/src/image/platform.js
var image_platform = __webpack_require__(52490);
;// CONCATENATED MODULE: ./.build/src/report/attempts.js


function newestAttempts(records) {
    const replaced = new Set();
    for (const run of Map.groupBy(records, ({ project, event }) => `${project} ${event.runId}`).values()) {
        const attempts = [...Map.groupBy(run, ({ event }) => event.attempt)].sort(([a], [b]) => b - a);
        const newer = [];
        for (const [, older] of attempts) {
            const gone = replacedBy(newer, older);
            for (const record of older) {
                if (gone.has(record))
                    replaced.add(record);
                else
                    newer.push(record);
            }
        }
    }
    return {
        counting: records.filter(record => !replaced.has(record)),
        replaced: records.filter(record => replaced.has(record)),
    };
}
function replacedBy(newer, older) {
    const gone = new Set();
    const free = new Set(newer);
    const replace = (record, by) => {
        if (by === undefined)
            return;
        gone.add(record);
        free.delete(by);
    };
    const left = () => older.filter(record => !gone.has(record));
    for (const record of left()) {
        const platforms = (0,report_view/* platformsOf */.Wt)(record);
        const same = newer.filter(other => sameImage(other, record) && share((0,report_view/* platformsOf */.Wt)(other), platforms));
        const covered = platforms.every(platform => same.some(other => share((0,report_view/* platformsOf */.Wt)(other), [platform])));
        if (platforms.length === 0 || !covered)
            continue;
        for (const other of same)
            replace(record, other);
    }
    for (const record of left())
        if ((0,report_view/* platformsOf */.Wt)(record).length === 0 && (0,report_view/* isNamed */.ev)(record))
            replace(record, [...free].find(other => sameImage(other, record)));
    for (const record of left()) {
        const jobs = (all) => all.filter(other => sameImage(other, record)).length;
        if (!(0,report_view/* isNamed */.ev)(record) || jobs(newer) < jobs(older))
            continue;
        const unbuilt = [...free].find(other => sameImage(other, record) && (0,report_view/* platformsOf */.Wt)(other).length === 0);
        replace(record, unbuilt);
    }
    for (const record of left())
        if (!(0,report_view/* isNamed */.ev)(record))
            replace(record, [...free][0]);
    return gone;
}
function sameImage(one, other) {
    return (0,report_view/* isNamed */.ev)(one) && (0,report_view/* isNamed */.ev)(other) && (0,report_view/* imageName */.tO)(one) === (0,report_view/* imageName */.tO)(other);
}
function share(some, others) {
    return some.some(platform => others.some(other => (0,image_platform/* samePlatform */.my)(platform, other)));
}

// EXTERNAL MODULE: ./.build/src/image/units.js
var units = __webpack_require__(68566);
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
    return cell.replace(/(\d) (?=(?:[kMG]?B|m?s|min)\b|%)|([▲▼]) (?=[+−])/g, '$1$2\u00a0');
}

;// CONCATENATED MODULE: ./.build/src/report/markdown/marks.js
const marks = { passed: '✅', failed: '❌', skipped: '➖', error: '❌' };

// EXTERNAL MODULE: ./.build/src/stage/severity.js
var severity = __webpack_require__(97935);
;// CONCATENATED MODULE: ./.build/src/report/parts/scan-line.js


function scanLine({ scanner, failOn, gate, baseline, platforms, suppressions = [] }) {
    const blocked = failOn === 'none' ? 'No severity blocks' : `Blocks at ${failOn} or higher`;
    const scope = gate?.scope === 'introduced' && failOn !== 'none' ? ', new findings only' : '';
    const counted = [
        gate?.introduced !== undefined && `${gate.introduced} new`,
        gate?.fixed !== undefined && `${gate.fixed} fixed`,
        gate && gate.tolerated > 0 && `${gate.tolerated} of that severity tolerated`,
    ].filter(Boolean);
    const hidden = platforms.flatMap(({ suppressed = [] }) => suppressed);
    const byVex = hidden.filter(({ vex }) => vex !== undefined).length;
    const base = platforms.find(({ base }) => base !== undefined && base.findings > 0)?.base;
    const old = platforms.find(({ os }) => os?.endOfLife)?.os;
    const sentences = [
        `${blocked}${scope}.`,
        counted.length > 0 ? `${(0,units/* listed */.KE)(counted)}.` : '',
        baseline === undefined ? '' : baselineWords(baseline),
        hidden.length > byVex ? `${(0,units/* plural */.LS)(hidden.length - byVex, 'finding')} hidden by an ignore file.` : '',
        byVex > 0 ? `${(0,units/* plural */.LS)(byVex, 'finding')} hidden by a VEX document.` : '',
        suppressionWords(suppressions),
        base === undefined
            ? ''
            : `The base image ${(0,markdown_escape/* code */.aY)(base.name, 120)} contains ${(0,units/* plural */.LS)(base.findings, 'finding')}: update the base.`,
        old === undefined ? '' : `⚠️ ${(0,markdown_escape/* text */.Qq)(old.family, 40)} ${(0,markdown_escape/* text */.Qq)(old.name, 40)} no longer gets security fixes.`,
        scanner === undefined
            ? ''
            : `${(0,markdown_escape/* text */.Qq)(scanner.name, 40)} ${(0,markdown_escape/* text */.Qq)(scanner.version, 40)}${databaseOf(scanner)}.`,
    ];
    return `<sub>${sentences.filter(sentence => sentence !== '').join(' ')}</sub>`;
}
function suppressionWords(entries) {
    const of = (state) => (entry) => entry.state === state;
    const said = (words, fits) => {
        const ids = entries.filter(fits).map(({ id }) => (0,markdown_escape/* code */.aY)(id, 60));
        const named = ids.length > 5 ? [...ids.slice(0, 5), `${ids.length - 5} more`] : ids;
        return ids.length === 0 ? [] : [`${words}: ${(0,units/* listed */.KE)(named)}.`];
    };
    return [
        ...said('Added by this pull request and not in effect before it is merged', of('untrusted')),
        ...said('Suppressions without a reason or an expiry date do not count', of('incomplete')),
        ...said('Expired suppressions', of('expired')),
        ...said('Suppressions that expire soon', of('expiring')),
        ...said('Suppressions that hide nothing here', entry => of('active')(entry) && entry.findings === 0),
    ].join(' ');
}
function baselineWords({ how, reason = '' }) {
    if (how === 'stored')
        return '';
    const why = (0,markdown_escape/* text */.Qq)(reason, 300);
    return how === 'again' ? `The baseline was scanned again: ${why}.` : `Every finding counts: ${why}.`;
}
function databaseOf({ databaseTime }) {
    const time = databaseTime === undefined ? undefined : /^\d{4}-\d\d-\d\dT\d\d:\d\d/.exec(databaseTime)?.[0];
    return time === undefined ? '' : `, database of ${time.replace('T', ' ')} UTC`;
}

;// CONCATENATED MODULE: ./.build/src/report/parts/secrets.js


function secretsPart({ platforms, secrets }, limit = 10) {
    if (secrets === undefined)
        return undefined;
    const all = platforms.flatMap(({ secrets = [] }) => secrets);
    const places = new Map(all.map(({ rule, path, line }) => {
        const place = path === undefined ? "the image's config" : (0,markdown_escape/* code */.aY)(path, 120);
        return [`${rule}\n${path}\n${line}`, `${(0,markdown_escape/* text */.Qq)(rule, 64)} in ${place}${line ? `, line ${line}` : ''}`];
    }));
    if (places.size === 0)
        return undefined;
    const shown = [...places.values()].slice(0, limit);
    const rest = places.size - shown.length;
    const named = (0,units/* listed */.KE)(rest > 0 ? [...shown, `${rest} more`] : shown);
    const counted = secrets.counted === 0 ? ' (none of them new)' : '';
    return `🔑 ${(0,units/* plural */.LS)(places.size, 'secret')} in the image${counted}: ${named}.`;
}

;// CONCATENATED MODULE: ./.build/src/report/parts/scan.js






const worstFirst = severity/* severities */.g.toReversed();
function scanPart({ run }, limit = 20) {
    const { scan } = run;
    if (scan === undefined || scan.platforms.length === 0)
        return undefined;
    const columns = [
        ['Platform', 'left'],
        ...worstFirst.map((severity) => [severity, 'right']),
        ['Packages', 'right'],
    ];
    const rows = scan.platforms.map(({ platform, counts, packages }) => [
        (0,markdown_escape/* code */.aY)(platform),
        ...worstFirst.map(severity => String(counts[severity] ?? 0)),
        String(packages),
    ]);
    return [table(columns, rows), secretsPart(scan), findingsPart(scan, limit), scanLine(scan)]
        .filter(Boolean)
        .join('\n\n');
}
function rankedFindings(scan, wanted = () => true) {
    const all = scan.platforms.flatMap(({ findings }) => findings).filter(wanted);
    const distinct = [...new Map(all.map(finding => [identity(finding), finding])).values()];
    const rank = ({ severity, fixed }) => worstFirst.indexOf(severity) * 2 + (fixed === undefined ? 1 : 0);
    return distinct.sort((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1));
}
function severityWords(counts) {
    return worstFirst
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
        (0,markdown_escape/* link */.nf)((0,markdown_escape/* text */.Qq)(finding.id, 60), finding.url),
        finding.severity,
        (0,markdown_escape/* code */.aY)(finding.package, 60),
        (0,markdown_escape/* code */.aY)(finding.installed, 40),
        finding.fixed === undefined ? 'no fix yet' : (0,markdown_escape/* code */.aY)(finding.fixed, 60),
        (0,markdown_escape/* text */.Qq)(finding.title ?? '', 120),
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

;// CONCATENATED MODULE: ./.build/src/report/parts/smoke.js





const longestLine = 500;
const columns = [
    ['Platform', 'left'],
    ['Result', 'left'],
    ['Ready in', 'right'],
    ['Before', 'right'],
    ['Ready by', 'left'],
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
            `${(0,markdown_escape/* code */.aY)(row.platform)}${row.emulated ? ' emulated' : ''}`,
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
    const before = (0,image_platform/* pairPlatforms */.TO)([row], baseline?.smoke?.platforms ?? []).get(row);
    return before?.emulated === row.emulated ? before.readySeconds : undefined;
}
function failureLine({ platform, cause, advice }) {
    const why = cause === undefined ? '' : `: ${(0,markdown_escape/* prose */.CS)(cause)}`;
    return `${(0,markdown_escape/* code */.aY)(platform)} failed${why}${advice === undefined ? '' : ` ${(0,markdown_escape/* prose */.CS)(advice)}`}`;
}
function lastLines({ platform, log }, name, lines) {
    const last = (log?.trimEnd().split('\n').slice(-lines) ?? [])
        .map(line => (0,markdown_escape/* shorten */.ml)(line, longestLine))
        .join('\n');
    if (last === '' || lines === 0)
        return undefined;
    return fold(`${name}last lines of the container on ${(0,markdown_escape/* text */.Qq)(platform)}`, (0,markdown_escape/* fence */.EU)(last), 'open');
}
function notes({ platforms, notRun = [] }) {
    const lines = [
        ...platforms.flatMap(({ platform, restart }) => restart === undefined ? [] : [`${(0,markdown_escape/* code */.aY)(platform)} ${restartWords(restart)}`]),
        ...platforms.flatMap(({ platform, hardening = [] }) => {
            const named = (works) => hardening.filter(item => item.works === works).map(({ measure }) => hardeningWords[measure]);
            const [bears, fails] = [named(true), named(false)];
            const parts = [
                bears.length > 0 && `runs ${(0,units/* listed */.KE)(bears)}`,
                fails.length > 0 && `does not run ${(0,units/* listed */.KE)(fails, 'or')}`,
            ];
            return hardening.length === 0 ? [] : [`${(0,markdown_escape/* code */.aY)(platform)} ${parts.filter(Boolean).join(', ')}`];
        }),
        ...notRun.map(({ platform, reason }) => `${(0,markdown_escape/* code */.aY)(platform)} was not run: ${(0,markdown_escape/* prose */.CS)(reason, 200)}`),
    ];
    return lines.length === 0 ? undefined : lines.map(line => `- ${line}`).join('\n');
}
function restartWords({ works, seconds: time, note }) {
    const again = works ? 'becomes ready again after a restart' : 'does not become ready again after a restart';
    const within = works && time !== undefined ? ` in ${(0,units/* seconds */.YA)(time)}` : '';
    return `${again}${within}${note === undefined ? '' : `: ${(0,markdown_escape/* prose */.CS)(note, 200)}`}`;
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
function promotePart(imageReport, limit = 100) {
    return blocks(tagsPart(imageReport, limit), heldBackPart(imageReport.run));
}
function tagsPart({ run }, limit) {
    const { promote } = run;
    if (promote === undefined || promote.tags.length === 0)
        return plannedPart(run);
    const rows = promote.tags
        .slice(0, limit)
        .map(tag => [
        (0,markdown_escape/* code */.aY)(tag.reference, 120),
        tag.class,
        outcomeWords[tag.outcome],
        tag.before === undefined ? '' : (0,markdown_escape/* code */.aY)(promote_short(tag.before)),
        afterOf(tag),
        (0,markdown_escape/* prose */.CS)(tag.reason ?? '', 200),
    ]);
    const more = promote.tags.length > limit ? `and ${promote.tags.length - limit} more tags` : undefined;
    const plan = promote.dryRun ? 'A plan: nothing was written.' : undefined;
    return [plan, trimmedTable(promote_columns, rows), more, evidenceLine(promote)].filter(Boolean).join('\n\n');
}
function afterOf({ after, next: digest = after }) {
    return digest === undefined ? '' : (0,markdown_escape/* code */.aY)(promote_short(digest));
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
        .map(({ name, version, blockedBy }) => `- ${(0,markdown_escape/* code */.aY)(name)} is not moved: ${(0,markdown_escape/* code */.aY)(blockedBy)} is higher than ${(0,markdown_escape/* code */.aY)(version)}`)
        .join('\n');
}
function plannedPart({ tags, promote }) {
    if (tags === undefined || tags.tags.length === 0)
        return undefined;
    const names = tags.tags.slice(0, 20).map(({ name }) => (0,markdown_escape/* code */.aY)(name));
    const more = tags.tags.length > 20 ? ` and ${tags.tags.length - 20} more` : '';
    const why = promote?.reason === undefined ? '' : `: ${(0,markdown_escape/* prose */.CS)(promote.reason)}`;
    return `${(0,markdown_escape/* sentence */.em)(`No tag was moved${why}`)} The tags of this run: ${more === '' ? (0,units/* listed */.KE)(names) : names.join(', ')}${more}.`;
}
function evidenceLine({ evidence }) {
    if (evidence.length === 0)
        return '';
    const words = evidence.slice(0, 20).map(({ section, status }) => `${(0,markdown_escape/* text */.Qq)(section, 60)} ${(0,markdown_escape/* text */.Qq)(status, 60)}`);
    return `<sub>Evidence: ${words.join(', ')}${evidenceTrust(evidence)}.</sub>`;
}
function evidenceTrust(evidence) {
    const stored = evidence.filter(({ status, source }) => status === 'passed' && source !== 'this run');
    if (stored.length === 0)
        return '';
    const keys = [...new Set(stored.map(({ signedBy }) => signedBy))];
    if (keys.includes(undefined))
        return ', from the registry, without a signature';
    return `, signed with ${keys.map(key => (0,markdown_escape/* code */.aY)(key ?? '', 100)).join(', ')}`;
}
function promote_short(digest) {
    return digest.slice(0, 'sha256:'.length + 12);
}

// EXTERNAL MODULE: ./.build/src/stage/finding-diff.js
var finding_diff = __webpack_require__(75103);
;// CONCATENATED MODULE: ./.build/src/report/comment/findings.js


function introducedCount(imageReport) {
    const { gate } = imageReport.run.scan ?? {};
    if (gate?.introduced === undefined && comparisonOf(imageReport) === undefined)
        return undefined;
    return newFindings(imageReport).length || (gate?.introduced ?? 0);
}
function fixedCount(imageReport) {
    const { gate } = imageReport.run.scan ?? {};
    if (gate?.fixed !== undefined)
        return gate.fixed;
    const fixed = comparisonOf(imageReport)?.flatMap(({ changes = [] }) => changes.filter(({ kind }) => kind === 'fixed').flatMap(({ base }) => base));
    return fixed && (0,finding_diff/* distinctFindings */.H2)(fixed).length;
}
function newFindings(imageReport) {
    const { scan } = imageReport.run;
    if (scan === undefined)
        return [];
    const fresh = scan.gate?.introduced === undefined
        ? (comparisonOf(imageReport) ?? []).flatMap(({ added = [] }) => added)
        : scan.platforms.flatMap(({ findings }) => findings).filter(({ introduced }) => introduced);
    const wanted = new Set(fresh);
    return (0,finding_diff/* distinctFindings */.H2)(rankedFindings(scan, finding => wanted.has(finding)));
}
function comparisonOf({ run: { scan }, baseline }) {
    const before = baseline?.scan;
    if (scan === undefined || before === undefined || scan.gate?.introduced !== undefined)
        return undefined;
    if (scan.baseline !== undefined || !isSameScanner(scan, before))
        return undefined;
    return (0,finding_diff/* compareScans */.sw)(scan.platforms, before.platforms);
}
function isSameScanner({ scanner: one }, { scanner: other }) {
    return (one !== undefined &&
        one.version === other?.version &&
        one.database === other.database &&
        one.databaseTime === other.databaseTime);
}

;// CONCATENATED MODULE: ./.build/src/report/comment/significance.js


const leastBytes = 1_000_000;
const leastShare = 0.01;
function isSignificant(view) {
    return ((0,report_view/* hasFailed */.WN)(view) ||
        view.imageReports.some(imageReport => hasMoved(imageReport) || hasWarned(imageReport) || (introducedCount(imageReport) ?? 0) > 0));
}
function hasMoved({ run }) {
    return (run.size?.platforms ?? []).some(platformHasMoved);
}
function platformHasMoved({ state, size, before, pull }) {
    if (state === 'added' || state === 'removed')
        return true;
    if (before === undefined)
        return false;
    return isMuch(size - before, before) || isMuch(pull ?? 0, before);
}
function isMuch(bytes, whole) {
    const size = Math.abs(bytes);
    return size >= leastBytes || (size >= leastBytes / 20 && size >= whole * leastShare);
}
function hasWarned({ run }) {
    return (run.size?.budgets ?? []).some(({ outcome }) => outcome !== 'passed');
}

;// CONCATENATED MODULE: ./.build/src/report/comment/growth.js




function growthSentences({ run }) {
    const exceeded = (run.size?.budgets ?? []).filter(isExceeded);
    const causes = [...new Set(exceeded.flatMap(budget => budget.cause ?? []))]
        .filter(cause => !cause.endsWith('0 files changed'))
        .slice(0, 3);
    const moved = (run.size?.platforms ?? []).find(({ size, before }) => before !== undefined && isMuch(size - before, before));
    const layer = causes.length > 0 ? causes.map(instructionFirst) : [moved && layerWords(moved)];
    return [...layer, moved && fileWords(moved)].flatMap(words => words === undefined ? [] : [(0,markdown_escape/* sentence */.em)(words)]);
}
function instructionFirst(top) {
    const [, instruction, rest] = /^(.*) (adds [\d.,]+ (?:%|B|kB|MB|GB)(?: of (?:it|the (?:growth|size|download)))?)$/s.exec(top) ?? [];
    return instruction === undefined || rest === undefined || instruction === 'the base image'
        ? (0,markdown_escape/* prose */.CS)(top)
        : `${(0,markdown_escape/* code */.aY)(instruction, 70)} ${rest}`;
}
function layerWords({ layers, size, before }) {
    const whole = before === undefined ? 0 : size - before;
    const [top] = layers
        .map(({ instruction, size: now = 0, before: then = 0 }) => ({ instruction, by: (now - then) * whole }))
        .sort((a, b) => b.by - a.by);
    if (top?.instruction === undefined || top.by <= 0)
        return undefined;
    const by = top.by / whole;
    const share = Math.round((by / whole) * 100);
    const amount = share > 100 ? (0,units/* bytes */.ee)(Math.abs(by)) : `${share} % of ${whole > 0 ? 'the growth' : 'it'}`;
    return `${(0,markdown_escape/* code */.aY)(top.instruction, 70)} ${whole > 0 ? `adds ${amount}` : `removes ${amount}`}`;
}
function fileWords({ contents, size, before }) {
    if (!contents?.read || before === undefined || size === before)
        return undefined;
    const sign = size > before ? 1 : -1;
    const same = contents.changes.filter(({ bytes: by }) => by * sign > 0);
    const sum = same.reduce((total, { bytes: by }) => total + by, 0);
    const [top] = same.toSorted((a, b) => (b.bytes - a.bytes) * sign);
    if (top === undefined || top.bytes * sign <= (sum * sign) / 2)
        return undefined;
    return `Most is ${(0,markdown_escape/* code */.aY)(top.path, 70)}: ${(0,units/* difference */.iv)(top.bytes)} uncompressed`;
}

;// CONCATENATED MODULE: ./.build/src/report/comment/scan-words.js



function scanSentences({ run: { scan } }) {
    if (scan === undefined)
        return [];
    const hiding = (scan.suppressions ?? []).filter(({ state, findings }) => state === 'untrusted' && findings > 0);
    const ids = hiding.map(({ id }) => (0,markdown_escape/* code */.aY)(id, 60));
    const named = ids.length > 5 ? [...ids.slice(0, 5), `${ids.length - 5} more`] : ids;
    const count = hiding.reduce((sum, { findings }) => sum + findings, 0);
    const secrets = scan.secrets?.counted ? secretsPart(scan, 5) : undefined;
    return [
        ...(hiding.length > 0
            ? [
                `This change adds suppressions for ${(0,units/* listed */.KE)(named)} (${(0,units/* plural */.LS)(count, 'finding')}), which take effect once it is merged.`,
            ]
            : []),
        ...(secrets === undefined ? [] : [secrets]),
    ];
}

;// CONCATENATED MODULE: ./.build/src/report/comment/causes.js







const leastPull = 1_000_000;
function causeLine(imageReport, { said, imageReports, acceptLabel }) {
    const news = [
        failureSentence(imageReport, said),
        ...scanSentences(imageReport),
        ...growthSentences(imageReport),
        ...twinSentences(imageReport),
        rebuiltSentence(imageReport),
    ];
    const checks = imageReports === 'one' || news.some(sentence => sentence !== undefined)
        ? checksSentence(imageReport)
        : undefined;
    const sentences = [
        ...news,
        checks,
        planSentence(imageReport),
        acceptSentence(imageReport, acceptLabel),
    ].filter(sentence => sentence !== undefined);
    return sentences.length === 0 ? undefined : `**${(0,markdown_escape/* text */.Qq)(imageReport.name)}**: ${sentences.join(' ')}`;
}
function absenceLine({ name, reason }, said) {
    if (reason === undefined || said === 'cause is in the headline')
        return undefined;
    return `**${(0,markdown_escape/* text */.Qq)(name)}**: ${(0,markdown_escape/* sentence */.em)((0,markdown_escape/* prose */.CS)(reason))}`;
}
function failureSentence({ run }, said) {
    const ended = (0,report_view/* firstFailure */.fx)(run);
    if (ended === undefined || ended.stage === 'size')
        return undefined;
    const why = said === 'nothing yet' ? cause(run, ended) : undefined;
    const advice = ended.stage === 'smoke' ? run.smoke?.platforms.find(row => row.advice !== undefined)?.advice : undefined;
    const parts = [why && (0,markdown_escape/* sentence */.em)((0,markdown_escape/* prose */.CS)(why)), advice && (0,markdown_escape/* sentence */.em)((0,markdown_escape/* prose */.CS)(advice))].filter(Boolean);
    return parts.length === 0 ? undefined : parts.join(' ');
}
function acceptSentence({ run }, label) {
    const failed = (run.size?.budgets ?? []).some(({ outcome }) => outcome === 'failed');
    return failed && label !== undefined ? `To accept it, add the label ${(0,markdown_escape/* code */.aY)(label)}.` : undefined;
}
function twinSentences({ run }) {
    const changes = (run.size?.platforms ?? []).flatMap(({ contents }) => contents?.read ? contents.changes : []);
    const twins = changes.filter(({ sameAs, bytes: size }) => sameAs !== undefined && size > 0);
    return twins
        .slice(0, 2)
        .map(({ sameAs = '', bytes: size }) => `${(0,markdown_escape/* code */.aY)(sameAs, 70)} is stored twice, ${(0,units/* bytes */.ee)(size)} each uncompressed.`);
}
function rebuiltSentence({ run }) {
    const rebuilt = (run.size?.platforms ?? []).flatMap(({ layers }) => layers.filter(({ state }) => state === 'rebuilt' || state === 'recompressed'));
    const size = rebuilt.reduce((sum, layer) => sum + (layer.size ?? 0), 0);
    if (size < leastPull)
        return undefined;
    const what = rebuilt.length === 1 ? 'One layer was' : `${(0,units/* plural */.LS)(rebuilt.length, 'layer')} were`;
    return `${(0,markdown_escape/* sentence */.em)(`${what} rebuilt with **0 files changed**, and every host downloads ${(0,units/* bytes */.ee)(size)} for it`)} Probably a cache miss: layers cached between runs (input \`cache\`) avoid this.`;
}
function checksSentence({ run }) {
    const checks = run.build?.checks ?? [];
    if (checks.length === 0)
        return undefined;
    const rules = [...new Set(checks.map(({ rule }) => rule))].slice(0, 3).map(rule => (0,markdown_escape/* code */.aY)(rule, 60));
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
        .map(({ reference, outcome }) => `${(0,markdown_escape/* code */.aY)(reference, 80)} ${outcomeWords[outcome]}`);
    const more = planned.length > 5 ? ` and ${planned.length - 5} more` : '';
    return `Planned: ${names.join(', ')}${more}.`;
}

;// CONCATENATED MODULE: ./.build/src/report/parts/size-tables.js



function layerTable(layers, which) {
    const changed = layers.filter(({ state }) => which === 'all' || state !== 'unchanged');
    if (changed.length === 0)
        return undefined;
    const rest = layers.filter(layer => !changed.includes(layer));
    const restSize = rest.reduce((sum, { size }) => sum + (size ?? 0), 0);
    const sized = layers.some(layer => layer.unpacked !== undefined);
    const rows = changed.map(layer => [
        `${layer.instruction === undefined ? (0,markdown_escape/* code */.aY)(layer.digest?.slice(0, 19) ?? 'removed layer') : (0,markdown_escape/* code */.aY)(layer.instruction, 70)}${layer.base ? ' (base)' : ''}`,
        layer.before === undefined ? '' : (0,units/* bytes */.ee)(layer.before),
        layer.size === undefined ? '' : (0,units/* bytes */.ee)(layer.size),
        layerChange(layer),
        which === 'all' && sized ? unpacked(layer) : '',
        layer.files === undefined ? '' : counts(layer.files),
        which === 'all' && layer.digest !== undefined ? (0,markdown_escape/* code */.aY)(layer.digest.slice(0, 'sha256:'.length + 12)) : '',
    ]);
    const unchanged = [
        `${(0,units/* plural */.LS)(rest.length, 'layer')} unchanged`,
        (0,units/* bytes */.ee)(restSize),
        (0,units/* bytes */.ee)(restSize),
        '',
        '',
        '',
        '',
    ];
    return trimmedTable(layerColumns, rest.length > 0 ? [...rows, unchanged] : rows);
}
const layerColumns = [
    ['Layer', 'left'],
    ['Before', 'right'],
    ['After', 'right'],
    ['Change', 'right'],
    ['Uncompressed', 'right'],
    ['Files', 'left'],
    ['Digest', 'left'],
];
function unpacked({ size, unpacked: known }) {
    return size === undefined ? '' : known === undefined ? 'n/a' : (0,units/* bytes */.ee)(known);
}
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
    const rows = limited(changes, limit, ({ state, path, bytes: size, files, below, sameAs }) => {
        const many = files > 1 ? ` (${(0,units/* plural */.LS)(files, 'file')})` : '';
        const same = sameAs === undefined ? '' : `, same content as ${(0,markdown_escape/* code */.aY)(sameAs, 60)}`;
        const amount = below ? `(base ${files === 1 ? 'file' : 'files'})` : (0,units/* difference */.iv)(size);
        return [`${state} ${(0,markdown_escape/* code */.aY)(path, 90)}${many}${same}`, amount];
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
        (0,markdown_escape/* code */.aY)(name, 60),
        kind,
        before === undefined ? 'added' : (0,markdown_escape/* code */.aY)(before, 50),
        after === undefined ? 'removed' : (0,markdown_escape/* code */.aY)(after, 50),
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
        (0,markdown_escape/* code */.aY)(path, 90),
        (0,units/* bytes */.ee)(size),
        writtenBy === undefined ? '' : (0,markdown_escape/* code */.aY)(writtenBy, 60),
        hiddenBy === undefined ? '' : (0,markdown_escape/* code */.aY)(hiddenBy, 60),
    ]);
    const columns = [
        ['Hidden file, uncompressed', 'left'],
        ['', 'right'],
        ['Written by', 'left'],
        ['Hidden by', 'left'],
    ];
    return fold(`${(0,units/* bytes */.ee)(waste.bytes)} hidden by later layers`, trimmedTable(columns, rows));
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
    return blocks(baselineLine(size), budgetLines(size), ...platforms.map(platform => platformPart(platform, detail, platforms.length > 1)), costLine(size));
}
function costLine({ cost }) {
    if (cost === undefined)
        return undefined;
    const { requests, bytes: size, seconds: time } = cost;
    return `<sub>Comparing took ${(0,units/* seconds */.YA)(time)}, ${(0,units/* plural */.LS)(requests, 'request')} and ${(0,units/* bytes */.ee)(size)}.</sub>`;
}
function baselineLine({ baseline, noBaseline }) {
    if (baseline === undefined)
        return (0,markdown_escape/* prose */.CS)(noBaseline ?? 'There is nothing to compare with.');
    const { branch, commit, distance, reference } = baseline;
    const at = commit === undefined ? (0,markdown_escape/* code */.aY)(reference, 160) : (0,markdown_escape/* code */.aY)(commit.slice(0, 7));
    const name = branch === undefined ? at : `${(0,markdown_escape/* code */.aY)(branch)} at ${at}`;
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
        const by = budget.outcome === 'accepted' ? ` (accepted by ${(0,markdown_escape/* code */.aY)(budget.label ?? 'a label')})` : '';
        return `- ${mark[budget.outcome]} ${(0,markdown_escape/* text */.Qq)(excess(budget))}${by}`;
    })
        .join('\n');
}
function platformPart(platform, detail, titled) {
    const { layers, contents } = platform;
    const shown = detail.layers === 'none' ? undefined : layerTable(layers, detail.layers);
    const name = titled ? `**${(0,markdown_escape/* text */.Qq)(platform.platform)}** ` : '';
    const moved = platform.before === undefined ? '' : (0,units/* movement */.ii)(platform.size, platform.before);
    return blocks(name && `${name}${moved}`, baseLine(platform), shown, contents?.read === false ? `<sub>No file list: ${(0,markdown_escape/* prose */.CS)(contents.reason)}</sub>` : undefined, contents?.read && contents.changes.length > 0 && detail.files > 0
        ? changeTable(contents.changes, detail.files, contents.more)
        : undefined, unpackedLine(platform), contents?.read ? packageTable(contents.packages, detail.packages) : undefined, contents?.read ? wasteFold(contents) : undefined);
}
function unpackedLine({ unpacked, contents }) {
    const { before, after } = unpacked ?? {};
    if (before !== undefined && after !== undefined) {
        const moved = (0,units/* movement */.ii)(after, before);
        const from = moved === '±0' ? '' : `${(0,units/* bytes */.ee)(before)} → `;
        return `Uncompressed size ${from}${(0,units/* bytes */.ee)(after)}: ${moved}, tar headers included.`;
    }
    const read = contents?.read ? contents.unpacked : undefined;
    if (read?.before === undefined)
        return undefined;
    return `Uncompressed, the layers that differ have ${(0,units/* bytes */.ee)(read.after)}: ${(0,units/* movement */.ii)(read.after, read.before)}, tar headers included.`;
}
function baseLine({ size, before, base }) {
    if (base === undefined || before === undefined)
        return undefined;
    const own = size - base.size;
    const baseMoved = (0,units/* difference */.iv)(base.size - base.before);
    return `Base image ${(0,units/* bytes */.ee)(base.size)}: ${baseMoved}. Everything else ${(0,units/* bytes */.ee)(own)}: ${(0,units/* difference */.iv)(own - before + base.before)}.`;
}

;// CONCATENATED MODULE: ./.build/src/report/comment/cells.js







function cellsOf(imageReport, row, platforms) {
    const { platform, size, before, pull, state } = row;
    const image = `**${(0,markdown_escape/* text */.Qq)((0,report_view/* imageName */.tO)(imageReport.run))}**`;
    return [
        platforms === 'one' ? image : `${image} ${(0,markdown_escape/* code */.aY)(platform, 60)}`,
        state === 'removed' ? '' : (0,units/* bytes */.ee)(size),
        state === 'removed' ? `removed (was ${(0,units/* bytes */.ee)(size)})` : state === 'added' ? 'new' : changeOf(size, before),
        pull === undefined ? '' : (0,units/* bytes */.ee)(pull),
        budgetWords(imageReport, platform),
        state === 'removed' ? '' : scanWords(imageReport, row),
        state === 'removed' ? '' : smokeWords(imageReport, platform),
    ];
}
function changeOf(size, before) {
    return before === undefined ? '' : (0,units/* movement */.ii)(size, before);
}
function worstBudget({ run }, platform) {
    const own = (run.size?.budgets ?? []).filter(budget => (0,image_platform/* samePlatform */.my)(budget.platform, platform));
    return [...outcomes, 'passed'].flatMap(outcome => own.filter(budget => budget.outcome === outcome))[0];
}
function budgetWords({ run }, platform) {
    const own = (run.size?.budgets ?? []).filter(budget => (0,image_platform/* samePlatform */.my)(budget.platform, platform));
    const passed = outcomes.flatMap(outcome => own.filter(budget => budget.outcome === outcome));
    if (passed.length === 0)
        return own.length === 0 ? '' : 'passed';
    return passed.map(excessWords).join('<br>');
}
const outcomes = ['failed', 'warned', 'accepted'];
function excessWords({ budget, outcome, limit }) {
    const mark = { failed: '❌', warned: '⚠️', accepted: 'accepted:', passed: '' }[outcome];
    const over = { 'max-size': 'over ', 'max-increase': 'over +', 'max-pull': 'pull over ' }[budget];
    return `${mark}\u00a0${over}${(0,units/* bytes */.ee)(limit)}`;
}
function scanWords(imageReport, of) {
    const { scan } = imageReport.run;
    const row = (0,image_platform/* pairPlatforms */.TO)([of], scan?.platforms ?? []).get(of);
    if (scan === undefined || row === undefined)
        return scan?.status === 'failed' ? '❌ failed' : '';
    const [came, gone] = [introducedCount(imageReport), fixedCount(imageReport)];
    const changes = [came && `${came} new`, gone && `${gone} fixed`].filter(Boolean).join(', ');
    const words = changes || severityWords(row.counts);
    const verdict = scan.status === 'failed' ? '❌ failed' : 'passed';
    return words === '' ? verdict : `${verdict}: ${words}`;
}
function smokeWords({ run, baseline }, platform) {
    const row = run.smoke?.platforms.find(candidate => (0,image_platform/* samePlatform */.my)(candidate.platform, platform));
    if (row === undefined)
        return '';
    return readyWords(row, readyBefore(row, baseline));
}

;// CONCATENATED MODULE: ./.build/src/report/comment/rows.js






const rows_columns = [
    ['Image', 'left'],
    ['Size', 'right'],
    ['Change', 'right'],
    ['New to pull\u00a0¹', 'right'],
    ['Budget', 'left'],
    ['Scan', 'left'],
    ['Smoke', 'left'],
];
function imageTable(imageReports, missing, most) {
    const platforms = new Set(imageReports.flatMap(measuredOf).map(({ platform }) => platform));
    const rows = imageReports.flatMap(imageReport => rowsOf(imageReport, platforms.size === 1 ? 'one' : 'several'));
    const absent = missing.map(({ name, reason }) => [
        `**${(0,markdown_escape/* text */.Qq)(name)}** ❌ ${reason === undefined ? 'no record' : 'record unreadable'}`,
        ...['', '', '', '', '', ''],
    ]);
    const quiet = rows.filter(({ news }) => !news);
    const shown = rows.filter(({ news }) => news || quiet.length < 2).map(({ cells }) => cells);
    const all = [...absent, ...shown];
    const more = (words) => [words, '', '', '', '', '', ''];
    const counted = rows.length > shown.length ? [more(`${quiet.length} more: nothing new`)] : [];
    if (all.length + counted.length === 0)
        return undefined;
    return trimmedTable(rows_columns, [
        ...limited(all, most, row => row, rest => more(`and ${rest.length} more`)),
        ...counted,
    ]);
}
function showsPull(imageReports) {
    return imageReports.some(({ run }) => run.size?.platforms.some(({ pull }) => pull !== undefined));
}
function showsSizes(imageReports) {
    return imageReports.some(imageReport => measuredOf(imageReport).length > 0);
}
function measuredOf({ run }) {
    return (run.size?.platforms ??
        (run.build?.platforms ?? []).map(({ platform, digest, size }) => ({
            platform,
            digest,
            size,
            state: 'first',
        })));
}
function rowsOf(imageReport, platforms) {
    const { run } = imageReport;
    const measured = measuredOf(imageReport);
    if (measured.length === 0) {
        const ended = (0,report_view/* firstFailure */.fx)(run);
        const words = ended === undefined ? '' : ` ❌ ${ended.stage} ${endings[ended.outcome]}`;
        return [{ cells: [`**${(0,markdown_escape/* text */.Qq)(imageReport.name)}**${words}`, '', '', '', '', '', ''], news: true }];
    }
    return measured.map(row => ({
        cells: cellsOf(imageReport, row, platforms),
        news: (0,report_view/* firstFailure */.fx)(run) !== undefined ||
            platformHasMoved(row) ||
            (worstBudget(imageReport, row.platform)?.outcome ?? 'passed') !== 'passed' ||
            (introducedCount(imageReport) ?? 0) + (fixedCount(imageReport) ?? 0) > 0,
    }));
}
const endings = {
    error: 'could not be run',
    failed: 'failed',
    passed: 'passed',
    skipped: 'skipped',
};

;// CONCATENATED MODULE: ./.build/src/report/comment/since-last-push.js



function sizesOf(imageReports) {
    const rows = imageReports.flatMap(({ run }) => (run.size?.platforms ?? [])
        .filter(({ state }) => state !== 'removed')
        .map(({ platform, size }) => [`${(0,report_view/* imageName */.tO)(run)} ${platform}`.slice(0, 200), size]));
    return Object.fromEntries(rows.slice(0, 12));
}
function measuredBefore(marker, previous) {
    const { commit, sizes, earlier } = previous;
    if (commit === marker.commit)
        return earlier;
    return sizes && { commit, sizes };
}
function sinceLastPushLine({ earlier, sizes = {} }) {
    if (earlier === undefined)
        return '';
    const both = Object.entries(sizes).flatMap(([name, size]) => {
        const before = Object.hasOwn(earlier.sizes, name) ? earlier.sizes[name] : undefined;
        return before === undefined ? [] : [{ name, delta: size - before }];
    });
    if (both.length === 0)
        return '';
    const since = `Since the last push (${(0,markdown_escape/* code */.aY)(earlier.commit.slice(0, 7))})`;
    const moved = both
        .filter(({ delta }) => delta !== 0)
        .sort((a, b) => Math.abs(b.delta) - Math.abs(a.delta))
        .slice(0, 3);
    if (moved.length === 0)
        return `${since} no size has changed.`;
    const parts = moved.map(({ name, delta }) => both.length === 1 ? (0,units/* difference */.iv)(delta) : `${(0,markdown_escape/* code */.aY)(name, 80)} ${(0,units/* difference */.iv)(delta)}`);
    return `${since}: ${parts.join(', ')}.`;
}

;// CONCATENATED MODULE: ./.build/src/report/comment/footer.js






function footer(view, marker) {
    const { imageReports } = view;
    const sizes = imageReports.flatMap(({ run }) => run.size ?? []);
    const baselines = [...new Set(sizes.map(baselineLine))];
    const parts = [
        showsPull(imageReports) ? '¹ What a host running the baseline downloads.' : '',
        showsSizes(imageReports) ? 'Sizes are compressed, 1 MB = 10⁶ bytes.' : '',
        cacheLine(imageReports),
        sinceLastPushLine(marker),
        ...(baselines.length > 3 ? ['Each image has its own baseline.'] : baselines),
        runLink(view),
    ];
    return `<sub>${parts.filter(part => part !== '').join(' ')}</sub>`;
}
function cacheLine(imageReports) {
    const caches = imageReports.flatMap(({ run }) => run.build?.cache ?? []);
    const [steps, cached] = [sum(caches.map(one => one.steps)), sum(caches.map(one => one.cachedSteps))];
    return steps === 0 ? '' : `${cached} of ${(0,units/* plural */.LS)(steps, 'build step')} came from the cache.`;
}
function sum(numbers) {
    return numbers.reduce((total, number) => total + number, 0);
}
function runLink(view) {
    const event = (0,report_view/* aboutOf */.rI)(view)?.event;
    return event?.runUrl === undefined ? '' : `${(0,markdown_escape/* link */.nf)('Full report', event.runUrl)}.`;
}
function cutNote(step, view) {
    if (step === 0)
        return undefined;
    const run = (0,report_view/* aboutOf */.rI)(view)?.event.runUrl;
    const left = ['', 'The files are', 'Files and packages are', 'All details are', 'All details are'][step] ??
        'Details are';
    return `<sub>${left} omitted here because of the size limit of comments: ${(0,markdown_escape/* link */.nf)('full report', run)}.</sub>`;
}

;// CONCATENATED MODULE: ./.build/src/report/verdict.js




function verdict(view) {
    const failed = view.imageReports.filter(({ run }) => (0,report_view/* firstFailure */.fx)(run) !== undefined);
    const { missing } = view;
    const ended = failed[0] && (0,report_view/* firstFailure */.fx)(failed[0].run);
    if (failed.length === 1 && missing.length === 0 && failed[0] && ended)
        return failure(failed[0], ended);
    if (failed.length === 0 && missing.length === 1 && missing[0])
        return absence(missing[0]);
    const bad = [...failed, ...missing].map(({ name }) => name);
    if (bad.length > 0) {
        const total = view.imageReports.length + missing.length;
        return `**${bad.length} of ${(0,units/* plural */.LS)(total, 'image')} failed**: ${names(bad)}`;
    }
    if (view.imageReports.length === 1 && view.imageReports[0])
        return success(view.imageReports[0]);
    const promoted = view.imageReports.filter(({ run }) => isPromoted(run)).length;
    const what = promoted === 0 ? 'passed' : promoted === view.imageReports.length ? 'passed and are promoted' : 'passed';
    return `**${(0,units/* plural */.LS)(view.imageReports.length, 'image')} ${what}**: ${names(view.imageReports.map(({ name }) => name))}`;
}
function isPromoted({ promote }) {
    return promote?.status === 'passed' && !promote.dryRun && promote.tags.length > 0;
}
function success({ name, run }) {
    if (isPromoted(run)) {
        const tags = run.promote?.tags ?? [];
        const version = run.tags?.version;
        const title = version ? `${(0,markdown_escape/* text */.Qq)(name)}:${(0,markdown_escape/* text */.Qq)(version)}` : (0,markdown_escape/* text */.Qq)(name);
        return `**${title} is promoted**: ${(0,units/* plural */.LS)(tags.length, 'tag')} on one digest${proofs(run)}`;
    }
    return `**${(0,markdown_escape/* text */.Qq)(name)} passed**${proofs(run)}`;
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
    return scan.failOn === 'none' ? (0,units/* plural */.LS)(total, 'finding') : `no findings at ${scan.failOn} or higher`;
}
function names(values) {
    const shown = values.slice(0, 6).map(value => (0,markdown_escape/* text */.Qq)(value, 60));
    return values.length > 6 ? `${shown.join(', ')} and ${values.length - 6} more` : (0,units/* listed */.KE)(shown);
}

;// CONCATENATED MODULE: ./.build/src/report/comment/headline.js





function headline(view) {
    const failed = view.imageReports.filter(({ run }) => (0,report_view/* firstFailure */.fx)(run) !== undefined);
    const [only] = failed;
    if (only !== undefined && failed.length === 1 && view.missing.length === 0)
        return (((0,report_view/* firstFailure */.fx)(only.run)?.stage === 'size' ? overBudget(only, 'failed') : undefined) ?? verdict(view));
    if (failed.length > 0 || view.missing.length > 0)
        return verdict(view);
    const over = (outcome) => view.imageReports
        .map(imageReport => overBudget(imageReport, outcome))
        .find(sentence => sentence !== undefined);
    return introduced(view) ?? over('warned') ?? over('accepted') ?? moved(view) ?? verdict(view);
}
function mostMoved(imageReports) {
    return imageReports
        .flatMap(imageReport => (imageReport.run.size?.platforms ?? []).flatMap(platform => platform.before === undefined || platform.state !== 'compared'
        ? []
        : [{ imageReport, platform, delta: platform.size - platform.before }]))
        .sort((a, b) => Math.abs(b.delta) - Math.abs(a.delta))[0];
}
function overBudget({ name, run }, outcome) {
    const worst = run.size?.budgets.find(budget => budget.outcome === outcome);
    if (worst === undefined)
        return undefined;
    const excess = (0,units/* bytes */.ee)(worst.measured - worst.limit);
    const more = {
        failed: `, ${excess} more than allowed`,
        warned: `, ${excess} more than it should`,
        accepted: `, ${excess} over the limit: accepted by ${worst.label === undefined ? 'a label' : `the label ${(0,markdown_escape/* code */.aY)(worst.label)}`}`,
    }[outcome];
    const what = {
        'max-size': `**${(0,markdown_escape/* text */.Qq)(name)} has ${(0,units/* bytes */.ee)(worst.measured)}**`,
        'max-increase': `**${(0,markdown_escape/* text */.Qq)(name)} grew by ${(0,units/* bytes */.ee)(worst.measured)}**`,
        'max-pull': `**${(0,markdown_escape/* text */.Qq)(name)} makes hosts download ${(0,units/* bytes */.ee)(worst.measured)}**`,
    }[worst.budget];
    return `${what}${more}`;
}
function introduced({ imageReports }) {
    const counts = imageReports
        .map(imageReport => ({ imageReport, count: introducedCount(imageReport) ?? 0 }))
        .filter(({ count }) => count > 0);
    const total = counts.reduce((sum, { count }) => sum + count, 0);
    const [first] = counts;
    if (first === undefined)
        return undefined;
    const who = counts.length === 1 ? (0,markdown_escape/* text */.Qq)(first.imageReport.name) : (0,units/* plural */.LS)(counts.length, 'image');
    const verb = counts.length === 1 ? 'introduces' : 'introduce';
    return `**${who} ${verb} ${(0,units/* plural */.LS)(total, 'new vulnerability', 'new vulnerabilities')}**, none of them blocks`;
}
function moved({ imageReports }) {
    const most = mostMoved(imageReports);
    if (most === undefined || (0,units/* movement */.ii)(most.platform.size, most.platform.before ?? 0) === '±0')
        return undefined;
    const direction = most.delta > 0 ? 'grew' : 'shrank';
    return `**${(0,markdown_escape/* text */.Qq)(most.imageReport.name)} ${direction} by ${(0,units/* bytes */.ee)(Math.abs(most.delta))}**, all checks passed`;
}

;// CONCATENATED MODULE: ./.build/src/report/comment/marker.js
const marker_longest = 6000;
const pattern = /^<!-- buildonce:v1 (\{[^\n]{0,8000}\}) -->(?:\r?\n|$)/;
function formatMarker({ key, run, attempt, commit, about, sizes, earlier }) {
    const least = { key, run, attempt, commit, about };
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
        const about = parseNames(value.about);
        return {
            key,
            run,
            attempt,
            commit,
            ...(about && { about }),
            ...(sizes && { sizes }),
            ...(earlier && { earlier }),
        };
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
function parseNames(value) {
    return Array.isArray(value) && value.every(name => typeof name === 'string') ? value : undefined;
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

;// CONCATENATED MODULE: ./.build/src/report/comment/size-folds.js




function sizeFolds({ name, run }, detail) {
    const platforms = (run.size?.platforms ?? []).filter(({ state }) => state === 'compared');
    return platforms.flatMap(platform => {
        const differ = platform.layers.filter(({ state }) => state !== 'unchanged');
        const part = platformPart(platform, detail, false);
        if (differ.length === 0 || part === '' || part === undefined)
            return [];
        const which = platforms.length > 1 ? ` ${(0,markdown_escape/* text */.Qq)(platform.platform, 60)}` : '';
        const title = `<b>${(0,markdown_escape/* text */.Qq)(name)}</b>${which}: ${size_folds_layerWords(platform.layers)}${filesWords(platform.contents)}`;
        return [fold(title, part, run.size?.status === 'failed' ? 'open' : 'closed')];
    });
}
function size_folds_layerWords(layers) {
    const anew = layers.filter(({ state }) => state === 'rebuilt' || state === 'recompressed').length;
    const changed = layers.filter(({ state }) => state !== 'unchanged').length - anew;
    const all = (0,units/* plural */.LS)(layers.length, 'layer');
    if (changed === 0)
        return `${anew} of ${all} rebuilt without changes`;
    return `${changed} of ${all} changed${anew === 0 ? '' : `, ${anew} rebuilt`}`;
}
function filesWords(contents) {
    if (!contents?.read)
        return '';
    const counts = Object.entries(contents.files).filter(([, count]) => count > 0);
    return counts.length === 0
        ? ''
        : `; files: ${counts.map(([state, count]) => `${count} ${state}`).join(', ')}`;
}

;// CONCATENATED MODULE: ./.build/src/report/comment/unchanged-text.js






function quietWords(view, marker) {
    const { imageReports } = view;
    const [only] = imageReports;
    const most = mostMoved(imageReports);
    const first = most === undefined ? firstSizes(imageReports) : [];
    const alone = imageReports.length === 1 && first.length === 1;
    const who = imageReports.length === 1
        ? `${(0,markdown_escape/* text */.Qq)(only?.name ?? '')} passed`
        : `${(0,units/* plural */.LS)(imageReports.length, 'image')} passed`;
    const title = alone ? first[0] : `${who}, no significant change`;
    const change = most === undefined
        ? first.slice(0, 4).join(', ')
        : `Largest change ${(0,markdown_escape/* code */.aY)(most.imageReport.name, 60)} ${(0,units/* difference */.iv)(most.delta)}; ${(0,units/* bytes */.ee)(most.platform.pull ?? 0)} new to pull`;
    const [size] = imageReports.flatMap(({ run }) => run.size ?? []);
    const small = [size === undefined ? '' : baselineLine(size), sinceLastPushLine(marker), runLink(view)];
    const body = [
        alone || change === '' ? '' : `${change}.`,
        `<sub>${small.filter(words => words !== '').join(' ')}</sub>`,
    ];
    return `### Buildonce: ${title}\n\n${body.filter(words => words !== '').join(' ')}`;
}
function firstSizes(imageReports) {
    return imageReports.flatMap(({ name, run }) => {
        const platforms = run.size?.platforms ?? [];
        return platforms.map(({ platform, size }) => {
            const which = platforms.length === 1 ? '' : ` ${(0,markdown_escape/* code */.aY)(platform, 60)}`;
            return `${(0,markdown_escape/* text */.Qq)(name)}${which} has ${(0,units/* bytes */.ee)(size)} (first measurement)`;
        });
    });
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
    if (!isSignificant(view))
        return `${first}\n${quietWords(view, marker)}\n`;
    const title = `### Buildonce: ${mark(view)}${headline(view)}`;
    return richest(commentLimit, [
        ...details.map((detail, index) => () => `${first}\n${blocks(title, body(view, detail, marker), cutNote(index, view))}\n`),
        () => `${first}\n${blocks(title, imageTable(view.imageReports, view.missing, 20), cutNote(details.length, view))}\n`,
        () => `${first}\n${blocks(title, cutNote(details.length, view))}\n`,
    ]);
}
function mark(view) {
    return (0,report_view/* hasFailed */.WN)(view) ? `${marks.failed} ` : '';
}
function body(view, detail, marker) {
    const { imageReports, missing } = view;
    const failed = imageReports.filter(({ run }) => (0,report_view/* firstFailure */.fx)(run) !== undefined);
    const said = failed.length + missing.length === 1 ? 'cause is in the headline' : 'nothing yet';
    const { acceptLabel } = view;
    const around = {
        said,
        imageReports: imageReports.length === 1 ? 'one' : 'several',
        ...(acceptLabel !== undefined && { acceptLabel }),
    };
    return blocks(imageTable(imageReports, missing, detail.images), [
        ...imageReports.map(imageReport => causeLine(imageReport, around)),
        ...missing.map(image => absenceLine(image, said)),
    ]
        .filter(Boolean)
        .slice(0, detail.images)
        .join('<br>\n'), ...imageReports.flatMap(imageReport => folds(imageReport, detail)), footer(view, marker));
}
function folds(imageReport, detail) {
    return [
        ...smokeFolds(imageReport, detail),
        findingsFold(imageReport, detail),
        ...sizeFolds(imageReport, detail.size),
    ];
}
function smokeFolds({ name, run }, { logLines }) {
    const failed = (run.smoke?.platforms ?? []).filter(({ status }) => status === 'failed');
    return failed.map(row => lastLines(row, `<b>${(0,markdown_escape/* text */.Qq)(name)}</b>: `, logLines));
}
function findingsFold(imageReport, { findings }) {
    const { scan } = imageReport.run;
    if (scan === undefined || findings === 0)
        return undefined;
    const fresh = newFindings(imageReport);
    const shown = fresh.length > 0 ? fresh : scan.status === 'failed' ? rankedFindings(scan) : [];
    if (shown.length === 0)
        return undefined;
    const title = fresh.length > 0
        ? (0,units/* plural */.LS)(shown.length, 'new vulnerability', 'new vulnerabilities')
        : (0,units/* plural */.LS)(shown.length, 'vulnerability', 'vulnerabilities');
    const state = scan.status === 'failed' ? 'open' : 'closed';
    return fold(`<b>${(0,markdown_escape/* text */.Qq)(imageReport.name)}</b>: ${title}, worst first`, findingTable(shown, findings), state);
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./.build/src/report/comment/same-image.js


const [same_image_most, same_image_longest] = [40, 3000];
function subjectOfComment({ imageReports, missing }) {
    const names = imageReports.flatMap(({ run }) => {
        const image = `${(0,report_view/* repositoryOf */._M)(run) ?? (0,report_view/* imageName */.tO)(run)}${variantOf(run)}`;
        const platforms = (0,report_view/* platformsOf */.Wt)(run);
        return platforms.length === 0 ? [image] : platforms.map(platform => `${image} ${platform}`);
    });
    const all = [...new Set([...names, ...missing.map(({ name }) => name)])].sort();
    if (all.length <= same_image_most && all.join('').length <= same_image_longest)
        return all;
    return [(0,external_node_crypto_.createHash)('sha256').update(JSON.stringify(all)).digest('hex')];
}
function sameSubject(one, other) {
    return one.length === other.length && one.every(name => other.includes(name));
}
function sharesSubject(one, other) {
    return one.some(name => other.some(its => same_image_sameImage(name, its) && samePlatforms(name, its)));
}
function isLessThan(vague, exact) {
    const tellsMore = (name) => exact.some(its => platformIn(its) !== undefined && same_image_sameImage(name, its));
    return vague.length > 0 && vague.every(name => platformIn(name) === undefined && tellsMore(name));
}
function same_image_sameImage(one, other) {
    const [a = '', b = ''] = [one, other].map(name => name.split(' ')[0] ?? '');
    const isShort = !a.includes('/') || !b.includes('/');
    return a === b || (isShort && a.split('/').at(-1) === b.split('/').at(-1));
}
function samePlatforms(one, other) {
    const [a, b] = [platformIn(one), platformIn(other)];
    return a === undefined || b === undefined || a === b;
}
function platformIn(name) {
    return name.split(' ')[1];
}
function variantOf({ tags, commit, event }) {
    const names = tags?.tags.map(({ name }) => name) ?? [];
    const named = tags?.commit ?? commit ?? '';
    const ids = [named, named.slice(0, 7), event.pullRequest ? `pr-${event.pullRequest.number}` : ''];
    const found = ids
        .filter(id => id !== '')
        .flatMap(id => {
        const name = names.find(tag => tag.includes(id));
        return name === undefined ? [] : [name.replace(id, '').replace('sha-', '')];
    });
    return found[0] ? `:${found[0]}` : '';
}

;// CONCATENATED MODULE: ./.build/src/report/comment/upsert-comment.js


async function upsertComment(comments, given) {
    const self = await comments.self();
    const ours = async () => sortOut(mine(await comments.list(), self, given.marker.key), given.marker);
    const { own: before, beside } = await ours();
    const [last] = before;
    const wanted = last && given.after ? { ...given, body: given.after(last.marker) } : given;
    if (before.some(({ marker }) => isNewer(marker, wanted.marker)))
        return told({ outcome: 'superseded' }, beside);
    if (before.length === 0 && wanted.worth === 'existing comment only')
        return told({ outcome: 'quiet' }, beside);
    const head = await comments.head();
    if (head !== undefined && head !== wanted.marker.commit)
        return told({ outcome: 'superseded' }, beside);
    const [kept, ...others] = before;
    const posted = await write(comments, kept, wanted.body);
    for (const other of others)
        await comments.delete(other.id);
    const after = await ours();
    for (const { id } of after.vague)
        await comments.delete(id);
    return told(await settle(comments, after.own, wanted, posted), after.beside);
}
function mine(comments, self, key) {
    return comments
        .flatMap(comment => {
        const marker = comment.author === self ? parseMarker(comment.body) : undefined;
        return marker?.key === key ? [{ ...comment, marker }] : [];
    })
        .sort((a, b) => a.id - b.id);
}
function sortOut(all, wanted) {
    const { about = [] } = wanted;
    const namesOf = ({ marker }) => marker.about ?? [];
    const exact = all.filter(one => sameSubject(namesOf(one), about));
    const sharing = all.filter(one => namesOf(one).length === 0 || sharesSubject(namesOf(one), about));
    const own = exact.length > 0 || sharing.length !== 1 ? exact : sharing;
    const others = all.filter(one => !own.includes(one));
    const isVague = (one) => isLessThan(namesOf(one), about) && isNewer(wanted, one.marker);
    return { own, vague: others.filter(isVague), beside: others.filter(one => !isVague(one)) };
}
function told(posted, beside) {
    const names = [...new Set(beside.flatMap(({ marker }) => marker.about ?? []))];
    return names.length === 0 ? posted : { ...posted, beside: names };
}
async function write(comments, kept, body) {
    if (kept === undefined)
        return create(comments, body);
    const at = kept.url === undefined ? {} : { url: kept.url };
    if (sameBody(kept.body, body))
        return { outcome: 'unchanged', ...at };
    if ((await comments.update(kept.id, body)) === undefined)
        return create(comments, body);
    return { outcome: 'updated', ...at };
}
async function create(comments, body) {
    const { url } = await comments.create(body);
    return { outcome: 'created', ...(url !== undefined && { url }) };
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
    const run = (0,report_view/* aboutOf */.rI)(view);
    if (run?.event.pullRequest?.number === undefined)
        return undefined;
    const { runId } = run.event;
    const runs = [run, ...view.imageReports.map(imageReport => imageReport.run)];
    const attempt = Math.max(...runs.filter(({ event }) => event.runId === runId).map(({ event }) => event.attempt));
    const sizes = sizesOf(view.imageReports);
    const marker = {
        key,
        run: /^\d{1,20}$/.test(runId) ? runId : '0',
        attempt,
        commit: run.commit ?? '',
        about: subjectOfComment(view),
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
    const worth = mode === 'always' || isSignificant(view) ? 'new comment' : 'existing comment only';
    try {
        const posted = await upsertComment(comments, { ...comment, worth });
        log.info(sentences[posted.outcome] + (posted.url === undefined ? '' : ` ${posted.url}`));
        if (posted.beside !== undefined)
            log.warning(besideWords(key, posted.beside));
        return posted;
    }
    catch (error) {
        if (!isDenied(error)) {
            if (!(error instanceof errors/* UserError */.yo))
                throw error;
            log.warning(`The pull request has no comment from this run: ${error.message}`);
            return { outcome: 'denied' };
        }
        host.annotate('notice', `${whyDenied(view, error)} The summary of the run has the report.`);
        return { outcome: 'denied' };
    }
}
function besideWords(key, beside) {
    const some = beside.slice(0, 5).map(name => (0,markdown_escape/* oneLine */.TN)(name));
    const named = (0,units/* listed */.KE)(beside.length > 5 ? [...some, `${beside.length - 5} more`] : some);
    return `Another comment of this pull request has the comment-key "${(0,markdown_escape/* oneLine */.TN)(key)}" too: it is about ${named}. Both are kept. Give each report a comment-key of its own, or make one of all with the input records.`;
}
function whyDenied(view, error) {
    if (/\blocked\b/i.test((0,errors/* describe */.q0)(error)))
        return 'The pull request was not commented: its conversation is locked.';
    if ((0,report_view/* aboutOf */.rI)(view)?.event.pullRequest?.fork)
        return 'A pull request from a fork is not commented by this job: its token is read-only.';
    return 'The pull request was not commented: give the job the permission "pull-requests: write".';
}
const sentences = {
    created: 'Created the comment of the pull request:',
    updated: 'Updated the comment of the pull request:',
    unchanged: 'The comment of the pull request is already up to date:',
    quiet: 'There is no significant change to comment on.',
    superseded: 'The comment is from a later run or commit; it was not changed.',
};
function isDenied(error) {
    return error instanceof errors/* UserError */.yo && error.denied === true;
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
async function trustedRecords(records, { facts: { event, payload, project } }, codeHost) {
    if (event !== 'workflow_run')
        return records;
    const run = parseWorkflowRun(payload);
    if (run === undefined)
        return records.map(record => disown(record, project));
    const pulls = run.event.startsWith('pull_request') ? ((await codeHost?.pullRequestsOf(run)) ?? []) : [];
    const claimed = records.map(record => record.event.pullRequest?.number);
    const pullRequest = pulls.find(({ number }) => claimed.includes(number)) ?? pulls[0];
    return records.map(record => adopt(record, run, { project, pullRequest }));
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
function disown(record, project) {
    const event = { name: 'workflow_run', ref: '', runId: '0', attempt: 1 };
    return { ...withoutLinks(record), project, event };
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

;// CONCATENATED MODULE: ./.build/src/report/expected.js



function missingOf(expected, imageReports, unreadable = []) {
    const absent = absentOf(expected, imageReports);
    const reasons = new Map();
    const others = unreadable.filter(({ name, reason }) => {
        const [image] = absent
            .filter(candidate => !reasons.has(candidate) && isOf(name, candidate))
            .sort((one, other) => other.length - one.length);
        if (image !== undefined)
            reasons.set(image, reason);
        return image === undefined;
    });
    const named = absent.map(name => {
        const reason = reasons.get(name);
        return { name, ...(reason !== undefined && { reason }) };
    });
    return [...named, ...others];
}
function isOf(artifact, image) {
    const part = (0,artifact_name/* artifactPart */.cm)(image);
    return artifact === part || artifact.startsWith(`${part}-`);
}
function absentOf(expected, imageReports) {
    const unknown = imageReports
        .filter(({ run }) => (0,report_view/* platformsOf */.Wt)(run).length === 0)
        .map(({ run }) => (0,report_view/* imageName */.tO)(run));
    const wanted = [...new Set(expected.map(entry => entry.trim().split(/\s+/).join(' ')))].map(entry => {
        const [name = '', platform] = entry.split(' ');
        return { entry, name, platform };
    });
    return wanted
        .filter(({ name, platform }) => {
        const own = imageReports.filter(({ run }) => (0,report_view/* imageName */.tO)(run) === name);
        if (platform === undefined)
            return own.length === 0;
        if (own.some(({ run }) => (0,report_view/* platformsOf */.Wt)(run).some(its => (0,image_platform/* matchesPlatform */.pC)(platform, its))))
            return false;
        const at = unknown.indexOf(name);
        if (at !== -1)
            unknown.splice(at, 1);
        return at === -1;
    })
        .map(({ entry }) => entry);
}

// EXTERNAL MODULE: ./.build/src/files/write.js
var files_write = __webpack_require__(13120);
;// CONCATENATED MODULE: ./.build/src/report/files.js


async function writeFiles(workspace, folder, files) {
    try {
        return await (0,files_write/* writeInto */.U6)(workspace, folder, files);
    }
    catch (cause) {
        throw new errors/* UserError */.yo(`the report cannot be written to ${folder}: ${(0,errors/* describe */.q0)(cause)}`, {
            hint: 'Set report-dir to a folder that can be written.',
            cause,
        });
    }
}

;// CONCATENATED MODULE: ./.build/src/report/junit.js



function renderJunit({ imageReports, missing }) {
    const suites = imageReports.map(imageReport => suite(imageReport.name, casesOf(imageReport)));
    const absent = missing.map(({ name, reason }) => suite(name, [{ name: 'build', error: reason ?? 'this image has no record' }]));
    return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="buildonce">\n${[...suites, ...absent].join('\n')}\n</testsuites>\n`;
}
function casesOf({ run }) {
    const stages = (0,report_view/* stagesOf */.ZL)(run).map((stage) => {
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
    return content((0,markdown_escape/* oneLine */.TN)(value)).replace(/"/g, '&quot;');
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
        (0,markdown_escape/* link */.nf)((0,markdown_escape/* text */.Qq)(rule, 80), url),
        file === undefined ? '' : (0,markdown_escape/* code */.aY)(`${file}${line === undefined ? '' : `:${line}`}`),
        (0,markdown_escape/* text */.Qq)(message, 300),
    ], rest => [`and ${rest.length} more`, '', '']);
    return trimmedTable(checks_columns, rows);
}
function warningsPart({ run }, limit = 20) {
    const sections = [run.setup, run.tags, run.build, run.size, run.scan, run.smoke, run.promote];
    const warnings = sections.flatMap(section => section?.warnings ?? []);
    if (warnings.length === 0)
        return undefined;
    const rest = warnings.length > limit ? [`- and ${warnings.length - limit} more`] : [];
    return [...warnings.slice(0, limit).map(warning => `- ${(0,markdown_escape/* prose */.CS)(warning)}`), ...rest].join('\n');
}

;// CONCATENATED MODULE: ./.build/src/report/parts/image.js





function factsPart({ run }) {
    const { build } = run;
    if (build?.digest === undefined)
        return undefined;
    const repository = (0,report_view/* repositoryOf */._M)(run);
    const called = run.tags?.calledCommit ?? run.commit;
    const rows = [
        ['Image', repository === undefined ? (0,markdown_escape/* text */.Qq)(run.project) : (0,markdown_escape/* code */.aY)(repository, 200)],
        ['Digest', (0,markdown_escape/* code */.aY)(build.digest)],
        ['Commit', `${commitText(called, run)}${cameFrom(run)}`],
        ['Built from', builtFrom(run, called)],
        ['Attestations', build.attestations > 0 ? String(build.attestations) : ''],
    ];
    const lines = rows.filter(([, value]) => value !== '').map(([name, value]) => `**${name}** ${value}`);
    return lines.join(' <br>\n');
}
function builtFrom({ build }, called) {
    const { commit, dirty, ref = '', changes } = build?.builtFrom ?? {};
    if (commit === undefined || (commit === called && !dirty && build?.status !== 'skipped'))
        return '';
    const where = build?.status === 'skipped' && ref !== ''
        ? ` on ${(0,markdown_escape/* code */.aY)(ref.replace(/^refs\/(?:heads|tags)\//, ''), 100)}`
        : '';
    return `${(0,markdown_escape/* code */.aY)(commit.slice(0, 12))}${dirty ? ` with ${changes?.count ?? 0} changes that it does not hold` : ''}${where}`;
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
    const pairs = (0,image_platform/* pairPlatforms */.TO)(built, measured.filter(({ state }) => state !== 'removed'));
    const rows = built.map(each => {
        const { platform, size, digest } = each;
        const row = pairs.get(each);
        return [
            (0,markdown_escape/* code */.aY)(platform),
            (0,units/* bytes */.ee)(size),
            change(row),
            row?.pull === undefined ? '' : (0,units/* bytes */.ee)(row.pull),
            (0,markdown_escape/* code */.aY)(digest),
        ];
    });
    const removed = measured.filter(({ state }) => state === 'removed');
    const gone = removed.map(({ platform, size }) => [
        (0,markdown_escape/* code */.aY)(platform),
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
function commitText(commit, { project }) {
    const name = commit === undefined ? 'not known' : (0,markdown_escape/* code */.aY)(commit.slice(0, 12));
    return project === '' ? name : `${name} of ${(0,markdown_escape/* text */.Qq)(project)}`;
}
function cameFrom({ event }) {
    const { pullRequest, runUrl, runId } = event;
    const pull = pullRequest
        ? `, pull request ${pullRequest.number ?? 'of an unknown number'}${pullRequest.fork ? ' from a fork' : ''}`
        : '';
    return `${pull}, ${(0,markdown_escape/* link */.nf)(`run ${(0,markdown_escape/* text */.Qq)(runId)}`, runUrl)}`;
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
    const rows = tags.tags.slice(0, limit).map(tag => [(0,markdown_escape/* code */.aY)(tag.name), tag.class, (0,markdown_escape/* code */.aY)(tag.rule, 200)]);
    const none = tags.silent.slice(0, limit).map(({ rule, reason }) => [(0,markdown_escape/* code */.aY)(rule, 200), (0,markdown_escape/* prose */.CS)(reason, 200)]);
    const images = tags.images.length > 1
        ? `Each at ${tags.images
            .slice(0, 20)
            .map(image => (0,markdown_escape/* code */.aY)(image))
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
    const ended = (0,report_view/* stagesOf */.ZL)(run);
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
    error: '**could not be run**',
};
function note(run, stage) {
    const bad = stage.outcome === 'failed' || stage.outcome === 'error';
    const reason = bad ? cause(run, stage) : stage.reason;
    return reason === undefined ? remark(run, stage.stage) : (0,markdown_escape/* prose */.CS)(reason, 300);
}
function remark({ setup, tags, build, size, scan, smoke, promote }, stage) {
    const [measured] = size?.platforms ?? [];
    const [scanned] = scan?.platforms ?? [];
    const ready = smoke?.platforms.find(({ emulated }) => !emulated) ?? smoke?.platforms[0];
    const words = {
        setup: setup && `${setup.driver} driver${setup.created ? ', builder created for this run' : ''}`,
        tags: tags && `${(0,units/* plural */.LS)(tags.tags.length, 'tag')}${tags.version === '' ? '' : `, ${(0,markdown_escape/* text */.Qq)(tags.version, 60)}`}`,
        build: build?.cache && build.cache.steps > 0
            ? `${build.cache.cachedSteps} of ${build.cache.steps} steps from the cache`
            : undefined,
        size: measured?.before === undefined ? undefined : (0,units/* movement */.ii)(measured.size, measured.before),
        scan: scanned && (severityWords(scanned.counts) || 'no known vulnerability'),
        smoke: ready && readyWords(ready, ready.before?.readySeconds),
        promote: promote && promote.tags.length > 0 ? `${(0,units/* plural */.LS)(promote.tags.length, 'tag')} on one digest` : undefined,
    };
    return words[stage] ?? '';
}

;// CONCATENATED MODULE: ./.build/src/report/parts/chart.js
const mostLabels = 11;
const frontMatter = [
    '---',
    'config:',
    '  xyChart:',
    '    width: 900',
    '    height: 300',
    '  themeVariables:',
    '    xyChart:',
    '      plotColorPalette: "#2f81f7"',
    '      backgroundColor: transparent',
    '---',
];
function lineChart({ title, unit, from }, points) {
    const numbers = points.map(({ value }) => value);
    const [low, high] = range(numbers);
    return [
        '```mermaid',
        ...frontMatter,
        'xychart-beta',
        `  title "${title}"`,
        `  x-axis ${axis(points)}`,
        `  y-axis "${unit}" ${from === 'zero' ? 0 : low} --> ${high}`,
        `  line [${numbers.map(number => Number(number.toFixed(3))).join(', ')}]`,
        '```',
    ].join('\n');
}
function axis(points) {
    if (points.length > mostLabels)
        return `"images before this one" ${points.length - 1} --> 0`;
    return `[${points.map(({ label }) => `"${label}"`).join(', ')}]`;
}
function range(numbers) {
    const low = Math.min(...numbers);
    const high = Math.max(...numbers);
    const air = Math.max((high - low) * 0.2, high * 0.05, 0.01);
    return [Math.max(0, Number((low - air).toPrecision(3))), Number((high + air).toPrecision(3))];
}

;// CONCATENATED MODULE: ./.build/src/report/parts/trend.js




const trend_most = 30;
const least = 3;
function trendPart(history) {
    const recent = history.filter(({ commit }) => /^[0-9a-f]{7,64}$/.test(commit)).slice(-trend_most);
    const sizes = pointsOf(recent, ({ size }) => size);
    const times = pointsOf(recent, ({ readySeconds }) => readySeconds);
    const charts = blocks(sizes.length < least ? undefined : sizeChart(sizes), times.length < least ? undefined : timeChart(times));
    return charts === '' ? undefined : blocks(charts, numbers(recent));
}
function pointsOf(history, read) {
    return history.flatMap(point => {
        const value = read(point);
        return value === undefined || !Number.isFinite(value) ? [] : [{ label: trend_short(point), value }];
    });
}
function sizeChart(points) {
    const [first, last] = [points[0], points.at(-1)];
    const [step] = points
        .slice(1)
        .map((after, index) => ({ after, before: points[index] }))
        .map(({ after, before }) => ({ at: after.label, by: (0,units/* movement */.ii)(after.value, before.value), after, before }))
        .sort((a, b) => Math.abs(b.after.value - b.before.value) - Math.abs(a.after.value - a.before.value));
    const since = `${(0,units/* movement */.ii)(last.value, first.value)} since ${(0,markdown_escape/* code */.aY)(first.label)}, ${(0,units/* plural */.LS)(points.length - 1, 'image')} ago`;
    const largest = step === undefined || step.by === '±0' ? '' : ` The largest step is ${(0,markdown_escape/* code */.aY)(step.at)}: ${step.by}.`;
    const high = Math.max(...points.map(({ value }) => value));
    const [unit, divisor] = high < 1e6 ? ['kB', 1e3] : high < 1e10 ? ['MB', 1e6] : ['GB', 1e9];
    const scaled = points.map(({ label, value }) => ({ label, value: value / divisor }));
    return blocks(`Compressed size **${(0,units/* bytes */.ee)(last.value)}**, ${since}.${largest}`, lineChart({ title: 'Compressed size', unit, from: 'the lowest' }, scaled));
}
function timeChart(points) {
    const values = points.map(({ value }) => value);
    const [low, high] = [(0,units/* seconds */.YA)(Math.min(...values)), (0,units/* seconds */.YA)(Math.max(...values))];
    const over = (0,units/* plural */.LS)(points.length, 'image');
    const between = low === high ? `the same over ${over}` : `between ${low} and ${high} over ${over}`;
    return blocks(`Time to ready **${(0,units/* seconds */.YA)(values.at(-1) ?? 0)}**, ${between}.`, lineChart({ title: 'Time to ready', unit: 'seconds', from: 'zero' }, points));
}
const trend_columns = [
    ['Commit', 'left'],
    ['Compressed size', 'right'],
    ['Time to ready', 'right'],
];
function numbers(history) {
    const rows = history
        .toReversed()
        .map(point => [
        (0,markdown_escape/* code */.aY)(trend_short(point)),
        point.size === undefined ? '' : (0,units/* bytes */.ee)(point.size),
        point.readySeconds === undefined ? '' : (0,units/* seconds */.YA)(point.readySeconds),
    ]);
    return fold(`${(0,units/* plural */.LS)(history.length, 'image')} in numbers, newest first`, trimmedTable(trend_columns, rows));
}
function trend_short({ commit }) {
    return commit.slice(0, 7);
}

;// CONCATENATED MODULE: ./.build/src/report/summary.js
















const summary_details = [
    { rows: 200, logLines: 100, size: { files: 200, packages: 200, layers: 'all' } },
    { rows: 30, logLines: 40, size: { files: 25, packages: 25, layers: 'changed' } },
    { rows: 0, logLines: 0, size: { files: 0, packages: 0, layers: 'none' } },
];
function renderSummary(view) {
    return richest(summaryLimit, [
        ...summary_details.map(detail => () => page(view, imageReport => imageReportPart(imageReport, detail))),
        () => page({ ...view, imageReports: view.imageReports.slice(0, 200) }, stagesPart),
        () => heading(view),
    ]);
}
function heading(view) {
    return `### Buildonce: ${(0,report_view/* hasFailed */.WN)(view) ? marks.failed : marks.passed} ${verdict(view)}`;
}
function page(view, part) {
    const several = view.imageReports.length > 1;
    const imageReports = view.imageReports.map(imageReport => blocks(several ? `### ${(0,markdown_escape/* text */.Qq)(imageReport.name)}` : undefined, part(imageReport)));
    const missing = view.missing.map(({ name, reason }) => `### ${(0,markdown_escape/* text */.Qq)(name)}\n\n❌ ${reason === undefined ? `There is no record: ${noRecord}.` : (0,markdown_escape/* prose */.CS)(reason, 600)}`);
    return `${blocks(heading(view), ...imageReports, ...missing, titled('Trend', trendPart(view.history)))}\n`;
}
function imageReportPart(imageReport, { rows, logLines, size }) {
    return blocks(factsPart(imageReport), stagesPart(imageReport), titled('Platforms', platformsPart(imageReport)), titled('Smoke test', smokePart(imageReport, logLines)), titled('Vulnerabilities', scanPart(imageReport, rows)), titled('Size', sizePart(imageReport, size)), titled('Tags', blocks(promotePart(imageReport, Math.max(rows, 20)), rulesPart(imageReport.run, rows))), titled('Build checks', checksPart(imageReport, rows)), titled('Warnings', warningsPart(imageReport, Math.max(rows, 5))), `<sub>1 MB = 10⁶ bytes. Sizes are compressed, as a registry stores them, unless noted otherwise.</sub>`);
}
function titled(title, part) {
    return part === undefined || part === '' ? undefined : `#### ${title}\n\n${part}`;
}

;// CONCATENATED MODULE: ./.build/src/report/report.js












async function report(request, tools) {
    const { githubToken } = request;
    const codeHost = githubToken === undefined ? undefined : tools.host.codeHost?.(githubToken);
    const { counting, replaced } = newestAttempts(request.runs ?? []);
    for (const { event, ...run } of replaced)
        tools.log.info(`${(0,report_view/* imageName */.tO)({ ...run, event })}: attempt ${event.attempt} is left out, a later one has a record`);
    const [about, ...all] = await trustedRecords([request.run, ...counting], tools.host, codeHost);
    const records = request.runs === undefined && about !== undefined ? [about] : all;
    const view = { ...viewOf(records, request), ...(about && { about }) };
    const summary = renderSummary(view);
    const failed = (0,report_view/* hasFailed */.WN)(view);
    const files = {
        ...recordFile(records),
        'summary.md': summary,
        'junit.xml': renderJunit(view),
        ...commentFile(view, request.commentKey),
        ...(request.sarif !== undefined && { 'scan.sarif': request.sarif }),
    };
    const folder = await writeFiles(tools.host.workspace, request.reportDir, files);
    if (request.summary === 'always' || (request.summary === 'on-failure' && failed))
        await tools.host.summary(summary);
    for (const { level, message, title } of annotationsOf(view, request.runs === undefined ? 'this job' : 'other jobs'))
        tools.host.annotate(level, message, title === undefined ? undefined : { title });
    const comment = await postComment({
        view,
        key: request.commentKey,
        mode: request.comment,
        comments: request.comments ?? commentsOf(view, codeHost),
    }, tools);
    if ('beside' in comment && comment.beside !== undefined && request.summary !== 'never')
        await tools.host.summary(`\n⚠️ ${(0,markdown_escape/* prose */.CS)(besideWords(request.commentKey, comment.beside), 1000)}\n`);
    const artifact = await keptFiles(view, files, request.uploadArtifact, tools);
    const status = failed ? 'failed' : 'passed';
    return { status, folder, summaryFile: `${folder}/summary.md`, comment, ...(artifact && { artifact }) };
}
function viewOf(records, request) {
    const { baselines, history, expect, unreadable, sizeLabel } = request;
    const empty = records.filter(report_view/* saysNothing */._X).map(run => ({ name: (0,report_view/* imageName */.tO)(run), reason: nothing }));
    const imageReports = (0,report_view/* toImageReports */.wP)(records.filter(run => !(0,report_view/* saysNothing */._X)(run)), baselines);
    const missing = missingOf(expect, imageReports, [...(unreadable ?? []), ...empty]);
    return {
        imageReports,
        missing,
        history: history ?? [],
        ...(sizeLabel !== undefined && { acceptLabel: sizeLabel }),
    };
}
const nothing = 'nothing was built, checked or promoted in this run, or its record was not handed on (run-file)';
function commentFile(view, key) {
    const comment = commentOf(view, key);
    return comment === undefined ? {} : { 'comment.md': comment.body };
}
function commentsOf(view, codeHost) {
    const pullRequest = (0,report_view/* aboutOf */.rI)(view)?.event.pullRequest?.number;
    return pullRequest === undefined ? undefined : codeHost?.comments(pullRequest);
}
function recordFile(runs) {
    const [name, value] = runs.length === 1 ? ['run.json', runs[0]] : ['runs.json', runs];
    return { [name]: `${JSON.stringify(value, null, 2)}\n` };
}
async function keptFiles(view, files, choice, tools) {
    if (choice === 'none')
        return undefined;
    const [name, named] = choice === 'automatic'
        ? [(0,artifact_name/* artifactName */.Cs)(view.imageReports), 'by us']
        : [choice.name, 'by the user'];
    return await (0,upload/* uploadArtifact */.m)({ name, named, files }, tools);
}

// EXTERNAL MODULE: ./.build/src/run.js + 5 modules
var run = __webpack_require__(39031);
// EXTERNAL MODULE: ./.build/src/scan/outputs.js
var scan_outputs = __webpack_require__(14467);
// EXTERNAL MODULE: ./.build/src/pipeline/baseline.js
var pipeline_baseline = __webpack_require__(71983);
// EXTERNAL MODULE: ./.build/src/pipeline/read.js
var pipeline_read = __webpack_require__(71656);
// EXTERNAL MODULE: ./.build/src/pipeline/tables.js + 10 modules
var tables = __webpack_require__(51188);
// EXTERNAL MODULE: ./.build/src/image/size.js
var size = __webpack_require__(36024);
// EXTERNAL MODULE: ./.build/src/registry/open-transport.js
var open_transport = __webpack_require__(7839);
// EXTERNAL MODULE: ./.build/src/registry/parallel.js
var parallel = __webpack_require__(38248);
// EXTERNAL MODULE: ./.build/src/size/git.js
var git = __webpack_require__(48177);
// EXTERNAL MODULE: ./.build/src/size/past-images.js
var past_images = __webpack_require__(48340);
// EXTERNAL MODULE: ./.build/src/size/platforms.js + 1 modules
var platforms = __webpack_require__(80990);
// EXTERNAL MODULE: ./.build/src/store/image-reader.js
var image_reader = __webpack_require__(6806);
// EXTERNAL MODULE: ./.build/src/pipeline/commit-tags.js
var commit_tags = __webpack_require__(40755);
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
    const { commit } = facts;
    if (length === 0 || repository === undefined || commit === undefined)
        return [];
    const [, ...earlier] = await (0,git/* gitCommits */.$)(tools.exec, workspace).line(commit, length + 1);
    const signal = AbortSignal.any([tools.signal, AbortSignal.timeout(trend_longest)]);
    const transport = (0,open_transport/* openTransport */.g)({ ...tools, signal });
    const names = (0,commit_tags/* tagNamesOf */.yE)(record);
    const past = await (0,parallel/* inParallel */.H)(earlier, 8, commit => pointOf(commit, { repository, transport, names }, tools).catch((error) => {
        tools.log.debug(`no image of ${commit} for the charts: ${error.message}`);
        return undefined;
    }));
    return [...past.flatMap(found => found ?? []).reverse(), point(record.commit ?? commit, record)];
}
async function pointOf(commit, { repository, transport, names }, tools) {
    const image = await (0,past_images/* pastImages */.x)(repository, transport, names).ofCommit(commit);
    if (image === undefined)
        return undefined;
    const { digest } = image;
    const source = { kind: 'registry', repository };
    const known = point(commit, await (0,pipeline_baseline/* recordOf */.zv)({ digest, source, transport }, tools));
    if (known.size !== undefined)
        return known;
    const [first] = await (0,platforms/* loadPlatforms */.h)((0,image_reader/* openImage */.UY)(source, transport), digest);
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
        const values = (0,pipeline_read/* read */.L)(inputs, texts, tools);
        const gathered = await recordsIn(values, tools);
        const [baseline, history, sarif] = gathered === undefined
            ? await Promise.all([
                (0,pipeline_baseline/* baselineOf */.Bv)(record, tools),
                trendOf(record, values.trend, tools),
                sarifOf(record, tools),
            ])
            : [];
        const result = await report({ ...values, ...gathered, run: record, history, sarif, ...(baseline && { baselines: [baseline] }) }, tools);
        const fails = values.failOnVerdict && result.status === 'failed';
        return {
            outputs: (0,outputs/* outputs */.V)(result),
            line: result.folder,
            ...(fails && { failure: 'the verdict of the report is failed, and fail-on-verdict is set' }),
        };
    },
};
async function recordsIn({ records: folder, expect }, { host, log }) {
    if (folder === undefined)
        return undefined;
    const found = await findRecords(host.workspace, folder).catch(error => {
        if (!(error instanceof NoRecords) || expect.length === 0)
            throw error;
        log.warning(`${error.message}: every expected image is reported as missing`);
        return [];
    });
    const read = found.map(readable);
    return { runs: read.flatMap(one => one.run ?? []), unreadable: read.flatMap(one => one.missing ?? []) };
}
function readable(found) {
    if (!('text' in found))
        return { missing: found };
    try {
        return { run: (0,run/* parseRun */.zZ)(found.text, found.origin) };
    }
    catch (error) {
        if (!(0,errors/* isExpected */.Dn)(error))
            throw error;
        return { missing: { name: found.name, reason: error.message } };
    }
}
async function sarifOf({ scan, event }, { host }) {
    const { runId, attempt } = host.facts;
    if (scan?.reports === undefined || event.runId !== runId || event.attempt !== attempt)
        return undefined;
    return await (0,read/* readGiven */.Q8)(host.workspace, (0,external_node_path_.join)(scan.reports, scan_outputs/* sarifName */.VM)).catch(() => undefined);
}


/***/ }),

/***/ 58117:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  b: () => (/* binding */ artifactServiceOf),
  m: () => (/* binding */ uploadArtifact)
});

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./.build/src/messages/errors.js
var errors = __webpack_require__(3969);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./.build/src/registry/response.js
var response = __webpack_require__(60200);
;// CONCATENATED MODULE: ./.build/src/report/artifact/service.js



class NameTaken extends errors/* UserError */.yo {
    name = 'NameTaken';
}
const longestAnswer = 1024 * 1024;
const tries = 4;
async function storeArtifact(service, { name, archive }) {
    const artifact = {
        workflow_run_backend_id: service.run,
        workflow_job_run_backend_id: service.job,
        name,
    };
    const created = await call(service, 'CreateArtifact', {
        ...artifact,
        version: 7,
        mime_type: 'application/zip',
    });
    await send(service, String(created.signed_upload_url), archive);
    const hash = (0,external_node_crypto_.createHash)('sha256').update(archive).digest('hex');
    const size = String(archive.length);
    const stored = await call(service, 'FinalizeArtifact', { ...artifact, size, hash: `sha256:${hash}` });
    return String(stored.artifact_id);
}
async function call(service, method, message) {
    const request = {
        method: 'POST',
        url: new URL(`/twirp/github.actions.results.api.v1.ArtifactService/${method}`, service.url),
        headers: {
            authorization: `Bearer ${service.token}`,
            'content-type': 'application/json',
            'user-agent': 'buildonce',
        },
        body: Buffer.from(JSON.stringify(message)),
    };
    const { status, text } = await patiently(service, request);
    const answer = parsed(text);
    if (status === 409)
        throw new NameTaken(`the run already has an artifact of that name`);
    if (status < 200 || status > 299)
        throw new errors/* UserError */.yo(refusal(method, status, answer.msg));
    if (answer.ok !== true)
        throw new errors/* UserError */.yo(`the artifact service did not accept ${method}`);
    return answer;
}
async function send(service, address, archive) {
    if (!URL.canParse(address))
        throw new errors/* UserError */.yo('the artifact service returned no upload address');
    const { status } = await patiently(service, {
        method: 'PUT',
        url: new URL(address),
        headers: {
            'content-type': 'application/zip',
            'x-ms-blob-type': 'BlockBlob',
            'x-ms-blob-content-type': 'application/zip',
            'x-ms-version': '2023-11-03',
        },
        body: archive,
    });
    if (status !== 201)
        throw new errors/* UserError */.yo(refusal('the upload', status, undefined));
}
async function patiently({ http, sleep }, request) {
    for (let attempt = 1;; attempt++) {
        const last = attempt === tries;
        const answer = await http(request).catch((cause) => {
            if (last)
                throw new errors/* UserError */.yo(`${request.url.host} cannot be reached: ${(0,errors/* describe */.q0)(cause)}`, { cause });
        });
        const busy = answer === undefined || answer.status === 429 || answer.status >= 500;
        const body = answer && (await (0,response/* readBody */.x8)(answer, longestAnswer));
        if (answer !== undefined && (last || !busy))
            return { status: answer.status, text: body?.toString('utf8') ?? '' };
        await sleep(1000 * 2 ** (attempt - 1));
    }
}
function parsed(text) {
    try {
        const value = JSON.parse(text);
        return typeof value === 'object' && value !== null ? value : {};
    }
    catch {
        return {};
    }
}
function refusal(what, status, why) {
    const words = typeof why === 'string' && why !== '' ? `: ${why.slice(0, 300)}` : '';
    return `the artifact service answered ${status} to ${what}${words}`;
}

;// CONCATENATED MODULE: ./.build/src/report/artifact/zip.js
const firstDay = new Date(1980, 0, 1);
async function zip(files) {
    const { strToU8, zipSync } = await __webpack_require__.e(/* import() */ 306).then(__webpack_require__.bind(__webpack_require__, 51306));
    const entries = Object.entries(files).map(([name, text]) => [name, strToU8(text)]);
    return zipSync(Object.fromEntries(entries), { mtime: firstDay });
}

;// CONCATENATED MODULE: ./.build/src/report/artifact/upload.js




const mostOfOneName = 50;
async function uploadArtifact({ name, named, files, sleep = ms => (0,promises_.setTimeout)(ms) }, { http, host, log }) {
    const service = { ...artifactServiceOf(host), http, sleep };
    const archive = await zip(files);
    for (let number = 1;; number++) {
        const tried = number === 1 ? name : `${name}-${number}`;
        try {
            const id = await storeArtifact(service, { name: tried, archive });
            const url = `${host.facts.runUrl}/artifacts/${id}`;
            log.info(`Stored the files as the artifact ${tried} of the run: ${url}`);
            return { name: tried, url };
        }
        catch (cause) {
            if (cause instanceof NameTaken && named === 'by us' && number < mostOfOneName)
                continue;
            throw failure(tried, cause);
        }
    }
}
function failure(name, cause) {
    const taken = cause instanceof NameTaken;
    return new errors/* UserError */.yo(`the report was not stored as the artifact "${name}": ${(0,errors/* describe */.q0)(cause)}`, {
        hint: taken
            ? 'Set upload-artifact to a different name in each job, for example with a value of the matrix, or to true.'
            : 'The report is still on the page of the run and in report-dir. Run the job again, or remove upload-artifact.',
        cause,
    });
}
function artifactServiceOf(host) {
    const server = new URL(host.variable('GITHUB_SERVER_URL') || 'https://github.com').hostname;
    if (host.facts.ci === 'github' && !/^github\.com$|\.ghe\.com$|\.localhost$/i.test(server))
        throw new errors/* UserError */.yo(`the report was not stored: ${server} is a GitHub Enterprise Server, which lacks this service`, {
            hint: 'There, remove upload-artifact and upload report-dir with actions/upload-artifact@v3.',
        });
    const [url, token] = [host.variable('ACTIONS_RESULTS_URL'), host.variable('ACTIONS_RUNTIME_TOKEN')];
    if (!url || !token)
        throw new errors/* UserError */.yo('the report was not stored: there is no artifact service here', {
            hint: 'upload-artifact works in a step of GitHub Actions that `uses:` Buildonce. Elsewhere store report-dir with the means of the CI system.',
        });
    const [, run, job] = scopeOf(token);
    if (!run || !job)
        throw new errors/* UserError */.yo('the report was not stored: the token of the runner does not name run and job', {
            hint: 'Upload report-dir with actions/upload-artifact instead.',
        });
    return { url: new URL(url), token, run, job };
}
function scopeOf(token) {
    try {
        const payload = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8');
        const { scp } = JSON.parse(payload);
        const scopes = typeof scp === 'string' ? scp.split(' ') : [];
        return scopes.find(scope => scope.startsWith('Actions.Results:'))?.split(':') ?? [];
    }
    catch {
        return [];
    }
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

/***/ 48177:
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

/***/ 80990:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  n: () => (/* binding */ isComparable),
  h: () => (/* binding */ loadPlatforms)
});

// EXTERNAL MODULE: ./.build/src/messages/errors.js
var errors = __webpack_require__(3969);
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
    return withoutArguments(withoutComment(createdBy))
        .replace(/^(?:RUN )?\S*\/(?:ba|da|a)?sh -c #\(nop\)\s+/, '')
        .replace(/^(?:RUN )?\S*\/(?:ba|da|a)?sh (?:-[a-z]+ (?:pipefail )?)+/, 'RUN ')
        .replace(/^(ADD|COPY) (?:--\S+ )*(file|dir|multi):[0-9a-f]{64} in /, '$1 $2 in ')
        .replace(/\s+/g, ' ')
        .trim();
}
const comment = '# buildkit';
function withoutComment(text) {
    const trimmed = text.trimEnd();
    return trimmed.endsWith(comment) ? trimmed.slice(0, -comment.length).trimEnd() : text;
}
function withoutArguments(text) {
    if (!/^(?:RUN )?\|\d+ /.test(text))
        return text;
    const shell = /\/(?:ba|da|a)?sh -/.exec(text)?.index;
    if (shell === undefined)
        return text;
    let start = shell;
    while (start > 0 && /\S/.test(text.charAt(start - 1)))
        start--;
    return `RUN ${text.slice(start)}`;
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

// EXTERNAL MODULE: ./.build/src/image/size.js
var size = __webpack_require__(36024);
// EXTERNAL MODULE: ./.build/src/store/runnable-images.js
var runnable_images = __webpack_require__(31447);
;// CONCATENATED MODULE: ./.build/src/size/platforms.js




async function loadPlatforms(reader, digest) {
    const images = await (0,runnable_images/* listRunnable */.i)(reader, digest);
    return images.map(({ config, ...image }) => ({ ...image, history: historyOf(image.digest, config) }));
}
function historyOf(digest, config) {
    try {
        return parseHistory(config);
    }
    catch (cause) {
        throw new errors/* UserError */.yo(`${digest}: ${(0,errors/* describe */.q0)(cause)}`, { cause });
    }
}
const mostLayers = 1000;
function isComparable(platform) {
    const { length } = platform.manifest.layers;
    return length === 0 || (length <= mostLayers && (0,size/* layersOf */.w)(platform).length > 0);
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
