import { expect, test } from "vitest";
import { type Choices, DEFAULT_CHOICES } from "#domain/notifications/choice/choices.ts";
import { changeChoices } from "./change-choices.ts";

const memory = () => {
  let kept: Choices = DEFAULT_CHOICES;
  const choices = {
    of: async () => kept,
    keep: async (_: string, wanted: Choices) => {
      kept = wanted;
    },
  };
  return { choices, clock: () => 0 };
};

test("only what differs from the defaults is kept, and nothing of what nobody chooses", async () => {
  const cells = {
    "guard.danger.push": "on",
    "guard.danger.email": "off",
    "guard.danger.in-app": "on",
    "security.danger.email": "on",
  } as const;
  const { cells: kept } = await changeChoices(memory(), "u", { ...DEFAULT_CHOICES, cells });
  expect(kept).toEqual({ "guard.danger.email": "off" });
});

test.each([
  [{ "guard.danger.in-app": "off" }, "Danger is always told in the app."],
  [{ "guard.danger.fax": "on" }, "This is none of the choices."],
] as const)("%j is refused", async (cells, why) => {
  await expect(changeChoices(memory(), "u", { ...DEFAULT_CHOICES, cells })).rejects.toThrow(why);
});

test("a channel has one step on the ladder", async () => {
  const ladder = [0, 2].map((afterMinutes) => ({ channel: "push", afterMinutes }) as const);
  await expect(changeChoices(memory(), "u", { ...DEFAULT_CHOICES, ladder })).rejects.toThrow("one step");
});
