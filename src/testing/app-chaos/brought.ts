import type { AppStage } from "./open-app-stage.ts";

/** What bringing a fault has to tell, and what did not come out as it must; in words. */
export type Brought = { readonly notes: readonly string[]; readonly wrong: readonly string[] };

export const NOTHING_TO_TELL: Brought = { notes: [], wrong: [] };

export type BringParts = AppStage & {
  /** How long it lasts, where it does. */
  readonly activeMs: number;
  /** Waits, or until the run is stopped. */
  readonly wait: (ms: number) => Promise<void>;
  /** From now on its recovery is counted, until it is said again. Not said: when bringing it has ended. */
  readonly over: () => void;
  /** Starts the built server as another version; null where the run has none. */
  readonly otherVersion: string | null;
};

export type Bring = (parts: BringParts) => Promise<Brought>;
