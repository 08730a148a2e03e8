export const id = 788;
export const ids = [788];
export const modules = {

/***/ 72772:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BR: () => (/* binding */ highest),
/* harmony export */   Or: () => (/* binding */ higherAmong),
/* harmony export */   c3: () => (/* binding */ isInLine),
/* harmony export */   x4: () => (/* binding */ versionsOf)
/* harmony export */ });
/* harmony import */ var _tag_version_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(10180);

function higherAmong(line, tags) {
    return highest(versionsOf(line, tags).filter(({ version }) => (0,_tag_version_js__WEBPACK_IMPORTED_MODULE_0__/* .compareVersions */ .Zy)(version, line.version) > 0));
}
function versionsOf(line, tags) {
    const suffixes = [line.suffix, ...(line.otherSuffix === undefined ? [] : [line.otherSuffix])];
    return tags.flatMap(tag => {
        const read = suffixes.flatMap(suffix => (0,_tag_version_js__WEBPACK_IMPORTED_MODULE_0__/* .readAs */ .fd)(line.version.scheme, within({ ...line, suffix }, tag)) ?? []);
        const version = read.find(each => isInLine(line, each));
        return version === undefined ? [] : [{ tag, version }];
    });
}
function highest(versions) {
    return versions
        .toSorted((a, b) => (0,_tag_version_js__WEBPACK_IMPORTED_MODULE_0__/* .compareVersions */ .Zy)(a.version, b.version) || a.version.numbers.length - b.version.numbers.length)
        .at(-1);
}
function isInLine({ version, fixed }, other) {
    return (other.scheme === version.scheme &&
        other.stable &&
        fixed.every(index => (version.numbers[index] ?? 0) === (other.numbers[index] ?? 0)));
}
function within({ prefix, suffix }, tag) {
    const around = tag.startsWith(prefix) && tag.endsWith(suffix);
    return around ? tag.slice(prefix.length, tag.length - suffix.length) : '';
}


/***/ }),

/***/ 88773:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Kl: () => (/* binding */ classOf),
/* harmony export */   PS: () => (/* binding */ readFloating),
/* harmony export */   Sd: () => (/* binding */ movesByHabit),
/* harmony export */   tB: () => (/* binding */ sanitise),
/* harmony export */   vb: () => (/* binding */ readGitTag),
/* harmony export */   zW: () => (/* binding */ readTag)
/* harmony export */ });
/* unused harmony export namesRelease */
/* harmony import */ var _tag_version_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(10180);

function classOf(tag) {
    const once = namesCommit(tag) || namesDate(tag) || namesRelease(tag) || namesStage(tag);
    return once ? 'immutable' : 'floating';
}
function namesRelease(text) {
    return candidates(text).some(({ rest }) => /^v?\d+\.\d+\.\d+(?:[-+._a-z].*)?$/i.test(rest));
}
function movesByHabit(gitTag) {
    return /^(?:v?|.*[-_./@]v)\d+(?:\.\d+)?$/i.test(gitTag) || !/\d/.test(gitTag);
}
function readTag(text) {
    if (namesCommit(text))
        return undefined;
    for (const { component, rest } of candidates(text)) {
        const version = (0,_tag_version_js__WEBPACK_IMPORTED_MODULE_0__/* .readVersion */ .$4)(rest);
        if (version !== undefined && (component === '' || version.numbers.length > 2))
            return { component, version };
    }
    return undefined;
}
function readGitTag(name) {
    const found = readTag(name);
    if (found !== undefined || namesCommit(name))
        return found;
    const last = candidates(name).at(-1);
    const version = last && (0,_tag_version_js__WEBPACK_IMPORTED_MODULE_0__/* .readVersion */ .$4)(last.rest);
    return version && { component: last.component, version };
}
function readFloating(tag) {
    const latest = /^(?:(.+[-_.]))?latest(-.+)?$/.exec(tag);
    if (latest !== null)
        return { component: latest[1] ?? '', numbers: [], variant: latest[2] ?? '' };
    const [, component = '', digits, variant = ''] = /^([a-z](?:.*[a-z])?[-_.])?v?(\d{1,15}(?:\.\d{1,15})?)(?:\.x)?(-[a-z].*)?$/i.exec(tag) ?? [];
    return digits === undefined ? undefined : { component, numbers: digits.split('.').map(Number), variant };
}
function sanitise(text) {
    return text.replace(/[^A-Za-z0-9._-]+/g, '-');
}
function namesCommit(tag) {
    return /^(?:.*-)?sha-[0-9a-f]{7,64}$/.test(tag);
}
function namesDate(tag) {
    return /^(?:.*[-_.])?\d{4}-?(?:0[1-9]|1[0-2])-?(?:0[1-9]|[12]\d|3[01])(?:\d{4}|\d{6})?(?:[-_.T].*)?$/.test(tag);
}
function namesStage(tag) {
    return (/^v?\d+\.\d+[^\d].*\d$/i.test(tag) && /[a-z]/i.test(tag.slice(1)) && (0,_tag_version_js__WEBPACK_IMPORTED_MODULE_0__/* .readVersion */ .$4)(tag)?.stable === false);
}
function candidates(text) {
    const starts = /^[a-z@]/i.test(text)
        ? [...text.matchAll(/[-_./@](?=v?\d)/gi)].map(({ index }) => index + 1)
        : [];
    return [0, ...starts].map(start => ({ component: text.slice(0, start), rest: text.slice(start) }));
}


/***/ }),

/***/ 21219:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ preReleaseTag)
/* harmony export */ });
function preReleaseTag({ event, payload }) {
    const { release } = payload;
    if (event !== 'release' || release?.prerelease !== true)
        return undefined;
    return typeof release.tag_name === 'string' ? release.tag_name : undefined;
}


/***/ }),

/***/ 8007:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ readImages)
/* harmony export */ });
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(80764);
/* harmony import */ var _messages_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3969);
/* harmony import */ var _lines_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(92662);
/* harmony import */ var _remarks_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(94580);




function readImages(text, remarks) {
    const lines = (0,_lines_js__WEBPACK_IMPORTED_MODULE_2__/* .splitLines */ .u)('images', text, remarks);
    const [only, ...more] = lines;
    if (only === undefined)
        return [];
    const single = more.length === 0 ? (0,_lines_js__WEBPACK_IMPORTED_MODULE_2__/* .splitFields */ .K)(only, remarks) : [];
    const named = more.length === 0 && single.every(field => !field.includes('='))
        ? single.map(field => checked(field, only.place, remarks))
        : lines.flatMap(line => readImage(line, remarks));
    return remarks.strict ? [...new Set(named)] : named;
}
function readImage(line, remarks) {
    const image = { name: '', enable: true };
    let names = 0;
    for (const field of (0,_lines_js__WEBPACK_IMPORTED_MODULE_2__/* .splitFields */ .K)(line, remarks)) {
        if (field === '' && remarks.strict)
            continue;
        const equals = field.indexOf('=');
        const key = equals === -1 ? 'name' : field.slice(0, equals).trim().toLowerCase();
        const value = field.slice(equals + 1).trim();
        if (key === 'name') {
            if (++names > 1)
                (0,_remarks_js__WEBPACK_IMPORTED_MODULE_3__/* .doubt */ .B2)(remarks, line.place, 'it has several names: put each image on its own line');
            image.name = value;
        }
        else if (key === 'enable') {
            if (value !== 'true' && value !== 'false')
                (0,_remarks_js__WEBPACK_IMPORTED_MODULE_3__/* .wrong */ .Qm)(remarks, line.place, `enable "${value}" is neither true nor false`);
            image.enable = value === 'true';
        }
        else
            (0,_remarks_js__WEBPACK_IMPORTED_MODULE_3__/* .wrong */ .Qm)(remarks, line.place, `"${key}" is not known (known: name, enable)`);
    }
    if (image.name === '')
        (0,_remarks_js__WEBPACK_IMPORTED_MODULE_3__/* .wrong */ .Qm)(remarks, line.place, 'the name is empty');
    else if (image.enable)
        return [checked(image.name, line.place, remarks)];
    return [];
}
function checked(name, place, remarks) {
    const lower = name.toLowerCase();
    const fault = faultOf(lower);
    if (fault !== undefined)
        (0,_remarks_js__WEBPACK_IMPORTED_MODULE_3__/* .doubt */ .B2)(remarks, place, fault);
    return lower;
}
function faultOf(name) {
    if (name === '')
        return 'an image name is empty';
    if (name.includes('{{'))
        return `image "${name}" has an expression: names do not support them`;
    try {
        (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .parseRepository */ .SU)(name);
        return undefined;
    }
    catch (error) {
        const hint = (0,_messages_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .isExpected */ .Dn)(error) ? error.hint : undefined;
        return hint === undefined ? (0,_messages_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .describe */ .q0)(error) : `${(0,_messages_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .describe */ .q0)(error)}. ${hint}`;
    }
}


/***/ }),

/***/ 92662:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ splitFields),
/* harmony export */   u: () => (/* binding */ splitLines)
/* harmony export */ });
/* harmony import */ var csv_parse_sync__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(25175);
/* harmony import */ var _remarks_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(94580);


