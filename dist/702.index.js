export const id = 702;
export const ids = [702];
export const modules = {

/***/ 62368:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G5: () => (/* binding */ wrongNames),
/* harmony export */   P$: () => (/* binding */ commitInTag),
/* harmony export */   WH: () => (/* binding */ isCommitRule),
/* harmony export */   sC: () => (/* binding */ dirtyTags)
/* harmony export */ });
/* harmony import */ var _compare_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(64469);

function isCommitRule(rule) {
    return /(^|,)\s*type\s*=\s*sha\s*(,|$)/.test(rule) || /\{\{[{&~\s]*sha[\s}~]/.test(rule);
}
function commitInTag(name) {
    return /(?:^|[._-])sha-([0-9a-f]{7,64})(?![0-9a-z])/.exec(name)?.[1];
}
function wrongNames(tags, builtFrom, { commit, gitTag }) {
    const named = tags.map(tag => {
        const names = commitInTag(tag.name) ??
            (tag.rule !== undefined && (isCommitRule(tag.rule) || gitTag !== undefined) ? commit : undefined);
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
        .filter(({ name, rule }) => commitInTag(name) !== undefined || (rule !== undefined && isCommitRule(rule)))
        .map(tag => ({ ...tag, name: `${tag.name.slice(0, 122)}-dirty`, class: 'floating' }));
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

/***/ 86621:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ allowedTags)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(36624);
/* harmony import */ var _commit_tag_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(62368);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(82395);



function allowedTags(tags, builtFrom, publishing) {
    if (builtFrom.dirty)
        return changed(tags, builtFrom, publishing);
    const { right, wrong } = (0,_commit_tag_js__WEBPACK_IMPORTED_MODULE_1__/* .wrongNames */ .G5)(tags, builtFrom, publishing);
    const [first] = wrong;
    if (first === undefined)
        return { tags, remarks: [] };
    const names = wrong.map(({ name }) => name).join(', ');
    const built = sourceOf(builtFrom);
    if (builtFrom.pullRequest !== undefined && right.length > 0)
        return {
            tags: right,
            remarks: [`${names} is not given: it names the commit ${first.names}, and ${built}`],
        };
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`${names} would name the commit ${first.names}, and ${built}`, {
        hint: howToName(builtFrom),
    });
}
function changed(tags, { commit = 'of this checkout', changes }, { dirty }) {
    const what = (0,_words_js__WEBPACK_IMPORTED_MODULE_2__/* .describeChanges */ .DT)(changes);
    if (!dirty)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`nothing is published under the name of the commit ${commit}: ${what}`, {
            hint: `Commit the changes, or publish them as sha-${commit}-dirty with --dirty.`,
        });
    const given = (0,_commit_tag_js__WEBPACK_IMPORTED_MODULE_1__/* .dirtyTags */ .sC)(tags);
    if (given.length === 0)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`${what}, and no tag of this run names the commit, to which -dirty could be added`, {
            hint: 'Add the line `type=sha,format=long` to the tags.',
        });
    const left = tags.filter(({ name }) => !given.some(tag => tag.name === `${name}-dirty`));
    return {
        tags: given,
        remarks: left.length === 0 ? [] : [`${left.map(({ name }) => name).join(', ')} is not given: ${what}`],
    };
}
function sourceOf({ commit, verified }) {
    if (commit === undefined)
        return 'which commit is built is not known';
    return verified ? `the checkout of the context is at ${commit}` : `the event names ${commit}`;
}
function howToName({ commit }) {
    return commit === undefined
        ? 'Build from a checkout, or name the whole commit in the address of the context (#<commit>). Without rules of type=sha the image needs no commit.'
        : `Check out the commit of the run, or say which one it is about: BUILDONCE_COMMIT=${commit}.`;
}


/***/ }),

