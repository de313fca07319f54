"use client";

import { useRef, useState } from "react";
import type { PositionHistoryView } from "#server/trpc/schemas/automation-history.ts";
import { useTRPCClient } from "#ui/api/trpc.ts";
import { useOverview } from "#ui/api/use-overview.ts";
import { MeantRefusal } from "#ui/conflicts/meant-refusal.tsx";
import { format } from "#ui/format/format.ts";
import { SubmitButton } from "#ui/kit/submit-button.tsx";
import { positionName } from "#ui/positions/position-ruler.ts";
import { useAction } from "#ui/security/use-action.ts";
import { type OnPosition, useReread } from "./use-history.ts";

type Props = { readonly automation: PositionHistoryView["automations"][number]; readonly on: OnPosition };

/** The trader's other running positions, of every account, each with a name that tells it apart. */
const useOthers = (on: OnPosition) => {
  const { overview } = useOverview();
  const others = overview?.positions.filter(({ id }) => id !== on.positionId) ?? [];
  return others.map((position) => {
    const account = overview?.accounts.find(({ id }) => id === position.accountId);
    const name = `${positionName(position, format)} from ${format.price(position.entryPrice)}`;
    return { position, name: account === undefined ? name : `${name}, ${account.label}` };
  });
};

/** Arms an automation's settings on another position too. */
export const CopyForm = ({ automation, on }: Props) => {
  const client = useTRPCClient();
  const reread = useReread();
  const others = useOthers(on);
  const form = useRef<HTMLFormElement>(null);
  const [told, setTold] = useState("");
  const { act, isBusy, problem } = useAction(
    (to: OnPosition & { readonly isMeant: boolean }) =>
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
    const chosen = String(new FormData(form).get("to"));
    const to = others.find(({ position }) => position.id === chosen)?.position;
    if (to !== undefined) void act({ accountId: to.accountId, positionId: to.id, isMeant });
  };
  const id = `copy-${automation.id}`;
  return (
    <details className="folded">
      <summary>Copy to another position</summary>
      {others.length === 0 ? (
        <p className="dim">You have no other running position.</p>
      ) : (
        <form
          className="asks"
          ref={form}
          onSubmit={(event) => {
            event.preventDefault();
            copy(event.currentTarget, false);
          }}
        >
          <div className="field">
            <label htmlFor={id}>Arm {automation.name.toLowerCase()} on</label>
            <select id={id} name="to" aria-describedby={`${id}-hint`} data-testid="copy-to">
              {others.map(({ position, name }) => (
                <option key={position.id} value={position.id}>
                  {name}
                </option>
              ))}
            </select>
            <p id={`${id}-hint`} className="hint">
              At once, in the place of what stands there. Prices are copied as they are.
            </p>
          </div>
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
