import { listAlerts } from "#services/operations/list-alerts.ts";
import { silenceAlert } from "#services/operations/silence-alert.ts";
import { healthOf } from "./operations/health-of.ts";
import type { Services } from "./trpc/services.ts";
import { operatorAlertView, statusView } from "./views/operating-view.ts";
import type { Wired } from "./wired.ts";

/** How the installation is, and what was raised about it. */
export const bindOperations = (
  wired: Wired,
  { cursorKey, migrations }: { readonly cursorKey: () => Uint8Array; readonly migrations: number },
): Pick<Services, "status"> & { readonly operator: Pick<Services["operator"], "alerts" | "silence"> } => ({
  status: { now: async (who) => statusView(await healthOf(wired, migrations), who) },
  operator: {
    alerts: async (query) => {
      const page = await listAlerts({ ...wired, cursorKey: cursorKey() }, query);
      return {
        standing: page.standing.map(operatorAlertView),
        items: page.items.map(operatorAlertView),
        nextCursor: page.nextCursor,
      };
    },
    silence: async (wish) => {
      const until = await silenceAlert(wired, wish);
      return { silencedUntil: until === null ? null : new Date(until).toISOString() };
    },
  },
});
