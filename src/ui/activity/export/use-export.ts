"use client";

import { useEffect, useRef, useState } from "react";
import type { AccountView } from "#server/trpc/schemas/views.ts";
import { problemOf } from "#ui/api/problem-of.ts";
import { useTRPCClient } from "#ui/api/trpc.ts";
import { useLocale } from "#ui/kit/use-words.ts";
import { gatherLedger, type Progress } from "./gather-ledger.ts";
import { type Days, ledgerFile, type WrittenLedger } from "./ledger-file.ts";

/** Where an export is: being asked for, read, done, or refused in words. */
export type ExportState =
  | { readonly kind: "form"; readonly problem: string | null }
  | { readonly kind: "reading"; readonly progress: Progress }
  | { readonly kind: "done"; readonly file: WrittenLedger };

const FORM: ExportState = { kind: "form", problem: null };
const NOTHING_READ: Progress = { entries: 0, waits: 0 };

/** Ends early when the signal says so. */
const sleep = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });

/** One export at a time: its state, and how it is started, stopped and forgotten. What is read ends with the sheet. */
export const useExport = () => {
  const client = useTRPCClient();
  const locale = useLocale();
  const [state, setState] = useState<ExportState>(FORM);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const start = async (account: AccountView, days: Days): Promise<void> => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    const { signal } = controller;
    setState({ kind: "reading", progress: NOTHING_READ });
    try {
      const reading = await gatherLedger(
        {
          read: (asked) => client.ledger.read.query({ ...asked, accountId: account.id }, { signal }),
          retryAfterOf: (error) => problemOf(error).retryAfter,
          sleep,
          onProgress: (progress) => (signal.aborted ? undefined : setState({ kind: "reading", progress })),
        },
        signal,
      );
      if (!signal.aborted) setState({ kind: "done", file: ledgerFile(locale, reading, days, account.label) });
    } catch (error) {
      if (!signal.aborted) setState({ kind: "form", problem: problemOf(error).message });
    }
  };
  const stop = (): void => {
    running.current?.abort();
    setState(FORM);
  };
  return { state, start, stop };
};
