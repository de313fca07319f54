import type { StopKind } from "./exit-draft.ts";
import { STOP_KINDS } from "./exit-standing.ts";

/** The kind of stop an address asks for; null for the one that stands. */
export const stopAsked = (text: unknown): StopKind | null => STOP_KINDS.find((kind) => kind === text) ?? null;
