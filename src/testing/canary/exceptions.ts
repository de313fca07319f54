import type { CanaryKind } from "./canary.ts";

/** A secret that is handed over in this place on purpose. */
export type Exception = {
  readonly kind: CanaryKind;
  readonly sink: string;
  /** The whole name of the place. */
  readonly place: RegExp;
  readonly reason: string;
};

/** Each must strike in a whole run, or the run fails: none outlives its reason. The list may only shrink. */
export const EXCEPTIONS: readonly Exception[] = [
  {
    kind: "session-token",
    sink: "responses",
    place: /^POST \/api\/auth\/callback\/credentials · set-cookie$/,
    reason: "the answer to a login hands the browser its session",
  },
  {
    kind: "session-token",
    sink: "responses",
    place: /^POST \/api\/trpc\/security\.(stepUp|confirmTotp|addPasskey) · set-cookie$/,
    reason: "the answer to a fresh factor hands the browser the session's new token",
  },
  {
    kind: "totp-seed",
    sink: "responses",
    place: /^POST \/api\/trpc\/security\.beginTotp · body$/,
    reason: "the one answer that shows a seed, so that an app can take it",
  },
  {
    kind: "backup-code",
    sink: "responses",
    place: /^POST \/api\/trpc\/security\.(confirmTotp|newBackupCodes) · body$/,
    reason: "the one answer that shows the codes, so that they can be written down",
  },
  {
    kind: "webhook-secret",
    sink: "responses",
    place: /^POST \/api\/trpc\/notifications\.setWebhook · body$/,
    reason: "the one answer that shows what signs a webhook, so that its receiver can check it",
  },
];
