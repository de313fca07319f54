import { expect, test } from "vitest";
import { takenIn } from "./cpu-of.ts";

test("reads past a name that holds brackets and spaces", () => {
  const stat = "4711 (a (b) c) S 17 4711 4711 0 -1 4194560 2500 800 0 0 120 30 40 5 20 0 11 0 1234567 9 9";
  expect(takenIn(stat)).toEqual({ parent: 17, own: 150, ended: 45 });
});
