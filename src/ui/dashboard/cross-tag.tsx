import type { CrossGuardView } from "#server/trpc/schemas/cross.ts";
import { crossGuardWords } from "#ui/cross-guard/cross-guard-words.ts";
import type { Format } from "#ui/format/format.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { Glyph, type GlyphKind } from "#ui/kit/glyph.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { DESK_WORDS, type DeskTable } from "./desk-words.tsx";

type Props = {
  readonly guard: CrossGuardView | null;
  /** While the cross margin cannot be seen no guard can act on it, whatever it says of itself. */
  readonly isBlind: boolean;
};

const standing = (
  words: DeskTable,
  format: Format,
  guard: CrossGuardView,
  isBlind: boolean,
): readonly [glyph: GlyphKind, words: string] => {
  const does = crossGuardWords(format, guard.config);
  if (guard.state === "paused") return ["held", `${words.paused} ${does}`];
  if (isBlind) return ["blind", `${words.blind} ${does}`];
  if (guard.cannotFire !== null)
    return ["danger", words.guardCannotFire(`${guard.cannotFire.replace(/\.$/u, "")}.`)];
  return ["trigger", does];
};

/** What the guard of a cross position does in one sentence, or why it does nothing in the same place. */
export const CrossTag = ({ guard, isBlind }: Props) => {
  const format = useFormat();
  const isNone = guard === null || guard.state === "ended";
  const words = useWords(DESK_WORDS);
  const [glyph, told] = isNone
    ? (["blind", words.noGuard] as const)
    : standing(words, format, guard, isBlind);
  return (
    <div className="guards">
      <span className={isNone ? "tag" : "tag wrap"} data-testid="cross-guard-words">
        <Glyph kind={glyph} />
        {told}
      </span>
    </div>
  );
};
