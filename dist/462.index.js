export const id = 462;
export const ids = [462];
export const modules = {

/***/ 83462:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  judgeAgainBy: () => (/* binding */ judgeAgainBy)
});

// EXTERNAL MODULE: ./.build/src/registry/digest.js
var registry_digest = __webpack_require__(95971);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(77934);
// EXTERNAL MODULE: ./.build/src/scan/gate.js
var gate = __webpack_require__(42146);
// EXTERNAL MODULE: ./.build/src/scan/gate-reason.js
var gate_reason = __webpack_require__(60951);
// EXTERNAL MODULE: ./.build/src/scan/policy.js
var scan_policy = __webpack_require__(15);
// EXTERNAL MODULE: ./.build/src/scan/section.js + 2 modules
var scan_section = __webpack_require__(98022);
// EXTERNAL MODULE: ./.build/src/scan/suppression/entry.js
var suppression_entry = __webpack_require__(18381);
;// CONCATENATED MODULE: ./.build/src/scan/judge-stored.js






function judgeStored(stored, asked) {
    const parsed = dist/* safeParse */.xLC(scan_section/* scanSection */.Z$, stored);
    if (!parsed.success)
        return 'it cannot be judged again: its findings are not told as this version tells them';
    const section = parsed.output;
    const { policy, failOn } = section;
    if (policy === undefined)
        return 'it does not say by which rules it was judged';
    if (section.findingsLeftOut) {
        const weaker = (0,scan_policy/* weakerRules */.t)({ failOn, policy }, asked);
        if (weaker.length > 0)
            return `its findings were too many to be stored, and its rules were weaker: ${weaker.join('; ')}`;
    }
    const rule = asked.failOn ?? failOn;
    if (asked.failOn === undefined && failOn === 'none')
        return 'nothing could fail it (fail-on was none), and this run does not say what shall (fail-on)';
    if (asked.secrets === 'fail') {
        const without = section.platforms.filter(({ secrets }) => secrets === undefined);
        if (without.length > 0)
            return 'it did not look for secrets (scan-secrets)';
        if (secretsIn(section, asked) > 0)
            return 'it found secrets, which fail a scan now (scan-secrets)';
    }
    const empty = section.platforms.find(({ packages }) => packages === 0);
    if (asked.empty === 'fail' && empty !== undefined)
        return `nothing was scanned in ${empty.platform} (scan-empty)`;
    if (isOutdated(section, asked))
        return `its database was of ${section.scanner?.databaseTime} (db-max-age)`;
    const rules = {
        failOn: rule,
        onlyFixed: asked.onlyFixed ?? policy.onlyFixed,
        inherited: asked.inherited ?? policy.inherited,
    };
    const all = asked.scope === 'all' || section.gate?.scope !== 'introduced';
    const counting = section.platforms.flatMap(platform => {
        const { shown, back } = reinstated(platform, section, asked);
        const judged = all || !platform.compared ? shown : shown.filter(({ introduced }) => introduced);
        return [...judged, ...back].filter(finding => (0,gate/* fails */.c6)(finding, rules));
    });
    const deny = [...asked.deny, ...policy.deny];
    const denied = section.platforms
        .flatMap(({ findings, suppressed = [] }) => [...findings, ...suppressed])
        .filter(finding => (0,gate/* isDenied */.GZ)(finding, deny));
    const why = [
        ...(counting.length > 0 ? [`${(0,gate_reason/* reasonFor */.q)(counting, all ? 'all' : 'introduced')} (fail-on: ${rule})`] : []),
        ...(denied.length > 0
            ? [`denied by scan-deny: ${[...new Set(denied.map(({ id }) => id))].slice(0, 5).join(', ')}`]
            : []),
    ];
    return why.length === 0 ? undefined : `by the rules of this run it does not pass: ${why.join('; ')}`;
}
function isOutdated({ scanner, startedAt }, { databaseAge }) {
    if (databaseAge === undefined || scanner?.databaseTime === undefined)
        return false;
    return !(Date.parse(startedAt) - Date.parse(scanner.databaseTime) <= databaseAge);
}
function reinstated({ findings, suppressed = [] }, { policy, suppressions = [] }, { hiding, now }) {
    const isHidden = ({ vex, entry }) => {
        if (vex !== undefined)
            return hiding === undefined || (policy?.vex ?? []).every(digest => hiding.vex.has(digest));
        const by = entry === undefined ? undefined : suppressions[entry];
        if (by === undefined || !(by.state === 'active' || by.state === 'expiring'))
            return false;
        if (by.expires !== undefined && !(Date.parse(by.expires) >= now))
            return false;
        return (hiding === undefined ||
            hiding.entries.has((0,suppression_entry/* entryKey */.k)({ ...by, paths: by.paths ?? [], purls: by.purls ?? [] })));
    };
    return { shown: findings, back: suppressed.filter(finding => !isHidden(finding)) };
}
function secretsIn({ platforms, secrets, suppressions = [] }, { scope, hiding }) {
    const hidden = platforms
        .flatMap(({ suppressedSecrets = [] }) => suppressedSecrets)
        .filter(({ entry }) => {
        const by = entry === undefined ? undefined : suppressions[entry];
        return (by === undefined ||
            hiding?.entries.has((0,suppression_entry/* entryKey */.k)({ ...by, paths: by.paths ?? [], purls: by.purls ?? [] })) === false);
    });
    const all = platforms.flatMap(platform => platform.secrets ?? []).length;
    return hidden.length + (scope === 'all' ? all : (secrets?.counted ?? all));
}

