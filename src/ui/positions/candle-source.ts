import type { PriceView } from "#server/trpc/schemas/views.ts";
import type { Format } from "#ui/format/format.ts";
import { provenanceIn } from "#ui/shell/provenance-words.ts";
import { POSITION_WORDS } from "./position-words.ts";

/** Whose candles a chart shows; where prices are simulated or recorded, that instead. */
export const candleSource = (
  { locale }: Pick<Format, "locale">,
  { network, provenance }: Pick<PriceView, "network" | "provenance">,
): string =>
  provenance === null ? POSITION_WORDS[locale].candles[network] : provenanceIn(locale, provenance);
