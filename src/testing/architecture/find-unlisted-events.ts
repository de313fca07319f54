import type { Check } from "./source-tree.ts";

const EVENTS = "src/domain/security/security-event.ts";
const KIND = /^ {2}\| "([a-z-]+)"/gm;

/** Which events are kept is a promise to whoever runs this, so the page that promises it names each of them. */
export const findUnlistedEvents: Check = (files) =>
  [...(files[EVENTS] ?? "").matchAll(KIND)]
    .map(([, kind = ""]) => kind)
    .filter((kind) => !(files["SECURITY.md"] ?? "").includes(`\`${kind}\``))
    .map((kind) => ({ file: EVENTS, why: `has the kind ${kind}; list it in SECURITY.md` }));
