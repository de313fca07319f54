import { randomUUID } from "node:crypto";
import { beforeEach } from "vitest";
import { panicContract } from "../contracts/panic-contract.ts";
import { NOW } from "../stores/guarded-position.ts";
import { createFakePanic, createFakePanicLinks } from "./fake-panic.ts";

const stages = { standing: async () => [], raise: async () => true, put: async () => true };
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
