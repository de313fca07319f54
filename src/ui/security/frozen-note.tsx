import { format } from "#ui/format/format.ts";
import { Note } from "#ui/kit/note.tsx";

type Props = { readonly until: string; readonly now: number };

/** What a reset froze, what goes on all the same, and when it ends. */
export const FrozenNote = ({ until, now }: Props) => {
  const left = Date.parse(until) - now;
  if (left <= 0) return null;
  return (
    <Note glyph="watch" title="Nothing may put more at risk for now">
      <p data-testid="frozen">
        The password was reset, so no key is connected or replaced, no cap raised, no factor removed and no
        address changed until {format.moment(until)} UTC, for {format.age(left)} more. Guards go on, paused
        ones can be resumed, factors can be added, and whatever lowers risk works.
      </p>
      <p>Was it not you? End the other sessions below, then change the password.</p>
    </Note>
  );
};
