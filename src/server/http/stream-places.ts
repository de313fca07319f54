/** One browser needs one stream, which its tabs share; this is a household of devices, and no flood. */
export const STREAMS_PER_CALLER = 8;
/**
 * The oldest of a caller whose places are all taken is ended for a new one, once it has had so much: a phone that changed its
 * network leaves streams behind that nobody reads and nobody ends, and its browser shall not wait for them.
 */
export const LEFT_ALONE_MS = 2 * 60_000;

export type StreamPlaces = {
  /**
   * The same answer, holding one of its caller's places until either side ends it; null where all are taken and none of them
   * for long, with the answer's own source told that nobody will read it.
   */
  hold(caller: string, answer: Response): Response | null;
  /** Ends every stream that is open: its browser comes back by itself, to whoever answers then. */
  endAll(): void;
};

/** An answer that never ends by itself: server-sent events. */
export const isStream = (answer: Response): boolean =>
  answer.headers.get("content-type")?.startsWith("text/event-stream") === true;

type Held = { readonly body: ReadableStream<Uint8Array>; endNow(): void };

/**
 * `body` as it comes, and `onEnd` once when it is over: read to its end, broken, left by its reader, or ended by `endNow`. A
 * read that was waiting when its reader left ends too, and that is not a second end.
 */
function untilEnd(body: ReadableStream<Uint8Array>, onEnd: () => void): Held {
  const reader = body.getReader();
  let isOver = false;
  let close = (): void => {};
  // Nothing is taken before it is asked for: a source may wait until what it gave first is on its way.
  const asAsked = new CountQueuingStrategy({ highWaterMark: 0 });
  const end = (): void => {
    if (!isOver) onEnd();
    isOver = true;
  };
  const source: UnderlyingDefaultSource<Uint8Array> = {
    start(controller) {
      close = () => controller.close();
    },
    async pull(controller) {
      try {
        const { done, value } = await reader.read();
        if (isOver) return;
        if (!done) return controller.enqueue(value);
        end();
        controller.close();
      } catch (error) {
        end();
        controller.error(error);
      }
    },
    async cancel(reason) {
      end();
      await reader.cancel(reason);
    },
  };
  const held = new ReadableStream(source, asAsked);
  const endNow = (): void => {
    if (isOver) return;
    end();
    close();
    // A source that does not end must not keep anybody waiting.
    reader.cancel().catch(() => undefined);
  };
  return { body: held, endNow };
}

type Place = { readonly since: number; readonly endNow: () => void };

/** Counts the streams that this process has open for each caller: a user, or the network of somebody unknown. */
export function createStreamPlaces(
  perCaller = STREAMS_PER_CALLER,
  elapsed = () => performance.now(),
): StreamPlaces {
  /** The oldest of each caller first. */
  const open = new Map<string, Set<Place>>();
  /** Whether there is room for one more of these. */
  const makeRoom = (places: ReadonlySet<Place>): boolean => {
    if (places.size < perCaller) return true;
    const [oldest] = places;
    if (oldest === undefined || elapsed() - oldest.since < LEFT_ALONE_MS) return false;
    oldest.endNow();
    return true;
  };
  return {
    hold: (caller, answer) => {
      if (answer.body === null) return answer;
      if (!makeRoom(open.get(caller) ?? new Set())) {
        // Not waited for: a source that does not end must not keep the refusal back.
        answer.body.cancel().catch(() => undefined);
        return null;
      }
      const places = open.get(caller) ?? new Set();
      open.set(caller, places);
      const { status, headers } = answer;
      const held = untilEnd(answer.body, () => {
        places.delete(place);
        if (places.size === 0) open.delete(caller);
      });
      const place = { since: elapsed(), endNow: held.endNow };
      places.add(place);
      return new Response(held.body, { status, headers });
    },
    endAll: () => {
      for (const places of [...open.values()]) for (const { endNow } of [...places]) endNow();
    },
  };
}
