export const id = 469;
export const ids = [469];
export const modules = {

/***/ 56469:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   loadDates: () => (/* binding */ loadDates)
/* harmony export */ });
async function loadDates(texts) {
    const { default: moment } = await __webpack_require__.e(/* import() */ 350).then(__webpack_require__.t.bind(__webpack_require__, 93350, 19));
    const inZone = texts.includes('tz') ? await loadZones() : undefined;
    return ({ time, format, zone, remark }) => {
        const date = typeof time === 'number' ? moment.utc(time) : moment.utc(time, moment.ISO_8601);
        if (!date.isValid())
            remark(`"${time}" is not a time`);
        if (zone === undefined)
            return date.format(format);
        const local = inZone?.(date, zone);
        if (local === undefined)
            remark(`time zone "${zone}" is not known, write for example tz='Europe/Paris'`);
        return (local ?? date).format(format);
    };
}
async function loadZones() {
    const { default: moment } = await Promise.all(/* import() */[__webpack_require__.e(350), __webpack_require__.e(856)]).then(__webpack_require__.t.bind(__webpack_require__, 79856, 19));
    return (date, zone) => (moment.tz.zone(zone) === null ? undefined : moment.tz(date.valueOf(), zone));
}


/***/ })

};
