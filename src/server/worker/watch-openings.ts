import type { Wired } from "../wired.ts";
import { repeat } from "./repeat.ts";

const LOOK_EVERY_MS = 20_000;
const SYSTEM = { actor: "system", userId: null, network: null, deviceId: null, sessionId: null } as const;

/** Tells when credentials are opened far more often than anybody has a reason to, until the signal. */
export const watchOpenings = (wired: Wired, signal: AbortSignal): Promise<void> =>
  repeat(wired, { signal }, LOOK_EVERY_MS, "opening-watch", async () => {
    const rates = (["mainnet", "signet", "paper"] as const).map((network) => wired.signedRate(network));
    const allowed = rates.reduce(
      (sum, rate) => sum + (rate === null ? 0 : (rate.most / rate.windowMs) * 60_000),
      0,
    );
    const burst = wired.openings.readBurst(allowed);
    if (burst === null) return;
    await wired.security.record({
      ...SYSTEM,
      at: wired.clock(),
      kind: "decrypt-burst",
      outcome: "allowed",
      facts: burst,
    });
  });
