"use client";

import { Button } from "#ui/kit/button.tsx";
import { Glyph } from "#ui/kit/glyph.tsx";
import { originAbility } from "#ui/security/origin-ability.ts";

const KEY = "axisor-plain-http";

/**
 * What plain http in a home network costs, until it was read once. `public/theme.js` hides it before the first paint
 * where it was, so that nothing moves.
 */
export const PlainHttpNotice = ({ origin }: { readonly origin: string }) => {
  if (!originAbility(origin).isPlainHttp) return null;
  const dismiss = () => {
    document.documentElement.dataset.plainHttp = "read";
    localStorage.setItem(KEY, "read");
  };
  return (
    <aside className="plain-http" aria-label="Plain http" data-testid="plain-http">
      <Glyph kind="event" />
      <p>Log-in works here; push, offline use and passkeys need https.</p>
      <Button isSmall onClick={dismiss} data-testid="plain-http-dismiss">
        I know
      </Button>
    </aside>
  );
};
