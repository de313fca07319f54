import { randomBytes } from "node:crypto";
import type { Session } from "#ports/sessions.ts";
import { hashToken } from "#services/auth/hash-token.ts";
import { issueChallenge } from "#services/auth/issue-challenge.ts";
import type { SlotKind } from "./id-slots.ts";
import type { Product } from "./open-product.ts";
import { seedAccount } from "./seed-account.ts";
import { unique } from "./unique.ts";

const HOUR_MS = 60 * 60_000;

/** Something that names a row, a person, a step or a page of one tenant. */
export type OwnName = { readonly what: string; readonly kind: SlotKind; readonly value: string };

/** A text that stands in one tenant's rows and nowhere else. */
export type Canary = { readonly what: string; readonly text: string; readonly isForOperators: boolean };

export type Tenant = {
  readonly userId: string;
  /** The `Cookie` header of their browser. */
  readonly cookie: string;
  /** The token in it. */
  readonly token: string;
  /** Another browser of theirs. */
  readonly otherCookie: string;
  readonly names: readonly OwnName[];
  readonly canaries: readonly Canary[];
};

const seedUser = async ({ wired, now }: Product, role: "trader" | "operator") => {
  const [id, email] = [wired.newId(), `${unique("tenant")}@axisor.local`];
  await wired.users.create({ id, email, passwordHash: "none", createdAt: now - 2 * HOUR_MS });
  if (role === "operator") await wired.users.setRole(email, "operator");
  return { id, email };
};

/** A browser that is logged in, with a fresh second factor. */
const seedSession = async ({ wired, now }: Product, userId: string, steppedUpAt: number) => {
  const [token, id, label] = [wired.newToken(), wired.newId(), unique("browser")];
  const network = `2001:db8:${randomBytes(2).toString("hex")}:${randomBytes(2).toString("hex")}::/64`;
  const seen = { label, network, firstSeenAt: now - HOUR_MS, lastSeenAt: now };
  const device = { id: wired.newId(), userId, tokenHash: hashToken(wired.newToken()), ...seen };
  await wired.devices.see(device);
  const session: Session = {
    id,
    userId,
    tokenHash: hashToken(token),
    deviceId: device.id,
    label,
    network,
    method: "password+passkey",
    steppedUpAt,
    createdAt: now,
    lastSeenAt: now,
    expiresAt: now + 24 * HOUR_MS,
    idleMs: 8 * HOUR_MS,
  };
  await wired.sessions.create(session, now);
  return { token, id, deviceId: device.id, label, network };
};

const seedFactors = async ({ wired, now }: Product, userId: string) => {
  const passkey = { id: unique("passkey"), label: unique("authenticator") };
  const createdAt = now - HOUR_MS;
  await wired.factors.addPasskey({
    ...passkey,
    userId,
    publicKey: randomBytes(77),
    counter: 0,
    transports: ["internal"],
    isBackedUp: false,
    createdAt,
    lastUsedAt: null,
  });
  await wired.factors.beginTotp({ userId, revision: 1, confirmedAt: null, createdAt });
  await wired.totpSeeds.keep(userId, 1, wired.totp.newSeed());
  await wired.factors.confirmTotp(userId, 1, createdAt, [{ selector: "SEED", codeHash: "none" }]);
  return passkey;
};

const seedMail = async ({ wired, now }: Product, { id: userId, email }: { id: string; email: string }) => {
  const [link, mail] = [wired.newId(), wired.newId()];
  const life = { createdAt: now, expiresAt: now + HOUR_MS };
  await wired.mailLinks.create({ id: link, purpose: "reset", email, userId, ...life });
  const facts = { kind: "link", purpose: "reset", linkId: link } as const;
  await wired.mails.write({
    id: mail,
    to: email,
    userId,
    facts,
    locale: "en",
    timeZone: "UTC",
    createdAt: now,
  });
  return { link, mail };
};

const seedEvents = async ({ wired, now }: Product, userId: string, network: string): Promise<void> => {
  for (const kind of ["login", "session-ended"] as const) {
    await wired.security.record({
      at: now,
      kind,
      outcome: "allowed",
      userId,
      actor: "user",
      network,
      deviceId: null,
      sessionId: null,
      facts: {},
    });
  }
};

/** Steps that were begun by somebody logged in: they serve nobody else. */
const seedSteps = async ({ wired, now }: Product, userId: string) => {
  const deps = { ...wired, now: () => now };
  const passkeyChallenge = wired.newToken();
  return {
    "step-up": await issueChallenge(deps, { kind: "step-up", userId, passkeyChallenge }),
    enrolment: await issueChallenge(deps, { kind: "enrol", userId, passkeyChallenge }),
  };
};

const cursorsOf = async ({ services }: Product, userId: string): Promise<readonly OwnName[]> => {
  const log = await services.tradeLog.list({ userId, locale: "en", limit: 1 });
  const events = await services.security.events({ userId, locale: "en", limit: 1 });
  const pages = { "trade log": log.nextCursor, events: events.nextCursor };
  return Object.entries(pages).map(([what, value]) => {
    if (value === null) throw new Error(`The ${what} of a tenant has one page only`);
    return { what: `cursor of the ${what}`, kind: "cursor", value };
  });
};

const named = (kind: SlotKind, ids: Readonly<Record<string, string>>): readonly OwnName[] =>
  Object.entries(ids).map(([what, value]) => ({ what, kind, value }));

const canariesOf = (texts: Readonly<Record<string, string>>, isForOperators: boolean): readonly Canary[] =>
  Object.entries(texts).map(([what, text]) => ({ what, text, isForOperators }));

/** A tenant with one of everything that has a name, each of it found nowhere else, who proved just now who sits there. */
export const seedTenant = async (
  product: Product,
  role: "trader" | "operator" = "trader",
  steppedUpAt = product.now,
): Promise<Tenant> => {
  const user = await seedUser(product, role);
  const passkey = await seedFactors(product, user.id);
  const session = await seedSession(product, user.id, steppedUpAt);
  const other = await seedSession(product, user.id, steppedUpAt);
  const mail = await seedMail(product, user);
  await seedEvents(product, user.id, session.network);
  const account = await seedAccount(product, user.id);
  const rows = { ...account.rows, session: session.id, "other session": other.id, device: session.deviceId };
  const uuids = { ...rows, "mail link": mail.link, mail: mail.mail };
  const texts = { position: account.positionId, passkey: passkey.id };
  return {
    userId: user.id,
    cookie: await product.cookieOf(session.token),
    token: session.token,
    otherCookie: await product.cookieOf(other.token),
    names: [
      ...named("uuid", { ...uuids, user: user.id }),
      ...named("text", texts),
      ...named("address", { address: user.email }),
      ...named("token", await seedSteps(product, user.id)),
      ...(await cursorsOf(product, user.id)),
    ],
    canaries: [
      ...canariesOf(
        { user: user.id, address: user.email, network: session.network, browser: session.label },
        true,
      ),
      ...canariesOf({ ...uuids, ...texts, ...account.texts, authenticator: passkey.label }, false),
    ],
  };
};
