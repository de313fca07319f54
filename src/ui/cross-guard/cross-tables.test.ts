import { expect, it } from "vitest";
import { CROSS_FIGURE_WORDS } from "./cross-figure-words.ts";
import { CROSS_PAGE_WORDS } from "./cross-page-words.ts";

it("tells of the cross margin in both languages, read or not", () => {
  expect(CROSS_PAGE_WORDS.en.readOf("Main", null)).toBe("Main, not read yet");
  expect(CROSS_PAGE_WORDS["pt-BR"].readOf("Main", "há 48 s")).toBe("Main, lida há 48 s");
  expect(CROSS_PAGE_WORDS["pt-BR"].flat("9 sats", "há 48 s")).toContain(
    "9 sats estão na margem cross, lida há 48 s.",
  );
  expect(CROSS_FIGURE_WORDS.en.tiedUp("$1.00", "9 sats", "2.0×")).toBe("$1.00. Tied up: 9 sats at 2.0×.");
  expect(CROSS_FIGURE_WORDS["pt-BR"].tiedUp("US$ 1,00", "9 sats", "2,0×")).toBe(
    "US$ 1,00. Em uso: 9 sats a 2,0×.",
  );
});
