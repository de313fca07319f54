import type { ReservePlanView } from "#server/trpc/schemas/reserve-plan.ts";
import { MISSING } from "#ui/format/format.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { useWords } from "#ui/kit/use-words.ts";
import { RESERVE_WORDS } from "./reserve-table.ts";
import { costWords, nowWords, wayWords } from "./reserve-words.ts";

type Props = { readonly plan: Pick<ReservePlanView, "ways" | "targetBps" | "reserveSats"> };

/** What can be done about a position, the cheapest first; what LN Markets does not offer stands last, with what there is instead. */
export const WaysOutTable = ({ plan: { ways, targetBps, reserveSats } }: Props) => {
  const words = useWords(RESERVE_WORDS);
  const format = useFormat();
  const { columns, names } = words;
  return (
    <table className="ways-out" data-testid="ways-out">
      <caption>{words.ways}</caption>
      <thead>
        <tr>
          <th scope="col">{columns.way}</th>
          <th scope="col">{columns.changes}</th>
          <th scope="col">{columns.now}</th>
          <th scope="col">{columns.cost}</th>
        </tr>
      </thead>
      <tbody>
        {ways.map((way) => (
          <tr key={way.kind} data-testid={`way-${way.kind}`}>
            <th scope="row">{names[way.kind]}</th>
            <td>
              {wayWords(format, way, targetBps ?? 0)}
              {way.satsNow > reserveSats ? ` ${words.beyondReserve}` : ""}
            </td>
            <td data-label={words.atOnce}>{nowWords(format, way)}</td>
            <td data-label={words.atMost}>{costWords(format, way)}</td>
          </tr>
        ))}
        <tr data-testid="way-reduce">
          <th scope="row">{names.reduce}</th>
          <td>{words.noReducing}</td>
          <td data-label={words.atOnce}>{MISSING}</td>
          <td data-label={words.atMost}>{MISSING}</td>
        </tr>
      </tbody>
    </table>
  );
};
