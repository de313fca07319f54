import type { PanicProgressView } from "#server/trpc/schemas/panic.ts";
import type { PositionView } from "#server/trpc/schemas/views.ts";
import type { Format } from "#ui/format/format.ts";
import { Glyph, type GlyphKind } from "#ui/kit/glyph.tsx";
import { positionName } from "#ui/positions/position-ruler.ts";

type Run = PanicProgressView[number];
type Aim = Run["aims"][number];

type Props = {
  readonly run: Run;
  /** The account's name, where there are several. */
  readonly label: string | null;
  readonly positions: readonly PositionView[];
  readonly format: Format;
};

const STATES: Record<Aim["state"], { readonly glyph: GlyphKind; readonly says: string }> = {
  planned: { glyph: "held", says: "Waits for its turn." },
  sent: { glyph: "blind", says: "Sent, not read back yet." },
  confirmed: { glyph: "acted", says: "Read back as gone." },
  failed: { glyph: "danger", says: "Not closed yet; it is tried again." },
};

const nameOf = ({ kind, id, quantity }: Aim, positions: readonly PositionView[], format: Format): string => {
  const position = positions.find((one) => one.id === id);
  if (kind === "position" && position !== undefined) return positionName(position, format);
  return `${kind === "order" ? "Waiting order" : "Position"} of ${format.quantity(quantity)}`;
};

/** The run in one sentence; done is said only of what was read back. */
const headWords = ({ aims, doneAt, startedAt }: Run, format: Format): string => {
  const gone = aims.filter(({ state }) => state === "confirmed").length;
  const count = `${gone} of ${aims.length} read back as gone`;
  if (doneAt === null) return `Thrown at ${format.clockSeconds(startedAt)}. ${count}; it goes on.`;
  if (gone === aims.length) return `Done at ${format.clockSeconds(doneAt)}: ${count}.`;
  return `It ended at ${format.clockSeconds(doneAt)} with ${count}.`;
};

/** How far a throw is on one account: each position until it is read back. */
export const RunProgress = ({ run, label, positions, format }: Props) => (
  <div>
    <p role="status" data-testid="panic-run" data-done={run.doneAt !== null}>
      {label === null ? "" : `${label}: `}
      {headWords(run, format)}
    </p>
    <ul className="aims">
      {run.aims.map((aim) => {
        const { glyph, says } = STATES[aim.state];
        return (
          <li key={`${aim.kind} ${aim.id}`} data-testid="panic-aim" data-state={aim.state}>
            <Glyph kind={glyph} />
            <span>
              <b>{nameOf(aim, positions, format)}</b> {aim.words ?? says}
            </span>
          </li>
        );
      })}
    </ul>
  </div>
);
