import { STALE_AFTER_MS } from "#domain/verdict/judge-freshness.ts";
import type { Overview } from "#server/trpc/schemas/views.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { useWords } from "#ui/kit/use-words.ts";
import { DASHBOARD_WORDS } from "./dashboard-words.tsx";

type Props = {
  readonly protection: Overview["protection"];
  /** Epoch milliseconds of the server's clock. */
  readonly now: number;
};

/** When a guard was last seen to act from end to end: one quiet line, and none where nobody proves it or the first proof is on its way. */
export const ProvenLine = ({ protection, now }: Props) => {
  const words = useWords(DASHBOARD_WORDS).protection;
  const format = useFormat();
  if (protection === null) return null;
  const { provenAt, since } = protection;
  const ageMs = Math.max(0, now - Date.parse(provenAt ?? since));
  const isLate = ageMs > STALE_AFTER_MS.proof;
  if (provenAt === null && !isLate) return null;
  const ago = format.ago(ageMs, provenAt ?? since);
  const text = provenAt === null ? words.never : isLate ? words.late(ago) : words.proven(ago);
  return (
    <p className={isLate ? "proven late" : "proven"} data-testid="proven">
      {text}
    </p>
  );
};
