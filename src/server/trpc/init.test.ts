import { describe, expect, expectTypeOf, test } from "vitest";
import { z } from "zod";
import { AppError } from "#services/app-error.ts";
import { anActiveSession } from "#testing/builders/a-session.ts";
import { aComposition } from "#testing/server/a-composition.ts";
import type { CallClass } from "../limits/limit-rules.ts";
import type { CallLine, Context, Trader } from "./context.ts";
import { operatorProcedure, publicProcedure, refuseWhileFrozen, router, traderProcedure } from "./init.ts";

const routed = router({
  open: publicProcedure("read").query(() => "open"),
  own: traderProcedure("read").query(({ ctx }) => ctx.trader.userId),
  all: operatorProcedure("read").query(({ ctx }) => ctx.trader.role),
  stop: operatorProcedure("lower").mutation(() => "stopped"),
  find: traderProcedure("read")
    .input(z.object({ receiptId: z.string() }))
    .query(() => {
      throw new AppError("not-found", "It is not there.");
    }),
  next: traderProcedure("read").query(() => {
    throw new AppError("not-found", "There is none.");
  }),
  arm: traderProcedure("raise")
    .use(refuseWhileFrozen)
    .mutation(() => "armed"),
});

function calling(trader: Trader | null, more: Partial<Context> = {}) {
  const refusals: unknown[] = [];
  const lines: CallLine[] = [];
  const { services, limiters } = aComposition().composition;
  const at = { origin: "http://localhost:3000", isSecure: false };
  const call = routed.createCaller({
    services,
    clock: Date.now,
    visitor: { network: "203.0.113.7", userAgent: null, deviceToken: null, party: null },
    locale: "en",
    at,
    isOutboxOpen: false,
    renewSession: async () => undefined,
    limiters,
    trader,
    defect: null,
    lastKnown: null,
    replicas: 1,
    ip: "203.0.113.7",
    isSameOrigin: true,
    isMarked: true,
    callCount: 1,
    requestId: "id",
    elapsed: () => 0,
    noteCall: (line) => void lines.push(line),
    noteRefusal: async (kind, facts) => void refusals.push({ kind, ...facts }),
    ...more,
  });
  return { call, refusals, lines };
}

describe("a procedure", () => {
  test("is none without the class it is limited by", () => {
    for (const builder of [publicProcedure, traderProcedure, operatorProcedure]) {
      expectTypeOf(builder).parameters.toEqualTypeOf<[limit: CallClass]>();
    }
  });

  test("of the operator's is refused to everybody else, whoever they are, and that is taken down", async () => {
    const { call, refusals } = calling(anActiveSession());
    await expect(call.all()).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(call.stop()).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(refusals).toEqual([
      { kind: "access-refused", why: "forbidden", procedure: "all" },
      { kind: "access-refused", why: "forbidden", procedure: "stop" },
    ]);
    await expect(calling(null).call.all()).rejects.toMatchObject({ code: "UNAUTHORIZED" });
    const operator = anActiveSession({ role: "operator", hasSecondFactor: true });
    expect(await calling(operator).call.all()).toBe("operator");
  });

  test("of the operator's is refused to one without a second factor, in words that say what to do", async () => {
    const { call, refusals } = calling(anActiveSession({ role: "operator" }));
    const refusal = { code: "FORBIDDEN", message: expect.stringContaining("Add an app or a passkey") };
    await expect(call.all()).rejects.toMatchObject(refusal);
    await expect(call.stop()).rejects.toMatchObject(refusal);
    expect(refusals).toEqual([]);
  });

  test("that names what is not the caller's takes that down, and one that names nothing does not", async () => {
    const { call, refusals } = calling(anActiveSession());
    await expect(call.find({ receiptId: "of somebody else" })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(call.next()).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(call.find({ receiptId: "of somebody else" })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(call.find({ receiptId: "of a third" })).rejects.toMatchObject({ code: "NOT_FOUND" });
    const asked = expect.stringMatching(/^[\w-]{16}$/);
    expect(refusals).toEqual(Array(3).fill({ kind: "foreign-id", procedure: "find", asked }));
    expect(refusals[1]).toEqual(refusals[0]);
    expect(refusals[2]).not.toEqual(refusals[0]);
    const stranger = calling(null);
    await expect(stranger.call.find({ receiptId: "x" })).rejects.toMatchObject({ code: "UNAUTHORIZED" });
    expect(stranger.refusals).toEqual([]);
  });

  test("that raises risk on the day after a reset is refused, and that is taken down", async () => {
    const { call, refusals } = calling(anActiveSession({ frozenUntil: 2 }), { clock: () => 1 });
    await expect(call.arm()).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(refusals).toEqual([{ kind: "access-refused", why: "frozen", procedure: "arm" }]);
  });

  test("of a trader's knows who asks, all that the session says of them", async () => {
    const trader = anActiveSession();
    expect(await calling(trader).call.own()).toBe(trader.userId);
  });

  test("gives nobody anything while it cannot be told who asks", async () => {
    for (const who of [null, anActiveSession({ role: "operator" })]) {
      const { call } = calling(who, { defect: new Error("the database is away") });
      await expect(call.open()).rejects.toMatchObject({ code: "INTERNAL_SERVER_ERROR" });
      await expect(call.own()).rejects.toMatchObject({ code: "INTERNAL_SERVER_ERROR" });
    }
  });

  test("leaves its class and how it ended in the request's line", async () => {
    const { call, lines } = calling(null);
    await call.open();
    await call.own().catch(() => undefined);
    expect(lines).toEqual([
      { path: "open", limit: "read", status: 200, ms: 0 },
      { path: "own", limit: "read", status: 401, ms: 0 },
    ]);
  });
});
