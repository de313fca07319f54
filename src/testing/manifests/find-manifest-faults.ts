import { cronRule, type Schedule } from "./cron-rule.ts";
import { findTypeFaults } from "./find-type-faults.ts";
import type { Fault, Manifest, ManifestRule } from "./manifest.ts";
import { NETWORK_RULES } from "./network-rules.ts";
import { POD_RULES } from "./pod-rules.ts";
import { SECRET_RULES } from "./secret-rules.ts";
import { REPLICAS_RULE, SETTING_RULE } from "./setting-rule.ts";
import { WIRING_RULES } from "./wiring-rules.ts";

/** Everything that manifests beside each other must hold to. */
export const manifestRules = (schedules: readonly Schedule[]): readonly ManifestRule[] => [
  ...POD_RULES,
  ...SECRET_RULES,
  SETTING_RULE,
  REPLICAS_RULE,
  ...WIRING_RULES,
  ...NETWORK_RULES,
  cronRule(schedules),
];

/** What is wrong with the documents of one installation: first by their types, and where those are right, by the rules. */
export const findManifestFaults = (
  documents: readonly unknown[],
  schedules: readonly Schedule[],
): readonly Fault[] => {
  const mistyped = findTypeFaults(documents);
  if (mistyped.length > 0) return mistyped;
  // The compiler has just said so of each.
  const manifests = documents as readonly Manifest[];
  return manifestRules(schedules).flatMap(({ find }) => find(manifests));
};
