import type { BrlRate } from "#domain/market/brl-rate.ts";
import { composition } from "#server/composition.ts";
import { inTime } from "./in-time.ts";

/** No page waits longer for a rate; one that is not there yet comes after it. */
const PATIENCE_MS = 300;

/** What a dollar costs in reais, for a page that is read in them; null where that is not known at once. */
export const pageRate = async (money: string): Promise<BrlRate | null> => {
  if (money !== "BRL") return null;
  try {
    const { services } = await composition();
    return await inTime(services.market.brlRate(), PATIENCE_MS);
  } catch {
    return null;
  }
};
