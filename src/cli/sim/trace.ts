/** What happened in a seed, as one number: two runs of one seed must agree in every event. */
export type Trace = {
  add(event: string): void;
  hash(): string;
  /** The last events, for whoever has to understand a failing seed. */
  lines(): readonly string[];
};

const KEPT = 4_000;

/** `keep` also remembers the events themselves, which costs time and memory. */
export const createTrace = (now: () => number, keep: boolean): Trace => {
  let low = 0x811c9dc5;
  let high = 0x01000193;
  const lines: string[] = [];
  return {
    add: (event) => {
      const line = `${now()} ${event}`;
      for (let at = 0; at < line.length; at += 1) {
        low = Math.imul(low ^ line.charCodeAt(at), 0x01000193);
        high = Math.imul(high ^ line.charCodeAt(at), 0x85ebca6b);
      }
      if (!keep) return;
      lines.push(line);
      if (lines.length > KEPT) lines.shift();
    },
    hash: () => (low >>> 0).toString(16).padStart(8, "0") + (high >>> 0).toString(16).padStart(8, "0"),
    lines: () => lines,
  };
};
