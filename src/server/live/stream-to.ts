import { listenForAWhile, type Who } from "./listen-for-a-while.ts";
import type { LiveHub } from "./live-hub.ts";

/** Events that may wait for a browser to take them. */
const MOST_WAITING = 64;

/** What is told, through the answer's own stream. */
export const streamTo = (hub: LiveHub, who: Who): ReadableStream<Uint8Array> => {
  let leave = (): void => {};
  return new ReadableStream<Uint8Array>(
    {
      start: (controller) => {
        leave = listenForAWhile(hub, who, controller, {
          give: (bytes) => controller.enqueue(bytes),
          isFull: () => (controller.desiredSize ?? 0) < -MOST_WAITING,
        });
      },
      cancel: () => leave(),
    },
    new CountQueuingStrategy({ highWaterMark: 1 }),
  );
};
