import type { SecurityEvent } from "./security-event.ts";
import type { SignalName } from "./signal-name.ts";

/** How risky an event was judged, from 0 to 1, and by which signals; the riskiest first. */
export type RiskVerdict = { readonly risk: number; readonly signals: readonly SignalName[] };

/** An event as it stands in the log: numbered without gaps from 1, and judged when it was written. */
export type LoggedEvent = SecurityEvent & RiskVerdict & { readonly seq: number };
