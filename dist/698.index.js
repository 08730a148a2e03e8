export const id = 698;
export const ids = [698];
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

/***/ 95583:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ longestPath),
/* harmony export */   u: () => (/* binding */ createListingBudget)
/* harmony export */ });
/* harmony import */ var _messages_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3969);

const longestPath = 4096;
const deepestPath = 512;
const most = 512 * 1024 * 1024;
const [perEntry, perFolder] = [160, 48];
function createListingBudget(limit = most) {
    let taken = 0;
    return {
        charge({ path, link, attributes }) {
            const depth = depthOf(path);
            if (path.length > longestPath || depth > deepestPath)
                throw new _messages_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`the layer has a path of ${path.length} characters in ${depth} folders, longer than any system takes`);
            taken += perEntry + depth * perFolder + path.length + link.length + attributes.length;
            if (taken > limit)
                throw new _messages_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo('the layers have so many files, or such long names and attributes, that the memory for a comparison would not do');
        },
    };
}
function depthOf(path) {
    let depth = 0;
    for (let at = path.indexOf('/'); at !== -1; at = path.indexOf('/', at + 1))
        depth++;
    return depth;
}


/***/ }),

/***/ 96205:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  G: () => (/* binding */ createTarScanner)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./.build/src/messages/errors.js
var errors = __webpack_require__(3969);
// EXTERNAL MODULE: ./.build/src/image/listing-budget.js
var listing_budget = __webpack_require__(95583);
// EXTERNAL MODULE: ./.build/src/image/tar-header.js
var tar_header = __webpack_require__(48178);
;// CONCATENATED MODULE: ./.build/src/image/pax.js


function parsePax(body) {
    const records = new Map();
    for (let at = 0; at < body.length;) {
        const space = body.indexOf(0x20, at);
        const length = space === -1 ? Number.NaN : Number(body.toString('latin1', at, space));
        const end = at + length;
        if (!Number.isInteger(length) || end > body.length || end <= space || body[end - 1] !== 0x0a)
            throw new errors/* UserError */.yo('the layer has a PAX record with a wrong length');
        const equals = body.indexOf(0x3d, space);
        if (equals === -1 || equals >= end)
            throw new errors/* UserError */.yo('the layer has a PAX record without "="');
        records.set(body.toString('utf8', space + 1, equals), (0,tar_header/* decode */.D4)(body.subarray(equals + 1, end - 1)));
        at = end;
    }
    return records;
}
const keys = new Set(['path', 'linkpath', 'size', 'uid', 'gid', 'GNU.sparse.name', 'GNU.sparse.realsize']);
function isRead(key) {
    return keys.has(key) || isAttribute(key);
}
function isAttribute(key) {
    return key.startsWith('SCHILY.xattr.') || key.startsWith('LIBARCHIVE.xattr.');
}
function paxNumber(records, key) {
    const value = records.get(key);
    if (value === undefined || value === '')
        return undefined;
    if (!/^\d{1,15}$/.test(value))
        throw new errors/* UserError */.yo(`the layer has a PAX record ${key} that is not a number`);
    return Number(value);
}
function paxAttributes(records) {
    return [...records]
        .filter(([key]) => isAttribute(key))
        .map(([key, value]) => `${key}=${value}`)
        .sort()
        .join('\n');
}

;// CONCATENATED MODULE: ./.build/src/image/tar-entry.js


function isPending({ records, path, link }) {
    return records.size > 0 || path !== undefined || link !== undefined;
}
function describe(found, meta, globals) {
    const records = globals.size === 0 ? meta.records : new Map([...globals, ...meta.records]);
    const name = records.get('GNU.sparse.name') || records.get('path') || meta.path || found.name;
    const type = (0,tar_header/* entryType */.d9)(found.flag, name);
    const hasBody = type === 'file' || type === 'other';
    const stored = hasBody ? (paxNumber(records, 'size') ?? found.size) : 0;
    const link = records.get('linkpath') || meta.link || found.linkName;
    return {
        path: cleanPath(name),
        type,
        size: type === 'file' ? (paxNumber(records, 'GNU.sparse.realsize') ?? found.realSize ?? stored) : 0,
        mode: found.mode,
        uid: paxNumber(records, 'uid') ?? found.uid,
        gid: paxNumber(records, 'gid') ?? found.gid,
        link: type === 'hardlink' ? cleanPath(link) : type === 'symlink' ? link : '',
        device: found.device,
        attributes: paxAttributes(records),
        stored,
    };
}
function cleanPath(name) {
    if (!/(^|\/)(\.{0,2})(\/|$)/.test(name))
        return name;
    const parts = [];
    for (const part of name.split('/')) {
        if (part === '..')
            parts.pop();
        else if (part !== '' && part !== '.')
            parts.push(part);
    }
    return parts.join('/');
}

;// CONCATENATED MODULE: ./.build/src/image/tar.js






const longestMeta = 1024 * 1024;
const longestGlobals = 64 * 1024;
function createTarScanner(visitor) {
    const partial = Buffer.alloc(tar_header/* blockSize */.L6);
    let partialLength = 0;
    let position = 0;
    let zeros = 0;
    const globals = createGlobals();
    let meta = { records: new Map() };
    let body;
    let sparse;
    return { write, end };
    function write(chunk) {
        let at = 0;
        while (at < chunk.length) {
            if (zeros > 1) {
                position += chunk.length - at;
                return;
            }
            if (body !== undefined) {
                at += takeBody(body, chunk, at);
                continue;
            }
            if (partialLength === 0 && chunk.length - at >= tar_header/* blockSize */.L6) {
                header(chunk.subarray(at, at + tar_header/* blockSize */.L6));
                at += tar_header/* blockSize */.L6;
                continue;
            }
            const taken = Math.min(tar_header/* blockSize */.L6 - partialLength, chunk.length - at);
            chunk.copy(partial, partialLength, at, at + taken);
            partialLength += taken;
            at += taken;
            if (partialLength < tar_header/* blockSize */.L6)
                continue;
            partialLength = 0;
            header(partial);
        }
    }
    function end() {
        if (partialLength > 0 || body !== undefined || sparse !== undefined || isPending(meta))
            throw new errors/* UserError */.yo(`the layer ends in the middle of a tar entry, at byte ${position + partialLength}`);
        return position;
    }
    function header(block) {
        const at = position;
        position += tar_header/* blockSize */.L6;
        if (sparse !== undefined) {
            if (block[504] !== 1)
                begin(sparse);
            return;
        }
        const found = (0,tar_header/* parseHeader */.RW)(block, at);
        if (found === undefined) {
            zeros++;
            return;
        }
        if (zeros > 0)
            throw new errors/* UserError */.yo(`the layer has an entry behind the end of its tar archive, at byte ${at}`);
        if (found.extended)
            sparse = found;
        else
            begin(found);
    }
    function begin(found) {
        sparse = undefined;
        if ('xgLK'.includes(found.flag)) {
            const named = found.flag === 'L' || found.flag === 'K';
            if (named && found.size > listing_budget/* longestPath */.G + 1)
                throw tooLong(found.size);
            if (found.size > longestMeta)
                throw new errors/* UserError */.yo('the layer has a tar header of more than 1 MiB');
            body = collect(found.size, bytes => metadata(found.flag, bytes));
        }
        else {
            const entry = describe(found, meta, globals.read);
            for (const { length } of [entry.path, entry.link])
                if (length > mostCharacters)
                    throw tooLong(length);
            meta = { records: new Map() };
            const stored = entry.stored;
            const wanted = entry.type === 'file' && visitor.wants?.(entry.path, stored) === true;
            body = wanted ? collect(stored, bytes => finish(entry, sha256(bytes), bytes)) : hashing(entry);
        }
        if (body.left === 0)
            closeBody(body);
    }
    function hashing(entry) {
        const hashed = entry.type === 'file';
        let running;
        let whole = '';
        return {
            left: entry.stored,
            padding: padding(entry.stored),
            take(bytes, isAll) {
                if (!hashed)
                    return;
                if (isAll)
                    whole = sha256(bytes);
                else {
                    running ??= (0,external_node_crypto_.createHash)('sha256');
                    running.update(bytes);
                }
            },
            done() {
                finish(entry, running?.digest('hex') ?? (whole || (hashed ? emptyDigest : '')));
            },
        };
    }
    function finish({ stored, ...entry }, digest, bytes) {
        visitor.entry({ ...entry, digest }, bytes);
    }
    function metadata(flag, bytes) {
        if (flag === 'x')
            meta = { ...meta, records: parsePax(bytes) };
        else if (flag === 'g')
            globals.add(parsePax(bytes));
        else {
            const zero = bytes.indexOf(0);
            const name = (0,tar_header/* decode */.D4)(zero === -1 ? bytes : bytes.subarray(0, zero));
            meta = flag === 'L' ? { ...meta, path: name } : { ...meta, link: name };
        }
    }
    function takeBody(open, chunk, at) {
        if (open.left > 0) {
            const taken = Math.min(open.left, chunk.length - at);
            open.take(chunk.subarray(at, at + taken), !open.begun && taken === open.left);
            open.begun = true;
            open.left -= taken;
            position += taken;
            if (open.left === 0)
                closeBody(open);
            return taken;
        }
        const skipped = Math.min(open.padding, chunk.length - at);
        open.padding -= skipped;
        position += skipped;
        if (open.padding === 0)
            body = undefined;
        return skipped;
    }
    function closeBody(open) {
        open.done();
        if (open.padding === 0)
            body = undefined;
    }
}
const mostCharacters = 4 * listing_budget/* longestPath */.G;
function tooLong(length) {
    return new errors/* UserError */.yo(`the layer has a name of ${length} bytes, longer than the ${listing_budget/* longestPath */.G} that any system takes`);
}
function createGlobals() {
    const all = new Map();
    const read = new Map();
    let length = 0;
    return {
        read: read,
        add(more) {
            for (const [key, value] of more) {
                const taken = key.length + value.length + 32;
                length += taken - (all.get(key) ?? 0);
                if (length > longestGlobals)
                    throw new errors/* UserError */.yo('the layer has global headers of more than 64 KiB');
                all.set(key, taken);
                if (isRead(key))
                    read.set(key, value);
            }
        },
    };
}
const emptyDigest = sha256(Buffer.alloc(0));
function collect(size, done) {
    const chunks = [];
    return {
        left: size,
        padding: padding(size),
        take: bytes => void chunks.push(Buffer.from(bytes)),
        done: () => done(Buffer.concat(chunks)),
    };
}
function padding(size) {
    return (tar_header/* blockSize */.L6 - (size % tar_header/* blockSize */.L6)) % tar_header/* blockSize */.L6;
}
function sha256(bytes) {
    return (0,external_node_crypto_.hash)('sha256', bytes, 'hex');
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

/***/ 60698:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  sizeStage: () => (/* binding */ sizeStage)
});

