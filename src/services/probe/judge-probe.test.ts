import { describe, expect, it } from "vitest";
import { sats } from "#domain/units.ts";
import { factsOfProbe } from "./facts-of-probe.ts";
import { judgeProbe } from "./judge-probe.ts";
import type { Observations } from "./observations.ts";

const told = <T>(value: T) => ({ kind: "seen", value }) as const;
const NOT_ASKED = { kind: "not-asked", why: "you said no" } as const;
const LIMIT = { withinMs: 0, headers: {}, refusal: { retryAfterMs: 1_000, isHonest: true } };
const SCOPES = ["account:read", "futures:isolated:read", "futures:isolated:write"];

/** An exchange that is what its documents say. */
const AS_ASSUMED: Observations = {
  clock: told({ offsetMs: 120, roundTripMs: 80 }),
  stamps: told({
    back: { accepted: 29_500, refused: 30_000 },
    ahead: { accepted: 30_000, refused: 30_500 },
    roundTripMs: 80,
  }),
  keyLimit: told({ ...LIMIT, passed: 5 }),
  publicLimit: told({ ...LIMIT, passed: 1 }),
  key: told({ authenticate: SCOPES, whoami: SCOPES, refusal: null }),
  addMargin: told({ amount: sats(1), balance: sats(-1), margin: sats(1), maintenanceMargin: sats(0) }),
  backDated: told({ isTaken: true, words: "" }),
  ahead: told({ isTaken: true, words: "" }),
  replay: told({ outcome: "carried-out-twice", words: "" }),
  readAfterWrite: told({ rounds: 10, shown: 10, slowestMs: 40 }),
  clientId: told({ outcome: "opened-a-second", words: "" }),
  events: told({ opening: ["filled"], addingMargin: [], closing: ["closed"] }),
};

const verdicts = (seen: Observations) => judgeProbe(seen).map(({ verdict }) => verdict);
const about = (seen: Partial<Observations>, question: string) =>
  judgeProbe({ ...AS_ASSUMED, ...seen }).find((finding) => finding.question.includes(question));
const facts = (seen: Partial<Observations>) => factsOfProbe("signet", { ...AS_ASSUMED, ...seen }, 7);

describe("the judgement", () => {
  it("says as assumed where everything is, and owns up to what no probe can settle", () => {
    expect(verdicts(AS_ASSUMED)).toEqual([...Array(13).fill("as-assumed"), ...Array(3).fill("not-probed")]);
  });

  it("draws no meaning from what was not asked or could not be told", () => {
    expect(about({ replay: NOT_ASKED }, "twice")).toMatchObject({
      observed: "not probed: you said no",
      meaning: "Nothing changes.",
      verdict: "not-probed",
    });
    const unclear = { kind: "unclear", why: "no answer" } as const;
    expect(about({ replay: unclear }, "twice")?.verdict).toBe("not-settled");
  });

  it("says what a window wider than assumed costs", () => {
    const stamps = told({
      back: { accepted: 59_500, refused: 60_000 },
      ahead: { accepted: 0, refused: 500 },
      roundTripMs: 0,
    });
    expect(about({ stamps }, "How old")).toMatchObject({
      verdict: "differs",
      meaning: expect.stringContaining("live longer than planned"),
    });
    expect(about({ stamps }, "How far ahead")?.meaning).toContain("never be ahead");
  });

  it("does not take a limit for lower than assumed because one more was not tried", () => {
    // 6 within 0.3 s: a bucket of 5 that refills 5 a second lets 6.5 pass, so six were right.
    const keyLimit = told({ ...LIMIT, passed: 6, withinMs: 300 });
    expect(about({ keyLimit }, "Signed requests")?.verdict).toBe("as-assumed");
    expect(about({ keyLimit: told({ ...LIMIT, passed: 2 }) }, "Signed requests")).toMatchObject({
      verdict: "differs",
      meaning: "The product must ask less often: at most 2 a second.",
    });
  });

  it("warns of a key that can withdraw through a wildcard", () => {
    const key = told({
      authenticate: ["account:*", "futures:*"],
      whoami: ["account:*", "futures:*"],
      refusal: null,
    });
    expect(about({ key }, "What the key may do")?.meaning).toContain("can withdraw");
  });
});

describe("the facts", () => {
  it("hold the age at which the last signature was dead for certain", () => {
    // Refused at 30 s, and up to 80 ms on the way.
    expect(facts({}).stampWindowMs).toBe(30_080);
  });

  it("hold null for what was not seen", () => {
    expect(facts({ replay: NOT_ASKED, backDated: NOT_ASKED, clientId: NOT_ASKED })).toMatchObject({
      replayAccepted: null,
      backDatedAccepted: null,
      clientIdUnique: null,
    });
  });

  it("say that nothing back-dated is taken where even a read that old is refused", () => {
    const back = { accepted: 9_500, refused: 10_000 };
    const stamps = told({ back, ahead: back, roundTripMs: 80 });
    expect(facts({ stamps, backDated: NOT_ASKED }).backDatedAccepted).toBe(false);
  });

  it("are never better than the worst that was seen", () => {
    expect(facts({ readAfterWrite: told({ rounds: 10, shown: 9, slowestMs: 300 }) }).readsOwnWrites).toBe(
      false,
    );
    const addMargin = told({
      amount: sats(1),
      balance: sats(-2),
      margin: sats(1),
      maintenanceMargin: sats(0),
    });
    expect(facts({ addMargin }).addMarginExact).toBe(false);
    expect(facts({ clientId: told({ outcome: "gave-the-first-again", words: "" }) }).clientIdUnique).toBe(
      true,
    );
  });
});
