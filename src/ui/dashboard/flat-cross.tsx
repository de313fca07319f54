import Link from "next/link";
import type { CrossView } from "#server/trpc/schemas/cross.ts";
import { crossGuardPath, crossHistoryPath } from "#ui/cross-guard/cross-paths.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { useWords } from "#ui/kit/use-words.ts";
import { crossAtRisk } from "#ui/positions/cross-at-risk.ts";
import { DASHBOARD_WORDS } from "./dashboard-words.tsx";

/** A cross margin without a position: one quiet line where sats lie there or a guard waits for the next position, else none. */
export const FlatCross = ({ cross, now }: { readonly cross: CrossView | null; readonly now: number }) => {
  const words = useWords(DASHBOARD_WORDS).flatCross;
  const format = useFormat();
  if (cross === null || cross.readAt === null || crossAtRisk(cross) !== null) return null;
  const { margin, readAt, guard } = cross;
  if (margin === 0 && guard === null) return null;
  return (
    <p className="dim cross-flat" data-testid="cross-flat">
      {words.read(format.sats(margin), format.ago(Math.max(0, now - Date.parse(readAt)), readAt))}
      {guard === null ? null : (
        <>
          {" "}
          {guard.state === "paused" ? words.paused : words.waits}{" "}
          {words.ways(
            (way) => (
              <Link href={crossGuardPath(cross.accountId)}>{way}</Link>
            ),
            (way) => (
              <Link href={crossHistoryPath(cross.accountId)}>{way}</Link>
            ),
          )}
        </>
      )}
    </p>
  );
};
