"use client";

import { type ComponentType, useState } from "react";
import { Button } from "#ui/kit/button.tsx";
import { createLatePart, type LateParts } from "#ui/kit/late-part.ts";
import { LateSheet } from "#ui/kit/late-sheet.tsx";

type Sheet = ComponentType<{ readonly onClose: () => void }>;

/** What never comes, and what cannot be had. */
const COMING = createLatePart<Sheet>(() => new Promise(() => undefined));
const FAILED = createLatePart<Sheet>(() => Promise.reject(new Error("not to be had")));

const Opens = ({ late, open }: { readonly late: LateParts<Sheet>; readonly open: string }) => {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{open}</Button>
      {isOpen ? <LateSheet late={late} given={{ onClose: () => setOpen(false) }} /> : null}
    </>
  );
};

/** A sheet whose code is on its way. */
export const ComingSheetSample = ({ open }: { readonly open: string }) => <Opens late={COMING} open={open} />;

/** A sheet whose code could not be fetched. */
export const FailedSheetSample = ({ open }: { readonly open: string }) => <Opens late={FAILED} open={open} />;
