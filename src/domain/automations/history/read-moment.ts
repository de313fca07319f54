import { saidBy } from "../../language/in-both.ts";
import { fromMoment } from "../../moment.ts";
import { fail, ok } from "../../result.ts";
import type { Reader } from "./document-readers.ts";
import { DOCUMENT_WORDS } from "./document-words.ts";

/** A time in UTC. */
export const moment: Reader<string> = (value, path) =>
  typeof value === "string" && fromMoment(value) !== null
    ? ok(value)
    : fail([{ path, message: saidBy(DOCUMENT_WORDS, (words) => words.moment) }]);