/***/ 82395:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DT: () => (/* binding */ describeChanges),
/* harmony export */   IC: () => (/* binding */ formatBuiltFrom),
/* harmony export */   Oi: () => (/* binding */ describeBuiltFrom)
/* harmony export */ });
function formatBuiltFrom(builtFrom) {
    const { commit, dirty } = builtFrom ?? {};
    return commit === undefined ? '' : `${commit}${dirty ? '-dirty' : ''}`;
}
function describeChanges(changes) {
    const { count = 0, tracked = 0, names = [] } = changes ?? {};
    const more = count > names.length ? ` and ${count - names.length} more` : '';
    const kinds = tracked === 0 ? 'not in the commit' : tracked === count ? 'changed' : `${tracked} of them changed`;
    const what = count === 1 ? 'file of the build differs' : 'files of the build differ';
    return `${count} ${what} from the commit (${kinds}): ${names.join(', ')}${more}`;
}
function describeBuiltFrom(builtFrom) {
    const of = builtFrom.ref.replace(/^refs\/(?:heads|tags|pull)\//, '');
    return `built from ${formatBuiltFrom(builtFrom) || 'an unknown commit'}${of === '' ? '' : ` (${of})`}`;
}


/***/ }),

/***/ 23090:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ dockerList)
/* harmony export */ });
/* harmony import */ var _layout_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(67955);

function dockerList(image, references) {
    const [config, ...layers] = [image.config, ...image.layers].map(({ digest }) => (0,_layout_js__WEBPACK_IMPORTED_MODULE_0__/* .blobPath */ .nD)(digest));
    return JSON.stringify([{ Config: config, RepoTags: references, Layers: layers }]);
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
function namingOf({ tags }, { commit = '', gitTag }) {
    return { commit: tags?.commit ?? commit, ...(gitTag !== undefined && { gitTag }) };
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

/***/ 18604:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IC: () => (/* binding */ isOthersPullRequest),
/* harmony export */   U9: () => (/* binding */ builtFromIn),
/* harmony export */   Yy: () => (/* binding */ buildOf)
/* harmony export */ });
/* harmony import */ var _identity_compare_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(64469);
/* harmony import */ var _identity_words_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(82395);


function buildOf(sources, wanted) {
    const builds = sources
        .flatMap(({ record }) => {
        const builtFrom = builtFromIn(record, wanted.digest);
        return builtFrom === undefined ? [] : [{ builtFrom, record }];
    })
        .toSorted((a, b) => newestTime(b.record) - newestTime(a.record));
    const faults = builds.map(({ builtFrom }) => faultOf(builtFrom, wanted));
    const good = builds[faults.indexOf(undefined)];
    if (good !== undefined)
        return good;
    const [first] = faults;
    return {
        fault: first ?? `nothing says what ${wanted.digest} was built from`,
        untold: first === undefined,
    };
}
function builtFromIn({ build }, digest) {
    return build?.digest === digest ? build.builtFrom : undefined;
}
function isOthersPullRequest(record, own) {
    const made = record.event.pullRequest ?? record.build?.builtFrom?.pullRequest;
    return made !== undefined && (own?.number === undefined || own.number !== made.number);
}
function faultOf(builtFrom, { commit, pullRequest }) {
    const { pullRequest: made } = builtFrom;
    if (made !== undefined && (pullRequest?.number === undefined || pullRequest.number !== made.number))
        return `it was made by a pull request${made.number === undefined ? '' : ` (${made.number})`}, and what a pull request makes is taken by nobody else`;
    if (!(0,_identity_compare_js__WEBPACK_IMPORTED_MODULE_0__/* .isBuildOf */ .k)(builtFrom, commit))
        return `it was built from ${(0,_identity_words_js__WEBPACK_IMPORTED_MODULE_1__/* .formatBuiltFrom */ .IC)(builtFrom) || 'an unknown commit'}, not from ${commit}`;
    return builtFrom.dirty ? `it holds changes that the commit ${commit} does not have` : undefined;
}
function newestTime({ build, scan, smoke }) {
    const times = [build, scan, smoke].map(section => Date.parse(String(section?.startedAt ?? '')));
    return Math.max(0, ...times.filter(Number.isFinite));
}