function splitLines(input, text, remarks) {
    const skipped = /^\s*/.exec(text)?.[0].split('\n').length ?? 1;
    return rows(input, text.trim(), remarks)
        .filter(row => !(remarks.strict && isComment(row)))
        .map(({ record, info }) => ({
        text: record.join(',').trim(),
        parts: record,
        place: { input, line: `line ${info.lines + skipped - 1}, "${shorten(record.join(',').trim())}"` },
    }))
        .filter(line => line.text !== '');
}
function splitFields(line, remarks) {
    const fields = remarks.strict && line.parts.length > 1 ? protectedFields(line, remarks) : again(line, line.text, remarks);
    return fields.map(field => field.trim());
}
function protectedFields(line, remarks) {
    return line.parts.flatMap(part => again(line, part.trim(), remarks, 'whole'));
}
function again(line, text, remarks, mode = 'split') {
    if (mode === 'whole' && !text.includes('"'))
        return [text];
    try {
        const records = (0,csv_parse_sync__WEBPACK_IMPORTED_MODULE_0__/* .parse */ .qg)(text, { relaxColumnCount: true, skipEmptyLines: true });
        if (records.length > 1)
            (0,_remarks_js__WEBPACK_IMPORTED_MODULE_1__/* .doubt */ .B2)(remarks, line.place, 'it spans several lines: only the first would count');
        return records[0] ?? [];
    }
    catch {
        (0,_remarks_js__WEBPACK_IMPORTED_MODULE_1__/* .wrong */ .Qm)(remarks, line.place, `it has a quote inside a field: write '…' in expressions, or quote the whole field`);
        return [];
    }
}
function isComment({ raw }) {
    return raw
        .replace(/^(?:(?:#.*)?\r?\n)*/, '')
        .trimStart()
        .startsWith('#');
}
function rows(input, text, remarks) {
    try {
        return (0,csv_parse_sync__WEBPACK_IMPORTED_MODULE_0__/* .parse */ .qg)(text, {
            relaxQuotes: true,
            relaxColumnCount: true,
            skipEmptyLines: true,
            comment: '#',
            comment_no_infix: true,
            info: true,
            raw: true,
        });
    }
    catch {
        (0,_remarks_js__WEBPACK_IMPORTED_MODULE_1__/* .wrong */ .Qm)(remarks, { input }, 'a quoted item is not closed: write a quote inside it twice');
        return [];
    }
}
function shorten(text) {
    const end = text.indexOf('\n');
    const first = end === -1 ? text : `${text.slice(0, end).trimEnd()} …`;
    return first.length > 120 ? `${first.slice(0, 119)}…` : first;
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
/* harmony import */ var _messages_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3969);

const tagsOutputs = {
    version: 'The main tag, empty without one.',
    tags: 'Full references, or bare tags without images, joined with `sep-tags`.',
    'tag-names': 'Tags without the names of images, joined with `sep-tags`.',
    labels: 'Labels as `key=value`, joined with `sep-labels`.',
    annotations: 'Annotations as `level:key=value`, joined with `sep-annotations`.',
    json: 'Tags, tag names, labels and annotations as one line of JSON.',
    'bake-file': 'Path of a definition for docker/bake-action with tags and labels.',
    'bake-file-tags': 'Path of a definition for docker/bake-action with the tags alone.',
    'bake-file-labels': 'Path of a definition for docker/bake-action with the labels alone.',
    'bake-file-annotations': 'Path of a definition for docker/bake-action with the annotations alone.',
    'held-back-tags': 'Floating tags that do not move because a higher version has them, joined with `sep-tags`.',
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
    throw new _messages_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz([
        { input: 'DOCKER_METADATA_SET_OUTPUT_ENV', message: `"${setting}" is neither true nor false` },
    ]);
}


/***/ }),

/***/ 94580:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B2: () => (/* binding */ doubt),
/* harmony export */   CD: () => (/* binding */ attempt),
/* harmony export */   Qm: () => (/* binding */ wrong),
/* harmony export */   R8: () => (/* binding */ warn),
/* harmony export */   j4: () => (/* binding */ noRemarks),
/* harmony export */   ye: () => (/* binding */ attemptLater)
/* harmony export */ });
/* harmony import */ var _messages_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3969);

function noRemarks(strict) {
    return { strict, problems: [], warnings: [] };
}
function wrong(remarks, place, message) {
    remarks.problems.push({ input: place.input, message: at(place, message) });
}
function doubt(remarks, place, message) {
    if (remarks.strict)
        wrong(remarks, place, message);
    else
        warn(remarks, place, message);
}
function warn(remarks, place, message) {
    const text = `${place.input}: ${at(place, message)}`;
    if (!remarks.warnings.includes(text))
        remarks.warnings.push(text);
}
function attempt(place, remarks, work) {
    try {
        return work();
    }
    catch (error) {
        note(place, remarks, error);
        return undefined;
    }
}
async function attemptLater(place, remarks, work) {
    try {
        return await work();
    }
    catch (error) {
        note(place, remarks, error);
        return undefined;
    }
}
function note(place, remarks, error) {
    if (!(0,_messages_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isExpected */ .Dn)(error))
        throw error;
    wrong(remarks, place, error.hint === undefined ? error.message : `${error.message}. ${error.hint}`);
}
function at({ line }, message) {
    return line === undefined ? message : `${line}: ${message}`;
}


/***/ }),

/***/ 68788:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  a: () => (/* binding */ makeTags),
  _: () => (/* binding */ tags)
});

// EXTERNAL MODULE: ./.build/src/messages/errors.js
var errors = __webpack_require__(3969);
// EXTERNAL MODULE: ./.build/src/image/tag.js
var tag = __webpack_require__(88773);
;// CONCATENATED MODULE: ./.build/src/tags/template.js

