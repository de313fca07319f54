import type { EventFacts, SecurityEvent, SecurityEventKind } from "./security-event.ts";
import { alertTitle, by, counted, key, numberOf, textOf } from "./words-of-facts.ts";

export type SecuritySeverity = "info" | "warning" | "danger";

/** An event in words: a sentence that stands alone, and how much it should be noticed. */
export type SecurityEventWords = { readonly title: string; readonly severity: SecuritySeverity };

/** What was done, what was refused, and what it means when it was done; two sentences for two outcomes. */
type Told = { readonly done: string; readonly refused: string; readonly severity: SecuritySeverity };

const info = (done: string, refused: string): Told => ({ done, refused, severity: "info" });
const warning = (done: string, refused: string): Told => ({ done, refused, severity: "warning" });
const danger = (done: string, refused: string = done): Told => ({ done, refused, severity: "danger" });

/** A change of a way into the account: the owner should look whether it was theirs. */
const lock = (what: string, verb: string): Told =>
  warning(`${what} ${verb}.`, `${what} could not be changed.`);

const stageOf = (facts: EventFacts): string => {
  const stage = textOf(facts, "stage");
  return stage === null ? "" : `: ${stage}`;
};

/** What happened, for each kind; a new kind does not compile until it has words. */
const told = (kind: SecurityEventKind, facts: EventFacts): Told => {
  switch (kind) {
    case "registered":
      return info("The account was opened.", "An account could not be opened.");
    case "login":
      return info(
        facts.factorAsked === true ? "The right password was given." : `A login began${by(facts)}.`,
        "A login was refused.",
      );
    case "login-factor":
      return info(`A login was confirmed${by(facts)}.`, "A second factor was refused.");
    case "session-opened":
      return info(`Logged in${by(facts)}.`, "A login was refused.");
    case "logout":
      return info("Logged out.", "A logout was refused.");
    case "step-up":
      return info(`It was proved once more who is there${by(facts)}.`, "A proof of who is there was wrong.");
    case "session-ended":
      return info("A session was ended.", "A session could not be ended.");
    case "new-device":
      return warning(
        `A new browser was used${textOf(facts, "device") === null ? "" : `: ${textOf(facts, "device")}`}.`,
        "A new browser was refused.",
      );
    case "reset-requested":
      return info("A link for another password was asked for.", "A link for another password was refused.");
    case "password-reset":
      return warning("The password was reset by a link.", "A reset of the password was refused.");
    case "password-changed":
      return lock("The password", "was changed");
    case "email-change-requested":
      return warning(
        "Another e-mail address was asked for; it counts once its link was followed.",
        "Another e-mail address was refused.",
      );
    case "email-changed":
      return lock("The e-mail address", "was changed");
    case "totp-added":
      return lock("An authenticator app", "was added");
    case "totp-removed":
      return lock("The authenticator app", "was removed");
    case "passkey-added":
      return lock("A passkey", "was added");
    case "passkey-removed":
      return lock("A passkey", "was removed");
    case "backup-codes-made":
      return lock("The backup codes", "were made anew");
    case "backup-code-used":
      return warning("A backup code was used.", "A backup code was wrong.");
    case "key-connected":
      return warning(`${key(facts)} was connected.`, `${key(facts)} could not be connected.`);
    case "key-replaced":
      return warning(`${key(facts)} was replaced.`, `${key(facts)} could not be replaced.`);
    case "key-removed":
      return warning(`${key(facts)} was removed.`, `${key(facts)} could not be removed.`);
    case "key-tested":
      return info(`${key(facts)} was tested.`, `${key(facts)} failed its test.`);
    case "key-refused":
      return danger(`${key(facts)} is refused by the exchange.`);
    case "cap-raised":
      return warning("A limit was raised.", "Raising a limit was refused.");
    case "automation-armed":
      return info("An automation was armed.", "Arming an automation was refused.");
    case "unexplained-action":
      return danger("The exchange carried out what no rule or order asked for.");
    case "panic-thrown":
      return warning(
        `The panic switch was thrown${stageOf(facts)}.`,
        "Throwing the panic switch was refused.",
      );
    case "panic-lowered":
      return warning(
        `The panic switch was let down${stageOf(facts)}.`,
        "Letting the panic switch down was refused.",
      );
    case "panic-link-made":
      return warning("A panic link was made.", "Making a panic link was refused.");
    case "panic-link-used":
      return danger(`A panic link was used${stageOf(facts)}.`, "A panic link was refused.");
    case "panic-link-revoked":
      return info("A panic link was revoked.", "Revoking a panic link was refused.");
    case "access-refused":
      return warning("Access was granted.", "Access was refused.");
    case "foreign-id":
      return warning(
        "Something that belongs to somebody else was asked for.",
        "Something that belongs to somebody else was asked for, and refused.",
      );
    case "cron-refused":
      return warning(
        "A scheduled call was let in.",
        "A scheduled call without the right secret was refused.",
      );
    case "decrypt-burst":
      return danger(
        `Keys were opened ${counted(numberOf(facts, "opened"), "time", "times")} in a minute; usual are ${numberOf(facts, "usual")}.`,
      );
    case "honeytoken-opened":
      return danger("A key that nobody has a use for was opened.");
    case "vault-key-added":
      return info("A key of the vault was added.", "A key of the vault could not be added.");
    case "vault-key-promoted":
      return info("Another key of the vault now seals.", "A key of the vault could not be promoted.");
    case "vault-key-disabled":
      return info("A key of the vault was disabled.", "A key of the vault could not be disabled.");
    case "vault-key-destroyed":
      return info("A key of the vault was destroyed.", "A key of the vault could not be destroyed.");
    case "vault-rewrapped":
      return info("Secrets were wrapped by another key.", "Secrets could not be wrapped by another key.");
    case "chain-broken":
      return danger(`This log was changed by hand, from event ${numberOf(facts, "seq")} on.`);
    case "risk-alert":
      return danger(alertTitle(facts));
    case "alert-told":
      return info("The alert was sent.", "The alert could not be sent.");
    case "account-held":
      return danger(
        `The account was held: ${counted(numberOf(facts, "paused"), "automation", "automations")} paused, ${counted(numberOf(facts, "ended"), "session", "sessions")} ended.`,
      );
    case "operator-made":
      return warning(
        textOf(facts, "role") === "trader"
          ? "This account is no operator any more."
          : "This account was made an operator.",
        "Making this account an operator was refused.",
      );
    case "operator-acted":
      return info("An operator looked at the events of all accounts.", "An operator was refused.");
    default:
      return kind satisfies never;
  }
};

/** Puts an event into the words that the page, the mail and the operator's list share. */
export const eventWords = (event: Pick<SecurityEvent, "kind" | "outcome" | "facts">): SecurityEventWords => {
  const { done, refused, severity } = told(event.kind, event.facts);
  switch (event.outcome) {
    case "allowed":
      return { title: done, severity };
    case "refused":
      return { title: refused, severity };
    case "failed":
      return { title: `${refused} The failure was ours.`, severity };
    default:
      return event.outcome satisfies never;
  }
};