/***/ }),

/***/ 73457:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ reasonOf),
/* harmony export */   S: () => (/* binding */ judge)
/* harmony export */ });
/* harmony import */ var _image_platform_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(52490);

function judge(policy, sources) {
    return policy.require.map(section => {
        const speaking = sources
            .filter(({ record }) => record[section] !== undefined && record[section].status !== 'skipped')
            .sort((a, b) => time(b.record[section]?.startedAt) - time(a.record[section]?.startedAt));
        const newest = speaking.find(({ record }) => record[section]?.digest === policy.digest);
        if (newest === undefined)
            return missing(section, policy, speaking[0]);
        const reason = faultOf(section, newest.record, policy);
        const found = { section, source: newest.source, ...(newest.signedBy && { signedBy: newest.signedBy }) };
        return reason === undefined ? { ...found, status: 'passed' } : { ...found, status: 'failed', reason };
    });
}
function reasonOf(verdicts) {
    return verdicts.flatMap(({ reason }) => (reason === undefined ? [] : [reason])).join('; ');
}
function missing(section, { digest }, other) {
    const found = other?.record[section]?.digest;
    const about = found === undefined ? '' : `, only one of ${found} (${other?.source})`;
    return {
        section,
        status: 'missing',
        source: 'nowhere',
        reason: `there is no ${section} of ${digest}${about}`,
    };
}
function faultOf(section, record, policy) {
    const { status, startedAt, reason } = record[section] ?? {};
    if (status !== 'passed')
        return `the ${section} of this digest ${status ?? 'is missing'}${reason ? `: ${reason}` : ''}`;
    const age = policy.now - time(startedAt);
    if (!(age <= policy.maxAge))
        return `the ${section} is ${days(age)} old, but evidence may be at most ${days(policy.maxAge)} old (max-age)`;
    if (policy.platforms.length === 0)
        return `${policy.digest} has no image that runs, so nothing was proven`;
    if (section === 'smoke') {
        const ran = (record.smoke?.platforms ?? []).filter(({ status }) => status === 'passed');
        return ran.some(one => policy.platforms.some(own => (0,_image_platform_js__WEBPACK_IMPORTED_MODULE_0__/* .samePlatform */ .my)(own.platform, one.platform)))
            ? undefined
            : 'the smoke test ran no platform of this digest';
    }
    const scanned = new Set(record.scan?.platforms.map(platform => platform.digest));
    const left = policy.platforms.filter(platform => !scanned.has(platform.digest));
    return left.length === 0 ? undefined : `the scan skipped ${left.map(({ platform }) => platform).join(', ')}`;
}
function time(text) {
    const value = Date.parse(text ?? '');
    return Number.isNaN(value) ? Number.NEGATIVE_INFINITY : value;
}
function days(ms) {
    if (!Number.isFinite(ms))
        return 'of unknown age, too';
    return ms < 172_800_000 ? `${Math.round(ms / 3_600_000)} hours` : `${Math.floor(ms / 86_400_000)} days`;
}


/***/ }),

/***/ 55942:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  PJ: () => (/* binding */ attachEvidence),
  X1: () => (/* binding */ evidenceOf),
  At: () => (/* binding */ readEvidence)
});

