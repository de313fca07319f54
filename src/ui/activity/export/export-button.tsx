"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { Button } from "#ui/kit/button.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { EXPORT_WORDS } from "./export-words.ts";

/** Few ever ask for it: it comes when it is opened. */
const ExportSheet = dynamic(async () => (await import("./export-sheet.tsx")).ExportSheet, { ssr: false });

/** Opens the sheet that writes an account's history into a file. */
export const ExportButton = () => {
  const words = useWords(EXPORT_WORDS);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button isSmall onClick={() => setOpen(true)} data-testid="export-open">
        {words.open}
      </Button>
      {isOpen ? <ExportSheet onClose={() => setOpen(false)} /> : null}
    </>
  );
};
