import type { NextAuthOptions } from "next-auth";
import credentialsProvider from "next-auth/providers/credentials";
import { z } from "zod";
import type { Locale } from "#domain/language/locale.ts";
import { AppError } from "#services/app-error.ts";
import type { Visitor } from "#services/auth/visitor.ts";
import { defectWords } from "../http/defect-words.ts";
import type { RequestOrigin } from "../http/request-origin.ts";
import type { ServerLog } from "../log.ts";
import type { Services } from "../trpc/services.ts";
import { SESSION_SECONDS } from "./seal-session.ts";
import { sessionCookie } from "./session-cookie.ts";
import { sidOf } from "./trader-of-cookie.ts";

export type AuthDeps = {
  readonly auth: Pick<Services["auth"], "openSession" | "logOut" | "resolveSession">;
  readonly secret: string;
  readonly at: RequestOrigin;
  readonly visitor: Visitor;
  /** The language its refusals are read in. */
  readonly locale: Locale;
  readonly log: ServerLog;
  /** The token of the session this browser is in now, if it is in one. */
  readonly currentToken: () => Promise<string | null>;
  /** Hands the browser the token it is known again by. */
  readonly knowDevice: (token: string) => void;
};

/** Nothing but a ticket opens a session: what was proved for it is asked elsewhere, once. */
const ticketSchema = z.object({ ticket: z.string().min(20).max(200) });

/** The browser is told what this throws, so only a refusal keeps its words. */
async function authorize(deps: AuthDeps, credentials: unknown) {
  const input = ticketSchema.safeParse(credentials);
  if (!input.success) return null;
  const { visitor } = deps;
  try {
    const session = await deps.auth.openSession({ ticket: input.data.ticket, visitor });
    if (session === null) {
      deps.log.warn("login-refused", { ip: visitor.network });
      return null;
    }
    deps.knowDevice(session.deviceToken);
    // Whoever logs in anew leaves the session they were in.
    const left = await deps.currentToken();
    if (left !== null) await deps.auth.logOut({ token: left, visitor });
    return { id: session.userId, email: session.email, sid: session.token };
  } catch (error) {
    if (error instanceof AppError) throw new Error(error.said(deps.locale));
    deps.log.error("login-failed", { error });
    throw new Error(defectWords(deps.locale, undefined));
  }
}

/** Our own page, or the front page: a link to us never sends anybody elsewhere. */
function safeRedirect(url: string, origin: string): string {
  const target = URL.canParse(url, origin) ? new URL(url, origin) : null;
  return target?.origin === origin ? target.href : origin;
}

/** next-auth for one request: credentials only, and a cookie that holds nothing but the session's token. */
export function createAuthOptions(deps: AuthDeps): NextAuthOptions {
  return {
    secret: deps.secret,
    session: { strategy: "jwt", maxAge: SESSION_SECONDS },
    useSecureCookies: deps.at.isSecure,
    cookies: { sessionToken: sessionCookie(deps.at.isSecure) },
    pages: { signIn: "/login", error: "/login" },
    providers: [
      credentialsProvider({
        credentials: { ticket: { type: "text" } },
        authorize: (credentials) => authorize(deps, credentials),
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => {
        const sid = sidOf(user) ?? sidOf(token);
        return sid === null ? {} : { sid };
      },
      session: async ({ session, token }) => {
        const sid = sidOf(token);
        const active = sid === null ? null : await deps.auth.resolveSession({ token: sid });
        // Thrown, not returned: then the library answers "nobody" and clears the cookie.
        if (active === null) throw new Error("The session has ended");
        return { user: { email: active.email }, expires: earlier(session.expires, active.expiresAt) };
      },
      redirect: ({ url }) => safeRedirect(url, deps.at.origin),
    },
    events: {
      signOut: async ({ token }) => {
        const sid = sidOf(token);
        if (sid !== null) await deps.auth.logOut({ token: sid, visitor: deps.visitor });
      },
    },
    logger: {
      error: (code, metadata) => {
        if (code === "JWT_SESSION_ERROR") deps.log.info("session-refused", { ip: deps.visitor.network });
        else deps.log.error("auth-failed", { code, metadata });
      },
      warn: (code) => deps.log.warn("auth-warned", { code }),
      debug: () => undefined,
    },
  };
}

function earlier(iso: string, at: number): string {
  return new Date(Math.min(Date.parse(iso), at)).toISOString();
}