// EXTERNAL MODULE: ./.build/src/image/reference.js
var reference = __webpack_require__(80764);
// EXTERNAL MODULE: ./.build/src/registry/parallel.js
var parallel = __webpack_require__(38248);
// EXTERNAL MODULE: ./.build/src/store/artifact.js
var artifact = __webpack_require__(68483);
// EXTERNAL MODULE: ./.build/src/store/referrers.js
var referrers = __webpack_require__(79717);
// EXTERNAL MODULE: ./.build/src/promote/evidence/envelope.js + 1 modules
var envelope = __webpack_require__(54584);
// EXTERNAL MODULE: ./.build/src/errors.js
var errors = __webpack_require__(36624);
// EXTERNAL MODULE: ./.build/src/image/manifest.js
var image_manifest = __webpack_require__(9424);
// EXTERNAL MODULE: ./.build/src/store/image-reader.js
var image_reader = __webpack_require__(6806);
// EXTERNAL MODULE: ./.build/src/promote/evidence/statement.js
var evidence_statement = __webpack_require__(12445);
;// CONCATENATED MODULE: ./.build/src/promote/evidence/read.js





const longest = 8 * 1024 * 1024;
const bundledPredicate = 'dev.sigstore.bundle.predicateType';
function mayBeEvidence({ artifactType, annotations }) {
    if (artifactType === undefined || /buildonce\.evidence|empty/.test(artifactType))
        return true;
    const bundled = annotations?.[bundledPredicate];
    return artifactType.includes('sigstore.bundle') && (bundled === undefined || bundled === evidence_statement/* predicateType */.W3);
}
async function readOne({ digest: named }, { digest, trust }, { reader }) {
    const source = `${reader.origin}@${named}`;
    try {
        const manifest = (0,image_manifest/* parseManifest */.Ng)(await reader.manifest(named));
        const [layer] = manifest.kind === 'image' ? manifest.layers : [];
        const sealed = layer?.mediaType === envelope/* bundleType */.$7;
        if (manifest.kind !== 'image')
            return undefined;
        if (!sealed && (manifest.artifactType ?? manifest.config.mediaType) !== evidence_statement/* evidenceType */.w9)
            return undefined;
        if (manifest.subject !== undefined && manifest.subject.digest !== digest)
            return {
                warning: `the evidence ${source} is listed for ${digest} but attached to ${manifest.subject.digest}`,
            };
        if (sealed)
            return await readSealed(reader, layer, { digest, trust, source });
        if (trust.policy === 'signed')
            return { setAside: `${source} is not signed` };
        if (layer?.mediaType !== evidence_statement/* statementType */.qB)
            return { warning: `the evidence ${source} does not contain a statement` };
        const text = (await (0,image_reader/* readBlob */.gm)(reader, layer, longest)).toString('utf8');
        return { record: (0,evidence_statement/* parseStatement */.By)(text, digest, source), source };
    }
    catch (error) {
        if (error instanceof errors/* UserError */.yo)
            return { warning: (0,errors/* describe */.q0)(error) };
        throw error;
    }
}
async function readSealed(reader, layer, { digest, trust, source }) {
    const signers = trust.policy === 'signed' ? trust : { keys: [] };
    const opened = await (0,envelope/* open */.ho)((await (0,image_reader/* readBlob */.gm)(reader, layer, longest)).toString('utf8'), signers);
    if (!(0,evidence_statement/* isOurs */.MU)(opened.statement))
        return undefined;
    if (trust.policy === 'signed' && 'fault' in opened)
        return { setAside: `${source} ${opened.fault}` };
    const record = (0,evidence_statement/* parseStatement */.By)(opened.statement, digest, source);
    return { record, source, ...('signedBy' in opened && { signedBy: opened.signedBy }) };
}

// EXTERNAL MODULE: ./.build/src/promote/evidence/trust.js
var evidence_trust = __webpack_require__(61682);
;// CONCATENATED MODULE: ./.build/src/promote/evidence/store.js








