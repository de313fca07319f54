import { expect, test } from "vitest";
import { type StageNote, stageOf, stageThrough } from "./stage-through.ts";

const STRETCH = { from: 1_000, to: 2_000 };

const note = (at: number, stage: StageNote["stage"], wanted: Partial<StageNote> = {}): StageNote => ({
  at,
  stage,
  accountId: "a",
  how: "thrown",
  ...wanted,
});

test.each<[string, readonly StageNote[], string]>([
  ["nothing was thrown", [], "calm"],
  ["it was thrown before", [note(900, "freeze")], "freeze"],
  ["it was thrown as the stretch began", [note(1_000, "freeze")], "freeze"],
  ["it was thrown within", [note(1_001, "freeze")], "calm"],
  ["it was thrown after", [note(2_000, "flatten")], "calm"],
  ["a milder one was thrown over it", [note(1, "flatten"), note(2, "freeze")], "flatten"],
  ["it was lowered before", [note(1, "flatten"), note(2, "freeze", { how: "lowered" })], "freeze"],
  ["it was lowered within", [note(1, "flatten"), note(1_500, "calm", { how: "lowered" })], "calm"],
  ["it was raised within", [note(1, "freeze"), note(1_500, "flatten")], "freeze"],
  ["all accounts stand stricter", [note(1, "freeze"), note(2, "flatten", { accountId: null })], "flatten"],
  [
    "the one of all accounts was lowered, its own was not",
    [
      note(1, "freeze"),
      note(2, "flatten", { accountId: null }),
      note(3, "calm", { accountId: null, how: "lowered" }),
    ],
    "freeze",
  ],
  ["they come in any order", [note(2, "calm", { how: "lowered" }), note(1, "flatten")], "calm"],
])("where %s", (_, notes, stage) => {
  expect(stageThrough(notes, STRETCH)).toBe(stage);
});

test("a word that is no stage is none", () => {
  expect(stageOf("freeze")).toBe("freeze");
  expect(stageOf("thaw")).toBe("calm");
  expect(stageOf(null)).toBe("calm");
});
