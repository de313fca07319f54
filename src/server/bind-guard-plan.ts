import { ownAccount } from "#services/accounts/own-account.ts";
import { armGuardPlan } from "#services/guard-plan/arm-guard-plan.ts";
import { planOf } from "#services/guard-plan/plan-of.ts";
import { previewGuardPlan } from "#services/guard-plan/preview-guard-plan.ts";
import { stopGuardPlan } from "#services/guard-plan/stop-guard-plan.ts";
import type { Services } from "./trpc/services.ts";
import { PLAN_FORM_FIELD, planConfigOf, planPreviewView, planView } from "./views/guard-plan-view.ts";
import type { Wired } from "./wired.ts";
import { withFormField } from "./with-form-field.ts";

/** The guard plan of each account, answering in the shapes of the API. */
export const bindGuardPlan = (wired: Wired): Services["guardPlan"] => ({
  get: async (request) => {
    await ownAccount(wired, request);
    const plan = await planOf(wired, request);
    return plan === null ? null : planView(plan);
  },
  preview: async ({ plan, locale, ...request }) =>
    planPreviewView(locale, await previewGuardPlan(wired, { ...request, config: planConfigOf(plan) })),
  arm: ({ acting, accountId, plan }) =>
    withFormField(
      async () => planView(await armGuardPlan(wired, acting, { accountId, config: planConfigOf(plan) })),
      PLAN_FORM_FIELD,
    ),
  stop: async (request) => {
    await stopGuardPlan(wired, request);
    return { accountId: request.accountId };
  },
});
