import type { Reply } from "#domain/notifications/telegram/reply.ts";
import { statusReply } from "#domain/notifications/telegram/status-words.ts";
import { getOverview } from "../overview/get-overview.ts";
import { lookAtAccounts } from "./look-at-accounts.ts";
import type { BoundChat, TelegramDeps } from "./telegram-deps.ts";

/** The verdict on each account of a user, and what stands of the panic switch. */
export const tellStatus = async (deps: TelegramDeps, { userId, locale }: BoundChat): Promise<Reply> => {
  const facts = await getOverview(deps, { userId });
  const standing = await deps.panic.standing(userId);
  const stages = standing.map(({ accountId, stage }) => ({
    label: facts.accounts.find(({ id }) => id === accountId)?.label ?? null,
    stage,
  }));
  return statusReply(locale, lookAtAccounts(facts, locale), stages, await deps.proofAgeMs());
};
