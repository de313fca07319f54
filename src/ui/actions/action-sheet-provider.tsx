"use client";

import { type ReactNode, useState } from "react";
import { createLatePart } from "#ui/kit/late-part.ts";
import { LateSheet, useFetchedAhead } from "#ui/kit/late-sheet.tsx";
import { type ActionRequest, ActionSheetContext } from "./use-action-sheet.ts";

const late = createLatePart(() => import("./action-sheet.tsx").then(({ ActionSheet }) => ActionSheet));

/** Holds the sheet for actions by hand over every page behind the login. */
export const ActionSheetProvider = ({ children }: { readonly children: ReactNode }) => {
  useFetchedAhead(late);
  const [request, setRequest] = useState<ActionRequest | null>(null);
  return (
    <>
      <ActionSheetContext value={setRequest}>{children}</ActionSheetContext>
      {request === null ? null : (
        <LateSheet late={late} given={{ request, onClose: () => setRequest(null) }} />
      )}
    </>
  );
};
