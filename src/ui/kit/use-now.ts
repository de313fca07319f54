import { useSyncExternalStore } from "react";
import { clockNow, hearClock } from "./clock.ts";

/** The time by this machine's clock, in epoch milliseconds, told anew every second or so. */
export const useNow = (): number => useSyncExternalStore(hearClock, clockNow, clockNow);
