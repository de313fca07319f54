import fc from "fast-check";
import { expect, test } from "vitest";
import { isStricter, PANIC_STAGES, strictestStage } from "./panic-stage.ts";

const anyStage = fc.constantFrom(...PANIC_STAGES);

test("stages are in the order of what they leave running, and no stage is stricter than itself", () => {
  expect(PANIC_STAGES).toEqual(["calm", "freeze", "guards-only", "reduce", "flatten", "revoke"]);
  expect(isStricter("flatten", "freeze")).toBe(true);
  expect(isStricter("freeze", "flatten")).toBe(false);
  expect(isStricter("reduce", "reduce")).toBe(false);
});

test("of stages that stand at once none is stricter than what counts, and it is one of them", () => {
  expect(strictestStage([])).toBe("calm");
  fc.assert(
    fc.property(fc.array(anyStage, { minLength: 1 }), (stages) => {
      const most = strictestStage(stages);
      expect(stages).toContain(most);
      expect(stages.some((stage) => isStricter(stage, most))).toBe(false);
    }),
  );
});
