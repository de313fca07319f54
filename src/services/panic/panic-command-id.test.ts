import { expect, test } from "vitest";
import { panicCommandId } from "./panic-command-id.ts";

const OF = { panicId: "a", accountId: "b", positionId: "c", attempt: 0 };

test("a command is named the same by whoever names it, as a UUID, and another is named otherwise", () => {
  const id = panicCommandId(OF);
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(panicCommandId({ ...OF })).toBe(id);
  const others = [{ panicId: "x" }, { accountId: "x" }, { positionId: "x" }, { attempt: 1 }];
  expect(new Set([id, ...others.map((other) => panicCommandId({ ...OF, ...other }))]).size).toBe(5);
});
