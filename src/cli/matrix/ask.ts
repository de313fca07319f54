import { PAGE_MARK } from "#domain/security/page-mark.ts";
import { trpcRoute } from "#server/trpc/trpc-route.ts";
import { type Answer, readAnswer } from "./find-leaks.ts";
import type { WalkedProcedure } from "./list-procedures.ts";
import { ORIGIN, type Product } from "./open-product.ts";

/** What a browser sends with a request of our own page. */
export const OUR_PAGE = {
  host: new URL(ORIGIN).host,
  origin: ORIGIN,
  "sec-fetch-site": "same-origin",
  [PAGE_MARK]: "1",
  "x-forwarded-for": "198.51.100.7",
  "user-agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
} as const;

/** A procedure's call as our page makes it. */
export const callOf = (
  { path, isMutation }: Pick<WalkedProcedure, "path" | "isMutation">,
  input: unknown,
  cookie: string | null,
): Request => {
  const headers = { ...OUR_PAGE, ...(cookie === null ? {} : { cookie }) };
  const url = new URL(`${ORIGIN}/api/trpc/${path}`);
  if (isMutation) {
    const body = JSON.stringify(input) ?? null;
    return new Request(url, {
      method: "POST",
      headers: { ...headers, "content-type": "application/json" },
      body,
    });
  }
  if (input !== undefined) url.searchParams.set("input", JSON.stringify(input));
  return new Request(url, { headers });
};

/** Asks a procedure as whoever holds the cookie. */
export const ask = async (
  product: Pick<Product, "send">,
  procedure: Pick<WalkedProcedure, "path" | "isMutation">,
  input: unknown,
  cookie: string | null,
): Promise<Answer> => await readAnswer(await product.send(trpcRoute, callOf(procedure, input, cookie)));
