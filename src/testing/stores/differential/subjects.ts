import type { ModelHarness } from "../open-model-stores.ts";
import type { Stores } from "../open-stores.ts";
import { lookAtDatabase } from "./look-at-database.ts";
import { lookAtModel } from "./look-at-model.ts";
import type { Subject } from "./run-history.ts";

/** PostgreSQL; what passes on its clock is taken off its leases, so its own clock goes on as it is. */
export const postgresSubject = (stores: Stores): Subject => ({
  stores,
  addUser: async (id) => {
    await stores.users.create({ id, email: `${id}@axisor.local`, passwordHash: "none", createdAt: 0 });
  },
  look: () => lookAtDatabase(stores.sql),
});

/** Another model, perhaps one with a defect; its leases as PostgreSQL's would be told. */
export const modelSubject = (stores: ModelHarness): Subject => {
  const startedAt = stores.tables.clock();
  const toldBy = (time: unknown): unknown =>
    typeof time === "number" ? time - stores.tables.clock() + startedAt : time;
  return {
    stores,
    addUser: async () => undefined,
    look: async () => {
      const { work, intents, ...rest } = lookAtModel(stores.tables);
      const told = [work, intents].map((rows) =>
        rows.map((row) => ({
          ...row,
          leaseUntil: toldBy(row.leaseUntil),
          settleUntil: toldBy(row.settleUntil),
        })),
      );
      return { look: { ...rest, work: told[0] ?? [], intents: told[1] ?? [] }, clock: startedAt };
    },
  };
};
