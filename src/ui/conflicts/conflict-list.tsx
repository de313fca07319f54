import Link from "next/link";
import type { ConflictView } from "#server/trpc/schemas/conflicts.ts";
import { crossGuardPath } from "#ui/cross-guard/cross-paths.ts";
import type { Format } from "#ui/format/format.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { FormError } from "#ui/kit/form-error.tsx";
import { Glyph } from "#ui/kit/glyph.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import type { ConflictCheck } from "./conflict-check.ts";
import { CONFLICT_WORDS } from "./conflict-words.ts";

type OfAccount = { readonly accountId: string };

type Props = OfAccount & {
  readonly check: ConflictCheck;
  readonly acknowledged: readonly string[];
  readonly onAcknowledge: (id: string, isMeant: boolean) => void;
  /** Why arming was refused, where it was for a warning that is not acknowledged. */
  readonly problem: string | null;
};

const hrefOf = ({ page, positionId }: ConflictView["other"], accountId: string): string =>
  page === "cross-guard" ? crossGuardPath(accountId) : `/positions/${encodeURIComponent(positionId)}/${page}`;

/** The way to the other rule; none where it is changed on this very page, or on no page. */
const OtherRule = ({ own, other, accountId }: Pick<ConflictView, "own" | "other"> & OfAccount) => {
  const { open } = useWords(CONFLICT_WORDS);
  if (other.page === null) return null;
  if (other.page === own.page && other.positionId === own.positionId) return null;
  return (
    <p>
      <Link className="link" href={hrefOf(other, accountId)} data-testid="conflict-other">
        {open(other.words)}
      </Link>
    </p>
  );
};

type OneProps = Pick<Props, "onAcknowledge" | "accountId"> & {
  readonly conflict: ConflictView;
  readonly isMeant: boolean;
};

const One = ({ conflict, isMeant, accountId, onAcknowledge }: OneProps) => {
  const says = useWords(CONFLICT_WORDS);
  const { id, severity, words, path, own, other } = conflict;
  const isRefused = severity === "refuse";
  return (
    <li className="conflict" data-testid="conflict">
      <Glyph kind={isRefused ? "danger" : "watch"} />
      <div>
        <p className="conflict-title">{isRefused ? says.cannot : says.meets}</p>
        <p>{words}</p>
        <p className="dim">{says.path(path)}</p>
        <OtherRule own={own} other={other} accountId={accountId} />
        {isRefused ? null : (
          <label className="meant">
            <input
              type="checkbox"
              checked={isMeant}
              onChange={(event) => onAcknowledge(id, event.target.checked)}
              data-testid="conflict-meant"
            />
            <span>{says.meant}</span>
          </label>
        )}
      </div>
    </li>
  );
};

/** How far the rules were checked against each other, in a line. */
const summaryOf = (format: Format, check: ConflictCheck): string => {
  const words = CONFLICT_WORDS[format.locale];
  switch (check.kind) {
    case "none":
      return "";
    case "checking":
      return words.checking;
    case "unchecked":
      return words.unchecked(check.reason);
    case "checked": {
      const { length } = check.conflicts;
      return words.found(length, format.number(length));
    }
  }
};

/** What the settings under edit and the rules around them would do to each other, before anything is saved. */
export const ConflictList = ({ accountId, check, acknowledged, onAcknowledge, problem }: Props) => {
  const { title } = useWords(CONFLICT_WORDS);
  const format = useFormat();
  if (check.kind === "none" && problem === null) return null;
  const conflicts = check.kind === "checked" ? check.conflicts : [];
  return (
    <section className="conflicts" aria-label={title} data-testid="conflicts">
      <p className="dim" role="status">
        {summaryOf(format, check)}
      </p>
      {conflicts.length === 0 ? null : (
        <ul>
          {conflicts.map((conflict) => (
            <One
              key={conflict.id}
              conflict={conflict}
              isMeant={acknowledged.includes(conflict.id)}
              accountId={accountId}
              onAcknowledge={onAcknowledge}
            />
          ))}
        </ul>
      )}
      {problem === null ? null : <FormError>{problem}</FormError>}
    </section>
  );
};
