import { cookies, headers } from "next/headers";
import { cache } from "react";
import { composition } from "#server/composition.ts";
import { arrivalOf } from "../http/arrivals.ts";
import { requestOrigin } from "../http/request-origin.ts";
import type { Trader } from "../trpc/context.ts";
import { authSecret } from "./auth-secret.ts";
import { sessionCookie } from "./session-cookie.ts";
import { traderOfCookie } from "./trader-of-cookie.ts";

/** Who sent the request being answered; null when nobody is logged in. Asks the database once per request. */
export const readSession = cache(async (): Promise<Trader | null> => {
  const [jar, sent, { services, settings }] = await Promise.all([cookies(), headers(), composition()]);
  const { name } = sessionCookie(requestOrigin(sent, settings.publicOrigin).isSecure);
  const trader = await traderOfCookie(jar.get(name)?.value, { secret: authSecret(), auth: services.auth });
  const arrival = arrivalOf(sent);
  if (arrival !== null) arrival.userId = trader?.userId ?? null;
  return trader;
});
