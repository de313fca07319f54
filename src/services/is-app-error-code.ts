import type { AppErrorCode } from "./app-error.ts";

/** Complete by its type: a new code is a compile error here. */
const CODES: Readonly<Record<AppErrorCode, true>> = {
  "bad-input": true,
  unauthorized: true,
  forbidden: true,
  "not-found": true,
  "limit-reached": true,
  conflict: true,
  unavailable: true,
  refused: true,
};

/** Whether a text that came from another process is one of our codes. */
export const isAppErrorCode = (text: string): text is AppErrorCode => Object.hasOwn(CODES, text);