const most = 1000;
async function readEvidence(home, { digest, trust = evidence_trust/* anybody */.VC }) {
    const likely = (await home.referrers(digest)).filter(mayBeEvidence);
    const read = await (0,parallel/* inParallel */.H)(likely.slice(-most), 8, entry => readOne(entry, { digest, trust }, home));
    const listed = read.filter(one => one !== undefined);
    const found = listed.some(one => 'record' in one)
        ? listed
        : [...listed, ...(await readTagged(home, { digest, trust }))];
    const unread = likely.length > most ? [`of ${likely.length} pieces of evidence ${most} were read`] : [];
    return {
        sources: found.filter(one => 'record' in one),
        warnings: shortened([...unread, ...found.flatMap(one => ('warning' in one ? [one.warning] : []))]),
        setAside: shortened(found.flatMap(one => ('setAside' in one ? [one.setAside] : []))),
    };
}
async function readTagged(home, wanted) {
    const tagged = await home.find((0,referrers/* evidenceTag */.GE)(wanted.digest));
    const one = tagged && (await readOne(tagged, wanted, home));
    return one === undefined ? [] : [one];
}
async function attachEvidence(transport, at, evidence) {
    return (0,artifact/* attach */.K0)(transport, at, await evidenceOf((0,reference/* formatReference */.FH)(at), evidence));
}
async function evidenceOf(name, { subject, record, signer }) {
    const state = (what) => (0,evidence_statement/* formatStatement */.j8)(subject.digest, [name], what);
    const whole = state(record);
    const room = signer === undefined ? longest : longest * 0.75 - 65_536;
    const statement = Buffer.byteLength(whole) > room ? state(withoutFindings(record)) : whole;
    const bytes = Buffer.from(signer === undefined ? statement : await signer.sign(statement));
    return {
        subject,
        artifactType: signer === undefined ? evidence_statement/* evidenceType */.w9 : envelope/* bundleType */.$7,
        otherwise: (0,referrers/* evidenceTag */.GE)(subject.digest),
        document: { bytes, mediaType: signer === undefined ? evidence_statement/* statementType */.qB : envelope/* bundleType */.$7 },
        annotations: {
            'in-toto.io/predicate-type': evidence_statement/* predicateType */.W3,
            ...(signer && { [bundledPredicate]: evidence_statement/* predicateType */.W3, 'dev.sigstore.bundle.content': 'dsse-envelope' }),
            ...(record.commit && { 'org.opencontainers.image.revision': record.commit }),
            ...(record.event.runUrl && { 'org.opencontainers.image.url': record.event.runUrl }),
        },
    };
}
function shortened(texts) {
    const some = texts.slice(0, 5);
    return texts.length > some.length ? [...some, `${texts.length - some.length} more`] : some;
}
function withoutFindings(record) {
    const { scan } = record;
    return scan
        ? { ...record, scan: { ...scan, platforms: scan.platforms.map(p => ({ ...p, findings: [] })) } }
        : record;
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

/***/ 68483:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K0: () => (/* binding */ attach),
/* harmony export */   Mz: () => (/* binding */ standingAlone),
/* harmony export */   qB: () => (/* binding */ artifactOf)
/* harmony export */ });
/* harmony import */ var _image_manifest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9424);
/* harmony import */ var _registry_blob_body_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(14293);
/* harmony import */ var _registry_blobs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(74939);
/* harmony import */ var _registry_digest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(95971);
/* harmony import */ var _registry_manifests_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(53356);
/* harmony import */ var _registry_referrers_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(89579);
/* harmony import */ var _registry_refusal_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(95879);







