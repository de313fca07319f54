/**
 * The header our own pages put on every call of the API. A link, a form or a picture cannot carry one, and another site's
 * script is not let: a browser asks us first, and we never say yes. So a call with it was made by somebody who meant it.
 */
export const PAGE_MARK = "x-axisor-page";
