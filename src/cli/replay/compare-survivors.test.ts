import { expect, test } from "vitest";
import { compareSurvivors, survivorsWords } from "./compare-survivors.ts";

const played = (...survivors: readonly number[]) => ({ survivors });

test("the same positions are the same whichever others were lost", () => {
  const compared = compareSurvivors(played(0, 3, 7), played(0, 3, 7));
  expect(compared).toEqual({ isSame: true, inBoth: 3, onlyWithout: [], onlyWith: [] });
  expect(survivorsWords(compared)).toBe("The same 3 positions survive with the backstop as without it.");
});

test("as many are not the same where they are others", () => {
  const compared = compareSurvivors(played(0, 3), played(0, 4));
  expect(compared).toEqual({ isSame: false, inBoth: 1, onlyWithout: [3], onlyWith: [4] });
  expect(survivorsWords(compared)).toBe(
    "1 positions survive both. Only without the backstop: no. 4. Only with it: no. 5.",
  );
});
