import type { SecurityEvent } from "#domain/security/security-event.ts";

/**
 * Takes down what happened, judges how risky it is in the light of what came before, and sees to the alerts. To be
 * called after the effect, in the same request; what cannot be written down is an error of that request.
 */
export interface SecurityRecorder {
  record(event: SecurityEvent): Promise<void>;
}
