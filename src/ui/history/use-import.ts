"use client";

import { useState } from "react";
import { isAccountRuleKind } from "#domain/automations/account-rule.ts";
import type { AutomationDocument } from "#domain/automations/history/automation-document.ts";
import type { AutomationKind } from "#domain/automations/history/automation-settings.ts";
import { readAutomationDocument } from "#domain/automations/history/parse-automation-document.ts";
import type { ImportedView, SubjectView } from "#server/trpc/schemas/automation-history.ts";
import type { PositionView } from "#server/trpc/schemas/views.ts";
import { useTRPCClient } from "#ui/api/trpc.ts";
import { useLocale } from "#ui/kit/use-words.ts";
import { useAction } from "#ui/security/use-action.ts";
import { type OnSubject, useReread } from "./use-history.ts";

/** Where an automation of the file goes, as a choice's value: empty where it is left out. */
export type Placing = "" | typeof CROSS | typeof ACCOUNT | `position ${string}`;

/** Stands for the cross position of the account. */
export const CROSS = "cross";

/** Stands for the account itself. */
export const ACCOUNT = "account";

/** Stands for a position of the account. */
export const onPosition = (id: string): Placing => `position ${id}`;

/** The subject a placing names; null where it is left out. */
const subjectOf = (placing: Placing): SubjectView | null => {
  if (placing === "") return null;
  if (placing === CROSS || placing === ACCOUNT) return { on: placing };
  return { on: "position", positionId: placing.slice(onPosition("").length) };
};

/** Where automations of a kind go but to a position; null for those that stand on one. */
export const soleHome = (kind: AutomationKind): typeof CROSS | typeof ACCOUNT | null => {
  if (kind === "cross-guard") return CROSS;
  return isAccountRuleKind(kind) ? ACCOUNT : null;
};

/**
 * A cross guard onto the cross position, a rule onto the account; any other back onto the position it was exported from
 * where that still runs, else onto the one whose page this is, or nowhere on another page.
 */
const firstPlacings = (
  document: AutomationDocument,
  here: SubjectView,
  running: readonly Pick<PositionView, "id">[],
): readonly Placing[] =>
  document.automations.map(({ kind, position }) => {
    const home = soleHome(kind);
    if (home !== null) return home;
    const id = running.find((one) => one.id === position?.id)?.id;
    if (id !== undefined) return onPosition(id);
    return here.on === "position" ? onPosition(here.positionId) : "";
  });

/** A file as it is read in: its text, what it holds or what is wrong with it, and where each automation of it goes. */
export const useImport = (here: OnSubject, running: readonly PositionView[]) => {
  const client = useTRPCClient();
  const reread = useReread();
  const locale = useLocale();
  const [text, setText] = useState("");
  const [placings, setPlacings] = useState<readonly Placing[]>([]);
  const [preview, setPreview] = useState<ImportedView["entries"] | null>(null);
  /** Whether the warnings of other rules were read and are meant. */
  const [isMeant, setMeant] = useState(false);
  const [armed, setArmed] = useState<number | null>(null);
  const read = text.trim() === "" ? null : readAutomationDocument(text);
  const document = read?.ok === true ? read.value : null;
  const mistakes = (read?.ok === false ? read.failure : []).map(({ path, message }) => ({
    path,
    message: message(locale),
  }));
  const { act, isBusy, problem, setProblem } = useAction(
    async ({ isDryRun, isMeant }: { readonly isDryRun: boolean; readonly isMeant: boolean }) => {
      if (document === null) return null;
      const placements = placings.flatMap((placing, entry) => {
        const subject = subjectOf(placing);
        return subject === null ? [] : [{ entry, subject }];
      });
      return await client.automations.import.mutate({
        accountId: here.accountId,
        document,
        placements,
        isDryRun,
        isMeant,
      });
    },
    {
      onDone: async (told) => {
        if (told === null) return;
        setPreview(told.armed === null ? told.entries : null);
        setArmed(told.armed);
        if (told.armed === null) return;
        setText("");
        await reread();
      },
    },
  );
  const begin = () => {
    setMeant(false);
    setPreview(null);
    setArmed(null);
    setProblem(null);
  };
  return {
    text,
    document,
    mistakes,
    placings,
    preview,
    armed,
    problem,
    isBusy,
    write: (written: string) => {
      begin();
      setText(written);
      const found = readAutomationDocument(written);
      setPlacings(found.ok ? firstPlacings(found.value, here.subject, running) : []);
    },
    place: (entry: number, placing: Placing) => {
      begin();
      setPlacings((now) => now.with(entry, placing));
    },
    ask: () => act({ isDryRun: true, isMeant }),
    mean: () => {
      setMeant(true);
      return act({ isDryRun: true, isMeant: true });
    },
    arm: () => act({ isDryRun: false, isMeant }),
  };
};

export type Import = ReturnType<typeof useImport>;
