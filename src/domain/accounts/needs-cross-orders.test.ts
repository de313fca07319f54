import { expect, it } from "vitest";
import { aCrossPosition } from "#testing/builders/a-cross-position.ts";
import { sats, usd } from "../units.ts";
import { type CrossOrderFacts, needsCrossOrders } from "./needs-cross-orders.ts";
import { EXCHANGE_PACE, PAPER_PACE } from "./next-read.ts";

const MINUTE = 60_000;
const NOW = 1_000 * MINUTE;

/** A held position that was read ten minutes ago, with its orders half an hour ago, and nothing moved since. */
const asked = (changes: Partial<CrossOrderFacts> = {}, pace = EXCHANGE_PACE): boolean =>
  needsCrossOrders(
    {
      at: NOW,
      isMinded: true,
      askedAt: NOW - 30 * MINUTE,
      known: aCrossPosition(),
      read: aCrossPosition(),
      accountReadAt: NOW - 10 * MINUTE,
      isStreamed: false,
      ...changes,
    },
    pace,
  );

it("costs no request where there is neither a position nor a guard", () => {
  expect(asked({ isMinded: false, askedAt: null })).toBe(false);
});

it("is asked the first time, and where the position shows that an order came, went or was filled", () => {
  expect(asked()).toBe(false);
  expect(asked({ askedAt: null })).toBe(true);
  expect(asked({ known: null })).toBe(true);
  expect(asked({ read: aCrossPosition({ initialMargin: sats(105_000) }) })).toBe(true);
  expect(asked({ read: aCrossPosition({ quantity: usd(900) }) })).toBe(true);
  expect(asked({ read: aCrossPosition({ tradingFees: sats(1) }) })).toBe(true);
  // Margin that was added, and funding, say nothing of orders.
  expect(asked({ read: aCrossPosition({ margin: sats(150_000), fundingPaid: sats(100) }) })).toBe(false);
});

it("is asked as seldom as a balance else: each hour while quiet, each five minutes where a reading came early", () => {
  expect(asked({ askedAt: NOW - 60 * MINUTE })).toBe(true);
  expect(asked({ accountReadAt: NOW - 9 * MINUTE })).toBe(true);
  expect(asked({ accountReadAt: NOW - 9 * MINUTE, askedAt: NOW - 4 * MINUTE })).toBe(false);
  expect(asked({ isStreamed: true, accountReadAt: NOW - 60 * MINUTE, askedAt: NOW - 120 * MINUTE })).toBe(
    false,
  );
  expect(asked({ askedAt: NOW - 1 }, PAPER_PACE)).toBe(true);
});
