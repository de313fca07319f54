import { expect, test } from "vitest";
import { provenanceIn } from "./provenance-words.ts";

test("where paper prices come from is told in the language of the page, and what is not known as it was told", () => {
  expect(provenanceIn("pt-BR", "simulated prices")).toBe("preços simulados");
  expect(provenanceIn("pt-BR", "recorded prices")).toBe("preços gravados");
  expect(provenanceIn("en", "recorded prices")).toBe("recorded prices");
  expect(provenanceIn("pt-BR", "prices of another kind")).toBe("prices of another kind");
});
