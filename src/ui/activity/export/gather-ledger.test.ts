import { describe, expect, it } from "vitest";
import { LEDGER_LISTS, type LedgerPart, NO_FACTS } from "#domain/ledger/ledger-page.ts";
import { sats } from "#domain/units.ts";
import { type GatherDeps, gatherLedger, type Progress } from "./gather-ledger.ts";

const ALL = LEDGER_LISTS.length + 2;
const part = (balance: number): LedgerPart => ({
  ...NO_FACTS,
  nextCursor: null,
  isForbidden: false,
  balance: sats(balance),
  readAt: 1,
});

/** Reads from `answers` in turn, by the number of the question from 0 on; waits are noted and not waited. */
const gathering = (answer: (question: number) => LedgerPart) => {
  const told: Progress[] = [];
  const slept: number[] = [];
  let questions = 0;
  const deps: GatherDeps = {
    read: async () => {
      questions += 1;
      return answer(questions - 1);
    },
    retryAfterOf: (error) => (error instanceof RangeError ? 3 : null),
    sleep: async (ms) => {
      slept.push(ms);
    },
    onProgress: (progress) => told.push(progress),
  };
  const controller = new AbortController();
  return {
    controller,
    told,
    slept,
    asked: () => questions,
    run: () => gatherLedger(deps, controller.signal),
  };
};

describe("gathering a ledger", () => {
  it("asks for everything once where the balance stands still", async () => {
    const { run, asked } = gathering(() => part(7));
    expect((await run()).balance).toBe(7);
    expect(asked()).toBe(ALL);
  });

  it("reads once more where the balance moved meanwhile, and then takes it as it is", async () => {
    const { run, asked } = gathering((question) => part(question));
    const { balanceBefore, balance } = await run();
    expect([asked(), balanceBefore, balance]).toEqual([2 * ALL, ALL, 2 * ALL - 1]);
  });

  it("waits as long as it is told, and goes on where it was", async () => {
    const { run, told, slept, asked } = gathering((question) => {
      if (question === 4) throw new RangeError("wait");
      return part(7);
    });
    await run();
    expect([slept, asked()]).toEqual([[3_000], ALL + 1]);
    expect(told.map(({ waits }) => waits)).toContain(3);
  });

  it("gives up after five waits in a row, and at once where waiting is no help", async () => {
    const patient = gathering(() => {
      throw new RangeError("wait");
    });
    await expect(patient.run()).rejects.toThrow("wait");
    expect(patient.asked()).toBe(6);
    const refused = gathering(() => {
      throw new TypeError("no");
    });
    await expect(refused.run()).rejects.toThrow("no");
    expect(refused.asked()).toBe(1);
  });

  it("asks nothing more once it is stopped", async () => {
    const stopped = gathering((question) => {
      if (question === 2) stopped.controller.abort();
      return part(7);
    });
    await expect(stopped.run()).rejects.toThrow();
    expect(stopped.asked()).toBe(3);
  });
});
