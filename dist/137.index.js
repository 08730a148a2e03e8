export const id = 137;
export const ids = [137];
export const modules = {

/***/ 55882:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Pt: () => (/* binding */ jobToken),
/* harmony export */   ci: () => (/* binding */ pipelineInputs),
/* harmony export */   g4: () => (/* binding */ textsFor),
/* harmony export */   um: () => (/* binding */ tables)
/* harmony export */ });
/* unused harmony exports defaultRules, forwarded */
/* harmony import */ var _inputs_readers_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(94837);
/* harmony import */ var _inputs_table_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57369);
/* harmony import */ var _tables_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(72022);



const tables = _tables_js__WEBPACK_IMPORTED_MODULE_2__/* .stageInputs */ .M;
const defaultRules = [
    'type=ref,event=branch',
    'type=ref,event=pr',
    'type=semver,pattern={{version}}',
    'type=semver,pattern={{major}}.{{minor}}',
    'type=semver,pattern={{major}}',
    'type=sha,format=long',
].join('\n');
const defaults = {
    tags: {
        default: defaultRules,
        description: 'Rules that make tags, one per line, in the language of docker/metadata-action, for example `type=semver,pattern={{version}}`.',
    },
    require: { default: 'scan, smoke' },
};
const ownInputs = {
    image: (0,_inputs_table_js__WEBPACK_IMPORTED_MODULE_1__/* .input */ .hF)(_inputs_readers_js__WEBPACK_IMPORTED_MODULE_0__/* .lines */ .Mn, {
        description: 'Repository of the image, for example `ghcr.io/acme/web`; several, one per line, are promoted together.',
        required: true,
    }),
};
const renamed = { images: 'image' };
const pipelineInputs = Object.fromEntries([
    ...Object.entries(ownInputs),
    ...Object.values(tables).flatMap(table => Object.entries(table)
        .filter(([name, declared]) => !declared.alone && renamed[name] === undefined)
        .map(([name, declared]) => [name, { ...declared, ...defaults[name] }])),
]);
function forwarded(stage) {
    const names = Object.entries(tables[stage]).filter(([, declared]) => !declared.alone);
    return new Map(names.map(([name]) => [name, renamed[name] ?? name]));
}
function jobToken(texts) {
    return texts['github-token'] || undefined;
}
function textsFor(stage, texts) {
    const picked = [...forwarded(stage)].map(([name, from]) => [
        name,
        texts[from] ?? pipelineInputs[from]?.default,
    ]);
    return Object.fromEntries(picked.filter(([, value]) => value !== undefined && value !== ''));
}


/***/ }),

/***/ 66137:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ runStages),
/* harmony export */   checkAll: () => (/* binding */ checkAll)
/* harmony export */ });
/* harmony import */ var _inputs_table_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57369);
/* harmony import */ var _definition_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(33085);
/* harmony import */ var _execute_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1093);
/* harmony import */ var _pipeline_inputs_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(55882);
/* harmony import */ var _record_file_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(37604);
/* harmony import */ var _stages_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(27535);






async function runStages({ only, texts, file, host, toolsFor, signal }) {
    if (only === undefined)
        checkAll(texts, host);
    const ended = new Map();
    const outputs = {};
    const errors = [];
    let failedExitCode;
    let record = await (0,_record_file_js__WEBPACK_IMPORTED_MODULE_4__/* .readRecord */ .aE)(file, host);
    for (const name of only === undefined ? _definition_js__WEBPACK_IMPORTED_MODULE_1__/* .stageNames */ .h : [only]) {
        if (signal.aborted || (only === undefined && !due(name, ended)))
            continue;
        const given = only === undefined ? (0,_pipeline_inputs_js__WEBPACK_IMPORTED_MODULE_3__/* .textsFor */ .g4)(name, texts) : texts;
        const stage = await (0,_stages_js__WEBPACK_IMPORTED_MODULE_5__/* .loadStage */ .x)(name);
        const part = only === undefined ? (0,_definition_js__WEBPACK_IMPORTED_MODULE_1__/* .inPipeline */ .G)(stage, texts) : stage;
        const executed = await (0,_execute_js__WEBPACK_IMPORTED_MODULE_2__/* .execute */ .g)(part, given, record, toolsFor(name));
        record = executed.record;
        ended.set(name, executed.status);
        Object.assign(outputs, executed.result?.outputs);
        if (executed.error !== undefined)
            errors.push(executed.error);
        if (executed.status === 'failed')
            failedExitCode ??= executed.result?.failedExitCode;
        await (0,_record_file_js__WEBPACK_IMPORTED_MODULE_4__/* .writeRecord */ .rh)(file, record);
    }
    const all = [...ended.values()];
    const status = all.includes('error') ? 'error' : all.includes('failed') ? 'failed' : 'passed';
    return { status, outputs, errors, failedExitCode };
}
function checkAll(texts, host) {
    (0,_inputs_table_js__WEBPACK_IMPORTED_MODULE_0__/* .parse */ .qg)(_pipeline_inputs_js__WEBPACK_IMPORTED_MODULE_3__/* .pipelineInputs */ .ci, texts, { mask: secret => host.mask(secret) });
}
function due(name, ended) {
    const well = (status) => status === 'passed' || status === 'skipped';
    if (name === 'report')
        return true;
    if (name === 'size' || name === 'scan' || name === 'smoke')
        return well(ended.get('build'));
    return [...ended.values()].every(well);
}


/***/ })

};
