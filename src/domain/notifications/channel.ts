/** Ways a trader is told of something. `in-app` is the page itself; the others reach them elsewhere. */
export const CHANNELS = ["in-app", "push", "telegram", "email", "webhook"] as const;

export type Channel = (typeof CHANNELS)[number];

/** The ways that leave this house. */
export const OUTER_CHANNELS = ["push", "telegram", "email", "webhook"] as const;

export type OuterChannel = (typeof OUTER_CHANNELS)[number];

/** How much something matters: `danger` is a position that may be lost, or a guard that could not act. */
export const SEVERITIES = ["info", "warning", "danger"] as const;

export type Severity = (typeof SEVERITIES)[number];
