import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { MailLinkPurpose } from "#ports/mails.ts";
import type { Authenticator } from "#testing/passkeys/create-authenticator.ts";
import { type App, anApp } from "#testing/sign-in/an-app.ts";
import type { Asking, Deed, Deeds } from "./deed.ts";

/** What somebody knows and holds by whom it can be seen who they are. */
export type Proofs = {
  readonly email: string;
  readonly password: string;
  readonly app: App;
  readonly authenticator: Authenticator;
  /** What stands in the link of a mail to that address. */
  mailed(purpose: MailLinkPurpose, to: string): Promise<string>;
};

const requestSchema = z.object({ challenge: z.string(), options: z.looseObject({}) });
const challengeSchema = z.object({ challenge: z.string() });
const secretSchema = z.object({ secret: z.string() });

const newAddress = (): string => `${randomUUID()}@axisor.local`;
const newPassword = (): string => `some other words ${randomUUID()}`;

/** The answer of somebody's app at this moment. */
const codeOf = (app: App) => ({ kind: "totp", code: app.codeAt(Date.now()) });

/** What a new passkey of theirs answers to a page that wants to add it; null where the page does not. */
const newPasskey = async ({ authenticator }: Proofs, { ask, origin }: Asking): Promise<unknown> => {
  const begun = requestSchema.safeParse(await ask("security.beginPasskey")).data;
  if (begun === undefined) return null;
  const response = authenticator.create(begun.options, { origin });
  return { challenge: begun.challenge, label: "Key", response };
};

/** What is refused to whoever does not show who they are, as one does it who can. */
export const deedsAtTheDoor = (proofs: Proofs): Deeds => {
  const { email, password, app, authenticator, mailed } = proofs;
  const sent = (inputOf: Deed["inputOf"]): Deed => ({ inputOf });
  return {
    "auth.register": sent(async () => ({ email: newAddress() })),
    "auth.requestReset": sent(async () => ({ email })),
    "auth.readLink": sent(async () => ({ token: await mailed("reset", email) })),
    "auth.choosePassword": sent(async () => ({
      token: await mailed("reset", email),
      password: newPassword(),
    })),
    "auth.confirmEmail": sent(async () => ({ token: await mailed("change-email", newAddress()) })),
    "auth.logIn": sent(async () => ({ email, password })),
    "auth.answerFactor": sent(async ({ ask }) => {
      const begun = challengeSchema.safeParse(await ask("auth.logIn", { email, password })).data;
      return begun === undefined ? null : { challenge: begun.challenge, answer: codeOf(app) };
    }),
    "auth.passkeyRequest": sent(async () => ({ challenge: null })),
    "auth.logInWithPasskey": sent(async (asking) => {
      const added = await asking.ask("security.addPasskey", await newPasskey(proofs, asking));
      const begun = requestSchema.safeParse(
        await asking.ask("auth.passkeyRequest", { challenge: null }),
      ).data;
      if (added === null || begun === undefined) return null;
      const response = authenticator.get(begun.options, { origin: asking.origin });
      return { challenge: begun.challenge, response };
    }),
    "security.stepUp": sent(async () => ({ answer: codeOf(app) })),
    // One app at a time.
    "security.beginTotp": sent(async ({ ask }) =>
      (await ask("security.removeTotp")) === null ? null : undefined,
    ),
    "security.confirmTotp": sent(async ({ ask }) => {
      await ask("security.removeTotp");
      const begun = secretSchema.safeParse(await ask("security.beginTotp")).data;
      return begun === undefined ? null : { code: anApp(begun.secret).codeAt(Date.now()) };
    }),
    "security.addPasskey": sent((asking) => newPasskey(proofs, asking)),
    "security.changeEmail": sent(async () => ({ email: newAddress() })),
  };
};
