import { inBoth } from "#domain/language/in-both.ts";

/** Why a guard plan is not armed, or guards no position. */
export const PLAN_REFUSALS = inBoth({
  en: {
    changed: "The plan of this account was changed meanwhile. Reload the page.",
    gone: "This account has no guard plan any more. Reload the page.",
    byEntry:
      "An automatic entry opened it without one, and its budget was reckoned by that. Give it a guard of its own.",
  },
  "pt-BR": {
    changed: "O plano desta conta mudou enquanto isso. Recarregue a página.",
    gone: "Esta conta não tem mais um plano de guardiões. Recarregue a página.",
    byEntry:
      "Uma entrada automática a abriu sem guardião e calculou seu orçamento assim. Dê a ela um guardião próprio.",
  },
});
