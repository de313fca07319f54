/** Removes rows that mean nothing any more. Each takes a bounded bite and tells how much it took: ask again while it is full. */
export interface Upkeep {
  /** Sessions that ended or were idle too long by `at`; at most `limit`. */
  removeEndedSessions(at: number, limit: number): Promise<number>;
  /** Steps of logins and enrolments that were begun and are too old by `at`; at most `limit`. */
  removeEndedChallenges(at: number, limit: number): Promise<number>;
  /** Links that were sent and are too old by `at`; at most `limit`. */
  removeEndedLinks(at: number, limit: number): Promise<number>;
  /** Request buckets that have long been full again, which is what a bucket that is not there is taken for; at most `limit`. */
  removeFullBuckets(limit: number): Promise<number>;
  /**
   * What positions were and when accounts were blind until `before`, but for what was still so then; at most `limit` of
   * each.
   */
  removeOldHistory(before: number, limit: number): Promise<number>;
  /**
   * What was told before `before` (epoch milliseconds), with the log of where it was; at most `limit`. What is not spread yet,
   * still on its way, or kept for a digest that somebody gets, stays however old.
   */
  removeOldNotifications(before: number, limit: number): Promise<number>;
  /** What is remembered of topics last told before `before`, which is told anew anyhow when it comes back; at most `limit`. */
  removeOldTopics(before: number, limit: number): Promise<number>;
  /** Codes and questions of the bot whose time was over by `at`; at most `limit`. */
  removeEndedQuestions(at: number, limit: number): Promise<number>;
  /** Mails written before `before` that do not wait to be sent; at most `limit`. */
  removeOldMails(before: number, limit: number): Promise<number>;
  /** Alerts of the installation that were over before `before`; at most `limit`. */
  removeClearedAlerts(before: number, limit: number): Promise<number>;
  /** Processes that have not shown themselves since `before`; at most `limit`. */
  removeLostHeartbeats(before: number, limit: number): Promise<number>;
  /** Counters of attempts whose window and the one after it are over by `at`; at most `limit`. */
  removeEndedCounters(at: number, limit: number): Promise<number>;
}
