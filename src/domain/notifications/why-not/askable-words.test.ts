import { expect, test } from "vitest";
import { asText } from "#testing/builders/a-past-minute.ts";
import { basisPoints, priceFromUsd, usd } from "../../units.ts";
import { askableWords } from "./askable-words.ts";

const named = (automation: Parameters<typeof askableWords>[0]): string =>
  asText([askableWords(automation, "en")]);
const onAccount = { label: "Main", position: null };

test("automations are told apart by kind, position, account and what they wait for", () => {
  const position = { side: "long", quantity: usd(2_500), entry: priceFromUsd(98_900) } as const;
  expect(named({ kind: "stop-loss", label: "Main", position, waits: null })).toBe(
    "Stop loss on long $2,500 from 98,900, Main",
  );
  expect(asText([askableWords({ kind: "stop-loss", label: "Main", position, waits: null }, "pt-BR")])).toBe(
    "Stop loss na posição long de US$\u00a02.500 com entrada em 98.900, Main",
  );
  const alert = { for: "alert", when: { kind: "crossing", price: priceFromUsd(105_000) } } as const;
  expect(named({ kind: "price-alert", ...onAccount, waits: alert })).toBe(
    "Price alert, Main: the price gets to 105,000",
  );
  const dip = { kind: "dip", bps: basisPoints(300), withinMs: 60 * 60_000 } as const;
  expect(named({ kind: "auto-entry", ...onAccount, waits: { for: "entry", side: "long", when: dip } })).toBe(
    "Auto entry, Main: long when the price is 3 % below the highest of the last 1 hour",
  );
  const average = {
    kind: "average",
    range: "1h",
    of: "exponential",
    fast: 9,
    slow: 21,
    cross: "up",
  } as const;
  expect(
    named({ kind: "auto-entry", ...onAccount, waits: { for: "entry", side: "long", when: average } }),
  ).toBe("Auto entry, Main: long when the exponential average of 9 candles of 1h gets over that of 21");
});
