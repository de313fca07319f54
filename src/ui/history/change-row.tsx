import type { ChangeView } from "#server/trpc/schemas/automation-history.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { Glyph, type GlyphKind } from "#ui/kit/glyph.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { ArmAgain } from "./arm-again.tsx";
import { GoBack } from "./go-back.tsx";
import { HISTORY_WORDS } from "./history-words.ts";
import { SettingDiff } from "./setting-diff.tsx";
import type { OnSubject } from "./use-history.ts";

const GLYPHS: Record<ChangeView["what"], GlyphKind> = {
  armed: "trigger",
  edited: "acted",
  "rolled-back": "acted",
  copied: "trigger",
  imported: "trigger",
  resumed: "trigger",
  paused: "held",
  ended: "event",
  deleted: "event",
};

type Props = { readonly change: ChangeView; readonly on: OnSubject };

/** One change: when, what, who, and each setting before and after. */
export const ChangeRow = ({ change, on }: Props) => {
  const words = useWords(HISTORY_WORDS).changes;
  const format = useFormat();
  const { at, what, title, about, by, version, lines, isInForce, back, automationId } = change;
  return (
    <article className="change" data-testid="change">
      <time dateTime={at}>{format.clockSeconds(at)}</time>
      <Glyph kind={GLYPHS[what]} />
      <div>
        <h3>{title}</h3>
        <p className="sub">
          {about === null ? "" : `${about} · `}
          {by} · {isInForce ? words.inForce(version) : words.version(version)}
        </p>
        {lines.length === 0 ? null : <SettingDiff lines={lines} />}
        {back === null ? null : <GoBack change={change} lines={back} />}
        {what === "deleted" ? <ArmAgain automationId={automationId} on={on} /> : null}
      </div>
    </article>
  );
};
