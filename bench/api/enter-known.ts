import { randomUUID } from "node:crypto";
import type { Product } from "#cli/matrix/open-product.ts";
import type { MailLinkPurpose } from "#ports/mails.ts";
import { hashToken } from "#services/auth/hash-token.ts";
import { aSession } from "#testing/builders/a-session.ts";
import { createAuthenticator } from "#testing/passkeys/create-authenticator.ts";
import { anApp } from "#testing/sign-in/an-app.ts";
import type { Deeds } from "./deed.ts";
import { deedsAtTheDoor } from "./show-who-it-is.ts";

const HOUR_MS = 60 * 60_000;

/** What everybody types whose password is asked: it is hashed once, and looked at as often as somebody types it. */
const PASSWORD = "four unrelated words serve";

/** Somebody who has all that a login can ask for, by their browser. */
export type Known = { readonly cookie: string; readonly deeds: Deeds };

/** How people are made who have that password. */
export type EnterKnown = (provedForMs: number) => Promise<Known>;

/**
 * People with a password, an app, an authenticator and their mail, and with nothing at any exchange. Their proof of who sits there
 * lasts for so many milliseconds more than it would.
 */
export const openDoor = async (product: Product): Promise<EnterKnown> => {
  const { wired } = product;
  const hashed = await wired.passwords.hash(PASSWORD);
  if (!hashed.ok) throw new Error("No password could be hashed");
  return async (provedForMs) => {
    const [userId, token, now] = [wired.newId(), wired.newToken(), wired.clock()];
    const email = `${userId}@axisor.local`;
    await wired.users.create({ id: userId, email, passwordHash: hashed.value, createdAt: now });
    const seed = wired.totp.newSeed();
    await wired.factors.beginTotp({ userId, revision: 1, confirmedAt: null, createdAt: now });
    await wired.totpSeeds.keep(userId, 1, seed);
    await wired.factors.confirmTotp(userId, 1, now, [{ selector: "SEED", codeHash: "none" }]);
    const life = { createdAt: now, lastSeenAt: now, expiresAt: now + 24 * HOUR_MS };
    const session = { ...life, method: "password+totp", steppedUpAt: now + provedForMs } as const;
    await wired.sessions.create(aSession(userId, { ...session, tokenHash: hashToken(token) }), now);
    const mailed = async (purpose: MailLinkPurpose, to: string): Promise<string> => {
      const createdAt = wired.clock();
      const life = { createdAt, expiresAt: createdAt + HOUR_MS };
      const link = { id: randomUUID(), purpose, email: to, userId, ...life };
      await wired.mailLinks.create(link);
      return product.linkTokenOf(link);
    };
    return {
      cookie: await product.cookieOf(token),
      deeds: deedsAtTheDoor({
        ...{ email, password: PASSWORD, mailed },
        app: anApp(wired.totp.describe(seed, email).secret),
        authenticator: createAuthenticator(),
      }),
    };
  };
};
