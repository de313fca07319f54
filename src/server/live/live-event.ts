/** Something told to browsers, already as the bytes that every one of them is sent. */
export type LiveEvent = {
  /** Grows with every event of this process. */
  readonly seq: number;
  readonly bytes: Uint8Array;
};

const encoder = new TextEncoder();

/** An event of the stream as it goes over the wire; `data` is JSON and holds no line break. */
export const encodeEvent = (boot: string, seq: number, name: string, data: unknown): LiveEvent => ({
  seq,
  bytes: encoder.encode(`id: ${boot}.${seq}\nevent: ${name}\ndata: ${JSON.stringify(data)}\n\n`),
});

/** Keeps proxies from closing a stream on which nothing happens, and tells a page that it is heard still. */
export const HEARTBEAT = encoder.encode("event: here\ndata: null\n\n");
/** How soon a browser may come back. */
export const GREETING = encoder.encode("retry: 2000\n\n");

/** How far a browser had heard this very process; 0 for nothing of it. */
export const heardUpTo = (lastEventId: string | null, boot: string): number => {
  const [of, seq = ""] = (lastEventId ?? "").split(".");
  return of === boot && /^\d{1,15}$/u.test(seq) ? Number(seq) : 0;
};
