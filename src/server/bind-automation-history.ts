import { leftStandingWords } from "#domain/automations/history/left-standing.ts";
import { copyAutomation } from "#services/automation-history/copy-automation.ts";
import { deleteAutomation } from "#services/automation-history/delete-automation.ts";
import { exportAutomations } from "#services/automation-history/export-automations.ts";
import { importAutomations } from "#services/automation-history/import-automations.ts";
import { listHistory } from "#services/automation-history/list-history.ts";
import { previewImport } from "#services/automation-history/preview-import.ts";
import { rollBack } from "#services/automation-history/roll-back.ts";
import type { Services } from "./trpc/services.ts";
import { automationHistoryView, previewedEntryView } from "./views/history-view.ts";
import type { Wired } from "./wired.ts";

type History = Pick<
  Services["automations"],
  "history" | "rollBack" | "copy" | "delete" | "export" | "import"
>;

/** The history of automations, and what is done to all kinds of them alike, with the ports in hand. */
export const bindAutomationHistory = (wired: Wired): History => ({
  history: async ({ cursor, locale, ...request }) =>
    automationHistoryView(await listHistory(wired, { ...request, before: cursor ?? null }), locale),
  rollBack: async ({ acting, ...request }) => {
    const { id, version } = await rollBack(wired, acting, request);
    return { id, version };
  },
  copy: async ({ acting, ...request }) => {
    const { id, version } = await copyAutomation(wired, acting, request);
    return { id, version };
  },
  delete: async ({ locale, ...request }) => ({
    id: request.id,
    left: leftStandingWords(await deleteAutomation(wired, request), locale),
  }),
  export: (request) => exportAutomations(wired, request),
  import: async ({ acting, isDryRun, locale, ...request }) => {
    if (!isDryRun) {
      const armed = await importAutomations(wired, acting, request);
      return { armed: armed.length, entries: [] };
    }
    const previewed = await previewImport(wired, { ...request, userId: acting.userId });
    return { armed: null, entries: previewed.map((one) => previewedEntryView(one, locale)) };
  },
});
