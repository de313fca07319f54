"use client";

import { type ReactNode, useCallback, useState } from "react";
import { Dialog } from "#ui/kit/dialog.tsx";
import { FormError } from "#ui/kit/form-error.tsx";
import { useLoaded } from "#ui/kit/use-loaded.ts";
import { useWords } from "#ui/kit/use-words.ts";
import { useKeys } from "#ui/shortcuts/use-keys.ts";
import { OPENING_WORDS } from "./opening-words.ts";
import { type Overlay, PaletteContext } from "./use-palette.ts";

type PartProps = { readonly onClose: () => void; readonly onOpen: (what: Overlay) => void };

/** Neither is of use at first sight, so neither is loaded before it is asked for. */
const LOADS: Record<Overlay, () => Promise<(props: PartProps) => ReactNode>> = {
  palette: async () => (await import("./palette.tsx")).Palette,
  sheet: async () => (await import("#ui/shortcuts/key-sheet.tsx")).KeySheet,
};

const Lazy = ({ what, ...props }: PartProps & { readonly what: Overlay }) => {
  const words = useWords(OPENING_WORDS);
  const { part: Loaded, hasFailed } = useLoaded(LOADS[what]);
  if (hasFailed) return <FormError>{words.notOpened}</FormError>;
  return Loaded === null ? <p className="dim">{words.opening}</p> : <Loaded {...props} />;
};

/** Holds the palette and the sheet of keys over every page behind the login, and listens for the keys. */
export const PaletteProvider = ({ children }: { readonly children: ReactNode }) => {
  const [opened, setOpened] = useState<Overlay | null>(null);
  const words = useWords(OPENING_WORDS);
  const close = useCallback(() => setOpened(null), []);
  useKeys(setOpened);
  return (
    <>
      <PaletteContext value={setOpened}>{children}</PaletteContext>
      {opened === null ? null : (
        <Dialog
          key={opened}
          title={words[opened]}
          look={opened === "palette" ? "palette" : "sheet"}
          onClose={close}
        >
          <Lazy what={opened} onClose={close} onOpen={setOpened} />
        </Dialog>
      )}
    </>
  );
};
