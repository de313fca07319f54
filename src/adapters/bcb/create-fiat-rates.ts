import { z } from "zod";
import type { BrlRate } from "#domain/market/brl-rate.ts";
import type { Clock } from "#ports/clock.ts";
import type { FiatRates } from "#ports/fiat-rates.ts";
import type { Log } from "#ports/log.ts";

const TIMEOUT_MS = 5_000;
const MOST_BYTES = 4_096;
const KEPT_MS = 6 * 60 * 60_000;
/** How long nobody is asked again after an ask that failed. */
const QUIET_MS = 5 * 60_000;

const isDay = (day: string): boolean => {
  const at = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day);
};

/** Series 1, the selling rate of a dollar (PTAX): one row, `{"data":"27/11/2026","valor":"5.3412"}`. */
const answerSchema = z.tuple([
  z.strictObject({
    data: z
      .string()
      .regex(/^\d{2}\/\d{2}\/\d{4}$/)
      .transform((text) => text.split("/").toReversed().join("-"))
      .refine(isDay),
    valor: z
      .string()
      .regex(/^\d{1,4}(\.\d{1,4})?$/)
      .transform((text) => Math.round(Number(text) * 10_000))
      .refine((rateE4) => rateE4 > 0),
  }),
]);

/** The body, as long as it is short. */
const readShort = async (response: Response): Promise<string> => {
  const decoder = new TextDecoder();
  let [text, bytes] = ["", 0];
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > MOST_BYTES) throw new Error(`the answer is longer than ${MOST_BYTES} bytes`);
    text += decoder.decode(chunk, { stream: true });
  }
  return text;
};

type Options = {
  /** The address of the newest value of series 1. */
  readonly url: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly timeoutMs?: number;
};

const ask = async ({ url, timeoutMs = TIMEOUT_MS }: Options): Promise<BrlRate> => {
  const response = await fetch(url, {
    headers: { accept: "application/json" },
    redirect: "error",
    signal: AbortSignal.timeout(timeoutMs),
  });
  if (!response.ok) throw new Error(`the answer is ${response.status}`);
  const [{ data, valor }] = answerSchema.parse(JSON.parse(await readShort(response)));
  return { rateE4: valor, day: data, source: "bcb" };
};

/**
 * What a dollar costs, as the Banco Central do Brasil says it: asked when somebody wants to know, kept for six hours, and
 * after a failed ask not asked again for five minutes. Many who want to know at once ask once.
 */
export const createFiatRates = (options: Options): FiatRates => {
  let known: { readonly rate: Promise<BrlRate | null>; until: number } | null = null;
  const askAnew = (): Promise<BrlRate | null> => {
    const asking = { until: Number.POSITIVE_INFINITY };
    const rate = ask(options).then(
      (told) => {
        asking.until = options.clock() + KEPT_MS;
        return told;
      },
      (error: unknown) => {
        asking.until = options.clock() + QUIET_MS;
        options.log.warn("brl-rate-unread", {
          error: error instanceof Error ? error.message : String(error),
        });
        return null;
      },
    );
    known = Object.assign(asking, { rate });
    return rate;
  };
  return {
    brl: async () => await (known !== null && options.clock() < known.until ? known.rate : askAnew()),
  };
};

/** Where nobody is asked. */
export const noFiatRates: FiatRates = { brl: async () => null };
