"use client";

import { useRouter } from "next/navigation";
import type { Locale } from "#domain/language/locale.ts";
import { signOutAndLeave } from "#ui/api/end-of-session.ts";
import { backCloses } from "#ui/kit/back-closes.ts";
import { chooseTheme, readThemeChoice } from "#ui/kit/theme-choice.ts";
import { usePreferences } from "#ui/language/preferences-provider.tsx";
import { usePanicSheet } from "#ui/panic/use-panic-sheet.ts";
import { offerUndo } from "#ui/undo/undo-offer.ts";
import { UNDO_WORDS } from "#ui/undo/undo-words.ts";
import type { Run } from "./entry.ts";

type Parts = { readonly onClose: () => void; readonly onOpen: (what: "sheet") => void };

/** Does what a chosen entry stands for, once the palette is out of the way. */
export const useRun = ({ onClose, onOpen }: Parts): ((run: Run) => void) => {
  const router = useRouter();
  const openPanic = usePanicSheet();
  const { preferences, change } = usePreferences();
  const speak = (locale: Locale) => {
    change({ locale });
    // The title of a page comes from the server.
    router.refresh();
  };
  return (run) => {
    if (run.kind === "sheet") return onOpen("sheet");
    onClose();
    switch (run.kind) {
      case "panic":
        return openPanic(run.stage);
      case "theme": {
        const before = readThemeChoice();
        chooseTheme(run.to);
        const undo = () => Promise.resolve(chooseTheme(before));
        return offerUndo({ said: UNDO_WORDS[preferences.locale].themeChanged, undo });
      }
      case "go":
        return backCloses().settled(() => router.push(run.href));
      case "language":
        return backCloses().settled(() => {
          const before = preferences.locale;
          speak(run.to);
          const undo = () => Promise.resolve(speak(before));
          offerUndo({ said: UNDO_WORDS[run.to].languageChanged, undo });
        });
      case "sign-out":
        return backCloses().settled(() => void signOutAndLeave().catch(() => router.push("/settings")));
    }
  };
};
