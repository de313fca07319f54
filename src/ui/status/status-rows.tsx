import type { ReactNode } from "react";
import { COMPONENTS } from "#domain/operations/operating-facts.ts";
import type { StatusView } from "#server/trpc/schemas/operating.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { Glyph, type GlyphKind } from "#ui/kit/glyph.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { isStoredKnown, PART_GLYPHS, sinceWords, TICK_OLD_MS } from "./judge-status.ts";
import { STATUS_WORDS } from "./status-words.ts";

type Part = StatusView["components"][number];

const Row = ({
  glyph,
  testId,
  children,
}: {
  readonly glyph: GlyphKind;
  readonly testId: string;
  readonly children: ReactNode;
}) => (
  <li className="status-row" data-testid={testId}>
    <Glyph kind={glyph} />
    {children}
  </li>
);

const PartRow = ({
  part,
  now,
  isStale,
}: {
  readonly part: Part;
  readonly now: number;
  readonly isStale: boolean;
}) => {
  const words = useWords(STATUS_WORDS);
  const format = useFormat();
  const isOff = part.state === "off";
  return (
    <Row glyph={isStale ? "blind" : PART_GLYPHS[part.state]} testId={`status-${part.name}`}>
      <b className="what">{words.names[part.name]}</b>
      <span className={isStale ? "how stale-num" : "how"}>{words.states[part.state]}</span>
      {part.latencyMs === null ? null : (
        <span className="took">{words.took(format.number(Math.round(part.latencyMs), 0))}</span>
      )}
      {part.detail === null || part.detail === "" ? null : (
        <span className="sub" lang="en">
          {part.detail}
        </span>
      )}
      <span className="since">
        <time dateTime={part.since}>{isOff ? "" : sinceWords(format, part.since, now)}</time>
      </span>
    </Row>
  );
};

type Props = {
  readonly view: StatusView;
  readonly now: number;
  readonly sinceAnswer: number;
  readonly isStale: boolean;
};

/** Every part of the installation, in an order that does not change. */
export const StatusParts = ({ view, now, isStale }: Omit<Props, "sinceAnswer">) => {
  const words = useWords(STATUS_WORDS);
  const inOrder = view.components.toSorted(
    (one, other) => COMPONENTS.indexOf(one.name) - COMPONENTS.indexOf(other.name),
  );
  return (
    <section className="status-part" aria-labelledby="status-parts">
      <h2 id="status-parts">{words.parts.title}</h2>
      <p className="dim">{words.parts.lead}</p>
      <ul className="status-rows">
        {inOrder.map((part) => (
          <PartRow key={part.name} part={part} now={now} isStale={isStale} />
        ))}
      </ul>
      {isStoredKnown(view) ? null : <p className="nothing dim">{words.parts.fewer}</p>}
    </section>
  );
};

/** Networks that somebody trades on, with how old the last price is that was taken there. */
export const StatusNetworks = ({ view, now, sinceAnswer, isStale }: Props) => {
  const words = useWords(STATUS_WORDS);
  const format = useFormat();
  return (
    <section className="status-part" aria-labelledby="status-networks">
      <h2 id="status-networks">{words.networks.title}</h2>
      <p className="dim">{words.networks.lead}</p>
      {view.networks.length === 0 ? (
        <p className="nothing dim">{isStoredKnown(view) ? words.networks.none : words.networks.unknown}</p>
      ) : (
        <ul className="status-rows">
          {view.networks.map(({ network, tickAgeMs }) => {
            // What was asked ten seconds ago is not counted as age of the price: another one came since.
            const age = tickAgeMs === null ? null : isStale ? tickAgeMs + sinceAnswer : tickAgeMs;
            const isOld = age === null || age > TICK_OLD_MS;
            return (
              <Row
                key={network}
                glyph={isStale ? "blind" : isOld ? "danger" : "safe"}
                testId={`network-${network}`}
              >
                <b className="what">{network}</b>
                <span className={isStale ? "how wide stale-num" : "how wide"}>
                  {age === null
                    ? words.networks.never
                    : words.networks.tick(format.ago(age, new Date(now - age).toISOString()))}
                </span>
              </Row>
            );
          })}
        </ul>
      )}
    </section>
  );
};
