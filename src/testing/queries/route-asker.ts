import type { Tenant } from "#cli/matrix/seed-tenant.ts";
import type { AskedProduct } from "./open-asked-product.ts";
import type { Sending } from "./send-as-browser.ts";

/** Whoever asks a route. */
export type RouteAsker = {
  readonly asked: AskedProduct;
  readonly trader: Tenant;
  readonly operator: Tenant;
  /** Sends to the route, at its own place unless told another one below it. */
  send(sending: Omit<Sending, "path"> & Partial<Pick<Sending, "path">>): Promise<Response>;
};
