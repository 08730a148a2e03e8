export const id = 449;
export const ids = [449];
export const modules = {

/***/ 50449:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   parseSemver: () => (/* binding */ parseSemver)
/* harmony export */ });
/* harmony import */ var semver_functions_parse_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16353);

function parseSemver(text) {
    const found = semver_functions_parse_js__WEBPACK_IMPORTED_MODULE_0__(text);
    if (found === null)
        return undefined;
    const { major, minor, patch, prerelease, build } = found;
    return {
        raw: text,
        text: found.version,
        stable: prerelease.length === 0,
        fields: {
            major: String(major),
            minor: String(minor),
            patch: String(patch),
            prerelease: prerelease.join(','),
            build: build.join(','),
        },
        order: [major, minor, patch],
        components: { major: 0, minor: 1, patch: 2 },
    };
}


/***/ })

};
