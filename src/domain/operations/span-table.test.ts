import { expect, test } from "vitest";
import { type SpanFacts, spanFacts } from "./span-table.ts";

test("of a span leave words, numbers and ids under the names of the list, and nothing else", () => {
  const intent = "018f0000-0000-7000-8000-000000000001";
  const said: SpanFacts & Record<string, unknown> = {
    ...{ network: "paper", kind: "add-margin", intent, hits: 2, status: Number.NaN },
    ...{ outcome: "Refused by the exchange", channel: "a".repeat(41), method: "POST" },
    ...{ passphrase: "word", userId: "somebody" },
  };
  expect(spanFacts(said)).toEqual({ network: "paper", kind: "add-margin", intent, method: "POST", hits: 2 });
});
