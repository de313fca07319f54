import type { ChangeView } from "#server/trpc/schemas/automation-history.ts";
import { format } from "#ui/format/format.ts";
import { Glyph, type GlyphKind } from "#ui/kit/glyph.tsx";
import { ArmAgain } from "./arm-again.tsx";
import { GoBack } from "./go-back.tsx";
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
  const { at, what, title, about, by, version, lines, isInForce, back, automationId } = change;
  return (
    <article className="change" data-testid="change">
      <time dateTime={at}>{format.clockSeconds(at)}</time>
      <Glyph kind={GLYPHS[what]} />
      <div>
        <h3>{title}</h3>
        <p className="sub">
          {about === null ? "" : `${about} · `}
          {by} · version {version}
          {isInForce ? ", in force" : ""}
        </p>
        {lines.length === 0 ? null : <SettingDiff lines={lines} />}
        {back === null ? null : <GoBack change={change} lines={back} />}
        {what === "deleted" ? <ArmAgain automationId={automationId} on={on} /> : null}
      </div>
    </article>
  );
};
