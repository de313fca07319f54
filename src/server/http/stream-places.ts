/** One browser needs one stream, which its tabs share; this is a household of devices, and no flood. */
export const STREAMS_PER_CALLER = 8;

export type StreamPlaces = {
  /**
   * The same answer, holding one of its caller's places until either side ends it; null where all are taken, with the
   * answer's own source told that nobody will read it.
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

/** Counts the streams that this process has open for each caller: a user, or the network of somebody unknown. */
export function createStreamPlaces(perCaller = STREAMS_PER_CALLER): StreamPlaces {
  const open = new Map<string, number>();
  const ends = new Set<() => void>();
  const free = (caller: string): void => {
    const left = (open.get(caller) ?? 0) - 1;
    if (left > 0) open.set(caller, left);
    else open.delete(caller);
  };
  return {
    hold: (caller, answer) => {
      if (answer.body === null) return answer;
      const taken = open.get(caller) ?? 0;
      if (taken >= perCaller) {
        // Not waited for: a source that does not end must not keep the refusal back.
        answer.body.cancel().catch(() => undefined);
        return null;
      }
      open.set(caller, taken + 1);
      const { status, headers } = answer;
      const held = untilEnd(answer.body, () => {
        free(caller);
        ends.delete(held.endNow);
      });
      ends.add(held.endNow);
      return new Response(held.body, { status, headers });
    },
    endAll: () => {
      for (const endNow of [...ends]) endNow();
    },
  };
}
