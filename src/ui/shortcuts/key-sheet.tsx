"use client";

import { usePathname } from "next/navigation";
import { Fragment } from "react";
import { Button } from "#ui/kit/button.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { OPENING_WORDS } from "#ui/palette/opening-words.ts";
import { useSingleKeys } from "./keys-choice.ts";
import { positionOfPath } from "./position-in-focus.ts";
import { SHORTCUT_WORDS, type ShortcutWords } from "./shortcut-words.ts";
import { SHORTCUTS, type Shortcut } from "./shortcuts.ts";

const isMac = (): boolean => /Mac|iPhone|iPad/.test(navigator.userAgent);

/** `Mod+k` as the keyboard in front of the reader has it. */
const shown = (words: ShortcutWords, key: string): string => {
  if (key === "Shift+Escape") return words.shiftEscape;
  if (!key.startsWith("Mod+")) return key;
  return `${isMac() ? "⌘" : words.control} + ${key.slice(4).toUpperCase()}`;
};

const Keys = ({ keys }: Pick<Shortcut, "keys">) => {
  const words = useWords(SHORTCUT_WORDS);
  return keys.map((key, index) => (
    <Fragment key={key}>
      {index === 0 ? null : <small> {words.andThen} </small>}
      <kbd>{shown(words, key)}</kbd>
    </Fragment>
  ));
};

const Part = ({ title, on }: { readonly title: string } & Pick<Shortcut, "on">) => {
  const { does } = useWords(SHORTCUT_WORDS);
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <dl className="shortcuts">
        {SHORTCUTS.filter((one) => one.on === on).map(({ name, keys }) => (
          <Fragment key={name}>
            <dt>
              <Keys keys={keys} />
            </dt>
            <dd>{does[name]}</dd>
          </Fragment>
        ))}
      </dl>
    </section>
  );
};

/** Every key there is, those of the position first where the page is about one. */
export const KeySheet = ({ onClose }: { readonly onClose: () => void }) => {
  const words = useWords(SHORTCUT_WORDS);
  const { close } = useWords(OPENING_WORDS);
  const isOn = useSingleKeys();
  const isPosition = positionOfPath(usePathname()) !== null;
  const here = <Part key="position" title={words.here} on="position" />;
  const everywhere = <Part key="everywhere" title={words.everywhere} on="everywhere" />;
  return (
    <>
      <p className="dim">{words.opensOnly}</p>
      {isPosition ? [here, everywhere] : [everywhere, here]}
      <p className="hint">{isOn === false ? words.areOff : words.turnOff}</p>
      <div className="acts">
        <Button onClick={onClose} data-testid="keys-close">
          {close}
        </Button>
      </div>
    </>
  );
};
