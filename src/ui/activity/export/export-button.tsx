"use client";

import { useState } from "react";
import { Button } from "#ui/kit/button.tsx";
import { createLatePart } from "#ui/kit/late-part.ts";
import { LateSheet } from "#ui/kit/late-sheet.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { EXPORT_WORDS } from "./export-words.ts";

/** Few ever ask for it: it comes when it is opened. */
const late = createLatePart(() => import("./export-sheet.tsx").then(({ ExportSheet }) => ExportSheet));

/** Opens the sheet that writes an account's history into a file. */
export const ExportButton = () => {
  const words = useWords(EXPORT_WORDS);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button isSmall onClick={() => setOpen(true)} data-testid="export-open">
        {words.open}
      </Button>
      {isOpen ? <LateSheet late={late} given={{ onClose: () => setOpen(false) }} /> : null}
    </>
  );
};
