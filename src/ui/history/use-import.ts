"use client";

import { useState } from "react";
import type { AutomationDocument } from "#domain/automations/history/automation-document.ts";
import type { DocumentMistake } from "#domain/automations/history/document-readers.ts";
import { readAutomationDocument } from "#domain/automations/history/parse-automation-document.ts";
import type { ImportedView } from "#server/trpc/schemas/automation-history.ts";
import type { PositionView } from "#server/trpc/schemas/views.ts";
import { useTRPCClient } from "#ui/api/trpc.ts";
import { useAction } from "#ui/security/use-action.ts";
import { type OnSubject, useReread } from "./use-history.ts";

/** Where an automation of the file goes, as a choice's value: empty where it is left out. */
export type Placing = "" | typeof CROSS | `position ${string}`;

/** Stands for the cross position of the account. */
export const CROSS = "cross";

/** Stands for a position of the account. */
export const onPosition = (id: string): Placing => `position ${id}`;

/** The id a placing names, null for the cross position; nothing where it is left out. */
const subjectOf = (placing: Placing): string | null | undefined => {
  if (placing === "") return undefined;
  return placing === CROSS ? null : placing.slice(onPosition("").length);
};

/**
 * A cross guard onto the cross position; any other back onto the position it was exported from where that still runs, else
 * onto the one whose page this is, or nowhere on the page of the cross one.
 */
const firstPlacings = (
  document: AutomationDocument,
  here: string | null,
  running: readonly Pick<PositionView, "id">[],
): readonly Placing[] =>
  document.automations.map(({ kind, position }) => {
    if (kind === "cross-guard") return CROSS;
    const id = running.find((one) => one.id === position?.id)?.id ?? here;
    return id === null ? "" : onPosition(id);
  });

/** A file as it is read in: its text, what it holds or what is wrong with it, and where each automation of it goes. */
export const useImport = (here: OnSubject, running: readonly PositionView[]) => {
  const client = useTRPCClient();
  const reread = useReread();
  const [text, setText] = useState("");
  const [placings, setPlacings] = useState<readonly Placing[]>([]);
  const [preview, setPreview] = useState<ImportedView["entries"] | null>(null);
  /** Whether the warnings of other rules were read and are meant. */
  const [isMeant, setMeant] = useState(false);
  const [armed, setArmed] = useState<number | null>(null);
  const read = text.trim() === "" ? null : readAutomationDocument(text);
  const document = read?.ok === true ? read.value : null;
  const mistakes: readonly DocumentMistake[] = read?.ok === false ? read.failure : [];
  const { act, isBusy, problem, setProblem } = useAction(
    async ({ isDryRun, isMeant }: { readonly isDryRun: boolean; readonly isMeant: boolean }) => {
      if (document === null) return null;
      const placements = placings.flatMap((placing, entry) => {
        const positionId = subjectOf(placing);
        return positionId === undefined ? [] : [{ entry, positionId }];
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
      setPlacings(found.ok ? firstPlacings(found.value, here.positionId, running) : []);
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
