import { z } from "zod";
import type { SubmittedCredential, Vault } from "#ports/vault.ts";
import type { WorkerRequestKind } from "#ports/worker-requests.ts";
import { type ConnectDeps, connectAccount } from "../accounts/connect-account.ts";
import { type ReplaceDeps, replaceKey } from "../accounts/replace-key.ts";
import { type SyncDeps, syncAccount } from "../accounts/sync-account.ts";
import { type TestKeyDeps, testKey } from "../accounts/test-key.ts";
import { AppError } from "../app-error.ts";
import { type CheckTotpDeps, checkTotp } from "./check-totp.ts";
import { type KeepTotpDeps, keepTotp } from "./keep-totp.ts";

export type AnswerDeps = ConnectDeps &
  ReplaceDeps &
  TestKeyDeps &
  SyncDeps &
  KeepTotpDeps &
  CheckTotpDeps & { readonly vault: Vault };

export type Question = {
  readonly kind: WorkerRequestKind;
  readonly userId: string;
  /** Wiped by whoever asks. */
  readonly secret: Uint8Array | null;
  readonly facts: Readonly<Record<string, unknown>>;
};

const network = z.enum(["mainnet", "signet", "paper"]);
const connectFacts = z.object({ network, label: z.string() });
const oneAccount = z.object({ accountId: z.uuid() });

/** Opens the handed-in credential for as long as `use` runs. */
const withSubmitted = async <T>(
  deps: Pick<AnswerDeps, "vault">,
  secret: Uint8Array | null,
  use: (submitted: SubmittedCredential) => Promise<T>,
): Promise<T> => {
  const submitted = secret === null ? null : deps.vault.submit(secret);
  if (submitted === null) throw new Error("A question about a new key came without one");
  try {
    return await use(submitted);
  } finally {
    submitted.close();
  }
};

const refresh = async (deps: AnswerDeps, userId: string, accountId: string): Promise<null> => {
  const account = await deps.accounts.find(accountId);
  if (account === null || account.userId !== userId) {
    throw new AppError("not-found", "This exchange account is not there any more. Reload the page.");
  }
  await syncAccount(deps, account, { at: deps.clock(), last: null });
  return null;
};

/**
 * Does what only a process with keys can do, and answers with ids and verdicts, never with any part of a secret.
 * @throws AppError the refusals of the services it calls.
 */
export const answerQuestion = async (deps: AnswerDeps, question: Question): Promise<unknown> => {
  const { userId, secret, facts } = question;
  switch (question.kind) {
    case "connect-key":
      return withSubmitted(deps, secret, async (submitted) => {
        const account = await connectAccount(deps, { userId, ...connectFacts.parse(facts), submitted });
        return { accountId: account.id };
      });
    case "replace-key":
      return withSubmitted(deps, secret, async (submitted) => {
        await replaceKey(deps, { userId, ...oneAccount.parse(facts), submitted });
        return null;
      });
    case "test-key":
      return testKey(deps, { userId, ...oneAccount.parse(facts) });
    case "refresh-account":
      return refresh(deps, userId, oneAccount.parse(facts).accountId);
    case "keep-totp":
      return keepTotp(deps, userId, secret, facts);
    case "check-totp":
      return checkTotp(deps, userId, secret, facts);
    default:
      return question.kind satisfies never;
  }
};
