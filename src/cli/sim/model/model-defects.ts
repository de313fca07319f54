/** Switches that each break one law of the database, for mutants; all of them false is the true model. */
export type ModelDefects = {
  /** Steps of an intent do not ask whether another worker has claimed it since. */
  readonly ignoreFence: boolean;
  /** Sending and settling do not ask which state the intent is in. */
  readonly ignoreState: boolean;
  /** Actions that must be alone may be open side by side on one account. */
  readonly manyOpenPerAccount: boolean;
  /** One cause, subject and epoch may have many intents, and a plan for an epoch that is over is taken. */
  readonly manyPerEpoch: boolean;
  /** Only what was confirmed counts as spent: nothing is reserved. */
  readonly unreservedBudget: boolean;
  /** An outcome nobody can tell gives its budget back. */
  readonly ambiguousIsFree: boolean;
  /** A plan is taken whatever the caps. */
  readonly capsNotCheckedAtPlan: boolean;
  /** A plan leaves whatever the caps have become. */
  readonly capsNotCheckedAtSend: boolean;
  /** A plan leaves though it expired or its automation was paused. */
  readonly sendsStale: boolean;
  /** The work row ends with the match, not with the plan or the verdict. */
  readonly workEndsBeforePlan: boolean;
  /** Claims take what somebody else holds. */
  readonly noLeases: boolean;
  /** A signature counts as run out the moment it is sent. */
  readonly noSettleTime: boolean;
  /** The hit is the only event: no verdict, outcome or reading arms its trigger again. */
  readonly edgeTriggered: boolean;
  /** A reading counts though a newer one is stored. */
  readonly olderReadingWins: boolean;
  /** Work lives in the process: a restart loses what was hit and not planned yet. */
  readonly forgetsOnRestart: boolean;
};

export const NO_DEFECTS: ModelDefects = {
  ignoreFence: false,
  ignoreState: false,
  manyOpenPerAccount: false,
  manyPerEpoch: false,
  unreservedBudget: false,
  ambiguousIsFree: false,
  capsNotCheckedAtPlan: false,
  capsNotCheckedAtSend: false,
  sendsStale: false,
  workEndsBeforePlan: false,
  noLeases: false,
  noSettleTime: false,
  edgeTriggered: false,
  olderReadingWins: false,
  forgetsOnRestart: false,
};
