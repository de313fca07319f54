import type { CrossGuardView } from "#server/trpc/schemas/cross.ts";
import { crossGuardWords } from "#ui/cross-guard/cross-guard-words.ts";
import type { Format } from "#ui/format/format.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { Glyph, type GlyphKind } from "#ui/kit/glyph.tsx";

type Props = {
  readonly guard: CrossGuardView | null;
  /** While the cross margin cannot be seen no guard can act on it, whatever it says of itself. */
  readonly isBlind: boolean;
};

const standing = (
  format: Format,
  guard: CrossGuardView,
  isBlind: boolean,
): readonly [glyph: GlyphKind, words: string] => {
  const does = crossGuardWords(format, guard.config);
  if (guard.state === "paused") return ["held", `Paused. ${does}`];
  if (isBlind) return ["blind", `Cannot act while blind. ${does}`];
  if (guard.cannotFire !== null)
    return ["danger", `Guard cannot fire: ${guard.cannotFire.replace(/\.$/u, "")}.`];
  return ["trigger", does];
};

/** What the guard of a cross position does in one sentence, or why it does nothing in the same place. */
export const CrossTag = ({ guard, isBlind }: Props) => {
  const format = useFormat();
  const isNone = guard === null || guard.state === "ended";
  const [glyph, words] = isNone ? (["blind", "No guard"] as const) : standing(format, guard, isBlind);
  return (
    <div className="guards">
      <span className={isNone ? "tag" : "tag wrap"} data-testid="cross-guard-words">
        <Glyph kind={glyph} />
        {words}
      </span>
    </div>
  );
};
