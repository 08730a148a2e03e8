export const id = 301;
export const ids = [301];
export const modules = {

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
/* harmony import */ var _tables_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(72022);







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


/***/ })

};
