import type { HiddenMarks } from "./arrange-labels.ts";
import type { RulerLayout } from "./ruler-layout.ts";

type Props = {
  readonly hidden: readonly HiddenMarks[];
  readonly layout: RulerLayout;
  /** The ruler's width in pixels. */
  readonly width: number;
};

const TARGET = 44;

/** The words that found no room: each group of marks tells its own on hover, focus or tap. */
export const HiddenLabels = ({ hidden, layout, width }: Props) =>
  hidden.map(({ lane, from, to, marks }) => (
    <button
      type="button"
      key={`${lane}-${marks[0]?.id}`}
      className={(from + to) / 2 < width / 2 ? "more-marks" : "more-marks leftwards"}
      style={{
        left: `${((from / Math.max(1, width)) * 100).toFixed(2)}%`,
        width: to - from,
        bottom:
          lane === "above"
            ? layout.height - layout.band
            : layout.height - layout.band - layout.thick - TARGET,
      }}
    >
      <span className="tip">
        {marks.map(({ id, name, value }) => (
          <span key={id}>
            <span className="n">{name}</span> <b>{value}</b>
          </span>
        ))}
      </span>
    </button>
  ));
