/** The time of this process, epoch milliseconds. Replay and tests pass a virtual one. */
export type Clock = () => number;

/** A fresh unique id (UUID). An argument, so simulations are repeatable. */
export type NewId = () => string;
