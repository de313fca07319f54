import { composition } from "../composition.ts";
import { arrivalOf } from "../http/arrivals.ts";
import { readCookie } from "../http/read-cookie.ts";
import { requestOrigin } from "../http/request-origin.ts";
import type { Trader } from "../trpc/context.ts";
import { authSecret } from "./auth-secret.ts";
import { sessionCookie } from "./session-cookie.ts";
import { lastTraderOfCookie, traderOfCookie } from "./trader-of-cookie.ts";

const cookieOf = async (sent: Headers) => {
  const { services, settings, wired } = await composition();
  const { name } = sessionCookie(requestOrigin(sent, settings.publicOrigin).isSecure);
  return { cookie: readCookie(sent, name) ?? undefined, auth: services.auth, last: wired.lastSessions };
};

/** Who sent a request with these headers; null when nobody is logged in. Asks the database. */
export const sessionOfHeaders = async (sent: Headers): Promise<Trader | null> => {
  const { cookie, auth, last } = await cookieOf(sent);
  const trader = await traderOfCookie(cookie, { secret: authSecret(), auth, last });
  const arrival = arrivalOf(sent);
  if (arrival !== null) arrival.userId = trader?.userId ?? null;
  return trader;
};

/** Who sent it when the database last said so: for the one question that is answered while it says nothing. */
export const lastSessionOfHeaders = async (sent: Headers): Promise<Trader | null> => {
  const { cookie, last } = await cookieOf(sent);
  return await lastTraderOfCookie(cookie, { secret: authSecret(), last });
};
