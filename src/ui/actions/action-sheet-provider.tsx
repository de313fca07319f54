"use client";

import { type ReactNode, useState } from "react";
import { ActionSheet } from "./action-sheet.tsx";
import { type ActionRequest, ActionSheetContext } from "./use-action-sheet.ts";

/** Holds the sheet for actions by hand over every page behind the login. */
export const ActionSheetProvider = ({ children }: { readonly children: ReactNode }) => {
  const [request, setRequest] = useState<ActionRequest | null>(null);
  return (
    <>
      <ActionSheetContext value={setRequest}>{children}</ActionSheetContext>
      {request === null ? null : <ActionSheet request={request} onClose={() => setRequest(null)} />}
    </>
  );
};
