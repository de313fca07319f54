import { z } from "zod";
import type { ExchangeAccounts } from "#ports/exchange-accounts.ts";
import type { WorkerDesk } from "#ports/worker-requests.ts";
import type { Doer } from "../security/acting.ts";
import { askedFrom } from "../worker-requests/asked-from.ts";
import { ownAccount } from "./own-account.ts";

const wordsSchema = z.object({ en: z.string(), "pt-BR": z.string() });

const verdictSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("accepted"), permissions: z.array(z.string()) }),
  z.object({ kind: z.enum(["refused", "lacking", "unauthorized", "unreadable"]), reason: wordsSchema }),
]);

/** What the exchange says of a key at this moment, asked by whoever holds it. */
export type AskedVerdict = z.output<typeof verdictSchema>;

/**
 * Has a stored key tried at the exchange now, which whoever holds the keys takes down.
 * @throws AppError not-found, also for somebody else's; unavailable when no worker answers.
 */
export const askKeyTest = async (
  deps: { readonly accounts: Pick<ExchangeAccounts, "find">; readonly desk: WorkerDesk },
  { by, accountId }: { readonly by: Doer; readonly accountId: string },
): Promise<AskedVerdict> => {
  const { userId } = by;
  await ownAccount(deps, { userId, accountId });
  const facts = { accountId, from: askedFrom(by) };
  return verdictSchema.parse(await deps.desk.ask({ kind: "test-key", userId, secret: null, facts }));
};
