import { type FiringFacts, whatStillFires, whyCannotFire } from "#domain/automations/cannot-fire.ts";
import type { GuardStep } from "#domain/automations/guard-step.ts";
import { announcedFunding } from "#domain/automations/look-ahead.ts";
import { unguardedOutcome } from "#domain/automations/unguarded-outcome.ts";
import type { Locale } from "#domain/language/locale.ts";
import type { GuardStanding } from "#ports/automations.ts";
import type { StoredAccount, StoredPosition } from "#ports/exchange-accounts.ts";
import type { SeenMarket } from "#ports/markets.ts";
import type { GuardStepView, GuardView } from "../trpc/schemas/views.ts";
import { nextTopUp } from "./next-top-up.ts";

const stepView = ({ when, deed }: GuardStep): GuardStepView => ({
  when,
  deed: deed.kind === "close" ? deed : { kind: deed.kind, targetBps: deed.target },
});

/** What decides whether it can fire; null while its position or account is not known. */
const firingFacts = (
  guard: GuardStanding,
  position: StoredPosition | undefined,
  account: StoredAccount | undefined,
  price: SeenMarket | undefined,
): FiringFacts | null =>
  position === undefined || account === undefined
    ? null
    : {
        state: guard.state,
        isKeyAccepted: account.status === "active",
        blindReason: account.blindReason,
        position,
        last: price?.last ?? null,
        balance: account.balance,
        spending: guard.spending,
        config: guard.config,
        funding: price === undefined ? null : announcedFunding(price, price.at),
      };

const firingWords = (
  facts: FiringFacts | null,
  locale: Locale,
): Pick<GuardView, "cannotFire" | "stillFires"> => ({
  cannotFire: facts === null ? null : whyCannotFire(facts, locale),
  stillFires: facts === null ? null : whatStillFires(facts, locale),
});

/** A guard as the API answers it, with the reason it could not fire now. */
export const guardView = (
  guard: GuardStanding,
  position: StoredPosition | undefined,
  account: StoredAccount | undefined,
  price: SeenMarket | undefined,
  locale: Locale,
): GuardView => ({
  id: guard.id,
  positionId: guard.positionId,
  accountId: guard.accountId,
  state: guard.state,
  config: {
    steps: guard.config.steps.map(stepView),
    maxTotalSats: guard.config.maxTotal ?? 0,
    maxPerActionSats: guard.config.maxPerAction,
    maxPerDaySats: guard.config.maxPerDay,
    maxLossSats: guard.config.maxLoss,
    reserveSats: guard.config.reserve,
    cooldownSeconds: Math.round(guard.config.cooldownMs / 1_000),
    settlementsAhead: guard.config.settlementsAhead ?? 0,
  },
  triggerPrice: guard.trigger?.price ?? null,
  addedInAll: guard.spending.addedInAll,
  addedToday: guard.spending.addedInDay,
  accountRoom: guard.spending.accountRoom ?? null,
  doneSteps: [...(guard.spending.doneSteps ?? [])],
  nextTopUp: position === undefined || price === undefined ? null : nextTopUp(guard, position, price),
  ...firingWords(firingFacts(guard, position, account, price), locale),
  unguarded: position === undefined ? null : unguardedOutcome(position, guard.reach),
  createdAt: new Date(guard.createdAt).toISOString(),
});
