"use client";

import Link from "next/link";
import { byDay } from "#ui/format/by-day.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { useNow } from "#ui/kit/use-now.ts";
import { useWords } from "#ui/kit/use-words.ts";
import { PagedList } from "#ui/paging/paged-list.tsx";
import { TopLine } from "#ui/shell/top-line.tsx";
import { AlertRow } from "./alert-row.tsx";
import { OPERATOR_ALERT_WORDS } from "./operator-alert-words.ts";
import { useOperatorAlerts } from "./use-operator-alerts.ts";

/** What fails about the installation now, before what failed and is over. */
export const AlertsPage = () => {
  const words = useWords(OPERATOR_ALERT_WORDS);
  const format = useFormat();
  const now = useNow();
  const query = useOperatorAlerts();
  const pages = query.data?.pages ?? [];
  const standing = pages[0]?.standing ?? [];
  const over = pages.flatMap(({ items }) => items).map((alert) => ({ ...alert, at: alert.since }));
  return (
    <div className="wrap decide operator-alerts">
      <TopLine />
      <div className="head">
        <div>
          <h1>{words.title}</h1>
          <p className="dim">{words.lead}</p>
        </div>
        <div className="acts">
          <Link className="btn" href="/status">
            {words.status}
          </Link>
          <Link className="btn" href="/operator">
            {words.events}
          </Link>
        </div>
      </div>
      <PagedList query={query} words={words} isEmpty={false} empty={null} testId="alerts-older">
        {query.data === undefined ? null : (
          <>
            <section aria-labelledby="alerts-standing">
              <h2 id="alerts-standing">{words.standing}</h2>
              {standing.length === 0 ? (
                <p className="nothing dim" data-testid="alerts-none">
                  {words.noneStanding}
                </p>
              ) : (
                standing.map((alert) => <AlertRow key={alert.id} alert={alert} now={now} />)
              )}
            </section>
            <section className="alerts-over" aria-labelledby="alerts-over">
              <h2 id="alerts-over">{words.over}</h2>
              {over.length === 0 && !query.hasNextPage ? <p className="nothing dim">{words.none}</p> : null}
              {byDay(format, over).map(([day, ofDay]) => (
                <section key={day}>
                  <h3 className="day">{day}</h3>
                  {ofDay.map((alert) => (
                    <AlertRow key={alert.id} alert={alert} now={now} />
                  ))}
                </section>
              ))}
            </section>
          </>
        )}
      </PagedList>
    </div>
  );
};