// EXTERNAL MODULE: ./.build/src/scan/suppression/suppression-state.js
var suppression_state = __webpack_require__(98414);
// EXTERNAL MODULE: ./.build/src/scan/suppression/suppressions.js + 1 modules
var suppressions = __webpack_require__(20270);
// EXTERNAL MODULE: ./.build/src/scan/suppression/trusted-file.js + 1 modules
var trusted_file = __webpack_require__(12179);
// EXTERNAL MODULE: ./.build/src/smoke/policy.js
var policy = __webpack_require__(54127);
;// CONCATENATED MODULE: ./.build/src/pipeline/judge-again.js







async function judgeAgainBy(rules, tools) {
    const [scan, smoke] = await Promise.all([
        askedScan(rules, tools),
        (0,policy/* smokePolicyOf */.xE)(rules, tools.host.workspace),
    ]);
    return (section, record) => section === 'scan' ? judgeStored(record.scan, scan) : (0,policy/* judgeStoredSmoke */.MX)(record.smoke, smoke);
}
async function askedScan(rules, tools) {
    const { failOn, onlyFixed, scanGate: scope, inheritedFindings: inherited } = rules;
    const hiding = await hidingOf(rules, tools);
    return {
        ...(failOn !== undefined && { failOn }),
        ...(onlyFixed !== undefined && { onlyFixed }),
        ...(scope !== undefined && { scope }),
        ...(inherited !== undefined && { inherited }),
        ...(rules.scanSecrets !== undefined && { secrets: rules.scanSecrets }),
        ...(rules.scanEmpty !== undefined && { empty: rules.scanEmpty }),
        ...(rules.dbMaxAge !== undefined && { databaseAge: rules.dbMaxAge }),
        ...(hiding !== undefined && { hiding }),
        deny: rules.scanDeny,
        now: tools.now(),
    };
}
async function hidingOf(rules, tools) {
    const { trivyIgnorefile, trivyVex, suppressionRequire } = rules;
    if (trivyIgnorefile === undefined && trivyVex.length === 0 && rules.failOn === undefined)
        return undefined;
    const files = { trivyIgnorefile, suppressionRequire, suppressionNotice: 0, trustHeadSuppressions: false };
    const { entries, digest } = await (0,suppressions/* findSuppressions */.A)(files, tools);
    const vex = await Promise.all(trivyVex.map(path => (0,trusted_file/* headFile */.H)({ path, input: 'trivy-vex', trustHeadSuppressions: false }, tools)));
    return {
        entries: new Set(entries.filter(suppression_state/* hides */.A).map(suppression_entry/* entryKey */.k)),
        ...(digest !== undefined && { ignoreFile: digest }),
        vex: new Set(tools.host.facts.pullRequest === undefined ? vex.map(text => (0,registry_digest/* digestOf */.ol)(Buffer.from(text))) : []),
    };
}


/***/ })

};