async function attach(transport, at, attachment) {
    const { stored, subject, blobs } = artifactOf(attachment);
    const uploads = [...blobs].map(([digest, bytes]) => (0,_registry_blobs_js__WEBPACK_IMPORTED_MODULE_2__/* .putBlob */ .HT)(transport, at, {
        blob: { digest, size: bytes.length },
        ...(bytes === attachment.document.bytes && { absent: true }),
        open: async () => (0,_registry_blob_body_js__WEBPACK_IMPORTED_MODULE_1__/* .bodyFromBytes */ .of)(bytes),
    }));
    await Promise.all(uploads);
    const { otherwise } = attachment;
    try {
        const { keepsReferrers } = await (0,_registry_manifests_js__WEBPACK_IMPORTED_MODULE_4__/* .putManifest */ .RV)(transport, at, stored, { name: stored.digest });
        await (0,_registry_referrers_js__WEBPACK_IMPORTED_MODULE_5__/* .addReferrer */ .Xg)(transport, at, subject, { stored, keepsReferrers });
        return stored.digest;
    }
    catch (error) {
        if (otherwise === undefined || !(0,_registry_refusal_js__WEBPACK_IMPORTED_MODULE_6__/* .meansUnsupported */ .U)(error))
            throw error;
        const alone = standingAlone(stored);
        await (0,_registry_manifests_js__WEBPACK_IMPORTED_MODULE_4__/* .putManifest */ .RV)(transport, at, alone, { name: otherwise });
        return alone.digest;
    }
}
function standingAlone({ bytes, mediaType }) {
    const { subject: _, artifactType, ...rest } = JSON.parse(Buffer.from(bytes).toString('utf8'));
    const config = { ...rest.config, ...(artifactType !== undefined && { mediaType: artifactType }) };
    const alone = Buffer.from(JSON.stringify({ ...rest, config }));
    return { bytes: alone, mediaType, digest: (0,_registry_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .digestOf */ .ol)(alone) };
}
function artifactOf({ subject, artifactType, document, annotations }) {
    const empty = Buffer.from('{}');
    const config = {
        mediaType: 'application/vnd.oci.empty.v1+json',
        digest: (0,_registry_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .digestOf */ .ol)(empty),
        size: empty.length,
    };
    const layer = {
        mediaType: document.mediaType,
        digest: (0,_registry_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .digestOf */ .ol)(document.bytes),
        size: document.bytes.length,
        annotations,
    };
    const bytes = Buffer.from(JSON.stringify({
        schemaVersion: 2,
        mediaType: _image_manifest_js__WEBPACK_IMPORTED_MODULE_0__/* .manifestTypes */ .Fm[2],
        artifactType,
        config,
        layers: [layer],
        subject: { mediaType: subject.mediaType, digest: subject.digest, size: subject.size },
        annotations,
    }));
    return {
        stored: { bytes, mediaType: _image_manifest_js__WEBPACK_IMPORTED_MODULE_0__/* .manifestTypes */ .Fm[2], digest: (0,_registry_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .digestOf */ .ol)(bytes) },
        subject: subject.digest,
        blobs: new Map([
            [config.digest, empty],
            [layer.digest, document.bytes],
        ]),
    };
}


/***/ }),

/***/ 10901:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ openStore),
/* harmony export */   X: () => (/* binding */ registryStore)
/* harmony export */ });
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(80764);
/* harmony import */ var _registry_manifests_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(53356);
/* harmony import */ var _registry_referrers_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(89579);
/* harmony import */ var _image_reader_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6806);
/* harmony import */ var _layout_layout_store_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(48492);





function openStore(source, transport) {
    return source.kind === 'layout'
        ? (0,_layout_layout_store_js__WEBPACK_IMPORTED_MODULE_4__/* .layoutStore */ .i4)(source.path, (0,_image_reader_js__WEBPACK_IMPORTED_MODULE_3__/* .openImage */ .UY)(source, transport))
        : registryStore((0,_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .parseRepository */ .SU)(source.repository), transport);
}
function registryStore(at, transport) {
    return {
        reader: (0,_image_reader_js__WEBPACK_IMPORTED_MODULE_3__/* .openImage */ .UY)({ kind: 'registry', repository: (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .formatReference */ .FH)(at) }, transport),
        referrers: digest => (0,_registry_referrers_js__WEBPACK_IMPORTED_MODULE_2__/* .listReferrers */ .xt)(transport, at, digest),
        find: name => (0,_registry_manifests_js__WEBPACK_IMPORTED_MODULE_1__/* .getManifest */ .c2)(transport, at, name),
    };
}


/***/ }),

