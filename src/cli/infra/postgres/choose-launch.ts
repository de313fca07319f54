/** How PostgreSQL is started, given who starts it and where its files lie. */
export type LaunchKind = "direct" | "as-owner" | "user-namespace" | "copied";

export type LaunchFacts = Readonly<{
  isRoot: boolean;
  /** Whether the unprivileged account can reach binaries and data where they are. */
  filesAreReachable: boolean;
  userNamespacesWork: boolean;
}>;

/** PostgreSQL refuses to run as root; each way round that needs less of the machine than the next. */
export function chooseLaunch(facts: LaunchFacts): LaunchKind {
  if (!facts.isRoot) return "direct";
  if (facts.filesAreReachable) return "as-owner";
  return facts.userNamespacesWork ? "user-namespace" : "copied";
}
