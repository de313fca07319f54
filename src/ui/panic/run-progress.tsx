import type { PanicProgressView } from "#server/trpc/schemas/panic.ts";
import type { PositionView } from "#server/trpc/schemas/views.ts";
import type { Format } from "#ui/format/format.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { Glyph, type GlyphKind } from "#ui/kit/glyph.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { positionName } from "#ui/positions/position-ruler.ts";
import { PANIC_WORDS } from "./panic-words.tsx";

type Run = PanicProgressView[number];
type Aim = Run["aims"][number];

type Props = {
  readonly run: Run;
  /** The account's name, where there are several. */
  readonly label: string | null;
  readonly positions: readonly PositionView[];
};

const GLYPHS: Record<Aim["state"], GlyphKind> = {
  planned: "held",
  sent: "blind",
  confirmed: "acted",
  failed: "danger",
};

const nameOf = (format: Format, { kind, id, quantity }: Aim, positions: readonly PositionView[]): string => {
  const position = positions.find((one) => one.id === id);
  if (kind === "position" && position !== undefined) return positionName(position, format);
  const words = PANIC_WORDS[format.locale].run;
  return kind === "order"
    ? words.order(format.quantity(quantity))
    : words.position(format.quantity(quantity));
};

/** The run in one sentence; done is said only of what was read back. */
const headWords = (format: Format, { aims, doneAt, startedAt }: Run): string => {
  const words = PANIC_WORDS[format.locale].run;
  const gone = aims.filter(({ state }) => state === "confirmed").length;
  if (doneAt === null) return words.goesOn(format.clockSeconds(startedAt), gone, aims.length);
  const say = gone === aims.length ? words.done : words.ended;
  return say(format.clockSeconds(doneAt), gone, aims.length);
};

/** How far a throw is on one account: each position until it is read back. */
export const RunProgress = ({ run, label, positions }: Props) => {
  const words = useWords(PANIC_WORDS).run;
  const format = useFormat();
  return (
    <div>
      <p role="status" data-testid="panic-run" data-done={run.doneAt !== null}>
        {label === null ? "" : `${label}: `}
        {headWords(format, run)}
      </p>
      <ul className="aims">
        {run.aims.map((aim) => (
          <li key={`${aim.kind} ${aim.id}`} data-testid="panic-aim" data-state={aim.state}>
            <Glyph kind={GLYPHS[aim.state]} />
            <span>
              <b>{nameOf(format, aim, positions)}</b> {aim.words ?? words.states[aim.state]}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
};
