import type { PanicStage } from "#domain/panic/panic-stage.ts";
import type { BasisPoints, Usd } from "#domain/units.ts";

/** Who threw the switch: the trader at a screen, whoever held a panic link of theirs, or the account's drawdown breaker. */
export type PanicActor = "trader" | "link" | "breaker";

/** A stage as it stands on one exchange account, or on all of a user's where `accountId` is null. */
export type StandingStage = {
  readonly accountId: string | null;
  readonly stage: PanicStage;
  readonly by: PanicActor;
  /** Epoch milliseconds. */
  readonly at: number;
};

export type StageChange = StandingStage & { readonly userId: string };

/** What is to be closed of one account for one throw of the switch; `share` (basis points) may stay open. */
export type PanicRun = {
  /** One for each throw, made where the button is: the same twice is one. */
  readonly panicId: string;
  readonly userId: string;
  readonly accountId: string;
  readonly share: BasisPoints;
  readonly by: PanicActor;
  readonly startedAt: number;
};

/** `planned` is not sent yet; `confirmed` is read back: the position, or the resting order, is gone. */
export type TargetState = "planned" | "sent" | "confirmed" | "failed";

/** One position to close, or one resting order to take back. */
export type PanicAim = {
  readonly kind: "position" | "order";
  readonly id: string;
  readonly quantity: Usd;
};

export type PanicProgress = PanicAim & {
  readonly accountId: string;
  readonly state: TargetState;
  /** How often it was tried: each try has a command id of its own. */
  readonly attempt: number;
  /** Why it is not done, or what was found; null where there is nothing to say. */
  readonly words: string | null;
  readonly updatedAt: number;
};

/** A run in the hands of one worker, with everything it aims at in the order in which it is closed. */
export type ClaimedRun = PanicRun & { readonly aims: readonly PanicProgress[] };

/** How far one throw has come on one account. `doneAt` is null while something is still to do. */
export type RunProgress = {
  readonly accountId: string;
  readonly startedAt: number;
  readonly doneAt: number | null;
  readonly aims: readonly PanicProgress[];
};

export type PanicLook = { readonly standing: readonly StandingStage[]; readonly latest: string | null };

/** The panic switch as it is stored. Every verb is scoped to its user. */
export interface Panic {
  /** Every stage of a user that is not calm, the one on all accounts first. */
  standing(userId: string): Promise<readonly StandingStage[]>;
  /**
   * Makes a stage stricter. What is stricter already stands as it is. When this has ended, no intent that the stage refuses
   * can be planned or sent any more: plans under way end first. False where the account is not this user's.
   */
  raise(change: StageChange): Promise<boolean>;
  /** Puts a stage, milder ones included; calm ends it. False where the account is not this user's. */
  put(change: StageChange): Promise<boolean>;
  /** Stores a run with what it aims at. A run that is stored already is the same run, and gains nothing. */
  begin(run: PanicRun, aims: readonly PanicAim[]): Promise<void>;
  /** Takes runs that are not done and that nobody holds, oldest first, for so long by the database's clock. */
  claim(limit: number, leaseMs: number): Promise<readonly ClaimedRun[]>;
  /** Adds what a fresh reading found beside the rest. What is aimed at already stays as it is. */
  aimAt(run: Pick<PanicRun, "panicId" | "accountId">, aims: readonly PanicAim[], at: number): Promise<void>;
  note(
    run: Pick<PanicRun, "panicId" | "accountId">,
    aim: Pick<PanicProgress, "kind" | "id" | "state" | "attempt" | "words">,
    at: number,
  ): Promise<void>;
  /** Gives a run back for so long, or ends it. */
  release(
    run: Pick<PanicRun, "panicId" | "accountId">,
    next:
      | { readonly kind: "again"; readonly afterMs: number }
      | { readonly kind: "done"; readonly at: number },
  ): Promise<void>;
  /** Empty where this user has no such panic. */
  progress(userId: string, panicId: string): Promise<readonly RunProgress[]>;
  /** What stands of this user's with the panic that `latest` tells, as of one moment. */
  look(userId: string): Promise<PanicLook>;
  /** The panic of this user's that began to close something last, done or not; null where there was none. */
  latest(userId: string): Promise<string | null>;
}

/** What a link can throw, and nothing else: each only lowers risk. */
export type LinkStageName = "freeze" | "guards-only" | "flatten";

/** A link that can throw the switch once; its token left the server once, and only its digest is stored. */
export type PanicLink = {
  readonly id: string;
  readonly userId: string;
  /** SHA-256 of the token, in hex. */
  readonly digest: string;
  readonly label: string;
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly usedAt: number | null;
  readonly revokedAt: number | null;
};

export interface PanicLinks {
  /** False where the user has as many living ones as they may. */
  create(link: PanicLink, most: number): Promise<boolean>;
  /** Newest first, those that were used or revoked too. */
  ofUser(userId: string): Promise<readonly PanicLink[]>;
  /** False where the user has no such living link. */
  revoke(userId: string, id: string, at: number): Promise<boolean>;
  /** A link that still serves, left as it is. */
  find(digest: string, at: number): Promise<PanicLink | null>;
  /** Uses a link that still serves; of many callers one gets it. */
  take(digest: string, at: number): Promise<PanicLink | null>;
  /** Every link that still serves: what a worker keeps in memory for when this cannot be asked. */
  living(at: number): Promise<readonly PanicLink[]>;
}
