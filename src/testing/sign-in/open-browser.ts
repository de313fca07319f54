import { TRPCError } from "@trpc/server";
import type { ActiveSession } from "#ports/sessions.ts";
import { relyingParty } from "#server/http/relying-party.ts";
import { appRouter } from "#server/trpc/app-router.ts";
import type { Context } from "#server/trpc/context.ts";
import { AppError } from "#services/app-error.ts";
import type { Visitor } from "#services/auth/visitor.ts";
import { aComposition } from "../server/a-composition.ts";
import { type Door, noLimits } from "./open-door.ts";

export const FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

type Api = ReturnType<typeof appRouter.createCaller>;

export type Browser = {
  /** What its cookies hold. */
  readonly cookies: { session: string | null; device: string | null };
  /** Asks a procedure through the whole router, as whoever its cookies stand for now. Refusals are `AppError`s. */
  ask<T>(call: (api: Api) => Promise<T>): Promise<T>;
  /** Exchanges a ticket, as the login route does; whether it opened a session. */
  open(ticket: string): Promise<boolean>;
  /** Who is logged in here, as the next request would find it. */
  who(): Promise<ActiveSession | null>;
};

const SERVICES = aComposition().composition.services;

/** A browser before the door. `origin` is where it reaches us. */
export const openBrowser = (
  door: Door,
  network = "198.51.100.1",
  origin = "http://localhost:3000",
): Browser => {
  const cookies: Browser["cookies"] = { session: null, device: null };
  const at = { origin, isSecure: origin.startsWith("https:") };
  const visitor = (): Visitor => ({
    network,
    userAgent: FIREFOX,
    deviceToken: cookies.device,
    party: relyingParty(at),
  });
  const who = async () =>
    cookies.session === null ? null : await door.services.auth.resolveSession({ token: cookies.session });
  const context = async (): Promise<Context> => ({
    services: {
      ...SERVICES,
      ...door.services,
      security: { ...SERVICES.security, ...door.services.security },
    },
    limiters: { shared: noLimits, local: noLimits, auth: noLimits },
    defect: null,
    lastKnown: null,
    replicas: 1,
    clock: door.clock,
    trader: await who(),
    visitor: visitor(),
    at,
    locale: "en",
    isOutboxOpen: true,
    renewSession: async (token) => {
      cookies.session = token;
    },
    ip: network,
    isSameOrigin: true,
    isMarked: true,
    callCount: 1,
    requestId: "00000000-0000-4000-8000-000000000000",
    elapsed: () => 0,
    noteCall: () => undefined,
    noteRefusal: async () => undefined,
  });
  return {
    cookies,
    who,
    ask: async (call) => {
      try {
        return await call(appRouter.createCaller(await context()));
      } catch (error) {
        throw error instanceof TRPCError && error.cause instanceof AppError ? error.cause : error;
      }
    },
    open: async (ticket) => {
      const opened = await door.services.auth.openSession({ ticket, visitor: visitor() });
      if (opened === null) return false;
      cookies.session = opened.token;
      cookies.device = opened.deviceToken;
      return true;
    },
  };
};
