import { parseSats } from "#ui/format/parse-amount.ts";

/** Whole dollars: `1,000`, `$1,000`, `US$ 1.000` and `1000 USD` are understood; null when it is none. */
export const parseDollars = (text: string): number | null => parseSats(text.replace(/us\$|usd|\$/giu, ""));
