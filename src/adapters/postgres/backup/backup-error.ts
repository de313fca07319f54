/** A backup that cannot be taken or restored, in one sentence that says what to do. */
export class BackupError extends Error {}
