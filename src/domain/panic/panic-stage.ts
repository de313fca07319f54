/**
 * How far the panic switch is thrown, mildest first. `freeze`: nothing new is opened. `guards-only`: only guards act of
 * themselves. `reduce`: positions are closed until what is open is small enough, then as `guards-only`. `flatten`: every
 * position is closed and nothing but closing goes on. `revoke`: as `flatten`, and the sealed keys are wiped.
 */
export const PANIC_STAGES = ["calm", "freeze", "guards-only", "reduce", "flatten", "revoke"] as const;
export type PanicStage = (typeof PANIC_STAGES)[number];

/** Whether `one` lets less through than `other`; false for the same stage. */
export const isStricter = (one: PanicStage, other: PanicStage): boolean =>
  PANIC_STAGES.indexOf(one) > PANIC_STAGES.indexOf(other);

/** The strictest of the stages that stand at once, on a user and on one account; calm where none does. */
export const strictestStage = (stages: readonly PanicStage[]): PanicStage =>
  stages.reduce<PanicStage>((most, stage) => (isStricter(stage, most) ? stage : most), "calm");
