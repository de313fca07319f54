"use client";

import type { ReactNode } from "react";
import { MovedWords } from "#ui/activity/moved-words.tsx";
import { useFormat } from "#ui/format/use-format.ts";
import { Fact } from "#ui/kit/fact.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { DemoLane } from "./demo-lane.tsx";
import { DEMO_STEPS, priceAtStep, stepOf } from "./demo-scale.ts";
import type { DemoView } from "./demo-view.ts";
import { DEMO_WORDS } from "./demo-words.ts";

type Pulled = {
  /** The new price in half dollars. */
  readonly onPull: (price: number) => void;
  readonly onAgain: () => void;
};

type Props = {
  readonly size: number;
  readonly view: DemoView;
  /** Null while it is a still: nothing can be pulled yet. */
  readonly pulled: Pulled | null;
};

const Decisions = ({ view, children }: Pick<Props, "view"> & { readonly children: ReactNode }) => {
  const words = useWords(DEMO_WORDS);
  const format = useFormat();
  const { decisions, guarded, added } = view;
  return (
    <div className="decided">
      <div role="status">
        <h3>{words.decisions}</h3>
        {decisions.length === 0 && guarded.trigger !== null ? (
          <p className="dim">{words.nothingYet(format.price(guarded.trigger))}</p>
        ) : null}
        <ol>
          {decisions.map(({ price, words: sentence }) => (
            <li key={price}>
              <b>{format.price(price)}</b>{" "}
              <span>
                <MovedWords text={sentence} />
              </span>
            </li>
          ))}
        </ol>
        {guarded.isOver ? <p>{words.addedIsLost(format.sats(added))}</p> : null}
      </div>
      {children}
    </div>
  );
};

const Facts = ({ view: { price, added, cap, guarded, unguarded } }: Pick<Props, "view">) => {
  const words = useWords(DEMO_WORDS);
  const format = useFormat();
  const at = format.price(guarded.liquidation);
  return (
    <div className="facts">
      <Fact label={words.price} figure={format.price(price)} />
      <Fact label={words.added} figure={format.sats(added)}>
        {words.ofCap(format.sats(cap))}
      </Fact>
      <Fact label={words.liquidation} figure={at}>
        {guarded.was === null ? words.notMoved : words.moved(format.price(unguarded.liquidation), at)}
      </Fact>
    </div>
  );
};

/** The demo as it is drawn: a still, or what the visitor pulls. It takes the same room either way. */
export const DemoFrame = ({ size, view, pulled }: Props) => {
  const words = useWords(DEMO_WORDS);
  const format = useFormat();
  const { price, unguarded, guarded, cap } = view;
  return (
    <section className="demo" id="how" aria-labelledby="demo-title">
      <header>
        <h2 id="demo-title">{words.title}</h2>
        <p>
          {words.guarded(format.quantity(size))} {words.bounds(format.sats(cap))}
        </p>
        <p className="label">{words.isExample}</p>
      </header>
      <div className="lanes">
        <DemoLane name={words.without} price={price} isTagged was={null} trigger={null} {...unguarded} />
        <DemoLane name={words.with} price={price} isTagged={false} {...guarded} />
        <div className="lane pull">
          <div />
          <input
            type="range"
            aria-label={words.price}
            aria-valuetext={format.price(price)}
            min={0}
            max={DEMO_STEPS}
            value={stepOf(price)}
            disabled={pulled === null}
            onChange={(event) => pulled?.onPull(priceAtStep(Number(event.currentTarget.value)))}
          />
        </div>
      </div>
      <Facts view={view} />
      <Decisions view={view}>
        <button type="button" className="btn" disabled={pulled === null} onClick={pulled?.onAgain}>
          {words.again}
        </button>
      </Decisions>
    </section>
  );
};
