import Link from "next/link";
import type { Overview } from "#server/trpc/schemas/views.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { Glyph } from "#ui/kit/glyph.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { positionNameInline } from "#ui/positions/position-ruler.ts";
import { WELCOME_WORDS } from "./welcome-words.ts";

type Position = Overview["positions"][number];

const editorOf = ({ id }: Position): string => `/positions/${encodeURIComponent(id)}/guard?from=welcome`;

/** "Armed" and where it waits only when it can really act; if it cannot, the same place says why. */
const Standing = ({ guard }: { readonly guard: NonNullable<Position["guard"]> }) => {
  const { guard: words } = useWords(WELCOME_WORDS);
  const format = useFormat();
  const { state, cannotFire, triggerPrice } = guard;
  const waiting = triggerPrice === null ? words.armed : words.waits(format.price(triggerPrice));
  const armed = cannotFire === null ? waiting : words.cannot(cannotFire.replace(/\.$/u, ""));
  return (
    <p role="status" data-testid="welcome-guard-state">
      <Glyph kind={state === "paused" ? "held" : cannotFire === null ? "trigger" : "danger"} />{" "}
      {state === "paused" ? words.paused : armed}
    </p>
  );
};

const isStanding = ({ guard }: Position): boolean => guard !== null && guard.state !== "ended";

/** The editor of an open position's guard, or how the guard stands that it has. */
export const GuardPart = ({ positions }: Pick<Overview, "positions">) => {
  const { guard: words } = useWords(WELCOME_WORDS);
  const format = useFormat();
  const guarded = positions.find((one) => one.guard?.state === "armed") ?? positions.find(isStanding);
  const position = guarded ?? positions[0];
  if (position === undefined) return <p>{words.none}</p>;
  const name = positionNameInline(position, format);
  return (
    <>
      {guarded?.guard ? <Standing guard={guarded.guard} /> : <p>{words.what}</p>}
      <div className="acts">
        <Link
          className={guarded === undefined ? "btn primary" : "btn"}
          href={editorOf(position)}
          data-testid="welcome-guard"
        >
          {guarded === undefined ? words.set(name) : words.change}
        </Link>
      </div>
    </>
  );
};
