/** What a procedure may ask of the database, in statements besides those that open and end transactions. */
export const USUAL_BUDGET = 8;

const LOOKS = "looks at all rules of an account for what they do to each other, and writes what was armed";
const READS = "gathers what is known of an account for one look at it";
const ACTS = "stores what is about to be done, what came of it and the reading after it";
const ENDS = "stops what stands, with its triggers, its work and its history";
const NOTES = "takes the deed down in the security log, and tells of it";

/** Procedures that ask for more, how much, and for what. */
export const LARGER_BUDGETS: Readonly<Record<string, readonly [statements: number, why: string]>> = {
  "automations.armGuard": [44, LOOKS],
  "automations.armCrossGuard": [42, LOOKS],
  "automations.resumeCrossGuard": [38, LOOKS],
  "automations.resumeGuard": [33, LOOKS],
  "automations.rollBack": [31, LOOKS],
  "automations.copy": [34, LOOKS],
  "breaker.arm": [16, LOOKS],
  "guardPlan.arm": [16, LOOKS],
  "entries.arm": [16, LOOKS],
  "alerts.arm": [11, LOOKS],
  "automations.armExit": [20, LOOKS],
  "automations.import": [9, LOOKS],
  "guardPlan.preview": [20, READS],
  "overview.get": [18, READS],
  "automations.checkConflicts": [14, READS],
  "tradeLog.whyNot": [14, READS],
  "automations.previewCrossGuard": [10, READS],
  "positions.preview": [9, READS],
  "security.overview": [9, READS],
  "positions.removeStopLoss": [21, ACTS],
  "positions.closeAll": [20, ACTS],
  "panic.raise": [13, ACTS],
  "positions.setTakeProfit": [12, ACTS],
  "positions.removeTakeProfit": [12, ACTS],
  "positions.cancel": [20, ACTS],
  "panic.lower": [11, ACTS],
  "positions.addMargin": [10, ACTS],
  "positions.cashIn": [10, ACTS],
  "positions.setStopLoss": [10, ACTS],
  "positions.setTrailingStop": [10, ACTS],
  "automations.pauseCrossGuard": [17, ENDS],
  "automations.endCrossGuard": [14, ENDS],
  "automations.pauseGuard": [11, ENDS],
  "automations.delete": [10, ENDS],
  "breaker.stop": [10, ENDS],
  "security.removeTotp": [16, NOTES],
  "security.removePasskey": [16, NOTES],
  "notifications.addPush": [13, NOTES],
  "credentials.remove": [12, NOTES],
  "notifications.removeWebhook": [11, NOTES],
  "credentials.test": [10, NOTES],
  "credentials.replace": [10, NOTES],
  "notifications.unbindTelegram": [10, NOTES],
  "notifications.setWebhook": [10, NOTES],
  "security.newBackupCodes": [10, NOTES],
  "security.changeEmail": [10, NOTES],
  "security.changePassword": [9, NOTES],
};

/** Calls whose answer is another once somebody has many of a thing: they have as many as they may. */
export const FULL: ReadonlySet<string> = new Set([
  "automations.export",
  "entries.arm",
  "notifications.addPush",
  "panic.makeLink",
  "security.addPasskey",
]);

/** Procedures that ask something else of whoever has many, and why; none asks the more the more there is. */
export const ASKING_OTHERWISE: Readonly<Record<string, string>> = {
  "automations.export": "reads the positions once where any automation stands on one",
  "security.removePasskey": "asks less where other passkeys are left",
};

export const budgetOf = (procedure: string): number => LARGER_BUDGETS[procedure]?.[0] ?? USUAL_BUDGET;
