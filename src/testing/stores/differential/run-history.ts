import { isDeepStrictEqual } from "node:util";
import { expect } from "vitest";
import { aSealedSecret } from "#testing/builders/a-sealed-secret.ts";
import type { StoreHarness } from "../../contracts/stores/store-harness.ts";
import type { ModelHarness } from "../open-model-stores.ts";
import { callOfStep } from "./call-of-step.ts";
import { hearPorts } from "./hear-ports.ts";
import { type Look, type LookRow, lookAtModel } from "./look-at-model.ts";
import type { StoreStep } from "./store-step.ts";
import { answerOf, createWorld, type Side, type World } from "./world.ts";

/** A database that is held against the model. */
export type Subject = {
  readonly stores: StoreHarness;
  addUser(id: string): Promise<void>;
  /** Every row, and the clock by which its leases are told, epoch milliseconds. */
  look(): Promise<{ readonly look: Look; readonly clock: number }>;
};

const TIMES = ["leaseUntil", "settleUntil"] as const;

/** The cheap comparison first: a difference is rare, and only it needs words. */
const expectSame = (theirs: unknown, ours: unknown, what: string): void => {
  if (!isDeepStrictEqual(theirs, ours)) expect(theirs, what).toEqual(ours);
};

const withoutTimes = (look: Look): Record<string, readonly LookRow[]> =>
  Object.fromEntries(
    Object.entries(look).map(([table, rows]) => [
      table,
      rows.map(({ leaseUntil: _, settleUntil: __, ...row }) => row),
    ]),
  );

/** Leases of both sides lie as close together as a step took: the model's clock is the database's at its start. */
const expectSameTimes = (database: Look, model: Look, passed: number, slackMs: number): void => {
  for (const table of ["work", "intents"] as const) {
    for (const [at, row] of model[table].entries()) {
      for (const time of TIMES) {
        const [ours, theirs] = [row[time] ?? null, database[table][at]?.[time] ?? null];
        const late = ours === null || theirs === null ? null : Number(theirs) + passed - Number(ours);
        if (late === null) expectSame(theirs, ours, `${time} of ${table}`);
        else expectSame(late >= -1 && late <= slackMs, true, `${time} of ${table}, ${late} ms off`);
      }
    }
  }
};

const enterTraders = async (world: World, subject: Subject, model: ModelHarness): Promise<void> => {
  for (const id of world.users) await subject.addUser(id);
  for (const account of world.accounts) {
    for (const { accounts } of [subject.stores, model]) await accounts.add(account, aSealedSecret());
  }
};

/**
 * Takes one history on both sides; every answer and every row must be the same after each step. `met` hears of each
 * answer, by the step's kind.
 */
export const runHistory = async (
  subject: Subject,
  model: ModelHarness,
  history: readonly StoreStep[],
  met: (kind: StoreStep["kind"], answer: unknown) => void,
): Promise<void> => {
  for (const side of [subject.stores, model]) await side.empty();
  const world = createWorld(model.tables);
  const startedAt = world.now;
  await enterTraders(world, subject, model);
  const theirs: Side = { stores: subject.stores, work: [] };
  const ours: Side = { stores: model, work: [] };
  let { clock } = await subject.look();
  let slackMs = 0;
  for (const step of history) {
    model.setClock(clock + world.now - startedAt);
    const call = callOfStep(world, step, ours.work);
    const answer = await answerOf(call, ours);
    expectSame(await answerOf(call, theirs), answer, `the answer to ${step.kind}`);
    met(step.kind, answer);
    const seen = await subject.look();
    slackMs = Math.max(slackMs, seen.clock - clock + 1);
    clock = seen.clock;
    const look = lookAtModel(model.tables);
    expectSame(withoutTimes(seen.look), withoutTimes(look), `the rows after ${step.kind}`);
    expectSameTimes(seen.look, look, world.now - startedAt, slackMs);
  }
  expectSame(await hearPorts(subject.stores, world), await hearPorts(model, world), "what the ports tell");
};
