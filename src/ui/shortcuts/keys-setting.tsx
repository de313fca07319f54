"use client";

import { Button } from "#ui/kit/button.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { usePalette } from "#ui/palette/use-palette.ts";
import { Setting } from "#ui/settings/setting.tsx";
import { chooseSingleKeys, useSingleKeys } from "./keys-choice.ts";
import { KEYS_SETTING_WORDS } from "./keys-setting-words.ts";

/** Whether single keys act on this device, and the way to the palette for whoever has no keys. */
export const KeysSetting = () => {
  const words = useWords(KEYS_SETTING_WORDS);
  const open = usePalette();
  const isOn = useSingleKeys();
  return (
    <Setting title={words.title} lead={words.lead}>
      <fieldset className="choices" aria-label={words.title} disabled={isOn === null}>
        {([true, false] as const).map((choice) => (
          <label key={String(choice)}>
            <input
              type="radio"
              name="single-keys"
              checked={isOn === choice}
              onChange={() => chooseSingleKeys(choice)}
              data-testid={choice ? "keys-on" : "keys-off"}
            />
            {choice ? words.on : words.off}
          </label>
        ))}
      </fieldset>
      <div className="acts">
        <Button onClick={() => open("palette")} data-testid="settings-palette">
          {words.find}
        </Button>
        <Button className="wide" onClick={() => open("sheet")} data-testid="settings-keys">
          {words.show}
        </Button>
      </div>
    </Setting>
  );
};
