import type { ExitRule } from "#domain/automations/exits/exit-rule.ts";
import type { MarginGuardConfig } from "#domain/automations/margin-guard.ts";

/** Settings that are to be saved on a position, in the place of what stands in their slot. */
export type ConflictDraft =
  | {
      readonly kind: "guard";
      readonly config: MarginGuardConfig;
      /** Whether a backstop is wanted with it; null for as it is. */
      readonly backstop: boolean | null;
    }
  | { readonly kind: "exit"; readonly rule: ExitRule };
