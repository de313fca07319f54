import type { MonitorDeps } from "../monitor/monitor-deps.ts";
import { lookAgain, type RuleLooked, type RuleScene } from "./look-again.ts";
import { lookAtBreaker } from "./look-at-breaker.ts";
import { lookAtEntry } from "./look-at-entry.ts";

export { lookAgain, type RuleLooked, type RuleScene } from "./look-again.ts";

/** Looks at one rule of an account. */
export const lookAtRule = async (deps: MonitorDeps, scene: RuleScene): Promise<RuleLooked> => {
  const { rule } = scene;
  switch (rule.kind) {
    case "price-alert":
      // Alerts are looked at before the account is read.
      return lookAgain(deps, scene);
    case "drawdown-breaker":
      return lookAtBreaker(deps, { ...scene, rule });
    case "auto-entry":
      return lookAtEntry(deps, { ...scene, rule });
    case "guard-plan":
      // It waits for no price, and is looked at from each reading.
      return lookAgain(deps, scene);
  }
};
