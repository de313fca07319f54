import type { PanicStage } from "#domain/panic/panic-stage.ts";
import type { BasisPoints } from "#domain/units.ts";
import type { PanicActor } from "#ports/panic.ts";

/** One throw of the switch. */
export type PanicOrder = {
  readonly userId: string;
  /** One exchange account, or null for all of the user's. */
  readonly accountId: string | null;
  readonly stage: Exclude<PanicStage, "calm">;
  /** How much of what is open may stay; of meaning where the stage is `reduce`. */
  readonly share: BasisPoints;
  /** A UUID made where the button is: the same throw twice is one. */
  readonly panicId: string;
  readonly by: PanicActor;
};
