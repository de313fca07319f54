import { cookies, headers } from "next/headers";
import { cache } from "react";
import { composition } from "#server/composition.ts";
import { arrivalOf } from "../http/arrivals.ts";
import { requestOrigin } from "../http/request-origin.ts";
import type { Trader } from "../trpc/context.ts";
import { authSecret } from "./auth-secret.ts";
import { sessionCookie } from "./session-cookie.ts";
import { lastTraderOfCookie, traderOfCookie } from "./trader-of-cookie.ts";

const readCookie = async () => {
  const [jar, sent, { services, settings, wired }] = await Promise.all([cookies(), headers(), composition()]);
  const { name } = sessionCookie(requestOrigin(sent, settings.publicOrigin).isSecure);
  return { cookie: jar.get(name)?.value, sent, auth: services.auth, last: wired.lastSessions };
};

/** Who sent the request being answered; null when nobody is logged in. Asks the database once per request. */
export const readSession = cache(async (): Promise<Trader | null> => {
  const { cookie, sent, auth, last } = await readCookie();
  const trader = await traderOfCookie(cookie, { secret: authSecret(), auth, last });
  const arrival = arrivalOf(sent);
  if (arrival !== null) arrival.userId = trader?.userId ?? null;
  return trader;
});

/** Who sent it when the database last said so: for the one question that is answered while it says nothing. */
export const readLastSession = async (): Promise<Trader | null> => {
  const { cookie, last } = await readCookie();
  return await lastTraderOfCookie(cookie, { secret: authSecret(), last });
};
