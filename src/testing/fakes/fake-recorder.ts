import type { SecurityEvent } from "#domain/security/security-event.ts";
import type { SecurityRecorder } from "#ports/security-recorder.ts";

/** Keeps what was recorded, oldest first. */
export class FakeRecorder implements SecurityRecorder {
  readonly events: SecurityEvent[] = [];

  async record(event: SecurityEvent): Promise<void> {
    this.events.push(event);
  }

  kinds(): readonly string[] {
    return this.events.map(({ kind, outcome }) => `${kind} ${outcome}`);
  }
}
