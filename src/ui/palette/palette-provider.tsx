"use client";

import { type ReactNode, useCallback, useState } from "react";
import { Dialog } from "#ui/kit/dialog.tsx";
import { LateFailure } from "#ui/kit/late-failure.tsx";
import { createLatePart, type LateParts } from "#ui/kit/late-part.ts";
import { useLatePart } from "#ui/kit/use-late-part.ts";
import { useWords } from "#ui/kit/use-words.ts";
import { useKeys } from "#ui/shortcuts/use-keys.ts";
import { OPENING_WORDS } from "./opening-words.ts";
import { type Overlay, PaletteContext } from "./use-palette.ts";

type PartProps = { readonly onClose: () => void; readonly onOpen: (what: Overlay) => void };

/** Neither is of use at first sight, so neither is loaded before it is asked for. */
const LATE: Record<Overlay, LateParts<(props: PartProps) => ReactNode>> = {
  palette: createLatePart(() => import("./palette.tsx").then(({ Palette }) => Palette)),
  sheet: createLatePart(() => import("#ui/shortcuts/key-sheet.tsx").then(({ KeySheet }) => KeySheet)),
};

const Lazy = ({ what, ...props }: PartProps & { readonly what: Overlay }) => {
  const words = useWords(OPENING_WORDS);
  const state = useLatePart(LATE[what]);
  if (state.kind === "failed") return <LateFailure onAgain={LATE[what].fetch} />;
  if (state.kind !== "here") return <p className="dim">{words.opening}</p>;
  const Part = state.part;
  return <Part {...props} />;
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
