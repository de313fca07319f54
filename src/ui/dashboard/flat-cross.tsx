import Link from "next/link";
import type { CrossView } from "#server/trpc/schemas/cross.ts";
import { crossGuardPath, crossHistoryPath } from "#ui/cross-guard/cross-guard-words.ts";
import { format } from "#ui/format/format.ts";
import { crossAtRisk } from "#ui/positions/cross-at-risk.ts";

/** A cross margin without a position: one quiet line where sats lie there or a guard waits for the next position, else none. */
export const FlatCross = ({ cross, now }: { readonly cross: CrossView | null; readonly now: number }) => {
  if (cross === null || cross.readAt === null || crossAtRisk(cross) !== null) return null;
  const { margin, readAt, guard } = cross;
  if (margin === 0 && guard === null) return null;
  return (
    <p className="dim cross-flat" data-testid="cross-flat">
      Cross margin: {format.sats(margin)}, no position, read{" "}
      {format.ago(Math.max(0, now - Date.parse(readAt)), readAt)}.
      {guard === null ? null : (
        <>
          {" "}
          Its guard {guard.state === "paused" ? "is paused" : "waits for the next position"}.{" "}
          <Link href={crossGuardPath(cross.accountId)}>Open the guard</Link> or{" "}
          <Link href={crossHistoryPath(cross.accountId)}>what was changed of it</Link>
        </>
      )}
    </p>
  );
};
