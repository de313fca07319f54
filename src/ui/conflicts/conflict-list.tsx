import Link from "next/link";
import type { ConflictView } from "#server/trpc/schemas/conflicts.ts";
import { crossGuardPath } from "#ui/cross-guard/cross-guard-words.ts";
import { FormError } from "#ui/kit/form-error.tsx";
import { Glyph } from "#ui/kit/glyph.tsx";
import type { ConflictCheck } from "./conflict-check.ts";

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
  if (other.page === null) return null;
  if (other.page === own.page && other.positionId === own.positionId) return null;
  return (
    <p>
      <Link className="link" href={hrefOf(other, accountId)} data-testid="conflict-other">
        Open {other.words}
      </Link>
    </p>
  );
};

type OneProps = Pick<Props, "onAcknowledge" | "accountId"> & {
  readonly conflict: ConflictView;
  readonly isMeant: boolean;
};

const One = ({ conflict, isMeant, accountId, onAcknowledge }: OneProps) => {
  const { id, severity, words, path, own, other } = conflict;
  const isRefused = severity === "refuse";
  return (
    <li className="conflict" data-testid="conflict">
      <Glyph kind={isRefused ? "danger" : "watch"} />
      <div>
        <p className="conflict-title">{isRefused ? "This cannot be armed" : "This meets another rule"}</p>
        <p>{words}</p>
        <p className="dim">How it comes about: {path}</p>
        <OtherRule own={own} other={other} accountId={accountId} />
        {isRefused ? null : (
          <label className="meant">
            <input
              type="checkbox"
              checked={isMeant}
              onChange={(event) => onAcknowledge(id, event.target.checked)}
              data-testid="conflict-meant"
            />
            <span>I have read this and mean it so</span>
          </label>
        )}
      </div>
    </li>
  );
};

/** How far the rules were checked against each other, in a line. */
const summaryOf = (check: ConflictCheck): string => {
  switch (check.kind) {
    case "none":
      return "";
    case "checking":
      return "Checking it against the other rules.";
    case "unchecked":
      return `Not checked against the other rules. ${check.reason} Arming it checks again.`;
    case "checked": {
      const { length } = check.conflicts;
      if (length === 0) return "On the price paths that were tried it gets in no other rule’s way.";
      return length === 1
        ? "It is in conflict with another rule."
        : `It is in ${length} conflicts with other rules.`;
    }
  }
};

/** What the settings under edit and the rules around them would do to each other, before anything is saved. */
export const ConflictList = ({ accountId, check, acknowledged, onAcknowledge, problem }: Props) => {
  if (check.kind === "none" && problem === null) return null;
  const conflicts = check.kind === "checked" ? check.conflicts : [];
  return (
    <section className="conflicts" aria-label="Conflicts with other rules" data-testid="conflicts">
      <p className="dim" role="status">
        {summaryOf(check)}
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
