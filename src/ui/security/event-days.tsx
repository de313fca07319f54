import type { ReactNode } from "react";
import { byDay } from "#ui/format/by-day.ts";
import { useFormat } from "#ui/format/use-format.ts";

type Props<Event extends { readonly seq: number; readonly at: string }> = {
  readonly events: readonly Event[];
  /** The level of its headings. */
  readonly heading: "h2" | "h3";
  readonly row: (event: Event) => ReactNode;
};

/** Events under their days, newest first. */
export const EventDays = <Event extends { readonly seq: number; readonly at: string }>({
  events,
  heading: Heading,
  row,
}: Props<Event>) => {
  const format = useFormat();
  return (
    <>
      {byDay(format, events).map(([day, ofDay]) => (
        <section key={day}>
          <Heading className="day">{day}</Heading>
          {ofDay.map((event) => (
            <div key={event.seq}>{row(event)}</div>
          ))}
        </section>
      ))}
    </>
  );
};