// EXTERNAL MODULE: ./.build/src/registry/open-transport.js
var open_transport = __webpack_require__(7839);
// EXTERNAL MODULE: ./.build/src/messages/errors.js
var errors = __webpack_require__(3969);
// EXTERNAL MODULE: ./.build/src/store/cached-reader.js
var cached_reader = __webpack_require__(12191);
// EXTERNAL MODULE: ./.build/src/store/image-reader.js
var image_reader = __webpack_require__(6806);
// EXTERNAL MODULE: ./.build/src/store/layout/layout-path.js
var layout_path = __webpack_require__(11134);
// EXTERNAL MODULE: ./.build/src/store/subject.js
var subject = __webpack_require__(95677);
// EXTERNAL MODULE: ./.build/src/size/baseline.js
var size_baseline = __webpack_require__(14378);
// EXTERNAL MODULE: ./.build/src/size/git.js
var git = __webpack_require__(48177);
// EXTERNAL MODULE: ./.build/src/size/past-images.js
var past_images = __webpack_require__(48340);
;// CONCATENATED MODULE: ./.build/src/size/find-baseline-image.js









async function findBaselineImage({ baseline, repository, names }, tools) {
    const transport = (0,open_transport/* openTransport */.g)(tools);
    if (baseline !== undefined) {
        const { digest, source } = await (0,subject/* findImage */.F)(await (0,layout_path/* placeLayout */.o0)(baseline, tools.host.workspace), transport);
        return {
            against: {
                reference: baseline,
                digest,
                reader: (0,cached_reader/* cachedReader */.I)((0,image_reader/* openImage */.UY)(source, transport)),
                how: 'given',
            },
        };
    }
    if (repository === undefined)
        return { noBaseline: 'The image has no repository, so there is no earlier image to compare with.' };
    const { exec, host } = tools;
    try {
        const commits = (0,git/* gitCommits */.$)(exec, host.workspace);
        const found = await (0,size_baseline/* findBaseline */.X)(host.facts, commits, (0,past_images/* pastImages */.x)(repository, transport, names));
        if ('noBaseline' in found)
            return found;
        const reader = (0,cached_reader/* cachedReader */.I)((0,image_reader/* openImage */.UY)({ kind: 'registry', repository }, transport));
        return { against: { ...found.against, reader } };
    }
    catch (error) {
        if (!(error instanceof errors/* UserError */.yo))
            throw error;
        return { noBaseline: `The image to compare with could not be looked up: ${error.message}`.slice(0, 4000) };
    }
}
function labelsOf({ payload }) {
    const pull = payload.pull_request;
    const labels = Array.isArray(pull?.labels) ? pull.labels : [];
    return labels.flatMap(label => (typeof label?.name === 'string' ? [label.name] : []));
}

// EXTERNAL MODULE: ./.build/src/size/outputs.js
var outputs = __webpack_require__(34859);
// EXTERNAL MODULE: ./.build/src/image/platform.js
var image_platform = __webpack_require__(52490);
// EXTERNAL MODULE: ./.build/src/image/units.js
var units = __webpack_require__(68566);
;// CONCATENATED MODULE: ./.build/src/size/cause.js

function causeOf(platform, budget) {
    const { of, total, part, base } = sharesOf(platform, budget);
    const own = platform.layers
        .filter(layer => !layer.base)
        .map(layer => ({ by: layer.instruction?.slice(0, 200), bytes: part(layer), layer }));
    const [root] = [...own, { by: 'the base image', bytes: base, layer: undefined }].sort((one, other) => other.bytes - one.bytes);
    if (root?.by === undefined || root.bytes <= 0 || total <= 0)
        return undefined;
    const share = Math.round((root.bytes / total) * 100);
    const amount = share > 100 ? (0,units/* bytes */.ee)(root.bytes) : `${share} % of the ${of}`;
    return `${root.by} adds ${amount}${of === 'download' && isAnew(root.layer) ? anew : ''}`;
}
const anew = ', rebuilt with 0 files changed';
function sharesOf(platform, budget) {
    const { layers, size, before, pull = 0 } = platform;
    const together = (part) => layers.filter(({ base }) => base).reduce((sum, layer) => sum + part(layer), 0);
    if (budget === 'max-pull') {
        const part = (layer) => (layer.state === 'unchanged' ? 0 : (layer.size ?? 0));
        return { of: 'download', total: pull, part, base: together(part) };
    }
    if (before === undefined || size <= before) {
        const part = (layer) => layer.size ?? 0;
        return { of: 'size', total: size, part, base: together(part) };
    }
    const part = (layer) => (layer.size ?? 0) - (layer.before ?? 0);
    const known = platform.base;
    const base = known === undefined ? together(part) : known.size - known.before;
    return { of: 'growth', total: size - before, part, base };
}
function isAnew(layer) {
    return layer?.state === 'rebuilt' || layer?.state === 'recompressed';
}

;// CONCATENATED MODULE: ./.build/src/size/limits.js


