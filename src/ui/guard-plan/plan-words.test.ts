import { expect, it } from "vitest";
import { PLAN_WORDS } from "./plan-words.tsx";

it("tells what a guard of the plan would do, as far as it is known", () => {
  const known = { firesAt: "95", adds: "9 sats", tag: 89, most: "100 sats" };
  const { "pt-BR": portuguese, en } = PLAN_WORDS;
  expect(en.guards(known)).toBe(
    "A guard of it acts at 95 adding 9 sats and up to 89 more, and adds at most 100 sats.",
  );
  expect(en.guards({ ...known, adds: null })).toBe("A guard of it acts at 95 and adds at most 100 sats.");
  expect(portuguese.guards(known)).toBe(
    "Um guardião dele age em 95, onde adiciona 9 sats e até 89 a mais, e adiciona no máximo 100 sats ao todo.",
  );
  expect(portuguese.guards({ ...known, firesAt: null })).toBe(
    "Um guardião dele adiciona no máximo 100 sats.",
  );
  expect(portuguese.position("short", "US$ 500")).toBe("Short de US$ 500");
});
