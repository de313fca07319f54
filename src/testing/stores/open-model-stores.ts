import { randomUUID } from "node:crypto";
import { storesOver } from "#cli/sim/model/create-model-stores.ts";
import type { ModelDefects } from "#cli/sim/model/model-defects.ts";
import { createModelTables, type ModelTables } from "#cli/sim/model/model-tables.ts";
import { stepIntent } from "#cli/sim/model/write-intent.ts";
import { writeReceipt } from "#cli/sim/model/write-receipt.ts";
import type { StoredGuard } from "#ports/automations.ts";
import type { Behind, StoreHarness } from "../contracts/stores/store-harness.ts";
import { NOW } from "./guarded-position.ts";

const changeGuards = (tables: ModelTables, changed: Partial<StoredGuard>): void => {
  for (const [id, row] of tables.automations)
    tables.automations.set(id, { ...row, guard: { ...row.guard, ...changed } });
};

const behindOf = (tables: ModelTables, pass: (ms: number) => void): Behind => ({
  pass: async (ms) => pass(ms),
  setIntents: async (state) => {
    for (const row of [...tables.intents.values()]) stepIntent(tables, row, state, {});
  },
  setEpochs: async (epoch) => changeGuards(tables, { epoch }),
  endGuards: async () => changeGuards(tables, { state: "ended" }),
  armTriggers: async () => {
    for (const [id, row] of tables.triggers) tables.triggers.set(id, { ...row, armed: true });
  },
  setDayCap: async (accountId, maxAddedPerDay) => {
    const row = tables.accounts.get(accountId);
    if (row !== undefined) tables.accounts.set(accountId, { ...row, maxAddedPerDay });
  },
  stateOf: async (intentId) => tables.intents.get(intentId)?.state,
  counts: async () => ({ intents: tables.intents.size, work: tables.work.size }),
});

export type ModelHarness = StoreHarness & {
  readonly tables: ModelTables;
  /** Sets the database's clock, epoch milliseconds. */
  setClock(now: number): void;
};

/** The model of the database as a harness of the contracts; its clock moves when it is told to. */
export const openModelStores = async (defects: Partial<ModelDefects> = {}): Promise<ModelHarness> => {
  let now = NOW;
  const tables = createModelTables({ clock: () => now, defects });
  const pass = (ms: number) => {
    now += ms;
  };
  return {
    ...storesOver(tables),
    tables,
    setClock: (wanted) => {
      now = wanted;
    },
    behind: behindOf(tables, pass),
    addUser: async () => randomUUID(),
    writeReceipt: async (receipt) => writeReceipt(tables, receipt),
    empty: async () => {
      for (const table of Object.values(tables)) {
        if (table instanceof Map || table instanceof Set) table.clear();
      }
    },
    close: async () => undefined,
  };
};
