import { expect, it } from "vitest";
import { parseSubject, type Subject, subjectKey } from "./cause.ts";

it.each<[Subject, string]>([
  [{ kind: "account" }, "account"],
  [{ kind: "position", id: "a-b" }, "position:a-b"],
  [{ kind: "position", id: "account" }, "position:account"],
  [{ kind: "order", id: "position:a" }, "order:position:a"],
])("a subject survives being a key: %o", (subject, key) => {
  expect(subjectKey(subject)).toBe(key);
  expect(parseSubject(key)).toEqual(subject);
});
