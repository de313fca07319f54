import { describe, expect, it } from "vitest";
import { aCrossGuardView } from "#testing/views/a-cross-view.ts";
import { checkConflictsInput } from "./conflicts.ts";

const ACCOUNT = "00000000-0000-4000-8000-000000000001";
const cross = { kind: "cross-guard", config: aCrossGuardView().config } as const;
const exit = { kind: "exit", rule: { kind: "backstop", isWanted: true } } as const;

const fieldsRefused = (positionId: string | null, draft: unknown): readonly string[] => {
  const read = checkConflictsInput.safeParse({ accountId: ACCOUNT, positionId, draft });
  return read.success ? [] : read.error.issues.map(({ path }) => path.join("."));
};

describe("a draft that is checked against the other rules", () => {
  it("is one of the cross position without a position, and of a position with one", () => {
    expect(fieldsRefused(null, cross)).toEqual([]);
    expect(fieldsRefused("p1", exit)).toEqual([]);
    expect(fieldsRefused("p1", cross)).toEqual(["positionId"]);
    expect(fieldsRefused(null, exit)).toEqual(["positionId"]);
  });

  it("of the cross position holds what its form sends, and nothing else", () => {
    const draft = { ...cross, config: { ...cross.config, settlementsAhead: 3 } };
    expect(fieldsRefused(null, draft)).toEqual(["draft.config"]);
  });
});
