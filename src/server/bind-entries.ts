import { armEntryByTrader } from "#services/account-rules/arm-entry-by-trader.ts";
import { entryStanding, listEntries } from "#services/account-rules/list-entries.ts";
import { previewEntry } from "#services/account-rules/preview-entry.ts";
import type { StoredEntryRule } from "#services/account-rules/read-entry-sight.ts";
import { pauseEntry, stopEntry } from "#services/account-rules/stop-entry.ts";
import type { Services } from "./trpc/services.ts";
import { entryConfigOf, entryPreviewView, entryView } from "./views/entry-view.ts";
import type { Wired } from "./wired.ts";

const viewOf = async (wired: Wired, entry: StoredEntryRule) =>
  entryView(await entryStanding(wired, entry), wired.clock());

/** Automatic entries, answering in the shapes of the API. */
export const bindEntries = (wired: Wired): Services["entries"] => ({
  list: async ({ userId }) => {
    const entries = await listEntries(wired, userId);
    return entries.map((standing) => entryView(standing, wired.clock()));
  },
  preview: async ({ entry, locale, ...request }) =>
    entryPreviewView(locale, await previewEntry(wired, { ...request, config: entryConfigOf(entry) })),
  arm: async ({ entry, acting, ...request }) =>
    viewOf(wired, await armEntryByTrader(wired, acting, { ...request, config: entryConfigOf(entry) })),
  pause: async (request) => viewOf(wired, await pauseEntry(wired, request)),
  stop: async (request) => ({ id: request.id, isOver: await stopEntry(wired, request) }),
});