/***/ 79717:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GE: () => (/* binding */ evidenceTag),
/* harmony export */   OD: () => (/* binding */ descriptorOfReferrer),
/* harmony export */   SX: () => (/* binding */ findReferrers),
/* harmony export */   uL: () => (/* binding */ noReferrers)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(36624);
/* harmony import */ var _image_index_entry_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(92812);
/* harmony import */ var _image_manifest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9424);
/* harmony import */ var _registry_parallel_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(38248);
/* harmony import */ var _registry_referrers_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(89579);
/* harmony import */ var _index_tree_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(51598);






const noReferrers = { found: [], warnings: [] };
const [deepest, suffixes] = [3, ['sig', 'att', 'sbom']];
function evidenceTag(digest) {
    return `${(0,_registry_referrers_js__WEBPACK_IMPORTED_MODULE_3__/* .fallbackTag */ .fH)(digest)}.evidence`;
}
async function findReferrers(home, root) {
    const entries = await (0,_index_tree_js__WEBPACK_IMPORTED_MODULE_4__/* .entriesBelow */ .y)(home.reader, { digest: root.digest, manifest: (0,_image_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .parseManifest */ .Ng)(root) });
    const running = entries.filter(entry => (0,_image_index_entry_js__WEBPACK_IMPORTED_MODULE_1__/* .entryKind */ .FY)(entry) !== 'nothing that runs');
    const subjects = [...new Set([root.digest, ...running.map(({ digest }) => digest)])];
    const [lists, tagged] = await Promise.all([
        (0,_registry_parallel_js__WEBPACK_IMPORTED_MODULE_5__/* .inParallel */ .H)(subjects, 8, subject => referrersOf(home, subject, 1)),
        (0,_registry_parallel_js__WEBPACK_IMPORTED_MODULE_5__/* .inParallel */ .H)([...subjects.flatMap(tagsOf), evidenceTag(root.digest)], 8, async (tag) => ({
            tag,
            stored: await home.find(tag),
        })),
    ]);
    return {
        found: [
            ...lists.flatMap(({ found }) => found),
            ...tagged.flatMap(({ tag, stored }) => (stored ? [{ tag, stored }] : [])),
        ],
        warnings: lists.flatMap(({ warnings }) => warnings),
    };
}
function descriptorOfReferrer({ stored, subject }) {
    return subject === undefined ? (0,_image_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .descriptorOf */ .nb)(stored) : (0,_registry_referrers_js__WEBPACK_IMPORTED_MODULE_3__/* .entryOf */ .Ms)(stored);
}
async function referrersOf(home, subject, depth) {
    const listed = await home.referrers(subject);
    const read = await (0,_registry_parallel_js__WEBPACK_IMPORTED_MODULE_5__/* .inParallel */ .H)(listed, 8, async ({ digest }) => {
        const place = `${home.reader.origin}@${digest}`;
        const stored = await home.find(digest);
        if (stored === undefined)
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`${place} is listed as a referrer of ${subject} but does not exist`, {
                hint: 'Repair the list at the source, or promote with referrers: none.',
            });
        const named = (0,_image_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .parseManifest */ .Ng)(stored).subject?.digest;
        if (named !== subject)
            return {
                found: [],
                warnings: [
                    `${place} is listed as a referrer of ${subject} but names ${named ?? 'nothing'}; it was not copied`,
                ],
            };
        const further = depth < deepest ? await referrersOf(home, digest, depth + 1) : { found: [], warnings: [] };
        return { found: [{ stored, subject }, ...further.found], warnings: further.warnings };
    });
    return { found: read.flatMap(({ found }) => found), warnings: read.flatMap(({ warnings }) => warnings) };
}
function tagsOf(digest) {
    return suffixes.map(suffix => `${(0,_registry_referrers_js__WEBPACK_IMPORTED_MODULE_3__/* .fallbackTag */ .fH)(digest)}.${suffix}`);
}


/***/ })

};
