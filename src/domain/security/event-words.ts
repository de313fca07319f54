import type { Locale } from "../language/locale.ts";
import { EVENT_WORDS } from "./event-table.ts";
import type { EventFacts, SecurityEvent, SecurityEventKind } from "./security-event.ts";
import { WAY_IN_WORDS } from "./way-in-table.ts";
import { alertTitle, key, methodOf, numberOf, stageOf, textOf } from "./words-of-facts.ts";

export type SecuritySeverity = "info" | "warning" | "danger";

/** An event in words: a sentence that stands alone, and how much it should be noticed. */
export type SecurityEventWords = { readonly title: string; readonly severity: SecuritySeverity };

/** What was done, what was refused; two sentences for two outcomes. */
type Both = { readonly done: string; readonly refused: string };
/** The same with what it means when it was done. */
type Told = Both & { readonly severity: SecuritySeverity };

const info = ({ done, refused }: Both): Told => ({ done, refused, severity: "info" });
/** Among others a change of a way into the account: the owner should look whether it was theirs. */
const warning = ({ done, refused }: Both): Told => ({ done, refused, severity: "warning" });
const danger = (done: string, refused: string = done): Told => ({ done, refused, severity: "danger" });

type OfKey = { readonly done: (key: string) => string; readonly refused: (key: string) => string };

/** What happened, for each kind; a new kind does not compile until it has words. */
const told = (kind: SecurityEventKind, facts: EventFacts, locale: Locale): Told => {
  const words = EVENT_WORDS[locale];
  const wayIn = WAY_IN_WORDS[locale];
  const method = methodOf(facts, locale);
  const stage = stageOf(facts, locale);
  const ofKey = ({ done, refused }: OfKey): Both => ({
    done: done(key(facts, locale)),
    refused: refused(key(facts, locale)),
  });
  switch (kind) {
    case "registered":
      return info(wayIn.registered);
    case "login": {
      const { password, done, refused } = wayIn.login;
      return info({ done: facts.factorAsked === true ? password : done(method), refused });
    }
    case "login-factor":
      return info({ ...wayIn.loginFactor, done: wayIn.loginFactor.done(method) });
    case "session-opened":
      return info({ ...wayIn.sessionOpened, done: wayIn.sessionOpened.done(method) });
    case "logout":
      return info(wayIn.logout);
    case "step-up":
      return info({ ...wayIn.stepUp, done: wayIn.stepUp.done(method) });
    case "session-ended":
      return info(wayIn.sessionEnded);
    case "new-device":
      return warning({ ...wayIn.newDevice, done: wayIn.newDevice.done(textOf(facts, "device")) });
    case "reset-requested":
      return info(wayIn.resetRequested);
    case "password-reset":
      return warning(wayIn.passwordReset);
    case "password-changed":
      return warning(wayIn.passwordChanged);
    case "email-change-requested":
      return warning(wayIn.emailRequested);
    case "email-changed":
      return warning(wayIn.emailChanged);
    case "totp-added":
      return warning(wayIn.totpAdded);
    case "totp-removed":
      return warning(wayIn.totpRemoved);
    case "passkey-added":
      return warning(wayIn.passkeyAdded);
    case "passkey-removed":
      return warning(wayIn.passkeyRemoved);
    case "backup-codes-made":
      return warning(wayIn.codesMade);
    case "backup-code-used":
      return warning(wayIn.codeUsed);
    case "key-connected":
      return warning(ofKey(words.keyConnected));
    case "key-replaced":
      return warning(ofKey(words.keyReplaced));
    case "key-removed":
      return warning(ofKey(words.keyRemoved));
    case "key-tested":
      return info(ofKey(words.keyTested));
    case "key-refused":
      return danger(words.keyRefused(key(facts, locale)));
    case "cap-raised":
      return warning(words.capRaised);
    case "automation-armed":
      return info(words.armed);
    case "unexplained-action":
      return danger(words.unexplained);
    case "panic-thrown":
      return warning({ ...words.panicThrown, done: words.panicThrown.done(stage) });
    case "panic-lowered":
      return warning({ ...words.panicLowered, done: words.panicLowered.done(stage) });
    case "panic-link-made":
      return warning(words.linkMade);
    case "panic-link-used":
      return danger(words.linkUsed.done(stage), words.linkUsed.refused);
    case "panic-link-revoked":
      return info(words.linkRevoked);
    case "channel-changed":
      return warning(facts.what === "removed" ? words.channelRemoved : words.channelSet);
    case "telegram-bound":
      return warning(words.telegramBound);
    case "telegram-unbound":
      return info(words.telegramUnbound);
    case "access-refused":
      return warning(words.access);
    case "foreign-id":
      return warning(words.foreignId);
    case "cron-refused":
      return warning(words.cron);
    case "decrypt-burst":
      return danger(words.decryptBurst(numberOf(facts, "opened"), numberOf(facts, "usual")));
    case "honeytoken-opened":
      return danger(words.honeytoken);
    case "vault-key-added":
      return info(words.vaultAdded);
    case "vault-key-promoted":
      return info(words.vaultPromoted);
    case "vault-key-disabled":
      return info(words.vaultDisabled);
    case "vault-key-destroyed":
      return info(words.vaultDestroyed);
    case "vault-rewrapped":
      return info(words.rewrapped);
    case "chain-broken":
      return danger(words.chainBroken(numberOf(facts, "seq")));
    case "risk-alert":
      return danger(alertTitle(facts, locale));
    case "alert-told":
      return info(words.alertTold);
    case "account-held":
      return danger(words.held(numberOf(facts, "paused"), numberOf(facts, "ended")));
    case "operator-made": {
      const { done, undone, refused } = words.operatorMade;
      return warning({ done: textOf(facts, "role") === "trader" ? undone : done, refused });
    }
    case "operator-acted":
      return info(words.operatorActed);
    default:
      return kind satisfies never;
  }
};

/** Puts an event into the words that the page, the mail and the operator's list share. */
export const eventWords = (
  event: Pick<SecurityEvent, "kind" | "outcome" | "facts">,
  locale: Locale,
): SecurityEventWords => {
  const { done, refused, severity } = told(event.kind, event.facts, locale);
  switch (event.outcome) {
    case "allowed":
      return { title: done, severity };
    case "refused":
      return { title: refused, severity };
    case "failed":
      return { title: EVENT_WORDS[locale].ours(refused), severity };
    default:
      return event.outcome satisfies never;
  }
};
