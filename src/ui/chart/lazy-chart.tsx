"use client";

import dynamic from "next/dynamic";

/** The chart with all it needs, fetched only where one is shown. */
export const LazyChart = dynamic(async () => (await import("./position-chart.tsx")).PositionChart, {
  ssr: false,
  loading: () => <div className="chart-field" />,
});
