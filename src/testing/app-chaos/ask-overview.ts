import { z } from "zod";
import { PAGE_MARK } from "#domain/security/page-mark.ts";

export type Reader = { readonly url: string; readonly cookie: string };

const answerSchema = z.object({
  result: z.object({
    data: z.object({ positions: z.array(z.unknown()), lastKnownAt: z.string().nullable() }),
  }),
});

/** Positions that a trader was told; `lastKnownAt` is set where they were what was last known. */
export type ToldPositions = { readonly positions: number; readonly lastKnownAt: string | null };

/** An answer that is none, with what it said of when to come again: in seconds, or null where it said nothing. */
export class Refused extends Error {
  readonly status: number;
  readonly retryAfter: string | null;

  constructor({ status, headers }: Pick<Response, "status" | "headers">) {
    super(`HTTP ${status}`);
    this.name = "Refused";
    this.status = status;
    this.retryAfter = headers.get("retry-after");
  }
}

/** Asks for the last known positions, as a page does. @throws Refused, or an Error that says what came instead. */
export const askOverview = async ({ url, cookie }: Reader, withinMs: number): Promise<ToldPositions> => {
  const response = await fetch(`${url}/api/trpc/overview.get`, {
    headers: { cookie, [PAGE_MARK]: "1" },
    signal: AbortSignal.timeout(withinMs),
  });
  const text = await response.text();
  if (!response.ok) throw new Refused(response);
  const { positions, lastKnownAt } = answerSchema.parse(JSON.parse(text)).result.data;
  return { positions: positions.length, lastKnownAt };
};
