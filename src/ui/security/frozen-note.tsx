import { useFormat } from "#ui/format/use-format.ts";
import { Note } from "#ui/kit/note.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { SECURITY_WORDS } from "./security-words.ts";

type Props = { readonly until: string; readonly now: number };

/** What a reset froze, what goes on all the same, and when it ends. */
export const FrozenNote = ({ until, now }: Props) => {
  const { frozen } = useWords(SECURITY_WORDS);
  const format = useFormat();
  const left = Date.parse(until) - now;
  if (left <= 0) return null;
  return (
    <Note glyph="watch" title={frozen.title}>
      <p data-testid="frozen">{frozen.what(format.momentZoned(until), format.age(left))}</p>
      <p>{frozen.notYou}</p>
    </Note>
  );
};