const opening = /\{\{\{|\{\{/g;
function parseTemplate(text) {
    const pieces = [];
    let position = 0;
    let trimNext = false;
    const addText = (piece) => {
        if (piece !== '')
            pieces.push(piece);
    };
    for (let open = find(text, position); open !== -1; open = find(text, position)) {
        const before = literal(text.slice(position, open), trimNext);
        const slashes = before.length - withoutSlashes(before).length;
        if (slashes === 1) {
            const next = find(text, open + 2);
            const end = next === -1 ? text.length : withoutSlashes(text.slice(0, next)).length;
            addText(before.slice(0, -1) + text.slice(open, end));
            position = end;
            trimNext = false;
            continue;
        }
        const tag = readTag(text, open);
        const kept = slashes > 1 ? before.slice(0, -1) : before;
        addText(tag.trimBefore ? kept.trimEnd() : kept);
        if (tag.expression !== undefined)
            pieces.push(tag.expression);
        position = tag.end;
        trimNext = tag.trimAfter;
    }
    addText(literal(text.slice(position), trimNext));
    return pieces;
}
function find(text, from) {
    opening.lastIndex = from;
    return opening.exec(text)?.index ?? -1;
}
function withoutSlashes(text) {
    let end = text.length;
    while (text[end - 1] === '\\')
        end--;
    return text.slice(0, end);
}
function expressionsIn(text) {
    try {
        return parseTemplate(text).filter(piece => typeof piece !== 'string');
    }
    catch {
        return [];
    }
}
function literal(text, trim) {
    return trim ? text.trimStart() : text;
}
const comment = /\{\{(~?)!(?:--[\s\S]*?--|[\s\S]*?)(~?)\}\}/y;
const mustache = /(\{\{\{|\{\{~?&?)(~?)\s*([^\s!"#%-,./;->@[-^`{-~]+)((?:\s+(?:(?:[^\s=}'"]+\s*=\s*)?(?:'(?:\\'|[^'])*'|"(?:\\"|[^"])*")|[^\s!"#%-,;->@[\\\]^`{|}~]+(?!\s*=)(?=[\s~}])))*)\s*(~?)(\}\}\}|\}\})/y;
const argument = /(?<!\s)\s+(?:(?:([^\s=}'"]+)\s*=\s*)?('(?:\\'|[^'])*'|"(?:\\"|[^"])*")|([^\s=}'"]+))/g;
function readTag(text, open) {
    comment.lastIndex = open;
    const note = comment.exec(text);
    if (note)
        return { end: comment.lastIndex, trimBefore: note[1] === '~', trimAfter: note[2] === '~' };
    mustache.lastIndex = open;
    const match = mustache.exec(text);
    const triple = match?.[1] === '{{{';
    if (!match || triple !== (match[6] === '}}}'))
        throw unreadable(text.slice(open));
    const [, start = '', innerTilde, name = '', rest = '', endTilde] = match;
    return {
        expression: { name, ...readArguments(rest, text.slice(open)), raw: triple || start.endsWith('&') },
        end: mustache.lastIndex,
        trimBefore: start.includes('~') || innerTilde === '~',
        trimAfter: endTilde === '~',
    };
}
function readArguments(text, context) {
    const named = {};
    let first;
    let bare;
    for (const [, key, quoted = '', word] of text.matchAll(argument)) {
        if (word !== undefined) {
            if (first !== undefined || bare !== undefined)
                throw unreadable(context);
            bare = word;
            continue;
        }
        const quote = quoted.charAt(0);
        const value = quoted.slice(1, -1).replaceAll(`\\${quote}`, quote);
        if (key !== undefined)
            named[key] = value;
        else if (first === undefined && bare === undefined)
            first = value;
        else
            throw unreadable(context);
    }
    return { named, ...(first !== undefined && { argument: first }), ...(bare !== undefined && { bare }) };
}
function unreadable(text) {
    const piece = /^.*?\}\}\}?/s.exec(text)?.[0] ?? text;
    const block = /^\{\{~?[#/^>]/.test(piece);
    return new errors/* UserError */.yo(block
        ? `${piece} cannot be read: only simple expressions are supported, no blocks; write enable={{is_default_branch}} to switch a rule`
        : `${piece} cannot be read: write {{name}} or {{name 'argument'}}`);
}

;// CONCATENATED MODULE: ./.build/src/tags/class.js


function classOfText(text, value) {
    return namesOneBuild(text) ? 'immutable' : (0,tag/* classOf */.Kl)(value);
}
function namesOneBuild(text) {
    if (!text.includes('{{'))
        return false;
    return expressionsIn(text).some(({ name, argument = '' }) => name === 'sha' || ((name === 'date' || name === 'commit_date') && isWholeDate(argument)));
}
function isWholeDate(format) {
    const tokens = format.replace(/\[[^[\]]*\]/g, '');
    const week = tokens.search(/[wW]/);
    const day = tokens.includes('D') || (week !== -1 && /[dEe]/.test(tokens.slice(week)));
    return /x/i.test(tokens) || tokens.includes('L') || (/[YG]/.test(tokens) && day);
}
function overrideClass(name, own, patterns) {
    const last = patterns.findLast(pattern => glob(pattern.replace(/^!/, '')).test(name));
    if (last === undefined)
        return own;
    return last.startsWith('!') ? 'floating' : 'immutable';
}
function glob(pattern) {
    const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&');
    return new RegExp(`^${escaped.replace(/\*/g, '.*').replace(/\?/g, '.')}$`);
}

// EXTERNAL MODULE: ./.build/src/inputs/nearest.js
var nearest = __webpack_require__(9723);
;// CONCATENATED MODULE: ./.build/src/tags/blocks.js
const block = /\{\{#(if|unless)\s+(\w+)\s*\}\}((?:(?!\{\{[#/]|\{\{else).)*)(?:\{\{else\}\}((?:(?!\{\{[#/]).)*))?\{\{\/\1\}\}/s;
function resolveBlocks(text, scope) {
    const found = block.exec(text);
    if (found === null)
        return text;
    const [whole, word, name = '', then = '', otherwise = ''] = found;
    const value = scope[name]?.({ name, named: {}, raw: true }, () => { }) ?? '';
    const chosen = (value !== '') === (word === 'if') ? then : otherwise;
    return resolveBlocks(text.replace(whole, () => chosen), scope);
}

;// CONCATENATED MODULE: ./.build/src/tags/context.js
function branchOf({ ref }) {
    return /^refs\/heads\/(.*)$/s.exec(ref)?.[1];
}
function gitTagOf({ ref }) {
    return /^refs\/tags\/(.*)$/s.exec(ref)?.[1];
}
function shortSha({ sha, shortShaLength }) {
    return shortShaLength >= sha.length ? sha : sha.substring(0, shortShaLength);
}

// EXTERNAL MODULE: ./.build/src/tags/remarks.js
var tags_remarks = __webpack_require__(94580);
;// CONCATENATED MODULE: ./.build/src/tags/expressions.js






function render(text, { scope, remarks, place }) {
    if (!text.includes('{{'))
        return text;
    const remark = message => (0,tags_remarks/* doubt */.B2)(remarks, place, message);
    if (!remarks.strict && text.includes('{{#'))
        remark('blocks do not evaluate is_default_branch: every text counts as true, also "false"');
    return parseTemplate(remarks.strict ? text : resolveBlocks(text, scope))
        .map(piece => {
        if (typeof piece === 'string')
            return piece;
        const value = evaluate(piece, scope, remark);
        return remarks.strict || piece.raw ? value : escapeHtml(value);
    })
        .join('');
}
function checkTemplate(text, names) {
    for (const piece of parseTemplate(text)) {
        if (typeof piece !== 'object')
            continue;
        if (!names.includes(piece.name))
            throw new errors/* UserError */.yo(unknownName(piece.name, names));
        if (piece.bare !== undefined)
            throw new errors/* UserError */.yo(unquoted(piece.name, piece.bare));
    }
}
const dateNames = ['date', 'commit_date'];
const globalNames = [
    'branch',
    'tag',
    'sha',
    'base_ref',
    'is_default_branch',
    'is_not_default_branch',
    ...dateNames,
];
function globalScope(context) {
    return {
        branch: () => branchOf(context) ?? '',
        tag: () => gitTagOf(context) ?? '',
        sha: () => knownSha(context),
        base_ref: () => baseRef(context),
        is_default_branch: () => String(isDefaultBranch(context)),
        is_not_default_branch: () => String(!isDefaultBranch(context)),
        ...dateScope(context),
    };
}
function knownSha(context) {
    if (context.sha === '')
        throw new errors/* UserError */.yo(context.noSha ?? 'the commit is not known');
    return shortSha(context);
}
function dateScope({ runTime, commitTime, formatDate }) {
    const date = (time) => (expression, remark) => {
        const { argument: format, named, bare } = expression;
        if (format === undefined && bare === undefined)
            throw new errors/* UserError */.yo(`{{${expression.name}}} needs a format, for example {{${expression.name} 'YYYYMMDD'}}`);
        const unknown = Object.keys(named).find(key => key !== 'tz');
        if (unknown !== undefined)
            throw new errors/* UserError */.yo(`{{${expression.name}}} does not support ${unknown}=, only tz=`);
        if (formatDate === undefined || time === undefined)
            throw new errors/* UserError */.yo(`{{${expression.name}}}: the time of the commit is not known`);
        return formatDate({ time, format, zone: named.tz, remark });
    };
    return { date: date(runTime), commit_date: date(commitTime) };
}
function evaluate(expression, scope, remark) {
    const { name, argument, named, bare } = expression;
    if (bare !== undefined)
        remark(unquoted(name, bare));
    if (Object.hasOwn(scope, name))
        return scope[name]?.(expression, remark) ?? '';
    const names = Object.keys(scope);
    const message = unknownName(name, names);
    if (argument !== undefined || bare !== undefined || Object.keys(named).length > 0)
        throw new errors/* UserError */.yo(message);
    remark(message);
    return '';
}
function unquoted(name, bare) {
    return `{{${name} ${bare}}} has its argument without quotes, so nothing is given: write {{${name} '${bare}'}}`;
}
function unknownName(name, names) {
    const hint = elsewhere.includes(name) ? '; put it into prefix= or suffix=' : '';
    const meant = (0,nearest/* didYouMean */.a)(name, names, near => `{{${near}}}`);
    return `{{${name}}} is not known in this place${meant} (known: ${names.join(', ')})${hint}`;
}
const elsewhere = ['sha', 'branch', 'tag', 'base_ref', 'date', 'commit_date'];
function baseRef({ ref, payload }) {
    if (ref.startsWith('refs/tags/'))
        return payload.base_ref?.replace(/^refs\/heads\//, '') ?? '';
    if (ref.startsWith('refs/pull/'))
        return payload.pull_request?.base?.ref ?? '';
    return '';
}
function isDefaultBranch({ ref, event, payload }) {
    const branch = ref.replace(/^refs\/heads\//, '');
    if (branch === '')
        return false;
    return payload.repository?.default_branch === branch || /create|discussion|issues|schedule/.test(event);
}
const entities = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#x27;',
    '`': '&#x60;',
    '=': '&#x3D;',
};
function escapeHtml(text) {
    return text.replace(/[&<>"'`=]/g, character => entities[character] ?? character);
}

// EXTERNAL MODULE: ./.build/src/image/reference.js
var reference = __webpack_require__(80764);
;// CONCATENATED MODULE: ./.build/src/tags/sanitise.js




function cleaned(text, place, remarks) {
    const name = (0,tag/* sanitise */.tB)(text);
    try {
        return (0,reference/* parseTag */.ED)(name);
    }
    catch (error) {
        (0,tags_remarks/* doubt */.B2)(remarks, place, name === text ? (0,errors/* describe */.q0)(error) : `"${text}" becomes "${name}": ${(0,errors/* describe */.q0)(error)}`);
        return name;
    }
}

;// CONCATENATED MODULE: ./.build/src/tags/latest.js




function latestOf(first, { flavor, context, remarks }) {
    if (flavor.latest === 'false' || (flavor.latest === 'auto' && !first.latest))
        return undefined;
    const place = { input: 'flavor' };
    const scope = globalScope(context);
    const affix = ({ text, onLatest }) => {
        if (!onLatest)
            return '';
        return remarks.strict ? render(text, { scope, remarks, place }) : text;
    };
    const text = `${affix(flavor.prefix)}latest${affix(flavor.suffix)}`;
    const pinned = [flavor.prefix, flavor.suffix].some(({ text, onLatest }) => onLatest && namesOneBuild(text));
    const { line } = first;
    const released = line && (line.version.stable ? line : undefined);
    if (line && released === undefined && flavor.latest === 'auto')
        (0,tags_remarks/* warn */.R8)(remarks, place, `${text} is set for the pre-release ${line.version.raw}, because ${first.rule} produces the main tag`);
    return {
        name: cleaned(text, place, remarks),
        class: pinned && remarks.strict ? 'immutable' : 'floating',
        rule: `latest=${flavor.latest}`,
        ...(flavor.latest === 'auto' && released && { line: { ...released, fixed: [] } }),
        ...(first.branch && { branch: true }),
    };
}

;// CONCATENATED MODULE: ./.build/src/tags/assemble.js







async function assemble({ rules, ...around }) {
    const { remarks } = around;
    const tags = [];
    const silent = [];
    let first;
    let tookGitTag = false;
    for (const rule of rules.toSorted((a, b) => b.priority - a.priority)) {
        const fired = await (0,tags_remarks/* attemptLater */.ye)(rule.place, remarks, () => fire(rule, around));
        if (fired === undefined)
            continue;
        if ('silent' in fired)
            silent.push({ rule: rule.text, reason: fired.silent, unusual: fired.unusual ?? false });
        else {
            first ??= fired;
            tookGitTag ||= readsGitTag(rule);
            const index = tags.findIndex(tag => tag.name === fired.name);
            const twin = tags[index];
            if (twin === undefined)
                tags.push(plain(fired));
            else {
                if (fired.line === undefined)
                    tags[index] = { ...twin, line: undefined };
                const reason = `${fired.name} exists already, by ${twin.rule}`;
                silent.push({ rule: rule.text, reason, unusual: false });
            }
        }
    }
    const latest = first && (0,tags_remarks/* attempt */.CD)({ input: 'flavor' }, remarks, () => latestOf(first, around));
    if (latest && !(remarks.strict && tags.some(tag => tag.name === latest.name)))
        tags.push(latest);
    return { tags: tags.map(tag => besideVersions(tag, tags)), silent, tookGitTag };
}
function readsGitTag({ type, attributes }) {
    if (['semver', 'pep440', 'match'].includes(type.name))
        return true;
    const text = ['value', 'prefix', 'suffix'].map(name => attributes[name] ?? '').join();
    return ((type.name === 'ref' && attributes.event === 'tag') ||
        expressionsIn(text).some(({ name }) => name === 'tag'));
}
async function fire(rule, { flavor, context, remarks }) {
    const scope = globalScope(context);
    const making = {
        context,
        remarks,
        render: text => render(text, { scope, remarks, place: rule.place }),
    };
    const enable = making.render(rule.attributes.enable ?? 'true');
    if (enable !== 'true' && enable !== 'false') {
        (0,tags_remarks/* wrong */.Qm)(remarks, rule.place, `enable evaluates to "${enable}", which is neither true nor false`);
        return { silent: 'enable is neither true nor false' };
    }
    if (enable === 'false')
        return { silent: 'disabled' };
    const outcome = await rule.type.make(rule, making);
    if ('silent' in outcome)
        return outcome;
    const prefix = rule.attributes.prefix ?? rule.type.prefix?.(rule) ?? flavor.prefix.text;
    const suffix = rule.attributes.suffix ?? flavor.suffix.text;
    const [before, after] = [making.render(prefix), making.render(suffix)];
    const text = before + outcome.value + after;
    if (text === '')
        return { silent: 'its value is empty' };
    const pinned = namesOneBuild(prefix) || namesOneBuild(suffix);
    return {
        name: cleaned(text, rule.place, remarks),
        class: pinned ? 'immutable' : outcome.class,
        rule: rule.text,
        latest: outcome.latest,
        ...(outcome.line && { line: placed(outcome.line, before, after) }),
        ...(outcome.branch && { branch: true }),
    };
}
function plain({ latest: _, ...tag }) {
    return tag;
}
function besideVersions(tag, tags) {
    const { line } = tag;
    if (line?.fixed === undefined || tag.class !== 'floating')
        return tag;
    const named = tags.flatMap(each => (each.class === 'immutable' && each.line ? [each.line] : []));
    const [prefix, suffix] = ['prefix', 'suffix'].map(side => {
        const [first] = named;
        return first && named.every(each => each[side] !== line[side]) ? first[side] : line[side];
    });
    return { ...tag, line: { ...line, prefix, suffix: suffix === '.x' ? '' : suffix } };
}
function placed(line, before, after) {
    const prefix = (0,tag/* sanitise */.tB)(before + line.prefix).replace(/(^|[-._])v$/, '$1');
    return { ...line, prefix, suffix: (0,tag/* sanitise */.tB)(line.suffix + after) };
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./.build/src/tags/bake.js


function bakeDefinitions({ section, references, target }) {
    const args = {
        DOCKER_META_IMAGES: section.images.join(','),
        ...(section.version !== '' && { DOCKER_META_VERSION: section.version }),
    };
    const { labels, annotations } = section;
    const define = (content) => JSON.stringify({ target: { [target]: content } }, null, 2);
    return {
        whole: define({ tags: references, labels, args }),
        tags: define({ tags: references, args }),
        labels: define({ labels }),
        annotations: define({ annotations }),
    };
}
const fileNames = {
    whole: 'docker-metadata-action-bake.json',
    tags: 'docker-metadata-action-bake-tags.json',
    labels: 'docker-metadata-action-bake-labels.json',
    annotations: 'docker-metadata-action-bake-annotations.json',
};
function writeBakeFiles(baked, temp) {
    const folder = (0,external_node_fs_.mkdtempSync)((0,external_node_path_.join)(temp, 'buildonce-bake-'));
    const definitions = bakeDefinitions(baked);
    const paths = Object.fromEntries(Object.entries(fileNames).map(([kind, name]) => [kind, (0,external_node_path_.join)(folder, name)]));
    for (const [kind, path] of Object.entries(paths))
        (0,external_node_fs_.writeFileSync)(path, definitions[kind] ?? '');
    return paths;
}

// EXTERNAL MODULE: ./.build/src/stage/pre-release.js
var pre_release = __webpack_require__(21219);
;// CONCATENATED MODULE: ./.build/src/tags/event.js
function payloadOf({ payload }) {
    return payload;
}
function refOf(facts) {
    const { event, ref, pullRequest } = facts;
    const own = event.includes('pull_request') && !event.includes('pull_request_target');
    if ((pullRequest === undefined && !event.includes('pull_request_target')) || (own && ref !== ''))
        return ref;
    const number = payloadOf(facts).number ?? pullRequest?.number;
    if (number !== undefined)
        return `refs/pull/${number}/merge`;
    return event.includes('pull_request') ? ref : '';
}
function shaOf(facts, side) {
    const { commit = '', headCommit = commit, pullRequest } = facts;
    return side === 'head' && pullRequest !== undefined ? headCommit : commit;
}
function isMergeForRun({ event, commit, headCommit, }) {
    return commit !== headCommit && !event.includes('pull_request_target');
}
function commitTimeIn(payload, sha) {
    const commits = [...(payload.commits ?? []), ...(payload.head_commit ? [payload.head_commit] : [])];
    return commits.find(commit => commit.id === sha)?.timestamp;
}

;// CONCATENATED MODULE: ./.build/src/tags/git.js

async function readHead(checkout) {
    const { exitCode, stdout, stderr } = await ask(checkout, headArgs);
    if (exitCode !== 0) {
        throw new errors/* UserError */.yo(`context: git needs a Git checkout, and there is none in ${checkout.folder}`, {
            hint: 'Run actions/checkout before this step, or set context to workflow.',
            cause: new errors/* UserError */.yo(`git says: ${stderr.trim()}`),
        });
    }
    const [sha = '', time = '', names = ''] = stdout.split('\n');
    const ref = git_refOf(names) ?? containing(await git(checkout, containingArgs)) ?? '';
    if (ref === '')
        throw new errors/* UserError */.yo(`Git knows no branch, tag or pull request for the commit ${sha}`);
    return { sha, time, ref };
}
async function commitTime(checkout, sha) {
    const shown = await git(checkout, ['log', '-1', '--format=%cI', `${sha}^{commit}`, '--']);
    return shown?.trim() || undefined;
}
async function gitTags(checkout) {
    const shallow = await git(checkout, ['rev-parse', '--is-shallow-repository']);
    const names = (await git(checkout, ['tag', '--list']))?.split('\n').filter(name => name !== '');
    return shallow === undefined || (shallow.trim() === 'true' && (names?.length ?? 0) < 2) ? undefined : names;
}
function git_refOf(decorations) {
    const names = decorations.split(', ').map(name => name.trim());
    const attached = names.find(name => name.startsWith('HEAD -> '));
    if (attached !== undefined)
        return attached.slice('HEAD -> '.length);
    const tag = names.find(name => name.startsWith('tag: '));
    if (tag !== undefined)
        return tag.slice('tag: '.length);
    const pull = names
        .map(name => /^refs\/(?:remotes\/)?(pull\/\d+\/(?:head|merge))$/.exec(name)?.[1])
        .find(Boolean);
    if (pull !== undefined)
        return `refs/${pull}`;
    return names.map(branchName).find(Boolean);
}
function branchName(name) {
    const remote = /^refs\/remotes\/[^/]+\/(.+)$/.exec(name)?.[1];
    if (remote !== undefined)
        return remote === 'HEAD' ? undefined : `refs/heads/${remote}`;
    return name.startsWith('refs/heads/') || name.startsWith('refs/tags/') ? name : undefined;
}
const containingArgs = [
    'for-each-ref',
    '--contains',
    'HEAD',
    '--format=%(refname)',
    'refs/heads',
    'refs/remotes',
    'refs/tags',
];
function containing(names) {
    return names?.split('\n').map(branchName).find(Boolean);
}
const headArgs = ['log', '-1', '--decorate=full', '--format=%H%n%cI%n%D'];
async function git(checkout, args) {
    const { exitCode, stdout } = await ask(checkout, args);
    return exitCode === 0 ? stdout : undefined;
}
async function ask({ exec, folder }, args) {
    try {
        return await exec.run({ file: 'git', args, cwd: folder, env: { GIT_NO_LAZY_FETCH: '1' } });
    }
    catch (error) {
        return { exitCode: 127, stdout: '', stderr: (0,errors/* describe */.q0)(error) };
    }
}

;// CONCATENATED MODULE: ./.build/src/tags/project.js


async function learnProject(facts, hub, log) {
    const told = payloadOf(facts).repository;
    if (told !== undefined && told !== null)
        return describeProject(told, facts);
    if (hub !== undefined) {
        try {
            return describeProject(await hub.repository(), facts);
        }
        catch (error) {
            log.warning(`labels lack the project's description and license: ${(0,errors/* describe */.q0)(error)}`);
        }
    }
    return fallback(facts);
}
function describeProject(hub, facts) {
    const known = fallback(facts);
    return {
        name: hub.name ?? '',
        description: hub.description ?? '',
        url: hub.html_url ?? '',
        license: hub.license?.spdx_id ?? '',
        defaultBranch: hub.default_branch ?? known.defaultBranch,
    };
}
function fallback({ project, serverUrl, defaultBranch = '' }) {
    return {
        name: project.slice(project.lastIndexOf('/') + 1),
        description: '',
        url: serverUrl === undefined || project === '' ? '' : `${serverUrl}/${project}`,
        license: '',
        defaultBranch,
    };
}

;// CONCATENATED MODULE: ./.build/src/tags/learn.js






async function learn(request, tools, remarks) {
    const { facts } = tools.host;
    const texts = [request.tags, request.flavor, request.labels, request.annotations].join('\n');
    const head = await whereWeAre(request, tools);
    const base = {
        event: facts.event,
        ref: head.ref,
        sha: head.sha,
        ...(head.sha === '' && facts.noCommit && { noSha: facts.noCommit }),
        ...(head.called !== undefined && { calledSha: head.called }),
        ...(head.belongsToOthers && { belongsToOthers: true }),
        shortShaLength: shortShaLength(tools, remarks),
        payload: payloadWithDefaultBranch(tools),
        preRelease: isMarked((0,pre_release/* preReleaseTag */.R)(facts), head.ref),
        project: await learnProject(facts, request.github, tools.log),
        runTime: tools.now(),
    };
    if (!texts.includes('date'))
        return base;
    const { loadDates } = await __webpack_require__.e(/* import() */ 469).then(__webpack_require__.bind(__webpack_require__, 56469));
    const asked = texts.includes('commit_date');
    const time = asked ? (head.time ?? (await askCommitTime(head.sha, { request, tools, remarks }))) : undefined;
    return { ...base, formatDate: await loadDates(texts), ...(time !== undefined && { commitTime: time }) };
}
function isMarked(gitTag, ref) {
    return gitTag !== undefined && ref === `refs/tags/${gitTag}`;
}
async function whereWeAre(request, tools) {
    if (request.context === 'git')
        return readHead({ exec: tools.exec, folder: tools.host.workspace });
    const { facts } = tools.host;
    const ref = refOf(facts);
    const side = pullRequestSide(request, tools);
    if (!request.strict)
        return { ref, sha: shaOf(facts, side) };
    return {
        ref,
        sha: facts.commit ?? '',
        ...(facts.pullRequest && side === 'merge' && facts.commit && { called: facts.commit }),
        belongsToOthers: facts.pullRequest !== undefined && !isMergeForRun(facts),
    };
}
function pullRequestSide(request, { host }) {
    if (request.pullRequestSha !== undefined)
        return request.pullRequestSha;
    const variable = host.variable('DOCKER_METADATA_PR_HEAD_SHA');
    if (variable)
        return /true/i.test(variable) ? 'head' : 'merge';
    return request.strict ? 'head' : 'merge';
}
function shortShaLength({ host }, remarks) {
    const text = host.variable('DOCKER_METADATA_SHORT_SHA_LENGTH');
    if (!text)
        return 7;
    const length = Number(text);
    const place = { input: 'DOCKER_METADATA_SHORT_SHA_LENGTH' };
    if (Number.isNaN(length))
        (0,tags_remarks/* wrong */.Qm)(remarks, place, `"${text}" is not a number`);
    else if (!Number.isInteger(length) || length < 4)
        (0,tags_remarks/* doubt */.B2)(remarks, place, `"${text}" is not a whole number of 4 or more`);
    return length;
}
function payloadWithDefaultBranch({ host: { facts } }) {
    const payload = payloadOf(facts);
    const { defaultBranch } = facts;
    if (defaultBranch === undefined)
        return payload;
    return { ...payload, repository: { ...payload.repository, default_branch: defaultBranch } };
}
async function askCommitTime(sha, { request, tools, remarks }) {
    const near = await nearCommitTime(sha, tools);
    if (near !== undefined)
        return near;
    try {
        if (request.github !== undefined)
            return await request.github.commitTime(sha);
    }
    catch (error) {
        tools.log.warning(`the GitHub API did not return the time of ${sha}: ${(0,errors/* describe */.q0)(error)}`);
    }
    const message = `the time of the commit ${sha} is not known, but {{commit_date}} needs it`;
    if (request.strict)
        throw new errors/* UserError */.yo(message, { hint: 'Check the commit out, or set github-token.' });
    (0,tags_remarks/* warn */.R8)(remarks, { input: 'tags' }, `${message}; the time of the run is used`);
    return new Date(tools.now()).toISOString();
}
async function nearCommitTime(sha, { host, exec }) {
    const told = commitTimeIn(payloadOf(host.facts), sha);
    if (told !== undefined)
        return told;
    if (host.facts.commitTime !== undefined && host.facts.commit === sha)
        return host.facts.commitTime;
    return sha === '' ? undefined : commitTime({ exec, folder: host.workspace }, sha);
}

;// CONCATENATED MODULE: ./.build/src/tags/created.js

async function createdTime(request, context, tools) {
    const mode = request.created ?? (request.strict ? 'commit' : 'now');
    const now = new Date(context.runTime).toISOString();
    if (mode === 'now')
        return now;
    const epoch = tools.host.variable('SOURCE_DATE_EPOCH');
    if (epoch !== undefined && /^\d{1,11}$/.test(epoch))
        return new Date(Number(epoch) * 1000).toISOString();
    const time = Date.parse((await commitTimeOf(request, context, tools)) ?? '');
    return Number.isNaN(time) ? now : new Date(time).toISOString();
}
async function commitTimeOf(request, context, tools) {
    const { commit } = tools.host.facts;
    if (context.commitTime !== undefined)
        return context.commitTime;
    const time = await nearCommitTime(context.sha, tools);
    return time !== undefined || request.context === 'git' || commit === undefined || commit === context.sha
        ? time
        : nearCommitTime(commit, tools);
}

// EXTERNAL MODULE: ./.build/src/tags/lines.js
var tags_lines = __webpack_require__(92662);
;// CONCATENATED MODULE: ./.build/src/tags/flavor.js




function readFlavor(text, remarks) {
    const flavor = {
        latest: 'auto',
        prefix: { text: '', onLatest: false },
        suffix: { text: '', onLatest: false },
    };
    for (const line of (0,tags_lines/* splitLines */.u)('flavor', text, remarks)) {
        let side;
        for (const field of (0,tags_lines/* splitFields */.K)(line, remarks)) {
            if (field === '' && remarks.strict)
                continue;
            const entry = readEntry(field, line.place, remarks);
            if (entry?.key === 'latest')
                flavor.latest = entry.value;
            if (entry?.key === 'prefix' || entry?.key === 'suffix') {
                side = entry.key;
                flavor[side].text = entry.value;
                if (remarks.strict)
                    (0,tags_remarks/* attempt */.CD)(line.place, remarks, () => checkTemplate(entry.value, globalNames));
            }
            if (entry?.key !== 'onlatest')
                continue;
            if (side === undefined)
                (0,tags_remarks/* doubt */.B2)(remarks, line.place, 'onlatest must follow its prefix or suffix on the same line');
            else
                flavor[side].onLatest = entry.value === 'true';
        }
    }
    return flavor;
}
const words = {
    latest: ['auto', 'true', 'false'],
    prefix: undefined,
    suffix: undefined,
    onlatest: ['true', 'false'],
};
function readEntry(field, place, remarks) {
    const [key = '', value, ...more] = field.split('=').map(part => part.trim());
    const name = key.toLowerCase();
    if (value === undefined)
        return reject(`"${field}" is not key=value`);
    if (!Object.hasOwn(words, name)) {
        const known = Object.keys(words);
        return reject(`"${key}" is not known${(0,nearest/* didYouMean */.a)(name, known)} (known: ${known.join(', ')})`);
    }
    const allowed = words[name];
    if (allowed && !allowed.includes(value))
        return reject(`${name} "${value}" is not one of ${allowed.join(', ')}`);
    if (more.length > 0)
        (0,tags_remarks/* doubt */.B2)(remarks, place, `${name} has a second "=": the value would end before it`);
    return { key: name, value };
    function reject(message) {
        (0,tags_remarks/* wrong */.Qm)(remarks, place, message);
    }
}

// EXTERNAL MODULE: ./.build/src/image/tag-line.js
var tag_line = __webpack_require__(72772);
// EXTERNAL MODULE: ./.build/src/image/tag-version.js
var tag_version = __webpack_require__(10180);
;// CONCATENATED MODULE: ./.build/src/tags/floating.js


function mayFallBehind(made) {
    return made.tags.some(tag => lineAtStake(tag) !== undefined);
}
function holdBack(made, known) {
    const tags = [];
    const heldBack = [];
    for (const tag of made.tags) {
        const line = lineAtStake(tag);
        const higher = line && higherThan(line, known);
        if (higher === undefined || line === undefined)
            tags.push(tag);
        else
            heldBack.push({ name: tag.name, rule: tag.rule, version: line.version.text, blockedBy: higher.text });
    }
    return { tags, heldBack };
}
function lineAtStake(tag) {
    const { line } = tag;
    if (tag.class !== 'floating' || line?.fixed === undefined || !line.version.stable)
        return undefined;
    return { ...line, fixed: line.fixed };
}
function higherThan(line, { origin, names }) {
    if (origin === 'registry')
        return (0,tag_line/* higherAmong */.Or)(line, names)?.version;
    const versions = names
        .flatMap(name => line.inGitTag(name) ?? [])
        .filter(version => (0,tag_line/* isInLine */.c3)(line, version) && (0,tag_version/* compareVersions */.Zy)(version, line.version) > 0);
    return (0,tag_line/* highest */.BR)(versions.map(version => ({ version })))?.version;
}

// EXTERNAL MODULE: ./.build/src/tags/images.js
var tags_images = __webpack_require__(8007);
;// CONCATENATED MODULE: ./.build/src/tags/labels.js



function makeLabels(labelling) {
    const { context, version, created } = labelling;
    const { project } = context;
    const standard = {
        title: project.name,
        description: project.description,
        url: project.url,
        source: project.url,
        version,
        created,
        ...(context.noSha === undefined && { revision: context.sha }),
        licenses: project.license,
    };
    const labels = new Map(Object.entries(standard).map(([key, value]) => [`org.opencontainers.image.${key}`, value]));
    for (const [key, value] of ownLabels(labelling))
        labels.set(key, value);
    const { compare } = new Intl.Collator('en');
    return [...labels].sort(([a], [b]) => compare(a, b));
}
const levelPrefix = /^(?:manifest|index)(?:-descriptor)?(?:\[[^\]]*\])?:/;
function ownLabels({ input, text, context, remarks }) {
    const scope = globalScope(context);
    return (0,tags_lines/* splitLines */.u)(input, text, remarks).flatMap(({ text: line, place }) => {
        const rendered = (0,tags_remarks/* attempt */.CD)(place, remarks, () => render(line, { scope, remarks, place }));
        if (rendered === undefined)
            return [];
        if (input === 'annotations' && levelPrefix.test(rendered))
            (0,tags_remarks/* doubt */.B2)(remarks, place, 'it names a level: set the levels in annotation-levels, for all annotations');
        const equals = rendered.indexOf('=');
        if (equals !== -1)
            return [[rendered.slice(0, equals), rendered.slice(equals + 1)]];
        (0,tags_remarks/* doubt */.B2)(remarks, place, 'it is not key=value');
        return [];
    });
}
function onLevels(entries, levels) {
    return levels.flatMap(level => entries.map(([key, value]) => `${level}:${key}=${value}`));
}
const levelGrammar = /^(?:(?:manifest|manifest-descriptor)(?:\[[^\]]+\])?|index|index-descriptor)$/;
function readLevels(text, input, remarks) {
    const levels = text.split(',').map(level => (remarks.strict ? level.trim() : level));
    for (const level of levels) {
        if (levelGrammar.test(level))
            continue;
        (0,tags_remarks/* doubt */.B2)(remarks, { input }, `"${level}" is not one of manifest, index, manifest-descriptor, index-descriptor`);
    }
    return levels;
}

// EXTERNAL MODULE: ./.build/src/tags/outputs.js
var outputs = __webpack_require__(39075);
// EXTERNAL MODULE: ./.build/src/image/tag-reference.js
var tag_reference = __webpack_require__(99885);
;// CONCATENATED MODULE: ./.build/src/tags/read-rule.js





const common = ['type', 'enable', 'priority', 'prefix', 'suffix'];
function readRule(line, types, remarks) {
    const attributes = readAttributes(line, remarks);
    const name = attributes.type ?? 'raw';
    const type = types.find(candidate => candidate.name === name);
    if (type === undefined) {
        const names = types.map(candidate => candidate.name);
        (0,tags_remarks/* wrong */.Qm)(remarks, line.place, `type "${name}" is not known${(0,nearest/* didYouMean */.a)(name, names)} (known: ${names.join(', ')})`);
        return undefined;
    }
    checkNames({ attributes, type, types, line, remarks });
    checkValues({ attributes, type, line, remarks });
    const priority = attributes.priority === undefined ? type.priority : Number(attributes.priority);
    if (Number.isNaN(priority))
        (0,tags_remarks/* doubt */.B2)(remarks, line.place, `priority "${attributes.priority}" is not a number`);
    const reference = name === 'raw' ? (0,tag_reference/* explainReference */.f)(attributes.value ?? '') : undefined;
    if (reference !== undefined)
        (0,tags_remarks/* doubt */.B2)(remarks, line.place, reference);
    const rule = { type, attributes, priority, text: line.text.slice(0, 1000), place: line.place };
    if (remarks.strict)
        (0,tags_remarks/* attempt */.CD)(line.place, remarks, () => checkRule(rule));
    return rule;
}
function checkRule(rule) {
    for (const name of ['enable', 'prefix', 'suffix', 'value'])
        checkTemplate(rule.attributes[name] ?? '', globalNames);
    rule.type.check?.(rule);
}
function readAttributes(line, remarks) {
    const attributes = {};
    const bare = [];
    for (const field of (0,tags_lines/* splitFields */.K)(line, remarks)) {
        if (field === '' && remarks.strict)
            continue;
        const equals = field.indexOf('=');
        const key = equals < 1 ? 'value' : field.slice(0, equals).trim().toLowerCase();
        if (equals < 1 && bare.push(field) > 1)
            (0,tags_remarks/* doubt */.B2)(remarks, line.place, severalValues);
        else if (Object.hasOwn(attributes, key))
            (0,tags_remarks/* doubt */.B2)(remarks, line.place, `${key} is given twice`);
        attributes[key] = equals < 1 ? field : field.slice(equals + 1).trim();
    }
    if (bare.length === 1 && (attributes.type ?? 'raw') !== 'raw')
        (0,tags_remarks/* doubt */.B2)(remarks, line.place, `"${bare[0]}" has no name: quote a field that contains a comma ("pattern=a,b")`);
    return attributes;
}
const severalValues = 'it has several values: put each on its own line, or quote a field that contains a comma ("value=a,b")';
function checkNames({ attributes, type, types, line, remarks, }) {
    const own = [...common, ...Object.keys(type.attributes)];
    const others = types.flatMap(candidate => Object.keys(candidate.attributes));
    for (const key of Object.keys(attributes)) {
        if (own.includes(key))
            continue;
        if (others.includes(key))
            (0,tags_remarks/* warn */.R8)(remarks, line.place, `type=${type.name} does not use ${key}`);
        else
            (0,tags_remarks/* doubt */.B2)(remarks, line.place, `attribute "${key}" is not known${(0,nearest/* didYouMean */.a)(key, own)} (known: ${own.join(', ')})`);
    }
}
function checkValues({ attributes, type, line, remarks }) {
    for (const [key, { required, words, number }] of Object.entries(type.attributes)) {
        const value = attributes[key];
        if (value === undefined) {
            if (required)
                (0,tags_remarks/* wrong */.Qm)(remarks, line.place, `type=${type.name} needs ${key}=${words ? words.join('|') : '…'}`);
        }
        else if (words && !words.includes(value)) {
            (0,tags_remarks/* wrong */.Qm)(remarks, line.place, `${key} "${value}" is not one of ${words.join(', ')}${(0,nearest/* didYouMean */.a)(value, words)}`);
        }
        else if (number && Number.isNaN(Number(value))) {
            (0,tags_remarks/* wrong */.Qm)(remarks, line.place, `${key} "${value}" is not a number`);
        }
    }
}

;// CONCATENATED MODULE: ./.build/src/tags/rule.js
function attribute(rule, name) {
    return rule.attributes[name] ?? rule.type.attributes[name]?.default ?? '';
}

;// CONCATENATED MODULE: ./.build/src/tags/rules/edge.js



const edge = {
    name: 'edge',
    priority: 700,
    attributes: { branch: {} },
    make(rule, { context }) {
        const branch = branchOf(context);
        if (branch === undefined)
            return { silent: 'the run is not about a branch' };
        const wanted = attribute(rule, 'branch') || context.project.defaultBranch;
        if (wanted === '')
            throw new errors/* UserError */.yo('the default branch is not known on this event: write type=edge,branch=…');
        if (branch !== wanted)
            return { silent: `the branch is ${branch}, not ${wanted}` };
        return { value: 'edge', latest: false, class: 'floating', branch: true };
    },
};

;// CONCATENATED MODULE: ./.build/src/tags/pattern.js

function compilePattern(name, text) {
    const end = text.startsWith('/') && !/[\n\r\u2028\u2029]/.test(text) ? text.lastIndexOf('/') : -1;
    try {
        return end > 1 ? new RegExp(text.slice(1, end), text.slice(end + 1)) : new RegExp(text);
    }
    catch (cause) {
        throw new errors/* UserError */.yo(`${name} "${text}" is not a regular expression`, {
            hint: 'Write it plainly or as /text/flags, in the syntax of JavaScript.',
            cause,
        });
    }
}
function countGroups(pattern) {
    return (new RegExp(`${pattern.source}|`, pattern.flags).exec('')?.length ?? 1) - 1;
}

;// CONCATENATED MODULE: ./.build/src/tags/rules/match.js







const match = {
    name: 'match',
    priority: 800,
    attributes: { pattern: { required: true }, group: { default: '0' }, value: {} },
    check: rule => void groupOf(rule, compilePattern('pattern', attribute(rule, 'pattern'))),
    make(rule, making) {
        if (Number.isNaN(Number(attribute(rule, 'group'))))
            groupOf(rule, compilePattern('pattern', attribute(rule, 'pattern')));
        const given = attribute(rule, 'value');
        const text = given === '' ? gitTagOf(making.context) : making.render(given);
        if (text === undefined)
            return { silent: 'the run is not about a Git tag and the rule has no value' };
        const value = match_find(rule, making, text);
        if (typeof value !== 'string')
            return value;
        const line = lineOf(rule, making, { text, value });
        const kind = classOfText('', value);
        if (making.context.preRelease && kind === 'floating')
            return { silent: 'the release is marked as a pre-release', unusual: true };
        return { value, latest: !making.context.preRelease, class: kind, line };
    },
};
function match_find(rule, { remarks }, text) {
    const pattern = compilePattern('pattern', attribute(rule, 'pattern'));
    const group = groupOf(rule, pattern);
    if (typeof group === 'number' && !pattern.global && group > countGroups(pattern))
        (0,tags_remarks/* doubt */.B2)(remarks, rule.place, `the pattern has no group ${group}`);
    const found = text.match(pattern);
    if (found === null)
        return { silent: `"${text}" does not match ${attribute(rule, 'pattern')}`, unusual: true };
    const value = typeof group === 'number' ? found[group] : found.groups?.[group];
    return value ?? { silent: `group ${group} is not in the match of "${text}"`, unusual: true };
}
function groupOf(rule, pattern) {
    const text = attribute(rule, 'group');
    if (!Number.isNaN(Number(text)))
        return Number(text);
    if (pattern.source.includes(`(?<${text}>`))
        return text;
    throw new errors/* UserError */.yo(`group "${text}" is not a number, and the pattern has no group of this name`, {
        hint: `Number its groups from 1, or name one: (?<${text}>…).`,
    });
}
function lineOf(rule, { remarks, context }, { text, value }) {
    const own = (0,tag/* readTag */.zW)(value);
    const around = (0,tag/* readTag */.zW)(text);
    const isPart = own !== undefined && around !== undefined && beginsWith(around, own);
    const found = isPart || own === undefined ? around : own;
    if (found === undefined)
        return undefined;
    const { version } = found;
    return {
        version: { ...version, stable: version.stable && !context.preRelease },
        fixed: own?.version.numbers.map((_, place) => place),
        prefix: own?.component ?? '',
        suffix: '',
        inGitTag: name => {
            const part = match_find(rule, { remarks: { ...remarks, problems: [], warnings: [] } }, name);
            if (typeof part !== 'string')
                return undefined;
            return (isPart || own === undefined ? (0,tag/* readTag */.zW)(name) : (0,tag/* readTag */.zW)(part))?.version;
        },
    };
}
function beginsWith({ version }, { version: part }) {
    return (part.numbers.length < version.numbers.length &&
        part.numbers.every((number, place) => number === version.numbers[place]));
}

;// CONCATENATED MODULE: ./.build/src/tags/rules/version.js








const versionAttributes = { pattern: { required: true }, value: {}, match: {} };
function checkVersionRule(rule) {
    checkTemplate(attribute(rule, 'pattern'), [
        'raw',
        'version',
        'major',
        'minor',
        'patch',
        'prerelease',
        'build',
    ]);
    const match = attribute(rule, 'match');
    if (match !== '')
        compileMatch(match);
}
function makeVersionTag(rule, making, parse) {
    const given = attribute(rule, 'value');
    const text = given === '' ? gitTagOf(making.context) : making.render(given);
    if (text === undefined)
        return { silent: 'the run is not about a Git tag and the rule has no value' };
    const cut = cutOut(rule, making, text);
    if (cut === undefined)
        return { silent: `"${text}" does not match ${attribute(rule, 'match')}`, unusual: true };
    const version = parse(cut.replaceAll('/', '-'));
    if (version === undefined)
        return { silent: `"${cut}" is not a version that type=${rule.type.name} can read`, unusual: true };
    const stable = version.stable && !making.context.preRelease;
    return tagOf(rule, making, { version: { ...version, stable }, parse });
}
function tagOf(rule, { remarks, context }, { version, parse }) {
    const words = { raw: version.raw, version: version.text, ...version.fields };
    const scope = Object.fromEntries(Object.entries(words).map(([name, word]) => [name, () => word]));
    const pattern = attribute(rule, 'pattern');
    const template = parseTemplate(remarks.strict ? pattern : resolveBlocks(pattern, scope));
    const inGitTag = (name) => {
        const text = cutOut(rule, { context, remarks: { ...remarks, strict: true } }, name);
        const read = text === undefined ? undefined : parse(text);
        return read && (0,tag_version/* ordered */.Sj)(read);
    };
    const release = orderedRelease(version);
    if (!version.stable)
        return {
            value: isRaw(template) ? version.raw : version.text,
            latest: false,
            class: 'immutable',
            line: { version: release, prefix: '', suffix: '', inGitTag },
        };
    const names = template.flatMap(piece => (typeof piece === 'string' ? [] : [piece.name]));
    const fixed = ['major', 'minor', 'patch'].flatMap((name, place) => (names.includes(name) ? [place] : []));
    const whole = names.includes('raw') || names.includes('version') || fixed.length === 3;
    const line = {
        version: release,
        fixed,
        prefix: literalAt(template, 0),
        suffix: template.length > 1 ? literalAt(template, -1) : '',
        inGitTag,
    };
    const value = render(pattern, { scope, remarks, place: rule.place });
    return { value, latest: true, class: whole ? 'immutable' : 'floating', line };
}
function orderedRelease(version) {
    const { text = version.text } = version.scheme === 'pep440' ? ((0,tag_version/* readPep440 */.WV)(version.raw) ?? {}) : {};
    return (0,tag_version/* ordered */.Sj)({ ...version, text });
}
function cutOut(rule, { remarks }, text) {
    const match = attribute(rule, 'match');
    if (match === '')
        return text;
    const found = text.match(compileMatch(match));
    if (found !== null)
        return found[1] ?? '';
    return remarks.strict ? undefined : text;
}
function compileMatch(match) {
    const pattern = compilePattern('match', match);
    if (countGroups(pattern) > 0)
        return pattern;
    throw new errors/* UserError */.yo(`match "${match}" needs one capture group`, {
        hint: 'Put it around the version, for example v(\\d+\\.\\d+\\.\\d+).',
    });
}
function isRaw(template) {
    const [only, ...more] = template;
    return more.length === 0 && typeof only === 'object' && only.name === 'raw';
}
function literalAt(template, index) {
    const piece = template.at(index);
    return typeof piece === 'string' ? piece : '';
}

;// CONCATENATED MODULE: ./.build/src/tags/rules/pep440.js


const pep440 = {
    name: 'pep440',
    priority: 900,
    attributes: versionAttributes,
    check: checkVersionRule,
    make: (rule, making) => makeVersionTag(rule, making, making.remarks.strict ? tag_version/* readPep440 */.WV : tag_version/* readPep440WithCommas */.UM),
};

;// CONCATENATED MODULE: ./.build/src/tags/rules/raw.js




const raw = {
    name: 'raw',
    priority: 200,
    attributes: { value: { required: true } },
    make(rule, { render, context }) {
        const text = attribute(rule, 'value');
        const value = render(text);
        const branch = branchOf(context) !== undefined && (value === 'latest' || namesBranch(text));
        return { value, latest: false, class: classOfText(text, value), ...(branch && { branch: true }) };
    },
};
function namesBranch(text) {
    return expressionsIn(text).some(({ name }) => name === 'branch');
}

;// CONCATENATED MODULE: ./.build/src/tags/rules/ref.js



const ref = {
    name: 'ref',
    priority: 600,
    attributes: { event: { required: true, words: ['branch', 'tag', 'pr'] } },
    prefix: rule => (attribute(rule, 'event') === 'pr' ? 'pr-' : undefined),
    make(rule, making) {
        const event = attribute(rule, 'event');
        return event === 'branch'
            ? fromBranch(making)
            : event === 'tag'
                ? fromTag(making)
                : fromPullRequest(making);
    },
};
function fromBranch({ context }) {
    const value = branchOf(context);
    if (value === undefined)
        return { silent: 'the run is not about a branch' };
    return { value, latest: false, class: 'floating', branch: true };
}
function fromTag({ context }) {
    const value = gitTagOf(context);
    if (value === undefined)
        return { silent: 'the run is not about a Git tag' };
    const found = (0,tag/* readGitTag */.vb)(value);
    const line = found && {
        version: { ...found.version, stable: found.version.stable && !context.preRelease },
        prefix: found.component,
        suffix: '',
        inGitTag: (name) => {
            const other = (0,tag/* readGitTag */.vb)(name);
            return other?.component === found.component ? other.version : undefined;
        },
    };
    const kind = (0,tag/* movesByHabit */.Sd)(value) ? 'floating' : 'immutable';
    return { value, latest: !context.preRelease, class: kind, line };
}
function fromPullRequest({ context }) {
    const value = /^refs\/pull\/(.*)$/s.exec(context.ref)?.[1]?.replace(/\/merge$/, '');
    if (value === undefined)
        return { silent: 'the run is not about a pull request' };
    return { value, latest: false, class: 'floating' };
}

;// CONCATENATED MODULE: ./.build/src/tags/rules/schedule.js




const schedule = {
    name: 'schedule',
    priority: 1000,
    attributes: { pattern: { default: 'nightly' } },
    check: rule => checkTemplate(attribute(rule, 'pattern'), dateNames),
    make(rule, { context, remarks }) {
        if (!context.event.includes('schedule'))
            return { silent: 'the run was not started by a schedule' };
        const pattern = attribute(rule, 'pattern');
        const value = render(pattern, { scope: dateScope(context), remarks, place: rule.place });
        const kind = classOfText(pattern, value);
        const branch = kind === 'floating' && branchOf(context) !== undefined;
        return { value, latest: false, class: kind, ...(branch && { branch: true }) };
    },
};

;// CONCATENATED MODULE: ./.build/src/tags/rules/semver.js


const semver = {
    name: 'semver',
    priority: 900,
    attributes: versionAttributes,
    check: checkVersionRule,
    make: (rule, making) => makeVersionTag(rule, making, tag_version/* readSemver */.Pv),
};

;// CONCATENATED MODULE: ./.build/src/tags/rules/sha.js


const sha = {
    name: 'sha',
    priority: 100,
    attributes: { format: { default: 'short', words: ['short', 'long'] } },
    prefix: () => 'sha-',
    make(rule, { context }) {
        if (context.sha === '')
            return { silent: 'the commit is not known', unusual: true };
        if (context.belongsToOthers)
            return { silent: 'a pull request names its merge commit only, and this commit is none' };
        const value = attribute(rule, 'format') === 'long' ? context.sha : shortSha(context);
        return { value, latest: false, class: 'immutable' };
    },
};

;// CONCATENATED MODULE: ./.build/src/tags/rules/all.js








const ruleTypes = [schedule, semver, pep440, match, edge, ref, raw, sha];

;// CONCATENATED MODULE: ./.build/src/tags/unread-git-tag.js



function explainUnread(context, tookGitTag) {
    const gitTag = gitTagOf(context);
    if (gitTag === undefined || tookGitTag)
        return undefined;
    return `tags: the Git tag ${gitTag} gives no tag, because no rule reads it; this one would: ${ruleFor(gitTag)}`;
}
function ruleFor(gitTag) {
    const found = (0,tag/* readTag */.zW)(gitTag);
    if (found === undefined)
        return 'type=ref,event=tag';
    const { component, version } = found;
    const name = escaped(component);
    const type = (0,tag_version/* readSemver */.Pv)(version.raw) ? 'semver' : version.scheme === 'pep440' ? 'pep440' : undefined;
    if (type === undefined)
        return `type=match,pattern=^${name}v?(\\d.*)$,group=1`;
    const match = component === '' ? '' : `,match=^${name}v?(\\d.*)$`;
    return `type=${type},pattern={{version}}${match}`;
}
function escaped(text) {
    return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

;// CONCATENATED MODULE: ./.build/src/tags/tags.js

















const defaultRules = 'type=schedule\ntype=ref,event=branch\ntype=ref,event=tag\ntype=ref,event=pr';
async function makeTags(request, tools) {
    const remarks = (0,tags_remarks/* noRemarks */.j4)(request.strict);
    (0,outputs/* wantsVariables */.Lt)(tools.host.variable('DOCKER_METADATA_SET_OUTPUT_ENV'));
    const images = (0,tags_images/* readImages */.H)(request.images, remarks);
    const rules = readRules(request.tags, remarks);
    const flavor = readFlavor(request.flavor, remarks);
    const levels = levelsOf(request, tools, remarks);
    stopIfWrong(remarks);
    const context = await learn(request, tools, remarks);
    const made = await assemble({ rules, flavor, context, remarks });
    stopIfWrong(remarks);
    return { images, levels, context, made, remarks };
}
const tags = async (request, tools) => {
    const { images, levels, context, made, remarks } = await makeTags(request, tools);
    if (!request.mayBeUnnamed)
        stopIfUnknown(made, tools);
    const { tags, heldBack } = await moveForward(made, { request, images, tools });
    const version = tags[0]?.name ?? '';
    const created = await createdTime(request, context, tools);
    const labelling = { context, version, created, remarks };
    const labels = makeLabels({ ...labelling, input: 'labels', text: request.labels });
    const annotations = makeLabels({ ...labelling, input: 'annotations', text: request.annotations });
    stopIfWrong(remarks);
    const found = {
        images,
        version,
        ...(context.sha !== '' && { commit: context.sha }),
        ...(context.calledSha !== undefined && { calledCommit: context.calledSha }),
        tags: tags.map(tag => recorded(tag, request.immutableTags)),
        silent: made.silent.map(({ rule, reason }) => ({ rule, reason: reason.slice(0, 1000) })),
        heldBack,
        labels: Object.fromEntries(labels),
        annotations: onLevels(annotations, levels),
    };
    const baked = {
        section: { ...found, labels: (0,outputs/* inJson */.kD)(found.labels, request) },
        references: (0,outputs/* references */.Ft)(found),
        target: request.bakeTarget,
    };
    const bakeFiles = writeBakeFiles(baked, tools.host.temp);
    const unread = [explainUnread(context, made.tookGitTag), context.preRelease ? marked : undefined];
    remarks.warnings.push(...unread.filter(text => text !== undefined));
    return { status: 'passed', ...found, bakeFiles, warnings: report(found, { made, remarks, tools }) };
};
const marked = 'tags: the release is marked as a pre-release on GitHub: it takes no tag that moves with releases';
function recorded({ name, rule, line, branch, ...tag }, immutable) {
    return {
        name,
        class: overrideClass(name, tag.class, immutable),
        rule,
        ...(line && { version: versionOf(line) }),
        ...(branch && { branch }),
    };
}
function versionOf({ version, prefix, suffix, fixed }) {
    const { scheme, text, stable, numbers } = version;
    return { scheme, text, stable, numbers: [...numbers], prefix, suffix, ...(fixed && { fixed: [...fixed] }) };
}
function readRules(text, remarks) {
    const given = (0,tags_lines/* splitLines */.u)('tags', text, remarks);
    const lines = given.length > 0 ? given : (0,tags_lines/* splitLines */.u)('tags', defaultRules, remarks);
    return lines.flatMap(line => readRule(line, ruleTypes, remarks) ?? []);
}
function levelsOf({ annotationLevels }, { host }, remarks) {
    if (annotationLevels !== undefined)
        return readLevels(annotationLevels, 'annotation-levels', remarks);
    const name = 'DOCKER_METADATA_ANNOTATIONS_LEVELS';
    return readLevels(host.variable(name) || 'manifest', name, remarks);
}
function stopIfUnknown({ tags }, { host: { facts } }) {
    if (tags.length > 0 || facts.commit !== undefined || facts.ref !== '')
        return;
    const message = `no rule makes a tag: ${facts.noCommit ?? 'the commit is not known'}`;
    throw new errors/* InputError */.dz([{ input: 'tags', message }], {
        hint: 'Run inside the checkout, or set BUILDONCE_COMMIT to the full commit SHA and BUILDONCE_REF to the ref of the branch or Git tag.',
    });
}
function stopIfWrong({ problems }) {
    if (problems.length > 0)
        throw new errors/* InputError */.dz(problems);
}
async function moveForward(made, { request, images, tools }) {
    const unchanged = { tags: made.tags, heldBack: [] };
    if (request.floating === 'always' || !mayFallBehind(made))
        return unchanged;
    const known = await knownTags(request, images, tools);
    if (known !== undefined)
        return holdBack(made, known);
    tools.log.info('floating tags move without a check: the existing versions are not known from the registry or from Git');
    return unchanged;
}
async function knownTags(request, images, { exec, host }) {
    const registry = images.length > 0 ? await request.knownTags?.(images) : undefined;
    if (registry !== undefined)
        return { origin: 'registry', names: registry };
    const names = await gitTags({ exec, folder: host.workspace });
    return names && { origin: 'git', names };
}
function report({ tags, heldBack }, { made, remarks, tools: { log } }) {
    for (const { rule, reason, unusual } of made.silent)
        (unusual ? log.info : log.debug)(`${rule} produced no tag: ${reason}`);
    for (const { name, version, blockedBy } of heldBack ?? [])
        log.info(`${name} is not moved: ${version} is lower than ${blockedBy}`);
    const warnings = tags.length > 0 ? remarks.warnings : [...remarks.warnings, 'no rule produced a tag'];
    for (const warning of warnings)
        log.warning(warning);
    return warnings.map(warning => warning.slice(0, 4096));
}


/***/ })

};
