import { z } from "zod";
import { ACCOUNT_RULE_KINDS } from "#domain/automations/account-rule.ts";

/** Every kind of automation there is. */
export const automationKindSchema = z.enum([
  "margin-guard",
  "cross-guard",
  "stop-loss",
  "trailing-stop",
  "break-even-stop",
  "take-profit",
  "backstop",
  ...ACCOUNT_RULE_KINDS,
]);
