import { OUR_PAGE } from "#cli/matrix/ask.ts";
import { ORIGIN, type Product } from "#cli/matrix/open-product.ts";
import { withinNext } from "#cli/matrix/within-next.ts";
import type { Route } from "#server/http/route.ts";

/** A request to a route, and what it must be answered with: one that went wrong asked the database for something else. */
export type Sending = {
  readonly path: string;
  /** What Next would read from the path. */
  readonly params?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent by POST. */
  readonly form?: Readonly<Record<string, string>>;
  readonly answers: number;
  /** The page that is next. */
  readonly leadsTo?: string;
};

/** Sends it as a browser on our own page does. @throws Error where it is answered with anything else than it should be. */
export const sendAsBrowser = async (
  product: Pick<Product, "send">,
  route: Route,
  { path, params, form, answers, leadsTo, ...sending }: Sending,
): Promise<Response> => {
  const headers = { ...OUR_PAGE, ...sending.headers };
  const body = form === undefined ? {} : { method: "POST", body: new URLSearchParams(form) };
  const request = new Request(`${ORIGIN}${path}`, { headers, ...body });
  const response = await withinNext(headers, () => product.send(route, request, params));
  const location = response.headers.get("location") ?? undefined;
  if (response.status === answers && (leadsTo === undefined || location === leadsTo)) return response;
  throw new Error(`${path} answers ${response.status} ${location ?? ""}: ${await response.text()}`);
};
