import type { Check } from "../architecture/source-tree.ts";

/** What lets a connection be encrypted to anybody: verification off, for one request, one process or one database. */
const LOOSE = [
  /rejectUnauthorized\s*:(?!\s*true\b)/,
  /NODE_TLS_REJECT_UNAUTHORIZED/,
  /checkServerIdentity\s*:/,
  /--use-openssl-ca|secureProtocol\s*:/,
  /sslmode=(?:allow|prefer|no-verify)/,
];

/** Code of the product that takes certificates it could not verify. */
export const findLooseTls: Check = (files) =>
  Object.entries(files)
    .filter(([file]) => file.startsWith("src/") && !/^src\/testing\/|\.test\.tsx?$/.test(file))
    .filter(([, text]) => LOOSE.some((loose) => loose.test(text)))
    .map(([file]) => ({ file, why: "takes certificates unseen; let the system's authorities decide" }));
