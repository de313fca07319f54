import { randomUUID } from "node:crypto";
import { beforeEach } from "vitest";
import type { StageChange } from "#ports/panic.ts";
import { panicContract } from "../contracts/panic-contract.ts";
import { NOW } from "../stores/guarded-position.ts";
import { createFakePanic, createFakePanicLinks } from "./fake-panic.ts";

const raised: StageChange[] = [];
const stages = {
  standing: async (of: string) =>
    raised
      .filter(({ userId }) => userId === of)
      .toSorted((one, other) => Number(one.accountId !== null) - Number(other.accountId !== null))
      .map(({ userId: _, ...stage }) => stage),
  raise: async (change: StageChange) => raised.push(change) > 0,
  put: async () => true,
};
const panic = createFakePanic(stages, () => NOW);

let panicLinks = createFakePanicLinks();
beforeEach(() => {
  panicLinks = createFakePanicLinks();
});

panicContract(() => ({
  panic,
  panicLinks,
  addUser: async () => randomUUID(),
  addAccount: async () => ({ userId: randomUUID(), accountId: randomUUID() }),
  removeAccount: async ({ accountId }) => panic.forget(accountId),
}));
