"use client";

import { useRef, useState } from "react";
import type { AutomationHistoryView } from "#server/trpc/schemas/automation-history.ts";
import type { Overview } from "#server/trpc/schemas/views.ts";
import { useTRPCClient } from "#ui/api/trpc.ts";
import { useOverview } from "#ui/api/use-overview.ts";
import { MeantRefusal } from "#ui/conflicts/meant-refusal.tsx";
import type { Format } from "#ui/format/format.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { FormError } from "#ui/kit/form-error.tsx";
import { SubmitButton } from "#ui/kit/submit-button.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { crossAtRisk } from "#ui/positions/cross-at-risk.ts";
import { positionName } from "#ui/positions/position-ruler.ts";
import { useAction } from "#ui/security/use-action.ts";
import { HISTORY_WORDS } from "./history-words.ts";
import { SUBJECT_WORDS } from "./subject-words.ts";
import { type OnSubject, useReread } from "./use-history.ts";

type Props = { readonly automation: AutomationHistoryView["automations"][number]; readonly on: OnSubject };

/** What settings may be copied to, by a name that tells it apart. */
type Other = { readonly key: string; readonly to: OnSubject; readonly name: string };

/**
 * The trader's other running positions of every account; of a cross guard the cross positions of the other accounts; of a
 * rule of an account the other accounts.
 */
const othersOf = (
  format: Format,
  overview: Overview | null,
  { accountId, subject }: OnSubject,
): readonly Other[] => {
  if (overview === null) return [];
  const { positionFrom } = HISTORY_WORDS[format.locale].copy;
  if (subject.on === "account")
    return overview.accounts
      .filter(({ id }) => id !== accountId)
      .map(({ id, label }) => ({ key: id, to: { accountId: id, subject }, name: label }));
  const named = (name: string, of: string) => {
    const account = overview.accounts.find(({ id }) => id === of);
    return account === undefined ? name : `${name}, ${account.label}`;
  };
  if (subject.on === "position")
    return overview.positions
      .filter(({ id }) => id !== subject.positionId)
      .map((position) => ({
        key: position.id,
        to: { accountId: position.accountId, subject: { on: "position", positionId: position.id } },
        name: named(
          positionFrom(positionName(position, format), format.price(position.entryPrice)),
          position.accountId,
        ),
      }));
  return overview.cross
    .filter((cross) => cross.accountId !== accountId)
    .flatMap((cross) => {
      const position = crossAtRisk(cross);
      if (position === null) return [];
      const to = { accountId: cross.accountId, subject };
      return [{ key: cross.accountId, to, name: named(positionName(position, format), cross.accountId) }];
    });
};

/** Arms an automation's settings on other positions too, as many as are chosen. */
export const CopyForm = ({ automation, on }: Props) => {
  const words = useWords(HISTORY_WORDS).copy;
  const { arming } = useWords(HISTORY_WORDS);
  const about = useWords(SUBJECT_WORDS)[on.subject.on];
  const format = useFormat();
  const client = useTRPCClient();
  const reread = useReread();
  const { overview } = useOverview();
  const others = othersOf(format, overview, on);
  const form = useRef<HTMLFormElement>(null);
  const [told, setTold] = useState("");
  const [missing, setMissing] = useState<string | null>(null);
  const { act, isBusy, problem } = useAction(
    (to: OnSubject & { readonly also: string[]; readonly isMeant: boolean }) =>
      client.automations.copy.mutate({ ...to, id: automation.id }),
    {
      onDone: async () => {
        setTold(words.armed);
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
    setMissing(first === undefined ? words.nothingChosen : isOneAccount ? null : words.severalAccounts);
    if (first === undefined || !isOneAccount) return;
    const also = more.flatMap(({ subject }) => (subject.on === "position" ? [subject.positionId] : []));
    void act({ ...first, also, isMeant });
  };
  return (
    <details className="folded">
      <summary>{about.copyTo}</summary>
      {others.length === 0 ? (
        <p className="dim">{about.alone}</p>
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
            <legend>{words.armOn(automation.name)}</legend>
            {others.map(({ key, name }) => (
              <label key={key}>
                <input type="checkbox" name="to" value={key} data-testid="copy-to" /> {name}
              </label>
            ))}
            <p className="hint">{about.copies}</p>
          </fieldset>
          {missing === null ? null : <FormError>{missing}</FormError>}
          <SubmitButton busy={isBusy ? arming : null} data-testid="copy-confirm">
            {words.copy}
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
