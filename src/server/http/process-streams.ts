import { createStreamPlaces, type StreamPlaces } from "./stream-places.ts";

/** Counted once a process, however often this module is bundled. */
const held = globalThis as { axisorStreams?: StreamPlaces };

/** The streams that this process has open. */
export const processStreams = (): StreamPlaces => {
  held.axisorStreams ??= createStreamPlaces();
  return held.axisorStreams;
};
