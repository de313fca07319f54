"use client";

import { Button } from "#ui/kit/button.tsx";
import { Glyph } from "#ui/kit/glyph.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { PWA_WORDS } from "./pwa-words.ts";
import { useServiceWorker } from "./use-service-worker.ts";

/** Says that a newer build waits; the page goes on as it is until it is asked for. It stands on every page of a trader's. */
export const UpdatePrompt = () => {
  const words = useWords(PWA_WORDS);
  const update = useServiceWorker();
  return (
    <div role="status">
      {update === null ? null : (
        <div className="toast" data-testid="update">
          <Glyph kind="acted" />
          <span>{words.updateReady}</span>
          <Button isSmall onClick={update}>
            {words.reload}
          </Button>
        </div>
      )}
    </div>
  );
};