function limitsOf({ maxSize, maxIncrease, maxIncreaseFloor, maxPull }, { platform, before }) {
    const own = (limits) => {
        const named = limits.filter(limit => isFor(limit, platform));
        return named.length > 0 ? named : limits.filter(limit => limit.platform === undefined);
    };
    return {
        'max-size': own(maxSize).map(absolute),
        'max-increase': own(maxIncrease).map(limit => increase(limit, before ?? 0, maxIncreaseFloor)),
        'max-pull': own(maxPull).map(absolute),
    };
}
function unmetLimits({ maxSize, maxIncrease, maxPull }, platforms) {
    const given = { 'max-size': maxSize, 'max-increase': maxIncrease, 'max-pull': maxPull };
    return Object.entries(given).flatMap(([name, limits]) => {
        const named = new Set(limits.flatMap(({ platform }) => platform ?? []));
        return [...named]
            .filter(asked => !platforms.some(platform => (0,image_platform/* matchesPlatform */.pC)(asked, platform)))
            .map(platform => `${name} has a limit for ${platform}, which the image does not have`);
    });
}
function isFor({ platform: asked }, platform) {
    return asked !== undefined && (0,image_platform/* matchesPlatform */.pC)(asked, platform);
}
function absolute({ level, bytes: limit = 0 }) {
    return { level, limit };
}
function increase({ level, bytes: limit = 0, share }, before, floor) {
    if (share === undefined)
        return { level, limit };
    const part = Math.round(before * share);
    const rule = `${Number((share * 100).toFixed(2))} % of ${(0,units/* bytes */.ee)(before)}`;
    return part >= floor
        ? { level, limit: part, rule }
        : { level, limit: floor, rule: `${rule}, at least ${(0,units/* bytes */.ee)(floor)}` };
}

;// CONCATENATED MODULE: ./.build/src/size/budgets.js



function checkBudgets(platform, budgets) {
    if (platform.state === 'removed')
        return [];
    const { size, before, pull } = platform;
    const bounds = limitsOf(budgets, platform);
    const measured = {
        'max-size': size,
        'max-increase': before === undefined ? undefined : size - before,
        'max-pull': pull,
    };
    return ['max-size', 'max-increase', 'max-pull'].flatMap(budget => {
        const value = measured[budget];
        if (value === undefined || bounds[budget].length === 0)
            return [];
        return outcome({ budget, measured: value, bounds: bounds[budget] }, platform, budgets);
    });
}
function excess({ budget, limit, measured, rule, cause: root, platform }) {
    const what = {
        'max-size': `${platform} has ${(0,units/* bytes */.ee)(measured)}`,
        'max-increase': `${platform} grew by ${(0,units/* bytes */.ee)(measured)}`,
        'max-pull': `${platform} makes hosts download ${(0,units/* bytes */.ee)(measured)}`,
    }[budget];
    const written = rule === undefined ? '' : ` (${rule})`;
    const why = root === undefined ? '' : `; ${root}`;
    return `${what}, ${(0,units/* bytes */.ee)(measured - limit)} more than ${budget} ${(0,units/* bytes */.ee)(limit)}${written} allows${why}`;
}
function outcome({ budget, measured, bounds }, platform, { sizeLabel, labels }) {
    const exceeded = bounds.filter(({ limit }) => measured > limit);
    const strictest = (list) => list.reduce((a, b) => (b.limit < a.limit ? b : a));
    const failing = exceeded.filter(({ level }) => level === 'fail');
    const bound = strictest(failing.length > 0 ? failing : exceeded.length > 0 ? exceeded : bounds);
    const accepted = exceeded.length > 0 && labels.includes(sizeLabel);
    const cause = exceeded.length > 0 ? causeOf(platform, budget) : undefined;
    const held = {
        platform: platform.platform,
        budget,
        outcome: exceeded.length === 0 ? 'passed' : accepted ? 'accepted' : failing.length > 0 ? 'failed' : 'warned',
        limit: bound.limit,
        measured,
        ...(bound.rule !== undefined && { rule: bound.rule }),
        ...(cause !== undefined && { cause }),
        ...(accepted && { label: sizeLabel }),
    };
    return exceeded.length > 0 ? { ...held, sentence: excess(held) } : held;
}

;// CONCATENATED MODULE: ./.build/src/size/counting-reader.js
function countingReader(reader) {
    const cost = { requests: 0, bytes: 0 };
    return {
        cost,
        reader: {
            origin: reader.origin,
            async manifest(digest) {
                cost.requests++;
                const stored = await reader.manifest(digest);
                cost.bytes += stored.bytes.length;
                return stored;
            },
            blob(blob) {
                cost.requests++;
                cost.bytes += blob.size;
                return reader.blob(blob);
            },
            async end(blob, length) {
                if (reader.end === undefined)
                    return undefined;
                cost.requests++;
                cost.bytes += length;
                return reader.end(blob, length);
            },
        },
    };
}

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: ./.build/src/image/decompress.js + 2 modules
var decompress = __webpack_require__(95001);
// EXTERNAL MODULE: ./.build/src/image/listing-budget.js
var listing_budget = __webpack_require__(95583);
;// CONCATENATED MODULE: ./.build/src/image/packages.js
const longest = {
    deb: 32 * 1024 * 1024,
    apk: 32 * 1024 * 1024,
    python: 1024 * 1024,
    npm: 256 * 1024,
};
const [mostVersions, mostPackages] = [100, 100_000];
const python = /(^|\/)[^/]+\.dist-info\/METADATA$/;
const npm = /(^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)\/package\.json$/;
function createPackageReader() {
    const versions = new Map();
    const databases = new Set();
    const add = (kind, name, version) => {
        if (!name || !version || name.length > 256 || version.length > 256)
            return;
        const key = `${kind}\n${name}`;
        const known = versions.get(key);
        if (known === undefined && versions.size < mostPackages)
            versions.set(key, [version]);
        else if (known !== undefined && known.length < mostVersions)
            known.push(version);
    };
    return {
        wants(path, size) {
            const kind = kindOf(path);
            return kind !== undefined && size <= longest[kind];
        },
        read(path, body) {
            const kind = kindOf(path);
            const text = body.toString('utf8');
            if (kind === 'npm') {
                const { name, version } = manifest(text);
                add(kind, name, version);
            }
            else if (kind === 'python')
                add(kind, field(text, 'Name: '), field(text, 'Version: '));
            else if (kind === 'apk') {
                databases.add(kind);
                for (const paragraph of paragraphs(text))
                    add(kind, field(paragraph, 'P:'), field(paragraph, 'V:'));
            }
            else if (kind === 'deb') {
                if (path === dpkgStatus)
                    databases.add(kind);
                for (const paragraph of paragraphs(text)) {
                    const status = field(paragraph, 'Status: ');
                    if (status !== undefined && !status.endsWith(' installed'))
                        continue;
                    add(kind, field(paragraph, 'Package: '), field(paragraph, 'Version: '));
                }
            }
        },
        found: () => ({ versions, databases }),
    };
}
function joinPackages(layers) {
    const versions = new Map();
    const databases = new Set();
    for (const layer of layers) {
        for (const kind of layer.databases) {
            databases.add(kind);
            for (const key of versions.keys())
                if (key.startsWith(`${kind}\n`))
                    versions.delete(key);
        }
        for (const [key, found] of layer.versions)
            versions.set(key, [...(versions.get(key) ?? []), ...found]);
    }
    return { versions, databases };
}
function diffPackages(after, before) {
    const keys = new Set([...after.versions.keys(), ...before.versions.keys()]);
    return [...keys].sort().flatMap(key => {
        const [kind, name] = key.split('\n');
        if (after.databases.has(kind) !== before.databases.has(kind))
            return [];
        const gone = without(before.versions.get(key) ?? [], after.versions.get(key) ?? []);
        const came = without(after.versions.get(key) ?? [], before.versions.get(key) ?? []);
        return Array.from({ length: Math.max(gone.length, came.length) }, (_, index) => ({
            kind,
            name,
            ...(gone[index] !== undefined && { before: gone[index] }),
            ...(came[index] !== undefined && { after: came[index] }),
        }));
    });
}
const dpkgStatus = 'var/lib/dpkg/status';
function kindOf(path) {
    if (path === 'lib/apk/db/installed' || path === 'usr/lib/apk/db/installed')
        return 'apk';
    if (path === dpkgStatus)
        return 'deb';
    if (path.startsWith('var/lib/dpkg/status.d/') && !path.endsWith('.md5sums'))
        return 'deb';
    if (path.endsWith('/package.json'))
        return npm.test(path) ? 'npm' : undefined;
    return path.endsWith('/METADATA') && python.test(path) ? 'python' : undefined;
}
function* paragraphs(text) {
    for (let at = 0; at < text.length;) {
        const end = text.indexOf('\n\n', at);
        const paragraph = text.slice(at, end === -1 ? undefined : end);
        if (paragraph !== '')
            yield paragraph;
        if (end === -1)
            return;
        at = end + 2;
        while (text.startsWith('\n', at))
            at++;
    }
}
function field(paragraph, name) {
    const at = paragraph.startsWith(name) ? 0 : paragraph.indexOf(`\n${name}`) + 1;
    if (at === 0 && !paragraph.startsWith(name))
        return undefined;
    const end = paragraph.indexOf('\n', at);
    return paragraph.slice(at + name.length, end === -1 ? undefined : end).trim();
}
function manifest(text) {
    try {
        const { name, version } = JSON.parse(text);
        return typeof name === 'string' && typeof version === 'string' ? { name, version } : {};
    }
    catch {
        return {};
    }
}
function without(items, other) {
    const left = [...other];
    return [...new Set(items)].filter(item => {
        const at = left.indexOf(item);
        if (at !== -1)
            left.splice(at, 1);
        return at === -1;
    });
}

