import { armBreaker } from "#services/account-rules/arm-breaker.ts";
import { getBreaker, standingOf } from "#services/account-rules/get-breaker.ts";
import { stopBreaker } from "#services/account-rules/stop-breaker.ts";
import type { Services } from "./trpc/services.ts";
import { breakerConfigOf, breakerView } from "./views/breaker-view.ts";
import type { Wired } from "./wired.ts";
import { withFormField } from "./with-form-field.ts";

/** The names of the form, so a refusal lands beside the field that has to change. */
const FORM_FIELD: Readonly<Record<string, string>> = { drop: "dropBps", cooldownMs: "cooldownMinutes" };

/** The drawdown breaker of each account, answering in the shapes of the API. */
export const bindBreaker = (wired: Wired): Services["breaker"] => ({
  get: async (request) => {
    const standing = await getBreaker(wired, request);
    return standing === null ? null : breakerView(standing, wired.clock());
  },
  arm: ({ acting, accountId, ...form }) =>
    withFormField(async () => {
      const armed = await armBreaker(wired, acting, { accountId, config: breakerConfigOf(form) });
      return breakerView(await standingOf(wired, armed), wired.clock());
    }, FORM_FIELD),
  stop: async (request) =>
    breakerView(await standingOf(wired, await stopBreaker(wired, request)), wired.clock()),
});
