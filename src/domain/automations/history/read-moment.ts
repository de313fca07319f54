import { fromMoment } from "../../moment.ts";
import { fail, ok } from "../../result.ts";
import type { Reader } from "./document-readers.ts";

/** A time in UTC. */
export const moment: Reader<string> = (value, path) =>
  typeof value === "string" && fromMoment(value) !== null
    ? ok(value)
    : fail([{ path, message: "Write a time in UTC here, like 2026-01-31T14:03:00Z." }]);
