import { randomBytes, randomUUID } from "node:crypto";
import { createDeviceNames } from "#adapters/bowser/create-device-names.ts";
import { createMemoryRateLimiter } from "#adapters/memory/create-memory-rate-limiter.ts";
import { createTotp } from "#adapters/otpauth/create-totp.ts";
import { createPasskeyCeremonies } from "#adapters/simplewebauthn/create-passkey-ceremonies.ts";
import { createQrCodes } from "#adapters/uqr/create-qr-codes.ts";
import { createPasswordDictionary } from "#adapters/zxcvbn/create-password-dictionary.ts";
import { ok } from "#domain/result.ts";
import type { AttemptCounter } from "#ports/rate-limiter.ts";
import { bindSignIn } from "#server/bind-sign-in.ts";
import { linkTokenOf } from "#services/auth/link-token-of.ts";
import type { SignInDeps } from "#services/auth/sign-in-deps.ts";
import { LOGIN_TIME } from "../builders/a-session.ts";
import { FakeDevices } from "../fakes/fake-devices.ts";
import { FakeFactors } from "../fakes/fake-factors.ts";
import { FakeLoginChallenges } from "../fakes/fake-login-challenges.ts";
import { FakeMailLinks } from "../fakes/fake-mail-links.ts";
import { FakeMails } from "../fakes/fake-mails.ts";
import { FakeOwnedAccounts } from "../fakes/fake-owned-accounts.ts";
import { FakePasswordHasher } from "../fakes/fake-password-hasher.ts";
import { FakePreferences } from "../fakes/fake-preferences.ts";
import { FakeSecurityRecorder } from "../fakes/fake-security-recorder.ts";
import { FakeSessions } from "../fakes/fake-sessions.ts";
import { FakeTotpSeeds } from "../fakes/fake-totp-seeds.ts";
import { FakeUsers } from "../fakes/fake-users.ts";
import { aLog } from "../server/a-log.ts";

/** Counts nothing and lets everybody through: for what must hold without any limit. */
export const noLimits: AttemptCounter = {
  take: async () => ok({ allowed: true, retryAfterMs: 0, windowStart: 0 }),
  clear: async () => ok(undefined),
  giveBack: async () => ok(undefined),
};

type Parts = Partial<Omit<SignInDeps, "now" | "linkKey">>;

const fakes = () => {
  const users = new FakeUsers();
  const accounts = new FakeOwnedAccounts();
  const factors = new FakeFactors((userId) => {
    if (accounts.hasMainnetKey(userId)) return "mainnet-key";
    return users.user(userId)?.role === "operator" ? "operator" : null;
  });
  const totp = createTotp();
  const preferences = new FakePreferences((userId) => users.user(userId) !== null);
  return {
    users,
    factors,
    sessions: new FakeSessions(users, factors),
    devices: new FakeDevices(factors),
    challenges: new FakeLoginChallenges(),
    mailLinks: new FakeMailLinks(),
    preferences,
    mails: new FakeMails(({ userId, to }) => {
      const reader = userId ?? users.withEmail(to)?.id;
      return reader === undefined ? null : preferences.now(reader);
    }),
    passwords: new FakePasswordHasher(),
    totp,
    totpSeeds: new FakeTotpSeeds(totp),
    accounts,
    security: new FakeSecurityRecorder(),
  };
};

export type Door = ReturnType<typeof openDoor>;

/** Everything a login stands on, in memory and on a clock of its own, and the services over it. `parts` replace others. */
export const openDoor = (parts: Parts = {}) => {
  let now = LOGIN_TIME;
  const clock = () => now;
  const { log, lines } = aLog();
  const key = randomBytes(32);
  const memory = fakes();
  const deps: SignInDeps = {
    ...memory,
    ceremonies: createPasskeyCeremonies(),
    qrCodes: createQrCodes(),
    deviceNames: createDeviceNames(),
    dictionary: createPasswordDictionary(),
    breachedPasswords: null,
    limiter: createMemoryRateLimiter({ now: clock }),
    log,
    newId: randomUUID,
    newToken: () => randomBytes(32).toString("base64url"),
    ...parts,
    linkKey: () => key,
    now: clock,
  };
  const services = bindSignIn({ ...deps, clock }, deps.limiter, {
    isDemoOn: true,
    linkKey: deps.linkKey,
  });
  return {
    ...memory,
    deps,
    services,
    clock,
    lines,
    pass: (ms: number) => {
      now += ms;
    },
    /** The token of the newest living link that was mailed to the address; null without one. */
    linkTo: async (email: string): Promise<string | null> => {
      for (const { to, facts } of await deps.mails.newest(1_000)) {
        if (to !== email || facts.kind !== "link") continue;
        const link = await deps.mailLinks.find(facts.linkId, now);
        if (link !== null) return linkTokenOf(key, link);
      }
      return null;
    },
    /** The kinds of the mails to the address, the oldest first. */
    mailsTo: async (email: string): Promise<readonly string[]> =>
      (await deps.mails.newest(1_000))
        .filter(({ to }) => to === email)
        .map(({ facts }) => facts.kind)
        .toReversed(),
  };
};
