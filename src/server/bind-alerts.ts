import { armAlert } from "#services/account-rules/arm-alert.ts";
import { endAlert } from "#services/account-rules/end-alert.ts";
import { listRules } from "#services/account-rules/list-rules.ts";
import { pauseAlert } from "#services/account-rules/pause-alert.ts";
import { AppError } from "#services/app-error.ts";
import type { Services } from "./trpc/services.ts";
import { alertConfigOf, alertView } from "./views/alert-view.ts";
import type { Wired } from "./wired.ts";

/** The names of the form, so a refusal lands beside the field that has to change. */
const FORM_FIELD: Readonly<Record<string, string>> = { withinMs: "withinMinutes", restMs: "restMinutes" };

const withFormField = async <T>(run: () => Promise<T>): Promise<T> => {
  try {
    return await run();
  } catch (error) {
    const field = error instanceof AppError ? FORM_FIELD[error.field ?? ""] : undefined;
    if (!(error instanceof AppError) || field === undefined) throw error;
    throw new AppError(error.code, error.said, { field });
  }
};

/** Price alerts, answering in the shapes of the API. */
export const bindAlerts = (wired: Wired): Services["alerts"] => ({
  list: async ({ userId }) => {
    const alerts = await listRules(wired, userId, "price-alert");
    return alerts.map((alert) => alertView(alert, wired.clock()));
  },
  arm: ({ when, repeat, ...request }) =>
    withFormField(async () => {
      const alert = await armAlert(wired, { ...request, config: alertConfigOf({ when, repeat }) });
      return alertView(alert, wired.clock());
    }),
  pause: async (request) => alertView(await pauseAlert(wired, request), wired.clock()),
  end: async (request) => {
    await endAlert(wired, request);
    return { id: request.id };
  },
});
