import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { aDoer, anActiveSession } from "#testing/builders/a-session.ts";
import { openPanicDesk } from "#testing/panic/open-panic-desk.ts";
import { hashToken } from "../auth/hash-token.ts";
import { makePanicLink } from "./make-panic-link.ts";
import { revokePanicLink } from "./revoke-panic-link.ts";
import { spendPanicLink } from "./spend-panic-link.ts";
import { stepDown } from "./step-down.ts";
import { throwByTrader } from "./throw-by-trader.ts";

const FROM = { network: "198.51.100.9" };

const withLink = async () => {
  const desk = await openPanicDesk(1);
  const by = aDoer(desk.userId);
  const { link, token } = await makePanicLink(desk.deps, by, "Drawer");
  const spend = (stage: "freeze" | "guards-only" | "flatten", given = token) =>
    spendPanicLink(desk.deps, { token: given, stage, from: FROM });
  const standing = async () => (await desk.deps.panic.standing(desk.userId)).map(({ stage }) => stage);
  return { desk, by, link, token, spend, standing };
};

describe("a panic link", () => {
  test("is stored as a digest alone", async () => {
    const { desk, link, token } = await withLink();
    expect(link.digest).toBe(hashToken(token));
    expect(JSON.stringify(await desk.deps.panicLinks.ofUser(desk.userId))).not.toContain(token);
  });

  test("throws the switch once, closes what is open, and is taken down", async () => {
    const { desk, spend, standing, link } = await withLink();
    await spend("flatten");
    await desk.work();
    expect(await desk.running()).toEqual([]);
    expect(await standing()).toEqual(["flatten"]);
    await expect(spend("freeze")).rejects.toMatchObject({ code: "not-found" });
    expect(desk.security.told()).toEqual(["panic-link-made allowed", "panic-link-used allowed"]);
    expect(desk.security.events.at(-1)).toMatchObject({ actor: "nobody", facts: { linkId: link.id } });
  });

  test("never makes a stage milder", async () => {
    const { desk, spend, standing } = await withLink();
    await desk.throwIt(desk.order({ stage: "flatten" }));
    await spend("freeze");
    expect(await standing()).toEqual(["flatten"]);
  });

  test("serves once more where it was thrown and could not be used up", async () => {
    const { desk, token, spend } = await withLink();
    const lame = { ...desk.deps.panicLinks, take: async () => Promise.reject(new Error("gone")) };
    const ask = { token, stage: "flatten", from: FROM } as const;
    await expect(spendPanicLink({ ...desk.deps, panicLinks: lame }, ask)).rejects.toThrow("gone");
    await spend("flatten");
    await desk.work();
    expect(desk.closes()).toEqual(["p0"]);
  });

  test("that was revoked, or that nobody made, throws nothing", async () => {
    const { desk, by, link, spend, standing } = await withLink();
    await expect(revokePanicLink(desk.deps, aDoer(randomUUID()), link.id)).rejects.toMatchObject({
      code: "not-found",
    });
    await revokePanicLink(desk.deps, by, link.id);
    await expect(spend("flatten")).rejects.toMatchObject({ code: "not-found" });
    await expect(spend("flatten", "t".repeat(43))).rejects.toMatchObject({ code: "not-found" });
    expect(await standing()).toEqual([]);
    expect(desk.security.told().at(-1)).toBe("panic-link-revoked allowed");
  });

  test("is refused while five still serve", async () => {
    const { desk, by } = await withLink();
    for (const _ of [2, 3, 4, 5]) await makePanicLink(desk.deps, by, "More");
    await expect(makePanicLink(desk.deps, by, "Sixth")).rejects.toMatchObject({ code: "conflict" });
  });
});

describe("a trader", () => {
  test("throws the switch by a session alone, on the day after a reset too", async () => {
    const { desk, by, standing } = await withLink();
    const order = desk.order({ stage: "guards-only" });
    await throwByTrader(desk.deps, by, order);
    expect(await desk.deps.panic.standing(desk.userId)).toMatchObject([
      { stage: "guards-only", by: "trader" },
    ]);
    expect(await standing()).toEqual(["guards-only"]);
    expect(desk.security.told().at(-1)).toBe("panic-thrown allowed");
  });

  test("steps down with a fresh factor only, and not on the day after a reset", async () => {
    const { desk, standing } = await withLink();
    await desk.throwIt(desk.order({ stage: "freeze" }));
    const now = desk.clock();
    const visitor = { ...FROM, userAgent: null, deviceToken: null, party: null };
    const session = { ...anActiveSession({ userId: desk.userId, steppedUpAt: now }), visitor };
    const down = { accountId: null, stage: "calm" } as const;
    await expect(stepDown(desk.deps, { ...session, steppedUpAt: null }, down)).rejects.toMatchObject({
      reason: "step-up",
    });
    await expect(stepDown(desk.deps, { ...session, frozenUntil: now + 1 }, down)).rejects.toMatchObject({
      reason: "frozen",
    });
    expect(await standing()).toEqual(["freeze"]);
    expect(await stepDown(desk.deps, session, down)).toEqual([]);
    expect(desk.security.told().at(-1)).toBe("panic-lowered allowed");
  });
});
