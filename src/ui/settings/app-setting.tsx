"use client";

import { Button } from "#ui/kit/button.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { install, useInstallOffer } from "#ui/pwa/install-offer.ts";
import { INSTALL_WORDS } from "#ui/pwa/install-words.ts";
import { Setting } from "./setting.tsx";

/** Axisor as an app of its own, or the way there. */
export const AppSetting = () => {
  const words = useWords(INSTALL_WORDS);
  const offer = useInstallOffer();
  return (
    <Setting title={words.title} lead={words.lead}>
      {offer === "offered" ? (
        <Button onClick={() => void install()} data-testid="install">
          {words.button}
        </Button>
      ) : (
        <p data-testid="install-words">{offer === "none" ? words.other : words[offer]}</p>
      )}
    </Setting>
  );
};
