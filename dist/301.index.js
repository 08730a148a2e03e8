export const id = 301;
export const ids = [301];
export const modules = {

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

/***/ 37301:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   tagsStage: () => (/* binding */ tagsStage)
/* harmony export */ });
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(80764);
/* harmony import */ var _registry_open_transport_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7839);
/* harmony import */ var _registry_tag_list_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(19688);
/* harmony import */ var _tags_outputs_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(39075);
/* harmony import */ var _tags_tags_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(68788);
/* harmony import */ var _read_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(71656);
/* harmony import */ var _tables_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(51188);







const inputs = _tables_js__WEBPACK_IMPORTED_MODULE_6__/* .stageInputs */ .M.tags;
const tagsStage = {
    name: 'tags',
    inputs,
    async run({ texts, record }, tools) {
        const values = (0,_read_js__WEBPACK_IMPORTED_MODULE_5__/* .read */ .L)(inputs, texts, tools);
        const github = values.githubToken === undefined ? undefined : tools.host.codeHost?.(values.githubToken);
        const request = { ...values, github, mayBeUnnamed: record.setup !== undefined };
        const section = await (0,_tags_tags_js__WEBPACK_IMPORTED_MODULE_4__/* .tags */ ._)({ ...request, knownTags: images => knownTags(images, tools) }, tools);
        const given = (0,_tags_outputs_js__WEBPACK_IMPORTED_MODULE_3__/* .outputs */ .V4)(section, values);
        return {
            section,
            outputs: given,
            exports: (0,_tags_outputs_js__WEBPACK_IMPORTED_MODULE_3__/* .exportedVariables */ .n4)(given, tools.host.variable('DOCKER_METADATA_SET_OUTPUT_ENV')),
            line: section.tags.map(({ name }) => name).join(' '),
        };
    },
};
async function knownTags(images, tools) {
    const transport = (0,_registry_open_transport_js__WEBPACK_IMPORTED_MODULE_1__/* .openTransport */ .g)(tools);
    try {
        const lists = await Promise.all(images.map(image => (0,_registry_tag_list_js__WEBPACK_IMPORTED_MODULE_2__/* .listTags */ .c)(transport, (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .parseRepository */ .SU)(image))));
        return lists.flat();
    }
    catch (error) {
        tools.log.debug(`the registry's tags are not known: ${error.message}`);
        return undefined;
    }
}


/***/ }),

/***/ 19688:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ listTags)
/* harmony export */ });
/* harmony import */ var _error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51229);
/* harmony import */ var _link_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(39979);
/* harmony import */ var _redirect_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(68707);
/* harmony import */ var _response_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(60200);




const longest = 64 * 1024 * 1024;
async function listTags(transport, at) {
    const tags = new Set();
    const ask = (target) => (0,_redirect_js__WEBPACK_IMPORTED_MODULE_2__/* .exchangeFollowing */ .Jz)(transport, { at, actions: ['pull'], method: 'GET', target, limit: 8 * 1024 * 1024 });
    await (0,_link_js__WEBPACK_IMPORTED_MODULE_1__/* .readPages */ .n4)('tags/list?n=1000', async (target, page) => {
        let response = await ask(target instanceof URL ? withSize(target) : target);
        if (response.status === 400)
            response = await ask(page === 0 ? 'tags/list' : target);
        if (response.status === 404 && page === 0)
            return undefined;
        if (response.status !== 200)
            throw (0,_response_js__WEBPACK_IMPORTED_MODULE_3__/* .unexpectedResponse */ .Lf)(response);
        for (const tag of pageOf(response))
            tags.add(tag);
        return response;
    }, longest);
    return [...tags];
}
function withSize(target) {
    const url = new URL(target);
    if (!url.searchParams.has('n'))
        url.searchParams.set('n', '1000');
    return url;
}
function pageOf(response) {
    try {
        const { name, tags } = JSON.parse(response.body.toString('utf8'));
        if (tags === null || (tags === undefined && name !== undefined))
            return [];
        if (Array.isArray(tags))
            return tags.filter(tag => typeof tag === 'string');
    }
    catch {
    }
    throw new _error_js__WEBPACK_IMPORTED_MODULE_0__/* .RegistryError */ .gl({ ...response, why: 'the response is not a list of tags' });
}


/***/ })

};
