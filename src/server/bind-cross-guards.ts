import { saidBy } from "#domain/language/in-both.ts";
import type { Locale } from "#domain/language/locale.ts";
import { shortenedWords } from "#domain/notifications/cross-receipt-words.ts";
import { figures } from "#domain/notifications/figures.ts";
import { verdictWords } from "#domain/notifications/verdict-words.ts";
import type { StoredCrossGuard } from "#ports/cross-guards.ts";
import { AppError } from "#services/app-error.ts";
import { armCrossGuardByTrader } from "#services/cross-guards/arm-cross-guard-by-trader.ts";
import { endCrossGuard } from "#services/cross-guards/end-cross-guard.ts";
import { pauseCrossGuard } from "#services/cross-guards/pause-cross-guard.ts";
import { previewCrossGuard } from "#services/cross-guards/preview-cross-guard.ts";
import { resumeCrossGuard } from "#services/cross-guards/resume-cross-guard.ts";
import { wishOfForm } from "./cross-guard-form.ts";
import { REQUEST_WORDS } from "./http/request-words.ts";
import type { CrossGuardView } from "./trpc/schemas/cross.ts";
import type { Services } from "./trpc/services.ts";
import { crossGuardView } from "./views/cross-view.ts";
import type { Wired } from "./wired.ts";
import { withFormField } from "./with-form-field.ts";

const viewOf = async (wired: Wired, guard: StoredCrossGuard, locale: Locale): Promise<CrossGuardView> => {
  const standing = await wired.crossGuards.standing(guard.id, wired.clock());
  const account = await wired.accounts.find(guard.accountId);
  if (standing === null || account === null)
    throw new AppError(
      "not-found",
      saidBy(REQUEST_WORDS, ({ guardGone }) => guardGone),
    );
  const cross = await wired.crossPositions.find(guard.accountId);
  const price = await wired.markets.seen(account.network);
  return crossGuardView(standing, cross, account, price ?? undefined, locale);
};

type CrossVerbs =
  | "armCrossGuard"
  | "previewCrossGuard"
  | "pauseCrossGuard"
  | "resumeCrossGuard"
  | "endCrossGuard";

/** Guards on cross positions, answering in the shapes of the API. */
export const bindCrossGuards = (wired: Wired): Pick<Services["automations"], CrossVerbs> => ({
  armCrossGuard: ({ config, acting, locale, ...request }) =>
    withFormField(async () =>
      viewOf(
        wired,
        await armCrossGuardByTrader(wired, acting, { ...request, config: wishOfForm(config) }),
        locale,
      ),
    ),
  previewCrossGuard: ({ config, locale, ...request }) =>
    withFormField(async () => {
      const preview = await previewCrossGuard(wired, { ...request, config: wishOfForm(config) });
      const { trigger, firesNow, verdict, mostToLose } = preview;
      return {
        triggerPrice: trigger.price,
        firesNow,
        kind: verdict.kind,
        rule: verdict.rule,
        words: verdictWords(figures(locale), verdict),
        amount: verdict.kind === "add-margin" ? verdict.amount : null,
        contracts: verdict.kind === "reduce" ? verdict.quantity : null,
        shortened: shortenedWords(locale, verdict),
        liquidationAfter: "liquidationAfter" in verdict ? verdict.liquidationAfter : null,
        mostToLose,
      };
    }),
  pauseCrossGuard: async (request) => viewOf(wired, await pauseCrossGuard(wired, request), request.locale),
  endCrossGuard: async (request) => viewOf(wired, await endCrossGuard(wired, request), request.locale),
  resumeCrossGuard: (request) =>
    withFormField(async () => viewOf(wired, await resumeCrossGuard(wired, request), request.locale)),
});
