import type { AttemptCounter } from "#ports/rate-limiter.ts";
import type { Users } from "#ports/users.ts";
import { answerFactor } from "#services/auth/answer-factor.ts";
import { choosePassword } from "#services/auth/choose-password.ts";
import { confirmEmail } from "#services/auth/confirm-email.ts";
import { logIn } from "#services/auth/log-in.ts";
import { logInWithPasskey } from "#services/auth/log-in-with-passkey.ts";
import { logOut } from "#services/auth/log-out.ts";
import { openSession } from "#services/auth/open-session.ts";
import { readLink } from "#services/auth/read-link.ts";
import { requestPasskey } from "#services/auth/request-passkey.ts";
import { requestRegistration } from "#services/auth/request-registration.ts";
import { requestReset } from "#services/auth/request-reset.ts";
import { resolveSession } from "#services/auth/resolve-session.ts";
import type { SignInDeps } from "#services/auth/sign-in-deps.ts";
import { listOutbox } from "#services/mail/list-outbox.ts";
import { addPasskey } from "#services/security/add-passkey.ts";
import { beginPasskey } from "#services/security/begin-passkey.ts";
import { beginTotp } from "#services/security/begin-totp.ts";
import { changePassword } from "#services/security/change-password.ts";
import { confirmTotp } from "#services/security/confirm-totp.ts";
import { endOtherSessions } from "#services/security/end-other-sessions.ts";
import { endSession } from "#services/security/end-session.ts";
import { getSecurity } from "#services/security/get-security.ts";
import { removePasskey } from "#services/security/remove-passkey.ts";
import { removeTotp } from "#services/security/remove-totp.ts";
import { renewBackupCodes } from "#services/security/renew-backup-codes.ts";
import { requestEmailChange } from "#services/security/request-email-change.ts";
import { requestStepUp } from "#services/security/request-step-up.ts";
import { stepUp } from "#services/security/step-up.ts";
import type { Services } from "./trpc/services.ts";
import { passkeyView, securityView } from "./views/security-view.ts";
import type { Wired } from "./wired.ts";

/** The parts of it that getting in stands on. */
export type SignInParts = Omit<SignInDeps, "limiter" | "linkKey" | "now"> & Pick<Wired, "clock">;

export type SignInSettings = {
  /** The demo trader's password is printed in a terminal, so where the demo is off its account is as if it were not there. */
  readonly isDemoOn: boolean;
  readonly linkKey: () => Uint8Array;
};

const DEMO_EMAIL = "demo@axisor.local";

const hidingDemo = (users: Users): Users => ({
  findByEmail: async (email) => (email === DEMO_EMAIL ? null : await users.findByEmail(email)),
  create: (user) => users.create(user),
  find: (id) => users.find(id),
  hasSecondFactor: (id) => users.hasSecondFactor(id),
  setPassword: (id, change) => users.setPassword(id, change),
  setEmail: (id, email) => users.setEmail(id, email),
  setRole: (email, role) => users.setRole(email, role),
});

const authOf = (deps: SignInDeps, isDemoOn: boolean): Services["auth"] => ({
  register: (input) => requestRegistration(deps, input),
  requestReset: (input) => requestReset(deps, input),
  readLink: (input) => readLink(deps, input),
  choosePassword: (input) => choosePassword(deps, input),
  confirmEmail: (input) => confirmEmail(deps, input),
  logIn: (input) => logIn(deps, input),
  answerFactor: (input) => answerFactor(deps, input),
  passkeyRequest: (input) => requestPasskey(deps, input),
  logInWithPasskey: (input) => logInWithPasskey(deps, input),
  openSession: (input) => openSession(deps, input),
  logOut: (input) => logOut(deps, input),
  resolveSession: async (input) => {
    const session = await resolveSession(deps, input);
    return !isDemoOn && session?.email === DEMO_EMAIL ? null : session;
  },
});

const securityOf = (deps: SignInDeps): Omit<Services["security"], "events"> => ({
  overview: async (acting) => securityView(await getSecurity(deps, acting)),
  stepUpRequest: (acting) => requestStepUp(deps, acting),
  stepUp: async (input) => {
    const { until, token } = await stepUp(deps, input);
    return { until: new Date(until).toISOString(), token };
  },
  beginTotp: (acting) => beginTotp(deps, acting),
  confirmTotp: (input) => confirmTotp(deps, input),
  removeTotp: (acting) => removeTotp(deps, acting),
  newBackupCodes: (acting) => renewBackupCodes(deps, acting),
  beginPasskey: (acting) => beginPasskey(deps, acting),
  addPasskey: async (input) => {
    const { passkey, token } = await addPasskey(deps, input);
    return { passkey: passkeyView(passkey), token };
  },
  removePasskey: (input) => removePasskey(deps, input),
  changePassword: (input) => changePassword(deps, input),
  changeEmail: (input) => requestEmailChange(deps, input),
  endSession: (input) => endSession(deps, input),
  endOtherSessions: (acting) => endOtherSessions(deps, acting),
});

/** Getting in, and changing how to get in, with its ports in hand. `limiter` counts attempts. */
export const bindSignIn = (
  wired: SignInParts,
  limiter: AttemptCounter,
  { isDemoOn, linkKey }: SignInSettings,
): Pick<Services, "auth" | "outbox"> & { readonly security: Omit<Services["security"], "events"> } => {
  const users = isDemoOn ? wired.users : hidingDemo(wired.users);
  const deps: SignInDeps = { ...wired, users, limiter, linkKey, now: wired.clock };
  return {
    auth: authOf(deps, isDemoOn),
    security: securityOf(deps),
    outbox: {
      list: async (input) =>
        (await listOutbox(deps, input)).map((mail) => ({
          ...mail,
          createdAt: new Date(mail.createdAt).toISOString(),
        })),
    },
  };
};
