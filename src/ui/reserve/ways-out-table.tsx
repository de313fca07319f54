import type { ReservePlanView } from "#server/trpc/schemas/reserve-plan.ts";
import { costWords, nowWords, wayName, wayWords } from "./reserve-words.ts";

type Props = { readonly plan: Pick<ReservePlanView, "ways" | "targetBps" | "reserveSats"> };

/** What can be done about a position, the cheapest first; what LN Markets does not offer stands last, with what there is instead. */
export const WaysOutTable = ({ plan: { ways, targetBps, reserveSats } }: Props) => (
  <table className="ways-out" data-testid="ways-out">
    <caption>Ways out, by the most each can cost</caption>
    <thead>
      <tr>
        <th scope="col">Way</th>
        <th scope="col">What it changes</th>
        <th scope="col">Free sats at once</th>
        <th scope="col">The most it can cost</th>
      </tr>
    </thead>
    <tbody>
      {ways.map((way) => (
        <tr key={way.kind} data-testid={`way-${way.kind}`}>
          <th scope="row">{wayName(way)}</th>
          <td>
            {wayWords(way, targetBps ?? 0)}
            {way.satsNow > reserveSats ? " That is more than the reserve above." : ""}
          </td>
          <td data-label="At once">{nowWords(way)}</td>
          <td data-label="At most">{costWords(way)}</td>
        </tr>
      ))}
      <tr data-testid="way-reduce">
        <th scope="row">Reduce it</th>
        <td>
          Not available: LN Markets closes an isolated position whole. What there is instead: close it and
          open a smaller one, which costs the fees of both.
        </td>
        <td data-label="At once">—</td>
        <td data-label="At most">—</td>
      </tr>
    </tbody>
  </table>
);
