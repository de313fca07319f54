import type { Wire } from "../http/arrivals.ts";
import { listenForAWhile, type Who } from "./listen-for-a-while.ts";
import type { LiveHub } from "./live-hub.ts";

/** Bytes that may wait for a browser to take them. */
const MOST_WAITING = 64 * 1_024;
/** A comment, which no browser hears. */
const OPENING = new TextEncoder().encode(": live\n\n");

/**
 * What is told, straight to the wire: on its way through the answer's stream, and those of the framework, each message would
 * cost several times what writing it does. The stream itself gives one comment, so that the answer begins; whoever reads it
 * asks for more once that was written, and from then on it only says when the answer is over.
 */
export const streamPast = (hub: LiveHub, who: Who, wire: Wire): ReadableStream<Uint8Array> => {
  let hasBegun = false;
  let leave: (() => void) | null = null;
  const listen = (controller: ReadableStreamDefaultController<Uint8Array>): (() => void) =>
    listenForAWhile(hub, who, controller, {
      // Before its head nothing may be written: where that is not gone yet, it goes the long way.
      give: (bytes) => (wire.isBegun() ? wire.write(bytes) : controller.enqueue(bytes)),
      isFull: () => wire.waiting() > MOST_WAITING,
    });
  return new ReadableStream<Uint8Array>(
    {
      pull: (controller) => {
        if (hasBegun) leave ??= listen(controller);
        else controller.enqueue(OPENING);
        hasBegun = true;
      },
      cancel: () => leave?.(),
    },
    new CountQueuingStrategy({ highWaterMark: 0 }),
  );
};