// EXTERNAL MODULE: ./.build/src/image/tar.js + 2 modules
var tar = __webpack_require__(96205);
;// CONCATENATED MODULE: ./.build/src/image/layer.js




const whiteoutPrefix = '.wh.';
const opaqueMarker = '.wh..wh..opq';
async function readLayer(source, budget = (0,listing_budget/* createListingBudget */.u)()) {
    const entries = new Map();
    const whiteouts = new Set();
    const opaque = new Set();
    const packages = createPackageReader();
    const scanner = (0,tar/* createTarScanner */.G)({
        wants: packages.wants,
        entry(entry, body) {
            budget.charge(entry);
            const at = entry.path.lastIndexOf('/') + 1;
            if (!entry.path.startsWith(whiteoutPrefix, at))
                entries.set(entry.path, entry);
            else {
                const name = entry.path.slice(at);
                const folder = entry.path.slice(0, Math.max(at - 1, 0));
                if (name === opaqueMarker)
                    opaque.add(folder);
                else if (!name.startsWith('.wh..wh.'))
                    whiteouts.add(joinPath(folder, name.slice(whiteoutPrefix.length)));
            }
            if (body !== undefined)
                packages.read(entry.path, body);
        },
    });
    await (0,decompress/* decompress */.m)(source, scanner.write);
    return { entries, whiteouts, opaque, packages: packages.found(), unpacked: scanner.end() };
}
function joinPath(folder, name) {
    return folder === '' ? name : `${folder}/${name}`;
}
function sameEntry(a, b) {
    return (a.type === b.type &&
        a.digest === b.digest &&
        a.size === b.size &&
        a.mode === b.mode &&
        a.uid === b.uid &&
        a.gid === b.gid &&
        a.link === b.link &&
        a.device === b.device &&
        a.attributes === b.attributes);
}
function sameContent(a, b) {
    if (a.entries.size !== b.entries.size || !sameSet(a.whiteouts, b.whiteouts) || !sameSet(a.opaque, b.opaque))
        return false;
    for (const [path, entry] of a.entries) {
        const other = b.entries.get(path);
        if (other === undefined || !sameEntry(entry, other))
            return false;
    }
    return true;
}
function sameSet(a, b) {
    return a.size === b.size && [...a].every(item => b.has(item));
}

;// CONCATENATED MODULE: ./.build/src/image/gzip-trailer.js
const trailerLength = 4;
const largest = 400_000_000;
const stargz = 'containerd.io/snapshot/stargz/toc.digest';
function hasTrailer({ mediaType, size, annotations, urls }) {
    const isGzip = mediaType.endsWith('+gzip') || mediaType.endsWith('.tar.gzip');
    return isGzip && size < largest && annotations?.[stargz] === undefined && (urls?.length ?? 0) === 0;
}
function unpackedLength({ size }, trailer) {
    const length = trailer.readUInt32LE(0);
    return length >= size && length % 512 === 0 ? length : undefined;
}

;// CONCATENATED MODULE: ./.build/src/size/trailers.js

function createTrailers() {
    const asked = new Map();
    async function ask({ descriptor }, reader) {
        if (!hasTrailer(descriptor))
            return undefined;
        const trailer = await reader?.end?.(descriptor, trailerLength).catch(() => undefined);
        return trailer && unpackedLength(descriptor, trailer);
    }
    return (layer, reader) => {
        const found = asked.get(layer.diffId) ?? ask(layer, reader);
        asked.set(layer.diffId, found);
        return found;
    };
}

;// CONCATENATED MODULE: ./.build/src/size/layer-reader.js






