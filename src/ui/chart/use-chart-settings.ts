"use client";

import { useState } from "react";
import { type ChartSettings, readChartSettings, writeChartSettings } from "./chart-settings.ts";

const KEY = "axisor-chart";

/** A browser that keeps nothing still shows a chart. */
const kept = (): string | null => {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
};

const keep = (settings: ChartSettings): void => {
  try {
    localStorage.setItem(KEY, writeChartSettings(settings));
  } catch {
    // It holds for this page then.
  }
};

/** How the chart was looked at on this device last, and how to look at it otherwise. */
export const useChartSettings = () => {
  const [settings, setSettings] = useState(() => readChartSettings(kept()));
  const change = (changed: Partial<ChartSettings>) => {
    const next = { ...settings, ...changed };
    setSettings(next);
    keep(next);
  };
  return [settings, change] as const;
};
