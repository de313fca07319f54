"use client";

import { useState } from "react";
import { priceHalfUsd } from "#domain/units.ts";
import { useLocale } from "#ui/kit/use-words.ts";
import { DemoFrame } from "./demo-frame.tsx";
import { DEMO_POSITION, DEMO_START } from "./demo-guard.ts";
import { demoView } from "./demo-view.ts";

const AT_START = { price: DEMO_START, lowest: DEMO_START };

/** The long whose price the visitor pulls: every figure and sentence is decided by the product's own guard. */
export const LiveDemo = () => {
  const locale = useLocale();
  const [{ price, lowest }, setPulled] = useState(AT_START);
  const pull = (to: number) => {
    const next = priceHalfUsd(to);
    setPulled((before) => ({ price: next, lowest: priceHalfUsd(Math.min(next, before.lowest)) }));
  };
  return (
    <DemoFrame
      size={DEMO_POSITION.quantity}
      view={demoView(price, lowest, locale)}
      pulled={{ onPull: pull, onAgain: () => setPulled(AT_START) }}
    />
  );
};
