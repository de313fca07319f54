import { LRUCache } from "lru-cache";
import type { Locale } from "#domain/language/locale.ts";
import type { Meter } from "#ports/meter.ts";
import type { TradeLog } from "#ports/trade-log.ts";
import type { ReceiptView } from "../trpc/schemas/views.ts";
import { receiptView } from "../views/receipt-view.ts";

/** Some 15 MB of words, the newest page of each regular; beyond them, what was asked for longest ago is read and told anew. */
const MOST = 5_000;
/** Who asks again before so many others asked finds what was told; where more take turns, words would be kept for nobody. */
const REGULARS = 100;

type Asked = { readonly userId: string; readonly ids: readonly string[]; readonly locale: Locale };

/** Receipts of a user as the API answers them, in the order of their names. */
export type ToldReceipts = (asked: Asked) => Promise<ReceiptView[]>;

/**
 * Keeps what receipts say in the memory of this process, for who asks again soon: of a crowd in which each asks now and
 * then, words are not kept only to push each other out. Receipts are never written to again, so what one was once told as
 * holds; whoever asks has just read the names of those that are there and the user's, and is told of no others.
 */
export const createToldReceipts = (deps: {
  readonly tradeLog: Pick<TradeLog, "withIds">;
  readonly meter: Pick<Meter, "count">;
}): ToldReceipts => {
  const kept = new LRUCache<string, ReceiptView>({ max: MOST });
  const regulars = new LRUCache<string, true>({ max: REGULARS });
  return async ({ userId, ids, locale }) => {
    const nameOf = (id: string): string => `${locale} ${userId} ${id}`;
    const told = new Map(ids.map((id) => [id, kept.get(nameOf(id))]));
    const unknown = ids.filter((id) => told.get(id) === undefined);
    deps.meter.count("cache_reads_total", {
      namespace: "told-receipts",
      result: unknown.length === 0 ? "hit" : "miss",
    });
    const isRegular = regulars.has(userId);
    regulars.set(userId, true);
    const read = unknown.length === 0 ? [] : await deps.tradeLog.withIds(userId, unknown);
    for (const receipt of read) {
      const view = receiptView(receipt, locale);
      if (isRegular) kept.set(nameOf(receipt.id), view);
      told.set(receipt.id, view);
    }
    return ids.flatMap((id) => told.get(id) ?? []);
  };
};
