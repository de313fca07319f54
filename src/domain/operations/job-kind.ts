/** Work that is queued: a delivery to one address, the next round of a ladder, or a letter about the way in. */
export const JOB_KINDS = ["deliver", "climb", "letter"] as const;

export type JobKind = (typeof JOB_KINDS)[number];
