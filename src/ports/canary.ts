import type { ProvingEffect } from "#domain/operations/judge-proof.ts";
import type { NewUser } from "./users.ts";

/** What its guard tried, by the id of its intent. */
export type TriedProof = ProvingEffect & { readonly id: string };

/** The automation that proves protection, and how far it is equipped. Times in epoch milliseconds. */
export type StandingCanary = {
  readonly userId: string;
  readonly email: string;
  /** Null until it is connected. */
  readonly accountId: string | null;
  /** Null until it is open. */
  readonly positionId: string | null;
  /** Since when it is to prove something. */
  readonly startedAt: number;
  /** When what its guard did was last read back at the exchange; null before the first time. */
  readonly provenAt: number | null;
};

/** Where the proof of protection is kept; there is one for the whole installation. */
export interface Canary {
  /** Runs `round` unless another process is in the middle of one: then null, and nothing is done. */
  alone<T>(round: () => Promise<T>): Promise<T | null>;
  /** Null where there is none. */
  standing(): Promise<StandingCanary | null>;
  /**
   * Puts a new user in the place of the one before, who is deleted with all that is theirs. When protection was last proven
   * stands, and where it never was, since when it should have been.
   */
  replace(user: NewUser): Promise<void>;
  /** Notes what the user is equipped with. False where another has taken its place. */
  equip(userId: string, equipment: Pick<StandingCanary, "accountId" | "positionId">): Promise<boolean>;
  /** The newest few effects of its guard, oldest first: more than one round can have. */
  newestEffects(guardId: string): Promise<readonly TriedProof[]>;
  /** Notes that protection was proven at `at`. False where another has taken its place. */
  prove(userId: string, at: number): Promise<boolean>;
  /** Deletes it with its user: nobody proves anything here any more. */
  remove(): Promise<void>;
}
