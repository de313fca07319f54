import { expect, it } from "vitest";
import { sats } from "#domain/units.ts";
import { agreeToStep } from "./agree-to-step.ts";

const STEP = { does: "open a trade", atMost: sats(554), isEnd: false };

const answering = (answer: string | null) => {
  const asked: string[] = [];
  const ask = async (question: string) => {
    asked.push(question);
    return answer;
  };
  return { asked, terminal: { ask, askHidden: ask } };
};

it("says what will be done and how much it can take, and takes nothing but a yes for one", async () => {
  for (const [answer, consent] of [
    ["y", "yes"],
    [" Yes ", "yes"],
    ["n", "no"],
    ["", "no"],
    ["yeah", "no"],
    [null, "no"],
  ] as const) {
    const { asked, terminal } = answering(answer);
    expect(await agreeToStep(terminal, { yes: false, say: () => {} })(STEP)).toBe(consent);
    expect(asked).toEqual(["Next: open a trade (at most 554 sats). Go on? [y/N] "]);
  }
});

it("agrees to nothing where nobody can answer", async () => {
  expect(await agreeToStep(null, { yes: false, say: () => {} })(STEP)).toBe("nobody");
});

it("still says each step when all were agreed to in advance", async () => {
  const said: string[] = [];
  const agree = agreeToStep(null, { yes: true, say: (text) => said.push(text) });
  expect(await agree(STEP)).toBe("yes");
  expect(said).toEqual(["Next: open a trade (at most 554 sats)."]);
});
