import type { SecurityEvent } from "#domain/security/security-event.ts";
import type { SecurityRecorder } from "#ports/security-recorder.ts";

/** Keeps every event, the oldest first. */
export class FakeSecurityRecorder implements SecurityRecorder {
  readonly events: SecurityEvent[] = [];

  async record(event: SecurityEvent) {
    this.events.push(event);
  }

  /** Each event as `kind outcome`. */
  told(): readonly string[] {
    return this.events.map(({ kind, outcome }) => `${kind} ${outcome}`);
  }
}
