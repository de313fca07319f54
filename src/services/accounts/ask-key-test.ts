import { z } from "zod";
import type { ExchangeAccounts } from "#ports/exchange-accounts.ts";
import type { WorkerDesk } from "#ports/worker-requests.ts";
import { ownAccount } from "./own-account.ts";

const verdictSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("accepted"), permissions: z.array(z.string()) }),
  z.object({ kind: z.enum(["refused", "lacking", "unauthorized", "unreadable"]), reason: z.string() }),
]);

/** What the exchange says of a key at this moment, asked by whoever holds it. */
export type AskedVerdict = z.output<typeof verdictSchema>;

/**
 * Has a stored key tried at the exchange now.
 * @throws AppError not-found, also for somebody else's; unavailable when no worker answers.
 */
export const askKeyTest = async (
  deps: { readonly accounts: Pick<ExchangeAccounts, "find">; readonly desk: WorkerDesk },
  request: { readonly userId: string; readonly accountId: string },
): Promise<AskedVerdict> => {
  const { userId, accountId } = request;
  await ownAccount(deps, request);
  return verdictSchema.parse(
    await deps.desk.ask({ kind: "test-key", userId, secret: null, facts: { accountId } }),
  );
};
