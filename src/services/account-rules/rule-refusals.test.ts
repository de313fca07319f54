import { expect, test } from "vitest";
import { fullOf } from "./full-of.ts";
import { RULE_REFUSALS } from "./rule-refusals.ts";

test("scopes that lack are listed as each language lists them", () => {
  const { en, "pt-BR": pt } = RULE_REFUSALS;
  expect(en.mayNotRead(["a"])).toContain("may not read a, so");
  expect(en.mayNotRead(["a", "b", "c"])).toContain("may not read a, b and c, so");
  expect(pt.mayNotRead(["a", "b", "c"])).toContain("não pode ler a, b e c, então");
});

test("what an account is full of is named in each language", () => {
  expect(fullOf("price-alert")("en")).toMatch(
    /^An account has at most \d+ alerts\. End one of them first\.$/,
  );
  expect(fullOf("auto-entry")("pt-BR")).toMatch(/^Uma conta tem no máximo \d+ entradas automáticas\./);
});
