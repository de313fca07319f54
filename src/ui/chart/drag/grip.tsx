"use client";

import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import { useFormat } from "#ui/format/use-format.ts";
import { useWords } from "#ui/kit/use-words.ts";
import type { DrawnChart } from "../draw-chart.ts";
import type { Drag, DragKind } from "./drag-plan.ts";
import { DRAG_WORDS } from "./drag-words.ts";
import { keyedPrice, snapPrice } from "./move-price.ts";

type Props = {
  readonly kind: DragKind;
  /** Where the line stands, in half dollars. */
  readonly price: number;
  readonly column: number;
  readonly chart: DrawnChart;
  readonly field: HTMLElement;
  /** The move of this line; null while it is not moved. */
  readonly drag: Drag | null;
  /** What is told of where it is; null while it is not moved. */
  readonly told: string | null;
  readonly onMove: (drag: Drag | null) => void;
  readonly onDrop: (drag: Drag) => void;
};

const COLUMN = 48;
/** The name of the line stands at its end, and stays to be read. */
const NAME = 72;
/** A press that moves less than this is no drag. */
const LEAST = 3;

/** The handle of a line: dragged by pointer or touch, or moved by keys. */
export const Grip = ({ kind, price, column, chart, field, drag, told, onMove, onDrop }: Props) => {
  const words = useWords(DRAG_WORDS);
  const format = useFormat();
  const pressedAt = useRef<number | null>(null);
  const latest = useRef<Drag | null>(null);
  const now = drag?.price ?? price;
  const { scale, height } = chart.room();
  const top = Math.min(height, Math.max(0, chart.yOf(now) ?? 0));
  const moveTo = (to: number) => {
    latest.current = { kind, from: price, price: to };
    onMove(latest.current);
  };
  const move = ({ clientY }: PointerEvent) => {
    if (
      pressedAt.current === null ||
      (latest.current === null && Math.abs(clientY - pressedAt.current) < LEAST)
    )
      return;
    const y = Math.min(height, Math.max(0, clientY - field.getBoundingClientRect().top));
    const to = chart.priceAt(y);
    if (to !== null) moveTo(snapPrice(to));
  };
  const letGo = () => {
    const moved = latest.current;
    pressedAt.current = null;
    latest.current = null;
    if (moved !== null && moved.price !== moved.from) onDrop(moved);
    else onMove(null);
  };
  const putBack = () => {
    pressedAt.current = null;
    latest.current = null;
    onMove(null);
  };
  const press = (event: KeyboardEvent) => {
    const to = keyedPrice(now, event.key, event.shiftKey);
    if (to !== null) moveTo(to);
    else if (event.key === "Enter" && drag !== null) letGo();
    else if (event.key === "Escape" && drag !== null) putBack();
    else return;
    event.preventDefault();
  };
  return (
    <button
      type="button"
      role="slider"
      className="grip"
      data-moving={drag !== null}
      style={{ top, right: scale + NAME + column * COLUMN }}
      aria-orientation="vertical"
      aria-label={words.move[kind]}
      aria-valuenow={now / 2}
      aria-valuetext={told ?? format.priceExact(now)}
      title={words.hint}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        pressedAt.current = event.clientY;
      }}
      onPointerMove={move}
      onPointerUp={() => {
        if (pressedAt.current !== null) letGo();
      }}
      onPointerCancel={putBack}
      onKeyDown={press}
      data-testid={`grip-${kind}`}
    >
      <span aria-hidden="true" />
    </button>
  );
};
