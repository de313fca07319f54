import type { SpanFacts, SpanName } from "#domain/operations/span-table.ts";

/** Adds facts to a span that is under way, such as what came of it. */
export type NoteFacts = (facts: SpanFacts) => void;

/** Says what belongs together: one trace goes from a tick through its effect to the notification. */
export interface Tracer {
  /**
   * Runs `work` as a part of what runs now, or of `parent` where one came with a row, a job or a request. What it throws
   * passes through, and marks the span as failed.
   * @param parent a W3C `traceparent`, as `current` gave it; null, and one that is none, begin where the caller is.
   */
  span<T>(
    name: SpanName,
    facts: SpanFacts,
    work: (note: NoteFacts) => Promise<T>,
    parent?: string | null,
  ): Promise<T>;
  /** The W3C `traceparent` of what runs now, to be stored; null where nothing is traced. */
  current(): string | null;
}

/** A tracer that hands on what it traced. */
export interface OpenTracer extends Tracer {
  /** Hands on what is held back, and ends. */
  close(): Promise<void>;
}