const atOnce = 4;
function createLayerReader(readers, { limit, signal, longest = 60_000, known }) {
    const deadline = AbortSignal.timeout(longest);
    const either = AbortSignal.any([signal, deadline]);
    const started = new Map();
    const ended = new Map();
    const turn = createTurns(atOnce);
    const budget = (0,listing_budget/* createListingBudget */.u)();
    const trailer = createTrailers();
    let read = 0;
    return {
        refusal(layers) {
            const fresh = new Map(layers
                .filter(({ diffId, descriptor }) => !started.has(diffId) && !known?.has(descriptor.digest))
                .map(layer => [layer.diffId, layer.descriptor]));
            const foreign = [...fresh.values()].find(({ urls }) => (urls?.length ?? 0) > 0);
            if (foreign !== undefined)
                return `the layer ${foreign.digest} may not be distributed and is not in the registry`;
            const compressed = [...fresh.values()].reduce((sum, { size }) => sum + size, 0);
            if (read + compressed > limit)
                return overLimit(compressed, limit);
            read += compressed;
            return undefined;
        },
        async listing({ descriptor, diffId }, side) {
            const begun = started.get(diffId);
            if (begun !== undefined)
                return begun;
            const stored = known?.get(descriptor.digest);
            if (stored !== undefined)
                return stored;
            const reader = readers[side];
            if (reader === undefined)
                throw new Error(`there is no image to read ${descriptor.digest} from`);
            const listing = turn(async () => {
                try {
                    either.throwIfAborted();
                    const found = await readLayer((0,external_node_stream_.addAbortSignal)(either, await reader.blob(descriptor)), budget);
                    ended.set(descriptor.digest, found);
                    return found;
                }
                catch (error) {
                    if (signal.aborted || !deadline.aborted)
                        throw error;
                    throw new errors/* UserError */.yo(`reading the layers took longer than ${longest / 1000} s`);
                }
            });
            started.set(diffId, listing);
            return listing;
        },
        async unpacked(layer, side) {
            const listing = started.get(layer.diffId) ?? known?.get(layer.descriptor.digest);
            const found = await Promise.resolve(listing).catch(() => undefined);
            return found?.unpacked ?? trailer(layer, readers[side]);
        },
        read: () => ended,
    };
}
function createTurns(places) {
    let free = places;
    const waiting = [];
    return async (work) => {
        if (free === 0)
            await new Promise(resolve => waiting.push(resolve));
        else
            free--;
        try {
            return await work();
        }
        finally {
            const next = waiting.shift();
            if (next)
                next();
            else
                free++;
        }
    };
}
function overLimit(compressed, limit) {
    return `the layers to read have ${(0,units/* bytes */.ee)(compressed)}, \`diff-limit\` is ${(0,units/* bytes */.ee)(limit)}`;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
// EXTERNAL MODULE: ./.build/src/files/read.js
var read = __webpack_require__(94479);
;// CONCATENATED MODULE: ./.build/src/image/listing-text.js

const listingVersion = 1;
function formatListing({ entries, whiteouts, opaque, packages, unpacked }) {
    return JSON.stringify({
        version: listingVersion,
        entries: [...entries.values()],
        whiteouts: [...whiteouts],
        opaque: [...opaque],
        versions: [...packages.versions],
        databases: [...packages.databases],
        unpacked,
    });
}
function parseListing(text) {
    const value = JSON.parse(text);
    if (value?.version !== listingVersion)
        throw new errors/* UserError */.yo('the listing is of another version');
    if (!lists.every(name => Array.isArray(value[name])) ||
        !value.entries.every(isEntry) ||
        !Number.isSafeInteger(value.unpacked))
        throw new errors/* UserError */.yo('the listing is broken');
    return {
        entries: new Map(value.entries.map(entry => [entry.path, entry])),
        whiteouts: new Set(value.whiteouts),
        opaque: new Set(value.opaque),
        packages: { versions: new Map(value.versions), databases: new Set(value.databases) },
        unpacked: value.unpacked,
    };
}
const lists = ['entries', 'whiteouts', 'opaque', 'versions', 'databases'];
function isEntry(entry) {
    return (typeof entry?.path === 'string' &&
        typeof entry.type === 'string' &&
        typeof entry.digest === 'string' &&
        Number.isSafeInteger(entry.size));
}

;// CONCATENATED MODULE: ./.build/src/size/listing-cache.js







const kept = 30 * 24 * 3600 * 1000;
const listing_cache_longest = 64 * 1024 * 1024;
const [compress, listing_cache_decompress] = [(0,external_node_util_.promisify)(external_node_zlib_.gzip), (0,external_node_util_.promisify)(external_node_zlib_.gunzip)];
async function openListings(digests, { host, log, now }) {
    const home = host.variable('XDG_CACHE_HOME') || (0,external_node_path_.join)(host.variable('HOME') || host.temp, '.cache');
    const folder = (0,external_node_path_.join)(home, 'buildonce', 'layers');
    const prefix = `buildonce-layers-${listingVersion}-`;
    const key = `${prefix}${(0,external_node_crypto_.createHash)('sha256')
        .update([...new Set(digests)].toSorted().join())
        .digest('hex')}`;
    const quietly = (work) => work.catch((error) => {
        log.debug(`layer listings: ${error.message}`);
        return undefined;
    });
    const restored = await quietly(Promise.resolve(host.cache?.restore([folder], key, [prefix])));
    let left = listing_cache_longest;
    const found = [];
    for (const id of new Set(digests)) {
        const text = await quietly(listing_cache_read(pathOf(folder, id), now()));
        if (text === undefined || text.length > left)
            continue;
        left -= text.length;
        found.push([id, await quietly(Promise.resolve().then(() => parseListing(text)))]);
    }
    const known = new Map(found.flatMap(([id, listing]) => (listing ? [[id, listing]] : [])));
    return {
        known,
        async store(listings) {
            const fresh = [...listings].filter(([id]) => !known.has(id));
            await quietly(prune(folder, now()));
            await Promise.all(fresh.map(([id, listing]) => quietly(write(pathOf(folder, id), listing))));
            if (fresh.length > 0 && restored !== key)
                await quietly(Promise.resolve(host.cache?.save([folder], key)));
        },
    };
}
function pathOf(folder, digest) {
    return (0,external_node_path_.join)(folder, `${digest.replace(':', '-')}.json.gz`);
}
async function listing_cache_read(path, now) {
    const bytes = await (0,read/* readRegular */.VX)(path, listing_cache_longest).catch(() => undefined);
    if (bytes === undefined)
        return undefined;
    const text = (await listing_cache_decompress(bytes, { maxOutputLength: listing_cache_longest })).toString('utf8');
    await (0,promises_.utimes)(path, now / 1000, now / 1000);
    return text;
}
async function write(path, listing) {
    await (0,promises_.mkdir)((0,external_node_path_.join)(path, '..'), { recursive: true, mode: 0o700 });
    const text = formatListing(listing);
    if (text.length > listing_cache_longest)
        return;
    const draft = `${path}.${process.pid}`;
    await (0,promises_.writeFile)(draft, await compress(text, { level: 1 }), { mode: 0o600 });
    await (0,promises_.rename)(draft, path);
}
async function prune(folder, now) {
    for (const name of await (0,promises_.readdir)(folder).catch(() => [])) {
        const path = (0,external_node_path_.join)(folder, name);
        if (now - (await (0,promises_.stat)(path)).mtimeMs > kept)
            await (0,promises_.rm)(path, { force: true });
    }
}

;// CONCATENATED MODULE: ./.build/src/image/subsequence.js
function gaps(left, right, pairs) {
    const found = [];
    let [l, r] = [0, 0];
    for (const [a, b] of pairs) {
        found.push({
            left: left.slice(l, a),
            right: right.slice(r, b),
            anchor: [left[a], right[b]],
        });
        [l, r] = [a + 1, b + 1];
    }
    found.push({ left: left.slice(l), right: right.slice(r) });
    return found;
}
function common(left, right, equal) {
    const width = right.length + 1;
    const lengths = new Uint16Array((left.length + 1) * width);
    for (let l = left.length - 1; l >= 0; l--) {
        for (let r = right.length - 1; r >= 0; r--) {
            const at = l * width + r;
            lengths[at] = equal(left[l], right[r])
                ? lengths[at + width + 1] + 1
                : Math.max(lengths[at + width], lengths[at + 1]);
        }
    }
    const pairs = [];
    for (let l = 0, r = 0; l < left.length && r < right.length;) {
        if (equal(left[l], right[r]))
            pairs.push([l++, r++]);
        else if (lengths[(l + 1) * width + r] >= lengths[l * width + r + 1])
            l++;
        else
            r++;
    }
    return pairs;
}

;// CONCATENATED MODULE: ./.build/src/image/layer-pairs.js

function pairLayers(after, before) {
    const same = common(after, before, (a, b) => a.diffId === b.diffId);
    const found = gaps(after, before, same);
    const moved = movedLayers(found.flatMap(({ left }) => left), found.flatMap(({ right }) => right));
    const stays = (layer) => !moved.some(pair => pair.includes(layer));
    const rows = found.flatMap(({ left, right, anchor }) => [
        ...pairGap(left.filter(stays), right.filter(stays)),
        ...(anchor ? [unchanged(...anchor)] : []),
    ]);
    return [...rows, ...moved.map(pair => unchanged(...pair))];
}
function movedLayers(after, before) {
    const left = [...before];
    return after.flatMap((layer) => {
        const at = left.findIndex(({ diffId }) => diffId === layer.diffId);
        const [found] = at === -1 ? [] : left.splice(at, 1);
        return found === undefined ? [] : [[layer, found]];
    });
}
function pairGap(after, before) {
    const alike = common(after, before, (a, b) => a.instruction !== undefined && a.instruction === b.instruction);
    return gaps(after, before, alike).flatMap(({ left, right, anchor }) => {
        const kinds = common(left, right, (a, b) => kind(a) === kind(b));
        const rest = gaps(left, right, kinds).flatMap(gap => [
            ...gap.right.map((layer) => ({ before: layer, state: 'removed' })),
            ...gap.left.map((layer) => ({ after: layer, state: 'added' })),
            ...(gap.anchor ? [modified(...gap.anchor)] : []),
        ]);
        return [...rest, ...(anchor ? [modified(...anchor)] : [])];
    });
}
function unchanged(after, before) {
    const same = after.descriptor.digest === before.descriptor.digest;
    return { after, before, state: same ? 'unchanged' : 'recompressed' };
}
function modified(after, before) {
    return { after, before, state: 'modified' };
}
function kind({ instruction }) {
    return instruction?.split(' ', 1)[0] ?? '';
}

// EXTERNAL MODULE: ./.build/src/image/size.js
var size = __webpack_require__(36024);
;// CONCATENATED MODULE: ./.build/src/size/base-part.js
function isBase(layers, base, index) {
    return layers.slice(0, index + 1).every(({ diffId }, at) => diffId === base[at]);
}
function baseSizes(...images) {
    const [size, before] = images.map(([layers, { length }]) => layers.slice(0, length).reduce((sum, { descriptor }) => sum + descriptor.size, 0));
    return size && before ? { base: { size, before } } : {};
}

;// CONCATENATED MODULE: ./.build/src/image/path-tree.js

function createPathTree() {
    const entries = new Map();
    let children;
    function below() {
        if (children === undefined) {
            children = new Map();
            for (const path of entries.keys())
                note(children, path);
        }
        return children;
    }
    function removeBelow(folder) {
        const names = below().get(folder);
        if (names === undefined)
            return [];
        below().delete(folder);
        return [...names].flatMap(name => remove(joinPath(folder, name)));
    }
    function remove(path) {
        const found = entries.get(path);
        const held = removeBelow(path);
        entries.delete(path);
        below().get(folderOf(path))?.delete(nameOf(path));
        return found === undefined ? held : [[path, found], ...held];
    }
    return {
        get: (path) => entries.get(path),
        set(path, item) {
            entries.set(path, item);
            if (children)
                note(children, path);
        },
        remove,
        removeBelow,
        all: () => entries,
    };
}
function note(children, path) {
    for (let at = path; at !== ''; at = folderOf(at)) {
        const folder = folderOf(at);
        const names = children.get(folder);
        if (names)
            names.add(nameOf(at));
        else
            children.set(folder, new Set([nameOf(at)]));
        if (names)
            return;
    }
}
function folderOf(path) {
    return path.slice(0, Math.max(path.lastIndexOf('/'), 0));
}
function nameOf(path) {
    return path.slice(path.lastIndexOf('/') + 1);
}

;// CONCATENATED MODULE: ./.build/src/image/overlay.js

function stack(layers) {
    const tree = createPathTree();
    const hidden = [];
    const whiteouts = new Set();
    const opaque = new Set();
    layers.forEach((layer, index) => {
        const hide = (found) => {
            for (const [path, { entry, layer: writtenBy }] of found)
                if (entry.size > 0)
                    hidden.push({ path, bytes: entry.size, writtenBy, hiddenBy: index });
        };
        for (const folder of layer.opaque) {
            hide(tree.removeBelow(folder));
            opaque.add(folder);
        }
        for (const path of layer.whiteouts) {
            const found = tree.remove(path);
            hide(found);
            if (found.length === 0)
                whiteouts.add(path);
        }
        for (const entry of layer.entries.values()) {
            const before = tree.get(entry.path);
            if (entry.type === 'directory' ? before && before.entry.type !== 'directory' : before || index > 0)
                hide(tree.remove(entry.path));
            whiteouts.delete(entry.path);
            tree.set(entry.path, { entry, layer: index });
        }
    });
    const visible = tree.all();
    return { visible, hidden: hidden.filter(file => !isLinked(file, visible)), whiteouts, opaque };
}
function isLinked({ path, writtenBy }, visible) {
    return links(visible).get(`${writtenBy}\n${path}`) === true;
}
const linkIndexes = new WeakMap();
function links(visible) {
    const known = linkIndexes.get(visible);
    if (known !== undefined)
        return known;
    const targets = new Map();
    for (const { entry, layer } of visible.values())
        if (entry.type === 'hardlink')
            targets.set(`${layer}\n${entry.link}`, true);
    linkIndexes.set(visible, targets);
    return targets;
}

;// CONCATENATED MODULE: ./.build/src/image/diff.js


function diffLayers(after, before, given = 'differing') {
    const now = stack(after);
    const then = stack(before);
    const changes = [];
    for (const [path, merged] of now.visible) {
        const old = then.visible.get(path);
        if (old === undefined)
            changes.push(change(path, merged, 'added'));
        else if (!sameEntry(merged.entry, old.entry))
            changes.push({
                path,
                state: 'modified',
                bytes: merged.entry.size - old.entry.size,
                folder: isFolder(merged) && isFolder(old),
            });
    }
    for (const [path, merged] of then.visible)
        if (!now.visible.has(path))
            changes.push(change(path, merged, 'removed'));
    if (given === 'all')
        return changes;
    return [...changes, ...belowChanges(now, then, 'removed'), ...belowChanges(then, now, 'added')];
}
function countChanges(changes) {
    const count = (state) => changes.filter(item => item.state === state && !item.folder).length;
    return { added: count('added'), removed: count('removed'), modified: count('modified') };
}
function findDuplicates(layers, least = 100_000) {
    const large = layers.flatMap(({ entries }) => [...entries.values()].filter(({ size }) => size >= least));
    if (new Set(large.map(({ digest }) => digest)).size === large.length)
        return [];
    const byContent = new Map();
    for (const { entry } of stack(layers).visible.values()) {
        if (entry.size < least)
            continue;
        const key = `${entry.size} ${entry.digest}`;
        const known = byContent.get(key);
        if (known)
            known.paths.push(entry.path);
        else
            byContent.set(key, { paths: [entry.path], bytes: entry.size });
    }
    return [...byContent.values()]
        .filter(({ paths }) => paths.length > 1)
        .map(({ paths, bytes }) => ({ paths: paths.sort(), bytes }))
        .sort((a, b) => b.bytes * (b.paths.length - 1) - a.bytes * (a.paths.length - 1));
}
function change(path, merged, state) {
    const { size } = merged.entry;
    return { path, state, bytes: state === 'added' ? size : -size, folder: isFolder(merged) };
}
function belowChanges(side, other, state) {
    const gone = [...side.whiteouts].filter(path => !other.whiteouts.has(path) && !other.visible.has(path) && !side.visible.has(path));
    const hidden = [...side.opaque].filter(path => !other.opaque.has(path) && !other.whiteouts.has(path));
    const changes = (paths, folder) => paths.map(path => ({ path, state, bytes: 0, folder, below: true }));
    return [...changes(gone, false), ...changes(hidden, true)];
}
function isFolder({ entry }) {
    return entry.type === 'directory';
}

;// CONCATENATED MODULE: ./.build/src/image/rollup.js
const deepEnough = 0.9;
function rollUp(changes) {
    const packages = new Map();
    const rest = [];
    const hidden = changes.filter(({ folder, below }) => folder && below);
    for (const change of changes) {
        if (change.folder && change.below)
            continue;
        const folder = packageFolder(change.path);
        const group = folder === undefined ? undefined : packages.get(folder);
        if (folder === undefined)
            rest.push(change);
        else if (group)
            group.push(change);
        else
            packages.set(folder, [change]);
    }
    const rows = [
        ...[...packages].flatMap(([folder, group]) => row(folder, group)),
        ...wholeFolders(rest, 'added'),
        ...wholeFolders(rest, 'removed'),
        ...rest
            .filter(({ state, folder }) => state === 'modified' && !folder)
            .flatMap(item => row(item.path, [item])),
        ...hidden.map(({ state, path }) => ({
            state,
            path: `/${path}/`,
            bytes: 0,
            files: 0,
            below: true,
        })),
    ];
    return rows.sort((a, b) => Math.abs(b.bytes) - Math.abs(a.bytes) || b.files - a.files || (a.path < b.path ? -1 : 1));
}
const shared = /^(bin|boot|dev|etc|home|lib|lib32|lib64|media|mnt|opt|proc|root|run|sbin|srv|sys|tmp|usr|var|usr\/(local\/)?(bin|sbin|lib|lib64|libexec|share|include|src)|usr\/local|var\/(lib|cache|log|tmp|run|spool))$/;
const packagePattern = /^(?:.*?\/)?(?:node_modules\/(?:@[^/]+\/)?[^/]+|(?:site|dist)-packages\/[^/]+)(?=\/)/;
function isShared(path) {
    const [, folder = ''] = /^(?:usr\/)?lib\/([^/]+)$/.exec(path) ?? [];
    return shared.test(path) || folder.indexOf('-linux-gnu') > 0 || folder.indexOf('-linux-musl') > 0;
}
function packageFolder(path) {
    return packagePattern.exec(path)?.[0];
}
function row(path, changes) {
    const files = changes.filter(({ folder }) => !folder);
    const [first] = files;
    if (first === undefined)
        return [];
    const single = files.length === 1 && first.path === path;
    const state = files.every(item => item.state === first.state) ? first.state : 'modified';
    return [
        {
            state,
            path: `/${path}${single ? '' : '/'}`,
            bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
            files: files.length,
            ...(files.every(({ below }) => below) && { below: true }),
        },
    ];
}
function wholeFolders(changes, state) {
    const root = { path: '', children: new Map(), whole: false, bytes: 0 };
    for (const change of changes)
        if (change.state === state)
            insert(root, change);
    return rowsOf(root);
}
function insert(root, change) {
    let node = root;
    for (const name of change.path.split('/')) {
        node.bytes += Math.abs(change.bytes);
        const path = node.path === '' ? name : `${node.path}/${name}`;
        const child = node.children.get(name) ?? { path, children: new Map(), whole: false, bytes: 0 };
        node.children.set(name, child);
        node = child;
    }
    node.bytes += Math.abs(change.bytes);
    node.whole = change.folder;
    node.change = change;
}
function rowsOf(node) {
    const children = [...node.children.values()];
    const own = node.change ? [node.change] : [];
    if (!node.whole || isShared(node.path))
        return [...row(node.path, own), ...children.flatMap(rowsOf)];
    const main = children.find(child => child.whole && child.bytes >= node.bytes * deepEnough && child.bytes > 0);
    if (main === undefined)
        return row(node.path, below(node));
    const others = children.filter(child => child !== main).flatMap(below);
    return [...rowsOf(main), ...row(node.path, others)];
}
function below(node) {
    const own = node.change ? [node.change] : [];
    return [...own, ...[...node.children.values()].flatMap(below)];
}

;// CONCATENATED MODULE: ./.build/src/size/waste.js

function wasteOf(listings, layers) {
    const hidden = [...stack(listings).hidden].sort((a, b) => b.bytes - a.bytes || (a.path < b.path ? -1 : 1));
    const name = (index) => layers[index]?.instruction?.slice(0, 1024);
    return {
        bytes: hidden.reduce((sum, file) => sum + file.bytes, 0),
        paths: hidden.slice(0, 200).map(({ path, bytes: size, writtenBy, hiddenBy }) => {
            const by = { writtenBy: name(writtenBy), hiddenBy: name(hiddenBy) };
            return {
                path: `/${path}`.slice(0, 1024),
                bytes: size,
                ...(by.writtenBy !== undefined && { writtenBy: by.writtenBy }),
                ...(by.hiddenBy !== undefined && { hiddenBy: by.hiddenBy }),
            };
        }),
    };
}

;// CONCATENATED MODULE: ./.build/src/size/contents.js






const mostRows = 500;
async function readContents({ pairs, after, before, read, depth }) {
    const differing = pairs.filter(({ state }) => state !== 'unchanged' && state !== 'recompressed');
    const newer = differing.flatMap(pair => pair.after ?? []);
    const older = differing.flatMap(pair => pair.before ?? []);
    const refusal = read.refusal([...newer, ...older, ...(depth === 'waste' ? after : [])]);
    if (refusal !== undefined)
        return skipped(pairs, refusal);
    const listed = (layers, side) => Promise.all(layers.map(layer => read.listing(layer, side)));
    try {
        const [now, then, whole] = await Promise.all([
            listed(newer, 'after'),
            listed(older, 'before'),
            depth === 'waste' ? Promise.all([listed(after, 'after'), listed(before, 'before')]) : undefined,
        ]);
        const listings = new Map();
        newer.forEach((layer, index) => void listings.set(layer, now[index]));
        older.forEach((layer, index) => void listings.set(layer, then[index]));
        const changes = whole ? diffLayers(...whole, 'all') : diffLayers(now, then);
        return {
            contents: { ...compare({ changes, now, then }), ...(whole && { waste: wasteOf(whole[0], after) }) },
            pairs: pairs.map(pair => comparePair(pair, listings)),
        };
    }
    catch (error) {
        if (!(error instanceof errors/* UserError */.yo))
            throw error;
        return skipped(pairs, error.message);
    }
}
function skipped(pairs, reason) {
    return { contents: { read: false, reason: reason.slice(0, 4000) }, pairs: pairs.map(() => ({})) };
}
function compare({ changes, now, then }) {
    const rows = rollUp(changes);
    const twins = twinsOf(now);
    const unpacked = (listings) => listings.reduce((sum, layer) => sum + layer.unpacked, 0);
    const packages = diffPackages(joinPackages(now.map(layer => layer.packages)), joinPackages(then.map(layer => layer.packages)));
    return {
        read: true,
        files: countChanges(changes),
        changes: rows.slice(0, mostRows).map(row => measured(row, twins)),
        more: Math.max(0, rows.length - mostRows),
        packages: packages.slice(0, mostRows),
        unpacked: { before: unpacked(then), after: unpacked(now) },
    };
}
function comparePair(pair, listings) {
    const after = pair.after && listings.get(pair.after);
    const before = pair.before && listings.get(pair.before);
    if (after === undefined && before === undefined)
        return {};
    if (after && before && sameContent(after, before))
        return { files: { added: 0, removed: 0, modified: 0 }, rebuilt: true };
    const changes = diffLayers(after ? [after] : [], before ? [before] : []);
    return { files: countChanges(changes) };
}
function twinsOf(after) {
    return new Map(findDuplicates(after).flatMap(({ paths: [first, ...others] }) => others.map(path => [`/${path}`, `/${first}`])));
}
function measured({ state, path, bytes: size, files, below }, twins) {
    const sameAs = state === 'removed' ? undefined : twins.get(path)?.slice(0, 1024);
    return {
        state,
        path: path.slice(0, 1024),
        bytes: size,
        files,
        ...(below && { below }),
        ...(sameAs !== undefined && { sameAs }),
    };
}

// EXTERNAL MODULE: ./.build/src/size/platforms.js + 1 modules
var size_platforms = __webpack_require__(80990);
;// CONCATENATED MODULE: ./.build/src/size/measure.js





function removed(platform) {
    const { platform: name, digest, manifest } = platform;
    return { platform: name, state: 'removed', digest, size: (0,size/* sizeOf */.$d)(manifest), layers: [] };
}
async function measure(after, before, { diff, compared: against, layers, bases }) {
    const facts = { platform: after.platform, digest: after.digest, size: (0,size/* sizeOf */.$d)(after.manifest) };
    const now = (0,size/* layersOf */.w)(after);
    const looked = diff === 'files' || diff === 'waste';
    const unpacked = (all, side) => Promise.all(all.map(async (layer) => (looked ? layers.unpacked(layer, side) : undefined)));
    if (before === undefined) {
        const [{ base }, sizes] = await Promise.all([bases, unpacked(now, 'after')]);
        const rows = now.map((layer, index) => ({
            ...layerRow(layer),
            state: 'added',
            ...(isBase(now, base, index) && { base: true }),
            ...(sizes[index] !== undefined && { unpacked: sizes[index] }),
        }));
        return {
            ...facts,
            state: against === 'compared' ? 'added' : 'first',
            ...totals(sizes),
            layers: rows,
        };
    }
    const then = (0,size/* layersOf */.w)(before);
    const named = diff !== 'none' && (0,size_platforms/* isComparable */.n)(after) && (0,size_platforms/* isComparable */.n)(before);
    const pairs = named ? pairLayers(now, then) : [];
    const deep = named && looked;
    const shared = pairs.flatMap(({ after: layer, before: other }) => layer && other?.diffId === layer.diffId ? layer : []);
    const [read, { base, baseBefore }] = await Promise.all([
        deep ? readContents({ pairs, after: now, before: then, read: layers, depth: diff }) : undefined,
        bases,
        deep ? unpacked(shared, 'after') : undefined,
    ]);
    const [sizes, sizesBefore] = await Promise.all([unpacked(now, 'after'), unpacked(then, 'before')]);
    const compared = {
        ...facts,
        state: 'compared',
        before: (0,size/* sizeOf */.$d)(before.manifest),
        pull: (0,size/* newToPull */.rk)(after.manifest, before.manifest),
        ...baseSizes([now, base], [then, baseBefore]),
        ...totals(sizes, sizesBefore),
    };
    const rows = pairs.map((pair, index) => {
        const { files, rebuilt } = read?.pairs[index] ?? {};
        const at = pair.after === undefined ? -1 : now.indexOf(pair.after);
        return {
            ...layerRow(pair.after ?? pair.before),
            ...(pair.after === undefined && { size: undefined, digest: undefined }),
            state: rebuilt ? 'rebuilt' : pair.state,
            ...(pair.before && { before: pair.before.descriptor.size }),
            ...(at >= 0 && isBase(now, base, at) && { base: true }),
            ...(files && { files }),
            ...(sizes[at] !== undefined && { unpacked: sizes[at] }),
        };
    });
    return { ...compared, layers: rows.slice(0, 300), ...(read && { contents: read.contents }) };
}
function totals(...[after, before = []]) {
    const sum = (sizes = []) => sizes.length > 0 && sizes.every(size => size !== undefined)
        ? sizes.reduce((total, size) => total + size, 0)
        : undefined;
    const [now, then] = [sum(after), sum(before)];
    if (now === undefined && then === undefined)
        return {};
    return {
        unpacked: { ...(now !== undefined && { after: now }), ...(then !== undefined && { before: then }) },
    };
}
function layerRow(layer) {
    const instruction = layer?.instruction?.slice(0, 1024);
    return {
        ...(instruction !== undefined && { instruction }),
        ...(layer && { digest: layer.descriptor.digest, size: layer.descriptor.size }),
    };
}

;// CONCATENATED MODULE: ./.build/src/size/size.js










const size_size = async (request, tools) => {
    const started = tools.now();
    const image = countingReader(request.image.reader);
    const other = request.against && countingReader(request.against.reader);
    const [after, found] = await Promise.all([
        (0,size_platforms/* loadPlatforms */.h)(image.reader, request.image.digest),
        request.against && other ? loadBaseline(request.against, other.reader) : undefined,
    ]);
    const against = found === undefined || 'noBaseline' in found ? undefined : request.against;
    const before = found === undefined || 'noBaseline' in found ? [] : found.platforms;
    const noBaseline = found !== undefined && 'noBaseline' in found ? found.noBaseline : request.noBaseline;
    const pairs = (0,image_platform/* pairPlatforms */.TO)(after, before);
    const gone = new Set(before).difference(new Set(pairs.values()));
    const cache = request.diff === 'waste' ? await openListings(layersIn([...after, ...before]), tools) : undefined;
    const layers = createLayerReader({ after: image.reader, before: other?.reader }, {
        limit: request.diffLimit,
        signal: tools.signal,
        ...(cache && { known: cache.known }),
    });
    const platforms = await Promise.all([
        ...after.map(platform => measure(platform, pairs.get(platform), {
            diff: request.diff,
            compared: against ? 'compared' : 'first',
            layers,
            bases: Promise.all([request.base, request.baseBefore]).then(([base, baseBefore]) => ({
                base: base?.[platform.platform] ?? [],
                baseBefore: baseBefore?.[pairs.get(platform)?.platform ?? platform.platform] ?? [],
            })),
        })),
        ...[...gone].map(removed),
    ]);
    await cache?.store(layers.read());
    const budgets = platforms.flatMap(platform => checkBudgets(platform, request));
    const failed = budgets.filter(({ outcome }) => outcome === 'failed');
    const reasons = after.length === 0
        ? [`${request.image.digest} has no image that runs, so nothing was measured`]
        : failed.map(excess);
    for (const { platform, size: now, before: then, pull } of platforms)
        tools.log.info(`${platform}: ${(0,units/* bytes */.ee)(now)}${then === undefined ? '' : `, ${(0,units/* movement */.ii)(now, then)}`}${pull === undefined ? '' : `, ${(0,units/* bytes */.ee)(pull)} new to pull`}`);
    for (const budget of budgets)
        if (budget.label !== undefined)
            tools.log.info(`${excess(budget)}: accepted by the label ${budget.label}`);
    return {
        status: reasons.length > 0 ? 'failed' : 'passed',
        ...(reasons.length > 0 && { reason: reasons.join('. ').slice(0, 4000) }),
        ...warningsOf([
            ...budgets.filter(({ outcome }) => outcome === 'warned').map(excess),
            ...unmetLimits(request, after.map(({ platform }) => platform)),
        ]),
        digest: request.image.digest,
        ...(against && { baseline: baselineOf(against) }),
        ...(!against && { noBaseline: noBaseline ?? 'There is nothing to compare with.' }),
        platforms,
        budgets,
        cost: {
            requests: image.cost.requests + (other?.cost.requests ?? 0),
            bytes: image.cost.bytes + (other?.cost.bytes ?? 0),
            seconds: Math.round(tools.now() - started) / 1000,
        },
    };
};
async function loadBaseline({ digest, how, reference }, reader) {
    try {
        return { platforms: await (0,size_platforms/* loadPlatforms */.h)(reader, digest) };
    }
    catch (error) {
        if (how === 'given' || !(error instanceof errors/* UserError */.yo))
            throw error;
        return { noBaseline: `${reference} cannot be compared with: ${error.message}`.slice(0, 4000) };
    }
}
function baselineOf({ reader: _, ...baseline }) {
    return baseline;
}
function layersIn(platforms) {
    return platforms.flatMap(({ manifest }) => manifest.layers.map(({ digest }) => digest));
}
function warningsOf(warnings) {
    return warnings.length === 0 ? {} : { warnings: warnings.map(warning => warning.slice(0, 4000)) };
}

// EXTERNAL MODULE: ./.build/src/pipeline/base-images.js + 1 modules
var base_images = __webpack_require__(99598);
// EXTERNAL MODULE: ./.build/src/pipeline/commit-tags.js
var commit_tags = __webpack_require__(40755);
// EXTERNAL MODULE: ./.build/src/pipeline/proven.js
var proven = __webpack_require__(84456);
// EXTERNAL MODULE: ./.build/src/pipeline/read.js
var pipeline_read = __webpack_require__(71656);
// EXTERNAL MODULE: ./.build/src/pipeline/subject.js
var pipeline_subject = __webpack_require__(14510);
// EXTERNAL MODULE: ./.build/src/pipeline/tables.js + 10 modules
var tables = __webpack_require__(51188);
;// CONCATENATED MODULE: ./.build/src/pipeline/size.js












const inputs = tables/* stageInputs */.M.size;
const sizeStage = {
    name: 'size',
    inputs,
    async run({ texts, record }, tools) {
        const { image, ...values } = (0,pipeline_read/* read */.L)(inputs, texts, tools);
        const reason = image === undefined ? (0,proven/* provenBefore */.k)(record) : undefined;
        if (reason !== undefined) {
            const section = { status: 'skipped', reason, platforms: [], budgets: [] };
            return { section, outputs: {} };
        }
        const subject = await (0,pipeline_subject/* foundOf */.A)(image, record, tools);
        const repository = record.tags?.images[0];
        const readable = {
            digest: subject.digest,
            reader: (0,cached_reader/* cachedReader */.I)((0,image_reader/* openImage */.UY)(subject.source, (0,open_transport/* openTransport */.g)(tools))),
        };
        const deep = values.diff === 'files' || values.diff === 'waste';
        const base = deep ? layersOf(readable, tools) : undefined;
        const wanted = { baseline: values.baseline, repository, names: (0,commit_tags/* tagNamesOf */.yE)(record) };
        const found = await findBaselineImage(wanted, tools);
        const baseBefore = deep && 'against' in found ? layersOf(found.against, tools) : undefined;
        const labels = labelsOf(tools.host.facts);
        const section = await size_size({ ...values, image: readable, ...found, labels, base, baseBefore }, tools);
        return { section, outputs: (0,outputs/* outputs */.V)(section), line: section.reason ?? section.noBaseline };
    },
};
async function layersOf(image, tools) {
    const bases = Object.entries((await (0,base_images/* basesOf */.c)(image, tools)) ?? {});
    return Object.fromEntries(bases.map(([platform, { layers }]) => [platform, layers]));
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


/***/ })

};
