"use client";

import { Button } from "#ui/kit/button.tsx";
import { Glyph } from "#ui/kit/glyph.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { originAbility } from "#ui/security/origin-ability.ts";
import { ENTRY_WORDS } from "./entry-words.ts";

const KEY = "axisor-plain-http";

/**
 * What plain http in a home network costs, until it was read once. `public/theme.js` hides it before the first paint
 * where it was, so that nothing moves.
 */
export const PlainHttpNotice = ({ origin }: { readonly origin: string }) => {
  const { plainHttp } = useWords(ENTRY_WORDS);
  if (!originAbility(origin).isPlainHttp) return null;
  const dismiss = () => {
    document.documentElement.dataset.plainHttp = "read";
    localStorage.setItem(KEY, "read");
  };
  return (
    <aside className="plain-http" aria-label={plainHttp.title} data-testid="plain-http">
      <Glyph kind="event" />
      <p>{plainHttp.cost}</p>
      <Button isSmall onClick={dismiss} data-testid="plain-http-dismiss">
        {plainHttp.known}
      </Button>
    </aside>
  );
};
