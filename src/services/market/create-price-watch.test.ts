import { expect, test } from "vitest";
import { priceFromUsd } from "#domain/units.ts";
import { aLog } from "#testing/server/a-log.ts";
import { createPriceWatch } from "./create-price-watch.ts";

const at = (now: number, last: number, index: number | null = 100_000) => ({
  last: priceFromUsd(last),
  index: index === null ? null : priceFromUsd(index),
  at: now,
  now,
});

const watching = () => {
  const { log, lines } = aLog();
  return { watch: createPriceWatch({ log }), lines };
};

test("an implausible price is told once, and once that it is over", () => {
  const { watch, lines } = watching();
  for (const [now, last] of [
    [0, 100_000],
    [1, 80_000],
    [2, 80_001],
    [3, 100_000],
    [4, 100_001],
  ] as const)
    watch.judge("paper", at(now, last));
  expect(lines).toHaveLength(2);
  expect(lines[0]).toContain(
    "The price of 80,000 USD is more than 5\u202f% away from the index at 100,000 USD, so nothing is done on it.",
  );
  expect(lines[1]).toContain("price-plausible");
});

test("what one source tells is held against what another told, on its own network alone", () => {
  const { watch } = watching();
  const FIVE_MINUTES = 300_000;
  // The stream's price stands still; that the index moved meanwhile is the ticker's to tell.
  watch.judge("paper", at(0, 100_000));
  watch.judge("paper", at(FIVE_MINUTES - 1, 100_000, 102_000));
  expect(watch.judge("paper", at(FIVE_MINUTES, 100_000, null))).toMatchObject({ rule: "frozen" });
  expect(watch.judge("signet", at(FIVE_MINUTES, 100_000, null)).kind).toBe("plausible");
});
