import type { SyncDeps } from "#services/accounts/sync-account.ts";
import type { LiveDeps } from "#services/monitor/take-tick.ts";
import type { ModelDefects } from "./model/model-defects.ts";
import type { SimProcess } from "./process.ts";
import type { Scheduler } from "./scheduler.ts";

/** All that the code of one process stands on. */
export type SimDeps = LiveDeps & SyncDeps;

/** Where a mutant lives: the process it runs in, and the time of the world. */
export type MutantHome = { readonly process: SimProcess; readonly scheduler: Scheduler };

/**
 * One deliberate mistake in the product's core. `law` says which rule it breaks. Most replace one part that the core is
 * handed; some switch off one rule of the database.
 */
export type Mutant = {
  readonly name: string;
  readonly law: string;
  readonly defects?: Partial<ModelDefects>;
  /** Requests leave at once, however many there are. */
  readonly ignoresBudget?: boolean;
  readonly spoil?: (deps: SimDeps, home: MutantHome) => SimDeps;
};
