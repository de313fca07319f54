import { log } from "../log.ts";
import { sleep } from "../within.ts";
import { drainOnSignal } from "./drain.ts";
import { processStreams } from "./process-streams.ts";

/** From now on this process ends without breaking anything off. */
export const endWell = (): void =>
  drainOnSignal({ process, endStreams: () => processStreams().endAll(), sleep, log });
