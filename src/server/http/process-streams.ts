import { createStreamPlaces, type StreamPlaces } from "./stream-places.ts";

/** Counted once a process, even where the bundler loads this module once a route. */
const held = globalThis as { axisorStreams?: StreamPlaces };

/** The streams that this process has open. */
export const processStreams = (): StreamPlaces => {
  held.axisorStreams ??= createStreamPlaces();
  return held.axisorStreams;
};
