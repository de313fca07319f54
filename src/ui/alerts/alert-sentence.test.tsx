import { expect, it } from "vitest";
import { readInPortuguese } from "#testing/views/read-in-portuguese.tsx";
import { type AlertDraft, EMPTY_ALERT } from "./alert-draft.ts";
import { AlertSentence } from "./alert-sentence.tsx";

const sentence = (change: Partial<AlertDraft>) =>
  readInPortuguese(
    <AlertSentence draft={{ ...EMPTY_ALERT, ...change }} mistakes={[]} onChange={() => undefined} />,
  );

it("is written in Portuguese in its own order", () => {
  expect(sentence({ price: "105.000" })).toBe("Avisar quando o preço chegar a [105.000], uma vez.");
  expect(sentence({ kind: "move", bps: "3 %", direction: "up", repeat: "every-time" })).toBe(
    "Avisar quando o preço variar para cima [3 %] em [60] minutos, todas as vezes, no máximo uma vez em [60] minutos.",
  );
});
