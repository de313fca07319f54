"use client";

import { useRef, useState } from "react";
import type { PositionHistoryView } from "#server/trpc/schemas/automation-history.ts";
import type { Overview } from "#server/trpc/schemas/views.ts";
import { useTRPCClient } from "#ui/api/trpc.ts";
import { useOverview } from "#ui/api/use-overview.ts";
import { MeantRefusal } from "#ui/conflicts/meant-refusal.tsx";
import { format } from "#ui/format/format.ts";
import { FormError } from "#ui/kit/form-error.tsx";
import { SubmitButton } from "#ui/kit/submit-button.tsx";
import { crossAtRisk } from "#ui/positions/cross-at-risk.ts";
import { positionName } from "#ui/positions/position-ruler.ts";
import { useAction } from "#ui/security/use-action.ts";
import { type OnSubject, useReread } from "./use-history.ts";

type Props = { readonly automation: PositionHistoryView["automations"][number]; readonly on: OnSubject };

/** What settings may be copied to, by a name that tells it apart. */
type Other = { readonly key: string; readonly to: OnSubject; readonly name: string };

/** The trader's other running positions of every account; of a cross guard the cross positions of the other accounts. */
const othersOf = (overview: Overview | null, { accountId, positionId }: OnSubject): readonly Other[] => {
  if (overview === null) return [];
  const named = (name: string, of: string) => {
    const account = overview.accounts.find(({ id }) => id === of);
    return account === undefined ? name : `${name}, ${account.label}`;
  };
  if (positionId !== null)
    return overview.positions
      .filter(({ id }) => id !== positionId)
      .map((position) => ({
        key: position.id,
        to: { accountId: position.accountId, positionId: position.id },
        name: named(
          `${positionName(position, format)} from ${format.price(position.entryPrice)}`,
          position.accountId,
        ),
      }));
  return overview.cross
    .filter((cross) => cross.accountId !== accountId)
    .flatMap((cross) => {
      const position = crossAtRisk(cross);
      if (position === null) return [];
      const to = { accountId: cross.accountId, positionId: null };
      return [{ key: cross.accountId, to, name: named(positionName(position, format), cross.accountId) }];
    });
};

const NONE = "Choose at least one position.";
const SEVERAL_ACCOUNTS = "Choose positions of one account at a time.";

/** Arms an automation's settings on other positions too, as many as are chosen. */
export const CopyForm = ({ automation, on }: Props) => {
  const client = useTRPCClient();
  const reread = useReread();
  const { overview } = useOverview();
  const others = othersOf(overview, on);
  const form = useRef<HTMLFormElement>(null);
  const [told, setTold] = useState("");
  const [missing, setMissing] = useState<string | null>(null);
  const { act, isBusy, problem } = useAction(
    (to: OnSubject & { readonly also: string[]; readonly isMeant: boolean }) =>
      client.automations.copy.mutate({ ...to, id: automation.id }),
    {
      onDone: async () => {
        setTold("Armed there with these settings.");
        await reread();
      },
    },
  );
  const copy = (form: HTMLFormElement, isMeant: boolean) => {
    setTold("");
    const chosen = new Set(new FormData(form).getAll("to").map(String));
    const to = others.filter(({ key }) => chosen.has(key)).map((other) => other.to);
    const [first, ...more] = to;
    const isOneAccount = to.every(({ accountId }) => accountId === first?.accountId);
    setMissing(first === undefined ? NONE : isOneAccount ? null : SEVERAL_ACCOUNTS);
    if (first === undefined || !isOneAccount) return;
    const also = more.flatMap(({ positionId }) => positionId ?? []);
    void act({ ...first, also, isMeant });
  };
  return (
    <details className="folded">
      <summary>Copy to other positions</summary>
      {others.length === 0 ? (
        <p className="dim">You have no other {on.positionId === null ? "cross" : "running"} position.</p>
      ) : (
        <form
          className="asks"
          ref={form}
          onSubmit={(event) => {
            event.preventDefault();
            copy(event.currentTarget, false);
          }}
        >
          <fieldset className="choices">
            <legend>Arm {automation.name.toLowerCase()} on</legend>
            {others.map(({ key, name }) => (
              <label key={key}>
                <input type="checkbox" name="to" value={key} data-testid="copy-to" /> {name}
              </label>
            ))}
            <p className="hint">
              At once, in the place of what stands there; on all that are chosen, or on none. Amounts and
              prices are copied as they are.
            </p>
          </fieldset>
          {missing === null ? null : <FormError>{missing}</FormError>}
          <SubmitButton busy={isBusy ? "Arming" : null} data-testid="copy-confirm">
            Copy
          </SubmitButton>
        </form>
      )}
      <MeantRefusal
        problem={problem}
        isBusy={isBusy}
        onMean={() => form.current && copy(form.current, true)}
      />
      <p className="hint" role="status">
        {told}
      </p>
    </details>
  );
};
