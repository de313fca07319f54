import { AppError } from "#services/app-error.ts";
import type { Services } from "./trpc/context.ts";

const refuse = async (): Promise<never> => {
  throw new AppError("unavailable", "This installation has no services for this yet.");
};

/** Services this process was not given: each of them refuses. */
export const NOT_WIRED: Pick<Services, "signIn" | "security" | "operator" | "outbox"> &
  Pick<Services["credentials"], "test" | "replace" | "rename"> = {
  signIn: {
    register: refuse,
    requestReset: refuse,
    readLink: refuse,
    choosePassword: refuse,
    confirmEmail: refuse,
    logIn: refuse,
    answerFactor: refuse,
    passkeyRequest: refuse,
    logInWithPasskey: refuse,
  },
  security: {
    overview: refuse,
    stepUpRequest: refuse,
    stepUp: refuse,
    beginTotp: refuse,
    confirmTotp: refuse,
    removeTotp: refuse,
    newBackupCodes: refuse,
    beginPasskey: refuse,
    addPasskey: refuse,
    removePasskey: refuse,
    changePassword: refuse,
    changeEmail: refuse,
    endSession: refuse,
    endOtherSessions: refuse,
    events: refuse,
  },
  operator: { securityEvents: refuse },
  outbox: { list: refuse },
  test: refuse,
  replace: refuse,
  rename: refuse,
};
