"use client";

import { type ReactNode, useState } from "react";
import { createLateSheet } from "#ui/kit/late-sheet.tsx";
import { type ActionRequest, ActionSheetContext } from "./use-action-sheet.ts";

const { LateSheet, useFetchedAhead } = createLateSheet(() =>
  import("./action-sheet.tsx").then(({ ActionSheet }) => ActionSheet),
);

/** Holds the sheet for actions by hand over every page behind the login. */
export const ActionSheetProvider = ({ children }: { readonly children: ReactNode }) => {
  useFetchedAhead();
  const [request, setRequest] = useState<ActionRequest | null>(null);
  return (
    <>
      <ActionSheetContext value={setRequest}>{children}</ActionSheetContext>
      {request === null ? null : <LateSheet request={request} onClose={() => setRequest(null)} />}
    </>
  );
};
