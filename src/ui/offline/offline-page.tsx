"use client";

import { useSyncExternalStore } from "react";
import { liquidationDistance } from "#domain/position/distance.ts";
import { priceHalfUsd } from "#domain/units.ts";
import { MISSING } from "#ui/format/format.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { Button } from "#ui/kit/button.tsx";
import { useNow } from "#ui/kit/use-now.ts";
import { useWords } from "#ui/kit/use-words.ts";
import { positionName } from "#ui/positions/position-ruler.ts";
import { type LastKnown, readLastKnown } from "./last-known.ts";
import { OFFLINE_WORDS } from "./offline-words.ts";

type Line = {
  readonly key: string;
  readonly side: "long" | "short";
  readonly quantity: number;
  readonly liquidation: number | null;
  readonly stop: number | null;
  readonly isCross: boolean;
};

/** Every position of an account, the cross one among them. */
const linesOf = ({ positions, cross }: LastKnown, accountId: string): readonly Line[] => [
  ...positions
    .filter((position) => position.accountId === accountId)
    .map(({ id, side, quantity, liquidation, stopLoss }) => ({
      key: id,
      side,
      quantity,
      liquidation,
      stop: stopLoss,
      isCross: false,
    })),
  ...cross.flatMap(({ accountId: of, side, quantity, liquidation }) =>
    of !== accountId || side === null
      ? []
      : [{ key: `cross ${accountId}`, side, quantity, liquidation, stop: null, isCross: true }],
  ),
];

const PositionThen = ({ line, last }: { readonly line: Line; readonly last: number | null }) => {
  const words = useWords(OFFLINE_WORDS);
  const format = useFormat();
  const { side, liquidation, stop } = line;
  const distance =
    liquidation === null || last === null
      ? null
      : liquidationDistance(side, priceHalfUsd(liquidation), priceHalfUsd(last));
  return (
    <li>
      <b>{positionName(line, format)}</b>
      <dl>
        <dt>{words.liquidation}</dt>
        <dd>{liquidation === null ? MISSING : format.price(liquidation)}</dd>
        <dt>{words.distance}</dt>
        <dd>{distance === null ? MISSING : format.distance(distance)}</dd>
        <dt>{words.stop}</dt>
        <dd>{stop === null ? words.none : format.price(stop)}</dd>
      </dl>
    </li>
  );
};

const AccountThen = ({
  known,
  account,
}: {
  readonly known: LastKnown;
  readonly account: LastKnown["accounts"][number];
}) => {
  const words = useWords(OFFLINE_WORDS);
  const format = useFormat();
  const last = known.prices.find(({ network }) => network === account.network)?.last ?? null;
  const lines = linesOf(known, account.id);
  return (
    <section aria-label={account.label}>
      <h2>{account.label}</h2>
      {last === null ? null : (
        <p className="dim">
          {words.price}: {format.price(last)} USD
        </p>
      )}
      {lines.length === 0 ? (
        <p className="dim">{words.noPositions}</p>
      ) : (
        <ul className="then">
          {lines.map((line) => (
            <PositionThen key={line.key} line={line} last={last} />
          ))}
        </ul>
      )}
    </section>
  );
};

let kept: { readonly known: LastKnown | null } | null = null;

/** Read once: offline nothing new comes. */
const lookOnce = (): LastKnown | null => {
  kept ??= { known: readLastKnown() };
  return kept.known;
};

const never = () => () => undefined;

/** What is known while there is no connection, its age before all else. */
export const OfflinePage = () => {
  const words = useWords(OFFLINE_WORDS);
  const format = useFormat();
  const now = useNow();
  const known = useSyncExternalStore(never, lookOnce, () => null);
  return (
    <>
      <p className="label">{words.title}</p>
      <h1 className="age-first" data-testid="offline-age">
        {known === null ? words.title : words.age(format.age(now - Date.parse(known.now)))}
      </h1>
      <p className="dim">{known === null ? words.nothing : words.lead}</p>
      <p>{words.guards}</p>
      {known?.accounts.map((account) => (
        <AccountThen key={account.id} known={known} account={account} />
      ))}
      <div className="acts">
        <Button look="primary" onClick={() => window.location.reload()}>
          {words.again}
        </Button>
      </div>
    </>
  );
};
