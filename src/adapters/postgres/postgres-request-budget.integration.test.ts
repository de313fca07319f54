import { requestBudgetContract, SLOW_RATES } from "#testing/contracts/request-budget-contract.ts";
import { createTestDatabase } from "#testing/infra/test-database.ts";
import { openDatabase } from "./open-database.ts";
import { createPostgresRequestBudget } from "./postgres-request-budget.ts";

/** Two pools of connections to one database, as two processes hold them. */
const openTwo = async () => {
  const database = await createTestDatabase();
  const pools = [0, 1].map(() => openDatabase(database.url, { max: 6, name: "budget-test" }));
  const [one, other] = pools;
  if (one === undefined || other === undefined) throw new Error("Two pools were wanted");
  const close = async () => {
    await Promise.all(pools.map((pool) => pool.close()));
    await database.drop();
  };
  return { one: one.db, other: other.db, close };
};

requestBudgetContract("the budget in PostgreSQL", async () => {
  const { one, other, close } = await openTwo();
  return {
    budget: createPostgresRequestBudget(one, () => SLOW_RATES),
    neighbour: createPostgresRequestBudget(other, () => SLOW_RATES),
    advance: async (ms) => {
      await one.$client`update request_buckets set filled_at = filled_at - ${ms} * interval '1 millisecond'`;
    },
    empty: async () => {
      await one.$client`truncate request_buckets`;
    },
    close,
  };
});
