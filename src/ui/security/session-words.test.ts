import { expect, it } from "vitest";
import { SESSION_WORDS } from "./session-words.ts";

it("the other sessions are counted in either language", () => {
  expect([1, 3].map(SESSION_WORDS.en.endOthers)).toEqual(["End the other one", "End the other 3"]);
  expect([1, 3].map(SESSION_WORDS["pt-BR"].endOthers)).toEqual(["Encerrar a outra", "Encerrar as outras 3"]);
});
