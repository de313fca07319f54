import { describe, expect, it } from "vitest";
import { probePaper } from "#testing/probe/probe-paper.ts";

/** Rows of the exchange's own books. */
const amountsOf = (ledger: readonly { readonly kind: string; readonly amount: number }[], kind: string) =>
  ledger.filter((row) => row.kind === kind).map(({ amount }) => amount);

describe("what the probe finds on an exchange that", () => {
  it("keeps to its documents", async () => {
    const { facts, observations, leftOpen, ledger, balances } = await probePaper({
      authPerSecond: 5,
      publicPerSecond: 1,
    });
    expect(facts).toMatchObject({
      backDatedAccepted: true,
      aheadAccepted: true,
      replayAccepted: true,
      clientIdUnique: false,
      readsOwnWrites: true,
      addMarginExact: true,
      keyPerSecond: 5,
      publicPerSecond: 1,
    });
    // 30 s to half a second, and what the way there took.
    expect(facts.stampWindowMs).toBeGreaterThanOrEqual(30_000);
    expect(facts.stampWindowMs).toBeLessThan(31_500);
    expect(observations.readAfterWrite).toMatchObject({ value: { rounds: 10, shown: 10 } });
    expect(observations.addMargin).toMatchObject({
      value: { amount: 1, balance: -1, margin: 1, maintenanceMargin: 0 },
    });
    expect(observations.events).toEqual({
      kind: "seen",
      value: { opening: ["filled"], addingMargin: [], closing: ["closed"] },
    });
    expect(leftOpen).toEqual([]);
    // 1 plain, 1 back-dated, 1 ahead, 2 for one request sent twice, 10 read at once.
    expect(amountsOf(ledger, "add-margin")).toEqual(Array(15).fill(1));
    // Two trades of 1,000 sats at 0.1 % a side: 4 sats of fees, and nothing else is gone.
    expect(balances[0] - balances[1]).toBe(4);
  });

  it("takes stamps of ten seconds only", async () => {
    const { facts, observations, leftOpen } = await probePaper({ quirks: { stampWindowMs: 10_000 } });
    expect(facts).toMatchObject({ backDatedAccepted: false, aheadAccepted: true });
    expect(facts.stampWindowMs).toBeGreaterThanOrEqual(10_000);
    expect(facts.stampWindowMs).toBeLessThan(11_500);
    expect(observations.backDated).toMatchObject({ value: { isTaken: false } });
    expect(leftOpen).toEqual([]);
  });

  it("holds writes to a narrower window than reads", async () => {
    const { facts } = await probePaper({ quirks: { writeStampWindowMs: 5_000 } });
    expect(facts.backDatedAccepted).toBe(false);
    expect(facts.stampWindowMs).toBeGreaterThanOrEqual(30_000);
  });

  it("knows no window at all", async () => {
    const { facts, observations } = await probePaper({ quirks: { stampWindowMs: 86_400_000 } });
    expect(facts).toMatchObject({ backDatedAccepted: true, stampWindowMs: 600_000 });
    expect(observations.stamps).toMatchObject({ value: { back: { refused: null } } });
  });

  it("refuses every stamp ahead of its clock", async () => {
    const { facts, observations, leftOpen } = await probePaper({ quirks: { strictClock: true } });
    expect(facts).toMatchObject({ backDatedAccepted: true, aheadAccepted: false, addMarginExact: true });
    expect(observations.stamps).toMatchObject({ value: { ahead: { accepted: 0 } } });
    expect(leftOpen).toEqual([]);
  });

  it("opens no second trade with a clientId", async () => {
    const { facts, observations, ledger } = await probePaper({ quirks: { uniqueClientIds: true } });
    expect(facts.clientIdUnique).toBe(true);
    expect(observations.clientId).toMatchObject({ value: { outcome: "refused" } });
    expect(amountsOf(ledger, "order-margin")).toHaveLength(1);
  });

  it("carries a request out once, however often it comes", async () => {
    const { facts, observations, ledger } = await probePaper({ quirks: { refuseReplays: true } });
    expect(facts.replayAccepted).toBe(false);
    expect(observations.replay).toMatchObject({ value: { outcome: "refused" } });
    expect(amountsOf(ledger, "add-margin")).toHaveLength(14);
  });

  it("shows a write to the third read only", async () => {
    const { facts, observations, leftOpen } = await probePaper({ quirks: { staleReads: 2 } });
    expect(facts).toMatchObject({ readsOwnWrites: false, addMarginExact: true, replayAccepted: true });
    expect(observations.readAfterWrite).toMatchObject({ value: { rounds: 10, shown: 0 } });
    expect(leftOpen).toEqual([]);
  });

  it("answers two a second, and says how long to wait", async () => {
    const { facts, observations } = await probePaper({
      authPerSecond: 2,
      publicPerSecond: 1,
      quirks: { retryAfterS: 3, limitHeaders: true },
    });
    expect(facts).toMatchObject({ keyPerSecond: 2, publicPerSecond: 1, readsOwnWrites: true });
    expect(observations.keyLimit).toMatchObject({
      value: {
        passed: 2,
        refusal: { retryAfterMs: 3_000, isHonest: true },
        headers: { "x-ratelimit-limit": "2", "retry-after": "3" },
      },
    });
  });
});

describe("a key", () => {
  it("that may only read has its permissions listed and no trade opened", async () => {
    const permissions = ["account:read", "futures:isolated:read"];
    const { observations, ledger, leftOpen } = await probePaper({ permissions });
    expect(observations.key).toEqual({
      kind: "seen",
      value: { authenticate: permissions, whoami: permissions, refusal: null },
    });
    expect(observations.addMargin).toMatchObject({ kind: "not-asked" });
    expect(amountsOf(ledger, "order-margin")).toEqual([]);
    expect(leftOpen).toEqual([]);
  });

  it("with wildcards has them listed as they are", async () => {
    const { observations } = await probePaper({ permissions: ["account:*", "futures:*"] });
    expect(observations.key).toMatchObject({ value: { whoami: ["account:*", "futures:*"] } });
  });
});

describe("consent", () => {
  it("is asked before every step that moves money, with the most it can take", async () => {
    const { asked, ledger } = await probePaper();
    expect(asked.map(({ atMost, isEnd }) => [atMost, isEnd])).toEqual([
      // 500 sats of margin and 1 + 2 of fees for 1 USD at 100,000 and 2x, and a tenth: 553.3, rounded up.
      [554, false],
      [100, false],
      [1, false],
      [1, false],
      [2, false],
      [10, false],
      [554, false],
      [0, true],
    ]);
    const [margin] = amountsOf(ledger, "order-margin");
    const [reserve] = amountsOf(ledger, "order-reserve");
    expect(Number(margin) + Number(reserve)).toBeLessThanOrEqual(554);
  });

  it("refused moves nothing, and what only reads is found all the same", async () => {
    for (const consent of ["no", "nobody"] as const) {
      const { facts, ledger, balances } = await probePaper({ consent: () => consent });
      expect(facts).toMatchObject({ backDatedAccepted: null, replayAccepted: null, addMarginExact: null });
      expect(facts.stampWindowMs).toBeGreaterThanOrEqual(30_000);
      expect(amountsOf(ledger, "order-margin")).toEqual([]);
      expect(balances[0]).toBe(balances[1]);
    }
  });

  it("refused for closing leaves the trade and says so", async () => {
    const { leftOpen } = await probePaper({ consent: ({ isEnd }) => (isEnd ? "no" : "yes") });
    expect(leftOpen).toHaveLength(1);
  });
});
