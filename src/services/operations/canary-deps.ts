import type { Canary } from "#ports/canary.ts";
import type { NotificationChoices } from "#ports/notifications.ts";
import type { PaperCounter } from "#ports/paper-counter.ts";
import type { PasswordHasher } from "#ports/password-hasher.ts";
import type { Sealer } from "#ports/vault.ts";
import type { ConnectDeps } from "../accounts/connect-account.ts";
import type { SyncDeps } from "../accounts/sync-account.ts";

/** What the canary stands on: the parts that serve every trader, and where its proof is kept. */
export type CanaryDeps = SyncDeps &
  ConnectDeps & {
    readonly canary: Canary;
    /** Null where this installation runs no paper exchange of its own: there is no canary then. */
    readonly paperCounter: PaperCounter | null;
    readonly choices: Pick<NotificationChoices, "keep">;
    readonly passwords: Pick<PasswordHasher, "hash">;
    readonly sealer: Sealer;
    /** 256 random bits as text. */
    readonly newToken: () => string;
    readonly sleep: (ms: number) => Promise<void>;
  };
