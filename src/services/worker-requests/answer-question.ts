import { z } from "zod";
import { saidBy } from "#domain/language/in-both.ts";
import { LEDGER_LISTS } from "#domain/ledger/ledger-page.ts";
import type { SubmittedCredential, Vault } from "#ports/vault.ts";
import { ACCOUNT_REFUSALS } from "../accounts/account-refusals.ts";
import type { Asked } from "../accounts/asked.ts";
import { type ConnectDeps, connectAccount } from "../accounts/connect-account.ts";
import { noteKeyRefusal } from "../accounts/note-key-refusal.ts";
import { noteKeyTest } from "../accounts/note-key-test.ts";
import { type ReplaceDeps, replaceKey } from "../accounts/replace-key.ts";
import { type SyncDeps, syncAccount } from "../accounts/sync-account.ts";
import { type TestKeyDeps, testKey } from "../accounts/test-key.ts";
import { AppError } from "../app-error.ts";
import {
  answerCloseAll,
  answerCommand,
  answerPreview,
  type CommandDeps,
} from "../commands/answer-command.ts";
import { readLedgerPart } from "../ledger/read-ledger-part.ts";
import { readWaitingOrders } from "../orders/read-waiting-orders.ts";
import { doerOf } from "./asked-from.ts";
import { type CheckTotpDeps, checkTotp } from "./check-totp.ts";
import { type KeepTotpDeps, keepTotp } from "./keep-totp.ts";
import { keepWebhook } from "./keep-webhook.ts";
import type { Question } from "./question.ts";

export type AnswerDeps = ConnectDeps &
  ReplaceDeps &
  TestKeyDeps &
  SyncDeps &
  KeepTotpDeps &
  CheckTotpDeps &
  CommandDeps & { readonly vault: Vault };

const network = z.enum(["mainnet", "signet", "paper"]);
const connectFacts = z.object({ network, label: z.string() });
const oneAccount = z.object({ accountId: z.uuid() });
const ledgerFacts = oneAccount.extend({
  step: z.enum(["balance", ...LEDGER_LISTS]),
  cursor: z.string().max(100).nullable(),
});

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
    throw new AppError(
      "not-found",
      saidBy(ACCOUNT_REFUSALS, ({ gone }) => gone),
    );
  }
  await syncAccount(deps, account, { at: deps.clock(), last: null });
  return null;
};

/** Does something with the key that was handed in, for whoever asked; a refusal is taken down here too. */
const withHandedIn = async <T>(
  deps: AnswerDeps,
  { userId, secret, facts, goodUntil }: Question,
  use: (asked: Asked, submitted: SubmittedCredential) => Promise<T>,
): Promise<T> => {
  const by = doerOf(userId, facts);
  return await withSubmitted(deps, secret, (submitted) =>
    noteKeyRefusal(deps, by, () => use({ by, goodUntil }, submitted)),
  );
};

/**
 * Does what only a process with keys can do, and answers with ids and verdicts, never with any part of a secret. What is to be
 * taken down of it is written here, where it happens: whoever asked may be gone before it is done.
 * @throws AppError the refusals of the services it calls.
 */
export const answerQuestion = async (deps: AnswerDeps, question: Question): Promise<unknown> => {
  const { userId, secret, facts } = question;
  switch (question.kind) {
    case "connect-key":
      return withHandedIn(deps, question, async (asked, submitted) => {
        const account = await connectAccount(deps, {
          userId,
          ...connectFacts.parse(facts),
          submitted,
          asked,
        });
        return { accountId: account.id };
      });
    case "replace-key":
      return withHandedIn(deps, question, async (asked, submitted) => {
        await replaceKey(deps, { userId, ...oneAccount.parse(facts), submitted, asked });
        return null;
      });
    case "test-key": {
      const { accountId } = oneAccount.parse(facts);
      const by = doerOf(userId, facts);
      const verdict = await testKey(deps, { userId, accountId });
      await noteKeyTest(deps, by, accountId, verdict.kind);
      return verdict;
    }
    case "refresh-account":
      return refresh(deps, userId, oneAccount.parse(facts).accountId);
    case "read-ledger":
      return readLedgerPart(deps, { userId, ...ledgerFacts.parse(facts) });
    case "read-orders":
      return readWaitingOrders(deps, { userId, ...oneAccount.parse(facts) });
    case "preview-command":
      return answerPreview(deps, question);
    case "order-command":
      return answerCommand(deps, question);
    case "close-all":
      return answerCloseAll(deps, question);
    case "keep-totp":
      return keepTotp(deps, question);
    case "keep-webhook":
      return keepWebhook(deps, question);
    case "check-totp":
      return checkTotp(deps, userId, secret, facts);
    default:
      return question.kind satisfies never;
  }
};
